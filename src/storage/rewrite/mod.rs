//! Writing a scenario into the text of its file: what did not change keeps its bytes.
//!
//! Comments, blank lines, quoting, the order of fields, defaults that are spelled out, line ends: all that the format does
//! not need and whoever wrote the file by hand does. What changed is written in its place, in the layout of the program
//! where the place has that layout, and like its neighbours elsewhere. A file that the program wrote stays as the program
//! writes it.
//!
//! * `pieces` cuts a group of values into parts, with the comments that belong to each;
//! * `align` finds out which item of a list is which;
//! * `merge` walks through both;
//! * `recast` is for values that have become another kind of value.
//!
//! Whatever comes of it is read back: it is used only if it says what it is to say.

mod align;
mod merge;
mod pieces;
mod recast;

use std::borrow::Cow;

use super::read::{Understood, is_json, read_text, understand};
use super::syntax;
use super::write::{WriteError, compact, write_json, write_text};
use crate::scenario::{Scenario, composed};
#[doc(hidden)]
pub use align::{Item, align, in_order};
use merge::Merge;

/// The mark that some editors put before a text.
const MARK: char = '\u{feff}';

/// The text that says what the scenario says, made from the text of its file with as little change as can be. A text that
/// cannot be read is replaced, and JSON stays JSON. Letters and accents that stand apart in the text and together in the
/// scenario, or the other way about, are the same. The same text and scenario give the same bytes.
///
/// # Errors
/// If the scenario cannot be written.
pub fn rewrite_text(before: &str, scenario: &Scenario) -> Result<String, WriteError> {
    if is_json(before) {
        let same = match read_text(before) {
            Ok(loaded) => written(&loaded.scenario)? == written(scenario)?,
            Err(_) => false,
        };
        return if same { Ok(before.to_owned()) } else { write_json(scenario) };
    }
    let (mark, body) = match before.strip_prefix(MARK) {
        Some(body) => (MARK.to_string(), body),
        None => (String::new(), before),
    };
    let windows = ends_lines_as_windows(body);
    let body = if windows { Cow::Owned(body.replace("\r\n", "\n")) } else { Cow::Borrowed(body) };
    // Words that are others by now are not what changed: around them the text stays.
    let present = understand(&body).ok().and_then(|understood| understood.in_present_words());
    let body = present.map_or(body, Cow::Owned);
    let Ok(understood) = understand(&body) else { return write_text(scenario) };
    let (was, now) = (written(&understood.scenario)?, written(scenario)?);
    if was == now {
        return Ok(before.to_owned());
    }
    let laid_out = |text: String| mark.clone() + &if windows { text.replace('\n', "\r\n") } else { text };
    let in_place = |coarse| {
        let text = laid_out(merged(&understood, &was, &now, coarse)?);
        let says = read_text(&text).ok()?;
        (says.earlier.is_none() && written(&says.scenario).ok()? == now).then_some(text)
    };
    in_place(false).or_else(|| in_place(true)).map_or_else(|| write_text(scenario).map(laid_out), Ok)
}

/// What a scenario says, in one text.
fn written(scenario: &Scenario) -> Result<String, WriteError> {
    compact(scenario).map(|text| composed(&text).into_owned())
}

/// The text with what is to be said in it, if that can be done.
fn merged(understood: &Understood<'_>, was: &str, now: &str, coarse: bool) -> Option<String> {
    let Understood { parsed, optional, .. } = understood;
    let (was, now) = (syntax::parse(was), syntax::parse(now));
    let text = parsed.root.as_ref()?;
    let merge = Merge { text: parsed, optional, was: &was, now: &now, coarse };
    let value = merge.document(text, was.root.as_ref()?, now.root.as_ref()?);
    let around = |from: u32, to: usize| parsed.text.get(from as usize..to).unwrap_or_default();
    let behind = around(text.span.end, parsed.text.len());
    Some([around(0, text.span.start as usize), &value, behind].concat())
}

/// Whether all lines end as they do on Windows; then other line ends cannot come in.
fn ends_lines_as_windows(text: &str) -> bool {
    let ends = |end: &str| text.matches(end).count();
    ends("\n") > 0 && ends("\n") == ends("\r\n") && ends("\r\r\n") == 0
}
