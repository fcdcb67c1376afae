//! The same scenario is written with the mouse: whatever is chosen is clicked, whatever is a text is typed, and Enter and
//! Tab go from one text to the next. Every press of the button is counted; an entry of a menu is chosen with one, drawn
//! from its button to it.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect};
use egui_kittest::Node;
use guarantee_board::scenario::check::check;

use crate::common::app::Window;
use crate::common::trial;

/// How many presses of the mouse a scenario of this size may take.
const MOST: usize = 200;

/// Somebody who writes with the mouse, and whose presses are counted.
struct Author {
    window: Window,
    clicks: usize,
    /// Keys beside the letters of texts.
    keys: usize,
}

/// The only thing with this role whose name begins like this; where it is.
#[track_caller]
fn place(window: &Window, role: Role, start: &str) -> Pos2 {
    let wanted = start.to_owned();
    let found = window.all(role, move |name| name.starts_with(&wanted));
    let exact = found.iter().find(|node| crate::common::app::name_of(node) == start);
    let node = exact.or(found.first());
    node.unwrap_or_else(|| panic!("no {role:?} “{start}…” among {:?}", window.names(role))).rect().center()
}

impl Author {
    /// Brings something into sight, as with the wheel; where it is then.
    #[track_caller]
    fn see(&mut self, role: Role, start: &str) -> Pos2 {
        let wanted = start.to_owned();
        let all = self.window.all(role, move |name| name.starts_with(&wanted));
        all.first()
            .unwrap_or_else(|| panic!("no {role:?} “{start}…” among {:?}", self.window.names(role)))
            .scroll_to_me();
        drop::<Vec<Node<'_>>>(all);
        self.window.settle();
        place(&self.window, role, start)
    }

    #[track_caller]
    fn click_on(&mut self, role: Role, start: &str) {
        let at = self.see(role, start);
        self.clicks += 1;
        self.window.click_at(at);
    }

    #[track_caller]
    fn click(&mut self, start: &str) {
        self.click_on(Role::Button, start);
    }

    /// Presses the button of a menu, draws the pointer to an entry, and lets it go there. An entry too far down a long menu
    /// is found by its letters instead: the button is pressed once all the same.
    #[track_caller]
    fn choose(&mut self, menu: &str, entry: &str) {
        let at = self.see(Role::Button, menu);
        self.clicks += 1;
        self.window.events([Event::PointerMoved(at), press(at, true)]);
        self.window.settle();
        let seen = self.window.seen(&[Role::Button, Role::RadioButton]);
        let inside = |(_, rect, seen): &&(String, Rect, Rect)| seen.contains(rect.center());
        let named = |fits: &dyn Fn(&str) -> bool| seen.iter().filter(inside).find(|(name, ..)| fits(name));
        let found = named(&|name| name == entry).or_else(|| named(&|name| name.starts_with(entry)));
        let Some(to) = found.map(|(_, rect, _)| rect.center()) else {
            self.window.events([press(at, false)]);
            self.window.settle();
            self.keys += entry.chars().count();
            return self.line(entry);
        };
        for share in [0.3, 0.7, 1.0, 1.0] {
            self.window.events([Event::PointerMoved(at + (to - at) * share)]);
        }
        self.window.events([press(to, false)]);
        self.window.settle();
    }

    fn key(&mut self, key: Key) {
        self.keys += 1;
        self.window.key(key);
    }

    fn text(&mut self, text: &str) {
        self.window.type_text(text);
    }

    fn line(&mut self, text: &str) {
        self.text(text);
        self.key(Key::Enter);
    }

    fn instead(&mut self, text: &str) {
        self.keys += 2;
        self.window.keys(Modifiers::COMMAND, Key::A);
        self.line(text);
    }

    fn back(&mut self) {
        self.click("Back to the list");
    }
}

fn press(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

fn head(a: &mut Author) {
    a.click("Title, dates and money");
    a.instead("Kelvania and Dorinia: a settlement (invented)");
    a.keys += 2;
    a.window.keys(Modifiers::COMMAND, Key::A);
    a.text("What a settlement after the Federation meeting of August 2025 could hold.");
    a.key(Key::Tab);
    a.text("2025-10-01");
    a.back();
}

fn names(a: &mut Author, kind: &str, names: &[&str]) {
    a.click(&format!("{kind} ("));
    for name in names {
        a.line(name);
    }
}

fn parties(a: &mut Author) {
    names(a, "Groups", &["Western actors"]);
    a.back();
    names(a, "Actors", &["Kelvania", "Dorinia", "Norland", "Atlantic Federation", "Meridian League"]);
    a.click("Atlantic Federation");
    a.key(Key::Tab);
    a.line("AF");
    a.choose("Add to Groups", "Western actors");
    a.click("Go to the actor after it");
    a.key(Key::Tab);
    a.line("ML");
    a.choose("Add to Groups", "Western actors");
    a.back();
    a.back();
    a.click("Phases (");
    a.click("At a ceasefire");
    a.instead("At signature");
    a.click("Go to the phase after it");
    a.instead("After ratification");
    a.back();
    a.back();
    names(a, "Categories", &["Transport", "Borders and people"]);
    a.back();
}

fn about(a: &mut Author, text: &str) {
    for _ in 0..3 {
        a.key(Key::Tab);
    }
    a.text(text);
}

fn providers(a: &mut Author, all: &[&str]) {
    for provider in all {
        a.choose("Add to Who may provide it", provider);
    }
}

fn tag(a: &mut Author, tag: &str) {
    a.click_on(Role::MultilineTextInput, "New tag of the element");
    a.line(tag);
}

fn settings(a: &mut Author, all: &[(&str, &str)]) {
    a.click_on(Role::TextInput, "New setting");
    for (name, options) in all {
        a.line(name);
        a.line(options);
    }
}

fn next(a: &mut Author) {
    a.click("Go to the element after it");
}

fn unfold(a: &mut Author, option: &str) {
    a.click_on(Role::DisclosureTriangle, option);
    a.click_on(Role::DisclosureTriangle, &format!("What “{option}” changes"));
}

fn elements(a: &mut Author) {
    a.click("Elements (");
    a.choose("Category of new elements", "Commitments");
    for name in ["Peace treaty", "Constitutional change", "No third-country forces", "Federation security pledge"] {
        a.line(name);
    }
    a.choose("Category of new elements", "Transport");
    a.line("Transit route through the pass");
    a.choose("Category of new elements", "Monitoring");
    a.line("Border monitors");
    a.choose("Category of new elements", "Borders and people");
    a.line("Border delimitation");
    a.line("Return of the displaced");

    a.click("Peace treaty");
    about(a, "The treaty on peace and interstate relations, agreed in March 2025.");
    providers(a, &["Kelvania", "Dorinia"]);
    tag(a, "treaty");
    a.choose("Feasibility of the element by itself", "Likely");
    settings(a, &[("Form", "initialled, signed, ratified")]);
    unfold(a, "ratified");
    a.choose("Add what option", "Bind");
    a.choose("Bind by option", "3 of 4");
    a.click_on(Role::DisclosureTriangle, "ratified");
    unfold(a, "signed");
    a.choose("Add what option", "Bind");
    next(a);
    providers(a, &["Kelvania"]);
    settings(a, &[("How", "promise only, court ruling, referendum")]);
    next(a);
    providers(a, &["Kelvania", "Dorinia"]);
    settings(a, &[("Scope", "at the border, whole country")]);
    next(a);
    providers(a, &["Atlantic Federation"]);
    a.choose("Add what the element gives", "Deny an attack");
    a.choose("Deny an attack by the element", "1 of 4");
    settings(a, &[("Form", "memorandum, charter, treaty")]);
    unfold(a, "treaty");
    a.choose("Feasibility of option 3", "Contested");
    a.choose("Add what option", "Deny an attack");
    next(a);
    about(a, "The road and railway between Dorinia and the exclave.");
    providers(a, &["Kelvania", "Norland", "Atlantic Federation"]);
    tag(a, "foreign");
    let control = ("Control", "Kelvanian law, extraterritorial, Norlandic guards");
    settings(a, &[control, ("Customs", "full checks, remote checks, none")]);
    next(a);
    providers(a, &["Meridian League", "Norland"]);
    a.choose("Add to tags of the element", "foreign");
    a.choose("Add what the element gives", "Detect");
    settings(a, &[("Where", "Kelvanian side, both sides"), ("People", "100, 200")]);
    next(a);
    providers(a, &["Kelvania", "Dorinia"]);
    settings(a, &[("Basis", "Founding declaration, old survey maps")]);
    next(a);
    providers(a, &["Kelvania", "Dorinia"]);
    settings(a, &[("Who", "both, Dorinians, Kelvanians of the hills")]);
    a.back();
    a.back();
}

/// A position up to what it asks; what is empty stays as it was for the last one.
fn position(a: &mut Author, whose: &str, kind: &str, title: &str, firm: &str) {
    for (menu, choice) in [("Whose", whose), ("What it is", kind)] {
        if choice.is_empty() {
            a.key(Key::Tab);
        } else {
            a.choose(menu, choice);
        }
    }
    a.line(title);
    if !firm.is_empty() {
        a.choose("How firm", firm);
    }
}

fn said(a: &mut Author, by: &str, says: &str, date: &str) {
    a.click_on(Role::MultilineTextInput, "Said by");
    a.line(by);
    a.text(says);
    a.key(Key::Tab);
    a.text(date);
}

fn in_new_source(a: &mut Author, title: &str, published: &str) {
    // Past the basis, the strength and the source that is chosen.
    for _ in 0..4 {
        a.key(Key::Tab);
    }
    a.line(title);
    a.text(published);
}

fn add(a: &mut Author) {
    a.click("Add, and another");
}

const CROSSED: &str = "Is crossed when";
const PREMIER: &str = "Prime minister of Kelvania";
const PRESIDENT: &str = "President of Dorinia";
const NORLAND: &str = "Foreign ministry of Norland";
const COUNCIL: &str = "Council of the Meridian League";

fn red_lines(a: &mut Author) {
    a.click("Positions (");
    a.click("Add a position…");
    position(a, "Dorinia", "", "No third-country forces on the border", "Non-negotiable");
    a.choose(CROSSED, "Border monitors");
    a.choose("Ask part 0 for a phase", "After ratification");
    let says = "The treaty text bars third-country forces along the common border.";
    said(a, "Foreign ministry of Dorinia", says, "2025-08-11");
    in_new_source(a, "Text of the treaty, both foreign ministries", "11 Aug 2025");
    add(a);
    position(a, "", "", "No treaty without constitutional change", "Non-negotiable");
    a.choose(CROSSED, "Peace treaty with Form “signed”");
    a.choose("Ask part 0 for an option", "Form: ratified");
    // That there is no such card is found with letters only.
    a.click("Is crossed when, and …");
    a.line("no const ref");
    a.keys += "no const ref".len();
    said(a, PRESIDENT, "A treaty is signed only once Kelvania's constitution has changed.", "2025-08-25");
    in_new_source(a, "Interview with the Evening Post", "25 Aug 2025");
    add(a);
    position(a, "Kelvania", "", "No extraterritorial corridor", "Non-negotiable");
    a.choose(CROSSED, "the board has a card");
    a.choose("Ask part 0 for an option", "Control: extraterritorial");
    said(a, PREMIER, "No corridor outside Kelvanian jurisdiction is being discussed.", "2025-07-16");
    in_new_source(a, "Press conference, the Kelvanian wire", "16 Jul 2025");
    add(a);
    position(a, "", "", "No one-sided return", "");
    a.click(CROSSED);
    a.line("ret dor");
    a.click("Is crossed when, or …");
    a.line("ret both");
    a.choose("Part 2: ", "all of these");
    a.click("Add to part 2");
    a.line("no fed");
    a.keys += "ret dor".len() + "ret both".len() + "no fed".len();
    said(a, "Foreign ministry of Kelvania", "Return must hold for both communities, or for none.", "2025-09-01");
    a.choose("Source", "Press conference");
    add(a);
    position(a, "", "", "No Norlandic guards on the route", "");
    a.click(CROSSED);
    a.line("gua");
    a.keys += 3;
    said(a, PREMIER, "Third parties will not control Kelvanian territory.", "2025-07-16");
    a.choose("Source", "Press conference");
    add(a);
    position(a, "Norland", "", "No Western presence at the border", "Disputed");
    a.choose(CROSSED, "the board has a card");
    a.choose("Ask part 0 for a tag", "foreign");
    a.choose("Ask part 0 for a provider", "Western actors");
    said(a, NORLAND, "Western missions in Kelvania worsen the situation.", "2025-08-12");
    in_new_source(a, "Briefing, the Norlandic wire", "12 Aug 2025");
    a.click("Add a counter-voice");
    a.line("Ines Sorel, Institute for Border Studies");
    a.text("Norland grumbles but has lived with the League mission since 2023.");
    a.key(Key::Tab);
    a.text("2025-09-01");
    a.choose("On what basis, against it", "Analysis");
    a.click_on(Role::TextInput, "Title of the source, against it");
    a.line("Interview, the Border Review");
    a.text("1 Sep 2025");
    add(a);
}

fn floors(a: &mut Author) {
    position(a, "Kelvania", "Floor", "Something that deters a new attack", "");
    a.choose("Is met when", "protection reaches");
    said(a, PREMIER, "Kelvania seeks guarantees against a new escalation.", "2025-07-16");
    a.choose("Source", "Press conference");
    add(a);
    position(a, "Dorinia", "", "Unimpeded transit to the exclave", "");
    a.click("Is met when");
    a.line("remote");
    a.keys += 6;
    a.choose("Ask part 0 for an option", "Customs: none");
    said(a, PRESIDENT, "Passengers and cargo move to the exclave without being stopped.", "2025-08-25");
    a.choose("Source", "Interview with the Evening Post");
    add(a);
    position(a, "Meridian League", "", "Observers stay on the ground", "Disputed");
    a.click("Is met when");
    a.line("bo mon");
    a.keys += 6;
    said(a, COUNCIL, "The mission in Kelvania is to continue until 2027.", "2025-01-30");
    in_new_source(a, "Council decision, League Official Journal", "30 Jan 2025");
    add(a);
}

fn offers(a: &mut Author) {
    position(a, "Atlantic Federation", "Willingness", "Would develop the route", "");
    a.click("Remove Federation security pledge from Elements");
    a.choose("Add to Elements", "Transit route");
    a.choose("Ask the willingness for an option", "Control: Kelvanian law");
    a.choose("How ready it is", "Likely");
    let says = "The Federation develops the Trump Route with Kelvania for 99 years.";
    said(a, "the Federation", says, "2025-08-08");
    in_new_source(a, "Federation declaration, the Federation", "8 Aug 2025");
    add(a);
    position(a, "Meridian League", "", "Keeps its mission in place", "");
    a.choose("How ready it is", "Likely");
    said(a, COUNCIL, "The mission is prolonged to February 2027.", "2025-01-30");
    a.choose("Source", "Council decision");
    add(a);
    position(a, "Norland", "", "Wants to guard the route", "");
    said(a, NORLAND, "Under the 2020 statement Norlandic border guards oversee the link.", "2025-08-12");
    a.choose("Source", "Briefing");
    add(a);
    a.back();
    a.back();
}

fn rules(a: &mut Author) {
    a.click("Limits (");
    a.text("No treaty before the constitution changes");
    a.click("Add the limit");
    a.choose("The cards are then at most", "Unlikely");
    a.choose("Ask the limit for an element", "Peace treaty");
    a.choose("Ask the limit for an option", "Form: ratified");
    a.click("While");
    a.line("no const ref");
    a.keys += "no const ref".len();
    a.choose("Cite a claim for it", "A treaty is signed only once");
    a.back();
    a.click_on(Role::MultilineTextInput, "Name of a new limit");
    a.text("Monitors on one side see half");
    a.click("Add the limit");
    a.choose("The cards are then at most", "Contested");
    a.choose("Ask the limit for an element", "Border monitors");
    a.choose("Ask the limit for an option", "Where: Kelvanian side");
    a.click("While: always");
    a.back();
    a.back();
    a.click("Contradictions (");
    a.text("No monitors if all third forces leave");
    a.click("Add the contradiction");
    a.click("It is there when");
    a.line("whole");
    a.click("It is there when, and …");
    a.line("bo mon");
    a.back();
    a.click_on(Role::MultilineTextInput, "Name of a new contradiction");
    a.text("Norlandic guards are third-country forces");
    a.click("Add the contradiction");
    a.click("It is there when");
    a.line("gua");
    a.click("It is there when, and …");
    a.line("no third");
    a.keys += "wholebo mongua no third".len();
    a.back();
}

fn board(a: &mut Author) {
    a.click("Close the editor");
    for element in ["Border monitors", "Peace treaty", "Transit route", "Federation security pledge", "Constitutional"]
    {
        // The palette is folded where the window is narrow.
        if a.window.has(Role::Button, "Add elements") {
            a.click("Add elements");
        }
        a.click(&format!("Add {element}"));
        if element == "Peace treaty" {
            a.click("Providers of Peace treaty");
            a.click_on(Role::CheckBox, "Kelvania");
            a.key(Key::Escape);
        }
    }
}

#[test]
fn a_whole_scenario_is_written_with_the_mouse() {
    let mut author = Author { window: trial::blank(), clicks: 0, keys: 0 };
    type Step = fn(&mut Author);
    let steps: [Step; 8] = [head, parties, elements, red_lines, floors, offers, rules, board];
    let mut before = 0;
    for step in steps {
        step(&mut author);
        println!("{} clicks", author.clicks - before);
        before = author.clicks;
    }
    println!("in all {} clicks, and {} keys beside the letters of texts", author.clicks, author.keys);
    assert_eq!(check(author.window.scenario()), []);
    trial::assert_same(author.window.scenario());
    assert!(author.clicks <= MOST, "{} clicks", author.clicks);
}
