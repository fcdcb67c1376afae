//! What bounds work: each bound is known, and an answer that it cuts says so. Just below a bound, at it and far above it.

use std::collections::BTreeSet;
use std::path::Path;

use guarantee_board::assess::{Model, Reading};
use guarantee_board::scenario::*;
use guarantee_board::search::{Budget, Moving, Openness, Question, Search, count};

use crate::board_strategy::{Common, actor, blank, contradiction, element, floor};

/// Every constant in the layers below that bounds work, and what becomes of an answer that reaches it.
const BOUNDS: [(&str, &str, &str); 12] = [
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

fn ask<T>(scenario: &Scenario, answer: impl FnOnce(Question<'_>) -> T) -> T {
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
