//! The phases: their names at the head of the board, and those that are folded to strips.

use egui::emath::Align2;
use egui::epaint::TextShape;
use egui::{CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use std::f32::consts::FRAC_PI_2;

use super::Board;
use super::layout::Columns;
use crate::scenario::Phase;
use crate::ui::preview::Change;
use crate::ui::state::View;
use crate::ui::theme::{Type, space, tokens};
use crate::ui::views::tones;
use crate::ui::widgets::line::{Line, press_ui, tip};
use crate::wording;

/// Which phases are folded: those without cards, unless the user has unfolded them, and those that the user has folded.
/// With nothing on the board, the one in which new cards are laid is open.
pub fn folded(board: &Board<'_>, view: &View) -> Vec<bool> {
    let phases = &board.scene.scenario().phases;
    let used = |place: usize| board.rows.iter().any(|row| row.cells.get(place).is_some_and(|cell| !cell.is_empty()));
    let opening = view.opening_phase(board.scene.scenario(), board.package);
    let none = (0..phases.len()).all(|place| !used(place));
    let usual = |(place, phase): (usize, &Phase)| {
        let open = view.panels.phases.get(&phase.id).copied();
        !open.unwrap_or_else(|| used(place) || (none && opening.as_ref() == Some(&phase.id)))
    };
    let mut folded: Vec<bool> = phases.iter().enumerate().map(usual).collect();
    // Something must be left to lay cards on.
    if folded.iter().all(|folded| *folded)
        && let Some(first) = folded.first_mut()
    {
        *first = false;
    }
    folded
}

/// Draws the names of the phases and the strips of those that are folded; they stay while the board scrolls, and move to
/// the side with it. `area`: the whole board.
pub fn phases_ui(ui: &mut Ui, board: &Board<'_>, columns: &Columns, area: Rect, view: &mut View) {
    let chosen = view.opening_phase(board.scene.scenario(), board.package);
    let left = area.left() - view.board.offset;
    let clip = ui.clip_rect();
    ui.set_clip_rect(clip.intersect(area.with_min_x(area.left() + columns.names)));
    for (place, (phase, column)) in board.scene.scenario().phases.iter().zip(&columns.all).enumerate() {
        let over = board.drag.as_ref().is_some_and(|drag| drag.column == Some(place));
        let span = (left + column.span.min, left + column.span.max);
        let cards = cards(board, place);
        if column.folded {
            let rect = Rect::from_min_max(pos2(span.0, area.top()), pos2(span.1, area.bottom()));
            strip_ui(ui, board, phase, rect, (cards, over), view);
        } else {
            let rect =
                Rect::from_min_max(pos2(span.0, area.top()), pos2(span.1, area.top() + board.measures.phase_head()));
            head_ui(ui, board, phase, rect, cards, view);
            let strong = over || (chosen.as_ref() == Some(&phase.id) && board.scene.editable);
            let color = if strong { tokens(ui).accent } else { tokens(ui).control_border };
            ui.painter().hline(rect.x_range(), rect.bottom() - 1.0, Stroke::new(2.0, color));
        }
    }
    ui.set_clip_rect(clip);
}

/// How many cards lie in a phase, before and after what is looked at.
fn cards(board: &Board<'_>, place: usize) -> (usize, usize) {
    let cells = board.rows.iter().filter_map(|row| row.cells.get(place)).flatten();
    let change = |element| board.compared.as_ref().map_or(Change::None, |compared| compared.card(element));
    let changes: Vec<Change> = cells.map(|entry| change(&entry.element.id)).collect();
    let without = |change: Change| changes.iter().filter(|one| **one != change).count();
    (without(Change::Added), without(Change::Removed))
}

/// The name of a phase with the number of its cards; a click folds it.
fn head_ui(
    ui: &mut Ui,
    board: &Board<'_>,
    phase: &Phase,
    rect: Rect,
    (before, after): (usize, usize),
    view: &mut View,
) {
    let tokens = tokens(ui);
    let count = match (before, after) {
        (before, after) if before == after => before.to_string(),
        (before, after) => format!("{before} → {after}"),
    };
    let number = Line::new(ui, &count, Type::Small.font(), tokens.text_muted, rect.width());
    let room = rect.width() - number.width() - space::M;
    let font = board.measures.pick(Type::SmallStrong, Type::Strong, Type::Title).font();
    let name = Line::new(ui, &phase.name, font, tokens.text, room);
    let inner = rect.with_min_x(rect.left() + space::XS);
    let place = name.paint(ui, inner);
    let end = number.paint(ui, inner.with_min_x(place.right() + space::S)).right();
    let pressed = rect.shrink2(vec2(0.0, 3.0));
    let response =
        press_ui(ui, pressed, ("phase", phase.id.as_str()), Role::Button, &format!("Fold the phase {}", phase.name));
    let about = wording::remarks([&phase.name, &phase.about]);
    if name.is_cut() || !phase.about.is_empty() {
        tip(&response, rect, &about);
    }
    discussed_ui(ui, board, phase, rect.with_min_x(end + space::M), view);
    if response.clicked() {
        view.panels.phases.insert(phase.id.clone(), false);
    }
    if response.gained_focus() {
        let (left, right) = (rect.left() + view.board.offset, rect.right() + view.board.offset);
        let seen = ui.clip_rect();
        view.board.scroll_across = Some(view.board.offset.min(left - seen.left()).max(right - seen.right()));
    }
}

/// Which card of the phase the room talks about, at the right of its name.
fn discussed_ui(ui: &Ui, board: &Board<'_>, phase: &Phase, place: Rect, view: &View) {
    let Some(card) = view.discussed.as_ref().and_then(|card| board.package.card(card)) else { return };
    if card.phase != phase.id {
        return;
    }
    let text = format!("Under discussion: {}", wording::name::element(board.scene.scenario(), &card.element));
    let accent = tokens(ui).accent;
    let line = Line::new(ui, &text, Type::SmallStrong.font(), accent, place.width() - space::S);
    let room = place.with_min_x(place.right() - line.width() - space::S);
    let told = ui.interact(room, ui.scope_id().with("discussed"), Sense::hover());
    told.widget_info(|| WidgetInfo::labeled(Role::Label, true, text.as_str()));
    line.paint(ui, room);
}

/// A phase that is folded: its name from bottom to top, and what lies in it. A click unfolds it, and new cards start in it.
fn strip_ui(
    ui: &mut Ui,
    board: &Board<'_>,
    phase: &Phase,
    rect: Rect,
    ((cards, _), over): ((usize, usize), bool),
    view: &mut View,
) {
    let tokens = tokens(ui);
    let name = if cards == 0 { phase.name.clone() } else { format!("{} · {cards}", phase.name) };
    let response = press_ui(ui, rect, ("phase", phase.id.as_str()), Role::Button, &format!("Unfold the phase {name}"));
    let fill = if over || response.hovered() { tokens.cell_hover } else { board.cell(ui) };
    ui.painter().rect_filled(rect, CornerRadius::same(space::RADIUS), fill);
    if over {
        ui.painter().rect_stroke(rect, space::RADIUS, Stroke::new(2.0, tokens.accent), StrokeKind::Inside);
    }
    let text = if over { format!("{name} · drop here") } else { name.clone() };
    let worst = board.rows.iter().filter_map(|row| row.cells.get(board.place(phase))).flatten();
    let worst = worst.filter_map(|entry| entry.worst).min_by_key(|finding| finding.severity);
    let mut end = rect.top() + space::M;
    if let Some(worst) = worst {
        let (tone, icon) = tones::finding(worst);
        let mark = Rect::from_center_size(pos2(rect.center().x, end + 6.0), vec2(13.0, 13.0));
        crate::ui::theme::icons::paint(ui.painter(), icon, mark, tokens.tone(tone).strong);
        end = mark.bottom() + space::S;
    }
    turned(ui, &text, tokens.text_muted, pos2(rect.center().x, end), rect.bottom() - end - space::S);
    if !phase.about.is_empty() {
        tip(&response, rect, &wording::remarks([&phase.name, &phase.about]));
    }
    if response.clicked() {
        view.panels.phases.insert(phase.id.clone(), true);
        view.phase = Some(phase.id.clone());
    }
}

/// Paints a text from bottom to top, its end at the top of a place; gives how long it is.
pub fn turned(ui: &Ui, text: &str, color: egui::Color32, top: egui::Pos2, room: f32) -> f32 {
    let job = egui::text::LayoutJob::simple_singleline(text.to_owned(), Type::Small.font(), color);
    let mut job = job;
    job.wrap.max_width = room.max(0.0);
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let (length, thick) = (galley.size().x, galley.size().y);
    let corner = pos2(top.x - thick / 2.0, top.y + length);
    let shape = TextShape::new(corner, galley, color).with_angle_and_anchor(-FRAC_PI_2, Align2::LEFT_TOP);
    ui.painter().add(shape);
    length
}
