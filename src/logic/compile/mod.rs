//! Compiles a scenario: resolves every reference once, and writes all that can follow as formulas.
//!
//! In this order: what can be chosen; conditions that do not ask what a package reaches; what caps cards, which may rest
//! on those; what packages reach, which rests on that; everything else.

mod caps;
mod conditions;
mod elements;
mod names;
mod patterns;
mod votes;

use std::collections::{HashMap, HashSet};

use self::conditions::{Conditions, asks_reach, in_order};
use self::elements::{Laid, compile_elements};
use self::names::{Names, Place, heard_alone, parties};
use self::votes::{VoteRule, supports, vote_rules};
use super::evidence::{Evidence, EvidenceKind};
use super::formula::{FALSE, Leaf, TRUE};
use super::index::{EvidenceIx, FormulaIx, FunctionIx, Index as _, ResourceIx, RuleIx, Table};
use super::model::{Body, CompiledCapacity, CompiledResource, CompiledRule, Lookup, Matching, Model, Unresolved};
use crate::scenario::{Basis, Condition, Degree, Feasibility, PartyId, PositionKind, Rule, RuleId, Scenario, Seat};

/// Compiles a scenario.
pub(crate) fn compile(scenario: &Scenario) -> Result<Model, Unresolved> {
    let votes = vote_rules(scenario);
    let names = Names::new(scenario)?;
    let Laid { formulas, elements, choices, evidence } = compile_elements(&names, scenario)?;
    let [plain, reaching] = in_order(scenario)?;
    let mut compiler = Compiler {
        scenario,
        names,
        conditions: Conditions::new(scenario, formulas, elements),
        evidence,
        rules: Table::default(),
        off: scenario.switched_off.iter().collect(),
        seats: if scenario.votes_revealed { &scenario.seats } else { &[] },
        reaching: reaching.iter().map(|named| named.id.as_str()).collect(),
    };
    compiler.conditions.name(&compiler.names, &plain)?;
    compiler.headers(scenario, &votes)?;
    compiler.caps(scenario, &votes)?;
    compiler.levels();
    compiler.reaches(scenario.functions.len());
    compiler.conditions.name(&compiler.names, &reaching)?;
    compiler.bodies(scenario)?;
    let resources = compiler.resources(scenario)?;
    let Compiler { conditions, rules, evidence, .. } = compiler;
    let Conditions { formulas, elements, asked, reaches, .. } = conditions;
    Ok(Model {
        actors: scenario.actors.iter().map(|actor| actor.id.clone()).collect(),
        parties: parties(scenario).map(PartyId::from).collect(),
        phases: scenario.phases.iter().map(|phase| phase.id.clone()).collect(),
        functions: scenario.functions.iter().map(|function| function.id.clone()).collect(),
        voices: heard_alone(scenario).cloned().collect(),
        sourced: scenario.voices.len(),
        lookup: lookup(scenario, &rules),
        resources,
        elements,
        rules,
        evidence,
        choices,
        formulas,
        asked,
        reaches,
        unknown: scenario.acceptable.unknown,
    })
}

/// Where ids stand; of two things of one name, the first counts.
fn lookup(scenario: &Scenario, rules: &Table<RuleIx, CompiledRule>) -> Lookup {
    fn numbered<K: std::hash::Hash + Eq, I: super::index::Index>(ids: impl Iterator<Item = K>) -> HashMap<K, I> {
        let mut places = HashMap::new();
        ids.enumerate().for_each(|(number, id)| {
            places.entry(id).or_insert(I::new(number));
        });
        places
    }
    Lookup {
        elements: numbered(scenario.elements.iter().map(|element| element.id.clone())),
        actors: numbered(scenario.actors.iter().map(|actor| actor.id.clone())),
        phases: numbered(scenario.phases.iter().map(|phase| phase.id.clone())),
        rules: numbered(rules.iter().map(|rule| rule.id.clone())),
    }
}

/// Says where a rule stands.
fn place_of<'a>(list: &'a str, id: &'a RuleId) -> impl Fn() -> String + 'a {
    move || format!("{list} / {id}")
}

/// What rules are compiled with.
struct Compiler<'a> {
    scenario: &'a Scenario,
    names: Names<'a>,
    conditions: Conditions<'a>,
    evidence: Table<EvidenceIx, Evidence>,
    rules: Table<RuleIx, CompiledRule>,
    off: HashSet<&'a RuleId>,
    /// The seats that can be heard.
    seats: &'a [Seat],
    /// The named conditions that ask what the package reaches.
    reaching: HashSet<&'a str>,
}

impl<'a> Compiler<'a> {
    fn formula(&mut self, condition: Option<&'a Condition>, place: Place<'_>) -> Result<FormulaIx, Unresolved> {
        condition.map_or(Ok(TRUE), |condition| self.conditions.condition(&self.names, condition, place))
    }

    /// Adds every rule, in order, with what it rests on and nothing of what it says.
    fn headers(&mut self, scenario: &'a Scenario, votes: &'a [VoteRule]) -> Result<(), Unresolved> {
        let said = |judged: bool| if judged { EvidenceKind::Judgement } else { EvidenceKind::Said };
        for position in &scenario.positions {
            let judged = matches!(&position.provides, Some(provision) if provision.basis == Basis::Judgement);
            self.header("positions", position, said(judged))?;
        }
        for limit in &scenario.limits {
            self.header("limits", limit, said(limit.basis == Basis::Judgement))?;
        }
        for rule in &scenario.contradictions {
            self.header("contradictions", rule, EvidenceKind::Said)?;
        }
        for rule in &scenario.cautions {
            self.header("cautions", rule, EvidenceKind::Said)?;
        }
        for VoteRule { seat, limit } in votes {
            let seat = self.names.voice(seat, &|| format!("seats / {seat}"))?;
            self.header("seats", limit, EvidenceKind::Vote(seat))?;
        }
        Ok(())
    }

    fn header(&mut self, list: &str, rule: &'a impl Rule, kind: EvidenceKind) -> Result<(), Unresolved> {
        let place = place_of(list, rule.id());
        let mut evidence = self.names.evidence(rule.claims(), kind, &place)?;
        self.names.counter_claims(rule, &place)?;
        for seat in self.seats.iter().filter(|seat| supports(seat, rule.id())) {
            evidence.seats.insert(self.names.voice(&seat.id, &place)?);
        }
        evidence.from = rule.from();
        evidence.until = rule.until();
        evidence.switched_off = self.off.contains(rule.id());
        let evidence = self.evidence.push(evidence);
        self.rules.push(CompiledRule {
            id: rule.id().clone(),
            evidence,
            binds: TRUE,
            claims: rule.claims().to_vec(),
            counter_claims: rule.counter_claims().to_vec(),
            reaches: Vec::new(),
            priced: Vec::new(),
            body: Body::Vote,
            fires: FALSE,
        });
        Ok(())
    }

    /// That the rule counts in the reading.
    fn counts(&mut self, rule: RuleIx) -> FormulaIx {
        self.conditions.formulas.leaf(Leaf::Evidence(self.rules[rule].evidence))
    }

    /// Says what packages give in practice.
    fn reaches(&mut self, functions: usize) {
        let Conditions { formulas, elements, reaches, .. } = &mut self.conditions;
        for function in (0..functions).map(FunctionIx::new) {
            for (degree, level) in (1..=Degree::MAX.0).map(Degree).zip(Feasibility::ALL.into_iter().skip(1)) {
                let mut ways = Vec::new();
                for element in elements.iter().filter(|element| !element.frame) {
                    let gifts = element.gives.iter().filter(|gift| gift.function == function && gift.degree >= degree);
                    let gives = formulas.any(gifts.map(|gift| gift.when).collect::<Vec<_>>());
                    ways.push(formulas.all([gives, element.at_least(level)]));
                }
                reaches.insert((function, degree), formulas.any(ways));
            }
        }
    }

    /// Says what each rule reports that caps nothing.
    fn bodies(&mut self, scenario: &'a Scenario) -> Result<(), Unresolved> {
        let from = |first: usize| (first..).map(RuleIx::new);
        for (position, index) in scenario.positions.iter().zip(from(0)) {
            let place = place_of("positions", &position.id);
            let holder = self.names.party(&position.actor, &place)?;
            let firmness = position.firmness;
            self.asks(index, &position.met_when, position.crossed_when.iter().chain(&position.binds_when), &place)?;
            let (body, wrong) = match position.kind() {
                Some(PositionKind::RedLine(condition)) => {
                    let crossed = self.conditions.condition(&self.names, condition, &place)?;
                    (Body::RedLine { holder, firmness, crossed }, crossed)
                }
                Some(PositionKind::Floor(condition)) => {
                    let met = self.conditions.condition(&self.names, condition, &place)?;
                    (Body::Floor { holder, firmness, met }, self.conditions.formulas.not(met))
                }
                Some(PositionKind::Willingness(_)) => continue,
                None => return Err(Unresolved::Position(place())),
            };
            self.body(index, position.binds_when.as_ref(), (body, wrong), &place)?;
        }
        let first = scenario.positions.len() + scenario.limits.len();
        for (rule, index) in scenario.contradictions.iter().zip(from(first)) {
            let place = place_of("contradictions", &rule.id);
            self.asks(index, &None, rule.binds_when.iter().chain([&rule.when]), &place)?;
            let when = self.conditions.condition(&self.names, &rule.when, &place)?;
            self.body(index, rule.binds_when.as_ref(), (Body::Contradiction { when }, when), &place)?;
        }
        for (rule, index) in scenario.cautions.iter().zip(from(first + scenario.contradictions.len())) {
            let place = place_of("cautions", &rule.id);
            self.asks(index, &None, rule.binds_when.iter().chain([&rule.when]), &place)?;
            let when = self.conditions.condition(&self.names, &rule.when, &place)?;
            self.body(index, rule.binds_when.as_ref(), (Body::Caution { when }, when), &place)?;
        }
        Ok(())
    }

    /// Notes what a floor asks the package to reach, and whose costs a rule asks about.
    fn asks(
        &mut self,
        index: RuleIx,
        met_when: &'a Option<Condition>,
        others: impl IntoIterator<Item = &'a Condition>,
        place: Place<'_>,
    ) -> Result<(), Unresolved> {
        let (mut reaches, mut patterns) = (Vec::new(), Vec::new());
        if let Some(condition) = met_when {
            conditions::asks(self.scenario, condition, true, &mut reaches, &mut patterns);
        }
        for condition in others {
            conditions::asks(self.scenario, condition, true, &mut Vec::new(), &mut patterns);
        }
        for (function, degree) in reaches {
            let function = self.names.function(function.as_str(), place)?;
            self.rules[index].reaches.push((function, degree));
        }
        for pattern in patterns {
            let by = self.conditions.matching(&self.names, pattern, place)?;
            self.rules[index].priced.push(Matching { pattern: pattern.clone(), by });
        }
        Ok(())
    }

    fn body(
        &mut self,
        index: RuleIx,
        binds_when: Option<&'a Condition>,
        (body, so): (Body, FormulaIx),
        place: Place<'_>,
    ) -> Result<(), Unresolved> {
        let binds = self.formula(binds_when, place)?;
        let counts = self.counts(index);
        let fires = self.conditions.formulas.all([counts, binds, so]);
        let rule = &mut self.rules[index];
        (rule.binds, rule.body, rule.fires) = (binds, body, fires);
        Ok(())
    }

    fn resources(&mut self, scenario: &Scenario) -> Result<Table<ResourceIx, CompiledResource>, Unresolved> {
        let mut resources = Table::default();
        for resource in &scenario.resources {
            let place = || format!("resources / {}", resource.id);
            let mut capacity: Table<_, _> = scenario.actors.iter().map(|_| None).collect();
            for given in &resource.capacities {
                let evidence = self.names.evidence(&given.claims, EvidenceKind::Figure, &place)?;
                let entry: &mut Option<_> = &mut capacity[self.names.actor(given.actor.as_str(), &place)?];
                if entry.is_none() {
                    let evidence = (!given.claims.is_empty()).then(|| self.evidence.push(evidence));
                    *entry = Some(CompiledCapacity { amount: given.amount, evidence, claims: given.claims.clone() });
                }
            }
            resources.push(CompiledResource { id: resource.id.clone(), capacity });
        }
        Ok(resources)
    }
}
