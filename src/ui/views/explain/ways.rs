//! What could be: the nearest acceptable packages, why there is none, who would have to move, and how much is left.

use egui::{Label, Ui};

use super::items::{Item, heading_ui, item_ui, paragraph_ui, section_of_ui};
use crate::assess::Assessment;
use crate::scenario::Scenario;
use crate::search::{Accepting, Conflict, Moving, Way};
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::state::{Subject, View};
use crate::ui::theme::{Icon, Tone, Type, space, tokens};
use crate::ui::views::tones;
use crate::ui::widgets::{edged_frame_ui, muted_ui, primary_ui, toned_ui};
use crate::wording;
use crate::workshop::Edit;

/// One line that says how far the board is from what could be accepted; it opens the page below.
pub fn summary_ui(ui: &mut Ui, scene: &Scene, out: &mut Vec<Action>) {
    let answers = scene.answers();
    let (mark, title, detail) = match &answers.ways {
        None if !scene.thinking => return,
        None => ((Tone::Neutral, Icon::Circle), "Ways forward".to_owned(), "Being worked out …".to_owned()),
        Some(found) if found.acceptable => {
            let left = answers.count.as_ref().map(wording::count_line);
            let better = found.ways.first().map(|way| format!("better with {}", edits_line(scene, way)));
            let detail = better.or(left).unwrap_or_default();
            ((Tone::Good, Icon::Check), "The group could accept this package".to_owned(), detail)
        }
        Some(found) => match found.ways.first() {
            Some(way) => {
                let edits = wording::count(way.steps.len(), "edit", "edits");
                let title = format!("{edits} to what the group could accept");
                ((Tone::Accent, Icon::ArrowRight), title, edits_line(scene, way))
            }
            None if found.complete => {
                let detail = "Why, and who would have to move".to_owned();
                ((Tone::Warn, Icon::Triangle), "There is no package the group could accept".to_owned(), detail)
            }
            None => {
                let detail = "None was found in the time there was".to_owned();
                ((Tone::Neutral, Icon::Dash), "Ways forward".to_owned(), detail)
            }
        },
    };
    item_ui(ui, &Item { mark, title: &title, detail: &detail }, Subject::Ways, out);
    ui.add_space(space::XS);
}

/// How many edits the summary names.
const NAMED: usize = 2;

/// The first edits of a way in one line.
fn edits_line(scene: &Scene, way: &Way) -> String {
    let edits = scene.package().map(|package| wording::edits(scene.scenario(), package, &way.package));
    let edits = edits.unwrap_or_default();
    let rest = edits.len().saturating_sub(NAMED);
    let more = (rest > 0).then(|| format!("{rest} more"));
    edits.into_iter().take(NAMED).chain(more).collect::<Vec<_>>().join(", ")
}

/// Draws the page.
pub fn ways_ui(ui: &mut Ui, scene: &Scene, view: &mut View, out: &mut Vec<Action>) {
    let acceptable = &scene.scenario().acceptable;
    let (binding, level) = (wording::binding(acceptable.binding), wording::feasibility(acceptable.at_least));
    let unknown = wording::feasibility(acceptable.unknown);
    let kind = format!(
        "Packages that respect {binding}, with every card at least {level}; what is unknown counts as {unknown}"
    );
    heading_ui(ui, Tone::Accent, Icon::ArrowRight, "Ways forward", &kind);
    if scene.thinking {
        muted_ui(ui, "Being worked out …");
    }
    let answers = scene.answers();
    if let Some(found) = &answers.ways {
        if found.acceptable {
            let better = if found.ways.is_empty() { "" } else { "; these would improve it" };
            ui.add(
                Label::new(Type::Body.text(format!("The group could accept this package as it stands{better}"))).wrap(),
            );
        }
        for way in &found.ways {
            way_ui(ui, scene, way, view, out);
        }
        if !found.complete {
            muted_ui(ui, "There was no time to compare them all: others may be as near, and better");
        }
        if !found.mismatches.is_empty() {
            let text = "Search and assessment do not agree on a package, which is not shown. Please report this fault of \
                        the program, with the scenario file";
            toned_ui(ui, Tone::Bad, Icon::Triangle, Type::Small.text(text));
        }
    }
    if let Some(conflict) = &answers.conflict {
        conflict_ui(ui, scene, conflict, view, out);
    }
    if let Some(count) = &answers.count {
        section_of_ui(ui, "How much is left", &[()], |ui, ()| {
            let line = ui.add(Label::new(Type::Body.text(wording::count_line(count))).wrap());
            line.on_hover_text(wording::number(&count.total.to_string()));
        });
    }
    if let Some(accepting) = &answers.accepting {
        accepting_ui(ui, scene.scenario(), accepting);
    }
    section_of_ui(ui, "More", &[()], |ui, ()| {
        let detail = "Feasibility, violations, protection and cost against one another";
        let item = Item { mark: (Tone::Neutral, Icon::Dot), title: "Packages that none beats", detail };
        item_ui(ui, &item, Subject::Frontier, out);
        let detail = "What would be different without one source, or one disputed position";
        let item = Item { mark: (Tone::Neutral, Icon::Quote), title: "If a source falls", detail };
        item_ui(ui, &item, Subject::Hinges, out);
    });
}

/// A way: how far it is, what it is worth, the edits, and buttons that go it, or show it on the board.
pub fn way_ui(ui: &mut Ui, scene: &Scene, way: &Way, view: &mut View, out: &mut Vec<Action>) {
    let (scenario, now) = (scene.scenario(), scene.assessment());
    let Some(package) = scene.package() else { return };
    let tokens = tokens(ui);
    let (tone, _) = tones::verdict(way.assessment.verdict);
    let distance = match way.steps.len() {
        0 => "As it stands".to_owned(),
        edits => wording::count(edits, "edit", "edits"),
    };
    let shown = view.preview.as_ref().is_some_and(|(_, package)| *package == way.package);
    edged_frame_ui(ui, tokens.tone(tone).line, shown, |ui| {
        let verdict = wording::verdict(way.assessment.verdict);
        ui.add(Label::new(Type::Title.text(format!("{distance} · {verdict}")).color(tokens.text)).wrap());
        muted_ui(ui, wording::measure(scenario, way));
        for line in differences(scenario, now, &way.assessment) {
            muted_ui(ui, line);
        }
        for edit in wording::edits(scenario, package, &way.package) {
            ui.add(Label::new(Type::Small.text(edit).color(tokens.text)).wrap());
        }
        if !way.steps.is_empty() && scene.editable {
            ui.add_space(space::XS);
            let edits = wording::edits(scenario, package, &way.package).join(", ");
            ui.horizontal_wrapped(|ui| {
                let adopt = primary_ui(ui, "Adopt", true).accessible_name(format!("Adopt: {edits}"));
                if adopt.on_hover_text("Puts it on the board, as one change that can be undone").clicked() {
                    out.push(Action::Edit(Edit::Adopt(Box::new(way.package.clone()))));
                }
                let (text, tip) = if shown {
                    ("End the preview", "Shows the board as it stands")
                } else {
                    ("Preview", "Shows it in the place of the board, and changes nothing")
                };
                if ui.button(text).accessible_name(format!("{text}: {edits}")).on_hover_text(tip).clicked() {
                    view.preview = (!shown).then(|| (scene.meaning(), way.package.clone()));
                }
            });
        }
    });
    ui.add_space(space::XS);
}

/// What is different in verdict, feasibility, protection and money.
fn differences(scenario: &Scenario, before: &Assessment, after: &Assessment) -> Vec<String> {
    let mut lines = Vec::new();
    if before.verdict != after.verdict {
        let (old, new) = (wording::verdict(before.verdict), wording::verdict(after.verdict));
        lines.push(format!("Verdict: {old} → {new}"));
    }
    let level = |of: &Assessment| of.feasibility.map(|level| wording::level(level, of.certainty));
    if let (Some(old), Some(new)) = (level(before), level(after))
        && old != new
    {
        lines.push(format!("Feasibility: {old} → {new}"));
    }
    let (old, new) = (before.protection_in_practice(), after.protection_in_practice());
    if old != new {
        lines.push(format!("Protection in practice, all functions: {old} → {new}"));
    }
    let (old, new) = (wording::money(scenario, before), wording::money(scenario, after));
    if old != new {
        lines.push(format!("Cost: {old} → {new}"));
    }
    lines
}

/// Why nothing is acceptable, and who would have to move.
fn conflict_ui(ui: &mut Ui, scene: &Scene, conflict: &Conflict, view: &mut View, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    section_of_ui(ui, "Why no package is acceptable", conflict.reason.as_slice(), |ui, reason| {
        paragraph_ui(ui, wording::reason(scenario, reason));
    });
    match &conflict.moving {
        Moving::Nothing => {}
        Moving::Unknown => {
            muted_ui(ui, "Who would have to move could not be worked out in the time there was");
        }
        Moving::NotPositions(reason) => {
            section_of_ui(ui, "Who would have to move", &[()], |ui, ()| {
                paragraph_ui(ui, "No actor’s moving would help: pins, assumptions and facts exclude every package");
            });
            section_of_ui(ui, "What excludes them", reason.as_slice(), |ui, reason| {
                paragraph_ui(ui, wording::reason(scenario, reason));
            });
        }
        Moving::Positions(movers) => {
            section_of_ui(ui, "Who would have to move: one of these", &conflict.then, |ui, (positions, then)| {
                paragraph_ui(ui, wording::movers(scenario, positions));
                if let Some(way) = then {
                    muted_ui(ui, "Then this would become possible:");
                    way_ui(ui, scene, way, view, out);
                }
            });
            if !movers.complete {
                muted_ui(ui, "There may be others");
            }
        }
    }
}

/// What each actor would have to accept for the package as it stands.
fn accepting_ui(ui: &mut Ui, scenario: &Scenario, accepting: &Accepting) {
    let sets = accepting.positions.sets.iter().filter(|set| !set.is_empty());
    let sets: Vec<Vec<String>> = sets.map(|set| wording::movers_by_actor(scenario, set)).collect();
    let title = "Who would have to give way for the package as it stands";
    let title = if sets.len() > 1 { format!("{title}: one of these") } else { title.to_owned() };
    section_of_ui(ui, &title, &sets, |ui, actors| {
        for actor in actors {
            paragraph_ui(ui, actor);
        }
    });
    if let Some(besides) = wording::besides(scenario, accepting) {
        muted_ui(ui, besides);
    }
}
