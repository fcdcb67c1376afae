//! What is unknown about a card, who speaks for a provider, and how sure a level is: one small board each.

use guarantee_board::assess::{Cap, CapSource, Certainty, FindingKind, Verdict};
use guarantee_board::scenario::*;
use indexmap::IndexMap;
use jiff::civil::date;

use super::example::*;
use crate::board_strategy::{Common, actor, group, limit, willingness};

/// What the example is about.
type Read = (Feasibility, Certainty);

const UNKNOWN: Read = (Feasibility::Contested, Certainty::Unknown);

fn known(level: Feasibility) -> Read {
    (level, Certainty::Known)
}

fn at_most(level: Feasibility) -> Read {
    (level, Certainty::UpperBound)
}

fn troops(by: &[&str]) -> Vec<Card> {
    vec![card("troops", by)]
}

/// A position of this holder on troops.
fn ready(id: &str, holder: &str, level: Feasibility) -> Position {
    willingness(id, holder, provision("troops", level), Common::default())
}

/// The same, in force where the pledge is on the board, and otherwise at another level, if one is given.
fn depending(id: &str, holder: &str, level: Feasibility, otherwise: Option<Feasibility>) -> Position {
    let binds_when = Some(on(of("pledge")));
    let provides = Provision { otherwise, ..provision("troops", level) };
    willingness(id, holder, provides, Common { binds_when, ..Common::default() })
}

fn says(rule: &str, actor: &str, level: Feasibility) -> Cap {
    Cap { level, by: CapSource::Willingness { rule: rule.into(), actor: actor.into() } }
}

#[test]
fn no_position_found_never_counts_as_readiness() {
    // A package of which nobody has said anything.
    let scenario = scenario();
    let assessment = read(&scenario, vec![card("troops", &["france", "poland"]), card("pledge", &[])]);
    assert_eq!(assessment.cards[0].unknown, ["france".into(), "poland".into()]);
    for card in &assessment.cards {
        assert_eq!((card.level, card.certainty), UNKNOWN);
        assert_eq!(card.caps, [Cap { level: Feasibility::Contested, by: CapSource::Unknown }]);
    }
    assert_eq!((assessment.feasibility, assessment.certainty), (Some(Feasibility::Contested), Certainty::Unknown));
    assert_eq!(assessment.verdict, Verdict::Workable);
    assert_eq!(assessment.actors[1].unknown, ["troops".into()]);
}

#[test]
fn the_group_says_what_the_unknown_counts_as() {
    let mut scenario = scenario();
    for level in Feasibility::ALL {
        scenario.acceptable.unknown = level;
        assert_eq!(first(&read(&scenario, troops(&["france"]))), (level, Certainty::Unknown));
    }
    scenario.acceptable.unknown = Feasibility::RuledOut;
    let assessment = read(&scenario, troops(&["france"]));
    assert_eq!((assessment.findings[0].kind, assessment.verdict), (FindingKind::RuledOut, Verdict::Blocked));
}

#[test]
fn one_unknown_provider_is_enough_and_something_lower_is_known() {
    let mut scenario = scenario();
    scenario.positions = vec![ready("fr", "france", Feasibility::Ready)];
    assert_eq!(first(&read(&scenario, troops(&["france"]))), known(Feasibility::Ready));
    let both = read(&scenario, troops(&["poland", "france"]));
    assert_eq!((first(&both), &both.cards[0].unknown[..]), (UNKNOWN, &["poland".into()][..]));
    // What is known is lower: that decides, and the unknown is named all the same.
    scenario.positions = vec![ready("fr", "france", Feasibility::Unlikely)];
    let both = read(&scenario, troops(&["poland", "france"]));
    assert_eq!((first(&both), &both.cards[0].unknown[..]), (known(Feasibility::Unlikely), &["poland".into()][..]));
    let unknown = Cap { level: Feasibility::Contested, by: CapSource::Unknown };
    assert_eq!(both.cards[0].caps, [says("fr", "france", Feasibility::Unlikely), unknown]);
    // As low as the unknown is known too.
    scenario.positions = vec![ready("fr", "france", Feasibility::Contested)];
    assert_eq!(first(&read(&scenario, troops(&["poland", "france"]))), known(Feasibility::Contested));
}

#[test]
fn a_level_that_a_source_gives_stands_as_an_upper_bound() {
    let mut scenario = scenario();
    scenario.elements[0].feasibility = rating(Feasibility::Ready, &["press"]);
    let assessment = read(&scenario, troops(&["france"]));
    let card = &assessment.cards[0];
    assert_eq!(first(&assessment), at_most(Feasibility::Ready));
    assert_eq!(card.unknown, ["france".into()]);
    assert_eq!(card.caps, [Cap { level: Feasibility::Ready, by: CapSource::Element }], "the unknown caps nothing");
    assert_eq!(assessment.certainty, Certainty::UpperBound);
    // Of an option as well; the lowest of them counts.
    scenario.elements[0].settings[0].options[0].feasibility = rating(Feasibility::Likely, &[]);
    assert_eq!(first(&read(&scenario, troops(&["france"]))), at_most(Feasibility::Likely));
    let next_door = vec![with(card_of_france(), "place", "next-door")];
    assert_eq!(first(&read(&scenario, next_door)), at_most(Feasibility::Ready));
    // With the provider's word it is known, and lower where that is lower.
    scenario.positions = vec![ready("fr", "france", Feasibility::Ready)];
    assert_eq!(first(&read(&scenario, troops(&["france"]))), known(Feasibility::Likely));
    scenario.positions = vec![ready("fr", "france", Feasibility::Unlikely)];
    assert_eq!(first(&read(&scenario, troops(&["france"]))), known(Feasibility::Unlikely));
}

fn card_of_france() -> Card {
    card("troops", &["france"])
}

#[test]
fn what_is_lower_than_the_upper_bound_is_known() {
    let mut scenario = scenario();
    scenario.elements[0].feasibility = rating(Feasibility::Ready, &[]);
    scenario.limits = vec![limit("cap", of("troops"), None, Feasibility::Likely, Common::default())];
    let assessment = read(&scenario, troops(&["france"]));
    assert_eq!(
        (first(&assessment), &assessment.cards[0].unknown[..]),
        (known(Feasibility::Likely), &["france".into()][..])
    );
    // A judgement of the author's beside it is no source's level.
    scenario.limits.clear();
    scenario.elements[0].settings[0].options[0].feasibility = judgement(Feasibility::Likely, &[]);
    assert_eq!(first(&read(&scenario, troops(&["france"]))), known(Feasibility::Likely));
}

#[test]
fn the_authors_judgement_is_no_upper_bound_for_want_of_a_providers_word() {
    let mut scenario = scenario();
    scenario.elements[0].feasibility = judgement(Feasibility::Ready, &["press"]);
    assert_eq!(first(&read(&scenario, troops(&["france"]))), UNKNOWN);
    scenario.elements[0].feasibility = judgement(Feasibility::Unlikely, &["press"]);
    assert_eq!(first(&read(&scenario, troops(&["france"]))), known(Feasibility::Unlikely));
}

#[test]
fn a_card_that_nobody_has_to_provide_and_nothing_rates_is_unknown_as_a_whole() {
    let mut scenario = scenario();
    let pledge = || vec![card("pledge", &[])];
    let assessment = read(&scenario, pledge());
    assert_eq!((first(&assessment), &assessment.cards[0].unknown[..]), (UNKNOWN, &[][..]));
    // The author's judgement is a level here, since there is no provider to ask.
    scenario.elements[1].feasibility = judgement(Feasibility::Ready, &[]);
    assert_eq!(first(&read(&scenario, pledge())), known(Feasibility::Ready));
    // So is an option's.
    scenario.elements[1].feasibility = None;
    scenario.elements[1].settings = vec![setting("form", &["declaration", "treaty"])];
    scenario.elements[1].settings[0].options[1].feasibility = rating(Feasibility::Likely, &[]);
    assert_eq!(first(&read(&scenario, pledge())), UNKNOWN);
    let treaty = vec![with(card("pledge", &[]), "form", "treaty")];
    assert_eq!(first(&read(&scenario, treaty)), known(Feasibility::Likely));
    // A limit is none: it says at most how feasible it is.
    scenario.limits = vec![limit("cap", of("pledge"), None, Feasibility::Likely, Common::default())];
    assert_eq!(first(&read(&scenario, pledge())), UNKNOWN);
}

#[test]
fn a_card_that_could_have_a_provider_and_has_none_is_known_to_be_ruled_out() {
    let mut scenario = scenario();
    scenario.elements[0].feasibility = rating(Feasibility::Ready, &[]);
    let assessment = read(&scenario, troops(&[]));
    assert_eq!(first(&assessment), known(Feasibility::RuledOut));
    assert_eq!(assessment.cards[0].caps[0].by, CapSource::NobodyProvides);
}

#[test]
fn a_package_is_as_sure_as_the_surest_of_its_weakest_cards() {
    let mut scenario = scenario();
    let both = || vec![card("troops", &["france"]), card("pledge", &[])];
    let certainty = |scenario: &Scenario| {
        let assessment = read(scenario, both());
        (assessment.feasibility.unwrap(), assessment.certainty, assessment.weakest.len())
    };
    assert_eq!(certainty(&scenario), (Feasibility::Contested, Certainty::Unknown, 2));
    scenario.elements[0].feasibility = rating(Feasibility::Contested, &[]);
    assert_eq!(certainty(&scenario), (Feasibility::Contested, Certainty::UpperBound, 2));
    scenario.positions = vec![ready("fr", "france", Feasibility::Contested)];
    assert_eq!(certainty(&scenario), (Feasibility::Contested, Certainty::Known, 2));
    // A surer card that is not among the weakest makes nothing surer.
    scenario.elements[0].feasibility = None;
    scenario.positions = vec![ready("fr", "france", Feasibility::Ready)];
    assert_eq!(certainty(&scenario), (Feasibility::Contested, Certainty::Unknown, 1));
    let empty = read(&scenario, Vec::new());
    assert_eq!((empty.feasibility, empty.certainty), (None, Certainty::Known));
}

#[test]
fn in_practice_the_unknown_gives_no_more_than_it_counts_as() {
    let mut scenario = scenario();
    scenario.elements[0].gives = vec![gift(4)];
    let arrives = |scenario: &Scenario| read(scenario, troops(&["france"])).protection[0].in_practice;
    assert_eq!(arrives(&scenario), Degree(2));
    scenario.positions = vec![ready("fr", "france", Feasibility::Likely)];
    assert_eq!(arrives(&scenario), Degree(3));
}

#[test]
fn a_willingness_of_a_group_is_that_of_each_member_without_one_of_its_own() {
    let mut scenario = scenario();
    scenario.elements[0].providers.push("russia".into());
    scenario.positions = vec![ready("west", "western", Feasibility::Likely)];
    let assessment = read(&scenario, troops(&["france", "poland"]));
    assert_eq!((first(&assessment), &assessment.cards[0].unknown[..]), (known(Feasibility::Likely), &[][..]));
    let all = [says("west", "france", Feasibility::Likely), says("west", "poland", Feasibility::Likely)];
    assert_eq!(assessment.cards[0].caps, all);
    // It is not theirs: no position of their own is in force.
    assert!(assessment.actors.iter().all(|standing| standing.positions == 0));
    assert_eq!(assessment.actors.len(), 3, "a group without red line or floor has no place among them");
    // For nobody who does not belong to it.
    let russia = read(&scenario, troops(&["russia"]));
    assert_eq!((first(&russia), &russia.cards[0].unknown[..]), (UNKNOWN, &["russia".into()][..]));
    // Who has one of its own speaks for itself, be it lower or higher.
    for level in [Feasibility::Unlikely, Feasibility::Ready] {
        scenario.positions.truncate(1);
        scenario.positions.push(ready("fr", "france", level));
        let own = read(&scenario, troops(&["france"]));
        assert_eq!((first(&own), &own.cards[0].caps[..]), (known(level), &[says("fr", "france", level)][..]));
    }
}

#[test]
fn the_lowest_of_several_groups_counts() {
    let mut scenario = scenario();
    scenario.groups.push(group("nato"));
    scenario.actors[0] = actor("france", &["western", "nato"]);
    scenario.positions = vec![ready("west", "western", Feasibility::Ready), ready("nato", "nato", Feasibility::Likely)];
    assert_eq!(first(&read(&scenario, troops(&["france"]))), known(Feasibility::Likely));
    assert_eq!(first(&read(&scenario, troops(&["poland"]))), known(Feasibility::Ready));
}

#[test]
fn an_own_willingness_for_the_element_silences_the_group_whatever_options_it_names() {
    let mut scenario = scenario();
    let inside = IndexMap::from([("place".into(), vec!["inside".into()])]);
    let own = Provision { with: inside, ..provision("troops", Feasibility::Ready) };
    scenario.positions =
        vec![ready("west", "western", Feasibility::Likely), willingness("fr", "france", own, Common::default())];
    assert_eq!(first(&read(&scenario, troops(&["france"]))), known(Feasibility::Ready));
    let next_door = read(&scenario, vec![with(card_of_france(), "place", "next-door")]);
    assert_eq!((first(&next_door), &next_door.cards[0].unknown[..]), (UNKNOWN, &["france".into()][..]));
    // For another element it does not.
    let own = provision("pledge", Feasibility::Ready);
    scenario.positions[1] = willingness("fr", "france", own, Common::default());
    assert_eq!(first(&read(&scenario, troops(&["france"]))), known(Feasibility::Likely));
}

#[test]
fn an_own_willingness_that_is_not_in_force_leaves_the_word_to_the_group() {
    let mut scenario = scenario();
    let past = Common { until: Some(date(2025, 1, 1)), ..Common::default() };
    let own = |common| willingness("fr", "france", provision("troops", Feasibility::Ready), common);
    let west = || ready("west", "western", Feasibility::Likely);
    let cases = [own(past), own(claims(&["later"])), depending("fr", "france", Feasibility::Ready, None)];
    for silent in cases {
        scenario.positions = vec![west(), silent];
        assert_eq!(first(&read(&scenario, troops(&["france"]))), known(Feasibility::Likely));
    }
    scenario.positions = vec![west(), ready("fr", "france", Feasibility::Ready)];
    scenario.switched_off = vec!["fr".into()];
    assert_eq!(first(&read(&scenario, troops(&["france"]))), known(Feasibility::Likely));
    // Nor is one that is not heard.
    scenario.switched_off.clear();
    let provides = |level| provision("troops", level);
    scenario.positions = vec![
        willingness("west", "western", provides(Feasibility::Likely), claims(&["official"])),
        willingness("fr", "france", provides(Feasibility::Ready), claims(&["by-ash"])),
    ];
    let heard = |voice| first(&heard(&scenario, troops(&["france"]), voice));
    assert_eq!(heard(Some("ash")), known(Feasibility::Ready));
    assert_eq!(heard(Some("malling")), known(Feasibility::Likely));
}

#[test]
fn otherwise_counts_while_the_condition_does_not_hold() {
    let mut scenario = scenario();
    scenario.positions = vec![depending("fr", "france", Feasibility::Ready, Some(Feasibility::Unlikely))];
    let without = read(&scenario, troops(&["france"]));
    assert_eq!((first(&without), &without.cards[0].unknown[..]), (known(Feasibility::Unlikely), &[][..]));
    let by = CapSource::Otherwise { rule: "fr".into(), actor: "france".into() };
    assert_eq!(without.cards[0].caps, [Cap { level: Feasibility::Unlikely, by }]);
    assert_eq!(without.actors[0].reluctant, ["troops".into()]);
    assert_eq!(without.actors[0].positions, 0, "it is not in force");
    let with_pledge = read(&scenario, vec![card("troops", &["france"]), card("pledge", &[])]);
    assert_eq!(first(&with_pledge), known(Feasibility::Ready));
    assert_eq!(with_pledge.cards[0].caps, [says("fr", "france", Feasibility::Ready)]);
    // Without it the provider is unknown.
    scenario.positions = vec![depending("fr", "france", Feasibility::Ready, None)];
    assert_eq!(first(&read(&scenario, troops(&["france"]))), UNKNOWN);
}

#[test]
fn what_is_said_for_otherwise_does_not_silence_the_group_and_the_lowest_counts() {
    let mut scenario = scenario();
    let alone = || troops(&["france"]);
    let met = || vec![card("troops", &["france"]), card("pledge", &[])];
    let otherwise = |level| Cap { level, by: CapSource::Otherwise { rule: "fr".into(), actor: "france".into() } };
    for (own, lowest) in [(Feasibility::Likely, Feasibility::Contested), (Feasibility::Unlikely, Feasibility::Unlikely)]
    {
        scenario.positions = vec![
            ready("west", "western", Feasibility::Contested),
            depending("fr", "france", Feasibility::Ready, Some(own)),
        ];
        let unmet = read(&scenario, alone());
        assert_eq!((first(&unmet), &unmet.cards[0].unknown[..]), (known(lowest), &[][..]));
        let mut both = [says("west", "france", Feasibility::Contested), otherwise(own)];
        both.sort_by_key(|cap| cap.level);
        assert_eq!(unmet.cards[0].caps, both);
        // Once its condition is met it is in force, and it alone counts.
        let met = read(&scenario, met());
        assert_eq!(met.cards[0].caps, [says("fr", "france", Feasibility::Ready)]);
        assert_eq!(first(&met), known(Feasibility::Ready));
    }
}

#[test]
fn otherwise_is_each_members_word_and_the_lowest_of_several_counts() {
    let mut scenario = scenario();
    // A group's is each member's.
    scenario.positions = vec![depending("west", "western", Feasibility::Ready, Some(Feasibility::Likely))];
    assert_eq!(first(&read(&scenario, troops(&["france", "poland"]))), known(Feasibility::Likely));
    // Beside another one the lowest counts.
    scenario.positions = vec![
        ready("firm", "france", Feasibility::Ready),
        depending("fr", "france", Feasibility::Ready, Some(Feasibility::Likely)),
    ];
    assert_eq!(first(&read(&scenario, troops(&["france"]))), known(Feasibility::Likely));
}

#[test]
fn otherwise_gives_nothing_where_the_rule_is_silent() {
    let mut scenario = scenario();
    let own = |common: Common| {
        let rule = depending("fr", "france", Feasibility::Ready, Some(Feasibility::Unlikely));
        Position { from: common.from, until: common.until, claims: common.claims, ..rule }
    };
    let not_yet = Common { from: Some(date(2026, 1, 1)), ..Common::default() };
    for silent in [own(not_yet), own(claims(&["later"]))] {
        scenario.positions = vec![silent];
        assert_eq!(first(&read(&scenario, troops(&["france"]))), UNKNOWN);
    }
    scenario.positions = vec![own(claims(&["by-ash"]))];
    assert_eq!(first(&heard(&scenario, troops(&["france"]), Some("ash"))), known(Feasibility::Unlikely));
    assert_eq!(first(&heard(&scenario, troops(&["france"]), Some("kim"))), UNKNOWN);
    scenario.switched_off = vec!["fr".into()];
    assert_eq!(first(&read(&scenario, troops(&["france"]))), UNKNOWN);
}

#[test]
fn otherwise_speaks_only_of_the_options_that_are_named() {
    let mut scenario = scenario();
    let mut rule = depending("fr", "france", Feasibility::Ready, Some(Feasibility::Unlikely));
    let inside = IndexMap::from([("place".into(), vec!["inside".into()])]);
    rule.provides = rule.provides.map(|provides| Provision { with: inside, ..provides });
    scenario.positions = vec![rule];
    assert_eq!(first(&read(&scenario, troops(&["france"]))), known(Feasibility::Unlikely));
    assert_eq!(first(&read(&scenario, vec![with(card_of_france(), "place", "next-door")])), UNKNOWN);
}
