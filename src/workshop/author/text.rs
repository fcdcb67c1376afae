//! Typing: a text is put in place without looking through all of the scenario again.

use super::super::edit::Rejected;
use super::take::alone;
use super::{rejected, sound};
use crate::scenario::check::{Flaw, MAX_FLAWS, check};
use crate::scenario::{Item, Scenario};

/// Puts a thing in the place of one from which it differs in texts at most.
pub(super) fn put_texts(scenario: &mut Scenario, item: &Item) -> Result<(), Rejected> {
    let before = scenario.put_item(item.clone()).map_err(|item| super::unknown(&item.key()))?;
    super::changes(before != *item)?;
    // By itself a thing refers to nothing; what is wrong with it beyond that is wrong with its texts.
    let (were, are) = (check(&alone(scenario, before)), check(&alone(scenario, item.clone())));
    if are.len() >= MAX_FLAWS {
        return sound(scenario);
    }
    let known = |flaw: &Flaw| were.iter().any(|known| known.message == flaw.message && known.path == flaw.path);
    match are.iter().find(|flaw| !known(flaw)) {
        Some(flaw) => Err(rejected(scenario, flaw)),
        None => Ok(()),
    }
}
