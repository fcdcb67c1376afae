//! The icon, in the sizes that desktops ask for, is the one that is drawn.

use std::collections::BTreeSet;
use std::fs;

use guarantee_board::program::ICON;
use image::{Rgba, RgbaImage};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::{files, place, text, updating};

/// The sizes, in pixels.
const SIZES: [u32; 9] = [16, 22, 24, 32, 48, 64, 128, 256, 512];

/// The drawing as pixels.
fn drawn(size: u32) -> RgbaImage {
    let tree = Tree::from_str(ICON, &Options::default()).expect("a drawing");
    let mut canvas = Pixmap::new(size, size).expect("room");
    let scale = size as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut canvas.as_mut());
    let pixels = canvas.pixels().iter().map(|pixel| pixel.demultiply());
    let rgba = pixels.flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]).collect();
    RgbaImage::from_raw(size, size, rgba).expect("as many pixels")
}

#[test]
fn the_icons_are_the_drawing_in_each_size() {
    for size in SIZES {
        let path = place(&format!("icons/{size}.png"));
        if updating() {
            drawn(size).save(&path).expect("the icon is written");
        }
        let kept = image::open(&path).expect("the icon").to_rgba8();
        assert!(kept == drawn(size), "UPDATE_SNAPSHOTS=1 draws icons/{size}.png anew");
    }
    let names = SIZES.iter().map(|size| format!("{size}.png")).chain(["guarantee-board.svg".to_owned()]);
    assert_eq!(files("icons"), names.collect::<BTreeSet<_>>());
    assert_eq!(ICON, text("icons/guarantee-board.svg"));
}

/// How much lighter or darker a colour is than another, as WCAG 2.2 has it.
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let linear = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    let luminance = |[red, green, blue]: [u8; 3]| 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

#[test]
fn the_smallest_icon_can_be_told_on_light_and_dark() {
    let icon = drawn(16);
    let at = |x, y| {
        let Rgba([red, green, blue, alpha]) = *icon.get_pixel(x, y);
        assert_eq!(alpha, 255, "{x}, {y} is part of the shield");
        [red, green, blue]
    };
    // Each half of the shield with its cards: white ones at the left, one of another colour at the right.
    for (shield, card) in [(at(2, 8), at(5, 8)), (at(13, 8), at(11, 5))] {
        for ground in [[0xff; 3], [0x1e; 3], card] {
            assert!(contrast(shield, ground) >= 3.0, "{shield:?} on {ground:?}");
        }
    }
    // The gap between cards is a whole pixel, not a blur.
    assert_eq!((at(5, 5), at(10, 7)), (at(2, 8), at(13, 8)));
    assert!(fs::metadata(place("icons/512.png")).expect("the largest").len() < 20_000);
}
