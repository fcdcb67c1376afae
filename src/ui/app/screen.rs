//! What is on the screen, and which part of it stands where, at work and while presenting.

use std::sync::Arc;

use egui::{CentralPanel, Context, Frame, Margin, Panel, Ui};

use super::App;
use crate::ui::comparison::Shown;
use crate::ui::scene::{Kind, Scene, Screen};
use crate::ui::shell;
use crate::ui::stage;
use crate::ui::state::{Centre, Parts, View};
use crate::ui::theme::tokens;
use crate::ui::thinking::Thinking;
use crate::ui::views;
use crate::workshop::Workshop;

/// How much height presenting leaves at least, in points, whatever the zoom.
const LEAST_HEIGHT: f32 = 480.0;

/// What is on the screen; `before`: what was on it until now, of which what is still so is taken over.
pub(super) fn screen(
    workshop: &Workshop,
    view: &View,
    thinking: &Thinking,
    comparison: Option<Arc<Shown>>,
    before: Option<&Screen>,
) -> Screen {
    let board = workshop.board();
    let (known, busy) = (thinking.known(), thinking.busy());
    let voting = matches!(view.centre, Centre::Ballot(_));
    let document = Scene::new(Arc::clone(board), Kind::Live, !view.presenting && !voting, known, busy);
    // What stands in the place of the board was made from it, and is the same as long as that is.
    let same = before.filter(|before| Arc::ptr_eq(before.document.board(), board)).and_then(|it| it.instead.as_ref());
    let instead = match (&view.centre, &view.preview) {
        (Centre::Round(id), _) => board.scenario().round(id).map(|round| {
            let kind = Kind::Round(id.clone());
            let same = same.filter(|scene| scene.kind == kind).map(|scene| Arc::clone(scene.board()));
            (kind, same.unwrap_or_else(|| Arc::new(board.as_closed(round))))
        }),
        (Centre::Board, Some((meaning, package))) if *meaning == board.meaning() => {
            let shows = |scene: &&Scene| {
                scene.kind == Kind::Preview
                    && scene
                        .package()
                        .is_some_and(|shown| (&shown.cards, &shown.frame) == (&package.cards, &package.frame))
            };
            let same = same.filter(shows).map(|scene| Arc::clone(scene.board()));
            Some((Kind::Preview, same.unwrap_or_else(|| Arc::new(board.with_board(package)))))
        }
        _ => None,
    };
    let instead = instead.map(|(kind, board)| Scene::new(board, kind, false, known, busy));
    Screen { document, instead, comparison }
}

impl App {
    /// Brings what is on the screen up to date.
    pub(super) fn update_screen(&mut self) {
        let board = self.workshop.board();
        // What a preview started from is gone; so may a round be.
        self.view.preview.take_if(|(meaning, _)| *meaning != board.meaning());
        if matches!(&self.view.centre, Centre::Round(id) if board.scenario().round(id).is_none()) {
            self.view.centre = Centre::Rounds;
        }
        let comparison = self.comparison.shown(board, &mut self.view);
        let screen = screen(&self.workshop, &self.view, &self.thinking, comparison, Some(&self.screen));
        if !screen.is(&self.screen) {
            self.screen = Arc::new(screen);
        }
    }

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
        let screen = Arc::clone(&self.screen);
        let (document, shown) = (&screen.document, screen.board());
        let Self { workshop, file, view, prefs, actions: out, .. } = self;
        let (workshop, file, prefs) = (&*workshop, &*file, &*prefs);
        if !presenting {
            Panel::top("menu bar").frame(bar(Margin::symmetric(12, 6))).show(ui, |ui| {
                shell::top_bar_ui(ui, &super::now(workshop, view, &screen), prefs, out);
            });
        }
        view.parts = Parts::default();
        let banner =
            Panel::top("verdict").frame(Frame::NONE).show(ui, |ui| views::banner_ui(ui, shown, screen.aside(), out));
        view.parts.banner = Some(banner.response.rect);
        Panel::top("actors").frame(bar(Margin::symmetric(16, 8))).show(ui, |ui| views::actors_ui(ui, shown, view));
        Panel::top("assumptions").frame(bar(Margin::symmetric(16, 6))).show(ui, |ui| {
            views::assumptions_ui(ui, shown, view, out);
        });
        let busy = self.jobs.busy();
        Panel::bottom("status").frame(bar(Margin::symmetric(16, 4))).show(ui, |ui| {
            shell::status_ui(
                ui,
                &super::now(workshop, view, &screen),
                (file, workshop.dirty()),
                self.notice.as_ref(),
                busy,
                out,
            );
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
                .show(ui, |ui| views::author_ui(ui, document, view, out));
            name_border(ui, ("editor", class), "Width of the editor");
        }
        // The palette lays cards; beside the board, where nothing can be laid, its room is needed.
        if !presenting && !view.editor.open && view.centre == Centre::Board {
            let palette = Panel::left(("palette", class))
                .resizable(true)
                .default_size(side(0.165, 190.0, 320.0))
                .size_range(160.0..=420.0)
                .frame(bar(Margin { left: 12, right: 8, top: 10, bottom: 0 }))
                .show(ui, |ui| views::palette_ui(ui, document, view, out));
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
                    views::report_ui(ui, screen.beside(), view, out);
                });
            name_border(ui, ("findings", class), "Width of the findings");
        }
        let ground =
            Frame::new().fill(tokens(ui).ground).inner_margin(Margin { left: 12, right: 8, top: 8, bottom: 0 });
        let centre = CentralPanel::default().frame(ground).show(ui, |ui| views::centre_ui(ui, &screen, view, out));
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
