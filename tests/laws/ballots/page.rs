//! The page of a ballot, read by the HTML parser of a browser engine.

use guarantee_board::ballot::{Ballot, ballots_in};
use guarantee_board::report::ballot::{NoPage, Seats, ballot_page};
use guarantee_board::scenario::{CardVote, Feasibility, Hold, Scenario};
use guarantee_board::wording;
use guarantee_board::workshop::Workshop;

use super::with_seats;
use crate::exports::{HOSTILE, rename, small};
use crate::html::{Read, read};

fn page(scenario: &Scenario, seats: &Seats) -> String {
    let workshop = Workshop::open(scenario.clone()).expect("a sound scenario");
    let package = workshop.package().expect("a package");
    ballot_page(workshop.scenario(), package, workshop.assessment(), seats).expect("a page")
}

fn hostile() -> Scenario {
    let mut scenario = small();
    rename(&mut scenario, |name| format!("{HOSTILE}{name}"));
    scenario.seats.iter_mut().for_each(|seat| seat.name = HOSTILE.to_owned());
    scenario.packages.iter_mut().for_each(|package| package.about = HOSTILE.to_owned());
    scenario.elements.iter_mut().for_each(|element| element.about = HOSTILE.to_owned());
    scenario.claims.iter_mut().for_each(|claim| claim.speaker = HOSTILE.to_owned());
    scenario
}

/// The questions, with the answers that each has.
fn questions(read: &Read) -> (usize, usize) {
    (read.count("fieldset"), read.elements.iter().filter(|(name, _)| name == "input").count())
}

#[test]
fn it_asks_what_the_room_is_asked() {
    let scenario = with_seats(3);
    let workshop = Workshop::open(scenario.clone()).expect("a sound scenario");
    let (cards, violated) = (workshop.package().expect("one").cards.len(), 2);
    let read = read(&page(&scenario, &Seats::ByNumber));
    assert_eq!(questions(&read), (cards + violated, cards * 6 + violated * 4));
    let words = Feasibility::ALL.iter().map(|level| wording::feasibility(*level));
    let words = words.chain(Hold::ALL.iter().map(|hold| wording::hold(*hold)));
    for word in
        words.chain(["How feasible is each card, as it stands?", "Would these positions really hold?", "No view"])
    {
        assert!(read.text.contains(word), "{word}");
    }
    for card in &workshop.package().expect("one").cards {
        assert!(read.text.contains(wording::name::element(&scenario, &card.element)));
    }
    // No answer but “no view” is given beforehand.
    let checked = read.elements.iter().filter(|(_, attributes)| attributes.iter().any(|(name, _)| name == "checked"));
    let values =
        checked.map(|(_, attributes)| attributes.iter().find(|(name, _)| name == "value").expect("a value").1.clone());
    assert_eq!(values.collect::<Vec<_>>(), vec!["0"; cards + violated]);
    // It holds no text that would be read as a ballot, however it is sent.
    assert_eq!(ballots_in(&page(&scenario, &Seats::ByNumber)), []);
}

#[test]
fn it_is_valid_whatever_is_in_it() {
    for (name, scenario) in [("small", small()), ("hostile", hostile()), ("first steps", with_seats(2))] {
        for seats in [Seats::ByNumber, Seats::ByName, Seats::One("seat-1".into())] {
            let page = page(&scenario, &seats);
            let read = read(&page);
            assert_eq!(read.errors, [] as [String; 0], "{name}");
            assert_eq!((read.count("script"), read.count("img"), read.count("form")), (1, 0, 1), "{name}");
            for attribute in ["src", "srcset", "data", "poster", "action", "background", "href", "style"] {
                assert_eq!(read.attributes(attribute), [] as [&str; 0], "{name}: {attribute}");
            }
            assert!(!page.contains("url(") && !page.contains("@import"));
            for (element, attributes) in &read.elements {
                assert_eq!(attributes.iter().find(|(name, _)| name.starts_with("on")), None, "{name}: {element}");
            }
            let mut ids = read.attributes("id");
            ids.sort_unstable();
            let all = ids.len();
            ids.dedup();
            assert_eq!(ids.len(), all, "{name}: every id is there once");
            for label in read.attributes("for") {
                assert!(ids.contains(&label), "{name}: {label}");
            }
            // Nothing may be loaded, and nothing run but the script that is known by its checksum.
            let policy = read.attributes("content").into_iter().find(|policy| policy.contains("default-src"));
            let policy = policy.expect("a policy");
            assert!(
                policy.starts_with("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-"),
                "{policy}"
            );
            assert_eq!(policy.matches("unsafe").count(), 1);
        }
    }
}

#[test]
fn nothing_of_others_is_in_it() {
    const MARK: &str = "Vertraulich-7c1e";
    let mut scenario = with_seats(4);
    let blank = page(&scenario, &Seats::ByNumber);
    let alone = page(&scenario, &Seats::One("seat-2".into()));
    let card = scenario.packages[0].cards[0].clone();
    let package = Workshop::open(scenario.clone()).expect("a sound scenario");
    let violated = package.assessment().findings.iter().find_map(|finding| finding.rule.clone()).expect("one");
    for (place, seat) in scenario.seats.iter_mut().enumerate().filter(|(place, _)| *place != 1) {
        seat.name = MARK.to_owned();
        seat.cards.push(CardVote { card: card.clone(), level: Feasibility::ALL[place] });
        seat.positions.insert(violated.clone(), Hold::GivesWay);
    }
    for package in &mut scenario.packages {
        package.note = MARK.to_owned();
        package.cards.iter_mut().for_each(|card| card.note = MARK.to_owned());
    }
    scenario.elements.iter_mut().for_each(|element| element.note = MARK.to_owned());
    scenario.positions.iter_mut().for_each(|position| position.note = MARK.to_owned());
    // Their votes, names and remarks leave no trace: the page is the same to the byte.
    assert_eq!(page(&scenario, &Seats::ByNumber), blank);
    assert_eq!(page(&scenario, &Seats::One("seat-2".into())), alone);
    // That of one seat does not say that there are others.
    let hex = |seat: &str| Ballot::seat_bytes(seat).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    assert!(alone.contains(&hex("seat-2")) && !alone.contains(&hex("seat-1")) && !alone.contains("Seat 1"));
    // Names are told where they are asked for.
    assert_eq!(page(&scenario, &Seats::ByName).matches(MARK).count(), 3);
}

#[test]
fn without_seats_or_questions_there_is_no_page() {
    let none = |scenario: &Scenario, seats: &Seats| {
        let workshop = Workshop::open(scenario.clone()).expect("a sound scenario");
        let package = workshop.package().expect("a package");
        ballot_page(workshop.scenario(), package, workshop.assessment(), seats).expect_err("no page")
    };
    let mut scenario = with_seats(0);
    assert_eq!(none(&scenario, &Seats::ByNumber), NoPage::NoSeats);
    assert_eq!(none(&scenario, &Seats::One("seat-1".into())), NoPage::UnknownSeat("seat-1".into()));
    scenario = with_seats(1);
    scenario.packages.iter_mut().for_each(|package| package.cards.clear());
    scenario.positions.clear();
    assert_eq!(none(&scenario, &Seats::ByNumber), NoPage::NothingAsked);
}
