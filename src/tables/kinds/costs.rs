//! What elements and their options cost.

use super::super::kind::{BASIS, CLAIMS, Column};
use super::super::row::{Row, set};
use super::super::{Cell, value};
use super::{amount, text, texts};
use crate::scenario::{Basis, Cost, Element, Item, ItemKind, Range, Scenario, Setting, SettingOption};
use crate::wording;

pub(in super::super) static COLUMNS: [Column; 8] = [
    Column::needed("Element", &["name", "id"], "the element, by name or id", ""),
    Column::optional(
        "Option",
        &["choice"],
        "the option of it, by name or id; with its setting and a colon, if need be",
        "",
    ),
    Column::optional("Per year low", &["per year", "per year from", "a year"], "the least it costs a year", "0.4"),
    Column::optional("Per year high", &["per year to"], "the most; the same as the least, if left out", "0.7"),
    Column::optional("Once low", &["once", "once from", "one off"], "the least it costs once", ""),
    Column::optional("Once high", &["once to"], "the most; the same as the least, if left out", ""),
    BASIS,
    CLAIMS,
];

/// The place of an option in an element.
fn option(row: &mut Row<'_>, element: &Element) -> Option<Option<(usize, usize)>> {
    let Some(word) = row.line("Option") else { return Some(None) };
    let lower = word.to_lowercase();
    let (of, choice) = match lower.split_once(':') {
        Some((of, choice)) => (Some(of.trim()), choice.trim()),
        None => (None, lower.as_str()),
    };
    let is = |id: &str, name: &str, word: &str| id.to_lowercase() == word || name.to_lowercase() == word;
    let meant = |setting: &Setting| of.is_none_or(|of| is(setting.id.as_str(), &setting.name, of));
    let mut found = Vec::new();
    for (place, setting) in element.settings.iter().enumerate().filter(|(_, setting)| meant(setting)) {
        let options = setting.options.iter().enumerate();
        let chosen = options.filter(|(_, one)| is(one.id.as_str(), &one.name, choice));
        found.extend(chosen.map(|(option, _)| (place, option)));
    }
    match found.as_slice() {
        [place] => Some(Some(*place)),
        [] => {
            row.fault("Option", format!("{} has no option {}", element.name, wording::quoted(&word)));
            None
        }
        _ => {
            row.fault(
                "Option",
                format!("{} has several of these; put the setting and a colon before it", element.name),
            );
            None
        }
    }
}

/// A range with other ends, if they are given.
fn range(row: &mut Row<'_>, place: &mut Range, low: &'static str, high: &'static str) -> bool {
    let (least, most) = (row.read(low, value::quantity), row.read(high, value::quantity));
    let same = place.low == place.high;
    set(&mut place.low, least);
    let follows = least.filter(|least| same || place.high < *least);
    set(&mut place.high, most.or(follows));
    if place.high < place.low {
        row.fault(high, "this is less than the least".to_owned());
    }
    least.is_some() || most.is_some()
}

pub(in super::super) fn read(row: &mut Row<'_>) -> Option<Item> {
    let key = row.reference("Element", &[ItemKind::Element]);
    if key.is_none() {
        row.missing("Element");
    }
    let Some(Item::Element(element)) = row.scenario.item(&key?) else { return None };
    let mut element = *element;
    let place = option(row, &element)?;
    row.part = format!("{place:?}");
    let known = match place {
        None => element.cost.clone(),
        Some((setting, option)) => element
            .settings
            .get(setting)
            .and_then(|setting| setting.options.get(option))
            .and_then(|one| one.cost.clone()),
    };
    let nothing = Range::default();
    let new = Cost { per_year: nothing, once: nothing, basis: Basis::Judgement, claims: Vec::new() };
    let mut cost = known.clone().unwrap_or(new);
    let per_year = range(row, &mut cost.per_year, "Per year low", "Per year high");
    let once = range(row, &mut cost.once, "Once low", "Once high");
    set(&mut cost.basis, row.read("Basis", value::basis));
    set(&mut cost.claims, row.claims());
    if known.is_none() && !per_year && !once {
        row.fault("Per year low", "there is no amount in this row".to_owned());
        return None;
    }
    match place {
        None => element.cost = Some(cost),
        Some((setting, option)) => {
            let setting = element.settings.get_mut(setting);
            setting.and_then(|setting| setting.options.get_mut(option))?.cost = Some(cost);
        }
    }
    Some(element.into())
}

pub(in super::super) fn write(scenario: &Scenario) -> Vec<Vec<Cell>> {
    let row = |element: &Element, option: Option<(&Setting, &SettingOption)>, cost: &Cost| {
        let option = option.map_or(Cell::Empty, |(setting, option)| text(format!("{}: {}", setting.id, option.id)));
        let ends = [cost.per_year.low, cost.per_year.high, cost.once.low, cost.once.high].map(amount);
        let start = [text(element.id.as_str()), option];
        start.into_iter().chain(ends).chain([text(wording::basis(cost.basis)), texts(&cost.claims)]).collect::<Vec<_>>()
    };
    let mut rows = Vec::new();
    for element in &scenario.elements {
        rows.extend(element.cost.iter().map(|cost| row(element, None, cost)));
        for setting in &element.settings {
            let priced = setting.options.iter().filter_map(|option| Some((option, option.cost.as_ref()?)));
            rows.extend(priced.map(|(option, cost)| row(element, Some((setting, option)), cost)));
        }
    }
    rows
}
