//! The application: owns the open document and everything beside it, draws the screen, and does what views ask for.

mod about;
mod actions;
mod audience;
mod author;
mod clock;
mod commands;
mod exports;
mod files;
mod focus;
mod intake;
mod letters;
mod recovery;
mod rounds;
mod screen;

use std::path::PathBuf;
use std::sync::Arc;

use eframe::{Frame, Storage};
use egui::{Area, Context, Id, LayerId, Order, Popup, Rect, Sense, Ui, ViewportBuilder, ViewportCommand};
use jiff::civil::DateTime;
use jiff::{Unit, ZonedDateTime};

use super::command::{self, Action, Now};
use super::comparison::Latest;
use super::dialogs::{Dialogs, NativeDialogs};
use super::document::{OpenFile, Opening, SHIPPED};
use super::drafts::RoundDraft;
use super::jobs::{Done, Jobs, Runner, beside_the_window};
use super::monitors::monitors;
use super::prefs::Prefs;
use super::scene::Screen;
use super::scripts::Scripts;
use super::shell::{self, Dialog, Notice};
use super::stage::{self, Stage};
use super::state::{Centre, Subject, View};
use super::theme;
use super::thinking::{Thinking, Wanted};
use crate::files::{Event, Files, Origin, State};
use crate::storage::SystemFonts;
use crate::workshop::Workshop;

use focus::Follow;
pub use recovery::Keeping;
use recovery::Recovery;

/// What the program runs with: the parts of the world that tests replace.
pub struct Services {
    /// How the user is asked for files.
    pub dialogs: Box<dyn Dialogs>,
    /// What runs the reading and saving of files.
    pub runner: Runner,
    /// Where unsaved work is kept for the case of a crash.
    pub keeping: Keeping,
    /// What runs the search over all packages; `None`: it is not asked.
    pub thinker: Option<Runner>,
    /// What finds fonts for letters that the shipped ones lack.
    pub scripts: Scripts,
    /// The clock on the wall.
    pub clock: Clock,
}

/// Says what time it is where the user is.
pub type Clock = Box<dyn FnMut() -> DateTime>;

impl Default for Services {
    fn default() -> Self {
        Self {
            dialogs: Box::<NativeDialogs>::default(),
            runner: beside_the_window(),
            keeping: Keeping::of_user(),
            thinker: Some(beside_the_window()),
            scripts: Scripts::among(SystemFonts::default(), beside_the_window()),
            clock: Box::new(|| ZonedDateTime::now().datetime().round(Unit::Second).unwrap_or_default()),
        }
    }
}

/// The application.
pub struct App {
    workshop: Workshop,
    file: OpenFile,
    view: View,
    prefs: Prefs,
    /// What is on the screen.
    screen: Arc<Screen>,
    comparison: Latest,
    thinking: Thinking,
    /// What is under way with files.
    files: Files<Box<Opening>>,
    /// The dialog that is open in the window, and which question about files it asks, if it asks one.
    dialog: Option<(Dialog, Option<u64>)>,
    dialogs: Box<dyn Dialogs>,
    scripts: Scripts,
    jobs: Jobs,
    /// What jobs have reported and a dialog keeps waiting.
    arrived: Vec<Done>,
    recovery: Recovery,
    /// The round that is about to be closed, as it was typed when its dialog was sent away.
    round: Option<RoundDraft>,
    notice: Option<Notice>,
    follow: Follow,
    /// What stands on the shared screen, if a second window does.
    stage: Stage,
    /// That window as it was opened.
    audience_opens: ViewportBuilder,
    /// The system was asked to point at the window at the end of this round.
    attention_asked: bool,
    clock: Clock,
    /// What views asked for in the last frame.
    actions: Vec<Action>,
    /// The window may close without asking again.
    closing: bool,
    /// The window's title, as last set.
    title: String,
    /// The zoom, as last set.
    zoom: f32,
    /// How far the wheel has turned with Ctrl held, or Cmd on macOS, since the last step of the zoom, as a factor.
    turned: f32,
}

impl App {
    /// Starts on the shipped scenario, or on a file.
    ///
    /// # Errors
    /// If the shipped scenario cannot be read, which the tests rule out.
    pub fn new(
        ctx: &Context,
        storage: Option<&dyn Storage>,
        services: Services,
        path: Option<PathBuf>,
    ) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        theme::install(ctx);
        services.scripts.install(ctx);
        let Opening { workshop, file, .. } = SHIPPED.read()?;
        let mut jobs = Jobs::new(services.runner);
        let recovery = Recovery::new(services.keeping, &mut jobs, ctx);
        let thinking = Thinking::new(services.thinker);
        let view = View::default();
        let prefs = Prefs::load(storage);
        let last = prefs.recent.first().filter(|_| path.is_none()).map(|last| Notice::last_open(last));
        let mut app = Self {
            screen: Arc::new(screen::screen(&workshop, &view, &thinking, None, None)),
            workshop,
            file,
            view,
            prefs,
            comparison: Latest::default(),
            thinking,
            files: Files::new(recovery.looking()),
            dialog: None,
            dialogs: services.dialogs,
            scripts: services.scripts,
            jobs,
            arrived: Vec::new(),
            recovery,
            round: None,
            notice: last,
            follow: Follow::default(),
            stage: Stage::default(),
            audience_opens: ViewportBuilder::default(),
            attention_asked: false,
            clock: services.clock,
            actions: Vec::new(),
            closing: false,
            title: String::new(),
            zoom: ctx.zoom_factor(),
            turned: 1.0,
        };
        if let Some(path) = path {
            app.handle(Event::OpenPath(files::absolute(path), Origin::CommandLine), ctx, None);
        }
        Ok(app)
    }

    /// The open document.
    pub fn workshop(&self) -> &Workshop {
        &self.workshop
    }

    /// What is on the screen.
    pub fn screen(&self) -> &Arc<Screen> {
        &self.screen
    }

    /// What stands on the shared screen, if a second window does.
    pub fn stage(&self) -> Stage {
        self.stage.clone()
    }

    /// Where the open document is kept.
    pub fn file(&self) -> &OpenFile {
        &self.file
    }

    /// As things stand.
    fn now(&self) -> Now<'_> {
        now(&self.workshop, &self.view, &self.screen)
    }

    /// Asks what could be, and takes up what has been answered.
    fn think(&mut self, ctx: &Context) {
        let subject = self.view.subject();
        let about = |wanted: Subject| subject == Some(&wanted);
        let board = self.workshop.board();
        let wanted = Wanted {
            frontier: about(Subject::Frontier),
            hinges: about(Subject::Hinges),
            review: (about(Subject::Review) || self.view.editor.open).then(|| board.version()),
            extremes: self.view.editor.asked.clone().filter(|_| self.view.editor.open),
        };
        self.thinking.take_up();
        self.thinking.ask(ctx, board, wanted);
        // Where it is answered at once, as in tests.
        self.thinking.take_up();
    }

    /// Takes away what the status bar says of the action before; an error stays until it is dismissed.
    fn settled(&mut self) {
        self.notice.take_if(|notice| !notice.error);
    }

    /// Whether the window waits for an answer, in a dialog of its own or of the desktop.
    fn asking(&self) -> bool {
        self.dialog.is_some() || self.files.asking()
    }

    fn say(&mut self, notice: Notice) {
        self.notice = Some(notice);
    }

    /// Opens a dialog that is not about files.
    fn show(&mut self, dialog: Dialog) {
        self.dialog = Some((dialog, None));
    }

    /// Follows the wheel where it zooms, and sets zoom and motion where they are to be others.
    fn update_look(&mut self, ctx: &Context) {
        self.turned *= ctx.input(|input| input.zoom_delta());
        // In steps: laying out all text in a new size takes longer than a turn of the wheel.
        if !(0.92..1.09).contains(&self.turned) {
            self.prefs.set_zoom(self.prefs.zoom + if self.turned > 1.0 { 0.1 } else { -0.1 });
            self.turned = 1.0;
        }
        let wanted = self.wanted_zoom(ctx);
        if (wanted - self.zoom).abs() > f32::EPSILON {
            ctx.set_zoom_factor(wanted);
            self.zoom = wanted;
        }
        if self.view.still != self.prefs.reduced_motion {
            self.view.still = self.prefs.reduced_motion;
            let motion = if self.view.still { 0.0 } else { theme::ANIMATION };
            ctx.all_styles_mut(|style| style.animation_time = motion);
        }
        self.view.theme = ctx.options(|options| options.theme_preference);
        self.view.audience.whole = self.prefs.audience.whole;
        self.view.strip = self.prefs.strip(&self.workshop.scenario().title);
    }

    /// While a menu is open, a click beside it only closes it: it does not press what lies beneath. The menus of the bar
    /// are left free, so that one may go from one to the next.
    fn backdrop_ui(&self, ctx: &Context) {
        if !Popup::is_any_open(ctx) {
            return;
        }
        let id = Id::unique("behind the menu");
        let window = ctx.content_rect();
        let menus = self.view.parts.menus.unwrap_or(Rect::NOTHING);
        let beside = if menus.is_positive() {
            vec![window.with_min_y(menus.bottom()), window.with_min_x(menus.right())]
        } else {
            vec![window]
        };
        Area::new(id).order(Order::Middle).fixed_pos(window.min).constrain(false).interactable(true).show(ctx, |ui| {
            for (place, rect) in beside.into_iter().enumerate() {
                ui.interact(rect, id.with(place), Sense::click_and_drag());
            }
        });
        ctx.move_to_top(LayerId::new(Order::Middle, id));
    }

    /// Sets the window's title, if it has changed: a viewport command costs a frame.
    fn update_title(&mut self, ctx: &Context) {
        let mark = if self.workshop.dirty() { "● " } else { "" };
        let title = format!("{mark}{} — Guarantee Board", self.file.name());
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

/// As things stand.
fn now<'a>(workshop: &'a Workshop, view: &'a View, screen: &Screen) -> Now<'a> {
    let editable = screen.board().editable;
    Now { board: workshop.board(), view, editable, undo: workshop.undo_step(), redo: workshop.redo_step() }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, frame: &mut Frame) {
        self.follow.ask(ctx);
        // What was clicked was clicked on the document that was open then.
        for action in std::mem::take(&mut self.actions) {
            self.act(action, ctx, frame);
        }
        self.file_replies(ctx, frame);
        self.view.monitors = monitors(frame);
        let asked = self.stage.take_asked();
        if !self.asking() {
            for command in asked {
                self.command(command, ctx, frame);
            }
            self.preview_keys(ctx);
            for command in command::pressed(ctx, &self.now()) {
                self.command(command, ctx, frame);
            }
        }
        if !self.asking()
            && !self.view.presenting
            && !self.view.editor.open
            && self.view.centre == Centre::Board
            && self.view.preview.is_none()
            && let Some((text, entered)) = command::typed(ctx)
        {
            self.find_element();
            self.view.search.push_str(&text);
            self.view.search_entered = entered;
            self.view.focus_search = !entered;
        }
        self.update_look(ctx);
        self.update_clock(ctx);
        self.drops(ctx, frame);
        self.pastes(ctx);
        self.preview_table(ctx);
        self.guard_close(ctx, frame);
        self.update_recovery(ctx);
        self.look_outside(ctx);
        self.update_title(ctx);
        self.update_scripts(ctx);
        self.think(ctx);
        self.update_screen();
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        if matches!(self.files.state(), State::Choosing(_)) {
            ui.disable();
        }
        if let Some(id) = self.view.focus_again.take() {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let before = (self.view.preview.clone(), self.view.panels.clone());
        self.screen_ui(ui);
        self.backdrop_ui(ui.ctx());
        self.audience_ui(ui.ctx());
        let mut out = std::mem::take(&mut self.actions);
        if let Some(hint) = self.prefs.hint() {
            shell::hinted_ui(ui.ctx(), hint, &self.now());
        }
        let now = now(&self.workshop, &self.view, &self.screen);
        if let Some((dialog, _)) = &mut self.dialog {
            dialog.show(ui.ctx(), &now, &mut out);
        } else if self.files.asking() {
            shell::choosing_ui(ui.ctx(), &now, &mut out);
        }
        shell::drop_hint_ui(ui.ctx());
        self.follow.look(ui.ctx(), self.view.focused_card(ui.ctx()));
        self.scripts.look(ui.ctx());
        self.actions = out;
        // Actions are done before the next frame; what is open shows in it.
        if !self.actions.is_empty() || before != (self.view.preview.clone(), self.view.panels.clone()) {
            ui.request_repaint();
        }
    }

    fn raw_input_hook(&mut self, ctx: &Context, input: &mut egui::RawInput) {
        letters::compose(input);
        if input.viewport_id == stage::window() {
            self.note_audience(ctx.zoom_factor(), input);
            stage::enlarge(ctx.zoom_factor(), self.prefs.audience.text, input);
        }
    }

    fn save(&mut self, storage: &mut dyn Storage) {
        self.prefs.save(storage);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.forget_kept();
    }
}
