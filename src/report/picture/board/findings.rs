//! The findings in words, by what they do to the package, with a number each: what a sheet lists beside the board.

use super::{SMALL, SMALL_STRONG, Shown};
use crate::assess::{Effect, Finding, FindingKey};
use crate::report::picture::block::Block;
use crate::report::picture::drawing::Area;
use crate::report::picture::face::Type;
use crate::report::picture::palette::{LIGHT, Mark, Tone};
use crate::wording;

const HEADING: Type = Type::strong(13.5);
const GRAVE: Type = Type::strong(13.0);
const LIGHTER: Type = Type::regular(13.0);
/// The mark of a finding, in points.
const MARK: f32 = 13.0;
/// From the left edge of the list to the words of a finding, in points.
const LEFT: f32 = 22.0;
/// Between findings, and above a heading, in points.
const BETWEEN: f32 = 9.0;
const ABOVE_HEADING: f32 = 16.0;

/// How much findings tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// What they are, why they hold, and who says so.
    Whole,
    /// The same but why they hold.
    BySpeaker,
    /// What they are.
    Headings,
}

/// The findings in the order in which they are listed, with the number by which cards refer to each.
pub fn listed(findings: &[Finding]) -> Vec<(usize, &Finding)> {
    let by_effect = Effect::ALL.into_iter();
    let ordered = by_effect.flat_map(|effect| findings.iter().filter(move |finding| Effect::of(finding) == effect));
    ordered.enumerate().map(|(place, finding)| (place + 1, finding)).collect()
}

/// The numbers of findings, by what makes them the same ones.
pub fn numbers(findings: &[Finding]) -> impl Iterator<Item = (FindingKey, usize)> {
    listed(findings).into_iter().map(|(number, finding)| (finding.key(), number))
}

impl Shown<'_> {
    /// The findings so wide, the first so many of them, each in a block with the gap that belongs above it; the heading of a
    /// group with its first.
    pub fn findings(&self, told: Told, most: usize, width: f32) -> Vec<(Block, f32)> {
        let listed = listed(&self.assessment.findings);
        if listed.is_empty() {
            let words = wording::no_findings(self.assessment.cards.is_empty());
            return vec![(self.make.paragraph(words, SMALL, LIGHT.text_muted, width, 0.0), 0.0)];
        }
        let mut blocks = Vec::new();
        let mut group = None;
        for (number, finding) in listed.iter().take(most) {
            let effect = Effect::of(finding);
            let mut block = Block::default();
            let above = if group == Some(effect) { BETWEEN } else { ABOVE_HEADING };
            if group != Some(effect) {
                let of = listed.iter().filter(|(_, finding)| Effect::of(finding) == effect).count();
                let heading = format!("{} · {of}", wording::effect(effect));
                block.add(self.make.paragraph(&heading, HEADING, LIGHT.text_muted, width, 0.0), 0.0, 0.0);
                block.height += 6.0;
                group = Some(effect);
            }
            block.add(self.finding(*number, finding, told, width), 0.0, 0.0);
            blocks.push((block, above));
        }
        blocks
    }

    fn finding(&self, number: usize, finding: &Finding, told: Told, width: f32) -> Block {
        let (tone, mark, set) = look(Effect::of(finding));
        let room = width - LEFT;
        let colour = LIGHT.tone(tone).strong;
        let mut words = Block::default();
        let heading = format!("{number}. {}", wording::finding_heading(self.scenario, finding));
        words.add(self.make.paragraph(&heading, set, LIGHT.text, room, 0.0), 0.0, 0.0);
        let mut small = |text: &str, set: Type| {
            if !text.is_empty() {
                words.add(self.make.paragraph(text, set, LIGHT.text_muted, room, 0.0), 0.0, 1.0);
            }
        };
        small(&wording::finding_held(finding), SMALL_STRONG);
        if told == Told::Whole {
            small(&wording::finding_reason(self.scenario, self.package, self.assessment, finding), SMALL);
        }
        if told != Told::Headings {
            let said = wording::said_by(self.scenario, &finding.claims);
            let against = wording::said_by(self.scenario, &finding.counter_claims);
            small(&led("Says", &said), SMALL);
            small(wording::unsaid(finding).unwrap_or_default(), SMALL);
            small(&led("Against it", &against), SMALL);
        }
        let mut block = Block { height: words.height, ..Block::default() };
        block.drawing.begin("finding");
        let area = Area { x: 0.0, y: 0.0, width, height: words.height };
        block.drawing.area(area, 0.0, "none", None);
        block.drawing.mark(mark, (1.0, (set.line() - MARK) / 2.0), MARK, colour, LIGHT.ground);
        block.drawing.put(words.drawing, (LEFT, 0.0));
        block.drawing.end();
        block
    }
}

/// Words after what they are; nothing where there are none.
fn led(lead: &str, words: &str) -> String {
    if words.is_empty() { String::new() } else { format!("{lead}: {words}") }
}

fn look(effect: Effect) -> (Tone, Mark, Type) {
    match effect {
        Effect::Blocks => (Tone::Bad, Mark::Cross, GRAVE),
        Effect::Strains => (Tone::Warn, Mark::Triangle, GRAVE),
        Effect::Limits => (Tone::Warn, Mark::Dash, LIGHTER),
        Effect::Cautions => (Tone::Neutral, Mark::Circle, LIGHTER),
    }
}
