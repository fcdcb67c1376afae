//! Laws of the open document: edits keep it sound, and undo and redo lose nothing.

use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{Argument, Feasibility, Pin, PointKind};
use guarantee_board::storage::{read_text, write_text};
use guarantee_board::workshop::{Edit, History, NoteOn, Rejected, RoomEdit, RoundEdit, Workshop};
use proptest::prelude::*;

use crate::edits::{Numbers, edit, numbers};
use crate::samples::{FIRST_STEPS, SHIPPED, SMALL};

fn open(text: &str) -> Workshop {
    let loaded = read_text(text).expect("a shipped scenario is readable");
    Workshop::open(loaded.scenario).expect("a checked scenario opens")
}

fn text(workshop: &Workshop) -> String {
    write_text(workshop.scenario()).expect("a checked scenario can be written")
}

/// A scenario without rounds, and one with all there can be.
fn texts() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![FIRST_STEPS, SMALL])
}

/// Does the edits; how many could be done.
fn play(workshop: &mut Workshop, edits: &[Numbers]) -> usize {
    edits.iter().filter(|numbers| workshop.apply(&edit(&workshop.scenario().clone(), **numbers)).is_ok()).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn edits_keep_a_sound_scenario_sound(from in texts(), edits in numbers()) {
        let mut workshop = open(from);
        play(&mut workshop, &edits);
        prop_assert_eq!(check(workshop.scenario()), vec![]);
    }

    #[test]
    fn undoing_all_and_redoing_all_lead_to_the_same_bytes(from in texts(), edits in numbers()) {
        let mut workshop = open(from);
        let start = text(&workshop);
        let done = play(&mut workshop, &edits);
        let end = text(&workshop);
        let ends_with = workshop.assessment().clone();
        let mut steps = 0;
        while workshop.undo() {
            steps += 1;
        }
        // What is typed into the same text is one step.
        prop_assert!(steps <= done);
        prop_assert_eq!(text(&workshop), start);
        prop_assert!(!workshop.dirty());
        for _ in 0..steps {
            prop_assert!(workshop.redo());
        }
        prop_assert!(!workshop.redo());
        prop_assert_eq!(text(&workshop), end);
        prop_assert_eq!(workshop.assessment(), &ends_with);
    }

    #[test]
    fn a_rejected_edit_changes_nothing_and_leaves_nothing_to_undo(edits in numbers(), last: (u8, usize, usize, usize)) {
        let mut workshop = open(FIRST_STEPS);
        play(&mut workshop, &edits);
        let (before, label) = (text(&workshop), workshop.undo_label());
        if workshop.apply(&edit(&workshop.scenario().clone(), last)).is_err() {
            prop_assert_eq!(text(&workshop), before);
            prop_assert_eq!(workshop.undo_label(), label);
        }
    }

    #[test]
    fn a_history_that_was_kept_undoes_and_redoes_as_before(edits in numbers(), back in 0..20_usize) {
        let mut workshop = open(FIRST_STEPS);
        let start = text(&workshop);
        play(&mut workshop, &edits);
        let end = text(&workshop);
        for _ in 0..back {
            workshop.undo();
        }
        let kept = (workshop.scenario().clone(), workshop.history().write(), workshop.unsaved_changes());
        let history = History::read(&kept.1, &kept.0);
        let mut recovered = Workshop::recover(kept.0, history, kept.2, None).expect("a sound scenario opens");
        prop_assert!(recovered.dirty());
        prop_assert_eq!(recovered.undo_label(), workshop.undo_label());
        while recovered.redo() {}
        prop_assert_eq!(text(&recovered), end);
        while recovered.undo() {}
        prop_assert_eq!(text(&recovered), start);
    }

    #[test]
    fn a_broken_history_costs_the_way_back_and_nothing_else(edits in numbers(), at in 0..10_000_usize, with: u8) {
        let mut workshop = open(FIRST_STEPS);
        play(&mut workshop, &edits);
        let mut bytes = workshop.history().write().into_bytes();
        let place = at % bytes.len();
        bytes[place] = with;
        let history = History::read(&String::from_utf8_lossy(&bytes), workshop.scenario());
        let mut recovered = Workshop::recover(workshop.scenario().clone(), history, 1, None).expect("it opens");
        prop_assert_eq!(text(&recovered), text(&workshop));
        while recovered.undo() {
            prop_assert_eq!(check(recovered.scenario()), vec![]);
        }
    }

    #[test]
    fn what_the_board_says_is_what_a_fresh_start_says(edits in numbers()) {
        let mut workshop = open(FIRST_STEPS);
        play(&mut workshop, &edits);
        let fresh = Workshop::open(workshop.scenario().clone()).expect("a sound scenario opens");
        prop_assert_eq!(fresh.assessment(), workshop.assessment());
    }

    #[test]
    fn a_preview_foretells_the_edit_and_does_nothing(edits in numbers(), next: (u8, usize, usize, usize)) {
        let mut workshop = open(FIRST_STEPS);
        play(&mut workshop, &edits);
        let edit = edit(&workshop.scenario().clone(), next);
        let before = text(&workshop);
        let foretold = workshop.board().preview(&edit);
        prop_assert_eq!(text(&workshop), before);
        match workshop.apply(&edit) {
            Ok(()) => prop_assert_eq!(foretold.as_ref(), Ok(workshop.assessment())),
            Err(rejected) => prop_assert_eq!(foretold, Err(rejected)),
        }
    }
}

#[test]
fn the_last_change_names_the_edit_and_what_followed() {
    let mut workshop = open(SHIPPED);
    let consent =
        Edit::SetOption { element: "e28-russian-consent".into(), setting: "consent".into(), option: "given".into() };
    workshop.apply(&consent).expect("the frame can be changed");
    let last = workshop.board().last_change().expect("something changed");
    assert!(last.text().contains("Russian consent"), "{}", last.text());
    let change = last.change.as_ref().expect("the same package is on the board");
    let cleared: Vec<_> = change.cleared.iter().filter_map(|finding| finding.rule.as_ref()).collect();
    assert!(cleared.iter().any(|rule| rule.as_str().starts_with("r05")), "{cleared:?}");
    assert_eq!(workshop.undo_label(), Some(last.text()));
}

#[test]
fn a_new_card_is_provided_by_the_most_willing_that_are_known() {
    let mut workshop = open(SHIPPED);
    workshop.apply(&Edit::NewPackage("Fresh".to_owned())).expect("a package can be started");
    workshop
        .apply(&Edit::AddCard { element: "e12-maritime".into(), phase: "ceasefire".into() })
        .expect("an element can be laid");
    let card = workshop.package().and_then(|package| package.cards.first()).expect("one card");
    assert_eq!(card.by.iter().map(|actor| actor.as_str()).collect::<Vec<_>>(), ["turkiye"]);
}

proptest! {
    #[test]
    fn a_name_that_is_accepted_can_be_saved_and_read_again(name in any::<String>()) {
        let mut workshop = open(FIRST_STEPS);
        if workshop.apply(&Edit::NewPackage(name)).is_ok() {
            let again = read_text(&text(&workshop)).map_err(|problems| problems.in_file("saved").to_string());
            let again = again.map_err(TestCaseError::fail)?;
            prop_assert_eq!(&again.scenario, workshop.scenario());
        }
    }
}

#[test]
fn names_lose_what_cannot_be_seen() {
    let mut workshop = open(FIRST_STEPS);
    workshop
        .apply(&Edit::NewPackage("\u{feff} Co\u{ad}ali\u{200b}tion\tof\nthe willing ".to_owned()))
        .expect("a name is left");
    assert_eq!(workshop.package().map(|package| package.name.as_str()), Some("Coalition of the willing"));
}

#[test]
fn a_change_of_the_package_on_the_board_is_named_without_comparing_the_two() {
    let mut workshop = open(SHIPPED);
    workshop.apply(&Edit::DuplicatePackage).expect("a package can be copied");
    let last = workshop.board().last_change().expect("something changed");
    assert_eq!((&*last.text(), &last.change), ("Duplicate package", &None));
}

#[test]
fn the_last_package_cannot_be_deleted() {
    let mut workshop = open(FIRST_STEPS);
    while workshop.scenario().packages.len() > 1 {
        workshop.apply(&Edit::DeletePackage).expect("there are more");
    }
    assert_eq!(workshop.apply(&Edit::DeletePackage), Err(Rejected::LastPackage));
}

#[test]
fn looking_at_another_package_is_no_change_to_save() {
    let mut workshop = open(SHIPPED);
    workshop.show_package(&"s01-budapest".into());
    assert!(!workshop.dirty());
    assert_eq!(workshop.undo_label(), None);
    assert_eq!(workshop.package().map(|package| package.id.as_str()), Some("s01-budapest"));
}

#[test]
fn undo_returns_to_the_package_that_was_changed() {
    let mut workshop = open(SHIPPED);
    workshop.apply(&Edit::ClearBoard).expect("there are cards");
    workshop.show_package(&"s01-budapest".into());
    assert!(workshop.undo());
    assert_eq!(workshop.scenario().current.as_str(), "s05-reassurance-force");
    assert!(!workshop.dirty());
}

#[test]
fn what_is_pinned_stays_until_the_pin_is_released() {
    let mut workshop = open(SHIPPED);
    let force: guarantee_board::scenario::ElementId = "e10-reassurance-force".into();
    let card = workshop.package().and_then(|package| package.card(&force)).expect("the force is on the board").clone();
    let option = card.with.get("location").expect("a location is chosen").clone();
    let pins = [
        Pin::Card(force.clone()),
        Pin::Phase(force.clone(), card.phase.clone()),
        Pin::Option(force.clone(), "location".into(), option.clone()),
        Pin::Provider(force.clone(), card.by[0].clone()),
    ];
    for pin in &pins {
        workshop.apply(&Edit::Pin(pin.clone())).expect("it can be pinned");
    }
    let refused = [
        Edit::RemoveCard(force.clone()),
        Edit::MoveCard { element: force.clone(), phase: "now".into() },
        Edit::SetOption { element: force.clone(), setting: "location".into(), option: "neighbouring".into() },
        Edit::SetProvider { element: force.clone(), actor: card.by[0].clone(), provides: false },
    ];
    for edit in &refused {
        assert!(matches!(workshop.apply(edit), Err(Rejected::Pinned(_))), "{edit:?}");
    }
    workshop.apply(&Edit::ClearBoard).expect("the other cards can be taken off");
    assert_eq!(workshop.package().map(|package| package.cards.clone()), Some(vec![card]));
    workshop.apply(&Edit::Unpin(Pin::Card(force.clone()))).expect("the pins can be released");
    assert_eq!(workshop.scenario().acceptable.pins, []);
    workshop.apply(&refused[0]).expect("the card can be taken off now");
    workshop.apply(&Edit::Pin(Pin::Absent(force.clone()))).expect("it can be settled that it stays off");
    let back = Edit::AddCard { element: force, phase: "now".into() };
    assert!(matches!(workshop.apply(&back), Err(Rejected::Pinned(_))));
}

#[test]
fn a_letter_that_becomes_two_in_lower_case_makes_a_sound_id() {
    for name in ["İ", "İstanbul talks", "ŉ", "ǰ"] {
        let mut workshop = open(FIRST_STEPS);
        workshop.apply(&Edit::NewPackage(name.to_owned())).expect("a name");
        assert_eq!(check(workshop.scenario()), vec![], "{name}");
        assert!(read_text(&text(&workshop)).is_ok(), "{name}");
    }
}

#[test]
fn a_package_that_was_found_is_looked_at_without_a_trace_and_adopted_in_one_step() {
    let mut workshop = open(FIRST_STEPS);
    let before = text(&workshop);
    let found = workshop.scenario().packages[1].clone();
    let shown = workshop.board().with_board(&found);
    assert_eq!(text(&workshop), before);
    assert_eq!(shown.package().expect("a package").cards, found.cards);
    assert_ne!(shown.assessment().verdict, workshop.assessment().verdict);
    assert_ne!(shown.version(), workshop.board().version());
    assert_eq!(shown.last_change(), None);

    let adopt = Edit::Adopt(Box::new(found.clone()));
    workshop.apply(&adopt).expect("it can be adopted");
    let package = workshop.package().expect("a package");
    assert_eq!((package.name.as_str(), &package.cards), ("First draft", &found.cards));
    assert_eq!(workshop.assessment(), shown.assessment());
    assert_eq!(workshop.apply(&adopt), Err(Rejected::NoChange));
    assert!(workshop.undo());
    assert_eq!(text(&workshop), before);
}

#[test]
fn letters_typed_into_one_text_are_one_step_and_nothing_else_is() {
    let mut workshop = open(FIRST_STEPS);
    let note = |on: &NoteOn, text: &str| Edit::Note { on: on.clone(), text: text.to_owned() };
    for text in ["A", "As", "Ask"] {
        workshop.apply(&note(&NoteOn::Board, text)).expect("a note");
    }
    let card = NoteOn::Card(workshop.package().expect("a package").cards[0].element.clone());
    workshop.apply(&note(&card, "x")).expect("another note");
    workshop.apply(&note(&NoteOn::Board, "Ask!")).expect("the first again");
    let board = |workshop: &Workshop| workshop.package().expect("a package").note.clone();
    assert_eq!(board(&workshop), "Ask!");
    workshop.undo();
    assert_eq!(board(&workshop), "Ask");
    workshop.undo();
    workshop.undo();
    assert_eq!(board(&workshop), "");
    assert!(!workshop.undo() && !workshop.dirty());
    // After saving and after going back, what is typed is a step of its own.
    workshop.apply(&note(&NoteOn::Board, "B")).expect("a note");
    let saved = workshop.scenario().clone();
    workshop.mark_saved(&std::sync::Arc::new(saved));
    workshop.apply(&note(&NoteOn::Board, "Be")).expect("a note");
    workshop.undo();
    assert_eq!(board(&workshop), "B");
    assert!(!workshop.dirty());
}

#[test]
fn what_was_written_of_a_round_can_be_corrected_and_taken_back() {
    let mut workshop = open(SMALL);
    let start = text(&workshop);
    let meaning = workshop.board().meaning();
    let round = workshop.scenario().rounds[0].clone();
    let argument = |who: &str, says: &str| Argument { who: who.to_owned(), says: says.to_owned() };
    let correct = |workshop: &mut Workshop, edit| workshop.apply(&Edit::Round { round: round.id.clone(), edit });
    let last = round.arguments.len();
    correct(&mut workshop, RoundEdit::AddArgument(argument("", ""))).expect("one more");
    for says in ["T", "Tr", "Troops\nlast"] {
        correct(&mut workshop, RoundEdit::SetArgument(last, argument("Anna\n", says))).expect("it is typed");
    }
    for name in ["O", "On", "One"] {
        correct(&mut workshop, RoundEdit::Name(name.to_owned())).expect("a name");
    }
    for note in ["N", "No"] {
        let on = NoteOn::Round(round.id.clone());
        workshop.apply(&Edit::Note { on, text: note.to_owned() }).expect("a note");
    }
    let after = workshop.scenario().rounds[0].clone();
    assert_eq!((&*after.name, &*after.note), ("One", "No"));
    assert_eq!(after.arguments[last], argument("Anna ", "Troops\nlast"));
    assert_eq!(after.package, round.package, "what was on the board stays");
    let board = workshop.board();
    assert_eq!((board.meaning(), board.last_change()), (meaning, None), "nothing is said of it on the board");
    assert_eq!(correct(&mut workshop, RoundEdit::Name(" ".to_owned())), Err(Rejected::NoName));
    assert!(correct(&mut workshop, RoundEdit::RemoveArgument(last + 1)).is_err());
    assert!(correct(&mut workshop, RoundEdit::SetArgument(last + 1, argument("", "x"))).is_err());
    let mut labels = Vec::new();
    while let Some(label) = workshop.undo_label() {
        labels.push(label);
        assert!(workshop.undo());
    }
    let name = &round.name;
    let argued = format!("Correct “{name}”");
    assert_eq!(labels, ["Note on “One”", "Correct “One”", &*argued, &*argued], "what is typed into a text is one step");
    assert_eq!(text(&workshop), start);
    while workshop.redo() {}
    correct(&mut workshop, RoundEdit::RemoveArgument(last)).expect("it goes");
    assert_eq!(workshop.scenario().rounds[0].arguments, round.arguments);
}

#[test]
fn a_label_is_right_when_what_it_names_is_gone() {
    let mut workshop = open(FIRST_STEPS);
    workshop.apply(&Edit::NewPackage("Gone soon".to_owned())).expect("a package");
    workshop.apply(&Edit::RenamePackage("Gone now".to_owned())).expect("a name");
    workshop.apply(&Edit::DeletePackage).expect("there are others");
    workshop.undo();
    let kept = workshop.history().write();
    let recovered = History::read(&kept, workshop.scenario());
    let recovered = Workshop::recover(workshop.scenario().clone(), recovered, 3, None).expect("it opens");
    for workshop in [workshop, recovered] {
        assert_eq!(workshop.undo_label().as_deref(), Some("Rename package to Gone now"));
        assert_eq!(workshop.redo_label().as_deref(), Some("Delete package"));
    }
}

#[test]
fn a_history_kept_by_a_program_before_this_one_is_read() {
    let mut workshop = open(FIRST_STEPS);
    workshop.apply(&Edit::RenamePackage("Another".to_owned())).expect("a name");
    let now = workshop.history().write();
    // Labels were sentences.
    let then = now.replace(r#""label":{"RenamePackage":"Another"}"#, r#""label":"Rename package to Another""#);
    assert_ne!(then, now);
    let history = History::read(&then, workshop.scenario());
    let mut recovered = Workshop::recover(workshop.scenario().clone(), history, 1, None).expect("it opens");
    assert_eq!(recovered.undo_label().as_deref(), Some("Rename package to Another"));
    assert!(recovered.undo());
    assert_eq!(recovered.package().map(|package| package.name.as_str()), Some("First draft"));
}

#[test]
fn what_is_quiet_is_not_told_on_the_board_and_leaves_its_answers() {
    let mut workshop = open(FIRST_STEPS);
    let before = (workshop.board().meaning(), workshop.assessment().clone());
    workshop.apply(&Edit::Room(RoomEdit::AddSeat(String::new()))).expect("a seat");
    workshop.apply(&Edit::Note { on: NoteOn::Board, text: "x".to_owned() }).expect("a note");
    workshop.apply(&Edit::Room(RoomEdit::AddPoint(PointKind::Decision))).expect("a point");
    let element = workshop.package().expect("a package").cards[0].element.clone();
    let judge = RoomEdit::JudgeCard("seat-1".into(), element, Some(Feasibility::RuledOut));
    workshop.apply(&Edit::Room(judge)).expect("a vote");
    assert_eq!((workshop.board().meaning(), workshop.assessment().clone()), before);
    assert!(workshop.board().last_change().is_none() && workshop.dirty());
    workshop.undo();
    assert!(workshop.board().last_change().is_none(), "nor is taking it back");
}
