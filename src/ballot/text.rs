//! The text of a ballot: how it is written and read. Its form is described [above](super).

use thiserror::Error;

use super::print::crc;
use crate::scenario::check::{MAX_ITEMS, is_hidden};
use crate::scenario::{Feasibility, Hold};

/// Writes the text where the answers are given: the function `ballotText(head, seat, answers)` in the language of browsers,
/// of the page's part of what [`Ballot::text`] does.
pub const SCRIPT: &str = include_str!("text.js");

/// What a text begins with, before the version.
const START: &str = "BALLOT-";
/// What it ends with.
const END: &str = "-ENDVOTE";
/// The version of what is between.
const VERSION: &str = "1";
/// Digits and letters, without those that are taken for others; the place of each is what it stands for.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many bits each of them stands for.
const BITS: usize = 5;
/// How long the checksum is, in bytes.
const CHECKSUM: usize = 4;

/// What all ballots about a package begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The checksum of the scenario's title.
    pub scenario: u32,
    /// The checksum of the package as it stood.
    pub package: u32,
    /// The checksum of the positions asked about.
    pub asked: u32,
    /// How many rounds were closed.
    pub rounds: usize,
    /// How many cards are asked about.
    pub cards: usize,
    /// The positions asked about, by their place in the scenario.
    pub positions: Vec<usize>,
}

impl Head {
    /// The bytes that it is written as.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes: Vec<u8> =
            [self.scenario, self.package, self.asked].iter().flat_map(|print| print.to_be_bytes()).collect();
        for number in [self.rounds, self.cards, self.positions.len()].iter().chain(&self.positions) {
            write_number(*number, &mut bytes);
        }
        bytes
    }
}

/// What a text says. Whether that fits a scenario is not looked at here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// What it is about.
    pub head: Head,
    /// The id of the seat that answers.
    pub seat: String,
    /// How feasible cards are, in the order of their ids.
    pub levels: Vec<Option<Feasibility>>,
    /// Whether positions would hold, in the order asked.
    pub holds: Vec<Option<Hold>>,
}

/// Why there is a ballot in a text, or a piece of one, but it cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// It has no end.
    #[error("it is cut short; it has to be copied as a whole, up to ENDVOTE")]
    CutShort,
    /// It has no beginning.
    #[error("its beginning is missing; it has to be copied as a whole, from BALLOT on")]
    NoBeginning,
    /// Its checksum is not right.
    #[error("it was altered on its way; it has to be copied once more")]
    Altered,
    /// It has another version.
    #[error("it was made by another version of the program")]
    OtherVersion,
}

impl Ballot {
    /// The id of a seat as bytes of a text.
    pub fn seat_bytes(seat: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        write_number(seat.len(), &mut bytes);
        bytes.extend(seat.bytes());
        bytes
    }

    /// The text of the ballot.
    pub fn text(&self) -> String {
        let mut bytes = self.head.bytes();
        bytes.extend(Self::seat_bytes(&self.seat));
        let levels = self.levels.iter().map(|level| level.map_or(0, |level| level.number() + 1));
        let holds = self.holds.iter().map(|hold| hold.map_or(0, hold_number));
        let answers: Vec<u8> = levels.chain(holds).collect();
        bytes.extend(
            answers.chunks(2).map(|two| two.iter().fold(0, |byte, half| (byte << 4) | half) << (4 * (2 - two.len()))),
        );
        let checksum = checksum(&bytes);
        bytes.extend(checksum);
        format!("{START}{VERSION}-{}{END}", symbols(&bytes))
    }

    /// Reads what stands between the marks.
    fn read(version: &str, symbols: &str) -> Result<Self, Unreadable> {
        if version != VERSION {
            return Err(Unreadable::OtherVersion);
        }
        let bytes = bytes(symbols).ok_or(Unreadable::Altered)?;
        let (said, sum) = bytes.split_at_checked(bytes.len().saturating_sub(CHECKSUM)).ok_or(Unreadable::Altered)?;
        if checksum(said) != sum {
            return Err(Unreadable::Altered);
        }
        Self::parse(said).ok_or(Unreadable::Altered)
    }

    /// Reads bytes of which the checksum is right.
    fn parse(bytes: &[u8]) -> Option<Self> {
        let mut rest = Rest(bytes);
        let mut head = Head {
            scenario: rest.print()?,
            package: rest.print()?,
            asked: rest.print()?,
            rounds: rest.number()?,
            cards: rest.number().filter(|cards| *cards <= MAX_ITEMS)?,
            positions: Vec::new(),
        };
        let count = rest.number().filter(|positions| *positions <= MAX_ITEMS)?;
        for _ in 0..count {
            head.positions.push(rest.number()?);
        }
        let length = rest.number()?;
        let seat = String::from_utf8(rest.take(length)?.to_vec()).ok()?;
        let all = head.cards + count;
        let mut halves: Vec<u8> = rest.take(all.div_ceil(2))?.iter().flat_map(|byte| [byte >> 4, byte & 15]).collect();
        if !rest.0.is_empty() || halves.get(all..)?.iter().any(|half| *half != 0) {
            return None;
        }
        halves.truncate(all);
        let holds = halves.split_off(head.cards);
        let levels = halves.into_iter().map(|half| answer(half, &Feasibility::ALL)).collect::<Option<_>>()?;
        let holds = holds.into_iter().map(|half| answer(half, &Hold::ALL)).collect::<Option<_>>()?;
        Some(Self { head, seat, levels, holds })
    }
}

/// What a half of a byte answers; `None` where that is no answer.
fn answer<T: Copy>(half: u8, all: &[T]) -> Option<Option<T>> {
    match half.checked_sub(1) {
        None => Some(None),
        Some(place) => all.get(usize::from(place)).map(|answer| Some(*answer)),
    }
}

fn hold_number(hold: Hold) -> u8 {
    Hold::ALL.iter().zip(1..).find(|(known, _)| **known == hold).map_or(0, |(_, number)| number)
}

/// The checksum of a text that says this.
fn checksum(bytes: &[u8]) -> [u8; CHECKSUM] {
    crc(VERSION.bytes().chain(bytes.iter().copied())).to_be_bytes()
}

fn write_number(mut number: usize, bytes: &mut Vec<u8>) {
    loop {
        // The lowest seven bits.
        let group = (number & 127) as u8;
        number >>= 7;
        if number == 0 {
            return bytes.push(group);
        }
        bytes.push(group | 128);
    }
}

/// What is left of some bytes.
struct Rest<'b>(&'b [u8]);

impl<'b> Rest<'b> {
    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn print(&mut self) -> Option<u32> {
        self.take(4)?.try_into().ok().map(u32::from_be_bytes)
    }

    /// A number of at most four groups.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in [0, 7, 14, 21] {
            let byte = *self.take(1)?.first()?;
            number |= usize::from(byte & 127) << shift;
            if byte < 128 {
                return Some(number);
            }
        }
        None
    }
}

/// Bytes in digits and letters; the last of them is filled up with zeros.
fn symbols(bytes: &[u8]) -> String {
    let mut symbols = String::new();
    let (mut bits, mut held) = (0, 0_usize);
    for byte in bytes.iter().map(|byte| Some(*byte)).chain([None]) {
        match byte {
            Some(byte) => (bits, held) = ((bits << 8) | usize::from(byte), held + 8),
            None if held > 0 => (bits, held) = (bits << (BITS - held), BITS),
            None => {}
        }
        while held >= BITS {
            held -= BITS;
            symbols.extend(ALPHABET.get((bits >> held) & 31).map(|symbol| char::from(*symbol)));
        }
        bits &= (1 << held) - 1;
    }
    symbols
}

/// The bytes that digits and letters stand for; `None` if that are none.
fn bytes(symbols: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut bits, mut held) = (0, 0_usize);
    for symbol in symbols.bytes() {
        let place = ALPHABET.iter().position(|known| *known == symbol)?;
        (bits, held) = ((bits << BITS) | place, held + BITS);
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
        bits &= (1 << held) - 1;
    }
    (held < BITS && bits == 0).then_some(bytes)
}

/// A mark in a text, and where what is between begins or ends.
enum Mark<'t> {
    Start { version: &'t str, from: usize },
    End { to: usize },
}

/// Every ballot in a text, and every piece of one, in their order.
pub fn ballots_in(text: &str) -> Vec<Result<Ballot, Unreadable>> {
    let bare = bare(text);
    let starts = bare.match_indices(START).filter_map(|(at, _)| {
        let after = bare.get(at + START.len()..)?;
        let digits = after.bytes().take(4).take_while(u8::is_ascii_digit).count();
        let version = after.get(..digits).filter(|version| !version.is_empty())?;
        after.get(digits..)?.strip_prefix('-')?;
        Some((at, Mark::Start { version, from: at + START.len() + digits + 1 }))
    });
    let ends = bare.match_indices(END).map(|(at, _)| (at, Mark::End { to: at }));
    let mut marks: Vec<_> = starts.chain(ends).collect();
    marks.sort_by_key(|(at, _)| *at);
    let (mut found, mut open) = (Vec::new(), None);
    for (_, mark) in marks {
        match (mark, open.take()) {
            (Mark::Start { version, from }, before) => {
                found.extend(before.map(|_: (&str, usize)| Err(Unreadable::CutShort)));
                open = Some((version, from));
            }
            (Mark::End { to }, Some((version, from))) => {
                found.push(Ballot::read(version, bare.get(from..to).unwrap_or_default()));
            }
            (Mark::End { .. }, None) => found.push(Err(Unreadable::NoBeginning)),
        }
    }
    found.extend(open.map(|_| Err(Unreadable::CutShort)));
    found
}

/// A text without what programs for letters and chats put in: blanks and line breaks, quotation marks, marks of emphasis, and
/// what cannot be seen; with one kind of dash, and in capital letters.
fn bare(text: &str) -> String {
    let put_in = |letter: char| {
        letter.is_whitespace()
            || is_hidden(letter)
            || "\"'`>|*_~\u{00ab}\u{00bb}\u{2039}\u{203a}".contains(letter)
            || ('\u{2018}'..='\u{201f}').contains(&letter)
    };
    let plain = |letter: char| match letter {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        letter => letter.to_ascii_uppercase(),
    };
    text.chars().filter(|letter| !put_in(*letter)).map(plain).collect()
}
