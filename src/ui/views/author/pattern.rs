//! What is asked of a card: a line for each part that is given, and buttons for those that could be.

use std::collections::BTreeMap;

use egui::{Id, Label, Ui};

use super::element::known_tags;
use super::form::Form;
use super::pick::{Entry, add_at_ui, add_ui, entries, several_at_ui, several_ui};
use crate::scenario::{Element, ElementId, ItemKind, OptionId, Pattern, SettingId, Tag};
use crate::ui::theme::{Type, tokens};
use crate::ui::widgets::muted_ui;

/// Draws what is asked of a card; whether it is something else by now. `of` names the pattern for screen readers.
pub fn pattern_ui(ui: &mut Ui, form: &Form<'_>, of: &str, pattern: &mut Pattern) -> bool {
    asked_ui(ui, form, of, "Any card at all; ask more of it:", pattern)
}

/// The same for the cards that count together.
pub fn counted_ui(ui: &mut Ui, form: &Form<'_>, of: &str, pattern: &mut Pattern) -> bool {
    asked_ui(ui, form, of, "All cards count; count only some of them:", pattern)
}

/// Draws a pattern; `nothing` is said where nothing is asked.
fn asked_ui(ui: &mut Ui, form: &Form<'_>, of: &str, nothing: &str, pattern: &mut Pattern) -> bool {
    let tags = known_tags(form);
    let tags: Vec<Entry<'_>> = tags.iter().map(|tag| (*tag, *tag)).collect();
    let elements = entries(form, &[ItemKind::Element]);
    let phases = entries(form, &[ItemKind::Phase]);
    let parties = entries(form, &[ItemKind::Group, ItemKind::Actor]);
    let mut changed = false;
    // A part that is begun goes on in a place of its own; the keyboard follows it there.
    let at = |what: &str| ui.make_persistent_id(("pattern", of)).with(what);
    let [element, tag, phase, by, only_by] = ["element", "tag", "phase", "provider", "sole provider"].map(at);
    if *pattern == Pattern::default() {
        muted_ui(ui, nothing);
    }
    changed |= part_ui(ui, element, ("that is", "or"), &format!("elements of {of}"), &elements, &mut pattern.elements);
    changed |= part_ui(ui, tag, ("marked", "and"), &format!("tags of {of}"), &tags, &mut pattern.tags);
    changed |= with_ui(ui, form, of, &pattern.elements, &pattern.tags, &mut pattern.with);
    changed |= part_ui(ui, phase, ("starting", "or"), &format!("phases of {of}"), &phases, &mut pattern.phase);
    changed |= part_ui(ui, by, ("provided by", "or"), &format!("providers of {of}"), &parties, &mut pattern.by);
    let only = format!("sole providers of {of}");
    changed |= part_ui(ui, only_by, ("by nobody but", "or"), &only, &parties, &mut pattern.only_by);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(5.0, 5.0);
        changed |= first_ui(ui, element, ("element", "an element"), of, &elements, &mut pattern.elements);
        changed |= first_ui(ui, tag, ("tag", "a tag"), of, &tags, &mut pattern.tags);
        changed |= first_ui(ui, phase, ("phase", "a phase"), of, &phases, &mut pattern.phase);
        changed |= first_ui(ui, by, ("provider", "a provider"), of, &parties, &mut pattern.by);
        changed |= first_ui(ui, only_by, ("sole provider", "a sole provider"), of, &parties, &mut pattern.only_by);
        changed |= option_ui(ui, form, of, pattern);
    });
    changed
}

/// A part that is given: what leads it in, and what will do.
fn part_ui<I: super::pick::Word>(
    ui: &mut Ui,
    at: Id,
    (lead, between): (&str, &str),
    of: &str,
    entries: &[Entry<'_>],
    chosen: &mut Vec<I>,
) -> bool {
    if chosen.is_empty() {
        return false;
    }
    ui.push_id(of, |ui| {
        lead_ui(ui, lead);
        several_at_ui(ui, at, (of, between), entries, &|_| String::new(), chosen)
    })
    .inner
}

fn lead_ui(ui: &mut Ui, text: &str) {
    ui.add(Label::new(Type::SmallStrong.text(text).color(tokens(ui).text_muted)).selectable(false));
}

/// The button that begins a part that is not given yet.
fn first_ui<I: super::pick::Word>(
    ui: &mut Ui,
    at: Id,
    (what, one): (&str, &str),
    of: &str,
    entries: &[Entry<'_>],
    chosen: &mut Vec<I>,
) -> bool {
    if !chosen.is_empty() || entries.is_empty() {
        return false;
    }
    match add_at_ui(ui, at, what, &format!("Ask {of} for {one}"), entries, &|_| String::new()) {
        Some(word) => {
            chosen.push(I::from(&*word));
            true
        }
        None => false,
    }
}

/// The elements that ids and tags mean; any, if none is named.
fn meant<'a>(form: &Form<'a>, elements: &[ElementId], tags: &[Tag]) -> Vec<&'a Element> {
    let named = |element: &&Element| elements.is_empty() || elements.contains(&element.id);
    form.scenario.elements.iter().filter(named).filter(|element| element.can_carry(tags)).collect()
}

/// The settings of those elements with their options, each word once, with the name that the first element gives it.
fn settings<'a>(elements: &[&'a Element]) -> BTreeMap<&'a str, (&'a str, Vec<Entry<'a>>)> {
    let mut known: BTreeMap<&str, (&str, Vec<Entry<'_>>)> = BTreeMap::new();
    for setting in elements.iter().flat_map(|element| &element.settings) {
        let (_, options) = known.entry(setting.id.as_str()).or_insert((&setting.name, Vec::new()));
        for option in &setting.options {
            if !options.iter().any(|(id, _)| *id == option.id.as_str()) {
                options.push((option.id.as_str(), &option.name));
            }
        }
    }
    known
}

/// Options asked for, setting by setting.
pub fn with_ui(
    ui: &mut Ui,
    form: &Form<'_>,
    of: &str,
    elements: &[ElementId],
    tags: &[Tag],
    with: &mut indexmap::IndexMap<SettingId, Vec<OptionId>>,
) -> bool {
    let known = settings(&meant(form, elements, tags));
    let mut changed = false;
    for (setting, options) in with.iter_mut() {
        let nothing = (setting.as_str(), Vec::new());
        let (name, entries) = known.get(setting.as_str()).unwrap_or(&nothing);
        ui.push_id(setting, |ui| {
            lead_ui(ui, &format!("with {name}"));
            changed |= several_ui(ui, &format!("{name} of {of}"), "or", entries, options);
        });
    }
    with.retain(|_, options| !options.is_empty());
    changed
}

/// The button that asks for an option that is not asked for yet.
fn option_ui(ui: &mut Ui, form: &Form<'_>, of: &str, pattern: &mut Pattern) -> bool {
    first_option_ui(ui, form, of, &pattern.elements.clone(), &pattern.tags.clone(), &mut pattern.with)
}

/// The same for whatever asks for options of these elements.
pub fn first_option_ui(
    ui: &mut Ui,
    form: &Form<'_>,
    of: &str,
    elements: &[ElementId],
    tags: &[Tag],
    with: &mut indexmap::IndexMap<SettingId, Vec<OptionId>>,
) -> bool {
    let known = settings(&meant(form, elements, tags));
    let mut words: Vec<(String, String, &str, &str)> = Vec::new();
    for (setting, (name, options)) in &known {
        let asked = with.get(*setting);
        for (option, option_name) in options {
            if asked.is_some_and(|asked| asked.iter().any(|known| known.as_str() == *option)) {
                continue;
            }
            words.push((format!("{setting}/{option}"), format!("{name}: {option_name}"), setting, option));
        }
    }
    let entries: Vec<Entry<'_>> = words.iter().map(|(word, name, ..)| (word.as_str(), name.as_str())).collect();
    if entries.is_empty() {
        return false;
    }
    let Some(picked) = add_ui(ui, "option", &format!("Ask {of} for an option"), &entries) else { return false };
    if let Some((.., setting, option)) = words.iter().find(|(word, ..)| *word == picked) {
        with.entry((*setting).into()).or_default().push((*option).into());
    }
    true
}
