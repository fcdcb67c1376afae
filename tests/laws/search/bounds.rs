//! What bounds work: each bound is known, and an answer that it cuts says so. Just below a bound, at it and far above it.

use std::collections::BTreeSet;
use std::path::Path;

use guarantee_board::assess::{Model, Reading};
use guarantee_board::scenario::*;
use guarantee_board::search::{
    Budget, Choice, Demand, MOST_STATES, Moving, Openness, Question, Search, Witnesses, count,
};

use crate::board_strategy::{Common, actor, blank, contradiction, element, floor, red_line, resource};

/// Every constant in the layers below that bounds work, and what becomes of an answer that reaches it.
const BOUNDS: [(&str, &str, &str); 13] = [
    ("assess/cause.rs", "EACH", "`Cause::shortest` is false already, and stays so"),
    ("assess/stance.rs", "EACH", "`Stance::complete` is false"),
    ("logic/cover.rs", "MAX_UNIONS", "the shortage is irreducible, though perhaps not the smallest"),
    ("logic/engine/mod.rs", "LEARNED", "no answer depends on what is forgotten"),
    ("logic/engine/mod.rs", "RESTART", "no answer depends on when it begins anew"),
    ("logic/solver.rs", "MOST_SHOWN", "no answer depends on which assignments are kept"),
    ("search/conflict.rs", "MOST_TOLD", "another reason of several may be given"),
    ("search/count/mod.rs", "MOST_STATES", "`Count::exact` is false"),
    ("search/fewest.rs", "TRIMS", "the least number is the same"),
    ("search/movers.rs", "MOST_SETS", "`Movers::complete` is false"),
    ("search/open.rs", "MANY", "no answer depends on when what is left is looked at together"),
    ("search/ways.rs", "REFINING", "`Ways::complete` is false"),
    ("search/witnesses.rs", "MOST_KEPT", "no answer depends on which packages are kept"),
];

/// Constants that are numbers and bound nothing.
const OTHERS: [(&str, &str); 4] = [
    ("logic/engine/literals.rs", "NONE"),
    ("logic/evidence.rs", "VOICES"),
    ("search/count/mod.rs", "UNASKED"),
    ("search/count/order.rs", "ROUNDS"),
];

/// All files below a folder of the source.
fn files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

#[test]
fn every_constant_that_bounds_work_is_known_and_documented() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    ["logic", "assess", "search"].iter().for_each(|layer| files(&source.join(layer), &mut paths));
    let mut found = BTreeSet::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("a text");
        let file = path.strip_prefix(&source).expect("below it").to_string_lossy().replace('\\', "/");
        let lines: Vec<&str> = text.lines().collect();
        for (number, line) in lines.iter().enumerate() {
            let Some((_, declared)) = line.split_once("const ").filter(|_| !line.contains("fn ")) else { continue };
            let Some((name, kind)) = declared.split_once(": ") else { continue };
            if ["usize", "u32", "u64", "u128"].iter().any(|number| kind.starts_with(number)) {
                let documented = number > 0 && lines[number - 1].trim_start().starts_with("///");
                assert!(documented || name == "ROUNDS", "{file}: {name} says what it bounds");
                found.insert((file.clone(), name.to_owned()));
            }
        }
    }
    let known = BOUNDS.iter().map(|(file, name, _)| (*file, *name)).chain(OTHERS);
    let known: BTreeSet<_> = known.map(|(file, name)| (file.to_owned(), name.to_owned())).collect();
    assert_eq!(found, known);
}

/// So many elements, each of which somebody wants, and not all of which go together.
fn wanted(elements: usize) -> Scenario {
    let mut scenario = blank();
    scenario.actors = vec![actor("a", &[])];
    let ids: Vec<String> = (0..elements).map(|number| format!("e{number}")).collect();
    scenario.elements = ids.iter().map(|id| element(id)).collect();
    let there = |id: &String| Condition::Card(Pattern { elements: vec![id.as_str().into()], ..Pattern::default() });
    let wants = |id: &String| floor(&format!("wants-{id}"), "a", Firmness::Absolute, there(id), Common::default());
    scenario.positions = ids.iter().map(wants).collect();
    scenario.contradictions =
        vec![contradiction("not-all", Condition::All(ids.iter().map(there).collect()), Common::default())];
    scenario
}

/// Asks about the package on the board, with everyone heard.
pub fn ask<T>(scenario: &Scenario, answer: impl FnOnce(Question<'_>) -> T) -> T {
    let model = Model::new(scenario).expect("it is sound");
    let reading = Reading { date: scenario.as_of, voice: None };
    let package = scenario.current_package().expect("a package");
    answer(Question { scenario, model: &model, package, reading: &reading, acceptable: &scenario.acceptable })
}

#[test]
fn of_many_sets_that_would_have_to_move_as_many_are_named_as_can_be_and_the_rest_is_told() {
    for (elements, named) in [(63, 63), (64, 64), (65, 64), (200, 64)] {
        ask(&wanted(elements), |question| {
            let Moving::Positions(movers) = Search::new(question).moving(&mut Budget::unlimited()) else { panic!() };
            assert_eq!((movers.sets.len(), movers.complete), (named, elements == named), "{elements}");
            assert!(movers.sets.iter().all(|set| set.len() == 1));
        });
    }
}

/// So many elements, each barred by a red line of its own.
fn barred(elements: usize) -> Scenario {
    let mut scenario = wanted(elements);
    // Without phases, so that an element is one choice.
    scenario.phases.clear();
    scenario.contradictions.clear();
    scenario.elements.push(element("free"));
    for (number, position) in scenario.positions.iter_mut().enumerate() {
        let there = position.met_when.take().expect("a floor");
        *position = red_line(&format!("bars-e{number}"), "a", Firmness::Absolute, there, Common::default());
    }
    scenario
}

#[test]
fn each_dead_end_has_its_reason_however_many_reasons_and_packages_were_told_before() {
    for elements in [11, 12, 13, 63, 64, 65, 100] {
        let scenario = barred(elements);
        ask(&scenario, |question| {
            let mut search = Search::new(question);
            let mut ends = search.ends(&mut Budget::unlimited());
            search.explain(&mut ends, &mut Budget::unlimited());
            for number in 0..elements {
                let openness = ends.of(&Choice::Card(format!("e{number}").as_str().into()));
                let Some(Openness::Dead(Some(reason))) = openness else { panic!("{openness:?}") };
                assert_eq!(reason.movable, [Demand::Position(format!("bars-e{number}").as_str().into())]);
                assert!(reason.facts.is_empty() && reason.only && reason.complete, "{reason:?}");
            }
            assert_eq!(ends.of(&Choice::Card("free".into())), Some(&Openness::Open));
        });
    }
}

#[test]
fn open_is_open_however_many_packages_are_kept_to_show_it() {
    // One card at a time: each package shows one element.
    for elements in [255, 256, 257, 300] {
        let mut scenario = wanted(elements);
        scenario.positions.clear();
        let there = scenario.contradictions.first().map(|rule| rule.when.clone());
        let Some(Condition::All(each)) = there else { panic!("{there:?}") };
        scenario.contradictions = vec![contradiction("one", Condition::AtLeast(2, each), Common::default())];
        let mut witnesses = Witnesses::default();
        for pins in [vec![], vec![Pin::Absent("e0".into())], vec![]] {
            scenario.acceptable.pins = pins;
            ask(&scenario, |question| {
                let kept = Search::new(question).ends_with(&mut witnesses, &mut Budget::unlimited());
                assert_eq!(kept, Search::new(question).ends(&mut Budget::unlimited()), "{elements}");
            });
        }
    }
}

/// Thirty elements that use so much each, together no more than `most`: fifteen that use different amounts, and then
/// fifteen that use as much.
fn using(amounts: &[u64; 15], most: u64) -> Scenario {
    let mut scenario = blank();
    scenario.phases.clear();
    scenario.resources = vec![resource("units")];
    for (number, amount) in amounts.iter().chain(amounts).enumerate() {
        let mut element = element(&format!("e{number}"));
        let amount = Quantity::from_thousandths(amount * 1_000);
        element.uses = vec![Use { resource: "units".into(), amount, basis: Basis::Documented, claims: Vec::new() }];
        scenario.elements.push(element);
    }
    let over = Quantity::from_thousandths(most * 1_000);
    let too_much = Condition::Uses { resource: "units".into(), over, of: Pattern::default() };
    scenario.contradictions = vec![contradiction("too-much", too_much, Common::default())];
    scenario
}

#[test]
fn a_count_is_exact_up_to_its_bound_and_says_so_beyond_it() {
    for last in [1_806, 1_807, 1_808, 1_809, 9_000] {
        // Any sum up to that of the first fifteen can be used, so that each is told apart from every other.
        let mut amounts: [u64; 15] = std::array::from_fn(|place| 1 << place.saturating_sub(1));
        amounts[14] = last;
        let most: u64 = amounts.iter().sum();
        // How many sets of elements use so much.
        let mut sets = vec![0_u64; most as usize + 1];
        sets[0] = 1;
        for amount in amounts.iter().chain(&amounts) {
            for sum in (*amount as usize..sets.len()).rev() {
                sets[sum] += sets[sum - *amount as usize];
            }
        }
        let acceptable = sets.iter().sum::<u64>() - 1;
        ask(&using(&amounts, most), |question| {
            let counted = count(&question, &mut Budget::unlimited());
            // With each sum up to `most` goes whether the sixteenth element is there, which the greatest does not allow.
            assert_eq!(counted.exact, 2 * most < MOST_STATES as u64, "{last}");
            assert_eq!(counted.total == acceptable.into(), counted.exact, "{last}: {}", counted.total);
            assert!(counted.total <= acceptable.into() && counted.total > 0_u8.into(), "{last}");
        });
    }
}

#[test]
fn the_least_distance_does_not_depend_on_how_many_are_as_near() {
    for elements in [2, 12, 40, 120] {
        let mut scenario = wanted(elements);
        scenario.switched_off = vec!["wants-e0".into()];
        ask(&scenario, |question| {
            let found = Search::new(question).ways(1, &mut Budget::unlimited());
            assert!(found.complete && found.mismatches.is_empty());
            assert_eq!(found.ways.first().map(|way| way.steps.len()), Some(elements - 1));
        });
    }
}

#[test]
fn whatever_the_budget_no_answer_turns_into_another() {
    let scenario = crate::samples::shipped();
    ask(&scenario, |question| {
        let ends = Search::new(question).ends(&mut Budget::unlimited());
        let ways = Search::new(question).ways(2, &mut Budget::unlimited());
        let counted = count(&question, &mut Budget::unlimited());
        for steps in [0, 1, 100, 10_000, 1_000_000, 100_000_000] {
            let early = Search::new(question).ends(&mut Budget::of(steps));
            for ((choice, early), (_, known)) in early.choices.iter().zip(&ends.choices) {
                assert!(*early == Openness::Unknown || early == known, "{choice:?} after {steps} steps");
            }
            let some = Search::new(question).ways(2, &mut Budget::of(steps));
            assert!(!some.complete || some == ways, "{steps}");
            for (near, nearest) in some.ways.iter().zip(&ways.ways) {
                assert_eq!(near.steps.len(), nearest.steps.len(), "{steps}");
            }
            let partial = count(&question, &mut Budget::of(steps));
            assert!(partial.total <= counted.total && (!partial.exact || partial == counted), "{steps}");
        }
    });
}
