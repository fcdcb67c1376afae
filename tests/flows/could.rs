//! What could be: dead ends where something is chosen, ways forward that are shown before they are gone, who would have
//! to move, and how much is left.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::HarnessBuilder;
use guarantee_board::assess::Verdict;
use guarantee_board::scenario::{Feasibility, Firmness, Pin, Scenario};

use crate::common::app::{FULL_HD, Window, name_of};
use crate::overlap::overlaps;
use crate::samples::{NEIGHBOURS, read};

/// The small example, which is searched in no time.
fn small() -> Scenario {
    read(NEIGHBOURS)
}

/// What stands above a package that is looked at.
const PREVIEWED: &str = "Nothing on the board has changed yet";

fn thinking(scenario: &Scenario) -> Window {
    Window::thinking(scenario, HarnessBuilder::default().with_size(FULL_HD))
}

/// A small scenario on whose board nothing is acceptable as it stands, though something else is.
fn blocked() -> Window {
    let mut scenario = small();
    scenario.acceptable.binding = Firmness::Disputed;
    let window = thinking(&scenario);
    assert_ne!(window.workshop().assessment().verdict, Verdict::Workable);
    window
}

#[test]
fn the_board_says_how_far_it_is_from_what_could_be_accepted() {
    let mut window = blocked();
    window.begins(Role::Button, "Preview way A: ");
    window.expect("Ways forward");
    window.expect("How much is left");
    window.expect("Who would have to give way for the package as it stands");
    assert_eq!(overlaps(&mut window), [""; 0]);
    window.key(Key::Escape);
    window.keys(Modifiers::COMMAND, Key::G);
    window.expect("How much is left");
}

#[test]
fn a_way_is_shown_on_the_board_before_it_is_adopted_as_one_change() {
    let mut window = blocked();
    window.keys(Modifiers::COMMAND, Key::G);
    let before = window.bytes();
    // Whatever is pointed at, the board stays as it is.
    let place = window.begins(Role::Button, "Preview way A: ").rect().center();
    window.point_at(place);
    window.expect_not(PREVIEWED);
    window.click_begin("Preview way A: ");
    window.expect(PREVIEWED);
    assert_eq!(window.bytes(), before, "looking changes nothing");
    window.click("Back to the board");
    window.expect_not(PREVIEWED);
    window.click_begin("Preview way A: ");
    window.key(Key::Escape);
    window.expect_not(PREVIEWED);
    window.expect("How much is left");
    window.click_begin("Preview way A: ");
    window.click("Put it on the board");
    assert_ne!(window.bytes(), before);
    assert_eq!(window.workshop().undo_label().as_deref(), Some("Adopt a way forward"));
    window.expect("The group could accept this package as it stands");
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.bytes(), before);
}

#[test]
fn the_keyboard_alone_shows_and_adopts_a_way() {
    let mut window = blocked();
    let before = window.bytes();
    window.keys(Modifiers::COMMAND, Key::G);
    window.tab_to("Preview way A: ");
    window.key(Key::Enter);
    window.expect(PREVIEWED);
    // Once more on the same way: what is looked at is put on the board.
    window.key(Key::Enter);
    window.expect_not(PREVIEWED);
    assert_ne!(window.bytes(), before);
}

fn point_at_monitors(window: &mut Window) {
    let place = window.find(Role::Button, "Add Border monitors (dead end)").rect().center();
    window.point_at(place);
    window.wait(1.0);
}

#[test]
fn what_no_acceptable_package_has_is_marked_as_a_dead_end_with_its_reason() {
    let mut scenario = small();
    scenario.acceptable.at_least = Feasibility::Likely;
    scenario.packages.iter_mut().for_each(|package| package.cards.retain(|card| card.element.as_str() != "monitors"));
    let mut window = thinking(&scenario);
    point_at_monitors(&mut window);
    window.expect("Dead end. Below what the group takes: no position is known that would carry Border monitors");
    // Where the League would send them, it is the assumption that excludes them.
    let mut willing = scenario.positions.iter().find(|one| one.provides.is_some()).expect("a willingness").clone();
    willing.id = "send-monitors".into();
    willing.provides.as_mut().expect("a willingness").elements = vec!["monitors".into()];
    scenario.positions.push(willing);
    let mut window = thinking(&scenario);
    point_at_monitors(&mut window);
    window.expect(
        "Dead end. Excluded by the assumption “Consent of Tolmark”, given that Monitors see one side only without consent",
    );
    // The option that is chosen is one too, and says so in its menu.
    window.click_begin("Location of Guest battalion:");
    let dead = window.begins(Role::RadioButton, "at the border – dead end").rect().center();
    window.point_at(dead);
    window.wait(1.0);
    window.expect("Excluded by Tolmark: no foreign soldiers at the border");
}

#[test]
fn where_nothing_is_acceptable_it_is_told_why_and_who_would_have_to_move() {
    let mut scenario = small();
    scenario.acceptable.pins = vec![Pin::Option("battalion".into(), "location".into(), "border".into())];
    let mut window = thinking(&scenario);
    window.keys(Modifiers::COMMAND, Key::G);
    window
        .expect("Excluded by Tolmark: no foreign soldiers at the border – and your pin on Location of Guest battalion");
    window.expect("Who would have to move: one of these");
    window.expect("Tolmark on “No foreign soldiers at the border”");
    window.expect("Then this would become possible:");
    // Where nothing is acceptable, no single element is to blame.
    assert!(!window.names(Role::Button).iter().any(|name| name.ends_with("(dead end)")));
}

#[test]
fn the_frontier_and_what_hangs_on_sources_are_worked_out_when_they_are_opened() {
    let mut window = blocked();
    window.keys(Modifiers::COMMAND, Key::G);
    window.click_begin("Packages that none beats");
    window.expect("A mark’s shape and colour say how feasible it is");
    assert_eq!(overlaps(&mut window), [""; 0]);
    let point = name_of(&window.begins(Role::Button, "Package 1: "));
    window.click(&point);
    window.click("Show all of them");
    window.key(Key::Escape);
    window.click_begin("If a source falls");
    window.expect("no difference");
}

#[test]
fn the_window_goes_on_while_the_search_is_under_way_and_late_answers_are_dropped() {
    let (mut window, held) = Window::thinking_held(&small());
    assert_eq!(held.waiting(), 1);
    let working = |window: &Window| window.says("Being worked out");
    assert!(working(&window));
    window.choose("Location of Guest battalion:", "inland");
    assert_eq!(held.waiting(), 2, "each change asks anew");
    window.type_text("bor");
    window.expect("Border monitors");
    // The first was taken back; what it still says is of no board that is there.
    held.release_one(&mut window);
    assert!(working(&window));
    held.release_one(&mut window);
    assert!(!working(&window));
    window.expect("The group could accept this package");
    assert_eq!(window.repaint_delay(), std::time::Duration::MAX, "what is done draws nothing");
}

#[test]
fn what_is_known_of_the_board_is_not_asked_again() {
    let (mut window, held) = Window::thinking_held(&small());
    held.release(&mut window);
    window.keys(Modifiers::COMMAND, Key::G);
    assert_eq!(held.waiting(), 0, "the ways are known");
    window.click_begin("Packages that none beats");
    assert_eq!(held.waiting(), 1, "the frontier is asked when its page is opened");
    held.release(&mut window);
    window.expect("A mark’s shape and colour say how feasible it is");
    window.key(Key::Escape);
    window.click_begin("Packages that none beats");
    assert_eq!(held.waiting(), 0, "and is known from then on");
    window.expect("A mark’s shape and colour say how feasible it is");
}

#[test]
fn the_review_says_what_may_have_been_overlooked_and_leads_there() {
    let mut scenario = small();
    let mut source = scenario.sources[0].clone();
    (source.id, source.title) = ("unread".into(), "The unread paper".to_owned());
    scenario.sources.push(source);
    let mut window = thinking(&scenario);
    window.menu("View", "Review of the scenario");
    window.expect("What may have been overlooked");
    let line = name_of(&window.begins(Role::Button, "No claim stands in “The unread paper”"));
    assert_eq!(overlaps(&mut window), [""; 0]);
    window.click(&line);
    // The source's form is open beside the review.
    window.expect("Name in the file: unread");
    window.keys(Modifiers::COMMAND, Key::D);
    window.expect("No claim stands in “The unread paper”");
}
