//! The banner: the verdict in one word and one line, the weakest link, and what just changed. Its height is fixed, and so
//! are the places in it: what is too long is cut, and stands whole in a tip and on the page of the verdict.

use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::context::{filter_line, unfiltered};
use super::tones;
use crate::assess::Verdict;
use crate::scenario::Scenario;
use crate::ui::command::Action;
use crate::ui::layout::Measures;
use crate::ui::preview::Compared;
use crate::ui::scene::Scene;
use crate::ui::state::Subject;
use crate::ui::theme::typography::semibold;
use crate::ui::theme::{Icon, Tone, Type, icons, space, tokens};
use crate::ui::widgets::line::{Line, hover_ground, press_ui, tip};
use crate::wording;
use crate::workshop::LastChange;

/// How wide a window must be for what just changed to have a place, in points.
const WITH_CHANGE: f32 = 1000.0;
/// Between the two texts of a place, in points.
const BETWEEN: f32 = 1.0;

/// How high a banner of one line is: the verdict and why.
pub const LINE: f32 = 36.0;

/// Draws the banner, in one line where it is no higher than that. `aside` says whose verdict it is, if it is not that of the board; `before`: the board as it stands,
/// while another package is looked at.
pub fn banner_ui(ui: &mut Ui, scene: &Scene, aside: Option<&str>, before: Option<&Scene>, out: &mut Vec<Action>) {
    let rect = ui.max_rect();
    let measures = Measures::now(ui);
    let (tone, _) = tones::verdict(scene.assessment().verdict);
    ui.painter().rect_filled(rect, 0.0, tokens(ui).tone(tone).soft);
    let brief = is_brief(rect);
    let word = if brief { 130.0 } else { measures.pick(150.0, 178.0, 222.0) };
    let change = measures.pick(292.0, 292.0, 420.0);
    let with_change = rect.width() >= WITH_CHANGE && (!brief || unfiltered(scene).is_some());
    let right = if with_change { rect.right() - change } else { rect.right() };
    word_ui(ui, scene, rect.with_max_x(rect.left() + word), out);
    let reason =
        Rect::from_min_max(pos2(rect.left() + word + space::M, rect.top()), pos2(right - space::M, rect.bottom()));
    let end = reason_ui(ui, scene, aside, reason, out);
    if !with_change {
        return;
    }
    let slot = Rect::from_min_max(pos2(right, rect.top()), rect.max - vec2(space::M, 0.0));
    // What the reason leaves is free for what has changed.
    let free = (end + space::L).min(slot.left());
    if unfiltered(scene).is_some() {
        hear_all_ui(ui, scene, slot, out);
    } else if let Some(before) = before {
        let change = Compared::of(before, scene).change;
        let told = wording::followed(&change);
        let told = if told.is_empty() { "The verdict stays as it is".to_owned() } else { told.join(" · ") };
        let news = wording::news(scene.scenario(), &change, 0).unwrap_or_default();
        changed_ui(ui, (slot, free), &told, &news, "What it changes");
    } else if let Some(last) = scene.last_change() {
        let label = format!("Just now: {}", last.text());
        let followed = followed(scene.scenario(), last);
        if changed_ui(ui, (slot, free), &label, &followed, &label) {
            out.push(Action::Open(Subject::Changes));
        }
    }
}

fn is_brief(rect: Rect) -> bool {
    rect.height() <= LINE
}

/// The verdict in a word.
fn word_ui(ui: &mut Ui, scene: &Scene, rect: Rect, out: &mut Vec<Action>) {
    let measures = Measures::now(ui);
    let (tone, icon) = tones::verdict(scene.assessment().verdict);
    let color = tokens(ui).tone(tone).strong;
    let word = wording::verdict(scene.assessment().verdict);
    let (icon_size, size) =
        if is_brief(rect) { (16.0, 20.0) } else { measures.pick((18.0, 24.0), (24.0, 30.0), (30.0, 38.0)) };
    let font = FontId::new(size, semibold());
    let mark =
        Rect::from_center_size(pos2(rect.left() + 14.0 + icon_size / 2.0, rect.center().y), vec2(icon_size, icon_size));
    let line = Line::new(ui, word, font, color, f32::INFINITY);
    let text = rect.with_min_x(mark.right() + 10.0);
    let place = Rect::from_min_max(
        pos2(text.left() - 2.0, rect.top() + 4.0),
        pos2(text.left() + line.width() + 2.0, rect.bottom() - 4.0),
    );
    let response = press_ui(ui, place, "verdict", Role::Button, &format!("Verdict: {word}"));
    icons::paint(ui.painter(), icon, mark, color);
    let place = line.paint(ui, text);
    underlined(ui, &response, place);
    if response.clicked() {
        out.push(Action::Open(Subject::Verdict));
    }
}

/// A line under what opens something, while the pointer is on it.
fn underlined(ui: &Ui, response: &egui::Response, place: Rect) {
    if response.hovered() && !response.has_focus() {
        ui.painter().hline(place.x_range(), place.bottom(), Stroke::new(1.0, tokens(ui).accent));
    }
}

/// Why the verdict is what it is, and below it the weakest link; or how the board is read, if that is not as usual. Gives
/// how far to the right that reaches.
fn reason_ui(ui: &mut Ui, scene: &Scene, aside: Option<&str>, rect: Rect, out: &mut Vec<Action>) -> f32 {
    let measures = Measures::now(ui);
    let tokens = tokens(ui);
    let (scenario, assessment) = (scene.scenario(), scene.assessment());
    let brief = is_brief(rect);
    let (first, second) =
        if brief { (13.5, 13.5) } else { (measures.pick(14.0, 15.5, 19.0), measures.pick(12.0, 13.0, 15.0)) };
    let reading = filter_line(scene);
    let reasons = wording::verdict_reasons(scenario, assessment);
    let job = |named: bool| {
        let mut job = LayoutJob::default();
        let strong = TextFormat::simple(FontId::new(first, semibold()), tokens.text);
        let plain = TextFormat::simple(FontId::proportional(first), tokens.text);
        if let Some(aside) = aside {
            let accent = tokens.tone(Tone::Accent).strong;
            job.append(&format!("{aside} "), 0.0, TextFormat::simple(FontId::new(first, semibold()), accent));
        }
        // How the board is read has a line of its own, where there is one.
        if let Some(reading) = reading.as_ref().filter(|_| brief) {
            let warn = tokens.tone(Tone::Warn).strong;
            job.append(&format!("{reading}: "), 0.0, TextFormat::simple(FontId::new(first, semibold()), warn));
        }
        for (place, reason) in reasons.iter().enumerate() {
            let count = if place == 0 { wording::sentence(&reason.count) } else { format!(" · {}", reason.count) };
            job.append(&count, 0.0, strong.clone());
            if named && !reason.named.is_empty() {
                job.append(&format!(" ({})", reason.named), 0.0, plain.clone());
            }
        }
        job
    };
    // What decides it is counted where there is no room for its name.
    let named = Line::of(ui, job(true), rect.width());
    let (line, cut) = if named.is_cut() { (Line::of(ui, job(false), rect.width()), true) } else { (named, false) };
    let weakest = wording::weakest_link(scenario, assessment).map(|link| wording::sentence(&link)).unwrap_or_default();
    let below = reading.as_deref().unwrap_or(&weakest);
    let color = if reading.is_some() { tokens.tone(Tone::Warn).strong } else { tokens.text_muted };
    let mark = if reading.is_some() { 18.0 } else { 0.0 };
    let font = if reading.is_some() { FontId::new(second, semibold()) } else { FontId::proportional(second) };
    let under = Line::new(ui, below, font, color, rect.width() - mark);
    let whole = wording::remarks([
        wording::sentence(&wording::verdict_reason(scenario, assessment)),
        told_apart(assessment.verdict, &weakest),
    ]);
    let (height_one, height_two) = (first * 1.3, second * 1.35);
    let top = rect.center().y - (height_one + BETWEEN + height_two) / 2.0;
    let top = if brief { rect.center().y - height_one / 2.0 } else { top };
    let one = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), height_one));
    let two = Rect::from_min_size(pos2(rect.left(), top + height_one + BETWEEN), vec2(rect.width(), height_two));
    if let Some(aside) = aside {
        let said = ui.interact(one.with_max_x(one.left() + 1.0), ui.scope_id().with("aside"), Sense::hover());
        said.widget_info(|| WidgetInfo::labeled(Role::Label, true, aside));
    }
    let response = press_ui(ui, one.with_max_x(one.left() + line.width()), "reason", Role::Link, &whole);
    let place = line.paint(ui, one);
    underlined(ui, &response, place);
    if cut || line.is_cut() || under.is_cut() && !brief {
        tip(&response, rect, &whole);
    }
    if response.clicked() {
        out.push(Action::Open(Subject::Verdict));
    }
    if brief {
        return place.right();
    }
    let told = ui.interact(two, ui.scope_id().with("weakest"), Sense::hover());
    told.widget_info(|| WidgetInfo::labeled(Role::Label, true, below));
    if mark > 0.0 {
        let icon = Rect::from_center_size(pos2(two.left() + 6.5, two.center().y), vec2(13.0, 13.0));
        icons::paint(ui.painter(), Icon::Filter, icon, color);
    }
    under.paint(ui, two.with_min_x(two.left() + mark)).right().max(place.right())
}

/// The weakest link, where the reason does not end in it.
fn told_apart(verdict: Verdict, weakest: &str) -> String {
    if verdict == Verdict::Workable { String::new() } else { weakest.to_owned() }
}

/// Two lines of what has changed; whether they were clicked. They have their slot, and as much more at its left as they
/// need and is free.
fn changed_ui(ui: &mut Ui, (slot, free): (Rect, f32), head: &str, followed: &str, name: &str) -> bool {
    let measures = Measures::now(ui);
    let tokens = tokens(ui);
    let size = measures.pick(12.5, 13.0, 14.5);
    let width = |text: &str, font| Line::new(ui, text, font, tokens.text, f32::INFINITY).width();
    let wanted = width(head, FontId::new(size, semibold())).max(width(followed, FontId::proportional(size)));
    let slot = slot.with_min_x((slot.right() - space::M - wanted.ceil()).clamp(free, slot.left()));
    let line = Stroke::new(1.5, tokens.control_border);
    ui.painter().vline(slot.left(), slot.y_range().shrink(measures.pick(6.0, 8.0, 11.0)), line);
    let inner = slot.with_min_x(slot.left() + space::M);
    let first = Line::new(ui, head, FontId::new(size, semibold()), tokens.text, inner.width());
    let second = Line::new(ui, followed, FontId::proportional(size), tokens.text_muted, inner.width());
    let height = size * 1.35;
    let one = Rect::from_min_size(pos2(inner.left(), inner.center().y - height), vec2(inner.width(), height));
    let two = one.translate(vec2(0.0, height));
    let response = press_ui(ui, one.union(two), "changed", Role::Link, name);
    ui.accesskit_node_builder(response.id, |node| node.set_description(followed));
    let place = first.paint(ui, one);
    second.paint(ui, two);
    underlined(ui, &response, place);
    let label = ui.interact(two, ui.scope_id().with("followed"), Sense::hover());
    label.widget_info(|| WidgetInfo::labeled(Role::Label, true, followed));
    if first.is_cut() || second.is_cut() {
        tip(&response, slot, &wording::remarks([head, followed]));
    }
    response.clicked()
}

/// Hears everyone again, as of the usual day.
fn hear_all_ui(ui: &mut Ui, scene: &Scene, slot: Rect, out: &mut Vec<Action>) {
    let Some((reading, text)) = unfiltered(scene).filter(|_| scene.editable) else { return };
    let tokens = tokens(ui);
    let colors = tokens.tone(Tone::Warn);
    let line = Line::new(ui, &text, Type::Small.font(), tokens.text, slot.width() - 52.0);
    let size = vec2(line.width() + 44.0, 28.0);
    let rect = Rect::from_min_size(pos2(slot.left() + space::M, slot.center().y - size.y / 2.0), size);
    let response = press_ui(ui, rect, "hear all", Role::Button, &text);
    ui.painter().rect(rect, space::RADIUS, tokens.card, Stroke::new(1.0, colors.line), egui::StrokeKind::Inside);
    hover_ground(ui, &response, rect.shrink(1.0));
    let mark = Rect::from_center_size(pos2(rect.left() + 16.0, rect.center().y), vec2(11.0, 11.0));
    icons::paint(ui.painter(), Icon::Close, mark, tokens.text);
    line.paint(ui, rect.with_min_x(rect.left() + 30.0));
    if response.clicked() {
        out.push(Action::Read(reading));
    }
}

/// What followed from the last change.
fn followed(scenario: &Scenario, last: &LastChange) -> String {
    let Some(change) = &last.change else { return String::new() };
    let mut changes = wording::followed(change);
    changes.extend(wording::news(scenario, change, 1));
    if changes.is_empty() { "The verdict stays as it was".to_owned() } else { changes.join(" · ") }
}
