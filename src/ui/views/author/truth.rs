//! What is true of a condition that is edited: now, in which packages, and over all there could be.

use egui::Ui;

use crate::assess::Probe;
use crate::scenario::{Condition, Scenario};
use crate::search::Extremes;
use crate::ui::editor::{Editor, Truths};
use crate::ui::scene::Scene;
use crate::ui::theme::{Icon, Tone, Type, tokens};
use crate::ui::widgets::{muted_ui, toned_ui};
use crate::wording;
use crate::workshop::author::Aspect;

/// How high two lines of small text are, in points.
const TWO_LINES: f32 = 34.0;

/// How many packages are named.
const NAMED: usize = 4;

/// A condition and its parts, the whole one first, each followed by its parts.
fn parts(condition: &Condition) -> Vec<Condition> {
    let mut found = vec![condition.clone()];
    match condition {
        Condition::Card(_)
        | Condition::Named(_)
        | Condition::Reaches(..)
        | Condition::Uses { .. }
        | Condition::Costs { .. }
        | Condition::Before(..) => {}
        Condition::Not(part) => found.extend(parts(part)),
        Condition::All(list) | Condition::Any(list) | Condition::AtLeast(_, list) => {
            found.extend(list.iter().flat_map(parts));
        }
    }
    found
}

/// What is true of a condition; worked out anew only when it or the document has changed.
pub fn truths_of(scene: &Scene, editor: &mut Editor, part: Aspect, condition: &Condition) -> Truths {
    let known = editor.truths.entry(part).or_default();
    if known.about != Some(scene.meaning()) || known.condition.as_ref() != Some(condition) {
        *known = work_out(scene, condition);
    }
    known.clone()
}

fn work_out(scene: &Scene, condition: &Condition) -> Truths {
    let (scenario, reading) = (scene.scenario(), scene.reading());
    let nothing = Truths { about: Some(scene.meaning()), condition: Some(condition.clone()), ..Truths::default() };
    let Ok(probe) = Probe::new(scenario, &parts(condition)) else { return nothing };
    let now = scene.package().map(|package| probe.holds(package, reading)).unwrap_or_default();
    let holding = scenario.packages.iter().filter(|package| probe.holds(package, reading).first() == Some(&true));
    Truths { now, packages: holding.map(|package| package.id.clone()).collect(), ..nothing }
}

/// In which packages it holds, in words.
fn in_packages(scenario: &Scenario, truths: &Truths) -> String {
    let all = wording::count(scenario.packages.len(), "package", "packages");
    match truths.packages.as_slice() {
        [] => format!("In none of {all}"),
        some if some.len() == scenario.packages.len() => format!("In each of {all}"),
        some => {
            let named = some.iter().take(NAMED).map(|id| wording::quoted(wording::name::package(scenario, id)));
            let mut named: Vec<String> = named.collect();
            if some.len() > NAMED {
                named.push(format!("{} more", some.len() - NAMED));
            }
            format!("In {} of {all}: {}", some.len(), wording::list(named))
        }
    }
}

/// What can become of it over all packages, in words; nothing where it is not known.
fn over_all(extremes: Extremes) -> Option<(Tone, Icon, &'static str)> {
    match (extremes.so, extremes.otherwise) {
        (Some(false), _) => Some((Tone::Warn, Icon::Triangle, "Over all packages: it can never be so")),
        (_, Some(false)) => Some((Tone::Warn, Icon::Triangle, "Over all packages: it is always so")),
        (Some(true), Some(true)) => Some((Tone::Neutral, Icon::Circle, "Over all packages: so in some, not in others")),
        _ => None,
    }
}

/// The sentence, and what is true of it.
pub fn standing_ui(
    ui: &mut Ui,
    scenario: &Scenario,
    truths: &Truths,
    part: Aspect,
    editor: &mut Editor,
    known: Option<&(Condition, Extremes)>,
    condition: &Condition,
) {
    let words = wording::sentence(&wording::condition(scenario, condition));
    ui.add(egui::Label::new(Type::Body.text(words).color(tokens(ui).text)).wrap());
    let Some(now) = truths.now.first() else { return };
    let (tone, icon, text) = if *now {
        (Tone::Accent, Icon::Check, "So on the board now")
    } else {
        (Tone::Neutral, Icon::Dash, "Not so on the board now")
    };
    toned_ui(ui, tone, icon, Type::Small.text(text));
    muted_ui(ui, in_packages(scenario, truths));
    if part == Aspect::Binding {
        return;
    }
    editor.asked = Some(condition.clone());
    let known = known.filter(|(of, _)| of == condition).and_then(|(_, extremes)| over_all(*extremes));
    let (tone, icon, text) = known.unwrap_or((Tone::Neutral, Icon::Circle, "Over all packages: not worked out yet"));
    // As high before it is known as afterwards: nothing moves under the pointer.
    ui.allocate_ui(egui::vec2(ui.available_width(), TWO_LINES), |ui| {
        ui.set_min_height(TWO_LINES);
        toned_ui(ui, tone, icon, Type::Small.text(text));
    });
}
