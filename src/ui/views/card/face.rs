//! What a card says: its name, and what there is to say of it.

use egui::text::{LayoutJob, TextFormat};
use egui::{CornerRadius, FontId, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::Card;
use super::level::{Level, spread};
use super::slots::Slots;
use crate::assess::Certainty;
use crate::ui::command::Action;
use crate::ui::preview::Change;
use crate::ui::state::Subject;
use crate::ui::theme::typography::semibold;
use crate::ui::theme::{Icon, Tone, Type, icons, tokens};
use crate::ui::views::tones;
use crate::ui::widgets::line::{Line, fitting, hover_ground, line_ui, press_ui};
use crate::wording;

/// Between a mark and its words, in points.
const GAP: f32 = 6.0;
/// How large a mark before words is, in points.
const MARK: f32 = 14.0;
/// How large the padlock before the name is, in points.
const LOCK: f32 = 12.0;
/// How large the mark of the card under discussion is, in points.
const SPEECH: f32 = 16.0;

/// Draws the name of a card, and whether it comes or goes; gives where the name stands.
pub fn name_ui(ui: &Ui, card: &Card<'_>, slots: &mut Slots, level: &Level) -> Rect {
    let (size, _) = card.measures.card_text();
    let mut name = slots.head;
    if slots.level.is_none() && card.change != Change::Removed {
        name.max.x = level.left();
    }
    if let Some(tag) = card.tag() {
        let line = Line::new(ui, tag, Type::SmallStrong.font(), tokens(ui).text, name.width());
        let size = vec2(line.width() + 12.0, 18.0);
        let rect = Rect::from_center_size(pos2(name.right() - size.x / 2.0, name.center().y), size);
        ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.0, tokens(ui).control_border), StrokeKind::Inside);
        line.paint(ui, rect.shrink2(vec2(6.0, 0.0)));
        name.max.x = rect.left() - GAP;
    }
    let strike = if card.change == Change::Removed { Stroke::new(1.5, card.ink(ui)) } else { Stroke::NONE };
    let plain = TextFormat::simple(FontId::new(size, semibold()), card.ink(ui));
    let format = TextFormat { strikethrough: strike, ..plain };
    let text = marked_ui(ui, card, slots, name);
    Line::of(ui, LayoutJob::single_section(card.entry.element.name.clone(), format), text.width()).paint(ui, text);
    name
}

/// Draws the padlock and the mark of the card under discussion: before the name, or at the end of the line below where the
/// name needs all of its own. Gives where the name begins.
fn marked_ui(ui: &Ui, card: &Card<'_>, slots: &mut Slots, name: Rect) -> Rect {
    let wide = marks_width(card);
    if wide == 0.0 {
        return name;
    }
    let (mut place, text) = if name_width(ui, card) <= name.width() {
        (name, name.with_min_x(name.left() + wide))
    } else {
        (slots.at_end_of_chips(wide - GAP), name)
    };
    if card.pinned {
        let mark = Rect::from_center_size(pos2(place.left() + LOCK / 2.0, place.center().y), vec2(LOCK, LOCK));
        icons::paint(ui.painter(), Icon::Lock, mark, tokens(ui).text_muted);
        place.min.x += LOCK + GAP;
    }
    if card.discussed {
        let square = Rect::from_center_size(pos2(place.left() + SPEECH / 2.0, place.center().y), vec2(SPEECH, SPEECH));
        ui.painter().rect_filled(square, 3.0, tokens(ui).accent);
        icons::paint(ui.painter(), Icon::Speech, square.shrink(2.5), tokens(ui).on_accent);
    }
    text
}

/// How wide the marks before a name are, with the gaps behind them, in points.
fn marks_width(card: &Card<'_>) -> f32 {
    let mark = |there: bool, size: f32| if there { size + GAP } else { 0.0 };
    mark(card.pinned, LOCK) + mark(card.discussed, SPEECH)
}

/// How wide the whole name is with its marks, in points.
pub fn name_width(ui: &Ui, card: &Card<'_>) -> f32 {
    let (size, _) = card.measures.card_text();
    let font = FontId::new(size, semibold());
    marks_width(card) + Line::new(ui, &card.entry.element.name, font, tokens(ui).text, f32::INFINITY).width()
}

/// Draws what there is to say of a card, in as many lines as it has for that: what stands against it, then what is not
/// known and how voices differ, else why it is no more feasible.
pub fn told_ui(ui: &mut Ui, card: &Card<'_>, slots: &Slots, out: &mut Vec<Action>) {
    let [first, second] = slots.told;
    // What is said alone has all the line.
    let whole = match (first, second) {
        (Some(first), Some(second)) if (first.top() - second.top()).abs() < 1.0 => Some(first.union(second)),
        (first, _) => first,
    };
    // Why it is no more feasible is told beside a finding only in a line of its own.
    let beside = whole != first;
    let second = second.filter(|_| !beside || Doubt::is_there(card));
    match (card.entry.worst, first, second) {
        (Some(_), Some(first), None) => worst_ui(ui, card, whole.unwrap_or(first), out),
        (Some(_), Some(first), Some(second)) => {
            // What is not known is the shorter: the finding has what that leaves.
            let half = 0.5 * second.union(first).width();
            let edge = match Doubt::of(ui, card, half - MARK - GAP) {
                Some(doubt) if beside => second.right() - doubt.width(),
                _ => second.left(),
            };
            let first = if beside { first.with_max_x(edge - 12.0) } else { first };
            worst_ui(ui, card, first, out);
            known_ui(ui, card, second.with_min_x(edge));
        }
        _ => {
            if let Some(whole) = whole {
                known_ui(ui, card, whole);
            }
        }
    }
}

/// Draws whose position is missing at the end of the chips, where what stands against the card has the only line below:
/// that is never hidden. The chips keep some of their line.
pub fn missing_ui(ui: &mut Ui, card: &Card<'_>, slots: &mut Slots) {
    /// What the chips keep, in points.
    const CHIPS: f32 = 84.0;
    let hidden = slots.told[1].is_none() && card.entry.worst.is_some();
    if !hidden || card.entry.assessed.certainty == Certainty::Known {
        return;
    }
    let line = slots.chips.width();
    let room = (line - CHIPS).max(0.5 * line) - MARK - GAP;
    // That the level is an upper bound is said beside it.
    if let Some(doubt) = Doubt::said(ui, card, &Doubt::missing(card), room) {
        let place = slots.at_end_of_chips(doubt.width());
        doubt.ui(ui, card, place);
    }
}

/// How voices differ about a card, and what is not known of it.
struct Doubt {
    whole: String,
    line: Line,
    /// Not all of it is said.
    cut: bool,
}

impl Doubt {
    /// Whether there is any.
    fn is_there(card: &Card<'_>) -> bool {
        !Self::words(card).is_empty()
    }

    /// All of it, and how it can be said more briefly.
    fn words(card: &Card<'_>) -> Vec<String> {
        let (scenario, assessed) = (card.scene.scenario(), card.entry.assessed);
        let spread = spread(assessed.spread.as_ref()).map(|spread| wording::spread(scenario, spread));
        let missing = wording::doubt_line(scenario, assessed);
        let whole = wording::remarks(spread.into_iter().chain(missing.clone()));
        let all = [Some(whole), missing].into_iter().flatten().chain(Self::missing(card));
        all.filter(|text| !text.is_empty()).collect()
    }

    /// Whose position is missing, and how that can be said more briefly.
    fn missing(card: &Card<'_>) -> Vec<String> {
        let (scenario, assessed) = (card.scene.scenario(), card.entry.assessed);
        let ways = [wording::doubt(scenario, assessed), wording::doubt_brief(scenario, assessed)];
        ways.into_iter().flatten().collect()
    }

    /// As much as can be said of it in so many points.
    fn of(ui: &Ui, card: &Card<'_>, room: f32) -> Option<Self> {
        Self::said(ui, card, &Self::words(card), room)
    }

    /// The first of these words that fit into so many points.
    fn said(ui: &Ui, card: &Card<'_>, words: &[String], room: f32) -> Option<Self> {
        let (_, size) = card.measures.card_text();
        let font = FontId::proportional(size);
        let ways: Vec<&str> = words.iter().map(String::as_str).collect();
        let whole = words.first()?;
        let text = fitting(ui, &ways, &font, room);
        let line = Line::new(ui, text, font, tokens(ui).text_muted, room);
        let cut = line.is_cut() || text != whole;
        Some(Self { whole: whole.clone(), line, cut })
    }

    /// How wide it is with its mark, in points.
    fn width(&self) -> f32 {
        MARK + GAP + self.line.width().ceil()
    }

    fn ui(&self, ui: &mut Ui, card: &Card<'_>, place: Rect) {
        known_line_ui(ui, card, place, Icon::Unknown, (&self.line, &self.whole, self.cut));
    }
}

/// The worst finding about a card, and how many more there are.
fn worst_ui(ui: &mut Ui, card: &Card<'_>, place: Rect, out: &mut Vec<Action>) {
    let (Some(worst), Some(package)) = (card.entry.worst, card.scene.package()) else { return };
    let (scenario, assessment) = (card.scene.scenario(), card.scene.assessment());
    let heading = wording::worst_heading(scenario, package, assessment, card.entry).unwrap_or_default();
    let whole = wording::worst(scenario, package, assessment, card.entry).unwrap_or_default();
    let (tone, icon) = tones::finding(worst);
    let colors = tokens(ui).tone(tone);
    // The same may stand against several cards.
    let name = format!("Against {}: {whole}", card.entry.element.name);
    let more = card.entry.findings.saturating_sub(1);
    let (_, size) = card.measures.card_text();
    let more = (more > 0).then(|| Line::new(ui, &format!("+{more}"), FontId::proportional(size), colors.strong, 60.0));
    let behind = more.as_ref().map_or(0.0, |more| more.width() + 12.0 + GAP);
    let new = card.is_new(worst).then(|| Line::new(ui, "new", Type::SmallStrong.font(), colors.strong, 60.0));
    let before = MARK + GAP + new.as_ref().map_or(0.0, |new| new.width() + GAP);
    let line = Line::new(ui, &heading, FontId::proportional(size), colors.strong, place.width() - before - behind);
    let rect = place.with_max_x(place.left() + before + line.width() + behind);
    let response = press_ui(ui, rect, "worst", Role::Button, &name);
    hover_ground(ui, &response, rect.expand2(vec2(4.0, -1.0)));
    mark(ui, rect, icon, colors.strong);
    if let Some(new) = new {
        new.paint(ui, rect.with_min_x(rect.left() + MARK + GAP));
    }
    line.paint(ui, rect.with_min_x(rect.left() + before));
    if let Some(more) = more {
        let left = rect.left() + before + line.width() + GAP;
        let chip = Rect::from_min_max(pos2(left, rect.center().y - 8.5), pos2(rect.right(), rect.center().y + 8.5));
        ui.painter().rect_filled(chip, CornerRadius::same(4), colors.soft);
        more.paint(ui, chip.shrink2(vec2(6.0, 0.0)));
    }
    if line.is_cut() {
        card.tip(ui, &response, &whole);
    }
    if response.clicked() {
        out.push(Action::Open(Subject::Finding(worst.key())));
    }
}

/// The mark before a line.
fn mark(ui: &Ui, line: Rect, icon: Icon, color: egui::Color32) {
    let center = pos2(line.left() + MARK / 2.0, line.center().y);
    icons::paint(ui.painter(), icon, Rect::from_center_size(center, vec2(MARK, MARK)), color);
}

/// What is not known of a card, how voices differ, or why it is no more feasible.
fn known_ui(ui: &mut Ui, card: &Card<'_>, place: Rect) {
    let room = place.width() - MARK - GAP;
    if let Some(doubt) = Doubt::of(ui, card, room) {
        return doubt.ui(ui, card, place);
    }
    let text = wording::remarks(wording::deciding_caps(card.scene.scenario(), card.entry.assessed));
    let (_, size) = card.measures.card_text();
    let line = Line::new(ui, &text, FontId::proportional(size), tokens(ui).text_muted, room);
    known_line_ui(ui, card, place, Icon::Info, (&line, &text, line.is_cut()));
}

/// A line that is read and not pressed; all of it stands in a tip, if it is cut.
fn known_line_ui(ui: &mut Ui, card: &Card<'_>, place: Rect, icon: Icon, (line, whole, cut): (&Line, &str, bool)) {
    mark(ui, place, icon, tokens(ui).text_muted);
    let response = ui.interact(place, ui.scope_id().with("known"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, whole));
    line.paint(ui, place.with_min_x(place.left() + MARK + GAP));
    if cut {
        card.tip(ui, &response, whole);
    }
}

/// Draws a finding of a card that is gone with the package that is looked at.
pub fn gone_ui(ui: &mut Ui, card: &Card<'_>, place: Rect, text: &str) {
    let color = tokens(ui).tone(Tone::Good).strong;
    mark(ui, place, Icon::Check, color);
    let (_, size) = card.measures.card_text();
    let room = place.with_min_x(place.left() + MARK + GAP);
    line_ui(ui, room, &format!("gone: {text}"), FontId::proportional(size), color);
}
