//! What pages of explanation are made of: a heading, sections, and lines that open what they rest on themselves.

use egui::text::{LayoutJob, TextFormat};
use egui::{Atom, Button, Label, Response, Ui, vec2};
use jiff::civil::Date;

use crate::assess::{CardAssessment, Certainty, Finding};
use crate::scenario::{ClaimId, Feasibility, RuleId, Scenario};
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::state::Subject;
use crate::ui::theme::{Icon, Tone, Type, icons, space, tokens};
use crate::ui::views::tones;
use crate::ui::widgets::{icon_atom, muted_ui, section_ui};
use crate::wording;

/// How large the icon before a line is, in points.
const ICON: f32 = 14.0;

/// The heading of a page: what it is about, and what kind of thing that is.
pub fn heading_ui(ui: &mut Ui, tone: Tone, icon: Icon, title: &str, kind: &str) {
    let tokens = tokens(ui);
    ui.add_space(space::S);
    let color = tokens.tone(tone).strong;
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 22.0), egui::Sense::hover());
        icons::paint(ui.painter(), icon, rect, color);
        ui.add(Label::new(Type::Heading.text(title).color(tokens.text)).wrap());
    });
    if !kind.is_empty() {
        muted_ui(ui, kind);
    }
}

/// What a level means: of one that rests on something unknown, that it does.
pub fn level_meaning_ui(ui: &mut Ui, level: Feasibility, certainty: Certainty) {
    let meaning = match certainty {
        Certainty::Known => wording::feasibility_meaning(level),
        Certainty::UpperBound | Certainty::Unknown => wording::certainty_meaning(certainty),
    };
    muted_ui(ui, wording::sentence(meaning));
}

/// A paragraph in plain words.
pub fn paragraph_ui(ui: &mut Ui, text: impl Into<String>) {
    let text = Type::Body.text(text).color(tokens(ui).text);
    ui.add(Label::new(text).wrap());
}

/// A section with a heading; nothing where there is nothing in it.
pub fn section_of_ui<T>(ui: &mut Ui, heading: &str, items: &[T], mut item_ui: impl FnMut(&mut Ui, &T)) {
    if items.is_empty() {
        return;
    }
    ui.add_space(space::S);
    section_ui(ui, heading);
    for item in items {
        item_ui(ui, item);
    }
}

/// What a line says.
pub struct Item<'a> {
    /// Its tone and icon.
    pub mark: (Tone, Icon),
    /// What it is called.
    pub title: &'a str,
    /// What there is to say of it.
    pub detail: &'a str,
}

/// A line that opens something, over the whole width: an icon, what it is called, and what there is to say of it.
pub fn item_ui(ui: &mut Ui, item: &Item<'_>, subject: Subject, out: &mut Vec<Action>) -> Response {
    item_opening_ui(ui, item, Action::Open(subject), out)
}

/// The same for whatever is to be done with it.
pub fn item_opening_ui(ui: &mut Ui, item: &Item<'_>, action: Action, out: &mut Vec<Action>) -> Response {
    let tokens = tokens(ui);
    let mut text = LayoutJob::default();
    text.append(item.title, 0.0, TextFormat::simple(Type::Body.font(), tokens.text));
    if !item.detail.is_empty() {
        let detail = format!("\n{}", item.detail);
        text.append(&detail, 0.0, TextFormat::simple(Type::Small.font(), tokens.text_muted));
    }
    let (tone, icon) = item.mark;
    let color = tokens.tone(tone).strong;
    let mark = Atom::paint(vec2(ICON, ICON), move |ui, args| icons::paint(ui.painter(), icon, args.rect, color));
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding = vec2(space::S, 6.0);
            // A quiet card: its edge comes with the pointer or the keyboard.
            ui.visuals_mut().widgets.inactive.bg_stroke.color = tokens.card_border;
            let button = Button::new((mark, text))
                .right_text(icon_atom(Icon::ChevronRight, 10.0))
                .gap(space::S)
                .wrap()
                .min_size(vec2(ui.available_width(), space::ROW));
            ui.add(button)
        })
        .inner
        .accessible_name(item.title);
    ui.accesskit_node_builder(response.id, |node| node.set_description(item.detail));
    if response.clicked() {
        out.push(action);
    }
    response
}

/// A finding, which opens its page.
pub fn finding_item_ui(ui: &mut Ui, scene: &Scene, finding: &Finding, out: &mut Vec<Action>) {
    let title = wording::finding_heading(scene.scenario(), finding);
    let item = Item { mark: tones::finding(finding), title: &title, detail: wording::finding_outcome(finding.kind) };
    item_ui(ui, &item, Subject::Finding(finding.key()), out);
}

/// A card, which opens its page.
pub fn card_item_ui(ui: &mut Ui, scene: &Scene, card: &CardAssessment, detail: &str, out: &mut Vec<Action>) {
    let title = wording::name::element(scene.scenario(), &card.element);
    let item = Item { mark: (Tone::Neutral, Icon::File), title, detail };
    item_ui(ui, &item, Subject::Card(card.element.clone()), out);
}

/// A rule, which opens its page.
pub fn rule_item_ui(ui: &mut Ui, scene: &Scene, rule: &RuleId, detail: &str, out: &mut Vec<Action>) {
    let title = wording::rule_heading(scene.scenario(), rule);
    let kind = wording::rule_kind(scene.scenario(), rule);
    let detail = if detail.is_empty() { kind } else { detail };
    let item = Item { mark: (Tone::Neutral, Icon::Person), title: &title, detail };
    item_ui(ui, &item, Subject::Rule(rule.clone()), out);
}

/// Claims in full, each of which opens its page.
pub fn claims_ui(
    ui: &mut Ui,
    scenario: &Scenario,
    claims: &[ClaimId],
    day: Date,
    heading: &str,
    out: &mut Vec<Action>,
) {
    let found: Vec<_> = claims.iter().filter_map(|id| scenario.claim(id)).collect();
    section_of_ui(ui, heading, &found, |ui, claim| {
        let detail = wording::claim_line_as_of(scenario, claim, day);
        let item = Item { mark: (Tone::Neutral, Icon::Quote), title: &claim.says, detail: &detail };
        item_ui(ui, &item, Subject::Claim(claim.id.clone()), out);
    });
}
