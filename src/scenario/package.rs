//! Packages: what is on the board.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::{ActorId, Element, ElementId, OptionId, PackageId, PhaseId, SettingId, is_default};

/// The options chosen, by setting. A setting that is left out has its default.
pub type Choices = IndexMap<SettingId, OptionId>;

/// The frame's options plus the cards on the board; at most one card per element.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Package {
    /// Its name in this file.
    pub id: PackageId,
    /// The name shown.
    pub name: String,
    /// The package it varies, if it is a variant.
    #[serde(default, skip_serializing_if = "is_default")]
    pub variant_of: Option<PackageId>,
    /// What it stands for.
    #[serde(default, skip_serializing_if = "is_default")]
    pub about: String,
    /// The options of the frame elements, where they are not the defaults.
    #[serde(default, skip_serializing_if = "is_default")]
    pub frame: IndexMap<ElementId, Choices>,
    /// The cards, in the order in which they were laid.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cards: Vec<Card>,
    /// The facilitator's remarks on it, which never leave with anything that is sent round.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
}

impl Package {
    /// An empty package with every frame option at its default.
    pub fn new(id: PackageId, name: String) -> Self {
        let (about, note) = (String::new(), String::new());
        Self { id, name, variant_of: None, about, frame: IndexMap::new(), cards: Vec::new(), note }
    }

    /// The card of this element.
    pub fn card(&self, element: &ElementId) -> Option<&Card> {
        self.cards.iter().find(|card| card.element == *element)
    }
}

/// An element placed on the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// The element that is placed.
    pub element: ElementId,
    /// The phase in which it starts.
    pub phase: PhaseId,
    /// Who supplies it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub by: Vec<ActorId>,
    /// The options chosen, where they are not the defaults.
    #[serde(default, skip_serializing_if = "is_default")]
    pub with: Choices,
    /// The facilitator's remarks on it, which never leave with anything that is sent round.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
}

/// The option that holds for a setting: the one chosen, or the default.
pub fn chosen<'a>(choices: &'a Choices, element: &'a Element, setting: &SettingId) -> Option<&'a OptionId> {
    choices.get(setting).or_else(|| element.setting(setting).map(|setting| &setting.default))
}
