//! Chips: small rounded buttons that say what is chosen and open a menu with what else there is.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    AsIdSalt, Button, Color32, CornerRadius, FontId, Id, Label, Popup, PopupCloseBehavior, Rect, Response, Stroke,
    TextWrapMode, Ui, pos2, vec2,
};

use super::icon_atom;
use crate::ui::theme::{Icon, Tokens, Tone, Type, icons, space, tokens};

/// How tall a chip is, in points.
const HEIGHT: f32 = 24.0;
/// How large the padlock of what is pinned is, in points.
const LOCK: f32 = 11.0;
/// How high a line of a chip's text is, in points.
const LINE: f32 = 15.0;
/// How large the arrow of a chip is, in points.
const ARROW: f32 = 9.0;

/// What is chosen, with the menu to choose something else.
#[derive(Clone, Debug, Default)]
#[must_use = "draw it with `menu_ui` or `plain_ui`"]
pub struct Chip<'a> {
    /// What the choice is about, before it in second rank: "Scale". Empty: the choice speaks for itself.
    pub label: &'a str,
    /// What is chosen.
    pub text: String,
    /// What a screen reader hears: "Scale of European reassurance force: 25–30k".
    pub name: String,
    /// Something to be done here, or not: in the tone's colours.
    pub tone: Option<Tone>,
    /// It is settled: a padlock stands before it.
    pub pinned: bool,
}

impl Chip<'_> {
    /// Label and choice as one text.
    fn job(&self, tokens: &Tokens) -> LayoutJob {
        let format = |font: FontId, color: Color32| TextFormat { font_id: font, color, ..TextFormat::default() };
        let mut job = LayoutJob::default();
        if !self.label.is_empty() {
            job.append(&format!("{} ", self.label), 0.0, format(Type::Small.font(), tokens.text_muted));
        }
        let (font, color) = match self.tone {
            Some(tone) => (Type::SmallStrong.font(), tokens.tone(tone).strong),
            None => (Type::Small.font(), tokens.text),
        };
        job.append(&self.text, 0.0, format(font, color));
        job
    }

    /// How wide it is if it need not wrap, in points.
    pub fn width(&self, ui: &Ui, plain: bool) -> f32 {
        let text = ui.fonts_mut(|fonts| fonts.layout_job(self.job(tokens(ui)))).size().x;
        let lock = if self.pinned { LOCK + space::XS } else { 0.0 };
        let around = if plain { 0.0 } else { 2.0 * PADDING + space::XS + ARROW };
        text + lock + around
    }

    /// Draws it as text, where nothing can be chosen.
    pub fn plain_ui(&self, ui: &mut Ui) -> Response {
        let tokens = tokens(ui);
        let mut job = self.job(tokens);
        if let Some(first) = job.sections.first_mut().filter(|_| self.pinned) {
            first.leading_space = LOCK + space::XS;
        }
        let long = self.width(ui, true) > ui.max_rect().width();
        let label = Label::new(job).selectable(false);
        let response = ui.add(if long { label.wrap() } else { label.extend() });
        if !self.pinned {
            return response;
        }
        let center = pos2(response.rect.left() + LOCK / 2.0, response.rect.top() + LINE / 2.0);
        icons::paint(ui.painter(), Icon::Lock, Rect::from_center_size(center, vec2(LOCK, LOCK)), tokens.text_muted);
        response.on_hover_text("Pinned")
    }

    /// Draws it as a button that opens a menu.
    ///
    /// `key` tells the menu from the others of this `Ui`. It must not depend on what is chosen: an open menu is known by
    /// it, so that the menu stays open whatever a choice changes on the chip or before it.
    pub fn menu_ui(&self, ui: &mut Ui, key: impl AsIdSalt, add_contents: impl FnOnce(&mut Ui)) -> Response {
        let tokens = tokens(ui);
        let (fill, edge) = match self.tone {
            Some(tone) => (tokens.tone(tone).soft, tokens.tone(tone).line),
            None => (tokens.chip, tokens.card_border),
        };
        // In a row that wraps, a chip moves to the next line before it wraps itself.
        let wraps = ui.layout().main_wrap() || ui.layout().is_vertical();
        let long = self.width(ui, false) > ui.max_rect().width();
        let wrap = if wraps && long { TextWrapMode::Wrap } else { TextWrapMode::Extend };
        let (text, arrow) = (self.job(tokens), icon_atom(Icon::ChevronDown, ARROW));
        let button = if self.pinned {
            Button::new((icon_atom(Icon::Lock, LOCK), text, arrow))
        } else {
            Button::new((text, arrow))
        };
        let button = button
            .fill(fill)
            .stroke(Stroke::new(1.0, edge))
            .corner_radius(CornerRadius::same(12))
            .gap(space::XS)
            .wrap_mode(wrap)
            .min_size(vec2(0.0, HEIGHT));
        // Not in a scope of its own: in a wrapping row, the row must see the chip itself to wrap it.
        let spacing = (ui.spacing().button_padding, ui.spacing().interact_size);
        ui.spacing_mut().button_padding = vec2(PADDING, 2.0);
        ui.spacing_mut().interact_size.y = HEIGHT;
        let response = ui.add(button).accessible_name(&self.name);
        (ui.spacing_mut().button_padding, ui.spacing_mut().interact_size) = spacing;
        menu_ui(&response, ui.make_persistent_id(("menu", key)), add_contents);
        response
    }
}

/// What a chip has at either side of its contents, in points.
const PADDING: f32 = 8.0;

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

/// Draws chips in lines; one that is longer than a line stands by itself.
pub fn flow_ui<C>(ui: &mut Ui, chips: &[(C, Chip<'_>)], plain: bool, mut chip_ui: impl FnMut(&mut Ui, &C, &Chip<'_>)) {
    let room = ui.max_rect().width();
    let sized: Vec<_> = chips.iter().map(|(of, chip)| (of, chip, chip.width(ui, plain) > room)).collect();
    for line in sized.chunk_by(|(.., one), (.., two)| !one && !two) {
        let line_ui = |ui: &mut Ui| {
            if plain {
                ui.spacing_mut().interact_size.y = LINE;
            }
            ui.spacing_mut().item_spacing = if plain { vec2(space::M, 2.0) } else { vec2(5.0, 5.0) };
            for (of, chip, _) in line {
                chip_ui(ui, of, chip);
            }
        };
        if line.iter().any(|(.., long)| *long) {
            ui.vertical(line_ui);
        } else {
            ui.horizontal_wrapped(line_ui);
        }
    }
}
