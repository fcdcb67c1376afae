//! The worked answers of the guide for authors: they can be read, and say what they are said to say.

use std::collections::BTreeSet;

use guarantee_board::assess::{Assessment, FindingKind, Model, Reading, assess};
use guarantee_board::scenario::{Condition, Feasibility, Offer, Purpose, Scenario, Sentence};
use guarantee_board::storage::read_text;
use guarantee_board::wording::{offer_brief, ready_brief};

const GUIDE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/README.md"));

/// A scenario with the answers in it.
fn scenario() -> Scenario {
    let (_, answers) = GUIDE.split_once("### How do I say …").expect("the answers");
    let (_, answers) = answers.split_once("```ron\n").expect("a block");
    let (answers, _) = answers.split_once("```").expect("its end");
    let (positions, rest) = answers.split_once("// “Until parliament").expect("the limit");
    let (limit, contradiction) = rest.split_once("// “Both at once").expect("the contradiction");
    let text = format!(
        r#"(
    format: 4, title: "Answers", as_of: "2030-05-01",
    sources: [(id: "paper", title: "A paper")],
    claims: [
        (id: "reported", speaker: "Others", date: "2030-04-01", says: "He insists.", strength: Strong, basis: Reported, sources: ["paper"]),
        (id: "denied", speaker: "He", date: "2030-04-02", says: "He does not.", strength: Strong, basis: Official, sources: ["paper"]),
    ],
    groups: [(id: "west", name: "West")],
    actors: [
        (id: "north", name: "North"), (id: "south", name: "South"), (id: "east", name: "East"),
        (id: "france", name: "France", groups: ["west"]),
    ],
    phases: [(id: "early", name: "Early"), (id: "late", name: "Late")],
    functions: [(id: "respond", name: "Respond")],
    resources: [(id: "soldiers", name: "Soldiers", unit: "thousand")],
    categories: [(id: "all", name: "All")],
    elements: [
        (id: "treaty", name: "Treaty", category: "all", providers: ["east", "france"], settings: [
            (id: "form", name: "Form", default: "alliance", options: [(id: "alliance", name: "Alliance"), (id: "neutrality", name: "Neutrality")]),
        ]),
        (id: "force", name: "Force", category: "all", tags: ["soldiers"], providers: ["east", "france"],
         gives: [(function: "respond", degree: 3, basis: Judgement)],
         uses: [(resource: "soldiers", amount: 40, basis: Judgement)]),
        (id: "aid", name: "Aid", category: "all", providers: ["south"],
         cost: (per_year: (low: 6, high: 8), basis: Judgement)),
    ],
    positions: [{positions}],
    limits: [// “{limit}],
    contradictions: [// “{contradiction}],
    packages: [
        (id: "whole", name: "Whole", cards: [
            (element: "treaty", phase: "early", by: ["east", "france"]),
            (element: "force", phase: "late", by: ["france"]),
            (element: "aid", phase: "late", by: ["south"]),
        ]),
        (id: "force", name: "Force alone", cards: [(element: "force", phase: "early", by: ["east"])]),
        (id: "late", name: "Treaty last", cards: [
            (element: "treaty", phase: "late", by: ["east"]),
            (element: "force", phase: "early", by: ["east"]),
        ]),
    ],
    current: "whole",
)"#
    );
    read_text(&text).unwrap_or_else(|problems| panic!("{}", problems.in_file("guide"))).scenario
}

fn assessed(package: &str) -> Assessment {
    let scenario = scenario();
    let model = Model::new(&scenario).expect("a checked scenario");
    let package = scenario.package(&package.into()).expect("the package");
    assess(&model, package, &Reading { date: scenario.as_of, voice: None })
}

/// The positions that are violated.
fn violated(package: &str) -> BTreeSet<String> {
    let violates = |kind| matches!(kind, FindingKind::RedLine | FindingKind::Floor);
    let findings = assessed(package).findings;
    let rules = findings.into_iter().filter(|finding| violates(finding.kind)).filter_map(|finding| finding.rule);
    rules.map(|rule| rule.to_string()).collect()
}

fn named<const N: usize>(names: [&str; N]) -> BTreeSet<String> {
    names.map(str::to_owned).into()
}

#[test]
fn red_lines_and_floors_are_violated_where_they_should_be() {
    assert_eq!(violated("whole"), named(["ceiling", "budget", "not-the-west", "hearsay"]));
    assert_eq!(violated("force"), named(["in-return", "order", "ceiling", "both-sign", "help"]));
    assert_eq!(violated("late"), named(["order", "ceiling", "both-sign"]));
}

#[test]
fn an_offer_holds_under_its_condition_and_says_what_holds_otherwise() {
    let level = |package: &str| {
        let assessment = assessed(package);
        assessment.cards.iter().find(|card| card.element.as_str() == "force").expect("the force").level
    };
    assert_eq!(level("force"), Feasibility::Unlikely, "without the treaty");
    assert_eq!(level("late"), Feasibility::Contested, "with it, until parliament has voted");
}

/// What stands before a rule of the guide, as one line.
fn comment_before(id: &str) -> String {
    let (before, _) = GUIDE.split_once(&format!("(id: \"{id}\"")).expect("the rule");
    let comment = before.rsplit("\n\n").next().unwrap_or_default();
    comment.replace("\n// ", " ").trim().to_owned()
}

#[test]
fn each_answer_names_the_sentence_that_writes_it() {
    let scenario = scenario();
    let said = |condition: &Option<Condition>, purpose| {
        condition.as_ref().and_then(Sentence::of).map(|sentence| ready_brief(sentence.kind(), purpose))
    };
    let mut named = 0;
    let mut expect = |id: &str, brief: Option<String>| {
        let brief = brief.unwrap_or_else(|| panic!("{id} is no sentence"));
        let comment = comment_before(id);
        assert!(comment.to_lowercase().ends_with(&format!("in the editor: {}", brief.to_lowercase())), "{comment}");
        named += 1;
    };
    for position in &scenario.positions {
        let offer = Offer::of(position).map(|_| offer_brief());
        let asked = said(&position.crossed_when, Purpose::RedLine).or(said(&position.met_when, Purpose::Floor));
        expect(position.id.as_str(), asked.or(offer));
    }
    for rule in &scenario.contradictions {
        expect(rule.id.as_str(), said(&Some(rule.when.clone()), Purpose::While { reaching: true }));
    }
    assert_eq!(named, scenario.positions.len() + scenario.contradictions.len());
}
