//! What comes in beside the open document: files that were chosen or let go over the window, what was pasted, and what
//! is done with it once it was looked at.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::Frame;
use egui::{Context, Event as Input, ViewportCommand};

use super::App;
use super::files::absolute;
use crate::files::{Aim, Event, Intake, Origin, Reason, State};
use crate::merge::{Brought, GroupCopy, bring_in, is_copy};
use crate::report::comparison::MOST;
use crate::scenario::Scenario;
use crate::ui::command::TakeIn;
use crate::ui::intake::{Arrived, Copies, Previewed, Table};
use crate::ui::shell::{Dropped, Notice};
use crate::ui::state::{Centre, Side};
use crate::wording;
use crate::workshop::{AuthorEdit, Edit, RoomEdit};

impl App {
    /// Shows the page of what is to come in.
    pub(super) fn show_intake(&mut self, intake: Intake) {
        self.view.centre = Centre::Intake(intake);
        self.view.incoming.focus = true;
    }

    /// Shows the copies that are looked at; where there are none, some are to be chosen.
    pub(super) fn bring_in(&mut self, ctx: &Context, frame: &Frame) {
        if self.view.incoming.copies.files.is_empty() {
            self.handle(Event::Choose(Aim::TakeIn(Intake::Copies)), ctx, Some(frame));
        } else {
            self.show_intake(Intake::Copies);
        }
    }

    /// Does what the pages of what is to come in ask for.
    pub(super) fn take_in(&mut self, asked: TakeIn, ctx: &Context, frame: &Frame) {
        match asked {
            TakeIn::Choose(intake) => self.handle(Event::Choose(Aim::TakeIn(intake)), ctx, Some(frame)),
            TakeIn::Paste => ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
            TakeIn::Sheet(name) => {
                if let Some(path) = self.view.incoming.tables.table.as_ref().and_then(|table| table.path.clone()) {
                    self.jobs.take_in(ctx, move || Arrived::read(vec![path], Intake::Table, Some(&name)));
                }
            }
            TakeIn::Rows(kind, rows) => self.jobs.take_in(ctx, move || Arrived::pasted(&rows, Some(kind))),
            TakeIn::Copy(copy) => {
                let GroupCopy { group, scenario } = *copy;
                self.view.incoming.copies.add(group.clone(), &group, Ok(scenario));
                self.show_intake(Intake::Copies);
            }
            TakeIn::Copies => self.take_copies_in(),
            TakeIn::Table => self.take_table_in(),
            TakeIn::Ballots => self.take_ballots_in(),
        }
    }

    /// Something was read: its page says what would come of it.
    pub(super) fn arrived(&mut self, arrived: Arrived) {
        let incoming = &mut self.view.incoming;
        let intake = match arrived {
            Arrived::Copies(files) => {
                for (name, read) in files {
                    let group = Copies::group(&name);
                    incoming.copies.add(name, &group, read);
                }
                Intake::Copies
            }
            Arrived::Table(read) => {
                incoming.tables.problem = None;
                match read {
                    Ok(sheet) => incoming.tables.table = Some(Table::new(*sheet)),
                    Err(why) => incoming.tables.problem = Some(why),
                }
                Intake::Table
            }
            Arrived::Ballots(files) => {
                files.into_iter().for_each(|(name, text)| incoming.ballots.add(name, text));
                Intake::Ballots
            }
        };
        if !self.view.presenting {
            self.show_intake(intake);
        }
    }

    /// It was worked out what would come of the rows of a table.
    pub(super) fn previewed(&mut self, previewed: Previewed) {
        if let Some(table) = &mut self.view.incoming.tables.table {
            table.answered(previewed);
        }
    }

    /// Asks what would come of the table that is looked at, as it is read now.
    pub(super) fn preview_table(&mut self, ctx: &Context) {
        if self.view.centre == Centre::Intake(Intake::Table)
            && let Some(table) = &mut self.view.incoming.tables.table
            && let Some(asked) = table.ask(self.workshop.board())
        {
            self.jobs.preview(ctx, asked);
        }
    }

    /// What the groups have made comes in, and is shown side by side.
    fn take_copies_in(&mut self) {
        let copies = self.view.incoming.copies.ready();
        let before = self.workshop.scenario().clone();
        let groups = wording::list(copies.iter().map(|copy| copy.group.trim()));
        match self.workshop.apply(&Edit::BringIn(copies)) {
            Ok(()) => {
                self.settled();
                self.leave_what_is_gone();
                let still = match self.view.incoming.copies.forget_what_came() {
                    0 => String::new(),
                    left => format!("; {} did not", wording::count(left, "file", "files")),
                };
                self.say(Notice::info(format!("Came in: what {groups} made{still}; Undo takes it out again")));
                self.show_what_came(&before);
            }
            Err(rejected) => self.say(Notice::info(rejected.to_string())),
        }
    }

    /// Shows packages and rounds that came in side by side, one alone beside the package on the board.
    fn show_what_came(&mut self, before: &Scenario) {
        let scenario = self.workshop.scenario();
        let packages = scenario.packages.iter().skip(before.packages.len());
        let rounds = scenario.rounds.iter().skip(before.rounds.len());
        let mut sides: Vec<Side> = packages.map(|package| Side::Package(package.id.clone())).collect();
        sides.extend(rounds.map(|round| Side::Round(round.id.clone())));
        if sides.len() == 1 {
            sides.insert(0, Side::Package(scenario.current.clone()));
        }
        sides.truncate(MOST);
        if sides.is_empty() {
            self.view.centre = Centre::Room;
            return;
        }
        self.view.comparison.sides = sides;
        self.view.centre = Centre::Comparison;
    }

    /// The rows of the table come in.
    fn take_table_in(&mut self) {
        let board = self.workshop.board();
        let table = self.view.incoming.tables.table.as_ref();
        let Some(preview) = table.and_then(|table| table.preview(board)) else { return };
        let told = preview.import.told();
        match self.workshop.apply(&Edit::Author(AuthorEdit::Import(preview.import.items.clone()))) {
            Ok(()) => {
                self.settled();
                self.leave_what_is_gone();
                self.say(Notice::info(format!("Imported: {told}; Undo takes it back")));
            }
            Err(rejected) => self.say(Notice::info(rejected.to_string())),
        }
    }

    /// The ballots count. What they answer is told to nobody.
    fn take_ballots_in(&mut self) {
        let ballots = &self.view.incoming.ballots;
        let (votes, seats) = (ballots.votes(), ballots.seats());
        let scenario = self.workshop.scenario();
        let who = wording::list(seats.iter().map(|seat| wording::name::voice(scenario, seat)));
        match self.workshop.apply(&Edit::Room(RoomEdit::CastBallots(votes))) {
            Ok(()) => {
                self.view.incoming.ballots.forget_what_counts();
                self.settled();
                self.leave_what_is_gone();
                self.say(Notice::info(format!("Voted: {who}")));
            }
            Err(rejected) => self.say(Notice::info(rejected.to_string())),
        }
    }

    /// Whether a file that was let go over the window is a copy of what is open, out of which something would come in; a
    /// scenario of the program as it comes is not worth the question.
    pub(super) fn is_copy_with_news(&self, path: &Path, other: &Arc<Scenario>) -> bool {
        let dropped = matches!(self.files.state(), State::Reading { reason: Reason::Drop, .. });
        let kept = self.file.path.is_some() || self.workshop.dirty();
        let copy = dropped && kept && is_copy(self.workshop.scenario(), other);
        copy && self.news(path, other).is_some_and(|brought| !brought.is_empty())
    }

    /// The question about such a file.
    pub(super) fn dropped(&self, path: &Path, other: &Arc<Scenario>) -> Dropped {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let news = self.news(path, other).map(|brought| brought.news()).unwrap_or_default();
        Dropped { name, news }
    }

    fn news(&self, path: &Path, other: &Arc<Scenario>) -> Option<Brought> {
        let group = Copies::group(&path.to_string_lossy());
        let copy = GroupCopy { group, scenario: Arc::clone(other) };
        bring_in(self.workshop.scenario(), &copy).ok().map(|(_, brought)| brought)
    }

    /// Takes up files that were let go over the window: one scenario is to be opened, or to come in if it is a copy;
    /// several are to come in.
    pub(super) fn drops(&mut self, ctx: &Context, frame: &Frame) {
        let dropped: Vec<PathBuf> = ctx.input(|input| {
            let files = input.raw.dropped_files.iter();
            files.map(|file| absolute(file.path().to_owned())).collect()
        });
        let Some(first) = dropped.first() else { return };
        let meant = |path: &PathBuf| self.meant(path, dropped.len() > 1);
        let intake = meant(first);
        let alike = dropped.iter().all(|path| meant(path) == intake);
        let event = match intake {
            _ if !alike => {
                return self.say(Notice::info("Let go of files of one kind at a time: scenarios, a table, or ballots"));
            }
            Some(intake) if dropped.len() > 1 && !intake.takes_several() => {
                return self.say(Notice::info("One table at a time, please"));
            }
            Some(_) if self.view.presenting => return self.say(Notice::info("Nothing is changed while presenting")),
            Some(intake) => Event::TakeIn(dropped, intake),
            None => Event::OpenPath(first.clone(), Origin::Drop),
        };
        if self.asking() {
            let first = match &event {
                Event::OpenPath(path, _) => format!("Opened once this is answered: {}", path.display()),
                _ => "Read once this is answered".to_owned(),
            };
            self.say(Notice::info(first));
        }
        self.handle(event, ctx, Some(frame));
    }

    /// What is to come in from a file that was let go over the window; `None`: it is to be opened.
    fn meant(&self, path: &Path, several: bool) -> Option<Intake> {
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let here = |intake: Intake| intake.endings().contains(&ending.as_str());
        let open = |intake| self.view.centre == Centre::Intake(intake);
        if here(Intake::Table) {
            Some(Intake::Table)
        } else if here(Intake::Ballots) || (open(Intake::Ballots) && !here(Intake::Copies)) {
            Some(Intake::Ballots)
        } else {
            (several || open(Intake::Copies)).then_some(Intake::Copies)
        }
    }

    /// Takes up what was pasted onto a page of what is to come in, where no text has the keyboard.
    pub(super) fn pastes(&mut self, ctx: &Context) {
        let Centre::Intake(intake @ (Intake::Table | Intake::Ballots)) = self.view.centre else { return };
        if self.asking() || ctx.text_edit_focused() {
            return;
        }
        let mut pasted = Vec::new();
        ctx.input_mut(|input| {
            input.events.retain(|event| match event {
                Input::Paste(text) => {
                    pasted.push(text.clone());
                    false
                }
                _ => true,
            });
        });
        for text in pasted.into_iter().filter(|text| !text.trim().is_empty()) {
            if intake == Intake::Table {
                self.jobs.take_in(ctx, move || Arrived::pasted(&text, None));
            } else {
                self.view.incoming.ballots.paste(text);
                self.view.incoming.focus = true;
            }
        }
    }
}
