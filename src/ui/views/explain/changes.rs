//! The latest changes, and what followed from each.

use egui::Ui;

use super::items::{Item, finding_item_ui, heading_ui, item_ui, section_of_ui};
use crate::assess::Finding;
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::state::Subject;
use crate::ui::theme::{Icon, Tone, Type, space};
use crate::ui::widgets::muted_ui;
use crate::wording;
use crate::workshop::{LastChange, MAX_CHANGES};

/// Draws the changes, the latest first.
pub fn changes_ui(ui: &mut Ui, scene: &Scene, out: &mut Vec<Action>) {
    heading_ui(ui, Tone::Accent, Icon::Undo, "What has changed", "The latest change first");
    let mut any = false;
    for change in scene.changes() {
        any = true;
        ui.add_space(space::S);
        change_ui(ui, scene, change, out);
    }
    if !any {
        muted_ui(ui, "Nothing has been changed yet. Add a card, or choose something on one");
    } else if scene.changes().count() == MAX_CHANGES {
        muted_ui(ui, format!("Earlier changes than these {MAX_CHANGES} can be undone, but are not listed"));
    }
}

fn change_ui(ui: &mut Ui, scene: &Scene, last: &LastChange, out: &mut Vec<Action>) {
    ui.label(Type::Strong.text(last.text()));
    let Some(change) = &last.change else {
        muted_ui(ui, "Another package was put on the board");
        return;
    };
    let followed = wording::followed(change);
    muted_ui(ui, if followed.is_empty() { "The verdict stayed as it was".to_owned() } else { followed.join(" · ") });
    for finding in &change.new {
        if scene.assessment().findings.iter().any(|known| known.key() == finding.key()) {
            finding_item_ui(ui, scene, finding, out);
        } else {
            gone_ui(ui, scene, finding, "Came, and is gone again", out);
        }
    }
    section_of_ui(ui, "Cleared", &change.cleared, |ui, finding| {
        gone_ui(ui, scene, finding, wording::finding_kind(finding.kind), out);
    });
}

/// A finding that is not there any more; it opens its rule, if it has one.
fn gone_ui(ui: &mut Ui, scene: &Scene, finding: &Finding, detail: &str, out: &mut Vec<Action>) {
    let title = wording::finding_heading(scene.scenario(), finding);
    let subject = match &finding.rule {
        Some(rule) => Subject::Rule(rule.clone()),
        None => Subject::Finding(finding.key()),
    };
    item_ui(ui, &Item { mark: (Tone::Good, Icon::Check), title: &title, detail }, subject, out);
}
