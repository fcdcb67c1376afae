//! What the verdict and the feasibility of the package rest on.

use egui::Ui;

use super::items::{
    Item, card_item_ui, finding_item_ui, heading_ui, item_ui, level_meaning_ui, paragraph_ui, section_of_ui,
};
use crate::assess::{CardAssessment, Finding, Severity};
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::state::Subject;
use crate::ui::theme::{Icon, Tone};
use crate::ui::views::tones;
use crate::ui::widgets::muted_ui;
use crate::wording;

/// Draws what the verdict rests on.
pub fn verdict_ui(ui: &mut Ui, scene: &Scene, out: &mut Vec<Action>) {
    let (scenario, assessment) = (scene.scenario(), scene.assessment());
    let (tone, icon) = tones::verdict(assessment.verdict);
    heading_ui(ui, tone, icon, wording::verdict(assessment.verdict), "The verdict on the package");
    paragraph_ui(ui, wording::sentence(wording::verdict_meaning(assessment.verdict)));
    muted_ui(ui, wording::sentence(&wording::verdict_reason(scenario, assessment)));
    let of = |severity: Severity| -> Vec<&Finding> {
        assessment.findings.iter().filter(|finding| finding.severity == severity).collect()
    };
    let sections = [
        (Severity::Blocks, "What blocks the package"),
        (Severity::Strains, "What strains it"),
        (Severity::Notes, "What leaves the verdict as it is"),
    ];
    for (severity, heading) in sections {
        section_of_ui(ui, heading, &of(severity), |ui, finding| finding_item_ui(ui, scene, finding, out));
    }
    if let Some(level) = assessment.feasibility {
        let title = format!("Feasibility: {}", wording::level(level, assessment.certainty));
        let detail = wording::weakest_link(scenario, assessment).map(|link| wording::sentence(&link));
        let detail = detail.unwrap_or_default();
        section_of_ui(ui, "How feasible it is", &[()], |ui, ()| {
            let item = Item { mark: (Tone::Neutral, Icon::Dot), title: &title, detail: &detail };
            item_ui(ui, &item, Subject::Feasibility, out);
        });
    }
}

/// Draws what the feasibility rests on: the weakest links, then the other cards.
pub fn feasibility_ui(ui: &mut Ui, scene: &Scene, out: &mut Vec<Action>) {
    let (scenario, assessment) = (scene.scenario(), scene.assessment());
    let Some(level) = assessment.feasibility else {
        heading_ui(ui, Tone::Neutral, Icon::Circle, "No feasibility", "There are no cards on the board");
        return;
    };
    let word = wording::level(level, assessment.certainty);
    heading_ui(ui, Tone::Neutral, Icon::Dot, &word, "The feasibility of the package");
    level_meaning_ui(ui, level, assessment.certainty);
    muted_ui(ui, "A package is as feasible as its least feasible card");
    let (weakest, mut others): (Vec<&CardAssessment>, Vec<_>) =
        assessment.cards.iter().partition(|card| assessment.weakest.contains(&card.element));
    others.sort_by_key(|card| card.level);
    section_of_ui(ui, "The weakest links", &weakest, |ui, card| {
        let detail = wording::deciding_caps(scenario, card).join(" · ");
        card_item_ui(ui, scene, card, &detail, out);
    });
    section_of_ui(ui, "The other cards", &others, |ui, card| {
        let detail = wording::deciding_caps(scenario, card).join(" · ");
        let level = wording::level(card.level, card.certainty);
        card_item_ui(ui, scene, card, &format!("{level} · {detail}"), out);
    });
}
