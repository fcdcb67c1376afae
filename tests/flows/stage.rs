//! The composition that the audience sees: what can be read of it, what it marks, what it keeps to the facilitator.

use egui::accesskit::Role;
use egui::epaint::TextShape;
use egui::{Key, Modifiers, Shape, Vec2, vec2};
use egui_kittest::Harness;
use guarantee_board::scenario::Scenario;

use crate::common::app::{Audience, FULL_HD, Memory, Window};
use crate::samples::{FIRST_STEPS, read, shipped};

const MARKS: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };
/// A card that something blocks.
const FORCE: &str = "European reassurance force";
/// The shapes of windows: usual ones, an old projector, a narrow strip, a copy in a video call.
const SIZES: [[f32; 2]; 5] = [[1280.0, 720.0], FULL_HD, [1024.0, 768.0], [2560.0, 1080.0], [640.0, 360.0]];

/// The audience window of this size.
fn audience(window: &mut Window, size: [f32; 2]) -> Audience {
    let builder = Harness::builder().with_size(Vec2::from(size));
    window.open_audience_on(builder.with_context_setup(guarantee_board::ui::theme::install))
}

/// All texts that are painted.
fn painted(audience: &mut Audience) -> Vec<TextShape> {
    fn collect(shape: &Shape, texts: &mut Vec<TextShape>) {
        match shape {
            Shape::Text(text) => texts.push(text.clone()),
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, texts)),
            _ => {}
        }
    }
    let mut texts = Vec::new();
    audience.look().harness().output().shapes.iter().for_each(|shape| collect(&shape.shape, &mut texts));
    texts
}

/// How large the largest text is.
fn largest(audience: &mut Audience) -> f32 {
    let sizes = painted(audience).into_iter().map(|text| text.galley.job.sections[0].format.font_id.size);
    sizes.fold(0.0, f32::max)
}

/// Marks a card as the one under discussion.
fn discuss(window: &mut Window, card: &str) {
    window.click_begin(&format!("Card {card}"));
    window.keys(MARKS, Key::D);
}

#[test]
fn no_text_is_smaller_than_can_be_read_from_the_back() {
    for size in SIZES {
        let scale = (size[0] / 1280.0).min(size[1] / 720.0);
        let mut window = Window::shipped();
        let mut audience = audience(&mut window, size);
        for discussed in [false, true] {
            if discussed {
                discuss(&mut window, FORCE);
            }
            let texts = painted(&mut audience);
            assert!(texts.len() > 20, "{size:?}: {}", texts.len());
            for text in texts {
                for section in &text.galley.job.sections {
                    let least = 18.0 * scale - 0.01;
                    assert!(section.format.font_id.size >= least, "{size:?}: “{}”", text.galley.job.text);
                }
            }
        }
    }
}

/// Every card of the package on the board, whole and in sight.
fn all_cards_are_seen(window: &Window, audience: &mut Audience, size: [f32; 2]) {
    let (scenario, package) = (window.scenario(), window.package());
    let texts = painted(audience);
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, Vec2::from(size));
    for card in &package.cards {
        let name = &scenario.element(&card.element).expect("an element").name;
        let seen = texts.iter().filter(|text| text.galley.job.text == *name);
        let whole =
            seen.filter(|text| screen.contains_rect(text.visual_bounding_rect()) && !text.galley.elided).count();
        assert!(whole > 0, "{name} of {} at {size:?}", package.name);
    }
    assert!(!audience.texts().contains("more card"), "{}", package.name);
}

#[test]
fn all_cards_of_every_shipped_package_are_seen() {
    let scenarios: [Scenario; 2] = [shipped(), read(FIRST_STEPS)];
    for scenario in scenarios {
        let mut window = Window::with(&scenario, FULL_HD);
        for size in SIZES {
            let mut audience = audience(&mut window, size);
            for _ in 0..scenario.packages.len() {
                all_cards_are_seen(&window, &mut audience, size);
                window.keys(Modifiers::COMMAND, Key::PageDown);
            }
            window.key(Key::F6);
        }
    }
}

#[test]
fn nothing_in_it_can_be_pressed() {
    let mut window = Window::shipped();
    let mut audience = audience(&mut window, FULL_HD);
    discuss(&mut window, FORCE);
    audience.look();
    for role in
        [Role::Button, Role::Link, Role::CheckBox, Role::RadioButton, Role::TextInput, Role::ComboBox, Role::Tab]
    {
        assert_eq!(audience.names(role), [] as [String; 0], "{role:?}");
    }
}

#[test]
fn what_only_leads_elsewhere_is_left_out_of_it() {
    let mut window = Window::shipped();
    let mut audience = audience(&mut window, FULL_HD);
    window.click_on(Role::Tab, "Actors");
    window.find(Role::Button, "All actors");
    let buttons = audience.look().names(Role::Button);
    let leads = |name: &&String| name.contains("All ") || name.contains("Next ") || name.contains("Previous ");
    assert_eq!(buttons.iter().find(leads), None);
    assert!(buttons.iter().any(|name| name.contains(" on ")), "how it stands is told: {buttons:?}");
}

#[test]
fn the_card_under_discussion_is_marked_in_both_windows_until_it_is_not() {
    let mut window = Window::shipped();
    let mut audience = audience(&mut window, FULL_HD);
    audience.expect("What weighs most");
    let before = window.begins(Role::Button, &format!("Card {FORCE}")).rect();
    discuss(&mut window, FORCE);
    window.expect(&format!("Under discussion: {FORCE}"));
    assert_eq!(window.begins(Role::Button, &format!("Card {FORCE}")).rect(), before, "nothing moves by it");
    audience.expect("Under discussion");
    audience.expect("by UK, France");
    audience.expect_not("What weighs most");
    window.keys(MARKS, Key::D);
    window.expect_not("Under discussion:");
    audience.expect_not("Under discussion");
    discuss(&mut window, FORCE);
    window.click_begin(&format!("Card {FORCE}"));
    window.key(Key::Delete);
    window.expect_not("Under discussion:");
    audience.expect("What weighs most");
    window.keys(Modifiers::COMMAND, Key::Z);
    window.expect_not("Under discussion:");
}

#[test]
fn the_menu_of_a_card_puts_it_under_discussion_too() {
    let mut window = Window::shipped();
    window.click(&format!("More for {FORCE}"));
    let entry = "Under discussion Ctrl+Shift+D";
    window.click_on(Role::CheckBox, entry);
    window.expect(&format!("Under discussion: {FORCE}"));
    window.click(&format!("More for {FORCE}"));
    window.click_on(Role::CheckBox, entry);
    window.expect_not("Under discussion:");
}

#[test]
fn the_whole_board_needs_no_place_for_anything_beside_it() {
    let mut window = Window::shipped();
    let mut audience = audience(&mut window, FULL_HD);
    audience.expect("What weighs most");
    window.menu("View", "Audience");
    window.click_on(Role::CheckBox, "Whole board for the audience");
    audience.expect_not("What weighs most");
    all_cards_are_seen(&window, &mut audience, FULL_HD);
}

#[test]
fn the_clock_says_in_words_how_it_stands() {
    let mut window = Window::shipped();
    let mut audience = audience(&mut window, FULL_HD);
    window.menu("Workshop", "Start a timer");
    window.click("5 minutes");
    window.click("Start");
    let words = |audience: &mut Audience| -> Vec<String> {
        painted(audience).iter().map(|text| text.galley.job.text.clone()).collect()
    };
    let says = |audience: &mut Audience, word: &str| words(audience).iter().any(|text| text == word);
    assert!(says(&mut audience, "left"));
    window.menu("Workshop", "Pause the timer");
    assert!(says(&mut audience, "paused"));
    window.menu("Workshop", "Let the timer go on");
    for (wait, word) in [(250.0, "1 min left"), (100.0, "over")] {
        window.wait(wait);
        // One clock for both, as on a desktop.
        audience.harness().input_mut().time = Some(window.ctx().input(|input| input.time));
        audience.harness().step();
        assert!(says(&mut audience, word), "{word}: {:?}", words(&mut audience));
    }
}

#[test]
fn who_is_heard_and_as_of_when_stands_in_it() {
    let mut window = Window::shipped();
    let mut audience = audience(&mut window, FULL_HD);
    audience.expect("as of 22 Aug 2025");
    window.click_begin("Listening to");
    let voice = crate::common::app::name_of(&window.begins(Role::RadioButton, "Timothy Ash"));
    window.click_on(Role::RadioButton, &voice);
    audience.expect("As Timothy Ash and the record have it");
}

#[test]
fn what_the_room_voted_is_shown_once_it_is_revealed_and_nobody_is_named() {
    let mut window = Window::shipped();
    window.keys(Modifiers::COMMAND, Key::Num1);
    let mut scenario = window.scenario().clone();
    let card = window
        .package()
        .cards
        .iter()
        .find(|card| card.element.as_str() == "force")
        .or(window.package().cards.first())
        .expect("a card")
        .clone();
    let name = scenario.element(&card.element).expect("an element").name.clone();
    use guarantee_board::scenario::{CardVote, Feasibility, Seat};
    scenario.seats = [Feasibility::Unlikely, Feasibility::Ready]
        .into_iter()
        .enumerate()
        .map(|(place, level)| {
            let mut seat = Seat::new(format!("seat-{}", place + 1).as_str().into(), format!("Vertraulich {place}"));
            seat.cards.push(CardVote { card: card.clone(), level });
            seat
        })
        .collect();
    let mut window = Window::with(&scenario, FULL_HD);
    let mut audience = audience(&mut window, FULL_HD);
    discuss(&mut window, &name);
    audience.expect("Under discussion");
    audience.expect_not("Room ");
    window.menu("Workshop", "Reveal the votes");
    audience.expect("Room split");
    audience.expect("Unlikely to Ready, 2 votes");
    assert!(!audience.texts().contains("Vertraulich"));
}

#[test]
fn a_preview_is_the_facilitators_until_it_is_shown_and_then_says_what_it_is() {
    let mut window = Window::thinking(&shipped(), Harness::builder().with_size(Vec2::from(FULL_HD)));
    let mut audience = audience(&mut window, FULL_HD);
    window.keys(Modifiers::COMMAND, Key::G);
    window.click_begin("Preview way A: ");
    audience.expect("Verdict: Blocked");
    audience.expect_not("Preview");
    window.menu("Workshop", "Show this preview to the audience");
    audience.expect("Preview, not decided");
    audience.expect_not("Verdict: Blocked");
    window.key(Key::Escape);
    audience.expect("Verdict: Blocked");
    audience.expect_not("Preview");
}

#[test]
fn what_is_frozen_stays_so_however_the_window_is_treated() {
    let mut window = Window::shipped();
    let mut audience = audience(&mut window, FULL_HD);
    window.key(Key::F7);
    window.menu("Edit", "Clear board");
    window.click("Audience window");
    window.keys(Modifiers::SHIFT, Key::F6);
    audience.expect("Verdict: Blocked");
    // Closed and opened again, it shows what it showed.
    window.key(Key::F6);
    window.key(Key::F6);
    audience.expect("Verdict: Blocked");
    window.expect("Audience frozen");
    window.click("Audience frozen");
    audience.expect("Verdict: Empty");
    window.expect("Audience live");
}

#[test]
fn keys_that_are_pressed_in_it_reach_the_facilitators_window() {
    let mut window = Window::shipped();
    let mut audience = audience(&mut window, FULL_HD);
    audience.look();
    audience.harness().key_press(Key::F7);
    audience.look();
    window.settle();
    window.expect("Audience frozen");
    let before = largest(&mut audience);
    audience.harness().key_press_modifiers(Modifiers::COMMAND, Key::Plus);
    audience.look();
    window.settle();
    assert!(largest(&mut audience) > before * 1.05, "larger text in the audience window alone");
    assert!((window.ctx().zoom_factor() - 1.0).abs() < 0.001);
    audience.harness().key_press(Key::F6);
    audience.look();
    window.settle();
    assert!(!window.shows_audience());
}

#[test]
fn text_that_is_made_larger_stays_in_sight() {
    let mut window = Window::shipped();
    let mut audience = audience(&mut window, FULL_HD);
    discuss(&mut window, FORCE);
    for _ in 0..8 {
        window.menu("View", "Audience");
        window.click("Audience text larger");
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, vec2(FULL_HD[0], FULL_HD[1])).expand(1.0);
        for text in painted(&mut audience) {
            let rect = text.visual_bounding_rect();
            assert!(screen.contains_rect(rect), "“{}” at {rect}", text.galley.job.text);
        }
    }
}

#[test]
fn the_size_of_its_text_and_what_it_shows_are_remembered() {
    let memory = Memory::without_hints();
    let start = || Window::remembering(Harness::builder().with_size(Vec2::from(FULL_HD)), &memory);
    let mut window = start();
    let mut before = audience(&mut window, FULL_HD);
    before.expect("What weighs most");
    let normal = largest(&mut before);
    window.menu("View", "Audience");
    window.click("Audience text larger");
    window.menu("View", "Audience");
    window.click_on(Role::CheckBox, "Whole board for the audience");
    window.remember(&memory);
    let mut window = start();
    let mut after = audience(&mut window, FULL_HD);
    after.expect_not("What weighs most");
    assert!((largest(&mut after) / normal - 1.1).abs() < 0.01);
}
