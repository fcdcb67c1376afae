//! What edits are called, in the menu and in "what just changed".
//!
//! A label is data: it is put into words when it is shown. It holds the names that things had before the edit, so that
//! it reads right when they are gone.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Edit;
use super::author::AuthorLabel;
use super::note::NoteLabel;
use super::room::RoomLabel;
use super::rounds::RoundEdit;
use crate::scenario::{Feasibility, Firmness, Scenario};
use crate::wording::{self, NamedPin, name};

/// What an edit, or another change of what is on the board, is called.
#[expect(missing_docs, reason = "each is what the edit of its name is called")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Label {
    AddCard(String),
    RemoveCard(String),
    MoveCard {
        card: String,
        phase: String,
    },
    SetProvider {
        card: String,
        actor: String,
        provides: bool,
    },
    /// Without the setting where the element has but one, that says so by itself.
    SetOption {
        element: String,
        setting: Option<String>,
        option: String,
    },
    Adopt,
    ClearBoard,
    Pin(NamedPin),
    Unpin(NamedPin),
    Release {
        assumption: String,
        released: bool,
    },
    SetBinding(Firmness),
    SetAtLeast(Feasibility),
    SetUnknown(Feasibility),
    SwitchRule {
        rule: String,
        on: bool,
    },
    NewPackage(String),
    DuplicatePackage,
    RenamePackage(String),
    DeletePackage,
    CloseRound(String),
    CopyRound(String),
    CorrectRound(String),
    Note(NoteLabel),
    Agree(NamedPin),
    Room(RoomLabel),
    BringIn(Vec<String>),
    Author(AuthorLabel),
    BoardDate(Date),
    Hear(Heard),
    HearEveryone,
    /// In words, as a program before this one has kept it.
    #[serde(untagged)]
    Kept(String),
}

/// Who is heard alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Heard {
    /// A voice, by name.
    Voice(String),
    /// A seat, by its place.
    Seat(usize),
}

impl Label {
    /// That somebody is heard alone, or everybody.
    pub(super) fn hearing(scenario: &Scenario, voice: Option<&crate::scenario::VoiceId>) -> Self {
        let Some(id) = voice else { return Self::HearEveryone };
        Self::Hear(match scenario.seat_place(id).filter(|_| scenario.voice(id).is_none()) {
            Some(place) => Heard::Seat(place),
            None => Heard::Voice(name::voice(scenario, id).into_owned()),
        })
    }

    /// The label in words.
    pub fn text(&self) -> String {
        match self {
            Self::AddCard(card) => format!("Add {card}"),
            Self::RemoveCard(card) => format!("Remove {card}"),
            Self::MoveCard { card, phase } => format!("Move {card} to {phase}"),
            Self::SetProvider { card, actor, provides: true } => format!("Add {actor} as provider of {card}"),
            Self::SetProvider { card, actor, provides: false } => format!("Remove {actor} as provider of {card}"),
            Self::SetOption { element, setting: Some(setting), option } => {
                format!("Set {setting} of {element} to {option}")
            }
            Self::SetOption { element, setting: None, option } => format!("Set {element} to {option}"),
            Self::Adopt => "Adopt a way forward".to_owned(),
            Self::ClearBoard => "Clear the board".to_owned(),
            Self::Pin(pin) => format!("Pin {}", pin.text()),
            Self::Unpin(pin) => format!("Unpin {}", pin.text()),
            Self::Release { assumption, released: true } => format!("Release {assumption}"),
            Self::Release { assumption, released: false } => format!("Pin {assumption}"),
            Self::SetBinding(firmness) => format!("Binding: {}", wording::binding(*firmness)),
            Self::SetAtLeast(level) => format!("At least {}", wording::feasibility(*level)),
            Self::SetUnknown(level) => format!("The unknown counts as {}", wording::feasibility(*level)),
            Self::SwitchRule { rule, on: true } => format!("Switch on “{rule}”"),
            Self::SwitchRule { rule, on: false } => format!("Switch off “{rule}”"),
            Self::NewPackage(name) => format!("New package {name}"),
            Self::DuplicatePackage => "Duplicate package".to_owned(),
            Self::RenamePackage(name) => format!("Rename package to {name}"),
            Self::DeletePackage => "Delete package".to_owned(),
            Self::CloseRound(round) => format!("Close “{round}”"),
            Self::CopyRound(round) => format!("Copy “{round}”"),
            Self::CorrectRound(round) => format!("Correct “{round}”"),
            Self::Note(on) => format!("Note on {}", on.text()),
            Self::Agree(pin) => format!("Who agreed: {}", pin.text()),
            Self::Room(label) => label.text(),
            Self::BringIn(groups) => format!("Bring in {}", wording::list(groups.iter().map(String::as_str))),
            Self::Author(label) => label.text(),
            Self::BoardDate(day) => format!("Board date {}", wording::date(*day)),
            Self::Hear(Heard::Voice(voice)) => format!("{voice} is heard"),
            Self::Hear(Heard::Seat(place)) => format!("{} is heard", name::seat_at(*place)),
            Self::HearEveryone => "Everyone is heard".to_owned(),
            Self::Kept(text) => text.clone(),
        }
    }
}

impl Edit {
    /// What the edit is called, with the names from before it is done.
    pub fn label(&self, scenario: &Scenario) -> Label {
        let element = |id| name::element(scenario, id).to_owned();
        match self {
            Self::AddCard { element: id, .. } => Label::AddCard(element(id)),
            Self::RemoveCard(id) => Label::RemoveCard(element(id)),
            Self::MoveCard { element: id, phase } => {
                Label::MoveCard { card: element(id), phase: name::phase(scenario, phase).to_owned() }
            }
            Self::SetProvider { element: id, actor, provides } => Label::SetProvider {
                card: element(id),
                actor: name::actor(scenario, actor).to_owned(),
                provides: *provides,
            },
            Self::SetOption { element: id, setting, option } => Label::SetOption {
                element: element(id),
                setting: wording::setting_name(scenario, id, setting).map(str::to_owned),
                option: name::option(scenario, id, setting, option).to_owned(),
            },
            Self::Adopt(_) => Label::Adopt,
            Self::ClearBoard => Label::ClearBoard,
            Self::Pin(pin) => Label::Pin(NamedPin::of(scenario, pin)),
            Self::Unpin(pin) => Label::Unpin(NamedPin::of(scenario, pin)),
            Self::Release { element: id, released } => Label::Release { assumption: element(id), released: *released },
            Self::SetBinding(firmness) => Label::SetBinding(*firmness),
            Self::SetAtLeast(level) => Label::SetAtLeast(*level),
            Self::SetUnknown(level) => Label::SetUnknown(*level),
            Self::SwitchRule { rule, on } => {
                Label::SwitchRule { rule: name::rule(scenario, rule).into_owned(), on: *on }
            }
            Self::NewPackage(name) => Label::NewPackage(name.clone()),
            Self::DuplicatePackage => Label::DuplicatePackage,
            Self::RenamePackage(name) => Label::RenamePackage(name.clone()),
            Self::DeletePackage => Label::DeletePackage,
            Self::CloseRound(round) => Label::CloseRound(round.name.clone()),
            Self::CopyRound(round) => Label::CopyRound(name::round(scenario, round).to_owned()),
            // Under the name it has then, as it is typed.
            Self::Round { edit: RoundEdit::Name(name), .. } => Label::CorrectRound(name.clone()),
            Self::Round { round, .. } => Label::CorrectRound(name::round(scenario, round).to_owned()),
            Self::Note { on, .. } => Label::Note(on.label(scenario)),
            Self::Agree { pin, .. } => Label::Agree(NamedPin::of(scenario, pin)),
            Self::Room(edit) => Label::Room(edit.label(scenario)),
            Self::BringIn(copies) => Label::BringIn(copies.iter().map(|copy| copy.group.clone()).collect()),
            Self::Author(edit) => Label::Author(edit.label(scenario)),
        }
    }

    /// Whether it is nobody's business but the facilitator's, so that nothing is said of it on the shared screen.
    pub(super) fn quiet(&self) -> bool {
        match self {
            Self::Room(_) | Self::Round { .. } | Self::Note { .. } | Self::Agree { .. } => true,
            Self::Author(edit) => edit.quiet(),
            Self::AddCard { .. } | Self::RemoveCard(_) | Self::MoveCard { .. } | Self::SetProvider { .. } => false,
            Self::SetOption { .. } | Self::Adopt(_) | Self::ClearBoard | Self::Pin(_) | Self::Unpin(_) => false,
            Self::Release { .. } | Self::SetBinding(_) | Self::SetAtLeast(_) | Self::SetUnknown(_) => false,
            Self::SwitchRule { .. } => false,
            Self::NewPackage(_) | Self::DuplicatePackage | Self::RenamePackage(_) | Self::DeletePackage => false,
            Self::CloseRound(_) | Self::CopyRound(_) | Self::BringIn(_) => false,
        }
    }

    /// Whether it changes texts at most, of which nothing follows.
    pub(super) fn changes_texts_only(&self, scenario: &Scenario) -> bool {
        match self {
            Self::Author(edit) => edit.changes_texts_only(scenario),
            Self::Note { .. } | Self::Round { .. } => true,
            _ => false,
        }
    }

    /// Whether this and the edit before it are one step, as letters typed into the same text are.
    pub(super) fn extends(&self, last: &Self) -> bool {
        match (self, last) {
            (Self::Note { on, .. }, Self::Note { on: last, .. }) => on == last,
            (Self::Agree { pin, .. }, Self::Agree { pin: last, .. }) => pin == last,
            (Self::Round { round, edit }, Self::Round { round: last, edit: before }) => {
                round == last && edit.extends(before)
            }
            (Self::Room(edit), Self::Room(last)) => edit.extends(last),
            (Self::Author(edit), Self::Author(last)) => edit.extends(last),
            _ => false,
        }
    }
}
