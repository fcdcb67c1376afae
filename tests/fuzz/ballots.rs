//! What comes back as ballots: texts changed at random, and whole ones that say what no page would. Reading them never
//! panics and is soon done, and what counts of them leaves a sound scenario.

use guarantee_board::ballot::{Ballot, Fate, Leave, Paper, Questions, cast, read};
use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{Feasibility, Hold, Scenario, Seat};
use guarantee_board::storage::read_text;
use guarantee_board::workshop::Workshop;

use crate::mutate::{Corpus, Dice, made};
use crate::{MOST_MEMORY, MOST_TIME, memory, worked};

/// How often a text of so many came in.
const SHARE: usize = 50;

/// Makes so many texts and reads them.
pub fn fuzz(inputs: usize, dice: &mut Dice) {
    let mut scenario = read_text(include_str!("../common/small.ron")).expect("a sound scenario").scenario;
    scenario.votes_revealed = false;
    scenario.seats = ["seat-1", "seat-2", "seat-3"].map(|id| Seat::new(id.into(), String::new())).into();
    let workshop = Workshop::open(scenario).expect("a sound scenario");
    let (scenario, package) = (workshop.scenario(), workshop.package().expect("a package"));
    let head = Questions::of(scenario, package, workshop.assessment()).head();
    let sound = |seat: &str, level: Feasibility| {
        let (levels, holds) = (vec![Some(level); head.cards], vec![Some(Hold::Holds); head.positions.len()]);
        Ballot { head: head.clone(), seat: seat.to_owned(), levels, holds }
    };
    let mut corpus = Corpus::default();
    for (seat, level) in
        [("seat-1", Feasibility::Likely), ("seat-2", Feasibility::Unlikely), ("seat-3", Feasibility::Ready)]
    {
        let text = sound(seat, level).text();
        corpus.add(format!("Anna: “{text}”\n> and\n> {}\n", text.to_lowercase()).into_bytes(), true);
        corpus.add(text.into_bytes(), true);
    }
    let (mut counted, mut refused) = (0, 0);
    for number in 0..inputs {
        let text = if number % 2 == 0 {
            String::from_utf8_lossy(&made(&corpus, dice)).into_owned()
        } else {
            forged(sound("seat-1", Feasibility::Contested), dice).text()
        };
        let (before, started) = (memory::begin(), worked());
        let came = came(scenario, &text);
        let took = worked().saturating_sub(started);
        assert!(took < *MOST_TIME, "it took {took:?}: {text}");
        let used = memory::peak().saturating_sub(before);
        assert!(used < MOST_MEMORY, "it took {used} bytes: {text}");
        if came { counted += 1 } else { refused += 1 }
    }
    println!("{inputs} texts of ballots: {counted} with one that counts, {refused} without");
    assert!(counted * SHARE > inputs && refused * SHARE > inputs, "both come about");
}

/// Reads a text, and takes in what counts; whether something did.
fn came(scenario: &Scenario, text: &str) -> bool {
    let outcomes = read(scenario, &[Paper { name: "chat", text }]);
    assert!(!outcomes.is_empty(), "something is said of everything");
    let counts = outcomes.iter().filter(|outcome| outcome.fate == Fate::Counts);
    let votes: Vec<_> = counts.filter_map(|outcome| outcome.votes.clone()).collect();
    let after = cast(scenario, &votes).expect("what counts can be cast");
    assert!(check(&after).is_empty(), "{text}");
    for outcome in &outcomes {
        assert!(!outcome.foretold(scenario, Leave::default()).is_empty());
        assert!(outcome.votes.is_none() || !matches!(outcome.fate, Fate::Refused(_) | Fate::Twice), "{outcome:?}");
    }
    !votes.is_empty()
}

/// A ballot whose checksum is right and that says something else.
fn forged(mut ballot: Ballot, dice: &mut Dice) -> Ballot {
    let number = [0, 1, 127, 128, 10_000, 1 << 27][dice.below(6)];
    match dice.below(10) {
        0 => ballot.head.scenario ^= 1 << dice.below(32),
        1 => ballot.head.package ^= 1 << dice.below(32),
        2 => ballot.head.asked ^= 1 << dice.below(32),
        3 => ballot.head.rounds = number,
        4 => ballot.head.cards = number,
        5 => ballot.head.positions.push(number),
        6 => ballot.seat = ["", "seat-9", "Seat 1", "\u{202e}", "ash"][dice.below(5)].to_owned(),
        7 => ballot.seat = "s".repeat(number.min(20_000)),
        8 => ballot.levels = vec![None; dice.below(5)],
        _ => ballot.holds = vec![None; dice.below(5)],
    }
    ballot
}
