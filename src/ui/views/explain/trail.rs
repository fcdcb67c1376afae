//! The way back from an explanation, and what was opened on the way to it.

use egui::{Button, Ui};

use crate::scenario::Scenario;
use crate::ui::command::{Action, Command};
use crate::ui::scene::Scene;
use crate::ui::state::{Subject, View};
use crate::ui::theme::{Icon, Type, space, tokens};
use crate::ui::widgets::icon_atom;
use crate::ui::widgets::line::shortened;
use crate::wording;

/// How wide the name of a step may be, in points.
const STEP: f32 = 150.0;
/// How many steps before the last are named; of a longer way the first is left out.
const NAMED: usize = 2;

/// Draws the way back: one step with the button, further with the steps beside it.
pub fn trail_ui(ui: &mut Ui, scene: &Scene, view: &View, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    let keys = Command::Back.key(ui.ctx().os());
    let tokens = tokens(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let back = Button::new((icon_atom(Icon::ArrowLeft, 14.0), Type::Small.text("Back")));
        if ui.add(back).on_hover_text(format!("One step back ({keys})")).accessible_name("Back").clicked() {
            out.push(Action::Do(Command::Back));
        }
        let before = view.trail.len().saturating_sub(1);
        let from = before.saturating_sub(NAMED);
        let steps = view.trail.iter().enumerate().take(before).skip(from);
        let named = steps.map(|(index, step)| (index + 1, title(scenario, &step.subject)));
        for (remaining, name) in std::iter::once((0, "Findings".to_owned())).chain(named) {
            let text = shortened(ui, &name, STEP);
            let text = Type::Small.text(text).color(tokens.text_muted);
            let step = ui.add(Button::new(text).frame_when_inactive(false));
            if step.on_hover_text(&name).accessible_name(format!("Back to {name}")).clicked() {
                out.push(Action::BackTo(remaining));
            }
            ui.label(Type::Small.text(if remaining == 0 && from > 0 { "› … ›" } else { "›" }).color(tokens.text_muted));
        }
    });
}

/// What something is called on the way.
pub fn title(scenario: &Scenario, subject: &Subject) -> String {
    let name = |name: &str| name.to_owned();
    match subject {
        Subject::Verdict => name("Verdict"),
        Subject::Feasibility => name("Feasibility"),
        Subject::Changes => name("Changes"),
        Subject::Frontier => name("Unbeaten packages"),
        Subject::Hinges => name("Sources"),
        Subject::Review => name("Review"),
        Subject::Finding(key) => name(wording::finding_outcome(key.kind)),
        Subject::Card(element) => name(wording::name::element(scenario, element)),
        Subject::Rule(rule) => name(wording::rule_kind(scenario, rule)),
        Subject::Stance(element, actor) => {
            format!("{} on {}", wording::name::party(scenario, actor), wording::name::element(scenario, element))
        }
        Subject::Function(function) => name(wording::name::function(scenario, function)),
        Subject::Money => name("Cost"),
        Subject::Resource(resource) => name(wording::name::resource(scenario, resource)),
        Subject::Claim(_) => name("Claim"),
        Subject::Source(_) => name("Source"),
    }
}
