//! What the board reports about a package (semantics, section 7).

use std::collections::{BTreeSet, HashMap};

use super::assessment::{Fact, Finding, FindingKind, Severity};
use super::board::{Board, Placed};
use super::index::{ActorIx, PatternIx, RuleIx};
use super::levels::{BoundSource, CardLevels};
use super::model::{Body, CompiledRule, Model};
use super::reason::Reasoner;
use super::resources::{Overcommitment, overcommitted};
use super::truth::{Open, Truth};
use crate::scenario::{ClaimId, ElementId, Feasibility, Firmness, Verdict};

/// What findings are drawn from.
pub(crate) struct Findings<'a> {
    model: &'a Model,
    board: &'a Board,
    truth: &'a Truth,
    open: &'a Open,
    /// Of the cards, in board order.
    levels: &'a [CardLevels],
    /// Where the elements on the board come in its order.
    places: HashMap<&'a ElementId, usize>,
}

impl<'a> Findings<'a> {
    /// Nothing is looked for yet.
    pub(crate) fn new(
        model: &'a Model,
        board: &'a Board,
        truth: &'a Truth,
        open: &'a Open,
        levels: &'a [CardLevels],
    ) -> Self {
        let ids = board.all.iter().map(|placed| &model.elements[placed.element].id);
        let places = ids.enumerate().map(|(place, id)| (id, place)).collect();
        Self { model, board, truth, open, levels, places }
    }

    /// All findings, most severe first.
    pub(crate) fn all(&self) -> Vec<Finding> {
        let reasoner = Reasoner::new(self.model, self.board, self.open);
        let in_force = self.model.rules.entries().filter(|(index, _)| self.open.heard[*index]);
        let mut findings: Vec<Finding> =
            in_force.filter_map(|(index, rule)| self.of_rule(&reasoner, index, rule)).collect();
        findings.extend(overcommitted(self.model, self.board).into_iter().map(of_shortage));
        for (card, levels) in self.board.cards().iter().zip(self.levels) {
            if levels.level == Feasibility::RuledOut {
                findings.push(self.ruled_out(&reasoner, card, levels));
            }
        }
        // Stable: what is alike stays in the order of the scenario.
        findings.sort_by_key(|finding| (finding.kind, finding.severity));
        findings
    }

    /// The finding of a rule, if it gives one.
    fn of_rule(&self, reasoner: &Reasoner<'_>, index: RuleIx, rule: &CompiledRule) -> Option<Finding> {
        // A vote is a judgement like a rating: it gives a card its level, and is no finding.
        if rule.vote || !self.truth.binds(rule.binds_when) {
            return None;
        }
        let mut bound = Vec::new();
        let (kind, severity, holder, cap) = match rule.body {
            Body::RedLine { actor, firmness, crossed } if self.truth.holds(crossed) => {
                (FindingKind::RedLine, position_severity(firmness), Some((actor, firmness)), None)
            }
            Body::Floor { actor, firmness, met } if !self.truth.holds(met) => {
                (FindingKind::Floor, position_severity(firmness), Some((actor, firmness)), None)
            }
            Body::Limit { on, when, cap } if self.truth.binds(when) => {
                bound = self.bound_by(on);
                (FindingKind::Limit, limit_severity(cap), None, Some(cap))
            }
            Body::Contradiction { when } if self.truth.holds(when) => {
                (FindingKind::Contradiction, Severity::Blocks, None, None)
            }
            Body::Caution { when } if self.truth.holds(when) => (FindingKind::Caution, Severity::Notes, None, None),
            Body::RedLine { .. } | Body::Floor { .. } | Body::Limit { .. } | Body::Contradiction { .. } => return None,
            Body::Caution { .. } | Body::Willingness { .. } => return None,
        };
        if kind == FindingKind::Limit && bound.is_empty() {
            return None;
        }
        let cause = reasoner.rule(index);
        Some(Finding {
            kind,
            rule: Some(rule.id.clone()),
            holder: holder.map(|(actor, _): (ActorIx, _)| (&self.model.actors[actor]).into()),
            firmness: holder.and_then(|(_, firmness)| firmness),
            severity,
            elements: self.concerned(&bound, &cause),
            cause,
            claims: rule.claims.clone(),
            counter_claims: rule.counter_claims.clone(),
            card: None,
            cap,
            shortage: None,
            missing: Vec::new(),
            unpriced: Vec::new(),
        })
    }

    /// The cards that a limit on this pattern binds.
    fn bound_by(&self, on: PatternIx) -> Vec<&Placed> {
        let pattern = &self.model.patterns[on];
        self.board.cards().iter().filter(|card| pattern.matches(self.model, card)).collect()
    }

    fn ruled_out(&self, reasoner: &Reasoner<'_>, card: &Placed, levels: &CardLevels) -> Finding {
        let element = &self.model.elements[card.element];
        let (mut claims, mut counter_claims) = (Vec::new(), Vec::new());
        for bound in levels.heard(self.model, self.open.hearing).filter(|bound| bound.level == levels.level) {
            let rating = match bound.by {
                BoundSource::Element => element.content.rating.as_ref(),
                BoundSource::Option(setting, option) => {
                    element.settings[setting].options[option].content.rating.as_ref()
                }
                BoundSource::NobodyProvides => None,
                BoundSource::Willingness(rule, _) | BoundSource::Limit(rule) => {
                    add(&mut claims, &self.model.rules[rule].claims);
                    add(&mut counter_claims, &self.model.rules[rule].counter_claims);
                    None
                }
            };
            add(&mut claims, rating.map_or(&[], |rating| &rating.claims));
        }
        let cause = reasoner.ruled_out(card);
        Finding {
            kind: FindingKind::RuledOut,
            rule: None,
            holder: None,
            firmness: None,
            severity: Severity::Blocks,
            elements: self.concerned(&[card], &cause),
            cause,
            claims,
            counter_claims,
            card: Some(element.id.clone()),
            cap: Some(Feasibility::RuledOut),
            shortage: None,
            missing: Vec::new(),
            unpriced: Vec::new(),
        }
    }

    /// The elements that are concerned or that the cause names, in board order.
    fn concerned(&self, cards: &[&Placed], cause: &[Fact]) -> Vec<ElementId> {
        let cards = cards.iter().map(|card| &self.model.elements[card.element].id);
        let named = cause.iter().filter_map(|fact| match fact {
            Fact::Card(named) => Some(named),
            Fact::NoCard(_) | Fact::NoOtherGives { .. } => None,
        });
        let places: BTreeSet<usize> = cards.chain(named).filter_map(|id| self.places.get(id).copied()).collect();
        let all = places.into_iter().filter_map(|place| self.board.all.get(place));
        all.map(|placed| self.model.elements[placed.element].id.clone()).collect()
    }
}

fn position_severity(firmness: Option<Firmness>) -> Severity {
    match firmness {
        Some(Firmness::Absolute) => Severity::Blocks,
        Some(Firmness::Firm | Firmness::Disputed) | None => Severity::Strains,
    }
}

fn limit_severity(cap: Feasibility) -> Severity {
    match cap {
        Feasibility::RuledOut => Severity::Blocks,
        Feasibility::Unlikely => Severity::Strains,
        Feasibility::Contested | Feasibility::Likely | Feasibility::Ready => Severity::Notes,
    }
}

/// The cards of the shortage, as they stand, need more than their providers have: nothing else matters.
fn of_shortage(overcommitment: Overcommitment) -> Finding {
    let Overcommitment { shortage, claims } = overcommitment;
    let mut distinct = Vec::new();
    add(&mut distinct, &claims);
    Finding {
        kind: FindingKind::Overcommitted,
        rule: None,
        holder: None,
        firmness: None,
        severity: Severity::Blocks,
        elements: shortage.cards.clone(),
        cause: shortage.cards.iter().cloned().map(Fact::Card).collect(),
        claims: distinct,
        counter_claims: Vec::new(),
        card: None,
        cap: None,
        shortage: Some(shortage),
        missing: Vec::new(),
        unpriced: Vec::new(),
    }
}

/// Adds the claims that are not there yet.
fn add(claims: &mut Vec<ClaimId>, more: &[ClaimId]) {
    for claim in more {
        if !claims.contains(claim) {
            claims.push(claim.clone());
        }
    }
}

/// The verdict that follows.
pub(crate) fn verdict(findings: &[Finding], feasibility: Option<Feasibility>) -> Verdict {
    let severe = |severity| findings.iter().any(|finding| finding.severity == severity);
    match feasibility {
        None => Verdict::Empty,
        Some(_) if severe(Severity::Blocks) => Verdict::Blocked,
        Some(lowest) if severe(Severity::Strains) || lowest <= Feasibility::Unlikely => Verdict::Strained,
        Some(_) => Verdict::Workable,
    }
}
