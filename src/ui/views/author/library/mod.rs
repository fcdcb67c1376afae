//! Another scenario, of which things can be taken over: what is chosen, what would come along, and what of it is here.

mod choose;
mod plan;
mod way;

use std::sync::Arc;

use egui::{Ui, vec2};

use super::bring::bring_ui;
use super::form::small_button_ui;
use crate::scenario::{ItemKey, ItemKind};
use crate::ui::command::{Action, Authoring, Command};
use crate::ui::editor::{Editor, Focus, Shelf};
use crate::ui::library::Library;
use crate::ui::scene::Scene;
use crate::ui::theme::{Icon, Tone, Type, space};
use crate::ui::widgets::{muted_ui, options_ui, primary_ui, toned_ui};
use crate::wording;
use crate::workshop::author::{Fate, Plan, plan, rules_about};

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
    let focus = editor.focusing == Focus::First;
    let Some(library) = &mut editor.library else {
        muted_ui(ui, "Open the scenario from which something is to be taken over");
        return shelf_ui(ui, out);
    };
    muted_ui(ui, format!("From “{}” ({}); or from another:", library.from.title, library.name));
    shelf_ui(ui, out);
    bring_ui(ui, scene, library, out);
    planned(scene, library);
    let Some((_, plan)) = library.plan.clone() else { return };
    let coming = plan.of(Fate::New).count() + plan.of(Fate::Replaced).count();
    let pages = [
        (false, "Choose", "Choose what is taken over".to_owned()),
        (true, &*format!("What will come: {coming}"), "What will come".to_owned()),
    ];
    ui.add_space(space::S);
    if let Some(summary) = options_ui(ui, &pages, library.summary) {
        library.summary = summary;
    }
    let mut taken = take_ui(ui, scene, library, &plan);
    if library.summary {
        plan::plan_ui(ui, scene, library, &plan);
    } else {
        let field = choose::search_ui(ui, library, focus);
        buttons_ui(ui, library);
        taken |= choose::rows_ui(ui, library, &field).entered || field.entered;
    }
    if taken && possible(&plan) {
        out.push(Action::Author(Authoring::Take(Box::new(library.taking()))));
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

/// Works out what would be done anew, if something else is chosen or the document has changed.
fn planned(scene: &Scene, library: &mut Library) {
    let version = scene.version();
    if library.plan.as_ref().is_none_or(|(known, _)| *known != version) {
        library.plan = Some((version, Arc::new(plan(scene.scenario(), &library.taking()))));
    }
}

/// What chooses several at once.
fn buttons_ui(ui: &mut Ui, library: &mut Library) {
    ui.horizontal_wrapped(|ui| {
        let (rules, any) = ("Choose the rules about what is chosen", !library.chosen.is_empty());
        let about = ui.add_enabled_ui(any, |ui| small_button_ui(ui, "Rules about these", rules)).inner;
        let tip = "Chooses the positions, limits, contradictions and cautions that speak of the elements that are \
                   chosen, or are held by the actors that are";
        if about.on_hover_text(tip).clicked() {
            for key in rules_about(&library.from, &library.chosen) {
                library.choose(key);
            }
        }
        if small_button_ui(ui, "Everything", "Choose everything").clicked() {
            for key in CHOSEN.iter().flat_map(|kind| keys(library, *kind)).collect::<Vec<_>>() {
                library.choose(key);
            }
        }
        if small_button_ui(ui, "Nothing", "Choose nothing").clicked() {
            library.reset();
        }
    });
}

/// Whether there is something to be done, and it can be.
fn possible(plan: &Plan) -> bool {
    plan.changes && plan.refused.is_none()
}

/// How high what is said below the button is, in points, however much it is: the list below it stays where it is.
const SUMMARY: f32 = 58.0;

/// The button that takes what is chosen, and what it would do in a few words; whether it was pressed.
fn take_ui(ui: &mut Ui, scene: &Scene, library: &Library, plan: &Plan) -> bool {
    let what = match library.chosen.len() {
        0 => "what is chosen".to_owned(),
        count => wording::count(count, "thing", "things"),
    };
    let clicked = primary_ui(ui, &format!("Take {what}"), possible(plan)).clicked();
    let width = ui.available_width();
    ui.allocate_ui(vec2(width, SUMMARY), |ui| {
        ui.set_min_height(SUMMARY);
        if let Some(why) = &plan.refused {
            toned_ui(ui, Tone::Bad, Icon::Cross, Type::Small.text(format!("It cannot be taken: {why}")));
        } else {
            muted_ui(ui, summary(scene, library, plan));
        }
    });
    clicked
}

/// What would be done, in a few words.
fn summary(scene: &Scene, library: &Library, plan: &Plan) -> String {
    if library.chosen.is_empty() {
        return "Type to search, go down with the arrow keys, tick with Space, take with Enter".to_owned();
    }
    let here = wording::quoted(&scene.scenario().title);
    let things = |count: usize| wording::count(count, "thing", "things");
    let counted = [
        (plan.of(Fate::New).count(), "new in"),
        (plan.of(Fate::Replaced).count(), "replaced in"),
        (plan.of(Fate::Kept).count(), "different there and kept in"),
    ];
    let counted = counted.into_iter().filter(|(count, _)| *count > 0);
    let mut said: Vec<String> = counted.map(|(count, words)| format!("{} {words} {here}", things(count))).collect();
    if !plan.behind.is_empty() {
        said.push(format!("{} named and left behind", things(plan.behind.len())));
    }
    if !plan.lost.is_empty() {
        said.push(format!("{} that cannot come", things(plan.lost.len())));
    }
    if !plan.changes {
        said.push("nothing would change".to_owned());
    }
    wording::sentence(&wording::list(said))
}
