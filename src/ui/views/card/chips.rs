//! The chips of a card: its providers and its options.

use egui::Ui;

use super::pins;
use crate::assess::Entry;
use crate::scenario::{Choices, Element, Pin, Scenario, Setting, chosen};
use crate::search::Choice;
use crate::ui::command::Action;
use crate::ui::theme::{Icon, Tone};
use crate::ui::views::board::Board;
use crate::ui::views::ends;
use crate::ui::widgets::chip::{Chip, flow_ui};
use crate::ui::widgets::{icon_button_ui, muted_ui, section_ui, tick_ui};
use crate::wording;
use crate::workshop::Edit;

/// How wide a card must be for its chips to carry the names of their settings, in points.
const NAMED_CHIPS: f32 = 260.0;
/// How many providers a chip names at most: on a narrow card, and on another.
const MOST_NAMED: [usize; 2] = [2, 3];

/// One thing that can be changed on a card.
enum What<'a> {
    Providers,
    Setting(&'a Setting),
}

/// Draws providers and options, in lines.
pub fn chips_ui(ui: &mut Ui, board: &Board<'_>, entry: &Entry<'_>, presenting: bool, out: &mut Vec<Action>) {
    let scenario = board.scene.scenario();
    let (element, card) = (entry.element, entry.card);
    let named = ui.max_rect().width() >= NAMED_CHIPS;
    let [few, several] = MOST_NAMED;
    let most = if named { several } else { few };
    let providers = (!element.providers.is_empty()).then(|| (What::Providers, providers_chip(scenario, entry, most)));
    let settings = element.settings.iter().map(|setting| {
        let pinned = pins::option_pinned(scenario, element, setting, &card.with);
        (What::Setting(setting), setting_chip(scenario, setting, element, &card.with, named, pinned))
    });
    let chips: Vec<_> = providers.into_iter().chain(settings).collect();
    flow_ui(ui, &chips, presenting, |ui, what, chip| {
        if presenting {
            chip.plain_ui(ui);
            return;
        }
        match what {
            What::Providers => {
                let response = chip.menu_ui(ui, "providers", |ui| providers_menu_ui(ui, board, entry, out));
                if card.by.len() > most {
                    response.on_hover_text(provider_names(scenario, entry));
                }
            }
            What::Setting(setting) => {
                chip.menu_ui(ui, &setting.id, |ui| {
                    pins::setting_menu_ui(ui, scenario, element, setting, &card.with, board.scene.answers(), out);
                })
                .on_hover_text(&setting.name);
            }
        }
    });
}

/// All providers of a card by their full names.
fn provider_names(scenario: &Scenario, entry: &Entry<'_>) -> String {
    wording::list(entry.card.by.iter().map(|id| wording::name::actor(scenario, id)))
}

/// The chip of a card's providers; it stands out where somebody must be chosen.
fn providers_chip<'a>(scenario: &Scenario, entry: &Entry<'_>, most: usize) -> Chip<'a> {
    let card = entry.card;
    if card.by.is_empty() {
        let name = format!("Providers of {}: nobody", entry.element.name);
        let text = "Choose who provides it".to_owned();
        return Chip { text, name, tone: Some(Tone::Bad), ..Chip::default() };
    }
    let names = card.by.iter().take(most).map(|id| scenario.actor(id).map_or(id.as_str(), |actor| actor.short_name()));
    let mut text = names.collect::<Vec<_>>().join(", ");
    let more = card.by.len().saturating_sub(most);
    if more > 0 {
        text.push_str(&format!(" and {more} more"));
    }
    let pinned = pins::of_card(scenario, entry).providers.iter().any(|actor| card.by.contains(actor));
    let name = format!("Providers of {}: {}", entry.element.name, provider_names(scenario, entry));
    Chip { label: "by", text, name, pinned, ..Chip::default() }
}

/// The chip of a setting; `named`: with the setting's name on it.
pub fn setting_chip<'a>(
    scenario: &Scenario,
    setting: &'a Setting,
    element: &Element,
    choices: &Choices,
    named: bool,
    pinned: bool,
) -> Chip<'a> {
    let option = chosen(choices, element, &setting.id).and_then(|id| setting.option(id));
    let option = option.map_or("", |option| &option.name);
    Chip {
        label: if named { &setting.name } else { "" },
        text: option.to_owned(),
        name: format!("{}: {option}", wording::setting_of(scenario, &element.id, &setting.id)),
        tone: None,
        pinned,
    }
}

/// Who may provide a card, with ticks for those who do; a provider that is pinned stays.
fn providers_menu_ui(ui: &mut Ui, board: &Board<'_>, entry: &Entry<'_>, out: &mut Vec<Action>) {
    let scenario = board.scene.scenario();
    let element = &entry.element.id;
    section_ui(ui, "Provided by");
    for id in &entry.element.providers {
        let Some(actor) = scenario.actor(id) else { continue };
        let provides = entry.card.by.contains(id);
        let pin = Pin::Provider(element.clone(), id.clone());
        let pinned = scenario.acceptable.pinned(&pin);
        let unknown = entry.assessed.unknown.contains(id);
        let name = if unknown { format!("{} (no position found)", actor.name) } else { actor.name.clone() };
        ui.horizontal(|ui| {
            let barred = pinned && provides;
            let choice = Choice::Provider(element.clone(), id.clone());
            let name = ends::named(board.scene.answers(), &choice, &name);
            let tick = ui.add_enabled_ui(!barred, |ui| tick_ui(ui, provides, &name)).inner;
            let tick = ends::tip(tick, scenario, board.scene.answers(), &choice);
            if tick.on_disabled_hover_text("Pinned: unpin it to take it away").clicked() {
                out.push(Action::Edit(Edit::SetProvider {
                    element: element.clone(),
                    actor: id.clone(),
                    provides: !provides,
                }));
            }
            if provides || pinned {
                let (icon, verb) = if pinned { (Icon::Lock, "Unpin") } else { (Icon::Unlock, "Pin") };
                if icon_button_ui(ui, icon, &format!("{verb} this provider: {}", actor.name)).clicked() {
                    out.push(Action::Edit(if pinned { Edit::Unpin(pin) } else { Edit::Pin(pin) }));
                }
            }
        });
    }
    if !pins::of_card(scenario, entry).providers.is_empty() {
        muted_ui(ui, "A pinned provider stays until it is unpinned");
    }
}
