//! A finding in the JSON document, with the facts of its cause.

use serde::Serialize;

use super::key::{self, Level};
use crate::assess::{Assessment, Fact, Finding, Missing, Shortage};
use crate::scenario::{
    ActorId, ClaimId, Degree, ElementId, FunctionId, Package, PartyId, Pattern, Quantity, ResourceId, RuleId, Scenario,
};
use crate::wording;

#[derive(Serialize)]
pub(super) struct FindingJson<'a> {
    kind: &'static str,
    rule: Option<&'a RuleId>,
    holder: Option<&'a PartyId>,
    firmness: Option<&'static str>,
    severity: &'static str,
    title: String,
    reason: String,
    cause: Vec<FactJson<'a>>,
    /// False: the work was cut short, and fewer facts might do.
    #[serde(rename = "cause_is_shortest")]
    shortest: bool,
    elements: &'a [ElementId],
    claims: &'a [ClaimId],
    counter_claims: &'a [ClaimId],
    card: Option<&'a ElementId>,
    cap: Option<Level>,
    shortage: Option<ShortageJson<'a>>,
    missing: Vec<MissingJson<'a>>,
    unpriced: &'a [ElementId],
}

impl<'a> FindingJson<'a> {
    pub fn new(scenario: &Scenario, package: &Package, assessment: &Assessment, finding: &'a Finding) -> Self {
        let fact = |fact| FactJson::new(wording::fact(scenario, package, finding, fact), fact);
        Self {
            kind: key::finding_kind(finding.kind),
            rule: finding.rule.as_ref(),
            holder: finding.holder.as_ref(),
            firmness: finding.firmness.map(key::firmness),
            severity: key::severity(finding.severity),
            title: wording::finding_title(scenario, finding),
            reason: wording::finding_reason(scenario, package, assessment, finding),
            cause: finding.cause.iter().flat_map(|cause| &cause.facts).map(fact).collect(),
            shortest: finding.cause.as_ref().is_none_or(|cause| cause.shortest),
            elements: &finding.elements,
            claims: &finding.claims,
            counter_claims: &finding.counter_claims,
            card: finding.card.as_ref(),
            cap: finding.cap.map(Level::from),
            shortage: finding.shortage.as_ref().map(ShortageJson::new),
            missing: finding.missing.iter().map(|missing| MissingJson::new(scenario, missing)).collect(),
            unpriced: &finding.unpriced,
        }
    }
}

#[derive(Serialize)]
struct FactJson<'a> {
    #[serde(flatten)]
    fact: FactKindJson<'a>,
    text: String,
}

#[derive(Serialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
enum FactKindJson<'a> {
    Card { card: &'a ElementId },
    NoCard { pattern: &'a Pattern },
    NoOtherCard { pattern: &'a Pattern, except: &'a [ElementId] },
    NoOtherGives { function: &'a FunctionId, degree: Degree, except: &'a [ElementId] },
}

impl<'a> FactJson<'a> {
    fn new(text: String, fact: &'a Fact) -> Self {
        let fact = match fact {
            Fact::Card(card) => FactKindJson::Card { card },
            Fact::NoCard(pattern) => FactKindJson::NoCard { pattern },
            Fact::NoOtherCard { pattern, except } => FactKindJson::NoOtherCard { pattern, except },
            Fact::NoOtherGives { function, degree, except } => {
                FactKindJson::NoOtherGives { function, degree: *degree, except }
            }
        };
        Self { fact, text }
    }
}

#[derive(Serialize)]
struct MissingJson<'a> {
    function: &'a FunctionId,
    wanted: Degree,
    given: Degree,
    by: &'a [ElementId],
    text: String,
}

impl<'a> MissingJson<'a> {
    fn new(scenario: &Scenario, missing: &'a Missing) -> Self {
        let Missing { function, wanted, given, by } = missing;
        Self { function, wanted: *wanted, given: *given, by, text: wording::missing(scenario, missing) }
    }
}

#[derive(Serialize)]
struct ShortageJson<'a> {
    resource: &'a ResourceId,
    cards: &'a [ElementId],
    need: Quantity,
    providers: &'a [ActorId],
    capacity: Quantity,
}

impl<'a> ShortageJson<'a> {
    fn new(shortage: &'a Shortage) -> Self {
        let Shortage { resource, cards, need, providers, capacity } = shortage;
        Self { resource, cards, need: *need, providers, capacity: *capacity }
    }
}
