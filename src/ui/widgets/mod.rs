//! Small controls that several views share.

pub mod argument;
pub mod chip;

use egui::{Align, Atom, Button, CornerRadius, Frame, Key, Layout, Margin, Response, RichText, Stroke, Ui, vec2};

use crate::ui::state::View;
use crate::ui::theme::{Icon, Tone, Type, icons, space, tokens};
use chip::Chip;

/// An icon to stand beside text in a button, in the colour of the text.
pub fn icon_atom(icon: Icon, size: f32) -> Atom<'static> {
    Atom::paint(vec2(size, size), move |ui, args| {
        icons::paint(ui.painter(), icon, args.rect, args.fallback_text_color);
    })
}

/// How wide a small text is in one line, in points.
pub fn text_width(ui: &Ui, text: &str) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), Type::Small.font(), egui::Color32::PLACEHOLDER).size().x
}

/// The text of a chip, or as much of its beginning as fits into so many points, with an ellipsis.
pub fn shortened(ui: &Ui, text: &str, room: f32) -> String {
    if text_width(ui, text) <= room {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().collect();
    let beginning = |count: usize| chars.iter().take(count).chain(['…'].iter()).collect::<String>();
    let counts: Vec<usize> = (0..chars.len()).collect();
    let fitting = counts.partition_point(|count| text_width(ui, &beginning(*count)) <= room);
    beginning(fitting.saturating_sub(1))
}

/// A small rounded button that opens a menu.
///
/// `name` is what a screen reader hears ("Scale: 25–30k"), `text` what stands on it. Its entries close the menu.
pub fn menu_chip_ui(ui: &mut Ui, text: impl Into<String>, name: &str, add_contents: impl FnOnce(&mut Ui)) -> Response {
    Chip { text: text.into(), name: name.to_owned(), ..Chip::default() }.menu_ui(ui, name, add_contents)
}

/// One of several choices that exclude one another, in a menu.
pub fn choice_ui(ui: &mut Ui, chosen: bool, text: &str) -> Response {
    let text = Type::Body.text(text).color(tokens(ui).text);
    ui.scope(|ui| {
        outline(ui, chosen);
        ui.radio(chosen, text)
    })
    .inner
}

/// Something in a menu that can be ticked by itself.
pub fn tick_ui(ui: &mut Ui, ticked: bool, text: &str) -> Response {
    let text = Type::Body.text(text).color(tokens(ui).text);
    let mut ticked = ticked;
    ui.scope(|ui| {
        outline(ui, ticked);
        ui.checkbox(&mut ticked, text)
    })
    .inner
}

/// Gives the circles and boxes of a menu an edge, which menus take away, and fills those that are chosen.
fn outline(ui: &mut Ui, chosen: bool) {
    let tokens = tokens(ui);
    let widgets = &mut ui.visuals_mut().widgets;
    for visuals in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
        visuals.bg_stroke = Stroke::new(1.5, if chosen { tokens.accent } else { tokens.control_border });
        visuals.bg_fill = if chosen { tokens.accent } else { tokens.card };
        visuals.fg_stroke = Stroke::new(2.0, if chosen { tokens.on_accent } else { tokens.text });
    }
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
    let tokens = tokens(ui);
    let button = Button::new(Type::Strong.text(text).color(tokens.on_accent)).fill(tokens.accent);
    ui.add_enabled(enabled, button)
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
