//! The face of a card: how feasible it is, and the worst that stands against it. Both open what they rest on.

use egui::{Response, Role, Sense, Shape, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

use crate::assess::{Certainty, Entry, Spread};
use crate::ui::command::Action;
use crate::ui::state::Subject;
use crate::ui::theme::{FeasibilityBar, Type, space, tokens};
use crate::ui::views::board::Board;
use crate::ui::views::tones;
use crate::ui::widgets::{muted_ui, section_ui, toned_ui};
use crate::wording;

/// What stands before the words of a finding, and between it and the feasibility, in points.
const BEFORE: f32 = 19.0 + space::L;
/// How wide the bar before the word is, and the question mark that it may have, in points.
const BAR: (f32, f32) = (64.0, 8.0);

/// Feasibility as bar and word, with the spread over voices and whose position is missing; beside it the worst finding,
/// if there is room.
pub fn level_ui(ui: &mut Ui, board: &Board<'_>, entry: &Entry<'_>, out: &mut Vec<Action>) {
    let assessed = entry.assessed;
    let spread = spread(entry);
    let room = ui.max_rect();
    let top = ui.cursor().top();
    let level = wording::level(assessed.level, assessed.certainty);
    let beside_it = beside_level(board, entry);
    let name = format!("Why {} is {level}", entry.element.name);
    let response = opener_ui(ui, &name, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let bar = FeasibilityBar::new(assessed.level).certainty(assessed.certainty);
            ui.add(match spread {
                Some(spread) => bar.spread(spread.lowest(), spread.highest()),
                None => bar,
            });
            ui.add(egui::Label::new(Type::SmallStrong.text(level)).selectable(false));
            if !beside_it.is_empty() {
                muted_ui(ui, beside_it);
            }
        });
    });
    let response = response.on_hover_ui(|ui| level_tip_ui(ui, board, entry));
    if response.clicked() {
        out.push(Action::Open(Subject::Card(entry.element.id.clone())));
    }
    if let Some(width) = beside(ui, board, entry) {
        let corner = pos2(room.right() - width, top);
        let rect = egui::Rect::from_min_size(corner, vec2(width, 20.0));
        let mut child = ui.new_child(UiBuilder::new().id_salt("worst").max_rect(rect));
        worst_ui(&mut child, board, entry, out);
    }
}

/// What single voices give it, where they differ.
fn spread<'a>(entry: &Entry<'a>) -> Option<&'a Spread> {
    entry.assessed.spread.as_ref().filter(|spread| spread.lowest() != spread.highest())
}

/// What is told of the level beside it: what single voices give, and what it lacks where it rests on something unknown.
fn beside_level(board: &Board<'_>, entry: &Entry<'_>) -> String {
    let scenario = board.scene.scenario();
    let spread = spread(entry).map(|spread| wording::spread(scenario, spread));
    wording::remarks(spread.into_iter().chain(wording::doubt(scenario, entry.assessed)))
}

/// How wide the worst finding is, if there is room for it beside the feasibility, in points.
fn beside(ui: &Ui, board: &Board<'_>, entry: &Entry<'_>) -> Option<f32> {
    let text = worst_text(board, entry)?;
    let room = ui.max_rect().width();
    let measure =
        |text: String| ui.painter().layout_no_wrap(text, Type::Small.font(), egui::Color32::PLACEHOLDER).size().x;
    let assessed = entry.assessed;
    let told = Some(beside_level(board, entry)).filter(|told| !told.is_empty());
    let told = told.map_or(0.0, |told| measure(told) + space::S);
    let level = wording::level(assessed.level, assessed.certainty);
    let bar = if assessed.certainty == Certainty::Unknown { BAR.0 + BAR.1 } else { BAR.0 };
    let level = bar + space::S + measure(level) * 1.1 + told;
    let width = measure(text) + BEFORE - space::L + 4.0;
    (level + width + space::L <= room).then_some(width)
}

/// What a card's feasibility rests on.
fn level_tip_ui(ui: &mut Ui, board: &Board<'_>, entry: &Entry<'_>) {
    let (scenario, assessed) = (board.scene.scenario(), entry.assessed);
    ui.set_max_width(420.0);
    ui.label(Type::Strong.text(format!("Feasibility: {}", wording::level(assessed.level, assessed.certainty))));
    if assessed.certainty != Certainty::Known {
        muted_ui(ui, wording::certainty_meaning(assessed.certainty));
    }
    if assessed.caps.is_empty() {
        muted_ui(ui, "Nothing that is known speaks against it");
    }
    for cap in &assessed.caps {
        let text = wording::cap(scenario, assessed, cap);
        ui.label(if cap.level == assessed.level { Type::SmallStrong.text(text) } else { Type::Small.text(text) });
    }
    if let Some(spread) = &assessed.spread {
        section_ui(ui, "Single voices");
        muted_ui(ui, wording::spread(scenario, spread));
    }
    if let Some(unknown) = wording::unknown_providers(scenario, assessed) {
        muted_ui(ui, unknown);
    }
}

/// The worst finding on a line of its own, where there is no room for it beside the feasibility.
pub fn worst_below_ui(ui: &mut Ui, board: &Board<'_>, entry: &Entry<'_>, out: &mut Vec<Action>) {
    if beside(ui, board, entry).is_none() {
        worst_ui(ui, board, entry, out);
    }
}

/// The worst finding about a card, in words.
fn worst_ui(ui: &mut Ui, board: &Board<'_>, entry: &Entry<'_>, out: &mut Vec<Action>) {
    let Some((worst, text)) = entry.worst.zip(worst_text(board, entry)) else { return };
    let (tone, icon) = tones::finding(worst);
    let heading = wording::finding_heading(board.scene.scenario(), worst);
    let response = opener_ui(ui, &format!("Why: {heading}"), |ui| {
        toned_ui(ui, tone, icon, Type::Small.text(&text));
    });
    if response.on_hover_text("Shows what it rests on").clicked() {
        out.push(Action::Open(Subject::Finding(worst.key())));
    }
}

fn worst_text(board: &Board<'_>, entry: &Entry<'_>) -> Option<String> {
    let scene = board.scene;
    wording::worst(scene.scenario(), board.package, scene.assessment(), entry)
}

/// Something that opens what it rests on: quiet like text, until the pointer or the keyboard is on it.
fn opener_ui(ui: &mut Ui, name: &str, add_contents: impl FnOnce(&mut Ui)) -> Response {
    let tokens = tokens(ui);
    let ground = ui.painter().add(Shape::Noop);
    let inner = ui.scope(|ui| {
        ui.style_mut().interaction.selectable_labels = false;
        add_contents(ui);
    });
    let rect = inner.response.rect;
    let response = ui.interact(rect, inner.response.id.with("open"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let around = rect.expand2(Vec2::new(4.0, 1.0));
    if response.hovered() {
        ui.painter().set(ground, Shape::rect_filled(around, f32::from(space::RADIUS), tokens.card_hover));
    }
    response
}
