//! What can be said to `merge`.

use std::path::PathBuf;

use clap::Args;

pub(super) const MERGE_EXAMPLES: &str = "\
Without --base the packages, rounds, seats with their votes, and points of the other files come into FILE, each under
its group's name; nothing in FILE is changed. With --base, two versions that come from the same file are joined, item by
item and field by field.

Exit status: 0 all came together; 1 a file is unreadable, or with --base both versions have changed the same; 2 wrong
usage.

Examples:
  guarantee-board merge plenary.ron north.ron south.ron -o plenary.ron
  guarantee-board merge plenary.ron a.ron --as 'Group North' -o all.ron
  guarantee-board merge --base before.ron ours.ron theirs.ron -o joined.ron

As a merge driver of git:
  git config merge.guarantee-board.driver 'guarantee-board merge --base %O %A %B -o %A'
  echo '*.ron merge=guarantee-board' >> .gitattributes";

#[derive(Debug, Args)]
pub(in crate::cli) struct MergeArgs {
    /// The scenario file that the others come into; with --base, our version
    pub file: PathBuf,
    /// Copies of it that groups have worked on; with --base, their version
    #[arg(required = true, value_name = "OTHER")]
    pub others: Vec<PathBuf>,
    /// Join two versions that come from this one; an empty file says that there is none
    #[arg(long, value_name = "FILE", conflicts_with = "names")]
    pub base: Option<PathBuf>,
    /// The name of a group, once for each other file in their order; left out, the names of the files are taken
    #[arg(long = "as", value_name = "NAME")]
    pub names: Vec<String>,
    /// Write it to this file, which may be the first one, instead of printing it
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}
