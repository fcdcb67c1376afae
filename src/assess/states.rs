//! The ways in which the card of an element can stand, told apart by the atoms they meet.

use super::board::Placed;
use super::formula::{Atom, Test};
use super::index::{ActorIx, ElementIx, FunctionIx, Index, OptionIx, PhaseIx, Set, SettingIx};
use super::model::{CompiledElement, Content, Model};

/// Which of an element's atoms a state meets: bit `n` for the `n`th atom that can match the element.
pub(crate) type Signature = u128;

/// How many atoms on one element can be told apart.
pub(crate) const MAX_ATOMS: usize = Signature::BITS as usize;

/// How many states of one element are looked through.
const MAX_STATES: usize = 4096;

/// The atoms that the card meets as it stands.
pub(crate) fn signature(model: &Model, atoms: &[Atom], placed: &Placed) -> Signature {
    let met = atoms.iter().enumerate().filter(|(_, atom)| atom.test.met(model, placed));
    met.fold(0, |signature, (bit, _)| signature | 1 << bit)
}

/// The signatures of all states that a board can give the element: not there (unless it belongs to the frame), or
/// there in any phase, by any of its providers, with any options. Sorted. `None` if there are too many to look
/// through.
///
/// What no atom asks for is not varied: settings, phases, and providers that no atom tells apart.
pub(crate) fn states(model: &Model, index: ElementIx, atoms: &[Atom]) -> Option<Vec<Signature>> {
    let mut found = placed_states(model, index, atoms, false)?;
    if !model.elements[index].frame && found.first() != Some(&0) {
        found.insert(0, 0);
    }
    Some(found)
}

/// The same for a board that has the element. `offered`: somebody provides it, if it allows providers.
pub(crate) fn placed_states(model: &Model, index: ElementIx, atoms: &[Atom], offered: bool) -> Option<Vec<Signature>> {
    let element = &model.elements[index];
    let asks = Asks::of(model, element, index, atoms);
    let mut groups = providers(element, &asks)?;
    if offered && asks.providers && !element.providers.is_empty() {
        groups.retain(|group| !group.is_empty());
    }
    let phases = asks.phases(model, element);
    let settings: Vec<(SettingIx, Vec<OptionIx>)> = asks.settings(model, element, index, atoms);
    let mut count = phases.len().checked_mul(groups.len())?;
    for (_, options) in &settings {
        count = count.checked_mul(options.len()).filter(|count| *count <= MAX_STATES)?;
    }
    if count > MAX_STATES {
        return None;
    }
    let mut found: Vec<Signature> = Vec::with_capacity(count);
    let mut placed =
        Placed { element: index, phase: None, by: Set::default(), named: Vec::new(), options: element.defaults() };
    for group in &groups {
        placed.by.clone_from(group);
        for phase in &phases {
            placed.phase = *phase;
            let mut turns = vec![0; settings.len()];
            loop {
                for ((setting, options), turn) in settings.iter().zip(&turns) {
                    if let (Some(place), Some(option)) = (placed.options.get_mut(setting.number()), options.get(*turn))
                    {
                        *place = *option;
                    }
                }
                found.push(signature(model, atoms, &placed));
                if !advance(&mut turns, &settings) {
                    break;
                }
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    Some(found)
}

/// Turns to the next combination; false after the last.
fn advance(turns: &mut [usize], settings: &[(SettingIx, Vec<OptionIx>)]) -> bool {
    for (turn, (_, options)) in turns.iter_mut().zip(settings) {
        *turn += 1;
        if *turn < options.len() {
            return true;
        }
        *turn = 0;
    }
    false
}

/// What the atoms ask of an element's card.
#[derive(Default)]
struct Asks<'a> {
    phases: bool,
    providers: bool,
    /// Sets of actors that providers are compared with.
    parties: Vec<&'a Set<ActorIx>>,
    /// Actors that providers are compared with.
    actors: Set<ActorIx>,
    settings: Set<SettingIx>,
}

impl<'a> Asks<'a> {
    fn of(model: &'a Model, element: &'a CompiledElement, index: ElementIx, atoms: &[Atom]) -> Self {
        let mut asks = Self::default();
        for atom in atoms {
            match atom.test {
                Test::Matches(pattern) => asks.pattern(model, element, index, pattern),
                Test::Promises(function, _) => {
                    asks.providers = true;
                    asks.contents(element, |content| content.rating.is_some() || gives(content, function));
                }
                Test::OnPaper(function, _) => asks.contents(element, |content| gives(content, function)),
                Test::Provided(place) => {
                    if let Some(willing) = element.willing.get(place) {
                        asks.providers = true;
                        asks.actors.insert(willing.actor);
                        asks.chosen(&willing.with);
                    }
                }
                Test::Barred => {
                    asks.providers = true;
                    asks.contents(element, |content| content.rating.is_some());
                }
            }
        }
        asks
    }

    fn pattern(
        &mut self,
        model: &'a Model,
        element: &CompiledElement,
        index: ElementIx,
        pattern: super::index::PatternIx,
    ) {
        let pattern = &model.patterns[pattern];
        self.phases |= pattern.phase.is_some();
        for parties in [&pattern.by, &pattern.only_by].into_iter().flatten() {
            self.providers = true;
            if !self.parties.contains(&parties) {
                self.parties.push(parties);
            }
        }
        if let Some(candidate) = pattern.candidate(index) {
            self.chosen(&candidate.with);
            self.contents(element, |content| candidate.tags.iter().any(|tag| content.tags.contains(*tag)));
        }
    }

    fn chosen(&mut self, with: &[(SettingIx, Set<OptionIx>)]) {
        for (setting, _) in with {
            self.settings.insert(*setting);
        }
    }

    /// Notes the settings of which some option matters.
    fn contents(&mut self, element: &CompiledElement, matters: impl Fn(&Content) -> bool) {
        for (index, setting) in element.settings.entries() {
            if setting.options.iter().any(|option| matters(&option.content)) {
                self.settings.insert(index);
            }
        }
    }

    /// The phases worth telling apart.
    fn phases(&self, model: &Model, element: &CompiledElement) -> Vec<Option<PhaseIx>> {
        let all = model.phases.entries().map(|(index, _)| Some(index));
        if element.frame || model.phases.len() == 0 {
            vec![None]
        } else if self.phases {
            all.collect()
        } else {
            all.take(1).collect()
        }
    }

    /// The settings worth telling apart, with the options worth telling apart.
    fn settings(
        &self,
        model: &Model,
        element: &CompiledElement,
        index: ElementIx,
        atoms: &[Atom],
    ) -> Vec<(SettingIx, Vec<OptionIx>)> {
        let asked = element.settings.entries().filter(|(setting, _)| self.settings.contains(*setting));
        asked
            .map(|(setting, known)| {
                let mut kinds: Vec<(Vec<bool>, OptionIx)> = Vec::new();
                for (option, compiled) in known.options.entries() {
                    let mut kind = Vec::new();
                    for atom in atoms {
                        tell(&mut kind, model, element, index, atom.test, (setting, option, &compiled.content));
                    }
                    if kinds.iter().all(|(known, _)| *known != kind) {
                        kinds.push((kind, option));
                    }
                }
                (setting, kinds.into_iter().map(|(_, option)| option).collect())
            })
            .collect()
    }
}

/// Adds all that a test can tell of one option.
fn tell(
    kind: &mut Vec<bool>,
    model: &Model,
    element: &CompiledElement,
    index: ElementIx,
    test: Test,
    (setting, option, content): (SettingIx, OptionIx, &Content),
) {
    let among = |with: &[(SettingIx, Set<OptionIx>)]| {
        with.iter().all(|(named, allowed)| *named != setting || allowed.contains(option))
    };
    match test {
        Test::Matches(pattern) => {
            if let Some(candidate) = model.patterns[pattern].candidate(index) {
                kind.push(among(&candidate.with));
                kind.extend(candidate.tags.iter().map(|tag| content.tags.contains(*tag)));
            }
        }
        Test::Promises(function, degree) => {
            kind.extend([content.gives[function] >= degree, content.caps_below(degree)]);
        }
        Test::OnPaper(function, degree) => kind.push(content.gives[function] >= degree),
        Test::Provided(place) => kind.extend(element.willing.get(place).map(|willing| among(&willing.with))),
        Test::Barred => kind.push(content.caps_below(crate::scenario::Degree(1))),
    }
}

fn gives(content: &Content, function: FunctionIx) -> bool {
    content.gives[function] > crate::scenario::Degree::default()
}

/// The sets of providers worth telling apart: of actors that no atom tells apart, one stands for all.
fn providers(element: &CompiledElement, asks: &Asks<'_>) -> Option<Vec<Set<ActorIx>>> {
    if !asks.providers || element.frame {
        return Some(vec![Set::default()]);
    }
    let mut kinds: Vec<(Vec<bool>, bool, ActorIx)> = Vec::new();
    for actor in element.providers.iter() {
        let named = asks.actors.contains(actor);
        let among: Vec<bool> = asks.parties.iter().map(|parties| parties.contains(actor)).collect();
        // An actor that is asked for by name is of a kind of its own.
        if named || !kinds.iter().any(|(known, own, _)| !own && *known == among) {
            kinds.push((among, named, actor));
        }
    }
    if 1_usize.checked_shl(kinds.len() as u32)? > MAX_STATES {
        return None;
    }
    let chosen = |subset: usize| {
        let within = kinds.iter().enumerate().filter(move |(bit, _)| subset >> bit & 1 == 1);
        within.map(|(_, (_, _, actor))| *actor).collect()
    };
    Some((0..1_usize << kinds.len()).map(chosen).collect())
}
