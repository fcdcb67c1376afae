//! The matrix: how each actor stands to each element.

use egui::{
    Align2, CornerRadius, EventFilter, Id, Key, Label, Modifiers, Pos2, Rect, Role, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::tones;
use crate::assess::{Stance, StanceKind, Stances};
use crate::scenario::{Element, Scenario};
use crate::ui::command::Action;
use crate::ui::state::{Subject, View};
use crate::ui::theme::{Icon, Tone, Type, icon_ui, icons, space, tokens};
use crate::ui::widgets::muted_ui;
use crate::wording;
use crate::workshop::Workshop;

/// How wide the column with the elements is, in points; in a narrow window less.
const NAMES: f32 = 230.0;
/// How wide a column is at least and at most, in points.
const COLUMN: (f32, f32) = (52.0, 120.0);
/// How wide a column must be for the stance to stand in words, in points.
const WITH_WORDS: f32 = 100.0;
/// How high a row is, in points.
const ROW: f32 = 30.0;
/// How high the row with the actors is, in points.
const HEADER: f32 = 46.0;

/// Draws the matrix. The arrow keys go from cell to cell, Enter opens one.
pub fn matrix_ui(ui: &mut Ui, workshop: &Workshop, view: &mut View, out: &mut Vec<Action>) {
    let stances = workshop.stances();
    let scenario = workshop.scenario();
    let plan = Plan::new(ui, scenario, stances);
    legend_ui(ui, stances, &plan);
    if plan.rows.is_empty() || plan.columns.is_empty() {
        ui.add_space(space::L);
        let text = if stances.elements.is_empty() {
            "This scenario has no elements that can be laid"
        } else {
            "No actor of this scenario has a position on any element, or could provide one"
        };
        ui.label(Type::Heading.text("There is nothing to compare yet"));
        muted_ui(ui, text);
        return;
    }
    keys_ui(ui, &plan, view);
    ScrollArea::both().auto_shrink(false).show(ui, |ui| {
        let (area, _) = ui.allocate_exact_size(plan.size(), Sense::hover());
        let seen = ui.clip_rect();
        let pointed = ui.pointer_hover_pos().filter(|_| ui.ui_contains_pointer()).and_then(|at| plan.at(area.min, at));
        for (row, line) in plan.rows.iter().enumerate() {
            for column in 0..plan.columns.len() {
                let rect = plan.cell(area.min, row, column);
                if let (Line::Element(element, _), true) = (line, seen.intersects(rect))
                    && let Some(stance) = plan.columns.get(column).and_then(|actor| stances.at(*element, *actor))
                {
                    let lit = pointed.is_some_and(|(r, c)| r == row || c == column);
                    cell_ui(ui, workshop, stance, rect, (row, column), lit, view, out);
                }
            }
        }
        names_ui(ui, workshop, &plan, area.min, seen, pointed.map(|(row, _)| row));
        actors_ui(ui, scenario, stances, &plan, area.min, seen, pointed.map(|(_, column)| column));
    });
}

/// A line of the matrix.
enum Line<'a> {
    /// The heading of a category.
    Category(&'a str),
    /// An element, by its place among the stances.
    Element(usize, &'a Element),
}

/// What stands where.
struct Plan<'a> {
    rows: Vec<Line<'a>>,
    /// The actors that have something to say, by their places among the stances.
    columns: Vec<usize>,
    /// How many have not.
    folded: usize,
    names: f32,
    column: f32,
}

impl<'a> Plan<'a> {
    fn new(ui: &Ui, scenario: &'a Scenario, stances: &Stances) -> Self {
        let mut rows = Vec::new();
        for category in &scenario.categories {
            let members = stances.elements.iter().enumerate().filter_map(|(place, id)| {
                let element = scenario.element(id).filter(|element| element.category == category.id)?;
                Some(Line::Element(place, element))
            });
            let members: Vec<_> = members.collect();
            if !members.is_empty() {
                rows.push(Line::Category(&category.name));
                rows.extend(members);
            }
        }
        let speaks = |actor: &usize| {
            let mut own = (0..stances.elements.len()).filter_map(|element| stances.at(element, *actor));
            own.any(|stance| stance.kind != StanceKind::NotConcerned)
        };
        let columns: Vec<usize> = (0..stances.actors.len()).filter(speaks).collect();
        let folded = stances.actors.len() - columns.len();
        let names = NAMES.min(ui.available_width() * 0.35);
        let room = (ui.available_width() - names - space::L) / columns.len().max(1) as f32;
        Self { rows, columns, folded, names, column: room.clamp(COLUMN.0, COLUMN.1) }
    }

    fn size(&self) -> egui::Vec2 {
        vec2(self.names + self.column * self.columns.len() as f32, HEADER + ROW * self.rows.len() as f32)
    }

    fn cell(&self, origin: Pos2, row: usize, column: usize) -> Rect {
        let corner = origin + vec2(self.names + self.column * column as f32, HEADER + ROW * row as f32);
        Rect::from_min_size(corner, vec2(self.column, ROW)).shrink(1.0)
    }

    /// The row and column at a place.
    fn at(&self, origin: Pos2, place: Pos2) -> Option<(usize, usize)> {
        let from = place - origin - vec2(self.names, HEADER);
        if from.x < 0.0 || from.y < 0.0 {
            return None;
        }
        let (row, column) = ((from.y / ROW) as usize, (from.x / self.column) as usize);
        let inside = column < self.columns.len() && matches!(self.rows.get(row), Some(Line::Element(..)));
        inside.then_some((row, column))
    }

    /// The next row with an element, up or down.
    fn step(&self, row: usize, down: bool) -> usize {
        let is_element = |row: &usize| matches!(self.rows.get(*row), Some(Line::Element(..)));
        let next = if down { (row + 1..self.rows.len()).find(is_element) } else { (0..row).rev().find(is_element) };
        next.unwrap_or(row)
    }
}

/// How a stance is shown.
fn look(stance: &Stance) -> (Tone, Icon) {
    if stance.partly_red() { (Tone::Bad, Icon::Triangle) } else { tones::stance(stance.kind) }
}

fn legend_ui(ui: &mut Ui, stances: &Stances, plan: &Plan<'_>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        ui.add(Label::new(Type::Heading.text("Who stands where")).selectable(false));
        ui.add_space(space::L);
        let partly = stances.iter().any(Stance::partly_red);
        for kind in StanceKind::ALL {
            let (tone, icon) = tones::stance(kind);
            entry_ui(ui, tone, icon, wording::stance(kind), wording::stance_meaning(kind));
            if kind == StanceKind::RedLine && partly {
                entry_ui(ui, Tone::Bad, Icon::Triangle, wording::PARTLY_RED, "It depends on how the card stands");
            }
        }
        if plan.folded > 0 {
            let text = wording::count(plan.folded, "actor has no position here", "actors have no position here");
            muted_ui(ui, text);
        }
    });
    ui.add_space(space::S);
}

fn entry_ui(ui: &mut Ui, tone: Tone, icon: Icon, word: &str, meaning: &str) {
    let color = tokens(ui).tone(tone).strong;
    icon_ui(ui, icon, 14.0, color).on_hover_text(meaning);
    ui.add(Label::new(Type::Small.text(word)).selectable(false)).on_hover_text(meaning);
    ui.add_space(space::S);
}

/// Where a cell is found.
fn cell_id(row: usize, column: usize) -> Id {
    Id::unique(("stance", row, column))
}

/// Moves the keyboard from cell to cell.
fn keys_ui(ui: &Ui, plan: &Plan<'_>, view: &mut View) {
    let (row, column) = view.cell;
    let (row, column) = (if row == 0 { plan.step(0, true) } else { row }, column.min(plan.columns.len() - 1));
    view.cell = (row, column);
    let id = cell_id(row, column);
    if !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let to = if pressed(Key::ArrowDown) {
        (plan.step(row, true), column)
    } else if pressed(Key::ArrowUp) {
        (plan.step(row, false), column)
    } else if pressed(Key::ArrowRight) {
        (row, (column + 1).min(plan.columns.len() - 1))
    } else if pressed(Key::ArrowLeft) {
        (row, column.saturating_sub(1))
    } else {
        return;
    };
    view.cell = to;
    ui.memory_mut(|memory| memory.request_focus(cell_id(to.0, to.1)));
}

#[expect(clippy::too_many_arguments, reason = "all of them are what a cell is drawn from")]
fn cell_ui(
    ui: &Ui,
    workshop: &Workshop,
    stance: &Stance,
    rect: Rect,
    place: (usize, usize),
    lit: bool,
    view: &mut View,
    out: &mut Vec<Action>,
) {
    let scenario = workshop.scenario();
    let tokens = tokens(ui);
    let (tone, icon) = look(stance);
    let colors = tokens.tone(tone);
    // One cell has the keyboard for all, so that Tab goes past the matrix in one step.
    let sense = if view.cell == place { Sense::click() } else { Sense::CLICK | Sense::HOVER };
    let response = ui.interact(rect, cell_id(place.0, place.1), sense);
    let actor = wording::name::actor(scenario, &stance.actor);
    let element = wording::name::element(scenario, &stance.element);
    let word = if stance.partly_red() { wording::PARTLY_RED } else { wording::stance(stance.kind) };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{actor} on {element}: {word}")));
    let quiet = matches!(stance.kind, StanceKind::NotConcerned | StanceKind::Unknown);
    let fill = if quiet { if lit { tokens.cell_hover } else { tokens.cell } } else { colors.soft };
    ui.painter().rect_filled(rect, CornerRadius::same(4), fill);
    if response.has_focus() || response.hovered() {
        let stroke = Stroke::new(2.0, if response.has_focus() { tokens.focus } else { tokens.card_border_hover });
        ui.painter().rect_stroke(rect, CornerRadius::same(4), stroke, StrokeKind::Inside);
    }
    let side = 15.0;
    if rect.width() >= WITH_WORDS && !quiet {
        let left = Rect::from_center_size(pos2(rect.left() + 14.0, rect.center().y), vec2(side, side));
        icons::paint(ui.painter(), icon, left, colors.strong);
        let at = pos2(left.right() + 4.0, rect.center().y);
        ui.painter().text(at, Align2::LEFT_CENTER, short(stance.kind), Type::Small.font(), colors.strong);
    } else {
        icons::paint(ui.painter(), icon, Rect::from_center_size(rect.center(), vec2(side, side)), colors.strong);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let response = response.on_hover_ui(|ui| {
        ui.set_max_width(420.0);
        ui.label(Type::Strong.text(format!("{actor} on {element}")));
        ui.label(Type::Body.text(wording::stance_line(scenario, stance)));
        for ground in wording::grounds(scenario, stance) {
            muted_ui(ui, ground);
        }
    });
    if response.clicked() {
        view.cell = place;
        out.push(Action::Open(Subject::Stance(stance.element.clone(), stance.actor.clone())));
    }
}

/// A stance in one word.
fn short(kind: StanceKind) -> &'static str {
    let word = wording::stance(kind);
    word.split(' ').next().unwrap_or(word)
}

/// The elements at the left; they stay when the matrix is scrolled to the side.
fn names_ui(ui: &Ui, workshop: &Workshop, plan: &Plan<'_>, origin: Pos2, seen: Rect, lit: Option<usize>) {
    let tokens = tokens(ui);
    let left = seen.left().max(origin.x);
    let painter = ui.painter();
    let strip = Rect::from_min_size(pos2(left, seen.top()), vec2(plan.names, seen.height()));
    painter.rect_filled(strip, 0, tokens.ground);
    for (row, line) in plan.rows.iter().enumerate() {
        let top = origin.y + HEADER + ROW * row as f32;
        let rect = Rect::from_min_size(pos2(left, top), vec2(plan.names - space::S, ROW));
        if !seen.intersects(rect) {
            continue;
        }
        match line {
            Line::Category(name) => {
                let at = rect.left_bottom() - vec2(0.0, 5.0);
                painter.text(at, Align2::LEFT_BOTTOM, name, Type::Label.font(), tokens.text_muted);
            }
            Line::Element(_, element) => {
                let laid = workshop.package().is_some_and(|package| package.card(&element.id).is_some());
                let font = if laid || lit == Some(row) { Type::SmallStrong } else { Type::Small };
                let indent = if laid { 18.0 } else { 4.0 };
                let text = crate::ui::widgets::shortened(ui, &element.name, rect.width() - indent - 4.0);
                painter.text(
                    rect.left_center() + vec2(indent, 0.0),
                    Align2::LEFT_CENTER,
                    text,
                    font.font(),
                    tokens.text,
                );
                if laid {
                    let mark = Rect::from_center_size(rect.left_center() + vec2(8.0, 0.0), vec2(12.0, 12.0));
                    icons::paint(painter, Icon::Check, mark, tokens.tone(Tone::Good).strong);
                }
            }
        }
    }
}

/// The actors above; they stay when the matrix is scrolled down.
fn actors_ui(
    ui: &Ui,
    scenario: &Scenario,
    stances: &Stances,
    plan: &Plan<'_>,
    origin: Pos2,
    seen: Rect,
    lit: Option<usize>,
) {
    let tokens = tokens(ui);
    let top = seen.top().max(origin.y);
    let left = seen.left().max(origin.x);
    let strip = Rect::from_min_size(pos2(seen.left(), top), vec2(seen.width(), HEADER));
    ui.painter().rect_filled(strip, 0, tokens.ground);
    let beside_names = Rect::from_min_max(pos2(left + plan.names, top), pos2(seen.right(), top + HEADER));
    let painter = ui.painter().with_clip_rect(beside_names.intersect(seen));
    for (column, place) in plan.columns.iter().enumerate() {
        let Some(actor) = stances.actors.get(*place).and_then(|id| scenario.actor(id)) else { continue };
        let x = origin.x + plan.names + plan.column * column as f32;
        let font = if lit == Some(column) { Type::SmallStrong } else { Type::Small };
        let mut job = egui::text::LayoutJob::simple(
            actor.short_name().to_owned(),
            font.font(),
            if lit == Some(column) { tokens.text } else { tokens.text_muted },
            plan.column - 4.0,
        );
        job.halign = egui::Align::Center;
        job.wrap.max_rows = 2;
        let galley = painter.layout_job(job);
        let at = pos2(x + plan.column / 2.0, top + HEADER - 6.0 - galley.size().y);
        painter.galley(at, galley, tokens.text);
    }
    let line = Stroke::new(1.0, tokens.divider);
    ui.painter().hline(strip.x_range(), top + HEADER - 1.0, line);
}
