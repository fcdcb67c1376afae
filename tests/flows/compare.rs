//! The comparison: what stands side by side, what differs, in which order, and what leaves.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use guarantee_board::assess::{Model, Reading, assess};
use guarantee_board::wording;

use crate::common::app::Window;
use crate::overlap::overlaps;

/// The comparison of the shipped scenario.
fn comparing() -> Window {
    let mut window = Window::shipped();
    window.keys(Modifiers::COMMAND, Key::Num5);
    window
}

/// Adds a package to it.
fn add(window: &mut Window, name: &str) {
    window.click("Add a package or a round to the comparison");
    window.click_on(Role::Button, name);
}

/// The names over the columns, from the left.
fn columns(window: &Window) -> Vec<String> {
    let start = "Look at the board of ";
    let mut found: Vec<(f32, String)> = window
        .all(Role::Button, move |name| name.starts_with(start))
        .into_iter()
        .map(|node| (node.rect().left(), crate::common::app::name_of(&node)[start.len()..].to_owned()))
        .collect();
    found.sort_by(|one, other| one.0.total_cmp(&other.0));
    found.into_iter().map(|(_, name)| name).collect()
}

#[test]
fn the_package_on_the_board_stands_beside_its_variant_and_what_is_equal_folds_away() {
    let mut window = comparing();
    assert_eq!(columns(&window), ["Reassurance force with US backstop", "Reassurance force, US promise ratified"]);
    window.expect("US promise to back the force");
    window.expect_not("Ukraine’s own forces");
    window.click_on(Role::RadioButton, "All rows");
    window.expect("Ukraine’s own forces");
    window.click_on(Role::RadioButton, "Only what differs");
    window.expect_not("Ukraine’s own forces");
    let fold = |window: &Window| {
        let folds = window.all(Role::Button, |name| name.ends_with(" of Elements"));
        crate::common::app::name_of(&folds[0])
    };
    let name = fold(&window);
    window.click(&name);
    window.expect("Ukraine’s own forces");
    let name = fold(&window);
    window.click(&name);
    window.expect_not("Ukraine’s own forces");
    assert_eq!(overlaps(&mut window), [] as [String; 0]);
}

#[test]
fn up_to_five_packages_are_compared_ordered_and_taken_away() {
    let mut window = comparing();
    let names: Vec<String> = window.scenario().packages.iter().map(|package| package.name.clone()).collect();
    let shown = columns(&window);
    for name in names.iter().filter(|name| !shown.contains(name)).take(3) {
        add(&mut window, name);
    }
    assert_eq!(columns(&window).len(), 5);
    window.click("Add a package or a round to the comparison");
    window.expect("At most 5 can be compared");
    window.key(Key::Escape);
    // Opened with the keyboard, a menu that has nothing to choose is at rest too.
    window.tab_to("Add a package or a round to the comparison");
    window.key(Key::Enter);
    window.expect("At most 5 can be compared");
    window.wait(1.0);
    assert_eq!(window.repaint_delay(), std::time::Duration::MAX, "it draws itself again");
    window.key(Key::Escape);
    window.choose("Order: ", "fewest violations first");
    let scenario = window.scenario().clone();
    let model = Model::new(&scenario).unwrap();
    let reading = Reading { date: scenario.as_of, voice: None };
    let violations = |name: &String| {
        let package = scenario.packages.iter().find(|package| package.name == *name).unwrap();
        let assessment = assess(&model, package, &reading);
        assessment.actors.iter().map(|actor| actor.crossed.len() + actor.unmet.len()).sum::<usize>()
    };
    let ordered = columns(&window);
    let counts: Vec<usize> = ordered.iter().skip(1).map(violations).collect();
    assert!(counts.is_sorted(), "{counts:?}");
    assert_eq!(ordered[0], shown[0], "the first stays where it is");
    let last = ordered[4].clone();
    window.click(&format!("Hold the others against {last}"));
    assert_eq!(columns(&window)[0], last);
    window.click(&format!("Remove {last} from the comparison"));
    assert_eq!(columns(&window).len(), 4);
    assert!(!columns(&window).contains(&last));
}

#[test]
fn rounds_are_compared_as_they_stood() {
    let mut window = Window::shipped();
    let before = window.workshop().assessment().verdict;
    window.keys(Modifiers::COMMAND, Key::R);
    window.click_on(Role::Button, "Close round");
    window.click("Edit");
    window.click_begin("Clear board");
    window.keys(Modifiers::COMMAND, Key::Num5);
    assert_eq!(columns(&window), ["Reassurance force with US backstop", "Round 1"]);
    window.expect("Empty");
    window.expect(wording::verdict(before));
    window.click("Look at the board of Round 1");
    window.expect("A round, not on the board:");
}

#[test]
fn a_deleted_package_is_compared_no_more() {
    let mut window = comparing();
    let second = columns(&window)[1].clone();
    window.click(&format!("Look at the board of {second}"));
    window.click("Package");
    window.click_begin("Delete package");
    window.keys(Modifiers::COMMAND, Key::Num5);
    assert_eq!(columns(&window), ["Reassurance force with US backstop"]);
    window.expect("Add a package or a round to compare with");
}
