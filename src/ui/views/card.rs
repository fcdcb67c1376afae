//! A card on the board: what it is, how feasible, by whom, with which options, and what stands against it.

use egui::{Align, CursorIcon, Label, Layout, Popup, Role, Sense, Ui, WidgetInfo, vec2};

use super::board::DragItem;
use super::tones;
use crate::assess::{CardAssessment, Finding, FindingKind, Severity};
use crate::scenario::{Card, Choices, Element, ElementId, Scenario, Setting, chosen};
use crate::ui::command::Action;
use crate::ui::state::{View, card_id};
use crate::ui::theme::{FeasibilityBar, Icon, Tone, Type, space, tokens};
use crate::ui::widgets::{
    choice_ui, edged_frame_ui, icon_button_ui, menu_chip_ui, muted_ui, section_ui, tick_ui, toned_ui, too_long,
};
use crate::wording;
use crate::workshop::{Edit, Workshop};

/// How wide a card must be for its chips to carry the names of their settings, in points.
const NAMED_CHIPS: f32 = 280.0;

/// Draws a card. `pointed` is set to it if the pointer is on it.
#[expect(clippy::too_many_arguments, reason = "all of them are what a card is drawn from")]
pub fn card_ui(
    ui: &mut Ui,
    workshop: &Workshop,
    card: &Card,
    element: &Element,
    assessed: &CardAssessment,
    view: &mut View,
    pointed: &mut Option<ElementId>,
    out: &mut Vec<Action>,
) {
    let scenario = workshop.scenario();
    let findings: Vec<&Finding> =
        workshop.assessment().findings.iter().filter(|finding| finding.elements.contains(&card.element)).collect();
    let worst = findings
        .iter()
        .copied()
        .filter(|finding| finding.severity != Severity::Notes)
        .min_by_key(|finding| finding.severity);
    let tokens = tokens(ui);
    let edge = worst.map_or(tokens.level(assessed.level), |finding| tokens.tone(tones::finding(finding).0).line);
    let marked = view.marked.contains(&card.element);
    let frame = edged_frame_ui(ui, edge, marked, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        header_ui(ui, scenario, card, element, assessed, view, out);
        level_ui(ui, scenario, card, assessed);
        chips_ui(ui, scenario, card, element, assessed, out);
        if let Some(worst) = worst {
            worst_ui(ui, workshop, worst, findings.len());
        }
    });
    if view.reveal_card.as_ref() == Some(&card.element) {
        view.reveal_card = None;
        frame.response.scroll_to_me(None);
    }
    if ui.rect_contains_pointer(frame.response.rect) && egui::DragAndDrop::payload::<DragItem>(ui.ctx()).is_none() {
        *pointed = Some(card.element.clone());
    }
}

/// Name and way off the board. The name can be dragged; with the keyboard on it, Delete removes the card and the
/// arrow keys move it to the phase before or after.
fn header_ui(
    ui: &mut Ui,
    scenario: &Scenario,
    card: &Card,
    element: &Element,
    assessed: &CardAssessment,
    view: &mut View,
    out: &mut Vec<Action>,
) {
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 20.0), Layout::right_to_left(Align::Min), |ui| {
        if icon_button_ui(ui, Icon::Close, &format!("Remove {}", element.name)).clicked() {
            out.push(Action::Edit(Edit::RemoveCard(card.element.clone())));
        }
        phase_button_ui(ui, scenario, card, element, out);
        ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
            let label =
                ui.add(Label::new(Type::Title.text(&element.name).color(tokens(ui).text)).wrap().selectable(false));
            let rect = label.rect.expand2(vec2(4.0, 2.0));
            let handle =
                ui.interact(rect, card_id(&card.element), Sense::click_and_drag()).on_hover_cursor(CursorIcon::Grab);
            handle.widget_info(|| {
                let level = wording::feasibility(assessed.level);
                WidgetInfo::labeled(Role::Button, true, format!("Card {}: {level}", element.name))
            });
            if handle.clicked() {
                handle.request_focus();
            }
            if handle.dragged() {
                handle.dnd_set_drag_payload(DragItem(card.element.clone()));
                ghost_ui(ui, element);
            }
            if view.focus_card.as_ref() == Some(&card.element) {
                view.focus_card = None;
                handle.request_focus();
                handle.scroll_to_me(None);
            }
            if handle.has_focus() {
                let ring = egui::Stroke::new(2.0, tokens(ui).focus);
                ui.painter().rect_stroke(rect, 4, ring, egui::StrokeKind::Outside);
                keys_ui(ui, scenario, card, out);
            }
            handle.context_menu(|ui| card_menu_ui(ui, scenario, card, element, out));
            if !element.about.is_empty() {
                handle.on_hover_text(&element.about);
            }
        });
    });
}

/// What follows the pointer while a card or an element is dragged.
pub fn ghost_ui(ui: &Ui, element: &Element) {
    let Some(pointer) = ui.pointer_interact_pos() else { return };
    ui.set_cursor_icon(CursorIcon::Grabbing);
    egui::Area::new(egui::Id::unique("dragged card"))
        .order(egui::Order::Tooltip)
        .interactable(false)
        .fixed_pos(pointer + vec2(10.0, 8.0))
        .show(ui.ctx(), |ui| {
            egui::Frame::popup(ui.style()).show(ui, |ui| {
                ui.add(Label::new(Type::Title.text(&element.name)).selectable(false).extend());
            });
        });
}

fn keys_ui(ui: &Ui, scenario: &Scenario, card: &Card, out: &mut Vec<Action>) {
    use egui::{EventFilter, Key, Modifiers};
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(card_id(&card.element), filter));
    let here = scenario.phases.iter().position(|phase| phase.id == card.phase).unwrap_or(0);
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Delete) || pressed(Key::Backspace) {
        out.push(Action::Edit(Edit::RemoveCard(card.element.clone())));
    }
    let to = if pressed(Key::ArrowLeft) {
        here.checked_sub(1)
    } else if pressed(Key::ArrowRight) {
        Some(here + 1)
    } else {
        None
    };
    if let Some(phase) = to.and_then(|to| scenario.phases.get(to)) {
        out.push(Action::Edit(Edit::MoveCard { element: card.element.clone(), phase: phase.id.clone() }));
        out.push(Action::FocusCard(card.element.clone()));
    }
}

fn card_menu_ui(ui: &mut Ui, scenario: &Scenario, card: &Card, element: &Element, out: &mut Vec<Action>) {
    for phase in scenario.phases.iter().filter(|phase| phase.id != card.phase) {
        if ui.button(format!("Move to {}", phase.name)).clicked() {
            out.push(Action::Edit(Edit::MoveCard { element: card.element.clone(), phase: phase.id.clone() }));
            ui.close();
        }
    }
    ui.separator();
    if ui.button(format!("Remove {}", element.name)).clicked() {
        out.push(Action::Edit(Edit::RemoveCard(card.element.clone())));
        ui.close();
    }
}

/// Feasibility as bar and word, with the spread over voices; everything it rests on in the tooltip.
fn level_ui(ui: &mut Ui, scenario: &Scenario, card: &Card, assessed: &CardAssessment) {
    let level = assessed.level;
    let spread = assessed.spread.as_ref().filter(|spread| spread.lowest() != spread.highest());
    let response = ui
        .horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let bar = FeasibilityBar::new(level);
            ui.add(match spread {
                Some(spread) => bar.spread(spread.lowest(), spread.highest()),
                None => bar,
            });
            ui.label(Type::SmallStrong.text(wording::feasibility(level)));
            if let Some(spread) = spread {
                muted_ui(ui, wording::spread(scenario, spread));
            }
        })
        .response;
    response.on_hover_ui(|ui| {
        ui.set_max_width(420.0);
        ui.label(Type::Strong.text(format!("Feasibility: {}", wording::feasibility(level))));
        if assessed.caps.is_empty() {
            muted_ui(ui, "Nothing that is known speaks against it");
        }
        for cap in &assessed.caps {
            let text = wording::cap(scenario, &card.element, cap);
            ui.label(if cap.level == level { Type::SmallStrong.text(text) } else { Type::Small.text(text) });
        }
        if let Some(spread) = &assessed.spread {
            section_ui(ui, "Single voices");
            muted_ui(ui, wording::spread(scenario, spread));
        }
        if let Some(unknown) = wording::unknown_providers(scenario, assessed) {
            muted_ui(ui, unknown);
        }
    });
}

/// One thing that can be changed on a card.
enum Chip<'a> {
    Providers,
    Setting(&'a Setting),
}

/// Providers and options, in lines; a chip that is longer than a line stands by itself.
fn chips_ui(
    ui: &mut Ui,
    scenario: &Scenario,
    card: &Card,
    element: &Element,
    assessed: &CardAssessment,
    out: &mut Vec<Action>,
) {
    let named = ui.max_rect().width() >= NAMED_CHIPS;
    let providers = (!element.providers.is_empty()).then(|| (Chip::Providers, providers_text(scenario, card)));
    let settings = element.settings.iter().map(|setting| {
        let text = option_text(setting, element, &card.with, named);
        (Chip::Setting(setting), text)
    });
    let chips: Vec<_> = providers.into_iter().chain(settings).map(|(chip, text)| (chip, too_long(ui, &text))).collect();
    for line in chips.chunk_by(|(_, one), (_, two)| !one && !two) {
        let line_ui = |ui: &mut Ui| {
            ui.spacing_mut().item_spacing = vec2(5.0, 5.0);
            for (chip, _) in line {
                match chip {
                    Chip::Providers => provider_chip_ui(ui, scenario, card, element, assessed, out),
                    Chip::Setting(setting) => setting_chip_ui(ui, setting, element, &card.with, named, out),
                }
            }
        };
        if line.iter().any(|(_, long)| *long) {
            ui.vertical(line_ui);
        } else {
            ui.horizontal_wrapped(line_ui);
        }
    }
}

/// What stands on the chip of a card's providers.
fn providers_text(scenario: &Scenario, card: &Card) -> String {
    let names: Vec<&str> = card.by.iter().filter_map(|id| scenario.actor(id)).map(|actor| actor.short_name()).collect();
    if names.is_empty() { "Choose who provides it".to_owned() } else { format!("by {}", names.join(", ")) }
}

/// What stands on the chip of a setting.
fn option_text(setting: &Setting, element: &Element, choices: &Choices, named: bool) -> String {
    let option = chosen(choices, element, &setting.id).and_then(|id| setting.option(id));
    let option = option.map_or("", |option| &option.name);
    if named { format!("{}: {option}", setting.name) } else { option.to_owned() }
}

/// A button in the header with which the card's phase is changed.
fn phase_button_ui(ui: &mut Ui, scenario: &Scenario, card: &Card, element: &Element, out: &mut Vec<Action>) {
    let phase = wording::name::phase(scenario, &card.phase);
    let button = icon_button_ui(ui, Icon::ArrowRight, &format!("Phase of {}: {phase}", element.name));
    Popup::menu(&button).width(220.0).show(|ui| {
        section_ui(ui, "Starts");
        for phase in &scenario.phases {
            if choice_ui(ui, phase.id == card.phase, &phase.name).clicked() {
                out.push(Action::Edit(Edit::MoveCard { element: card.element.clone(), phase: phase.id.clone() }));
                ui.close();
            }
        }
    });
}

fn provider_chip_ui(
    ui: &mut Ui,
    scenario: &Scenario,
    card: &Card,
    element: &Element,
    assessed: &CardAssessment,
    out: &mut Vec<Action>,
) {
    let text = egui::RichText::new(providers_text(scenario, card));
    let nobody = card.by.is_empty();
    let text = if nobody { text.color(tokens(ui).tone(Tone::Bad).strong) } else { text };
    let names = wording::list(card.by.iter().map(|id| wording::name::actor(scenario, id)));
    let spoken = if nobody { "nobody".to_owned() } else { names };
    menu_chip_ui(ui, text, &format!("Providers of {}: {spoken}", element.name), |ui| {
        section_ui(ui, "Provided by");
        for id in &element.providers {
            let Some(actor) = scenario.actor(id) else { continue };
            let provides = card.by.contains(id);
            let unknown = assessed.unknown.contains(id);
            let name = if unknown { format!("{} (no position found)", actor.name) } else { actor.name.clone() };
            if tick_ui(ui, provides, &name).clicked() {
                out.push(Action::Edit(Edit::SetProvider {
                    element: card.element.clone(),
                    actor: id.clone(),
                    provides: !provides,
                }));
            }
        }
    });
}

/// A chip with which an option of a card or a frame element is chosen; `named`: with the setting's name on it.
pub fn setting_chip_ui(
    ui: &mut Ui,
    setting: &Setting,
    element: &Element,
    choices: &Choices,
    named: bool,
    out: &mut Vec<Action>,
) {
    let current = chosen(choices, element, &setting.id);
    let option_name = current.and_then(|id| setting.option(id)).map_or("", |option| &option.name);
    let text = option_text(setting, element, choices, named);
    menu_chip_ui(ui, text, &format!("{} of {}: {option_name}", setting.name, element.name), |ui| {
        section_ui(ui, &setting.name);
        for option in &setting.options {
            let response = choice_ui(ui, current == Some(&option.id), &option.name);
            if response.clicked() {
                out.push(Action::Edit(Edit::SetOption {
                    element: element.id.clone(),
                    setting: setting.id.clone(),
                    option: option.id.clone(),
                }));
                ui.close();
            }
            if !option.note.is_empty() {
                response.on_hover_text(&option.note);
            }
        }
    })
    .on_hover_text(&setting.name);
}

/// The worst finding about a card, in words.
fn worst_ui(ui: &mut Ui, workshop: &Workshop, worst: &Finding, count: usize) {
    let (tone, icon) = tones::finding(worst);
    let scenario = workshop.scenario();
    let text = match (worst.kind, workshop.package()) {
        // The card's own name would say nothing on the card.
        (FindingKind::RuledOut, Some(package)) => {
            wording::finding_reason(scenario, package, workshop.assessment(), worst)
        }
        _ => wording::finding_heading(scenario, worst),
    };
    let more = if count > 1 { format!(" · {} more", count - 1) } else { String::new() };
    toned_ui(ui, tone, icon, Type::Small.text(format!("{text}{more}")));
}
