//! Pictures that leave: drawn as SVG without a window, always light, in the colours and the type of the window.
//!
//! [`face`] measures text, `drawing` collects shapes and writes them; [`board()`] and [`table()`] say what is drawn where;
//! [`png()`] makes pixels of it.

mod block;
mod board;
mod drawing;
pub mod face;
pub mod palette;
mod png;
mod table;

pub use board::board;
pub use png::{PngError, png};
pub use table::table;

/// A picture in SVG.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The SVG, from `<svg` on, without an XML declaration, so that it can stand in a page as well as in a file.
    pub svg: String,
    /// Its width, in points.
    pub width: f32,
    /// Its height, in points.
    pub height: f32,
}
