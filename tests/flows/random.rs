//! Clicks and keys at random: nothing panics, and undoing everything gives back the start.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Pos2, Rect};
use guarantee_board::scenario::{Element, Scenario, Verdict};
use guarantee_board::storage::{read_text, write_text};
use guarantee_board::ui::dialogs::Reply;
use guarantee_board::wording;

use crate::common::app::{FULL_HD, Look, Thing, Window};
use crate::common::dice::Dice;
use crate::samples::{NEIGHBOURS, read};
use crate::still::{moved, places_in};

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
fn targets(window: &Window, look: &Look) -> Vec<(String, Pos2)> {
    let inside = window.rect();
    let used = |thing: &&Thing| {
        !thing.disabled
            && (PRESSED.contains(&thing.role) || TEXTS.contains(&thing.role))
            && inside.contains(thing.rect.center())
            && !ELSEWHERE.iter().any(|start| thing.name().starts_with(start))
    };
    look.things.iter().filter(used).map(|thing| (thing.name().to_owned(), thing.rect.center())).collect()
}

/// Whether the keyboard is in a text.
fn typing(look: &Look) -> bool {
    look.things.iter().any(|thing| thing.focused && TEXTS.contains(&thing.role))
}

/// Does something; gives the name of what was pressed, if anything was. Of what can be pressed, half the time it is
/// something that has just come up: so whoever opened a menu, a dialog or a page of the editor uses it, rather than one of
/// the many things that are always there. `look`: the window as it stands; `known`: what was there before.
pub fn act(window: &mut Window, look: &Look, dice: &mut Dice, known: &mut BTreeSet<String>) -> Option<String> {
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
    // A path made up at random would be a file wherever the tests run.
    if look.has(Role::TextInput, "Path") {
        window.key(Key::Escape);
        return None;
    }
    let in_text = typing(look);
    match dice.below(10) {
        // Several lines, as from a column of a table.
        0 if in_text && dice.below(3) == 0 => {
            window.events([Event::Paste("Alpha\nBeta\n\nAlpha".to_owned())]);
            window.settle();
        }
        0..3 if in_text => window.type_text(TYPED[dice.below(TYPED.len())]),
        3 if in_text => window.key(Key::Enter),
        0..7 => {
            let mut all = targets(window, look);
            // Only an open file dialog leaves nothing to press.
            if all.is_empty() {
                window.answer(Reply::Cancelled);
                all = targets(window, &window.look());
            }
            let new: Vec<_> = all.iter().filter(|(name, _)| !known.contains(name)).cloned().collect();
            let among = if new.is_empty() || dice.below(2) == 0 { &all } else { &new };
            let mut pick = || &among[dice.below(among.len())];
            // Menus, tabs and actors are many and always there: they lead away from the board, where there is most to do.
            let tries = [pick(), pick(), pick()];
            let (name, place) = tries.into_iter().find(|(_, place)| place.y > HEADER).unwrap_or(tries[0]).clone();
            *known = all.into_iter().map(|(name, _)| name).collect();
            window.click_at(place);
            return Some(name);
        }
        7..9 => {
            let (modifiers, key) = KEYS[dice.below(KEYS.len())];
            window.keys(modifiers, key);
        }
        _ => window.type_text(TYPED[dice.below(TYPED.len())]),
    }
    None
}

/// What stands above the board, and must not move whatever is done. What just changed is told at the right, from as far to
/// the left as it takes: only its end stays.
fn still(window: &Window, look: &Look) -> BTreeMap<String, Rect> {
    let phase = look.of(Role::Button).find(|thing| thing.name().contains("old the phase "));
    // Without the menus, over packages side by side, or over votes, the header is not that high.
    let whole = || look.has(Role::Button, "File") && look.says("Verdict:") && has_actors(window, look);
    let header = phase.map_or_else(|| if whole() { HEADER } else { 0.0 }, |phase| phase.rect.top());
    let place = |(name, rect): (String, Rect)| {
        let left = if name.starts_with("Just now: ") { rect.right() } else { rect.left() };
        (name, rect.with_min_x(left))
    };
    let places = places_in(window, look).into_iter().filter(|(_, rect)| rect.bottom() <= header);
    places.map(place).collect()
}

/// Whether the actors stand in a row above the board.
fn has_actors(window: &Window, look: &Look) -> bool {
    let starts: Vec<String> = window.scenario().actors.iter().map(|actor| format!("{}: ", actor.name)).collect();
    look.of(Role::Button).any(|thing| {
        thing.shown.is_some()
            && thing.rect.bottom() <= HEADER
            && starts.iter().any(|start| thing.name().starts_with(start))
    })
}

/// What moves everything because it was asked to: another size of all that is shown, the view for a shared screen, other
/// actors or another order of them, another context, or a view that needs the height, as that of the votes does, and has no
/// row of actors above it.
fn measures(window: &Window, look: &Look) -> (f32, bool, [Vec<String>; 2], bool) {
    let Scenario { actors, elements, .. } = window.scenario();
    let actors = actors.iter().map(|actor| actor.id.to_string()).collect();
    let chips = |element: &Element| format!("{}: {:?}", element.name, element.settings);
    let context = elements.iter().filter(|element| element.frame).map(chips).collect();
    (window.ctx().zoom_factor(), look.has(Role::Button, "File"), [actors, context], has_actors(window, look))
}

/// Whether the verdict stands above everything; packages side by side have theirs below their names.
fn shows_verdict(look: &Look) -> bool {
    let words = [Verdict::Empty, Verdict::Blocked, Verdict::Strained, Verdict::Workable].map(wording::verdict);
    // The rows about it are there, or folded away.
    let side_by_side = || look.has(Role::Label, "Verdict") || named(look, " of Verdict") > 0;
    let told = || look.of(Role::Label).filter(|thing| words.contains(&thing.name())).count();
    look.says("Verdict:") || (side_by_side() && told() >= named(look, " from the comparison").max(1))
}

/// How many buttons have a name that ends like this.
fn named(look: &Look, end: &str) -> usize {
    look.of(Role::Button).filter(|thing| thing.name().ends_with(end)).count()
}

/// How many actions one walk takes: fewer than the history holds.
const WALK: usize = 500;

/// Of so many walks one goes over the shipped scenario, all others over a small one, of which everything is drawn and
/// worked out in a fraction of the time.
const SHIPPED_ONE_IN: u64 = 5;

/// After how many steps back or forward the window must come to rest.
const RESTS: usize = 10;

/// Walks at random, takes everything back, and does it all again; how many steps that were.
fn walk(seed: u64) -> usize {
    let mut window = if seed.is_multiple_of(SHIPPED_ONE_IN) {
        Window::sized(FULL_HD)
    } else {
        Window::with(&read(NEIGHBOURS), FULL_HD)
    };
    // Where a click scrolls something under the pointer, that is noticed one frame after the other.
    window.patience = 12;
    // Every other walk begins in the editor, which only a few of the many things on the screen lead into.
    if seed.is_multiple_of(2) {
        window.key(Key::F4);
    }
    let (mut start, mut path) = (window.scenario().clone(), window.file_path().map(Path::to_owned));
    let (mut dice, mut known) = (Dice(seed), BTreeSet::new());
    let mut look = window.look();
    let (mut before, mut measured) = (still(&window, &look), measures(&window, &look));
    for _ in 0..WALK {
        // What is ticked in this list stands in the row of actors, or does not, at once.
        let choosing = look.says("Actors in the strip");
        let pressed = act(&mut window, &look, &mut dice, &mut known);
        look = window.look();
        // An example was opened in its place, as one of many commands does: another document, without a history.
        let workshop = window.workshop();
        let fresh = workshop.undo_label().is_none() && workshop.redo_label().is_none();
        if fresh && window.file_path() != path.as_deref() {
            (start, path) = (window.scenario().clone(), window.file_path().map(Path::to_owned));
        }
        assert!(shows_verdict(&look), "seed {seed}: there is no verdict: {:#?}", window.names(Role::Button));
        let (after, measures) = (still(&window, &look), measures(&window, &look));
        if measured == measures && !choosing {
            assert_eq!(moved(&before, &after), [""; 0], "seed {seed}, after {pressed:?}");
        }
        (before, measured) = (after, measures);
    }
    window.answer(Reply::Cancelled);
    for _ in 0..4 {
        window.key(Key::Escape);
    }
    let mut end = window.scenario().clone();
    assert_eq!(read_text(&window.bytes()).expect("it opens again").scenario, end, "seed {seed}");
    let mut steps = 0;
    while window.workshop().undo_label().is_some() {
        press(&mut window, Modifiers::COMMAND, steps);
        steps += 1;
        assert!(steps <= WALK, "seed {seed}: more steps than actions; the keyboard is in {:?}", window.focused());
    }
    window.settle();
    // Which package is on the board is no edit, so taking back need not bring that back.
    start.current = window.scenario().current.clone();
    assert_eq!(window.bytes(), write_text(&start).expect("writable"), "seed {seed}: the start");
    for step in 0..steps {
        press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, step);
    }
    window.settle();
    end.current = window.scenario().current.clone();
    assert_eq!(window.bytes(), write_text(&end).expect("writable"), "seed {seed}: the end");
    steps
}

/// Takes a step back, or forward again, in a frame of its own: the window comes to rest now and then.
fn press(window: &mut Window, modifiers: Modifiers, step: usize) {
    if step.is_multiple_of(RESTS) {
        return window.keys(modifiers, Key::Z);
    }
    let press = |pressed| Event::Key { key: Key::Z, physical_key: None, pressed, repeat: false, modifiers };
    let (hold, let_go) = (Event::ModifiersChanged(modifiers), Event::ModifiersChanged(Modifiers::NONE));
    window.events([hold, press(true), press(false), let_go]);
}

/// The seeds of walks of so many actions, as one of several tests takes its part of them. `ACTIONS=1000000` says how many
/// actions there are in all; by default 5,000. `SEED=2102` walks that one again, alone.
pub fn seeds(first: u64, length: usize, part: usize, parts: usize) -> Vec<u64> {
    if let Ok(seed) = std::env::var("SEED") {
        return std::iter::once(seed.parse().expect("SEED is a number")).take(usize::from(part == 0)).collect();
    }
    let actions = std::env::var("ACTIONS").map_or(5000, |number| number.parse().expect("ACTIONS is a number"));
    (first..first + usize::div_ceil(actions, length) as u64).skip(part).step_by(parts).collect()
}

/// Half of all walks.
fn half(part: usize) {
    let seeds = seeds(2025, WALK, part, 2);
    let steps: usize = seeds.iter().map(|seed| walk(*seed)).sum();
    // One walk may meet little; five do not.
    assert!(seeds.len() < 5 || steps > seeds.len() * 20, "the walks hardly edited anything: {steps}");
}

#[test]
fn random_actions_do_no_harm_can_all_be_undone_and_done_again() {
    half(0);
}

#[test]
fn other_random_actions_do_no_harm_can_all_be_undone_and_done_again() {
    half(1);
}
