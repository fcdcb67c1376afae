//! The palette: every element that can be laid, by category, with search.

use egui::{Atom, Button, Sense, TextEdit, Ui, vec2};

use super::board::DragItem;
use super::card::ghost_ui;
use super::tones;
use crate::assess::{Change, Severity};
use crate::scenario::{Element, Package, PhaseId, Scenario};
use crate::ui::command::Action;
use crate::ui::state::{View, search_id};
use crate::ui::theme::{Icon, Tone, Type, icons, space, tokens};
use crate::ui::widgets::{icon_button_ui, muted_ui, section_ui, toned_ui};
use crate::wording;
use crate::workshop::{Edit, Workshop};

/// How wide the palette must be to say "on board" in words, in points.
const WITH_WORDS: f32 = 215.0;
/// How many findings the tip of an element foretells.
const MOST_FORETOLD: usize = 4;

/// Draws the palette.
pub fn palette_ui(ui: &mut Ui, workshop: &Workshop, view: &mut View, out: &mut Vec<Action>) {
    ui.take_available_width();
    search_ui(ui, view);
    ui.add_space(space::XS);
    let scenario = workshop.scenario();
    let Some(package) = workshop.package() else { return };
    let Some(phase) = view.opening_phase(scenario, package) else { return };
    let wanted = view.search.trim().to_lowercase();
    let found: Vec<_> =
        scenario.elements.iter().filter(|element| !element.frame && matches(scenario, element, &wanted)).collect();
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        if found.is_empty() {
            ui.add_space(space::L);
            let text = if scenario.elements.iter().all(|element| element.frame) {
                "This scenario has no elements yet. They are written in its file; the README explains how".to_owned()
            } else {
                format!("No element has “{}” in its name, description or category", view.search.trim())
            };
            muted_ui(ui, text);
        }
        for category in &scenario.categories {
            let members: Vec<_> = found.iter().filter(|element| element.category == category.id).collect();
            if members.is_empty() {
                continue;
            }
            ui.add_space(space::S);
            section_ui(ui, &category.name);
            for element in members {
                element_row_ui(ui, workshop, element, package, &phase, out);
            }
        }
        ui.add_space(space::L);
    });
    // Enter in the search lays the first element found that is not on the board yet.
    if std::mem::take(&mut view.search_entered)
        && let Some(element) = found.iter().find(|element| package.card(&element.id).is_none())
    {
        out.push(Action::Edit(Edit::AddCard { element: element.id.clone(), phase }));
        view.search.clear();
    }
}

fn search_ui(ui: &mut Ui, view: &mut View) {
    ui.horizontal(|ui| {
        let clear = !view.search.is_empty();
        let width = ui.available_width() - if clear { 32.0 } else { 0.0 };
        let field = TextEdit::singleline(&mut view.search)
            .id(search_id())
            .hint_text("Find (Ctrl+F)")
            .margin(vec2(8.0, 6.0))
            .desired_width(width - 16.0);
        let response = ui.add(field).accessible_name("Find an element");
        if response.lost_focus()
            && ui.input(|input| input.key_pressed(egui::Key::Enter))
            && !view.search.trim().is_empty()
        {
            view.search_entered = true;
        }
        if std::mem::take(&mut view.focus_search) {
            response.request_focus();
        }
        if clear && icon_button_ui(ui, Icon::Close, "Clear the search").clicked() {
            view.search.clear();
        }
    });
}

/// Whether an element is found: its name, description, tags or category has every word searched for.
fn matches(scenario: &Scenario, element: &Element, wanted: &str) -> bool {
    let category = scenario.categories.iter().find(|category| category.id == element.category);
    let tags = element.tags.iter().map(|tag| tag.as_str()).collect::<Vec<_>>().join(" ");
    let text = format!("{} {} {tags} {}", element.name, element.about, category.map_or("", |category| &category.name));
    let text = text.to_lowercase();
    wanted.split_whitespace().all(|word| text.contains(word))
}

fn element_row_ui(
    ui: &mut Ui,
    workshop: &Workshop,
    element: &Element,
    package: &Package,
    phase: &PhaseId,
    out: &mut Vec<Action>,
) {
    let tokens = tokens(ui);
    let laid = package.card(&element.id).is_some();
    let color = if laid { tokens.text_muted } else { tokens.text };
    let done = tokens.tone(Tone::Good).strong;
    let mut button = Button::new(Type::Body.text(&element.name).color(color))
        .frame_when_inactive(false)
        .wrap()
        .sense(Sense::click_and_drag())
        .min_size(vec2(ui.available_width(), space::ROW));
    if laid {
        let check =
            Atom::paint(vec2(11.0, 11.0), move |ui, args| icons::paint(ui.painter(), Icon::Check, args.rect, done));
        // Where there is little room, the check mark alone says it; its name says it in words.
        let words = if ui.available_width() >= WITH_WORDS { "on board" } else { "" };
        button = button.right_text((check, Type::Small.text(words).color(done)));
    }
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding.x = 6.0;
            ui.add(button)
        })
        .inner;
    let name = if laid { format!("{} (on the board)", element.name) } else { format!("Add {}", element.name) };
    let response = response.accessible_name(name).on_hover_ui(|ui| tip_ui(ui, workshop, element, laid, phase));
    if response.clicked() {
        out.push(if laid {
            Action::FocusCard(element.id.clone())
        } else {
            Action::Edit(Edit::AddCard { element: element.id.clone(), phase: phase.clone() })
        });
    }
    if response.dragged() {
        response.dnd_set_drag_payload(DragItem(element.id.clone()));
        ghost_ui(ui, element);
    }
}

/// What an element is, and what laying it would bring up.
fn tip_ui(ui: &mut Ui, workshop: &Workshop, element: &Element, laid: bool, phase: &PhaseId) {
    let scenario = workshop.scenario();
    ui.set_max_width(360.0);
    ui.label(Type::Strong.text(&element.name));
    muted_ui(ui, element.about.as_str());
    if laid {
        muted_ui(ui, "On the board. Click to go to its card");
        return;
    }
    let edit = Edit::AddCard { element: element.id.clone(), phase: phase.clone() };
    if let Ok(after) = workshop.preview(&edit) {
        let change = Change::between(workshop.assessment(), &after);
        for finding in change.new.iter().filter(|finding| finding.severity != Severity::Notes).take(MOST_FORETOLD) {
            let (tone, icon) = tones::finding(finding);
            let text =
                format!("{}: {}", wording::finding_outcome(finding.kind), wording::finding_heading(scenario, finding));
            toned_ui(ui, tone, icon, Type::Small.text(text));
        }
    }
    muted_ui(ui, format!("Click to add it: {}. Or drag it to a phase", wording::name::phase(scenario, phase)));
}
