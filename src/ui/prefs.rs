//! What the program remembers between sessions, beside what egui remembers of the window itself.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::scenario::PartyId;

/// How many files the recent list holds, and of how many scenarios the strip is remembered.
const MAX_RECENT: usize = 10;

/// Under which name the preferences are kept.
const KEY: &str = "guarantee-board";

/// What the program remembers between sessions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Prefs {
    /// Files opened or saved, the latest first.
    #[serde(with = "paths")]
    pub recent: Vec<PathBuf>,
    /// How much larger than normal everything is, from [`LEAST_ZOOM`] to [`MOST_ZOOM`].
    pub zoom: f32,
    /// Nothing moves by itself.
    pub reduced_motion: bool,
    /// The hints of the first minute that were sent away.
    pub hints_seen: BTreeSet<Hint>,
    /// The audience window.
    pub audience: AudiencePrefs,
    /// Which actors stand by name in the header, by the title of the scenario, the one chosen last first.
    pub strips: Vec<(String, BTreeSet<PartyId>)>,
}

/// What is remembered of the audience window.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AudiencePrefs {
    /// The monitor that it was on, by its name.
    pub monitor: Option<String>,
    /// Where it stood when it did not fill the screen: left and top in pixels of the desktop, width and height of its
    /// inside in points at normal zoom.
    pub place: Option<[f32; 4]>,
    /// Whether it filled the screen.
    pub full: Option<bool>,
    /// How much larger than normal its text is.
    pub text: f32,
    /// It shows the board alone.
    pub whole: bool,
}

impl Default for AudiencePrefs {
    fn default() -> Self {
        Self { monitor: None, place: None, full: None, text: 1.0, whole: false }
    }
}

impl AudiencePrefs {
    /// Sets how large its text is, as near as there is.
    pub fn set_text(&mut self, text: f32) {
        let text = if text.is_finite() { text } else { 1.0 };
        self.text = ((text * 10.0).round() / 10.0).clamp(LEAST_TEXT, MOST_TEXT);
    }
}

/// Paths among the settings, which are text.
mod paths {
    use std::path::PathBuf;

    use serde::{Deserialize as _, Deserializer, Serializer};

    use crate::storage::{path_from_text, path_to_text};

    pub(super) fn serialize<S: Serializer>(paths: &[PathBuf], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(paths.iter().map(|path| path_to_text(path)))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<PathBuf>, D::Error> {
        Ok(Vec::<String>::deserialize(from)?.iter().map(|text| path_from_text(text)).collect())
    }
}

/// A hint for those who see the program for the first time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Hint {
    /// How elements come on the board.
    Palette,
    /// That a card is changed where it lies.
    Card,
    /// That the verdict says why.
    Verdict,
}

impl Hint {
    /// All hints, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Palette, Self::Card, Self::Verdict];
}

/// The smallest zoom.
pub const LEAST_ZOOM: f32 = 0.5;
/// The largest zoom.
pub const MOST_ZOOM: f32 = 3.0;
/// The smallest text of the audience window: that at normal size can be read in a copy half as large.
const LEAST_TEXT: f32 = 0.8;
/// The largest.
const MOST_TEXT: f32 = 1.6;
/// By how much it grows at a time.
pub const TEXT_STEP: f32 = 0.1;

impl Default for Prefs {
    fn default() -> Self {
        Self {
            recent: Vec::new(),
            zoom: 1.0,
            reduced_motion: false,
            hints_seen: BTreeSet::new(),
            audience: AudiencePrefs::default(),
            strips: Vec::new(),
        }
    }
}

impl Prefs {
    /// What was remembered; nothing, if that is broken or missing.
    pub fn load(storage: Option<&dyn eframe::Storage>) -> Self {
        let mut prefs: Self = storage.and_then(|storage| eframe::get_value(storage, KEY)).unwrap_or_default();
        prefs.set_zoom(prefs.zoom);
        prefs.audience.set_text(prefs.audience.text);
        prefs
    }

    /// The hint to be shown: the first that was not sent away.
    pub fn hint(&self) -> Option<Hint> {
        Hint::ALL.into_iter().find(|hint| !self.hints_seen.contains(hint))
    }

    /// Sets the zoom, as near as there is, in steps of a tenth.
    pub fn set_zoom(&mut self, zoom: f32) {
        let zoom = if zoom.is_finite() { zoom } else { 1.0 };
        self.zoom = ((zoom * 10.0).round() / 10.0).clamp(LEAST_ZOOM, MOST_ZOOM);
    }

    /// The actors that stand by name in the header with the scenario of this title, if they were chosen.
    pub fn strip(&self, title: &str) -> Option<BTreeSet<PartyId>> {
        self.strips.iter().find(|(of, _)| of == title).map(|(_, actors)| actors.clone())
    }

    /// Chooses them.
    pub fn set_strip(&mut self, title: &str, actors: Option<BTreeSet<PartyId>>) {
        self.strips.retain(|(of, _)| of != title);
        self.strips.splice(0..0, actors.map(|actors| (title.to_owned(), actors)));
        self.strips.truncate(MAX_RECENT);
    }

    /// Remembers.
    pub fn save(&self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, KEY, self);
    }

    /// Puts a file at the head of the recent list.
    pub fn note_recent(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(MAX_RECENT);
    }

    /// Takes a file off the recent list.
    pub fn forget_recent(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
    }
}
