//! What stands at the right of the board: findings and ways forward, or the page that explains something; folded, a rail.

use egui::{Rect, Role, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::board::turned;
use super::explain::explain_ui;
use super::findings::findings_ui;
use super::tones;
use super::ways::{Summary, ways_ui};
use crate::assess::Effect;
use crate::ui::command::Action;
use crate::ui::layout::{Measures, Width};
use crate::ui::scene::Scene;
use crate::ui::state::{Listed, View};
use crate::ui::theme::{Icon, Tone, Type, icons, space, tokens};
use crate::ui::widgets::line::{Line, hover_ground, press_ui};

/// How high the row of the tabs is, and the foot with the nearest way forward, in points.
const TABS: f32 = 34.0;
const FOOT: f32 = 82.0;
/// How much of the panel the ways forward take where both lists are seen, in points.
const WAYS: f32 = 308.0;

/// Draws the panel. `shown`: the board in the middle; `scene`: the one that the ways forward start from.
pub fn side_ui(ui: &mut Ui, scene: &Scene, shown: &Scene, view: &mut View, out: &mut Vec<Action>) {
    let whole = ui.max_rect();
    if !view.trail.is_empty() {
        let mut child = ui.new_child(UiBuilder::new().max_rect(whole.shrink2(vec2(space::M, space::S))));
        return explain_ui(&mut child, scene, view, out);
    }
    let measures = Measures::now(ui);
    let both = measures.width >= Width::Large && whole.height() > 2.0 * WAYS;
    let ways = scene.answers().ways.as_ref().map_or(0, |found| found.ways.len());
    let findings = (Listed::Findings, "Findings", shown.assessment().findings.len());
    let tabs = if both { vec![findings] } else { vec![findings, (Listed::Ways, "Ways forward", ways)] };
    tabs_ui(ui, whole.with_max_y(whole.top() + TABS), &tabs, view);
    let below = whole.with_min_y(whole.top() + TABS);
    let mut part = |rect: Rect, salt: &str| ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect));
    if both {
        let edge = below.bottom() - WAYS;
        let (mut above, mut under) = (part(below.with_max_y(edge), "findings"), part(below.with_min_y(edge), "ways"));
        findings_ui(&mut above, shown, view, out);
        under.painter().hline(whole.x_range(), edge, Stroke::new(1.0, tokens(&under).divider));
        ways_ui(&mut under, scene, shown, view, out);
    } else if view.panels.listed == Listed::Ways {
        ways_ui(&mut part(below, "ways"), scene, shown, view, out);
    } else {
        let summary = Summary::of(scene).filter(|_| below.height() > 2.0 * FOOT);
        let edge = if summary.is_some() { below.bottom() - FOOT } else { below.bottom() };
        findings_ui(&mut part(below.with_max_y(edge), "findings"), shown, view, out);
        if let Some(summary) = summary {
            summary.ui(ui, below.with_min_y(edge), view);
        }
    }
}

/// The tabs of the panel, and the button that folds it.
fn tabs_ui(ui: &mut Ui, rect: Rect, tabs: &[(Listed, &str, usize)], view: &mut View) {
    let tokens = tokens(ui);
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.divider));
    let fold = if view.presenting { 0.0 } else { 32.0 };
    let each = (rect.width() - fold) / 2.0;
    for (place, (listed, name, count)) in tabs.iter().enumerate() {
        let left = rect.left() + place as f32 * each;
        let tab = Rect::from_min_max(pos2(left, rect.top()), pos2(left + each, rect.bottom()));
        let chosen = tabs.len() == 1 || view.panels.listed == *listed;
        let response = press_ui(ui, tab, ("list", *name), Role::Tab, &format!("{name}: {count}"));
        ui.accesskit_node_builder(response.id, |node| node.set_selected(chosen));
        hover_ground(ui, &response, tab.shrink(2.0));
        let font = if chosen { Type::SmallStrong } else { Type::Small }.font();
        let color = if chosen { tokens.text } else { tokens.text_muted };
        let text = Line::new(ui, name, font, color, each - 40.0);
        let number = Line::new(ui, &count.to_string(), Type::Small.font(), tokens.text_muted, 30.0);
        let all = text.width() + number.width() + 20.0;
        let start = tab.with_min_x(tab.center().x - all / 2.0);
        let chip = text.paint(ui, start);
        let chip = Rect::from_center_size(
            pos2(chip.right() + 14.0 + number.width() / 2.0, tab.center().y),
            vec2(number.width() + 12.0, 18.0),
        );
        ui.painter().rect_filled(chip, 4.0, tokens.cell);
        number.paint(ui, chip.shrink2(vec2(6.0, 0.0)));
        if chosen && tabs.len() > 1 {
            ui.painter().rect_filled(tab.with_min_y(tab.bottom() - 2.0), 0.0, tokens.accent);
        }
        if response.clicked() {
            view.panels.listed = *listed;
        }
    }
    if fold > 0.0 {
        let place = Rect::from_center_size(pos2(rect.right() - fold / 2.0, rect.center().y), vec2(26.0, 24.0));
        let response = press_ui(ui, place, "fold", Role::Button, "Fold the findings");
        hover_ground(ui, &response, place);
        icons::paint(ui.painter(), Icon::ChevronRight, place.shrink(6.0), tokens.text);
        if response.clicked() {
            view.panels.findings = Some(false);
        }
    }
}

/// Draws the rail: what the panel would list, in numbers.
pub fn side_rail_ui(ui: &mut Ui, scene: &Scene, shown: &Scene, view: &mut View) {
    let rect = ui.max_rect();
    let tokens = tokens(ui);
    let mut open = |ui: &mut Ui, place: Rect, name: &str, listed: Listed| {
        let response = press_ui(ui, place, ("rail", name), Role::Button, name);
        hover_ground(ui, &response, place);
        if response.clicked() {
            view.panels.findings = Some(true);
            view.panels.listed = listed;
        }
    };
    let findings = &shown.assessment().findings;
    let ways = scene.answers().ways.as_ref().map_or(0, |found| found.ways.len());
    let half = (rect.height() * 0.6).min(260.0);
    let upper = Rect::from_min_size(rect.min, vec2(rect.width(), half)).shrink(2.0);
    let lower = Rect::from_min_max(pos2(rect.left(), upper.bottom() + 6.0), rect.max).shrink(2.0);
    let lower = lower.with_max_y(lower.bottom().min(lower.top() + 130.0));
    open(ui, upper, &format!("Open the findings: {}", findings.len()), Listed::Findings);
    let chevron = Rect::from_center_size(pos2(rect.center().x, rect.top() + 18.0), vec2(12.0, 12.0));
    icons::paint(ui.painter(), Icon::ChevronLeft, chevron, tokens.text);
    let top = pos2(rect.center().x, chevron.bottom() + space::M);
    let length = turned(ui, &format!("Findings {}", findings.len()), tokens.text, top, 90.0);
    let mut y = top.y + length + space::M;
    for effect in [Effect::Blocks, Effect::Strains, Effect::Limits] {
        let of: Vec<_> = findings.iter().filter(|finding| Effect::of(finding) == effect).collect();
        let Some(first) = of.first().filter(|_| y + 20.0 < upper.bottom()) else { continue };
        let (tone, icon) = tones::finding(first);
        let color = tokens.tone(tone).strong;
        let line = Rect::from_min_size(pos2(rect.left() + 3.0, y), vec2(rect.width() - 4.0, 18.0));
        icons::paint(
            ui.painter(),
            icon,
            Rect::from_center_size(pos2(line.left() + 7.0, line.center().y), vec2(12.0, 12.0)),
            color,
        );
        Line::new(ui, &of.len().to_string(), Type::Small.font(), tokens.text, 20.0)
            .paint(ui, line.with_min_x(line.left() + 16.0));
        y += 24.0;
    }
    ui.painter().hline(rect.x_range().shrink(4.0), upper.bottom() + 4.0, Stroke::new(1.0, tokens.divider));
    open(ui, lower, &format!("Open the ways forward: {ways}"), Listed::Ways);
    let top = pos2(rect.center().x, lower.top() + space::M);
    turned(ui, &format!("Ways forward {ways}"), tokens.tone(Tone::Accent).strong, top, lower.height() - space::M);
    ui.allocate_rect(rect, Sense::hover());
}
