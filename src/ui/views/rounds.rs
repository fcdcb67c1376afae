//! The rounds: a timeline of what each ended with and what changed between them, and the board of one of them.

use egui::{Label, ScrollArea, Ui};

use super::correct_round::correct_round_ui;
use super::tones;
use crate::scenario::{Firmness, Package, Round, Scenario};
use crate::ui::command::{Action, Command};
use crate::ui::scene::Scene;
use crate::ui::state::{Centre, View};
use crate::ui::theme::{Icon, Tone, Type, space, tokens};
use crate::ui::widgets::scroll::scrolled_ui;
use crate::ui::widgets::{edged_frame_ui, muted_ui, note_ui, primary_ui, section_ui, toned_ui};
use crate::wording;
use crate::workshop::Edit;

/// How wide a round is at most, in points: lines of a length that can be read.
const WIDEST: f32 = 860.0;

/// Draws the timeline.
pub fn rounds_ui(ui: &mut Ui, scene: &Scene, view: &mut View, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    ui.add(Label::new(Type::Heading.text("Rounds").color(tokens(ui).text)));
    if scenario.rounds.is_empty() {
        return empty_ui(ui, view, out);
    }
    let count = wording::count(scenario.rounds.len(), "round was closed", "rounds were closed");
    let them = wording::plural(scenario.rounds.len(), "it", "them");
    muted_ui(ui, format!("{count}; what stands in {them} stays as it was"));
    ui.add_space(space::S);
    scrolled_ui(ui, ScrollArea::vertical().auto_shrink(false), |ui| {
        ui.set_max_width(WIDEST.min(ui.available_width()));
        let mut before: Option<&Round> = None;
        for round in &scenario.rounds {
            round_ui(ui, scenario, round, before, view, out);
            ui.add_space(space::S);
            before = Some(round);
        }
        since_ui(ui, scene, before);
        ui.add_space(space::L);
    });
}

fn empty_ui(ui: &mut Ui, view: &View, out: &mut Vec<Action>) {
    let text = "No round has been closed yet. Closing one keeps the package on the board as it stands, with its verdict, \
                a note and who argued what; the session goes on from there.";
    ui.add(Label::new(Type::Body.text(text).color(tokens(ui).text_muted)).wrap());
    ui.add_space(space::S);
    if !view.presenting && primary_ui(ui, "Close round…", true).clicked() {
        out.push(Action::Do(Command::CloseRound));
    }
}

/// One round in the timeline.
fn round_ui(
    ui: &mut Ui,
    scenario: &Scenario,
    round: &Round,
    before: Option<&Round>,
    view: &mut View,
    out: &mut Vec<Action>,
) {
    let (tone, _) = tones::verdict(round.verdict);
    edged_frame_ui(ui, tokens(ui).tone(tone).line, false, |ui| {
        ui.set_width(ui.available_width());
        let text = tokens(ui).text;
        ui.add(Label::new(Type::Title.text(wording::round_title(round)).color(text)).wrap());
        muted_ui(ui, wording::round_line(scenario, round));
        let correcting = !view.presenting && view.correcting.as_ref() == Some(&round.id);
        if correcting {
            correct_round_ui(ui, round, out);
        } else {
            said_ui(ui, scenario, round, view);
        }
        if let Some(before) = before {
            section_ui(ui, &format!("Since {}", before.name));
            changes_ui(ui, scenario, &before.package, &round.package);
        }
        ui.add_space(space::XS);
        ui.horizontal_wrapped(|ui| {
            let show = ui.button("Look at the board").accessible_name(format!("Look at the board of {}", round.name));
            if show.clicked() {
                out.push(Action::Show(Centre::Round(round.id.clone())));
            }
            copy_ui(ui, round, view, out);
            let text = if correcting { "Done" } else { "Correct" };
            let tip = "Its name, its note and who argued what; what the board said then stays as it was";
            let correct = |ui: &mut Ui| ui.button(text).accessible_name(format!("{text}: {}", round.name));
            if !view.presenting && correct(ui).on_hover_text(tip).clicked() {
                view.correcting = (!correcting).then(|| round.id.clone());
            }
        });
    });
}

/// What was violated, noted and argued.
fn said_ui(ui: &mut Ui, scenario: &Scenario, round: &Round, view: &View) {
    let color = tokens(ui).text;
    for rule in &round.violated {
        let firmness = scenario.position(rule).and_then(|known| known.firmness);
        let (tone, icon) = match firmness {
            Some(Firmness::Absolute) => (Tone::Bad, Icon::Cross),
            Some(Firmness::Firm | Firmness::Disputed) | None => (Tone::Warn, Icon::Triangle),
        };
        toned_ui(ui, tone, icon, Type::Small.text(wording::rule_heading(scenario, rule)));
    }
    note_ui(ui, view, &round.note);
    for argument in &round.arguments {
        // Who said it is not for the shared screen.
        let said = if view.presenting { argument.says.clone() } else { wording::argument(argument) };
        ui.add(Label::new(Type::Small.text(said).color(color)).wrap());
    }
}

fn changes_ui(ui: &mut Ui, scenario: &Scenario, before: &Package, after: &Package) {
    let edits = wording::edits(scenario, before, after);
    if edits.is_empty() {
        muted_ui(ui, "Nothing changed on the board");
    }
    for edit in edits {
        ui.add(Label::new(Type::Small.text(edit).color(tokens(ui).text)).wrap());
    }
}

/// What is on the board now and was not when the last round was closed.
fn since_ui(ui: &mut Ui, scene: &Scene, last: Option<&Round>) {
    if let (Some(last), Some(package)) = (last, scene.package()) {
        section_ui(ui, &format!("On the board now, since {}", last.name));
        changes_ui(ui, scene.scenario(), &last.package, package);
    }
}

fn copy_ui(ui: &mut Ui, round: &Round, view: &View, out: &mut Vec<Action>) {
    if view.presenting {
        return;
    }
    let copy = ui.button("Copy to a new package").accessible_name(format!("Copy {} to a new package", round.name));
    if copy.on_hover_text("To go on from there; the round stays as it is").clicked() {
        out.push(Action::Edit(Edit::CopyRound(round.id.clone())));
        out.push(Action::Show(Centre::Board));
    }
}

/// What stands above the board of a round: which it is, what was said, and the way to the others.
pub fn round_bar_ui(ui: &mut Ui, scenario: &Scenario, round: &Round, view: &View, out: &mut Vec<Action>) {
    let place = scenario.rounds.iter().position(|known| known.id == round.id).unwrap_or_default();
    let text = tokens(ui).text;
    ui.horizontal_wrapped(|ui| {
        let of = format!("{} of {}", place + 1, scenario.rounds.len());
        ui.add(Label::new(Type::Title.text(format!("{} · {of}", round.name)).color(text)));
        let mut step = |ui: &mut Ui, name: &str, command, there: bool| {
            if ui.add_enabled(there, egui::Button::new(name)).clicked() {
                out.push(Action::Do(command));
            }
        };
        step(ui, "Round before", Command::PreviousRound, place > 0);
        step(ui, "Round after", Command::NextRound, place + 1 < scenario.rounds.len());
        step(ui, "All rounds", Command::ShowRounds, true);
        copy_ui(ui, round, view, out);
    });
    muted_ui(ui, wording::round_line(scenario, round));
    note_ui(ui, view, &round.note);
    ui.add_space(space::XS);
}
