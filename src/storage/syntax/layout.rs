//! Lays out a tree as text: short values on one line, longer ones with a line for each part.

use super::text::write_quoted;
use super::tree::{Name, Node, Value};

/// How many characters a line may have, unless a single text is longer.
const WIDTH: usize = 110;

/// One step of indentation.
const INDENT: &str = "    ";

/// Lays out a tree. The same tree gives the same text, with `\n` at the end of each line and of the text.
///
/// The outermost value, and lists of things directly in it, always have a line for each part: such a file tells in a
/// line-by-line comparison what has changed.
pub fn lay_out(root: &Node<'_>) -> String {
    let mut layout = Layout { out: String::new(), line_start: 0, depth: 0 };
    layout.broken(root);
    layout.out.push('\n');
    layout.out
}

struct Layout {
    out: String,
    /// Where the current line begins in `out`.
    line_start: usize,
    depth: usize,
}

/// One part of a group: what stands before the value, and the value.
struct Part<'p, 't> {
    key: Option<&'p Node<'t>>,
    field: Option<&'t str>,
    value: &'p Node<'t>,
}

/// The parts of a group with its brackets; `None` for a value that has none.
fn group<'p, 't>(node: &'p Node<'t>) -> Option<(Option<Name<'t>>, [char; 2], Vec<Part<'p, 't>>)> {
    let plain = |items: &'p Vec<Node<'t>>| items.iter().map(|value| Part { key: None, field: None, value }).collect();
    match &node.value {
        Value::List(items) => Some((None, ['[', ']'], plain(items))),
        Value::Tuple(name, items) => Some((*name, ['(', ')'], plain(items))),
        Value::Struct(name, fields) => {
            let parts = fields.iter().map(|f| Part { key: None, field: Some(f.name.word), value: &f.value }).collect();
            Some((*name, ['(', ')'], parts))
        }
        Value::Map(entries) => {
            let parts = entries.iter().map(|e| Part { key: Some(&e.key), field: None, value: &e.value }).collect();
            Some((None, ['{', '}'], parts))
        }
        Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::Foreign | Value::Word(_) | Value::Hole => None,
    }
}

/// Writes a value on one line.
fn flat(node: &Node<'_>, out: &mut String) {
    match &node.value {
        Value::Bool(truth) => out.push_str(if *truth { "true" } else { "false" }),
        Value::Number(word) | Value::Word(word) => out.push_str(word),
        Value::Text(text) => write_quoted(text, out),
        // Neither is in what we write.
        Value::Foreign | Value::Hole => out.push_str("()"),
        Value::List(_) | Value::Map(_) | Value::Tuple(..) | Value::Struct(..) => {
            let Some((name, [open, close], parts)) = group(node) else { return };
            out.push_str(name.map_or("", |name| name.word));
            out.push(open);
            for (index, part) in parts.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                lead(part, out);
                flat(part.value, out);
            }
            out.push(close);
        }
    }
}

/// Writes what stands before the value of a part.
fn lead(part: &Part<'_, '_>, out: &mut String) {
    if let Some(key) = part.key {
        flat(key, out);
        out.push_str(": ");
    }
    if let Some(field) = part.field {
        out.push_str(field);
        out.push_str(": ");
    }
}

impl Layout {
    fn new_line(&mut self) {
        self.out.push('\n');
        self.line_start = self.out.len();
        for _ in 0..self.depth {
            self.out.push_str(INDENT);
        }
    }

    /// Writes a value on the current line if it fits there with what follows it, otherwise over several.
    fn value(&mut self, node: &Node<'_>, behind: usize) {
        let mut line = String::new();
        flat(node, &mut line);
        let before = self.out.get(self.line_start..).map_or(0, |line| line.chars().count());
        let things = self.depth == 1
            && matches!(&node.value, Value::List(items) if items.iter().any(|item| group(item).is_some()));
        if !things && before + line.chars().count() + behind <= WIDTH {
            self.out.push_str(&line);
        } else {
            self.broken(node);
        }
    }

    /// Writes a group with a line for each part. A group of one group, such as `All([…])`, shares its brackets'
    /// lines with it, and so does the last of several after parts that fit on the line.
    fn broken(&mut self, node: &Node<'_>) {
        let Some((name, [open, close], parts)) = group(node) else { return flat(node, &mut self.out) };
        self.out.push_str(name.map_or("", |name| name.word));
        self.out.push(open);
        match (&node.value, parts.as_slice()) {
            (Value::Tuple(..), [front @ .., last]) if group(last.value).is_some() && front.iter().all(is_small) => {
                for part in front {
                    flat(part.value, &mut self.out);
                    self.out.push_str(", ");
                }
                self.broken(last.value);
            }
            (_, []) => {}
            (_, parts) => {
                self.depth += 1;
                for part in parts {
                    self.new_line();
                    lead(part, &mut self.out);
                    self.value(part.value, 1);
                    self.out.push(',');
                }
                self.depth -= 1;
                self.new_line();
            }
        }
        self.out.push(close);
    }
}

/// Whether a part is short enough to stand before another on the line that opens their group.
fn is_small(part: &Part<'_, '_>) -> bool {
    group(part.value).is_none()
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    fn laid_out(text: &str) -> String {
        lay_out(&parse(text).root.unwrap())
    }

    #[test]
    fn short_values_stay_on_their_line_and_long_ones_break() {
        let long = "x".repeat(100);
        let text =
            format!("(a:1,b:[(id:\"p\",c:All([Not(Named(\"{long}\")),AtLeast(2,[A,B])]),m:{{\"k\":[1]}})],d:[])");
        let expected = format!(
            "(\n    a: 1,\n    b: [\n        (\n            id: \"p\",\n            c: All([\n                Not(Named(\n                    \"{long}\",\n                )),\n                AtLeast(2, [A, B]),\n            ]),\n            m: {{\"k\": [1]}},\n        ),\n    ],\n    d: [],\n)\n"
        );
        assert_eq!(laid_out(&text), expected);
    }

    #[test]
    fn laying_out_twice_changes_nothing() {
        let text = "(a:[(x:\"“é”\\n\",y:Some(2.5))],b:Card(elements:[\"one\",\"two\"]),c:{\"k\":\"v\"},)";
        let once = laid_out(text);
        assert_eq!(laid_out(&once), once);
    }
}
