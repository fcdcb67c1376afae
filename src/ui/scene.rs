//! What is on the screen: which board, what is known of it, and whether it may be changed.

use std::ops::Deref;
use std::sync::Arc;

use super::comparison::Shown;
use super::thinking::Answers;
use crate::scenario::RoundId;
use crate::workshop::{Snapshot, Version};

/// Which board it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// That of the open document.
    Live,
    /// That of the open document with another package on it, which nobody has put there.
    Preview,
    /// As it was when this round was closed.
    Round(RoundId),
}

/// A board to be shown, with what is known of it. It reads as the [`Snapshot`] that it shows.
#[derive(Clone, Debug)]
pub struct Scene {
    board: Arc<Snapshot>,
    /// Which board it is.
    pub kind: Kind,
    /// Whether what is shown may be changed. Views offer no change where it may not.
    pub editable: bool,
    /// What the search knows of this very board; `None` where it knows nothing of it.
    answers: Option<Arc<Answers>>,
    /// More of that is being worked out.
    pub thinking: bool,
}

impl Scene {
    /// A board of this kind with what is known, as far as that is about it.
    pub(super) fn new(board: Arc<Snapshot>, kind: Kind, editable: bool, known: &Arc<Answers>, thinking: bool) -> Self {
        let about = known.about == Some(board.meaning());
        let answers = about.then(|| Arc::clone(known));
        Self { board, kind, editable, answers, thinking: about && thinking }
    }

    /// What the search knows of this very board.
    pub(super) fn answers(&self) -> &Answers {
        self.answers.as_deref().unwrap_or(&Answers::NONE)
    }

    /// What follows from which board the search knows something of, if it does.
    pub fn answered(&self) -> Option<Version> {
        self.answers.as_ref().and_then(|answers| answers.about)
    }

    /// The board.
    pub fn board(&self) -> &Arc<Snapshot> {
        &self.board
    }

    /// Whether everything in it is the same as in the other.
    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.board, &other.board)
            && self.kind == other.kind
            && (self.editable, self.thinking) == (other.editable, other.thinking)
            && self.answers.as_ref().map(Arc::as_ptr) == other.answers.as_ref().map(Arc::as_ptr)
    }
}

impl Deref for Scene {
    type Target = Snapshot;

    fn deref(&self) -> &Snapshot {
        &self.board
    }
}

/// Everything that a window shows of the document. It never changes: to freeze a window is to keep one.
#[derive(Clone, Debug)]
pub struct Screen {
    /// The open document as it stands.
    pub document: Scene,
    /// What stands in the place of its board, if something does.
    pub instead: Option<Scene>,
    /// The comparison, while that is looked at.
    pub(super) comparison: Option<Arc<Shown>>,
}

impl Screen {
    /// The board in the middle, and what is said above it.
    pub fn board(&self) -> &Scene {
        self.instead.as_ref().unwrap_or(&self.document)
    }

    /// What the findings at the side are about. Beside a preview that is the board as it stands: the ways forward that
    /// are listed there start from it.
    pub fn beside(&self) -> &Scene {
        self.instead.as_ref().filter(|scene| scene.kind != Kind::Preview).unwrap_or(&self.document)
    }

    /// Whose verdict it is, if it is not that of the open document.
    pub fn aside(&self) -> Option<&'static str> {
        match self.board().kind {
            Kind::Live => None,
            Kind::Preview => Some("Preview, not on the board:"),
            Kind::Round(_) => Some("A round, not on the board:"),
        }
    }

    /// The same for those who look on: nothing can be changed from there, and previews are the facilitator's.
    pub fn for_audience(&self) -> Self {
        let fixed = |scene: &Scene| Scene { editable: false, ..scene.clone() };
        let instead = self.instead.as_ref().filter(|scene| scene.kind != Kind::Preview);
        Self { document: fixed(&self.document), instead: instead.map(fixed), comparison: self.comparison.clone() }
    }

    /// Whether everything in it is the same as in the other.
    pub fn is(&self, other: &Self) -> bool {
        let instead = match (&self.instead, &other.instead) {
            (Some(one), Some(other)) => one.is(other),
            (None, None) => true,
            _ => false,
        };
        instead
            && self.document.is(&other.document)
            && self.comparison.as_ref().map(Arc::as_ptr) == other.comparison.as_ref().map(Arc::as_ptr)
    }
}
