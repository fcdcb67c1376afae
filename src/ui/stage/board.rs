//! The board of the composition: cards in rows by category and phase, all of them in sight.

use egui::{Align2, Color32, Pos2, Rect, pos2, vec2};

use super::canvas::{Canvas, Ink, LEAST_TEXT};
use super::fit::{self, Face, Piece};
use crate::assess::{self, CardAssessment, Certainty, Entry, Row, Severity};
use crate::scenario::{ElementId, Scenario};
use crate::ui::scene::Scene;
use crate::ui::theme::{FeasibilityBar, Icon};
use crate::ui::views::tones;
use crate::wording;

/// Around the board, in units.
const AROUND: [f32; 2] = [22.0, 8.0];
/// Before and behind what stands on a card.
const INSET: [f32; 2] = [18.0, 12.0];
/// The edge of a card that something blocks or strains, and of the one under discussion.
const STRIP: f32 = 8.0;
pub const DISCUSSED: f32 = 5.0;
/// The corners of cards.
pub const RADIUS: f32 = 8.0;

/// Draws it into a place.
pub fn board_ui(canvas: &mut Canvas<'_>, scene: &Scene, discussed: Option<&ElementId>, place: Rect) {
    let Some(package) = scene.package() else { return };
    let scenario = scene.scenario();
    let rows = assess::rows(scenario, package, scene.assessment());
    let place = place.shrink2(vec2(AROUND[0], AROUND[1])).with_max_x(place.right() - 12.0);
    let place = place.with_min_y(place.top() + 2.0);
    let tokens = canvas.tokens();
    if package.cards.is_empty() {
        let rect = canvas.paint_line(
            place,
            Align2::CENTER_CENTER,
            "Nothing on the board yet",
            Ink::plain(29.0, tokens.text_muted),
        );
        return canvas.say(rect, "Nothing on the board yet");
    }
    let used = used(scenario, &rows);
    let counts: Vec<Vec<usize>> =
        used.iter().map(|(_, rows)| rows.iter().map(|(_, cards)| cards.len()).collect()).collect();
    let fit = fit::fit(&counts, place);
    let unused = scenario.phases.len() - used.len();
    for piece in &fit.pieces {
        match piece {
            Piece::Phase { phase, again, rect } => {
                let Some((name, _)) = used.get(*phase) else { continue };
                let rest = (used.len() == 1 && unused > 0 && !*again).then_some("other phases: nothing yet");
                phase_ui(canvas, name, rest, *rect);
            }
            Piece::Row { phase, row, rect } => {
                let Some((name, _)) = used.get(*phase).and_then(|(_, rows)| rows.get(*row)) else { continue };
                let ink = Ink::plain(18.0, tokens.text_muted);
                let lines = ((rect.height() - 2.0) / ink.line()).floor().max(1.0) as usize;
                canvas.lines(rect.translate(vec2(0.0, 3.0)), name, ink, lines.min(3));
            }
            Piece::Card { phase, row, card, alone, rect } => {
                let row = used.get(*phase).and_then(|(_, rows)| rows.get(*row));
                let Some(entry) = row.and_then(|(_, cards)| cards.get(*card)) else { continue };
                let discussed = discussed == Some(&entry.element.id);
                Card { scene, entry, alone: *alone, discussed }.ui(canvas, *rect, fit.face);
            }
        }
    }
    if fit.hidden > 0 {
        let text = wording::count(fit.hidden, "more card", "more cards");
        canvas.line(fit::more(place), &text, Ink::plain(19.0, tokens.text_muted));
    }
}

/// A row's name and its cards in one phase.
type Cards<'a> = (&'a str, &'a [Entry<'a>]);

/// The phases that have cards, with their names and their rows that have some.
fn used<'a>(scenario: &'a Scenario, rows: &'a [Row<'a>]) -> Vec<(&'a str, Vec<Cards<'a>>)> {
    let phases = scenario.phases.iter().enumerate();
    let used = phases.map(|(place, phase)| {
        let cards = rows.iter().filter_map(|row| Some((row.category.name.as_str(), row.cells.get(place)?.as_slice())));
        (phase.name.as_str(), cards.filter(|(_, cards)| !cards.is_empty()).collect::<Vec<_>>())
    });
    used.filter(|(_, rows)| !rows.is_empty()).collect()
}

fn phase_ui(canvas: &mut Canvas<'_>, name: &str, rest: Option<&str>, rect: Rect) {
    let tokens = canvas.tokens();
    let line = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 1.0), pos2(rect.right(), rect.bottom() + 2.0));
    canvas.fill(line, 0.0, tokens.accent);
    let ink = Ink::strong(20.0, tokens.text);
    let end = canvas.line(rect.with_max_y(rect.bottom() - 4.0), name, ink).right();
    let Some(rest) = rest else { return };
    let (muted, room) =
        (Ink::plain(18.5, tokens.text_muted), rect.with_min_x(end + 20.0).with_max_y(rect.bottom() - 4.0));
    if canvas.width(rest, muted) <= room.width() {
        canvas.line_right(room, rest, muted);
    }
}

/// The word for a level beside its bar: what is not known ends in a question mark.
pub fn level(card: &CardAssessment) -> (FeasibilityBar, String) {
    let word = wording::feasibility(card.level);
    let bar = FeasibilityBar::new(card.level);
    match card.certainty {
        Certainty::Known => (bar, word.to_owned()),
        // Hollow says all of it; the question mark stands behind the word.
        Certainty::UpperBound | Certainty::Unknown => (bar.certainty(Certainty::UpperBound), format!("{word}?")),
    }
}

/// A card on the board.
struct Card<'a> {
    scene: &'a Scene,
    entry: &'a Entry<'a>,
    alone: bool,
    discussed: bool,
}

impl Card<'_> {
    fn ui(&self, canvas: &mut Canvas<'_>, rect: Rect, face: Face) {
        let tokens = canvas.tokens();
        canvas.fill(rect, RADIUS, tokens.card);
        let (width, color) = if self.discussed { (DISCUSSED, tokens.accent) } else { (1.0, tokens.card_border) };
        canvas.edge(rect, RADIUS, width, color);
        if let Some(worst) = self.entry.worst.filter(|finding| finding.severity != Severity::Notes) {
            let color = tokens.tone(tones::finding(worst).0).line;
            let (inset, radius) = if self.discussed { (DISCUSSED, 3.0) } else { (0.0, RADIUS) };
            canvas.strip(rect.shrink(inset), radius, STRIP, color);
        }
        let inside = rect.with_min_x(rect.left() + INSET[0]).with_max_x(rect.right() - INSET[1]);
        let high = rect.height() >= 70.0;
        match (face, self.alone) {
            (Face::Short, _) => self.short_ui(canvas, inside),
            (Face::Full, true) if rect.width() >= 400.0 => self.wide_ui(canvas, inside, high),
            (Face::Full, _) => self.half_ui(canvas, inside, high),
        }
    }

    /// The upper or the lower line of two.
    fn line(inside: Rect, high: bool, lower: bool) -> Rect {
        let (pad, height) = if high { (8.0, 29.0) } else { (4.0, 26.0) };
        let top = if lower { inside.bottom() - pad - height } else { inside.top() + pad };
        Rect::from_min_size(pos2(inside.left(), top), vec2(inside.width(), height))
    }

    fn wide_ui(&self, canvas: &mut Canvas<'_>, inside: Rect, high: bool) {
        let tokens = canvas.tokens();
        let first = Self::line(inside, high, false);
        let left = self.level_right(canvas, first, if high { 20.0 } else { 19.0 });
        let name = Ink::strong(if high { 22.0 } else { 20.5 }, tokens.text);
        self.name(canvas, first.with_max_x(left - 14.0), name);
        let second = Self::line(inside, high, true);
        let (icon, text, color) = self.told(canvas);
        let center = pos2(second.left() + 10.0, second.center().y);
        canvas.icon(icon, center, 19.0, color);
        canvas.line(second.with_min_x(second.left() + 29.0), &text, Ink::plain(if high { 20.0 } else { 18.0 }, color));
    }

    fn half_ui(&self, canvas: &mut Canvas<'_>, inside: Rect, high: bool) {
        let tokens = canvas.tokens();
        let name = Ink::strong(if high { 20.5 } else { 19.0 }, tokens.text);
        self.name(canvas, Self::line(inside, high, false), name);
        let second = Self::line(inside, high, true);
        let (bar, word) = level(self.entry.assessed);
        let width = canvas.bar(bar, second.left_center(), 14.0);
        canvas.line(second.with_min_x(second.left() + width + 10.0), &word, Ink::strong(19.5, tokens.text));
        self.mark(canvas, pos2(second.right() - 10.0, second.center().y));
    }

    fn short_ui(&self, canvas: &mut Canvas<'_>, inside: Rect) {
        let tokens = canvas.tokens();
        let left = self.level_right(canvas, inside, 18.5);
        let marked = self.mark(canvas, pos2(left - 20.0, inside.center().y));
        let end = if marked { left - 36.0 } else { left - 12.0 };
        self.name(canvas, inside.with_max_x(end), Ink::strong(19.0, tokens.text));
    }

    /// The name, as large as it fits.
    fn name(&self, canvas: &mut Canvas<'_>, place: Rect, ink: Ink) {
        let name = &self.entry.element.name;
        let ink = canvas.fitting(name, ink, LEAST_TEXT, place.width());
        canvas.line(place, name, ink);
    }

    /// Draws the level at the right; gives where it begins.
    fn level_right(&self, canvas: &mut Canvas<'_>, line: Rect, size: f32) -> f32 {
        let (bar, word) = level(self.entry.assessed);
        let word = canvas.line_right(line, &word, Ink::strong(size, canvas.tokens().text));
        let width = bar.height(14.0).size().x;
        canvas.bar(bar, pos2(word.left() - 10.0 - width, line.center().y), 14.0);
        word.left() - 10.0 - width
    }

    /// The mark of the worst finding, where there is no room for its words; whether there is one.
    fn mark(&self, canvas: &mut Canvas<'_>, center: Pos2) -> bool {
        let Some(worst) = self.entry.worst else { return false };
        let (tone, icon) = tones::finding(worst);
        canvas.icon(icon, center, 21.0, canvas.tokens().tone(tone).strong);
        let said = wording::finding_heading(self.scene.scenario(), worst);
        canvas.say(Rect::from_center_size(center, vec2(20.0, 20.0)), &said);
        true
    }

    /// What is to be said of it: what stands against it, else what is not known, else what its level rests on.
    fn told(&self, canvas: &Canvas<'_>) -> (Icon, String, Color32) {
        let tokens = canvas.tokens();
        let (scenario, assessed) = (self.scene.scenario(), self.entry.assessed);
        let package = self.scene.package();
        let heading = package.and_then(|it| wording::worst_heading(scenario, it, self.scene.assessment(), self.entry));
        if let Some((worst, heading)) = self.entry.worst.zip(heading) {
            let (tone, icon) = tones::finding(worst);
            return (icon, heading, tokens.tone(tone).strong);
        }
        let doubt = wording::doubt(scenario, assessed);
        let icon = if doubt.is_some() { Icon::Unknown } else { Icon::Info };
        let text = doubt.unwrap_or_else(|| wording::remarks(wording::deciding_caps(scenario, assessed)));
        (icon, text, tokens.text_muted)
    }
}
