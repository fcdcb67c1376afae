//! Compiled conditions: formulas over choices and evidence, each kept once.
//!
//! Everything that follows from a package is written in these terms: what a rule asks, whether it speaks, how feasible a
//! card is at least, what a package gives in practice. Equal formulas are the same formula (hash consing: Ershov 1958;
//! Filliâtre and Conchon 2006), parts come before what they are part of, and one pass in order evaluates them all.

use rustc_hash::FxHashMap;

use super::index::{ChoiceIx, EvidenceIx, FormulaIx, Index as _};
use crate::scenario::Feasibility;

/// What formulas are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Leaf {
    /// Something is chosen in the package.
    Choice(ChoiceIx),
    /// Something that is said counts in the reading: a rule, a level, a gift, a figure.
    Evidence(EvidenceIx),
    /// The level of the unknown is at least this.
    Unknown(Feasibility),
}

/// A formula; parts are places in [`Formulas`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Formula {
    /// What always holds, or never.
    Constant(bool),
    /// What is not made of others.
    Leaf(Leaf),
    /// Holds where the part fails.
    Not(FormulaIx),
    /// Every one holds. Two or more, in order.
    All(Box<[FormulaIx]>),
    /// At least one holds. Two or more, in order.
    Any(Box<[FormulaIx]>),
    /// The weights of those that hold add up to more than this.
    Over(u64, Box<[(u64, FormulaIx)]>),
}

/// What always holds.
pub const TRUE: FormulaIx = FormulaIx::TRUE;
/// What never does.
pub const FALSE: FormulaIx = FormulaIx::FALSE;

/// All formulas of a model.
#[derive(Clone, Debug)]
pub struct Formulas {
    nodes: Vec<Formula>,
    places: FxHashMap<Formula, FormulaIx>,
}

impl Default for Formulas {
    fn default() -> Self {
        Self::new()
    }
}

impl Formulas {
    /// The two constants and nothing else.
    pub fn new() -> Self {
        let mut formulas = Self { nodes: Vec::new(), places: FxHashMap::default() };
        formulas.intern(Formula::Constant(true));
        formulas.intern(Formula::Constant(false));
        formulas
    }

    /// The formula at this place.
    pub fn get(&self, formula: FormulaIx) -> &Formula {
        &self.nodes[formula.number()]
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.nodes.len()
    }

    /// What is not made of others.
    pub fn leaf(&mut self, leaf: Leaf) -> FormulaIx {
        self.intern(Formula::Leaf(leaf))
    }

    /// That something is chosen.
    pub fn choice(&mut self, choice: ChoiceIx) -> FormulaIx {
        self.leaf(Leaf::Choice(choice))
    }

    /// Holds where the part fails.
    pub fn not(&mut self, part: FormulaIx) -> FormulaIx {
        match self.get(part) {
            Formula::Constant(value) => constant(!value),
            Formula::Not(inner) => *inner,
            _ => self.intern(Formula::Not(part)),
        }
    }

    /// The same, kept apart from what else comes to the same.
    pub fn apart(&mut self, part: FormulaIx) -> FormulaIx {
        match self.get(part) {
            Formula::Constant(_) => part,
            _ => self.intern(Formula::All([part].into())),
        }
    }

    /// Holds where all parts do.
    pub fn all(&mut self, parts: impl IntoIterator<Item = FormulaIx>) -> FormulaIx {
        self.joined(parts.into_iter().collect(), TRUE, FALSE, Formula::All)
    }

    /// Holds where some part does.
    pub fn any(&mut self, parts: impl IntoIterator<Item = FormulaIx>) -> FormulaIx {
        self.joined(parts.into_iter().collect(), FALSE, TRUE, Formula::Any)
    }

    /// At least so many of these hold; one that is named twice counts twice.
    pub fn at_least(&mut self, count: u64, parts: impl IntoIterator<Item = FormulaIx>) -> FormulaIx {
        match count.checked_sub(1) {
            None => TRUE,
            Some(bound) => self.over(bound, parts.into_iter().map(|part| (1, part))),
        }
    }

    /// The weights of those that hold add up to more than the bound.
    pub fn over(&mut self, bound: u64, terms: impl IntoIterator<Item = (u64, FormulaIx)>) -> FormulaIx {
        let mut certain = 0_u64;
        let mut weights: Vec<(FormulaIx, u64)> = Vec::new();
        for (weight, part) in terms {
            match part {
                TRUE => certain = certain.saturating_add(weight),
                FALSE => {}
                _ if weight > 0 => weights.push((part, weight)),
                _ => {}
            }
        }
        let Some(bound) = bound.checked_sub(certain) else { return TRUE };
        weights.sort_unstable();
        weights.dedup_by(|later, first| {
            let same = later.0 == first.0;
            first.1 = first.1.saturating_add(if same { later.1 } else { 0 });
            same
        });
        let total = weights.iter().fold(0_u64, |total, (_, weight)| total.saturating_add(*weight));
        let least = weights.iter().map(|(_, weight)| *weight).min().unwrap_or_default();
        if total <= bound {
            FALSE
        } else if least > bound {
            self.any(weights.into_iter().map(|(part, _)| part))
        } else if total - least <= bound {
            self.all(weights.into_iter().map(|(part, _)| part))
        } else {
            self.intern(Formula::Over(bound, weights.into_iter().map(|(part, weight)| (weight, part)).collect()))
        }
    }

    /// Joins parts of which `neutral` ones say nothing and one `deciding` one says all.
    fn joined(
        &mut self,
        mut parts: Vec<FormulaIx>,
        neutral: FormulaIx,
        deciding: FormulaIx,
        form: fn(Box<[FormulaIx]>) -> Formula,
    ) -> FormulaIx {
        parts.retain(|part| *part != neutral);
        parts.sort_unstable();
        parts.dedup();
        // Opposites are left as they are: what a finding names must not depend on how many elements there are.
        if parts.contains(&deciding) {
            return deciding;
        }
        match parts.as_slice() {
            [] => neutral,
            [one] => *one,
            _ => self.intern(form(parts.into())),
        }
    }

    fn intern(&mut self, formula: Formula) -> FormulaIx {
        if let Some(place) = self.places.get(&formula) {
            return *place;
        }
        let place = FormulaIx::new(self.nodes.len());
        self.nodes.push(formula.clone());
        self.places.insert(formula, place);
        place
    }

    /// What is left of a formula once these leaves are decided. `known`: what is left of the formulas met so far.
    pub fn restricted(
        &mut self,
        formula: FormulaIx,
        decided: &dyn Fn(Leaf) -> Option<bool>,
        known: &mut FxHashMap<FormulaIx, FormulaIx>,
    ) -> FormulaIx {
        if let Some(left) = known.get(&formula) {
            return *left;
        }
        let left = match self.get(formula).clone() {
            Formula::Constant(_) => formula,
            Formula::Leaf(leaf) => decided(leaf).map_or(formula, constant),
            Formula::Not(part) => {
                let part = self.restricted(part, decided, known);
                self.not(part)
            }
            Formula::All(parts) => {
                let parts: Vec<FormulaIx> = parts.iter().map(|part| self.restricted(*part, decided, known)).collect();
                self.all(parts)
            }
            Formula::Any(parts) => {
                let parts: Vec<FormulaIx> = parts.iter().map(|part| self.restricted(*part, decided, known)).collect();
                self.any(parts)
            }
            Formula::Over(bound, terms) => {
                let terms: Vec<(u64, FormulaIx)> =
                    terms.iter().map(|(weight, part)| (*weight, self.restricted(*part, decided, known))).collect();
                self.over(bound, terms)
            }
        };
        known.insert(formula, left);
        left
    }

    /// The value of every formula, where leaves have these.
    pub fn values(&self, leaf: impl Fn(Leaf) -> Known) -> Values {
        let mut values = Values { known: Vec::with_capacity(self.nodes.len()) };
        for node in &self.nodes {
            let value = match node {
                Formula::Constant(value) => Known::always(*value),
                Formula::Leaf(of) => leaf(*of),
                Formula::Not(part) => values.of(*part).not(),
                Formula::All(parts) => parts.iter().fold(Known::always(true), |all, part| all.and(values.of(*part))),
                Formula::Any(parts) => parts.iter().fold(Known::always(false), |any, part| any.or(values.of(*part))),
                Formula::Over(bound, terms) => {
                    over(*bound, terms.iter().map(|(weight, part)| (*weight, values.of(*part))))
                }
            };
            values.known.push(value);
        }
        values
    }
}

/// The parts of a formula.
pub fn parts(formula: &Formula) -> impl Iterator<Item = FormulaIx> {
    let (one, plain, weighted): (Option<FormulaIx>, &[FormulaIx], &[(u64, FormulaIx)]) = match formula {
        Formula::Constant(_) | Formula::Leaf(_) => (None, &[], &[]),
        Formula::Not(part) => (Some(*part), &[], &[]),
        Formula::All(parts) | Formula::Any(parts) => (None, parts, &[]),
        Formula::Over(_, terms) => (None, &[], terms),
    };
    one.into_iter().chain(plain.iter().copied()).chain(weighted.iter().map(|(_, part)| *part))
}

/// The constant formula.
pub fn constant(value: bool) -> FormulaIx {
    if value { TRUE } else { FALSE }
}

/// What is known of a formula, in up to 64 readings at once: a bit each. Neither bit set: it is open. This is the strong
/// three-valued logic of Kleene (1952).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// Where it holds for certain.
    pub holds: u64,
    /// Where it fails for certain.
    pub fails: u64,
}

impl Known {
    /// Not known anywhere.
    pub const OPEN: Self = Self { holds: 0, fails: 0 };

    /// The same everywhere.
    pub fn always(value: bool) -> Self {
        if value { Self::where_(u64::MAX) } else { Self::where_(0) }
    }

    /// It holds just there.
    pub fn where_(holds: u64) -> Self {
        Self { holds, fails: !holds }
    }

    fn not(self) -> Self {
        Self { holds: self.fails, fails: self.holds }
    }

    fn and(self, other: Self) -> Self {
        Self { holds: self.holds & other.holds, fails: self.fails | other.fails }
    }

    fn or(self, other: Self) -> Self {
        Self { holds: self.holds | other.holds, fails: self.fails & other.fails }
    }

    /// The same in every reading.
    fn is_uniform(self) -> bool {
        (self.holds == 0 || self.holds == u64::MAX) && (self.fails == 0 || self.fails == u64::MAX)
    }
}

/// Whether weights add up to more than a bound.
fn over(bound: u64, terms: impl Iterator<Item = (u64, Known)> + Clone) -> Known {
    let uniform = terms.clone().all(|(_, known)| known.is_uniform());
    let mut value = Known::OPEN;
    for bit in 0..if uniform { 1 } else { 64 } {
        let (mut certain, mut possible) = (0_u64, 0_u64);
        for (weight, known) in terms.clone() {
            if known.holds >> bit & 1 == 1 {
                certain = certain.saturating_add(weight);
            }
            if known.fails >> bit & 1 == 0 {
                possible = possible.saturating_add(weight);
            }
        }
        value.holds |= u64::from(certain > bound) << bit;
        value.fails |= u64::from(possible <= bound) << bit;
    }
    if uniform { Known { holds: spread(value.holds), fails: spread(value.fails) } } else { value }
}

/// The first bit, everywhere.
fn spread(bits: u64) -> u64 {
    if bits & 1 == 1 { u64::MAX } else { 0 }
}

/// The values of all formulas of a model.
pub struct Values {
    known: Vec<Known>,
}

impl Values {
    /// What is known of a formula.
    pub fn of(&self, formula: FormulaIx) -> Known {
        self.known[formula.number()]
    }

    /// Whether it holds in the first reading.
    pub fn holds(&self, formula: FormulaIx) -> bool {
        self.of(formula).holds & 1 == 1
    }
}
