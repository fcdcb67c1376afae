//! The plan of a taking: what it foretells is what happens; what is decided is done, and nothing beside it.

use std::collections::BTreeSet;

use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{Actor, Condition, Item, ItemKey, ItemKind, Pattern, Scenario};
use guarantee_board::workshop::author::{AuthorEdit, Fate, Plan, Step, Taking, Way, Why, plan, rules_about};
use proptest::prelude::*;

use super::support::{BLANK, FIRST_STEPS, ROUNDS, SHIPPED, author, bytes, keys, must, of_kinds, open, read, shown};
use crate::scenario_strategy::scenarios;

fn key(kind: ItemKind, id: &str) -> ItemKey {
    ItemKey::new(kind, id)
}

/// Takes it over; the scenario then.
#[track_caller]
fn take(target: &Scenario, taking: &Taking) -> Scenario {
    let mut workshop = open(target);
    must(&mut workshop, AuthorEdit::Take(Box::new(taking.clone())));
    let after = workshop.scenario().clone();
    assert_eq!(check(&after), vec![]);
    assert!(workshop.undo(), "one step");
    assert_eq!(bytes(workshop.scenario()), bytes(target));
    after
}

/// The names of those of a kind that stay behind.
fn behind(plan: &Plan, kind: ItemKind) -> usize {
    plan.behind.iter().filter(|(key, _)| key.kind == kind).count()
}

/// An actor of this name in a scenario.
fn with_actor(mut scenario: Scenario, id: &str, name: &str) -> Scenario {
    let (short, note) = (String::new(), String::new());
    scenario.actors.push(Actor { id: id.into(), name: name.to_owned(), short, groups: Vec::new(), note });
    scenario
}

#[test]
fn an_element_brings_no_actor_unasked_and_names_those_who_stay_behind() {
    let (target, from) = (read(BLANK), read(SHIPPED));
    for element in from.elements.iter().filter(|element| !element.frame) {
        let taking = Taking::new(from.clone(), vec![key(ItemKind::Element, element.id.as_str())]);
        let foretold = plan(&target, &taking);
        let after = take(&target, &taking);
        assert_eq!(after.actors, target.actors, "{}", element.id);
        assert_eq!(behind(&foretold, ItemKind::Actor), element.providers.len(), "{}", element.id);
        let named = foretold.behind.iter().filter(|(one, _)| one.kind == ItemKind::Actor);
        assert!(named.clone().all(|(_, by)| by.iter().any(|by| by.id == element.id.as_str())));
        // Asked for, they come.
        let mut asked = taking.clone();
        asked.ways.extend(named.map(|(one, _)| (one.clone(), Way::Beside)));
        let after = take(&target, &asked);
        assert_eq!(after.element(&element.id).expect("it came").providers, element.providers);
        assert_eq!(after.actors.len(), element.providers.len() + target.actors.len());
    }
}

#[test]
fn what_is_here_but_for_somebody_who_is_not_names_who_stays_behind() {
    let from = read(FIRST_STEPS);
    let element = from.elements.iter().find(|element| element.providers.len() > 1).expect("a shared one");
    let away = key(ItemKind::Actor, element.providers[0].as_str());
    let mut workshop = open(&from);
    must(&mut workshop, AuthorEdit::Delete(away.clone()));
    let target = workshop.scenario();
    // Beside the one here, word for word as it is without whoever is not here.
    let chosen = key(ItemKind::Element, element.id.as_str());
    let mut taking = Taking::new(from.clone(), vec![chosen.clone()]);
    taking.ways.insert(chosen.clone(), Way::Beside);
    let alone = plan(target, &taking);
    assert_eq!(alone.step(&chosen).expect("it is told").fate, Fate::Known);
    assert_eq!(alone.behind, [(away.clone(), vec![chosen.clone()])]);
    taking.ways.insert(away.clone(), Way::Beside);
    let both = plan(target, &taking);
    let fates: Vec<_> = [&away, &chosen].map(|key| both.step(key).expect("it is told").fate).to_vec();
    assert_eq!(fates, [Fate::New, Fate::New]);
    let after = take(target, &taking);
    let came = after.elements.iter().find(|one| one.name == element.name && one.id != element.id).expect("it came");
    assert_eq!(came.providers, element.providers);
}

#[test]
fn what_keeps_something_from_coming_is_shown_and_can_be_decided_otherwise() {
    let from = read(FIRST_STEPS);
    let offer = from.positions.iter().find(|position| {
        let provided = position.provides.iter().flat_map(|provision| &provision.elements);
        provided
            .filter_map(|id| from.element(id))
            .any(|element| element.providers.iter().any(|one| one.as_str() == position.actor.as_str()))
    });
    let offer = offer.expect("an actor who is willing");
    let mut target = from.clone();
    target.positions.retain(|position| position.provides.is_none());
    target.packages.iter_mut().for_each(|package| package.cards.clear());
    target.elements.iter_mut().for_each(|element| element.providers.retain(|one| one.as_str() != offer.actor.as_str()));
    assert_eq!(check(&target), vec![]);
    let chosen = key(ItemKind::Position, offer.id.as_str());
    let mut taking = Taking::new(from.clone(), vec![chosen.clone()]);
    let vain = plan(&target, &taking);
    assert_eq!(vain.lost, std::slice::from_ref(&chosen), "who may not provide it here is not willing to");
    let kept: Vec<_> = vain.of(Fate::Kept).filter(|step| step.key.kind == ItemKind::Element).cloned().collect();
    let told = |step: &Step| step.differs.iter().any(|difference| difference.what == "providers");
    assert!(kept.iter().any(|step| told(step) && step.why == Why::For(vec![chosen.clone()])), "{kept:?}");
    taking.ways.extend(kept.into_iter().map(|step| (step.key, Way::Beside)));
    let after = take(&target, &taking);
    assert!(after.positions.iter().any(|position| position.provides.is_some() && position.title == offer.title));
}

#[test]
fn theirs_can_be_one_of_ours() {
    let target = with_actor(read(BLANK), "america", "America");
    let from = read(SHIPPED);
    let theirs = from.actors.iter().find(|actor| actor.name == "United States").expect("an actor").id.clone();
    let own = from.positions.iter().find(|position| position.actor == theirs && position.provides.is_some());
    let own = own.expect("the United States would provide something");
    let mut taking = Taking::new(from.clone(), vec![key(ItemKind::Position, own.id.as_str())]);
    taking.ways.insert(key(ItemKind::Actor, theirs.as_str()), Way::Is("america".to_owned()));
    let foretold = plan(&target, &taking);
    let step = foretold.step(&key(ItemKind::Actor, theirs.as_str())).expect("it is told").clone();
    assert_eq!((step.fate, step.here.as_str()), (Fate::Kept, "america"));
    assert!(step.differs.iter().any(|difference| difference.what == "name"), "{:?}", step.differs);
    let after = take(&target, &taking);
    assert_eq!(after.actors, target.actors, "ours stays as it is");
    let position = after.position(&own.id).expect("it came");
    assert_eq!(position.actor.as_str(), "america");
    for id in &position.provides.as_ref().expect("a willingness").elements {
        assert!(after.element(id).expect("with what it provides").providers.contains(&"america".into()));
    }
}

#[test]
fn two_of_theirs_can_be_one_of_ours() {
    let target = with_actor(read(BLANK), "europe", "Europe");
    let from = read(SHIPPED);
    let element = from.elements.iter().find(|element| element.providers.len() > 3).expect("a shared one");
    let mut taking = Taking::new(from.clone(), vec![key(ItemKind::Element, element.id.as_str())]);
    for provider in &element.providers {
        taking.ways.insert(key(ItemKind::Actor, provider.as_str()), Way::Is("europe".to_owned()));
    }
    let after = take(&target, &taking);
    assert_eq!(after.element(&element.id).expect("it came").providers, ["europe".into()], "once");
}

#[test]
fn what_is_here_in_another_form_stays_is_replaced_or_stands_beside_it_as_decided() {
    let from = read(FIRST_STEPS);
    let element = from.elements.iter().find(|element| !element.frame && element.providers.len() > 1).expect("one");
    let chosen = key(ItemKind::Element, element.id.as_str());
    let mut target = from.clone();
    let ours = target.elements.iter_mut().find(|one| one.id == element.id).expect("it is here");
    ours.about = "Told otherwise".to_owned();
    let gone = ours.providers.pop().expect("a provider");
    // Whoever no longer may is not willing, nor on a board.
    target.positions.retain(|position| position.provides.is_none());
    target.packages.iter_mut().for_each(|package| package.cards.retain(|card| card.element != element.id));
    assert_eq!(check(&target), vec![]);
    let mut taking = Taking::new(from.clone(), vec![chosen.clone()]);
    let kept = plan(&target, &taking);
    let step = kept.step(&chosen).expect("it is told");
    assert_eq!((step.fate, kept.changes), (Fate::Kept, false));
    let lines: Vec<String> = step.differs.iter().map(|difference| difference.text()).collect();
    let name = from.actor(&gone).expect("an actor").name.clone();
    assert_eq!(lines.len(), 2, "field by field: {lines:?}");
    assert!(lines.iter().any(|line| line.starts_with("about: “Told otherwise” here")), "{lines:?}");
    assert!(lines.contains(&format!("providers: {name} only there")), "{lines:?}");
    // In its place.
    taking.ways.insert(chosen.clone(), Way::Instead(element.id.to_string()));
    assert_eq!(plan(&target, &taking).step(&chosen).expect("it is told").fate, Fate::Replaced);
    let after = take(&target, &taking);
    assert_eq!(after.element(&element.id), Some(element));
    assert_eq!(after.elements.len(), target.elements.len());
    // Beside it.
    taking.ways.insert(chosen.clone(), Way::Beside);
    let step = plan(&target, &taking).step(&chosen).expect("it is told").clone();
    assert_eq!((step.fate, step.namesake.as_deref()), (Fate::New, Some(element.id.as_str())));
    let after = take(&target, &taking);
    assert_eq!(after.elements.len(), target.elements.len() + 1);
    assert_eq!(after.element(&element.id).map(|one| one.about.as_str()), Some("Told otherwise"));
    // Not at all.
    taking.ways.insert(chosen.clone(), Way::Out);
    let left = plan(&target, &taking);
    assert!(!left.changes && left.step(&chosen).is_none());
}

#[test]
fn what_a_replacement_takes_away_here_is_foretold() {
    let target = read(FIRST_STEPS);
    let card = target.packages.iter().flat_map(|package| &package.cards).find(|card| !card.by.is_empty());
    let card = card.expect("a card with a provider").clone();
    let mut from = target.clone();
    let theirs = from.elements.iter_mut().find(|one| one.id == card.element).expect("it");
    theirs.providers.clear();
    let chosen = key(ItemKind::Element, card.element.as_str());
    let mut taking = Taking::new(from, vec![chosen.clone()]);
    taking.ways.insert(chosen, Way::Instead(card.element.to_string()));
    let foretold = plan(&target, &taking);
    assert!(foretold.touched.changed.iter().any(|key| key.kind == ItemKind::Package), "{:?}", foretold.touched);
    let after = take(&target, &taking);
    let left = after.packages.iter().flat_map(|package| &package.cards).find(|one| one.element == card.element);
    assert!(left.expect("the card stays").by.is_empty());
}

#[test]
fn a_group_that_would_miss_members_is_named_and_those_who_are_here_can_join_it() {
    let from = read(ROUNDS);
    let held = from.position(&"r05-west".into()).expect("a group’s");
    let group = from.group_of(&held.actor).expect("a group");
    let members: Vec<&Actor> = from.actors.iter().filter(|actor| actor.groups.contains(&group.id)).collect();
    assert!(members.len() > 1);
    let mut target = with_actor(read(BLANK), "one-of-them", &members[0].name);
    target.money.clone_from(&from.money);
    let mut taking = Taking::new(from.clone(), vec![key(ItemKind::Position, held.id.as_str())]);
    let foretold = plan(&target, &taking);
    let party = key(ItemKind::Group, group.id.as_str());
    let short = foretold.short.iter().find(|short| short.group == party).expect("it is named");
    assert_eq!(short.apart, [key(ItemKind::Actor, members[0].id.as_str())]);
    assert_eq!(short.absent.len(), members.len() - 1);
    taking.joined.insert(party.clone());
    let joined = plan(&target, &taking);
    assert!(joined.short.iter().all(|short| short.group != party || short.apart.is_empty()));
    let after = take(&target, &taking);
    assert!(after.actor(&"one-of-them".into()).expect("ours").groups.contains(&group.id));
    // With all of its members it misses none.
    taking.chosen.extend(members.iter().map(|member| key(ItemKind::Actor, member.id.as_str())));
    assert!(plan(&target, &taking).short.iter().all(|short| short.group != party));
}

#[test]
fn the_rules_about_what_is_chosen_are_those_that_speak_of_it() {
    for text in [FIRST_STEPS, ROUNDS, SHIPPED] {
        let from = read(text);
        for element in &from.elements {
            let chosen = [key(ItemKind::Element, element.id.as_str())];
            let found: BTreeSet<String> = rules_about(&from, &chosen).into_iter().map(|key| key.id).collect();
            // Whoever names it names its id, its tags or its settings, or a condition that does.
            let mut words = vec![format!("\"{}\"", element.id)];
            words.extend(element.possible_tags().map(|tag| format!("\"{tag}\"")));
            words.extend(element.settings.iter().map(|setting| format!("\"{}\":", setting.id)));
            loop {
                let names = |text: &str| words.iter().any(|word| text.contains(word.as_str()));
                let spoken = from.conditions.iter().map(|named| {
                    let text = serde_json::to_string(&named.holds_when).expect("plain data");
                    (format!("\"Named\":\"{}\"", named.id), text)
                });
                let more: Vec<_> =
                    spoken.filter(|(word, text)| names(text) && !words.contains(word)).map(|(word, _)| word).collect();
                if more.is_empty() {
                    break;
                }
                words.extend(more);
            }
            let told = |text: String| words.iter().any(|word| text.contains(word.as_str()));
            for rule in of_kinds(&from, ItemKind::Position.namesakes()) {
                let mut item = from.item(&rule).expect("it is there").with_id("-");
                if let Item::Position(position) = &mut item {
                    position.actor = "-".into();
                }
                let text = serde_json::to_string(&item).expect("plain data");
                if found.contains(&rule.id) {
                    assert!(told(text), "{} speaks of {}", rule.id, element.id);
                } else {
                    let own = format!("\"{}\"", element.id);
                    assert!(!text.contains(&own), "{} names {}", rule.id, element.id);
                }
            }
        }
        let holder = from.positions[0].actor.clone();
        let own = rules_about(&from, &[key(ItemKind::Actor, holder.as_str())]);
        let held = from.positions.iter().filter(|position| position.actor == holder);
        assert!(held.map(|position| key(ItemKind::Position, position.id.as_str())).all(|key| own.contains(&key)));
    }
}

#[test]
fn a_rule_that_could_not_be_without_what_is_left_out_is_said_to_be_lost() {
    let mut from = read(FIRST_STEPS);
    let card = |id: &str| Condition::Card(Pattern { elements: vec![id.into()], ..Pattern::default() });
    let line = from.positions.iter_mut().find(|position| position.crossed_when.is_some()).expect("a red line");
    line.crossed_when = Some(Condition::All(vec![card("battalion"), card("pledge")]));
    let chosen = key(ItemKind::Position, &line.id.clone().to_string());
    let mut taking = Taking::new(from, vec![chosen.clone()]);
    taking.ways.insert(key(ItemKind::Element, "pledge"), Way::Out);
    let foretold = plan(&read(BLANK), &taking);
    assert_eq!(foretold.lost, std::slice::from_ref(&chosen));
    assert!(foretold.step(&chosen).is_none() && !foretold.changes, "and brings nothing along: {foretold:?}");
}

/// Decides something for some of what a plan speaks of.
fn decided(target: &Scenario, mut taking: Taking, numbers: &[(usize, u8, usize)]) -> Taking {
    for (which, way, other) in numbers {
        let plan = plan(target, &taking);
        let all: Vec<_> = plan.along().into_iter().chain(plan.behind.into_iter().map(|(key, _)| key)).collect();
        let Some(key) = all.get(which % all.len().max(1)).cloned() else { break };
        let ids = target.ids(key.kind);
        let here = ids.get(other % ids.len().max(1)).map(ToString::to_string);
        let way = match (way % 4, here) {
            (0, _) => Way::Beside,
            (1, _) => Way::Out,
            (2, Some(here)) => Way::Is(here),
            (3, Some(here)) => Way::Instead(here),
            _ => continue,
        };
        taking.ways.insert(key, way);
    }
    taking
}

/// What a plan foretells is what happens.
fn holds(target: &Scenario, taking: &Taking) {
    let foretold = plan(target, taking);
    let mut workshop = open(target);
    let done = author(&mut workshop, AuthorEdit::Take(Box::new(taking.clone())));
    assert_eq!(done.is_ok(), foretold.changes && foretold.refused.is_none(), "{done:?} {foretold:?}");
    let after = workshop.scenario();
    assert_eq!(check(after), vec![], "nothing refers to what is missing");
    if done.is_err() {
        assert_eq!(shown(after), shown(target));
        return;
    }
    let before: BTreeSet<_> = keys(target).into_iter().collect();
    let added: BTreeSet<_> = keys(after).into_iter().filter(|key| !before.contains(key)).collect();
    let new: BTreeSet<_> = foretold.of(Fate::New).map(|step| key(step.key.kind, &step.here)).collect();
    assert_eq!(added, new, "what is new is foretold");
    for known in keys(target) {
        let (was, is) = (target.item(&known), after.item(&known));
        let replaced = foretold.of(Fate::Replaced).any(|step| key(step.key.kind, &step.here) == known);
        if replaced {
            assert!(is.is_some(), "{known:?}");
        } else if is.is_none() {
            assert!(foretold.touched.gone.contains(&known), "{known:?} goes");
        } else if was != is {
            assert!(foretold.touched.changed.contains(&known), "{known:?} changes");
        }
    }
    for step in &foretold.steps {
        let here = key(step.key.kind, &step.here);
        assert!(after.place(&here).is_some(), "{step:?}");
        match &taking.ways.get(&step.key) {
            Some(Way::Out) => panic!("{step:?} was to stay"),
            Some(Way::Is(id)) if target.ids(step.key.kind).contains(&id.as_str()) => assert_eq!(step.here, *id),
            _ => {}
        }
        if let Why::For(by) = &step.why {
            assert!(by.iter().all(|by| foretold.step(by).is_some() || foretold.lost.contains(by)), "{step:?}");
        }
    }
    // What is said once is not said again.
    let again = plan(after, taking);
    let ours = |way: &Way| way.here().is_none();
    if taking.ways.values().all(ours) {
        assert!(!again.changes, "twice changes nothing: {again:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_decided_is_done_as_foretold(
        target in scenarios(),
        from in scenarios(),
        alike in any::<bool>(),
        picks in prop::collection::vec(0..1000_usize, 1..6),
        ways in prop::collection::vec((0..1000_usize, any::<u8>(), 0..1000_usize), 0..6),
    ) {
        let mut from = if alike { target.clone() } else { from };
        from.money.clone_from(&target.money);
        let all = keys(&from);
        let chosen: BTreeSet<_> = picks.iter().map(|pick| all[pick % all.len()].clone()).collect();
        let taking = Taking::new(from, chosen.into_iter().collect());
        holds(&target, &taking);
        holds(&target, &decided(&target, taking, &ways));
    }

    #[test]
    fn what_is_its_own_changes_nothing(scenario in scenarios(), picks in prop::collection::vec(0..1000_usize, 1..6)) {
        let all = keys(&scenario);
        let chosen: Vec<_> = picks.iter().map(|pick| all[pick % all.len()].clone()).collect();
        let mut taking = Taking::new(scenario.clone(), chosen.clone());
        prop_assert!(!plan(&scenario, &taking).changes);
        for (way, key) in chosen.iter().enumerate() {
            let id = key.id.clone();
            let way = [Way::Beside, Way::Is(id.clone()), Way::Instead(id)][way % 3].clone();
            taking.ways.insert(key.clone(), way);
        }
        let foretold = plan(&scenario, &taking);
        prop_assert!(!foretold.changes, "{:?}", foretold);
    }
}
