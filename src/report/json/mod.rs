//! The JSON document of `check --json`.
//!
//! Its shape is documented in `scenarios/command-line.md` and versioned by [`FORMAT`]: fields may be added to a version,
//! but none changes its meaning or goes away. Ids are those of the scenario file, words of the board's own are
//! snake_case.

pub mod answers;
mod finding;
mod key;
mod package;
mod votes;

use serde::Serialize;

use self::key::Level;
use self::package::PackageJson;
use self::votes::VotesJson;
use super::{FileReport, UnreadableReport};
use crate::scenario::VoiceId;

/// The version of the document's shape.
pub const FORMAT: u32 = 2;

/// One file of the document, in the order in which the files were named.
#[derive(Serialize)]
#[serde(transparent)]
pub struct FileJson<'a>(Outcome<'a>);

#[derive(Serialize)]
#[serde(untagged)]
enum Outcome<'a> {
    Read {
        file: &'a str,
        title: &'a str,
        date: String,
        voice: Option<&'a VoiceId>,
        unknown_counts_as: Level,
        packages: Vec<PackageJson<'a>>,
        votes: Option<VotesJson<'a>>,
    },
    Unreadable {
        file: &'a str,
        #[serde(flatten)]
        report: &'a UnreadableReport,
    },
}

impl<'a> FileJson<'a> {
    /// A file that was read and assessed.
    pub fn read(report: &'a FileReport<'a>) -> Self {
        let FileReport { file, scenario, reading, packages } = report;
        let packages = packages.iter().map(|(package, assessment)| PackageJson::new(scenario, package, assessment));
        Self(Outcome::Read {
            file,
            title: &scenario.title,
            date: reading.date.to_string(),
            voice: reading.voice.as_ref(),
            unknown_counts_as: scenario.acceptable.unknown.into(),
            packages: packages.collect(),
            votes: VotesJson::of(scenario),
        })
    }

    /// A file that could not be read, and why.
    pub fn unreadable(file: &'a str, report: &'a UnreadableReport) -> Self {
        Self(Outcome::Unreadable { file, report })
    }
}

/// The whole document: pretty-printed, with a final newline.
///
/// # Errors
/// Passes on what the JSON writer reports, which for these types is nothing.
pub fn document(files: &[FileJson<'_>]) -> serde_json::Result<String> {
    #[derive(Serialize)]
    struct Document<'a> {
        format: u32,
        program: &'static str,
        files: &'a [FileJson<'a>],
    }
    let program = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));
    let mut text = serde_json::to_string_pretty(&Document { format: FORMAT, program, files })?;
    text.push('\n');
    Ok(text)
}
