//! What difference a card of one element makes to a condition, over all boards that the scenario allows.
//!
//! The frame is fixed; every other element is on the board in any of its ways, or not there. Three-valued evaluation
//! prunes the search: as soon as what is decided settles the condition, what is left does not matter.

use std::collections::HashSet;

use super::board::Board;
use super::formula::{Atom, Formula, Part};
use super::index::ElementIx;
use super::model::Model;
use super::states::{placed_states, signature, states};

/// A set of a formula's atoms: bit `n` for the `n`th.
type Met = u128;

/// How much work one question is worth, in parts of formulas evaluated.
const BUDGET: usize = 200_000;

/// A condition, asked about boards with this frame.
pub(crate) struct Question {
    formula: Formula,
    /// The atoms that the frame meets.
    framed: Met,
    /// The elements beside the frame that can meet atoms.
    variables: Vec<Variable>,
}

/// An element that can meet atoms.
struct Variable {
    element: ElementIx,
    /// What it can meet, absent included; `None` if there are too many ways to look through.
    states: Option<Vec<Met>>,
    /// What it can meet where it is on the board, provided by somebody.
    offered: Option<Vec<Met>>,
}

/// What holds with a card of the element, and without it; `None`: either.
#[derive(Clone, Copy)]
pub(crate) struct Wanted {
    pub(crate) with: Option<bool>,
    pub(crate) without: Option<bool>,
}

/// In how many of the ways in which a card can stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Share {
    None,
    Some,
    All,
}

impl Question {
    /// `None` if the condition has too many atoms to be looked through.
    pub(crate) fn new(model: &Model, board: &Board, formula: Formula) -> Option<Self> {
        if formula.atoms.len() > Met::BITS as usize {
            return None;
        }
        let mut framed = 0;
        let mut variables = Vec::new();
        for (element, compiled) in model.elements.entries() {
            let (numbers, atoms) = atoms_on(model, &formula, element);
            if atoms.is_empty() {
                continue;
            }
            if compiled.frame {
                let now = board.placed(element).map_or(0, |placed| signature(model, &atoms, placed));
                framed |= met(&numbers, now);
            } else {
                let translated = |found: Option<Vec<u128>>| {
                    found.map(|found| found.into_iter().map(|state| met(&numbers, state)).collect())
                };
                let states = translated(states(model, element, &atoms));
                let offered = translated(placed_states(model, element, &atoms, true));
                variables.push(Variable { element, states, offered });
            }
        }
        Some(Self { formula, framed, variables })
    }

    /// The elements beside the frame that can make a difference.
    pub(crate) fn elements(&self) -> impl Iterator<Item = ElementIx> {
        self.variables.iter().map(|variable| variable.element)
    }

    /// Whether the condition holds on a board without cards.
    pub(crate) fn holds_without_cards(&self) -> bool {
        holds(&self.formula, self.framed)
    }

    /// In how many of the ways in which a card of the element can stand the condition holds, with no other card there.
    /// `None` if there are too many ways.
    pub(crate) fn alone(&self, element: ElementIx) -> Option<Share> {
        let Some(variable) = self.variable(element) else {
            return Some(if self.holds_without_cards() { Share::All } else { Share::None });
        };
        let offered = variable.offered.as_ref()?;
        let holding = offered.iter().filter(|state| holds(&self.formula, self.framed | **state)).count();
        Some(match holding {
            0 => Share::None,
            all if all == offered.len() => Share::All,
            _ => Share::Some,
        })
    }

    /// Whether on some board, whatever other cards it has, a card of the element makes this difference. `None` if that
    /// is too much to look through.
    pub(crate) fn possible(&self, element: ElementIx, wanted: Wanted) -> Option<bool> {
        let variable = self.variable(element);
        let one = vec![0];
        let offered = match variable {
            Some(variable) => variable.offered.as_ref()?,
            None => &one,
        };
        let others = self.variables.iter().filter(|other| other.element != element);
        let others: Vec<&[Met]> = others.map(|other| other.states.as_deref()).collect::<Option<_>>()?;
        let mut open = vec![0; others.len() + 1];
        for (place, states) in others.iter().enumerate().rev() {
            open[place] = open[place + 1] | states.iter().fold(0, |all, state| all | state);
        }
        for state in offered {
            let mut search = Search {
                formula: &self.formula,
                others: &others,
                open: &open,
                added: *state,
                wanted,
                seen: HashSet::new(),
                budget: BUDGET,
            };
            if search.found(0, self.framed)? {
                return Some(true);
            }
        }
        Some(false)
    }

    fn variable(&self, element: ElementIx) -> Option<&Variable> {
        self.variables.iter().find(|variable| variable.element == element)
    }
}

/// The atoms that the element can meet, with their numbers.
fn atoms_on(model: &Model, formula: &Formula, element: ElementIx) -> (Vec<usize>, Vec<Atom>) {
    let on = formula.atoms.iter().enumerate().filter(|(_, atom)| atom.candidates(model).contains(&element));
    on.map(|(number, atom)| (number, *atom)).unzip()
}

/// A state of an element as a set of the formula's atoms.
fn met(numbers: &[usize], state: u128) -> Met {
    let bits = numbers.iter().enumerate().filter(|(bit, _)| state >> bit & 1 == 1);
    bits.fold(0, |all, (_, number)| all | 1 << number)
}

/// A search for other cards with which the difference is made.
struct Search<'a> {
    formula: &'a Formula,
    others: &'a [&'a [Met]],
    /// What the others from each place on can meet.
    open: &'a [Met],
    /// What the card meets.
    added: Met,
    wanted: Wanted,
    /// Where the search has been: the same atoms met by the same number of others lead to the same end.
    seen: HashSet<(usize, Met)>,
    budget: usize,
}

impl Search<'_> {
    fn found(&mut self, place: usize, certain: Met) -> Option<bool> {
        self.budget = self.budget.checked_sub(self.formula.parts.len())?;
        let open = self.open[place];
        let mut settled = true;
        for (certain, wanted) in [(certain | self.added, self.wanted.with), (certain, self.wanted.without)] {
            let Some(wanted) = wanted else { continue };
            match evaluate(self.formula, certain, certain | open) {
                Some(value) if value != wanted => return Some(false),
                Some(_) => {}
                None => settled = false,
            }
        }
        if settled {
            return Some(true);
        }
        for state in self.others[place] {
            let next = (place + 1, certain | state);
            if self.seen.insert(next) && self.found(next.0, next.1)? {
                return Some(true);
            }
        }
        Some(false)
    }
}

/// Whether the formula holds where just these atoms are met.
fn holds(formula: &Formula, met: Met) -> bool {
    evaluate(formula, met, met).unwrap_or_default()
}

/// The value of the formula where at least the certain and at most the possible atoms are met, if that decides it
/// part by part.
fn evaluate(formula: &Formula, certain: Met, possible: Met) -> Option<bool> {
    let mut values: Vec<Option<bool>> = Vec::with_capacity(formula.parts.len());
    for part in &formula.parts {
        let count = |parts: &[usize], asked: bool| parts.iter().filter(|part| values[**part] == Some(asked)).count();
        let value = match part {
            Part::Atom(atom) if certain >> atom & 1 == 1 => Some(true),
            Part::Atom(atom) => (possible >> atom & 1 == 0).then_some(false),
            Part::Not(part) => values[*part].map(|value| !value),
            Part::All(parts) => at_least(parts.len() as u64, parts.len(), count(parts, true), count(parts, false)),
            Part::Any(parts) => at_least(1, parts.len(), count(parts, true), count(parts, false)),
            Part::AtLeast(least, parts) => {
                at_least(u64::from(*least), parts.len(), count(parts, true), count(parts, false))
            }
        };
        values.push(value);
    }
    values.last().copied().flatten()
}

/// Whether at least so many of all hold, where these hold and those fail for certain.
fn at_least(least: u64, all: usize, holding: usize, failing: usize) -> Option<bool> {
    if holding as u64 >= least { Some(true) } else { (((all - failing) as u64) < least).then_some(false) }
}
