//! Scenarios in JSON, as the program exports them for other programs.

use super::problem::{Found, Problems, arrange};
use super::{Loaded, format_fault, whole, without_mark};
use crate::scenario::check::{Flaw, MAX_FLAWS, Step, check};
use crate::scenario::{FORMAT, Scenario};
use crate::storage::syntax::{self, Node, Span, Value};

/// Whether a text is JSON, or nothing that a scenario could be: scenarios begin with a parenthesis.
pub(in crate::storage) fn is_json(text: &str) -> bool {
    without_mark(text).trim_start().starts_with('{')
}

/// Reads a scenario in JSON, of the present format.
pub(super) fn read_json(text: &str) -> Result<Loaded, Problems> {
    let text = without_mark(text);
    // Its tree says where something stands; RON has all of JSON but for some escapes.
    let parsed = syntax::parse(text);
    let format = parsed.root.as_ref().and_then(|root| entry(root, "format"));
    let Some(format) = format else {
        let help = "a scenario in JSON has `\"format\"`, as `export --json` writes it";
        return Err(one(text, whole("this looks like JSON, but not like a scenario", Some(help))));
    };
    if let Some(fault) = format_fault(format) {
        return Err(one(text, fault));
    }
    if let Value::Number(given) = format.value
        && given.parse::<u32>().is_ok_and(|given| given < FORMAT)
    {
        let message = format!("JSON of format {given}; this program reads JSON of format {FORMAT} alone");
        let help = Some("open the scenario's own file instead".to_owned());
        return Err(one(text, Found { span: format.span, path: "format".to_owned(), message, help, beside: None }));
    }
    let scenario: Scenario = serde_json::from_str(text).map_err(|problem| {
        let message = problem.to_string();
        let place = format!(" at line {} column {}", problem.line(), problem.column());
        let message = message.strip_suffix(&place).unwrap_or(&message).to_owned();
        let at = offset(text, problem.line(), problem.column());
        one(text, Found { span: Span::new(at, at), path: String::new(), message, help: None, beside: None })
    })?;
    let flaws = check(&scenario);
    if flaws.is_empty() {
        return Ok(Loaded { scenario, earlier: None });
    }
    let more = flaws.len() >= MAX_FLAWS;
    let found = flaws.into_iter().map(|flaw| {
        let span = parsed.root.as_ref().map_or(Span::new(0, 0), |root| place(root, &flaw));
        Found { span, path: flaw.path.to_string(), message: flaw.message, help: flaw.help, beside: None }
    });
    Err(arrange(text, found.collect(), more))
}

fn one(text: &str, found: Found) -> Problems {
    arrange(text, vec![found], false)
}

/// Where a line and a column in bytes, both from 1, are.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    (start + column.saturating_sub(1)).min(text.len())
}

/// The value of a key.
fn entry<'n, 't>(node: &'n Node<'t>, key: &str) -> Option<&'n Node<'t>> {
    let Value::Map(entries) = &node.value else { return None };
    entries.iter().find(|entry| entry.key.text() == Some(key)).map(|entry| &entry.value)
}

/// Where a flaw stands, as far as the tree goes.
fn place(root: &Node<'_>, flaw: &Flaw) -> Span {
    let mut node = root;
    for step in &flaw.path.0 {
        let next = match step {
            Step::Field(name) | Step::Variant(name) => entry(node, name),
            Step::Key(key) | Step::KeyItself(key) => entry(node, key),
            Step::Item(index) | Step::Named(index, _) => match &node.value {
                Value::List(items) => items.get(*index),
                _ => None,
            },
        };
        let Some(next) = next else { break };
        node = next;
    }
    node.span
}
