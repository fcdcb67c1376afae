//! What is said of a scenario itself is so: counts add up, a sole source is one without which nothing is left, and
//! whoever is silent says nothing that is heard of a card.

use std::collections::BTreeSet;

use guarantee_board::report::about::about;
use guarantee_board::report::document::Document;
use guarantee_board::report::markdown::markdown;
use guarantee_board::report::minutes::{Telling, minutes};
use guarantee_board::review::{Coverage, Covered, Measure, coverage, grounds};
use guarantee_board::scenario::{Basis, ElementId, Feasibility, Position, Provision, RuleId, Scenario};
use proptest::prelude::*;

use crate::samples;
use crate::scenario_strategy::scenarios;

fn sum<T>(counts: &[(T, usize)]) -> usize {
    counts.iter().map(|(_, count)| count).sum()
}

/// The positions that lose their last claim if what stands in one source is struck out, source by source.
fn fall_with_one_source(scenario: &Scenario) -> BTreeSet<RuleId> {
    let mut found = BTreeSet::new();
    for source in &scenario.sources {
        let mut struck = scenario.clone();
        let mut gone = BTreeSet::new();
        for claim in &mut struck.claims {
            let had = !claim.sources.is_empty();
            claim.sources.retain(|of| *of != source.id);
            if had && claim.sources.is_empty() {
                gone.insert(claim.id.clone());
            }
        }
        for position in &struck.positions {
            let left = position.claims.iter().any(|claim| !gone.contains(claim));
            if !position.claims.is_empty() && !left {
                found.insert(position.id.clone());
            }
        }
    }
    found
}

fn check(scenario: &Scenario) {
    let found = grounds(scenario);
    let Coverage { parties, elements } = coverage(scenario);
    assert_eq!((sum(&found.claims), sum(&found.sources)), (scenario.claims.len(), scenario.sources.len()));
    let judged = |counts: &[(Basis, usize)]| {
        counts.iter().filter(|(basis, _)| *basis == Basis::Judgement).map(|(_, count)| *count).sum::<usize>()
    };
    // Whoever writes the file with other judgements counts other judgements.
    let text = serde_json::to_value(scenario).expect("plain data");
    let in_text = |field: &str| {
        text[field].as_array().map_or(0, |all| {
            all.iter().filter(|one| one["basis"] == "Judgement" || one["provides"]["basis"] == "Judgement").count()
        })
    };
    let rated = ratings(&text["elements"]);
    assert_eq!(judged(&found.levels), in_text("limits") + in_text("positions") + rated, "judged levels");
    let held: usize = parties.iter().map(|of| of.positions()).sum();
    assert_eq!(held, scenario.positions.len());
    for of in &parties {
        let most = [Measure::OnRecord, Measure::Countered, Measure::OneSource];
        assert!(most.iter().all(|measure| of.count(*measure) <= of.positions()), "{of:?}");
        assert!(of.count(Measure::Sources) > 0 || of.count(Measure::OneSource) == 0, "{of:?}");
    }
    let one = parties.iter().flat_map(|of| of.of(Measure::OneSource));
    let one: BTreeSet<RuleId> = one.map(|key| RuleId::from(key.id.as_str())).collect();
    assert_eq!(one, fall_with_one_source(scenario), "from one source");
    for of in elements.iter().filter(|of| of.count(Measure::Silent) > 0) {
        assert!(!scenario.element(&of.about.id.as_str().into()).expect("it is there").frame, "{of:?}");
    }
}

/// How many judged ratings elements and options have.
fn ratings(elements: &serde_json::Value) -> usize {
    match elements {
        serde_json::Value::Array(all) => all.iter().map(ratings).sum(),
        serde_json::Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| match name.as_str() {
                "feasibility" => usize::from(value["basis"] == "Judgement"),
                "settings" | "options" => ratings(value),
                _ => 0,
            })
            .sum(),
        _ => 0,
    }
}

#[test]
fn of_the_shipped_scenario_counts_add_up() {
    check(&samples::shipped());
}

#[test]
fn a_word_takes_a_provider_from_the_silent_and_taking_it_away_brings_him_back() {
    let scenario = samples::shipped();
    let unheard = |scenario: &Scenario| -> Vec<(ElementId, Vec<String>)> {
        let elements = coverage(scenario).elements;
        let silent = elements.iter().filter(|of| of.count(Measure::Silent) > 0);
        let ids = |of: &Covered| of.of(Measure::Silent).iter().map(|key| key.id.clone()).collect();
        silent.map(|of| (of.about.id.as_str().into(), ids(of))).collect()
    };
    let before = unheard(&scenario);
    let (element, silent) = before.first().expect("somebody is silent").clone();
    let mut spoken = scenario.clone();
    let mut own = Position::new(
        "spoken".into(),
        "Would".to_owned(),
        silent[0].as_str().into(),
        None,
        None,
        None,
        Some(Provision {
            elements: vec![element.clone()],
            with: Default::default(),
            level: Feasibility::Unlikely,
            otherwise: None,
            basis: Basis::Official,
        }),
    );
    own.claims.clear();
    spoken.positions.push(own);
    let after = unheard(&spoken);
    let left = after.iter().find(|(of, _)| *of == element).map_or(&[][..], |(_, left)| left);
    assert_eq!(left, &silent[1..]);
    spoken.positions.pop();
    assert_eq!(unheard(&spoken), before);
}

#[test]
fn the_minutes_end_with_what_the_scenario_rests_on() {
    let scenario = samples::read(samples::SMALL);
    let text = minutes(&scenario, Telling::default());
    let (_, end) = text.split_once("About the scenario").expect("the section");
    for heading in ["What it is", "What it rests on", "Side by side"] {
        assert!(end.contains(heading), "{heading}");
    }
    for actor in ["Україна", "Russia", "United Kingdom"] {
        assert!(end.contains(&format!("| {actor} |")), "{actor} has a row");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn of_any_scenario_counts_add_up_and_are_told(scenario in scenarios()) {
        check(&scenario);
        let sections = about(&scenario);
        let titles: BTreeSet<&str> = sections.iter().map(|section| section.title.as_str()).collect();
        prop_assert_eq!(titles.len(), sections.len());
        prop_assert!(sections.iter().all(|section| !section.blocks.is_empty()));
        let text = markdown(&Document { title: scenario.title.clone(), sections, ..Document::default() });
        prop_assert!(!text.is_empty());
    }
}
