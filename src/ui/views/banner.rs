//! The banner: the verdict in one word and one sentence, and what just changed.

use std::borrow::Cow;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, FontId, Frame, Label, Layout, Margin, Role, Ui, WidgetInfo, vec2};

use super::tones;
use crate::assess::{Assessment, Verdict};
use crate::scenario::Scenario;
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::state::Subject;
use crate::ui::theme::typography::semibold;
use crate::ui::theme::{Icon, Tone, Type, icons, space, tokens};
use crate::ui::widgets::{opening_label_ui, quiet_link_ui};
use crate::wording;
use crate::workshop::LastChange;

/// How wide a window must be for the last change to stand beside the verdict rather than under it, in points.
const WIDE: f32 = 1100.0;

/// How large the icon before the verdict is, in points.
const ICON: f32 = 32.0;
/// In how many lines of text at most what just changed is told beside the verdict.
const CHANGE: usize = 3;

/// The measures of the banner, which depend on how high the window is.
struct Measures {
    /// Above and below what it says, in points.
    margin: i8,
    /// How high the line with the verdict is at least, in points: two lines of the reason and one below them, so that it
    /// does not grow when the last change takes a part of its width.
    line: f32,
    /// How large the reason beside the verdict is, in points.
    reason: f32,
    /// What stands below the reason.
    below: Type,
}

impl Measures {
    fn of(ui: &Ui) -> Self {
        if ui.ctx().content_rect().height() >= 800.0 {
            Self { margin: 8, line: 62.0, reason: 18.0, below: Type::Body }
        } else {
            Self { margin: 3, line: 56.0, reason: 16.0, below: Type::Small }
        }
    }
}

/// Draws the banner. `aside` says whose verdict it is, if it is not that of the board.
pub fn banner_ui(ui: &mut Ui, scene: &Scene, aside: Option<&str>, out: &mut Vec<Action>) {
    let assessment = scene.assessment();
    let (tone, icon) = tones::verdict(assessment.verdict);
    let colors = tokens(ui).tone(tone);
    let measures = Measures::of(ui);
    let line = measures.line;
    let frame = Frame::new().fill(colors.soft).inner_margin(Margin::symmetric(16, measures.margin));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let wide = ui.available_width() >= WIDE;
        // Without a change to tell of, the sentence has the whole line.
        let beside = wide && scene.last_change().is_some();
        let right = if beside { (ui.available_width() * 0.36).min(640.0) } else { 0.0 };
        let left = ui.available_width() - right - if beside { space::L } else { 0.0 };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.allocate_ui_with_layout(vec2(left, line), Layout::left_to_right(Align::Center), |ui| {
                ui.set_width(left);
                if let Some(aside) = aside {
                    let color = tokens(ui).tone(Tone::Accent).strong;
                    ui.add(Label::new(Type::Strong.text(aside).color(color)).extend());
                    ui.add_space(space::M);
                }
                verdict_ui(ui, scene, &measures, icon, colors.strong, out);
            });
            if wide && let Some(change) = scene.last_change() {
                ui.add_space(space::L);
                ui.allocate_ui_with_layout(vec2(right, line), Layout::top_down(Align::Max), |ui| {
                    ui.set_width(right);
                    change_ui(ui, scene.scenario(), change, Some(line), out);
                });
            }
        });
        if !wide && let Some(change) = scene.last_change() {
            change_ui(ui, scene.scenario(), change, None, out);
        }
    });
}

fn verdict_ui(ui: &mut Ui, scene: &Scene, measures: &Measures, icon: Icon, color: Color32, out: &mut Vec<Action>) {
    let assessment = scene.assessment();
    let word = wording::verdict(assessment.verdict);
    ui.add_space(ICON + space::M);
    let name = format!("Verdict: {word}");
    let word = Label::new(Type::Banner.text(word).color(color)).extend();
    let label = opening_label_ui(ui, word, Role::Button, &name).on_hover_text("Why this verdict");
    if label.clicked() {
        out.push(Action::Open(Subject::Verdict));
    }
    // Centred on the letters rather than on the line, which has room for descenders below.
    let center = egui::pos2(label.rect.left() - space::M - ICON / 2.0, label.rect.center().y + 2.0);
    icons::paint(ui.painter(), icon, egui::Rect::from_center_size(center, vec2(ICON, ICON)), color);
    ui.add_space(space::M);
    let (sentence, job) = reason(ui, scene.scenario(), assessment, measures);
    if quiet_link_ui(ui, job, &sentence).on_hover_text("What it rests on").clicked() {
        out.push(Action::Open(Subject::Verdict));
    }
}

/// Why the verdict is what it is, and below it what the feasibility rests on: as text, and as it is drawn. Where there is
/// no room for all of the reason, it only counts what stands against the package.
fn reason(ui: &Ui, scenario: &Scenario, assessment: &Assessment, measures: &Measures) -> (String, LayoutJob) {
    let tokens = tokens(ui);
    let reason = wording::sentence(&wording::verdict_reason(scenario, assessment));
    let font = match assessment.verdict {
        Verdict::Blocked | Verdict::Strained => FontId::new(measures.reason, semibold()),
        Verdict::Workable | Verdict::Empty => FontId::proportional(measures.reason),
    };
    let counts = wording::sentence(&wording::verdict_counts(scenario, assessment));
    let shown = fitting(ui, [&*reason, &*counts], &font, ui.available_width(), 2).text;
    let mut job = LayoutJob::default();
    job.append(&shown, 0.0, TextFormat::simple(font, tokens.text));
    // What nothing stands against is told with its weakest link.
    let link = wording::weakest_link(scenario, assessment).filter(|_| assessment.verdict != Verdict::Workable);
    let Some(link) = link.map(|link| wording::sentence(&link)) else { return (reason, job) };
    let font = measures.below.font();
    let shown = fitting(ui, [&*link], &font, ui.available_width(), 1).text;
    job.append(&format!("\n{shown}"), 0.0, TextFormat::simple(font, tokens.text_muted));
    (wording::remarks([reason, link]), job)
}

/// A text as it is drawn where there is not room for everything.
struct Fitted<'t> {
    text: Cow<'t, str>,
    lines: usize,
    height: f32,
}

/// The first of some texts that fits into so many lines of this width; where none does, as much of the last as there is
/// room for.
fn fitting<'t>(
    ui: &Ui,
    texts: impl IntoIterator<Item = &'t str>,
    font: &FontId,
    width: f32,
    lines: usize,
) -> Fitted<'t> {
    let mut fitted = Fitted { text: Cow::Borrowed(""), lines: 0, height: 0.0 };
    for text in texts {
        let mut job = LayoutJob::simple(text.to_owned(), font.clone(), Color32::PLACEHOLDER, width);
        job.wrap.max_rows = lines;
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        (fitted.lines, fitted.height) = (galley.rows.len(), galley.size().y);
        if !galley.elided {
            return Fitted { text: Cow::Borrowed(text), ..fitted };
        }
        fitted.text = Cow::Owned(galley.rows.iter().map(|row| row.text()).collect());
    }
    fitted
}

/// How many of the findings that came or went are named, where there is room for that.
const NAMED: usize = 1;
/// Between what was done and what followed from it, in points.
const BETWEEN: f32 = 2.0;

/// What just changed: the edit, and what followed from it. It opens the latest changes. Beside the verdict it stands in
/// the middle of a line so high, which must not grow when it appears.
fn change_ui(ui: &mut Ui, scenario: &Scenario, last: &LastChange, line: Option<f32>, out: &mut Vec<Action>) {
    let tokens = tokens(ui);
    let width = ui.available_width();
    let lines = if line.is_some() { CHANGE } else { usize::MAX };
    let label = format!("Just changed: {}", last.text());
    let (followed, counts) = (followed(scenario, last, NAMED), self::followed(scenario, last, 0));
    let head = fitting(ui, [&*label], &Type::Strong.font(), width, lines.saturating_sub(1));
    let left = lines.saturating_sub(head.lines);
    let rest = fitting(ui, [&*followed, &*counts], &Type::Small.font(), width, left);
    if let Some(line) = line {
        ui.add_space(((line - head.height - BETWEEN - rest.height) / 2.0).max(0.0));
    }
    ui.spacing_mut().item_spacing.y = BETWEEN;
    let text = Type::Strong.text(head.text).color(tokens.text);
    if quiet_link_ui(ui, text, &label).on_hover_text("Show what has changed so far").clicked() {
        out.push(Action::Open(Subject::Changes));
    }
    if !followed.is_empty() {
        let label = ui.add(Label::new(Type::Small.text(rest.text).color(tokens.text_muted)).wrap());
        label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &followed));
    }
}

/// What followed from the last change; of the findings that came and went so many are named.
fn followed(scenario: &Scenario, last: &LastChange, named: usize) -> String {
    let Some(change) = &last.change else { return String::new() };
    let mut changes = wording::followed(change);
    changes.extend(wording::news(scenario, change, named));
    if changes.is_empty() { "The verdict stays as it was".to_owned() } else { changes.join(" · ") }
}
