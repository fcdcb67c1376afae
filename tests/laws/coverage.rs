//! What holds a scenario together, against a reading of the file as plain JSON that uses nothing of the program.

use std::collections::{BTreeMap, BTreeSet};

use guarantee_board::report::coverage::CoverageJson;
use guarantee_board::review::{Coverage, Covered, Measure, Thin, coverage, thinnest_first};
use guarantee_board::scenario::{Firmness, ItemKind, Scenario};
use proptest::prelude::*;
use serde_json::Value;

use crate::samples;
use crate::scenario_strategy::scenarios;

/// The ids that a list of a thing names.
fn names(of: &Value, field: &str) -> Vec<String> {
    let listed = of[field].as_array().into_iter().flatten();
    listed.filter_map(|one| one.as_str().map(str::to_owned)).collect()
}

fn list<'v>(file: &'v Value, field: &str) -> Vec<&'v Value> {
    file[field].as_array().into_iter().flatten().collect()
}

fn id(of: &Value) -> String {
    of["id"].as_str().unwrap_or_default().to_owned()
}

/// Every pattern in a value, and in the conditions that it names.
fn patterns<'v>(file: &'v Value, value: &'v Value, seen: &mut BTreeSet<&'v str>, found: &mut Vec<&'v Value>) {
    match value {
        Value::Array(all) => all.iter().for_each(|one| patterns(file, one, seen, found)),
        Value::Object(fields) => {
            for (name, inner) in fields {
                match (name.as_str(), inner) {
                    ("Card" | "of" | "on", pattern) => found.push(pattern),
                    ("Before", Value::Array(both)) => found.extend(both),
                    ("Named", Value::String(named)) => {
                        if seen.insert(named) {
                            let body = list(file, "conditions").into_iter().find(|one| one["id"] == **named);
                            body.into_iter().for_each(|body| patterns(file, &body["holds_when"], seen, found));
                        }
                    }
                    (_, inner) => patterns(file, inner, seen, found),
                }
            }
        }
        _ => {}
    }
}

/// Whether a rule speaks of an element.
fn speaks(file: &Value, rule: &Value, element: &Value) -> bool {
    let own = id(element);
    let mut tags: BTreeSet<String> = names(element, "tags").into_iter().collect();
    let mut settings = BTreeSet::new();
    for setting in list(element, "settings") {
        settings.insert(id(setting));
        list(setting, "options").into_iter().for_each(|option| tags.extend(names(option, "tags")));
    }
    let mut found = Vec::new();
    patterns(file, rule, &mut BTreeSet::new(), &mut found);
    let means = |pattern: &&Value| {
        let (elements, asked) = (names(pattern, "elements"), names(pattern, "tags"));
        let with: Vec<&String> = pattern["with"].as_object().map(|with| with.keys().collect()).unwrap_or_default();
        let asks = !elements.is_empty() || !asked.is_empty() || !with.is_empty();
        asks && (elements.is_empty() || elements.contains(&own))
            && asked.iter().all(|tag| tags.contains(tag))
            && with.iter().all(|setting| settings.contains(*setting))
    };
    found.iter().any(means) || names(&rule["provides"], "elements").contains(&own)
}

/// All claims that a value cites under `claims`, however deep.
fn cited(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(all) => all.iter().for_each(|one| cited(one, found)),
        Value::Object(fields) => {
            found.extend(names(value, "claims"));
            fields.values().for_each(|one| cited(one, found));
        }
        _ => {}
    }
}

/// The sources of claims.
fn sources<'c>(file: &Value, claims: impl IntoIterator<Item = &'c String>) -> BTreeSet<String> {
    let claims: BTreeSet<&String> = claims.into_iter().collect();
    list(file, "claims")
        .into_iter()
        .filter(|claim| claims.contains(&id(claim)))
        .flat_map(|claim| names(claim, "sources"))
        .collect()
}

/// Counts what all rules have in common.
fn rest(file: &Value, rules: &[(&Value, bool)]) -> BTreeMap<Measure, BTreeSet<String>> {
    let mut counted: BTreeMap<Measure, BTreeSet<String>> = BTreeMap::new();
    for (rule, caution) in rules {
        let mut add = |measure, is: bool| {
            if is {
                counted.entry(measure).or_default().insert(id(rule));
            }
        };
        let claims = names(rule, "claims");
        add(Measure::Countered, !names(rule, "counter_claims").is_empty());
        add(Measure::Unsaid, claims.is_empty() && !caution);
        add(Measure::OneSource, sources(file, &claims).len() == 1);
        let recorded = |claim: &&Value| {
            claims.contains(&id(claim))
                && ["Official", "Treaty", "Documented"].iter().any(|basis| claim["basis"] == *basis)
        };
        add(Measure::OnRecord, list(file, "claims").iter().any(recorded));
        add(Measure::RedLines, !rule["crossed_when"].is_null());
        add(Measure::Floors, !rule["met_when"].is_null());
        add(Measure::Willingness, !rule["provides"].is_null());
    }
    counted
}

/// Whether nobody says of a provider that he would provide it.
fn silent(file: &Value, element: &Value, actor: &str) -> bool {
    let of = list(file, "actors").into_iter().find(|one| id(one) == actor).expect("an actor");
    let mut parties = names(of, "groups");
    parties.push(actor.to_owned());
    !list(file, "positions").into_iter().any(|position| {
        names(&position["provides"], "elements").contains(&id(element))
            && parties.iter().any(|party| position["actor"] == **party)
    })
}

fn found(row: &Covered, measure: Measure) -> BTreeSet<String> {
    row.of(measure).iter().map(|key| key.id.clone()).collect()
}

fn holds(scenario: &Scenario) {
    let file = serde_json::to_value(scenario).expect("plain data");
    let Coverage { parties, elements } = coverage(scenario);
    let get =
        |counted: &BTreeMap<Measure, BTreeSet<String>>, measure| counted.get(&measure).cloned().unwrap_or_default();
    let actors = list(&file, "actors").len();
    assert!(parties.len() >= actors && parties.len() <= actors + list(&file, "groups").len());
    for row in &parties {
        let own = list(&file, "positions").into_iter().filter(|position| position["actor"] == *row.about.id);
        let own: Vec<(&Value, bool)> = own.map(|position| (position, false)).collect();
        let mut counted = rest(&file, &own);
        for (firmness, measure) in
            [("Absolute", Measure::Absolute), ("Firm", Measure::Firm), ("Disputed", Measure::Disputed)]
        {
            let firm = own.iter().filter(|(position, _)| position["firmness"] == firmness);
            counted.insert(measure, firm.map(|(position, _)| id(position)).collect());
        }
        let claims: BTreeSet<String> = own.iter().flat_map(|(position, _)| names(position, "claims")).collect();
        counted.insert(Measure::Sources, sources(&file, &claims));
        counted.insert(Measure::Claims, claims);
        if row.about.kind == ItemKind::Actor {
            let may = list(&file, "elements").into_iter().filter(|one| names(one, "providers").contains(&row.about.id));
            let unsaid = may.filter(|one| silent(&file, one, &row.about.id)).map(id).collect();
            counted.insert(Measure::Silent, unsaid);
        }
        for measure in Measure::OF_PARTIES {
            assert_eq!(found(row, measure), get(&counted, measure), "{measure:?} of {:?}", row.about);
        }
        assert_eq!(row.positions(), own.len());
        let countered = row.count(Measure::Countered) == 0;
        thin(row, own.len(), countered.then_some(Thin::OneSided));
    }
    assert_eq!(elements.len(), scenario.elements.len());
    for (row, element) in elements.iter().zip(list(&file, "elements")) {
        assert_eq!(row.about.id, id(element), "in the order of the file");
        let mut about: Vec<(&Value, bool)> = Vec::new();
        for kind in ["positions", "limits", "contradictions", "cautions"] {
            let rules = list(&file, kind).into_iter().filter(|rule| speaks(&file, rule, element));
            about.extend(rules.map(|rule| (rule, kind == "cautions")));
        }
        let mut counted = rest(&file, &about);
        let held = about.iter().filter(|(rule, _)| rule["actor"].is_string());
        let holders = held.clone().map(|(rule, _)| rule["actor"].as_str().unwrap_or_default().to_owned()).collect();
        counted.insert(Measure::Holders, holders);
        let others = about.iter().filter(|(rule, _)| !rule["actor"].is_string());
        counted.insert(Measure::Rules, others.map(|(rule, _)| id(rule)).collect());
        let mut claims: BTreeSet<String> = about.iter().flat_map(|(rule, _)| names(rule, "claims")).collect();
        cited(element, &mut claims);
        counted.insert(Measure::Sources, sources(&file, &claims));
        counted.insert(Measure::Claims, claims);
        let providers = names(element, "providers").into_iter();
        counted.insert(Measure::Silent, providers.filter(|actor| silent(&file, element, actor)).collect());
        for measure in Measure::OF_ELEMENTS {
            assert_eq!(found(row, measure), get(&counted, measure), "{measure:?} of {:?}", row.about);
        }
        let sides = [Some(Thin::NoHolder), Some(Thin::OneSided), None];
        thin(row, about.len(), sides[get(&counted, Measure::Holders).len().min(2)]);
    }
    for rows in [&parties, &elements] {
        let sorted = thinnest_first(rows);
        assert_eq!(sorted.len(), rows.len());
        let rank = |row: &&&Covered| (row.thin.is_none(), row.thin);
        assert!(sorted.is_sorted_by_key(|row| rank(&row)), "thin ones first");
    }
}

/// Whether a row is marked where it should be.
fn thin(row: &Covered, said: usize, otherwise: Option<Thin>) {
    let expected = if row.count(Measure::Claims) == 0 {
        Some(if said == 0 { Thin::Nothing } else { Thin::NoClaim })
    } else if row.count(Measure::Sources) == 1 {
        Some(Thin::OneSource)
    } else {
        otherwise
    };
    assert_eq!(row.thin, expected, "{row:?}");
}

#[test]
fn of_the_shipped_scenarios_all_that_is_counted_is_there() {
    for text in [samples::SHIPPED, samples::FIRST_STEPS, samples::SMALL] {
        holds(&samples::read(text));
    }
}

#[test]
fn of_the_shipped_scenario_every_actor_with_positions_has_sources() {
    let scenario = samples::shipped();
    for row in coverage(&scenario).parties.iter().filter(|row| row.positions() > 0) {
        assert!(row.count(Measure::Claims) > 0, "{:?}: somebody says so", row.about);
    }
}

#[test]
fn a_counter_voice_a_second_source_and_a_second_holder_take_the_mark_away() {
    let mut scenario = samples::shipped();
    let row = |scenario: &Scenario, thin: Thin| {
        coverage(scenario).parties.into_iter().find(|row| row.thin == Some(thin) && row.positions() > 1)
    };
    if let Some(one) = row(&scenario, Thin::OneSided) {
        let claim = scenario.claims[0].id.clone();
        let position = scenario
            .positions
            .iter_mut()
            .find(|position| position.actor.as_str() == one.about.id && !position.claims.contains(&claim));
        position.expect("one that does not cite it").counter_claims.push(claim);
        let after = coverage(&scenario);
        let after = after.parties.iter().find(|row| row.about == one.about).expect("the same");
        assert_eq!((after.thin, after.count(Measure::Countered)), (None, 1));
    }
    let position = scenario.positions.iter_mut().find(|position| position.firmness == Some(Firmness::Absolute));
    let position = position.expect("an absolute one");
    position.claims.clear();
    let id = position.id.clone();
    let rows = coverage(&scenario).parties;
    assert!(rows.iter().any(|row| row.of(Measure::Unsaid).iter().any(|key| key.id == id.as_str())));
}

#[test]
fn for_programs_it_says_the_same() {
    let scenario = samples::shipped();
    let json = serde_json::to_value(CoverageJson::of(&scenario)).expect("plain data");
    let all = coverage(&scenario);
    for (rows, field) in [(&all.parties, "actors"), (&all.elements, "elements")] {
        for (row, told) in thinnest_first(rows).into_iter().zip(json[field].as_array().expect("a list")) {
            assert_eq!(told["id"], *row.about.id);
            assert_eq!(told["claims"].as_array().expect("a list").len(), row.count(Measure::Claims));
            assert_eq!(told["thin"].is_null(), row.thin.is_none());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn of_any_scenario_all_that_is_counted_is_there(scenario in scenarios()) {
        holds(&scenario);
    }
}
