//! The banner is as high whatever it says: nothing below it moves when the verdict, its reason or the last change is
//! another.

use egui::Shape;
use egui::accesskit::Role;

use crate::common::app::{FULL_HD, Window};
use crate::samples::shipped;

/// Where the strip of actors begins, right below the banner.
fn below(window: &Window) -> f32 {
    window.all(Role::Button, |name| name.contains(" others: "))[0].rect().center().y
}

/// The reason and what just changed stand beside one another where the window is wide enough.
const SIZES: [[f32; 2]; 2] = [FULL_HD, [1280.0, 720.0]];

#[test]
fn the_banner_is_as_high_with_every_package_and_every_change() {
    for size in SIZES {
        let mut window = Window::sized(size);
        let before = below(&window);
        let names: Vec<String> = window.scenario().packages.iter().map(|package| package.name.clone()).collect();
        for name in names {
            window.choose("Package on the board:", &name);
            assert!((below(&window) - before).abs() < 0.5, "{name} at {size:?}");
            window.choose("Russian consent:", "sought, refused");
            assert!((below(&window) - before).abs() < 0.5, "{name} without consent at {size:?}");
            window.choose("As of:", "31 Jan 2026");
            assert!((below(&window) - before).abs() < 0.5, "{name} later at {size:?}");
            window.choose("As of:", "22 Aug 2025");
        }
    }
}

/// The texts that are painted.
pub fn painted(window: &mut Window) -> Vec<String> {
    fn texts(shape: &Shape, found: &mut Vec<String>) {
        match shape {
            Shape::Vec(parts) => parts.iter().for_each(|part| texts(part, found)),
            Shape::Text(text) => found.push(text.galley.text().to_owned()),
            _ => {}
        }
    }
    let mut found = Vec::new();
    window.harness().output().shapes.iter().for_each(|clipped| texts(&clipped.shape, &mut found));
    found
}

#[test]
fn where_there_is_no_room_for_the_reason_it_counts_and_is_heard_in_full() {
    let mut scenario = shipped();
    let line = scenario.positions.iter_mut().find(|position| position.id.as_str() == "r01-western-troops");
    let title = "no Western soldiers in Ukraine, ".repeat(8);
    line.expect("the red line").title = title.trim_end_matches(", ").to_owned();
    let title = title.trim_end_matches(", ");
    let whole =
        |title: &str| format!("1 non-negotiable red line (Russia: {title}) · 2 firm red lines · 2 floors unmet");
    let counts = "1 non-negotiable red line · 2 firm red lines · 2 floors unmet".to_owned();
    for size in SIZES {
        let mut window = Window::sized(size);
        assert!(painted(&mut window).contains(&whole("no Western soldiers in Ukraine")), "{size:?}");
        let mut window = Window::with(&scenario, size);
        window.begins(Role::Link, &format!("{} · Weakest: ", whole(title)));
        assert!(painted(&mut window).contains(&counts), "{size:?}");
    }
}

#[test]
fn what_just_changed_is_whole_where_the_reason_leaves_room() {
    let mut window = Window::sized([1280.0, 720.0]);
    window.choose("Location of European reassurance force:", "neighbouring NATO state");
    let told = "Just now: Set Location of European reassurance force to neighbouring NATO state";
    let link = window.find(Role::Link, told).rect();
    let whole = |shape: &Shape| matches!(shape, Shape::Text(text) if text.galley.text() == told && !text.galley.elided);
    assert!(window.harness().output().shapes.iter().any(|clipped| whole(&clipped.shape)), "it is cut");
    let reason = window.all(Role::Link, |name| name.contains(" · Weakest: "))[0].rect();
    assert!(reason.right() < link.left(), "{reason:?} {link:?}");
}
