//! What stands beside the board: the card under discussion, or what weighs most on the package.

use egui::{Rect, Vec2, pos2, vec2};

use super::board::{DISCUSSED, RADIUS, level};
use super::canvas::{Canvas, Ink};
use crate::assess::{CardAssessment, CardTally, Finding, Severity};
use crate::scenario::{Card, Choices, Element, ElementId, chosen};
use crate::ui::scene::Scene;
use crate::ui::theme::Icon;
use crate::ui::views::tones;
use crate::wording;

/// How wide it is, with what stands around it, in units: on a narrow sheet a share of that.
const WIDTH: f32 = 468.0;
const SHARE: f32 = 0.366;
/// Before and behind what stands in it.
const INSET: f32 = 22.0;
/// How many findings it tells.
const TOLD: usize = 3;
/// How high a sheet is at least on which what is chosen may take two lines.
const ROOMY: f32 = 600.0;
/// The line of the room's votes.
const ROOM: f32 = 50.0;

/// How wide it is on a sheet of this size.
pub fn width(sheet: Vec2) -> f32 {
    WIDTH.min(sheet.x * SHARE)
}

/// Draws it into a place.
pub fn beside_ui(canvas: &mut Canvas<'_>, scene: &Scene, discussed: Option<&ElementId>, place: Rect) {
    let place = place.shrink2(vec2(0.0, 10.0)).with_max_x(place.right() - 16.0);
    let tokens = canvas.tokens();
    canvas.fill(place, RADIUS, tokens.card);
    let inside = place.shrink2(vec2(INSET, 12.0));
    let card = discussed.and_then(|id| Discussed::of(scene, id));
    let (width, color) = if card.is_some() { (DISCUSSED, tokens.accent) } else { (1.0, tokens.card_border) };
    canvas.edge(place, RADIUS, width, color);
    match card {
        Some(card) => card.ui(canvas, scene, inside),
        None => package_ui(canvas, scene, inside),
    }
}

/// What weighs most on the package.
fn package_ui(canvas: &mut Canvas<'_>, scene: &Scene, inside: Rect) {
    let tokens = canvas.tokens();
    let findings: Vec<&Finding> = scene.assessment().findings.iter().collect();
    let ink = Ink::strong(23.0, tokens.text);
    let head = Rect::from_min_size(inside.min, vec2(inside.width(), ink.line() + 4.0));
    if findings.is_empty() {
        let text = if scene.assessment().cards.is_empty() { "" } else { "Nothing that is known stands against it" };
        canvas.lines(inside, text, ink, 3);
        return;
    }
    canvas.line(head, "What weighs most", ink);
    let below = inside.with_min_y(head.bottom() + 10.0);
    canvas.fill(below.with_max_y(below.top() + 1.0), 0.0, tokens.divider);
    findings_ui(canvas, scene, &findings, below.with_min_y(below.top() + 12.0));
}

/// The card under discussion.
struct Discussed<'a> {
    card: &'a Card,
    element: &'a Element,
    assessed: &'a CardAssessment,
}

impl<'a> Discussed<'a> {
    /// That of an element, if it is on the board.
    fn of(scene: &'a Scene, id: &ElementId) -> Option<Self> {
        Some(Self {
            card: scene.package()?.card(id)?,
            element: scene.scenario().element(id)?,
            assessed: scene.assessment().cards.iter().find(|card| card.element == *id)?,
        })
    }

    fn ui(&self, canvas: &mut Canvas<'_>, scene: &Scene, inside: Rect) {
        let tokens = canvas.tokens();
        let square = Rect::from_min_size(inside.min, vec2(30.0, 30.0));
        canvas.fill(square, 5.0, tokens.accent);
        canvas.icon(Icon::Speech, square.center(), 20.0, tokens.on_accent);
        let head = inside.with_min_x(square.right() + 10.0).with_max_y(square.bottom());
        canvas.line(head, "Under discussion", Ink::strong(19.0, tokens.accent));
        let mut rest = inside.with_min_y(square.bottom() + 6.0);
        rest.min.y += canvas.lines(rest, &self.element.name, Ink::strong(29.0, tokens.text), 2) + 4.0;
        let (bar, word) = level(self.assessed);
        let line = rest.with_max_y(rest.top() + 34.0);
        let width = canvas.bar(bar, line.left_center(), 19.0);
        canvas.line(line.with_min_x(line.left() + width + 14.0), &word, Ink::strong(25.0, tokens.text));
        rest.min.y = line.bottom() + 6.0;
        rest.min.y += self.chosen_ui(canvas, scene, rest) + 8.0;
        canvas.fill(rest.with_max_y(rest.top() + 1.0), 0.0, tokens.divider);
        rest.min.y += 12.0;
        if let Some(tally) = self.votes(scene) {
            let room = rest.with_min_y(rest.bottom() - ROOM + 12.0);
            room_ui(canvas, &tally, room);
            rest.max.y = room.top() - 8.0;
        }
        let about = |finding: &&Finding| finding.elements.contains(&self.element.id);
        let findings: Vec<&Finding> = scene.assessment().findings.iter().filter(about).collect();
        if findings.is_empty() {
            let doubt = wording::doubt(scene.scenario(), self.assessed);
            let caps = || wording::remarks(wording::deciding_caps(scene.scenario(), self.assessed));
            canvas.lines(rest, &doubt.unwrap_or_else(caps), Ink::plain(20.0, tokens.text_muted), 4);
            return;
        }
        findings_ui(canvas, scene, &findings, rest);
    }

    /// What is chosen on it and who provides it; gives how high that is.
    fn chosen_ui(&self, canvas: &mut Canvas<'_>, scene: &Scene, place: Rect) -> f32 {
        let tokens = canvas.tokens();
        let name = |choices: &Choices, setting: &crate::scenario::Setting| {
            let option = chosen(choices, self.element, &setting.id).and_then(|id| setting.option(id));
            option.map(|option| option.name.clone())
        };
        let options = self.element.settings.iter().filter_map(|setting| name(&self.card.with, setting));
        let options = wording::remarks(options);
        let short = |id| scene.scenario().actor(id).map(|actor| actor.short_name());
        let by = wording::list(self.card.by.iter().filter_map(short));
        let ink = Ink::plain(20.0, tokens.text);
        let rows = if canvas.size().y < ROOMY { 1 } else { 2 };
        let mut height = 0.0;
        if !options.is_empty() {
            height += canvas.lines(place, &options, ink, rows);
        }
        if !by.is_empty() {
            height += canvas.lines(place.with_min_y(place.top() + height), &format!("by {by}"), ink, rows);
        }
        height
    }

    /// What the room has voted on it, if that may be seen.
    fn votes(&self, scene: &Scene) -> Option<CardTally> {
        let scenario = scene.scenario();
        CardTally::of(scenario, self.card).filter(|_| scenario.votes_revealed)
    }
}

/// What the room has voted.
fn room_ui(canvas: &mut Canvas<'_>, tally: &CardTally, place: Rect) {
    let tokens = canvas.tokens();
    canvas.fill(place.with_max_y(place.top() + 1.0), 0.0, tokens.divider);
    let levels = tally.levels();
    let line = place.with_min_y(place.top() + 8.0);
    canvas.icon(Icon::Person, pos2(line.left() + 11.0, line.center().y), 22.0, tokens.text_muted);
    let word = line.with_min_x(line.left() + 32.0);
    let end = canvas.line(word, wording::room_accord(tally.accord()), Ink::strong(20.0, tokens.text)).right();
    let rest = line.with_min_x(end + 10.0);
    canvas.line(rest, &wording::votes_span(&levels), Ink::plain(20.0, tokens.text_muted));
}

/// The worst of some findings, as many as there is room for, and how many more there are.
fn findings_ui(canvas: &mut Canvas<'_>, scene: &Scene, findings: &[&Finding], place: Rect) {
    let tokens = canvas.tokens();
    let scenario = scene.scenario();
    let mut findings = findings.to_vec();
    // Those of one severity stay in their order.
    findings.sort_by_key(|finding| finding.severity);
    let more = Ink::plain(19.0, tokens.text_muted);
    let mut top = place.top();
    let mut told = 0;
    for finding in findings.iter().take(TOLD) {
        let (tone, icon) = tones::finding(finding);
        let color = tokens.tone(tone).strong;
        let heading = wording::finding_heading(scenario, finding);
        let grave = finding.severity != Severity::Notes;
        let ink = if grave { Ink::strong(22.0, color) } else { Ink::plain(20.0, tokens.text) };
        let meta = wording::finding_grounds(scenario, finding);
        let text = place.with_min_x(place.left() + 36.0).with_min_y(top);
        let brief = Ink::plain(18.0, tokens.text_muted);
        let height = canvas.height(text.width(), &heading, ink, 2);
        let below = if meta.is_empty() { 0.0 } else { brief.line() };
        let left = if told + 1 == findings.len() { 0.0 } else { more.line() };
        if top + height + left > place.bottom() + 1.0 {
            break;
        }
        canvas.icon(icon, pos2(place.left() + 12.0, top + ink.line() / 2.0), 22.0, color);
        canvas.lines(text, &heading, ink, 2);
        top += height;
        if below > 0.0 && top + below + left <= place.bottom() + 1.0 {
            let line = Rect::from_min_size(pos2(text.left(), top), vec2(text.width(), below));
            canvas.line(line, &meta, brief);
            top += below;
        }
        told += 1;
        top += 10.0;
    }
    let rest = findings.len() - told;
    if rest > 0 && top + more.line() <= place.bottom() + 6.0 {
        let line = Rect::from_min_size(pos2(place.left() + 36.0, top - 4.0), vec2(place.width() - 36.0, more.line()));
        canvas.line(line, &format!("{rest} more"), more);
    }
}
