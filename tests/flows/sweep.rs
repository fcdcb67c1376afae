//! Which of many rectangles share ground, without comparing each with all others.

use egui::Rect;

/// The pairs of rectangles, by index and in order, whose intersection has an area.
pub fn sharing_ground(rects: &[Rect]) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..rects.len()).collect();
    order.sort_by(|one, other| rects[*one].left().total_cmp(&rects[*other].left()));
    // Those that reach beyond the left edge of the one looked at.
    let mut open: Vec<usize> = Vec::new();
    let mut pairs = Vec::new();
    for index in order {
        let rect = rects[index];
        open.retain(|other| rects[*other].right() > rect.left());
        let met = open.iter().filter(|other| rects[**other].intersect(rect).is_positive());
        pairs.extend(met.map(|other| (index.min(*other), index.max(*other))));
        open.push(index);
    }
    pairs.sort_unstable();
    pairs
}

#[test]
fn the_pairs_are_those_of_comparing_each_with_all_others() {
    // A grid of overlapping squares, thin lines, empty and equal rectangles, negative places.
    let number = |index: u32| (index.wrapping_mul(2_654_435_761) >> 20) % 97;
    let rects: Vec<Rect> = (0..200)
        .map(|index| {
            let at = |shift: u32| number(index * 7 + shift) as f32 - 20.0;
            let size = egui::vec2(number(index * 7 + 3) as f32 % 13.0, number(index * 7 + 4) as f32 % 11.0);
            Rect::from_min_size(egui::pos2(at(1), at(2)), size)
        })
        .collect();
    let mut expected = Vec::new();
    for one in 0..rects.len() {
        for other in one + 1..rects.len() {
            if rects[one].intersect(rects[other]).is_positive() {
                expected.push((one, other));
            }
        }
    }
    assert!(expected.len() > 100, "the sample must overlap: {}", expected.len());
    assert_eq!(sharing_ground(&rects), expected);
}
