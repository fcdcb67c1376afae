//! Taking over from another scenario: by keyboard alone, with what follows told before, and decided otherwise.

use egui::Key;
use egui::accesskit::Role;
use guarantee_board::scenario::check::check;
use guarantee_board::storage::write_text;
use guarantee_board::ui::dialogs::Reply;

use crate::common::app::Window;
use crate::common::hands::Hands as _;
use crate::samples::{FIRST_STEPS, read};

const FIND: &str = "Find in the other scenario";

/// A new scenario with the page on which things are taken from the shipped one.
fn taking() -> Window {
    let mut window = Window::sized([1440.0, 900.0]);
    window.menu("File", "New scenario");
    if !window.has(Role::Button, "Close the editor") {
        window.key(Key::F4);
    }
    window.click("Take from another scenario");
    window.click("Take from Ukraine 2025");
    window
}

/// Looks at what would be done.
fn summary(window: &mut Window) {
    window.click_on(Role::RadioButton, "What will come");
}

/// Picks from the chip of a thing what becomes of it.
fn decide(window: &mut Window, chip: &str, way: &str) {
    window.click(chip);
    window.click_on(Role::RadioButton, way);
}

#[test]
fn with_the_keyboard_alone_one_searches_ticks_and_takes() {
    let mut window = taking();
    let before = window.bytes();
    assert_eq!(window.focused().as_deref(), Some(FIND), "one can type at once");
    window.type_text("sky shield");
    window.key(Key::ArrowDown);
    assert_eq!(window.focused().as_deref(), Some("European sky shield"));
    window.key(Key::Space);
    window.expect("new in “Blank board”");
    assert_eq!(window.bytes(), before, "nothing is done yet");
    // Back to the field, and on to the next.
    window.key(Key::ArrowUp);
    assert_eq!(window.focused().as_deref(), Some(FIND));
    window.key(Key::ArrowDown);
    window.key(Key::Enter);
    let scenario = window.scenario();
    assert_eq!(scenario.elements.len(), 1);
    assert!(scenario.actors.is_empty(), "nobody comes unasked");
    assert!(!scenario.claims.is_empty() && !scenario.sources.is_empty(), "with who says so");
    assert_eq!(check(scenario), []);
    window.menu("Edit", "Undo");
    assert_eq!(window.bytes(), before, "one step");
}

#[test]
fn who_stays_behind_is_named_and_comes_when_asked() {
    let mut window = taking();
    window.click_on(Role::CheckBox, "European sky shield");
    summary(&mut window);
    window.expect("Stays behind: ");
    decide(&mut window, "France: does not come", "Comes as something new");
    window.expect("France: comes as new");
    window.click_begin("Take 1 thing");
    let scenario = window.scenario();
    assert_eq!(scenario.actors.iter().map(|actor| actor.name.as_str()).collect::<Vec<_>>(), ["France"]);
    assert_eq!(scenario.elements[0].providers.len(), 1);
    assert_eq!(check(scenario), []);
}

#[test]
fn theirs_can_be_said_to_be_one_of_ours() {
    let mut window = taking();
    window.click("Back to the list");
    window.click_begin("Actors (");
    window.fill("Name of a new actor", "Gallia");
    window.click("Add, and another");
    window.click("Back to the list");
    window.click("Take from another scenario");
    window.click_on(Role::CheckBox, "European sky shield");
    summary(&mut window);
    window.click("France: does not come");
    window.click_on(Role::RadioButton, "Is “Gallia” here");
    window.expect("It is “Gallia” here");
    window.click_begin("Take 1 thing");
    let scenario = window.scenario();
    assert_eq!(scenario.actors.len(), 1, "ours");
    assert_eq!(scenario.elements[0].providers, [scenario.actors[0].id.clone()]);
}

#[test]
fn the_rules_about_what_is_chosen_are_chosen_at_once() {
    let mut window = taking();
    assert!(window.is_disabled("Choose the rules about what is chosen"));
    window.click_on(Role::CheckBox, "European reassurance force");
    window.click("Choose the rules about what is chosen");
    assert!(!window.has(Role::Button, "Take 1 thing"));
    summary(&mut window);
    window.expect("Comes as something new: ");
    let take =
        window.names(Role::Button).into_iter().find(|name| name.starts_with("Take ") && name.ends_with(" things"));
    window.click(&take.expect("the button"));
    let scenario = window.scenario();
    assert!(scenario.positions.len() > 3, "{}", scenario.positions.len());
    assert_eq!(check(scenario), []);
}

#[test]
fn what_is_here_in_another_form_tells_in_what_and_is_replaced_if_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("other.ron");
    let mut other = read(FIRST_STEPS);
    other.elements[0].about = "Told in another way".to_owned();
    std::fs::write(&path, write_text(&other).expect("it can be written")).expect("a file");
    let name = other.elements[0].name.clone();
    let own = folder.path().join("own.ron");
    std::fs::write(&own, FIRST_STEPS).expect("a file");
    let mut window = Window::on(&own);
    let before = window.bytes();
    window.menu("Edit", "Take from another scenario…");
    window.answer(Reply::Picked(path));
    window.click_on(Role::CheckBox, &name);
    summary(&mut window);
    window.expect("Here already, and different: 1");
    window.expect("“Told in another way” there");
    assert!(window.is_disabled("Take 1 thing"), "as it stands nothing would change");
    let chip = format!("{name}: the one here stays");
    decide(&mut window, &chip, &format!("Comes in the place of “{name}” here"));
    window.expect("Comes in the place of what is here: 1");
    window.click_begin("Take 1 thing");
    assert_eq!(window.scenario().elements, other.elements);
    window.menu("Edit", "Undo");
    assert_eq!(window.bytes(), before);
}
