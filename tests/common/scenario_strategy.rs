//! Generates small sound scenarios, of every shape that the format allows.

use guarantee_board::scenario::*;
use indexmap::IndexMap;
use jiff::civil::{Date, date};
use proptest::prelude::*;

/// Small scenarios without flaws.
pub fn scenarios() -> impl Strategy<Value = Scenario> {
    let title = "[a-zA-Z0-9 Єїйßé\u{301}\"\\\\#'(){}:,/*-]{0,14}";
    let prose = "[a-z Єїй\"\\\\#\n\t(){}\\[\\]:,/]{0,30}";
    let titles = prop::collection::vec(title.prop_map(|title| format!("x{title}")), 5);
    let proses = prop::collection::vec(prose, 3);
    (prop::collection::vec(any::<u32>(), 40..400), titles, proses)
        .prop_map(|(choices, titles, proses)| Builder { choices, next: 0, titles, proses }.scenario())
}

/// Makes a scenario out of a series of numbers; smaller numbers make a plainer one.
struct Builder {
    choices: Vec<u32>,
    next: usize,
    titles: Vec<String>,
    proses: Vec<String>,
}

/// Ids `a0`, `a1`, … of a kind.
fn ids<I: for<'a> From<&'a str>>(letter: &str, count: usize) -> Vec<I> {
    (0..count).map(|n| I::from(format!("{letter}{n}").as_str())).collect()
}

/// What later parts of a scenario may refer to.
#[derive(Default)]
struct Known {
    sources: Vec<SourceId>,
    voices: Vec<VoiceId>,
    claims: Vec<ClaimId>,
    groups: Vec<GroupId>,
    actors: Vec<ActorId>,
    /// The groups of each actor.
    members: Vec<(ActorId, Vec<GroupId>)>,
    phases: Vec<PhaseId>,
    functions: Vec<FunctionId>,
    resources: Vec<ResourceId>,
    categories: Vec<CategoryId>,
    elements: Vec<Element>,
    /// Named conditions that do not ask what the package reaches, and all of them.
    plain: Vec<ConditionId>,
    named: Vec<ConditionId>,
}

impl Known {
    /// All actors and groups.
    fn parties(&self) -> Vec<PartyId> {
        self.actors.iter().map(PartyId::from).chain(self.groups.iter().map(PartyId::from)).collect()
    }

    /// Whether the party, or a member of it, may provide the element.
    fn provides(&self, party: &PartyId, element: &Element) -> bool {
        let within = |(actor, groups): &&(ActorId, Vec<GroupId>)| {
            *party == *actor || groups.iter().any(|group| *party == *group)
        };
        self.members.iter().filter(within).any(|(actor, _)| element.providers.contains(actor))
    }
}

impl Builder {
    /// A number below `limit`; 0 if the limit is 0.
    fn below(&mut self, limit: usize) -> usize {
        let choice = self.choices[self.next % self.choices.len()];
        self.next += 1;
        if limit == 0 { 0 } else { choice as usize % limit }
    }

    fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    fn chance(&mut self) -> bool {
        self.below(2) == 1
    }

    fn one<T: Clone>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())].clone()
    }

    fn some<T: Clone>(&mut self, items: &[T]) -> Vec<T> {
        items.iter().filter(|_| self.below(3) == 1).cloned().collect()
    }

    fn title(&mut self) -> String {
        let titles = self.titles.clone();
        self.one(&titles)
    }

    fn prose(&mut self) -> String {
        let proses = self.proses.clone();
        if self.chance() { self.one(&proses) } else { String::new() }
    }

    fn date(&mut self) -> Date {
        date(2020 + self.below(9) as i16, 1 + self.below(12) as i8, 1 + self.below(28) as i8)
    }

    fn amount(&mut self) -> Quantity {
        let thousandths = [0, 1, 500, 1000, 2500, 999_999, 1_000_000_000];
        Quantity::from_thousandths(self.one(&thousandths))
    }

    fn range(&mut self) -> Range {
        let (a, b) = (self.amount(), self.amount());
        Range { low: a.min(b), high: a.max(b) }
    }

    fn basis(&mut self) -> Basis {
        self.one(&Basis::ALL)
    }

    fn level(&mut self) -> Feasibility {
        self.one(&Feasibility::ALL)
    }

    fn degree(&mut self) -> Degree {
        Degree(self.below(5) as u8)
    }

    fn claims(&mut self, known: &Known) -> Vec<ClaimId> {
        self.some(&known.claims)
    }

    fn means(&mut self, known: &Known, frame: bool) -> (Vec<Gift>, Option<Cost>, Vec<Use>) {
        let gives = self.some(&known.functions).into_iter().map(|function| Gift {
            function,
            degree: self.degree(),
            basis: self.basis(),
            claims: self.claims(known),
        });
        let gives = gives.collect();
        if frame {
            return (gives, None, Vec::new());
        }
        let cost = self.chance().then(|| Cost {
            per_year: self.range(),
            once: self.range(),
            basis: self.basis(),
            claims: self.claims(known),
        });
        let uses = self.some(&known.resources).into_iter().map(|resource| Use {
            resource,
            amount: self.amount(),
            basis: self.basis(),
            claims: self.claims(known),
        });
        (gives, cost, uses.collect())
    }

    fn rating(&mut self, known: &Known) -> Option<Rating> {
        self.chance().then(|| Rating {
            level: self.level(),
            basis: self.basis(),
            claims: self.claims(known),
            note: self.prose(),
        })
    }

    fn setting(&mut self, number: usize, known: &Known, frame: bool) -> Setting {
        let options = ids::<OptionId>("o", self.between(1, 3));
        let default = self.one(&options);
        let options = options.into_iter().map(|id| {
            let (gives, cost, uses) = self.means(known, frame);
            let (tags, feasibility, note) = (self.some(&ids("t", 3)), self.rating(known), self.prose());
            SettingOption { id, name: self.title(), tags, feasibility, gives, cost, uses, note }
        });
        let options = options.collect();
        Setting { id: format!("set{number}").as_str().into(), name: self.title(), default, options }
    }

    fn element(&mut self, number: usize, known: &Known) -> Element {
        let frame = self.below(4) == 1;
        let (gives, cost, uses) = self.means(known, frame);
        Element {
            id: format!("e{number}").as_str().into(),
            name: self.title(),
            category: self.one(&known.categories),
            frame,
            about: self.prose(),
            tags: self.some(&ids("t", 3)),
            providers: if frame { Vec::new() } else { self.some(&known.actors) },
            feasibility: self.rating(known),
            gives,
            cost,
            uses,
            settings: (0..self.below(3)).map(|number| self.setting(number, known, frame)).collect(),
            claims: self.claims(known),
            note: self.prose(),
        }
    }

    fn pattern(&mut self, known: &Known) -> Pattern {
        self.pattern_of(known, &known.elements)
    }

    /// A pattern of cards, which the frame has none of.
    fn card_pattern(&mut self, known: &Known) -> Pattern {
        let cards: Vec<Element> = known.elements.iter().filter(|element| !element.frame).cloned().collect();
        if self.chance() { Pattern::default() } else { self.pattern_of(known, &cards) }
    }

    fn pattern_of(&mut self, known: &Known, elements: &[Element]) -> Pattern {
        let mut pattern = Pattern { phase: self.some(&known.phases), ..Pattern::default() };
        let parties = known.parties();
        pattern.by = self.some(&parties);
        pattern.only_by = self.some(&parties);
        if elements.is_empty() || self.chance() {
            return pattern;
        }
        let element = self.one(elements);
        pattern.elements = vec![element.id.clone()];
        // Some of them an option carries, so that it takes both.
        let mut carried: Vec<Tag> = element.possible_tags().cloned().collect();
        carried.sort();
        carried.dedup();
        pattern.tags = self.some(&carried);
        for setting in self.some(&element.settings) {
            let options: Vec<_> = setting.options.iter().map(|option| option.id.clone()).collect();
            let mut chosen = self.some(&options);
            if chosen.is_empty() {
                chosen = options;
            }
            pattern.with.insert(setting.id, chosen);
        }
        pattern
    }

    fn condition(&mut self, known: &Known, depth: usize, may_reach: bool) -> Condition {
        let named = if may_reach { &known.named } else { &known.plain };
        let parts = |builder: &mut Self, least: usize| {
            let count = builder.between(least, 3);
            (0..count).map(|_| builder.condition(known, depth - 1, may_reach)).collect::<Vec<_>>()
        };
        match self.below(if depth == 0 { 6 } else { 10 }) {
            1 if !named.is_empty() => Condition::Named(self.one(named)),
            2 if may_reach => Condition::Reaches(self.one(&known.functions), self.degree()),
            3 if !known.resources.is_empty() => Condition::Uses {
                resource: self.one(&known.resources),
                over: self.amount(),
                of: self.card_pattern(known),
            },
            4 => Condition::Costs { what: self.one(&CostKind::ALL), over: self.amount(), of: self.card_pattern(known) },
            5 => Condition::Before(self.pattern(known), self.pattern(known)),
            6 => Condition::All(parts(self, 0)),
            7 => Condition::Any(parts(self, 0)),
            8 => Condition::Not(Box::new(self.condition(known, depth - 1, may_reach))),
            9 => {
                let parts = parts(self, 1);
                Condition::AtLeast(self.between(1, parts.len()) as u32, parts)
            }
            _ => Condition::Card(self.pattern(known)),
        }
    }

    fn maybe(&mut self, known: &Known, may_reach: bool) -> Option<Condition> {
        self.chance().then(|| self.condition(known, 2, may_reach))
    }

    fn dates(&mut self) -> (Option<Date>, Option<Date>) {
        let (a, b) = (self.date(), self.date());
        (self.chance().then_some(a.min(b)), self.chance().then_some(a.max(b)))
    }

    /// Claims for and against, none of which is both.
    fn for_and_against(&mut self, known: &Known) -> (Vec<ClaimId>, Vec<ClaimId>) {
        self.claims(known).into_iter().partition(|_| self.chance())
    }

    fn position(&mut self, number: usize, known: &Known) -> Position {
        let actor = self.one(&known.parties());
        // Somebody speaks of what it may provide, and a group of what a member may.
        let provided: Vec<Element> =
            known.elements.iter().filter(|element| known.provides(&actor, element)).cloned().collect();
        let kind = self.below(if provided.is_empty() { 2 } else { 3 });
        let ask = self.condition(known, 3, true);
        // A willingness decides what the package reaches, and so may not ask it.
        let binds_when = self.maybe(known, kind != 2);
        let provides = (kind == 2).then(|| {
            let pattern = self.pattern_of(known, &provided);
            let elements = if pattern.elements.is_empty() { vec![provided[0].id.clone()] } else { pattern.elements };
            // Otherwise than when? So there is another level only where it binds sometimes.
            let otherwise = (binds_when.is_some() && self.chance()).then(|| self.level());
            let level = self.level();
            Provision { elements, with: pattern.with, level, otherwise, basis: self.basis() }
        });
        let firmness = self.one(&[Firmness::Absolute, Firmness::Firm, Firmness::Disputed]);
        let (from, until) = self.dates();
        let (claims, counter_claims) = self.for_and_against(known);
        Position {
            id: format!("p{number}").as_str().into(),
            title: self.title(),
            actor,
            firmness: (kind != 2 || self.chance()).then_some(firmness),
            crossed_when: (kind == 0).then(|| ask.clone()),
            met_when: (kind == 1).then_some(ask),
            provides,
            binds_when,
            from,
            until,
            claims,
            counter_claims,
            refs: ids::<Tag>("R", self.below(3)).iter().map(Tag::to_string).collect(),
            note: self.prose(),
        }
    }

    fn limit(&mut self, number: usize, known: &Known) -> Limit {
        let (from, until) = self.dates();
        let (claims, counter_claims) = self.for_and_against(known);
        Limit {
            id: format!("l{number}").as_str().into(),
            title: self.title(),
            on: self.pattern(known),
            when: self.maybe(known, false),
            cap: self.level(),
            basis: self.basis(),
            binds_when: self.maybe(known, false),
            from,
            until,
            claims,
            counter_claims,
            refs: Vec::new(),
            note: self.prose(),
        }
    }

    fn caution(&mut self, number: usize, known: &Known) -> Caution {
        let (from, until) = self.dates();
        let (claims, counter_claims) = self.for_and_against(known);
        Caution {
            id: format!("n{number}").as_str().into(),
            title: self.title(),
            when: self.condition(known, 3, true),
            binds_when: self.maybe(known, true),
            from,
            until,
            claims,
            counter_claims,
            refs: Vec::new(),
            note: self.prose(),
        }
    }

    fn contradiction(&mut self, number: usize, known: &Known) -> Contradiction {
        let Caution { title, when, binds_when, from, until, claims, counter_claims, refs, note, .. } =
            self.caution(number, known);
        let id = format!("x{number}").as_str().into();
        Contradiction { id, title, when, binds_when, from, until, claims, counter_claims, refs, note }
    }

    fn choices(&mut self, element: &Element) -> Choices {
        let settings = self.some(&element.settings);
        let choose = |setting: Setting| {
            let option = self.one(&setting.options).id;
            (setting.id, option)
        };
        settings.into_iter().map(choose).collect()
    }

    fn package(&mut self, number: usize, known: &Known) -> Package {
        let mut frame = IndexMap::new();
        let mut cards = Vec::new();
        for element in self.some(&known.elements) {
            let with = self.choices(&element);
            if element.frame {
                frame.insert(element.id, with);
            } else {
                let (phase, by, note) = (self.one(&known.phases), self.some(&element.providers), self.prose());
                cards.push(Card { element: element.id, phase, by, with, note });
            }
        }
        let id = format!("k{number}").as_str().into();
        let variant_of = (number > 0 && self.chance()).then(|| "k0".into());
        Package { id, name: self.title(), variant_of, about: self.prose(), frame, cards, note: self.prose() }
    }

    fn acceptable(&mut self, known: &Known) -> Acceptable {
        let mut pins: Vec<Pin> = Vec::new();
        for element in self.some(&known.elements).into_iter().filter(|element| !element.frame) {
            let id = element.id.clone();
            let setting = element.settings.first().cloned();
            let pin = match (self.below(5), setting, element.providers.first()) {
                (0, Some(setting), _) => Pin::Option(id, setting.id.clone(), self.one(&setting.options).id),
                (1, _, Some(actor)) => Pin::Provider(id, actor.clone()),
                (2, ..) => Pin::Absent(id),
                (3, ..) => Pin::Phase(id, self.one(&known.phases)),
                _ => Pin::Card(id),
            };
            pins.push(pin);
        }
        let frame: Vec<_> =
            known.elements.iter().filter(|element| element.frame).map(|frame| frame.id.clone()).collect();
        let agreed = self.some(&pins);
        let agreed = agreed.into_iter().map(|pin| Agreement { pin, by: self.title(), at: self.date().at(9, 30, 0, 0) });
        let agreed = agreed.collect();
        Acceptable {
            binding: self.one(&[Firmness::Absolute, Firmness::Firm, Firmness::Disputed]),
            at_least: self.one(&Feasibility::ALL),
            unknown: self.one(&Feasibility::ALL),
            pins,
            agreed,
            released: self.some(&frame),
        }
    }

    fn known(&mut self) -> Known {
        Known {
            sources: ids("s", self.between(1, 3)),
            voices: ids("v", self.below(3)),
            claims: ids("c", self.between(1, 5)),
            groups: ids("g", self.below(3)),
            actors: ids("a", self.between(1, 4)),
            phases: ids("ph", self.between(1, 3)),
            functions: ids("f", self.between(1, 3)),
            resources: ids("r", self.below(3)),
            categories: ids("cat", self.between(1, 2)),
            ..Known::default()
        }
    }

    fn claim(&mut self, id: ClaimId, known: &Known) -> Claim {
        let mut sources = self.some(&known.sources);
        if sources.is_empty() {
            sources = known.sources.clone();
        }
        let strengths = [Strength::Absolute, Strength::Strong, Strength::Conditional, Strength::Uncertain];
        Claim {
            id,
            speaker: self.title(),
            voice: if known.voices.is_empty() || self.chance() { None } else { Some(self.one(&known.voices)) },
            date: self.date(),
            says: self.title(),
            strength: self.one(&strengths),
            basis: self.basis(),
            sources,
            note: self.prose(),
        }
    }

    fn resource(&mut self, id: ResourceId, known: &Known) -> Resource {
        let capacities = self.some(&known.actors).into_iter().map(|actor| Capacity {
            actor,
            amount: self.amount(),
            basis: self.basis(),
            claims: self.claims(known),
        });
        let capacities = capacities.collect();
        Resource { id, name: self.title(), unit: self.title(), capacities }
    }

    fn source(&mut self, id: SourceId) -> Source {
        let standing = self.one(&[Standing::FirstHand, Standing::SecondHand, Standing::Calculated]);
        let link = if self.chance() { "https://example.org/ї?a=1#b".to_owned() } else { String::new() };
        Source { id, title: self.title(), published: self.title(), standing, link, note: self.prose() }
    }

    fn round(&mut self, number: usize, package: &Package) -> Round {
        let argument = |made: &mut Self| Argument { who: String::new(), says: made.prose() };
        Round {
            id: format!("round-{number}").as_str().into(),
            name: self.title(),
            closed: self.date().at(14, number as i8, 0, 0),
            note: self.prose(),
            arguments: (0..self.below(3)).map(|_| argument(self)).collect(),
            as_of: self.date(),
            voice: None,
            switched_off: Vec::new(),
            unknown: self.one(&Feasibility::ALL),
            verdict: self.one(&[Verdict::Empty, Verdict::Workable, Verdict::Strained, Verdict::Blocked]),
            feasibility: self.chance().then_some(Feasibility::Likely),
            violated: Vec::new(),
            package: package.clone(),
            ways: if self.chance() { vec![self.way(package)] } else { Vec::new() },
            votes: self.tallies(package),
        }
    }

    fn way(&mut self, package: &Package) -> WayKept {
        WayKept { feasibility: self.one(&Feasibility::ALL), frame: package.frame.clone(), cards: package.cards.clone() }
    }

    fn tallies(&mut self, package: &Package) -> Tallies {
        let mut cards = IndexMap::new();
        for card in &package.cards {
            let mut levels: Vec<Feasibility> = (0..self.below(4)).map(|_| self.one(&Feasibility::ALL)).collect();
            levels.sort_unstable();
            cards.insert(card.element.clone(), levels);
        }
        let changed_cards = self.some(&package.cards).into_iter().map(|card| (card.element, self.between(1, 3) as u32));
        Tallies { changed_cards: changed_cards.collect(), cards, ..Tallies::default() }
    }

    fn seat(&mut self, number: usize, packages: &[Package], positions: &[Position]) -> Seat {
        let package = self.one(packages);
        let vote = |made: &mut Self, card: Card| CardVote { card, level: made.one(&Feasibility::ALL) };
        let cards = self.some(&package.cards).into_iter().map(|card| vote(self, card)).collect();
        let judged = self.some(positions).into_iter().map(|position| (position.id, self.one(&Hold::ALL))).collect();
        let name = if self.chance() { self.title() } else { String::new() };
        let before = self.some(&package.cards).into_iter().map(|card| vote(self, card)).collect();
        let revealed = self.chance().then(|| Ballot { cards: before, positions: IndexMap::new() });
        Seat { id: format!("seat-{number}").as_str().into(), name, cards, positions: judged, revealed }
    }

    fn scenario(mut self) -> Scenario {
        let mut known = self.known();
        known.members = known.actors.iter().map(|actor| (actor.clone(), self.some(&known.groups))).collect();
        for number in 0..self.between(1, 4) {
            let element = self.element(number, &known);
            known.elements.push(element);
        }
        let mut conditions = Vec::new();
        for number in 0..self.below(4) {
            let may_reach = self.chance();
            let holds_when = self.condition(&known, 2, may_reach);
            let id = ConditionId::from(format!("n{number}").as_str());
            conditions.push(NamedCondition { id: id.clone(), title: self.title(), holds_when });
            known.named.push(id.clone());
            if !may_reach {
                known.plain.push(id);
            }
        }
        let positions: Vec<_> = (0..self.below(4)).map(|n| self.position(n, &known)).collect();
        let switched_off = self.some(&positions).into_iter().map(|position| position.id).collect();
        let packages: Vec<_> = (0..self.between(1, 3)).map(|n| self.package(n, &known)).collect();
        let acceptable = self.acceptable(&known);
        let seats = (0..self.below(3)).map(|number| self.seat(number, &packages, &positions)).collect();
        let scales = (known.voices.clone(), known.groups.clone(), known.members.clone());
        Scenario {
            format: FORMAT,
            title: self.title(),
            about: self.prose(),
            as_of: self.date(),
            money: if self.chance() { self.title() } else { "USD bn".to_owned() },
            also_as_of: if self.chance() { vec![date(2026, 1, 15)] } else { Vec::new() },
            sources: known.sources.clone().into_iter().map(|id| self.source(id)).collect(),
            voices: scales
                .0
                .into_iter()
                .map(|id| Voice { id, name: self.title(), affiliation: String::new(), note: self.prose() })
                .collect(),
            claims: known.claims.clone().into_iter().map(|id| self.claim(id, &known)).collect(),
            groups: scales.1.into_iter().map(|id| Group { id, name: self.title() }).collect(),
            actors: scales
                .2
                .into_iter()
                .map(|(id, groups)| Actor { id, name: self.title(), short: String::new(), groups, note: self.prose() })
                .collect(),
            phases: known
                .phases
                .clone()
                .into_iter()
                .map(|id| Phase { id, name: self.title(), about: self.prose() })
                .collect(),
            functions: known
                .functions
                .clone()
                .into_iter()
                .map(|id| Function { id, name: self.title(), about: self.prose() })
                .collect(),
            resources: known.resources.clone().into_iter().map(|id| self.resource(id, &known)).collect(),
            categories: known.categories.clone().into_iter().map(|id| Category { id, name: self.title() }).collect(),
            conditions,
            positions,
            limits: (0..self.below(3)).map(|n| self.limit(n, &known)).collect(),
            contradictions: (0..self.below(2)).map(|n| self.contradiction(n, &known)).collect(),
            cautions: (0..self.below(3)).map(|n| self.caution(n, &known)).collect(),
            switched_off,
            acceptable,
            current: self.one(&packages).id,
            points: (0..self.below(3)).map(|_| Point { kind: self.one(&PointKind::ALL), says: self.title() }).collect(),
            votes_revealed: self.chance(),
            seats,
            rounds: packages.iter().enumerate().map(|(number, package)| self.round(number, package)).collect(),
            packages,
            elements: known.elements,
        }
    }
}
