//! The question that is asked when the open file was changed by somebody else.

use egui::{Label, ScrollArea, Ui};

use super::modals::{Answer, buttons_ui};
use crate::ui::command::Action;
use crate::ui::theme::{Icon, Tone, Type, space, tokens};
use crate::ui::widgets::{muted_ui, primary_ui, toned_ui};

/// What is said of the change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The file.
    pub name: String,
    /// What is different in it, a line each; or why it cannot be read.
    pub differences: Result<Vec<String>, String>,
    /// Whether there is something that is not saved.
    pub dirty: bool,
    /// Whether it was noticed when saving.
    pub saving: bool,
}

/// What to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutsideChoice {
    /// Show what the file holds.
    Reload,
    /// Go on with what is open; saving replaces the file.
    Keep,
    /// Save what is open to another file.
    SaveAs,
}

/// Draws the question.
pub(super) fn outside_ui(ui: &mut Ui, changed: &Changed, out: &mut Vec<Action>) {
    ui.add(Label::new(Type::Heading.text(format!("{} was changed by someone else", changed.name))).wrap());
    let text = match (changed.saving, changed.dirty) {
        (true, _) => "It has not been saved yet. Nothing is overwritten unless you say so.",
        (false, true) => {
            "There are changes in this window that are not saved. Nothing is overwritten unless you say so."
        }
        (false, false) => "Everything in this window was saved before.",
    };
    ui.add(Label::new(Type::Body.text(text).color(tokens(ui).text_muted)).wrap());
    ui.add_space(space::S);
    differences_ui(ui, changed);
    ui.add_space(space::M);
    let readable = changed.differences.is_ok();
    let choose = |choice| Action::Answer(Answer::Outside(choice));
    buttons_ui(ui, |ui| {
        if primary_ui(ui, "Save as…", true).clicked() {
            out.push(choose(OutsideChoice::SaveAs));
        }
        let keep = if changed.saving { "Replace the file" } else { "Keep what is open" };
        if ui.button(keep).on_hover_text("What the file holds now is lost with the next saving").clicked() {
            out.push(choose(OutsideChoice::Keep));
        }
        let reload = ui.add_enabled(readable, egui::Button::new("Show what the file holds"));
        let loses = if changed.dirty { "The changes in this window are lost" } else { "Nothing is lost" };
        if reload.on_hover_text(loses).clicked() {
            out.push(choose(OutsideChoice::Reload));
        }
    });
}

fn differences_ui(ui: &mut Ui, changed: &Changed) {
    match &changed.differences {
        Err(why) => {
            toned_ui(ui, Tone::Bad, Icon::Cross, Type::Small.text(format!("It cannot be read any more: {why}")));
        }
        Ok(lines) if lines.is_empty() => {
            muted_ui(ui, "It says the same as this window, written in another way");
        }
        Ok(lines) => {
            muted_ui(ui, "In the file, compared with this window:");
            let height = (ui.ctx().content_rect().height() - 300.0).clamp(80.0, 360.0);
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                for line in lines {
                    ui.add(Label::new(Type::Small.text(line).color(tokens(ui).text)).wrap());
                }
            });
        }
    }
}
