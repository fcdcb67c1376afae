//! How much is left: how many packages are acceptable, and how many of them contain each choice (semantics, section 9,
//! 4).
//!
//! Elements are swept over one by one. What counts of those done is what they leave open: the conditions that could
//! still be wrong, each as far as it is undecided, and what was taken of resources. Partial packages that leave the same
//! open are counted together, which is why numbers of 40 digits take milliseconds. Going back over the same layers gives
//! the share of each choice. The method is that of a zero-suppressed decision diagram built layer by layer (Knuth, *The
//! Art of Computer Programming* 4A, 7.1.4, "frontier-based"), with conditions in place of the frontier.

mod classes;
mod order;
mod residual;

use std::collections::HashMap;

use indexmap::IndexMap;
use num_bigint::BigUint;

use self::classes::{Class, Classes, Taken};
use self::residual::{Decided, FALSE, FormIx, Forms, TRUE};
use super::Question;
use super::budget::Budget;
use super::open::Choice;
use crate::assess::board::Board;
use crate::assess::cover::{Demand, smallest_shortage};
use crate::assess::formula::{Formula, Writer};
use crate::assess::index::{ActorIx, AtomIx, ElementIx, Index as _, ResourceIx, RuleIx, Set};
use crate::assess::model::{Body, Model};
use crate::assess::truth::Open;
use crate::scenario::Degree;

/// How many partial packages are told apart at a time; of more, those that stand for the fewest are left out.
const MOST_STATES: usize = 20_000;

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

/// What is still open of a partial package.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct State {
    /// What must not come to hold.
    wrongs: Vec<FormIx>,
    /// What was taken of resources that others may still take from, by whom it can be provided.
    taken: Vec<Taken>,
    /// There is a card.
    card: bool,
}

/// One element's part of the sweep.
struct Layer {
    classes: Classes,
    /// The partial packages before it, with how many each stands for.
    before: Vec<BigUint>,
    /// From which of these, by which class, to which after it.
    edges: Vec<(u32, u32, u32)>,
}

/// Counts the acceptable packages.
pub fn count(question: &Question<'_>, budget: &mut Budget) -> Count {
    let mut sweep = Sweep::new(question);
    sweep.run(budget);
    sweep.counted()
}

struct Sweep<'a> {
    question: &'a Question<'a>,
    board: Board,
    formula: Formula,
    forms: Forms,
    order: Vec<ElementIx>,
    /// The atoms that no element after this one in the order can meet.
    ending: Vec<Set<AtomIx>>,
    /// The resources that no element after this one uses.
    closing: Vec<Vec<usize>>,
    states: IndexMap<State, BigUint>,
    layers: Vec<Layer>,
    exact: bool,
}

impl<'a> Sweep<'a> {
    fn new(question: &'a Question<'a>) -> Self {
        let model = question.model;
        let open = Open::new(model, question.reading);
        let rules = demanded(question, &open);
        let degree = Degree(question.acceptable.at_least.number());
        let (formula, roots) = Writer::wrongs(model, &open, &rules, degree);
        let mut forms = Forms::new();
        let wrongs = forms.take(&formula, &roots);
        let order = in_order(model, &formula, &forms, &wrongs);
        let (ending, closing) = endings(model, &formula, &order);
        let mut sweep = Self {
            question,
            board: Board::new(model, question.package),
            formula,
            forms,
            order,
            ending,
            closing,
            states: IndexMap::new(),
            layers: Vec::new(),
            exact: true,
        };
        // What no element can meet is decided from the start.
        let none = Set::default();
        let candidates = |atom: &crate::assess::formula::Atom| atom.candidates(model).is_empty();
        let dead = sweep.formula.atoms.iter().enumerate().filter(|(_, atom)| candidates(atom));
        let dead = dead.map(|(number, _)| AtomIx::new(number)).collect();
        let decided = Decided { met: &none, ending: &dead };
        let wrongs = sweep.left(&wrongs, &decided, &mut HashMap::new());
        if let Some(wrongs) = wrongs {
            sweep.states.insert(State { wrongs, ..State::default() }, BigUint::from(1_u8));
        }
        sweep
    }

    /// What is left of what must not hold; `None` if some of it holds already.
    fn left(
        &mut self,
        wrongs: &[FormIx],
        decided: &Decided<'_>,
        known: &mut HashMap<FormIx, FormIx>,
    ) -> Option<Vec<FormIx>> {
        let mut left = Vec::with_capacity(wrongs.len());
        for wrong in wrongs {
            match self.forms.after(*wrong, decided, known) {
                TRUE => return None,
                FALSE => {}
                form => left.push(form),
            }
        }
        left.sort_unstable();
        left.dedup();
        Some(left)
    }

    fn run(&mut self, budget: &mut Budget) {
        for place in 0..self.order.len() {
            let Some(element) = self.order.get(place).copied() else { continue };
            let classes = if budget.cancel.is_cancelled() {
                None
            } else {
                Classes::of(self.question, &self.board, element, &self.formula.atoms, &mut budget.steps)
            };
            let Some(classes) = classes else {
                return self.give_up();
            };
            let before = std::mem::take(&mut self.states);
            let steps = before.len() as u64 * classes.classes.len() as u64;
            let Some(left) = budget.steps.checked_sub(steps) else { return self.give_up() };
            budget.steps = left;
            self.step(place, classes, before);
            self.shorten();
        }
    }

    /// Nothing is known but that it is nothing less.
    fn give_up(&mut self) {
        self.exact = false;
        self.states.clear();
        self.layers.clear();
    }

    fn step(&mut self, place: usize, classes: Classes, before: IndexMap<State, BigUint>) {
        let ending = self.ending.get(place).cloned().unwrap_or_default();
        let closing = self.closing.get(place).cloned().unwrap_or_default();
        let mut after: IndexMap<State, BigUint> = IndexMap::new();
        let mut edges = Vec::new();
        // What no class touches stays as it is; of the rest there is little, and the same again and again.
        let mut touching = ending.clone();
        classes.classes.iter().for_each(|class| touching.extend(&class.mark.met));
        let split: Vec<(Vec<FormIx>, Vec<FormIx>)> = before
            .keys()
            .map(|state| {
                let touched = |form: &FormIx| self.forms.atoms(*form).is_some_and(|atoms| atoms.meets(&touching));
                state.wrongs.iter().partition(|form| touched(form))
            })
            .collect();
        for (number, class) in classes.classes.iter().enumerate() {
            let decided = Decided { met: &class.mark.met, ending: &ending };
            let mut known = HashMap::new();
            let mut known_taken: HashMap<&[Taken], Option<Vec<Taken>>> = HashMap::new();
            for (from, ((state, count), (touched, rest))) in before.iter().zip(&split).enumerate() {
                let Some(mut wrongs) = self.left(touched, &decided, &mut known) else { continue };
                wrongs.extend(rest);
                wrongs.sort_unstable();
                wrongs.dedup();
                let taken =
                    known_taken.entry(&state.taken).or_insert_with(|| self.taken(&state.taken, class, &closing));
                let Some(taken) = taken.clone() else { continue };
                let next = State { wrongs, taken, card: state.card || class.mark.card };
                let entry = after.entry(next);
                let to = entry.index();
                *entry.or_default() += count * class.ways;
                edges.push((from as u32, number as u32, to as u32));
            }
        }
        let before = before.into_values().collect();
        self.layers.push(Layer { classes, before, edges });
        self.states = after;
    }

    /// What is taken with this class too; `None` if a resource does not reach.
    fn taken(&self, before: &[Taken], class: &Class, closing: &[usize]) -> Option<Vec<Taken>> {
        let mut taken = before.to_vec();
        for more in &class.mark.taken {
            match taken.iter_mut().find(|known| known.resource == more.resource && known.providers == more.providers) {
                Some(known) => known.need += more.need,
                None => taken.push(more.clone()),
            }
        }
        for more in &class.mark.taken {
            let resource = &self.question.model.resources[ResourceIx::new(more.resource)];
            let capacity = |actor: ActorIx| {
                resource.capacity[actor].as_ref().map_or(0, |given| u128::from(given.amount.thousandths()))
            };
            let of_it = taken.iter().filter(|known| known.resource == more.resource);
            let demands: Vec<Demand> = of_it
                .map(|known| Demand {
                    need: known.need,
                    providers: known.providers.iter().map(|actor| ActorIx::new(*actor as usize)).collect(),
                })
                .collect();
            if smallest_shortage(&demands, &capacity).is_some() {
                return None;
            }
        }
        taken.retain(|known| !closing.contains(&known.resource));
        taken.sort_unstable();
        Some(taken)
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
        let moved: HashMap<u32, u32> = places.iter().enumerate().map(|(new, old)| (*old as u32, new as u32)).collect();
        if let Some(layer) = self.layers.last_mut() {
            layer.edges.retain_mut(|(.., to)| match moved.get(to) {
                Some(new) => {
                    *to = *new;
                    true
                }
                None => false,
            });
        }
        let all = std::mem::take(&mut self.states);
        let kept = all.into_iter().enumerate().filter(|(place, _)| moved.contains_key(&(*place as u32)));
        self.states = kept.map(|(_, entry)| entry).collect();
    }

    /// Adds up, and goes back over the layers for the share of each choice.
    fn counted(self) -> Count {
        let whole = |(state, _): (&State, &BigUint)| BigUint::from(u8::from(state.card));
        let total =
            self.states.iter().map(|(state, count)| if state.card { count.clone() } else { BigUint::ZERO }).sum();
        let mut after: Vec<BigUint> = self.states.iter().map(whole).collect();
        let mut containing: HashMap<Choice, BigUint> = HashMap::new();
        for layer in self.layers.iter().rev() {
            let mut before = vec![BigUint::ZERO; layer.before.len()];
            let mut sums = vec![BigUint::ZERO; layer.classes.classes.len()];
            for (from, class, to) in &layer.edges {
                let (from, class) = (*from as usize, *class as usize);
                let (Some(beyond), Some(ways)) = (after.get(*to as usize), layer.classes.classes.get(class)) else {
                    continue;
                };
                if *beyond == BigUint::ZERO {
                    continue;
                }
                if let Some(entry) = before.get_mut(from) {
                    *entry += beyond * ways.ways;
                }
                if let (Some(sum), Some(count)) = (sums.get_mut(class), layer.before.get(from)) {
                    *sum += beyond * count;
                }
            }
            for (place, choice) in layer.classes.choices.iter().enumerate() {
                let part = |(class, sum): (&Class, &BigUint)| sum * class.containing.get(place).copied().unwrap_or(0);
                let sum = layer.classes.classes.iter().zip(&sums).map(part).sum();
                containing.insert(choice.clone(), sum);
            }
            after = before;
        }
        let containing = ordered(self.question.model, containing);
        Count { total, containing, exact: self.exact }
    }
}

/// The rules that an acceptable package must respect as a whole.
fn demanded(question: &Question<'_>, open: &Open) -> Vec<RuleIx> {
    let binds = |firmness: Option<_>| firmness.is_some_and(|firmness| question.acceptable.binds(firmness));
    let rules = question.model.rules.entries().filter(|(index, _)| open.heard[*index]);
    rules
        .filter(|(_, rule)| match rule.body {
            Body::RedLine { firmness, .. } | Body::Floor { firmness, .. } => binds(firmness),
            Body::Contradiction { .. } => true,
            Body::Willingness { .. } | Body::Limit { .. } | Body::Caution { .. } => false,
        })
        .map(|(index, _)| index)
        .collect()
}

/// The elements in an order in which few conditions are open at once.
fn in_order(model: &Model, formula: &Formula, forms: &Forms, wrongs: &[FormIx]) -> Vec<ElementIx> {
    let of_atom: Vec<Vec<usize>> = formula
        .atoms
        .iter()
        .map(|atom| atom.candidates(model).into_iter().map(|element| element.number()).collect())
        .collect();
    let of_form = |form: &FormIx| {
        let atoms = forms.atoms(*form).into_iter().flat_map(Set::iter);
        let mut members: Vec<usize> = atoms.filter_map(|atom| of_atom.get(atom.number())).flatten().copied().collect();
        members.sort_unstable();
        members.dedup();
        members
    };
    let mut groups: Vec<Vec<usize>> = wrongs.iter().map(of_form).collect();
    for (index, _) in model.resources.entries() {
        groups.push(users(model, index).map(|element| element.number()).collect());
    }
    groups.retain(|group| group.len() > 1);
    order::order(model.elements.len(), &groups).into_iter().map(ElementIx::new).collect()
}

fn users(model: &Model, resource: ResourceIx) -> impl Iterator<Item = ElementIx> {
    let uses = move |content: &crate::assess::model::Content| content.uses.iter().any(|used| used.resource == resource);
    let using = model.elements.entries().filter(move |(_, element)| {
        let mut options = element.settings.iter().flat_map(|setting| setting.options.iter());
        uses(&element.content) || options.any(|option| uses(&option.content))
    });
    using.map(|(index, _)| index)
}

/// What comes to an end with each element of the order: atoms, and resources.
fn endings(model: &Model, formula: &Formula, order: &[ElementIx]) -> (Vec<Set<AtomIx>>, Vec<Vec<usize>>) {
    let place = |element: ElementIx| order.iter().position(|known| *known == element);
    let mut ending = vec![Set::default(); order.len()];
    for (number, atom) in formula.atoms.iter().enumerate() {
        let last = atom.candidates(model).into_iter().filter_map(place).max();
        if let Some(atoms) = last.and_then(|last| ending.get_mut(last)) {
            atoms.insert(AtomIx::new(number));
        }
    }
    let mut closing = vec![Vec::new(); order.len()];
    for (index, _) in model.resources.entries() {
        let last = users(model, index).filter_map(place).max();
        if let Some(resources) = last.and_then(|last| closing.get_mut(last)) {
            resources.push(index.number());
        }
    }
    (ending, closing)
}

/// In the order of the scenario.
fn ordered(model: &Model, mut containing: HashMap<Choice, BigUint>) -> Vec<(Choice, BigUint)> {
    let mut all: Vec<(Choice, BigUint)> = Vec::with_capacity(containing.len());
    for choice in super::open::offered(model) {
        if let Some(count) = containing.remove(&choice) {
            all.push((choice, count));
        }
    }
    all
}
