//! For everyone: whatever can be used is named, can be reached with the keyboard alone, and is seen when it is reached.

use std::collections::{BTreeMap, BTreeSet};

use egui::accesskit::{Action, Role};
use egui::epaint::ClippedShape;
use egui::{Key, Modifiers, Rect, Shape};
use egui_kittest::Node;
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use guarantee_board::ui::theme::Tokens;

use crate::common::app::{FULL_HD, Window, name_of};

/// What people use; what only groups or labels something is not among it.
pub const CONTROLS: [Role; 9] = [
    Role::Button,
    Role::Link,
    Role::CheckBox,
    Role::RadioButton,
    Role::TextInput,
    Role::MultilineTextInput,
    Role::DisclosureTriangle,
    Role::Slider,
    Role::ComboBox,
];

/// How many times Tab is pressed before a walk is taken not to end.
const PATIENCE: usize = 1_500;

/// What the screen shows in one state, and how to get there.
pub type Screen = (&'static str, [f32; 2], fn(&mut Window));

/// Screens on which the keyboard goes round all there is.
pub const OPEN: [Screen; 10] = [
    ("the board", FULL_HD, |_| ()),
    ("the board in a small window", [1024.0, 700.0], |_| ()),
    ("the smallest window", [800.0, 500.0], |_| ()),
    ("an empty board", FULL_HD, |window| window.menu("Edit", "Clear board")),
    ("why the verdict is what it is", FULL_HD, |window| window.click("Verdict: Blocked")),
    ("a finding", FULL_HD, |window| {
        let name = window.names(Role::Link).into_iter().find(|name| name.starts_with("Russia: ")).expect("a finding");
        window.click_on(Role::Link, &name);
    }),
    ("the matrix", [1280.0, 720.0], |window| window.keys(Modifiers::COMMAND, Key::Num2)),
    ("an actor", FULL_HD, |window| window.keys(Modifiers::COMMAND, Key::Num3)),
    ("presenting", FULL_HD, |window| window.key(Key::F5)),
    ("presenting the matrix", FULL_HD, |window| {
        window.keys(Modifiers::COMMAND, Key::Num2);
        window.key(Key::F5);
    }),
];

/// Dialogs, which keep the keyboard; in the finder it never leaves the field.
pub const DIALOGS: [Screen; 3] = [
    ("the finder", FULL_HD, |window| window.keys(Modifiers::COMMAND, Key::K)),
    ("the guide", [1024.0, 700.0], |window| window.key(Key::F1)),
    ("naming a package", FULL_HD, |window| window.menu("Package", "New package")),
];

/// Looks at screens, and fails with all that is wrong with any of them.
#[track_caller]
pub fn each(screens: &[Screen], problems: impl Fn(&mut Window) -> Vec<String>) {
    let mut all = Vec::new();
    for (name, size, open) in screens {
        let mut window = Window::sized(*size);
        open(&mut window);
        all.extend(problems(&mut window).into_iter().map(|problem| format!("{name}: {problem}")));
    }
    assert!(all.is_empty(), "{all:#?}");
}

/// Everything the keyboard can go to.
pub fn focusable(window: &mut Window) -> Vec<Node<'_>> {
    let can = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        !node.is_hidden() && !node.is_disabled() && node.data().supports_action(Action::Focus)
    };
    window.harness().query_all(By::new().predicate(can)).collect()
}

pub fn id_of(node: &Node<'_>) -> u64 {
    node.accesskit_node().locate().0.0
}

#[test]
fn every_control_has_a_name_of_its_own() {
    each(&[&OPEN[..], &DIALOGS].concat(), |window| {
        let mut problems = Vec::new();
        for role in CONTROLS {
            let mut count: BTreeMap<String, usize> = BTreeMap::new();
            for name in window.names(role) {
                *count.entry(name).or_default() += 1;
            }
            let shared = count.into_iter().filter(|(name, count)| *count > 1 || name.trim().is_empty());
            problems.extend(shared.map(|(name, count)| format!("{count} times a {role:?} “{name}”")));
        }
        problems
    });
}

#[test]
fn names_do_not_stutter_and_speak_of_this_program() {
    each(&[&OPEN[..], &DIALOGS].concat(), |window| {
        let sentences = |role: &Role| *role == Role::Link;
        let names = CONTROLS.iter().filter(|role| !sentences(role)).chain([&Role::Splitter]);
        let names = names.flat_map(|role| window.names(*role));
        names.filter(|name| stutters(name) || name == "Resize panel").collect()
    });
}

/// Whether a word of what it is returns in what it is of: "Order of Order of guarantee and deal".
pub fn stutters(name: &str) -> bool {
    let (what, of) = name.split_once(" of ").unwrap_or((name, ""));
    let last = what.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let of = of.split(':').next().unwrap_or_default();
    of.to_lowercase().split(' ').any(|word| word.len() > 3 && word == last)
}

#[test]
fn tab_reaches_everything_and_brings_it_into_sight_with_a_ring_around_it() {
    each(&OPEN, |window| {
        let wanted: BTreeMap<u64, String> = focusable(window).iter().map(|node| (id_of(node), name_of(node))).collect();
        assert!(!wanted.is_empty(), "nothing can have the keyboard");
        let mut first = None;
        let mut reached: BTreeSet<u64> = BTreeSet::new();
        let mut problems = BTreeSet::new();
        for _ in 0..PATIENCE {
            window.key(Key::Tab);
            let Some((id, problem)) = look_at_focus(window) else { continue };
            problems.extend(problem);
            // Once round.
            if !reached.insert(id) && first == Some(id) {
                break;
            }
            first.get_or_insert(id);
        }
        let missed = wanted.iter().filter(|(id, _)| !reached.contains(id));
        problems.extend(missed.map(|(_, name)| format!("Tab does not reach “{name}”")));
        problems.into_iter().collect()
    });
}

/// What has the keyboard, and what is wrong with how it is seen: it is inside the window, with a ring around it.
pub fn look_at_focus(window: &mut Window) -> Option<(u64, Option<String>)> {
    let everything = window.rect().expand(1.0);
    let color = Tokens::of(window.ctx().theme()).focus;
    let shapes = window.harness().output().shapes.clone();
    let focused = window.harness().query_all(By::new().predicate(|node| node.is_focused())).next_back()?;
    if focused.accesskit_node().role() == Role::Window {
        return None;
    }
    let (name, rect, id) = (name_of(&focused), focused.rect(), id_of(&focused));
    let rings: Vec<Rect> = shapes.iter().filter_map(|shape| ring(shape, color)).collect();
    let [ring] = rings.as_slice() else {
        return Some((id, Some(format!("“{name}” has {} rings around it", rings.len()))));
    };
    let seen = ring.intersect(everything);
    let whole = seen.width() >= rect.width().min(40.0) && seen.height() >= rect.height().min(12.0);
    let fine = whole && seen.intersects(rect);
    Some((id, (!fine).then(|| format!("of “{name}” {rect:?} only {seen:?} is seen"))))
}

/// What is seen of the ring around what has the keyboard, if this is it.
fn ring(clipped: &ClippedShape, color: egui::Color32) -> Option<Rect> {
    match &clipped.shape {
        Shape::Rect(rect) if rect.stroke.color == color && rect.stroke.width >= 2.0 && rect.fill.a() == 0 => {
            Some(rect.rect.intersect(clipped.clip_rect))
        }
        _ => None,
    }
}

#[test]
fn a_dialog_keeps_the_keyboard_until_it_is_answered() {
    for (name, size, open) in DIALOGS {
        let mut window = Window::sized(size);
        open(&mut window);
        let behind = window.find(Role::Button, "File").rect();
        for _ in 0..12 {
            window.key(Key::Tab);
            let (_, problem) = look_at_focus(&mut window).unwrap_or((0, Some("nothing has the keyboard".to_owned())));
            assert!(name == "the finder" || problem.is_none(), "{name}: {problem:?}");
            assert_ne!(window.focused().as_deref(), Some("File"), "{name}: what lies behind, at {behind:?}");
        }
        window.key(Key::Escape);
        window.tab_to("File");
    }
}
