//! How feasible a card is: a bar and a word, which open what that rests on.

use egui::{FontId, Rect, Role, Ui, pos2, vec2};

use super::Card;
use super::face::name_width;
use super::slots::Slots;
use crate::assess::{Certainty, Spread};
use crate::ui::command::Action;
use crate::ui::state::Subject;
use crate::ui::theme::typography::semibold;
use crate::ui::theme::{FeasibilityBar, Type, space, tokens};
use crate::ui::widgets::line::{Line, hover_ground, press_ui};
use crate::ui::widgets::muted_ui;
use crate::wording;

/// Between the bar and its word, in points.
const BESIDE: f32 = 6.0;

/// The level of a card, as it is drawn.
pub struct Level {
    rect: Rect,
    bar: FeasibilityBar,
    word: Line,
    /// The end of the word, where the name leaves it no room on the first line.
    below: Option<(Line, Rect)>,
    /// The whole word.
    whole: String,
}

impl Level {
    /// That of a card: in its own line, or at the right end of the first. The name keeps its room: where the whole word has
    /// none beside it, the word goes on in the line below, which gives up that much.
    pub fn of(ui: &Ui, card: &Card<'_>, slots: &mut Slots) -> Self {
        let assessed = card.entry.assessed;
        let bar = FeasibilityBar::new(assessed.level).certainty(assessed.certainty);
        let bar = match spread(assessed.spread.as_ref()) {
            Some(spread) => bar.spread(spread.lowest(), spread.highest()),
            None => bar,
        };
        let whole = wording::level(assessed.level, assessed.certainty);
        let (_, size) = card.measures.card_text();
        let line = |text: &str, room| Line::new(ui, text, FontId::new(size, semibold()), card.ink(ui), room);
        let word = line(&whole, f32::INFINITY);
        if let Some(place) = slots.level {
            // The word says what the question mark behind the bar does.
            let bar = if bar.size().x + BESIDE + word.width() > place.width() { bar.unasked() } else { bar };
            let beside = bar.size().x + BESIDE;
            let word = line(&whole, place.width() - beside);
            let rect = place.with_max_x(place.left() + beside + word.width());
            return Self { rect, bar, word, below: None, whole };
        }
        let beside = bar.size().x + BESIDE;
        let free = slots.head.width() - name_width(ui, card) - space::S;
        let ends = |word: &Line| slots.head.with_min_x(slots.head.right() - beside - word.width());
        let (first, rest) = match whole.rsplit_once(' ') {
            Some(halves) if assessed.certainty == Certainty::Unknown && beside + word.width() > free => halves,
            _ => return Self { rect: ends(&word), bar, word, below: None, whole },
        };
        let (word, rest) = (line(first, f32::INFINITY), line(rest, f32::INFINITY));
        let rect = ends(&word);
        let place = slots.at_end_of_chips(rest.width());
        Self { rect, bar, word, below: Some((rest, place)), whole }
    }

    /// Where the name must end.
    pub fn left(&self) -> f32 {
        self.rect.left() - space::S
    }

    /// Draws it; it opens what it rests on.
    pub fn ui(&self, ui: &mut Ui, card: &Card<'_>, out: &mut Vec<Action>) {
        let rect = self.rect;
        let name = format!("Why {} is {}", card.entry.element.name, self.whole);
        let response = press_ui(ui, rect, "level", Role::Button, &name);
        hover_ground(ui, &response, rect.expand2(vec2(4.0, 0.0)));
        self.bar.paint(ui.painter(), pos2(rect.left(), rect.center().y - 4.5), tokens(ui));
        self.word.paint(ui, rect.with_min_x(rect.left() + self.bar.size().x + BESIDE));
        if let Some((rest, place)) = &self.below {
            rest.paint(ui, *place);
        }
        card.tip_ui(ui, &response, |ui| tip_contents_ui(ui, card));
        if response.clicked() {
            out.push(Action::Open(Subject::Card(card.entry.element.id.clone())));
        }
    }
}

/// What single voices give a card, where they differ.
pub fn spread(spread: Option<&Spread>) -> Option<&Spread> {
    spread.filter(|spread| spread.lowest() != spread.highest())
}

/// What a card's feasibility rests on.
fn tip_contents_ui(ui: &mut Ui, card: &Card<'_>) {
    let (scenario, assessed) = (card.scene.scenario(), card.entry.assessed);
    ui.label(Type::Strong.text(wording::level(assessed.level, assessed.certainty)));
    if assessed.certainty != Certainty::Known {
        muted_ui(ui, wording::certainty_meaning(assessed.certainty));
    }
    for cap in &assessed.caps {
        let text = wording::cap(scenario, assessed, cap);
        ui.label(if cap.level == assessed.level { Type::SmallStrong.text(text) } else { Type::Small.text(text) });
    }
    if let Some(spread) = &assessed.spread {
        muted_ui(ui, wording::spread(scenario, spread));
    }
}
