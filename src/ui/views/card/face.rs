//! What a card says: its name, how feasible it is, and what there is to say of that.

use egui::text::{LayoutJob, TextFormat};
use egui::{CornerRadius, FontId, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::Card;
use super::slots::Slots;
use crate::assess::{Certainty, Spread};
use crate::ui::command::Action;
use crate::ui::preview::Change;
use crate::ui::state::Subject;
use crate::ui::theme::typography::semibold;
use crate::ui::theme::{FeasibilityBar, Icon, Tone, Type, icons, space, tokens};
use crate::ui::views::tones;
use crate::ui::widgets::line::{Line, hover_ground, line_ui, press_ui, tip_ui};
use crate::ui::widgets::muted_ui;
use crate::wording;

/// Between a mark and its words, in points.
const GAP: f32 = 6.0;
/// How large a mark before words is, in points.
const MARK: f32 = 14.0;
/// How large the padlock before the name is, in points.
const LOCK: f32 = 12.0;
/// How large the mark of the card under discussion is, in points.
const SPEECH: f32 = 16.0;

/// The level of a card, as it is drawn.
pub struct Level {
    rect: Rect,
    bar: FeasibilityBar,
    word: Line,
    /// The whole word.
    whole: String,
}

/// Between the bar and its word, in points.
const BESIDE: f32 = 6.0;

impl Level {
    /// That of a card: in its own line, or at the right end of the first.
    pub fn of(ui: &Ui, card: &Card<'_>, slots: &Slots) -> Self {
        let assessed = card.entry.assessed;
        let bar = FeasibilityBar::new(assessed.level).certainty(assessed.certainty);
        let bar = match spread(assessed.spread.as_ref()) {
            Some(spread) => bar.spread(spread.lowest(), spread.highest()),
            None => bar,
        };
        let whole = wording::level(assessed.level, assessed.certainty);
        let brief = match assessed.certainty {
            Certainty::Known => whole.clone(),
            Certainty::UpperBound | Certainty::Unknown => format!("{}?", wording::feasibility(assessed.level)),
        };
        let (_, size) = card.measures.card_text();
        let font = FontId::new(size, semibold());
        let beside = bar.size().x + BESIDE;
        // The name keeps its room: what is unknown has a look of its own, and the line below says why.
        let free = match slots.level {
            Some(line) => line.width(),
            None => slots.head.width() - name_width(ui, card) - space::S,
        };
        let room = slots.level.unwrap_or(slots.head);
        let line = |text: &str, room| Line::new(ui, text, font.clone(), card.ink(ui), room);
        let fits = |text: &&str| line(text, f32::INFINITY).width() + beside <= free;
        let text = [whole.as_str(), brief.as_str()].into_iter().find(fits).unwrap_or(&brief).to_owned();
        let word = line(&text, room.width() - beside);
        let width = beside + word.width();
        let rect = match slots.level {
            Some(line) => line.with_max_x(line.left() + width),
            None => room.with_min_x(room.right() - width),
        };
        Self { rect, bar, word, whole }
    }

    /// Draws it; it opens what it rests on.
    pub fn ui(&self, ui: &mut Ui, card: &Card<'_>, out: &mut Vec<Action>) {
        let rect = self.rect;
        let name = format!("Why {} is {}", card.entry.element.name, self.whole);
        let response = press_ui(ui, rect, "level", Role::Button, &name);
        hover_ground(ui, &response, rect.expand2(vec2(4.0, 0.0)));
        self.bar.paint(ui.painter(), pos2(rect.left(), rect.center().y - 4.5), tokens(ui));
        self.word.paint(ui, rect.with_min_x(rect.left() + self.bar.size().x + BESIDE));
        tip_ui(&response, card.rect, |ui| level_tip_ui(ui, card));
        if response.clicked() {
            out.push(Action::Open(Subject::Card(card.entry.element.id.clone())));
        }
    }
}

/// Draws the name of a card, and whether it comes or goes; gives where the name stands.
pub fn name_ui(ui: &Ui, card: &Card<'_>, slots: &Slots, level: &Level) -> Rect {
    let (size, _) = card.measures.card_text();
    let mut name = slots.head;
    if slots.level.is_none() && card.change != Change::Removed {
        name.max.x = level.rect.left() - space::S;
    }
    if let Some(tag) = card.tag() {
        let line = Line::new(ui, tag, Type::SmallStrong.font(), tokens(ui).text, name.width());
        let size = vec2(line.width() + 12.0, 18.0);
        let rect = Rect::from_center_size(pos2(name.right() - size.x / 2.0, name.center().y), size);
        ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.0, tokens(ui).control_border), StrokeKind::Inside);
        line.paint(ui, rect.shrink2(vec2(6.0, 0.0)));
        name.max.x = rect.left() - GAP;
    }
    let mut text = name;
    if card.pinned {
        let mark = Rect::from_center_size(pos2(name.left() + LOCK / 2.0, name.center().y), vec2(LOCK, LOCK));
        icons::paint(ui.painter(), Icon::Lock, mark, tokens(ui).text_muted);
        text.min.x += LOCK + GAP;
    }
    if card.discussed {
        let square = Rect::from_center_size(pos2(text.left() + SPEECH / 2.0, text.center().y), vec2(SPEECH, SPEECH));
        ui.painter().rect_filled(square, 3.0, tokens(ui).accent);
        icons::paint(ui.painter(), Icon::Speech, square.shrink(2.5), tokens(ui).on_accent);
        text.min.x += SPEECH + GAP;
    }
    let strike = if card.change == Change::Removed { Stroke::new(1.5, card.ink(ui)) } else { Stroke::NONE };
    let plain = TextFormat::simple(FontId::new(size, semibold()), card.ink(ui));
    let format = TextFormat { strikethrough: strike, ..plain };
    Line::of(ui, LayoutJob::single_section(card.entry.element.name.clone(), format), text.width()).paint(ui, text);
    name
}

/// How wide the whole name is, in points.
fn name_width(ui: &Ui, card: &Card<'_>) -> f32 {
    let (size, _) = card.measures.card_text();
    let font = FontId::new(size, semibold());
    let lock = if card.pinned { LOCK + GAP } else { 0.0 };
    let speech = if card.discussed { SPEECH + GAP } else { 0.0 };
    lock + speech + Line::new(ui, &card.entry.element.name, font, tokens(ui).text, f32::INFINITY).width()
}

/// What single voices give it, where they differ.
fn spread(spread: Option<&Spread>) -> Option<&Spread> {
    spread.filter(|spread| spread.lowest() != spread.highest())
}

/// What a card's feasibility rests on.
fn level_tip_ui(ui: &mut Ui, card: &Card<'_>) {
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
    let second = second.filter(|_| !beside || doubt(card).is_some());
    match (card.entry.worst, first, second) {
        (Some(_), Some(first), None) => worst_ui(ui, card, whole.unwrap_or(first), out),
        (Some(_), Some(first), Some(second)) => {
            // What is not known is the shorter: the finding has what that leaves.
            let edge =
                if beside { second.right() - known_width(ui, card, 0.5 * second.union(first).width()) } else { 0.0 };
            let (first, second) =
                if beside { (first.with_max_x(edge - 12.0), second.with_min_x(edge)) } else { (first, second) };
            worst_ui(ui, card, first, out);
            known_ui(ui, card, second);
        }
        _ => {
            if let Some(whole) = whole {
                known_ui(ui, card, whole);
            }
        }
    }
}

/// How wide the line of what is not known is, up to so many points.
fn known_width(ui: &Ui, card: &Card<'_>, most: f32) -> f32 {
    let (_, size) = card.measures.card_text();
    let text = doubt(card).unwrap_or_default();
    let line = Line::new(ui, &text, FontId::proportional(size), tokens(ui).text_muted, most - MARK - GAP);
    MARK + GAP + line.width().ceil()
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
        crate::ui::widgets::line::tip(&response, card.rect, &whole);
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

/// How voices differ about a card, and what is not known of it; `None` where neither is so.
fn doubt(card: &Card<'_>) -> Option<String> {
    let (scenario, assessed) = (card.scene.scenario(), card.entry.assessed);
    let spread = spread(assessed.spread.as_ref()).map(|spread| wording::spread(scenario, spread));
    let doubt = wording::remarks(spread.into_iter().chain(wording::doubt_line(scenario, assessed)));
    (!doubt.is_empty()).then_some(doubt)
}

/// What is not known of a card, how voices differ, or why it is no more feasible.
fn known_ui(ui: &mut Ui, card: &Card<'_>, place: Rect) {
    let (scenario, assessed) = (card.scene.scenario(), card.entry.assessed);
    let doubt = doubt(card);
    let icon = if doubt.is_some() { Icon::Unknown } else { Icon::Info };
    let text = doubt.unwrap_or_else(|| wording::remarks(wording::deciding_caps(scenario, assessed)));
    let color = tokens(ui).text_muted;
    mark(ui, place, icon, color);
    let (_, size) = card.measures.card_text();
    let room = place.with_min_x(place.left() + MARK + GAP);
    let line = Line::new(ui, &text, FontId::proportional(size), color, room.width());
    let response = ui.interact(place, ui.scope_id().with("known"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text.as_str()));
    line.paint(ui, room);
    if line.is_cut() {
        crate::ui::widgets::line::tip(&response, card.rect, &text);
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
