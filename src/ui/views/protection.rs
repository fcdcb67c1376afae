//! The protection profile, money and means.

use egui::{Align, Grid, Label, Layout, Ui};

use crate::assess::Assessment;
use crate::scenario::Scenario;
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::state::Subject;
use crate::ui::theme::{DegreeBar, Type, tokens};
use crate::ui::widgets::{muted_ui, quiet_link_ui, section_ui};
use crate::wording;

/// Draws what the package gives, costs and uses.
pub fn protection_ui(ui: &mut Ui, scene: &Scene, out: &mut Vec<Action>) {
    let (scenario, assessment) = (scene.scenario(), scene.assessment());
    section_ui(ui, "What it gives, 0–4")
        .on_hover_text("Filled: in practice, worth no more than the chance that it arrives. Outlined: on paper");
    if assessment.protection.is_empty() {
        muted_ui(ui, "This scenario names no functions of protection");
    }
    let bar = (ui.available_width() - 200.0).clamp(60.0, 240.0);
    Grid::new("protection").num_columns(3).spacing([12.0, 4.0]).min_row_height(18.0).show(ui, |ui| {
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
        for protection in &assessment.protection {
            let function = scenario.functions.iter().find(|function| function.id == protection.function);
            let name = function.map_or("", |function| &function.name);
            let spoken = format!("{name}: {}", wording::protection(protection.on_paper, protection.in_practice));
            let label = quiet_link_ui(ui, Type::Small.text(name), &spoken);
            if label.clicked() {
                out.push(Action::Open(Subject::Function(protection.function.clone())));
            }
            let bar = ui.add(DegreeBar::new(protection.on_paper, protection.in_practice).width(bar));
            let words = if protection.on_paper == protection.in_practice {
                protection.in_practice.0.to_string()
            } else {
                format!("{} · {} on paper", protection.in_practice.0, protection.on_paper.0)
            };
            let words = ui.add(Label::new(Type::Small.text(words)).selectable(false));
            for response in [label, bar, words] {
                response.on_hover_ui(|ui| {
                    ui.set_max_width(360.0);
                    ui.label(Type::Strong.text(name));
                    muted_ui(ui, function.map_or("", |function| function.about.as_str()));
                    givers_ui(ui, scenario, "In practice", protection.in_practice.0, &protection.practice_by);
                    givers_ui(ui, scenario, "On paper", protection.on_paper.0, &protection.paper_by);
                });
            }
            ui.end_row();
        }
    });
    money_ui(ui, scenario, assessment, out);
}

fn givers_ui(ui: &mut Ui, scenario: &Scenario, what: &str, degree: u8, by: &[crate::scenario::ElementId]) {
    let names = wording::list(by.iter().map(|id| wording::name::element(scenario, id)));
    let from = if names.is_empty() { String::new() } else { format!(", from {names}") };
    ui.label(Type::Small.text(format!("{what} {degree} of 4{from}")));
}

fn money_ui(ui: &mut Ui, scenario: &Scenario, assessment: &Assessment, out: &mut Vec<Action>) {
    let muted = tokens(ui).text_muted;
    let line = |ui: &mut Ui, name: &str, text: String| {
        ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
            ui.add(Label::new(Type::Small.text(name).color(muted)).selectable(false).extend());
            let spoken = format!("{name}: {text}");
            quiet_link_ui(ui, Type::Small.text(text), &spoken)
        })
        .inner
    };
    if !assessment.cards.is_empty() && line(ui, "Cost", wording::money(scenario, assessment)).clicked() {
        out.push(Action::Open(Subject::Money));
    }
    if assessment.means.is_empty() {
        return;
    }
    // In one line; what is not checked, and why, is told on the hover.
    let needs = assessment.means.iter().map(|means| {
        let name = wording::name::resource(scenario, &means.resource);
        format!("{name}: {} {}", means.need, wording::name::unit(scenario, &means.resource))
    });
    let mut text = needs.collect::<Vec<_>>().join(" · ");
    if assessment.means.iter().any(|means| !means.unchecked.is_empty()) {
        text.push_str(" · not all capacities are known");
    }
    if assessment.means.iter().any(|means| !means.unprovided.is_empty()) {
        text.push_str(" · not all of it has providers");
    }
    let means = line(ui, "Means", text).on_hover_ui(|ui| {
        ui.set_max_width(360.0);
        for means in &assessment.means {
            muted_ui(ui, wording::means(scenario, means));
        }
    });
    if let (true, Some(first)) = (means.clicked(), assessment.means.first()) {
        // Of several, the one that does not suffice is the one to ask about.
        let short = assessment.findings.iter().find_map(|finding| finding.shortage.as_ref());
        let resource = short.map_or(&first.resource, |shortage| &shortage.resource);
        out.push(Action::Open(Subject::Resource(resource.clone())));
    }
}
