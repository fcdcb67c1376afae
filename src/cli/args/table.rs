//! What can be said about tables: to `import`, and to `export --table`.

use std::path::PathBuf;

use clap::Args;

use crate::tables::{Separator, TableKind};

/// What a table is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(in crate::cli) enum Kind {
    /// Where things can be read
    Sources,
    /// What is said, by whom, when and where
    Claims,
    /// Parties with positions
    Actors,
    /// Kinds of guarantee
    Elements,
    /// Red lines and floors
    Positions,
    /// How ready actors are to provide elements
    Willingness,
    /// What elements and their options cost
    Costs,
    /// How much of a resource actors have
    Capacities,
}

impl From<Kind> for TableKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Sources => Self::Sources,
            Kind::Claims => Self::Claims,
            Kind::Actors => Self::Actors,
            Kind::Elements => Self::Elements,
            Kind::Positions => Self::Positions,
            Kind::Willingness => Self::Willingness,
            Kind::Costs => Self::Costs,
            Kind::Capacities => Self::Capacities,
        }
    }
}

/// What stands between the cells of CSV.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(in crate::cli) enum Between {
    /// Commas
    Comma,
    /// Semicolons, and commas before decimals
    Semicolon,
}

impl From<Between> for Separator {
    fn from(between: Between) -> Self {
        match between {
            Between::Comma => Self::Comma,
            Between::Semicolon => Self::Semicolon,
        }
    }
}

pub(super) const IMPORT_EXAMPLES: &str = "\
Columns are known by their headings; `export --table KIND --empty` writes a table to be filled in. An empty cell leaves
things as they are, and a row whose first cell begins with `#` is passed over. What is sound comes in; a row that is not
is named with everything that is wrong with it.

Exit status: 0 all rows came in, 1 some did not or a file is unreadable, 2 wrong usage.

Examples:
  guarantee-board export my-board.ron --table sources --empty -o sources.xlsx
  guarantee-board import my-board.ron sources.xlsx --as sources --check
  guarantee-board import my-board.ron sources.xlsx --as sources -o my-board.ron";

#[derive(Debug, Args)]
pub(in crate::cli) struct ImportArgs {
    /// The scenario file
    pub file: PathBuf,
    /// The table: XLSX, ODS, or text with commas, semicolons or tabs
    pub table: PathBuf,
    /// What its rows are
    #[arg(long = "as", value_name = "KIND")]
    pub kind: Kind,
    /// The sheet; left out, the first that is not empty
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Write nothing; say what would come of each row
    #[arg(long, conflicts_with = "output")]
    pub check: bool,
    /// Write the scenario to this file, which may be the first one, instead of printing it
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}
