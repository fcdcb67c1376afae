//! What decoding a tree has found so far.
//!
//! Serde stops at the first error; we want them all. So a value of the wrong shape is noted and replaced by a
//! placeholder on the spot: it becomes a *hole*. Where only the type itself can say that a value is wrong (a date in
//! the wrong form), or that a field is missing, decoding fails; then the value is marked as a hole, or the field as
//! required, and the tree is decoded again. Each round fails for a new reason, and their number is limited.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;

use serde::de;

use super::problem::{Found, MAX_PROBLEMS};
use super::words::now_called;
use crate::scenario::check::{Path, Step};
use crate::storage::syntax::{Node, NodeId, Span, Value};

/// How many values may be looked at in all rounds together.
const MAX_VISITS: usize = 20_000_000;

/// How many findings one round keeps.
const MAX_FOUND: usize = 10 * MAX_PROBLEMS;

/// Why decoding failed.
#[derive(Debug)]
pub enum Failure {
    /// For a reason that has been noted in the session.
    Noted,
    /// A struct lacks this field.
    Missing(&'static str),
    /// A type rejects a value, for it wants something else.
    Expected(String),
    /// A type rejects a value.
    Rejected(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Noted => f.write_str("this cannot be read"),
            Self::Missing(field) => write!(f, "the field `{field}` is missing"),
            Self::Expected(what) => write!(f, "expected {what}"),
            Self::Rejected(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for Failure {}

impl de::Error for Failure {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Rejected(message.to_string())
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Missing(field)
    }

    fn invalid_value(_: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::Expected(expected.to_string())
    }

    fn invalid_type(_: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::Expected(expected.to_string())
    }
}

/// What is wrong with a value that its own type has rejected.
#[derive(Clone, Debug)]
struct Mark {
    message: String,
}

/// What decoding has found so far; shared by everything that takes part in it.
#[derive(Default)]
pub struct Session {
    /// The text is in a format before 4, when some words were others.
    old_words: bool,
    /// Words that are others by now, and what they are.
    renamed: RefCell<BTreeMap<NodeId, Renamed>>,
    /// Values that their types rejected in an earlier round.
    marks: RefCell<HashMap<NodeId, Mark>>,
    /// Fields that have been found to be required, by the name of their type.
    required: RefCell<HashSet<(&'static str, &'static str)>>,
    /// What this round has found.
    found: RefCell<Vec<Found>>,
    /// Values that this round has replaced by placeholders.
    holes: RefCell<HashSet<NodeId>>,
    /// Structs that lack a field or have one that is not known.
    tainted: RefCell<HashSet<NodeId>>,
    /// Values that might as well be `None`.
    optional: RefCell<HashSet<NodeId>>,
    /// Where decoding is.
    path: RefCell<Vec<Step>>,
    visits: Cell<usize>,
    more: Cell<bool>,
}

/// A word of an earlier format: where it stands, and what it is by now.
pub type Renamed = (Span, &'static str);

impl Session {
    /// One for a text of this format.
    pub fn of_format(format: u32) -> Self {
        Self { old_words: format < 4, ..Self::default() }
    }

    /// The variant that a word of an earlier format is by now, if the text is in such a format.
    pub fn renamed(
        &self,
        name: &str,
        word: &str,
        node: &Node<'_>,
        variants: &'static [&'static str],
    ) -> Option<&'static &'static str> {
        let now = now_called(name, word).filter(|_| self.old_words)?;
        self.renamed.borrow_mut().insert(node.id, (node.span, now));
        variants.iter().find(|variant| **variant == now)
    }

    /// The words that are others by now, in the order of the text.
    pub fn take_renamed(&self) -> Vec<Renamed> {
        let mut renamed: Vec<_> = self.renamed.take().into_values().collect();
        renamed.sort_by_key(|(span, _)| span.start);
        renamed
    }

    /// Begins another round.
    pub fn begin(&self) {
        self.found.borrow_mut().clear();
        self.holes.borrow_mut().clear();
        self.tainted.borrow_mut().clear();
        self.path.borrow_mut().clear();
    }

    /// How much is known that makes a round differ from the first one.
    pub fn learned(&self) -> usize {
        self.marks.borrow().len() + self.required.borrow().len()
    }

    /// Whether another round is worth its time.
    pub fn may_go_on(&self) -> bool {
        self.marks.borrow().len() < MAX_PROBLEMS && self.visits.get() < MAX_VISITS
    }

    /// What the last round has found.
    pub fn take_found(&self) -> Vec<Found> {
        self.found.take()
    }

    /// Whether there was more than could be kept.
    pub fn more(&self) -> bool {
        self.more.get()
    }

    /// Notes something.
    pub fn note(&self, span: Span, message: impl Into<String>, help: Option<String>) {
        self.note_found(span, message.into(), help, None);
    }

    /// Notes something that is about another place too.
    pub fn note_beside(&self, span: Span, message: impl Into<String>, other: Span) {
        self.note_found(span, message.into(), None, Some(other));
    }

    fn note_found(&self, span: Span, message: String, help: Option<String>, beside: Option<Span>) {
        let mut found = self.found.borrow_mut();
        if found.len() >= MAX_FOUND {
            self.more.set(true);
            return;
        }
        let path = Path(self.path.borrow().clone()).to_string();
        found.push(Found { span, path, message, help, beside });
    }

    /// Notes that a value is not what it should be, and makes it a hole.
    pub fn mismatch(&self, node: &Node<'_>, message: impl Into<String>, help: Option<String>) {
        self.note(node.span, message, help);
        self.holes.borrow_mut().insert(node.id);
    }

    /// Whether a value must be replaced by a placeholder. A value that was rejected in an earlier round is noted again.
    pub fn is_hole(&self, node: &Node<'_>) -> bool {
        self.visits.set(self.visits.get().saturating_add(1));
        let mark = self.marks.borrow().get(&node.id).cloned();
        if let Some(mark) = mark {
            self.mismatch(node, mark.message, None);
            return true;
        }
        matches!(node.value, Value::Hole)
    }

    /// Turns the failure of a value into a mark on it, unless the reason is noted already.
    pub fn settle<T>(
        &self,
        node: &Node<'_>,
        result: Result<T, Failure>,
        found: impl FnOnce() -> String,
    ) -> Result<T, Failure> {
        result.map_err(|failure| {
            let message = match failure {
                Failure::Noted => return Failure::Noted,
                Failure::Expected(what) => format!("expected {what}, found {}", found()),
                other @ (Failure::Missing(_) | Failure::Rejected(_)) => other.to_string(),
            };
            self.marks.borrow_mut().insert(node.id, Mark { message });
            Failure::Noted
        })
    }

    /// Notes that a value might as well be `None`.
    pub fn note_optional(&self, node: &Node<'_>) {
        self.optional.borrow_mut().insert(node.id);
    }

    /// The values that might as well be `None`.
    pub fn take_optional(&self) -> HashSet<NodeId> {
        self.optional.take()
    }

    /// Learns that a type requires a field.
    pub fn learn_required(&self, name: &'static str, field: &'static str) {
        self.required.borrow_mut().insert((name, field));
    }

    /// Whether a type is known to require a field.
    pub fn requires(&self, name: &'static str, field: &'static str) -> bool {
        self.required.borrow().contains(&(name, field))
    }

    /// Remembers that a struct lacks a field or has one that is not known.
    pub fn taint(&self, node: &Node<'_>) {
        self.tainted.borrow_mut().insert(node.id);
    }

    /// Remembers that a value may not be the one that was meant: what does not fit it is not told.
    pub fn doubt(&self, node: &Node<'_>) {
        self.holes.borrow_mut().insert(node.id);
    }

    /// Whether the last round has put a placeholder in place of a value.
    pub fn was_hole(&self, node: &Node<'_>) -> bool {
        matches!(node.value, Value::Hole) || self.holes.borrow().contains(&node.id)
    }

    /// Whether the last round found a struct to lack a field or to have one that is not known.
    pub fn was_tainted(&self, node: &Node<'_>) -> bool {
        self.tainted.borrow().contains(&node.id)
    }

    /// Does something one step further in.
    pub fn within<T>(&self, step: Step, act: impl FnOnce() -> T) -> T {
        self.path.borrow_mut().push(step);
        let result = act();
        self.path.borrow_mut().pop();
        result
    }
}
