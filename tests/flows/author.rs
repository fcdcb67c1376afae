//! The editor beside the board: what is typed and chosen there, and what the document then holds.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, vec2};
use guarantee_board::scenario::check::check;
use guarantee_board::storage::read_text;
use guarantee_board::ui::dialogs::Reply;
use guarantee_board::wording::claim_line;

use crate::common::app::Window;
use crate::common::hands::Hands as _;
use crate::samples::{NEIGHBOURS, read};

/// The blank scenario with the editor open.
fn blank() -> Window {
    let mut window = Window::sized([1440.0, 900.0]);
    window.menu("File", "New scenario");
    if !window.has(Role::Button, "Close the editor") {
        window.key(Key::F4);
    }
    window
}

/// The shipped scenario with the editor open.
fn shipped() -> Window {
    let mut window = Window::shipped();
    window.key(Key::F4);
    window
}

/// The form of a thing.
fn form(window: &mut Window, kind: &str, name: &str) {
    window.click_begin(&format!("{kind} ("));
    if window.has(Role::TextInput, &format!("Find among the {}", kind.to_lowercase())) {
        window.fill(&format!("Find among the {}", kind.to_lowercase()), name);
    }
    window.click(name);
}

#[test]
fn what_is_typed_is_seen_on_the_board_at_once_and_is_one_step() {
    let mut window = shipped();
    form(&mut window, "Elements", "European sky shield");
    let before = window.bytes();
    window.fill("Name", "Sky roof");
    assert!(window.scenario().elements.iter().any(|element| element.name == "Sky roof"));
    window.expect("Sky roof");
    window.keys(Modifiers::COMMAND, Key::Z);
    window.key(Key::Escape);
    window.menu("Edit", "Undo");
    assert_eq!(window.bytes(), before);
}

#[test]
fn what_cannot_be_taken_over_stays_in_the_field_with_its_reason() {
    let mut window = shipped();
    form(&mut window, "Actors", "Ukraine");
    let before = window.bytes();
    window.fill("Name", " ");
    assert_eq!(window.bytes(), before, "the document is as it was");
    window.expect("Not taken over: This is empty");
    window.click("Back to the list");
    window.expect("Not taken over yet: This is empty");
    window.fill("Find among the actors", "Ukraine");
    window.click("Ukraine");
    window.expect("Not taken over: This is empty");
    window.fill("Name", "Ukraine (Kyiv)");
    window.expect_not("Not taken over");
    assert_eq!(window.scenario().actors[0].name, "Ukraine (Kyiv)");
}

#[test]
fn a_name_in_the_file_is_followed_and_a_taken_one_refused() {
    let mut window = shipped();
    form(&mut window, "Actors", "Russia");
    let verdict = window.workshop().assessment().clone();
    window.click_on(Role::Link, "Rename russia");
    window.fill("Name in the file of russia", "ukraine");
    window.click("Rename");
    window.expect("There is another actor `ukraine`");
    window.fill("Name in the file of russia", "moscow");
    window.click("Rename");
    assert!(window.scenario().positions.iter().any(|position| position.actor.as_str() == "moscow"));
    assert!(!window.bytes().contains("\"russia\""));
    assert_eq!(window.workshop().assessment().verdict, verdict.verdict);
    window.expect("Name in the file: moscow");
}

#[test]
fn deleting_what_is_used_says_what_uses_it_and_can_be_undone() {
    let mut window = shipped();
    form(&mut window, "Elements", "US enablers for Europeans");
    let before = window.bytes();
    window.click("Delete this element");
    window.expect("These speak of it, and lose that:");
    assert_eq!(window.bytes(), before, "nothing is gone yet");
    let answer = window.find(Role::Button, "Delete it all the same").rect();
    assert!(window.rect().shrink2(vec2(0.0, 32.0)).contains_rect(answer), "the answer is in sight: {answer:?}");
    window.click("Keep it");
    window.expect_not("lose that:");
    window.click("Delete this element");
    window.click("Delete it all the same");
    assert!(
        window.scenario().element(&"e18".into()).is_none() || !window.bytes().contains("US enablers for Europeans\",")
    );
    assert_eq!(check(window.scenario()), []);
    window.menu("Edit", "Undo");
    assert_eq!(window.bytes(), before);
}

#[test]
fn a_condition_says_what_is_true_of_it_now_in_packages_and_over_all() {
    let scenario = read_text(include_str!("../common/authored.ron")).expect("sound").scenario;
    let mut window = Window::thinking(&scenario, egui_kittest::HarnessBuilder::default().with_size([1440.0, 900.0]));
    window.key(Key::F4);
    form(&mut window, "Positions", "No foreign soldiers");
    window.expect("The board has a card marked “soldiers” by Meridian League");
    window.expect("So on the board now");
    window.expect("In each of 1 package");
    window.expect("Over all packages: so in some, not in others");
    // Nobody provides pledges, so that no pledge is by the league.
    window.click("Remove soldiers from tags of part 0");
    window.pick("Ask part 0 for an element", "Pledge of help");
    window.expect("Not so on the board now");
    window.expect("Over all packages: it can never be so");
}

#[test]
fn things_of_another_scenario_are_taken_over_with_what_they_need() {
    let mut window = blank();
    window.click("Take from another scenario");
    window.click("Take from Ukraine 2025");
    window.click_on(Role::CheckBox, "European sky shield");
    window.click_on(Role::RadioButton, "What will come");
    window.click("Bring these actors along");
    window.click_begin("Take 1 thing");
    let scenario = window.scenario();
    assert_eq!(scenario.elements.len(), 1);
    assert!(!scenario.actors.is_empty() && !scenario.claims.is_empty() && !scenario.sources.is_empty());
    assert_eq!(check(scenario), []);
}

#[test]
fn another_file_can_be_the_library_and_a_broken_one_says_what_is_wrong() {
    let folder = tempfile::tempdir().expect("a folder");
    let (good, bad) = (folder.path().join("good.ron"), folder.path().join("bad.ron"));
    std::fs::write(&good, include_str!("../common/authored.ron")).expect("a file");
    std::fs::write(&bad, "(format: 3, title: ").expect("a file");
    let mut window = blank();
    let before = window.bytes();
    window.menu("Edit", "Take from another scenario…");
    window.answer(Reply::Picked(bad));
    window.expect("never closed");
    assert_eq!(window.bytes(), before);
    window.click("Close");
    window.menu("Edit", "Take from another scenario…");
    window.answer(Reply::Picked(good));
    window.expect("An island divided");
    window.click("Choose everything");
    window.click_begin("Take 2");
    assert_eq!(window.scenario().positions.len(), 9);
    assert_eq!(check(window.scenario()), []);
}

#[test]
fn the_editor_is_not_for_a_shared_screen_and_rests_when_nothing_happens() {
    let mut window = shipped();
    form(&mut window, "Positions", "No Western soldiers in Ukraine");
    assert_eq!(window.repaint_delay(), std::time::Duration::MAX);
    let audience = window.open_audience();
    assert!(!audience.texts().contains("Name in the file"));
    window.key(Key::F5);
    assert!(!window.has(Role::Button, "Close the editor"));
    window.key(Key::F5);
    assert!(window.has(Role::Button, "Close the editor"));
}

#[test]
fn the_board_marks_what_nobody_is_named_for() {
    let scenario = read_text(include_str!("../common/authored.ron")).expect("sound").scenario;
    let mut window = Window::with(&scenario, [1440.0, 900.0]);
    let marks = |window: &Window| {
        let names = window.names(Role::Label);
        names.iter().filter(|name| *name == "Nobody is named who says so").count()
    };
    // Of what the package crosses, only “No foreign soldiers” has a claim.
    let findings = &window.workshop().assessment().findings;
    let without = findings.iter().filter(|finding| finding.claims.is_empty()).count();
    assert!(without > 2 && findings.iter().any(|finding| !finding.claims.is_empty()));
    assert_eq!(marks(&window), without);
    window.key(Key::F4);
    form(&mut window, "Positions", "Nothing at the border");
    window.expect("Nobody is named yet; the board marks it");
    window.click("Tell a new claim for it");
    assert!(window.is_disabled("Add the claim"));
    window.fill("Said by", "Tolmark’s envoy");
    window.fill("What is said", "The border stays empty.");
    assert!(window.is_disabled("Add the claim"), "where it can be read is not said yet");
    window.click_begin("Source: ");
    window.click("Harbour Courier");
    window.click("Add the claim");
    assert_eq!(marks(&window), without - 1);
    let claim = window.scenario().claims.last().expect("the new claim");
    assert_eq!((claim.speaker.as_str(), claim.sources.len()), ("Tolmark’s envoy", 1));
    window.menu("Edit", "Undo");
    assert_eq!(window.scenario().claims.len(), 1, "the claim and its citing are one step");
    assert_eq!(marks(&window), without);
}

#[test]
fn a_new_position_asks_who_says_so_and_who_says_otherwise() {
    let mut window = shipped();
    let before = window.scenario().clone();
    window.click_begin("Positions (");
    window.click("Add a position…");
    window.expect("Nobody is named yet; the board will mark it");
    assert!(window.is_disabled("Add the position"));
    window.pick_begin("Whose: ", "Poland");
    window.fill("What it says", "No soldiers without a mandate");
    window.fill("Said by", "Prime minister of Poland");
    window.expect("A claim needs who said it, what, and where it can be read");
    window.fill("What is said", "Soldiers need a mandate.");
    window.fill("Title of the source", "A newspaper");
    window.click("Add a counter-voice");
    assert!(window.is_disabled("Add the position"));
    window.fill("Said by, against it", "Minister of defence of Poland");
    window.fill("What is said, against it", "A mandate may come later.");
    window.fill("Title of the source, against it", "Another newspaper");
    window.click("Add the position");
    let scenario = window.scenario();
    let position = scenario.positions.last().expect("the new position");
    assert_eq!((position.claims.len(), position.counter_claims.len()), (1, 1));
    assert_eq!(scenario.sources.len(), before.sources.len() + 2);
    assert_eq!(check(scenario), []);
    window.expect("Is crossed when");
    window.menu("Edit", "Undo");
    assert_eq!(window.scenario(), &before);
}

#[test]
fn undo_and_what_is_gone_lead_back_to_the_list() {
    let mut window = shipped();
    window.click_begin("Actors (");
    window.fill("Name of a new actor", "Iceland");
    window.click("Add the actor");
    window.expect("Name in the file: iceland");
    window.menu("Edit", "Undo");
    assert!(window.has(Role::MultilineTextInput, "Name of a new actor"), "the list of actors");
    window.menu("Edit", "Redo");
    window.fill("Find among the actors", "Iceland");
    window.click("Iceland");
    window.expect("Name in the file: iceland");
}

#[test]
fn dates_and_amounts_that_are_none_say_how_they_are_written() {
    let mut window = shipped();
    form(&mut window, "Positions", "No Western soldiers in Ukraine");
    let before = window.bytes();
    window.fill("From (YYYY-MM-DD)", "soon");
    window.expect("A date is written YYYY-MM-DD");
    assert_eq!(window.bytes(), before);
    window.fill("From (YYYY-MM-DD)", "2026-01-31");
    window.expect_not("A date is written");
    window.fill("Until and including", "2026-01-01");
    window.expect("It ends on 2026-01-01, before it begins on 2026-01-31");
    window.click("Take back what was typed");
    assert!(window.scenario().positions.iter().any(|position| position.from.is_some()));
    window.click("Back to the list");
    window.click("Back to the list");
    window.click("Title, dates and money");
    window.fill("Title", " ");
    window.expect("Not taken over: This is empty");
    window.fill("Title", "Another title");
    assert_eq!(window.scenario().title, "Another title");
    window.fill("Board date (YYYY-MM-DD)", "2025-09-01");
    assert_eq!(window.workshop().reading().date, window.scenario().as_of, "the board is read as of the new date");
}

#[test]
fn all_money_is_counted_in_the_scenario_s_own_unit() {
    let scenario = read(NEIGHBOURS);
    let mut window = Window::with(&scenario, [1440.0, 900.0]);
    // What was opened is told in its place until something is done.
    window.choose("Package on the board:", "Second draft");
    window.choose("Package on the board:", "First draft");
    window.expect("USD 0.4–0.7 bn a year");
    window.key(Key::F4);
    window.click("Title, dates and money");
    window.fill("Money is counted in", "EUR mn");
    assert_eq!(window.scenario().money, "EUR mn");
    window.expect("EUR 0.4–0.7 mn a year");
    window.expect_not("USD");
    let before = window.bytes();
    window.fill("Money is counted in", " ");
    window.expect("Not taken over: This is empty");
    assert_eq!(window.bytes(), before);
}

#[test]
fn from_one_thing_to_the_next_there_is_a_way_back() {
    let mut window = shipped();
    form(&mut window, "Positions", "No Western soldiers in Ukraine");
    let position = window.scenario().positions.iter().find(|one| one.title == "No Western soldiers in Ukraine");
    let claim =
        position.and_then(|position| window.scenario().claim(&position.claims[0])).expect("a claim").says.clone();
    window.click_on(Role::Link, &claim);
    window.expect("Said by");
    window.click("Back to “No Western soldiers in Ukraine”");
    window.expect("Is crossed when");
    window.click("Back to the list");
    assert!(window.has(Role::Button, "Add a position…"));
}

#[test]
fn a_list_takes_the_name_of_a_new_thing_at_once_and_finds_by_id() {
    let mut window = shipped();
    window.click_begin("Claims (");
    window.type_text("Said anew");
    let claim = window.scenario().claims.last().expect("claims").clone();
    window.fill("Find among the claims", claim.id.as_str());
    assert!(window.has(Role::Button, &claim.says));
    window.click("Add the claim");
    assert_eq!(window.scenario().claims.last().map(|claim| claim.says.as_str()), Some("Said anew"));
}

#[test]
fn several_things_are_added_one_after_the_other() {
    let mut window = blank();
    window.click_begin("Actors (");
    for name in ["Aland", "Beland"] {
        window.type_text(name);
        window.click("Add, and another");
    }
    assert_eq!(window.focused().as_deref(), Some("Name of a new actor"), "the next one can be named at once");
    window.type_text("Celand");
    window.key(Key::Enter);
    assert_eq!(window.focused().as_deref(), Some("Name of a new actor"), "Enter adds and goes on");
    window.type_text("Deland");
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.expect("Name in the file: deland");
    let names = |window: &Window| {
        window.scenario().actors.iter().map(|actor| actor.name.clone()).collect::<Vec<String>>().join(" ")
    };
    assert_eq!(names(&window), "Aland Beland Celand Deland");
    window.menu("Edit", "Undo");
    window.menu("Edit", "Undo");
    assert_eq!(names(&window), "Aland Beland", "each of them is a step of its own");
}

#[test]
fn many_names_that_are_pasted_are_as_many_things_and_one_step() {
    let mut window = blank();
    window.click_begin("Actors (");
    window.events([Event::Paste("Aland\n Beland \n\nAland\r\nCeland".to_owned())]);
    window.settle();
    window.click("Add 4 actors");
    let actors = &window.scenario().actors;
    let names: Vec<(&str, &str)> = actors.iter().map(|actor| (actor.name.as_str(), actor.id.as_str())).collect();
    assert_eq!(names, [("Aland", "aland"), ("Beland", "beland"), ("Aland", "aland-2"), ("Celand", "celand")]);
    window.menu("Edit", "Undo");
    assert!(window.scenario().actors.is_empty());
    // What is typed and not added is there again when one comes back.
    window.click_on(Role::MultilineTextInput, "Name of a new actor");
    window.type_text("Deland");
    window.key(Key::Escape);
    window.key(Key::Enter);
    assert_eq!(window.focused().as_deref(), Some("Name of a new actor"));
    window.key(Key::Enter);
    assert_eq!(window.scenario().actors.len(), 1);
}

#[test]
fn what_is_edited_is_duplicated_and_deleted_with_keys() {
    let mut window = shipped();
    form(&mut window, "Elements", "European sky shield");
    let before = window.scenario().clone();
    let place = before.elements.iter().position(|element| element.name == "European sky shield").expect("it");
    window.tab_to("Name");
    window.keys(Modifiers::COMMAND, Key::D);
    let copy = window.scenario().elements[place + 1].clone();
    assert_eq!(copy.name, "European sky shield (copy)");
    assert_eq!(copy.gives, before.elements[place].gives);
    assert_eq!(window.focused().as_deref(), Some("Name"), "the form of the copy");
    assert_eq!(window.scenario().packages.len(), before.packages.len(), "no package was duplicated");
    window.key(Key::Escape);
    assert_eq!(window.focused().as_deref(), Some("European sky shield (copy)"), "its line in the list");
    window.key(Key::Delete);
    assert_eq!(window.scenario(), &before, "nothing speaks of the copy");
    window.click("European sky shield");
    window.key(Key::Escape);
    window.key(Key::Delete);
    window.expect("These speak of it, and lose that:");
    assert_eq!(window.focused().as_deref(), Some("Keep it"));
    window.key(Key::Escape);
    window.expect_not("lose that:");
    assert_eq!(window.scenario(), &before);
}

#[test]
fn letters_open_a_menu_and_enter_goes_on_to_the_next_field() {
    let mut window = shipped();
    window.click_begin("Positions (");
    window.click("Add a position…");
    let on = |window: &Window| window.focused().unwrap_or_default();
    assert!(on(&window).starts_with("Whose: "));
    window.type_text("pol");
    assert_eq!(on(&window), "Find in the menu");
    window.key(Key::Escape);
    assert!(on(&window).starts_with("Whose: "), "{}", on(&window));
    window.type_text("pol");
    window.key(Key::Enter);
    assert!(on(&window).starts_with("What it is: "), "{}", on(&window));
    assert!(window.has(Role::Button, "Whose: Poland"));
    window.type_text("f");
    window.key(Key::ArrowDown);
    assert!(on(&window).starts_with("Floor: "), "the arrow keys go through what is found: {}", on(&window));
    window.key(Key::Space);
    assert_eq!(on(&window), "What it says");
    window.type_text("Observers stay");
    window.key(Key::Escape);
    assert_eq!(on(&window), "Add a position…", "Escape goes back");
    window.key(Key::Enter);
    assert!(window.has(Role::Button, "Whose: Poland"));
    window.expect("Floor: this must happen");
    let written = window.find(Role::TextInput, "What it says").value();
    assert_eq!(written.as_deref(), Some("Observers stay"), "what was typed is there");
}

#[test]
fn claims_are_found_by_words_speaker_and_date() {
    let mut window = shipped();
    let claim = window.scenario().claims[5].clone();
    window.click_begin("Claims (");
    let line = claim_line(window.scenario(), &claim);
    let date = line.split(" · ").nth(1).expect("its date").to_owned();
    for wanted in [claim.speaker.clone(), date.clone(), claim.says.clone()] {
        window.fill("Find among the claims", &wanted);
        assert!(window.has(Role::Button, &claim.says), "{wanted}");
    }
    window.fill("Find among the claims", &format!("{date} {}", claim.speaker));
    assert!(window.names(Role::Button).contains(&claim.says));
}

#[test]
fn a_tag_gets_another_word_wherever_it_is_used() {
    let mut window = shipped();
    form(&mut window, "Elements", "European reassurance force");
    let (before, verdict) = (window.bytes(), window.workshop().assessment().clone());
    assert!(before.matches("\"western-troops\"").count() > 1, "an element and a rule");
    window.pick("Rename a tag", "western-troops");
    window.fill("Name in the file of western-troops", "pledge");
    window.click("Rename");
    window.expect("There is another tag `pledge`");
    window.fill("Name in the file of western-troops", "soldiers-from-the-west");
    window.click("Rename");
    assert!(!window.bytes().contains("\"western-troops\""));
    assert_eq!(window.workshop().assessment(), &verdict, "nothing follows from it");
    assert!(window.has(Role::Button, "Rename a tag"));
    window.menu("Edit", "Undo");
    assert_eq!(window.bytes(), before);
}

#[test]
fn what_an_option_changes_is_told_in_its_heading_and_unfolds() {
    let mut window = shipped();
    form(&mut window, "Elements", "European reassurance force");
    let element = window.scenario().elements.iter().find(|one| one.name == "European reassurance force").expect("it");
    let option = element.settings[0].options[0].clone();
    window.click_on(Role::DisclosureTriangle, &option.name);
    let folded = format!("What “{}” changes: ", option.name);
    assert!(!window.has(Role::Button, "Add what option 1 of setting 1 gives"));
    let headings = window.names(Role::DisclosureTriangle);
    let told = headings.iter().find(|heading| heading.starts_with(&folded)).expect("what it changes");
    assert_eq!(told.contains("gift"), !option.gives.is_empty(), "{told}");
    window.click_on(Role::DisclosureTriangle, told);
    assert!(window.has(Role::Button, "Add what option 1 of setting 1 gives"));
}

#[test]
fn a_thing_keeps_the_keyboard_while_it_moves_through_its_list() {
    let mut window = shipped();
    window.click_begin("Phases (");
    let before: Vec<String> = window.scenario().phases.iter().map(|phase| phase.id.to_string()).collect();
    let name = window.scenario().phases[0].name.clone();
    window.tab_to(&format!("Move {name} down"));
    window.key(Key::Space);
    assert_eq!(window.focused(), Some(format!("Move {name} down")));
    window.key(Key::Space);
    let after: Vec<&str> = window.scenario().phases.iter().map(|phase| phase.id.as_str()).collect();
    assert_eq!(after[..3], [&before[1], &before[2], &before[0]], "two places down");
}
