//! What views ask for, done.

use std::sync::Arc;

use eframe::Frame;
use egui::{Context, Key, Modifiers, OpenUrl, Popup};

use super::App;
use crate::files::{Answer, Event, Origin, State};
use crate::ui::command::Action;
use crate::ui::prefs::Hint;
use crate::ui::shell::{self, Dialog, Notice};
use crate::ui::state::{Centre, Preview, Subject};
use crate::workshop::Edit;

impl App {
    /// Does what views and keys asked for.
    pub(super) fn act(&mut self, action: Action, ctx: &Context, frame: &Frame) {
        match action {
            Action::Do(command) => self.command(command, ctx, frame),
            Action::Edit(edit) => self.edit(&edit),
            Action::Author(asked) => self.author(asked),
            Action::TakeIn(asked) => self.take_in(asked, ctx, frame),
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
            Action::Adopt => self.adopt(),
            Action::PreviewWay(place) => self.preview_way(place),
            Action::Show(centre) => self.view.centre = centre,
            Action::ShowVotes(element) => {
                self.view.centre = Centre::Room;
                (self.view.room.step, self.view.room.at, self.view.room.enter) = (None, Some(element), true);
            }
            Action::Open(subject) => self.open(subject, ctx),
            Action::BackTo(steps) => self.view.back_to(steps),
            Action::FocusCard(element) => {
                let phase = self.workshop.package().and_then(|package| package.card(&element)).map(|card| &card.phase);
                self.view.panels.phases.retain(|known, open| *open || Some(known) != phase);
                self.view.centre = Centre::Board;
                self.view.focus_card = Some(element);
            }
            Action::OpenLink(address) => ctx.open_url(OpenUrl::new_tab(address)),
            Action::StandInStrip(actors) => self.prefs.set_strip(&self.workshop.scenario().title, actors),
            Action::DismissHint(hint) => {
                self.prefs.hints_seen.insert(hint);
            }
            Action::DismissHints => self.prefs.hints_seen.extend(Hint::ALL),
            Action::StartTimer(minutes, signal) => {
                self.dialog = None;
                self.start_clock(minutes, signal, ctx);
            }
            Action::ShowAudienceOn(monitor) => self.show_audience_on(monitor, ctx),
            Action::AddTime(minutes) => self.add_to_clock(minutes, ctx),
            Action::ClockSeen => self.clock_seen(ctx),
            Action::Copy(text) => {
                ctx.copy_text(text);
                self.say(Notice::info("Copied to the clipboard"));
            }
            Action::DismissNotice => self.notice = None,
            Action::Dismiss => match self.files.state() {
                State::Choosing(_) => self.handle(Event::NotChosen, ctx, Some(frame)),
                State::Deciding(_) => self.handle(Event::Answered(Answer::Cancel), ctx, Some(frame)),
                State::Idle | State::Reading { .. } | State::Writing(_) => self.dismiss(),
            },
            Action::CloseRound(draft, keep_ways) => self.close_round(&draft, keep_ways),
            Action::Answer(answer) => self.handle(Event::Answered(answer), ctx, Some(frame)),
            Action::Path(path) => self.typed(path, ctx, frame),
            Action::TypePath => self.handle(Event::TypeInstead, ctx, Some(frame)),
            Action::OpenRecent(path) => self.handle(Event::OpenPath(path, Origin::User), ctx, Some(frame)),
            Action::Export(export) => self.choose_export(export, ctx, frame),
        }
    }

    /// Away with a dialog; what was typed in it comes back with the next of its kind.
    pub(super) fn dismiss(&mut self) {
        if let Some((Dialog::CloseRound(dialog), _)) = self.dialog.take()
            && !dialog.draft.is_empty()
        {
            self.round = Some(dialog.draft);
            self.say(Notice::info("What was typed is kept: it comes back when a round is to be closed"));
        }
    }

    /// Does an edit; says why, if it cannot be done.
    pub(super) fn edit(&mut self, edit: &Edit) {
        match self.workshop.apply(edit) {
            Ok(()) => {
                self.settled();
                self.leave_what_is_gone();
                self.reveal(edit);
                self.prefs.hints_seen.extend(shell::hint_taken(edit, self.workshop.package()));
            }
            Err(rejected) => self.say(Notice::info(rejected.to_string())),
        }
    }

    /// Puts the package that is looked at on the board.
    fn adopt(&mut self) {
        if let Some(preview) = self.view.preview.take() {
            self.edit(&Edit::Adopt(Box::new(preview.package)));
        }
    }

    /// Looks at a way forward.
    fn preview_way(&mut self, place: usize) {
        let document = &self.screen.document;
        let way = document.answers().ways.as_ref().and_then(|found| found.ways.get(place));
        if let Some(way) = way.filter(|way| document.editable && !way.steps.is_empty()) {
            let (of, package) = (document.meaning(), way.package.clone());
            self.view.preview = Some(Preview { of, package, way: Some(place), shared: false });
        }
    }

    /// The keys with which a package is put on the board that is looked at, or another one is looked at.
    pub(super) fn preview_keys(&mut self, ctx: &Context) {
        let Some(preview) = self.view.preview.as_ref().filter(|_| self.view.centre == Centre::Board) else { return };
        if ctx.text_edit_focused() || Popup::is_any_open(ctx) {
            return;
        }
        let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        // What has the keyboard is pressed with Enter.
        if ctx.memory(|memory| memory.focused().is_none()) && pressed(Key::Enter) {
            return self.adopt();
        }
        let Some(here) = preview.way else { return };
        let letters = [Key::A, Key::B, Key::C].into_iter().position(pressed);
        let before = here.checked_sub(1).filter(|_| pressed(Key::ArrowLeft));
        let after = pressed(Key::ArrowRight).then_some(here + 1);
        if let Some(place) = letters.or(before).or(after) {
            self.preview_way(place);
        }
    }

    /// Scrolls a card that was laid or moved into view.
    fn reveal(&mut self, edit: &Edit) {
        if let Edit::AddCard { element, phase } | Edit::MoveCard { element, phase } = edit {
            // A phase that the user has folded opens for it.
            self.view.panels.phases.retain(|known, open| *open || known != phase);
            self.view.reveal_card = Some(element.clone());
        }
    }

    /// Explains something; what has the keyboard gets it back afterwards.
    pub(super) fn open(&mut self, subject: Subject, ctx: &Context) {
        if subject == Subject::Verdict {
            self.prefs.hints_seen.insert(Hint::Verdict);
        }
        // Beside what has the whole width there is no room for it.
        if self.view.centre.is_wide() {
            self.view.centre = Centre::Board;
        }
        let opener = ctx.memory(|memory| memory.focused());
        self.view.panels.findings = Some(true);
        self.view.open(subject, opener);
    }

    /// Goes back from pages about what is there no more, and says so.
    pub(super) fn leave_what_is_gone(&mut self) {
        let board = Arc::clone(self.workshop.board());
        let scenario = board.scenario();
        let steps = self.view.trail.len();
        let known = self.view.trail.iter().take_while(|step| step.subject.is_known(scenario)).count();
        if known < steps {
            self.view.trail.truncate(known);
            self.say(Notice::info("What was explained is not there any more"));
        }
        if let Centre::Actor(actor) = &self.view.centre
            && !scenario.has_party(actor)
        {
            self.view.centre = Centre::Board;
        }
    }
}
