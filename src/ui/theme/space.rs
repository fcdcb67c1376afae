//! Distances, in points. Everything is spaced by one of these, so that the screen has one rhythm.

/// Between things that read as one: an icon and its word.
pub const XS: f32 = 4.0;
/// Between neighbours: chips, buttons, lines of a card.
pub const S: f32 = 8.0;
/// Inside cards and panels.
pub const M: f32 = 12.0;
/// Between groups.
pub const L: f32 = 16.0;

/// Corners of cards, fields and buttons.
pub const RADIUS: u8 = 6;
/// Corners of windows, banners and board cells.
pub const RADIUS_LARGE: u8 = 8;
/// Height of a row that can be clicked.
pub const ROW: f32 = 28.0;
