//! Edits: what can be done to the open document, as data.

use jiff::civil::Date;

use jiff::civil::DateTime;
use thiserror::Error;

use super::author::AuthorEdit;
use super::note::NoteOn;
use super::room::RoomEdit;
use super::rounds::RoundEdit;
use super::{cards, naming, pins};
use crate::merge::{GroupCopy, Refused, bring_in};
use crate::scenario::check::Path;
use crate::scenario::{
    ActorId, Card, Element, ElementId, Feasibility, Firmness, ItemKind, OptionId, Package, PackageId, PhaseId, Pin,
    Round, RoundId, RuleId, Scenario, SettingId,
};
use crate::wording;

/// One thing the group does to the open document. Those about cards and the frame are about the package on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Lays a card of the element, with default options, provided by those known to be most willing.
    AddCard {
        /// The element.
        element: ElementId,
        /// When it starts.
        phase: PhaseId,
    },
    /// Takes the element's card off the board.
    RemoveCard(ElementId),
    /// Moves the element's card to another phase.
    MoveCard {
        /// The card's element.
        element: ElementId,
        /// When it starts from now on.
        phase: PhaseId,
    },
    /// Adds or removes a provider of a card.
    SetProvider {
        /// The card's element.
        element: ElementId,
        /// The provider.
        actor: ActorId,
        /// Whether it provides the card from now on.
        provides: bool,
    },
    /// Chooses an option of a card or of a frame element.
    SetOption {
        /// The card's or frame element's id.
        element: ElementId,
        /// The setting.
        setting: SettingId,
        /// The option.
        option: OptionId,
    },
    /// Puts all of a package that was found on the board: its cards and its frame, under the name of the one there.
    Adopt(Box<Package>),
    /// Takes all cards off the board that are not pinned; the frame stays.
    ClearBoard,
    /// Settles something; pins that exclude it are released.
    Pin(Pin),
    /// Unsettles it.
    Unpin(Pin),
    /// Lets the options of a frame element be chosen too, or takes them as they are again.
    Release {
        /// The frame element.
        element: ElementId,
        /// Whether it is released from now on.
        released: bool,
    },
    /// Says which positions must be respected: those at least as firm as this.
    SetBinding(Firmness),
    /// Says which feasibility a package must have at least.
    SetAtLeast(Feasibility),
    /// Says which level counts for what is unknown about a card.
    SetUnknown(Feasibility),
    /// Switches a rule off, or on again.
    SwitchRule {
        /// The rule.
        rule: RuleId,
        /// Whether it counts from now on.
        on: bool,
    },
    /// Starts an empty package and puts it on the board.
    NewPackage(String),
    /// Copies the package on the board under a new name and puts the copy on the board.
    DuplicatePackage,
    /// Gives the package on the board another name.
    RenamePackage(String),
    /// Deletes the package on the board; not the last one.
    DeletePackage,
    /// Adds a round, closed just now: see [`Workshop::close_round`](super::Workshop::close_round).
    CloseRound(Box<Round>),
    /// Copies the package of a round under a new name and puts the copy on the board.
    CopyRound(RoundId),
    /// Corrects what was written down of a closed round.
    Round {
        /// The round.
        round: RoundId,
        /// What is corrected.
        edit: RoundEdit,
    },
    /// Puts the facilitator's remarks on something in place of those that were there.
    Note {
        /// What they are about.
        on: NoteOn,
        /// The remarks; empty: none.
        text: String,
    },
    /// Says who has agreed to a pin.
    Agree {
        /// What is settled.
        pin: Pin,
        /// Who agreed, in words; empty: nobody said so.
        by: String,
        /// When, by the clock on the wall.
        at: DateTime,
    },
    /// Something about who is in the room and what is said there.
    Room(RoomEdit),
    /// What groups have made of their copies of the scenario, one after the other.
    BringIn(Vec<GroupCopy>),
    /// A change to what the scenario says.
    Author(AuthorEdit),
}

/// Why an edit cannot be done.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Rejected {
    /// The edit leaves everything as it is.
    #[error("That changes nothing")]
    NoChange,
    /// The element is on the board already.
    #[error("{0} is on the board already; a package has at most one card of each element")]
    AlreadyThere(String),
    /// The edit names something that the scenario or the board does not have.
    #[error("There is no {kind} `{id}` here")]
    Unknown {
        /// What kind of thing.
        kind: &'static str,
        /// Its id.
        id: String,
    },
    /// A name is empty.
    #[error("It needs a name")]
    NoName,
    /// A name is too long.
    #[error("A name has at most {} characters", naming::MAX_NAME)]
    NameTooLong,
    /// It would undo what is settled.
    #[error("{0} is pinned; release the pin first")]
    Pinned(String),
    /// There must be a package.
    #[error("A scenario needs at least one package; start another one before deleting this one")]
    LastPackage,
    /// A round says that it was read with this seat heard.
    #[error("“{0}” was read with this seat heard alone; the seat stays as long as the round does")]
    SeatHeard(String),
    /// A round keeps it.
    #[error("“{0}” keeps it as it was; what a round keeps cannot be taken away")]
    InRound(String),
    /// Something must be there before.
    #[error("{} needs {}; add one first", wording::sentence(before), first.one())]
    First {
        /// What was asked for, with its article.
        before: &'static str,
        /// What must be there.
        first: ItemKind,
    },
    /// Nobody whom the holder stands for is among the providers of an element.
    #[error("{0} may provide no element; add it to the providers of one first")]
    NothingToProvide(String),
    /// What is to be taken over is priced in another money.
    #[error("Its amounts are in {theirs}, those here in {ours}; write both in one unit first")]
    OtherMoney {
        /// The money of the other scenario.
        theirs: String,
        /// The money here.
        ours: String,
    },
    /// Nothing can come in from another copy.
    #[error(transparent)]
    NotBrought(#[from] Refused),
    /// A claim lacks its speaker or its words.
    #[error("A claim needs who said it and what")]
    Unsaid,
    /// Something else is called so.
    #[error("There is another {kind} `{id}`; the two would be one")]
    Taken {
        /// What kind of thing.
        kind: &'static str,
        /// The id.
        id: String,
    },
    /// The scenario would not be sound.
    #[error("{}", wording::sentence(message))]
    Flawed {
        /// Where.
        path: Path,
        /// What would be wrong, and what would be right.
        message: String,
    },
}

impl Rejected {
    pub(super) fn unknown(kind: &'static str, id: impl ToString) -> Self {
        Self::Unknown { kind, id: id.to_string() }
    }
}

impl Edit {
    /// Does the edit, on a board read as of this day. On an error the scenario is as it was.
    pub(super) fn apply(&self, scenario: &mut Scenario, day: Date) -> Result<(), Rejected> {
        pins::guard(scenario, self)?;
        match self {
            Self::AddCard { element, phase } => cards::add(scenario, element, phase, day),
            Self::RemoveCard(element) => cards::remove(scenario, element),
            Self::MoveCard { element, phase } => {
                known_phase(scenario, phase)?;
                let card = cards::card_mut(scenario, element)?;
                change(&mut card.phase, phase.clone())
            }
            Self::SetProvider { element, actor, provides } => cards::set_provider(scenario, element, actor, *provides),
            Self::SetOption { element, setting, option } => cards::set_option(scenario, element, setting, option),
            Self::Adopt(found) => {
                let package = package_mut(scenario)?;
                let adopted = Package { cards: found.cards.clone(), frame: found.frame.clone(), ..package.clone() };
                change(package, adopted)
            }
            Self::ClearBoard => {
                let pins = scenario.acceptable.pins.clone();
                let package = package_mut(scenario)?;
                let pinned = |card: &&Card| pins.iter().any(|pin| *pin.element() == card.element);
                let kept = package.cards.iter().filter(pinned).cloned().collect();
                change(&mut package.cards, kept)
            }
            Self::Pin(pin) => pins::pin(scenario, pin),
            Self::Unpin(pin) => pins::unpin(scenario, pin),
            Self::Release { element, released } => pins::release(scenario, element, *released),
            Self::SetBinding(firmness) => change(&mut scenario.acceptable.binding, *firmness),
            Self::SetAtLeast(level) => change(&mut scenario.acceptable.at_least, *level),
            Self::SetUnknown(level) => change(&mut scenario.acceptable.unknown, *level),
            Self::SwitchRule { rule, on } => switch_rule(scenario, rule, *on),
            Self::NewPackage(name) => {
                let name = naming::checked(name)?;
                let id = naming::package_id(scenario, &name);
                put_on_board(scenario, Package::new(id, name));
                Ok(())
            }
            Self::DuplicatePackage => {
                let mut copy = package_mut(scenario)?.clone();
                copy.name = naming::copy_name(scenario, &copy.name);
                copy.id = naming::package_id(scenario, &copy.name);
                put_on_board(scenario, copy);
                Ok(())
            }
            Self::RenamePackage(name) => {
                let name = naming::checked(name)?;
                change(&mut package_mut(scenario)?.name, name)
            }
            Self::DeletePackage => delete_package(scenario),
            Self::CloseRound(round) => {
                scenario.rounds.push((**round).clone());
                Ok(())
            }
            Self::CopyRound(id) => {
                let round = scenario.round(id).ok_or_else(|| Rejected::unknown("round", id))?;
                let mut copy = round.package.clone();
                copy.name = naming::copy_name(scenario, &copy.name);
                copy.id = naming::package_id(scenario, &copy.name);
                copy.variant_of = None;
                put_on_board(scenario, copy);
                Ok(())
            }
            Self::Round { round, edit } => edit.apply(scenario, round),
            Self::Note { on, text } => on.set(scenario, naming::prose(text)),
            Self::Agree { pin, by, at } => pins::agree(scenario, pin, by, *at),
            Self::Room(edit) => edit.apply(scenario),
            Self::BringIn(copies) => bring_in_all(scenario, copies),
            Self::Author(edit) => edit.apply(scenario),
        }
    }
}

/// Puts a new value in place; says so if it is the old one.
pub(super) fn change<T: PartialEq>(place: &mut T, value: T) -> Result<(), Rejected> {
    if *place == value {
        return Err(Rejected::NoChange);
    }
    *place = value;
    Ok(())
}

pub(super) fn package_mut(scenario: &mut Scenario) -> Result<&mut Package, Rejected> {
    let Scenario { packages, current, .. } = scenario;
    packages.iter_mut().find(|package| package.id == *current).ok_or_else(|| Rejected::unknown("package", current))
}

pub(super) fn known_phase(scenario: &Scenario, phase: &PhaseId) -> Result<(), Rejected> {
    if scenario.phases.iter().any(|known| known.id == *phase) { Ok(()) } else { Err(Rejected::unknown("phase", phase)) }
}

pub(super) fn known_element<'a>(scenario: &'a Scenario, element: &ElementId) -> Result<&'a Element, Rejected> {
    scenario.element(element).ok_or_else(|| Rejected::unknown("element", element))
}

fn bring_in_all(scenario: &mut Scenario, copies: &[GroupCopy]) -> Result<(), Rejected> {
    let mut joined = scenario.clone();
    for copy in copies {
        joined = bring_in(&joined, copy)?.0;
    }
    change(scenario, joined)
}

fn switch_rule(scenario: &mut Scenario, rule: &RuleId, on: bool) -> Result<(), Rejected> {
    if scenario.rule(rule).is_none() {
        return Err(Rejected::unknown("rule", rule));
    }
    let mut off = scenario.switched_off.clone();
    off.retain(|known| known != rule);
    if !on {
        off.push(rule.clone());
        let order: Vec<_> = scenario.rules().map(|rule| rule.id().clone()).collect();
        off.sort_by_cached_key(|rule| order.iter().position(|known| known == rule));
    }
    change(&mut scenario.switched_off, off)
}

/// Adds a package behind the one on the board and puts it there.
fn put_on_board(scenario: &mut Scenario, package: Package) {
    let behind = scenario.packages.iter().position(|known| known.id == scenario.current).map_or(0, |index| index + 1);
    scenario.current = package.id.clone();
    scenario.packages.insert(behind.min(scenario.packages.len()), package);
}

fn delete_package(scenario: &mut Scenario) -> Result<(), Rejected> {
    let gone: PackageId = scenario.current.clone();
    if scenario.packages.len() < 2 {
        return Err(Rejected::LastPackage);
    }
    let Some(index) = scenario.packages.iter().position(|package| package.id == gone) else {
        return Err(Rejected::unknown("package", gone));
    };
    scenario.packages.remove(index);
    for package in &mut scenario.packages {
        if package.variant_of.as_ref() == Some(&gone) {
            package.variant_of = None;
        }
    }
    if let Some(next) = scenario.packages.get(index).or_else(|| scenario.packages.last()) {
        scenario.current = next.id.clone();
    }
    Ok(())
}
