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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_drawn() {
        let icon = window_icon();
        assert_eq!((icon.width, icon.height, icon.rgba.len()), (SIDE, SIDE, (SIDE * SIDE * 4) as usize));
        let at = |x: u32, y: u32| icon.rgba.chunks(4).nth((y * SIDE + x) as usize).map(<[u8]>::to_vec);
        assert_eq!(at(0, 0), Some(vec![0; 4]), "nothing around it");
        assert_eq!(at(SIDE / 2, SIDE - 12).map(|pixel| pixel[3]), Some(255), "the tip of the shield");
        assert_eq!(at(SIDE * 11 / 16, SIDE * 5 / 16), Some(vec![0xff, 0xb3, 0x40, 0xff]), "the card that stands out");
    }
}
