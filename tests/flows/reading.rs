//! The same package read as of another day, and with one voice heard.

use egui::accesskit::Role;
use egui::{Key, Modifiers};

use crate::common::app::Window;

fn show(window: &mut Window, package: &str) {
    window.choose("Package on the board:", package);
}

#[test]
fn what_was_said_later_is_heard_only_as_of_a_later_day() {
    let mut window = Window::shipped();
    show(&mut window, "Reassurance force, Paris text (2026)");
    let later = "The US has not signed the Paris text";
    window.click_begin("Unfold Cautions: ");
    let found = |window: &Window| {
        window.names(Role::Button).iter().chain(&window.names(Role::Link)).any(|name| name.contains(later))
    };
    assert!(!found(&window));
    window.choose("As of:", "31 Jan 2026");
    assert!(found(&window));
    window.expect("As of: 31 Jan 2026");
    window.expect("As it is on 31 Jan 2026");
    assert!(window.has(Role::Button, "Hear everyone, as of 22 Aug 2025"));
    window.choose("As of:", "22 Aug 2025");
    assert!(!found(&window));
}

#[test]
fn the_sky_shield_is_ready_to_one_analyst_and_not_to_another() {
    let mut window = Window::shipped();
    show(&mut window, "European sky shield now");
    let level = |window: &Window| {
        let cards = &window.workshop().assessment().cards;
        cards.iter().find(|card| card.element.as_str() == "e02-sky-shield").map(|card| card.level)
    };
    window.choose("Listening to:", "Daria Malling, Center for Liberal Modernity, Berlin, policy advisor on Ukraine");
    let malling = level(&window);
    window.expect("Card European sky shield: Ready");
    window.choose("Listening to:", "Timothy Ash, Chatham House, associate fellow, Russia and Eurasia");
    assert!(level(&window) < malling, "Ash sees a limit that Malling does not");
    window.expect_not("Card European sky shield: Ready");
}

#[test]
fn a_silent_voice_is_silent() {
    let mut window = Window::shipped();
    let claims_of = |window: &Window, speaker: &str| {
        let (scenario, findings) = (window.scenario(), &window.workshop().assessment().findings);
        let claims = findings.iter().flat_map(|finding| &finding.claims).filter_map(|id| scenario.claim(id));
        claims.filter(|claim| claim.voice.as_ref().is_some_and(|voice| voice.as_str() == speaker)).count()
    };
    assert!(claims_of(&window, "hess") > 0, "Hess is heard with everyone");
    window.choose("Listening to:", "Daria Malling, Center for Liberal Modernity, Berlin, policy advisor on Ukraine");
    window.expect("Listening to: Daria Malling");
    window.expect("As Daria Malling and the record have it");
    // Every rule still in force rests on her, or on the record.
    let (scenario, findings) = (window.scenario(), &window.workshop().assessment().findings);
    for finding in findings.iter().filter(|finding| finding.rule.is_some()) {
        let heard = finding.claims.iter().filter_map(|id| scenario.claim(id)).any(|claim| {
            claim.voice.as_ref().is_some_and(|voice| voice.as_str() == "malling") || claim.basis.on_record()
        });
        assert!(heard, "{:?} rests on nothing that is heard", finding.rule);
    }
}

#[test]
fn reading_otherwise_is_no_edit() {
    let mut window = Window::shipped();
    let before = window.bytes();
    window.choose("As of:", "31 Jan 2026");
    assert_eq!(window.bytes(), before);
    assert_eq!(window.workshop().undo_label(), None);
    assert!(window.closes());
}

#[test]
fn one_key_takes_all_filters_off_and_another_sets_the_size_back() {
    let mut window = Window::shipped();
    window.choose("Listening to:", "Timothy Ash, Chatham House, associate fellow, Russia and Eurasia");
    window.choose("As of:", "31 Jan 2026");
    window.keys(Modifiers::COMMAND, Key::Plus);
    window.keys(Modifiers::COMMAND, Key::Num0);
    assert!((window.ctx().zoom_factor() - 1.0).abs() < 0.01);
    window.expect("Listening to: Timothy Ash");
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    window.expect("Listening to: everyone");
    window.expect("As of: 22 Aug 2025");
    // There is nothing more to take off, which is said.
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    window.expect("Everyone is heard, as of the usual day");
}
