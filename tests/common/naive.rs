//! The semantics once more, as plainly as can be: string ids, no tables, everything computed anew each time it is
//! asked for. The oracle for the assessment.
#![allow(dead_code, reason = "shared by several tests, each of which needs some of it")]

use std::collections::BTreeSet;

use guarantee_board::assess::{
    ActorStanding, CapSource, Certainty, FindingKind, Means, Missing, Protection, Reading, Severity, Shortage,
};
use guarantee_board::scenario::*;

/// A board under one reading. Where a voice is given, that one is heard instead of the reading's.
pub struct Naive<'a> {
    pub scenario: &'a Scenario,
    pub package: &'a Package,
    pub reading: &'a Reading,
}

/// What stands on the board.
struct Standing<'a> {
    element: &'a Element,
    card: Option<&'a Card>,
    choices: Choices,
}

/// One thing that says how feasible a card is at most, with the claims that it cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cap {
    pub level: Feasibility,
    pub by: CapSource,
    pub claims: Vec<ClaimId>,
}

/// What the board reports, but for the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reported {
    pub kind: FindingKind,
    /// The rule, the resource or the card that it is about.
    pub about: String,
    pub holder: Option<PartyId>,
    pub firmness: Option<Firmness>,
    pub severity: Severity,
    pub cap: Option<Feasibility>,
    pub shortage: Option<Shortage>,
    pub missing: Vec<Missing>,
    pub unpriced: Vec<ElementId>,
    /// The claims for and against it that were made by the board date.
    pub claims: BTreeSet<ClaimId>,
    pub counter_claims: BTreeSet<ClaimId>,
}

impl Standing<'_> {
    fn option(&self, setting: &Setting) -> SettingOption {
        let id = chosen(&self.choices, self.element, &setting.id).unwrap();
        setting.option(id).unwrap().clone()
    }

    fn options(&self) -> Vec<SettingOption> {
        self.element.settings.iter().map(|setting| self.option(setting)).collect()
    }

    fn by(&self) -> Vec<ActorId> {
        self.card.map(|card| card.by.clone()).unwrap_or_default()
    }
}

// The board, patterns and conditions: sections 1 and 2.
impl<'a> Naive<'a> {
    fn element(&self, id: &ElementId) -> &'a Element {
        self.scenario.element(id).unwrap()
    }

    fn standing(&self, card: &'a Card) -> Standing<'a> {
        Standing { element: self.element(&card.element), card: Some(card), choices: card.with.clone() }
    }

    fn everything(&self) -> Vec<Standing<'a>> {
        let cards = self.package.cards.iter().map(|card| self.standing(card));
        let frame = self.scenario.elements.iter().filter(|element| element.frame).map(|element| {
            let choices = self.package.frame.get(&element.id).cloned().unwrap_or_default();
            Standing { element, card: None, choices }
        });
        cards.chain(frame).collect()
    }

    fn belongs(&self, actor: &ActorId, parties: &[PartyId]) -> bool {
        let actor = self.scenario.actor(actor).unwrap();
        parties.iter().any(|party| *party == actor.id || actor.groups.iter().any(|group| *party == *group))
    }

    fn matches(&self, pattern: &Pattern, standing: &Standing<'_>) -> bool {
        let tags: BTreeSet<Tag> = standing
            .element
            .tags
            .iter()
            .cloned()
            .chain(standing.options().into_iter().flat_map(|option| option.tags))
            .collect();
        let by = standing.by();
        let phase = standing.card.map(|card| &card.phase);
        (pattern.elements.is_empty() || pattern.elements.contains(&standing.element.id))
            && pattern.tags.iter().all(|tag| tags.contains(tag))
            && (pattern.phase.is_empty() || phase.is_some_and(|phase| pattern.phase.contains(phase)))
            && (pattern.by.is_empty() || by.iter().any(|actor| self.belongs(actor, &pattern.by)))
            && (pattern.only_by.is_empty()
                || !by.is_empty() && by.iter().all(|actor| self.belongs(actor, &pattern.only_by)))
            && pattern.with.iter().all(|(id, allowed)| {
                standing.element.setting(id).is_some_and(|setting| allowed.contains(&standing.option(setting).id))
            })
    }

    /// Whether something on the board matches.
    pub fn some_card(&self, pattern: &Pattern) -> bool {
        !self.matching(pattern).is_empty()
    }

    /// The cards and frame elements that match.
    pub fn matching(&self, pattern: &Pattern) -> Vec<ElementId> {
        let matching = self.everything().into_iter().filter(|standing| self.matches(pattern, standing));
        matching.map(|standing| standing.element.id.clone()).collect()
    }

    /// The cards that match; the frame has none.
    fn cards_of(&self, pattern: &Pattern) -> Vec<&'a Card> {
        self.package.cards.iter().filter(|card| self.matches(pattern, &self.standing(card))).collect()
    }

    fn named(&self, id: &ConditionId) -> &'a Condition {
        &self.scenario.conditions.iter().find(|named| named.id == *id).unwrap().holds_when
    }

    /// Whether the condition holds.
    pub fn holds(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Card(pattern) => self.some_card(pattern),
            Condition::Named(id) => self.holds(self.named(id)),
            Condition::All(parts) => !parts.iter().any(|part| !self.holds(part)),
            Condition::Any(parts) => parts.iter().any(|part| self.holds(part)),
            Condition::Not(part) => !self.holds(part),
            Condition::AtLeast(count, parts) => {
                parts.iter().map(|part| u32::from(self.holds(part))).sum::<u32>() >= *count
            }
            Condition::Reaches(function, degree) => self.in_practice(function) >= degree.0,
            Condition::Uses { resource, over, of } => {
                self.cards_of(of).into_iter().map(|card| self.used(card, resource)).sum::<u64>() > over.thousandths()
            }
            Condition::Costs { what, over, of } => {
                let costs = self.cards_of(of).into_iter().flat_map(|card| self.costs(card));
                let low = |cost: Cost| match what {
                    CostKind::PerYear => cost.per_year.low.thousandths(),
                    CostKind::Once => cost.once.low.thousandths(),
                    CostKind::FirstYear => cost.per_year.low.thousandths() + cost.once.low.thousandths(),
                };
                costs.map(low).sum::<u64>() > over.thousandths()
            }
            Condition::Before(first, then) => {
                let starts = |card: &Card| self.scenario.phases.iter().position(|phase| phase.id == card.phase);
                let then = self.cards_of(then);
                self.cards_of(first).into_iter().any(|one| then.iter().any(|other| starts(one) < starts(other)))
            }
        }
    }
}

// What is in force: section 3.
impl<'a> Naive<'a> {
    /// Whether the claim was made by the board date.
    pub fn made_by_then(&self, claim: &ClaimId) -> bool {
        self.scenario.claim(claim).unwrap().date <= self.reading.date
    }

    /// Whether what cites these claims counts by the board date: it cites none, or one was made by then.
    fn known(&self, claims: &[ClaimId]) -> bool {
        claims.is_empty() || claims.iter().any(|claim| self.made_by_then(claim))
    }

    /// Whether the claim was made by then, and is this voice's or on the record.
    fn hears(&self, voice: &VoiceId, claim: &ClaimId) -> bool {
        let said = self.scenario.claim(claim).unwrap();
        let on_record = matches!(said.basis, Basis::Official | Basis::Treaty | Basis::Documented);
        self.made_by_then(claim) && (said.voice.as_ref() == Some(voice) || on_record)
    }

    /// Whether what cites these claims is heard. A level that is the author's own judgement never is by a voice alone,
    /// whatever it cites.
    fn is_heard(&self, basis: Option<Basis>, claims: &[ClaimId], voice: Option<&VoiceId>) -> bool {
        let Some(voice) = voice else { return true };
        basis != Some(Basis::Judgement) && claims.iter().any(|claim| self.hears(voice, claim))
    }

    /// What the level that a rule gives rests on; only a willingness and a limit give one.
    fn basis(&self, rule: &RuleId) -> Option<Basis> {
        let provides = self.scenario.positions.iter().filter(|position| position.id == *rule);
        let provides = provides.filter_map(|position| position.provides.as_ref()).map(|provides| provides.basis);
        let limits = self.scenario.limits.iter().filter(|limit| limit.id == *rule).map(|limit| limit.basis);
        provides.chain(limits).next()
    }

    /// Whether the rule is in force if its `binds_when` holds.
    pub fn may_speak(&self, rule: &dyn Rule, voice: Option<&VoiceId>) -> bool {
        rule.from().is_none_or(|from| self.reading.date >= from)
            && rule.until().is_none_or(|until| self.reading.date <= until)
            && !self.scenario.switched_off.contains(rule.id())
            && self.known(rule.claims())
            && (self.is_heard(self.basis(rule.id()), rule.claims(), voice) || self.seat_supports(rule.id(), voice))
    }

    fn binds(&self, rule: &dyn Rule) -> bool {
        rule.binds_when().is_none_or(|condition| self.holds(condition))
    }

    fn in_force(&self, rule: &dyn Rule, voice: Option<&VoiceId>) -> bool {
        self.may_speak(rule, voice) && self.binds(rule)
    }

    fn heard_now(&self, rule: &dyn Rule) -> bool {
        self.in_force(rule, self.reading.voice.as_ref())
    }

    /// Whether the position is in force, and the board crosses it or leaves it unmet.
    pub fn violated_position(&self, position: &Position) -> bool {
        self.crosses(position) || self.leaves_unmet(position)
    }

    fn crosses(&self, position: &Position) -> bool {
        self.heard_now(position) && position.crossed_when.as_ref().is_some_and(|condition| self.holds(condition))
    }

    fn leaves_unmet(&self, position: &Position) -> bool {
        self.heard_now(position) && position.met_when.as_ref().is_some_and(|condition| !self.holds(condition))
    }

    /// Whether a contradiction in force holds.
    pub fn contradicts_itself(&self) -> bool {
        self.scenario.contradictions.iter().any(|rule| self.heard_now(rule) && self.holds(&rule.when))
    }

    /// The seat that is heard, if its vote may be.
    fn seat_heard(&self, voice: Option<&VoiceId>) -> Option<&'a Seat> {
        self.scenario.seats.iter().find(|seat| self.scenario.votes_revealed && Some(&seat.id) == voice)
    }

    /// Whether the seat that is heard says that this position holds.
    fn seat_supports(&self, rule: &RuleId, voice: Option<&VoiceId>) -> bool {
        self.seat_heard(voice).is_some_and(|seat| seat.positions.get(rule) == Some(&Hold::Holds))
    }

    /// Whether a card stands as the one that was judged: the same providers, and each setting alike.
    fn stands_as(&self, card: &'a Card, judged: &'a Card) -> bool {
        let providers = |card: &Card| card.by.iter().cloned().collect::<BTreeSet<_>>();
        let options =
            |card: &'a Card| self.standing(card).options().into_iter().map(|option| option.id).collect::<Vec<_>>();
        card.element == judged.element
            && card.phase == judged.phase
            && providers(card) == providers(judged)
            && options(card) == options(judged)
    }
}

// Feasibility: section 4.
impl<'a> Naive<'a> {
    /// The levels of the element and of the options chosen, as far as they are known and heard.
    fn ratings(&self, card: &'a Card, voice: Option<&VoiceId>) -> Vec<(Rating, CapSource)> {
        let standing = self.standing(card);
        let own = standing.element.feasibility.clone().map(|rating| (rating, CapSource::Element));
        let options = standing.element.settings.iter().filter_map(|setting| {
            let option = standing.option(setting);
            Some((option.feasibility?, CapSource::Option(setting.id.clone(), option.id)))
        });
        let heard = |(rating, _): &(Rating, CapSource)| {
            self.known(&rating.claims) && self.is_heard(Some(rating.basis), &rating.claims, voice)
        };
        own.into_iter().chain(options).filter(heard).collect()
    }

    /// The lowest level of the element and its options that a source gives.
    fn sourced(&self, card: &'a Card, voice: Option<&VoiceId>) -> Option<Feasibility> {
        let ratings = self.ratings(card, voice).into_iter().map(|(rating, _)| rating);
        ratings.filter(|rating| rating.basis != Basis::Judgement).map(|rating| rating.level).min()
    }

    /// What a position says of the actor's readiness to provide the card's element, whatever options it names.
    fn word(&self, position: &Position, card: &Card, actor: &ActorId, voice: Option<&VoiceId>) -> Option<Cap> {
        let provides = position.provides.as_ref()?;
        if !provides.elements.contains(&card.element) || !self.may_speak(position, voice) {
            return None;
        }
        let (rule, actor, claims) = (position.id.clone(), actor.clone(), position.claims.clone());
        if self.binds(position) {
            Some(Cap { level: provides.level, by: CapSource::Willingness { rule, actor }, claims })
        } else {
            Some(Cap { level: provides.otherwise?, by: CapSource::Otherwise { rule, actor }, claims })
        }
    }

    /// Whether the position speaks of the card's options.
    fn names_options(&self, position: &Position, card: &'a Card) -> bool {
        let standing = self.standing(card);
        position.provides.as_ref().is_some_and(|provides| {
            provides.with.iter().all(|(id, allowed)| {
                standing.element.setting(id).is_some_and(|setting| allowed.contains(&standing.option(setting).id))
            })
        })
    }

    /// What is said of the provider's readiness for the card as it stands: by itself, and, if it has no willingness of
    /// its own in force for the element, by its groups.
    fn words(&self, card: &'a Card, provider: &ActorId, voice: Option<&VoiceId>) -> Vec<Cap> {
        let groups = &self.scenario.actor(provider).unwrap().groups;
        let said = |position: &&Position| self.word(position, card, provider, voice).is_some();
        let said: Vec<&Position> = self.scenario.positions.iter().filter(said).collect();
        let in_force = said.iter().any(|position| position.actor == *provider && self.binds(*position));
        let of_group = |position: &Position| groups.iter().any(|group| position.actor == *group);
        let speaks = |position: &Position| position.actor == *provider || !in_force && of_group(position);
        let speaking = said.into_iter().filter(|position| speaks(position) && self.names_options(position, card));
        speaking.filter_map(|position| self.word(position, card, provider, voice)).collect()
    }

    /// The providers whose position on the card is not known, in the card's order.
    fn unknown_to(&self, card: &'a Card, voice: Option<&VoiceId>) -> Vec<ActorId> {
        card.by.iter().filter(|actor| self.words(card, actor, voice).is_empty()).cloned().collect()
    }

    /// The same for those heard.
    pub fn unknown(&self, card: &'a Card) -> Vec<ActorId> {
        self.unknown_to(card, self.reading.voice.as_ref())
    }

    /// Whether something unknown about the card counts.
    fn rests_on_unknown(&self, card: &'a Card, voice: Option<&VoiceId>) -> bool {
        let nobody_asked = self.element(&card.element).providers.is_empty();
        let as_a_whole = nobody_asked && self.ratings(card, voice).is_empty();
        as_a_whole || !self.unknown_to(card, voice).is_empty() && self.sourced(card, voice).is_none()
    }

    /// Everything that gives the card a level.
    fn caps_for(&self, card: &'a Card, voice: Option<&VoiceId>) -> Vec<Cap> {
        let cap = |level, by, claims: &[ClaimId]| Cap { level, by, claims: claims.to_vec() };
        let ratings = self.ratings(card, voice).into_iter();
        let mut caps: Vec<Cap> = ratings.map(|(rating, by)| cap(rating.level, by, &rating.claims)).collect();
        if card.by.is_empty() && !self.element(&card.element).providers.is_empty() {
            caps.push(cap(Feasibility::RuledOut, CapSource::NobodyProvides, &[]));
        }
        caps.extend(card.by.iter().flat_map(|actor| self.words(card, actor, voice)));
        for limit in self.scenario.limits.iter().filter(|limit| self.limits(limit, card, voice)) {
            caps.push(cap(limit.cap, CapSource::Limit(limit.id.clone()), &limit.claims));
        }
        if let Some(seat) = self.seat_heard(voice) {
            for (place, vote) in seat.cards.iter().enumerate().filter(|(_, vote)| self.stands_as(card, &vote.card)) {
                caps.push(cap(vote.level, CapSource::Limit(seat.vote_id(place)), &[]));
            }
        }
        if self.rests_on_unknown(card, voice) {
            caps.push(cap(self.scenario.acceptable.unknown, CapSource::Unknown, &[]));
        }
        caps
    }

    /// Everything heard that gives the card a level.
    pub fn caps(&self, card: &'a Card) -> Vec<Cap> {
        self.caps_for(card, self.reading.voice.as_ref())
    }

    fn limits(&self, limit: &Limit, card: &'a Card, voice: Option<&VoiceId>) -> bool {
        self.in_force(limit, voice)
            && limit.when.as_ref().is_none_or(|when| self.holds(when))
            && self.matches(&limit.on, &self.standing(card))
    }

    /// The conditions that decide whether the card as it stands is capped below a level.
    pub fn conditions_that_cap(&self, card: &'a Card, level: u8) -> Vec<&'a Condition> {
        let (voice, scenario) = (self.reading.voice.as_ref(), self.scenario);
        let mut conditions = Vec::new();
        for limit in scenario.limits.iter().filter(|limit| limit.cap.number() < level && self.may_speak(*limit, voice))
        {
            if self.matches(&limit.on, &self.standing(card)) {
                conditions.extend(limit.when.iter().chain(&limit.binds_when));
            }
        }
        for position in scenario.positions.iter().filter(|position| self.may_speak(*position, voice)) {
            let Some(provides) = &position.provides else { continue };
            let holder = std::slice::from_ref(&position.actor);
            let provider = card.by.iter().any(|actor| self.belongs(actor, holder));
            // Where it is silent, its group may speak, or the unknown counts.
            let levels = [Some(provides.level), provides.otherwise, Some(scenario.acceptable.unknown)];
            let low = levels.into_iter().flatten().any(|given| given.number() < level);
            if provider && provides.elements.contains(&card.element) && low {
                conditions.extend(&position.binds_when);
            }
        }
        conditions
    }

    /// The level of a card.
    pub fn level(&self, card: &'a Card) -> u8 {
        self.level_for(card, self.reading.voice.as_ref()).number()
    }

    fn level_for(&self, card: &'a Card, voice: Option<&VoiceId>) -> Feasibility {
        self.caps_for(card, voice).into_iter().map(|cap| cap.level).min().unwrap_or(Feasibility::Ready)
    }

    /// Whether the card's level rests on something unknown.
    pub fn certainty(&self, card: &'a Card) -> Certainty {
        let voice = self.reading.voice.as_ref();
        let caps = self.caps(card);
        let known = caps.iter().filter(|cap| cap.by != CapSource::Unknown).map(|cap| cap.level).min();
        let unknown = caps.iter().find(|cap| cap.by == CapSource::Unknown).map(|cap| cap.level);
        if unknown.is_some_and(|unknown| known.is_none_or(|known| unknown < known)) {
            Certainty::Unknown
        } else if !self.unknown(card).is_empty() && self.sourced(card, voice) == Some(self.level_for(card, voice)) {
            Certainty::UpperBound
        } else {
            Certainty::Known
        }
    }

    /// The lowest level.
    pub fn feasibility(&self) -> Option<u8> {
        self.package.cards.iter().map(|card| self.level(card)).min()
    }

    fn weakest_cards(&self) -> Vec<&'a Card> {
        self.package.cards.iter().filter(|card| Some(self.level(card)) == self.feasibility()).collect()
    }

    /// The cards at the lowest level.
    pub fn weakest(&self) -> Vec<ElementId> {
        self.weakest_cards().into_iter().map(|card| card.element.clone()).collect()
    }

    /// Whether the lowest level rests on something unknown: as the surest of the weakest cards.
    pub fn certainty_of_all(&self) -> Certainty {
        let doubt = |certainty: &Certainty| match certainty {
            Certainty::Known => 0,
            Certainty::UpperBound => 1,
            Certainty::Unknown => 2,
        };
        let weakest = self.weakest_cards().into_iter().map(|card| self.certainty(card));
        weakest.min_by_key(doubt).unwrap_or(Certainty::Known)
    }

    /// What each voice that has made a claim on the card's level gives it.
    pub fn spread(&self, card: &'a Card) -> Vec<(VoiceId, u8)> {
        let mut spread = Vec::new();
        for voice in &self.scenario.voices {
            let own = |claim: &ClaimId| {
                self.made_by_then(claim) && self.scenario.claim(claim).unwrap().voice.as_ref() == Some(&voice.id)
            };
            if self.caps_for(card, Some(&voice.id)).iter().any(|cap| cap.claims.iter().any(own)) {
                spread.push((voice.id.clone(), self.level_for(card, Some(&voice.id)).number()));
            }
        }
        spread
    }
}

// What the package gives, costs and uses: sections 5 and 6.
impl<'a> Naive<'a> {
    /// How strongly a card gives a function on paper.
    pub fn gift(&self, card: &'a Card, function: &FunctionId) -> u8 {
        let standing = self.standing(card);
        let gives =
            standing.options().into_iter().flat_map(|option| option.gives).chain(standing.element.gives.clone());
        let gives = gives.filter(|gift| gift.function == *function && self.known(&gift.claims));
        gives.map(|gift| gift.degree.0).max().unwrap_or(0)
    }

    /// The functions that a card gives on paper.
    pub fn gifts(&self, card: &'a Card) -> Vec<(FunctionId, Degree)> {
        let functions = self.scenario.functions.iter();
        let gifts = functions.map(|function| (function.id.clone(), Degree(self.gift(card, &function.id))));
        gifts.filter(|(_, degree)| degree.0 > 0).collect()
    }

    /// How strongly a card gives a function in practice.
    fn arrives(&self, card: &'a Card, function: &FunctionId) -> u8 {
        self.gift(card, function).min(self.level(card))
    }

    /// On paper.
    pub fn on_paper(&self, function: &FunctionId) -> u8 {
        self.package.cards.iter().map(|card| self.gift(card, function)).max().unwrap_or(0)
    }

    /// In practice.
    pub fn in_practice(&self, function: &FunctionId) -> u8 {
        self.package.cards.iter().map(|card| self.arrives(card, function)).max().unwrap_or(0)
    }

    /// The cards that give a function in practice as strongly as the package does.
    fn practice_by(&self, function: &FunctionId) -> Vec<ElementId> {
        let most = self.in_practice(function);
        let cards = self.package.cards.iter().filter(|card| most > 0 && self.arrives(card, function) == most);
        cards.map(|card| card.element.clone()).collect()
    }

    /// What the package gives.
    pub fn protection(&self) -> Vec<Protection> {
        let of = |function: &Function| {
            let most = self.on_paper(&function.id);
            let paper = self.package.cards.iter().filter(|card| most > 0 && self.gift(card, &function.id) == most);
            Protection {
                function: function.id.clone(),
                on_paper: Degree(most),
                in_practice: Degree(self.in_practice(&function.id)),
                paper_by: paper.map(|card| card.element.clone()).collect(),
                practice_by: self.practice_by(&function.id),
            }
        };
        self.scenario.functions.iter().map(of).collect()
    }

    /// The costs of a card that are known.
    fn costs(&self, card: &'a Card) -> Vec<Cost> {
        let standing = self.standing(card);
        let costs =
            standing.options().into_iter().filter_map(|option| option.cost).chain(standing.element.cost.clone());
        costs.filter(|cost| self.known(&cost.claims)).collect()
    }

    /// The least and most that the cards cost, each year and once, in thousandths; and how many have no cost.
    pub fn money(&self) -> ([u64; 4], usize) {
        let (mut sums, mut unpriced) = ([0; 4], 0);
        for card in &self.package.cards {
            let costs = self.costs(card);
            unpriced += usize::from(costs.is_empty());
            for cost in costs {
                let ends = [cost.per_year.low, cost.per_year.high, cost.once.low, cost.once.high];
                for (sum, end) in sums.iter_mut().zip(ends) {
                    *sum += end.thousandths();
                }
            }
        }
        (sums, unpriced)
    }

    fn uses(&self, card: &'a Card, resource: &ResourceId) -> Vec<Use> {
        let standing = self.standing(card);
        let uses = standing.options().into_iter().flat_map(|option| option.uses).chain(standing.element.uses.clone());
        uses.filter(|taken| taken.resource == *resource && self.known(&taken.claims)).collect()
    }

    /// What the card uses of the resource, in thousandths.
    pub fn used(&self, card: &'a Card, resource: &ResourceId) -> u64 {
        self.uses(card, resource).into_iter().map(|taken| taken.amount.thousandths()).sum()
    }

    fn users(&self, resource: &ResourceId) -> Vec<&'a Card> {
        self.package.cards.iter().filter(|card| self.used(card, resource) > 0).collect()
    }

    fn capacity(&self, resource: &Resource, actor: &ActorId) -> Option<u64> {
        let mut capacities = resource.capacities.iter().filter(|given| self.known(&given.claims));
        capacities.find(|given| given.actor == *actor).map(|given| given.amount.thousandths())
    }

    fn allows_providers(&self, card: &Card) -> bool {
        !self.element(&card.element).providers.is_empty()
    }

    /// All sets of cards that need more than their providers have.
    pub fn violated(&self, resource: &Resource) -> Vec<Vec<ElementId>> {
        if !resource.capacities.iter().any(|given| self.known(&given.claims)) {
            return Vec::new();
        }
        let capacity = |actor: &ActorId| self.capacity(resource, actor);
        let users = self.users(&resource.id).into_iter().filter(|card| self.allows_providers(card));
        let users: Vec<&Card> = users.filter(|card| card.by.iter().all(|actor| capacity(actor).is_some())).collect();
        let mut violated = Vec::new();
        for subset in 1_u32..1 << users.len() {
            let cards: Vec<&&Card> =
                users.iter().enumerate().filter(|(bit, _)| subset >> bit & 1 == 1).map(|(_, card)| card).collect();
            let providers: BTreeSet<&ActorId> = cards.iter().flat_map(|card| &card.by).collect();
            let need: u64 = cards.iter().map(|card| self.used(card, &resource.id)).sum();
            if need > providers.into_iter().filter_map(capacity).sum() {
                violated.push(cards.iter().map(|card| card.element.clone()).collect());
            }
        }
        violated
    }

    /// What does not fit: the smallest set, the first one by board order.
    pub fn shortage(&self, resource: &Resource) -> Option<Shortage> {
        let place = |element: &ElementId| self.package.cards.iter().position(|card| card.element == *element);
        let order = |set: &Vec<ElementId>| (set.len(), set.iter().map(place).collect::<Vec<_>>());
        let cards = self.violated(resource).into_iter().min_by_key(order)?;
        let short: Vec<&Card> = cards.iter().map(|element| self.package.card(element).unwrap()).collect();
        let provides = |actor: &&Actor| short.iter().any(|card| card.by.contains(&actor.id));
        let providers = self.scenario.actors.iter().filter(provides).map(|actor| actor.id.clone());
        let providers: Vec<ActorId> = providers.collect();
        let need = short.iter().map(|card| self.used(card, &resource.id)).sum();
        let capacity = providers.iter().filter_map(|actor| self.capacity(resource, actor)).sum();
        Some(Shortage {
            resource: resource.id.clone(),
            need: Quantity::from_thousandths(need),
            capacity: Quantity::from_thousandths(capacity),
            cards,
            providers,
        })
    }

    /// What the package uses up, and what of it is not checked.
    pub fn means(&self) -> Vec<Means> {
        let of = |resource: &Resource| {
            let users = self.users(&resource.id);
            let provides = |actor: &&Actor| users.iter().any(|card| card.by.contains(&actor.id));
            let providers = self.scenario.actors.iter().filter(provides);
            let unchecked = providers.filter(|actor| self.capacity(resource, &actor.id).is_none());
            let unprovided = users.iter().filter(|card| !self.allows_providers(card));
            Means {
                resource: resource.id.clone(),
                need: Quantity::from_thousandths(users.iter().map(|card| self.used(card, &resource.id)).sum()),
                unchecked: unchecked.map(|actor| actor.id.clone()).collect(),
                unprovided: unprovided.map(|card| card.element.clone()).collect(),
            }
        };
        self.scenario.resources.iter().map(of).filter(|means| means.need > Quantity::ZERO).collect()
    }
}

// Findings and verdict: section 7.
impl<'a> Naive<'a> {
    /// Everything that is reported, in the order of the board.
    pub fn findings(&self) -> Vec<Reported> {
        let mut found = Vec::new();
        for rule in self.scenario.contradictions.iter().filter(|rule| self.heard_now(*rule) && self.holds(&rule.when)) {
            found.push(self.of_rule(FindingKind::Contradiction, Severity::Blocks, rule, &[&rule.when]));
        }
        for position in self.scenario.positions.iter().filter(|position| self.crosses(position)) {
            found.push(self.of_position(FindingKind::RedLine, position, position.crossed_when.as_ref()));
        }
        for position in self.scenario.positions.iter().filter(|position| self.leaves_unmet(position)) {
            let unmet = self.of_position(FindingKind::Floor, position, position.met_when.as_ref());
            found.push(Reported { missing: self.missing(position.met_when.as_ref()), ..unmet });
        }
        for resource in &self.scenario.resources {
            found.extend(self.shortage(resource).map(|shortage| self.of_shortage(resource, shortage)));
        }
        for card in self.package.cards.iter().filter(|card| self.level(card) == 0) {
            found.push(self.of_card(card));
        }
        let (voice, cards) = (self.reading.voice.as_ref(), &self.package.cards);
        for limit in
            self.scenario.limits.iter().filter(|limit| cards.iter().any(|card| self.limits(limit, card, voice)))
        {
            let severity = match limit.cap {
                Feasibility::RuledOut => Severity::Blocks,
                Feasibility::Unlikely => Severity::Strains,
                Feasibility::Contested | Feasibility::Likely | Feasibility::Ready => Severity::Notes,
            };
            let asked: Vec<&Condition> = limit.when.iter().collect();
            let limits = self.of_rule(FindingKind::Limit, severity, limit, &asked);
            found.push(Reported { cap: Some(limit.cap), ..limits });
        }
        for rule in self.scenario.cautions.iter().filter(|rule| self.heard_now(*rule) && self.holds(&rule.when)) {
            found.push(self.of_rule(FindingKind::Caution, Severity::Notes, rule, &[&rule.when]));
        }
        // Most severe first; otherwise as they stand.
        found.sort_by_key(|found| (found.kind, found.severity));
        found
    }

    /// Nothing is known of it but what it is about.
    fn reported(kind: FindingKind, about: &str, severity: Severity) -> Reported {
        Reported {
            kind,
            about: about.to_owned(),
            holder: None,
            firmness: None,
            severity,
            cap: None,
            shortage: None,
            missing: Vec::new(),
            unpriced: Vec::new(),
            claims: BTreeSet::new(),
            counter_claims: BTreeSet::new(),
        }
    }

    fn said<'c>(&self, claims: impl IntoIterator<Item = &'c ClaimId>) -> BTreeSet<ClaimId> {
        claims.into_iter().filter(|claim| self.made_by_then(claim)).cloned().collect()
    }

    fn of_rule(&self, kind: FindingKind, severity: Severity, rule: &dyn Rule, asked: &[&Condition]) -> Reported {
        let asked: Vec<&Condition> = asked.iter().copied().chain(rule.binds_when()).collect();
        Reported {
            unpriced: self.unpriced(&asked),
            claims: self.said(rule.claims()),
            counter_claims: self.said(rule.counter_claims()),
            ..Self::reported(kind, rule.id().as_str(), severity)
        }
    }

    fn of_position(&self, kind: FindingKind, position: &Position, asked: Option<&Condition>) -> Reported {
        let severity = match position.firmness {
            Some(Firmness::Absolute) => Severity::Blocks,
            Some(Firmness::Firm | Firmness::Disputed) | None => Severity::Strains,
        };
        let asked: Vec<&Condition> = asked.into_iter().collect();
        Reported {
            holder: Some(position.actor.clone()),
            firmness: position.firmness,
            ..self.of_rule(kind, severity, position, &asked)
        }
    }

    fn of_shortage(&self, resource: &Resource, shortage: Shortage) -> Reported {
        let cards = shortage.cards.iter().map(|element| self.package.card(element).unwrap());
        let uses: Vec<Use> = cards.flat_map(|card| self.uses(card, &resource.id)).collect();
        let had = resource.capacities.iter().filter(|given| shortage.providers.contains(&given.actor));
        let had = had.filter(|given| self.known(&given.claims)).flat_map(|given| &given.claims);
        let claims = self.said(uses.iter().flat_map(|taken| &taken.claims).chain(had));
        Reported {
            shortage: Some(shortage),
            claims,
            ..Self::reported(FindingKind::Overcommitted, resource.id.as_str(), Severity::Blocks)
        }
    }

    fn of_card(&self, card: &'a Card) -> Reported {
        let deciding: Vec<Cap> = self.caps(card).into_iter().filter(|cap| cap.level.number() == 0).collect();
        let rule = |cap: &Cap| match &cap.by {
            CapSource::Willingness { rule, .. } | CapSource::Otherwise { rule, .. } | CapSource::Limit(rule) => {
                self.scenario.rules().find(|known| known.id() == rule)
            }
            CapSource::Element | CapSource::Option(..) | CapSource::NobodyProvides | CapSource::Unknown => None,
        };
        Reported {
            cap: Some(Feasibility::RuledOut),
            claims: self.said(deciding.iter().flat_map(|cap| &cap.claims)),
            counter_claims: self.said(deciding.iter().filter_map(rule).flat_map(|rule| rule.counter_claims())),
            ..Self::reported(FindingKind::RuledOut, card.element.as_str(), Severity::Blocks)
        }
    }

    /// The protection that a condition asks for and does not get, in the order in which it asks, each once.
    fn missing(&self, asked: Option<&Condition>) -> Vec<Missing> {
        let mut reached = Vec::new();
        if let Some(condition) = asked {
            self.asked_to_reach(condition, true, &mut reached);
        }
        let missing = reached.into_iter().filter(|(function, wanted)| self.in_practice(function) < wanted.0);
        let missing = missing.map(|(function, wanted)| Missing {
            given: Degree(self.in_practice(&function)),
            by: self.practice_by(&function),
            function,
            wanted,
        });
        missing.collect()
    }

    /// What a condition asks the package to reach; within a `Not` it asks that it does not.
    fn asked_to_reach(&self, condition: &Condition, so: bool, asked: &mut Vec<(FunctionId, Degree)>) {
        match condition {
            Condition::Reaches(function, degree) => {
                let one = (function.clone(), *degree);
                if so && !asked.contains(&one) {
                    asked.push(one);
                }
            }
            Condition::Named(id) => self.asked_to_reach(self.named(id), so, asked),
            Condition::Not(part) => self.asked_to_reach(part, !so, asked),
            Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => {
                parts.iter().for_each(|part| self.asked_to_reach(part, so, asked));
            }
            Condition::Card(_) | Condition::Uses { .. } | Condition::Costs { .. } | Condition::Before(..) => {}
        }
    }

    /// The cards whose costs these conditions ask about, and that no source gives.
    fn unpriced(&self, asked: &[&Condition]) -> Vec<ElementId> {
        let asks = |card: &&Card| asked.iter().any(|condition| self.asks_what_it_costs(condition, card));
        let cards = self.package.cards.iter().filter(asks).filter(|card| self.costs(card).is_empty());
        cards.map(|card| card.element.clone()).collect()
    }

    fn asks_what_it_costs(&self, condition: &Condition, card: &Card) -> bool {
        match condition {
            Condition::Costs { of, .. } => self.cards_of(of).iter().any(|asked| asked.element == card.element),
            Condition::Named(id) => self.asks_what_it_costs(self.named(id), card),
            Condition::Not(part) => self.asks_what_it_costs(part, card),
            Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => {
                parts.iter().any(|part| self.asks_what_it_costs(part, card))
            }
            Condition::Card(_) | Condition::Reaches(..) | Condition::Uses { .. } | Condition::Before(..) => false,
        }
    }

    /// Everything that fires, as "kind name".
    pub fn fired(&self) -> BTreeSet<String> {
        self.findings().into_iter().map(|found| format!("{:?} {}", found.kind, found.about)).collect()
    }

    /// The verdict in words.
    pub fn verdict(&self) -> &'static str {
        let levels: Vec<u8> = self.package.cards.iter().map(|card| self.level(card)).collect();
        let violates = |firmness: Firmness| {
            let mut positions = self.scenario.positions.iter().filter(|position| position.firmness == Some(firmness));
            positions.any(|position| self.violated_position(position))
        };
        if levels.is_empty() {
            "Empty"
        } else if self.contradicts_itself()
            || violates(Firmness::Absolute)
            || levels.contains(&0)
            || self.scenario.resources.iter().any(|resource| !self.violated(resource).is_empty())
        {
            "Blocked"
        } else if violates(Firmness::Firm) || violates(Firmness::Disputed) || levels.contains(&1) {
            "Strained"
        } else {
            "Workable"
        }
    }

    /// How the actors stand to the package, and then the groups that hold a red line or a floor.
    pub fn standings(&self) -> Vec<ActorStanding> {
        let held = |group: &&Group| {
            let mut own = self.scenario.positions.iter().filter(|position| position.actor == group.id);
            own.any(|position| position.crossed_when.is_some() || position.met_when.is_some())
        };
        let actors = self.scenario.actors.iter().map(|actor| self.of_actor(&actor.id));
        let groups = self.scenario.groups.iter().filter(held).map(|group| self.of_party(&PartyId::from(&group.id)));
        actors.chain(groups).collect()
    }

    fn of_party(&self, party: &PartyId) -> ActorStanding {
        let own = || self.scenario.positions.iter().filter(|position| position.actor == *party);
        ActorStanding {
            actor: party.clone(),
            crossed: own().filter(|position| self.crosses(position)).map(|position| position.id.clone()).collect(),
            unmet: own().filter(|position| self.leaves_unmet(position)).map(|position| position.id.clone()).collect(),
            reluctant: Vec::new(),
            provides: Vec::new(),
            unknown: Vec::new(),
            positions: own().filter(|position| self.heard_now(*position)).count(),
        }
    }

    fn of_actor(&self, actor: &ActorId) -> ActorStanding {
        let voice = self.reading.voice.as_ref();
        let provided = || self.package.cards.iter().filter(|card| card.by.contains(actor));
        let elements = |cards: Vec<&Card>| cards.into_iter().map(|card| card.element.clone()).collect();
        let readiness = |card: &'a Card| self.words(card, actor, voice).into_iter().map(|word| word.level).min();
        ActorStanding {
            provides: elements(provided().collect()),
            reluctant: elements(
                provided().filter(|card| readiness(card).is_some_and(|level| level.number() <= 2)).collect(),
            ),
            unknown: elements(provided().filter(|card| self.unknown(card).contains(actor)).collect()),
            ..self.of_party(&PartyId::from(actor))
        }
    }
}
