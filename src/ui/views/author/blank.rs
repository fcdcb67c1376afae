//! The blanks of a ready sentence: each a chooser of what the scenario has.

use egui::{Response, Ui};

use super::asked::of_element;
use super::form::{Form, written_ui};
use super::pick::{chip_menu_ui, entries, one_ui, several_ui};
use super::sentence::said_ui;
use crate::scenario::{Blank, CostKind, Degree, ItemKind, PartyId, Pattern, Purpose, Sentence, Thing};
use crate::ui::editor::Turn;
use crate::ui::theme::Icon;
use crate::ui::widgets::chip::{Then, chip_ui};
use crate::ui::widgets::offers::{Offer, choose_ui, offers_menu_ui};
use crate::ui::widgets::{icon_button_ui, muted_ui};
use crate::wording;
use crate::workshop::author::Aspect;

/// What stands in a blank of which nothing is chosen yet.
const OPEN: &str = "choose …";
/// Before the id of a party in a menu that also offers none in particular.
const ANYONE: &str = "";
/// How many things a count offers while they are still to be chosen.
const COUNTS: u32 = 10;

/// Draws a sentence with its blanks; a blank whose turn it is gets the keyboard.
pub fn blanks_ui(
    ui: &mut Ui,
    form: &Form<'_>,
    turn: &mut Option<Turn>,
    told: &Told<'_>,
    text: &str,
    sentence: &mut Sentence,
) {
    let mut blanks = sentence.blanks();
    for piece in pieces(text) {
        match piece {
            Piece::Words(words) => said_ui(ui, words),
            Piece::Blank(place) => {
                let Some(blank) = blanks.get_mut(place) else { continue };
                let of = format!("{}, blank {}", told.of, place + 1);
                // Not in a scope of its own: lines go on below the first word of the sentence.
                let chooser = blank_ui(ui, form, &of, told, blank);
                if let Some(chooser) = chooser
                    && let Some(now) = turn.filter(|turn| turn.part == told.part && turn.blank == place)
                {
                    chooser.request_focus();
                    chooser.scroll_to_me(None);
                    ui.request_repaint();
                    *turn = now.next();
                }
            }
        }
    }
}

/// What a sentence is drawn for.
pub struct Told<'t> {
    /// The part of the rule whose condition it is.
    pub part: Aspect,
    /// What names that: "Is crossed when".
    pub of: &'t str,
    /// What the condition is for.
    pub purpose: Purpose,
    /// Whether blanks are still to be filled; if not, any card will do where nothing is chosen.
    pub drafted: bool,
}

impl Told<'_> {
    /// What a blank offers, of cards alone or of all there is.
    fn offered(&self, other: bool) -> Offered {
        Offered { nothing: if self.drafted { OPEN } else { "any card" }, all: false, other }
    }
}

/// A part of a sentence.
pub enum Piece<'t> {
    /// Words.
    Words(&'t str),
    /// The place of a blank.
    Blank(usize),
}

/// The parts of a sentence.
pub fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    text.split(['{', '}']).enumerate().filter(|(_, piece)| !piece.trim().is_empty()).filter_map(|(place, piece)| {
        if place % 2 == 0 { Some(Piece::Words(piece)) } else { piece.parse().ok().map(Piece::Blank) }
    })
}

/// Draws a blank; its chooser, if it is one that can be open.
fn blank_ui(ui: &mut Ui, form: &Form<'_>, of: &str, told: &Told<'_>, blank: &mut Blank<'_>) -> Option<Response> {
    match blank {
        Blank::Thing(thing) => Some(thing_ui(ui, form, of, &told.offered(true), thing)),
        Blank::Card(pattern) => Some(card_ui(ui, form, of, &told.offered(false), pattern)),
        Blank::Cards(pattern) => Some(card_ui(ui, form, of, &Offered::COUNTED, pattern)),
        Blank::Things(things, _) => Some(things_ui(ui, form, of, &told.offered(true), things)),
        Blank::Parties(parties) => {
            ui.end_row();
            several_ui(ui, of, "and", &entries(form, &[ItemKind::Group, ItemKind::Actor]), parties);
            None
        }
        Blank::Count(least, count) => {
            // Of a red line it is the most that may be.
            let less = u32::from(told.purpose == Purpose::RedLine);
            let most = u32::try_from(*count).unwrap_or(u32::MAX).clamp(1, 100);
            let counts: Vec<u32> = (1..=if *count == 0 { COUNTS } else { most.max(**least) }).collect();
            let text = |count: u32| count.saturating_sub(less).to_string();
            if let Some(chosen) = choose_ui(ui, of, &counts, text, **least) {
                **least = chosen;
            }
            None
        }
        Blank::Resource(resource) => {
            one_ui(ui, of, &entries(form, &[ItemKind::Resource]), *resource);
            muted_ui(ui, format!("({})", wording::name::unit(form.scenario, resource)));
            None
        }
        Blank::Amount(amount) => {
            written_ui(ui, ("amount", of), of, 60.0, *amount);
            None
        }
        Blank::Cost(kind) => {
            muted_ui(ui, &form.scenario.money);
            let text = |kind| wording::cost_kind(kind).to_owned();
            if let Some(chosen) = choose_ui(ui, of, &CostKind::ALL, text, **kind) {
                **kind = chosen;
            }
            None
        }
        Blank::Function(function) => {
            one_ui(ui, of, &entries(form, &[ItemKind::Function]), *function);
            None
        }
        Blank::Degree(degree) => {
            let degrees: Vec<Degree> = (0..=Degree::MAX.0).map(Degree).collect();
            if let Some(chosen) = choose_ui(ui, of, &degrees, wording::degree, **degree) {
                **degree = chosen;
            }
            None
        }
    }
}

/// Several things, each of which can be taken out; what adds another.
fn things_ui(ui: &mut Ui, form: &Form<'_>, of: &str, which: &Offered, things: &mut Vec<Thing>) -> Response {
    let mut gone = None;
    for (place, thing) in things.iter_mut().enumerate() {
        let of = format!("{of}, {}", place + 1);
        thing_ui(ui, form, &of, which, thing);
        if icon_button_ui(ui, Icon::Close, &format!("Take out: {of}")).clicked() {
            gone = Some(place);
        }
    }
    if let Some(place) = gone {
        things.remove(place);
    }
    let text = if things.is_empty() { OPEN } else { "and …" };
    let (response, chosen) = menu_ui(ui, form, (text, &format!("Add to {of}")), which);
    things.extend(chosen);
    response
}

/// A thing; of a card also by whom.
fn thing_ui(ui: &mut Ui, form: &Form<'_>, of: &str, which: &Offered, thing: &mut Thing) -> Response {
    let text = match thing {
        Thing::Card(pattern) if Pattern { by: Vec::new(), ..pattern.clone() } == Pattern::default() => {
            which.nothing.to_owned()
        }
        _ => wording::thing(form.scenario, thing),
    };
    let (response, chosen) = menu_ui(ui, form, (&text, &format!("{of}: {text}")), which);
    if let Some(chosen) = chosen {
        *thing = match (chosen, &*thing) {
            // Another element, but the same phases and providers.
            (Thing::Card(chosen), Thing::Card(known)) => {
                let (phase, by, only_by) = (known.phase.clone(), known.by.clone(), known.only_by.clone());
                Thing::Card(Pattern { phase, by, only_by, ..chosen })
            }
            (chosen, _) => chosen,
        };
    }
    if let Thing::Card(pattern) = thing {
        by_ui(ui, form, of, pattern);
    }
    response
}

/// The same where it can only be a card.
fn card_ui(ui: &mut Ui, form: &Form<'_>, of: &str, which: &Offered, pattern: &mut Pattern) -> Response {
    let mut thing = Thing::Card(std::mem::take(pattern));
    let response = thing_ui(ui, form, of, which, &mut thing);
    if let Thing::Card(chosen) = thing {
        *pattern = chosen;
    }
    response
}

/// By whom a card is.
fn by_ui(ui: &mut Ui, form: &Form<'_>, of: &str, pattern: &mut Pattern) {
    let names = pattern.by.iter().map(|party| wording::name::party(form.scenario, party));
    let text = if pattern.by.is_empty() { "by anyone".to_owned() } else { format!("by {}", wording::either(names)) };
    let mut known = entries(form, &[ItemKind::Group, ItemKind::Actor]);
    known.insert(0, (ANYONE, "anyone"));
    if let Some(word) = chip_menu_ui(ui, &text, &format!("{of}, {text}"), &known) {
        pattern.by = if word == ANYONE { Vec::new() } else { vec![PartyId::from(word.as_str())] };
    }
}

/// Which things a menu offers.
struct Offered {
    /// What stands where nothing is chosen.
    nothing: &'static str,
    /// All cards too.
    all: bool,
    /// Assumptions and named conditions too.
    other: bool,
}

impl Offered {
    const COUNTED: Self = Self { nothing: "all cards", all: true, other: false };
}

/// A chip that opens a menu of things, with the one that was chosen.
fn menu_ui(ui: &mut Ui, form: &Form<'_>, (text, name): (&str, &str), which: &Offered) -> (Response, Option<Thing>) {
    let button = chip_ui(ui, text, name);
    let mut things = Vec::new();
    let chosen = offers_menu_ui(&button, button.id.with("menu"), Then::Next, || {
        let (names, meant): (Vec<String>, Vec<Thing>) = offered(form, which).into_iter().unzip();
        things = meant;
        names.into_iter().map(Offer::new).collect()
    });
    (button, chosen.and_then(|chosen| things.into_iter().nth(chosen)))
}

/// What there is to speak of: named conditions, elements, their options, whole categories, and what is marked by a tag.
fn offered(form: &Form<'_>, which: &Offered) -> Vec<(String, Thing)> {
    let scenario = form.scenario;
    let card = |name: String, pattern| (name, Thing::Card(pattern));
    let mut found = Vec::new();
    if which.all {
        found.push(card("all cards".to_owned(), Pattern::default()));
    }
    if which.other {
        found.extend(scenario.conditions.iter().map(|named| (named.title.clone(), Thing::Named(named.id.clone()))));
    }
    for element in scenario.elements.iter().filter(|element| which.other || !element.frame) {
        found.extend(of_element(scenario, element).into_iter().map(|(name, pattern)| card(name, pattern)));
    }
    for category in &scenario.categories {
        let own = scenario.elements.iter().filter(|element| element.category == category.id && !element.frame);
        let elements: Vec<_> = own.map(|element| element.id.clone()).collect();
        if elements.len() > 1 {
            let pattern = Pattern { elements, ..Pattern::default() };
            found.push(card(format!("any card in {}", category.name), pattern));
        }
    }
    for tag in super::element::known_tags(form) {
        let pattern = Pattern { tags: vec![tag.into()], ..Pattern::default() };
        found.push(card(format!("anything marked “{tag}”"), pattern));
    }
    found
}
