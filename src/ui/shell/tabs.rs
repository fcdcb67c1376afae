//! The tabs, one for each view, in places of a fixed width; and what stands in their place while a package is looked at
//! that is not on the board.

use egui::{Rect, Role, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::ui::command::{Action, Command, Mark, Now};
use crate::ui::layout::{Measures, TABS, Width};
use crate::ui::state::View;
use crate::ui::theme::{Icon, Type, icons, space, tokens};
use crate::ui::views::letter;
use crate::ui::widgets::chip::menu_ui;
use crate::ui::widgets::choice_ui;
use crate::ui::widgets::line::{Line, hover_ground, press_ui, tip};

/// The views, in the order of the tabs.
const VIEWS: [Command; TABS] = [
    Command::ShowBoard,
    Command::ShowMatrix,
    Command::ShowActor,
    Command::ShowRounds,
    Command::ShowComparison,
    Command::ShowRoom,
];

/// Draws the tabs from the left of a place, each so wide; in a very narrow window one menu of them.
pub fn tabs_ui(ui: &mut Ui, rect: Rect, width: f32, now: &Now<'_>, out: &mut Vec<Action>) {
    let chosen = |command: Command| command.mark(now).is_some_and(Mark::on);
    if Measures::now(ui).width == Width::Tiny {
        let here = VIEWS.into_iter().find(|command| chosen(*command)).unwrap_or(Command::ShowBoard);
        let place = rect.with_max_x(rect.left() + rect.width().min(110.0));
        let text = here.spec().text;
        let response = press_ui(ui, place, "view", Role::Button, &format!("View: {text}"));
        hover_ground(ui, &response, place);
        let line = Line::new(ui, text, Type::SmallStrong.font(), tokens(ui).text, place.width() - 24.0);
        line.paint(ui, place.with_min_x(place.left() + 8.0));
        let open = Rect::from_center_size(pos2(place.right() - 12.0, place.center().y), vec2(9.0, 9.0));
        icons::paint(ui.painter(), Icon::ChevronDown, open, tokens(ui).text_muted);
        menu_ui(&response, ui.scope_id().with("views"), |ui| {
            for command in VIEWS {
                if choice_ui(ui, command == here, command.spec().text).clicked() {
                    out.push(Action::Do(command));
                    ui.close();
                }
            }
        });
        return;
    }
    for (place, command) in VIEWS.into_iter().enumerate() {
        let corner = rect.min + vec2(place as f32 * width, 0.0);
        let tab = Rect::from_min_size(corner, vec2(width, rect.height()));
        tab_ui(ui, tab, command, chosen(command), now, out);
    }
}

fn tab_ui(ui: &mut Ui, rect: Rect, command: Command, chosen: bool, now: &Now<'_>, out: &mut Vec<Action>) {
    let measures = Measures::now(ui);
    let text = command.spec().text;
    let response = press_ui(ui, rect, ("tab", text), Role::Tab, text);
    ui.accesskit_node_builder(response.id, |node| node.set_selected(chosen));
    hover_ground(ui, &response, rect.shrink(2.0));
    let (plain, strong) =
        measures.pick((Type::Small, Type::SmallStrong), (Type::Small, Type::SmallStrong), (Type::Body, Type::Strong));
    let enabled = command.enabled(now);
    let color = if chosen { tokens(ui).text } else { tokens(ui).text_muted };
    let line = Line::new(ui, text, if chosen { strong } else { plain }.font(), color, rect.width() - 4.0);
    line.paint(ui, rect.with_min_x(rect.center().x - line.width() / 2.0));
    if chosen {
        ui.painter().rect_filled(rect.with_min_y(rect.bottom() - 3.0), 0.0, tokens(ui).accent);
    }
    let keys = command.key(ui.ctx().os());
    let about = enabled.err().unwrap_or(command.spec().tooltip);
    tip(&response, rect, &format!("{about} ({keys})"));
    if response.clicked() {
        out.push(Action::Do(command));
    }
}

/// Draws the ribbon: what is looked at, that nothing has changed yet, and the ways on and back. `ways`: how many there are.
pub fn ribbon_ui(ui: &mut Ui, rect: Rect, ways: usize, view: &View, out: &mut Vec<Action>) {
    let Some(preview) = &view.preview else { return };
    let tokens = tokens(ui);
    ui.painter().rect_filled(rect, 0.0, tokens.accent);
    let ink = tokens.on_accent;
    let mark = Rect::from_center_size(pos2(rect.left() + 20.0, rect.center().y), vec2(14.0, 14.0));
    icons::paint(ui.painter(), Icon::ArrowRight, mark, ink);
    let mut right = rect.right() - space::M;
    let mut button = |ui: &mut Ui, text: &str, keys: &str, solid: bool| {
        let (words, hint) = (
            Line::new(ui, text, Type::SmallStrong.font(), if solid { tokens.accent } else { ink }, f32::INFINITY),
            Line::new(ui, keys, Type::Small.font(), if solid { tokens.accent } else { ink }, f32::INFINITY),
        );
        let width = words.width() + hint.width() + 28.0;
        let place = Rect::from_min_max(pos2(right - width, rect.top() + 4.0), pos2(right, rect.bottom() - 4.0));
        right = place.left() - space::S;
        let response = press_ui(ui, place, ("ribbon", text), Role::Button, text);
        let fill = if solid { ink } else { tokens.accent };
        ui.painter().rect(place, space::RADIUS, fill, Stroke::new(1.5, ink), StrokeKind::Inside);
        let end = words.paint(ui, place.with_min_x(place.left() + 10.0)).right();
        hint.paint(ui, place.with_min_x(end + 8.0));
        response.clicked()
    };
    if button(ui, "Put it on the board", "Enter", true) {
        out.push(Action::Adopt);
    }
    if button(ui, "Back to the board", "Esc", false) {
        out.push(Action::Do(Command::Back));
    }
    let mut end = right - space::S;
    if let Some(here) = preview.way {
        for place in (0..ways).rev() {
            let text = letter(place).to_string();
            let slot = Rect::from_center_size(pos2(end - 10.0, rect.center().y), vec2(20.0, 22.0));
            end = slot.left() - 2.0;
            let response = press_ui(ui, slot, ("way", place), Role::Tab, &format!("Way {text}"));
            ui.accesskit_node_builder(response.id, |node| node.set_selected(place == here));
            let font = if place == here { Type::SmallStrong } else { Type::Small }.font();
            let line = Line::new(ui, &text, font, ink, 20.0);
            line.paint(ui, slot.with_min_x(slot.center().x - line.width() / 2.0));
            if place == here {
                ui.painter().hline(slot.x_range().shrink(4.0), slot.bottom() - 2.0, Stroke::new(2.0, ink));
            }
            if response.clicked() {
                out.push(Action::PreviewWay(place));
            }
        }
    }
    let text = rect.with_min_x(mark.right() + space::S).with_max_x(end - space::S);
    let what = preview.way.map_or_else(|| "Preview".to_owned(), |way| format!("Preview of way {}", letter(way)));
    let head = Line::new(ui, &what, Type::Strong.font(), ink, text.width());
    let head_end = head.paint(ui, text).right();
    let rest = text.with_min_x(head_end + 10.0);
    crate::ui::widgets::line::line_ui(ui, rest, "Nothing on the board has changed yet", Type::Body.font(), ink);
}
