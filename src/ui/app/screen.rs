//! The layout of the screen: which part stands where, at work and while presenting.

use egui::{CentralPanel, Context, Frame, Margin, Panel, Ui};

use super::App;
use crate::ui::command::Now;
use crate::ui::shell;
use crate::ui::stage;
use crate::ui::state::{Centre, Parts};
use crate::ui::theme::tokens;
use crate::ui::views::{self, Middle};

/// How much height presenting leaves at least, in points, whatever the zoom.
const LEAST_HEIGHT: f32 = 480.0;

impl App {
    /// How much larger than normal everything is to be.
    pub(super) fn wanted_zoom(&self, ctx: &Context) -> f32 {
        if !self.view.presenting {
            return self.prefs.zoom;
        }
        let height = ctx.content_rect().height() * ctx.zoom_factor();
        let presented = self.prefs.zoom * stage::presented(height);
        // Who has zoomed in already gets no less than that, and no more than leaves room for the board.
        presented.min(stage::stepped(height / LEAST_HEIGHT)).max(self.prefs.zoom)
    }

    /// Draws the screen.
    pub(super) fn screen_ui(&mut self, ui: &mut Ui) {
        let presenting = self.view.presenting;
        let panel = tokens(ui).panel;
        let bar = move |margin: Margin| Frame::new().fill(panel).inner_margin(margin);
        let Self { workshop, preview, looked, compared, file, view, prefs, actions: out, .. } = self;
        let (workshop, file, prefs) = (&*workshop, &*file, &*prefs);
        let looked = looked.as_ref().map(|(_, _, looked)| &**looked);
        // What is reported is about the board of the round that is looked at; and what is pointed at among ways forward
        // stands on the board as if it were there.
        let reported = looked.unwrap_or(workshop);
        let shown = preview.as_deref().unwrap_or(reported);
        let aside = match (preview.is_some(), looked) {
            (true, _) => Some("Preview, not on the board:"),
            (false, Some(_)) => Some("A round, not on the board:"),
            (false, None) => None,
        };
        if !presenting {
            Panel::top("menu bar").frame(bar(Margin::symmetric(12, 6))).show(ui, |ui| {
                shell::top_bar_ui(ui, &Now { workshop, view }, prefs, out);
            });
        }
        view.parts = Parts::default();
        let banner = Panel::top("verdict").frame(Frame::NONE).show(ui, |ui| views::banner_ui(ui, shown, aside, out));
        view.parts.banner = Some(banner.response.rect);
        Panel::top("actors").frame(bar(Margin::symmetric(16, 8))).show(ui, |ui| views::actors_ui(ui, shown, view));
        Panel::top("assumptions").frame(bar(Margin::symmetric(16, 6))).show(ui, |ui| {
            views::assumptions_ui(ui, shown, view, out);
        });
        let busy = self.jobs.busy();
        Panel::bottom("status").frame(bar(Margin::symmetric(16, 4))).show(ui, |ui| {
            shell::status_ui(ui, &Now { workshop, view }, file, self.notice.as_ref(), busy, out);
        });
        if let Some(clock) = &view.clock {
            views::clock_end_ui(ui, clock, out);
        }
        let width = ui.available_width();
        // Sizes that the user sets are kept apart for wide and narrow windows: what suits one does not suit the other.
        let class = (width / 160.0) as u32;
        let side = |share: f32, least: f32, most: f32| (width * share).clamp(least, most);
        if !presenting && view.editor.open && !matches!(view.centre, Centre::Ballot(_)) {
            Panel::left(("editor", class))
                .resizable(true)
                .default_size(side(0.25, 330.0, 460.0))
                .size_range(280.0..=640.0)
                .frame(bar(Margin { left: 12, right: 8, top: 10, bottom: 0 }))
                .show(ui, |ui| views::author_ui(ui, workshop, view, out));
            name_border(ui, ("editor", class), "Width of the editor");
        }
        // The palette lays cards; beside the board, where nothing can be laid, its room is needed.
        if !presenting && !view.editor.open && view.centre == Centre::Board {
            let palette = Panel::left(("palette", class))
                .resizable(true)
                .default_size(side(0.165, 190.0, 320.0))
                .size_range(160.0..=420.0)
                .frame(bar(Margin { left: 12, right: 8, top: 10, bottom: 0 }))
                .show(ui, |ui| views::palette_ui(ui, workshop, view, out));
            view.parts.palette = Some(palette.response.rect);
            name_border(ui, ("palette", class), "Width of the palette");
        }
        // A table of packages needs the width, and a ballot is to lead nobody.
        if !matches!(view.centre, Centre::Comparison | Centre::Ballot(_)) {
            Panel::right(("findings", class))
                .resizable(true)
                .default_size(side(0.235, 290.0, 460.0))
                .size_range(240.0..=620.0)
                .frame(bar(Margin { left: 12, right: 4, top: 10, bottom: 0 }))
                .show(ui, |ui| {
                    ui.take_available_width();
                    views::report_ui(ui, reported, view, out);
                });
            name_border(ui, ("findings", class), "Width of the findings");
        }
        let ground =
            Frame::new().fill(tokens(ui).ground).inner_margin(Margin { left: 12, right: 8, top: 8, bottom: 0 });
        let middle = Middle { workshop, shown, comparison: compared.as_ref().map(|(_, shown)| shown) };
        let centre = CentralPanel::default().frame(ground).show(ui, |ui| views::centre_ui(ui, &middle, view, out));
        view.parts.centre = Some(centre.response.rect);
    }
}

/// Says what the border of a side panel is for; egui calls every one the same. Its id is the panel's with a word added,
/// which a test holds against the tree.
fn name_border(ui: &Ui, salt: (&'static str, u32), name: &str) {
    let border = ui.scope_id().with(salt).with("__resize");
    if ui.ctx().has_accesskit_node(border) {
        ui.ctx().accesskit_node_builder(border, |node| node.set_label(name));
    }
}
