//! Chips: small rounded buttons that say what is chosen and open a menu with what else there is; and menus.

use egui::{Button, CornerRadius, Id, Popup, PopupCloseBehavior, Rect, Response, Stroke, TextWrapMode, Ui, vec2};

use super::icon_atom;
use super::line::text_width;
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

/// The menu of a button, which scrolls where it is higher than the window. It stays open, and where it is, until
/// something else is clicked, the button is clicked again, Escape is pressed, or one of its entries closes it.
pub fn menu_ui(button: &Response, id: Id, add_contents: impl FnOnce(&mut Ui)) {
    let ctx = &button.ctx;
    let menu = Popup::menu(button).id(id).anchor(anchor(button, id));
    let was_open = Popup::is_id_open(ctx, id);
    menu.close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(260.0).show(|ui| {
        ui.set_max_width(340.0);
        let room = (ui.ctx().content_rect().height() - 120.0).clamp(160.0, 520.0);
        egui::ScrollArea::vertical().max_height(room).show(ui, add_contents);
    });
    // Whoever works with the keyboard is back where the menu was opened.
    let closed = was_open && !Popup::is_id_open(ctx, id);
    if closed && !ctx.input(|input| input.pointer.any_click()) {
        button.request_focus();
    }
}

/// Where a menu hangs: where its button was when the menu was opened. Each choice may move the button, and the next
/// entry must not slide away from under the pointer.
fn anchor(button: &Response, id: Id) -> Rect {
    let ctx = &button.ctx;
    let here = (button.interact_rect, ctx.content_rect());
    let opened: Option<(Rect, Rect)> = ctx.data(|data| data.get_temp(id));
    match opened.filter(|(_, window)| *window == here.1 && Popup::is_id_open(ctx, id)) {
        Some((place, _)) => place,
        None => {
            if button.clicked() || Popup::is_id_open(ctx, id) {
                ctx.data_mut(|data| data.insert_temp(id, here));
            }
            here.0
        }
    }
}
