//! What is settled about a card: shown on it, and pinned and unpinned in its menus.

use egui::{Button, Ui};

use crate::assess::Entry;
use crate::scenario::{ActorId, Choices, Element, ElementId, Pin, Scenario, Setting, chosen};
use crate::search::Choice;
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::theme::{Icon, space};
use crate::ui::thinking::Answers;

use crate::ui::views::ends;
use crate::ui::widgets::{choice_ui, icon_atom, muted_ui, section_ui};
use crate::wording;
use crate::workshop::Edit;

/// What frees something that is barred by a pin.
pub const WHY: &str = "Unpin it to choose another";

/// What is settled about a card.
#[derive(Debug, Default)]
pub struct Pinned<'a> {
    /// Anything at all but that it is off the board.
    pub any: bool,
    /// The phase, as it is.
    pub phase: bool,
    /// Providers.
    pub providers: Vec<&'a ActorId>,
    /// All of it in words.
    pub words: String,
}

/// What is settled about a card.
pub fn of_card<'a>(scenario: &'a Scenario, entry: &Entry<'_>) -> Pinned<'a> {
    let element = &entry.element.id;
    let mut pinned = Pinned::default();
    let mut words = Vec::new();
    for pin in scenario.acceptable.pins.iter().filter(|pin| pin.element() == element) {
        match pin {
            Pin::Absent(_) => continue,
            Pin::Phase(_, phase) => pinned.phase |= *phase == entry.card.phase,
            Pin::Provider(_, actor) => pinned.providers.push(actor),
            Pin::Card(_) | Pin::Option(..) => {}
        }
        pinned.any = true;
        words.push(wording::pin(scenario, pin));
    }
    pinned.words = words.join("; ");
    pinned
}

/// Whether pins that the package honours keep a card on the board.
pub fn keeps(scene: &Scene, element: &ElementId) -> bool {
    let scenario = scene.scenario();
    let Some(package) = scene.package() else { return false };
    let keeps =
        |pin: &Pin| pin.element() == element && !matches!(pin, Pin::Absent(_)) && pin.honoured(scenario, package);
    scenario.acceptable.pins.iter().any(keeps)
}

/// Whether the chosen option of a setting is pinned.
pub fn option_pinned(scenario: &Scenario, element: &Element, setting: &Setting, choices: &Choices) -> bool {
    let pinned = |option| Pin::Option(element.id.clone(), setting.id.clone(), option);
    let option = chosen(choices, element, &setting.id).cloned();
    option.is_some_and(|option| scenario.acceptable.pinned(&pinned(option)))
}

/// An entry of a menu with which something is settled, or unsettled: "Pin this phase".
pub fn pin_toggle_ui(ui: &mut Ui, scenario: &Scenario, pin: Pin, what: &str, out: &mut Vec<Action>) {
    let pinned = scenario.acceptable.pinned(&pin);
    let (icon, verb) = if pinned { (Icon::Unlock, "Unpin") } else { (Icon::Lock, "Pin") };
    ui.separator();
    let tip = if pinned { "It may be changed again" } else { "Settles it: every way forward keeps it" };
    if ui.add(Button::new((icon_atom(icon, 13.0), format!("{verb} {what}")))).on_hover_text(tip).clicked() {
        out.push(Action::Edit(if pinned { Edit::Unpin(pin) } else { Edit::Pin(pin) }));
    }
}

/// The options of a setting, of which one is chosen. Those that a pin bars stay in sight and say why.
pub fn setting_menu_ui(
    ui: &mut Ui,
    scenario: &Scenario,
    element: &Element,
    setting: &Setting,
    choices: &Choices,
    answers: &Answers,
    out: &mut Vec<Action>,
) {
    let current = chosen(choices, element, &setting.id);
    let pinned = option_pinned(scenario, element, setting, choices);
    section_ui(ui, &setting.name);
    for option in &setting.options {
        let here = current == Some(&option.id);
        let choice = Choice::Option(element.id.clone(), setting.id.clone(), option.id.clone());
        let name = ends::named(answers, &choice, &option.name);
        let response = ui.add_enabled_ui(here || !pinned, |ui| choice_ui(ui, here, &name)).inner;
        let response = ends::tip(response, scenario, answers, &choice);
        let response = response.on_disabled_hover_text(WHY);
        if response.clicked() {
            out.push(Action::Edit(Edit::SetOption {
                element: element.id.clone(),
                setting: setting.id.clone(),
                option: option.id.clone(),
            }));
            ui.close();
        }
        if !option.note.is_empty() {
            response.on_hover_text(&option.note);
        }
    }
    let Some(current) = current.filter(|_| !element.frame) else { return };
    let name = setting.option(current).map_or(current.as_str(), |option| &option.name);
    if pinned {
        ui.add_space(space::XS);
        muted_ui(ui, format!("{name} is pinned. {WHY}"));
    }
    pin_toggle_ui(
        ui,
        scenario,
        Pin::Option(element.id.clone(), setting.id.clone(), current.clone()),
        &format!("“{name}”"),
        out,
    );
}
