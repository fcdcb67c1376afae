//! One actor: all its positions, which of them the package touches, which are silent; and how it stands to what can
//! be laid.

use egui::{Label, ScrollArea, Ui, vec2};

use super::explain::items::rule_item_ui;
use super::tones;
use crate::assess::{HeldPosition, PositionState, StanceKind};
use crate::scenario::{Actor, ActorId, GroupId, Scenario};
use crate::ui::command::Action;
use crate::ui::state::{Centre, Subject, View};
use crate::ui::theme::{Icon, Tone, Type, space, tokens};
use crate::ui::widgets::{choice_ui, icon_button_ui, menu_chip_ui, muted_ui, quiet_link_ui, section_ui};
use crate::wording;
use crate::workshop::Workshop;

/// How wide the view must be for positions and stances to stand side by side, in points.
const SIDE_BY_SIDE: f32 = 760.0;

/// Draws the actor.
pub fn actor_ui(ui: &mut Ui, id: &ActorId, workshop: &Workshop, view: &mut View, out: &mut Vec<Action>) {
    let scenario = workshop.scenario();
    let Some(actor) = scenario.actor(id) else {
        view.centre = Centre::Board;
        return;
    };
    heading_ui(ui, workshop, actor, out);
    let held: Vec<&HeldPosition> = workshop.positions().iter().filter(|held| held.actor == *id).collect();
    ScrollArea::vertical().auto_shrink(false).id_salt(id.as_str()).show(ui, |ui| {
        if ui.available_width() >= SIDE_BY_SIDE {
            let width = (ui.available_width() - space::L) / 2.0;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::L;
                column_ui(ui, width, |ui| positions_ui(ui, workshop, actor, &held, out));
                column_ui(ui, width, |ui| stances_ui(ui, workshop, actor, out));
            });
        } else {
            positions_ui(ui, workshop, actor, &held, out);
            ui.add_space(space::L);
            stances_ui(ui, workshop, actor, out);
        }
        ui.add_space(space::L);
    });
}

fn column_ui(ui: &mut Ui, width: f32, add_contents: impl FnOnce(&mut Ui)) {
    ui.allocate_ui(vec2(width, 0.0), |ui| {
        ui.vertical(|ui| {
            ui.set_width(width - space::S);
            add_contents(ui);
        });
    });
}

/// Its name and standing, and the way to the other actors.
fn heading_ui(ui: &mut Ui, workshop: &Workshop, actor: &Actor, out: &mut Vec<Action>) {
    let scenario = workshop.scenario();
    let place = scenario.actors.iter().position(|known| known.id == actor.id).unwrap_or(0);
    let count = scenario.actors.len();
    let beside = |step: usize| scenario.actors.get((place + step) % count.max(1)).map(|actor| actor.id.clone());
    ui.horizontal(|ui| {
        ui.add(Label::new(Type::Heading.text(&actor.name)).selectable(false));
        for (icon, name, step) in
            [(Icon::ArrowLeft, "Actor before", count.saturating_sub(1)), (Icon::ArrowRight, "Actor after", 1)]
        {
            if let (true, Some(other)) = (icon_button_ui(ui, icon, name).clicked(), beside(step)) {
                out.push(Action::Show(Centre::Actor(other)));
            }
        }
        menu_chip_ui(ui, "All actors", "All actors", |ui| {
            for other in &scenario.actors {
                if choice_ui(ui, other.id == actor.id, &other.name).clicked() {
                    out.push(Action::Show(Centre::Actor(other.id.clone())));
                    ui.close();
                }
            }
        });
    });
    let groups: Vec<&str> = actor.groups.iter().map(|group| group_name(scenario, group)).collect();
    let groups = if groups.is_empty() { String::new() } else { format!("{} · ", groups.join(", ")) };
    let standing = workshop.assessment().actors.iter().find(|standing| standing.actor == actor.id);
    let line = standing.map(|standing| wording::sentence(&wording::actor_line(scenario, standing)));
    muted_ui(ui, format!("{groups}{}", line.unwrap_or_default()));
    muted_ui(ui, wording::positions_line(scenario, &actor.id, workshop.positions()));
    ui.add_space(space::S);
    ui.separator();
}

fn group_name<'a>(scenario: &'a Scenario, id: &'a GroupId) -> &'a str {
    scenario.groups.iter().find(|group| group.id == *id).map_or(id.as_str(), |group| &group.name)
}

/// The positions, those that the package touches first.
fn positions_ui(ui: &mut Ui, workshop: &Workshop, actor: &Actor, held: &[&HeldPosition], out: &mut Vec<Action>) {
    let groups: [(&str, Tone, fn(&PositionState) -> bool); 4] = [
        ("Violated by this package", Tone::Bad, |state| matches!(state, PositionState::Crossed | PositionState::Unmet)),
        ("Reluctant", Tone::Warn, |state| matches!(state, PositionState::Reluctant(_))),
        ("Untouched", Tone::Good, |state| {
            matches!(state, PositionState::Kept(_) | PositionState::Unasked | PositionState::Unbound)
        }),
        ("Silent", Tone::Neutral, |state| matches!(state, PositionState::Silent(_))),
    ];
    if held.is_empty() {
        muted_ui(ui, wording::no_position(workshop.scenario(), &actor.id));
    }
    for (heading, tone, belongs) in groups {
        let members: Vec<_> = held.iter().filter(|held| belongs(&held.state)).collect();
        if members.is_empty() {
            continue;
        }
        let text = Type::Label.text(format!("{heading}: {}", members.len())).color(tokens(ui).tone(tone).strong);
        ui.add(Label::new(text).selectable(false));
        for held in members {
            position_ui(ui, workshop, held, out);
        }
        ui.add_space(space::S);
    }
}

fn position_ui(ui: &mut Ui, workshop: &Workshop, held: &HeldPosition, out: &mut Vec<Action>) {
    let scenario = workshop.scenario();
    let Some(position) = scenario.positions.iter().find(|position| position.id == held.rule) else { return };
    let mut said = vec![wording::position_kind(position)];
    said.extend(wording::rule_span(position));
    let mut detail = vec![said.join(" · "), wording::position_state(scenario, position, &held.state)];
    let first = position.claims.first().and_then(|id| scenario.claim(id));
    let day = workshop.reading().date;
    let more = position.claims.len().saturating_sub(1);
    detail.push(match first {
        Some(claim) if more > 0 => format!("{} · {more} more", wording::claim_line_as_of(scenario, claim, day)),
        Some(claim) => wording::claim_line_as_of(scenario, claim, day),
        None => "No claim is given for it".to_owned(),
    });
    rule_item_ui(ui, workshop, &held.rule, &detail.join("\n"), out);
}

/// How it stands to the elements, the gravest first.
fn stances_ui(ui: &mut Ui, workshop: &Workshop, actor: &Actor, out: &mut Vec<Action>) {
    let scenario = workshop.scenario();
    section_ui(ui, "How it stands to what can be laid");
    let own: Vec<_> = workshop.stances().iter().filter(|stance| stance.actor == actor.id).collect();
    for kind in StanceKind::ALL.into_iter().filter(|kind| *kind != StanceKind::NotConcerned) {
        let members: Vec<_> = own.iter().filter(|stance| stance.kind == kind).collect();
        if members.is_empty() {
            continue;
        }
        let (tone, icon) = tones::stance(kind);
        let color = tokens(ui).tone(tone).strong;
        ui.add_space(space::S);
        ui.horizontal(|ui| {
            crate::ui::theme::icon_ui(ui, icon, 14.0, color);
            ui.label(Type::SmallStrong.text(wording::sentence(wording::stance(kind))).color(color));
        });
        for stance in members {
            let name = wording::name::element(scenario, &stance.element);
            let spoken = format!("{} on {name}: {}", actor.name, wording::stance(kind));
            let text = Type::Body.text(name).color(tokens(ui).text);
            ui.horizontal(|ui| {
                ui.add_space(22.0);
                if quiet_link_ui(ui, text, &spoken).clicked() {
                    out.push(Action::Open(Subject::Stance(stance.element.clone(), actor.id.clone())));
                }
            });
        }
    }
    let silent = own.iter().filter(|stance| stance.kind == StanceKind::NotConcerned).count();
    if silent > 0 {
        ui.add_space(space::S);
        muted_ui(ui, format!("{} do not concern it", wording::count(silent, "element", "elements")));
    }
}
