//! The ways in which one element can stand, merged where no rule tells them apart.
//!
//! A class is a set of ways that meet the same atoms and use the same means; it knows how many ways it stands for, and
//! how many of them contain each choice. Providers that nothing tells apart are counted, not listed.

use indexmap::IndexMap;

use super::super::Question;
use super::super::open::{Choice, of_element};
use crate::assess::board::Board;
use crate::assess::formula::{Atom, Test};
use crate::assess::index::{ActorIx, AtomIx, ElementIx, Index as _, OptionIx, PhaseIx, ResourceIx, Set};
use crate::assess::model::{CompiledElement, Content, Model, chosen_among};
use crate::scenario::{Degree, Pin};

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

/// What is needed of each resource, in thousandths.
type Needs = Vec<(ResourceIx, u128)>;

/// One element being looked at.
struct Looking<'a> {
    question: &'a Question<'a>,
    index: ElementIx,
    element: &'a CompiledElement,
    /// Its atoms.
    atoms: Vec<(AtomIx, Atom)>,
    kinds: Vec<Kind>,
}

/// Ways to choose one part of a card – its options, its phase, its providers – that nothing tells apart.
struct Part<K> {
    /// The atoms that this part does not keep from being met.
    lets: Set<AtomIx>,
    key: K,
    ways: u128,
    /// How many of them contain each choice about this part.
    containing: Vec<u128>,
}

/// Merges ways that let the same atoms be met and have the same key.
fn merged<K: Clone + Eq + std::hash::Hash>(
    choices: usize,
    ways: impl Iterator<Item = (Set<AtomIx>, K, u128, Vec<(usize, u128)>)>,
) -> Vec<Part<K>> {
    let mut parts: IndexMap<(Set<AtomIx>, K), (u128, Vec<u128>)> = IndexMap::new();
    for (lets, key, count, chosen) in ways {
        let entry = parts.entry((lets, key)).or_insert_with(|| (0, vec![0; choices]));
        entry.0 += count;
        for (choice, count) in chosen {
            if let Some(sum) = entry.1.get_mut(choice) {
                *sum += count;
            }
        }
    }
    let part = |((lets, key), (ways, containing))| Part { lets, key, ways, containing };
    parts.into_iter().map(part).collect()
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
        let (options, phases, providers) =
            (looking.options(board, steps)?, looking.phases(), looking.providers(steps)?);
        *steps = steps.checked_sub((options.len() * phases.len() * providers.len()) as u64)?;
        for option in &options {
            for phase in &phases {
                let lets = option.lets.and(&phase.lets);
                for provider in &providers {
                    let taken = looking.taken(&option.key, provider.key.as_ref());
                    let mark = Mark { card: !element.frame, met: lets.and(&provider.lets), taken };
                    let entry = merged.entry(mark).or_insert_with(|| (0, vec![0; choices.len()]));
                    let whole = option.ways * phase.ways * provider.ways;
                    entry.0 += whole;
                    let card = (!element.frame).then_some(whole);
                    let of_phase = phase.containing.iter().map(|part| part * option.ways * provider.ways);
                    let of_option = option.containing.iter().map(|part| part * phase.ways * provider.ways);
                    let of_provider = provider.containing.iter().map(|part| part * option.ways * phase.ways);
                    let all = card.into_iter().chain(of_phase).chain(of_option).chain(of_provider);
                    entry.1.iter_mut().zip(all).for_each(|(sum, more)| *sum += more);
                }
            }
        }
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
        let shared = self.shares();
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

    /// Whether the card can use a resource of which somebody is known to have so much.
    fn shares(&self) -> bool {
        let model = self.model();
        let uses = |resource: ResourceIx| {
            let used = |content: &Content| content.uses.iter().any(|taken| taken.resource == resource);
            let mut options = self.element.settings.iter().flat_map(|setting| setting.options.iter());
            used(&self.element.content) || options.any(|option| used(&option.content))
        };
        model.resources.entries().any(|(index, resource)| uses(index) && resource.capacity.iter().any(Option::is_some))
    }

    /// The options that the pins allow and that are feasible enough, with what they need of each resource.
    fn options(&self, board: &Board, steps: &mut u64) -> Option<Vec<Part<Needs>>> {
        let element = self.element;
        let released = self.question.acceptable.released.contains(&element.id);
        let fixed = if element.frame && !released { board.placed(self.index) } else { None };
        let mut combinations: Vec<Vec<OptionIx>> = vec![Vec::new()];
        for (number, (index, setting)) in element.settings.entries().enumerate() {
            let wanted = |option: &OptionIx| {
                fixed.is_none_or(|placed| placed.options.get(number) == Some(option))
                    && self.pins().all(|pin| match pin {
                        Pin::Option(_, pinned, to) if *pinned == setting.id => setting.options[*option].id == *to,
                        _ => true,
                    })
            };
            let allowed: Vec<OptionIx> = setting.options.entries().map(|(option, _)| option).filter(wanted).collect();
            *steps = steps.checked_sub(combinations.len() as u64 * allowed.len() as u64)?;
            combinations = combinations
                .iter()
                .flat_map(|before| {
                    allowed.iter().map(|option| before.iter().copied().chain([*option]).collect::<Vec<_>>())
                })
                .collect();
            debug_assert_eq!(index.number(), number);
        }
        // Where the option of a setting stands among all options of the element.
        let mut first = 0;
        let firsts: Vec<usize> = element
            .settings
            .iter()
            .map(|setting| {
                let place = first;
                first += setting.options.len();
                place
            })
            .collect();
        let ways =
            combinations.into_iter().filter(|options| element.frame || self.is_feasible(options)).map(|options| {
                let lets = self.letting(|test| self.options_let(test, &options));
                let chosen = firsts.iter().zip(&options).map(|(first, option)| (first + option.number(), 1)).collect();
                (lets, self.needs(&options), 1, chosen)
            });
        Some(merged(first, ways))
    }

    /// The phases that the pins allow.
    fn phases(&self) -> Vec<Part<()>> {
        let model = self.model();
        let phases: Vec<Option<PhaseIx>> = if self.element.frame || model.phases.len() == 0 {
            vec![None]
        } else {
            model.phases.entries().map(|(phase, _)| Some(phase)).collect()
        };
        let honoured = |phase: &Option<PhaseIx>| {
            self.pins().all(|pin| match pin {
                Pin::Phase(_, pinned) => phase.is_some_and(|phase| model.phases[phase] == *pinned),
                Pin::Absent(_) => false,
                Pin::Card(_) | Pin::Option(..) | Pin::Provider(..) => true,
            })
        };
        let ways = phases.into_iter().filter(honoured).map(|phase| {
            let lets = self.letting(|test| match test {
                Test::Matches(pattern) => {
                    let asked = &model.patterns[pattern].phase;
                    asked.as_ref().is_none_or(|asked| phase.is_some_and(|phase| asked.contains(phase)))
                }
                Test::Promises(..) | Test::OnPaper(..) | Test::Provided(_) | Test::Barred => true,
            });
            (lets, (), 1, phase.map(|phase| (phase.number(), 1)).into_iter().collect())
        });
        let choices = if self.element.frame { 0 } else { model.phases.len() };
        merged(choices, ways)
    }

    /// The sets of providers that the pins allow, with the set itself where it matters who they are.
    fn providers(&self, steps: &mut u64) -> Option<Vec<Part<Option<Set<ActorIx>>>>> {
        let model = self.model();
        let all: Vec<ActorIx> = if self.element.frame { Vec::new() } else { self.element.providers.iter().collect() };
        // More would not be told by 128 bits.
        if all.len() > 100 {
            return None;
        }
        let subsets = 1_u64.checked_shl(u32::try_from(self.kinds.len()).ok()?).filter(|subsets| *subsets <= 1 << 20)?;
        *steps = steps.checked_sub(subsets)?;
        let shares = self.shares();
        let needed = |kinds: &[&Kind]| {
            self.pins().all(|pin| match pin {
                Pin::Provider(_, pinned) => {
                    kinds.iter().any(|kind| kind.actors.iter().any(|actor| model.actors[*actor] == *pinned))
                }
                Pin::Card(_) | Pin::Absent(_) | Pin::Phase(..) | Pin::Option(..) => true,
            })
        };
        let ways = (0..subsets).filter(|subset| *subset > 0 || all.is_empty()).filter_map(|subset| {
            let kinds = self.kinds.iter().enumerate().filter(|(bit, _)| subset >> bit & 1 == 1);
            let kinds: Vec<&Kind> = kinds.map(|(_, kind)| kind).collect();
            if !needed(&kinds) {
                return None;
            }
            let by: Set<ActorIx> = kinds.iter().filter_map(|kind| kind.actors.first()).copied().collect();
            let lets = self.letting(|test| self.providers_let(test, &by));
            // Of a kind of n, one at least provides it: in 2ⁿ − 1 ways, half of 2ⁿ with any one of them.
            let of_kind = |kind: &&Kind| (1_u128 << kind.actors.len()) - 1;
            let ways: u128 = kinds.iter().map(of_kind).product();
            let place = |actor: &ActorIx| all.iter().position(|known| known == actor);
            let chosen = kinds.iter().flat_map(|kind| {
                let with = ways / of_kind(kind) * (1 << (kind.actors.len() - 1));
                kind.actors.iter().filter_map(place).map(move |place| (place, with))
            });
            let chosen: Vec<(usize, u128)> = chosen.collect();
            let shared = shares
                && !by.is_empty()
                && model.resources.iter().any(|resource| by.iter().all(|actor| resource.capacity[actor].is_some()));
            Some((lets, shared.then_some(by), ways, chosen))
        });
        Some(merged(all.len(), ways))
    }

    /// The element's atoms that something lets be met.
    fn letting(&self, lets: impl Fn(Test) -> bool) -> Set<AtomIx> {
        self.atoms.iter().filter(|(_, atom)| lets(atom.test)).map(|(index, _)| *index).collect()
    }

    /// Whether options let a test be met; what phase and providers must be for it is told apart from that.
    fn options_let(&self, test: Test, options: &[OptionIx]) -> bool {
        let element = self.element;
        let contents = || element.contents(options);
        match test {
            Test::Matches(pattern) => self.model().patterns[pattern].candidate(self.index).is_some_and(|candidate| {
                chosen_among(&candidate.with, options)
                    && candidate.tags.iter().all(|tag| contents().any(|content| content.tags.contains(*tag)))
            }),
            Test::Promises(function, degree) => {
                element.gives(options, function) >= degree && !contents().any(|content| content.caps_below(degree))
            }
            Test::OnPaper(function, degree) => element.gives(options, function) >= degree,
            Test::Provided(place) => element.willing.get(place).is_some_and(|willing| willing.speaks_of(options)),
            Test::Barred => contents().any(|content| content.caps_below(Degree(1))),
        }
    }

    /// Whether providers let a test be met.
    fn providers_let(&self, test: Test, by: &Set<ActorIx>) -> bool {
        match test {
            Test::Matches(pattern) => {
                let pattern = &self.model().patterns[pattern];
                pattern.by.as_ref().is_none_or(|asked| asked.meets(by))
                    && pattern.only_by.as_ref().is_none_or(|only| !by.is_empty() && by.within(only))
            }
            Test::Provided(place) => self.element.willing.get(place).is_some_and(|willing| by.contains(willing.actor)),
            Test::Promises(..) | Test::OnPaper(..) | Test::Barred => true,
        }
    }

    fn is_feasible(&self, options: &[OptionIx]) -> bool {
        let least = self.question.acceptable.at_least;
        self.element.contents(options).all(|content| content.rating.as_ref().is_none_or(|rating| rating.level >= least))
    }

    /// What options need of resources of which somebody is known to have so much, in thousandths.
    fn needs(&self, options: &[OptionIx]) -> Needs {
        let mut needs = Needs::new();
        if self.element.frame || self.element.providers.is_empty() {
            return needs;
        }
        for (index, resource) in self.model().resources.entries() {
            let uses = self.element.contents(options).flat_map(|content| &content.uses);
            let amounts = uses.filter(|used| used.resource == index).map(|used| u128::from(used.amount.thousandths()));
            let need: u128 = amounts.sum();
            if need > 0 && resource.capacity.iter().any(Option::is_some) {
                needs.push((index, need));
            }
        }
        needs
    }

    /// What a card takes of resources whose capacities are known for all its providers.
    fn taken(&self, needs: &Needs, by: Option<&Set<ActorIx>>) -> Vec<Taken> {
        let Some(by) = by else { return Vec::new() };
        let known =
            |resource: ResourceIx| by.iter().all(|actor| self.model().resources[resource].capacity[actor].is_some());
        let providers = || by.iter().map(|actor| actor.number() as u32).collect();
        let checked = needs.iter().filter(|(resource, _)| known(*resource));
        checked
            .map(|(resource, need)| Taken { resource: resource.number(), providers: providers(), need: *need })
            .collect()
    }
}
