//! The report of a file that could not be read: every problem, readable and copyable. The open board stays as it was.

use std::path::{Path, PathBuf};

use egui::{Context, Label, ScrollArea, Ui};

use super::modals::{buttons_ui, dialog};
use crate::storage::ReadError;
use crate::ui::command::Action;
use crate::ui::theme::{Icon, Tone, Type, space, tokens};
use crate::ui::widgets::{edged_frame_ui, muted_ui, primary_ui, toned_ui};
use crate::wording;

/// A file that could not be read, and why.
#[derive(Clone, Debug)]
pub struct Unreadable {
    path: PathBuf,
    problems: Vec<Shown>,
    text: String,
}

/// One problem as it is shown.
#[derive(Clone, Debug)]
struct Shown {
    place: String,
    message: String,
    excerpt: String,
    help: String,
}

impl Unreadable {
    /// A file with one thing to say about it.
    pub fn new(path: &Path, message: String) -> Self {
        let text = format!("{}: {message}", path.display());
        let problem = Shown { place: String::new(), message, excerpt: String::new(), help: String::new() };
        Self { path: path.to_owned(), problems: vec![problem], text }
    }

    /// A file with everything that was found in it.
    pub fn from_error(path: &Path, error: &ReadError) -> Self {
        let ReadError::Problems { problems, .. } = error else { return Self::new(path, error.to_string()) };
        let shown = problems
            .list
            .iter()
            .map(|problem| Shown {
                place: format!("Line {}, column {} · {}", problem.line, problem.column, problem.path),
                message: wording::sentence(&problem.message),
                excerpt: format!("{}\n{}^", problem.excerpt, " ".repeat(problem.caret)),
                help: problem.help.as_deref().map(wording::sentence).unwrap_or_default(),
            })
            .collect();
        Self { path: path.to_owned(), problems: shown, text: error.to_string() }
    }
}

/// Draws the report.
pub fn unreadable_ui(ctx: &Context, unreadable: &Unreadable, out: &mut Vec<Action>) {
    let room = ctx.content_rect().size();
    let shown = dialog(ctx, "unreadable file").show(ctx, |ui| {
        ui.set_width((room.x - 96.0).clamp(240.0, 860.0));
        let name = unreadable.path.file_name().unwrap_or_default().to_string_lossy();
        ui.add(Label::new(Type::Heading.text(format!("{name} could not be opened"))).wrap());
        let count = wording::count(unreadable.problems.len(), "problem", "problems");
        let text = format!("{count}. The board that is open stays as it was.");
        muted_ui(ui, text).on_hover_text(unreadable.path.display().to_string());
        ui.add_space(space::S);
        ScrollArea::vertical().max_height((room.y - 220.0).clamp(100.0, 620.0)).auto_shrink([false, true]).show(
            ui,
            |ui| {
                for problem in &unreadable.problems {
                    problem_ui(ui, problem);
                    ui.add_space(space::XS);
                }
            },
        );
        ui.add_space(space::S);
        buttons_ui(ui, |ui| {
            if primary_ui(ui, "Close", true).clicked() {
                out.push(Action::DismissProblems);
            }
            if ui.button("Copy the report").clicked() {
                out.push(Action::Copy(unreadable.text.clone()));
            }
        });
    });
    if shown.should_close() {
        out.push(Action::DismissProblems);
    }
}

fn problem_ui(ui: &mut Ui, problem: &Shown) {
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
