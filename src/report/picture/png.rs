//! Pictures as pixels.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{FontResolver, Options, Tree, fontdb};
use thiserror::Error;

use super::Picture;
use crate::fonts::{Fallback, REGULAR, SEMIBOLD};

/// How many pixels a point is wide and high.
pub const SCALE: f32 = 2.0;

/// Why a picture cannot be made of pixels.
#[derive(Debug, Error)]
pub enum PngError {
    /// The SVG is none.
    #[error("the picture cannot be drawn: {0}")]
    Unreadable(#[from] resvg::usvg::Error),
    /// There is no room for so many pixels.
    #[error("the picture is too large: {width} by {height} pixels")]
    TooLarge {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// It cannot be packed.
    #[error("the picture cannot be written as PNG: {0}")]
    Unwritable(String),
}

/// Draws a picture with two pixels to a point and packs it as PNG. Text is set in the fonts that are shipped and in those
/// that the picture was measured in, whatever else the system has: the same picture and fonts give the same bytes.
///
/// # Errors
/// If the picture is too large, or no SVG.
pub fn png(picture: &Picture, fallback: &Fallback) -> Result<Vec<u8>, PngError> {
    let mut fonts = fontdb::Database::new();
    for face in [REGULAR, SEMIBOLD] {
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(face)));
    }
    for font in fallback.fonts() {
        fonts.load_font_source(fontdb::Source::Binary(Arc::<Vec<u8>>::clone(font.bytes())));
    }
    let font_resolver = FontResolver {
        select_font: FontResolver::default_font_selector(),
        // The picture names a font for each letter; one that has letters of two runs is not to take both.
        select_fallback: Box::new(|_, _, _| None),
    };
    let font_family = "Inter".to_owned();
    let options = Options { fontdb: Arc::new(fonts), font_family, font_resolver, ..Options::default() };
    let tree = Tree::from_str(&picture.svg, &options)?;
    let pixels = |points: f32| (points * SCALE).round() as u32;
    let (width, height) = (pixels(picture.width), pixels(picture.height));
    let mut canvas = Pixmap::new(width, height).ok_or(PngError::TooLarge { width, height })?;
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut canvas.as_mut());
    canvas.encode_png().map_err(|error| PngError::Unwritable(error.to_string()))
}
