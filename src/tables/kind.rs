//! What a table can be of, and its columns.

use super::kinds::{actors, capacities, claims, costs, elements, positions, sources, willingness};
use super::row::Row;
use crate::scenario::{Item, Scenario};

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TableKind {
    /// Where things can be read.
    Sources,
    /// What is said, by whom, when and where.
    Claims,
    /// Parties with positions.
    Actors,
    /// Kinds of guarantee.
    Elements,
    /// Red lines and floors.
    Positions,
    /// How ready actors are to provide elements.
    Willingness,
    /// What elements and their options cost.
    Costs,
    /// How much of a resource actors have.
    Capacities,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub heading: &'static str,
    /// Other headings by which it is known.
    pub also: &'static [&'static str],
    /// A new row needs it.
    pub required: bool,
    /// What stands in it.
    pub means: &'static str,
    /// An example of it.
    pub example: &'static str,
}

impl Column {
    /// A column that a new row needs.
    pub(super) const fn needed(
        heading: &'static str,
        also: &'static [&'static str],
        means: &'static str,
        example: &'static str,
    ) -> Self {
        Self { heading, also, required: true, means, example }
    }

    /// A column that may be left out.
    pub(super) const fn optional(
        heading: &'static str,
        also: &'static [&'static str],
        means: &'static str,
        example: &'static str,
    ) -> Self {
        Self { heading, also, required: false, means, example }
    }
}

/// The column by which a row says which thing it is, the same in several tables.
pub(super) const ID: Column = Column::optional(
    "Id",
    &["key", "identifier"],
    "its name in the file; left out, it is known by its name, or is new",
    "",
);
/// The column of remarks, the same in several tables.
pub(super) const NOTE: Column =
    Column::optional("Note", &["notes", "remark", "remarks", "comment", "comments"], "remarks", "");
/// The column of claims, the same in several tables.
pub(super) const CLAIMS: Column = Column::optional(
    "Claims",
    &["claim", "evidence"],
    "the claims that say so, by id, with semicolons between them",
    "",
);
/// The column that says on what something rests, the same in several tables.
pub(super) const BASIS: Column = Column::optional(
    "Basis",
    &["based on"],
    "official statement, treaty text, documented fact, analysis, press report, calculation or judgement",
    "analysis",
);

impl TableKind {
    /// All of them, in the order in which they build on one another.
    pub const ALL: [Self; 8] = [
        Self::Sources,
        Self::Claims,
        Self::Actors,
        Self::Elements,
        Self::Positions,
        Self::Willingness,
        Self::Costs,
        Self::Capacities,
    ];

    /// What it is called: "sources".
    pub fn word(self) -> &'static str {
        match self {
            Self::Sources => "sources",
            Self::Claims => "claims",
            Self::Actors => "actors",
            Self::Elements => "elements",
            Self::Positions => "positions",
            Self::Willingness => "willingness",
            Self::Costs => "costs",
            Self::Capacities => "capacities",
        }
    }

    /// Its columns, from the left.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Sources => &sources::COLUMNS,
            Self::Claims => &claims::COLUMNS,
            Self::Actors => &actors::COLUMNS,
            Self::Elements => &elements::COLUMNS,
            Self::Positions => &positions::COLUMNS,
            Self::Willingness => &willingness::COLUMNS,
            Self::Costs => &costs::COLUMNS,
            Self::Capacities => &capacities::COLUMNS,
        }
    }

    /// What a row makes, beside what it may have noted as a problem.
    pub(super) fn read(self, row: &mut Row<'_>) -> Option<Item> {
        match self {
            Self::Sources => sources::read(row),
            Self::Claims => claims::read(row),
            Self::Actors => actors::read(row),
            Self::Elements => elements::read(row),
            Self::Positions => positions::read(row),
            Self::Willingness => willingness::read(row),
            Self::Costs => costs::read(row),
            Self::Capacities => capacities::read(row),
        }
    }

    /// The rows of what a scenario has, each cell in its column.
    pub(super) fn write(self, scenario: &Scenario) -> Vec<Vec<super::Cell>> {
        match self {
            Self::Sources => sources::write(scenario),
            Self::Claims => claims::write(scenario),
            Self::Actors => actors::write(scenario),
            Self::Elements => elements::write(scenario),
            Self::Positions => positions::write(scenario),
            Self::Willingness => willingness::write(scenario),
            Self::Costs => costs::write(scenario),
            Self::Capacities => capacities::write(scenario),
        }
    }
}
