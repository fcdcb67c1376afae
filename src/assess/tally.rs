//! The votes of the room, counted.

use crate::scenario::{Card, Feasibility, Hold, HoldTally, Package, PositionKind, RuleId, Scenario, Tallies, VoiceId};

/// What the seats say of one card as it stands, in the order of the seats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardTally {
    /// Each seat that says something, and what.
    pub votes: Vec<(VoiceId, Feasibility)>,
}

impl CardTally {
    /// What is said of a card; `None` if nobody says anything.
    pub fn of(scenario: &Scenario, card: &Card) -> Option<Self> {
        let votes = scenario.seats.iter().filter_map(|seat| Some((seat.id.clone(), scenario.vote_on(seat, card)?)));
        let votes: Vec<_> = votes.collect();
        (!votes.is_empty()).then_some(Self { votes })
    }

    /// The levels, the lowest first.
    pub fn levels(&self) -> Vec<Feasibility> {
        let mut levels: Vec<Feasibility> = self.votes.iter().map(|(_, level)| *level).collect();
        levels.sort_unstable();
        levels
    }

    /// The seats that stand two levels or more from the middle: those whose reasons are worth hearing.
    pub fn outliers(&self) -> impl Iterator<Item = &(VoiceId, Feasibility)> {
        let middle = median(&self.levels());
        self.votes.iter().filter(move |(_, level)| {
            middle.is_some_and(|(low, high)| {
                let (low, high, level) = (low.number(), high.number(), level.number());
                level + OUTLYING <= low || high + OUTLYING <= level
            })
        })
    }
}

/// How many levels from the middle an outlier stands at least.
const OUTLYING: u8 = 2;

/// The middle of levels that are in order, the lowest first: one level twice, or the two around the middle where they
/// are even in number. Levels have an order and no distances, so nothing between two of them can be named.
pub fn median(levels: &[Feasibility]) -> Option<(Feasibility, Feasibility)> {
    let last = levels.len().checked_sub(1)?;
    Some((*levels.get(last / 2)?, *levels.get(last.div_ceil(2))?))
}

/// How many seats think that a position would hold.
pub fn hold_tally(scenario: &Scenario, rule: &RuleId) -> Option<HoldTally> {
    let mut tally = HoldTally::default();
    for hold in scenario.seats.iter().filter_map(|seat| seat.positions.get(rule)) {
        tally.add(*hold);
    }
    (tally != HoldTally::default()).then_some(tally)
}

/// The seats that say this of a position, in their order.
pub fn seats_saying<'s>(scenario: &'s Scenario, rule: &'s RuleId, hold: Hold) -> impl Iterator<Item = &'s VoiceId> {
    let says = move |seat: &&crate::scenario::Seat| seat.positions.get(rule) == Some(&hold);
    scenario.seats.iter().filter(says).map(|seat| &seat.id)
}

/// All that is counted about a package, with nobody named: its cards in their order, then positions in the order of the
/// scenario.
pub fn tallies(scenario: &Scenario, package: &Package) -> Tallies {
    let card = |card: &Card| Some((card.element.clone(), CardTally::of(scenario, card)?.levels()));
    let position = |rule: &RuleId| Some((rule.clone(), hold_tally(scenario, rule)?));
    Tallies {
        cards: package.cards.iter().filter_map(card).collect(),
        positions: scenario.positions.iter().filter_map(|known| position(&known.id)).collect(),
    }
}

/// Whether a position can be asked about: whether a red line or a floor would hold.
pub fn can_hold(scenario: &Scenario, rule: &RuleId) -> bool {
    let kind = scenario.position(rule).and_then(|position| position.kind());
    matches!(kind, Some(PositionKind::RedLine(_) | PositionKind::Floor(_)))
}
