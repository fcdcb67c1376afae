//! What the board reports about a package (semantics, section 7).

use super::assessment::{Finding, FindingKind, Missing, Protection, Severity};
use super::bringing::Bringing;
use super::levels::{CardLevel, caps};
use super::read::Read;
use super::resources::{Overcommitment, overcommitted};
use crate::logic::board::Placed;
use crate::logic::index::PartyIx;
use crate::logic::model::{Body, CompiledRule};
use crate::scenario::{ClaimId, ElementId, Feasibility, Firmness, Verdict};

/// All findings, most severe first.
pub(crate) fn findings(read: &Read<'_>, levels: &[CardLevel], protection: &[Protection]) -> Vec<Finding> {
    let rules = read.model.rules.iter().filter(|rule| read.values.holds(rule.fires));
    let mut findings: Vec<Finding> = rules.filter_map(|rule| of_rule(read, rule, protection)).collect();
    findings.extend(overcommitted(read).into_iter().map(of_shortage));
    for (card, level) in read.board.cards().iter().zip(levels) {
        if level.level == Feasibility::RuledOut {
            findings.push(ruled_out(read, card));
        }
    }
    // Stable: what is alike stays in the order of the scenario.
    findings.sort_by_key(|finding| (finding.kind, finding.severity));
    findings
}

/// The finding of a rule that fires.
fn of_rule(read: &Read<'_>, rule: &CompiledRule, protection: &[Protection]) -> Option<Finding> {
    let mut bringing = Bringing::new(read);
    bringing.holds(rule.fires);
    let (kind, severity, holder, cap) = match &rule.body {
        Body::RedLine { holder, firmness, .. } => {
            (FindingKind::RedLine, position_severity(*firmness), Some((*holder, *firmness)), None)
        }
        Body::Floor { holder, firmness, .. } => {
            (FindingKind::Floor, position_severity(*firmness), Some((*holder, *firmness)), None)
        }
        Body::Limit { cap, .. } => (FindingKind::Limit, limit_severity(*cap), None, Some(*cap)),
        Body::Contradiction { .. } => (FindingKind::Contradiction, Severity::Blocks, None, None),
        Body::Caution { .. } => (FindingKind::Caution, Severity::Notes, None, None),
        Body::Willingness { .. } | Body::Vote => return None,
    };
    let missing = if kind == FindingKind::Floor { missing(read, rule, protection) } else { Vec::new() };
    Some(Finding {
        kind,
        rule: Some(rule.id.clone()),
        holder: holder.map(|(holder, _): (PartyIx, _)| read.model.parties[holder].clone()),
        firmness: holder.and_then(|(_, firmness)| firmness),
        severity,
        elements: bringing.elements(),
        cause: None,
        claims: rule.claims.clone(),
        counter_claims: rule.counter_claims.clone(),
        card: None,
        cap,
        shortage: None,
        missing,
        unpriced: unpriced(read, rule),
    })
}

/// The protection that is asked for and not given.
fn missing(read: &Read<'_>, rule: &CompiledRule, protection: &[Protection]) -> Vec<Missing> {
    let lacking = |(function, wanted): &(_, _)| {
        let id = &read.model.functions[*function];
        let given = protection.iter().find(|given| given.function == *id && given.in_practice < *wanted)?;
        let (given, by) = (given.in_practice, given.practice_by.clone());
        Some(Missing { function: id.clone(), wanted: *wanted, given, by })
    };
    rule.reaches.iter().filter_map(lacking).collect()
}

/// The cards whose costs are asked for and not known, in board order.
fn unpriced(read: &Read<'_>, rule: &CompiledRule) -> Vec<ElementId> {
    let asked = |card: &&Placed| {
        let mut by = rule.priced.iter().flat_map(|matching| &matching.by);
        by.any(|(element, matches)| *element == card.element && read.values.holds(*matches))
    };
    let priced =
        |card: &Placed| read.model.elements[card.element].costs.iter().any(|cost| read.values.holds(cost.when));
    let cards = read.board.cards().iter().filter(asked).filter(|card| !priced(card));
    cards.map(|card| read.model.elements[card.element].id.clone()).collect()
}

fn ruled_out(read: &Read<'_>, card: &Placed) -> Finding {
    let model = read.model;
    let element = &model.elements[card.element];
    let (mut claims, mut counter_claims) = (Vec::new(), Vec::new());
    let mut bringing = Bringing::new(read);
    bringing.holds(element.card);
    for cap in caps(read, card).into_iter().filter(|cap| cap.level == Feasibility::RuledOut) {
        bringing.holds(cap.when);
        add(&mut claims, &cap.claims);
        if let Some(rule) = cap.by.rule() {
            add(&mut counter_claims, &model.rules[rule].counter_claims);
        }
    }
    if read.values.holds(element.unknown) && model.unknown == Feasibility::RuledOut {
        bringing.holds(element.unknown);
    }
    Finding {
        kind: FindingKind::RuledOut,
        rule: None,
        holder: None,
        firmness: None,
        severity: Severity::Blocks,
        elements: bringing.elements(),
        cause: None,
        claims,
        counter_claims,
        card: Some(element.id.clone()),
        cap: Some(Feasibility::RuledOut),
        shortage: None,
        missing: Vec::new(),
        unpriced: Vec::new(),
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
        cause: None,
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
