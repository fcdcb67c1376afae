//! How one thing of another scenario comes over: as something new, as the one that is here, in its place, or not.

use egui::Ui;

use crate::scenario::{Item, ItemKey, Scenario};
use crate::ui::library::Library;
use crate::ui::widgets::chip::{Then, chip_ui};
use crate::ui::widgets::offers::{Offer, offers_menu_ui};
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
    ways_ui(ui, scenario, library, (word, &format!("{name}: {word}")), (&step.key, &chosen, like));
}

/// The same for a thing that stays where it is.
pub fn behind_ui(ui: &mut Ui, scenario: &Scenario, library: &mut Library, key: &ItemKey) {
    let name = wording::name::item(&library.from, key);
    ways_ui(ui, scenario, library, (&name, &format!("{name}: does not come")), (key, &Way::Out, None));
}

/// A chip with the ways in which a thing can come: as something new, as one of those here, in its place, or not.
fn ways_ui(
    ui: &mut Ui,
    scenario: &Scenario,
    library: &mut Library,
    (text, name): (&str, &str),
    (key, chosen, like): (&ItemKey, &Way, Option<String>),
) {
    let ways = || {
        let mut ways = vec![(Way::Beside, "Comes as something new".to_owned())];
        let here = |id: &str| scenario.item(&ItemKey::new(key.kind, id)).as_ref().map(|item| item.name().to_owned());
        if let Some((id, name)) = like.as_ref().and_then(|id| here(id).map(|name| (id, wording::quoted(&name)))) {
            ways.push((Way::Is(id.clone()), format!("Is {name} here, which stays as it is")));
            ways.push((Way::Instead(id.clone()), format!("Comes in the place of {name} here")));
        }
        ways.push((Way::Out, "Does not come".to_owned()));
        let others = scenario.named(key.kind).into_iter().filter(|(id, _)| like.as_deref() != Some(*id));
        ways.extend(others.map(|(id, name)| (Way::Is(id.to_owned()), format!("Is {} here", wording::quoted(name)))));
        ways
    };
    let button = chip_ui(ui, text, name);
    let picked = offers_menu_ui(&button, button.id.with("menu"), Then::Button, || {
        let offer = |(way, text): (Way, String)| Offer { chosen: Some(way == *chosen), ..Offer::new(text) };
        ways().into_iter().map(offer).collect()
    });
    if let Some((way, _)) = picked.and_then(|picked| ways().into_iter().nth(picked)) {
        library.decide(key.clone(), way);
    }
}

/// The name of a thing of the other scenario, with what it is.
pub fn told(library: &Library, key: &ItemKey) -> String {
    let item = library.from.item(key);
    let name = item.as_ref().map_or(key.id.as_str(), Item::name);
    format!("{}: {name}", wording::sentence(key.kind.noun()))
}
