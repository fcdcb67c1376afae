//! Files: what happens with them is told to the state machine, and what it asks for is done.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::Frame;
use egui::{Context, Event as Input, ViewportCommand};

use super::App;
use crate::files::{
    Aim, Effect, Event, ExportKind, Exporting, Facts, Next, Purpose, Question, State, Theirs, Unreadable, Which, Why,
};
use crate::scenario::Scenario;
use crate::storage::{InPlace, Loaded, Over, ReadError, Saved};
use crate::ui::dialogs::{Reply, Request};
use crate::ui::document::{Embedded, OpenFile, Opening};
use crate::ui::intake::Arrived;
use crate::ui::jobs::{Done, Reading};
use crate::ui::shell::{Dialog, Differs, Fault, Notice, Overwrite, Recover, TypePath, UnreadableFile, Unsaved};
use crate::ui::state::View;
use crate::wording;
use crate::workshop::Workshop;

/// The path from the root, so that it means the same wherever the program is started next.
pub(super) fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

/// The path with this ending, which is added where there is none or another.
fn with_ending(path: PathBuf, wanted: &str) -> PathBuf {
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(wanted)) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(wanted);
    PathBuf::from(name)
}

/// Whether two paths lead to one file.
fn same_file(one: &Path, other: &Path) -> bool {
    one == other || one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|other| one == other))
}

impl App {
    /// Tells what has happened, and does what follows from it.
    pub(super) fn handle(&mut self, event: Event<Box<Opening>>, ctx: &Context, frame: Option<&Frame>) {
        let about_files = self.dialog.as_ref().is_none_or(|(_, question)| question.is_some());
        let facts = Facts {
            unsaved: self.workshop.dirty() || !self.drafts().is_empty(),
            named: self.file.path.is_some(),
            busy: !about_files,
        };
        for effect in self.files.handle(event, facts) {
            self.perform(effect, ctx, frame);
        }
        self.update_question();
    }

    fn perform(&mut self, effect: Effect<Box<Opening>>, ctx: &Context, frame: Option<&Frame>) {
        match effect {
            Effect::Choose(purpose) => {
                let near = self.file.path.clone().or_else(|| self.prefs.recent.first().cloned());
                let request = Request { purpose, near, file_name: self.offered_name(purpose) };
                match frame {
                    Some(frame) => self.dialogs.show(&request, frame, ctx),
                    None => self.handle(Event::TypeInstead, ctx, None),
                }
            }
            Effect::GiveUp => self.dialogs.give_up(),
            Effect::Read(path) => self.jobs.read(ctx, path),
            Effect::Write(to) => self.write(to, ctx),
            Effect::Export(path, export) => self.start_exporting(&path, export, ctx),
            Effect::TakeIn(paths, intake) => self.jobs.take_in(ctx, move || Arrived::read(paths, intake, None)),
            Effect::Open(opening) => self.install(*opening),
            Effect::Reload(opening) => self.reload(*opening),
            Effect::Library(opening) => {
                self.show_library(opening.file.name(), Arc::clone(opening.workshop.board().shared_scenario()));
            }
            Effect::Know(print) => self.file.know(print),
            Effect::Told(print) => self.file.told = print,
            Effect::Unlike => self.workshop.mark_unlike_file(),
            Effect::Restore(index) => self.restore(index, ctx, frame),
            Effect::PutAway(index) => self.put_away(index, ctx, frame),
            Effect::Later => self.recovery.leave(),
            Effect::ForgetFault => self.fault_seen(ctx),
            Effect::Close => {
                self.closing = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Effect::SayOpen => {
                self.say(Notice::info(format!("{} is open already, as it stands in the file", self.file.name())));
            }
            Effect::SayClosing => {
                let text = format!("{} is being saved; the window closes once it is", self.file.name());
                self.say(Notice::info(text));
            }
            Effect::SayFailed => self.say(Notice::error(
                "Something in the program failed while it was reading or saving a file. Save under another name, to be \
                 sure; the next start shows a report to pass on",
            )),
            Effect::SayGone => {
                let path = self.file.path.as_deref().unwrap_or(Path::new("")).display();
                self.say(Notice::error(format!("The file is not there any more; saving writes it again: {path}")));
            }
            Effect::SayNotOpened(path) => {
                if self.file.path.as_ref().is_none_or(|open| !same_file(open, &path)) {
                    self.prefs.note_recent(&path);
                    let text = format!("Unsaved work was restored; not opened, but in the list: {}", path.display());
                    self.say(Notice::place(text));
                }
            }
        }
    }

    /// Shows the question that is to be answered now, and none that is not.
    fn update_question(&mut self) {
        let shown = self.dialog.as_ref().and_then(|(_, question)| *question);
        let asked = self.files.question().map(|(number, _)| number);
        if asked == shown {
            return;
        }
        // What is typed in another dialog comes back with the next of its kind.
        self.dismiss();
        let dialog = self.files.question().map(|(number, question)| (self.ask(question), Some(number)));
        self.dialog = dialog;
    }

    fn ask(&self, question: &Question<Box<Opening>>) -> Dialog {
        let name = self.file.name();
        match question {
            Question::Unsaved(next) => Dialog::Unsaved(Unsaved {
                changed: self.workshop.dirty().then_some(name),
                drafts: self.drafts().names(),
                quitting: matches!(next, Next::Quit),
            }),
            Question::Path { aim, typed: None } => {
                let (folder, name) = self.suggested_path(aim.purpose());
                Dialog::Path(TypePath::new(aim.purpose(), folder, &name))
            }
            Question::Path { aim, typed: Some(path) } => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let folder = path.parent().map(Path::to_owned).unwrap_or_default();
                let mut dialog = TypePath::new(aim.purpose(), folder, &name);
                dialog.refuse(self.notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default());
                Dialog::Path(dialog)
            }
            Question::Overwrite(_, path) => Dialog::Overwrite(Overwrite(path.clone())),
            Question::Differs(theirs, why) => Dialog::Differs(Differs {
                name,
                differences: match &theirs.document {
                    Ok(opening) => Ok(wording::difference(self.workshop.scenario(), opening.workshop.scenario())),
                    Err(unreadable) => Err(unreadable.text.clone()),
                },
                dirty: self.workshop.dirty(),
                saving: matches!(why, Why::Saving(_)),
                reopened: *why == Why::Reopened,
            }),
            Question::Dropped(path, opening) => {
                Dialog::Dropped(self.dropped(path, opening.workshop.board().shared_scenario()))
            }
            Question::Unreadable(why) => Dialog::Unreadable(UnreadableFile(why.clone())),
            Question::Recover => Dialog::Recover(Recover(self.recovery.described())),
            Question::Fault(report) => Dialog::Fault(Fault(report.clone())),
        }
    }

    /// Where the in-app path dialog begins: a folder, and a name in it.
    fn suggested_path(&self, purpose: Purpose) -> (PathBuf, String) {
        let folder = self.file.path.as_deref().and_then(Path::parent).map(Path::to_owned);
        let folder = folder.or_else(|| std::env::current_dir().ok()).unwrap_or_default();
        let name = if purpose.writes() { self.offered_name(purpose) } else { String::new() };
        (folder, name)
    }

    /// A path was typed: what cannot be meant is said at once, and stays to be mended.
    pub(super) fn typed(&mut self, path: PathBuf, ctx: &Context, frame: &Frame) {
        let Some((_, Question::Path { aim, .. })) = self.files.question() else { return };
        let purpose = aim.purpose();
        let path = absolute(path);
        let folder = path.parent().unwrap_or(Path::new(""));
        let problem = if purpose.writes() {
            (!folder.is_dir()).then(|| format!("The folder does not exist: {}", folder.display()))
        } else if path.is_dir() {
            Some("This is a folder, not a file".to_owned())
        } else {
            (!path.exists()).then(|| "There is no such file".to_owned())
        };
        match (problem, &mut self.dialog) {
            (Some(problem), Some((Dialog::Path(dialog), _))) => dialog.refuse(problem),
            _ => self.chosen(purpose, path, true, ctx, frame),
        }
    }

    /// A path was chosen. One to write to gets its ending; if that makes it another file, or nobody has asked yet,
    /// replacing what is there is asked about.
    fn chosen(&mut self, purpose: Purpose, path: PathBuf, ask: bool, ctx: &Context, frame: &Frame) {
        let path = absolute(path);
        let ended = if purpose.writes() { with_ending(path.clone(), purpose.ending()) } else { path.clone() };
        let exists = (ask || ended != path) && ended.exists();
        self.handle(Event::Chosen { path: ended, exists }, ctx, Some(frame));
    }

    /// Takes up what dialogs and jobs have to say, and goes on with what has waited.
    pub(super) fn file_replies(&mut self, ctx: &Context, frame: &Frame) {
        if let Some(reply) = self.dialogs.poll()
            && let State::Choosing(aim) = self.files.state()
        {
            let purpose = aim.purpose();
            match reply {
                Reply::Picked(path) => self.chosen(purpose, path, false, ctx, frame),
                Reply::PickedAll(paths) => {
                    let paths = paths.into_iter().map(absolute).collect();
                    self.handle(Event::ChosenAll(paths), ctx, Some(frame));
                }
                Reply::Cancelled => self.handle(Event::NotChosen, ctx, Some(frame)),
                Reply::Unavailable => self.handle(Event::TypeInstead, ctx, Some(frame)),
            }
        }
        // What is in a file waits for a dialog that is not about files: what is done there belongs to what is open.
        let busy = self.dialog.as_ref().is_some_and(|(_, question)| question.is_none());
        let mut all = std::mem::take(&mut self.arrived);
        all.extend(self.jobs.take_done());
        for done in all {
            if busy && matches!(done, Done::Read(..) | Done::HeldBack(..)) {
                self.arrived.push(done);
            } else {
                self.done(done, ctx, frame);
            }
        }
        if self.files.waits() {
            self.handle(Event::Rest, ctx, Some(frame));
        }
    }

    fn done(&mut self, done: Done, ctx: &Context, frame: &Frame) {
        let event = match done {
            Done::Read(path, reading) => {
                if matches!(reading.result, Err(ReadError::NotFound(_))) {
                    self.prefs.forget_recent(&path);
                }
                let theirs = self.theirs(&path, reading);
                let open = self.file.path.as_ref().is_some_and(|open| same_file(open, &path));
                let which = match &theirs.document {
                    Ok(opening) if open && self.workshop.is_alike(opening.workshop.scenario()) => Which::Same,
                    Ok(_) if open => Which::Changed,
                    Ok(opening) if self.is_copy_with_news(&path, opening.workshop.board().shared_scenario()) => {
                        Which::Copy
                    }
                    _ => Which::Other,
                };
                Event::Read { path, theirs, which }
            }
            Done::Saved { path, scenario, result } => {
                let done = result.is_ok();
                match result {
                    Ok(saved) => self.saved(path, &scenario, &saved),
                    Err(error) => self.say(Notice::error(error.to_string())),
                }
                Event::Wrote { done }
            }
            Done::HeldBack(path, reading) => Event::HeldBack(self.theirs(&path, reading)),
            Done::Outside { path, known, reading } => {
                // It may have been saved, or another opened, since that was asked.
                if self.file.path.as_ref() != Some(&path) || self.file.told != known {
                    return;
                }
                // It holds again what was read or saved here.
                if reading.print.is_some() && reading.print == self.file.print {
                    return self.file.know(reading.print);
                }
                Event::Noticed(self.theirs(&path, reading))
            }
            Done::Found { left, fault, interrupted } => {
                self.recovery.found(left);
                if !interrupted.is_empty() {
                    let copies: Vec<String> = interrupted.iter().map(|copy| copy.display().to_string()).collect();
                    let copies = wording::list(&copies);
                    self.say(Notice::error(format!("Saving was cut short; what the file held before is in {copies}")));
                }
                Event::Looked { left: self.recovery.has_left(), fault }
            }
            Done::Failed { told: true } => Event::Failed,
            Done::Failed { told: false } => {
                return self.perform(Effect::SayFailed, ctx, Some(frame));
            }
            Done::Exported(path, result) => return self.export_done(&path, result),
            Done::Arrived(arrived) => return self.arrived(arrived),
            Done::Previewed(previewed) => return self.previewed(*previewed),
            Done::Kept(result) => return self.keep_done(result),
            Done::Nothing => return,
        };
        self.handle(event, ctx, Some(frame));
    }

    /// What a file holds, ready to be opened.
    fn theirs(&self, path: &Path, reading: Reading) -> Theirs<Box<Opening>> {
        let Reading { result, print } = reading;
        let document = match result {
            Err(error) => Err(Unreadable::from_error(path, &error)),
            Ok(loaded) => {
                let Loaded { scenario, earlier } = *loaded;
                let file = OpenFile::at(path.to_owned(), print);
                match Workshop::open(scenario) {
                    Ok(workshop) => Ok(Box::new(Opening { earlier, ..Opening::new(workshop, file) })),
                    Err(error) => Err(Unreadable::new(path, error.to_string())),
                }
            }
        };
        Theirs { document, print }
    }

    /// Begins to write the document, to its own file unless that is not what it was.
    fn write(&mut self, to: Option<PathBuf>, ctx: &Context) {
        let Some(path) = to.or_else(|| self.file.path.clone()) else { return };
        // Only the open file is known; another was chosen just now, and replacing it was agreed to.
        let own = self.file.path.as_ref().is_some_and(|own| same_file(own, &path));
        let over = if own { Over::Known(self.file.print) } else { Over::Anything };
        let scenario = Arc::clone(self.workshop.board().shared_scenario());
        self.jobs.save(ctx, path, scenario, self.file.path.clone(), over);
    }

    fn saved(&mut self, path: PathBuf, scenario: &Arc<Scenario>, saved: &Saved) {
        self.prefs.note_recent(&path);
        let in_place = saved.in_place.map_or_else(String::new, |why| format!(", written in place: {}", in_place(why)));
        self.say(Notice::place(format!("Saved {}{in_place}", path.display())));
        self.workshop.mark_saved(scenario);
        self.file = OpenFile::at(path, Some(saved.fingerprint));
    }

    pub(super) fn open_embedded(&mut self, scenario: Embedded, ctx: &Context, frame: &Frame) {
        match scenario.read() {
            Ok(opening) => self.handle(Event::Offer(Box::new(opening)), ctx, Some(frame)),
            Err(error) => self.say(Notice::error(error.to_string())),
        }
    }

    /// Puts another document in the place of the open one.
    fn install(&mut self, opening: Opening) {
        let Opening { workshop, file, left, earlier } = opening;
        if let Some(path) = &file.path {
            self.prefs.note_recent(path);
        }
        let earlier = earlier.map_or_else(String::new, |earlier| format!(", {}", wording::earlier_format(earlier)));
        self.say(Notice::info(format!("Opened {}{earlier}", file.name())));
        self.workshop = workshop;
        self.file = file;
        self.round = None;
        let View { audience, clock, .. } = std::mem::take(&mut self.view);
        (self.view.audience, self.view.clock) = (audience, clock);
        self.look_for_accents();
        // Where there is nothing to lay yet, one begins by writing it.
        if self.workshop.scenario().elements.is_empty() {
            self.view.editor.toggle();
        }
        self.taken_up(left);
    }

    /// Puts what its file holds in the place of the open document; the package on the board stays if it is still there.
    fn reload(&mut self, opening: Opening) {
        let Opening { mut workshop, file, .. } = opening;
        workshop.show_package(&self.workshop.scenario().current.clone());
        self.workshop = workshop;
        self.file.know(file.print);
        self.leave_what_is_gone();
        self.say(Notice::info(format!("Read again: {}", self.file.name())));
        self.look_for_accents();
    }

    /// Keeps the window open while something is unsaved or written, and asks.
    pub(super) fn guard_close(&mut self, ctx: &Context, frame: &Frame) {
        if ctx.input(|input| input.viewport().close_requested()) && !self.closing {
            self.handle(Event::Close, ctx, Some(frame));
            if !self.closing {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            }
        }
    }

    /// Looks at the open file when the user comes back to the window.
    pub(super) fn look_outside(&mut self, ctx: &Context) {
        let back = ctx.input(|input| input.events.contains(&Input::WindowFocused(true)));
        if back
            && !self.files.busy()
            && !self.asking()
            && let Some(path) = &self.file.path
        {
            self.jobs.compare(ctx, path.clone(), self.file.told);
        }
    }

    /// Asks where to export to; says why not, where there is nothing to export.
    pub(super) fn choose_export(&mut self, export: Exporting, ctx: &Context, frame: &Frame) {
        let compares = matches!(
            export.kind,
            ExportKind::Comparison | ExportKind::ComparisonPicture | ExportKind::ComparisonDrawing
        );
        if compares && self.view.comparison.sides.len() < 2 {
            return self.say(Notice::info("Nothing is compared yet: View, Comparison"));
        }
        if export.kind == ExportKind::Votes && !self.workshop.scenario().votes_revealed {
            return self.say(Notice::info("The votes are hidden; they can be exported once they are revealed"));
        }
        self.handle(Event::Choose(Aim::Export(export)), ctx, Some(frame));
    }
}

/// Why a file was written in place, in words.
fn in_place(why: InPlace) -> &'static str {
    match why {
        InPlace::OtherNames => "it has other names, which go on naming it",
        InPlace::Surroundings => "its owner or rights could not be given to a new file",
        InPlace::Folder => "nothing else may be written in its folder",
    }
}
