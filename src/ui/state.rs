//! What the window shows besides the document: searches, marks, explanations. Nothing here is saved.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{Context, Id, Rect, ThemePreference};

use super::board_memory::BoardMemory;
use super::editor::Editor;
use super::grid_view::GridView;
use super::intake::Incoming;
use super::monitors::Monitor;
use super::room_view::{Ballots, RoomView};
use super::round_clock::RoundClock;
use super::scripts::Undrawn;
use crate::assess::{Effect, FindingKey, FindingKind};
use crate::files::Intake;
use crate::review::Coverage;
use crate::scenario::{
    CategoryId, ClaimId, ElementId, FunctionId, ItemKey, ItemKind, Package, PackageId, PartyId, PhaseId, ResourceId,
    RoundId, RuleId, Scenario, SourceId,
};
use crate::workshop::Version;

/// What stands in the middle of the window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Centre {
    /// The cards by category and phase.
    #[default]
    Board,
    /// How each actor stands to each element.
    Matrix,
    /// All positions of one actor or group.
    Actor(PartyId),
    /// The rounds, one after the other.
    Rounds,
    /// The board as it was when a round was closed.
    Round(RoundId),
    /// Packages and rounds side by side.
    Comparison,
    /// Who is in the room, what it votes, and the points for the minutes.
    Room,
    /// The room votes.
    Ballot(Ballots),
    /// What is to come in beside the document.
    Intake(Intake),
    /// Who would provide what, and what gives what, to be set.
    Grid,
    /// What holds the scenario together.
    Coverage,
}

impl Centre {
    /// Whether it has the whole width, with nothing beside it: a table of packages or of votes needs it, and a ballot is
    /// to lead nobody.
    pub fn is_wide(&self) -> bool {
        matches!(self, Self::Comparison | Self::Grid) || self.is_low_headed()
    }

    /// Whether it needs the height: the verdict above it has one line, and the actors have none.
    pub fn is_low_headed(&self) -> bool {
        self.is_room() || matches!(self, Self::Intake(_))
    }

    /// Whether it is about the room's votes.
    pub fn is_room(&self) -> bool {
        matches!(self, Self::Room | Self::Ballot(_))
    }
}

/// What stands in a column of the comparison.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// A package, as it stands.
    Package(PackageId),
    /// A package as it stood when a round was closed.
    Round(RoundId),
}

/// By what the columns of the comparison are ordered; the first stays where it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// As they were chosen.
    #[default]
    Chosen,
    /// The best verdict first.
    Verdict,
    /// The most feasible first.
    Feasibility,
    /// The fewest positions violated first.
    Violations,
    /// The least costly first, by the low end of the first year.
    Cost,
}

/// What is seen of the comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComparisonView {
    /// What is compared, the one that the others are held against first.
    pub sides: Vec<Side>,
    /// By what the others are ordered.
    pub order: Order,
    /// Rows in which nothing differs are shown too.
    pub equal: bool,
    /// The sections of which they are shown all the same.
    pub unfolded: BTreeSet<&'static str>,
}

/// Something whose grounds can be shown: a word, a figure, a card, a finding, and so down to a source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Why the verdict is what it is.
    Verdict,
    /// Why the package is no more feasible: its weakest links.
    Feasibility,
    /// The latest changes, and what followed from each.
    Changes,
    /// The packages that none beats.
    Frontier,
    /// What hangs on which source.
    Hinges,
    /// What may have been overlooked in the scenario.
    Review,
    /// A finding of the package on the board.
    Finding(FindingKey),
    /// A card: why it has its level, and what it gives, costs and uses.
    Card(ElementId),
    /// A position, limit, contradiction or caution.
    Rule(RuleId),
    /// The positions of an actor or a group about an element.
    Stance(ElementId, PartyId),
    /// What the package gives of a function, and which cards give it.
    Function(FunctionId),
    /// What the package costs, card by card.
    Money,
    /// What the package uses of a resource, and who has how much of it.
    Resource(ResourceId),
    /// A claim: who said what, when, how strongly, on what basis.
    Claim(ClaimId),
    /// A source, and what is said in it.
    Source(SourceId),
}

impl Subject {
    /// Whether what it is about is in the scenario. Of a finding that is there no more its page says so.
    pub fn is_known(&self, scenario: &Scenario) -> bool {
        match self {
            Self::Finding(_) => true,
            Self::Rule(rule) => scenario.rule(rule).is_some() || scenario.vote(rule).is_some(),
            Self::Stance(element, party) => scenario.element(element).is_some() && scenario.has_party(party),
            one => one.about(scenario).is_none_or(|key| scenario.place(&key).is_some()),
        }
    }

    /// What of the scenario it is about, if it is one thing that is there.
    pub fn key(&self, scenario: &Scenario) -> Option<ItemKey> {
        self.about(scenario).filter(|key| scenario.place(key).is_some())
    }

    /// What of the scenario it is about, if it is one thing, there or not.
    fn about(&self, scenario: &Scenario) -> Option<ItemKey> {
        Some(match self {
            Self::Card(element) => ItemKey::new(ItemKind::Element, element),
            Self::Rule(rule) => return scenario.rule_key(rule.as_str()),
            Self::Finding(FindingKey { about, kind: FindingKind::Overcommitted }) => {
                ItemKey::new(ItemKind::Resource, about)
            }
            Self::Finding(FindingKey { about, kind: FindingKind::RuledOut }) => ItemKey::new(ItemKind::Element, about),
            Self::Finding(FindingKey { about, .. }) => return scenario.rule_key(about),
            Self::Function(function) => ItemKey::new(ItemKind::Function, function),
            Self::Resource(resource) => ItemKey::new(ItemKind::Resource, resource),
            Self::Claim(claim) => ItemKey::new(ItemKind::Claim, claim),
            Self::Source(source) => ItemKey::new(ItemKind::Source, source),
            Self::Verdict
            | Self::Feasibility
            | Self::Changes
            | Self::Frontier
            | Self::Hinges
            | Self::Review
            | Self::Stance(..)
            | Self::Money => return None,
        })
    }
}

/// One step of the trail of explanations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is explained.
    pub subject: Subject,
    /// What had the keyboard when it was opened; it gets it back.
    pub opener: Option<Id>,
}

/// What is seen of the matrix.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatrixView {
    /// The cell that Tab leads to, and that arrow keys move from.
    pub cell: Option<(ElementId, PartyId)>,
    /// Actors without positions have columns too.
    pub everyone: bool,
}

/// Where some parts of the screen lie; `None` where they are not shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Parts {
    /// The menus, which one may change between while one is open.
    pub menus: Option<Rect>,
    /// The verdict, and all beside it.
    pub banner: Option<Rect>,
    /// The elements that can be laid, or the rail that opens them.
    pub palette: Option<Rect>,
    /// The board, the positions or an actor.
    pub centre: Option<Rect>,
}

/// Which list the panel at the right shows where there is room for one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Listed {
    /// What stands against the package.
    #[default]
    Findings,
    /// The nearest packages that the group could accept, or why there is none.
    Ways,
}

/// What is open beside the board. What the user has not decided follows from the size of the window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Panels {
    /// The palette stands beside the board, or is a rail.
    pub palette: Option<bool>,
    /// The palette lies over the board for a moment.
    pub drawer: bool,
    /// The findings stand beside the board, or are a rail.
    pub findings: Option<bool>,
    /// Which list the findings' panel shows.
    pub listed: Listed,
    /// The groups of findings whose fold is not the usual one.
    pub groups: BTreeSet<Effect>,
    /// Phases that the user has folded or unfolded.
    pub phases: BTreeMap<PhaseId, bool>,
}

/// A package that is looked at in the place of the one on the board.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// What followed from the board when it was asked for: with the next change it is gone.
    pub of: Version,
    /// The package.
    pub package: Package,
    /// Which way forward it is, if it is one.
    pub way: Option<usize>,
    /// The audience is to see it too.
    pub shared: bool,
}

/// The second window, for the screen that is shared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Audience {
    /// It is there.
    pub open: bool,
    /// It stays as it was, closed and opened again too, while the facilitator prepares the next step.
    pub frozen: bool,
    /// It shows the whole board, with nothing beside it.
    pub whole: bool,
}

/// What the window shows besides the document.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// What stands in the middle.
    pub centre: Centre,
    /// The closed round of which something is being corrected.
    pub correcting: Option<RoundId>,
    /// What is seen of the matrix.
    pub matrix: MatrixView,
    /// What is seen of the grid.
    pub grid: GridView,
    /// What is seen of the comparison.
    pub comparison: ComparisonView,
    /// What holds the scenario together, in which state of the document.
    pub coverage: Option<(Version, Arc<Coverage>)>,
    /// What is seen of the room's votes.
    pub room: RoomView,
    /// What is to come in beside the document.
    pub incoming: Incoming,
    /// The editor beside the board.
    pub editor: Editor,
    /// What is explained at the right, the latest last; empty: the list of findings.
    pub trail: Vec<Step>,
    /// The view for a shared screen: larger, nothing to edit.
    pub presenting: bool,
    /// It is the audience's window: nothing can be pressed there, so what only leads elsewhere is left out.
    pub for_audience: bool,
    /// Whether a second window stands on the shared screen, and what it does.
    pub audience: Audience,
    /// The monitors of the desktop.
    pub monitors: Vec<Monitor>,
    /// What no font can draw.
    pub undrawn: Undrawn,
    /// The card that the room talks about.
    pub discussed: Option<ElementId>,
    /// The clock of the round, if there is one.
    pub clock: Option<RoundClock>,
    /// The theme that is chosen.
    pub theme: ThemePreference,
    /// A package that is looked at in the place of the one on the board.
    pub preview: Option<Preview>,
    /// The actors that stand by name in the header; `None`: the first, as many as fit.
    pub strip: Option<BTreeSet<PartyId>>,
    /// What is open beside the board.
    pub panels: Panels,
    /// Which of the packages that none beats is described.
    pub frontier: Option<usize>,
    /// Nothing moves by itself.
    pub still: bool,
    /// Where the parts of the screen lay in the last frame that hints point at.
    pub parts: Parts,
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
    /// The card that commands about a card are about.
    pub selected: Option<ElementId>,
    /// Where the cards lay in the last frame, in the order in which they were drawn.
    pub places: Vec<(ElementId, Rect)>,
    /// What the board remembers from frame to frame.
    pub board: BoardMemory,
    /// The keyboard goes to the palette's search in the next frame.
    pub focus_search: bool,
    /// The palette is scrolled to this category in the next frame.
    pub reveal_category: Option<CategoryId>,
    /// This card is scrolled into view in the next frame.
    pub reveal_card: Option<ElementId>,
    /// The keyboard goes to this card in the next frame.
    pub focus_card: Option<ElementId>,
    /// The keyboard goes to this in the next frame, because an explanation was left that had been opened from it.
    pub focus_again: Option<Id>,
}

impl View {
    /// Whether the keyboard is in the editor.
    pub fn has_keyboard_in_editor(&self) -> bool {
        self.editor.open && self.editor.keyboard && !self.presenting
    }

    /// Explains something; the same thing twice in a row is explained once.
    pub fn open(&mut self, subject: Subject, opener: Option<Id>) {
        if self.trail.last().is_none_or(|step| step.subject != subject) {
            self.trail.push(Step { subject, opener });
        }
    }

    /// Goes back along the trail until so many steps remain.
    pub fn back_to(&mut self, steps: usize) {
        if let Some(left) = self.trail.get(steps) {
            self.focus_again = left.opener;
        }
        self.trail.truncate(steps);
    }

    /// What is explained now.
    pub fn subject(&self) -> Option<&Subject> {
        self.trail.last().map(|step| &step.subject)
    }

    /// Where the card lies that has the keyboard, which its name has for all of it.
    pub fn focused_card(&self, ctx: &Context) -> Option<Rect> {
        let focused = ctx.memory(|memory| memory.focused())?;
        self.places.iter().find(|(element, _)| card_id(element) == focused).map(|(_, rect)| *rect)
    }

    /// The phase in which new cards are laid: the one chosen, else the one with most cards, else the first.
    pub fn opening_phase(&self, scenario: &Scenario, package: &Package) -> Option<PhaseId> {
        let chosen = self.phase.as_ref().filter(|phase| scenario.phases.iter().any(|known| known.id == **phase));
        let most = || {
            let count = |phase: &PhaseId| package.cards.iter().filter(|card| card.phase == *phase).count();
            // Of equally full phases the earliest: `max_by_key` takes the last, hence backwards.
            scenario.phases.iter().rev().max_by_key(|phase| count(&phase.id)).map(|phase| phase.id.clone())
        };
        chosen.cloned().or_else(most)
    }
}

/// Where the palette's search field is found.
pub fn search_id() -> Id {
    Id::unique("palette search")
}

/// Where a card is found.
pub fn card_id(element: &ElementId) -> Id {
    Id::unique(("card", element.as_str()))
}
