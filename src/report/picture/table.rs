//! A table as a picture, for two to five packages side by side.

use super::Picture;
use super::block::{Block, Maker};
use super::drawing::{Area, Drawing};
use super::face::{Faces, Type};
use super::palette::{LIGHT, Mark};
use crate::fonts::Fallback;
use crate::report::table::{Line, Row, Table};

/// The narrowest a table is, in points. It is wider where its columns need it.
const WIDTH: f32 = 1040.0;
/// Around the whole, in points.
const MARGIN: f32 = 20.0;
/// The column of labels, and the narrowest of the others, in points.
const LABELS: f32 = 220.0;
const MIN_COLUMN: f32 = 150.0;
/// Inside a cell, in points.
const ACROSS: f32 = 10.0;
const DOWN: f32 = 7.0;
/// Before each label there is room for the mark of a difference, in points.
const MARK: f32 = 14.0;
const BESIDE_MARK: f32 = 20.0;

const TITLE: Type = Type::strong(20.0);
const HEAD: Type = Type::strong(14.0);
const CELL: Type = Type::regular(13.5);
const CELL_STRONG: Type = Type::strong(13.5);
const SMALL: Type = Type::regular(12.5);
const SECTION: Type = Type::strong(12.5);

/// Draws a table. Rows that differ have a mark before their label, a ground of their own, and stronger letters; long
/// texts wrap.
///
/// `id` tells the picture from others of the same page: letters, digits and hyphens; `fallback`: the fonts for letters that
/// the shipped ones lack.
pub fn table(table: &Table, id: &str, fallback: &Fallback) -> Picture {
    let faces = Faces::new(fallback);
    let make = Maker { faces: &faces, palette: &LIGHT };
    let columns = table.columns.len().max(1) as f32;
    let column = ((WIDTH - 2.0 * MARGIN - LABELS) / columns).max(MIN_COLUMN);
    let grid = Grid { make, table, column, width: LABELS + column * columns };
    let page = grid.page();
    let size = (grid.width + 2.0 * MARGIN, page.height + 2.0 * MARGIN);
    let mut drawing = Drawing::default();
    drawing.area(Area { x: 0.0, y: 0.0, width: size.0, height: size.1 }, 0.0, LIGHT.card, None);
    drawing.put(page.drawing, (MARGIN, MARGIN));
    drawing.picture(id, &table.title, &description(table), size)
}

struct Grid<'a> {
    make: Maker<'a>,
    table: &'a Table,
    /// How wide a column of values is.
    column: f32,
    /// How wide all columns are together.
    width: f32,
}

impl Grid<'_> {
    fn page(&self) -> Block {
        let mut page = Block::default();
        if !self.table.title.is_empty() {
            page.add(self.make.paragraph(&self.table.title, TITLE, LIGHT.text, self.width, 0.0), 0.0, 0.0);
        }
        if self.differs() {
            page.add(self.legend(), 0.0, 6.0);
        }
        let heads = std::iter::once(&self.table.label).chain(&self.table.columns);
        page.add(self.line(heads.map(|head| (head.as_str(), HEAD)), false), 0.0, 10.0);
        self.rule(&mut page, 2.0);
        for line in &self.table.lines {
            match line {
                Line::Section(title) => {
                    let title = self.make.paragraph(title, SECTION, LIGHT.text_muted, self.width - 2.0 * ACROSS, 0.0);
                    page.add(title, ACROSS, 14.0);
                    page.height += 4.0;
                }
                Line::Row(row) => page.add(self.row(row), 0.0, 0.0),
            }
            self.rule(&mut page, 1.0);
        }
        page
    }

    fn differs(&self) -> bool {
        self.table.lines.iter().any(|line| matches!(line, Line::Row(row) if row.differs))
    }

    fn legend(&self) -> Block {
        let mut text =
            self.make.paragraph("not alike in all columns", SMALL, LIGHT.text_muted, self.width, BESIDE_MARK);
        let top = (SMALL.line() - MARK) / 2.0;
        text.drawing.mark(Mark::Differs, (0.0, top), MARK, LIGHT.emphasis.strong, LIGHT.card);
        text
    }

    fn row(&self, row: &Row) -> Block {
        let set = if row.differs { CELL_STRONG } else { CELL };
        let texts = std::iter::once((row.label.as_str(), set));
        self.line(texts.chain(self.table.cells(row).map(|cell| (cell, set))), row.differs)
    }

    /// Texts side by side, as high as the highest; `marked`: after a mark, on a ground of their own.
    fn line<'b>(&self, texts: impl Iterator<Item = (&'b str, Type)>, marked: bool) -> Block {
        let (mut cells, mut left, mut tallest) = (Drawing::default(), 0.0, 0.0_f32);
        for (place, (text, set)) in texts.enumerate() {
            let width = if place == 0 { LABELS } else { self.column };
            let before = if place == 0 && self.differs() { ACROSS + BESIDE_MARK } else { ACROSS };
            let cell = self.make.paragraph(text, set, LIGHT.text, width - before - ACROSS, 0.0);
            tallest = tallest.max(cell.height);
            cells.begin("cell");
            cells.put(cell.drawing, (left + before, DOWN));
            cells.end();
            left += width;
        }
        let mut block = Block { drawing: Drawing::default(), height: tallest + 2.0 * DOWN };
        block.drawing.begin("line");
        let ground = if marked { LIGHT.emphasis.soft } else { LIGHT.card };
        let area = Area { x: 0.0, y: 0.0, width: self.width, height: block.height };
        block.drawing.area(area, 0.0, ground, None);
        if marked {
            let top = DOWN + (CELL.line() - MARK) / 2.0;
            block.drawing.mark(Mark::Differs, (ACROSS, top), MARK, LIGHT.emphasis.strong, ground);
        }
        block.drawing.put(cells, (0.0, 0.0));
        block.drawing.end();
        block
    }

    fn rule(&self, page: &mut Block, height: f32) {
        let area = Area { x: 0.0, y: page.height, width: self.width, height };
        page.drawing.area(area, 0.0, LIGHT.divider, None);
        page.height += height;
    }
}

/// The same in words: which rows differ.
fn description(table: &Table) -> String {
    let rows = table.lines.iter().filter_map(|line| match line {
        Line::Row(row) => Some(row),
        Line::Section(_) => None,
    });
    let differing: Vec<&str> = rows.clone().filter(|row| row.differs).map(|row| row.label.as_str()).collect();
    let columns = table.columns.join(", ");
    if differing.is_empty() {
        format!("{} rows; columns: {columns}.", rows.count())
    } else {
        format!("{} rows; columns: {columns}. Not alike: {}.", rows.count(), differing.join(", "))
    }
}
