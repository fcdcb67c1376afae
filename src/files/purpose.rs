//! What files are chosen for.

/// What a file dialog is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// To choose a file to open.
    Open,
    /// To choose a scenario from which things are taken over.
    TakeFrom,
    /// To choose a file to save to.
    SaveAs,
    /// To choose a file to export to.
    Export(ExportKind),
}

impl Purpose {
    /// How the names of such files end, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Open | Self::TakeFrom | Self::SaveAs => "ron",
            Self::Export(kind) => kind.ending(),
        }
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
}

impl ExportKind {
    /// What it is called.
    pub fn text(self) -> &'static str {
        match self {
            Self::MinutesPage => "As a page to read and to print (HTML)",
            Self::MinutesText => "As text (Markdown)",
            Self::BoardPicture => "As a picture (PNG)",
            Self::BoardDrawing => "As a picture that can be enlarged (SVG)",
            Self::Matrix => "The matrix of actors and elements as a table (CSV)",
            Self::ComparisonPicture => "As a picture of what is compared (PNG)",
            Self::ComparisonDrawing => "The same, to be enlarged (SVG)",
            Self::Comparison => "As a table of what is compared (CSV)",
        }
    }

    /// How the names of such files end, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::MinutesPage => "html",
            Self::MinutesText => "md",
            Self::BoardPicture | Self::ComparisonPicture => "png",
            Self::BoardDrawing | Self::ComparisonDrawing => "svg",
            Self::Matrix | Self::Comparison => "csv",
        }
    }

    /// What its name ends with, before the ending.
    pub fn stem(self) -> &'static str {
        match self {
            Self::MinutesPage | Self::MinutesText => "minutes",
            Self::BoardPicture | Self::BoardDrawing => "board",
            Self::Matrix => "matrix",
            Self::Comparison | Self::ComparisonPicture | Self::ComparisonDrawing => "comparison",
        }
    }

    /// Whether names and notes can be told in it.
    pub fn tells(self) -> bool {
        matches!(self, Self::MinutesPage | Self::MinutesText)
    }
}

/// An export about to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Exporting {
    /// What is exported.
    pub kind: ExportKind,
    /// Who argued what and who sits where is told by name.
    pub names: bool,
    /// The facilitator's notes are told.
    pub notes: bool,
}

impl Default for Exporting {
    fn default() -> Self {
        Self { kind: ExportKind::MinutesPage, names: false, notes: false }
    }
}
