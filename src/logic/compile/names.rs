//! Resolves the ids of a scenario to indices while it is compiled.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::logic::evidence::{Evidence, EvidenceKind};
use crate::logic::index::{ActorIx, ElementIx, FunctionIx, Index, PartyIx, PhaseIx, ResourceIx, Set, TagIx, VoiceIx};
use crate::logic::model::Unresolved;
use crate::scenario::{Claim, ClaimId, ElementId, PartyId, Rule, Scenario, Tag, VoiceId};

/// Where the names of a scenario stand. Of two things of one name, the first counts.
pub(crate) struct Names<'a> {
    actors: HashMap<&'a str, ActorIx>,
    groups: HashMap<&'a str, Set<ActorIx>>,
    /// How many actors there are.
    count: usize,
    /// The actors as they are numbered, then the groups.
    parties: HashMap<&'a str, PartyIx>,
    phases: HashMap<&'a str, PhaseIx>,
    functions: HashMap<&'a str, FunctionIx>,
    resources: HashMap<&'a str, ResourceIx>,
    elements: HashMap<&'a str, ElementIx>,
    voices: HashMap<&'a str, VoiceIx>,
    claims: HashMap<&'a str, &'a Claim>,
    tags: HashMap<&'a str, TagIx>,
}

/// Numbers the names in order.
fn numbered<'a, I: Index>(names: impl Iterator<Item = &'a str>) -> HashMap<&'a str, I> {
    let mut numbers = HashMap::new();
    for (number, name) in names.enumerate() {
        numbers.entry(name).or_insert_with(|| I::new(number));
    }
    numbers
}

/// The entry of a name, or what is wrong.
fn find<T: Clone>(
    table: &HashMap<&str, T>,
    kind: &'static str,
    name: &str,
    place: &dyn Fn() -> String,
) -> Result<T, Unresolved> {
    table.get(name).cloned().ok_or_else(|| Unresolved::Unknown { kind, name: name.to_owned(), place: place() })
}

/// The actors, then the groups.
pub(crate) fn parties(scenario: &Scenario) -> impl Iterator<Item = &str> {
    let groups = scenario.groups.iter().map(|group| group.id.as_str());
    scenario.actors.iter().map(|actor| actor.id.as_str()).chain(groups)
}

/// Who can be heard alone: the voices, then the seats if votes are revealed.
pub(crate) fn heard_alone(scenario: &Scenario) -> impl Iterator<Item = &VoiceId> {
    let seats = scenario.seats.iter().filter(|_| scenario.votes_revealed).map(|seat| &seat.id);
    scenario.voices.iter().map(|voice| &voice.id).chain(seats)
}

/// Where a reference stands, said only if it does not resolve.
pub(crate) type Place<'a> = &'a dyn Fn() -> String;

impl<'a> Names<'a> {
    pub(crate) fn new(scenario: &'a Scenario) -> Result<Self, Unresolved> {
        let mut names = Self {
            actors: numbered(scenario.actors.iter().map(|actor| actor.id.as_str())),
            groups: scenario.groups.iter().map(|group| (group.id.as_str(), Set::default())).collect(),
            count: scenario.actors.len(),
            parties: numbered(parties(scenario)),
            phases: numbered(scenario.phases.iter().map(|phase| phase.id.as_str())),
            functions: numbered(scenario.functions.iter().map(|function| function.id.as_str())),
            resources: numbered(scenario.resources.iter().map(|resource| resource.id.as_str())),
            elements: numbered(scenario.elements.iter().map(|element| element.id.as_str())),
            voices: numbered(heard_alone(scenario).map(VoiceId::as_str)),
            claims: scenario.claims.iter().map(|claim| (claim.id.as_str(), claim)).collect(),
            tags: HashMap::new(),
        };
        for (number, actor) in scenario.actors.iter().enumerate() {
            for group in &actor.groups {
                let members = names.groups.get_mut(group.as_str()).ok_or_else(|| Unresolved::Unknown {
                    kind: "group",
                    name: group.to_string(),
                    place: format!("actors / {}", actor.id),
                })?;
                members.insert(ActorIx::new(number));
            }
        }
        for element in &scenario.elements {
            for tag in element.possible_tags() {
                let next = TagIx::new(names.tags.len());
                names.tags.entry(tag.as_str()).or_insert(next);
            }
        }
        Ok(names)
    }

    pub(crate) fn actor(&self, name: &str, place: Place<'_>) -> Result<ActorIx, Unresolved> {
        find(&self.actors, "actor", name, place)
    }

    pub(crate) fn phase(&self, name: &str, place: Place<'_>) -> Result<PhaseIx, Unresolved> {
        find(&self.phases, "phase", name, place)
    }

    pub(crate) fn function(&self, name: &str, place: Place<'_>) -> Result<FunctionIx, Unresolved> {
        find(&self.functions, "function", name, place)
    }

    pub(crate) fn resource(&self, name: &str, place: Place<'_>) -> Result<ResourceIx, Unresolved> {
        find(&self.resources, "resource", name, place)
    }

    pub(crate) fn element(&self, id: &ElementId, place: Place<'_>) -> Result<ElementIx, Unresolved> {
        find(&self.elements, "element", id.as_str(), place)
    }

    /// The tag's index; `None` if nothing carries it.
    pub(crate) fn tag(&self, tag: &Tag) -> Option<TagIx> {
        self.tags.get(tag.as_str()).copied()
    }

    /// The actors that these actors and groups make up.
    pub(crate) fn parties(&self, parties: &[PartyId], place: Place<'_>) -> Result<Set<ActorIx>, Unresolved> {
        let mut set = Set::default();
        for party in parties {
            match self.groups.get(party.as_str()) {
                Some(members) => set.extend(members),
                None => set.insert(find(&self.actors, "actor or group", party.as_str(), place)?),
            }
        }
        Ok(set)
    }

    /// How many parties are actors; the others are groups.
    pub(crate) fn actors(&self) -> usize {
        self.count
    }

    /// An actor or a group.
    pub(crate) fn party(&self, id: &PartyId, place: Place<'_>) -> Result<PartyIx, Unresolved> {
        find(&self.parties, "actor or group", id.as_str(), place)
    }

    /// A voice or a seat.
    pub(crate) fn voice(&self, id: &VoiceId, place: Place<'_>) -> Result<VoiceIx, Unresolved> {
        find(&self.voices, "voice", id.as_str(), place)
    }

    /// What the claims say of who is heard, and since when.
    pub(crate) fn evidence(
        &self,
        claims: &[ClaimId],
        kind: EvidenceKind,
        place: Place<'_>,
    ) -> Result<Evidence, Unresolved> {
        let mut evidence = Evidence { kind, ..Evidence::default() };
        for id in claims {
            let claim = find(&self.claims, "claim", id.as_str(), place)?;
            let first =
                |known: &mut Option<Date>| *known = Some(known.map_or(claim.date, |known| known.min(claim.date)));
            first(&mut evidence.said);
            if claim.on_record() {
                first(&mut evidence.recorded);
            }
            if let Some(voice) = &claim.voice {
                let voice = find(&self.voices, "voice", voice.as_str(), &|| format!("claims / {id}"))?;
                evidence.voices.push((voice, claim.date));
            }
        }
        Ok(evidence)
    }

    /// Checks that the counter-claims of a rule exist.
    pub(crate) fn counter_claims(&self, rule: &dyn Rule, place: Place<'_>) -> Result<(), Unresolved> {
        self.evidence(rule.counter_claims(), EvidenceKind::Said, place).map(|_| ())
    }
}
