//! The icon of the windows: what task switchers and title bars show where no desktop entry is installed.

use egui::IconData;
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg::{Options, Tree};

use crate::program;

/// Its side, in pixels: the largest that task switchers commonly show.
const SIDE: u32 = 128;

/// The program's icon, or none if it cannot be drawn, which the tests rule out: then the system shows one of its own.
pub fn window_icon() -> IconData {
    drawn().unwrap_or_default()
}

fn drawn() -> Option<IconData> {
    let tree = Tree::from_str(program::ICON, &Options::default()).ok()?;
    let mut canvas = Pixmap::new(SIDE, SIDE)?;
    let scale = SIDE as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut canvas.as_mut());
    let rgba = |pixel: &PremultipliedColorU8| {
        let color = pixel.demultiply();
        [color.red(), color.green(), color.blue(), color.alpha()]
    };
    Some(IconData { rgba: canvas.pixels().iter().flat_map(rgba).collect(), width: SIDE, height: SIDE })
}
