//! Changing things: what is no longer offered is gone from the cards, what was the default stays chosen, and what would
//! not be sound is refused.

use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{
    Card, Choices, Element, ElementId, Feasibility, Gift, Item, ItemKey, ItemKind, Position, Scenario, chosen,
};
use guarantee_board::workshop::author::{Aspect, AuthorEdit, Head};
use guarantee_board::workshop::{Edit, Rejected, RoomEdit, Workshop};
use jiff::civil::date;
use proptest::prelude::*;

use super::support::{
    FIRST_STEPS, ROUNDS, SHIPPED, all_assessments, assessments, author, boards, bytes, changed, must, open, read,
    readings, refused, shown,
};
use crate::scenario_strategy::scenarios;

fn put(item: impl Into<Item>, part: Aspect) -> AuthorEdit {
    AuthorEdit::Put { item: Box::new(item.into()), part, typing: None }
}

fn typed(item: Item, part: Aspect) -> AuthorEdit {
    AuthorEdit::Put { item: Box::new(item), part, typing: Some(part.word().to_owned()) }
}

/// All cards that stand somewhere.
fn cards(scenario: &Scenario) -> Vec<&Card> {
    let votes = scenario.seats.iter().flat_map(|seat| &seat.cards).map(|vote| &vote.card);
    scenario.packages.iter().flat_map(|package| &package.cards).chain(votes).collect()
}

/// Puts an element that offers less: a sound scenario with the element as put, and the boards as they are left.
fn offered_less(workshop: &mut Workshop, element: &Element, left: impl Fn(&mut Card)) {
    let before = workshop.scenario().clone();
    if let Err(rejected) = author(workshop, put(element.clone(), Aspect::Options)) {
        assert!(matches!(rejected, Rejected::InRound(_) | Rejected::Flawed { .. }), "{rejected:?}");
        assert_eq!(shown(workshop.scenario()), shown(&before));
        return;
    }
    let after = workshop.scenario();
    assert_eq!(check(after), vec![]);
    assert_eq!(after.element(&element.id), Some(element));
    for (round, old) in after.rounds.iter().zip(&before.rounds) {
        for (card, old) in round.package.cards.iter().zip(&old.package.cards) {
            let mut spelled = old.clone();
            if let Some(element) = before.element(&old.element) {
                let stood = element
                    .settings
                    .iter()
                    .filter_map(|setting| Some((setting.id.clone(), chosen(&old.with, element, &setting.id)?.clone())));
                spelled.with = stood.collect();
            }
            assert!(after.stand_alike(card, &spelled), "{card:?} is not {old:?}");
        }
    }
    for (package, old) in after.packages.iter().zip(&before.packages) {
        let mut expected = old.cards.clone();
        expected.iter_mut().filter(|card| card.element == element.id).for_each(&left);
        assert_eq!(package.cards.len(), expected.len());
        for (card, expected) in package.cards.iter().zip(&expected) {
            assert!(after.stand_alike(card, expected), "{card:?} is not {expected:?}");
        }
    }
    // Whoever judged a card that can no longer stand has not judged another.
    for (seat, old) in after.seats.iter().zip(&before.seats) {
        let stays = |card: &Card| {
            let mut less = card.clone();
            left(&mut less);
            card.element != element.id || before.stand_alike(card, &less)
        };
        let kept: Vec<_> = old.cards.iter().filter(|vote| stays(&vote.card)).map(|vote| vote.level).collect();
        assert_eq!(seat.cards.iter().map(|vote| vote.level).collect::<Vec<_>>(), kept);
    }
    assert!(workshop.undo());
    assert_eq!(shown(workshop.scenario()), shown(&before));
}

/// Takes every option, setting and provider of every element away, one at a time.
fn everything_offered_can_go(scenario: &Scenario) {
    let mut scenario = scenario.clone();
    // Votes are written without defaults, as the window writes them.
    let elements = scenario.elements.clone();
    for vote in scenario.seats.iter_mut().flat_map(|seat| &mut seat.cards) {
        let element = elements.iter().find(|element| element.id == vote.card.element).expect("a sound scenario");
        vote.card
            .with
            .retain(|setting, option| element.setting(setting).is_some_and(|setting| setting.default != *option));
    }
    let mut workshop = open(&scenario);
    for element in &scenario.elements {
        for (place, setting) in element.settings.iter().enumerate() {
            for (at, option) in setting.options.iter().enumerate().filter(|_| setting.options.len() > 1) {
                let mut less = element.clone();
                less.settings[place].options.remove(at);
                if setting.default == option.id {
                    less.settings[place].default = less.settings[place].options[0].id.clone();
                }
                let default = less.settings[place].default.clone();
                offered_less(&mut workshop, &less, |card| {
                    let stands = chosen(&card.with, element, &setting.id);
                    let stands = stands.filter(|stands| **stands != option.id).unwrap_or(&default).clone();
                    card.with.insert(setting.id.clone(), stands);
                });
            }
            let mut less = element.clone();
            less.settings.remove(place);
            offered_less(&mut workshop, &less, |card| drop(card.with.shift_remove(&setting.id)));
        }
        for (place, actor) in element.providers.iter().enumerate() {
            let mut less = element.clone();
            less.providers.remove(place);
            offered_less(&mut workshop, &less, |card| card.by.retain(|by| by != actor));
        }
    }
    assert_eq!(bytes(workshop.scenario()), bytes(&scenario));
}

#[test]
fn options_and_providers_that_are_gone_are_gone_from_the_cards() {
    everything_offered_can_go(&read(FIRST_STEPS));
    let mut scenario = read(ROUNDS);
    everything_offered_can_go(&scenario);
    scenario.rounds.clear();
    everything_offered_can_go(&scenario);
    let mut workshop = open(&scenario);
    let force: ElementId = "e1-force".into();
    assert!(cards(&scenario).iter().any(|card| card.with.values().any(|option| option.as_str() == "25k")));
    // Nobody said what is the default instead.
    let less = changed!(&scenario, Element, "e1-force", |element: &mut Element| {
        element.settings[0].default = "25k".into();
        element.settings[0].options.remove(1);
        element.providers.remove(0);
    });
    must(&mut workshop, put(less, Aspect::Options));
    let after = workshop.scenario();
    assert_eq!(after.element(&force).map(|element| element.settings[0].default.as_str()), Some("10k"));
    assert!(cards(after).iter().all(|card| card.with.values().all(|option| option.as_str() != "25k")));
    assert!(cards(after).iter().all(|card| card.by.iter().all(|actor| actor.as_str() != "uk")));
    assert_eq!(after.seats[0].cards, vec![], "what was judged cannot stand any more");
}

#[test]
fn what_a_round_chose_cannot_be_taken_away_unnoticed() {
    // In the round the force has a scale that it does not say, in a way one that it says.
    let mut scenario = read(ROUNDS);
    scenario.rounds[0].ways[0].cards = vec![Card {
        with: Choices::from([("location".into(), "next-door".into())]),
        ..scenario.rounds[0].package.cards[0].clone()
    }];
    let mut workshop = open(&scenario);
    let less = changed!(&scenario, Element, "e1-force", |element: &mut Element| {
        element.settings.remove(1);
        element.settings[0].default = "25k".into();
    });
    assert_eq!(refused(&mut workshop, put(less, Aspect::Options)), Rejected::InRound("Перше коло".to_owned()));
    let less = changed!(&scenario, Element, "e1-force", |element: &mut Element| {
        element.settings[0].options.remove(0);
        element.settings[0].default = "25k".into();
    });
    assert_eq!(refused(&mut workshop, put(less, Aspect::Options)), Rejected::InRound("Перше коло".to_owned()));
}

/// Makes each option of each setting the default in turn: no board that is there is another one for it.
fn defaults_change_nothing_that_is_there(scenario: &Scenario, which: impl Fn(usize) -> bool, thorough: bool) {
    let mut workshop = open(scenario);
    let (boards, all) = (boards(scenario), readings(scenario));
    let readings = if thorough { all } else { all.into_iter().take(1).collect() };
    let before = assessments(scenario, &boards, &readings);
    for element in scenario.elements.iter().enumerate().filter(|(number, _)| which(*number)).map(|(_, element)| element)
    {
        for (place, setting) in element.settings.iter().enumerate() {
            for option in setting.options.iter().filter(|option| option.id != setting.default) {
                let mut other = element.clone();
                other.settings[place].default = option.id.clone();
                must(&mut workshop, put(other, Aspect::Options));
                let after = workshop.scenario();
                assert_eq!(check(after), vec![]);
                let left = super::support::boards(after);
                assert_eq!(assessments(after, &left, &readings), before, "{} {}", element.id, option.id);
                let ways = |scenario: &Scenario| {
                    let ways =
                        scenario.rounds.iter().flat_map(|round| round.ways.iter().map(|way| way.from(&round.package)));
                    assessments(scenario, &ways.collect::<Vec<_>>(), &readings)
                };
                assert_eq!(ways(after), ways(scenario), "{} {}", element.id, option.id);
                let votes = |scenario: &Scenario| {
                    let votes = |seat| {
                        boards
                            .iter()
                            .zip(&left)
                            .flat_map(move |(old, new)| {
                                old.cards.iter().zip(&new.cards).map(move |(old, new)| {
                                    scenario.vote_on(seat, if scenario == after { new } else { old })
                                })
                            })
                            .collect::<Vec<_>>()
                    };
                    scenario.seats.iter().flat_map(votes).collect::<Vec<_>>()
                };
                assert_eq!(votes(after), votes(scenario), "{} {}", element.id, option.id);
                assert!(workshop.undo());
            }
        }
    }
    assert_eq!(bytes(workshop.scenario()), bytes(scenario));
}

#[test]
fn another_default_leaves_every_board_as_it_stands() {
    defaults_change_nothing_that_is_there(&read(FIRST_STEPS), |_| true, true);
    defaults_change_nothing_that_is_there(&read(ROUNDS), |_| true, true);
    let shipped = read(SHIPPED);
    defaults_change_nothing_that_is_there(&shipped, |number| number % 6 == 0 || shipped.elements[number].frame, false);
}

#[test]
fn what_would_not_be_sound_is_refused_in_words() {
    let scenario = read(ROUNDS);
    let mut workshop = open(&scenario);
    let element = |change: &dyn Fn(&mut Element)| {
        changed!(&scenario, Element, "e1-force", |element: &mut Element| change(element))
    };
    let position = |change: &dyn Fn(&mut Position)| {
        changed!(&scenario, Position, "r01-western-troops", |position: &mut Position| change(position))
    };
    let wrong = [
        element(&|element| element.name.clear()),
        element(&|element| element.name = "two\nlines".to_owned()),
        element(&|element| element.about = "\u{202e}".to_owned()),
        element(&|element| element.frame = true),
        element(&|element| element.category = "nothing".into()),
        element(&|element| element.providers.push("nobody".into())),
        element(&|element| element.providers.push("uk".into())),
        element(&|element| element.claims.push("nothing".into())),
        element(&|element| element.gives.push(Gift { function: "nothing".into(), ..element.gives[0].clone() })),
        element(&|element| element.settings[0].options[0].uses[0].resource = "nothing".into()),
        element(&|element| element.settings[0].options.clear()),
        element(&|element| element.settings[1].id = "scale".into()),
        element(&|element| element.settings[0].options[0].name.clear()),
        position(&|position| position.title.clear()),
        position(&|position| position.firmness = None),
        position(&|position| position.crossed_when = None),
        position(&|position| position.met_when.clone_from(&position.crossed_when)),
        position(&|position| position.actor = "nobody".into()),
        position(&|position| position.counter_claims.clone_from(&position.claims)),
        position(&|position| (position.from, position.until) = (Some(date(2026, 1, 1)), Some(date(2025, 1, 1)))),
    ];
    for item in wrong {
        let rejected = refused(&mut workshop, put(item.clone(), Aspect::Name));
        assert!(matches!(rejected, Rejected::Flawed { .. }), "{rejected:?}: {item:?}");
    }
    for item in [
        changed!(&scenario, Phase, "now", |phase: &mut guarantee_board::scenario::Phase| phase.name = " ".to_owned()),
        changed!(&scenario, Source, "s1", |source: &mut guarantee_board::scenario::Source| source.link =
            "x".to_owned()),
        changed!(&scenario, Claim, "c1", |claim: &mut guarantee_board::scenario::Claim| claim.sources.clear()),
        // Hidden, a seat is no voice.
        changed!(&scenario, Claim, "c1", |claim: &mut guarantee_board::scenario::Claim| claim.voice =
            Some("seat-1".into())),
        changed!(&scenario, Actor, "uk", |actor: &mut guarantee_board::scenario::Actor| actor.groups.push("x".into())),
    ] {
        refused(&mut workshop, put(item, Aspect::Name));
    }
    let same = scenario.item(&ItemKey::new(ItemKind::Element, "e1-force")).expect("it is there");
    assert_eq!(refused(&mut workshop, put(same.clone(), Aspect::Name)), Rejected::NoChange);
    assert!(matches!(refused(&mut workshop, put(same.with_id("nothing"), Aspect::Name)), Rejected::Unknown { .. }));
}

#[test]
fn an_element_becomes_an_assumption_if_nobody_supplies_it() {
    let mut scenario = read(ROUNDS);
    let frame = |scenario: &Scenario, id, frame| {
        put(changed!(scenario, Element, id, |element: &mut Element| element.frame = frame), Aspect::Kind)
    };
    assert_eq!(
        refused(&mut open(&scenario), frame(&scenario, "e2-pledge", true)),
        Rejected::InRound("Перше коло".to_owned())
    );
    scenario.rounds.clear();
    let mut workshop = open(&scenario);
    must(&mut workshop, frame(&scenario, "e2-pledge", true));
    assert!(cards(workshop.scenario()).iter().all(|card| card.element.as_str() != "e2-pledge"));
    let back = frame(workshop.scenario(), "e3-consent", false);
    must(&mut workshop, back);
    assert!(workshop.scenario().packages.iter().all(|package| package.frame.is_empty()));
    assert_eq!(workshop.scenario().acceptable.released, vec![]);
    assert_eq!(check(workshop.scenario()), vec![]);
    while workshop.undo() {}
    assert_eq!(bytes(workshop.scenario()), bytes(&scenario));
}

#[test]
fn letters_typed_into_a_text_are_one_step() {
    let scenario = read(FIRST_STEPS);
    let mut workshop = open(&scenario);
    let named =
        |id, name: &str| changed!(&scenario, Element, id, |element: &mut Element| name.clone_into(&mut element.name));
    for name in ["M", "Mo", "Mon"] {
        must(&mut workshop, typed(named("monitors", name), Aspect::Name));
    }
    // Another thing, then another part, then something that is not typed, then a text of the scenario itself.
    must(&mut workshop, typed(named("battalion", "B"), Aspect::Name));
    let silent = changed!(workshop.scenario(), Element, "battalion", |element: &mut Element| element.about.clear());
    must(&mut workshop, typed(silent, Aspect::Description));
    let noted = changed!(workshop.scenario(), Element, "battalion", |element: &mut Element| element.note.push('x'));
    must(&mut workshop, put(noted, Aspect::Description));
    let headed = |title: &str, part| AuthorEdit::SetHead {
        head: Box::new(Head { title: title.to_owned(), ..Head::of(&scenario) }),
        part,
    };
    must(&mut workshop, headed("F", Aspect::Title));
    must(&mut workshop, headed("Fi", Aspect::Title));
    must(&mut workshop, headed("Fir", Aspect::Description));
    let mut steps = Vec::new();
    while let Some(label) = workshop.undo_label() {
        steps.push(label);
        assert!(workshop.undo());
    }
    assert_eq!(steps.len(), 6, "{steps:?}");
    assert_eq!(steps[5], "Change the name of element “Mon”");
    assert_eq!(bytes(workshop.scenario()), bytes(&scenario));
}

#[test]
fn letters_typed_into_two_texts_of_one_part_are_two_steps() {
    let scenario = read(FIRST_STEPS);
    let mut workshop = open(&scenario);
    let into = |item: Item, text: &str| AuthorEdit::Put {
        item: Box::new(item),
        part: Aspect::Setting,
        typing: Some(text.to_owned()),
    };
    let mut element = scenario.element(&"battalion".into()).expect("it is there").clone();
    for (text, name) in [("first", "S"), ("first", "Si"), ("second", "P"), ("second", "Pl"), ("first", "Siz")] {
        let field = if text == "first" { &mut element.name } else { &mut element.about };
        name.clone_into(field);
        must(&mut workshop, into(element.clone().into(), text));
    }
    let mut names = Vec::new();
    while workshop.undo() {
        let element = workshop.scenario().element(&"battalion".into()).expect("it is there");
        names.push((element.name.clone(), element.about == scenario.element(&element.id).expect("it was").about));
    }
    assert_eq!(names[..2], [("Si".to_owned(), false), ("Si".to_owned(), true)]);
    assert_eq!(names.len(), 3, "{names:?}");
    assert_eq!(bytes(workshop.scenario()), bytes(&scenario));
}

#[test]
fn a_remark_is_nobodys_business() {
    let scenario = read(FIRST_STEPS);
    let mut workshop = open(&scenario);
    must(
        &mut workshop,
        typed(changed!(&scenario, Element, "monitors", |element: &mut Element| element.note.push('x')), Aspect::Note),
    );
    assert!(workshop.last_change().is_none());
    assert!(workshop.dirty());
    must(
        &mut workshop,
        put(
            changed!(&scenario, Element, "monitors", |element: &mut Element| element.about.push('x')),
            Aspect::Description,
        ),
    );
    assert!(workshop.last_change().is_some());
}

#[test]
fn the_head_is_checked_too() {
    let scenario = read(SHIPPED);
    let mut workshop = open(&scenario);
    let head = Head::of(&scenario);
    let set = |head: &Head| AuthorEdit::SetHead { head: Box::new(head.clone()), part: Aspect::Date };
    assert_eq!(refused(&mut workshop, set(&head)), Rejected::NoChange);
    refused(&mut workshop, set(&Head { title: String::new(), ..head.clone() }));
    refused(&mut workshop, set(&Head { also_as_of: vec![head.as_of, head.as_of], ..head.clone() }));
    // Who reads the board as of the scenario's day goes on doing so.
    must(&mut workshop, set(&Head { as_of: date(2026, 1, 31), ..head.clone() }));
    assert_eq!(workshop.reading().date, date(2026, 1, 31));
    assert_eq!(workshop.assessment(), open(workshop.scenario()).assessment());
    assert!(workshop.undo());
    assert_eq!(workshop.reading().date, head.as_of);
}

#[test]
fn what_is_moved_stands_elsewhere_and_nothing_else_follows() {
    let scenario = read(ROUNDS);
    for kind in ItemKind::ALL {
        let ids: Vec<_> = scenario.ids(*kind).into_iter().map(str::to_owned).collect();
        for (from, id) in ids.iter().enumerate() {
            for to in [0, 1, ids.len() - 1, 1000] {
                let mut workshop = open(&scenario);
                let mut expected = ids.clone();
                let moved = expected.remove(from);
                expected.insert(to.min(expected.len()), moved);
                let edit = AuthorEdit::Move(ItemKey::new(*kind, id), to);
                if expected == ids {
                    assert_eq!(refused(&mut workshop, edit), Rejected::NoChange);
                    continue;
                }
                must(&mut workshop, edit);
                assert_eq!(workshop.scenario().ids(*kind), expected);
                assert!(workshop.undo());
                assert_eq!(bytes(workshop.scenario()), bytes(&scenario));
            }
        }
    }
    refused(&mut open(&scenario), AuthorEdit::Move(ItemKey::new(ItemKind::Voice, "seat-1"), 0));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn what_any_element_offers_can_go(scenario in scenarios()) {
        everything_offered_can_go(&scenario);
        let open = Scenario { rounds: Vec::new(), ..scenario };
        everything_offered_can_go(&open);
    }

    #[test]
    fn another_default_leaves_any_board_as_it_stands(scenario in scenarios()) {
        defaults_change_nothing_that_is_there(&scenario, |_| true, true);
    }
}

#[test]
fn a_vote_on_a_card_is_not_one_on_another() {
    // A seat judges the force of both; then one of them can no longer provide it.
    let mut scenario = read(ROUNDS);
    scenario.rounds.clear();
    let mut workshop = open(&scenario);
    workshop.show_package(&"p1b".into());
    let vote = RoomEdit::JudgeCard("seat-2".into(), "e1-force".into(), Some(Feasibility::Unlikely));
    workshop.apply(&Edit::Room(vote)).expect("the card is on the board");
    let told = all_assessments(workshop.scenario()).len();
    must(&mut workshop, AuthorEdit::Delete(ItemKey::new(ItemKind::Actor, "france")));
    assert_eq!(all_assessments(workshop.scenario()).len(), told);
    assert_eq!(workshop.scenario().seats[1].cards, vec![]);
}
