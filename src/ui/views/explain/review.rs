//! What may have been overlooked in the scenario, with the way to each place.

use egui::Ui;

use super::items::{Item, heading_ui, item_opening_ui, paragraph_ui};
use crate::review::Remark;
use crate::ui::command::{Action, Authoring, Command};
use crate::ui::editor::Page;
use crate::ui::scene::Scene;
use crate::ui::state::{Subject, View};
use crate::ui::theme::{Icon, Tone, Type, space};
use crate::ui::widgets::{muted_ui, toned_ui};
use crate::wording;

/// Draws the remarks.
pub fn review_ui(ui: &mut Ui, scene: &Scene, view: &View, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    heading_ui(ui, Tone::Neutral, Icon::Search, "Review of the scenario", "What may have been overlooked");
    let command = Command::ShowCoverage;
    if ui.button(Type::Small.text(command.spec().text)).on_hover_text(command.spec().tooltip).clicked() {
        out.push(Action::Do(command));
    }
    ui.add_space(space::S);
    let undrawn = view.undrawn.in_words(scenario);
    if let Some(undrawn) = &undrawn {
        toned_ui(ui, Tone::Warn, Icon::Triangle, undrawn);
        ui.add_space(space::S);
    }
    let Some(remarks) = &scene.answers().review else {
        muted_ui(ui, if scene.thinking { "Being worked out …" } else { "It was not worked out" });
        return;
    };
    if remarks.is_empty() {
        if undrawn.is_some() {
            return;
        }
        paragraph_ui(ui, "Nothing was noticed: all that is written is used, and everything can be");
        return;
    }
    muted_ui(ui, "None of it need be wrong; each line leads to what it is about");
    ui.add_space(space::S);
    for remark in remarks {
        let title = wording::remark(scenario, remark);
        let detail = remark.place(scenario).to_string();
        let item = Item { mark: mark(remark), title: &title, detail: &detail };
        // Who can change it is led to its form; whoever looks on, to what it rests on.
        match (remark.key(scenario).filter(|_| scene.editable), subject(remark)) {
            (Some(key), _) => item_opening_ui(ui, &item, Action::Author(Authoring::Show(Page::Item(key))), out),
            (None, Some(subject)) => item_opening_ui(ui, &item, Action::Open(subject), out),
            (None, None) => {
                paragraph_ui(ui, &title);
                muted_ui(ui, &detail)
            }
        };
    }
}

/// What can never be weighs more than what is not used.
fn mark(remark: &Remark) -> (Tone, Icon) {
    match remark {
        Remark::IdleActor(_) | Remark::IdleSource(_) | Remark::IdleClaim(_) | Remark::SilentVoice(_) => {
            (Tone::Neutral, Icon::Circle)
        }
        Remark::Idle(_) | Remark::IdleTag(..) => (Tone::Neutral, Icon::Circle),
        Remark::NoClaim(_)
        | Remark::SameRule(..)
        | Remark::SameName(..)
        | Remark::Unanswered(_)
        | Remark::NoOtherwise(_) => (Tone::Neutral, Icon::Info),
        Remark::NeverCrossed(_)
        | Remark::AlwaysCrossed(_)
        | Remark::NeverMet(_)
        | Remark::AlwaysMet(_)
        | Remark::NeverHolds(_)
        | Remark::ElementRuledOut(_)
        | Remark::OptionRuledOut(..) => (Tone::Warn, Icon::Triangle),
    }
}

/// What explains the place.
fn subject(remark: &Remark) -> Option<Subject> {
    match remark {
        Remark::IdleSource(id) => Some(Subject::Source(id.clone())),
        Remark::IdleClaim(id) => Some(Subject::Claim(id.clone())),
        Remark::NoClaim(id)
        | Remark::Unanswered(id)
        | Remark::NoOtherwise(id)
        | Remark::SameRule(_, id)
        | Remark::NeverCrossed(id)
        | Remark::AlwaysCrossed(id)
        | Remark::NeverMet(id)
        | Remark::AlwaysMet(id)
        | Remark::NeverHolds(id) => Some(Subject::Rule(id.clone())),
        Remark::ElementRuledOut(id) | Remark::OptionRuledOut(id, ..) | Remark::IdleTag(id, _) => {
            Some(Subject::Card(id.clone()))
        }
        Remark::IdleActor(_) | Remark::SilentVoice(_) | Remark::Idle(_) | Remark::SameName(..) => None,
    }
}
