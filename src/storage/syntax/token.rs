//! The words of a text, and what can be wrong with one.

use std::borrow::Cow;

use super::habits::Habit;
use super::tree::Span;

/// A word of the notation and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Token<'t> {
    /// What it is.
    pub kind: TokenKind<'t>,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of word.
#[derive(Clone, Debug, PartialEq)]
pub enum TokenKind<'t> {
    /// `(`, `[` or `{`
    Open(Bracket),
    /// `)`, `]` or `}`
    Close(Bracket),
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// A letter or `_`, then letters, digits or `_`.
    Word(&'t str),
    /// A number as it is written.
    Number(&'t str),
    /// A text with what its escapes stand for.
    Text(Cow<'t, str>),
    /// A single character or a string of bytes.
    Foreign,
    /// `#![…]` in whole.
    Attribute,
    /// Something that has been reported and stands in for a value.
    Bad,
    /// The end of the text.
    End,
}

/// The three kinds of bracket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bracket {
    /// `( )`
    Round,
    /// `[ ]`
    Square,
    /// `{ }`
    Curly,
}

impl Bracket {
    /// The one that closes it.
    pub fn closing(self) -> &'static str {
        match self {
            Self::Round => ")",
            Self::Square => "]",
            Self::Curly => "}",
        }
    }

    /// The one that opens it.
    pub fn opening(self) -> &'static str {
        match self {
            Self::Round => "(",
            Self::Square => "[",
            Self::Curly => "{",
        }
    }
}

/// Something wrong with a word.
pub struct LexFault {
    /// Where.
    pub span: Span,
    /// What.
    pub message: String,
    /// What would be right.
    pub help: Option<String>,
    /// What follows from it.
    pub kind: FaultKind,
}

/// What follows from something wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Nothing: what was meant is plain.
    Plain,
    /// What stands behind it on its line may mean anything.
    Loose,
    /// Words behind it may have been taken for part of it.
    Torn,
    /// Nothing; it is told once for the whole text.
    Habit(Habit),
}
