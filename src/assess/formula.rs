//! The condition of a finding as a formula over atoms, for explaining it.
//!
//! An atom asks whether something on the board meets a test. What a package reaches is spelled out: some card gives
//! the function to that degree, and nothing caps it below.

use std::collections::HashMap;

use super::board::Placed;
use super::index::{ElementIx, FunctionIx, NodeIx, PatternIx, RuleIx};
use super::model::{Body, Model, Node, Willing};
use super::truth::Open;
use crate::scenario::{Degree, Feasibility};

/// A formula. Parts come before what they are part of; the last one is the whole.
#[derive(Default)]
pub(crate) struct Formula {
    pub(crate) parts: Vec<Part>,
    pub(crate) atoms: Vec<Atom>,
}

/// A part of a formula; numbers are places in [`Formula::parts`].
pub(crate) enum Part {
    /// A place in [`Formula::atoms`].
    Atom(usize),
    All(Vec<usize>),
    Any(Vec<usize>),
    Not(usize),
    AtLeast(u32, Vec<usize>),
}

/// Whether anything in the scope meets the test.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Atom {
    pub(crate) test: Test,
    pub(crate) scope: Scope,
}

/// What an atom asks of a card.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Test {
    /// It matches the pattern.
    Matches(PatternIx),
    /// It gives the function to this degree on paper, and neither its own levels nor the want of a provider cap it
    /// below.
    Promises(FunctionIx, Degree),
    /// It gives the function to this degree on paper.
    OnPaper(FunctionIx, Degree),
    /// It is provided by the actor of this willingness, which speaks of it. A place in the element's list.
    Provided(usize),
    /// One of its own levels, or the want of a provider, rules it out.
    Barred,
}

/// What an atom asks about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Cards and frame.
    Board,
    /// Cards.
    Cards,
    /// The card of one element.
    One(ElementIx),
}

impl Atom {
    /// The elements whose cards can meet the test.
    pub(crate) fn candidates(self, model: &Model) -> Vec<ElementIx> {
        let all: Vec<ElementIx> = match self.test {
            Test::Matches(pattern) => {
                model.patterns[pattern].candidates.iter().map(|candidate| candidate.element).collect()
            }
            Test::Promises(function, degree) | Test::OnPaper(function, degree) => givers(model, function, degree),
            Test::Provided(_) | Test::Barred => match self.scope {
                Scope::One(element) => vec![element],
                Scope::Board | Scope::Cards => Vec::new(),
            },
        };
        let within = |element: &ElementIx| match self.scope {
            Scope::Board => true,
            Scope::Cards => !model.elements[*element].frame,
            Scope::One(one) => one == *element,
        };
        all.into_iter().filter(within).collect()
    }
}

impl Test {
    /// Whether a card of a candidate element meets the test.
    pub(crate) fn met(self, model: &Model, placed: &Placed) -> bool {
        let element = &model.elements[placed.element];
        let wanting = || placed.by.is_empty() && !element.providers.is_empty();
        match self {
            Self::Matches(pattern) => model.patterns[pattern].matches(model, placed),
            Self::Promises(function, degree) => {
                element.gives(&placed.options, function) >= degree
                    && !wanting()
                    && !element.contents(&placed.options).any(|content| content.caps_below(degree))
            }
            Self::OnPaper(function, degree) => element.gives(&placed.options, function) >= degree,
            Self::Provided(place) => element.willing.get(place).is_some_and(|willing: &Willing| {
                placed.by.contains(willing.actor) && willing.speaks_of(&placed.options)
            }),
            Self::Barred => wanting() || element.contents(&placed.options).any(|content| content.caps_below(Degree(1))),
        }
    }
}

/// The elements whose cards can give the function to this degree on paper; never frame elements.
fn givers(model: &Model, function: FunctionIx, degree: Degree) -> Vec<ElementIx> {
    let gives = |content: &super::model::Content| content.gives[function] >= degree;
    let can = model.elements.entries().filter(|(_, element)| {
        let mut options = element.settings.iter().flat_map(|setting| setting.options.iter());
        !element.frame && (gives(&element.content) || options.any(|option| gives(&option.content)))
    });
    can.map(|(index, _)| index).collect()
}

/// Writes formulas for one reading.
pub(crate) struct Writer<'a> {
    model: &'a Model,
    open: &'a Open,
    formula: Formula,
    written: HashMap<NodeIx, usize>,
    atoms: HashMap<usize, usize>,
}

impl<'a> Writer<'a> {
    fn new(model: &'a Model, open: &'a Open) -> Self {
        Self { model, open, formula: Formula::default(), written: HashMap::new(), atoms: HashMap::new() }
    }

    /// The condition under which a rule that is heard gives a finding. A willingness never does.
    pub(crate) fn rule(model: &'a Model, open: &'a Open, index: RuleIx) -> Formula {
        let mut writer = Self::new(model, open);
        writer.finding(index);
        writer.formula
    }

    /// What must not hold on a board, each by its place in the formula: that one of these rules gives a finding, or that
    /// something caps a card below this degree.
    pub(crate) fn wrongs(model: &'a Model, open: &'a Open, rules: &[RuleIx], degree: Degree) -> (Formula, Vec<usize>) {
        let mut writer = Self::new(model, open);
        let mut wrongs: Vec<usize> = rules.iter().map(|rule| writer.finding(*rule)).collect();
        for (element, _) in model.elements.entries().filter(|(_, element)| !element.frame) {
            wrongs.extend(writer.caps_below(element, degree));
        }
        (writer.formula, wrongs)
    }

    /// Writes the condition under which a rule gives a finding.
    fn finding(&mut self, index: RuleIx) -> usize {
        let rule = &self.model.rules[index];
        let mut parts = Vec::new();
        match rule.body {
            Body::Limit { on, .. } => parts.push(self.atom(Test::Matches(on), Scope::Cards)),
            Body::RedLine { .. } | Body::Floor { .. } | Body::Contradiction { .. } | Body::Caution { .. } => {}
            Body::Willingness { .. } => parts.push(self.push(Part::Any(Vec::new()))),
        }
        parts.extend(rule.binds_when.map(|node| self.node(node)));
        match rule.body {
            Body::RedLine { crossed: when, .. } | Body::Contradiction { when } | Body::Caution { when } => {
                parts.push(self.node(when));
            }
            Body::Floor { met, .. } => {
                let met = self.node(met);
                parts.push(self.push(Part::Not(met)));
            }
            Body::Limit { when, .. } => parts.extend(when.map(|node| self.node(node))),
            Body::Willingness { .. } => {}
        }
        self.push(Part::All(parts))
    }

    /// The condition under which the element is on the board as a card that is ruled out.
    pub(crate) fn ruled_out(model: &'a Model, open: &'a Open, element: ElementIx) -> Formula {
        let mut writer = Self::new(model, open);
        let mut parts = vec![writer.atom(Test::Barred, Scope::One(element))];
        parts.extend(writer.caps_below(element, Degree(1)));
        writer.push(Part::Any(parts));
        writer.formula
    }

    /// A condition as it stands.
    pub(crate) fn condition(model: &'a Model, open: &'a Open, node: NodeIx) -> Formula {
        let mut writer = Self::new(model, open);
        let whole = writer.node(node);
        // The last part is the whole, also where the condition was written as a part of itself before.
        writer.push(Part::All(vec![whole]));
        writer.formula
    }

    fn push(&mut self, part: Part) -> usize {
        self.formula.parts.push(part);
        self.formula.parts.len() - 1
    }

    fn atom(&mut self, test: Test, scope: Scope) -> usize {
        let atom = Atom { test, scope };
        let place = self.atom_place(atom);
        if let Some(part) = self.atoms.get(&place) {
            return *part;
        }
        let part = self.push(Part::Atom(place));
        self.atoms.insert(place, part);
        part
    }

    fn atom_place(&mut self, atom: Atom) -> usize {
        self.formula.atoms.iter().position(|known| *known == atom).unwrap_or_else(|| {
            self.formula.atoms.push(atom);
            self.formula.atoms.len() - 1
        })
    }

    fn node(&mut self, node: NodeIx) -> usize {
        if let Some(part) = self.written.get(&node) {
            return *part;
        }
        let model = self.model;
        let part = match &model.nodes[node] {
            Node::Card(pattern) => self.atom(Test::Matches(*pattern), Scope::Board),
            Node::All(nodes) => {
                let parts = self.nodes(nodes);
                self.push(Part::All(parts))
            }
            Node::Any(nodes) => {
                let parts = self.nodes(nodes);
                self.push(Part::Any(parts))
            }
            Node::Not(node) => {
                let part = self.node(*node);
                self.push(Part::Not(part))
            }
            Node::AtLeast(count, nodes) => {
                let parts = self.nodes(nodes);
                self.push(Part::AtLeast(*count, parts))
            }
            Node::Reaches(function, degree) => self.reaches(*function, *degree),
        };
        self.written.insert(node, part);
        part
    }

    fn nodes(&mut self, nodes: &[NodeIx]) -> Vec<usize> {
        nodes.iter().map(|node| self.node(*node)).collect()
    }

    /// Some card gives the function to this degree, and nothing caps it below.
    fn reaches(&mut self, function: FunctionIx, degree: Degree) -> usize {
        if degree == Degree::default() {
            return self.push(Part::All(Vec::new()));
        }
        // Nothing in the formula asks for it, but facts do: "no other card gives as much".
        self.atom_place(Atom { test: Test::OnPaper(function, degree), scope: Scope::Cards });
        let mut ways = Vec::new();
        for element in givers(self.model, function, degree) {
            let mut parts = vec![self.atom(Test::Promises(function, degree), Scope::One(element))];
            for cap in self.caps_below(element, degree) {
                parts.push(self.push(Part::Not(cap)));
            }
            ways.push(self.push(Part::All(parts)));
        }
        self.push(Part::Any(ways))
    }

    /// For each rule heard that can cap the element's card below the degree: that it does.
    fn caps_below(&mut self, index: ElementIx, degree: Degree) -> Vec<usize> {
        let (model, open) = (self.model, self.open);
        let element = &model.elements[index];
        let below = |level: Feasibility| Degree(level.number()) < degree;
        let mut caps = Vec::new();
        for (place, willing) in element.willing.iter().enumerate() {
            if open.heard[willing.rule] && below(willing.level) {
                let provided = self.atom(Test::Provided(place), Scope::One(index));
                caps.push(self.cap(provided, [model.rules[willing.rule].binds_when, None]));
            }
        }
        for rule in &element.limits {
            if let Body::Limit { on, when, cap } = model.rules[*rule].body
                && open.heard[*rule]
                && below(cap)
            {
                let matches = self.atom(Test::Matches(on), Scope::One(index));
                caps.push(self.cap(matches, [model.rules[*rule].binds_when, when]));
            }
        }
        caps
    }

    fn cap(&mut self, first: usize, conditions: [Option<NodeIx>; 2]) -> usize {
        let mut parts = vec![first];
        parts.extend(conditions.into_iter().flatten().map(|node| self.node(node)));
        self.push(Part::All(parts))
    }
}
