//! Dragging: what would happen where the pointer is, told before the card is let go.

use egui::{
    Area, CornerRadius, CursorIcon, DragAndDrop, Event, Frame, Id, Label, Order, Pos2, Rect, Response, Stroke,
    StrokeKind, Ui, UiBuilder, pos2, vec2,
};

use super::layout::Columns;
use crate::assess::{Assessment, Change, Severity, Step};
use crate::scenario::{Card, Element, ElementId, Package, Scenario};
use crate::ui::board_memory::{BoardMemory, Forecast, Target};
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::theme::{Icon, Tone, Type, space, tokens};
use crate::ui::views::tones;
use crate::ui::widgets::{muted_ui, toned_ui};
use crate::wording;
use crate::workshop::Edit;

/// What is dragged over the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DragItem(pub ElementId);

/// Something being dragged.
#[derive(Clone, Debug)]
pub struct Drag<'a> {
    /// What it is.
    pub element: &'a Element,
    /// Its card, if it lies on the board.
    card: Option<&'a Card>,
    /// Where it would fall, if anywhere.
    target: Option<Target>,
    /// The column it is over.
    pub column: Option<usize>,
    /// Whether it was let go in this frame.
    released: bool,
}

/// How many findings that would come are told, and how many that would go.
const MOST_TOLD: [usize; 2] = [3, 2];
/// How far the ghost stands from the pointer, in points.
const ASIDE: f32 = 14.0;
/// How wide the ghost is at most, in points.
const WIDEST: f32 = 340.0;
/// How near an edge the board begins to scroll under a dragged card, in points.
const SCROLL_ZONE: f32 = 36.0;
/// How fast it scrolls, in points a second.
const SCROLL_SPEED: f32 = 700.0;

/// Begins a drag when something is pulled. Only then: a drag that Escape has ended must not begin anew.
pub fn start_ui(response: &Response, element: &ElementId) {
    if response.drag_started() {
        response.dnd_set_drag_payload(DragItem(element.clone()));
    }
}

/// The element being dragged.
pub fn dragged(ui: &Ui) -> Option<ElementId> {
    DragAndDrop::payload::<DragItem>(ui.ctx()).map(|item| item.0.clone())
}

impl<'a> Drag<'a> {
    /// What is being dragged over a board that lies in `area`, its columns from `left` on; `off`: where a card is taken off
    /// the board.
    pub fn over(
        ui: &Ui,
        scene: &'a Scene,
        columns: &Columns,
        (area, left): (Rect, f32),
        off: Option<Rect>,
    ) -> Option<Self> {
        let id = dragged(ui)?;
        let (scenario, package) = (scene.scenario(), scene.package()?);
        let element = scenario.element(&id)?;
        let card = package.card(&id);
        // Where the button was let go, which on a slow machine need not be where the pointer is by now.
        let released = ui.input(|input| input.events.iter().find_map(released_at));
        let place = released.or_else(|| ui.input(|input| input.pointer.latest_pos()))?;
        let inside = area.contains(place);
        let column = if inside { columns.at(place.x - left) } else { None };
        let phase = column.and_then(|column| scenario.phases.get(column));
        let target = match (phase, card) {
            (Some(phase), _) => Some(Target::Phase(phase.id.clone())),
            // Only where that is written.
            (None, Some(_)) if off.is_some_and(|off| off.contains(place)) => Some(Target::Off),
            (None, _) => None,
        };
        Some(Self { element, card, target, column, released: released.is_some() })
    }

    /// What letting go would do to the document; nothing where the card would lie as it does.
    fn edit(&self) -> Option<Edit> {
        let element = self.element.id.clone();
        match (self.target.clone()?, self.card) {
            (Target::Off, _) => Some(Edit::RemoveCard(element)),
            (Target::Phase(phase), Some(card)) if card.phase == phase => None,
            (Target::Phase(phase), Some(_)) => Some(Edit::MoveCard { element, phase }),
            (Target::Phase(phase), None) => Some(Edit::AddCard { element, phase }),
        }
    }

    /// Lets it fall, if it was let go.
    pub fn drop_ui(&self, ui: &Ui, out: &mut Vec<Action>) {
        if self.released {
            DragAndDrop::clear_payload(ui.ctx());
            out.extend(self.edit().map(Action::Edit));
        }
    }

    /// Draws what follows the pointer: what is dragged, and what would happen if it was let go now.
    pub fn ghost_ui(&self, ui: &Ui, scene: &Scene, memory: &mut BoardMemory) {
        let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) else { return };
        let edit = self.edit();
        ui.set_cursor_icon(if edit.is_some() { CursorIcon::Grabbing } else { CursorIcon::NoDrop });
        let told: &[_] = match (&edit, &self.target) {
            (Some(edit), Some(target)) => memory.foretold(scene, &self.element.id, target, edit),
            _ => &[],
        };
        let id = Id::unique("dragged card");
        Area::new(id)
            .order(Order::Tooltip)
            .interactable(false)
            .fixed_pos(beside(ui, pointer, ui.memory(|memory| memory.area_rect(id))))
            .constrain(true)
            .show(ui.ctx(), |ui| {
                Frame::popup(ui.style()).inner_margin(10.0).show(ui, |ui| {
                    ui.set_max_width(WIDEST);
                    ui.spacing_mut().item_spacing.y = 3.0;
                    ui.add(Label::new(Type::Title.text(&self.element.name)).selectable(false).wrap());
                    muted_ui(ui, self.place(scene.scenario()));
                    for (tone, icon, text) in told {
                        toned_ui(ui, *tone, *icon, Type::Small.text(text));
                    }
                });
            });
    }

    /// Where it would lie, in words.
    fn place(&self, scenario: &Scenario) -> String {
        match (&self.target, self.card) {
            (Some(Target::Phase(phase)), Some(card)) if card.phase == *phase => {
                format!("Stays where it is: {}", wording::name::phase(scenario, phase))
            }
            (Some(Target::Phase(phase)), Some(_)) => format!("Move to: {}", wording::name::phase(scenario, phase)),
            (Some(Target::Phase(phase)), None) => format!("Add to: {}", wording::name::phase(scenario, phase)),
            (Some(Target::Off), _) => "Take off the board".to_owned(),
            (None, Some(_)) => "Drag it to a phase, or off the board".to_owned(),
            (None, None) => "Drag it to a phase".to_owned(),
        }
    }
}

/// Where a button of the mouse was let go, if that is what happened.
fn released_at(event: &Event) -> Option<Pos2> {
    match event {
        Event::PointerButton { pos, pressed: false, .. } => Some(*pos),
        _ => None,
    }
}

/// Beside the pointer: at its right, or at its left where the window ends.
fn beside(ui: &Ui, pointer: Pos2, last: Option<Rect>) -> Pos2 {
    let width = last.map_or(WIDEST, |rect| rect.width());
    let right = pointer.x + ASIDE;
    let fits = right + width <= ui.content_rect().right();
    pos2(if fits { right } else { pointer.x - ASIDE - width }, pointer.y + ASIDE)
}

impl BoardMemory {
    /// What letting go would do, in words; worked out anew only where the pointer has come to another place.
    fn foretold(
        &mut self,
        scene: &Scene,
        element: &ElementId,
        target: &Target,
        edit: &Edit,
    ) -> &[(Tone, Icon, String)] {
        let of = (element.clone(), target.clone(), scene.meaning());
        if self.forecast.as_ref().is_none_or(|forecast| forecast.of != of) {
            let told = match scene.preview(edit) {
                Ok(after) => told(scene, &after),
                Err(refused) => vec![(Tone::Bad, Icon::Lock, refused.to_string())],
            };
            self.forecast = Some(Forecast { of, told });
        }
        self.forecast.as_ref().map_or(&[], |forecast| &forecast.told)
    }
}

/// What another assessment has that this one does not: verdict, findings, feasibility.
fn told(scene: &Scene, after: &Assessment) -> Vec<(Tone, Icon, String)> {
    let (scenario, before) = (scene.scenario(), scene.assessment());
    let change = Change::between(before, after);
    let (tone, icon) = tones::verdict(after.verdict);
    let verdict = wording::verdict_step(Step { before: before.verdict, after: after.verdict });
    let mut told = vec![(tone, icon, verdict)];
    let [most_new, most_cleared] = MOST_TOLD;
    let counts = |finding: &&crate::assess::Finding| finding.severity != Severity::Notes;
    let new: Vec<_> = change.new.iter().filter(counts).collect();
    let cleared: Vec<_> = change.cleared.iter().filter(counts).collect();
    told.extend(new.iter().take(most_new).map(|finding| {
        let (tone, icon) = tones::finding(finding);
        (tone, icon, wording::finding_new(scenario, finding))
    }));
    let gone = |finding| (Tone::Good, Icon::Check, wording::finding_cleared(scenario, finding));
    told.extend(cleared.iter().copied().take(most_cleared).map(gone));
    let level =
        |of: &Assessment| of.feasibility.map_or_else(|| "none".to_owned(), |level| wording::level(level, of.certainty));
    let (old, new) = (level(before), level(after));
    if old != new {
        told.push((Tone::Neutral, Icon::ArrowRight, format!("feasibility {old} → {new}")));
    }
    let untold = new.len().saturating_sub(most_new) + cleared.len().saturating_sub(most_cleared);
    if untold > 0 {
        told.push((Tone::Neutral, Icon::Dash, format!("and {untold} more")));
    }
    told
}

/// While a card is dragged: where letting it go takes it off the board.
pub fn off_hint_ui(ui: &Ui, rect: Rect, package: &Package) {
    if dragged(ui).is_none_or(|element| package.card(&element).is_none()) {
        return;
    }
    let tokens = tokens(ui);
    let colors = tokens.tone(Tone::Warn);
    let over = ui.input(|input| input.pointer.latest_pos()).is_some_and(|place| rect.contains(place));
    let layer = egui::LayerId::new(Order::Foreground, Id::unique("off the board"));
    let mut child = Ui::new(ui.ctx().clone(), layer.id, UiBuilder::new().layer_id(layer).max_rect(rect));
    let radius = CornerRadius::same(space::RADIUS_LARGE);
    child.painter().rect_filled(rect, radius, colors.soft);
    let edge = Stroke::new(if over { 3.0 } else { 1.5 }, colors.line);
    child.painter().rect_stroke(rect, radius, edge, StrokeKind::Inside);
    child.vertical_centered(|ui| {
        ui.add_space((rect.height() / 2.0 - 20.0).max(0.0));
        ui.add(Label::new(Type::Strong.text("Let go to take it off the board").color(colors.strong)).wrap());
    });
}

/// How far the board is to scroll in this frame, because something is dragged near its edge.
pub fn pull(ui: &Ui, area: Rect) -> egui::Vec2 {
    let Some(place) = ui.input(|input| input.pointer.latest_pos()).filter(|place| area.contains(*place)) else {
        return egui::Vec2::ZERO;
    };
    // The nearer the edge, the faster.
    let speed = |to_start: f32, to_end: f32| {
        let near = |distance: f32| ((SCROLL_ZONE - distance) / SCROLL_ZONE).clamp(0.0, 1.0);
        near(to_end) - near(to_start)
    };
    let time = ui.input(|input| input.stable_dt).min(0.1);
    vec2(speed(place.x - area.left(), area.right() - place.x), speed(place.y - area.top(), area.bottom() - place.y))
        * SCROLL_SPEED
        * time
}
