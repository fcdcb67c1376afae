//! What the program says of itself: its version, where it keeps its files, and the licences of all that is in it.

use std::path::PathBuf;

use egui::{Label, Ui};

use super::dialog::{Ask, buttons_ui, default_ui};
use super::pages::{lines_ui, page_ui, tabs_ui};
use crate::program;
use crate::scenario::FORMAT;
use crate::ui::command::{Action, Now};
use crate::ui::theme::{INTER_LICENCE, TYPEFACES, Type, space};
use crate::ui::widgets::muted_ui;

/// A page of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Page {
    /// Version and files.
    #[default]
    Program,
    /// The licence of the program.
    Licence,
    /// The typefaces in it.
    Typefaces,
    /// The libraries in it.
    Libraries,
}

/// All pages, with the names on their tabs.
const PAGES: [(Page, &str); 4] = [
    (Page::Program, "Program"),
    (Page::Licence, "Licence"),
    (Page::Typefaces, "Typefaces"),
    (Page::Libraries, "Libraries"),
];

/// Where the program keeps files of its own; `None` where it keeps none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// The settings.
    pub settings: Option<PathBuf>,
    /// The folder of what is not saved yet.
    pub unsaved: Option<PathBuf>,
    /// The report of a fault.
    pub fault: Option<PathBuf>,
    /// The folder of the licence texts that came with it.
    pub licences: Option<PathBuf>,
}

/// What the program says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    page: Page,
    places: Places,
}

impl About {
    /// The first page of it.
    pub fn new(places: Places) -> Self {
        Self { page: Page::default(), places }
    }

    /// The page as text, for the clipboard.
    fn text(&self, presenting: bool) -> String {
        match self.page {
            Page::Program => {
                let lines = self.lines(presenting);
                let lines: Vec<String> = lines.iter().map(|(what, text)| format!("{what}: {text}")).collect();
                format!("Guarantee Board\n{}", lines.join("\n"))
            }
            Page::Licence => {
                let texts = program::LICENCES.map(|(name, text)| format!("{name}\n\n{text}"));
                format!("Under either of these licences, as you like.\n\n{}", texts.join("\n\n"))
            }
            Page::Typefaces => {
                let lines = TYPEFACES.map(|(name, whose, licence)| format!("{name}: {whose}. {licence}\n"));
                format!("{}\n{}", lines.concat(), INTER_LICENCE)
            }
            Page::Libraries => libraries(),
        }
    }

    /// What it is, and where it keeps its files.
    fn lines(&self, presenting: bool) -> Vec<(&'static str, String)> {
        let mut lines = vec![
            ("Version", program::version()),
            ("Scenario files", format!("Format {FORMAT}; earlier ones can be read too")),
            ("System", program::system()),
        ];
        if presenting {
            return lines;
        }
        let Places { settings, unsaved, fault, licences } = &self.places;
        let data = settings.as_ref().and_then(|settings| settings.parent()).map(PathBuf::from);
        let places = [
            ("Data folder", &data, ""),
            ("Settings", settings, ""),
            ("Unsaved work", unsaved, ""),
            ("Fault report", fault, "\nOnly there if the program failed and the report was not shown yet"),
            ("Licence texts", licences, ""),
        ];
        for (what, place, remark) in places {
            if let Some(path) = place {
                lines.push((what, format!("{}{remark}", path.display())));
            }
        }
        lines
    }
}

impl Ask for About {
    fn kind(&self) -> &'static str {
        "about"
    }

    fn width(&self) -> f32 {
        760.0
    }

    fn ui(&mut self, ui: &mut Ui, now: &Now<'_>, out: &mut Vec<Action>) {
        // Nothing of the machine's folders is shown to others.
        let presenting = now.view.presenting;
        if let Some(page) = tabs_ui(ui, &PAGES, self.page) {
            self.page = page;
        }
        ui.add_space(space::XS);
        ui.label(Type::Heading.text("Guarantee Board"));
        ui.add_space(space::S);
        let name = PAGES.iter().find(|(page, _)| *page == self.page).map_or("", |(_, name)| name);
        page_ui(ui, &format!("about {name}"), |ui| match self.page {
            Page::Program => {
                let lines = self.lines(presenting);
                lines_ui(ui, lines.iter().map(|(what, text)| (*what, text.as_str())));
                if presenting {
                    muted_ui(ui, "Where files are kept is not shown while presenting");
                }
            }
            Page::Typefaces => {
                let faces = TYPEFACES.map(|(name, whose, licence)| (name, format!("{whose}. {licence}")));
                lines_ui(ui, faces.iter().map(|(name, text)| (*name, text.as_str())));
                text_ui(ui, INTER_LICENCE);
            }
            Page::Licence | Page::Libraries => text_ui(ui, &self.text(presenting)),
        });
        ui.add_space(space::S);
        buttons_ui(ui, |ui| {
            if default_ui(ui, "Close").clicked() {
                out.push(Action::Dismiss);
            }
            if ui.button("Copy this page").clicked() {
                out.push(Action::Copy(self.text(presenting)));
            }
        });
    }
}

/// The libraries in the program, one a line.
fn libraries() -> String {
    let list: Vec<String> = program::crates()
        .map(|library| format!("{} {}: {}\n", library.name, library.version, library.licence))
        .collect();
    format!("{} libraries in Rust, each under its own licence:\n\n{}", list.len(), list.concat())
}

/// A text whose lines are broken already.
fn text_ui(ui: &mut Ui, text: &str) {
    ui.add(Label::new(Type::Mono.text(text)).wrap());
}
