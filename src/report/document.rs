//! A document: what is said, without saying how it is written down.
//!
//! [`markdown`](super::markdown) and [`html`](super::html) write it. Texts are plain: each writer sees to it that
//! nothing in them is taken for its own marks.

use super::picture::Picture;
use super::table::Table;

/// A document with a title.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// What it is called.
    pub title: String,
    /// What stands before the first section.
    pub opening: Vec<Block>,
    /// Its parts.
    pub sections: Vec<Section>,
    /// Where what it says can be read. [`Inline::Source`] names them by their place here, from 0.
    pub sources: Vec<Reference>,
}

/// A part of a document, under a heading of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// In print it begins on a page of its own.
    pub own_page: bool,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A source in the list at the end of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What it is called, and when it was published.
    pub text: String,
    /// Where it can be opened. Only addresses of the web become links.
    pub link: String,
}

impl Reference {
    /// The address, if it is one of the web.
    pub fn web_link(&self) -> Option<&str> {
        let link = self.link.trim();
        let (scheme, rest) = link.split_once("://")?;
        let web = ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
        (web && !rest.is_empty()).then_some(link)
    }
}

/// One thing after another.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading within a section.
    Heading(String),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    Items(Vec<Item>),
    /// A table.
    Table(Table),
    /// A picture; Markdown, which has no pictures of its own, leaves it out.
    Figure(Box<Figure>),
}

/// A picture with what is to be said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The picture.
    pub picture: Picture,
    /// What stands under it; may be empty.
    pub caption: String,
}

/// An entry of a list, with entries of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// What it says.
    pub text: Vec<Inline>,
    /// What belongs to it.
    pub items: Vec<Self>,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Text.
    Text(String),
    /// Text that matters most.
    Strong(String),
    /// The number of a source: its place among the document's sources, from 0.
    Source(usize),
    /// A new line of the same paragraph.
    Break,
}

impl From<&str> for Item {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<String> for Item {
    fn from(text: String) -> Self {
        Self { text: vec![Inline::Text(text)], items: Vec::new() }
    }
}

/// Text as it was typed, its lines kept apart.
pub fn lines(text: &str) -> Vec<Inline> {
    let mut pieces = Vec::new();
    for line in text.lines() {
        if !pieces.is_empty() {
            pieces.push(Inline::Break);
        }
        pieces.push(Inline::Text(line.to_owned()));
    }
    pieces
}
