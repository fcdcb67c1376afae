//! The seats: who sits there, how much each has voted, and the way to its ballot.

use egui::{Align, Label, Layout, TextEdit, Ui};

use super::asked;
use crate::scenario::Seat;
use crate::ui::command::{Action, Command};
use crate::ui::scene::Scene;
use crate::ui::state::Centre;
use crate::ui::theme::{Icon, Type, space, tokens};
use crate::ui::widgets::{icon_button_ui, muted_ui, primary_ui, section_ui};
use crate::wording;
use crate::workshop::{Edit, RoomEdit};

/// How wide the number of a seat and its name are, in points.
const NUMBER: f32 = 64.0;
const NAME: f32 = 220.0;

/// Draws the seats.
pub fn seats_ui(ui: &mut Ui, scene: &Scene, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    section_ui(ui, "Seats");
    if scenario.seats.is_empty() {
        muted_ui(
            ui,
            "With a seat for each participant, the room can judge how feasible cards are and whether positions would \
             hold. Names are not needed.",
        );
    }
    for (place, seat) in scenario.seats.iter().enumerate() {
        ui.push_id(("seat", place), |ui| seat_ui(ui, scene, place + 1, seat, out));
    }
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        if ui.button("Add a seat").clicked() {
            out.push(Action::Edit(Edit::Room(RoomEdit::AddSeat(String::new()))));
        }
        if scenario.seats.is_empty() {
            return;
        }
        let tip = "Each seat votes in turn on this laptop, and sees nothing of the others";
        if primary_ui(ui, "Cast votes in private…", true).on_hover_text(tip).clicked() {
            out.push(Action::Do(Command::CastVotes));
        }
        let voted = scenario.seats.iter().any(has_voted);
        let text = if scenario.votes_revealed { "Hide the votes" } else { "Reveal the votes" };
        if ui.add_enabled(voted, egui::Button::new(text)).clicked() {
            out.push(Action::Do(Command::RevealVotes));
        }
        let clear = ui.add_enabled(voted, egui::Button::new("Clear the votes"));
        if clear.on_hover_text("For another vote; the seats stay, and it can be undone").clicked() {
            out.push(Action::Edit(Edit::Room(RoomEdit::ClearVotes)));
        }
    });
}

fn has_voted(seat: &Seat) -> bool {
    !seat.cards.is_empty() || !seat.positions.is_empty()
}

fn seat_ui(ui: &mut Ui, scene: &Scene, number: usize, seat: &Seat, out: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        let row = |ui: &mut Ui, width: f32, add: &mut dyn FnMut(&mut Ui)| {
            ui.allocate_ui_with_layout(egui::vec2(width, space::ROW), Layout::left_to_right(Align::Center), |ui| {
                ui.set_width(width);
                add(ui);
            });
        };
        row(ui, NUMBER, &mut |ui| {
            ui.add(Label::new(Type::Strong.text(format!("Seat {number}")).color(tokens(ui).text)));
        });
        row(ui, NAME, &mut |ui| {
            let mut name = seat.name.clone();
            let field = TextEdit::singleline(&mut name).hint_text("Name, if it may be said");
            let field = ui.add(field.desired_width(f32::INFINITY)).accessible_name(format!("Name of seat {number}"));
            if field.changed() {
                out.push(Action::Edit(Edit::Room(RoomEdit::NameSeat(seat.id.clone(), name))));
            }
        });
        if ui.button("Vote").accessible_name(format!("Vote for seat {number}")).clicked() {
            out.push(Action::Show(Centre::Ballot(Some(seat.id.clone()))));
        }
        muted_ui(ui, progress(scene, seat));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon_button_ui(ui, Icon::Close, &format!("Remove seat {number}")).clicked() {
                out.push(Action::Edit(Edit::Room(RoomEdit::RemoveSeat(seat.id.clone()))));
            }
        });
    });
}

/// How much of what is asked a seat has judged: "3 of 7 judged".
pub fn progress(scene: &Scene, seat: &Seat) -> String {
    let scenario = scene.scenario();
    let cards = scene.package().map(|package| package.cards.as_slice()).unwrap_or_default();
    let positions = asked(scene);
    let judged = cards.iter().filter(|card| scenario.vote_on(seat, card).is_some()).count()
        + positions.iter().filter(|rule| seat.positions.contains_key(*rule)).count();
    match (judged, cards.len() + positions.len()) {
        (0, _) => "has not voted".to_owned(),
        (judged, all) if judged == all => format!("all {} judged", wording::count(all, "thing", "things")),
        (judged, all) => format!("{judged} of {all} judged"),
    }
}
