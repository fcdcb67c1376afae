//! Chips: small rounded buttons that say what is chosen and open a menu with what else there is; and menus.

use egui::{
    Button, CornerRadius, FocusDirection, Id, Key, Popup, PopupCloseBehavior, Rect, Response, Stroke, TextWrapMode, Ui,
    vec2,
};

use super::line::text_width;
use super::{choice_ui, icon_atom};
use crate::ui::theme::{Icon, Type, space, tokens};

/// How tall a chip is, in points.
const HEIGHT: f32 = 24.0;
/// How large the arrow of a chip is, in points.
const ARROW: f32 = 9.0;
/// What a chip has at either side of its contents, in points.
const PADDING: f32 = 8.0;

/// A small rounded button that opens a menu.
///
/// `name` is what a screen reader hears ("Scale: 25–30k"), `text` what stands on it. Its entries close the menu.
pub fn menu_chip_ui(ui: &mut Ui, text: &str, name: &str, add_contents: impl FnOnce(&mut Ui)) -> Response {
    let tokens = tokens(ui);
    // In a row that wraps, a chip moves to the next line before it wraps itself.
    let wraps = ui.layout().main_wrap() || ui.layout().is_vertical();
    let long = text_width(ui, text) + 2.0 * PADDING + space::XS + ARROW > ui.max_rect().width();
    let wrap = if wraps && long { TextWrapMode::Wrap } else { TextWrapMode::Extend };
    let button = Button::new((Type::Small.text(text).color(tokens.text), icon_atom(Icon::ChevronDown, ARROW)))
        .fill(tokens.chip)
        .stroke(Stroke::new(1.0, tokens.card_border))
        .corner_radius(CornerRadius::same(12))
        .gap(space::XS)
        .wrap_mode(wrap)
        .min_size(vec2(0.0, HEIGHT));
    // Not in a scope of its own: in a wrapping row, the row must see the chip itself to wrap it.
    let spacing = (ui.spacing().button_padding, ui.spacing().interact_size);
    ui.spacing_mut().button_padding = vec2(PADDING, 2.0);
    ui.spacing_mut().interact_size.y = HEIGHT;
    let response = ui.add(button).accessible_name(name);
    (ui.spacing_mut().button_padding, ui.spacing_mut().interact_size) = spacing;
    menu_ui(&response, ui.make_persistent_id(("menu", name)), add_contents);
    response
}

/// A menu of values that exclude one another; the one that was chosen now.
pub fn choose_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    all: &[T],
    text: impl Fn(T) -> String,
    value: T,
) -> Option<T> {
    let mut chosen = None;
    let shown = text(value);
    menu_chip_ui(ui, &shown, &format!("{name}: {shown}"), |ui| {
        for one in all {
            if choice_ui(ui, *one == value, &text(*one)).clicked() {
                chosen = Some(*one);
                ui.close();
            }
        }
    });
    chosen.filter(|chosen| *chosen != value)
}

/// How a menu was opened.
#[derive(Clone, Copy)]
struct Opened {
    /// Where its button was. Each choice may move it, and the next entry must not slide away from under the pointer.
    button: Rect,
    /// The window, in whose changes the menu goes with its button after all.
    window: Rect,
    /// With the keyboard, which then goes through its entries.
    by_keys: bool,
}

/// The menu of a button, which scrolls where it is higher than the window. It stays open, and where it is, until
/// something else is clicked, the button is clicked again, Escape is pressed, or one of its entries closes it. Until then
/// the keyboard reaches its entries and nothing else.
pub fn menu_ui(button: &Response, id: Id, add_contents: impl FnOnce(&mut Ui)) {
    let ctx = &button.ctx;
    let was_open = Popup::is_id_open(ctx, id);
    let opened = opened(button, id);
    let menu = Popup::menu(button).id(id).anchor(opened.button);
    menu.close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(260.0).show(|ui| {
        keyboard(ui, id, opened);
        ui.set_max_width(340.0);
        let room = (ui.ctx().content_rect().height() - 120.0).clamp(160.0, 520.0);
        egui::ScrollArea::vertical().max_height(room).show(ui, add_contents);
    });
    // Whoever works with the keyboard is back where the menu was opened; in the frame after, for in this one the menu
    // keeps the keyboard yet.
    let back = id.with("back");
    if ctx.data_mut(|data| data.remove_temp::<()>(back)).is_some() {
        button.request_focus();
    }
    let closed = was_open && !Popup::is_id_open(ctx, id);
    if closed && !ctx.input(|input| input.pointer.any_click()) {
        ctx.data_mut(|data| data.insert_temp(back, ()));
        ctx.request_repaint();
    }
}

/// How a menu was opened; if it is closed, how it would be now.
fn opened(button: &Response, id: Id) -> Opened {
    let ctx = &button.ctx;
    let (open, window) = (Popup::is_id_open(ctx, id), ctx.content_rect());
    let known: Option<Opened> = ctx.data(|data| data.get_temp(id));
    if let Some(known) = known.filter(|known| open && known.window == window) {
        return known;
    }
    let by_keys = button.has_focus() && !ctx.input(|input| input.pointer.any_click());
    let now = Opened { button: button.interact_rect, window, by_keys };
    if open || button.clicked() {
        ctx.data_mut(|data| data.insert_temp(id, now));
    }
    now
}

/// Keeps the keyboard in a menu: on its first entry, once keys are used.
fn keyboard(ui: &Ui, id: Id, opened: Opened) {
    let ctx = ui.ctx();
    ctx.memory_mut(|memory| memory.set_modal_layer(ui.layer_id()));
    let by_keys = opened.by_keys || ctx.input(|input| input.key_pressed(Key::ArrowDown));
    if by_keys != opened.by_keys {
        ctx.data_mut(|data| data.insert_temp(id, Opened { by_keys, ..opened }));
    }
    if by_keys && ctx.memory(|memory| memory.focused()).is_none() {
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
        // While it is measured, nothing in it can have the keyboard; later, a menu without entries is at rest.
        if ui.is_sizing_pass() {
            ctx.request_repaint();
        }
    }
}
