//! A made-up scenario of the shipped one's shape and size, or a multiple of it.

use guarantee_board::scenario::*;
use indexmap::IndexMap;

use super::board_strategy::{
    Common, actor, blank, caution, claim, contradiction, element, floor, limit, option, package, red_line, voice,
    willingness,
};

/// A fixed sequence of numbers that look random (Steele, Lea and Flood's SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound.max(1) as u64) as usize
    }
}

fn name(kind: &str, number: usize) -> String {
    format!("{kind}{number}")
}

/// 28 elements (two of them frame), 100 rules, 19 actors, 5 voices, 12 cards; times `scale` but for the actors and
/// voices.
pub fn scenario(scale: usize) -> Scenario {
    let mut numbers = Numbers(42);
    let mut scenario = blank();
    for number in 1..4 {
        let id = name("p", number).as_str().into();
        scenario.phases.push(Phase { id, name: "Phase".to_owned(), about: String::new() });
    }
    scenario.voices = (0..5).map(|number| voice(&name("v", number))).collect();
    for number in 0..70 * scale {
        let whose = (number % 3 == 0).then(|| name("v", numbers.below(5)));
        let basis = if number % 4 == 1 { Basis::Official } else { Basis::Analysis };
        scenario.claims.push(claim(&name("c", number), whose.as_deref(), basis));
    }
    for id in ["western", "nato", "neutral"] {
        scenario.groups.push(Group { id: id.into(), name: id.to_owned() });
    }
    for number in 0..19 {
        let groups: &[&str] = [&["western", "nato"][..], &["western"], &["neutral"], &[]][number % 4];
        scenario.actors.push(actor(&name("a", number), groups));
    }
    for number in 0..5 {
        let id = name("f", number).as_str().into();
        scenario.functions.push(Function { id, name: "Function".to_owned(), about: String::new() });
    }
    let capacities = scenario.actors.iter().take(14).map(|actor| Capacity {
        actor: actor.id.clone(),
        amount: Quantity::from_thousandths(10_000 * scale as u64),
        basis: Basis::Reported,
        claims: Vec::new(),
    });
    let (id, capacities) = ("troops".into(), capacities.collect());
    scenario.resources.push(Resource { id, name: "Troops".to_owned(), unit: "thousand".to_owned(), capacities });
    for number in 0..28 * scale {
        let made = made_element(&mut numbers, number, number >= 26 * scale);
        scenario.elements.push(made);
    }
    named(&mut numbers, &mut scenario);
    rules(&mut numbers, &mut scenario, scale);
    cards(&mut numbers, &mut scenario, scale);
    scenario
}

fn made_element(numbers: &mut Numbers, number: usize, frame: bool) -> Element {
    let mut made = element(&name("e", number));
    made.frame = frame;
    made.tags = vec![name("t", number % 8).as_str().into()];
    if !frame && !number.is_multiple_of(4) {
        let first = numbers.below(12);
        made.providers = (first..first + 2 + numbers.below(6)).map(|actor| name("a", actor).as_str().into()).collect();
    }
    for setting in 0..1 + numbers.below(3) {
        let options = (0..2 + numbers.below(4)).map(|place| {
            let mut made = option(&name("o", place));
            let function = name("f", numbers.below(5)).as_str().into();
            let degree = Degree(numbers.below(5) as u8);
            made.gives = vec![Gift { function, degree, basis: Basis::Judgement, claims: Vec::new() }];
            if setting == 0 && place > 0 {
                let amount = Quantity::from_thousandths(3_000 * place as u64);
                made.uses = vec![Use { resource: "troops".into(), amount, basis: Basis::Reported, claims: Vec::new() }];
            }
            let level = Feasibility::ALL[2 + numbers.below(3)];
            let claims = vec![name("c", numbers.below(70)).as_str().into()];
            made.feasibility = Some(Rating { level, basis: Basis::Judgement, claims, note: String::new() });
            made
        });
        let options = options.collect();
        let id = name("s", setting).as_str().into();
        made.settings.push(Setting { id, name: "Setting".to_owned(), default: "o0".into(), options });
    }
    made
}

fn pattern(numbers: &mut Numbers, scenario: &Scenario) -> Pattern {
    let place = numbers.below(scenario.elements.len());
    let mut pattern = Pattern { elements: vec![name("e", place).as_str().into()], ..Pattern::default() };
    if numbers.below(6) == 0 {
        pattern.elements.push(name("e", numbers.below(scenario.elements.len())).as_str().into());
    } else if numbers.below(8) == 0 {
        pattern.elements.clear();
        pattern.tags.push(name("t", numbers.below(8)).as_str().into());
    } else if let Some(setting) = scenario.elements[place].settings.first()
        && numbers.below(2) == 0
    {
        let options = setting.options.iter().skip(1).map(|option| option.id.clone()).collect();
        pattern.with = IndexMap::from([(setting.id.clone(), options)]);
    }
    match numbers.below(6) {
        0 => pattern.phase = vec![name("p", numbers.below(4)).as_str().into()],
        1 => pattern.by = vec!["western".into()],
        _ => {}
    }
    pattern
}

fn named(numbers: &mut Numbers, scenario: &mut Scenario) {
    for number in 0..3 {
        let parts = (0..10).map(|_| Condition::Card(pattern(numbers, scenario))).collect();
        let (id, title) = (name("n", number).as_str().into(), "a hard element".to_owned());
        scenario.conditions.push(NamedCondition { id, title, holds_when: Condition::Any(parts) });
    }
}

fn condition(numbers: &mut Numbers, scenario: &Scenario) -> Condition {
    let card = Condition::Card(pattern(numbers, scenario));
    let other = Condition::Card(pattern(numbers, scenario));
    let named = || Condition::Named("n0".into());
    match numbers.below(8) {
        0 | 1 => card,
        2 => Condition::All(vec![card, other]),
        3 => Condition::Any(vec![card, other]),
        4 => Condition::All(vec![card, Condition::Not(Box::new(other))]),
        5 => Condition::All(vec![card, Condition::Not(Box::new(named()))]),
        6 => named(),
        _ => Condition::AtLeast(2, vec![card, other, Condition::Named("n1".into())]),
    }
}

fn rules(numbers: &mut Numbers, scenario: &mut Scenario, scale: usize) {
    let firmness = [Firmness::Absolute, Firmness::Firm, Firmness::Disputed];
    for number in 0..100 * scale {
        let claims = (0..3).map(|_| name("c", numbers.below(70 * scale)).as_str().into()).collect();
        let common = Common { claims, ..Common::default() };
        let actor = name("a", numbers.below(19));
        let (id, firmness) = (name("r", number), firmness[numbers.below(3)]);
        let when = condition(numbers, scenario);
        match number % 10 {
            0..=2 => scenario.positions.push(red_line(&id, &actor, firmness, when, common)),
            3 => scenario.positions.push(floor(&id, &actor, firmness, when, common)),
            4 | 5 => {
                let elements = (0..3).map(|_| name("e", numbers.below(28 * scale)).as_str().into()).collect();
                let (level, basis) = (Feasibility::ALL[1 + numbers.below(4)], Basis::Official);
                let provides = Provision { elements, with: IndexMap::new(), level, otherwise: None, basis };
                scenario.positions.push(willingness(&id, &actor, provides, common));
            }
            6 | 7 => {
                let (on, cap) = (pattern(numbers, scenario), Feasibility::ALL[numbers.below(4)]);
                scenario.limits.push(limit(&id, on, Some(when), cap, common));
            }
            8 => scenario.contradictions.push(contradiction(&id, when, common)),
            _ => {
                let reach = Condition::Reaches(name("f", numbers.below(5)).as_str().into(), Degree(3));
                let when = if number % 30 == 9 { Condition::Not(Box::new(reach)) } else { when };
                scenario.cautions.push(caution(&id, when, common));
            }
        }
    }
}

fn cards(numbers: &mut Numbers, scenario: &mut Scenario, scale: usize) {
    let mut cards = Vec::new();
    for element in scenario.elements.iter().filter(|element| !element.frame).step_by(2).take(12 * scale) {
        let mut with = Choices::new();
        for setting in &element.settings {
            with.insert(setting.id.clone(), setting.options[numbers.below(setting.options.len())].id.clone());
        }
        cards.push(Card {
            element: element.id.clone(),
            phase: name("p", numbers.below(4)).as_str().into(),
            by: element.providers.iter().take(1 + numbers.below(3)).cloned().collect(),
            with,
            note: String::new(),
        });
    }
    scenario.packages = vec![package(cards)];
}
