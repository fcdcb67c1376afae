//! The help: a guide of one page, what the words mean, and the sheet of keys.

use egui::{Grid, Label, ScrollArea, Ui};

use super::modals::{Answer, buttons_ui, primary_ui};
use super::words::words_ui;
use crate::ui::command::{Action, Command, Menu};
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::{muted_ui, section_ui};

/// A page of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpPage {
    /// The board on one page.
    Guide,
    /// What the words mean.
    Words,
    /// All keys.
    Keys,
}

impl HelpPage {
    /// All pages.
    const ALL: [Self; 3] = [Self::Guide, Self::Words, Self::Keys];

    /// Its heading.
    fn text(self) -> &'static str {
        match self {
            Self::Guide => "The board on one page",
            Self::Words => "What the words mean",
            Self::Keys => "All keys",
        }
    }

    /// Its name on the tab.
    fn tab(self) -> &'static str {
        match self {
            Self::Guide => "Guide",
            Self::Words => "Words",
            Self::Keys => "Keys",
        }
    }
}

/// The guide: what one does, and what one then sees.
pub const GUIDE: [(&str, &str); 8] = [
    (
        "What it is for",
        "A group puts guarantee elements together and sees how feasible the package is, whose red lines it crosses, \
         why, and who says so. Nothing is predicted or recommended, and no refusal is averaged away.",
    ),
    (
        "Put a package together",
        "Click an element in the list at the left, or drag it to a phase. It becomes a card. Drag cards between \
         phases; drag one off the board to remove it. Or just type an element's name and press Enter.",
    ),
    (
        "Change a card where it lies",
        "Each chip on a card opens a choice: who provides it, and one option for each setting. The padlock settles \
         something, so that it is not changed unawares.",
    ),
    (
        "Read the verdict",
        "Blocked: it cannot be had, or crosses what someone calls non-negotiable. Strained: it can be had only against \
         strong objections. Workable: nothing known stands against it. Beside it stands what just changed.",
    ),
    (
        "Ask why",
        "Every word and figure opens: the verdict, a finding, a card, a level, a claim, down to its source with date, \
         speaker and basis. Escape goes one step back.",
    ),
    (
        "See who stands where",
        "Click an actor to see what concerns it. The matrix shows how each actor stands to each element; the actor \
         view shows all its positions. That no position was found is not consent.",
    ),
    (
        "Hear one voice, or another day",
        "Under Voices, one analyst can be heard alone, together with what is on the record. The board date decides \
         which positions are in force.",
    ),
    (
        "Share the screen",
        "F5 makes text larger and takes away what is only for editing. Everything can be undone with Ctrl+Z, and \
         anything can be found by its name with Ctrl+K.",
    ),
];

/// Draws a page of the help, with tabs for the others.
pub(super) fn help_ui(ui: &mut Ui, page: HelpPage, out: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        for other in HelpPage::ALL {
            let tab = ui.add(egui::Button::selectable(other == page, Type::Body.text(other.tab())));
            if tab.clicked() && other != page {
                out.push(Action::Answer(Answer::Page(other)));
            }
        }
    });
    ui.add_space(space::XS);
    ui.label(Type::Heading.text(page.text()));
    ui.add_space(space::S);
    let height = (ui.ctx().content_rect().height() - 240.0).clamp(120.0, 640.0);
    ScrollArea::vertical().id_salt(page.tab()).max_height(height).auto_shrink([false, true]).show(
        ui,
        |ui| match page {
            HelpPage::Guide => guide_ui(ui),
            HelpPage::Words => words_ui(ui),
            HelpPage::Keys => keys_ui(ui),
        },
    );
    ui.add_space(space::S);
    buttons_ui(ui, |ui| {
        if primary_ui(ui, "Close", true).clicked() {
            out.push(Action::DismissModal);
        }
    });
}

/// Headings with a paragraph each.
pub(super) fn paragraphs_ui(ui: &mut Ui, paragraphs: &[(&str, &str)]) {
    for (heading, text) in paragraphs {
        ui.add(Label::new(Type::Strong.text(*heading)).wrap());
        ui.add(Label::new(Type::Body.text(*text).color(tokens(ui).text_muted)).wrap());
        ui.add_space(space::S);
    }
}

fn guide_ui(ui: &mut Ui) {
    paragraphs_ui(ui, &GUIDE);
}

/// What the keyboard does beside the commands of the table.
pub const BESIDE: [(&str, &str); 6] = [
    ("Tab, Shift+Tab", "The next thing that can be pressed or typed into, and the one before"),
    ("Space, Enter", "Press it"),
    ("Arrow keys", "From card to card on the board, from cell to cell in the matrix"),
    ("Letters", "Find an element by its name; Enter lays the first one found"),
    ("Ctrl and wheel", "Larger or smaller"),
    ("Escape", "Close what is open in front"),
];

fn keys_ui(ui: &mut Ui) {
    for menu in Menu::ALL {
        let commands = menu.groups().into_iter().flatten();
        let with_keys: Vec<(Command, String)> = commands
            .filter_map(|command| Some((command, ui.ctx().format_shortcut(&command.spec().shortcut?))))
            .collect();
        let lines = with_keys.iter().map(|(command, keys)| (keys.as_str(), command.spec().tooltip));
        lines_ui(ui, menu.text(), lines);
    }
    lines_ui(ui, "Everywhere", BESIDE.into_iter());
}

fn lines_ui<'a>(ui: &mut Ui, heading: &str, lines: impl Iterator<Item = (&'a str, &'a str)>) {
    section_ui(ui, heading);
    Grid::new(heading).num_columns(2).spacing([space::L, space::XS]).min_col_width(130.0).show(ui, |ui| {
        for (keys, what) in lines {
            ui.label(Type::Strong.text(keys));
            muted_ui(ui, what);
            ui.end_row();
        }
    });
    ui.add_space(space::S);
}
