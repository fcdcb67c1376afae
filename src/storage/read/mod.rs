//! Reading: from text to a scenario that has been checked, or to everything that is wrong with it.
//!
//! The text is parsed into a tree (`syntax`), the tree decoded into the scenario types (`decode`), the scenario checked
//! ([`check`](crate::scenario::check)), and what the check finds is located in the text again (`locate`). Each stage
//! goes on after an error as far as its findings can be trusted, so that one reading tells all there is to mend.
//! `json` reads what the program exports for other programs.

mod day;
mod decode;
mod groups;
mod json;
mod locate;
mod problem;
mod session;
mod words;

use std::borrow::Cow;
use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use thiserror::Error;

pub(super) use json::is_json;
#[doc(hidden)]
pub use problem::{Found, arrange};
pub use problem::{MAX_PROBLEMS, Problem, Problems};

use crate::scenario::check::check;
use crate::scenario::{FORMAT, Feasibility, Scenario, composed};
use crate::storage::syntax::{self, Node, NodeId, Parsed, Span, Value};
use session::{Renamed, Session};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 20_000_000;

/// How to tell a scenario.
const BEGINS: &str = "a scenario begins with `(` and `format: 4`";

/// What a text holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// The scenario, without flaws.
    pub scenario: Scenario,
    /// The earlier format that it was written in, if it was: the scenario is in the present one.
    pub earlier: Option<u32>,
}

/// Why a file could not be read.
#[derive(Debug, Error)]
pub enum ReadError {
    /// There is none.
    #[error("there is no such file: {}", .0.display())]
    NotFound(PathBuf),
    /// It is a folder or a device.
    #[error("this is not a file that can be read: {}", .0.display())]
    NotAFile(PathBuf),
    /// It is larger than [`MAX_BYTES`].
    #[error("the file is too large: a scenario has at most {} MB; is it one? {}", MAX_BYTES / 1_000_000, .0.display())]
    TooLarge(PathBuf),
    /// The system could not read it.
    #[error("the file cannot be read: {source}: {}", path.display())]
    Io {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// It is not text in UTF-8.
    #[error("this is no text: byte {byte} cannot be read as UTF-8; save it as UTF-8, or choose a scenario file: {}", path.display())]
    NotText {
        /// Which file.
        path: PathBuf,
        /// The first byte that is not text, from 1.
        byte: usize,
    },
    /// It is text, but no sound scenario.
    #[error("{}", .problems.in_file(&path.display().to_string()))]
    Problems {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        problems: Problems,
    },
}

/// Reads a file.
///
/// # Errors
/// If there is no text to be had from it, or the text is no sound scenario.
pub fn read_file(path: &Path) -> Result<Loaded, ReadError> {
    read_text(&text_of(path)?).map_err(|problems| ReadError::Problems { path: path.to_owned(), problems })
}

/// Reads a file to be seen: letters and accents that stand apart in it are [put together](composed).
///
/// # Errors
/// If there is no text to be had from it, or the text is no sound scenario.
pub fn read_composed(path: &Path) -> Result<Loaded, ReadError> {
    let text = text_of(path)?;
    let loaded = match composed(&text) {
        Cow::Borrowed(text) => read_text(text),
        // What is wrong is told of the text as it stands.
        Cow::Owned(composed) => read_text(&composed).or_else(|_| read_text(&text)),
    };
    loaded.map_err(|problems| ReadError::Problems { path: path.to_owned(), problems })
}

/// The text of a file, whatever it says.
pub(super) fn text_of(path: &Path) -> Result<String, ReadError> {
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => ReadError::NotFound(path.to_owned()),
        _ => ReadError::Io { path: path.to_owned(), source },
    };
    // Before it is opened: opening a pipe would wait for somebody to write into it.
    let metadata = path.metadata().map_err(failed)?;
    if !metadata.is_file() {
        return Err(ReadError::NotAFile(path.to_owned()));
    }
    if metadata.len() > MAX_BYTES {
        return Err(ReadError::TooLarge(path.to_owned()));
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes)).map_err(failed)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ReadError::TooLarge(path.to_owned()));
    }
    String::from_utf8(bytes)
        .map_err(|error| ReadError::NotText { path: path.to_owned(), byte: error.utf8_error().valid_up_to() + 1 })
}

/// Parses a text that looks like a scenario, of whatever format and with whatever in it. All that can be wrong with it is
/// its notation.
pub(super) fn parse_text(text: &str) -> Result<Parsed<'_>, Problems> {
    let parsed = syntax::parse(without_mark(text));
    let root = root_of(&parsed)?;
    let found = faults_of(&parsed, root);
    if found.is_empty() { Ok(parsed) } else { Err(given_up(&parsed, found)) }
}

/// Reads a text.
///
/// # Errors
/// If it is no sound scenario: all that is wrong with it.
pub fn read_text(text: &str) -> Result<Loaded, Problems> {
    if is_json(text) { json::read_json(text) } else { Ok(migrated(understand(text)?)) }
}

/// A text that was read, with what is known of it beside its scenario.
pub(super) struct Understood<'t> {
    /// The tree of the text.
    pub(super) parsed: Parsed<'t>,
    /// What it says, in the format that it is written in.
    pub(super) scenario: Scenario,
    /// The values in it that might as well be `None`.
    pub(super) optional: HashSet<NodeId>,
    /// The words in it that are others in the present format, in the order of the text.
    renamed: Vec<Renamed>,
}

impl Understood<'_> {
    /// The text in the words of the present format, if it has others.
    pub(super) fn in_present_words(&self) -> Option<String> {
        let mut text = self.parsed.text.to_owned();
        // From behind, so that what stands before keeps its place.
        for (span, word) in self.renamed.iter().rev() {
            text.replace_range(span.start as usize..span.end as usize, word);
        }
        (!self.renamed.is_empty()).then_some(text)
    }
}

/// Reads a text as it is written.
pub(super) fn understand(text: &str) -> Result<Understood<'_>, Problems> {
    let text = without_mark(text);
    let parsed = syntax::parse(text);
    let root = root_of(&parsed)?;
    if let Some(found) = root.field("format").and_then(|format| format_fault(&format.value)) {
        return Err(arrange(text, vec![found], false));
    }
    let mut found = faults_of(&parsed, root);
    if parsed.torn {
        return Err(given_up(&parsed, found));
    }
    let session = Session::of_format(format_of(root).unwrap_or(FORMAT));
    let scenario = decode::decode(root, &session);
    let mut more = session.more() || scenario.is_none();
    // Where the notation has lost its meaning, nothing else can be told.
    let told = |found: &Found| !parsed.loose.iter().any(|loose| loose.contains(found.span.start as usize));
    found.extend(session.take_found().into_iter().filter(told));
    if let Some(scenario) = &scenario {
        let flaws = check(scenario);
        more |= flaws.len() >= crate::scenario::check::MAX_FLAWS;
        let located = flaws.into_iter().filter_map(|flaw| {
            let span = locate::locate(root, &flaw, &session)?;
            let beside = flaw.beside.as_ref().and_then(|other| locate::span_of(root, other, &session));
            Some(Found { span, path: flaw.path.to_string(), message: flaw.message, help: flaw.help, beside })
        });
        found.extend(located.filter(told));
    }
    match scenario {
        Some(scenario) if found.is_empty() && !more => {
            Ok(Understood { scenario, optional: session.take_optional(), renamed: session.take_renamed(), parsed })
        }
        _ => {
            if found.is_empty() {
                found.push(whole("this is no scenario that can be read", None));
            }
            Err(arrange(text, found, more))
        }
    }
}

/// The text without the mark that some editors put before it.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// The value of a text, if it looks like a scenario.
fn root_of<'p, 't>(parsed: &'p Parsed<'t>) -> Result<&'p Node<'t>, Problems> {
    let Some(root) = &parsed.root else {
        let mut found = vec![whole("there is no scenario in this text: it is empty", Some(BEGINS))];
        found.extend(parsed.faults.iter().map(|fault| of_fault(None, fault)));
        return Err(arrange(parsed.text, found, false));
    };
    match not_ours(root) {
        Some(found) => Err(arrange(parsed.text, vec![found], false)),
        None => Ok(root),
    }
}

/// What is wrong with the notation.
fn faults_of(parsed: &Parsed<'_>, root: &Node<'_>) -> Vec<Found> {
    parsed.faults.iter().map(|fault| of_fault(Some(root), fault)).collect()
}

/// The problems of a text of which nothing but the notation is looked at.
fn given_up(parsed: &Parsed<'_>, found: Vec<Found>) -> Problems {
    let more = found.len() >= MAX_PROBLEMS;
    arrange(parsed.text, found, more)
}

/// The scenario in the present format, and the earlier one that it came in. What later formats have added may be left
/// out, and mostly means then what it meant before.
fn migrated(understood: Understood<'_>) -> Loaded {
    let Understood { parsed, mut scenario, .. } = understood;
    let earlier = (scenario.format < FORMAT).then_some(scenario.format);
    if scenario.format < 4 {
        keep_unknown_ready(parsed.root.as_ref(), &mut scenario);
    }
    scenario.format = FORMAT;
    Loaded { scenario, earlier }
}

/// Before format 4 what was unknown about a card counted as Ready, and nothing could say otherwise.
fn keep_unknown_ready(root: Option<&Node<'_>>, scenario: &mut Scenario) {
    let of_root = |name: &str| root.and_then(|root| root.field(name)).map(|field| field.value.unwrap_some());
    let says = |node: Option<&Node<'_>>| node.is_some_and(|node| node.field("unknown").is_some());
    if !says(of_root("acceptable")) {
        scenario.acceptable.unknown = Feasibility::Ready;
    }
    let rounds = of_root("rounds").map(|node| &node.value);
    for (place, round) in scenario.rounds.iter_mut().enumerate() {
        let written = match rounds {
            Some(Value::List(items)) => items.get(place),
            _ => None,
        };
        if !says(written) {
            round.unknown = Feasibility::Ready;
        }
    }
}

/// Something wrong with the text as a whole.
fn whole(message: impl Into<String>, help: Option<&str>) -> Found {
    Found {
        span: Span::new(0, 0),
        path: String::new(),
        message: message.into(),
        help: help.map(str::to_owned),
        beside: None,
    }
}

/// A text that is no scenario at all: a single sentence says it.
fn not_ours(root: &Node<'_>) -> Option<Found> {
    let Value::Struct(_, fields) = &root.value else {
        let json = matches!(root.value, Value::Map(_));
        let what = if json { "this is JSON; only scenarios in RON can be laid out" } else { "this is no scenario" };
        return Some(whole(what, Some(BEGINS)));
    };
    let ours = ["title", "as_of", "phases", "packages", "current", "elements"];
    let alike = fields.iter().filter(|field| ours.contains(&field.name.word)).count();
    // With most of what a scenario must have, it is one that lacks its format; decoding will say so.
    let missing = root.field("format").is_none() && alike < 3;
    missing.then(|| whole("this is no scenario: it has no `format`", Some(BEGINS)))
}

/// The format that a text says it is in, as far as that can be told.
fn format_of(root: &Node<'_>) -> Option<u32> {
    match root.field("format")?.value.value {
        Value::Number(raw) => raw.parse().ok(),
        _ => None,
    }
}

/// What is wrong with the format, if it is a number.
fn format_fault(format: &Node<'_>) -> Option<Found> {
    let Value::Number(raw) = format.value else { return None };
    // Every program, an older one too, must see at once which format it is.
    if !raw.bytes().all(|digit| digit.is_ascii_digit()) || (raw.len() > 1 && raw.starts_with('0')) {
        let message = format!("`{}` is no format", words::shortened(raw));
        let help = Some(format!("write it in plain digits: `format: {FORMAT}`"));
        return Some(Found { span: format.span, path: "format".to_owned(), message, help, beside: None });
    }
    let message = match raw.parse::<u64>() {
        Ok(0) => format!("there is no format 0; this program writes format {FORMAT}"),
        Ok(given) if given > u64::from(FORMAT) => {
            format!("this was written by a newer version: format {given}; this program reads up to {FORMAT}")
        }
        _ => return None,
    };
    let help = (!message.starts_with("there")).then(|| "open it with a newer version of the program".to_owned());
    Some(Found { span: format.span, path: "format".to_owned(), message, help, beside: None })
}

/// A fault of notation, with the place inside the scenario where it stands.
fn of_fault(root: Option<&Node<'_>>, fault: &syntax::Fault) -> Found {
    let mut path = Vec::new();
    if let Some(root) = root {
        path_to(root, fault.span.start as usize, &mut path);
    }
    let path = path.join(" / ");
    Found { span: fault.span, path, message: fault.message.clone(), help: fault.help.clone(), beside: None }
}

/// The names on the way from a node to an offset in it.
fn path_to(node: &Node<'_>, offset: usize, path: &mut Vec<String>) {
    let inside = |node: &Node<'_>| node.span.contains(offset) || node.span.end as usize == offset;
    let variant = |name: &Option<syntax::Name<'_>>, path: &mut Vec<String>| {
        path.extend(name.iter().map(|name| name.word.to_owned()));
    };
    match &node.value {
        Value::List(items) => {
            if let Some((index, item)) = items.iter().enumerate().find(|(_, item)| inside(item)) {
                path.push(groups::step_to(index, item).to_string());
                path_to(item, offset, path);
            }
        }
        Value::Tuple(name, items) => {
            variant(name, path);
            if let Some((index, item)) = items.iter().enumerate().find(|(_, item)| inside(item)) {
                if items.len() > 1 {
                    path.push(index.to_string());
                }
                path_to(item, offset, path);
            }
        }
        Value::Struct(name, fields) => {
            variant(name, path);
            if let Some(field) = fields.iter().find(|field| inside(&field.value) || field.name.span.contains(offset)) {
                path.extend((!field.is_head()).then(|| words::shortened(field.name.word)));
                path_to(&field.value, offset, path);
            }
        }
        Value::Map(entries) => {
            if let Some(entry) = entries.iter().find(|entry| inside(&entry.value)) {
                path.push(entry.key.text().map(words::shortened).unwrap_or_default());
                path_to(&entry.value, offset, path);
            }
        }
        Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::Foreign | Value::Word(_) | Value::Hole => {}
    }
}
