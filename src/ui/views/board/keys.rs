//! The keyboard on the board: from card to card.

use egui::{EventFilter, Key, Modifiers, Popup, Rect, Ui};

use crate::scenario::ElementId;
use crate::ui::command::{Action, Command};
use crate::ui::state::{View, card_id};

/// Where a card lies.
pub type Place = (ElementId, Rect);

/// The keys with which the keyboard goes from card to card.
const KEYS: [Key; 6] = [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown, Key::Home, Key::End];

/// Moves the keyboard from card to card; with nothing that has it, the first press brings it to the board.
pub fn keys_ui(ui: &Ui, editable: bool, view: &mut View, out: &mut Vec<Action>) {
    if Popup::is_any_open(ui.ctx()) || ui.memory(|memory| memory.top_modal_layer().is_some()) {
        return;
    }
    let focused = ui.memory(|memory| memory.focused());
    let here = view.places.iter().find(|(element, _)| focused == Some(card_id(element))).cloned();
    if let Some((element, _)) = &here {
        // Without this, egui takes the arrows to go to whatever is near.
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(card_id(element), arrows));
        let removes = |ui: &Ui| ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Backspace));
        if editable && removes(ui) {
            out.push(Action::Do(Command::RemoveCard));
        }
    } else if focused.is_some() {
        return;
    }
    let pressed = ui.input_mut(|input| KEYS.into_iter().find(|key| input.consume_key(Modifiers::NONE, *key)));
    let Some(key) = pressed else { return };
    let next = match here {
        Some(here) => neighbour(&view.places, &here, key),
        // Back to where the keyboard was last.
        None => view.places.iter().find(|(element, _)| view.selected.as_ref() == Some(element)).or(view.places.first()),
    };
    if let Some((element, _)) = next {
        view.focus_card = Some(element.clone());
        ui.request_repaint();
    }
}

/// The card that a key leads to.
pub fn neighbour<'a>(places: &'a [Place], from: &Place, key: Key) -> Option<&'a Place> {
    match key {
        Key::Home => return places.first(),
        Key::End => return places.last(),
        _ => {}
    }
    let (_, here) = from;
    let distance = |there: &Rect| {
        // How far it is in the direction of the key, and how far it lies to the side.
        let (ahead, aside) = match key {
            Key::ArrowLeft => (here.left() - there.right(), apart(here.y_range(), there.y_range())),
            Key::ArrowRight => (there.left() - here.right(), apart(here.y_range(), there.y_range())),
            Key::ArrowUp => (here.top() - there.bottom(), apart(here.x_range(), there.x_range())),
            _ => (there.top() - here.bottom(), apart(here.x_range(), there.x_range())),
        };
        // A pixel's overlap from rounding still counts as beyond.
        (ahead > -1.0).then_some(ahead + 3.0 * aside)
    };
    places
        .iter()
        .filter(|(element, _)| *element != from.0)
        .filter_map(|place| Some((place, distance(&place.1)?)))
        .min_by(|one, two| one.1.total_cmp(&two.1))
        .map(|(place, _)| place)
}

/// How far two ranges are apart; nothing where they overlap.
fn apart(one: egui::Rangef, two: egui::Rangef) -> f32 {
    (two.min - one.max).max(one.min - two.max).max(0.0)
}
