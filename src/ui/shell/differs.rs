//! The question that is asked when the open file holds something else than the window.

use egui::{Label, ScrollArea, Ui};

use super::dialog::{Ask, answer_ui, buttons_ui, default_ui};
use crate::files::Answer;
use crate::ui::command::{Action, Now};
use crate::ui::theme::{Icon, Tone, Type, space, tokens};
use crate::ui::widgets::scroll::scrolled_ui;
use crate::ui::widgets::{muted_ui, toned_ui};

/// The open file holds something else: which of the two counts?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differs {
    /// The file.
    pub name: String,
    /// What is different in it, a line each; or why it cannot be read.
    pub differences: Result<Vec<String>, String>,
    /// Whether there is something that is not saved.
    pub dirty: bool,
    /// Whether it came out when saving.
    pub saving: bool,
    /// Whether the user opened the open file.
    pub reopened: bool,
}

impl Ask for Differs {
    fn kind(&self) -> &'static str {
        "differs"
    }

    fn width(&self) -> f32 {
        620.0
    }

    fn ui(&mut self, ui: &mut Ui, _: &Now<'_>, out: &mut Vec<Action>) {
        let heading = if self.reopened {
            format!("{} is open already", self.name)
        } else {
            format!("{} was changed by someone else", self.name)
        };
        ui.add(Label::new(Type::Heading.text(heading)).wrap());
        let text = match (self.saving, self.dirty) {
            (true, true) => {
                "Saving has stopped, because the file holds something else by now. The changes in this window are in no \
                 file yet; nothing in the file is replaced unless you say so."
            }
            (true, false) => {
                "Saving has stopped, because the file holds something else by now. Nothing was changed in this window \
                 since it was saved last; nothing in the file is replaced unless you say so."
            }
            (false, true) => {
                "There are changes in this window that are not saved. Nothing in the file is replaced unless you say so."
            }
            (false, false) => "Nothing was changed in this window since it was opened or saved last.",
        };
        ui.add(Label::new(Type::Body.text(text).color(tokens(ui).text_muted)).wrap());
        ui.add_space(space::S);
        differences_ui(ui, &self.differences);
        ui.add_space(space::M);
        buttons_ui(ui, |ui| {
            if default_ui(ui, "Save as…").clicked() {
                out.push(Action::Answer(Answer::SaveAs));
            }
            let (go_on, answer, means) = if self.saving {
                ("Replace the file", Answer::Replace, "What the file holds now is lost")
            } else {
                ("Keep what is open", Answer::Keep, "What the file holds stays there; saving asks again")
            };
            if ui.button(go_on).on_hover_text(means).clicked() {
                out.push(Action::Answer(answer));
            }
            let (reload, means) = if self.dirty {
                ("Discard changes and reload", "The changes in this window are lost")
            } else {
                ("Reload", "Nothing is lost")
            };
            let reload = ui.add_enabled(self.differences.is_ok(), egui::Button::new(reload));
            if reload.on_hover_text(means).clicked() {
                out.push(Action::Answer(Answer::Reload));
            }
            if self.reopened {
                answer_ui(ui, "Cancel", Answer::Cancel, out);
            }
        });
    }
}

fn differences_ui(ui: &mut Ui, differences: &Result<Vec<String>, String>) {
    match differences {
        Err(why) => {
            toned_ui(ui, Tone::Bad, Icon::Cross, Type::Small.text(format!("It cannot be read any more: {why}")));
        }
        Ok(lines) if lines.is_empty() => {
            muted_ui(ui, "It says the same as this window, written in another way");
        }
        Ok(lines) => {
            muted_ui(ui, "In the file, compared with this window:");
            let height = (ui.ctx().content_rect().height() - 300.0).clamp(80.0, 360.0);
            scrolled_ui(ui, ScrollArea::vertical().max_height(height).auto_shrink([false, true]), |ui| {
                for line in lines {
                    ui.add(Label::new(Type::Small.text(line).color(tokens(ui).text)).wrap());
                }
            });
        }
    }
}
