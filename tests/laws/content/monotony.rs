//! That nothing gets worse by what only gives, and nothing better by what is taken away.

use guarantee_board::assess::{PositionState, positions};

use super::*;

/// The floors that a board meets, and those that it does not.
fn floors(board: &Package, day: &str) -> [BTreeSet<String>; 2] {
    let held = positions(&MODEL, board, &reading(day, None));
    let floors = held.iter().filter(|held| UKRAINE.position(&held.rule).is_some_and(|p| p.met_when.is_some()));
    let (mut met, mut unmet) = (BTreeSet::new(), BTreeSet::new());
    for floor in floors {
        match floor.state {
            PositionState::Kept(_) => met.insert(floor.rule.as_str().to_owned()),
            PositionState::Unmet => unmet.insert(floor.rule.as_str().to_owned()),
            PositionState::Crossed
            | PositionState::Reluctant(_)
            | PositionState::Unasked
            | PositionState::Unbound
            | PositionState::Silent(_) => false,
        };
    }
    [met, unmet]
}

fn with_card(package: &Package, card: Card) -> Package {
    let mut more = package.clone();
    more.cards.push(card);
    more
}

#[test]
fn no_floor_that_was_met_becomes_unmet_by_a_further_card() {
    for (package, day) in UKRAINE.packages.iter().flat_map(|package| DAYS.map(|day| (package, day))) {
        let [met, _] = floors(package, day);
        let absent = |element: &&Element| !element.frame && package.cards.iter().all(|card| card.element != element.id);
        for (element, phase) in UKRAINE.elements.iter().filter(absent).flat_map(|e| PHASES.map(|phase| (e, phase))) {
            let [_, unmet] = floors(&with_card(package, default_card(element, phase)), day);
            let lost: Vec<&String> = met.intersection(&unmet).collect();
            assert!(lost.is_empty(), "{} with {} {phase} on {day}: {lost:?}", package.id, element.id);
        }
    }
}

#[test]
fn only_a_treaty_that_russia_can_veto_undoes_a_pledge_beside_it() {
    let pledge = board("e15 settlement france germany [as-necessary ratified]");
    let veto = card_of("e18 settlement france russia [unanimity]");
    let [met, _] = floors(&pledge, JANUARY);
    let [_, unmet] = floors(&with_card(&pledge, veto), JANUARY);
    assert!(met.contains("r19a-more-than-words") && unmet.contains("r19a-more-than-words"));
}

#[test]
fn taking_a_willingness_away_makes_no_card_better_than_the_unknown() {
    let read_all = |model: &Model, day: &str| -> Vec<Assessment> {
        UKRAINE.packages.iter().map(|package| assess(model, package, &reading(day, None))).collect()
    };
    for day in DAYS {
        let before = read_all(&MODEL, day);
        for position in UKRAINE.positions.iter().filter(|position| position.provides.is_some()) {
            let mut less = UKRAINE.clone();
            less.switched_off.push(position.id.clone());
            let after = read_all(&Model::new(&less).unwrap(), day);
            for (had, has) in before.iter().zip(&after).flat_map(|(had, has)| had.cards.iter().zip(&has.cards)) {
                // What a source rates stands in for a provider's word, and then says that it is no more than a bound.
                let bounded = has.level <= Feasibility::Contested || has.certainty == Certainty::UpperBound;
                assert!(has.level <= had.level || bounded, "{} without {} on {day}", has.element, position.id);
            }
        }
    }
}

#[test]
fn taking_a_rating_away_makes_no_card_better() {
    for (place, element) in UKRAINE.elements.iter().enumerate().filter(|(_, element)| element.feasibility.is_some()) {
        let mut less = UKRAINE.clone();
        less.elements[place].feasibility = None;
        let model = Model::new(&less).unwrap();
        for package in UKRAINE.packages.iter().filter(|p| p.cards.iter().any(|card| card.element == element.id)) {
            let (had, has) = (read(package, AUGUST, None), assess(&model, package, &reading(AUGUST, None)));
            let (had, has) = (card(&had, element.id.as_str()), card(&has, element.id.as_str()));
            assert!(has.level <= had.level.max(Feasibility::Contested), "{} in {}", element.id, package.id);
        }
    }
}

#[test]
fn a_card_is_not_better_for_being_promised_by_nobody() {
    for element in UKRAINE.elements.iter().filter(|element| !element.providers.is_empty()) {
        for day in DAYS {
            let alone =
                |card: Card| read(&with_card(&Package::new("alone".into(), "Alone".to_owned()), card), day, None);
            let nobodys = alone(Card { by: Vec::new(), ..default_card(element, "ceasefire") });
            assert_eq!(nobodys.verdict, Verdict::Blocked, "{}", element.id);
            for provider in &element.providers {
                let theirs = alone(Card { by: vec![provider.clone()], ..default_card(element, "ceasefire") });
                assert!(nobodys.cards[0].level <= theirs.cards[0].level, "{} by {provider} on {day}", element.id);
            }
        }
    }
}
