//! The board: categories by phases, with cards in the cells.

use egui::{
    Align, CornerRadius, CursorIcon, Event, Layout, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, pos2,
    vec2,
};

use super::card::card_ui;
use crate::assess::{Assessment, CardAssessment};
use crate::scenario::{Card, Category, CategoryId, Element, ElementId, Package, PhaseId, Scenario};
use crate::ui::command::Action;
use crate::ui::state::View;
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::menu_chip_ui;
use crate::workshop::{Edit, Workshop};

/// What is dragged over the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DragItem(pub ElementId);

/// The narrowest a column with cards may be, in points.
const MIN_COLUMN: f32 = 216.0;
/// How wide a column without cards is, in points.
const EMPTY_COLUMN: f32 = 88.0;
/// How wide a card must stay for another to stand beside it, in points.
const MIN_LANE: f32 = 315.0;
/// How wide the column of category names is, in points.
const NAMES: f32 = 98.0;
/// How high a row without cards is, in points.
const FOLDED: f32 = 34.0;
/// How high a cell is at least, in points.
const MIN_CELL: f32 = 56.0;

/// Draws the board.
pub fn board_ui(ui: &mut Ui, workshop: &Workshop, view: &mut View, out: &mut Vec<Action>) {
    let Some(package) = workshop.package() else { return };
    let scenario = workshop.scenario();
    let columns = Columns::new(ui.available_width(), scenario, package);
    let pointed = &mut None;
    egui::ScrollArea::both().auto_shrink(false).show(ui, |ui| {
        ui.set_width(columns.right());
        headers_ui(ui, scenario, package, &columns, view);
        if package.cards.is_empty() {
            empty_board_ui(ui, scenario);
        }
        // In the order of the palette, folded or not, so that no row moves when another fills.
        for category in board_categories(scenario) {
            if package.cards.iter().any(|card| in_category(scenario, card, &category.id)) {
                row_ui(ui, &Row { workshop, package, category }, &columns, view, pointed, out);
            } else {
                folded_row_ui(ui, workshop, category, &columns, view, out);
            }
        }
        ui.add_space(space::L);
    });
    view.pointed = pointed.take();
}

/// The categories that have rows: those with elements that can be laid as cards.
fn board_categories(scenario: &Scenario) -> impl Iterator<Item = &Category> {
    scenario
        .categories
        .iter()
        .filter(|category| scenario.elements.iter().any(|element| element.category == category.id && !element.frame))
}

fn in_category(scenario: &Scenario, card: &Card, category: &CategoryId) -> bool {
    scenario.element(&card.element).is_some_and(|element| element.category == *category)
}

/// Where the columns stand, from the left edge of the board.
struct Columns {
    edges: Vec<(f32, f32)>,
}

impl Columns {
    fn new(width: f32, scenario: &Scenario, package: &Package) -> Self {
        let gaps = space::S * (scenario.phases.len() as f32 + 1.0);
        let filled = |phase: &PhaseId| package.cards.iter().any(|card| card.phase == *phase);
        let full = scenario.phases.iter().filter(|phase| filled(&phase.id)).count();
        let empty = scenario.phases.len() - full;
        let room = width - NAMES - gaps - 2.0 * space::S;
        let narrow = if full == 0 { room / empty.max(1) as f32 } else { EMPTY_COLUMN };
        let wide = ((room - narrow * empty as f32) / full.max(1) as f32).max(MIN_COLUMN);
        let mut left = NAMES + space::S;
        let edges = scenario
            .phases
            .iter()
            .map(|phase| {
                let width = if filled(&phase.id) { wide } else { narrow.max(EMPTY_COLUMN) };
                let edge = (left, left + width);
                left += width + space::S;
                edge
            })
            .collect();
        Self { edges }
    }

    fn right(&self) -> f32 {
        self.edges.last().map_or(NAMES, |edge| edge.1)
    }
}

fn headers_ui(ui: &mut Ui, scenario: &Scenario, package: &Package, columns: &Columns, view: &mut View) {
    let tokens = tokens(ui);
    let origin = ui.cursor().min;
    let target = view.opening_phase(scenario, package);
    let text_height = |name: &str, width: f32| {
        ui.painter().layout(name.to_owned(), Type::SmallStrong.font(), tokens.text, width).size().y
    };
    let heights = scenario
        .phases
        .iter()
        .zip(&columns.edges)
        .map(|(phase, (left, right))| text_height(&phase.name, right - left - 12.0));
    let height = heights.fold(space::ROW, f32::max) + 14.0;
    for (phase, (left, right)) in scenario.phases.iter().zip(&columns.edges) {
        let rect = Rect::from_min_max(pos2(origin.x + left, origin.y), pos2(origin.x + right, origin.y + height));
        let chosen = target.as_ref() == Some(&phase.id);
        let mut child = ui.new_child(
            UiBuilder::new().max_rect(rect.shrink2(vec2(2.0, 4.0))).layout(Layout::left_to_right(Align::Center)),
        );
        let text = Type::SmallStrong.text(&phase.name).color(if chosen { tokens.text } else { tokens.text_muted });
        child.spacing_mut().button_padding.x = 4.0;
        let response = child
            .add(egui::Button::selectable(false, text).wrap())
            .on_hover_ui(|ui| {
                ui.label(&phase.name);
                if !phase.about.is_empty() {
                    super::super::widgets::muted_ui(ui, &phase.about);
                }
                super::super::widgets::muted_ui(
                    ui,
                    if chosen { "New cards are laid in this phase" } else { "Click to lay new cards in this phase" },
                );
            })
            .accessible_name(format!("New cards start: {}", phase.name));
        // Eyes see it by the line below; everyone else is told.
        ui.accesskit_node_builder(response.id, |node| node.set_selected(chosen));
        if response.clicked() {
            view.phase = Some(phase.id.clone());
        }
        let line = Stroke::new(if chosen { 2.0 } else { 1.0 }, if chosen { tokens.accent } else { tokens.divider });
        ui.painter().hline(rect.x_range(), rect.bottom(), line);
    }
    ui.allocate_rect(Rect::from_min_size(origin, vec2(columns.right(), height + space::S)), Sense::hover());
}

/// One row of the board.
struct Row<'a> {
    workshop: &'a Workshop,
    package: &'a Package,
    category: &'a Category,
}

fn row_ui(
    ui: &mut Ui,
    row: &Row<'_>,
    columns: &Columns,
    view: &mut View,
    pointed: &mut Option<ElementId>,
    out: &mut Vec<Action>,
) {
    let scenario = row.workshop.scenario();
    let tokens = tokens(ui);
    let origin = ui.cursor().min;
    // The ground is painted under the cards, whose height is known only after they were laid out.
    let grounds: Vec<_> = columns.edges.iter().map(|_| ui.painter().add(Shape::Noop)).collect();
    let mut bottom = origin.y + MIN_CELL;
    let name = Rect::from_min_size(origin, vec2(NAMES - space::S, f32::INFINITY));
    let mut child = ui.new_child(UiBuilder::new().max_rect(name).layout(Layout::top_down(Align::Min)));
    child.add_space(space::M);
    child.add(egui::Label::new(Type::SmallStrong.text(&row.category.name).color(tokens.text_muted)).wrap());
    bottom = bottom.max(child.min_rect().bottom() + space::S);
    for (phase, (left, right)) in scenario.phases.iter().zip(&columns.edges) {
        let inside = Rect::from_min_max(
            pos2(origin.x + left + space::S, origin.y + space::S),
            pos2(origin.x + right - space::S, f32::INFINITY),
        );
        let cards = cell_cards(row, &phase.id);
        let mut child =
            ui.new_child(UiBuilder::new().id_salt((&row.category.id.as_str(), phase.id.as_str())).max_rect(inside));
        cell_ui(&mut child, row.workshop, &cards, view, pointed, out);
        bottom = bottom.max(child.min_rect().bottom() + space::S);
    }
    for ((phase, (left, right)), ground) in scenario.phases.iter().zip(&columns.edges).zip(grounds) {
        let cell = Rect::from_min_max(pos2(origin.x + left, origin.y), pos2(origin.x + right, bottom));
        let hover = drop_target_ui(ui, row, &phase.id, cell, out);
        let fill = if hover { tokens.cell_hover } else { tokens.cell };
        ui.painter().set(ground, Shape::rect_filled(cell, CornerRadius::same(space::RADIUS), fill));
        if hover {
            let stroke = Stroke::new(2.0, tokens.accent);
            ui.painter().rect_stroke(cell, CornerRadius::same(space::RADIUS), stroke, StrokeKind::Inside);
        }
    }
    ui.allocate_rect(Rect::from_min_max(origin, pos2(origin.x + columns.right(), bottom)), Sense::hover());
    ui.add_space(space::S - ui.spacing().item_spacing.y);
}

/// Lets a card be dropped on a cell; whether one hovers over it.
fn drop_target_ui(ui: &Ui, row: &Row<'_>, phase: &PhaseId, cell: Rect, out: &mut Vec<Action>) -> bool {
    let Some(item) = egui::DragAndDrop::payload::<DragItem>(ui.ctx()) else { return false };
    let scenario = row.workshop.scenario();
    let fits = scenario.element(&item.0).is_some_and(|element| element.category == row.category.id);
    let cell = cell.intersect(ui.clip_rect());
    // Where the button was let go, which on a slow machine need not be where the pointer is by now.
    let released = ui.input(|input| input.events.iter().find_map(released_at));
    let over = released.map_or_else(|| ui.rect_contains_pointer(cell), |place| cell.contains(place));
    if !over {
        return false;
    }
    if !fits {
        ui.set_cursor_icon(CursorIcon::NoDrop);
        return false;
    }
    if released.is_some() {
        egui::DragAndDrop::clear_payload(ui.ctx());
        out.push(Action::Edit(laid(row.package, &item.0, phase)));
    }
    true
}

/// Where a button of the mouse was let go, if that is what happened.
fn released_at(event: &Event) -> Option<Pos2> {
    match event {
        Event::PointerButton { pos, pressed: false, .. } => Some(*pos),
        _ => None,
    }
}

/// The edit that brings an element's card to a phase: moves it if it is on the board, else adds it.
fn laid(package: &Package, element: &ElementId, phase: &PhaseId) -> Edit {
    let (element, phase) = (element.clone(), phase.clone());
    if package.card(&element).is_some() { Edit::MoveCard { element, phase } } else { Edit::AddCard { element, phase } }
}

/// A card with what is known of it.
type AssessedCard<'a> = (&'a Card, &'a Element, &'a CardAssessment);

fn cell_cards<'a>(row: &Row<'a>, phase: &PhaseId) -> Vec<AssessedCard<'a>> {
    let scenario = row.workshop.scenario();
    let assessment: &Assessment = row.workshop.assessment();
    let assessed = |card: &'a Card| {
        let element = scenario.element(&card.element)?;
        let assessed = assessment.cards.iter().find(|assessed| assessed.element == card.element)?;
        (element.category == row.category.id && card.phase == *phase).then_some((card, element, assessed))
    };
    row.package.cards.iter().filter_map(assessed).collect()
}

/// The cards of a cell, side by side where it is wide enough.
fn cell_ui(
    ui: &mut Ui,
    workshop: &Workshop,
    cards: &[AssessedCard<'_>],
    view: &mut View,
    pointed: &mut Option<ElementId>,
    out: &mut Vec<Action>,
) {
    let width = ui.available_width();
    let most = ((width / MIN_LANE).floor() as usize).max(1);
    let lanes = most.min(cards.len().max(1));
    let lane_width = (width - space::S * (lanes as f32 - 1.0)) / lanes as f32;
    let top = ui.cursor().min;
    // Each card goes under the shortest lane, so that short and tall cards do not leave holes.
    let mut bottoms = vec![top.y; lanes];
    for (card, element, assessed) in cards {
        let (lane, bottom) =
            bottoms.iter().copied().enumerate().min_by(|one, two| one.1.total_cmp(&two.1)).unwrap_or((0, top.y));
        let corner = pos2(top.x + lane as f32 * (lane_width + space::S), bottom);
        let rect = Rect::from_min_size(corner, vec2(lane_width, f32::INFINITY));
        let mut child = ui.new_child(
            UiBuilder::new().id_salt(element.id.as_str()).max_rect(rect).layout(Layout::top_down(Align::Min)),
        );
        card_ui(&mut child, workshop, card, element, assessed, view, pointed, out);
        if let Some(slot) = bottoms.get_mut(lane) {
            *slot = child.min_rect().bottom() + space::S;
        }
        ui.advance_cursor_after_rect(child.min_rect());
    }
}

/// A row without cards: one line, from which an element can be added.
fn folded_row_ui(
    ui: &mut Ui,
    workshop: &Workshop,
    category: &Category,
    columns: &Columns,
    view: &View,
    out: &mut Vec<Action>,
) {
    let tokens = tokens(ui);
    let scenario = workshop.scenario();
    let Some(package) = workshop.package() else { return };
    let target = view.opening_phase(scenario, package);
    let row = Row { workshop, package, category };
    let origin = ui.cursor().min;
    let text = Type::Small.text(&category.name).color(tokens.text_muted);
    let name = Rect::from_min_size(origin, vec2(NAMES - space::S, FOLDED));
    let mut child = ui.new_child(UiBuilder::new().max_rect(name).layout(Layout::left_to_right(Align::Center)));
    child.add(egui::Label::new(text).wrap().selectable(false));
    let height = child.min_rect().height().max(FOLDED);
    for (phase, (left, right)) in scenario.phases.iter().zip(&columns.edges) {
        let cell = Rect::from_min_max(pos2(origin.x + left, origin.y), pos2(origin.x + right, origin.y + height));
        let hover = drop_target_ui(ui, &row, &phase.id, cell, out);
        let fill = if hover { tokens.cell_hover } else { tokens.cell };
        ui.painter().rect_filled(cell, CornerRadius::same(space::RADIUS), fill);
        if hover {
            ui.painter().rect_stroke(
                cell,
                CornerRadius::same(space::RADIUS),
                Stroke::new(2.0, tokens.accent),
                StrokeKind::Inside,
            );
        }
        if target.as_ref() == Some(&phase.id) {
            let inside = cell.shrink2(vec2(space::S, 4.0));
            let mut child = ui.new_child(
                UiBuilder::new()
                    .id_salt(category.id.as_str())
                    .max_rect(inside)
                    .layout(Layout::left_to_right(Align::Center)),
            );
            add_chip_ui(&mut child, scenario, category, &phase.id, out);
        }
    }
    ui.allocate_rect(Rect::from_min_size(origin, vec2(columns.right(), height)), Sense::hover());
    ui.add_space(space::S - ui.spacing().item_spacing.y);
}

/// A chip with which an element of the category is laid in a phase.
fn add_chip_ui(ui: &mut Ui, scenario: &Scenario, category: &Category, phase: &PhaseId, out: &mut Vec<Action>) {
    menu_chip_ui(ui, "Add", &format!("Add to {}", category.name), |ui| {
        for element in scenario.elements.iter().filter(|element| element.category == category.id && !element.frame) {
            if ui.button(&element.name).clicked() {
                out.push(Action::Edit(Edit::AddCard { element: element.id.clone(), phase: phase.clone() }));
                ui.close();
            }
        }
    });
}

/// What to do next on a board without cards.
fn empty_board_ui(ui: &mut Ui, scenario: &Scenario) {
    let color = tokens(ui).text_muted;
    let next = if scenario.elements.iter().any(|element| !element.frame) {
        "Add an element: click it in the list on the left, or drag it to a phase. The verdict follows at once."
    } else {
        "There is nothing to add yet: elements are written in the scenario’s file, and the README explains how."
    };
    ui.vertical_centered(|ui| {
        ui.add_space(40.0);
        ui.label(Type::Heading.text("The board is empty"));
        ui.add_space(space::XS);
        ui.label(Type::Body.text(next).color(color));
        ui.add_space(40.0);
    });
}
