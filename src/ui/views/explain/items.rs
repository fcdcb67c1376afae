//! Lines of an explanation that open what they rest on themselves.

use egui::{Button, Response, Ui};

use crate::assess::Finding;
use crate::ui::command::Action;
use crate::ui::state::Subject;
use crate::ui::theme::{Icon, Tone, Type, space, tokens};
use crate::ui::views::tones;
use crate::ui::widgets::icon_atom;
use crate::wording;
use crate::workshop::Workshop;

/// A line that opens something: an icon, what it is called, and what there is to say of it.
pub fn item_ui(
    ui: &mut Ui,
    tone: Tone,
    icon: Icon,
    title: &str,
    detail: &str,
    subject: Subject,
    out: &mut Vec<Action>,
) -> Response {
    let tokens = tokens(ui);
    let mut text = egui::text::LayoutJob::default();
    text.append(title, 0.0, egui::TextFormat::simple(Type::Body.font(), tokens.text));
    if !detail.is_empty() {
        text.append(&format!("\n{detail}"), 0.0, egui::TextFormat::simple(Type::Small.font(), tokens.text_muted));
    }
    let color = tokens.tone(tone).strong;
    let mark = egui::Atom::paint(egui::vec2(14.0, 14.0), move |ui, args| {
        crate::ui::theme::icons::paint(ui.painter(), icon, args.rect, color);
    });
    let button = Button::new((mark, text))
        .right_text(icon_atom(Icon::ChevronRight, 10.0))
        .wrap()
        .gap(space::S)
        .min_size(egui::vec2(ui.available_width(), space::ROW));
    let response = ui.add(button).accessible_name(title);
    if response.clicked() {
        out.push(Action::Open(subject));
    }
    response
}

/// A finding that opens its own page.
pub fn finding_item_ui(ui: &mut Ui, workshop: &Workshop, finding: &Finding, out: &mut Vec<Action>) {
    let (tone, icon) = tones::finding(finding);
    let title = wording::finding_heading(workshop.scenario(), finding);
    item_ui(ui, tone, icon, &title, wording::finding_outcome(finding.kind), Subject::Finding(finding.key()), out);
}
