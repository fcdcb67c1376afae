//! Windows of every size: everything opens, the verdict is whole, and nothing lies on top of something else.

use egui::Rect;
use egui::accesskit::Role;

use crate::common::app::{FULL_HD, Window, name_of};

const SIZES: [[f32; 2]; 4] = [[800.0, 500.0], [1024.0, 700.0], [1280.0, 720.0], FULL_HD];

/// The verdict, and the bar at the top: whole and inside the window.
fn check_frame(window: &Window) {
    let inside = window.rect().expand(0.5);
    let verdict = window.begins(Role::Button, "Verdict:").rect();
    assert!(inside.contains_rect(verdict), "the verdict {verdict:?} is cut by the window {inside:?}");
    for name in ["File", "Edit", "Package", "View", "Help", "Find an element"] {
        let role = if name == "Find an element" { Role::TextInput } else { Role::Button };
        let rect = window.find(role, name).rect();
        assert!(inside.contains_rect(rect), "{name} {rect:?} is cut by the window {inside:?}");
    }
}

/// No two buttons share ground.
fn check_overlaps(window: &Window) {
    let board = window.begins(Role::Button, "New cards start:").rect();
    // Scrolled contents run on above and below their panel, where other panels are: that is no overlap.
    let scrolled = |rect: Rect| rect.top() >= board.top() - 1.0;
    let named: Vec<(String, Rect)> =
        window.all(Role::Button, |_| true).iter().map(|node| (name_of(node), node.rect())).collect();
    for (index, (name, rect)) in named.iter().enumerate() {
        for (other_name, other) in &named[index + 1..] {
            let shared = rect.intersect(*other);
            let apart = !shared.is_positive() || shared.width().min(shared.height()) < 1.0;
            let fine = apart || scrolled(*rect) != scrolled(*other);
            assert!(fine, "“{name}” {rect:?} lies on “{other_name}” {other:?}");
        }
    }
}

#[test]
fn at_every_size_the_verdict_is_whole_and_nothing_overlaps() {
    for size in SIZES {
        let window = Window::sized(size);
        check_frame(&window);
        check_overlaps(&window);
    }
}

#[test]
fn at_double_zoom_the_verdict_is_whole_and_nothing_overlaps() {
    let mut window = Window::sized(FULL_HD);
    window.ctx().set_zoom_factor(2.0);
    window.settle();
    assert!((window.rect().width() - FULL_HD[0] / 2.0).abs() < 1.0);
    check_frame(&window);
    check_overlaps(&window);
}

#[test]
fn the_board_keeps_room_for_a_card_at_every_size() {
    for size in SIZES {
        let window = Window::sized(size);
        let header = window.begins(Role::Button, "New cards start:").rect();
        let room = window.rect().bottom() - header.bottom();
        assert!(room >= 150.0, "only {room} points are left for the board at {size:?}");
    }
}

#[test]
fn every_finding_can_be_unfolded_at_every_size() {
    for size in SIZES {
        let mut window = Window::sized(size);
        let links = window.names(Role::Link).into_iter().filter(|name| name.starts_with("Sources of "));
        for name in links.collect::<Vec<_>>() {
            window.click_on(Role::Link, &name);
        }
        // A claim of the first finding, and one of the last.
        window.expect("clear red lines");
        let texts: Vec<_> =
            window.names(Role::Link).into_iter().filter(|name| name.starts_with("Sources of ")).collect();
        assert!(!texts.is_empty());
        let folded = window.all(Role::Label, |text| text.starts_with("Source: ")).len();
        assert!(folded >= texts.len(), "only {folded} sources are shown for {} findings at {size:?}", texts.len());
    }
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
            check_frame(&window);
            check_overlaps(&window);
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
