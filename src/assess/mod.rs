//! What follows for one package: verdict, feasibility, findings with causes, protection, money and means.
//!
//! Pure, exact and deterministic: the same scenario, package and reading give the same [`Assessment`].
//!
//! A [`Model`] is a scenario compiled once; [`assess`] reads one package in it, and [`Change`] says what is different
//! between two assessments. To see what a change would do, assess the changed package.
//!
//! Invariant: nothing here knows of files, clocks, threads or the window.

mod assessment;
mod bearing;
mod bringing;
mod cause;
mod change;
mod effect;
mod findings;
mod levels;
mod position;
mod probe;
mod read;
mod resources;
mod rows;
mod stance;
mod standing;
mod sums;
mod tally;

pub use crate::logic::{Budget, Model, Reading, Silence, Unresolved};
pub use crate::scenario::Verdict;
pub use assessment::{
    ActorStanding, Assessment, Cap, CapSource, CardAssessment, Cause, Certainty, Fact, Finding, FindingKey,
    FindingKind, Means, Missing, Money, Protection, Severity, Shortage, Spread,
};
#[doc(hidden)]
pub use cause::smallest_hitting;
pub use cause::{cause, explain};
pub use change::{CardChange, Change, ProtectionChange, Step};
pub use effect::Effect;
pub use position::{HeldPosition, PositionState, positions};
pub use probe::Probe;
pub use rows::{Entry, Row, rows};
pub use stance::{Bearing, Extent, Ground, Stance, StanceKind, Stances, stances};
pub use tally::{
    Accord, CardTally, by_disagreement, can_hold, changed_about, changed_on, hold_accord, hold_tally, median,
    positions_by_disagreement, seats_saying, tallies,
};

use crate::scenario::Package;
use read::Read;

/// Says what follows for a package.
///
/// What the package names but the scenario does not have, or does not allow, is left out: cards of unknown elements
/// or of frame elements, a second card of the same element, providers that the element does not allow, unknown
/// settings and options (the default holds), an unknown phase (the card then starts in none). A voice that the
/// scenario does not have hears what is on the record.
pub fn assess(model: &Model, package: &Package, reading: &Reading) -> Assessment {
    let read = Read::new(model, package, reading);
    let levels = levels::levels(&read);
    let spreads = levels::spreads(&read);
    let feasibility = levels.iter().map(|card| card.level).min();
    let cards: Vec<CardAssessment> = read
        .board
        .cards()
        .iter()
        .zip(levels.iter().zip(spreads))
        .map(|(card, (level, spread))| level.assessment(&read, card, spread))
        .collect();
    let protection = sums::protection(&read, &levels);
    let findings = findings::findings(&read, &levels, &protection);
    let weakest = || cards.iter().filter(|card| Some(card.level) == feasibility);
    Assessment {
        verdict: findings::verdict(&findings, feasibility),
        feasibility,
        certainty: weakest().map(|card| card.certainty).min().unwrap_or_default(),
        weakest: weakest().map(|card| card.element.clone()).collect(),
        findings,
        actors: standing::standings(&read, &levels),
        protection,
        money: sums::money(&read),
        means: resources::means(&read),
        cards,
    }
}
