//! The comparison: packages and rounds side by side, a row for each thing in which they differ.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Button, Color32, FontId, Layout, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};

use super::tones;
use crate::report::comparison::{Cell, Column, MOST, Mark, Row, Section};
use crate::scenario::{Firmness, Scenario};
use crate::ui::command::Action;
use crate::ui::comparison::Shown;
use crate::ui::scene::Scene;
use crate::ui::state::{Centre, ComparisonView, Order, Side, View};
use crate::ui::theme::{FeasibilityBar, Icon, Tone, Type, icons, space, tokens};
use crate::ui::widgets::chip::menu_chip_ui;
use crate::ui::widgets::line::{Line, hover_ground, line_ui, press_ui, tip};
use crate::ui::widgets::{choice_ui, icon_atom, icon_button_ui, muted_ui, options_ui, section_ui};
use crate::wording;

/// How wide the names of rows are: a share of all, and at least and at most in points.
const NAMES: (f32, f32, f32) = (0.24, 200.0, 296.0);
/// How wide a column is at least, in points; below that the table scrolls to the side.
const COLUMN: f32 = 150.0;
/// How high the head of the columns is, a row, one whose name needs two lines, and the head of a section, in points.
const HEAD: f32 = 66.0;
const ROW: f32 = 29.0;
const TALL_ROW: f32 = 38.0;
const SECTION: f32 = 28.0;
/// Before the text of a cell: the sign that it differs, and what it amounts to, in points.
const SIGN: f32 = 18.0;
const MARK: f32 = 20.0;
/// At either side of a column, in points.
const AROUND: f32 = 12.0;

/// Draws the comparison.
pub fn comparison_ui(ui: &mut Ui, scene: &Scene, shown: &Shown, view: &mut View, out: &mut Vec<Action>) {
    let widths = Widths::of(ui, shown.comparison.columns.len());
    ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
        ui.set_min_width(widths.all());
        ui.spacing_mut().item_spacing.y = 0.0;
        head_ui(ui, scene, shown, &widths, view, out);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            if shown.comparison.columns.len() < 2 {
                ui.add_space(space::M);
                muted_ui(ui, "Add a package or a round to compare with");
            }
            for section in &shown.comparison.sections {
                section_rows_ui(ui, section, &widths, &mut view.comparison);
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
        // The bar that scrolls has a place of its own.
        let room = ui.available_width() - space::M;
        let names = (room * NAMES.0).clamp(NAMES.1, NAMES.2);
        let column = ((room - names) / columns.max(1) as f32).floor().max(COLUMN);
        Self { names, column, columns }
    }

    fn all(&self) -> f32 {
        self.names + self.column * self.columns as f32
    }

    /// Where a column stands in a row.
    fn column(&self, row: Rect, place: usize) -> Rect {
        let left = row.left() + self.names + self.column * place as f32;
        Rect::from_min_size(pos2(left, row.top()), vec2(self.column, row.height()))
    }
}

/// What is compared and how, and the columns with the verdict of each.
fn head_ui(ui: &mut Ui, scene: &Scene, shown: &Shown, widths: &Widths, view: &mut View, out: &mut Vec<Action>) {
    let (rect, _) = ui.allocate_exact_size(vec2(widths.all(), HEAD), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, tokens(ui).panel);
    let names = rect.with_max_x(rect.left() + widths.names - 4.0).shrink2(vec2(8.0, 4.0));
    let layout = Layout::top_down(Align::Min);
    let mut child = ui.new_child(UiBuilder::new().id_salt("how").max_rect(names).layout(layout));
    child.spacing_mut().item_spacing = vec2(space::S, 2.0);
    how_ui(&mut child, scene.scenario(), shown, view);
    for (place, (side, column)) in shown.sides.iter().zip(&shown.comparison.columns).enumerate() {
        let place = (place, widths.column(rect, place));
        column_ui(ui, scene, place, (side, column), view, out);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 1.0, Stroke::new(2.0, tokens(ui).control_border));
}

/// Whether all rows are shown, what else is compared, and in which order.
fn how_ui(ui: &mut Ui, scenario: &Scenario, shown: &Shown, view: &mut View) {
    let rows = || shown.comparison.sections.iter().flat_map(|section| &section.rows);
    let differ = wording::count(rows().filter(|row| !row.is_equal()).count(), "row differs", "rows differ");
    if view.presenting {
        muted_ui(ui, differ);
        return;
    }
    ui.horizontal(|ui| {
        let options = [(false, "Differences", "Only what differs".to_owned()), (true, "All", "All rows".to_owned())];
        if let Some(equal) = options_ui(ui, &options, view.comparison.equal) {
            view.comparison.equal = equal;
        }
        let full = view.comparison.sides.len() >= MOST;
        menu_chip_ui(ui, "Add", "Add a package or a round to the comparison", |ui| add_ui(ui, scenario, view, full));
    });
    ui.horizontal(|ui| {
        muted_ui(ui, differ);
        let order = order_text(view.comparison.order);
        menu_chip_ui(ui, order, &format!("Order: {order}"), |ui| {
            section_ui(ui, "The first column stays; the others stand in this order");
            for order in [Order::Chosen, Order::Verdict, Order::Feasibility, Order::Violations, Order::Cost] {
                if choice_ui(ui, view.comparison.order == order, order_text(order)).clicked() {
                    view.comparison.order = order;
                    ui.close();
                }
            }
        });
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
    if !scenario.rounds.is_empty() {
        section_ui(ui, "Rounds");
        rounds.for_each(|(side, name)| add(ui, side, name));
    }
    section_ui(ui, "Packages");
    packages.for_each(|(side, name)| add(ui, side, name));
}

/// The head of a column: its name, its verdict, and what can be done with it.
fn column_ui(
    ui: &mut Ui,
    scene: &Scene,
    (place, rect): (usize, Rect),
    (side, column): (&Side, &Column),
    view: &mut View,
    out: &mut Vec<Action>,
) {
    let name = column.name.as_str();
    ui.painter().vline(rect.left(), rect.y_range(), Stroke::new(1.0, tokens(ui).divider));
    let inner = rect.shrink2(vec2(AROUND, 8.0));
    let (above, below) = (inner.with_max_y(inner.center().y), inner.with_min_y(inner.center().y));
    let close = if view.presenting { 0.0 } else { 26.0 };
    line_ui(ui, above.with_max_x(above.right() - close), name, Type::Title.font(), tokens(ui).text);
    let (tone, icon) = tones::verdict(column.verdict);
    let color = tokens(ui).tone(tone).strong;
    let mark = Rect::from_center_size(pos2(below.left() + 7.0, below.center().y), vec2(14.0, 14.0));
    icons::paint(ui.painter(), icon, mark, color);
    let verdict = wording::verdict(column.verdict);
    let controls = if view.presenting { 0.0 } else { 96.0 };
    let word = below.with_min_x(below.left() + 20.0).with_max_x(below.right() - controls);
    line_ui(ui, word, verdict, Type::Strong.font(), color);
    if view.presenting {
        return;
    }
    let build = |rect: Rect, salt: &'static str| {
        UiBuilder::new().id_salt((salt, place)).max_rect(rect).layout(Layout::right_to_left(Align::Center))
    };
    let mut child = ui.new_child(build(above, "take away"));
    if icon_button_ui(&mut child, Icon::Close, &format!("Remove {name} from the comparison")).clicked() {
        view.comparison.sides.retain(|known| known != side);
    }
    let mut child = ui.new_child(build(below, "look"));
    child.spacing_mut().item_spacing.x = space::XS;
    look_ui(&mut child, scene, side, name, out);
    let hold = format!("Hold the others against {name}");
    if place > 0 && icon_button_ui(&mut child, Icon::ArrowLeft, &hold).clicked() {
        view.comparison.sides.retain(|known| known != side);
        view.comparison.sides.insert(0, side.clone());
    }
}

/// Shows the board of a column; says so where it is the one on the board.
fn look_ui(ui: &mut Ui, scene: &Scene, side: &Side, name: &str, out: &mut Vec<Action>) {
    let here = matches!(side, Side::Package(id) if scene.package().is_some_and(|package| package.id == *id));
    let text = Type::Small.text(if here { "on the board" } else { "Board" }).color(tokens(ui).text_muted);
    let button = Button::new((text, icon_atom(Icon::ChevronRight, 10.0))).frame_when_inactive(false);
    let name = format!("Look at the board of {name}");
    if ui.add(button).accessible_name(name.as_str()).on_hover_text(name.as_str()).clicked() {
        match side {
            Side::Package(id) => {
                out.push(Action::ShowPackage(id.clone()));
                out.push(Action::Show(Centre::Board));
            }
            Side::Round(id) => out.push(Action::Show(Centre::Round(id.clone()))),
        }
    }
}

/// The rows of a section that differ; the others, how many there are, and all of them after a click.
fn section_rows_ui(ui: &mut Ui, section: &Section, widths: &Widths, view: &mut ComparisonView) {
    let equal = section.rows.iter().filter(|row| row.is_equal()).count();
    let everything = view.equal || widths.columns < 2;
    let unfolded = everything || view.unfolded.contains(section.title);
    let (rect, _) = ui.allocate_exact_size(vec2(widths.all(), SECTION), Sense::hover());
    let foldable = equal > 0 && !everything;
    let title = Line::new(ui, section.title, Type::SmallStrong.font(), tokens(ui).text_muted, widths.names);
    let text = rect.with_min_x(rect.left() + AROUND).with_min_y(rect.top() + 4.0);
    if foldable {
        let count = wording::count(equal, "equal row", "equal rows");
        let verb = if unfolded { "Fold" } else { "Show" };
        let name = format!("{verb} {count} of {}", section.title);
        let place = rect.with_max_x(rect.left() + widths.names);
        let response = press_ui(ui, place, section.title, Role::Button, &name);
        hover_ground(ui, &response, place.shrink(2.0));
        let behind = title.paint(ui, text).right() + 8.0;
        let count = Line::new(ui, &format!("{equal} equal"), Type::Small.font(), tokens(ui).text_muted, 80.0);
        let behind = count.paint(ui, text.with_min_x(behind)).right() + 8.0;
        let icon = if unfolded { Icon::ChevronDown } else { Icon::ChevronRight };
        let mark = Rect::from_center_size(pos2(behind + 4.0, text.center().y), vec2(9.0, 9.0));
        icons::paint(ui.painter(), icon, mark, tokens(ui).text_muted);
        if response.clicked() && !view.unfolded.remove(section.title) {
            view.unfolded.insert(section.title);
        }
    } else {
        let response = ui.interact(text, ui.scope_id().with(section.title), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, section.title));
        title.paint(ui, text);
    }
    for row in section.rows.iter().filter(|row| unfolded || !row.is_equal()) {
        row_ui(ui, (section, row), widths);
    }
}

/// One row: what is compared, and what each package has of it.
fn row_ui(ui: &mut Ui, (section, row): (&Section, &Row), widths: &Widths) {
    let tokens = tokens(ui);
    let room = widths.names - AROUND - space::S;
    let font = Type::Small.font();
    let mut job = LayoutJob::single_section(row.label.clone(), TextFormat::simple(font, tokens.text));
    job.wrap.max_width = room;
    job.wrap.max_rows = 2;
    let label = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let height = if label.rows.len() > 1 { TALL_ROW } else { ROW };
    let (rect, _) = ui.allocate_exact_size(vec2(widths.all(), height), Sense::hover());
    // What is out of sight is not drawn; its room is kept.
    if !ui.is_rect_visible(rect) {
        return;
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.divider));
    let name = Rect::from_min_size(rect.min + vec2(AROUND, 0.0), vec2(room, height));
    let response = ui.interact(name, ui.scope_id().with((section.title, row.label.as_str())), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, row.label.as_str()));
    if label.elided {
        tip(&response, name, &row.label);
    }
    let top = name.center().y - label.size().y / 2.0;
    ui.painter().galley(pos2(name.left(), top), label, tokens.text);
    for (place, cell) in row.cells.iter().enumerate() {
        let salt = (section.title, row.label.as_str(), place);
        cell_ui(ui, row, cell, widths.column(rect, place), salt);
    }
}

/// What a package has of something: whether that is other than the first has it, what it amounts to, and in words, what
/// not all have alike before the rest.
fn cell_ui(ui: &mut Ui, row: &Row, cell: &Cell, rect: Rect, salt: impl egui::AsIdSalt) {
    let tokens = tokens(ui);
    let differs = row.cells.first().is_some_and(|first| first != cell);
    ui.painter().vline(rect.left(), rect.y_range(), Stroke::new(1.0, tokens.divider));
    if differs {
        let ground = rect.shrink2(vec2(5.0, 2.0));
        ui.painter().rect_filled(ground, f32::from(space::RADIUS), tokens.tone(Tone::Accent).soft);
        let sign = Line::new(ui, "≠", Type::SmallStrong.font(), tokens.tone(Tone::Accent).strong, SIGN);
        sign.paint(ui, rect.with_min_x(rect.left() + AROUND));
    }
    let left = mark_ui(ui, cell, pos2(rect.left() + AROUND + SIGN, rect.center().y));
    let text = rect.with_min_x(left).with_max_x(rect.right() - space::S);
    let font = |strong: bool| if strong { Type::SmallStrong.font() } else { Type::Small.font() };
    let color = if differs { tokens.text } else { tokens.text_muted };
    let line = Line::of(ui, words(row, cell, color, font), text.width());
    let response = ui.interact(rect, ui.scope_id().with(salt), Sense::hover());
    let whole = cell.text();
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, whole.as_str()));
    line.paint(ui, text);
    if line.is_cut() {
        tip(&response, rect, &whole);
    }
}

/// The words of a cell: the first part, then what not all have alike, then the rest.
fn words(row: &Row, cell: &Cell, color: Color32, font: impl Fn(bool) -> FontId) -> LayoutJob {
    let mut job = LayoutJob::default();
    let Some((first, rest)) = cell.parts.split_first() else { return job };
    let several = !rest.is_empty();
    job.append(first, 0.0, TextFormat::simple(font(several), color));
    let common = |part: &&String| row.cells.iter().all(|other| other.parts.len() < 2 || other.parts.contains(part));
    let (alike, unlike): (Vec<&String>, Vec<&String>) = rest.iter().partition(common);
    for part in unlike.into_iter().chain(alike) {
        job.append(&format!(" · {part}"), 0.0, TextFormat::simple(font(false), color));
    }
    job
}

/// What a cell amounts to as a shape; gives where the words begin.
fn mark_ui(ui: &Ui, cell: &Cell, at: egui::Pos2) -> f32 {
    let tokens = tokens(ui);
    let (tone, icon) = match cell.mark {
        Some(Mark::Verdict(verdict)) => tones::verdict(verdict),
        Some(Mark::Violated(Firmness::Absolute)) => (Tone::Bad, Icon::Cross),
        Some(Mark::Violated(Firmness::Firm | Firmness::Disputed)) => (Tone::Warn, Icon::Triangle),
        Some(Mark::Honoured) => (Tone::Good, Icon::Check),
        Some(Mark::Level(level, certainty)) => {
            let bar = FeasibilityBar::new(level).certainty(certainty);
            let size = bar.size();
            bar.paint(ui.painter(), at - vec2(0.0, size.y / 2.0), tokens);
            return at.x + size.x + space::S;
        }
        None => return at.x,
    };
    let rect = Rect::from_center_size(at + vec2(6.5, 0.0), vec2(13.0, 13.0));
    icons::paint(ui.painter(), icon, rect, tokens.tone(tone).strong);
    at.x + MARK
}
