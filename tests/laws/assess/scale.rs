//! What tells nothing apart changes no answer: things that nothing speaks of, in any number; names; and into how many
//! rules something is put.

use guarantee_board::assess::{Assessment, Model, Reading, assess};
use guarantee_board::scenario::*;
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::board_strategy::{Case, Common, Size, actor, blank, cases, claim, element, limit, option, resource, voice};

fn read(case: &Case) -> Assessment {
    assess(&Model::new(&case.scenario).unwrap(), &case.package, &case.reading)
}

/// Some, or more than fit into a word of bits.
fn many() -> impl Strategy<Value = usize> {
    prop_oneof![1..4_usize, Just(13), Just(70)]
}

/// The name of the same thing elsewhere, which sorts the other way round: made-up names are letters and one digit.
fn renamed(word: &str) -> Option<String> {
    let letters = word.strip_suffix(|last: char| last.is_ascii_digit())?;
    let digit = word.chars().last()?.to_digit(10)?;
    let named = !letters.is_empty() && letters.bytes().all(|letter| letter.is_ascii_lowercase());
    named.then(|| format!("{letters}{}x", 9 - digit))
}

/// Everything under its other name.
fn all_renamed(value: Value) -> Value {
    let name = |word: String| renamed(&word).unwrap_or(word);
    match value {
        Value::String(word) => Value::String(name(word)),
        Value::Array(items) => Value::Array(items.into_iter().map(all_renamed).collect()),
        Value::Object(fields) => {
            Value::Object(fields.into_iter().map(|(field, value)| (name(field), all_renamed(value))).collect())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => value,
    }
}

fn other_names<T: Serialize + DeserializeOwned>(of: &T) -> T {
    serde_json::from_value(all_renamed(serde_json::to_value(of).unwrap())).unwrap()
}

/// The text with the names as they were.
fn named_again(text: &str) -> String {
    let mut again = String::new();
    for word in text.split_inclusive(|letter: char| !letter.is_ascii_alphanumeric()) {
        let (name, end) = word.split_at(word.trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric()).len());
        let old = name.strip_suffix('x').and_then(renamed);
        again.push_str(old.as_deref().map_or(name, |old| old.trim_end_matches('x')));
        again.push_str(end);
    }
    again
}

/// The first of them and the others, if there are any.
fn halves<T: Clone>(all: &[T]) -> Option<(Vec<T>, Vec<T>)> {
    let (first, others) = all.split_first()?;
    (!others.is_empty()).then(|| (vec![first.clone()], others.to_vec()))
}

/// The name of the second half.
fn too(id: &RuleId) -> RuleId {
    RuleId::from(format!("{id}-too").as_str())
}

/// A willingness for several elements, a red line against any of several things, a floor that asks for all of several.
fn position_in_two(position: &Position) -> Option<Vec<Position>> {
    let (mut one, mut other) = (position.clone(), Position { id: too(&position.id), ..position.clone() });
    if let (Some(one), Some(other)) = (&mut one.provides, &mut other.provides) {
        (one.elements, other.elements) = halves(&other.elements)?;
    } else if let Some(Condition::Any(parts)) = &position.crossed_when {
        let (first, others) = halves(parts)?;
        (one.crossed_when, other.crossed_when) = (Some(Condition::Any(first)), Some(Condition::Any(others)));
    } else if let Some(Condition::All(parts)) = &position.met_when {
        let (first, others) = halves(parts)?;
        (one.met_when, other.met_when) = (Some(Condition::All(first)), Some(Condition::All(others)));
    } else {
        return None;
    }
    Some(vec![one, other])
}

/// A limit on several elements.
fn limit_in_two(limit: &Limit) -> Option<Vec<Limit>> {
    let (mut one, mut other) = (limit.clone(), Limit { id: too(&limit.id), ..limit.clone() });
    (one.on.elements, other.on.elements) = halves(&limit.on.elements)?;
    Some(vec![one, other])
}

/// A contradiction in any of several things.
fn contradiction_in_two(rule: &Contradiction) -> Option<Vec<Contradiction>> {
    let Condition::Any(parts) = &rule.when else { return None };
    let (first, others) = halves(parts)?;
    let one = Contradiction { when: Condition::Any(first), ..rule.clone() };
    Some(vec![one, Contradiction { id: too(&rule.id), when: Condition::Any(others), ..rule.clone() }])
}

/// The scenario with every rule as two that can be told as two.
fn in_two(scenario: &Scenario) -> Scenario {
    fn each<T: Clone>(rules: &[T], in_two: impl Fn(&T) -> Option<Vec<T>>) -> Vec<T> {
        rules.iter().flat_map(|rule| in_two(rule).unwrap_or_else(|| vec![rule.clone()])).collect()
    }
    let mut two = scenario.clone();
    two.positions = each(&scenario.positions, position_in_two);
    two.limits = each(&scenario.limits, limit_in_two);
    two.contradictions = each(&scenario.contradictions, contradiction_in_two);
    // What the group and the seats say of a rule they say of both halves.
    let known: Vec<RuleId> = two.rules().map(|rule| rule.id().clone()).collect();
    for rule in scenario.rules().filter(|rule| known.contains(&too(rule.id()))) {
        if scenario.switched_off.contains(rule.id()) {
            two.switched_off.push(too(rule.id()));
        }
        for seat in &mut two.seats {
            if let Some(hold) = seat.positions.get(rule.id()).copied() {
                seat.positions.insert(too(rule.id()), hold);
            }
        }
    }
    two
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn elements_that_nothing_speaks_of_change_nothing(case in cases(Size::SMALL), many in many(), first: bool) {
        let mut more = case.clone();
        for number in 0..many {
            let mut apart = element(&format!("apart-{number}"));
            apart.providers = case.scenario.actors.iter().map(|actor| actor.id.clone()).collect();
            let options = vec![option("one"), option("two")];
            apart.settings = vec![Setting { id: "how".into(), name: "How".to_owned(), default: "one".into(), options }];
            let place = if first { 0 } else { more.scenario.elements.len() };
            more.scenario.elements.insert(place, apart);
        }
        prop_assert_eq!(read(&more), read(&case));
    }

    #[test]
    fn providers_that_nothing_tells_apart_change_nothing(case in cases(Size::SMALL), many in many()) {
        let mut more = case.clone();
        for number in 0..many {
            let twin = actor(&format!("twin-{number}"), &[]);
            for element in more.scenario.elements.iter_mut().filter(|element| !element.providers.is_empty()) {
                element.providers.push(twin.id.clone());
            }
            more.scenario.actors.push(twin);
        }
        let mut assessment = read(&more);
        let twin = |actor: &PartyId| actor.as_str().starts_with("twin-");
        prop_assert!(assessment.actors.iter().all(|standing| !twin(&standing.actor) || !standing.is_touched()));
        assessment.actors.retain(|standing| !twin(&standing.actor));
        prop_assert_eq!(assessment, read(&case));
    }

    #[test]
    fn voices_and_resources_that_nothing_speaks_of_change_nothing(case in cases(Size::SMALL), many in many()) {
        let mut more = case.clone();
        for number in 0..many {
            more.scenario.voices.insert(0, voice(&format!("silent-{number}")));
            more.scenario.resources.insert(0, resource(&format!("unused-{number}")));
        }
        prop_assert_eq!(read(&more), read(&case));
    }

    #[test]
    fn names_make_no_difference(case in cases(Size::SMALL)) {
        let Case { scenario, package, reading } = &case;
        let voice = reading.voice.as_ref().map(other_names);
        let other = Case {
            scenario: other_names(scenario),
            package: other_names(package),
            reading: Reading { voice, ..reading.clone() },
        };
        prop_assert_eq!(named_again(&format!("{:?}", read(&other))), format!("{:?}", read(&case)));
    }

    #[test]
    fn it_makes_no_difference_whether_something_is_one_rule_or_two(case in cases(Size::SMALL)) {
        let two = Case { scenario: in_two(&case.scenario), ..case.clone() };
        let (one, two) = (read(&case), read(&two));
        prop_assert_eq!((one.verdict, one.feasibility), (two.verdict, two.feasibility));
        prop_assert_eq!((one.certainty, &one.weakest), (two.certainty, &two.weakest));
        prop_assert_eq!((&one.protection, one.money, &one.means), (&two.protection, two.money, &two.means));
        for (one, two) in one.cards.iter().zip(&two.cards) {
            prop_assert_eq!((one.level, one.certainty), (two.level, two.certainty), "{}", one.element);
            prop_assert_eq!((&one.unknown, &one.spread, &one.gives), (&two.unknown, &two.spread, &two.gives));
        }
        for (one, two) in one.actors.iter().zip(&two.actors) {
            prop_assert_eq!((&one.reluctant, &one.unknown), (&two.reluctant, &two.unknown));
            prop_assert_eq!(one.crossed.is_empty(), two.crossed.is_empty());
            prop_assert_eq!(one.unmet.is_empty(), two.unmet.is_empty());
        }
    }
}

#[test]
fn however_many_voices_speak_each_gives_the_level_that_it_alone_says() {
    const LEVELS: [Feasibility; 3] = [Feasibility::RuledOut, Feasibility::Unlikely, Feasibility::Contested];
    // As many as are looked at together, and twice as many, and one less and one more.
    for voices in [62, 63, 64, 125, 126, 127] {
        let mut scenario = blank();
        scenario.elements = vec![element("e0")];
        let on = || Pattern { elements: vec!["e0".into()], ..Pattern::default() };
        for (number, level) in (0..voices).zip(LEVELS.into_iter().cycle()) {
            let (id, said) = (format!("v{number}"), format!("c{number}"));
            scenario.voices.push(voice(&id));
            scenario.claims.push(claim(&said, Some(&id), Basis::Analysis));
            let common = Common { claims: vec![said.as_str().into()], ..Common::default() };
            scenario.limits.push(limit(&format!("l{number}"), on(), None, level, common));
        }
        let card =
            Card { phase: "p0".into(), element: "e0".into(), by: vec![], with: Choices::new(), note: String::new() };
        let reading = Reading { date: scenario.as_of, voice: None };
        let package = Package { cards: vec![card], ..scenario.current_package().unwrap().clone() };
        let assessment = read(&Case { scenario, package, reading });
        let spread = assessment.cards[0].spread.as_ref().expect("they speak");
        let expected =
            (0..voices).map(|number| VoiceId::from(format!("v{number}").as_str())).zip(LEVELS.into_iter().cycle());
        assert_eq!(spread.voices, expected.collect::<Vec<_>>(), "{voices}");
    }
}
