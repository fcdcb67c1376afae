//! No text lies on other text, and none is cut off at its side: looked at as it was painted, in every part of the
//! screen, at several sizes.

use egui::epaint::ClippedShape;
use egui::{Rect, Shape};

use crate::common::app::Window;
use crate::sweep::sharing_ground;

/// How much two texts may share, in points: letters reach a little beyond their line.
const TOUCH: f32 = 1.0;

/// A text as it is seen.
struct Seen {
    text: String,
    /// The ink of its letters.
    ink: Rect,
    /// As much of that as is not cut off.
    visible: Rect,
}

/// What is painted, the lowest first: texts that something opaque was painted over are left out.
fn seen(shapes: &[ClippedShape]) -> Vec<Seen> {
    let mut texts = Vec::new();
    for clipped in shapes {
        look(&clipped.shape, clipped.clip_rect, &mut texts);
    }
    texts
}

fn look(shape: &Shape, clip: Rect, texts: &mut Vec<Seen>) {
    match shape {
        Shape::Vec(parts) => parts.iter().for_each(|part| look(part, clip, texts)),
        Shape::Rect(rect) if rect.fill.a() == 255 => {
            let ground = rect.rect.intersect(clip);
            texts.retain(|text| !ground.intersects(text.visible.shrink(TOUCH)));
        }
        Shape::Text(text) if !text.galley.text().trim().is_empty() => {
            // A text that begins in the middle of a line reaches below what stands before it there: row by row.
            let rows = text.galley.rows.iter().map(|row| row.visuals.mesh_bounds.translate(row.pos.to_vec2()));
            let upright = |ink: Rect| ink.translate(text.pos.to_vec2());
            let turned = [text.visual_bounding_rect()];
            let inks: Vec<Rect> =
                if text.angle.abs() < f32::EPSILON { rows.map(upright).collect() } else { turned.to_vec() };
            for ink in inks {
                let visible = ink.intersect(clip);
                if visible.is_positive() && visible.width() > TOUCH && visible.height() > TOUCH {
                    texts.push(Seen { text: text.galley.text().to_owned(), ink, visible });
                }
            }
        }
        _ => {}
    }
}

/// Texts that lie on one another.
pub fn overlaps(window: &mut Window) -> Vec<String> {
    let texts = seen(&window.harness().output().shapes);
    assert!(texts.len() > 20, "only {} texts are seen", texts.len());
    let places: Vec<Rect> = texts.iter().map(|text| text.visible).collect();
    let pairs = sharing_ground(&places).into_iter().map(|(one, other)| (&texts[one], &texts[other]));
    let more_than_touch = pairs.filter(|(one, other)| {
        let shared = one.visible.intersect(other.visible);
        shared.width() > TOUCH && shared.height() > TOUCH
    });
    more_than_touch
        .map(|(one, other)| format!("“{}” {:?} lies on “{}” {:?}", other.text, other.visible, one.text, one.visible))
        .collect()
}

/// Texts that begin here and are cut off at their left or right side.
pub fn cuts(window: &mut Window, here: Rect) -> Vec<String> {
    let texts = seen(&window.harness().output().shapes);
    let texts = texts.iter().filter(|text| here.contains(text.visible.min));
    let cut = texts.filter(|text| text.ink.width() - text.visible.width() > 2.0 * TOUCH);
    cut.map(|text| format!("of “{}” {:?} only {:?} is seen", text.text, text.ink, text.visible)).collect()
}

#[test]
fn no_text_lies_on_another_or_is_cut_off_with_any_shipped_package() {
    let mut window = Window::shipped();
    let packages: Vec<_> = window.scenario().packages.iter().map(|package| package.name.clone()).collect();
    for package in packages {
        window.choose("Package on the board:", &package);
        let problems = [overlaps(&mut window), cuts(&mut window, Rect::EVERYTHING)].concat();
        assert_eq!(problems, [""; 0], "{package}");
    }
}
