//! The command palette: anything the program can do, found by its name.

use egui::{Button, EventFilter, Key, Label, Modifiers, ScrollArea, Ui};

use super::modals::{Answer, Field, field_ui};
use crate::ui::command::{Action, Entry, Now, found};
use crate::ui::theme::{Icon, Type, space, tokens};
use crate::ui::widgets::{icon_atom, muted_ui};

/// Draws the field and what is found; the arrow keys choose, Enter does what is chosen.
pub(super) fn finder_ui(ui: &mut Ui, field: &mut Field, chosen: &mut usize, now: &Now<'_>, out: &mut Vec<Action>) {
    let step = |ui: &Ui, key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    let (down, up) = (step(ui, Key::ArrowDown), step(ui, Key::ArrowUp));
    let before = field.text.clone();
    let entered = field_ui(ui, "Find a command, an element, a package, an actor or a position", field);
    if field.text != before {
        *chosen = 0;
    }
    let entries = found(now, &field.text);
    *chosen = (*chosen + down).saturating_sub(up).min(entries.len().saturating_sub(1));
    if entered && let Some(entry) = entries.get(*chosen) {
        choose(entry, out);
    }
    if entries.is_empty() {
        muted_ui(ui, format!("Nothing here is called “{}”", field.text.trim()));
    }
    let height = (ui.ctx().content_rect().height() * 0.55).clamp(120.0, 520.0);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for (index, entry) in entries.iter().enumerate() {
            let is_chosen = index == *chosen;
            let response = entry_ui(ui, entry, is_chosen);
            if is_chosen && down + up > 0 {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                choose(entry, out);
            }
        }
    });
    ui.add_space(space::S);
    muted_ui(ui, "Arrow keys choose, Enter does it, Escape closes");
    keep_arrows(ui);
}

/// The arrow keys choose an entry; they do not move the keyboard out of the field.
fn keep_arrows(ui: &Ui) {
    let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.set_focus_lock_filter(focused, filter);
        }
    });
}

fn choose(entry: &Entry, out: &mut Vec<Action>) {
    if let Ok(action) = &entry.action {
        out.push(Action::Answer(Answer::Do(Box::new(action.clone()))));
    }
}

fn entry_ui(ui: &mut Ui, entry: &Entry, chosen: bool) -> egui::Response {
    let tokens = tokens(ui);
    let keys = entry.command.and_then(|command| command.spec().shortcut);
    let keys = keys.map(|keys| ui.ctx().format_shortcut(&keys)).unwrap_or_default();
    let right = if keys.is_empty() { entry.kind.to_owned() } else { format!("{} · {keys}", entry.kind) };
    let icon = icon_atom(entry.icon.unwrap_or(Icon::ChevronRight), 14.0);
    let button = Button::selectable(chosen, (icon, Type::Body.text(&entry.text)))
        .right_text(Type::Small.text(right).color(tokens.text_muted))
        .min_size(egui::vec2(ui.available_width(), space::ROW))
        .truncate();
    let response = ui.add_enabled(entry.action.is_ok(), button);
    if let Err(why) = &entry.action {
        ui.indent(("why", &entry.text), |ui| {
            ui.add(Label::new(Type::Small.text(*why).color(tokens.text_muted)).selectable(false));
        });
    }
    response.accessible_name(format!("{}, {}", entry.text, entry.kind))
}
