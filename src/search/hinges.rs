//! What if a source falls: what hangs on each contested position, and on each single source (semantics, section 9, 6).

use crate::logic::budget::Budget;
use super::{Question, Search};
use crate::assess::{Model, Verdict, assess};
use crate::scenario::{ClaimId, Firmness, Rating, Rule, RuleId, Scenario, SourceId};

/// What is taken away.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fallen {
    /// A contested position counts no more.
    Position(RuleId),
    /// What is said in this source alone counts no more.
    Source(SourceId),
}

/// What follows when something is taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hinge {
    /// What is taken away.
    pub fallen: Fallen,
    /// The rules that then rest on nothing, in the order of the scenario.
    pub rules: Vec<RuleId>,
    /// The verdict of the package on the board then.
    pub verdict: Verdict,
    /// Whether some package is acceptable then; `None`: it did not come to be known.
    pub open: Option<bool>,
}

/// What hangs on what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hinges {
    /// The verdict as it stands.
    pub verdict: Verdict,
    /// Whether some package is acceptable as things stand; `None`: it did not come to be known.
    pub open: Option<bool>,
    /// Contested positions, then sources, each in the order of the scenario; only those on which something rests.
    pub hinges: Vec<Hinge>,
    /// Whether everything was looked at.
    pub complete: bool,
}

impl Hinges {
    /// Those without which the verdict or the answer whether anything is acceptable is another.
    pub fn decisive(&self) -> impl Iterator<Item = &Hinge> {
        self.hinges.iter().filter(|hinge| hinge.verdict != self.verdict || hinge.open != self.open)
    }
}

/// Takes away each contested position and each source in turn. Each is given so much of the budget.
pub fn hinges(question: &Question<'_>, each: u64, budget: &mut Budget) -> Hinges {
    let scenario = question.scenario;
    let mut found = Hinges {
        verdict: assess(question.model, question.package, question.reading).verdict,
        open: is_open(question, each, budget),
        hinges: Vec::new(),
        complete: true,
    };
    for fallen in all(scenario) {
        let Some((without, rules)) = without(scenario, &fallen) else { continue };
        if budget.is_spent() {
            found.complete = false;
            break;
        }
        // A checked scenario stays one when something is taken away.
        let Ok(model) = Model::new(&without) else { continue };
        let question = Question { scenario: &without, model: &model, ..*question };
        let verdict = assess(&model, question.package, question.reading).verdict;
        let open = is_open(&question, each, budget);
        found.complete &= open.is_some();
        found.hinges.push(Hinge { fallen, rules, verdict, open });
    }
    found
}

/// Whether some package is acceptable.
fn is_open(question: &Question<'_>, each: u64, budget: &mut Budget) -> Option<bool> {
    budget.lend(each, |own| Search::new(*question).is_open(own))
}

/// Contested positions, then sources.
fn all(scenario: &Scenario) -> Vec<Fallen> {
    let contested = scenario.positions.iter().filter(|position| position.firmness == Some(Firmness::Disputed));
    let positions = contested.map(|position| Fallen::Position(position.id.clone()));
    positions.chain(scenario.sources.iter().map(|source| Fallen::Source(source.id.clone()))).collect()
}

/// The scenario without it, and the rules that fall with it; `None` if nothing rests on it alone.
fn without(scenario: &Scenario, fallen: &Fallen) -> Option<(Scenario, Vec<RuleId>)> {
    let gone = |claims: &[ClaimId]| match fallen {
        Fallen::Position(_) => false,
        Fallen::Source(source) => scenario.sole_source(claims) == Some(source),
    };
    let falls = |rule: &dyn Rule| match fallen {
        Fallen::Position(id) => rule.id() == id,
        Fallen::Source(_) => gone(rule.claims()),
    };
    let rules: Vec<RuleId> = scenario.rules().filter(|rule| falls(*rule)).map(|rule| rule.id().clone()).collect();
    let mut without = scenario.clone();
    without.switched_off.extend(rules.iter().cloned());
    let mut changed = !rules.is_empty();
    let mut take = |rating: &mut Option<Rating>| {
        if rating.as_ref().is_some_and(|rating| gone(&rating.claims)) {
            *rating = None;
            changed = true;
        }
    };
    for element in &mut without.elements {
        take(&mut element.feasibility);
        element.settings.iter_mut().flat_map(|setting| &mut setting.options).for_each(|option| {
            take(&mut option.feasibility);
        });
    }
    for resource in &mut without.resources {
        let before = resource.capacities.len();
        resource.capacities.retain(|capacity| !gone(&capacity.claims));
        changed |= resource.capacities.len() != before;
    }
    changed.then_some((without, rules))
}
