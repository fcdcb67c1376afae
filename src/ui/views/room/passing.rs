//! Between two ballots: who is next, and who is done.

use egui::{Button, Label, ScrollArea, Sense, Ui, UiBuilder, vec2};

use super::{EDGE, WIDEST, seats};
use crate::scenario::Seat;
use crate::ui::command::Action;
use crate::ui::room_view::Ballots;
use crate::ui::scene::Scene;
use crate::ui::state::{Centre, View};
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::line::line_ui;
use crate::ui::widgets::scroll::scrolled_ui;
use crate::ui::widgets::{muted_ui, section_ui};
use crate::wording;

/// Draws who is next.
pub fn passing_ui(ui: &mut Ui, scene: &Scene, view: &mut View, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    scrolled_ui(ui, ScrollArea::vertical().auto_shrink(false), |ui| {
        let whole = ui.max_rect().shrink2(vec2(EDGE, space::M));
        let rect = whole.with_max_x(whole.left() + whole.width().min(WIDEST));
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
        child.add(Label::new(Type::Heading.text("Pass the laptop on").color(tokens(ui).text)));
        muted_ui(&mut child, "Each seat sees its own votes only. They are shown when the facilitator reveals them.");
        child.add_space(space::S);
        for seat in &scenario.seats {
            child.push_id(&seat.id, |ui| {
                let clicked = seat_ui(ui, scene, seat, view);
                if clicked {
                    view.room.open(seat, scenario.votes_revealed);
                    out.push(Action::Show(Centre::Ballot(Ballots::Of(seat.id.clone()))));
                }
            });
        }
        child.add_space(space::L);
        section_ui(&mut child, "Collected by hand");
        muted_ui(
            &mut child,
            "One person can enter a whole room’s votes in a table. Ballots that are closed stay closed.",
        );
        child.add_space(space::XS);
        if child.button("Enter the room’s votes…").clicked() {
            (view.room.place, view.room.enter) = ((0, 0), true);
            out.push(Action::Show(Centre::Ballot(Ballots::Table)));
        }
        let used = child.min_rect();
        ui.advance_cursor_after_rect(used);
        ui.add_space(space::L);
    });
}

/// A seat, whether it has voted, and the way to its ballot; whether that was pressed.
fn seat_ui(ui: &mut Ui, scene: &Scene, seat: &Seat, view: &View) -> bool {
    let scenario = scene.scenario();
    let name = wording::name::seat(scenario, &seat.id);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(NAME, space::ROW), Sense::hover());
        let mut child = ui.new_child(UiBuilder::new().id_salt("name").max_rect(rect));
        line_ui(&mut child, rect, &name, Type::Strong.font(), tokens(ui).text);
        seats::state_ui(ui, scene, seat, view);
        if view.room.is_closed(seat) && !scenario.votes_revealed {
            let text = Type::Small.text("Reopen…").color(tokens(ui).text_muted);
            let button = ui.add(Button::new(text).frame_when_inactive(false));
            let button = button.accessible_name(format!("Reopen the ballot of {name}"));
            button.on_hover_text(REOPENING).clicked()
        } else {
            ui.button("Vote").accessible_name(format!("Vote as {name}")).clicked()
        }
    })
    .inner
}

/// How wide a name is, in points.
const NAME: f32 = 200.0;

/// What opening a closed ballot does.
const REOPENING: &str = "Everybody is told: it stands above the seats until the votes are revealed";
