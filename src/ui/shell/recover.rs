//! The offer to restore what was not saved when the program or the machine stopped.

use egui::{Label, Response, ScrollArea, Ui};

use super::dialog::{Ask, answer_ui, buttons_ui, default_ui};
use crate::files::Answer;
use crate::ui::command::{Action, Now};
use crate::ui::theme::{Icon, Tone, Type, space, tokens};
use crate::ui::widgets::scroll::scrolled_ui;
use crate::ui::widgets::{edged_frame_ui, muted_ui, primary_ui, toned_ui};

/// What is said of something that an ended session has left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recovered {
    /// The scenario's title.
    pub title: String,
    /// Its file.
    pub place: String,
    /// How long ago it was kept.
    pub when: String,
    /// How many changes were not saved.
    pub changes: String,
    /// What differs from what is saved, a line each.
    pub differences: Vec<String>,
    /// Why it cannot be read, if it cannot.
    pub unreadable: Option<String>,
}

/// How many differences are shown before the rest is counted.
const MOST: usize = 6;

/// What ended sessions have left: restore it?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recover(pub Vec<Recovered>);

impl Ask for Recover {
    fn kind(&self) -> &'static str {
        "recover"
    }

    fn width(&self) -> f32 {
        620.0
    }

    fn ui(&mut self, ui: &mut Ui, _: &Now<'_>, out: &mut Vec<Action>) {
        ui.add(Label::new(Type::Heading.text("Unsaved work was found")).wrap());
        muted_ui(ui, "The program ended before it was saved. It is kept until you decide");
        ui.add_space(space::S);
        let height = (ui.ctx().content_rect().height() - 240.0).clamp(120.0, 520.0);
        scrolled_ui(ui, ScrollArea::vertical().max_height(height).auto_shrink([false, true]), |ui| {
            for (index, item) in self.0.iter().enumerate() {
                item_ui(ui, index, item, out);
                ui.add_space(space::S);
            }
        });
        buttons_ui(ui, |ui| answer_ui(ui, "Decide later", Answer::Cancel, out));
    }
}

fn item_ui(ui: &mut Ui, index: usize, item: &Recovered, out: &mut Vec<Action>) {
    let tokens = tokens(ui);
    let tone = if item.unreadable.is_some() { Tone::Warn } else { Tone::Accent };
    edged_frame_ui(ui, tokens.tone(tone).line, false, |ui| {
        ui.add(Label::new(Type::Title.text(&item.title).color(tokens.text)).wrap());
        if let Some(why) = &item.unreadable {
            toned_ui(ui, Tone::Warn, Icon::Triangle, Type::Small.text(format!("It cannot be opened: {why}")));
            muted_ui(ui, format!("It is kept as {}", item.place));
            return;
        }
        muted_ui(ui, format!("{} · kept {} · {}", item.place, item.when, item.changes));
        for difference in item.differences.iter().take(MOST) {
            ui.add(Label::new(Type::Small.text(difference).color(tokens.text)).wrap());
        }
        if item.differences.len() > MOST {
            muted_ui(ui, format!("and {} more", item.differences.len() - MOST));
        }
        ui.add_space(space::XS);
        ui.horizontal(|ui| {
            let restore = restore_ui(ui, index).accessible_name(format!("Restore {}", item.title));
            if restore.clicked() {
                out.push(Action::Answer(Answer::Restore(index)));
            }
            let discard = ui.button("Put away").accessible_name(format!("Put away {}", item.title));
            if discard.on_hover_text("It is no longer offered, and stays in the folder of the program").clicked() {
                out.push(Action::Answer(Answer::PutAway(index)));
            }
        });
    });
}

/// The button that restores something; the first has the keyboard.
fn restore_ui(ui: &mut Ui, index: usize) -> Response {
    if index == 0 { default_ui(ui, "Restore") } else { primary_ui(ui, "Restore", true) }
}
