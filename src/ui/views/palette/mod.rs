//! The palette: every element that can be laid, by category, with search.

mod row;
mod search;

use egui::Ui;

use super::board::off_hint_ui;
use crate::scenario::{Element, Scenario};
use crate::ui::command::{Action, Command};
use crate::ui::scene::Scene;
use crate::ui::state::View;
use crate::ui::theme::space;
use crate::ui::widgets::{muted_ui, section_ui};
use crate::workshop::Edit;

/// Draws the palette.
pub fn palette_ui(ui: &mut Ui, scene: &Scene, view: &mut View, out: &mut Vec<Action>) {
    ui.take_available_width();
    let whole = ui.max_rect();
    let Some(package) = scene.package() else { return };
    let scenario = scene.scenario();
    let into_list = search::search_ui(ui, view);
    ui.add_space(space::XS);
    let Some(phase) = view.opening_phase(scenario, package) else { return };
    let wanted = view.search.trim().to_lowercase();
    let found: Vec<_> =
        scenario.elements.iter().filter(|element| !element.frame && matches(scenario, element, &wanted)).collect();
    let mut rows = Vec::new();
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        if found.is_empty() {
            ui.add_space(space::L);
            nothing_found_ui(ui, scenario, view);
        }
        for category in &scenario.categories {
            let members: Vec<_> = found.iter().filter(|element| element.category == category.id).collect();
            if members.is_empty() {
                continue;
            }
            ui.add_space(space::S);
            section_ui(ui, &category.name);
            for element in members {
                rows.push(row::element_row_ui(ui, scene, scene.answers(), element, &phase, out));
            }
        }
        ui.add_space(space::L);
    });
    search::keys_ui(ui, &rows, into_list);
    // Enter in the search lays the first element found that is not on the board yet.
    if std::mem::take(&mut view.search_entered)
        && let Some(element) = found.iter().find(|element| package.card(&element.id).is_none())
    {
        out.push(Action::Edit(Edit::AddCard { element: element.id.clone(), phase }));
        view.focus_when_laid(element.id.clone(), scene);
        view.search.clear();
    }
    off_hint_ui(ui, whole, package);
}

fn nothing_found_ui(ui: &mut Ui, scenario: &Scenario, view: &View) {
    let text = if scenario.elements.iter().all(|element| element.frame) {
        let keys = Command::EditScenario.key(ui.ctx().os());
        format!("This scenario has no elements yet: add them with Edit, Edit the scenario ({keys})")
    } else {
        format!("No element has “{}” in its name, description or category", view.search.trim())
    };
    muted_ui(ui, text);
}

/// Whether an element is found: its name, description, tags or category has every word searched for.
fn matches(scenario: &Scenario, element: &Element, wanted: &str) -> bool {
    let category = scenario.categories.iter().find(|category| category.id == element.category);
    let tags = element.tags.iter().map(|tag| tag.as_str()).collect::<Vec<_>>().join(" ");
    let text = format!("{} {} {tags} {}", element.name, element.about, category.map_or("", |category| &category.name));
    let text = text.to_lowercase();
    wanted.split_whitespace().all(|word| text.contains(word))
}
