//! What the search says of all packages, against looking at every one of them: thousands of tiny random scenarios with
//! all constructs, capacities, pins, voices, assumptions released and not.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use guarantee_board::assess::Model;
use guarantee_board::scenario::*;
use guarantee_board::search::{
    Budget, Choice, Demand, Fallen, Moving, Openness, Question, Reason, Search, Witnesses, count, hinges,
};
use proptest::prelude::*;

use crate::board_strategy::{Case, Size, cases};
use crate::naive::Naive;
use crate::naive_search::{Asked, Dropped, Everything, Key, without_source};

/// What a package is worth, more being better: feasibility, how little it violates, protection, how little it costs.
type Worth = (i8, i64, i64, Reverse<(bool, u64)>);

/// A case in which the group has said what it accepts.
pub fn asked() -> impl Strategy<Value = Case> {
    let numbers = proptest::collection::vec(any::<u16>(), 24);
    (cases(Size::TINY), numbers).prop_map(|(mut case, numbers)| {
        case.scenario.acceptable = acceptable(&case.scenario, &numbers);
        case
    })
}

/// What the group accepts, drawn from numbers.
fn acceptable(scenario: &Scenario, numbers: &[u16]) -> Acceptable {
    let mut numbers = numbers.iter().map(|number| usize::from(*number));
    let mut below = |bound: usize| numbers.next().unwrap_or_default() % bound.max(1);
    let mut acceptable = Acceptable {
        binding: [Firmness::Absolute, Firmness::Firm, Firmness::Disputed][below(3)],
        at_least: Feasibility::ALL[below(5)],
        unknown: scenario.acceptable.unknown,
        ..Acceptable::default()
    };
    for element in scenario.elements.iter().filter(|element| element.frame) {
        if below(2) == 0 {
            acceptable.released.push(element.id.clone());
        }
    }
    let cards: Vec<&Element> = scenario.elements.iter().filter(|element| !element.frame).collect();
    for _ in 0..below(4) {
        let Some(element) = cards.get(below(cards.len())) else { continue };
        let id = element.id.clone();
        let pin = match below(5) {
            0 => Some(Pin::Absent(id)),
            1 => scenario.phases.get(below(scenario.phases.len())).map(|phase| Pin::Phase(id, phase.id.clone())),
            2 => element.settings.first().map(|setting| {
                let option = &setting.options[below(setting.options.len())];
                Pin::Option(id, setting.id.clone(), option.id.clone())
            }),
            3 => element.providers.get(below(element.providers.len())).map(|by| Pin::Provider(id, by.clone())),
            _ => Some(Pin::Card(id)),
        };
        acceptable.pins.extend(pin.filter(|pin| !acceptable.pins.contains(pin)));
    }
    acceptable
}

/// A case whose claims stand in one of two sources, in both, or in none.
pub fn sourced() -> impl Strategy<Value = Case> {
    (asked(), proptest::collection::vec(0..4_usize, 5)).prop_map(|(mut case, places)| {
        let ids = ["source0", "source1"].map(SourceId::from);
        case.scenario.sources = ids.iter().map(|id| Source::new(id.clone(), id.to_string())).collect();
        for (claim, place) in case.scenario.claims.iter_mut().zip(places) {
            let within = ids.iter().enumerate().filter(|(bit, _)| place >> bit & 1 == 1);
            claim.sources = within.map(|(_, id)| id.clone()).collect();
        }
        case
    })
}

/// All that can be pinned, and something that no package has.
fn every_pin(scenario: &Scenario) -> Vec<Pin> {
    let mut pins = vec![Pin::Card("nothing".into())];
    for element in &scenario.elements {
        let id = || element.id.clone();
        pins.extend([Pin::Card(id()), Pin::Absent(id())]);
        pins.extend(scenario.phases.iter().map(|phase| Pin::Phase(id(), phase.id.clone())));
        pins.extend(element.providers.iter().map(|actor| Pin::Provider(id(), actor.clone())));
        for setting in &element.settings {
            let option = |option: &SettingOption| Pin::Option(id(), setting.id.clone(), option.id.clone());
            pins.extend(setting.options.iter().map(option));
        }
    }
    pins
}

/// A question about a case, with what answers are held against.
pub fn with_question(case: &Case, check: impl FnOnce(Question<'_>, &Everything<'_>)) {
    let Some(everything) = Everything::new(&case.scenario, &case.package, &case.reading) else { return };
    let model = Model::new(&case.scenario).expect("the case is sound");
    let question = Question {
        scenario: &case.scenario,
        model: &model,
        package: &case.package,
        reading: &case.reading,
        acceptable: &case.scenario.acceptable,
    };
    check(question, &everything);
}

/// A search of a case, with what it is held against.
fn with_search(case: &Case, check: impl FnOnce(&mut Search<'_>, &Everything<'_>)) {
    with_question(case, |question, everything| check(&mut Search::new(question), everything));
}

/// Whether the package contains it.
pub fn contains(scenario: &Scenario, package: &Package, choice: &Choice) -> bool {
    let element = scenario.element(choice.element()).unwrap();
    if element.frame {
        let Choice::Option(_, setting, option) = choice else { return false };
        let none = Choices::new();
        return chosen(package.frame.get(&element.id).unwrap_or(&none), element, setting) == Some(option);
    }
    let Some(card) = package.card(&element.id) else { return false };
    match choice {
        Choice::Card(_) => true,
        Choice::Phase(_, phase) => card.phase == *phase,
        Choice::Option(_, setting, option) => chosen(&card.with, element, setting) == Some(option),
        Choice::Provider(_, actor) => card.by.contains(actor),
    }
}

/// What the oracle calls the demand, if somebody could give way on it.
fn name(scenario: &Scenario, demand: &Demand) -> Option<Asked> {
    match demand {
        Demand::Position(id) => Some(Asked::Position(id.to_string())),
        Demand::Pin(pin) => scenario.acceptable.pins.iter().position(|known| known == pin).map(Asked::Pin),
        Demand::Assumption(id) => Some(Asked::Assumption(id.to_string())),
        _ => None,
    }
}

/// All demands but these are dropped, or some of them: whether any package is acceptable in which `wanted` holds.
///
/// A willingness that is dropped may also stay: what it caps can be what a condition asks for.
fn possible(everything: &Everything<'_>, kept: &BTreeSet<Asked>, wanted: &dyn Fn(&Package) -> bool) -> bool {
    let others: Vec<Asked> = everything.demands().into_iter().filter(|asked| !kept.contains(asked)).collect();
    (0..1_usize << others.len()).any(|subset| {
        let dropped: Dropped = others
            .iter()
            .enumerate()
            .filter(|(bit, _)| subset >> bit & 1 == 1)
            .map(|(_, asked)| asked.clone())
            .collect();
        everything.acceptable(&dropped).into_iter().any(wanted)
    })
}

/// The reason excludes what is wanted, and none of it can be dropped.
fn check_reason(everything: &Everything<'_>, reason: &Reason, wanted: &dyn Fn(&Package) -> bool) {
    assert!(reason.complete);
    let kept: BTreeSet<Asked> =
        reason.movable.iter().map(|demand| name(everything.scenario, demand).expect("it can move")).collect();
    assert!(!possible(everything, &kept, wanted), "{reason:?} does not exclude it");
    for one in &kept {
        let mut fewer = kept.clone();
        fewer.remove(one);
        assert!(possible(everything, &fewer, wanted), "{one:?} of {reason:?} is not needed");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1200))]

    #[test]
    fn open_is_what_some_acceptable_package_contains(case in asked()) {
        with_search(&case, |search, everything| {
            let packages = everything.acceptable(&Dropped::new());
            let ends = search.ends(&mut Budget::unlimited());
            let cards = case.scenario.elements.iter().filter(|element| !element.frame).count();
            assert!(ends.choices.len() >= cards);
            for (choice, openness) in &ends.choices {
                let open = packages.iter().any(|package| contains(&case.scenario, package, choice));
                let expected = if open { Openness::Open } else { Openness::Dead(None) };
                assert_eq!(openness, &expected, "{choice:?}");
            }
        });
        with_search(&case, |search, _| {
            // The same, cut short and gone on with: what is said early holds in the end.
            let mut witnesses = Witnesses::default();
            let mut early = search.ends_with(&mut witnesses, &mut Budget::of(1));
            let mut told = Vec::new();
            let mut steps = 8;
            while !early.settled() {
                told.push(early);
                early = search.ends_with(&mut witnesses, &mut Budget::of(steps));
                steps *= 2;
            }
            for (before, after) in told.iter().flat_map(|told| told.choices.iter().zip(&early.choices)) {
                assert!(before.1 == Openness::Unknown || before.1 == after.1, "{before:?} {after:?}");
            }
            with_search(&case, |whole, _| assert_eq!(early, whole.ends(&mut Budget::unlimited())));
        });
    }

    #[test]
    fn what_is_kept_while_pins_come_and_go_says_what_is_found_anew(
        case in asked(),
        clicks in proptest::collection::vec(any::<u16>(), 2..12),
    ) {
        let mut scenario = case.scenario.clone();
        let pins = every_pin(&scenario);
        let model = Model::new(&scenario).expect("the case is sound");
        let mut witnesses = Witnesses::default();
        for click in clicks {
            let Some(pin) = pins.get(usize::from(click) % pins.len().max(1)) else { return Ok(()) };
            let pinned = &mut scenario.acceptable.pins;
            match pinned.iter().position(|known| known == pin) {
                Some(place) => drop(pinned.remove(place)),
                None => pinned.push(pin.clone()),
            }
            let question = Question {
                scenario: &scenario,
                model: &model,
                package: &case.package,
                reading: &case.reading,
                acceptable: &scenario.acceptable,
            };
            let mut kept = Search::new(question).ends_with(&mut witnesses, &mut Budget::unlimited());
            let mut anew = Search::new(question).ends(&mut Budget::unlimited());
            assert_eq!(kept, anew, "{:?}", scenario.acceptable.pins);
            // What is kept needs no steps.
            assert_eq!(Search::new(question).ends_with(&mut witnesses, &mut Budget::of(0)), anew);
            if click % 2 == 0 {
                Search::new(question).explain(&mut kept, &mut Budget::unlimited());
                Search::new(question).explain(&mut anew, &mut Budget::unlimited());
                assert_eq!(kept, anew, "the same reasons");
                witnesses.note(&kept, &scenario.acceptable.pins);
            }
        }
    }

    #[test]
    fn ways_are_the_nearest_packages_in_their_order(case in asked()) {
        with_search(&case, |search, everything| {
            let acceptable = everything.accepts(&case.package, &Dropped::new());
            let keys = if acceptable { everything.improvements() } else { everything.nearest() };
            let found = search.ways(7, &mut Budget::unlimited());
            assert_eq!(found.mismatches, []);
            assert!(found.complete);
            let ways: Vec<Key> = found.ways.iter().map(|way| everything.key(&way.package)).collect();
            let told: Vec<_> = found.ways.iter().map(|way| everything.edits(&way.package)).collect();
            assert_eq!(&ways, &keys[..keys.len().min(7)], "{told:?}");
            for way in &found.ways {
                assert_eq!(way.steps.len(), everything.edits(&way.package).len());
            }
            let edits: BTreeSet<_> = found.ways.iter().map(|way| everything.edits(&way.package)).collect();
            assert_eq!(edits.len(), ways.len(), "two ways have the same edits");
        });
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1200))]

    #[test]
    fn the_count_is_how_many_packages_are_acceptable_and_contain_each_choice(case in asked()) {
        with_question(&case, |question, everything| {
            let packages = everything.acceptable(&Dropped::new());
            let counted = count(&question, &mut Budget::unlimited());
            assert!(counted.exact);
            assert_eq!(counted.total, packages.len().into());
            for (choice, containing) in &counted.containing {
                let expected = packages.iter().filter(|package| contains(&case.scenario, package, choice)).count();
                assert_eq!(containing, &expected.into(), "{choice:?}");
            }
        });
    }

    #[test]
    fn a_count_cut_short_is_at_least_that(case in asked(), steps in 0_u64..400) {
        with_question(&case, |question, everything| {
            let counted = count(&question, &mut Budget::of(steps));
            let packages = everything.acceptable(&Dropped::new()).len();
            assert!(counted.total <= packages.into());
            assert!(!counted.exact || counted.total == packages.into());
        });
    }

    #[test]
    fn the_frontier_is_what_no_package_beats(case in asked()) {
        with_search(&case, |search, everything| {
            let worth = |package: &Package| -> Worth {
                let (_, feasibility, violations, cost) = everything.key(package);
                // One without a figure for some card is never cheaper than one with figures for all.
                let cost = Reverse((everything.unpriced(package), cost));
                (-feasibility, -(violations as i64), everything.protection(package), cost)
            };
            let all: BTreeSet<_> = everything.acceptable(&Dropped::new()).into_iter().map(worth).collect();
            let beaten = |one: &Worth| {
                all.iter().any(|other| {
                    other != one && other.0 >= one.0 && other.1 >= one.1 && other.2 >= one.2 && other.3 >= one.3
                })
            };
            let expected: BTreeSet<_> = all.iter().filter(|one| !beaten(one)).copied().collect();
            let found = search.frontier(&mut Budget::unlimited());
            assert_eq!(found.mismatches, []);
            assert!(found.complete);
            let points: BTreeSet<_> = found.points.iter().map(|point| worth(&point.way.package)).collect();
            assert_eq!(points.len(), found.points.len(), "two points are worth the same");
            assert_eq!(points, expected);
        });
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn reasons_of_dead_ends_exclude_them_and_are_minimal(case in asked()) {
        with_search(&case, |search, everything| {
            if everything.demands().len() > 6 {
                return;
            }
            let mut ends = search.ends(&mut Budget::unlimited());
            search.explain(&mut ends, &mut Budget::unlimited());
            assert!(ends.complete());
            for (choice, openness) in ends.choices.iter().take(8) {
                if let Openness::Dead(reason) = openness {
                    let wanted = |package: &Package| contains(&case.scenario, package, choice);
                    check_reason(everything, reason.as_ref().expect("a reason"), &wanted);
                }
            }
        });
    }

    #[test]
    fn what_hangs_on_a_source_is_what_is_otherwise_without_it(case in sourced()) {
        with_question(&case, |question, everything| {
            let told = |scenario: &Scenario| {
                let (package, reading) = (&case.package, &case.reading);
                let verdict = Naive { scenario, package, reading }.verdict().to_owned();
                let everything = Everything { scenario, package, reading, boards: everything.boards.clone() };
                (verdict, Some(!everything.acceptable(&Dropped::new()).is_empty()))
            };
            let found = hinges(&question, u64::MAX, &mut Budget::unlimited());
            assert!(found.complete);
            let now = told(&case.scenario);
            assert_eq!((format!("{:?}", found.verdict), found.open), now);
            for hinge in &found.hinges {
                let less = match &hinge.fallen {
                    Fallen::Source(source) => without_source(&case.scenario, source),
                    Fallen::Position(rule) => {
                        let mut less = case.scenario.clone();
                        less.switched_off.push(rule.clone());
                        less
                    }
                };
                let expected = told(&less);
                assert_eq!((format!("{:?}", hinge.verdict), hinge.open), expected, "{:?}", hinge.fallen);
            }
            for source in &case.scenario.sources {
                let fallen = Fallen::Source(source.id.clone());
                if !found.hinges.iter().any(|hinge| hinge.fallen == fallen) {
                    assert_eq!(told(&without_source(&case.scenario, &source.id)), now, "{fallen:?} is not listed");
                }
            }
        });
    }

    #[test]
    fn a_conflict_excludes_every_package_and_is_minimal(case in asked()) {
        with_search(&case, |search, everything| {
            let packages = everything.acceptable(&Dropped::new());
            let conflict = search.conflict(&mut Budget::unlimited());
            assert_eq!(conflict.is_some(), packages.is_empty());
            if let Some(reason) = conflict.filter(|_| everything.demands().len() <= 7) {
                check_reason(everything, &reason, &|_| true);
            }
        });
    }

    #[test]
    fn the_smallest_sets_of_positions_that_open_the_space_are_all_found(case in asked()) {
        with_search(&case, |search, everything| {
            let positions: Vec<Asked> =
                everything.demands().into_iter().filter(|asked| matches!(asked, Asked::Position(_))).collect();
            if positions.len() > 7 {
                return;
            }
            let expected = Everything::smallest(&positions, &Dropped::new(), |dropped| {
                !everything.acceptable(dropped).is_empty()
            });
            match search.moving(&mut Budget::unlimited()) {
                Moving::Nothing => assert_eq!(expected, BTreeSet::from([Dropped::new()])),
                Moving::Positions(movers) => {
                    assert!(movers.complete);
                    let asked = |id: &RuleId| Asked::Position(id.to_string());
                    let found: BTreeSet<Dropped> =
                        movers.sets.iter().map(|set| set.iter().map(asked).collect()).collect();
                    assert_eq!(found, expected);
                }
                Moving::NotPositions(reason) => {
                    assert!(expected.is_empty());
                    assert!(reason.is_some());
                }
                Moving::Unknown => panic!("there was no end to the budget"),
            }
        });
    }
    #[test]
    fn what_would_have_to_be_accepted_for_the_board_is_the_least(case in asked()) {
        with_search(&case, |search, everything| {
            let positions: Vec<Asked> =
                everything.demands().into_iter().filter(|asked| matches!(asked, Asked::Position(_))).collect();
            let (scenario, board) = (everything.scenario, everything.package);
            let accepting = search.accepting(&mut Budget::unlimited()).expect("there was no end to the budget");
            assert!(accepting.positions.complete);
            // That there is a card, and that somebody provides it, stands in the way like anything else.
            let wanting = |card: &&Card| card.by.is_empty() && !scenario.element(&card.element).unwrap().providers.is_empty();
            let wanting: BTreeSet<Demand> = board
                .cards
                .iter()
                .filter(wanting)
                .map(|card| Demand::Provider(card.element.clone()))
                .chain(board.cards.is_empty().then_some(Demand::SomeCard))
                .collect();
            let told = accepting.besides.iter().filter(|demand| matches!(demand, Demand::Provider(_) | Demand::SomeCard));
            assert_eq!(told.cloned().collect::<BTreeSet<_>>(), wanting);
            let broken = |pin: &&Pin| !pin.honoured(scenario, board);
            let besides: Vec<&Pin> = accepting.besides.iter().filter_map(|demand| match demand {
                Demand::Pin(pin) => Some(pin),
                _ => None,
            }).collect();
            assert_eq!(besides, scenario.acceptable.pins.iter().filter(broken).collect::<Vec<_>>());
            let pins: Dropped = (0..scenario.acceptable.pins.len()).map(Asked::Pin).collect();
            let expected = Everything::smallest(&positions, &pins, |dropped| everything.accepts(board, dropped));
            if besides.len() < accepting.besides.len() {
                // Facts are in the way, whoever gives way.
                assert!(expected.is_empty());
                return;
            }
            let asked = |id: &RuleId| Asked::Position(id.to_string());
            let found: BTreeSet<Dropped> =
                accepting.positions.sets.iter().map(|set| set.iter().map(asked).collect()).collect();
            assert_eq!(found, expected);
        });
    }
}
