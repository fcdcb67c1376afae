//! What the small example teaches: one board of each verdict, one disagreement, one thing that nobody has spoken of, a
//! way forward, and who would have to move.

use guarantee_board::search::{Budget, Moving, Question, Search, conflict};

use super::*;

static FIRST_STEPS: LazyLock<Scenario> = LazyLock::new(|| samples::read(samples::FIRST_STEPS));

fn ask<T>(scenario: &Scenario, package: &str, answer: impl FnOnce(Question<'_>) -> T) -> T {
    let model = Model::new(scenario).unwrap();
    let reading = Reading { date: scenario.as_of, voice: None };
    let package = scenario.package(&package.into()).expect("the package");
    answer(Question { scenario, model: &model, package, reading: &reading, acceptable: &scenario.acceptable })
}

fn assessed(package: &str) -> Assessment {
    ask(&FIRST_STEPS, package, |question| assess(question.model, question.package, question.reading))
}

#[test]
fn ten_cards_can_be_placed_and_the_file_is_read_in_a_minute() {
    assert_eq!(FIRST_STEPS.elements.iter().filter(|element| !element.frame).count(), 10);
    let said = FIRST_STEPS.claims.iter().map(|claim| &claim.says);
    let abouts = FIRST_STEPS.elements.iter().map(|element| &element.about);
    let packages = FIRST_STEPS.packages.iter().map(|package| &package.about);
    let words: usize = said.chain(abouts).chain(packages).map(|text| text.split_whitespace().count()).sum();
    assert!(words <= 320, "{words} words of claims, cards and packages");
}

#[test]
fn there_is_one_package_of_each_verdict() {
    let verdicts: Vec<Verdict> = FIRST_STEPS.packages.iter().map(|p| assessed(p.id.as_str()).verdict).collect();
    assert_eq!(verdicts, [Verdict::Blocked, Verdict::Strained, Verdict::Workable]);
}

#[test]
fn two_voices_differ_on_the_air_patrols_and_on_nothing_else() {
    for package in &FIRST_STEPS.packages {
        for card in assessed(package.id.as_str()).cards {
            let differ = card.spread.as_ref().is_some_and(|spread| spread.lowest() < spread.highest());
            assert_eq!(differ, card.element.as_str() == "patrols", "{} in {}", card.element, package.id);
        }
    }
}

#[test]
fn nobody_has_spoken_of_the_joint_commission() {
    let workable = assessed("second-draft");
    let commission = card(&workable, "commission");
    assert!(commission.certainty == Certainty::Unknown && commission.unknown.len() == 2);
    assert!(workable.cards.iter().filter(|card| card.element != commission.element).all(|c| c.unknown.is_empty()));
}

#[test]
fn the_way_forward_from_the_first_draft_is_to_move_the_battalion() {
    ask(&FIRST_STEPS, "first-draft", |question| {
        let ways = Search::new(question).ways(3, &mut Budget::unlimited()).ways;
        let inland = |way: &guarantee_board::search::Way| {
            let battalion = way.package.cards.iter().find(|card| card.element.as_str() == "battalion");
            battalion.is_some_and(|card| card.with.get("location").is_none_or(|option| option.as_str() == "inland"))
        };
        assert!(ways.iter().any(|way| way.steps.len() == 1 && inland(way)), "{ways:?}");
    });
}

#[test]
fn where_firm_positions_bind_too_either_side_would_have_to_move() {
    let mut firm = FIRST_STEPS.clone();
    firm.acceptable.binding = Firmness::Firm;
    ask(&firm, "first-draft", |question| {
        let Moving::Positions(movers) = conflict(&question, 1_000_000, &mut Budget::unlimited()).moving else {
            panic!("something is acceptable");
        };
        let sets: Vec<Vec<&str>> = movers.sets.iter().map(|set| set.iter().map(|id| id.as_str()).collect()).collect();
        assert_eq!(sets, [["asked-first"], ["real-protection"]]);
    });
}
