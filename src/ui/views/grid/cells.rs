//! The cells of the grid, and the names beside and above them, which stay in sight.

use egui::scroll_area::ScrollArea;
use egui::style::ScrollAnimation;
use egui::{
    Align, Id, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, Widget as _, WidgetInfo,
    pos2, vec2,
};

use super::keys::{self, Said};
use super::rows::{Cell, Column, Row, Table, Value};
use super::set;
use crate::scenario::{Feasibility, ItemKey, ItemKind};
use crate::ui::command::{Action, Authoring};
use crate::ui::editor::Page;
use crate::ui::state::View;
use crate::ui::theme::{FeasibilityBar, Icon, Tone, Type, icons, space, tokens};
use crate::ui::widgets::line::{Line, line_ui, press_ui, tip};
use crate::workshop::author::Given;

/// How high a row is, in points.
const ROW: f32 = 30.0;
/// How much higher one is that begins a category.
const CATEGORY: f32 = 24.0;
/// How high the heads are.
const HEAD: f32 = 44.0;
/// How wide a column is, from and to.
const COLUMN: (f32, f32) = (76.0, 132.0);
/// How wide the names of the rows are, from and to.
const NAMES: (f32, f32) = (170.0, 360.0);
/// How far options stand in.
const INDENT: f32 = 16.0;
/// How wide the box is that ticks a row.
const TICK: f32 = 26.0;
/// With more cells than this, those out of sight are left out: nobody looks for them, and each costs time.
const MANY: usize = 1500;

/// The grid, as it stands on the screen.
struct Laid<'a, 's> {
    table: &'a Table<'s>,
    /// Where each row begins, and where the last one ends.
    tops: Vec<f32>,
    names: f32,
    column: f32,
    /// Where its corner is, which may be out of sight.
    origin: Pos2,
    /// What of the screen it has.
    screen: Rect,
    /// What of the screen its cells have.
    body: Rect,
}

/// Draws heads, names and cells.
pub fn cells_ui(ui: &mut Ui, table: &Table<'_>, view: &mut View, out: &mut Vec<Action>) {
    let width = ui.available_width() - space::M;
    let names = (width * 0.28).clamp(NAMES.0, NAMES.1);
    let column = ((width - names) / table.columns.len() as f32).floor().clamp(COLUMN.0, COLUMN.1);
    let mut tops = vec![HEAD];
    for row in &table.rows {
        let above = tops.last().copied().unwrap_or(HEAD);
        tops.push(above + ROW + if row.category.is_some() { CATEGORY } else { 0.0 });
    }
    let bottom = tops.last().copied().unwrap_or(HEAD);
    let size = vec2(names + column * table.columns.len() as f32, bottom + space::S);
    let salt = format!("grid {:?}", table.sheet);
    ScrollArea::both().auto_shrink(false).id_salt(salt).show_viewport(ui, |ui, viewport| {
        let (all, _) = ui.allocate_exact_size(size, Sense::hover());
        let screen = viewport.translate(all.min.to_vec2());
        let body = screen.with_min_x(screen.left() + names).with_min_y(screen.top() + HEAD);
        let laid = Laid { table, tops, names, column, origin: all.min, screen, body };
        laid.body_ui(ui, view, out);
        laid.names_ui(ui, view, out);
        laid.heads_ui(ui, view);
    });
}

impl Laid<'_, '_> {
    /// The part of the screen inside the clip, as a ui of its own.
    fn part(&self, ui: &mut Ui, name: &str, clip: Rect) -> Ui {
        let mut part = ui.new_child(UiBuilder::new().id_salt(name).max_rect(clip));
        part.set_clip_rect(clip.intersect(ui.clip_rect()));
        part
    }

    /// The height at which a row stands, without the name of the category above it.
    fn row_at(&self, place: usize) -> f32 {
        self.origin.y + self.tops.get(place + 1).copied().unwrap_or(HEAD) - ROW
    }

    fn cell_at(&self, (row, column): (usize, usize)) -> Rect {
        let left = self.origin.x + self.names + self.column * column as f32;
        Rect::from_min_size(pos2(left, self.row_at(row)), vec2(self.column, ROW))
    }

    fn body_ui(&self, ui: &mut Ui, view: &mut View, out: &mut Vec<Action>) {
        let mut ui = self.part(ui, "cells", self.body);
        let at = view.grid.at;
        let many = self.table.rows.len() * self.table.columns.len() > MANY;
        for (row_place, row) in self.table.rows.iter().enumerate() {
            for (column_place, column) in self.table.columns.iter().enumerate() {
                let here = (row_place, column_place);
                let rect = self.cell_at(here);
                if !many || here == at || rect.intersects(self.body) {
                    self.cell_ui(&mut ui, (row, column), here, here == at, view, out);
                }
            }
        }
    }

    fn cell_ui(
        &self,
        ui: &mut Ui,
        (row, column): (&Row<'_>, &Column<'_>),
        here: (usize, usize),
        current: bool,
        view: &mut View,
        out: &mut Vec<Action>,
    ) {
        let rect = self.cell_at(here).shrink(1.5);
        let cell = self.table.cell(row, column);
        let spoken = format!("{}, {}: {}", row.full(), column.name, cell.word());
        // One cell at a time takes part in going round with Tab; arrow keys reach the others from it.
        let id = Id::unique(("grid", here));
        let response = ui.interact(rect, id, if current { Sense::click() } else { Sense::CLICK });
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken.as_str()));
        if ui.is_rect_visible(rect) {
            let ticked = current || view.grid.ticked.contains(&row.giver);
            let together = ticked && here.1 == view.grid.at.1;
            self.paint(ui, rect, &cell, together, response.has_focus());
        }
        // What heads and cell do not say by themselves.
        if response.hovered() && !matches!(cell, Cell::Set(_)) {
            tip(&response, rect, &spoken);
        }
        if response.clicked() {
            (view.grid.at, view.grid.enter) = (here, true);
            if let Cell::Set(Value::Offer(given)) = cell
                && !matches!(given, Given::Level(_))
            {
                let to = if given == Given::Nothing { Given::Provider } else { Given::Nothing };
                set(self.table, view, Value::Offer(to), out);
            }
        }
        if current {
            self.keyboard(ui, &response, &cell, view, out);
        }
    }

    /// Gives the cell the keyboard, if it is its turn, and does what that says.
    fn keyboard(&self, ui: &Ui, response: &Response, cell: &Cell, view: &mut View, out: &mut Vec<Action>) {
        // Whatever was clicked elsewhere takes the keyboard away in the same frame.
        if ui.input(|input| input.pointer.any_click()) {
            ui.request_repaint();
        } else if std::mem::take(&mut view.grid.enter) {
            response.request_focus();
            self.reveal(ui, view.grid.at);
            // The keys are its own from the next frame on.
            ui.request_repaint();
        }
        let provides = *cell != Cell::Set(Value::Offer(Given::Nothing));
        match keys::said(ui, response, self.table.sheet, provides) {
            Some(Said::Set(value)) => set(self.table, view, value, out),
            Some(Said::Go { right, down, tick }) => keys::go(self.table, view, (right, down), tick),
            Some(Said::Tick) => keys::tick(self.table, view, view.grid.at.0),
            Some(Said::TickAll) => {
                view.grid.ticked.extend(self.table.rows.iter().map(|row| row.giver.clone()));
            }
            Some(Said::Open) => {
                if let Some(key) = self.table.leads_to(view.grid.at) {
                    out.push(Action::Author(Authoring::Show(Page::Item(key))));
                }
            }
            None => {}
        }
    }

    /// Scrolls so that a cell stands clear of the names.
    fn reveal(&self, ui: &Ui, at: (usize, usize)) {
        let cell = self.cell_at(at);
        let clear = Rect::from_min_max(cell.min - vec2(self.names + space::S, HEAD + space::S), cell.max);
        ui.scroll_to_rect_animation(clear, None, ScrollAnimation::none());
    }

    fn paint(&self, ui: &mut Ui, rect: Rect, cell: &Cell, together: bool, focused: bool) {
        let colors = tokens(ui);
        let empty = matches!(cell, Cell::Set(Value::Offer(Given::Nothing) | Value::Gift(None)));
        let ground = match together {
            true => colors.tone(Tone::Accent).soft,
            false if empty => egui::Color32::TRANSPARENT,
            false => colors.card,
        };
        let edge = if focused { Stroke::new(2.0, colors.accent) } else { Stroke::new(1.0, colors.card_border) };
        ui.painter().rect(rect, space::RADIUS, ground, edge, StrokeKind::Inside);
        let inner = rect.shrink2(vec2(7.0, 0.0));
        match cell {
            Cell::Set(Value::Offer(Given::Nothing) | Value::Gift(None)) => {}
            Cell::Set(Value::Offer(Given::Provider)) => {
                self.marked(ui, inner, Icon::Unknown, "may", "may provide");
            }
            Cell::Set(Value::Offer(Given::Level(level))) => self.level(ui, inner, *level),
            Cell::Set(Value::Gift(Some(degree))) => {
                let text = degree.0.to_string();
                let line = Line::new(ui, &text, Type::Strong.font(), colors.text, inner.width());
                line.paint(ui, inner.with_min_x(inner.center().x - line.width() / 2.0));
            }
            Cell::ByGroup(level) => {
                let short = format!("({})", level.number());
                let long = format!("{short} group");
                self.marked(ui, inner, Icon::Person, &short, &long);
            }
            Cell::ToldByGroup(_) => self.marked(ui, inner, Icon::Person, "(…)", "(…) group"),
            Cell::Told { level: Some(level), .. } => {
                let short = format!("{} …", level.number());
                self.marked(ui, inner, Icon::More, &short, &format!("{} and more", level.number()));
            }
            Cell::Told { .. } => self.marked(ui, inner, Icon::More, "more", "more said"),
        }
    }

    /// A level, as its number, its bar and its word, as far as there is room.
    fn level(&self, ui: &mut Ui, rect: Rect, level: Feasibility) {
        let colors = tokens(ui);
        let digit = Line::new(ui, &level.number().to_string(), Type::Strong.font(), colors.text, rect.width());
        let after = digit.paint(ui, rect).right() + 5.0;
        let bar = FeasibilityBar::new(level);
        let size: Vec2 = bar.size();
        let place = Rect::from_min_size(pos2(after, rect.center().y - size.y / 2.0), size);
        let mut child =
            ui.new_child(UiBuilder::new().max_rect(place).layout(egui::Layout::left_to_right(Align::Center)));
        bar.ui(&mut child);
        let word = rect.with_min_x(place.right() + 6.0);
        let word_text = crate::wording::feasibility(level);
        let line = Line::new(ui, word_text, Type::Small.font(), colors.text_muted, word.width());
        // Half a word says less than the number.
        if !line.is_cut() {
            line.paint(ui, word);
        }
    }

    /// A shape and the longer of two texts that fits.
    fn marked(&self, ui: &Ui, rect: Rect, icon: Icon, short: &str, long: &str) {
        let color = tokens(ui).text_muted;
        let mark = Rect::from_center_size(pos2(rect.left() + 6.0, rect.center().y), vec2(12.0, 12.0));
        icons::paint(ui.painter(), icon, mark, color);
        let place = rect.with_min_x(mark.right() + 4.0);
        let text = crate::ui::widgets::line::fitting(ui, &[long, short], &Type::Small.font(), place.width());
        Line::new(ui, text, Type::Small.font(), color, place.width()).paint(ui, place);
    }

    /// Draws the names of the rows, each with the box that ticks it.
    fn names_ui(&self, ui: &mut Ui, view: &mut View, out: &mut Vec<Action>) {
        let clip = Rect::from_min_max(pos2(self.screen.left(), self.body.top()), self.body.left_bottom());
        let over = ui.painter().with_clip_rect(self.screen.with_min_y(clip.top()).intersect(ui.clip_rect()));
        let mut ui = self.part(ui, "names", clip);
        let ui = &mut ui;
        for (place, row) in self.table.rows.iter().enumerate() {
            let rect = Rect::from_min_size(pos2(clip.left(), self.row_at(place)), vec2(self.names, ROW));
            if let Some(category) = row.category {
                let above = rect.translate(vec2(4.0, -CATEGORY)).with_max_x(clip.right());
                over.hline(self.screen.x_range(), above.top() + 2.0, Stroke::new(1.0, tokens(ui).divider));
                let label = above.with_min_y(above.top() + 4.0).with_max_y(rect.top() + 2.0);
                line_ui(ui, label, category, Type::SmallStrong.font(), tokens(ui).text_muted);
            }
            if !rect.intersects(clip) && self.table.rows.len() > MANY {
                continue;
            }
            self.tick_ui(ui, rect.with_max_x(rect.left() + TICK), place, row, view);
            let indent = if row.giver.option.is_some() { INDENT } else { 0.0 };
            let name = rect.with_min_x(rect.left() + TICK + indent).with_max_x(rect.right() - 6.0);
            let response = press_ui(ui, name, ("name", place), Role::Link, &format!("Open {}", row.full()));
            let color = if place == view.grid.at.0 { tokens(ui).accent } else { tokens(ui).text };
            let font = if row.giver.option.is_some() { Type::Small } else { Type::Body };
            let line = Line::new(ui, &row.name, font.font(), color, name.width());
            line.paint(ui, name);
            if line.is_cut() {
                tip(&response, name, &row.full());
            }
            if response.clicked() {
                let key = ItemKey::new(ItemKind::Element, &row.giver.element);
                out.push(Action::Author(Authoring::Show(Page::Item(key))));
            }
        }
    }

    fn tick_ui(&self, ui: &mut Ui, rect: Rect, place: usize, row: &Row<'_>, view: &mut View) {
        let ticked = view.grid.ticked.contains(&row.giver);
        // The keyboard ticks a row from any of its cells.
        let response = ui.interact(rect, ui.scope_id().with(("tick", place)), Sense::CLICK);
        response.widget_info(|| {
            WidgetInfo::selected(Role::CheckBox, true, ticked, format!("Set together: {}", row.full()))
        });
        let (icon, color) =
            if ticked { (Icon::Ticked, tokens(ui).accent) } else { (Icon::Box, tokens(ui).control_border) };
        icons::paint(ui.painter(), icon, Rect::from_center_size(rect.center(), vec2(16.0, 16.0)), color);
        if response.clicked() {
            keys::tick(self.table, view, place);
            (view.grid.at.0, view.grid.enter) = (place, true);
        }
    }

    /// Draws the heads of the columns.
    fn heads_ui(&self, ui: &mut Ui, view: &View) {
        let clip = Rect::from_min_max(pos2(self.body.left(), self.screen.top()), self.body.right_top());
        let mut ui = self.part(ui, "heads", clip);
        let ui = &mut ui;
        for (place, column) in self.table.columns.iter().enumerate() {
            let left = self.origin.x + self.names + self.column * place as f32;
            let rect = Rect::from_x_y_ranges(left + 3.0..=left + self.column - 3.0, clip.y_range());
            let color = if place == view.grid.at.1 { tokens(ui).accent } else { tokens(ui).text };
            // Text does not break after a dash by itself.
            let fits = Line::new(ui, column.short, Type::SmallStrong.font(), color, rect.width());
            let name = if fits.is_cut() { column.short.replace('–', "–\n") } else { column.short.to_owned() };
            let mut job = egui::text::LayoutJob::simple(name, Type::SmallStrong.font(), color, rect.width());
            (job.wrap.max_rows, job.halign) = (2, Align::Center);
            let galley = ui.painter().layout_job(job);
            let response = ui.interact(rect, ui.scope_id().with(("head", place)), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, column.name));
            if galley.elided || column.short != column.name {
                tip(&response, rect, column.name);
            }
            ui.painter().galley(pos2(rect.center().x, rect.bottom() - 6.0 - galley.size().y), galley, color);
        }
        let edge = Stroke::new(1.0, tokens(ui).divider);
        ui.painter().hline(clip.x_range(), clip.bottom() - 0.5, edge);
    }
}
