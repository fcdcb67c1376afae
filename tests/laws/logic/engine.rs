//! The engine against every assignment of small instances, and against a kept solver on larger ones.

use guarantee_board::logic::Budget;
use guarantee_board::logic::inside::{Engine, Lit, Outcome, luby};

/// Numbers that are the same each time (xorshift: Marsaglia 2003).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }

    fn lit(&mut self, lits: &[Lit]) -> Lit {
        let lit = lits[self.below(lits.len() as u64) as usize];
        if self.below(2) == 0 { lit } else { !lit }
    }

    fn lits(&mut self, lits: &[Lit], most: u64) -> Vec<Lit> {
        (0..=self.below(most)).map(|_| self.lit(lits)).collect()
    }
}

/// What is demanded, to be looked at plainly.
#[derive(Default)]
struct Demanded {
    clauses: Vec<Vec<Lit>>,
    sums: Vec<(Vec<(Lit, u64)>, u64)>,
    /// Clauses that only the check knows.
    hidden: Vec<Vec<Lit>>,
}

impl Demanded {
    fn obeyed(&self, holds: &dyn Fn(Lit) -> bool) -> bool {
        let sum =
            |terms: &[(Lit, u64)]| terms.iter().filter(|(lit, _)| holds(*lit)).map(|(_, weight)| weight).sum::<u64>();
        self.clauses.iter().chain(&self.hidden).all(|clause| clause.iter().any(|lit| holds(*lit)))
            && self.sums.iter().all(|(terms, bound)| sum(terms) <= *bound)
    }

    /// Whether some assignment of so many variables obeys all of it, and these.
    fn possible(&self, variables: usize, assumed: &[Lit]) -> bool {
        (0..1_u64 << variables).any(|bits| {
            let holds = |lit: Lit| (bits >> lit.variable() & 1 == 1) == lit.is_positive();
            assumed.iter().all(|lit| holds(*lit)) && self.obeyed(&holds)
        })
    }
}

fn ask(engine: &mut Engine, demanded: &Demanded, assumed: &[Lit]) -> Outcome {
    engine.ask(assumed, &[], &mut Budget::unlimited(), &mut |holds| {
        demanded.hidden.iter().find(|clause| !clause.iter().any(|lit| holds(*lit))).cloned()
    })
}

#[test]
fn what_is_found_obeys_and_what_is_excluded_is_impossible() {
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let (mut found, mut excluded) = (0, 0);
    for _ in 0..4_000 {
        let mut engine = Engine::new();
        // Some are learned and forgotten again, over and over.
        engine.most_learned = 2;
        let count = 2 + numbers.below(7) as usize;
        let lits: Vec<Lit> = (0..count).map(|_| engine.variable(true)).collect();
        let (mut demanded, mut assumed) = (Demanded::default(), Vec::new());
        for _ in 0..6 {
            for _ in 0..numbers.below(5) {
                let clause = numbers.lits(&lits, 3);
                engine.clause(&clause);
                demanded.clauses.push(clause);
            }
            for _ in 0..numbers.below(2) {
                // Each literal once, as whoever asks adds them up.
                let mut terms: Vec<(Lit, u64)> = Vec::new();
                for lit in numbers.lits(&lits, 5) {
                    if terms.iter().all(|(known, _)| known.variable() != lit.variable()) {
                        terms.push((lit, numbers.below(5)));
                    }
                }
                let bound = numbers.below(8);
                engine.at_most(&terms, bound);
                demanded.sums.push((terms, bound));
            }
            for _ in 0..numbers.below(2) {
                demanded.hidden.push(numbers.lits(&lits, 3));
            }
            if numbers.below(2) == 0 {
                numbers.lits(&lits, 3).into_iter().for_each(|lit| engine.wish(lit));
            }
            // What is assumed again is not drawn anew.
            assumed.truncate(numbers.below(5) as usize);
            assumed.extend(numbers.lits(&lits, 3));
            match ask(&mut engine, &demanded, &assumed) {
                Outcome::Found => {
                    found += 1;
                    assert!(assumed.iter().all(|lit| engine.holds(*lit)));
                    assert!(lits.iter().all(|lit| engine.holds(*lit) != engine.holds(!*lit)));
                    assert!(demanded.obeyed(&|lit| engine.holds(lit)));
                }
                Outcome::Excluded => {
                    excluded += 1;
                    assert!(engine.core().iter().all(|lit| assumed.contains(lit)));
                    assert!(!demanded.possible(count, engine.core()));
                }
                Outcome::Unknown => panic!("there was no end to the budget"),
            }
        }
    }
    assert!(found > 4_000 && excluded > 4_000, "{found} {excluded}");
}

#[test]
fn what_has_no_part_in_it_is_not_blamed() {
    let mut engine = Engine::new();
    let [a, b, c, d, e] = [(); 5].map(|()| engine.variable(true));
    engine.clause(&[!a, e]);
    engine.clause(&[!b, d]);
    engine.at_most(&[(d, 1), (c, 1)], 1);
    assert_eq!(ask(&mut engine, &Demanded::default(), &[a, b, c]), Outcome::Excluded);
    let mut core = engine.core().to_vec();
    core.sort_unstable();
    assert_eq!(core, [b, c]);
}

#[test]
fn what_is_added_after_an_answer_does_not_take_for_granted_what_was_assumed_for_it() {
    let mut engine = Engine::new();
    let [a, b, c] = [(); 3].map(|()| engine.variable(true));
    assert_eq!(ask(&mut engine, &Demanded::default(), &[a, b]), Outcome::Found);
    engine.clause(&[!a, c]);
    assert_eq!(ask(&mut engine, &Demanded::default(), &[a, b]), Outcome::Found);
    assert_eq!(engine.refuted(b, &[!a, c], &mut 1_000), Some(vec![false, false]));
    engine.at_most(&[(a, 2), (c, 2)], 3);
    assert_eq!(ask(&mut engine, &Demanded::default(), &[!a, !c]), Outcome::Found);
    assert_eq!(engine.refuted(!a, &[c, !c, a], &mut 1_000), Some(vec![false, false, true]));
    assert_eq!(ask(&mut engine, &Demanded::default(), &[a]), Outcome::Excluded);
}

#[test]
fn where_nothing_passes_the_check_there_is_nothing() {
    let mut engine = Engine::new();
    let lit = engine.variable(true);
    assert_eq!(engine.ask(&[], &[], &mut Budget::unlimited(), &mut |_| Some(Vec::new())), Outcome::Excluded);
    assert_eq!(engine.ask(&[lit], &[], &mut Budget::unlimited(), &mut |_| None), Outcome::Excluded);
}

#[test]
fn larger_instances_are_what_a_kept_solver_says_they_are() {
    use batsat::{BasicSolver, Lit as Theirs, SolverInterface as _, lbool};
    let mut numbers = Numbers(7);
    let (mut found, mut excluded) = (0, 0);
    for _ in 0..60 {
        let (mut engine, mut other) = (Engine::new(), BasicSolver::default());
        engine.most_learned = 50;
        let ours: Vec<Lit> = (0..90).map(|_| engine.variable(true)).collect();
        let theirs: Vec<Theirs> = ours.iter().map(|_| Theirs::new(other.new_var_default(), true)).collect();
        let mut demanded = Demanded::default();
        // Near where half of all instances are possible (Mitchell, Selman and Levesque 1992).
        for _ in 0..383 {
            let clause: Vec<Lit> = (0..3).map(|_| numbers.lit(&ours)).collect();
            engine.clause(&clause);
            demanded.clauses.push(clause.clone());
            let translated =
                |lit: &Lit| if lit.is_positive() { theirs[lit.variable()] } else { !theirs[lit.variable()] };
            other.add_clause_reuse(&mut clause.iter().map(translated).collect());
        }
        let outcome = engine.ask(&[], &[], &mut Budget::unlimited(), &mut |_| None);
        let expected = other.solve_limited(&[]);
        found += usize::from(outcome == Outcome::Found);
        excluded += usize::from(outcome == Outcome::Excluded);
        assert!(outcome != Outcome::Found || demanded.obeyed(&|lit| engine.holds(lit)));
        assert_eq!(outcome == Outcome::Found, expected == lbool::TRUE);
        assert_eq!(outcome == Outcome::Excluded, expected == lbool::FALSE);
    }
    assert!(found > 10 && excluded > 10, "{found} {excluded}");
}

#[test]
fn however_much_is_forgotten_and_however_often_it_begins_anew_the_answer_is_the_same() {
    // So many birds and holes, one bird a hole: with few, it is known before the first restart, with many after hundreds.
    for (birds, most_learned) in (2..=7).flat_map(|birds| [0, 1, 63, 64, 65, 2_000].map(|most| (birds, most))) {
        for holes in [birds - 1, birds] {
            let mut engine = Engine::new();
            engine.most_learned = most_learned;
            let places: Vec<Vec<Lit>> =
                (0..birds).map(|_| (0..holes).map(|_| engine.variable(true)).collect()).collect();
            places.iter().for_each(|bird| engine.clause(bird));
            for hole in 0..holes {
                for (number, one) in places.iter().enumerate() {
                    places[..number].iter().for_each(|other| engine.clause(&[!one[hole], !other[hole]]));
                }
            }
            let expected = if holes < birds { Outcome::Excluded } else { Outcome::Found };
            let outcome = engine.ask(&[], &[], &mut Budget::unlimited(), &mut |_| None);
            assert_eq!(outcome, expected, "{birds} {holes} {most_learned}");
        }
    }
}

#[test]
fn a_spent_budget_is_no_answer_and_changes_none() {
    let mut numbers = Numbers(11);
    let mut engine = Engine::new();
    let lits: Vec<Lit> = (0..60).map(|_| engine.variable(true)).collect();
    for _ in 0..250 {
        let clause: Vec<Lit> = (0..3).map(|_| numbers.lit(&lits)).collect();
        engine.clause(&clause);
    }
    assert_eq!(engine.ask(&[], &[], &mut Budget::of(1), &mut |_| None), Outcome::Unknown);
    let whole = engine.ask(&[], &[], &mut Budget::unlimited(), &mut |_| None);
    for steps in [0, 1, 10, 100, 1_000, 1_000_000] {
        let outcome = engine.ask(&[], &[], &mut Budget::of(steps), &mut |_| None);
        assert!(outcome == Outcome::Unknown || outcome == whole, "{steps}");
    }
}

#[test]
fn what_is_refuted_at_once_is_known_without_trying() {
    let mut engine = Engine::new();
    let [a, b, c, d, e, f] = [(); 6].map(|()| engine.variable(true));
    engine.clause(&[!a, b]);
    engine.clause(&[e, f]);
    engine.clause(&[e, !f]);
    engine.at_most(&[(b, 2), (c, 1)], 2);
    engine.clause(&[c, d, a]);
    let tried = [a, b, !b, c, !c, d, !d, !e];
    let refuted = |engine: &mut Engine, from, mut steps| engine.refuted(from, &tried, &mut steps);
    assert_eq!(refuted(&mut engine, a, 1_000), Some(vec![false, false, true, true, false, false, false, true]));
    // Without steps nothing is tried; what contradicts it outright is refuted all the same.
    assert_eq!(refuted(&mut engine, c, 0), Some(vec![true, true, false, false, true, false, false, false]));
    engine.clause(&[!b]);
    assert_eq!(refuted(&mut engine, a, 1_000), None);
}

#[test]
fn the_next_assignment_has_what_is_wished_for() {
    let mut engine = Engine::new();
    let lits: Vec<Lit> = (0..20).map(|_| engine.variable(true)).collect();
    engine.at_most(&lits.iter().map(|lit| (*lit, 1)).collect::<Vec<_>>(), 12);
    for first in [0, 5, 8] {
        lits.iter().for_each(|lit| engine.wish(!*lit));
        let wished = &lits[first..first + 12];
        wished.iter().for_each(|lit| engine.wish(*lit));
        assert_eq!(engine.ask(&[], &[], &mut Budget::unlimited(), &mut |_| None), Outcome::Found);
        assert!(lits.iter().all(|lit| engine.holds(*lit) == wished.contains(lit)));
    }
}

#[test]
fn of_all_assignments_the_first_in_an_order_is_found() {
    let mut numbers = Numbers(3);
    let mut found = 0;
    for _ in 0..2_000 {
        let mut engine = Engine::new();
        let lits: Vec<Lit> = (0..8).map(|_| engine.variable(true)).collect();
        let mut demanded = Demanded::default();
        for _ in 0..12 {
            let clause = numbers.lits(&lits, 3);
            engine.clause(&clause);
            demanded.clauses.push(clause);
        }
        demanded.hidden.push(numbers.lits(&lits, 3));
        let (assumed, first) = (numbers.lits(&lits, 1), numbers.lits(&lits, 9));
        let mut check = |holds: &dyn Fn(Lit) -> bool| {
            demanded.hidden.iter().find(|clause| !clause.iter().any(|lit| holds(*lit))).cloned()
        };
        if engine.ask(&assumed, &first, &mut Budget::unlimited(), &mut check) == Outcome::Found {
            found += 1;
            let mut fixed = assumed;
            for lit in first {
                fixed.push(lit);
                let possible = demanded.possible(lits.len(), &fixed);
                assert_eq!(engine.holds(lit), possible);
                if !possible {
                    fixed.pop();
                    fixed.push(!lit);
                }
            }
        }
    }
    assert!(found > 500, "{found}");
}

#[test]
fn restarts_come_in_the_order_of_luby() {
    assert_eq!((1..=15).map(luby).collect::<Vec<_>>(), [1, 1, 2, 1, 1, 2, 4, 1, 1, 2, 1, 1, 2, 4, 8]);
}
