//! Areas that are scrolled from above to below.

use egui::{ScrollArea, Ui};

/// Draws contents in an area that is scrolled up and down. They are as wide with a bar as without one: laid out anew for
/// the bar they could be short enough to need none, and then long enough again, without end.
pub fn scrolled_ui<R>(ui: &mut Ui, area: ScrollArea, add_contents: impl FnOnce(&mut Ui) -> R) -> R {
    let width = ui.available_width() - ui.spacing().scroll.allocated_width();
    let drawn = area.show(ui, |ui| {
        ui.set_max_width(width);
        add_contents(ui)
    });
    drawn.inner
}
