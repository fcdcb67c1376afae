//! The space of packages: a scenario, with date, voice and what the group accepts, in the solver's terms.
//!
//! The model's formulas become literals here, and each demand on an acceptable package counts while its selector holds,
//! so that answers come back by name.

use super::Question;
use super::demand::{Demand, Selectors};
use super::worth::Worth;
use crate::logic::board::Board;
use crate::logic::capacity::{Resource, User};
use crate::logic::formula::Leaf;
use crate::logic::index::{ChoiceIx, EvidenceIx, FormulaIx, ResourceIx};
use crate::logic::model::{Body, CapBy, CompiledElement};
use crate::logic::solver::Lit;
use crate::logic::translation::Translation;
use crate::scenario::{Firmness, Pin};

/// A scenario translated.
pub(super) struct Space<'a> {
    pub(super) question: Question<'a>,
    pub(super) terms: Translation,
    pub(super) selectors: Selectors,
    /// While it holds, so do all selectors of its kind.
    pub(super) masters: Masters,
    /// For each position in force that does not bind: whether it is violated.
    pub(super) violations: Vec<Lit>,
    /// What the package is worth, as literals; nothing until somebody asks.
    pub(super) worth: Worth,
    pub(super) board: Board,
}

/// One literal for many: assuming one is quicker than assuming hundreds.
pub(super) struct Masters {
    /// Every demand counts.
    pub(super) all: Lit,
    /// Every demand counts that nobody could give way on.
    pub(super) facts: Lit,
    /// Every demand counts but positions.
    pub(super) all_but_positions: Lit,
}

impl<'a> Space<'a> {
    /// Translates.
    pub(super) fn new(question: Question<'a>) -> Self {
        let mut terms = Translation::new(question.model, question.reading, |_| true);
        let solver = &mut terms.solver;
        let masters =
            Masters { all: solver.variable(), facts: solver.variable(), all_but_positions: solver.variable() };
        let mut space = Self {
            question,
            terms,
            selectors: Selectors::default(),
            masters,
            violations: Vec::new(),
            worth: Worth::default(),
            board: Board::new(question.model, question.package),
        };
        space.select();
        space.settle();
        space.demand_rules();
        space.demand_feasibility();
        space.demand_cards();
        space.demand_capacities();
        space.join();
        space
    }

    /// The literal of a choice; every element is in the space.
    pub(super) fn lit(&self, choice: ChoiceIx) -> Lit {
        self.terms.packages.lit(choice).unwrap_or(self.terms.solver.truth())
    }

    /// That the element's card is there; always, for the frame.
    pub(super) fn card(&self, element: &CompiledElement) -> Lit {
        element.laid.map_or(self.terms.solver.truth(), |laid| self.lit(laid))
    }

    /// Makes packages from now on have these rather than any other choices, and as few demands broken as can be.
    pub(super) fn wish_only(&mut self, wanted: &[Lit]) {
        for choice in self.question.model.choices.entries().map(|(choice, _)| choice) {
            let lit = self.lit(choice);
            self.terms.solver.wish(!lit);
        }
        self.selectors.lits().iter().chain(wanted).for_each(|lit| self.terms.solver.wish(*lit));
    }

    /// The literal of a formula.
    pub(super) fn of(&mut self, formula: FormulaIx) -> Lit {
        self.terms.lit(self.question.model, formula)
    }

    /// A literal that holds where the formula does: enough for what is to be avoided or counted, not for what is demanded.
    pub(super) fn of_where(&mut self, formula: FormulaIx) -> Lit {
        self.terms.lit_where(self.question.model, formula)
    }

    /// A literal that does not hold unless the formula does: enough for what is demanded, not for what is read.
    pub(super) fn of_only_where(&mut self, formula: FormulaIx) -> Lit {
        self.terms.lit_only_where(self.question.model, formula)
    }

    fn binds(&self, firmness: Option<Firmness>) -> bool {
        firmness.is_some_and(|firmness| self.question.acceptable.binds(firmness))
    }

    /// Lets something count only while a demand does.
    fn count_while(&mut self, evidence: EvidenceIx, demand: Demand) {
        let lit = self.selectors.add(&mut self.terms.solver, demand);
        self.terms.tell(Leaf::Evidence(evidence), lit);
    }

    /// Demands all of these.
    fn demand(&mut self, demand: Demand, wanted: impl IntoIterator<Item = Lit>) {
        let selector = self.selectors.add(&mut self.terms.solver, demand);
        wanted.into_iter().for_each(|lit| self.terms.solver.clause(&[!selector, lit]));
    }

    /// A selector for everything that counts and can be a demand: positions first, facts after what is settled.
    fn select(&mut self) {
        let model = self.question.model;
        let in_force = |evidence| self.terms.readings.counts(evidence);
        let rules: Vec<_> = model.rules.iter().filter(|rule| in_force(rule.evidence)).collect();
        for rule in &rules {
            let position = match &rule.body {
                Body::RedLine { firmness, .. } | Body::Floor { firmness, .. } => self.binds(*firmness),
                Body::Willingness { .. } => true,
                Body::Limit { .. } | Body::Contradiction { .. } | Body::Caution { .. } | Body::Vote => false,
            };
            if position {
                self.count_while(rule.evidence, Demand::Position(rule.id.clone()));
            }
        }
        for rule in &rules {
            let demand = match &rule.body {
                Body::Contradiction { .. } => Demand::Contradiction(rule.id.clone()),
                Body::Limit { .. } | Body::Vote => Demand::Limit(rule.id.clone()),
                Body::RedLine { .. } | Body::Floor { .. } | Body::Willingness { .. } | Body::Caution { .. } => continue,
            };
            self.count_while(rule.evidence, demand);
        }
        let at_least = self.question.acceptable.at_least;
        for (_, element) in model.cards() {
            for cap in element.caps.iter().filter(|cap| cap.level < at_least) {
                let demand = match cap.by {
                    CapBy::Element => Demand::Element(element.id.clone()),
                    CapBy::Option(setting, option) => {
                        let setting = &element.settings[setting];
                        Demand::Option(element.id.clone(), setting.id.clone(), setting.options[option].id.clone())
                    }
                    CapBy::NobodyProvides | CapBy::Willingness(..) | CapBy::Otherwise(..) | CapBy::Limit(_) => continue,
                };
                if let Some(evidence) = cap.evidence.filter(|evidence| self.terms.readings.counts(*evidence)) {
                    self.count_while(evidence, demand);
                }
            }
        }
    }

    /// Red lines, floors and contradictions.
    fn demand_rules(&mut self) {
        for rule in self.question.model.rules.iter() {
            let binds = match &rule.body {
                Body::RedLine { firmness, .. } | Body::Floor { firmness, .. } => self.binds(*firmness),
                Body::Contradiction { .. } => true,
                Body::Willingness { .. } | Body::Limit { .. } | Body::Caution { .. } | Body::Vote => continue,
            };
            if !self.terms.readings.counts(rule.evidence) {
                continue;
            }
            let violated = self.of_where(rule.fires);
            if binds {
                self.terms.solver.clause(&[!violated]);
            } else {
                self.violations.push(violated);
            }
        }
    }

    /// Every card stands at least at the level the group takes, and somebody provides it.
    fn demand_feasibility(&mut self) {
        let (model, at_least) = (self.question.model, self.question.acceptable.at_least);
        for (_, element) in model.cards() {
            for cap in &element.caps {
                if cap.by == CapBy::NobodyProvides {
                    let wanting = self.of_where(cap.when);
                    self.demand(Demand::Provider(element.id.clone()), [!wanting]);
                } else if cap.level < at_least {
                    let capped = self.of_where(cap.when);
                    self.terms.solver.clause(&[!capped]);
                }
            }
            if model.unknown < at_least {
                let unknown = self.of_where(element.unknown);
                if unknown != !self.terms.solver.truth() {
                    self.demand(Demand::Known(element.id.clone()), [!unknown]);
                }
            }
        }
    }

    /// There is a card.
    fn demand_cards(&mut self) {
        let selector = self.selectors.add(&mut self.terms.solver, Demand::SomeCard);
        let cards: Vec<FormulaIx> = self.question.model.cards().map(|(_, element)| element.card).collect();
        let mut clause = vec![!selector];
        clause.extend(cards.into_iter().map(|card| self.of(card)));
        self.terms.solver.clause(&clause);
    }

    /// Pins, and the frame as it stands.
    fn settle(&mut self) {
        let Question { model, acceptable, .. } = self.question;
        for pin in &acceptable.pins {
            let wanted = match self.pinned(pin) {
                Some((choice, true)) => self.lit(choice),
                Some((choice, false)) => !self.lit(choice),
                None => !self.terms.solver.truth(),
            };
            self.demand(Demand::Pin(pin.clone()), [wanted]);
        }
        let frame = model.elements.entries().filter(|(_, element)| element.frame && element.settings.len() > 0);
        for (index, element) in frame.filter(|(_, element)| !acceptable.released.contains(&element.id)) {
            let placed = self.board.placed(index).into_iter().flat_map(|placed| placed.choices(element));
            let assumed: Vec<Lit> = placed.map(|choice| self.lit(choice)).collect();
            self.demand(Demand::Assumption(element.id.clone()), assumed);
        }
    }

    /// The choice that a pin is about, and whether it wants it; `None` if it names what is not there, so that no package
    /// honours it.
    pub(super) fn pinned(&self, pin: &Pin) -> Option<(ChoiceIx, bool)> {
        let model = self.question.model;
        let element: &CompiledElement = &model.elements[*model.lookup.elements.get(pin.element())?];
        let laid = element.laid?;
        let choice = match pin {
            Pin::Card(_) => laid,
            Pin::Absent(_) => return Some((laid, false)),
            Pin::Phase(_, phase) => *element.phases.get(*model.lookup.phases.get(phase)?)?,
            Pin::Option(_, setting, option) => {
                let setting = element.settings.iter().find(|known| known.id == *setting)?;
                setting.options.iter().find(|known| known.id == *option)?.choice
            }
            Pin::Provider(_, actor) => element.provider(*model.lookup.actors.get(actor)?)?,
        };
        Some((choice, true))
    }

    /// What there is of each resource of which somebody is known to have so much.
    fn demand_capacities(&mut self) {
        let model = self.question.model;
        for (index, resource) in model.resources.entries() {
            let known = resource.capacity.entries().filter_map(|(actor, given)| {
                let given = given.as_ref()?;
                let counts = given.evidence.is_none_or(|evidence| self.terms.readings.counts(evidence));
                counts.then(|| (actor, u128::from(given.amount.thousandths())))
            });
            let capacity: Vec<_> = known.collect();
            if capacity.is_empty() {
                continue;
            }
            let selector = self.selectors.add(&mut self.terms.solver, Demand::Capacity(resource.id.clone()));
            let users = model.cards().filter_map(|(_, element)| self.user(element, index)).collect();
            self.terms.solver.capacities().add(Resource { selector, capacity, users });
        }
    }

    /// The card of an element as a user of the resource, if it can use any of it and allows providers.
    fn user(&mut self, element: &CompiledElement, resource: ResourceIx) -> Option<User> {
        let uses = element.uses.iter().filter(|taken| taken.resource == resource);
        let uses: Vec<(Lit, u128)> =
            uses.map(|taken| (self.of_where(taken.when), u128::from(taken.amount.thousandths()))).collect();
        let providers = element.providers.iter();
        let providers: Vec<_> =
            providers.filter_map(|(actor, choice)| Some((*actor, self.terms.packages.lit(*choice)?))).collect();
        (!uses.is_empty() && !providers.is_empty()).then_some(User { uses, providers })
    }

    /// Ties the masters to the selectors.
    fn join(&mut self) {
        let Self { masters, selectors, terms, .. } = self;
        for (demand, lit) in selectors.all() {
            terms.solver.clause(&[!masters.all, *lit]);
            if !demand.can_move() {
                terms.solver.clause(&[!masters.facts, *lit]);
            }
            if !matches!(demand, Demand::Position(_)) {
                terms.solver.clause(&[!masters.all_but_positions, *lit]);
            }
        }
    }
}
