//! Whether facts about a board settle a formula, by looking for a board that agrees with the facts and breaks it.
//!
//! Three-valued evaluation first: what the facts leave open is unknown. Where that does not decide, the elements left
//! open are tried state by state. A state that is no better at breaking the formula than another of the same element
//! need not be tried: atoms that occur only unnegated help when they fail, those that occur only negated when they
//! hold.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::board::Board;
use super::formula::{Atom, Formula, Part};
use super::index::ElementIx;
use super::model::Model;
use super::states::{MAX_ATOMS, Signature, signature, states};

/// A formula with the elements it is about.
pub(crate) struct Problem {
    formula: Formula,
    /// For each atom: the variables that can meet it, and the bit that says so.
    met_by: Vec<Vec<(usize, u32)>>,
    pub(crate) variables: Vec<Variable>,
    /// Work left before giving up, in parts evaluated.
    budget: Cell<usize>,
}

/// An element, as far as the formula can tell its states apart.
pub(crate) struct Variable {
    /// Where it stands on the board, if it does.
    pub(crate) place: Option<usize>,
    /// Its state on the board.
    now: Signature,
    /// All its states; `None` if there are too many.
    states: Option<Vec<Signature>>,
    /// The states worth trying, by banned bits: few bans come up, and each often.
    worth: RefCell<Vec<(Signature, Rc<[Signature]>)>>,
    /// Bits whose atoms occur unnegated.
    plain: Signature,
    /// Bits whose atoms occur negated.
    negated: Signature,
}

/// What a fact says about a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// The variable is as it stands.
    Fixed(usize),
    /// Nothing meets the atom, but for these variables.
    Nothing { atom: usize, except: Vec<usize> },
}

/// A board, by variable.
pub(crate) type Assignment = Vec<Signature>;

/// What came of looking for a board that breaks the formula.
pub(crate) enum Outcome {
    /// There is none: the formula follows.
    Follows,
    /// Here is one.
    Broken(Assignment),
    /// It was too much work to tell.
    Unknown,
}

/// How much work one finding is worth, in parts of formulas evaluated.
const BUDGET: usize = 400_000;

impl Problem {
    pub(crate) fn new(model: &Model, board: &Board, formula: Formula) -> Option<Self> {
        let polarity = polarity(&formula);
        let mut places: Vec<(ElementIx, Vec<usize>)> = Vec::new();
        for (number, atom) in formula.atoms.iter().enumerate() {
            for element in atom.candidates(model) {
                match places.binary_search_by_key(&element, |(element, _)| *element) {
                    Ok(place) => places.get_mut(place)?.1.push(number),
                    Err(place) => places.insert(place, (element, vec![number])),
                }
            }
        }
        let mut met_by = vec![Vec::new(); formula.atoms.len()];
        let mut variables = Vec::with_capacity(places.len());
        for (element, numbers) in places {
            if numbers.len() > MAX_ATOMS {
                return None;
            }
            let atoms: Vec<Atom> = numbers.iter().filter_map(|number| formula.atoms.get(*number).copied()).collect();
            let now = board.placed(element).map_or(0, |placed| signature(model, &atoms, placed));
            let (mut plain, mut negated) = (0, 0);
            for (bit, number) in numbers.iter().enumerate() {
                met_by.get_mut(*number)?.push((variables.len(), bit as u32));
                let (unnegated, under_not) = polarity.get(*number).copied().unwrap_or_default();
                plain |= Signature::from(unnegated) << bit;
                negated |= Signature::from(under_not) << bit;
            }
            let place = board.place_of(element);
            let states = states(model, element, &atoms);
            variables.push(Variable { place, now, states, worth: RefCell::default(), plain, negated });
        }
        Some(Self { formula, met_by, variables, budget: Cell::new(BUDGET) })
    }

    pub(crate) fn atoms(&self) -> &[Atom] {
        &self.formula.atoms
    }

    /// The variables that can meet the atom.
    pub(crate) fn can_meet(&self, atom: usize) -> impl Iterator<Item = usize> {
        self.met_by.get(atom).into_iter().flatten().map(|(variable, _)| *variable)
    }

    /// The variables that meet the atom as they stand.
    pub(crate) fn meeting(&self, atom: usize) -> impl Iterator<Item = usize> {
        let meets = |(variable, bit): &&(usize, u32)| {
            self.variables.get(*variable).is_some_and(|variable| variable.now >> bit & 1 == 1)
        };
        self.met_by.get(atom).into_iter().flatten().filter(meets).map(|(variable, _)| *variable)
    }

    /// Whether the formula follows from the facts by three-valued evaluation alone.
    pub(crate) fn plainly_follows(&self, facts: &[&Effect]) -> bool {
        let masks = self.variables.iter().zip(self.bans(facts)).map(|(variable, ban)| match ban {
            None => (variable.now, variable.now),
            Some(banned) => match &variable.states {
                Some(states) => spread(states.iter().copied().filter(|state| state & banned == 0)),
                None => (0, !banned),
            },
        });
        self.evaluate(&masks.collect::<Vec<_>>()) == Some(true)
    }

    /// Looks for a board that agrees with the facts and breaks the formula.
    pub(crate) fn broken(&self, facts: &[&Effect]) -> Outcome {
        let mut domains = Vec::with_capacity(self.variables.len());
        for (variable, ban) in self.variables.iter().zip(self.bans(facts)) {
            domains.push(match (ban, &variable.states) {
                (None, _) => Rc::from([variable.now]),
                (Some(banned), Some(states)) => variable.worth_trying(states, banned),
                (Some(_), None) => return Outcome::Unknown,
            });
        }
        let mut masks: Vec<(Signature, Signature)> =
            domains.iter().map(|domain| spread(domain.iter().copied())).collect();
        self.search(&domains, &mut masks)
    }

    /// For each variable: `None` if it is fixed, otherwise the bits that it may not have.
    fn bans(&self, facts: &[&Effect]) -> Vec<Option<Signature>> {
        let mut bans = vec![Some(0); self.variables.len()];
        for fact in facts {
            match fact {
                Effect::Fixed(variable) => {
                    if let Some(ban) = bans.get_mut(*variable) {
                        *ban = None;
                    }
                }
                Effect::Nothing { atom, except } => {
                    for (variable, bit) in self.met_by.get(*atom).into_iter().flatten() {
                        if let Some(Some(ban)) = bans.get_mut(*variable)
                            && !except.contains(variable)
                        {
                            *ban |= 1 << bit;
                        }
                    }
                }
            }
        }
        bans
    }

    /// Tries the states of the variables left open. `masks` holds, for each variable, what all and what any of its
    /// states left meet.
    fn search(&self, domains: &[Rc<[Signature]>], masks: &mut [(Signature, Signature)]) -> Outcome {
        match self.evaluate(masks) {
            Some(true) => return Outcome::Follows,
            // Any choice of what is left breaks it.
            Some(false) => {
                let chosen = domains.iter().zip(masks.iter());
                let chosen = chosen.map(|(domain, (all, any))| {
                    let left = domain.iter().copied().find(|state| all & !state == 0 && state & !any == 0);
                    left.unwrap_or(*all)
                });
                return Outcome::Broken(chosen.collect());
            }
            None => {}
        }
        let work = self.formula.parts.len() + self.variables.len();
        let Some(left) = self.budget.get().checked_sub(work) else { return Outcome::Unknown };
        self.budget.set(left);
        let open = masks.iter().zip(domains).enumerate().filter(|(_, ((all, any), _))| all != any);
        let Some((number, (kept, domain))) = open.min_by_key(|(_, (_, domain))| domain.len()) else {
            return Outcome::Unknown;
        };
        let kept = *kept;
        for state in domain.iter() {
            if let Some(mask) = masks.get_mut(number) {
                *mask = (*state, *state);
            }
            match self.search(domains, masks) {
                Outcome::Follows => {}
                found @ (Outcome::Broken(_) | Outcome::Unknown) => return found,
            }
        }
        if let Some(mask) = masks.get_mut(number) {
            *mask = kept;
        }
        Outcome::Follows
    }

    /// Whether a board breaks a fact.
    pub(crate) fn contradicts(&self, board: &[Signature], fact: &Effect) -> bool {
        match fact {
            Effect::Fixed(variable) => {
                board.get(*variable) != self.variables.get(*variable).map(|variable| &variable.now)
            }
            Effect::Nothing { atom, except } => self.met_by.get(*atom).into_iter().flatten().any(|(variable, bit)| {
                !except.contains(variable) && board.get(*variable).is_some_and(|state| state >> bit & 1 == 1)
            }),
        }
    }

    /// The value of the formula, if what is known decides it part by part.
    fn evaluate(&self, masks: &[(Signature, Signature)]) -> Option<bool> {
        let mut values: Vec<Option<bool>> = Vec::with_capacity(self.formula.parts.len());
        let value = |values: &[Option<bool>], part: &usize| values.get(*part).copied().flatten();
        for part in &self.formula.parts {
            let is = |values: &[Option<bool>], part: &usize, asked: bool| value(values, part) == Some(asked);
            let found = match part {
                Part::Atom(atom) => self.atom_value(*atom, masks),
                Part::All(parts) => {
                    if parts.iter().any(|part| is(&values, part, false)) {
                        Some(false)
                    } else {
                        parts.iter().all(|part| is(&values, part, true)).then_some(true)
                    }
                }
                Part::Any(parts) => {
                    if parts.iter().any(|part| is(&values, part, true)) {
                        Some(true)
                    } else {
                        parts.iter().all(|part| is(&values, part, false)).then_some(false)
                    }
                }
                Part::Not(part) => value(&values, part).map(|value| !value),
                Part::AtLeast(count, parts) => {
                    let holding = parts.iter().filter(|part| is(&values, part, true)).count() as u64;
                    let failing = parts.iter().filter(|part| is(&values, part, false)).count() as u64;
                    if holding >= u64::from(*count) {
                        Some(true)
                    } else {
                        (parts.len() as u64 - failing < u64::from(*count)).then_some(false)
                    }
                }
            };
            values.push(found);
        }
        values.last().copied().flatten()
    }

    fn atom_value(&self, atom: usize, masks: &[(Signature, Signature)]) -> Option<bool> {
        let mut possible = false;
        for (variable, bit) in self.met_by.get(atom).into_iter().flatten() {
            let (all, any) = masks.get(*variable).copied().unwrap_or_default();
            if all >> bit & 1 == 1 {
                return Some(true);
            }
            possible |= any >> bit & 1 == 1;
        }
        if possible { None } else { Some(false) }
    }
}

impl Variable {
    /// The states without the banned bits that are worth trying to break the formula with.
    fn worth_trying(&self, states: &[Signature], banned: Signature) -> Rc<[Signature]> {
        let mut worth = self.worth.borrow_mut();
        if let Some((_, known)) = worth.iter().find(|(known, _)| *known == banned) {
            return Rc::clone(known);
        }
        let found: Rc<[Signature]> = self.breaking(states, banned).into();
        worth.push((banned, Rc::clone(&found)));
        found
    }

    /// The states without the banned bits that are worth trying to break the formula with.
    fn breaking(&self, states: &[Signature], banned: Signature) -> Vec<Signature> {
        // Bits that no part of the formula asks for do not count.
        let asked = self.plain | self.negated;
        let mut allowed: Vec<Signature> = states.iter().copied().filter(|state| state & banned == 0).collect();
        let (only_plain, only_negated) = (self.plain & !self.negated, self.negated & !self.plain);
        let mixed = self.plain & self.negated;
        let beats = |one: Signature, two: Signature| {
            one & mixed == two & mixed
                && one & only_plain & !two == 0
                && two & only_negated & !one == 0
                && one & asked != two & asked
        };
        if let Some(best) = allowed.iter().copied().find(|state| mixed == 0 && state & asked == only_negated) {
            return vec![best];
        }
        let mut seen: Vec<Signature> = Vec::new();
        allowed.retain(|state| {
            let new = !seen.contains(&(state & asked));
            seen.push(state & asked);
            new
        });
        let all = allowed.clone();
        allowed.retain(|state| !all.iter().any(|other| beats(*other, *state)));
        allowed
    }
}

/// The bits that all, and those that any of the states have.
fn spread(states: impl Iterator<Item = Signature>) -> (Signature, Signature) {
    states.fold((Signature::MAX, 0), |(all, any), state| (all & state, any | state))
}

/// For each atom: whether it occurs unnegated, and whether it occurs negated.
fn polarity(formula: &Formula) -> Vec<(bool, bool)> {
    let mut atoms = vec![(false, false); formula.atoms.len()];
    let mut parts = vec![(false, false); formula.parts.len()];
    if let Some(root) = parts.last_mut() {
        root.0 = true;
    }
    for (number, part) in formula.parts.iter().enumerate().rev() {
        let (plain, negated) = parts.get(number).copied().unwrap_or_default();
        let mut pass = |below: usize, (plain, negated): (bool, bool)| {
            if let Some(part) = parts.get_mut(below) {
                *part = (part.0 | plain, part.1 | negated);
            }
        };
        match part {
            Part::Atom(atom) => {
                if let Some(atom) = atoms.get_mut(*atom) {
                    *atom = (atom.0 | plain, atom.1 | negated);
                }
            }
            Part::All(below) | Part::Any(below) | Part::AtLeast(_, below) => {
                below.iter().for_each(|part| pass(*part, (plain, negated)));
            }
            Part::Not(below) => pass(*below, (negated, plain)),
        }
    }
    atoms
}
