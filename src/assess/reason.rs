//! Sufficient reasons: the fewest facts about a board from which a finding follows.
//!
//! A set of facts is sufficient if every board that agrees with it has the finding; that is, if it rules out every
//! board without it. So a smallest sufficient set is a smallest set that *hits* the broken facts of every such board.
//! It is found by collecting boards only as they are needed: take the smallest set that hits all collected so far; if
//! a board without the finding agrees with it, collect that one too, with as few broken facts as can be, and go on;
//! otherwise it is the answer (implicit hitting sets; Ignatiev, Previti, Liffiton and Marques-Silva 2015).

use super::assessment::Fact;
use super::board::{Board, Placed};
use super::formula::{Formula, Scope, Test, Writer};
use super::index::RuleIx;
use super::model::Model;
use super::problem::{Effect, Outcome, Problem};
use super::truth::Open;

/// Finds reasons on one board in one reading.
///
/// What is guaranteed: the facts are true, and every board on which they are true has the finding; a board here has
/// any of the scenario's cards in any of its phases, by any of the providers its element allows or none, and any
/// options, for the frame too. The facts are the fewest of their kind for which this holds, and the first such set in
/// this order: cards in board order, frame, patterns that nothing matches in the order of the condition, functions
/// that nothing else gives. Of one card as it stands and "nothing matches" for a pattern that only this card could
/// match, the card is named.
///
/// Bounds: where an element has more than 4,096 states that the condition tells apart, or more than 128 facts are in
/// question, or the search takes too long, the facts are still true and sufficient, and three-valued evaluation needs
/// each of them, but fewer might do. Where more than 128 atoms bear on one element, all facts in question are named.
pub(crate) struct Reasoner<'a> {
    model: &'a Model,
    board: &'a Board,
    open: &'a Open,
}

/// A fact, and what it says about a problem.
struct Known {
    fact: Fact,
    effect: Effect,
}

/// A set of facts, by place.
type Facts = u128;

impl<'a> Reasoner<'a> {
    pub(crate) fn new(model: &'a Model, board: &'a Board, open: &'a Open) -> Self {
        Self { model, board, open }
    }

    /// Why a rule that is heard gives a finding.
    pub(crate) fn rule(&self, rule: RuleIx) -> Vec<Fact> {
        self.explain(Writer::rule(self.model, self.open, rule))
    }

    /// Why a card is ruled out.
    pub(crate) fn ruled_out(&self, card: &Placed) -> Vec<Fact> {
        self.explain(Writer::ruled_out(self.model, self.open, card.element))
    }

    fn explain(&self, formula: Formula) -> Vec<Fact> {
        let Some(problem) = Problem::new(self.model, self.board, formula) else {
            return self.board.all.iter().map(|placed| Fact::Card(self.id(placed))).collect();
        };
        let known = self.known(&problem);
        let chosen = fewest(&problem, &known).unwrap_or_else(|| needed(&problem, &known));
        known.into_iter().zip(chosen).filter(|(_, chosen)| *chosen).map(|(known, _)| known.fact).collect()
    }

    fn id(&self, placed: &Placed) -> crate::scenario::ElementId {
        self.model.elements[placed.element].id.clone()
    }

    /// The facts in question, in order. All together they settle the formula.
    fn known(&self, problem: &Problem) -> Vec<Known> {
        let mut standing: Vec<(usize, usize)> = problem
            .variables
            .iter()
            .enumerate()
            .filter_map(|(number, variable)| variable.place.map(|place| (place, number)))
            .collect();
        standing.sort_unstable();
        let name = |place: usize| self.board.all.get(place).map(|placed| self.id(placed));
        let mut known: Vec<Known> = standing
            .iter()
            .filter_map(|(place, number)| {
                Some(Known { fact: Fact::Card(name(*place)?), effect: Effect::Fixed(*number) })
            })
            .collect();
        let on_board = |number: usize| standing.iter().any(|(_, standing)| *standing == number);
        for (atom, asked) in problem.atoms().iter().enumerate() {
            let nothing = problem.meeting(atom).next().is_none();
            let mut able = problem.can_meet(atom);
            match (asked.test, asked.scope) {
                (Test::Matches(pattern), Scope::Board) if nothing => {
                    let (first, second) = (able.next(), able.next());
                    let named = second.is_none() && first.is_some_and(on_board);
                    if first.is_some() && !named {
                        let fact = Fact::NoCard(self.model.patterns[pattern].source.clone());
                        known.push(Known { fact, effect: Effect::Nothing { atom, except: Vec::new() } });
                    }
                }
                (Test::OnPaper(function, degree), _) => {
                    let giving: Vec<usize> = problem.meeting(atom).collect();
                    if able.any(|variable| !giving.contains(&variable)) {
                        let places = standing.iter().filter(|(_, number)| giving.contains(number));
                        let except = places.filter_map(|(place, _)| name(*place)).collect();
                        let function = self.model.functions[function].clone();
                        let fact = Fact::NoOtherGives { function, degree, except };
                        known.push(Known { fact, effect: Effect::Nothing { atom, except: giving } });
                    }
                }
                (Test::Matches(_) | Test::Promises(..) | Test::Provided(_) | Test::Barred, _) => {}
            }
        }
        known
    }
}

/// The fewest facts from which the formula follows, first in order; `None` if it is too much to tell.
fn fewest(problem: &Problem, known: &[Known]) -> Option<Vec<bool>> {
    if known.len() > Facts::BITS as usize {
        return None;
    }
    let all = (0..known.len()).fold(0, |all: Facts, place| all | 1 << place);
    let effects = |facts: Facts| -> Vec<&Effect> {
        let chosen = known.iter().enumerate().filter(|(place, _)| facts >> place & 1 == 1);
        chosen.map(|(_, known)| &known.effect).collect()
    };
    let broken_by = |board: &[_]| -> Facts {
        let broken = known.iter().enumerate().filter(|(_, known)| problem.contradicts(board, &known.effect));
        broken.fold(0, |facts, (place, _)| facts | 1 << place)
    };
    if let Outcome::Follows = problem.broken(&[]) {
        return Some(vec![false; known.len()]);
    }
    // A fact that all the others cannot replace is part of every reason.
    let alone = (0..known.len()).map(|place| 1 << place);
    let irreplaceable = |fact: &Facts| matches!(problem.broken(&effects(all & !fact)), Outcome::Broken(_));
    let mut boards: Vec<Facts> = alone.filter(irreplaceable).collect();
    let mut size = boards.len();
    loop {
        let facts;
        (size, facts) = smallest_hitting(&boards, size)?;
        let mut broken = match problem.broken(&effects(facts)) {
            Outcome::Follows => return Some((0..known.len()).map(|place| facts >> place & 1 == 1).collect()),
            Outcome::Unknown => return None,
            Outcome::Broken(board) => broken_by(&board),
        };
        // Make the board break as few facts as can be.
        let mut kept: Facts = 0;
        while let Some(place) = first(broken & !kept) {
            match problem.broken(&effects(all & !broken | 1 << place)) {
                Outcome::Broken(board) => broken = broken_by(&board),
                Outcome::Follows | Outcome::Unknown => kept |= 1 << place,
            }
        }
        if broken == 0 {
            return None;
        }
        boards.push(broken);
    }
}

/// The place of the first fact.
fn first(facts: Facts) -> Option<u32> {
    (facts != 0).then(|| facts.trailing_zeros())
}

/// The smallest set, of at least this size, that has a fact in common with each of the sets; the first in order.
/// With its size.
fn smallest_hitting(sets: &[Facts], size: usize) -> Option<(usize, Facts)> {
    (size..=sets.len()).find_map(|size| hitting(sets, 0, 0, size).map(|facts| (size, facts)))
}

/// Adds at most so many facts, from this place on, such that every set is hit.
fn hitting(sets: &[Facts], chosen: Facts, from: u32, left: usize) -> Option<Facts> {
    let missed = || sets.iter().copied().filter(|set| set & chosen == 0);
    // The next fact must not come after the last one of any set missed.
    let Some(last) = missed().map(|set| Facts::BITS - 1 - set.leading_zeros()).min() else { return Some(chosen) };
    if left == 0 {
        return None;
    }
    let useful = missed().fold(0, |union, set| union | set);
    (from..=last)
        .filter(|place| useful >> place & 1 == 1)
        .find_map(|place| hitting(sets, chosen | 1 << place, place + 1, left - 1))
}

/// Facts from which the formula plainly follows, without those that can be spared, last first.
fn needed(problem: &Problem, known: &[Known]) -> Vec<bool> {
    let mut chosen = vec![true; known.len()];
    for place in (0..known.len()).rev() {
        let others = known.iter().zip(&chosen).enumerate().filter(|(other, (_, chosen))| **chosen && *other != place);
        let effects: Vec<&Effect> = others.map(|(_, (known, _))| &known.effect).collect();
        if problem.plainly_follows(&effects)
            && let Some(chosen) = chosen.get_mut(place)
        {
            *chosen = false;
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_hitting_set_is_the_first_in_order() {
        assert_eq!(smallest_hitting(&[0b0110, 0b1100, 0b0011], 0), Some((2, 0b0101)));
        assert_eq!(smallest_hitting(&[0b110, 0b010], 0), Some((1, 0b010)));
        assert_eq!(smallest_hitting(&[], 0), Some((0, 0)));
    }
}
