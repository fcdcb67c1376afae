//! At rest the window draws nothing: no frame is asked for, however long one waits.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, ScrollArea};
use egui_kittest::Harness;
use guarantee_board::ui::inside::scrolled_ui;
use guarantee_board::ui::theme::install;

use crate::common::app::Window;

#[track_caller]
fn is_at_rest(window: &mut Window) {
    // A tooltip may ask to be shown a moment later; after that there must be nothing.
    for _ in 0..4 {
        window.settle();
    }
    assert_eq!(window.repaint_delay(), Duration::MAX);
}

#[test]
fn the_window_as_it_starts_is_at_rest() {
    is_at_rest(&mut Window::shipped());
}

#[test]
fn what_is_scrolled_is_at_rest_whether_it_is_longer_or_shorter_where_it_is_narrower() {
    // With a bar it would fit, and without one it would not.
    for (narrow, wide) in [(150.0, 250.0), (250.0, 150.0)] {
        let widths = Rc::new(RefCell::new(Vec::new()));
        let seen = Rc::clone(&widths);
        let mut harness =
            Harness::builder().with_size([400.0, 200.0]).with_context_setup(install).build_ui(move |ui| {
                let most = ui.available_width() - 1.0;
                scrolled_ui(ui, ScrollArea::vertical().auto_shrink(false), |ui| {
                    let height = if ui.available_width() < most { narrow } else { wide };
                    ui.allocate_space(egui::vec2(10.0, height));
                    seen.borrow_mut().push(ui.available_width());
                });
            });
        for _ in 0..8 {
            harness.step();
        }
        let widths = widths.borrow();
        assert!(widths.len() > 8 && widths.iter().all(|width| (width - widths[0]).abs() < 0.1), "{widths:?}");
        let delay = harness.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
        assert_eq!(delay, Duration::MAX, "{narrow} and {wide} points high");
    }
}

#[test]
fn after_an_edit_the_window_is_at_rest() {
    let mut window = Window::shipped();
    window.click("Add Buffer zone");
    is_at_rest(&mut window);
}

#[test]
fn with_the_pointer_on_a_card_or_a_finding_the_window_is_at_rest() {
    let mut window = Window::shipped();
    let places = [
        window.begins(Role::Button, "Card European reassurance force").rect().center(),
        window.begins(Role::Link, "Russia: no Western soldiers").rect().center(),
    ];
    for place in places {
        window.harness().event(Event::PointerMoved(place));
        is_at_rest(&mut window);
    }
}

#[test]
fn while_the_search_has_the_keyboard_the_window_is_at_rest() {
    let mut window = Window::shipped();
    window.keys(Modifiers::COMMAND, Key::F);
    window.type_text("buffer");
    is_at_rest(&mut window);
}

#[test]
fn with_a_menu_or_a_dialog_open_the_window_is_at_rest() {
    let mut window = Window::shipped();
    window.click_begin("Providers of US air support");
    is_at_rest(&mut window);
    window.key(Key::Escape);
    window.key(Key::F1);
    window.expect("The board on one page");
    is_at_rest(&mut window);
}

#[test]
fn every_view_is_at_rest() {
    let mut window = Window::shipped();
    for (modifiers, key) in [
        (Modifiers::COMMAND, Key::Num2),
        (Modifiers::COMMAND, Key::Num3),
        (Modifiers::NONE, Key::F5),
        (Modifiers::COMMAND, Key::E),
        (Modifiers::COMMAND, Key::G),
        (Modifiers::COMMAND, Key::Num1),
        (Modifiers::COMMAND, Key::H),
    ] {
        window.keys(modifiers, key);
        is_at_rest(&mut window);
    }
}
