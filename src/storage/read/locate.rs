//! Finds places of a scenario in the tree it was decoded from.

use super::session::Session;
use crate::scenario::check::{Flaw, Path, Step};
use crate::storage::syntax::{Node, Span, Value};

/// Where a path ends in the tree.
struct End<'a, 't> {
    /// The narrowest value on the way that the tree has.
    node: &'a Node<'t>,
    /// Narrower than the node: a map's key.
    key: Option<Span>,
    /// A value on the way was read as something it is not, or left out by mistake.
    doubtful: bool,
    /// The way leads further than the tree does.
    cut_short: bool,
}

/// Where a flaw stands; `None` if it may merely follow from something that could not be read.
pub fn locate(root: &Node<'_>, flaw: &Flaw, session: &Session) -> Option<Span> {
    let end = follow(root, &flaw.path, session);
    let misread = end.doubtful || (!end.cut_short && end.key.is_none() && session.was_tainted(end.node));
    let credible = !misread && flaw.rests_on.iter().all(|place| is_complete(root, place, session));
    credible.then(|| end.key.unwrap_or(end.node.span))
}

/// Where a path ends in the tree.
pub fn span_of(root: &Node<'_>, path: &Path, session: &Session) -> Option<Span> {
    let end = follow(root, path, session);
    (!end.cut_short).then(|| end.key.unwrap_or(end.node.span))
}

/// Follows a path as far as the tree goes.
fn follow<'a, 't>(root: &'a Node<'t>, path: &Path, session: &Session) -> End<'a, 't> {
    let mut end = End { node: root.unwrap_some(), key: None, doubtful: session.was_hole(root), cut_short: false };
    for step in &path.0 {
        if let Step::KeyItself(key) = step {
            end.key = key_of(end.node, key);
            break;
        }
        let Some(next) = next(end.node, step) else {
            end.cut_short = true;
            end.doubtful |= session.was_tainted(end.node);
            break;
        };
        end.doubtful |= session.was_hole(next);
        end.node = next.unwrap_some();
        end.doubtful |= session.was_hole(end.node);
    }
    end
}

/// The value one step further.
fn next<'a, 't>(node: &'a Node<'t>, step: &Step) -> Option<&'a Node<'t>> {
    match (step, &node.value) {
        // The head is the first of the fields, and the only one without a name.
        (Step::Field(name), _) => node.field(name).or_else(|| node.head()).map(|field| &field.value),
        // What a variant holds stands in the variant's own parentheses, or is the one thing within them.
        (Step::Variant("AtLeast" | "Reaches" | "Before"), _) => Some(node),
        (Step::Variant(_), Value::Tuple(_, items)) => match items.as_slice() {
            [item] => Some(item),
            _ => Some(node),
        },
        (Step::Variant(_), _) => Some(node),
        (Step::Item(index) | Step::Named(index, _), Value::List(items) | Value::Tuple(_, items)) => items.get(*index),
        (Step::Key(key), Value::Map(entries)) => {
            entries.iter().find(|entry| entry.key.text() == Some(key)).map(|entry| &entry.value)
        }
        _ => None,
    }
}

/// Where a map's key stands.
fn key_of(node: &Node<'_>, key: &str) -> Option<Span> {
    match &node.value {
        Value::Map(entries) => entries.iter().find(|entry| entry.key.text() == Some(key)).map(|entry| entry.key.span),
        _ => None,
    }
}

/// Whether everything that a place lists by name could be read.
fn is_complete(root: &Node<'_>, place: &Path, session: &Session) -> bool {
    let end = follow(root, place, session);
    let readable = |item: &Node<'_>| {
        let id = item.field("id");
        !session.was_hole(item)
            && id.is_none_or(|id| !session.was_hole(&id.value))
            && (id.is_some() || !session.was_tainted(item))
    };
    !end.doubtful
        && match &end.node.value {
            Value::List(items) if !end.cut_short => items.iter().all(readable),
            _ => true,
        }
}
