//! From the solver's assignment back to a package, and from one package to another in single steps.

use super::space::Space;
use crate::logic::board::{Board, Placed};
use crate::logic::index::{ElementIx, Index as _, OptionIx, SettingIx};
use crate::logic::model::{CompiledElement, Model};
use crate::logic::solver::Lit;
use crate::scenario::{ActorId, Card, Choices, ElementId, OptionId, Package, PhaseId, SettingId};

/// One edit that leads from one package to another. Semantics, section 9: each counts 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// A card is added, with whatever content.
    Add(ElementId),
    /// A card is removed.
    Remove(ElementId),
    /// A card starts in another phase.
    Move(ElementId, PhaseId),
    /// A card gets another option.
    Choose(ElementId, SettingId, OptionId),
    /// An actor joins a card's providers.
    Join(ElementId, ActorId),
    /// An actor leaves them.
    Leave(ElementId, ActorId),
    /// A released assumption is another.
    Assume(ElementId, SettingId, OptionId),
}

impl Step {
    /// The element it is about.
    pub fn element(&self) -> &ElementId {
        match self {
            Self::Add(element)
            | Self::Remove(element)
            | Self::Move(element, _)
            | Self::Choose(element, ..)
            | Self::Join(element, _)
            | Self::Leave(element, _)
            | Self::Assume(element, ..) => element,
        }
    }
}

/// The steps from one package to another, in the order of the scenario.
pub(super) fn steps(model: &Model, from: &Package, to: &Package) -> Vec<Step> {
    let (from, to) = (Board::new(model, from), Board::new(model, to));
    let mut steps = Vec::new();
    for (index, element) in model.elements.entries() {
        let id = || element.id.clone();
        match (from.placed(index), to.placed(index)) {
            (None, None) => {}
            (None, Some(_)) => steps.push(Step::Add(id())),
            (Some(_), None) => steps.push(Step::Remove(id())),
            (Some(before), Some(after)) => between(model, element, before, after, &mut steps),
        }
    }
    steps
}

/// The steps from one card, or frame element, to the same with other contents.
fn between(model: &Model, element: &CompiledElement, before: &Placed, after: &Placed, steps: &mut Vec<Step>) {
    let id = || element.id.clone();
    if let Some(phase) = after.phase.filter(|phase| before.phase != Some(*phase)) {
        steps.push(Step::Move(id(), model.phases[phase].clone()));
    }
    for (number, (old, new)) in before.options.iter().zip(&after.options).enumerate() {
        if old != new {
            let setting = &element.settings[SettingIx::new(number)];
            let (setting, option) = (setting.id.clone(), setting.options[*new].id.clone());
            steps.push(if element.frame {
                Step::Assume(id(), setting, option)
            } else {
                Step::Choose(id(), setting, option)
            });
        }
    }
    for (actor, _) in &element.providers {
        match (before.named.contains(actor), after.named.contains(actor)) {
            (false, true) => steps.push(Step::Join(id(), model.actors[*actor].clone())),
            (true, false) => steps.push(Step::Leave(id(), model.actors[*actor].clone())),
            (true, true) | (false, false) => {}
        }
    }
}

/// An edit that can lead away from the package on the board.
#[derive(Clone)]
pub(super) struct Change {
    /// It is made.
    pub(super) made: Lit,
    /// What it can lead to, one of which holds if it is made; empty, if that says all.
    pub(super) into: Vec<Lit>,
}

impl Space<'_> {
    /// What a change leads to in the assignment found last.
    pub(super) fn led_to(&self, change: &Change) -> Lit {
        change.into.iter().copied().find(|lit| self.terms.solver.holds(*lit)).unwrap_or(change.made)
    }

    /// The package of the assignment found last. Cards that were there keep their place, their remarks and the order of
    /// their providers; new ones follow in the order of the scenario.
    pub(super) fn package(&self) -> Package {
        let (model, before) = (self.question.model, self.question.package);
        let mut package = Package { cards: Vec::new(), ..before.clone() };
        let mut done: Vec<ElementIx> = Vec::new();
        for card in &before.cards {
            let Some(index) = model.lookup.elements.get(&card.element).copied() else { continue };
            if !model.elements[index].frame && !done.contains(&index) && self.has_card(index) {
                package.cards.push(self.laid(index, Some(card)));
            }
            done.push(index);
        }
        for (index, element) in model.elements.entries() {
            if element.frame {
                if let Some(choices) = self.frame(index, element) {
                    package.frame.insert(element.id.clone(), choices);
                }
            } else if !done.contains(&index) && self.has_card(index) {
                package.cards.push(self.laid(index, None));
            }
        }
        package
    }

    fn has_card(&self, index: ElementIx) -> bool {
        self.terms.solver.holds(self.card(&self.question.model.elements[index]))
    }

    fn laid(&self, index: ElementIx, before: Option<&Card>) -> Card {
        let model = self.question.model;
        let element = &model.elements[index];
        let phase = element.phases.entries().find(|(_, choice)| self.terms.solver.holds(self.lit(**choice)));
        let phase = phase.map(|(phase, _)| model.phases[phase].clone());
        // In a scenario without phases a card keeps whatever it names.
        let phase = phase.or_else(|| before.map(|card| card.phase.clone())).unwrap_or_else(|| PhaseId::from(""));
        let chosen = element.providers.iter().filter(|(_, choice)| self.terms.solver.holds(self.lit(*choice)));
        let chosen: Vec<ActorId> = chosen.map(|(actor, _)| model.actors[*actor].clone()).collect();
        let known = before.map_or(&[][..], |card| card.by.as_slice());
        let mut by: Vec<ActorId> = known.iter().filter(|actor| chosen.contains(actor)).cloned().collect();
        by.dedup();
        let joined: Vec<ActorId> = chosen.into_iter().filter(|actor| !by.contains(actor)).collect();
        by.extend(joined);
        let mut with = before.map(|card| card.with.clone()).unwrap_or_default();
        self.choose(index, element, &mut with);
        Card {
            element: element.id.clone(),
            phase,
            by,
            with,
            note: before.map(|card| card.note.clone()).unwrap_or_default(),
        }
    }

    /// The options of a frame element, where they are not those of the package before.
    fn frame(&self, index: ElementIx, element: &CompiledElement) -> Option<Choices> {
        let before = self.question.package.frame.get(&element.id).cloned().unwrap_or_default();
        let mut choices = before.clone();
        self.choose(index, element, &mut choices);
        (choices != before).then_some(choices)
    }

    /// Writes the options that are others than those written there, or than the defaults.
    fn choose(&self, index: ElementIx, element: &CompiledElement, choices: &mut Choices) {
        for (setting, compiled) in element.settings.entries() {
            let Some(option) = self.chosen(index, setting) else { continue };
            let now = choices.get(&compiled.id);
            let now = now.and_then(|id| compiled.options.entries().find(|(_, known)| known.id == *id));
            if now.map_or(compiled.default, |(now, _)| now) != option {
                choices.insert(compiled.id.clone(), compiled.options[option].id.clone());
            }
        }
    }

    fn chosen(&self, index: ElementIx, setting: SettingIx) -> Option<OptionIx> {
        let options = &self.question.model.elements[index].settings.get(setting)?.options;
        options.entries().find(|(_, option)| self.terms.solver.holds(self.lit(option.choice))).map(|(option, _)| option)
    }

    /// For each edit that can lead away from the package as it stands: whether it is made.
    pub(super) fn edits(&mut self) -> Vec<Lit> {
        self.changes().into_iter().map(|change| change.made).collect()
    }

    /// The same, with what each can lead to.
    pub(super) fn changes(&mut self) -> Vec<Change> {
        let model = self.question.model;
        let mut edits = Vec::new();
        let plain = |made| Change { made, into: Vec::new() };
        for (index, element) in model.elements.entries() {
            let card = self.card(element);
            let Some(placed) = self.board.placed(index).cloned() else {
                edits.push(plain(card));
                continue;
            };
            if !element.frame {
                edits.push(plain(!card));
                let phase = placed.phase.and_then(|phase| element.phases.get(phase).copied());
                if element.phases.len() > 0 {
                    // A phase that the scenario does not have cannot stay.
                    let moved = phase.map_or(self.terms.solver.truth(), |phase| !self.lit(phase));
                    let others = element.phases.entries().filter(|(other, _)| placed.phase != Some(*other));
                    let into = others.map(|(_, choice)| self.lit(*choice)).collect();
                    edits.push(Change { made: self.terms.solver.all([card, moved]), into });
                }
            }
            for (setting, option) in placed.options.iter().enumerate() {
                if let Some(choice) = element.option(SettingIx::new(setting), *option) {
                    let lit = self.lit(choice);
                    let others = element.settings[SettingIx::new(setting)].options.entries();
                    let others = others.filter(|(other, _)| other != option);
                    let into = others.map(|(_, other)| self.lit(other.choice)).collect();
                    edits.push(Change { made: self.terms.solver.all([card, !lit]), into });
                }
            }
            for (actor, choice) in &element.providers {
                let lit = self.lit(*choice);
                let edit = if placed.named.contains(actor) { self.terms.solver.all([card, !lit]) } else { lit };
                edits.push(plain(edit));
            }
        }
        edits
    }

    /// What tells the edits of the assignment found last apart from all others: which cards are there, and what those
    /// that were there before are like. What a new card is like makes no other edit.
    pub(super) fn identity(&self) -> Vec<Lit> {
        let model = self.question.model;
        let mut lits = Vec::new();
        for (index, element) in model.elements.entries() {
            let card = self.card(element);
            lits.push(card);
            if self.board.placed(index).is_some() && self.terms.solver.holds(card) {
                lits.extend(self.terms.packages.of(model, index).map(|(_, lit)| lit));
            }
        }
        lits.into_iter().map(|lit| if self.terms.solver.holds(lit) { lit } else { !lit }).collect()
    }
}
