//! Deleting: what goes with a thing is told before, nothing else goes, and on boards without it nothing is different.

use std::collections::BTreeMap;

use guarantee_board::assess::{Assessment, FindingKey, Model, Reading, Silence};
use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{ClaimId, ItemKey, ItemKind, Package, Rule, Scenario, Verdict};
use guarantee_board::workshop::author::{AuthorEdit, Consequences, consequences, users};
use guarantee_board::workshop::{Rejected, Workshop};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use serde_json::Value;

use super::support::{
    FIRST_STEPS, ROUNDS, SHIPPED, assessments, author, boards, bytes, keys, open, read, readings, refused, shown,
    sound, truth,
};
use crate::board_strategy::{Size, cases};
use crate::every_board::every_board;
use crate::scenario_strategy::scenarios;

/// A scenario as it is written, and the things that it lists.
struct Listed {
    whole: Value,
    items: BTreeMap<ItemKey, Value>,
}

impl Listed {
    fn of(scenario: &Scenario) -> Self {
        let whole = serde_json::to_value(scenario).expect("plain data");
        let mut items = BTreeMap::new();
        for kind in ItemKind::ALL {
            for item in whole[kind.field()].as_array().into_iter().flatten() {
                items.insert(ItemKey::new(*kind, item["id"].as_str().expect("a word")), item.clone());
            }
        }
        Self { whole, items }
    }

    fn count(&self, path: &[&str]) -> usize {
        let found = path.iter().fold(&self.whole, |value, field| &value[*field]);
        found.as_array().map_or(0, Vec::len)
    }

    fn votes(&self) -> usize {
        let seats = self.whole["seats"].as_array().into_iter().flatten();
        let of = |seat: &Value| {
            seat["cards"].as_array().map_or(0, Vec::len) + seat["positions"].as_object().map_or(0, serde_json::Map::len)
        };
        seats.map(of).sum()
    }
}

/// What is different between two scenarios beside the thing itself.
fn difference(before: &Scenario, after: &Scenario, itself: &ItemKey) -> Consequences {
    let (old, new) = (Listed::of(before), Listed::of(after));
    let others = keys(before).into_iter().filter(|key| key != itself);
    let (left, gone): (Vec<_>, Vec<_>) = others.partition(|key| new.items.contains_key(key));
    let pins = ["acceptable", "pins"];
    Consequences {
        gone,
        changed: left.into_iter().filter(|key| old.items[key] != new.items[key]).collect(),
        pins: old.count(&pins) - new.count(&pins),
        votes: old.votes() - new.votes(),
    }
}

/// Deletes something and takes that back. What comes out, if it can be deleted at all.
fn deleted(workshop: &mut Workshop, key: &ItemKey) -> Option<(Scenario, Consequences)> {
    let before = workshop.scenario().clone();
    let text = shown(&before);
    let foretold = consequences(&before, key);
    if let Err(rejected) = author(workshop, AuthorEdit::Delete(key.clone())) {
        assert_eq!(shown(workshop.scenario()), text, "{key:?}");
        assert_eq!(foretold, Err(rejected), "{key:?}");
        return None;
    }
    let after = workshop.scenario().clone();
    assert_eq!(check(&after), vec![], "{key:?}");
    let different = difference(&before, &after, key);
    assert_eq!(foretold, Ok(different.clone()), "{key:?}");
    assert_eq!(users(&before, key), different, "{key:?}");
    assert!(after.item(key).is_none(), "{key:?}");
    assert_eq!(format!("{:?}", after.rounds), format!("{:?}", before.rounds), "{key:?}");
    assert!(workshop.undo());
    assert_eq!(shown(workshop.scenario()), text, "{key:?}");
    Some((after, different))
}

/// The scenario without these rules.
fn without(scenario: &Scenario, rules: &[ItemKey]) -> Scenario {
    let mut less = scenario.clone();
    let stays = |kind: ItemKind, id: &str| !rules.contains(&ItemKey::new(kind, id));
    less.positions.retain(|rule| stays(ItemKind::Position, rule.id.as_str()));
    less.limits.retain(|rule| stays(ItemKind::Limit, rule.id.as_str()));
    less.contradictions.retain(|rule| stays(ItemKind::Contradiction, rule.id.as_str()));
    less.cautions.retain(|rule| stays(ItemKind::Caution, rule.id.as_str()));
    less
}

/// What an assessment says, the words of its reasons aside: those name what was deleted as absent.
fn gist(assessment: &Assessment) -> (Verdict, String, Vec<FindingKey>) {
    let levels: Vec<_> = assessment.cards.iter().map(|card| (&card.element, card.level, &card.unknown)).collect();
    let Assessment { feasibility, weakest, protection, money, means, .. } = assessment;
    let findings = assessment.findings.iter().map(guarantee_board::assess::Finding::key).collect();
    let rest = format!("{feasibility:?} {weakest:?} {levels:?} {protection:?} {money:?} {means:?}");
    (assessment.verdict, rest, findings)
}

fn gists(scenario: &Scenario, boards: &[Package], readings: &[Reading]) -> Vec<(Verdict, String, Vec<FindingKey>)> {
    assessments(scenario, boards, readings).iter().map(gist).collect()
}

/// Whether each thing that rests on claims counts on a day, by when they were made: at once, if it cites none.
fn counting(scenario: &Scenario, day: Date) -> Vec<bool> {
    let mut cited: Vec<&[ClaimId]> = scenario.rules().map(Rule::claims).collect();
    for element in &scenario.elements {
        let of_options = element.settings.iter().flat_map(|setting| &setting.options);
        let of_options = of_options.map(|option| (&option.feasibility, &option.gives, &option.cost, &option.uses));
        let own = (&element.feasibility, &element.gives, &element.cost, &element.uses);
        for (rating, gives, cost, uses) in std::iter::once(own).chain(of_options) {
            cited.extend(rating.iter().map(|rating| &*rating.claims));
            cited.extend(gives.iter().map(|gift| &*gift.claims));
            cited.extend(cost.iter().map(|cost| &*cost.claims));
            cited.extend(uses.iter().map(|amount| &*amount.claims));
        }
    }
    let capacities = scenario.resources.iter().flat_map(|resource| &resource.capacities);
    cited.extend(capacities.map(|capacity| &*capacity.claims));
    let made = |id: &ClaimId| scenario.claim(id).is_some_and(|claim| claim.date <= day);
    cited.into_iter().map(|claims| claims.is_empty() || claims.iter().any(made)).collect()
}

/// Whether each resource has a capacity that counts on a day.
fn limited(scenario: &Scenario, day: Date) -> Vec<bool> {
    let made = |id: &ClaimId| scenario.claim(id).is_some_and(|claim| claim.date <= day);
    let counts = |claims: &[ClaimId]| claims.is_empty() || claims.iter().any(made);
    let resources = scenario.resources.iter();
    resources.map(|resource| resource.capacities.iter().any(|capacity| counts(&capacity.claims))).collect()
}

/// What deleting something may change in what is said of the packages there are.
fn nothing_else_follows(before: &Scenario, key: &ItemKey, after: &Scenario, different: &Consequences, step: usize) {
    let everyone: Vec<_> = readings(before).into_iter().filter(|reading| reading.voice.is_none()).collect();
    let all: Vec<_> = readings(before).into_iter().step_by(step).collect();
    let some = |boards: Vec<Package>| boards.into_iter().step_by(step).collect::<Vec<_>>();
    let less = without(before, &[&different.gone[..], std::slice::from_ref(key)].concat());
    match key.kind {
        ItemKind::Element if before.element(&key.id.as_str().into()).is_some_and(|element| !element.frame) => {
            let lacking = |board: &Package| board.card(&key.id.as_str().into()).is_none();
            let boards: Vec<_> = boards(before).into_iter().filter(lacking).collect();
            assert_eq!(gists(after, &boards, &all), gists(&less, &boards, &all), "{key:?}");
        }
        ItemKind::Claim | ItemKind::Source | ItemKind::Voice => {
            let boards = some(boards(before));
            assert_eq!(different.gone, vec![], "{key:?}");
            // What rests on claims counts from the first of them on: without that one it counts from another day on.
            let as_ever = |reading: &&Reading| counting(after, reading.date) == counting(before, reading.date);
            let everyone: Vec<_> = everyone.iter().filter(as_ever).cloned().collect();
            assert_eq!(gists(after, &boards, &everyone), gists(before, &boards, &everyone), "{key:?}");
        }
        ItemKind::Condition => {
            assert_eq!(different.gone, vec![], "it is written out: {key:?}");
            let boards = boards(before);
            assert_eq!(assessments(after, &boards, &all), assessments(before, &boards, &all), "{key:?}");
        }
        ItemKind::Position | ItemKind::Limit | ItemKind::Contradiction | ItemKind::Caution => {
            assert_eq!((&different.gone, &different.changed), (&vec![], &vec![]), "{key:?}");
            let boards = some(boards(before));
            assert_eq!(assessments(after, &boards, &all), assessments(&less, &boards, &all), "{key:?}");
            let decides = key.kind == ItemKind::Limit
                || before.position(&key.id.as_str().into()).is_some_and(|rule| rule.provides.is_some());
            if !decides {
                let then = gists(before, &boards, &all);
                for ((_, rest, findings), (_, rest_before, mut found)) in
                    gists(after, &boards, &all).into_iter().zip(then)
                {
                    found.retain(|finding| finding.about != key.id);
                    assert_eq!((rest, findings), (rest_before, found), "{key:?}");
                }
            }
        }
        _ => {}
    }
}

fn all_can_go(scenario: &Scenario, which: impl Fn(usize, &ItemKey) -> bool, step: usize) -> usize {
    let mut workshop = open(scenario);
    let mut count = 0;
    for (number, key) in keys(scenario).into_iter().enumerate().filter(|(number, key)| which(*number, key)) {
        if let Some((after, different)) = deleted(&mut workshop, &key) {
            nothing_else_follows(scenario, &key, &after, &different, step + number % 2);
            count += 1;
        }
    }
    assert_eq!(bytes(workshop.scenario()), bytes(scenario));
    count
}

#[test]
fn what_is_deleted_from_the_shipped_scenario_leaves_all_else() {
    // There are many sources, claims, positions and packages: of these, some.
    let many = [ItemKind::Source, ItemKind::Claim, ItemKind::Position, ItemKind::Package];
    let count = all_can_go(
        &read(SHIPPED),
        |number, key| {
            ![ItemKind::Element, ItemKind::Condition].contains(&key.kind)
                && (!many.contains(&key.kind) || number % 18 == 0)
        },
        5,
    );
    assert!(count > 80, "{count}");
}

#[test]
fn elements_and_named_conditions_of_the_shipped_scenario_leave_all_else() {
    let scenario = read(SHIPPED);
    let count = all_can_go(&scenario, |_, key| [ItemKind::Element, ItemKind::Condition].contains(&key.kind), 5);
    assert_eq!(count, scenario.elements.len() + scenario.conditions.len());
}

#[test]
fn what_is_deleted_from_small_scenarios_leaves_all_else() {
    for text in [FIRST_STEPS, ROUNDS] {
        let count = all_can_go(&read(text), |_, _| true, 1);
        assert!(count > 10, "{count}");
    }
}

#[test]
fn what_a_round_keeps_cannot_be_deleted() {
    let mut workshop = open(&read(ROUNDS));
    let kept = [
        (ItemKind::Element, "e1-force"),
        (ItemKind::Element, "e2-pledge"),
        (ItemKind::Element, "e3-consent"),
        (ItemKind::Category, "forces"),
        (ItemKind::Phase, "now"),
        (ItemKind::Actor, "uk"),
        (ItemKind::Position, "r01-western-troops"),
        // Without its holder there is no position.
        (ItemKind::Actor, "russia"),
    ];
    for (kind, id) in kept {
        let rejected = refused(&mut workshop, AuthorEdit::Delete(ItemKey::new(kind, id)));
        assert_eq!(rejected, Rejected::InRound("Перше коло".to_owned()), "{kind:?} {id}");
    }
}

#[test]
fn the_last_of_what_there_must_be_cannot_be_deleted() {
    let mut scenario = read(FIRST_STEPS);
    scenario.packages.truncate(1);
    let mut workshop = open(&scenario);
    refused(&mut workshop, AuthorEdit::Delete(ItemKey::new(ItemKind::Package, &scenario.packages[0].id)));
    // Every claim has a source, or it could not be checked.
    refused(&mut workshop, AuthorEdit::Delete(ItemKey::new(ItemKind::Source, "gazette")));
    for phase in &scenario.phases {
        author(&mut workshop, AuthorEdit::Delete(ItemKey::new(ItemKind::Phase, &phase.id))).ok();
    }
    assert_eq!(workshop.scenario().phases.len(), 1);
    for kind in ItemKind::ALL {
        let rejected = refused(&mut workshop, AuthorEdit::Delete(ItemKey::new(*kind, "nothing")));
        assert!(matches!(rejected, Rejected::Unknown { .. }), "{rejected:?}");
    }
}

#[test]
fn what_cites_a_claim_counts_from_another_day_on_without_it() {
    let mut scenario = read(FIRST_STEPS);
    let line = scenario.positions[0].clone();
    let (first, second) = (line.claims[0].clone(), ClaimId::from("shield"));
    let day = scenario.as_of;
    let silence = |scenario: &Scenario| {
        Model::new(scenario).expect("a sound scenario").silence(&line.id, &Reading { date: day, voice: None })
    };
    let without = |scenario: &Scenario, claim: &ClaimId| {
        let key = ItemKey::new(ItemKind::Claim, claim);
        silence(&deleted(&mut open(scenario), &key).expect("a claim can be deleted").0)
    };
    // Said by then: nothing is different.
    assert_eq!((silence(&scenario), without(&scenario, &first)), (None, None));
    // With a claim that was made later, the first one is what it counts by.
    scenario.positions[0].claims.push(second.clone());
    let later = scenario.claims.iter_mut().find(|claim| claim.id == second).expect("there is one");
    later.date = date(2040, 1, 1);
    assert_eq!((silence(&scenario), without(&scenario, &first)), (None, Some(Silence::SaidLater)));
    // With that alone it does not count; with none it is no longer asked when it was said.
    scenario.positions[0].claims.remove(0);
    assert_eq!((silence(&scenario), without(&scenario, &second)), (Some(Silence::SaidLater), None));
}

/// Deletes one thing after the other, and holds every board that is still possible against what was true before.
fn truth_stays(scenario: &Scenario, reading: &Reading) {
    let mut workshop = open(scenario);
    let everyone = Reading { voice: None, ..reading.clone() };
    for key in keys(scenario) {
        use ItemKind as K;
        // What gives a function or belongs to a group no longer does, whatever the board.
        if matches!(key.kind, K::Function | K::Group | K::Resource | K::Package) {
            continue;
        }
        let Some((after, different)) = deleted(&mut workshop, &key) else { continue };
        if after.elements.iter().filter(|element| element.frame).count()
            != scenario.elements.iter().filter(|element| element.frame).count()
        {
            continue;
        }
        let evidence = matches!(key.kind, K::Source | K::Claim | K::Voice);
        // What rests on claims counts from the first of them on: without that one it counts from another day on.
        if evidence && counting(scenario, reading.date) != counting(&after, reading.date) {
            continue;
        }
        // Where nothing is known any more of what there is of something, it is not asked.
        if limited(scenario, reading.date) != limited(&after, reading.date) {
            continue;
        }
        let reading = if evidence { &everyone } else { reading };
        let less = without(scenario, &[&different.gone[..], std::slice::from_ref(&key)].concat());
        // What nobody can provide any more, nobody has to.
        let orphaned = |board: &Package| {
            board.cards.iter().any(|card| {
                let provided =
                    |scenario: &Scenario| scenario.element(&card.element).is_some_and(|e| !e.providers.is_empty());
                provided(scenario) && !provided(&after)
            })
        };
        let functions: Vec<_> = after.functions.iter().map(|function| function.id.clone()).collect();
        let all = every_board(&after).unwrap_or_default();
        let step = all.len() / 60 + 1;
        for board in all.iter().step_by(step).filter(|board| !orphaned(board)) {
            assert_eq!(
                truth(&after, board, reading, &functions),
                truth(&less, board, reading, &functions),
                "{key:?} on {board:?}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 14, ..ProptestConfig::default() })]

    #[test]
    fn on_every_board_without_what_was_deleted_all_is_as_it_was(case in cases(Size::TINY)) {
        truth_stays(&sound(&case), &case.reading);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn what_is_deleted_from_any_scenario_leaves_all_else(scenario in scenarios()) {
        all_can_go(&scenario, |_, _| true, 1);
    }
}
