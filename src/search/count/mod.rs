//! How much is left: how many packages are acceptable, and how many of them contain each choice (semantics, section 9,
//! 4).
//!
//! Choices are swept over group by group: whether a card is there, its phase, each setting, each provider. What counts
//! of those made is what they leave open: the formulas that must not come to hold, each as far as it is undecided, and
//! what was taken of resources. Partial packages that leave the same open are counted together, which is why numbers of
//! 40 digits take milliseconds, and why a provider that nothing asks about costs nothing. Going back over the same
//! layers gives the share of each choice. The method is that of a decision diagram built layer by layer (Knuth, *The
//! Art of Computer Programming* 4A, 7.1.4, "frontier-based"), with formulas in place of the frontier.

mod arrange;
mod groups;
mod order;

use std::rc::Rc;

use indexmap::IndexMap;
use num_bigint::BigUint;
use rustc_hash::{FxBuildHasher, FxHashMap};

use self::groups::{Branch, Group};
pub use self::order::order;
use super::Question;
use super::open::Choice;
use crate::logic::board::Board;
use crate::logic::budget::Budget;
use crate::logic::cover::{Demand, is_short};
use crate::logic::evidence::Readings;
use crate::logic::formula::{FALSE, Formula, Formulas, Leaf, TRUE, parts};
use crate::logic::index::{ActorIx, ChoiceIx, ElementIx, FormulaIx, ResourceIx, Set, Table};
use crate::logic::model::Model;

/// A map that keeps the order in which entries came. Here looking things up takes most of the time.
type FxIndexMap<K, V> = IndexMap<K, V, FxBuildHasher>;

/// How many partial packages are told apart at a time; of more, those that stand for the fewest are left out, and the
/// count is no longer exact.
pub const MOST_STATES: usize = 20_000;

/// How many packages are acceptable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// So many; at least so many, if it is not exact.
    pub total: BigUint,
    /// For each choice, in the order of the scenario: how many of these contain it.
    pub containing: Vec<(Choice, BigUint)>,
    /// Whether all were counted.
    pub exact: bool,
}

impl Count {
    /// The share of the acceptable packages that contain a choice, from 0 to 1; `None` if the scenario does not offer
    /// it, or nothing is acceptable.
    pub fn share(&self, choice: &Choice) -> Option<f64> {
        let (_, containing) = self.containing.iter().find(|(known, _)| known == choice)?;
        // Billionths are more than is ever told; a number of 80 digits is more than a float tells apart.
        if self.total == BigUint::ZERO {
            return None;
        }
        let billionths = containing * 1_000_000_000_u64 / &self.total;
        u64::try_from(billionths).ok().map(|part| part as f64 / 1e9)
    }
}

/// Counts the acceptable packages.
pub fn count(question: &Question<'_>, budget: &mut Budget) -> Count {
    let mut sweep = Sweep::new(question);
    sweep.run(budget);
    sweep.counted()
}

/// What a card takes of a resource, and from whom.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Taken {
    resource: ResourceIx,
    providers: Vec<ActorIx>,
    need: u128,
}

/// What is still open of a partial package.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct State {
    /// What must not come to hold.
    wrongs: Rc<[FormulaIx]>,
    /// What was taken of resources that others may still take from.
    taken: Vec<Taken>,
    /// There is a card.
    card: bool,
    /// The card that is being looked at, if it is there and can take of a resource.
    now: Option<Using>,
    /// The card that is being looked at is not there.
    absent: bool,
}

/// What the card that is being looked at takes so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Using {
    needs: Vec<(ResourceIx, u128)>,
    providers: Vec<ActorIx>,
}

/// One group's part of the sweep.
struct Layer {
    branches: Vec<Option<ChoiceIx>>,
    /// The partial packages before it, with how many each stands for.
    before: Vec<BigUint>,
    /// From which of these, by which branch (or none, for what is not asked), to which after it.
    edges: Vec<(u32, u32, u32)>,
}

/// The branch of an edge on which nothing is chosen.
const UNASKED: u32 = u32::MAX;

struct Sweep<'a> {
    question: &'a Question<'a>,
    model: &'a Model,
    board: Board,
    readings: Readings,
    formulas: Formulas,
    /// The elements that a formula is about.
    about: FxHashMap<FormulaIx, Rc<Set<ElementIx>>>,
    groups: Vec<Group>,
    /// The resources that no element after this one uses.
    closing: FxHashMap<ElementIx, Vec<ResourceIx>>,
    states: FxIndexMap<State, BigUint>,
    layers: Vec<Layer>,
    exact: bool,
}

impl<'a> Sweep<'a> {
    fn new(question: &'a Question<'a>) -> Self {
        let model = question.model;
        let mut sweep = Self {
            question,
            model,
            board: Board::new(model, question.package),
            readings: Readings::new(model, question.reading, &[]),
            formulas: model.formulas.clone(),
            about: FxHashMap::default(),
            groups: Vec::new(),
            closing: FxHashMap::default(),
            states: FxIndexMap::default(),
            layers: Vec::new(),
            exact: true,
        };
        let wrongs = sweep.wrongs();
        sweep.arrange(&wrongs);
        if let Some(wrongs) = joined(wrongs) {
            sweep.states.insert(State { wrongs, ..State::default() }, BigUint::from(1_u8));
        }
        sweep
    }

    /// The elements that a formula is about.
    fn about(&mut self, formula: FormulaIx) -> Rc<Set<ElementIx>> {
        if let Some(known) = self.about.get(&formula) {
            return Rc::clone(known);
        }
        let node = self.formulas.get(formula).clone();
        let mut about = Set::default();
        if let Formula::Leaf(Leaf::Choice(choice)) = node {
            about.insert(self.model.choices[choice].element);
        }
        for part in parts(&node) {
            about.extend(&self.about(part));
        }
        let about = Rc::new(about);
        self.about.insert(formula, Rc::clone(&about));
        about
    }

    fn run(&mut self, budget: &mut Budget) {
        for place in 0..self.groups.len() {
            let Some(group) = self.groups.get(place).copied() else { continue };
            let branches = self.branches(group);
            let steps = (self.states.len() * branches.len().max(1)) as u64;
            let left = budget.steps.checked_sub(steps).filter(|_| !budget.cancel.is_cancelled());
            let Some(left) = left else { return self.give_up() };
            budget.steps = left;
            self.step(group, &branches);
            self.shorten();
        }
    }

    /// Nothing is known but that it is nothing less.
    fn give_up(&mut self) {
        self.exact = false;
        self.states.clear();
        self.layers.clear();
    }

    /// What an actor is known to have of a resource, in thousandths.
    fn held(&self, resource: ResourceIx, actor: ActorIx) -> Option<u128> {
        let given = self.model.resources[resource].capacity[actor].as_ref()?;
        let counts = given.evidence.is_none_or(|evidence| self.readings.counts(evidence));
        counts.then(|| given.amount.thousandths().into())
    }

    fn step(&mut self, group: Group, branches: &[Branch]) {
        let index = group.element();
        let before = std::mem::take(&mut self.states);
        let mut after: FxIndexMap<State, BigUint> = FxIndexMap::default();
        let mut edges = Vec::new();
        let mut reach =
            |after: &mut FxIndexMap<State, BigUint>, from: usize, branch: u32, next: State, count: &BigUint| {
                let entry = after.entry(next);
                let to = entry.index();
                *entry.or_default() += count;
                edges.push((from as u32, branch, to as u32));
            };
        let asked = |state: &State| !state.absent && !matches!(group, Group::Done(_));
        for (from, (state, count)) in before.iter().enumerate().filter(|(_, (state, _))| !asked(state)) {
            let next = if matches!(group, Group::Done(_)) { self.done(state, index) } else { Some(state.clone()) };
            if let Some(next) = next {
                reach(&mut after, from, UNASKED, next, count);
            }
        }
        for (number, branch) in branches.iter().enumerate() {
            let mut known = FxHashMap::default();
            let mut left: FxHashMap<Rc<[FormulaIx]>, Option<Rc<[FormulaIx]>>> = FxHashMap::default();
            for (from, (state, count)) in before.iter().enumerate().filter(|(_, (state, _))| asked(state)) {
                let wrongs = match left.get(&state.wrongs) {
                    Some(known) => known.clone(),
                    None => {
                        let wrongs = self.left(&state.wrongs, index, branch, &mut known);
                        left.insert(Rc::clone(&state.wrongs), wrongs.clone());
                        wrongs
                    }
                };
                let Some(wrongs) = wrongs else { continue };
                let mut next = State { wrongs, ..state.clone() };
                self.choose(&mut next, group, branch);
                reach(&mut after, from, number as u32, next, count);
            }
        }
        let branches = branches.iter().map(|branch| branch.chosen).collect();
        self.layers.push(Layer { branches, before: before.into_values().collect(), edges });
        self.states = after;
    }

    /// What is left of what must not hold once this is chosen; `None` if some of it then holds.
    fn left(
        &mut self,
        wrongs: &Rc<[FormulaIx]>,
        element: ElementIx,
        branch: &Branch,
        known: &mut FxHashMap<FormulaIx, FormulaIx>,
    ) -> Option<Rc<[FormulaIx]>> {
        let touched: Vec<bool> = wrongs.iter().map(|wrong| self.about(*wrong).contains(element)).collect();
        if !touched.contains(&true) {
            return Some(Rc::clone(wrongs));
        }
        let decided = |leaf| match leaf {
            Leaf::Choice(choice) => branch.decided.get(&choice).copied(),
            Leaf::Evidence(_) | Leaf::Unknown(_) => None,
        };
        let left = wrongs
            .iter()
            .zip(touched)
            .map(|(wrong, touched)| if touched { self.formulas.restricted(*wrong, &decided, known) } else { *wrong });
        joined(left.collect())
    }

    /// Notes what comes with a choice.
    fn choose(&self, state: &mut State, group: Group, branch: &Branch) {
        let element = &self.model.elements[group.element()];
        match group {
            Group::Card(_) if branch.chosen.is_none() => state.absent = true,
            Group::Card(_) => {
                state.card = true;
                let uses = !element.uses.is_empty() && !element.providers.is_empty();
                state.now = uses.then(Using::default);
            }
            Group::Phase(_) | Group::Setting(..) | Group::Provider(..) | Group::Done(_) => {}
        }
        if let Some(now) = &mut state.now {
            for (resource, need) in &branch.needs {
                match now.needs.iter_mut().find(|(known, _)| known == resource) {
                    Some((_, sum)) => *sum += need,
                    None => now.needs.push((*resource, *need)),
                }
            }
            now.needs.sort_unstable();
            now.providers.extend(branch.provider);
            // Providers come last: of a card that takes nothing it does not matter who they are.
            if matches!(group, Group::Provider(..)) && now.needs.is_empty() {
                state.now = None;
            }
        }
    }

    /// What is open once a card was looked at; `None` if a resource does not reach.
    fn done(&self, state: &State, element: ElementIx) -> Option<State> {
        let mut taken = state.taken.clone();
        let now = state.now.clone().unwrap_or_default();
        for (resource, need) in &now.needs {
            // A provider whose capacity is not known may have all it takes.
            if now.providers.iter().any(|actor| self.held(*resource, *actor).is_none()) {
                continue;
            }
            match taken.iter_mut().find(|known| known.resource == *resource && known.providers == now.providers) {
                Some(known) => known.need += need,
                None => taken.push(Taken { resource: *resource, providers: now.providers.clone(), need: *need }),
            }
            let demands: Vec<Demand> = taken
                .iter()
                .filter(|known| known.resource == *resource)
                .map(|known| Demand { need: known.need, providers: known.providers.iter().copied().collect() })
                .collect();
            let held = |actor| self.held(*resource, actor).unwrap_or_default();
            if is_short(&demands, &held) {
                return None;
            }
        }
        if let Some(closing) = self.closing.get(&element) {
            taken.retain(|known| !closing.contains(&known.resource));
        }
        taken.sort_unstable();
        Some(State { wrongs: Rc::clone(&state.wrongs), taken, card: state.card, now: None, absent: false })
    }

    /// Leaves out partial packages where there are too many to go on with.
    fn shorten(&mut self) {
        if self.states.len() <= MOST_STATES {
            return;
        }
        self.exact = false;
        let mut places: Vec<usize> = (0..self.states.len()).collect();
        places.sort_by(|one, two| {
            let count = |place: usize| self.states.get_index(place).map(|(_, count)| count);
            count(*two).cmp(&count(*one)).then(one.cmp(two))
        });
        places.truncate(MOST_STATES);
        places.sort_unstable();
        let moved: FxHashMap<u32, u32> =
            places.iter().enumerate().map(|(new, old)| (*old as u32, new as u32)).collect();
        if let Some(layer) = self.layers.last_mut() {
            layer.edges.retain_mut(|(.., to)| match moved.get(to) {
                Some(new) => {
                    *to = *new;
                    true
                }
                None => false,
            });
        }
        let kept = std::mem::take(&mut self.states).into_iter().enumerate();
        let kept = kept.filter(|(place, _)| moved.contains_key(&(*place as u32)));
        self.states = kept.map(|(_, entry)| entry).collect();
    }

    /// Adds up, and goes back over the layers for the share of each choice.
    fn counted(self) -> Count {
        let whole = |(state, _): (&State, &BigUint)| BigUint::from(u8::from(state.card));
        let total =
            self.states.iter().map(|(state, count)| if state.card { count.clone() } else { BigUint::ZERO }).sum();
        let mut after: Vec<BigUint> = self.states.iter().map(whole).collect();
        let mut containing: Table<ChoiceIx, BigUint> = self.model.choices.iter().map(|_| BigUint::ZERO).collect();
        for layer in self.layers.iter().rev() {
            let mut before = vec![BigUint::ZERO; layer.before.len()];
            let mut sums = vec![BigUint::ZERO; layer.branches.len()];
            for (from, branch, to) in &layer.edges {
                let Some(beyond) = after.get(*to as usize).filter(|beyond| **beyond != BigUint::ZERO) else { continue };
                if let Some(entry) = before.get_mut(*from as usize) {
                    *entry += beyond;
                }
                if let (Some(sum), Some(count)) = (sums.get_mut(*branch as usize), layer.before.get(*from as usize)) {
                    *sum += beyond * count;
                }
            }
            for (choice, sum) in layer.branches.iter().zip(sums) {
                if let Some(choice) = choice {
                    containing[*choice] += sum;
                }
            }
            after = before;
        }
        let names = super::open::offered(self.model);
        let known = containing.into_items();
        let containing = names.into_iter().zip(known).collect();
        Count { total, containing, exact: self.exact }
    }
}

/// What must not hold, without what cannot; `None` if some of it holds.
fn joined(wrongs: Vec<FormulaIx>) -> Option<Rc<[FormulaIx]>> {
    if wrongs.contains(&TRUE) {
        return None;
    }
    let mut wrongs: Vec<FormulaIx> = wrongs.into_iter().filter(|wrong| *wrong != FALSE).collect();
    wrongs.sort_unstable();
    wrongs.dedup();
    Some(wrongs.into())
}
