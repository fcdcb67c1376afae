//! Kinds of guarantee, their settings and options, and what these give, cost and use.

use serde::{Deserialize, Serialize};

use super::{
    ActorId, Basis, CategoryId, ClaimId, Degree, ElementId, Feasibility, FunctionId, OptionId, Quantity, Range,
    ResourceId, SettingId, Tag, is_default,
};

/// A kind of guarantee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Element {
    /// Its name in this file.
    pub id: ElementId,
    /// The name shown.
    pub name: String,
    /// The family it belongs to.
    pub category: CategoryId,
    /// Always on the board: an assumption about the world, not a choice of the group.
    #[serde(default, skip_serializing_if = "is_default")]
    pub frame: bool,
    /// What it is, in a sentence or two.
    #[serde(default, skip_serializing_if = "is_default")]
    pub about: String,
    /// Words that patterns may ask for.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tags: Vec<Tag>,
    /// Who may supply it; nobody has to if left out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub providers: Vec<ActorId>,
    /// How feasible it is by itself, whoever provides it; nobody says if left out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub feasibility: Option<Rating>,
    /// What it gives whatever its options.
    #[serde(default, skip_serializing_if = "is_default")]
    pub gives: Vec<Gift>,
    /// What it costs whatever its options.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cost: Option<Cost>,
    /// What it uses up whatever its options.
    #[serde(default, skip_serializing_if = "is_default")]
    pub uses: Vec<Use>,
    /// Its choices.
    #[serde(default, skip_serializing_if = "is_default")]
    pub settings: Vec<Setting>,
    /// The claims that speak of it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub claims: Vec<ClaimId>,
    /// Remarks.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
}

impl Element {
    /// One with nothing to it but its name and its category.
    pub fn new(id: ElementId, name: String, category: CategoryId) -> Self {
        Self {
            id,
            name,
            category,
            frame: false,
            about: String::new(),
            tags: Vec::new(),
            providers: Vec::new(),
            feasibility: None,
            gives: Vec::new(),
            cost: None,
            uses: Vec::new(),
            settings: Vec::new(),
            claims: Vec::new(),
            note: String::new(),
        }
    }

    /// The tags that its card can carry: its own, and those of its options.
    pub fn possible_tags(&self) -> impl Iterator<Item = &Tag> {
        let options = self.settings.iter().flat_map(|setting| &setting.options);
        self.tags.iter().chain(options.flat_map(|option| &option.tags))
    }

    /// Whether each of these is among them.
    pub fn can_carry(&self, asked: &[Tag]) -> bool {
        asked.iter().all(|tag| self.possible_tags().any(|carried| carried == tag))
    }

    /// The setting of this id.
    pub fn setting(&self, id: &SettingId) -> Option<&Setting> {
        self.settings.iter().find(|setting| setting.id == *id)
    }
}

/// A named choice of an element: scale, location, legal form, …
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// Its name within the element.
    pub id: SettingId,
    /// The name shown.
    pub name: String,
    /// The option a new card has.
    pub default: OptionId,
    /// The values, each of which excludes the others.
    pub options: Vec<SettingOption>,
}

impl Setting {
    /// The option of this id.
    pub fn option(&self, id: &OptionId) -> Option<&SettingOption> {
        self.options.iter().find(|option| option.id == *id)
    }
}

impl SettingOption {
    /// One with nothing to it but its name.
    pub fn new(id: OptionId, name: String) -> Self {
        let (tags, gives, uses, note) = (Vec::new(), Vec::new(), Vec::new(), String::new());
        Self { id, name, tags, feasibility: None, gives, cost: None, uses, note }
    }
}

/// One value of a setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingOption {
    /// Its name within the setting.
    pub id: OptionId,
    /// The name shown.
    pub name: String,
    /// Words that patterns may ask for.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tags: Vec<Tag>,
    /// How feasible a card is with it; nobody says if left out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub feasibility: Option<Rating>,
    /// What it gives.
    #[serde(default, skip_serializing_if = "is_default")]
    pub gives: Vec<Gift>,
    /// What it costs.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cost: Option<Cost>,
    /// What it uses up.
    #[serde(default, skip_serializing_if = "is_default")]
    pub uses: Vec<Use>,
    /// Remarks.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
}

/// A level of feasibility and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// The level.
    pub level: Feasibility,
    /// What it rests on.
    pub basis: Basis,
    /// The claims it comes from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub claims: Vec<ClaimId>,
    /// Remarks.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
}

/// How strongly an element or option serves a function of protection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gift {
    /// The function that is served.
    pub function: FunctionId,
    /// The degree, 0 to 4.
    pub degree: Degree,
    /// What it rests on.
    pub basis: Basis,
    /// The claims it comes from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub claims: Vec<ClaimId>,
}

/// What an element or option costs, in the unit that the scenario names as its `money`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// What it costs each year.
    #[serde(default, skip_serializing_if = "is_default")]
    pub per_year: Range,
    /// What it costs once.
    #[serde(default, skip_serializing_if = "is_default")]
    pub once: Range,
    /// What it rests on.
    pub basis: Basis,
    /// The claims it comes from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub claims: Vec<ClaimId>,
}

/// How much of a resource an element or option takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Use {
    /// The resource that is taken.
    pub resource: ResourceId,
    /// How much, in the resource's unit.
    pub amount: Quantity,
    /// What it rests on.
    pub basis: Basis,
    /// The claims it comes from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub claims: Vec<ClaimId>,
}
