//! What the group would accept, in whole sentences: which positions a package must respect, which level no card may be
//! below, what the unknown counts as, what is settled, and what that leaves.

use egui::{Ui, vec2};

use crate::scenario::{Feasibility, Firmness, Pin, Scenario};
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::theme::{Icon, Tone, Type, icon_ui, space, tokens};
use crate::ui::views::ends;
use crate::ui::widgets::{icon_button_ui, muted_ui, options_ui, section_ui};
use crate::wording;
use crate::workshop::Edit;

/// How wide the menu is at least, in points.
const WIDTH: f32 = 360.0;

/// One thing the group sets about what it would accept, or all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Demand {
    /// Which positions must be respected.
    Binding,
    /// Which level no card may be below, and which counts for what is unknown.
    AtLeast,
    /// What is settled.
    Settled,
    /// All of it.
    All,
}

impl Demand {
    /// What it is called, and what is set.
    pub fn words(self, scenario: &Scenario) -> (String, String) {
        let acceptable = &scenario.acceptable;
        let level = wording::feasibility(acceptable.at_least);
        let (label, text) = match self {
            Self::Binding => ("Red lines we keep", wording::red_lines_kept(acceptable.binding).to_owned()),
            Self::AtLeast => ("Lowest level we accept", level.to_owned()),
            Self::Settled => ("Settled", settled(acceptable.pins.len())),
            Self::All => ("We would accept", format!("{level} or better")),
        };
        (label.to_owned(), text)
    }

    /// The sentences.
    pub fn ui(self, ui: &mut Ui, scene: &Scene, out: &mut Vec<Action>) {
        let all = self == Self::All;
        ui.set_min_width(WIDTH.min(ui.ctx().content_rect().width() - 60.0));
        ui.label(Type::Strong.text("The group would accept a package"));
        if all || self == Self::Binding {
            binding_ui(ui, scene, out);
        }
        if all || self == Self::AtLeast {
            levels_ui(ui, scene, out);
        }
        if all || self == Self::Settled {
            pins_ui(ui, scene, out);
        }
        ui.separator();
        section_ui(ui, "What that leaves");
        ends::left_ui(ui, scene);
    }
}

/// How many things are settled.
fn settled(pins: usize) -> String {
    if pins == 0 { "nothing yet".to_owned() } else { wording::count(pins, "thing", "things") }
}

fn binding_ui(ui: &mut Ui, scene: &Scene, out: &mut Vec<Action>) {
    ui.label(Type::Body.text("that respects"));
    let all = [Firmness::Absolute, Firmness::Firm, Firmness::Disputed];
    let options = all.map(|firmness| (firmness, wording::binding(firmness), wording::binding(firmness).to_owned()));
    if let Some(firmness) = options_ui(ui, &options, scene.scenario().acceptable.binding) {
        out.push(Action::Edit(Edit::SetBinding(firmness)));
    }
}

fn levels_ui(ui: &mut Ui, scene: &Scene, out: &mut Vec<Action>) {
    let acceptable = &scene.scenario().acceptable;
    let levels = |about: &str| {
        Feasibility::ALL
            .map(|level| (level, wording::feasibility(level), format!("{about} {}", wording::feasibility(level))))
    };
    ui.label(Type::Body.text("and has no card below"));
    if let Some(level) = options_ui(ui, &levels("No card below"), acceptable.at_least) {
        out.push(Action::Edit(Edit::SetAtLeast(level)));
    }
    ui.label(Type::Body.text("where the unknown counts as"));
    if let Some(level) = options_ui(ui, &levels("The unknown counts as"), acceptable.unknown) {
        out.push(Action::Edit(Edit::SetUnknown(level)));
    }
    muted_ui(ui, "What is not known is shown as unknown wherever it stands");
}

fn pins_ui(ui: &mut Ui, scene: &Scene, out: &mut Vec<Action>) {
    let pins = &scene.scenario().acceptable.pins;
    let end = if pins.is_empty() { ": nothing yet" } else { "" };
    ui.label(Type::Body.text(format!("and keeps what is settled{end}")));
    for pin in pins {
        pin_ui(ui, scene, pin, out);
    }
    muted_ui(ui, "The menu of a card pins it, and the menus of its chips pin parts of it");
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
            ui.spacing_mut().item_spacing = vec2(space::XS, 0.0);
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
