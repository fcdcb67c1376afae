//! What if a source falls: what hangs on each contested position, and on each single source (semantics, section 9, 6).

use std::collections::HashSet;

use super::{Question, Search};
use crate::assess::{Model, Verdict, assess};
use crate::logic::budget::Budget;
use crate::scenario::{
    Claim, ClaimId, Cost, Element, Firmness, Gift, Rating, RuleId, Scenario, SettingOption, SourceId, Use,
};

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
        self.hinges.iter().filter(|hinge| hinge.verdict != self.verdict || self.opens_otherwise(hinge))
    }

    /// Whether the answer whether anything is acceptable is another without it, or did not come to be known; no, if it did
    /// not as things stand: then there is nothing to compare with.
    pub fn opens_otherwise(&self, hinge: &Hinge) -> bool {
        self.open.is_some() && hinge.open != self.open
    }
}

/// Takes away each contested position and each source in turn. Each is given so much of the budget.
pub fn hinges(question: &Question<'_>, each: u64, budget: &mut Budget) -> Hinges {
    let scenario = question.scenario;
    let open = is_open(question, each, budget);
    let verdict = assess(question.model, question.package, question.reading).verdict;
    let mut found = Hinges { verdict, open, hinges: Vec::new(), complete: open.is_some() };
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

/// The scenario without it, and the rules that fall with it; `None` if nothing rests on it.
fn without(scenario: &Scenario, fallen: &Fallen) -> Option<(Scenario, Vec<RuleId>)> {
    let mut without = scenario.clone();
    match fallen {
        Fallen::Position(id) => {
            without.switched_off.push(id.clone());
            Some((without, vec![id.clone()]))
        }
        Fallen::Source(source) => {
            // A claim that stands in other sources too stays.
            let only = |claim: &&Claim| !claim.sources.is_empty() && claim.sources.iter().all(|known| known == source);
            let claims = scenario.claims.iter().filter(only).map(|claim| claim.id.clone()).collect();
            let mut falling = Falling { claims, touched: false };
            let rules = falling.rules(&mut without);
            falling.figures(&mut without);
            without.switched_off.extend(rules.iter().cloned());
            falling.touched.then_some((without, rules))
        }
    }
}

/// Claims that fall, and with them everything that cites claims and has none left.
struct Falling {
    claims: HashSet<ClaimId>,
    /// Something cited one of them.
    touched: bool,
}

impl Falling {
    /// Takes the claims out of what cites them; whether it cited claims and has none left.
    fn falls(&mut self, cited: &mut Vec<ClaimId>) -> bool {
        let before = cited.len();
        cited.retain(|claim| !self.claims.contains(claim));
        self.touched |= cited.len() < before;
        before > 0 && cited.is_empty()
    }

    /// Takes the claims out of all rules; returns those that fall.
    fn rules(&mut self, scenario: &mut Scenario) -> Vec<RuleId> {
        let Scenario { positions, limits, contradictions, cautions, .. } = scenario;
        let positions = positions.iter_mut().map(|rule| (&rule.id, &mut rule.claims));
        let limits = limits.iter_mut().map(|rule| (&rule.id, &mut rule.claims));
        let contradictions = contradictions.iter_mut().map(|rule| (&rule.id, &mut rule.claims));
        let cautions = cautions.iter_mut().map(|rule| (&rule.id, &mut rule.claims));
        let all = positions.chain(limits).chain(contradictions).chain(cautions);
        all.filter_map(|(id, claims)| self.falls(claims).then(|| id.clone())).collect()
    }

    /// Takes away levels, gifts, costs, uses and capacities that fall.
    fn figures(&mut self, scenario: &mut Scenario) {
        for element in &mut scenario.elements {
            let Element { feasibility, gives, cost, uses, settings, .. } = element;
            self.content(feasibility, gives, cost, uses);
            for option in settings.iter_mut().flat_map(|setting| &mut setting.options) {
                let SettingOption { feasibility, gives, cost, uses, .. } = option;
                self.content(feasibility, gives, cost, uses);
            }
        }
        for resource in &mut scenario.resources {
            resource.capacities.retain_mut(|capacity| !self.falls(&mut capacity.claims));
        }
    }

    fn content(
        &mut self,
        rating: &mut Option<Rating>,
        gives: &mut Vec<Gift>,
        cost: &mut Option<Cost>,
        uses: &mut Vec<Use>,
    ) {
        rating.take_if(|rating| self.falls(&mut rating.claims));
        gives.retain_mut(|gift| !self.falls(&mut gift.claims));
        cost.take_if(|cost| self.falls(&mut cost.claims));
        uses.retain_mut(|taken| !self.falls(&mut taken.claims));
    }
}
