//! What must not hold, and in which order choices are made so that little of it is open at once.

use rustc_hash::FxHashMap;

use super::groups::Group;
use super::{Sweep, order};
use crate::logic::index::{ElementIx, FormulaIx, Index as _, ResourceIx};
use crate::logic::model::{Body, CapBy, CompiledElement};

impl Sweep<'_> {
    /// What must not hold on an acceptable package, read as the question is.
    pub(super) fn wrongs(&mut self) -> Vec<FormulaIx> {
        let (model, acceptable) = (self.model, self.question.acceptable);
        let binds = |firmness: Option<_>| firmness.is_some_and(|firmness| acceptable.binds(firmness));
        let mut wrongs = Vec::new();
        for rule in model.rules.iter() {
            let demanded = match &rule.body {
                Body::RedLine { firmness, .. } | Body::Floor { firmness, .. } => binds(*firmness),
                Body::Contradiction { .. } => true,
                Body::Willingness { .. } | Body::Limit { .. } | Body::Caution { .. } | Body::Vote => false,
            };
            if demanded {
                wrongs.push(rule.fires);
            }
        }
        for (_, element) in model.cards() {
            let low = |by, level| by == CapBy::NobodyProvides || level < acceptable.at_least;
            wrongs.extend(element.caps.iter().filter(|cap| low(cap.by, cap.level)).map(|cap| cap.when));
            if model.unknown < acceptable.at_least {
                wrongs.push(element.unknown);
            }
        }
        let readings = &self.readings;
        let said = |leaf| readings.said(model, leaf).map(|known| known.holds & 1 == 1);
        let mut known = FxHashMap::default();
        wrongs.into_iter().map(|wrong| self.formulas.restricted(wrong, &said, &mut known)).collect()
    }

    /// Puts the groups in an order in which few formulas are open at once.
    pub(super) fn arrange(&mut self, wrongs: &[FormulaIx]) {
        let model = self.model;
        let mut together: Vec<Vec<usize>> = Vec::new();
        for wrong in wrongs {
            together.push(self.about(*wrong).iter().map(|element| element.number()).collect());
        }
        let users = |resource: ResourceIx| -> Vec<usize> {
            let uses = |element: &CompiledElement| element.uses.iter().any(|taken| taken.resource == resource);
            model.cards().filter(|(_, element)| uses(element)).map(|(index, _)| index.number()).collect()
        };
        together.extend(model.resources.entries().map(|(resource, _)| users(resource)));
        together.retain(|group| group.len() > 1);
        let order: Vec<ElementIx> =
            order::order(model.elements.len(), &together).into_iter().map(ElementIx::new).collect();
        for (resource, _) in model.resources.entries() {
            let users = users(resource);
            let last = order.iter().rev().find(|element| users.contains(&element.number()));
            if let Some(last) = last {
                self.closing.entry(*last).or_default().push(resource);
            }
        }
        for index in order {
            let element = &model.elements[index];
            if !element.frame {
                self.groups.push(Group::Card(index));
            }
            if element.phases.len() > 0 {
                self.groups.push(Group::Phase(index));
            }
            self.groups.extend(element.settings.entries().map(|(setting, _)| Group::Setting(index, setting)));
            self.groups.extend(element.providers.iter().map(|(actor, _)| Group::Provider(index, *actor)));
            self.groups.push(Group::Done(index));
        }
    }
}
