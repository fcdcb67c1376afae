//! A package in the JSON document: verdict, weakest link, cards, actors, protection, costs and means.

use indexmap::IndexMap;
use serde::Serialize;

use super::finding::FindingJson;
use super::key::{self, Level};
use crate::assess::{ActorStanding, Assessment, Cap, CapSource, CardAssessment, Means, Money, Protection};
use crate::scenario::{
    ActorId, Choices, Degree, Element, ElementId, FunctionId, OptionId, Package, PackageId, PartyId, PhaseId, Quantity,
    Range, ResourceId, RuleId, Scenario, SettingId, VoiceId, chosen,
};
use crate::wording;

/// The options that hold, defaults included, by setting.
pub(super) type Chosen<'a> = IndexMap<&'a SettingId, &'a OptionId>;

#[derive(Serialize)]
pub(super) struct PackageJson<'a> {
    id: &'a PackageId,
    name: &'a str,
    verdict: &'static str,
    sentence: String,
    summary: String,
    feasibility: Option<Level>,
    certainty: Option<&'static str>,
    weakest_link: Vec<WeakLinkJson<'a>>,
    frame: IndexMap<&'a ElementId, Chosen<'a>>,
    cards: Vec<CardJson<'a>>,
    actors: Vec<ActorJson<'a>>,
    protection: Vec<ProtectionJson<'a>>,
    costs: CostsJson<'a>,
    means: Vec<MeansJson<'a>>,
    findings: Vec<FindingJson<'a>>,
}

impl<'a> PackageJson<'a> {
    pub fn new(scenario: &'a Scenario, package: &'a Package, assessment: &'a Assessment) -> Self {
        let weakest = assessment.cards.iter().filter(|card| assessment.weakest.contains(&card.element));
        let frame = scenario.elements.iter().filter(|element| element.frame).map(|element| &element.id);
        Self {
            id: &package.id,
            name: &package.name,
            verdict: key::verdict(assessment.verdict),
            sentence: wording::verdict_line(scenario, assessment),
            summary: wording::verdict_sentence(scenario, assessment),
            feasibility: assessment.feasibility.map(Level::from),
            certainty: assessment.feasibility.map(|_| key::certainty(assessment.certainty)),
            weakest_link: weakest.map(|card| WeakLinkJson::new(scenario, card)).collect(),
            frame: frame.map(|id| (id, options(scenario, package, id))).collect(),
            cards: assessment.cards.iter().map(|card| CardJson::new(scenario, package, card)).collect(),
            actors: assessment.actors.iter().map(ActorJson::new).collect(),
            protection: assessment.protection.iter().map(ProtectionJson::new).collect(),
            costs: CostsJson::new(scenario, assessment.money),
            means: assessment.means.iter().map(|means| MeansJson::new(scenario, means)).collect(),
            findings: assessment
                .findings
                .iter()
                .map(|finding| FindingJson::new(scenario, package, assessment, finding))
                .collect(),
        }
    }
}

/// The options that hold for a card or frame element, in the order of the scenario's settings.
fn options<'a>(scenario: &'a Scenario, package: &'a Package, id: &ElementId) -> Chosen<'a> {
    let Some(element) = scenario.element(id) else { return Chosen::new() };
    let choices = package.card(id).map(|card| &card.with).or_else(|| package.frame.get(id));
    chosen_by(element, choices)
}

/// The options that hold where these are chosen, in the order of the element's settings.
pub(super) fn chosen_by<'a>(element: &'a Element, choices: Option<&'a Choices>) -> Chosen<'a> {
    let option = |setting: &'a SettingId, default: &'a OptionId| {
        choices.and_then(|choices| chosen(choices, element, setting)).unwrap_or(default)
    };
    element.settings.iter().map(|setting| (&setting.id, option(&setting.id, &setting.default))).collect()
}

#[derive(Serialize)]
struct WeakLinkJson<'a> {
    card: &'a ElementId,
    because: Vec<CapJson<'a>>,
}

impl<'a> WeakLinkJson<'a> {
    fn new(scenario: &Scenario, card: &'a CardAssessment) -> Self {
        let because = card.deciding().map(|cap| CapJson::new(scenario, card, cap)).collect();
        Self { card: &card.element, because }
    }
}

#[derive(Serialize)]
struct CardJson<'a> {
    card: &'a ElementId,
    name: &'a str,
    phase: Option<&'a PhaseId>,
    by: &'a [ActorId],
    with: Chosen<'a>,
    feasibility: Level,
    certainty: &'static str,
    caps: Vec<CapJson<'a>>,
    spread: Option<Vec<VoiceJson<'a>>>,
    unknown: &'a [ActorId],
    gives: Vec<GiftJson<'a>>,
}

impl<'a> CardJson<'a> {
    fn new(scenario: &'a Scenario, package: &'a Package, card: &'a CardAssessment) -> Self {
        let laid = package.card(&card.element);
        let voice = |(voice, level): &'a (VoiceId, _)| VoiceJson { voice, feasibility: Level::from(*level) };
        let gift = |(function, degree): &'a (FunctionId, Degree)| GiftJson { function, degree: *degree };
        Self {
            card: &card.element,
            name: wording::name::element(scenario, &card.element),
            phase: laid.map(|laid| &laid.phase),
            by: laid.map_or(&[], |laid| &laid.by),
            with: options(scenario, package, &card.element),
            feasibility: card.level.into(),
            certainty: key::certainty(card.certainty),
            caps: card.caps.iter().map(|cap| CapJson::new(scenario, card, cap)).collect(),
            spread: card.spread.as_ref().map(|spread| spread.voices.iter().map(voice).collect()),
            unknown: &card.unknown,
            gives: card.gives.iter().map(gift).collect(),
        }
    }
}

#[derive(Serialize)]
struct VoiceJson<'a> {
    voice: &'a VoiceId,
    feasibility: Level,
}

#[derive(Serialize)]
struct GiftJson<'a> {
    function: &'a FunctionId,
    degree: Degree,
}

#[derive(Serialize)]
struct CapJson<'a> {
    feasibility: Level,
    #[serde(flatten)]
    by: CapSourceJson<'a>,
    text: String,
}

#[derive(Serialize)]
#[serde(tag = "by", rename_all = "snake_case")]
enum CapSourceJson<'a> {
    Element,
    Option { setting: &'a SettingId, option: &'a OptionId },
    NobodyProvides,
    Willingness { rule: &'a RuleId, actor: &'a ActorId },
    Otherwise { rule: &'a RuleId, actor: &'a ActorId },
    Unknown,
    Limit { rule: &'a RuleId },
}

impl<'a> CapJson<'a> {
    fn new(scenario: &Scenario, card: &CardAssessment, cap: &'a Cap) -> Self {
        let by = match &cap.by {
            CapSource::Element => CapSourceJson::Element,
            CapSource::Option(setting, option) => CapSourceJson::Option { setting, option },
            CapSource::NobodyProvides => CapSourceJson::NobodyProvides,
            CapSource::Willingness { rule, actor } => CapSourceJson::Willingness { rule, actor },
            CapSource::Otherwise { rule, actor } => CapSourceJson::Otherwise { rule, actor },
            CapSource::Unknown => CapSourceJson::Unknown,
            CapSource::Limit(rule) => CapSourceJson::Limit { rule },
        };
        Self { feasibility: cap.level.into(), by, text: wording::cap(scenario, card, cap) }
    }
}

#[derive(Serialize)]
struct ActorJson<'a> {
    actor: &'a PartyId,
    crossed: &'a [RuleId],
    unmet: &'a [RuleId],
    reluctant: &'a [ElementId],
    provides: &'a [ElementId],
    unknown: &'a [ElementId],
    positions: usize,
}

impl<'a> ActorJson<'a> {
    fn new(standing: &'a ActorStanding) -> Self {
        let ActorStanding { actor, crossed, unmet, reluctant, provides, unknown, positions } = standing;
        Self { actor, crossed, unmet, reluctant, provides, unknown, positions: *positions }
    }
}

#[derive(Serialize)]
struct ProtectionJson<'a> {
    function: &'a FunctionId,
    on_paper: Degree,
    in_practice: Degree,
    paper_by: &'a [ElementId],
    practice_by: &'a [ElementId],
}

impl<'a> ProtectionJson<'a> {
    fn new(protection: &'a Protection) -> Self {
        let Protection { function, on_paper, in_practice, paper_by, practice_by } = protection;
        Self { function, on_paper: *on_paper, in_practice: *in_practice, paper_by, practice_by }
    }
}

#[derive(Serialize)]
struct CostsJson<'a> {
    unit: &'a str,
    per_year: Range,
    once: Range,
    unpriced: usize,
}

impl<'a> CostsJson<'a> {
    fn new(scenario: &'a Scenario, money: Money) -> Self {
        let Money { per_year, once, unpriced } = money;
        Self { unit: &scenario.money, per_year, once, unpriced }
    }
}

#[derive(Serialize)]
struct MeansJson<'a> {
    resource: &'a ResourceId,
    unit: &'a str,
    need: Quantity,
    unchecked: &'a [ActorId],
    unprovided: &'a [ElementId],
}

impl<'a> MeansJson<'a> {
    fn new(scenario: &'a Scenario, means: &'a Means) -> Self {
        let Means { resource, need, unchecked, unprovided } = means;
        Self { resource, unit: wording::name::unit(scenario, resource), need: *need, unchecked, unprovided }
    }
}
