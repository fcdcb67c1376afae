//! A scenario compiled for assessing: everything but its packages, in index form.

use std::collections::HashMap;

use jiff::civil::Date;

use super::Reading;
use super::index::{
    ActorIx, ElementIx, FunctionIx, Index, NodeIx, OptionIx, PatternIx, PhaseIx, ResourceIx, RuleIx, Set, SettingIx,
    Table, TagIx, VoiceIx,
};
use super::pattern::CompiledPattern;
use crate::scenario::{
    ActorId, ClaimId, Degree, ElementId, Feasibility, Firmness, FunctionId, OptionId, PhaseId, Quantity, Range,
    ResourceId, RuleId, Scenario, SettingId, VoiceId,
};

/// A scenario without its packages, compiled so that assessing a package is fast.
///
/// It stays valid until anything but the packages changes.
#[derive(Clone, Debug)]
pub struct Model {
    pub(crate) actors: Table<ActorIx, ActorId>,
    pub(crate) phases: Table<PhaseIx, PhaseId>,
    pub(crate) functions: Table<FunctionIx, FunctionId>,
    pub(crate) resources: Table<ResourceIx, CompiledResource>,
    /// Who can be heard alone: the voices, then the seats if votes are revealed.
    pub(crate) voices: Table<VoiceIx, VoiceId>,
    /// How many of them are voices.
    pub(crate) sourced: usize,
    pub(crate) elements: Table<ElementIx, CompiledElement>,
    pub(crate) patterns: Table<PatternIx, CompiledPattern>,
    pub(crate) nodes: Table<NodeIx, Node>,
    /// Whether the node asks what the package reaches, itself or in one of its parts.
    pub(crate) reaching: Table<NodeIx, bool>,
    pub(crate) rules: Table<RuleIx, CompiledRule>,
    pub(crate) lookup: Lookup,
}

/// Where the ids that a package or a reading names stand.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lookup {
    pub(crate) elements: HashMap<ElementId, ElementIx>,
    pub(crate) actors: HashMap<ActorId, ActorIx>,
    pub(crate) phases: HashMap<PhaseId, PhaseIx>,
    pub(crate) rules: HashMap<RuleId, RuleIx>,
}

/// A condition or a part of one.
#[derive(Clone, Debug)]
pub(crate) enum Node {
    /// Some card or frame element matches.
    Card(PatternIx),
    /// Every one holds.
    All(Vec<NodeIx>),
    /// At least one holds.
    Any(Vec<NodeIx>),
    /// It does not hold.
    Not(NodeIx),
    /// At least so many of them hold.
    AtLeast(u32, Vec<NodeIx>),
    /// The package gives the function at least to this degree in practice.
    Reaches(FunctionIx, Degree),
}

/// A resource.
#[derive(Clone, Debug)]
pub(crate) struct CompiledResource {
    pub(crate) id: ResourceId,
    /// What each actor has; `None`: no source says.
    pub(crate) capacity: Table<ActorIx, Option<CompiledCapacity>>,
}

/// What an actor has of a resource.
#[derive(Clone, Debug)]
pub(crate) struct CompiledCapacity {
    pub(crate) amount: Quantity,
    pub(crate) claims: Vec<ClaimId>,
}

/// An element.
#[derive(Clone, Debug)]
pub(crate) struct CompiledElement {
    pub(crate) id: ElementId,
    pub(crate) frame: bool,
    /// The actors it allows as providers.
    pub(crate) providers: Set<ActorIx>,
    /// What it carries whatever its options.
    pub(crate) content: Content,
    pub(crate) settings: Table<SettingIx, CompiledSetting>,
    /// Who is how ready to provide it, in the order of the scenario.
    pub(crate) willing: Vec<Willing>,
    /// The limits whose `on` can match it, in the order of the scenario; none for a frame element.
    pub(crate) limits: Vec<RuleIx>,
}

/// A setting.
#[derive(Clone, Debug)]
pub(crate) struct CompiledSetting {
    pub(crate) id: SettingId,
    pub(crate) default: OptionIx,
    pub(crate) options: Table<OptionIx, CompiledOption>,
}

/// An option.
#[derive(Clone, Debug)]
pub(crate) struct CompiledOption {
    pub(crate) id: OptionId,
    pub(crate) content: Content,
}

/// What elements and options carry alike.
#[derive(Clone, Debug)]
pub(crate) struct Content {
    pub(crate) tags: Set<TagIx>,
    pub(crate) rating: Option<CompiledRating>,
    pub(crate) gives: Table<FunctionIx, Degree>,
    pub(crate) cost: Option<CompiledCost>,
    pub(crate) uses: Vec<CompiledUse>,
}

/// A level of feasibility of an element's or option's own.
#[derive(Clone, Debug)]
pub(crate) struct CompiledRating {
    pub(crate) level: Feasibility,
    /// The voices that one of its claims belongs to.
    pub(crate) voices: Set<VoiceIx>,
    pub(crate) claims: Vec<ClaimId>,
}

/// A cost, in USD bn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CompiledCost {
    pub(crate) per_year: Range,
    pub(crate) once: Range,
}

/// What is taken of a resource.
#[derive(Clone, Debug)]
pub(crate) struct CompiledUse {
    pub(crate) resource: ResourceIx,
    pub(crate) amount: Quantity,
    pub(crate) claims: Vec<ClaimId>,
}

/// A willingness, as it bears on one element.
#[derive(Clone, Debug)]
pub(crate) struct Willing {
    pub(crate) rule: RuleIx,
    pub(crate) actor: ActorIx,
    pub(crate) level: Feasibility,
    /// Only with these options, for each setting named.
    pub(crate) with: Vec<(SettingIx, Set<OptionIx>)>,
}

/// A rule.
#[derive(Clone, Debug)]
pub(crate) struct CompiledRule {
    pub(crate) id: RuleId,
    pub(crate) from: Option<Date>,
    pub(crate) until: Option<Date>,
    pub(crate) switched_off: bool,
    pub(crate) binds_when: Option<NodeIx>,
    /// The voices that one of its claims belongs to.
    pub(crate) voices: Set<VoiceIx>,
    /// Whether one of its claims is on the record.
    pub(crate) on_record: bool,
    /// Whether it is a seat's vote, which counts only when that seat is heard.
    pub(crate) vote: bool,
    pub(crate) claims: Vec<ClaimId>,
    pub(crate) counter_claims: Vec<ClaimId>,
    pub(crate) body: Body,
}

/// What a rule says.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Body {
    RedLine { actor: ActorIx, firmness: Option<Firmness>, crossed: NodeIx },
    Floor { actor: ActorIx, firmness: Option<Firmness>, met: NodeIx },
    Willingness { actor: ActorIx },
    Limit { on: PatternIx, when: Option<NodeIx>, cap: Feasibility },
    Contradiction { when: NodeIx },
    Caution { when: NodeIx },
}

/// Why a rule is not in force, whatever is on the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// The group has switched it off.
    SwitchedOff,
    /// It begins after the board date.
    NotYet,
    /// It ended before the board date.
    NoLonger,
    /// All that it rests on was said after the board date.
    SaidLater,
    /// None of its claims is heard.
    NotHeard,
}

/// A reference that leads nowhere, so that nothing follows from the scenario. A checked scenario has none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unresolved {
    /// There is no such thing in the scenario.
    #[error("{place}: unknown {kind} `{name}`")]
    Unknown {
        /// What is referred to ("actor").
        kind: &'static str,
        /// The name given.
        name: String,
        /// Where it is referred to ("positions / ru-no-western-troops").
        place: String,
    },
    /// A named condition refers to itself, directly or through others.
    #[error("conditions / {0}: refers to itself")]
    Circular(String),
    /// A limit or a willingness asks what the package reaches, which in turn rests on it.
    #[error("{0}: asks what the package reaches, although that depends on it")]
    Reaches(String),
    /// A position is none of red line, floor and willingness, or more than one.
    #[error("{0}: must be exactly one of a red line, a floor and a willingness")]
    Position(String),
}

/// Who is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hearing {
    Everyone,
    /// One voice and the record; `None`: a voice that the scenario does not have, hence the record alone.
    One(Option<VoiceIx>),
}

impl Model {
    /// Compiles a scenario.
    pub fn new(scenario: &Scenario) -> Result<Self, Unresolved> {
        super::compile::compile(scenario)
    }

    /// Why this rule is not in force in this reading, whatever is on the board; `None` if what is on the board
    /// decides, or if there is no such rule.
    pub fn silence(&self, rule: &RuleId, reading: &Reading) -> Option<Silence> {
        let rule = self.rules.get(*self.lookup.rules.get(rule)?)?;
        self.silent(rule, reading.date, self.hearing(reading))
    }

    /// See [`Self::silence`].
    pub(crate) fn silent(&self, rule: &CompiledRule, date: Date, hearing: Hearing) -> Option<Silence> {
        if rule.switched_off {
            Some(Silence::SwitchedOff)
        } else if rule.from.is_some_and(|from| date < from) {
            Some(Silence::NotYet)
        } else if rule.until.is_some_and(|until| until < date) {
            Some(Silence::NoLonger)
        } else if !rule.heard(hearing) {
            Some(Silence::NotHeard)
        } else {
            None
        }
    }

    /// Who is heard in this reading.
    pub(crate) fn hearing(&self, reading: &Reading) -> Hearing {
        match &reading.voice {
            None => Hearing::Everyone,
            Some(voice) => Hearing::One(self.voices.entries().find(|(_, id)| *id == voice).map(|(index, _)| index)),
        }
    }
}

impl CompiledRule {
    /// Whether the rule is heard.
    pub(crate) fn heard(&self, hearing: Hearing) -> bool {
        match hearing {
            Hearing::Everyone => !self.vote,
            Hearing::One(voice) => self.on_record || voice.is_some_and(|voice| self.voices.contains(voice)),
        }
    }
}

impl CompiledElement {
    /// What a card of this element with these options carries: the element's part, then that of each option.
    pub(crate) fn contents<'a>(&'a self, options: &'a [OptionIx]) -> impl Iterator<Item = &'a Content> {
        let chosen = self.settings.iter().zip(options).filter_map(|(setting, option)| setting.options.get(*option));
        std::iter::once(&self.content).chain(chosen.map(|option| &option.content))
    }

    /// How strongly such a card serves the function on paper.
    pub(crate) fn gives(&self, options: &[OptionIx], function: FunctionIx) -> Degree {
        self.contents(options).map(|content| content.gives[function]).max().unwrap_or_default()
    }

    /// The default options, one for each setting.
    pub(crate) fn defaults(&self) -> Vec<OptionIx> {
        self.settings.iter().map(|setting| setting.default).collect()
    }
}

impl Content {
    /// Whether its own level caps what a card gives below the degree.
    pub(crate) fn caps_below(&self, degree: Degree) -> bool {
        self.rating.as_ref().is_some_and(|rating| Degree(rating.level.number()) < degree)
    }
}

impl Willing {
    /// Whether it speaks of a card with these options, one for each setting.
    pub(crate) fn speaks_of(&self, options: &[OptionIx]) -> bool {
        chosen_among(&self.with, options)
    }
}

/// Whether each setting named has one of the options given for it.
pub(crate) fn chosen_among(with: &[(SettingIx, Set<OptionIx>)], options: &[OptionIx]) -> bool {
    with.iter().all(|(setting, allowed)| options.get(setting.number()).is_some_and(|option| allowed.contains(*option)))
}
