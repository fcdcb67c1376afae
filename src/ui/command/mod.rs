//! What the user can tell the program to do: the actions that views ask for, and the one table of commands.
//!
//! Menus, buttons, context menus, shortcuts, the command palette, the sheet of keys and the README all read the table.

mod all;
mod keys;
mod mark;
mod naming;
mod now;
mod search;
mod sheet;
mod spec;
mod table;

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::assess::Reading;
use crate::merge::GroupCopy;
use crate::scenario::{CategoryId, ElementId, Item, ItemKey, ItemKind, PackageId, PartyId, Pin};
use crate::tables::TableKind;
use crate::workshop::author::{Aspect, Head, Name, Taking};
use crate::workshop::{AuthorEdit, Edit};

use super::drafts::RoundDraft;
use super::editor::{NewClaim, NewPosition, Page, Shelf, Side};
use super::prefs::Hint;
use super::round_clock::Signal;
use super::state::{Centre, Subject};
use crate::files::Answer;
use crate::files::Exporting;
use crate::files::Intake;

pub use all::Command;
pub use keys::{pressed, pressed_by_audience, typed};
pub use mark::Mark;
pub use naming::{main_modifier, with_keys};
pub use now::Now;
pub use search::{Entry, found};
pub use sheet::{beside, keys_table};
pub use spec::{Menu, Scope, Spec};

/// What a view asks for. Views change nothing of the document themselves: they say what the user wants, and
/// [`App`](super::App) does it before the next frame.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A command of the table.
    Do(Command),
    /// A change to the document.
    Edit(Edit),
    /// Something about what is to come in beside the document.
    TakeIn(TakeIn),
    /// A change to what the scenario says, or another page of the editor.
    Author(Authoring),
    /// These have agreed to a pin, just now.
    Agree(Pin, String),
    /// Another package on the board.
    ShowPackage(PackageId),
    /// Another board date, or another voice heard.
    Read(Reading),
    /// The package that is looked at, on the board.
    Adopt,
    /// Another way forward, looked at.
    PreviewWay(usize),
    /// Something else in the middle of the window.
    Show(Centre),
    /// What the room says of a card.
    ShowVotes(ElementId),
    /// What something on the screen rests on.
    Open(Subject),
    /// Back along the trail of explanations, so that so many remain.
    BackTo(usize),
    /// A file of the recent list.
    OpenRecent(PathBuf),
    /// Puts the keyboard on a card.
    FocusCard(ElementId),
    /// Text for the clipboard.
    Copy(String),
    /// A page in the web browser, after the user has seen its address.
    OpenLink(String),
    /// The audience window on the monitor of this name.
    ShowAudienceOn(String),
    /// So many minutes more for the round.
    AddTime(u32),
    /// The end of the round was seen.
    ClockSeen,
    /// These actors stand by name in the header; `None`: the first of the file, as many as fit.
    StandInStrip(Option<BTreeSet<PartyId>>),
    /// Away with a hint for those who see the program for the first time.
    DismissHint(Hint),
    /// Away with all of them.
    DismissHints,
    /// Away with what the status bar says.
    DismissNotice,
    /// Away with what asks, here or on the desktop; what is typed in it stays for the next time.
    Dismiss,
    /// What was answered to a question about files.
    Answer(Answer),
    /// The path that was typed.
    Path(PathBuf),
    /// The file dialog of the desktop is given up, and the path is to be typed.
    TypePath,
    /// Where this is to be exported is to be chosen.
    Export(Exporting),
    /// The round on the board is closed as told, with the ways forward that the board names or without.
    CloseRound(Box<RoundDraft>, bool),
    /// A timer with so many minutes starts, whose end is told like this.
    StartTimer(u32, Signal),
}

/// What the pages of what is to come in ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum TakeIn {
    /// Files are to be chosen.
    Choose(Intake),
    /// What is on the clipboard.
    Paste,
    /// Another sheet of the table's file.
    Sheet(String),
    /// Rows of this kind that were pasted elsewhere, to be looked at.
    Rows(TableKind, String),
    /// A copy that a group has worked on, to be looked at.
    Copy(Box<GroupCopy>),
    /// What the groups have made comes in.
    Copies,
    /// The rows of the table come in.
    Table,
    /// The ballots count.
    Ballots,
}

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

/// What the editor asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Authoring {
    /// A page of the editor.
    Show(Page),
    /// Title, dates and description as they are by now, and which of them has changed.
    Head(Box<Head>, Aspect),
    /// New things.
    Add {
        /// What it is.
        kind: ItemKind,
        /// What they are called.
        names: Vec<String>,
        /// The category that they go into, if they are elements.
        category: Option<CategoryId>,
        /// The form of the last one is to be opened; if not, the next can be named at once.
        open: bool,
    },
    /// A thing as it is by now.
    Put {
        /// The thing.
        item: Box<Item>,
        /// What of it has changed.
        part: Aspect,
        /// The text into which letters were typed, if they were.
        typing: Option<String>,
    },
    /// Another name in the file.
    Rename(Name, String),
    /// Away with a thing.
    Delete(ItemKey),
    /// A thing once more, right after it.
    Duplicate(ItemKey),
    /// Away with a thing, once it is said what goes with it, if anything does.
    AskToDelete(ItemKey),
    /// A new claim for or against a rule.
    Cite(ItemKey, Side, Box<NewClaim>),
    /// A new position with who says so.
    Position {
        /// What is told of it.
        told: Box<NewPosition>,
        /// Its form is to be opened; if not, the next one can be told at once.
        open: bool,
    },
    /// Things of a scenario that comes with the program.
    TakeFrom(Shelf),
    /// What is chosen of another scenario.
    Take(Box<Taking>),
    /// Another change.
    Do(AuthorEdit),
}
