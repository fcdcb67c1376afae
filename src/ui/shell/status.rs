//! The status bar: what the program has just done or could not do, and which file is open.

use std::path::{Path, PathBuf};

use egui::{Align, Button, Context, Id, Label, Layout, Order, Ui};

use crate::ui::command::{Action, Command, Now};
use crate::ui::document::OpenFile;
use crate::ui::theme::{Icon, Tone, Type, icon_ui, tokens};
use crate::ui::views::clock_ui;
use crate::ui::widgets::icon_button_ui;
use crate::wording;

/// What the program has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// Whether something went wrong.
    pub error: bool,
    /// The file that is offered with it.
    pub file: Option<PathBuf>,
}

impl Notice {
    /// Something that was done.
    pub fn info(text: impl Into<String>) -> Self {
        Self { text: text.into(), error: false, file: None }
    }

    /// The file that was open last is offered.
    pub fn last_open(path: &Path) -> Self {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        Self { text: format!("Last time you worked on {name}"), error: false, file: Some(path.to_owned()) }
    }

    /// Something that went wrong.
    pub fn error(text: impl Into<String>) -> Self {
        Self { text: text.into(), error: true, file: None }
    }
}

/// Draws the status bar.
pub fn status_ui(
    ui: &mut Ui,
    now: &Now<'_>,
    (file, dirty): (&OpenFile, bool),
    notice: Option<&Notice>,
    busy: bool,
    out: &mut Vec<Action>,
) {
    let muted = tokens(ui).text_muted;
    let board = now.board;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if now.view.presenting {
            let text = Command::Present.text(now);
            if ui.add(Button::new(Type::Small.text(text))).clicked() {
                out.push(Action::Do(Command::Present));
            }
        }
        if let Some(clock) = &now.view.clock {
            clock_ui(ui, clock, out);
        }
        let saved = match (busy, dirty, &file.path) {
            (true, ..) => "working on the file",
            (_, true, _) => "not saved yet",
            (_, false, Some(_)) => "saved",
            (_, false, None) => "unchanged",
        };
        let date = wording::date(board.reading().date);
        let text = format!("{} · {saved} · read as of {date}", file.name());
        let path = file
            .path
            .as_ref()
            .map_or_else(|| "Not a file yet: Save as… makes one".to_owned(), |path| path.display().to_string());
        ui.add(Label::new(Type::Small.text(text).color(muted)).selectable(false).extend()).on_hover_text(path);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| match notice {
            Some(notice) => {
                let (tone, icon) = if notice.error { (Tone::Bad, Icon::Cross) } else { (Tone::Neutral, Icon::Info) };
                if notice.error && icon_button_ui(ui, Icon::Close, "Away with this message").clicked() {
                    out.push(Action::DismissNotice);
                }
                let color = tokens(ui).tone(tone).strong;
                icon_ui(ui, icon, 12.0, color);
                let label = Label::new(Type::Small.text(&notice.text).color(color)).truncate();
                ui.add(label).on_hover_text(&notice.text);
                if let Some(path) = &notice.file
                    && ui.button(Type::Small.text("Open it")).clicked()
                {
                    out.push(Action::OpenRecent(path.clone()));
                }
            }
            None => {
                ui.add(Label::new(Type::Small.text(&board.scenario().title).color(muted)).selectable(false).truncate());
            }
        });
    });
}

/// While a file is held over the window: what letting it go would do.
pub fn drop_hint_ui(ctx: &Context) {
    if ctx.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    egui::Area::new(Id::unique("drop hint"))
        .order(Order::Foreground)
        .anchor(egui::Align2::CENTER_CENTER, egui::Vec2::ZERO)
        .show(ctx, |ui| {
            egui::Frame::popup(ui.style()).inner_margin(24).show(ui, |ui| {
                ui.label(Type::Heading.text("Let go to open this file"));
            });
        });
}
