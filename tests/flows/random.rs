//! Clicks and keys at random: nothing panics, and undoing everything gives back the start.

use std::collections::{BTreeMap, BTreeSet};

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Pos2, Rect};
use egui_kittest::kittest::{AccessKitNode, By, Queryable as _};
use guarantee_board::storage::{read_text, write_text};
use guarantee_board::ui::dialogs::Reply;

use crate::common::app::{FULL_HD, Window, name_of};
use crate::common::dice::Dice;
use crate::still::{moved, places};

/// What would put another document in place of the open one; its history begins anew, so the walk leaves it alone.
const ELSEWHERE: [&str; 7] = ["New scenario", "Open", "Save", "Quit", "Do not save", "Replace", "meeting"];

/// How high menus, tabs, verdict and actors are in a window of this size, in points.
const HEADER: f32 = 182.0;

/// Where people type.
const TEXTS: [Role; 2] = [Role::TextInput, Role::MultilineTextInput];

/// What people press.
const PRESSED: [Role; 6] =
    [Role::Button, Role::RadioButton, Role::CheckBox, Role::Link, Role::DisclosureTriangle, Role::Tab];

/// Everything that can be pressed now and is seen, by name.
fn targets(window: &mut Window) -> Vec<(String, Pos2)> {
    let inside = window.rect();
    let used = |node: &AccessKitNode<'_>| {
        !node.is_hidden() && !node.is_disabled() && [&PRESSED[..], &TEXTS].concat().contains(&node.role())
    };
    let all = window.harness().query_all(By::new().predicate(used));
    all.map(|node| (name_of(&node), node.rect().center()))
        .filter(|(name, place)| inside.contains(*place) && !ELSEWHERE.iter().any(|start| name.starts_with(start)))
        .collect()
}

/// Whether the keyboard is in a text.
fn typing(window: &mut Window) -> bool {
    let typing = |node: &AccessKitNode<'_>| node.is_focused() && TEXTS.contains(&node.role());
    window.harness().query_all(By::new().predicate(typing)).next().is_some()
}

/// Does something. Of what can be pressed, half the time it is something that has just come up: so whoever opened a
/// menu, a dialog or a page of the editor uses it, rather than one of the many things that are always there. `known`:
/// what was there before.
pub fn act(window: &mut Window, dice: &mut Dice, known: &mut BTreeSet<String>) {
    const KEYS: [(Modifiers, Key); 19] = [
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
        (Modifiers::NONE, Key::F4),
        (Modifiers::COMMAND, Key::Z),
        (Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z),
        (Modifiers::COMMAND, Key::T),
        (Modifiers::COMMAND, Key::D),
        (Modifiers::COMMAND, Key::F),
        (Modifiers::COMMAND, Key::A),
        (Modifiers::COMMAND, Key::Enter),
    ];
    const TYPED: [&str; 7] = ["a", "troops", "Сили", " ", "x1", "2025-09-01", "3"];
    let in_text = typing(window);
    match dice.below(10) {
        // Several lines, as from a column of a table.
        0 if in_text && dice.below(3) == 0 => {
            window.events([Event::Paste("Alpha\nBeta\n\nAlpha".to_owned())]);
            window.settle();
        }
        0..3 if in_text => window.type_text(TYPED[dice.below(TYPED.len())]),
        3 if in_text => window.key(Key::Enter),
        0..7 => {
            // Only an open file dialog leaves nothing to press.
            if targets(window).is_empty() {
                window.answer(Reply::Cancelled);
            }
            let all = targets(window);
            let new: Vec<_> = all.iter().filter(|(name, _)| !known.contains(name)).cloned().collect();
            let among = if new.is_empty() || dice.below(2) == 0 { &all } else { &new };
            let mut pick = || among[dice.below(among.len())].1;
            // Menus, tabs and actors are many and always there: they lead away from the board, where there is most to do.
            let tries = [pick(), pick(), pick()];
            let place = tries.into_iter().find(|place| place.y > HEADER).unwrap_or(tries[0]);
            *known = all.into_iter().map(|(name, _)| name).collect();
            window.click_at(place);
        }
        7..9 => {
            let (modifiers, key) = KEYS[dice.below(KEYS.len())];
            window.keys(modifiers, key);
        }
        _ => window.type_text(TYPED[dice.below(TYPED.len())]),
    }
}

/// What stands above the board, and must not move whatever is done.
fn still(window: &Window) -> BTreeMap<String, Rect> {
    let phases = window.all(Role::Button, |name| name.contains("old the phase "));
    // Without the menus, over packages side by side, or over votes, the header is not that high.
    let whole = window.has(Role::Button, "File") && window.says("Verdict:") && has_actors(window);
    let header = phases.first().map_or(if whole { HEADER } else { 0.0 }, |phase| phase.rect().top());
    places(window).into_iter().filter(|(_, rect)| rect.bottom() <= header).collect()
}

/// Whether the actors stand in a row above the board.
fn has_actors(window: &Window) -> bool {
    let actors = &window.scenario().actors;
    let of_actor = |name: &str| actors.iter().any(|actor| name.starts_with(&format!("{}: ", actor.name)));
    window.seen(&[Role::Button]).iter().any(|(name, rect, _)| rect.bottom() <= HEADER && of_actor(name))
}

/// What moves everything because it was asked to: another size of all that is shown, the view for a shared screen, another
/// order of the actors, or a view that needs the height, as that of the votes does, and has no row of actors above it.
fn measures(window: &Window) -> (f32, bool, Vec<String>, bool) {
    let actors = &window.scenario().actors;
    let actors = actors.iter().map(|actor| actor.id.to_string()).collect();
    (window.ctx().zoom_factor(), window.has(Role::Button, "File"), actors, has_actors(window))
}

/// Whether the verdict stands above everything; packages side by side have theirs in a row of their own.
fn shows_verdict(window: &Window) -> bool {
    let compared = window.has(Role::Button, "Add a package or a round to the comparison");
    window.says("Verdict:") || (compared && window.has(Role::Label, "Verdict"))
}

/// How many actions one walk takes: fewer than the history holds.
const WALK: usize = 500;

/// Walks at random, takes everything back, and does it all again; how many steps that were.
fn walk(seed: u64) -> usize {
    let mut window = Window::sized(FULL_HD);
    // Where a click scrolls something under the pointer, that is noticed one frame after the other.
    window.patience = 12;
    // Every other walk begins in the editor, which only a few of the many things on the screen lead into.
    if seed.is_multiple_of(2) {
        window.key(Key::F4);
    }
    let mut start = window.scenario().clone();
    let (mut dice, mut known) = (Dice(seed), BTreeSet::new());
    for _ in 0..WALK {
        let (before, measures) = (still(&window), measures(&window));
        act(&mut window, &mut dice, &mut known);
        assert!(shows_verdict(&window), "seed {seed}: there is no verdict: {:#?}", window.names(Role::Button));
        if measures == self::measures(&window) {
            assert_eq!(moved(&before, &still(&window)), [""; 0], "seed {seed}");
        }
    }
    window.answer(Reply::Cancelled);
    for _ in 0..4 {
        window.key(Key::Escape);
    }
    let mut end = window.scenario().clone();
    assert_eq!(read_text(&window.bytes()).expect("it opens again").scenario, end, "seed {seed}");
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
