//! The board as a sheet that says all by itself: landscape, with the findings in words beside the cards.
//!
//! A sheet is as small as what it holds lets it be, and never larger than [`LARGEST`]. Where not all finds room on that, it
//! tells less, in this order: why findings hold; who says so; what is on the cards beside name and level; the last findings;
//! the last cards of full cells. What is left out it says itself.

use std::collections::HashMap;

use super::findings::{Told, numbers};
use super::rows::{self, Columns};
use super::{Cards, GAP, Shown};
use crate::assess::{Assessment, Reading, Row};
use crate::fonts::Fallback;
use crate::report::picture::Picture;
use crate::report::picture::block::{Block, Maker};
use crate::report::picture::drawing::{Area, Drawing};
use crate::report::picture::face::Faces;
use crate::report::picture::palette::LIGHT;
use crate::scenario::{Package, Scenario};
use crate::wording;

/// The largest a sheet gets, in points: width and height. On paper of A2 its small print has 5 points.
pub const LARGEST: (f32, f32) = (3200.0, 2400.0);
/// How wide sheets are, in points; the least that does.
const WIDTHS: [f32; 9] = [1180.0, 1320.0, 1480.0, 1660.0, 1880.0, 2140.0, 2440.0, 2800.0, LARGEST.0];
/// How many times as wide as high a sheet is at least.
const LANDSCAPE: f32 = LARGEST.0 / LARGEST.1;
/// Around the whole, in points.
const MARGIN: f32 = 28.0;
/// How wide a column of findings is, and how far it is from what stands beside it, in points.
const COLUMN: f32 = 330.0;
const BESIDE: f32 = 26.0;
/// How many columns of findings there are at most.
const MOST_COLUMNS: usize = 6;
/// The narrowest that a board is beside findings, in points.
const BOARD: f32 = 620.0;

/// Draws the board of a package with all that is known of it. `fallback`: the fonts for letters that the shipped ones lack.
pub fn sheet(
    scenario: &Scenario,
    package: &Package,
    assessment: &Assessment,
    reading: &Reading,
    fallback: &Fallback,
) -> Picture {
    let faces = Faces::new(fallback);
    let make = Maker { faces: &faces, palette: &LIGHT };
    let pins = &scenario.acceptable.pins;
    let numbers: HashMap<_, _> = numbers(&assessment.findings).collect();
    let shown = Shown { scenario, package, assessment, make, alone: true, pins, numbers, cards: Cards::Whole };
    let rows = crate::assess::rows(scenario, package, assessment);
    let mut plan = Plan { shown, reading, rows: &rows, findings: None };
    let page = plan.fitting();
    let size = (page.width, page.height);
    let mut drawing = Drawing::default();
    drawing.area(Area { x: 0.0, y: 0.0, width: size.0, height: size.1 }, 0.0, LIGHT.ground, None);
    drawing.put(page.drawing, (MARGIN, MARGIN));
    let title = format!("{}: {}", package.name, wording::verdict(assessment.verdict));
    drawing.picture("board", &title, &plan.shown.description(&rows), size)
}

/// How much a sheet tells.
#[derive(Clone, Copy, Debug)]
struct Detail {
    cards: Cards,
    told: Told,
    /// How many findings are listed.
    findings: usize,
}

/// A sheet as it is laid out, without its margin drawn.
struct Page {
    drawing: Drawing,
    width: f32,
    height: f32,
    /// The board is at least as high as the findings.
    board_decides: bool,
}

struct Plan<'a> {
    shown: Shown<'a>,
    reading: &'a Reading,
    rows: &'a [Row<'a>],
    /// The findings as they were drawn last: every sheet that tells as much of them has the same.
    findings: Option<List>,
}

/// Findings in blocks, each with the gap above it.
struct List {
    told: Told,
    most: usize,
    blocks: Vec<(Block, f32)>,
}

impl Plan<'_> {
    /// The smallest sheet that tells the most.
    fn fitting(&mut self) -> Page {
        let all = self.shown.assessment.findings.len();
        let detail = |cards, told, findings| Detail { cards, told, findings };
        for (cards, told) in [
            (Cards::Whole, Told::Whole),
            (Cards::Whole, Told::BySpeaker),
            (Cards::Whole, Told::Headings),
            (Cards::Brief, Told::Headings),
        ] {
            if let Some(page) = WIDTHS.into_iter().find_map(|width| self.at(width, detail(cards, told, all))) {
                return page;
            }
        }
        if let Some(page) = self.most(all, |findings| detail(Cards::Brief, Told::Headings, findings)) {
            return page;
        }
        let most = self.rows.iter().flat_map(|row| row.cells.iter().map(Vec::len)).max().unwrap_or_default();
        self.most(most, |cards| detail(Cards::Some(cards), Told::Headings, 0)).unwrap_or_else(|| {
            // Only rows and phases beyond number come to this.
            self.page(LARGEST.0, 0, detail(Cards::Some(0), Told::Headings, 0)).cut()
        })
    }

    /// The largest sheet with the most of something, up to `all` of it, that fits.
    fn most(&mut self, all: usize, detail: impl Fn(usize) -> Detail) -> Option<Page> {
        let (mut fits, mut low, mut high) = (None, 0, all);
        while low <= high {
            let middle = low.midpoint(high);
            match self.at(LARGEST.0, detail(middle)) {
                Some(page) => {
                    fits = Some(page);
                    low = middle + 1;
                }
                None if middle == 0 => break,
                None => high = middle - 1,
            }
        }
        fits
    }

    /// The lowest sheet of a width, if it is landscape.
    fn at(&mut self, width: f32, detail: Detail) -> Option<Page> {
        let inside = width - 2.0 * MARGIN;
        let room = ((inside - BOARD) / (COLUMN + BESIDE)).floor().max(1.0) as usize;
        let heights = heights(self.findings(detail));
        // What the findings alone would make too high need not be drawn.
        let columns =
            (1..=room.min(MOST_COLUMNS)).filter(|columns| places(&heights, *columns, 0.0).1 * LANDSCAPE < width);
        let mut lowest: Option<Page> = None;
        for columns in columns {
            let page = self.page(width, columns, detail);
            // Where the board is higher than the findings, more columns only make it narrower, and so higher still.
            let last = page.board_decides;
            let lower = lowest.as_ref().is_none_or(|lowest| page.height < lowest.height);
            if lower && page.width <= LARGEST.0 && page.height * LANDSCAPE <= page.width {
                lowest = Some(page);
            }
            if last {
                break;
            }
        }
        lowest
    }

    /// The findings in blocks, each with the gap above it.
    fn findings(&mut self, detail: Detail) -> &[(Block, f32)] {
        let Detail { told, findings: most, .. } = detail;
        let known = self.findings.take().filter(|list| (list.told, list.most) == (told, most));
        let list = known.unwrap_or_else(|| List { told, most, blocks: self.shown.findings(told, most, COLUMN) });
        &self.findings.insert(list).blocks
    }

    /// A sheet with so many columns of findings. It is wider than was asked for where its phases need it.
    fn page(&mut self, width: f32, lists: usize, detail: Detail) -> Page {
        self.shown.cards = detail.cards;
        let findings = if lists == 0 { Vec::new() } else { self.findings(detail).to_vec() };
        let shown = &self.shown;
        let beside = lists as f32 * (COLUMN + BESIDE);
        let columns = Columns::new(width - 2.0 * MARGIN - beside, self.rows, shown.scenario.phases.len());
        let inside = columns.right() + beside;
        let mut page = Block::default();
        page.add(shown.sheet_title(self.reading, inside), 0.0, 0.0);
        page.add(shown.banner(inside), 0.0, GAP);
        page.add(shown.context(inside), 0.0, GAP);
        page.add(self.left_out(detail, inside), 0.0, GAP);
        let mut board = shown.headings(&columns);
        for row in self.rows {
            board.add(shown.row(row, &columns), 0.0, rows::GAP);
        }
        let top = page.height + GAP + 4.0;
        let (findings, height) = flow(findings, lists, board.height);
        let board_decides = height <= board.height;
        page.drawing.put(findings, (columns.right() + BESIDE, top));
        page.height = top + height;
        page.drawing.put(board.drawing, (0.0, top));
        page.add(shown.foot(inside), 0.0, GAP + 4.0);
        let (width, height) = (inside + 2.0 * MARGIN, page.height + 2.0 * MARGIN);
        Page { drawing: page.drawing, width, height, board_decides }
    }

    /// What the sheet does not tell.
    fn left_out(&self, detail: Detail, width: f32) -> Block {
        let all = self.shown.assessment.findings.len();
        let mut out = Vec::new();
        match detail.told {
            Told::Whole => {}
            Told::BySpeaker => out.push("why each finding holds".to_owned()),
            Told::Headings => out.push("why each finding holds and who says so".to_owned()),
        }
        if detail.findings < all {
            let left = wording::count(all - detail.findings, "finding", "findings");
            out.push(format!("{left} of {all}"));
        }
        if detail.cards != Cards::Whole {
            out.push("what is on the cards beside name and level".to_owned());
        }
        if let Cards::Some(most) = detail.cards {
            let cells = self.rows.iter().flat_map(|row| &row.cells);
            let left = cells.map(|cell| cell.len().saturating_sub(most)).sum();
            out.push(wording::count(left, "card", "cards"));
        }
        if out.is_empty() {
            return Block::default();
        }
        let text = format!("This sheet has no room for {}. The program and its report tell it.", wording::list(out));
        self.shown.noted(&text, width)
    }
}

impl Page {
    /// No larger than the largest.
    fn cut(self) -> Self {
        Self { width: self.width.min(LARGEST.0), height: self.height.min(LARGEST.1), ..self }
    }
}

/// How high blocks are, with the gap above each.
fn heights(blocks: &[(Block, f32)]) -> Vec<(f32, f32)> {
    blocks.iter().map(|(block, above)| (block.height, *above)).collect()
}

/// Where blocks stand in columns that are filled one after the other to one height, `least` or a little more than what it
/// takes: for each its column and how far down it is; and how far down the lowest ends.
fn places(heights: &[(f32, f32)], columns: usize, least: f32) -> (Vec<(usize, f32)>, f32) {
    let filled = |height: f32| {
        let (mut places, mut column, mut y, mut lowest) = (Vec::new(), 0, 0.0_f32, 0.0_f32);
        for (tall, above) in heights {
            if y > 0.0 && y + above + tall > height {
                (column, y) = (column + 1, 0.0);
            }
            let top = if y > 0.0 { y + above } else { 0.0 };
            places.push((column, top));
            y = top + tall;
            lowest = lowest.max(y);
        }
        (places, column, lowest)
    };
    let all: f32 = heights.iter().map(|(tall, above)| tall + above).sum();
    let mut height = least.max(all / columns.max(1) as f32);
    loop {
        let (places, last, lowest) = filled(height);
        // In one column everything finds room at the latest.
        if last < columns || height > all {
            return (places, lowest);
        }
        height += 12.0;
    }
}

/// Blocks in columns, and how high the whole is: `least` at least.
fn flow(blocks: Vec<(Block, f32)>, columns: usize, least: f32) -> (Drawing, f32) {
    let (places, lowest) = places(&heights(&blocks), columns, least);
    let mut drawing = Drawing::default();
    for ((block, _), (column, y)) in blocks.into_iter().zip(places) {
        drawing.put(block.drawing, (column as f32 * (COLUMN + BESIDE), y));
    }
    (drawing, lowest.max(least))
}
