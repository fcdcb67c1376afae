//! What stands on a card can be read on it, in a window of 1280 by 720 points too, and nothing on it hides something else.

use egui::accesskit::Role;
use egui::epaint::ClippedShape;
use egui::{Key, Modifiers, Rect, Shape};
use egui_kittest::kittest::{By, Queryable as _};
use guarantee_board::assess::Certainty;
use guarantee_board::wording;

use crate::common::app::{FULL_HD, Window};

const SMALL: [f32; 2] = [1280.0, 720.0];

/// Where a card lies, by its name and the button in its lower right corner.
fn place(window: &Window, card: &str) -> Rect {
    let name = window.begins(Role::Button, &format!("Card {card}: ")).rect();
    let place =
        name.union(window.find(Role::Button, &format!("More for {card}")).rect()).expand2(egui::vec2(16.0, 6.0));
    // On a card that has the row for itself that button stands in the first of two lines.
    place.with_max_y(place.bottom().max(name.top() + 48.0))
}

/// The lines of text that are painted whole in a place.
fn read_whole(window: &mut Window, place: Rect) -> Vec<String> {
    fn look(shape: &Shape, clip: Rect, place: Rect, found: &mut Vec<String>) {
        match shape {
            Shape::Vec(parts) => parts.iter().for_each(|part| look(part, clip, place, found)),
            Shape::Text(text) => {
                let ink = text.visual_bounding_rect();
                let whole = !text.galley.elided && clip.expand(1.0).contains_rect(ink);
                if whole && place.contains_rect(ink) {
                    found.push(text.galley.text().to_owned());
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    for ClippedShape { shape, clip_rect, .. } in &window.harness().output().shapes {
        look(shape, *clip_rect, place, &mut found);
    }
    found
}

/// The cards on the board: name, word of the level, how certain it is, and whether it lacks somebody's position.
fn cards(window: &Window) -> Vec<(String, String, Certainty, bool)> {
    let scenario = window.scenario();
    let cards = &window.workshop().assessment().cards;
    let told = |card: &guarantee_board::assess::CardAssessment| {
        let name = scenario.element(&card.element).expect("its element").name.clone();
        // A level that something known gives needs nobody's word.
        let missing = card.certainty != Certainty::Known && !card.unknown.is_empty();
        (name, wording::level(card.level, card.certainty), card.certainty, missing)
    };
    cards.iter().map(told).collect()
}

/// What of the cards in sight cannot be read.
fn unread(window: &mut Window) -> Vec<String> {
    let mut problems = Vec::new();
    for (name, level, certainty, missing) in cards(window) {
        window.see_card(&name);
        let place = place(window, &name);
        let texts = read_whole(window, place);
        let mut claim = |good: bool, what: &str| {
            if !good {
                problems.push(format!("{name}: {what}: {texts:?}"));
            }
        };
        let has = |wanted: &str| texts.iter().any(|text| text == wanted);
        claim(has(&name), "the name is cut");
        let halves = level.rsplit_once(' ').filter(|_| certainty == Certainty::Unknown);
        claim(has(&level) || halves.is_some_and(|(first, rest)| has(first) && has(rest)), "the level is not said");
        let says_missing = texts.iter().any(|text| text.contains("No position found: "));
        claim(says_missing == missing, "whose position is missing");
    }
    problems
}

#[test]
fn level_and_missing_positions_are_read_on_every_card() {
    let mut window = Window::sized(SMALL);
    assert_eq!(unread(&mut window), [""; 0]);
}

#[test]
fn they_are_read_beside_the_editor_and_with_a_card_under_discussion_or_settled() {
    let mut window = Window::sized(SMALL);
    window.key(Key::F4);
    assert_eq!(unread(&mut window), [""; 0], "beside the editor");
    window.key(Key::F4);
    for (card, ..) in cards(&window) {
        window.click_begin(&format!("Card {card}: "));
        window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
        assert_eq!(unread(&mut window), [""; 0], "{card} is under discussion");
        window.click_begin(&format!("Card {card}: "));
        window.keys(Modifiers::COMMAND, Key::L);
        assert_eq!(unread(&mut window), [""; 0], "{card} is settled");
        window.keys(Modifiers::COMMAND, Key::Z);
    }
}

#[test]
fn a_tip_of_a_card_covers_no_other_card_where_there_is_room_beside_them() {
    for size in [SMALL, FULL_HD] {
        let mut window = Window::sized(size);
        let names: Vec<String> = cards(&window).into_iter().map(|(name, ..)| name).collect();
        for name in &names {
            window.see_card(name);
            let places: Vec<Rect> = names.iter().map(|name| place(&window, name)).collect();
            window.point_at(
                window.begins(Role::Button, &format!("Card {name}: ")).rect().left_center() + egui::vec2(20.0, 0.0),
            );
            window.wait(1.0);
            let about = window.scenario().elements.iter().find(|one| one.name == *name).expect("it").about.clone();
            let tips = window.harness().query_all(By::new().predicate(move |node| {
                node.label().or_else(|| node.value()).is_some_and(|text| text.contains(&about))
            }));
            let tip = tips.last().expect("a tip").rect();
            let covered = places.iter().filter(|card| card.shrink(8.0).intersects(tip)).count();
            assert_eq!(covered, 0, "cards that the tip of {name} covers at {size:?}: {tip:?}");
        }
    }
}
