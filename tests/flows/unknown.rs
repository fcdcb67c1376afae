//! What is unknown looks so, and the group sets what it counts as.

use egui::Key;
use egui::accesskit::Role;
use guarantee_board::scenario::Feasibility;

use crate::common::app::Window;

#[test]
fn what_is_missing_stands_whole_on_the_card_and_off_the_level() {
    for size in [[1280.0, 720.0], [800.0, 500.0]] {
        let mut window = Window::sized(size);
        window.see_card("Ukraine’s own forces");
        let told = window.find(Role::Label, "No position found: Ukraine").rect();
        let level = window.find(Role::Button, "Why Ukraine’s own forces is Contested (unknown)").rect();
        assert!(!told.intersects(level), "{told:?} lies on {level:?}");
        assert!(window.rect().contains_rect(told) && told.width() > 150.0, "{told:?}");
    }
}

#[test]
fn the_keyboard_alone_sets_what_the_unknown_counts_as() {
    let mut window = Window::shipped();
    window.tab_to("Lowest level we accept:");
    window.key(Key::Enter);
    window.expect("is shown as unknown wherever it stands");
    window.tab_to("The unknown counts as Likely");
    window.key(Key::Space);
    assert_eq!(window.scenario().acceptable.unknown, Feasibility::Likely);
    window.key(Key::Escape);
    assert_eq!(window.focused().as_deref(), Some("Lowest level we accept: Contested"));
}
