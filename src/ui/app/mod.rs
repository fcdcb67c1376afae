//! The application: owns the open document and everything beside it, draws the screen, and does what views ask for.

mod about;
mod audience;
mod author;
mod clock;
mod commands;
mod comparison;
mod document;
mod exports;
mod files;
mod focus;
mod outside;
mod preview;
mod recovery;
mod rounds;
mod screen;

use std::path::PathBuf;
use std::sync::Arc;

use eframe::{Frame, Storage};
use egui::{Context, OpenUrl, Ui, ViewportCommand};
use jiff::civil::DateTime;
use jiff::{Unit, ZonedDateTime};

use super::command::{self, Action, Now};
use super::dialogs::{Dialogs, NativeDialogs};
use super::jobs::{Jobs, Runner, beside_the_window};
use super::prefs::{Hint, Prefs};
use super::shell::{self, Exporting, Modal, Notice, Unreadable};
use super::stage;
use super::stage::Stage;
use super::state::{Centre, Subject, View};
use super::theme;
use super::thinking::{Answers, Thinking, Wanted};
use crate::scenario::RoundId;
use crate::workshop::{Edit, Workshop};

pub use comparison::Shown;
pub use document::OpenFile;
use files::{Arrived, Next};
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
    jobs: Jobs,
    recovery: Recovery,
    /// What the open file holds now, while the user is asked about it.
    outside: Option<outside::Outside>,
    follow: Follow,
    thinking: Thinking,
    /// The document with another package on the board, while one is pointed at.
    preview: Option<Box<Workshop>>,
    /// The answers among which the package of the preview was found, if nothing was done since it was pointed at.
    preview_of: Option<Arc<Answers>>,
    /// The board of the round that is looked at, and the document with its revision for which it was made.
    looked: Option<(RoundId, (u64, u64), Box<Workshop>)>,
    /// The comparison that was looked at last, and what it was made of.
    compared: Option<(comparison::Made, Shown)>,
    /// What stands on the shared screen, if a second window does.
    stage: Stage,
    /// What the scene on it was made of.
    staged: Option<audience::Made>,
    /// The system was asked to point at the window at the end of this round.
    attention_asked: bool,
    /// What is being exported: what, and how much of it.
    exporting: Option<Exporting>,
    clock: Clock,
    dialogs: Box<dyn Dialogs>,
    /// What the file dialog under way is for, and what comes after it.
    dialog_for: Option<(super::dialogs::Purpose, Option<Next>)>,
    modal: Option<Modal>,
    unreadable: Option<Unreadable>,
    notice: Option<Notice>,
    /// What is to follow once a modal dialog is answered.
    pending: Option<Next>,
    /// What is to follow once a saving, by its number, has succeeded.
    after_save: Option<(u64, Next)>,
    /// How many savings were begun, and how many of them are under way.
    savings: u64,
    saving: u64,
    /// The number of the open document: one more with each that is opened.
    document: u64,
    /// The file that is read so that things can be taken over from it.
    taking_from: Option<PathBuf>,
    /// Files read while a dialog was open; they wait until it is answered.
    arrived: Vec<Arrived>,
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
        let (workshop, file) = document::SHIPPED.read()?;
        let mut jobs = Jobs::new(services.runner);
        let recovery = Recovery::new(services.keeping, &mut jobs, ctx);
        let mut app = Self {
            workshop,
            file,
            view: View::default(),
            prefs: Prefs::load(storage),
            jobs,
            recovery,
            outside: None,
            follow: Follow::default(),
            thinking: Thinking::new(services.thinker),
            preview: None,
            preview_of: None,
            looked: None,
            compared: None,
            stage: Stage::default(),
            staged: None,
            attention_asked: false,
            exporting: None,
            clock: services.clock,
            dialogs: services.dialogs,
            dialog_for: None,
            modal: None,
            unreadable: None,
            notice: None,
            pending: None,
            after_save: None,
            savings: 0,
            saving: 0,
            document: 0,
            taking_from: None,
            arrived: Vec::new(),
            actions: Vec::new(),
            closing: false,
            title: String::new(),
            zoom: ctx.zoom_factor(),
            turned: 1.0,
        };
        if let Some(path) = path {
            app.jobs.read(ctx, files::absolute(path));
        }
        Ok(app)
    }

    /// The open document.
    pub fn workshop(&self) -> &Workshop {
        &self.workshop
    }

    /// What stands on the shared screen, if a second window does.
    pub fn stage(&self) -> Stage {
        self.stage.clone()
    }

    /// Where the open document is kept.
    pub fn file(&self) -> &OpenFile {
        &self.file
    }

    /// Does what views and keys asked for.
    fn act(&mut self, action: Action, ctx: &Context, frame: &Frame) {
        match action {
            Action::Do(command) => self.command(command, ctx, frame),
            Action::Edit(edit) => self.edit(&edit),
            Action::Author(asked) => self.author(asked),
            Action::Agree(pin, by) => {
                let at = (self.clock)();
                self.edit(&Edit::Agree { pin, by, at });
            }
            Action::ShowPackage(id) => {
                self.workshop.show_package(&id);
                self.settled();
            }
            Action::Read(reading) => {
                self.workshop.read_as(reading);
                self.settled();
            }
            Action::Show(centre) => self.view.centre = centre,
            Action::Open(subject) => self.open(subject, ctx),
            Action::BackTo(steps) => self.view.back_to(steps),
            Action::OpenRecent(path) => self.jobs.read(ctx, path),
            Action::FocusCard(element) => {
                self.view.centre = Centre::Board;
                self.view.focus_card = Some(element);
            }
            Action::OpenLink(address) => ctx.open_url(OpenUrl::new_tab(address)),
            Action::DismissHint(hint) => {
                self.prefs.hints_seen.insert(hint);
            }
            Action::AddTime(minutes) => self.add_to_clock(minutes, ctx),
            Action::ClockSeen => self.clock_seen(ctx),
            Action::DismissHints => self.prefs.hints_seen.extend(Hint::ALL),
            Action::Copy(text) => {
                ctx.copy_text(text);
                self.say(Notice::info("Copied to the clipboard"));
            }
            Action::DismissProblems => self.unreadable = None,
            Action::DismissNotice => self.notice = None,
            Action::DismissModal => self.modal = None,
            Action::Answer(answer) => self.answer(answer, ctx, frame),
        }
    }

    /// Does an edit; says why, if it cannot be done.
    fn edit(&mut self, edit: &Edit) {
        match self.workshop.apply(edit) {
            Ok(()) => {
                self.settled();
                self.reveal(edit);
                self.prefs.hints_seen.extend(shell::hint_taken(edit, self.workshop.package()));
            }
            Err(rejected) => self.say(Notice::info(rejected.to_string())),
        }
    }

    /// Scrolls a card that was laid or moved into view.
    fn reveal(&mut self, edit: &Edit) {
        if let Edit::AddCard { element, .. } | Edit::MoveCard { element, .. } = edit {
            self.view.reveal_card = Some(element.clone());
        }
    }

    /// Asks what could be, and takes up what has been answered.
    fn think(&mut self, ctx: &Context) {
        let subject = self.view.subject();
        let about = |wanted: Subject| subject == Some(&wanted);
        let wanted = Wanted {
            frontier: about(Subject::Frontier),
            hinges: about(Subject::Hinges),
            review: about(Subject::Review) || self.view.editor.open,
            extremes: self.view.editor.asked.clone().filter(|_| self.view.editor.open),
        };
        let answers = &mut self.view.answers;
        self.thinking.take_up(answers);
        self.thinking.ask(ctx, self.document, &self.workshop, wanted, answers);
        // Where it is answered at once, as in tests.
        self.thinking.take_up(answers);
        self.view.thinking = self.thinking.busy();
    }

    /// Takes away what the status bar says of the action before; an error stays until it is dismissed.
    fn settled(&mut self) {
        self.notice.take_if(|notice| !notice.error);
    }

    /// Whether a dialog waits for an answer.
    fn asking(&self) -> bool {
        self.modal.is_some() || self.unreadable.is_some() || self.dialogs.open()
    }

    fn say(&mut self, notice: Notice) {
        self.notice = Some(notice);
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

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, frame: &mut Frame) {
        self.follow.ask(ctx);
        // What was clicked was clicked on the document that was open then.
        for action in std::mem::take(&mut self.actions) {
            self.act(action, ctx, frame);
        }
        self.file_replies(ctx);
        if !self.asking() {
            for command in command::pressed(ctx, &self.now()) {
                self.command(command, ctx, frame);
            }
        }
        if !self.asking()
            && !self.view.presenting
            && !self.view.editor.open
            && self.view.centre == Centre::Board
            && let Some(text) = command::typed(ctx)
        {
            self.view.search.push_str(&text);
            self.view.focus_search = true;
        }
        self.update_look(ctx);
        self.update_clock(ctx);
        self.drops(ctx);
        self.guard_close(ctx);
        self.update_recovery(ctx);
        self.look_outside(ctx);
        self.update_title(ctx);
        self.think(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        if self.dialogs.open() {
            ui.disable();
        }
        if let Some(id) = self.view.focus_again.take() {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let pointed = self.view.pointed.clone();
        self.update_preview();
        self.update_looked();
        self.update_comparison();
        self.screen_ui(ui);
        self.audience_ui(ui.ctx());
        let mut out = std::mem::take(&mut self.actions);
        if !self.asking()
            && let Some(hint) = self.prefs.hint()
        {
            shell::hint_ui(ui.ctx(), hint, &self.now(), &mut out);
        }
        if let Some(unreadable) = &self.unreadable {
            shell::unreadable_ui(ui.ctx(), unreadable, &mut out);
        }
        if let Some(modal) = &mut self.modal {
            shell::modal_ui(ui.ctx(), modal, &Now { workshop: &self.workshop, view: &self.view }, &mut out);
        }
        shell::drop_hint_ui(ui.ctx());
        self.follow.look(ui.ctx(), self.view.focused_card(ui.ctx()));
        self.actions = out;
        self.keep_preview(ui);
        // Actions are done before the next frame; marks in panels drawn before the board show in it.
        if !self.actions.is_empty() || pointed != self.view.pointed || self.preview_changes() {
            ui.request_repaint();
        }
    }

    fn raw_input_hook(&mut self, ctx: &Context, input: &mut egui::RawInput) {
        if input.viewport_id == stage::window() {
            stage::enlarge(ctx.zoom_factor(), input);
        }
    }

    fn save(&mut self, storage: &mut dyn Storage) {
        self.prefs.save(storage);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.forget_kept();
    }
}
