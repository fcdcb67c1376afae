//! What is different between two assessments: what just changed.

use std::collections::{BTreeMap, BTreeSet};

use super::assessment::{Assessment, CardAssessment, Certainty, Finding, FindingKey, FindingKind, Protection};
use crate::scenario::{Degree, ElementId, Feasibility, FunctionId, Verdict};

/// What is different after a change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The verdict, if it is another.
    pub verdict: Option<Step<Verdict>>,
    /// The feasibility of the package, if it is another or known in another way; `None` inside: an empty board.
    pub feasibility: Option<Step<Option<(Feasibility, Certainty)>>>,
    /// How many red lines are crossed, if the number is another.
    pub red_lines: Option<Step<usize>>,
    /// How many floors are unmet, if the number is another.
    pub floors: Option<Step<usize>>,
    /// Functions whose protection is another, in the order of the scenario.
    pub protection: Vec<ProtectionChange>,
    /// Cards that came, in the order of the later board; then cards that went, and cards that stayed and have
    /// another level or one that is known in another way, in the order of the earlier one.
    pub cards: Vec<CardChange>,
    /// Findings that were not there before, in their order.
    pub new: Vec<Finding>,
    /// Findings that are there no more, in their order.
    pub cleared: Vec<Finding>,
}

/// A value before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step<T> {
    /// Before the change.
    pub before: T,
    /// After the change.
    pub after: T,
}

impl<T: PartialEq> Step<T> {
    /// The step, if the value is another.
    fn between(before: T, after: T) -> Option<Self> {
        (before != after).then_some(Self { before, after })
    }
}

/// How the protection of one function changed. At least one of the two is another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProtectionChange {
    /// The function.
    pub function: FunctionId,
    /// On paper.
    pub on_paper: Step<Degree>,
    /// In practice.
    pub in_practice: Step<Degree>,
}

/// How the level of one card changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardChange {
    /// The card's element.
    pub element: ElementId,
    /// Its level, and whether that rests on something unknown; `None`: it is not on the board.
    pub level: Step<Option<(Feasibility, Certainty)>>,
}

impl Change {
    /// What is different in the later assessment.
    pub fn between(before: &Assessment, after: &Assessment) -> Self {
        let missing = |from: &Assessment, other: &Assessment| -> Vec<Finding> {
            let known: BTreeSet<FindingKey> = other.findings.iter().map(Finding::key).collect();
            from.findings.iter().filter(|finding| !known.contains(&finding.key())).cloned().collect()
        };
        Self {
            verdict: Step::between(before.verdict, after.verdict),
            feasibility: Step::between(weakest(before), weakest(after)),
            red_lines: counted(FindingKind::RedLine, before, after),
            floors: counted(FindingKind::Floor, before, after),
            protection: protection(before, after),
            cards: cards(before, after),
            new: missing(after, before),
            cleared: missing(before, after),
        }
    }

    /// Whether nothing is different.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The feasibility of a package, and whether it rests on something unknown.
fn weakest(assessment: &Assessment) -> Option<(Feasibility, Certainty)> {
    assessment.feasibility.map(|level| (level, assessment.certainty))
}

fn counted(kind: FindingKind, before: &Assessment, after: &Assessment) -> Option<Step<usize>> {
    let count = |assessment: &Assessment| assessment.findings.iter().filter(|finding| finding.kind == kind).count();
    Step::between(count(before), count(after))
}

fn protection(before: &Assessment, after: &Assessment) -> Vec<ProtectionChange> {
    let change = |later: &Protection| {
        let earlier = before.protection.iter().find(|earlier| earlier.function == later.function);
        let (paper, practice) = earlier.map(|earlier| (earlier.on_paper, earlier.in_practice)).unwrap_or_default();
        let differs = (paper, practice) != (later.on_paper, later.in_practice);
        differs.then(|| ProtectionChange {
            function: later.function.clone(),
            on_paper: Step { before: paper, after: later.on_paper },
            in_practice: Step { before: practice, after: later.in_practice },
        })
    };
    after.protection.iter().filter_map(change).collect()
}

fn cards(before: &Assessment, after: &Assessment) -> Vec<CardChange> {
    let levels = |cards: &[CardAssessment]| -> BTreeMap<ElementId, (Feasibility, Certainty)> {
        cards.iter().map(|card| (card.element.clone(), (card.level, card.certainty))).collect()
    };
    let (earlier, later) = (levels(&before.cards), levels(&after.cards));
    let came = after.cards.iter().filter(|card| !earlier.contains_key(&card.element));
    came.chain(&before.cards)
        .filter_map(|card| {
            let step = Step::between(earlier.get(&card.element).copied(), later.get(&card.element).copied())?;
            Some(CardChange { element: card.element.clone(), level: step })
        })
        .collect()
}
