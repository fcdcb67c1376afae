//! Windows of every size: everything opens, the verdict is whole, and nothing lies on top of something else.

use egui::accesskit::Role;
use egui::{Key, Rect};
use guarantee_board::wording;

use crate::common::app::{FULL_HD, Window, name_of};
use crate::sweep::sharing_ground;

/// The verdict, and the bar at the top: whole and inside the window.
pub fn frame(window: &mut Window) -> Vec<String> {
    let inside = window.rect().expand(0.5);
    let mut parts = vec![("the verdict", window.begins(Role::Button, "Verdict:").rect())];
    // In a low window all menus are in one.
    let menus: &[&str] =
        if window.has(Role::Button, "Menu") { &["Menu"] } else { &["File", "Edit", "Package", "View", "Help"] };
    parts.extend(menus.iter().map(|name| (*name, window.find(Role::Button, name).rect())));
    if !window.has(Role::TextInput, "Find an element") {
        parts.push(("the palette", window.find(Role::Button, "Add elements").rect()));
    }
    parts.extend(window.all(Role::Tab, |_| true).iter().map(|tab| ("a tab", tab.rect())));
    let cut = parts.into_iter().filter(|(_, rect)| !inside.contains_rect(*rect));
    cut.map(|(name, rect)| format!("{name} {rect:?} is cut by the window {inside:?}")).collect()
}

/// No two buttons share ground.
pub fn buttons_apart(window: &mut Window) -> Vec<String> {
    let (names, places): (Vec<String>, Vec<Rect>) =
        window.seen(&[Role::Button]).into_iter().map(|(name, _, seen)| (name, seen)).unzip();
    assert!(names.len() > 20, "only {names:?} are seen");
    let mut problems = Vec::new();
    for (one, other) in sharing_ground(&places) {
        let shared = places[one].intersect(places[other]);
        if shared.width().min(shared.height()) >= 1.0 {
            let (name, rect, other_name, other) = (&names[one], places[one], &names[other], places[other]);
            problems.push(format!("“{name}” {rect:?} lies on “{other_name}” {other:?}"));
        }
    }
    problems
}

/// Room is left for a card.
pub fn room_for_a_card(window: &mut Window) -> Vec<String> {
    let header = window.begins(Role::Button, "Fold the phase ").rect();
    let room = window.rect().bottom() - header.bottom();
    if room >= 150.0 { vec![] } else { vec![format!("only {room} points are left for the board")] }
}

/// Every finding opens, and tells who says so then.
pub fn findings_open(window: &mut Window) -> Vec<String> {
    let rail = window.all(Role::Button, |name| name.starts_with("Open the findings")).first().map(name_of);
    if let Some(rail) = rail {
        window.click(&rail);
    }
    let folded = window.all(Role::Button, |name| name.starts_with("Unfold Cautions")).first().map(name_of);
    window.click(&folded.expect("cautions are folded at first"));
    let scenario = window.scenario().clone();
    let findings = window.workshop().assessment().findings.clone();
    assert!(findings.len() > 5);
    let mut silent = Vec::new();
    for finding in findings {
        let heading = wording::finding_heading(&scenario, &finding);
        window.click_on(Role::Link, &heading);
        let told = window.says("Who says so") || wording::unsaid(&finding).is_some_and(|text| window.says(text));
        if !told && !finding.claims.is_empty() {
            silent.push(format!("{heading} does not tell who says so"));
        }
        window.key(Key::Escape);
    }
    silent
}

#[test]
fn every_shipped_package_opens_at_every_size() {
    for size in [[800.0, 500.0], FULL_HD] {
        let mut window = Window::sized(size);
        let names: Vec<String> = window.scenario().packages.iter().map(|package| package.name.clone()).collect();
        assert!(names.len() >= 24);
        for name in names {
            window.choose("Package on the board:", &name);
            assert_eq!(window.package().name, name);
            assert_eq!([frame(&mut window), buttons_apart(&mut window)].concat(), [""; 0], "{name} at {size:?}");
        }
    }
}

#[test]
fn the_theme_and_the_zoom_change_from_the_menu() {
    let mut window = Window::shipped();
    window.menu("View", "Dark");
    assert_eq!(window.ctx().theme(), egui::Theme::Dark);
    window.menu("View", "Light");
    assert_eq!(window.ctx().theme(), egui::Theme::Light);
    window.menu("View", "Larger");
    assert!(window.ctx().zoom_factor() > 1.0);
    window.menu("View", "Normal size");
    assert!((window.ctx().zoom_factor() - 1.0).abs() < 0.001);
}
