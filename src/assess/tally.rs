//! The votes of the room, counted.

use std::cmp::Reverse;

use crate::scenario::{
    Card, Feasibility, Hold, HoldTally, Package, PositionKind, RuleId, Scenario, Seat, Tallies, VoiceId,
};

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

    /// How far the seats are of one mind.
    pub fn accord(&self) -> Accord {
        match gap(&self.levels()) {
            0 | 1 => Accord::Agreed,
            2 => Accord::Mixed,
            _ => Accord::Split,
        }
    }

    /// The seats that say this.
    pub fn saying(&self, level: Feasibility) -> impl Iterator<Item = &VoiceId> {
        self.votes.iter().filter(move |(_, said)| *said == level).map(|(seat, _)| seat)
    }
}

/// How far seats are of one mind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Accord {
    /// Their levels are at most one apart, or all say that a position would hold, or would give way.
    Agreed,
    /// Their levels are two apart, or one in three at most sees it otherwise.
    Mixed,
    /// Their levels are further apart, or more than one in three see it otherwise.
    Split,
}

/// How far the lowest of levels is from the highest; they are in order.
fn gap(levels: &[Feasibility]) -> u8 {
    let (first, last) = (levels.first(), levels.last());
    first.zip(last).map_or(0, |(low, high)| high.number().saturating_sub(low.number()))
}

/// How far the seats are of one mind about a position; `None` where none of them can tell.
pub fn hold_accord(tally: HoldTally) -> Option<Accord> {
    let (fewer, all) = (tally.holds.min(tally.gives_way), tally.holds + tally.gives_way);
    match (all, fewer) {
        (0, _) => None,
        (_, 0) => Some(Accord::Agreed),
        _ if fewer * 3 <= all => Some(Accord::Mixed),
        _ => Some(Accord::Split),
    }
}

/// The cards of a package, those first on which the seats were furthest apart when the votes were revealed: by the
/// widest range, then by the variance. What is changed afterwards moves nothing.
pub fn by_disagreement<'p>(scenario: &Scenario, package: &'p Package) -> Vec<&'p Card> {
    let mut cards: Vec<&Card> = package.cards.iter().collect();
    cards.sort_by_cached_key(|card| {
        let said = scenario.seats.iter().filter_map(|seat| scenario.revealed_vote_on(seat, card));
        let mut levels: Vec<Feasibility> = said.collect();
        levels.sort_unstable();
        let (count, numbers) = (levels.len() as u64, || levels.iter().map(|level| u64::from(level.number())));
        let (sum, squares) = (numbers().sum::<u64>(), numbers().map(|number| number * number).sum::<u64>());
        // In millionths, so that it has an order.
        let variance = (count * squares - sum * sum) * 1_000_000 / (count * count).max(1);
        Reverse((count > 0, gap(&levels), variance))
    });
    cards
}

/// The positions of these that were judged, those first on which the seats were furthest apart when the votes were
/// revealed.
pub fn positions_by_disagreement(scenario: &Scenario, mut positions: Vec<RuleId>) -> Vec<RuleId> {
    positions.sort_by_cached_key(|rule| {
        let mut tally = HoldTally::default();
        for seat in &scenario.seats {
            let said = seat.revealed.as_ref().map_or(&seat.positions, |revealed| &revealed.positions);
            said.get(rule).into_iter().for_each(|hold| tally.add(*hold));
        }
        let share = tally.holds.min(tally.gives_way) * 1000 / (tally.holds + tally.gives_way).max(1);
        Reverse((hold_accord(tally), share))
    });
    positions
}

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
    let says = move |seat: &&Seat| seat.positions.get(rule) == Some(&hold);
    scenario.seats.iter().filter(says).map(|seat| &seat.id)
}

/// The seats that say otherwise of a card as it stands than when the votes were revealed.
pub fn changed_on<'s>(scenario: &'s Scenario, card: &'s Card) -> impl Iterator<Item = &'s VoiceId> {
    let changed = move |seat: &&Seat| {
        scenario.votes_revealed && scenario.vote_on(seat, card) != scenario.revealed_vote_on(seat, card)
    };
    scenario.seats.iter().filter(changed).map(|seat| &seat.id)
}

/// The same of a position.
pub fn changed_about<'s>(scenario: &'s Scenario, rule: &'s RuleId) -> impl Iterator<Item = &'s VoiceId> {
    let changed = move |seat: &&Seat| scenario.votes_revealed && seat.changed_position(rule);
    scenario.seats.iter().filter(changed).map(|seat| &seat.id)
}

/// All that is counted about a package, with nobody named: its cards in their order, then positions in the order of the
/// scenario.
pub fn tallies(scenario: &Scenario, package: &Package) -> Tallies {
    let card = |card: &Card| Some((card.element.clone(), CardTally::of(scenario, card)?.levels()));
    let position = |rule: &RuleId| Some((rule.clone(), hold_tally(scenario, rule)?));
    let changed = |count: usize| u32::try_from(count).ok().filter(|count| *count > 0);
    let changed_card = |card: &Card| Some((card.element.clone(), changed(changed_on(scenario, card).count())?));
    let changed_position = |rule: &RuleId| Some((rule.clone(), changed(changed_about(scenario, rule).count())?));
    Tallies {
        cards: package.cards.iter().filter_map(card).collect(),
        positions: scenario.positions.iter().filter_map(|known| position(&known.id)).collect(),
        changed_cards: package.cards.iter().filter_map(changed_card).collect(),
        changed_positions: scenario.positions.iter().filter_map(|known| changed_position(&known.id)).collect(),
    }
}

/// Whether a position can be asked about: whether a red line or a floor would hold.
pub fn can_hold(scenario: &Scenario, rule: &RuleId) -> bool {
    let kind = scenario.position(rule).and_then(|position| position.kind());
    matches!(kind, Some(PositionKind::RedLine(_) | PositionKind::Floor(_)))
}
