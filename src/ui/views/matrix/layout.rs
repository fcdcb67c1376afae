//! Where rows and columns of the matrix stand.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Align, Color32, FontId, Galley, Rect, TextFormat, Ui, Vec2, pos2, vec2};

use crate::scenario::{Element, Scenario};
use crate::ui::theme::{Type, space, tokens};

/// Below this width categories stand in lines of their own, not in a column, in points.
const NARROW: f32 = 1000.0;
/// How wide the column of categories is, in points.
const CATEGORIES: f32 = 100.0;
/// How wide a column must be for the name over it to stand upright, in points.
const UPRIGHT: f32 = 58.0;
/// How wide a column is at least and at most, in points.
const COLUMN: (f32, f32) = (34.0, 170.0);
/// How wide a cell must be for a word beside its shape, in points.
pub const WORDS: f32 = 112.0;
/// How high a row is at least: the lowest and the highest of what the window allows, in points.
const ROW: (f32, f32) = (24.0, 34.0);
/// Between categories, in points.
const BETWEEN: f32 = 6.0;
/// How high a turned name is at most, in points.
const TURNED: f32 = 120.0;

/// Where rows and columns stand, from the corner of the matrix.
pub struct Grid {
    /// Where the cells begin.
    pub corner: Vec2,
    /// How wide the column of categories is; 0 where they stand in lines of their own.
    pub categories: f32,
    /// How wide each column is.
    pub column: f32,
    /// The rows, from top to bottom.
    pub rows: Vec<Row>,
    /// The names over the columns.
    pub names: Vec<Arc<Galley>>,
    /// Whether these stand upright; otherwise they are turned.
    pub upright: bool,
    /// The categories.
    pub families: Vec<Family>,
}

/// A row.
pub struct Row {
    /// Where it begins.
    pub top: f32,
    /// Its height.
    pub height: f32,
    /// The name of its element.
    pub name: Arc<Galley>,
    /// The place of the element.
    pub element: usize,
}

/// A category.
pub struct Family {
    /// Where it begins.
    pub top: f32,
    /// Its name.
    pub name: Arc<Galley>,
}

impl Grid {
    /// Lays out a matrix of these elements, and of actors and groups of these names.
    pub fn new(ui: &Ui, scenario: &Scenario, elements: &[(usize, &Element)], parties: &[&str]) -> Self {
        let width = ui.available_width() - 2.0 * space::XS;
        let categories = if width < NARROW { 0.0 } else { CATEGORIES };
        let names = (width * 0.2).clamp(150.0, 240.0);
        let count = parties.len().max(1) as f32;
        let column = ((width - categories - names) / count).floor().clamp(COLUMN.0, COLUMN.1);
        let upright = column >= UPRIGHT;
        let over: Vec<Arc<Galley>> = parties.iter().map(|name| over_column(ui, name, column, upright)).collect();
        let tallest = |of: fn(&Galley) -> f32| over.iter().map(|name| of(name)).fold(0.0, f32::max);
        let head = if upright { tallest(|name| name.size().y) } else { tallest(|name| name.size().x) };
        let mut grid = Self {
            corner: vec2(categories + names, (head + 12.0).ceil()),
            categories,
            column,
            rows: Vec::new(),
            names: over,
            upright,
            families: Vec::new(),
        };
        grid.lay_rows(ui, scenario, elements, names);
        grid
    }

    fn lay_rows(&mut self, ui: &Ui, scenario: &Scenario, elements: &[(usize, &Element)], names: f32) {
        let muted = tokens(ui).text_muted;
        let families = scenario.categories.len() as f32;
        let room = ui.available_height() - self.corner.y - families * BETWEEN - space::S;
        // As high as will show all of them at once.
        let least = (room / elements.len().max(1) as f32).floor().clamp(ROW.0, ROW.1);
        let mut top = self.corner.y;
        for category in &scenario.categories {
            let own: Vec<_> = elements.iter().filter(|(_, element)| element.category == category.id).collect();
            if own.is_empty() {
                continue;
            }
            let room = if self.categories > 0.0 { self.categories - space::S } else { self.corner.x + 400.0 };
            let name = text(ui, &category.name, (Type::SmallStrong.font(), muted), room, 4, Align::Min);
            let begin = top;
            let name_height = name.size().y + 6.0;
            self.families.push(Family { top: begin, name });
            if self.categories == 0.0 {
                top += name_height;
            }
            for (place, element) in own {
                let name = text(ui, &element.name, (Type::Small.font(), tokens(ui).text), names - 26.0, 3, Align::Min);
                let height = (name.size().y + 6.0).ceil().max(least);
                self.rows.push(Row { top, height, name, element: *place });
                top += height;
            }
            if self.categories > 0.0 {
                // A long name of a category with one short row still has room.
                let missing = begin + name_height - top;
                if let Some(last) = self.rows.last_mut().filter(|_| missing > 0.0) {
                    last.height += missing;
                    top += missing;
                }
            }
            top += BETWEEN;
        }
    }

    /// How large all of it is.
    pub fn size(&self) -> Vec2 {
        let bottom = self.rows.last().map_or(self.corner.y, |row| row.top + row.height);
        vec2(self.corner.x + self.column * self.names.len() as f32, bottom + space::S)
    }

    /// Where a cell stands, from the corner of the matrix.
    pub fn cell(&self, row: &Row, column: usize) -> Rect {
        let left = self.corner.x + self.column * column as f32;
        Rect::from_min_size(pos2(left, row.top), vec2(self.column, row.height))
    }

    /// The row and column of a place, from the corner of the matrix; both, or none.
    pub fn at(&self, place: Vec2) -> Option<(usize, usize)> {
        let row = self.rows.iter().position(|row| (row.top..row.top + row.height).contains(&place.y))?;
        let column = ((place.x - self.corner.x) / self.column).floor();
        (column >= 0.0 && column < self.names.len() as f32).then_some((row, column as usize))
    }
}

/// The name over a column: upright in up to three lines, or in one line to be turned.
fn over_column(ui: &Ui, name: &str, column: f32, upright: bool) -> Arc<Galley> {
    let style = (Type::Small.font(), tokens(ui).text);
    if upright {
        // Text does not break after a dash by itself.
        let fits = text(ui, name, style.clone(), f32::INFINITY, 1, Align::Min).size().x <= column - 4.0;
        let name = if fits { name.to_owned() } else { name.replace('–', "–\n") };
        text(ui, &name, style, column - 4.0, 3, Align::Center)
    } else {
        text(ui, name, style, TURNED, 1, Align::Min)
    }
}

/// Text in at most so many lines; what does not fit ends in an ellipsis.
fn text(ui: &Ui, text: &str, (font, color): (FontId, Color32), width: f32, lines: usize, align: Align) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(font, color));
    job.wrap.max_width = width;
    job.wrap.max_rows = lines;
    job.halign = align;
    ui.painter().layout_job(job)
}
