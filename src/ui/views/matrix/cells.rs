//! The cells of the matrix, and the names beside and above them, which stay in view.

use std::f32::consts::FRAC_PI_2;

use egui::epaint::TextShape;
use egui::scroll_area::ScrollArea;
use egui::style::ScrollAnimation;
use egui::{
    CursorIcon, EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use super::layout::{Grid, Row, WORDS};
use crate::assess::Stance;
use crate::scenario::{Element, ElementId, PartyId};
use crate::ui::command::Action;
use crate::ui::party::Party;
use crate::ui::scene::Scene;
use crate::ui::state::{Centre, Subject, View};
use crate::ui::theme::{Icon, Type, icons, space, tokens};
use crate::ui::views::stance_mark::paint_cell;
use crate::ui::widgets::muted_ui;
use crate::wording;

/// With more cells than this, those out of sight are left out: nobody looks for them, and each costs time.
const MANY: usize = 1500;

/// A matrix, as it stands on the screen.
struct Matrix<'a> {
    scene: &'a Scene,
    elements: &'a [(usize, &'a Element)],
    /// Whose columns there are, with their places among the stances.
    parties: &'a [(usize, Party<'a>)],
    grid: Grid,
    /// Where its corner is, which may be out of sight.
    origin: Pos2,
    /// What of the screen it has.
    screen: Rect,
    /// What of the screen its cells have.
    body: Rect,
    /// The row and column to be lit.
    lit: Option<(usize, usize)>,
}

/// Draws the matrix of these elements, actors and groups, given with their places among the stances.
pub fn grid_ui(
    ui: &mut Ui,
    scene: &Scene,
    elements: &[(usize, &Element)],
    parties: &[(usize, Party<'_>)],
    view: &mut View,
    out: &mut Vec<Action>,
) {
    let shown: Vec<&str> = parties.iter().map(|(_, party)| party.short).collect();
    let grid = Grid::new(ui, scene.scenario(), elements, &shown);
    ScrollArea::both().auto_shrink(false).id_salt("matrix").show_viewport(ui, |ui, viewport| {
        let (all, _) = ui.allocate_exact_size(grid.size(), Sense::hover());
        let screen = viewport.translate(all.min.to_vec2());
        let body = screen.with_min_x(screen.left() + grid.corner.x).with_min_y(screen.top() + grid.corner.y);
        let mut matrix = Matrix { scene, elements, parties, grid, origin: all.min, screen, body, lit: None };
        matrix.cells_ui(ui, view, out);
        matrix.elements_ui(ui, view, out);
        matrix.parties_ui(ui, out);
    });
}

/// Where the cell of an element and an actor or group is found.
fn cell_id(element: &Element, party: &Party<'_>) -> Id {
    Id::unique(("stance", element.id.as_str(), party.id.as_str()))
}

impl<'a> Matrix<'a> {
    /// The row and column that Tab leads to.
    fn current(&self, view: &View) -> (usize, usize) {
        let place = |(element, party): &(ElementId, PartyId)| {
            let row = self.grid.rows.iter().position(|row| self.element(row).is_some_and(|known| known.id == *element));
            let column = self.parties.iter().position(|(_, known)| *party == known.id);
            row.zip(column)
        };
        view.matrix.cell.as_ref().and_then(place).unwrap_or_default()
    }

    fn element(&self, row: &Row) -> Option<&'a Element> {
        self.elements.iter().find(|(place, _)| *place == row.element).map(|(_, element)| *element)
    }

    /// The part of the screen inside the clip, as a ui of its own.
    fn part(&self, ui: &mut Ui, name: &str, clip: Rect) -> Ui {
        let mut part = ui.new_child(UiBuilder::new().id_salt(name).max_rect(clip));
        part.set_clip_rect(clip.intersect(ui.clip_rect()));
        part
    }

    fn cells_ui(&mut self, ui: &mut Ui, view: &mut View, out: &mut Vec<Action>) {
        let body = self.body;
        let whole = ui.painter().with_clip_rect(self.screen.with_min_y(body.top()).intersect(ui.clip_rect()));
        let mut ui = self.part(ui, "cells", body);
        let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|_| ui.rect_contains_pointer(body));
        let current = self.current(view);
        let pointed = pointer.and_then(|place| self.grid.at(place - self.origin));
        let focused = self
            .cell_at(current)
            .is_some_and(|(element, party)| ui.memory(|memory| memory.has_focus(cell_id(element, party))));
        self.lit = pointed.or(focused.then_some(current));
        self.light(&ui);
        for family in self.grid.families.iter().skip(1) {
            let line = self.screen.left()..=self.origin.x + self.grid.size().x;
            let y = self.origin.y + family.top - 3.5;
            whole.hline(line, y, Stroke::new(1.0, tokens(&ui).divider));
        }
        let many = self.grid.rows.len() * self.parties.len() > MANY;
        for (row_place, row) in self.grid.rows.iter().enumerate() {
            let Some(element) = self.element(row) else { continue };
            for (column, (place, party)) in self.parties.iter().enumerate() {
                let rect = self.grid.cell(row, column).translate(self.origin.to_vec2()).shrink(1.5);
                let here = (row_place, column);
                if many && here != current && !rect.intersects(body) {
                    continue;
                }
                if let Some(stance) = self.scene.stances().at(row.element, *place) {
                    let id = cell_id(element, party);
                    self.cell_ui(&mut ui, stance, id, rect, here == current, view, out);
                }
            }
        }
        if focused {
            self.keys_ui(&mut ui, current, view);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "all of them are what a cell is drawn from")]
    fn cell_ui(
        &self,
        ui: &mut Ui,
        stance: &Stance,
        id: Id,
        rect: Rect,
        current: bool,
        view: &mut View,
        out: &mut Vec<Action>,
    ) {
        let scenario = self.scene.scenario();
        // One cell at a time takes part in going round with Tab; arrow keys reach the others from it.
        let sense = if current { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(rect, id, sense);
        let opened = view.subject().is_some_and(|subject| {
            matches!(subject, Subject::Stance(element, actor) if *element == stance.element && *actor == stance.actor)
        });
        response
            .widget_info(|| WidgetInfo::selected(Role::Button, true, opened, wording::stance_line(scenario, stance)));
        if ui.is_rect_visible(rect) {
            let word = (self.grid.column >= WORDS).then(|| wording::stance(stance.kind));
            paint_cell(ui, stance, rect, word);
            self.frame_ui(ui, &response, opened);
        }
        if response.clicked() {
            response.request_focus();
            view.matrix.cell = Some((stance.element.clone(), stance.actor.clone()));
            out.push(Action::Open(Subject::Stance(stance.element.clone(), stance.actor.clone())));
        }
        if response.gained_focus() {
            self.reveal(ui, rect);
        }
        if response.hovered() {
            response.on_hover_cursor(CursorIcon::PointingHand).on_hover_ui(|ui| self.tip_ui(ui, stance));
        }
    }

    /// The edge of a cell that is pointed at or is explained.
    fn frame_ui(&self, ui: &Ui, response: &Response, opened: bool) {
        let tokens = tokens(ui);
        let edge = if opened {
            Stroke::new(2.0, tokens.card_border_selected)
        } else if response.hovered() {
            Stroke::new(1.5, tokens.card_border_hover)
        } else {
            return;
        };
        ui.painter().rect_stroke(response.rect, 4, edge, StrokeKind::Inside);
    }

    fn tip_ui(&self, ui: &mut Ui, stance: &Stance) {
        ui.label(Type::Strong.text(wording::stance_line(self.scene.scenario(), stance)));
        for ground in wording::grounds(self.scene.scenario(), stance) {
            muted_ui(ui, ground);
        }
        if !stance.complete {
            muted_ui(ui, wording::UNFINISHED_MEANING);
        }
    }

    /// Scrolls so that a cell stands clear of the names.
    fn reveal(&self, ui: &Ui, cell: Rect) {
        let clear = Rect::from_min_max(cell.min - self.grid.corner - vec2(space::S, space::S), cell.max);
        ui.scroll_to_rect_animation(clear, None, ScrollAnimation::none());
    }

    /// Goes to another cell with the arrow keys.
    fn keys_ui(&self, ui: &mut Ui, (row, column): (usize, usize), view: &mut View) {
        let Some((element, party)) = self.cell_at((row, column)) else { return };
        let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(cell_id(element, party), filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let last = self.parties.len().saturating_sub(1);
        let (mut to_row, mut to_column) = (row, column);
        for (key, to) in [
            (Key::ArrowUp, (row.saturating_sub(1), column)),
            (Key::ArrowDown, (row + 1, column)),
            (Key::ArrowLeft, (row, column.saturating_sub(1))),
            (Key::ArrowRight, (row, column + 1)),
            (Key::Home, (row, 0)),
            (Key::End, (row, last)),
        ] {
            if pressed(key) {
                (to_row, to_column) = to;
            }
        }
        let to = (to_row, to_column);
        if to == (row, column) {
            return;
        }
        if let Some((element, party)) = self.cell_at(to) {
            view.matrix.cell = Some((element.id.clone(), party.id.clone()));
            ui.memory_mut(|memory| memory.request_focus(cell_id(element, party)));
            if let Some(row) = self.grid.rows.get(to.0) {
                self.reveal(ui, self.grid.cell(row, to.1).translate(self.origin.to_vec2()));
            }
        }
    }

    fn cell_at(&self, (row, column): (usize, usize)) -> Option<(&'a Element, &'a Party<'a>)> {
        let element = self.element(self.grid.rows.get(row)?)?;
        self.parties.get(column).map(|(_, party)| (element, party))
    }

    /// Lights the row and the column.
    fn light(&self, ui: &Ui) {
        let Some((row, column)) = self.lit else { return };
        let Some(row) = self.grid.rows.get(row) else { return };
        let cell = self.grid.cell(row, column).translate(self.origin.to_vec2());
        let color = tokens(ui).cell_hover;
        let right = self.origin.x + self.grid.size().x;
        ui.painter().rect_filled(cell.with_min_x(self.body.left()).with_max_x(right), 0.0, color);
        ui.painter().rect_filled(cell.with_min_y(self.body.top()).with_max_y(cell.bottom()), 0.0, color);
    }

    /// Draws the names of categories and elements.
    fn elements_ui(&self, ui: &mut Ui, view: &View, out: &mut Vec<Action>) {
        let clip = Rect::from_min_max(pos2(self.screen.left(), self.body.top()), self.body.left_bottom());
        // In a line of its own, the name of a category may be wider than those of elements.
        let line = if self.grid.categories > 0.0 { clip } else { self.screen.with_min_y(clip.top()) };
        let over = ui.painter().with_clip_rect(line.intersect(ui.clip_rect()));
        let mut ui = self.part(ui, "elements", clip);
        let (left, top) = (clip.left(), self.origin.y);
        for (place, family) in self.grid.families.iter().enumerate() {
            let corner = pos2(left, top + family.top + 4.0);
            let rect = Rect::from_min_size(corner, family.name.size());
            let label = ui.interact(rect, ui.scope_id().with(("category", place)), Sense::hover());
            label.widget_info(|| WidgetInfo::labeled(Role::Label, true, family.name.text()));
            over.galley(corner, family.name.clone(), tokens(&ui).text_muted);
        }
        for (place, row) in self.grid.rows.iter().enumerate() {
            let Some(element) = self.element(row) else { continue };
            let corner = pos2(left + self.grid.categories, top + row.top);
            let rect = Rect::from_min_max(corner, pos2(clip.right(), corner.y + row.height));
            let lit = self.lit.is_some_and(|(row, _)| row == place);
            self.element_ui(&mut ui, element, row, rect, lit, view, out);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "all of them are what a name is drawn from")]
    fn element_ui(
        &self,
        ui: &mut Ui,
        element: &Element,
        row: &Row,
        rect: Rect,
        lit: bool,
        view: &View,
        out: &mut Vec<Action>,
    ) {
        let tokens = tokens(ui);
        let on_board = self.scene.package().is_some_and(|package| package.card(&element.id).is_some());
        let sense = if on_board { Sense::click() } else { Sense::hover() };
        let response = ui.interact(rect, ui.scope_id().with(element.id.as_str()), sense);
        response.widget_info(|| match on_board {
            true => WidgetInfo::labeled(Role::Button, true, format!("{}, on the board", element.name)),
            false => WidgetInfo::labeled(Role::Label, true, &element.name),
        });
        if lit || (on_board && response.hovered()) {
            ui.painter().rect_filled(rect, 0.0, tokens.cell_hover);
        }
        if on_board {
            let dot = Rect::from_center_size(pos2(rect.left() + 9.0, rect.center().y), vec2(14.0, 14.0));
            icons::paint(ui.painter(), Icon::Dot, dot, tokens.accent);
        }
        let corner = pos2(rect.left() + 20.0, rect.center().y - row.name.size().y / 2.0);
        ui.painter().galley(corner, row.name.clone(), tokens.text);
        if response.clicked() && view.subject() != Some(&Subject::Card(element.id.clone())) {
            out.push(Action::Open(Subject::Card(element.id.clone())));
        }
        if response.hovered() {
            response.on_hover_ui(|ui| {
                ui.label(Type::Strong.text(&element.name));
                muted_ui(ui, &element.about);
            });
        }
    }

    /// Draws the names of actors and groups.
    fn parties_ui(&self, ui: &mut Ui, out: &mut Vec<Action>) {
        let clip = Rect::from_min_max(pos2(self.body.left(), self.screen.top()), self.body.right_top());
        let mut ui = self.part(ui, "actors", clip);
        for (column, (_, party)) in self.parties.iter().enumerate() {
            let left = self.origin.x + self.grid.corner.x + self.grid.column * column as f32;
            let rect = Rect::from_x_y_ranges(left..=left + self.grid.column, clip.y_range());
            let lit = self.lit.is_some_and(|(_, lit)| lit == column);
            self.party_ui(&mut ui, party, column, rect, lit, out);
        }
        let edge = Stroke::new(1.0, tokens(&ui).divider);
        let end = (self.origin.x + self.grid.size().x).min(clip.right());
        ui.painter().hline(clip.left()..=end, clip.bottom() - 0.5, edge);
    }

    fn party_ui(&self, ui: &mut Ui, party: &Party<'_>, column: usize, rect: Rect, lit: bool, out: &mut Vec<Action>) {
        let tokens = tokens(ui);
        let response = ui.interact(rect, ui.scope_id().with(party.id.as_str()), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("All positions of {}", party.name)));
        if lit || response.hovered() {
            ui.painter().rect_filled(rect, 0.0, tokens.cell_hover);
        }
        if let Some(name) = self.grid.names.get(column) {
            let color = tokens.text;
            if self.grid.upright {
                let top = rect.bottom() - 6.0 - name.size().y;
                ui.painter().galley(pos2(rect.center().x, top), name.clone(), color);
            } else {
                let corner = pos2(rect.center().x - name.size().y / 2.0, rect.bottom() - 6.0);
                ui.painter().add(TextShape::new(corner, name.clone(), color).with_angle(-FRAC_PI_2));
            }
        }
        if response.clicked() {
            out.push(Action::Show(Centre::Actor(party.id.clone())));
        }
        if response.hovered() {
            let standing = self.scene.assessment().actors.iter().find(|standing| standing.actor == party.id);
            response.on_hover_cursor(CursorIcon::PointingHand).on_hover_ui(|ui| {
                ui.label(Type::Strong.text(party.name));
                if party.group {
                    let members = self.scene.scenario().members(&party.id).map(|member| member.name.as_str());
                    muted_ui(ui, format!("A group: {}", wording::list(members)));
                }
                if let Some(standing) = standing {
                    muted_ui(ui, wording::sentence(&wording::actor_line(self.scene.scenario(), standing)));
                }
            });
        }
    }
}
