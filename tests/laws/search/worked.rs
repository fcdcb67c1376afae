//! Ways and counts on small boards, worked out by hand.

use guarantee_board::scenario::*;
use guarantee_board::search::{Budget, Search, Step, Way, count};

use super::bounds::ask;
use crate::board_strategy::{Common, actor, blank, element, floor, option, package};

fn card(element: &str, phase: &str) -> Card {
    Card { element: element.into(), phase: phase.into(), by: Vec::new(), with: Choices::new(), note: String::new() }
}

fn there(element: &str) -> Pattern {
    Pattern { elements: vec![element.into()], ..Pattern::default() }
}

/// Two elements, the first of which is on the board, and what an actor asks for.
fn scenario(firmness: Firmness, asked: Condition) -> Scenario {
    let mut scenario = blank();
    scenario.actors = vec![actor("a", &[])];
    scenario.elements = vec![element("e0"), element("e1")];
    scenario.positions = vec![floor("asks", "a", firmness, asked, Common::default())];
    scenario.packages = vec![package(vec![card("e0", "p0")])];
    scenario
}

fn ways(scenario: &Scenario) -> Vec<Way> {
    let found = ask(scenario, |question| Search::new(question).ways(9, &mut Budget::unlimited()));
    assert!(found.complete && found.mismatches.is_empty(), "{:?}", found.mismatches);
    found.ways
}

fn steps(scenario: &Scenario) -> Vec<Vec<Step>> {
    ways(scenario).into_iter().map(|way| way.steps).collect()
}

#[test]
fn without_phases_a_card_keeps_what_it_names_and_that_is_no_step() {
    let mut scenario = scenario(Firmness::Absolute, Condition::Card(there("e1")));
    scenario.phases.clear();
    let nearest = ways(&scenario).swap_remove(0);
    assert_eq!(nearest.steps, [Step::Add("e1".into())]);
    assert_eq!(nearest.package.card(&"e0".into()), Some(&card("e0", "p0")));
}

/// What is asked for: this, or that together with the other card.
fn this_or_that(this: Pattern, that: Pattern) -> Condition {
    let together = Condition::All(vec![Condition::Card(that), Condition::Card(there("e1"))]);
    Condition::Any(vec![Condition::Card(this), together])
}

#[test]
fn to_change_the_same_in_another_way_is_another_step() {
    // One step meets what is asked for. Another, which changes the same, meets it with one more: of its steps none alone does.
    let within = |phase: &str| Pattern { phase: vec![phase.into()], ..there("e0") };
    let mut phased = scenario(Firmness::Disputed, this_or_that(within("p2"), within("p1")));
    phased.phases.extend(["p1", "p2"].map(|id| Phase { id: id.into(), name: id.to_owned(), about: String::new() }));
    let moved = |phase: &str| Step::Move("e0".into(), phase.into());
    assert_eq!(steps(&phased), [vec![moved("p2")], vec![moved("p1"), Step::Add("e1".into())]]);

    let with = |option: &str| Pattern { with: [("s".into(), vec![option.into()])].into(), ..there("e0") };
    let mut optional = scenario(Firmness::Disputed, this_or_that(with("o2"), with("o1")));
    let options = ["o0", "o1", "o2"].map(option).to_vec();
    optional.elements[0].settings =
        vec![Setting { id: "s".into(), name: "s".to_owned(), default: "o0".into(), options }];
    let chosen = |option: &str| Step::Choose("e0".into(), "s".into(), option.into());
    assert_eq!(steps(&optional), [vec![chosen("o2")], vec![chosen("o1"), Step::Add("e1".into())]]);
}

#[test]
fn a_pin_on_one_setting_leaves_the_others_open() {
    let mut scenario = scenario(Firmness::Disputed, Condition::Card(there("e0")));
    scenario.positions.clear();
    let setting = |id: &str, options: &[&str]| Setting {
        id: id.into(),
        name: id.to_owned(),
        default: options[0].into(),
        options: options.iter().copied().map(option).collect(),
    };
    scenario.elements[0].settings = vec![setting("s", &["o0", "o1"]), setting("t", &["o0", "o2", "o3"])];
    let counted = |scenario: &Scenario| ask(scenario, |question| count(&question, &mut Budget::unlimited()).total);
    // The other element is there or not; the board is not empty.
    let all = counted(&scenario);
    scenario.acceptable.pins = vec![Pin::Option("e0".into(), "s".into(), "o1".into())];
    let with_one = counted(&scenario);
    scenario.acceptable.pins.push(Pin::Option("e0".into(), "t".into(), "o3".into()));
    assert_eq!([all, with_one, counted(&scenario)], [13_u8, 6, 2].map(Into::into));
}
