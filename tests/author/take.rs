//! Taking over: what comes along is what is needed, it means there what it meant, and what was there stays as it was.

use std::collections::{BTreeMap, BTreeSet};

use guarantee_board::assess::Reading;
use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{
    Capacity, Category, Condition, Element, FunctionId, Item, ItemKey, ItemKind, Mention, NamedCondition, Pattern,
    Phase, Position, Resource, Scenario,
};
use guarantee_board::workshop::Rejected;
use guarantee_board::workshop::author::{AuthorEdit, Name, Taking, taken_along};
use proptest::prelude::*;

use crate::board_strategy::{Size, blank, cases};
use crate::every_board::every_board;
use crate::scenario_strategy::scenarios;
use crate::support::{
    BLANK, FIRST_STEPS, ROUNDS, SHIPPED, author, bytes, changed, keys, must, open, read, readings, shown, sound, truth,
};

/// What was taken: the scenario then, all that came along, and what of it was added.
struct Taken {
    after: Scenario,
    along: Vec<ItemKey>,
    added: BTreeSet<ItemKey>,
}

/// Takes things over; what was there is unchanged, and taking them again adds nothing.
fn take(target: &Scenario, from: &Scenario, chosen: &[ItemKey]) -> Taken {
    let mut workshop = open(target);
    let taking = Taking { from: from.clone(), chosen: chosen.to_vec() };
    let along = taken_along(target, &taking);
    assert!(chosen.iter().all(|key| along.contains(key)), "{chosen:?} in {along:?}");
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
    assert_eq!(taken_along(&after, &taking), along, "{chosen:?}");
    while workshop.undo() {}
    assert_eq!(shown(workshop.scenario()), shown(target));
    Taken { after, along, added }
}

/// Keeps some of the things that a scenario lists.
fn retain(scenario: &mut Scenario, stays: impl Fn(&ItemKey) -> bool) {
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
            Mention::Element(id) | Mention::Card(id) | Mention::Frame(id) => replace!(id, K::Element),
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
fn arrived(target: &Scenario, from: &Scenario, taken: &Taken) -> (BTreeMap<ItemKey, ItemKey>, Vec<ItemKey>) {
    let mut found: BTreeMap<ItemKey, ItemKey> = BTreeMap::new();
    let mut left = taken.along.clone();
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
            return (found, left);
        }
    }
}

/// Takes things over and looks at what came. Rules and named conditions may have lost what was left behind.
fn all_has_arrived(target: &Scenario, from: &Scenario, chosen: &[ItemKey]) -> Taken {
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

fn of_kinds(scenario: &Scenario, kinds: &[ItemKind]) -> Vec<ItemKey> {
    keys(scenario).into_iter().filter(|key| kinds.contains(&key.kind)).collect()
}

#[test]
fn every_element_and_position_can_be_taken_alone_into_a_blank_board() {
    let (target, from) = (read(BLANK), read(SHIPPED));
    for key in of_kinds(&from, &[ItemKind::Element, ItemKind::Position]) {
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
        let target = read(text);
        for key in of_kinds(&from, &[ItemKind::Element, ItemKind::Position]).into_iter().step_by(4) {
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
        let mut all = crate::support::assessments(scenario, &packages, &readings(&from));
        for finding in all.iter_mut().flat_map(|assessment| &mut assessment.findings) {
            (finding.cause, finding.elements) = (Vec::new(), Vec::new());
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
        must(&mut workshop, AuthorEdit::Put { item: Box::new(item), part: "name", typing: None });
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
    target.resources.push(Resource {
        unit: "pieces".to_owned(),
        capacities: Vec::<Capacity>::new(),
        ..from.resources[0].clone()
    });
    let taken = all_has_arrived(&target, &from, &[ItemKey::new(ItemKind::Element, "battalion")]);
    let battalion = taken.after.element(&"battalion".into()).expect("taken");
    assert_eq!(battalion.uses[0].resource.as_str(), "soldiers-2");
}

#[test]
fn ids_that_changed_places_are_followed() {
    // The two have two actors each, under each other's ids.
    let mut from = read(ROUNDS);
    from.rounds.clear();
    let mut target = read(BLANK);
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
        let taking = Taking { from: from.clone(), chosen };
        assert_eq!(taken_along(&target, &taking), vec![]);
        assert_eq!(author(&mut open(&target), AuthorEdit::Take(Box::new(taking))), Err(Rejected::NoChange));
    }
    // A claim of somebody in the other room comes without.
    let mut from = read(ROUNDS);
    from.claims[0].voice = Some("seat-1".into());
    let mut target = read(ROUNDS);
    target.claims.clear();
    let target = sound_again(target);
    let taken = take(&target, &from, &[ItemKey::new(ItemKind::Claim, "c1")]);
    assert_eq!(taken.after.claim(&"c1".into()).map(|claim| claim.voice.clone()), Some(None));
}

/// The scenario without what no claim supports any more.
fn sound_again(mut scenario: Scenario) -> Scenario {
    scenario.mentions(&mut |mention| !matches!(mention, Mention::Claim(_)));
    assert_eq!(check(&scenario), vec![]);
    scenario
}

/// The scenario with names that tell its parties and scales apart, as people would name them.
fn well_named(mut scenario: Scenario) -> Scenario {
    macro_rules! name {
        ($($list:ident),+) => {
            $(for item in &mut scenario.$list {
                item.name = format!("{} {}", item.name, item.id);
            })+
        };
    }
    name!(voices, groups, actors, phases, functions, resources, categories);
    macro_rules! title {
        ($($list:ident . $field:ident),+) => {
            $(for item in &mut scenario.$list {
                item.$field = format!("{} {}", item.$field, item.id);
            })+
        };
    }
    title!(sources.title, claims.says, elements.name, conditions.title, packages.name);
    title!(positions.title, limits.title, contradictions.title, cautions.title);
    scenario
}

/// The scenario after some edits: ids that changed places, things that are gone or called otherwise.
fn changed_since(scenario: &Scenario, changes: &[(usize, usize, u8)]) -> Scenario {
    let mut workshop = open(scenario);
    for (which, other, change) in changes {
        let all = keys(workshop.scenario());
        let key = &all[which % all.len()];
        match change % 3 {
            0 => drop(author(&mut workshop, AuthorEdit::Delete(key.clone()))),
            1 => {
                let alike: Vec<_> = all.iter().filter(|known| known.kind == key.kind).collect();
                let other = alike[other % alike.len()];
                if key != other {
                    let rename =
                        |key: &ItemKey, word: &str| AuthorEdit::Rename(Name::Item(key.clone()), word.to_owned());
                    must(&mut workshop, rename(key, "between"));
                    must(&mut workshop, rename(other, &key.id));
                    must(&mut workshop, rename(&ItemKey::new(key.kind, "between"), &other.id));
                }
            }
            _ => {
                if let Some(Item::Element(mut element)) = workshop.scenario().item(key) {
                    element.about.push('x');
                    let put = AuthorEdit::Put { item: Box::new((*element).into()), part: "about", typing: None };
                    must(&mut workshop, put);
                }
            }
        }
    }
    workshop.scenario().clone()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn anything_can_be_taken_into_what_it_once_was(
        scenario in scenarios(),
        changes in prop::collection::vec((0..1000_usize, 0..1000_usize, any::<u8>()), 0..12),
        picks in prop::collection::vec(0..1000_usize, 0..6),
    ) {
        let from = well_named(scenario);
        let target = changed_since(&from, &changes);
        let all = keys(&from);
        let chosen: BTreeSet<_> = picks.iter().map(|pick| all[pick % all.len()].clone()).collect();
        all_has_arrived(&target, &from, &chosen.into_iter().collect::<Vec<_>>());
        let taken = take(&target, &from, &all);
        let (_, cut) = arrived(&target, &from, &taken);
        prop_assert_eq!(cut, vec![]);
    }

    #[test]
    fn anything_can_be_taken_into_anything(
        target in scenarios(),
        from in scenarios(),
        picks in prop::collection::vec(0..1000_usize, 1..6),
    ) {
        let (target, from) = (target, well_named(from));
        let all = keys(&from);
        let chosen: BTreeSet<_> = picks.iter().map(|pick| all[pick % all.len()].clone()).collect();
        all_has_arrived(&target, &from, &chosen.into_iter().collect::<Vec<_>>());
        let taken = take(&target, &from, &all);
        prop_assert_eq!(arrived(&target, &from, &taken).1, vec![]);
    }

    #[test]
    fn what_is_taken_means_what_it_meant_on_every_board(
        case in cases(Size::TINY),
        picks in prop::collection::vec(0..1000_usize, 1..5),
    ) {
        let mut from = sound(&case);
        from.switched_off.clear();
        from.seats.clear();
        for category in &mut from.categories {
            *category = Category { name: "Theirs".to_owned(), ..category.clone() };
        }
        for phase in &mut from.phases {
            *phase = Phase { name: phase.id.to_string(), ..phase.clone() };
        }
        let target = read(BLANK);
        let all = of_kinds(&from, &[
            ItemKind::Element, ItemKind::Position, ItemKind::Limit, ItemKind::Contradiction, ItemKind::Caution,
        ]);
        let chosen: BTreeSet<_> = picks.iter().map(|pick| all[pick % all.len()].clone()).collect();
        let taken = all_has_arrived(&target, &from, &chosen.into_iter().collect::<Vec<_>>());
        prop_assert!(taken.added.iter().all(|key| taken.along.contains(key)), "no id is another there");
        // The scenario that it came from, with nothing else in it, what is spoken of left as it is.
        let mut less = from.clone();
        retain(&mut less, |key| taken.along.contains(key) || key.kind == ItemKind::Phase);
        let functions: Vec<FunctionId> = less.functions.iter().map(|function| function.id.clone()).collect();
        let voice = case.reading.voice.clone().filter(|voice| less.voice(voice).is_some());
        let reading = Reading { voice, ..case.reading };
        let boards = every_board(&taken.after).unwrap_or_default();
        let known = |board: &&guarantee_board::scenario::Package| {
            board.cards.iter().all(|card| less.phases.iter().any(|phase| phase.id == card.phase))
        };
        let step = boards.len() / 200 + 1;
        for board in boards.iter().step_by(step).filter(known) {
            prop_assert_eq!(
                truth(&taken.after, board, &reading, &functions),
                truth(&less, board, &reading, &functions),
                "{:?}",
                board
            );
        }
    }
}

#[test]
fn the_board_is_as_it_was_when_taking_is_undone() {
    let (target, from) = (read(FIRST_STEPS), read(SHIPPED));
    let mut workshop = open(&target);
    let chosen = of_kinds(&from, &[ItemKind::Element]);
    must(&mut workshop, AuthorEdit::Take(Box::new(Taking { from: from.clone(), chosen })));
    let label = format!("Take 28 things from “{}”", from.title);
    assert_eq!(workshop.undo_label(), Some(&*label));
    let taken = bytes(workshop.scenario());
    let position =
        changed!(workshop.scenario(), Position, &target.positions[0].id.to_string(), |position: &mut Position| {
            position.title.push('x');
        });
    must(&mut workshop, AuthorEdit::Put { item: Box::new(position), part: "title", typing: Some("Title".to_owned()) });
    assert!(workshop.undo());
    assert_eq!(bytes(workshop.scenario()), taken);
    assert!(workshop.undo());
    assert_eq!(bytes(workshop.scenario()), bytes(&target));
}
