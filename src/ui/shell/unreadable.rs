//! The report of a file that could not be read. The open board stays as it was.

use egui::{Label, ScrollArea, Ui};

use super::dialog::{Ask, buttons_ui, default_ui, heading_ui};
use crate::files::{Answer, Problem, Unreadable};
use crate::ui::command::{Action, Now};
use crate::ui::theme::{Icon, Tone, Type, space, tokens};
use crate::ui::widgets::scroll::scrolled_ui;
use crate::ui::widgets::{edged_frame_ui, muted_ui, toned_ui};
use crate::wording;

/// A file that could not be read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadableFile(pub Unreadable);

impl Ask for UnreadableFile {
    fn kind(&self) -> &'static str {
        "unreadable file"
    }

    fn width(&self) -> f32 {
        860.0
    }

    fn ui(&mut self, ui: &mut Ui, _: &Now<'_>, out: &mut Vec<Action>) {
        let Unreadable { path, problems, text } = &self.0;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        heading_ui(ui, &format!("{name} could not be opened"));
        let count = wording::count(problems.len(), "problem", "problems");
        muted_ui(ui, format!("{count}. The board that is open stays as it was."))
            .on_hover_text(path.display().to_string());
        ui.add_space(space::S);
        let height = (ui.ctx().content_rect().height() - 220.0).clamp(100.0, 620.0);
        scrolled_ui(ui, ScrollArea::vertical().max_height(height).auto_shrink([false, true]), |ui| {
            for problem in problems {
                problem_ui(ui, problem);
                ui.add_space(space::XS);
            }
        });
        ui.add_space(space::S);
        buttons_ui(ui, |ui| {
            if default_ui(ui, "Close").clicked() {
                out.push(Action::Answer(Answer::Cancel));
            }
            if ui.button("Copy the report").clicked() {
                out.push(Action::Copy(text.clone()));
            }
        });
    }
}

fn problem_ui(ui: &mut Ui, problem: &Problem) {
    edged_frame_ui(ui, tokens(ui).tone(Tone::Bad).line, false, |ui| {
        if !problem.place.is_empty() {
            muted_ui(ui, problem.place.as_str());
        }
        toned_ui(ui, Tone::Bad, Icon::Cross, Type::Strong.text(&problem.message));
        if !problem.excerpt.is_empty() {
            ui.add(Label::new(Type::Mono.text(&problem.excerpt).color(tokens(ui).text)).extend());
        }
        if !problem.help.is_empty() {
            ui.add(Label::new(Type::Small.text(&problem.help).color(tokens(ui).text)).wrap());
        }
    });
}
