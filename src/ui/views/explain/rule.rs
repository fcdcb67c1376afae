//! What a rule asks, whether it holds, and who says so; and how an actor stands to an element.

use egui::Ui;

use super::items::{claims_ui, finding_item_ui, heading_ui, paragraph_ui, rule_item_ui, section_of_ui};
use super::note::note_edit_ui;
use crate::scenario::{CardVote, ElementId, Package, PartyId, RuleId, Scenario};
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::state::View;
use crate::ui::theme::{Icon, Tone, Type, space};
use crate::ui::views::tones;
use crate::ui::widgets::{muted_ui, toned_ui};
use crate::wording;
use crate::workshop::{Edit, NoteOn};

/// Draws a position, limit, contradiction or caution.
pub fn rule_ui(ui: &mut Ui, scene: &Scene, id: &RuleId, view: &View, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    if let Some((_, vote)) = scenario.vote(id) {
        return vote_ui(ui, scenario, id, vote);
    }
    let Some(rule) = scenario.rule(id) else { return };
    let position = scenario.position(id);
    let mut kind = vec![wording::rule_kind(scenario, id).to_owned()];
    let firmness = position.and_then(|position| position.firmness);
    kind.extend(firmness.map(|firmness| wording::firmness(firmness).to_owned()));
    heading_ui(ui, Tone::Neutral, Icon::Person, &wording::rule_heading(scenario, id), &kind.join(" · "));
    for sentence in wording::asks(scenario, id) {
        paragraph_ui(ui, sentence);
    }
    if let Some(firmness) = firmness {
        muted_ui(ui, wording::sentence(wording::firmness_meaning(firmness)));
    }
    let silence = scene.silence(id);
    let findings: Vec<_> =
        scene.assessment().findings.iter().filter(|finding| finding.rule.as_ref() == Some(id)).collect();
    ui.add_space(space::S);
    let now = if silence.is_none() && findings.is_empty() {
        wording::at_rest(scenario, id)
    } else {
        wording::in_force(silence)
    };
    ui.label(Type::Strong.text(now));
    muted_ui(ui, wording::rule_dates(rule));
    section_of_ui(ui, "On this board", &findings, |ui, finding| finding_item_ui(ui, scene, finding, out));
    let day = scene.reading().date;
    if rule.claims().is_empty() {
        toned_ui(ui, Tone::Warn, Icon::Person, Type::Body.text(wording::UNSAID));
    }
    claims_ui(ui, scenario, rule.claims(), day, "Who says so", out);
    claims_ui(ui, scenario, rule.counter_claims(), day, "Who says otherwise", out);
    note_edit_ui(ui, scene, view, &NoteOn::Rule(id.clone()), out);
    if !scene.editable {
        return;
    }
    ui.add_space(space::S);
    let off = scenario.switched_off.contains(id);
    let text = if off { "Switch this rule on again" } else { "Switch this rule off" };
    let button = ui.button(Type::Small.text(text));
    if button.on_hover_text("The group agrees whether to count it; can be undone").clicked() {
        out.push(Action::Edit(Edit::SwitchRule { rule: id.clone(), on: off }));
    }
}

/// Draws a vote that is heard.
fn vote_ui(ui: &mut Ui, scenario: &Scenario, id: &RuleId, vote: &CardVote) {
    heading_ui(
        ui,
        Tone::Neutral,
        Icon::Person,
        &wording::name::rule(scenario, id),
        "Vote of a seat that is heard alone",
    );
    let cards = vec![vote.card.clone()];
    let judged = Package { cards, ..Package::new("judged".into(), String::new()) };
    paragraph_ui(ui, format!("Judged as it stood: {}", wording::card_line(scenario, &judged, &vote.card.element)));
    muted_ui(ui, "It counts beside what is on the record, and of a card that stands otherwise it says nothing");
}

/// Draws how an actor stands to an element.
pub fn stance_ui(ui: &mut Ui, scene: &Scene, element: &ElementId, actor: &PartyId, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    let title = format!("{} on {}", wording::name::party(scenario, actor), wording::name::element(scenario, element));
    let Some(stance) = scene.stances().of(element, actor) else {
        return heading_ui(ui, Tone::Neutral, Icon::Person, &title, "");
    };
    let (tone, icon) = tones::stance(stance.kind);
    heading_ui(ui, tone, icon, &title, wording::stance(stance.kind));
    paragraph_ui(ui, wording::sentence(wording::stance_meaning(stance.kind)));
    if !stance.complete {
        toned_ui(ui, Tone::Neutral, Icon::Info, Type::Body.text(wording::UNFINISHED_MEANING));
    }
    section_of_ui(ui, "The positions it rests on", &stance.grounds, |ui, ground| {
        rule_item_ui(ui, scene, &ground.rule, &wording::bearing(ground.bearing), out);
    });
}
