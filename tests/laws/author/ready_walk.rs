//! Walks through sentences, the grid, copies, and undo, at random: whatever comes of them opens again.

use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{
    Blank, ClaimId, Condition, Degree, Feasibility, Item, ItemKind, Offer, PartyId, Pattern, Position, Purpose,
    Quantity, Scenario, Sentence, SentenceKind, Source, Thing,
};
use guarantee_board::storage::read_text;
use guarantee_board::workshop::author::{
    Aspect, AuthorEdit, GridEdit, Stand, Told, claim_with_source, fresh, new_claim, position,
};
use guarantee_board::workshop::{Edit, Workshop};
use proptest::prelude::*;

use super::copy::copying;
use super::grid::{given, giver};
use super::support::{SHIPPED, bytes, open, read};
use crate::edits::{Numbers, numbers};
use crate::scenario_strategy::scenarios;

/// A thing that the scenario has.
fn thing(scenario: &Scenario, number: usize, cards: bool) -> Option<Thing> {
    let named = scenario.conditions.get(number % (scenario.conditions.len() + 2));
    if let Some(named) = named.filter(|_| !cards) {
        return Some(Thing::Named(named.id.clone()));
    }
    let elements: Vec<_> = scenario.elements.iter().filter(|element| !cards || !element.frame).collect();
    let element = elements.get(number % elements.len().max(1))?;
    let mut pattern = Pattern { elements: vec![element.id.clone()], ..Pattern::default() };
    if let Some(setting) = element.settings.first().filter(|_| number.is_multiple_of(3)) {
        pattern.with.insert(setting.id.clone(), vec![setting.default.clone()]);
    }
    if let Some(actor) = scenario.actors.get(number % 5) {
        pattern.by = vec![PartyId::from(&actor.id)];
    }
    Some(Thing::Card(pattern))
}

/// A sentence of some kind, with its blanks filled as far as the scenario has anything for them.
fn sentence(scenario: &Scenario, kind: SentenceKind, number: usize) -> Option<Sentence> {
    let mut sentence = kind.begun(scenario)?;
    for (place, blank) in sentence.blanks().into_iter().enumerate() {
        let number = number + place * 7;
        match blank {
            Blank::Thing(own) => *own = thing(scenario, number, false)?,
            Blank::Card(own) | Blank::Cards(own) => match thing(scenario, number, true)? {
                Thing::Card(pattern) => *own = pattern,
                Thing::Named(_) => return None,
            },
            Blank::Things(own, least) => {
                for count in 0..least + number % 2 {
                    own.push(thing(scenario, number + count, false)?);
                }
            }
            Blank::Parties(own) => {
                own.extend(scenario.actors.iter().take(1 + number % 3).map(|actor| PartyId::from(&actor.id)));
            }
            Blank::Amount(own) => *own = Quantity::from_thousandths(number as u64 * 250),
            Blank::Degree(own) => *own = Degree((number % 5) as u8),
            Blank::Count(own, _) => *own = 1 + (number % 3) as u32,
            Blank::Resource(_) | Blank::Cost(_) | Blank::Function(_) => {}
        }
    }
    let sentence = sentence.settled();
    sentence.is_whole().then_some(sentence)
}

/// The condition of a sentence such as is offered for this purpose.
fn said(scenario: &Scenario, purpose: Purpose, (b, c): (usize, usize)) -> Option<Sentence> {
    let offered = SentenceKind::offered(purpose);
    sentence(scenario, offered[b % offered.len()], c)
}

/// The position, saying something in a sentence.
fn in_a_sentence(scenario: &Scenario, mut position: Position, (b, c): (usize, usize)) -> Option<Position> {
    if let Some(condition) = &mut position.crossed_when {
        *condition = said(scenario, Purpose::RedLine, (b, c))?.condition();
    } else if let Some(condition) = &mut position.met_when {
        *condition = said(scenario, Purpose::Floor, (b, c))?.condition();
    } else {
        let only_if = said(scenario, Purpose::While { reaching: false }, (b, c))?;
        let elements = position.provides.as_ref()?.elements.clone();
        let (level, otherwise) = (Feasibility::ALL[b % 5], Some(Feasibility::ALL[c % 5]));
        Offer { elements, level, only_if, otherwise }.put_into(&mut position);
    }
    Some(position)
}

/// A position that is there, or one that is not.
fn known(scenario: &Scenario, number: usize) -> Option<Position> {
    scenario.positions.get(number % scenario.positions.len().max(1)).cloned()
}

/// A claim that is told, in a source that is told too or in one that is there; and its id.
fn claimed(scenario: &Scenario, number: usize) -> Option<(Vec<Item>, ClaimId)> {
    let says = ["They will not accept it", "Вони цього не приймуть"][number % 2].to_owned();
    let mut claim = new_claim(scenario, "", "The ministry", says);
    let known = scenario.sources.get(number % (scenario.sources.len() + 1));
    claim.sources.extend(known.map(|source| source.id.clone()));
    let source = known.is_none().then(|| Source::new("".into(), "The courier".to_owned()));
    let (added, id) = claim_with_source(scenario, &Told { claim, source }, &[]).ok()?;
    Some((added, id.as_str().into()))
}

/// A position that is told with who says so.
fn told(scenario: &Scenario, (a, b, c): (usize, usize, usize)) -> Option<AuthorEdit> {
    let actor = PartyId::from(&scenario.actors.get(a % scenario.actors.len().max(1))?.id);
    let fresh = position(scenario, &actor, Stand::ALL[b % 3], "Told anew").ok()?;
    let mut told = in_a_sentence(scenario, fresh, (b, c))?;
    let (mut added, claim) = claimed(scenario, c)?;
    told.claims.push(claim);
    added.push(told.into());
    Some(AuthorEdit::Add(added))
}

/// A limit, of which a sentence says on what it is and while what.
fn limited(scenario: &Scenario, (a, b, c): (usize, usize, usize)) -> Option<AuthorEdit> {
    let Item::Limit(mut limit) = fresh(scenario, ItemKind::Limit, "It cannot be had").ok()? else { return None };
    let Thing::Card(on) = thing(scenario, a, true)? else { return None };
    let condition = || Some(said(scenario, Purpose::While { reaching: false }, (b, c))?.condition());
    (limit.on, limit.when, limit.cap) = (on, condition(), Feasibility::ALL[c % 5]);
    limit.binds_when = if c.is_multiple_of(3) { condition() } else { None };
    Some(AuthorEdit::Add(vec![Item::Limit(limit)]))
}

/// How many kinds of step there are.
pub const KINDS: u8 = 9;

/// One step; whether anything happened.
pub fn step(workshop: &mut Workshop, (kind, a, b, c): Numbers) -> bool {
    let scenario = workshop.scenario();
    let edit = match kind % KINDS {
        0 | 1 => known(scenario, a)
            .and_then(|known| in_a_sentence(scenario, known, (b, c)))
            .map(|position| AuthorEdit::Put { item: Box::new(position.into()), part: Aspect::Condition, typing: None }),
        2 => {
            let elements: Vec<_> = scenario.elements.iter().filter(|element| !element.frame).collect();
            let actor = scenario.actors.get(b % scenario.actors.len().max(1));
            let rows = elements.iter().cycle().skip(a % elements.len().max(1)).take((1 + c % 4).min(elements.len()));
            let cells: Vec<_> = rows.filter_map(|element| Some((element.id.clone(), actor?.id.clone()))).collect();
            (!cells.is_empty()).then(|| AuthorEdit::Set(GridEdit::Offers { cells, to: given(c) }))
        }
        3 => {
            let function = scenario.functions.get(b % scenario.functions.len().max(1)).map(|one| one.id.clone());
            let cells: Vec<_> = giver(scenario, (a, b, c)).zip(function).into_iter().collect();
            let to = (c % 6 < 5).then_some(Degree((c % 6) as u8));
            (!cells.is_empty()).then_some(AuthorEdit::Set(GridEdit::Gifts { cells, to }))
        }
        4 => Some(AuthorEdit::Copy(copying(scenario, (1 << (a % 8), 1 << (b % 8), c)))),
        5 => told(scenario, (a, b, c)),
        6 => known(scenario, a).zip(claimed(scenario, b)).map(|(mut position, (added, claim))| {
            if c.is_multiple_of(2) { &mut position.claims } else { &mut position.counter_claims }.push(claim);
            AuthorEdit::Cite { added, item: Box::new(position.into()) }
        }),
        7 => limited(scenario, (a, b, c)),
        _ if c % 3 == 0 => return workshop.redo(),
        _ => return workshop.undo(),
    };
    edit.is_some_and(|edit| workshop.apply(&Edit::Author(edit)).is_ok())
}

/// The scenario is sound, and its file opens as the same.
pub fn opens_again(scenario: &Scenario) {
    assert_eq!(check(scenario), []);
    let text = bytes(scenario);
    let again = read_text(&text).unwrap_or_else(|problems| panic!("{problems:?}")).scenario;
    assert_eq!(again, *scenario);
    assert_eq!(bytes(&again), text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_authored_opens_again(scenario in scenarios(), numbers in numbers()) {
        let mut workshop = open(&scenario);
        let start = bytes(&scenario);
        for numbers in numbers {
            if step(&mut workshop, numbers) {
                opens_again(workshop.scenario());
            }
        }
        while workshop.undo() {}
        prop_assert_eq!(bytes(workshop.scenario()), start);
    }
}

#[test]
fn each_step_of_the_walk_does_something() {
    // So that the law above is not about edits that are all refused.
    let mut done = [0; KINDS as usize];
    let mut workshop = open(&read(SHIPPED));
    for number in 0..180_usize {
        let kind = number % done.len();
        done[kind] += usize::from(step(&mut workshop, (kind as u8, number * 7, number * 13, number * 3 + number / 9)));
        assert_eq!(check(workshop.scenario()), []);
    }
    assert!(done.iter().all(|done| *done > 3), "{done:?}");
    opens_again(workshop.scenario());
    let sentences = |condition: &Option<Condition>| condition.as_ref().is_some_and(|one| Sentence::of(one).is_some());
    assert!(workshop.scenario().positions.iter().any(|position| sentences(&position.crossed_when)));
}
