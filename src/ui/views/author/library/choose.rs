//! Choosing among what another scenario has: with the pointer, or by typing, the arrow keys, Space and Enter.

use egui::{EventFilter, Id, Key, Modifiers, Response, TextEdit, Ui};

use super::{CHOSEN, keys};
use crate::scenario::{ItemKey, ItemKind};
use crate::ui::library::Library;
use crate::ui::theme::space;
use crate::ui::widgets::rows::rows_keys_ui;
use crate::ui::widgets::{muted_ui, section_ui, tick_ui, was_entered};
use crate::wording;

/// The field in which one searches, as it was in this frame.
pub struct Searched {
    id: Id,
    /// The keyboard goes down into the list.
    down: bool,
    /// Enter was pressed in it.
    pub entered: bool,
}

/// What was pressed in the list.
pub struct Rows {
    /// Enter was pressed on one of them.
    pub entered: bool,
}

/// Draws the field in which one searches.
pub fn search_ui(ui: &mut Ui, library: &mut Library, focus: bool) -> Searched {
    ui.add_space(space::XS);
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    let field = TextEdit::singleline(&mut library.find)
        .hint_text("Find an element, a position, an actor …")
        .event_filter(arrows)
        .desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name("Find in the other scenario");
    if focus {
        response.request_focus();
    }
    let entered = was_entered(ui, &response);
    if entered {
        // Whoever goes on typing searches for the next.
        response.request_focus();
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let down = response.has_focus() && pressed(Key::ArrowDown);
    Searched { id: response.id, down, entered }
}

/// Draws what is found, by kind, each to be ticked.
pub fn rows_ui(ui: &mut Ui, library: &mut Library, field: &Searched) -> Rows {
    let wanted = library.find.to_lowercase();
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let (mut rows, mut ticked, mut entered) = (Vec::new(), None, false);
    for kind in CHOSEN {
        let found = found(library, kind, &words);
        if found.is_empty() {
            continue;
        }
        let chosen = found.iter().filter(|(key, _)| library.chosen.contains(key)).count();
        ui.add_space(space::S);
        section_ui(ui, &format!("{}: {chosen} of {}", wording::sentence(kind.plural()), found.len()));
        for (key, name) in found {
            let chosen = library.chosen.contains(&key);
            let row = ui.push_id(&key, |ui| tick_ui(ui, chosen, &name)).inner;
            // On a row, Enter takes what is ticked.
            if row.clicked() && row.has_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
                entered = true;
            } else if row.clicked() {
                ticked = Some((key, chosen));
            }
            rows.push(row);
        }
    }
    if rows.is_empty() {
        muted_ui(ui, format!("Nothing there is called “{}”", library.find.trim()));
    }
    rows_keys_ui(ui, field.id, &rows, field.down);
    rows.iter().filter(|row: &&Response| row.gained_focus()).for_each(|row| row.scroll_to_me(None));
    match ticked {
        Some((key, true)) => library.leave(&key),
        Some((key, false)) => library.choose(key),
        None => {}
    }
    Rows { entered }
}

/// The things of a kind that are called so.
fn found(library: &Library, kind: ItemKind, words: &[&str]) -> Vec<(ItemKey, String)> {
    let named = keys(library, kind).into_iter().map(|key| {
        let name = wording::name::item(&library.from, &key);
        (key, name)
    });
    let is_called = |(key, name): &(ItemKey, String)| {
        let text = format!("{name} {}", key.id).to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    named.filter(is_called).collect()
}
