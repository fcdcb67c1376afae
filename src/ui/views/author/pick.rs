//! Choosing among what the scenario has: menus that offer only what exists, with a search where there is much.

use std::borrow::Borrow;

use egui::{Button, Id, Label, Response, TextWrapMode, Ui};

use super::form::{Form, label_ui};
use crate::scenario::{Item, ItemKey, ItemKind, PartyId, Scenario};
use crate::ui::theme::{Icon, Type, space, tokens};
use crate::ui::widgets::chip::{self, Then};
use crate::ui::widgets::line::text_width;
use crate::ui::widgets::offers::{Offer, offers_menu_ui};
use crate::ui::widgets::{icon_atom, muted_ui};
use crate::wording;
use crate::workshop::author::Aspect;

/// An entry of a menu: its word in the file, and the name by which it is shown.
pub type Entry<'a> = (&'a str, &'a str);

/// Ids of one type.
pub trait Word: Borrow<str> + for<'w> From<&'w str> + Clone + PartialEq {}
impl<I: Borrow<str> + for<'w> From<&'w str> + Clone + PartialEq> Word for I {}

/// Everything of some kinds, as entries.
pub fn entries<'a>(form: &Form<'a>, kinds: &[ItemKind]) -> Vec<Entry<'a>> {
    kinds.iter().flat_map(|kind| form.scenario.named(*kind)).collect()
}

/// What there is to say of an entry, by its word in the file; it is found by that, too.
type About<'a> = &'a dyn Fn(&str) -> String;

/// Nothing.
fn nothing(_: &str) -> String {
    String::new()
}

/// A small button that opens a menu of entries; the one that was picked.
pub fn add_ui(ui: &mut Ui, text: &str, name: &str, entries: &[Entry<'_>]) -> Option<String> {
    let id = ui.make_persistent_id(("menu", name));
    add_at_ui(ui, id, text, name, entries, &nothing)
}

/// The same for things of a kind of which there is more to say than their names.
pub fn add_of_ui(
    ui: &mut Ui,
    scenario: &Scenario,
    kind: ItemKind,
    (text, name): (&str, &str),
    entries: &[Entry<'_>],
) -> Option<String> {
    let id = ui.make_persistent_id(("menu", name));
    add_at_ui(ui, id, text, name, entries, &|word| about(scenario, &ItemKey::new(kind, word)))
}

/// The same with an id of its own for the menu: wherever a button with that id is, the keyboard comes back to it.
pub fn add_at_ui(
    ui: &mut Ui,
    id: Id,
    text: &str,
    name: &str,
    entries: &[Entry<'_>],
    about: About<'_>,
) -> Option<String> {
    let button = ui.add(add_button(text)).accessible_name(name);
    entries_menu_ui(&button, id, Then::Button, entries, about)
}

/// A button that opens a menu of what can be added.
pub fn add_button(text: &str) -> Button<'static> {
    Button::new((icon_atom(Icon::Plus, 9.0), Type::Small.text(text))).gap(space::XS)
}

/// The same with a button of its own.
pub fn menu_ui(ui: &mut Ui, button: Button<'_>, name: &str, entries: &[Entry<'_>]) -> Option<String> {
    let response = ui.add(button).accessible_name(name);
    entries_menu_ui(&response, ui.make_persistent_id(("menu", name)), Then::Next, entries, &nothing)
}

/// A chip that opens a menu of entries, with the one that was picked.
pub fn chip_menu_ui(ui: &mut Ui, text: &str, name: &str, entries: &[Entry<'_>]) -> Option<String> {
    let button = chip::chip_ui(ui, text, name);
    entries_menu_ui(&button, button.id.with("menu"), Then::Next, entries, &nothing)
}

/// The menu of a button; the entry that was picked.
fn entries_menu_ui(button: &Response, id: Id, then: Then, entries: &[Entry<'_>], about: About<'_>) -> Option<String> {
    let offers = || {
        let offers = entries.iter().map(|(id, name)| Offer { id, about: about(id), ..Offer::new(*name) });
        offers.collect()
    };
    let picked = offers_menu_ui(button, id, then, offers)?;
    entries.get(picked).map(|(word, _)| (*word).to_owned())
}

/// What there is to say of a thing beside its name.
pub fn about(scenario: &Scenario, key: &ItemKey) -> String {
    match scenario.item(key) {
        Some(Item::Claim(claim)) => wording::claim_line(scenario, &claim),
        Some(Item::Position(position)) => {
            format!(
                "{} · {}",
                wording::name::party(scenario, &position.actor),
                wording::rule_kind(scenario, &position.id)
            )
        }
        Some(Item::Source(source)) => source.published,
        Some(Item::Element(element)) => {
            let category = scenario.categories.iter().find(|category| category.id == element.category);
            category.map_or_else(String::new, |category| category.name.clone())
        }
        Some(Item::Voice(voice)) => voice.affiliation,
        Some(Item::Resource(resource)) => resource.unit,
        _ => String::new(),
    }
}

/// The same for the entries of a form's menu: claims and sources are told apart by more than their names.
fn told<'s>(scenario: &'s Scenario, kinds: &[ItemKind]) -> impl Fn(&str) -> String + use<'s> {
    let kind = match kinds {
        [kind @ (ItemKind::Claim | ItemKind::Source)] => Some(*kind),
        _ => None,
    };
    move |word| kind.map_or_else(String::new, |kind| about(scenario, &ItemKey::new(kind, word)))
}

/// What is chosen, as a button that takes it out again. One that is longer than a line stands by itself and wraps.
fn chosen_ui(ui: &mut Ui, name: &str, of: &str) -> Response {
    let text = Type::Small.text(name).color(tokens(ui).text);
    let button = Button::new((text, icon_atom(Icon::Close, 9.0))).gap(space::XS).corner_radius(11);
    let around = 2.0 * ui.spacing().button_padding.x + space::XS + 9.0;
    let long = text_width(ui, name) + around > ui.max_rect().width();
    if long && ui.cursor().left() > ui.max_rect().left() {
        ui.end_row();
    }
    ui.add(button.wrap_mode(if long { TextWrapMode::Wrap } else { TextWrapMode::Extend }))
        .on_hover_text(format!("{name}: click to take it out"))
        .accessible_name(format!("Remove {name} from {of}"))
}

/// Several of what the scenario has, each of which can be taken out; whether they are others by now.
pub fn several_ui<I: Word>(ui: &mut Ui, of: &str, between: &str, entries: &[Entry<'_>], chosen: &mut Vec<I>) -> bool {
    let id = ui.make_persistent_id(("several", of));
    several_at_ui(ui, id, (of, between), entries, &nothing, chosen)
}

/// The same with an id of its own for the menu, and with what there is to say of the entries.
pub fn several_at_ui<I: Word>(
    ui: &mut Ui,
    id: Id,
    (of, between): (&str, &str),
    entries: &[Entry<'_>],
    about: About<'_>,
    chosen: &mut Vec<I>,
) -> bool {
    let mut changed = false;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(5.0, 5.0);
        let mut out = None;
        for (place, id) in chosen.iter().enumerate() {
            let word: &str = id.borrow();
            let name = entries.iter().find(|(known, _)| *known == word).map_or(word, |(_, name)| name);
            if place > 0 && !between.is_empty() {
                // As high as what it stands between: at the beginning of a line it would be out of it otherwise.
                let size = egui::vec2(text_width(ui, between), ui.spacing().interact_size.y);
                ui.add_sized(size, Label::new(Type::Small.text(between).color(tokens(ui).text_muted)).extend());
            }
            if chosen_ui(ui, name, of).clicked() {
                out = Some(place);
            }
        }
        let left: Vec<Entry<'_>> =
            entries.iter().filter(|(word, _)| !chosen.iter().any(|id| id.borrow() == *word)).copied().collect();
        if left.is_empty() {
            chip::gone(ui.ctx(), id);
        } else if let Some(word) = add_at_ui(ui, id, "Add", &format!("Add to {of}"), &left, about) {
            chosen.push(I::from(&*word));
            changed = true;
        }
        if let Some(place) = out {
            chosen.remove(place);
            changed = true;
        }
        if chosen.is_empty() && left.is_empty() {
            muted_ui(ui, "There is nothing to choose from yet");
        }
    });
    changed
}

/// One of what the scenario has; whether it is another by now.
pub fn one_ui<I: Word>(ui: &mut Ui, of: &str, entries: &[Entry<'_>], chosen: &mut I) -> bool {
    one_of_ui(ui, of, entries, &nothing, chosen)
}

/// The same with what there is to say of the entries.
pub fn one_of_ui<I: Word>(ui: &mut Ui, of: &str, entries: &[Entry<'_>], about: About<'_>, chosen: &mut I) -> bool {
    let word: &str = (*chosen).borrow();
    let name = entries.iter().find(|(known, _)| *known == word).map_or(word, |(_, name)| name).to_owned();
    let button = chip::chip_ui(ui, &name, &format!("{of}: {name}"));
    let picked = entries_menu_ui(&button, button.id.with("menu"), Then::Next, entries, about);
    match picked.map(|word| I::from(&*word)).filter(|picked| picked != chosen) {
        Some(picked) => {
            *chosen = picked;
            true
        }
        None => false,
    }
}

/// Whose a position is: an actor's, or a group's, which says that it is one; whether it is another's by now.
pub fn holder_ui(ui: &mut Ui, form: &Form<'_>, of: &str, holder: &mut PartyId) -> bool {
    let groups = form.scenario.groups.iter().map(|group| (group.id.as_str(), format!("{} (group)", group.name)));
    let actors = form.scenario.actors.iter().map(|actor| (actor.id.as_str(), actor.name.clone()));
    let parties: Vec<(&str, String)> = actors.chain(groups).collect();
    let entries: Vec<Entry<'_>> = parties.iter().map(|(id, name)| (*id, name.as_str())).collect();
    one_ui(ui, of, &entries, holder)
}

impl Form<'_> {
    /// Several things of some kinds.
    pub fn several<I: Word>(
        &mut self,
        ui: &mut Ui,
        part: Aspect,
        label: &str,
        kinds: &[ItemKind],
        chosen: &mut Vec<I>,
    ) {
        label_ui(ui, label);
        let entries = entries(self, kinds);
        let about = told(self.scenario, kinds);
        let several = |ui: &mut Ui| {
            let id = ui.make_persistent_id(("several", label));
            several_at_ui(ui, id, (label, ""), &entries, &about, chosen)
        };
        if ui.push_id((part, label), several).inner {
            self.touch(part);
        }
    }

    /// One thing of a kind.
    pub fn one<I: Word>(&mut self, ui: &mut Ui, part: Aspect, label: &str, kind: ItemKind, chosen: &mut I) {
        label_ui(ui, label);
        let entries = entries(self, &[kind]);
        if ui.push_id((part, label), |ui| one_ui(ui, label, &entries, chosen)).inner {
            self.touch(part);
        }
    }

    /// One thing of a kind, or none.
    pub fn maybe_one<I: Word>(
        &mut self,
        ui: &mut Ui,
        part: Aspect,
        label: &str,
        kind: ItemKind,
        chosen: &mut Option<I>,
    ) {
        let mut entries = entries(self, &[kind]);
        entries.insert(0, ("", "none"));
        label_ui(ui, label);
        let mut word = chosen.clone().unwrap_or_else(|| I::from(""));
        if ui.push_id((part, label), |ui| one_ui(ui, label, &entries, &mut word)).inner {
            *chosen = Some(word).filter(|word| !Borrow::<str>::borrow(word).is_empty());
            self.touch(part);
        }
    }
}
