//! What forms are made of: a label, a control below it, and why what was typed cannot be taken over.

use egui::text::{CCursor, CCursorRange};
use egui::{Button, Key, Label, Modifiers, Response, TextEdit, Ui};

use crate::scenario::Scenario;
use crate::ui::theme::{Icon, Tone, Type, space, tokens};
use crate::ui::widgets::chip::keyboard_here;
use crate::ui::widgets::offers::choose_ui;
use crate::ui::widgets::{toned_ui, was_entered};
use crate::workshop::author::Aspect;

/// What was changed last and could not be taken over.
#[derive(Clone, Copy)]
pub struct Refused<'a> {
    /// The part of the thing.
    pub part: Aspect,
    /// The text into which it was typed, if it was.
    pub typing: Option<&'a str>,
    /// Why it could not be taken over.
    pub why: &'a str,
}

/// A form being filled in: what has changed in this frame, and what was refused before.
pub struct Form<'a> {
    /// The scenario that is edited.
    pub scenario: &'a Scenario,
    refused: Option<Refused<'a>>,
    changed: Option<(Aspect, Option<String>)>,
    refusal_shown: bool,
}

impl<'a> Form<'a> {
    /// A form of the scenario.
    pub fn new(scenario: &'a Scenario, refused: Option<Refused<'a>>) -> Self {
        Self { scenario, refused, changed: None, refusal_shown: false }
    }

    /// What has changed, and the text into which letters were typed, if they were.
    pub fn changed(&self) -> Option<(Aspect, Option<String>)> {
        self.changed.clone()
    }

    /// Whether it has been said already why what was typed cannot be taken over.
    pub fn refusal_shown(&self) -> bool {
        self.refusal_shown
    }

    /// Notes that a part has changed.
    pub fn touch(&mut self, part: Aspect) {
        self.changed = Some((part, None));
    }

    /// Notes that letters were typed into a text of a part.
    pub fn typed(&mut self, part: Aspect, text: &str) {
        self.changed = Some((part, Some(text.to_owned())));
    }

    /// Says why what was changed cannot be taken over, below the control where that was.
    fn refusal_ui(&mut self, ui: &mut Ui, part: Aspect, label: &str) {
        let here = |refused: &Refused<'_>| refused.part == part && refused.typing.is_none_or(|text| text == label);
        if let Some(refused) = self.refused.filter(here)
            && !self.refusal_shown
        {
            refusal_ui(ui, refused.why);
            self.refusal_shown = true;
        }
    }

    /// A text of one paragraph, which wraps where it is longer than the page is wide.
    pub fn line(&mut self, ui: &mut Ui, part: Aspect, label: &str, hint: &str, text: &mut String) -> Response {
        label_ui(ui, label);
        let field = TextEdit::multiline(text).desired_rows(1).return_key(None).desired_width(f32::INFINITY);
        let response = ui.add(field.id_salt((part, label)).hint_text(hint)).accessible_name(label);
        if response.changed() {
            // Lines that were pasted.
            *text = text.replace(['\r', '\n'], " ");
            self.typed(part, label);
        }
        self.refusal_ui(ui, part, label);
        if response.has_focus() && is_entered(ui) {
            go_on(ui);
        }
        response
    }

    /// A text of several lines.
    pub fn prose(&mut self, ui: &mut Ui, part: Aspect, label: &str, hint: &str, text: &mut String) {
        label_ui(ui, label);
        let field = TextEdit::multiline(text).desired_rows(2).desired_width(f32::INFINITY).hint_text(hint);
        if ui.add(field.id_salt((part, label))).accessible_name(label).changed() {
            self.typed(part, label);
        }
        self.refusal_ui(ui, part, label);
    }

    /// One of several values.
    pub fn choice<T: Copy + PartialEq>(
        &mut self,
        ui: &mut Ui,
        part: Aspect,
        label: &str,
        all: &[T],
        text: impl Fn(T) -> String,
        value: &mut T,
    ) {
        label_ui(ui, label);
        if let Some(chosen) = choose_ui(ui, label, all, text, *value) {
            *value = chosen;
            self.touch(part);
        }
        self.refusal_ui(ui, part, label);
    }

    /// Something that is so or not.
    pub fn tick(&mut self, ui: &mut Ui, part: Aspect, label: &str, value: &mut bool) {
        if ui.checkbox(value, Type::Body.text(label).color(tokens(ui).text)).changed() {
            self.touch(part);
        }
        self.refusal_ui(ui, part, label);
    }

    /// A value that is written as text.
    pub fn written<T: Written>(&mut self, ui: &mut Ui, part: Aspect, label: &str, value: &mut T) {
        label_ui(ui, label);
        if written_ui(ui, (part, label), label, f32::INFINITY, value) {
            self.typed(part, label);
        }
        self.refusal_ui(ui, part, label);
    }

    /// The same where there need not be one.
    pub fn maybe_written<T: Written>(&mut self, ui: &mut Ui, part: Aspect, label: &str, value: &mut Option<T>) {
        label_ui(ui, label);
        let mut written = Maybe(value.clone());
        if written_ui(ui, (part, label), label, f32::INFINITY, &mut written) {
            *value = written.0;
            self.typed(part, label);
        }
        self.refusal_ui(ui, part, label);
    }
}

/// The label of a control below it.
pub fn label_ui(ui: &mut Ui, text: &str) -> Response {
    ui.add_space(space::XS);
    ui.add(Label::new(Type::SmallStrong.text(text).color(tokens(ui).text_muted)).selectable(false))
}

/// A heading of a group of controls.
pub fn group_ui(ui: &mut Ui, text: &str) {
    ui.add_space(space::M);
    ui.separator();
    ui.add(Label::new(Type::Title.text(text).color(tokens(ui).text)).selectable(false));
}

/// Why something cannot be taken over.
pub fn refusal_ui(ui: &mut Ui, why: &str) {
    toned_ui(ui, Tone::Bad, Icon::Cross, Type::Small.text(format!("Not taken over: {why}")));
}

/// Whether Enter is pressed now by itself.
pub fn is_entered(ui: &Ui) -> bool {
    ui.input(|input| input.key_pressed(Key::Enter) && !input.modifiers.any())
}

/// The keyboard goes on to what comes next; the key that said so presses nothing there.
pub fn go_on(ui: &Ui) {
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    keyboard_here(ui.ctx());
}

/// A field for a text of one line, over the whole width.
pub fn line_ui(ui: &mut Ui, name: &str, hint: &str, text: &mut String) -> Response {
    // Whatever comes and goes before it, it is the same field.
    let field = TextEdit::singleline(text).id_salt(name).desired_width(f32::INFINITY).hint_text(hint);
    ui.add(field).accessible_name(name)
}

/// A field of as many lines as are pasted into it, which are taken with Enter; those that were taken now. It keeps the
/// keyboard for more; without anything in it, Enter goes on to what comes next.
pub fn lines_ui(ui: &mut Ui, name: &str, hint: &str, text: &mut String) -> Vec<String> {
    let field = TextEdit::multiline(text).desired_rows(1).return_key(None).desired_width(f32::INFINITY);
    let response = ui.add(field.id_salt(name).hint_text(hint)).accessible_name(name);
    if !(response.has_focus() && is_entered(ui)) {
        return Vec::new();
    }
    let lines = lines(text);
    text.clear();
    if lines.is_empty() {
        go_on(ui);
    }
    lines
}

/// The lines of a text that say something.
pub fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// The same, from which Enter goes on to what comes next.
pub fn entered_line_ui(ui: &mut Ui, name: &str, hint: &str, text: &mut String) -> Response {
    let response = line_ui(ui, name, hint, text);
    if was_entered(ui, &response) {
        go_on(ui);
    }
    response
}

/// Whether it is said with the keyboard that what is being told is to be added.
pub fn is_done(ui: &Ui) -> bool {
    ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter))
}

/// A value that people write as a word.
pub trait Written: Clone + PartialEq {
    /// As it is written.
    fn write(&self) -> String;

    /// From what was typed.
    ///
    /// # Errors
    /// What is asked for, if it is none.
    fn read(text: &str) -> Result<Self, &'static str>;
}

impl Written for jiff::civil::Date {
    fn write(&self) -> String {
        self.to_string()
    }

    fn read(text: &str) -> Result<Self, &'static str> {
        text.trim().parse().map_err(|_| "A date is written YYYY-MM-DD, such as 2026-01-31")
    }
}

impl Written for crate::scenario::Quantity {
    fn write(&self) -> String {
        self.to_string()
    }

    fn read(text: &str) -> Result<Self, &'static str> {
        text.trim().parse().map_err(|_| "An amount is a number from 0 to 1000000 with at most three decimals")
    }
}

/// A value that need not be there; it is not, where nothing is written.
#[derive(Clone, PartialEq)]
struct Maybe<T>(Option<T>);

impl<T: Written> Written for Maybe<T> {
    fn write(&self) -> String {
        self.0.as_ref().map_or_else(String::new, T::write)
    }

    fn read(text: &str) -> Result<Self, &'static str> {
        if text.trim().is_empty() { Ok(Self(None)) } else { T::read(text).map(|value| Self(Some(value))) }
    }
}

/// A field for a value that is written as text; whether it is another by now. What is typed stays as it is until it is
/// a value, and says so.
pub fn written_ui<T: Written>(
    ui: &mut Ui,
    salt: impl std::hash::Hash + std::fmt::Debug,
    name: &str,
    width: f32,
    value: &mut T,
) -> bool {
    let id = ui.make_persistent_id(("written", salt));
    let draft: Option<String> = ui.data(|data| data.get_temp(id));
    let mut text = draft.clone().unwrap_or_else(|| value.write());
    let field = TextEdit::singleline(&mut text).id(id).desired_width(width);
    let response = ui.add(field).accessible_name(name);
    if response.gained_focus() {
        // Whoever comes to it with the keyboard writes another one in its place.
        select_all(ui, id, &text);
    }
    if was_entered(ui, &response) {
        go_on(ui);
    }
    let read = T::read(&text);
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(id, text.clone()));
    } else if draft.is_some() && !response.has_focus() && read.is_ok() {
        ui.data_mut(|data| data.remove_temp::<String>(id));
    }
    match read {
        Ok(read) if response.changed() && read != *value => {
            *value = read;
            true
        }
        Ok(_) => false,
        Err(why) => {
            refusal_ui(ui, why);
            false
        }
    }
}

/// Selects all of the text in a field.
fn select_all(ui: &Ui, id: egui::Id, text: &str) {
    if !ui.input(|input| input.pointer.any_down()) {
        let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()))));
        state.store(ui.ctx(), id);
    }
}

/// A quiet button over no more than its text.
pub fn small_button_ui(ui: &mut Ui, text: &str, name: &str) -> Response {
    ui.add(Button::new(Type::Small.text(text))).accessible_name(name)
}
