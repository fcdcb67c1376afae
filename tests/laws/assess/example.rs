//! A small scenario that examples are made of, and short words to make them with.

use guarantee_board::assess::{Assessment, Budget, CardAssessment, Certainty, Fact, Finding, Model, Reading, assess};
use guarantee_board::scenario::*;
use indexmap::IndexMap;
use jiff::civil::{Date, date};

use crate::board_strategy::{Common, actor, blank, claim, element, group, option, package, resource, voice};

/// When more has been said.
pub const SEPTEMBER: Date = date(2025, 9, 15);

/// Troops (by France or Poland; near the line or next door), a pledge, and Russian consent as frame.
pub fn scenario() -> Scenario {
    let mut scenario = blank();
    scenario.actors = vec![actor("france", &["western"]), actor("poland", &["western"]), actor("russia", &[])];
    scenario.groups = vec![group("western")];
    scenario.phases.push(Phase { id: "p1".into(), name: "p1".to_owned(), about: String::new() });
    scenario.functions = vec![Function { id: "deny".into(), name: "Deny".to_owned(), about: String::new() }];
    scenario.voices = vec![voice("ash"), voice("malling"), voice("kim")];
    scenario.claims = vec![
        claim("by-ash", Some("ash"), Basis::Analysis),
        claim("by-malling", Some("malling"), Basis::Analysis),
        claim("official", None, Basis::Official),
        claim("press", None, Basis::Reported),
        // Said after the day of the scenario.
        Claim { date: SEPTEMBER, ..claim("later", None, Basis::Reported) },
        Claim { date: SEPTEMBER, ..claim("later-by-ash", Some("ash"), Basis::Analysis) },
        Claim { date: SEPTEMBER, ..claim("later-official", None, Basis::Official) },
    ];
    let mut troops = element("troops");
    troops.providers = vec!["france".into(), "poland".into()];
    troops.settings = vec![setting("place", &["inside", "next-door"])];
    troops.settings[0].options[0].tags = vec!["in-ukraine".into()];
    let mut consent = element("consent");
    consent.frame = true;
    consent.settings = vec![setting("answer", &["refused", "given"])];
    scenario.elements = vec![troops, element("pledge"), consent];
    scenario
}

pub fn setting(id: &str, options: &[&str]) -> Setting {
    let options: Vec<SettingOption> = options.iter().map(|id| option(id)).collect();
    Setting { id: id.into(), name: id.to_owned(), default: options[0].id.clone(), options }
}

pub fn card(element: &str, by: &[&str]) -> Card {
    let by = by.iter().map(|actor| ActorId::from(*actor)).collect();
    Card { element: element.into(), phase: "p0".into(), by, with: Choices::new(), note: String::new() }
}

pub fn with(mut card: Card, setting: &str, option: &str) -> Card {
    card.with.insert(setting.into(), option.into());
    card
}

pub fn of(element: &str) -> Pattern {
    Pattern { elements: vec![element.into()], ..Pattern::default() }
}

pub fn chosen_as(element: &str, setting: &str, option: &str) -> Pattern {
    Pattern { with: IndexMap::from([(setting.into(), vec![option.into()])]), ..of(element) }
}

pub fn on(pattern: Pattern) -> Condition {
    Condition::Card(pattern)
}

pub fn not(condition: Condition) -> Condition {
    Condition::Not(Box::new(condition))
}

pub fn claims(ids: &[&str]) -> Common {
    Common { claims: ids.iter().map(|id| ClaimId::from(*id)).collect(), ..Common::default() }
}

pub fn read(scenario: &Scenario, cards: Vec<Card>) -> Assessment {
    heard(scenario, cards, None)
}

pub fn heard(scenario: &Scenario, cards: Vec<Card>, voice: Option<&str>) -> Assessment {
    look(scenario, cards, scenario.as_of, voice)
}

/// The same board in September, when more has been said.
pub fn read_later(scenario: &Scenario, cards: Vec<Card>) -> Assessment {
    look(scenario, cards, SEPTEMBER, None)
}

pub fn look(scenario: &Scenario, cards: Vec<Card>, date: Date, voice: Option<&str>) -> Assessment {
    let reading = Reading { date, voice: voice.map(VoiceId::from) };
    assess(&Model::new(scenario).unwrap(), &package(cards), &reading)
}

/// What is said of the element's card.
pub fn of_card<'a>(assessment: &'a Assessment, element: &str) -> &'a CardAssessment {
    assessment.cards.iter().find(|card| card.element.as_str() == element).expect("the card is on the board")
}

/// How feasible the first card is, and how sure that is.
pub fn first(assessment: &Assessment) -> (Feasibility, Certainty) {
    (assessment.cards[0].level, assessment.cards[0].certainty)
}

pub fn finding<'a>(assessment: &'a Assessment, rule: &str) -> Option<&'a Finding> {
    assessment.findings.iter().find(|finding| finding.rule.as_ref().is_some_and(|id| id.as_str() == rule))
}

pub fn rating(level: Feasibility, ids: &[&str]) -> Option<Rating> {
    let claims = ids.iter().map(|id| ClaimId::from(*id)).collect();
    Some(Rating { level, basis: Basis::Analysis, claims, note: String::new() })
}

pub fn gift(degree: u8) -> Gift {
    Gift { function: "deny".into(), degree: Degree(degree), basis: Basis::Judgement, claims: Vec::new() }
}

pub fn provision(element: &str, level: Feasibility) -> Provision {
    Provision { elements: vec![element.into()], with: IndexMap::new(), level, otherwise: None, basis: Basis::Official }
}

/// A rating of the scenario's author.
pub fn judgement(level: Feasibility, ids: &[&str]) -> Option<Rating> {
    rating(level, ids).map(|rating| Rating { basis: Basis::Judgement, ..rating })
}

/// In thousands, or in billions.
pub fn amount(of: u64) -> Quantity {
    Quantity::from_thousandths(of * 1000)
}

pub fn cost(per_year: u64, once: u64) -> Option<Cost> {
    let range = |low| Range { low: amount(low), high: amount(low + 1) };
    Some(Cost { per_year: range(per_year), once: range(once), basis: Basis::Reported, claims: Vec::new() })
}

/// The scenario with troops of which each card needs 10, France has what is given, and Poland what no source says.
pub fn needing(have: u64) -> Scenario {
    let mut scenario = scenario();
    let (basis, claims) = (Basis::Reported, Vec::new());
    let france = Capacity { actor: "france".into(), amount: amount(have), basis, claims: claims.clone() };
    scenario.resources = vec![Resource { capacities: vec![france], ..resource("men") }];
    scenario.elements[0].uses = vec![Use { resource: "men".into(), amount: amount(10), basis, claims }];
    scenario
}

/// Why the rule is reported.
pub fn cause(scenario: &Scenario, cards: Vec<Card>, rule: &str) -> Vec<Fact> {
    cause_of(scenario, cards, |finding| finding.rule.as_ref().is_some_and(|id| id.as_str() == rule))
}

/// Why the first such finding is reported.
pub fn cause_of(scenario: &Scenario, cards: Vec<Card>, meant: impl Fn(&Finding) -> bool) -> Vec<Fact> {
    let finding = read(scenario, cards.clone()).findings.into_iter().find(|finding| meant(finding));
    let model = Model::new(scenario).expect("it is sound");
    let (reading, package) = (Reading { date: scenario.as_of, voice: None }, package(cards));
    let found = guarantee_board::assess::cause(
        &model,
        &package,
        &reading,
        &finding.expect("it is reported"),
        &mut Budget::unlimited(),
    );
    assert!(found.shortest);
    found.facts
}
