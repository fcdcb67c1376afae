//! The head: the verdict with its reason and the clock, and below it what the package is and how it is read.

use egui::{Align2, Rect, pos2, vec2};

use super::canvas::{Canvas, Ink, LEAST_TEXT};
use crate::assess::Verdict;
use crate::ui::round_clock::{ClockState, RoundClock};
use crate::ui::scene::{Kind, Scene, Screen};
use crate::ui::theme::{Icon, Tone};
use crate::ui::views::{filter_line, tones};
use crate::wording;

/// The verdict, and the line below it, in units.
const BANNER: f32 = 128.0;
const LINE: f32 = 36.0;
/// Before what stands in them, and behind it.
const INSET: f32 = 26.0;
/// How large the verdict is set, and the clock.
const WORD: f32 = 66.0;
const CLOCK: f32 = 78.0;
/// The smallest text of a reason that is long.
const LEAST_REASON: f32 = 21.0;
/// What a preview is marked with.
const PREVIEW: &str = "Preview, not decided";

/// Draws it; gives what is left below.
pub fn head_ui(canvas: &mut Canvas<'_>, screen: &Screen, clock: Option<&RoundClock>) -> Rect {
    let scene = screen.board();
    let whole = Rect::from_min_size(pos2(0.0, 0.0), canvas.size());
    let banner = whole.with_max_y(BANNER);
    let (tone, icon) = tones::verdict(scene.assessment().verdict);
    let colors = canvas.tokens().tone(tone);
    canvas.fill(banner, 0.0, colors.soft);
    let right = match clock {
        Some(clock) => clock_ui(canvas, clock, banner),
        None => banner.right() - INSET,
    };
    canvas.icon(icon, pos2(56.0, banner.center().y), 60.0, colors.strong);
    let word = wording::verdict(scene.assessment().verdict);
    let place = banner.with_min_x(106.0);
    let ink = Ink::strong(WORD, colors.strong);
    let rect = canvas.paint_line(place, Align2::LEFT_CENTER, word, ink);
    canvas.say(rect, &format!("Verdict: {word}"));
    // The reason begins where it would after the longest word, whatever the verdict is.
    let words = [Verdict::Empty, Verdict::Workable, Verdict::Strained, Verdict::Blocked].map(wording::verdict);
    let widest = words.iter().map(|word| canvas.width(word, ink)).fold(0.0, f32::max);
    reason_ui(canvas, scene, banner.with_min_x(106.0 + widest + 18.0).with_max_x(right - 16.0));
    let line = Rect::from_min_max(pos2(0.0, BANNER), pos2(whole.right(), BANNER + LINE));
    context_ui(canvas, screen, line);
    whole.with_min_y(line.bottom())
}

/// Why the verdict is what it is, in three lines: what decides it, how many of it there are, and what else there is.
fn reason_ui(canvas: &mut Canvas<'_>, scene: &Scene, place: Rect) {
    let (scenario, assessment) = (scene.scenario(), scene.assessment());
    let text = canvas.tokens().text;
    let reasons = wording::verdict_reasons(scenario, assessment);
    let Some((first, rest)) = reasons.split_first() else { return };
    let rest = wording::remarks(rest.iter().map(|reason| &reason.count));
    let weakest = wording::weakest_link(scenario, assessment).unwrap_or_default();
    let count = wording::sentence(&first.count);
    let mut lines = if first.named.is_empty() {
        vec![count, wording::sentence(if rest.is_empty() { &weakest } else { &rest })]
    } else if rest.is_empty() {
        vec![wording::sentence(&first.named), count, wording::sentence(&weakest)]
    } else {
        vec![wording::sentence(&first.named), count, format!("and {rest}")]
    };
    lines.retain(|line| !line.is_empty());
    let inks = [Ink::strong(29.0, text), Ink::strong(23.0, text), Ink::plain(21.0, text)];
    let height: f32 = inks.iter().take(lines.len()).map(|ink| ink.line()).sum();
    let mut top = place.center().y - height / 2.0;
    for (line, ink) in lines.iter().zip(inks) {
        let rect = Rect::from_min_size(pos2(place.left(), top), vec2(place.width(), ink.line()));
        let fitting = canvas.fitting(line, ink, LEAST_REASON, rect.width());
        canvas.line(rect, line, fitting);
        top += ink.line();
    }
}

/// The clock at the right, each figure in a place of its own so that none of them moves; gives where it begins.
fn clock_ui(canvas: &mut Canvas<'_>, clock: &RoundClock, banner: Rect) -> f32 {
    let now = canvas.time();
    if let Some(wait) = clock.changes_in(now) {
        canvas.again_after(wait);
    }
    let tokens = canvas.tokens();
    let figure = clock.figure(now);
    let state = clock.state(now);
    let (bad, warn) = (tokens.tone(Tone::Bad), tokens.tone(Tone::Warn));
    // The end is told until it was seen, as the facilitator wants it told.
    let tells = clock.tells(now);
    let color = match state {
        ClockState::Over if tells => tokens.card,
        ClockState::Over => bad.strong,
        ClockState::LastMinute => warn.strong,
        ClockState::Runs | ClockState::Paused => tokens.text,
    };
    let ink = Ink::strong(CLOCK, color);
    let slot = |letter: char| {
        let digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        match letter {
            '0'..='9' => digits.iter().map(|digit| canvas.width(digit, ink)).fold(0.0, f32::max),
            letter => canvas.width(&letter.to_string(), ink),
        }
    };
    let slots: Vec<(char, f32)> = figure.chars().map(|letter| (letter, slot(letter))).collect();
    // Room for an hour and more, which most rounds do not need.
    let usual: f32 = "00:00".chars().map(slot).sum();
    let width = slots.iter().map(|(_, width)| width).sum::<f32>().max(usual);
    let right = banner.right() - INSET;
    let left = right - width;
    if tells {
        canvas.fill(banner.with_min_x(left - 22.0), 0.0, bad.strong);
    }
    let mut end = right;
    for (letter, width) in slots.iter().rev() {
        let place = Rect::from_min_max(pos2(end - width, banner.top()), pos2(end, banner.top() + 102.0));
        canvas.paint_line(place, Align2::CENTER_CENTER, &letter.to_string(), ink);
        end = place.left();
    }
    let (icon, word) = match state {
        ClockState::Runs => (None, "left"),
        ClockState::LastMinute => (Some(Icon::Triangle), "1 min left"),
        ClockState::Paused => (Some(Icon::Pause), "paused"),
        ClockState::Over => (Some(Icon::Cross), "over"),
    };
    let muted = if matches!(state, ClockState::Runs | ClockState::Paused) { tokens.text_muted } else { color };
    let below = Rect::from_min_max(pos2(left, banner.top() + 88.0), pos2(right, banner.bottom() - 8.0));
    let strong = Ink::strong(20.0, muted);
    let ink = if icon.is_some() { strong } else { Ink::plain(20.0, muted) };
    let word = canvas.paint_line(below, Align2::RIGHT_CENTER, word, ink);
    if let Some(icon) = icon {
        canvas.icon(icon, pos2(word.left() - 18.0, word.center().y), 20.0, muted);
    }
    canvas.say(below.with_min_y(banner.top()), &format!("Timer: {}", clock.text(now)));
    left - 22.0
}

/// What the package is, what it takes for granted, and how it is read; amber where that is not as usual.
fn context_ui(canvas: &mut Canvas<'_>, screen: &Screen, place: Rect) {
    let tokens = canvas.tokens();
    let scene = screen.board();
    let filter = filter_line(scene);
    let preview = scene.kind == Kind::Preview;
    let (ground, ink, strong) = if filter.is_some() {
        let warn = tokens.tone(Tone::Warn);
        (warn.soft, warn.strong, warn.strong)
    } else if preview {
        (tokens.preview_ground, tokens.text_muted, tokens.text)
    } else {
        (tokens.panel, tokens.text_muted, tokens.text)
    };
    canvas.fill(place, 0.0, ground);
    canvas.fill(place.with_min_y(place.bottom() - 1.0), 0.0, tokens.divider);
    let (plain, strong) = (Ink::plain(18.5, ink), Ink::strong(18.5, strong));
    let mut place = place.shrink2(vec2(INSET, 0.0));
    if preview {
        let accent = Ink::strong(18.5, tokens.tone(Tone::Accent).strong);
        place.min.x = canvas.line(place, PREVIEW, accent).right() + 16.0;
    }
    // How it is read is never cut: it stands at the right, or right behind the rest where that is short.
    let reading = match &filter {
        Some(filter) => filter.clone(),
        None => format!("· as of {}", wording::date(scene.reading().date)),
    };
    let mark = if filter.is_some() { 26.0 } else { 0.0 };
    let reading_ink = if filter.is_some() { strong } else { plain };
    let room = canvas.width(&reading, reading_ink) + mark + 14.0;
    let package = scene.package();
    let name = package.map_or("", |package| &package.name);
    let aside = screen.aside().map(|aside| format!("{aside} {name}"));
    let name = aside.as_deref().unwrap_or(name);
    let mut before = place.with_max_x(place.right() - room);
    before.min.x = canvas.line(before, name, strong).right() + 12.0;
    let assumed = package.map(|package| wording::assumptions(scene.scenario(), package)).unwrap_or_default();
    let assumed = wording::remarks(assumed);
    let end = if assumed.is_empty() || before.width() < 40.0 {
        before.left() - 12.0
    } else {
        let fitting = canvas.fitting(&assumed, plain, LEAST_TEXT, before.width());
        canvas.line(before, &assumed, fitting).right()
    };
    let mut after = place.with_min_x(end + 8.0);
    if filter.is_some() {
        canvas.icon(Icon::Filter, pos2(after.left() + 16.0, after.center().y), 18.0, ink);
        after.min.x += mark + 4.0;
        canvas.line(after, &reading, reading_ink);
    } else {
        canvas.line(after, &reading, plain);
    }
}
