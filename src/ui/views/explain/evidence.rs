//! Claims and sources: the ground on which everything else rests.

use egui::{Button, Label, Ui};

use super::items::{Item, claims_ui, heading_ui, item_ui, paragraph_ui, rule_item_ui, section_of_ui};
use crate::scenario::{Claim, ClaimId, RuleId, SourceId};
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::state::{Subject, View};
use crate::ui::theme::{Icon, Tone, Type, space, tokens};
use crate::ui::widgets::{muted_ui, note_ui};
use crate::wording;

/// Draws a claim: who said what, when, how strongly, on what basis, and what rests on it.
pub fn claim_ui(ui: &mut Ui, scene: &Scene, id: &ClaimId, view: &View, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    let Some(claim) = scenario.claim(id) else { return };
    heading_ui(ui, Tone::Neutral, Icon::Quote, &claim.says, &format!("Claim {id}"));
    ui.label(Type::Strong.text(&claim.speaker));
    let day = scene.reading().date;
    let mut said = format!("Said on {}", wording::date(claim.date));
    if claim.date > day {
        said.push_str(", after the board date");
    }
    paragraph_ui(ui, said);
    strength_ui(ui, claim);
    let voice = claim.voice.as_ref().and_then(|voice| scenario.voice(voice));
    if let Some(voice) = voice {
        let place = if voice.affiliation.is_empty() { String::new() } else { format!(", {}", voice.affiliation) };
        muted_ui(ui, format!("Belongs to the voice of {}{place}", voice.name));
    }
    note_ui(ui, view, &claim.note);
    let sources: Vec<_> = claim.sources.iter().filter_map(|id| scenario.source(id)).collect();
    section_of_ui(ui, "Where it can be read", &sources, |ui, source| {
        let line = wording::source_line(source);
        let item = Item { mark: (Tone::Accent, Icon::File), title: &line, detail: &source.link };
        item_ui(ui, &item, Subject::Source(source.id.clone()), out);
    });
    let rests = |counter: bool| -> Vec<RuleId> {
        let cites = |rule: &&dyn crate::scenario::Rule| {
            if counter { rule.counter_claims().contains(id) } else { rule.claims().contains(id) }
        };
        scenario.rules().filter(cites).map(|rule| rule.id().clone()).collect()
    };
    section_of_ui(ui, "What rests on it", &rests(false), |ui, rule| rule_item_ui(ui, scene, rule, "", out));
    section_of_ui(ui, "What it speaks against", &rests(true), |ui, rule| rule_item_ui(ui, scene, rule, "", out));
}

/// How strongly it is worded and on what basis, with what that means.
fn strength_ui(ui: &mut Ui, claim: &Claim) {
    paragraph_ui(ui, format!("Strength: {}", wording::strength(claim.strength)));
    muted_ui(ui, wording::sentence(wording::strength_meaning(claim.strength)));
    paragraph_ui(ui, format!("Basis: {}", wording::basis(claim.basis)));
    muted_ui(ui, wording::sentence(wording::basis_meaning(claim.basis)));
}

/// Draws a source, and everything that is said in it.
pub fn source_ui(ui: &mut Ui, scene: &Scene, id: &SourceId, view: &View, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    let Some(source) = scenario.source(id) else { return };
    heading_ui(ui, Tone::Accent, Icon::File, &source.title, &source.published);
    paragraph_ui(ui, wording::sentence(wording::standing(source.standing)));
    muted_ui(ui, wording::sentence(wording::standing_meaning(source.standing)));
    note_ui(ui, view, &source.note);
    ui.add_space(space::S);
    if let Some(host) = host(&source.link) {
        muted_ui(ui, "On the web, outside this program:");
        let color = tokens(ui).text;
        ui.add(Label::new(Type::Mono.text(&source.link).color(color)).wrap());
        let open = ui.add(Button::new(Type::Small.text(format!("Open {host} in the browser"))));
        if open.on_hover_text(&source.link).clicked() {
            out.push(Action::OpenLink(source.link.clone()));
        }
    } else {
        muted_ui(ui, "No address is given for it");
    }
    let claims: Vec<ClaimId> =
        scenario.claims.iter().filter(|claim| claim.sources.contains(id)).map(|claim| claim.id.clone()).collect();
    claims_ui(ui, scenario, &claims, scene.reading().date, "What is said in it", out);
}

/// The host of a web address; `None` for an address of any other kind.
///
/// What stands before an @ is no host, though it may look like one.
pub fn host(link: &str) -> Option<&str> {
    let (scheme, rest) = link.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("https") && !scheme.eq_ignore_ascii_case("http") {
        return None;
    }
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    (!host.is_empty()).then_some(host)
}
