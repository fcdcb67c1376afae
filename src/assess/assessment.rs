//! What follows for one package: the verdict, and all that it rests on, as data.

use crate::scenario::{
    ActorId, ClaimId, Degree, ElementId, Feasibility, Firmness, FunctionId, OptionId, PartyId, Pattern, Quantity,
    Range, ResourceId, RuleId, SettingId, Verdict, VoiceId,
};

/// What follows for one package, read as of one day with everyone or one voice heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The verdict.
    pub verdict: Verdict,
    /// The lowest feasibility over the cards, frame excluded; `None` on an empty board.
    pub feasibility: Option<Feasibility>,
    /// Whether the lowest feasibility rests on something unknown: as the surest of the weakest cards.
    pub certainty: Certainty,
    /// The elements of the cards that attain the lowest feasibility, in board order; empty on an empty board.
    pub weakest: Vec<ElementId>,
    /// The cards, in the order of the package, frame excluded.
    pub cards: Vec<CardAssessment>,
    /// What the board reports, most severe first, then in the order of the scenario.
    pub findings: Vec<Finding>,
    /// How each actor stands to the package, in the order of the scenario; then each group that holds a red line or a
    /// floor.
    pub actors: Vec<ActorStanding>,
    /// What the package gives, one entry for each function of the scenario, in its order.
    pub protection: Vec<Protection>,
    /// What the package costs.
    pub money: Money,
    /// What the package uses up, one entry for each resource that its cards use, in the order of the scenario.
    pub means: Vec<Means>,
}

/// How feasible one card is, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardAssessment {
    /// The card's element.
    pub element: ElementId,
    /// The lowest of its caps; Ready where there is none.
    pub level: Feasibility,
    /// Whether that level rests on something unknown.
    pub certainty: Certainty,
    /// Everything that gives it a level, lowest first, then in the order of the semantics: own level, options,
    /// providers, limits.
    pub caps: Vec<Cap>,
    /// What single voices give it. Only when everyone is heard, and only if some voice speaks of it.
    pub spread: Option<Spread>,
    /// Its providers whose position on it is not known, in the card's order: also where a source gives the card a level
    /// by itself, or something known is lower than the unknown.
    pub unknown: Vec<ActorId>,
    /// What it gives on paper: degrees above 0, in the order of the scenario's functions.
    pub gives: Vec<(FunctionId, Degree)>,
}

impl CardAssessment {
    /// The caps that attain the card's level.
    pub fn deciding(&self) -> impl Iterator<Item = &Cap> {
        self.caps.iter().filter(|cap| cap.level == self.level)
    }
}

/// Whether a level rests on something unknown (semantics, section 4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Something known gives it.
    #[default]
    Known,
    /// A source gives it, as an upper bound: the position of a provider is not known.
    UpperBound,
    /// The level that the group gives to the unknown, and nothing known is as low.
    Unknown,
}

/// One thing that says how feasible a card is at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cap {
    /// The level it gives.
    pub level: Feasibility,
    /// What it is.
    pub by: CapSource,
}

/// What gives a card a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CapSource {
    /// The element's own level.
    Element,
    /// The level of a chosen option.
    Option(SettingId, OptionId),
    /// The element allows providers, and none is chosen.
    NobodyProvides,
    /// A provider's willingness.
    Willingness {
        /// The position.
        rule: RuleId,
        /// The provider.
        actor: ActorId,
    },
    /// A provider's willingness whose condition does not hold: what it is otherwise.
    Otherwise {
        /// The position.
        rule: RuleId,
        /// The provider.
        actor: ActorId,
    },
    /// A limit that binds the card.
    Limit(RuleId),
    /// What is unknown about the card: the positions of the providers that [`CardAssessment::unknown`] names, or, if it
    /// names none, the card as a whole.
    Unknown,
}

/// The levels that single voices give a card, one voice heard at a time.
///
/// A voice gives a level if a claim of its own is among those that the card's level rests on when that voice is
/// heard: the claims of the element's or an option's rating, of a provider's willingness, of a limit that binds. A
/// voice that says nothing of the card is silent and gives none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// Every voice that speaks, in the order of the scenario, with the level it gives.
    pub voices: Vec<(VoiceId, Feasibility)>,
}

impl Spread {
    /// The lowest level given.
    pub fn lowest(&self) -> Feasibility {
        self.voices.iter().map(|(_, level)| *level).min().unwrap_or(Feasibility::Ready)
    }

    /// The highest level given.
    pub fn highest(&self) -> Feasibility {
        self.voices.iter().map(|(_, level)| *level).max().unwrap_or(Feasibility::Ready)
    }

    /// The voices that give this level, in the order of the scenario.
    pub fn at(&self, level: Feasibility) -> impl Iterator<Item = &VoiceId> {
        self.voices.iter().filter(move |(_, given)| *given == level).map(|(voice, _)| voice)
    }
}

/// One thing the board reports about a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind of thing it is.
    pub kind: FindingKind,
    /// The position, limit, contradiction or caution it comes from; `None` for [`FindingKind::Overcommitted`] and
    /// [`FindingKind::RuledOut`].
    pub rule: Option<RuleId>,
    /// Whose position it is.
    pub holder: Option<PartyId>,
    /// How firmly the position is held.
    pub firmness: Option<Firmness>,
    /// What it does to the verdict.
    pub severity: Severity,
    /// The cards and frame elements that bring it about, in board order, cards first; of several that each do, all.
    pub elements: Vec<ElementId>,
    /// A sufficient reason for it; `None`: it was not asked for, see [`explain`](super::explain).
    pub cause: Option<Cause>,
    /// The claims it rests on.
    pub claims: Vec<ClaimId>,
    /// The claims that speak against it.
    pub counter_claims: Vec<ClaimId>,
    /// For a ruled-out card: its element, since others may bring it about too.
    pub card: Option<ElementId>,
    /// For a limit: the level it caps its cards at. For a ruled-out card: Ruled out.
    pub cap: Option<Feasibility>,
    /// For an over-committed resource: what does not fit.
    pub shortage: Option<Shortage>,
    /// For an unmet floor: the protection that it asks for and does not get, in the order in which it asks.
    pub missing: Vec<Missing>,
    /// Where it asks what cards cost: those that it asks about and no source gives a figure for, in board order.
    pub unpriced: Vec<ElementId>,
}

/// Protection that a floor asks for and does not get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The function.
    pub function: FunctionId,
    /// What is asked, in practice.
    pub wanted: Degree,
    /// What there is in practice.
    pub given: Degree,
    /// The cards that give as much, in board order; none where that is nothing.
    pub by: Vec<ElementId>,
}

/// What makes a finding the same one on another board: its kind, and what it comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FindingKey {
    /// What kind of thing it is.
    pub kind: FindingKind,
    /// The rule it comes from, or else the resource or the card it is about.
    pub about: String,
}

impl Finding {
    /// What makes it the same one on another board.
    pub fn key(&self) -> FindingKey {
        let rule = self.rule.as_ref().map(RuleId::as_str);
        let resource = self.shortage.as_ref().map(|shortage| shortage.resource.as_str());
        let about = rule.or(resource).or(self.card.as_ref().map(ElementId::as_str)).unwrap_or_default();
        FindingKey { kind: self.kind, about: about.to_owned() }
    }
}

/// The kinds of finding, most severe first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingKind {
    /// Cards or options that cannot coexist.
    Contradiction,
    /// Something an actor says must not happen.
    RedLine,
    /// Something an actor says must happen does not.
    Floor,
    /// Cards need more of a resource than their providers have.
    Overcommitted,
    /// A card's feasibility is Ruled out.
    RuledOut,
    /// A limit binds a card.
    Limit,
    /// A remark.
    Caution,
}

/// What a finding does to the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It alone makes the package Blocked.
    Blocks,
    /// It alone makes the package at best Strained: a Firm or Contested position, or a limit at Unlikely.
    Strains,
    /// It leaves the verdict as it is.
    Notes,
}

/// A sufficient reason for a finding: facts that bring it about whatever the rest of the board were, and of which none
/// can be dropped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cause {
    /// The facts: cards in board order, frame, then what is not on the board.
    pub facts: Vec<Fact>,
    /// Whether no fewer facts would do, and these are the first such. If not, the work was cut short: fewer might do.
    pub shortest: bool,
}

/// One fact about a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// The card of this element, or this frame element, is on the board exactly as it stands.
    Card(ElementId),
    /// No card or frame element on the board matches the pattern.
    NoCard(Pattern),
    /// No card or frame element but these, which do, matches the pattern.
    NoOtherCard {
        /// The pattern.
        pattern: Pattern,
        /// The cards and frame elements left out of it.
        except: Vec<ElementId>,
    },
    /// No card but these gives the function at least to this degree on paper.
    NoOtherGives {
        /// The function.
        function: FunctionId,
        /// The degree.
        degree: Degree,
        /// The cards left out of it.
        except: Vec<ElementId>,
    },
}

/// Uses of a resource that cannot be shared out among the cards' providers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortage {
    /// The resource.
    pub resource: ResourceId,
    /// A smallest set of cards that cannot be covered, in board order.
    pub cards: Vec<ElementId>,
    /// What they need together.
    pub need: Quantity,
    /// Their providers, in the order of the scenario.
    pub providers: Vec<ActorId>,
    /// What these have together.
    pub capacity: Quantity,
}

/// How an actor, or a group that holds positions, stands to the package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorStanding {
    /// The actor or group. A group provides nothing itself.
    pub actor: PartyId,
    /// Its red lines that the package crosses.
    pub crossed: Vec<RuleId>,
    /// Its floors that the package does not meet.
    pub unmet: Vec<RuleId>,
    /// The cards it provides although its willingness is Contested or less, in board order.
    pub reluctant: Vec<ElementId>,
    /// The cards it provides, in board order.
    pub provides: Vec<ElementId>,
    /// The cards it provides without a known position on them, in board order.
    pub unknown: Vec<ElementId>,
    /// How many positions of its own are in force.
    pub positions: usize,
}

impl Money {
    /// The low end of what the package costs in its first year, yearly and once together, in the scenario's money.
    pub fn least_in_first_year(&self) -> Quantity {
        self.per_year.low.saturating_add(self.once.low)
    }
}

impl Assessment {
    /// The protection in practice, the levels of all functions added up.
    pub fn protection_in_practice(&self) -> u32 {
        self.protection.iter().map(|given| u32::from(given.in_practice.0)).sum()
    }
}

impl ActorStanding {
    /// Whether anything on the board concerns the actor.
    pub fn is_touched(&self) -> bool {
        let Self { actor: _, crossed, unmet, reluctant, provides, unknown, positions: _ } = self;
        [crossed.len(), unmet.len(), reluctant.len(), provides.len(), unknown.len()].iter().any(|count| *count > 0)
    }
}

/// How strongly a package serves one function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Protection {
    /// The function.
    pub function: FunctionId,
    /// The highest gift over cards.
    pub on_paper: Degree,
    /// The highest, over cards, of the lesser of gift and feasibility.
    pub in_practice: Degree,
    /// The cards that give `on_paper`, in board order; empty where it is 0.
    pub paper_by: Vec<ElementId>,
    /// The cards that give `in_practice`, in board order; empty where it is 0.
    pub practice_by: Vec<ElementId>,
}

/// What a package costs, in the scenario's money: the sums over cards, end by end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Money {
    /// Each year.
    pub per_year: Range,
    /// Once.
    pub once: Range,
    /// How many cards no source gives a cost for.
    pub unpriced: usize,
}

/// What a package uses of one resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Means {
    /// The resource.
    pub resource: ResourceId,
    /// What the cards use together.
    pub need: Quantity,
    /// The providers of these cards whose capacity no source gives, in the order of the scenario: what they provide
    /// is not checked.
    pub unchecked: Vec<ActorId>,
    /// The cards that use it and allow no providers, in board order: nobody can be asked whether it is there.
    pub unprovided: Vec<ElementId>,
}
