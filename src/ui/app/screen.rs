//! What is on the screen, and which part of it stands where, at work and while presenting.

use std::sync::Arc;

use egui::{CentralPanel, Context, Frame, Margin, Panel, Rect, Stroke, StrokeKind, Ui, vec2};

use super::App;
use crate::scenario::ElementId;
use crate::ui::comparison::Shown;
use crate::ui::layout::{self, Measures};
use crate::ui::scene::{Kind, Scene, Screen};
use crate::ui::shell;
use crate::ui::stage;
use crate::ui::state::{Centre, Parts, Preview, View};
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
        (Centre::Board, Some(Preview { of, package, .. })) if *of == board.meaning() => {
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
        self.view.preview.take_if(|preview| preview.of != board.meaning());
        let gone = |card: &mut ElementId| board.package().is_none_or(|package| package.card(card).is_none());
        self.view.discussed.take_if(gone);
        if matches!(&self.view.centre, Centre::Round(id) if board.scenario().round(id).is_none()) {
            self.view.centre = Centre::Rounds;
        }
        if board.scenario().votes_revealed {
            self.view.room.forget();
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

    /// Draws the screen: first what has a place of its own, then the board in what is left.
    pub(super) fn screen_ui(&mut self, ui: &mut Ui) {
        let measures = Measures::now(ui);
        let screen = Arc::clone(&self.screen);
        let whole = ui.max_rect();
        self.view.parts = Parts::default();
        self.view.marked.clear();
        self.header_ui(ui, &screen, measures);
        self.foot_ui(ui, &screen, measures);
        // Settled before anything is drawn: what is clicked in the palette moves it in the next frame, or it would be drawn
        // in both places in this one.
        let beside = self.view.panels.palette.unwrap_or(measures.palette_beside());
        self.sides_ui(ui, &screen, measures, beside);
        if let Some(hint) = self.prefs.hint() {
            shell::hint_ui(ui, hint, &super::now(&self.workshop, &self.view, &screen), &mut self.actions);
        }
        let ground = Frame::new().fill(tokens(ui).ground);
        let (view, out) = (&mut self.view, &mut self.actions);
        let centre = CentralPanel::default().frame(ground).show(ui, |ui| {
            let bare = matches!(view.centre, Centre::Board | Centre::Comparison) || view.centre.is_room();
            let margin = if bare { Margin::ZERO } else { AROUND };
            Frame::new().inner_margin(margin).show(ui, |ui| views::centre_ui(ui, &screen, view, out));
        });
        let centre = centre.response.rect;
        self.view.parts.centre = Some(centre);
        self.drawer_ui(ui, &screen, measures, beside, centre);
        if self.view.preview.is_some() && self.view.centre == Centre::Board {
            let top = whole.top() + if measures.is_low() { 0.0 } else { measures.bar() };
            let frame = whole.with_min_y(top).with_max_y(whole.bottom() - measures.foot());
            let layer = egui::LayerId::new(egui::Order::Middle, egui::Id::unique("preview"));
            let edge = Stroke::new(4.0, tokens(ui).accent);
            ui.ctx().layer_painter(layer).rect_stroke(frame, 0.0, edge, StrokeKind::Inside);
        }
    }

    /// Menus, tabs, verdict and actors.
    fn header_ui(&mut self, ui: &mut Ui, screen: &Screen, measures: Measures) {
        let Self { workshop, view, prefs, actions: out, .. } = self;
        let (document, shown, before) = (&screen.document, screen.board(), screen.compared_with());
        let previewing = before.is_some();
        let ways = document.answers().ways.as_ref().map_or(0, |found| found.ways.len());
        if !view.presenting {
            let menus = bar(ui, "menu bar", measures.bar(), |ui| {
                if previewing && measures.is_low() {
                    shell::ribbon_ui(ui, ui.max_rect(), ways, view, out);
                    return None;
                }
                Some(shell::top_bar_ui(ui, &super::now(workshop, view, screen), prefs, out))
            });
            view.parts.menus = menus;
        }
        if measures.tabs() > 0.0 {
            bar(ui, "tabs", measures.tabs(), |ui| {
                let mut rect = ui.max_rect();
                if previewing && !view.presenting {
                    return shell::ribbon_ui(ui, rect, ways, view, out);
                }
                if !view.presenting {
                    let tab = measures.tab(rect.width());
                    shell::tabs_ui(
                        ui,
                        rect.with_min_x(rect.left() + 6.0),
                        tab,
                        &super::now(workshop, view, screen),
                        out,
                    );
                    rect.min.x += tab * layout::TABS as f32 + 12.0;
                }
                views::context_ui(ui, rect.with_max_x(rect.right() - 4.0), document, view, out);
            });
        }
        // Packages side by side have their verdicts over them.
        if view.centre == Centre::Comparison && !measures.is_low() {
            return;
        }
        let low = view.centre.is_low_headed();
        let banner = bar(ui, "verdict", if low { views::BANNER_LINE } else { measures.banner() }, |ui| {
            views::banner_ui(ui, shown, screen.aside(), before, out);
            ui.max_rect()
        });
        view.parts.banner = Some(banner);
        if low {
            return;
        }
        bar(ui, "actors", measures.actors(), |ui| {
            let rect = ui.max_rect();
            ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens(ui).divider));
            if !measures.is_low() {
                return views::actors_ui(ui, shown, before, view, out);
            }
            let context = (rect.width() * 0.42).min(300.0);
            views::actors_low_ui(ui, shown, rect.with_max_x(rect.right() - context), view, out);
            views::context_ui(ui, rect.with_min_x(rect.right() - context), document, view, out);
        });
    }

    /// What the package gives, what the program has to say, and the file.
    fn foot_ui(&mut self, ui: &mut Ui, screen: &Screen, measures: Measures) {
        let (busy, dirty) = (self.jobs.busy(), self.workshop.dirty());
        let state = match (busy, dirty, &self.file.path) {
            (true, ..) => "working on the file",
            (_, true, _) if self.file.holds_others_work() => "not saved; changed outside",
            (_, true, _) => "not saved yet",
            (_, false, Some(_)) => "saved",
            (_, false, None) => "unchanged",
        };
        let Self { workshop, file, view, notice, actions: out, .. } = self;
        let shown = (screen.board(), screen.compared_with());
        let frame = Frame::new().fill(tokens(ui).panel);
        Panel::bottom("status").exact_size(measures.foot()).resizable(false).frame(frame).show(ui, |ui| {
            let now = super::now(workshop, view, screen);
            shell::status_ui(ui, &now, shown, (file, state), notice.as_ref(), out);
        });
    }

    /// The editor, the palette and the findings, each beside the board or as a rail; `palette`: whether the palette stands
    /// beside it.
    fn sides_ui(&mut self, ui: &mut Ui, screen: &Screen, measures: Measures, palette: bool) {
        let Self { view, actions: out, .. } = self;
        let (document, shown) = (&screen.document, screen.board());
        let window = ui.available_width();
        let frame = Frame::new().fill(tokens(ui).panel);
        let ballot = matches!(view.centre, Centre::Ballot(_));
        if !view.presenting && view.editor.open && !ballot {
            // Sizes that the user sets are kept apart for wide and narrow windows.
            let class = (window / 160.0) as u32;
            Panel::left(("editor", class))
                .resizable(true)
                .default_size((window * 0.25).clamp(330.0, 460.0))
                .size_range(280.0..=640.0)
                .frame(frame.inner_margin(Margin { left: 12, right: 8, top: 10, bottom: 0 }))
                .show(ui, |ui| views::author_ui(ui, document, view, out));
            name_border(ui, ("editor", class), "Width of the editor");
        }
        // The palette lays cards; beside the board, where nothing can be laid, its room is needed.
        if !view.presenting && !view.editor.open && view.centre == Centre::Board {
            view.panels.drawer &= !palette;
            let width = if palette { measures.palette(window) } else { measures.rail() };
            let panel = Panel::left("palette").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
                if palette {
                    views::palette_ui(ui, document, view, out);
                } else {
                    views::palette_rail_ui(ui, document, view);
                }
            });
            view.parts.palette = Some(panel.response.rect);
        }
        if view.centre.is_wide() {
            return;
        }
        let beside = view.presenting || view.panels.findings.unwrap_or(measures.findings_beside(shown.phases_used()));
        let width = if beside { measures.findings(window) } else { measures.rail() };
        Panel::right("findings").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
            if beside {
                views::side_ui(ui, screen.beside(), shown, view, out);
            } else {
                views::side_rail_ui(ui, screen.beside(), shown, view);
            }
        });
    }

    /// The palette over the board, which stays where it is beneath; unless it stands beside it.
    fn drawer_ui(&mut self, ui: &Ui, screen: &Screen, measures: Measures, beside: bool, centre: Rect) {
        let Self { view, actions: out, .. } = self;
        let can = !view.presenting && !view.editor.open && view.centre == Centre::Board;
        if !can || !screen.board().editable {
            view.panels.drawer = false;
        }
        if beside {
            return;
        }
        if !view.panels.drawer {
            // It opens again with all that there is.
            view.search.clear();
            return;
        }
        let width = measures.palette(centre.width()).min(centre.width());
        let rect = Rect::from_min_size(centre.min, vec2(width, centre.height()));
        let area = egui::Area::new(egui::Id::unique("palette drawer")).order(egui::Order::Middle).fixed_pos(rect.min);
        area.constrain(false).show(ui.ctx(), |ui| {
            let frame = Frame::new().fill(tokens(ui).panel).stroke(Stroke::new(1.0, tokens(ui).control_border));
            frame.shadow(ui.visuals().popup_shadow).show(ui, |ui| {
                ui.set_min_size(rect.size());
                ui.set_max_size(rect.size());
                let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect));
                views::palette_ui(&mut child, &screen.document, view, out);
            });
        });
        // A click beside it folds it away.
        let outside = ui.input(|input| {
            input.pointer.any_pressed()
                && input.pointer.interact_pos().is_some_and(|at| centre.contains(at) && !rect.contains(at))
        });
        if outside && !egui::Popup::is_any_open(ui.ctx()) {
            view.panels.drawer = false;
        }
    }
}

/// Around what stands in the middle, where that is not the board.
const AROUND: Margin = Margin { left: 12, right: 8, top: 8, bottom: 0 };

/// A row of the header, of a height that nothing in it changes.
fn bar<R>(ui: &mut Ui, name: &'static str, height: f32, add_contents: impl FnOnce(&mut Ui) -> R) -> R {
    let frame = Frame::new().fill(tokens(ui).panel);
    let panel = Panel::top(name).exact_size(height).resizable(false).show_separator_line(false).frame(frame);
    panel.show(ui, add_contents).inner
}

/// Says what the border of a side panel is for; egui calls every one the same. Its id is the panel's with a word added,
/// which a test holds against the tree.
fn name_border(ui: &Ui, salt: (&'static str, u32), name: &str) {
    let border = ui.scope_id().with(salt).with("__resize");
    if ui.ctx().has_accesskit_node(border) {
        ui.ctx().accesskit_node_builder(border, |node| node.set_label(name));
    }
}
