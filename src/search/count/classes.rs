//! The ways in which one element can stand, merged where no rule tells them apart.
//!
//! A class is a set of ways that meet the same atoms and use the same means; it knows how many ways it stands for, and
//! how many of them contain each choice. Providers that nothing tells apart are counted, not listed.

use indexmap::IndexMap;

use super::super::Question;
use super::super::open::{Choice, of_element};
use crate::assess::board::{Board, Placed};
use crate::assess::formula::{Atom, Test};
use crate::assess::index::{ActorIx, AtomIx, ElementIx, Index as _, OptionIx, PhaseIx, ResourceIx, Set, SettingIx};
use crate::assess::model::{CompiledElement, Content, Model};
use crate::scenario::Pin;

/// What a card takes of a resource, and from whom.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Taken {
    pub(super) resource: usize,
    pub(super) providers: Vec<u32>,
    pub(super) need: u128,
}

/// What tells the ways of an element apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Mark {
    /// The card is there; always false for the frame.
    pub(super) card: bool,
    pub(super) met: Set<AtomIx>,
    pub(super) taken: Vec<Taken>,
}

/// Ways that nothing tells apart.
#[derive(Clone, Debug)]
pub(super) struct Class {
    pub(super) mark: Mark,
    /// How many ways there are.
    pub(super) ways: u128,
    /// How many of them contain each of the element's choices, in their order.
    pub(super) containing: Vec<u128>,
}

/// All classes of one element that the pins allow.
pub(super) struct Classes {
    pub(super) choices: Vec<Choice>,
    pub(super) classes: Vec<Class>,
}

/// Providers that nothing tells apart.
struct Kind {
    actors: Vec<ActorIx>,
}

/// One element being looked at.
struct Looking<'a> {
    question: &'a Question<'a>,
    index: ElementIx,
    element: &'a CompiledElement,
    /// Its atoms.
    atoms: Vec<(AtomIx, Atom)>,
    kinds: Vec<Kind>,
}

impl Classes {
    /// `None` if there are more ways to look through than steps allowed.
    pub(super) fn of(
        question: &Question<'_>,
        board: &Board,
        index: ElementIx,
        atoms: &[Atom],
        steps: &mut u64,
    ) -> Option<Self> {
        let model = question.model;
        let element = &model.elements[index];
        let numbered = atoms.iter().enumerate().map(|(number, atom)| (AtomIx::new(number), *atom));
        let atoms = numbered.filter(|(_, atom)| atom.candidates(model).contains(&index)).collect();
        let mut looking = Looking { question, index, element, atoms, kinds: Vec::new() };
        looking.kinds = looking.kinds();
        let choices = of_element(model, element);
        let mut merged: IndexMap<Mark, (u128, Vec<u128>)> = IndexMap::new();
        if !element.frame && looking.may_be_absent() {
            let mark = Mark { card: false, met: Set::default(), taken: Vec::new() };
            merged.insert(mark, (1, vec![0; choices.len()]));
        }
        looking.each_way(board, steps, &mut |mark, ways, containing| {
            let entry = merged.entry(mark).or_insert_with(|| (0, vec![0; choices.len()]));
            entry.0 += ways;
            for (sum, more) in entry.1.iter_mut().zip(containing) {
                *sum += more;
            }
        })?;
        let class = |(mark, (ways, containing))| Class { mark, ways, containing };
        Some(Self { choices, classes: merged.into_iter().map(class).collect() })
    }
}

impl Looking<'_> {
    fn model(&self) -> &Model {
        self.question.model
    }

    fn pins(&self) -> impl Iterator<Item = &Pin> {
        self.question.acceptable.pins.iter().filter(|pin| *pin.element() == self.element.id)
    }

    fn may_be_absent(&self) -> bool {
        self.pins().all(|pin| matches!(pin, Pin::Absent(_)))
    }

    /// Who can be told apart: by what patterns and willingnesses ask, by what they have of a resource that the card can
    /// use, and by pins.
    fn kinds(&self) -> Vec<Kind> {
        if self.element.frame {
            return Vec::new();
        }
        let model = self.model();
        let uses = |resource: ResourceIx| {
            let used = |content: &Content| content.uses.iter().any(|taken| taken.resource == resource);
            let mut options = self.element.settings.iter().flat_map(|setting| setting.options.iter());
            used(&self.element.content) || options.any(|option| used(&option.content))
        };
        let shared = model
            .resources
            .entries()
            .any(|(index, resource)| uses(index) && resource.capacity.iter().any(Option::is_some));
        let mut kinds: IndexMap<(Vec<bool>, Option<ActorIx>), Vec<ActorIx>> = IndexMap::new();
        for actor in self.element.providers.iter() {
            let mut told = Vec::new();
            let mut alone = shared;
            for (_, atom) in &self.atoms {
                match atom.test {
                    Test::Matches(pattern) => {
                        let pattern = &model.patterns[pattern];
                        told.extend([&pattern.by, &pattern.only_by].into_iter().flatten().map(|by| by.contains(actor)));
                    }
                    Test::Provided(place) => {
                        alone |= self.element.willing.get(place).is_some_and(|willing| willing.actor == actor);
                    }
                    Test::Promises(..) | Test::OnPaper(..) | Test::Barred => {}
                }
            }
            let id = &model.actors[actor];
            alone |= self.pins().any(|pin| matches!(pin, Pin::Provider(_, pinned) if pinned == id));
            kinds.entry((told, alone.then_some(actor))).or_default().push(actor);
        }
        kinds.into_values().map(|actors| Kind { actors }).collect()
    }

    /// Goes through all ways that the pins allow; says of each what marks it, how many it stands for, and how many of
    /// these contain each choice. `None` when the steps are used up.
    fn each_way(&self, board: &Board, steps: &mut u64, found: &mut dyn FnMut(Mark, u128, Vec<u128>)) -> Option<()> {
        let element = self.element;
        let released = self.question.acceptable.released.contains(&element.id);
        let fixed = if element.frame && !released { board.placed(self.index) } else { None };
        let phases: Vec<Option<PhaseIx>> = if element.frame || self.model().phases.len() == 0 {
            vec![None]
        } else {
            self.model().phases.entries().map(|(phase, _)| Some(phase)).collect()
        };
        let mut options = vec![Vec::new()];
        for (number, setting) in element.settings.iter().enumerate() {
            let allowed: Vec<OptionIx> = setting
                .options
                .entries()
                .map(|(option, _)| option)
                .filter(|option| fixed.is_none_or(|placed| placed.options.get(number) == Some(option)))
                .collect();
            let with = |before: &Vec<OptionIx>| {
                let before = before.clone();
                allowed.iter().map(move |option| before.iter().copied().chain([*option]).collect()).collect::<Vec<_>>()
            };
            options = options.iter().flat_map(with).collect();
            *steps = steps.checked_sub(options.len() as u64)?;
        }
        // More would not be told by 128 bits.
        if element.providers.iter().count() > 100 {
            return None;
        }
        let subsets = 1_u64.checked_shl(u32::try_from(self.kinds.len()).ok()?).filter(|subsets| *subsets <= 1 << 20)?;
        for phase in phases {
            for chosen in &options {
                *steps = steps.checked_sub(subsets)?;
                for subset in 0..subsets {
                    self.way(phase, chosen, subset, found);
                }
            }
        }
        Some(())
    }

    /// One way: phase, options, and the kinds of which at least one provides it.
    fn way(
        &self,
        phase: Option<PhaseIx>,
        options: &[OptionIx],
        subset: u64,
        found: &mut dyn FnMut(Mark, u128, Vec<u128>),
    ) {
        let element = self.element;
        if !element.frame && !element.providers.is_empty() && subset == 0 {
            return;
        }
        let kinds = self.kinds.iter().enumerate().filter(|(bit, _)| subset >> bit & 1 == 1).map(|(_, kind)| kind);
        let kinds: Vec<&Kind> = kinds.collect();
        let by: Set<ActorIx> = kinds.iter().filter_map(|kind| kind.actors.first()).copied().collect();
        let placed = Placed { element: self.index, phase, by, named: Vec::new(), options: options.to_vec() };
        if !element.frame && !(self.is_feasible(options) && self.honours_pins(&placed)) {
            return;
        }
        let met = self.atoms.iter().filter(|(_, atom)| atom.test.met(self.model(), &placed)).map(|(index, _)| *index);
        let mark = Mark { card: !element.frame, met: met.collect(), taken: self.taken(&placed) };
        // Of a kind of n, one at least provides it: in 2ⁿ − 1 ways, half of 2ⁿ with any one of them.
        let of_kind = |kind: &&Kind| (1_u128 << kind.actors.len()) - 1;
        let ways: u128 = kinds.iter().map(of_kind).product();
        let mut containing = Vec::new();
        if !element.frame {
            containing.push(ways);
            let phases = self.model().phases.entries();
            containing.extend(phases.map(|(index, _)| if phase == Some(index) { ways } else { 0 }));
        }
        for (setting, chosen) in element.settings.iter().zip(options) {
            containing.extend(setting.options.entries().map(|(option, _)| if option == *chosen { ways } else { 0 }));
        }
        if !element.frame {
            for actor in element.providers.iter() {
                let kind = kinds.iter().find(|kind| kind.actors.contains(&actor));
                containing.push(kind.map_or(0, |kind| ways / of_kind(kind) * (1 << (kind.actors.len() - 1))));
            }
        }
        found(mark, ways, containing);
    }

    fn is_feasible(&self, options: &[OptionIx]) -> bool {
        let least = self.question.acceptable.at_least;
        self.element.contents(options).all(|content| content.rating.as_ref().is_none_or(|rating| rating.level >= least))
    }

    fn honours_pins(&self, placed: &Placed) -> bool {
        let model = self.model();
        self.pins().all(|pin| match pin {
            Pin::Card(_) => true,
            Pin::Absent(_) => false,
            Pin::Phase(_, phase) => placed.phase.is_some_and(|now| model.phases[now] == *phase),
            Pin::Option(_, setting, option) => {
                let known = self.element.settings.entries().find(|(_, known)| known.id == *setting);
                known.is_some_and(|(index, known): (SettingIx, _)| {
                    placed.options.get(index.number()).is_some_and(|now| known.options[*now].id == *option)
                })
            }
            Pin::Provider(_, actor) => model.lookup.actors.get(actor).is_some_and(|actor| placed.by.contains(*actor)),
        })
    }

    /// What the card takes of resources whose capacities are known for all its providers.
    fn taken(&self, placed: &Placed) -> Vec<Taken> {
        let mut taken = Vec::new();
        if self.element.frame || placed.by.is_empty() {
            return taken;
        }
        for (index, resource) in self.model().resources.entries() {
            let uses = self.element.contents(&placed.options).flat_map(|content| &content.uses);
            let amounts = uses.filter(|used| used.resource == index).map(|used| u128::from(used.amount.thousandths()));
            let need: u128 = amounts.sum();
            if need > 0 && placed.by.iter().all(|actor| resource.capacity[actor].is_some()) {
                let providers = placed.by.iter().map(|actor| actor.number() as u32).collect();
                taken.push(Taken { resource: index.number(), providers, need });
            }
        }
        taken
    }
}
