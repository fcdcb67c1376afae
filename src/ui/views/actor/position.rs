//! A position of an actor: what it is, what the board does to it, and who says so.

use egui::{Label, Link, Ui};
use jiff::civil::Date;

use crate::assess::{HeldPosition, PositionState};
use crate::scenario::{ClaimId, Position, Scenario};
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::state::Subject;
use crate::ui::theme::{Icon, Tone, Type, tokens};
use crate::ui::views::tones;
use crate::ui::widgets::{edged_frame_ui, marked_ui, muted_ui, toned_ui};
use crate::wording;

/// How many claims are named for a position, and how many against it.
const CLAIMS: (usize, usize) = (3, 2);

/// Draws a position.
pub fn position_ui(ui: &mut Ui, scene: &Scene, held: &HeldPosition, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    let Some(position) = scenario.position(&held.rule) else { return };
    let (tone, icon) = look(scene, held);
    let quiet = held.state.is_silent();
    let day = scene.reading().date;
    edged_frame_ui(ui, tokens(ui).tone(tone).line, false, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        let color = if quiet { tokens(ui).text_muted } else { tokens(ui).text };
        marked_ui(ui, tone, icon, Type::Title.text(&position.title).color(color));
        let mut kind = vec![wording::position_kind(position)];
        kind.extend(wording::rule_span(position));
        muted_ui(ui, kind.join(" · "));
        let state = Type::Small.text(outcome(scene, position, held)).color(tokens(ui).text);
        ui.add(Label::new(state).wrap());
        if position.claims.is_empty() {
            toned_ui(ui, Tone::Warn, Icon::Person, Type::Small.text(wording::UNSAID));
        }
        claims_ui(ui, scenario, (position, &position.claims), (day, CLAIMS.0), out);
        if !position.counter_claims.is_empty() {
            ui.add_space(2.0);
            muted_ui(ui, "Against it:");
            claims_ui(ui, scenario, (position, &position.counter_claims), (day, CLAIMS.1), out);
        }
        ui.add_space(2.0);
        let link = ui.link(Type::Small.text("What it rests on"));
        if link.accessible_name(format!("What it rests on: {}", position.title)).clicked() {
            out.push(Action::Open(Subject::Rule(position.id.clone())));
        }
    });
}

/// The tone of a position's fate, which for what is violated is that of the finding.
fn look(scene: &Scene, held: &HeldPosition) -> (Tone, Icon) {
    let finding = || scene.assessment().findings.iter().find(|finding| finding.rule.as_ref() == Some(&held.rule));
    match &held.state {
        PositionState::Crossed | PositionState::Unmet => finding().map_or((Tone::Warn, Icon::Triangle), tones::finding),
        PositionState::Reluctant(_) => (Tone::Neutral, Icon::Minus),
        PositionState::Kept(_) => (Tone::Good, Icon::Check),
        PositionState::Unasked => (Tone::Neutral, Icon::Circle),
        PositionState::Unbound | PositionState::Silent(_) => (Tone::Neutral, Icon::Dash),
    }
}

/// What has become of it, with the cause where it is violated.
fn outcome(scene: &Scene, position: &Position, held: &HeldPosition) -> String {
    let (scenario, assessment) = (scene.scenario(), scene.assessment());
    let finding = assessment.findings.iter().find(|finding| finding.rule.as_ref() == Some(&held.rule));
    match (finding, scene.package()) {
        (Some(finding), Some(package)) => {
            wording::finding_reason(scenario, package, assessment, &scene.board().explained(finding))
        }
        _ => wording::position_state(scenario, position, &held.state),
    }
}

/// Who says so, when and on what basis: a link each to the claim, at most so many. To be heard, a link also says what is
/// claimed and for which position: the same speakers return.
fn claims_ui(
    ui: &mut Ui,
    scenario: &Scenario,
    (position, claims): (&Position, &[ClaimId]),
    (day, most): (Date, usize),
    out: &mut Vec<Action>,
) {
    for claim in claims.iter().filter_map(|id| scenario.claim(id)).take(most) {
        let line = wording::claim_line_as_of(scenario, claim, day);
        let link = Link::new(Type::Small.text(&line).color(tokens(ui).text_muted));
        let name = format!("{line} · {} · {}", claim.says, position.title);
        if ui.add(link).on_hover_text(&claim.says).accessible_name(name).clicked() {
            out.push(Action::Open(Subject::Claim(claim.id.clone())));
        }
    }
    if claims.len() > most {
        muted_ui(ui, format!("and {}", wording::count(claims.len() - most, "more claim", "more claims")));
    }
}
