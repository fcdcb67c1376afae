//! The fonts of the computer, for letters that the shipped fonts lack.
//!
//! They are looked through when a text needs it and not before; it takes a while, so the window does it beside itself.
//! Which font is taken depends on what is installed and on nothing else: upright before slanted, regular before other
//! weights, and of those Noto Sans, which is drawn for all scripts to stand beside each other, then `DejaVu` Sans, which
//! most Linux desktops have, then other faces without serifs; then by name, path and place in the file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use fontdb::{Database, FaceInfo, Source, Stretch, Style};

use crate::fonts::{Fallback, Font};

/// How many faces are looked at, the preferred ones first.
pub const MOST_FACES: usize = 4000;
/// How many fonts are taken for one text or one window.
pub const MOST_FONTS: usize = 12;
/// How large a file may be from which a font is taken, in bytes; faces for Chinese, Japanese and Korean have 20 to 60 MB.
pub const LARGEST_FILE: u64 = 96 << 20;
/// How large all of them together may be.
pub const LARGEST_SUM: u64 = 160 << 20;
/// How many letters of a face are noted; the largest faces have 65,535.
const MOST_LETTERS: usize = 100_000;

/// Where fonts are looked for, and what was found there.
#[derive(Debug, Default)]
pub struct SystemFonts {
    /// A folder in place of those of the system.
    folder: Option<PathBuf>,
    known: Option<Catalogue>,
}

/// The faces that there are, the preferred ones first.
#[derive(Debug)]
struct Catalogue {
    faces: Vec<Face>,
    /// There are more.
    cut: bool,
}

/// A face, and the stretches of letters that it has.
#[derive(Debug)]
struct Face {
    family: String,
    path: PathBuf,
    index: u32,
    letters: Vec<(u32, u32)>,
}

impl SystemFonts {
    /// The fonts in a folder and all below it, in place of those that the system has.
    pub fn in_folder(folder: &Path) -> Self {
        Self { folder: Some(folder.to_owned()), known: None }
    }

    /// Finds fonts for letters: each is taken from the most preferred face that can draw it. What no font has is named,
    /// and so is where a bound ends the search: [`MOST_FACES`], [`MOST_FONTS`], [`LARGEST_FILE`], [`LARGEST_SUM`].
    pub fn find(&mut self, letters: &BTreeSet<char>) -> Fallback {
        let mut missing = letters.clone();
        if missing.is_empty() {
            return Fallback::default();
        }
        let catalogue = self.known.get_or_insert_with(|| Catalogue::read(self.folder.as_deref()));
        let (mut fonts, mut sum, mut cut) = (Vec::new(), 0, catalogue.cut);
        for face in &catalogue.faces {
            if missing.is_empty() {
                break;
            }
            if !missing.iter().any(|letter| face.lists(*letter)) {
                continue;
            }
            let size = fs::metadata(&face.path).map_or(0, |file| file.len());
            if fonts.len() == MOST_FONTS || size > LARGEST_FILE || sum + size > LARGEST_SUM {
                cut = true;
                continue;
            }
            let Some(font) = face.load() else { continue };
            let before = missing.len();
            missing.retain(|letter| !font.has(*letter));
            if missing.len() < before {
                sum += size;
                fonts.push(font);
            }
        }
        Fallback::new(fonts, letters, cut)
    }
}

impl Catalogue {
    fn read(folder: Option<&Path>) -> Self {
        let mut database = Database::new();
        match folder {
            Some(folder) => database.load_fonts_dir(folder),
            None => database.load_system_fonts(),
        }
        let mut found: Vec<(&FaceInfo, &Path)> = database
            .faces()
            .filter_map(|face| match &face.source {
                Source::File(path) => Some((face, path.as_path())),
                Source::Binary(_) => None,
            })
            .collect();
        found.sort_by(|(one, one_path), (other, other_path)| {
            let names = (family(one), *one_path, one.index).cmp(&(family(other), *other_path, other.index));
            rank(one).cmp(&rank(other)).then(names)
        });
        let cut = found.len() > MOST_FACES;
        found.truncate(MOST_FACES);
        // A file may hold many faces, and is read once.
        let mut of_files: BTreeMap<&Path, Vec<(usize, &FaceInfo)>> = BTreeMap::new();
        for (place, (face, path)) in found.iter().enumerate() {
            of_files.entry(path).or_default().push((place, face));
        }
        let mut faces = BTreeMap::new();
        for (path, of_file) in of_files {
            let Ok(bytes) = fs::read(path).map(Arc::new) else { continue };
            for (place, face) in of_file {
                let (family, index) = (family(face).to_owned(), face.index);
                if let Some(font) = Font::new(family.clone(), Arc::clone(&bytes), index) {
                    let letters = font.stretches(MOST_LETTERS);
                    faces.insert(place, Face { family, path: path.to_owned(), index, letters });
                }
            }
        }
        Self { faces: faces.into_values().collect(), cut }
    }
}

impl Face {
    /// Whether its table of letters has this one.
    fn lists(&self, letter: char) -> bool {
        let letter = u32::from(letter);
        let place = self.letters.partition_point(|(_, last)| *last < letter);
        self.letters.get(place).is_some_and(|(first, _)| *first <= letter)
    }

    fn load(&self) -> Option<Font> {
        Font::new(self.family.clone(), Arc::new(fs::read(&self.path).ok()?), self.index)
    }
}

/// The name of a family in English, or in whatever language it has one.
fn family(face: &FaceInfo) -> &str {
    face.families.first().map_or("", |(name, _)| name)
}

/// The lower, the sooner a face is taken.
fn rank(face: &FaceInfo) -> (bool, bool, u16, bool, usize) {
    let family = family(face);
    let kind = [family.starts_with("Noto Sans"), family.starts_with("DejaVu Sans"), family.contains("Sans")];
    let kind = kind.iter().position(|is| *is).unwrap_or(if family.contains("Serif") { 4 } else { 3 });
    (face.style != Style::Normal, face.stretch != Stretch::Normal, face.weight.0.abs_diff(400), face.monospaced, kind)
}
