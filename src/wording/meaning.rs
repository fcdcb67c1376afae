//! What the words of the scales mean, in plain language, for whoever meets them on an explanation.

use crate::assess::{Certainty, FindingKind, Verdict};
use crate::scenario::{Basis, Feasibility, Firmness, Standing, Strength};

/// When a package has this verdict.
pub fn verdict_meaning(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Empty => "There are no cards on the board yet",
        Verdict::Workable => "No known position is violated, nothing is impossible, and no card is Unlikely or worse",
        Verdict::Strained => {
            "It is not blocked, but a firm or disputed position is violated, or its feasibility is Unlikely"
        }
        Verdict::Blocked => {
            "There is a contradiction, a non-negotiable position violated, a card ruled out, or a resource over-committed"
        }
    }
}

/// What kind of thing a finding is.
pub fn finding_meaning(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Contradiction => "Cards or options that cannot coexist as a matter of logic",
        FindingKind::RedLine => "Something an actor says must not happen",
        FindingKind::Floor => "Something an actor says must happen",
        FindingKind::Overcommitted => "Cards need more of a resource than their providers have",
        FindingKind::RuledOut => "A card that cannot be had as it stands",
        FindingKind::Limit => "Something that caps how feasible some cards are",
        FindingKind::Caution => "A remark; it decides nothing",
    }
}

/// What a level of feasibility says of a card.
pub fn feasibility_meaning(level: Feasibility) -> &'static str {
    match level {
        Feasibility::RuledOut => "It cannot be had as things stand",
        Feasibility::Unlikely => "Those who know doubt that it will come about",
        Feasibility::Contested => "Some hold it possible, others do not",
        Feasibility::Likely => "It can be expected, with work still to be done",
        Feasibility::Ready => "Nothing known stands in its way",
    }
}

/// What it says of a level that it rests on something unknown, or not.
pub fn certainty_meaning(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Known => "Somebody is known to have said so, or the scenario’s authors judge it so",
        Certainty::UpperBound => "A source gives this level; a provider has not been heard, so that it may be lower",
        Certainty::Unknown => "Nobody is known to have said so; it is the level that the group gives to the unknown",
    }
}

/// How firmly a position is held, told at length.
pub fn firmness_meaning(firmness: Firmness) -> &'static str {
    match firmness {
        Firmness::Absolute => "stated as non-negotiable",
        Firmness::Firm => "stated strongly",
        Firmness::Disputed => "sources disagree about it",
    }
}

/// How strongly a claim is worded, told at length.
pub fn strength_meaning(strength: Strength) -> &'static str {
    match strength {
        Strength::Absolute => "without any condition, as non-negotiable",
        Strength::Strong => "firmly, without naming a condition",
        Strength::Conditional => "only under a condition that it names",
        Strength::Uncertain => "as a guess or a possibility",
    }
}

/// What it means that something rests on this.
pub fn basis_meaning(basis: Basis) -> &'static str {
    match basis {
        Basis::Official => "the actor’s own official statement; on the record, so it is heard with every voice",
        Basis::Treaty => {
            "the text of a treaty or another published paper; on the record, so it is heard with every voice"
        }
        Basis::Documented => "a documented fact; on the record, so it is heard with every voice",
        Basis::Analysis => "the view of an analyst who gives a name",
        Basis::Reported => "reported by the press, without a name one could ask",
        Basis::Calculation => "arithmetic from other claims",
        Basis::Judgement => "a judgement of the scenario’s authors, where no source gives one",
    }
}

/// How near a source is to the origin, told at length.
pub fn standing_meaning(standing: Standing) -> &'static str {
    match standing {
        Standing::FirstHand => "First-hand: the document itself, or an outlet that heard it said",
        Standing::SecondHand => "Second-hand: a report about a report, a translation or a digest",
        Standing::Calculated => "Calculated: arithmetic from other sources",
    }
}
