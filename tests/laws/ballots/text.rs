//! The text of a ballot.

use guarantee_board::ballot::{Ballot, Head, Unreadable, ballots_in};
use guarantee_board::scenario::{Feasibility, Hold};
use proptest::prelude::*;

/// Any ballot: of any scenario, from any seat, with any answers.
fn any_ballot() -> impl Strategy<Value = Ballot> {
    let level = prop::option::of(prop::sample::select(Feasibility::ALL.to_vec()));
    let hold = prop::option::of(prop::sample::select(Hold::ALL.to_vec()));
    let positions = prop::collection::vec((0..10_000_usize, hold), 0..12);
    let seat = prop_oneof![Just("seat-1".to_owned()), "[a-z0-9іїєґ._-]{1,80}"];
    (any::<[u32; 3]>(), 0..300_usize, prop::collection::vec(level, 0..40), positions, seat).prop_map(
        |([scenario, package, asked], rounds, levels, positions, seat)| {
            let (places, holds) = positions.into_iter().unzip();
            let head = Head { scenario, package, asked, rounds, cards: levels.len(), positions: places };
            Ballot { head, seat, levels, holds }
        },
    )
}

/// What is in a text, if that is one ballot.
fn read(text: &str) -> Result<Ballot, Unreadable> {
    let found = ballots_in(text);
    assert_eq!(found.len(), 1, "{text}");
    found.into_iter().next().expect("one")
}

/// What chats and mail programs do to a text: they wrap it, quote it, and put words before and behind.
fn sent(text: &str, (width, how): (usize, usize)) -> String {
    let letters: Vec<char> = text.chars().collect();
    let wrapped = |between: &str| letters.chunks(width).map(String::from_iter).collect::<Vec<_>>().join(between);
    match how {
        0 => format!("Hello, here’s my ballot – number 1:\n{}\nBest wishes, Olha", wrapped("\r\n")),
        1 => format!("> {}", wrapped("\n> ")),
        2 => format!("[10:32, 30/11/2026] Anna: “{}”", text.to_lowercase()),
        3 => format!("**{}**.", wrapped("\u{200b} ")),
        4 => wrapped("\u{a0}").replace('-', "\u{2011}"),
        5 => format!("'{}'", wrapped("\n\t")),
        _ => format!("BALLOT-1 is what I send: {text}-ENDVOTING"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_was_written_is_read(ballot in any_ballot()) {
        prop_assert_eq!(read(&ballot.text()), Ok(ballot));
    }

    #[test]
    fn a_text_survives_what_chats_do_to_it(ballot in any_ballot(), width in 1..50_usize, how in 0..6_usize) {
        prop_assert_eq!(read(&sent(&ballot.text(), (width, how))), Ok(ballot));
    }

    #[test]
    fn every_changed_character_is_refused(ballot in any_ballot(), other in prop::char::range('!', '~')) {
        let text: Vec<char> = ballot.text().chars().collect();
        let refused = |changed: Vec<char>| {
            let changed = String::from_iter(changed);
            let found = ballots_in(&changed);
            assert!(!found.is_empty() && found.iter().all(Result::is_err), "{changed}");
        };
        for at in 0..text.len() {
            let (mut changed, mut left_out, mut put_in) = (text.clone(), text.clone(), text.clone());
            if !other.eq_ignore_ascii_case(&text[at]) {
                changed[at] = other;
                refused(changed);
            }
            // The next in order, which looks much the same to a checksum that is no good.
            let mut next = text.clone();
            next[at] = if text[at] == '9' { '8' } else { char::from(text[at] as u8 + 1) };
            refused(next);
            left_out.remove(at);
            refused(left_out);
            // Within; what is before and behind is anybody's.
            let outside = at == 0 || (at == 1 && other.eq_ignore_ascii_case(&'B'))
                || (at + 1 == text.len() && other.eq_ignore_ascii_case(&'E'));
            if !outside && other.is_ascii_alphanumeric() {
                put_in.insert(at, other);
                refused(put_in);
            }
            if at + 1 < text.len() && text[at] != text[at + 1] {
                let mut swapped = text.clone();
                swapped.swap(at, at + 1);
                refused(swapped);
            }
        }
    }

    #[test]
    fn many_in_one_text_are_told_apart(
        ballots in prop::collection::vec(any_ballot(), 0..5), broken in prop::option::of(0..5_usize), how in 0..6_usize,
    ) {
        let texts = ballots.iter().map(|ballot| sent(&ballot.text(), (20, how))).enumerate();
        // One of them is cut in the middle.
        let texts = texts.map(|(place, text)| if broken == Some(place) {
            text.chars().take(text.chars().count() / 2).collect()
        } else {
            text
        });
        let all = texts.collect::<Vec<_>>().join("\n\n");
        let expected = ballots.into_iter().enumerate();
        let expected: Vec<_> = expected
            .map(|(place, ballot)| if broken == Some(place) { Err(Unreadable::CutShort) } else { Ok(ballot) })
            .collect();
        prop_assert_eq!(ballots_in(&all), expected);
    }

    #[test]
    fn anything_may_be_in_a_text(text in ".*", start in "(BALLOT-)?[0-9]{0,3}-?[0-9A-Z]*(-ENDVOTE)?") {
        ballots_in(&text);
        ballots_in(&format!("{start}{text}{start}"));
    }
}

#[test]
fn why_it_cannot_be_read_is_told_apart() {
    let head = Head { scenario: 1, package: 2, asked: 3, rounds: 0, cards: 1, positions: vec![] };
    let ballot = Ballot { head, seat: "seat-1".to_owned(), levels: vec![Some(Feasibility::Likely)], holds: vec![] };
    let text = ballot.text();
    for (changed, why) in [
        (text.replace("-ENDVOTE", ""), Unreadable::CutShort),
        (text.replace("BALLOT-1", ""), Unreadable::NoBeginning),
        (text.replace("BALLOT-1", "BALLOT-2"), Unreadable::OtherVersion),
        (text.replacen('0', "1", 1), Unreadable::Altered),
        (text.replace("-ENDVOTE", "0-ENDVOTE"), Unreadable::Altered),
        ("BALLOT-1-ENDVOTE".to_owned(), Unreadable::Altered),
        ("BALLOT-1--ENDVOTE".to_owned(), Unreadable::Altered),
    ] {
        assert_eq!(read(&changed), Err(why), "{changed}");
    }
    assert_eq!(ballots_in("My ballot-paper: 1 of 2, at the week-end"), []);
}

/// A form that changes would make all ballots that are out unreadable: then it needs another version.
#[test]
fn the_form_is_the_documented_one() {
    let head =
        Head { scenario: 0x0102_0304, package: 0, asked: u32::MAX, rounds: 0, cards: 3, positions: vec![1, 300] };
    let levels = vec![Some(Feasibility::RuledOut), None, Some(Feasibility::Ready)];
    let ballot = Ballot { head, seat: "b".to_owned(), levels, holds: vec![Some(Hold::Holds), Some(Hold::Unsure)] };
    // By hand: 01020304 00000000 ffffffff 00 03 02 01 ac02 01 62 10 51 30, and the checksum of `1` and all that.
    let bytes = b"\x31\x01\x02\x03\x04\0\0\0\0\xff\xff\xff\xff\0\x03\x02\x01\xac\x02\x01\x62\x10\x51\x30";
    assert_eq!(ballot.text(), format!("BALLOT-1-{}-ENDVOTE", by_hand(&bytes[1..], crc32(bytes))));
}

/// Base 32 as text books have it.
fn by_hand(bytes: &[u8], checksum: u32) -> String {
    let mut bits: String = bytes.iter().map(|byte| format!("{byte:08b}")).collect();
    bits.push_str(&format!("{checksum:032b}"));
    while !bits.len().is_multiple_of(5) {
        bits.push('0');
    }
    let digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let five = |at: usize| usize::from_str_radix(&bits[at..at + 5], 2).expect("five bits");
    (0..bits.len()).step_by(5).map(|at| digits.chars().nth(five(at)).expect("a digit")).collect()
}

/// CRC-32 as the remainder of a long division, bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    let mut bits: Vec<bool> = bytes.iter().flat_map(|byte| (0..8).map(move |bit| byte >> bit & 1 == 1)).collect();
    bits.extend([false; 32]);
    bits.iter_mut().take(32).for_each(|bit| *bit = !*bit);
    let polynomial: Vec<bool> = (0..33).rev().map(|bit| 0x1_04C1_1DB7_u64 >> bit & 1 == 1).collect();
    for at in 0..bits.len() - 32 {
        if bits[at] {
            for (place, bit) in polynomial.iter().enumerate() {
                bits[at + place] ^= bit;
            }
        }
    }
    let rest = &bits[bits.len() - 32..];
    rest.iter().rev().fold(0, |sum, bit| sum << 1 | u32::from(!bit))
}
