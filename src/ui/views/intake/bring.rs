//! What groups have made of their copies, before it comes in.

use egui::{Label, ScrollArea, TextEdit, Ui};

use super::head_ui;
use crate::files::Intake;
use crate::merge::LeftOut;
use crate::ui::command::{Action, Command, TakeIn};
use crate::ui::intake::{Copies, CopyFile, Prospect};
use crate::ui::scene::Scene;
use crate::ui::theme::{Icon, Tone, Type, space, tokens};
use crate::ui::widgets::scroll::scrolled_ui;
use crate::ui::widgets::{edged_frame_ui, icon_button_ui, muted_ui, primary_ui, section_ui, toned_ui, was_entered};
use crate::wording;

/// How many differences are told of a copy before the others are counted.
const TOLD: usize = 8;

/// Draws the page; `focus`: the keyboard goes to its first field.
pub fn copies_ui(ui: &mut Ui, scene: &Scene, copies: &mut Copies, focus: bool, out: &mut Vec<Action>) {
    copies.look(scene.board());
    head_ui(
        ui,
        "Bring in what groups have made",
        "Packages, rounds, seats with their votes, and points come in beside what is here, each under its group’s name. \
         Nothing that is here is changed, and what is here already does not come again.",
    );
    ui.add_space(space::XS);
    let ready = copies.count();
    ui.horizontal_wrapped(|ui| {
        if !copies.files.is_empty() {
            let text = match (ready, copies.files.len()) {
                (_, 1) => "Bring in".to_owned(),
                (ready, _) => format!("Bring in {}", wording::count(ready, "group", "groups")),
            };
            if primary_ui(ui, &text, ready > 0).clicked() {
                out.push(Action::TakeIn(TakeIn::Copies));
            }
        }
        let more = if copies.files.is_empty() { "Choose files…" } else { "Add files…" };
        let more = ui.button(more);
        if focus && copies.files.is_empty() {
            more.request_focus();
        }
        if more.clicked() {
            out.push(Action::TakeIn(TakeIn::Choose(Intake::Copies)));
        }
        if !copies.files.is_empty() && ui.button("Do not bring in").clicked() {
            *copies = Copies::default();
            out.push(Action::Do(Command::Back));
        }
    });
    ui.add_space(space::S);
    if let Some(text) = copies.too_many() {
        toned_ui(ui, Tone::Warn, Icon::Triangle, Type::Small.text(text));
    }
    scrolled_ui(ui, ScrollArea::vertical().auto_shrink(false), |ui| files_ui(ui, copies, focus, ready > 0, out));
}

/// The files, one below the other. Enter goes from one group's name to the next, and from the last one brings in.
fn files_ui(ui: &mut Ui, copies: &mut Copies, focus: bool, ready: bool, out: &mut Vec<Action>) {
    ui.set_max_width(super::WIDEST.min(ui.available_width()));
    let mut gone = None;
    let mut enter = focus;
    let count = copies.files.len();
    let names: Vec<String> = copies.files.iter().map(|file| file.group.trim().to_owned()).collect();
    for place in 0..count {
        let prospect = copies.prospect(place).cloned();
        let Some(file) = copies.files.get_mut(place) else { continue };
        let twice = names.iter().filter(|name| **name == file.group.trim()).count() > 1;
        let tone = match &prospect {
            Some(prospect) if prospect.comes() => Tone::Accent,
            Some(Prospect { came: Ok(_), .. }) => Tone::Neutral,
            _ => Tone::Bad,
        };
        ui.push_id(file.number, |ui| {
            edged_frame_ui(ui, tokens(ui).tone(tone).line, false, |ui| {
                let entered = file_ui(ui, file, prospect.as_ref(), twice, &mut enter, &mut gone);
                if entered && place + 1 < count {
                    enter = true;
                } else if entered && ready {
                    out.push(Action::TakeIn(TakeIn::Copies));
                }
            });
        });
        ui.add_space(space::S);
    }
    if let Some(number) = gone {
        copies.files.retain(|file| file.number != number);
    }
    ui.add_space(space::L);
}

/// One file: whose it is, and what would come of it. Whether Enter was pressed in the group's name.
fn file_ui(
    ui: &mut Ui,
    file: &mut CopyFile,
    prospect: Option<&Prospect>,
    twice: bool,
    enter: &mut bool,
    gone: &mut Option<u64>,
) -> bool {
    let mut entered = false;
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if icon_button_ui(ui, Icon::Close, &format!("Leave out {}", file.name)).clicked() {
                *gone = Some(file.number);
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(Label::new(Type::Title.text(&file.name).color(tokens(ui).text)).truncate());
            });
        });
    });
    if let Err(why) = &file.read {
        toned_ui(ui, Tone::Bad, Icon::Cross, Type::Small.text(wording::sentence(why)));
        return false;
    }
    ui.horizontal(|ui| {
        muted_ui(ui, "Group:");
        let field = TextEdit::singleline(&mut file.group).hint_text("North").desired_width(240.0);
        let field = ui.add(field).accessible_name(format!("Name of the group of {}", file.name));
        if std::mem::take(enter) {
            field.request_focus();
        }
        entered = was_entered(ui, &field);
    });
    if twice {
        let text = "Another copy comes in under the same name; what is called alike is numbered";
        toned_ui(ui, Tone::Warn, Icon::Triangle, Type::Small.text(text));
    }
    if let Some(prospect) = prospect {
        prospect_ui(ui, prospect);
    }
    entered
}

/// What would come of a copy: first what differs, then what would come in, and what would not.
fn prospect_ui(ui: &mut Ui, prospect: &Prospect) {
    let Prospect { came, differences, packages } = prospect;
    let brought = match came {
        Ok(brought) => brought,
        Err(refused) => {
            toned_ui(ui, Tone::Bad, Icon::Cross, Type::Small.text(refused.to_string()));
            return;
        }
    };
    let color = tokens(ui).text;
    let line_ui = |ui: &mut Ui, text: &str| {
        ui.add(Label::new(Type::Small.text(text).color(color)).wrap());
    };
    if !differences.is_empty() {
        section_ui(ui, "Differs in what stays as it is here; packages are assessed by what is here");
        differences.iter().take(TOLD).for_each(|line| line_ui(ui, line));
        let more = differences.len().saturating_sub(TOLD);
        if more > 0 {
            muted_ui(ui, format!("and {}", wording::count(more, "more difference", "more differences")));
        }
        ui.add_space(space::XS);
    }
    ui.add(Label::new(Type::Strong.text(brought.news()).color(color)).wrap());
    if !packages.is_empty() {
        line_ui(ui, &wording::list(packages.iter().map(String::as_str)));
    }
    if let Some(known) = brought.known_already() {
        muted_ui(ui, known);
    }
    for text in brought.left_out.iter().map(LeftOut::text) {
        toned_ui(ui, Tone::Warn, Icon::Triangle, Type::Small.text(text));
    }
}
