//! Sufficient reasons: the fewest facts about a board that bring a finding about.
//!
//! A set of facts is sufficient if every board that agrees with it has the finding; that is, if it rules out every
//! board without it. So a smallest sufficient set is a smallest set that *hits* the broken facts of every such board.
//! It is found by collecting boards only as they are needed: take the smallest set that hits all collected so far; if
//! a board without the finding agrees with it, collect that one too, with as few broken facts as can be, and go on;
//! otherwise it is the answer (implicit hitting sets; Ignatiev, Previti, Liffiton and Marques-Silva 2015).

use std::collections::{BTreeSet, HashSet};

use super::assessment::{Assessment, Cause, Fact, Finding, FindingKind};
use super::read::Read;
use crate::logic::formula::{Formula, Leaf, parts};
use crate::logic::index::{ElementIx, FactIx, FormulaIx, FunctionIx, Index as _, Set};
use crate::logic::model::{Asked, Matching, Model};
use crate::logic::solver::{Lit, Outcome};
use crate::logic::translation::Translation;
use crate::logic::{Budget, Reading};
use crate::scenario::{Degree, ElementId, Package};

/// Finds out why a package has its findings, with so many steps for each.
pub fn explain(model: &Model, package: &Package, reading: &Reading, assessment: &mut Assessment, each: u64) {
    for finding in &mut assessment.findings {
        finding.cause = Some(cause(model, package, reading, finding, &mut Budget::of(each)));
    }
}

/// Why a finding is there.
///
/// What is guaranteed: the facts are true, and every board on which they are true has the finding, read the same way; a
/// board here has any of the scenario's cards in any of its phases, by any of the providers its element allows or none,
/// and any options, for the frame too. None of the facts can be dropped. They are the fewest of their kind, and the
/// first such set in this order: cards in board order, frame, what is not on the board in the order in which it is
/// asked. Of one card as it stands and "nothing matches" for a pattern that only this card could match, the card is
/// named.
///
/// Where the budget is spent before that is known, the cause says so: fewer facts might do. A finding of another package
/// has no cause here.
pub fn cause(model: &Model, package: &Package, reading: &Reading, finding: &Finding, budget: &mut Budget) -> Cause {
    let read = Read::new(model, package, reading);
    let roots: Vec<(FormulaIx, bool)> = match finding.kind {
        // The cards, as they stand, need more than their providers have: nothing else matters.
        FindingKind::Overcommitted => {
            let cards = finding.shortage.iter().flat_map(|shortage| &shortage.cards);
            return Cause { facts: cards.cloned().map(Fact::Card).collect(), shortest: true };
        }
        FindingKind::RuledOut => {
            let element = finding.card.as_ref().and_then(|card| model.lookup.elements.get(card));
            let Some(element) = element.map(|index| &model.elements[*index]) else { return Cause::default() };
            vec![(element.card, true), (element.at_least(crate::scenario::Feasibility::Unlikely), false)]
        }
        FindingKind::Contradiction
        | FindingKind::RedLine
        | FindingKind::Floor
        | FindingKind::Limit
        | FindingKind::Caution => {
            let rule = finding.rule.as_ref().and_then(|rule| model.lookup.rules.get(rule));
            let Some(rule) = rule.map(|index| &model.rules[*index]) else { return Cause::default() };
            vec![(rule.fires, true)]
        }
    };
    if roots.iter().any(|(formula, value)| read.values.holds(*formula) != *value) {
        return Cause::default();
    }
    Explaining::new(&read, &roots).explain(budget)
}

/// A fact, with the literal while which it is true.
struct Candidate {
    fact: Fact,
    lit: Lit,
}

/// Boards on which the finding is not, as far as facts let them be.
struct Explaining<'r, 'a> {
    read: &'r Read<'a>,
    translation: Translation,
    candidates: Vec<Candidate>,
}

impl<'r, 'a> Explaining<'r, 'a> {
    fn new(read: &'r Read<'a>, roots: &[(FormulaIx, bool)]) -> Self {
        let (elements, asked) = within(read.model, roots.iter().map(|(formula, _)| *formula));
        let translation = Translation::new(read.model, read.reading, |element| elements.contains(&element));
        let mut explaining = Self { read, translation, candidates: Vec::new() };
        let wrong: Vec<Lit> = roots
            .iter()
            .map(|(formula, value)| {
                let lit = explaining.lit(*formula);
                if *value { !lit } else { lit }
            })
            .collect();
        explaining.translation.solver.clause(&wrong);
        let placed = read.board.all.iter().filter(|placed| elements.contains(&placed.element));
        placed.for_each(|placed| explaining.as_it_stands(placed.element));
        asked.into_iter().for_each(|formula| explaining.absences(formula));
        explaining
    }

    fn lit(&mut self, formula: FormulaIx) -> Lit {
        self.translation.lit(self.read.model, formula)
    }

    fn id(&self, element: ElementIx) -> ElementId {
        self.read.model.elements[element].id.clone()
    }

    /// Adds a fact that holds while none of these literals does.
    fn add(&mut self, fact: Fact, excluded: impl IntoIterator<Item = Lit>) {
        let lit = self.translation.solver.variable();
        for other in excluded {
            self.translation.solver.clause(&[!lit, !other]);
        }
        self.candidates.push(Candidate { fact, lit });
    }

    /// That a card, or a frame element, is there just so.
    fn as_it_stands(&mut self, element: ElementIx) {
        let chosen = |choice| self.read.board.chosen.contains(choice);
        let other: Vec<Lit> = self
            .translation
            .packages
            .of(self.read.model, element)
            .map(|(choice, lit)| if chosen(choice) { !lit } else { lit })
            .collect();
        self.add(Fact::Card(self.id(element)), other);
    }

    /// Adds what is not on the board, as far as this formula asks for it.
    fn absences(&mut self, formula: FormulaIx) {
        let Some(asked) = self.read.model.asked.get(&formula).cloned() else { return };
        match asked {
            Asked::Card(pattern) => {
                if self.read.values.holds(formula) {
                    return;
                }
                let (candidates, _) = within(self.read.model, [formula]);
                let placed = |element: &ElementIx| self.read.board.place_of(*element).is_some();
                let named = candidates.len() == 1 && candidates.iter().all(placed);
                if !named {
                    let lit = self.lit(formula);
                    self.add(Fact::NoCard(pattern), [lit]);
                }
            }
            Asked::Sum(matching) => self.no_other(&matching),
            Asked::Before(both) => both.iter().for_each(|matching| self.no_other(matching)),
            Asked::Reaches(function, degree) => self.no_other_gives(function, degree),
        }
    }

    /// That no card matches but those that do.
    fn no_other(&mut self, matching: &Matching) {
        let (matches, others): (Vec<_>, Vec<_>) =
            matching.by.iter().copied().partition(|(_, formula)| self.read.values.holds(*formula));
        let except = self.in_board_order(matches.into_iter().map(|(element, _)| element));
        let lits: Vec<Lit> = others.into_iter().map(|(_, formula)| self.lit(formula)).collect();
        let pattern = matching.pattern.clone();
        let fact = if except.is_empty() { Fact::NoCard(pattern) } else { Fact::NoOtherCard { pattern, except } };
        if !lits.is_empty() {
            self.add(fact, lits);
        }
    }

    /// That no card gives as much on paper but those that do.
    fn no_other_gives(&mut self, function: FunctionIx, degree: Degree) {
        let model = self.read.model;
        let (mut giving, mut others) = (Vec::new(), Vec::new());
        for (index, element) in model.cards() {
            let gifts = element.gives.iter().filter(|gift| gift.function == function && gift.degree >= degree);
            let gifts: Vec<FormulaIx> = gifts.map(|gift| gift.when).collect();
            if gifts.iter().any(|gift| self.read.values.holds(*gift)) {
                giving.push(index);
            } else {
                others.extend(gifts);
            }
        }
        let lits: Vec<Lit> = others.into_iter().map(|gift| self.lit(gift)).collect();
        let excluded: Vec<Lit> = lits.into_iter().filter(|lit| *lit != !self.translation.solver.truth()).collect();
        if !excluded.is_empty() {
            let function = model.functions[function].clone();
            self.add(Fact::NoOtherGives { function, degree, except: self.in_board_order(giving) }, excluded);
        }
    }

    fn in_board_order(&self, elements: impl IntoIterator<Item = ElementIx>) -> Vec<ElementId> {
        let places: BTreeSet<usize> =
            elements.into_iter().filter_map(|element| self.read.board.place_of(element)).collect();
        let placed = places.into_iter().filter_map(|place| self.read.board.all.get(place));
        placed.map(|placed| self.id(placed.element)).collect()
    }

    fn explain(mut self, budget: &mut Budget) -> Cause {
        let (facts, shortest) = match self.fewest(budget) {
            Some(facts) => (facts, true),
            None => (self.irreducible(), false),
        };
        let named = facts.iter().filter_map(|fact| self.candidates.get(fact.number()));
        Cause { facts: named.map(|candidate| candidate.fact.clone()).collect(), shortest }
    }

    /// Whether these facts suffice; `None`: the budget was spent.
    fn suffice(&mut self, facts: &Set<FactIx>, budget: &mut Budget) -> Option<bool> {
        let assumed: Vec<Lit> = facts.iter().filter_map(|fact| Some(self.candidates.get(fact.number())?.lit)).collect();
        match self.translation.solver.ask(&assumed, budget) {
            Outcome::Excluded => Some(true),
            Outcome::Found => Some(false),
            Outcome::Unknown => None,
        }
    }

    /// The facts that the board found last breaks.
    fn broken(&self) -> Set<FactIx> {
        let candidates = self.candidates.iter().enumerate();
        candidates
            .filter(|(_, candidate)| !self.translation.solver.holds(candidate.lit))
            .map(|(n, _)| FactIx::new(n))
            .collect()
    }

    fn all(&self) -> Set<FactIx> {
        (0..self.candidates.len()).map(FactIx::new).collect()
    }

    /// The fewest facts that suffice, first in order; `None`: the budget was spent.
    fn fewest(&mut self, budget: &mut Budget) -> Option<Set<FactIx>> {
        if self.suffice(&Set::default(), budget)? {
            return Some(Set::default());
        }
        let mut boards: Vec<Set<FactIx>> = Vec::new();
        // A fact that all the others cannot replace is part of every cause.
        for fact in (0..self.candidates.len()).map(FactIx::new) {
            let others: Set<FactIx> = self.all().iter().filter(|other| *other != fact).collect();
            if !self.suffice(&others, budget)? {
                boards.push([fact].into_iter().collect());
            }
        }
        let mut size = boards.len();
        loop {
            let facts;
            (size, facts) = smallest_hitting(&boards, size, budget)?;
            if self.suffice(&facts, budget)? {
                return Some(facts);
            }
            boards.push(self.fewest_broken(budget)?);
        }
    }

    /// The facts that the board found last breaks, once as many of them hold as can.
    fn fewest_broken(&mut self, budget: &mut Budget) -> Option<Set<FactIx>> {
        let mut broken = self.broken();
        let mut kept: Set<FactIx> = Set::default();
        while let Some(fact) = { broken.iter().find(|fact| !kept.contains(*fact)) } {
            let held: Set<FactIx> =
                self.all().iter().filter(|other| !broken.contains(*other) || *other == fact).collect();
            if self.suffice(&held, budget)? {
                kept.insert(fact);
            } else {
                broken = self.broken();
            }
        }
        Some(broken)
    }

    /// Facts that suffice and of which none can be dropped, last first; however long that takes to be known, which is
    /// one question for each fact, by three-valued evaluation where the solver has no answer.
    fn irreducible(&mut self) -> Set<FactIx> {
        let mut kept = self.all();
        for fact in (0..self.candidates.len()).rev().map(FactIx::new) {
            if !kept.contains(fact) {
                continue;
            }
            let fewer: Set<FactIx> = kept.iter().filter(|other| *other != fact).collect();
            if self.suffice(&fewer, &mut Budget::of(EACH)) == Some(true) {
                let core: HashSet<Lit> = self.translation.solver.core().iter().copied().collect();
                let needed = |fact: &FactIx| {
                    self.candidates.get(fact.number()).is_some_and(|candidate| core.contains(&candidate.lit))
                };
                kept = fewer.iter().filter(needed).collect();
            }
        }
        kept
    }
}

/// How many steps each question may take once the budget is spent: whether a fact can be dropped. A fact of which that is
/// not known by then stays; the cause is marked as perhaps not the shortest all the same.
const EACH: u64 = 20_000;

/// The elements that formulas are about, and the formulas in them that somebody can name, in the order in which they are
/// asked.
pub(crate) fn within(
    model: &Model,
    roots: impl IntoIterator<Item = FormulaIx>,
) -> (BTreeSet<ElementIx>, Vec<FormulaIx>) {
    let mut left: Vec<FormulaIx> = roots.into_iter().collect();
    left.reverse();
    let (mut seen, mut elements, mut asked) = (HashSet::new(), BTreeSet::new(), Vec::new());
    while let Some(next) = left.pop() {
        if !seen.insert(next) {
            continue;
        }
        if model.asked.contains_key(&next) {
            asked.push(next);
        }
        let node = model.formulas.get(next);
        if let Formula::Leaf(Leaf::Choice(choice)) = node {
            elements.insert(model.choices[*choice].element);
        }
        let mut parts: Vec<FormulaIx> = parts(node).collect();
        parts.reverse();
        left.extend(parts);
    }
    (elements, asked)
}

/// The smallest set, of at least this size, that has a fact in common with each of the sets; the first in order. With its
/// size. `None`: the budget was spent.
pub fn smallest_hitting(sets: &[Set<FactIx>], size: usize, budget: &mut Budget) -> Option<(usize, Set<FactIx>)> {
    for size in size..=sets.len() {
        if let Some(facts) = hitting(sets, &mut Vec::new(), 0, size, budget)? {
            return Some((size, facts));
        }
    }
    // Every set has a fact, so that as many facts as sets hit them all.
    Some((sets.len(), Set::default()))
}

/// Adds at most so many facts, from this one on, such that every set is hit. `None`: the budget was spent.
fn hitting(
    sets: &[Set<FactIx>],
    chosen: &mut Vec<FactIx>,
    from: usize,
    left: usize,
    budget: &mut Budget,
) -> Option<Option<Set<FactIx>>> {
    if budget.is_spent() {
        return None;
    }
    budget.steps = budget.steps.saturating_sub(sets.len() as u64);
    let missed: Vec<&Set<FactIx>> = sets.iter().filter(|set| !chosen.iter().any(|fact| set.contains(*fact))).collect();
    // The next fact must not come after the last one of any set missed.
    let Some(last) = missed.iter().filter_map(|set| set.iter().last()).map(|fact| fact.number()).min() else {
        return Some(Some(chosen.iter().copied().collect()));
    };
    if left == 0 {
        return Some(None);
    }
    for fact in (from..=last).map(FactIx::new) {
        if missed.iter().any(|set| set.contains(fact)) {
            chosen.push(fact);
            let found = hitting(sets, chosen, fact.number() + 1, left - 1, budget)?;
            chosen.pop();
            if found.is_some() {
                return Some(found);
            }
        }
    }
    Some(None)
}
