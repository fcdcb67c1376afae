//! What may have been overlooked: each remark is made where it should be and nowhere else; what is said to be possible
//! or not is held against every board there is.

use guarantee_board::assess::{Model, Reading};
use guarantee_board::review::{Remark, review};
use guarantee_board::scenario::{
    Basis, Category, Condition, Element, Feasibility, Firmness, Function, Group, ItemKey, ItemKind, NamedCondition,
    Pattern, Rating, Resource, Scenario,
};
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
        (actor.id, actor.name) = ("idle".into(), "Idle".to_owned());
        scenario.actors.push(actor);
        let mut source = scenario.sources[0].clone();
        (source.id, source.title) = ("unread".into(), "Unread".to_owned());
        scenario.sources.push(source);
        let mut claim = scenario.claims[0].clone();
        claim.id = "uncited".into();
        scenario.claims.push(claim);
        let mut voice = scenario.voices[0].clone();
        (voice.id, voice.name) = ("silent".into(), "Silent".to_owned());
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
fn what_is_only_there_to_be_spoken_of_and_is_not_is_noticed() {
    let key = |kind, id: &str| ItemKey::new(kind, id);
    let idle = brought(|scenario| {
        scenario.groups.push(Group { id: "club".into(), name: "Club".to_owned() });
        // Who belongs to it makes no difference; who speaks of it does.
        scenario.actors[0].groups.push("club".into());
        let (id, name, about) = ("soothe".into(), "Soothe".to_owned(), String::new());
        scenario.functions.push(Function { id, name, about });
        let (id, name, unit) = ("ships".into(), "Ships".to_owned(), "ships".to_owned());
        scenario.resources.push(Resource { id, name, unit, capacities: Vec::new() });
        scenario.categories.push(Category { id: "rest".into(), name: "The rest".to_owned() });
        let (id, title, holds_when) = ("spare".into(), "something spare".to_owned(), card("battalion"));
        scenario.conditions.push(NamedCondition { id, title, holds_when });
        scenario.elements[0].tags.push("unasked".into());
    });
    let first = first_steps().elements[0].id.clone();
    assert_eq!(
        idle,
        [
            Remark::Idle(key(ItemKind::Group, "club")),
            Remark::Idle(key(ItemKind::Function, "soothe")),
            Remark::Idle(key(ItemKind::Resource, "ships")),
            Remark::Idle(key(ItemKind::Category, "rest")),
            Remark::Idle(key(ItemKind::Condition, "spare")),
            Remark::IdleTag(first, "unasked".into()),
        ]
    );
    let used = brought(|scenario| {
        scenario.groups.push(Group { id: "club".into(), name: "Club".to_owned() });
        scenario.elements[0].tags.push("asked".into());
        let by = Pattern { by: vec!["club".into()], tags: vec!["asked".into()], ..Pattern::default() };
        let (id, title, holds_when) = ("spare".into(), "something spare".to_owned(), Condition::Card(by));
        scenario.conditions.push(NamedCondition { id, title, holds_when });
        scenario.cautions[0].when =
            Condition::Any(vec![scenario.cautions[0].when.clone(), Condition::Named("spare".into())]);
    });
    assert_eq!(used, [], "what is spoken of is not idle");
}

#[test]
fn two_things_of_one_name_are_noticed_unless_they_are_of_two_kinds() {
    let name = first_steps().elements[0].name.clone();
    let first = ItemKey::new(ItemKind::Element, &first_steps().elements[0].id);
    let twice = brought(|scenario| {
        let again = Element { id: "again".into(), name: name.to_uppercase(), ..scenario.elements[0].clone() };
        scenario.elements.push(again);
    });
    let same = Remark::SameName(first, ItemKey::new(ItemKind::Element, "again"));
    assert!(twice.contains(&same), "{twice:?}");
    let apart = brought(|scenario| {
        let mut source = scenario.sources[0].clone();
        (source.id, source.title) = ("again".into(), name.clone());
        scenario.sources.push(source);
    });
    assert_eq!(apart, [Remark::IdleSource("again".into())]);
}

#[test]
fn what_is_disputed_by_nobody_and_what_is_not_said_otherwise_are_noticed() {
    let line = |position: &&mut guarantee_board::scenario::Position| position.crossed_when.is_some();
    let disputed = |answered: bool| {
        brought(move |scenario| {
            let claim = scenario.claims.iter().map(|claim| claim.id.clone());
            let claims: Vec<_> = claim.collect();
            let position = scenario.positions.iter_mut().find(line).expect("a red line");
            position.firmness = Some(Firmness::Disputed);
            let other = claims.into_iter().find(|claim| !position.claims.contains(claim));
            position.counter_claims = other.into_iter().filter(|_| answered).collect();
        })
    };
    let id = first_steps().positions.iter().find(|one| one.crossed_when.is_some()).expect("one").id.clone();
    assert_eq!(disputed(false), [Remark::Unanswered(id)]);
    assert_eq!(disputed(true), []);
    let bound = |otherwise: Option<Feasibility>| {
        brought(move |scenario| {
            let offer = scenario.positions.iter_mut().find(|one| one.provides.is_some()).expect("a willingness");
            offer.binds_when = Some(card("battalion"));
            offer.provides.as_mut().expect("it").otherwise = otherwise;
        })
    };
    let id = first_steps().positions.iter().find(|one| one.provides.is_some()).expect("one").id.clone();
    assert_eq!(bound(None), [Remark::NoOtherwise(id)]);
    assert_eq!(bound(Some(Feasibility::Unlikely)), []);
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
