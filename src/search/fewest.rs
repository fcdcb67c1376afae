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
    /// keeps it so.
    ///
    /// # Errors
    /// What is held is excluded, or that was not known before the budget was spent.
    pub(super) fn fewest(&mut self, held: &[Lit], avoided: &mut Avoided, budget: &mut Budget) -> Result<Lit, Outcome> {
        loop {
            let mut cores = Vec::new();
            let outcome = self.cores(held, avoided, &mut cores, budget);
            cores.iter().for_each(|core| self.allow_one(core, avoided));
            match outcome {
                Outcome::Found if cores.is_empty() => return Ok(self.keep(avoided)),
                Outcome::Found => {}
                excluded_or_unknown => return Err(excluded_or_unknown),
            }
        }
    }

    /// Keeps it as it was found last. With each core allowed just as many as it must have, no others hold: that says more
    /// than a bound on the whole sum would.
    pub(super) fn keep(&mut self, avoided: &Avoided) -> Lit {
        self.terms.solver.bundle(avoided.wishes.iter().map(|wish| wish.lit))
    }

    /// Takes cores that share nothing from the wishes until all that are left can be fulfilled, which is then found.
    fn cores(
        &mut self,
        held: &[Lit],
        avoided: &mut Avoided,
        cores: &mut Vec<Vec<Wish>>,
        budget: &mut Budget,
    ) -> Outcome {
        loop {
            let assumed: Vec<Lit> = held.iter().copied().chain(avoided.wishes.iter().map(|wish| wish.lit)).collect();
            let outcome = self.terms.solver.ask(&assumed, budget);
            if outcome != Outcome::Excluded {
                return outcome;
            }
            let Some(core) = self.trimmed(held, avoided, budget) else { return Outcome::Unknown };
            if core.is_empty() {
                return Outcome::Excluded;
            }
            let (core, kept) =
                std::mem::take(&mut avoided.wishes).into_iter().partition(|wish| core.contains(&wish.lit));
            avoided.wishes = kept;
            cores.push(core);
        }
    }

    /// Allows one more of a core to hold, as one must.
    fn allow_one(&mut self, core: &[Wish], avoided: &mut Avoided) {
        for wish in core {
            self.wish(&wish.of, wish.count + 1, avoided);
        }
        let together: Rc<[Lit]> = core.iter().map(|wish| !wish.lit).collect();
        self.wish(&together, 2, avoided);
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
