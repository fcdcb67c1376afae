//! The search on the shipped scenario: every answer is whole, is held by the assessment, and says what is known to be so.

use guarantee_board::assess::{Model, Reading, assess};
use guarantee_board::scenario::{Feasibility, Firmness, Pin, Scenario};
use guarantee_board::search::{
    Budget, Choice, Demand, Measure, Moving, Openness, Point, Question, Search, conflict, count, hinges, shortfalls,
};

use crate::samples::shipped;

/// Asks about a package of the scenario.
fn ask<T>(scenario: &Scenario, package: &str, answer: impl FnOnce(Question<'_>) -> T) -> T {
    let model = Model::new(scenario).expect("a checked scenario");
    let reading = Reading { date: scenario.as_of, voice: None };
    let package = scenario.package(&package.into()).expect("the package is there");
    let acceptable = &scenario.acceptable;
    answer(Question { scenario, model: &model, package, reading: &reading, acceptable })
}

/// What the program gives a question; with it, nothing of the shipped scenario is cut short.
fn enough() -> Budget {
    Budget::of(20_000_000)
}

#[test]
fn every_package_has_ways_forward_that_the_assessment_holds() {
    let scenario = shipped();
    for package in &scenario.packages {
        ask(&scenario, package.id.as_str(), |question| {
            let found = Search::new(question).ways(3, &mut enough());
            assert!(found.complete && found.mismatches.is_empty(), "{}", package.id);
            assert!(found.acceptable || found.ways.len() == 3, "{}", package.id);
            let mut least = 0;
            for way in &found.ways {
                let assessment = assess(question.model, &way.package, question.reading);
                assert_eq!(shortfalls(&question, &way.package, &assessment), [], "{}", package.id);
                assert_eq!(Measure::of(&question, &assessment), Some(way.measure));
                assert!(way.steps.len() >= least, "{}: the nearest come first", package.id);
                least = way.steps.len();
            }
            // A package is nearest to itself exactly if it is acceptable.
            let now = assess(question.model, question.package, question.reading);
            let acceptable = shortfalls(&question, question.package, &now).is_empty();
            assert_eq!(found.acceptable, acceptable, "{}", package.id);
            assert!(found.ways.iter().all(|way| !way.steps.is_empty()), "{}", package.id);
        });
    }
}

#[test]
fn western_troops_are_a_dead_end_because_of_russias_red_line() {
    let scenario = shipped();
    ask(&scenario, "s05-reassurance-force", |question| {
        let mut search = Search::new(question);
        let mut ends = search.ends(&mut enough());
        search.explain(&mut ends, &mut enough());
        assert!(ends.complete());
        let rear = Choice::Option("e10-reassurance-force".into(), "location".into(), "rear".into());
        let Some(Openness::Dead(Some(reason))) = ends.of(&rear) else { panic!("{:?}", ends.of(&rear)) };
        let [Demand::Position(position)] = reason.movable.as_slice() else { panic!("{reason:?}") };
        let position = scenario.positions.iter().find(|known| known.id == *position).expect("the position");
        assert_eq!((position.actor.as_str(), position.firmness), ("russia", Some(Firmness::Absolute)));
        let next_door = Choice::Option("e10-reassurance-force".into(), "location".into(), "neighbouring".into());
        assert_eq!(ends.of(&next_door), Some(&Openness::Open));
    });
}

#[test]
fn with_western_troops_pinned_russia_alone_would_have_to_move() {
    let mut scenario = shipped();
    let pin = Pin::Option("e10-reassurance-force".into(), "location".into(), "rear".into());
    scenario.acceptable.pins.push(pin.clone());
    ask(&scenario, "s05-reassurance-force", |question| {
        let found = conflict(&question, 20_000_000, &mut Budget::unlimited());
        let reason = found.reason.expect("nothing is acceptable");
        assert!(reason.complete && reason.movable.contains(&Demand::Pin(pin.clone())), "{reason:?}");
        let Moving::Positions(movers) = &found.moving else { panic!("{:?}", found.moving) };
        assert!(movers.complete);
        for (set, then) in &found.then {
            for id in set {
                let position = scenario.positions.iter().find(|known| known.id == *id).expect("the position");
                assert_eq!(position.actor.as_str(), "russia");
            }
            assert!(then.is_some(), "what giving way on {set:?} makes possible");
        }
        assert_eq!(count(&question, &mut enough()).total, 0_u8.into());
    });
}

#[test]
fn the_count_is_exact_and_agrees_with_what_is_open() {
    let mut scenario = shipped();
    // What asks for less of the cards’ feasibility leaves too much open to be counted: see below.
    for (binding, at_least) in [(Firmness::Absolute, Feasibility::Likely), (Firmness::Disputed, Feasibility::Likely)] {
        scenario.acceptable.binding = binding;
        scenario.acceptable.at_least = at_least;
        ask(&scenario, "s05-reassurance-force", |question| {
            let counted = count(&question, &mut enough());
            assert!(counted.exact, "{binding:?}, {at_least:?}: {}", counted.total);
            let ends = Search::new(question).ends(&mut enough());
            for (choice, containing) in &counted.containing {
                let open = ends.of(choice) == Some(&Openness::Open);
                assert_eq!(open, *containing > 0_u8.into(), "{choice:?}: {containing}");
                assert!(*containing <= counted.total);
            }
        });
    }
}

#[test]
fn what_is_too_much_to_count_is_a_lower_bound_and_says_so() {
    let mut scenario = shipped();
    ask(&scenario, "s05-reassurance-force", |question| {
        let counted = count(&question, &mut enough());
        assert!(!counted.exact && counted.total > 0_u8.into(), "{}", counted.total);
    });
    let total =
        |scenario: &Scenario| ask(scenario, "s05-reassurance-force", |question| count(&question, &mut enough()).total);
    let wide = total(&scenario);
    scenario.acceptable.at_least = Feasibility::Likely;
    assert!(wide >= total(&scenario), "less is asked of the cards");
}

#[test]
fn the_frontier_is_whole_and_no_point_of_it_beats_another() {
    let scenario = shipped();
    ask(&scenario, "s05-reassurance-force", |question| {
        let frontier = Search::new(question).frontier(&mut Budget::unlimited());
        assert!(frontier.complete && frontier.mismatches.is_empty() && !frontier.points.is_empty());
        for (place, one) in frontier.points.iter().enumerate() {
            for other in frontier.points.iter().skip(place + 1) {
                let as_good = |one: &Point, other: &Point| {
                    let (x, y) = (&one.way.measure, &other.way.measure);
                    x.feasibility >= y.feasibility
                        && x.violations <= y.violations
                        && one.protection >= other.protection
                        && (one.unpriced, x.cost) <= (other.unpriced, y.cost)
                };
                let beaten = as_good(one, other) || as_good(other, one);
                assert!(!beaten, "{:?} and {:?}", one.way.measure, other.way.measure);
            }
        }
    });
}

#[test]
fn no_single_source_decides_over_the_package_it_opens_with() {
    let scenario = shipped();
    ask(&scenario, "s05-reassurance-force", |question| {
        let found = hinges(&question, 1_000_000, &mut Budget::unlimited());
        assert!(found.complete);
        assert!(found.hinges.len() > 20, "{}", found.hinges.len());
        assert_eq!(found.decisive().count(), 0);
    });
}
