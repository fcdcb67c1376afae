//! Laws of the assessment that hold for every scenario, package and reading.

use guarantee_board::assess::{Assessment, CapSource, Certainty, Change, FindingKind, Model, Reading, Verdict, assess};
use guarantee_board::scenario::*;
use indexmap::IndexMap;
use jiff::civil::date;
use proptest::prelude::*;

use super::naive_first::First;
use crate::board_strategy::{Case, Common, Size, actor, blank, cases, claim, element, package, willingness};
use crate::naive::Naive;

fn read(case: &Case) -> Assessment {
    assess(&Model::new(&case.scenario).unwrap(), &case.package, &case.reading)
}

/// Cards that need a resource, and what its actors have: (need, which of three actors provide), capacities.
fn demands() -> impl Strategy<Value = (Vec<(u64, u8)>, [u64; 3])> {
    (proptest::collection::vec((1_u64..5, 1_u8..8), 0..5), [0_u64..6, 0_u64..6, 0_u64..6])
}

/// Whether whole units can be handed out, one demand after the other.
fn can_hand_out(demands: &[(u64, u8)], left: [u64; 3]) -> bool {
    let Some(((need, providers), rest)) = demands.split_first() else { return true };
    if *need == 0 {
        return can_hand_out(rest, left);
    }
    (0..3).filter(|actor| providers >> actor & 1 == 1 && left[*actor] > 0).any(|actor| {
        let (mut fewer, mut left) = (demands.to_vec(), left);
        fewer[0].0 -= 1;
        left[actor] -= 1;
        can_hand_out(&fewer, left)
    })
}

/// Whether a group holds the position.
fn is_of_group(scenario: &Scenario, position: &Position) -> bool {
    scenario.groups.iter().any(|group| position.actor == group.id)
}

/// The condition, without the kinds that the first version does not have.
fn of_the_first(condition: &Condition) -> Condition {
    let all = |parts: &[Condition]| parts.iter().map(of_the_first).collect();
    match condition {
        Condition::Uses { of, .. } | Condition::Costs { of, .. } => Condition::Card(of.clone()),
        Condition::Before(first, then) => {
            Condition::All(vec![Condition::Card(first.clone()), Condition::Card(then.clone())])
        }
        Condition::All(parts) => Condition::All(all(parts)),
        Condition::Any(parts) => Condition::Any(all(parts)),
        Condition::AtLeast(count, parts) => Condition::AtLeast(*count, all(parts)),
        Condition::Not(part) => Condition::Not(Box::new(of_the_first(part))),
        Condition::Card(_) | Condition::Named(_) | Condition::Reaches(..) => condition.clone(),
    }
}

/// The case without anything that the second version of the semantics brought: nothing unknown counts, nothing is said
/// later, no group holds positions, no level is the author's, every rating is on the record.
fn without_the_second(mut case: Case) -> Case {
    let scenario = &mut case.scenario;
    scenario.acceptable.unknown = Feasibility::Ready;
    scenario.claims.push(claim("record", None, Basis::Official));
    scenario.claims.iter_mut().for_each(|claim| claim.date = date(2020, 1, 1));
    let groups = scenario.groups.clone();
    scenario.positions.retain(|position| groups.iter().all(|group| position.actor != group.id));
    let sourced = |rating: &mut Option<Rating>| {
        if let Some(rating) = rating {
            (rating.basis, rating.claims) = (Basis::Analysis, vec!["record".into()]);
        }
    };
    for element in &mut scenario.elements {
        sourced(&mut element.feasibility);
        element.settings.iter_mut().flat_map(|setting| &mut setting.options).for_each(|option| {
            sourced(&mut option.feasibility);
        });
    }
    let plain = |condition: &mut Condition| *condition = of_the_first(condition);
    scenario.conditions.iter_mut().for_each(|named| plain(&mut named.holds_when));
    for position in &mut scenario.positions {
        let Position { crossed_when, met_when, binds_when, provides, .. } = position;
        [crossed_when, met_when, binds_when].into_iter().flatten().for_each(plain);
        if let Some(provides) = provides {
            (provides.otherwise, provides.basis) = (None, Basis::Analysis);
        }
    }
    for limit in &mut scenario.limits {
        [&mut limit.when, &mut limit.binds_when].into_iter().flatten().for_each(plain);
        limit.basis = Basis::Analysis;
    }
    for rule in &mut scenario.contradictions {
        plain(&mut rule.when);
        rule.binds_when.iter_mut().for_each(plain);
    }
    for rule in &mut scenario.cautions {
        plain(&mut rule.when);
        rule.binds_when.iter_mut().for_each(plain);
    }
    // Nobody's troops are over-committed only since.
    for card in case.package.cards.iter_mut().filter(|card| card.by.is_empty()) {
        card.by.extend(scenario.element(&card.element).and_then(|element| element.providers.first()).cloned());
    }
    case
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn with_nothing_of_the_second_version_all_is_as_in_the_first(case in cases(Size::SMALL)) {
        let case = without_the_second(case);
        let Case { scenario, package, reading } = &case;
        let (first, naive) = (First { scenario, package, reading }, Naive { scenario, package, reading });
        let assessment = read(&case);
        for (card, assessed) in package.cards.iter().zip(&assessment.cards) {
            prop_assert_eq!(assessed.level.number(), first.level(card), "{}", card.element);
            prop_assert_eq!(naive.level(card), first.level(card), "{}", card.element);
        }
        let fired = assessment.findings.iter().map(|finding| format!("{:?} {}", finding.kind, finding.key().about));
        prop_assert_eq!(fired.collect::<std::collections::BTreeSet<_>>(), first.fired());
        prop_assert_eq!(naive.fired(), first.fired());
        prop_assert_eq!(format!("{:?}", assessment.verdict), first.verdict());
        prop_assert_eq!(naive.verdict(), first.verdict());
    }

    #[test]
    fn a_willingness_no_lower_than_the_unknown_lowers_no_card_below_it(
        case in cases(Size::SMALL),
        holder in 0..100_usize,
        level in 0..5_usize,
        named in prop::collection::vec(any::<bool>(), 5),
        inside: bool,
    ) {
        let unknown = case.scenario.acceptable.unknown;
        let level = Feasibility::ALL[level].max(unknown);
        let mut more = case.clone();
        let Scenario { actors, groups, elements, .. } = &case.scenario;
        let actor_ids = actors.iter().map(|actor| actor.id.as_str());
        let holders: Vec<&str> = actor_ids.chain(groups.iter().map(|group| group.id.as_str())).collect();
        let holder = holders[holder % holders.len()];
        let named = elements.iter().zip(named).filter(|(_, named)| *named).map(|(element, _)| element.id.clone());
        let inside = inside && elements.iter().any(|element| element.setting(&"s0".into()).is_some());
        let with = if inside { IndexMap::from([("s0".into(), vec!["o0".into()])]) } else { IndexMap::new() };
        let provides =
            Provision { elements: named.collect(), with, level, otherwise: None, basis: Basis::Official };
        more.scenario.claims.push(Claim { date: date(2020, 1, 1), ..claim("new", None, Basis::Official) });
        let common = Common { claims: vec!["new".into()], ..Common::default() };
        more.scenario.positions.push(willingness("new", holder, provides.clone(), common));
        let (before, after) = (read(&case), read(&more));
        for (old, new) in before.cards.iter().zip(&after.cards) {
            prop_assert!(new.level >= old.level.min(unknown), "{}", old.element);
            // Where nothing else is unknown, the card is as feasible as this and all else that is known.
            let only = old.unknown.len() == 1 && old.unknown[0].as_str() == holder;
            let counts = old.caps.iter().any(|cap| cap.by == CapSource::Unknown);
            if only && counts && !inside && provides.elements.contains(&old.element) {
                let known = old.caps.iter().filter(|cap| cap.by != CapSource::Unknown).map(|cap| cap.level);
                prop_assert_eq!(new.level, known.fold(level, Feasibility::min));
                prop_assert_eq!((new.certainty, new.unknown.len()), (Certainty::Known, 0));
            }
        }
    }

    #[test]
    fn without_evidence_no_card_is_better_than_the_unknown(case in cases(Size::SMALL)) {
        let mut bare = case;
        bare.scenario.positions.retain(|position| position.provides.is_none());
        for element in &mut bare.scenario.elements {
            element.feasibility = None;
            element.settings.iter_mut().flat_map(|setting| &mut setting.options).for_each(|option| {
                option.feasibility = None;
            });
        }
        for card in read(&bare).cards {
            prop_assert!(card.level <= bare.scenario.acceptable.unknown, "{}", card.element);
            prop_assert!(card.certainty != Certainty::UpperBound);
        }
    }

    #[test]
    fn without_a_providers_word_a_card_that_no_source_rates_is_no_better_than_the_unknown(case in cases(Size::SMALL)) {
        let mut unrated = case;
        let judged = |rating: &mut Option<Rating>| rating.iter_mut().for_each(|rating| rating.basis = Basis::Judgement);
        for element in &mut unrated.scenario.elements {
            judged(&mut element.feasibility);
            element.settings.iter_mut().flat_map(|setting| &mut setting.options).for_each(|option| {
                judged(&mut option.feasibility);
            });
        }
        for actor in unrated.scenario.actors.clone() {
            let speaks = |position: &Position| {
                position.actor == actor.id || actor.groups.iter().any(|group| position.actor == *group)
            };
            let mut less = unrated.clone();
            less.scenario.positions.retain(|position| position.provides.is_none() || !speaks(position));
            for (card, assessed) in less.package.cards.iter().zip(read(&less).cards) {
                if card.by.contains(&actor.id) {
                    prop_assert!(assessed.level <= less.scenario.acceptable.unknown, "{}", card.element);
                    prop_assert!(assessed.unknown.contains(&actor.id));
                }
            }
        }
    }

    #[test]
    fn how_sure_a_level_is_says_what_it_rests_on(case in cases(Size::SMALL)) {
        let assessment = read(&case);
        for card in &assessment.cards {
            let rests = card.caps.iter().find(|cap| cap.by == CapSource::Unknown);
            match card.certainty {
                Certainty::Unknown => {
                    prop_assert_eq!(card.level, case.scenario.acceptable.unknown);
                    prop_assert!(card.deciding().all(|cap| cap.by == CapSource::Unknown));
                }
                Certainty::UpperBound => prop_assert!(rests.is_none() && !card.unknown.is_empty()),
                Certainty::Known => prop_assert!(card.deciding().any(|cap| cap.by != CapSource::Unknown)),
            }
        }
        let weakest = assessment.cards.iter().filter(|card| Some(card.level) == assessment.feasibility);
        prop_assert_eq!(assessment.certainty, weakest.map(|card| card.certainty).min().unwrap_or_default());
    }

    #[test]
    fn the_same_input_gives_the_same_assessment(case in cases(Size::SMALL)) {
        prop_assert_eq!(read(&case), read(&case));
    }

    #[test]
    fn a_package_is_empty_exactly_if_it_has_no_cards(case in cases(Size::SMALL)) {
        prop_assert_eq!(read(&case).verdict == Verdict::Empty, case.package.cards.is_empty());
        let mut bare = case;
        bare.package.cards.clear();
        let assessment = read(&bare);
        prop_assert_eq!((assessment.verdict, assessment.feasibility), (Verdict::Empty, None));
    }

    #[test]
    fn what_one_voice_says_of_a_card_everyone_says(case in cases(Size::SMALL), voice in 0..2_usize) {
        let hears = |voice| Reading { voice, ..case.reading.clone() };
        let everyone = read(&Case { reading: hears(None), ..case.clone() });
        let one = hears(Some(case.scenario.voices[voice].id.clone()));
        let one = read(&Case { reading: one, ..case.clone() });
        for (all, one) in everyone.cards.iter().zip(&one.cards) {
            // With fewer heard more is unknown, and a group speaks for a member whose own word is not heard.
            let own = |by: &CapSource| match by {
                CapSource::Willingness { rule, .. } | CapSource::Otherwise { rule, .. } => {
                    !is_of_group(&case.scenario, case.scenario.position(rule).unwrap())
                }
                CapSource::Unknown => false,
                CapSource::Element | CapSource::Option(..) | CapSource::NobodyProvides | CapSource::Limit(_) => true,
            };
            prop_assert!(one.caps.iter().filter(|cap| own(&cap.by)).all(|cap| all.caps.contains(cap)));
        }
        for (all, one) in everyone.protection.iter().zip(&one.protection) {
            prop_assert_eq!(all.on_paper, one.on_paper);
        }
        prop_assert_eq!((everyone.money, everyone.means), (one.money, one.means));
    }

    #[test]
    fn with_the_unknown_ready_no_voice_alone_gives_less_than_everyone(mut case in cases(Size::SMALL)) {
        case.scenario.acceptable.unknown = Feasibility::Ready;
        let groups = case.scenario.groups.clone();
        case.scenario.positions.retain(|position| groups.iter().all(|group| position.actor != group.id));
        for card in read(&case).cards {
            if let Some(spread) = card.spread {
                prop_assert!(card.level <= spread.lowest() && spread.lowest() <= spread.highest());
                prop_assert!(spread.at(spread.lowest()).next().is_some());
            }
        }
    }

    #[test]
    fn in_practice_is_never_more_than_on_paper(case in cases(Size::SMALL)) {
        for function in read(&case).protection {
            prop_assert!(function.in_practice <= function.on_paper);
            prop_assert_eq!(function.paper_by.is_empty(), function.on_paper == Degree(0));
            prop_assert_eq!(function.practice_by.is_empty(), function.in_practice == Degree(0));
        }
    }

    #[test]
    fn a_rule_outside_its_dates_or_said_later_or_switched_off_never_appears(case in cases(Size::SMALL)) {
        let assessment = read(&case);
        let model = Model::new(&case.scenario).unwrap();
        for rule in case.scenario.rules() {
            let later = |claim: &ClaimId| case.scenario.claim(claim).unwrap().date > case.reading.date;
            let said_later = !rule.claims().is_empty() && rule.claims().iter().all(later);
            let off = case.scenario.switched_off.contains(rule.id());
            if said_later || off || !rule.dated(case.reading.date) {
                prop_assert!(assessment.findings.iter().all(|finding| finding.rule.as_ref() != Some(rule.id())));
                prop_assert!(model.silence(rule.id(), &case.reading).is_some());
            }
        }
    }

    #[test]
    fn without_a_rule_that_is_silent_nothing_is_different(case in cases(Size::SMALL)) {
        let model = Model::new(&case.scenario).unwrap();
        let mut fewer = case.clone();
        let silent = |rule: &RuleId| model.silence(rule, &case.reading).is_some();
        fewer.scenario.positions.retain(|rule| !silent(&rule.id));
        fewer.scenario.limits.retain(|rule| !silent(&rule.id));
        fewer.scenario.contradictions.retain(|rule| !silent(&rule.id));
        fewer.scenario.cautions.retain(|rule| !silent(&rule.id));
        let told = |case: &Case| {
            let mut assessment = read(case);
            // A group that holds no red line or floor any more has no place among the actors.
            assessment.actors.retain(|standing| {
                let violated = standing.crossed.len() + standing.unmet.len() > 0;
                violated || case.scenario.actors.iter().any(|actor| standing.actor == actor.id)
            });
            assessment
        };
        // Single voices may hear what the reading does not, but only with everyone heard is there a spread.
        prop_assert_eq!(told(&case), told(&fewer));
    }

    #[test]
    fn cautions_decide_nothing(case in cases(Size::SMALL)) {
        let mut without = case.clone();
        without.scenario.cautions.clear();
        let (with, without) = (read(&case), read(&without));
        prop_assert_eq!((with.verdict, with.feasibility, &with.cards), (without.verdict, without.feasibility, &without.cards));
    }

    #[test]
    fn the_order_of_rules_changes_no_verdict(case in cases(Size::SMALL)) {
        let mut turned = case.clone();
        turned.scenario.positions.reverse();
        turned.scenario.limits.reverse();
        turned.scenario.contradictions.reverse();
        let (one, two) = (read(&case), read(&turned));
        prop_assert_eq!((one.verdict, one.feasibility, one.weakest), (two.verdict, two.feasibility, two.weakest));
        prop_assert_eq!((one.money, one.means, one.protection), (two.money, two.means, two.protection));
    }

    #[test]
    fn findings_are_ordered_by_kind_then_severity(case in cases(Size::SMALL)) {
        let assessment = read(&case);
        prop_assert!(assessment.findings.is_sorted_by_key(|finding| (finding.kind, finding.severity)));
    }

    #[test]
    fn actors_are_told_what_the_findings_say(case in cases(Size::SMALL)) {
        let assessment = read(&case);
        for actor in &assessment.actors {
            let own = |kind| {
                let own = assessment.findings.iter().filter(move |finding| finding.kind == kind);
                own.filter(|finding| finding.holder.as_ref() == Some(&actor.actor)).filter_map(|finding| finding.rule.clone())
            };
            let mut crossed: Vec<RuleId> = own(FindingKind::RedLine).collect();
            let mut unmet: Vec<RuleId> = own(FindingKind::Floor).collect();
            crossed.sort();
            unmet.sort();
            let sorted = |rules: &[RuleId]| {
                let mut rules = rules.to_vec();
                rules.sort();
                rules
            };
            prop_assert_eq!((crossed, unmet), (sorted(&actor.crossed), sorted(&actor.unmet)));
        }
    }

    #[test]
    fn nothing_changes_between_an_assessment_and_itself(case in cases(Size::SMALL)) {
        let assessment = read(&case);
        prop_assert!(Change::between(&assessment, &assessment).is_empty());
    }

    #[test]
    fn what_is_new_one_way_is_cleared_the_other(case in cases(Size::SMALL)) {
        let mut fewer = case.clone();
        fewer.package.cards.pop();
        let (one, two) = (read(&fewer), read(&case));
        let (there, back) = (Change::between(&one, &two), Change::between(&two, &one));
        prop_assert_eq!((&there.new, &there.cleared), (&back.cleared, &back.new));
        let kept = one.findings.len() - there.cleared.len();
        prop_assert_eq!(kept + there.new.len(), two.findings.len());
    }

    #[test]
    fn a_resource_is_over_committed_exactly_if_it_cannot_be_handed_out((demands, capacities) in demands()) {
        let mut scenario = blank();
        scenario.actors = ["a0", "a1", "a2"].map(|id| actor(id, &[])).to_vec();
        let (basis, claims) = (Basis::Reported, Vec::new());
        let whole = |amount: u64| Quantity::from_thousandths(amount * 1000);
        let given = scenario.actors.iter().zip(capacities).map(|(actor, amount)| {
            Capacity { actor: actor.id.clone(), amount: whole(amount), basis, claims: claims.clone() }
        });
        let capacities_given = given.collect();
        let (name, unit) = ("Troops".to_owned(), "thousand".to_owned());
        scenario.resources = vec![Resource { id: "troops".into(), name, unit, capacities: capacities_given }];
        let mut cards = Vec::new();
        for (number, (need, providers)) in demands.iter().enumerate() {
            let mut user = element(&format!("e{number}"));
            user.uses = vec![Use { resource: "troops".into(), amount: whole(*need), basis, claims: Vec::new() }];
            user.providers = scenario.actors.iter().map(|actor| actor.id.clone()).collect();
            let able = user.providers.iter().enumerate().filter(|(bit, _)| providers >> bit & 1 == 1);
            let (by, phase) = (able.map(|(_, actor)| actor.clone()).collect(), "p0".into());
            cards.push(Card { element: user.id.clone(), phase, by, with: Choices::new(), note: String::new() });
            scenario.elements.push(user);
        }
        let reading = Reading { date: scenario.as_of, voice: None };
        let assessment = read(&Case { package: package(cards), reading, scenario });
        let over = assessment.findings.iter().any(|finding| finding.kind == FindingKind::Overcommitted);
        prop_assert_eq!(over, !can_hand_out(&demands, capacities));
    }
}
