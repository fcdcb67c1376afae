//! What comes in beside the open document: copies of groups, tables, ballots; and what is let go over the window.

use std::fs;
use std::path::PathBuf;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use guarantee_board::ballot::{Ballot, Questions};
use guarantee_board::merge::{GroupCopy, bring_in};
use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{Feasibility, Scenario, Seat};
use guarantee_board::storage::{save, write_text};
use guarantee_board::tables::{self, TableKind};
use guarantee_board::ui::dialogs::Reply;
use guarantee_board::workshop::{Edit, RoomEdit, Workshop};
use proptest::prelude::*;
use tempfile::{TempDir, tempdir};

use crate::common::app::{FULL_HD, Window};
use crate::edits::{Numbers, numbers};
use crate::samples::{FIRST_STEPS, read, shipped};
use crate::worked::{in_order, worked_on};

/// Files of a workshop: the plenary's, and those that groups have made of it.
fn files(start: &Scenario, groups: &[(&str, Scenario)]) -> (TempDir, PathBuf, Vec<PathBuf>) {
    let folder = tempdir().expect("a folder");
    let plenary = folder.path().join("plenary.ron");
    fs::write(&plenary, write_text(start).expect("it can be written")).expect("a file");
    let copies = groups.iter().map(|(name, scenario)| {
        let path = folder.path().join(format!("{name}.ron"));
        save(&path, scenario).expect("it can be saved");
        path
    });
    let copies = copies.collect();
    (folder, plenary, copies)
}

/// A copy with a package of this name, and a seat that has voted.
fn with_package(start: &Scenario, name: &str) -> Scenario {
    let mut workshop = Workshop::open(start.clone()).expect("it opens");
    workshop.apply(&Edit::Room(RoomEdit::AddSeat(String::new()))).expect("a seat");
    let seat = workshop.scenario().seats.last().expect("the seat").id.clone();
    if let Some(card) = workshop.package().and_then(|package| package.cards.first()) {
        let vote = RoomEdit::JudgeCard(seat, card.element.clone(), Some(Feasibility::Likely));
        workshop.apply(&Edit::Room(vote)).expect("a vote");
    }
    workshop.apply(&Edit::NewPackage(name.to_owned())).expect("a package");
    workshop.scenario().clone()
}

fn bring(window: &mut Window, paths: &[PathBuf]) {
    window.menu("File", "Bring in…");
    window.answer(Reply::PickedAll(paths.to_vec()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// In the window, in any order, three groups come in as they do without one; in one step.
    #[test]
    fn three_groups_come_in_in_any_order(edits in prop::collection::vec(numbers(), 3), turn in 0..6_usize) {
        let start = read(FIRST_STEPS);
        let names = ["north", "south", "the west"];
        let work = |edits: &Vec<Numbers>, name: &str| with_package(&worked_on(&start, edits), name);
        let groups: Vec<(&str, Scenario)> = names.into_iter().zip(&edits).map(|(name, edits)| (name, work(edits, name))).collect();
        let (_folder, plenary, mut paths) = files(&start, &groups);
        let mut order: Vec<usize> = (0..3).collect();
        order.rotate_left(turn % 3);
        if turn >= 3 {
            order.swap(0, 1);
        }
        let pure = |order: &[usize]| order.iter().fold(start.clone(), |all, place| {
            let (name, scenario) = &groups[*place];
            bring_in(&all, &GroupCopy { group: (*name).to_owned(), scenario: scenario.clone().into() }).expect("a copy").0
        });
        paths = order.iter().map(|place| paths[*place].clone()).collect();
        let mut window = Window::on(&plenary);
        let before = window.bytes();
        bring(&mut window, &paths);
        window.click("Bring in 3 groups");
        prop_assert_eq!(window.scenario(), &pure(&order));
        prop_assert_eq!(in_order(window.scenario().clone()), in_order(pure(&[0, 1, 2])));
        prop_assert_eq!(check(window.scenario()), vec![]);
        // What came is seen side by side, and is one step.
        prop_assert!(window.says("rows differ") || window.says("row differs"));
        window.menu("Edit", "Undo: Bring in");
        prop_assert_eq!(window.bytes(), before);
    }
}

#[test]
fn a_group_has_the_name_that_is_typed_and_says_what_it_brings() {
    let start = read(FIRST_STEPS);
    let mut other = with_package(&start, "Plan N");
    other.positions[0].title = "Something else".to_owned();
    let (_folder, plenary, paths) = files(&start, &[("table_3", other)]);
    let mut window = Window::on(&plenary);
    bring(&mut window, &paths);
    window.expect("New: 1 package and 1 seat (1 of them has voted)");
    window.expect("Plan N (table 3)");
    window.expect("Something else");
    assert_eq!(window.focused().as_deref(), Some("Name of the group of table_3.ron"));
    window.keys(Modifiers::COMMAND, Key::A);
    window.type_text("North");
    window.expect("Plan N (North)");
    // Going back throws nothing away.
    window.key(Key::Escape);
    window.key(Key::Escape);
    window.expect_not("Plan N (North)");
    window.menu("File", "Bring in…");
    window.expect("Plan N (North)");
    // Enter in the last name brings in.
    window.key(Key::Enter);
    assert_eq!(window.scenario().packages.last().map(|package| package.name.as_str()), Some("Plan N (North)"));
    assert_eq!(window.scenario().positions[0].title, start.positions[0].title, "nothing that was there is changed");
    // One package is seen beside the one on the board.
    window.expect(&start.packages[0].name);
    // The same again brings nothing, under the same name.
    bring(&mut window, &paths);
    window.keys(Modifiers::COMMAND, Key::A);
    window.type_text("North");
    window.expect("Nothing new");
    assert!(window.is_disabled("Bring in"));
}

#[test]
fn what_is_no_copy_says_so_and_the_others_come_in() {
    let start = read(FIRST_STEPS);
    let foreign = shipped();
    let (folder, plenary, mut paths) = files(&start, &[("north", with_package(&start, "Plan N")), ("far", foreign)]);
    let (broken, missing) = (folder.path().join("broken.ron"), folder.path().join("gone.ron"));
    fs::write(&broken, "(format: 4, title: ").expect("a file");
    paths.extend([broken, missing]);
    let mut window = Window::on(&plenary);
    bring(&mut window, &paths);
    window.expect("is another scenario than");
    window.expect("Line 1, column");
    window.expect("There is no such file");
    window.click("Leave out far.ron");
    window.expect_not("is another scenario than");
    window.click("Bring in 1 group");
    assert_eq!(window.scenario().packages.len(), start.packages.len() + 1);
}

#[test]
fn a_copy_that_is_let_go_over_the_window_is_opened_or_comes_in() {
    let start = read(FIRST_STEPS);
    let (_folder, plenary, paths) = files(&start, &[("north", with_package(&start, "Plan N"))]);
    let mut window = Window::on(&plenary);
    window.click_begin("Add ");
    let work = window.bytes();
    window.drop_file(&paths[0]);
    window.expect("Bring in what was made in north.ron?");
    window.expect("New: 2 packages and 1 seat (1 of them has voted)");
    window.key(Key::Escape);
    assert_eq!((window.bytes(), window.file_path()), (work.clone(), Some(plenary.as_path())));
    // Opened, what is not saved is asked about first.
    window.drop_file(&paths[0]);
    window.click("Open it instead");
    window.expect("Save the changes to plenary.ron?");
    window.click("Cancel");
    assert_eq!(window.bytes(), work);
    window.drop_file(&paths[0]);
    window.key(Key::Enter);
    window.expect("Plan N (north)");
    window.click("Bring in");
    assert!(window.scenario().packages.iter().any(|package| package.name == "Plan N (north)"));
    assert_eq!(window.file_path(), Some(plenary.as_path()));
    window.menu("Edit", "Undo: Bring in north");
    assert_eq!(window.bytes(), work);
    // A copy that brings nothing is simply opened.
    let same = paths[0].with_file_name("same.ron");
    fs::write(&same, write_text(&start).expect("written")).expect("a file");
    window.menu("Edit", "Undo");
    window.drop_file(&same);
    assert_eq!(window.file_path(), Some(same.as_path()));
}

#[test]
fn several_files_that_are_let_go_together_come_in() {
    let start = read(FIRST_STEPS);
    let (folder, plenary, paths) =
        files(&start, &[("north", with_package(&start, "Plan N")), ("south", with_package(&start, "Plan S"))]);
    let table = folder.path().join("sources.csv");
    fs::write(&table, "Title\nGazette\n").expect("a file");
    let mut window = Window::on(&plenary);
    window.drop_files(&[&paths[0], &table]);
    window.expect("Let go of files of one kind at a time");
    window.drop_files(&[&table, &table]);
    window.expect("One table at a time");
    window.key(Key::F5);
    window.drop_files(&[&paths[0], &paths[1]]);
    window.expect("Nothing is changed while presenting");
    window.key(Key::F5);
    window.drop_files(&[&paths[0], &paths[1]]);
    window.click("Bring in 2 groups");
    let names: Vec<&str> = window.scenario().packages.iter().map(|package| package.name.as_str()).collect();
    assert!(names.ends_with(&["Plan N (north)", "Plan S (south)"]), "{names:?}");
}

#[test]
fn a_table_is_mapped_shown_and_imported_as_one_step() {
    let start = read(FIRST_STEPS);
    let (folder, plenary, _) = files(&start, &[]);
    let table = folder.path().join("reading list.csv");
    fs::write(&table, "What;Where to find it;Web\nGazette;12 Jan 2026;https://example.org/g\nLetter;;no link\n")
        .expect("a file");
    let mut window = Window::on(&plenary);
    window.menu("File", "Import a table…");
    assert_eq!(window.focused().as_deref(), Some("Choose a file…"));
    window.key(Key::Enter);
    window.answer(Reply::Picked(table));
    window.choose("The rows are: ", "Sources");
    window.expect("2 refused");
    window.choose("Column of Title: ", "A: What “Gazette”");
    window.choose("Column of Published: ", "B: Where to find it “12 Jan 2026”");
    window.choose("Column of Link: ", "C: Web “https://example.org/g”");
    window.expect("1 new, 1 refused");
    window.expect("Row 2: new · Gazette");
    window.expect("C3, Link: This is no link to the web");
    window.click_on(Role::CheckBox, "Only rows with problems");
    window.expect_not("Row 2: new · Gazette");
    let before = window.bytes();
    window.click("Import 1 row");
    let source = window.scenario().sources.last().expect("a source").clone();
    assert_eq!((source.title.as_str(), source.published.as_str()), ("Gazette", "12 Jan 2026"));
    assert_eq!(check(window.scenario()), []);
    window.expect("1 already there, 1 refused");
    assert!(window.is_disabled("Import no rows"));
    window.menu("Edit", "Undo");
    assert_eq!(window.bytes(), before);
    // Back and here again: all is as it was chosen.
    window.key(Key::Escape);
    window.expect_not("Which column holds what");
    window.menu("File", "Import a table…");
    window.expect("1 new, 1 refused");
}

#[test]
fn every_kind_of_table_has_an_empty_one_that_is_known_again() {
    let (folder, plenary, _) = files(&read(FIRST_STEPS), &[]);
    let mut window = Window::on(&plenary);
    for kind in TableKind::ALL {
        window.menu("File", "Import a table…");
        let word = guarantee_board::wording::sentence(kind.word());
        if kind != TableKind::Sources {
            window.choose("A table of: ", &word);
        }
        let path = folder.path().join(format!("{}.xlsx", kind.word()));
        window.click("Save the table…");
        window.answer(Reply::Picked(path.clone()));
        window.expect("Exported");
        assert_eq!(tables::read(&fs::read(&path).expect("a file"), None).map(|grid| grid.rows.len()), Ok(3));
        window.drop_file(&path);
        assert!(window.has(Role::Button, &format!("The rows are: {word}")), "{kind:?}");
        // Its example and what stands in it are remarks.
        window.expect("No rows");
        window.click("Put the table away");
    }
}

#[test]
fn rows_are_pasted_and_what_is_no_table_says_so() {
    let (folder, plenary, _) = files(&read(FIRST_STEPS), &[]);
    let broken = folder.path().join("old.xlsx");
    fs::write(&broken, b"PK\x03\x04 and nothing else").expect("a file");
    let mut window = Window::on(&plenary);
    window.drop_file(&broken);
    window.expect("old.xlsx: the spreadsheet cannot be read");
    window.events([Event::Paste("Party\tShort\nNordland\tNOR\n".to_owned())]);
    window.settle();
    window.expect("Row 2: new · Nordland");
    assert_eq!(window.focused().as_deref(), Some("Import 1 row"));
    window.key(Key::Enter);
    assert_eq!(window.scenario().actors.last().map(|actor| actor.name.as_str()), Some("Nordland"));
}

#[test]
fn another_sheet_of_a_workbook_can_be_chosen() {
    let (folder, plenary, _) = files(&read(FIRST_STEPS), &[]);
    let path = folder.path().join("book.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, cells) in [("Read me", ["Title", "Not this one"]), ("List", ["Title", "Gazette"])] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).expect("a name");
        for (row, cell) in (0..).zip(cells) {
            sheet.write_string(row, 0, cell).expect("a cell");
        }
    }
    book.save(&path).expect("a file");
    let mut window = Window::on(&plenary);
    window.drop_file(&path);
    window.expect("Row 2: new · Not this one");
    window.choose("Sheet: ", "List");
    window.expect("Row 2: new · Gazette");
    assert!(window.has(Role::Button, "Sheet: List"));
}

#[test]
fn ballots_that_came_back_outlive_a_crash() {
    let folder = tempdir().expect("a folder");
    let (kept, plenary) = (folder.path().join("kept"), folder.path().join("plenary.ron"));
    let start = seated(2);
    save(&plenary, &start).expect("it can be saved");
    let mut window = Window::keeping(&kept, Some(&plenary));
    window.menu("Workshop", "Ballots…");
    paste(&mut window, &ballot(&start, "seat-2", Feasibility::Likely));
    window.wait(3.0);
    drop(window);
    let mut window = Window::keeping(&kept, None);
    window.expect("ballots that were not taken in");
    window.expect_not("no changes");
    window.click_begin("Restore ");
    // What waits to be taken in is in sight.
    window.expect("Seat 2: would count");
    window.expect("Take in 1 ballot");
}

#[test]
fn rows_whose_headings_are_unknown_go_from_a_list_to_the_page_that_maps_them() {
    let (_folder, plenary, _) = files(&read(FIRST_STEPS), &[]);
    let mut window = Window::on(&plenary);
    window.key(Key::F4);
    window.click_begin("Sources (");
    window.click_on(Role::DisclosureTriangle, "Paste from a spreadsheet");
    window.click_on(Role::MultilineTextInput, "Rows from a spreadsheet");
    paste(&mut window, "What\tWhere\nGazette\tCapital\n");
    window.expect("No row has the headings of a table of sources");
    window.click("Choose the columns by hand…");
    window.choose("Column of Title: ", "A: What “Gazette”");
    window.expect("Row 2: new · Gazette");
}

/// A workshop with so many seats in the room.
fn seated(seats: usize) -> Scenario {
    let mut scenario = read(FIRST_STEPS);
    scenario.seats =
        (1..=seats).map(|number| Seat::new(format!("seat-{number}").as_str().into(), String::new())).collect();
    scenario
}

/// The text that comes back from a seat that takes every card to be so feasible.
fn ballot(scenario: &Scenario, seat: &str, level: Feasibility) -> String {
    let workshop = Workshop::open(scenario.clone()).expect("it opens");
    let package = workshop.package().expect("a package");
    let head = Questions::of(scenario, package, workshop.assessment()).head();
    let (levels, holds) = (vec![Some(level); head.cards], vec![None; head.positions.len()]);
    Ballot { head, seat: seat.to_owned(), levels, holds }.text()
}

fn paste(window: &mut Window, text: &str) {
    window.events([Event::Paste(text.to_owned())]);
    window.settle();
}

#[test]
fn ballots_leave_as_a_page_and_come_back_as_texts() {
    let start = seated(3);
    let (folder, plenary, _) = files(&start, &[]);
    let mut window = Window::on(&plenary);
    window.menu("Workshop", "Ballots…");
    assert_eq!(window.focused().as_deref(), Some("Write the page…"));
    window.key(Key::Enter);
    let page = folder.path().join("ballot.html");
    window.answer(Reply::Picked(page.clone()));
    window.expect("Exported");
    let written = fs::read_to_string(&page).expect("a page");
    assert!(written.contains("Seat 2") && written.contains(&start.packages[0].name), "the page asks the seats");
    window.choose("For whom the page is: ", "Seat 2 alone");
    window.click("Write the page…");
    window.answer(Reply::Picked(folder.path().join("two.html")));
    let alone = fs::read_to_string(folder.path().join("two.html")).expect("a page");
    assert!(alone.contains("Seat 2") && !alone.contains("Seat 3"));

    let (one, two) = (ballot(&start, "seat-1", Feasibility::Likely), ballot(&start, "seat-2", Feasibility::RuledOut));
    let altered = two.replacen("-ENDVOTE", "7-ENDVOTE", 1);
    paste(&mut window, &format!("Anna: here you are {one}\nBob: {two}"));
    paste(&mut window, &altered);
    paste(&mut window, "Good morning");
    let file = folder.path().join("three.txt");
    fs::write(&file, ballot(&start, "seat-3", Feasibility::Ready)).expect("a file");
    window.drop_file(&file);
    window.expect("Seat 1: would count");
    window.expect_not("Seat 1: voted");
    window.expect("There is no ballot in it");
    // Nothing of what they answer is seen.
    for level in [Feasibility::Likely, Feasibility::RuledOut, Feasibility::Ready] {
        window.expect_not(guarantee_board::wording::feasibility(level));
    }
    let before = window.bytes();
    window.click("Take in 3 ballots");
    assert!(window.scenario().seats.iter().all(Seat::has_voted));
    window.expect("Voted: 3 of 3");
    window.expect("Seat 1: voted");
    window.menu("Edit", "Undo: Take in 3 ballots");
    assert_eq!(window.bytes(), before);
    window.menu("Edit", "Redo: Take in 3 ballots");
    // What does not count stays until it is put away, and is asked about before it is lost.
    window.expect("There is no ballot in it");
    window.keys(Modifiers::COMMAND, Key::S);
    window.keys(Modifiers::COMMAND, Key::N);
    window.expect("ballots that were not taken in");
    window.click("Back to it");
    window.click("Put them all away");
    window.expect_not("There is no ballot in it");
}

#[test]
fn what_is_late_or_changed_or_twice_counts_only_if_that_is_said() {
    let start = seated(2);
    let (_folder, plenary, _) = files(&start, &[]);
    let mut window = Window::on(&plenary);
    window.menu("Workshop", "Ballots…");
    let (one, other) = (ballot(&start, "seat-1", Feasibility::Likely), ballot(&start, "seat-1", Feasibility::Ready));
    paste(&mut window, &one);
    paste(&mut window, &other);
    window.expect("two ballots of this seat differ");
    assert!(window.is_disabled("Take in no ballots"));
    window.click("Leave out Pasted text 2");
    window.click("Take in 1 ballot");
    paste(&mut window, &one);
    window.expect("the same ballot again");
    paste(&mut window, &other);
    window.click("Leave out Pasted text 3");
    window.expect("it differs from what this seat has voted before");
    assert!(window.is_disabled("Take in no ballots"));
    window.click_on(Role::CheckBox, "Put what is new in the place of what the seat has voted before (1 ballot)");
    window.click("Take in 1 ballot");
    let card = &window.scenario().seats[0].cards[0];
    assert_eq!(card.level, Feasibility::Ready);
    window.menu("Workshop", "Reveal the votes");
    window.menu("Workshop", "Ballots…");
    paste(&mut window, &ballot(&start, "seat-2", Feasibility::Unlikely));
    window.expect("late: it came after the votes were revealed");
    window.click_on(Role::CheckBox, "Let what is late count (1 ballot)");
    window.expect("Seat 2: would count, although it came after the votes were revealed");
    window.click("Take in 1 ballot");
    assert!(window.scenario().seats[1].has_voted());
    // Another scenario's does not count at all.
    let mut other = start.clone();
    other.title = "Another one".to_owned();
    paste(&mut window, &ballot(&other, "seat-2", Feasibility::Unlikely));
    window.expect("it is about another scenario");
}

#[test]
fn without_seats_the_page_of_ballots_leads_to_them() {
    let mut window = Window::with(&seated(0), FULL_HD);
    window.menu("Workshop", "Ballots…");
    window.expect("There are no seats; add one for each participant first");
    window.key(Key::Enter);
    window.click("Add a seat");
    window.menu("Workshop", "Ballots…");
    window.expect("1 Send the page out");
    assert!(window.has(Role::Button, "Write the page…"));
}

#[test]
fn nothing_of_what_has_not_come_in_is_on_the_shared_screen() {
    let start = seated(2);
    let (_folder, plenary, _) = files(&start, &[]);
    let mut window = Window::on(&plenary);
    let mut audience = window.open_audience();
    window.menu("Workshop", "Ballots…");
    paste(&mut window, &ballot(&start, "seat-1", Feasibility::Likely));
    audience.look().expect("Verdict:");
    audience.expect_not("Take in");
    window.key(Key::F5);
    window.expect_not("Ballots by file");
}
