//! Cuts a group of a text into its parts, each with the blanks and comments that belong to it, and puts it together again.
//!
//! A comment belongs to a part if it stands behind it on its line, or directly before it, without an empty line between.
//! Any other comment, such as a heading above several parts, stays where it is when a part goes.

use crate::storage::syntax::{INDENT, Node, Parsed, Span, Trivia, TriviaKind, Value, is_blank};

/// A group as it stands in the text; its pieces one after another are the text.
pub(super) struct Pieces<'t> {
    /// Name and opening bracket, with the comments behind it on its line.
    head: Head<'t>,
    /// The parts, in the order of the text.
    pub(super) parts: Vec<Piece<'t>>,
    /// What stands between the last part and the closing bracket.
    foot: &'t str,
    /// The closing bracket.
    close: &'t str,
    /// How a part on a line of its own is indented, if parts have lines of their own.
    pub(super) indent: Option<String>,
}

struct Head<'t> {
    text: &'t str,
    ends_line: bool,
}

/// A part of a group with all that stands around it.
pub(super) struct Piece<'t> {
    /// What stands before it and does not belong to it.
    loose: &'t str,
    /// The blanks before it, and the comments there that belong to it.
    own: &'t str,
    /// What stands between its beginning and its value: a name or key, and a colon.
    pub(super) key: &'t str,
    tail: Tail<'t>,
}

/// What follows a value.
struct Tail<'t> {
    before_comma: &'t str,
    comma: bool,
    behind: &'t str,
    /// Nothing else may follow on the line.
    ends_line: bool,
}

impl Piece<'_> {
    /// Whether comments belong to it, apart from those within its value.
    pub(super) fn has_comments(&self) -> bool {
        let around = [self.own, self.tail.before_comma, self.tail.behind];
        around.iter().any(|text| has_words(text)) || self.key.contains("//") || self.key.contains("/*")
    }
}

/// A part as it is to be written.
pub(super) struct Part {
    /// Its key and value.
    pub(super) text: String,
    /// Which part it was, if it was one.
    pub(super) from: Option<usize>,
    /// It keeps its place among the other parts that do.
    pub(super) stays: bool,
}

/// Whether there is anything but blanks.
fn has_words(text: &str) -> bool {
    text.contains(|character: char| !is_blank(character))
}

/// Whether it goes to a new line before anything else.
fn begins_with_line_end(text: &str) -> bool {
    text.trim_start_matches(|blank: char| blank != '\n' && is_blank(blank)).starts_with('\n')
}

/// The line that leads up to an offset, and the blanks that it begins with.
pub(super) fn line_before(text: &str, offset: u32) -> (&str, &str) {
    let before = text.get(..offset as usize).unwrap_or_default();
    let line = before.get(before.rfind('\n').map_or(0, |end| end + 1)..).unwrap_or_default();
    let blank = line.len() - line.trim_start_matches(is_blank).len();
    (line, line.get(..blank).unwrap_or_default())
}

/// The values of a group, each with where its part begins; `None` for a value without brackets.
fn parts_of<'p, 't>(node: &'p Node<'t>) -> Option<Vec<(u32, &'p Node<'t>)>> {
    Some(match &node.value {
        Value::List(items) | Value::Tuple(_, items) => items.iter().map(|item| (item.span.start, item)).collect(),
        Value::Struct(_, fields) => fields.iter().map(|field| (field.name.span.start, &field.value)).collect(),
        Value::Map(entries) => entries.iter().map(|entry| (entry.key.span.start, &entry.value)).collect(),
        _ => return None,
    })
}

/// Cuts a group; `None` for a value without brackets.
pub(super) fn cut<'t>(parsed: &Parsed<'t>, node: &Node<'t>) -> Option<Pieces<'t>> {
    let values = parts_of(node)?;
    let text = parsed.text;
    let slice = |start: u32, end: u32| Span { start, end }.of(text);
    let close = node.span.end.saturating_sub(1);
    let first = values.first().map_or(close, |(start, _)| *start);
    let bracket = opening_bracket(parsed, node);
    let line = same_line(parsed, Span { start: bracket, end: first });
    // What stands between the bracket and a part on its line belongs to the part.
    let (head_end, ends_line) = if line.over { (line.end, line.ends_in_comment) } else { (bracket, false) };
    let mut pieces = Pieces {
        head: Head { text: slice(node.span.start, head_end), ends_line },
        parts: Vec::with_capacity(values.len()),
        foot: "",
        close: slice(close, node.span.end),
        indent: None,
    };
    let mut from = head_end;
    for (index, (start, value)) in values.iter().enumerate() {
        let next = values.get(index + 1).map(|(start, _)| *start);
        let own = own_start(parsed, Span { start: from, end: *start });
        let (tail, end) = tail(parsed, Span { start: value.span.end, end: next.unwrap_or(close) }, next.is_none());
        let (loose, own) = (slice(from, own), slice(own, *start));
        if begins_with_line_end(loose) || begins_with_line_end(own) {
            let (line, blanks) = line_before(text, *start);
            if line == blanks || pieces.indent.is_none() {
                pieces.indent = Some(blanks.to_owned());
            }
        }
        pieces.parts.push(Piece { loose, own, key: slice(*start, value.span.start), tail });
        from = end;
    }
    pieces.foot = slice(from, close);
    if pieces.indent.is_none() && (values.is_empty() || begins_with_line_end(pieces.foot)) {
        pieces.indent = Some(line_before(text, node.span.start).1.to_owned() + INDENT);
    }
    Some(pieces)
}

/// Where the opening bracket of a group ends.
fn opening_bracket(parsed: &Parsed<'_>, node: &Node<'_>) -> u32 {
    let (Value::Struct(Some(name), _) | Value::Tuple(Some(name), _)) = &node.value else {
        return node.span.start + 1;
    };
    let mut from = name.span.end;
    for trivia in parsed.trivia_in(Span { start: from, end: node.span.end }) {
        let gap = Span { start: from, end: trivia.span.start };
        if gap.of(parsed.text).contains('(') {
            break;
        }
        from = trivia.span.end;
    }
    let rest = parsed.text.get(from as usize..).unwrap_or_default();
    from + rest.find('(').map_or(0, |found| found as u32 + 1)
}

/// The comments that begin on the line on which a stretch begins.
struct SameLine {
    /// Where the last of them ends.
    end: u32,
    ends_in_comment: bool,
    /// The line ends before the stretch does.
    over: bool,
    /// Where the comma is, if there is one in the stretch.
    comma: Option<u32>,
}

fn same_line(parsed: &Parsed<'_>, stretch: Span) -> SameLine {
    let mut line = SameLine { end: stretch.start, ends_in_comment: false, over: false, comma: None };
    let mut from = stretch.start;
    let trivia = parsed.trivia_in(stretch).iter().copied();
    let last = Trivia { kind: TriviaKind::BlockComment, span: Span { start: stretch.end, end: stretch.end } };
    for trivia in trivia.chain([last]) {
        let gap = Span { start: from, end: trivia.span.start }.of(parsed.text);
        line.comma = line.comma.or_else(|| gap.find(',').map(|found| from + found as u32));
        line.over |= gap.contains('\n');
        if !line.over && trivia.span.start < stretch.end {
            line.end = trivia.span.end;
            line.ends_in_comment = trivia.kind == TriviaKind::LineComment;
        }
        from = trivia.span.end;
    }
    line
}

/// What follows a value, up to where the stretch to the next part or the closing bracket goes on.
fn tail<'t>(parsed: &Parsed<'t>, stretch: Span, last: bool) -> (Tail<'t>, u32) {
    let slice = |start: u32, end: u32| Span { start, end }.of(parsed.text);
    let line = same_line(parsed, stretch);
    // With the next part on the same line, only what stands before the comma belongs to this one.
    let stays = if line.over || last { line.end } else { stretch.start };
    let end = line.comma.map_or(stays, |comma| stays.max(comma + 1));
    let ends_line = stays == end && line.ends_in_comment;
    let (before_comma, behind) = match line.comma {
        Some(comma) => (slice(stretch.start, comma), slice(comma + 1, end)),
        None => ("", slice(stretch.start, end)),
    };
    (Tail { before_comma, comma: line.comma.is_some(), behind, ends_line }, end)
}

/// Where, in the stretch before a part, that which belongs to it begins: behind the last empty line.
fn own_start(parsed: &Parsed<'_>, stretch: Span) -> u32 {
    let mut to = stretch.end;
    let comments = parsed.trivia_in(stretch).iter().rev().map(|trivia| trivia.span);
    for comment in comments.chain([Span { start: 0, end: stretch.start }]) {
        let gap = Span { start: comment.end, end: to }.of(parsed.text);
        if let Some(last) = gap.rfind('\n')
            && gap.get(..last).is_some_and(|before| before.contains('\n'))
        {
            return comment.end + last as u32;
        }
        to = comment.start;
    }
    stretch.start
}

impl Pieces<'_> {
    /// Whether there are comments that belong to no part.
    fn has_loose_comments(&self) -> bool {
        let Head { text, .. } = self.head;
        let head = text.find(['(', '[', '{']).map_or("", |bracket| text.get(bracket + 1..).unwrap_or_default());
        has_words(head) || has_words(self.foot) || self.parts.iter().any(|piece| has_words(piece.loose))
    }

    /// Whether there is nothing in it at all.
    pub(super) fn is_bare(&self) -> bool {
        self.parts.is_empty() && !self.has_loose_comments()
    }

    /// The group with other parts; what belongs to none of its parts stays.
    pub(super) fn assemble(&self, parts: &[Part]) -> String {
        let mut writer = Writer { pieces: self, out: self.head.text.to_owned(), ends_line: self.head.ends_line };
        if parts.is_empty() && !self.has_loose_comments() {
            return writer.out.trim_end_matches(is_blank).to_owned() + self.close;
        }
        // What the group has after its last part, the new one has too.
        let comma_behind_last = self.parts.last().map_or(self.indent.is_some(), |piece| piece.tail.comma);
        let mut carried = Carried::default();
        let mut next = 0;
        for (index, part) in parts.iter().enumerate() {
            let stays = part.from.filter(|_| part.stays);
            if let Some(place) = stays {
                carried.take(self.parts.get(next..=place).unwrap_or_default());
                // Nothing comes before the first part that did not stand there before.
                carried.empty_line &= index > 0 || place == 0;
                writer.loose(&mut carried, false);
                next = place + 1;
            } else if next == 0 {
                // A heading stays above what comes first.
                let first = parts.iter().find(|part| part.stays).and_then(|part| part.from);
                let until = first.map_or(self.parts.len(), |first| first + 1);
                carried.take(self.parts.get(..until).unwrap_or_default());
                let empty_line = std::mem::take(&mut carried.empty_line);
                writer.loose(&mut carried, false);
                carried.empty_line = empty_line;
                next = until;
            }
            let before = index.checked_sub(1).and_then(|before| parts.get(before));
            writer.lead(part, before.map(|before| before.from));
            writer.part(part, index + 1 < parts.len() || comma_behind_last);
        }
        carried.take(self.parts.get(next..).unwrap_or_default());
        writer.loose(&mut carried, begins_with_line_end(self.foot) && !has_words(self.foot));
        writer.follow(self.foot);
        writer.follow(self.close);
        writer.out
    }
}

/// What belongs to no part, on its way to the next one that stays.
#[derive(Default)]
struct Carried {
    comments: String,
    empty_line: bool,
}

impl Carried {
    fn take(&mut self, pieces: &[Piece<'_>]) {
        for piece in pieces {
            if has_words(piece.loose) {
                // One empty line between two of them, not two.
                if begins_with_line_end(piece.loose) && self.comments.ends_with('\n') {
                    self.comments.pop();
                }
                self.comments.push_str(piece.loose);
            } else {
                self.empty_line |= !piece.loose.is_empty();
            }
        }
    }
}

/// A group in the making.
struct Writer<'p, 't> {
    pieces: &'p Pieces<'t>,
    out: String,
    /// The line is to be ended before anything else is written.
    ends_line: bool,
}

impl Writer<'_, '_> {
    fn indent(&self) -> &str {
        self.pieces.indent.as_deref().unwrap_or_default()
    }

    /// Writes what comes next, on a new line if it has to be.
    fn follow(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if std::mem::take(&mut self.ends_line) && !begins_with_line_end(text) {
            let indent = self.indent().to_owned();
            self.out.push('\n');
            self.out.push_str(&indent);
        }
        self.out.push_str(text);
    }

    /// Writes what has been carried along; nothing of it but comments at the end of the group.
    fn loose(&mut self, carried: &mut Carried, at_end: bool) {
        let Carried { comments, empty_line } = std::mem::take(carried);
        let comments = if at_end { comments.strip_suffix('\n').unwrap_or(&comments) } else { &comments };
        self.follow(comments);
        // The end of a line and that of an empty one.
        if empty_line && comments.is_empty() && !at_end {
            self.follow("\n");
        }
    }

    /// Writes what stands before a part. `before`: which part the one before it was, if there is one before it.
    fn lead(&mut self, part: &Part, before: Option<Option<usize>>) {
        let own = part.from.and_then(|place| self.pieces.parts.get(place)).map_or("", |piece| piece.own);
        let in_order = part.stays
            && match before {
                None => part.from == Some(0),
                Some(before) => before.is_some() && part.from.and_then(|place| place.checked_sub(1)) == before,
            };
        if in_order || begins_with_line_end(own) {
            return self.follow(own);
        }
        let separator = match (&self.pieces.indent, before) {
            (Some(indent), _) => format!("\n{indent}"),
            (None, None) => String::new(),
            (None, Some(_)) => " ".to_owned(),
        };
        self.follow(&separator);
        self.follow(own.trim_start_matches(is_blank));
    }

    fn part(&mut self, part: &Part, comma: bool) {
        self.follow(&part.text);
        let tail = part.from.and_then(|place| self.pieces.parts.get(place)).map(|piece| &piece.tail);
        let Some(tail) = tail else {
            return self.out.push_str(if comma { "," } else { "" });
        };
        if tail.comma {
            self.out.push_str(tail.before_comma);
        }
        self.out.push_str(if comma { "," } else { "" });
        self.out.push_str(tail.behind);
        self.ends_line = tail.ends_line;
    }
}
