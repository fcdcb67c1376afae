//! Where the budget ends early: what is said then is what is said with all the time there is, or says that it may not be.

use guarantee_board::search::{Budget, Ends, Openness, Question, Search, count, hinges};
use proptest::prelude::*;

use super::truth::{asked, sourced, with_question};

/// The budget, and one that suffices.
fn budgets(steps: u64) -> [Budget; 2] {
    [Budget::of(steps), Budget::unlimited()]
}

/// What is told with each of these budgets.
fn both<T>(question: Question<'_>, steps: u64, ask: impl Fn(&mut Search<'_>, &mut Budget) -> T) -> [T; 2] {
    budgets(steps).map(|mut budget| ask(&mut Search::new(question), &mut budget))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn ways_and_the_frontier_are_whole_or_say_that_they_are_not(case in asked(), steps in 0..3_000_u64) {
        with_question(&case, |question, _| {
            let [early, whole] = both(question, steps, |search, budget| search.ways(4, budget));
            assert!(whole.complete && early.mismatches.is_empty());
            assert!(!early.complete || early == whole, "{early:?} {whole:?}");
            // How near each is is known before which of those is the best.
            let near = early.ways.iter().zip(&whole.ways);
            assert!(early.acceptable || near.into_iter().all(|(one, other)| one.steps.len() == other.steps.len()));
            let [early, whole] = both(question, steps, |search, budget| search.frontier(budget));
            assert!(whole.complete && early.mismatches.is_empty());
            assert!(early.points.iter().all(|point| whole.points.contains(point)));
            assert!(!early.complete || early == whole);
        });
    }

    #[test]
    fn what_opens_and_what_stands_against_it_is_known_or_left_open(case in asked(), steps in 0..3_000_u64) {
        with_question(&case, |question, _| {
            let [early, whole] = both(question, steps, |search, budget| search.ends(budget));
            let unknown = |ends: &Ends| ends.choices.iter().any(|(_, openness)| *openness == Openness::Unknown);
            assert!(whole.settled() && early.settled() != unknown(&early));
            let reasons = |ends: &Ends| ends.choices.iter().all(|(_, openness)| *openness != Openness::Dead(None));
            assert_eq!([&early, &whole].map(Ends::complete), [&early, &whole].map(|ends| ends.settled() && reasons(ends)));
            for ((choice, early), (_, known)) in early.choices.iter().zip(&whole.choices) {
                assert!(*early == Openness::Unknown || early == known, "{choice:?}");
            }
            let [early, whole] = both(question, steps, |search, budget| search.accepting(budget));
            if let (Some(early), Some(whole)) = (early, whole) {
                assert_eq!(early.besides.len(), whole.besides.len());
                let known = |set| !early.positions.complete || whole.positions.sets.contains(set);
                assert!(early.besides != whole.besides || early.positions.sets.iter().all(known));
            }
            let [early, whole] = budgets(steps).map(|mut budget| count(&question, &mut budget));
            assert!(early.total <= whole.total && (!early.exact || early == whole));
            let [early, whole] = both(question, steps, |search, budget| search.conflict(budget));
            if let Some(early) = early {
                let whole = whole.expect("there is a reason");
                assert!(!early.complete || (&early.movable, &early.facts) == (&whole.movable, &whole.facts));
                assert!(whole.complete);
            }
        });
    }

    #[test]
    fn of_all_on_which_something_rests_what_is_not_known_is_marked(case in sourced(), each in 0..400_u64) {
        with_question(&case, |question, _| {
            let early = hinges(&question, each, &mut Budget::unlimited());
            let whole = hinges(&question, u64::MAX, &mut Budget::unlimited());
            assert!(whole.complete && whole.hinges.iter().all(|hinge| hinge.open.is_some()));
            let known = early.hinges.iter().filter(|hinge| hinge.open.is_some()).count();
            assert_eq!(early.complete, early.open.is_some() && known == whole.hinges.len());
            for (early, known) in early.hinges.iter().zip(&whole.hinges) {
                assert!(early.open.is_none() || early == known, "{early:?} {known:?}");
            }
        });
    }
}
