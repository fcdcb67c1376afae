//! What taking over would do, before it is done: what comes and why, what is here in another form, what stays behind.

use egui::{CollapsingHeader, Label, Ui};

use super::super::form::{group_ui, small_button_ui};
use super::way::{behind_ui, told, way_ui};
use crate::scenario::{ActorId, ItemKey, ItemKind};
use crate::ui::library::Library;
use crate::ui::scene::Scene;
use crate::ui::theme::{Icon, Tone, Type, space, tokens};
use crate::ui::widgets::{muted_ui, tick_ui, toned_ui};
use crate::wording;
use crate::workshop::author::{Fate, Plan, ShortGroup, Step, Way, Why};

/// How many differences of one thing are told.
const DIFFERENCES: usize = 8;
/// How many names are told at once.
const NAMES: usize = 6;

/// Draws what would be done.
pub fn plan_ui(ui: &mut Ui, scene: &Scene, library: &mut Library, plan: &Plan) {
    if library.chosen.is_empty() {
        muted_ui(ui, "Nothing is chosen yet");
        return;
    }
    for key in &plan.lost {
        let text = format!(
            "{} cannot come: it could not be without what stays behind, or what is different here",
            told(library, key)
        );
        toned_ui(ui, Tone::Bad, Icon::Cross, Type::Small.text(text));
    }
    steps_ui(ui, scene, library, plan, (Fate::Kept, "Here already, and different"));
    steps_ui(ui, scene, library, plan, (Fate::Replaced, "Comes in the place of what is here"));
    steps_ui(ui, scene, library, plan, (Fate::New, "Comes as something new"));
    plan.short.iter().enumerate().for_each(|(place, short)| short_ui(ui, library, place, short));
    behind_all_ui(ui, scene, library, plan);
    touched_ui(ui, scene, plan);
    known_ui(ui, scene, library, plan);
}

/// Who says something and where: there is much of it, and it comes with what it speaks for.
const EVIDENCE: [ItemKind; 3] = [ItemKind::Claim, ItemKind::Source, ItemKind::Voice];

/// The things that end so, each with why it is looked at, and what can be chosen instead.
fn steps_ui(ui: &mut Ui, scene: &Scene, library: &mut Library, plan: &Plan, (fate, title): (Fate, &str)) {
    let (mut evidence, mut steps): (Vec<&Step>, Vec<&Step>) =
        plan.of(fate).partition(|step| EVIDENCE.contains(&step.key.kind) && step.why != Why::Chosen);
    let all = evidence.len() + steps.len();
    if all == 0 {
        return;
    }
    // What is chosen first, then what comes along with it.
    steps.sort_by_key(|step| step.why != Why::Chosen);
    evidence.sort_by_key(|step| step.key.kind);
    group_ui(ui, &format!("{title}: {all}"));
    for step in steps {
        ui.push_id(("step", &step.key), |ui| step_ui(ui, scene, library, plan, step));
    }
    if evidence.is_empty() {
        return;
    }
    let counted = EVIDENCE.iter().filter_map(|kind| {
        let count = evidence.iter().filter(|step| step.key.kind == *kind).count();
        (count > 0).then(|| wording::count(count, kind.noun(), kind.plural()))
    });
    let title = Type::Body.text(format!("With {}", wording::list(counted))).color(tokens(ui).text);
    CollapsingHeader::new(title).id_salt(("evidence", fate)).show(ui, |ui| {
        for step in evidence {
            ui.push_id(("step", &step.key), |ui| step_ui(ui, scene, library, plan, step));
        }
    });
}

fn step_ui(ui: &mut Ui, scene: &Scene, library: &mut Library, plan: &Plan, step: &Step) {
    ui.add_space(space::XS);
    ui.add(Label::new(Type::Body.text(told(library, &step.key)).color(tokens(ui).text)).wrap());
    ui.horizontal_wrapped(|ui| {
        way_ui(ui, scene.scenario(), library, step);
        let why = match &step.why {
            Why::Chosen => "chosen".to_owned(),
            Why::For(by) => format!("for {}", names(library, by)),
        };
        muted_ui(ui, why);
    });
    let here = scene.scenario().item(&ItemKey::new(step.key.kind, &step.here));
    let there = library.from.item(&step.key);
    if let (Some(here), Some(there)) = (here.filter(|_| step.fate != Fate::New), there)
        && here.name() != there.name()
    {
        muted_ui(ui, format!("It is {} here", wording::quoted(here.name())));
    }
    if step.cut {
        cut_ui(ui, library, plan, step);
    }
    if step.fate == Fate::New && step.namesake.is_some() {
        let text = "Another one of this name is here; both would stand side by side";
        toned_ui(ui, Tone::Warn, Icon::Triangle, Type::Small.text(text));
    }
    for difference in step.differs.iter().take(DIFFERENCES) {
        muted_ui(ui, format!("· {}", difference.text()));
    }
    if let Some(more) = step.differs.len().checked_sub(DIFFERENCES).filter(|more| *more > 0) {
        muted_ui(ui, format!("· and {}", wording::count(more, "difference more", "differences more")));
    }
}

/// What a thing comes without.
fn cut_ui(ui: &mut Ui, library: &Library, plan: &Plan, step: &Step) {
    let element = library.from.element(&step.key.id.as_str().into()).filter(|_| step.key.kind == ItemKind::Element);
    let providers = element.map_or(&[][..], |element| &element.providers);
    let left = |id: &ActorId| plan.behind.iter().any(|(key, _)| key.kind == ItemKind::Actor && key.id == id.as_str());
    if !providers.is_empty() && providers.iter().all(left) {
        let text = "Nobody would provide it: all of its providers stay behind";
        toned_ui(ui, Tone::Warn, Icon::Triangle, Type::Small.text(text));
        return;
    }
    let text = match step.key.kind {
        kind if ItemKind::Position.namesakes().contains(&kind) || kind == ItemKind::Condition => {
            "It says less than there: it speaks of what stays behind"
        }
        _ => "It comes without what stays behind",
    };
    toned_ui(ui, Tone::Neutral, Icon::Info, Type::Small.text(text));
}

/// The names of things, as many as a line has room for.
fn names(library: &Library, keys: &[ItemKey]) -> String {
    let names: Vec<String> = keys.iter().map(|key| wording::name::item(&library.from, key)).collect();
    wording::some(&names, NAMES)
}

/// A group that would miss members.
fn short_ui(ui: &mut Ui, library: &mut Library, place: usize, short: &ShortGroup) {
    let ShortGroup { group, absent, apart } = short;
    if place == 0 {
        group_ui(ui, "Groups with fewer members than there");
    }
    let name = wording::name::item(&library.from, group);
    let mut missing = Vec::new();
    if !absent.is_empty() {
        missing.push(format!("{} would not be here", names(library, absent)));
    }
    if !apart.is_empty() {
        missing.push(format!("{} would be here and not belong to it", names(library, apart)));
    }
    let text = Type::Small.text(format!("{name}: {}", wording::list(missing)));
    toned_ui(ui, Tone::Warn, Icon::Triangle, text);
    let joined = library.joined.contains(group);
    if !apart.is_empty() || joined {
        let text = format!("Those who are here join {name}");
        if tick_ui(ui, joined, &text).clicked() {
            library.join(group.clone(), !joined);
        }
    }
}

/// What is named and stays behind, by kind.
fn behind_all_ui(ui: &mut Ui, scene: &Scene, library: &mut Library, plan: &Plan) {
    if plan.behind.is_empty() {
        return;
    }
    group_ui(ui, &format!("Stays behind: {}", plan.behind.len()));
    muted_ui(ui, "What comes names these too. They can come along, or be one that is here");
    for kind in ItemKind::ALL {
        let of_kind: Vec<_> = plan.behind.iter().filter(|(key, _)| key.kind == *kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        let mut by: Vec<ItemKey> = of_kind.iter().flat_map(|(_, by)| by.clone()).collect();
        by.sort();
        by.dedup();
        let spoken = if by.is_empty() { String::new() } else { format!(", named by {}", names(library, &by)) };
        muted_ui(ui, format!("{}{spoken}", wording::sentence(kind.plural())));
        ui.horizontal_wrapped(|ui| {
            for (key, _) in &of_kind {
                // Not in a scope of its own, or the row could not break before it.
                behind_ui(ui, scene.scenario(), library, key);
            }
            let all = format!("Bring these {} along", kind.plural());
            if of_kind.len() > 1 && small_button_ui(ui, "Bring all of them", &all).clicked() {
                of_kind.iter().for_each(|(key, _)| library.decide(key.clone(), Way::Beside));
            }
        });
    }
}

/// What else here would be another than it was.
fn touched_ui(ui: &mut Ui, scene: &Scene, plan: &Plan) {
    let touched = &plan.touched;
    if touched.is_empty() {
        return;
    }
    group_ui(ui, "Changes here beside that");
    let scenario = scene.scenario();
    let named = |keys: &[ItemKey]| {
        let name =
            |key: &ItemKey| format!("{} {}", key.kind.noun(), wording::quoted(&wording::name::item(scenario, key)));
        let names: Vec<String> = keys.iter().map(name).collect();
        wording::some(&names, NAMES)
    };
    if !touched.gone.is_empty() {
        let text = format!("Gone: {}", named(&touched.gone));
        toned_ui(ui, Tone::Bad, Icon::Cross, Type::Small.text(text));
    }
    if !touched.changed.is_empty() {
        let text = format!("Changed: {}", named(&touched.changed));
        toned_ui(ui, Tone::Warn, Icon::Triangle, Type::Small.text(text));
    }
    if touched.pins > 0 {
        muted_ui(ui, format!("{} would be lost", wording::count(touched.pins, "pin", "pins")));
    }
}

/// What is here already, in a line.
fn known_ui(ui: &mut Ui, scene: &Scene, library: &mut Library, plan: &Plan) {
    let known: Vec<&Step> = plan.of(Fate::Known).collect();
    if known.is_empty() {
        return;
    }
    group_ui(ui, &format!("Here already, and the same: {}", known.len()));
    // What one decided oneself can be decided otherwise.
    let (own, others): (Vec<&Step>, Vec<&Step>) =
        known.into_iter().partition(|step| library.ways.contains_key(&step.key));
    for step in own {
        ui.push_id(("step", &step.key), |ui| step_ui(ui, scene, library, plan, step));
    }
    for kind in ItemKind::ALL {
        let keys: Vec<ItemKey> = others.iter().map(|step| step.key.clone()).filter(|key| key.kind == *kind).collect();
        if !keys.is_empty() {
            muted_ui(ui, format!("{}: {}", wording::sentence(kind.plural()), names(library, &keys)));
        }
    }
}
