//! The row of the actors: how each stands to the package. The same actors in the same places, whatever is on the board.

use std::collections::BTreeSet;

use egui::{CornerRadius, Rect, Role, Stroke, StrokeKind, Ui, pos2, vec2};

use super::tones;
use crate::assess::{ActorStanding, Finding};
use crate::scenario::PartyId;
use crate::ui::command::{Action, Command};
use crate::ui::layout::Measures;
use crate::ui::party::Party;
use crate::ui::scene::Scene;
use crate::ui::state::{Centre, View};
use crate::ui::theme::{Icon, Tone, Type, icons, space, tokens};
use crate::ui::widgets::chip::menu_ui;
use crate::ui::widgets::line::{Line, hover_ground, press_ui, tip};
use crate::ui::widgets::muted_ui;
use crate::wording;

/// An actor or group, and how it stands.
type Stands<'a> = (Party<'a>, &'a ActorStanding);

/// Draws the row.
pub fn actors_ui(ui: &mut Ui, scene: &Scene, before: Option<&Scene>, view: &mut View, out: &mut Vec<Action>) {
    let measures = Measures::now(ui);
    let scenario = scene.scenario();
    let standings = scene.assessment().actors.iter();
    let all: Vec<Stands<'_>> =
        standings.filter_map(|standing| Some((Party::of(scenario, &standing.actor)?, standing))).collect();
    let rect = ui.max_rect();
    let (slot, others) = measures.actor();
    let (named, rest) = shared_out(all, view.strip.as_ref(), measures.actor_slots(rect.width()));
    for (place, (party, standing)) in named.iter().enumerate() {
        let left = rect.left() + 4.0 + place as f32 * slot;
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(slot, rect.height())).shrink2(vec2(2.0, 3.0));
        let changed = before.is_some_and(|before| {
            before.assessment().actors.iter().any(|one| one.actor == party.id && one != *standing)
        });
        party_ui(ui, scene, (party, standing), place, changed, view, out);
    }
    if !rest.is_empty() {
        let left = rect.left() + 4.0 + named.len() as f32 * slot;
        let width = others.min(rect.right() - left - 8.0);
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height())).shrink2(vec2(2.0, 3.0));
        others_ui(ui, scene, &rest, !named.is_empty(), place, out);
    }
    if named.is_empty() && rest.is_empty() {
        Line::new(ui, "This scenario has no actors", Type::Small.font(), tokens(ui).text_muted, rect.width())
            .paint(ui, rect.shrink2(vec2(16.0, 0.0)));
    }
}

/// Those who stand there by name, and the others, each in the order of the file: the chosen ones, or else the first, as
/// many as there are places.
fn shared_out<'a>(
    all: Vec<Stands<'a>>,
    chosen: Option<&BTreeSet<PartyId>>,
    places: usize,
) -> (Vec<Stands<'a>>, Vec<Stands<'a>>) {
    let mut taken = 0;
    all.into_iter().partition(|(party, _)| {
        let stands = taken < places && chosen.is_none_or(|chosen| chosen.contains(&party.id));
        taken += usize::from(stands);
        stands
    })
}

/// In which tone an actor stands, and in which words. What it objects to has the tone of the worst such finding.
pub(super) fn stands(standing: &ActorStanding, findings: &[Finding]) -> (Tone, Icon) {
    let ActorStanding { actor, crossed, unmet, reluctant, provides: _, unknown, positions } = standing;
    let worst = findings.iter().filter(|finding| finding.holder.as_ref() == Some(actor)).min_by_key(|one| one.severity);
    match worst {
        Some(worst) if !crossed.is_empty() || !unmet.is_empty() => tones::finding(worst),
        _ if !reluctant.is_empty() => (Tone::Neutral, Icon::Dash),
        _ if !unknown.is_empty() || *positions == 0 => (Tone::Neutral, Icon::Unknown),
        _ => (Tone::Good, Icon::Check),
    }
}

/// How much an actor's standing has to say: 0 for those that object.
fn rank(standing: &ActorStanding) -> u8 {
    let objects = !standing.crossed.is_empty() || !standing.unmet.is_empty();
    match (objects, standing.reluctant.is_empty(), standing.unknown.is_empty()) {
        (true, ..) => 0,
        (false, false, _) => 1,
        (false, true, false) => 2,
        (false, true, true) => 3,
    }
}

/// Two lines in a slot, with a mark before them, and an edge where somebody objects.
fn slot_ui(ui: &mut Ui, rect: Rect, (tone, icon): (Tone, Icon), name: &str, words: &str, chosen: bool) -> bool {
    let measures = Measures::now(ui);
    let tokens = tokens(ui);
    let colors = tokens.tone(tone);
    let objects = matches!(tone, Tone::Bad | Tone::Warn);
    if objects || chosen {
        let fill = if objects { colors.soft } else { tokens.panel };
        let edge = if chosen { Stroke::new(2.0, tokens.card_border_selected) } else { Stroke::new(1.5, colors.line) };
        ui.painter().rect(rect, CornerRadius::same(space::RADIUS), fill, edge, StrokeKind::Inside);
    }
    let mark = Rect::from_center_size(pos2(rect.left() + 14.0, rect.center().y), vec2(14.0, 14.0));
    icons::paint(ui.painter(), icon, mark, colors.strong);
    let text = rect.with_min_x(rect.left() + 28.0).with_max_x(rect.right() - 4.0);
    let (above, below) = (text.with_max_y(text.center().y + 1.0), text.with_min_y(text.center().y - 1.0));
    let font = measures.pick(Type::SmallStrong, Type::SmallStrong, Type::Strong).font();
    let color = if objects { colors.strong } else { tokens.text_muted };
    let (name, words) = (
        Line::new(ui, name, font, tokens.text, text.width()),
        Line::new(ui, words, Type::Small.font(), color, text.width()),
    );
    name.paint(ui, above);
    words.paint(ui, below);
    name.is_cut() || words.is_cut()
}

fn party_ui(
    ui: &mut Ui,
    scene: &Scene,
    (party, standing): (&Party<'_>, &ActorStanding),
    rect: Rect,
    changed: bool,
    view: &mut View,
    out: &mut Vec<Action>,
) {
    let line = wording::actor_line(scene.scenario(), standing);
    let brief = wording::actor_brief(standing);
    let chosen = view.centre == Centre::Actor(party.id.clone());
    let name = format!("{}: {brief}", party.name);
    let response = press_ui(ui, rect, ("actor", party.id.as_str()), Role::Button, &name);
    hover_ground(ui, &response, rect);
    let cut = slot_ui(ui, rect, stands(standing, &scene.assessment().findings), party.name, &brief, chosen);
    if changed {
        ui.painter().circle_filled(rect.right_top() + vec2(-8.0, 8.0), 3.5, tokens(ui).accent);
    }
    if cut || line != brief {
        tip(&response, rect, &format!("{}: {line}", party.name));
    }
    if response.hovered() {
        let objects = scene.assessment().findings.iter().filter(|finding| finding.holder.as_ref() == Some(&party.id));
        view.marked.extend(objects.flat_map(|finding| finding.elements.iter().cloned()));
        view.marked.extend(standing.provides.iter().cloned());
    }
    if response.clicked() {
        out.push(Action::Show(if chosen { Centre::Board } else { Centre::Actor(party.id.clone()) }));
    }
}

/// Those without a slot: how many, the worst among them, and how the others stand.
fn others_ui(ui: &mut Ui, scene: &Scene, rest: &[Stands<'_>], other: bool, rect: Rect, out: &mut Vec<Action>) {
    let findings = &scene.assessment().findings;
    let worst = rest.iter().min_by_key(|(_, standing)| rank(standing));
    let mark = worst.map_or((Tone::Neutral, Icon::Person), |(_, standing)| stands(standing, findings));
    let text = match other {
        true => wording::count(rest.len(), "other", "others"),
        false => wording::count(rest.len(), "actor", "actors"),
    };
    let words = tally(rest.iter().map(|(_, standing)| *standing));
    let response = press_ui(ui, rect, "others", Role::Button, &format!("{text}: {words}"));
    hover_ground(ui, &response, rect);
    ui.painter().rect_stroke(
        rect,
        CornerRadius::same(space::RADIUS),
        Stroke::new(1.0, tokens(ui).card_border),
        StrokeKind::Inside,
    );
    slot_ui(ui, rect, mark, &text, &words, false);
    let open = Rect::from_center_size(pos2(rect.right() - 12.0, rect.center().y - 8.0), vec2(9.0, 9.0));
    icons::paint(ui.painter(), Icon::ChevronDown, open, tokens(ui).text_muted);
    menu_ui(&response, ui.scope_id().with("other actors"), |ui| {
        list_ui(ui, scene, rest, out);
        ui.separator();
        if ui.button(Command::ActorsInStrip.spec().text).clicked() {
            out.push(Action::Do(Command::ActorsInStrip));
            ui.close();
        }
    });
}

/// A menu of actors; each opens its page.
fn list_ui(ui: &mut Ui, scene: &Scene, rest: &[Stands<'_>], out: &mut Vec<Action>) {
    for (party, standing) in rest {
        let (tone, icon) = stands(standing, &scene.assessment().findings);
        let color = tokens(ui).tone(tone).strong;
        let mark =
            egui::Atom::paint(vec2(13.0, 13.0), move |ui, args| icons::paint(ui.painter(), icon, args.rect, color));
        if ui.button((mark, party.name)).clicked() {
            out.push(Action::Show(Centre::Actor(party.id.clone())));
            ui.close();
        }
        muted_ui(ui, wording::actor_line(scene.scenario(), standing));
    }
}

/// How many stand how: "2 object · 1 reluctant · 1 unknown".
fn tally<'a>(standings: impl Iterator<Item = &'a ActorStanding>) -> String {
    let mut counts = [0_usize; 4];
    for standing in standings {
        if let Some(count) = counts.get_mut(usize::from(rank(standing))) {
            *count += 1;
        }
    }
    let [object, reluctant, unknown, rest] = counts;
    let named = [(object, "object"), (reluctant, "reluctant"), (unknown, "unknown")];
    let named: Vec<_> = named.into_iter().filter(|(count, _)| *count > 0).collect();
    if named.is_empty() {
        return format!("{rest} without known objection");
    }
    wording::remarks(named.into_iter().map(|(count, word)| format!("{count} {word}")))
}

/// Draws the row of a low window: who objects by name, and how many of the others stand how.
pub fn actors_low_ui(ui: &mut Ui, scene: &Scene, rect: Rect, view: &mut View, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    let standings = scene.assessment().actors.iter();
    let all: Vec<Stands<'_>> =
        standings.filter_map(|standing| Some((Party::of(scenario, &standing.actor)?, standing))).collect();
    let width = 200.0_f32.min(rect.width() / 3.0);
    let objecting: Vec<&Stands<'_>> = all.iter().filter(|(_, standing)| rank(standing) == 0).collect();
    let named = ((rect.width() * 0.5 / width).floor() as usize).clamp(1, 2).min(objecting.len());
    let mut left = rect.left() + 8.0;
    for (party, standing) in objecting.into_iter().take(named) {
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height())).shrink2(vec2(0.0, 2.0));
        low_party_ui(ui, scene, (party, standing), place, view, out);
        left = place.right() + space::S;
    }
    let words = tally(all.iter().map(|(_, standing)| *standing));
    let line = Line::new(ui, &words, Type::Small.font(), tokens(ui).text_muted, rect.right() - left - 20.0);
    let place = Rect::from_min_max(pos2(left, rect.top() + 2.0), pos2(left + line.width() + 26.0, rect.bottom() - 2.0));
    let response = press_ui(
        ui,
        place,
        "actors",
        Role::Button,
        &format!("{}: {words}", wording::count(all.len(), "actor", "actors")),
    );
    hover_ground(ui, &response, place);
    line.paint(ui, place.with_min_x(place.left() + 4.0));
    let open = Rect::from_center_size(pos2(place.right() - 10.0, place.center().y), vec2(9.0, 9.0));
    icons::paint(ui.painter(), Icon::ChevronDown, open, tokens(ui).text_muted);
    menu_ui(&response, ui.scope_id().with("all actors"), |ui| list_ui(ui, scene, &all, out));
}

/// An actor that objects, in one line.
fn low_party_ui(
    ui: &mut Ui,
    scene: &Scene,
    (party, standing): (&Party<'_>, &ActorStanding),
    rect: Rect,
    view: &mut View,
    out: &mut Vec<Action>,
) {
    let brief = wording::actor_brief(standing);
    let response = press_ui(ui, rect, ("actor", party.id.as_str()), Role::Button, &format!("{}: {brief}", party.name));
    let (tone, icon) = stands(standing, &scene.assessment().findings);
    let colors = tokens(ui).tone(tone);
    ui.painter().rect(
        rect,
        CornerRadius::same(space::RADIUS),
        colors.soft,
        Stroke::new(1.5, colors.line),
        StrokeKind::Inside,
    );
    let mark = Rect::from_center_size(pos2(rect.left() + 12.0, rect.center().y), vec2(12.0, 12.0));
    icons::paint(ui.painter(), icon, mark, colors.strong);
    let text = rect.with_min_x(rect.left() + 22.0);
    let name = Line::new(ui, party.name, Type::SmallStrong.font(), tokens(ui).text, text.width() * 0.5);
    let place = name.paint(ui, text);
    let rest = text.with_min_x(place.right() + 6.0);
    Line::new(ui, &brief, Type::Small.font(), colors.strong, rest.width() - 4.0).paint(ui, rest);
    tip(&response, rect, &format!("{}: {}", party.name, wording::actor_line(scene.scenario(), standing)));
    let chosen = view.centre == Centre::Actor(party.id.clone());
    if response.clicked() {
        out.push(Action::Show(if chosen { Centre::Board } else { Centre::Actor(party.id.clone()) }));
    }
}
