//! The semantics once more, as plainly as can be: string ids, no tables, everything computed anew each time it is
//! asked for. The oracle for the assessment.
#![allow(dead_code, reason = "shared by several tests, each of which needs some of it")]

use std::collections::BTreeSet;

use guarantee_board::assess::Reading;
use guarantee_board::scenario::*;

/// A board under one reading. `voice` overrides the reading's.
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
        parties.iter().any(|party| {
            party.as_str() == actor.id.as_str() || actor.groups.iter().any(|group| group.as_str() == party.as_str())
        })
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
        self.everything().iter().any(|standing| self.matches(pattern, standing))
    }

    /// Whether the condition holds.
    pub fn holds(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Card(pattern) => self.some_card(pattern),
            Condition::Named(id) => {
                let named = self.scenario.conditions.iter().find(|named| named.id == *id).unwrap();
                self.holds(&named.holds_when)
            }
            Condition::All(parts) => !parts.iter().any(|part| !self.holds(part)),
            Condition::Any(parts) => parts.iter().any(|part| self.holds(part)),
            Condition::Not(part) => !self.holds(part),
            Condition::AtLeast(count, parts) => {
                parts.iter().map(|part| u32::from(self.holds(part))).sum::<u32>() >= *count
            }
            Condition::Reaches(function, degree) => self.in_practice(function) >= degree.0,
        }
    }

    fn is_heard(&self, claims: &[ClaimId], voice: Option<&VoiceId>) -> bool {
        let Some(voice) = voice else { return true };
        claims.iter().map(|id| self.scenario.claim(id).unwrap()).any(|claim| {
            claim.voice.as_ref() == Some(voice)
                || matches!(claim.basis, Basis::Official | Basis::Treaty | Basis::Documented)
        })
    }

    fn in_force(&self, rule: &dyn Rule, voice: Option<&VoiceId>) -> bool {
        self.may_speak(rule, voice) && rule.binds_when().is_none_or(|condition| self.holds(condition))
    }

    /// Whether the position is in force, and the board crosses it or leaves it unmet.
    pub fn violated_position(&self, position: &Position) -> bool {
        self.in_force(position, self.reading.voice.as_ref())
            && (position.crossed_when.as_ref().is_some_and(|condition| self.holds(condition))
                || position.met_when.as_ref().is_some_and(|condition| !self.holds(condition)))
    }

    /// Whether the rule is in force if its `binds_when` holds.
    pub fn may_speak(&self, rule: &dyn Rule, voice: Option<&VoiceId>) -> bool {
        rule.from().is_none_or(|from| self.reading.date >= from)
            && rule.until().is_none_or(|until| self.reading.date <= until)
            && !self.scenario.switched_off.contains(rule.id())
            && (self.is_heard(rule.claims(), voice) || self.seat_supports(rule.id(), voice))
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

    /// The levels a card is capped at, each with the claims it rests on.
    fn caps(&self, card: &'a Card, voice: Option<&VoiceId>) -> Vec<(u8, Vec<ClaimId>)> {
        let standing = self.standing(card);
        let mut caps = Vec::new();
        let ratings = standing.element.feasibility.clone().into_iter();
        for rating in ratings.chain(standing.options().into_iter().filter_map(|option| option.feasibility)) {
            caps.push((rating.level.number(), rating.claims));
        }
        if card.by.is_empty() && !standing.element.providers.is_empty() {
            caps.push((0, Vec::new()));
        }
        for position in &self.scenario.positions {
            let Some(provides) = &position.provides else { continue };
            if self.provided(card, position, provides) && self.in_force(position, voice) {
                caps.push((provides.level.number(), position.claims.clone()));
            }
        }
        for limit in &self.scenario.limits {
            if self.binds(limit, card, voice) {
                caps.push((limit.cap.number(), limit.claims.clone()));
            }
        }
        for vote in self.seat_heard(voice).into_iter().flat_map(|seat| &seat.cards) {
            if self.stands_as(card, &vote.card) {
                caps.push((vote.level.number(), Vec::new()));
            }
        }
        caps
    }

    fn binds(&self, limit: &Limit, card: &'a Card, voice: Option<&VoiceId>) -> bool {
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
            let speaks =
                |provides: &&Provision| provides.level.number() < level && self.provided(card, position, provides);
            if position.provides.as_ref().filter(speaks).is_some() {
                conditions.extend(&position.binds_when);
            }
        }
        conditions
    }

    /// Whether the position's holder provides the card, and the position speaks of it.
    fn provided(&self, card: &'a Card, position: &Position, provides: &Provision) -> bool {
        let standing = self.standing(card);
        let options_named = provides.with.iter().all(|(id, allowed)| {
            standing.element.setting(id).is_some_and(|setting| allowed.contains(&standing.option(setting).id))
        });
        card.by.contains(&position.actor) && provides.elements.contains(&card.element) && options_named
    }

    /// The level of a card.
    pub fn level(&self, card: &'a Card) -> u8 {
        self.level_for(card, self.reading.voice.as_ref())
    }

    fn level_for(&self, card: &'a Card, voice: Option<&VoiceId>) -> u8 {
        self.caps(card, voice).into_iter().map(|(level, _)| level).min().unwrap_or(4)
    }

    /// What each voice that speaks of the card gives it.
    pub fn spread(&self, card: &'a Card) -> Vec<(VoiceId, u8)> {
        let mut spread = Vec::new();
        for voice in &self.scenario.voices {
            let own = |claim: &ClaimId| self.scenario.claim(claim).unwrap().voice.as_ref() == Some(&voice.id);
            if self.caps(card, Some(&voice.id)).iter().any(|(_, claims)| claims.iter().any(own)) {
                spread.push((voice.id.clone(), self.level_for(card, Some(&voice.id))));
            }
        }
        spread
    }

    /// How strongly a card gives a function on paper.
    pub fn gift(&self, card: &'a Card, function: &FunctionId) -> u8 {
        let standing = self.standing(card);
        let gives =
            standing.options().into_iter().flat_map(|option| option.gives).chain(standing.element.gives.clone());
        gives.filter(|gift| gift.function == *function).map(|gift| gift.degree.0).max().unwrap_or(0)
    }

    /// On paper.
    pub fn on_paper(&self, function: &FunctionId) -> u8 {
        self.package.cards.iter().map(|card| self.gift(card, function)).max().unwrap_or(0)
    }

    /// In practice.
    pub fn in_practice(&self, function: &FunctionId) -> u8 {
        let cards = self.package.cards.iter();
        cards.map(|card| self.gift(card, function).min(self.level(card))).max().unwrap_or(0)
    }

    /// Everything that fires, as "kind name".
    pub fn fired(&self) -> BTreeSet<String> {
        let mut fired = BTreeSet::new();
        let voice = self.reading.voice.as_ref();
        for position in self.scenario.positions.iter().filter(|position| self.in_force(*position, voice)) {
            if position.crossed_when.as_ref().is_some_and(|condition| self.holds(condition)) {
                fired.insert(format!("RedLine {}", position.id));
            }
            if position.met_when.as_ref().is_some_and(|condition| !self.holds(condition)) {
                fired.insert(format!("Floor {}", position.id));
            }
        }
        for limit in &self.scenario.limits {
            if self.package.cards.iter().any(|card| self.binds(limit, card, voice)) {
                fired.insert(format!("Limit {}", limit.id));
            }
        }
        for rule in &self.scenario.contradictions {
            if self.in_force(rule, voice) && self.holds(&rule.when) {
                fired.insert(format!("Contradiction {}", rule.id));
            }
        }
        for rule in &self.scenario.cautions {
            if self.in_force(rule, voice) && self.holds(&rule.when) {
                fired.insert(format!("Caution {}", rule.id));
            }
        }
        for card in self.package.cards.iter().filter(|card| self.level(card) == 0) {
            fired.insert(format!("RuledOut {}", card.element));
        }
        for resource in self.scenario.resources.iter().filter(|resource| !self.violated(resource).is_empty()) {
            fired.insert(format!("Overcommitted {}", resource.id));
        }
        fired
    }

    /// What the card uses of the resource, in thousandths.
    pub fn used(&self, card: &'a Card, resource: &ResourceId) -> u64 {
        let standing = self.standing(card);
        let uses = standing.options().into_iter().flat_map(|option| option.uses).chain(standing.element.uses.clone());
        uses.filter(|taken| taken.resource == *resource).map(|taken| taken.amount.thousandths()).sum()
    }

    /// All sets of cards that need more than their providers have.
    pub fn violated(&self, resource: &Resource) -> Vec<Vec<ElementId>> {
        let capacity = |actor: &ActorId| {
            resource.capacities.iter().find(|given| given.actor == *actor).map(|given| given.amount.thousandths())
        };
        let users: Vec<&Card> = self
            .package
            .cards
            .iter()
            .filter(|card| self.used(card, &resource.id) > 0 && !card.by.is_empty())
            .filter(|card| card.by.iter().all(|actor| capacity(actor).is_some()))
            .collect();
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

    /// The verdict in words.
    pub fn verdict(&self) -> &'static str {
        let fired = self.fired();
        let firm = |id: &str, firmness: Firmness| {
            self.scenario
                .positions
                .iter()
                .any(|position| position.id.as_str() == id && position.firmness == Some(firmness))
        };
        let violates = |firmness: Firmness| {
            let mut positions =
                fired.iter().filter_map(|key| key.strip_prefix("RedLine ").or_else(|| key.strip_prefix("Floor ")));
            positions.any(|id| firm(id, firmness))
        };
        let has = |kind: &str| fired.iter().any(|key| key.starts_with(kind));
        if self.package.cards.is_empty() {
            "Empty"
        } else if has("Contradiction") || has("RuledOut") || has("Overcommitted") || violates(Firmness::Absolute) {
            "Blocked"
        } else if violates(Firmness::Firm)
            || violates(Firmness::Disputed)
            || self.package.cards.iter().any(|card| self.level(card) == 1)
        {
            "Strained"
        } else {
            "Workable"
        }
    }

    /// The least and most that the cards cost, each year and once, in thousandths; and how many have no cost.
    pub fn money(&self) -> ([u64; 4], usize) {
        let (mut sums, mut unpriced) = ([0; 4], 0);
        for card in &self.package.cards {
            let standing = self.standing(card);
            let costs: Vec<Cost> = standing
                .options()
                .into_iter()
                .filter_map(|option| option.cost)
                .chain(standing.element.cost.clone())
                .collect();
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
}
