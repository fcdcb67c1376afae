//! The actor strip: how each party stands to the package.

use egui::{Button, Color32, CornerRadius, Stroke, Ui, vec2};

use super::tones;
use crate::assess::{ActorStanding, Finding};
use crate::scenario::Scenario;
use crate::ui::party::Party;
use crate::ui::scene::Scene;
use crate::ui::state::View;
use crate::ui::theme::{Icon, Tone, Type, space, tokens};
use crate::ui::widgets::{menu_chip_ui, muted_ui};
use crate::wording;

/// Draws the actor strip, in one line: whoever objects, then as many of those that the package touches as there is
/// room for; the others fold into one chip at the end.
pub fn actors_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    let scenario = scene.scenario();
    let pairs: Vec<(Party<'_>, &ActorStanding)> = scene
        .assessment()
        .actors
        .iter()
        .filter_map(|standing| Some((Party::of(scenario, &standing.actor)?, standing)))
        .collect();
    let findings = &scene.assessment().findings;
    let shown = fitting(ui, &pairs, findings);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(GAP, 6.0);
        if shown.iter().all(|shown| !shown) {
            muted_ui(ui, "No actor is touched by what is on the board");
        }
        for ((party, standing), _) in pairs.iter().zip(&shown).filter(|(_, shown)| **shown) {
            party_chip_ui(ui, party, standing, findings, view);
        }
        let others: Vec<_> = pairs.iter().zip(&shown).filter(|(_, shown)| !**shown).map(|(pair, _)| pair).collect();
        if !others.is_empty() {
            let groups = others.iter().any(|(party, _)| party.group);
            let (one, many) = match (others.len() == pairs.len(), groups) {
                (true, false) => ("actor", "actors"),
                (true, true) => ("actor or group", "actors and groups"),
                (false, false) => ("other actor", "other actors"),
                (false, true) => ("other", "others"),
            };
            let text = wording::count(others.len(), one, many);
            menu_chip_ui(ui, text.as_str(), &text, |ui| others_ui(ui, scenario, &others));
        }
    });
}

/// Between chips, in points.
const GAP: f32 = 6.0;
/// What a chip has beside its text: icon, gaps and edges, in points.
const AROUND: f32 = 44.0;
/// What is kept for the chip of the others, in points.
const KEPT: f32 = 150.0;

/// Which actors have a chip of their own: all that object, and of the others that are touched as many as fit in the
/// line, those with more to say first.
fn fitting(ui: &Ui, pairs: &[(Party<'_>, &ActorStanding)], findings: &[Finding]) -> Vec<bool> {
    let width = |text: &str, step: Type| {
        ui.painter().layout_no_wrap(text.to_owned(), step.font(), Color32::PLACEHOLDER).size().x
    };
    let mut room = ui.available_width() - KEPT;
    let mut shown = vec![false; pairs.len()];
    let mut order: Vec<usize> =
        (0..pairs.len()).filter(|index| pairs.get(*index).is_some_and(|(_, standing)| standing.is_touched())).collect();
    order.sort_by_key(|index| pairs.get(*index).map(|(_, standing)| rank(standing)));
    for index in order {
        let Some((party, standing)) = pairs.get(index) else { continue };
        let line = standing_line(standing, findings).2;
        room -= width(party.name, Type::SmallStrong).max(width(&line, Type::Small)) + AROUND + GAP;
        if (room >= 0.0 || rank(standing) == 0)
            && let Some(shown) = shown.get_mut(index)
        {
            *shown = true;
        }
    }
    shown
}

/// How much an actor's standing has to say: 0 for those that object.
fn rank(standing: &ActorStanding) -> u8 {
    let objects = !standing.crossed.is_empty() || !standing.unmet.is_empty();
    let hesitates = !standing.reluctant.is_empty() || !standing.unknown.is_empty();
    if objects {
        0
    } else if hesitates {
        1
    } else {
        2
    }
}

fn others_ui(ui: &mut Ui, scenario: &Scenario, others: &[&(Party<'_>, &ActorStanding)]) {
    for (party, standing) in others {
        ui.label(party.name);
        muted_ui(ui, wording::actor_line(scenario, standing));
    }
}

/// In which tone an actor stands, and in which words. What it objects to has the tone of the worst such finding.
pub(super) fn standing_line(standing: &ActorStanding, findings: &[Finding]) -> (Tone, Icon, String) {
    let ActorStanding { actor, crossed, unmet, reluctant, provides, unknown, positions: _ } = standing;
    let objections = [(crossed.len(), "red line", "red lines", "crossed"), (unmet.len(), "floor", "floors", "unmet")];
    let objections: Vec<String> = objections
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many, verb)| format!("{} {verb}", wording::count(count, one, many)))
        .collect();
    let worst = findings.iter().filter(|finding| finding.holder.as_ref() == Some(actor)).min_by_key(|one| one.severity);
    if let (Some(worst), false) = (worst, objections.is_empty()) {
        let (tone, icon) = tones::finding(worst);
        (tone, icon, objections.join(" · "))
    } else if !reluctant.is_empty() {
        let cards = wording::count(reluctant.len(), "card", "cards");
        (Tone::Neutral, Icon::Minus, format!("reluctant on {cards}"))
    } else if !unknown.is_empty() {
        let cards = wording::count(unknown.len(), "card", "cards");
        (Tone::Neutral, Icon::Circle, format!("position unknown on {cards}"))
    } else {
        (Tone::Good, Icon::Check, format!("provides {}", wording::count(provides.len(), "card", "cards")))
    }
}

fn party_chip_ui(ui: &mut Ui, party: &Party<'_>, standing: &ActorStanding, findings: &[Finding], view: &mut View) {
    let (tone, icon, line) = standing_line(standing, findings);
    let tokens = tokens(ui);
    let colors = tokens.tone(tone);
    let chosen = view.actor.as_ref() == Some(&party.id);
    let grounded = matches!(tone, Tone::Bad | Tone::Warn);
    let stroke = if chosen {
        Stroke::new(2.0, tokens.card_border_selected)
    } else {
        Stroke::new(1.0, if grounded { colors.line } else { tokens.card_border })
    };
    let mut text = egui::text::LayoutJob::default();
    text.append(party.name, 0.0, egui::TextFormat::simple(Type::SmallStrong.font(), tokens.text));
    text.append("\n", 0.0, egui::TextFormat::simple(Type::Small.font(), colors.strong));
    text.append(&line, 0.0, egui::TextFormat::simple(Type::Small.font(), colors.strong));
    let icon_color = colors.strong;
    let mark = egui::Atom::paint(vec2(14.0, 14.0), move |ui, args| {
        crate::ui::theme::icons::paint(ui.painter(), icon, args.rect, icon_color);
    });
    let button = Button::new((mark, text))
        .fill(if grounded { colors.soft } else { tokens.card })
        .stroke(stroke)
        .corner_radius(CornerRadius::same(space::RADIUS_LARGE))
        .gap(space::S)
        .selected(chosen);
    let tip = if chosen { "Click to show all findings" } else { "Click to show only the findings that concern it" };
    let response = ui.add(button).on_hover_text(tip).accessible_name(format!("{}: {line}", party.name));
    if response.clicked() {
        view.actor = if chosen { None } else { Some(party.id.clone()) };
    }
}
