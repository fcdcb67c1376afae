//! What the words of the board mean, one small board each.

use guarantee_board::assess::{
    CapSource, Certainty, Change, Fact, Finding, FindingKind, Means, Missing, Model, Reading, Severity, Shortage, Step,
    Unresolved, Verdict, assess,
};
use guarantee_board::scenario::*;
use indexmap::IndexMap;
use jiff::civil::date;

use super::example::*;
use crate::board_strategy::{Common, caution, contradiction, floor, limit, package, red_line, willingness};

#[test]
fn a_red_line_is_crossed_inside_and_not_next_door() {
    let mut scenario = scenario();
    let inside = Pattern { tags: vec!["in-ukraine".into()], by: vec!["western".into()], ..Pattern::default() };
    scenario.positions = vec![red_line("line", "russia", Firmness::Absolute, on(inside), Common::default())];
    let inside = || vec![card("troops", &["france"])];
    assert_eq!(read(&scenario, inside()).verdict, Verdict::Blocked);
    assert_eq!(cause(&scenario, inside(), "line"), [Fact::Card("troops".into())]);
    let next_door = read(&scenario, vec![with(card("troops", &["france"]), "place", "next-door")]);
    assert_eq!((next_door.verdict, finding(&next_door, "line")), (Verdict::Workable, None));
}

#[test]
fn only_an_absolute_position_blocks() {
    for (firmness, verdict) in [
        (Firmness::Absolute, Verdict::Blocked),
        (Firmness::Firm, Verdict::Strained),
        (Firmness::Disputed, Verdict::Strained),
    ] {
        let mut scenario = scenario();
        scenario.positions = vec![red_line("line", "russia", firmness, on(of("pledge")), Common::default())];
        assert_eq!(read(&scenario, vec![card("pledge", &[])]).verdict, verdict);
    }
}

#[test]
fn an_unmet_floor_is_explained_by_what_is_not_there() {
    let mut scenario = scenario();
    scenario.positions = vec![floor("floor", "france", Firmness::Firm, on(of("pledge")), Common::default())];
    let assessment = read(&scenario, vec![card("troops", &["france"])]);
    assert_eq!(cause(&scenario, vec![card("troops", &["france"])], "floor"), [Fact::NoCard(of("pledge"))]);
    assert_eq!(finding(&assessment, "floor").unwrap().elements, []);
    assert_eq!(assessment.actors[0].unmet, ["floor".into()]);
}

#[test]
fn what_only_one_element_could_match_is_explained_by_how_it_stands() {
    let mut scenario = scenario();
    let refused = not(on(chosen_as("consent", "answer", "given")));
    let when = Condition::All(vec![on(of("troops")), refused]);
    scenario.positions = vec![red_line("line", "russia", Firmness::Firm, when, Common::default())];
    let cause = cause(&scenario, vec![card("troops", &["france"])], "line");
    assert_eq!(cause, [Fact::Card("troops".into()), Fact::Card("consent".into())]);
}

#[test]
fn a_condition_that_always_holds_needs_no_reason() {
    let mut scenario = scenario();
    let always = Condition::Any(vec![on(of("pledge")), not(on(of("pledge")))]);
    scenario.cautions = vec![caution("always", always, Common::default())];
    assert_eq!(cause(&scenario, vec![card("pledge", &[])], "always"), []);
}

#[test]
fn of_two_reasons_the_one_with_fewer_facts_is_given() {
    let mut scenario = scenario();
    let both = Condition::All(vec![on(of("troops")), on(of("pledge"))]);
    let when = Condition::Any(vec![both, on(chosen_as("consent", "answer", "refused"))]);
    scenario.cautions = vec![caution("either", when, Common::default())];
    let cards = vec![card("troops", &["france"]), card("pledge", &[])];
    assert_eq!(cause(&scenario, cards, "either"), [Fact::Card("consent".into())]);
}

#[test]
fn of_two_equal_reasons_the_first_on_the_board_is_given() {
    let mut scenario = scenario();
    let when = Condition::Any(vec![on(of("troops")), on(of("pledge"))]);
    scenario.cautions = vec![caution("either", when, Common::default())];
    let cards = vec![card("pledge", &[]), card("troops", &["france"])];
    assert_eq!(cause(&scenario, cards, "either"), [Fact::Card("pledge".into())]);
}

#[test]
fn what_a_package_does_not_reach_is_explained_by_what_caps_it() {
    let mut scenario = scenario();
    scenario.elements[1].gives = vec![gift(3)];
    scenario.elements[0].gives = vec![gift(3)];
    let while_refused = Some(on(chosen_as("consent", "answer", "refused")));
    scenario.limits = vec![limit("cap", of("pledge"), while_refused, Feasibility::Unlikely, Common::default())];
    let weak = not(Condition::Reaches("deny".into(), Degree(2)));
    scenario.positions = vec![red_line("weak", "france", Firmness::Firm, weak, Common::default())];
    let no_other = Fact::NoOtherGives { function: "deny".into(), degree: Degree(2), except: vec!["pledge".into()] };
    // However the pledge stood, it would be capped: that consent is refused suffices.
    assert_eq!(cause(&scenario, vec![card("pledge", &[])], "weak"), [Fact::Card("consent".into()), no_other]);
}

#[test]
fn a_limit_caps_every_card_it_matches_and_names_them() {
    let mut scenario = scenario();
    scenario.limits = vec![limit("cap", Pattern::default(), None, Feasibility::Contested, Common::default())];
    let assessment = read(&scenario, vec![card("pledge", &[]), card("troops", &["france"])]);
    let finding = finding(&assessment, "cap").unwrap();
    assert_eq!(finding.elements, ["pledge".into(), "troops".into()]);
    assert_eq!((finding.cap, finding.severity), (Some(Feasibility::Contested), Severity::Notes));
    assert_eq!((assessment.verdict, assessment.feasibility), (Verdict::Workable, Some(Feasibility::Contested)));
}

#[test]
fn a_limit_does_not_bind_the_frame() {
    let mut scenario = scenario();
    scenario.limits = vec![limit("cap", of("consent"), None, Feasibility::RuledOut, Common::default())];
    assert_eq!(finding(&read(&scenario, vec![card("pledge", &[])]), "cap"), None);
}

#[test]
fn a_card_that_nobody_provides_is_ruled_out() {
    let assessment = read(&scenario(), vec![card("troops", &[])]);
    assert_eq!(assessment.cards[0].caps[0].by, CapSource::NobodyProvides);
    assert_eq!(assessment.verdict, Verdict::Blocked);
    let finding = &assessment.findings[0];
    assert_eq!((finding.kind, &finding.card), (FindingKind::RuledOut, &Some("troops".into())));
    let ruled_out = |finding: &Finding| finding.kind == FindingKind::RuledOut;
    let cause = cause_of(&scenario(), vec![card("troops", &[])], ruled_out);
    assert_eq!(cause, [Fact::Card("troops".into())]);
}

#[test]
fn a_card_ruled_out_by_a_limit_is_explained_by_the_limits_condition_too() {
    let mut scenario = scenario();
    let common = claims(&["press"]);
    scenario.limits = vec![limit("cap", of("troops"), Some(not(on(of("pledge")))), Feasibility::RuledOut, common)];
    let assessment = read(&scenario, vec![card("troops", &["france"])]);
    let ruled_out = |finding: &Finding| finding.kind == FindingKind::RuledOut;
    assert_eq!(assessment.findings.iter().find(|finding| ruled_out(finding)).unwrap().claims, ["press".into()]);
    let cause = cause_of(&scenario, vec![card("troops", &["france"])], ruled_out);
    assert_eq!(cause, [Fact::Card("troops".into()), Fact::NoCard(of("pledge"))]);
}

#[test]
fn a_provider_without_a_position_is_named() {
    let mut scenario = scenario();
    let provides = provision("troops", Feasibility::Contested);
    scenario.positions = vec![willingness("fr", "france", provides, Common::default())];
    let assessment = read(&scenario, vec![card("troops", &["poland", "france"])]);
    assert_eq!(assessment.cards[0].unknown, ["poland".into()]);
    assert_eq!(assessment.cards[0].level, Feasibility::Contested);
    assert_eq!(assessment.actors[0].reluctant, ["troops".into()]);
    assert_eq!(assessment.actors[1].unknown, ["troops".into()]);
}

#[test]
fn a_willingness_speaks_only_of_the_options_it_names() {
    let mut scenario = scenario();
    let mut provides = provision("troops", Feasibility::Unlikely);
    provides.with = IndexMap::from([("place".into(), vec!["inside".into()])]);
    scenario.positions = vec![willingness("fr", "france", provides, Common::default())];
    let inside = read(&scenario, vec![card("troops", &["france"])]);
    assert_eq!((inside.cards[0].level, inside.verdict), (Feasibility::Unlikely, Verdict::Strained));
    let next_door = read(&scenario, vec![with(card("troops", &["france"]), "place", "next-door")]);
    assert_eq!(first(&next_door), (Feasibility::Contested, Certainty::Unknown));
    assert_eq!(next_door.cards[0].unknown, ["france".into()]);
}

#[test]
fn voices_that_disagree_spread_a_card_and_silent_ones_are_not_listed() {
    let mut scenario = scenario();
    scenario.elements[1].feasibility = rating(Feasibility::Ready, &["by-malling"]);
    let common = claims(&["by-ash"]);
    scenario.limits = vec![limit("cap", of("pledge"), None, Feasibility::Unlikely, common)];
    let assessment = read(&scenario, vec![card("pledge", &[])]);
    let spread = assessment.cards[0].spread.as_ref().unwrap();
    assert_eq!(spread.voices, [("ash".into(), Feasibility::Unlikely), ("malling".into(), Feasibility::Ready)]);
    assert_eq!(assessment.cards[0].level, Feasibility::Unlikely);
    assert_eq!(heard(&scenario, vec![card("pledge", &[])], Some("malling")).cards[0].spread, None);
}

#[test]
fn one_voice_is_heard_with_the_record_and_without_the_others() {
    let mut scenario = scenario();
    let rule = |id, claim| caution(id, on(of("pledge")), claims(&[claim]));
    scenario.cautions =
        vec![rule("ash", "by-ash"), rule("malling", "by-malling"), rule("record", "official"), rule("press", "press")];
    let rules = |voice| {
        let assessment = heard(&scenario, vec![card("pledge", &[])], voice);
        assessment.findings.into_iter().map(|finding| finding.rule.unwrap().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(rules(None), ["ash", "malling", "record", "press"]);
    assert_eq!(rules(Some("ash")), ["ash", "record"]);
    assert_eq!(rules(Some("nobody")), ["record"]);
}

#[test]
fn a_rule_is_in_force_on_its_first_and_last_day() {
    let mut scenario = scenario();
    let dates = Common { from: Some(date(2025, 8, 1)), until: Some(date(2025, 8, 31)), ..Common::default() };
    scenario.cautions = vec![caution("august", on(of("pledge")), dates)];
    let model = Model::new(&scenario).unwrap();
    let fires = |day| {
        let reading = Reading { date: day, voice: None };
        finding(&assess(&model, &package(vec![card("pledge", &[])]), &reading), "august").is_some()
    };
    let days = [date(2025, 7, 31), date(2025, 8, 1), date(2025, 8, 31), date(2025, 9, 1)];
    assert_eq!(days.map(fires), [false, true, true, false]);
}

#[test]
fn a_promise_is_worth_no_more_than_its_feasibility() {
    let mut scenario = scenario();
    scenario.elements[0].gives = vec![gift(4)];
    scenario.elements[0].feasibility = rating(Feasibility::Unlikely, &[]);
    scenario.elements[1].gives = vec![gift(2)];
    let assessment = read(&scenario, vec![card("troops", &["france"]), card("pledge", &[])]);
    let deny = &assessment.protection[0];
    assert_eq!((deny.on_paper, &deny.paper_by[..]), (Degree(4), &["troops".into()][..]));
    assert_eq!((deny.in_practice, &deny.practice_by[..]), (Degree(2), &["pledge".into()][..]));
}

#[test]
fn a_resource_that_does_not_reach_blocks_and_says_what_is_short() {
    assert_eq!(read(&needing(10), vec![card("troops", &["france"])]).verdict, Verdict::Workable);
    let assessment = read(&needing(9), vec![card("troops", &["france"])]);
    let finding = &assessment.findings[0];
    let shortage = finding.shortage.as_ref().unwrap();
    assert_eq!((assessment.verdict, finding.kind), (Verdict::Blocked, FindingKind::Overcommitted));
    assert_eq!((shortage.need.to_string(), shortage.capacity.to_string()), ("10".to_owned(), "9".to_owned()));
    let over = |finding: &Finding| finding.kind == FindingKind::Overcommitted;
    assert_eq!(cause_of(&needing(9), vec![card("troops", &["france"])], over), [Fact::Card("troops".into())]);
}

#[test]
fn a_provider_of_unknown_capacity_is_not_checked_and_named() {
    let assessment = read(&needing(1), vec![card("troops", &["france", "poland"])]);
    assert_eq!(assessment.findings, []);
    assert_eq!(assessment.means[0].unchecked, ["poland".into()]);
}

#[test]
fn costs_add_up_and_cards_without_any_are_counted() {
    let mut scenario = scenario();
    let range = |low, high| Range { low: Quantity::from_thousandths(low), high: Quantity::from_thousandths(high) };
    let (basis, claims) = (Basis::Reported, Vec::new());
    let cost = |low, high| Some(Cost { per_year: range(low, high), once: range(0, 1), basis, claims: claims.clone() });
    scenario.elements[0].cost = cost(1, 2);
    scenario.elements[0].settings[0].options[0].cost = cost(10, 20);
    let money = read(&scenario, vec![card("troops", &["france"]), card("pledge", &[])]).money;
    assert_eq!((money.per_year, money.once, money.unpriced), (range(11, 22), range(0, 2), 1));
}

#[test]
fn what_the_scenario_does_not_have_is_left_out() {
    let known = read(&scenario(), vec![card("troops", &["france"])]);
    let mut troops = with(card("troops", &["france", "atlantis", "russia"]), "place", "nowhere");
    troops.with.insert("mood".into(), "good".into());
    let odd = vec![troops, card("troops", &[]), card("unicorn", &[]), card("consent", &[])];
    assert_eq!(read(&scenario(), odd), known);
}

#[test]
fn contradictions_block_and_cautions_decide_nothing() {
    let mut scenario = scenario();
    scenario.cautions = vec![caution("remark", on(of("pledge")), Common::default())];
    assert_eq!(read(&scenario, vec![card("pledge", &[])]).verdict, Verdict::Workable);
    scenario.contradictions = vec![contradiction("clash", on(of("pledge")), Common::default())];
    let assessment = read(&scenario, vec![card("pledge", &[])]);
    assert_eq!(assessment.verdict, Verdict::Blocked);
    assert_eq!(assessment.findings[0].kind, FindingKind::Contradiction);
}

#[test]
fn a_change_says_what_came_and_what_went() {
    let mut scenario = scenario();
    scenario.elements[1].gives = vec![gift(2)];
    scenario.positions = vec![
        red_line("line", "russia", Firmness::Absolute, on(of("troops")), Common::default()),
        floor("floor", "france", Firmness::Firm, on(of("pledge")), Common::default()),
    ];
    let before = read(&scenario, vec![card("troops", &["france"])]);
    let after = read(&scenario, vec![card("pledge", &[])]);
    let change = Change::between(&before, &after);
    assert_eq!(change.verdict, Some(Step { before: Verdict::Blocked, after: Verdict::Workable }));
    assert_eq!(change.red_lines, Some(Step { before: 1, after: 0 }));
    assert_eq!(change.floors, Some(Step { before: 1, after: 0 }));
    assert_eq!((change.new.len(), change.cleared.len()), (0, 2));
    assert_eq!(change.protection[0].on_paper, Step { before: Degree(0), after: Degree(2) });
    let cards: Vec<&str> = change.cards.iter().map(|card| card.element.as_str()).collect();
    assert_eq!(cards, ["pledge", "troops"]);
    assert_eq!(change.cards[1].level.after, None);
}

#[test]
fn a_reference_that_leads_nowhere_is_named() {
    let mut unknown = scenario();
    unknown.cautions = vec![caution("odd", on(of("unicorn")), Common::default())];
    let error = Model::new(&unknown).unwrap_err();
    assert_eq!(error.to_string(), "cautions / odd: unknown element `unicorn`");

    let countered = |claim: &str| {
        let mut countered = scenario();
        let odd = caution("odd", on(of("pledge")), Common::default());
        countered.cautions = vec![Caution { counter_claims: vec![claim.into()], ..odd }];
        Model::new(&countered).map(drop).map_err(|error| error.to_string())
    };
    assert!(countered("press").is_ok());
    assert!(countered("hearsay").is_err_and(|error| error.contains("unknown claim `hearsay`")));

    for (setting, option, said) in [("height", "inside", "setting `height`"), ("place", "above", "option `above`")] {
        let mut unknown = scenario();
        let provides = Provision {
            with: IndexMap::from([(setting.into(), vec![option.into()])]),
            ..provision("troops", Feasibility::Likely)
        };
        unknown.positions = vec![willingness("odd", "france", provides, Common::default())];
        let error = Model::new(&unknown).unwrap_err().to_string();
        assert!(error.contains(&format!("unknown {said}")), "{error}");
    }

    let mut circular = scenario();
    let named = |id: &str, other: &str| NamedCondition {
        id: id.into(),
        title: "a thing".to_owned(),
        holds_when: not(Condition::Named(other.into())),
    };
    circular.conditions = vec![named("one", "two"), named("two", "one")];
    assert!(matches!(Model::new(&circular), Err(Unresolved::Circular(_))));

    let mut reaching = scenario();
    let reach = Some(Condition::Reaches("deny".into(), Degree(1)));
    reaching.limits = vec![limit("cap", of("pledge"), reach, Feasibility::Likely, Common::default())];
    assert!(matches!(Model::new(&reaching), Err(Unresolved::Reaches(_))));
}

#[test]
fn a_long_chain_of_named_conditions_compiles() {
    let mut scenario = scenario();
    let named = |number: usize| NamedCondition {
        id: format!("n{number}").as_str().into(),
        title: "a thing".to_owned(),
        holds_when: Condition::Named(format!("n{}", number + 1).as_str().into()),
    };
    scenario.conditions = (0..20_000).map(named).collect();
    scenario.conditions.push(NamedCondition { holds_when: on(of("pledge")), ..named(20_000) });
    scenario.cautions = vec![caution("chain", Condition::Named("n0".into()), Common::default())];
    assert!(finding(&read(&scenario, vec![card("pledge", &[])]), "chain").is_some());
}

#[test]
fn conditions_that_name_the_same_one_twice_over_and_over_take_no_longer() {
    let mut scenario = scenario();
    let named = |number: usize| NamedCondition {
        id: format!("n{number}").as_str().into(),
        title: "a thing".to_owned(),
        holds_when: Condition::All(vec![Condition::Named(format!("n{}", number + 1).as_str().into()); 2]),
    };
    scenario.conditions = (0..64).map(named).collect();
    scenario.conditions.push(NamedCondition { holds_when: on(of("pledge")), ..named(64) });
    scenario.cautions = vec![caution("doubled", Condition::Named("n0".into()), Common::default())];
    assert!(finding(&read(&scenario, vec![card("pledge", &[])]), "doubled").is_some());
}

#[test]
fn a_red_line_or_floor_of_a_group_is_the_groups_own() {
    let mut scenario = scenario();
    scenario.positions = vec![
        red_line("line", "western", Firmness::Firm, on(of("pledge")), Common::default()),
        floor("floor", "western", Firmness::Disputed, on(of("troops")), Common::default()),
    ];
    let assessment = read(&scenario, vec![card("pledge", &[])]);
    assert_eq!(assessment.verdict, Verdict::Strained);
    let line = finding(&assessment, "line").unwrap();
    assert_eq!((line.kind, &line.holder), (FindingKind::RedLine, &Some("western".into())));
    assert_eq!(finding(&assessment, "floor").unwrap().holder, Some("western".into()));
    // The actors come first, then the group; its members hold nothing.
    let names: Vec<&str> = assessment.actors.iter().map(|standing| standing.actor.as_str()).collect();
    assert_eq!(names, ["france", "poland", "russia", "western"]);
    let western = &assessment.actors[3];
    assert_eq!((&western.crossed[..], &western.unmet[..]), (&["line".into()][..], &["floor".into()][..]));
    assert_eq!((western.positions, assessment.actors[0].positions), (2, 0));
    assert!(assessment.actors[..3].iter().all(|member| member.crossed.is_empty() && member.unmet.is_empty()));
}

/// Whether a caution shows while this holds.
fn holds(scenario: &Scenario, cards: Vec<Card>, when: Condition) -> bool {
    let mut scenario = scenario.clone();
    scenario.cautions = vec![caution("asked", when, Common::default())];
    finding(&read(&scenario, cards), "asked").is_some()
}

#[test]
fn cards_use_more_of_a_resource_than_so_much() {
    let mut scenario = needing(100);
    // Ten for the troops, five more where they stand inside, four for the pledge.
    let (basis, claims) = (Basis::Reported, Vec::new());
    let taken = |of| vec![Use { resource: "men".into(), amount: amount(of), basis, claims: claims.clone() }];
    scenario.elements[0].settings[0].options[0].uses = taken(5);
    scenario.elements[1].uses = taken(4);
    scenario.resources.push(Resource { id: "aircraft".into(), ..scenario.resources[0].clone() });
    let inside = || vec![card("troops", &["france"]), card("pledge", &[])];
    let over = |resource: &str, over, of| Condition::Uses { resource: resource.into(), over: amount(over), of };
    let asked = |over_what, of| holds(&scenario, inside(), over("men", over_what, of));
    assert_eq!([18, 19].map(|limit| asked(limit, Pattern::default())), [true, false], "more than, not as much as");
    assert_eq!([14, 15].map(|limit| asked(limit, of("troops"))), [true, false], "only the cards that are meant");
    assert_eq!([3, 4].map(|limit| asked(limit, of("pledge"))), [true, false]);
    assert!(!asked(0, of("consent")) && !holds(&scenario, inside(), over("aircraft", 0, Pattern::default())));
    let next_door = vec![with(card("troops", &["france"]), "place", "next-door")];
    assert!(!holds(&scenario, next_door, over("men", 10, Pattern::default())), "of the option chosen alone");
    assert!(!holds(&scenario, Vec::new(), over("men", 0, Pattern::default())));
}

#[test]
fn cards_cost_more_than_so_much_at_the_low_end() {
    let mut scenario = scenario();
    scenario.elements[0].cost = cost(3, 20);
    scenario.elements[1].cost = cost(4, 0);
    let both = || vec![card("troops", &["france"]), card("pledge", &[])];
    let asked = |what, over, of| holds(&scenario, both(), Condition::Costs { what, over: amount(over), of });
    for (what, sum, troops) in [(CostKind::PerYear, 7, 3), (CostKind::Once, 20, 20), (CostKind::FirstYear, 27, 23)] {
        assert_eq!([sum - 1, sum].map(|limit| asked(what, limit, Pattern::default())), [true, false], "{what:?}");
        assert_eq!([troops - 1, troops].map(|limit| asked(what, limit, of("troops"))), [true, false], "{what:?}");
    }
}

#[test]
fn cards_without_a_figure_add_nothing_and_are_named_where_costs_are_asked_about() {
    let mut scenario = scenario();
    scenario.elements[0].cost = cost(3, 0);
    let dear = |of| Condition::Costs { what: CostKind::PerYear, over: amount(2), of };
    scenario.cautions = vec![
        caution("all", dear(Pattern::default()), Common::default()),
        caution("troops", dear(of("troops")), Common::default()),
        caution("no-cost", on(of("troops")), Common::default()),
    ];
    scenario.positions = vec![floor("floor", "russia", Firmness::Firm, dear(of("pledge")), Common::default())];
    let assessment = read(&scenario, vec![card("pledge", &[]), card("troops", &["france"])]);
    let unpriced = |rule| finding(&assessment, rule).unwrap().unpriced.clone();
    assert_eq!(unpriced("all"), ["pledge".into()]);
    assert_eq!(unpriced("floor"), ["pledge".into()], "what has no figure exceeds nothing");
    assert_eq!((unpriced("troops"), unpriced("no-cost")), (vec![], vec![]));
    assert_eq!(assessment.money.unpriced, 1);
}

#[test]
fn a_cost_of_nothing_that_a_source_gives_is_a_figure() {
    let mut scenario = scenario();
    let (basis, claims) = (Basis::Official, vec!["official".into()]);
    scenario.elements[1].cost = Some(Cost { per_year: Range::default(), once: Range::default(), basis, claims });
    let any = Condition::Costs { what: CostKind::FirstYear, over: Quantity::ZERO, of: Pattern::default() };
    scenario.cautions = vec![caution("free", not(any), Common::default())];
    let assessment = read(&scenario, vec![card("pledge", &[])]);
    assert_eq!((assessment.money.unpriced, assessment.money.per_year), (0, Range::default()));
    assert_eq!(finding(&assessment, "free").unwrap().unpriced, []);
}

#[test]
fn one_card_starts_before_another() {
    let scenario = scenario();
    let at = |phase: &str, card: Card| Card { phase: phase.into(), ..card };
    let apart = || vec![at("p1", card("pledge", &[])), at("p0", card("troops", &["france"]))];
    let asked = |cards, first, then| holds(&scenario, cards, Condition::Before(first, then));
    assert!(asked(apart(), of("troops"), of("pledge")), "by phase, not by place on the board");
    assert!(!asked(apart(), of("pledge"), of("troops")));
    assert!(asked(apart(), Pattern::default(), Pattern::default()), "some card before some other");
    let together = vec![at("p1", card("pledge", &[])), at("p1", card("troops", &["france"]))];
    assert!(!asked(together, Pattern::default(), Pattern::default()), "in one phase neither is before the other");
    assert!(!asked(vec![at("p0", card("troops", &["france"]))], of("troops"), of("pledge")), "both must be there");
    assert!(!asked(apart(), of("consent"), of("pledge")), "the frame starts in no phase");
}

#[test]
fn a_limit_may_ask_what_cards_use_cost_and_when_they_start() {
    let mut scenario = needing(100);
    scenario.elements[0].cost = cost(3, 0);
    let conditions = [
        Condition::Uses { resource: "men".into(), over: amount(9), of: Pattern::default() },
        Condition::Costs { what: CostKind::PerYear, over: amount(2), of: Pattern::default() },
        not(Condition::Before(of("pledge"), of("troops"))),
    ];
    for when in conditions {
        scenario.limits = vec![limit("cap", of("troops"), Some(when), Feasibility::Unlikely, Common::default())];
        let assessment = read(&scenario, vec![card("troops", &["france"])]);
        assert_eq!(first(&assessment), (Feasibility::Unlikely, Certainty::Known));
    }
}

#[test]
fn an_unmet_floor_says_what_protection_is_missing() {
    let mut scenario = scenario();
    scenario.functions.push(Function { id: "detect".into(), ..scenario.functions[0].clone() });
    scenario.elements[1].gives = vec![gift(1)];
    let reaches = |function: &str, degree| Condition::Reaches(function.into(), Degree(degree));
    let asks = Condition::All(vec![reaches("detect", 1), on(of("pledge")), reaches("deny", 2), reaches("deny", 1)]);
    scenario.conditions =
        vec![NamedCondition { id: "asks".into(), title: "what it asks".to_owned(), holds_when: asks }];
    let floor = floor("floor", "france", Firmness::Firm, Condition::Named("asks".into()), Common::default());
    scenario.positions = vec![floor];
    let missing = |function: &str, wanted, given, by: &[&str]| Missing {
        function: function.into(),
        wanted: Degree(wanted),
        given: Degree(given),
        by: by.iter().map(|element| ElementId::from(*element)).collect(),
    };
    // Nothing detects; the pledge gives 1 of 2 that deny. What is reached is not missing.
    let assessment = read(&scenario, vec![card("pledge", &[])]);
    let expected = [missing("detect", 1, 0, &[]), missing("deny", 2, 1, &["pledge"])];
    assert_eq!(finding(&assessment, "floor").unwrap().missing, expected);
}

#[test]
fn only_a_floor_misses_protection_and_only_what_it_asks_for() {
    let mut scenario = scenario();
    let weak = || not(Condition::Reaches("deny".into(), Degree(2)));
    scenario.positions = vec![
        red_line("weak", "france", Firmness::Firm, weak(), Common::default()),
        // It asks that nothing denies, and for the pledge.
        floor("strong", "russia", Firmness::Firm, Condition::All(vec![weak(), on(of("pledge"))]), Common::default()),
    ];
    let assessment = read(&scenario, vec![card("troops", &["france"])]);
    assert_eq!(finding(&assessment, "weak").unwrap().missing, []);
    assert_eq!(finding(&assessment, "strong").unwrap().missing, []);
}

#[test]
fn a_card_that_somebody_could_provide_and_nobody_does_needs_what_nobody_has() {
    let assessment = read(&needing(100), vec![card("troops", &[])]);
    let shortage = assessment.findings[0].shortage.clone();
    assert_eq!(assessment.findings[0].kind, FindingKind::Overcommitted);
    let (resource, cards, providers) = ("men".into(), vec!["troops".into()], Vec::new());
    let expected = Shortage { resource, cards, need: amount(10), providers, capacity: Quantity::ZERO };
    assert_eq!(shortage, Some(expected));
    // It is ruled out besides.
    let kinds: Vec<FindingKind> = assessment.findings.iter().map(|finding| finding.kind).collect();
    assert_eq!(
        (kinds, assessment.verdict),
        (vec![FindingKind::Overcommitted, FindingKind::RuledOut], Verdict::Blocked)
    );
}

#[test]
fn a_resource_that_no_source_gives_a_capacity_of_is_not_checked() {
    let mut scenario = needing(100);
    scenario.resources[0].capacities.clear();
    let kinds = |by: &[&str]| -> Vec<FindingKind> {
        read(&scenario, vec![card("troops", by)]).findings.iter().map(|finding| finding.kind).collect()
    };
    assert_eq!((kinds(&[]), kinds(&["france"])), (vec![FindingKind::RuledOut], vec![]));
    let means = read(&scenario, vec![card("troops", &["france"])]).means;
    let unchecked = vec!["france".into()];
    assert_eq!(means, [Means { resource: "men".into(), need: amount(10), unchecked, unprovided: Vec::new() }]);
}

#[test]
fn a_card_that_nobody_has_to_provide_is_not_checked_and_says_so() {
    // E9, use_without_providers.
    let mut scenario = needing(5);
    scenario.elements[0].providers.clear();
    let assessment = read(&scenario, vec![card("troops", &[])]);
    assert_eq!(assessment.verdict, Verdict::Workable);
    assert_eq!(assessment.findings, []);
    let unprovided = vec!["troops".into()];
    let expected = Means { resource: "men".into(), need: amount(10), unchecked: Vec::new(), unprovided };
    assert_eq!(assessment.means, [expected]);
}

#[test]
fn a_package_that_rests_on_something_unlikely_is_strained() {
    let mut scenario = scenario();
    let verdict = |scenario: &Scenario| read(scenario, vec![card("pledge", &[])]).verdict;
    scenario.acceptable.unknown = Feasibility::Unlikely;
    assert_eq!(verdict(&scenario), Verdict::Strained);
    scenario.acceptable.unknown = Feasibility::RuledOut;
    assert_eq!(verdict(&scenario), Verdict::Blocked);
    scenario.acceptable.unknown = Feasibility::Contested;
    assert_eq!(verdict(&scenario), Verdict::Workable);
}

#[test]
fn every_position_that_excludes_an_option_is_reported() {
    // F9: two exclude it; neither hides the other.
    let mut scenario = scenario();
    let inside = || on(chosen_as("troops", "place", "inside"));
    scenario.positions = vec![
        red_line("one", "russia", Firmness::Absolute, inside(), Common::default()),
        red_line("two", "poland", Firmness::Absolute, inside(), Common::default()),
    ];
    let assessment = read(&scenario, vec![card("troops", &["france"])]);
    let rules: Vec<_> = assessment.findings.iter().filter_map(|finding| finding.rule.clone()).collect();
    assert_eq!(rules, ["one".into(), "two".into()]);
}
