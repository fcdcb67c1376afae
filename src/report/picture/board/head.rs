//! What a sheet tells around the board: what was asked of the package and how it was read above, what it gives and costs
//! below.

use super::{BODY, GAP, SMALL, SMALL_STRONG, Shown};
use crate::assess::Reading;
use crate::report::picture::block::{Block, Chip};
use crate::report::picture::drawing::{Area, Drawing};
use crate::report::picture::face::Type;
use crate::report::picture::palette::{LIGHT, Mark};
use crate::report::text::heard;
use crate::scenario::Degree;
use crate::wording::{self, name};

const NAME: Type = Type::strong(24.0);
/// How many of a list are named above the board; the rest is counted.
const NAMED: usize = 12;
/// The mark before what is out of the ordinary, and the gap behind it, in points.
const MARK: (f32, f32) = (14.0, 6.0);

impl Shown<'_> {
    /// The package by name, and out of which scenario; how it was read, marked where that is not the usual way.
    pub fn sheet_title(&self, reading: &Reading, width: f32) -> Block {
        let mut block = Block::default();
        block.add(self.make.paragraph(&self.package.name, NAME, LIGHT.text, width, 0.0), 0.0, 0.0);
        let heard = wording::sentence(&heard(self.scenario, reading));
        let usual = Reading { date: self.scenario.as_of, voice: None };
        if *reading == usual {
            let line = wording::remarks([self.scenario.title.as_str(), &heard]);
            block.add(self.make.paragraph(&line, BODY, LIGHT.text_muted, width, 0.0), 0.0, 2.0);
            return block;
        }
        block.add(self.make.paragraph(&self.scenario.title, BODY, LIGHT.text_muted, width, 0.0), 0.0, 2.0);
        block.add(self.noted(&heard, width), 0.0, 4.0);
        block
    }

    /// A remark that must not be missed.
    pub fn noted(&self, text: &str, width: f32) -> Block {
        let (side, gap) = MARK;
        let text = self.make.paragraph(text, SMALL_STRONG, LIGHT.warn.strong, width - side - gap, 0.0);
        let mut block = Block { drawing: Drawing::default(), height: text.height };
        block.drawing.mark(
            Mark::Triangle,
            (0.0, (SMALL_STRONG.line() - side) / 2.0),
            side,
            LIGHT.warn.strong,
            LIGHT.ground,
        );
        block.drawing.put(text.drawing, (side + gap, 0.0));
        block
    }

    /// What is taken to be so, what the group would accept, and what is settled.
    pub fn context(&self, width: f32) -> Block {
        let Self { scenario, package, .. } = self;
        let acceptable = &scenario.acceptable;
        let chip = |label: &str, text: String, locked| Chip { label: label.to_owned(), text, locked };
        let frame: Vec<_> = scenario.elements.iter().filter(|element| element.frame).collect();
        let assumed = frame.iter().take(NAMED).map(|element| {
            let released = acceptable.released.contains(&element.id);
            chip(&element.name, wording::card_line(scenario, package, &element.id), !released)
        });
        let mut chips: Vec<Chip> = assumed.collect();
        if frame.len() > NAMED {
            let more = wording::count(frame.len() - NAMED, "more assumption", "more assumptions");
            chips.push(chip("", more, false));
        }
        chips.push(chip("Red lines we keep", wording::red_lines_kept(acceptable.binding).to_owned(), false));
        chips.push(chip("Lowest level we accept", wording::feasibility(acceptable.at_least).to_owned(), false));
        chips.push(chip("The unknown counts as", wording::feasibility(acceptable.unknown).to_owned(), false));
        let mut block = self.make.chips(&chips, SMALL, width);
        let settled: Vec<String> = acceptable.pins.iter().map(|pin| wording::pin(scenario, pin)).collect();
        block.add(self.listed("Settled", &settled, width), 0.0, GAP / 2.0);
        let off = scenario.switched_off.iter().map(|id| name::rule(scenario, id).into_owned()).collect::<Vec<_>>();
        if !off.is_empty() {
            let text = format!("Switched off by the group: {}", counted(&off));
            block.add(self.noted(&text, width), 0.0, GAP / 2.0);
        }
        block
    }

    /// Words after what they are, in one paragraph.
    fn listed(&self, label: &str, words: &[String], width: f32) -> Block {
        if words.is_empty() {
            return Block::default();
        }
        let (side, gap) = MARK;
        let text = format!("{label}: {}", counted(words));
        let text = self.make.paragraph(&text, SMALL, LIGHT.text, width - side - gap, 0.0);
        let mut block = Block { drawing: Drawing::default(), height: text.height };
        block.drawing.mark(Mark::Lock, (0.0, (SMALL.line() - side) / 2.0), side, LIGHT.text_muted, LIGHT.ground);
        block.drawing.put(text.drawing, (side + gap, 0.0));
        block
    }

    /// What the package gives, costs and uses, and what the marks mean.
    pub fn foot(&self, width: f32) -> Block {
        let Self { scenario, assessment, .. } = self;
        let mut block = Block::default();
        block.drawing.area(Area { x: 0.0, y: 0.0, width, height: 1.0 }, 0.0, LIGHT.divider, None);
        block.height = 1.0;
        let gives = assessment.protection.iter().map(|protection| {
            let paper = protection.on_paper != protection.in_practice;
            let paper = if paper { format!(" ({} on paper)", protection.on_paper.0) } else { String::new() };
            format!("{} {}{paper}", name::function(scenario, &protection.function), protection.in_practice.0)
        });
        let gives = wording::remarks(gives);
        let gives = if gives.is_empty() { gives } else { format!("Gives, 0–{}: {gives}", Degree::MAX.0) };
        let costs = format!("Costs: {}", wording::money(scenario, assessment));
        let means = assessment.means.iter().map(|means| wording::means(scenario, means));
        for text in [gives].into_iter().chain([wording::remarks(std::iter::once(costs).chain(means))]) {
            if !text.is_empty() {
                block.add(self.make.paragraph(&text, SMALL, LIGHT.text, width, 0.0), 0.0, 5.0);
            }
        }
        let legend = "A padlock: settled. Hollow bars and “?”: the level rests on something unknown. The numbers on cards are \
                      those of the findings.";
        block.add(self.make.paragraph(legend, SMALL, LIGHT.text_muted, width, 0.0), 0.0, 5.0);
        block
    }
}

/// The first names of a list, and how many more there are.
pub fn counted(names: &[String]) -> String {
    let more = names.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| format!("and {more} more"));
    wording::facts(names.iter().take(NAMED).map(String::as_str).chain(more.as_deref()))
}
