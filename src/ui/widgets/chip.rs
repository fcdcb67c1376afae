//! Chips: small rounded buttons that say what is chosen and open a menu with what else there is; and menus.

use egui::{
    Button, Context, CornerRadius, FocusDirection, Id, Key, Popup, PopupCloseBehavior, Pos2, Rect, Response,
    SetOpenCommand, Stroke, TextWrapMode, Ui, vec2,
};

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
    let response = chip_ui(ui, text, name);
    // What the chip says changes with what is chosen; it is the same chip all the same.
    menu_ui(&response, response.id.with("menu"), add_contents);
    response
}

/// The chip without its menu.
pub fn chip_ui(ui: &mut Ui, text: &str, name: &str) -> Response {
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
    response
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
    // Who lets go of the button with whose press it has opened does not close it.
    let pressed = id.with(PRESSED);
    let toggles = button.clicked() && ctx.data_mut(|data| data.remove_temp::<Pos2>(pressed)).is_none();
    let menu = Popup::menu(button).id(id).anchor(opened.button).open_memory(toggles.then_some(SetOpenCommand::Toggle));
    menu.close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(260.0).show(|ui| {
        keyboard(ui, id, opened);
        ui.set_max_width(340.0);
        let room = (ui.ctx().content_rect().height() - 120.0).clamp(160.0, 520.0);
        egui::ScrollArea::vertical().max_height(room).show(ui, add_contents);
    });
    give_back(ctx, id, Some(button));
    let chosen = ctx.data_mut(|data| data.remove_temp::<Then>(id.with("chosen")));
    if was_open && !Popup::is_id_open(ctx, id) {
        let clicked = ctx.input(|input| input.pointer.any_click());
        match chosen {
            Some(Then::To(other)) => hand_to(ctx, other, false),
            Some(Then::Next) => hand_to(ctx, id, true),
            Some(Then::Button) => hand_to(ctx, id, false),
            // What was clicked elsewhere decides.
            None if clicked => {}
            None => hand_to(ctx, id, false),
        }
    }
}

/// Where the keyboard goes when something was chosen in a menu.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Then {
    /// Back to its button.
    #[default]
    Button,
    /// To what comes after its button by then.
    Next,
    /// To the button of another menu.
    To(Id),
}

/// Notes that something was chosen in a menu, with which it closes, and where the keyboard goes then.
pub fn choose(ctx: &Context, id: Id, then: Then) {
    ctx.data_mut(|data| data.insert_temp(id.with("chosen"), then));
}

/// For how many passes the keyboard waits for the button that it is to go to.
const PATIENCE: u64 = 4;

/// The keyboard on its way to the button of a menu.
#[derive(Clone, Copy, Default)]
struct OnItsWay {
    /// It goes on to what comes after that.
    on: bool,
    /// It is there, and goes on from there now.
    there: bool,
    /// Since which pass; a button that does not come does not get it later.
    since: u64,
}

/// Sends the keyboard to the button of a menu, wherever that is by then; `on`: and on to what comes after it.
fn hand_to(ctx: &Context, id: Id, on: bool) {
    let way = OnItsWay { on, there: false, since: ctx.cumulative_pass_nr() };
    ctx.data_mut(|data| data.insert_temp(id.with("keyboard"), way));
    ctx.request_repaint();
}

/// Takes the keyboard, if it is on its way to the button of this menu: in the frame after that in which another menu
/// has closed, for until then that keeps it; and in the one after that it goes on to what comes next.
fn give_back(ctx: &Context, id: Id, button: Option<&Response>) {
    let key = id.with("keyboard");
    let Some(way) = ctx.data_mut(|data| data.remove_temp::<OnItsWay>(key)) else { return };
    if way.since + PATIENCE < ctx.cumulative_pass_nr() {
        return;
    }
    if way.there {
        return keyboard_here(ctx);
    }
    button.inspect(|button| button.request_focus());
    if way.on || button.is_none() {
        ctx.data_mut(|data| data.insert_temp(key, OnItsWay { there: true, ..way }));
        ctx.request_repaint();
    }
}

/// Where the button of a menu is no longer, the keyboard goes on to what comes after it.
pub fn gone(ctx: &Context, id: Id) {
    give_back(ctx, id, None);
}

/// The keyboard goes to whatever is drawn next and can have it.
pub fn keyboard_here(ctx: &Context) {
    ctx.memory_mut(|memory| {
        memory.stop_text_input();
        memory.move_focus(FocusDirection::Next);
    });
}

/// Whether a menu that is open was opened with the keyboard, or keys have been used in it.
pub fn by_keys(ctx: &Context, id: Id) -> bool {
    ctx.data(|data| data.get_temp::<Opened>(id)).is_some_and(|opened| opened.by_keys)
}

/// Where the pointer has pressed the button of a menu.
const PRESSED: &str = "pressed";
/// How far the pointer goes at least from there to an entry, in points.
const DRAWN: f32 = 8.0;

/// Opens a menu as soon as its button is pressed: an entry to which the pointer is drawn is chosen where it is let go. In
/// a dialog the press would raise the dialog over its menu; there a click opens it.
pub fn open_by_press(button: &Response, id: Id) {
    let ctx = &button.ctx;
    if ctx.memory(|memory| memory.top_modal_layer().is_some()) {
        return;
    }
    let pressed = |input: &egui::InputState| input.pointer.primary_pressed() && !input.any_touches();
    if button.is_pointer_button_down_on() && !Popup::is_id_open(ctx, id) && ctx.input(pressed) {
        let opened = Opened { button: button.interact_rect, window: ctx.content_rect(), by_keys: false };
        let place = ctx.input(|input| input.pointer.interact_pos()).unwrap_or_default();
        ctx.data_mut(|data| {
            data.insert_temp(id, opened);
            data.insert_temp(id.with(PRESSED), place);
        });
        Popup::open_id(ctx, id);
    }
}

/// Whether the pointer that opened a menu is drawn through it, and whether it is let go there.
pub fn drawn(ctx: &Context, id: Id) -> (bool, bool) {
    let Some(from) = ctx.data(|data| data.get_temp::<Pos2>(id.with(PRESSED))) else { return (false, false) };
    ctx.input(|input| {
        let far = input.pointer.interact_pos().is_some_and(|place| place.distance(from) > DRAWN);
        (far, far && input.pointer.primary_released())
    })
}

/// The pointer that opened a menu has been let go.
pub fn let_go(ctx: &Context, id: Id) {
    if !ctx.input(|input| input.pointer.any_down()) {
        ctx.data_mut(|data| data.remove_temp::<Pos2>(id.with(PRESSED)));
    }
}

/// Opens a menu with the keyboard, which goes into it.
pub fn open_by_keys(button: &Response, id: Id) {
    let opened = Opened { button: button.interact_rect, window: button.ctx.content_rect(), by_keys: true };
    button.ctx.data_mut(|data| data.insert_temp(id, opened));
    Popup::open_id(&button.ctx, id);
}

/// How a menu was opened; if it is closed, how it would be now.
fn opened(button: &Response, id: Id) -> Opened {
    let ctx = &button.ctx;
    let (open, window) = (Popup::is_id_open(ctx, id), ctx.content_rect());
    let known: Option<Opened> = ctx.data(|data| data.get_temp(id));
    if let Some(known) = known.filter(|known| open && known.window == window) {
        return known;
    }
    let by_keys = button.has_focus() && !ctx.input(|input| input.pointer.any_click() || input.pointer.any_down());
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
