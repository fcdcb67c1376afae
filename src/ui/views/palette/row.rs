//! One element of the palette.

use egui::{Button, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::assess::{Change, Severity};
use crate::scenario::{Element, PhaseId, Pin};
use crate::search::Choice;
use crate::ui::command::Action;
use crate::ui::layout::Measures;
use crate::ui::scene::Scene;
use crate::ui::state::{Preview, View};
use crate::ui::theme::{Icon, Tone, Type, icons, space, tokens};
use crate::ui::thinking::Answers;
use crate::ui::views::board::start_ui;
use crate::ui::views::ends::{dead_end, dead_end_ui, share_ui};
use crate::ui::views::tones;
use crate::ui::widgets::line::{Line, hover_ground, tip_ui};
use crate::ui::widgets::{icon_atom, muted_ui, toned_ui};
use crate::wording;
use crate::workshop::Edit;

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

/// Draws an element: a click lays it or goes to its card, and it can be dragged to the board. `best`: Enter lays it.
pub fn element_row_ui(
    ui: &mut Ui,
    scene: &Scene,
    element: &Element,
    (phase, best): (&PhaseId, bool),
    view: &mut View,
    out: &mut Vec<Action>,
) -> Response {
    let tokens = tokens(ui);
    let answers = scene.answers();
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
    let name = match state {
        State::Open => format!("Add {}", element.name),
        State::Laid => format!("{} (on the board)", element.name),
        State::KeptOff => format!("{} (pinned off the board)", element.name),
        State::Dead => format!("Add {} (dead end)", element.name),
    };
    let height = Measures::now(ui).pick(24.0, 25.0, 24.0);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let response = ui.interact(rect, ui.scope_id().with(("element", element.id.as_str())), Sense::click_and_drag());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name.as_str()));
    hover_ground(ui, &response, rect);
    if best {
        ui.painter().rect_filled(rect, f32::from(space::RADIUS), tokens.selection);
    }
    row_text(ui, element, state, best, rect);
    tip_ui(&response, rect, |ui| element_tip_ui(ui, scene, answers, element, state, phase));
    if response.clicked() {
        if laid {
            out.push(Action::FocusCard(element.id.clone()));
        } else {
            out.push(Action::Edit(Edit::AddCard { element: element.id.clone(), phase: phase.clone() }));
        }
        view.panels.drawer = false;
    }
    // What is pulled out of the drawer needs the board beneath it.
    if response.drag_started() {
        view.panels.drawer = false;
    }
    start_ui(&response, &element.id);
    response.context_menu(|ui| menu_ui(ui, scene, element, (phase, state), view, out));
    response
}

/// The name of an element, and at the right end how it stands to the package on the board.
fn row_text(ui: &Ui, element: &Element, state: State, best: bool, rect: Rect) {
    let tokens = tokens(ui);
    let (mark, words, color) = match state {
        State::Open => (None, if best { "Enter" } else { "" }, tokens.text),
        State::Laid => (Some(Icon::Check), "", tokens.tone(Tone::Good).strong),
        State::KeptOff => (Some(Icon::Lock), "kept off", tokens.text_muted),
        State::Dead => (Some(Icon::Cross), "dead end", tokens.tone(Tone::Bad).strong),
    };
    let mut right = rect.right() - 6.0;
    let words = Line::new(ui, words, Type::Small.font(), tokens.text_muted, rect.width());
    if words.width() > 0.0 {
        words.paint(ui, rect.with_min_x(right - words.width()));
        right -= words.width() + space::XS;
    }
    if let Some(icon) = mark {
        let place = Rect::from_center_size(pos2(right - 6.0, rect.center().y), vec2(11.0, 11.0));
        icons::paint(ui.painter(), icon, place, color);
        right -= 16.0;
    }
    let ink = if state == State::Open { tokens.text } else { tokens.text_muted };
    let text = rect.with_min_x(rect.left() + 6.0).with_max_x(right - space::XS);
    let step = if best { Type::SmallStrong } else { Type::Small };
    Line::new(ui, &element.name, step.font(), ink, text.width()).paint(ui, text);
}

/// What can be done with an element besides adding it: looked at on the board first, or settled that it stays off.
fn menu_ui(
    ui: &mut Ui,
    scene: &Scene,
    element: &Element,
    (phase, state): (&PhaseId, State),
    view: &mut View,
    out: &mut Vec<Action>,
) {
    let absent = Pin::Absent(element.id.clone());
    if state != State::Laid && state != State::KeptOff {
        let text = format!("Preview {} on the board", element.name);
        if ui.add(Button::new((icon_atom(Icon::ArrowRight, 13.0), text))).clicked() {
            let edit = Edit::AddCard { element: element.id.clone(), phase: phase.clone() };
            view.preview = scene.with_edit(&edit).map(|package| Preview {
                of: scene.meaning(),
                package,
                way: None,
                shared: false,
            });
            view.panels.drawer = false;
            ui.close();
        }
    }
    let kept_off = state == State::KeptOff || scene.scenario().acceptable.pinned(&absent);
    let (icon, text) =
        if kept_off { (Icon::Unlock, "Unpin: it may come on the board") } else { (Icon::Lock, "Pin it off the board") };
    if ui.add(Button::new((icon_atom(icon, 13.0), text))).clicked() {
        out.push(Action::Edit(if kept_off { Edit::Unpin(absent) } else { Edit::Pin(absent) }));
        ui.close();
    }
}

/// What an element is, and what laying it would bring up.
fn element_tip_ui(ui: &mut Ui, scene: &Scene, answers: &Answers, element: &Element, state: State, phase: &PhaseId) {
    let scenario = scene.scenario();
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
