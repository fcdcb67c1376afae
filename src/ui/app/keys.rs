//! What each command does.

use eframe::Frame;
use egui::{Context, ThemePreference, ViewportCommand};

use super::App;
use crate::ui::command::Command;
use crate::ui::dialogs::Purpose;
use crate::ui::shell::{Modal, Notice};
use crate::workshop::Edit;

impl App {
    /// Does a command of the table; says why, if it cannot be done now.
    pub(super) fn command(&mut self, command: Command, ctx: &Context, frame: &Frame) {
        if let Err(why) = command.enabled(&self.workshop) {
            self.say(Notice::info(why));
            return;
        }
        match command {
            Command::New => self.open_embedded(super::files::BLANK),
            Command::OpenFirstSteps => self.open_embedded(super::files::FIRST_STEPS),
            Command::OpenShipped => self.open_embedded(super::files::SHIPPED),
            Command::Open => self.ask_for_file(Purpose::Open, None, ctx, frame),
            Command::Save => self.save_file(None, ctx, frame),
            Command::SaveAs => self.ask_for_file(Purpose::SaveAs, None, ctx, frame),
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Command::Undo => {
                self.workshop.undo();
                self.settled();
            }
            Command::Redo => {
                self.workshop.redo();
                self.settled();
            }
            Command::NewPackage => self.modal = Some(Modal::name_new_package()),
            Command::RenamePackage => {
                let name = self.workshop.package().map(|package| package.name.clone()).unwrap_or_default();
                self.modal = Some(Modal::rename_package(name));
            }
            Command::DuplicatePackage => self.edit(&Edit::DuplicatePackage),
            Command::DeletePackage => self.edit(&Edit::DeletePackage),
            Command::ClearBoard => self.edit(&Edit::ClearBoard),
            Command::FindElement => self.view.focus_search = true,
            Command::LightTheme => ctx.set_theme(ThemePreference::Light),
            Command::DarkTheme => ctx.set_theme(ThemePreference::Dark),
            Command::SystemTheme => ctx.set_theme(ThemePreference::System),
            Command::ZoomIn => egui::gui_zoom::zoom_in(ctx),
            Command::ZoomOut => egui::gui_zoom::zoom_out(ctx),
            Command::ZoomReset => ctx.set_zoom_factor(1.0),
            Command::Words => self.modal = Some(Modal::Words),
        }
    }
}
