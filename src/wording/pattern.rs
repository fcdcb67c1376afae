//! Patterns in words: which cards are meant, and that there is none.

use super::{name, phrase};
use crate::scenario::{Category, ElementId, OptionId, Pattern, Scenario, SettingId};

/// What a pattern asks for, as a phrase that can follow "no": "US enablers", "card marked “western troops” by Poland".
pub fn pattern(scenario: &Scenario, pattern: &Pattern) -> String {
    narrowed(scenario, subject(scenario, &pattern.elements), pattern)
}

/// What is asked of the cards named, behind them.
fn narrowed(scenario: &Scenario, mut text: String, pattern: &Pattern) -> String {
    let Pattern { elements, tags, phase, by, only_by, with } = pattern;
    if !tags.is_empty() {
        let words = tags.iter().map(|tag| phrase::quoted(&tag.as_str().replace(['-', '_'], " ")));
        text.push_str(&format!(" marked {}", phrase::list(words)));
    }
    if !with.is_empty() {
        let settings = with.iter().map(|(setting, options)| setting_choice(scenario, elements, setting, options));
        text.push_str(&format!(" with {}", phrase::list(settings)));
    }
    if !phase.is_empty() {
        let phases = phase.iter().map(|id| phrase::quoted(name::phase(scenario, id)));
        text.push_str(&format!(" starting at {}", phrase::either(phases)));
    }
    if !by.is_empty() {
        text.push_str(&format!(" by {}", phrase::either(by.iter().map(|id| name::party(scenario, id)))));
    }
    if !only_by.is_empty() {
        text.push_str(&format!(" by {} alone", phrase::either(only_by.iter().map(|id| name::party(scenario, id)))));
    }
    text
}

/// That no card matches a pattern, as a clause: "the board has no US enablers", "Russian consent is not “given”".
pub fn no_card(scenario: &Scenario, asked: &Pattern) -> String {
    frame_is_not(scenario, asked).unwrap_or_else(|| format!("the board has {}", absence(scenario, asked)))
}

/// That no card matches a pattern, as a phrase that can follow "the board has".
fn absence(scenario: &Scenario, asked: &Pattern) -> String {
    if *asked == Pattern::default() { "no cards at all".to_owned() } else { format!("no {}", pattern(scenario, asked)) }
}

/// A card that matches a pattern, as a phrase that can follow "the board has": "a card marked “hard”", "US enablers".
pub(super) fn some(scenario: &Scenario, asked: &Pattern) -> String {
    let any = asked.elements.is_empty() || whole_category(scenario, &asked.elements).is_some();
    let text = pattern(scenario, asked);
    if any { format!("a {text}") } else { text }
}

/// All cards that match a pattern: "cards marked “hard” by Poland"; `None` where that is whatever is on the board.
pub(super) fn all(scenario: &Scenario, asked: &Pattern) -> Option<String> {
    if *asked == Pattern::default() {
        return None;
    }
    let Pattern { elements, .. } = asked;
    let subject = if elements.is_empty() {
        "cards".to_owned()
    } else {
        match whole_category(scenario, elements) {
            Some(category) => format!("cards in {}", category.name),
            None => phrase::list(elements.iter().map(|id| name::element(scenario, id))),
        }
    };
    Some(narrowed(scenario, subject, asked))
}

/// The clause for a frame element: it is always there, so that only its options can be missing.
fn frame_is_not(scenario: &Scenario, asked: &Pattern) -> Option<String> {
    let (name, options) = frame_options(scenario, asked)?;
    Some(format!("{name} is not {options}"))
}

/// The clause for a frame element that has one of the options asked for.
pub(super) fn frame_is(scenario: &Scenario, asked: &Pattern) -> Option<String> {
    let (name, options) = frame_options(scenario, asked)?;
    Some(format!("{name} is {options}"))
}

/// The frame element that a pattern asks for, and its options, where it asks for one of its settings alone.
fn frame_options<'a>(scenario: &'a Scenario, asked: &Pattern) -> Option<(&'a str, String)> {
    let [id] = asked.elements.as_slice() else { return None };
    let element = scenario.element(id).filter(|element| element.frame)?;
    let [(setting, options)] = asked.with.iter().collect::<Vec<_>>()[..] else { return None };
    let named = options.iter().map(|option| phrase::quoted(name::option(scenario, id, setting, option)));
    Some((&element.name, phrase::either(named)))
}

/// The elements meant: by name, by category where a whole one is meant, or any card.
fn subject(scenario: &Scenario, elements: &[ElementId]) -> String {
    if elements.is_empty() {
        return "card".to_owned();
    }
    match whole_category(scenario, elements) {
        Some(category) => format!("card in {}", category.name),
        None => phrase::either(elements.iter().map(|id| name::element(scenario, id))),
    }
}

/// The category whose elements, at least two, are exactly these.
fn whole_category<'a>(scenario: &'a Scenario, elements: &[ElementId]) -> Option<&'a Category> {
    let category = &scenario.element(elements.first()?)?.category;
    let mut members = scenario.elements.iter().filter(|element| element.category == *category);
    let size = members.clone().count();
    let whole = size > 1 && size == elements.len() && members.all(|member| elements.contains(&member.id));
    scenario.categories.iter().find(|candidate| whole && candidate.id == *category)
}

/// "Location “rear cities” or “near line”"; names come from the first element meant that has the setting.
fn setting_choice(scenario: &Scenario, elements: &[ElementId], setting: &SettingId, options: &[OptionId]) -> String {
    let meant = scenario
        .elements
        .iter()
        .find(|element| (elements.is_empty() || elements.contains(&element.id)) && element.setting(setting).is_some());
    let Some(element) = meant else {
        return format!("{setting} {}", phrase::either(options.iter().map(|option| phrase::quoted(option.as_str()))));
    };
    let options = options.iter().map(|option| phrase::quoted(name::option(scenario, &element.id, setting, option)));
    format!("{} {}", name::setting(scenario, &element.id, setting), phrase::either(options))
}
