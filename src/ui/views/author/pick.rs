//! Choosing among what the scenario has: menus that offer only what exists, with a search where there is much.

use std::borrow::Borrow;

use egui::{Button, Label, Response, TextEdit, TextWrapMode, Ui};

use super::form::{Form, label_ui};
use crate::scenario::{ItemKind, PartyId};
use crate::ui::theme::{Icon, Type, space, tokens};
use crate::ui::widgets::chip;
use crate::ui::widgets::chip::menu_chip_ui;
use crate::ui::widgets::line::text_width;
use crate::ui::widgets::{icon_atom, muted_ui};
use crate::workshop::author::Aspect;

/// From how many entries on a menu has a search.
const WITH_SEARCH: usize = 9;
/// How many entries a menu shows at most; the search finds the others.
const SHOWN: usize = 200;

/// An entry of a menu: its word in the file, and the name by which it is shown.
pub type Entry<'a> = (&'a str, &'a str);

/// Ids of one type.
pub trait Word: Borrow<str> + for<'w> From<&'w str> + Clone + PartialEq {}
impl<I: Borrow<str> + for<'w> From<&'w str> + Clone + PartialEq> Word for I {}

/// Everything of some kinds, as entries.
pub fn entries<'a>(form: &Form<'a>, kinds: &[ItemKind]) -> Vec<Entry<'a>> {
    kinds.iter().flat_map(|kind| form.scenario.named(*kind)).collect()
}

/// The entries of an open menu; the one that was picked.
pub fn pick_ui(ui: &mut Ui, entries: &[Entry<'_>]) -> Option<String> {
    let id = ui.make_persistent_id("pick");
    let mut search: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    if entries.len() >= WITH_SEARCH {
        let field = TextEdit::singleline(&mut search).hint_text("Find").desired_width(f32::INFINITY);
        let response = ui.add(field).accessible_name("Find in the menu");
        if response.changed() {
            ui.data_mut(|data| data.insert_temp(id, search.clone()));
        }
    }
    let wanted = search.to_lowercase();
    let found = |(word, name): &&Entry<'_>| {
        let text = format!("{name} {word}").to_lowercase();
        wanted.split_whitespace().all(|part| text.contains(part))
    };
    let mut picked = None;
    let found: Vec<_> = entries.iter().filter(found).collect();
    if entries.is_empty() {
        muted_ui(ui, "There is nothing to choose from yet");
    } else if found.is_empty() {
        muted_ui(ui, format!("Nothing here is called “{}”", search.trim()));
    }
    for (word, name) in found.iter().take(SHOWN) {
        let button = Button::new(Type::Body.text(*name)).wrap().frame_when_inactive(false);
        let width = ui.available_width();
        if ui.add(button.min_size(egui::vec2(width, space::ROW))).on_hover_text(*word).clicked() {
            picked = Some((*word).to_owned());
        }
    }
    if found.len() > SHOWN {
        muted_ui(ui, format!("{} more: type to find them", found.len() - SHOWN));
    }
    if picked.is_some() {
        ui.data_mut(|data| data.remove_temp::<String>(id));
        ui.close();
    }
    picked
}

/// A small button that opens a menu of entries; the one that was picked.
pub fn add_ui(ui: &mut Ui, text: &str, name: &str, entries: &[Entry<'_>]) -> Option<String> {
    let button = Button::new((icon_atom(Icon::Plus, 9.0), Type::Small.text(text))).gap(space::XS);
    menu_ui(ui, button, name, entries)
}

/// The same with a button of its own.
pub fn menu_ui(ui: &mut Ui, button: Button<'_>, name: &str, entries: &[Entry<'_>]) -> Option<String> {
    let mut picked = None;
    let response = ui.add(button).accessible_name(name);
    chip::menu_ui(&response, ui.make_persistent_id(("menu", name)), |ui| picked = pick_ui(ui, entries));
    picked
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
        if !left.is_empty()
            && let Some(word) = add_ui(ui, "Add", &format!("Add to {of}"), &left)
        {
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
    let word: &str = (*chosen).borrow();
    let name = entries.iter().find(|(known, _)| *known == word).map_or(word, |(_, name)| name).to_owned();
    let mut picked = None;
    menu_chip_ui(ui, &name, &format!("{of}: {name}"), |ui| picked = pick_ui(ui, entries));
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
        if ui.push_id((part, label), |ui| several_ui(ui, label, "", &entries, chosen)).inner {
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
