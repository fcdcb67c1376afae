//! The one table of what the user can tell the program to do: text, tooltip, shortcut, and when it can be done.
//!
//! Menus, buttons and shortcuts all read it.

use egui::{Context, Key, KeyboardShortcut, Modifiers};

use crate::scenario::{ElementId, PackageId};
use crate::workshop::{Edit, Workshop};

/// What a view asks for. Views change nothing themselves: they say what the user wants, and [`App`](super::App) does
/// it after the frame.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A command of the table.
    Do(Command),
    /// A change to the document.
    Edit(Edit),
    /// Another package on the board.
    ShowPackage(PackageId),
    /// Another board date, or another voice heard.
    Read(crate::assess::Reading),
    /// A file of the recent list.
    OpenRecent(std::path::PathBuf),
    /// Puts the keyboard on a card.
    FocusCard(ElementId),
    /// Text for the clipboard.
    Copy(String),
    /// Away with what the status bar says.
    DismissNotice,
    /// Away with a modal dialog that asks nothing.
    DismissModal,
    /// What was answered in a modal dialog.
    Answer(super::shell::Answer),
    /// Away with the report of a file that could not be read.
    DismissProblems,
}

/// A command of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// A new scenario with nothing in it.
    New,
    /// Another scenario file.
    Open,
    /// The small example.
    OpenFirstSteps,
    /// The scenario that comes with the program.
    OpenShipped,
    /// Writes the file.
    Save,
    /// Writes another file.
    SaveAs,
    /// Ends the program.
    Quit,
    /// Takes back the last edit.
    Undo,
    /// Does it again.
    Redo,
    /// An empty package.
    NewPackage,
    /// A copy of the package on the board.
    DuplicatePackage,
    /// Another name for it.
    RenamePackage,
    /// Away with it.
    DeletePackage,
    /// Away with its cards.
    ClearBoard,
    /// The keyboard goes to the palette's search.
    FindElement,
    /// Light, dark, or as the system has it.
    LightTheme,
    /// Dark.
    DarkTheme,
    /// As the system has it.
    SystemTheme,
    /// Everything larger.
    ZoomIn,
    /// Everything smaller.
    ZoomOut,
    /// The normal size.
    ZoomReset,
    /// What the words mean.
    Words,
}

/// What the table says of a command.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// The menu entry; ends in "…" where more input follows.
    pub text: &'static str,
    /// What it does, in a sentence.
    pub tooltip: &'static str,
    /// The keys.
    pub shortcut: Option<KeyboardShortcut>,
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

impl Command {
    /// All commands, in the order of the menus.
    pub const ALL: [Self; 22] = [
        Self::New,
        Self::Open,
        Self::OpenFirstSteps,
        Self::OpenShipped,
        Self::Save,
        Self::SaveAs,
        Self::Quit,
        Self::Undo,
        Self::Redo,
        Self::NewPackage,
        Self::DuplicatePackage,
        Self::RenamePackage,
        Self::DeletePackage,
        Self::ClearBoard,
        Self::FindElement,
        Self::LightTheme,
        Self::DarkTheme,
        Self::SystemTheme,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomReset,
        Self::Words,
    ];

    /// What the table says of it.
    pub fn spec(self) -> Spec {
        let spec = |text, tooltip, keys: Option<(Modifiers, Key)>| Spec {
            text,
            tooltip,
            shortcut: keys.map(|(modifiers, key)| KeyboardShortcut::new(modifiers, key)),
        };
        match self {
            Self::New => spec("New scenario", "Starts a scenario with nothing in it", Some((CTRL, Key::N))),
            Self::Open => spec("Open…", "Opens a scenario file", Some((CTRL, Key::O))),
            Self::OpenFirstSteps => {
                spec("Open the small example", "Opens a scenario that can be read in a minute", None)
            }
            Self::OpenShipped => spec("Open Ukraine 2025", "Opens the scenario that comes with the program", None),
            Self::Save => spec("Save", "Writes the scenario to its file", Some((CTRL, Key::S))),
            Self::SaveAs => spec("Save as…", "Writes the scenario to another file", Some((CTRL_SHIFT, Key::S))),
            Self::Quit => spec("Quit", "Ends the program; asks first if something is unsaved", Some((CTRL, Key::Q))),
            Self::Undo => spec("Undo", "Takes back the last change", Some((CTRL, Key::Z))),
            Self::Redo => spec("Redo", "Does again what was taken back", Some((CTRL_SHIFT, Key::Z))),
            Self::NewPackage => spec("New package…", "Starts an empty package", Some((CTRL, Key::T))),
            Self::DuplicatePackage => {
                spec("Duplicate package", "Copies the package on the board", Some((CTRL, Key::D)))
            }
            Self::RenamePackage => {
                spec("Rename package…", "Gives the package on the board another name", Some((Modifiers::NONE, Key::F2)))
            }
            Self::DeletePackage => spec("Delete package", "Deletes the package on the board; can be undone", None),
            Self::ClearBoard => spec("Clear board", "Takes all cards off the board; can be undone", None),
            Self::FindElement => spec("Find an element", "Goes to the search of the palette", Some((CTRL, Key::F))),
            Self::LightTheme => spec("Light", "Light colours", None),
            Self::DarkTheme => spec("Dark", "Dark colours", None),
            Self::SystemTheme => spec("As the system", "Light or dark, as the system has it", None),
            Self::ZoomIn => spec("Larger", "Makes everything larger", Some((CTRL, Key::Plus))),
            Self::ZoomOut => spec("Smaller", "Makes everything smaller", Some((CTRL, Key::Minus))),
            Self::ZoomReset => spec("Normal size", "Shows everything in its normal size", Some((CTRL, Key::Num0))),
            Self::Words => {
                spec("What the words mean", "Explains the words on the screen", Some((Modifiers::NONE, Key::F1)))
            }
        }
    }

    /// Whether it can be done now; if not, why.
    ///
    /// # Errors
    /// A sentence that says why it cannot.
    pub fn enabled(self, workshop: &Workshop) -> Result<(), &'static str> {
        let unless = |bad: bool, why| if bad { Err(why) } else { Ok(()) };
        match self {
            Self::Undo => unless(workshop.undo_label().is_none(), "Nothing has been changed yet"),
            Self::Redo => unless(workshop.redo_label().is_none(), "Nothing has been taken back"),
            Self::DeletePackage => {
                unless(workshop.scenario().packages.len() < 2, "A scenario needs at least one package")
            }
            Self::ClearBoard => {
                unless(workshop.package().is_none_or(|package| package.cards.is_empty()), "The board is empty")
            }
            Self::New
            | Self::Open
            | Self::OpenFirstSteps
            | Self::OpenShipped
            | Self::Save
            | Self::SaveAs
            | Self::Quit
            | Self::NewPackage
            | Self::DuplicatePackage
            | Self::RenamePackage
            | Self::FindElement
            | Self::LightTheme
            | Self::DarkTheme
            | Self::SystemTheme
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::Words => Ok(()),
        }
    }

    /// The menu text as things stand: "Undo: add sky shield".
    pub fn text(self, workshop: &Workshop) -> String {
        let text = self.spec().text;
        let label = match self {
            Self::Undo => workshop.undo_label(),
            Self::Redo => workshop.redo_label(),
            _ => None,
        };
        label.map_or_else(|| text.to_owned(), |label| format!("{text}: {label}"))
    }

    /// The commands whose keys were pressed in this frame; the keys are used up.
    ///
    /// While a text is being edited, undo and redo are the text field's own. Zoom keys and quitting are egui's own.
    pub fn pressed(ctx: &Context) -> Vec<Self> {
        let editing = ctx.text_edit_focused();
        let mut commands: Vec<_> = Self::ALL.into_iter().filter(|command| command.listens(editing)).collect();
        // A shortcut also matches with more modifiers held than it names, so the more particular ones come first.
        commands.sort_by_key(|command| {
            command.spec().shortcut.map_or(0, |shortcut| if shortcut.modifiers.shift { 0 } else { 1 })
        });
        ctx.input_mut(|input| {
            commands
                .into_iter()
                .filter(|command| command.spec().shortcut.is_some_and(|shortcut| input.consume_shortcut(&shortcut)))
                .collect()
        })
    }

    fn listens(self, editing: bool) -> bool {
        match self {
            Self::Undo | Self::Redo => !editing,
            Self::Quit | Self::ZoomIn | Self::ZoomOut | Self::ZoomReset => false,
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_shortcut() {
        for (index, command) in Command::ALL.iter().enumerate() {
            for other in Command::ALL.iter().skip(index + 1) {
                let (one, two) = (command.spec().shortcut, other.spec().shortcut);
                assert!(one.is_none() || one != two, "{command:?} and {other:?} share {one:?}");
            }
        }
    }

    #[test]
    fn every_command_stands_once_in_the_table() {
        let distinct: std::collections::HashSet<_> = Command::ALL.iter().collect();
        assert_eq!(distinct.len(), Command::ALL.len());
    }
}
