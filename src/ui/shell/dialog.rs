//! Dialogs in the window: what must be answered, or sent away, before going on.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Align, Context, Id, Label, Layout, Response, TextEdit, Ui};

use super::about::About;
use super::about_scenario::AboutScenario;
use super::close_round::CloseRound;
use super::differs::Differs;
use super::dropped::Dropped;
use super::export::Export;
use super::fault::Fault;
use super::finder::Finder;
use super::help::Help;
use super::name::NamePackage;
use super::path::TypePath;
use super::recover::Recover;
use super::strip::Strip;
use super::timer::StartTimer;
use super::unreadable::UnreadableFile;
use super::unsaved::{Overwrite, Unsaved};
use crate::files::Answer;
use crate::ui::command::{Action, Now};
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::{primary_ui, was_entered};

/// What a dialog in the window shows and asks.
pub trait Ask {
    /// What tells it from other dialogs, each of which remembers its own size.
    fn kind(&self) -> &'static str;

    /// How wide it is where there is room, in points.
    fn width(&self) -> f32 {
        440.0
    }

    /// Draws it; what is decided goes to `out`.
    fn ui(&mut self, ui: &mut Ui, now: &Now<'_>, out: &mut Vec<Action>);

    /// Whether a click beside it does nothing: something is typed in it, or it would be lost from sight.
    fn typed(&self) -> bool {
        false
    }
}

/// A dialog in the window.
#[derive(Debug)]
pub enum Dialog {
    /// What is not saved: save it?
    Unsaved(Unsaved),
    /// A path, where there is no native file dialog.
    Path(TypePath),
    /// The file exists: replace it?
    Overwrite(Overwrite),
    /// The open file holds something else: which of the two counts?
    Differs(Differs),
    /// A copy of the open scenario was let go over the window: open it, or bring in what was made in it?
    Dropped(Dropped),
    /// A file could not be read.
    Unreadable(UnreadableFile),
    /// What ended sessions have left: restore it?
    Recover(Recover),
    /// The report of a fault in a session before.
    Fault(Fault),
    /// A name for a package.
    Name(NamePackage),
    /// A round about to be closed, or corrected.
    CloseRound(CloseRound),
    /// A clock about to be started.
    StartTimer(StartTimer),
    /// Something about to be exported.
    Export(Export),
    /// Anything the program can do, by its name.
    Find(Finder),
    /// A page of the help.
    Help(Help),
    /// Which actors stand in the strip.
    Strip(Strip),
    /// What is to be said about the scenario.
    AboutScenario(AboutScenario),
    /// What the program says of itself.
    About(About),
}

impl Dialog {
    fn ask(&mut self) -> &mut dyn Ask {
        match self {
            Self::Unsaved(dialog) => dialog,
            Self::Path(dialog) => dialog,
            Self::Overwrite(dialog) => dialog,
            Self::Differs(dialog) => dialog,
            Self::Dropped(dialog) => dialog,
            Self::Unreadable(dialog) => dialog,
            Self::Recover(dialog) => dialog,
            Self::Fault(dialog) => dialog,
            Self::Name(dialog) => dialog,
            Self::CloseRound(dialog) => dialog,
            Self::StartTimer(dialog) => dialog,
            Self::Export(dialog) => dialog,
            Self::Find(dialog) => dialog,
            Self::Help(dialog) => dialog,
            Self::Strip(dialog) => dialog,
            Self::AboutScenario(dialog) => dialog,
            Self::About(dialog) => dialog,
        }
    }

    /// Draws it.
    pub fn show(&mut self, ctx: &Context, now: &Now<'_>, out: &mut Vec<Action>) {
        show(self.ask(), ctx, now, out);
    }
}

/// Draws what asks, in a frame with room around it. Escape sends it away, and so does a click beside it.
fn show(ask: &mut dyn Ask, ctx: &Context, now: &Now<'_>, out: &mut Vec<Action>) {
    let style = ctx.global_style();
    let frame = egui::Frame::popup(&style).inner_margin(egui::Margin::same(20));
    let width = (ctx.content_rect().width() - 96.0).clamp(240.0, ask.width());
    let shown = egui::Modal::new(Id::unique(("dialog", ask.kind()))).frame(frame).show(ctx, |ui| {
        ui.set_width(width);
        ask.ui(ui, now, out);
    });
    let beside = shown.backdrop_response.clicked();
    if shown.should_close() && !(beside && ask.typed()) {
        out.push(Action::Dismiss);
    }
}

/// A file dialog of the desktop is open, which may lie behind the window: how to do without it.
struct Choosing;

impl Ask for Choosing {
    fn kind(&self) -> &'static str {
        "choosing"
    }

    fn ui(&mut self, ui: &mut Ui, _: &Now<'_>, out: &mut Vec<Action>) {
        heading_ui(ui, "A file dialog is open");
        text_ui(ui, "It may lie behind this window. Choose a file there, or go on without it.");
        buttons_ui(ui, |ui| {
            if ui.button("Give it up").clicked() {
                out.push(Action::Dismiss);
            }
            if ui.button("Type the path instead").clicked() {
                out.push(Action::TypePath);
            }
        });
    }

    fn typed(&self) -> bool {
        true
    }
}

/// While a file dialog of the desktop is open: how to do without it.
pub fn choosing_ui(ctx: &Context, now: &Now<'_>, out: &mut Vec<Action>) {
    show(&mut Choosing, ctx, now, out);
}

pub(super) fn heading_ui(ui: &mut Ui, text: &str) {
    ui.add(Label::new(Type::Heading.text(text)).wrap());
    ui.add_space(space::XS);
}

pub(super) fn text_ui(ui: &mut Ui, text: impl Into<String>) {
    ui.add(Label::new(Type::Body.text(text).color(tokens(ui).text_muted)).wrap());
    ui.add_space(space::M);
}

/// Buttons at the right edge, the main one first.
pub(super) fn buttons_ui(ui: &mut Ui, add_contents: impl FnOnce(&mut Ui)) {
    let line = egui::vec2(ui.available_width(), space::ROW);
    ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), add_contents);
}

/// A button that answers a question about files.
pub(super) fn answer_ui(ui: &mut Ui, text: &str, answer: Answer, out: &mut Vec<Action>) {
    if ui.button(text).clicked() {
        out.push(Action::Answer(answer));
    }
}

/// The main button of a question, which has the keyboard when the question comes up.
pub(super) fn default_ui(ui: &mut Ui, text: &str) -> Response {
    let button = primary_ui(ui, text, true);
    if appears(ui, button.id) {
        button.request_focus();
    }
    button
}

/// Whether something is drawn now that was not drawn in the frame before.
fn appears(ui: &Ui, id: Id) -> bool {
    let frame = ui.ctx().cumulative_frame_nr();
    let last = ui.data(|data| data.get_temp::<u64>(id.with("drawn")));
    ui.data_mut(|data| data.insert_temp(id.with("drawn"), frame));
    last.is_none_or(|last| last + 1 < frame)
}

/// A text field that has the keyboard from the start, with all of its text selected; whether Enter was pressed in it, to
/// be taken or, where it is not `ready`, to leave the keyboard in the field.
pub(super) fn field_ui(ui: &mut Ui, name: &str, text: &mut String) -> bool {
    let length = text.chars().count();
    let edit = TextEdit::singleline(text).hint_text(name).desired_width(f32::INFINITY).margin(egui::vec2(8.0, 6.0));
    let response = ui.add(edit).accessible_name(name);
    let entered = was_entered(ui, &response);
    if appears(ui, response.id) {
        response.request_focus();
        let mut state = TextEditState::load(ui.ctx(), response.id).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), CCursor::new(length))));
        state.store(ui.ctx(), response.id);
    } else if entered {
        // Enter on what cannot be taken leaves the keyboard in the field.
        response.request_focus();
    }
    ui.add_space(space::M);
    entered
}
