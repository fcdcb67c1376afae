//! A card: its name, how feasible it is, by whom, with which options, and the worst that stands against it.

use super::{Cards, SMALL, SMALL_STRONG, Shown};
use crate::assess::{Certainty, Entry};
use crate::report::picture::block::{Block, Chip};
use crate::report::picture::drawing::{Area, Drawing};
use crate::report::picture::face::Type;
use crate::report::picture::palette::{self, LIGHT, Mark};
use crate::scenario::{Feasibility, Pin, chosen};
use crate::wording;

const NAME: Type = Type::strong(15.0);
/// From the edges of a card to what is in it, in points.
const LEFT: f32 = 14.0;
const RIGHT: f32 = 10.0;
const ABOVE: f32 = 9.0;
const BELOW: f32 = 10.0;
/// Between the lines of a card, in points.
const BETWEEN: f32 = 6.0;
/// The segments of the feasibility bar, in points.
const SEGMENT: (f32, f32) = (14.0, 8.0);
const SEGMENT_GAP: f32 = 2.0;
/// From the left edge of the bar to the word.
const BAR: f32 = 4.0 * SEGMENT.0 + 3.0 * SEGMENT_GAP + 8.0;
/// Behind the bar of a level that rests on something unknown, and the gap after it.
const DOUBT: &str = "?";
const BESIDE_DOUBT: f32 = 5.0;
/// The mark of a finding and the gap after it, in points.
const MARK: (f32, f32) = (14.0, 5.0);
/// The padlock before a name and the gap after it, in points.
const LOCK: (f32, f32) = (14.0, 5.0);

impl Shown<'_> {
    /// A card so wide.
    pub fn card(&self, entry: &Entry<'_>, width: f32) -> Block {
        let room = width - LEFT - RIGHT;
        let mut inside = Block::default();
        inside.add(self.name(entry, room), 0.0, 0.0);
        inside.add(self.level(entry, room), 0.0, 4.0);
        if self.cards == Cards::Whole {
            inside.add(self.make.chips(&self.choices(entry), SMALL, room), 0.0, BETWEEN);
            inside.add(self.warning(entry, room), 0.0, BETWEEN);
            inside.add(self.doubt(entry, room), 0.0, BETWEEN);
        }
        let height = inside.height + ABOVE + BELOW;
        let edge = entry.worst.and_then(palette::finding);
        let edge = edge.map_or(LIGHT.level(entry.assessed.level), |(tone, _)| LIGHT.tone(tone).line);
        let mut block = Block { drawing: Drawing::default(), height };
        block.drawing.begin("card");
        let area = Area { x: 0.0, y: 0.0, width, height };
        block.drawing.area(area, 6.0, LIGHT.card, Some(LIGHT.card_border));
        block.drawing.strip(Area { width: 5.0, ..area }, 5.0, edge);
        block.drawing.put(inside.drawing, (LEFT, ABOVE));
        block.drawing.end();
        block
    }

    /// The name, after a padlock if anything about the card is settled.
    fn name(&self, entry: &Entry<'_>, room: f32) -> Block {
        let settled = self.pins_of(entry).next().is_some();
        let indent = if settled { LOCK.0 + LOCK.1 } else { 0.0 };
        let mut name = self.make.paragraph(&entry.element.name, NAME, LIGHT.text, room, indent);
        if settled {
            name.drawing.mark(Mark::Lock, (0.0, (NAME.line() - LOCK.0) / 2.0), LOCK.0, LIGHT.text, LIGHT.card);
        }
        name
    }

    /// What is settled about a card that is on the board.
    fn pins_of(&self, entry: &Entry<'_>) -> impl Iterator<Item = &Pin> {
        let id = entry.element.id.clone();
        self.pins.iter().filter(move |pin| *pin.element() == id && !matches!(pin, Pin::Absent(_)))
    }

    /// Whose position is not known, in a picture that stands alone.
    fn doubt(&self, entry: &Entry<'_>, room: f32) -> Block {
        match wording::unknown_providers(self.scenario, entry.assessed) {
            Some(unknown) if self.alone => self.make.paragraph(&unknown, SMALL, LIGHT.text_muted, room, 0.0),
            _ => Block::default(),
        }
    }

    /// Feasibility as bar and word, and what single voices say where they differ.
    fn level(&self, entry: &Entry<'_>, room: f32) -> Block {
        let (level, certainty) = (entry.assessed.level, entry.assessed.certainty);
        let word = wording::level(level, certainty);
        let wide = self.make.faces.width(&word, SMALL_STRONG);
        let mut block = Block { drawing: bar(level, certainty), height: SMALL.line() };
        let doubt = self.make.faces.width(DOUBT, SMALL_STRONG);
        let left = match certainty {
            // The word of an upper bound has the sign itself.
            Certainty::Known | Certainty::UpperBound => BAR,
            Certainty::Unknown => {
                block.drawing.text((BAR, 0.0), self.make.faces.line(DOUBT, SMALL_STRONG), LIGHT.level(level));
                BAR + doubt + BESIDE_DOUBT
            }
        };
        if left + wide <= room {
            block.drawing.text((left, 0.0), self.make.faces.line(&word, SMALL_STRONG), LIGHT.text);
        } else {
            block.add(self.make.paragraph(&word, SMALL_STRONG, LIGHT.text, room, 0.0), 0.0, 2.0);
        }
        let spread = entry.assessed.spread.as_ref().filter(|spread| spread.lowest() != spread.highest());
        if let Some(spread) = spread {
            let text = wording::spread(self.scenario, spread);
            let left = left + wide + 10.0;
            if left + self.make.faces.width(&text, SMALL) <= room {
                let beside = self.make.paragraph(&text, SMALL, LIGHT.text_muted, room - left + 1.0, 0.0);
                block.drawing.put(beside.drawing, (left, 0.0));
            } else {
                block.add(self.make.paragraph(&text, SMALL, LIGHT.text_muted, room, 0.0), 0.0, 2.0);
            }
        }
        block
    }

    /// Providers and options.
    fn choices(&self, entry: &Entry<'_>) -> Vec<Chip> {
        let (element, card) = (entry.element, entry.card);
        let names = card.by.iter().map(|id| wording::name::actor(self.scenario, id));
        let providers = match (element.providers.is_empty(), card.by.is_empty()) {
            (true, _) => None,
            (false, true) => Some(Chip { label: "by".to_owned(), text: "nobody yet".to_owned(), locked: false }),
            (false, false) => {
                let locked = self.pins_of(entry).any(|pin| matches!(pin, Pin::Provider(..)));
                Some(Chip { label: "by".to_owned(), text: wording::list(names), locked })
            }
        };
        let settings = element.settings.iter().map(|setting| {
            let option = chosen(&card.with, element, &setting.id).and_then(|id| setting.option(id));
            let text = option.map_or_else(String::new, |option| option.name.clone());
            let locked = self.pins_of(entry).any(|pin| matches!(pin, Pin::Option(_, of, _) if *of == setting.id));
            Chip { label: setting.name.clone(), text, locked }
        });
        providers.into_iter().chain(settings).collect()
    }

    /// The worst finding, with its mark.
    fn warning(&self, entry: &Entry<'_>, room: f32) -> Block {
        let found = entry.worst.and_then(palette::finding).zip(self.worst(entry));
        let Some(((tone, mark), text)) = found else { return Block::default() };
        let (side, gap) = MARK;
        let colour = LIGHT.tone(tone).strong;
        let text = self.make.paragraph(&text, SMALL, colour, room - side - gap, 0.0);
        let mut block = Block { drawing: Drawing::default(), height: text.height };
        block.drawing.mark(mark, (-1.0, (SMALL.line() - side) / 2.0), side, colour, LIGHT.card);
        block.drawing.put(text.drawing, (side + gap, 0.0));
        block
    }

    /// The worst finding about a card in words, and which others there are: by their numbers, where those are listed.
    pub fn worst(&self, entry: &Entry<'_>) -> Option<String> {
        let Self { scenario, package, assessment, numbers, .. } = self;
        if numbers.is_empty() {
            return wording::worst(scenario, package, assessment, entry);
        }
        let heading = wording::worst_heading(scenario, package, assessment, entry)?;
        let worst = entry.worst.and_then(|worst| numbers.get(&worst.key()).copied());
        let about = assessment.findings.iter().filter(|finding| finding.elements.contains(&entry.element.id));
        let mut others: Vec<usize> = about.filter_map(|finding| numbers.get(&finding.key()).copied()).collect();
        others.sort_unstable();
        others.retain(|number| Some(*number) != worst);
        let others: Vec<String> = others.iter().map(ToString::to_string).collect();
        let others = if others.is_empty() { String::new() } else { format!("see also {}", wording::list(others)) };
        let number = worst.map_or_else(String::new, |number| format!("{number}. "));
        Some(wording::remarks([format!("{number}{heading}"), others]))
    }
}

/// Four segments, as many of them filled as the level says; a cross in place of the first where it is ruled out. Where the
/// level rests on something unknown, they have an edge instead and are hollow.
fn bar(level: Feasibility, certainty: Certainty) -> Drawing {
    let (width, height) = SEGMENT;
    let top = (SMALL.line() - height) / 2.0 + 0.5;
    let mut drawing = Drawing::default();
    for place in 0..4_u8 {
        let x = f32::from(place) * (width + SEGMENT_GAP);
        if level == Feasibility::RuledOut && place == 0 {
            let side = width;
            let corner = (x, top + (height - side) / 2.0);
            drawing.mark(Mark::Cross, corner, side, LIGHT.level(level), LIGHT.card);
        } else {
            let (fill, edge) = match (place < level.number(), certainty) {
                (false, _) => (LIGHT.off, None),
                (true, Certainty::Known) => (LIGHT.level(level), None),
                (true, Certainty::UpperBound | Certainty::Unknown) => (LIGHT.card, Some(LIGHT.level(level))),
            };
            drawing.area(Area { x, y: top, width, height }, 2.0, fill, edge);
        }
    }
    drawing
}
