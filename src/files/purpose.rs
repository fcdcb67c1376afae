//! What files are chosen for.

use crate::tables::{Separator, TableKind};

/// What a file dialog is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// To choose a file to open.
    Open,
    /// To choose a scenario from which things are taken over.
    TakeFrom,
    /// To choose files from which something comes in beside what is open.
    TakeIn(Intake),
    /// To choose a file to save to.
    SaveAs,
    /// To choose a file to export to.
    Export(Exporting),
}

impl Purpose {
    /// How the names of such files end, without the dot; of several endings the first is the usual one.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Open | Self::TakeFrom | Self::SaveAs => &["ron"],
            Self::TakeIn(intake) => intake.endings(),
            Self::Export(export) => export.endings(),
        }
    }

    /// The usual one of them.
    pub fn ending(self) -> &'static str {
        self.endings().first().copied().unwrap_or_default()
    }

    /// Whether a file is to be written, rather than read.
    pub fn writes(self) -> bool {
        match self {
            Self::Open | Self::TakeFrom | Self::TakeIn(_) => false,
            Self::SaveAs | Self::Export(_) => true,
        }
    }
}

/// What comes in from files beside the open document, which stays open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Intake {
    /// What groups have made of their copies of the scenario.
    Copies,
    /// The rows of a table.
    Table,
    /// Ballots that came back.
    Ballots,
}

impl Intake {
    /// How the names of such files end, without the dot.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Copies => &["ron", "json"],
            Self::Table => &["xlsx", "ods", "csv", "tsv"],
            Self::Ballots => &["txt"],
        }
    }

    /// Whether several files can come at once.
    pub fn takes_several(self) -> bool {
        self != Self::Table
    }
}

/// What can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExportKind {
    /// The minutes as a page for the web browser, with pictures of the boards.
    MinutesPage,
    /// The minutes as Markdown.
    MinutesText,
    /// The board as a picture made of pixels.
    BoardPicture,
    /// The board as a picture made of lines and letters.
    BoardDrawing,
    /// How actors stand to elements, as a table.
    Matrix,
    /// The comparison as a picture made of pixels.
    ComparisonPicture,
    /// The comparison as a picture made of lines and letters.
    ComparisonDrawing,
    /// The comparison as a table.
    Comparison,
    /// What each seat has voted, as a table.
    Votes,
    /// A list of the scenario, as a table that can come in again.
    List(TableKind),
    /// Such a table with an example alone, to be filled in.
    Template(TableKind),
    /// The page on which seats vote elsewhere.
    BallotPage,
}

impl ExportKind {
    /// What it is called.
    pub fn text(self) -> &'static str {
        match self {
            Self::MinutesPage => "As a page to read and to print (HTML)",
            Self::MinutesText => "As text (Markdown)",
            Self::BoardPicture => "As a picture (PNG)",
            Self::BoardDrawing => "As a picture that can be enlarged (SVG)",
            Self::Matrix => "The matrix of actors and elements as a table",
            Self::ComparisonPicture => "As a picture of what is compared (PNG)",
            Self::ComparisonDrawing => "The same, to be enlarged (SVG)",
            Self::Comparison => "As a table of what is compared",
            Self::Votes => "What each seat has voted, as a table",
            Self::List(_) => "A list of the scenario, as a table",
            Self::Template(_) => "A table to be filled in",
            Self::BallotPage => "The page for ballots (HTML)",
        }
    }

    /// What its name ends with, before the ending.
    pub fn stem(self) -> &'static str {
        match self {
            Self::MinutesPage | Self::MinutesText => "minutes",
            Self::BoardPicture | Self::BoardDrawing => "board",
            Self::Matrix => "matrix",
            Self::Comparison | Self::ComparisonPicture | Self::ComparisonDrawing => "comparison",
            Self::Votes => "votes",
            Self::List(kind) | Self::Template(kind) => kind.word(),
            Self::BallotPage => "ballot",
        }
    }

    /// Whether it is of the minutes, in which notes can be told.
    pub fn is_minutes(self) -> bool {
        matches!(self, Self::MinutesPage | Self::MinutesText)
    }

    /// Whether who sits where can be told in it by name.
    pub fn tells_names(self) -> bool {
        self.is_minutes() || self == Self::Votes
    }

    /// Whether it is a table, which has several forms.
    pub fn is_table(self) -> bool {
        matches!(self, Self::Matrix | Self::Comparison | Self::Votes | Self::List(_) | Self::Template(_))
    }
}

/// The form of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TableForm {
    /// A workbook of spreadsheet programs.
    #[default]
    Workbook,
    /// Text with this between the cells.
    Text(Separator),
}

impl TableForm {
    /// All of them, the one that opens right everywhere first.
    pub const ALL: [Self; 3] = [Self::Workbook, Self::Text(Separator::Comma), Self::Text(Separator::Semicolon)];

    /// What it is called.
    pub fn text(self) -> &'static str {
        match self {
            Self::Workbook => "As a workbook (XLSX)",
            Self::Text(Separator::Comma) => "As text with commas (CSV)",
            Self::Text(Separator::Semicolon) => "As text with semicolons, and decimals with a comma (CSV)",
        }
    }
}

/// An export about to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Exporting {
    /// What is exported.
    pub kind: ExportKind,
    /// The form of a table.
    pub form: TableForm,
    /// Who argued what and who sits where is told by name.
    pub names: bool,
    /// The facilitator's notes are told.
    pub notes: bool,
    /// The one seat for which it is, by its place.
    pub seat: Option<usize>,
}

impl Exporting {
    /// This, with nobody named and in the usual form.
    pub fn of(kind: ExportKind) -> Self {
        Self { kind, form: TableForm::default(), names: false, notes: false, seat: None }
    }

    fn endings(self) -> &'static [&'static str] {
        match (self.kind, self.form) {
            (ExportKind::MinutesPage | ExportKind::BallotPage, _) => &["html"],
            (ExportKind::MinutesText, _) => &["md"],
            (ExportKind::BoardPicture | ExportKind::ComparisonPicture, _) => &["png"],
            (ExportKind::BoardDrawing | ExportKind::ComparisonDrawing, _) => &["svg"],
            (_, TableForm::Workbook) => &["xlsx"],
            (_, TableForm::Text(_)) => &["csv"],
        }
    }
}

impl Default for Exporting {
    fn default() -> Self {
        Self::of(ExportKind::MinutesPage)
    }
}
