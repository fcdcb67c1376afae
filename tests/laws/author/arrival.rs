//! Looks at what was taken over: whether all of it has come, as it was, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{Item, ItemKey, ItemKind, Mention, Scenario};
use guarantee_board::workshop::Rejected;
use guarantee_board::workshop::author::{AuthorEdit, Fate, Taking, Way, plan};

use super::support::{author, keys, open, shown};
use crate::board_strategy::blank;

/// What was taken: the scenario then, all that came along, and what of it was added.
pub struct Taken {
    pub after: Scenario,
    pub along: Vec<ItemKey>,
    pub added: BTreeSet<ItemKey>,
}

/// What is chosen with all who are named beside it; what is here in another form stays beside what comes.
pub fn in_full(target: &Scenario, from: &Scenario, chosen: &[ItemKey]) -> Taking {
    use ItemKind as K;
    let mut taking = Taking::new(from.clone(), chosen.to_vec());
    loop {
        let plan = plan(target, &taking);
        let named = plan.behind.iter().map(|(key, _)| key);
        let named = named.filter(|key| matches!(key.kind, K::Actor | K::Group | K::Phase));
        // What is here already, too, so that all that it needs is looked at.
        let here = plan.of(Fate::Kept).chain(plan.of(Fate::Known)).map(|step| &step.key);
        let other = here.filter(|key| !by_name(key.kind));
        let more: Vec<_> = named.chain(other).filter(|key| !taking.ways.contains_key(key)).cloned().collect();
        if more.is_empty() {
            return taking;
        }
        taking.ways.extend(more.into_iter().map(|key| (key, Way::Beside)));
    }
}

/// Takes things over in full; what was there is unchanged, and taking them again adds nothing.
pub fn take(target: &Scenario, from: &Scenario, chosen: &[ItemKey]) -> Taken {
    let mut workshop = open(target);
    let taking = in_full(target, from, chosen);
    let foretold = plan(target, &taking);
    let along = foretold.along();
    // What a group would provide cannot come to a group without any of those who may; that is foretold.
    let comes = |key: &ItemKey| along.contains(key) || (foretold.lost.contains(key) && !foretold.short.is_empty());
    assert!(chosen.iter().all(comes), "{chosen:?} in {along:?}");
    let edit = AuthorEdit::Take(Box::new(taking.clone()));
    if let Err(rejected) = author(&mut workshop, edit.clone()) {
        assert_eq!(rejected, Rejected::NoChange, "{chosen:?}");
    }
    let after = workshop.scenario().clone();
    assert_eq!(check(&after), vec![]);
    let before: BTreeSet<_> = keys(target).into_iter().collect();
    let added: BTreeSet<_> = keys(&after).into_iter().filter(|key| !before.contains(key)).collect();
    let mut rest = after.clone();
    retain(&mut rest, |key| before.contains(key));
    assert_eq!(shown(&rest), shown(target), "what was there is as it was: {chosen:?}");
    assert_eq!(author(&mut workshop, edit), Err(Rejected::NoChange), "{chosen:?}");
    assert_eq!(foretold.changes, !added.is_empty(), "{chosen:?}");
    let new: BTreeSet<_> = foretold.of(Fate::New).map(|step| ItemKey::new(step.key.kind, &step.here)).collect();
    assert_eq!(new, added, "what is foretold is what comes: {chosen:?}");
    let again = plan(&after, &taking);
    assert!(!again.changes && again.of(Fate::New).count() == 0, "{chosen:?}: {again:?}");
    while workshop.undo() {}
    assert_eq!(shown(workshop.scenario()), shown(target));
    Taken { after, along, added }
}

/// Keeps some of the things that a scenario lists.
pub fn retain(scenario: &mut Scenario, stays: impl Fn(&ItemKey) -> bool) {
    macro_rules! retain {
        ($($kind:ident: $list:ident),+) => {
            $(scenario.$list.retain(|item| stays(&ItemKey::new(ItemKind::$kind, &item.id)));)+
        };
    }
    retain!(Source: sources, Voice: voices, Claim: claims, Group: groups, Actor: actors, Phase: phases);
    retain!(Function: functions, Resource: resources, Category: categories, Element: elements);
    retain!(Condition: conditions, Position: positions, Limit: limits, Contradiction: contradictions);
    retain!(Caution: cautions, Package: packages);
}

/// Things that are the same if they are called the same.
fn by_name(kind: ItemKind) -> bool {
    use ItemKind as K;
    matches!(kind, K::Voice | K::Group | K::Actor | K::Phase | K::Function | K::Resource | K::Category)
}

/// What is said of a thing, its id aside, with other ids for what it refers to; `None`, if one of them has none.
fn said(item: Item, other: &dyn Fn(&ItemKey) -> Option<String>) -> Option<String> {
    use ItemKind as K;
    let kind = item.kind();
    let mut alone = blank();
    retain(&mut alone, |_| false);
    match item.with_id("own") {
        Item::Source(item) => alone.sources.push(*item),
        Item::Voice(item) => alone.voices.push(*item),
        Item::Claim(item) => alone.claims.push(*item),
        Item::Group(item) => alone.groups.push(*item),
        Item::Actor(item) => alone.actors.push(*item),
        Item::Phase(item) => alone.phases.push(*item),
        Item::Function(item) => alone.functions.push(*item),
        Item::Resource(item) => alone.resources.push(*item),
        Item::Category(item) => alone.categories.push(*item),
        Item::Element(item) => alone.elements.push(*item),
        Item::Condition(item) => alone.conditions.push(*item),
        Item::Position(item) => alone.positions.push(*item),
        Item::Limit(item) => alone.limits.push(*item),
        Item::Contradiction(item) => alone.contradictions.push(*item),
        Item::Caution(item) => alone.cautions.push(*item),
        Item::Package(item) => alone.packages.push(*item),
    }
    alone.current = "own".into();
    let mut all_known = true;
    macro_rules! replace {
        ($id:expr, $kind:expr) => {
            match other(&ItemKey::new($kind, &*$id)) {
                Some(word) => *$id = word.as_str().into(),
                None => all_known = false,
            }
        };
    }
    alone.mentions(&mut |mention| {
        match mention {
            Mention::Source(id) => replace!(id, K::Source),
            Mention::Voice(id) => replace!(id, K::Voice),
            Mention::Claim(id) => replace!(id, K::Claim),
            Mention::Group(id) => replace!(id, K::Group),
            Mention::Actor(id) | Mention::Provider(_, id) => replace!(id, K::Actor),
            Mention::Party(id) => {
                match other(&ItemKey::new(K::Actor, &*id)).or_else(|| other(&ItemKey::new(K::Group, &*id))) {
                    Some(word) => *id = word.as_str().into(),
                    None => all_known = false,
                }
            }
            Mention::Phase(id) => replace!(id, K::Phase),
            Mention::Function(id) => replace!(id, K::Function),
            Mention::Resource(id) => replace!(id, K::Resource),
            Mention::Category(id) => replace!(id, K::Category),
            Mention::Element(id) | Mention::Offered(_, id) | Mention::Card(id) | Mention::Frame(id) => {
                replace!(id, K::Element);
            }
            Mention::Condition(id) => replace!(id, K::Condition),
            Mention::Package(id) if id.as_str() != "own" => replace!(id, K::Package),
            Mention::Package(_) | Mention::Rule(_) | Mention::Tag(_) | Mention::Choice(..) | Mention::Asked(..) => {}
        }
        true
    });
    let item = alone.item(&ItemKey::new(kind, "own")).expect("it was put there");
    all_known.then(|| format!("{item:?}"))
}

/// Where everything that came along has arrived, as far as it is the same but for ids; and what has not.
pub fn arrived(target: &Scenario, from: &Scenario, taken: &Taken) -> (BTreeMap<ItemKey, ItemKey>, Vec<ItemKey>) {
    let mut found: BTreeMap<ItemKey, ItemKey> = BTreeMap::new();
    // Who is here already needs not come along.
    let here = keys(from).into_iter().filter(|key| by_name(key.kind) && !taken.along.contains(key));
    let mut left: Vec<ItemKey> = taken.along.iter().cloned().chain(here).collect();
    loop {
        let before = left.len();
        left.retain(|key| {
            let item = from.item(key).expect("it comes from there");
            let as_it_is = |key: &ItemKey| Some(key.id.clone());
            let translated = said(item.clone(), &|key| found.get(key).map(|there| there.id.clone()));
            let mut candidates = keys(&taken.after);
            candidates.retain(|there| there.kind == key.kind && !found.values().any(|known| known == there));
            // Its own id first; what was there before what was added.
            candidates.sort_by_key(|there| (there.id != key.id, target.item(there).is_none()));
            let same = |there: &&ItemKey| {
                let known = taken.after.item(there).expect("it is there");
                if by_name(key.kind) && target.item(there).is_some() {
                    let unit =
                        |item: &Item| if let Item::Resource(item) = item { item.unit.clone() } else { String::new() };
                    known.name().to_lowercase() == item.name().to_lowercase() && unit(&known) == unit(&item)
                } else {
                    translated.is_some() && said(known, &as_it_is) == translated
                }
            };
            let there = candidates.iter().find(same).cloned();
            there.is_none_or(|there| found.insert(key.clone(), there).is_some())
        });
        if left.len() == before {
            left.retain(|key| taken.along.contains(key));
            return (found, left);
        }
    }
}

/// Takes things over and looks at what came. Rules and named conditions may have lost what was left behind.
pub fn all_has_arrived(target: &Scenario, from: &Scenario, chosen: &[ItemKey]) -> Taken {
    let taken = take(target, from, chosen);
    let (found, cut) = arrived(target, from, &taken);
    for key in &cut {
        use ItemKind as K;
        let may_lose =
            matches!(key.kind, K::Condition | K::Position | K::Limit | K::Contradiction | K::Caution | K::Package);
        assert!(may_lose, "{key:?} has not come as it was: {chosen:?}");
        let name = from.item(key).expect("it comes from there").name().to_owned();
        let there = keys(&taken.after).into_iter().filter(|there| there.kind == key.kind);
        assert!(there.filter_map(|there| taken.after.item(&there)).any(|there| there.name() == name), "{key:?}");
    }
    let others = taken.added.iter().filter(|key| !found.values().any(|there| there == *key)).count();
    assert!(others <= cut.len(), "nothing else is added: {chosen:?}");
    taken
}
