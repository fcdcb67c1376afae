//! The comparison: packages and rounds side by side, a row for each thing in which they differ.

use std::sync::Arc;

use egui::{Align, Button, Galley, Label, Layout, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use super::tones;
use crate::assess::Certainty;
use crate::report::comparison::{Cell, Column, MOST, Mark, Row, Section};
use crate::scenario::{Feasibility, Firmness, Scenario};
use crate::ui::command::Action;
use crate::ui::comparison::Shown;
use crate::ui::scene::Scene;
use crate::ui::state::{Order, Side, View};
use crate::ui::theme::{FeasibilityBar, Icon, Tone, Type, icons, space, tokens};
use crate::ui::widgets::chip::menu_chip_ui;
use crate::ui::widgets::{choice_ui, icon_atom, icon_button_ui, muted_ui, section_ui, tick_ui, toned_ui};
use crate::wording;

/// How wide the names of rows are: a share of all, and at least and at most in points.
const NAMES: (f32, f32, f32) = (0.2, 130.0, 300.0);
/// How wide a column is at least, in points; below that the table scrolls to the side.
const COLUMN: f32 = 150.0;
/// How much room a cell's mark takes before its text, in points.
const MARK: f32 = 20.0;
/// How high the line with the verdict over a column is, in points.
const VERDICT: f32 = 22.0;
/// Around the text of a cell, in points.
const AROUND: egui::Vec2 = vec2(8.0, 5.0);

/// Draws the comparison.
pub fn comparison_ui(ui: &mut Ui, scene: &Scene, shown: &Shown, view: &mut View, out: &mut Vec<Action>) {
    heading_ui(ui, scene.scenario(), shown, view);
    ui.add_space(space::S);
    let comparison = &shown.comparison;
    if comparison.columns.len() < 2 {
        muted_ui(ui, "Add a package or a round to compare with");
    }
    let widths = Widths::of(ui, comparison.columns.len());
    ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
        ui.set_min_width(widths.all());
        ui.spacing_mut().item_spacing.y = 0.0;
        columns_ui(ui, shown, &widths, view, out);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            for section in &comparison.sections {
                section_rows_ui(ui, section, &widths, view.comparison.equal);
            }
            ui.add_space(space::L);
        });
    });
}

/// How wide the columns are.
struct Widths {
    names: f32,
    column: f32,
    columns: usize,
}

impl Widths {
    fn of(ui: &Ui, columns: usize) -> Self {
        let room = ui.available_width() - space::L;
        let names = (room * NAMES.0).clamp(NAMES.1, NAMES.2);
        let column = ((room - names) / columns.max(1) as f32).floor().max(COLUMN);
        Self { names, column, columns }
    }

    fn all(&self) -> f32 {
        self.names + self.column * self.columns as f32
    }

    fn left(&self, column: usize) -> f32 {
        self.names + self.column * column as f32
    }
}

/// What is compared, and how.
fn heading_ui(ui: &mut Ui, scenario: &Scenario, shown: &Shown, view: &mut View) {
    let equal = shown.comparison.sections.iter().flat_map(|section| &section.rows).filter(|row| row.is_equal()).count();
    ui.horizontal_wrapped(|ui| {
        ui.add(Label::new(Type::Heading.text("Comparison").color(tokens(ui).text)));
        if view.presenting {
            return;
        }
        ui.add_space(space::S);
        let full = view.comparison.sides.len() >= MOST;
        menu_chip_ui(ui, "Add", "Add a package or a round to the comparison", |ui| add_ui(ui, scenario, view, full));
        let order = format!("Order: {}", order_text(view.comparison.order));
        menu_chip_ui(ui, &order, &order, |ui| {
            section_ui(ui, "The first column stays; the others stand in this order");
            for order in [Order::Chosen, Order::Verdict, Order::Feasibility, Order::Violations, Order::Cost] {
                if choice_ui(ui, view.comparison.order == order, order_text(order)).clicked() {
                    view.comparison.order = order;
                    ui.close();
                }
            }
        });
        let text = format!("Show {} that are equal", wording::count(equal, "row", "rows"));
        if tick_ui(ui, view.comparison.equal, &text).clicked() {
            view.comparison.equal = !view.comparison.equal;
        }
    });
}

fn order_text(order: Order) -> &'static str {
    match order {
        Order::Chosen => "as chosen",
        Order::Verdict => "best verdict first",
        Order::Feasibility => "most feasible first",
        Order::Violations => "fewest violations first",
        Order::Cost => "least cost first",
    }
}

fn add_ui(ui: &mut Ui, scenario: &Scenario, view: &mut View, full: bool) {
    if full {
        muted_ui(ui, format!("At most {MOST} can be compared; remove a column first"));
        return;
    }
    let packages = scenario.packages.iter().map(|package| (Side::Package(package.id.clone()), &package.name));
    let rounds = scenario.rounds.iter().map(|round| (Side::Round(round.id.clone()), &round.name));
    let mut add = |ui: &mut Ui, side: Side, name: &str| {
        if !view.comparison.sides.contains(&side) && ui.button(name).clicked() {
            view.comparison.sides.push(side);
            ui.close();
        }
    };
    ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        if !scenario.rounds.is_empty() {
            section_ui(ui, "Rounds");
            rounds.for_each(|(side, name)| add(ui, side, name));
        }
        section_ui(ui, "Packages");
        packages.for_each(|(side, name)| add(ui, side, name));
    });
}

/// The names over the columns, with the verdict of each.
fn columns_ui(ui: &mut Ui, shown: &Shown, widths: &Widths, view: &mut View, out: &mut Vec<Action>) {
    let names: Vec<Arc<Galley>> = shown
        .comparison
        .columns
        .iter()
        .map(|column| laid_out(ui, &column.name, Type::Title, widths.column - 2.0 * AROUND.x))
        .collect();
    let controls = if view.presenting { VERDICT } else { VERDICT + space::ROW };
    let tallest = names.iter().map(|name| name.size().y).fold(0.0, f32::max);
    let (rect, _) = ui.allocate_exact_size(vec2(widths.all(), tallest + controls + 2.0 * AROUND.y), Sense::hover());
    let mut first = None;
    for (place, (side, column)) in shown.sides.iter().zip(&shown.comparison.columns).enumerate() {
        let name = column.name.as_str();
        let cell =
            Rect::from_min_size(pos2(rect.left() + widths.left(place), rect.top()), vec2(widths.column, rect.height()));
        let mut child = ui.new_child(
            UiBuilder::new()
                .id_salt(("column", place))
                .max_rect(cell.shrink2(AROUND))
                .layout(Layout::top_down(Align::Min)),
        );
        child.add(Label::new(Type::Title.text(name).color(tokens(ui).text)).wrap());
        verdict_ui(&mut child, column);
        if !view.presenting {
            child.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                if place > 0 && icon_button_ui(ui, Icon::Lock, &format!("Hold the others against {name}")).clicked() {
                    first = Some(side.clone());
                }
                look_ui(ui, side, name, out);
                if icon_button_ui(ui, Icon::Close, &format!("Remove {name} from the comparison")).clicked() {
                    view.comparison.sides.retain(|known| known != side);
                }
            });
        }
    }
    if let Some(side) = first {
        view.comparison.sides.retain(|known| *known != side);
        view.comparison.sides.insert(0, side);
    }
    let line = tokens(ui).control_border;
    ui.painter().hline(rect.x_range(), rect.bottom(), (1.5, line));
}

/// The verdict on a column's package, and how feasible it is.
fn verdict_ui(ui: &mut Ui, column: &Column) {
    let (tone, icon) = tones::verdict(column.verdict);
    let feasibility = column.feasibility.map(|level| wording::level(level, column.certainty));
    let verdict = wording::verdict(column.verdict);
    let text = feasibility.map_or_else(|| verdict.to_owned(), |level| format!("{verdict} · {level}"));
    toned_ui(ui, tone, icon, Type::SmallStrong.text(text));
}

/// Shows the board of a column.
fn look_ui(ui: &mut Ui, side: &Side, name: &str, out: &mut Vec<Action>) {
    let button =
        Button::new((icon_atom(Icon::ChevronRight, 12.0), Type::Small.text("Board"))).frame_when_inactive(false);
    let name = format!("Look at the board of {name}");
    if ui.add(button).accessible_name(name.as_str()).on_hover_text(name.as_str()).clicked() {
        match side {
            Side::Package(id) => {
                out.push(Action::ShowPackage(id.clone()));
                out.push(Action::Show(crate::ui::state::Centre::Board));
            }
            Side::Round(id) => out.push(Action::Show(crate::ui::state::Centre::Round(id.clone()))),
        }
    }
}

/// The rows of a section that differ; of the others, how many there are.
fn section_rows_ui(ui: &mut Ui, section: &Section, widths: &Widths, equal: bool) {
    let all = equal || widths.columns < 2;
    let folded = section.rows.iter().filter(|row| !all && row.is_equal()).count();
    ui.add_space(space::M);
    ui.horizontal(|ui| {
        section_ui(ui, section.title);
        if folded > 0 {
            muted_ui(ui, wording::count(folded, "equal row", "equal rows"));
        }
    });
    ui.add_space(2.0);
    for row in section.rows.iter().filter(|row| all || !row.is_equal()) {
        row_ui(ui, row, widths);
    }
}

/// One row: what is compared, and what each package has of it.
fn row_ui(ui: &mut Ui, row: &Row, widths: &Widths) {
    let text = widths.column - 2.0 * AROUND.x - MARK;
    let label = laid_out(ui, &row.label, Type::Small, widths.names - AROUND.x).size().y;
    let strong = |cell: &Cell| differs(row, cell);
    let style = |cell: &Cell| if strong(cell) { Type::SmallStrong } else { Type::Small };
    let cells = row.cells.iter().map(|cell| laid_out(ui, &cell.text, style(cell), text).size().y);
    let height = cells.fold(label, f32::max) + 2.0 * AROUND.y;
    let (rect, _) = ui.allocate_exact_size(vec2(widths.all(), height), Sense::hover());
    // What is out of sight is not drawn; its room is kept.
    if !ui.is_rect_visible(rect) {
        return;
    }
    let tokens = tokens(ui);
    ui.painter().hline(rect.x_range(), rect.bottom(), (1.0, tokens.card_border));
    let name = Rect::from_min_size(rect.min, vec2(widths.names - AROUND.x, height));
    let wrapped = |ui: &mut Ui, rect: Rect, text: egui::RichText| {
        let layout = Layout::top_down(Align::Min);
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect.shrink2(vec2(0.0, AROUND.y))).layout(layout));
        child.add(Label::new(text).wrap());
    };
    wrapped(ui, name, Type::Small.text(row.label.as_str()).color(tokens.text));
    for (place, cell) in row.cells.iter().enumerate() {
        let left = rect.left() + widths.left(place) + AROUND.x;
        let at = Rect::from_min_size(pos2(left + MARK, rect.top()), vec2(text, height));
        let first = pos2(left + MARK / 2.0 - 3.0, rect.top() + AROUND.y + 8.0);
        if strong(cell) {
            let ground =
                Rect::from_min_size(pos2(left - 4.0, rect.top() + 2.0), vec2(widths.column - 8.0, height - 4.0));
            ui.painter().rect_filled(ground, f32::from(space::RADIUS), tokens.tone(Tone::Accent).soft);
        }
        mark_ui(ui, cell, first, strong(cell));
        let color = if strong(cell) { tokens.text } else { tokens.text_muted };
        wrapped(ui, at, style(cell).text(cell.text.as_str()).color(color));
    }
}

/// Whether a cell is another than the first of its row, which the others are held against.
fn differs(row: &Row, cell: &Cell) -> bool {
    row.cells.first().is_some_and(|first| first != cell)
}

/// What a cell amounts to as a shape; else a sign where it differs, so that this is not told by weight alone.
fn mark_ui(ui: &Ui, cell: &Cell, center: egui::Pos2, differs: bool) {
    let tokens = tokens(ui);
    let (tone, icon) = match cell.mark {
        Some(Mark::Verdict(verdict)) => tones::verdict(verdict),
        Some(Mark::Violated(Firmness::Absolute)) => (Tone::Bad, Icon::Cross),
        Some(Mark::Violated(Firmness::Firm | Firmness::Disputed)) => (Tone::Warn, Icon::Triangle),
        Some(Mark::Honoured) => (Tone::Good, Icon::Check),
        Some(Mark::Level(level, certainty)) => return level_ui(ui, level, certainty, center),
        None if differs => {
            let font = Type::SmallStrong.font();
            ui.painter().text(center, egui::Align2::CENTER_CENTER, "≠", font, tokens.text);
            return;
        }
        None => return,
    };
    let color = tokens.tone(tone).strong;
    icons::paint(ui.painter(), icon, Rect::from_center_size(center, vec2(13.0, 13.0)), color);
}

/// A level as a small upright bar, filled from below; the word stands on the card.
fn level_ui(ui: &Ui, level: Feasibility, certainty: Certainty, center: egui::Pos2) {
    FeasibilityBar::new(level).certainty(certainty).paint_upright(ui, center);
}

fn laid_out(ui: &Ui, text: &str, style: Type, width: f32) -> Arc<Galley> {
    ui.painter().layout(text.to_owned(), style.font(), egui::Color32::PLACEHOLDER, width)
}
