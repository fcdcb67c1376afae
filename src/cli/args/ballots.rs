//! What can be said to `ballots`.

use std::path::PathBuf;

use clap::Args;

pub(super) const BALLOTS_EXAMPLES: &str = "\
Without a BALLOT, this writes a page that asks what the seats are asked: how feasible each card of the package is, and
whether the positions that it violates would hold. The page needs no other file and no network, and makes a short text of
the answers, which goes back to the facilitator. With BALLOT files, the texts in them become votes of their seats, hidden
until the votes are revealed; what became of each is printed, and nothing of what it answers.

Exit status: 0 the page was written, or every ballot counts or was there before; 1 some ballot does not count, or a file
is unreadable; 2 wrong usage.

Examples:
  guarantee-board ballots my-board.ron -o ballot.html                    write the page
  guarantee-board ballots my-board.ron chat.txt --check                  say what would become of each ballot
  guarantee-board ballots my-board.ron chat.txt *.txt -o my-board.ron    take them in";

#[derive(Debug, Args)]
pub(in crate::cli) struct BallotsArgs {
    /// The scenario file
    pub file: PathBuf,
    /// Texts that came back, with any number of ballots in each
    #[arg(value_name = "BALLOT")]
    pub ballots: Vec<PathBuf>,
    /// Ask about this package instead of the current one
    #[arg(long, value_name = "ID", conflicts_with = "ballots")]
    pub package: Option<String>,
    /// Tell on the page who sits where; otherwise seats are chosen by number
    #[arg(long, conflicts_with_all = ["ballots", "seat"])]
    pub names: bool,
    /// Write the page of this seat alone
    #[arg(long, value_name = "ID", conflicts_with = "ballots")]
    pub seat: Option<String>,
    /// Take ballots in that came after the votes were revealed or a round was closed
    #[arg(long, requires = "ballots")]
    pub late: bool,
    /// Take ballots in that differ from what their seats have voted before, in the place of that
    #[arg(long, requires = "ballots")]
    pub replace: bool,
    /// Write nothing; say what would become of each ballot
    #[arg(long, requires = "ballots", conflicts_with = "output")]
    pub check: bool,
    /// Write the page, or the scenario with the votes, to this file instead of printing it
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}
