//! What is assumed about the world, and whether that is settled.

use egui::{Button, Ui};

use crate::scenario::{Choices, Element, Setting};
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::theme::Icon;
use crate::ui::views::card::setting_menu_ui;
use crate::ui::widgets::{icon_atom, muted_ui};
use crate::workshop::Edit;

/// Several assumptions, one after the other.
pub fn assumptions_ui(ui: &mut Ui, scene: &Scene, settings: &[(&Element, &Setting)], out: &mut Vec<Action>) {
    for (place, (element, setting)) in settings.iter().enumerate() {
        if place > 0 {
            ui.separator();
        }
        assumption_ui(ui, scene, (element, setting), out);
    }
}

/// One assumption.
pub fn assumption_ui(ui: &mut Ui, scene: &Scene, (element, setting): (&Element, &Setting), out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    let none = Choices::new();
    let choices = scene.package().and_then(|package| package.frame.get(&element.id)).unwrap_or(&none);
    if element.settings.len() == 1 {
        muted_ui(ui, format!("{}: assumed about the world, not a choice of the group", element.name));
    }
    setting_menu_ui(ui, scenario, element, setting, choices, scene.answers(), out);
    let released = scenario.acceptable.released.contains(&element.id);
    let (icon, verb, next) = if released {
        (Icon::Lock, "Pin", "Released: ways forward may assume something else")
    } else {
        (Icon::Unlock, "Release", "Pinned: every way forward assumes the same")
    };
    let name = format!("{verb} the assumption “{}”", element.name);
    if ui.add(Button::new((icon_atom(icon, 13.0), format!("{verb} this assumption")))).accessible_name(name).clicked() {
        out.push(Action::Edit(Edit::Release { element: element.id.clone(), released: !released }));
    }
    muted_ui(ui, next);
}
