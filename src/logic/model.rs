//! A scenario compiled: everything but its packages, in index form, with all that can follow as formulas.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::evidence::{Evidence, Hearing};
use super::formula::Formulas;
use super::index::{
    ActorIx, ChoiceIx, ElementIx, EvidenceIx, FormulaIx, FunctionIx, Index as _, OptionIx, PartyIx, PhaseIx,
    ResourceIx, RuleIx, Set, SettingIx, Table, TagIx, VoiceIx,
};
use super::{Reading, Silence};
use crate::scenario::{
    ActorId, ClaimId, Degree, ElementId, Feasibility, Firmness, FunctionId, OptionId, PartyId, Pattern, PhaseId,
    Quantity, Range, ResourceId, RuleId, Scenario, SettingId, VoiceId,
};

/// A scenario without its packages, compiled so that assessing a package is fast.
///
/// It stays valid until anything but the packages, and what is acceptable of them, changes. Of the latter it knows the
/// level of the unknown.
#[derive(Clone, Debug)]
pub struct Model {
    pub(crate) actors: Table<ActorIx, ActorId>,
    /// The actors, then the groups.
    pub(crate) parties: Table<PartyIx, PartyId>,
    pub(crate) phases: Table<PhaseIx, PhaseId>,
    pub(crate) functions: Table<FunctionIx, FunctionId>,
    pub(crate) resources: Table<ResourceIx, CompiledResource>,
    /// Who can be heard alone: the voices, then the seats if votes are revealed.
    pub(crate) voices: Table<VoiceIx, VoiceId>,
    /// How many of them are voices.
    pub(crate) sourced: usize,
    pub(crate) elements: Table<ElementIx, CompiledElement>,
    pub(crate) rules: Table<RuleIx, CompiledRule>,
    pub(crate) evidence: Table<EvidenceIx, Evidence>,
    pub(crate) choices: Table<ChoiceIx, Choice>,
    pub(crate) formulas: Formulas,
    /// What some formulas ask, for those who have to say it.
    pub(crate) asked: HashMap<FormulaIx, Asked>,
    /// That the package gives a function to this degree in practice, for each degree above 0.
    pub(crate) reaches: IndexMap<(FunctionIx, Degree), FormulaIx>,
    /// The level that counts for what is unknown.
    pub(crate) unknown: Feasibility,
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

/// What a formula asks, as the scenario writes it.
#[derive(Clone, Debug)]
pub(crate) enum Asked {
    /// Whether some card matches.
    Card(Pattern),
    /// How much the cards that match use, or cost, together.
    Sum(Matching),
    /// In which order cards that match these start.
    Before(Box<[Matching; 2]>),
    /// What the package gives in practice.
    Reaches(FunctionIx, Degree),
}

/// A pattern, and for each element that can match it that its card, or the frame element, does.
#[derive(Clone, Debug)]
pub(crate) struct Matching {
    pub(crate) pattern: Pattern,
    pub(crate) by: Vec<(ElementIx, FormulaIx)>,
}

/// Something that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) element: ElementIx,
    pub(crate) kind: ChoiceKind,
}

/// What is chosen of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChoiceKind {
    /// That its card is on the board.
    Card,
    Phase(PhaseIx),
    Option(SettingIx, OptionIx),
    Provider(ActorIx),
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
    pub(crate) evidence: Option<EvidenceIx>,
    pub(crate) claims: Vec<ClaimId>,
}

/// An element.
#[derive(Clone, Debug)]
pub(crate) struct CompiledElement {
    pub(crate) id: ElementId,
    pub(crate) frame: bool,
    /// That its card is on the board; always, if it belongs to the frame.
    pub(crate) card: FormulaIx,
    /// The same as a choice; `None` for the frame.
    pub(crate) laid: Option<ChoiceIx>,
    /// None for the frame.
    pub(crate) phases: Table<PhaseIx, ChoiceIx>,
    /// The actors it allows as providers, in their order; none for the frame.
    pub(crate) providers: Vec<(ActorIx, ChoiceIx)>,
    pub(crate) settings: Table<SettingIx, CompiledSetting>,
    /// Tags that it carries whatever its options.
    pub(crate) tags: Set<TagIx>,
    /// What can cap its card: its own level, its options', the want of a provider, willingness, limits, votes, each in
    /// the order of the scenario; none for the frame.
    pub(crate) caps: Vec<CompiledCap>,
    /// For each provider it allows: that the actor provides it, and no position on that is known.
    pub(crate) unheard: Vec<(ActorIx, FormulaIx)>,
    /// That something about its card is unknown, so that the level of the unknown counts.
    pub(crate) unknown: FormulaIx,
    /// That its card is on the board and stands at this level at least, from Unlikely to Ready.
    pub(crate) at_least: [FormulaIx; 4],
    pub(crate) gives: Vec<CompiledGift>,
    pub(crate) costs: Vec<CompiledCost>,
    pub(crate) uses: Vec<CompiledUse>,
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
    pub(crate) choice: ChoiceIx,
    pub(crate) tags: Set<TagIx>,
}

/// Something that caps a card.
#[derive(Clone, Debug)]
pub(crate) struct CompiledCap {
    pub(crate) by: CapBy,
    pub(crate) level: Feasibility,
    /// That it caps the card.
    pub(crate) when: FormulaIx,
    /// What it rests on; `None` for the want of a provider.
    pub(crate) evidence: Option<EvidenceIx>,
    pub(crate) claims: Vec<ClaimId>,
}

/// What caps a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CapBy {
    Element,
    Option(SettingIx, OptionIx),
    NobodyProvides,
    Willingness(RuleIx, ActorIx),
    /// A willingness whose condition does not hold.
    Otherwise(RuleIx, ActorIx),
    Limit(RuleIx),
}

impl CapBy {
    /// The rule it comes from, if it comes from one.
    pub(crate) fn rule(self) -> Option<RuleIx> {
        match self {
            Self::Element | Self::Option(..) | Self::NobodyProvides => None,
            Self::Willingness(rule, _) | Self::Otherwise(rule, _) | Self::Limit(rule) => Some(rule),
        }
    }
}

/// Something that a card gives.
#[derive(Clone, Debug)]
pub(crate) struct CompiledGift {
    pub(crate) function: FunctionIx,
    pub(crate) degree: Degree,
    pub(crate) when: FormulaIx,
}

/// Something that a card costs, in the scenario's money.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CompiledCost {
    pub(crate) per_year: Range,
    pub(crate) once: Range,
    pub(crate) when: FormulaIx,
}

/// What a card takes of a resource.
#[derive(Clone, Debug)]
pub(crate) struct CompiledUse {
    pub(crate) resource: ResourceIx,
    pub(crate) amount: Quantity,
    pub(crate) when: FormulaIx,
    pub(crate) claims: Vec<ClaimId>,
}

/// A rule.
#[derive(Clone, Debug)]
pub(crate) struct CompiledRule {
    pub(crate) id: RuleId,
    pub(crate) evidence: EvidenceIx,
    /// What it is bound to.
    pub(crate) binds: FormulaIx,
    pub(crate) claims: Vec<ClaimId>,
    pub(crate) counter_claims: Vec<ClaimId>,
    pub(crate) body: Body,
    /// What it asks the package to reach, each once, in the order in which it does; nothing that it asks not to be reached.
    pub(crate) reaches: Vec<(FunctionIx, Degree)>,
    /// The cards whose costs it asks about.
    pub(crate) priced: Vec<Matching>,
    /// That it is in force, and what it reports is so: the red line crossed, the floor unmet, a card capped, and so on.
    /// Never for a willingness.
    pub(crate) fires: FormulaIx,
}

/// What a rule says.
#[derive(Clone, Debug)]
pub(crate) enum Body {
    RedLine {
        holder: PartyIx,
        firmness: Option<Firmness>,
        crossed: FormulaIx,
    },
    Floor {
        holder: PartyIx,
        firmness: Option<Firmness>,
        met: FormulaIx,
    },
    Willingness {
        holder: PartyIx,
    },
    Limit {
        when: FormulaIx,
        cap: Feasibility,
    },
    Contradiction {
        when: FormulaIx,
    },
    Caution {
        when: FormulaIx,
    },
    /// A seat's vote on a card.
    Vote,
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

impl Model {
    /// Compiles a scenario.
    ///
    /// # Errors
    /// If something it names is not there, or a condition goes round in a circle; never for a checked scenario.
    pub fn new(scenario: &Scenario) -> Result<Self, Unresolved> {
        super::compile::compile(scenario)
    }

    /// Why this rule is not in force in this reading, whatever is on the board; `None` if what is on the board
    /// decides, or if there is no such rule.
    pub fn silence(&self, rule: &RuleId, reading: &Reading) -> Option<Silence> {
        self.silent(self.rules.get(*self.lookup.rules.get(rule)?)?, reading)
    }

    /// See [`Self::silence`].
    pub(crate) fn silent(&self, rule: &CompiledRule, reading: &Reading) -> Option<Silence> {
        self.evidence[rule.evidence].silence(reading.date, self.hearing(reading))
    }

    /// Who is heard in this reading.
    pub(crate) fn hearing(&self, reading: &Reading) -> Hearing {
        match &reading.voice {
            None => Hearing::Everyone,
            Some(voice) => Hearing::One(self.voices.entries().find(|(_, id)| *id == voice).map(|(index, _)| index)),
        }
    }

    /// The elements that can be laid as cards.
    pub(crate) fn cards(&self) -> impl Iterator<Item = (ElementIx, &CompiledElement)> {
        self.elements.entries().filter(|(_, element)| !element.frame)
    }

    /// The party that an actor is.
    pub(crate) fn party_of(actor: ActorIx) -> PartyIx {
        PartyIx::new(actor.number())
    }
}

impl CompiledElement {
    /// The default options, one for each setting.
    pub(crate) fn defaults(&self) -> Vec<OptionIx> {
        self.settings.iter().map(|setting| setting.default).collect()
    }

    /// That its card is on the board and stands at this level at least.
    pub(crate) fn at_least(&self, level: Feasibility) -> FormulaIx {
        match usize::from(level.number()).checked_sub(1) {
            None => self.card,
            Some(place) => self.at_least.get(place).copied().unwrap_or(self.card),
        }
    }

    /// The choice that this actor provides it.
    pub(crate) fn provider(&self, actor: ActorIx) -> Option<ChoiceIx> {
        self.providers.iter().find(|(known, _)| *known == actor).map(|(_, choice)| *choice)
    }

    /// All that can be chosen of it: its card, phases, options setting by setting, providers.
    pub(crate) fn choices(&self) -> impl Iterator<Item = ChoiceIx> + '_ {
        let options = self.settings.iter().flat_map(|setting| setting.options.iter()).map(|option| option.choice);
        let providers = self.providers.iter().map(|(_, choice)| *choice);
        self.laid.into_iter().chain(self.phases.iter().copied()).chain(options).chain(providers)
    }

    /// The choice of this option.
    pub(crate) fn option(&self, setting: SettingIx, option: OptionIx) -> Option<ChoiceIx> {
        Some(self.settings.get(setting)?.options.get(option)?.choice)
    }
}
