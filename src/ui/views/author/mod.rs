//! The editor: everything that a scenario says, in forms beside the board.

mod asked;
mod beginning;
mod blank;
mod bring;
mod cite;
mod condition;
mod contents;
mod copy;
mod element;
mod evidence;
mod form;
mod head;
mod library;
mod list;
mod means;
mod new_position;
mod offer;
mod package;
mod parties;
mod pattern;
mod pick;
mod remove;
mod rule;
mod sentence;
mod table;
mod truth;
mod word;

use egui::text::LayoutJob;
use egui::{Key, Label, Modifiers, Popup, ScrollArea, Ui};

use crate::scenario::{Item, ItemKey, Scenario};
use crate::ui::command::{Action, Authoring, Command};
use crate::ui::editor::{Editor, Focus, Page};
use crate::ui::scene::Scene;
use crate::ui::state::View;
use crate::ui::theme::{Icon, Tone, Type, space, tokens};
use crate::ui::widgets::chip::keyboard_here;
use crate::ui::widgets::scroll::scrolled_ui;
use crate::ui::widgets::{icon_button_ui, quiet_link_ui, toned_ui};
use crate::wording;
use crate::workshop::author::Name;
use form::{Form, Refused, refusal_ui};
use rule::Around;

/// How many lines a heading may have; the first field of a form has all of a name.
const HEADING_ROWS: usize = 2;

/// Draws the editor.
pub fn author_ui(ui: &mut Ui, scene: &Scene, view: &mut View, out: &mut Vec<Action>) {
    ui.take_available_width();
    let scenario = scene.scenario();
    // What is gone, as after undo, has no page.
    if let Page::Item(key) = &view.editor.page
        && scenario.place(key).is_none()
    {
        let up = view.editor.page.up();
        view.editor.go(up);
    }
    view.editor.trail.retain(|key| scenario.place(key).is_some());
    // Escape gives up the keyboard before anything is drawn, so what counts is where it was.
    let back = view.editor.keyboard && !Popup::is_any_open(ui.ctx());
    if back && ui.input(|input| input.key_pressed(Key::Escape)) && view.editor.step_back() {
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    }
    view.editor.row = None;
    // While a menu or a dialog has the keyboard, it cannot go elsewhere.
    let free = ui.ctx().memory(|memory| memory.allows_interaction(ui.layer_id()));
    view.editor.focusing = if free { std::mem::take(&mut view.editor.focus) } else { Focus::Stays };
    head_ui(ui, scenario, &mut view.editor, out);
    let page = view.editor.page.clone();
    scrolled_ui(ui, ScrollArea::vertical().auto_shrink(false).id_salt(("editor", format!("{page:?}"))), |ui| {
        page_ui(ui, scene, view, &page, out);
        ui.add_space(space::L);
    });
    // A menu that has just closed lets go of the keyboard with the next frame; a dialog may keep it for long.
    view.editor.waited = if free { 0 } else { view.editor.waited.saturating_add(1) };
    if view.editor.focus != Focus::Stays && view.editor.waited < 3 {
        ui.ctx().request_repaint();
    }
    keep_keyboard(ui, &mut view.editor);
}

/// Whoever presses a button with which that goes away is at the beginning of the page.
fn keep_keyboard(ui: &Ui, editor: &mut Editor) {
    let (had, has) = (editor.keyboard, has_keyboard(ui));
    let nobody = ui.ctx().memory(|memory| memory.focused().is_none()) && !Popup::is_any_open(ui.ctx());
    let given_up = ui.input(|input| input.pointer.any_down() || input.key_pressed(Key::Escape));
    editor.keyboard = has;
    if had && !has && nobody && !given_up && editor.focus == Focus::Stays {
        editor.focus = Focus::First;
        ui.ctx().request_repaint();
    }
}

/// Whether the keyboard is in what is drawn here.
fn has_keyboard(ui: &Ui) -> bool {
    let focused = ui.ctx().memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
    let across = ui.max_rect().x_range();
    focused.is_some_and(|it| it.layer_id == ui.layer_id() && across.contains(it.rect.center().x))
}

/// Where one is, with the way back and the way out.
fn head_ui(ui: &mut Ui, scenario: &Scenario, editor: &mut Editor, out: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        let from = editor.trail.last().and_then(|key| scenario.item(key));
        let back = from.map_or_else(|| "Back to the list".to_owned(), |from| format!("Back to “{}”", from.name()));
        if editor.page != Page::Contents && icon_button_ui(ui, Icon::ArrowLeft, &back).clicked() {
            editor.back();
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if icon_button_ui(ui, Icon::Close, "Close the editor").clicked() {
                out.push(Action::Do(Command::EditScenario));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let (title, color) = (title(scenario, &editor.page), tokens(ui).text);
                let mut heading = LayoutJob::simple(title, Type::Heading.font(), color, 0.0);
                heading.wrap.max_rows = HEADING_ROWS;
                ui.add(Label::new(heading).wrap());
            });
        });
    });
    if let Page::Item(key) = editor.page.clone() {
        return neighbours_ui(ui, scenario, &key, editor);
    }
    if matches!(editor.page, Page::NewPosition | Page::Copy) {
        list_link_ui(ui, scenario, editor);
    }
    ui.add_space(space::XS);
}

/// The list in which a thing stands, and the ways to those before and after it.
fn neighbours_ui(ui: &mut Ui, scenario: &Scenario, key: &ItemKey, editor: &mut Editor) {
    let ids = scenario.ids(key.kind);
    let place = scenario.place(key).unwrap_or_default();
    let at = |place: Option<usize>| place.and_then(|place| ids.get(place)).map(|id| ItemKey::new(key.kind, id));
    let beside = [
        (Icon::ChevronUp, "before", Key::ArrowUp, at(place.checked_sub(1))),
        (Icon::ChevronDown, "after", Key::ArrowDown, at(place.checked_add(1))),
    ];
    ui.horizontal(|ui| {
        for (icon, which, arrow, other) in beside {
            let name = format!("Go to the {} {which} it", key.kind.noun());
            let button = ui.add_enabled_ui(other.is_some(), |ui| icon_button_ui(ui, icon, &name)).inner;
            let keys = editor.keyboard && ui.input_mut(|input| input.consume_key(Modifiers::ALT, arrow));
            if let Some(other) = other.filter(|_| button.clicked() || keys) {
                editor.turn_to(other);
            }
        }
        list_link_ui(ui, scenario, editor);
    });
    ui.add_space(space::XS);
}

/// The list in which what is shown stands.
fn list_link_ui(ui: &mut Ui, scenario: &Scenario, editor: &mut Editor) {
    let list = editor.page.up();
    let text = title(scenario, &list);
    let shown = Type::Small.text(format!("In: {text}")).color(tokens(ui).text_muted);
    if quiet_link_ui(ui, shown, &format!("Go to {text}")).clicked() {
        editor.go(list);
    }
}

/// What a page is called.
fn title(scenario: &Scenario, page: &Page) -> String {
    match page {
        Page::Contents => "Edit the scenario".to_owned(),
        Page::Head => "Title, dates and money".to_owned(),
        Page::List(kind) => wording::sentence(kind.plural()),
        Page::Item(key) => scenario.item(key).as_ref().map_or_else(String::new, |item| item.name().to_owned()),
        Page::NewPosition => "A new position".to_owned(),
        Page::Copy => "Copy positions to others".to_owned(),
        Page::Library => "Take from another scenario".to_owned(),
    }
}

fn page_ui(ui: &mut Ui, scene: &Scene, view: &mut View, page: &Page, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    match page {
        Page::Contents => contents::contents_ui(ui, scene, view, out),
        Page::Head => head::scenario_ui(ui, scenario, &mut view.editor, out),
        Page::List(kind) => list::list_ui(ui, scene, *kind, view, out),
        Page::Item(key) => item_ui(ui, scene, key, view, out),
        Page::NewPosition => {
            let around = Around { scene, answers: scene.answers(), editor: &mut view.editor, out };
            new_position::new_position_ui(ui, around);
        }
        Page::Copy => copy::copy_ui(ui, &Form::new(scenario, None), &mut view.editor, out),
        Page::Library => library::library_ui(ui, scene, &mut view.editor, out),
    }
}

/// The form of one thing.
fn item_ui(ui: &mut Ui, scene: &Scene, key: &ItemKey, view: &mut View, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    let draft = view.editor.drafts.get(key).cloned();
    let Some(mut item) = draft.as_ref().map(|draft| draft.item.clone()).or_else(|| scenario.item(key)) else { return };
    let refused =
        draft.as_ref().map(|draft| Refused { part: draft.part, typing: draft.typing.as_deref(), why: &draft.why });
    let mut form = Form::new(scenario, refused);
    let answers = scene.answers();
    let around = Around { scene, answers, editor: &mut view.editor, out };
    if around.editor.focusing == Focus::First {
        keyboard_here(ui.ctx());
    }
    ui.push_id(("form", key), |ui| fields_ui(ui, &mut form, &mut item, around));
    if let Some(draft) = &draft {
        if !form.refusal_shown() {
            refusal_ui(ui, &draft.why);
        }
        if ui.button("Take back what was typed").clicked() {
            view.editor.drafts.remove(key);
            return;
        }
    }
    if let Some((part, typing)) = form.changed() {
        out.push(Action::Author(Authoring::Put { item: Box::new(item), part, typing }));
    }
    ui.add_space(space::M);
    ui.separator();
    word::word_ui(ui, &Form::new(scenario, None), &Name::Item(key.clone()), &mut view.editor, out);
    remove::remove_ui(ui, scene, key, &mut view.editor, out);
    // At the end, so that what comes to be known moves nothing under the pointer.
    remarks_ui(ui, scene, key);
}

/// What may have been overlooked about a thing.
fn remarks_ui(ui: &mut Ui, scene: &Scene, key: &ItemKey) {
    let scenario = scene.scenario();
    let remarks = scene.answers().review.iter().flatten();
    let own: Vec<_> = remarks.filter(|remark| remark.key(scenario).as_ref() == Some(key)).collect();
    if !own.is_empty() {
        form::group_ui(ui, "What may have been overlooked");
    }
    for remark in own {
        toned_ui(ui, Tone::Warn, Icon::Triangle, Type::Small.text(wording::remark(scenario, remark)));
    }
}

fn fields_ui(ui: &mut Ui, form: &mut Form<'_>, item: &mut Item, mut around: Around<'_, '_>) {
    match item {
        Item::Source(source) => evidence::source_ui(ui, form, source),
        Item::Voice(voice) => evidence::voice_ui(ui, form, voice),
        Item::Claim(claim) => evidence::claim_ui(ui, form, claim),
        Item::Group(group) => parties::group_ui(ui, form, group),
        Item::Actor(actor) => parties::actor_ui(ui, form, actor),
        Item::Phase(phase) => parties::phase_ui(ui, form, phase),
        Item::Function(function) => parties::function_ui(ui, form, function),
        Item::Resource(resource) => parties::resource_ui(ui, form, resource),
        Item::Category(category) => parties::category_ui(ui, form, category),
        Item::Element(element) => element::element_ui(ui, form, element, around.editor, around.out),
        Item::Condition(named) => rule::named_ui(ui, form, &mut around, named),
        Item::Position(position) => rule::position_ui(ui, form, &mut around, position),
        Item::Limit(limit) => rule::limit_ui(ui, form, &mut around, limit),
        Item::Contradiction(rule) => rule::contradiction_ui(ui, form, &mut around, rule),
        Item::Caution(rule) => rule::caution_ui(ui, form, &mut around, rule),
        Item::Package(package) => package::package_ui(ui, form, package),
    }
}
