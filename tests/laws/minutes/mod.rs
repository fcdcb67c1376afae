//! The minutes: compared with a kept copy, and safe to send round.

use guarantee_board::assess::{Model, Reading, Verdict, assess};
use guarantee_board::fonts::Fallback;
use guarantee_board::report::comparison::{Compared, compare};
use guarantee_board::report::matrix::matrix;
use guarantee_board::report::minutes::{Telling, html, minutes};
use guarantee_board::report::picture;
use guarantee_board::scenario::{Argument, Feasibility, Scenario};
use guarantee_board::storage::{read_file, read_text};
use guarantee_board::tables::Separator;
use guarantee_board::workshop::{Closing, Edit, RoomEdit, Workshop};
use jiff::civil::date;

use crate::samples::SMALL;

/// The scenario of every part of the format, with two rounds.
fn two_rounds() -> Scenario {
    let mut scenario = read_text(SMALL).unwrap().scenario;
    let mut second = scenario.rounds[0].clone();
    second.id = "round-2".into();
    second.name = "Second".to_owned();
    second.closed = second.closed.checked_add(jiff::SignedDuration::from_hours(20)).unwrap();
    second.package = scenario.packages[1].clone();
    second.note = "- a list?\n1. another?\n<b>no</b> `code` | *no*".to_owned();
    scenario.rounds.push(second);
    scenario
}

/// `UPDATE_SNAPSHOTS=1` writes the kept copy anew.
#[test]
fn the_minutes_are_the_kept_copy() {
    for (name, write) in [("kept.md", minutes as fn(&Scenario, Telling) -> String), ("kept.html", html)] {
        let path = format!("{}/tests/laws/minutes/{name}", env!("CARGO_MANIFEST_DIR"));
        let text = write(&two_rounds(), Telling { names: true, notes: false });
        assert_eq!(text, write(&two_rounds(), Telling { names: true, notes: false }));
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        assert_eq!(text, std::fs::read_to_string(&path).unwrap());
    }
}

#[test]
fn what_is_private_is_not_told() {
    let mut scenario = two_rounds();
    const MARK: &str = "Vertraulich 7c1e";
    for round in &mut scenario.rounds {
        round.arguments = vec![Argument { who: MARK.to_owned(), says: "Money first.".to_owned() }];
        round.package.note = MARK.to_owned();
        for card in &mut round.package.cards {
            card.note = MARK.to_owned();
        }
    }
    scenario.seats[0].name = MARK.to_owned();
    scenario.acceptable.agreed[0].by = MARK.to_owned();
    scenario.contradictions.iter_mut().for_each(|rule| rule.note = MARK.to_owned());
    scenario.cautions.iter_mut().for_each(|rule| rule.note = MARK.to_owned());
    for package in &mut scenario.packages {
        package.name = MARK.to_owned();
        package.about = MARK.to_owned();
    }
    for position in &mut scenario.positions {
        position.note = MARK.to_owned();
    }
    for actor in &mut scenario.actors {
        actor.note = MARK.to_owned();
    }
    scenario.rounds[1].package.name = "Known".to_owned();
    for element in &mut scenario.elements {
        element.note = MARK.to_owned();
        let options = element.settings.iter_mut().flat_map(|setting| &mut setting.options);
        options.for_each(|option| option.note = MARK.to_owned());
        element.feasibility.iter_mut().for_each(|rating| rating.note = MARK.to_owned());
    }
    scenario.claims.iter_mut().for_each(|claim| claim.note = MARK.to_owned());
    scenario.sources.iter_mut().for_each(|source| source.note = MARK.to_owned());
    scenario.voices.iter_mut().for_each(|voice| voice.note = MARK.to_owned());
    scenario.limits.iter_mut().for_each(|limit| limit.note = MARK.to_owned());
    for write in [minutes, html] {
        let text = write(&scenario, Telling::default());
        assert!(!text.contains(MARK), "{text}");
        assert!(text.contains("Money first."));
        assert_eq!(
            write(&scenario, Telling { names: true, notes: false }).matches(MARK).count(),
            4,
            "only the names, when asked for: who argued, twice, who sits there, and who agreed"
        );
        let notes = write(&scenario, Telling { names: false, notes: true }).matches(MARK).count();
        let cards: usize = scenario.rounds.iter().map(|round| 1 + round.package.cards.len()).sum();
        assert_eq!(notes, cards, "only the notes on packages and cards, when asked for");
    }
    let model = Model::new(&scenario).unwrap();
    let reading = Reading { date: scenario.as_of, voice: None };
    for package in &mut scenario.packages {
        package.name = "Known".to_owned();
        package.note = MARK.to_owned();
        package.cards.iter_mut().for_each(|card| card.note = MARK.to_owned());
    }
    for package in &scenario.packages {
        let board = picture::board(&scenario, package, &assess(&model, package, &reading), &reading, "board");
        let matrix = matrix(&scenario, &model, package, &reading);
        let assessment = assess(&model, package, &reading);
        let column = Compared { name: &package.name, package, assessment: &assessment };
        let compared = compare(&scenario, &[column, column]).table();
        let tables = [&matrix, &compared]
            .map(|table| picture::table(table, "table", &Fallback::default()).svg + &table.csv(Separator::Comma));
        for text in std::iter::once(board.svg).chain(tables) {
            assert!(!text.contains(MARK), "{text}");
        }
    }
}

#[test]
fn without_rounds_there_is_little_to_tell() {
    let first_steps = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/first-steps.ron");
    let scenario = read_file(first_steps.as_ref()).unwrap().scenario;
    let text = minutes(&scenario, Telling::default());
    assert_eq!(text, "# Minutes: First steps: Arvenia and its neighbour\n\nNo round was closed.\n");
}

#[test]
fn a_clock_that_was_set_back_turns_no_span_around() {
    let mut scenario = two_rounds();
    let (first, day) = (scenario.rounds[0].closed, jiff::civil::date(2024, 2, 3));
    scenario.rounds[1].closed = day.at(9, 0, 0, 0);
    let text = minutes(&scenario, Telling::default());
    let span = format!("3 Feb 2024 to {}. 2 rounds were closed.", first.strftime("%-d %b %Y"));
    assert!(text.contains(&span), "“{span}” is not in:\n{text}");
}

#[test]
fn a_board_that_would_be_judged_otherwise_now_says_so() {
    let mut scenario = two_rounds();
    let changed = "The scenario was changed since the round was closed";
    let boards = |scenario: &Scenario| html(scenario, Telling::default()).matches(changed).count();
    assert_eq!(boards(&scenario), 0);
    scenario.rounds[1].verdict = Verdict::Workable;
    assert_eq!(boards(&scenario), 1);
}

#[test]
fn votes_that_are_in_no_round_are_told_once_they_are_revealed() {
    let mut scenario = read_text(SMALL).unwrap().scenario;
    scenario.rounds.clear();
    scenario.seats.iter_mut().for_each(|seat| seat.cards.clear());
    let line = "Russia: no Western troops: gives way 1";
    let told = |scenario: &Scenario| minutes(scenario, Telling::default()).contains(line);
    assert!(told(&scenario), "no round was closed");
    let hidden = Scenario { votes_revealed: false, ..scenario.clone() };
    assert!(!told(&hidden), "nobody has seen them");
    let mut workshop = Workshop::open(scenario).unwrap();
    let closed = date(2025, 9, 1).at(10, 0, 0, 0);
    let (note, arguments, ways) = (String::new(), vec![], vec![]);
    workshop.close_round(&Closing { name: "First".to_owned(), note, arguments, ways, closed }).unwrap();
    let since = |workshop: &Workshop| {
        let text = minutes(workshop.scenario(), Telling::default());
        assert_eq!(text.matches(line).count(), 1, "told once");
        text.split_once("## Votes since First")
            .map(|(_, rest)| rest.split("\n## ").next().unwrap_or_default().to_owned())
    };
    assert_eq!(since(&workshop), None, "the round has told them");
    let judge = RoomEdit::JudgeCard("seat-2".into(), "e1-force".into(), Some(Feasibility::Likely));
    workshop.apply(&Edit::Room(judge)).unwrap();
    let told = since(&workshop).expect("a section");
    assert!(told.contains("- Reassurance force: Likely, 1 vote"), "{told}");
    assert!(!told.contains("Anna") && !told.contains("Seat"), "nobody is named");
}
