//! What can be chosen, group by group, as the pins allow.

use rustc_hash::FxHashMap;

use super::Sweep;
use crate::logic::formula::{Formula, Leaf, parts};
use crate::logic::index::{
    ActorIx, ChoiceIx, ElementIx, FormulaIx, Index as _, OptionIx, PhaseIx, ResourceIx, SettingIx,
};
use crate::scenario::Pin;

/// One group of choices of which one is made.
#[derive(Clone, Copy, Debug)]
pub(super) enum Group {
    /// Whether the card is there.
    Card(ElementIx),
    Phase(ElementIx),
    Setting(ElementIx, SettingIx),
    /// Whether this actor provides it.
    Provider(ElementIx, ActorIx),
    /// Everything of the element is chosen.
    Done(ElementIx),
}

impl Group {
    pub(super) fn element(self) -> ElementIx {
        match self {
            Self::Card(element)
            | Self::Phase(element)
            | Self::Setting(element, _)
            | Self::Provider(element, _)
            | Self::Done(element) => element,
        }
    }
}

/// One way to choose in a group.
pub(super) struct Branch {
    /// What is chosen, and what it adds to the packages that contain it; nothing, where a card is not there.
    pub(super) chosen: Option<ChoiceIx>,
    /// What is decided with it.
    pub(super) decided: FxHashMap<ChoiceIx, bool>,
    /// What is then taken of resources, by options.
    pub(super) needs: Vec<(ResourceIx, u128)>,
    /// The provider chosen.
    pub(super) provider: Option<ActorIx>,
}

impl Sweep<'_> {
    /// What can be chosen in a group, as the pins allow.
    pub(super) fn branches(&self, group: Group) -> Vec<Branch> {
        let index = group.element();
        let element = &self.model.elements[index];
        let pins: Vec<&Pin> = self.question.acceptable.pins.iter().filter(|pin| *pin.element() == element.id).collect();
        let branch = |chosen: ChoiceIx, others: &mut dyn Iterator<Item = ChoiceIx>| Branch {
            chosen: Some(chosen),
            decided: others.map(|other| (other, other == chosen)).chain([(chosen, true)]).collect(),
            needs: Vec::new(),
            provider: None,
        };
        match group {
            Group::Card(_) => {
                let absent = pins.iter().all(|pin| matches!(pin, Pin::Absent(_)));
                let present = !pins.iter().any(|pin| matches!(pin, Pin::Absent(_)));
                let gone = Branch {
                    chosen: None,
                    decided: element.choices().map(|choice| (choice, false)).collect(),
                    needs: Vec::new(),
                    provider: None,
                };
                let laid = element
                    .laid
                    .filter(|_| present)
                    .map(|laid| Branch { needs: self.needs(index, laid), ..branch(laid, &mut std::iter::empty()) });
                absent.then_some(gone).into_iter().chain(laid).collect()
            }
            Group::Phase(_) => {
                let wanted = |phase: PhaseIx| {
                    pins.iter().all(|pin| match pin {
                        Pin::Phase(_, pinned) => self.model.phases[phase] == *pinned,
                        Pin::Card(_) | Pin::Absent(_) | Pin::Option(..) | Pin::Provider(..) => true,
                    })
                };
                let phases = element.phases.entries().filter(|(phase, _)| wanted(*phase));
                phases.map(|(_, choice)| branch(*choice, &mut element.phases.iter().copied())).collect()
            }
            Group::Setting(_, setting) => self.options(index, setting, &pins),
            Group::Provider(_, actor) => {
                let Some(choice) = element.provider(actor) else { return Vec::new() };
                let pinned = pins
                    .iter()
                    .any(|pin| matches!(pin, Pin::Provider(_, pinned) if self.model.actors[actor] == *pinned));
                let without = Branch {
                    chosen: None,
                    decided: [(choice, false)].into_iter().collect(),
                    needs: Vec::new(),
                    provider: None,
                };
                let with = Branch { provider: Some(actor), ..branch(choice, &mut std::iter::empty()) };
                (!pinned).then_some(without).into_iter().chain([with]).collect()
            }
            Group::Done(_) => Vec::new(),
        }
    }

    fn options(&self, index: ElementIx, setting: SettingIx, pins: &[&Pin]) -> Vec<Branch> {
        let element = &self.model.elements[index];
        let released = self.question.acceptable.released.contains(&element.id);
        let fixed = if element.frame && !released { self.board.placed(index) } else { None };
        let compiled = &element.settings[setting];
        let wanted = |option: OptionIx| {
            fixed.is_none_or(|placed| placed.options.get(setting.number()) == Some(&option))
                && pins.iter().all(|pin| match pin {
                    Pin::Option(_, pinned, to) if *pinned == compiled.id => compiled.options[option].id == *to,
                    _ => true,
                })
        };
        let options = compiled.options.entries().filter(|(option, _)| wanted(*option));
        options
            .map(|(_, option)| Branch {
                chosen: Some(option.choice),
                decided: compiled.options.iter().map(|other| (other.choice, other.choice == option.choice)).collect(),
                needs: self.needs(index, option.choice),
                provider: None,
            })
            .collect()
    }

    /// What a choice takes of resources of which somebody is known to have so much, in thousandths.
    fn needs(&self, index: ElementIx, choice: ChoiceIx) -> Vec<(ResourceIx, u128)> {
        let element = &self.model.elements[index];
        if element.frame || element.providers.is_empty() {
            return Vec::new();
        }
        let mut needs: Vec<(ResourceIx, u128)> = Vec::new();
        for taken in &element.uses {
            // What it takes is a conjunction of the choice and of what is said.
            let chosen = |leaf: &Leaf| *leaf == Leaf::Choice(choice);
            let (mut own, mut counts) = (false, true);
            for leaf in self.leaves(taken.when) {
                own |= chosen(&leaf);
                if let Leaf::Evidence(evidence) = leaf {
                    counts &= self.readings.counts(evidence);
                }
            }
            let known = || self.model.actors.entries().any(|(actor, _)| self.held(taken.resource, actor).is_some());
            if own && counts && taken.amount.thousandths() > 0 && known() {
                needs.push((taken.resource, u128::from(taken.amount.thousandths())));
            }
        }
        needs
    }

    fn leaves(&self, formula: FormulaIx) -> Vec<Leaf> {
        let (mut left, mut leaves) = (vec![formula], Vec::new());
        while let Some(next) = left.pop() {
            let node = self.model.formulas.get(next);
            if let Formula::Leaf(leaf) = node {
                leaves.push(*leaf);
            }
            left.extend(parts(node));
        }
        leaves
    }
}
