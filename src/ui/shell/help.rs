//! The help: a guide of one page, what the words mean, and the sheet of keys.

use egui::Ui;

use super::dialog::{Ask, buttons_ui, default_ui};
use super::pages::{lines_ui, page_ui, tabs_ui};
use super::words::WORDS;
use crate::ui::command::{Action, Command, HelpPage, Menu, Now, beside, with_keys};
use crate::ui::theme::{Type, space};
use crate::ui::widgets::section_ui;

/// All pages, with what their tabs and headings say.
const PAGES: [(HelpPage, &str, &str); 3] = [
    (HelpPage::Guide, "Guide", "The board on one page"),
    (HelpPage::Words, "Words", "What the words mean"),
    (HelpPage::Keys, "Keys", "All keys"),
];

/// The guide: what one does, and what one then sees. Each `{}` stands for the keys of one of the commands after the text.
pub const GUIDE: [(&str, &str, &[Command]); 11] = [
    (
        "What it is for",
        "A group puts guarantee elements together and sees how feasible the package is, whose red lines it crosses, \
         why, and who says so. Nothing is predicted or recommended, and no refusal is averaged away.",
        &[],
    ),
    (
        "Put a package together",
        "Click an element in the list at the left, or drag it to a phase. It becomes a card. Drag cards between \
         phases; drag one off the board to remove it. Or just type an element's name and press Enter.",
        &[],
    ),
    (
        "Change a card where it lies",
        "Each chip on a card opens a choice: who provides it, and one option for each setting. Pin, in the same menu, \
         settles it, so that it is not changed unawares.",
        &[],
    ),
    (
        "Read the verdict",
        "Blocked: it cannot be had, or crosses what someone calls non-negotiable. Strained: it can be had only against \
         strong objections. Workable: nothing known stands against it. Beside it stands what just changed.",
        &[],
    ),
    (
        "Ask why",
        "Every word and figure opens: the verdict, a finding, a card, a level, a claim, down to its source with date, \
         speaker and basis. Escape goes one step back.",
        &[],
    ),
    (
        "See who stands where",
        "Click an actor to see all its positions and what becomes of them. Positions shows how each actor stands to each \
         element. That no position was found is not consent.",
        &[],
    ),
    (
        "Hear one voice, or another day",
        "Under Listening to, one analyst can be heard alone, together with what is on the record. As of decides which \
         positions are in force.",
        &[],
    ),
    (
        "Make it yours",
        "{} opens all that the scenario says, in forms beside the board: actors, elements, red lines as sentences, claims \
         with their sources. What cannot be taken over says why, and everything can be undone.",
        &[Command::EditScenario],
    ),
    (
        "Share the screen",
        "{} opens a second window for the shared screen, without menus, notes and names; {} freezes it, and {} marks in \
         it the card that the room talks about. {} makes this window fit to be shared. Everything can be undone with {}, \
         and anything can be found by its name with {}.",
        &[
            Command::Audience,
            Command::FreezeAudience,
            Command::DiscussCard,
            Command::Present,
            Command::Undo,
            Command::CommandPalette,
        ],
    ),
    (
        "Hear the room",
        "Under View, Votes, each participant gets a seat and votes in private. When the votes are revealed, the biggest \
         disagreement comes first, beside what the sources say, and each card on the board says whether the room agrees.",
        &[],
    ),
    (
        "Keep what was decided",
        "Closing a round keeps the package with its verdict. Rounds and packages can be compared, and the minutes, which \
         write themselves, can be exported. Notes are yours alone.",
        &[],
    ),
];

/// A page of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Help(pub HelpPage);

impl Ask for Help {
    fn kind(&self) -> &'static str {
        "help"
    }

    fn width(&self) -> f32 {
        760.0
    }

    fn ui(&mut self, ui: &mut Ui, _: &Now<'_>, out: &mut Vec<Action>) {
        let Self(page) = self;
        if let Some(other) = tabs_ui(ui, &PAGES.map(|(page, tab, _)| (page, tab)), *page) {
            *page = other;
        }
        let (tab, heading) =
            PAGES.iter().find(|(known, ..)| known == page).map_or(("", ""), |(_, tab, heading)| (*tab, *heading));
        ui.add_space(space::XS);
        ui.label(Type::Heading.text(heading));
        ui.add_space(space::S);
        page_ui(ui, tab, |ui| match page {
            HelpPage::Guide => {
                let os = ui.ctx().os();
                let lines = GUIDE.map(|(head, text, commands)| (head, with_keys(text, commands, os)));
                lines_ui(ui, lines.iter().map(|(head, text)| (*head, text.as_str())));
            }
            HelpPage::Words => {
                for (heading, words) in WORDS {
                    section_ui(ui, heading);
                    ui.add_space(space::XS);
                    lines_ui(ui, words.iter().copied());
                }
            }
            HelpPage::Keys => keys_ui(ui),
        });
        ui.add_space(space::S);
        buttons_ui(ui, |ui| {
            if default_ui(ui, "Close").clicked() {
                out.push(Action::Dismiss);
            }
        });
    }
}

fn keys_ui(ui: &mut Ui) {
    let os = ui.ctx().os();
    for menu in Menu::ALL {
        let lines = menu.sheet(os);
        section_ui(ui, menu.text());
        ui.add_space(space::XS);
        lines_ui(ui, lines.iter().map(|(keys, what)| (keys.as_str(), what.as_str())));
    }
    section_ui(ui, "Everywhere");
    ui.add_space(space::XS);
    lines_ui(ui, beside(os).iter().map(|(keys, what)| (keys.as_str(), *what)));
}
