//! The palette: every element that can be laid, by category, with search.

mod row;
mod search;

use egui::{Align, Layout, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::board::{off_hint_ui, turned};
use crate::scenario::{Element, PhaseId, Scenario};
use crate::ui::command::{Action, Command};
use crate::ui::layout::Measures;
use crate::ui::scene::Scene;
use crate::ui::state::{View, search_id};
use crate::ui::theme::{Icon, Type, icons, space, tokens};
use crate::ui::widgets::chip::menu_ui;
use crate::ui::widgets::line::{Line, hover_ground, press_ui};
use crate::ui::widgets::rows::rows_keys_ui;
use crate::ui::widgets::scroll::scrolled_ui;
use crate::ui::widgets::{choice_ui, muted_ui, section_ui, tick_ui};
use crate::wording;
use crate::workshop::Edit;

/// How high the line below the list is, in points.
const FOOT: f32 = 34.0;

/// Draws the palette, beside the board or for a moment over it.
pub fn palette_ui(ui: &mut Ui, scene: &Scene, view: &mut View, out: &mut Vec<Action>) {
    let whole = ui.max_rect();
    let Some(package) = scene.package() else { return };
    let scenario = scene.scenario();
    let Some(phase) = view.opening_phase(scenario, package) else { return };
    let list = whole.with_max_y(whole.bottom() - FOOT).shrink2(vec2(10.0, 8.0));
    let mut child = ui.new_child(UiBuilder::new().id_salt("list").max_rect(list));
    let into_list = search::search_ui(&mut child, view);
    child.add_space(space::XS);
    let wanted = view.search.trim().to_lowercase();
    let found = found(scenario, &wanted);
    let best = found.iter().find(|element| package.card(&element.id).is_none()).filter(|_| !wanted.is_empty());
    let mut rows = Vec::new();
    scrolled_ui(&mut child, ScrollArea::vertical().auto_shrink(false), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if found.is_empty() {
            ui.add_space(space::L);
            nothing_found_ui(ui, scenario, view);
        }
        let mut row = |ui: &mut Ui, element: &Element, view: &mut View| {
            let is_best = best.is_some_and(|best| best.id == element.id);
            rows.push(row::element_row_ui(ui, scene, element, (&phase, is_best), view, out));
        };
        if wanted.is_empty() {
            for category in &scenario.categories {
                let mut members = found.iter().filter(|element| element.category == category.id).peekable();
                if members.peek().is_none() {
                    continue;
                }
                let head = category_ui(ui, &category.name);
                if view.reveal_category.as_ref() == Some(&category.id) {
                    view.reveal_category = None;
                    ui.scroll_to_rect(head, Some(Align::Min));
                }
                members.for_each(|element| row(ui, element, view));
            }
        } else {
            // The best first, whatever its category.
            found.iter().for_each(|element| row(ui, element, view));
        }
        ui.add_space(space::L);
    });
    rows_keys_ui(ui, search_id(), &rows, into_list);
    // Enter in the search lays the best element found that is not on the board yet.
    if std::mem::take(&mut view.search_entered)
        && let Some(element) = best
    {
        out.push(Action::Edit(Edit::AddCard { element: element.id.clone(), phase: phase.clone() }));
        view.focus_when_laid(element.id.clone(), scene);
        view.search.clear();
        view.panels.drawer = false;
    }
    foot_ui(ui, whole.with_min_y(whole.bottom() - FOOT), scenario, &phase, view);
    off_hint_ui(ui, whole, package);
}

/// The name of a category.
fn category_ui(ui: &mut Ui, name: &str) -> Rect {
    let height = Measures::now(ui).pick(24.0, 26.0, 26.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    let line = Line::new(ui, name, Type::SmallStrong.font(), tokens(ui).text_muted, rect.width());
    line.paint(ui, rect.with_min_y(rect.top() + 4.0));
    rect
}

/// Whether the palette stays, and in which phase what is added starts.
fn foot_ui(ui: &mut Ui, rect: Rect, scenario: &Scenario, phase: &PhaseId, view: &mut View) {
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, tokens(ui).divider));
    let inner = rect.shrink2(vec2(10.0, 4.0));
    let mut child =
        ui.new_child(UiBuilder::new().id_salt("foot").max_rect(inner).layout(Layout::left_to_right(Align::Center)));
    let beside = !view.panels.drawer;
    if !Measures::now(ui).palette_beside() && tick_ui(&mut child, beside, "Keep open").clicked() {
        view.panels.palette = Some(!beside);
        view.panels.drawer = beside;
        if !beside {
            view.panels.findings = Some(false);
        }
    }
    let here = wording::name::phase(scenario, phase);
    let text = format!("to: {here}");
    let line =
        Line::new(ui, &text, Type::Small.font(), tokens(ui).text_muted, inner.right() - child.cursor().left() - 20.0);
    let place = inner.with_min_x(inner.right() - line.width() - 16.0);
    let response = press_ui(ui, place, "phase", Role::Button, &format!("New cards start: {here}"));
    hover_ground(ui, &response, place);
    line.paint(ui, place);
    let mark = Rect::from_center_size(pos2(place.right() - 6.0, place.center().y), vec2(8.0, 8.0));
    icons::paint(ui.painter(), Icon::ChevronDown, mark, tokens(ui).text_muted);
    menu_ui(&response, ui.scope_id().with("new cards start"), |ui| {
        section_ui(ui, "New cards start");
        for one in &scenario.phases {
            if choice_ui(ui, one.id == *phase, &one.name).clicked() {
                view.phase = Some(one.id.clone());
                ui.close();
            }
        }
    });
}

/// Draws the palette folded: a button that opens it over the board.
pub fn palette_rail_ui(ui: &mut Ui, scene: &Scene, view: &mut View) {
    let rect = ui.max_rect();
    let tokens = tokens(ui);
    let Some(package) = scene.package() else { return };
    let response = press_ui(ui, rect.shrink(2.0), "add elements", Role::Button, "Add elements");
    let side = rect.width() - 10.0;
    let button = Rect::from_min_size(rect.min + vec2(5.0, 8.0), vec2(side, side));
    let fill = if response.hovered() { tokens.accent_hover } else { tokens.accent };
    ui.painter().rect_filled(button, space::RADIUS, fill);
    icons::paint(ui.painter(), Icon::Plus, button.shrink(side * 0.25), tokens.on_accent);
    let top = pos2(rect.center().x, button.bottom() + space::S);
    let length = turned(ui, "Add elements", tokens.text, top, 110.0);
    let elements = scene.scenario().elements.iter().filter(|element| !element.frame);
    let left = elements.filter(|element| package.card(&element.id).is_none()).count();
    let room = rect.bottom() - top.y - length - 3.0 * space::M;
    if room > 120.0 {
        let top = pos2(rect.center().x, top.y + length + space::M);
        turned(ui, &format!("{left} not on the board"), tokens.text_muted, top, room);
    }
    if response.clicked() {
        view.panels.drawer = !view.panels.drawer;
        view.focus_search = view.panels.drawer;
    }
    off_hint_ui(ui, rect, package);
}

fn nothing_found_ui(ui: &mut Ui, scenario: &Scenario, view: &View) {
    let text = if scenario.elements.iter().all(|element| element.frame) {
        let keys = Command::EditScenario.key(ui.ctx().os());
        format!("This scenario has no elements yet: add them with Edit, Edit the scenario ({keys})")
    } else {
        format!("No element has “{}” in its name, description or category", view.search.trim())
    };
    muted_ui(ui, text);
}

/// The elements in which every word searched for occurs, the best first: by name before all else, then in the order of the
/// file.
fn found<'a>(scenario: &'a Scenario, wanted: &str) -> Vec<&'a Element> {
    let elements = scenario.elements.iter().filter(|element| !element.frame);
    let mut found: Vec<(u8, &Element)> =
        elements.filter_map(|element| Some((rank(scenario, element, wanted)?, element))).collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, element)| element).collect()
}

/// How well an element answers a search in lower case, 0 being best: its name begins with it, has words that begin with
/// all words searched for, has them anywhere, or only its description, tags or category have them. `None` if not.
fn rank(scenario: &Scenario, element: &Element, wanted: &str) -> Option<u8> {
    let name = element.name.to_lowercase();
    let mut words = wanted.split_whitespace();
    let starts = |word: &str| name.split(|c: char| !c.is_alphanumeric()).any(|part| part.starts_with(word));
    if name.starts_with(wanted) {
        return Some(0);
    }
    if words.clone().all(starts) {
        return Some(1);
    }
    if words.clone().all(|word| name.contains(word)) {
        return Some(2);
    }
    let category = scenario.categories.iter().find(|category| category.id == element.category);
    let tags = element.tags.iter().map(|tag| tag.as_str()).collect::<Vec<_>>().join(" ");
    let text = format!("{name} {} {tags} {}", element.about, category.map_or("", |category| &category.name));
    let text = text.to_lowercase();
    words.all(|word| text.contains(word)).then_some(3)
}
