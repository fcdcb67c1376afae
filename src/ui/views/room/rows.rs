//! Rows and cells that are answered with the keyboard: which one has it, and what the keys say.

use egui::{EventFilter, Id, Key, Modifiers, Rect, Response, Role, Sense, Ui, WidgetInfo};

use super::{Answer, Asked};

/// What a key said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// This answer, or none.
    Answer(Option<Answer>),
    /// So many columns to the right and so many rows down.
    Go(isize, isize),
}

/// A place that is answered with the keyboard. `current`: Tab leads to it, and from it arrow keys to the others.
/// `name` is what a screen reader hears.
pub fn answered_ui(ui: &mut Ui, rect: Rect, id: Id, current: bool, name: &str) -> Response {
    let response = ui.interact(rect, id, if current { Sense::click() } else { Sense::CLICK });
    response.widget_info(|| WidgetInfo::labeled(Role::RadioGroup, true, name));
    response
}

/// Gives it the keyboard, if it is its turn, and brings it into sight then.
pub fn enter(ui: &Ui, response: &Response, turn: bool) {
    if turn {
        response.request_focus();
        ui.scroll_to_rect(response.rect.expand(12.0), None);
        // The keys are its own from the next frame on.
        ui.request_repaint();
    }
}

/// What the keyboard says to what has it. `across`: there are columns, between which Tab goes too, but `(first, last)`
/// are the ends, from which it leads away.
pub fn said(ui: &Ui, response: &Response, asked: &Asked, across: Option<(bool, bool)>) -> Option<Said> {
    if !response.has_focus() {
        return None;
    }
    let tab = across.is_some();
    let filter = EventFilter { tab, horizontal_arrows: true, vertical_arrows: true, escape: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    for (key, answer) in asked.answers() {
        if DIGITS.get(key).copied().is_some_and(pressed) {
            return Some(Said::Answer(Some(answer)));
        }
    }
    if pressed(Key::Delete) || pressed(Key::Backspace) || (tab && pressed(Key::Space)) {
        return Some(Said::Answer(None));
    }
    if let Some((first, last)) = across {
        let back = ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::Tab));
        let on = !back && pressed(Key::Tab);
        match (back, on) {
            (true, _) if first => ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::Previous)),
            (_, true) if last => ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::Next)),
            (true, _) => return Some(Said::Go(-1, 0)),
            (_, true) => return Some(Said::Go(1, 0)),
            _ => {}
        }
    }
    let moves = [
        (Key::ArrowUp, (0, -1)),
        (Key::ArrowDown, (0, 1)),
        (Key::Enter, (0, 1)),
        (Key::ArrowLeft, (-1, 0)),
        (Key::ArrowRight, (1, 0)),
    ];
    moves.into_iter().find(|(key, _)| pressed(*key)).map(|(_, (right, down))| Said::Go(right, down))
}

/// The keys of the answers.
const DIGITS: [Key; 5] = [Key::Num0, Key::Num1, Key::Num2, Key::Num3, Key::Num4];
