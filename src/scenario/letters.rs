//! Letters of a scenario, as they are drawn.

use std::borrow::Cow;
use std::collections::BTreeSet;

use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

use super::Scenario;

/// The same text with every letter and the accents that follow it put together where Unicode has them as one: the form in
/// which fonts have them, and in which keyboards write them.
pub fn composed(text: &str) -> Cow<'_, str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(text.nfc().collect()),
    }
}

impl Scenario {
    /// The letters of its texts that are wanted.
    pub fn letters(&self, wanted: impl Fn(char) -> bool) -> BTreeSet<char> {
        let text = serde_json::to_string(self).unwrap_or_default();
        text.chars().filter(|letter| wanted(*letter)).collect()
    }
}
