//! What caps cards beside their own levels, and what is unknown about them (semantics, section 4).

use std::collections::HashMap;

use super::conditions::Conditions;
use super::names::Place;
use super::votes::VoteRule;
use super::{Compiler, asks_reach, place_of};
use crate::logic::evidence::EvidenceKind;
use crate::logic::formula::{FALSE, Leaf};
use crate::logic::index::{ActorIx, ElementIx, FormulaIx, Index as _, RuleIx, Table};
use crate::logic::model::{Body, CapBy, CompiledCap, Unresolved};
use crate::scenario::{Condition, Feasibility, Limit, Position, PositionKind, Provision, Scenario};

/// How ready a provider is, as one position says.
struct Word {
    rule: RuleIx,
    actor: ActorIx,
    /// It is the actor's own, not a group's.
    own: bool,
    level: Feasibility,
    otherwise: Option<Feasibility>,
    /// The card has the options that it speaks of.
    with: FormulaIx,
}

impl<'a> Compiler<'a> {
    /// Adds what caps cards beside their own levels: willingness, limits, votes.
    pub(super) fn caps(&mut self, scenario: &'a Scenario, votes: &'a [VoteRule]) -> Result<(), Unresolved> {
        let mut words: Table<ElementIx, Vec<Word>> = Table::alike(&self.conditions.elements, ()).map(|()| Vec::new());
        for (number, position) in scenario.positions.iter().enumerate() {
            if let Some(PositionKind::Willingness(provision)) = position.kind() {
                self.willingness(RuleIx::new(number), position, provision, &mut words)?;
            }
        }
        let elements: Vec<ElementIx> = self.conditions.elements.entries().map(|(index, _)| index).collect();
        for element in elements {
            self.providers(element, &words[element]);
        }
        let first = scenario.positions.len();
        for (number, limit) in scenario.limits.iter().enumerate() {
            self.limit("limits", RuleIx::new(first + number), limit)?;
        }
        let first = self.rules.len() - votes.len();
        for (number, vote) in votes.iter().enumerate() {
            self.limit("seats", RuleIx::new(first + number), &vote.limit)?;
        }
        Ok(())
    }

    /// Refuses a limit or willingness that asks what the package reaches: that would go round in a circle.
    fn refuse_reaching<'c>(
        &self,
        conditions: impl IntoIterator<Item = &'c Condition>,
        place: Place<'_>,
    ) -> Result<(), Unresolved> {
        let asks = conditions.into_iter().any(|condition| asks_reach(condition, &self.reaching));
        if asks { Err(Unresolved::Reaches(place())) } else { Ok(()) }
    }

    /// Notes what a willingness says of each element it speaks of.
    fn willingness(
        &mut self,
        rule: RuleIx,
        position: &'a Position,
        provision: &'a Provision,
        words: &mut Table<ElementIx, Vec<Word>>,
    ) -> Result<(), Unresolved> {
        let place = place_of("positions", &position.id);
        self.refuse_reaching(&position.binds_when, &place)?;
        let binds = self.formula(position.binds_when.as_ref(), &place)?;
        let holder = self.names.party(&position.actor, &place)?;
        self.rules[rule].binds = binds;
        self.rules[rule].body = Body::Willingness { holder };
        self.conditions.check_settings(&provision.with, &place)?;
        let who = self.names.parties(std::slice::from_ref(&position.actor), &place)?;
        let own = holder.number() < self.names.actors();
        for id in &provision.elements {
            let index = self.names.element(id, &place)?;
            // What it says of options that the element does not have still is a word about the element.
            let with = self.conditions.with(index, &provision.with).unwrap_or(FALSE);
            let element = &self.conditions.elements[index];
            let of = element.providers.iter().filter(|(actor, _)| who.contains(*actor));
            let (level, otherwise) = (provision.level, provision.otherwise);
            let new = of.map(|(actor, _)| Word { rule, actor: *actor, own, level, otherwise, with });
            if words[index].iter().all(|word| word.rule != rule) {
                words[index].extend(new);
            }
        }
        Ok(())
    }

    /// Adds the caps that willingness sets an element, and when a provider's position is not known.
    fn providers(&mut self, index: ElementIx, words: &[Word]) {
        let mut spoken: HashMap<ActorIx, Vec<FormulaIx>> = HashMap::new();
        let mut of_own: HashMap<ActorIx, FormulaIx> = HashMap::new();
        for actor in words.iter().map(|word| word.actor) {
            let own: Vec<FormulaIx> = words
                .iter()
                .filter(|word| word.own && word.actor == actor)
                .map(|word| {
                    let (counts, binds) = (self.counts(word.rule), self.rules[word.rule].binds);
                    self.conditions.formulas.all([counts, binds])
                })
                .collect();
            of_own.insert(actor, self.conditions.formulas.any(own));
        }
        for word in words {
            let (counts, binds) = (self.counts(word.rule), self.rules[word.rule].binds);
            let formulas = &mut self.conditions.formulas;
            let Some(provider) = self.conditions.elements[index].provider(word.actor) else { continue };
            let provides = formulas.choice(provider);
            // A group speaks for a member who has no willingness of its own in force for the element. What one that is
            // not in force says otherwise counts beside it.
            let own = of_own.get(&word.actor).copied().filter(|_| !word.own).unwrap_or(FALSE);
            let silent = formulas.not(own);
            let speaks = formulas.all([provides, word.with, counts, silent]);
            let unbound = formulas.not(binds);
            let met = formulas.all([speaks, binds]);
            let otherwise = formulas.all([speaks, unbound]);
            let rule = &self.rules[word.rule];
            let cap = |by, level, when| CompiledCap {
                by,
                level,
                when,
                evidence: Some(rule.evidence),
                claims: rule.claims.clone(),
            };
            let mut caps = vec![cap(CapBy::Willingness(word.rule, word.actor), word.level, met)];
            if let Some(level) = word.otherwise {
                caps.push(cap(CapBy::Otherwise(word.rule, word.actor), level, otherwise));
            }
            caps.retain(|cap| cap.when != FALSE);
            spoken.entry(word.actor).or_default().extend(caps.iter().map(|cap| cap.when));
            self.conditions.elements[index].caps.extend(caps);
        }
        let providers = self.conditions.elements[index].providers.clone();
        for (actor, choice) in providers {
            let formulas = &mut self.conditions.formulas;
            let provides = formulas.choice(choice);
            let known = formulas.any(spoken.remove(&actor).unwrap_or_default());
            let unheard = formulas.not(known);
            let unheard = formulas.all([provides, unheard]);
            self.conditions.elements[index].unheard.push((actor, unheard));
        }
    }

    /// Adds a limit, or a vote, to each element that it can cap.
    fn limit(&mut self, list: &str, index: RuleIx, limit: &'a Limit) -> Result<(), Unresolved> {
        let place = place_of(list, &limit.id);
        self.refuse_reaching(limit.when.iter().chain(&limit.binds_when), &place)?;
        let binds = self.formula(limit.binds_when.as_ref(), &place)?;
        let when = self.formula(limit.when.as_ref(), &place)?;
        let counts = self.counts(index);
        let mut on = self.conditions.matching(&self.names, &limit.on, &place)?;
        on.retain(|(element, _)| !self.conditions.elements[*element].frame);
        for (element, matches) in &on {
            let when = self.conditions.formulas.all([counts, binds, when, *matches]);
            if when == FALSE {
                continue;
            }
            let rule = &self.rules[index];
            self.conditions.elements[*element].caps.push(CompiledCap {
                by: CapBy::Limit(index),
                level: limit.cap,
                when,
                evidence: Some(rule.evidence),
                claims: rule.claims.clone(),
            });
        }
        let some = self.conditions.formulas.any(on.iter().map(|(_, matches)| *matches));
        let fires = self.conditions.formulas.all([counts, binds, when, some]);
        self.asks(index, &None, limit.when.iter().chain(&limit.binds_when), &place)?;
        let rule = &mut self.rules[index];
        rule.binds = binds;
        if list == "limits" {
            rule.body = Body::Limit { when, cap: limit.cap };
            rule.fires = fires;
        }
        Ok(())
    }

    /// Says of each element when something about it is unknown, and when its card stands at which level.
    pub(super) fn levels(&mut self) {
        let Conditions { formulas, elements, .. } = &mut self.conditions;
        for element in elements.iter_mut().filter(|element| !element.frame) {
            let rated = |judged: bool| {
                let own = element.caps.iter().filter(|cap| matches!(cap.by, CapBy::Element | CapBy::Option(..)));
                let evidence = &self.evidence;
                own.filter(move |cap| {
                    judged || cap.evidence.is_some_and(|rating| evidence[rating].kind != EvidenceKind::Judgement)
                })
                .map(|cap| cap.when)
                .collect::<Vec<_>>()
            };
            let rated = formulas.any(rated(element.providers.is_empty()));
            let unrated = formulas.not(rated);
            let unheard = formulas.any(element.unheard.iter().map(|(_, unheard)| *unheard));
            let open = if element.providers.is_empty() { element.card } else { unheard };
            element.unknown = formulas.all([open, unrated]);
            for (place, level) in Feasibility::ALL.into_iter().skip(1).enumerate() {
                let caps = element.caps.iter().filter(|cap| cap.level < level).map(|cap| cap.when);
                let capped = formulas.any(caps.collect::<Vec<_>>());
                let uncapped = formulas.not(capped);
                let low = formulas.leaf(Leaf::Unknown(level));
                let low = formulas.not(low);
                let unknown = formulas.all([element.unknown, low]);
                let known = formulas.not(unknown);
                element.at_least[place] = formulas.all([element.card, uncapped, known]);
            }
        }
    }
}
