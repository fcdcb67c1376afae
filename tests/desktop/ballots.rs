//! The page of a ballot in a real browser: filled in at a desk and on a phone, read aloud, printed, and without script.

use std::fs;
use std::time::{Duration, Instant};

use guarantee_board::ballot::{Ballot, Fate, Paper, Questions, ballots_in, read};
use guarantee_board::report::ballot::{Seats, ballot_page};
use guarantee_board::scenario::{Feasibility, Hold, Scenario, Seat};
use guarantee_board::wording;
use guarantee_board::workshop::Workshop;
use serde_json::json;

use crate::browser::{Browser, looks_as_kept, pages, shipped};
use crate::remote::Remote;

const DESK: (u32, u32) = (1280, 720);
const PHONE: (u32, u32) = (390, 844);

/// The shipped scenario with three seats.
fn with_seats() -> Workshop {
    let mut scenario: Scenario = shipped();
    scenario.seats = ["seat-1", "seat-2", "seat-3"].map(|id| Seat::new(id.into(), String::new())).into();
    Workshop::open(scenario).expect("a sound scenario")
}

fn page(workshop: &Workshop) -> String {
    let package = workshop.package().expect("a package");
    ballot_page(workshop.scenario(), package, workshop.assessment(), &Seats::ByNumber).expect("a page")
}

/// Answers of seat 2, of every kind, and the questions in the order of the page with the number of each answer.
fn answers(workshop: &Workshop) -> (Ballot, Vec<usize>) {
    let (scenario, package) = (workshop.scenario(), workshop.package().expect("a package"));
    let questions = Questions::of(scenario, package, workshop.assessment());
    let head = questions.head();
    let cards: Vec<usize> = (0..head.cards).map(|place| (place * 5 + 3) % 6).collect();
    let positions: Vec<usize> = (0..head.positions.len()).map(|place| (place * 3 + 1) % 4).collect();
    let mut levels = vec![None; head.cards];
    for (card, answer) in questions.cards().iter().zip(&cards) {
        levels[questions.place(&card.element)] = answer.checked_sub(1).map(|place| Feasibility::ALL[place]);
    }
    let holds = positions.iter().map(|answer| answer.checked_sub(1).map(|place| Hold::ALL[place])).collect();
    (Ballot { head, seat: "seat-2".to_owned(), levels, holds }, [cards, positions].concat())
}

/// Fills the page in with the keyboard alone, and gives the text.
fn fill_in(remote: &mut Remote, answers: &[usize]) -> String {
    remote.key("Tab");
    assert_eq!(remote.text("document.activeElement.id"), "seat", "the first stop");
    remote.key("ArrowDown");
    remote.key("ArrowDown");
    assert_eq!(remote.text("document.activeElement.selectedOptions[0].text"), "Seat 2");
    for (place, answer) in answers.iter().enumerate() {
        // The sources of a position are a stop of their own.
        loop {
            remote.key("Tab");
            if remote.text("document.activeElement.type || ''") == "radio" {
                break;
            }
            assert_eq!(remote.text("document.activeElement.tagName"), "SUMMARY");
        }
        let group = remote
            .value("[...document.querySelectorAll('fieldset')].indexOf(document.activeElement.closest('fieldset'))");
        assert_eq!(group, json!(place), "one question after the other");
        // From “no view”, the last, to the first.
        for _ in 0..*answer {
            remote.key("ArrowRight");
        }
        assert_eq!(remote.text("document.activeElement.value"), answer.to_string());
    }
    remote.key("Tab");
    assert_eq!(remote.text("document.activeElement.id"), "text");
    remote.text("document.activeElement.value")
}

#[test]
fn a_ballot_is_filled_in_with_the_keyboard_and_read_as_it_was_given() {
    let workshop = with_seats();
    let (ballot, answers) = answers(&workshop);
    for (size, phone) in [(DESK, false), (PHONE, true)] {
        let mut remote = Remote::new();
        remote.open(&page(&workshop), size, phone);
        let log: Vec<_> =
            remote.heard("Log.entryAdded").into_iter().map(|entry| entry["entry"]["text"].clone()).collect();
        assert_eq!(log, [] as [serde_json::Value; 0], "the script is known by its checksum, and runs");
        assert_eq!(remote.value("document.getElementById('copy').disabled"), json!(true), "nothing is answered yet");
        let text = fill_in(&mut remote, &answers);
        assert_eq!(ballots_in(&text), [Ok(ballot.clone())]);
        assert_eq!(text, ballot.text(), "two writers, one text");
        let paper = Paper { name: "pasted", text: &text };
        let outcomes = read(workshop.scenario(), &[paper]);
        assert_eq!(outcomes[0].fate, Fate::Counts);
        let answered = answers.iter().filter(|answer| **answer > 0).count();
        assert_eq!(
            remote.text("document.getElementById('done').textContent"),
            format!("{answered} of {} answered", answers.len())
        );
        // Nothing is wider than the window, and everything that is tapped is large enough for a thumb.
        assert_eq!(remote.value("document.documentElement.scrollWidth"), json!(size.0));
        let smallest = "Math.min(...[...document.querySelectorAll('.choices label, button, select')].map((one) => one.getBoundingClientRect().height))";
        assert!(remote.value(smallest).as_f64().is_some_and(|height| height >= 44.0));
        // It asked for no other file, and kept nothing.
        assert_eq!(remote.heard("Network.requestWillBeSent").len(), 1, "itself");
        assert_eq!(remote.value("document.cookie.length + localStorage.length + sessionStorage.length"), json!(0));
        // Whoever leaves before the text was taken is asked.
        remote.value("void setTimeout(() => location.reload())");
        remote.wait_for("Page.javascriptDialogOpening");
        remote.ask("Page.handleJavaScriptDialog", json!({"accept": false}));
        assert_eq!(remote.text("document.getElementById('text').value"), text);
    }
}

#[test]
fn the_text_is_copied_and_saved() {
    let workshop = with_seats();
    let mut remote = Remote::new();
    let folder = remote.downloads();
    remote.open(&page(&workshop), PHONE, true);
    remote.ask("Emulation.setTouchEmulationEnabled", json!({"enabled": true}));
    remote.ask("Browser.grantPermissions", json!({"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}));
    remote.value("document.getElementById('seat').focus()");
    remote.key("ArrowDown");
    remote.tap("fieldset label:nth-of-type(4)");
    let text = remote.text("document.getElementById('text').value");
    let ballots = ballots_in(&text);
    let ballot = ballots[0].as_ref().expect("a ballot");
    assert_eq!(ballot.levels.iter().filter(|level| **level == Some(Feasibility::Likely)).count(), 1);
    remote.tap("#copy");
    let began = Instant::now();
    while remote.text("document.getElementById('said').textContent").is_empty() {
        assert!(began.elapsed() < Duration::from_secs(30), "it says that it was copied");
    }
    assert!(remote.text("document.getElementById('said').textContent").starts_with("Copied."));
    assert_eq!(remote.text("navigator.clipboard.readText()"), text);
    remote.tap("#save");
    let file = folder.join("ballot-1.txt");
    while !fs::read_to_string(&file).is_ok_and(|saved| saved.trim() == text) {
        assert!(began.elapsed() < Duration::from_secs(60), "it is saved");
    }
    // Nothing chosen any more: no text either.
    remote.tap("fieldset label:nth-of-type(6)");
    assert_eq!(remote.text("document.getElementById('text').value"), "");
}

#[test]
fn a_screen_reader_is_told_every_question() {
    let workshop = with_seats();
    let mut remote = Remote::new();
    remote.open(&page(&workshop), DESK, false);
    let told = remote.read_aloud();
    let named = |role: &str, name: &str| told.iter().filter(|one| **one == (role.to_owned(), name.to_owned())).count();
    let scenario = workshop.scenario();
    for card in &workshop.package().expect("a package").cards {
        assert_eq!(named("group", wording::name::element(scenario, &card.element)), 1);
    }
    let (ballot, _) = answers(&workshop);
    for place in &ballot.head.positions {
        assert_eq!(named("group", &wording::rule_heading(scenario, &scenario.positions[*place].id)), 1);
    }
    assert_eq!(named("radio", "Ruled out"), ballot.levels.len());
    assert_eq!(named("radio", "Gives way"), ballot.holds.len());
    assert_eq!((named("combobox", "Your seat"), named("textbox", "The text for your facilitator")), (1, 1));
    assert_eq!((named("button", "Copy"), named("button", "Save as a file")), (1, 1));
}

#[test]
fn without_script_it_says_so() {
    let workshop = with_seats();
    let mut remote = Remote::new();
    let says =
        |remote: &mut Remote| remote.read_aloud().iter().any(|(_, name)| name.starts_with("No script runs here"));
    remote.open(&page(&workshop), PHONE, true);
    assert!(!says(&mut remote));
    remote.ask("Emulation.setScriptExecutionDisabled", json!({"value": true}));
    remote.open(&page(&workshop), PHONE, true);
    assert!(says(&mut remote));
    assert!(!remote.read_aloud().iter().any(|(_, name)| name == "Your ballot"), "no text is promised");
}

#[test]
fn nothing_in_a_scenario_runs() {
    let mut scenario = with_seats().scenario().clone();
    let bad = "</script></textarea></style><script>window.ran = 1</script><img src=x onerror='window.ran = 1'>\"'>`${window.ran = 1}";
    scenario.title = bad.to_owned();
    scenario.elements.iter_mut().for_each(|element| element.name = format!("{bad}{}", element.id));
    scenario.positions.iter_mut().for_each(|position| position.title = format!("{bad}{}", position.id));
    scenario.seats.iter_mut().for_each(|seat| seat.name = bad.to_owned());
    let workshop = Workshop::open(scenario).expect("a sound scenario");
    let package = workshop.package().expect("a package");
    let page = ballot_page(workshop.scenario(), package, workshop.assessment(), &Seats::ByName).expect("a page");
    let mut remote = Remote::new();
    remote.open(&page, DESK, false);
    let (ballot, answers) = answers(&workshop);
    remote.value("document.getElementById('seat').options[2].text = 'Seat 2'");
    assert_eq!(fill_in(&mut remote, &answers), ballot.text());
    assert_eq!(remote.value("window.ran === undefined && document.scripts.length"), json!(1));
    assert!(remote.text("document.querySelector('h1').textContent").contains("<script>"));
    // And if something in it were taken for markup, the browser would not run it.
    remote.value(
        "document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = 2' }))",
    );
    assert_eq!(remote.value("window.ran === undefined"), json!(true));
}

#[test]
fn it_looks_as_it_did_and_can_be_filled_in_by_pen() {
    let workshop = with_seats();
    let (page, browser) = (page(&workshop), Browser::new());
    looks_as_kept(&browser, &page, "ballot-page");
    let printed = pages(&browser, &page);
    assert!((2..=8).contains(&printed), "{printed} pages");
    let mut remote = Remote::new();
    remote.open(&page, (794, 1123), false);
    remote.ask("Emulation.setEmulatedMedia", json!({"media": "print"}));
    let seen = remote.text("document.body.innerText");
    for (line, there) in [
        ("Your seat: ____", true),
        ("Mark one answer", true),
        ("Ruled out", true),
        ("Your ballot", false),
        ("Copy", false),
    ] {
        assert_eq!(seen.contains(line), there, "{line}");
    }
    // A ring for each answer, and none is marked beforehand.
    let rings = "[...document.querySelectorAll('input[type=radio]')].filter((one) => \
                 one.getBoundingClientRect().width > 10 && getComputedStyle(one).appearance === 'none' \
                 && getComputedStyle(one).boxShadow === 'none').length";
    let asked = answers(&workshop).0;
    assert_eq!(remote.value(rings), json!(asked.levels.len() * 6 + asked.holds.len() * 4));
}
