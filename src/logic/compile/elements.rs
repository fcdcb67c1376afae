//! Compiles elements: what can be chosen of each, and what comes with it.

use super::names::{Names, Place};
use crate::logic::evidence::{Evidence, EvidenceKind};
use crate::logic::formula::{FALSE, Formulas, Leaf, TRUE};
use crate::logic::index::{ChoiceIx, ElementIx, EvidenceIx, FormulaIx, Index as _, OptionIx, SettingIx, Table};
use crate::logic::model::{
    CapBy, Choice, ChoiceKind, CompiledCap, CompiledCost, CompiledElement, CompiledGift, CompiledOption,
    CompiledSetting, CompiledUse, Unresolved,
};
use crate::scenario::{
    Basis, ClaimId, Cost, Element, Feasibility, Gift, Rating, Scenario, Setting, SettingOption, Tag, Use,
};

/// What is compiled first.
pub(crate) struct Laid {
    pub(crate) formulas: Formulas,
    pub(crate) elements: Table<ElementIx, CompiledElement>,
    pub(crate) choices: Table<ChoiceIx, Choice>,
    pub(crate) evidence: Table<EvidenceIx, Evidence>,
}

/// Compiles all elements. What caps them beside their own levels is added later.
pub(crate) fn compile_elements(names: &Names<'_>, scenario: &Scenario) -> Result<Laid, Unresolved> {
    let (formulas, elements) = (Formulas::new(), Table::default());
    let mut laid = Laid { formulas, elements, choices: Table::default(), evidence: Table::default() };
    for (number, element) in scenario.elements.iter().enumerate() {
        let compiled = laid.element(names, scenario, ElementIx::new(number), element)?;
        laid.elements.push(compiled);
    }
    Ok(laid)
}

/// What elements and options have alike.
struct Content<'s> {
    rating: Option<&'s Rating>,
    gives: &'s [Gift],
    cost: Option<&'s Cost>,
    uses: &'s [Use],
}

impl<'s> Content<'s> {
    fn of_element(element: &'s Element) -> Self {
        let Element { feasibility, gives, cost, uses, .. } = element;
        Self { rating: feasibility.as_ref(), gives, cost: cost.as_ref(), uses }
    }

    fn of_option(option: &'s SettingOption) -> Self {
        let SettingOption { feasibility, gives, cost, uses, .. } = option;
        Self { rating: feasibility.as_ref(), gives, cost: cost.as_ref(), uses }
    }
}

impl Laid {
    fn choose(&mut self, element: ElementIx, kind: ChoiceKind) -> ChoiceIx {
        self.choices.push(Choice { element, kind })
    }

    fn element(
        &mut self,
        names: &Names<'_>,
        scenario: &Scenario,
        index: ElementIx,
        element: &Element,
    ) -> Result<CompiledElement, Unresolved> {
        let place = || format!("elements / {}", element.id);
        let laid = (!element.frame).then(|| self.choose(index, ChoiceKind::Card));
        let card = laid.map_or(TRUE, |laid| self.formulas.choice(laid));
        let phases = if element.frame { 0 } else { scenario.phases.len() };
        let phases =
            (0..phases).map(|phase| self.choose(index, ChoiceKind::Phase(crate::logic::index::Index::new(phase))));
        let phases = phases.collect();
        let mut compiled = CompiledElement {
            id: element.id.clone(),
            frame: element.frame,
            card,
            laid,
            phases,
            providers: Vec::new(),
            settings: Table::default(),
            tags: tags(names, &element.tags),
            caps: Vec::new(),
            unheard: Vec::new(),
            unknown: FALSE,
            at_least: [FALSE; 4],
            gives: Vec::new(),
            costs: Vec::new(),
            uses: Vec::new(),
        };
        self.content(names, &mut compiled, Content::of_element(element), (CapBy::Element, card), &place)?;
        for setting in &element.settings {
            let setting = self.setting(names, &mut compiled, index, setting)?;
            compiled.settings.push(setting);
        }
        let mut actors = crate::logic::index::Set::default();
        for actor in &element.providers {
            actors.insert(names.actor(actor.as_str(), &place)?);
        }
        if !element.frame {
            let provider = |actor| (actor, self.choose(index, ChoiceKind::Provider(actor)));
            compiled.providers = actors.iter().map(provider).collect();
            self.want_of_provider(&mut compiled);
        }
        Ok(compiled)
    }

    fn setting(
        &mut self,
        names: &Names<'_>,
        compiled: &mut CompiledElement,
        element: ElementIx,
        setting: &Setting,
    ) -> Result<CompiledSetting, Unresolved> {
        let place = || format!("elements / {} / settings / {}", compiled.id, setting.id);
        let place: String = place();
        let place = || place.clone();
        let index = SettingIx::new(compiled.settings.len());
        let mut options: Table<OptionIx, CompiledOption> = Table::default();
        for (number, option) in setting.options.iter().enumerate() {
            let number = OptionIx::new(number);
            let choice = self.choose(element, ChoiceKind::Option(index, number));
            let chosen = self.formulas.choice(choice);
            let by = CapBy::Option(index, number);
            self.content(names, compiled, Content::of_option(option), (by, chosen), &place)?;
            options.push(CompiledOption { id: option.id.clone(), choice, tags: tags(names, &option.tags) });
        }
        let default = options.entries().find(|(_, option)| option.id == setting.default).map(|(index, _)| index);
        let default = default.ok_or_else(|| Unresolved::Unknown {
            kind: "option",
            name: setting.default.to_string(),
            place: place(),
        })?;
        Ok(CompiledSetting { id: setting.id.clone(), default, options })
    }

    /// A card that allows providers and has none is ruled out.
    fn want_of_provider(&mut self, element: &mut CompiledElement) {
        if element.providers.is_empty() {
            return;
        }
        let providers: Vec<FormulaIx> =
            element.providers.iter().map(|(_, choice)| self.formulas.choice(*choice)).collect();
        let somebody = self.formulas.any(providers);
        let nobody = self.formulas.not(somebody);
        let when = self.formulas.all([element.card, nobody]);
        let (by, level) = (CapBy::NobodyProvides, Feasibility::RuledOut);
        element.caps.push(CompiledCap { by, level, when, evidence: None, claims: Vec::new() });
    }

    /// What comes with an element or an option, while that is chosen and what is said of it counts.
    fn content(
        &mut self,
        names: &Names<'_>,
        compiled: &mut CompiledElement,
        content: Content<'_>,
        (by, chosen): (CapBy, FormulaIx),
        place: Place<'_>,
    ) -> Result<(), Unresolved> {
        // Cards give, cost, use and stand at a level; assumptions do not.
        let counts = !compiled.frame;
        if let Some(rating) = content.rating {
            let kind = if rating.basis == Basis::Judgement { EvidenceKind::Judgement } else { EvidenceKind::Said };
            let evidence = self.evidence.push(names.evidence(&rating.claims, kind, place)?);
            let said = self.formulas.leaf(Leaf::Evidence(evidence));
            let when = self.formulas.all([chosen, said]);
            if counts {
                let (level, claims) = (rating.level, rating.claims.clone());
                compiled.caps.push(CompiledCap { by, level, when, evidence: Some(evidence), claims });
            }
        }
        for gift in content.gives {
            let when = self.figure(names, chosen, &gift.claims, place)?;
            let function = names.function(gift.function.as_str(), place)?;
            if counts {
                compiled.gives.push(CompiledGift { function, degree: gift.degree, when });
            }
        }
        if let Some(cost) = content.cost {
            let when = self.figure(names, chosen, &cost.claims, place)?;
            if counts {
                compiled.costs.push(CompiledCost { per_year: cost.per_year, once: cost.once, when });
            }
        }
        for taken in content.uses {
            let when = self.figure(names, chosen, &taken.claims, place)?;
            let resource = names.resource(taken.resource.as_str(), place)?;
            if counts {
                let (amount, claims) = (taken.amount, taken.claims.clone());
                compiled.uses.push(CompiledUse { resource, amount, when, claims });
            }
        }
        Ok(())
    }

    /// While something is chosen and a figure of it is known.
    fn figure(
        &mut self,
        names: &Names<'_>,
        chosen: FormulaIx,
        claims: &[ClaimId],
        place: Place<'_>,
    ) -> Result<FormulaIx, Unresolved> {
        let evidence = names.evidence(claims, EvidenceKind::Figure, place)?;
        if claims.is_empty() {
            return Ok(chosen);
        }
        let evidence = self.evidence.push(evidence);
        let known = self.formulas.leaf(Leaf::Evidence(evidence));
        Ok(self.formulas.all([chosen, known]))
    }
}

fn tags(names: &Names<'_>, tags: &[Tag]) -> crate::logic::index::Set<crate::logic::index::TagIx> {
    tags.iter().filter_map(|tag| names.tag(tag)).collect()
}
