//! New things, as they are before anything is said of them: sound, and without effect.

use super::super::edit::Rejected;
use super::super::naming;
use crate::scenario::{Actor, Category, Function, Phase};
use crate::scenario::{
    Basis, Caution, Claim, Condition, Contradiction, Element, Feasibility, Firmness, Group, Item, ItemKind, Limit,
    NamedCondition, Package, PartyId, Pattern, Position, Provision, Resource, Scenario, Setting, SettingOption, Source,
    Strength, Voice, made_id,
};
use crate::wording;
use serde::{Deserialize, Serialize};

/// The speaker of a claim, until one is told.
const UNNAMED: &str = "Unnamed";

/// What a new position is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Stand {
    /// This must not happen; never crossed, until it is said by what.
    RedLine,
    /// This must happen; always met, until it is said by what.
    Floor,
    /// How ready the actor is to provide something.
    Willingness,
}

impl Stand {
    /// All of them, in the order offered.
    pub const ALL: [Self; 3] = [Self::RedLine, Self::Floor, Self::Willingness];
}

/// A new thing of this name, with a free id made from it. It changes nothing that follows: a red line is never crossed
/// and a floor always met until it is said when, and a limit, a contradiction or a caution never holds.
///
/// # Errors
/// If the name says nothing, or something must be there before.
pub fn fresh(scenario: &Scenario, kind: ItemKind, name: &str) -> Result<Item, Rejected> {
    let name = spoken(name)?;
    let id = free_id(scenario, kind, &name);
    let id = id.as_str();
    let note = String::new();
    Ok(match kind {
        ItemKind::Source => Source::new(id.into(), name).into(),
        ItemKind::Voice => Voice { id: id.into(), name, affiliation: String::new(), note }.into(),
        ItemKind::Claim => {
            // Most likely the source that was added for it.
            let source = scenario
                .sources
                .last()
                .ok_or(Rejected::First { before: ItemKind::Claim.one(), first: ItemKind::Source })?;
            Claim { sources: vec![source.id.clone()], ..new_claim(scenario, id, UNNAMED, name) }.into()
        }
        ItemKind::Group => Group { id: id.into(), name }.into(),
        ItemKind::Actor => Actor { id: id.into(), name, short: String::new(), groups: Vec::new(), note }.into(),
        ItemKind::Phase => Phase { id: id.into(), name, about: String::new() }.into(),
        ItemKind::Function => Function { id: id.into(), name, about: String::new() }.into(),
        ItemKind::Resource => {
            Resource { id: id.into(), name, unit: "pieces".to_owned(), capacities: Vec::new() }.into()
        }
        ItemKind::Category => Category { id: id.into(), name }.into(),
        ItemKind::Element => element(scenario, id, name)?.into(),
        ItemKind::Condition => NamedCondition { id: id.into(), title: name, holds_when: never() }.into(),
        ItemKind::Position => {
            let actor = scenario
                .actors
                .first()
                .ok_or(Rejected::First { before: ItemKind::Position.one(), first: ItemKind::Actor })?;
            position(scenario, &(&actor.id).into(), Stand::RedLine, &name)?.into()
        }
        ItemKind::Limit => {
            // At Ready it would cap nothing, but be reported on every card.
            let (on, when) = (Pattern::default(), Some(never()));
            Limit::new(id.into(), name, on, when, Feasibility::Ready, Basis::Judgement).into()
        }
        ItemKind::Contradiction => Contradiction::new(id.into(), name, never()).into(),
        ItemKind::Caution => Caution::new(id.into(), name, never()).into(),
        ItemKind::Package => Package::new(id.into(), name).into(),
    })
}

/// New things of these names, one after the other.
///
/// # Errors
/// The same as of one, for any of them.
pub fn several(scenario: &Scenario, kind: ItemKind, names: &[String]) -> Result<Vec<Item>, Rejected> {
    let mut with = scenario.clone();
    let add = |name: &String| {
        let item = fresh(&with, kind, name)?;
        with.insert_item(usize::MAX, item.clone());
        Ok(item)
    };
    names.iter().map(add).collect()
}

/// A free id made from a name.
pub fn free_id(scenario: &Scenario, kind: ItemKind, name: &str) -> String {
    made_id(name, kind.noun(), |id| scenario.is_taken(kind, id))
}

/// The name on one line, if it says something.
fn spoken(name: &str) -> Result<String, Rejected> {
    let name = naming::line(name).trim().to_owned();
    if name.is_empty() { Err(Rejected::NoName) } else { Ok(name) }
}

/// The condition that never holds, until something is put in its place.
pub fn never() -> Condition {
    Condition::Any(Vec::new())
}

/// A claim of which nothing is said but what: by whom is still to be told.
pub fn new_claim(scenario: &Scenario, id: &str, speaker: &str, says: String) -> Claim {
    Claim {
        id: id.into(),
        speaker: speaker.to_owned(),
        voice: None,
        date: scenario.as_of,
        says,
        strength: Strength::Strong,
        basis: Basis::Official,
        sources: Vec::new(),
        note: String::new(),
    }
}

/// A claim that is told, whose id is still to be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The claim.
    pub claim: Claim,
    /// The new source it stands in, whose id is still to be given; without a title there is none.
    pub source: Option<Source>,
}

/// What is to be added for a claim that is told: its source, if that is new, and the claim, with free ids; and the
/// claim's id. `before` is about to be added too.
///
/// # Errors
/// If it does not say by whom or what, or stands in no source.
pub fn claim_with_source(scenario: &Scenario, told: &Told, before: &[Item]) -> Result<(Vec<Item>, String), Rejected> {
    let taken = |kind: ItemKind, id: &str| {
        scenario.is_taken(kind, id) || before.iter().any(|item| item.kind() == kind && item.id() == id)
    };
    let mut claim = told.claim.clone();
    let (speaker, says) = (spoken(&claim.speaker), spoken(&claim.says));
    let (Ok(speaker), Ok(says)) = (speaker, says) else { return Err(Rejected::Unsaid) };
    let id = made_id(&says, "claim", |id| taken(ItemKind::Claim, id));
    (claim.id, claim.speaker, claim.says) = (id.as_str().into(), speaker, says);
    let mut added = Vec::new();
    if let Some(mut source) = told.source.clone().filter(|source| !source.title.trim().is_empty()) {
        source.title = spoken(&source.title)?;
        let id = made_id(&source.title, "source", |id| taken(ItemKind::Source, id));
        source.id = id.as_str().into();
        claim.sources = vec![source.id.clone()];
        added.push(source.into());
    }
    if claim.sources.is_empty() {
        return Err(Rejected::First { before: ItemKind::Claim.one(), first: ItemKind::Source });
    }
    added.push(claim.into());
    Ok((added, id))
}

fn element(scenario: &Scenario, id: &str, name: String) -> Result<Element, Rejected> {
    let category = scenario
        .categories
        .first()
        .ok_or(Rejected::First { before: ItemKind::Element.one(), first: ItemKind::Category })?;
    Ok(Element::new(id.into(), name, category.id.clone()))
}

/// A new position of an actor or a group.
///
/// # Errors
/// If the name says nothing, or, for a willingness, if there is no element that the holder may provide.
pub fn position(scenario: &Scenario, holder: &PartyId, stand: Stand, title: &str) -> Result<Position, Rejected> {
    let title = spoken(title)?;
    let id = free_id(scenario, ItemKind::Position, &title);
    let mut position = Position::new(id.as_str().into(), title, holder.clone(), Some(Firmness::Firm), None, None, None);
    set_stand(scenario, &mut position, stand)?;
    Ok(position)
}

/// Makes a position one of another kind; what it asked goes on where it can.
///
/// # Errors
/// For a willingness, if there is no element that the holder may provide.
pub fn set_stand(scenario: &Scenario, position: &mut Position, stand: Stand) -> Result<(), Rejected> {
    let asked = position.crossed_when.take().or_else(|| position.met_when.take());
    // What is never so becomes what is always so, and the other way round: neither has an effect.
    let turned = |asked: Option<Condition>, still: Condition, other: &Condition| match asked {
        Some(asked) if asked != *other => asked,
        _ => still,
    };
    let always = Condition::All(Vec::new());
    let provides = position.provides.take();
    match stand {
        Stand::RedLine => position.crossed_when = Some(turned(asked, never(), &always)),
        Stand::Floor => position.met_when = Some(turned(asked, always, &never())),
        Stand::Willingness => {
            position.provides = Some(provides.map_or_else(|| provision_of(scenario, &position.actor), Ok)?);
        }
    }
    position.firmness = match stand {
        Stand::Willingness => None,
        Stand::RedLine | Stand::Floor => position.firmness.or(Some(Firmness::Firm)),
    };
    Ok(())
}

/// What a position asks before it is said what.
pub fn asked(stand: Stand) -> Condition {
    if stand == Stand::Floor { Condition::All(Vec::new()) } else { never() }
}

/// The first element that the holder may provide, at Contested.
///
/// # Errors
/// If there is none.
pub fn provision_of(scenario: &Scenario, holder: &PartyId) -> Result<Provision, Rejected> {
    let mut cards = scenario.elements.iter().filter(|element| !element.frame);
    let may = |element: &&Element| scenario.members(holder).any(|one| element.providers.contains(&one.id));
    let own = cards.clone().find(may);
    let element = own.ok_or_else(|| match cards.next() {
        Some(_) => Rejected::NothingToProvide(wording::name::party(scenario, holder).to_owned()),
        None => Rejected::First { before: "a willingness", first: ItemKind::Element },
    })?;
    Ok(Provision {
        elements: vec![element.id.clone()],
        with: indexmap::IndexMap::new(),
        level: Feasibility::Contested,
        otherwise: None,
        basis: Basis::Judgement,
    })
}

/// A new setting of an element, with one option.
///
/// # Errors
/// If a name says nothing.
pub fn setting(element: &Element, name: &str, first: &str) -> Result<Setting, Rejected> {
    let name = spoken(name)?;
    let id = made_id(&name, "setting", |id| element.settings.iter().any(|known| known.id.as_str() == id));
    let mut setting = Setting { id: id.as_str().into(), name, default: "".into(), options: Vec::new() };
    let option = option(&setting, first)?;
    setting.default = option.id.clone();
    setting.options.push(option);
    Ok(setting)
}

/// A new option of a setting.
///
/// # Errors
/// If the name says nothing.
pub fn option(setting: &Setting, name: &str) -> Result<SettingOption, Rejected> {
    let name = spoken(name)?;
    let id = made_id(&name, "option", |id| setting.options.iter().any(|known| known.id.as_str() == id));
    Ok(SettingOption::new(id.as_str().into(), name))
}
