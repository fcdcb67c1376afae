//! What is assumed about the world, what the group would accept, and as of when and through whom the board is read: a cell
//! for each, in a place of its own, that opens what can be set in whole sentences.

mod accept;
mod assume;
mod reading;

use egui::{CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::scenario::{Choices, Element, Scenario, Setting};
use crate::ui::command::Action;
use crate::ui::layout::{Height, Measures};
use crate::ui::scene::Scene;
use crate::ui::state::View;
use crate::ui::theme::{Icon, Tone, Type, icons, space, tokens};
use crate::ui::views::card::option_name;
use crate::ui::widgets::chip::menu_ui;
use crate::ui::widgets::line::{Line, hover_ground, press_ui, tip};
use crate::wording;

use accept::Demand;
pub use reading::{filter_line, unfiltered};

/// What a cell is about.
#[derive(Clone, Debug)]
enum Cell<'a> {
    Assumption(&'a Element, &'a Setting),
    Assumptions(Vec<(&'a Element, &'a Setting)>),
    Accept(Demand),
    Voice,
    Date,
    /// All of them, where there is room for no more.
    All,
}

/// How wide the cells are whose words the program knows: what the group would accept, who is heard, as of when.
const ACCEPT: f32 = 172.0;
const SPLIT: [(Demand, f32); 3] = [(Demand::Binding, 170.0), (Demand::AtLeast, 172.0), (Demand::Settled, 100.0)];
const VOICE: f32 = 118.0;
const DATE: f32 = 122.0;
/// How wide one is that stands for several.
const SEVERAL: f32 = 150.0;
const ALL: f32 = 250.0;
/// How wide an assumption is at least and at most.
const ASSUMPTION: (f32, f32) = (96.0, 200.0);

/// Draws the cells at the right end of a place, as many as there is room for.
pub fn context_ui(ui: &mut Ui, rect: Rect, scene: &Scene, view: &mut View, out: &mut Vec<Action>) {
    let cells = cells(ui, scene, rect.width());
    let width: f32 = cells.iter().map(|(_, width)| width).sum();
    let mut left = rect.right() - width;
    for (cell, width) in &cells {
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(*width, rect.height()));
        left += width;
        cell_ui(ui, scene, cell, place.shrink2(vec2(2.0, 2.0)), view, out);
    }
}

/// The cells that fit, and how wide each is: by the room and by what could be chosen, not by what is.
fn cells<'a>(ui: &Ui, scene: &'a Scene, room: f32) -> Vec<(Cell<'a>, f32)> {
    let scenario = scene.scenario();
    let frame = scenario.elements.iter().filter(|element| element.frame);
    let settings: Vec<_> = frame.flat_map(|element| element.settings.iter().map(move |one| (element, one))).collect();
    let tall = Measures::now(ui).height == Height::Tall;
    let each: Vec<_> = settings
        .iter()
        .map(|(element, setting)| (Cell::Assumption(element, setting), assumption_width(ui, element, setting)))
        .collect();
    let several = match settings.len() {
        0 => vec![],
        1 => each.clone(),
        _ => vec![(Cell::Assumptions(settings.clone()), SEVERAL)],
    };
    let accept = vec![(Cell::Accept(Demand::All), ACCEPT)];
    let split: Vec<_> = SPLIT.iter().map(|(demand, width)| (Cell::Accept(*demand), *width)).collect();
    let reading = vec![(Cell::Voice, VOICE), (Cell::Date, DATE)];
    let split = if tall { split } else { accept.clone() };
    let choices = [
        [each.clone(), split.clone(), reading.clone()].concat(),
        [each, accept.clone(), reading.clone()].concat(),
        [several, accept, reading].concat(),
    ];
    let fits = |cells: &&Vec<(Cell<'_>, f32)>| cells.iter().map(|(_, width)| width).sum::<f32>() <= room;
    choices.iter().find(fits).cloned().unwrap_or_else(|| vec![(Cell::All, ALL.min(room))])
}

/// How wide an assumption is, whatever is chosen.
fn assumption_width(ui: &Ui, element: &Element, setting: &Setting) -> f32 {
    let width = |text: &str, step: Type| Line::new(ui, text, step.font(), tokens(ui).text, f32::INFINITY).width();
    let options = setting.options.iter().map(|option| width(&option.name, Type::Small) + 40.0);
    let widest = options.fold(width(label(element, setting), Type::Small) + 18.0, f32::max);
    widest.clamp(ASSUMPTION.0, ASSUMPTION.1)
}

/// What is assumed says more than which of its settings that is, where it has but one.
fn label<'a>(element: &'a Element, setting: &'a Setting) -> &'a str {
    if element.settings.len() == 1 { &element.name } else { &setting.name }
}

/// What is assumed.
fn assumed<'a>(scene: &'a Scene, element: &Element, setting: &'a Setting) -> &'a str {
    let none = Choices::new();
    let choices = scene.package().and_then(|package| package.frame.get(&element.id)).unwrap_or(&none);
    option_name(setting, element, choices)
}

/// Whether an assumption is settled.
fn pinned(scenario: &Scenario, element: &Element) -> bool {
    !scenario.acceptable.released.contains(&element.id)
}

impl Cell<'_> {
    /// What it is called, and what it says.
    fn words(&self, scene: &Scene) -> (String, String) {
        let scenario = scene.scenario();
        let own = |label: &str, text: &str| (label.to_owned(), text.to_owned());
        match self {
            Self::Assumption(element, setting) => own(label(element, setting), assumed(scene, element, setting)),
            Self::Assumptions(settings) => own("Assuming", &wording::count(settings.len(), "thing", "things")),
            Self::Accept(demand) => demand.words(scenario),
            Self::Voice => own("Listening to", &reading::voice(scene)),
            Self::Date => own("As of", &wording::date(scene.reading().date)),
            Self::All => own("Assumes, accepts, reads", &filter_line(scene).unwrap_or_else(|| "as set".to_owned())),
        }
    }

    /// Whether only a part is heard or seen through it.
    fn filters(&self, scene: &Scene) -> bool {
        let reading = scene.reading();
        let (voice, date) = (reading.voice.is_some(), reading.date != scene.scenario().as_of);
        match self {
            Self::Voice => voice,
            Self::Date => date,
            Self::All => voice || date,
            Self::Assumption(..) | Self::Assumptions(_) | Self::Accept(_) => false,
        }
    }

    /// Tells its menu from the others. It does not depend on what is chosen.
    fn key(&self) -> String {
        match self {
            Self::Assumption(element, setting) => format!("assume {} {}", element.id, setting.id),
            Self::Assumptions(_) => "assume".to_owned(),
            Self::Accept(demand) => format!("{demand:?}"),
            Self::Voice => "voice".to_owned(),
            Self::Date => "date".to_owned(),
            Self::All => "all".to_owned(),
        }
    }

    fn menu_ui(&self, ui: &mut Ui, scene: &Scene, view: &mut View, out: &mut Vec<Action>) {
        match self {
            Self::Assumption(element, setting) => assume::assumption_ui(ui, scene, (element, setting), out),
            Self::Assumptions(settings) => assume::assumptions_ui(ui, scene, settings, out),
            Self::Accept(demand) => demand.ui(ui, scene, out),
            Self::Voice => reading::voices_ui(ui, scene, out),
            Self::Date => reading::dates_ui(ui, scene, view, out),
            Self::All => {
                let frame = scene.scenario().elements.iter().filter(|element| element.frame);
                let settings: Vec<_> =
                    frame.flat_map(|element| element.settings.iter().map(move |one| (element, one))).collect();
                assume::assumptions_ui(ui, scene, &settings, out);
                ui.separator();
                Demand::All.ui(ui, scene, out);
                ui.separator();
                reading::voices_ui(ui, scene, out);
                ui.separator();
                reading::dates_ui(ui, scene, view, out);
            }
        }
    }
}

/// Draws a cell: what it is called over what it says; in a low window beside it.
fn cell_ui(ui: &mut Ui, scene: &Scene, cell: &Cell<'_>, rect: Rect, view: &mut View, out: &mut Vec<Action>) {
    let tokens = tokens(ui);
    let (label, text) = cell.words(scene);
    let name = format!("{label}: {text}");
    let filters = cell.filters(scene);
    let warn = tokens.tone(Tone::Warn);
    let response = if scene.editable {
        press_ui(ui, rect, ("cell", cell.key()), Role::Button, &name)
    } else {
        let response = ui.interact(rect, ui.scope_id().with(("cell", cell.key())), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name.as_str()));
        response
    };
    let radius = CornerRadius::same(space::RADIUS);
    if filters {
        ui.painter().rect(rect, radius, warn.soft, Stroke::new(1.5, warn.line), StrokeKind::Inside);
    } else if scene.editable && response.hovered() {
        hover_ground(ui, &response, rect);
        ui.painter().rect_stroke(rect, radius, Stroke::new(1.0, tokens.control_border), StrokeKind::Inside);
    }
    let ink = if filters { warn.strong } else { tokens.text_muted };
    let mut head = rect.shrink2(vec2(6.0, 0.0));
    if filters {
        paint_small(ui, Icon::Filter, &mut head, ink);
    }
    let one_line = rect.height() < 28.0;
    let small = Type::Small.font();
    let (above, mut below) = if one_line {
        let line = Line::new(ui, &format!("{label}: "), small.clone(), ink, head.width() * 0.6);
        let place = line.paint(ui, head);
        (None, head.with_min_x(place.right() + space::XS))
    } else {
        (Some(head.with_max_y(rect.center().y + 1.0)), rect.shrink2(vec2(6.0, 0.0)).with_min_y(rect.center().y - 1.0))
    };
    let mut cut = false;
    if let Some(above) = above {
        let line = Line::new(ui, &label, egui::FontId::proportional(12.0), ink, above.width());
        cut |= line.is_cut();
        line.paint(ui, above);
    }
    if let Cell::Assumption(element, _) = cell
        && pinned(scene.scenario(), element)
    {
        paint_small(ui, Icon::Lock, &mut below, tokens.text_muted);
    }
    let value = if filters { Type::SmallStrong.font() } else { egui::FontId::proportional(13.0) };
    let value = Line::new(ui, &text, value, if filters { warn.strong } else { tokens.text }, below.width() - 14.0);
    cut |= value.is_cut();
    let place = value.paint(ui, below);
    if cut {
        tip(&response, rect, &name);
    }
    if !scene.editable {
        return;
    }
    let open = Rect::from_center_size(pos2(place.right() + 9.0, below.center().y), vec2(8.0, 8.0));
    icons::paint(ui.painter(), Icon::ChevronDown, open, ink);
    let id = ui.scope_id().with(("menu", cell.key()));
    menu_ui(&response, id, |ui| cell.menu_ui(ui, scene, view, out));
}

/// Paints a small mark at the left of a place, which begins behind it then.
fn paint_small(ui: &Ui, icon: Icon, place: &mut Rect, color: egui::Color32) {
    let mark = Rect::from_center_size(pos2(place.left() + 6.0, place.center().y), vec2(11.0, 11.0));
    icons::paint(ui.painter(), icon, mark, color);
    place.min.x += 15.0;
}
