//! The chips of a card: who provides it, and what is chosen. As many stand on it as fit; the last one has the others.

use egui::text::{LayoutJob, TextFormat};
use egui::{CornerRadius, FontId, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::Card;
use super::pins;
use crate::scenario::{Choices, Element, Pin, Setting, chosen};
use crate::search::Choice;
use crate::ui::command::Action;
use crate::ui::theme::typography::semibold;
use crate::ui::theme::{Icon, Tone, icons, tokens};
use crate::ui::views::ends;
use crate::ui::widgets::chip::menu_ui;
use crate::ui::widgets::line::{Line, press_ui};
use crate::ui::widgets::{icon_button_ui, muted_ui, section_ui, tick_ui};
use crate::wording;
use crate::workshop::Edit;

/// How high a chip is at most, in points.
const HEIGHT: f32 = 20.0;
/// At either side of its text, in points.
const PADDING: f32 = 4.0;
/// Between chips, in points.
const GAP: f32 = 4.0;
/// How wide the chip for all others is, in points.
const MORE: f32 = 30.0;
/// What is said of a provider of whom nothing is known.
const UNKNOWN: &str = "no position found";
/// The place of a provider's pin in the menu, in points.
const PROVIDER: Vec2 = vec2(22.0, 28.0);
/// How large a mark on a chip is, with the gap behind it, in points.
const MARK: (f32, f32) = (11.0, 4.0);

/// What a chip is about.
enum What<'a> {
    Providers,
    Setting(&'a Setting),
    Others(Vec<&'a Setting>),
}

/// One chip.
struct Chip<'a> {
    what: What<'a>,
    icon: Option<Icon>,
    line: Line,
    /// What a screen reader hears.
    name: String,
    tone: Option<Tone>,
    /// Something else would be chosen with the package that is looked at.
    changed: bool,
}

impl Chip<'_> {
    fn width(&self) -> f32 {
        let icon = if self.icon.is_some() { MARK.0 + MARK.1 } else { 0.0 };
        self.line.width() + icon + 2.0 * PADDING
    }
}

/// Draws the chips.
pub fn chips_ui(ui: &mut Ui, card: &Card<'_>, place: Rect, out: &mut Vec<Action>) {
    let all = chips(ui, card, place.width());
    let mut left = place.left();
    for chip in fitting(ui, card, all, place.width()) {
        let size = vec2(chip.width().min(place.right() - left), place.height().min(HEIGHT));
        let rect = Rect::from_min_size(pos2(left, place.center().y - size.y / 2.0), size);
        left = rect.right() + GAP;
        chip_ui(ui, card, &chip, rect, out);
    }
}

/// As many chips as fit, and one for all others.
fn fitting<'a>(ui: &Ui, card: &Card<'a>, mut all: Vec<Chip<'a>>, room: f32) -> Vec<Chip<'a>> {
    let width = |chips: &[Chip<'_>]| chips.iter().map(|chip| chip.width() + GAP).sum::<f32>() - GAP;
    let mut hidden: Vec<&'a Setting> = Vec::new();
    let more = |hidden: Vec<&'a Setting>| {
        let size = size(card);
        let text = format!("+{}", hidden.len());
        let line = Line::new(ui, &text, FontId::proportional(size), tokens(ui).text_muted, f32::INFINITY);
        let (element, with) = (card.entry.element, &card.entry.card.with);
        let chosen = wording::remarks(hidden.iter().map(|setting| option_name(setting, element, with)));
        let name = format!("{} more of {}: {chosen}", hidden.len(), element.name);
        Chip { what: What::Others(hidden), icon: None, line, name, tone: None, changed: false }
    };
    while all.len() > 1 {
        let beside = if hidden.is_empty() { 0.0 } else { more(hidden.clone()).width() + GAP };
        if width(&all) + beside <= room {
            break;
        }
        match all.pop() {
            Some(Chip { what: What::Setting(setting), .. }) => hidden.insert(0, setting),
            Some(other) => {
                all.push(other);
                break;
            }
            None => break,
        }
    }
    if !hidden.is_empty() {
        all.push(more(hidden));
    }
    all
}

/// All chips of a card: providers, then what is not as usual, then the rest, in the order of the file.
fn chips<'a>(ui: &Ui, card: &Card<'a>, room: f32) -> Vec<Chip<'a>> {
    let entry = card.entry;
    let element: &'a Element = entry.element;
    let option = |setting: &Setting, choices: &Choices| chosen(choices, element, &setting.id).cloned();
    let changes = |setting: &Setting| {
        card.before.is_some_and(|before| option(setting, &before.with) != option(setting, &entry.card.with))
    };
    // Beside what would be another with the package that is looked at, few providers have room.
    let share = if element.settings.iter().any(changes) { 0.2 } else { 0.36 };
    let providers = (!element.providers.is_empty()).then(|| providers_chip(ui, card, room, share));
    let beside = providers.as_ref().map_or(0.0, |chip| chip.width() + GAP);
    let usual = |setting: &&Setting| chosen(&entry.card.with, element, &setting.id) == Some(&setting.default);
    let (rest, first): (Vec<&'a Setting>, Vec<_>) = element.settings.iter().partition(usual);
    let settings = first.into_iter().chain(rest).map(|setting| setting_chip(ui, card, setting, room - beside));
    // What would be another with the package that is looked at comes before all else.
    let (changed, same): (Vec<Chip<'a>>, Vec<_>) = settings.partition(|chip| chip.changed);
    providers.into_iter().chain(changed).chain(same).collect()
}

/// How large the text of a chip is set.
fn size(card: &Card<'_>) -> f32 {
    card.measures.card_text().1 - 0.5
}

fn format(card: &Card<'_>, ui: &Ui, strong: bool) -> TextFormat {
    let size = size(card);
    let font = if strong { FontId::new(size, semibold()) } else { FontId::proportional(size) };
    TextFormat::simple(font, card.ink(ui))
}

/// What is chosen; with what was chosen before, where that is another.
fn job(ui: &Ui, card: &Card<'_>, before: Option<&str>, text: &str) -> LayoutJob {
    let tokens = tokens(ui);
    let mut job = LayoutJob::default();
    if let Some(before) = before {
        let struck = TextFormat { strikethrough: Stroke::new(1.0, tokens.text_muted), ..format(card, ui, false) };
        job.append(before, 0.0, TextFormat { color: tokens.text_muted, ..struck });
        let accent = TextFormat { color: tokens.tone(Tone::Accent).strong, ..format(card, ui, true) };
        job.append(" → ", 0.0, accent.clone());
        job.append(text, 0.0, accent);
    } else {
        job.append(text, 0.0, format(card, ui, false));
    }
    job
}

/// The chip of a card's providers; it stands out where somebody must be chosen.
fn providers_chip<'a>(ui: &Ui, card: &Card<'a>, room: f32, share: f32) -> Chip<'a> {
    let (scenario, entry) = (card.scene.scenario(), card.entry);
    let by = &entry.card.by;
    let named = wording::list(by.iter().map(|id| wording::name::actor(scenario, id)));
    let of = &entry.element.name;
    if by.is_empty() {
        let tone = tokens(ui).tone(Tone::Bad).strong;
        let format = TextFormat { color: tone, ..format(card, ui, true) };
        let line = Line::of(ui, LayoutJob::single_section("Choose who provides it".to_owned(), format), room);
        let name = format!("Providers of {of}: nobody");
        return Chip { what: What::Providers, icon: None, line, name, tone: Some(Tone::Bad), changed: false };
    }
    let before = card.before.map(|before| &before.by).filter(|before| *before != by);
    let pinned = pins::of_card(scenario, entry).providers.iter().any(|actor| by.contains(actor));
    let short = |by: &[crate::scenario::ActorId], most: usize| {
        let names = by.iter().take(most).map(|id| scenario.actor(id).map_or(id.as_str(), |actor| actor.short_name()));
        let text = names.collect::<Vec<_>>().join(", ");
        match by.len().saturating_sub(most) {
            0 => text,
            more => format!("{text} +{more}"),
        }
    };
    // A part of the line at most, so that what is chosen has a place too.
    let most = (room * share).max(60.0);
    let line = |count: usize| {
        let before = before.map(|before| short(before, count));
        Line::of(ui, job(ui, card, before.as_deref(), &short(by, count)), f32::INFINITY)
    };
    let counts = (1..=by.len().min(5)).rev();
    let fits = counts.map(line).find(|line| line.width() <= most);
    let line = fits.unwrap_or_else(|| Line::of(ui, job(ui, card, None, &short(by, 1)), room - 2.0 * PADDING - 20.0));
    let icon = Some(if pinned { Icon::Lock } else { Icon::Person });
    let name = format!("Providers of {of}: {named}");
    Chip { what: What::Providers, icon, line, name, tone: None, changed: before.is_some() }
}

/// The chip of what is chosen of a setting; where what was chosen before has no room, it says only what is now.
fn setting_chip<'a>(ui: &Ui, card: &Card<'a>, setting: &'a Setting, room: f32) -> Chip<'a> {
    let (scenario, entry) = (card.scene.scenario(), card.entry);
    let element = entry.element;
    let text = option_name(setting, element, &entry.card.with);
    let before = card.before.map(|before| option_name(setting, element, &before.with)).filter(|before| *before != text);
    let pinned = pins::option_pinned(scenario, element, setting, &entry.card.with);
    let name = format!("{}: {text}", wording::setting_of(scenario, &element.id, &setting.id));
    let whole = Line::of(ui, job(ui, card, before, text), f32::INFINITY);
    let fits = before.is_none() || whole.width() + 2.0 * PADDING + MORE <= room;
    let line = if fits { whole } else { Line::of(ui, job(ui, card, Some(""), text), f32::INFINITY) };
    let icon = pinned.then_some(Icon::Lock);
    Chip { what: What::Setting(setting), icon, line, name, tone: None, changed: before.is_some() }
}

/// What is chosen of a setting.
pub fn option_name<'a>(setting: &'a Setting, element: &Element, choices: &Choices) -> &'a str {
    let option = chosen(choices, element, &setting.id).and_then(|id| setting.option(id));
    option.map_or("", |option| &option.name)
}

fn chip_ui(ui: &mut Ui, card: &Card<'_>, chip: &Chip<'_>, rect: Rect, out: &mut Vec<Action>) {
    let tokens = tokens(ui);
    let key = match &chip.what {
        What::Providers => "",
        What::Setting(setting) => setting.id.as_str(),
        What::Others(_) => "…",
    };
    let editable = card.scene.editable;
    let response = if editable {
        press_ui(ui, rect, ("chip", key), Role::Button, &chip.name)
    } else {
        let response = ui.interact(rect, ui.scope_id().with(("chip", key)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, chip.name.as_str()));
        response
    };
    let round = CornerRadius::same(4);
    let fill = match (&chip.what, chip.tone) {
        (_, Some(tone)) => tokens.tone(tone).soft,
        (What::Others(_), None) => tokens.card,
        (_, None) => tokens.chip,
    };
    ui.painter().rect_filled(rect, round, fill);
    let edge = if chip.changed || (editable && response.hovered()) {
        Some(tokens.accent)
    } else {
        chip.tone.map(|tone| tokens.tone(tone).line)
    };
    if let Some(edge) = edge {
        ui.painter().rect_stroke(rect, round, Stroke::new(1.0, edge), StrokeKind::Inside);
    }
    let mut text = rect.shrink2(vec2(PADDING, 0.0));
    if let Some(icon) = chip.icon {
        let mark = Rect::from_center_size(pos2(text.left() + MARK.0 / 2.0, text.center().y), vec2(MARK.0, MARK.0));
        icons::paint(ui.painter(), icon, mark, tokens.text_muted);
        text.min.x += MARK.0 + MARK.1;
    }
    chip.line.paint(ui, text);
    if !matches!(chip.what, What::Others(_)) {
        card.tip(ui, &response, &chip.name);
    }
    if editable {
        let id = ui.scope_id().with(("menu", key));
        menu_ui(&response, id, |ui| match &chip.what {
            What::Providers => providers_menu_ui(ui, card, out),
            What::Setting(setting) => setting_menu_ui(ui, card, setting, out),
            What::Others(settings) => {
                for (place, setting) in settings.iter().enumerate() {
                    if place > 0 {
                        ui.separator();
                    }
                    setting_menu_ui(ui, card, setting, out);
                }
            }
        });
    }
}

fn setting_menu_ui(ui: &mut Ui, card: &Card<'_>, setting: &Setting, out: &mut Vec<Action>) {
    let entry = card.entry;
    let answers = card.scene.answers();
    pins::setting_menu_ui(ui, card.scene.scenario(), entry.element, setting, &entry.card.with, answers, out);
}

/// Who may provide a card, with ticks for those who do; a provider that is pinned stays.
fn providers_menu_ui(ui: &mut Ui, card: &Card<'_>, out: &mut Vec<Action>) {
    let (scenario, entry) = (card.scene.scenario(), card.entry);
    let element = &entry.element.id;
    section_ui(ui, "Provided by");
    for id in &entry.element.providers {
        let Some(actor) = scenario.actor(id) else { continue };
        let provides = entry.card.by.contains(id);
        let pin = Pin::Provider(element.clone(), id.clone());
        let pinned = scenario.acceptable.pinned(&pin);
        let unknown = entry.assessed.unknown.contains(id);
        let row_ui = |ui: &mut Ui| {
            // As high and as wide with a pin as without: nothing slides away from under the pointer.
            ui.set_min_height(PROVIDER.y);
            if provides || pinned {
                let (icon, verb) = if pinned { (Icon::Lock, "Unpin") } else { (Icon::Unlock, "Pin") };
                if icon_button_ui(ui, icon, &format!("{verb} this provider: {}", actor.name)).clicked() {
                    out.push(Action::Edit(if pinned { Edit::Unpin(pin) } else { Edit::Pin(pin) }));
                }
            } else {
                ui.allocate_space(PROVIDER);
            }
            let (mark, response) = ui.allocate_exact_size(Vec2::splat(MARK.0 + 3.0), Sense::hover());
            if unknown {
                icons::paint(ui.painter(), Icon::Unknown, mark, tokens(ui).text_muted);
                response.on_hover_text(UNKNOWN);
            }
            ui.with_layout(egui::Layout::top_down_justified(egui::Align::Min), |ui| {
                let barred = pinned && provides;
                let choice = Choice::Provider(element.clone(), id.clone());
                let name = ends::named(card.scene.answers(), &choice, &actor.name);
                let tick = ui.add_enabled_ui(!barred, |ui| tick_ui(ui, provides, &name)).inner;
                let tick = if unknown { tick.accessible_name(format!("{name} ({UNKNOWN})")) } else { tick };
                let tick = ends::tip(tick, scenario, card.scene.answers(), &choice);
                if tick.on_disabled_hover_text("Pinned: unpin it to take it away").clicked() {
                    let (element, actor) = (element.clone(), id.clone());
                    out.push(Action::Edit(Edit::SetProvider { element, actor, provides: !provides }));
                }
            });
        };
        let size = vec2(ui.available_width(), PROVIDER.y);
        ui.allocate_ui_with_layout(size, egui::Layout::right_to_left(egui::Align::Center), row_ui);
    }
    if !pins::of_card(scenario, entry).providers.is_empty() {
        muted_ui(ui, "A pinned provider stays until it is unpinned");
    }
}
