//! Dialogs in the window: what must be answered before going on.

use std::path::{Path, PathBuf};

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Align, Context, Id, Label, Layout, TextEdit, Ui};

use super::about::About;
use super::close_round::{ClosingRound, close_round_ui};
use super::export::{Exporting, export_ui};
use super::fault::fault_ui;
use super::finder::finder_ui;
use super::help::{HelpPage, help_ui};
use super::outside::{Changed, OutsideChoice, outside_ui};
use super::recover::{RecoverChoice, Recovered, recover_ui};
use super::timer::{StartingClock, start_clock_ui};
use crate::ui::command::{Action, Now};
use crate::ui::dialogs::Purpose;
use crate::ui::round_clock::Signal;
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::{primary_ui, was_entered};
use crate::workshop::{Edit, MAX_NAME, Workshop};

/// A dialog in the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Modal {
    /// Unsaved changes: save them, or not?
    Unsaved {
        /// The open file.
        name: String,
        /// Whether the window is to close; otherwise another scenario is to be opened.
        quitting: bool,
    },
    /// A path, where there is no native file dialog.
    Path {
        /// What for.
        purpose: Purpose,
        /// Where a path begins that does not begin at the root: a folder whose path is no text and cannot be typed; else
        /// empty.
        folder: PathBuf,
        /// As typed so far.
        field: Field,
    },
    /// The file exists: replace it?
    Overwrite(Purpose, PathBuf),
    /// A name for a package.
    Name {
        /// Whether it is for a new package; otherwise for the one on the board.
        new: bool,
        /// As typed so far.
        field: Field,
    },
    /// A round about to be closed.
    CloseRound(ClosingRound),
    /// A clock about to be started.
    StartClock(StartingClock),
    /// Something about to be exported.
    Export(Exporting),
    /// Anything the program can do, by its name.
    Find {
        /// As typed so far.
        field: Field,
        /// Which of the entries found is chosen, from the top.
        chosen: usize,
    },
    /// The open file was changed by someone else: which of the two counts?
    Outside(Changed),
    /// What ended sessions have left: restore it?
    Recover(Vec<Recovered>),
    /// The report of a fault in a session before.
    Fault(String),
    /// A page of the help.
    Help(HelpPage),
    /// What the program says of itself.
    About(About),
}

/// A text being typed in a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The text.
    pub(super) text: String,
    /// The field has had the keyboard.
    focused: bool,
}

impl Field {
    pub(super) fn new(text: String) -> Self {
        Self { text, focused: false }
    }
}

/// What was answered in a dialog.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Save, then go on.
    Save,
    /// Go on without saving.
    Discard,
    /// Do not go on.
    Cancel,
    /// This path.
    Path(Purpose, PathBuf),
    /// Replace this file.
    Overwrite(Purpose, PathBuf),
    /// Do this edit.
    Edit(Edit),
    /// Do this.
    Do(Box<Action>),
    /// Close this round.
    CloseRound(ClosingRound),
    /// Start a clock with so many minutes, whose end is told like this.
    StartClock(u32, Signal),
    /// Export this.
    Export(Exporting),
    /// Do this about a file that was changed by someone else.
    Outside(OutsideChoice),
    /// Do this with something that an ended session has left.
    Recover(usize, RecoverChoice),
    /// The report of a fault was seen.
    FaultSeen,
    /// Show another page of the help.
    Page(HelpPage),
}

impl Modal {
    /// Asks for the name of a new package.
    pub fn name_new_package() -> Self {
        Self::Name { new: true, field: Field::new(String::new()) }
    }

    /// Asks for another name of the package on the board.
    pub fn rename_package(name: String) -> Self {
        Self::Name { new: false, field: Field::new(name) }
    }

    /// Asks for the name of a command.
    pub fn find_command() -> Self {
        Self::Find { field: Field::new(String::new()), chosen: 0 }
    }

    /// Asks for a path, beginning with this name in this folder. Without a name the folder ends in a separator, ready for
    /// one.
    pub fn path(purpose: Purpose, folder: PathBuf, name: &str) -> Self {
        let path = folder.join(name);
        let (folder, text) = path.to_str().map_or((folder, name), |text| (PathBuf::new(), text));
        Self::Path { purpose, folder, field: Field::new(text.to_owned()) }
    }
}

/// Draws the dialog.
pub fn modal_ui(ctx: &Context, modal: &mut Modal, now: &Now<'_>, out: &mut Vec<Action>) {
    // Each kind remembers its own size.
    let kind = match modal {
        Modal::Unsaved { .. } => "unsaved",
        Modal::Path { .. } => "path",
        Modal::Overwrite(..) => "overwrite",
        Modal::Name { .. } => "name",
        Modal::CloseRound(_) => "close round",
        Modal::StartClock(_) => "start clock",
        Modal::Export(_) => "export",
        Modal::Find { .. } => "find",
        Modal::Recover(_) => "recover",
        Modal::Fault(_) => "fault",
        Modal::Outside(_) => "outside",
        Modal::Help(_) => "help",
        Modal::About(_) => "about",
    };
    let shown = dialog(ctx, kind).show(ctx, |ui| {
        let width: f32 = match modal {
            Modal::Help(_) | Modal::About(_) | Modal::Fault(_) => 760.0,
            Modal::CloseRound(_) | Modal::Find { .. } | Modal::Recover(_) | Modal::Outside(_) => 620.0,
            Modal::Unsaved { .. } | Modal::Path { .. } | Modal::Overwrite(..) | Modal::Name { .. } => 460.0,
            Modal::StartClock(_) | Modal::Export(_) => 460.0,
        };
        ui.set_width(width.min(ctx.content_rect().width() - 64.0));
        match modal {
            Modal::Unsaved { name, quitting } => unsaved_ui(ui, name, *quitting, out),
            Modal::Path { purpose, folder, field } => path_ui(ui, *purpose, folder, field, out),
            Modal::Overwrite(purpose, path) => overwrite_ui(ui, *purpose, path, out),
            Modal::Name { new, field } => name_ui(ui, *new, field, now.workshop, out),
            Modal::CloseRound(round) => close_round_ui(ui, round, out),
            Modal::StartClock(clock) => start_clock_ui(ui, clock, out),
            Modal::Export(export) => export_ui(ui, export, now.workshop.scenario(), out),
            Modal::Find { field, chosen } => finder_ui(ui, field, chosen, now, out),
            Modal::Recover(items) => recover_ui(ui, items, out),
            Modal::Fault(report) => fault_ui(ui, report, out),
            Modal::Outside(changed) => outside_ui(ui, changed, out),
            Modal::Help(page) => help_ui(ui, *page, out),
            Modal::About(about) => about.ui(ui, now.view.presenting, out),
        }
    });
    if shown.should_close() {
        out.push(Action::Answer(match modal {
            Modal::Recover(_) => Answer::Recover(0, RecoverChoice::Later),
            Modal::Fault(_) => Answer::FaultSeen,
            _ => Answer::Cancel,
        }));
    }
}

/// A dialog in the window, with room around its contents.
pub(super) fn dialog(ctx: &Context, name: &str) -> egui::Modal {
    let style = ctx.global_style();
    egui::Modal::new(Id::unique(("dialog", name)))
        .frame(egui::Frame::popup(&style).inner_margin(egui::Margin::same(20)))
}

fn heading_ui(ui: &mut Ui, text: &str) {
    ui.add(Label::new(Type::Heading.text(text)).wrap());
    ui.add_space(space::XS);
}

fn text_ui(ui: &mut Ui, text: impl Into<String>) {
    ui.add(Label::new(Type::Body.text(text).color(tokens(ui).text_muted)).wrap());
    ui.add_space(space::M);
}

/// Buttons at the right edge, the main one first.
pub(super) fn buttons_ui(ui: &mut Ui, add_contents: impl FnOnce(&mut Ui)) {
    let line = egui::vec2(ui.available_width(), space::ROW);
    ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), add_contents);
}

fn unsaved_ui(ui: &mut Ui, name: &str, quitting: bool, out: &mut Vec<Action>) {
    heading_ui(ui, &format!("Save the changes to {name}?"));
    text_ui(
        ui,
        if quitting {
            "The window is about to close. Without saving, the changes since the last save are gone."
        } else {
            "Another scenario is about to be opened. Without saving, the changes since the last save are gone."
        },
    );
    buttons_ui(ui, |ui| {
        if primary_ui(ui, "Save", true).clicked() {
            out.push(Action::Answer(Answer::Save));
        }
        if ui.button("Do not save").clicked() {
            out.push(Action::Answer(Answer::Discard));
        }
        if ui.button("Cancel").clicked() {
            out.push(Action::Answer(Answer::Cancel));
        }
    });
}

fn path_ui(ui: &mut Ui, purpose: Purpose, folder: &Path, field: &mut Field, out: &mut Vec<Action>) {
    let (heading, verb, note) = match purpose {
        Purpose::Export(_) => {
            ("Export to", "Export", "No file dialog can be shown on this machine. Type the path of the file to write.")
        }
        Purpose::Open => (
            "Open a scenario",
            "Open",
            "No file dialog can be shown on this machine. Type the path of a scenario file, or drop the file on the window.",
        ),
        Purpose::TakeFrom => (
            "Take from another scenario",
            "Open",
            "No file dialog can be shown on this machine. Type the path of the scenario to take things over from.",
        ),
        Purpose::SaveAs => (
            "Save the scenario as",
            "Save",
            "No file dialog can be shown on this machine. Type the path of the file to save to.",
        ),
    };
    heading_ui(ui, heading);
    text_ui(ui, note);
    if !folder.as_os_str().is_empty() {
        text_ui(ui, format!("A name alone means a file in {}", folder.display()));
    }
    let entered = field_ui(ui, "Path", field);
    let text = &field.text;
    let mut again = false;
    buttons_ui(ui, |ui| {
        let ready = !text.trim().is_empty();
        if (primary_ui(ui, verb, ready).clicked() || entered) && ready {
            out.push(Action::Answer(Answer::Path(purpose, folder.join(text.trim()))));
        }
        again |= entered && !ready;
        if ui.button("Cancel").clicked() {
            out.push(Action::Answer(Answer::Cancel));
        }
    });
    // Enter on what cannot be taken leaves the keyboard in the field.
    field.focused &= !again;
}

fn overwrite_ui(ui: &mut Ui, purpose: Purpose, path: &Path, out: &mut Vec<Action>) {
    heading_ui(ui, "Replace the file?");
    text_ui(ui, format!("There is a file at this place already: {}", path.display()));
    buttons_ui(ui, |ui| {
        if primary_ui(ui, "Replace", true).clicked() {
            out.push(Action::Answer(Answer::Overwrite(purpose, path.to_owned())));
        }
        if ui.button("Cancel").clicked() {
            out.push(Action::Answer(Answer::Cancel));
        }
    });
}

fn name_ui(ui: &mut Ui, new: bool, field: &mut Field, workshop: &Workshop, out: &mut Vec<Action>) {
    heading_ui(ui, if new { "New package" } else { "Rename package" });
    text_ui(
        ui,
        if new {
            "It starts with an empty board and the default assumptions."
        } else {
            "The name is shown in the list of packages and in reports."
        },
    );
    let entered = field_ui(ui, "Name", field);
    let text = &field.text;
    let mut again = false;
    let too_long = text.trim().chars().count() > MAX_NAME;
    let same = !new && workshop.package().is_some_and(|package| package.name == text.trim());
    let ready = !text.trim().is_empty() && !too_long && !same;
    if too_long {
        text_ui(ui, format!("At most {MAX_NAME} characters, please"));
    }
    buttons_ui(ui, |ui| {
        if (primary_ui(ui, if new { "Start" } else { "Rename" }, ready).clicked() || entered) && ready {
            let edit = if new { Edit::NewPackage(text.clone()) } else { Edit::RenamePackage(text.clone()) };
            out.push(Action::Answer(Answer::Edit(edit)));
        }
        again |= entered && !ready;
        if ui.button("Cancel").clicked() {
            out.push(Action::Answer(Answer::Cancel));
        }
    });
    // Enter on what cannot be taken leaves the keyboard in the field.
    field.focused &= !again;
}

/// A text field that has the keyboard from the start, with all of its text selected; whether Enter was pressed in it.
pub(super) fn field_ui(ui: &mut Ui, name: &str, field: &mut Field) -> bool {
    let length = field.text.chars().count();
    let edit =
        TextEdit::singleline(&mut field.text).hint_text(name).desired_width(f32::INFINITY).margin(egui::vec2(8.0, 6.0));
    let response = ui.add(edit).accessible_name(name);
    let entered = was_entered(ui, &response);
    if !field.focused {
        field.focused = true;
        response.request_focus();
        let mut state = TextEditState::load(ui.ctx(), response.id).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), CCursor::new(length))));
        state.store(ui.ctx(), response.id);
    }
    ui.add_space(space::M);
    entered
}
