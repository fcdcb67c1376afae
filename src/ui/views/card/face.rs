//! The face of a card: how feasible it is, and the worst that stands against it. Both open what they rest on.

use egui::{Color32, Label, Response, Role, Sense, Shape, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

use crate::assess::{Certainty, Entry, Spread};
use crate::ui::command::Action;
use crate::ui::state::Subject;
use crate::ui::theme::{FeasibilityBar, Type, space, tokens};
use crate::ui::views::board::Board;
use crate::ui::views::tones;
use crate::ui::widgets::{muted_ui, section_ui, toned_ui};
use crate::wording;

/// What the words of a finding have before and behind them: its mark, and a little room, in points.
const AROUND: f32 = 23.0;
/// How wide the bar before the word is, and the question mark that it may have, in points.
const BAR: (f32, f32) = (64.0, 8.0);

/// Feasibility as bar and word, with the spread over voices and whose position is missing; beside it the worst finding,
/// if there is room. What does not fit into the line has one of its own.
pub fn level_ui(ui: &mut Ui, board: &Board<'_>, entry: &Entry<'_>, out: &mut Vec<Action>) {
    let assessed = entry.assessed;
    let spread = spread(entry);
    let room = ui.max_rect();
    let top = ui.cursor().top();
    let level = wording::level(assessed.level, assessed.certainty);
    let told = told(board, entry);
    let (word, all) = level_width(ui, entry, &told);
    let (word_fits, all_fits) = (word <= room.width(), all <= room.width());
    let name = format!("Why {} is {level}", entry.element.name);
    let word = Type::SmallStrong.text(level);
    let response = opener_ui(ui, &name, |ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, 2.0);
        ui.horizontal(|ui| {
            let bar = FeasibilityBar::new(assessed.level).certainty(assessed.certainty);
            ui.add(match spread {
                Some(spread) => bar.spread(spread.lowest(), spread.highest()),
                None => bar,
            });
            if word_fits {
                ui.add(Label::new(word.clone()).extend());
            }
            if all_fits && !told.is_empty() {
                muted_ui(ui, &*told);
            }
        });
        if !word_fits {
            ui.add(Label::new(word).wrap());
        }
        if !all_fits {
            muted_ui(ui, told);
        }
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
fn told(board: &Board<'_>, entry: &Entry<'_>) -> String {
    let scenario = board.scene.scenario();
    let spread = spread(entry).map(|spread| wording::spread(scenario, spread));
    wording::remarks(spread.into_iter().chain(wording::doubt(scenario, entry.assessed)))
}

/// How wide bar and word are in one line, and how wide with what is told beside them, in points.
fn level_width(ui: &Ui, entry: &Entry<'_>, told: &str) -> (f32, f32) {
    let assessed = entry.assessed;
    let bar = if assessed.certainty == Certainty::Unknown { BAR.0 + BAR.1 } else { BAR.0 };
    let word = bar + space::S + width(ui, Type::SmallStrong, wording::level(assessed.level, assessed.certainty));
    let told = if told.is_empty() { 0.0 } else { space::S + width(ui, Type::Small, told.to_owned()) };
    (word, word + told)
}

/// How wide a text is in one line, in points.
fn width(ui: &Ui, step: Type, text: String) -> f32 {
    ui.painter().layout_no_wrap(text, step.font(), Color32::PLACEHOLDER).size().x
}

/// How wide the worst finding is, if there is room for it beside the feasibility, in points.
fn beside(ui: &Ui, board: &Board<'_>, entry: &Entry<'_>) -> Option<f32> {
    let text = worst_text(board, entry)?;
    let (_, level) = level_width(ui, entry, &told(board, entry));
    let width = width(ui, Type::Small, text) + AROUND;
    (level + space::L + width <= ui.max_rect().width()).then_some(width)
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
    // The same may stand against several cards.
    let response = opener_ui(ui, &format!("Against {}: {text}", entry.element.name), |ui| {
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
