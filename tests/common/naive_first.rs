//! The first version of the semantics, as plainly as can be: levels, what fires, and the verdict. What is unknown caps
//! nothing there, claims have no date, and ratings are heard whoever is heard.

use std::collections::BTreeSet;

use guarantee_board::assess::Reading;
use guarantee_board::scenario::*;

/// A board under one reading.
pub struct First<'a> {
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

    fn has(&self, id: &SettingId, allowed: &[OptionId]) -> bool {
        self.element.setting(id).is_some_and(|setting| allowed.contains(&self.option(setting).id))
    }
}

impl<'a> First<'a> {
    fn standing(&self, card: &'a Card) -> Standing<'a> {
        let element = self.scenario.element(&card.element).unwrap();
        Standing { element, card: Some(card), choices: card.with.clone() }
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
        let own = standing.element.tags.iter().cloned();
        let tags: BTreeSet<Tag> = own.chain(standing.options().into_iter().flat_map(|option| option.tags)).collect();
        let by = standing.by();
        let phase = standing.card.map(|card| &card.phase);
        (pattern.elements.is_empty() || pattern.elements.contains(&standing.element.id))
            && pattern.tags.iter().all(|tag| tags.contains(tag))
            && (pattern.phase.is_empty() || phase.is_some_and(|phase| pattern.phase.contains(phase)))
            && (pattern.by.is_empty() || by.iter().any(|actor| self.belongs(actor, &pattern.by)))
            && (pattern.only_by.is_empty()
                || !by.is_empty() && by.iter().all(|actor| self.belongs(actor, &pattern.only_by)))
            && pattern.with.iter().all(|(id, allowed)| standing.has(id, allowed))
    }

    fn holds(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Card(pattern) => self.everything().iter().any(|standing| self.matches(pattern, standing)),
            Condition::Named(id) => self.holds(&self.scenario.condition(id).unwrap().holds_when),
            Condition::All(parts) => parts.iter().all(|part| self.holds(part)),
            Condition::Any(parts) => parts.iter().any(|part| self.holds(part)),
            Condition::Not(part) => !self.holds(part),
            Condition::AtLeast(count, parts) => {
                parts.iter().map(|part| u32::from(self.holds(part))).sum::<u32>() >= *count
            }
            Condition::Reaches(function, degree) => self.in_practice(function) >= degree.0,
            Condition::Uses { .. } | Condition::Costs { .. } | Condition::Before(..) => {
                panic!("there is no such condition in the first version")
            }
        }
    }

    fn in_force(&self, rule: &dyn Rule) -> bool {
        let dated = rule.from().is_none_or(|from| self.reading.date >= from)
            && rule.until().is_none_or(|until| self.reading.date <= until);
        dated
            && !self.scenario.switched_off.contains(rule.id())
            && (self.is_heard(rule.claims()) || self.seat_supports(rule.id()))
            && rule.binds_when().is_none_or(|condition| self.holds(condition))
    }

    fn is_heard(&self, claims: &[ClaimId]) -> bool {
        let Some(voice) = &self.reading.voice else { return true };
        claims.iter().map(|id| self.scenario.claim(id).unwrap()).any(|claim| {
            claim.voice.as_ref() == Some(voice)
                || matches!(claim.basis, Basis::Official | Basis::Treaty | Basis::Documented)
        })
    }

    /// The seat that is heard, if its vote may be.
    fn seat_heard(&self) -> Option<&'a Seat> {
        let voice = self.reading.voice.as_ref();
        self.scenario.seats.iter().find(|seat| self.scenario.votes_revealed && Some(&seat.id) == voice)
    }

    fn seat_supports(&self, rule: &RuleId) -> bool {
        self.seat_heard().is_some_and(|seat| seat.positions.get(rule) == Some(&Hold::Holds))
    }

    fn violated(&self, position: &Position) -> bool {
        self.in_force(position)
            && (position.crossed_when.as_ref().is_some_and(|condition| self.holds(condition))
                || position.met_when.as_ref().is_some_and(|condition| !self.holds(condition)))
    }

    /// The level of a card; Ready where nothing says otherwise.
    pub fn level(&self, card: &'a Card) -> u8 {
        let standing = self.standing(card);
        let options = standing.options();
        let ratings =
            standing.element.feasibility.iter().chain(options.iter().filter_map(|option| option.feasibility.as_ref()));
        let mut caps: Vec<Feasibility> = ratings.map(|rating| rating.level).collect();
        if card.by.is_empty() && !standing.element.providers.is_empty() {
            caps.push(Feasibility::RuledOut);
        }
        for position in &self.scenario.positions {
            let Some(provides) = position.provides.as_ref().filter(|_| self.in_force(position)) else { continue };
            let holder = card.by.iter().any(|actor| position.actor == *actor);
            let options_named = provides.with.iter().all(|(id, allowed)| standing.has(id, allowed));
            if holder && provides.elements.contains(&card.element) && options_named {
                caps.push(provides.level);
            }
        }
        caps.extend(self.scenario.limits.iter().filter(|limit| self.limits(limit, card)).map(|limit| limit.cap));
        let votes = self.seat_heard().into_iter().flat_map(|seat| &seat.cards);
        caps.extend(votes.filter(|vote| self.scenario.stand_alike(&vote.card, card)).map(|vote| vote.level));
        caps.into_iter().min().unwrap_or(Feasibility::Ready).number()
    }

    fn limits(&self, limit: &Limit, card: &'a Card) -> bool {
        self.in_force(limit)
            && limit.when.as_ref().is_none_or(|when| self.holds(when))
            && self.matches(&limit.on, &self.standing(card))
    }

    fn in_practice(&self, function: &FunctionId) -> u8 {
        let gift = |card: &'a Card| {
            let standing = self.standing(card);
            let options = standing.options().into_iter().flat_map(|option| option.gives);
            let gives = options.chain(standing.element.gives.clone()).filter(|gift| gift.function == *function);
            gives.map(|gift| gift.degree.0).max().unwrap_or(0)
        };
        self.package.cards.iter().map(|card| gift(card).min(self.level(card))).max().unwrap_or(0)
    }

    fn used(&self, card: &'a Card, resource: &ResourceId) -> u64 {
        let standing = self.standing(card);
        let uses = standing.options().into_iter().flat_map(|option| option.uses).chain(standing.element.uses.clone());
        uses.filter(|taken| taken.resource == *resource).map(|taken| taken.amount.thousandths()).sum()
    }

    fn is_overcommitted(&self, resource: &Resource) -> bool {
        let capacity = |actor: &ActorId| {
            resource.capacities.iter().find(|given| given.actor == *actor).map(|given| given.amount.thousandths())
        };
        let users = self.package.cards.iter().filter(|card| self.used(card, &resource.id) > 0 && !card.by.is_empty());
        let users: Vec<&Card> = users.filter(|card| card.by.iter().all(|actor| capacity(actor).is_some())).collect();
        (1_u32..1 << users.len()).any(|subset| {
            let within = users.iter().enumerate().filter(|(bit, _)| subset >> bit & 1 == 1);
            let cards: Vec<&Card> = within.map(|(_, card)| *card).collect();
            let providers: BTreeSet<&ActorId> = cards.iter().flat_map(|card| &card.by).collect();
            let need: u64 = cards.iter().map(|card| self.used(card, &resource.id)).sum();
            let had: u64 = providers.into_iter().filter_map(capacity).sum();
            need > had
        })
    }

    /// Everything that fires, as "kind name".
    pub fn fired(&self) -> BTreeSet<String> {
        let (mut fired, scenario) = (BTreeSet::new(), self.scenario);
        for position in scenario.positions.iter().filter(|position| self.violated(position)) {
            let kind = if position.crossed_when.is_some() { "RedLine" } else { "Floor" };
            fired.insert(format!("{kind} {}", position.id));
        }
        for limit in &scenario.limits {
            if self.package.cards.iter().any(|card| self.limits(limit, card)) {
                fired.insert(format!("Limit {}", limit.id));
            }
        }
        for rule in scenario.contradictions.iter().filter(|rule| self.in_force(*rule) && self.holds(&rule.when)) {
            fired.insert(format!("Contradiction {}", rule.id));
        }
        for rule in scenario.cautions.iter().filter(|rule| self.in_force(*rule) && self.holds(&rule.when)) {
            fired.insert(format!("Caution {}", rule.id));
        }
        for card in self.package.cards.iter().filter(|card| self.level(card) == 0) {
            fired.insert(format!("RuledOut {}", card.element));
        }
        for resource in scenario.resources.iter().filter(|resource| self.is_overcommitted(resource)) {
            fired.insert(format!("Overcommitted {}", resource.id));
        }
        fired
    }

    /// The verdict in words.
    pub fn verdict(&self) -> &'static str {
        let fired = self.fired();
        let has = |kind: &str| fired.iter().any(|key| key.starts_with(kind));
        let violates = |firmness: &[Firmness]| {
            let mut held = self.scenario.positions.iter().filter(|position| self.violated(position));
            held.any(|position| position.firmness.is_some_and(|held| firmness.contains(&held)))
        };
        if self.package.cards.is_empty() {
            "Empty"
        } else if has("Contradiction") || has("RuledOut") || has("Overcommitted") || violates(&[Firmness::Absolute]) {
            "Blocked"
        } else if violates(&[Firmness::Firm, Firmness::Disputed])
            || self.package.cards.iter().any(|card| self.level(card) == 1)
        {
            "Strained"
        } else {
            "Workable"
        }
    }
}
