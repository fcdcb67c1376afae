//! How actors stand to elements, by brute force over every board that a tiny scenario allows; what has become of each
//! position; and what the shipped scenario says.

use std::collections::BTreeSet;

use guarantee_board::assess::{
    Bearing, CapSource, Extent, HeldPosition, Model, PositionState, Reading, Silence, Stance, StanceKind, Stances,
    assess, positions, stances,
};
use guarantee_board::scenario::*;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::board_strategy::{Case, Size, cases};
use crate::every_board::every_board;
use crate::naive::Naive;
use crate::samples::shipped;

/// All boards with the frame of the case's package.
fn boards(case: &Case) -> Option<Vec<Package>> {
    let scenario = &case.scenario;
    let none = Choices::new();
    let same_frame = |board: &Package| {
        scenario.elements.iter().filter(|element| element.frame).all(|element| {
            element.settings.iter().all(|setting| {
                let option = |package: &Package| {
                    chosen(package.frame.get(&element.id).unwrap_or(&none), element, &setting.id).cloned()
                };
                option(board) == option(&case.package)
            })
        })
    };
    Some(every_board(scenario)?.into_iter().filter(same_frame).collect())
}

fn without(board: &Package, element: &ElementId) -> Package {
    let mut board = board.clone();
    board.cards.retain(|card| card.element != *element);
    board
}

/// What a plain reading of the definitions says.
struct Oracle<'a> {
    case: &'a Case,
    /// All boards.
    boards: Vec<Package>,
}

impl Oracle<'_> {
    /// The boards that have an offered card of the element.
    fn offered(&self, element: &Element) -> Vec<&Package> {
        let offered = |board: &&Package| {
            board.card(&element.id).is_some_and(|card| element.providers.is_empty() || !card.by.is_empty())
        };
        self.boards.iter().filter(offered).collect()
    }

    fn naive<'a>(&'a self, board: &'a Package) -> Naive<'a> {
        Naive { scenario: &self.case.scenario, package: board, reading: &self.case.reading }
    }

    /// What one red line or floor says of the element.
    fn violated(&self, position: &Position, element: &Element, nothing: StanceKind) -> Option<(StanceKind, Bearing)> {
        let violates = |board: &Package| self.naive(board).violated_position(position);
        let offered = self.offered(element);
        let frame_alone = violates(&bare(offered.first()?));
        let alone: Vec<bool> =
            offered.iter().filter(|board| board.cards.len() == 1).map(|board| violates(board)).collect();
        let differs = |with: bool| {
            offered.iter().any(|board| violates(board) == with && violates(&without(board, &element.id)) != with)
        };
        let extent = if !frame_alone && alone.iter().all(|violated| *violated) {
            Some(Extent::Always)
        } else if !frame_alone && alone.iter().any(|violated| *violated) {
            Some(Extent::Sometimes)
        } else {
            differs(true).then_some(Extent::InCompany)
        };
        let floor = position.met_when.is_some();
        let Some(extent) = extent else {
            // It answers the position where that is violated without it; it is asked for if nothing else would do.
            let wrong = |board: &Package| {
                let holds =
                    |condition: &Option<Condition>| condition.as_ref().map(|asked| self.naive(board).holds(asked));
                holds(&position.crossed_when) == Some(true) || holds(&position.met_when) == Some(false)
            };
            let needed = self.boards.iter().filter(|board| board.card(&element.id).is_none()).all(wrong);
            let kind = if needed { StanceKind::Asks } else { nothing };
            return differs(false).then_some((kind, Bearing::Answered));
        };
        let bearing = if floor { Bearing::Unmet(extent) } else { Bearing::Crossed(extent) };
        let kind = match extent {
            Extent::Always if !floor => StanceKind::RedLine,
            Extent::Always if offered.iter().all(|board| violates(board)) => StanceKind::Refuses,
            _ => StanceKind::Conditional,
        };
        Some((kind, bearing))
    }

    /// What the actor's willingness, or that of its groups, says of the element.
    fn willing(&self, actor: &ActorId, element: &Element) -> Option<(StanceKind, Vec<(RuleId, Bearing)>)> {
        let (mut willing, mut refuses) = (true, true);
        let mut said: Vec<(RuleId, Feasibility, bool)> = Vec::new();
        for board in self.offered(element) {
            let card = board.card(&element.id).unwrap();
            if !card.by.contains(actor) {
                continue;
            }
            let words: Vec<(RuleId, Feasibility, bool)> = self
                .naive(board)
                .caps(card)
                .into_iter()
                .filter_map(|cap| match cap.by {
                    CapSource::Willingness { rule, actor: who } if who == *actor => Some((rule, cap.level, true)),
                    CapSource::Otherwise { rule, actor: who } if who == *actor => Some((rule, cap.level, false)),
                    _ => None,
                })
                .collect();
            willing &= !words.is_empty() && words.iter().all(|(_, level, _)| *level >= Feasibility::Likely);
            refuses &= words.iter().any(|(_, level, _)| *level <= Feasibility::Unlikely);
            said.extend(words);
        }
        // What it says is told before what it says otherwise.
        said.sort_by_key(|(rule, _, met)| (rule.clone(), !met));
        said.dedup_by_key(|(rule, ..)| rule.clone());
        let kind = match (said.is_empty(), willing, refuses) {
            (true, ..) => return None,
            (false, true, _) => StanceKind::Willing,
            (false, false, true) => StanceKind::Refuses,
            (false, false, false) => StanceKind::Conditional,
        };
        Some((kind, said.into_iter().map(|(rule, level, _)| (rule, Bearing::Provides(level))).collect()))
    }

    fn stance(&self, party: &PartyId, element: &Element) -> (StanceKind, Vec<(RuleId, Bearing)>) {
        let scenario = &self.case.scenario;
        let actor = scenario.actors.iter().map(|actor| &actor.id).find(|actor| *party == **actor);
        let nothing = if actor.is_some_and(|actor| element.providers.contains(actor)) {
            StanceKind::Unknown
        } else {
            StanceKind::NoPosition
        };
        let (mut kind, mut grounds) = (nothing, Vec::new());
        for position in scenario.positions.iter().filter(|position| position.actor == *party) {
            if position.provides.is_none()
                && let Some((found, bearing)) = self.violated(position, element, nothing)
            {
                kind = kind.min(found);
                grounds.push((position.id.clone(), bearing));
            }
        }
        if let Some((found, more)) = actor.and_then(|actor| self.willing(actor, element)) {
            kind = kind.min(found);
            grounds.extend(more);
        }
        let place = |rule: &RuleId| scenario.positions.iter().position(|position| position.id == *rule);
        grounds.sort_by_key(|(rule, _)| place(rule));
        (kind, grounds)
    }
}

/// The package without its cards.
fn bare(package: &Package) -> Package {
    Package { cards: Vec::new(), ..package.clone() }
}

fn told(stance: &Stance) -> (StanceKind, Vec<(RuleId, Bearing)>) {
    (stance.kind, stance.grounds.iter().map(|ground| (ground.rule.clone(), ground.bearing)).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn stances_agree_with_every_board_there_can_be(case in cases(Size::TINY)) {
        let Some(boards) = boards(&case) else { return Ok(()) };
        let model = Model::new(&case.scenario).unwrap();
        let found = stances(&model, &case.package, &case.reading);
        let oracle = Oracle { case: &case, boards };
        let elements: Vec<&Element> = case.scenario.elements.iter().filter(|element| !element.frame).collect();
        prop_assert_eq!(found.iter().count(), elements.len() * found.actors.len());
        let holds = |group: &&Group| {
            case.scenario.positions.iter().any(|position| position.provides.is_none() && position.actor == group.id)
        };
        let groups = case.scenario.groups.iter().filter(holds).map(|group| PartyId::from(&group.id));
        let actors = case.scenario.actors.iter().map(|actor| PartyId::from(&actor.id));
        prop_assert_eq!(&found.actors, &actors.chain(groups).collect::<Vec<_>>());
        prop_assert_eq!(found.at(0, found.actors.len()), None);
        for element in elements {
            for party in &found.actors {
                let stance = found.of(&element.id, party).unwrap();
                prop_assert!(stance.complete);
                let expected = oracle.stance(party, element);
                prop_assert_eq!(told(stance), expected.clone(), "{} on {}", party, element.id);
                let crossed = expected.1.iter().any(|(_, bearing)| matches!(bearing, Bearing::Crossed(_)));
                prop_assert_eq!(stance.touches_red_line(), crossed);
                prop_assert_eq!(stance.partly_red(), crossed && expected.0 != StanceKind::RedLine);
            }
        }
    }

    #[test]
    fn stances_do_not_depend_on_the_cards(case in cases(Size::SMALL)) {
        let model = Model::new(&case.scenario).unwrap();
                prop_assert_eq!(
            stances(&model, &case.package, &case.reading),
            stances(&model, &bare(&case.package), &case.reading)
        );
    }

    #[test]
    fn positions_agree_with_findings_and_standings(case in cases(Size::SMALL)) {
        let model = Model::new(&case.scenario).unwrap();
        let assessment = assess(&model, &case.package, &case.reading);
        let held = positions(&model, &case.package, &case.reading);
        prop_assert_eq!(held.len(), case.scenario.positions.len());
        for standing in &assessment.actors {
            let own = || held.iter().filter(|held| held.actor == standing.actor);
            let with = |state: &PositionState| {
                own().filter(|held| held.state == *state).map(|held| held.rule.clone()).collect::<Vec<_>>()
            };
            prop_assert_eq!(with(&PositionState::Crossed), standing.crossed.clone());
            prop_assert_eq!(with(&PositionState::Unmet), standing.unmet.clone());
            // What is said for otherwise is not in force.
            let naive = Naive { scenario: &case.scenario, package: &case.package, reading: &case.reading };
            let binds = |held: &&HeldPosition| {
                let position = case.scenario.position(&held.rule).unwrap();
                position.binds_when.as_ref().is_none_or(|condition| naive.holds(condition))
            };
            let lists = [standing.crossed.len(), standing.unmet.len(), standing.provides.len()];
            prop_assert_eq!(standing.is_touched(), lists != [0; 3]);
            let touched = own().filter(|held| held.state.is_touched()).map(|held| held.rule.clone());
            let reluctant = |held: &&HeldPosition| matches!(held.state, PositionState::Reluctant(_));
            let violated = standing.crossed.iter().chain(&standing.unmet).cloned();
            prop_assert_eq!(
                touched.collect::<BTreeSet<_>>(),
                violated.chain(own().filter(reluctant).map(|held| held.rule.clone())).collect::<BTreeSet<_>>()
            );
            let in_force = own().filter(|held| !held.state.is_silent()).filter(binds);
            prop_assert_eq!(in_force.count(), standing.positions);
            let reluctant: BTreeSet<ElementId> = own()
                .filter_map(|held| match &held.state {
                    PositionState::Reluctant(cards) => Some(cards.clone()),
                    _ => None,
                })
                .flatten()
                .collect();
            // Besides what its groups say for it.
            let all: BTreeSet<ElementId> = standing.reluctant.iter().cloned().collect();
            let actor = case.scenario.actors.iter().find(|actor| standing.actor == actor.id);
            let spoken_for = |position: &Position| {
                actor.is_some_and(|actor| actor.groups.iter().any(|group| position.actor == *group))
            };
            if actor.is_none() {
                prop_assert!(all.is_empty());
            } else if case.scenario.positions.iter().any(spoken_for) {
                prop_assert!(reluctant.is_subset(&all));
            } else {
                prop_assert_eq!(reluctant, all);
            }
        }
        for held in &held {
            let silence = model.silence(&held.rule, &case.reading);
            match held.state {
                PositionState::Silent(why) => prop_assert_eq!(silence, Some(why)),
                _ => prop_assert_eq!(silence, None),
            }
        }
    }
}

fn read(scenario: &Scenario) -> Stances {
    read_as_of(scenario, scenario.as_of)
}

fn read_as_of(scenario: &Scenario, date: Date) -> Stances {
    let reading = Reading { date, voice: None };
    stances(&Model::new(scenario).unwrap(), scenario.current_package().unwrap(), &reading)
}

#[track_caller]
fn kind(stances: &Stances, actor: &str, element: &str) -> StanceKind {
    stances.of(&element.into(), &actor.into()).expect("such an element and actor").kind
}

#[test]
fn in_the_shipped_scenario_actors_stand_as_they_say() {
    let stances = read(&shipped());
    for (actor, element, expected) in [
        // Made without Russia, whatever its location.
        ("russia", "e10-reassurance-force", StanceKind::RedLine),
        // The same, unless Russia is among those who declare.
        ("russia", "e13-declaration", StanceKind::Conditional),
        // Only on paths that lead into NATO.
        ("russia", "e16-nato-membership", StanceKind::Conditional),
        ("united-states", "e16-nato-membership", StanceKind::Conditional),
        // Made without Russia, wherever the troops stand.
        ("russia", "e22-us-ground-troops", StanceKind::RedLine),
        // Only by Polish troops, and only inside.
        ("poland", "e10-reassurance-force", StanceKind::Conditional),
        ("united-kingdom", "e10-reassurance-force", StanceKind::Conditional),
        ("united-states", "e04-us-arms", StanceKind::Willing),
        ("united-states", "e24-external-money", StanceKind::Refuses),
        // What it says was said later.
        ("china", "e11-neutral-peacekeepers", StanceKind::Unknown),
        ("osce", "e07-monitoring", StanceKind::Willing),
        // Not said for every volume.
        ("eu", "e24-external-money", StanceKind::Conditional),
        // Whether it meets what Ukraine asks for depends on what stands beside it.
        ("ukraine", "e02-sky-shield", StanceKind::Conditional),
        // Promises alone leave that floor unmet; something hard beside them meets it.
        ("ukraine", "e13-declaration", StanceKind::Conditional),
        ("neutral", "e11-neutral-peacekeepers", StanceKind::Unknown),
        ("neutral", "e10-reassurance-force", StanceKind::NoPosition),
    ] {
        assert_eq!(kind(&stances, actor, element), expected, "{actor} on {element}");
    }
    let later = read_as_of(&shipped(), date(2026, 1, 15));
    for (actor, element, expected) in [
        ("china", "e11-neutral-peacekeepers", StanceKind::Refuses),
        ("osce", "e07-monitoring", StanceKind::Willing),
        ("eu", "e24-external-money", StanceKind::Conditional),
    ] {
        assert_eq!(kind(&later, actor, element), expected, "{actor} on {element}, later");
    }
    let poland = stances.of(&"e10-reassurance-force".into(), &"poland".into()).unwrap();
    assert!(poland.touches_red_line());
}

#[test]
fn with_russian_consent_the_force_crosses_its_red_line_only_inside_ukraine() {
    let mut scenario = shipped();
    let current = scenario.current.clone();
    for package in scenario.packages.iter_mut().filter(|package| package.id == current) {
        package.frame.insert("e28-russian-consent".into(), Choices::from([("consent".into(), "given".into())]));
    }
    let stances = read(&scenario);
    assert_eq!(kind(&stances, "russia", "e10-reassurance-force"), StanceKind::Conditional);
    // At a settlement, Russia asks for more than a declaration.
    assert_eq!(kind(&stances, "russia", "e13-declaration"), StanceKind::Conditional);
}

#[test]
fn the_shipped_positions_say_what_has_become_of_them() {
    let scenario = shipped();
    let model = Model::new(&scenario).unwrap();
    let reading = Reading { date: scenario.as_of, voice: None };
    let held = positions(&model, scenario.current_package().unwrap(), &reading);
    let state = |rule: &str| held.iter().find(|held| held.rule.as_str() == rule).map(|held| held.state.clone());
    assert_eq!(state("r01-western-troops"), Some(PositionState::Crossed));
    assert_eq!(state("r15b-us-troops"), Some(PositionState::Kept(Vec::new())));
    assert_eq!(state("r31a-sanctions-off"), Some(PositionState::Unbound));
    assert_eq!(state("ua7-trades-nato-bid"), Some(PositionState::Silent(Silence::NotYet)));
    let force = vec!["e10-reassurance-force".into()];
    assert_eq!(state("uk1-leads-force"), Some(PositionState::Kept(force)));
    assert_eq!(state("r23b-china-denies"), Some(PositionState::Silent(Silence::NotYet)));
    let later = Reading { date: date(2026, 1, 15), voice: None };
    let held = positions(&model, scenario.current_package().unwrap(), &later);
    let denies = held.iter().find(|held| held.rule.as_str() == "r23b-china-denies").map(|held| held.state.clone());
    assert_eq!(denies, Some(PositionState::Unasked));
}
