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

#[cfg(test)]
mod tests {
    use OperatingSystem::{Mac, Nix, Windows};

    use super::*;

    #[test]
    fn keys_are_called_as_the_system_calls_them() {
        for (command, elsewhere, mac) in [
            (Command::Save, "Ctrl+S", "Cmd+S"),
            (Command::SaveAs, "Ctrl+Shift+S", "Shift+Cmd+S"),
            (Command::Words, "Shift+F1", "Shift+F1"),
            (Command::Redo, "Ctrl+Shift+Z, Ctrl+Y", "Shift+Cmd+Z, Cmd+Y"),
            (Command::ShowChanges, "Ctrl+H", "Shift+Cmd+H"),
            (Command::Keys, "Ctrl+F1", "Cmd+Slash"),
            (Command::ClearBoard, "", ""),
        ] {
            let named = [Nix, Windows, Mac].map(|os| command.keys(os));
            assert_eq!(named, [elsewhere, elsewhere, mac], "{command:?}");
        }
        assert_eq!((main_modifier(Nix), main_modifier(Mac)), ("Ctrl".to_owned(), "Cmd".to_owned()));
    }

    #[test]
    fn a_text_gets_the_keys_of_the_system() {
        let told = |os| with_keys("{} saves, {} undoes", &[Command::Save, Command::Undo], os);
        assert_eq!(told(Nix), "Ctrl+S saves, Ctrl+Z undoes");
        assert_eq!(told(Mac), "Cmd+S saves, Cmd+Z undoes");
    }

    #[test]
    fn one_of_several_keys_is_named_where_one_will_do() {
        assert_eq!((Command::Redo.key(Windows), Command::Redo.key(Mac)), ("Ctrl+Shift+Z".into(), "Shift+Cmd+Z".into()));
    }
}
