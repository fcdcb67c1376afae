//! The findings: what stands against the package, why, and who says so.

use std::collections::BTreeSet;

use egui::{Frame, Label, Margin, ScrollArea, Sense, Ui};
use jiff::civil::Date;

use super::claims::{claims_ui, speakers_ui};
use super::explain::{explain_ui, summary_ui};
use super::protection::protection_ui;
use super::tones;
use crate::assess::{Assessment, Finding, FindingKey};
use crate::scenario::{Card, Package, PartyId, Scenario};
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::state::{Subject, View};
use crate::ui::theme::{Icon, Tone, Type, icon_ui, space, tokens};
use crate::ui::widgets::{edged_frame_ui, muted_ui, note_ui, quiet_link_ui, section_ui, toned_ui};
use crate::wording;
use crate::workshop::Edit;

/// How many speakers a folded finding names.
const FOLDED_CLAIMS: usize = 2;

/// How high the panel must be for the protection profile to stay while the findings scroll, in points.
const ROOM: f32 = 430.0;

/// Draws what the board reports: the protection profile, and the list of findings below it.
pub fn report_ui(ui: &mut Ui, scene: &Scene, view: &mut View, out: &mut Vec<Action>) {
    view.marked.clear();
    if !view.trail.is_empty() {
        return explain_ui(ui, scene, view, out);
    }
    let profile_ui = |ui: &mut Ui, out: &mut Vec<Action>| {
        // The scroll bar of the list needs a gutter; what stands above it ends where its cards end.
        Frame::new().inner_margin(Margin { right: 8, ..Margin::ZERO }).show(ui, |ui| {
            summary_ui(ui, scene, out);
            protection_ui(ui, scene, out);
            ui.separator();
        });
    };
    let list = ScrollArea::vertical().auto_shrink(false).id_salt("findings");
    if ui.available_height() >= ROOM {
        profile_ui(ui, out);
        list.show(ui, |ui| findings_ui(ui, scene, view, out));
    } else {
        list.show(ui, |ui| {
            profile_ui(ui, out);
            findings_ui(ui, scene, view, out);
        });
    }
}

fn findings_ui(ui: &mut Ui, scene: &Scene, view: &mut View, out: &mut Vec<Action>) {
    let (scenario, assessment) = (scene.scenario(), scene.assessment());
    let Some(package) = scene.package() else { return };
    let shown: Vec<_> = assessment
        .findings
        .iter()
        .filter(|finding| view.actor.as_ref().is_none_or(|actor| concerns(package, finding, actor)))
        .collect();
    heading_ui(ui, scenario, assessment, shown.len(), view);
    if shown.is_empty() {
        empty_ui(ui, assessment, view.actor.is_some());
    }
    let change = scene.last_change().and_then(|last| last.change.as_ref());
    let new: BTreeSet<FindingKey> = change.iter().flat_map(|change| &change.new).map(Finding::key).collect();
    let keyed: Vec<_> = shown.into_iter().map(|finding| (finding.key(), finding)).collect();
    let (fresh, others): (Vec<_>, Vec<_>) = keyed.into_iter().partition(|(key, _)| new.contains(key));
    let many = fresh.len() + others.len() > MANY;
    for (key, finding) in &fresh {
        finding_ui(ui, scene, package, (key, finding, true), view, out);
        ui.add_space(space::XS);
    }
    let listed = |finding: &&Finding| view.actor.as_ref().is_none_or(|actor| concerns(package, finding, actor));
    for cleared in change.iter().flat_map(|change| &change.cleared).filter(listed) {
        cleared_ui(ui, scenario, cleared, out);
    }
    for (key, finding) in &others {
        let height = view.heights.get(key).copied().unwrap_or(USUAL_HEIGHT);
        if many && !is_near(ui, height) {
            far_ui(ui, scenario, key, finding, height);
        } else {
            let top = ui.cursor().top();
            finding_ui(ui, scene, package, (key, finding, false), view, out);
            if many {
                let height = ui.cursor().top() - top - ui.spacing().item_spacing.y;
                view.heights.insert(key.clone(), height);
            }
        }
        ui.add_space(space::XS);
    }
    switched_off_ui(ui, scene, out);
    ui.add_space(space::L);
}

fn heading_ui(ui: &mut Ui, scenario: &Scenario, assessment: &Assessment, shown: usize, view: &mut View) {
    let count = assessment.findings.len();
    let text = match &view.actor {
        Some(actor) => format!("Findings that concern {}: {shown} of {count}", wording::name::party(scenario, actor)),
        None => format!("Findings: {count}"),
    };
    section_ui(ui, &text);
    if view.actor.is_some() && ui.link(Type::Small.text("Show all findings")).clicked() {
        view.actor = None;
    }
}

/// Whether a finding is about a position of an actor or group, or about a card the actor provides.
fn concerns(package: &Package, finding: &Finding, party: &PartyId) -> bool {
    let provides = |card: &Card| card.by.iter().any(|actor| *party == *actor);
    finding.holder.as_ref() == Some(party) || finding.elements.iter().filter_map(|id| package.card(id)).any(provides)
}

fn empty_ui(ui: &mut Ui, assessment: &Assessment, filtered: bool) {
    ui.add_space(space::M);
    let text = if filtered {
        "No finding concerns it"
    } else if assessment.cards.is_empty() {
        "Findings appear here as soon as there are cards on the board"
    } else {
        "Nothing that is known stands against this package. That no position was found does not mean that everyone agrees"
    };
    muted_ui(ui, text);
}

/// How many findings there must be for those that are not seen to be left undrawn.
const MANY: usize = 40;
/// How high a finding is taken to be until it was drawn once, in points.
const USUAL_HEIGHT: f32 = 150.0;

/// Whether what is drawn next, so high, is seen or almost.
fn is_near(ui: &Ui, height: f32) -> bool {
    let top = ui.cursor().top();
    let seen = ui.clip_rect().expand(200.0);
    top + height >= seen.top() && top <= seen.bottom()
}

/// A finding that is not seen: as high as it would be, and still there for the keyboard and for screen readers.
fn far_ui(ui: &mut Ui, scenario: &Scenario, key: &FindingKey, finding: &Finding, height: f32) {
    let size = egui::vec2(ui.available_width(), height);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let response = ui.interact(rect, ui.scope_id().with(("far", key)), Sense::click());
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, wording::finding_heading(scenario, finding)));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

/// A finding that has just gone, in a line.
fn cleared_ui(ui: &mut Ui, scenario: &Scenario, finding: &Finding, out: &mut Vec<Action>) {
    let heading = wording::finding_heading(scenario, finding);
    let text = format!("Cleared: {heading}");
    let (tone, icon) = (Tone::Good, Icon::Check);
    ui.horizontal_top(|ui| {
        icon_ui(ui, icon, 13.0, tokens(ui).tone(tone).strong);
        let label = Type::Small.text(&text).color(tokens(ui).tone(tone).strong);
        if quiet_link_ui(ui, label, &text).clicked() {
            out.push(Action::Open(Subject::Finding(finding.key())));
        }
    });
    ui.add_space(space::XS);
}

/// Draws a finding; one that is new says so.
fn finding_ui(
    ui: &mut Ui,
    scene: &Scene,
    package: &Package,
    (key, finding, is_new): (&FindingKey, &Finding, bool),
    view: &mut View,
    out: &mut Vec<Action>,
) {
    let scenario = scene.scenario();
    let day = scene.reading().date;
    let unfolded = view.unfolded.contains(key);
    let (tone, icon) = tones::finding(finding);
    let marked = view.pointed.as_ref().is_some_and(|element| finding.elements.contains(element));
    let frame = edged_frame_ui(ui, tokens(ui).tone(tone).line, marked, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        let heading = wording::finding_heading(scenario, finding);
        ui.horizontal_top(|ui| {
            icon_ui(ui, icon, 18.0, tokens(ui).tone(tone).strong);
            let text = Type::Title.text(&heading).color(tokens(ui).text);
            if quiet_link_ui(ui, text, &heading).on_hover_text("What it rests on").clicked() {
                out.push(Action::Open(Subject::Finding(key.clone())));
            }
        });
        kind_ui(ui, scenario, finding, is_new);
        let explained = scene.board().explained(finding);
        let reason = wording::finding_reason(scenario, package, scene.assessment(), &explained);
        ui.add(Label::new(Type::Small.text(reason).color(tokens(ui).text)).wrap());
        if let Some(unsaid) = wording::unsaid(finding) {
            toned_ui(ui, Tone::Warn, Icon::Person, Type::Small.text(unsaid));
        }
        if unfolded {
            full_ui(ui, scenario, finding, day, view);
            if scene.editable {
                switch_off_ui(ui, scenario, finding, out);
            }
        } else {
            folded_ui(ui, scenario, finding, day);
        }
        let count = finding.claims.len() + finding.counter_claims.len();
        if count > 0 || finding.rule.is_some() {
            let text = if unfolded {
                "Show less".to_owned()
            } else if count == 0 {
                "Show more".to_owned()
            } else {
                format!("Show {}", wording::count(count, "claim with its source", "claims with their sources"))
            };
            let link = ui
                .link(Type::Small.text(text))
                .accessible_name(format!("Sources of {}", wording::finding_heading(scenario, finding)));
            if link.clicked() {
                if unfolded {
                    view.unfolded.remove(key);
                } else {
                    view.unfolded.insert(key.clone());
                }
            }
        }
    });
    let pointed = ui.interact(frame.response.rect, ui.scope_id().with(key), Sense::hover());
    if pointed.contains_pointer() {
        view.marked.extend(finding.elements.iter().cloned());
    }
}

/// What kind of finding it is, how firm, whether it hangs on one source, and whether it is new.
fn kind_ui(ui: &mut Ui, scenario: &Scenario, finding: &Finding, is_new: bool) {
    let mut parts = vec![wording::finding_outcome(finding.kind).to_owned()];
    parts.extend(finding.firmness.map(|firmness| wording::firmness(firmness).to_owned()));
    parts.extend(scenario.sole_source(&finding.claims).map(|_| "rests on one source".to_owned()));
    let text = parts.join(" · ");
    ui.horizontal(|ui| {
        if is_new {
            let color = tokens(ui).tone(Tone::Accent).strong;
            ui.label(Type::SmallStrong.text("New").color(color));
        }
        muted_ui(ui, text);
    });
}

fn folded_ui(ui: &mut Ui, scenario: &Scenario, finding: &Finding, day: Date) {
    speakers_ui(ui, scenario, &finding.claims, day, FOLDED_CLAIMS);
    if !finding.counter_claims.is_empty() {
        ui.add_space(space::XS);
        muted_ui(ui, "Against it:");
        speakers_ui(ui, scenario, &finding.counter_claims, day, 1);
    }
}

fn full_ui(ui: &mut Ui, scenario: &Scenario, finding: &Finding, day: Date, view: &View) {
    claims_ui(ui, scenario, &finding.claims, day);
    if !finding.counter_claims.is_empty() {
        ui.add_space(space::S);
        section_ui(ui, "Against it");
        claims_ui(ui, scenario, &finding.counter_claims, day);
    }
    let note = finding.rule.as_ref().and_then(|rule| scenario.rule(rule)).map_or("", |rule| rule.note());
    note_ui(ui, view, note);
}

/// Lets the group switch a rule off: it no longer counts, and is listed below the findings.
fn switch_off_ui(ui: &mut Ui, scenario: &Scenario, finding: &Finding, out: &mut Vec<Action>) {
    let Some(rule) = &finding.rule else { return };
    ui.add_space(space::XS);
    let name = format!("Switch off: {}", wording::finding_heading(scenario, finding));
    let link = ui.link(Type::Small.text("Switch this rule off")).accessible_name(name);
    if link.on_hover_text("The group agrees not to count it; it can be switched on again below the findings").clicked()
    {
        out.push(Action::Edit(Edit::SwitchRule { rule: rule.clone(), on: false }));
    }
}

/// The rules that the group has switched off, each with a way back.
fn switched_off_ui(ui: &mut Ui, scene: &Scene, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    if scenario.switched_off.is_empty() {
        return;
    }
    ui.add_space(space::S);
    section_ui(ui, &format!("Switched off by the group: {}", scenario.switched_off.len()));
    for id in &scenario.switched_off {
        let title = wording::name::rule(scenario, id);
        muted_ui(ui, &*title);
        let on = |ui: &mut Ui| {
            ui.link(Type::Small.text("Switch it on again")).accessible_name(format!("Switch on: {title}"))
        };
        if scene.editable && on(ui).clicked() {
            out.push(Action::Edit(Edit::SwitchRule { rule: id.clone(), on: true }));
        }
    }
}
