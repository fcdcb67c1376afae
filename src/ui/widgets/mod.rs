//! Small controls that several views share.

pub mod argument;
pub mod bidi;
pub mod chip;
pub mod line;
pub mod offers;
pub mod rows;
pub mod scroll;

use egui::{Align, Atom, Button, CornerRadius, Frame, Key, Layout, Margin, Response, RichText, Role, Stroke, Ui, vec2};

use crate::ui::state::View;
use crate::ui::theme::{Icon, Tone, Type, icons, space, tokens};

/// An icon to stand beside text in a button, in the colour of the text.
pub fn icon_atom(icon: Icon, size: f32) -> Atom<'static> {
    Atom::paint(vec2(size, size), move |ui, args| {
        icons::paint(ui.painter(), icon, args.rect, args.fallback_text_color);
    })
}

/// One of several choices that exclude one another, in a menu: the whole row can be pressed.
pub fn choice_ui(ui: &mut Ui, chosen: bool, text: &str) -> Response {
    row_ui(ui, if chosen { Icon::Chosen } else { Icon::Circle }, chosen, text, Role::RadioButton)
}

/// Something in a menu that can be ticked by itself: the whole row can be pressed.
pub fn tick_ui(ui: &mut Ui, ticked: bool, text: &str) -> Response {
    row_ui(ui, if ticked { Icon::Ticked } else { Icon::Box }, ticked, text, Role::CheckBox)
}

fn row_ui(ui: &mut Ui, icon: Icon, chosen: bool, text: &str, role: Role) -> Response {
    let tokens = tokens(ui);
    let color = if chosen { tokens.accent } else { tokens.control_border };
    let mark = Atom::paint(vec2(16.0, 16.0), move |ui, args| icons::paint(ui.painter(), icon, args.rect, color));
    // Where things stand side by side, a row is as wide as its words.
    let width = if ui.layout().is_horizontal() { 0.0 } else { ui.available_width() };
    let button = Button::new((mark, Type::Body.text(text).color(tokens.text)))
        .frame_when_inactive(false)
        .gap(space::S)
        .wrap_mode(if width > 0.0 { egui::TextWrapMode::Wrap } else { egui::TextWrapMode::Extend })
        .min_size(vec2(width, 24.0));
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding = vec2(6.0, 3.0);
            ui.spacing_mut().interact_size.y = 24.0;
            ui.add(button)
        })
        .inner;
    let enabled = ui.is_enabled();
    response.widget_info(|| egui::WidgetInfo::selected(role, enabled, chosen, text));
    response
}

/// Several choices that exclude one another, side by side; gives the one that was clicked. Each is told to screen readers
/// by a name of its own.
pub fn options_ui<T: Copy + PartialEq>(ui: &mut Ui, options: &[(T, &str, String)], current: T) -> Option<T> {
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
        for (value, text, name) in options {
            let here = *value == current;
            let (ink, edge) = if here {
                (tokens(ui).accent, tokens(ui).accent)
            } else {
                (tokens(ui).text, tokens(ui).control_border)
            };
            let text = if here { Type::Strong } else { Type::Body }.text(*text).color(ink);
            let button = Button::selectable(here, text).frame_when_inactive(true).stroke(Stroke::new(1.0, edge));
            let response = ui.add(button);
            response.widget_info(|| egui::WidgetInfo::selected(Role::RadioButton, true, here, name.as_str()));
            if response.clicked() && !here {
                chosen = Some(*value);
            }
        }
    });
    chosen
}

/// A quiet button with only an icon; `name` is its tooltip and what a screen reader hears.
pub fn icon_button_ui(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    untipped_button_ui(ui, icon, name).on_hover_text(name)
}

/// The same without a tooltip, for one that says more than the name.
pub fn untipped_button_ui(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    let tokens = tokens(ui);
    ui.scope(|ui| {
        ui.visuals_mut().widgets.inactive.fg_stroke.color = tokens.text_muted;
        ui.spacing_mut().button_padding = vec2(4.0, 4.0);
        ui.spacing_mut().interact_size = vec2(22.0, 22.0);
        ui.add(Button::new(icon_atom(icon, 14.0)).frame_when_inactive(false))
    })
    .inner
    .accessible_name(name)
}

/// Text in the tone's colour with the tone's icon before it: state in colour, shape and word.
pub fn toned_ui(ui: &mut Ui, tone: Tone, icon: Icon, text: impl Into<RichText>) -> Response {
    let color = tokens(ui).tone(tone).strong;
    let text: RichText = text.into();
    marked_ui(ui, tone, icon, text.color(color))
}

/// Text with the tone's icon before it, on the first line.
pub fn marked_ui(ui: &mut Ui, tone: Tone, icon: Icon, text: impl Into<egui::WidgetText>) -> Response {
    const SIZE: f32 = 13.0;
    let color = tokens(ui).tone(tone).strong;
    let left = ui.cursor().min;
    let text_ui = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.spacing_mut().interact_size.y = 0.0;
        ui.horizontal_top(|ui| {
            ui.add_space(SIZE + 6.0);
            ui.add(egui::Label::new(text).wrap())
        })
        .inner
    };
    let label = ui.scope(text_ui).inner;
    let line = label.rect.height().min(19.0);
    let center = egui::pos2(left.x + SIZE / 2.0, label.rect.top() + line / 2.0);
    icons::paint(ui.painter(), icon, egui::Rect::from_center_size(center, vec2(SIZE, SIZE)), color);
    label
}

/// The heading of a section.
pub fn section_ui(ui: &mut Ui, text: &str) -> Response {
    ui.add(egui::Label::new(Type::Label.text(text).color(tokens(ui).text_muted)).selectable(false))
}

/// Second-rank text that wraps.
pub fn muted_ui(ui: &mut Ui, text: impl Into<String>) -> Response {
    let color = tokens(ui).text_muted;
    ui.add(egui::Label::new(Type::Small.text(text).color(color)).wrap())
}

/// The button that does what was asked for.
pub fn primary_ui(ui: &mut Ui, text: &str, enabled: bool) -> Response {
    let button = primary_button(ui, text, enabled);
    ui.add_enabled(enabled, button)
}

/// The same to be put somewhere. Where it cannot be pressed it looks as any other: faded text on a faded ground of accent
/// could not be read.
pub fn primary_button<'t>(ui: &Ui, text: &str, enabled: bool) -> Button<'t> {
    let tokens = tokens(ui);
    let text = Type::Strong.text(text);
    if enabled {
        Button::new(text.color(tokens.on_accent)).fill(tokens.accent)
    } else {
        Button::new(text.color(tokens.text)).fill(tokens.card)
    }
}

/// Whether what is typed into a field of one line was finished with Enter now.
pub fn was_entered(ui: &Ui, response: &Response) -> bool {
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// A note, for those who work with the scenario: never shown while presenting.
pub fn note_ui(ui: &mut Ui, view: &View, note: &str) {
    if !note.is_empty() && !view.presenting {
        ui.add_space(space::XS);
        muted_ui(ui, format!("Note: {note}"));
    }
}

/// A card-like frame with a coloured left edge.
pub fn edged_frame_ui<R>(
    ui: &mut Ui,
    edge: egui::Color32,
    marked: bool,
    add_contents: impl FnOnce(&mut Ui) -> R,
) -> egui::InnerResponse<R> {
    let tokens = tokens(ui);
    let inner = Frame::new()
        .fill(tokens.card)
        .stroke(Stroke::new(1.0, tokens.card_border))
        .corner_radius(CornerRadius::same(space::RADIUS))
        .inner_margin(Margin { left: 14, right: 10, top: 8, bottom: 9 })
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            // Rows of text are as high as the text; what can be clicked brings its own height.
            ui.spacing_mut().interact_size.y = 18.0;
            ui.with_layout(Layout::top_down(Align::Min), add_contents).inner
        });
    let strip = inner.response.rect.with_max_x(inner.response.rect.left() + 4.0);
    let round = CornerRadius { nw: space::RADIUS, sw: space::RADIUS, ne: 0, se: 0 };
    ui.painter().rect_filled(strip, round, edge);
    if marked {
        // Painted over the border: a thicker border would move what is inside.
        let mark = Stroke::new(2.0, tokens.card_border_selected);
        ui.painter().rect_stroke(inner.response.rect, space::RADIUS, mark, egui::StrokeKind::Inside);
    }
    inner
}

/// Text that opens what it rests on: it looks like text, and is underlined under the pointer. `name` is what a screen
/// reader hears.
pub fn quiet_link_ui(ui: &mut Ui, text: impl Into<egui::WidgetText>, name: &str) -> Response {
    let label = egui::Label::new(text);
    // In a table, text that may wrap takes no room of its own; there the style says that it must not.
    let label = if ui.style().wrap_mode == Some(egui::TextWrapMode::Extend) { label } else { label.wrap() };
    let response = opening_label_ui(ui, label, egui::Role::Link, name);
    if response.hovered() && !response.has_focus() {
        let line = Stroke::new(1.0, tokens(ui).accent);
        ui.painter().hline(response.rect.x_range(), response.rect.bottom(), line);
    }
    response
}

/// A label that can be pressed.
pub fn opening_label_ui(ui: &mut Ui, label: egui::Label, role: egui::Role, name: &str) -> Response {
    let label = label.selectable(false).sense(egui::Sense::click());
    let response = ui.add(label).on_hover_cursor(egui::CursorIcon::PointingHand);
    let enabled = ui.is_enabled();
    response.widget_info(|| egui::WidgetInfo::labeled(role, enabled, name));
    response
}
