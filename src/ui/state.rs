//! What the window shows besides the document: searches, marks, what is unfolded. Nothing here is saved.

use std::collections::BTreeSet;

use egui::Id;

use crate::assess::Finding;
use crate::scenario::{ActorId, ElementId, PhaseId};

/// What the window shows besides the document.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// What the palette is searched for.
    pub search: String,
    /// A board date being typed.
    pub date: String,
    /// Enter was pressed in the search.
    pub search_entered: bool,
    /// The phase that new cards are laid in; `None`: wherever most cards are.
    pub phase: Option<PhaseId>,
    /// The cards to be marked, because the pointer is on a finding that is about them.
    pub marked: BTreeSet<ElementId>,
    /// The card under the pointer; findings about it are marked.
    pub pointed: Option<ElementId>,
    /// Only findings that concern this actor are listed.
    pub actor: Option<ActorId>,
    /// Findings whose sources are shown in full.
    pub unfolded: BTreeSet<String>,
    /// The keyboard goes to the palette's search in the next frame.
    pub focus_search: bool,
    /// This card is scrolled into view in the next frame.
    pub reveal_card: Option<ElementId>,
    /// The keyboard goes to this card in the next frame.
    pub focus_card: Option<ElementId>,
}

/// What tells a finding from the others of the same board.
pub fn finding_key(finding: &Finding) -> String {
    let about = finding
        .rule
        .as_ref()
        .map(|rule| rule.as_str())
        .or_else(|| finding.shortage.as_ref().map(|shortage| shortage.resource.as_str()))
        .or_else(|| finding.card.as_ref().map(|element| element.as_str()))
        .unwrap_or_default();
    format!("{:?}/{about}", finding.kind)
}

/// Where the palette's search field is found.
pub fn search_id() -> Id {
    Id::unique("palette search")
}

/// Where a card is found.
pub fn card_id(element: &ElementId) -> Id {
    Id::unique(("card", element.as_str()))
}
