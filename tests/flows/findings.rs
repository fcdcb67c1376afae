//! Findings: down to the claim, its speaker, its day and its source; and the cards they are about.

use egui::accesskit::Role;
use egui::{Event, Theme};

use crate::common::app::{FULL_HD, Window};
use crate::common::drawn;

const LINE: &str = "Russia: no guarantees made without Russia";
const SOURCES: &str = "Sources of Russia: no guarantees made without Russia";

#[test]
fn a_finding_unfolds_to_its_claims_with_speaker_day_and_source() {
    let mut window = Window::shipped();
    window.expect_not("a road to nowhere");
    window.click_on(Role::Link, SOURCES);
    window.expect("Security arranged without Russia is \"a road to nowhere\"");
    window.expect("[F31]");
    window.expect("Sergei Lavrov");
    window.expect("20 Aug 2025");
    window.expect("TRT World; TASS; Cyprus Mail");
}

#[test]
fn the_counter_voice_stands_beside_it_and_a_second_hand_source_says_so() {
    let mut window = Window::shipped();
    window.click_on(Role::Link, SOURCES);
    window.expect("Against it");
    window.expect("Mark Rutte, second-hand");
    window.expect("particle.news (Guardian interview) · Sep 2025 · second-hand");
}

#[test]
fn an_unfolded_finding_folds_again() {
    let mut window = Window::shipped();
    window.click_on(Role::Link, SOURCES);
    window.click_on(Role::Link, SOURCES);
    window.expect_not("a road to nowhere");
    window.expect(LINE);
}

#[test]
fn a_click_on_an_actor_shows_only_the_findings_that_concern_it() {
    let mut window = Window::shipped();
    let sources = |window: &Window| -> Vec<String> {
        window.names(Role::Link).into_iter().filter(|name| name.starts_with("Sources of ")).collect()
    };
    let all = sources(&window).len();
    window.click("Russia: 3 red lines crossed · 2 floors unmet");
    window.expect("Findings that concern Russia: 5 of");
    assert!(sources(&window).iter().all(|name| name.starts_with("Sources of Russia:")));
    window.click_on(Role::Link, "Show all findings");
    assert_eq!(sources(&window).len(), all);
}

#[test]
fn hovering_a_finding_marks_the_cards_it_is_about_and_no_others() {
    let mut window = Window::start(drawn(FULL_HD, Theme::Light), None);
    let about = window.begins(Role::Button, "Remove European reassurance force").rect().center();
    let other = window.begins(Role::Button, "Remove Black Sea mission").rect().center();
    let before = window.harness().render().expect("the screen is drawn");
    let heading = "Russia: no Western soldiers in Ukraine";
    let place = window.all(Role::Link, move |text| text == heading)[0].rect().center();
    window.harness().event(Event::PointerMoved(place));
    window.settle();
    let after = window.harness().render().expect("the screen is drawn");
    // The right border of a card runs 10 points right of its button.
    let changed = |corner: egui::Pos2| {
        (8..24).any(|x| {
            before.get_pixel(corner.x as u32 + x, corner.y as u32)
                != after.get_pixel(corner.x as u32 + x, corner.y as u32)
        })
    };
    assert!(changed(about), "the card of the force is marked");
    assert!(!changed(other), "the card of the Black Sea mission is not");
}
