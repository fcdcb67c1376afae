//! The keyboard in a list of rows below a field in which one searches for them.

use egui::{EventFilter, Id, Key, Modifiers, Response, Ui};

/// The arrow keys in a list below a field: from row to row, and from the first back into the field. `into_list`: from
/// the field to the first row.
pub fn rows_keys_ui(ui: &Ui, field: Id, rows: &[Response], into_list: bool) {
    let go = |row: &Response| {
        row.request_focus();
        row.scroll_to_me(None);
        // The arrow keys are its own from the next frame on.
        ui.request_repaint();
    };
    if into_list {
        if let Some(first) = rows.first() {
            go(first);
        }
        return;
    }
    let Some(here) = rows.iter().position(Response::has_focus) else { return };
    let Some(row) = rows.get(here) else { return };
    let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(row.id, arrows));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        if let Some(next) = rows.get(here + 1) {
            go(next);
        }
    } else if pressed(Key::ArrowUp) {
        match here.checked_sub(1).and_then(|before| rows.get(before)) {
            Some(before) => go(before),
            None => ui.memory_mut(|memory| memory.request_focus(field)),
        }
    }
}
