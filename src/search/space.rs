//! The space of packages: a scenario, with date, voice and what the group accepts, in the solver's terms.
//!
//! The model's formulas become literals here, and each demand on an acceptable package counts while its selector holds,
//! so that answers come back by name.

use std::collections::HashMap;

use super::Question;
use super::conflict::Told;
use super::demand::{Demand, Selectors};
use super::worth::Worth;
use crate::logic::board::Board;
use crate::logic::capacity::{Resource, User};
use crate::logic::evidence::Readings;
use crate::logic::formula::{Known, Leaf};
use crate::logic::index::{ChoiceIx, EvidenceIx, FormulaIx, ResourceIx};
use crate::logic::model::{Body, CapBy, CompiledElement, Model};
use crate::logic::packages::Packages;
use crate::logic::solver::{Encoded, Lit, Solver};
use crate::scenario::{Firmness, Pin};

/// A scenario translated.
pub(super) struct Space<'a> {
    pub(super) question: Question<'a>,
    pub(super) solver: Solver,
    pub(super) packages: Packages,
    pub(super) selectors: Selectors,
    /// While it holds, so do all selectors of its kind.
    pub(super) masters: Masters,
    /// For each position in force that does not bind: whether it is violated.
    pub(super) violations: Vec<Lit>,
    /// What the package is worth, as literals.
    pub(super) worth: Worth,
    pub(super) board: Board,
    /// Reasons told so far.
    pub(super) told: Told,
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
        let model = question.model;
        let board = Board::new(model, question.package);
        let mut solver = Solver::new();
        let packages = Packages::new(&mut solver, model, |_| true);
        let mut writing = Writing {
            question: &question,
            model,
            readings: Readings::new(model, question.reading, &[]),
            solver: &mut solver,
            packages: &packages,
            encoded: Encoded::default(),
            selectors: Selectors::default(),
            counting: HashMap::new(),
        };
        writing.select();
        writing.settle(&board);
        let violations = writing.demand_rules();
        writing.demand_feasibility();
        writing.demand_cards();
        writing.demand_capacities();
        let worth = Worth::new(&mut writing);
        let selectors = writing.selectors;
        let masters = masters(&mut solver, &selectors);
        Self { question, solver, packages, selectors, masters, violations, worth, board, told: Told::default() }
    }

    /// The literal of a choice; every element is in the space.
    pub(super) fn lit(&self, choice: ChoiceIx) -> Lit {
        self.packages.lit(choice).unwrap_or(self.solver.truth())
    }

    /// That the element's card is there; always, for the frame.
    pub(super) fn card(&self, element: &CompiledElement) -> Lit {
        element.laid.map_or(self.solver.truth(), |laid| self.lit(laid))
    }
}

/// What the translation is made with.
pub(super) struct Writing<'w, 'a> {
    question: &'w Question<'a>,
    pub(super) model: &'a Model,
    readings: Readings,
    pub(super) solver: &'w mut Solver,
    packages: &'w Packages,
    encoded: Encoded,
    selectors: Selectors,
    /// The selector of what counts only while a demand does.
    counting: HashMap<EvidenceIx, Lit>,
}

impl<'a> Writing<'_, 'a> {
    /// The literal of a formula.
    pub(super) fn lit(&mut self, formula: FormulaIx) -> Lit {
        let Self { model, readings, solver, packages, encoded, counting, .. } = self;
        encoded.lit(&model.formulas, formula, solver, &|leaf, solver| match leaf {
            Leaf::Choice(choice) => packages.lit(choice).unwrap_or(!solver.truth()),
            Leaf::Evidence(evidence) if counting.contains_key(&evidence) => {
                counting.get(&evidence).copied().unwrap_or(solver.truth())
            }
            Leaf::Evidence(_) | Leaf::Unknown(_) => {
                let known = readings.said(model, leaf).unwrap_or(Known::OPEN);
                solver.constant(known.holds & 1 == 1)
            }
        })
    }

    fn binds(&self, firmness: Option<Firmness>) -> bool {
        firmness.is_some_and(|firmness| self.question.acceptable.binds(firmness))
    }

    /// Lets something count only while a demand does.
    fn count_while(&mut self, evidence: EvidenceIx, demand: Demand) {
        let lit = self.selectors.add(self.solver, demand);
        self.counting.insert(evidence, lit);
    }

    /// A selector for everything that counts and can be a demand: positions first, facts after what is settled.
    fn select(&mut self) {
        let model = self.model;
        let in_force = |evidence| self.readings.counts(evidence);
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
                if let Some(evidence) = cap.evidence.filter(|evidence| self.readings.counts(*evidence)) {
                    self.count_while(evidence, demand);
                }
            }
        }
    }

    /// Red lines, floors and contradictions; returns for each position that does not bind whether it is violated.
    fn demand_rules(&mut self) -> Vec<Lit> {
        let mut violations = Vec::new();
        for rule in self.model.rules.iter().filter(|rule| self.readings.counts(rule.evidence)).collect::<Vec<_>>() {
            let binds = match &rule.body {
                Body::RedLine { firmness, .. } | Body::Floor { firmness, .. } => self.binds(*firmness),
                Body::Contradiction { .. } => true,
                Body::Willingness { .. } | Body::Limit { .. } | Body::Caution { .. } | Body::Vote => continue,
            };
            let violated = self.lit(rule.fires);
            if binds {
                self.solver.clause(&[!violated]);
            } else {
                violations.push(violated);
            }
        }
        violations
    }

    /// Every card stands at least at the level the group takes, and somebody provides it.
    fn demand_feasibility(&mut self) {
        let (model, at_least) = (self.model, self.question.acceptable.at_least);
        for (_, element) in model.cards() {
            for cap in &element.caps {
                if cap.by == CapBy::NobodyProvides {
                    let selector = self.selectors.add(self.solver, Demand::Provider(element.id.clone()));
                    let wanting = self.lit(cap.when);
                    self.solver.clause(&[!selector, !wanting]);
                } else if cap.level < at_least {
                    let capped = self.lit(cap.when);
                    self.solver.clause(&[!capped]);
                }
            }
            if model.unknown < at_least {
                self.demand_known(element);
            }
        }
    }

    /// Nothing about the card is unknown.
    fn demand_known(&mut self, element: &CompiledElement) {
        let unknown = self.lit(element.unknown);
        if unknown != !self.solver.truth() {
            let selector = self.selectors.add(self.solver, Demand::Known(element.id.clone()));
            self.solver.clause(&[!selector, !unknown]);
        }
    }

    /// There is a card.
    fn demand_cards(&mut self) {
        let selector = self.selectors.add(self.solver, Demand::SomeCard);
        let cards: Vec<FormulaIx> = self.model.cards().map(|(_, element)| element.card).collect();
        let mut clause = vec![!selector];
        clause.extend(cards.into_iter().map(|card| self.lit(card)));
        self.solver.clause(&clause);
    }

    /// Pins, and the frame as it stands.
    fn settle(&mut self, board: &Board) {
        for pin in &self.question.acceptable.pins {
            let selector = self.selectors.add(self.solver, Demand::Pin(pin.clone()));
            let wanted = self.pinned(pin).unwrap_or(!self.solver.truth());
            self.solver.clause(&[!selector, wanted]);
        }
        let model = self.model;
        let frame = model.elements.entries().filter(|(_, element)| element.frame && element.settings.len() > 0);
        for (index, element) in frame {
            if self.question.acceptable.released.contains(&element.id) {
                continue;
            }
            let selector = self.selectors.add(self.solver, Demand::Assumption(element.id.clone()));
            let placed = board.placed(index);
            for choice in placed.into_iter().flat_map(|placed| placed.choices(element)) {
                let lit = self.packages.lit(choice).unwrap_or(self.solver.truth());
                self.solver.clause(&[!selector, lit]);
            }
        }
    }

    /// What a pin wants; `None` if it names what is not there, so that no package honours it.
    fn pinned(&self, pin: &Pin) -> Option<Lit> {
        let model = self.model;
        let element: &CompiledElement = &model.elements[*model.lookup.elements.get(pin.element())?];
        let card = self.packages.lit(element.laid?)?;
        let choice = match pin {
            Pin::Card(_) => return Some(card),
            Pin::Absent(_) => return Some(!card),
            Pin::Phase(_, phase) => *element.phases.get(*model.lookup.phases.get(phase)?)?,
            Pin::Option(_, setting, option) => {
                let setting = element.settings.iter().find(|known| known.id == *setting)?;
                setting.options.iter().find(|known| known.id == *option)?.choice
            }
            Pin::Provider(_, actor) => element.provider(*model.lookup.actors.get(actor)?)?,
        };
        self.packages.lit(choice)
    }

    /// What there is of each resource of which somebody is known to have so much.
    fn demand_capacities(&mut self) {
        let model = self.model;
        for (index, resource) in model.resources.entries() {
            let known = resource.capacity.entries().filter_map(|(actor, given)| {
                let given = given.as_ref()?;
                let counts = given.evidence.is_none_or(|evidence| self.readings.counts(evidence));
                counts.then(|| (actor, u128::from(given.amount.thousandths())))
            });
            let capacity: Vec<_> = known.collect();
            if capacity.is_empty() {
                continue;
            }
            let selector = self.selectors.add(self.solver, Demand::Capacity(resource.id.clone()));
            let users = model.cards().filter_map(|(_, element)| self.user(element, index)).collect();
            self.solver.capacities().add(Resource { selector, capacity, users });
        }
    }

    /// The card of an element as a user of the resource, if it can use any of it and allows providers.
    fn user(&mut self, element: &CompiledElement, resource: ResourceIx) -> Option<User> {
        let uses = element.uses.iter().filter(|taken| taken.resource == resource);
        let uses: Vec<(Lit, u128)> =
            uses.map(|taken| (self.lit(taken.when), u128::from(taken.amount.thousandths()))).collect();
        let providers = element.providers.iter();
        let providers: Vec<_> =
            providers.filter_map(|(actor, choice)| Some((*actor, self.packages.lit(*choice)?))).collect();
        (!uses.is_empty() && !providers.is_empty()).then_some(User { uses, providers })
    }
}

fn masters(solver: &mut Solver, selectors: &Selectors) -> Masters {
    let masters = Masters { all: solver.variable(), facts: solver.variable(), all_but_positions: solver.variable() };
    for (demand, lit) in selectors.all() {
        solver.clause(&[!masters.all, *lit]);
        if !demand.can_move() {
            solver.clause(&[!masters.facts, *lit]);
        }
        if !matches!(demand, Demand::Position(_)) {
            solver.clause(&[!masters.all_but_positions, *lit]);
        }
    }
    masters
}
