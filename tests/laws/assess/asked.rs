//! Conditions asked by themselves, against the plain reading of each.

use guarantee_board::assess::Probe;
use guarantee_board::scenario::*;
use proptest::prelude::*;

use crate::board_strategy::{Case, Size, cases};
use crate::naive::Naive;

/// Every condition that the rules of a scenario are made of.
fn conditions(scenario: &Scenario) -> Vec<Condition> {
    let mut all: Vec<Condition> = scenario.conditions.iter().map(|named| named.holds_when.clone()).collect();
    for position in &scenario.positions {
        let own = [&position.crossed_when, &position.met_when, &position.binds_when];
        all.extend(own.into_iter().flatten().cloned());
    }
    all.extend(scenario.limits.iter().flat_map(|rule| [&rule.when, &rule.binds_when]).flatten().cloned());
    all.extend(scenario.contradictions.iter().map(|rule| rule.when.clone()));
    all.extend(scenario.cautions.iter().map(|rule| rule.when.clone()));
    let functions = scenario.functions.iter();
    all.extend(
        functions.flat_map(|function| (1..=4).map(|level| Condition::Reaches(function.id.clone(), Degree(level)))),
    );
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_condition_asked_by_itself_holds_where_it_does(case in cases(Size::SMALL), alone: bool) {
        let Case { scenario, package, reading } = &case;
        let naive = Naive { scenario, package, reading };
        let asked = conditions(scenario);
        let expected: Vec<bool> = asked.iter().map(|condition| naive.holds(condition)).collect();
        // Alone or together: what is asked beside a condition changes nothing about it.
        let found: Vec<bool> = if alone {
            let one = |condition| Probe::new(scenario, std::slice::from_ref(condition)).unwrap().holds(package, reading);
            asked.iter().flat_map(one).collect()
        } else {
            Probe::new(scenario, &asked).unwrap().holds(package, reading)
        };
        prop_assert_eq!(found, expected);
    }
}
