//! How one thing of another scenario comes over: as something new, as the one that is here, in its place, or not.

use egui::Ui;

use super::super::pick::pick_ui;
use crate::scenario::{Item, ItemKey, Scenario};
use crate::ui::editor::Library;
use crate::ui::widgets::chip::menu_chip_ui;
use crate::ui::widgets::{choice_ui, section_ui};
use crate::wording;
use crate::workshop::author::{Fate, Step, Way};

/// What stands on the chip of a thing that comes, or is here.
fn word(fate: Fate) -> &'static str {
    match fate {
        Fate::New => "comes as new",
        Fate::Replaced => "replaces the one here",
        Fate::Kept => "the one here stays",
        Fate::Known => "is here already",
    }
}

/// A chip that says what becomes of a thing, and lets one choose otherwise.
pub fn way_ui(ui: &mut Ui, scenario: &Scenario, library: &mut Library, step: &Step) {
    let name = wording::name::item(&library.from, &step.key);
    let word = word(step.fate);
    let chosen = match step.fate {
        Fate::New => Way::Beside,
        Fate::Replaced => Way::Instead(step.here.clone()),
        Fate::Kept | Fate::Known => Way::Is(step.here.clone()),
    };
    // The one here that it is, or could be.
    let like = if step.fate == Fate::New { step.namesake.clone() } else { Some(step.here.clone()) };
    menu_chip_ui(ui, word, &format!("{name}: {word}"), |ui| {
        ways_ui(ui, scenario, library, &step.key, (Some(&chosen), like));
    });
}

/// The same for a thing that stays where it is.
pub fn behind_ui(ui: &mut Ui, scenario: &Scenario, library: &mut Library, key: &ItemKey) {
    let name = wording::name::item(&library.from, key);
    menu_chip_ui(ui, &name, &format!("{name}: does not come"), |ui| {
        ways_ui(ui, scenario, library, key, (Some(&Way::Out), None));
    });
}

fn ways_ui(
    ui: &mut Ui,
    scenario: &Scenario,
    library: &mut Library,
    key: &ItemKey,
    (chosen, like): (Option<&Way>, Option<String>),
) {
    let here = |id: &str| scenario.item(&ItemKey::new(key.kind, id)).as_ref().map(|item| item.name().to_owned());
    let mut ways = vec![(Way::Beside, "Comes as something new".to_owned())];
    if let Some((id, name)) = like.and_then(|id| here(&id).map(|name| (id, wording::quoted(&name)))) {
        ways.push((Way::Is(id.clone()), format!("Is {name} here, which stays as it is")));
        ways.push((Way::Instead(id), format!("Comes in the place of {name} here")));
    }
    ways.push((Way::Out, "Does not come".to_owned()));
    let mut picked = None;
    for (way, text) in ways {
        if choice_ui(ui, chosen == Some(&way), &text).clicked() {
            picked = Some(way);
            ui.close();
        }
    }
    let others = scenario.named(key.kind);
    if !others.is_empty() {
        section_ui(ui, &format!("Or it is this {} here", key.kind.noun()));
        if let Some(id) = pick_ui(ui, &others) {
            picked = Some(Way::Is(id));
        }
    }
    if let Some(way) = picked {
        library.decide(key.clone(), way);
    }
}

/// The name of a thing of the other scenario, with what it is.
pub fn told(library: &Library, key: &ItemKey) -> String {
    let item = library.from.item(key);
    let name = item.as_ref().map_or(key.id.as_str(), Item::name);
    format!("{}: {name}", wording::sentence(key.kind.noun()))
}
