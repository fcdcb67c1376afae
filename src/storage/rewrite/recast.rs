//! Values that have become something else: a condition that is now one of several, or the one that is left of several, or
//! asks of the same parts that any be so, not all. What they held keeps its words, and the comments in it.

use std::collections::HashMap;

use super::merge::{At, Merge, laid_out};
use crate::storage::syntax::{Node, Quoting, Span, Value, lay_out_at, lay_out_flat};

/// What stands before the list that a condition ends with, and the list: `AtLeast(2, […])`.
fn front_and_list<'p, 't>(node: &'p Node<'t>) -> Option<(&'t str, &'p [Node<'t>], &'p Node<'t>)> {
    let Value::Tuple(Some(name), items) = &node.value else { return None };
    let (list, front) = items.split_last()?;
    matches!(list.value, Value::List(_)).then_some((name.word, front, list))
}

impl<'p> Merge<'p> {
    /// The text of a value that has become another.
    pub(super) fn recast(&self, text: &Node<'p>, was: Option<&Node<'p>>, now: &Node<'p>, at: At) -> String {
        let place = self.place(text, at);
        let commented = was.filter(|_| !self.coarse && !self.text.trivia_in(text.span).is_empty());
        let kept = commented.and_then(|was| {
            let (before, after) = (was.span.of(self.was.text), now.span.of(self.now.text));
            // Put into another, or taken out of one, it is still itself.
            let moved = Some(()).filter(|()| after.contains(before) || before.contains(after));
            let moved = moved.and_then(|()| self.around(text, was, now));
            moved.or_else(|| self.with_other_head(text, was, now, at)).or_else(|| self.around(text, was, now))
        });
        match kept {
            Some(kept) => laid_out(kept, place),
            None => lay_out_at(self.now, now, Quoting::Canonical, place),
        }
    }

    /// The same list in another condition.
    fn with_other_head(&self, text: &Node<'p>, was: &Node<'p>, now: &Node<'p>, at: At) -> Option<String> {
        let (_, _, text_list) = front_and_list(text)?;
        let (_, _, was) = front_and_list(was)?;
        let (name, front, now) = front_and_list(now)?;
        let mut out = format!("{name}(");
        for item in front {
            out.push_str(&lay_out_flat(self.now, item, Quoting::Canonical));
            out.push_str(", ");
        }
        out.push_str(&self.value(text_list, Some(was), now, At { laid_out: true, ..at.inside() }));
        out.push_str(self.slice(text_list.span.end, text.span.end));
        Some(out)
    }

    /// What is to be said, with what it shares with what was said in the words of the text; `None` if it shares nothing.
    fn around(&self, text: &Node<'p>, was: &Node<'p>, now: &Node<'p>) -> Option<String> {
        let mut words = HashMap::new();
        self.collect(text, was, &mut words);
        let (mut out, found) = (String::new(), words.len());
        self.write(now, &mut words, &mut out);
        (words.len() < found).then_some(out)
    }

    /// The conditions within one, by what they mean, that have comments in them.
    fn collect(&self, text: &Node<'p>, was: &Node<'p>, words: &mut HashMap<&'p str, Span>) {
        if self.text.trivia_in(text.span).is_empty() {
            return;
        }
        words.entry(was.span.of(self.was.text)).or_insert(text.span);
        if let (Value::List(text) | Value::Tuple(_, text), Value::List(was) | Value::Tuple(_, was)) =
            (&text.value, &was.value)
            && text.len() == was.len()
        {
            text.iter().zip(was).for_each(|(text, was)| self.collect(text, was, words));
        }
    }

    /// Writes a value, and takes the words out that it uses: no comment is to be there twice.
    fn write(&self, now: &Node<'p>, words: &mut HashMap<&'p str, Span>, out: &mut String) {
        if let Some(used) = words.get(now.span.of(self.now.text)).copied() {
            words.retain(|_, other| other.end <= used.start || used.end <= other.start);
            return out.push_str(used.of(self.text.text));
        }
        let (name, [open, close], items) = match &now.value {
            Value::List(items) => ("", ["[", "]"], items),
            Value::Tuple(name, items) => (name.map_or("", |name| name.word), ["(", ")"], items),
            _ => return out.push_str(&lay_out_flat(self.now, now, Quoting::Canonical)),
        };
        out.push_str(name);
        out.push_str(open);
        for item in items {
            self.write(item, words, out);
            out.push(',');
        }
        out.push_str(close);
    }
}
