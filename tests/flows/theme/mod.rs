//! The look of the program: contrasts, glyphs, where colours may be named, and a sheet of everything it is built from.
mod contrast;
mod fonts;
mod icons;
mod literals;
mod rasterizer;
mod specimen;
