//! Formatting: from a text to the same text in the layout that saving uses.
//!
//! Only white space, line breaks and trailing commas change. What is said stays as it is written: comments, attributes,
//! the order of fields, fields with their default values, numbers and texts. A file that was saved by the program is
//! formatted, and so is one that was formatted before.

use std::path::Path;

use super::read::{Problems, ReadError, parse_text, text_of};
use super::syntax::{Quoting, lay_out};

/// Formats a text. Its notation must be sound; what it says need not be, and may be of a later format than ours.
///
/// # Errors
/// If it does not look like a scenario, or its notation is not sound: then all that is wrong with that.
pub fn format_text(text: &str) -> Result<String, Problems> {
    let parsed = parse_text(text)?;
    // What has been parsed without faults can be laid out.
    Ok(lay_out(&parsed, Quoting::Verbatim).unwrap_or_else(|| text.to_owned()))
}

/// The text that a file has once it is formatted; `None` if it has that already. Nothing is written.
///
/// # Errors
/// If there is no text to be had from it, or [`format_text`] fails.
pub fn format_file(path: &Path) -> Result<Option<String>, ReadError> {
    let text = text_of(path)?;
    let formatted = format_text(&text).map_err(|problems| ReadError::Problems { path: path.to_owned(), problems })?;
    Ok((formatted != text).then_some(formatted))
}
