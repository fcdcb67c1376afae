//! Another scenario, of which elements, positions and other rules can be taken over with all that they need.

use egui::{CollapsingHeader, Ui};

use super::bring::bring_ui;
use super::form::small_button_ui;
use crate::scenario::{ItemKey, ItemKind};
use crate::ui::command::{Action, Authoring, Command};
use crate::ui::editor::{Editor, Library, Shelf};
use crate::ui::scene::Scene;
use crate::ui::theme::Type;
use crate::ui::widgets::{muted_ui, primary_ui, tick_ui};
use crate::wording;
use crate::workshop::AuthorEdit;
use crate::workshop::author::{Taking, taken_along};

/// The kinds that can be chosen; everything else comes along as it is needed.
const CHOSEN: [ItemKind; 6] = [
    ItemKind::Element,
    ItemKind::Position,
    ItemKind::Limit,
    ItemKind::Contradiction,
    ItemKind::Caution,
    ItemKind::Actor,
];

/// Draws what can be taken over.
pub fn library_ui(ui: &mut Ui, scene: &Scene, editor: &mut Editor, out: &mut Vec<Action>) {
    let Some(library) = &mut editor.library else {
        muted_ui(ui, "Open the scenario from which something is to be taken over");
        return shelf_ui(ui, out);
    };
    muted_ui(ui, format!("From “{}” ({}); or from another:", library.from.title, library.name));
    shelf_ui(ui, out);
    bring_ui(ui, scene, library, out);
    muted_ui(ui, "What is chosen brings along what it needs: categories, providers, claims and their sources");
    ui.horizontal_wrapped(|ui| {
        let what = match library.chosen.len() {
            0 => "what is chosen".to_owned(),
            count => wording::count(count, "thing", "things"),
        };
        if primary_ui(ui, &format!("Take {what}"), !library.chosen.is_empty()).clicked() {
            out.push(Action::Author(Authoring::Do(AuthorEdit::Take(Box::new(taking(library))))));
        }
        if small_button_ui(ui, "Choose everything", "Choose everything").clicked() {
            library.chosen = CHOSEN.iter().flat_map(|kind| keys(library, *kind)).collect();
        }
        if small_button_ui(ui, "Choose nothing", "Choose nothing").clicked() {
            library.chosen.clear();
        }
    });
    along_ui(ui, scene, library);
    for kind in CHOSEN {
        kind_ui(ui, library, kind);
    }
}

/// Where things can be taken over from.
fn shelf_ui(ui: &mut Ui, out: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        if ui.button("Choose a file…").clicked() {
            out.push(Action::Do(Command::TakeFrom));
        }
        for (shelf, name) in [(Shelf::Shipped, "Ukraine 2025"), (Shelf::FirstSteps, "The small example")] {
            if ui.button(name).accessible_name(format!("Take from {name}")).clicked() {
                out.push(Action::Author(Authoring::TakeFrom(shelf)));
            }
        }
    });
}

fn keys(library: &Library, kind: ItemKind) -> Vec<ItemKey> {
    library.from.ids(kind).into_iter().map(|id| ItemKey::new(kind, id)).collect()
}

/// What is chosen, to be taken.
fn taking(library: &Library) -> Taking {
    Taking { from: library.from.clone(), chosen: library.chosen.clone() }
}

/// What comes along; worked out anew only when something else is chosen or the document has changed.
fn along_ui(ui: &mut Ui, scene: &Scene, library: &mut Library) {
    if library.chosen.is_empty() {
        return;
    }
    let version = scene.version();
    if library.along.as_ref().is_none_or(|(known, of, _)| *known != version || *of != library.chosen) {
        let along = taken_along(scene.scenario(), &taking(library));
        library.along = Some((version, library.chosen.clone(), along));
    }
    let along = library.along.iter().flat_map(|(.., along)| along);
    let more: Vec<&ItemKey> = along.filter(|key| !library.chosen.contains(key)).collect();
    if more.is_empty() {
        return;
    }
    let counted = ItemKind::ALL.iter().filter_map(|kind| {
        let count = more.iter().filter(|key| key.kind == *kind).count();
        (count > 0).then(|| wording::count(count, kind.noun(), kind.plural()))
    });
    muted_ui(ui, format!("Along come {}; what is here already stays as it is", wording::list(counted)));
}

fn kind_ui(ui: &mut Ui, library: &mut Library, kind: ItemKind) {
    let keys = keys(library, kind);
    if keys.is_empty() {
        return;
    }
    let chosen = keys.iter().filter(|key| library.chosen.contains(key)).count();
    let title = format!("{}: {chosen} of {}", wording::sentence(kind.plural()), keys.len());
    let folded = CollapsingHeader::new(Type::Strong.text(title)).id_salt(("chosen", kind));
    // What the others need comes along; most come for elements and positions.
    folded.default_open(matches!(kind, ItemKind::Element | ItemKind::Position)).show(ui, |ui| {
        for key in &keys {
            let chosen = library.chosen.contains(key);
            if tick_ui(ui, chosen, &wording::name::item(&library.from, key)).clicked() {
                if chosen {
                    library.chosen.retain(|known| known != key);
                } else {
                    library.chosen.push(key.clone());
                }
            }
        }
    });
}
