//! A model as literals of a solver: what can be chosen, and the formulas that somebody asks about.

use std::collections::HashMap;

use super::Reading;
use super::evidence::Readings;
use super::formula::{Formula, Formulas, Leaf, parts};
use super::index::{ElementIx, FormulaIx, Index as _};
use super::model::Model;
use super::packages::Packages;
use super::solver::{Lit, Solver, Tie};

/// Packages, and formulas about them, each once and in the directions in which it is asked for.
#[derive(Clone)]
pub(crate) struct Translation {
    pub(crate) solver: Solver,
    pub(crate) packages: Packages,
    pub(crate) readings: Readings,
    /// Leaves that have a literal of their own; of the others, what is chosen has that of its package, and what is said
    /// counts as it does in the reading.
    leaves: HashMap<Leaf, Lit>,
    /// By formula.
    lits: Vec<Option<Lit>>,
    /// How each is tied to its literal so far.
    ties: Vec<Tie>,
}

impl Translation {
    /// Of packages of these elements; nothing of any other is there.
    pub(crate) fn new(model: &Model, reading: &Reading, wanted: impl Fn(ElementIx) -> bool) -> Self {
        let mut solver = Solver::new();
        let packages = Packages::new(&mut solver, model, wanted);
        let readings = Readings::new(model, reading, &[]);
        Self { solver, packages, readings, leaves: HashMap::new(), lits: Vec::new(), ties: Vec::new() }
    }

    /// Gives a leaf a literal of its own.
    pub(crate) fn tell(&mut self, leaf: Leaf, lit: Lit) {
        self.leaves.insert(leaf, lit);
    }

    /// The literal of a formula of the model.
    pub(crate) fn lit(&mut self, model: &Model, formula: FormulaIx) -> Lit {
        self.lit_among(model, &model.formulas, formula)
    }

    /// A literal that holds where a formula of the model does. In what the solver finds it is that formula's, unless
    /// somebody demands that it holds.
    pub(crate) fn lit_where(&mut self, model: &Model, formula: FormulaIx) -> Lit {
        self.tied(model, &model.formulas, formula, Tie::UP)
    }

    /// A literal that does not hold unless a formula of the model does: enough for what is demanded.
    pub(crate) fn lit_only_where(&mut self, model: &Model, formula: FormulaIx) -> Lit {
        self.tied(model, &model.formulas, formula, Tie::DOWN)
    }

    /// The literal of one of these formulas: those of the model, and maybe more.
    pub(crate) fn lit_among(&mut self, model: &Model, formulas: &Formulas, formula: FormulaIx) -> Lit {
        self.tied(model, formulas, formula, Tie::BOTH)
    }

    fn tied(&mut self, model: &Model, formulas: &Formulas, formula: FormulaIx, tie: Tie) -> Lit {
        if self.lits.len() < formulas.count() {
            self.lits.resize(formulas.count(), None);
            self.ties.resize(formulas.count(), Tie::default());
        }
        let (mut left, mut new) = (vec![(formula, tie)], Vec::new());
        while let Some((next, tie)) = left.pop() {
            let known = &mut self.ties[next.number()];
            let more = tie.beyond(*known);
            if more == Tie::default() {
                continue;
            }
            *known = known.and(more);
            new.push((next, more));
            let of = formulas.get(next);
            let own = if matches!(of, Formula::Not(_)) { more.turned() } else { more };
            left.extend(parts(of).map(|part| (part, own)));
        }
        // Parts come before what they are part of.
        new.sort_unstable_by_key(|(next, _)| *next);
        for (next, tie) in new {
            self.lits[next.number()] = Some(self.of_parts(model, formulas.get(next), self.lits[next.number()], tie));
        }
        self.known(formula)
    }

    fn known(&self, formula: FormulaIx) -> Lit {
        self.lits[formula.number()].unwrap_or(self.solver.truth())
    }

    fn of_parts(&mut self, model: &Model, formula: &Formula, known: Option<Lit>, tie: Tie) -> Lit {
        match formula {
            Formula::Constant(value) => self.solver.constant(*value),
            Formula::Leaf(leaf) => self.leaf(model, *leaf),
            Formula::Not(part) => !self.known(*part),
            Formula::All(parts) => {
                let parts: Vec<Lit> = parts.iter().map(|part| self.known(*part)).collect();
                self.solver.all_tied(parts, known, tie)
            }
            Formula::Any(parts) => {
                let parts: Vec<Lit> = parts.iter().map(|part| !self.known(*part)).collect();
                !self.solver.all_tied(parts, known.map(|lit| !lit), tie.turned())
            }
            Formula::Over(bound, terms) => {
                let terms: Vec<(u64, Lit)> = terms.iter().map(|(weight, part)| (*weight, self.known(*part))).collect();
                self.solver.over_tied(*bound, &terms, known, tie)
            }
        }
    }

    fn leaf(&self, model: &Model, leaf: Leaf) -> Lit {
        let known = || match leaf {
            Leaf::Choice(choice) => self.packages.lit(choice),
            Leaf::Evidence(_) | Leaf::Unknown(_) => {
                let known = self.readings.said(model, leaf)?;
                Some(self.solver.constant(known.holds & 1 == 1))
            }
        };
        self.leaves.get(&leaf).copied().or_else(known).unwrap_or(!self.solver.truth())
    }
}
