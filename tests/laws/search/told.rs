//! All that an answer says besides which packages it is about: its order, its names, and what else is told with it. Held
//! against looking at every package.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use guarantee_board::assess::{Model, Probe, Reading, Verdict, assess};
use guarantee_board::scenario::*;
use guarantee_board::search::{
    Budget, Choice, Demand, Extremes, Fallen, Hinge, Hinges, Moving, Question, Search, Shortfall, Step, conflict,
    count, extremes, hinges, reach, shortfalls,
};
use guarantee_board::wording;
use proptest::prelude::*;

use super::truth::{asked, contains, sourced, with_question};
use crate::board_strategy::{Case, Size, cases};
use crate::every_board::every_board;
use crate::naive::Naive;
use crate::naive_search::{Dropped, Everything, Key, without_source};

/// The names that the oracle has for edits.
fn name(scenario: &Scenario, step: &Step) -> String {
    let frame = |element: &ElementId| scenario.element(element).unwrap().frame;
    match step {
        Step::Add(element) => format!("add {element}"),
        Step::Remove(element) => format!("remove {element}"),
        Step::Move(element, phase) => format!("move {element} {phase}"),
        Step::Choose(element, setting, option) => {
            assert!(!frame(element), "an assumption is no choice");
            format!("option {element} {setting} {option}")
        }
        Step::Assume(element, setting, option) => {
            assert!(frame(element), "a choice is no assumption");
            format!("option {element} {setting} {option}")
        }
        Step::Join(element, actor) | Step::Leave(element, actor) => format!("provider {element} {actor}"),
    }
}

/// Who may provide an element's card, in the order of the scenario.
fn providers<'a>(scenario: &'a Scenario, element: &'a Element) -> impl DoubleEndedIterator<Item = &'a ActorId> {
    scenario.actors.iter().map(|actor| &actor.id).filter(|actor| element.providers.contains(actor))
}

/// Where a package stands in board order: the first in order is the least.
///
/// Going through the elements, the first difference decides: what stays as it is comes first, then a card that is off, an
/// earlier phase, an earlier option, fewer and earlier providers.
fn board_order(scenario: &Scenario, before: &Package, package: &Package) -> Vec<usize> {
    let none = Choices::new();
    let mut order = Vec::new();
    for element in &scenario.elements {
        let id = &element.id;
        let option = |choices: &Choices, setting: &Setting| {
            let option = chosen(choices, element, &setting.id).unwrap();
            setting.options.iter().position(|known| known.id == *option).unwrap()
        };
        if element.frame {
            let choices = |package: &Package| package.frame.get(id).unwrap_or(&none).clone();
            let (old, new) = (choices(before), choices(package));
            let settings = || element.settings.iter();
            order.extend(settings().map(|setting| usize::from(option(&old, setting) != option(&new, setting))));
            order.extend(settings().map(|setting| option(&new, setting)));
            continue;
        }
        let phase = |card: &Card| scenario.phases.iter().position(|phase| phase.id == card.phase).unwrap();
        match (before.card(id), package.card(id)) {
            (old, None) => order.push(usize::from(old.is_some())),
            (old, Some(new)) => {
                order.push(usize::from(old.is_none()));
                if let Some(old) = old {
                    order.push(usize::from(old.phase != new.phase));
                    let differs = |setting| usize::from(option(&old.with, setting) != option(&new.with, setting));
                    order.extend(element.settings.iter().map(differs));
                    let moved = |actor: &ActorId| usize::from(old.by.contains(actor) != new.by.contains(actor));
                    order.extend(providers(scenario, element).map(moved));
                }
                order.push(phase(new));
                order.extend(element.settings.iter().map(|setting| option(&new.with, setting)));
                order.extend(providers(scenario, element).rev().map(|actor| usize::from(new.by.contains(actor))));
            }
        }
    }
    order
}

/// Everything that the scenario offers, in its order.
fn offered(scenario: &Scenario) -> Vec<Choice> {
    let mut choices = Vec::new();
    for element in &scenario.elements {
        let id = || element.id.clone();
        if !element.frame {
            choices.push(Choice::Card(id()));
            choices.extend(scenario.phases.iter().map(|phase| Choice::Phase(id(), phase.id.clone())));
        }
        for setting in &element.settings {
            let option = |option: &SettingOption| Choice::Option(id(), setting.id.clone(), option.id.clone());
            choices.extend(setting.options.iter().map(option));
        }
        choices.extend(providers(scenario, element).map(|actor| Choice::Provider(id(), actor.clone())));
    }
    choices
}

/// What a card says besides what counts.
fn remark(card: &Card) -> String {
    format!("on {}", card.element)
}

/// Cards that were there keep their place, their remarks and the order of their providers; new ones follow in the order
/// of the scenario.
fn check_kept(scenario: &Scenario, before: &Package, after: &Package) {
    let mut expected: Vec<ElementId> = before.cards.iter().map(|card| card.element.clone()).collect();
    expected.retain(|id| after.card(id).is_some());
    let new = scenario.elements.iter().map(|element| &element.id);
    expected.extend(new.filter(|id| after.card(id).is_some() && before.card(id).is_none()).cloned());
    assert_eq!(after.cards.iter().map(|card| card.element.clone()).collect::<Vec<_>>(), expected);
    assert_eq!((&after.id, &after.name), (&before.id, &before.name));
    for card in &after.cards {
        let old = before.card(&card.element);
        assert_eq!(card.note, old.map(remark).unwrap_or_default());
        let old: Vec<&ActorId> = old.iter().flat_map(|old| &old.by).collect();
        let mut by: Vec<&ActorId> = old.iter().copied().filter(|actor| card.by.contains(actor)).collect();
        let allowed = providers(scenario, scenario.element(&card.element).unwrap());
        by.extend(allowed.filter(|actor| card.by.contains(actor) && !old.contains(actor)));
        assert_eq!(card.by.iter().collect::<Vec<_>>(), by, "{}", card.element);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_way_says_what_it_is_and_is_the_first_of_its_kind(case in asked(), turned: bool) {
        let mut case = case;
        case.package.cards.iter_mut().for_each(|card| card.note = remark(card));
        if turned {
            case.package.cards.reverse();
            case.package.cards.iter_mut().for_each(|card| card.by.reverse());
        }
        with_question(&case, |question, everything| {
            let found = Search::new(question).ways(7, &mut Budget::unlimited());
            let acceptable = everything.accepts(&case.package, &Dropped::new());
            assert_eq!(found.acceptable, acceptable);
            let packages = everything.acceptable(&Dropped::new());
            let order = |package: &Package| board_order(&case.scenario, &case.package, package);
            for way in &found.ways {
                let named: Vec<String> = way.steps.iter().map(|step| name(&case.scenario, step)).collect();
                let edits = everything.edits(&way.package);
                assert_eq!(named.iter().cloned().collect::<BTreeSet<_>>(), edits);
                assert_eq!(named.len(), edits.len(), "each step once");
                let places: Vec<usize> = way.steps.iter().map(|step| {
                    case.scenario.elements.iter().position(|element| element.id == *step.element()).unwrap()
                }).collect();
                assert!(places.is_sorted(), "{:?}", way.steps);
                for step in &way.steps {
                    let by = |package: &Package, id, actor| package.card(id).unwrap().by.contains(actor);
                    match step {
                        Step::Join(id, actor) => assert!(by(&way.package, id, actor)),
                        Step::Leave(id, actor) => assert!(by(&case.package, id, actor)),
                        _ => {}
                    }
                }
                let (_, feasibility, violations, cost) = everything.key(&way.package);
                let measure = (-(way.measure.feasibility.number() as i8), way.measure.violations, way.measure.cost);
                assert_eq!(measure, (feasibility, violations, cost));
                assert_eq!(way.assessment, assess(question.model, &way.package, question.reading));
                check_kept(&case.scenario, &case.package, &way.package);
                if !acceptable {
                    let key = everything.key(&way.package);
                    let alike = packages.iter().filter(|package| everything.key(package) == key);
                    let first = alike.filter(|package| everything.edits(package) == edits).map(|package| order(package)).min();
                    assert_eq!(Some(order(&way.package)), first, "{edits:?}");
                }
            }
            if !acceptable {
                let keys: Vec<(Key, Vec<usize>)> =
                    found.ways.iter().map(|way| (everything.key(&way.package), order(&way.package))).collect();
                assert!(keys.is_sorted(), "{keys:?}");
            }
        });
    }

    #[test]
    fn a_point_of_the_frontier_is_the_nearest_of_its_worth_and_says_what_it_is(case in asked()) {
        with_question(&case, |question, everything| {
            let found = Search::new(question).frontier(&mut Budget::unlimited());
            let packages = everything.acceptable(&Dropped::new());
            let worth = |package: &Package| {
                let (_, feasibility, violations, cost) = everything.key(package);
                (feasibility, violations, everything.unpriced(package), cost, Reverse(everything.protection(package)))
            };
            let order = |package: &Package| board_order(&case.scenario, &case.package, package);
            let worths: Vec<_> = found.points.iter().map(|point| worth(&point.way.package)).collect();
            assert!(worths.is_sorted(), "{worths:?}");
            for (point, worth_of) in found.points.iter().zip(&worths) {
                let package = &point.way.package;
                assert_eq!(i64::try_from(point.protection).unwrap(), everything.protection(package));
                assert_eq!(point.unpriced, everything.unpriced(package));
                let edits = everything.edits(package);
                let named = point.way.steps.iter().map(|step| name(&case.scenario, step));
                assert_eq!(named.collect::<BTreeSet<_>>(), edits);
                let alike = packages.iter().filter(|other| worth(other) == *worth_of);
                let nearest = alike.map(|other| (everything.edits(other).len(), order(other))).min();
                assert_eq!(Some((edits.len(), order(package))), nearest);
            }
        });
    }

    #[test]
    fn what_keeps_a_package_from_being_acceptable_is_told_in_full(case in asked(), place: prop::sample::Index) {
        with_question(&case, |question, everything| {
            let board = place.get(&everything.boards);
            let (scenario, acceptable) = (&case.scenario, &case.scenario.acceptable);
            let naive = Naive { scenario, package: board, reading: &case.reading };
            let mut expected: Vec<Demand> = Vec::new();
            expected.extend(board.cards.is_empty().then_some(Demand::SomeCard));
            expected.extend(acceptable.pins.iter().filter(|pin| !pin.honoured(scenario, board)).cloned().map(Demand::Pin));
            let none = Choices::new();
            for element in scenario.elements.iter().filter(|element| element.frame) {
                let differs = |setting: &Setting| {
                    let option = |package: &Package| {
                        chosen(package.frame.get(&element.id).unwrap_or(&none), element, &setting.id).cloned()
                    };
                    option(board) != option(&case.package)
                };
                if !acceptable.released.contains(&element.id) && element.settings.iter().any(differs) {
                    expected.push(Demand::Assumption(element.id.clone()));
                }
            }
            let wanting = |card: &&Card| card.by.is_empty() && !scenario.element(&card.element).unwrap().providers.is_empty();
            expected.extend(board.cards.iter().filter(wanting).map(|card| Demand::Provider(card.element.clone())));
            let fired = naive.fired();
            let contradicts = |rule: &&Contradiction| fired.contains(&format!("Contradiction {}", rule.id));
            expected.extend(
                scenario.contradictions.iter().filter(contradicts).map(|rule| Demand::Contradiction(rule.id.clone())),
            );
            let binds = |position: &&Position| {
                let binding = position.firmness.is_some_and(|firmness| firmness <= acceptable.binding);
                binding && naive.violated_position(position)
            };
            expected.extend(scenario.positions.iter().filter(binds).map(|rule| Demand::Position(rule.id.clone())));
            let short = |resource: &&Resource| !naive.violated(resource).is_empty();
            expected.extend(
                scenario.resources.iter().filter(short).map(|resource| Demand::Capacity(resource.id.clone())),
            );
            expected.sort();
            let low = board.cards.iter().filter(|card| naive.level(card) < acceptable.at_least.number());
            let low: Vec<ElementId> = low.map(|card| card.element.clone()).collect();
            let (mut demands, mut infeasible) = (Vec::new(), Vec::new());
            for shortfall in shortfalls(&question, board, &assess(question.model, board, question.reading)) {
                match shortfall {
                    Shortfall::Demand(demand) => demands.push(demand),
                    Shortfall::Infeasible(element) => infeasible.push(element),
                }
            }
            demands.sort();
            assert_eq!(demands, expected);
            assert_eq!(infeasible, low);
        });
    }

    #[test]
    fn every_choice_is_told_once_in_order_and_with_its_share(case in asked()) {
        with_question(&case, |question, everything| {
            let choices = offered(&case.scenario);
            let mut search = Search::new(question);
            let ends = search.ends(&mut Budget::unlimited());
            assert_eq!(ends.choices.iter().map(|(choice, _)| choice.clone()).collect::<Vec<_>>(), choices);
            let counted = count(&question, &mut Budget::unlimited());
            assert_eq!(counted.containing.iter().map(|(choice, _)| choice.clone()).collect::<Vec<_>>(), choices);
            let packages = everything.acceptable(&Dropped::new());
            assert_eq!(search.is_open(&mut Budget::unlimited()), Some(!packages.is_empty()));
            for (choice, openness) in &ends.choices {
                assert_eq!(ends.of(choice), Some(openness));
                let with = packages.iter().filter(|package| contains(&case.scenario, package, choice)).count();
                let share = (!packages.is_empty()).then(|| with as f64 / packages.len() as f64);
                match (counted.share(choice), share) {
                    (Some(found), Some(share)) => assert!((found - share).abs() < 1e-6, "{choice:?}: {found}, {share}"),
                    (found, share) => assert_eq!(found, share),
                }
            }
            let unknown = Choice::Card("nothing".into());
            assert_eq!((ends.of(&unknown), counted.share(&unknown)), (None, None));
        });
    }
}

fn naive<'a>(case: &'a Case, package: &'a Package) -> Naive<'a> {
    Naive { scenario: &case.scenario, package, reading: &case.reading }
}

/// The nearest acceptable package, the one on the board included.
fn nearest(everything: &Everything<'_>) -> Option<Key> {
    everything.nearest().into_iter().next()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_giving_way_makes_possible_is_the_nearest_then(case in asked()) {
        with_question(&case, |question, everything| {
            let found = conflict(&question, u64::MAX, &mut Budget::unlimited());
            let closed = everything.acceptable(&Dropped::new()).is_empty();
            assert_eq!((found.reason.is_some(), found.moving != Moving::Nothing), (closed, closed));
            let Moving::Positions(movers) = &found.moving else {
                assert!(found.then.is_empty());
                return;
            };
            let place = |rule: &RuleId| case.scenario.positions.iter().position(|known| known.id == *rule).unwrap();
            let places: Vec<Vec<usize>> = movers.sets.iter().map(|set| set.iter().map(place).collect()).collect();
            assert!(places.is_sorted() && places.iter().all(|set| set.is_sorted()), "{places:?}");
            assert_eq!(found.then.iter().map(|(set, _)| set).collect::<Vec<_>>(), movers.sets.iter().collect::<Vec<_>>());
            for (set, way) in found.then.iter().take(3) {
                let mut less = case.scenario.clone();
                less.switched_off.extend(set.iter().cloned());
                let (package, reading) = (&case.package, &case.reading);
                let then = Everything { scenario: &less, package, reading, boards: everything.boards.clone() };
                assert_eq!(way.as_ref().map(|way| then.key(&way.package)), nearest(&then), "{set:?}");
            }
        });
    }

    #[test]
    fn all_on_which_something_rests_is_listed_with_what_falls(case in sourced()) {
        with_question(&case, |question, _| {
            let scenario = &case.scenario;
            let found = hinges(&question, u64::MAX, &mut Budget::unlimited());
            let mut expected: Vec<(Fallen, Vec<RuleId>)> = Vec::new();
            for position in &scenario.positions {
                if position.firmness == Some(Firmness::Disputed) {
                    expected.push((Fallen::Position(position.id.clone()), vec![position.id.clone()]));
                }
            }
            for source in &scenario.sources {
                let without = without_source(scenario, &source.id);
                let gone = |claim: &ClaimId| scenario.claim(claim).is_some() && without.claim(claim).is_none();
                let contents = scenario.elements.iter().flat_map(|element| {
                    let options = element.settings.iter().flat_map(|setting| &setting.options);
                    let own = (&element.feasibility, &element.gives, &element.cost, &element.uses);
                    let others = options.map(|option| (&option.feasibility, &option.gives, &option.cost, &option.uses));
                    std::iter::once(own).chain(others)
                });
                let figures = contents.flat_map(|(feasibility, gives, cost, uses)| {
                    let rated = feasibility.iter().flat_map(|rating| &rating.claims);
                    let given = gives.iter().flat_map(|gift| &gift.claims);
                    let costs = cost.iter().flat_map(|cost| &cost.claims);
                    rated.chain(given).chain(costs).chain(uses.iter().flat_map(|taken| &taken.claims))
                });
                let had = scenario.resources.iter().flat_map(|resource| &resource.capacities);
                let had = had.flat_map(|capacity| &capacity.claims);
                let ruled = scenario.rules().flat_map(|rule| rule.claims());
                if ruled.chain(figures).chain(had).any(gone) {
                    let left: BTreeSet<&RuleId> = without.rules().map(|rule| rule.id()).collect();
                    let fallen = scenario.rules().map(|rule| rule.id()).filter(|rule| !left.contains(rule));
                    expected.push((Fallen::Source(source.id.clone()), fallen.cloned().collect()));
                }
            }
            let listed: Vec<_> = found.hinges.iter().map(|hinge| (hinge.fallen.clone(), hinge.rules.clone())).collect();
            assert_eq!(listed, expected);
            let mut decisive = found.hinges.clone();
            decisive.retain(|hinge| !(hinge.verdict == found.verdict && hinge.open == found.open));
            assert_eq!(found.decisive().collect::<Vec<_>>(), decisive.iter().collect::<Vec<_>>());
        });
    }

    #[test]
    fn what_can_ever_be_is_told_of_all_that_asks_and_of_all_that_can_be_had(case in cases(Size::SMALL)) {
        let Case { scenario, reading, .. } = &case;
        let Some(boards) = every_board(scenario) else { return Ok(()) };
        let model = Model::new(scenario).unwrap();
        let found = reach(&model, reading, u64::MAX, &mut Budget::unlimited());
        // Red lines and floors, limits under a condition, contradictions and cautions.
        let positions = scenario.positions.iter().filter(|position| position.provides.is_none()).map(|rule| &rule.id);
        let limits = scenario.limits.iter().filter(|limit| limit.when.is_some()).map(|rule| &rule.id);
        let contradictions = scenario.contradictions.iter().map(|rule| &rule.id);
        let all = positions.chain(limits).chain(contradictions).chain(scenario.cautions.iter().map(|rule| &rule.id));
        let mut all: Vec<&RuleId> = all.collect();
        // A limit that always binds asks about nothing.
        all.retain(|id| {
            let limit = scenario.limits.iter().find(|limit| limit.id == **id).and_then(|limit| limit.when.as_ref());
            let binds = |condition| boards.iter().all(|board| naive(&case, board).holds(condition));
            found.rules.iter().any(|rule| rule.rule == **id) || !limit.is_some_and(binds)
        });
        prop_assert_eq!(found.rules.iter().map(|rule| &rule.rule).collect::<Vec<_>>(), all);
        // Of the smaller ones, what each rule asks is looked at as well.
        for told in found.rules.iter().filter(|_| boards.len() < 300) {
            let position = scenario.position(&told.rule).and_then(|rule| rule.crossed_when.as_ref().or(rule.met_when.as_ref()));
            let limit = scenario.limits.iter().find(|rule| rule.id == told.rule).and_then(|rule| rule.when.as_ref());
            let contradiction = scenario.contradictions.iter().find(|rule| rule.id == told.rule).map(|rule| &rule.when);
            let caution = scenario.cautions.iter().find(|rule| rule.id == told.rule).map(|rule| &rule.when);
            let asked = position.or(limit).or(contradiction).or(caution).unwrap();
            let can = |so: bool| Some(boards.iter().any(|board| naive(&case, board).holds(asked) == so));
            prop_assert_eq!((told.so, told.otherwise), (can(true), can(false)), "{}", told.rule);
        }
        let stands = |element: &Element, within: &dyn Fn(&Card) -> bool| {
            let card = |board: &Package| {
                board.card(&element.id).is_some_and(|card| within(card) && naive(&case, board).level(card) > 0)
            };
            boards.iter().any(card)
        };
        let (mut elements, mut options) = (Vec::new(), Vec::new());
        for element in scenario.elements.iter().filter(|element| !element.frame) {
            let can = stands(element, &|_| true);
            elements.push((element.id.clone(), Some(can)));
            for setting in element.settings.iter().filter(|_| can) {
                for option in &setting.options {
                    let so = stands(element, &|card| chosen(&card.with, element, &setting.id) == Some(&option.id));
                    options.push((element.id.clone(), setting.id.clone(), option.id.clone(), Some(so)));
                }
            }
        }
        prop_assert_eq!((found.elements, found.options), (elements, options));
        let asked: Vec<Condition> = scenario.cautions.iter().map(|rule| rule.when.clone()).collect();
        let probe = Probe::new(scenario, &asked).unwrap();
        let expected: Vec<Extremes> = asked.iter().map(|condition| {
            let so = boards.iter().any(|board| naive(&case, board).holds(condition));
            Extremes { so: Some(so), otherwise: Some(boards.iter().any(|board| !naive(&case, board).holds(condition))) }
        }).collect();
        prop_assert_eq!(extremes(&probe, reading, u64::MAX, &mut Budget::unlimited()), expected);
    }
}

#[test]
fn positions_pins_and_assumptions_can_move_and_facts_cannot() {
    let can = [
        Demand::Position("rule".into()),
        Demand::Pin(Pin::Card("element".into())),
        Demand::Assumption("element".into()),
    ];
    let cannot = [
        Demand::Contradiction("rule".into()),
        Demand::Limit("rule".into()),
        Demand::Element("element".into()),
        Demand::Option("element".into(), "setting".into(), "option".into()),
        Demand::Known("element".into()),
        Demand::Provider("element".into()),
        Demand::SomeCard,
        Demand::Capacity("resource".into()),
    ];
    assert!(can.iter().all(Demand::can_move));
    assert!(!cannot.iter().any(Demand::can_move));
}

#[test]
fn where_it_is_not_known_whether_anything_is_acceptable_nothing_is_said_to_change_that() {
    let (rules, verdict) = (Vec::new(), Verdict::Strained);
    let hinge = Hinge { fallen: Fallen::Source("paper".into()), rules, verdict, open: Some(true) };
    let with = |open| Hinges { verdict, open, hinges: vec![hinge.clone()], complete: false };
    let decisive = |open| with(open).decisive().count();
    assert_eq!([None, Some(true), Some(false)].map(decisive), [0, 0, 1]);
    assert_eq!(wording::hinge_differences(&with(None), &hinge), [] as [String; 0]);
    assert_eq!(wording::hinge_differences(&with(Some(false)), &hinge), ["some package would be acceptable"]);
    // No step at all: neither as things stand nor without anything does it come to be known.
    let scenario = crate::board_strategy::blank();
    let model = Model::new(&scenario).unwrap();
    let (package, reading) = (scenario.current_package().unwrap(), Reading { date: scenario.as_of, voice: None });
    let acceptable = &scenario.acceptable;
    let question = Question { scenario: &scenario, model: &model, package, reading: &reading, acceptable };
    let found = hinges(&question, 0, &mut Budget::unlimited());
    assert_eq!((found.open, found.complete), (None, false));
}
