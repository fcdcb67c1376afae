//! Forms of rules: positions, limits, contradictions, cautions; and of named conditions.

use egui::Ui;

use super::cite::{Cites, cites_ui};
use super::condition::Builder;
use super::copy::begin_ui;
use super::evidence::{basis_ui, note_ui};
use super::form::{Form, group_ui, label_ui, small_button_ui};
use super::offer::offer_ui;
use super::pattern::{first_option_ui, pattern_ui, with_ui};
use super::pick::holder_ui;
use super::sentence::{purpose, sentence_ui};
use super::truth::{standing_ui, truths_of};
use crate::scenario::{
    Caution, Condition, Contradiction, Feasibility, Firmness, ItemKey, ItemKind, Limit, NamedCondition, Position,
    PositionKind, Provision,
};
use crate::ui::command::Action;
use crate::ui::editor::Editor;
use crate::ui::scene::Scene;
use crate::ui::thinking::Answers;
use crate::ui::widgets::muted_ui;
use crate::wording;
use crate::workshop::author::{self, Aspect, Stand, never};

/// What the form of a rule is drawn with.
pub struct Around<'a, 'e> {
    /// The open document.
    pub scene: &'a Scene,
    /// What is known of all packages.
    pub answers: &'a Answers,
    /// What the editor shows.
    pub editor: &'e mut Editor,
    /// What is asked for.
    pub out: &'e mut Vec<Action>,
}

/// What the parts of a condition are called: beside the one that a rule is about there may be the one of its binding.
fn parts(part: Aspect) -> &'static str {
    if part == Aspect::Binding { "binding part" } else { "part" }
}

/// A condition under a heading, with what is true of it; whether it is another by now.
fn condition_ui(
    ui: &mut Ui,
    form: &Form<'_>,
    around: &mut Around<'_, '_>,
    (part, heading, reaching): (Aspect, &str, bool),
    condition: &mut Condition,
) -> bool {
    group_ui(ui, heading);
    let truths = truths_of(around.scene, around.editor, part, condition);
    standing_ui(ui, form.scenario, &truths, part, around.editor, around.answers.extremes.as_ref(), condition);
    made_ui(ui, form, around.editor, (part, heading, reaching), &truths.now, condition)
}

/// A condition as a ready sentence, and in parts; whether it is another by now.
fn made_ui(
    ui: &mut Ui,
    form: &Form<'_>,
    editor: &mut Editor,
    (part, heading, reaching): (Aspect, &str, bool),
    now: &[bool],
    condition: &mut Condition,
) -> bool {
    ui.push_id(part, |ui| {
        // In a scope of its own: what follows it keeps the keyboard, however many blanks there are.
        let of = (part, heading, purpose(part, reaching));
        let said = ui.push_id("sentence", |ui| sentence_ui(ui, form, editor, of, condition)).inner;
        Builder::new(now, reaching, parts(part)).ui(ui, form, heading, condition) || said
    })
    .inner
}

/// A condition that need not be there.
fn maybe_condition_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    around: &mut Around<'_, '_>,
    asked: (Aspect, &str, bool),
    always: &str,
    condition: &mut Option<Condition>,
) {
    let (part, heading, _) = asked;
    if *condition == Some(never()) {
        group_ui(ui, heading);
        muted_ui(ui, "Never, until it is said when");
        let mut begun = never();
        if made_ui(ui, form, around.editor, asked, &[], &mut begun) {
            *condition = Some(begun);
            form.touch(part);
        }
        if small_button_ui(ui, "Always", &format!("{heading}: always")).clicked() {
            *condition = None;
            form.touch(part);
        }
        return;
    }
    if let Some(known) = condition {
        if condition_ui(ui, form, around, asked, known) {
            form.touch(part);
            if *known == never() {
                *condition = None;
            }
        }
        return;
    }
    group_ui(ui, heading);
    muted_ui(ui, always);
    let mut begun = never();
    if made_ui(ui, form, around.editor, asked, &[], &mut begun) {
        *condition = Some(begun);
        form.touch(part);
    }
}

/// When a rule binds.
fn binding_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    around: &mut Around<'_, '_>,
    reaching: bool,
    binds_when: &mut Option<Condition>,
) {
    let asked = (Aspect::Binding, "Binds only when", reaching);
    maybe_condition_ui(ui, form, around, asked, "It binds whatever is on the board", binds_when);
}

/// What rules of all kinds have at their end: when they are in force, who says so, marks, and the note.
macro_rules! shared_ui {
    ($ui:expr, $form:expr, $around:expr, $rule:expr, $kind:ident) => {{
        group_ui($ui, "In force");
        $form.maybe_written($ui, Aspect::Dates, "From (YYYY-MM-DD)", &mut $rule.from);
        $form.maybe_written($ui, Aspect::Dates, "Until and including", &mut $rule.until);
        let key = ItemKey::new(ItemKind::$kind, &$rule.id);
        let cites = Cites { key: &key, claims: &mut $rule.claims, counter_claims: Some(&mut $rule.counter_claims) };
        cites_ui($ui, $form, $around, cites);
        refs_ui($ui, $form, &mut $rule.refs);
        note_ui($ui, $form, &mut $rule.note);
    }};
}

/// Marks of the paper it comes from, as one line.
fn refs_ui(ui: &mut Ui, form: &mut Form<'_>, refs: &mut Vec<String>) {
    let mut text = refs.join(", ");
    if form.line(ui, Aspect::Marks, "Marks of the paper it comes from", "R01, row 12", &mut text).changed() {
        let mut marks: Vec<String> = Vec::new();
        for mark in text.split(',').map(str::trim).filter(|mark| !mark.is_empty()) {
            if !marks.iter().any(|known| known == mark) {
                marks.push(mark.to_owned());
            }
        }
        *refs = marks;
    }
}

/// What a position is.
pub fn stand(position: &Position) -> Stand {
    match position.kind() {
        Some(PositionKind::Floor(_)) => Stand::Floor,
        Some(PositionKind::Willingness(_)) => Stand::Willingness,
        Some(PositionKind::RedLine(_)) | None => Stand::RedLine,
    }
}

/// What a position can be, in words.
pub fn stand_text(stand: Stand) -> String {
    match stand {
        Stand::RedLine => "Red line: this must not happen",
        Stand::Floor => "Floor: this must happen",
        Stand::Willingness => "Willingness: how ready it is to provide something",
    }
    .to_owned()
}

/// Draws the form of a position.
pub fn position_ui(ui: &mut Ui, form: &mut Form<'_>, around: &mut Around<'_, '_>, position: &mut Position) {
    label_ui(ui, "Whose");
    if ui.push_id(Aspect::Actor, |ui| holder_ui(ui, form, "Whose", &mut position.actor)).inner {
        form.touch(Aspect::Actor);
    }
    let mut kind = stand(position);
    form.choice(ui, Aspect::Kind, "What it is", &Stand::ALL, stand_text, &mut kind);
    if kind != stand(position) {
        // Where there is nothing to provide yet, it stays what it is.
        let _refused = author::set_stand(form.scenario, position, kind);
    }
    form.line(
        ui,
        Aspect::Title,
        "What it says, in a few words",
        "No foreign soldiers at the border",
        &mut position.title,
    );
    if kind != Stand::Willingness {
        firmness_ui(ui, form, &mut position.firmness);
    }
    if let Some(crossed) = &mut position.crossed_when
        && condition_ui(ui, form, around, (Aspect::Crossing, "Is crossed when", true), crossed)
    {
        form.touch(Aspect::Crossing);
    }
    if let Some(met) = &mut position.met_when
        && condition_ui(ui, form, around, (Aspect::Meeting, "Is met when", true), met)
    {
        form.touch(Aspect::Meeting);
    }
    if position.provides.is_some() && ui.push_id("offer", |ui| offer_ui(ui, form, around.editor, position)).inner {
        form.touch(Aspect::Otherwise);
    }
    if let Some(provision) = &mut position.provides {
        provision_ui(ui, form, provision);
    }
    binding_ui(ui, form, around, kind != Stand::Willingness, &mut position.binds_when);
    otherwise_ui(ui, form, position);
    shared_ui!(ui, form, around, position, Position);
    begin_ui(ui, position, around.editor);
}

/// How firmly a position is held.
fn firmness_ui(ui: &mut Ui, form: &mut Form<'_>, firmness: &mut Option<Firmness>) {
    let mut held = firmness.unwrap_or(Firmness::Firm);
    let all = [Firmness::Absolute, Firmness::Firm, Firmness::Disputed];
    form.choice(ui, Aspect::Firmness, "How firm", &all, firmness_text, &mut held);
    *firmness = Some(held);
}

/// How firmly a position is held, with what that means.
pub fn firmness_text(firmness: Firmness) -> String {
    format!("{}: {}", wording::sentence(wording::firmness(firmness)), wording::firmness_meaning(firmness))
}

/// What a position that is told asks; whether that is another by now.
pub fn asked_ui(
    ui: &mut Ui,
    form: &Form<'_>,
    around: &mut Around<'_, '_>,
    stand: Stand,
    condition: &mut Condition,
) -> bool {
    let asked = if stand == Stand::Floor {
        (Aspect::Meeting, "Is met when", true)
    } else {
        (Aspect::Crossing, "Is crossed when", true)
    };
    condition_ui(ui, form, around, asked, condition)
}

/// Draws what a willingness would provide, and how ready its holder is.
pub fn provision_ui(ui: &mut Ui, form: &mut Form<'_>, provision: &mut Provision) {
    group_ui(ui, "What it would provide");
    form.several(ui, Aspect::Elements, "Elements", &[ItemKind::Element], &mut provision.elements);
    let elements = provision.elements.clone();
    if with_ui(ui, form, "the willingness", &elements, &[], &mut provision.with) {
        form.touch(Aspect::Options);
    }
    label_ui(ui, "Only with certain options");
    if first_option_ui(ui, form, "the willingness", &elements, &[], &mut provision.with) {
        form.touch(Aspect::Options);
    }
    level_ui(ui, form, Aspect::Level, "How ready it is", &mut provision.level);
    basis_ui(ui, form, "What the level rests on", &mut provision.basis);
}

/// How ready the holder is while a willingness does not bind. Where it always binds there is no such while.
fn otherwise_ui(ui: &mut Ui, form: &mut Form<'_>, position: &mut Position) {
    let Some(provision) = &mut position.provides else { return };
    if position.binds_when.is_none() {
        provision.otherwise = None;
        return;
    }
    let levels: Vec<Option<Feasibility>> =
        std::iter::once(None).chain(Feasibility::ALL.into_iter().map(Some)).collect();
    let text = |level: Option<Feasibility>| match level {
        Some(level) => level_text(level),
        None => "Nothing is said: it is unknown".to_owned(),
    };
    form.choice(ui, Aspect::Otherwise, "How ready it is while that is not so", &levels, text, &mut provision.otherwise);
}

/// A level, with what it means.
fn level_text(level: Feasibility) -> String {
    format!("{}: {}", wording::feasibility(level), wording::feasibility_meaning(level))
}

fn level_ui(ui: &mut Ui, form: &mut Form<'_>, part: Aspect, label: &str, level: &mut Feasibility) {
    form.choice(ui, part, label, &Feasibility::ALL, level_text, level);
}

/// Draws the form of a limit.
pub fn limit_ui(ui: &mut Ui, form: &mut Form<'_>, around: &mut Around<'_, '_>, limit: &mut Limit) {
    form.line(ui, Aspect::Title, "What it says, in a few words", "Air cover needs US enablers", &mut limit.title);
    level_ui(ui, form, Aspect::Cap, "The cards are then at most", &mut limit.cap);
    basis_ui(ui, form, "What the level rests on", &mut limit.basis);
    group_ui(ui, "On these cards");
    if ui.push_id("on", |ui| pattern_ui(ui, form, "the limit", &mut limit.on)).inner {
        form.touch(Aspect::Cards);
    }
    let asked = (Aspect::Condition, "While", false);
    maybe_condition_ui(ui, form, around, asked, "It caps them whatever else is on the board", &mut limit.when);
    binding_ui(ui, form, around, false, &mut limit.binds_when);
    shared_ui!(ui, form, around, limit, Limit);
}

/// Draws the form of a contradiction.
pub fn contradiction_ui(ui: &mut Ui, form: &mut Form<'_>, around: &mut Around<'_, '_>, rule: &mut Contradiction) {
    form.line(ui, Aspect::Title, "What it says, in a few words", "Neutral and in an alliance", &mut rule.title);
    if condition_ui(ui, form, around, (Aspect::Condition, "It is there when", true), &mut rule.when) {
        form.touch(Aspect::Condition);
    }
    binding_ui(ui, form, around, true, &mut rule.binds_when);
    shared_ui!(ui, form, around, rule, Contradiction);
}

/// Draws the form of a caution.
pub fn caution_ui(ui: &mut Ui, form: &mut Form<'_>, around: &mut Around<'_, '_>, rule: &mut Caution) {
    form.line(ui, Aspect::Title, "What it says, in a few words", "A declaration is easily forgotten", &mut rule.title);
    if condition_ui(ui, form, around, (Aspect::Condition, "It is shown when", true), &mut rule.when) {
        form.touch(Aspect::Condition);
    }
    binding_ui(ui, form, around, true, &mut rule.binds_when);
    shared_ui!(ui, form, around, rule, Caution);
}

/// Draws the form of a named condition.
pub fn named_ui(ui: &mut Ui, form: &mut Form<'_>, around: &mut Around<'_, '_>, named: &mut NamedCondition) {
    form.line(ui, Aspect::Title, "What the package then has", "a hard element", &mut named.title);
    if condition_ui(ui, form, around, (Aspect::Condition, "It holds when", true), &mut named.holds_when) {
        form.touch(Aspect::Condition);
    }
}
