//! Laws of the grid: what is set is read back, nothing else changes, and nobody's words are put into another's mouth.

use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{
    ActorId, Basis, Condition, Degree, ElementId, Feasibility, FunctionId, Position, Scenario,
};
use guarantee_board::workshop::Workshop;
use guarantee_board::workshop::author::{AuthorEdit, Given, Giver, GridEdit, Offer, gifts, offer, offered_by_group};
use proptest::prelude::*;

use super::support::{SHIPPED, author, bytes, must, open, read, refused, shown};
use crate::scenario_strategy::scenarios;

/// What a cell can be set to.
pub fn given(number: usize) -> Given {
    match number % 7 {
        0 => Given::Nothing,
        1 => Given::Provider,
        level => Given::Level(Feasibility::ALL[level - 2]),
    }
}

/// All cells of the offers.
fn cells(scenario: &Scenario) -> Vec<(ElementId, ActorId)> {
    let elements = scenario.elements.iter().filter(|element| !element.frame);
    elements.flat_map(|element| scenario.actors.iter().map(|actor| (element.id.clone(), actor.id.clone()))).collect()
}

fn said(scenario: &Scenario, (element, actor): &(ElementId, ActorId)) -> Offer {
    offer(scenario, element, actor)
}

/// The giver that numbers name.
pub fn giver(scenario: &Scenario, (a, b, c): (usize, usize, usize)) -> Option<Giver> {
    let element = scenario.elements.get(a % scenario.elements.len().max(1))?;
    let setting = element.settings.get(b % (element.settings.len() + 1));
    let option = setting.and_then(|setting| setting.options.get(c % setting.options.len().max(1)));
    Some(Giver {
        element: element.id.clone(),
        option: setting.zip(option).map(|(setting, option)| (setting.id.clone(), option.id.clone())),
    })
}

fn set(cells: &[(ElementId, ActorId)], to: Given) -> AuthorEdit {
    AuthorEdit::Set(GridEdit::Offers { cells: cells.to_vec(), to })
}

/// The shipped scenario without what was kept of rounds, so that nothing stands in the way.
fn shipped() -> Workshop {
    open(&read(SHIPPED))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn what_is_set_is_read_back_and_nothing_else_changes(
        scenario in scenarios(),
        places in prop::collection::vec(any::<prop::sample::Index>(), 1..5),
        to in 0..7_usize,
    ) {
        let all = cells(&scenario);
        prop_assume!(!all.is_empty());
        let to = given(to);
        let chosen: Vec<_> = places.iter().map(|place| all[place.index(all.len())].clone()).collect();
        let mut workshop = open(&scenario);
        let done = author(&mut workshop, set(&chosen, to));
        let after = workshop.scenario().clone();
        prop_assert_eq!(check(&after), vec![]);
        if done.is_err() {
            prop_assert_eq!(shown(&after), shown(&scenario));
            return Ok(());
        }
        for cell in &all {
            let (was, is) = (said(&scenario, cell), said(&after, cell));
            match &was {
                // Of what more is said than a level, the grid takes nothing away.
                Offer::Told(_) => prop_assert_eq!(is, was),
                Offer::Plain(_) if chosen.contains(cell) => prop_assert_eq!(is, Offer::Plain(to)),
                Offer::Plain(_) => prop_assert_eq!(is, was),
            }
        }
        // Each new willingness rests on what the one that it comes from rests on, or on the author's judgement.
        for position in &after.positions {
            if scenario.positions.iter().any(|known| known.id == position.id) {
                continue;
            }
            let from = |known: &&Position| known.title == position.title && known.actor == position.actor;
            match scenario.positions.iter().find(from) {
                Some(from) => prop_assert_eq!(&from.claims, &position.claims),
                None => {
                    prop_assert_eq!(&position.claims, &vec![]);
                    prop_assert_eq!(position.provides.as_ref().map(|own| own.basis), Some(Basis::Judgement));
                }
            }
        }
        workshop.undo();
        prop_assert_eq!(bytes(workshop.scenario()), bytes(&scenario));
    }

    #[test]
    fn what_gives_what_is_read_back_and_nothing_else_changes(
        scenario in scenarios(),
        numbers in (0..9_usize, 0..9_usize, 0..9_usize),
        function in any::<prop::sample::Index>(),
        degree in prop::option::of(0..5_u8),
    ) {
        prop_assume!(!scenario.functions.is_empty());
        let Some(giver) = giver(&scenario, numbers) else { return Ok(()) };
        let function: FunctionId = scenario.functions[function.index(scenario.functions.len())].id.clone();
        let to = degree.map(Degree);
        let cells = vec![(giver.clone(), function.clone())];
        let before = gifts(&scenario, &giver).to_vec();
        let mut workshop = open(&scenario);
        let done = author(&mut workshop, AuthorEdit::Set(GridEdit::Gifts { cells, to }));
        let after = gifts(workshop.scenario(), &giver).to_vec();
        let of = |gifts: &[guarantee_board::scenario::Gift]| {
            gifts.iter().find(|gift| gift.function == function).cloned()
        };
        prop_assert_eq!(of(&after).map(|gift| gift.degree), to);
        prop_assert_eq!(done.is_err(), of(&before).map(|gift| gift.degree) == to);
        if let (Some(was), Some(is)) = (of(&before), of(&after)) {
            prop_assert_eq!((was.basis, was.claims), (is.basis, is.claims));
        }
        let others = |gifts: &[guarantee_board::scenario::Gift]| {
            gifts.iter().filter(|gift| gift.function != function).cloned().collect::<Vec<_>>()
        };
        prop_assert_eq!(others(&before), others(&after));
        prop_assert_eq!(check(workshop.scenario()), vec![]);
    }
}

/// A cell of the shipped scenario of which nothing but a level is said, by a position on several elements.
fn shared(scenario: &Scenario) -> (Position, ActorId) {
    let plain = |position: &&Position| {
        let several = position.provides.as_ref().is_some_and(|own| own.elements.len() > 1);
        let actor = ActorId::from(position.actor.as_str());
        let level = |element: &ElementId| matches!(offer(scenario, element, &actor), Offer::Plain(Given::Level(_)));
        several && position.provides.as_ref().is_some_and(|own| own.elements.iter().all(level))
    };
    let position = scenario.positions.iter().find(plain).expect("one on several elements").clone();
    let actor = ActorId::from(position.actor.as_str());
    (position, actor)
}

/// A scenario in which one willingness speaks of two elements.
fn two_in_one() -> Workshop {
    let mut workshop = shipped();
    let scenario = workshop.scenario();
    let plain = |position: &&Position| {
        let actor = ActorId::from(position.actor.as_str());
        let own = position.provides.as_ref();
        scenario.actors.iter().any(|known| known.id == actor)
            && own.is_some_and(|own| matches!(offer(scenario, &own.elements[0], &actor), Offer::Plain(Given::Level(_))))
    };
    let mut position = scenario.positions.iter().find(plain).expect("a willingness").clone();
    let actor = ActorId::from(position.actor.as_str());
    let silent = |element: &&guarantee_board::scenario::Element| {
        offer(scenario, &element.id, &actor) == Offer::Plain(Given::Provider)
            || offer(scenario, &element.id, &actor) == Offer::Plain(Given::Nothing)
    };
    let other = scenario.elements.iter().find(|element| !element.frame && silent(element)).expect("another").id.clone();
    must(&mut workshop, set(&[(other.clone(), actor)], Given::Provider));
    position.provides.as_mut().expect("a willingness").elements.push(other);
    let item = guarantee_board::scenario::Item::Position(Box::new(position));
    let part = guarantee_board::workshop::author::Aspect::Elements;
    must(&mut workshop, AuthorEdit::Put { item: Box::new(item), part, typing: None });
    workshop
}

#[test]
fn another_level_for_one_of_several_elements_sets_it_apart_with_what_it_rests_on() {
    let mut workshop = two_in_one();
    let (position, actor) = shared(workshop.scenario());
    let own = position.provides.clone().expect("a willingness");
    let level = if own.level == Feasibility::Ready { Feasibility::Likely } else { Feasibility::Ready };
    must(&mut workshop, set(&[(own.elements[0].clone(), actor.clone())], Given::Level(level)));
    let after = workshop.scenario();
    let left = after.positions.iter().find(|known| known.id == position.id).expect("it stays");
    assert_eq!(left.provides.as_ref().expect("a willingness").level, own.level);
    assert_eq!(left.provides.as_ref().expect("a willingness").elements, own.elements[1..]);
    let apart = |known: &&Position| known.provides.as_ref().is_some_and(|said| said.elements == own.elements[..1]);
    let apart = after.positions.iter().filter(|known| known.actor == actor).find(apart).expect("another");
    assert_eq!((&apart.claims, &apart.note), (&position.claims, &position.note));
    assert_eq!(apart.provides.as_ref().expect("a willingness").level, level);
    // All of them at once stay one.
    workshop.undo();
    let all: Vec<_> = own.elements.iter().map(|element| (element.clone(), actor.clone())).collect();
    let count = workshop.scenario().positions.len();
    must(&mut workshop, set(&all, Given::Level(level)));
    assert_eq!(workshop.scenario().positions.len(), count);
}

#[test]
fn several_cells_are_one_step_under_a_name_of_their_own() {
    let mut workshop = shipped();
    let (before, all) = (bytes(workshop.scenario()), cells(workshop.scenario()));
    let free: Vec<_> = all
        .into_iter()
        .filter(|cell| said(workshop.scenario(), cell) == Offer::Plain(Given::Nothing))
        .take(3)
        .collect();
    assert_eq!(free.len(), 3);
    must(&mut workshop, set(&free, Given::Level(Feasibility::Unlikely)));
    assert_eq!(workshop.undo_label().as_deref(), Some("Set 3 offers"));
    assert!(workshop.undo());
    assert_eq!(bytes(workshop.scenario()), before);
    must(&mut workshop, set(&free[..1], Given::Provider));
    let name = workshop.scenario().element(&free[0].0).expect("an element").name.clone();
    assert_eq!(workshop.undo_label(), Some(format!("Set who would provide element “{name}”")));
    refused(&mut workshop, set(&free[..1], Given::Provider));
}

#[test]
fn what_a_group_gives_its_members_is_a_level_only_if_that_is_all_it_says() {
    let mut scenario = read(SHIPPED);
    // A group speaks of an element that a member may provide and says nothing of.
    let silent = |scenario: &Scenario, actor: &guarantee_board::scenario::Actor| {
        let plain = |element: &&guarantee_board::scenario::Element| {
            let of = (&element.id, &actor.id);
            element.providers.contains(&actor.id)
                && offer(scenario, of.0, of.1) == Offer::Plain(Given::Provider)
                && offered_by_group(scenario, of.0, of.1).is_none()
        };
        scenario.elements.iter().find(plain).map(|element| element.id.clone())
    };
    let of_groups = scenario.actors.iter().filter(|actor| !actor.groups.is_empty());
    let found = of_groups.filter_map(|actor| Some((actor.clone(), silent(&scenario, actor)?))).next();
    let (actor, element) = found.expect("a silent member of a group");
    let willing = scenario.positions.iter().find(|position| position.provides.is_some()).expect("a willingness");
    let mut said = Position { actor: (&actor.groups[0]).into(), id: "said".into(), ..willing.clone() };
    (said.binds_when, said.from, said.until) = (None, None, None);
    let provision = said.provides.as_mut().expect("a willingness");
    (provision.elements, provision.level, provision.otherwise) = (vec![element.clone()], Feasibility::Likely, None);
    provision.with.clear();
    let mut seen = |said: &Position| {
        scenario.positions.retain(|position| position.id != said.id);
        scenario.positions.push(said.clone());
        assert_eq!(check(&scenario), []);
        offered_by_group(&scenario, &element, &actor.id)
    };
    assert_eq!(seen(&said), Some(Offer::Plain(Given::Level(Feasibility::Likely))));
    let day = jiff::civil::date(2025, 9, 1);
    let told = Some(Offer::Told(vec!["said".into()]));
    assert_eq!(seen(&Position { binds_when: Some(Condition::All(Vec::new())), ..said.clone() }), told);
    assert_eq!(seen(&Position { from: Some(day), ..said.clone() }), told);
    assert_eq!(seen(&Position { until: Some(day), ..said }), told);
}
