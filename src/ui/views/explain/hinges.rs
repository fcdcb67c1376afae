//! What hangs on one source, or on one disputed position.

use egui::Ui;

use super::items::{Item, heading_ui, item_ui, paragraph_ui};
use crate::search::{Fallen, Hinge};
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::state::Subject;
use crate::ui::theme::{Icon, Tone};
use crate::ui::widgets::muted_ui;
use crate::wording;

/// Draws the page.
pub fn hinges_ui(ui: &mut Ui, scene: &Scene, out: &mut Vec<Action>) {
    let kind = "Each source and each disputed position is taken away in turn";
    heading_ui(ui, Tone::Accent, Icon::Quote, "If a source falls", kind);
    let Some(hinges) = &scene.answers().hinges else {
        muted_ui(ui, if scene.thinking { "Being worked out …" } else { "This could not be worked out" });
        return;
    };
    let decisive: Vec<&Hinge> = hinges.decisive().collect();
    if decisive.is_empty() {
        paragraph_ui(ui, "Neither the verdict nor whether anything is acceptable hangs on any one of them");
    }
    for hinge in decisive {
        let title = format!("Without “{}”", wording::fallen(scene.scenario(), &hinge.fallen));
        let differences = wording::hinge_differences(hinges, hinge);
        let detail = differences.iter().map(|line| wording::sentence(line)).collect::<Vec<_>>().join("\n");
        let subject = match &hinge.fallen {
            Fallen::Position(rule) => Subject::Rule(rule.clone()),
            Fallen::Source(source) => Subject::Source(source.clone()),
        };
        item_ui(ui, &Item { mark: (Tone::Warn, Icon::Triangle), title: &title, detail: &detail }, subject, out);
    }
    let others = hinges.hinges.len() - hinges.decisive().count();
    muted_ui(ui, format!("{}: no difference", wording::count(others, "other taken away", "others taken away")));
    if !hinges.complete {
        muted_ui(ui, "There was no time for all of them");
    }
}
