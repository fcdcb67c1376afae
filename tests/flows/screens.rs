//! The laws of the whole screen, on every screen there is. Each is opened once, and all that must hold of it is looked at
//! in that one window; what is wrong is told all at once.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use guarantee_board::storage::save;
use guarantee_board::ui::dialogs::Reply;
use guarantee_board::workshop::{Edit, Workshop};
use tempfile::tempdir;

use crate::access::{keeps_the_keyboard, keeps_the_keyboard_unringed, nameless, stuttering, tab_round};
use crate::common::app::{FULL_HD, Window};
use crate::overlap::overlaps;
use crate::samples::{FIRST_STEPS, read, shipped};
use crate::sizes::{buttons_apart, findings_open, frame, room_for_a_card};

/// What is wrong with what a window shows. A law may leave the window otherwise than it found it: those that press keys
/// or buttons stand last.
type Law = fn(&mut Window) -> Vec<String>;

/// What holds of every screen.
const ALWAYS: [(&str, Law); 3] =
    [("names of their own", nameless), ("names that do not stutter", stuttering), ("no text on another", overlaps)];

fn look(size: [f32; 2], zoom: f32, open: fn(&mut Window), laws: &[(&str, Law)]) {
    let mut window = Window::sized(size);
    window.ctx().set_zoom_factor(zoom);
    window.settle();
    assert!((window.rect().width() - size[0] / zoom).abs() < 1.0, "the zoom is not {zoom}");
    open(&mut window);
    let mut problems = Vec::new();
    for (law, look) in ALWAYS.iter().chain(laws) {
        problems.extend(look(&mut window).into_iter().map(|problem| format!("{law}: {problem}")));
    }
    assert!(problems.is_empty(), "{problems:#?}");
}

/// Four seats in the room.
fn seated(window: &mut Window) {
    window.keys(Modifiers::COMMAND, Key::Num6);
    for _ in 0..4 {
        window.click("Add a seat");
    }
}

/// Three of four seats have voted, and one has changed its mind after the votes were revealed, if they are.
fn voted(window: &mut Window, revealed: bool) {
    seated(window);
    let vote = |window: &mut Window, seat: usize, keys: [Key; 3]| {
        window.click_on(Role::Tab, "Vote");
        window.click(&format!("Vote as Seat {seat}"));
        keys.into_iter().for_each(|key| window.key(key));
        window.click("Done, pass it on");
    };
    vote(window, 1, [Key::Num0, Key::Num1, Key::Num3]);
    vote(window, 2, [Key::Num4, Key::Num3, Key::Num3]);
    vote(window, 3, [Key::Num2, Key::Num2, Key::Num2]);
    if revealed {
        window.click("Reveal the votes");
        vote(window, 3, [Key::Num1, Key::Num2, Key::Num2]);
        window.click_on(Role::Tab, "Result");
    }
}

/// A copy that a group has worked on, and a file that is none.
fn bringing(window: &mut Window) {
    let folder = tempdir().expect("a folder");
    let (copy, other) = (folder.path().join("north.ron"), folder.path().join("other.ron"));
    let mut workshop = Workshop::open(shipped()).expect("it opens");
    workshop.apply(&Edit::NewPackage("Plan N".to_owned())).expect("a package");
    let mut scenario = workshop.scenario().clone();
    scenario.positions[0].title = "Something else".to_owned();
    save(&copy, &scenario).expect("it can be saved");
    save(&other, &read(FIRST_STEPS)).expect("it can be saved");
    window.menu("File", "Bring in…");
    window.answer(Reply::PickedAll(vec![copy, other]));
}

/// A table of which some rows come in and others do not.
fn importing(window: &mut Window) {
    window.menu("File", "Import a table…");
    let rows: String =
        (0..60).map(|row| format!("Journal {row}\t{}\n", if row % 3 == 0 { "no link" } else { "" })).collect();
    window.events([Event::Paste(format!("Title\tLink\n{rows}"))]);
    window.settle();
}

/// Seats, and texts that came back and are none.
fn balloting(window: &mut Window) {
    seated(window);
    window.menu("Workshop", "Ballots…");
    for text in ["Good morning", "BALLOT-1-0123-ENDVOTE"] {
        window.events([Event::Paste(text.to_owned())]);
        window.settle();
    }
}

/// A test for each screen: its size and zoom, how to get there, and the laws that hold of it besides those that hold
/// always.
macro_rules! screens {
    ($($name:ident($size:expr, $zoom:expr): $open:expr => [$($law:ident),*];)*) => {$(
        #[test]
        fn $name() {
            look($size, $zoom, $open, &[$((stringify!($law), $law)),*]);
        }
    )*};
}

screens! {
    the_board(FULL_HD, 1.0): |_| () => [frame, buttons_apart, room_for_a_card, tab_round, findings_open];
    the_board_at_1280_by_720([1280.0, 720.0], 1.0): |_| () => [frame, buttons_apart, room_for_a_card, findings_open];
    the_board_in_a_small_window([1024.0, 700.0], 1.0): |_| ()
        => [frame, buttons_apart, room_for_a_card, tab_round, findings_open];
    the_smallest_window([800.0, 500.0], 1.0): |_| ()
        => [frame, buttons_apart, room_for_a_card, tab_round, findings_open];
    the_board_at_double_zoom(FULL_HD, 2.0): |_| () => [frame, buttons_apart];
    a_very_large_screen([3840.0, 2160.0], 1.0): |_| () => [frame, buttons_apart];
    a_very_large_screen_at_one_and_a_half([3840.0, 2160.0], 1.5): |_| () => [frame, buttons_apart];
    a_very_large_screen_at_double_zoom([3840.0, 2160.0], 2.0): |_| () => [frame, buttons_apart];
    a_laptop_of_640_lines([1024.0, 640.0], 1.0): |_| () => [frame, buttons_apart, room_for_a_card];
    a_projector_at_one_and_a_half([1280.0, 720.0], 1.5): |_| () => [frame, buttons_apart, room_for_a_card];
    a_projector_at_double_zoom([1280.0, 720.0], 2.0): |_| () => [frame, buttons_apart];
    the_palette_over_the_board([1280.0, 720.0], 1.0): |window| window.click("Add elements") => [];
    an_empty_board(FULL_HD, 1.0): |window| window.menu("Edit", "Clear board") => [tab_round];
    why_the_verdict_is_what_it_is(FULL_HD, 1.0): |window| window.click("Verdict: Blocked") => [tab_round];
    a_finding(FULL_HD, 1.0): |window| {
        let name = window.names(Role::Link).into_iter().find(|name| name.starts_with("Russia: ")).expect("a finding");
        window.click_on(Role::Link, &name);
    } => [tab_round];
    the_matrix([1280.0, 720.0], 1.0): |window| window.keys(Modifiers::COMMAND, Key::Num2) => [tab_round];
    the_grid([1280.0, 720.0], 1.0): |window| window.menu("Edit", "Offers and gifts in a grid") => [tab_round];
    the_grid_of_gifts_at_one_and_a_half([1280.0, 720.0], 1.5): |window| {
        window.menu("Edit", "Offers and gifts in a grid");
        window.click_on(Role::RadioButton, "What gives what");
    } => [tab_round];
    a_sentence_of_which_half_is_said(FULL_HD, 1.0): |window| {
        window.key(Key::F4);
        window.click_begin("Positions (");
        window.click("No Western soldiers in Ukraine");
        window.click_begin("Another sentence: Is crossed when");
        window.click("… only in return for …");
    } => [];
    what_holds_this_together([1280.0, 720.0], 1.0): |window| window.menu("View", "What holds this together") => [];
    what_holds_this_together_at_one_and_a_half([1280.0, 720.0], 1.5):
        |window| window.menu("View", "What holds this together") => [];
    an_actor(FULL_HD, 1.0): |window| window.keys(Modifiers::COMMAND, Key::Num3) => [tab_round];
    the_seats([1280.0, 720.0], 1.0): seated => [buttons_apart, tab_round];
    the_seats_on_a_projector_at_double_zoom([1280.0, 720.0], 2.0): seated => [tab_round];
    between_ballots([1280.0, 720.0], 1.0): |window| voted(window, false) => [buttons_apart, tab_round];
    a_ballot([1280.0, 720.0], 1.0): |window| {
        voted(window, false);
        window.click("Vote as Seat 4");
    } => [tab_round];
    a_ballot_in_a_small_window([1024.0, 640.0], 1.0): |window| {
        voted(window, false);
        window.click("Vote as Seat 4");
    } => [tab_round];
    votes_entered_by_hand([1280.0, 720.0], 1.0): |window| {
        voted(window, false);
        window.click("Enter the room’s votes…");
    } => [];
    the_result([1280.0, 720.0], 1.0): |window| voted(window, true) => [buttons_apart, tab_round];
    the_result_in_a_small_window([1024.0, 640.0], 1.0): |window| voted(window, true) => [buttons_apart, tab_round];
    the_result_at_one_and_a_half([1280.0, 720.0], 1.5): |window| voted(window, true) => [tab_round];
    the_result_at_double_zoom([1280.0, 720.0], 2.0): |window| voted(window, true) => [tab_round];
    the_result_on_a_very_large_screen([3840.0, 2160.0], 1.0): |window| voted(window, true) => [buttons_apart];
    presenting_the_result(FULL_HD, 1.0): |window| {
        voted(window, true);
        window.key(Key::F5);
    } => [tab_round];
    the_board_with_what_the_room_says([1280.0, 720.0], 1.0): |window| {
        voted(window, true);
        window.keys(Modifiers::COMMAND, Key::Num1);
    } => [frame, buttons_apart, tab_round];
    presenting(FULL_HD, 1.0): |window| window.key(Key::F5) => [tab_round];
    presenting_the_matrix(FULL_HD, 1.0): |window| {
        window.keys(Modifiers::COMMAND, Key::Num2);
        window.key(Key::F5);
    } => [tab_round];
    the_finder(FULL_HD, 1.0): |window| window.keys(Modifiers::COMMAND, Key::K) => [keeps_the_keyboard_unringed];
    the_guide([1024.0, 700.0], 1.0): |window| window.key(Key::F1) => [keeps_the_keyboard];
    bringing_in(FULL_HD, 1.0): bringing => [buttons_apart, tab_round];
    bringing_in_in_a_small_window([1024.0, 640.0], 1.0): bringing => [tab_round];
    bringing_in_at_double_zoom([1280.0, 720.0], 2.0): bringing => [tab_round];
    an_empty_table([1280.0, 720.0], 1.0): |window| window.menu("File", "Import a table…") => [tab_round];
    an_empty_table_at_double_zoom([1024.0, 640.0], 2.0): |window| window.menu("File", "Import a table…") => [tab_round];
    importing_a_table(FULL_HD, 1.0): importing => [buttons_apart, tab_round];
    importing_a_table_in_a_small_window([1024.0, 640.0], 1.0): importing => [tab_round];
    importing_a_table_at_double_zoom([1280.0, 720.0], 2.0): importing => [tab_round];
    ballots_by_file([1280.0, 720.0], 1.0): balloting => [buttons_apart, tab_round];
    ballots_by_file_in_a_small_window([1024.0, 640.0], 1.0): balloting => [tab_round];
    ballots_by_file_at_double_zoom([1280.0, 720.0], 2.0): balloting => [tab_round];
    exporting([1024.0, 640.0], 1.0): |window| window.menu("File", "Export…") => [keeps_the_keyboard];
    exporting_at_double_zoom([1024.0, 640.0], 2.0): |window| window.menu("File", "Export…") => [];
    naming_a_package(FULL_HD, 1.0): |window| window.menu("Package", "New package") => [keeps_the_keyboard];
}
