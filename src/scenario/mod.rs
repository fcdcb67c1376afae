//! What is said: everything one workshop works on, as plain data.
//!
//! These types are the file format, version [`FORMAT`]: their fields, in this order, are what a scenario file holds.
//! They hold whatever a file may hold; [`check`] says what is wrong with it. What follows from a scenario is for
//! [`assess`](crate::assess) to say, which takes checked scenarios only.
//!
//! Invariant: nothing here knows of files, clocks, threads or the window.

mod acceptable;
mod actor;
pub mod check;
mod condition;
mod element;
mod evidence;
mod id;
mod item;
mod letters;
mod level;
mod made;
mod mention;
mod package;
mod point;
mod refer;
mod round;
mod rule;
mod seat;
mod sentence;
mod spoken;
mod text;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use acceptable::{Acceptable, Agreement, Pin};
pub use actor::{Actor, Capacity, Category, Function, Group, Phase, Resource};
pub use condition::{Condition, CostKind, MAX_NESTING, NamedCondition, Pattern};
pub use element::{Cost, Element, Gift, Rating, Setting, SettingOption, Use};
pub use evidence::{Basis, Claim, Source, Standing, Voice};
pub use id::{
    ActorId, CategoryId, ClaimId, ConditionId, ElementId, FunctionId, GroupId, OptionId, PackageId, PartyId, PhaseId,
    ResourceId, RoundId, RuleId, SettingId, SourceId, Tag, VoiceId,
};
pub use item::{Item, ItemKey, ItemKind};
pub use letters::composed;
pub use level::{Degree, Feasibility, Firmness, NoQuantity, Quantity, Range, Strength, Verdict};
pub use made::{made_id, one_line};
pub use mention::{Mention, Mentions};
pub use package::{Card, Choices, Package, chosen};
pub use point::{Point, PointKind};
pub use round::{Argument, HoldTally, Round, Tallies, WayKept};
pub use rule::{Caution, Contradiction, Limit, Position, PositionKind, Provision, Rule};
pub use seat::{Ballot, CardVote, Hold, Seat};
pub use sentence::{Blank, Measure, Offer, Purpose, Sentence, SentenceKind, Thing};

/// The version of the file format that this program writes. It reads earlier ones too:
///
/// | format | what it added |
/// | --- | --- |
/// | 1 | – |
/// | 2 | `rounds` |
/// | 3 | `points`, `seats`, `votes_revealed`; `agreed` about pins; `note` of a package; `ways` and `votes` of a round |
/// | 4 | `unknown` of what is acceptable and of a round; `otherwise` of a willingness; `money`; groups as holders of positions; `revealed` of a seat, `changed_cards` and `changed_positions` of the votes of a round; the conditions `Uses`, `Costs` and `Before`; the firmness `Disputed`, which was `Contested` |
pub const FORMAT: u32 = 4;

/// Everything one workshop works on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// The version of the file format. This program writes [`FORMAT`], and reads it and all before it.
    pub format: u32,
    /// The name shown.
    pub title: String,
    /// What it is about and how to read it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub about: String,
    /// The day as of which it is read unless another is chosen.
    pub as_of: Date,
    /// The unit of all costs. The code of a currency that it begins with stands before amounts: USD 30 bn.
    #[serde(default = "money", skip_serializing_if = "is_money")]
    pub money: String,
    /// Other days worth reading it as of.
    #[serde(default, skip_serializing_if = "is_default")]
    pub also_as_of: Vec<Date>,
    /// Where things can be read.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sources: Vec<Source>,
    /// Who can be heard alone.
    #[serde(default, skip_serializing_if = "is_default")]
    pub voices: Vec<Voice>,
    /// What is said.
    #[serde(default, skip_serializing_if = "is_default")]
    pub claims: Vec<Claim>,
    /// Groups of actors.
    #[serde(default, skip_serializing_if = "is_default")]
    pub groups: Vec<Group>,
    /// Parties with positions, in the order shown.
    #[serde(default, skip_serializing_if = "is_default")]
    pub actors: Vec<Actor>,
    /// When cards can start, earliest first. At least one.
    pub phases: Vec<Phase>,
    /// What guarantees are for.
    #[serde(default, skip_serializing_if = "is_default")]
    pub functions: Vec<Function>,
    /// What cards use up.
    #[serde(default, skip_serializing_if = "is_default")]
    pub resources: Vec<Resource>,
    /// Families of elements, in the order shown.
    #[serde(default, skip_serializing_if = "is_default")]
    pub categories: Vec<Category>,
    /// Kinds of guarantee, in the order shown.
    #[serde(default, skip_serializing_if = "is_default")]
    pub elements: Vec<Element>,
    /// Reusable conditions.
    #[serde(default, skip_serializing_if = "is_default")]
    pub conditions: Vec<NamedCondition>,
    /// What actors hold.
    #[serde(default, skip_serializing_if = "is_default")]
    pub positions: Vec<Position>,
    /// What caps feasibility.
    #[serde(default, skip_serializing_if = "is_default")]
    pub limits: Vec<Limit>,
    /// What cannot coexist.
    #[serde(default, skip_serializing_if = "is_default")]
    pub contradictions: Vec<Contradiction>,
    /// What is worth a remark.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cautions: Vec<Caution>,
    /// Rules that the group has switched off.
    #[serde(default, skip_serializing_if = "is_default")]
    pub switched_off: Vec<RuleId>,
    /// What the group would accept.
    #[serde(default, skip_serializing_if = "is_default")]
    pub acceptable: Acceptable,
    /// What has been put together. At least one.
    pub packages: Vec<Package>,
    /// The package on the board.
    pub current: PackageId,
    /// What the group takes for granted, has decided, or leaves open, in the order shown.
    #[serde(default, skip_serializing_if = "is_default")]
    pub points: Vec<Point>,
    /// Who is in the room, and how each votes.
    #[serde(default, skip_serializing_if = "is_default")]
    pub seats: Vec<Seat>,
    /// Whether the votes are shown and can be heard. Until then they count for nothing and nobody sees another's.
    #[serde(default, skip_serializing_if = "is_default")]
    pub votes_revealed: bool,
    /// Packages as they stood when the group was done with them, the earliest first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rounds: Vec<Round>,
}

impl Scenario {
    /// One that lists nothing, of this day; not sound by itself, since there must be a phase and a package.
    pub fn empty(as_of: Date) -> Self {
        Self {
            format: FORMAT,
            title: String::new(),
            about: String::new(),
            as_of,
            money: money(),
            also_as_of: Vec::new(),
            sources: Vec::new(),
            voices: Vec::new(),
            claims: Vec::new(),
            groups: Vec::new(),
            actors: Vec::new(),
            phases: Vec::new(),
            functions: Vec::new(),
            resources: Vec::new(),
            categories: Vec::new(),
            elements: Vec::new(),
            conditions: Vec::new(),
            positions: Vec::new(),
            limits: Vec::new(),
            contradictions: Vec::new(),
            cautions: Vec::new(),
            switched_off: Vec::new(),
            acceptable: Acceptable::default(),
            packages: Vec::new(),
            current: PackageId::new(""),
            points: Vec::new(),
            seats: Vec::new(),
            votes_revealed: false,
            rounds: Vec::new(),
        }
    }

    /// The package on the board; the first one if `current` names none, which a checked scenario never has.
    pub fn current_package(&self) -> Option<&Package> {
        self.package(&self.current).or_else(|| self.packages.first())
    }

    /// The package of this id.
    pub fn package(&self, id: &PackageId) -> Option<&Package> {
        self.packages.iter().find(|package| package.id == *id)
    }

    /// The round of this id.
    pub fn round(&self, id: &RoundId) -> Option<&Round> {
        self.rounds.iter().find(|round| round.id == *id)
    }

    /// The element of this id.
    pub fn element(&self, id: &ElementId) -> Option<&Element> {
        self.elements.iter().find(|element| element.id == *id)
    }

    /// The actor of this id.
    pub fn actor(&self, id: &ActorId) -> Option<&Actor> {
        self.actors.iter().find(|actor| actor.id == *id)
    }

    /// Whether there is an actor or a group of this id.
    pub fn has_party(&self, id: &PartyId) -> bool {
        self.actors.iter().any(|actor| *id == actor.id) || self.groups.iter().any(|group| *id == group.id)
    }

    /// The claim of this id.
    pub fn claim(&self, id: &ClaimId) -> Option<&Claim> {
        self.claims.iter().find(|claim| claim.id == *id)
    }

    /// The one source in which all of these claims stand; `None` if there are others too, or no claim.
    pub fn sole_source(&self, claims: &[ClaimId]) -> Option<&SourceId> {
        let mut sources = claims.iter().filter_map(|id| self.claim(id)).flat_map(|claim| &claim.sources);
        let first = sources.next()?;
        let known = claims.iter().all(|id| self.claim(id).is_some_and(|claim| !claim.sources.is_empty()));
        (known && sources.all(|source| source == first)).then_some(first)
    }

    /// The source of this id.
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == *id)
    }

    /// The voice of this id.
    pub fn voice(&self, id: &VoiceId) -> Option<&Voice> {
        self.voices.iter().find(|voice| voice.id == *id)
    }

    /// The seat of this id.
    pub fn seat(&self, id: &VoiceId) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.id == *id)
    }

    /// Its place among the seats, counted from 0.
    pub fn seat_place(&self, id: &VoiceId) -> Option<usize> {
        self.seats.iter().position(|seat| seat.id == *id)
    }

    /// Whether there is a voice of this id, or a seat whose votes are revealed.
    pub fn can_be_heard(&self, id: &VoiceId) -> bool {
        self.voice(id).is_some() || (self.votes_revealed && self.seat(id).is_some())
    }

    /// The position of this id.
    pub fn position(&self, id: &RuleId) -> Option<&Position> {
        self.positions.iter().find(|position| position.id == *id)
    }

    /// The rule of this id, of whatever kind.
    pub fn rule(&self, id: &RuleId) -> Option<&dyn Rule> {
        self.rules().find(|rule| rule.id() == id)
    }

    /// The remarks on the rule of this id, to be changed.
    pub fn note_mut(&mut self, id: &RuleId) -> Option<&mut String> {
        let Self { positions, limits, contradictions, cautions, .. } = self;
        let positions = positions.iter_mut().map(|rule| (&rule.id, &mut rule.note));
        let limits = limits.iter_mut().map(|rule| (&rule.id, &mut rule.note));
        let contradictions = contradictions.iter_mut().map(|rule| (&rule.id, &mut rule.note));
        let cautions = cautions.iter_mut().map(|rule| (&rule.id, &mut rule.note));
        let mut all = positions.chain(limits).chain(contradictions).chain(cautions);
        all.find(|(known, _)| *known == id).map(|(_, note)| note)
    }

    /// All rules: positions, limits, contradictions, cautions, in this order.
    pub fn rules(&self) -> impl Iterator<Item = &dyn Rule> {
        fn dynamic(rule: &impl Rule) -> &dyn Rule {
            rule
        }
        let positions = self.positions.iter().map(dynamic as fn(&Position) -> &dyn Rule);
        let limits = self.limits.iter().map(dynamic as fn(&Limit) -> &dyn Rule);
        let contradictions = self.contradictions.iter().map(dynamic as fn(&Contradiction) -> &dyn Rule);
        let cautions = self.cautions.iter().map(dynamic as fn(&Caution) -> &dyn Rule);
        positions.chain(limits).chain(contradictions).chain(cautions)
    }
}

/// The unit of costs where none is given.
pub(crate) fn money() -> String {
    "USD bn".to_owned()
}

/// Whether a unit need not be written.
fn is_money(unit: &str) -> bool {
    unit == money()
}

/// Whether a field need not be written, because reading without it gives the same.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
