//! Cards: added, changed where they lie, moved, removed.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, Shape, Stroke};
use egui_kittest::Node;
use guarantee_board::assess::Verdict;
use guarantee_board::ui::theme::Tokens;

use crate::common::app::{Window, is_disabled, name_of};

fn rules(window: &Window) -> Vec<String> {
    let findings = &window.workshop().assessment().findings;
    findings.iter().filter_map(|finding| Some(finding.rule.as_ref()?.as_str().to_owned())).collect()
}

#[test]
fn the_program_starts_on_the_shipped_scenario_with_a_verdict() {
    let window = Window::shipped();
    assert_eq!(window.package().id.as_str(), "s05-reassurance-force");
    assert_eq!(window.workshop().assessment().verdict, Verdict::Blocked);
    window.expect("Verdict: Blocked");
    window.begins(
        Role::Link,
        "1 non-negotiable red line (Russia: no Western soldiers in Ukraine) · 2 firm red lines · 2 floors unmet · Weakest: ",
    );
    window.expect("ukraine-2025 · unchanged");
}

#[test]
fn every_finding_of_the_package_is_listed_with_its_holder() {
    let window = Window::shipped();
    // Some of the rules that fire for this package.
    for heading in ["Russia: no Western soldiers in Ukraine", "Russia: no guarantees made without Russia"] {
        window.expect(heading);
    }
    let fired = rules(&window);
    for rule in ["r01", "r05", "r10", "r11", "r12", "r14", "r30"] {
        assert!(fired.iter().any(|id| id.starts_with(rule)), "{rule} does not fire: {fired:?}");
    }
}

#[test]
fn a_card_says_what_stands_against_it() {
    let window = Window::shipped();
    assert!(window.has(Role::Link, "Russia: no Western soldiers in Ukraine"), "as a finding");
    // Which opens what it rests on.
    window.begins(Role::Button, "Against European reassurance force: Russia: no Western soldiers in Ukraine");
}

#[test]
fn enter_in_the_search_adds_the_first_element_found() {
    let mut window = Window::shipped();
    window.keys(Modifiers::COMMAND, Key::F);
    window.type_text("buffer");
    window.expect("Add Buffer zone");
    window.expect_not("Add Sanctions on Russia");
    window.key(Key::Enter);
    // Most cards of this package start at a ceasefire, so the new one does too.
    assert_eq!(window.card("e08-buffer-zone").map(|card| card.phase.as_str()), Some("ceasefire"));
    window.expect("Card Buffer zone: Unlikely");
    window.expect("Add Sanctions on Russia");
}

#[test]
fn a_search_without_a_hit_says_so_and_enter_adds_nothing() {
    let mut window = Window::shipped();
    let before = window.bytes();
    window.keys(Modifiers::COMMAND, Key::F);
    window.type_text("zeppelin");
    window.expect("No element has “zeppelin” in its name");
    window.key(Key::Enter);
    assert_eq!(window.bytes(), before);
}

#[test]
fn a_click_in_the_palette_adds_a_card() {
    let mut window = Window::shipped();
    window.click("Add Buffer zone");
    assert!(window.card("e08-buffer-zone").is_some());
    assert!(window.has(Role::Button, "Buffer zone (on the board)"));
    assert!(!window.has(Role::Button, "Add Buffer zone"));
}

#[test]
fn a_click_on_what_lies_on_the_board_goes_to_its_card() {
    let mut window = Window::shipped();
    let before = window.bytes();
    window.click("US enablers for Europeans (on the board)");
    assert_eq!(window.focused().as_deref(), Some("Card US enablers for Europeans: Contested?"));
    assert_eq!(window.bytes(), before);
}

#[test]
fn new_cards_start_in_the_phase_chosen_in_the_header() {
    let mut window = Window::shipped();
    window.click("Unfold the phase After ratification");
    window.click("Add EU accession");
    assert_eq!(window.card("e17-eu-accession").map(|card| card.phase.as_str()), Some("ratification"));
}

#[test]
fn a_card_is_removed_in_its_menu() {
    let mut window = Window::shipped();
    window.of_card("US enablers for Europeans", "Remove card");
    assert!(window.card("e20-us-enablers").is_none());
    assert!(window.has(Role::Button, "Add US enablers for Europeans"));
}

#[test]
fn ctrl_and_arrows_move_the_focused_card_as_far_as_there_are_phases() {
    let mut window = Window::shipped();
    window.click("US enablers for Europeans (on the board)");
    let phase = |window: &Window| window.card("e20-us-enablers").map(|card| card.phase.as_str().to_owned());
    for expected in ["settlement", "ratification", "ratification"] {
        window.keys(Modifiers::COMMAND, Key::ArrowRight);
        assert_eq!(phase(&window).as_deref(), Some(expected));
    }
    for expected in ["settlement", "ceasefire", "now", "now"] {
        window.keys(Modifiers::COMMAND, Key::ArrowLeft);
        assert_eq!(phase(&window).as_deref(), Some(expected));
    }
    assert!(
        window.focused().is_some_and(|name| name.starts_with("Card US enablers for Europeans")),
        "the card keeps the keyboard"
    );
}

#[test]
fn a_card_opens_what_it_rests_on() {
    let mut window = Window::shipped();
    window.click("Why US enablers for Europeans is Contested?");
    assert!(window.has(Role::Button, "Back Esc") || window.says("Back"), "an explanation is open");
}

#[test]
fn the_worst_finding_on_a_card_opens_what_it_rests_on() {
    let mut window = Window::shipped();
    window.click_begin("Against European reassurance force: Russia: no Western soldiers in Ukraine");
    window.expect_not("Findings: 17");
}

#[test]
fn many_providers_are_named_in_part() {
    let mut window = Window::shipped();
    let chip = window.begins(Role::Button, "Providers of European reassurance force:");
    assert!(
        name_of(&chip).ends_with("United Kingdom, France, Nordic and Baltic states and Australia"),
        "{}",
        name_of(&chip)
    );
    window.click_begin("Providers of US enablers for Europeans");
    window.click_on(Role::CheckBox, "United States (no position found)");
    window.key(Key::Escape);
    window.expect("Providers of US enablers for Europeans: nobody");
}

#[test]
fn a_card_is_pinned_and_unpinned_in_its_menu() {
    let mut window = Window::shipped();
    let before = window.bytes();
    window.of_card("US enablers for Europeans", "Pin card");
    assert!(window.has(Role::Button, "Settled: 1 thing"));
    window.click("More for US enablers for Europeans");
    assert!(window.is_disabled("Remove card"), "what is pinned stays");
    window.click_begin("Unpin card");
    assert!(window.has(Role::Button, "Settled: nothing yet"));
    assert_eq!(window.bytes(), before);
}

#[test]
fn a_pinned_option_bars_the_others_and_says_what_frees_them() {
    let mut window = Window::shipped();
    window.click_begin("Scale of European reassurance force");
    window.click("Pin “25–30k”");
    window.expect("25–30k is pinned. Unpin it to choose another");
    let other = window.find(Role::RadioButton, "10k");
    assert!(is_disabled(&other), "an option that a pin bars is in sight, but cannot be chosen");
    window.click("Unpin “25–30k”");
    window.click_on(Role::RadioButton, "10k");
    assert!(window.has(Role::Button, "Scale of European reassurance force: 10k"));
}

#[test]
fn a_pinned_provider_stays() {
    let mut window = Window::shipped();
    window.click_begin("Providers of US air support");
    window.click("Pin this provider: Poland");
    assert!(is_disabled(&window.find(Role::CheckBox, "Poland")));
    assert!(!is_disabled(&window.find(Role::CheckBox, "Romania")));
    window.click("Unpin this provider: Poland");
    window.click_on(Role::CheckBox, "Poland");
    assert!(window.card("e19-us-air-support").is_some_and(|card| card.by.len() == 2));
}

#[test]
fn a_pinned_phase_bars_the_others() {
    let mut window = Window::shipped();
    window.click("More for US enablers for Europeans");
    window.click("Pin this phase");
    assert!(is_disabled(&window.find(Role::RadioButton, "After ratification")));
    window.key(Key::Escape);
    window.click("US enablers for Europeans (on the board)");
    window.keys(Modifiers::COMMAND, Key::ArrowRight);
    assert_eq!(window.card("e20-us-enablers").map(|card| card.phase.as_str()), Some("ceasefire"));
    window.expect("is pinned; release the pin first");
}

#[test]
fn the_list_of_pins_says_which_are_honoured_and_releases_them() {
    let mut window = Window::shipped();
    window.of_card("US enablers for Europeans", "Pin card");
    window.click("Settled: 1 thing");
    window.expect("The package on the board honours it");
    window.key(Key::Escape);
    window.choose("Package on the board:", "Minsk II with OSCE monitors (2015)");
    window.click("Settled: 1 thing");
    window.expect("The package on the board does not honour it");
    window.click("Unpin US enablers for Europeans");
    assert!(window.scenario().acceptable.pins.is_empty());
}

#[test]
fn what_the_group_would_accept_is_set_in_the_bar_and_undone() {
    let mut window = Window::shipped();
    window.choose("Red lines we keep: non-negotiable ones", "all positions");
    window.key(Key::Escape);
    window.choose("Lowest level we accept: Contested", "No card below Likely");
    window.key(Key::Escape);
    assert!(window.has(Role::Button, "Red lines we keep: all of them"));
    assert!(window.has(Role::Button, "Lowest level we accept: Likely"));
    window.click_begin("Russian consent:");
    window.click_begin("Release the assumption");
    window.key(Key::Escape);
    assert_eq!(window.scenario().acceptable.released.len(), 1);
    for _ in 0..3 {
        window.keys(Modifiers::COMMAND, Key::Z);
    }
    assert!(window.has(Role::Button, "Red lines we keep: non-negotiable ones"));
    assert!(window.has(Role::Button, "Lowest level we accept: Contested"));
    assert!(window.scenario().acceptable.released.is_empty());
}

#[test]
fn while_presenting_cards_are_text_and_nothing_can_be_edited() {
    let mut window = Window::shipped();
    window.of_card("US enablers for Europeans", "Pin card");
    window.key(Key::F5);
    for start in [
        "More for ",
        "Scale of ",
        "Pin ",
        "Unpin ",
        "Providers of ",
        "Red lines we keep",
        "We would accept",
        "Settled",
        "Add ",
    ] {
        assert!(!window.names(Role::Button).iter().any(|name| name.starts_with(start)), "“{start}…” can be pressed");
    }
    window.expect("rear cities and ports");
    window.expect("We would accept: Contested or better");
}

#[test]
fn delete_removes_the_focused_card() {
    let mut window = Window::shipped();
    window.click("US enablers for Europeans (on the board)");
    window.key(Key::Delete);
    assert!(window.card("e20-us-enablers").is_none());
    assert_eq!(window.workshop().undo_label().as_deref(), Some("Remove US enablers for Europeans"));
}

#[test]
fn the_menu_of_a_card_moves_it() {
    let mut window = Window::shipped();
    window.of_card("US enablers for Europeans", "After ratification");
    assert_eq!(window.card("e20-us-enablers").map(|card| card.phase.as_str()), Some("ratification"));
    assert!(window.has(Role::Button, "Fold the phase After ratification"), "the phase is used now");
}

#[test]
fn providers_are_ticked_and_unticked_in_the_menu_of_their_chip() {
    let mut window = Window::shipped();
    let before = window.bytes();
    let providers = |window: &Window| -> Vec<String> {
        window
            .card("e19-us-air-support")
            .map(|card| card.by.iter().map(ToString::to_string).collect())
            .unwrap_or_default()
    };
    window.click_begin("Providers of US air support");
    window.click_on(Role::CheckBox, "Poland");
    assert_eq!(providers(&window), ["united-states", "romania"]);
    // The menu stays open, so that several can be ticked.
    window.click_on(Role::CheckBox, "Poland");
    assert_eq!(providers(&window), ["united-states", "poland", "romania"]);
    assert_eq!(window.bytes(), before);
}

#[test]
fn a_card_that_nobody_provides_is_ruled_out_and_says_so() {
    let mut window = Window::shipped();
    window.click_begin("Providers of US enablers for Europeans");
    window.click_on(Role::CheckBox, "United States (no position found)");
    window.key(Key::Escape);
    assert!(window.has(Role::Button, "Providers of US enablers for Europeans: nobody"));
    window.expect("Card US enablers for Europeans: Ruled out");
    window.expect("Verdict: Blocked");
}

#[test]
fn an_option_is_changed_on_the_card() {
    let mut window = Window::shipped();
    window.choose("Scale of European reassurance force", "10k");
    let card = window.card("e10-reassurance-force").expect("the force is on the board");
    assert!(card.with.iter().any(|(setting, option)| setting.as_str() == "scale" && option.as_str() == "10k"));
    assert!(window.has(Role::Button, "Scale of European reassurance force: 10k"));
}

#[test]
fn a_force_next_door_does_not_cross_the_line_that_a_force_in_ukraine_crosses() {
    let mut window = Window::shipped();
    assert!(rules(&window).iter().any(|id| id == "r01-western-troops"));
    window.choose("Location of European reassurance force", "neighbouring NATO state");
    assert!(!rules(&window).iter().any(|id| id == "r01-western-troops"));
    assert!(!window.has(Role::Link, "Russia: no Western soldiers in Ukraine"));
    window.keys(Modifiers::COMMAND, Key::H);
    window.expect("Cleared");
    window.find(Role::Button, "Russia: no Western soldiers in Ukraine");
}

/// The cards that have an edge because the latest change changed them, by name.
fn edged(window: &mut Window) -> Vec<String> {
    let (accent, card) = (Tokens::of(window.ctx().theme()).accent, Tokens::of(window.ctx().theme()).card);
    let edges: Vec<Rect> = window
        .harness()
        .output()
        .shapes
        .iter()
        .filter_map(|clipped| match &clipped.shape {
            Shape::Rect(rect) if rect.fill == card && rect.stroke == Stroke::new(2.0, accent) => Some(rect.rect),
            _ => None,
        })
        .collect();
    let cards = window.all(Role::Button, |name| name.starts_with("Card "));
    let inside = |node: &&Node<'_>| edges.iter().any(|edge| edge.contains_rect(node.rect()));
    cards.iter().filter(inside).map(name_of).collect()
}

#[test]
fn what_has_just_changed_has_an_edge_until_the_next_change() {
    let mut window = Window::shipped();
    assert_eq!(edged(&mut window), [""; 0]);
    window.choose("Location of European reassurance force", "neighbouring NATO state");
    assert_eq!(edged(&mut window), ["Card US air support: Unlikely"], "American support was offered to a force inside");
    window.choose("Strike range of Ukraine’s own forces", "limited to 280 km");
    assert_eq!(edged(&mut window), [""; 0], "no level is another");
}

#[test]
fn russian_consent_clears_the_line_about_guarantees_made_without_russia() {
    let mut window = Window::shipped();
    window.choose("Russian consent:", "given");
    assert!(!window.has(Role::Link, "Russia: no guarantees made without Russia"));
    window.find(Role::Button, "Russia: 1 red line · 2 floors");
    window.expect("1 non-negotiable red line (Russia: no Western soldiers in Ukraine) · 2 floors unmet");
    window.choose("Russian consent:", "not sought");
    window.expect("Russia: no guarantees made without Russia");
    window.find(Role::Button, "Russia: 3 red lines · 2 floors");
    window.expect(
        "1 non-negotiable red line (Russia: no Western soldiers in Ukraine) · 2 firm red lines · 2 floors unmet",
    );
}

#[test]
fn what_just_changed_names_the_edit_and_what_followed() {
    let mut window = Window::shipped();
    window.expect_not("Set Russian consent to given");
    window.choose("Russian consent:", "given");
    window.expect("Set Russian consent to given");
    window.expect("red lines 3 → 1");
}

#[test]
fn an_element_is_added_from_a_row_that_has_no_cards() {
    let mut window = Window::shipped();
    window.click("Add to Sanctions and money");
    window.click("Add Sanctions on Russia");
    assert!(window.card("e23-sanctions").is_some());
}

#[test]
fn the_empty_board_says_what_to_do_next() {
    let mut window = Window::shipped();
    window.menu("Edit", "Clear board");
    assert!(window.package().cards.is_empty());
    window.expect("Verdict: Empty");
    window.expect("The board is empty");
    window.expect("Findings appear here");
}
