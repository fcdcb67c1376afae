//! A table for one person who enters the votes of a whole room: a row for each question, a column for each seat.

use egui::{Id, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use super::columns::row_ui;
use super::rows::{Said, answered_ui, enter, said};
use super::{Answer, Asked, EDGE, TOOLS};
use crate::scenario::Seat;
use crate::ui::command::Action;
use crate::ui::room_view::Ballots;
use crate::ui::scene::Scene;
use crate::ui::state::{Centre, View};
use crate::ui::theme::{Icon, Tone, Type, icons, space, tokens};
use crate::ui::widgets::line::{Line, line_ui};
use crate::ui::widgets::primary_button;
use crate::wording;

/// How high a row is, in points.
const ROW: f32 = 34.0;
/// How wide the column of a seat is, from and to, in points.
const COLUMN: (f32, f32) = (74.0, 132.0);

/// The table.
struct Table<'a> {
    scene: &'a Scene,
    asked: Vec<Asked>,
    /// The seats, and whether what each has voted stays closed.
    seats: Vec<(&'a Seat, bool)>,
    names: f32,
    column: f32,
}

/// Draws the table.
pub fn entry_ui(ui: &mut Ui, scene: &Scene, view: &mut View, out: &mut Vec<Action>) {
    let whole = ui.max_rect();
    let (bar, rest) = whole.split_top_bottom_at_y(whole.top() + TOOLS);
    let revealed = scene.scenario().votes_revealed;
    let shut = |seat: &Seat| !revealed && view.room.is_closed(seat) && !view.room.is_by_hand(&seat.id);
    let seats: Vec<_> = scene.scenario().seats.iter().map(|seat| (seat, shut(seat))).collect();
    let names = (whole.width() * 0.228).clamp(140.0, 420.0);
    let room = whole.width() - names - 2.0 * EDGE;
    let column = (room / seats.len().max(1) as f32).floor().clamp(COLUMN.0, COLUMN.1);
    let open: Vec<&Seat> = seats.iter().filter(|(_, shut)| !shut).map(|(seat, _)| *seat).collect();
    let table = Table { scene, asked: Asked::all(scene, &open), seats, names, column };
    let behind = view.room.place.0 >= table.asked.len();
    head_ui(ui, bar, behind && view.room.enter, out);
    if behind {
        view.room.enter = false;
    }
    let mut page = ui.new_child(UiBuilder::new().id_salt("entry").max_rect(rest));
    ScrollArea::both().auto_shrink(false).show(&mut page, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        table.seats_ui(ui);
        for place in 0..table.asked.len() {
            table.row_ui(ui, place, view, out);
        }
        ui.add_space(space::L);
    });
}

fn head_ui(ui: &mut Ui, rect: Rect, turn: bool, out: &mut Vec<Action>) {
    let colors = tokens(ui);
    ui.painter().rect_filled(rect, 0.0, colors.panel);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colors.divider));
    let inner = rect.shrink2(vec2(EDGE, 8.0));
    let done = Rect::from_min_max(pos2(inner.right() - 90.0, inner.top()), inner.max);
    let title = "The room’s votes, by hand";
    let line = Line::new(ui, title, Type::Heading.font(), colors.text, inner.width() * 0.45);
    let at = line_ui(ui, inner.with_max_x(inner.left() + line.width()), title, Type::Heading.font(), colors.text);
    let keys = "0–4 for cards, 1–3 for positions, Delete for no view; arrows and Tab move";
    let rest = inner.with_min_x(at.rect.right() + space::L).with_max_x(done.left() - space::M);
    line_ui(ui, rest, keys, Type::Small.font(), colors.text_muted);
    let mut child = ui.new_child(UiBuilder::new().id_salt("done").max_rect(done));
    let button = primary_button(&child, "Done", true);
    let button = child.put(done, button);
    if turn {
        button.request_focus();
    }
    if button.clicked() {
        out.push(Action::Show(Centre::Ballot(Ballots::Passed)));
    }
}

impl Table<'_> {
    fn width(&self) -> f32 {
        EDGE + self.names + self.column * self.seats.len() as f32 + EDGE
    }

    fn cell(&self, row: Rect, column: usize) -> Rect {
        let left = row.left() + EDGE + self.names + column as f32 * self.column;
        Rect::from_min_size(pos2(left, row.top()), vec2(self.column, row.height()))
    }

    /// Whose columns there are.
    fn seats_ui(&self, ui: &mut Ui) {
        let (rect, mut row) = row_ui(ui, "seats", vec2(self.width(), 38.0));
        let ui = &mut row;
        let colors = tokens(ui);
        for (column, (seat, shut)) in self.seats.iter().enumerate() {
            let mut place = self.cell(rect, column).shrink2(vec2(4.0, 8.0));
            if *shut {
                let mark = Rect::from_center_size(pos2(place.left() + 7.0, place.center().y), vec2(12.0, 12.0));
                icons::paint(ui.painter(), Icon::Lock, mark, colors.text_muted);
                place.min.x += 18.0;
            }
            let name = wording::name::seat(self.scene.scenario(), &seat.id);
            line_ui(ui, place, &name, Type::SmallStrong.font(), colors.text);
        }
    }

    fn row_ui(&self, ui: &mut Ui, row: usize, view: &mut View, out: &mut Vec<Action>) {
        let Some(asked) = self.asked.get(row) else { return };
        let (rect, mut child) = row_ui(ui, row, vec2(self.width(), ROW));
        let ui = &mut child;
        let colors = tokens(ui);
        let name = asked.name(self.scene.scenario());
        let label = Rect::from_min_size(rect.min + vec2(EDGE, 4.0), vec2(self.names - space::M, ROW - 8.0));
        line_ui(ui, label, &name, Type::Body.font(), colors.text);
        for (column, (seat, shut)) in self.seats.iter().enumerate() {
            let cell = self.cell(rect, column).shrink(3.0);
            if *shut {
                let text = format!("{name}, {}: closed", wording::name::seat(self.scene.scenario(), &seat.id));
                let closed = ui.interact(cell, ui.scope_id().with(("shut", row, column)), Sense::hover());
                closed.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, text.as_str()));
                ui.painter().rect_filled(cell, f32::from(space::RADIUS), colors.off);
            } else {
                self.cell_ui(ui, cell, (row, column), (&name, asked, seat), view, out);
            }
        }
    }

    fn cell_ui(
        &self,
        ui: &mut Ui,
        rect: Rect,
        (row, column): (usize, usize),
        (name, asked, seat): (&str, &Asked, &Seat),
        view: &mut View,
        out: &mut Vec<Action>,
    ) {
        let given = asked.given(self.scene, seat);
        let here = self.current(view) == Some((row, column));
        let who = wording::name::seat(self.scene.scenario(), &seat.id);
        let spoken = format!("{name}, {who}: {}", given.map_or("no view", Answer::text));
        let response = answered_ui(ui, rect, Id::unique(("entry", row, column)), here, &spoken);
        enter(ui, &response, here && view.room.enter);
        if here {
            view.room.enter = false;
        }
        self.paint(ui, rect, asked, given, response.has_focus());
        if response.clicked() {
            (view.room.place, view.room.enter) = ((row, column), true);
        }
        let open: Vec<usize> = self.open().collect();
        let ends =
            (row == 0 && open.first() == Some(&column), row + 1 == self.asked.len() && open.last() == Some(&column));
        match said(ui, &response, asked, Some(ends)) {
            Some(Said::Answer(answer)) => {
                view.room.entered(&seat.id);
                if answer != given {
                    out.push(asked.edit(seat, answer));
                }
                self.go((row, column), (0, 1), true, view);
            }
            Some(Said::Go(right, down)) => self.go((row, column), (right, down), right != 0, view),
            None => {}
        }
    }

    fn paint(&self, ui: &Ui, rect: Rect, asked: &Asked, given: Option<Answer>, focused: bool) {
        let colors = tokens(ui);
        let ground = if focused { colors.tone(Tone::Accent).soft } else { colors.card };
        ui.painter().rect(rect, space::RADIUS, ground, Stroke::new(1.0, colors.card_border), StrokeKind::Inside);
        let Some(answer) = given else { return };
        let key = asked.answers().into_iter().find(|(_, known)| *known == answer).map_or(0, |(key, _)| key);
        let inner = rect.shrink2(vec2(7.0, 0.0));
        let digit = Line::new(ui, &key.to_string(), Type::SmallStrong.font(), colors.text, inner.width());
        let word = inner.with_min_x(digit.paint(ui, inner).right() + 6.0);
        let line = Line::new(ui, answer.text(), Type::Small.font(), colors.text_muted, word.width());
        // Half a word says less than the digit.
        if !line.is_cut() {
            line.paint(ui, word);
        }
    }

    /// The columns that can be filled in.
    fn open(&self) -> impl Iterator<Item = usize> {
        self.seats.iter().enumerate().filter(|(_, (_, shut))| !shut).map(|(column, _)| column)
    }

    /// The cell that Tab leads to.
    fn current(&self, view: &View) -> Option<(usize, usize)> {
        let (row, column) = view.room.place;
        let column = self.open().find(|open| *open >= column).or_else(|| self.open().next())?;
        Some((row.min(self.asked.len().checked_sub(1)?), column))
    }

    /// Goes on from a cell; `on`: beyond the end of a row or column to the next one.
    fn go(&self, (row, column): (usize, usize), (right, down): (isize, isize), on: bool, view: &mut View) {
        let open: Vec<usize> = self.open().collect();
        let here = open.iter().position(|open| *open == column).unwrap_or(0);
        let (rows, columns) = (self.asked.len(), open.len());
        let place = if on && down == 1 {
            // A ballot after the other.
            let next = here * rows + row + 1;
            if next >= rows * columns { None } else { Some((next % rows, next / rows)) }
        } else if on {
            let next = (row * columns + here).checked_add_signed(right).filter(|next| *next < rows * columns);
            Some(next.map_or((row, here), |next| (next / columns, next % columns)))
        } else {
            Some((row.saturating_add_signed(down).min(rows - 1), here))
        };
        let place = place.map(|(row, column)| (row, open.get(column).copied().unwrap_or(0)));
        (view.room.place, view.room.enter) = (place.unwrap_or((rows, column)), true);
    }
}
