//! The votes of the room, counted again by hand: tables of what each seat says, and what it had said when the votes were
//! revealed.

use std::cmp::Ordering;

use guarantee_board::assess::{
    Accord, CardTally, by_disagreement, can_hold, changed_about, changed_on, hold_accord, hold_tally, median,
    positions_by_disagreement, seats_saying, tallies,
};
use guarantee_board::scenario::*;
use proptest::prelude::*;

use crate::board_strategy::{Common, actor, blank, element, floor, package, red_line, willingness};

const CARDS: usize = 4;
const POSITIONS: usize = 4;

/// What one seat says: of each card a level or nothing, of each position a judgement or nothing.
#[derive(Clone, Debug)]
struct Said {
    cards: Vec<Option<usize>>,
    positions: Vec<Option<usize>>,
}

/// What each seat says now, and what it had said if that was something else.
#[derive(Clone, Debug)]
struct Room {
    now: Vec<Said>,
    before: Vec<Option<Said>>,
    revealed: bool,
}

impl Room {
    /// What each seat had said when the votes were revealed.
    fn then(&self) -> impl Iterator<Item = &Said> {
        self.now.iter().zip(&self.before).map(|(now, before)| before.as_ref().unwrap_or(now))
    }
}

fn said() -> impl Strategy<Value = Said> {
    let cards = prop::collection::vec(prop::option::weighted(0.8, 0..5_usize), CARDS);
    let positions = prop::collection::vec(prop::option::weighted(0.8, 0..3_usize), POSITIONS);
    (cards, positions).prop_map(|(cards, positions)| Said { cards, positions })
}

fn rooms() -> impl Strategy<Value = Room> {
    let seat = || (said(), prop::option::weighted(0.3, said()));
    (prop::collection::vec(seat(), 0..7), any::<bool>()).prop_map(|(seats, revealed)| {
        let (now, before) = seats.into_iter().unzip();
        Room { now, before, revealed }
    })
}

fn card(number: usize) -> Card {
    let element = ElementId::from(format!("e{number}").as_str());
    Card { element, phase: "p0".into(), by: Vec::new(), with: Choices::new(), note: String::new() }
}

fn rule(number: usize) -> RuleId {
    RuleId::from(format!("r{number}").as_str())
}

fn seat(number: usize) -> VoiceId {
    VoiceId::from(format!("seat-{number}").as_str())
}

/// The room as a scenario.
fn scenario(room: &Room) -> Scenario {
    let there = || Condition::Card(Pattern { elements: vec!["e0".into()], ..Pattern::default() });
    let mut scenario = blank();
    scenario.actors = vec![actor("a", &[])];
    scenario.elements = (0..CARDS).map(|number| element(&format!("e{number}"))).collect();
    let position = |number: usize| red_line(rule(number).as_str(), "a", Firmness::Firm, there(), Common::default());
    scenario.positions = (0..POSITIONS).map(position).collect();
    scenario.packages = vec![package((0..CARDS).map(card).collect())];
    scenario.votes_revealed = room.revealed;
    let ballot = |said: &Said| {
        let level = |(number, level): (usize, &Option<usize>)| {
            Some(CardVote { card: card(number), level: Feasibility::ALL[(*level)?] })
        };
        let hold = |(number, hold): (usize, &Option<usize>)| Some((rule(number), Hold::ALL[(*hold)?]));
        Ballot {
            cards: said.cards.iter().enumerate().filter_map(level).collect(),
            positions: said.positions.iter().enumerate().filter_map(hold).collect(),
        }
    };
    for (number, (now, before)) in room.now.iter().zip(&room.before).enumerate() {
        let Ballot { cards, positions } = ballot(now);
        let revealed = before.as_ref().map(ballot);
        scenario.seats.push(Seat { id: seat(number), name: String::new(), cards, positions, revealed });
    }
    scenario
}

/// How far apart numbers are: the range, and then the variance as a fraction.
fn apart(numbers: &[usize]) -> (usize, usize, usize) {
    let (Some(low), Some(high)) = (numbers.iter().min(), numbers.iter().max()) else { return (0, 0, 1) };
    let count = numbers.len();
    let pairs = numbers.iter().flat_map(|one| numbers.iter().map(move |other| one.abs_diff(*other).pow(2)));
    (high - low, pairs.sum(), 2 * count * count)
}

/// The one of two fractions that is larger comes first.
fn larger_first(one: (usize, usize), other: (usize, usize)) -> Ordering {
    (other.0 * one.1).cmp(&(one.0 * other.1))
}

/// The middle: the lowest and the highest are struck out together while more than two are left.
fn middle(mut levels: Vec<Feasibility>) -> Option<(Feasibility, Feasibility)> {
    while levels.len() > 2 {
        let place = |wanted: Option<Feasibility>| levels.iter().position(|level| Some(*level) == wanted);
        let low = place(levels.iter().copied().min())?;
        levels.remove(low);
        let high = levels.iter().position(|level| Some(*level) == levels.iter().copied().max())?;
        levels.remove(high);
    }
    Some((levels.iter().copied().min()?, levels.iter().copied().max()?))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn the_votes_on_each_card_are_counted(room in rooms()) {
        let scenario = scenario(&room);
        for number in 0..CARDS {
            let says: Vec<(usize, usize)> =
                room.now.iter().enumerate().filter_map(|(seat, said)| Some((seat, said.cards[number]?))).collect();
            let Some(tally) = CardTally::of(&scenario, &card(number)) else {
                prop_assert!(says.is_empty());
                continue;
            };
            prop_assert!(!says.is_empty());
            let expected: Vec<_> = says.iter().map(|(of, level)| (seat(*of), Feasibility::ALL[*level])).collect();
            prop_assert_eq!(&tally.votes, &expected);
            let mut numbers: Vec<usize> = says.iter().map(|(_, level)| *level).collect();
            numbers.sort_unstable();
            let levels = tally.levels();
            prop_assert_eq!(&levels, &numbers.iter().map(|level| Feasibility::ALL[*level]).collect::<Vec<_>>());
            let accord = match apart(&numbers).0 {
                0 | 1 => Accord::Agreed,
                2 => Accord::Mixed,
                _ => Accord::Split,
            };
            prop_assert_eq!(tally.accord(), accord);
            prop_assert_eq!(median(&levels), middle(levels.clone()));
            for (level, known) in Feasibility::ALL.into_iter().enumerate() {
                let saying: Vec<VoiceId> = says.iter().filter(|(_, own)| *own == level).map(|(of, _)| seat(*of)).collect();
                prop_assert_eq!(tally.saying(known).cloned().collect::<Vec<_>>(), saying);
            }
        }
        prop_assert_eq!(median(&[]), None);
    }

    #[test]
    fn what_is_said_of_each_position_is_counted(room in rooms()) {
        let scenario = scenario(&room);
        for number in 0..POSITIONS {
            let saying = |hold: usize| -> Vec<VoiceId> {
                let says = room.now.iter().enumerate().filter(|(_, said)| said.positions[number] == Some(hold));
                says.map(|(of, _)| seat(of)).collect()
            };
            let counts = [0, 1, 2].map(|hold| saying(hold).len() as u32);
            for (hold, known) in Hold::ALL.into_iter().enumerate() {
                prop_assert_eq!(seats_saying(&scenario, &rule(number), known).cloned().collect::<Vec<_>>(), saying(hold));
            }
            let [holds, gives_way, unsure] = counts;
            let expected = HoldTally { holds, gives_way, unsure };
            prop_assert_eq!(hold_tally(&scenario, &rule(number)), (counts != [0; 3]).then_some(expected));
        }
    }

    #[test]
    fn the_cards_furthest_apart_when_the_votes_were_revealed_come_first(room in rooms()) {
        let scenario = scenario(&room);
        let package = scenario.current_package().unwrap();
        let told = |number: usize| -> Vec<usize> { room.then().filter_map(|said| said.cards[number]).collect() };
        let mut expected: Vec<usize> = (0..CARDS).collect();
        // Stable: what is alike stays in board order.
        expected.sort_by(|one, other| {
            let (one, other) = (told(*one), told(*other));
            let ((range, up, down), (other_range, other_up, other_down)) = (apart(&one), apart(&other));
            let variance = larger_first((up, down), (other_up, other_down));
            one.is_empty().cmp(&other.is_empty()).then(other_range.cmp(&range)).then(variance)
        });
        let found: Vec<Card> = by_disagreement(&scenario, package).into_iter().cloned().collect();
        prop_assert_eq!(found, expected.into_iter().map(card).collect::<Vec<_>>());
    }

    #[test]
    fn the_positions_furthest_apart_when_the_votes_were_revealed_come_first(room in rooms()) {
        let scenario = scenario(&room);
        // How many are in the minority, of how many that can tell.
        let told = |number: usize| {
            let count = |hold| room.then().filter(|said| said.positions[number] == Some(hold)).count();
            (count(0).min(count(1)), count(0) + count(1))
        };
        let mut expected: Vec<usize> = (0..POSITIONS).collect();
        expected.sort_by(|one, other| {
            let (one, other) = (told(*one), told(*other));
            (one.1 == 0).cmp(&(other.1 == 0)).then(larger_first((one.0, one.1.max(1)), (other.0, other.1.max(1))))
        });
        let found = positions_by_disagreement(&scenario, (0..POSITIONS).map(rule).collect());
        prop_assert_eq!(found, expected.into_iter().map(rule).collect::<Vec<_>>());
    }

    #[test]
    fn who_says_otherwise_than_when_the_votes_were_revealed_is_named_and_counted(room in rooms()) {
        let scenario = scenario(&room);
        let package = scenario.current_package().unwrap();
        let found = tallies(&scenario, package);
        let others = |otherwise: &dyn Fn(&Said, &Said) -> bool| -> Vec<VoiceId> {
            let seats = room.now.iter().zip(&room.before).enumerate().filter(|_| room.revealed);
            let changed = seats.filter(|(_, (now, before))| before.as_ref().is_some_and(|before| otherwise(now, before)));
            changed.map(|(of, _)| seat(of)).collect()
        };
        let counted = |seats: &[VoiceId]| u32::try_from(seats.len()).ok().filter(|count| *count > 0);
        for number in 0..CARDS {
            let expected = others(&|now, before| now.cards[number] != before.cards[number]);
            prop_assert_eq!(&changed_on(&scenario, &card(number)).cloned().collect::<Vec<_>>(), &expected);
            prop_assert_eq!(found.changed_cards.get(&card(number).element).copied(), counted(&expected));
            let levels = CardTally::of(&scenario, &card(number)).map(|tally| tally.levels());
            prop_assert_eq!(found.cards.get(&card(number).element), levels.as_ref());
        }
        for number in 0..POSITIONS {
            let expected = others(&|now, before| now.positions[number] != before.positions[number]);
            prop_assert_eq!(&changed_about(&scenario, &rule(number)).cloned().collect::<Vec<_>>(), &expected);
            prop_assert_eq!(found.changed_positions.get(&rule(number)).copied(), counted(&expected));
            prop_assert_eq!(found.positions.get(&rule(number)).copied(), hold_tally(&scenario, &rule(number)));
        }
        let order = |found: Vec<&RuleId>| found.is_sorted_by_key(|rule| rule.as_str());
        prop_assert!(order(found.positions.keys().collect()) && order(found.changed_positions.keys().collect()));
    }
}

#[test]
fn one_in_three_at_most_makes_a_mixed_room_and_more_a_split_one() {
    let accord = |holds, gives_way| hold_accord(HoldTally { holds, gives_way, unsure: 3 });
    assert_eq!(accord(0, 0), None);
    for all in 1..=12_u32 {
        for minority in 0..=all / 2 {
            let expected = match (minority, f64::from(minority) / f64::from(all)) {
                (0, _) => Accord::Agreed,
                // A third is no exact fraction of two; nothing else comes so near to it.
                (_, share) if share < 0.333_34 => Accord::Mixed,
                _ => Accord::Split,
            };
            assert_eq!(accord(minority, all - minority), Some(expected), "{minority} of {all}");
            assert_eq!(accord(all - minority, minority), Some(expected), "{minority} of {all}");
        }
    }
}

#[test]
fn whether_it_would_hold_is_asked_of_red_lines_and_floors_alone() {
    let there = || Condition::Card(Pattern { elements: vec!["e0".into()], ..Pattern::default() });
    let mut scenario = blank();
    scenario.actors = vec![actor("a", &[])];
    scenario.elements = vec![element("e0")];
    let (elements, level) = (vec!["e0".into()], Feasibility::Likely);
    let provides = Provision { elements, with: Default::default(), level, otherwise: None, basis: Basis::Reported };
    scenario.positions = vec![
        red_line("line", "a", Firmness::Firm, there(), Common::default()),
        floor("floor", "a", Firmness::Firm, there(), Common::default()),
        willingness("offer", "a", provides, Common::default()),
    ];
    let asked: Vec<bool> =
        ["line", "floor", "offer", "nothing"].iter().map(|rule| can_hold(&scenario, &RuleId::from(*rule))).collect();
    assert_eq!(asked, [true, true, false, false]);
}
