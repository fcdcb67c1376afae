//! Pictures that leave: drawn as SVG without a window, always light, in the colours and the type of the window.
//!
//! [`face`] measures text, `drawing` collects shapes and writes them; [`board()`] and [`table()`] say what is drawn where;
//! [`png()`] makes pixels of it.

use std::collections::BTreeSet;

use crate::fonts::Fallback;
use crate::wording;

mod block;
mod board;
mod drawing;
pub mod face;
pub mod palette;
mod png;
mod table;

pub use board::board;
#[doc(hidden)]
pub use board::counted;
pub use board::sheet::{LARGEST, sheet};
#[doc(hidden)]
pub use drawing::number;
pub use png::{PngError, png};
pub use table::table;

/// Draws a picture, and once more if it has letters that the shipped fonts lack: then in fonts that are found for them.
pub fn with_fonts(
    draw: impl Fn(&Fallback) -> Picture,
    find: impl FnOnce(&BTreeSet<char>) -> Fallback,
) -> (Picture, Fallback) {
    let none = Fallback::default();
    let picture = draw(&none);
    if picture.missing_letters.is_empty() {
        return (picture, none);
    }
    let fonts = find(&picture.missing_letters);
    (draw(&fonts), fonts)
}

/// What of a picture no font can draw, and where that stands; `None` where everything is drawn.
pub fn undrawn(picture: &Picture, fonts: &Fallback) -> Option<String> {
    let first = picture.missing.first()?;
    let others = picture.missing.len() - 1;
    let others = (others > 0).then(|| format!(" and {}", wording::count(others, "other line", "other lines")));
    let place = format!("{}{}", wording::quoted(&first.text), others.unwrap_or_default());
    Some(wording::undrawn(&picture.missing_letters, fonts.is_cut(), &place))
}

/// A picture in SVG.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The SVG, from `<svg` on, without an XML declaration, so that it can stand in a page as well as in a file.
    pub svg: String,
    /// Its width, in points.
    pub width: f32,
    /// Its height, in points.
    pub height: f32,
    /// The lines with letters that no font has: boxes stand in their place. A hundred at most.
    pub missing: Vec<Missing>,
    /// All those letters, in whatever line.
    pub missing_letters: BTreeSet<char>,
}

/// A line of a picture with letters that no font has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The letters.
    pub letters: BTreeSet<char>,
    /// All of the line.
    pub text: String,
}
