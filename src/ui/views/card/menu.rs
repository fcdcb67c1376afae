//! What can be done with a card as a whole: its button, and the same with a right click.

use egui::{Button, Rect, Role, Ui};

use super::{Card, pins};
use crate::scenario::Pin;
use crate::search::Choice;
use crate::ui::command::{Action, Command, Menu, Now};
use crate::ui::menu::entries_ui;
use crate::ui::state::View;
use crate::ui::theme::{Icon, icons, tokens};
use crate::ui::views::ends;
use crate::ui::widgets::chip::menu_ui;
use crate::ui::widgets::line::{hover_ground, press_ui};
use crate::ui::widgets::{choice_ui, icon_atom, muted_ui, section_ui};
use crate::wording;
use crate::workshop::Edit;

/// Draws the button.
pub fn more_ui(ui: &mut Ui, card: &Card<'_>, place: Rect, view: &mut View, out: &mut Vec<Action>) {
    let name = format!("More for {}", card.entry.element.name);
    let response = press_ui(ui, place, "more", Role::Button, &name);
    hover_ground(ui, &response, place);
    icons::paint(ui.painter(), Icon::More, place.shrink(2.5), tokens(ui).text_muted);
    // What the menu does, it does with the card that is selected.
    if response.clicked() {
        view.selected = Some(card.entry.element.id.clone());
    }
    menu_ui(&response, ui.scope_id().with("menu of the card"), |ui| card_menu_ui(ui, card, out));
}

/// Draws the menu.
pub fn card_menu_ui(ui: &mut Ui, card: &Card<'_>, out: &mut Vec<Action>) {
    let (scenario, entry) = (card.scene.scenario(), card.entry);
    let element = &entry.element.id;
    // The menu is about this card, whatever else is selected by the time it is read.
    let discussed = card.discussed.then(|| element.clone());
    let view = View { selected: Some(element.clone()), discussed, ..View::default() };
    let now = Now { board: card.scene, view: &view, editable: card.scene.editable, undo: None, redo: None };
    for group in Menu::Card.groups() {
        let (last, others): (Vec<Command>, Vec<Command>) =
            group.into_iter().partition(|command| *command == Command::RemoveCard);
        entries_ui(ui, &now, &others, out);
        if !last.is_empty() {
            remove_ui(ui, card, &now, out);
        }
    }
    ui.separator();
    section_ui(ui, "Starts");
    let pinned = pins::of_card(scenario, entry);
    for phase in &scenario.phases {
        let barred = pinned.phase && phase.id != entry.card.phase;
        let end = Choice::Phase(element.clone(), phase.id.clone());
        let name = ends::named(card.scene.answers(), &end, &phase.name);
        let choice = ui.add_enabled_ui(!barred, |ui| choice_ui(ui, phase.id == entry.card.phase, &name)).inner;
        let choice = ends::tip(choice, scenario, card.scene.answers(), &end);
        if choice.on_disabled_hover_text(pins::WHY).clicked() {
            out.push(Action::Edit(Edit::MoveCard { element: element.clone(), phase: phase.id.clone() }));
            ui.close();
        }
    }
    if pinned.phase {
        let here = wording::name::phase(scenario, &entry.card.phase);
        muted_ui(ui, format!("{here} is pinned. {}", pins::WHY));
    }
    pins::pin_toggle_ui(ui, scenario, Pin::Phase(element.clone(), entry.card.phase.clone()), "this phase", out);
}

/// Takes the card off the board; one that is pinned says so.
fn remove_ui(ui: &mut Ui, card: &Card<'_>, now: &Now<'_>, out: &mut Vec<Action>) {
    if !pins::keeps(card.scene, &card.entry.element.id) {
        return entries_ui(ui, now, &[Command::RemoveCard], out);
    }
    let words = pins::of_card(card.scene.scenario(), card.entry).words;
    let button = Button::new((icon_atom(Icon::Close, 14.0), Command::RemoveCard.spec().text));
    ui.add_enabled(false, button).on_disabled_hover_text(format!("Pinned: {words}. Unpin it to remove it"));
}
