//! What the group takes for granted, has decided, or leaves open: sentences that travel into the minutes.

use egui::{Align, Layout, TextEdit, Ui};

use crate::scenario::{PointKind, Scenario};
use crate::ui::command::Action;
use crate::ui::theme::{Icon, space};
use crate::ui::widgets::chip::menu_chip_ui;
use crate::ui::widgets::{choice_ui, icon_button_ui, muted_ui, section_ui};
use crate::wording;
use crate::workshop::{Edit, RoomEdit};

/// How wide the kind of a point is, in points.
const KIND: f32 = 140.0;

/// Draws the points, with fields to change them.
pub fn points_ui(ui: &mut Ui, scenario: &Scenario, out: &mut Vec<Action>) {
    section_ui(ui, "Points for the minutes");
    if scenario.points.is_empty() {
        muted_ui(ui, "What the group takes for granted, has decided, or leaves open; it goes into the minutes");
    }
    let mut room = |edit| out.push(Action::Edit(Edit::Room(edit)));
    for (place, point) in scenario.points.iter().enumerate() {
        let number = place + 1;
        ui.push_id(("point", place), |ui| {
            ui.horizontal(|ui| {
                let kind = wording::point_kind(point.kind);
                ui.allocate_ui_with_layout(egui::vec2(KIND, space::ROW), Layout::left_to_right(Align::Center), |ui| {
                    ui.set_width(KIND);
                    menu_chip_ui(ui, kind, &format!("Kind of point {number}: {kind}"), |ui| {
                        for kind in PointKind::ALL {
                            let chosen = kind == point.kind;
                            if choice_ui(ui, chosen, wording::point_kind(kind)).clicked() && !chosen {
                                room(RoomEdit::SetPointKind(place, kind));
                                ui.close();
                            }
                        }
                    });
                });
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if icon_button_ui(ui, Icon::Close, &format!("Remove point {number}")).clicked() {
                        room(RoomEdit::RemovePoint(place));
                    }
                    let mut says = point.says.clone();
                    let field = TextEdit::singleline(&mut says).hint_text("What it says").desired_width(f32::INFINITY);
                    if ui.add(field).accessible_name(format!("Point {number}")).changed() {
                        room(RoomEdit::SetPoint(place, says));
                    }
                });
            });
        });
    }
    ui.horizontal_wrapped(|ui| {
        for (kind, text) in [
            (PointKind::Assumption, "Add an assumption"),
            (PointKind::Decision, "Add a decision"),
            (PointKind::OpenQuestion, "Add an open question"),
        ] {
            if ui.button(text).clicked() {
                room(RoomEdit::AddPoint(kind));
            }
        }
    });
}
