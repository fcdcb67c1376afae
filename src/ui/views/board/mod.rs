//! The board: categories by phases, with cards in the cells.
//!
//! `layout` says where things stand, `rows` and `phases` draw it, `drag` and `keys` move it about.

mod drag;
mod keys;
mod layout;
mod phases;
mod rows;

use egui::{Color32, Rect, ScrollArea, Ui, UiBuilder, Vec2, vec2};

use crate::assess::{self, Row};
use crate::scenario::{ElementId, Package, Phase, Scenario};
use crate::ui::command::{Action, Command};
use crate::ui::layout::Measures;
use crate::ui::preview::Compared;
use crate::ui::scene::Scene;
use crate::ui::state::View;
use crate::ui::theme::{space, tokens};
use drag::Drag;

pub use drag::{dragged, off_hint_ui, start_ui};
pub use keys::neighbour;
pub use layout::{Columns, cell};
pub use phases::turned;

/// What the board is drawn from.
pub struct Board<'a> {
    /// What is shown.
    pub scene: &'a Scene,
    /// The package on the board.
    pub package: &'a Package,
    /// The rows with their cards.
    pub rows: Vec<Row<'a>>,
    /// What is being dragged.
    pub drag: Option<Drag<'a>>,
    /// The measures of the window.
    pub measures: Measures,
    /// Where the cards lay in the last frame.
    pub places: Vec<Rect>,
    /// What is compared with the board as it stands, while a package is looked at that is not on it.
    pub compared: Option<Compared<'a>>,
}

impl<'a> Board<'a> {
    /// Of a scene; `before`: the board as it stands, where another package is looked at.
    fn new(scene: &'a Scene, package: &'a Package, before: Option<&'a Scene>, measures: Measures) -> Self {
        let compared = before.map(|before| Compared::of(before, scene));
        let rows = match &compared {
            Some(compared) => compared.rows(),
            None => assess::rows(scene.scenario(), package, scene.assessment()),
        };
        Self { scene, package, rows, drag: None, measures, places: Vec::new(), compared }
    }

    /// The place of a phase among the phases.
    fn place(&self, phase: &Phase) -> usize {
        self.scene.scenario().phases.iter().position(|known| known.id == phase.id).unwrap_or_default()
    }

    /// The colour behind the cells.
    fn ground(&self, ui: &Ui) -> Color32 {
        if self.compared.is_some() { tokens(ui).preview_ground } else { tokens(ui).ground }
    }

    /// The colour of a cell.
    fn cell(&self, ui: &Ui) -> Color32 {
        if self.compared.is_some() { tokens(ui).preview_cell } else { tokens(ui).cell }
    }
}

/// What drawing the board brought out.
#[derive(Debug, Default)]
pub struct Drawn {
    /// Where the cards lie, in the order in which they were drawn.
    places: Vec<(ElementId, Rect)>,
    /// The names of the rows, and where they stand.
    names: Vec<(String, Rect)>,
}

/// Draws the board. `before`: the board as it stands, where another package is looked at.
pub fn board_ui(ui: &mut Ui, scene: &Scene, before: Option<&Scene>, view: &mut View, out: &mut Vec<Action>) {
    let Some(package) = scene.package() else { return };
    let measures = Measures::now(ui);
    let mut board = Board::new(scene, package, before, measures);
    let whole = ui.max_rect();
    ui.painter().rect_filled(whole, 0.0, board.ground(ui));
    let area = whole.shrink2(vec2(measures.pad(), 0.0)).with_min_y(whole.top() + measures.gap());
    let columns = Columns::new(measures, area.width() - space::S, &phases::folded(&board, view));
    board.places = view.places.iter().map(|(_, rect)| *rect).collect();
    forget_missing(scene, package, view, out);
    let left = area.left() - view.board.offset;
    board.drag = Drag::over(ui, scene, &columns, (area, left), view.parts.palette);
    let mut drawn = Drawn::default();
    let below = area.with_min_y(area.top() + measures.phase_head() + measures.gap());
    let mut child = ui.new_child(UiBuilder::new().max_rect(below));
    scrolled_ui(&mut child, &board, &columns, view, &mut drawn, out);
    // Over what is scrolled beneath them.
    phases::phases_ui(ui, &board, &columns, area, view);
    if package.cards.is_empty() {
        let text = empty_board(ui, scene.scenario(), view.editor.open);
        rows::empty_board_ui(ui, &text, below.with_min_y(below.center().y));
    }
    view.places = drawn.places;
    keys::keys_ui(ui, scene.editable, view, out);
    if let Some(drag) = &board.drag {
        drag.ghost_ui(ui, scene, &mut view.board);
        drag.drop_ui(ui, out);
    }
}

/// The rows, which scroll under the names of the phases.
fn scrolled_ui(
    ui: &mut Ui,
    board: &Board<'_>,
    columns: &Columns,
    view: &mut View,
    drawn: &mut Drawn,
    out: &mut Vec<Action>,
) {
    let mut scroll = ScrollArea::both().id_salt("board").auto_shrink(false);
    if let Some(offset) = view.board.scroll_to.take() {
        scroll = scroll.scroll_offset(offset);
    }
    if let Some(across) = view.board.scroll_across.take() {
        scroll = scroll.horizontal_scroll_offset(across);
    }
    let output = scroll.show(ui, |ui| {
        ui.set_width(columns.right());
        for row in &board.rows {
            rows::row_ui(ui, board, row, columns, view, drawn, out);
        }
        ui.add_space(space::S);
        rows::names_ui(ui, board, &drawn.names, view.board.offset > 0.5);
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
fn empty_board(ui: &Ui, scenario: &Scenario, editing: bool) -> String {
    let editor = Command::EditScenario.key(ui.ctx().os());
    let find = Command::FindElement.key(ui.ctx().os());
    let next = match (scenario.elements.iter().any(|element| !element.frame), editing) {
        (true, false) => {
            format!(
                "Add an element: click a row that has nothing yet, press {find}, or type its name. The verdict follows at once."
            )
        }
        (true, true) => "Add an element in the row of its category.".to_owned(),
        (false, false) => {
            format!("There is nothing to add yet: the editor, {editor}, is where elements are made.")
        }
        (false, true) => "There is nothing to add yet: make an element in the editor on the left.".to_owned(),
    };
    format!("The board is empty. {next}")
}
