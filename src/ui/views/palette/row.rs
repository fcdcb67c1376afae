//! One element of the palette.

use egui::{Atom, Button, Response, Sense, Ui, vec2};

use crate::assess::{Change, Severity};
use crate::scenario::{Element, PhaseId, Pin};
use crate::search::Choice;
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::theme::{Icon, Tone, Type, icons, space, tokens};
use crate::ui::thinking::Answers;
use crate::ui::views::board::start_ui;
use crate::ui::views::ends::{dead_end, dead_end_ui, share_ui};
use crate::ui::views::tones;
use crate::ui::widgets::{icon_atom, muted_ui, toned_ui};
use crate::wording;
use crate::workshop::Edit;

/// How wide the palette must be to say "on board" in words, in points.
const WITH_WORDS: f32 = 215.0;
/// How many findings the tip of an element foretells.
const MOST_FORETOLD: usize = 4;

/// How an element stands to the package on the board.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// It can be laid.
    Open,
    /// Its card lies there.
    Laid,
    /// It can be laid, but no package that the group could accept has it.
    Dead,
    /// It is settled that it stays off.
    KeptOff,
}

/// Draws an element: a click lays it or goes to its card, and it can be dragged to the board.
pub fn element_row_ui(
    ui: &mut Ui,
    scene: &Scene,
    answers: &Answers,
    element: &Element,
    phase: &PhaseId,
    out: &mut Vec<Action>,
) -> Response {
    let tokens = tokens(ui);
    let laid = scene.package().is_some_and(|package| package.card(&element.id).is_some());
    let absent = Pin::Absent(element.id.clone());
    let kept_off = scene.scenario().acceptable.pinned(&absent);
    let state = if laid {
        State::Laid
    } else if kept_off {
        State::KeptOff
    } else if dead_end(answers, &Choice::Card(element.id.clone())).is_some() {
        State::Dead
    } else {
        State::Open
    };
    let color = if state == State::Open { tokens.text } else { tokens.text_muted };
    let mut button = Button::new(Type::Body.text(&element.name).color(color))
        .frame_when_inactive(false)
        .wrap()
        .sense(Sense::click_and_drag())
        .min_size(vec2(ui.available_width(), space::ROW));
    let (mark, words, color) = match state {
        State::Open => (None, "", color),
        State::Laid => (Some(Icon::Check), "on board", tokens.tone(Tone::Good).strong),
        State::KeptOff => (Some(Icon::Lock), "kept off", tokens.text_muted),
        State::Dead => (Some(Icon::Cross), "dead end", tokens.text_muted),
    };
    if let Some(icon) = mark {
        let mark = Atom::paint(vec2(11.0, 11.0), move |ui, args| icons::paint(ui.painter(), icon, args.rect, color));
        // Where there is little room, the mark alone says it; its name says it in words.
        let words = if ui.available_width() >= WITH_WORDS { words } else { "" };
        button = button.right_text((mark, Type::Small.text(words).color(color)));
    }
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding.x = 6.0;
            ui.add(button)
        })
        .inner;
    let name = match state {
        State::Open => format!("Add {}", element.name),
        State::Laid => format!("{} (on the board)", element.name),
        State::KeptOff => format!("{} (pinned off the board)", element.name),
        State::Dead => format!("Add {} (dead end)", element.name),
    };
    let response = response.accessible_name(name).on_hover_ui(|ui| tip_ui(ui, scene, answers, element, state, phase));
    if response.clicked() {
        out.push(if laid {
            Action::FocusCard(element.id.clone())
        } else {
            Action::Edit(Edit::AddCard { element: element.id.clone(), phase: phase.clone() })
        });
    }
    start_ui(&response, &element.id);
    response.context_menu(|ui| menu_ui(ui, &absent, kept_off, out));
    response
}

/// Settles that an element stays off the board, or unsettles it.
fn menu_ui(ui: &mut Ui, absent: &Pin, kept_off: bool, out: &mut Vec<Action>) {
    let (icon, text) =
        if kept_off { (Icon::Unlock, "Unpin: it may come on the board") } else { (Icon::Lock, "Pin it off the board") };
    if ui.add(Button::new((icon_atom(icon, 13.0), text))).clicked() {
        out.push(Action::Edit(if kept_off { Edit::Unpin(absent.clone()) } else { Edit::Pin(absent.clone()) }));
        ui.close();
    }
}

/// What an element is, and what laying it would bring up.
fn tip_ui(ui: &mut Ui, scene: &Scene, answers: &Answers, element: &Element, state: State, phase: &PhaseId) {
    let scenario = scene.scenario();
    ui.set_max_width(360.0);
    ui.label(Type::Strong.text(&element.name));
    muted_ui(ui, element.about.as_str());
    match state {
        State::Open => share_ui(ui, answers, &element.id),
        State::Dead => dead_end_ui(ui, scenario, answers, &Choice::Card(element.id.clone())),
        State::Laid => {
            muted_ui(ui, "On the board. Click to go to its card");
            return;
        }
        State::KeptOff => {
            muted_ui(ui, "Pinned off the board. A right click unpins it");
            return;
        }
    }
    let edit = Edit::AddCard { element: element.id.clone(), phase: phase.clone() };
    if let Ok(after) = scene.preview(&edit) {
        if let Some(card) = after.cards.iter().find(|card| card.element == element.id) {
            let level = format!("It would be {}", wording::level(card.level, card.certainty));
            muted_ui(ui, wording::remarks([Some(level), wording::doubt(scenario, card)].into_iter().flatten()));
        }
        let change = Change::between(scene.assessment(), &after);
        for finding in change.new.iter().filter(|finding| finding.severity != Severity::Notes).take(MOST_FORETOLD) {
            let (tone, icon) = tones::finding(finding);
            let text =
                format!("{}: {}", wording::finding_outcome(finding.kind), wording::finding_heading(scenario, finding));
            toned_ui(ui, tone, icon, Type::Small.text(text));
        }
    }
    if state == State::Open {
        // The element is open, though perhaps not in the phase in which it would be laid.
        dead_end_ui(ui, scenario, answers, &Choice::Phase(element.id.clone(), phase.clone()));
    }
    muted_ui(ui, format!("Click to add it: {}. Or drag it to a phase", wording::name::phase(scenario, phase)));
}
