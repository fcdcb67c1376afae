//! Lays out a tree as text: short values on one line, longer ones with a line for each part. Where comments go is in
//! `trivia`.

use std::borrow::Cow;

use super::text::write_quoted;
use super::tree::{Name, Node, Parsed, Trivia, Value};

/// How many characters a line may have, unless a single text is longer.
const WIDTH: usize = 110;

/// One step of indentation.
pub const INDENT: &str = "    ";

/// How texts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quoting {
    /// In the one way that the program has, whatever it was before.
    Canonical,
    /// As they are, escapes and raw texts included.
    Verbatim,
}

/// Lays out what a text holds; `None` if it holds nothing, or its notation has faults. The same tree gives the same
/// text, with `\n` at the end of each line and of the text, and what has been laid out is not changed by doing it again.
///
/// The outermost value, and lists of things directly in it, always have a line for each part: such a file tells in a
/// line-by-line comparison what has changed. So does a group with a comment in it. Between what has a line of its own,
/// an empty line is kept where the text has one or more.
pub fn lay_out(parsed: &Parsed<'_>, quoting: Quoting) -> Option<String> {
    let root = parsed.root.as_ref().filter(|_| parsed.faults.is_empty())?;
    let mut layout = Layout::new(parsed, &parsed.trivia, quoting, Place { depth: 0, line: "", indent: "" });
    layout.document(root);
    Some(layout.out)
}

/// Where a value stands in a text.
#[derive(Clone, Copy, Debug)]
pub struct Place<'p> {
    /// How many values it is in: none for the outermost, one for its parts.
    pub depth: usize,
    /// What stands before it on its line.
    pub line: &'p str,
    /// How its line is indented.
    pub indent: &'p str,
}

/// Lays out one value, with the comments in it, for a place with a comma behind it.
pub fn lay_out_at(parsed: &Parsed<'_>, node: &Node<'_>, quoting: Quoting, place: Place<'_>) -> String {
    let mut layout = Layout::new(parsed, parsed.trivia_in(node.span), quoting, place);
    if place.depth == 0 {
        layout.broken(node);
    } else {
        layout.value(node, 1);
    }
    layout.out.split_off(place.line.len())
}

/// Lays out one value without comments on one line, however long that is.
pub fn lay_out_flat(parsed: &Parsed<'_>, node: &Node<'_>, quoting: Quoting) -> String {
    let layout = Layout::new(parsed, &[], quoting, Place { depth: 0, line: "", indent: "" });
    let mut line = Line { text: String::new(), left: None };
    // Whatever comes is taken.
    layout.flat(node, &mut line).unwrap_or_default();
    line.text
}

/// A layout in the making.
pub(super) struct Layout<'p> {
    /// What is laid out.
    pub(super) text: &'p str,
    /// The comments and attributes that are not written yet.
    pub(super) trivia: &'p [Trivia],
    quoting: Quoting,
    /// What is written.
    pub(super) out: String,
    depth: usize,
    indent: String,
}

/// One part of a group: what stands before the value, and the value.
pub(super) struct Part<'p, 't> {
    key: Option<&'p Node<'t>>,
    field: Option<Name<'t>>,
    /// The value.
    pub(super) value: &'p Node<'t>,
}

impl<'p, 't> Part<'p, 't> {
    /// A value with nothing before it.
    fn plain(value: &'p Node<'t>) -> Self {
        Self { key: None, field: None, value }
    }

    /// Where it begins.
    pub(super) fn start(&self) -> u32 {
        let field = self.field.map(|field| field.span);
        self.key.map(|key| key.span).or(field).unwrap_or(self.value.span).start
    }
}

/// A value in brackets.
struct Group<'p, 't> {
    name: Option<Name<'t>>,
    open: &'static str,
    close: &'static str,
    parts: Vec<Part<'p, 't>>,
}

/// The group that a value is; `None` for a value without brackets.
fn group<'p, 't>(node: &'p Node<'t>) -> Option<Group<'p, 't>> {
    let plain = |items: &'p Vec<Node<'t>>| items.iter().map(Part::plain).collect();
    let (name, [open, close], parts) = match &node.value {
        Value::List(items) => (None, ["[", "]"], plain(items)),
        Value::Tuple(name, items) => (*name, ["(", ")"], plain(items)),
        Value::Struct(name, fields) => {
            let parts =
                fields.iter().map(|f| Part { key: None, field: (!f.is_head()).then_some(f.name), value: &f.value });
            let parts = parts.collect();
            (*name, ["(", ")"], parts)
        }
        Value::Map(entries) => {
            let parts = entries.iter().map(|e| Part { key: Some(&e.key), field: None, value: &e.value }).collect();
            (None, ["{", "}"], parts)
        }
        Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::Foreign | Value::Word(_) | Value::Hole => {
            return None;
        }
    };
    Some(Group { name, open, close, parts })
}

/// A stretch of one line.
struct Line {
    text: String,
    /// How many more characters it may have, none of them a line break; `None` if it takes whatever comes.
    left: Option<usize>,
}

impl Line {
    /// Adds to it; `None` if that does not fit.
    fn push(&mut self, word: &str) -> Option<()> {
        if let Some(left) = &mut self.left {
            let width = word.chars().take(left.saturating_add(1)).count();
            *left = left.checked_sub(width).filter(|_| !word.contains('\n'))?;
        }
        self.text.push_str(word);
        Some(())
    }
}

impl<'p> Layout<'p> {
    fn new(parsed: &'p Parsed<'_>, trivia: &'p [Trivia], quoting: Quoting, place: Place<'_>) -> Self {
        let (out, indent) = (place.line.to_owned(), place.indent.to_owned());
        Self { text: parsed.text, trivia, quoting, out, depth: place.depth, indent }
    }

    /// Writes everything.
    fn document(&mut self, root: &Node<'_>) {
        let whole = Part::plain(root);
        self.before_part(&whole, true);
        self.broken(root);
        self.behind_part(root.span.end, None, u32::MAX);
        self.before_end(false, u32::MAX);
        self.out.push('\n');
    }

    /// Goes to the next line.
    pub(super) fn new_line(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.push_str(&self.indent);
    }

    /// A value without brackets as it is written.
    fn scalar(&self, node: &Node<'_>) -> Cow<'p, str> {
        match (&node.value, self.quoting) {
            (Value::Text(text), Quoting::Canonical) => {
                let mut quoted = String::with_capacity(text.len() + 2);
                write_quoted(text, &mut quoted);
                Cow::Owned(quoted)
            }
            _ => Cow::Borrowed(node.span.of(self.text)),
        }
    }

    /// Writes a value on one line; `None` if it does not fit.
    fn flat(&self, node: &Node<'_>, line: &mut Line) -> Option<()> {
        let Some(Group { name, open, close, parts }) = group(node) else { return line.push(&self.scalar(node)) };
        line.push(name.map_or("", |name| name.span.of(self.text)))?;
        line.push(open)?;
        for (index, part) in parts.iter().enumerate() {
            line.push(if index > 0 { ", " } else { "" })?;
            self.lead(part, line)?;
            self.flat(part.value, line)?;
        }
        line.push(close)
    }

    /// Writes what stands before the value of a part.
    fn lead(&self, part: &Part<'_, '_>, line: &mut Line) -> Option<()> {
        if let Some(key) = part.key {
            self.flat(key, line)?;
            line.push(": ")?;
        }
        if let Some(field) = part.field {
            line.push(field.span.of(self.text))?;
            line.push(": ")?;
        }
        Some(())
    }

    /// Writes a value on the current line if it fits there with what follows it, otherwise over several.
    fn value(&mut self, node: &Node<'_>, behind: usize) {
        let before = self.out.rsplit('\n').next().map_or(0, |line| line.chars().count());
        let things = self.depth == 1
            && matches!(&node.value, Value::List(items) if items.iter().any(|item| group(item).is_some()));
        let left = WIDTH.checked_sub(before + behind).filter(|_| !things && !self.is_commented(node));
        let mut line = Line { text: String::new(), left };
        if left.is_some() && self.flat(node, &mut line).is_some() {
            self.out.push_str(&line.text);
        } else {
            self.broken(node);
        }
    }

    /// Writes a group with a line for each part. A group of one group, such as `All([…])`, shares its brackets'
    /// lines with it, and so does the last of several after parts that fit on the line.
    fn broken(&mut self, node: &Node<'_>) {
        let Some(Group { name, open, close, parts }) = group(node) else {
            self.out.push_str(&self.scalar(node));
            return;
        };
        self.out.push_str(name.map_or("", |name| name.span.of(self.text)));
        self.out.push_str(open);
        match (&node.value, parts.as_slice()) {
            (Value::Tuple(..), [front @ .., last])
                if group(last.value).is_some()
                    && front.iter().all(|part| self.is_small(part))
                    && self.is_commented_only_within(node, last.value) =>
            {
                for part in front {
                    self.out.push_str(&self.scalar(part.value));
                    self.out.push_str(", ");
                }
                self.broken(last.value);
            }
            (_, []) if !self.is_commented(node) => {}
            (_, parts) => self.lines(node, name, parts),
        }
        self.out.push_str(close);
    }

    /// Writes the parts of a group with a line for each, up to where its closing bracket goes.
    fn lines(&mut self, node: &Node<'_>, name: Option<Name<'_>>, parts: &[Part<'_, '_>]) {
        let outside = self.indent.len();
        self.depth += 1;
        self.indent.push_str(INDENT);
        let opening = name.map_or(node.span.start, |name| name.span.end);
        self.behind_bracket(opening, parts.first().map_or(node.span.end, Part::start));
        for (index, part) in parts.iter().enumerate() {
            self.before_part(part, index == 0);
            let mut line = Line { text: std::mem::take(&mut self.out), left: None };
            // Whatever comes is taken.
            self.lead(part, &mut line).unwrap_or_default();
            self.out = line.text;
            self.value(part.value, 1);
            self.out.push(',');
            self.behind_part(part.value.span.end, parts.get(index + 1).map(Part::start), node.span.end);
        }
        self.before_end(parts.is_empty(), node.span.end);
        self.depth -= 1;
        self.indent.truncate(outside);
        self.new_line();
    }

    /// Whether a part is short enough to stand before another on the line that opens their group.
    fn is_small(&self, part: &Part<'_, '_>) -> bool {
        group(part.value).is_none() && !self.scalar(part.value).contains('\n')
    }
}
