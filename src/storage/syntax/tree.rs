//! What a text holds: the tree of values with their places, what stands beside it, and what is wrong.

use std::borrow::Cow;

/// A stretch of the text, in bytes: from `start` up to, not including, `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The stretch between two offsets; texts are far shorter than 4 GB.
    pub fn new(start: usize, end: usize) -> Self {
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: narrow(start), end: narrow(end) }
    }

    /// The empty stretch at its end.
    pub fn after(self) -> Self {
        Self { start: self.end, end: self.end }
    }

    /// Whether the byte lies in it.
    pub fn contains(self, offset: usize) -> bool {
        (self.start as usize..self.end as usize).contains(&offset)
    }

    /// What stands there.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// What stands beside the tree: it means nothing to whoever reads values, and something to whoever keeps the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trivia {
    /// What it is.
    pub kind: TriviaKind,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of trivia.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TriviaKind {
    /// `// …` up to the end of its line.
    LineComment,
    /// `/* … */`, which may hold others.
    BlockComment,
    /// `#![…]`, which stands before everything else.
    Attribute,
}

/// Something wrong with the notation.
#[derive(Debug)]
pub struct Fault {
    /// Where.
    pub span: Span,
    /// What.
    pub message: String,
    /// What would be right.
    pub help: Option<String>,
    /// What stands behind it on its line may mean anything.
    pub loose: bool,
}

/// What a text holds.
#[derive(Debug)]
pub struct Parsed<'t> {
    /// The text itself.
    pub text: &'t str,
    /// The value; `None` if the text has none.
    pub root: Option<Node<'t>>,
    /// What is wrong, in the order of discovery.
    pub faults: Vec<Fault>,
    /// The stretches that may mean anything: whatever seems wrong in them follows from what is wrong before them.
    pub loose: Vec<Span>,
    /// Brackets do not match, or the rest was given up: what the tree lacks need not be lacking in the text.
    pub torn: bool,
    /// What stands beside the tree, in the order of the text: a tree does not keep it, a layout can.
    pub trivia: Vec<Trivia>,
}

impl Parsed<'_> {
    /// The comments and attributes that begin in a stretch of the text.
    pub fn trivia_in(&self, span: Span) -> &[Trivia] {
        let before = |offset: u32| self.trivia.partition_point(|trivia| trivia.span.start < offset);
        self.trivia.get(before(span.start)..before(span.end)).unwrap_or_default()
    }
}

/// Tells the nodes of one tree apart; they are numbered from 0.
pub type NodeId = u32;

/// A value and its place.
#[derive(Debug)]
pub struct Node<'t> {
    /// Its number.
    pub id: NodeId,
    /// Where it stands, its name included.
    pub span: Span,
    /// What it is.
    pub value: Value<'t>,
}

/// A word with its place.
#[derive(Clone, Copy, Debug)]
pub struct Name<'t> {
    /// The word.
    pub word: &'t str,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of value that RON has.
#[derive(Debug)]
pub enum Value<'t> {
    /// `true` or `false`.
    Bool(bool),
    /// A number as it is written.
    Number(&'t str),
    /// A text in quotes, with what the escapes stand for.
    Text(Cow<'t, str>),
    /// A single character or a string of bytes: RON has them, scenarios do not.
    Foreign,
    /// A word alone: `Absolute`.
    Word(&'t str),
    /// `[a, b]`
    List(Vec<Node<'t>>),
    /// `{a: b}`
    Map(Vec<Entry<'t>>),
    /// `(a, b)` or `Name(a, b)`, possibly empty.
    Tuple(Option<Name<'t>>, Vec<Node<'t>>),
    /// `(a: 1)` or `Name(a: 1)`; also `Name("a", b: 1)`, which RON does not have.
    Struct(Option<Name<'t>>, Vec<Field<'t>>),
    /// Nothing that could be understood; the fault has been reported.
    Hole,
}

/// One field of a struct.
#[derive(Debug)]
pub struct Field<'t> {
    /// What it is called; an empty word for the head.
    pub name: Name<'t>,
    /// What it holds.
    pub value: Node<'t>,
}

impl<'t> Field<'t> {
    /// The one value that may stand before the fields that a name holds: `"a"` in `Name("a", b: 1)`.
    pub fn head(value: Node<'t>) -> Self {
        let start = value.span.start;
        Self { name: Name { word: "", span: Span { start, end: start } }, value }
    }

    /// Whether it is the head, which is known by its place.
    pub fn is_head(&self) -> bool {
        self.name.word.is_empty()
    }
}

/// One entry of a map.
#[derive(Debug)]
pub struct Entry<'t> {
    /// The key.
    pub key: Node<'t>,
    /// What it leads to.
    pub value: Node<'t>,
}

impl<'t> Node<'t> {
    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The first field of this name, if it is a struct that has one.
    pub fn field(&self, name: &str) -> Option<&Field<'t>> {
        match &self.value {
            Value::Struct(_, fields) => fields.iter().find(|field| field.name.word == name),
            _ => None,
        }
    }

    /// What stands before the fields, if something does.
    pub fn head(&self) -> Option<&Field<'t>> {
        match &self.value {
            Value::Struct(_, fields) => fields.first().filter(|field| field.is_head()),
            _ => None,
        }
    }

    /// What stands in `Some(…)`, or the node itself: for optional values the two mean the same.
    pub fn unwrap_some(&self) -> &Self {
        match &self.value {
            Value::Tuple(Some(Name { word: "Some", .. }), items) => match items.as_slice() {
                [item] => item.unwrap_some(),
                _ => self,
            },
            _ => self,
        }
    }
}
