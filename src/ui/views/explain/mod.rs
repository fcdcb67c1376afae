//! Explanations: what a word or a figure on the screen rests on, step by step down to a source.

mod card;
mod changes;
mod evidence;
mod finding;
mod frontier;
mod hinges;
pub mod items;
mod note;
mod profile;
mod review;
mod rule;
mod trail;
mod verdict;

use egui::{ScrollArea, Ui};

use crate::scenario::Scenario;
use crate::ui::command::{Action, Authoring};
use crate::ui::editor::Page;
use crate::ui::scene::Scene;
use crate::ui::state::{Subject, View};
use crate::ui::theme::{Type, space};
use crate::ui::widgets::scroll::scrolled_ui;
use crate::workshop::NoteOn;

pub use evidence::host;

/// Draws the trail, and the page of what is explained now.
pub fn explain_ui(ui: &mut Ui, scene: &Scene, view: &mut View, out: &mut Vec<Action>) {
    trail::trail_ui(ui, scene, view, out);
    let Some(subject) = view.subject().cloned() else { return };
    scrolled_ui(ui, ScrollArea::vertical().auto_shrink(false).id_salt(("explain", view.trail.len(), &subject)), |ui| {
        page_ui(ui, scene, view, &subject, out);
        if scene.editable {
            edit_ui(ui, scene.scenario(), &subject, out);
        }
        ui.add_space(space::L);
    });
}

/// The way to the form of what is explained.
fn edit_ui(ui: &mut Ui, scenario: &Scenario, subject: &Subject, out: &mut Vec<Action>) {
    let Some(key) = subject.key(scenario) else { return };
    ui.add_space(space::S);
    let name = format!("Edit this {}", key.kind.noun());
    if ui.button(Type::Small.text(&name)).on_hover_text("Opens its form beside the board").clicked() {
        out.push(Action::Author(Authoring::Show(Page::Item(key))));
    }
}

fn page_ui(ui: &mut Ui, scene: &Scene, view: &mut View, subject: &Subject, out: &mut Vec<Action>) {
    match subject {
        Subject::Verdict => {
            verdict::verdict_ui(ui, scene, out);
            note::note_edit_ui(ui, scene, view, &NoteOn::Board, out);
        }
        Subject::Feasibility => verdict::feasibility_ui(ui, scene, out),
        Subject::Frontier => frontier::frontier_ui(ui, scene, view, out),
        Subject::Review => review::review_ui(ui, scene, view, out),
        Subject::Hinges => hinges::hinges_ui(ui, scene, out),
        Subject::Changes => changes::changes_ui(ui, scene, out),
        Subject::Finding(key) => finding::finding_ui(ui, scene, key, out),
        Subject::Card(element) => {
            view.marked.insert(element.clone());
            card::card_ui(ui, scene, element, out);
            note::agreements_ui(ui, scene, view, element, out);
            note::note_edit_ui(ui, scene, view, &NoteOn::Card(element.clone()), out);
        }
        Subject::Rule(rule) => rule::rule_ui(ui, scene, rule, view, out),
        Subject::Stance(element, actor) => rule::stance_ui(ui, scene, element, actor, out),
        Subject::Function(function) => profile::function_ui(ui, scene, function, out),
        Subject::Money => profile::money_ui(ui, scene, out),
        Subject::Resource(resource) => profile::resource_ui(ui, scene, resource, out),
        Subject::Claim(claim) => evidence::claim_ui(ui, scene, claim, view, out),
        Subject::Source(source) => evidence::source_ui(ui, scene, source, view, out),
    }
}
