//! The things of one kind: to be found, opened, put in another order, and added to.

use egui::{Button, Key, Modifiers, TextEdit, Ui, UiBuilder};

use super::contents::marked_row_ui;
use super::copy::several_begin_ui;
use super::form::{label_ui, lines, small_button_ui};
use super::pick::{self, about};
use super::table::table_ui;
use crate::scenario::{CategoryId, ItemKey, ItemKind, Scenario};
use crate::ui::command::{Action, Authoring, main_modifier};
use crate::ui::editor::{Editor, Focus, Page};
use crate::ui::scene::Scene;
use crate::ui::state::View;
use crate::ui::theme::{Icon, Tone, Type, space};
use crate::ui::widgets::chip::keyboard_here;
use crate::ui::widgets::{icon_button_ui, muted_ui, primary_ui, toned_ui};
use crate::wording;
use crate::workshop::AuthorEdit;
use crate::workshop::author::missing;

/// How wide a button that moves a thing is, in points.
const ICON: f32 = 22.0;
/// From how many things on a list has a search.
const WITH_SEARCH: usize = 9;
/// How many things are drawn unless the others are asked for; the search finds those too.
const SHOWN: usize = 80;

/// Draws the list of a kind.
pub fn list_ui(ui: &mut Ui, scene: &Scene, kind: ItemKind, view: &mut View, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    add_ui(ui, scenario, kind, view, out);
    table_ui(ui, scene, kind, view.editor.pasted.entry(kind).or_default(), out);
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
    let wanted = view.editor.filter.trim().to_lowercase();
    let found = |(id, name): &&(&str, &str)| {
        if wanted.is_empty() {
            return true;
        }
        let text = format!("{name} {id} {}", about(scenario, &ItemKey::new(kind, id))).to_lowercase();
        wanted.split_whitespace().all(|word| text.contains(word))
    };
    let found: Vec<_> = all.iter().filter(found).collect();
    if found.is_empty() && !all.is_empty() {
        muted_ui(ui, format!("Nothing here is called “{}”", view.editor.filter.trim()));
    }
    let orderly = found.len() == all.len();
    let noticed: Vec<ItemKey> =
        scene.answers().review.iter().flatten().filter_map(|remark| remark.key(scenario)).collect();
    let shown = if view.editor.all { found.len() } else { SHOWN };
    for (place, (id, name)) in found.iter().take(shown).enumerate() {
        let key = ItemKey::new(kind, id);
        let noticed = noticed.iter().filter(|noticed| **noticed == key).count();
        let unique = all.iter().filter(|(_, other)| other == name).count() == 1;
        let full = if unique { (*name).to_owned() } else { wording::name::item(scenario, &key) };
        let row = Row { key, name, full, place, count: if orderly { all.len() } else { 1 }, noticed };
        // Wherever it moves to, the keyboard stays with it.
        let kept = UiBuilder::new().scope_id(ui.scope_id().with(id));
        ui.scope_builder(kept, |ui| one_ui(ui, scenario, &row, view, out));
    }
    if found.len() > shown {
        let text = format!("Show the {} others", found.len() - shown);
        if small_button_ui(ui, &text, &text).clicked() {
            view.editor.all = true;
        }
    }
}

/// One thing of a list.
struct Row<'a> {
    key: ItemKey,
    name: &'a str,
    /// The name with all that tells it from others of that name.
    full: String,
    /// Where it stands.
    place: usize,
    /// Among how many it can be moved.
    count: usize,
    /// How many remarks there are about it.
    noticed: usize,
}

/// One thing, with the way to move it up or down.
fn one_ui(ui: &mut Ui, scenario: &Scenario, row: &Row<'_>, view: &mut View, out: &mut Vec<Action>) {
    let Row { key, name, full, place, count, noticed } = row;
    let (place, count, noticed) = (*place, *count, *noticed);
    let about = about(scenario, key);
    if view.editor.focusing == Focus::Row(key.clone()) {
        keyboard_here(ui.ctx());
    }
    ui.horizontal(|ui| {
        let arrows = if count > 1 { 2.0 * (ICON + ui.spacing().item_spacing.x) } else { 0.0 };
        let width = ui.available_width() - arrows;
        let row = |ui: &mut Ui| {
            ui.set_width(width);
            let row = marked_row_ui(ui, name, &about, noticed > 0).accessible_name(full);
            if row.has_focus() {
                view.editor.row = Some(key.clone());
            }
            if noticed > 0 {
                let text = format!("{} may have been overlooked", wording::count(noticed, "thing", "things"));
                ui.accesskit_node_builder(row.id, |node| node.set_description(text.as_str()));
                return row.on_hover_text(text).clicked();
            }
            row.clicked()
        };
        if ui.allocate_ui(egui::vec2(width, space::ROW), row).inner {
            view.editor.go(Page::Item(key.clone()));
        }
        if arrows > 0.0 {
            let to = |to| Action::Author(Authoring::Do(AuthorEdit::Move(key.clone(), to)));
            ui.add_enabled_ui(place > 0, |ui| {
                if icon_button_ui(ui, Icon::ChevronUp, &format!("Move {full} up")).clicked() {
                    out.push(to(place.saturating_sub(1)));
                }
            });
            ui.add_enabled_ui(place + 1 < count, |ui| {
                if icon_button_ui(ui, Icon::ChevronDown, &format!("Move {full} down")).clicked() {
                    out.push(to(place + 1));
                }
            });
        }
    });
    if let Some(draft) = view.editor.drafts.get(key) {
        toned_ui(ui, Tone::Bad, Icon::Cross, Type::Small.text(format!("Not taken over yet: {}", draft.why)));
    }
}

/// The field for a new thing's name, or why there can be none yet.
fn add_ui(ui: &mut Ui, scenario: &Scenario, kind: ItemKind, view: &mut View, out: &mut Vec<Action>) {
    if let Some(first) = missing(scenario, kind) {
        muted_ui(ui, format!("Add {} first: {}", first.one(), reason(kind)));
        if small_button_ui(ui, &format!("Go to {}", first.plural()), &format!("Go to {}", first.plural())).clicked() {
            view.editor.go(Page::List(first));
        }
        return;
    }
    if kind == ItemKind::Position {
        if view.editor.focusing == Focus::First {
            keyboard_here(ui.ctx());
        }
        if primary_ui(ui, "Add a position…", true).clicked() {
            view.editor.go(Page::NewPosition);
        }
        if !scenario.positions.is_empty() {
            several_begin_ui(ui, &mut view.editor);
        }
        return;
    }
    let category = if kind == ItemKind::Element { category_ui(ui, scenario, &mut view.editor) } else { None };
    let name = format!("Name of a new {}", kind.noun());
    if view.editor.focusing == Focus::First {
        keyboard_here(ui.ctx());
    }
    let names = view.editor.names.entry(kind).or_default();
    let field = TextEdit::multiline(names).desired_rows(1).return_key(None).desired_width(f32::INFINITY);
    let response = ui.add(field.hint_text(hint(kind, &name))).accessible_name(&name);
    let told = lines(names);
    let (mut staying, mut opening) = (false, false);
    // Down from a name is the list below it.
    if response.has_focus()
        && !names.contains('\n')
        && let Some(first) = scenario.ids(kind).first()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown))
    {
        view.editor.focus = Focus::Row(ItemKey::new(kind, first));
    }
    if response.has_focus() && !told.is_empty() {
        opening = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        staying = !opening && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    }
    ui.horizontal_wrapped(|ui| {
        let (one, several) = (told.len() < 2, wording::count(told.len(), kind.noun(), kind.plural()));
        let text = if one { "Add, and another".to_owned() } else { format!("Add {several}") };
        let stay = primary_ui(ui, &text, !told.is_empty());
        staying |=
            stay.on_hover_text("Enter: adds it, and stays here for the next one; several lines are several").clicked();
        if one {
            let keys = format!("{}+Enter: adds it, and opens its form", main_modifier(ui.ctx().os()));
            let open = ui.add_enabled(!told.is_empty(), Button::new(format!("Add the {}", kind.noun())));
            opening |= open.on_hover_text(keys).clicked();
        }
    });
    if opening || staying {
        view.editor.names.remove(&kind);
        out.push(Action::Author(Authoring::Add { kind, names: told, category, open: opening }));
    }
}

/// The category that new elements go into.
fn category_ui(ui: &mut Ui, scenario: &Scenario, editor: &mut Editor) -> Option<CategoryId> {
    let known = editor.category.take().filter(|id| scenario.categories.iter().any(|known| known.id == *id));
    let mut category = known.or_else(|| Some(scenario.categories.first()?.id.clone()))?;
    label_ui(ui, "New elements go into");
    pick::one_ui(ui, "Category of new elements", &scenario.named(ItemKind::Category), &mut category);
    editor.category = Some(category.clone());
    Some(category)
}

fn reason(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Element => "every element belongs to one",
        ItemKind::Claim => "every claim stands in one",
        _ => "every position is somebody’s",
    }
}

/// What to type into the field for a new thing.
fn hint(kind: ItemKind, name: &str) -> &str {
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
        | ItemKind::Package => name,
    }
}
