//! Which commands were pressed on the keyboard, and what was typed at the board.

use egui::{Context, Event, Id, Key, KeyboardShortcut, Popup};

use super::all::Command;
use super::now::Now;
use super::spec::Scope;
use crate::ui::state::card_id;

/// The commands whose keys were pressed in this frame; the keys are used up.
pub fn pressed(ctx: &Context, now: &Now<'_>) -> Vec<Command> {
    let editing = ctx.text_edit_focused();
    let popup = Popup::is_any_open(ctx);
    let on_card = now.card().is_some_and(|card| ctx.memory(|memory| memory.has_focus(card_id(&card.element))));
    let authoring = now.view.has_keyboard_in_editor() && now.view.editor.at().is_some();
    // A text in the editor shows what the document says: so long as nothing was typed in it, undo is the document's.
    let untouched = !typed_in(ctx) && now.view.has_keyboard_in_editor();
    let listens = |command: &Command| {
        let scope = match command.spec().scope {
            Scope::Everywhere => true,
            Scope::OutsideText => !editing || untouched && matches!(command, Command::Undo | Command::Redo),
            Scope::Card => on_card && !editing && !popup,
            // In a text, Delete is for letters.
            Scope::Editor => authoring && !popup && !(editing && *command == Command::Delete),
        };
        // An open menu closes first, the editor goes back by itself, and quitting is egui's own.
        let elsewhere = popup || now.view.has_keyboard_in_editor();
        scope && !(elsewhere && *command == Command::Back) && *command != Command::Quit
    };
    // What cannot be done says so; only going back from nowhere stays silent, and leaves the key to others.
    let quiet = |command: &Command| *command == Command::Back && command.enabled(now).is_err();
    taken(ctx, Command::ALL.iter().copied().filter(|command| listens(command) && !quiet(command)))
}

/// Whether something was typed in what has the keyboard, since it has it. Asked in every frame, so that it is noticed when
/// the keyboard goes elsewhere.
fn typed_in(ctx: &Context) -> bool {
    let types = |event: &Event| match event {
        Event::Text(_) | Event::Paste(_) | Event::Cut | Event::Ime(_) => true,
        Event::Key { key, pressed, .. } => *pressed && matches!(key, Key::Backspace | Key::Delete),
        _ => false,
    };
    let now = (ctx.memory(|memory| memory.focused()), ctx.input(|input| input.events.iter().any(types)));
    ctx.data_mut(|data| {
        let kept: &mut (Option<Id>, bool) = data.get_temp_mut_or_default(Id::unique("typed in"));
        *kept = (now.0, now.1 || kept.1 && kept.0 == now.0);
        kept.1
    })
}

/// The commands whose keys were pressed in the audience window, where no text and no card can have the keyboard; larger
/// and smaller are meant of that window.
pub fn pressed_by_audience(ctx: &Context) -> Vec<Command> {
    let listens = |command: &Command| match command {
        Command::Back | Command::Quit | Command::ZoomReset => false,
        command => !matches!(command.spec().scope, Scope::Card | Scope::Editor),
    };
    let meant = |command| match command {
        Command::ZoomIn => Command::AudienceLarger,
        Command::ZoomOut => Command::AudienceSmaller,
        command => command,
    };
    taken(ctx, Command::ALL.iter().copied().filter(listens)).into_iter().map(meant).collect()
}

/// Those of some commands whose keys were pressed in this frame; the keys are used up.
fn taken(ctx: &Context, listening: impl Iterator<Item = Command>) -> Vec<Command> {
    let os = ctx.os();
    let mut keys: Vec<(Command, KeyboardShortcut)> =
        listening.flat_map(|command| command.spec().shortcuts(os).map(move |shortcut| (command, shortcut))).collect();
    // A shortcut also matches with more modifiers held than it names, so the more particular ones come first; and so do
    // those that count only in the editor.
    keys.sort_by_key(|(command, shortcut)| (!shortcut.modifiers.shift, command.spec().scope != Scope::Editor));
    let pressed = |(_, shortcut): &(Command, KeyboardShortcut)| ctx.input_mut(|input| input.consume_shortcut(shortcut));
    keys.into_iter().filter(pressed).map(|(command, _)| command).collect()
}

/// What was typed while no text has the keyboard: it is meant for the search of the palette. With it, whether Enter was
/// pressed after it, as whoever types fast does within one frame.
///
/// A space presses what has the keyboard, so text does not begin with one.
pub fn typed(ctx: &Context) -> Option<(String, bool)> {
    if ctx.text_edit_focused() || Popup::is_any_open(ctx) {
        return None;
    }
    ctx.input_mut(|input| {
        let (mut text, mut entered) = (String::new(), false);
        input.events.retain(|event| match event {
            Event::Text(typed) if !(entered || text.is_empty() && typed.trim().is_empty()) => {
                text.push_str(typed);
                false
            }
            Event::Key { key: Key::Enter, pressed: true, .. } if !text.is_empty() => {
                entered = true;
                false
            }
            _ => true,
        });
        (!text.is_empty()).then_some((text, entered))
    })
}
