//! What counts on which day, and who is heard: one small board each.

use guarantee_board::assess::{Assessment, Certainty, FindingKind, Model, Reading, Silence, Verdict};
use guarantee_board::scenario::*;
use jiff::civil::date;

use super::example::*;
use crate::board_strategy::{Common, caution, contradiction, floor, limit, red_line, willingness};
use crate::naive_search::without_source;
use crate::samples;

fn pledge() -> Vec<Card> {
    vec![card("pledge", &[])]
}

fn troops() -> Vec<Card> {
    vec![card("troops", &["france"])]
}

/// The rules that are reported.
fn rules(assessment: &Assessment) -> Vec<String> {
    let rules = assessment.findings.iter().filter_map(|finding| finding.rule.as_ref());
    rules.map(RuleId::to_string).collect()
}

#[test]
fn a_rule_that_rests_on_later_claims_alone_is_not_in_force_yet() {
    // F11: a red line that rests on a claim of 15 September, on a board as of 22 August.
    let mut scenario = scenario();
    scenario.positions = vec![
        red_line("line", "russia", Firmness::Absolute, on(of("pledge")), claims(&["later-official"])),
        floor("floor", "russia", Firmness::Absolute, on(of("troops")), claims(&["later"])),
    ];
    scenario.contradictions = vec![contradiction("clash", on(of("pledge")), claims(&["later"]))];
    scenario.cautions = vec![caution("remark", on(of("pledge")), claims(&["later"]))];
    scenario.limits = vec![limit("cap", of("pledge"), None, Feasibility::RuledOut, claims(&["later"]))];
    let before = read(&scenario, pledge());
    assert_eq!((before.verdict, rules(&before)), (Verdict::Workable, vec![]));
    assert_eq!(before.actors[2].positions, 0);
    let model = Model::new(&scenario).unwrap();
    let silence = |date, rule: &str| model.silence(&rule.into(), &Reading { date, voice: None });
    for rule in ["line", "floor", "clash", "remark", "cap"] {
        assert_eq!(silence(scenario.as_of, rule), Some(Silence::SaidLater), "{rule}");
        assert_eq!(silence(SEPTEMBER, rule), None, "{rule}");
    }
    let after = read_later(&scenario, pledge());
    assert_eq!((after.verdict, rules(&after).len()), (Verdict::Blocked, 5));
}

#[test]
fn one_claim_made_by_the_day_itself_suffices_and_what_cites_none_always_counts() {
    let mut scenario = scenario();
    scenario.cautions = vec![
        caution("both", on(of("pledge")), claims(&["later", "press"])),
        caution("none", on(of("pledge")), Common::default()),
        caution("later", on(of("pledge")), claims(&["later"])),
    ];
    let fires = |day| rules(&look(&scenario, pledge(), day, None));
    assert_eq!(fires(date(2025, 7, 31)), ["none"], "the press spoke on 1 August");
    assert_eq!(fires(date(2025, 8, 1)), ["both", "none"]);
    assert_eq!(fires(date(2025, 9, 14)), ["both", "none"]);
    assert_eq!(fires(SEPTEMBER), ["both", "none", "later"]);
}

#[test]
fn a_claim_against_puts_nothing_in_force() {
    let mut scenario = scenario();
    let mut rule = caution("remark", on(of("pledge")), claims(&["later"]));
    rule.counter_claims = vec!["press".into()];
    scenario.cautions = vec![rule];
    assert_eq!(finding(&read(&scenario, pledge()), "remark"), None);
}

#[test]
fn levels_that_rest_on_later_claims_are_not_known_yet() {
    let mut scenario = scenario();
    scenario.elements[1].feasibility = rating(Feasibility::Ready, &["later"]);
    assert_eq!(first(&read(&scenario, pledge())), (Feasibility::Contested, Certainty::Unknown));
    assert_eq!(first(&read_later(&scenario, pledge())), (Feasibility::Ready, Certainty::Known));

    scenario.elements[0].settings[0].options[0].feasibility = rating(Feasibility::Unlikely, &["later"]);
    assert_eq!(first(&read(&scenario, troops())), (Feasibility::Contested, Certainty::Unknown));
    assert_eq!(first(&read_later(&scenario, troops())), (Feasibility::Unlikely, Certainty::UpperBound));

    let provides = provision("troops", Feasibility::Likely);
    scenario.elements[0].settings[0].options[0].feasibility = None;
    scenario.positions = vec![willingness("fr", "france", provides, claims(&["later"]))];
    let before = read(&scenario, troops());
    assert_eq!(first(&before), (Feasibility::Contested, Certainty::Unknown));
    assert_eq!(before.cards[0].unknown, ["france".into()]);
    assert_eq!(first(&read_later(&scenario, troops())), (Feasibility::Likely, Certainty::Known));
}

#[test]
fn gifts_costs_uses_and_capacities_that_rest_on_later_claims_are_not_known_yet() {
    let mut scenario = needing(5);
    let later = || vec!["later".into()];
    scenario.elements[0].gives = vec![Gift { claims: later(), ..gift(3) }];
    scenario.elements[0].settings[0].options[0].gives = vec![gift(1)];
    scenario.elements[0].cost = cost(7, 0).map(|cost| Cost { claims: later(), ..cost });
    scenario.elements[0].uses[0].claims = later();
    let before = read(&scenario, troops());
    assert_eq!(
        (before.protection[0].on_paper, before.cards[0].gives.clone()),
        (Degree(1), vec![("deny".into(), Degree(1))])
    );
    assert_eq!((before.money.unpriced, before.money.per_year), (1, Range::default()));
    assert_eq!(before.means, []);
    assert_eq!(before.verdict, Verdict::Workable);
    let after = read_later(&scenario, troops());
    assert_eq!(after.protection[0].on_paper, Degree(3));
    assert_eq!((after.money.unpriced, after.money.per_year.low), (0, amount(7)));
    assert_eq!((after.means[0].need, after.verdict), (amount(10), Verdict::Blocked));

    // The use is known, but not what there is: nothing to check it against.
    scenario.elements[0].uses[0].claims.clear();
    scenario.resources[0].capacities[0].claims = later();
    let before = read(&scenario, troops());
    assert_eq!((before.verdict, &before.means[0].unchecked[..]), (Verdict::Workable, &["france".into()][..]));
    assert_eq!(read_later(&scenario, troops()).verdict, Verdict::Blocked);
}

#[test]
fn conditions_ask_about_what_is_known_by_then() {
    let mut scenario = needing(100);
    let later = || vec!["later".into()];
    scenario.elements[0].uses[0].claims = later();
    scenario.elements[0].gives = vec![Gift { claims: later(), ..gift(4) }];
    scenario.elements[0].cost = cost(7, 0).map(|cost| Cost { claims: later(), ..cost });
    let costs = Condition::Costs { what: CostKind::PerYear, over: amount(6), of: Pattern::default() };
    let uses = Condition::Uses { resource: "men".into(), over: amount(9), of: Pattern::default() };
    scenario.cautions = vec![
        caution("costs", costs, Common::default()),
        caution("uses", uses, Common::default()),
        caution("reaches", Condition::Reaches("deny".into(), Degree(2)), Common::default()),
        caution("is-there", on(of("troops")), Common::default()),
    ];
    assert_eq!(rules(&read(&scenario, troops())), ["is-there"]);
    assert_eq!(rules(&read_later(&scenario, troops())), ["costs", "uses", "reaches", "is-there"]);
}

#[test]
fn what_a_voice_says_later_is_not_heard_before() {
    let mut scenario = scenario();
    scenario.cautions = vec![
        caution("ash", on(of("pledge")), claims(&["press", "later-by-ash"])),
        caution("record", on(of("pledge")), claims(&["press", "later-official"])),
    ];
    // The press makes both known, but neither ash nor the record has spoken.
    let fires = |day, voice| rules(&look(&scenario, pledge(), day, voice));
    assert_eq!(fires(scenario.as_of, None), ["ash", "record"]);
    assert_eq!(fires(scenario.as_of, Some("ash")), [] as [&str; 0]);
    assert_eq!(fires(SEPTEMBER, Some("ash")), ["ash", "record"]);
    assert_eq!(fires(SEPTEMBER, Some("malling")), ["record"]);
}

#[test]
fn ratings_are_heard_like_rules() {
    let mut scenario = scenario();
    let mut level = |ids: &[&str], voice| {
        scenario.elements[1].feasibility = rating(Feasibility::Ready, ids);
        first(&heard(&scenario, pledge(), voice))
    };
    let (ready, unknown) = ((Feasibility::Ready, Certainty::Known), (Feasibility::Contested, Certainty::Unknown));
    assert_eq!(level(&["by-ash"], None), ready);
    assert_eq!(level(&["by-ash"], Some("ash")), ready);
    assert_eq!(level(&["by-ash"], Some("malling")), unknown);
    assert_eq!(level(&["official"], Some("malling")), ready, "on the record");
    assert_eq!(level(&["press"], Some("malling")), unknown);
    assert_eq!(level(&[], Some("malling")), unknown, "nobody in particular says so");
}

#[test]
fn the_authors_own_levels_are_heard_with_everyone_alone_and_are_no_voices() {
    let mut scenario = scenario();
    let cites = || claims(&["by-ash", "official"]);
    let mine = Provision { basis: Basis::Judgement, ..provision("troops", Feasibility::Likely) };
    scenario.positions = vec![willingness("fr", "france", mine, cites())];
    scenario.elements[1].feasibility = judgement(Feasibility::Ready, &["by-ash", "official"]);
    let cap = limit("cap", of("pledge"), None, Feasibility::Likely, cites());
    scenario.limits = vec![Limit { basis: Basis::Judgement, ..cap }];
    let both = || vec![card("troops", &["france"]), card("pledge", &[])];

    let everyone = read(&scenario, both());
    assert_eq!(first(&everyone), (Feasibility::Likely, Certainty::Known));
    let pledge = of_card(&everyone, "pledge");
    assert_eq!((pledge.level, pledge.certainty), (Feasibility::Likely, Certainty::Known));
    assert!(everyone.cards.iter().all(|card| card.spread.is_none()), "no voice has spoken");

    let ash = heard(&scenario, both(), Some("ash"));
    assert_eq!(first(&ash), (Feasibility::Contested, Certainty::Unknown));
    assert_eq!(ash.cards[0].unknown, ["france".into()]);
    assert_eq!(of_card(&ash, "pledge").certainty, Certainty::Unknown);
    assert_eq!(finding(&ash, "cap"), None);
    // A red line gives no level: it is heard by what it cites.
    scenario.positions = vec![red_line("line", "russia", Firmness::Firm, on(of("pledge")), cites())];
    assert!(finding(&heard(&scenario, both(), Some("ash")), "line").is_some());
}

#[test]
fn what_is_given_used_and_had_is_the_same_whoever_is_heard() {
    let mut scenario = needing(5);
    let by_malling = || vec!["by-malling".into()];
    scenario.elements[0].gives = vec![Gift { claims: by_malling(), ..gift(2) }];
    scenario.elements[0].cost = cost(7, 1).map(|cost| Cost { claims: by_malling(), basis: Basis::Judgement, ..cost });
    scenario.elements[0].uses[0].claims = by_malling();
    scenario.resources[0].capacities[0].claims = by_malling();
    let everyone = read(&scenario, troops());
    let ash = heard(&scenario, troops(), Some("ash"));
    assert_eq!((&ash.protection, ash.money, &ash.means), (&everyone.protection, everyone.money, &everyone.means));
    assert_eq!(ash.findings[0].kind, FindingKind::Overcommitted);
}

#[test]
fn a_silent_voice_is_not_in_the_spread_and_alone_shows_the_record_or_the_unknown() {
    let mut scenario = scenario();
    let provides = |level| provision("troops", level);
    scenario.positions = vec![
        willingness("fr", "france", provides(Feasibility::Ready), claims(&["by-ash"])),
        willingness("pl", "poland", provides(Feasibility::Likely), claims(&["official"])),
    ];
    let cards = || vec![card("troops", &["france", "poland"])];
    let everyone = read(&scenario, cards());
    assert_eq!(first(&everyone), (Feasibility::Likely, Certainty::Known));
    // What ash says of France stands beside the record on Poland; the others say nothing of it.
    let spread = everyone.cards[0].spread.clone().unwrap();
    assert_eq!(spread.voices, [("ash".into(), Feasibility::Likely)]);
    let kim = heard(&scenario, cards(), Some("kim"));
    assert_eq!(first(&kim), (Feasibility::Contested, Certainty::Unknown));
    assert_eq!(kim.cards[0].unknown, ["france".into()]);
    // Poland alone is on the record.
    let poland = heard(&scenario, vec![card("troops", &["poland"])], Some("kim"));
    assert_eq!(first(&poland), (Feasibility::Likely, Certainty::Known));
    assert_eq!(read(&scenario, vec![card("troops", &["poland"])]).cards[0].spread, None);
}

#[test]
fn what_is_unknown_when_a_voice_is_heard_alone_caps_what_it_gives() {
    let mut scenario = scenario();
    let provides = |level| provision("troops", level);
    scenario.positions = vec![
        willingness("fr", "france", provides(Feasibility::Ready), claims(&["by-ash"])),
        willingness("pl", "poland", provides(Feasibility::Ready), claims(&["by-malling"])),
    ];
    let assessment = read(&scenario, vec![card("troops", &["france", "poland"])]);
    assert_eq!(first(&assessment), (Feasibility::Ready, Certainty::Known));
    // Each speaks of one provider, and leaves the other unknown.
    let spread = assessment.cards[0].spread.clone().unwrap();
    assert_eq!(spread.voices, [("ash".into(), Feasibility::Contested), ("malling".into(), Feasibility::Contested)]);
}

#[test]
fn a_voice_that_speaks_later_is_silent_until_then() {
    let mut scenario = scenario();
    scenario.elements[1].feasibility = rating(Feasibility::Unlikely, &["press", "later-by-ash"]);
    assert_eq!(read(&scenario, pledge()).cards[0].spread, None);
    let spread = read_later(&scenario, pledge()).cards[0].spread.clone().unwrap();
    assert_eq!(spread.voices, [("ash".into(), Feasibility::Unlikely)]);
}

/// A seat that says the pledge is Unlikely, and that France would keep its word and Russia its red line.
fn voting() -> Scenario {
    let mut scenario = scenario();
    scenario.positions = vec![
        red_line("line", "russia", Firmness::Absolute, on(of("pledge")), claims(&["press"])),
        willingness("fr", "france", provision("troops", Feasibility::Likely), claims(&["press"])),
    ];
    let mut seat = Seat::new("seat".into(), "Anna".to_owned());
    seat.cards.push(CardVote { card: card("pledge", &[]), level: Feasibility::Unlikely });
    seat.positions.insert("line".into(), Hold::Holds);
    seat.positions.insert("fr".into(), Hold::Holds);
    scenario.seats = vec![seat, Seat::new("other".into(), String::new())];
    scenario.votes_revealed = true;
    scenario
}

#[test]
fn a_vote_is_one_more_judgement_where_its_seat_is_heard_alone() {
    let mut scenario = voting();
    let both = || vec![card("pledge", &[]), card("troops", &["france"])];
    let seat = heard(&scenario, both(), Some("seat"));
    assert_eq!(first(&seat), (Feasibility::Unlikely, Certainty::Known));
    assert_eq!(seat.verdict, Verdict::Blocked);
    assert!(finding(&seat, "line").is_some(), "it says that the red line holds");
    assert_eq!(of_card(&seat, "troops").level, Feasibility::Likely, "and that France does");
    // Another seat, another phase: nothing is said of it.
    let other = heard(&scenario, both(), Some("other"));
    assert_eq!((first(&other), finding(&other, "line")), ((Feasibility::Contested, Certainty::Unknown), None));
    assert_eq!(of_card(&other, "troops").unknown, ["france".into()]);
    let later = vec![Card { phase: "p1".into(), ..card("pledge", &[]) }];
    assert_eq!(first(&heard(&scenario, later, Some("seat"))), (Feasibility::Contested, Certainty::Unknown));
    // The lowest counts.
    scenario.elements[1].feasibility = rating(Feasibility::RuledOut, &["official"]);
    assert_eq!(first(&heard(&scenario, pledge(), Some("seat"))), (Feasibility::RuledOut, Certainty::Known));
}

#[test]
fn votes_change_nothing_with_everyone_heard_and_count_for_nothing_until_they_are_revealed() {
    let mut scenario = voting();
    let mut without = scenario.clone();
    without.seats.clear();
    assert_eq!(read(&scenario, pledge()), read(&without, pledge()));
    scenario.votes_revealed = false;
    let seat = heard(&scenario, pledge(), Some("seat"));
    assert_eq!((first(&seat), finding(&seat, "line")), ((Feasibility::Contested, Certainty::Unknown), None));
}

#[test]
fn a_high_vote_makes_nothing_known() {
    let mut scenario = voting();
    scenario.seats[0].cards[0].level = Feasibility::Ready;
    assert_eq!(first(&heard(&scenario, pledge(), Some("seat"))), (Feasibility::Contested, Certainty::Unknown));
}

/// Of two sources one says what is used and given, the other what is asked and what there is.
const TWO_SOURCES: &str = r#"(
    format: 4, title: "T", as_of: "2025-08-22",
    sources: [(id: "s1", title: "S1"), (id: "s2", title: "S2")],
    claims: [
        (id: "use", speaker: "X", date: "2025-01-01", says: "use", strength: Strong, basis: Reported, sources: ["s1"]),
        (id: "cap", speaker: "X", date: "2025-01-01", says: "cap", strength: Strong, basis: Reported, sources: ["s2"]),
    ],
    actors: [(id: "a", name: "A")], phases: [(id: "p0", name: "P0")], functions: [(id: "deny", name: "Deny")],
    resources: [(
        id: "men", name: "Men", unit: "k", capacities: [(actor: "a", amount: 5, basis: Reported, claims: ["cap"])],
    )],
    categories: [(id: "c", name: "C")],
    elements: [
        (id: "troops", name: "Troops", category: "c", providers: ["a"],
            uses: [(resource: "men", amount: 10, basis: Reported, claims: ["use"])]),
        (id: "pledge", name: "Pledge", category: "c",
            gives: [(function: "deny", degree: 3, basis: Reported, claims: ["use"])]),
    ],
    positions: [
        (id: "floor", title: "Floor", actor: "a", firmness: Absolute, met_when: Reaches("deny", 2), claims: ["cap"]),
    ],
    packages: [
        (id: "k", name: "K", cards: [(element: "troops", phase: "p0", by: ["a"])]),
        (id: "k2", name: "K2", cards: [(element: "pledge", phase: "p0")]),
    ],
    current: "k",
)"#;

#[test]
fn when_a_source_falls_uses_gifts_and_capacities_fall_with_it() {
    // E3, hinge_use and hinge_gift.
    let scenario = samples::read(TWO_SOURCES);
    let kinds = |scenario: &Scenario, package: usize| -> Vec<FindingKind> {
        let findings = read(scenario, scenario.packages[package].cards.clone()).findings;
        findings.iter().map(|finding| finding.kind).collect()
    };
    assert_eq!(kinds(&scenario, 0), [FindingKind::Floor, FindingKind::Overcommitted]);
    assert_eq!(kinds(&scenario, 1), []);
    let without_uses = without_source(&scenario, &"s1".into());
    assert_eq!(kinds(&without_uses, 0), [FindingKind::Floor], "nothing is used");
    assert_eq!(kinds(&without_uses, 1), [FindingKind::Floor], "nothing is given");
    let without_capacities = without_source(&scenario, &"s2".into());
    assert_eq!(kinds(&without_capacities, 0), [], "the floor is gone, and nothing is known of what there is");
}

/// One provider is ready until the end of the year, the other from then on.
const TWO_YEARS: &str = r#"(
    format: 4, title: "T", as_of: "2025-08-22",
    actors: [(id: "a", name: "A"), (id: "b", name: "B")],
    phases: [(id: "p0", name: "P0")], functions: [], resources: [], categories: [(id: "c", name: "C")],
    elements: [(id: "e1", name: "E1", category: "c", providers: ["a", "b"])],
    positions: [
        (id: "w1", title: "W1", actor: "a", until: "2025-12-31",
            provides: (elements: ["e1"], level: Ready, basis: Reported)),
        (id: "w2", title: "W2", actor: "a", from: "2026-01-01",
            provides: (elements: ["e1"], level: RuledOut, basis: Reported)),
        (id: "w3", title: "W3", actor: "b", from: "2026-01-01",
            provides: (elements: ["e1"], level: Likely, basis: Reported)),
    ],
    packages: [(id: "k", name: "K")], current: "k",
)"#;

#[test]
fn who_is_ready_depends_on_the_day() {
    // E8.
    let scenario = samples::read(TWO_YEARS);
    let ready = |day, by: &str| first(&look(&scenario, vec![card("e1", &[by])], day, None));
    let (august, june) = (date(2025, 8, 22), date(2026, 6, 1));
    assert_eq!(ready(august, "a"), (Feasibility::Ready, Certainty::Known));
    assert_eq!(ready(august, "b"), (Feasibility::Contested, Certainty::Unknown));
    assert_eq!(ready(june, "a"), (Feasibility::RuledOut, Certainty::Known));
    assert_eq!(ready(june, "b"), (Feasibility::Likely, Certainty::Known));
}
