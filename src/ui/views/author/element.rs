//! The form of an element, its settings and their options.

use std::collections::BTreeSet;

use egui::{Button, CollapsingHeader, Ui};

use super::evidence::{note_on_ui, note_ui};
use super::form::{Form, entered_line_ui, group_ui, label_ui, line_ui, lines_ui, small_button_ui};
use super::means;
use super::word;
use crate::scenario::{Element, ItemKind, Setting, SettingOption, Tag};
use crate::ui::command::Action;
use crate::ui::editor::Editor;
use crate::ui::theme::{Type, space};
use crate::ui::views::author::pick::{Entry, menu_ui, several_ui};
use crate::ui::widgets::{muted_ui, was_entered};
use crate::workshop::author::{self, Aspect, Name};

/// What the element itself is called beside its options.
const WHOLE: &str = "the element";

/// Draws the form of an element.
pub fn element_ui(ui: &mut Ui, form: &mut Form<'_>, element: &mut Element, editor: &mut Editor, out: &mut Vec<Action>) {
    form.line(ui, Aspect::Name, "Name", "", &mut element.name);
    form.one(ui, Aspect::Category, "Category", ItemKind::Category, &mut element.category);
    form.tick(ui, Aspect::Place, "Always on the board: an assumption about the world", &mut element.frame);
    form.prose(ui, Aspect::Description, "What it is", "In a sentence or two", &mut element.about);
    if !element.frame {
        form.several(ui, Aspect::Providers, "Who may provide it", &[ItemKind::Actor], &mut element.providers);
        if element.providers.is_empty() {
            muted_ui(ui, "Nobody has to provide it");
        }
    }
    tags_ui(ui, form, WHOLE, &mut element.tags);
    rename_tag_ui(ui, form, element, editor, out);
    means::rating_ui(ui, form, WHOLE, &mut element.feasibility);
    let frame = element.frame;
    means::means_ui(ui, form, frame, WHOLE, means::of_element(element));
    group_ui(ui, "Settings");
    muted_ui(ui, "Choices of the card, each with options that exclude one another: scale, location, legal form");
    settings_ui(ui, form, element, editor, out);
    group_ui(ui, "Evidence");
    form.several(ui, Aspect::Claims, "Claims that speak of it", &[ItemKind::Claim], &mut element.claims);
    note_ui(ui, form, &mut element.note);
}

/// Words that conditions can ask for: those in use, and new ones.
pub fn tags_ui(ui: &mut Ui, form: &mut Form<'_>, of: &str, tags: &mut Vec<Tag>) {
    label_ui(ui, "Tags");
    let known = known_tags(form);
    let entries: Vec<Entry<'_>> = known.iter().map(|tag| (*tag, *tag)).collect();
    ui.push_id(("tags", of), |ui| {
        if entries.is_empty() && tags.is_empty() {
            muted_ui(ui, "Words that conditions can ask for; none is in use yet");
        } else if several_ui(ui, &format!("tags of {of}"), "", &entries, tags) {
            form.touch(Aspect::Tags);
        }
        for text in new_ui(ui, &format!("New tag of {of}"), "A new tag; Enter adds it") {
            let word = text.trim().to_lowercase().replace(char::is_whitespace, "-");
            if !tags.iter().any(|tag| tag.as_str() == word) {
                tags.push(word.as_str().into());
                form.touch(Aspect::Tags);
            }
        }
    });
}

/// A way to give a tag of an element or of its options another word, wherever it is used.
fn rename_tag_ui(ui: &mut Ui, form: &Form<'_>, element: &Element, editor: &mut Editor, out: &mut Vec<Action>) {
    let tags = words(element.possible_tags());
    let typed = editor.word.as_ref().map(|(name, ..)| name.clone());
    if let Some(name @ Name::Tag(tag)) = &typed
        && tags.contains(&tag.as_str())
    {
        return word::word_ui(ui, form, name, editor, out);
    }
    let entries: Vec<Entry<'_>> = tags.iter().map(|tag| (*tag, *tag)).collect();
    if !entries.is_empty()
        && let Some(tag) = menu_ui(ui, Button::new(Type::Small.text("Rename a tag")), "Rename a tag", &entries)
    {
        editor.word = Some((Name::Tag(tag.as_str().into()), tag, None));
    }
}

/// All tags that elements and options carry, each once.
pub fn known_tags<'a>(form: &Form<'a>) -> Vec<&'a str> {
    words(form.scenario.elements.iter().flat_map(Element::possible_tags))
}

/// The words of tags in order, each once.
fn words<'a>(tags: impl Iterator<Item = &'a Tag>) -> Vec<&'a str> {
    tags.map(Tag::as_str).collect::<BTreeSet<_>>().into_iter().collect()
}

fn settings_ui(ui: &mut Ui, form: &mut Form<'_>, element: &mut Element, editor: &mut Editor, out: &mut Vec<Action>) {
    let frame = element.frame;
    let mut gone = None;
    for (place, setting) in element.settings.iter_mut().enumerate() {
        let title = format!("{}: {}", setting.name, count(setting));
        let folded = CollapsingHeader::new(Type::Strong.text(title)).id_salt(("setting", place));
        folded.default_open(true).show(ui, |ui| {
            ui.push_id(("setting", place), |ui| {
                if setting_ui(ui, form, place + 1, frame, setting, editor, out) {
                    gone = Some(place);
                }
            });
        });
    }
    if let Some(place) = gone {
        element.settings.remove(place);
        form.touch(Aspect::Settings);
    }
    if let Some(setting) = new_setting_ui(ui, element) {
        element.settings.push(setting);
        form.touch(Aspect::Settings);
    }
}

/// Fields for a new setting with its options.
fn new_setting_ui(ui: &mut Ui, element: &Element) -> Option<Setting> {
    label_ui(ui, "A new setting");
    let id = ui.make_persistent_id("new setting");
    let (mut name, mut options): (String, String) = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let called = entered_line_ui(ui, "New setting", "Scale, location, legal form …", &mut name);
    let response = line_ui(ui, "Options of the new setting", "small, large: the first is the default", &mut options);
    let entered = was_entered(ui, &response);
    let parts: Vec<&str> = options.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let whole = !name.trim().is_empty() && !parts.is_empty();
    let clicked = ui.add_enabled(whole, Button::new("Add the setting")).clicked();
    let mut made = None;
    if (clicked || (entered && whole))
        && let [first, rest @ ..] = parts.as_slice()
        && let Ok(mut setting) = author::setting(element, &name, first)
    {
        for part in rest {
            setting.options.extend(author::option(&setting, part));
        }
        made = Some(setting);
        (name, options) = (String::new(), String::new());
        called.request_focus();
    }
    ui.data_mut(|data| data.insert_temp(id, (name, options)));
    made
}

fn count(setting: &Setting) -> String {
    crate::wording::count(setting.options.len(), "option", "options")
}

/// A field whose lines are taken with Enter, for more of which it keeps the keyboard; those that were taken now.
fn new_ui(ui: &mut Ui, name: &str, hint: &str) -> Vec<String> {
    ui.add_space(space::XS);
    let id = ui.make_persistent_id(("new", name));
    let mut text: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let taken = lines_ui(ui, name, hint, &mut text);
    ui.data_mut(|data| data.insert_temp(id, text));
    taken
}

/// Draws one setting; whether it is to go.
fn setting_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    number: usize,
    frame: bool,
    setting: &mut Setting,
    editor: &mut Editor,
    out: &mut Vec<Action>,
) -> bool {
    form.line(ui, Aspect::Setting, &format!("Name of setting {number}"), "", &mut setting.name);
    word::word_ui(ui, form, &Name::Setting(setting.id.clone()), editor, out);
    let defaults: Vec<(String, String)> =
        setting.options.iter().map(|option| (option.id.to_string(), option.name.clone())).collect();
    let defaults: Vec<Entry<'_>> = defaults.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
    label_ui(ui, "A new card has");
    let of = format!("Default of {}", setting.name);
    if ui.push_id("default", |ui| super::pick::one_ui(ui, &of, &defaults, &mut setting.default)).inner {
        form.touch(Aspect::Settings);
    }
    let (mut gone, only) = (None, setting.options.len() == 1);
    for (place, option) in setting.options.iter_mut().enumerate() {
        let folded = CollapsingHeader::new(Type::Body.text(option.name.as_str())).id_salt(("option", place));
        folded.show(ui, |ui| {
            let of = (number, place + 1);
            ui.push_id(("option", place), |ui| {
                if option_ui(ui, form, of, (frame, only), (&setting.id, option), editor, out) {
                    gone = Some(place);
                }
            });
        });
    }
    if let Some(place) = gone {
        let taken = setting.options.remove(place);
        if taken.id == setting.default
            && let Some(first) = setting.options.first()
        {
            setting.default = first.id.clone();
        }
        form.touch(Aspect::Options);
    }
    let name = format!("New option of {}", setting.name);
    for name in new_ui(ui, &name, "A new option; Enter adds it, several lines are several") {
        if let Ok(option) = author::option(setting, &name) {
            setting.options.push(option);
            form.touch(Aspect::Options);
        }
    }
    small_button_ui(ui, "Remove this setting", &format!("Remove the setting {}", setting.name)).clicked()
}

/// Draws one option; whether it is to go.
fn option_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    (setting_number, number): (usize, usize),
    (frame, only): (bool, bool),
    (setting, option): (&crate::scenario::SettingId, &mut SettingOption),
    editor: &mut Editor,
    out: &mut Vec<Action>,
) -> bool {
    let label = format!("Name of option {number} of setting {setting_number}");
    form.line(ui, Aspect::Option, &label, "", &mut option.name);
    word::word_ui(ui, form, &Name::Option(setting.clone(), option.id.clone()), editor, out);
    let of = format!("option {number} of setting {setting_number}");
    tags_ui(ui, form, &of, &mut option.tags);
    let summary = format!("What “{}” changes: {}", option.name, means::summary(option));
    CollapsingHeader::new(Type::Small.text(summary)).id_salt("means").show(ui, |ui| {
        means::rating_ui(ui, form, &of, &mut option.feasibility);
        means::means_ui(ui, form, frame, &of, means::of_option(option));
    });
    note_on_ui(ui, form, &format!("Your note on {of}"), &mut option.note);
    if only {
        muted_ui(ui, "The only option cannot be removed; remove the setting");
        return false;
    }
    small_button_ui(ui, "Remove this option", &format!("Remove the option {}", option.name)).clicked()
}
