//! Nothing that can be pressed moves under a resting pointer: whatever is chosen, what stands around the board stays where
//! it is, and so do the cards as long as the same ones lie there.

use std::collections::BTreeMap;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Popup, Pos2, Rect};

use crate::common::app::{FULL_HD, Look, Window};
use crate::common::dice::Dice;

/// How near to where it was something must be, in points.
const NEAR: f32 = 0.5;

/// Where everything is that is seen, can be pressed and has a name of its own; nothing while a menu lies over it.
pub fn places(window: &Window) -> BTreeMap<String, Rect> {
    places_in(window, &window.look())
}

/// The same from a look at this window as it stands.
pub fn places_in(window: &Window, look: &Look) -> BTreeMap<String, Rect> {
    if Popup::is_any_open(window.ctx()) {
        return BTreeMap::new();
    }
    let mut places: BTreeMap<String, Vec<Rect>> = BTreeMap::new();
    for (name, rect, _) in look.seen(&[Role::Button, Role::Tab, Role::Link]) {
        places.entry(name).or_default().push(rect);
    }
    places.into_iter().filter_map(|(name, rects)| Some((name, *rects.first().filter(|_| rects.len() == 1)?))).collect()
}

/// What has moved among the things that are still there by the same name.
pub fn moved(before: &BTreeMap<String, Rect>, after: &BTreeMap<String, Rect>) -> Vec<String> {
    let here = |(name, rect): (&String, &Rect)| {
        let now = after.get(name)?;
        let still = (now.min - rect.min).length() < NEAR;
        (!still).then(|| format!("“{name}” went from {rect:?} to {now:?}"))
    };
    before.iter().filter_map(here).collect()
}

/// The parts of the window around the board, at whose height the board begins.
pub fn around(window: &Window, places: BTreeMap<String, Rect>) -> BTreeMap<String, Rect> {
    let board =
        window.all(Role::Button, |name| name.starts_with("Fold the phase ")).first().map(|node| node.rect().top());
    let top = board.unwrap_or(0.0);
    places.into_iter().filter(|(_, rect)| rect.bottom() <= top).collect()
}

const SIZES: [[f32; 2]; 4] = [FULL_HD, [1280.0, 720.0], [1024.0, 640.0], [853.0, 480.0]];

#[test]
fn nothing_around_the_board_moves_with_any_package() {
    for size in SIZES {
        let mut window = Window::sized(size);
        let before = around(&window, places(&window));
        assert!(before.len() > 12, "{before:?} at {size:?}");
        let names: Vec<String> = window.scenario().packages.iter().map(|package| package.name.clone()).collect();
        for name in names {
            window.choose("Package on the board:", &name);
            let after = around(&window, places(&window));
            assert_eq!(moved(&before, &after), [""; 0], "with {name} at {size:?}");
        }
    }
}

#[test]
fn no_card_moves_when_an_option_a_provider_an_assumption_a_voice_or_the_date_is_another() {
    for size in [FULL_HD, [1280.0, 720.0]] {
        let mut window = Window::sized(size);
        let before = places(&window);
        let changes: [fn(&mut Window); 5] = [
            |window| window.choose("Location of European reassurance force:", "neighbouring NATO state"),
            |window| {
                window.click_begin("Providers of US air support");
                window.click_on(Role::CheckBox, "Poland");
                window.key(egui::Key::Escape);
            },
            |window| window.choose("Russian consent:", "sought, refused"),
            |window| window.choose("Listening to:", "Timothy Ash, Chatham House, associate fellow, Russia and Eurasia"),
            |window| window.choose("As of:", "31 Jan 2026"),
        ];
        for (place, change) in changes.into_iter().enumerate() {
            change(&mut window);
            let of_cards = |places: &BTreeMap<String, Rect>| -> BTreeMap<String, Rect> {
                let named = |name: &String| name.starts_with("More for ") || name.contains("old the phase ");
                places.iter().filter(|(name, _)| named(name)).map(|(name, rect)| (name.clone(), *rect)).collect()
            };
            let after = places(&window);
            assert!(of_cards(&before).len() >= 8);
            assert_eq!(moved(&of_cards(&before), &of_cards(&after)), [""; 0], "change {place} at {size:?}");
            let (before, after) = (around(&window, before.clone()), around(&window, after));
            assert_eq!(moved(&before, &after), [""; 0], "change {place} at {size:?}");
        }
    }
}

#[test]
fn a_click_beside_an_open_menu_closes_it_and_presses_nothing() {
    let mut window = Window::shipped();
    let add = window.find(Role::Button, "Add Buffer zone").rect().center();
    window.click_begin("Providers of European reassurance force");
    window.expect("Provided by");
    window.click_at(add);
    window.expect_not("Provided by");
    assert!(window.card("e08-buffer-zone").is_none(), "what lies beneath was pressed");
    window.click_at(add);
    assert!(window.card("e08-buffer-zone").is_some());
}

#[test]
fn at_1280_by_720_the_header_is_150_points_high_and_seven_cards_are_seen_whole() {
    let window = Window::sized([1280.0, 720.0]);
    let phase = window.begins(Role::Button, "Fold the phase ").rect();
    assert!(phase.top() <= 160.0, "the board begins at {}", phase.top());
    let foot = window.begins(Role::Link, "Deny an attack:").rect().top();
    let cards = window.all(Role::Button, |name| name.starts_with("More for "));
    let seen = cards.iter().filter(|card| card.rect().bottom() <= foot).count();
    assert!(seen >= 7, "only {seen} cards are seen");
}

/// What people press.
const PRESSED: [Role; 6] =
    [Role::Button, Role::RadioButton, Role::CheckBox, Role::Link, Role::DisclosureTriangle, Role::Tab];

/// Everything that can be pressed and is seen, by role and name, with as much of it as is seen; nothing that is there by
/// that name twice.
fn pressables(window: &Window) -> BTreeMap<(String, String), Rect> {
    let mut all: BTreeMap<(String, String), Vec<Rect>> = BTreeMap::new();
    let look = window.look();
    for role in PRESSED {
        for (name, _, seen) in look.seen(&[role]) {
            all.entry((format!("{role:?}"), name)).or_default().push(seen);
        }
    }
    all.into_iter().filter_map(|(key, rects)| Some((key, *rects.first().filter(|_| rects.len() == 1)?))).collect()
}

/// What has slid away from under a resting pointer, or under it.
fn slid(
    before: &BTreeMap<(String, String), Rect>,
    after: &BTreeMap<(String, String), Rect>,
    pointer: Pos2,
) -> Vec<String> {
    let here = |(key, rect): (&(String, String), &Rect)| {
        let now = after.get(key)?;
        match (rect.contains(pointer), now.contains(pointer)) {
            (true, false) => Some(format!("{key:?} slid away from {rect:?} to {now:?}")),
            (false, true) => Some(format!("{key:?} slid under the pointer from {rect:?} to {now:?}")),
            _ => None,
        }
    };
    before.iter().filter_map(here).collect()
}

/// What closes the editor, and is there while it is open.
const EDITOR: &str = "Close the editor";

/// How many things of a screen are clicked.
const CLICKS: usize = 6;

/// Clicks things of a screen, each in a window as it was opened, and gives what slid under the pointer.
fn slides(size: [f32; 2], open: fn(&mut Window)) -> Vec<String> {
    let opened = || {
        let mut window = Window::sized(size);
        open(&mut window);
        window
    };
    let mut window = opened();
    let before = pressables(&window);
    assert!(before.len() > 10, "{before:?}");
    let mut targets: Vec<_> = before.keys().cloned().collect();
    let (mut dice, mut found) = (Dice(7), Vec::new());
    // Packages that stand side by side share the room of one that is taken away: that is what it is taken away for.
    targets.retain(|(_, name)| !name.ends_with(" from the comparison"));
    while targets.len() > CLICKS {
        targets.remove(dice.below(targets.len()));
    }
    for target in targets {
        if pressables(&window) != before || Popup::is_any_open(window.ctx()) {
            window = opened();
        }
        let place = before[&target].center();
        window.click_at(place);
        // The editor, opened by a name, takes its room from what stands beside it.
        if window.has(Role::Button, EDITOR) && !before.contains_key(&("Button".to_owned(), EDITOR.to_owned())) {
            continue;
        }
        found.extend(slid(&before, &pressables(&window), place).into_iter().map(|slid| format!("{target:?}: {slid}")));
        window.key(Key::Escape);
    }
    found
}

/// A view or a side panel, with how it is opened.
type View = (&'static str, fn(&mut Window));

/// Every one of them.
const VIEWS: [View; 14] = [
    ("the board", |_| ()),
    ("the drawer", |window| window.keys(Modifiers::COMMAND, Key::F)),
    ("positions", |window| window.keys(Modifiers::COMMAND, Key::Num2)),
    ("an actor", |window| window.keys(Modifiers::COMMAND, Key::Num3)),
    ("rounds", |window| {
        window.keys(Modifiers::COMMAND, Key::R);
        window.click_on(Role::Button, "Close round");
        window.keys(Modifiers::COMMAND, Key::Num4);
    }),
    ("comparison", |window| window.keys(Modifiers::COMMAND, Key::Num5)),
    ("seats", |window| {
        window.keys(Modifiers::COMMAND, Key::Num6);
        (0..2).for_each(|_| window.click("Add a seat"));
    }),
    ("between ballots", |window| {
        window.keys(Modifiers::COMMAND, Key::Num6);
        (0..2).for_each(|_| window.click("Add a seat"));
        window.click("Cast votes in private…");
    }),
    ("a ballot", |window| {
        window.keys(Modifiers::COMMAND, Key::Num6);
        window.click("Add a seat");
        window.click("Cast votes in private…");
        window.click("Vote as Seat 1");
    }),
    ("why the verdict", |window| window.keys(Modifiers::COMMAND, Key::E)),
    ("ways forward", |window| window.keys(Modifiers::COMMAND, Key::G)),
    ("the grid", |window| window.menu("Edit", "Offers and gifts in a grid")),
    ("what holds it together", |window| window.menu("View", "What holds this together")),
    ("a table to import", |window| window.menu("File", "Import a table…")),
];

#[test]
fn nothing_slides_under_a_resting_pointer_in_any_view_or_panel() {
    let mut found = Vec::new();
    for (name, open) in VIEWS {
        found.extend(slides([1280.0, 720.0], open).into_iter().map(|slid| format!("{name}: {slid}")));
    }
    assert_eq!(found, [""; 0]);
}
