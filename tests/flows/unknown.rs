//! What is unknown looks so, and the group sets what it counts as.

use egui::Key;
use egui::accesskit::Role;
use guarantee_board::scenario::Feasibility;

use crate::common::app::Window;

#[test]
fn what_is_missing_has_a_line_of_its_own_where_it_does_not_fit_beside_the_level() {
    for size in [[1280.0, 720.0], [800.0, 500.0]] {
        let mut window = Window::sized(size);
        window.begins(Role::Button, "Card Ukraine’s own forces").scroll_to_me();
        window.settle();
        let told = window.find(Role::Label, "No position found: Ukraine").rect();
        let level = window.all(Role::Label, |name| name == "Contested (unknown)")[0].rect();
        let card = window.find(Role::Button, "Why Ukraine’s own forces is Contested (unknown)").rect();
        assert!(told.top() >= level.bottom(), "{told:?} is beside {level:?}");
        assert!((told.left() - card.left()).abs() < 1.0, "{told:?} does not begin where {card:?} does");
    }
}

#[test]
fn the_keyboard_alone_sets_what_the_unknown_counts_as() {
    let mut window = Window::shipped();
    window.tab_to("The unknown counts as:");
    window.key(Key::Enter);
    window.expect("It is shown as unknown wherever it stands");
    window.tab_to("Likely");
    window.key(Key::Space);
    assert_eq!(window.scenario().acceptable.unknown, Feasibility::Likely);
    assert_eq!(window.focused().as_deref(), Some("The unknown counts as: Likely"));
}
