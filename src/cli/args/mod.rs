//! What can be said on the command line.

mod ballots;
mod merge;
mod table;

use std::path::PathBuf;
use std::sync::LazyLock;

use clap::{Args, CommandFactory as _, Parser, Subcommand, error::ErrorKind};
use jiff::civil::Date;

use crate::program;
use crate::scenario::{FORMAT, Feasibility};
use ballots::BALLOTS_EXAMPLES;
pub(super) use ballots::BallotsArgs;
use merge::MERGE_EXAMPLES;
pub(super) use merge::MergeArgs;
use table::IMPORT_EXAMPLES;
pub(super) use table::{Between, ImportArgs, Kind};

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = program::NAME,
    version = VERSION.as_str(),
    long_version = LONG_VERSION.as_str(),
    about = "A decision board for workshops on security guarantees",
    long_about = "A decision board for workshops on security guarantees: how feasible is a package, and whose red \
                  lines does it cross?\n\nWithout a command it opens the board in a window, on FILE or on the \
                  scenario that comes with it.",
    after_help = EXAMPLES,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    disable_help_subcommand = true
)]
pub(super) struct CommandLine {
    /// A scenario file to open in the window
    pub file: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Option<Command>,
}

impl CommandLine {
    /// A usage error of a command.
    pub fn usage(command: &str, kind: ErrorKind, message: &str) -> String {
        let mut all = Self::command();
        // Only a built command knows its full name.
        all.build();
        let mut command = all.find_subcommand(command).cloned().unwrap_or(all);
        command.error(kind, message).to_string()
    }
}

/// What `-V` says.
static VERSION: LazyLock<String> = LazyLock::new(program::version);

/// What `--version` says: what whoever is asked for help wants to know first.
static LONG_VERSION: LazyLock<String> = LazyLock::new(|| {
    let (version, system) = (program::version(), program::system());
    format!(
        "{version}\nScenario files: format {FORMAT}, and all before it\nSystem: {system}\nLicence: MIT or Apache 2.0"
    )
});

const EXAMPLES: &str = "\
Examples:
  guarantee-board                              open the scenario that comes with the program
  guarantee-board my-board.ron                 open a file
  guarantee-board check my-board.ron           print the verdict on its current package
  guarantee-board check --all --json *.ron     assess all packages of all files, as JSON
  guarantee-board export my-board.ron --json   print the scenario as JSON
  guarantee-board format my-board.ron          lay a file out anew, comments included";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print the verdict and the findings, without a window
    #[command(after_help = CHECK_EXAMPLES)]
    Check(CheckArgs),
    /// Ask about all packages: which are acceptable, how near they are, and what excludes the others
    #[command(after_help = SEARCH_EXAMPLES)]
    Search(SearchArgs),
    /// Say what may have been overlooked: what is used by nothing, rests on nothing, or can never be
    Review(ReviewArgs),
    /// Write what a file holds in another form: minutes, tables, pictures
    #[command(after_help = EXPORT_EXAMPLES)]
    Export(ExportArgs),
    /// Take sources, claims, actors, elements, positions, costs or capacities from a table of a spreadsheet
    #[command(after_help = IMPORT_EXAMPLES)]
    Import(ImportArgs),
    /// Bring what groups have made of their copies into one file, or join two versions of a file
    #[command(after_help = MERGE_EXAMPLES)]
    Merge(MergeArgs),
    /// Write a page on which participants elsewhere vote, or take in what they send back
    #[command(after_help = BALLOTS_EXAMPLES)]
    Ballots(BallotsArgs),
    /// Lay scenario files out as saving does, comments kept
    #[command(after_help = FORMAT_EXAMPLES)]
    Format(FormatArgs),
}

#[derive(Debug, Args)]
pub(super) struct ReviewArgs {
    /// A scenario file
    pub file: PathBuf,
    /// What holds it together instead: what is said of each actor and element, and on how much it rests
    #[arg(long)]
    pub coverage: bool,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

const CHECK_EXAMPLES: &str = "\
Exit status: 0 all files read and assessed, 1 some file unreadable, 2 wrong usage.

Examples:
  guarantee-board check my-board.ron
  guarantee-board check my-board.ron --package first-draft --voice ash
  guarantee-board check my-board.ron --all --date 2026-01-31 --json";

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Scenario files
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Assess this package instead of the current one
    #[arg(long, value_name = "ID", conflicts_with = "all")]
    pub package: Option<String>,
    /// Assess every package
    #[arg(long)]
    pub all: bool,
    /// Hear only this voice and what is on the record
    #[arg(long, value_name = "ID")]
    pub voice: Option<String>,
    /// Read the board as of this day instead of the scenario's own
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub date: Option<Date>,
    /// The level that counts for what is unknown about a card, instead of the file's own
    #[arg(long, value_name = "LEVEL")]
    pub unknown: Option<Level>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

const SEARCH_EXAMPLES: &str = "\
What is acceptable is said by the file; --binding, --at-least, --unknown and --pin say it differently. Without a question it
answers --ways 3, --conflict and --count.

A pin is one of card:ELEMENT, absent:ELEMENT, phase:ELEMENT:PHASE, option:ELEMENT:SETTING:OPTION and
provider:ELEMENT:ACTOR.

Exit status: 0 the file was read and the questions answered, be it in part; 1 the file is unreadable; 2 wrong usage.

Examples:
  guarantee-board search my-board.ron
  guarantee-board search my-board.ron --package first-draft --ways 5 --pin card:sky-shield
  guarantee-board search my-board.ron --binding all --at-least likely --conflict --json";

#[derive(Debug, Args)]
pub(super) struct SearchArgs {
    /// A scenario file
    pub file: PathBuf,
    /// Start from this package instead of the current one
    #[arg(long, value_name = "ID")]
    pub package: Option<String>,
    /// Settle this too; can be given several times
    #[arg(long, value_name = "PIN")]
    pub pin: Vec<String>,
    /// Which positions must be respected
    #[arg(long, value_name = "FIRMNESS")]
    pub binding: Option<Binding>,
    /// The lowest feasibility that will do
    #[arg(long, value_name = "LEVEL")]
    pub at_least: Option<Level>,
    /// The level that counts for what is unknown about a card, instead of the file's own
    #[arg(long, value_name = "LEVEL")]
    pub unknown: Option<Level>,
    /// Hear only this voice and what is on the record
    #[arg(long, value_name = "ID")]
    pub voice: Option<String>,
    /// Read the board as of this day instead of the scenario's own
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub date: Option<Date>,
    /// The nearest acceptable packages, at most so many
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=100))]
    pub ways: Option<u16>,
    /// What is open and what is a dead end, with the reasons
    #[arg(long)]
    pub open: bool,
    /// How many packages are acceptable
    #[arg(long)]
    pub count: bool,
    /// Why no package is acceptable, and who would have to move
    #[arg(long)]
    pub conflict: bool,
    /// Who would have to give way, and on what, for the package as it stands
    #[arg(long)]
    pub accept: bool,
    /// The acceptable packages of which none is beaten
    #[arg(long)]
    pub frontier: bool,
    /// What hangs on each disputed position and each source
    #[arg(long)]
    pub drop_sources: bool,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Which positions must be respected.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(super) enum Binding {
    /// Absolute ones
    Absolute,
    /// Absolute and firm ones
    Firm,
    /// All of them
    All,
}

/// A level of feasibility.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(super) enum Level {
    /// Ruled out, the lowest
    RuledOut,
    /// Unlikely
    Unlikely,
    /// Contested
    Contested,
    /// Likely
    Likely,
    /// Ready, the highest
    Ready,
}

impl From<Level> for Feasibility {
    fn from(level: Level) -> Self {
        match level {
            Level::RuledOut => Self::RuledOut,
            Level::Unlikely => Self::Unlikely,
            Level::Contested => Self::Contested,
            Level::Likely => Self::Likely,
            Level::Ready => Self::Ready,
        }
    }
}

const EXPORT_EXAMPLES: &str = "\
What can be written as what, the first where nothing else is said:
  --json      JSON
  --minutes   md, html
  --matrix    csv, xlsx, md
  --board     png, svg
  --compare   csv, xlsx, md, png, svg
  --table     csv, xlsx, md
  --votes     csv, xlsx, md

Exit status: 0 it was written, 1 the file is unreadable or nothing could be written, 2 wrong usage.

Examples:
  guarantee-board export my-board.ron --minutes                     print the minutes
  guarantee-board export my-board.ron --minutes -o minutes.html     a page with the boards
  guarantee-board export my-board.ron --board -o board.png          a picture of the board
  guarantee-board export my-board.ron --matrix -o matrix.csv        a table of who stands how";

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("what").args(["json", "minutes", "matrix", "board", "compare", "table", "votes"]))]
pub(super) struct ExportArgs {
    /// A scenario file
    pub file: PathBuf,
    /// The scenario itself as JSON
    #[arg(long, conflicts_with = "format")]
    pub json: bool,
    /// The minutes of its rounds
    #[arg(long)]
    pub minutes: bool,
    /// How every actor stands to every element
    #[arg(long)]
    pub matrix: bool,
    /// The board of a package, with its verdict
    #[arg(long)]
    pub board: bool,
    /// Two to five packages side by side
    #[arg(long, value_name = "ID,ID", value_delimiter = ',', num_args = 1)]
    pub compare: Vec<String>,
    /// What each seat has voted, once the votes are revealed
    #[arg(long)]
    pub votes: bool,
    /// A list as a table that `import` reads again
    #[arg(long, value_name = "KIND")]
    pub table: Option<Kind>,
    /// With --table: its headings and an example alone, to be filled in
    #[arg(long, requires = "table")]
    pub empty: bool,
    /// What stands between the cells of CSV, a comma if left out; spreadsheets that write decimals with a comma want semicolons
    #[arg(long, value_name = "SEPARATOR")]
    pub separator: Option<Between>,
    /// With --minutes: say who argued what, who sits where, and who agreed; with --votes: who sits where
    #[arg(long, conflicts_with_all = ["json", "matrix", "board", "compare", "table"])]
    pub names: bool,
    /// With --minutes: tell the facilitator's notes
    #[arg(long, requires = "minutes", conflicts_with_all = ["json", "matrix", "board", "compare", "table", "votes"])]
    pub notes: bool,
    /// With --board and --matrix: this package instead of the current one
    #[arg(long, value_name = "ID", conflicts_with_all = ["json", "minutes", "compare", "table", "votes"])]
    pub package: Option<String>,
    /// Write it in this form; left out, the ending of --output says it
    #[arg(long, value_name = "FORM")]
    pub format: Option<Form>,
    /// Write it to this file instead of printing it; `-` prints it, be it text or not
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// In which form something is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Form {
    /// Markdown
    #[value(alias = "markdown")]
    Md,
    /// One page that needs no other file
    #[value(alias = "htm")]
    Html,
    /// A table for spreadsheets, as text
    Csv,
    /// A workbook for spreadsheets
    Xlsx,
    /// A picture that scales
    Svg,
    /// A picture of pixels, two to a point
    Png,
}

const FORMAT_EXAMPLES: &str = "\
Only white space, line breaks and trailing commas change; comments, the order of fields, numbers and texts stay as they
are. A file that the program has saved is formatted. What a file says is not looked at: an unknown id is for `check` to
tell. A file whose notation is not sound is left as it is.

Exit status: 0 all files are formatted; 1 some file is left as it was, or with --check some would change; 2 wrong usage.

Examples:
  guarantee-board format my-board.ron
  guarantee-board format --check *.ron         say which files would change, and write nothing";

#[derive(Debug, Args)]
pub(super) struct FormatArgs {
    /// Scenario files
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Write nothing; the exit status is 1 if some file would change
    #[arg(long)]
    pub check: bool,
}

/// Reads a day in the one form that is documented; the date library would take several more.
fn day(text: &str) -> Result<Date, String> {
    let expected = || "expected a day such as 2026-01-31".to_owned();
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let [year, month, day] = text.split('-').collect::<Vec<_>>()[..] else { return Err(expected()) };
    if (year.len(), month.len(), day.len()) != (4, 2, 2) || ![year, month, day].into_iter().all(digits) {
        return Err(expected());
    }
    text.parse().map_err(|_not_in_the_calendar| "there is no such day".to_owned())
}
