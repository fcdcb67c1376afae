//! The seats: who sits there, and whether each has voted.

use egui::{Align, Label, Layout, Rect, Sense, TextEdit, Ui, UiBuilder, pos2, vec2};

use crate::scenario::Seat;
use crate::ui::command::{Action, Command};
use crate::ui::scene::Scene;
use crate::ui::state::View;
use crate::ui::theme::{Icon, Tone, Type, icons, space, tokens};
use crate::ui::widgets::line::line_ui;
use crate::ui::widgets::{icon_button_ui, muted_ui, primary_ui, section_ui};
use crate::workshop::{Edit, RoomEdit};

/// How wide the number of a seat and its name are, in points.
const NUMBER: f32 = 64.0;
const NAME: f32 = 220.0;

/// Draws the seats.
pub fn seats_ui(ui: &mut Ui, scene: &Scene, view: &View, out: &mut Vec<Action>) {
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
        ui.push_id(("seat", place), |ui| seat_ui(ui, scene, (place + 1, seat), view, out));
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
    });
}

fn seat_ui(ui: &mut Ui, scene: &Scene, (number, seat): (usize, &Seat), view: &View, out: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        let row = |ui: &mut Ui, width: f32, add: &mut dyn FnMut(&mut Ui)| {
            ui.allocate_ui_with_layout(vec2(width, space::ROW), Layout::left_to_right(Align::Center), |ui| {
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
        state_ui(ui, scene, seat, view);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon_button_ui(ui, Icon::Close, &format!("Remove seat {number}")).clicked() {
                out.push(Action::Edit(Edit::Room(RoomEdit::RemoveSeat(seat.id.clone()))));
            }
        });
    });
}

/// How wide that is, in points.
const STATE: f32 = 170.0;

/// Draws whether a seat has voted, and no more, as long as that is secret.
pub fn state_ui(ui: &mut Ui, scene: &Scene, seat: &Seat, view: &View) {
    let (tone, icon, text) = if view.room.reopened(scene.scenario()).contains(&&seat.id) {
        (Tone::Warn, Icon::Triangle, "its ballot was reopened")
    } else if view.room.is_closed(seat) {
        (Tone::Good, Icon::Check, "voted")
    } else {
        (Tone::Neutral, Icon::Circle, "not yet")
    };
    let (rect, _) = ui.allocate_exact_size(vec2(STATE, space::ROW), Sense::hover());
    let color = tokens(ui).tone(tone).strong;
    let mark = Rect::from_center_size(pos2(rect.left() + 7.0, rect.center().y), vec2(13.0, 13.0));
    icons::paint(ui.painter(), icon, mark, color);
    let mut child = ui.new_child(UiBuilder::new().id_salt("state").max_rect(rect));
    line_ui(&mut child, rect.with_min_x(mark.right() + 6.0), text, Type::Small.font(), color);
}
