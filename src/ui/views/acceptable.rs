//! What the group would accept: which positions bind, which feasibility it takes at least, what the unknown counts as, and
//! what is settled.

use egui::{Ui, vec2};

use crate::scenario::{Feasibility, Firmness, Pin};
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::theme::{Icon, Tone, Type, icon_ui, tokens};
use crate::ui::widgets::chip::Chip;
use crate::ui::widgets::{choice_ui, icon_button_ui, muted_ui, section_ui};
use crate::wording;
use crate::workshop::Edit;

/// One thing the group sets about what it would accept.
#[derive(Clone, Copy, Debug, Hash)]
pub enum Demand {
    /// Which positions must be respected.
    Binding,
    /// Which feasibility a package must have at least.
    AtLeast,
    /// Which level counts for what is unknown.
    Unknown,
    /// What is settled.
    Pins,
}

impl Demand {
    /// All of them, in the order shown.
    pub const ALL: [Self; 4] = [Self::Binding, Self::AtLeast, Self::Unknown, Self::Pins];

    /// Its chip as things stand.
    pub fn chip(self, scene: &Scene) -> Chip<'static> {
        let acceptable = &scene.scenario().acceptable;
        let (label, text) = match self {
            Self::Binding => ("Binding", wording::binding(acceptable.binding).to_owned()),
            Self::AtLeast => ("At least", wording::feasibility(acceptable.at_least).to_owned()),
            Self::Unknown => ("The unknown counts as", wording::feasibility(acceptable.unknown).to_owned()),
            Self::Pins => ("Pins", acceptable.pins.len().to_string()),
        };
        let name = format!("{label}: {text}");
        Chip { label, text, name, ..Chip::default() }
    }

    /// The menu of its chip.
    pub fn menu_ui(self, ui: &mut Ui, scene: &Scene, out: &mut Vec<Action>) {
        match self {
            Self::Binding => binding_ui(ui, scene, out),
            Self::AtLeast => at_least_ui(ui, scene, out),
            Self::Unknown => unknown_ui(ui, scene, out),
            Self::Pins => pins_ui(ui, scene, out),
        }
    }
}

fn binding_ui(ui: &mut Ui, scene: &Scene, out: &mut Vec<Action>) {
    section_ui(ui, "Positions that must be respected");
    let current = scene.scenario().acceptable.binding;
    for firmness in [Firmness::Absolute, Firmness::Firm, Firmness::Disputed] {
        if choice_ui(ui, firmness == current, wording::binding(firmness)).clicked() {
            out.push(Action::Edit(Edit::SetBinding(firmness)));
            ui.close();
        }
    }
    muted_ui(ui, "A package that violates one of them is not acceptable to the group");
}

fn at_least_ui(ui: &mut Ui, scene: &Scene, out: &mut Vec<Action>) {
    section_ui(ui, "Feasibility that the group takes");
    let current = scene.scenario().acceptable.at_least;
    for level in Feasibility::ALL {
        if choice_ui(ui, level == current, wording::feasibility(level)).clicked() {
            out.push(Action::Edit(Edit::SetAtLeast(level)));
            ui.close();
        }
    }
    muted_ui(ui, "A package whose weakest card is less feasible is not acceptable to the group");
}

fn unknown_ui(ui: &mut Ui, scene: &Scene, out: &mut Vec<Action>) {
    section_ui(ui, "The unknown counts as");
    let current = scene.scenario().acceptable.unknown;
    for level in Feasibility::ALL {
        if choice_ui(ui, level == current, wording::feasibility(level)).clicked() {
            out.push(Action::Edit(Edit::SetUnknown(level)));
            ui.close();
        }
    }
    muted_ui(
        ui,
        "The level of a card while the position of a provider is not known and no source gives the card one. It is shown as \
         unknown wherever it stands",
    );
}

fn pins_ui(ui: &mut Ui, scene: &Scene, out: &mut Vec<Action>) {
    let pins = &scene.scenario().acceptable.pins;
    section_ui(ui, "Settled");
    if pins.is_empty() {
        muted_ui(ui, "Nothing is pinned yet. The padlock of a card pins it, the menus of its chips pin parts of it");
    }
    for pin in pins {
        pin_ui(ui, scene, pin, out);
    }
}

/// One pin: what it settles, whether the package on the board honours it, and a way to release it.
fn pin_ui(ui: &mut Ui, scene: &Scene, pin: &Pin, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    let words = wording::pin(scenario, pin);
    let honoured = scene.package().is_some_and(|package| pin.honoured(scenario, package));
    ui.horizontal(|ui| {
        if icon_button_ui(ui, Icon::Unlock, &format!("Unpin {words}")).clicked() {
            out.push(Action::Edit(Edit::Unpin(pin.clone())));
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 0.0);
            ui.label(Type::Small.text(words).color(tokens(ui).text));
            let (tone, icon, text) = if honoured {
                (Tone::Good, Icon::Check, "The package on the board honours it")
            } else {
                (Tone::Warn, Icon::Triangle, "The package on the board does not honour it")
            };
            let color = tokens(ui).tone(tone).strong;
            ui.horizontal(|ui| {
                icon_ui(ui, icon, 11.0, color);
                ui.label(Type::Small.text(text).color(color));
            });
        });
    });
}
