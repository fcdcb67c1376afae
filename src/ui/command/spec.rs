//! What the table says of a command: its menu, its words, its keys, and where they count.

use egui::os::OperatingSystem;
use egui::{Key, KeyboardShortcut, Modifiers};

use super::all::Command;
use crate::ui::theme::Icon;

/// The menus of the menu bar, and the commands' families in the palette and the sheet of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Menu {
    /// Files.
    File,
    /// Changes to the board.
    Edit,
    /// The selected card.
    Card,
    /// Packages.
    Package,
    /// Rounds, votes, the clock and the shared screen.
    Workshop,
    /// What is seen.
    View,
    /// Help.
    Help,
}

impl Menu {
    /// All menus, in the order of the menu bar.
    pub const ALL: [Self; 7] =
        [Self::File, Self::Edit, Self::Card, Self::Package, Self::Workshop, Self::View, Self::Help];

    /// The name in the menu bar.
    pub fn text(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::Card => "Card",
            Self::Package => "Package",
            Self::Workshop => "Workshop",
            Self::View => "View",
            Self::Help => "Help",
        }
    }

    /// Its commands, in groups between which there is a line.
    pub fn groups(self) -> Vec<Vec<Command>> {
        let mut groups: Vec<(u8, Vec<Command>)> = Vec::new();
        for command in Command::ALL {
            let spec = command.spec();
            match groups.last_mut() {
                _ if spec.menu != self => {}
                Some((group, commands)) if *group == spec.group => commands.push(*command),
                _ => groups.push((spec.group, vec![*command])),
            }
        }
        groups.into_iter().map(|(_, commands)| commands).collect()
    }
}

/// Where the keyboard must be for a command's keys to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Anywhere.
    Everywhere,
    /// Anywhere but in a text that is being edited, which has the same keys for itself.
    OutsideText,
    /// On a card.
    Card,
    /// In the editor, on the line or the page of a thing.
    Editor,
}

/// What the table says of a command.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// The menu it stands in.
    pub menu: Menu,
    /// The group of that menu, from the top.
    pub group: u8,
    /// The menu entry; ends in "…" where more input follows.
    pub text: &'static str,
    /// What it does, in a sentence.
    pub tooltip: &'static str,
    /// The icon before the entry.
    pub icon: Option<Icon>,
    /// The keys.
    pub shortcut: Option<KeyboardShortcut>,
    /// The keys on macOS, where they differ because that system has the usual ones for itself.
    pub mac: Option<KeyboardShortcut>,
    /// Other keys for the same, where keyboards or habits differ.
    pub second: Option<KeyboardShortcut>,
    /// Where the keys count.
    pub scope: Scope,
}

impl Spec {
    pub(super) const fn new(menu: Menu, group: u8, text: &'static str, tooltip: &'static str) -> Self {
        let (icon, scope) = (None, Scope::Everywhere);
        Self { menu, group, text, tooltip, icon, shortcut: None, mac: None, second: None, scope }
    }

    pub(super) const fn keys(self, modifiers: Modifiers, key: Key) -> Self {
        Self { shortcut: Some(KeyboardShortcut::new(modifiers, key)), ..self }
    }

    pub(super) const fn on_mac(self, modifiers: Modifiers, key: Key) -> Self {
        Self { mac: Some(KeyboardShortcut::new(modifiers, key)), ..self }
    }

    pub(super) const fn or(self, modifiers: Modifiers, key: Key) -> Self {
        Self { second: Some(KeyboardShortcut::new(modifiers, key)), ..self }
    }

    /// All its keys on this system; those that menus and tooltips name come first.
    pub fn shortcuts(self, os: OperatingSystem) -> impl Iterator<Item = KeyboardShortcut> {
        let first = if os.is_mac() { self.mac.or(self.shortcut) } else { self.shortcut };
        first.into_iter().chain(self.second)
    }

    pub(super) const fn icon(self, icon: Icon) -> Self {
        Self { icon: Some(icon), ..self }
    }

    pub(super) const fn in_editor(self, modifiers: Modifiers, key: Key) -> Self {
        self.keys(modifiers, key).scope(Scope::Editor)
    }

    pub(super) const fn scope(self, scope: Scope) -> Self {
        Self { scope, ..self }
    }
}
