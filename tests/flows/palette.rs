//! The palette stands beside the board or over it, never both.

use egui::accesskit::Role;
use egui::{Event, Modifiers, PointerButton, Pos2};

use crate::common::app::Window;

/// The box that says whether the palette stays beside the board.
const KEEP: &str = "Keep open";

fn boxes(window: &Window) -> Vec<Pos2> {
    window.all(Role::CheckBox, |name| name == KEEP).iter().map(|node| node.rect().center()).collect()
}

#[test]
fn in_no_frame_the_palette_is_drawn_twice_when_it_goes_beside_the_board_and_back_over_it() {
    for size in [[1280.0, 720.0], [1024.0, 640.0], [853.0, 480.0]] {
        let mut window = Window::sized(size);
        window.open_palette();
        for change in 0..4 {
            let place = *boxes(&window).first().unwrap_or_else(|| panic!("no box before change {change} at {size:?}"));
            let button = |pressed| Event::PointerButton {
                pos: place,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            };
            // Frame by frame: in the first that follows the click it stands where it stood, in the next where it will.
            for events in [vec![Event::PointerMoved(place), button(true)], vec![button(false)], vec![], vec![]] {
                window.events(events);
                assert!(boxes(&window).len() <= 1, "drawn twice at change {change} at {size:?}");
            }
            window.settle();
            assert_ne!(boxes(&window), [place], "it has not moved with change {change} at {size:?}");
            assert_eq!(boxes(&window).len(), 1, "it is gone with change {change} at {size:?}");
        }
    }
}
