//! Laws of copying positions to others: the original stays, a copy says the same of another one, and no claim comes along
//! that was not chosen.

use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{Basis, ClaimId, Condition, PartyId, Position, Rule as _, RuleId, Scenario};
use guarantee_board::workshop::author::{AuthorEdit, Copying, NotCopied, asks_for_holder, cited, copies};
use proptest::prelude::*;

use super::support::{FIRST_STEPS, SHIPPED, author, bytes, must, open, read, refused, shown};
use crate::scenario_strategy::scenarios;

/// What is to be copied, made of numbers.
pub fn copying(scenario: &Scenario, (a, b, c): (usize, usize, usize)) -> Copying {
    let pick = |count: usize, bits: usize| (0..count).filter(move |place| (bits >> (place % 8)) & 1 == 1);
    let positions: Vec<RuleId> =
        pick(scenario.positions.len(), a).map(|place| scenario.positions[place].id.clone()).collect();
    let actors = scenario.actors.iter().map(|actor| PartyId::from(&actor.id));
    let parties: Vec<PartyId> = actors.chain(scenario.groups.iter().map(|group| PartyId::from(&group.id))).collect();
    let to = pick(parties.len(), b).map(|place| parties[place].clone()).collect();
    let known: Vec<ClaimId> = cited(scenario, &positions);
    let claims = pick(known.len(), c).map(|place| known[place].clone()).collect();
    Copying { positions, to, claims, follow: c.is_multiple_of(2) }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn a_copy_says_the_same_of_another_one(
        scenario in scenarios(),
        numbers in (0..256_usize, 0..256_usize, 0..256_usize),
    ) {
        let asked = copying(&scenario, numbers);
        let (made, left) = copies(&scenario, &asked);
        prop_assert_eq!(made.len() + left.len(), asked.positions.len() * asked.to.len());
        let mut workshop = open(&scenario);
        let done = author(&mut workshop, AuthorEdit::Copy(asked.clone()));
        prop_assert_eq!(done.is_ok(), !made.is_empty());
        let after = workshop.scenario().clone();
        prop_assert_eq!(check(&after), vec![]);
        prop_assert_eq!(&after.positions[..scenario.positions.len()], &scenario.positions[..]);
        prop_assert_eq!(&after.positions[scenario.positions.len()..], &made[..]);
        prop_assert_eq!(shown(&Scenario { positions: scenario.positions.clone(), ..after.clone() }), shown(&scenario));
        for copy in &made {
            prop_assert!(asked.to.contains(&copy.actor));
            prop_assert!(copy.refs.is_empty() && copy.note.is_empty());
            prop_assert!(copy.claims().iter().chain(copy.counter_claims()).all(|claim| asked.claims.contains(claim)));
            let like = |of: &&Position| {
                asked.positions.contains(&of.id)
                    && of.title == copy.title
                    && of.firmness == copy.firmness
                    && (of.from, of.until) == (copy.from, copy.until)
            };
            prop_assert!(scenario.positions.iter().any(|of| like(&of)));
            if let Some(own) = &copy.provides {
                prop_assert!(!copy.claims.is_empty() || own.basis == Basis::Judgement);
                for element in &own.elements {
                    let providers = &scenario.element(element).expect("an element").providers;
                    prop_assert!(scenario.members(&copy.actor).any(|member| providers.contains(&member.id)));
                }
            }
        }
        // Once more, there is nothing left to copy.
        if done.is_ok() {
            prop_assert_eq!(copies(&after, &asked).0, vec![]);
            workshop.undo();
            prop_assert_eq!(bytes(workshop.scenario()), bytes(&scenario));
        }
    }
}

fn position<'s>(scenario: &'s Scenario, id: &str) -> &'s Position {
    scenario.positions.iter().find(|position| position.id.as_str() == id).expect("the position")
}

/// A budget of the first actor, which speaks of what that one provides.
fn budget() -> (Scenario, RuleId, [PartyId; 3]) {
    let mut scenario = read(FIRST_STEPS);
    let parties: Vec<PartyId> = scenario.actors.iter().take(3).map(|actor| PartyId::from(&actor.id)).collect();
    let [first, ..] = parties.as_slice() else { panic!("three actors") };
    let condition = format!(r#"Costs(what: PerYear, over: 5, of: (by: ["{first}"]))"#);
    let condition: Condition = ron::from_str(&condition).expect("a condition");
    let position = scenario.positions.iter_mut().find(|position| position.crossed_when.is_some()).expect("a red line");
    position.actor = first.clone();
    position.crossed_when = Some(condition);
    let rule = position.id.clone();
    let three = [parties[0].clone(), parties[1].clone(), parties[2].clone()];
    (scenario, rule, three)
}

#[test]
fn a_condition_about_its_holder_goes_with_the_holder_only_where_that_is_wanted() {
    let (scenario, rule, [first, second, _]) = budget();
    assert!(asks_for_holder(position(&scenario, rule.as_str())));
    let asked = Copying { positions: vec![rule], to: vec![second.clone()], claims: Vec::new(), follow: true };
    let by = |asked: &Copying| {
        let mut made = copies(&scenario, asked).0;
        let condition = made[0].crossed_when.as_mut().expect("a red line");
        condition.patterns_mut()[0].by.clone()
    };
    assert_eq!(by(&asked), [second]);
    assert_eq!(by(&Copying { follow: false, ..asked }), [first]);
}

#[test]
fn what_was_said_of_one_is_not_said_of_another() {
    let scenario = read(SHIPPED);
    let sourced = scenario.positions.iter().find(|position| !position.claims.is_empty()).expect("a sourced position");
    let other = scenario.actors.iter().find(|actor| sourced.actor != actor.id).expect("another actor");
    let mut asked = Copying {
        positions: vec![sourced.id.clone()],
        to: vec![PartyId::from(&other.id)],
        claims: Vec::new(),
        follow: true,
    };
    let mut workshop = open(&scenario);
    must(&mut workshop, AuthorEdit::Copy(asked.clone()));
    assert_eq!(workshop.scenario().positions.last().expect("the copy").claims, [] as [ClaimId; 0]);
    let label = workshop.undo_label().expect("a step");
    assert_eq!(label, format!("Copy position “{}” to {}", sourced.title, other.name));
    workshop.undo();
    asked.claims = vec![sourced.claims[0].clone()];
    must(&mut workshop, AuthorEdit::Copy(asked.clone()));
    assert_eq!(workshop.scenario().positions.last().expect("the copy").claims, asked.claims);
    refused(&mut workshop, AuthorEdit::Copy(asked));
}

#[test]
fn an_offer_goes_only_to_those_who_may_provide_it() {
    let scenario = read(SHIPPED);
    let offers = scenario.positions.iter().filter(|position| position.provides.is_some());
    let (offer, other) = offers
        .flat_map(|offer| scenario.actors.iter().map(move |actor| (offer, PartyId::from(&actor.id))))
        .find(|(offer, other)| {
            let elements = &offer.provides.as_ref().expect("an offer").elements;
            let may = |id| {
                scenario.element(id).is_some_and(|element| element.providers.iter().any(|provider| *other == *provider))
            };
            offer.actor != *other && !elements.iter().any(may)
        })
        .expect("an actor who may not provide it");
    let asked = Copying {
        positions: vec![offer.id.clone()],
        to: vec![other.clone(), offer.actor.clone()],
        ..Copying::default()
    };
    let (made, left) = copies(&scenario, &asked);
    assert_eq!(made, []);
    let own = (offer.id.clone(), offer.actor.clone(), NotCopied::There);
    assert_eq!(left, [(offer.id.clone(), other, NotCopied::NoProvider), own]);
}
