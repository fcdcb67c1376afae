//! What each command does.

use eframe::Frame;
use egui::{Context, ThemePreference, ViewportCommand};

use super::App;
use crate::assess::Reading;
use crate::files::{Aim, Event, Intake};
use crate::report::minutes::{Telling, minutes};
use crate::scenario::{ElementId, PartyId, Pin};
use crate::ui::command::{Authoring, Command, HelpPage};
use crate::ui::document::{BLANK, FIRST_STEPS, SHIPPED};
use crate::ui::prefs::TEXT_STEP;
use crate::ui::room_view::Ballots;
use crate::ui::shell::{self, Dialog, Export, Finder, Help, NamePackage, Notice, StartTimer, Strip};
use crate::ui::stage;
use crate::ui::state::{Centre, Listed, Subject};
use crate::workshop::{Edit, RoomEdit};

impl App {
    /// Does a command of the table; says why, if it cannot be done now.
    #[expect(clippy::too_many_lines, reason = "one command after the other")]
    pub(super) fn command(&mut self, command: Command, ctx: &Context, frame: &Frame) {
        if let Err(why) = command.enabled(&self.now()) {
            self.say(Notice::info(why));
            return;
        }
        match command {
            Command::New => self.open_embedded(BLANK, ctx, frame),
            Command::OpenFirstSteps => self.open_embedded(FIRST_STEPS, ctx, frame),
            Command::OpenShipped => self.open_embedded(SHIPPED, ctx, frame),
            Command::Open => self.handle(Event::Choose(Aim::Open), ctx, Some(frame)),
            Command::Save => self.handle(Event::Save, ctx, Some(frame)),
            Command::SaveAs => self.handle(Event::Choose(Aim::Save(None)), ctx, Some(frame)),
            Command::BringIn => self.bring_in(ctx, frame),
            Command::ImportTable => self.show_intake(Intake::Table),
            Command::BallotsByFile => self.show_intake(Intake::Ballots),
            Command::Export => self.show(Dialog::Export(Export::default())),
            Command::CopyMinutes => {
                ctx.copy_text(minutes(self.workshop.scenario(), Telling::default()));
                self.say(Notice::info("The minutes are on the clipboard, without names"));
            }
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Command::Undo => {
                self.workshop.undo();
                self.settled();
                self.leave_what_is_gone();
            }
            Command::Redo => {
                self.workshop.redo();
                self.settled();
                self.leave_what_is_gone();
            }
            Command::OpenCard => self.with_card(|app, card| app.open(Subject::Card(card), ctx)),
            Command::DiscussCard => self.discuss_card(),
            Command::MoveEarlier => self.move_card(-1),
            Command::MoveLater => self.move_card(1),
            Command::PinCard => self.with_card(Self::pin_card),
            Command::RemoveCard => self.with_card(Self::remove_card),
            Command::NewPackage => self.show(Dialog::Name(NamePackage::of_new())),
            Command::RenamePackage => {
                let name = self.workshop.package().map(|package| package.name.clone()).unwrap_or_default();
                self.show(Dialog::Name(NamePackage::in_place_of(name)));
            }
            Command::DuplicatePackage => self.edit(&Edit::DuplicatePackage),
            Command::DeletePackage => self.edit(&Edit::DeletePackage),
            Command::PreviousPackage => self.step_package(-1),
            Command::NextPackage => self.step_package(1),
            Command::CloseRound | Command::PreviousRound | Command::NextRound => self.workshop_command(command, ctx),
            Command::CastVotes | Command::RevealVotes => self.workshop_command(command, ctx),
            Command::StartTimer | Command::PauseTimer | Command::StopTimer => self.workshop_command(command, ctx),
            Command::Audience | Command::RaiseAudience => self.workshop_command(command, ctx),
            Command::FreezeAudience | Command::SharePreview => self.workshop_command(command, ctx),
            Command::ClearBoard => self.edit(&Edit::ClearBoard),
            Command::EditScenario => self.view.editor.toggle(),
            Command::Duplicate => self.with_item(Authoring::Duplicate),
            Command::Delete => self.with_item(Authoring::AskToDelete),
            Command::TakeFrom => self.handle(Event::Choose(Aim::TakeFrom), ctx, Some(frame)),
            Command::FindElement => {
                self.view.editor.open = false;
                self.view.centre = Centre::Board;
                self.view.preview = None;
                self.find_element();
            }
            Command::ShowGrid => {
                (self.view.centre, self.view.grid.enter) = (Centre::Grid, true);
            }
            Command::ShowBoard => self.view.centre = Centre::Board,
            Command::ShowMatrix => self.view.centre = Centre::Matrix,
            Command::ShowActor => self.show_actor(),
            Command::ShowRounds => self.view.centre = Centre::Rounds,
            Command::ShowComparison => self.view.centre = Centre::Comparison,
            Command::ShowRoom => self.view.centre = Centre::Room,
            Command::ExplainVerdict => self.open(Subject::Verdict, ctx),
            Command::ShowWays => self.show_ways(),
            Command::ShowChanges => self.open(Subject::Changes, ctx),
            Command::ShowReview => self.open(Subject::Review, ctx),
            Command::ShowCoverage => self.view.centre = Centre::Coverage,
            Command::Unfilter => {
                let usual = Reading { voice: None, date: self.workshop.scenario().as_of };
                self.workshop.read_as(usual);
                self.settled();
            }
            Command::ActorsInStrip => self.show(Dialog::Strip(Strip)),
            Command::Back => self.back(),
            Command::Present => {
                self.view.presenting = !self.view.presenting;
                // A ballot is on no screen that is shared, nor is what has not come in.
                match self.view.centre {
                    Centre::Ballot(_) => self.view.centre = Centre::Room,
                    Centre::Intake(_) => self.view.centre = Centre::Board,
                    _ => {}
                }
            }
            Command::LightTheme => ctx.set_theme(ThemePreference::Light),
            Command::DarkTheme => ctx.set_theme(ThemePreference::Dark),
            Command::SystemTheme => ctx.set_theme(ThemePreference::System),
            Command::ZoomIn => self.prefs.set_zoom(self.prefs.zoom + 0.1),
            Command::ZoomOut => self.prefs.set_zoom(self.prefs.zoom - 0.1),
            Command::ZoomReset => self.prefs.set_zoom(1.0),
            Command::AudienceLarger => self.prefs.audience.set_text(self.prefs.audience.text + TEXT_STEP),
            Command::AudienceSmaller => self.prefs.audience.set_text(self.prefs.audience.text - TEXT_STEP),
            Command::WholeBoard => self.prefs.audience.whole = !self.prefs.audience.whole,
            Command::ReduceMotion => self.toggle_motion(),
            Command::CommandPalette => self.show(Dialog::Find(Finder::default())),
            Command::Guide => self.show(Dialog::Help(Help(HelpPage::Guide))),
            Command::Words => self.show(Dialog::Help(Help(HelpPage::Words))),
            Command::Keys => self.show(Dialog::Help(Help(HelpPage::Keys))),
            Command::ShowHints => self.prefs.hints_seen.clear(),
            Command::AboutScenario => self.show_about_scenario(),
            Command::About => self.show_about(),
        }
    }

    fn toggle_motion(&mut self) {
        self.prefs.reduced_motion = !self.prefs.reduced_motion;
        let still = self.prefs.reduced_motion;
        self.say(Notice::info(if still { "Nothing moves by itself now" } else { "Changes fade in again" }));
    }

    /// Does a command of the menu "Workshop".
    fn workshop_command(&mut self, command: Command, ctx: &Context) {
        match command {
            Command::CloseRound => self.ask_close_round(),
            Command::PreviousRound => self.step_round(-1),
            Command::NextRound => self.step_round(1),
            Command::CastVotes => self.view.centre = Centre::Ballot(Ballots::Passed),
            Command::RevealVotes => {
                let revealed = self.workshop.scenario().votes_revealed;
                self.edit(&Edit::Room(RoomEdit::Reveal(!revealed)));
                self.view.room.step = None;
                if self.view.centre.is_room() {
                    self.view.centre = Centre::Room;
                }
            }
            Command::StartTimer => self.show(Dialog::StartTimer(StartTimer::default())),
            Command::PauseTimer => self.pause_clock(ctx),
            Command::StopTimer => self.stop_clock(ctx),
            Command::Audience => self.toggle_audience(ctx),
            Command::RaiseAudience => ctx.send_viewport_cmd_to(stage::window(), ViewportCommand::Focus),
            Command::FreezeAudience => self.freeze_audience(ctx),
            Command::SharePreview => {
                if let Some(preview) = &mut self.view.preview {
                    preview.shared = !preview.shared;
                }
            }
            _ => {}
        }
    }

    /// One step back: along the trail, then to all findings, to the board, and out of presenting.
    fn back(&mut self) {
        if self.view.preview.take().is_some() {
            // The board as it stands is back.
        } else if let Some(steps) = self.view.trail.len().checked_sub(1) {
            self.view.back_to(steps);
        } else if self.view.panels.drawer {
            self.view.panels.drawer = false;
        } else if matches!(self.view.centre, Centre::Round(_)) {
            self.view.centre = Centre::Rounds;
        } else if matches!(self.view.centre, Centre::Ballot(_)) {
            self.view.centre = Centre::Room;
        } else if self.view.centre != Centre::Board {
            self.view.centre = Centre::Board;
        } else {
            self.view.presenting = false;
        }
    }

    /// The keyboard goes to the search of the palette, which opens over the board where it is folded.
    pub(super) fn find_element(&mut self) {
        self.view.panels.drawer = true;
        self.view.focus_search = true;
    }

    /// Lists the ways forward.
    fn show_ways(&mut self) {
        if self.view.centre.is_wide() {
            self.view.centre = Centre::Board;
        }
        self.view.trail.clear();
        self.view.panels.findings = Some(true);
        self.view.panels.listed = Listed::Ways;
    }

    fn with_card(&mut self, act: impl FnOnce(&mut Self, ElementId)) {
        if let Some(card) = self.now().card().map(|card| card.element.clone()) {
            act(self, card);
        }
    }

    /// Moves the selected card by so many phases; it keeps the keyboard.
    fn move_card(&mut self, by: isize) {
        let now = self.now();
        let phases = &self.workshop.scenario().phases;
        let to = now.phase().and_then(|phase| phases.get(phase.checked_add_signed(by)?)).map(|phase| phase.id.clone());
        if let (Some(card), Some(phase)) = (now.card(), to) {
            let element = card.element.clone();
            self.edit(&Edit::MoveCard { element: element.clone(), phase });
            self.view.focus_card = Some(element);
        }
    }

    fn pin_card(&mut self, card: ElementId) {
        let pin = Pin::Card(card);
        let pinned = self.workshop.scenario().acceptable.pinned(&pin);
        self.edit(&if pinned { Edit::Unpin(pin) } else { Edit::Pin(pin) });
    }

    /// Marks the selected card as the one that the room talks about; the same again, or without a card, takes the mark away.
    fn discuss_card(&mut self) {
        let selected = self.now().card().map(|card| card.element.clone());
        self.view.discussed = selected.filter(|card| self.view.discussed.as_ref() != Some(card));
    }

    /// Takes a card off the board; the keyboard goes to its neighbour.
    fn remove_card(&mut self, card: ElementId) {
        let place = self.view.places.iter().position(|(element, _)| *element == card);
        let neighbour = place.and_then(|place| {
            let before = place.checked_sub(1).and_then(|before| self.view.places.get(before));
            self.view.places.get(place + 1).or(before).map(|(element, _)| element.clone())
        });
        self.edit(&Edit::RemoveCard(card.clone()));
        if self.workshop.package().is_some_and(|package| package.card(&card).is_none()) {
            self.view.focus_card = neighbour;
        }
    }

    /// Shows another package, by its distance in the list; beyond the end the list begins anew.
    fn step_package(&mut self, by: isize) {
        let scenario = self.workshop.scenario();
        let order = shell::in_families(scenario);
        let here = order.iter().position(|package| package.id == scenario.current).unwrap_or(0);
        let count = order.len().cast_signed().max(1);
        let next = (here.cast_signed() + by).rem_euclid(count).cast_unsigned();
        if let Some(id) = order.get(next).map(|package| package.id.clone()) {
            self.workshop.show_package(&id);
            self.settled();
        }
    }

    /// Shows the first actor or group that objects, or else the first.
    fn show_actor(&mut self) {
        let (scenario, assessment) = (self.workshop.scenario(), self.workshop.assessment());
        let mut objecting = assessment.actors.iter().filter(|one| !one.crossed.is_empty() || !one.unmet.is_empty());
        let objects = objecting.next().map(|standing| standing.actor.clone());
        let first = objects.or_else(|| scenario.actors.first().map(|actor| PartyId::from(&actor.id)));
        if let Some(actor) = first {
            self.view.centre = Centre::Actor(actor);
        }
    }
}
