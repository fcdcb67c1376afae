//! What the package gives, costs and uses, in one line of fixed places.

use egui::{Rect, Role, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::assess::Protection;
use crate::scenario::{ElementId, Scenario};
use crate::ui::command::Action;
use crate::ui::layout::Measures;
use crate::ui::scene::Scene;
use crate::ui::state::Subject;
use crate::ui::theme::{DegreeBar, Tone, Type, space, tokens};
use crate::ui::widgets::line::{Line, hover_ground, press_ui, tip, tip_ui};
use crate::ui::widgets::muted_ui;
use crate::wording;

/// How wide a value is at least: it has room for "2 → 1".
const VALUE: f32 = 36.0;
/// Between a name, its bar and its value, in points.
const GAP: f32 = 6.0;
/// What stands before all of it.
const LABEL: &str = "Gives, 0–4";

/// How much is said of each function.
#[derive(Clone, Copy)]
struct Density {
    /// Its name in full, or the first word of it.
    whole: bool,
    bar: f32,
}

/// Draws it. `before`: the board as it stands, while another package is looked at.
pub fn gives_ui(ui: &mut Ui, rect: Rect, scene: &Scene, before: Option<&Scene>, out: &mut Vec<Action>) {
    let (scenario, assessment) = (scene.scenario(), scene.assessment());
    let tokens = tokens(ui);
    let label = Line::new(ui, LABEL, Type::Small.font(), tokens.text_muted, rect.width());
    let mut left = label.paint(ui, rect).right() + space::M;
    let room = rect.right() - left;
    let bar = Measures::now(ui).pick(34.0, 44.0, 60.0);
    let densities = [Density { whole: true, bar }, Density { whole: false, bar }, Density { whole: false, bar: 0.0 }];
    let widths = |density: &Density| -> Vec<f32> {
        let width = |one: &Protection| {
            let name = Line::new(ui, name(scenario, one, *density), Type::Small.font(), tokens.text, f32::INFINITY);
            let bar = if density.bar > 0.0 { density.bar + GAP } else { 0.0 };
            name.width() + GAP + bar + VALUE + space::S
        };
        assessment.protection.iter().map(width).collect()
    };
    let fits = |density: &&Density| widths(density).iter().sum::<f32>() <= room;
    let density = densities.iter().find(fits).copied().unwrap_or(Density { whole: false, bar: 0.0 });
    let widths = widths(&density);
    for (one, width) in assessment.protection.iter().zip(widths) {
        if left + width > rect.right() + 1.0 {
            break;
        }
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(width - space::S, rect.height()));
        let was =
            before.and_then(|before| before.assessment().protection.iter().find(|old| old.function == one.function));
        one_ui(ui, scenario, (one, was), density, place, out);
        left += width;
    }
    means_ui(ui, rect.with_min_x(left + space::S), scene, out);
}

fn name<'a>(scenario: &'a Scenario, one: &'a Protection, density: Density) -> &'a str {
    let name = wording::name::function(scenario, &one.function);
    if density.whole { name } else { name.split(' ').next().unwrap_or(name) }
}

fn one_ui(
    ui: &mut Ui,
    scenario: &Scenario,
    (one, was): (&Protection, Option<&Protection>),
    density: Density,
    rect: Rect,
    out: &mut Vec<Action>,
) {
    let tokens = tokens(ui);
    let whole = wording::name::function(scenario, &one.function);
    let spoken = format!("{whole}: {}", wording::protection(one.on_paper, one.in_practice));
    let response = press_ui(ui, rect, ("gives", one.function.as_str()), Role::Link, &spoken);
    hover_ground(ui, &response, rect.expand2(vec2(4.0, -2.0)));
    let name = Line::new(ui, name(scenario, one, density), Type::Small.font(), tokens.text, rect.width());
    let mut left = name.paint(ui, rect).right() + GAP;
    if density.bar > 0.0 {
        let place = Rect::from_min_size(pos2(left, rect.center().y - 4.0), vec2(density.bar, 8.0));
        DegreeBar::new(one.on_paper, one.in_practice).paint(ui.painter(), place, tokens);
        left = place.right() + GAP;
    }
    let place = rect.with_min_x(left);
    match was.filter(|was| was.in_practice != one.in_practice) {
        Some(was) => {
            let text = format!("{} → {}", was.in_practice.0, one.in_practice.0);
            let colors = tokens.tone(Tone::Accent);
            let line = Line::new(ui, &text, Type::SmallStrong.font(), colors.strong, place.width() + space::S);
            let chip = Rect::from_min_size(pos2(left - 2.0, rect.center().y - 9.0), vec2(line.width() + 4.0, 18.0));
            ui.painter().rect(chip, 4.0, colors.soft, Stroke::new(1.0, colors.line), StrokeKind::Outside);
            line.paint(ui, place);
        }
        None => {
            let value = one.in_practice.0.to_string();
            Line::new(ui, &value, Type::SmallStrong.font(), tokens.text, place.width()).paint(ui, place);
        }
    }
    tip_ui(&response, rect, |ui| {
        ui.label(Type::Strong.text(whole));
        let function = scenario.functions.iter().find(|function| function.id == one.function);
        muted_ui(ui, function.map_or("", |function| function.about.as_str()));
        givers_ui(ui, scenario, "In practice", one.in_practice.0, &one.practice_by);
        givers_ui(ui, scenario, "On paper", one.on_paper.0, &one.paper_by);
    });
    if response.clicked() {
        out.push(Action::Open(Subject::Function(one.function.clone())));
    }
}

fn givers_ui(ui: &mut Ui, scenario: &Scenario, what: &str, degree: u8, by: &[ElementId]) {
    let names = wording::list(by.iter().map(|id| wording::name::element(scenario, id)));
    let from = if names.is_empty() { String::new() } else { format!(", from {names}") };
    ui.label(Type::Small.text(format!("{what} {degree} of 4{from}")));
}

/// Means and cost, each of which opens what it rests on.
fn means_ui(ui: &mut Ui, rect: Rect, scene: &Scene, out: &mut Vec<Action>) {
    let (scenario, assessment) = (scene.scenario(), scene.assessment());
    if rect.width() < 120.0 || assessment.cards.is_empty() {
        return;
    }
    let needs = assessment.means.iter().map(|means| {
        let name = wording::name::resource(scenario, &means.resource);
        format!("{name} {} {}", means.need, wording::name::unit(scenario, &means.resource)).trim_end().to_owned()
    });
    let needs = needs.collect::<Vec<_>>().join(" · ");
    let cost = wording::money(scenario, assessment);
    // Of several, the one that does not suffice is the one to ask about.
    let short = assessment.findings.iter().find_map(|finding| finding.shortage.as_ref());
    let resource = short.map(|shortage| &shortage.resource).or(assessment.means.first().map(|first| &first.resource));
    let all = assessment.means.iter().map(|means| wording::means(scenario, means)).collect::<Vec<_>>().join("\n");
    let means = resource.map(|resource| ("Means", needs, all, Subject::Resource(resource.clone())));
    let whole = format!("Cost: {cost}");
    let mut left = rect.left();
    for (what, text, whole, subject) in means.into_iter().chain([("Cost", cost, whole, Subject::Money)]) {
        let room = rect.right() - left;
        if room < 60.0 {
            return;
        }
        let line = Line::new(ui, &text, Type::Small.font(), tokens(ui).text_muted, room);
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(line.width(), rect.height()));
        let response = press_ui(ui, place, what, Role::Link, &format!("{what}: {text}"));
        hover_ground(ui, &response, place.expand2(vec2(4.0, -2.0)));
        line.paint(ui, place);
        tip(&response, place, &whole);
        if response.clicked() {
            out.push(Action::Open(subject));
        }
        left = place.right() + space::M;
    }
}
