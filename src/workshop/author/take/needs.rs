//! What a thing needs, and what it names beside that.

use super::alone;
use crate::scenario::{Element, ElementId, Item, ItemKey, ItemKind, Mention, Scenario, SettingId, Tag};

/// What a thing speaks of, by what it would be without.
#[derive(Default)]
pub(super) struct Needs {
    /// Without these it could not be, or would not say what it says.
    pub(super) all: Vec<ItemKey>,
    /// Of each of these one is enough.
    pub(super) one_of: Vec<Wanted>,
    /// It is as good without these.
    pub(super) beside: Vec<ItemKey>,
}

impl Needs {
    /// What it needs, and what it means among others.
    pub(super) fn needed(&self, from: &Scenario) -> Vec<ItemKey> {
        self.all.iter().cloned().chain(self.one_of.iter().flat_map(|wanted| wanted.of(from))).collect()
    }

    /// The same, with what it is as good without.
    pub(super) fn spoken(&self, from: &Scenario) -> Vec<ItemKey> {
        self.needed(from).into_iter().chain(self.beside.iter().cloned()).collect()
    }

    /// All that it names, one by one.
    pub(super) fn named(&self, _: &Scenario) -> Vec<ItemKey> {
        let meant = self.one_of.iter().flat_map(|wanted| wanted.named());
        self.all.iter().chain(meant).chain(&self.beside).cloned().collect()
    }
}

/// Things of which one is enough.
pub(super) enum Wanted {
    /// These.
    These(Vec<ItemKey>),
    /// The elements that one part of a pattern means: any that carry these tags and have this setting.
    Elements(Vec<Tag>, Option<SettingId>),
}

impl Wanted {
    /// Those of a scenario.
    pub(super) fn of(&self, scenario: &Scenario) -> Vec<ItemKey> {
        match self {
            Self::These(keys) => keys.iter().filter(|key| scenario.place(key).is_some()).cloned().collect(),
            Self::Elements(tags, setting) => {
                let means = |element: &&Element| {
                    element.can_carry(tags) && setting.as_ref().is_none_or(|id| element.setting(id).is_some())
                };
                let meant = scenario.elements.iter().filter(means);
                meant.map(|element| ItemKey::new(ItemKind::Element, &element.id)).collect()
            }
        }
    }

    /// Those of a scenario that are named one by one.
    pub(super) fn named(&self) -> &[ItemKey] {
        match self {
            Self::These(keys) => keys,
            Self::Elements(..) => &[],
        }
    }
}

/// What a thing of a scenario needs and names.
pub(super) fn needs(from: &Scenario, key: &ItemKey) -> Needs {
    use ItemKind as K;
    let Some(item) = from.item(key) else { return Needs::default() };
    let mut needs = Needs::default();
    let (mut elements, mut parties, mut phases) = (Vec::new(), Vec::new(), Vec::new());
    if let Item::Position(position) = &item {
        needs.all.extend(party(position.actor.as_str()));
    }
    alone(from, item).mentions(&mut |mention| {
        let mut need = |kind: ItemKind, id: &str| needs.all.push(ItemKey::new(kind, id));
        match mention {
            Mention::Source(id) => need(K::Source, id.as_str()),
            Mention::Voice(id) => need(K::Voice, id.as_str()),
            Mention::Claim(id) => need(K::Claim, id.as_str()),
            Mention::Function(id) => need(K::Function, id.as_str()),
            Mention::Resource(id) => need(K::Resource, id.as_str()),
            Mention::Category(id) => need(K::Category, id.as_str()),
            Mention::Condition(id) => need(K::Condition, id.as_str()),
            // What is on a board belongs to it.
            Mention::Card(id) | Mention::Frame(id) => need(K::Element, id.as_str()),
            Mention::Provider(_, id) => need(K::Actor, id.as_str()),
            Mention::Phase(id) if key.kind == K::Package => need(K::Phase, id.as_str()),
            Mention::Phase(id) => phases.push(ItemKey::new(K::Phase, id.as_str())),
            // Who may provide it, who has some of it, and to which groups one belongs.
            Mention::Actor(id) => needs.beside.push(ItemKey::new(K::Actor, id.as_str())),
            Mention::Group(id) => needs.beside.push(ItemKey::new(K::Group, id.as_str())),
            Mention::Party(id) => parties.extend(party(id.as_str())),
            Mention::Element(id) => elements.push(ItemKey::new(K::Element, id.as_str())),
            // Without somebody who may provide it, nobody could be willing to.
            Mention::Offered(holder, id) => {
                let providers = from.element(id).into_iter().flat_map(|element| &element.providers);
                let own = providers.filter(|one| from.actor(one).is_some_and(|actor| actor.is_of(holder)));
                needs.one_of.push(Wanted::These(own.map(|one| ItemKey::new(K::Actor, one.as_str())).collect()));
                elements.push(ItemKey::new(K::Element, id.as_str()));
            }
            Mention::Tag(tag) => needs.one_of.push(Wanted::Elements(vec![tag.clone()], None)),
            Mention::Asked([], tags, setting, _) => {
                needs.one_of.push(Wanted::Elements(tags.to_vec(), Some(setting.clone())));
            }
            Mention::Asked(elements, ..) => needs.one_of.push(Wanted::These(elements.iter().map(element).collect())),
            // A package can be without the one that it varies; the settings are the element's own.
            Mention::Package(_) | Mention::Choice(..) | Mention::Rule(_) => {}
        }
        true
    });
    let named = [elements, parties, phases].into_iter().filter(|keys| !keys.is_empty());
    needs.one_of.extend(named.map(Wanted::These));
    // Without an assumption that is always on the board, a rule would say something else of every board.
    let spoken = needs.one_of.iter().flat_map(|wanted| wanted.of(from));
    let assumed = |key: &ItemKey| {
        key.kind == K::Element && from.element(&key.id.as_str().into()).is_some_and(|element| element.frame)
    };
    let assumed: Vec<_> = spoken.filter(assumed).collect();
    needs.all.extend(assumed);
    needs.all.retain(|key| from.place(key).is_some());
    needs.beside.retain(|key| from.place(key).is_some());
    needs
}

fn element(id: &ElementId) -> ItemKey {
    ItemKey::new(ItemKind::Element, id)
}

/// A party, which is an actor or a group.
fn party(id: &str) -> impl Iterator<Item = ItemKey> {
    ItemKind::Actor.namesakes().iter().map(move |kind| ItemKey::new(*kind, id))
}
