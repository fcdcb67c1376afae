//! What dialogs with several pages share: tabs, text that keys scroll, and words with what they mean.

use egui::style::ScrollAnimation;
use egui::{Align, Button, Key, Label, Layout, Modifiers, Role, ScrollArea, Ui, WidgetInfo, vec2};

use crate::ui::theme::{Type, space};
use crate::ui::widgets::scroll::scrolled_ui;

/// How wide a page must be for words to stand beside what they mean, in points.
const WIDE: f32 = 520.0;
/// How wide the words then are, in points.
const HEADS: f32 = 168.0;
/// How far an arrow key goes, and how far a page, as a share of what is shown.
const LINE: f32 = 40.0;
const PAGE: f32 = 0.9;

/// Draws a tab for each page; gives the page that was chosen, if it is another. The arrow keys go from one to the next.
pub(super) fn tabs_ui<P: Copy + PartialEq>(ui: &mut Ui, pages: &[(P, &str)], here: P) -> Option<P> {
    let count = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    let (left, right) = (count(Key::ArrowLeft), count(Key::ArrowRight));
    let place = pages.iter().position(|(page, _)| *page == here).unwrap_or_default();
    let to = (place + right).saturating_sub(left).min(pages.len().saturating_sub(1));
    let mut chosen = pages.get(to).map_or(here, |(page, _)| *page);
    ui.horizontal_wrapped(|ui| {
        for (page, name) in pages {
            let tab = ui.add(Button::selectable(*page == here, Type::Body.text(*name)));
            tab.widget_info(|| WidgetInfo::selected(Role::Tab, true, *page == here, *name));
            if tab.clicked() {
                chosen = *page;
            }
        }
    });
    (chosen != here).then_some(chosen)
}

/// Draws contents that keys scroll. Each page, by its name, remembers how far.
pub(super) fn page_ui(ui: &mut Ui, name: &str, add_contents: impl FnOnce(&mut Ui)) {
    let height = (ui.ctx().content_rect().height() - 200.0).clamp(100.0, 640.0);
    let area = ScrollArea::vertical().id_salt(name).max_height(height).min_scrolled_height(height);
    scrolled_ui(ui, area.auto_shrink([false, false]), |ui| {
        // No animation: keys that are held down would outrun it.
        ui.scroll_with_delta_animation(vec2(0.0, -scrolled(ui, height)), ScrollAnimation::none());
        // Some air between the text and the bar.
        ui.set_max_width(ui.available_width() - space::M);
        add_contents(ui);
    });
}

/// How far down the keys go that were pressed in this frame, in points.
fn scrolled(ui: &Ui, height: f32) -> f32 {
    let count = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key)) as f32;
    let lines = count(Key::ArrowDown) - count(Key::ArrowUp);
    let pages = count(Key::PageDown) - count(Key::PageUp);
    let ends = count(Key::End) - count(Key::Home);
    lines * LINE + pages * PAGE * height + ends * 1e5
}

/// Words or keys with what they mean: beside them where there is room, else below.
pub(super) fn lines_ui<'a>(ui: &mut Ui, lines: impl IntoIterator<Item = (&'a str, &'a str)>) {
    let wide = ui.available_width() >= WIDE;
    let head_ui = |ui: &mut Ui, head: &str| ui.add(Label::new(Type::Strong.text(head)).wrap());
    let text_ui = |ui: &mut Ui, text: &str| ui.add(Label::new(Type::Body.text(text)).wrap());
    for (head, text) in lines {
        if wide {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().interact_size.y = 0.0;
                ui.allocate_ui_with_layout(vec2(HEADS, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(HEADS);
                    head_ui(ui, head)
                });
                ui.add_space(space::S);
                text_ui(ui, text);
            });
        } else {
            head_ui(ui, head);
            text_ui(ui, text);
        }
        ui.add_space(space::S);
    }
    ui.add_space(space::S);
}
