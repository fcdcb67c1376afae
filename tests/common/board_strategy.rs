//! Tiny random scenarios with a package and a reading.
//!
//! Everything is drawn from a list of numbers, so that a shorter list with smaller numbers is a simpler case: that is
//! how failing cases shrink.
#![allow(dead_code, reason = "shared by several tests, each of which needs some of it")]

use guarantee_board::assess::Reading;
use guarantee_board::scenario::*;
use indexmap::IndexMap;
use jiff::civil::{Date, date};
use proptest::prelude::*;

/// How large the scenarios are at most.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub elements: usize,
    pub settings: usize,
    pub options: usize,
    pub phases: usize,
    pub actors: usize,
    pub rules: usize,
    pub depth: usize,
}

impl Size {
    /// Small enough to look at every board there can be.
    pub const TINY: Self = Self { elements: 3, settings: 1, options: 3, phases: 2, actors: 2, rules: 3, depth: 4 };
    /// For comparing single boards.
    pub const SMALL: Self = Self { elements: 5, settings: 2, options: 4, phases: 3, actors: 4, rules: 4, depth: 4 };
}

/// A scenario, a package of it and a reading.
#[derive(Clone, Debug)]
pub struct Case {
    pub scenario: Scenario,
    pub package: Package,
    pub reading: Reading,
}

/// Cases up to this size.
pub fn cases(size: Size) -> impl Strategy<Value = Case> {
    proptest::collection::vec(any::<u16>(), 0..2500).prop_map(move |numbers| case(&numbers, size))
}

/// The case that these numbers stand for.
pub fn case(numbers: &[u16], size: Size) -> Case {
    let mut draw = Draw { numbers: numbers.iter(), size, on_board: Vec::new() };
    let (scenario, package) = draw.scenario();
    let reading = draw.reading();
    Case { scenario, package, reading }
}

/// A scenario with nothing in it but one phase and one empty package.
pub fn blank() -> Scenario {
    Scenario {
        title: "Test".to_owned(),
        phases: vec![Phase { id: "p0".into(), name: "p0".to_owned(), about: String::new() }],
        categories: vec![Category { id: "all".into(), name: "All".to_owned() }],
        packages: vec![package(Vec::new())],
        current: "now".into(),
        ..Scenario::empty(date(2025, 8, 22))
    }
}

/// A package of these cards.
pub fn package(cards: Vec<Card>) -> Package {
    Package { cards, ..Package::new("now".into(), "Now".to_owned()) }
}

/// An element with nothing to it.
pub fn element(id: &str) -> Element {
    Element::new(id.into(), id.to_owned(), "all".into())
}

/// An option with nothing to it.
pub fn option(id: &str) -> SettingOption {
    SettingOption::new(id.into(), id.to_owned())
}

/// An actor of these groups.
pub fn actor(id: &str, groups: &[&str]) -> Actor {
    let groups = groups.iter().map(|group| GroupId::from(*group)).collect();
    Actor { id: id.into(), name: id.to_owned(), short: String::new(), groups, note: String::new() }
}

/// A claim, of a voice if one is named.
pub fn claim(id: &str, voice: Option<&str>, basis: Basis) -> Claim {
    Claim {
        id: id.into(),
        speaker: "Someone".to_owned(),
        voice: voice.map(VoiceId::from),
        date: date(2025, 8, 1),
        says: "Something".to_owned(),
        strength: Strength::Strong,
        basis,
        sources: Vec::new(),
        note: String::new(),
    }
}

/// A group of actors.
pub fn group(id: &str) -> Group {
    Group { id: id.into(), name: id.to_owned() }
}

/// A resource of which nobody is known to have any.
pub fn resource(id: &str) -> Resource {
    Resource { id: id.into(), name: id.to_owned(), unit: "units".to_owned(), capacities: Vec::new() }
}

/// A voice.
pub fn voice(id: &str) -> Voice {
    Voice { id: id.into(), name: id.to_owned(), affiliation: String::new(), note: String::new() }
}

/// What rules of all kinds have besides their own parts.
#[derive(Clone, Debug, Default)]
pub struct Common {
    pub binds_when: Option<Condition>,
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub claims: Vec<ClaimId>,
}

/// Writes a rule of one kind with the common parts.
macro_rules! rule {
    ($kind:ident, $id:expr, $common:expr, { $($field:ident: $value:expr),* $(,)? }) => {{
        let Common { binds_when, from, until, claims } = $common;
        $kind {
            id: $id.into(),
            title: "Rule".to_owned(),
            $($field: $value,)*
            binds_when,
            from,
            until,
            claims,
            counter_claims: Vec::new(),
            refs: Vec::new(),
            note: String::new(),
        }
    }};
}

pub fn red_line(id: &str, actor: &str, firmness: Firmness, crossed_when: Condition, common: Common) -> Position {
    rule!(Position, id, common, {
        actor: actor.into(), firmness: Some(firmness), crossed_when: Some(crossed_when), met_when: None, provides: None,
    })
}

pub fn floor(id: &str, actor: &str, firmness: Firmness, met_when: Condition, common: Common) -> Position {
    rule!(Position, id, common, {
        actor: actor.into(), firmness: Some(firmness), crossed_when: None, met_when: Some(met_when), provides: None,
    })
}

pub fn willingness(id: &str, actor: &str, provides: Provision, common: Common) -> Position {
    rule!(Position, id, common, {
        actor: actor.into(), firmness: None, crossed_when: None, met_when: None, provides: Some(provides),
    })
}

pub fn limit(id: &str, on: Pattern, when: Option<Condition>, cap: Feasibility, common: Common) -> Limit {
    rule!(Limit, id, common, { on: on, when: when, cap: cap, basis: Basis::Analysis })
}

pub fn contradiction(id: &str, when: Condition, common: Common) -> Contradiction {
    rule!(Contradiction, id, common, { when: when })
}

pub fn caution(id: &str, when: Condition, common: Common) -> Caution {
    rule!(Caution, id, common, { when: when })
}

/// The three days that dates are drawn from.
const DAYS: [Date; 3] = [date(2025, 1, 1), date(2025, 6, 1), date(2026, 1, 1)];

/// The days on which claims are made: by the first of them, on one, on the day after one, and after all.
const SAID: [Date; 8] = [
    date(2025, 1, 1),
    date(2025, 1, 1),
    date(2025, 1, 1),
    date(2025, 1, 2),
    date(2025, 6, 1),
    date(2025, 6, 2),
    date(2026, 1, 1),
    date(2026, 1, 2),
];

/// What the unknown counts as, the default first.
const UNKNOWN: [Feasibility; 5] =
    [Feasibility::Contested, Feasibility::Ready, Feasibility::RuledOut, Feasibility::Unlikely, Feasibility::Likely];

/// The tags that elements and options carry; patterns ask for one more.
const TAGS: [&str; 2] = ["t0", "t1"];

fn tags(words: &[&str]) -> Vec<Tag> {
    words.iter().map(|word| Tag::from(*word)).collect()
}

fn amount(thousandths: usize) -> Quantity {
    Quantity::from_thousandths(thousandths as u64)
}

/// The card's options, each setting's default where none is chosen.
fn options_of<'a>(scenario: &'a Scenario, card: &Card) -> Vec<&'a SettingOption> {
    let element = scenario.element(&card.element).unwrap();
    let option = |setting: &'a Setting| setting.option(card.with.get(&setting.id).unwrap_or(&setting.default));
    element.settings.iter().filter_map(option).collect()
}

/// Draws from numbers; when they run out, the first of everything.
struct Draw<'a> {
    numbers: std::slice::Iter<'a, u16>,
    size: Size,
    /// The cards, so that patterns can be drawn that match.
    on_board: Vec<Card>,
}

impl Draw<'_> {
    fn below(&mut self, bound: usize) -> usize {
        self.numbers.next().map_or(0, |number| usize::from(*number) % bound.max(1))
    }

    /// True about so many times in a hundred; false when the numbers have run out.
    fn often(&mut self, percent: usize) -> bool {
        self.below(100) >= 100 - percent
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> Option<T> {
        of.get(self.below(of.len())).cloned()
    }

    fn some<T: Clone>(&mut self, of: &[T], percent: usize) -> Vec<T> {
        of.iter().filter(|_| self.often(percent)).cloned().collect()
    }

    fn level(&mut self) -> Feasibility {
        Feasibility::ALL[4 - self.below(5)]
    }

    /// Now and then the author's own judgement.
    fn basis(&mut self) -> Basis {
        let others =
            [Basis::Analysis, Basis::Official, Basis::Reported, Basis::Documented, Basis::Treaty, Basis::Calculation];
        if self.often(25) { Basis::Judgement } else { others[self.below(6)] }
    }

    fn scenario(&mut self) -> (Scenario, Package) {
        let mut scenario = blank();
        let size = self.size;
        scenario.acceptable.unknown = UNKNOWN[self.below(5)];
        scenario.voices = vec![voice("v0"), voice("v1")];
        for number in 0..5 {
            let whose = [None, Some("v0"), Some("v1")][self.below(3)];
            let basis = self.basis();
            let date = SAID[self.below(8)];
            scenario.claims.push(Claim { date, ..claim(&format!("c{number}"), whose, basis) });
        }
        scenario.groups = vec![group("g0"), group("g1")];
        for number in 0..1 + self.below(size.actors) {
            let groups = self.some(&["g0", "g1"], 45);
            scenario.actors.push(actor(&format!("a{number}"), &groups));
        }
        for number in 1..1 + self.below(size.phases) {
            scenario.phases.push(Phase {
                id: format!("p{number}").as_str().into(),
                name: "p".into(),
                about: "".into(),
            });
        }
        for name in ["f0", "f1"] {
            scenario.functions.push(Function { id: name.into(), name: name.to_owned(), about: String::new() });
        }
        for number in 0..1 + self.below(2) {
            let capacities = self.capacities(&scenario);
            scenario.resources.push(Resource { capacities, ..resource(&format!("r{number}")) });
        }
        for number in 0..1 + self.below(size.elements) {
            let element = self.element(&format!("e{number}"), &scenario);
            scenario.elements.push(element);
        }
        let package = self.package(&scenario);
        self.on_board.clone_from(&package.cards);
        self.rules(&mut scenario);
        self.seats(&mut scenario, &package);
        (scenario, package)
    }

    fn capacities(&mut self, scenario: &Scenario) -> Vec<Capacity> {
        let able = self.some(&scenario.actors, 70).into_iter();
        let capacity = |actor: Actor| Capacity {
            actor: actor.id,
            amount: amount(self.below(7)),
            basis: self.basis(),
            claims: self.claims(),
        };
        able.map(capacity).collect()
    }

    /// Two seats that judge the cards of the package, some of them as they might stand instead, and some positions.
    fn seats(&mut self, scenario: &mut Scenario, package: &Package) {
        scenario.votes_revealed = self.often(70);
        for id in ["s0", "s1"] {
            let mut seat = Seat::new(id.into(), String::new());
            for card in &package.cards {
                let mut judged = card.clone();
                if self.often(30) {
                    judged.by = self.some(&scenario.element(&card.element).unwrap().providers, 50);
                    judged.with = self.choices(scenario.element(&card.element).unwrap());
                }
                if self.often(60) {
                    seat.cards.push(CardVote { card: judged, level: self.level() });
                }
            }
            for position in &scenario.positions {
                if self.often(50) {
                    seat.positions.insert(position.id.clone(), Hold::ALL[self.below(3)]);
                }
            }
            scenario.seats.push(seat);
        }
    }

    fn element(&mut self, id: &str, scenario: &Scenario) -> Element {
        let actors: Vec<ActorId> = scenario.actors.iter().map(|actor| actor.id.clone()).collect();
        let mut element = element(id);
        element.frame = self.often(12);
        // Some allow nobody, whoever there is.
        if !element.frame && !self.often(15) {
            element.providers = self.some(&actors, 65);
        }
        element.tags = self.some(&tags(&TAGS), 40);
        element.feasibility = self.rating();
        element.gives = self.gives();
        element.cost = self.cost();
        element.uses = self.uses(scenario);
        for number in 0..self.below(self.size.settings + 1) {
            let more = if self.often(35) { 1 + self.below(self.size.options - 2) } else { 0 };
            let mut options = Vec::new();
            for option_number in 0..2 + more {
                let mut option = option(&format!("o{option_number}"));
                option.tags = self.some(&tags(&TAGS), 40);
                option.feasibility = self.rating();
                option.gives = self.gives();
                option.cost = self.cost();
                option.uses = self.uses(scenario);
                options.push(option);
            }
            let default = options[self.below(options.len())].id.clone();
            let (id, name) = (format!("s{number}").as_str().into(), "s".to_owned());
            element.settings.push(Setting { id, name, default, options });
        }
        element
    }

    /// Often none: what cites none always counts.
    fn claims(&mut self) -> Vec<ClaimId> {
        let all = ["c0", "c1", "c2", "c3", "c4"].map(ClaimId::from);
        if self.often(60) { self.some(&all, 35) } else { Vec::new() }
    }

    fn rating(&mut self) -> Option<Rating> {
        self.often(30).then(|| Rating {
            level: self.level(),
            basis: self.basis(),
            claims: self.claims(),
            note: String::new(),
        })
    }

    fn gives(&mut self) -> Vec<Gift> {
        let functions = self.some(&["f0", "f1"], 40);
        let gift = |function: &str| Gift {
            function: function.into(),
            degree: Degree(self.below(5) as u8),
            basis: self.basis(),
            claims: self.claims(),
        };
        functions.into_iter().map(gift).collect()
    }

    fn range(&mut self) -> Range {
        let low = amount(self.below(5));
        Range { low, high: low.saturating_add(amount(self.below(5))) }
    }

    fn cost(&mut self) -> Option<Cost> {
        self.often(40).then(|| Cost {
            per_year: self.range(),
            once: self.range(),
            basis: self.basis(),
            claims: self.claims(),
        })
    }

    fn uses(&mut self, scenario: &Scenario) -> Vec<Use> {
        let taken = self.some(&scenario.resources, 30).into_iter();
        let taken = taken.map(|resource| Use {
            resource: resource.id,
            amount: amount(self.below(5)),
            basis: self.basis(),
            claims: self.claims(),
        });
        taken.collect()
    }

    fn rules(&mut self, scenario: &mut Scenario) {
        let count = self.size.rules + 1;
        for number in 0..self.below(3) {
            let holds_when = self.condition(scenario, self.size.depth - 1, false);
            let id = format!("n{number}").as_str().into();
            scenario.conditions.push(NamedCondition { id, title: "a thing".to_owned(), holds_when });
        }
        for number in 0..self.below(count + 2) {
            let position = self.position(&format!("position{number}"), scenario);
            scenario.positions.push(position);
        }
        for number in 0..self.below(count) {
            let (on, common) = (self.pattern(scenario), self.common(scenario, false));
            let when = self.often(70).then(|| self.condition(scenario, self.size.depth - 1, false));
            let (id, cap, basis) = (format!("limit{number}"), Feasibility::ALL[self.below(5)], self.basis());
            scenario.limits.push(Limit { basis, ..limit(&id, on, when, cap, common) });
        }
        for number in 0..self.below(count) {
            let (when, common) = (self.condition(scenario, self.size.depth, true), self.common(scenario, true));
            scenario.contradictions.push(contradiction(&format!("contradiction{number}"), when, common));
        }
        for number in 0..self.below(count) {
            let (when, common) = (self.condition(scenario, self.size.depth, true), self.common(scenario, true));
            scenario.cautions.push(caution(&format!("caution{number}"), when, common));
        }
        let rules: Vec<RuleId> = scenario.rules().map(|rule| rule.id().clone()).collect();
        scenario.switched_off = self.some(&rules, 8);
    }

    /// An actor, or now and then a group.
    fn holder(&mut self, scenario: &Scenario, groups: usize) -> String {
        if self.often(groups) {
            format!("g{}", self.below(scenario.groups.len()))
        } else {
            format!("a{}", self.below(scenario.actors.len()))
        }
    }

    fn position(&mut self, id: &str, scenario: &Scenario) -> Position {
        let firmness = [Firmness::Absolute, Firmness::Firm, Firmness::Disputed][self.below(3)];
        match self.below(4) {
            0 => {
                let holder = self.holder(scenario, 20);
                let (when, common) = (self.condition(scenario, self.size.depth, true), self.common(scenario, true));
                red_line(id, &holder, firmness, when, common)
            }
            1 => {
                let holder = self.holder(scenario, 20);
                let (when, common) = (self.condition(scenario, self.size.depth, true), self.common(scenario, true));
                floor(id, &holder, firmness, when, common)
            }
            // More of these than of others, so that members and their groups speak of the same.
            _ => {
                let holder = self.holder(scenario, 35);
                let elements: Vec<ElementId> = scenario.elements.iter().map(|element| element.id.clone()).collect();
                let (elements, with) = (self.some(&elements, 60), self.with(scenario, 30));
                let (level, basis) = (self.level(), self.basis());
                let otherwise = self.often(35).then(|| self.level());
                let mut common = self.common(scenario, false);
                if otherwise.is_some() && self.often(70) {
                    common.binds_when = Some(self.condition(scenario, 2, false));
                }
                willingness(id, &holder, Provision { elements, with, level, otherwise, basis }, common)
            }
        }
    }

    fn common(&mut self, scenario: &Scenario, reaching: bool) -> Common {
        Common {
            binds_when: self.often(30).then(|| self.condition(scenario, 2, reaching)),
            from: self.often(15).then(|| DAYS[self.below(3)]),
            until: self.often(15).then(|| DAYS[self.below(3)]),
            claims: self.claims(),
        }
    }

    fn condition(&mut self, scenario: &Scenario, depth: usize, reaching: bool) -> Condition {
        if depth <= 1 {
            return self.question(scenario, reaching);
        }
        match self.below(8) {
            0 => self.question(scenario, reaching),
            1 | 2 => Condition::All(self.conditions(scenario, depth - 1, reaching)),
            3 | 4 => Condition::Any(self.conditions(scenario, depth - 1, reaching)),
            5 | 6 => Condition::Not(Box::new(self.condition(scenario, depth - 1, reaching))),
            _ => Condition::AtLeast(self.below(4) as u32, self.conditions(scenario, depth - 1, reaching)),
        }
    }

    fn conditions(&mut self, scenario: &Scenario, depth: usize, reaching: bool) -> Vec<Condition> {
        let count = if self.often(8) { 0 } else { 1 + self.below(3) };
        (0..count).map(|_| self.condition(scenario, depth, reaching)).collect()
    }

    /// A condition without others in it.
    fn question(&mut self, scenario: &Scenario, reaching: bool) -> Condition {
        match self.below(12) {
            5 if !scenario.conditions.is_empty() => {
                Condition::Named(scenario.conditions[self.below(scenario.conditions.len())].id.clone())
            }
            6 | 7 if reaching => {
                Condition::Reaches(["f0", "f1"][self.below(2)].into(), Degree((1 + self.below(5)) as u8 % 5))
            }
            8 => {
                let (of, resource) = (self.several(scenario), self.one(&scenario.resources).unwrap().id);
                let taken = |card: &Card| -> u64 {
                    let own = &scenario.element(&card.element).unwrap().uses;
                    let all = options_of(scenario, card).into_iter().flat_map(|option| &option.uses).chain(own);
                    all.filter(|taken| taken.resource == resource).map(|taken| taken.amount.thousandths()).sum()
                };
                let over = self.around(&of, taken);
                Condition::Uses { resource, over, of }
            }
            9 => {
                let (of, what) = (self.several(scenario), CostKind::ALL[self.below(3)]);
                let low = |cost: &Cost| match what {
                    CostKind::PerYear => cost.per_year.low.thousandths(),
                    CostKind::Once => cost.once.low.thousandths(),
                    CostKind::FirstYear => cost.per_year.low.thousandths() + cost.once.low.thousandths(),
                };
                let costs = |card: &Card| -> u64 {
                    let own = &scenario.element(&card.element).unwrap().cost;
                    let options = options_of(scenario, card).into_iter().filter_map(|option| option.cost.as_ref());
                    options.chain(own).map(low).sum()
                };
                let over = self.around(&of, costs);
                Condition::Costs { what, over, of }
            }
            10 => Condition::Before(self.several(scenario), self.several(scenario)),
            _ => Condition::Card(self.pattern(scenario)),
        }
    }

    /// A pattern of several cards: of all, or of some.
    fn several(&mut self, scenario: &Scenario) -> Pattern {
        if self.often(50) { self.pattern(scenario) } else { Pattern::default() }
    }

    /// About as much as the cards of these elements on the board have together: just below, exactly, just above; or any
    /// amount.
    fn around(&mut self, of: &Pattern, each: impl Fn(&Card) -> u64) -> Quantity {
        let meant = |card: &&Card| of.elements.is_empty() || of.elements.contains(&card.element);
        let sum: u64 = self.on_board.iter().filter(meant).map(each).sum();
        let near = [sum.saturating_sub(1), sum, sum + 1, self.below(8) as u64];
        Quantity::from_thousandths(near[self.below(4)])
    }

    fn pattern(&mut self, scenario: &Scenario) -> Pattern {
        if self.often(50)
            && let Some(card) = self.one(&self.on_board.clone())
        {
            return self.matching(scenario, &card);
        }
        let elements: Vec<ElementId> = scenario.elements.iter().map(|element| element.id.clone()).collect();
        let phases: Vec<PhaseId> = scenario.phases.iter().map(|phase| phase.id.clone()).collect();
        let actors = scenario.actors.iter().map(|actor| PartyId::from(&actor.id));
        let parties: Vec<PartyId> =
            actors.chain(scenario.groups.iter().map(|group| PartyId::from(&group.id))).collect();
        Pattern {
            elements: if self.often(80) { self.one(&elements).into_iter().collect() } else { self.some(&elements, 50) },
            tags: if self.often(15) { self.some(&tags(&["t0", "t1", "t2"]), 50) } else { Vec::new() },
            phase: if self.often(20) { self.some(&phases, 50) } else { Vec::new() },
            by: if self.often(15) { self.some(&parties, 40) } else { Vec::new() },
            only_by: if self.often(12) { self.some(&parties, 50) } else { Vec::new() },
            with: self.with(scenario, 40),
        }
    }

    /// A pattern that matches the card.
    fn matching(&mut self, scenario: &Scenario, card: &Card) -> Pattern {
        let chosen = card.with.iter().map(|(setting, option)| (setting.clone(), vec![option.clone()]));
        let mut carried = scenario.element(&card.element).unwrap().tags.clone();
        carried.extend(options_of(scenario, card).into_iter().flat_map(|option| option.tags.clone()));
        carried.sort();
        carried.dedup();
        // By all that it carries, which no one element or option may carry alone.
        let tags = if self.often(25) { carried } else { Vec::new() };
        Pattern {
            elements: if tags.is_empty() { vec![card.element.clone()] } else { Vec::new() },
            tags,
            phase: if self.often(30) { vec![card.phase.clone()] } else { Vec::new() },
            by: card.by.iter().take(self.below(2)).map(PartyId::from).collect(),
            with: if self.often(60) { chosen.collect() } else { IndexMap::new() },
            ..Pattern::default()
        }
    }

    fn with(&mut self, scenario: &Scenario, percent: usize) -> IndexMap<SettingId, Vec<OptionId>> {
        let settings: Vec<&Setting> = scenario.elements.iter().flat_map(|element| &element.settings).collect();
        let mut with = IndexMap::new();
        if !settings.is_empty() && self.often(percent) {
            let setting = settings[self.below(settings.len())];
            let options: Vec<OptionId> = setting.options.iter().map(|option| option.id.clone()).collect();
            let mut named: Vec<OptionId> = self.one(&options).into_iter().collect();
            if let Some(other) = self.one(&options).filter(|other| !named.contains(other) && options.len() > 2) {
                named.push(other);
            }
            with.insert(setting.id.clone(), named);
        }
        with
    }

    fn choices(&mut self, element: &Element) -> Choices {
        let chosen = element.settings.iter().filter(|_| self.often(70)).collect::<Vec<_>>();
        let mut choices = Choices::new();
        for setting in chosen {
            let option = &setting.options[self.below(setting.options.len())];
            choices.insert(setting.id.clone(), option.id.clone());
        }
        choices
    }

    fn package(&mut self, scenario: &Scenario) -> Package {
        let mut package = package(Vec::new());
        for element in &scenario.elements {
            if element.frame {
                package.frame.insert(element.id.clone(), self.choices(element));
            } else if self.often(80) {
                package.cards.push(Card {
                    element: element.id.clone(),
                    phase: scenario.phases[self.below(scenario.phases.len())].id.clone(),
                    by: self.some(&element.providers, 60),
                    with: self.choices(element),
                    note: String::new(),
                });
            }
        }
        if self.often(50) {
            package.cards.reverse();
        }
        package
    }

    fn reading(&mut self) -> Reading {
        let voice = [None, None, Some("v0"), Some("v1"), Some("nobody"), Some("s0"), Some("s1")][self.below(7)];
        Reading { date: DAYS[self.below(3)], voice: voice.map(VoiceId::from) }
    }
}
