//! The board: categories by phases, with cards in the cells.
//!
//! `layout` says where things stand, `rows` and `headers` draw it, `drag` and `keys` move it about.

mod drag;
mod headers;
mod keys;
mod layout;
mod rows;

use egui::{Rect, ScrollArea, Ui, Vec2, vec2};

use crate::assess::rows;
use crate::scenario::{ElementId, Package, Scenario};
use crate::ui::board_memory::Measured;
use crate::ui::command::{Action, Command};
use crate::ui::scene::Scene;
use crate::ui::state::View;
use crate::ui::theme::{Type, space, tokens};
use drag::Drag;
use layout::Columns;

pub use drag::{dragged, off_hint_ui, start_ui};

/// What the board is drawn from.
#[derive(Debug)]
pub struct Board<'a> {
    /// What is shown.
    pub scene: &'a Scene,
    /// The package on the board.
    pub package: &'a Package,
    /// What is being dragged.
    pub drag: Option<Drag<'a>>,
}

/// What drawing the board brought out.
#[derive(Debug, Default)]
pub struct Drawn {
    /// Where the cards lie, in the order in which they were drawn.
    pub places: Vec<(ElementId, Rect)>,
    /// The card under the pointer.
    pub pointed: Option<ElementId>,
}

/// Draws the board.
pub fn board_ui(ui: &mut Ui, scene: &Scene, view: &mut View, out: &mut Vec<Action>) {
    let Some(package) = scene.package() else { return };
    let area = ui.max_rect();
    let rows = rows(scene.scenario(), package, scene.assessment());
    let columns = Columns::new(ui.available_width() - 2.0 * space::S, &rows, scene.scenario().phases.len());
    forget_missing(scene, package, view, out);
    let measured = Measured {
        // Whoever types does not wait for cards that are out of sight: those are measured when they come into it.
        board: Some(scene.meaning()),
        width: ui.available_width(),
        presenting: !scene.editable,
    };
    view.board.measure(measured, view.focus_card.is_some() || view.reveal_card.is_some());
    let drag = Drag::over(ui, scene, &columns, area, area.left() - view.board.offset);
    let board = Board { scene, package, drag };
    headers_ui(ui, &board, &columns, view);
    let mut drawn = Drawn::default();
    let mut scroll = ScrollArea::both().id_salt("board").auto_shrink(false);
    if let Some(offset) = view.board.scroll_to.take() {
        scroll = scroll.scroll_offset(offset);
    }
    if let Some(across) = view.board.scroll_across.take() {
        scroll = scroll.horizontal_scroll_offset(across);
    }
    let output = scroll.show(ui, |ui| {
        ui.set_width(columns.right());
        if package.cards.is_empty() {
            empty_board_ui(ui, scene.scenario(), view.editor.open);
        }
        for row in &rows {
            rows::row_ui(ui, &board, row, &columns, view, &mut drawn, out);
        }
        ui.add_space(space::L);
    });
    let offset = output.state.clamped_offset();
    if board.drag.is_some() {
        // Only as far as there is something to see, so that a pointer at rest lets the window rest.
        let most = (output.content_size - output.inner_rect.size()).max(Vec2::ZERO);
        let offset = (offset + drag::pull(ui, output.inner_rect)).clamp(Vec2::ZERO, most);
        if offset != output.state.clamped_offset() {
            view.board.scroll_to = Some(offset);
            ui.request_repaint();
        }
    }
    if (view.board.offset - offset.x).abs() > 0.1 {
        view.board.offset = offset.x;
        ui.request_repaint();
    }
    if view.board.behind {
        ui.request_repaint();
    }
    view.places = drawn.places;
    view.pointed = drawn.pointed.filter(|_| board.drag.is_none());
    keys::keys_ui(ui, scene.editable, view, out);
    if let Some(drag) = &board.drag {
        drag.ghost_ui(ui, scene, &mut view.board);
        drag.drop_ui(ui, out);
    }
}

fn headers_ui(ui: &mut Ui, board: &Board<'_>, columns: &Columns, view: &mut View) {
    let spacing = std::mem::replace(&mut ui.spacing_mut().item_spacing, vec2(space::S, 2.0));
    headers::headers_ui(ui, board, columns, view.board.offset, view);
    ui.spacing_mut().item_spacing = spacing;
}

/// Gives up waiting for cards that are not there: what was to be added was refused, or is gone again.
fn forget_missing(scene: &Scene, package: &Package, view: &mut View, out: &[Action]) {
    let there = |element: &ElementId| package.card(element).is_some();
    if let Some((element, since)) = view.board.awaited.take() {
        if there(&element) {
            view.focus_card = Some(element);
        } else if since == scene.version() && !out.is_empty() {
            view.board.awaited = Some((element, since));
        }
    }
    view.focus_card.take_if(|element| !there(element));
    view.reveal_card.take_if(|element| !there(element) && out.is_empty());
}

impl View {
    /// The keyboard goes to the card of this element, as soon as an edit asked for in this frame has laid it.
    pub(super) fn focus_when_laid(&mut self, element: ElementId, scene: &Scene) {
        self.board.awaited = Some((element, scene.version()));
    }
}

/// What to do next on a board without cards.
fn empty_board_ui(ui: &mut Ui, scenario: &Scenario, editing: bool) {
    let color = tokens(ui).text_muted;
    let editor = Command::EditScenario.key(ui.ctx().os());
    let nothing = format!("There is nothing to add yet: the editor, {editor}, is where elements are made.");
    let next = match (scenario.elements.iter().any(|element| !element.frame), editing) {
        (true, false) => {
            "Add an element: click it in the list on the left, or drag it to a phase. The verdict follows at once."
        }
        (true, true) => {
            "Add an element in the row of its category. Without the editor, the list of all is on the left."
        }
        (false, false) => nothing.as_str(),
        (false, true) => "There is nothing to add yet: make an element in the editor on the left.",
    };
    ui.vertical_centered(|ui| {
        ui.add_space(40.0);
        ui.label(Type::Heading.text("The board is empty"));
        ui.add_space(space::XS);
        ui.label(Type::Body.text(next).color(color));
        ui.add_space(40.0);
    });
}
