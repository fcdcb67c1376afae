//! The ballot: one seat judges the cards on the board and the positions they violate, and sees nothing of the others.

use egui::{Label, ScrollArea, Ui};

use super::{asked, seats};
use crate::scenario::{Feasibility, Hold, RuleId, Scenario, Seat, VoiceId};
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::state::Centre;
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::{choice_ui, muted_ui, primary_ui, section_ui};
use crate::wording;
use crate::workshop::{Edit, RoomEdit};

/// How wide the page is at most, in points.
const WIDEST: f32 = 920.0;

/// Draws the ballot of a seat; without one, the page between two of them.
pub fn ballot_ui(ui: &mut Ui, scene: &Scene, seat: Option<&VoiceId>, out: &mut Vec<Action>) {
    let seat = seat.and_then(|id| scene.scenario().seat(id));
    ui.set_max_width(WIDEST.min(ui.available_width()));
    match seat {
        Some(seat) => judge_ui(ui, scene, seat, out),
        None => pass_on_ui(ui, scene, out),
    }
}

/// Who is next.
fn pass_on_ui(ui: &mut Ui, scene: &Scene, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    ui.add(Label::new(Type::Heading.text("Pass the laptop on").color(tokens(ui).text)));
    muted_ui(ui, "Each seat sees its own votes only. They are shown when the facilitator reveals them.");
    ui.add_space(space::S);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        for seat in &scenario.seats {
            ui.horizontal_wrapped(|ui| {
                let name = wording::name::seat(scenario, &seat.id);
                if ui.button(format!("Vote as {name}")).clicked() {
                    out.push(Action::Show(Centre::Ballot(Some(seat.id.clone()))));
                }
                muted_ui(ui, seats::progress(scene, seat));
            });
        }
        ui.add_space(space::M);
        if primary_ui(ui, "Back to the room", true).clicked() {
            out.push(Action::Show(Centre::Room));
        }
    });
}

fn judge_ui(ui: &mut Ui, scene: &Scene, seat: &Seat, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    let name = wording::name::seat(scenario, &seat.id);
    ui.add(Label::new(Type::Heading.text(format!("How {name} judges the package")).color(tokens(ui).text)).wrap());
    let seen = if scenario.votes_revealed {
        "The votes are revealed: what is judged here is seen at once"
    } else {
        "Nobody sees this until the votes are revealed"
    };
    muted_ui(ui, seen);
    ui.add_space(space::S);
    let room = (ui.available_height() - 52.0).max(120.0);
    ScrollArea::vertical().auto_shrink(false).max_height(room).id_salt(&seat.id).show(ui, |ui| {
        cards_ui(ui, scene, seat, out);
        let positions = asked(scene);
        if !positions.is_empty() {
            ui.add_space(space::M);
            section_ui(ui, "Would these positions really hold?");
        }
        for rule in &positions {
            position_ui(ui, scenario, seat, rule, out);
        }
    });
    ui.add_space(space::S);
    if primary_ui(ui, "Done, pass it on", true).clicked() {
        out.push(Action::Show(Centre::Ballot(None)));
    }
}

/// How feasible each card is.
fn cards_ui(ui: &mut Ui, scene: &Scene, seat: &Seat, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    let Some(package) = scene.package() else { return };
    section_ui(ui, "How feasible is each card, as it stands?");
    if package.cards.is_empty() {
        muted_ui(ui, "There are no cards on the board to judge");
    }
    for card in &package.cards {
        let name = wording::name::element(scenario, &card.element);
        let given = scenario.vote_on(seat, card);
        asked_ui(ui, name, &wording::card_line(scenario, package, &card.element));
        let levels = Feasibility::ALL.iter().map(|level| (Some(*level), wording::feasibility(*level)));
        choices_ui(ui, name, given, levels.chain([(None, "No view")]), |level| {
            out.push(Action::Edit(Edit::Room(RoomEdit::JudgeCard(seat.id.clone(), card.element.clone(), level))));
        });
    }
}

/// Whether a position would hold.
fn position_ui(ui: &mut Ui, scenario: &Scenario, seat: &Seat, rule: &RuleId, out: &mut Vec<Action>) {
    let heading = wording::rule_heading(scenario, rule);
    asked_ui(ui, &heading, wording::rule_kind(scenario, rule));
    let given = seat.positions.get(rule).copied();
    let holds = Hold::ALL.into_iter().map(|hold| (Some(hold), wording::hold(hold)));
    choices_ui(ui, &heading, given, holds.chain([(None, "No view")]), |hold| {
        out.push(Action::Edit(Edit::Room(RoomEdit::JudgePosition(seat.id.clone(), rule.clone(), hold))));
    });
}

/// What is to be judged.
fn asked_ui(ui: &mut Ui, title: &str, detail: &str) {
    ui.add_space(space::S);
    ui.add(Label::new(Type::Strong.text(title).color(tokens(ui).text)).wrap());
    if !detail.is_empty() {
        muted_ui(ui, detail);
    }
}

/// One of several choices in a line; `chosen` is told which was clicked, if it is another.
fn choices_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    about: &str,
    given: Option<T>,
    choices: impl Iterator<Item = (Option<T>, &'static str)>,
    mut chosen: impl FnMut(Option<T>),
) {
    ui.horizontal_wrapped(|ui| {
        for (choice, text) in choices {
            let response = choice_ui(ui, given == choice, text).accessible_name(format!("{about}: {text}"));
            if response.clicked() && given != choice {
                chosen(choice);
            }
            ui.add_space(space::S);
        }
    });
}
