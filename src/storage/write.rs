//! Writing: from a scenario to text.

use ron::extensions::Extensions;
use serde::Serialize;
use thiserror::Error;

use crate::scenario::Scenario;
use crate::storage::syntax;

/// A scenario that cannot be written, because its conditions nest far deeper than a checked one's.
#[derive(Debug, Error)]
#[error("the scenario cannot be written: {0}")]
pub struct WriteError(String);

/// How RON is written and may be read: what is optional stands without `Some(…)`, and what a variant holds without
/// parentheses of its own. A file says neither, for it is read with both.
fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
}

/// A value in the canonical notation, on one line.
pub(super) fn compact(value: &impl Serialize) -> Result<String, WriteError> {
    options().to_string(value).map_err(|error| WriteError(error.to_string()))
}

/// Writes a scenario as text: the same bytes for the same scenario, and reading them gives it back.
pub fn write_text(scenario: &Scenario) -> Result<String, WriteError> {
    let compact = compact(scenario)?;
    let parsed = syntax::parse(&compact);
    syntax::lay_out(&parsed, syntax::Quoting::Canonical).ok_or_else(|| {
        let fault = parsed.faults.into_iter().next().map(|fault| fault.message);
        WriteError(fault.unwrap_or_else(|| "there is nothing in it".to_owned()))
    })
}

/// Writes a scenario as JSON, for other programs; reading that gives it back too.
///
/// # Errors
/// If the scenario cannot be written.
pub fn write_json(scenario: &Scenario) -> Result<String, WriteError> {
    serde_json::to_string_pretty(scenario).map(|json| json + "\n").map_err(|error| WriteError(error.to_string()))
}
