//! The palette's search field, and the keyboard in it and in the list below.

use egui::text::{CCursor, CCursorRange};
use egui::{EventFilter, Key, Modifiers, Response, TextEdit, Ui, vec2};

use crate::ui::command::Command;
use crate::ui::state::{View, search_id};
use crate::ui::theme::Icon;
use crate::ui::widgets::{icon_button_ui, was_entered};

/// Draws the search field; whether the keyboard is to go down into the list.
pub fn search_ui(ui: &mut Ui, view: &mut View) -> bool {
    ui.horizontal(|ui| {
        let clear = !view.search.is_empty();
        let width = ui.available_width() - if clear { 32.0 } else { 0.0 };
        // Escape is for the field: it clears it, and goes to the board.
        let keys = EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: false, escape: true };
        let hint = format!("Find ({})", Command::FindElement.key(ui.ctx().os()));
        let field = TextEdit::singleline(&mut view.search)
            .id(search_id())
            .hint_text(hint)
            .margin(vec2(8.0, 6.0))
            .event_filter(keys)
            .desired_width(width - 16.0);
        let response = ui.add(field).accessible_name("Find an element");
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let entered = was_entered(ui, &response);
        if entered && !view.search.trim().is_empty() {
            view.search_entered = true;
        }
        let mut down = false;
        if response.has_focus() {
            down = pressed(Key::ArrowDown);
            if pressed(Key::Escape) {
                view.search.clear();
                view.panels.drawer = false;
                to_board(&response, view);
            }
        }
        if std::mem::take(&mut view.focus_search) {
            response.request_focus();
            cursor_to_end(ui, view.search.chars().count());
        }
        if clear && icon_button_ui(ui, Icon::Close, "Clear the search").clicked() {
            view.search.clear();
        }
        down
    })
    .inner
}

/// Gives the keyboard back to the board: to the card that had it last, or to the first.
fn to_board(field: &Response, view: &mut View) {
    field.surrender_focus();
    let last = view.selected.clone().filter(|card| view.places.iter().any(|(element, _)| element == card));
    view.focus_card = last.or_else(|| view.places.first().map(|(element, _)| element.clone()));
}

/// Text that was typed before the field had the keyboard stands in it already; more goes after it.
fn cursor_to_end(ui: &Ui, length: usize) {
    let mut state = TextEdit::load_state(ui.ctx(), search_id()).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(length))));
    state.store(ui.ctx(), search_id());
}
