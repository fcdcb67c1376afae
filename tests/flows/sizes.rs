//! Windows of every size: everything opens, the verdict is whole, and nothing lies on top of something else.

use egui::Rect;
use egui::accesskit::Role;

use crate::common::app::{FULL_HD, Window, name_of};
use crate::sweep::sharing_ground;

/// The verdict, and the bar at the top: whole and inside the window.
pub fn frame(window: &mut Window) -> Vec<String> {
    let inside = window.rect().expand(0.5);
    let mut parts = vec![("the verdict", window.begins(Role::Button, "Verdict:").rect())];
    parts
        .extend(["File", "Edit", "Package", "View", "Help"].map(|name| (name, window.find(Role::Button, name).rect())));
    parts.push(("the search", window.find(Role::TextInput, "Find an element").rect()));
    let cut = parts.into_iter().filter(|(_, rect)| !inside.contains_rect(*rect));
    cut.map(|(name, rect)| format!("{name} {rect:?} is cut by the window {inside:?}")).collect()
}

/// No two buttons share ground.
pub fn buttons_apart(window: &mut Window) -> Vec<String> {
    let board = window.begins(Role::Button, "New cards start:").rect();
    // Scrolled contents run on above and below their panel, where other panels are: that is no overlap.
    let scrolled = |rect: Rect| rect.top() >= board.top() - 1.0;
    let (names, places): (Vec<String>, Vec<Rect>) =
        window.all(Role::Button, |_| true).iter().map(|node| (name_of(node), node.rect())).unzip();
    let mut problems = Vec::new();
    for (one, other) in sharing_ground(&places) {
        let shared = places[one].intersect(places[other]);
        let apart = shared.width().min(shared.height()) < 1.0;
        if !apart && scrolled(places[one]) == scrolled(places[other]) {
            let (name, rect, other_name, other) = (&names[one], places[one], &names[other], places[other]);
            problems.push(format!("“{name}” {rect:?} lies on “{other_name}” {other:?}"));
        }
    }
    problems
}

/// Room is left for a card.
pub fn room_for_a_card(window: &mut Window) -> Vec<String> {
    let header = window.begins(Role::Button, "New cards start:").rect();
    let room = window.rect().bottom() - header.bottom();
    if room >= 150.0 { vec![] } else { vec![format!("only {room} points are left for the board")] }
}

/// Every finding can be unfolded, and tells its sources then.
pub fn findings_unfold(window: &mut Window) -> Vec<String> {
    let links = window.names(Role::Link).into_iter().filter(|name| name.starts_with("Sources of "));
    for name in links.collect::<Vec<_>>() {
        window.click_on(Role::Link, &name);
    }
    // A claim of the first finding, and one of the last.
    window.expect("clear red lines");
    let links = window.all(Role::Link, |name| name.starts_with("Sources of ")).len();
    assert!(links > 0, "no finding has sources");
    let unfolded = window.all(Role::Label, |text| text.starts_with("Source: ")).len();
    if unfolded >= links { vec![] } else { vec![format!("only {unfolded} sources are shown for {links} findings")] }
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
