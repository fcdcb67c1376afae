//! Scenarios that the program was not made with in mind: very long names, Cyrillic, forty cards, next to nothing.

use egui::accesskit::Role;
use egui::{Key, Rect};
use guarantee_board::scenario::{Card, Choices, ElementId, Scenario};
use guarantee_board::storage::read_text;

use crate::common::app::{FULL_HD, Window, name_of};
use crate::samples::shipped;

const SIZES: [[f32; 2]; 2] = [[1024.0, 700.0], FULL_HD];
/// How high a button or a label of one line is at most, in points; actors' chips have two lines.
const ONE_LINE: f32 = 40.0;

/// A name of about so many characters, in Cyrillic.
fn long_name(start: &str, length: usize) -> String {
    let words = " багатонаціональні сили підтримки та спостереження".repeat(5);
    start.chars().chain(words.chars()).take(length).collect()
}

fn with_long_names() -> Scenario {
    let mut scenario = shipped();
    for (index, element) in scenario.elements.iter_mut().enumerate() {
        element.name = long_name(&format!("Елемент {index}"), 80 + index * 4);
        for setting in &mut element.settings {
            for (number, option) in setting.options.iter_mut().enumerate() {
                option.name = long_name(&format!("вибір {number}"), 90);
            }
        }
    }
    for (index, actor) in scenario.actors.iter_mut().enumerate() {
        actor.name = long_name(&format!("Учасник {index}"), 80);
        actor.short = String::new();
    }
    for (index, package) in scenario.packages.iter_mut().enumerate() {
        package.name = long_name(&format!("Пакет {index}"), 120);
    }
    for (index, phase) in scenario.phases.iter_mut().enumerate() {
        phase.name = long_name(&format!("Етап {index}"), 90);
    }
    scenario
}

fn with_forty_cards() -> Scenario {
    let mut scenario = shipped();
    let templates: Vec<_> = scenario.elements.iter().filter(|element| !element.frame).cloned().collect();
    let missing = 40 - templates.len();
    for (index, template) in templates.iter().cycle().take(missing).enumerate() {
        let mut copy = template.clone();
        copy.id = ElementId::new(format!("copy-{index}"));
        copy.name = format!("{} again", template.name);
        scenario.elements.push(copy);
    }
    let phases: Vec<_> = scenario.phases.iter().map(|phase| phase.id.clone()).collect();
    let current = scenario.current.clone();
    let elements: Vec<_> = scenario.elements.iter().filter(|element| !element.frame).cloned().collect();
    let package = scenario.packages.iter_mut().find(|package| package.id == current).expect("the package is there");
    package.cards = elements
        .iter()
        .enumerate()
        .map(|(index, element)| Card {
            element: element.id.clone(),
            phase: phases[index % phases.len()].clone(),
            by: element.providers.clone(),
            with: Choices::new(),
            note: String::new(),
        })
        .collect();
    scenario
}

#[test]
fn very_long_cyrillic_names_do_not_push_controls_out_of_reach() {
    let scenario = with_long_names();
    for size in SIZES {
        let mut window = Window::with(&scenario, size);
        let verdict = window.begins(Role::Button, "Verdict:").rect();
        assert!(window.rect().contains_rect(verdict), "the verdict is cut: {verdict:?}");
        let count = window.package().cards.len();
        let card = window.package().cards[0].element.clone();
        let card = scenario.element(&card).expect("its element").name.clone();
        window.of_card(&card, "Remove card");
        assert_eq!(window.package().cards.len(), count - 1);
        window.click_begin("Undo: Remove");
        assert_eq!(window.package().cards.len(), count);
        window.click_begin("Package on the board");
        window.click_on(Role::RadioButton, &scenario.packages[3].name);
        assert_eq!(window.package().id, scenario.packages[3].id);
    }
}

#[test]
fn long_names_stay_inside_the_window_and_off_one_another() {
    let scenario = with_long_names();
    for size in SIZES {
        let window = Window::with(&scenario, size);
        let board = window.begins(Role::Button, "Fold the phase ").rect().top();
        let mut above: Vec<(String, Rect)> = Vec::new();
        for role in [Role::Label, Role::Button] {
            let nodes = window.all(role, |_| true);
            above.extend(
                nodes.iter().map(|node| (name_of(node), node.rect())).filter(|(_, rect)| rect.bottom() < board),
            );
        }
        for (name, rect) in &above {
            assert!(window.rect().expand(0.5).contains_rect(*rect), "“{name}” is cut at {size:?}: {rect:?}");
        }
        // A label of several lines begins and ends within a line: its rectangle is more than its ground.
        above.retain(|(_, rect)| rect.height() <= ONE_LINE);
        for (index, (name, rect)) in above.iter().enumerate() {
            for (other_name, other) in &above[index + 1..] {
                let shared = rect.intersect(*other);
                let apart = !shared.is_positive() || shared.width().min(shared.height()) < 1.0;
                assert!(apart, "“{name}” lies on “{other_name}” at {size:?}");
            }
        }
    }
}

#[test]
fn cards_are_as_high_whatever_they_say() {
    for size in [FULL_HD, [1280.0, 720.0]] {
        let heights = |scenario: &Scenario| -> Vec<f32> {
            let window = Window::with(scenario, size);
            let tops = |start: &'static str| window.all(Role::Button, move |name| name.starts_with(start));
            let (cards, more) = (tops("Card "), tops("More for "));
            more.iter().zip(&cards).map(|(more, card)| more.rect().bottom() - card.rect().top()).collect()
        };
        let (short, long) = (heights(&shipped()), heights(&with_long_names()));
        assert!(short.len() > 5 && !long.is_empty());
        for (one, other) in short.iter().zip(&long) {
            assert!((one - other).abs() < 0.6, "{short:?} and {long:?} at {size:?}");
        }
    }
}

#[test]
fn forty_cards_fit_on_one_board_and_each_can_be_removed() {
    let scenario = with_forty_cards();
    let mut window = Window::with(&scenario, FULL_HD);
    assert_eq!(window.package().cards.len(), 40);
    let cards = window.all(Role::Button, |name| name.starts_with("Card ")).len();
    assert_eq!(cards, 40);
    for left in (0..40).rev() {
        let card = window.package().cards[0].element.clone();
        let name = scenario.element(&card).expect("its element").name.clone();
        window.of_card(&name, "Remove card");
        assert_eq!(window.package().cards.len(), left, "after {name}");
    }
    window.expect("Verdict: Empty");
}

#[test]
fn the_small_example_reads_as_its_file_says() {
    let mut window = Window::shipped();
    window.menu("File", "Open the small example");
    // The comment at the head of the file says what to expect.
    window.expect("Verdict: Blocked");
    window.expect("Tolmark: no foreign soldiers at the border");
    window.choose("Package on the board:", "Second draft");
    window.expect_not("Verdict: Blocked");
    window.expect_not("Tolmark: no foreign soldiers at the border");
    window.expect_not("Arvenia: something that deters");
}

#[test]
fn a_blank_scenario_says_what_to_do_next() {
    let mut window = Window::shipped();
    window.menu("File", "New scenario");
    window.expect("Verdict: Empty");
    window.expect("The board is empty");
    // There is nothing to lay yet: the editor stands where one would begin to.
    window.click("Close the editor");
    window.expect("the editor, F4, is where elements are made");
    window.key(egui::Key::F4);
    window.expect("make an element in the editor on the left");
}

#[test]
fn a_scenario_with_next_to_nothing_in_it_opens() {
    let text = r#"(format: 1, title: "Х", as_of: "2026-01-31", phases: [(id: "now", name: "Now")],
        categories: [(id: "c", name: "C")], packages: [(id: "p", name: "P")], current: "p")"#;
    let scenario = read_text(text).expect("the least scenario").scenario;
    let window = Window::with(&scenario, [800.0, 500.0]);
    window.expect("Verdict: Empty");
}

#[test]
fn cards_out_of_sight_can_be_reached_with_the_keyboard_and_come_into_sight() {
    let mut window = Window::with(&with_forty_cards(), [1280.0, 720.0]);
    // The first frames measure every card; from then on those far away are only stood in for.
    window.settle();
    let drawn = window.all(Role::Button, |name| name.starts_with("More for ")).len();
    assert!(drawn < 40, "all cards are drawn, although few are seen");
    assert_eq!(window.all(Role::Button, |name| name.starts_with("Card ")).len(), 40, "all can be heard of");
    for key in [Key::Home, Key::End] {
        window.key(key);
        let focused = window.focused().unwrap_or_default();
        let rect = window.find(Role::Button, &focused).rect();
        assert!(window.rect().contains_rect(rect), "“{focused}” is out of sight: {rect:?}");
        let name = focused.trim_start_matches("Card ").split(": ").next().unwrap_or_default().to_owned();
        assert!(window.has(Role::Button, &format!("More for {name}")), "“{name}” is drawn in full");
    }
}

#[test]
fn a_board_of_one_phase_has_one_column() {
    let mut scenario = shipped();
    let only = scenario.phases[0].clone();
    // What asks for another phase goes with it.
    scenario.positions.clear();
    scenario.limits.clear();
    scenario.contradictions.clear();
    scenario.cautions.clear();
    scenario.conditions.clear();
    scenario.switched_off.clear();
    scenario.phases.truncate(1);
    for card in scenario.packages.iter_mut().flat_map(|package| &mut package.cards) {
        card.phase = only.id.clone();
    }
    let window = Window::with(&scenario, FULL_HD);
    assert_eq!(window.all(Role::Button, |name| name.contains("old the phase ")).len(), 1);
    let column = window.phase(&only.name);
    let cards = window.all(Role::Button, |name| name.starts_with("Card "));
    assert!(cards.len() >= 8 && cards.iter().all(|card| card.rect().left() >= column.left()));
}
