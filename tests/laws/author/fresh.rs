//! New things: sound from the first moment, and without effect until something is said of them.

use guarantee_board::assess::Assessment;
use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{
    Condition, Element, Firmness, Item, ItemKey, ItemKind, PartyId, Pattern, Position, Scenario,
};
use guarantee_board::workshop::author::{
    Aspect, AuthorEdit, Stand, free_id, fresh, missing, option, position, set_stand, setting,
};
use guarantee_board::workshop::{Rejected, Workshop};
use proptest::prelude::*;

use super::support::{
    BLANK, FIRST_STEPS, ROUNDS, SHIPPED, author, boards, bytes, keys, must, open, read, readings, refused, shown,
};
use crate::scenario_strategy::scenarios;

/// What is said, but that there is one more actor, function or position to speak of.
fn gist(mut assessment: Assessment, new: &ItemKey) -> Assessment {
    assessment.actors.retain(|standing| !(new.kind == ItemKind::Actor && standing.actor.as_str() == new.id));
    assessment.protection.retain(|row| !(new.kind == ItemKind::Function && row.function.as_str() == new.id));
    // A pattern that names all phases there are, or all actors, then names some: another reason may be as short.
    if matches!(new.kind, ItemKind::Phase | ItemKind::Actor) {
        assessment.findings.iter_mut().for_each(|finding| finding.elements.clear());
    }
    if new.kind == ItemKind::Position {
        assessment.actors.iter_mut().for_each(|standing| standing.positions = 0);
    }
    assessment
}

fn gists(scenario: &Scenario, new: &ItemKey, step: usize) -> Vec<Assessment> {
    let boards: Vec<_> = boards(scenario).into_iter().step_by(step).collect();
    let readings: Vec<_> = readings(scenario).into_iter().step_by(step).collect();
    let all = super::support::assessments(scenario, &boards, &readings);
    all.into_iter().map(|assessment| gist(assessment, new)).collect()
}

/// Adds a thing without effect; takes that back.
fn adds_nothing(workshop: &mut Workshop, item: &Item, step: usize) {
    let before = workshop.scenario().clone();
    must(workshop, AuthorEdit::Add(vec![item.clone()]));
    let after = workshop.scenario();
    assert_eq!(check(after), vec![]);
    let added: Vec<_> = keys(after).into_iter().filter(|key| before.item(key).is_none()).collect();
    assert_eq!(added, [item.key()]);
    assert_eq!(after.ids(item.kind()).last(), Some(&item.id()));
    let mut said = gists(after, &item.key(), step);
    let mut expected = gists(&before, &item.key(), step);
    if item.kind() == ItemKind::Voice || item.kind() == ItemKind::Package {
        // There is one more to be heard, or one more to speak of.
        let alone = |scenario: &Scenario| {
            let boards: Vec<_> = before.packages.iter().step_by(step).cloned().collect();
            super::support::assessments(scenario, &boards, &readings(&before))
        };
        (said, expected) = (alone(after), alone(&before));
    }
    assert_eq!(said, expected, "{item:?}");
    assert!(workshop.undo());
    assert_eq!(shown(workshop.scenario()), shown(&before));
}

#[test]
fn everything_can_be_added_and_adds_nothing() {
    for (text, step) in [(BLANK, 1), (FIRST_STEPS, 1), (ROUNDS, 1), (SHIPPED, 5)] {
        let mut workshop = open(&read(text));
        for kind in ItemKind::ALL {
            let scenario = workshop.scenario().clone();
            match missing(&scenario, *kind) {
                None => {
                    let item = fresh(&scenario, *kind, "Something new").expect("nothing is missing");
                    assert_eq!((item.kind(), item.name()), (*kind, "Something new"));
                    adds_nothing(&mut workshop, &item, step);
                }
                Some(first) => {
                    let rejected = fresh(&scenario, *kind, "Something new").expect_err("something is missing");
                    assert_eq!(rejected, Rejected::First { before: kind.one(), first });
                    assert_eq!(scenario.ids(first), [] as [&str; 0]);
                }
            }
        }
    }
}

#[test]
fn a_blank_board_grows_step_by_step() {
    let mut workshop = open(&read(BLANK));
    let start = bytes(workshop.scenario());
    for kind in ItemKind::ALL.iter().chain(ItemKind::ALL) {
        let item =
            fresh(workshop.scenario(), *kind, "The same name").expect("in the order of the file nothing is missing");
        must(&mut workshop, AuthorEdit::Add(vec![item]));
        assert_eq!(check(workshop.scenario()), vec![]);
    }
    while workshop.undo() {}
    assert_eq!(bytes(workshop.scenario()), start);
}

#[test]
fn positions_of_every_kind_add_nothing() {
    for (text, step) in [(FIRST_STEPS, 1), (SHIPPED, 5)] {
        let mut workshop = open(&read(text));
        let scenario = workshop.scenario().clone();
        for stand in [Stand::RedLine, Stand::Floor] {
            let made =
                position(&scenario, &(&scenario.actors[1].id).into(), stand, "A new one").expect("there is an actor");
            assert_eq!(made.actor, scenario.actors[1].id);
            adds_nothing(&mut workshop, &made.into(), step);
        }
        // A willingness says something at once: its level. It is about what its holder, or a member of it, may provide.
        let parties = scenario.actors.iter().map(|actor| (PartyId::from(&actor.id), &actor.name));
        let parties = parties.chain(scenario.groups.iter().map(|group| (PartyId::from(&group.id), &group.name)));
        for (party, name) in parties {
            let may = |element: &Element| scenario.members(&party).any(|actor| element.providers.contains(&actor.id));
            match position(&scenario, &party, Stand::Willingness, "A new one") {
                Ok(made) => {
                    let provides = made.provides.as_ref().expect("a willingness");
                    assert!(provides.elements.iter().all(|id| scenario.element(id).is_some_and(may)), "{name}");
                    must(&mut workshop, AuthorEdit::Add(vec![made.into()]));
                    assert_eq!(check(workshop.scenario()), vec![]);
                    assert!(workshop.undo());
                }
                Err(rejected) => {
                    assert!(!scenario.elements.iter().any(may), "{name}");
                    assert_eq!(rejected, Rejected::NothingToProvide(name.clone()));
                }
            }
        }
    }
    let blank = read(BLANK);
    let rejected = position(&blank, &"nobody".into(), Stand::Willingness, "A new one").expect_err("no element");
    assert_eq!(rejected, Rejected::First { before: "a willingness", first: ItemKind::Element });
}

#[test]
fn a_position_becomes_another_and_itself_again() {
    let scenario = read(FIRST_STEPS);
    // Who may provide something, and so may hold each of them.
    let actor = &scenario.elements[0].providers[0];
    for from in Stand::ALL {
        for to in Stand::ALL {
            let made = position(&scenario, &actor.into(), from, "A new one").expect("all is there");
            let mut turned = made.clone();
            set_stand(&scenario, &mut turned, to).expect("all is there");
            assert_eq!(
                Position {
                    id: made.id.clone(),
                    ..position(&scenario, &actor.into(), to, "A new one").expect("all is there")
                },
                turned
            );
            set_stand(&scenario, &mut turned, from).expect("all is there");
            assert_eq!(turned, made, "{from:?} to {to:?}");
        }
    }
    // What a red line asks, a floor asks too, as firmly.
    let asked = Condition::Not(Box::new(Condition::Card(Pattern::default())));
    let mut line = position(&scenario, &actor.into(), Stand::RedLine, "A new one").expect("all is there");
    (line.crossed_when, line.firmness) = (Some(asked.clone()), Some(Firmness::Absolute));
    let mut turned = line.clone();
    set_stand(&scenario, &mut turned, Stand::Floor).expect("all is there");
    assert_eq!(
        (&turned.crossed_when, &turned.met_when, turned.firmness),
        (&None, &Some(asked), Some(Firmness::Absolute))
    );
    set_stand(&scenario, &mut turned, Stand::RedLine).expect("all is there");
    assert_eq!(turned, line);
}

#[test]
fn settings_and_options_are_sound_from_the_first_moment() {
    let scenario = read(FIRST_STEPS);
    let mut workshop = open(&scenario);
    for name in ["Scale", "Scale", "🙂", "Location"] {
        let Item::Element(mut element) = super::support::item(workshop.scenario(), ItemKind::Element, "battalion")
        else {
            unreachable!("of this kind")
        };
        let mut made = setting(&element, name, "Small").expect("names");
        for _ in 0..3 {
            let another = option(&made, "Small").expect("a name");
            made.options.push(another);
        }
        element.settings.push(made);
        let put = AuthorEdit::Put { item: Box::new((*element).into()), part: Aspect::Settings, typing: None };
        must(&mut workshop, put);
        assert_eq!(check(workshop.scenario()), vec![]);
    }
    let element = scenario.elements[0].clone();
    assert_eq!(setting(&element, "", "Small"), Err(Rejected::NoName));
    assert_eq!(setting(&element, "Scale", "\u{200b}\n"), Err(Rejected::NoName));
}

/// A thing of an odd name can be added, twice, or is refused in words.
fn has_an_id(scenario: &Scenario, kind: ItemKind, name: &str) {
    let mut workshop = open(scenario);
    for _ in 0..2 {
        match fresh(workshop.scenario(), kind, name) {
            Ok(item) => {
                assert!(!workshop.scenario().is_taken(kind, item.id()), "{}", item.id());
                if let Err(rejected) = author(&mut workshop, AuthorEdit::Add(vec![item])) {
                    assert!(name.chars().count() > 20_000, "{rejected} of {name:?}");
                }
                assert_eq!(check(workshop.scenario()), vec![]);
            }
            Err(Rejected::NoName) => assert!(
                name.chars().all(|c| c.is_whitespace() || guarantee_board::scenario::check::is_hidden(c)),
                "{name:?}"
            ),
            Err(Rejected::First { .. }) => assert!(missing(workshop.scenario(), kind).is_some()),
            Err(rejected) => panic!("{rejected:?}"),
        }
    }
}

#[test]
fn odd_names_make_ids() {
    let long = "x".repeat(500);
    let endless = "word ".repeat(5_000);
    let odd = [
        "",
        " ",
        "\n\t",
        "🙂",
        "🙂🙃 🙂",
        "-",
        "...",
        &long,
        &endless,
        "Україна",
        "Über-Maß",
        "İstanbul",
        "ﬁ",
        "中国",
        "a/b\\c\"d",
        "vote/seat-1/0",
        "uk",
        "UK",
        "western",
        "r01-western-troops",
        "\u{202e}abc",
        "A\u{301}",
        "null",
        "seat-1",
        "e1-force-2",
    ];
    for text in [BLANK, ROUNDS] {
        let scenario = read(text);
        for kind in ItemKind::ALL {
            odd.iter().for_each(|name| has_an_id(&scenario, *kind, name));
        }
    }
    // Ids of the same set of names are kept apart.
    let scenario = read(ROUNDS);
    assert_eq!(free_id(&scenario, ItemKind::Group, "UK"), "uk-2");
    assert_eq!(free_id(&scenario, ItemKind::Voice, "Seat 1"), "seat-1-2");
    assert_eq!(free_id(&scenario, ItemKind::Caution, "x1 both"), "x1-both-2");
    assert_eq!(free_id(&scenario, ItemKind::Element, "x1 both"), "x1-both");
}

#[test]
fn what_is_there_already_is_not_added_again() {
    let scenario = read(ROUNDS);
    let mut workshop = open(&scenario);
    for key in keys(&scenario) {
        let item = scenario.item(&key).expect("it is there");
        refused(&mut workshop, AuthorEdit::Add(vec![item.clone()]));
        let new = fresh(&scenario, ItemKind::Source, "New").expect("a name");
        refused(&mut workshop, AuthorEdit::Add(vec![new, item]));
    }
    assert_eq!(refused(&mut workshop, AuthorEdit::Add(Vec::new())), Rejected::NoChange);
    // Several at once, each of which rests on the one before, are one step.
    let source = fresh(&scenario, ItemKind::Source, "New").expect("a name");
    let mut with = scenario.clone();
    let Item::Source(added) = &source else { unreachable!("of this kind") };
    with.sources.push((**added).clone());
    let claim = fresh(&with, ItemKind::Claim, "Something").expect("a name");
    must(&mut workshop, AuthorEdit::Add(vec![source, claim]));
    assert_eq!(workshop.scenario().claims.last().map(|claim| claim.sources[0].as_str()), Some("new"));
    assert!(workshop.undo());
    assert_eq!(bytes(workshop.scenario()), bytes(&scenario));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_name_makes_an_id(scenario in scenarios(), kind in 0..ItemKind::ALL.len(), name in any::<String>()) {
        has_an_id(&scenario, ItemKind::ALL[kind], &name);
    }

    #[test]
    fn what_is_new_adds_nothing_to_any_scenario(scenario in scenarios(), kind in 0..ItemKind::ALL.len()) {
        let mut workshop = open(&scenario);
        let item = fresh(&scenario, ItemKind::ALL[kind], "Something new").expect("nothing is missing");
        adds_nothing(&mut workshop, &item, 1);
    }
}
