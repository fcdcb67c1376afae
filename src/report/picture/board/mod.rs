//! The board of a package: categories by phases, with the cards in their cells, under the verdict. [`board`] draws it for a
//! page that says all else in words; [`sheet`](sheet::sheet) as a sheet that says all by itself.

mod card;
mod findings;
mod head;
mod rows;
pub mod sheet;

use std::collections::HashMap;

use super::Picture;
use super::block::{Block, Chip, Maker};
use super::drawing::{Area, Drawing};
use super::face::{Faces, Type};
use super::palette::{self, LIGHT};
use crate::assess::{Assessment, FindingKey, Reading, Row};
use crate::fonts::Fallback;
use crate::report::text::heard;
use crate::scenario::{Package, Pin, Scenario, Verdict};
use crate::wording;
pub use head::counted;
use rows::Columns;

/// The narrowest a board is, in points. It is wider where its phases need it.
const WIDTH: f32 = 1040.0;
/// Around the whole, in points.
const MARGIN: f32 = 20.0;
/// Between the parts, in points.
const GAP: f32 = 12.0;

const TITLE: Type = Type::strong(20.0);
const VERDICT: Type = Type::strong(26.0);
const BODY: Type = Type::regular(14.0);
const SMALL: Type = Type::regular(12.5);
const SMALL_STRONG: Type = Type::strong(12.5);

/// What a board is drawn from.
struct Shown<'a> {
    scenario: &'a Scenario,
    package: &'a Package,
    assessment: &'a Assessment,
    make: Maker<'a>,
    /// Whether the picture stands alone, and has to say all by itself.
    alone: bool,
    /// What is settled.
    pins: &'a [Pin],
    /// The numbers of the findings, where they are listed beside the board.
    numbers: HashMap<FindingKey, usize>,
    /// How much the cards tell.
    cards: Cards,
}

/// How much cards tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cards {
    /// Everything.
    Whole,
    /// Name and level.
    Brief,
    /// The same, of so many in each cell; how many more there are.
    Some(usize),
}

/// Draws the board of a package as it was assessed, with the verdict and the assumptions, for a page that tells the rest: what
/// is settled, and the findings.
///
/// `id` tells the picture from others of the same page: letters, digits and hyphens.
pub fn board(scenario: &Scenario, package: &Package, assessment: &Assessment, reading: &Reading, id: &str) -> Picture {
    // A page is read in whatever fonts its reader has.
    let none = Fallback::default();
    let faces = Faces::new(&none);
    let make = Maker { faces: &faces, palette: &LIGHT };
    let numbers = HashMap::new();
    let shown = Shown { scenario, package, assessment, make, alone: false, pins: &[], numbers, cards: Cards::Whole };
    let rows = crate::assess::rows(scenario, package, assessment);
    let columns = Columns::new(WIDTH - 2.0 * MARGIN, &rows, scenario.phases.len());
    let width = columns.right();
    let mut page = Block::default();
    page.add(shown.title(width, &heard(scenario, reading)), 0.0, 0.0);
    page.add(shown.banner(width), 0.0, GAP);
    page.add(shown.assumptions(columns.names, width), 0.0, GAP);
    page.add(shown.headings(&columns), 0.0, GAP + 4.0);
    for row in &rows {
        page.add(shown.row(row, &columns), 0.0, rows::GAP);
    }
    let size = (width + 2.0 * MARGIN, page.height + 2.0 * MARGIN);
    let mut drawing = Drawing::default();
    drawing.area(Area { x: 0.0, y: 0.0, width: size.0, height: size.1 }, 0.0, LIGHT.ground, None);
    drawing.put(page.drawing, (MARGIN, MARGIN));
    let title = format!("{}: {}", package.name, wording::verdict(assessment.verdict));
    drawing.picture(id, &title, &shown.description(&rows), size)
}

impl Shown<'_> {
    fn title(&self, width: f32, heard: &str) -> Block {
        let mut block = Block::default();
        block.add(self.make.paragraph(&self.package.name, TITLE, LIGHT.text, width, 0.0), 0.0, 0.0);
        block.add(self.make.paragraph(&wording::sentence(heard), SMALL, LIGHT.text_muted, width, 0.0), 0.0, 2.0);
        block
    }

    /// The verdict: mark and word, and beside them the sentence.
    fn banner(&self, width: f32) -> Block {
        const PADDING: f32 = 14.0;
        const SIDE: f32 = 26.0;
        let (tone, mark) = palette::verdict(self.assessment.verdict);
        let tone = LIGHT.tone(tone);
        let word = wording::verdict(self.assessment.verdict);
        let wide = self.make.faces.width(word, VERDICT);
        let left = PADDING + SIDE + 10.0 + wide + 20.0;
        let reason = wording::sentence(&wording::verdict_reason(self.scenario, self.assessment));
        let mut sentence = self.make.paragraph(&reason, BODY, LIGHT.text, width - left - PADDING, 0.0);
        // Nothing stands against a workable package but its weakest link, which is its reason.
        let weakest = wording::weakest_link(self.scenario, self.assessment);
        if let Some(weakest) = weakest.filter(|_| self.alone && self.assessment.verdict != Verdict::Workable) {
            let weakest = wording::sentence(&weakest);
            let weakest = self.make.paragraph(&weakest, SMALL, LIGHT.text_muted, width - left - PADDING, 0.0);
            sentence.add(weakest, 0.0, 2.0);
        }
        let height = VERDICT.line().max(sentence.height) + 2.0 * PADDING - 4.0;
        let mut block = Block { drawing: Drawing::default(), height };
        let drawing = &mut block.drawing;
        drawing.begin("verdict");
        drawing.area(Area { x: 0.0, y: 0.0, width, height }, 8.0, tone.soft, None);
        drawing.mark(mark, (PADDING, (height - SIDE) / 2.0), SIDE, tone.strong, tone.soft);
        let corner = (PADDING + SIDE + 10.0, (height - VERDICT.line()) / 2.0);
        drawing.text(corner, self.make.faces.line(word, VERDICT), tone.strong);
        drawing.put(sentence.drawing, (left, (height - sentence.height) / 2.0 + 1.0));
        drawing.end();
        block
    }

    /// What is taken to be so, whatever cards are on the board.
    fn assumptions(&self, names: f32, width: f32) -> Block {
        let frame = self.scenario.elements.iter().filter(|element| element.frame);
        let chips: Vec<Chip> = frame
            .map(|element| Chip {
                label: element.name.clone(),
                text: wording::card_line(self.scenario, self.package, &element.id),
                locked: false,
            })
            .collect();
        if chips.is_empty() {
            return Block::default();
        }
        let left = names + rows::GAP;
        let mut block = self.make.chips(&chips, SMALL, width - left);
        let mut moved = Drawing::default();
        moved.put(block.drawing, (left, 0.0));
        block.drawing = moved;
        let heading = self.make.paragraph("Assumptions", SMALL_STRONG, LIGHT.text_muted, names, 0.0);
        block.drawing.put(heading.drawing, (0.0, 3.0));
        block
    }

    /// The same in words, for those who hear it.
    fn description(&self, rows: &[Row<'_>]) -> String {
        let mut sentences = vec![wording::verdict_line(self.scenario, self.assessment)];
        sentences.extend(wording::weakest_link(self.scenario, self.assessment).map(|link| wording::sentence(&link)));
        for row in rows {
            for entry in row.cells.iter().flatten() {
                let line = wording::card_line(self.scenario, self.package, &entry.element.id);
                let mut parts = vec![wording::level(entry.assessed.level, entry.assessed.certainty), line];
                parts.extend(self.worst(entry));
                sentences.push(format!("{}: {}", entry.element.name, wording::remarks(parts)));
            }
        }
        format!("{}.", sentences.join(". "))
    }
}
