//! As things stand: whether a command can be done now, and what it is called now.

use super::all::Command;
use crate::assess::Reading;
use crate::scenario::{Card, Pin};
use crate::ui::state::{Centre, View};
use crate::workshop::{Label, Snapshot};

/// Why nothing is edited in the view for a shared screen.
const PRESENTING: &str = "Nothing is changed while presenting";
/// Why there is no round to go to.
const NO_ROUNDS: &str = "No round has been closed yet";
/// Why nobody can vote.
const NO_SEATS: &str = "Add seats first: View, Votes";

/// What cannot be done without a second window.
const NO_AUDIENCE: &str = "The audience window is not open";

/// As things stand: what decides whether a command can be done.
#[derive(Clone, Copy, Debug)]
pub struct Now<'a> {
    /// The open document.
    pub board: &'a Snapshot,
    /// What the window shows.
    pub view: &'a View,
    /// Whether the board that is shown can be changed.
    pub editable: bool,
    /// What undo would take back.
    pub undo: Option<&'a Label>,
    /// What redo would do again.
    pub redo: Option<&'a Label>,
}

impl<'a> Now<'a> {
    /// The selected card, if it is on the board.
    pub fn card(&self) -> Option<&'a Card> {
        let selected = self.view.selected.as_ref()?;
        self.board.package()?.card(selected)
    }

    /// Whether the selected card is the one under discussion.
    pub fn discusses_selected(&self) -> bool {
        self.view.discussed.is_some() && self.card().map(|card| &card.element) == self.view.discussed.as_ref()
    }

    /// The place of the selected card's phase among the phases.
    pub fn phase(&self) -> Option<usize> {
        let card = self.card()?;
        self.board.scenario().phases.iter().position(|phase| phase.id == card.phase)
    }
}

/// Whether nothing is opened from which one could go back.
fn is_at_the_start(view: &View) -> bool {
    let opened = view.preview.is_some() || !view.trail.is_empty() || view.panels.drawer;
    !opened && !view.presenting && view.centre == Centre::Board
}

/// Whether everyone is heard, as of the day that the scenario says.
fn is_read_as_usual(board: &Snapshot) -> bool {
    *board.reading() == Reading { voice: None, date: board.scenario().as_of }
}

impl Command {
    /// Whether it changes what stands on the board.
    fn changes_board(self) -> bool {
        matches!(self, Self::MoveEarlier | Self::MoveLater | Self::PinCard | Self::RemoveCard | Self::ClearBoard)
    }

    /// Whether it can be done now.
    ///
    /// # Errors
    /// A sentence that says why it cannot.
    pub fn enabled(self, now: &Now<'_>) -> Result<(), &'static str> {
        let unless = |bad: bool, why| if bad { Err(why) } else { Ok(()) };
        let Now { board, view, editable, undo, redo } = *now;
        let package = board.package();
        match self {
            _ if self.changes_board() && view.presenting => Err(PRESENTING),
            _ if self.changes_board() && !editable => {
                Err("A round stays as it was closed; copy it to a new package to change it")
            }
            Self::Undo => unless(undo.is_none(), "Nothing has been changed yet"),
            Self::Redo => unless(redo.is_none(), "Nothing has been taken back"),
            Self::DeletePackage | Self::PreviousPackage | Self::NextPackage => self.enabled_among_packages(now),
            Self::CloseRound | Self::PreviousRound | Self::NextRound | Self::CastVotes | Self::RevealVotes => {
                self.enabled_in_workshop(now)
            }
            Self::PauseTimer | Self::StopTimer | Self::RaiseAudience | Self::FreezeAudience | Self::SharePreview => {
                self.enabled_in_workshop(now)
            }
            Self::CopyMinutes => unless(board.scenario().rounds.is_empty(), NO_ROUNDS),
            Self::ClearBoard => unless(package.is_none_or(|package| package.cards.is_empty()), "The board is empty"),
            Self::OpenCard
            | Self::DiscussCard
            | Self::MoveEarlier
            | Self::MoveLater
            | Self::PinCard
            | Self::RemoveCard => self.enabled_on_card(now),
            Self::ShowActor => unless(board.scenario().actors.is_empty(), "This scenario has no actors"),
            Self::Unfilter => unless(is_read_as_usual(board), "Everyone is heard, as of the usual day"),
            Self::Back => unless(is_at_the_start(view), "There is nothing to go back from"),
            Self::EditScenario
            | Self::TakeFrom
            | Self::ShowGrid
            | Self::Duplicate
            | Self::Delete
            | Self::BringIn
            | Self::ImportTable
            | Self::BallotsByFile => self.enabled_in_editor(now),
            Self::FindElement => unless(view.presenting, "The palette is hidden while presenting"),
            Self::New
            | Self::Open
            | Self::OpenFirstSteps
            | Self::OpenShipped
            | Self::Save
            | Self::SaveAs
            | Self::Quit
            | Self::NewPackage
            | Self::DuplicatePackage
            | Self::RenamePackage
            | Self::ShowBoard
            | Self::ShowMatrix
            | Self::ShowRounds
            | Self::ShowComparison
            | Self::ShowRoom
            | Self::Export
            | Self::StartTimer
            | Self::Audience
            | Self::ExplainVerdict
            | Self::ShowWays
            | Self::ShowChanges
            | Self::ShowReview
            | Self::ShowCoverage
            | Self::ActorsInStrip
            | Self::Present
            | Self::LightTheme
            | Self::DarkTheme
            | Self::SystemTheme
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::AudienceLarger
            | Self::AudienceSmaller
            | Self::WholeBoard
            | Self::ReduceMotion
            | Self::CommandPalette
            | Self::Guide
            | Self::Words
            | Self::Keys
            | Self::ShowHints
            | Self::AboutScenario
            | Self::About => Ok(()),
        }
    }

    /// The same for the commands for which there must be several packages.
    fn enabled_among_packages(self, now: &Now<'_>) -> Result<(), &'static str> {
        match self {
            _ if now.board.scenario().packages.len() > 1 => Ok(()),
            Self::DeletePackage => Err("A scenario needs at least one package"),
            _ => Err("There is only one package"),
        }
    }

    /// The same for the commands that change what the scenario says, or let something come in.
    fn enabled_in_editor(self, now: &Now<'_>) -> Result<(), &'static str> {
        let (presenting, editor) = (now.view.presenting, &now.view.editor);
        match self {
            _ if presenting => Err(PRESENTING),
            Self::Duplicate | Self::Delete if !editor.open || editor.at().is_none() => {
                Err("Open something in the editor first")
            }
            _ => Ok(()),
        }
    }

    /// The same for the commands about the selected card.
    fn enabled_on_card(self, now: &Now<'_>) -> Result<(), &'static str> {
        let last = now.board.scenario().phases.len().saturating_sub(1);
        match self {
            // Without a card, the one that is under discussion is so no longer.
            Self::DiscussCard if now.view.discussed.is_some() => Ok(()),
            _ if now.card().is_none() => Err("Select a card first: click it"),
            Self::MoveEarlier if now.phase() == Some(0) => Err("The card starts in the first phase"),
            Self::MoveLater if now.phase().is_none_or(|phase| phase >= last) => {
                Err("The card starts in the last phase")
            }
            _ => Ok(()),
        }
    }

    /// The same for the commands of the menu "Workshop".
    fn enabled_in_workshop(self, now: &Now<'_>) -> Result<(), &'static str> {
        let unless = |bad: bool, why| if bad { Err(why) } else { Ok(()) };
        let Now { board, view, editable, .. } = *now;
        let scenario = board.scenario();
        match self {
            Self::CloseRound | Self::CastVotes if view.presenting => Err(PRESENTING),
            Self::CloseRound => unless(!editable, "Go back to the board first: it is what a round keeps"),
            Self::PreviousRound | Self::NextRound => unless(scenario.rounds.is_empty(), NO_ROUNDS),
            Self::CastVotes => unless(scenario.seats.is_empty(), NO_SEATS),
            Self::RevealVotes if scenario.seats.is_empty() => Err(NO_SEATS),
            Self::RevealVotes => {
                let voted = scenario.seats.iter().any(|seat| !seat.cards.is_empty() || !seat.positions.is_empty());
                unless(!voted, "Nobody has voted yet")
            }
            Self::PauseTimer | Self::StopTimer => unless(view.clock.is_none(), "There is no timer"),
            Self::RaiseAudience | Self::FreezeAudience => unless(!view.audience.open, NO_AUDIENCE),
            Self::SharePreview if !view.audience.open => Err(NO_AUDIENCE),
            Self::SharePreview => unless(view.preview.is_none(), "Preview a way forward first"),
            _ => Ok(()),
        }
    }

    /// The menu text as things stand: "Undo: add sky shield".
    pub fn text(self, now: &Now<'_>) -> String {
        let text = self.spec().text;
        match self {
            Self::Undo | Self::Redo => self.step(now).unwrap_or_else(|| text.to_owned()),
            Self::Present if now.view.presenting => "End presenting".to_owned(),
            Self::RevealVotes if now.board.scenario().votes_revealed => "Hide the votes".to_owned(),
            Self::PauseTimer if now.view.clock.is_some_and(|clock| clock.is_paused()) => {
                "Let the timer go on".to_owned()
            }
            Self::PinCard => match now.card() {
                Some(card) if now.board.scenario().acceptable.pinned(&Pin::Card(card.element.clone())) => {
                    "Unpin card".to_owned()
                }
                Some(_) => "Pin card".to_owned(),
                None => text.to_owned(),
            },
            _ => text.to_owned(),
        }
    }

    /// What undo or redo would do: "Undo: Add sky shield". `None` where there is nothing, and for all other commands.
    pub fn step(self, now: &Now<'_>) -> Option<String> {
        let label = match self {
            Self::Undo => now.undo,
            Self::Redo => now.redo,
            _ => None,
        };
        label.map(|label| format!("{}: {}", self.spec().text, label.text()))
    }
}
