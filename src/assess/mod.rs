//! What follows for one package: verdict, feasibility, findings with causes, protection, money and means.
//!
//! Pure, exact and deterministic: the same scenario, package and reading give the same [`Assessment`].
//!
//! Invariant: nothing here knows of files, clocks, threads or the window.

mod assessment;

use jiff::civil::Date;

pub use assessment::{
    ActorStanding, Assessment, Cap, CapSource, CardAssessment, Fact, Finding, FindingKind, Means, Money, Protection,
    Severity, Shortage, Spread, Verdict,
};

use crate::scenario::VoiceId;

/// As of which day a package is read, and who is heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The board date.
    pub date: Date,
    /// The one voice heard, beside what is on the record; `None`: everyone.
    pub voice: Option<VoiceId>,
}
