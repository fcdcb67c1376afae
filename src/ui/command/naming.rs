//! What keys are called. Every text that names a key asks here: on macOS Cmd stands where other systems have Ctrl, and
//! a few commands have other keys altogether.

use egui::os::OperatingSystem;
use egui::{KeyboardShortcut, ModifierNames, Modifiers};

use super::all::Command;

/// What a shortcut is called: "Ctrl+S", and "Cmd+S" on macOS. In words rather than in the signs of macOS: words can be
/// searched for, are read out, and are in every font.
fn name(shortcut: &KeyboardShortcut, os: OperatingSystem) -> String {
    shortcut.format(&ModifierNames::NAMES, os.is_mac())
}

/// What the key is called that most shortcuts begin with.
pub fn main_modifier(os: OperatingSystem) -> String {
    ModifierNames::NAMES.format(&Modifiers::COMMAND, os.is_mac())
}

/// A text with the keys of the commands in the places of its `{}`, in their order.
pub fn with_keys(text: &str, commands: &[Command], os: OperatingSystem) -> String {
    let keys = commands.iter().map(|command| command.key(os));
    keys.fold(text.to_owned(), |text, keys| text.replacen("{}", &keys, 1))
}

impl Command {
    /// What its keys are called in menus, tooltips and running text; empty if it has none.
    pub fn key(self, os: OperatingSystem) -> String {
        self.spec().shortcuts(os).next().map(|shortcut| name(&shortcut, os)).unwrap_or_default()
    }

    /// What all its keys are called, the usual ones first; empty if it has none.
    pub fn keys(self, os: OperatingSystem) -> String {
        let names: Vec<String> = self.spec().shortcuts(os).map(|shortcut| name(&shortcut, os)).collect();
        names.join(", ")
    }
}
