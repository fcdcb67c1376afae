//! The sheet of keys: what the help shows, and the table in the README.

use egui::os::OperatingSystem;

use super::all::Command;
use super::naming::main_modifier;
use super::spec::{Menu, Scope, Spec};

/// What the keyboard and the mouse do beside the commands of the table.
pub fn beside(os: OperatingSystem) -> [(String, &'static str); 10] {
    [
        (
            "Tab, Shift+Tab".to_owned(),
            "Goes to the next thing that can be pressed or typed into, and to the one before",
        ),
        ("Space, Enter".to_owned(), "Presses it"),
        ("Arrow keys".to_owned(), "Go from card to card on the board, and from cell to cell in Positions"),
        (
            "Letters".to_owned(),
            "Find an element by its name, or an entry of a menu in the editor; Enter then takes the first one found",
        ),
        (
            "Enter".to_owned(),
            "In the editor: goes on from a field to the next; adds what was named in a list, and is ready for more",
        ),
        (format!("{}+Enter", main_modifier(os)), "In the editor: adds what is being told; in a list, opens it too"),
        ("Alt+Up, Alt+Down".to_owned(), "In the editor: go to the thing of the list before this one, and to the next"),
        (format!("{} and wheel", main_modifier(os)), "Makes everything larger or smaller"),
        ("Escape".to_owned(), "Closes what is open in front; in the editor, goes one step back"),
        ("A file let go over the window".to_owned(), "Opens it"),
    ]
}

impl Menu {
    /// A line of the sheet for each of its commands that has keys.
    pub fn sheet(self, os: OperatingSystem) -> Vec<(String, String)> {
        let line = |command: Command| {
            let keys = command.keys(os);
            (!keys.is_empty()).then(|| (keys, command.spec().explained()))
        };
        self.groups().into_iter().flatten().filter_map(line).collect()
    }
}

impl Spec {
    /// What it does, and where its keys count if not everywhere.
    fn explained(&self) -> String {
        match self.scope {
            Scope::Everywhere | Scope::OutsideText => self.tooltip.to_owned(),
            Scope::Card => format!("On a card: {}", self.tooltip),
            Scope::Editor => format!("{}: {}", self.text, self.tooltip.to_lowercase()),
        }
    }
}

/// All keys as a table in Markdown, with their names on Linux and Windows.
pub fn keys_table() -> String {
    let os = OperatingSystem::Nix;
    let commands = Menu::ALL.into_iter().flat_map(|menu| menu.sheet(os));
    let beside = beside(os).into_iter().map(|(keys, what)| (keys, what.to_owned()));
    let lines = commands.chain(beside).map(|(keys, what)| format!("| {keys} | {what} |\n"));
    lines.fold("| keys | what they do |\n| --- | --- |\n".to_owned(), |table, line| table + &line)
}
