//! What the words of the board mean, one small board each.

use guarantee_board::assess::{
    Assessment, CapSource, Change, Fact, Finding, FindingKind, Model, Reading, Severity, Step, Unresolved, Verdict,
    assess,
};
use guarantee_board::scenario::*;
use indexmap::IndexMap;
use jiff::civil::date;

use crate::board_strategy::{
    Common, actor, blank, caution, claim, contradiction, element, floor, limit, option, package, red_line, voice,
    willingness,
};

/// Troops (by France or Poland; near the line or next door), a pledge, and Russian consent as frame.
fn scenario() -> Scenario {
    let mut scenario = blank();
    scenario.actors = vec![actor("france", &["western"]), actor("poland", &["western"]), actor("russia", &[])];
    scenario.groups = vec![Group { id: "western".into(), name: "Western".to_owned() }];
    scenario.phases.push(Phase { id: "p1".into(), name: "p1".to_owned(), about: String::new() });
    scenario.functions = vec![Function { id: "deny".into(), name: "Deny".to_owned(), about: String::new() }];
    scenario.voices = vec![voice("ash"), voice("malling"), voice("kim")];
    scenario.claims = vec![
        claim("by-ash", Some("ash"), Basis::Analysis),
        claim("by-malling", Some("malling"), Basis::Analysis),
        claim("official", None, Basis::Official),
        claim("press", None, Basis::Reported),
    ];
    let mut troops = element("troops");
    troops.providers = vec!["france".into(), "poland".into()];
    troops.settings = vec![setting("place", &["inside", "next-door"])];
    troops.settings[0].options[0].tags = vec!["in-ukraine".into()];
    let mut consent = element("consent");
    consent.frame = true;
    consent.settings = vec![setting("answer", &["refused", "given"])];
    scenario.elements = vec![troops, element("pledge"), consent];
    scenario
}

fn setting(id: &str, options: &[&str]) -> Setting {
    let options: Vec<SettingOption> = options.iter().map(|id| option(id)).collect();
    Setting { id: id.into(), name: id.to_owned(), default: options[0].id.clone(), options }
}

fn card(element: &str, by: &[&str]) -> Card {
    let by = by.iter().map(|actor| ActorId::from(*actor)).collect();
    Card { element: element.into(), phase: "p0".into(), by, with: Choices::new(), note: String::new() }
}

fn with(mut card: Card, setting: &str, option: &str) -> Card {
    card.with.insert(setting.into(), option.into());
    card
}

fn of(element: &str) -> Pattern {
    Pattern { elements: vec![element.into()], ..Pattern::default() }
}

fn chosen_as(element: &str, setting: &str, option: &str) -> Pattern {
    Pattern { with: IndexMap::from([(setting.into(), vec![option.into()])]), ..of(element) }
}

fn on(pattern: Pattern) -> Condition {
    Condition::Card(pattern)
}

fn not(condition: Condition) -> Condition {
    Condition::Not(Box::new(condition))
}

fn claims(ids: &[&str]) -> Common {
    Common { claims: ids.iter().map(|id| ClaimId::from(*id)).collect(), ..Common::default() }
}

fn read(scenario: &Scenario, cards: Vec<Card>) -> Assessment {
    heard(scenario, cards, None)
}

fn heard(scenario: &Scenario, cards: Vec<Card>, voice: Option<&str>) -> Assessment {
    let reading = Reading { date: scenario.as_of, voice: voice.map(VoiceId::from) };
    assess(&Model::new(scenario).unwrap(), &package(cards), &reading)
}

fn finding<'a>(assessment: &'a Assessment, rule: &str) -> Option<&'a Finding> {
    assessment.findings.iter().find(|finding| finding.rule.as_ref().is_some_and(|id| id.as_str() == rule))
}

fn rating(level: Feasibility, ids: &[&str]) -> Option<Rating> {
    let claims = ids.iter().map(|id| ClaimId::from(*id)).collect();
    Some(Rating { level, basis: Basis::Analysis, claims, note: String::new() })
}

fn gift(degree: u8) -> Gift {
    Gift { function: "deny".into(), degree: Degree(degree), basis: Basis::Judgement, claims: Vec::new() }
}

fn provision(element: &str, level: Feasibility) -> Provision {
    Provision { elements: vec![element.into()], with: IndexMap::new(), level, basis: Basis::Official }
}

#[test]
fn a_red_line_is_crossed_inside_and_not_next_door() {
    let mut scenario = scenario();
    let inside = Pattern { tags: vec!["in-ukraine".into()], by: vec!["western".into()], ..Pattern::default() };
    scenario.positions = vec![red_line("line", "russia", Firmness::Absolute, on(inside), Common::default())];
    let crossed = read(&scenario, vec![card("troops", &["france"])]);
    assert_eq!(crossed.verdict, Verdict::Blocked);
    assert_eq!(finding(&crossed, "line").unwrap().cause, [Fact::Card("troops".into())]);
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
    assert_eq!(finding(&assessment, "floor").unwrap().cause, [Fact::NoCard(of("pledge"))]);
    assert_eq!(finding(&assessment, "floor").unwrap().elements, []);
    assert_eq!(assessment.actors[0].unmet, ["floor".into()]);
}

#[test]
fn what_only_one_element_could_match_is_explained_by_how_it_stands() {
    let mut scenario = scenario();
    let refused = not(on(chosen_as("consent", "answer", "given")));
    let when = Condition::All(vec![on(of("troops")), refused]);
    scenario.positions = vec![red_line("line", "russia", Firmness::Firm, when, Common::default())];
    let assessment = read(&scenario, vec![card("troops", &["france"])]);
    let cause = &finding(&assessment, "line").unwrap().cause;
    assert_eq!(*cause, [Fact::Card("troops".into()), Fact::Card("consent".into())]);
}

#[test]
fn a_condition_that_always_holds_needs_no_reason() {
    let mut scenario = scenario();
    let always = Condition::Any(vec![on(of("pledge")), not(on(of("pledge")))]);
    scenario.cautions = vec![caution("always", always, Common::default())];
    assert_eq!(finding(&read(&scenario, vec![card("pledge", &[])]), "always").unwrap().cause, []);
}

#[test]
fn of_two_reasons_the_one_with_fewer_facts_is_given() {
    let mut scenario = scenario();
    let both = Condition::All(vec![on(of("troops")), on(of("pledge"))]);
    let when = Condition::Any(vec![both, on(chosen_as("consent", "answer", "refused"))]);
    scenario.cautions = vec![caution("either", when, Common::default())];
    let assessment = read(&scenario, vec![card("troops", &["france"]), card("pledge", &[])]);
    assert_eq!(finding(&assessment, "either").unwrap().cause, [Fact::Card("consent".into())]);
}

#[test]
fn of_two_equal_reasons_the_first_on_the_board_is_given() {
    let mut scenario = scenario();
    let when = Condition::Any(vec![on(of("troops")), on(of("pledge"))]);
    scenario.cautions = vec![caution("either", when, Common::default())];
    let assessment = read(&scenario, vec![card("pledge", &[]), card("troops", &["france"])]);
    assert_eq!(finding(&assessment, "either").unwrap().cause, [Fact::Card("pledge".into())]);
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
    let assessment = read(&scenario, vec![card("pledge", &[])]);
    let no_other = Fact::NoOtherGives { function: "deny".into(), degree: Degree(2), except: vec!["pledge".into()] };
    let cause = &finding(&assessment, "weak").unwrap().cause;
    // However the pledge stood, it would be capped: that consent is refused suffices.
    assert_eq!(*cause, [Fact::Card("consent".into()), no_other]);
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
    assert_eq!((finding.kind, &finding.cause[..]), (FindingKind::RuledOut, &[Fact::Card("troops".into())][..]));
    assert_eq!(finding.card, Some("troops".into()));
}

#[test]
fn a_card_ruled_out_by_a_limit_is_explained_by_the_limits_condition_too() {
    let mut scenario = scenario();
    let common = claims(&["press"]);
    scenario.limits = vec![limit("cap", of("troops"), Some(not(on(of("pledge")))), Feasibility::RuledOut, common)];
    let assessment = read(&scenario, vec![card("troops", &["france"])]);
    let ruled_out = assessment.findings.iter().find(|finding| finding.kind == FindingKind::RuledOut).unwrap();
    assert_eq!(ruled_out.cause, [Fact::Card("troops".into()), Fact::NoCard(of("pledge"))]);
    assert_eq!(ruled_out.claims, ["press".into()]);
}

#[test]
fn a_provider_without_a_position_is_unknown_and_caps_nothing() {
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
    assert_eq!(next_door.cards[0].level, Feasibility::Ready);
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

/// Troops that need 10 thousand; France has what is given, Poland what no source says.
fn needing(have: u64) -> Scenario {
    let mut scenario = scenario();
    let (basis, claims) = (Basis::Reported, Vec::new());
    let amount = |thousands: u64| Quantity::from_thousandths(thousands * 1000);
    let france = Capacity { actor: "france".into(), amount: amount(have), basis, claims: claims.clone() };
    let (name, unit) = ("Troops".to_owned(), "thousand".to_owned());
    scenario.resources = vec![Resource { id: "men".into(), name, unit, capacities: vec![france] }];
    scenario.elements[0].uses = vec![Use { resource: "men".into(), amount: amount(10), basis, claims }];
    scenario
}

#[test]
fn a_resource_that_does_not_reach_blocks_and_says_what_is_short() {
    assert_eq!(read(&needing(10), vec![card("troops", &["france"])]).verdict, Verdict::Workable);
    let assessment = read(&needing(9), vec![card("troops", &["france"])]);
    let finding = &assessment.findings[0];
    let shortage = finding.shortage.as_ref().unwrap();
    assert_eq!((assessment.verdict, finding.kind), (Verdict::Blocked, FindingKind::Overcommitted));
    assert_eq!((shortage.need.to_string(), shortage.capacity.to_string()), ("10".to_owned(), "9".to_owned()));
    assert_eq!(finding.cause, [Fact::Card("troops".into())]);
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
