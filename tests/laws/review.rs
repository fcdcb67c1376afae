//! What may have been overlooked: each remark is made where it should be and nowhere else; what is said to be possible
//! or not is held against every board there is.

use guarantee_board::assess::{Model, Reading};
use guarantee_board::review::{Remark, review};
use guarantee_board::scenario::{Basis, Condition, Element, Feasibility, Pattern, Rating, Scenario};
use guarantee_board::search::{Budget, reach};
use guarantee_board::storage::read_text;
use guarantee_board::wording;
use proptest::prelude::*;

use crate::board_strategy::{Size, cases};
use crate::every_board::every_board;
use crate::naive::Naive;
use crate::samples;
use crate::samples::FIRST_STEPS;

fn first_steps() -> Scenario {
    read_text(FIRST_STEPS).expect("the small example").scenario
}

fn remarks(scenario: &Scenario) -> Vec<Remark> {
    let model = Model::new(scenario).expect("a checked scenario");
    review(scenario, &model, &mut Budget::unlimited())
}

/// The remarks that come with a change, and are not there without it.
fn brought(change: impl FnOnce(&mut Scenario)) -> Vec<Remark> {
    let mut scenario = first_steps();
    let before = remarks(&scenario);
    change(&mut scenario);
    assert_eq!(guarantee_board::scenario::check::check(&scenario), vec![], "what is reviewed is sound");
    let after = remarks(&scenario);
    for remark in &after {
        let words = wording::remark(&scenario, remark);
        assert!(words.starts_with(|first: char| !first.is_lowercase()) && !words.ends_with('.'), "{words}");
        assert!(!remark.place(&scenario).0.is_empty(), "{remark:?} has a place");
    }
    after.into_iter().filter(|remark| !before.contains(remark)).collect()
}

fn card(element: &str) -> Condition {
    Condition::Card(Pattern { elements: vec![element.into()], ..Pattern::default() })
}

#[test]
fn what_is_used_by_nothing_is_noticed() {
    let idle = brought(|scenario| {
        let mut actor = scenario.actors[0].clone();
        actor.id = "idle".into();
        scenario.actors.push(actor);
        let mut source = scenario.sources[0].clone();
        source.id = "unread".into();
        scenario.sources.push(source);
        let mut claim = scenario.claims[0].clone();
        claim.id = "uncited".into();
        scenario.claims.push(claim);
        let mut voice = scenario.voices[0].clone();
        voice.id = "silent".into();
        scenario.voices.push(voice);
    });
    assert_eq!(
        idle,
        [
            Remark::IdleActor("idle".into()),
            Remark::IdleSource("unread".into()),
            Remark::IdleClaim("uncited".into()),
            Remark::SilentVoice("silent".into()),
        ]
    );
}

#[test]
fn a_rule_that_nobody_says_is_noticed() {
    let rule = first_steps().positions.iter().find(|position| !position.claims.is_empty()).expect("one").id.clone();
    let noticed = brought(|scenario| {
        let position = scenario.positions.iter_mut().find(|position| position.id == rule).expect("it");
        position.claims.clear();
    });
    assert!(noticed.contains(&Remark::NoClaim(rule)), "{noticed:?}");
}

#[test]
fn rules_that_ask_the_same_are_noticed_unless_their_times_are_apart() {
    let line = first_steps().positions.iter().find(|position| position.crossed_when.is_some()).expect("one").clone();
    let again = |until: Option<jiff::civil::Date>, from| {
        let line = line.clone();
        brought(move |scenario| {
            let mut second = line;
            let first = scenario.positions.iter_mut().find(|known| known.id == second.id).expect("it");
            first.until = until;
            (second.id, second.from) = ("again".into(), from);
            scenario.positions.push(second);
        })
    };
    assert_eq!(again(None, None), [Remark::SameRule(line.id.clone(), "again".into())]);
    let (day, next) = (jiff::civil::date(2030, 6, 1), jiff::civil::date(2030, 6, 2));
    assert_eq!(again(Some(day), Some(next)), []);
    assert_eq!(again(Some(next), Some(next)).len(), 1);
}

#[test]
fn what_can_never_be_and_what_always_is_are_noticed() {
    let element = first_steps().elements.iter().find(|element| !element.frame).expect("one").id.clone();
    let both = |scenario: &mut Scenario, crossed: Option<Condition>, met: Option<Condition>| {
        let mut rule = scenario.positions.iter().find(|position| position.crossed_when.is_some()).expect("one").clone();
        rule.id = "made".into();
        (rule.crossed_when, rule.met_when) = (crossed, met);
        scenario.positions.push(rule);
    };
    let here = || card(element.as_str());
    let never = || Condition::All(vec![here(), Condition::Not(Box::new(here()))]);
    let always = || Condition::Any(vec![here(), Condition::Not(Box::new(here()))]);
    let made = || "made".into();
    assert_eq!(brought(|s| both(s, Some(never()), None)), [Remark::NeverCrossed(made())]);
    assert_eq!(brought(|s| both(s, Some(always()), None)), [Remark::AlwaysCrossed(made())]);
    assert_eq!(brought(|s| both(s, None, Some(never()))), [Remark::NeverMet(made())]);
    assert_eq!(brought(|s| both(s, None, Some(always()))), [Remark::AlwaysMet(made())]);
    assert_eq!(brought(|s| both(s, Some(here()), None)), []);
    let caution = brought(|scenario| {
        let mut caution = scenario.cautions[0].clone();
        (caution.id, caution.when) = (made(), never());
        scenario.cautions.push(caution);
    });
    assert_eq!(caution, [Remark::NeverHolds(made())]);
}

#[test]
fn what_is_ruled_out_everywhere_is_noticed() {
    let rated = |element: &mut Element| {
        let (level, basis) = (Feasibility::RuledOut, Basis::Judgement);
        element.feasibility = Some(Rating { level, basis, claims: Vec::new(), note: String::new() });
    };
    let place = first_steps().elements.iter().position(|element| !element.frame && !element.settings.is_empty());
    let place = place.expect("an element with settings");
    let id = first_steps().elements[place].id.clone();
    let noticed = brought(|scenario| rated(&mut scenario.elements[place]));
    assert!(noticed.contains(&Remark::ElementRuledOut(id.clone())), "{noticed:?}");
    assert!(!noticed.iter().any(|remark| matches!(remark, Remark::OptionRuledOut(..))), "said once: {noticed:?}");
    let setting = first_steps().elements[place].settings[0].clone();
    let option = setting.options.last().expect("an option").id.clone();
    let noticed = brought(|scenario| {
        let options = &mut scenario.elements[place].settings[0].options;
        let (level, basis) = (Feasibility::RuledOut, Basis::Judgement);
        let rating = Rating { level, basis, claims: Vec::new(), note: String::new() };
        options.last_mut().expect("an option").feasibility = Some(rating);
    });
    assert!(noticed.contains(&Remark::OptionRuledOut(id, setting.id, option)), "{noticed:?}");
}

#[test]
fn the_scenarios_that_are_shipped_have_nothing_that_can_never_be() {
    for text in [FIRST_STEPS, samples::SHIPPED] {
        let scenario = read_text(text).expect("a scenario").scenario;
        let impossible: Vec<String> = remarks(&scenario)
            .iter()
            .filter(|remark| matches!(remark, Remark::NeverCrossed(_) | Remark::NeverMet(_) | Remark::NeverHolds(_)))
            .map(|remark| wording::remark(&scenario, remark))
            .collect();
        assert_eq!(impossible, [] as [String; 0]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn what_can_be_is_what_some_board_is(case in cases(Size::SMALL)) {
        let scenario = &case.scenario;
        let Some(boards) = every_board(scenario) else { return Ok(()) };
        let model = Model::new(scenario).unwrap();
        let reading = Reading { voice: None, ..case.reading.clone() };
        let found = reach(&model, &reading, u64::MAX, &mut Budget::unlimited());
        let naive = |board| Naive { scenario, package: board, reading: &reading };
        for rule in &found.rules {
            let asked = scenario.positions.iter().find(|known| known.id == rule.rule).map(|known| {
                known.crossed_when.clone().or(known.met_when.clone())
            });
            let limit = scenario.limits.iter().find(|known| known.id == rule.rule).map(|known| known.when.clone());
            let contradiction = scenario.contradictions.iter().find(|known| known.id == rule.rule);
            let caution = scenario.cautions.iter().find(|known| known.id == rule.rule);
            let when = contradiction.map(|known| known.when.clone()).or(caution.map(|known| known.when.clone()));
            let condition = asked.flatten().or(limit.flatten()).or(when).expect("what it asks about");
            let so = boards.iter().any(|board| naive(board).holds(&condition));
            let otherwise = boards.iter().any(|board| !naive(board).holds(&condition));
            prop_assert_eq!((rule.so, rule.otherwise), (Some(so), Some(otherwise)), "{:?}", rule.rule);
        }
        for (element, can) in &found.elements {
            let level = |board| naive(board).package.card(element).map(|card| naive(board).level(card));
            let stands = boards.iter().any(|board| level(board).is_some_and(|level| level > 0));
            prop_assert_eq!(*can, Some(stands), "{:?}", element);
        }
    }
}
