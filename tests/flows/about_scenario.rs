//! What is to be said about the scenario itself: two clicks away, page by page, by mouse and keyboard, and to be taken
//! along.

use egui::accesskit::Role;
use egui::{Key, Modifiers};

use crate::common::app::Window;
use crate::overlap::overlaps;
use crate::samples::shipped;

const PAGES: [&str; 5] = ["What it is", "What it rests on", "Side by side", "From one source", "Nothing said"];

#[test]
fn each_page_is_read_with_the_keyboard_at_every_size() {
    for size in [[1920.0, 1080.0], [1280.0, 720.0], [800.0, 500.0]] {
        let mut window = Window::sized(size);
        window.menu("File", "About this scenario");
        window.expect("Costs in USD bn");
        for page in PAGES {
            window.find(Role::Tab, page);
            assert_eq!(overlaps(&mut window), [""; 0], "{page} at {size:?}");
            window.key(Key::PageDown);
            assert_eq!(overlaps(&mut window), [""; 0], "{page} further down at {size:?}");
            window.key(Key::ArrowRight);
        }
        window.key(Key::Escape);
        window.expect_not("Copy all of it");
    }
}

#[test]
fn it_says_what_rests_on_what_side_by_side_and_can_be_copied() {
    let mut window = Window::shipped();
    window.keys(Modifiers::COMMAND, Key::K);
    window.type_text("about this");
    window.key(Key::Enter);
    window.expect(&format!("{} claims in {} sources", shipped().claims.len(), shipped().sources.len()));
    window.click_on(Role::Tab, "What it rests on");
    window.expect("are the authors’ judgement");
    window.click_on(Role::Tab, "Side by side");
    for name in ["Ukraine", "Russia", "United States", "Resting on one source"] {
        window.find(Role::Label, name);
    }
    window.click("Copy all of it");
    let copied = window.copied().expect("something was copied").to_owned();
    assert!(PAGES.iter().all(|page| copied.contains(&format!("## {page}"))), "{copied}");
    window.click("Close");
    window.expect_not("Copy all of it");
}
