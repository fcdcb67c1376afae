//! What is to become of the ballots that came back. What they answer is in no word of it.

use egui::Ui;

use crate::ballot::{Fate, Outcome};
use crate::scenario::Scenario;
use crate::ui::command::{Action, TakeIn};
use crate::ui::intake::BallotBox;
use crate::ui::theme::{Icon, Tone, Type, space};
use crate::ui::widgets::{icon_button_ui, muted_ui, primary_ui, tick_ui, toned_ui};
use crate::wording;

/// How many ballots are listed before the others are counted.
const LISTED: usize = 200;

/// Draws it, with the choices that there are; `focus`: the keyboard goes to the button that takes them in.
pub fn outcomes_ui(ui: &mut Ui, scenario: &Scenario, ballots: &mut BallotBox, focus: bool, out: &mut Vec<Action>) {
    if ballots.papers.is_empty() {
        return;
    }
    ui.add_space(space::XS);
    choices_ui(ui, ballots);
    let count = ballots.counting().count();
    ui.horizontal_wrapped(|ui| {
        let text = format!("Take in {}", wording::count(count, "ballot", "ballots"));
        let take = primary_ui(ui, &text, count > 0);
        if focus && count > 0 {
            take.request_focus();
        }
        if take.clicked() {
            out.push(Action::TakeIn(TakeIn::Ballots));
        }
        if ui.button("Put them all away").clicked() {
            ballots.clear();
        }
    });
    ui.add_space(space::XS);
    let (mut gone, mut left) = (None, LISTED);
    for (place, paper) in ballots.papers.iter().enumerate() {
        ui.push_id(place, |ui| {
            ui.horizontal(|ui| {
                if icon_button_ui(ui, Icon::Close, &format!("Leave out {}", paper.name)).clicked() {
                    gone = Some(place);
                }
                muted_ui(ui, &paper.name);
            });
            if let Err(why) = &paper.text {
                toned_ui(ui, Tone::Bad, Icon::Cross, Type::Small.text(wording::sentence(why)));
            }
            let own = ballots.outcomes().iter().filter(|outcome| outcome.from == paper.name);
            for outcome in own.take(left) {
                outcome_ui(ui, scenario, ballots, outcome);
                left -= 1;
            }
        });
    }
    let more = ballots.outcomes().len().saturating_sub(LISTED);
    if more > 0 {
        muted_ui(ui, format!("{} in all", wording::count(ballots.outcomes().len(), "ballot", "ballots")));
    }
    if let Some(place) = gone {
        ballots.remove(place);
    }
}

/// Whether what is late counts, and what changes an earlier vote; asked only where there is such a ballot.
fn choices_ui(ui: &mut Ui, ballots: &mut BallotBox) {
    let number = |wanted: fn(&Fate) -> bool| ballots.outcomes().iter().filter(|one| wanted(&one.fate)).count();
    let late = number(|fate| matches!(fate, Fate::Late { .. }));
    let changes = number(|fate| matches!(fate, Fate::Changes | Fate::Late { changes: true, .. }));
    if late > 0 {
        let text = format!("Let what is late count ({})", wording::count(late, "ballot", "ballots"));
        if tick_ui(ui, ballots.leave.late, &text).clicked() {
            ballots.leave.late = !ballots.leave.late;
        }
    }
    if changes > 0 {
        let count = wording::count(changes, "ballot", "ballots");
        let text = format!("Put what is new in the place of what the seat has voted before ({count})");
        if tick_ui(ui, ballots.leave.changes, &text).clicked() {
            ballots.leave.changes = !ballots.leave.changes;
        }
    }
}

fn outcome_ui(ui: &mut Ui, scenario: &Scenario, ballots: &BallotBox, outcome: &Outcome) {
    let counts = outcome.fate.counts(ballots.leave);
    let (tone, icon) = match outcome.fate {
        _ if counts => (Tone::Good, Icon::Check),
        Fate::Again => (Tone::Neutral, Icon::Check),
        Fate::Changes | Fate::Late { .. } | Fate::Twice => (Tone::Warn, Icon::Triangle),
        Fate::Counts | Fate::Refused(_) => (Tone::Bad, Icon::Cross),
    };
    let told = wording::sentence(&outcome.foretold(scenario, ballots.leave));
    toned_ui(ui, tone, icon, Type::Small.text(told));
}
