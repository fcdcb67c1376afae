//! How a card is told.

use guarantee_board::assess::{Cap, CapSource, CardAssessment, Certainty, Spread};
use guarantee_board::scenario::{Degree, Feasibility};
use guarantee_board::wording::{
    cap, card_line, deciding_caps, doubt, doubt_brief, gift, protection, spread, unknown_providers,
};

use super::sample;

#[test]
fn a_card_shows_options_providers_and_phase_with_defaults_filled_in() {
    let scenario = sample::scenario();
    let line = |id: &str| card_line(&scenario, &scenario.packages[0], &id.into());
    assert_eq!(line("force"), "25–30k, rear cities and ports · by United Kingdom and France · At ceasefire");
    assert_eq!(line("shield"), "Now");
    assert_eq!(line("consent"), "not sought");
}

#[test]
fn every_cap_names_what_it_is_and_its_level() {
    let scenario = sample::scenario();
    let words = |level, by| cap(&scenario, &sample::card("force", level), &Cap { level, by });
    assert_eq!(words(Feasibility::Contested, CapSource::Element), "By itself: Contested");
    assert_eq!(words(Feasibility::Likely, CapSource::Option("size".into(), "large".into())), "Size “25–30k”: Likely");
    assert_eq!(words(Feasibility::RuledOut, CapSource::NobodyProvides), "Nobody provides it: Ruled out");
    assert_eq!(
        words(Feasibility::RuledOut, CapSource::Willingness { rule: "r02".into(), actor: "poland".into() }),
        "Poland will not provide it: Ruled out"
    );
    assert_eq!(
        words(Feasibility::Unlikely, CapSource::Limit("r03".into())),
        "Limit: Air cover needs US enablers, capped at Unlikely"
    );
    let otherwise = CapSource::Otherwise { rule: "r02".into(), actor: "poland".into() };
    assert_eq!(
        words(Feasibility::Unlikely, otherwise),
        "Poland is unlikely to provide it while its condition is not met: Unlikely"
    );
    assert_eq!(
        words(Feasibility::Contested, CapSource::Unknown),
        "No source says how feasible it is; counts as Contested"
    );
}

#[test]
fn what_is_unknown_says_whose_position_is_missing() {
    let card = CardAssessment { unknown: vec!["poland".into()], ..sample::card("force", Feasibility::Contested) };
    let unknown = Cap { level: Feasibility::Contested, by: CapSource::Unknown };
    assert_eq!(cap(&sample::scenario(), &card, &unknown), "No position found: Poland; counts as Contested");
}

#[test]
fn a_level_that_rests_on_something_unknown_names_few_whose_position_is_missing() {
    let scenario = sample::scenario();
    let told = |certainty, unknown: &[&str]| {
        let unknown = unknown.iter().map(|id| (*id).into()).collect();
        let card = sample::card("force", Feasibility::Contested);
        doubt(&scenario, &CardAssessment { certainty, unknown, ..card })
    };
    assert_eq!(told(Certainty::Known, &["poland"]), None);
    assert_eq!(told(Certainty::UpperBound, &["poland"]).as_deref(), Some("No position found: Poland"));
    assert_eq!(
        told(Certainty::Unknown, &["poland", "uk", "france", "russia"]).as_deref(),
        Some("No position found: Poland, UK and 2 more")
    );
    assert_eq!(told(Certainty::Unknown, &[]).as_deref(), Some("No source says how feasible it is"));
    let brief = |certainty, unknown: &[&str]| {
        let unknown = unknown.iter().map(|id| (*id).into()).collect();
        let card = sample::card("force", Feasibility::Contested);
        doubt_brief(&scenario, &CardAssessment { certainty, unknown, ..card })
    };
    assert_eq!(brief(Certainty::Known, &["poland"]), None);
    assert_eq!(brief(Certainty::Unknown, &["poland"]).as_deref(), Some("No position found: Poland"));
    assert_eq!(brief(Certainty::Unknown, &["poland", "uk"]).as_deref(), Some("No position found: Poland +1"));
    assert_eq!(brief(Certainty::Unknown, &[]).as_deref(), Some("No source on it"));
}

#[test]
fn a_willingness_of_a_group_is_that_of_its_member() {
    let mut scenario = sample::scenario();
    scenario.positions[1].actor = "western".into();
    let by = CapSource::Willingness { rule: "r02".into(), actor: "uk".into() };
    let words = cap(&scenario, &sample::card("force", Feasibility::Likely), &Cap { level: Feasibility::Likely, by });
    assert_eq!(words, "United Kingdom (as one of Western states) is likely to provide it: Likely");
}

#[test]
fn a_promise_is_worth_no_more_than_the_chance_that_it_arrives() {
    let card = sample::card("force", Feasibility::Contested);
    assert_eq!(gift(Degree(3), &card), "Worth 3 on paper, 2 in practice, since it is Contested");
    assert_eq!(gift(Degree(2), &card), "Worth 2 on paper and in practice, since it is Contested");
    assert_eq!(protection(Degree(3), Degree(2)), "2 of 4 in practice, 3 on paper");
    assert_eq!(protection(Degree(2), Degree(2)), "2 of 4 on paper and in practice");
}

#[test]
fn only_the_caps_that_decide_are_told() {
    let scenario = sample::scenario();
    let caps = vec![
        Cap { level: Feasibility::Unlikely, by: CapSource::Limit("r03".into()) },
        Cap { level: Feasibility::Likely, by: CapSource::Element },
    ];
    let card = CardAssessment { caps, ..sample::card("shield", Feasibility::Unlikely) };
    assert_eq!(deciding_caps(&scenario, &card), ["Limit: Air cover needs US enablers, capped at Unlikely"]);
    assert_eq!(
        deciding_caps(&scenario, &sample::card("shield", Feasibility::Ready)),
        ["Nothing known speaks against it"]
    );
}

#[test]
fn a_spread_names_every_voice_with_its_level() {
    let voices = vec![("malling".into(), Feasibility::Ready), ("ash".into(), Feasibility::Unlikely)];
    assert_eq!(spread(&sample::scenario(), &Spread { voices }), "Malling: Ready · Timothy Ash: Unlikely");
}

#[test]
fn providers_without_a_known_position_are_named() {
    let scenario = sample::scenario();
    let card = sample::card("force", Feasibility::Ready);
    assert_eq!(unknown_providers(&scenario, &card), None);
    let card = CardAssessment { unknown: vec!["uk".into(), "france".into()], ..card };
    assert_eq!(unknown_providers(&scenario, &card).as_deref(), Some("No position found: United Kingdom and France"));
}
