//! For everyone: whatever can be used is named, can be reached with the keyboard alone, and is seen when it is reached.

use std::collections::{BTreeMap, BTreeSet};

use egui::accesskit::{Action, Role};
use egui::epaint::ClippedShape;
use egui::{Key, Rect, Shape};
use egui_kittest::Node;
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use guarantee_board::ui::theme::Tokens;

use crate::common::app::{Window, name_of};

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

/// Controls that have no name, or not one of their own.
pub fn nameless(window: &mut Window) -> Vec<String> {
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
}

/// Names that stutter, or that are not of this program.
pub fn stuttering(window: &mut Window) -> Vec<String> {
    let sentences = |role: &Role| *role == Role::Link;
    let names = CONTROLS.iter().filter(|role| !sentences(role)).chain([&Role::Splitter]);
    let names = names.flat_map(|role| window.names(*role));
    names.filter(|name| stutters(name) || name == "Resize panel").collect()
}

/// Whether a word of what it is returns in what it is of: "Order of Order of guarantee and deal".
pub fn stutters(name: &str) -> bool {
    let (what, of) = name.split_once(" of ").unwrap_or((name, ""));
    let last = what.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let of = of.split(':').next().unwrap_or_default();
    of.to_lowercase().split(' ').any(|word| word.len() > 3 && word == last)
}

/// Goes round with Tab: what it does not reach, and what is not in sight with a ring around it when it is reached.
pub fn tab_round(window: &mut Window) -> Vec<String> {
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
    let whole = seen.width() + 0.1 >= rect.width().min(40.0) && seen.height() + 0.1 >= rect.height().min(12.0);
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

/// Goes round a dialog with Tab, and closes it: what lets the keyboard out of it. `ringed`: what has the keyboard has a
/// ring around it.
fn leaks_of(window: &mut Window, ringed: bool) -> Vec<String> {
    let mut problems = Vec::new();
    for _ in 0..12 {
        window.key(Key::Tab);
        let (_, problem) = look_at_focus(window).unwrap_or((0, Some("nothing has the keyboard".to_owned())));
        problems.extend(problem.filter(|_| ringed));
        if window.focused().as_deref() == Some("File") {
            problems.push("the keyboard is on what lies behind".to_owned());
        }
    }
    window.key(Key::Escape);
    window.tab_to("File");
    problems
}

/// The keyboard stays in a dialog until it is answered, and what has it is seen.
pub fn keeps_the_keyboard(window: &mut Window) -> Vec<String> {
    leaks_of(window, true)
}

/// The same of the finder, whose field keeps the keyboard while arrow keys move through what it found.
pub fn keeps_the_keyboard_unringed(window: &mut Window) -> Vec<String> {
    leaks_of(window, false)
}
