//! Where things stand on a card, by its face alone.

use egui::{Rect, Vec2, pos2, vec2};

use crate::ui::layout::{Face, Height, Measures};

/// Before and behind what is on a card, in points.
const MARGIN: (f32, f32) = (14.0, 8.0);
/// Between the chips and what stands at the end of their line, in points.
const BETWEEN: f32 = 8.0;
/// The button of what can be done with a card, in points.
pub const MORE: Vec2 = vec2(24.0, 20.0);

/// Where things stand on a card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slots {
    /// The name; with the level at its right end, where that has no line of its own.
    pub head: Rect,
    /// The level, where it has a line of its own.
    pub level: Option<Rect>,
    /// Who provides it, and what is chosen.
    pub chips: Rect,
    /// What there is to say of it, what matters most first.
    pub told: [Option<Rect>; 2],
    /// What can be done with it.
    pub more: Rect,
}

impl Slots {
    /// Those of a card that lies there.
    pub fn of(rect: Rect, face: Face, measures: Measures) -> Self {
        let (left, right) = (rect.left() + MARGIN.0, rect.right() - MARGIN.1);
        let lines = match face {
            Face::Wide => 2,
            Face::Medium => 3,
            Face::Narrow => 4,
        };
        let around = measures.pick(3.0, 4.0, 6.0);
        let height = (rect.height() - 2.0 * around) / lines as f32;
        let line = |place: usize, left: f32, right: f32| {
            let top = rect.top() + around + place as f32 * height;
            Rect::from_min_max(pos2(left, top), pos2(right, top + height))
        };
        let more = |place| {
            let line = line(place, left, right);
            Rect::from_min_max(
                pos2(right - MORE.x, line.center().y - MORE.y / 2.0),
                line.right_center() + vec2(0.0, MORE.y / 2.0),
            )
        };
        let aside = right - MORE.x - 4.0;
        match face {
            Face::Wide => {
                let middle = rect.center().x;
                Self {
                    head: line(0, left, middle - 10.0),
                    level: None,
                    chips: line(1, left, middle - 10.0),
                    told: [Some(line(0, middle + 10.0, aside)), Some(line(1, middle + 10.0, aside))],
                    more: more(0),
                }
            }
            Face::Medium => {
                // In a tall window the line below has room for two things.
                let half = left + 0.62 * (aside - left);
                let two = measures.height == Height::Tall;
                Self {
                    head: line(0, left, right),
                    level: None,
                    chips: line(1, left, right),
                    told: if two {
                        [Some(line(2, left, half - 6.0)), Some(line(2, half + 6.0, aside))]
                    } else {
                        [Some(line(2, left, aside)), None]
                    },
                    more: more(2),
                }
            }
            Face::Narrow => Self {
                head: line(0, left, right),
                level: Some(line(1, left, right)),
                chips: line(2, left, right),
                told: [Some(line(3, left, aside)), None],
                more: more(3),
            },
        }
    }
}

impl Slots {
    /// Takes room for something so wide from the end of the line of chips.
    pub fn at_end_of_chips(&mut self, width: f32) -> Rect {
        let place = self.chips.with_min_x(self.chips.right() - width);
        self.chips.max.x = place.left() - BETWEEN;
        place
    }
}
