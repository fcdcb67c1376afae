//! The findings: what stands against the package, by what it does to it, a line each.

use std::collections::BTreeSet;

use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::assess::{Effect, Finding, FindingKey};
use crate::ui::command::Action;
use crate::ui::layout::Measures;
use crate::ui::scene::Scene;
use crate::ui::state::{Subject, View};
use crate::ui::theme::typography::semibold;
use crate::ui::theme::{Icon, Tone, Type, icons, space, tokens};
use crate::ui::views::tones;
use crate::ui::widgets::line::{Line, hover_ground, press_ui, tip};
use crate::ui::widgets::scroll::scrolled_ui;
use crate::ui::widgets::{muted_ui, section_ui};
use crate::wording;
use crate::workshop::Edit;

/// Before the text of a row, and behind it, in points.
const INSET: (f32, f32) = (34.0, 8.0);

/// Draws the list.
pub fn findings_ui(ui: &mut Ui, scene: &Scene, view: &mut View, out: &mut Vec<Action>) {
    let assessment = scene.assessment();
    let change = scene.last_change().and_then(|last| last.change.as_ref());
    let new: BTreeSet<FindingKey> = change.iter().flat_map(|change| &change.new).map(Finding::key).collect();
    scrolled_ui(ui, ScrollArea::vertical().auto_shrink(false).id_salt("findings"), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if assessment.findings.is_empty() {
            ui.add_space(space::M);
            muted_ui(ui, wording::no_findings(assessment.cards.is_empty()));
        }
        for effect in Effect::ALL {
            let findings: Vec<&Finding> =
                assessment.findings.iter().filter(|finding| Effect::of(finding) == effect).collect();
            if findings.is_empty() || !group_ui(ui, effect, findings.len(), view) {
                continue;
            }
            for finding in findings {
                row_ui(ui, scene, finding, new.contains(&finding.key()), view, out);
            }
        }
        switched_off_ui(ui, scene, out);
        ui.add_space(space::L);
    });
}

/// The head of a group, which folds it; whether it is open. Cautions are folded at first.
fn group_ui(ui: &mut Ui, effect: Effect, count: usize, view: &mut View) -> bool {
    let measures = Measures::now(ui);
    let tokens = tokens(ui);
    let size = vec2(ui.available_width(), measures.pick(26.0, 26.0, 34.0));
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, tokens.divider));
    let open = view.panels.groups.contains(&effect) == (effect == Effect::Cautions);
    let verb = if open { "Fold" } else { "Unfold" };
    let response = press_ui(ui, rect, effect, Role::Button, &format!("{verb} {}: {count}", wording::effect(effect)));
    hover_ground(ui, &response, rect.shrink(2.0));
    let icon = if open { Icon::ChevronDown } else { Icon::ChevronRight };
    let mark = Rect::from_center_size(pos2(rect.left() + 18.0, rect.center().y), vec2(9.0, 9.0));
    icons::paint(ui.painter(), icon, mark, tokens.text_muted);
    let text = Line::new(ui, wording::effect(effect), Type::SmallStrong.font(), tokens.text_muted, rect.width() - 60.0);
    let place = text.paint(ui, rect.with_min_x(rect.left() + 30.0));
    let count = Line::new(ui, &count.to_string(), Type::Small.font(), tokens.text_muted, 30.0);
    count.paint(ui, rect.with_min_x(place.right() + 6.0));
    if response.clicked() && !view.panels.groups.remove(&effect) {
        view.panels.groups.insert(effect);
    }
    open
}

/// A finding: its heading in up to two lines, and what is known of it, where that leaves room. It opens all it rests on.
fn row_ui(ui: &mut Ui, scene: &Scene, finding: &Finding, new: bool, view: &mut View, out: &mut Vec<Action>) {
    let measures = Measures::now(ui);
    let scenario = scene.scenario();
    let size = vec2(ui.available_width(), measures.pick(46.0, 46.0, 56.0));
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let key = finding.key();
    let heading = wording::finding_heading(scenario, finding);
    let response = press_ui(ui, rect, &key, Role::Link, &heading);
    // What is out of sight is not drawn; its room is kept.
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.clicked() {
        out.push(Action::Open(Subject::Finding(key)));
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    if response.contains_pointer() {
        view.marked.extend(finding.elements.iter().cloned());
    }
    hover_ground(ui, &response, rect.shrink2(vec2(4.0, 0.0)));
    let tokens = tokens(ui);
    let (tone, icon) = tones::finding(finding);
    let text_size = measures.pick(13.0, 13.0, 14.5);
    let grave = matches!(Effect::of(finding), Effect::Blocks | Effect::Strains);
    let font = if grave { FontId::new(text_size, semibold()) } else { FontId::proportional(text_size) };
    let mut job = LayoutJob::default();
    if new {
        let accent = tokens.tone(Tone::Accent).strong;
        job.append("New  ", 0.0, TextFormat::simple(FontId::new(text_size, semibold()), accent));
    }
    job.append(&heading, 0.0, TextFormat::simple(font, tokens.text));
    job.wrap.max_width = rect.width() - INSET.0 - INSET.1;
    job.wrap.max_rows = 2;
    let title = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let meta = wording::finding_brief(scenario, finding);
    let meta = (title.rows.len() < 2 && !meta.is_empty()).then(|| {
        Line::new(ui, &meta, FontId::proportional(text_size - 0.5), tokens.text_muted, rect.width() - INSET.0)
    });
    let line = title.size().y / title.rows.len().max(1) as f32;
    let all = title.size().y + if meta.is_some() { line } else { 0.0 };
    let left = rect.left() + INSET.0;
    let top = rect.center().y - all / 2.0;
    let mark = Rect::from_center_size(pos2(rect.left() + 19.0, top + line / 2.0), vec2(14.0, 14.0));
    icons::paint(ui.painter(), icon, mark, tokens.tone(tone).strong);
    if title.elided {
        tip(&response, rect, &heading);
    }
    let below = top + title.size().y;
    ui.painter().galley(pos2(left, top), title, tokens.text);
    if let Some(unsaid) = wording::unsaid(finding) {
        let mark = ui.interact(mark, ui.scope_id().with(("unsaid", &finding.key())), Sense::hover());
        mark.widget_info(|| WidgetInfo::labeled(Role::Label, true, unsaid));
    }
    if let Some(meta) = meta {
        meta.paint(ui, Rect::from_min_size(pos2(left, below), vec2(rect.width() - INSET.0, line)));
    }
}

/// The rules that the group has switched off, each with a way back.
fn switched_off_ui(ui: &mut Ui, scene: &Scene, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    if scenario.switched_off.is_empty() {
        return;
    }
    ui.add_space(space::S);
    section_ui(ui, &format!("Switched off by the group: {}", scenario.switched_off.len()));
    for id in &scenario.switched_off {
        let title = wording::name::rule(scenario, id);
        muted_ui(ui, &*title);
        let on = |ui: &mut Ui| {
            ui.link(Type::Small.text("Switch it on again")).accessible_name(format!("Switch on: {title}"))
        };
        if scene.editable && on(ui).clicked() {
            out.push(Action::Edit(Edit::SwitchRule { rule: id.clone(), on: true }));
        }
    }
}
