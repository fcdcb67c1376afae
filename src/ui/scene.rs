//! What is on the screen: which board, what is known of it, and whether it may be changed.

use std::ops::Deref;
use std::sync::Arc;

use super::comparison::Shown;
use super::thinking::Answers;
use crate::scenario::{Phase, RoundId};
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

    /// In how many phases cards lie.
    pub fn phases_used(&self) -> usize {
        let cards = self.package().map(|package| package.cards.as_slice()).unwrap_or_default();
        let used = |phase: &&Phase| cards.iter().any(|card| card.phase == phase.id);
        self.scenario().phases.iter().filter(used).count()
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

    /// The board as it stands, while a package is looked at in its place: the ways forward start from it, and what would
    /// change is told against it.
    pub fn compared_with(&self) -> Option<&Scene> {
        (self.board().kind == Kind::Preview).then_some(&self.document)
    }

    /// What the ways forward at the side start from.
    pub fn beside(&self) -> &Scene {
        self.compared_with().unwrap_or(self.board())
    }

    /// Whose verdict it is, if it is not that of the open document.
    pub fn aside(&self) -> Option<&'static str> {
        match self.board().kind {
            Kind::Live | Kind::Preview => None,
            Kind::Round(_) => Some("A round, not on the board:"),
        }
    }

    /// The same for those who look on: nothing can be changed from there, and previews are the facilitator's, unless this
    /// one is to be seen.
    pub fn for_audience(&self, preview: bool) -> Self {
        let fixed = |scene: &Scene| Scene { editable: false, ..scene.clone() };
        let instead = self.instead.as_ref().filter(|scene| preview || scene.kind != Kind::Preview);
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
