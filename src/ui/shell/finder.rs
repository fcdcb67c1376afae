//! The command palette: anything the program can do, found by its name.

use egui::{
    AtomExt as _, Button, Event, EventFilter, Id, Key, Modifiers, Response, Role, ScrollArea, Sense, TextEdit, Ui,
    WidgetInfo, vec2,
};

use super::dialog::Ask;
use crate::ui::command::{Action, Entry, Now, found};
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::scroll::scrolled_ui;
use crate::ui::widgets::{icon_atom, muted_ui};

/// What the field asks for.
const ASKED: &str = "Find a command, an element, a package, an actor or a position";
/// By how many entries the page keys go.
const PAGE: usize = 10;
/// How wide the palette must be for an entry to say what it is about, in points.
const WITH_ABOUT: f32 = 420.0;

/// Anything the program can do, by its name. The keyboard stays in the field from beginning to end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finder {
    /// As typed so far.
    text: String,
    /// Which of the entries found is chosen, from the top.
    chosen: usize,
}

impl Ask for Finder {
    fn kind(&self) -> &'static str {
        "find"
    }

    fn width(&self) -> f32 {
        620.0
    }

    /// Draws the field and what is found; keys or the pointer choose, Enter or a click does what is chosen.
    fn ui(&mut self, ui: &mut Ui, now: &Now<'_>, out: &mut Vec<Action>) {
        let Self { text, chosen } = self;
        let entered = ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, Key::Enter)) > 0;
        let before = text.clone();
        let steps = Steps::pressed(ui);
        let response = field_ui(ui, text);
        if *text != before {
            *chosen = 0;
        }
        let entries = found(now, text);
        let moved = steps.take(chosen, entries.len());
        if entered && let Some(entry) = entries.get(*chosen) {
            choose(entry, out);
        }
        let height = (ui.ctx().content_rect().height() - 190.0).clamp(80.0, 520.0);
        let list = ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, false]);
        scrolled_ui(ui, list, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            if entries.is_empty() {
                ui.add_space(space::S);
                muted_ui(ui, format!("Nothing here is called “{}”", text.trim()));
            }
            let pointer_moves =
                ui.input(|input| input.events.iter().any(|event| matches!(event, Event::PointerMoved(_))));
            for (index, entry) in entries.iter().enumerate() {
                let is_chosen = index == *chosen;
                let entry_response = entry_ui(ui, index, entry, is_chosen);
                if is_chosen {
                    // What reads the screen follows the choice, while the keyboard stays in the field.
                    let id = entry_response.id.accesskit_id();
                    ui.ctx().accesskit_node_builder(response.id, |node| node.set_active_descendant(id));
                    if moved {
                        entry_response.scroll_to_me(None);
                    }
                }
                if pointer_moves && entry_response.hovered() {
                    *chosen = index;
                }
                if entry_response.clicked() {
                    choose(entry, out);
                }
            }
        });
        ui.add_space(space::S);
        muted_ui(ui, "Arrow keys choose, Enter does it, Escape closes");
    }
}

/// How far the keys go that were pressed in this frame.
#[derive(Clone, Copy, Default)]
pub struct Steps {
    /// How many entries down.
    pub down: usize,
    /// How many up.
    pub up: usize,
    /// To the first before that.
    pub first: bool,
    /// To the last before that.
    pub last: bool,
}

impl Steps {
    fn pressed(ui: &Ui) -> Self {
        let count = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        Self {
            down: count(Key::ArrowDown) + PAGE * count(Key::PageDown),
            up: count(Key::ArrowUp) + PAGE * count(Key::PageUp),
            first: count(Key::Home) > 0,
            last: count(Key::End) > 0,
        }
    }

    /// Chooses anew among so many entries; whether any key went anywhere.
    pub fn take(&self, chosen: &mut usize, entries: usize) -> bool {
        let from = if self.first {
            0
        } else if self.last {
            entries
        } else {
            *chosen
        };
        *chosen = (from + self.down).saturating_sub(self.up).min(entries.saturating_sub(1));
        self.first || self.last || self.down + self.up > 0
    }
}

fn field_ui(ui: &mut Ui, text: &mut String) -> Response {
    let filter = EventFilter { tab: true, vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    let edit = TextEdit::singleline(text)
        .id(Id::unique("finder"))
        .hint_text(ASKED)
        .desired_width(f32::INFINITY)
        .margin(vec2(8.0, 8.0))
        .event_filter(filter)
        .return_key(None);
    let response = ui.add(edit).accessible_name(ASKED);
    // A click on an entry or beside it would take it away.
    if !response.has_focus() {
        response.request_focus();
    }
    ui.add_space(space::S);
    response
}

fn choose(entry: &Entry, out: &mut Vec<Action>) {
    if let Ok(action) = &entry.action {
        out.extend([Action::Dismiss, action.clone()]);
    }
}

/// One line: the name, what it is about or why it cannot be done now, where it belongs, and its keys.
fn entry_ui(ui: &mut Ui, index: usize, entry: &Entry, chosen: bool) -> Response {
    let tokens = tokens(ui);
    let keys = entry.command.map(|command| command.keys(ui.ctx().os())).unwrap_or_default();
    let right = if keys.is_empty() { entry.kind.to_owned() } else { format!("{} · {keys}", entry.kind) };
    let about = entry.action.as_ref().err().map_or(entry.about.as_str(), |why| why);
    let possible = entry.action.is_ok();
    let name = Type::Body.text(&entry.text).color(if possible { tokens.text } else { tokens.text_muted });
    let icon = entry.icon.map_or_else(|| egui::Atom::paint(vec2(14.0, 14.0), |_, _| ()), |icon| icon_atom(icon, 14.0));
    let wide = ui.available_width() >= WITH_ABOUT;
    let mut atoms = egui::Atoms::new(icon);
    if wide || !possible {
        atoms.push_right(name);
        let reason = if possible { "" } else { "– " };
        let about = Type::Small.text(format!("{reason}{about}")).color(tokens.text_muted);
        atoms.push_right(egui::Atom::from(about).atom_shrink(true));
    } else {
        atoms.push_right(egui::Atom::from(name).atom_shrink(true));
    }
    let button = Button::selectable(chosen, atoms)
        .right_text(Type::Small.text(right).color(tokens.text_muted))
        .min_size(vec2(ui.available_width(), space::ROW))
        .gap(space::S)
        .sense(Sense::CLICK)
        .truncate();
    let response = ui.push_id(index, |ui| ui.add(button)).inner;
    let says = if possible { format!("{}, {}", entry.text, entry.kind) } else { format!("{}, {about}", entry.text) };
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, possible, chosen, says.as_str()));
    response
}
