//! Ballots by file: what a page asks of somebody who does not sit at this laptop, and the short text in which the answers
//! come back.
//!
//! [`Questions`] are what is asked; [`report`](crate::report::ballot) writes the page that asks them. [`read()`] takes any
//! number of texts, says of each ballot in them what is to become of it, and [`cast()`] has those that were accepted count as
//! if they had been given at their seats. Nobody but the facilitator reads the texts, and nothing of what they answer is
//! told: an [`Outcome`] says "voted", no more.
//!
//! # The text
//!
//! `BALLOT-1-` … `-ENDVOTE`, with letters of `0123456789ABCDEFGHJKMNPQRSTVWXYZ` between, each of which stands for five
//! bits. Neither mark can come about within: it has letters that are not among those. Capital or small, wrapped, quoted,
//! with blanks between and words around it: it is read; with any other character changed, left out or moved it is refused.
//! `1` is the version of what follows, in bytes; numbers are in groups of seven bits, the lowest first, with the eighth bit
//! set where one follows:
//!
//! | bytes | what |
//! | --- | --- |
//! | 4 | the scenario: the checksum of its title |
//! | 4 | the package as it stood: the checksum of its cards with phase, providers and options, and of the assumptions |
//! | 4 | the positions that are asked about: the checksum of their ids |
//! | number | how many rounds were closed when the page was written |
//! | number | how many cards are asked about |
//! | number, and so many numbers | the positions, by their place in the scenario |
//! | number, and so many bytes | the seat: its id in UTF-8 |
//! | half a byte each | the answers, higher half first: cards in the order of their ids, 0 for no view and 1 to 5 for the levels; then positions, 0 for no view and 1 to 3 for holds, gives way, unsure |
//! | 4 | the checksum of the version and all before, CRC-32 as everywhere, the highest byte first |
//!
//! The first six are the same for everyone and made here; the page adds the last three, by the script beside `text.rs`. A
//! form that changes needs another version, in both. It is a seal against accidents and no secret: whoever knows this can read a text, or write one.
//!
//! # Which ballots count
//!
//! One that is whole, of this scenario, about a package that still stands as it stood, and from a seat that is there. Of
//! two from one seat that answer a question differently neither counts, for nobody but the one who sits there knows which is meant;
//! the same one again counts once. One that differs from what its seat has voted already waits for the facilitator's
//! word, and so does one that is late: the votes are revealed, or a round about its package was closed since its page was
//! written.
//!
//! Invariant: pure; nothing here knows of files, clocks, threads or the window.

mod cast;
mod print;
mod questions;
mod read;
mod text;

pub use cast::{NotHere, SeatVotes, cast};
#[doc(hidden)]
pub use print::crc;
pub use questions::{Questions, asked_positions};
pub use read::{Fate, Late, Leave, MAX_BALLOTS, MAX_BYTES, Outcome, Paper, Refused, read};
pub use text::{Ballot, Head, SCRIPT, Unreadable, ballots_in};
