//! Taking over: what comes along is what is needed, it means there what it meant, and what was there stays as it was.

use guarantee_board::scenario::{
    Condition, Element, Item, ItemKey, ItemKind, NamedCondition, Pattern, Position, Scenario,
};
use guarantee_board::workshop::Rejected;
use guarantee_board::workshop::author::{Aspect, AuthorEdit, Taking, plan};

use super::arrival::{all_has_arrived, arrived, take};
use super::support::{
    BLANK, FIRST_STEPS, ROUNDS, SHIPPED, author, bytes, changed, keys, must, of_kinds, one_of, open, read, readings,
};

#[test]
fn every_element_and_position_can_be_taken_alone_into_a_blank_board() {
    let (target, from) = (read(BLANK), read(SHIPPED));
    for key in of_kinds(&from, &[ItemKind::Element, ItemKind::Position]).into_iter().step_by(one_of(4)) {
        let taken = all_has_arrived(&target, &from, std::slice::from_ref(&key));
        assert!(!taken.added.is_empty(), "{key:?}");
        let frame = |key: &ItemKey| from.element(&key.id.as_str().into()).is_some_and(|element| element.frame);
        if key.kind == ItemKind::Element {
            let others =
                taken.along.iter().filter(|other| other.kind == ItemKind::Element && !frame(other) && **other != key);
            assert_eq!(others.count(), 0, "an element needs no other: {key:?}");
        }
    }
}

#[test]
fn what_is_taken_stands_beside_what_is_there() {
    let from = read(SHIPPED);
    for text in [FIRST_STEPS, ROUNDS] {
        let mut target = read(text);
        target.money.clone_from(&from.money);
        for key in of_kinds(&from, &[ItemKind::Element, ItemKind::Position]).into_iter().step_by(one_of(12)) {
            all_has_arrived(&target, &from, &[key]);
        }
        let small = read(FIRST_STEPS);
        for key in keys(&small) {
            all_has_arrived(&target, &small, &[key]);
        }
    }
}

#[test]
fn what_is_taken_from_itself_is_there_already() {
    for (text, step) in [(FIRST_STEPS, 1), (ROUNDS, 1), (SHIPPED, 40)] {
        let scenario = read(text);
        for key in keys(&scenario).into_iter().step_by(step) {
            let taken = take(&scenario, &scenario, std::slice::from_ref(&key));
            assert!(taken.added.is_empty(), "{key:?}: {:?}", taken.added);
        }
        let taken = take(&scenario, &scenario, &keys(&scenario));
        assert_eq!(taken.along, keys(&scenario));
        assert!(taken.added.is_empty());
    }
}

#[test]
fn all_of_the_shipped_scenario_says_the_same_where_it_is_taken_to() {
    let (target, from) = (read(BLANK), read(SHIPPED));
    let taken = take(&target, &from, &keys(&from));
    let (found, cut) = arrived(&target, &from, &taken);
    assert_eq!(cut, vec![]);
    assert_eq!(taken.along, keys(&from));
    // What the packages say there, in the words that they had. The board has other phases too, so that a pattern that
    // named all phases names some: another reason may be as short.
    let gists = |scenario: &Scenario| {
        let packages: Vec<_> =
            from.packages.iter().filter_map(|package| scenario.package(&package.id)).cloned().collect();
        assert_eq!(packages.len(), from.packages.len());
        let mut all = super::support::assessments(scenario, &packages, &readings(&from));
        for finding in all.iter_mut().flat_map(|assessment| &mut assessment.findings) {
            finding.elements.clear();
        }
        format!("{all:?}")
    };
    let mut there = gists(&taken.after);
    for (key, new) in found.iter().filter(|(key, new)| key.id != new.id) {
        there = there.replace(&format!("{:?}", new.id), &format!("{:?}", key.id));
    }
    assert!(there == gists(&from), "the same is said there");
}

#[test]
fn the_same_id_of_something_else_is_kept_apart() {
    let from = read(FIRST_STEPS);
    // Everything has the id that it has there, and is something else.
    let mut target = from.clone();
    for name in keys(&from) {
        let word = |text: &mut String| *text = format!("Another {text}");
        let mut item = target.item(&name).expect("it is there");
        match &mut item {
            Item::Source(item) => word(&mut item.title),
            Item::Voice(item) => word(&mut item.name),
            Item::Claim(item) => word(&mut item.says),
            Item::Group(item) => word(&mut item.name),
            Item::Actor(item) => word(&mut item.name),
            Item::Phase(item) => word(&mut item.name),
            Item::Function(item) => word(&mut item.name),
            Item::Resource(item) => word(&mut item.name),
            Item::Category(item) => word(&mut item.name),
            Item::Element(item) => word(&mut item.name),
            Item::Condition(item) => word(&mut item.title),
            Item::Position(item) => word(&mut item.title),
            Item::Limit(item) => word(&mut item.title),
            Item::Contradiction(item) => word(&mut item.title),
            Item::Caution(item) => word(&mut item.title),
            Item::Package(item) => word(&mut item.name),
        }
        let mut workshop = open(&target);
        must(&mut workshop, AuthorEdit::Put { item: Box::new(item), part: Aspect::Name, typing: None });
        target = workshop.scenario().clone();
    }
    let taken = all_has_arrived(&target, &from, &keys(&from));
    assert_eq!(taken.added.len(), keys(&from).len());
    let position = taken.after.position(&"monitors-2".into());
    assert_eq!(position, None, "an element is no position");
    let added = taken.after.element(&"battalion-2".into()).expect("kept apart");
    assert_eq!(added.category.as_str(), "presence-2");
    assert_eq!(added.providers[0].as_str(), "meridian-league-2");
    assert_eq!(added.claims[0].as_str(), "border-2");
    for key in keys(&from) {
        all_has_arrived(&target, &from, &[key]);
    }
}

#[test]
fn what_is_left_behind_leads_to_nothing_else() {
    // A rule speaks of two elements, one of which stays; the board has something else of that id.
    let mut from = read(FIRST_STEPS);
    let any = Pattern { elements: vec!["battalion".into(), "pledge".into()], ..Pattern::default() };
    let spoken = Condition::Any(vec![Condition::Card(any)]);
    from.positions[0].crossed_when = Some(spoken);
    let mut target = read(BLANK);
    target.elements.push(Element {
        id: "pledge".into(),
        name: "Another".to_owned(),
        category: "money".into(),
        ..from.elements[0].clone()
    });
    target.elements[0].providers.clear();
    target.elements[0].gives.clear();
    let position = ItemKey::new(ItemKind::Position, &from.positions[0].id);
    let chosen = [position.clone(), ItemKey::new(ItemKind::Element, "battalion")];
    let taken = all_has_arrived(&target, &from, &chosen);
    let rule = taken.after.position(&from.positions[0].id).expect("taken");
    let told = format!("{:?}", rule.crossed_when);
    assert!(told.contains("\"battalion\"") && !told.contains("pledge"), "{told}");
    // Without any of them there is no rule: both come.
    let taken = all_has_arrived(&target, &from, std::slice::from_ref(&position));
    assert!(taken.after.element(&"pledge-2".into()).is_some());
    // What cannot be without both brings both.
    let card = |id: &str| Condition::Card(Pattern { elements: vec![id.into()], ..Pattern::default() });
    from.positions[0].crossed_when = Some(Condition::All(vec![card("battalion"), card("pledge")]));
    let taken = all_has_arrived(&target, &from, &chosen);
    let rule = taken.after.position(&from.positions[0].id).expect("taken");
    assert!(format!("{:?}", rule.crossed_when).contains("\"pledge-2\""));
}

#[test]
fn amounts_of_another_unit_are_not_the_same() {
    let from = read(FIRST_STEPS);
    let mut target = read(BLANK);
    target.resources.push(guarantee_board::scenario::Resource {
        unit: "pieces".to_owned(),
        capacities: Vec::new(),
        ..from.resources[0].clone()
    });
    let taken = all_has_arrived(&target, &from, &[ItemKey::new(ItemKind::Element, "battalion")]);
    let battalion = taken.after.element(&"battalion".into()).expect("taken");
    assert_eq!(battalion.uses[0].resource.as_str(), "soldiers-2");
}

#[test]
fn what_is_priced_in_another_money_is_not_taken() {
    // Not even beside what is not priced: somebody has to say what the one is in the other.
    let (mut target, from) = (read(BLANK), read(ROUNDS));
    // One of ours that the position would speak of.
    let category = target.categories[0].id.clone();
    let mut ours = Element::new("ours".into(), "Ours".to_owned(), category);
    ours.tags.push("troops".into());
    target.elements.push(ours);
    let taken = |target: &Scenario, chosen: &[(ItemKind, &str)]| {
        let chosen = chosen.iter().map(|(kind, id)| ItemKey::new(*kind, id)).collect();
        author(&mut open(target), AuthorEdit::Take(Box::new(Taking::new(from.clone(), chosen))))
    };
    let priced = [
        (ItemKind::Element, "e1-force"),
        // It asks what cards cost.
        (ItemKind::Position, "r05-west"),
        // A card of what is priced.
        (ItemKind::Package, "p1"),
    ];
    let other = Rejected::OtherMoney { theirs: "EUR bn".to_owned(), ours: "USD bn".to_owned() };
    for chosen in priced {
        assert_eq!(taken(&target, &[chosen]), Err(other.clone()), "{chosen:?}");
        assert_eq!(taken(&target, &[(ItemKind::Element, "e2-pledge"), chosen]), Err(other.clone()), "{chosen:?}");
    }
    for chosen in [(ItemKind::Element, "e2-pledge"), (ItemKind::Resource, "troops"), (ItemKind::Claim, "c1")] {
        assert_eq!(taken(&target, &[chosen]), Ok(()), "{chosen:?}");
    }
    target.money.clone_from(&from.money);
    for chosen in priced {
        assert_eq!(taken(&target, &[chosen]), Ok(()), "{chosen:?}");
    }
}

#[test]
fn ids_that_changed_places_are_followed() {
    // The two have two actors each, under each other's ids.
    let mut from = read(ROUNDS);
    from.rounds.clear();
    // Who is there already does not join a group that comes: what it offers for its members would be nobody's.
    from.positions.retain(|position| position.id.as_str() != "r04-west");
    let mut target = read(BLANK);
    target.money.clone_from(&from.money);
    let called = |id: &str, like: &str| {
        let mut actor = from.actor(&like.into()).expect("there is one").clone();
        actor.id = id.into();
        actor.groups.clear();
        actor
    };
    target.actors = vec![called("france", "uk"), called("western", "france")];
    let taken = all_has_arrived(&target, &from, &keys(&from));
    let force = taken.after.element(&"e1-force".into()).expect("taken");
    assert_eq!(force.providers.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["france", "western"]);
    assert!(taken.after.groups.iter().any(|group| group.id.as_str() == "western-2"));
}

#[test]
fn named_conditions_are_followed_whatever_their_order() {
    let mut from = read(ROUNDS);
    from.conditions.reverse();
    let mut target = read(BLANK);
    target.money.clone_from(&from.money);
    let (id, title) = ("hard".into(), "another".to_owned());
    target.conditions.push(NamedCondition { id, title, holds_when: Condition::All(Vec::new()) });
    let taken = all_has_arrived(&target, &from, &[ItemKey::new(ItemKind::Condition, "strong")]);
    let strong = taken.after.condition(&"strong".into()).expect("taken");
    assert!(format!("{:?}", strong.holds_when).contains("hard-2"), "{strong:?}");
}

#[test]
fn what_is_not_there_cannot_be_taken() {
    let (target, from) = (read(BLANK), read(FIRST_STEPS));
    for chosen in [vec![], vec![ItemKey::new(ItemKind::Element, "nothing")]] {
        let taking = Taking::new(from.clone(), chosen);
        assert_eq!(plan(&target, &taking).along(), vec![]);
        assert_eq!(author(&mut open(&target), AuthorEdit::Take(Box::new(taking))), Err(Rejected::NoChange));
    }
}

#[test]
fn the_board_is_as_it_was_when_taking_is_undone() {
    let (target, from) = (read(FIRST_STEPS), read(SHIPPED));
    let mut workshop = open(&target);
    let chosen = of_kinds(&from, &[ItemKind::Element]);
    must(&mut workshop, AuthorEdit::Take(Box::new(Taking::new(from.clone(), chosen))));
    let label = format!("Take 31 things from “{}”", from.title);
    assert_eq!(workshop.undo_label().as_deref(), Some(&*label));
    let taken = bytes(workshop.scenario());
    let position =
        changed!(workshop.scenario(), Position, &target.positions[0].id.to_string(), |position: &mut Position| {
            position.title.push('x');
        });
    must(
        &mut workshop,
        AuthorEdit::Put { item: Box::new(position), part: Aspect::Title, typing: Some("Title".to_owned()) },
    );
    assert!(workshop.undo());
    assert_eq!(bytes(workshop.scenario()), taken);
    assert!(workshop.undo());
    assert_eq!(bytes(workshop.scenario()), bytes(&target));
}
