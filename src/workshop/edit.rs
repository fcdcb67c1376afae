//! Edits: what can be done to the open document, as data.

use jiff::civil::DateTime;
use thiserror::Error;

use super::author::AuthorEdit;
use super::note::NoteOn;
use super::room::RoomEdit;
use super::{naming, pins};
use crate::scenario::check::Path;
use crate::scenario::{
    ActorId, Card, Choices, Element, ElementId, Feasibility, Firmness, OptionId, Package, PackageId, PhaseId, Pin,
    Position, PositionKind, Round, RoundId, Rule as _, RuleId, Scenario, SettingId,
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
    #[error("{} needs {}; add one first", wording::sentence(&wording::indefinite(before)), wording::indefinite(first))]
    First {
        /// What was asked for.
        before: &'static str,
        /// What must be there.
        first: &'static str,
    },
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
    /// Does the edit. On an error the scenario is as it was.
    pub(super) fn apply(&self, scenario: &mut Scenario) -> Result<(), Rejected> {
        pins::guard(scenario, self)?;
        match self {
            Self::AddCard { element, phase } => add_card(scenario, element, phase),
            Self::RemoveCard(element) => {
                let package = package_mut(scenario)?;
                let index = card_index(package, element)?;
                package.cards.remove(index);
                Ok(())
            }
            Self::MoveCard { element, phase } => {
                known_phase(scenario, phase)?;
                let card = card_mut(scenario, element)?;
                change(&mut card.phase, phase.clone())
            }
            Self::SetProvider { element, actor, provides } => set_provider(scenario, element, actor, *provides),
            Self::SetOption { element, setting, option } => set_option(scenario, element, setting, option),
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
            Self::Note { on, text } => on.set(scenario, naming::prose(text)),
            Self::Agree { pin, by, at } => pins::agree(scenario, pin, by, *at),
            Self::Room(edit) => edit.apply(scenario),
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

fn card_index(package: &Package, element: &ElementId) -> Result<usize, Rejected> {
    package.cards.iter().position(|card| card.element == *element).ok_or_else(|| Rejected::unknown("card", element))
}

pub(super) fn card_mut<'a>(scenario: &'a mut Scenario, element: &ElementId) -> Result<&'a mut Card, Rejected> {
    let package = package_mut(scenario)?;
    let index = card_index(package, element)?;
    package.cards.get_mut(index).ok_or_else(|| Rejected::unknown("card", element))
}

pub(super) fn known_phase(scenario: &Scenario, phase: &PhaseId) -> Result<(), Rejected> {
    if scenario.phases.iter().any(|known| known.id == *phase) { Ok(()) } else { Err(Rejected::unknown("phase", phase)) }
}

pub(super) fn known_element<'a>(scenario: &'a Scenario, element: &ElementId) -> Result<&'a Element, Rejected> {
    scenario.element(element).ok_or_else(|| Rejected::unknown("element", element))
}

fn add_card(scenario: &mut Scenario, id: &ElementId, phase: &PhaseId) -> Result<(), Rejected> {
    known_phase(scenario, phase)?;
    let element = known_element(scenario, id)?;
    if element.frame || scenario.current_package().is_some_and(|package| package.card(id).is_some()) {
        return Err(Rejected::AlreadyThere(element.name.clone()));
    }
    let by = most_willing(scenario, element);
    let card = Card { element: id.clone(), phase: phase.clone(), by, with: Choices::new(), note: String::new() };
    package_mut(scenario)?.cards.push(card);
    Ok(())
}

/// The providers a new card has: of those the element allows, the ones with the best known willingness above Ruled
/// out, as of the scenario's own date; the only one allowed, if there is but one. Nobody, if nothing is known.
fn most_willing(scenario: &Scenario, element: &Element) -> Vec<ActorId> {
    if let [only] = &*element.providers {
        return vec![only.clone()];
    }
    let willing: Vec<_> = element
        .providers
        .iter()
        .filter_map(|actor| Some((actor, willingness(scenario, element, actor)?)))
        .filter(|(_, level)| level.number() > 0)
        .collect();
    let best = willing.iter().map(|(_, level)| *level).max();
    willing.into_iter().filter(|(_, level)| Some(*level) == best).map(|(actor, _)| actor.clone()).collect()
}

/// The lowest willingness that the actor is reported to have for a new card of the element.
fn willingness(scenario: &Scenario, element: &Element, actor: &ActorId) -> Option<Feasibility> {
    let applies = |position: &&Position| {
        position.actor == *actor && position.dated(scenario.as_of) && !scenario.switched_off.contains(&position.id)
    };
    scenario
        .positions
        .iter()
        .filter(applies)
        .filter_map(|position| match position.kind() {
            Some(PositionKind::Willingness(provision)) if provision.elements.contains(&element.id) => Some(provision),
            _ => None,
        })
        .filter(|provision| {
            provision.with.iter().all(|(setting, options)| {
                element.setting(setting).is_some_and(|setting| options.contains(&setting.default))
            })
        })
        .map(|provision| provision.level)
        .min()
}

fn set_provider(scenario: &mut Scenario, id: &ElementId, actor: &ActorId, provides: bool) -> Result<(), Rejected> {
    let order = known_element(scenario, id)?.providers.clone();
    if !order.contains(actor) {
        return Err(Rejected::unknown("provider", actor));
    }
    let card = card_mut(scenario, id)?;
    let mut by = card.by.clone();
    by.retain(|provider| provider != actor);
    if provides {
        by.push(actor.clone());
        // The element's order, so that the same providers are always written the same way.
        by.sort_by_key(|provider| order.iter().position(|known| known == provider));
    }
    change(&mut card.by, by)
}

fn set_option(scenario: &mut Scenario, id: &ElementId, setting: &SettingId, option: &OptionId) -> Result<(), Rejected> {
    let element = known_element(scenario, id)?.clone();
    let found = element.setting(setting).ok_or_else(|| Rejected::unknown("setting", setting))?;
    if found.option(option).is_none() {
        return Err(Rejected::unknown("option", option));
    }
    let choices = if element.frame {
        package_mut(scenario)?.frame.entry(id.clone()).or_default()
    } else {
        &mut card_mut(scenario, id)?.with
    };
    let mut changed = choices.clone();
    changed.insert(setting.clone(), option.clone());
    // Defaults are left out and the rest stands in the element's order, so that the same card is always written alike.
    changed.retain(|setting, option| element.setting(setting).is_some_and(|known| known.default != *option));
    changed.sort_by_cached_key(|setting, _| element.settings.iter().position(|known| known.id == *setting));
    let result = change(choices, changed);
    package_mut(scenario)?.frame.retain(|_, choices| !choices.is_empty());
    result
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
