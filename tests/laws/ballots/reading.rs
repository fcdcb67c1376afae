//! What is to become of ballots that came back, and what those that count do.

use guarantee_board::ballot::{
    Fate, Late, Leave, MAX_BALLOTS, MAX_BYTES, Outcome, Paper, Refused, Unreadable, cast, read,
};
use guarantee_board::scenario::{Feasibility, Scenario};
use guarantee_board::workshop::{Closing, Edit, RoomEdit, Workshop};
use jiff::civil::date;
use proptest::prelude::*;

use super::{filled_in, text, with_seats};

fn open(scenario: Scenario) -> Workshop {
    Workshop::open(scenario).expect("a sound scenario")
}

/// What becomes of texts, each of its own paper.
fn came(scenario: &Scenario, texts: &[&str]) -> Vec<Outcome> {
    let papers: Vec<Paper<'_>> = texts.iter().map(|text| Paper { name: "chat.txt", text }).collect();
    read(scenario, &papers)
}

fn fates(scenario: &Scenario, texts: &[&str]) -> Vec<Fate> {
    came(scenario, texts).into_iter().map(|outcome| outcome.fate).collect()
}

/// Takes in those that count, in one step.
fn take_in(workshop: &mut Workshop, texts: &[&str]) {
    let outcomes = came(workshop.scenario(), texts);
    let counts = outcomes.into_iter().filter(|outcome| outcome.fate == Fate::Counts);
    let votes: Vec<_> = counts.filter_map(|outcome| outcome.votes).collect();
    workshop.apply(&Edit::Room(RoomEdit::CastBallots(votes))).expect("the votes are taken in");
}

fn close(workshop: &mut Workshop, name: &str) {
    let (note, closed) = (String::new(), date(2025, 9, 1).at(10, 0, 0, 0));
    let closing = Closing { name: name.to_owned(), note, arguments: vec![], ways: vec![], closed };
    workshop.close_round(&closing).expect("a round");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// By file or at the seat: the same document. In one step, and hidden.
    #[test]
    fn a_ballot_is_a_vote_at_the_seat(answers in prop::collection::vec(prop::collection::vec(0..6_u8, 1..12), 1..6)) {
        let mut by_file = open(with_seats(answers.len()));
        let mut at_seat = by_file.clone();
        let seats: Vec<String> = (1..=answers.len()).map(|number| format!("seat-{number}")).collect();
        let given: Vec<_> =
            seats.iter().zip(&answers).map(|(seat, answers)| filled_in(&by_file, seat, answers)).collect();
        let given: Vec<_> =
            given.into_iter().filter(|one| one.levels.iter().any(Option::is_some) || one.holds.iter().any(Option::is_some)).collect();
        prop_assume!(!given.is_empty());
        let mut cards: Vec<_> = at_seat.package().expect("a package").cards.iter().map(|card| card.element.clone()).collect();
        cards.sort();
        let before = by_file.scenario().clone();
        for ballot in &given {
            let seat = || ballot.seat.as_str().into();
            for (element, level) in cards.iter().zip(&ballot.levels).filter(|(_, level)| level.is_some()) {
                at_seat.apply(&Edit::Room(RoomEdit::JudgeCard(seat(), element.clone(), *level))).expect("a vote");
            }
            for (place, hold) in ballot.head.positions.iter().zip(&ballot.holds).filter(|(_, hold)| hold.is_some()) {
                let rule = before.positions[*place].id.clone();
                at_seat.apply(&Edit::Room(RoomEdit::JudgePosition(seat(), rule, *hold))).expect("a vote");
            }
        }
        let texts: Vec<String> = given.iter().map(|ballot| ballot.text()).collect();
        take_in(&mut by_file, &texts.iter().map(String::as_str).collect::<Vec<_>>());
        prop_assert_eq!(by_file.scenario(), at_seat.scenario());
        prop_assert!(!by_file.scenario().votes_revealed);
        let label = by_file.undo_label().expect("a step");
        prop_assert!(label.starts_with("Take in ") && label.contains("ballot"), "{}", label);
        by_file.undo();
        prop_assert_eq!(by_file.scenario(), &before);
    }
}

#[test]
fn a_ballot_that_is_not_for_here_says_why() {
    let mut workshop = open(with_seats(2));
    let good = text(&workshop, "seat-2", &[3, 0, 2]);
    let before = workshop.scenario().clone();
    assert_eq!(fates(&before, &[&good]), [Fate::Counts]);
    let refused = |scenario: &Scenario, text: &str| match &fates(scenario, &[text])[..] {
        [Fate::Refused(refused)] => refused.clone(),
        other => panic!("{other:?}"),
    };
    // The scenario: neither a title that was changed, nor another scenario under the same ids.
    let mut other = before.clone();
    other.title = "Group B".to_owned();
    assert_eq!(refused(&other, &good), Refused::OtherScenario("Group B".to_owned()));
    // The seat.
    assert_eq!(refused(&before, &text(&workshop, "seat-9", &[1])), Refused::UnknownSeat("seat-9".to_owned()));
    // What it says.
    assert_eq!(refused(&before, &text(&workshop, "seat-1", &[0])), Refused::Empty);
    assert_eq!(refused(&before, "hello"), Refused::None);
    assert_eq!(refused(&before, &good.replace("VOTE", "")), Refused::Unreadable(Unreadable::CutShort));
    assert_eq!(refused(&before, &"x".repeat(MAX_BYTES + 1)), Refused::TooLong);
    // The positions, by their places and by what stands there.
    let mut other = before.clone();
    other.positions.reverse();
    assert_eq!(refused(&other, &good), Refused::OtherPositions);
    let mut other = before.clone();
    other.positions.clear();
    assert_eq!(refused(&other, &good), Refused::OtherPositions);
    // The package as it stood.
    let element = before.current_package().expect("one").cards[0].element.clone();
    workshop.apply(&Edit::RemoveCard(element)).expect("a card goes");
    assert_eq!(refused(workshop.scenario(), &good), Refused::OtherPackage);
    workshop.undo();
    assert_eq!(fates(workshop.scenario(), &[&good]), [Fate::Counts]);
    // Nothing of these is a vote, and each is a sentence that names no answer.
    for outcome in came(&other, &[&good, "hello"]) {
        assert_eq!(outcome.votes, None);
        let told = outcome.foretold(&other, Leave::default());
        assert!(Feasibility::ALL.iter().all(|level| !told.contains(guarantee_board::wording::feasibility(*level))));
    }
}

#[test]
fn what_does_not_matter_for_the_answers_may_change() {
    let mut workshop = open(with_seats(2));
    let good = text(&workshop, "seat-2", &[3, 0, 2]);
    let first = workshop.package().expect("one").cards[0].clone();
    for edit in [
        Edit::RenamePackage("Another name".to_owned()),
        Edit::Room(RoomEdit::AddSeat(String::new())),
        Edit::Room(RoomEdit::NameSeat("seat-2".into(), "Olha".to_owned())),
        Edit::Note { on: guarantee_board::workshop::NoteOn::Card(first.element.clone()), text: "Aside".to_owned() },
        // Another package is on the board.
        Edit::DuplicatePackage,
        Edit::ClearBoard,
    ] {
        workshop.apply(&edit).expect("an edit");
        assert_eq!(fates(workshop.scenario(), &[&good]), [Fate::Counts], "{edit:?}");
    }
    // A card that was taken off and laid again as it was.
    let mut workshop = open(with_seats(2));
    let mut scenario = workshop.scenario().clone();
    let package = &mut scenario.packages[0];
    package.cards.reverse();
    package.cards.iter_mut().for_each(|card| card.by.reverse());
    assert_eq!(fates(&scenario, &[&good]), [Fate::Counts]);
    // While its cards, with their phases, providers and options, and the assumptions are what it is about.
    let (battalion, setting) = ("battalion", "location");
    for edit in [
        Edit::MoveCard { element: first.element.clone(), phase: scenario.phases[1].id.clone() },
        Edit::SetProvider { element: first.element, actor: "meridian-league".into(), provides: false },
        Edit::SetOption { element: battalion.into(), setting: setting.into(), option: "inland".into() },
        Edit::SetOption { element: "consent".into(), setting: "consent".into(), option: "given".into() },
        Edit::RemoveCard(battalion.into()),
    ] {
        workshop.apply(&edit).expect("an edit");
        assert_eq!(fates(workshop.scenario(), &[&good]), [Fate::Refused(Refused::OtherPackage)], "{edit:?}");
        workshop.undo();
    }
    assert_eq!(fates(workshop.scenario(), &[&good]), [Fate::Counts]);
}

#[test]
fn a_seat_is_counted_once() {
    let mut workshop = open(with_seats(3));
    let [one, same, other] = [[3, 1], [3, 1], [4, 1]].map(|answers| text(&workshop, "seat-1", &answers));
    let neighbour = text(&workshop, "seat-2", &[4, 1]);
    let scenario = workshop.scenario().clone();
    assert_eq!(fates(&scenario, &[&one, &same, &neighbour]), [Fate::Counts, Fate::Again, Fate::Counts]);
    let both = format!("{one} {neighbour} {other}");
    assert_eq!(fates(&scenario, &[&both]), [Fate::Twice, Fate::Counts, Fate::Twice]);
    assert_eq!(came(&scenario, &[&both]).iter().filter(|outcome| outcome.votes.is_some()).count(), 1);
    take_in(&mut workshop, &[&one]);
    // What has come is there; what differs waits for a word.
    assert_eq!(fates(workshop.scenario(), &[&one, &neighbour]), [Fate::Again, Fate::Counts]);
    let differs = came(workshop.scenario(), &[&other]);
    assert_eq!(differs[0].fate, Fate::Changes);
    let votes: Vec<_> = differs.into_iter().filter_map(|outcome| outcome.votes).collect();
    let replaced = cast(workshop.scenario(), &votes).expect("it can be cast");
    assert_eq!(fates(&replaced, &[&other]), [Fate::Again]);
    assert_eq!(fates(&replaced, &[&one]), [Fate::Changes]);
    // Another seat is as it was.
    assert_eq!(replaced.seats[1..], workshop.scenario().seats[1..]);
}

#[test]
fn a_late_ballot_is_told_apart() {
    let mut workshop = open(with_seats(2));
    let (first, second) = (text(&workshop, "seat-1", &[3]), text(&workshop, "seat-2", &[2]));
    take_in(&mut workshop, &[&first]);
    workshop.apply(&Edit::Room(RoomEdit::Reveal(true))).expect("revealed");
    let late = |workshop: &Workshop| fates(workshop.scenario(), &[&second]);
    assert_eq!(late(&workshop), [Fate::Late { after: Late::Reveal, changes: false }]);
    close(&mut workshop, "First round");
    workshop.apply(&Edit::Room(RoomEdit::ClearVotes)).expect("cleared");
    assert_eq!(late(&workshop), [Fate::Late { after: Late::Round("First round".to_owned()), changes: false }]);
    let outcome = &came(workshop.scenario(), &[&second])[0];
    let told = |leave| outcome.foretold(workshop.scenario(), leave);
    assert_eq!(told(Leave::default()), "Seat 2: late: it came after “First round” was closed");
    let leave = Leave { late: true, changes: false };
    assert_eq!(told(leave), "Seat 2: would count, although it came after “First round” was closed");
    // A page that is written now is for the next vote on the same package.
    assert_eq!(fates(workshop.scenario(), &[&text(&workshop, "seat-2", &[2])]), [Fate::Counts]);
    // The package is another one by now.
    let element = workshop.package().expect("one").cards[0].element.clone();
    workshop.apply(&Edit::RemoveCard(element)).expect("a card goes");
    assert_eq!(late(&workshop), [Fate::Refused(Refused::AfterRound("First round".to_owned()))]);
}

#[test]
fn there_is_an_end_to_what_is_read() {
    let workshop = open(with_seats(1));
    let one = text(&workshop, "seat-1", &[1]);
    let outcomes = came(workshop.scenario(), &[&one.repeat(MAX_BALLOTS + 10)]);
    assert_eq!(outcomes.len(), MAX_BALLOTS + 1);
    assert_eq!(outcomes.last().map(|outcome| &outcome.fate), Some(&Fate::Refused(Refused::TooMany)));
    // Marks alone, as many as there can be.
    let marks = "BALLOT-1-".repeat(1_000_000);
    assert_eq!(came(workshop.scenario(), &[&marks]).len(), MAX_BALLOTS + 1);
}

#[test]
fn votes_that_do_not_fit_change_nothing() {
    let workshop = open(with_seats(1));
    let outcomes = came(workshop.scenario(), &[&text(&workshop, "seat-1", &[1])]);
    let votes: Vec<_> = outcomes.into_iter().filter_map(|outcome| outcome.votes).collect();
    for spoil in [
        |scenario: &mut Scenario| scenario.seats.clear(),
        |scenario: &mut Scenario| scenario.packages.iter_mut().for_each(|package| package.cards.clear()),
        |scenario: &mut Scenario| scenario.positions.clear(),
    ] {
        let mut scenario = workshop.scenario().clone();
        spoil(&mut scenario);
        assert!(cast(&scenario, &votes).is_err());
    }
}
