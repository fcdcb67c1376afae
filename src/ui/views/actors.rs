//! The actor strip: how each party stands to the package.

use egui::{Button, CornerRadius, Stroke, Ui, vec2};

use crate::assess::ActorStanding;
use crate::scenario::{Actor, Scenario};
use crate::ui::state::View;
use crate::ui::theme::{Icon, Tone, Type, space, tokens};
use crate::ui::widgets::{menu_chip_ui, muted_ui};
use crate::wording;
use crate::workshop::Workshop;

/// Draws the actor strip: those the package touches; the others fold into one chip at the end.
pub fn actors_ui(ui: &mut Ui, workshop: &Workshop, view: &mut View) {
    let scenario = workshop.scenario();
    let pairs: Vec<(&Actor, &ActorStanding)> = workshop
        .assessment()
        .actors
        .iter()
        .filter_map(|standing| Some((scenario.actor(&standing.actor)?, standing)))
        .collect();
    let (touched, quiet): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|(_, standing)| is_touched(standing));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        if touched.is_empty() {
            muted_ui(ui, "No actor is touched by what is on the board");
        }
        for (actor, standing) in touched {
            actor_chip_ui(ui, actor, standing, view);
        }
        if !quiet.is_empty() {
            let text = format!("{} others not touched", quiet.len());
            menu_chip_ui(ui, text.as_str(), &text, |ui| quiet_ui(ui, scenario, &quiet));
        }
        if view.actor.is_some() && ui.button("Show all findings").clicked() {
            view.actor = None;
        }
    });
}

fn quiet_ui(ui: &mut Ui, scenario: &Scenario, quiet: &[(&Actor, &ActorStanding)]) {
    for (actor, standing) in quiet {
        ui.label(&actor.name);
        muted_ui(ui, wording::actor_line(scenario, standing));
    }
}

fn is_touched(standing: &ActorStanding) -> bool {
    let ActorStanding { actor: _, crossed, unmet, reluctant, provides, unknown, positions: _ } = standing;
    [crossed.len(), unmet.len(), reluctant.len(), provides.len(), unknown.len()].iter().any(|count| *count > 0)
}

/// In which tone an actor stands, and in which words.
fn standing_line(standing: &ActorStanding) -> (Tone, Icon, String) {
    let ActorStanding { actor: _, crossed, unmet, reluctant, provides, unknown, positions: _ } = standing;
    if !crossed.is_empty() {
        let floors = if unmet.is_empty() {
            String::new()
        } else {
            format!(" · {} unmet", wording::count(unmet.len(), "floor", "floors"))
        };
        (Tone::Bad, Icon::Cross, format!("{} crossed{floors}", wording::count(crossed.len(), "red line", "red lines")))
    } else if !unmet.is_empty() {
        (Tone::Warn, Icon::Triangle, format!("{} unmet", wording::count(unmet.len(), "floor", "floors")))
    } else if !reluctant.is_empty() {
        (Tone::Neutral, Icon::Dash, format!("reluctant on {}", reluctant.len()))
    } else if !unknown.is_empty() {
        (Tone::Neutral, Icon::Circle, format!("position unknown on {}", unknown.len()))
    } else {
        (Tone::Good, Icon::Check, format!("provides {}", wording::count(provides.len(), "card", "cards")))
    }
}

fn actor_chip_ui(ui: &mut Ui, actor: &Actor, standing: &ActorStanding, view: &mut View) {
    let (tone, icon, line) = standing_line(standing);
    let tokens = tokens(ui);
    let colors = tokens.tone(tone);
    let chosen = view.actor.as_ref() == Some(&actor.id);
    let grounded = matches!(tone, Tone::Bad | Tone::Warn);
    let stroke = if chosen {
        Stroke::new(2.0, tokens.card_border_selected)
    } else {
        Stroke::new(1.0, if grounded { colors.line } else { tokens.card_border })
    };
    let mut text = egui::text::LayoutJob::default();
    text.append(actor.name.as_str(), 0.0, egui::TextFormat::simple(Type::SmallStrong.font(), tokens.text));
    text.append("\n", 0.0, egui::TextFormat::simple(Type::Small.font(), colors.strong));
    text.append(&line, 0.0, egui::TextFormat::simple(Type::Small.font(), colors.strong));
    let icon_color = colors.strong;
    let mark = egui::Atom::paint(vec2(14.0, 14.0), move |ui, args| {
        crate::ui::theme::icons::paint(ui.painter(), icon, args.rect, icon_color);
    });
    let button = Button::new((mark, text))
        .fill(if grounded { colors.soft } else { tokens.card })
        .stroke(stroke)
        .corner_radius(CornerRadius::same(space::RADIUS_LARGE))
        .gap(space::S);
    let tip = if chosen { "Click to show all findings" } else { "Click to show only the findings that concern it" };
    let response = ui.add(button).on_hover_text(tip).accessible_name(format!("{}: {line}", actor.name));
    if response.clicked() {
        view.actor = if chosen { None } else { Some(actor.id.clone()) };
    }
}
