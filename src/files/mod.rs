//! What is under way with files, as one value: what is asked, read or written, for what, and what follows.
//!
//! [`Files::handle`] is a pure function of that value, of what happens, and of a few facts about the open document; what
//! is to be done in the world it gives back as [`Effect`]s. `D` is a document that is ready to be opened.
//!
//! Invariants: one thing is under way at a time, and whatever happens meanwhile waits or is refused, but never lost;
//! nothing takes the place of a document with unsaved work unless the user was asked; what was read from a file before
//! something was saved is never opened after it, but read again; and what others have written to the open file is
//! replaced only when the user, who was told of it, says so.

mod purpose;
mod step;
mod unreadable;

use std::collections::VecDeque;
use std::path::PathBuf;

use crate::storage::Fingerprint;

pub use purpose::{ExportKind, Exporting, Intake, Purpose, TableForm};
pub use unreadable::{Problem, Unreadable};

/// What a file is chosen for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Aim<D> {
    /// To be opened.
    Open,
    /// To take things over from the scenario in it.
    TakeFrom,
    /// For something to come in from it beside what is open.
    TakeIn(Intake),
    /// To save to; then this follows.
    Save(Option<Next<D>>),
    /// To export to.
    Export(Exporting),
}

impl<D> Aim<D> {
    /// What the user is asked for.
    pub fn purpose(&self) -> Purpose {
        match self {
            Self::Open => Purpose::Open,
            Self::TakeFrom => Purpose::TakeFrom,
            Self::TakeIn(intake) => Purpose::TakeIn(*intake),
            Self::Save(_) => Purpose::SaveAs,
            Self::Export(export) => Purpose::Export(*export),
        }
    }
}

/// What follows once unsaved work is dealt with.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Next<D> {
    /// The window closes.
    Quit,
    /// A document takes the place of the open one.
    Open(D),
    /// So does what is in a file. It was read; after a saving that holds no more, and it is read again.
    OpenFile(PathBuf, Option<D>),
}

/// What is under way.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum State<D> {
    /// Nothing.
    Idle,
    /// A file dialog of the desktop is open.
    Choosing(Aim<D>),
    /// A file is being read.
    Reading {
        /// The file.
        path: PathBuf,
        /// What for.
        reason: Reason,
    },
    /// The document is being written.
    Writing(Writing<D>),
    /// The user is asked something in the window.
    Deciding(Question<D>),
}

/// What a file is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// To be opened.
    Open,
    /// It was let go over the window: to be opened, unless it is a copy of what is open.
    Drop,
    /// For things to be taken over from it.
    Library,
}

/// A document being written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Writing<D> {
    /// What follows once it is written.
    pub then: Option<Next<D>>,
    /// Saving was asked for once more meanwhile.
    pub again: bool,
    /// The path, if it was typed: it comes back where nothing can be written there.
    pub typed: Option<PathBuf>,
}

/// What the user is asked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Question<D> {
    /// What is not saved: save it, leave it, or stay?
    Unsaved(Next<D>),
    /// A path, to be typed.
    Path {
        /// What for.
        aim: Aim<D>,
        /// What was typed before and would not do.
        typed: Option<PathBuf>,
    },
    /// There is a file at this place: replace it?
    Overwrite(Aim<D>, PathBuf),
    /// The open file holds something else: which of the two counts?
    Differs(Theirs<D>, Why<D>),
    /// A copy of the open scenario was let go over the window: open it, or bring in what was made in it?
    Dropped(PathBuf, D),
    /// A file cannot be read.
    Unreadable(Unreadable),
    /// What ended sessions have left: restore it?
    Recover,
    /// The report of a fault in a session before.
    Fault(String),
}

/// What the open file holds by now.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Theirs<D> {
    /// The document, or why it cannot be read.
    pub document: Result<D, Unreadable>,
    /// By which that is known again; `None`: there is no file any more.
    pub print: Option<Fingerprint>,
}

/// How it came out that the open file holds something else.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Why<D> {
    /// The user came back to the window.
    Noticed,
    /// The user opened the open file.
    Reopened,
    /// It was to be saved; then this was to follow.
    Saving(Option<Next<D>>),
}

/// Who asked for a file to be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// Whoever started the program.
    CommandLine,
    /// Somebody in the window.
    User,
    /// Somebody who let it go over the window.
    Drop,
}

/// What a file that was read is to the open document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Which {
    /// It is another file.
    Other,
    /// It is another file, with a copy of the open scenario from which something could come in.
    Copy,
    /// It is the open file, and says what the window says.
    Same,
    /// It is the open file, and says something else.
    Changed,
}

/// What happens.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Event<D> {
    /// A document is to be opened that comes from no file: a new one, an example, or work that was recovered.
    Offer(D),
    /// A file is to be chosen.
    Choose(Aim<D>),
    /// This file is to be opened.
    OpenPath(PathBuf, Origin),
    /// The document is to be saved.
    Save,
    /// The window is to close.
    Close,
    /// A path was chosen or typed. `exists`: there is a file, and nobody has asked yet whether to replace it.
    Chosen {
        /// The path.
        path: PathBuf,
        /// See above.
        exists: bool,
    },
    /// Several were chosen.
    ChosenAll(Vec<PathBuf>),
    /// Something is to come in from these files beside what is open.
    TakeIn(Vec<PathBuf>, Intake),
    /// Nothing was chosen, or the dialog is given up from the window.
    NotChosen,
    /// The desktop has no file dialog, or its dialog is given up: the path is to be typed.
    TypeInstead,
    /// A file was read.
    Read {
        /// The file.
        path: PathBuf,
        /// What it holds.
        theirs: Theirs<D>,
        /// What it is to the open document.
        which: Which,
    },
    /// The document was written, or could not be.
    Wrote {
        /// Whether it stands in the file now.
        done: bool,
    },
    /// It was not written, because the file is not what it was.
    HeldBack(Theirs<D>),
    /// The open file is not what it was.
    Noticed(Theirs<D>),
    /// What was under way came to no end, for a fault of the program.
    Failed,
    /// What ended sessions have left was looked for.
    Looked {
        /// Something was found.
        left: bool,
        /// The report of a fault.
        fault: Option<String>,
    },
    /// The user has answered.
    Answered(Answer),
    /// A frame begins: what has waited can go on if nothing else is under way.
    Rest,
}

/// What the user answers to a question. One that a question does not offer changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Save, then go on.
    Save,
    /// Go on without saving.
    Discard,
    /// Do not go on; or, where nothing was asked, that it was seen.
    Cancel,
    /// Replace the file.
    Replace,
    /// Show what the file holds.
    Reload,
    /// Go on with what is open; what the file holds stays there.
    Keep,
    /// Open the file.
    Open,
    /// Bring in what was made in the file.
    BringIn,
    /// Save what is open to another file.
    SaveAs,
    /// Open this of what was left.
    Restore(usize),
    /// Put this of what was left away.
    PutAway(usize),
}

/// What is so of the open document and the window when something happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// There is work that is in no file: changes, or forms that are filled in by half.
    pub unsaved: bool,
    /// It has a file.
    pub named: bool,
    /// Another dialog is open in the window.
    pub busy: bool,
}

/// What is to be done in the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect<D> {
    /// Show a file dialog.
    Choose(Purpose),
    /// Wait for the file dialog no longer.
    GiveUp,
    /// Read this file.
    Read(PathBuf),
    /// Write the document to this file; `None`: to its own, unless that is not what it was.
    Write(Option<PathBuf>),
    /// Export to this file.
    Export(PathBuf, Exporting),
    /// Read these files, for something to come in from them.
    TakeIn(Vec<PathBuf>, Intake),
    /// Put this in the place of the open document.
    Open(D),
    /// Put this, which its own file holds, in the place of the open document.
    Reload(D),
    /// Show what can be taken over from this.
    Library(D),
    /// Note what the open file holds: the next saving may replace that.
    Know(Option<Fingerprint>),
    /// Note that the user was told what the open file holds: it is not told again, but saving still asks.
    Told(Option<Fingerprint>),
    /// Note that the document is not what its file holds.
    Unlike,
    /// Take up this of what was left.
    Restore(usize),
    /// Put this of what was left away.
    PutAway(usize),
    /// Leave what is left for another start.
    Later,
    /// The report of the fault was seen.
    ForgetFault,
    /// Close the window.
    Close,
    /// Say that a file is open already, as it is.
    SayOpen,
    /// Say that the window closes once the file is written.
    SayClosing,
    /// Say that something failed.
    SayFailed,
    /// Say that the file of the open document is gone.
    SayGone,
    /// Say that this file was not opened.
    SayNotOpened(PathBuf),
}

/// What is under way with files, and what waits for its end.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Files<D> {
    state: State<D>,
    /// What was asked for meanwhile, the first of it first.
    waiting: VecDeque<Event<D>>,
    /// It is not known yet what ended sessions have left.
    looking: bool,
    /// How many questions were asked.
    questions: u64,
}

impl<D> Files<D> {
    /// Nothing is under way. `looking`: what ended sessions have left is being looked for.
    pub fn new(looking: bool) -> Self {
        Self { state: State::Idle, waiting: VecDeque::new(), looking, questions: 0 }
    }

    /// What is under way.
    pub fn state(&self) -> &State<D> {
        &self.state
    }

    /// What the user is asked, and the how-manieth question that is.
    pub fn question(&self) -> Option<(u64, &Question<D>)> {
        match &self.state {
            State::Deciding(question) => Some((self.questions, question)),
            _ => None,
        }
    }

    /// Whether the window waits for an answer, in it or in a dialog of the desktop.
    pub fn asking(&self) -> bool {
        matches!(self.state, State::Choosing(_) | State::Deciding(_))
    }

    /// Whether something waits until nothing else is under way.
    pub fn waits(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Whether a file is being read or written.
    pub fn busy(&self) -> bool {
        matches!(self.state, State::Reading { .. } | State::Writing(_))
    }
}
