//! What a finding rests on: its cause, its rule, and who says so.

use egui::Ui;

use super::items::{Item, claims_ui, heading_ui, item_ui, paragraph_ui, rule_item_ui, section_of_ui};
use crate::assess::{Fact, Finding, FindingKey};
use crate::scenario::{ElementId, Package};
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::state::Subject;
use crate::ui::theme::{Icon, Tone, Type};
use crate::ui::views::tones;
use crate::ui::widgets::{muted_ui, toned_ui};
use crate::wording;

/// Draws a finding of the package on the board.
pub fn finding_ui(ui: &mut Ui, scene: &Scene, key: &FindingKey, out: &mut Vec<Action>) {
    let found = scene.assessment().findings.iter().find(|finding| finding.key() == *key);
    let (Some(finding), Some(package)) = (found, scene.package()) else {
        return cleared_ui(ui, scene, key, out);
    };
    let finding = &scene.board().explained(finding);
    let scenario = scene.scenario();
    let (tone, icon) = tones::finding(finding);
    let mut kind = vec![wording::finding_outcome(finding.kind).to_owned()];
    kind.extend(finding.firmness.map(|firmness| wording::firmness(firmness).to_owned()));
    kind.push(wording::severity(finding.severity).to_owned());
    heading_ui(ui, tone, icon, &wording::finding_heading(scenario, finding), &kind.join(" · "));
    paragraph_ui(ui, wording::finding_reason(scenario, package, scene.assessment(), finding));
    muted_ui(ui, wording::sentence(wording::finding_meaning(finding.kind)));
    missing_ui(ui, scene, finding, out);
    cause_ui(ui, scene, package, finding, out);
    let day = scene.reading().date;
    if let Some(unsaid) = wording::unsaid(finding) {
        toned_ui(ui, Tone::Warn, Icon::Person, Type::Body.text(unsaid));
    }
    claims_ui(ui, scenario, &finding.claims, day, "Who says so", out);
    claims_ui(ui, scenario, &finding.counter_claims, day, "Who says otherwise", out);
    let rule: Vec<_> = finding.rule.iter().collect();
    section_of_ui(ui, "The rule itself", &rule, |ui, rule| rule_item_ui(ui, scene, rule, "", out));
    let resource: Vec<_> = finding.shortage.iter().collect();
    section_of_ui(ui, "The resource", &resource, |ui, shortage| {
        let title = wording::name::resource(scenario, &shortage.resource);
        let item = Item { mark: (Tone::Neutral, Icon::Dot), title, detail: "Who needs and who has how much" };
        item_ui(ui, &item, Subject::Resource(shortage.resource.clone()), out);
    });
}

/// The protection that is asked for and not there, and the cards of whose costs it asks and nobody gives a figure for.
fn missing_ui(ui: &mut Ui, scene: &Scene, finding: &Finding, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    section_of_ui(ui, "What is missing", &finding.missing, |ui, missing| {
        let title = wording::sentence(&wording::missing(scenario, missing));
        let detail = wording::name::function(scenario, &missing.function);
        let item = Item { mark: (Tone::Neutral, Icon::Dash), title: &title, detail };
        item_ui(ui, &item, Subject::Function(missing.function.clone()), out);
    });
    section_of_ui(ui, "Cards for which no source gives a figure", &finding.unpriced, |ui, id| {
        let title = wording::name::element(scenario, id);
        let item = Item { mark: (Tone::Neutral, Icon::File), title, detail: "Adds nothing to the costs" };
        item_ui(ui, &item, Subject::Card(id.clone()), out);
    });
}

/// The facts that it follows from; those about cards open them.
fn cause_ui(ui: &mut Ui, scene: &Scene, package: &Package, finding: &Finding, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    let frame = |id: &ElementId| scenario.element(id).is_some_and(|element| element.frame);
    let facts = finding.cause.as_ref().map_or(&[][..], |cause| &cause.facts);
    section_of_ui(ui, "It follows from this", facts, |ui, fact| {
        let text = wording::sentence(&wording::fact(scenario, package, finding, fact));
        match fact {
            Fact::Card(id) if !frame(id) => {
                let item = Item { mark: (Tone::Neutral, Icon::File), title: &text, detail: "" };
                item_ui(ui, &item, Subject::Card(id.clone()), out);
            }
            Fact::NoOtherGives { function, .. } => {
                let item = Item { mark: (Tone::Neutral, Icon::Dash), title: &text, detail: "" };
                item_ui(ui, &item, Subject::Function(function.clone()), out);
            }
            Fact::Card(_) | Fact::NoCard(_) | Fact::NoOtherCard { .. } => paragraph_ui(ui, text),
        }
    });
    if finding.cause.as_ref().is_some_and(|cause| !cause.shortest) {
        toned_ui(ui, Tone::Neutral, Icon::Info, Type::Small.text(wording::sentence(wording::NOT_SHORTEST)));
    }
}

/// A finding that was opened and is not there any more.
fn cleared_ui(ui: &mut Ui, scene: &Scene, key: &FindingKey, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    let rule = scenario.rules().find(|rule| rule.id().as_str() == key.about).map(|rule| rule.id().clone());
    let title = rule.as_ref().map_or_else(|| "Cleared".to_owned(), |rule| wording::rule_heading(scenario, rule));
    heading_ui(ui, Tone::Good, Icon::Check, &title, "This finding is not there any more");
    let rule: Vec<_> = rule.into_iter().collect();
    section_of_ui(ui, "The rule itself", &rule, |ui, rule| rule_item_ui(ui, scene, rule, "", out));
}
