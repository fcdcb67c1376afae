//! The things of one kind: to be found, opened, put in another order, and added to.

use egui::{Key, TextEdit, Ui};

use super::contents::row_ui;
use super::form::{line_ui, small_button_ui};
use crate::scenario::{Item, ItemKey, ItemKind, Scenario};
use crate::ui::command::{Action, Authoring};
use crate::ui::editor::Page;
use crate::ui::state::View;
use crate::ui::theme::{Icon, Tone, Type, space};
use crate::ui::widgets::{icon_button_ui, muted_ui, primary_ui, toned_ui};
use crate::wording;
use crate::workshop::author::missing;
use crate::workshop::{AuthorEdit, Workshop};

/// From how many things on a list has a search.
const WITH_SEARCH: usize = 9;
/// How many things are drawn at most; the search finds the others.
const SHOWN: usize = 300;

/// Draws the list of a kind.
pub fn list_ui(ui: &mut Ui, workshop: &Workshop, kind: ItemKind, view: &mut View, out: &mut Vec<Action>) {
    let scenario = workshop.scenario();
    add_ui(ui, scenario, kind, view, out);
    let all = scenario.named(kind);
    if all.len() >= WITH_SEARCH {
        ui.add_space(space::XS);
        let field = TextEdit::singleline(&mut view.editor.filter).hint_text("Find").desired_width(f32::INFINITY);
        ui.add(field).accessible_name(format!("Find among the {}", kind.plural()));
    }
    ui.add_space(space::S);
    if all.is_empty() {
        muted_ui(ui, format!("There are no {} yet", kind.plural()));
    }
    let wanted = view.editor.filter.to_lowercase();
    let found = |(id, name): &&(&str, &str)| {
        let text = format!("{} {id}", name.to_lowercase());
        wanted.split_whitespace().all(|word| text.contains(word))
    };
    let found: Vec<_> = all.iter().filter(found).collect();
    if found.is_empty() && !all.is_empty() {
        muted_ui(ui, format!("Nothing here is called “{}”", view.editor.filter.trim()));
    }
    let orderly = found.len() == all.len();
    for (place, (id, name)) in found.iter().take(SHOWN).enumerate() {
        let key = ItemKey::new(kind, id);
        ui.push_id(id, |ui| one_ui(ui, scenario, &key, name, (place, all.len(), orderly), view, out));
    }
    if found.len() > SHOWN {
        muted_ui(ui, format!("{} more: type to find them", found.len() - SHOWN));
    }
}

/// One thing, with the way to move it up or down.
fn one_ui(
    ui: &mut Ui,
    scenario: &Scenario,
    key: &ItemKey,
    name: &str,
    (place, count, orderly): (usize, usize, bool),
    view: &mut View,
    out: &mut Vec<Action>,
) {
    let about = about(scenario, key);
    ui.horizontal_top(|ui| {
        let arrows = if orderly && count > 1 { 52.0 } else { 0.0 };
        let width = ui.available_width() - arrows;
        let row = |ui: &mut Ui| {
            ui.set_width(width);
            row_ui(ui, name, &about).clicked()
        };
        if ui.allocate_ui(egui::vec2(width, space::ROW), row).inner {
            view.editor.go(Page::Item(key.clone()));
        }
        if arrows > 0.0 {
            let to = |to| Action::Author(Authoring::Do(AuthorEdit::Move(key.clone(), to)));
            ui.add_enabled_ui(place > 0, |ui| {
                if icon_button_ui(ui, Icon::ChevronUp, &format!("Move {name} up")).clicked() {
                    out.push(to(place.saturating_sub(1)));
                }
            });
            ui.add_enabled_ui(place + 1 < count, |ui| {
                if icon_button_ui(ui, Icon::ChevronDown, &format!("Move {name} down")).clicked() {
                    out.push(to(place + 1));
                }
            });
        }
    });
    if let Some(draft) = view.editor.drafts.get(key) {
        toned_ui(ui, Tone::Bad, Icon::Cross, Type::Small.text(format!("Not taken over yet: {}", draft.why)));
    }
    let remarks = view.answers.review.iter().flatten();
    let count = remarks.filter(|remark| remark.key(scenario).as_ref() == Some(key)).count();
    if count > 0 {
        let text = format!("{} noticed", wording::count(count, "thing", "things"));
        toned_ui(ui, Tone::Warn, Icon::Triangle, Type::Small.text(text));
    }
}

/// What there is to say of a thing beside its name.
fn about(scenario: &Scenario, key: &ItemKey) -> String {
    match scenario.item(key) {
        Some(Item::Claim(claim)) => wording::claim_line(scenario, &claim),
        Some(Item::Position(position)) => {
            format!(
                "{} · {}",
                wording::name::actor(scenario, &position.actor),
                wording::rule_kind(scenario, &position.id)
            )
        }
        Some(Item::Source(source)) => source.published,
        Some(Item::Element(element)) => {
            let category = scenario.categories.iter().find(|category| category.id == element.category);
            category.map_or_else(String::new, |category| category.name.clone())
        }
        Some(Item::Voice(voice)) => voice.affiliation,
        Some(Item::Resource(resource)) => resource.unit,
        _ => String::new(),
    }
}

/// The field for a new thing's name, or why there can be none yet.
fn add_ui(ui: &mut Ui, scenario: &Scenario, kind: ItemKind, view: &mut View, out: &mut Vec<Action>) {
    if let Some(first) = missing(scenario, kind) {
        muted_ui(ui, format!("Add {} first: {}", wording::indefinite(first.noun()), reason(kind)));
        if small_button_ui(ui, &format!("Go to {}", first.plural()), &format!("Go to {}", first.plural())).clicked() {
            view.editor.go(Page::List(first));
        }
        return;
    }
    if kind == ItemKind::Position {
        if primary_ui(ui, "Add a position…", true).clicked() {
            view.editor.go(Page::NewPosition);
        }
        return;
    }
    let name = format!("Name of a new {}", kind.noun());
    let response = line_ui(ui, &name, hint(kind), &mut view.editor.name);
    if view.editor.focus {
        response.request_focus();
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let text = format!("Add the {}", kind.noun());
    let named = !view.editor.name.trim().is_empty();
    if primary_ui(ui, &text, named).clicked() || (entered && named) {
        out.push(Action::Author(Authoring::Add(kind, std::mem::take(&mut view.editor.name))));
    }
}

fn reason(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Element => "every element belongs to one",
        _ => "every position is somebody’s",
    }
}

/// What to type into the field for a new thing.
fn hint(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Source => "Its title, with the publisher",
        ItemKind::Claim => "What is said, in your own words",
        ItemKind::Position | ItemKind::Limit | ItemKind::Contradiction | ItemKind::Caution => {
            "What it says, in a few words"
        }
        ItemKind::Condition => "What the package then has: a hard element",
        ItemKind::Voice => "Who can be heard alone",
        ItemKind::Group
        | ItemKind::Actor
        | ItemKind::Phase
        | ItemKind::Function
        | ItemKind::Resource
        | ItemKind::Category
        | ItemKind::Element
        | ItemKind::Package => "Its name",
    }
}
