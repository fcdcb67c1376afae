//! Packages that none beats: a plot of protection against cost, and the same as a table.

use egui::{Align2, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::items::heading_ui;

use crate::assess::{Assessment, Certainty};
use crate::scenario::{Feasibility, Scenario};
use crate::search::{Frontier, Point, Way};
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::state::View;
use crate::ui::theme::{Icon, Tone, Type, icons, tokens};
use crate::ui::views::ways::lone_way_ui;
use crate::ui::widgets::muted_ui;
use crate::wording;

/// How high the plot is, in points.
const HEIGHT: f32 = 220.0;
/// What is left around it for the axes, in points.
const LEFT: f32 = 34.0;
const BOTTOM: f32 = 22.0;
const TOP: f32 = 20.0;
/// How wide the strip is for packages without a figure for some card, in points.
const UNPRICED: f32 = 64.0;
/// How large a package is drawn, in points.
const DOT: f32 = 16.0;

/// Draws the page.
pub fn frontier_ui(ui: &mut Ui, scene: &Scene, view: &mut View, out: &mut Vec<Action>) {
    let kind = "No other is at least as good in everything and better in something";
    heading_ui(ui, Tone::Accent, Icon::Dot, "Packages that none beats", kind);
    match &scene.answers().frontier {
        None => {
            muted_ui(ui, if scene.thinking { "Being worked out …" } else { "This could not be worked out" });
        }
        Some(frontier) if frontier.points.is_empty() => {
            muted_ui(ui, "No package is acceptable");
        }
        Some(frontier) => {
            plot_ui(ui, scene, frontier, view);
            muted_ui(
                ui,
                "A mark’s shape and colour say how feasible it is, a question mark that this rests on something unknown; a \
                 number beside it, how many other positions it violates",
            );
            if !frontier.complete {
                muted_ui(ui, "There was no time for all of them: what is shown may be beaten by others");
            }
            let chosen = view.frontier.filter(|chosen| *chosen < frontier.points.len());
            for (number, point) in frontier.points.iter().enumerate() {
                if chosen.is_none_or(|chosen| chosen == number) {
                    muted_ui(ui, line(scene.scenario(), point));
                    lone_way_ui(ui, scene, &point.way, view, out);
                }
            }
            if chosen.is_some() && ui.button(Type::Small.text("Show all of them")).clicked() {
                view.frontier = None;
            }
        }
    }
}

fn line(scenario: &Scenario, point: &Point) -> String {
    format!("Protection {} · {}", point.protection, wording::measure(scenario, &point.way))
}

/// Where a package stands in the plot.
#[derive(Clone, Copy)]
struct Measured {
    /// The low end of the cost of the first year in the scenario's money; `None` where a card has no figure.
    cost: Option<f32>,
    /// The levels of protection in practice, added up.
    protection: f32,
}

impl Measured {
    fn of(assessment: &Assessment) -> Self {
        let money = &assessment.money;
        let cost = money.least_in_first_year().thousandths() as f32 / 1000.0;
        Self { cost: (money.unpriced == 0).then_some(cost), protection: assessment.protection_in_practice() as f32 }
    }
}

/// The axes of the plot.
struct Axes {
    /// Where packages with a cost stand.
    priced: Rect,
    /// Where the others stand, if there are any.
    unpriced: Option<Rect>,
    most_cost: f32,
    protection: (f32, f32),
}

impl Axes {
    fn new(area: Rect, all: &[Measured]) -> Self {
        let (mut low, mut high, mut most_cost) = (f32::MAX, 0.0_f32, 1.0_f32);
        for one in all {
            low = low.min(one.protection);
            high = high.max(one.protection);
            most_cost = most_cost.max(one.cost.unwrap_or_default());
        }
        let apart = all.iter().any(|one| one.cost.is_none());
        let (priced, unpriced) = area.split_left_right_at_x(area.right() - if apart { UNPRICED } else { 0.0 });
        Self {
            priced,
            unpriced: apart.then_some(unpriced),
            most_cost,
            protection: (low.min(high), high.max(low + 1.0)),
        }
    }

    fn place(&self, Measured { cost, protection }: Measured) -> Pos2 {
        let (low, high) = self.protection;
        let inner = self.priced.shrink(DOT);
        let share = ((protection - low) / (high - low).max(1.0)).clamp(0.0, 1.0);
        let across = match (cost, self.unpriced) {
            (None, Some(strip)) => strip.center().x,
            (cost, _) => inner.left() + inner.width() * (cost.unwrap_or_default() / self.most_cost).clamp(0.0, 1.0),
        };
        pos2(across, inner.bottom() - inner.height() * share)
    }
}

/// Draws the plot: a package that is clicked is the one described below.
fn plot_ui(ui: &mut Ui, scene: &Scene, frontier: &Frontier, view: &mut View) {
    let (scenario, now) = (scene.scenario(), scene.assessment());
    let tokens = tokens(ui);
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width() - 8.0, HEIGHT), Sense::hover());
    let area = Rect::from_min_max(whole.min + vec2(LEFT, TOP), whole.max - vec2(4.0, BOTTOM));
    let here = Measured::of(now);
    let all = frontier.points.iter().map(|point| Measured::of(&point.way.assessment));
    let all: Vec<Measured> = all.chain([here]).collect();
    let axes = Axes::new(area, &all);
    ui.painter().rect_filled(area, 4.0, tokens.card);
    ui.painter().rect_stroke(area, 4.0, Stroke::new(1.0, tokens.card_border), StrokeKind::Inside);
    let small = Type::Small.font();
    let text = |place: Pos2, align: Align2, text: String| {
        ui.painter().text(place, align, text, small.clone(), tokens.text_muted)
    };
    text(area.left_bottom() + vec2(DOT, 4.0), Align2::CENTER_TOP, "0".to_owned());
    text(
        axes.priced.right_bottom() + vec2(0.0, 4.0),
        Align2::RIGHT_TOP,
        wording::amount(scenario, &axes.most_cost.to_string()),
    );
    text(area.left_top() + vec2(-6.0, DOT), Align2::RIGHT_CENTER, format!("{}", axes.protection.1));
    text(area.left_bottom() + vec2(-6.0, -DOT), Align2::RIGHT_CENTER, format!("{}", axes.protection.0));
    text(area.left_top() - vec2(0.0, 3.0), Align2::LEFT_BOTTOM, "Protection by cost in the first year".to_owned());
    if let Some(strip) = axes.unpriced {
        ui.painter().line_segment([strip.left_top(), strip.left_bottom()], Stroke::new(1.0, tokens.card_border));
        text(strip.center_bottom() + vec2(0.0, 4.0), Align2::CENTER_TOP, "no figure".to_owned());
    }
    let place = axes.place(here);
    let ring = Stroke::new(2.0, tokens.text);
    ui.painter().circle_stroke(place, DOT / 2.0, ring);
    // Beside the ring, where there is room for it.
    let (align, beside) = if here.cost.is_none() { (Align2::RIGHT_CENTER, -DOT) } else { (Align2::LEFT_CENTER, DOT) };
    ui.painter().text(place + vec2(beside, 0.0), align, "the board now", small.clone(), tokens.text);
    for (number, (point, measured)) in frontier.points.iter().zip(&all).enumerate() {
        let center = axes.place(*measured);
        let rect = Rect::from_center_size(center, vec2(DOT, DOT));
        let response = ui.interact(rect, ui.scope_id().with(("point", number)), Sense::click());
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Button, true, format!("Package {}: {}", number + 1, line(scenario, point)))
        });
        mark_ui(ui, &point.way, rect);
        if point.way.measure.violations > 0 {
            let count = point.way.measure.violations.to_string();
            ui.painter().text(rect.right_top(), Align2::LEFT_CENTER, count, small.clone(), tokens.text_muted);
        }
        if response.clicked() {
            view.frontier = Some(number);
        }
        response.on_hover_text(line(scenario, point));
    }
}

/// Draws how feasible a package is: by shape as well as by colour, hollow with a question mark where that rests on
/// something unknown.
fn mark_ui(ui: &Ui, way: &Way, rect: Rect) {
    let level = way.measure.feasibility;
    let color = tokens(ui).level(level);
    let icon = match (way.assessment.certainty, level) {
        (Certainty::UpperBound | Certainty::Unknown, _) => {
            ui.painter().circle_stroke(rect.center(), DOT / 2.0, Stroke::new(1.6, color));
            let text = tokens(ui).text;
            ui.painter().text(rect.center(), Align2::CENTER_CENTER, "?", Type::SmallStrong.font(), text);
            return;
        }
        (Certainty::Known, Feasibility::Ready) => Icon::Check,
        (Certainty::Known, Feasibility::Likely) => Icon::Dot,
        (Certainty::Known, Feasibility::Contested) => Icon::Circle,
        (Certainty::Known, Feasibility::Unlikely) => Icon::Triangle,
        (Certainty::Known, Feasibility::RuledOut) => Icon::Cross,
    };
    icons::paint(ui.painter(), icon, rect, color);
}
