//! As few as can be: the least number of literals that must hold, proven from below by cores.
//!
//! OLL (Andres, Kaufmann, Matheis and Schaub 2012; Morgado, Dodaro and Marques-Silva 2014): assume that none holds; of
//! each set that cannot all be avoided, allow one, then two, and so on, until what is left can be avoided. What was
//! learned stays true when more is demanded, so the next search goes on from there.

use std::rc::Rc;

use super::space::Space;
use crate::logic::budget::Budget;
use crate::logic::solver::SumIx;
use crate::logic::solver::{Lit, Outcome};

/// What is to be avoided, as far as that is known to be possible.
pub(super) struct Avoided {
    wishes: Vec<Wish>,
}

/// Something to be avoided: that at least so many of these hold.
#[derive(Clone)]
struct Wish {
    lit: Lit,
    of: Rc<[Lit]>,
    count: usize,
}

/// How often a core is asked again for fewer members. Larger ones are as true, and take longer.
const TRIMS: usize = 3;

impl Avoided {
    /// All literals of a sum, each by itself.
    pub(super) fn of(space: &Space<'_>, sum: SumIx) -> Self {
        let wish = |(lit, _): &(Lit, u64)| Wish { lit: !*lit, of: Rc::from([*lit]), count: 1 };
        Self { wishes: space.terms.solver.terms(sum).iter().map(wish).collect() }
    }
}

impl Space<'_> {
    /// Makes as few hold of what is to be avoided as can be, starting from what is known to be unavoidable; returns what
    /// keeps it so. What is held must be possible. `None`: the budget was spent.
    pub(super) fn fewest(&mut self, held: &[Lit], avoided: &mut Avoided, budget: &mut Budget) -> Option<Lit> {
        loop {
            let assumed: Vec<Lit> = held.iter().copied().chain(avoided.wishes.iter().map(|wish| wish.lit)).collect();
            match self.terms.solver.ask(&assumed, budget) {
                // With each core allowed just as many as it must have, no others hold: that says more than a bound on
                // the whole sum would.
                Outcome::Found => return Some(self.terms.solver.bundle(avoided.wishes.iter().map(|wish| wish.lit))),
                Outcome::Unknown => return None,
                Outcome::Excluded => {}
            }
            let core = self.trimmed(held, avoided, budget)?;
            if core.is_empty() {
                // What is held is not possible after all.
                return None;
            }
            let (given, kept): (Vec<Wish>, Vec<Wish>) =
                std::mem::take(&mut avoided.wishes).into_iter().partition(|wish| core.contains(&wish.lit));
            avoided.wishes = kept;
            for wish in &given {
                self.wish(&wish.of, wish.count + 1, avoided);
            }
            let together: Rc<[Lit]> = given.iter().map(|wish| !wish.lit).collect();
            self.wish(&together, 2, avoided);
        }
    }

    /// Wishes that fewer than so many of these hold, if that many can.
    fn wish(&mut self, of: &Rc<[Lit]>, count: usize, avoided: &mut Avoided) {
        if count <= of.len() {
            let lit = !self.terms.solver.at_least(count, of);
            avoided.wishes.push(Wish { lit, of: Rc::clone(of), count });
        }
    }

    /// The wishes that cannot all be fulfilled, asked again for fewer. `None`: the budget was spent.
    fn trimmed(&mut self, held: &[Lit], avoided: &Avoided, budget: &mut Budget) -> Option<Vec<Lit>> {
        let in_core = |core: &[Lit], among: &[Lit]| -> Vec<Lit> {
            among.iter().filter(|lit| core.contains(lit)).copied().collect()
        };
        let all: Vec<Lit> = avoided.wishes.iter().map(|wish| wish.lit).collect();
        let mut core = in_core(self.terms.solver.core(), &all);
        for _ in 0..TRIMS {
            if core.len() < 2 {
                break;
            }
            let assumed: Vec<Lit> = held.iter().chain(&core).copied().collect();
            match self.terms.solver.ask(&assumed, budget) {
                Outcome::Excluded => {}
                Outcome::Unknown => return None,
                Outcome::Found => break,
            }
            let fewer = in_core(self.terms.solver.core(), &core);
            if fewer.len() == core.len() {
                break;
            }
            core = fewer;
        }
        Some(core)
    }
}
