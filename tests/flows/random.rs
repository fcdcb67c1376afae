//! Clicks and keys at random: nothing panics, and undoing everything gives back the start.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2};
use guarantee_board::storage::write_text;
use guarantee_board::ui::dialogs::Reply;

use crate::common::app::{FULL_HD, Window, is_disabled, name_of};

/// A small generator of its own, so that the walk is the same with every version of every crate.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % bound
    }
}

/// What would put another document in place of the open one; its history begins anew, so the walk leaves it alone.
const ELSEWHERE: [&str; 7] = ["New scenario", "Open", "Save", "Quit", "Do not save", "Replace", "meeting"];

/// Everything that can be pressed now and is seen.
fn targets(window: &Window) -> Vec<Pos2> {
    let roles = [Role::Button, Role::RadioButton, Role::CheckBox, Role::Link, Role::TextInput];
    let all = roles.into_iter().flat_map(|role| window.all(role, |_| true));
    all.filter(|node| !is_disabled(node) && !ELSEWHERE.iter().any(|start| name_of(node).starts_with(start)))
        .map(|node| node.rect().center())
        .filter(|place| window.rect().contains(*place))
        .collect()
}

fn act(window: &mut Window, dice: &mut Dice) {
    const KEYS: [(Modifiers, Key); 17] = [
        (Modifiers::NONE, Key::Tab),
        (Modifiers::NONE, Key::Enter),
        (Modifiers::NONE, Key::Space),
        (Modifiers::NONE, Key::Escape),
        (Modifiers::NONE, Key::Delete),
        (Modifiers::NONE, Key::Backspace),
        (Modifiers::NONE, Key::ArrowLeft),
        (Modifiers::NONE, Key::ArrowRight),
        (Modifiers::NONE, Key::ArrowDown),
        (Modifiers::NONE, Key::F1),
        (Modifiers::NONE, Key::F2),
        (Modifiers::COMMAND, Key::Z),
        (Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z),
        (Modifiers::COMMAND, Key::T),
        (Modifiers::COMMAND, Key::D),
        (Modifiers::COMMAND, Key::F),
        (Modifiers::COMMAND, Key::A),
    ];
    match dice.below(10) {
        0..6 => {
            // Only an open file dialog leaves nothing to press.
            if targets(window).is_empty() {
                window.answer(Reply::Cancelled);
            }
            let targets = targets(window);
            let place = targets[dice.below(targets.len())];
            window.click_at(place);
        }
        6..9 => {
            let (modifiers, key) = KEYS[dice.below(KEYS.len())];
            window.keys(modifiers, key);
        }
        _ => window.type_text(["a", "troops", "Сили", " ", "x1"][dice.below(5)]),
    }
}

/// How many actions one walk takes: fewer than the history holds.
const WALK: usize = 500;

/// Walks at random, takes everything back, and does it all again; how many steps that were.
fn walk(seed: u64) -> usize {
    let mut window = Window::sized(FULL_HD);
    // Where a click scrolls something under the pointer, that is noticed one frame after the other.
    window.patience = 12;
    let mut start = window.scenario().clone();
    let mut dice = Dice(seed);
    for _ in 0..WALK {
        act(&mut window, &mut dice);
        window.expect("Verdict:");
    }
    window.answer(Reply::Cancelled);
    for _ in 0..4 {
        window.key(Key::Escape);
    }
    let mut end = window.scenario().clone();
    let mut steps = 0;
    while window.workshop().undo_label().is_some() {
        window.keys(Modifiers::COMMAND, Key::Z);
        steps += 1;
        assert!(steps <= WALK, "seed {seed}: more steps than actions");
    }
    // Which package is on the board is no edit, so taking back need not bring that back.
    start.current = window.scenario().current.clone();
    assert_eq!(window.bytes(), write_text(&start).expect("writable"), "seed {seed}: the start");
    for _ in 0..steps {
        window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    }
    end.current = window.scenario().current.clone();
    assert_eq!(window.bytes(), write_text(&end).expect("writable"), "seed {seed}: the end");
    steps
}

/// `ACTIONS=100000` says how many there are in all.
#[test]
fn random_actions_do_no_harm_can_all_be_undone_and_done_again() {
    let actions: usize = std::env::var("ACTIONS").map_or(1000, |number| number.parse().expect("ACTIONS is a number"));
    let walks = actions.div_ceil(WALK);
    let steps: usize = (0..walks).map(|seed| walk(2025 + seed as u64)).sum();
    assert!(steps > walks * 20, "the walks hardly edited anything: {steps}");
}
