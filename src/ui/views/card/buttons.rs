//! The buttons in the corner of a card: pin, phase, off the board.

use egui::{Align, Button, Layout, Pos2, Rect, Response, Ui, UiBuilder, pos2, vec2};

use super::pins;
use crate::assess::Entry;
use crate::scenario::Pin;
use crate::search::Choice;
use crate::ui::command::Action;
use crate::ui::theme::{Icon, icon_ui, tokens};
use crate::ui::views::board::Board;
use crate::ui::views::ends;
use crate::ui::widgets::chip::menu_ui;
use crate::ui::widgets::{choice_ui, icon_atom, muted_ui, section_ui};
use crate::wording;
use crate::workshop::Edit;

/// How large a button is, in points.
const SIZE: f32 = 21.0;

/// How much of a card's line of the name they take, in points.
pub fn width(presenting: bool) -> f32 {
    if presenting { SIZE } else { 3.0 * SIZE }
}

/// Draws them, from a card's upper right corner to the left. They are quiet while nobody is about the card.
pub fn buttons_ui(
    ui: &mut Ui,
    board: &Board<'_>,
    entry: &Entry<'_>,
    corner: Pos2,
    presenting: bool,
    lively: bool,
    out: &mut Vec<Action>,
) {
    let pinned = pins::of_card(board.scene.scenario(), entry);
    let rect =
        Rect::from_min_max(pos2(corner.x - width(presenting) + 3.0, corner.y), pos2(corner.x + 3.0, corner.y + SIZE));
    let layout = Layout::left_to_right(Align::Center);
    let mut child = ui.new_child(UiBuilder::new().id_salt("buttons").max_rect(rect).layout(layout));
    child.spacing_mut().item_spacing.x = 0.0;
    if presenting {
        if pinned.any {
            icon_ui(&mut child, Icon::Lock, 13.0, tokens(ui).text_muted).on_hover_text("Pinned");
        }
        return;
    }
    pin_ui(&mut child, entry, &pinned, lively, out);
    phase_ui(&mut child, board, entry, &pinned, lively, out);
    remove_ui(&mut child, board, entry, &pinned, lively, out);
}

/// A button with an icon, quiet unless it is told to be loud.
fn button_ui(ui: &mut Ui, icon: Icon, name: &str, loud: bool, enabled: bool) -> Response {
    let tokens = tokens(ui);
    ui.scope(|ui| {
        let color = if loud { tokens.text } else { tokens.control_border };
        ui.visuals_mut().widgets.inactive.fg_stroke.color = color;
        ui.visuals_mut().widgets.noninteractive.fg_stroke.color = color;
        ui.spacing_mut().button_padding = vec2(4.0, 4.0);
        ui.spacing_mut().interact_size = vec2(SIZE, SIZE);
        ui.add_enabled(enabled, Button::new(icon_atom(icon, 13.0)).frame_when_inactive(false))
    })
    .inner
    .accessible_name(name)
}

fn pin_ui(ui: &mut Ui, entry: &Entry<'_>, pinned: &pins::Pinned<'_>, lively: bool, out: &mut Vec<Action>) {
    let element = &entry.element;
    let (icon, verb) = if pinned.any { (Icon::Lock, "Unpin") } else { (Icon::Unlock, "Pin") };
    let tip = if pinned.any {
        format!("Pinned: {}. Click to release it", pinned.words)
    } else {
        "Pin it: settles that this card is on the board".to_owned()
    };
    let response = button_ui(ui, icon, &format!("{verb} {}", element.name), lively || pinned.any, true);
    if response.on_hover_text(tip).clicked() {
        let pin = Pin::Card(element.id.clone());
        out.push(Action::Edit(if pinned.any { Edit::Unpin(pin) } else { Edit::Pin(pin) }));
    }
}

fn phase_ui(
    ui: &mut Ui,
    board: &Board<'_>,
    entry: &Entry<'_>,
    pinned: &pins::Pinned<'_>,
    lively: bool,
    out: &mut Vec<Action>,
) {
    let scenario = board.scene.scenario();
    let (element, card) = (&entry.element.id, entry.card);
    let here = wording::name::phase(scenario, &card.phase);
    let name = format!("Phase of {}: {here}", entry.element.name);
    let button = button_ui(ui, Icon::ArrowRight, &name, lively, true).on_hover_text(&name);
    menu_ui(&button, ui.make_persistent_id("phase"), |ui| {
        section_ui(ui, "Starts");
        for phase in &scenario.phases {
            let barred = pinned.phase && phase.id != card.phase;
            let end = Choice::Phase(element.clone(), phase.id.clone());
            let name = ends::named(board.scene.answers(), &end, &phase.name);
            let choice = ui.add_enabled_ui(!barred, |ui| choice_ui(ui, phase.id == card.phase, &name)).inner;
            let choice = ends::tip(choice, scenario, board.scene.answers(), &end);
            if choice.on_disabled_hover_text(pins::WHY).clicked() {
                out.push(Action::Edit(Edit::MoveCard { element: element.clone(), phase: phase.id.clone() }));
                ui.close();
            }
        }
        if pinned.phase {
            muted_ui(ui, format!("{here} is pinned. {}", pins::WHY));
        }
        pins::pin_toggle_ui(ui, scenario, Pin::Phase(element.clone(), card.phase.clone()), "this phase", out);
    });
}

fn remove_ui(
    ui: &mut Ui,
    board: &Board<'_>,
    entry: &Entry<'_>,
    pinned: &pins::Pinned<'_>,
    lively: bool,
    out: &mut Vec<Action>,
) {
    let name = format!("Remove {}", entry.element.name);
    let kept = pins::keeps(board, &entry.element.id);
    let response = button_ui(ui, Icon::Close, &name, lively, !kept);
    let response = response.on_disabled_hover_text(format!("Pinned: {}. Unpin it to remove it", pinned.words));
    if response.on_hover_text(&name).clicked() {
        out.push(Action::Edit(Edit::RemoveCard(entry.element.id.clone())));
    }
}
