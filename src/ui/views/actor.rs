//! One actor or group: all that it holds, what the board does to each of its positions, and how it stands to each
//! element.

mod group;
mod position;

use egui::{Align, Button, Label, Layout, Pos2, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

use self::position::position_ui;
use super::actors::stands;
use super::stance_mark::stance_ui;
use crate::assess::{HeldPosition, PositionState, Stance, StanceKind};
use crate::scenario::{PartyId, Scenario};
use crate::ui::command::Action;
use crate::ui::party::Party;
use crate::ui::scene::Scene;
use crate::ui::state::{Centre, Subject, View};
use crate::ui::theme::{Icon, Type, space, tokens};
use crate::ui::widgets::scroll::scrolled_ui;
use crate::ui::widgets::{icon_atom, muted_ui, note_ui, section_ui, toned_ui};
use crate::wording;

/// How wide a position must stay for another to stand beside it, in points.
const LANE: f32 = 400.0;
/// How wide a position is at most, in points.
const WIDEST: f32 = 720.0;

/// Draws an actor or a group.
pub fn actor_ui(ui: &mut Ui, id: &PartyId, scene: &Scene, view: &View, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    let Some(party) = Party::of(scenario, id) else {
        return gone_ui(ui, out);
    };
    heading_ui(ui, scene, &party, view, out);
    ui.add_space(space::S);
    scrolled_ui(ui, ScrollArea::vertical().auto_shrink(false).id_salt(("actor", id.as_str())), |ui| {
        let own: Vec<&HeldPosition> = scene.positions().iter().filter(|held| held.actor == *id).collect();
        let for_it = group::speaking_for(scene, id);
        if own.is_empty() && for_it.is_empty() {
            empty_ui(ui, scenario, id);
        }
        groups_ui(ui, scene, &own, out);
        group::offers_ui(ui, scene, id, &for_it, out);
        if party.group {
            group::members_ui(ui, scene, id, out);
        }
        stances_ui(ui, scene, id, out);
        ui.add_space(space::L);
    });
}

/// Positions that share a fate, what matters most first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Crossed,
    Unmet,
    Reluctant,
    Kept,
    Unasked,
    Silent,
}

impl Group {
    const ALL: [Self; 6] = [Self::Crossed, Self::Unmet, Self::Reluctant, Self::Kept, Self::Unasked, Self::Silent];

    fn of(state: &PositionState) -> Self {
        match state {
            PositionState::Crossed => Self::Crossed,
            PositionState::Unmet => Self::Unmet,
            PositionState::Reluctant(_) => Self::Reluctant,
            PositionState::Kept(_) => Self::Kept,
            PositionState::Unasked => Self::Unasked,
            PositionState::Unbound | PositionState::Silent(_) => Self::Silent,
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Crossed => "Red lines crossed",
            Self::Unmet => "Floors unmet",
            Self::Reluctant => "Provides with reluctance",
            Self::Kept => "Respected or carried",
            Self::Unasked => "Would provide, not asked for",
            Self::Silent => "Silent on this board",
        }
    }
}

/// Who it is, how it stands in a line, and the way to its neighbours.
fn heading_ui(ui: &mut Ui, scene: &Scene, party: &Party<'_>, view: &View, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    ui.horizontal_top(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if !view.for_audience {
                let row = vec2(250.0, space::ROW);
                ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
                    neighbours_ui(ui, scenario, party, out);
                });
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                let name = Type::Heading.text(party.name).color(tokens(ui).text);
                ui.add(Label::new(name).wrap());
                match scenario.actor_of(&party.id) {
                    Some(actor) => {
                        group::groups_of_ui(ui, scenario, actor, out);
                        note_ui(ui, view, &actor.note);
                    }
                    None => {
                        let members = wording::count(scenario.members(&party.id).count(), "member", "members");
                        muted_ui(ui, format!("A group: {members}"));
                    }
                }
                standing_ui(ui, scene, party);
            });
        });
    });
}

fn standing_ui(ui: &mut Ui, scene: &Scene, party: &Party<'_>) {
    let (scenario, assessment) = (scene.scenario(), scene.assessment());
    let count = wording::positions_line(scenario, &party.id, scene.positions());
    let touched = assessment.actors.iter().find(|standing| standing.actor == party.id && standing.is_touched());
    ui.add_space(2.0);
    match touched {
        Some(standing) => {
            let (tone, icon) = stands(standing, &assessment.findings);
            let line = wording::sentence(&wording::actor_line(scenario, standing));
            toned_ui(ui, tone, icon, Type::Strong.text(line));
            muted_ui(ui, count);
        }
        None => {
            muted_ui(ui, format!("Not touched by what is on the board · {count}"));
        }
    }
}

/// The actors and groups before and after, and all of them. Laid from the right.
fn neighbours_ui(ui: &mut Ui, scenario: &Scenario, party: &Party<'_>, out: &mut Vec<Action>) {
    let all = Party::all(scenario);
    let count = all.len();
    // A group that holds nothing comes after all others.
    let place = all.iter().position(|known| known.id == party.id).unwrap_or(count);
    let after = all.get(if place < count { (place + 1) % count.max(1) } else { 0 });
    let before = all.get((place + count.saturating_sub(1)) % count.max(1));
    let text = |ui: &Ui, text: &str| Type::Small.text(text).color(tokens(ui).text);
    if count > 1 {
        for (other, which) in [(after, "Next"), (before, "Previous")] {
            let Some(other) = other else { continue };
            let name = format!("{which} {}: {}", if other.group { "group" } else { "actor" }, other.name);
            // The words do not change, so that the pointer can stay while one goes on.
            let button = ui.add(Button::new(text(ui, which)));
            if button.on_hover_text(&name).accessible_name(&name).clicked() {
                out.push(Action::Show(Centre::Actor(other.id.clone())));
            }
        }
    }
    let matrix = text(ui, "All actors");
    if ui.add(Button::new(matrix)).on_hover_text("Shows how all actors stand to all elements").clicked() {
        out.push(Action::Show(Centre::Matrix));
    }
}

/// The groups of positions, small ones side by side where there is room.
fn groups_ui(ui: &mut Ui, scene: &Scene, own: &[&HeldPosition], out: &mut Vec<Action>) {
    let room = ui.available_width() - space::M;
    let lanes = ((room / LANE).floor() as usize).max(1);
    let width = ((room - space::S * (lanes as f32 - 1.0)) / lanes as f32).min(WIDEST);
    let mut corner = ui.cursor().min;
    let (mut taken, mut bottom) = (0, corner.y);
    for group in Group::ALL {
        let held: Vec<&HeldPosition> = own.iter().copied().filter(|held| Group::of(&held.state) == group).collect();
        if held.is_empty() {
            continue;
        }
        let wanted = held.len().min(lanes);
        if taken + wanted > lanes {
            (taken, corner.y) = (0, bottom);
        }
        let left = pos2(corner.x + taken as f32 * (width + space::S), corner.y);
        bottom = bottom.max(group_ui(ui, scene, (group, &held), left, (wanted, width), out));
        taken += wanted;
    }
    ui.advance_cursor_after_rect(Rect::from_min_max(ui.cursor().min, pos2(corner.x + room, bottom)));
}

/// Draws a group of positions from a corner on, in so many lanes of this width; gives where it ends.
fn group_ui(
    ui: &mut Ui,
    scene: &Scene,
    (group, held): (Group, &[&HeldPosition]),
    corner: Pos2,
    (lanes, width): (usize, f32),
    out: &mut Vec<Action>,
) -> f32 {
    let mut head = column(ui, group.text(), corner, width);
    head.add_space(space::S);
    section_ui(&mut head, &format!("{}: {}", group.text(), held.len()));
    let mut bottoms = vec![head.min_rect().bottom() + space::XS; lanes];
    for held in held {
        // Each goes under the shortest lane, so that short and tall ones do not leave holes.
        let shortest = bottoms.iter().copied().enumerate().min_by(|one, two| one.1.total_cmp(&two.1));
        let (lane, top) = shortest.unwrap_or((0, corner.y));
        let left = corner.x + lane as f32 * (width + space::S);
        let mut child = column(ui, held.rule.as_str(), pos2(left, top), width);
        position_ui(&mut child, scene, held, out);
        if let Some(slot) = bottoms.get_mut(lane) {
            *slot = child.min_rect().bottom() + space::S;
        }
    }
    bottoms.into_iter().fold(corner.y, f32::max)
}

/// A place to draw in from a corner downwards.
fn column(ui: &mut Ui, name: &str, corner: Pos2, width: f32) -> Ui {
    let rect = Rect::from_min_size(corner, vec2(width, f32::INFINITY));
    ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect).layout(Layout::top_down(Align::Min)))
}

/// How the actor stands to each element, by stance; what does not concern it is left out.
fn stances_ui(ui: &mut Ui, scene: &Scene, party: &PartyId, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    // A group that only says what its members would provide does not stand to anything itself.
    if !scene.stances().actors.contains(party) {
        return;
    }
    let own = || scene.stances().iter().filter(|stance| stance.actor == *party);
    ui.add_space(space::M);
    section_ui(ui, "How it stands to each element, whatever cards are on the board");
    ui.add_space(space::XS);
    if own().all(|stance| stance.kind == StanceKind::NoPosition) {
        muted_ui(ui, "It is no provider of any element, and none of its positions in force is about one");
    }
    for kind in StanceKind::ALL.into_iter().filter(|kind| *kind != StanceKind::NoPosition) {
        let stances: Vec<&Stance> = own().filter(|stance| stance.kind == kind).collect();
        if stances.is_empty() {
            continue;
        }
        ui.horizontal_top(|ui| {
            let head = vec2(120.0, 24.0);
            ui.allocate_ui_with_layout(head, Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_size(head);
                stance_ui(ui, kind, wording::stance(kind))
                    .on_hover_text(wording::sentence(wording::stance_meaning(kind)));
            });
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, space::XS);
                for stance in stances {
                    chip_ui(ui, scenario, stance, out);
                }
            });
        });
        ui.add_space(space::XS);
    }
}

/// An element, as a button that opens the stance to it.
fn chip_ui(ui: &mut Ui, scenario: &Scenario, stance: &Stance, out: &mut Vec<Action>) {
    let name = wording::name::element(scenario, &stance.element);
    let unfinished = if stance.complete { String::new() } else { wording::within(wording::UNFINISHED) };
    let text = Type::Small.text(wording::remarks([name, &unfinished])).color(tokens(ui).text);
    let button =
        if stance.partly_red() { Button::new((icon_atom(Icon::Cross, 10.0), text)) } else { Button::new(text) };
    let button = button
        .fill(tokens(ui).card)
        .stroke(Stroke::new(1.0, tokens(ui).card_border))
        .corner_radius(12)
        .min_size(vec2(0.0, 24.0));
    let line = wording::stance_line(scenario, stance);
    if ui.add(button).on_hover_text(wording::grounds(scenario, stance).join("\n")).accessible_name(line).clicked() {
        out.push(Action::Open(Subject::Stance(stance.element.clone(), stance.actor.clone())));
    }
}

/// Nothing is known of it.
fn empty_ui(ui: &mut Ui, scenario: &Scenario, party: &PartyId) {
    ui.add_space(space::L);
    ui.label(Type::Title.text(wording::no_position(scenario, party)).color(tokens(ui).text));
    muted_ui(ui, "What it would provide, accept or refuse is not known from the scenario’s sources");
}

/// The actor or group is no longer there: another document was opened.
fn gone_ui(ui: &mut Ui, out: &mut Vec<Action>) {
    ui.vertical_centered(|ui| {
        ui.add_space(40.0);
        ui.label(Type::Heading.text("This scenario does not have the actor or group that was shown"));
        ui.add_space(space::S);
        if ui.button("Show all actors").clicked() {
            out.push(Action::Show(Centre::Matrix));
        }
    });
}
