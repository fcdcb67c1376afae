//! Menus that are searched as one types: letters open them, Enter takes the first entry found, and the arrow keys go
//! through what is found.

use std::cmp::Reverse;

use egui::text::{CCursor, CCursorRange, LayoutJob, TextFormat};
use egui::{Button, Event, EventFilter, Id, Popup, Response, Shape, TextEdit, Ui};

use super::chip::{self, Then};
use super::{choice_ui, muted_ui, was_entered};
use crate::ui::theme::{Type, space, tokens};

/// From how many entries on a menu has a search, however it was opened.
const WITH_SEARCH: usize = 9;
/// How many entries a menu shows at most; the search finds the others.
const SHOWN: usize = 200;

/// Something that a menu offers.
#[derive(Clone, Debug, Default)]
pub struct Offer<'a> {
    /// The name by which it is shown.
    pub name: std::borrow::Cow<'a, str>,
    /// Its name in the file; found by the search, too.
    pub id: &'a str,
    /// What there is to say of it below its name; found by the search, too.
    pub about: String,
    /// Where the entries exclude one another: whether it is the one that was chosen.
    pub chosen: Option<bool>,
    /// It is there only for whoever searches for it.
    pub searched_only: bool,
}

impl<'a> Offer<'a> {
    /// An offer of this name.
    pub fn new(name: impl Into<std::borrow::Cow<'a, str>>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }
}

/// What a menu is searched for.
#[derive(Clone, Debug, Default)]
struct Search {
    text: String,
    /// The keyboard has been in its field.
    entered: bool,
}

/// The menu of a button; the place of the entry that was chosen. The keyboard goes on from there as it says.
pub fn offers_menu_ui<'a>(
    button: &Response,
    id: Id,
    then: Then,
    offers: impl FnOnce() -> Vec<Offer<'a>>,
) -> Option<usize> {
    let (ctx, key) = (&button.ctx, id.with("search"));
    if !Popup::is_id_open(ctx, id) {
        let typed = if button.has_focus() { typed(button) } else { String::new() };
        if typed.is_empty() {
            ctx.data_mut(|data| data.remove_temp::<Search>(key));
        } else {
            ctx.data_mut(|data| data.insert_temp(key, Search { text: typed, entered: false }));
            chip::open_by_keys(button, id);
        }
    }
    chip::open_by_press(button, id);
    let mut chosen = None;
    chip::menu_ui(button, id, |ui| chosen = menu_ui(ui, id, then, &offers()));
    chip::let_go(ctx, id);
    chosen
}

/// A menu of values that exclude one another; the one that was chosen now.
pub fn choose_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    all: &[T],
    text: impl Fn(T) -> String,
    value: T,
) -> Option<T> {
    let shown = text(value);
    let button = chip::chip_ui(ui, &shown, &format!("{name}: {shown}"));
    let offer = |one: &T| Offer { chosen: Some(*one == value), ..Offer::new(text(*one)) };
    let offers = || all.iter().map(offer).collect();
    let chosen = offers_menu_ui(&button, button.id.with("menu"), Then::Next, offers)?;
    all.get(chosen).copied().filter(|chosen| *chosen != value)
}

/// What has been typed in this frame, which is used up. A space presses what has the keyboard, so text does not begin
/// with one.
fn typed(at: &Response) -> String {
    at.ctx.input_mut(|input| {
        let mut text = String::new();
        input.events.retain(|event| match event {
            Event::Text(typed) if !(text.is_empty() && typed.trim().is_empty()) => {
                text.push_str(typed);
                false
            }
            _ => true,
        });
        text
    })
}

/// The field for the search of an open menu; whether Enter was pressed in it.
fn search_ui(ui: &mut Ui, id: Id, search: &mut Search) -> bool {
    let field = id.with("find");
    // The arrow keys go from the field to what is found.
    let keys = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    let edit = TextEdit::singleline(&mut search.text).id(field).event_filter(keys);
    let response = ui.add(edit.hint_text("Find").desired_width(f32::INFINITY)).accessible_name("Find in the menu");
    let entered = was_entered(ui, &response);
    let mut into = false;
    if chip::by_keys(ui.ctx(), id) && !search.entered {
        search.entered = !ui.is_sizing_pass();
        into = true;
    } else if !response.has_focus() && !entered {
        // Letters are for the search, wherever in the menu the keyboard is.
        let typed = typed(&response);
        into = !typed.is_empty();
        search.text.push_str(&typed);
    }
    if into {
        response.request_focus();
        let mut state = TextEdit::load_state(ui.ctx(), field).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(search.text.chars().count()))));
        state.store(ui.ctx(), field);
    }
    if entered && search.text.trim().is_empty() {
        ui.close();
    }
    entered
}

/// The entries of an open menu; the place of the one that was chosen.
fn menu_ui(ui: &mut Ui, id: Id, then: Then, offers: &[Offer<'_>]) -> Option<usize> {
    let key = id.with("search");
    let mut search: Search = ui.data(|data| data.get_temp(key)).unwrap_or_default();
    let typing = ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Text(_))));
    let by_keys = chip::by_keys(ui.ctx(), id);
    let searched = offers.len() >= WITH_SEARCH || by_keys || typing || !search.text.is_empty();
    let entered = searched && search_ui(ui, id, &mut search);
    let found = found(offers, &search.text);
    let (drawn, let_go) = chip::drawn(ui.ctx(), id);
    let wanted = !search.text.trim().is_empty();
    let mut chosen = found.first().copied().filter(|_| entered && wanted);
    if offers.is_empty() {
        muted_ui(ui, "There is nothing to choose from yet");
    } else if found.is_empty() {
        muted_ui(ui, format!("Nothing here is called “{}”", search.text.trim()));
        if entered {
            search.entered = false;
        }
    }
    for (rank, place) in found.iter().take(SHOWN).enumerate() {
        let Some(offer) = offers.get(*place) else { continue };
        let ground = ui.painter().add(Shape::Noop);
        let entry = offer_ui(ui, offer);
        let under = drawn && entry.contains_pointer();
        if entry.clicked() || (let_go && under) {
            chosen = Some(*place);
        }
        if under || (wanted && rank == 0 && !drawn) {
            let shape = Shape::rect_filled(entry.rect, f32::from(space::RADIUS), tokens(ui).card_hover);
            ui.painter().set(ground, shape);
        }
    }
    if found.len() > SHOWN {
        muted_ui(ui, format!("{} more: type to find them", found.len() - SHOWN));
    }
    if chosen.is_some() {
        chip::choose(ui.ctx(), id, then);
        ui.close();
    }
    ui.data_mut(|data| data.insert_temp(key, search));
    chosen
}

/// The places of the entries in which every word searched for occurs: first those with words that begin so.
fn found(offers: &[Offer<'_>], wanted: &str) -> Vec<usize> {
    let wanted = wanted.to_lowercase();
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let rank = |offer: &Offer<'_>| {
        let name = offer.name.to_lowercase();
        let starts = |word: &&str| name.split(|c: char| !c.is_alphanumeric()).any(|part| part.starts_with(*word));
        let text = format!("{name} {} {}", offer.id, offer.about.to_lowercase());
        let whole = name.starts_with(&wanted);
        words.iter().all(|word| text.contains(word)).then(|| Reverse((whole, words.iter().all(starts))))
    };
    let offered = offers.iter().enumerate().filter(|(_, offer)| !(words.is_empty() && offer.searched_only));
    let mut found: Vec<_> = offered.filter_map(|(place, offer)| Some((rank(offer)?, place))).collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, place)| place).collect()
}

/// One entry.
fn offer_ui(ui: &mut Ui, offer: &Offer<'_>) -> Response {
    match offer.chosen {
        Some(chosen) => choice_ui(ui, chosen, &offer.name),
        None => {
            let ink = tokens(ui);
            let mut text = LayoutJob::simple_singleline(offer.name.to_string(), Type::Body.font(), ink.text);
            if !offer.about.is_empty() {
                let format = TextFormat::simple(Type::Small.font(), ink.text_muted);
                text.append(&format!("\n{}", offer.about), 0.0, format);
            }
            text.break_on_newline = true;
            let size = egui::vec2(ui.available_width(), space::ROW);
            let button = Button::new(text).wrap().frame_when_inactive(false).min_size(size);
            let response = ui.add(button).accessible_name(offer.name.as_ref());
            if offer.id.is_empty() { response } else { response.on_hover_text(offer.id) }
        }
    }
}
