//! Where comments and attributes go in a layout.
//!
//! They are written in the order of the text, each with what it belongs to:
//!
//! * what begins on the line on which a part ends stays behind it, and what begins on the line of an opening bracket
//!   stays behind that, unless the next part follows on the same line;
//! * all else stands before the next part, or before the closing bracket, on lines of its own as far as the text has it so;
//! * what stands between the name of a part and its value goes before the name.
//!
//! A block comment over several lines keeps them as they are.

use super::layout::{Layout, Part};
use super::lexer::is_blank;
use super::tree::{Node, Span, Trivia, TriviaKind};

/// Whether the text has an empty line before the offset, or several.
fn is_after_empty_line(text: &str, offset: u32) -> bool {
    let before = text.get(..offset as usize).unwrap_or_default();
    before.chars().rev().take_while(|blank| is_blank(*blank)).filter(|blank| *blank == '\n').nth(1).is_some()
}

impl Layout<'_> {
    /// Whether there is a comment in a value, if all before it are written.
    pub(super) fn is_commented(&self, node: &Node<'_>) -> bool {
        self.trivia.first().is_some_and(|trivia| trivia.span.start < node.span.end)
    }

    /// Whether all comments of a value are in one that it holds, if there are any.
    pub(super) fn is_commented_only_within(&self, node: &Node<'_>, held: &Node<'_>) -> bool {
        let before = self.trivia.first().is_some_and(|trivia| trivia.span.start < held.span.start);
        let behind = self.trivia.partition_point(|trivia| trivia.span.start < held.span.end);
        !before && self.trivia.get(behind).is_none_or(|trivia| trivia.span.start >= node.span.end)
    }

    /// Writes what stands before a part and within it up to its value, and goes to where the part is to be written. The
    /// first of its group has no empty line before it.
    pub(super) fn before_part(&mut self, part: &Part<'_, '_>, first: bool) {
        let (mut first, mut joined, mut moved) = (first, false, false);
        while let Some(trivia) = self.take_before(part.value.span.start) {
            // The first that changes places with the name takes the name's distance to what is above.
            let moves = trivia.span.start > part.start();
            let place = if moves && !moved { part.start() } else { trivia.span.start };
            self.go_on(joined, first, place);
            self.write(trivia);
            (first, moved, joined) = (false, moves, !self.ends_line(trivia));
        }
        self.go_on(joined, first || moved, part.start());
    }

    /// Writes what is left before the end of a group; `first` if there is no part before it.
    pub(super) fn before_end(&mut self, first: bool, end: u32) {
        let (mut first, mut joined) = (first, false);
        while let Some(trivia) = self.take_before(end) {
            self.go_on(joined, first, trivia.span.start);
            self.write(trivia);
            (first, joined) = (false, !self.ends_line(trivia));
        }
    }

    /// Writes what stays behind a part that ends at the offset, up to the next part or the end of the group.
    pub(super) fn behind_part(&mut self, offset: u32, next: Option<u32>, end: u32) {
        let until = next.unwrap_or(end);
        let run = self.run(offset, until, &['\n']);
        let stays = next.is_none() || run.last().is_some_and(|last| self.ends_line(*last));
        // With the next part on the same line, only what stands before the comma belongs to this one.
        let count = if stays { run.len() } else { self.run(offset, until, &['\n', ',']).len() };
        self.write_on_this_line(count);
    }

    /// Writes what stays behind an opening bracket, which comes after the offset, up to the first part or the end.
    pub(super) fn behind_bracket(&mut self, offset: u32, until: u32) {
        let run = self.run(offset, until, &['\n']);
        if run.last().is_some_and(|last| self.ends_line(*last)) {
            self.write_on_this_line(run.len());
        }
    }

    /// What follows the offset without one of the signs in between.
    fn run(&self, offset: u32, until: u32, signs: &[char]) -> &[Trivia] {
        let mut end = offset;
        let follows = |trivia: &&Trivia| {
            let between = Span { start: end, end: trivia.span.start };
            end = trivia.span.end;
            trivia.span.start < until && !between.of(self.text).contains(signs)
        };
        let count = self.trivia.iter().take_while(follows).count();
        self.trivia.get(..count).unwrap_or_default()
    }

    fn write_on_this_line(&mut self, count: usize) {
        for _ in 0..count {
            if let Some(trivia) = self.take_before(u32::MAX) {
                self.out.push(' ');
                self.write(trivia);
            }
        }
    }

    /// Goes to where the next thing is to be written: further on the line, or to a new one, after an empty one if the
    /// text has one before the offset.
    fn go_on(&mut self, joined: bool, first: bool, offset: u32) {
        if joined {
            self.out.push(' ');
            return;
        }
        if !first && is_after_empty_line(self.text, offset) {
            self.out.push('\n');
        }
        self.new_line();
    }

    /// The next one, if it begins before the offset.
    fn take_before(&mut self, offset: u32) -> Option<Trivia> {
        let (first, rest) = self.trivia.split_first().filter(|(first, _)| first.span.start < offset)?;
        self.trivia = rest;
        Some(*first)
    }

    fn write(&mut self, trivia: Trivia) {
        let text = trivia.span.of(self.text);
        match trivia.kind {
            TriviaKind::LineComment => self.out.push_str(text.trim_end()),
            TriviaKind::BlockComment => self.out.push_str(&text.replace("\r\n", "\n")),
            TriviaKind::Attribute => self.out.push_str(text),
        }
    }

    /// Whether what comes next goes to a new line.
    fn ends_line(&self, trivia: Trivia) -> bool {
        let behind = self.text.get(trivia.span.end as usize..).unwrap_or_default();
        let behind = behind.trim_start_matches(|next| next != '\n' && is_blank(next));
        match trivia.kind {
            TriviaKind::LineComment => true,
            TriviaKind::BlockComment => behind.is_empty() || behind.starts_with('\n'),
            // Nothing but a comment may stand behind it.
            TriviaKind::Attribute => !behind.starts_with('/'),
        }
    }
}
