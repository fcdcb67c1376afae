//! Laws of the open document: edits keep it sound, and undo and redo lose nothing.

use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{ElementId, Feasibility, Firmness, Hold, Pin, PointKind, Scenario};
use guarantee_board::storage::{read_text, write_text};
use guarantee_board::workshop::{Edit, History, NoteOn, Rejected, RoomEdit, Workshop};
use proptest::prelude::*;

const FIRST_STEPS: &str = include_str!("../scenarios/first-steps.ron");
const SHIPPED: &str = include_str!("../scenarios/ukraine-2025.ron");

fn open(text: &str) -> Workshop {
    let loaded = read_text(text).expect("a shipped scenario is readable");
    Workshop::open(loaded.scenario).expect("a checked scenario opens")
}

fn text(workshop: &Workshop) -> String {
    write_text(workshop.scenario()).expect("a checked scenario can be written")
}

/// An edit made of numbers, so that it fits any scenario; some name things that are not there.
fn edit(scenario: &Scenario, (kind, a, b, c): (u8, usize, usize, usize)) -> Edit {
    let element = &scenario.elements[a % scenario.elements.len()];
    let id = element.id.clone();
    let phase = scenario.phases[b % scenario.phases.len()].id.clone();
    let actor = &scenario.actors[b % scenario.actors.len()].id;
    match kind % 20 {
        0 | 1 => Edit::AddCard { element: id, phase },
        2 => Edit::RemoveCard(id),
        3 => Edit::MoveCard { element: id, phase },
        4 => {
            let provider = element.providers.get(b % element.providers.len().max(1)).unwrap_or(actor);
            Edit::SetProvider { element: id, actor: provider.clone(), provides: c % 2 == 0 }
        }
        5 | 6 => match element.settings.get(b % element.settings.len().max(1)) {
            Some(setting) => Edit::SetOption {
                element: id,
                setting: setting.id.clone(),
                option: setting.options[c % setting.options.len()].id.clone(),
            },
            None => Edit::SetOption { element: id, setting: "none".into(), option: "none".into() },
        },
        7 => Edit::SwitchRule {
            rule: scenario.rules().nth(a % scenario.rules().count()).expect("in range").id().clone(),
            on: c % 2 == 0,
        },
        8 => Edit::NewPackage(["Another way", "", "Ще один пакет", "a/b \\ c"][a % 4].to_owned()),
        9 if c % 2 == 0 => Edit::DuplicatePackage,
        9 => Edit::Adopt(Box::new(scenario.packages[a % scenario.packages.len()].clone())),
        10 => Edit::RenamePackage(["Renamed", "  ", "Renamed again"][a % 3].to_owned()),
        11 | 12 => {
            let setting = element.settings.get(b % element.settings.len().max(1));
            let pin = match (c % 5, setting, element.providers.get(b % element.providers.len().max(1))) {
                (0, Some(setting), _) => {
                    Pin::Option(id, setting.id.clone(), setting.options[c % setting.options.len()].id.clone())
                }
                (1, _, Some(actor)) => Pin::Provider(id, actor.clone()),
                (2, ..) => Pin::Phase(id, phase),
                (3, ..) => Pin::Absent(id),
                _ => Pin::Card(id),
            };
            if a % 3 == 0 { Edit::Unpin(pin) } else { Edit::Pin(pin) }
        }
        13 => Edit::Release { element: id, released: c % 2 == 0 },
        14 if a % 2 == 0 => Edit::SetBinding([Firmness::Absolute, Firmness::Firm, Firmness::Contested][c % 3]),
        14 => Edit::SetAtLeast(Feasibility::ALL[c % 5]),
        15 if c % 3 == 0 => Edit::ClearBoard,
        15 => Edit::DeletePackage,
        16 => {
            let rule = scenario.rules().nth(b % scenario.rules().count()).expect("in range").id().clone();
            let on = [NoteOn::Board, NoteOn::Card(id), NoteOn::Rule(rule)][a % 3].clone();
            Edit::Note { on, text: ["", "Ask first", "Питання\nна потім"][c % 3].to_owned() }
        }
        17 => {
            let pin = scenario.acceptable.pins.get(a % scenario.acceptable.pins.len().max(1));
            let pin = pin.cloned().unwrap_or(Pin::Card(id));
            let at = jiff::civil::date(2025, 8, 28).at(14, (c % 60) as i8, 0, 0);
            Edit::Agree { pin, by: ["", "All", "Anna"][b % 3].to_owned(), at }
        }
        _ => Edit::Room(room_edit(scenario, id, (a, b, c))),
    }
}

/// Something that is done about the room.
fn room_edit(scenario: &Scenario, element: ElementId, (a, b, c): (usize, usize, usize)) -> RoomEdit {
    let seat = scenario.seats.get(b % scenario.seats.len().max(1)).map(|seat| seat.id.clone());
    let seat = seat.unwrap_or_else(|| "seat-9".into());
    let place = b % scenario.points.len().max(1);
    match a % 11 {
        0 | 1 => RoomEdit::AddSeat(["", "Anna"][c % 2].to_owned()),
        2 => RoomEdit::NameSeat(seat, ["", "Boris", "Бо\tрис"][c % 3].to_owned()),
        3 => RoomEdit::RemoveSeat(seat),
        4 | 5 => RoomEdit::JudgeCard(seat, element, Feasibility::ALL.get(c % 6).copied()),
        6 => {
            let rule = scenario.positions[c % scenario.positions.len()].id.clone();
            RoomEdit::JudgePosition(seat, rule, Hold::ALL.get(b % 4).copied())
        }
        7 if c % 3 == 0 => RoomEdit::ClearVotes,
        7 => RoomEdit::Reveal(c % 2 == 0),
        8 => RoomEdit::AddPoint(PointKind::ALL[c % 3]),
        9 if c % 2 == 0 => RoomEdit::SetPoint(place, ["", "Who pays?", "хто\nплатить"][c % 3].to_owned()),
        9 => RoomEdit::SetPointKind(place, PointKind::ALL[c % 3]),
        _ => RoomEdit::RemovePoint(place),
    }
}

type Numbers = (u8, usize, usize, usize);

fn numbers() -> impl Strategy<Value = Vec<Numbers>> {
    prop::collection::vec((0..20u8, 0..1000usize, 0..1000usize, 0..1000usize), 1..60)
}

/// Does the edits; how many could be done.
fn play(workshop: &mut Workshop, edits: &[Numbers]) -> usize {
    edits.iter().filter(|numbers| workshop.apply(&edit(&workshop.scenario().clone(), **numbers)).is_ok()).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn edits_keep_a_sound_scenario_sound(edits in numbers()) {
        let mut workshop = open(FIRST_STEPS);
        play(&mut workshop, &edits);
        prop_assert_eq!(check(workshop.scenario()), vec![]);
    }

    #[test]
    fn undoing_all_and_redoing_all_lead_to_the_same_bytes(edits in numbers()) {
        let mut workshop = open(FIRST_STEPS);
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
        let (before, label) = (text(&workshop), workshop.undo_label().map(str::to_owned));
        if workshop.apply(&edit(&workshop.scenario().clone(), last)).is_err() {
            prop_assert_eq!(text(&workshop), before);
            prop_assert_eq!(workshop.undo_label(), label.as_deref());
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
        let foretold = workshop.preview(&edit);
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
    let last = workshop.last_change().expect("something changed");
    assert!(last.label.contains("Russian consent"), "{}", last.label);
    let effect = last.effect.as_ref().expect("the same package is on the board");
    let cleared: Vec<_> = effect.change.cleared.iter().filter_map(|finding| finding.rule.as_ref()).collect();
    assert!(cleared.iter().any(|rule| rule.as_str().starts_with("r05")), "{cleared:?}");
    assert_eq!(workshop.undo_label(), Some(&*last.label));
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
    let last = workshop.last_change().expect("something changed");
    assert_eq!((last.label.as_str(), &last.effect), ("Duplicate package", &None));
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
    let shown = workshop.with_board(&found);
    assert_eq!(text(&workshop), before);
    assert_eq!(shown.package().expect("a package").cards, found.cards);
    assert_ne!(shown.assessment().verdict, workshop.assessment().verdict);
    assert_ne!(shown.revision(), workshop.revision());
    assert_eq!((shown.undo_label(), shown.last_change()), (None, None));

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
    workshop.mark_saved(&saved);
    workshop.apply(&note(&NoteOn::Board, "Be")).expect("a note");
    workshop.undo();
    assert_eq!(board(&workshop), "B");
    assert!(!workshop.dirty());
}

#[test]
fn what_is_quiet_is_not_told_on_the_board_and_leaves_its_answers() {
    let mut workshop = open(FIRST_STEPS);
    let before = (workshop.revision(), workshop.assessment().clone());
    workshop.apply(&Edit::Room(RoomEdit::AddSeat(String::new()))).expect("a seat");
    workshop.apply(&Edit::Note { on: NoteOn::Board, text: "x".to_owned() }).expect("a note");
    workshop.apply(&Edit::Room(RoomEdit::AddPoint(PointKind::Decision))).expect("a point");
    let element = workshop.package().expect("a package").cards[0].element.clone();
    let judge = RoomEdit::JudgeCard("seat-1".into(), element, Some(Feasibility::RuledOut));
    workshop.apply(&Edit::Room(judge)).expect("a vote");
    assert_eq!((workshop.revision(), workshop.assessment().clone()), before);
    assert!(workshop.last_change().is_none() && workshop.dirty());
    workshop.undo();
    assert!(workshop.last_change().is_none(), "nor is taking it back");
}
