//! What follows for one package: verdict, feasibility, findings with causes, protection, money and means.
//!
//! Pure, exact and deterministic: the same scenario, package and reading give the same [`Assessment`].
//!
//! A [`Model`] is a scenario compiled once; [`assess`] reads one package in it, and [`Change`] says what is different
//! between two assessments. To see what a change would do, assess the changed package.
//!
//! Invariant: nothing here knows of files, clocks, threads or the window.

mod assessment;
pub(crate) mod board;
mod change;
mod compile;
mod compile_condition;
pub(crate) mod cover;
mod findings;
pub(crate) mod formula;
pub(crate) mod index;
mod levels;
pub(crate) mod model;
mod names;
pub(crate) mod pattern;
mod position;
mod probe;
mod problem;
mod question;
mod reason;
mod resources;
mod rows;
mod stance;
mod standing;
mod states;
mod sums;
mod tally;
pub(crate) mod truth;
mod votes;

use jiff::civil::Date;

pub use crate::scenario::Verdict;
pub use assessment::{
    ActorStanding, Assessment, Cap, CapSource, CardAssessment, Certainty, Fact, Finding, FindingKey, FindingKind, Means,
    Missing, Money, Protection, Severity, Shortage, Spread,
};
pub use change::{CardChange, Change, ProtectionChange, Step};
pub use model::{Model, Silence, Unresolved};
pub use position::{HeldPosition, PositionState, positions};
pub use probe::Probe;
pub use rows::{Entry, Row, rows};
pub use stance::{Bearing, Extent, Ground, Stance, StanceKind, Stances, stances};
pub use tally::{CardTally, can_hold, hold_tally, median, seats_saying, tallies};

use crate::scenario::{Package, VoiceId};
use board::Board;
use findings::Findings;
use truth::{Open, Truth};

/// As of which day a package is read, and who is heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The board date.
    pub date: Date,
    /// The one voice heard, beside what is on the record; `None`: everyone.
    pub voice: Option<VoiceId>,
}

/// Says what follows for a package.
///
/// What the package names but the scenario does not have, or does not allow, is left out: cards of unknown elements
/// or of frame elements, a second card of the same element, providers that the element does not allow, unknown
/// settings and options (the default holds), an unknown phase (the card then starts in none). A voice that the
/// scenario does not have hears what is on the record.
pub fn assess(model: &Model, package: &Package, reading: &Reading) -> Assessment {
    let board = Board::new(model, package);
    let open = Open::new(model, reading);
    let mut truth = Truth::of(model, &board);
    let levels = levels::levels(model, &board, &truth, &open);
    truth.reach(model, &levels::in_practice(model, &board, &levels));

    let feasibility = levels.iter().map(|levels| levels.level).min();
    let cards: Vec<CardAssessment> =
        board.cards().iter().zip(&levels).map(|(card, levels)| levels.assessment(model, card, open.hearing)).collect();
    let findings = Findings::new(model, &board, &truth, &open, &levels).all();
    let weakest = cards.iter().filter(|card| Some(card.level) == feasibility);
    Assessment {
        verdict: findings::verdict(&findings, feasibility),
        feasibility,
        certainty: Certainty::Known,
        weakest: weakest.map(|card| card.element.clone()).collect(),
        findings,
        actors: standing::standings(model, &board, &truth, &open, &levels),
        protection: sums::protection(model, &board, &levels),
        money: sums::money(model, &board),
        means: resources::means(model, &board),
        cards,
    }
}
