//! Findings: down to the claim, its speaker, its day and its source; and the cards they are about.

use egui::accesskit::Role;
use egui::{Event, Theme};

use crate::common::app::{FULL_HD, Window, name_of};
use crate::common::drawn;

const LINE: &str = "Russia: no guarantees made without Russia";

#[test]
fn a_finding_unfolds_to_its_claims_with_speaker_day_and_source() {
    let mut window = Window::shipped();
    window.expect_not("a road to nowhere");
    window.click_on(Role::Link, LINE);
    window.expect("Security arranged without Russia is \"a road to nowhere\"");
    window.expect("Who says so");
    window.click_begin("Security arranged without Russia");
    window.expect("Sergei Lavrov");
    window.expect("20 Aug 2025");
    window.expect("TRT World; TASS; Cyprus Mail");
}

#[test]
fn the_counter_voice_stands_beside_it_and_a_second_hand_source_says_so() {
    let mut window = Window::shipped();
    window.click_on(Role::Link, LINE);
    window.expect("Who says otherwise");
    window.click_begin("Ukraine is sovereign; who deploys there");
    window.expect("Mark Rutte, second-hand");
    window.expect("particle.news (Guardian interview)");
    window.expect("second-hand");
}

#[test]
fn a_group_of_findings_folds_and_unfolds_and_cautions_are_folded_at_first() {
    let mut window = Window::shipped();
    assert!(window.has(Role::Link, LINE));
    window.click_begin("Fold Strains it: ");
    assert!(!window.has(Role::Link, LINE));
    window.click_begin("Unfold Strains it: ");
    assert!(window.has(Role::Link, LINE));
    let folded = window.begins(Role::Button, "Unfold Cautions: ");
    let folded = name_of(&folded);
    let before = window.names(Role::Link).len();
    window.click(&folded);
    assert!(window.names(Role::Link).len() > before, "the cautions are listed");
}

#[test]
fn a_click_on_an_actor_shows_what_becomes_of_its_positions_and_another_goes_back() {
    let mut window = Window::shipped();
    let russia = "Russia: 3 red lines · 2 floors";
    let before = window.find(Role::Button, russia).rect();
    window.click(russia);
    window.find(Role::Label, "Red lines crossed: 3");
    assert_eq!(window.find(Role::Button, russia).rect(), before, "it stays where it is");
    window.click(russia);
    window.begins(Role::Button, "Card European reassurance force");
}

#[test]
fn hovering_a_finding_marks_the_cards_it_is_about_and_no_others() {
    let mut window = Window::start(drawn(FULL_HD, Theme::Light), None);
    let about = window.begins(Role::Button, "More for European reassurance force").rect().center();
    let other = window.begins(Role::Button, "More for Black Sea mission").rect().center();
    let before = window.harness().render().expect("the screen is drawn");
    let heading = "Russia: no Western soldiers in Ukraine";
    let place = window.all(Role::Link, move |text| text == heading)[0].rect().center();
    window.harness().event(Event::PointerMoved(place));
    window.settle();
    let after = window.harness().render().expect("the screen is drawn");
    // The right border of a card runs 20 points right of the middle of its button.
    let changed = |corner: egui::Pos2| {
        (14..30).any(|x| {
            before.get_pixel(corner.x as u32 + x, corner.y as u32)
                != after.get_pixel(corner.x as u32 + x, corner.y as u32)
        })
    };
    assert!(changed(about), "the card of the force is marked");
    assert!(!changed(other), "the card of the Black Sea mission is not");
}
