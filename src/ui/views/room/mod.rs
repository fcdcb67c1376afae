//! The room: seats, what they vote, and points for the minutes.
//!
//! `tools` stands above all of it; `seats` and `points`, `passing`, and `result` are its three steps. `ballot` and `entry`
//! are for those who vote.

mod ballot;
mod columns;
mod dots;
mod entry;
mod passing;
mod points;
mod result;
mod rows;
mod seats;
mod tools;

use egui::{Label, Rect, ScrollArea, Ui, UiBuilder, vec2};

use crate::ballot::asked_positions;
use crate::scenario::{ElementId, Feasibility, Hold, RuleId, Scenario, Seat};
use crate::ui::command::Action;
use crate::ui::layout::Measures;
use crate::ui::room_view::{Ballots, Step};
use crate::ui::scene::Scene;
use crate::ui::state::View;
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::muted_ui;
use crate::ui::widgets::scroll::scrolled_ui;
use crate::wording;
use crate::workshop::{Edit, RoomEdit};

pub use dots::initials;

/// How wide a page of lines is at most, in points: lines of a length that can be read.
const WIDEST: f32 = 620.0;
/// Above this width the points stand beside the seats, in points.
const BESIDE: f32 = 1000.0;
/// Beside what stands on the page, in points.
const EDGE: f32 = 14.0;

/// Draws the page. On a shared screen it has only what the room has voted.
pub fn room_ui(ui: &mut Ui, scene: &Scene, view: &mut View, out: &mut Vec<Action>) {
    let step = if view.presenting { Step::Result } else { view.room.step(scene.scenario()) };
    let tool = match step {
        Step::Seats => tools::Tool::Seats,
        Step::Result => tools::Tool::Result,
    };
    let mut page = page(ui, scene, tool, view, out);
    match step {
        Step::Seats => seats_ui(&mut page, scene, view, out),
        Step::Result if scene.scenario().votes_revealed => result::result_ui(&mut page, scene, view, out),
        Step::Result => hidden_ui(&mut page, scene),
    }
}

/// Draws what is there while the room votes.
pub fn ballots_ui(ui: &mut Ui, scene: &Scene, ballots: &Ballots, view: &mut View, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    match ballots {
        Ballots::Of(seat) if scenario.seat(seat).is_some() => {
            if let Some(seat) = scenario.seat(seat) {
                ballot::ballot_ui(ui, scene, seat, view, out);
            }
        }
        Ballots::Table => entry::entry_ui(ui, scene, view, out),
        Ballots::Of(_) | Ballots::Passed => {
            let mut page = page(ui, scene, tools::Tool::Vote, view, out);
            passing::passing_ui(&mut page, scene, view, out);
        }
    }
}

/// Draws the tools; gives what is left below them.
fn page(ui: &mut Ui, scene: &Scene, tool: tools::Tool, view: &mut View, out: &mut Vec<Action>) -> Ui {
    let whole = ui.max_rect();
    let (bar, rest) = whole.split_top_bottom_at_y(whole.top() + TOOLS);
    tools::tools_ui(ui, bar, scene, tool, view, out);
    ui.new_child(UiBuilder::new().id_salt("page").max_rect(rest))
}

/// How high the row of tools is, in points.
const TOOLS: f32 = 44.0;

/// Seats, and the points for the minutes beside or below them.
fn seats_ui(ui: &mut Ui, scene: &Scene, view: &View, out: &mut Vec<Action>) {
    let wide = ui.available_width() >= BESIDE;
    scrolled_ui(ui, ScrollArea::vertical().auto_shrink(false), |ui| {
        let whole = ui.max_rect().shrink2(vec2(EDGE, space::M));
        let width = if wide { ((whole.width() - 48.0) / 2.0).min(WIDEST) } else { whole.width().min(WIDEST) };
        let column = |ui: &mut Ui, left: f32, top: f32, name: &str, add: &mut dyn FnMut(&mut Ui)| {
            let rect = Rect::from_min_size(egui::pos2(left, top), vec2(width, whole.height()));
            let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect));
            add(&mut child);
            let used = child.min_rect();
            ui.advance_cursor_after_rect(used);
            used.bottom()
        };
        let below = column(ui, whole.left(), whole.top(), "seats", &mut |ui| seats::seats_ui(ui, scene, view, out));
        let (left, top) =
            if wide { (whole.left() + width + 48.0, whole.top()) } else { (whole.left(), below + space::L) };
        column(ui, left, top, "points", &mut |ui| points::points_ui(ui, scene.scenario(), out));
        ui.add_space(space::L);
    });
}

/// Who has voted, where nothing else may be seen.
fn hidden_ui(ui: &mut Ui, scene: &Scene) {
    let rect = ui.max_rect().shrink2(vec2(EDGE, space::L));
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
    let text =
        if scene.scenario().seats.is_empty() { "Nobody has a seat yet" } else { "The votes are not revealed yet" };
    child.add(Label::new(Type::Heading.text(text).color(tokens(ui).text)));
    muted_ui(&mut child, "Until they are, they are seen by nobody, and count for nothing.");
}

/// What a seat is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Asked {
    /// How feasible a card is, as it stands.
    Card(ElementId),
    /// Whether a position would hold.
    Position(RuleId),
}

/// What can be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Level(Feasibility),
    Hold(Hold),
}

impl Answer {
    fn text(self) -> &'static str {
        match self {
            Self::Level(level) => wording::feasibility(level),
            Self::Hold(hold) => wording::hold(hold),
        }
    }
}

impl Asked {
    /// All that these seats are asked: the cards on the board, then the positions.
    fn all(scene: &Scene, seats: &[&Seat]) -> Vec<Self> {
        let cards = scene.package().map(|package| package.cards.as_slice()).unwrap_or_default();
        let cards = cards.iter().map(|card| Self::Card(card.element.clone()));
        cards
            .chain(asked_positions(scene.scenario(), scene.assessment(), seats).into_iter().map(Self::Position))
            .collect()
    }

    /// What it is about.
    fn name(&self, scenario: &Scenario) -> String {
        match self {
            Self::Card(element) => wording::name::element(scenario, element).to_owned(),
            Self::Position(rule) => wording::rule_heading(scenario, rule),
        }
    }

    /// The answers there are, each with its key.
    fn answers(&self) -> Vec<(usize, Answer)> {
        match self {
            Self::Card(_) => Feasibility::ALL.into_iter().map(Answer::Level).enumerate().collect(),
            Self::Position(_) => (1..).zip(Hold::ALL.into_iter().map(Answer::Hold)).collect(),
        }
    }

    /// What a seat has answered.
    fn given(&self, scene: &Scene, seat: &Seat) -> Option<Answer> {
        match self {
            Self::Card(element) => {
                let card = scene.package()?.card(element)?;
                scene.scenario().vote_on(seat, card).map(Answer::Level)
            }
            Self::Position(rule) => seat.positions.get(rule).copied().map(Answer::Hold),
        }
    }

    /// The answer given, or none, as an edit.
    fn edit(&self, seat: &Seat, answer: Option<Answer>) -> Action {
        let edit = match (self, answer) {
            (Self::Card(card), Some(Answer::Level(level))) => {
                RoomEdit::JudgeCard(seat.id.clone(), card.clone(), Some(level))
            }
            (Self::Card(card), _) => RoomEdit::JudgeCard(seat.id.clone(), card.clone(), None),
            (Self::Position(rule), Some(Answer::Hold(hold))) => {
                RoomEdit::JudgePosition(seat.id.clone(), rule.clone(), Some(hold))
            }
            (Self::Position(rule), _) => RoomEdit::JudgePosition(seat.id.clone(), rule.clone(), None),
        };
        Action::Edit(Edit::Room(edit))
    }
}

/// How high a row is for each card, and for each position.
fn row_heights(measures: Measures) -> (f32, f32) {
    (measures.pick(38.0, 42.0, 50.0), measures.pick(34.0, 36.0, 42.0))
}
