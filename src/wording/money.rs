//! Money and means in words.

use super::{name, phrase, plural};
use crate::assess::{Assessment, Means, Money};
use crate::scenario::{Cost, Quantity, Range, Scenario};

/// A range of amounts: "30–60", or "90" where both ends are the same.
pub fn range(range: Range) -> String {
    if range.low == range.high { range.low.to_string() } else { format!("{}–{}", range.low, range.high) }
}

/// The letters of the codes of currencies.
const CAPITALS: std::ops::RangeInclusive<u8> = b'A'..=b'Z';

/// An amount or a range of the scenario's money: "USD 30–60 bn". The code of a currency, three capital letters, stands
/// before the amount, as it does in English.
pub fn amount(scenario: &Scenario, amount: &str) -> String {
    let unit = scenario.money.trim();
    match unit.split_once(' ') {
        Some((code, rest)) if code.len() == 3 && code.bytes().all(|letter| CAPITALS.contains(&letter)) => {
            format!("{code} {amount} {}", rest.trim_start())
        }
        _ => format!("{amount} {unit}"),
    }
}

/// What an element or option costs: "USD 30–60 bn a year and USD 90 bn once".
pub fn cost(scenario: &Scenario, cost: &Cost) -> String {
    amounts(scenario, cost.per_year, cost.once).unwrap_or_else(|| nothing(scenario))
}

/// What a package costs: "USD 30–60 bn a year; 2 cards without a figure", or "no source gives a figure".
pub fn money(scenario: &Scenario, assessment: &Assessment) -> String {
    let Money { per_year, once, unpriced } = assessment.money;
    if unpriced == assessment.cards.len() {
        return "no source gives a figure".to_owned();
    }
    let amounts = amounts(scenario, per_year, once).unwrap_or_else(|| nothing(scenario));
    if unpriced == 0 {
        return amounts;
    }
    format!("{amounts}; {} without a figure", plural::count(unpriced, "card", "cards"))
}

/// That a source gives the figure, and that it is nothing: "USD 0 bn".
fn nothing(scenario: &Scenario) -> String {
    amount(scenario, &Quantity::ZERO.to_string())
}

fn amounts(scenario: &Scenario, per_year: Range, once: Range) -> Option<String> {
    let some = |range: Range| range.high > Quantity::ZERO;
    let told = |of: Range| amount(scenario, &range(of));
    let yearly = some(per_year).then(|| format!("{} a year", told(per_year)));
    let single = some(once).then(|| format!("{} once", told(once)));
    (yearly.is_some() || single.is_some()).then(|| phrase::list(yearly.into_iter().chain(single)))
}

/// What a package uses of a resource: "Troops: 25 thousand troops; capacity of France not known, not checked".
pub fn means(scenario: &Scenario, means: &Means) -> String {
    let unit = name::unit(scenario, &means.resource);
    let need = format!("{}: {} {unit}", name::resource(scenario, &means.resource), means.need);
    let named = phrase::list(means.unchecked.iter().map(|id| name::actor(scenario, id)));
    let unchecked = (!named.is_empty()).then(|| format!("capacity of {named} not known, not checked"));
    let named = phrase::list(means.unprovided.iter().map(|id| name::element(scenario, id)));
    let unprovided = (!named.is_empty()).then(|| format!("{named} without providers, not checked"));
    phrase::facts([Some(need), unchecked, unprovided].into_iter().flatten())
}
