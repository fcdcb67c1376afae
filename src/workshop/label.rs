//! What edits are called, in the menu and in "what just changed".

use super::Edit;
use crate::scenario::{ElementId, Scenario};
use crate::wording;

impl Edit {
    /// What the edit is called in the menu and in "what just changed", named before it is done.
    pub fn label(&self, scenario: &Scenario) -> String {
        let element = |id: &ElementId| scenario.element(id).map_or(id.as_str(), |element| &element.name).to_owned();
        match self {
            Self::AddCard { element: id, .. } => format!("Add {}", element(id)),
            Self::RemoveCard(id) => format!("Remove {}", element(id)),
            Self::MoveCard { element: id, phase } => {
                let phase =
                    scenario.phases.iter().find(|known| known.id == *phase).map_or(phase.as_str(), |known| &known.name);
                format!("Move {} to {phase}", element(id))
            }
            Self::SetProvider { element: id, actor, provides } => {
                let actor = scenario.actor(actor).map_or(actor.as_str(), |actor| &actor.name);
                let verb = if *provides { "Add" } else { "Remove" };
                format!("{verb} {actor} as provider of {}", element(id))
            }
            Self::SetOption { element: id, setting, option } => {
                let found = scenario.element(id).and_then(|element| element.setting(setting));
                let setting_name = found.map_or(setting.as_str(), |setting| &setting.name);
                let option_name =
                    found.and_then(|setting| setting.option(option)).map_or(option.as_str(), |option| &option.name);
                let (element, setting) = (element(id), setting_name.to_lowercase());
                // "Set Russian consent to given", not "Set consent of Russian consent to given".
                if element.to_lowercase().contains(&setting) {
                    format!("Set {element} to {option_name}")
                } else {
                    format!("Set {setting} of {element} to {option_name}")
                }
            }
            Self::Adopt(_) => "Adopt a way forward".to_owned(),
            Self::ClearBoard => "Clear the board".to_owned(),
            Self::Pin(pin) => format!("Pin {}", wording::pin(scenario, pin)),
            Self::Unpin(pin) => format!("Unpin {}", wording::pin(scenario, pin)),
            Self::Release { element: id, released } => {
                format!("{} {}", if *released { "Release" } else { "Pin" }, element(id))
            }
            Self::SetBinding(firmness) => format!("Binding: {}", wording::binding(*firmness)),
            Self::SetAtLeast(level) => format!("At least {}", wording::feasibility(*level)),
            Self::SwitchRule { rule, on } => {
                let title = scenario.rule(rule).map_or(rule.as_str(), |rule| rule.title());
                format!("Switch {} “{title}”", if *on { "on" } else { "off" })
            }
            Self::NewPackage(name) => format!("New package {name}"),
            Self::DuplicatePackage => "Duplicate package".to_owned(),
            Self::RenamePackage(name) => format!("Rename package to {name}"),
            Self::DeletePackage => "Delete package".to_owned(),
            Self::Room(edit) => edit.label(scenario),
            Self::Author(edit) => edit.label(scenario),
            Self::Note { on, .. } => format!("Note on {}", on.named(scenario)),
            Self::Agree { pin, .. } => format!("Who agreed: {}", wording::pin(scenario, pin)),
            Self::CloseRound(round) => format!("Close “{}”", round.name),
            Self::CopyRound(id) => {
                format!("Copy “{}”", scenario.round(id).map_or(id.as_str(), |round| &round.name))
            }
        }
    }

    /// Whether it is nobody's business but the facilitator's, so that nothing is said of it on the shared screen.
    pub(super) fn quiet(&self) -> bool {
        match self {
            Self::Room(_) | Self::Note { .. } | Self::Agree { .. } => true,
            Self::Author(edit) => edit.quiet(),
            Self::AddCard { .. } | Self::RemoveCard(_) | Self::MoveCard { .. } | Self::SetProvider { .. } => false,
            Self::SetOption { .. } | Self::Adopt(_) | Self::ClearBoard | Self::Pin(_) | Self::Unpin(_) => false,
            Self::Release { .. } | Self::SetBinding(_) | Self::SetAtLeast(_) | Self::SwitchRule { .. } => false,
            Self::NewPackage(_) | Self::DuplicatePackage | Self::RenamePackage(_) | Self::DeletePackage => false,
            Self::CloseRound(_) | Self::CopyRound(_) => false,
        }
    }

    /// Whether it changes texts at most, of which nothing follows.
    pub(super) fn changes_texts_only(&self, scenario: &Scenario) -> bool {
        match self {
            Self::Author(edit) => edit.changes_texts_only(scenario),
            Self::Note { .. } => true,
            _ => false,
        }
    }

    /// Whether this and the edit before it are one step, as letters typed into the same text are.
    pub(super) fn extends(&self, last: &Self) -> bool {
        match (self, last) {
            (Self::Note { on, .. }, Self::Note { on: last, .. }) => on == last,
            (Self::Agree { pin, .. }, Self::Agree { pin: last, .. }) => pin == last,
            (Self::Room(edit), Self::Room(last)) => edit.extends(last),
            (Self::Author(edit), Self::Author(last)) => edit.extends(last),
            _ => false,
        }
    }
}
