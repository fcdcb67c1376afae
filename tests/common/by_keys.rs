//! An invented scenario is written with the keyboard alone, key by key, from the blank one: every key is counted that is not
//! a letter of one of its own texts. `trial.ron` is the same by hand.

use egui::{Key, Modifiers};

use super::hands::Hands;

/// How many keys beside the letters of its own texts a scenario of this size may take.
pub const MOST: usize = 1900;

/// Somebody who writes with the keyboard, and whose keys are counted.
pub struct Author<'h, H> {
    hands: &'h mut H,
    /// Keys beside the letters of texts; a key that is held while another is pressed is one.
    pub keys: usize,
    /// Letters of texts.
    pub letters: usize,
}

impl<H: Hands> Author<'_, H> {
    fn on(&mut self) -> String {
        self.hands.window().focused().unwrap_or_default()
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        let held = [modifiers.command || modifiers.ctrl, modifiers.shift, modifiers.alt];
        self.keys += 1 + held.into_iter().filter(|held| *held).count();
        self.hands.press(modifiers, key);
    }

    fn key(&mut self, key: Key) {
        self.press(Modifiers::NONE, key);
    }

    fn enter(&mut self) {
        self.key(Key::Enter);
    }

    fn escape(&mut self) {
        self.key(Key::Escape);
    }

    /// What adds what is being told.
    fn done(&mut self) {
        self.press(Modifiers::COMMAND, Key::Enter);
    }

    /// Fails unless what begins like this has the keyboard.
    #[track_caller]
    fn expect(&mut self, start: &str) {
        let on = self.on();
        assert!(on.starts_with(start), "“{on}” has the keyboard, not “{start}…”");
    }

    /// Presses Tab until what begins like this has the keyboard.
    #[track_caller]
    fn to(&mut self, start: &str) {
        self.go(Modifiers::NONE, Key::Tab, start);
    }

    /// The same backwards.
    #[track_caller]
    fn back_to(&mut self, start: &str) {
        self.go(Modifiers::SHIFT, Key::Tab, start);
    }

    /// The same down a list.
    #[track_caller]
    fn down_to(&mut self, start: &str) {
        self.go(Modifiers::NONE, Key::ArrowDown, start);
    }

    #[track_caller]
    fn go(&mut self, modifiers: Modifiers, key: Key, start: &str) {
        let mut passed = Vec::new();
        for _ in 0..30 {
            let on = self.on();
            if on.starts_with(start) {
                return;
            }
            passed.push(on);
            self.press(modifiers, key);
        }
        panic!("“{start}…” is not reached with {key:?}: {passed:#?}");
    }

    /// Writes one of the scenario's own texts.
    fn text(&mut self, text: &str) {
        self.letters += text.chars().count();
        self.hands.type_text(text);
    }

    /// The same, and goes on from its field.
    fn line(&mut self, text: &str) {
        self.text(text);
        self.enter();
    }

    /// The same in place of what stands there.
    fn instead(&mut self, text: &str) {
        self.press(Modifiers::COMMAND, Key::A);
        self.line(text);
    }

    /// Finds an entry of a menu by these letters, and takes it.
    fn pick(&mut self, letters: &str) {
        for letter in letters.chars() {
            self.keys += 1;
            self.hands.type_text(&letter.to_string());
        }
        self.enter();
    }

    /// The same; without letters it stays as it is, and the keyboard goes on.
    fn pick_or_pass(&mut self, letters: &str) {
        if letters.is_empty() {
            self.key(Key::Tab);
        } else {
            self.pick(letters);
        }
    }

    /// From the contents to the list of a kind.
    #[track_caller]
    fn list(&mut self, kind: &str) {
        let (on, start) = (self.on(), format!("{kind} ("));
        let rows = self.hands.window().names(egui::accesskit::Role::Button);
        let place = |start: &str| rows.iter().position(|name| name.starts_with(start));
        let down = place(&start) > place(&on);
        self.go(Modifiers::NONE, if down { Key::ArrowDown } else { Key::ArrowUp }, &start);
        self.enter();
    }
}

fn head<H: Hands>(a: &mut Author<'_, H>) {
    a.expect("Title, dates and money");
    a.enter();
    a.expect("Title");
    a.instead("Kelvania and Dorinia: a settlement (invented)");
    a.press(Modifiers::COMMAND, Key::A);
    a.text("What a settlement after the Federation meeting of August 2025 could hold.");
    a.key(Key::Tab);
    a.text("2025-10-01");
    a.escape();
}

fn names<H: Hands>(a: &mut Author<'_, H>, kind: &str, names: &[&str]) {
    a.list(kind);
    for name in names {
        a.line(name);
    }
}

fn parties<H: Hands>(a: &mut Author<'_, H>) {
    names(a, "Groups", &["Western actors"]);
    a.escape();
    let all = ["Kelvania", "Dorinia", "Norland", "Atlantic Federation", "Meridian League"];
    names(a, "Actors", &all);
    for (name, short) in [("Atlantic Federation", "AF"), ("Meridian League", "ML")] {
        a.down_to(name);
        a.enter();
        a.to("Short name");
        a.line(short);
        a.pick("w");
        a.escape();
    }
    a.escape();
    a.list("Phases");
    for (from, to) in [("At a ceasefire", "At signature"), ("At a settlement", "After ratification")] {
        a.down_to(from);
        a.enter();
        a.expect("Name");
        a.instead(to);
        a.escape();
    }
    a.escape();
    names(a, "Categories", &["Transport", "Borders and people"]);
    a.escape();
}

/// Adds elements to a category.
fn into<H: Hands>(a: &mut Author<'_, H>, category: &str, names: &[&str]) {
    a.back_to("Category of new elements");
    a.pick(category);
    for name in names {
        a.line(name);
    }
}

/// Opens an element from the list, where the keyboard is on its line or above it.
fn open<H: Hands>(a: &mut Author<'_, H>, name: &str) {
    a.down_to(name);
    a.enter();
    a.expect("Name");
}

fn setting<H: Hands>(a: &mut Author<'_, H>, name: &str, options: &str) {
    a.line(name);
    a.line(options);
}

/// From the field for a tag to that for a setting.
fn to_settings<H: Hands>(a: &mut Author<'_, H>) {
    a.to("New setting");
}

fn about<H: Hands>(a: &mut Author<'_, H>, text: &str) {
    a.to("What it is");
    a.text(text);
}

fn providers<H: Hands>(a: &mut Author<'_, H>, all: &[&str]) {
    a.to("Add to Who may provide it");
    for provider in all {
        a.pick(provider);
    }
}

/// Gives an option something, after unfolding it, from the field for a new setting.
fn option_gives<H: Hands>(a: &mut Author<'_, H>, option: &str, function: &str, degree: Option<&str>) {
    a.back_to(option);
    a.enter();
    a.to(&format!("What “{option}” changes"));
    a.enter();
    a.to("Add what option");
    a.pick(function);
    if let Some(degree) = degree {
        a.back_to("Bind by");
        a.pick(degree);
    }
}

fn elements<H: Hands>(a: &mut Author<'_, H>) {
    a.list("Elements");
    let commitments =
        ["Peace treaty", "Constitutional change", "No third-country forces", "Federation security pledge"];
    into(a, "com", &commitments);
    into(a, "tra", &["Transit route through the pass"]);
    into(a, "moni", &["Border monitors"]);
    into(a, "bo", &["Border delimitation", "Return of the displaced"]);

    open(a, "Peace treaty");
    about(a, "The treaty on peace and interstate relations, agreed in March 2025.");
    providers(a, &["k", "d"]);
    a.to("New tag of the element");
    a.line("treaty");
    a.to("Feasibility of the element by itself");
    a.pick("l");
    to_settings(a);
    setting(a, "Form", "initialled, signed, ratified");
    option_gives(a, "ratified", "b", Some("3"));
    a.back_to("signed");
    option_gives(a, "signed", "b", None);
    a.escape();

    open(a, "Constitutional change");
    providers(a, &["k"]);
    to_settings(a);
    setting(a, "How", "promise only, court ruling, referendum");
    a.escape();

    open(a, "No third-country forces");
    providers(a, &["k", "d"]);
    to_settings(a);
    setting(a, "Scope", "at the border, whole country");
    a.escape();

    open(a, "Federation security pledge");
    providers(a, &["a"]);
    a.to("Add what the element gives");
    a.pick("den");
    a.back_to("Deny an attack by the element");
    a.pick("1");
    to_settings(a);
    setting(a, "Form", "memorandum, charter, treaty");
    a.back_to("treaty");
    a.enter();
    a.to("What “treaty” changes");
    a.enter();
    a.to("Feasibility of option 3");
    a.pick("con");
    a.to("Add what option");
    a.pick("den");
    a.escape();

    open(a, "Transit route through the pass");
    about(a, "The road and railway between Dorinia and the exclave.");
    providers(a, &["k", "n", "f"]);
    a.to("New tag of the element");
    a.line("foreign");
    to_settings(a);
    setting(a, "Control", "Kelvanian law, extraterritorial, Norlandic guards");
    setting(a, "Customs", "full checks, remote checks, none");
    a.escape();

    open(a, "Border monitors");
    providers(a, &["m", "n"]);
    a.to("Add to tags of the element");
    a.pick("f");
    a.to("Add what the element gives");
    a.pick("det");
    to_settings(a);
    setting(a, "Where", "Kelvanian side, both sides");
    setting(a, "People", "100, 200");
    a.escape();

    open(a, "Border delimitation");
    providers(a, &["k", "d"]);
    to_settings(a);
    setting(a, "Basis", "Founding declaration, old survey maps");
    a.escape();

    open(a, "Return of the displaced");
    providers(a, &["k", "d"]);
    to_settings(a);
    setting(a, "Who", "both, Dorinians, Kelvanians of the hills");
    a.escape();
    a.escape();
}

/// Who said something, what, and when; the keyboard is then at where it can be read.
fn said<H: Hands>(a: &mut Author<'_, H>, by: &str, says: &str, date: &str) {
    a.to("Said by");
    a.line(by);
    a.text(says);
    a.key(Key::Tab);
    a.text(date);
    a.to("Source");
}

/// A source that is not there yet.
fn new_source<H: Hands>(a: &mut Author<'_, H>, title: &str, published: &str) {
    a.to("Title of the source");
    a.line(title);
    a.text(published);
}

const DORINIA: &str = "Foreign ministry of Dorinia";
const PRESIDENT: &str = "President of Dorinia";
const PREMIER: &str = "Prime minister of Kelvania";
const KELVANIA: &str = "Foreign ministry of Kelvania";
const NORLAND: &str = "Foreign ministry of Norland";
const COUNCIL: &str = "Council of the Meridian League";

/// The beginning of a position, up to how firm it is; what is empty stays as it was for the last one.
fn position<H: Hands>(a: &mut Author<'_, H>, whose: &str, kind: &str, title: &str, firm: &str) {
    a.expect("Whose");
    for choice in [whose, kind] {
        a.pick_or_pass(choice);
    }
    a.expect("What it says");
    a.line(title);
    a.pick_or_pass(firm);
}

fn red_lines<H: Hands>(a: &mut Author<'_, H>) {
    a.list("Positions");
    a.enter();
    position(a, "d", "", "No third-country forces on the border", "non");
    a.to("Is crossed when");
    a.pick("bo mon");
    a.back_to("Ask part 0 for a phase");
    a.pick("aft");
    said(a, DORINIA, "The treaty text bars third-country forces along the common border.", "2025-08-11");
    new_source(a, "Text of the treaty, both foreign ministries", "11 Aug 2025");
    a.done();

    position(a, "", "", "No treaty without constitutional change", "non");
    a.to("Is crossed when");
    a.pick("treaty sig");
    a.back_to("Ask part 0 for an option");
    a.pick("rat");
    a.to("Is crossed when, and …");
    a.pick("no const ref");
    said(a, PRESIDENT, "A treaty is signed only once Kelvania's constitution has changed.", "2025-08-25");
    new_source(a, "Interview with the Evening Post", "25 Aug 2025");
    a.done();

    position(a, "k", "", "No extraterritorial corridor", "non");
    a.to("Is crossed when");
    a.pick("the b");
    a.back_to("Ask part 0 for an option");
    a.pick("ext");
    said(a, PREMIER, "No corridor outside Kelvanian jurisdiction is being discussed.", "2025-07-16");
    new_source(a, "Press conference, the Kelvanian wire", "16 Jul 2025");
    a.done();

    position(a, "", "", "No one-sided return", "");
    a.to("Is crossed when");
    a.pick("ret dor");
    a.to("Is crossed when, or …");
    a.pick("ret both");
    a.back_to("Part 2: ");
    a.pick("all");
    a.to("Add to part 2");
    a.pick("no fed");
    said(a, KELVANIA, "Return must hold for both communities, or for none.", "2025-09-01");
    a.pick("press");
    a.done();

    position(a, "", "", "No Norlandic guards on the route", "");
    a.to("Is crossed when");
    a.pick("gua");
    said(a, PREMIER, "Third parties will not control Kelvanian territory.", "2025-07-16");
    a.pick("press");
    a.done();

    position(a, "n", "", "No Western presence at the border", "dis");
    a.to("Is crossed when");
    a.pick("the b");
    a.back_to("Ask part 0 for a tag");
    a.pick("f");
    a.to("Ask part 0 for a provider");
    a.pick("w");
    said(a, NORLAND, "Western missions in Kelvania worsen the situation.", "2025-08-12");
    new_source(a, "Briefing, the Norlandic wire", "12 Aug 2025");
    a.to("Add a counter-voice");
    a.enter();
    a.line("Ines Sorel, Institute for Border Studies");
    a.text("Norland grumbles but has lived with the League mission since 2023.");
    a.key(Key::Tab);
    a.text("2025-09-01");
    a.key(Key::Tab);
    a.pick("ana");
    a.to("Title of the source, against it");
    a.line("Interview, the Border Review");
    a.text("1 Sep 2025");
    a.done();
}

fn floors<H: Hands>(a: &mut Author<'_, H>) {
    position(a, "k", "flo", "Something that deters a new attack", "");
    a.to("Is met when");
    a.pick("pro");
    said(a, PREMIER, "Kelvania seeks guarantees against a new escalation.", "2025-07-16");
    a.pick("press");
    a.done();

    position(a, "d", "", "Unimpeded transit to the exclave", "");
    a.to("Is met when");
    a.pick("rem");
    a.back_to("Ask part 0 for an option");
    a.pick("none");
    said(a, PRESIDENT, "Passengers and cargo move to the exclave without being stopped.", "2025-08-25");
    a.pick("eve");
    a.done();

    position(a, "m", "", "Observers stay on the ground", "dis");
    a.to("Is met when");
    a.pick("bo mon");
    said(a, COUNCIL, "The mission in Kelvania is to continue until 2027.", "2025-01-30");
    new_source(a, "Council decision, League Official Journal", "30 Jan 2025");
    a.done();
}

/// A willingness.
fn offer<H: Hands>(a: &mut Author<'_, H>, whose: &str, kind: &str, title: &str) {
    a.expect("Whose");
    for choice in [whose, kind] {
        a.pick_or_pass(choice);
    }
    a.line(title);
}

fn offers<H: Hands>(a: &mut Author<'_, H>) {
    offer(a, "f", "wil", "Would develop the route");
    a.to("Remove Federation security pledge");
    a.enter();
    a.to("Add to Elements");
    a.pick("tra");
    a.to("Ask the willingness for an option");
    a.pick("kel");
    a.to("How ready it is");
    a.pick("l");
    said(a, "the Federation", "The Federation develops the Trump Route with Kelvania for 99 years.", "2025-08-08");
    new_source(a, "Federation declaration, the Federation", "8 Aug 2025");
    a.done();

    offer(a, "m", "", "Keeps its mission in place");
    a.to("How ready it is");
    a.pick("l");
    said(a, COUNCIL, "The mission is prolonged to February 2027.", "2025-01-30");
    a.pick("cou");
    a.done();

    offer(a, "n", "", "Wants to guard the route");
    said(a, NORLAND, "Under the 2020 statement Norlandic border guards oversee the link.", "2025-08-12");
    a.pick("bri");
    a.done();
    a.escape();
    a.escape();
}

fn rules<H: Hands>(a: &mut Author<'_, H>) {
    a.list("Limits");
    a.text("No treaty before the constitution changes");
    a.done();
    a.to("The cards are then at most");
    a.pick("unl");
    a.to("Ask the limit for an element");
    a.pick("treaty");
    a.to("Ask the limit for an option");
    a.pick("rat");
    a.to("While");
    a.pick("no const ref");
    a.to("Cite a claim for it");
    a.pick("only once");
    a.escape();
    a.back_to("Name of a new limit");
    a.text("Monitors on one side see half");
    a.done();
    a.to("The cards are then at most");
    a.pick("con");
    a.to("Ask the limit for an element");
    a.pick("mon");
    a.to("Ask the limit for an option");
    a.pick("kel");
    a.to("While: always");
    a.enter();
    a.escape();
    a.escape();
    a.list("Contradictions");
    a.text("No monitors if all third forces leave");
    a.done();
    a.to("It is there when");
    a.pick("whole");
    a.pick("mon");
    a.escape();
    a.back_to("Name of a new contradiction");
    a.text("Norlandic guards are third-country forces");
    a.done();
    a.to("It is there when");
    a.pick("gua");
    a.pick("no third");
    a.escape();
    a.escape();
}

/// The cards of the package, each with who provides it.
fn board<H: Hands>(a: &mut Author<'_, H>) {
    a.key(Key::F4);
    for (element, provider) in [
        // Whoever is ready to provide it does so already.
        ("mon", ""),
        ("peace", "Kelvania"),
        ("transit", ""),
        ("pledge", ""),
        ("const", ""),
    ] {
        a.pick(element);
        if !provider.is_empty() {
            a.to("Providers of ");
            a.enter();
            a.to(provider);
            a.key(Key::Space);
            a.escape();
        }
    }
}

/// Writes all of it; the window shows the blank scenario, with the keyboard at the beginning of the editor.
pub fn write<H: Hands>(hands: &mut H) -> Author<'_, H> {
    let mut author = Author { hands, keys: 0, letters: 0 };
    type Step<H> = fn(&mut Author<'_, H>);
    let steps: [(&str, Step<H>); 8] = [
        ("title and date", head),
        ("parties, phases, categories", parties),
        ("elements", elements),
        ("red lines", red_lines),
        ("floors", floors),
        ("what would be provided", offers),
        ("limits and contradictions", rules),
        ("the board", board),
    ];
    let mut before = 0;
    for (what, step) in steps {
        step(&mut author);
        println!("{what}: {} keys", author.keys - before);
        before = author.keys;
    }
    println!("in all {} keys beside {} letters of its own texts, no click", author.keys, author.letters);
    author
}
