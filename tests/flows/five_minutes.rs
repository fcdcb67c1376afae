//! The first five minutes that the README tells, step by step, with the mouse and the keyboard, in windows of three sizes,
//! that in which the program first opens among them. The test may use no other words than the step has in bold or as code, and must use all
//! of them: what the README says is what is done here.

use std::cell::RefCell;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2};
use guarantee_board::assess::{FindingKind, Verdict};
use guarantee_board::scenario::Feasibility;
use guarantee_board::storage;
use guarantee_board::ui::dialogs::Reply;

use crate::common::app::{Window, name_of};

const README: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md"));
/// The window as it first opens, in points, and those of a small and of a large screen.
const SIZES: [[f32; 2]; 3] = [[1440.0, 900.0], [1280.0, 720.0], [1920.0, 1080.0]];

const FORCE: &str = "e10-reassurance-force";
const SHIELD: &str = "e02-sky-shield";

/// A step as the README tells it.
struct Step {
    text: String,
    /// The words that it has in bold or as code, and whether the test has used them.
    words: RefCell<Vec<(String, bool)>>,
}

impl Step {
    /// All steps, in order.
    fn all() -> Vec<Self> {
        let section = README.split("## The first five minutes\n").nth(1).and_then(|rest| rest.split("\n## ").next());
        let mut steps: Vec<String> = Vec::new();
        let mut inside = false;
        for line in section.expect("the section").lines() {
            if line.starts_with(&format!("{}. ", steps.len() + 1)) {
                steps.push(line.to_owned());
                inside = true;
            } else if inside && line.starts_with("   ") {
                let step = steps.last_mut().expect("a step");
                *step = format!("{step} {}", line.trim());
            } else {
                inside = false;
            }
        }
        steps.into_iter().map(Self::new).collect()
    }

    fn new(text: String) -> Self {
        let parts = |mark| text.split(mark).skip(1).step_by(2).map(|word: &str| (word.to_owned(), false));
        let words = parts("**").chain(parts("`")).collect();
        Self { words: RefCell::new(words), text }
    }

    /// These words, which the step must have.
    #[track_caller]
    fn says<'w>(&self, wanted: &'w str) -> &'w str {
        let mut words = self.words.borrow_mut();
        let found: Vec<_> = words.iter_mut().filter(|(word, _)| word == wanted).collect();
        assert!(!found.is_empty(), "the step has no “{wanted}”: {}", self.text);
        found.into_iter().for_each(|(_, used)| *used = true);
        wanted
    }

    /// Presses keys that the step names, as it names them: "Ctrl+Z".
    #[track_caller]
    fn press(&self, window: &mut Window, keys: &str) {
        self.says(keys);
        let (modifiers, key) = match keys.rsplit_once('+') {
            Some(("Ctrl", key)) => (Modifiers::COMMAND, key),
            None => (Modifiers::NONE, keys),
            Some((other, _)) => panic!("{other} is not known"),
        };
        window.keys(modifiers, Key::from_name(key).unwrap_or_else(|| panic!("there is no key {key}")));
    }

    /// Fails unless everything that the step has in bold was used.
    fn done(&self) {
        let words = self.words.borrow();
        let unused: Vec<_> = words.iter().filter(|(_, used)| !used).map(|(word, _)| word).collect();
        assert_eq!(unused, [] as [&str; 0], "this was not tried: {}", self.text);
    }
}

/// The middle of the first thing with this role whose name begins like this. It must be in the window, and is not
/// scrolled to.
#[track_caller]
fn place(window: &Window, role: Role, start: &str) -> Pos2 {
    let center = window.begins(role, start).rect().center();
    assert!(window.rect().contains(center), "“{start}” is out of sight");
    center
}

/// Clicks where that is.
#[track_caller]
fn click(window: &mut Window, role: Role, start: &str) {
    let place = place(window, role, start);
    window.click_at(place);
}

/// Opens a menu, and chooses one of its entries.
#[track_caller]
fn choose(window: &mut Window, chip: &str, option: &str) {
    click(window, Role::Button, chip);
    click(window, Role::RadioButton, option);
}

fn verdict(window: &Window) -> Verdict {
    window.workshop().assessment().verdict
}

/// How many red lines are crossed, and how many floors are unmet.
fn violated(window: &Window) -> (usize, usize) {
    let findings = &window.workshop().assessment().findings;
    let count = |kind| findings.iter().filter(|finding| finding.kind == kind).count();
    (count(FindingKind::RedLine), count(FindingKind::Floor))
}

#[test]
fn the_first_five_minutes_go_as_told() {
    let acts: [fn(&mut Window, &Step); 10] = [
        it_opens,
        the_verdict_opens_down_to_a_source,
        an_option_changes_the_verdict,
        it_is_undone,
        an_element_is_laid_and_provided,
        voices_are_heard,
        the_date_is_changed,
        the_views_are_shown,
        a_way_is_adopted,
        a_copy_is_compared_and_saved,
    ];
    let steps = Step::all();
    assert_eq!(steps.len(), acts.len(), "every step must be tried");
    for size in SIZES {
        let mut window = Window::first_start(size);
        for (step, act) in steps.iter().zip(acts) {
            act(&mut window, step);
            step.done();
        }
    }
}

fn it_opens(window: &mut Window, step: &Step) {
    let package = step.says("Reassurance force with US backstop");
    assert_eq!(window.package().name, package);
    place(window, Role::Button, &format!("Package on the board: {package}"));
    place(window, Role::Button, &format!("Verdict: {}", step.says("Blocked")));
    assert!(step.text.contains("the first of three hints"));
    window.expect("1 of 3");
    assert!(
        step.text
            .contains("a non-negotiable red line of Russia’s and two firm ones are crossed, and two floors are unmet")
    );
    assert_eq!(violated(window), (3, 2));
    window.expect(
        "1 non-negotiable red line (Russia: no Western soldiers in Ukraine) · 2 firm red lines · 2 floors unmet",
    );
    assert!(step.text.contains("the weakest links are Contested"));
    assert_eq!(window.workshop().assessment().feasibility, Some(Feasibility::Contested));
    place(window, Role::Link, "1 non-negotiable red line");
    window.expect("Weakest: ");
}

fn the_verdict_opens_down_to_a_source(window: &mut Window, step: &Step) {
    click(window, Role::Button, &format!("Verdict: {}", step.says("Blocked")));
    window.expect("What blocks the package");
    window.expect("What strains it");
    click(window, Role::Button, step.says("Russia: no Western soldiers in Ukraine"));
    for heading in [step.says("Who says so"), step.says("Where it can be read")] {
        let heading = place(window, Role::Label, heading);
        let below = window.all(Role::Button, |_| true).into_iter().map(|node| node.rect().center());
        let below = below.filter(|center| center.y > heading.y && center.x > window.rect().width() * 0.78);
        let first = below.min_by(|one, other| one.y.total_cmp(&other.y)).expect("a line below the heading");
        window.click_at(first);
    }
    window.expect("What is said in it");
    for page in ["Where it can be read", "It follows from this", "What blocks the package", "Findings: 17"] {
        step.press(window, "Escape");
        window.expect(page);
    }
}

fn an_option_changes_the_verdict(window: &mut Window, step: &Step) {
    let chip =
        format!("Location of {}: {}", step.says("European reassurance force"), step.says("rear cities and ports"));
    choose(window, &chip, step.says("neighbouring NATO state"));
    place(window, Role::Button, &format!("Verdict: {}", step.says("Strained")));
    assert!(step.text.contains("one red line is cleared"));
    assert_eq!(violated(window), (2, 3));
    assert!(step.text.contains("Ukraine’s floor of protection that works is unmet"));
    assert!(step.text.contains("American support") && step.text.contains("is now Unlikely"));
    let assessment = window.workshop().assessment();
    assert_eq!(assessment.feasibility, Some(Feasibility::Unlikely));
    assert!(!assessment.weakest.iter().any(|card| card.as_str() == FORCE));
    let us = |card: &&guarantee_board::scenario::ElementId| {
        window.card(card.as_str()).is_some_and(|card| card.by.iter().any(|actor| actor.as_str() == "united-states"))
    };
    assert!(assessment.weakest.iter().all(|card| us(&card)), "{:?}", assessment.weakest);
    window.expect("Just now: ");
    window.expect("Russia: no Western soldiers in Ukraine");
}

fn it_is_undone(window: &mut Window, step: &Step) {
    step.press(window, "Ctrl+Z");
    place(window, Role::Button, &format!("Verdict: {}", step.says("Blocked")));
    assert_eq!(verdict(window), Verdict::Blocked);
    assert!(!window.workshop().dirty());
}

fn an_element_is_laid_and_provided(window: &mut Window, step: &Step) {
    window.type_text(step.says("sky"));
    step.press(window, "Enter");
    let shield = step.says("European sky shield");
    assert!(window.card(SHIELD).is_some_and(|card| card.by.is_empty()));
    place(window, Role::Button, &format!("Card {shield}"));
    step.says("Choose who provides it");
    click(window, Role::Button, &format!("Providers of {shield}: nobody"));
    for actor in [step.says("Poland"), step.says("Germany")] {
        click(window, Role::CheckBox, actor);
    }
    let by = &window.card(SHIELD).expect("the card").by;
    assert_eq!(by.iter().map(|actor| actor.as_str()).collect::<Vec<_>>(), ["germany", "poland"]);
    window.expect("Provided by");
    step.press(window, "Escape");
    window.expect_not("Provided by");
    window.expect("Poland");
    let level = step.says("Contested");
    place(window, Role::Button, &format!("Card {shield}: {level}"));
    // Another card says of itself that it is not known whether its provider would.
    let (card, level) = (step.says("Ceasefire monitoring"), step.says("Contested (unknown)"));
    window.expect(&format!("Card {card}: {level}"));
    click(window, Role::Button, &format!("Why {card} is {level}"));
    window.expect(&format!("{}: United States", step.says("No position found")));
    step.press(window, "Escape");
}

fn voices_are_heard(window: &mut Window, step: &Step) {
    choose(window, "Package on the board:", step.says("European sky shield now"));
    let cell = format!("{}:", step.says("Listening to"));
    let mut hear = |voice: &str| {
        choose(window, &cell, voice);
        name_of(&window.begins(Role::Button, "Card European sky shield"))
    };
    assert!(hear(step.says("Daria Malling")).ends_with(step.says("Ready?")));
    assert!(hear(step.says("Timothy Ash")).contains(step.says("Contested")));
    hear(step.says("Everyone"));
    let cards = &window.workshop().assessment().cards;
    let spread = cards.iter().find(|card| card.element.as_str() == SHIELD).and_then(|card| card.spread.clone());
    let spread = spread.expect("both are heard");
    assert_eq!((spread.lowest(), spread.highest()), (Feasibility::Contested, Feasibility::Ready));
    let bar = name_of(&window.begins(Role::Button, "Why European sky shield is "));
    click(window, Role::Button, &bar);
    window.expect("Ash");
    window.expect("Malling");
    window.key(Key::Escape);
}

fn the_date_is_changed(window: &mut Window, step: &Step) {
    choose(window, "Package on the board:", step.says("Reassurance force with US backstop"));
    let before = window.workshop().assessment().findings.len();
    choose(window, &format!("{}:", step.says("As of")), step.says("31 Jan 2026"));
    assert!(step.text.contains("two more findings appear"));
    assert_eq!(window.workshop().assessment().findings.len(), before + 2);
    window.expect(&format!("Findings: {}", before + 2));
}

fn the_views_are_shown(window: &mut Window, step: &Step) {
    step.press(window, "Ctrl+2");
    click(window, Role::Button, "Russia on ");
    window.expect("Russia on ");
    step.press(window, "Ctrl+3");
    window.expect(" positions: ");
    step.press(window, "Ctrl+1");
    place(window, Role::Button, "Card ");
}

fn a_way_is_adopted(window: &mut Window, step: &Step) {
    step.press(window, "Ctrl+G");
    window.expect("Ways forward");
    let before = window.bytes();
    let look = |window: &mut Window| {
        click(window, Role::Button, "Preview way A: ");
        window.expect(step.says("Nothing on the board has changed yet"));
    };
    look(window);
    assert_eq!(window.bytes(), before, "looking changes nothing");
    click(window, Role::Button, step.says("Back to the board"));
    assert_eq!(window.bytes(), before);
    look(window);
    click(window, Role::Button, step.says("Put it on the board"));
    assert_ne!(window.bytes(), before);
    window.expect("The group could accept this package as it stands");
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.bytes(), before, "it is one change");
    let all = step.says("We would accept");
    let parts = [
        (step.says("Red lines we keep"), "that respects"),
        (step.says("Lowest level we accept"), "and has no card below"),
        (step.says("Settled"), "and keeps what is settled"),
    ];
    for (cell, said) in parts {
        // All in one, where there is no room for a cell each.
        let there = window.names(Role::Button).iter().any(|name| name.starts_with(&format!("{cell}:")));
        click(window, Role::Button, &format!("{}:", if there { cell } else { all }));
        window.expect(said);
        window.key(Key::Escape);
    }
}

fn a_copy_is_compared_and_saved(window: &mut Window, step: &Step) {
    let original = window.package().name.clone();
    step.press(window, "Ctrl+D");
    let copy = window.package();
    assert_eq!(copy.name, format!("{original} (copy)"));
    let of = window.scenario().packages.iter().find(|package| package.name == original).expect("the original stays");
    assert_eq!(copy.cards, of.cards);
    step.press(window, "Ctrl+5");
    window.expect("Add a package or a round to compare with");
    click(window, Role::Button, &format!("{} a package", step.says("Add")));
    let entry = window.find(Role::Button, &original).rect().center();
    window.click_at(entry);
    window.find(Role::Button, &format!("Look at the board of {original}"));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("mine.ron");
    step.press(window, "Ctrl+S");
    window.answer(Reply::Picked(path.clone()));
    let saved = storage::read_file(&path).expect("the file");
    assert_eq!(&saved.scenario, window.scenario());
}
