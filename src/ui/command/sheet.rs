//! The sheet of keys: what the help shows, and the table in the README.

use egui::{KeyboardShortcut, ModifierNames};

use super::spec::{Menu, Scope, Spec};
use super::table::Command;

/// What the keyboard and the mouse do beside the commands of the table.
pub const BESIDE: [(&str, &str); 7] = [
    ("Tab, Shift+Tab", "Goes to the next thing that can be pressed or typed into, and to the one before"),
    ("Space, Enter", "Presses it"),
    ("Arrow keys", "Go from card to card on the board, and from cell to cell in the matrix"),
    ("Letters", "Find an element by its name; Enter then lays the first one found"),
    ("Ctrl and wheel", "Makes everything larger or smaller"),
    ("Escape", "Closes what is open in front"),
    ("A file let go over the window", "Opens it"),
];

/// The keys of a command in words, the usual ones first; `None` if it has none.
pub fn named(spec: &Spec, name: impl Fn(&KeyboardShortcut) -> String) -> Option<String> {
    let keys: Vec<String> = spec.shortcuts().map(|shortcut| name(&shortcut)).collect();
    (!keys.is_empty()).then(|| keys.join(", "))
}

impl Menu {
    /// A line of the sheet for each of its commands that has keys.
    pub fn sheet(self, name: impl Fn(&KeyboardShortcut) -> String) -> Vec<(String, String)> {
        let line = |command: Command| {
            let spec = command.spec();
            Some((named(&spec, &name)?, spec.explained()))
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
        }
    }
}

/// All keys as a table in Markdown, with their names on Linux and Windows.
pub fn keys_table() -> String {
    let name = |shortcut: &KeyboardShortcut| shortcut.format(&ModifierNames::NAMES, false);
    let commands = Menu::ALL.into_iter().flat_map(|menu| menu.sheet(name));
    let beside = BESIDE.into_iter().map(|(keys, what)| (keys.to_owned(), what.to_owned()));
    let lines = commands.chain(beside).map(|(keys, what)| format!("| {keys} | {what} |\n"));
    lines.fold("| keys | what they do |\n| --- | --- |\n".to_owned(), |table, line| table + &line)
}
