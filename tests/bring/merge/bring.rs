//! Copies of one scenario that groups have worked on come together.

use guarantee_board::merge::{Brought, GroupCopy, LeftOut, Refused, bring_in, differences};
use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{Package, Point, PointKind, Round, Scenario, Seat};
use guarantee_board::workshop::{Edit, Rejected, RoomEdit, Workshop};
use proptest::prelude::*;

use crate::edits::{Numbers, numbers};
use crate::samples::{BLANK, FIRST_STEPS, SMALL, read};
use crate::worked::{in_order, worked_on};

const GROUPS: [&str; 4] = ["North", "Група Південь", "west wing", "4"];

fn copy(group: &str, scenario: Scenario) -> GroupCopy {
    GroupCopy { group: group.to_owned(), scenario: scenario.into() }
}

fn all_in(scenario: &Scenario, copies: &[&GroupCopy]) -> Scenario {
    copies.iter().fold(scenario.clone(), |all, copy| bring_in(&all, copy).expect("it is the same scenario").0)
}

fn votes_hidden(scenario: &mut Scenario) {
    scenario.votes_revealed = false;
}

/// Several groups, what each made of its copy, and what the facilitator made of the one they come into.
fn split() -> impl Strategy<Value = (Scenario, Vec<GroupCopy>)> {
    let text = prop::sample::select(vec![FIRST_STEPS, SMALL]);
    (text, numbers(), prop::collection::vec(numbers(), 2..=GROUPS.len())).prop_map(|(text, own, groups)| {
        let start = read(text);
        let own: Vec<Numbers> = own.into_iter().take(8).collect();
        let copies = groups.iter().zip(GROUPS).map(|(edits, name)| copy(name, worked_on(&start, edits)));
        (worked_on(&start, &own), copies.collect())
    })
}

/// Whether something like this is there, whatever it is called.
fn has_package(scenario: &Scenario, package: &Package) -> bool {
    let bare =
        |package: &Package| Package { id: "any".into(), name: String::new(), variant_of: None, ..package.clone() };
    scenario.packages.iter().any(|known| bare(known) == bare(package))
}

fn has_round(scenario: &Scenario, round: &Round) -> bool {
    let bare = |round: &Round| {
        let package = Package { id: "any".into(), variant_of: None, ..round.package.clone() };
        Round { id: "any".into(), name: String::new(), voice: None, package, ..round.clone() }
    };
    scenario.rounds.iter().any(|known| bare(known) == bare(round))
}

fn has_votes(scenario: &Scenario, seat: &Seat) -> bool {
    scenario.seats.iter().any(|known| known.cards == seat.cards && known.positions == seat.positions)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn groups_come_in_any_order_and_nothing_is_lost((here, copies) in split(), turn in 0..24_usize) {
        let mut order: Vec<&GroupCopy> = copies.iter().collect();
        let all = all_in(&here, &order);
        prop_assert_eq!(check(&all), vec![]);
        order.rotate_left(turn % copies.len());
        if turn % 2 == 1 {
            order.swap(0, 1);
        }
        prop_assert_eq!(in_order(all_in(&here, &order)), in_order(all.clone()));
        // Again, whatever came in between, brings nothing.
        prop_assert_eq!(&all_in(&all, &order), &all);

        // What was there stands where it stood, and everything else is as it was.
        let lists = Scenario {
            packages: all.packages.iter().take(here.packages.len()).cloned().collect(),
            rounds: all.rounds.iter().take(here.rounds.len()).cloned().collect(),
            seats: all.seats.iter().take(here.seats.len()).cloned().collect(),
            points: all.points.iter().take(here.points.len()).cloned().collect(),
            ..all.clone()
        };
        prop_assert_eq!(&lists, &here);

        for GroupCopy { group, scenario } in &copies {
            prop_assert!(scenario.packages.iter().all(|package| has_package(&all, package)));
            prop_assert!(scenario.rounds.iter().all(|round| has_round(&all, round)));
            let hidden = here.votes_revealed && !scenario.votes_revealed;
            prop_assert!(hidden || scenario.seats.iter().all(|seat| has_votes(&all, seat)));
            for point in scenario.points.iter().filter(|point| !point.says.is_empty()) {
                let own = Point { says: format!("{group}: {}", point.says), ..point.clone() };
                prop_assert!(all.points.contains(&own) || all.points.contains(point));
            }
        }
    }

    #[test]
    fn votes_that_a_group_keeps_hidden_are_seen_by_nobody(edits in numbers()) {
        let mut start = read(SMALL);
        start.votes_revealed = true;
        let mut theirs = worked_on(&start, &edits);
        votes_hidden(&mut theirs);
        let (all, _) = bring_in(&start, &copy("North", theirs)).expect("the same scenario");
        for seat in all.seats.iter().skip(start.seats.len()) {
            prop_assert!(seat.cards.is_empty() && seat.positions.is_empty());
        }
    }

    #[test]
    fn bringing_in_is_one_step(edits in numbers(), more in numbers()) {
        let start = read(FIRST_STEPS);
        let copies = vec![copy("A", worked_on(&start, &edits)), copy("B", worked_on(&start, &more))];
        let mut workshop = Workshop::open(start.clone()).expect("it opens");
        let expected = all_in(&start, &copies.iter().collect::<Vec<_>>());
        match workshop.apply(&Edit::BringIn(copies.clone())) {
            Ok(()) => {
                prop_assert_eq!(workshop.scenario(), &expected);
                prop_assert_eq!(workshop.undo_label(), Some("Bring in A and B".to_owned()));
                prop_assert_eq!(workshop.apply(&Edit::BringIn(copies)), Err(Rejected::NoChange));
                prop_assert!(workshop.undo());
                prop_assert!(!workshop.dirty());
            }
            Err(problem) => {
                prop_assert_eq!(problem, Rejected::NoChange);
                prop_assert_eq!(&start, &expected);
            }
        }
    }
}

fn edited(scenario: &Scenario, edits: &[Edit]) -> Scenario {
    let mut workshop = Workshop::open(scenario.clone()).expect("it opens");
    for edit in edits {
        workshop.apply(edit).expect("it can be done");
    }
    workshop.scenario().clone()
}

#[test]
fn what_comes_in_is_known_by_the_name_of_its_group() {
    let start = read(FIRST_STEPS);
    let edits = |name: &str| {
        vec![
            Edit::NewPackage(name.to_owned()),
            Edit::Room(RoomEdit::AddSeat("Anna".to_owned())),
            Edit::Room(RoomEdit::AddSeat(String::new())),
            Edit::Room(RoomEdit::AddPoint(PointKind::Decision)),
            Edit::Room(RoomEdit::SetPoint(start.points.len(), "We meet again".to_owned())),
        ]
    };
    let (all, brought) = bring_in(&start, &copy("North", edited(&start, &edits("Plan B")))).expect("the same scenario");
    let package = all.package(&"north-plan-b".into()).expect("the package");
    assert_eq!(package.name, "Plan B (North)");
    assert_eq!(brought.packages, ["north-plan-b".into()]);
    assert_eq!(brought.news(), "New: 1 package, 2 seats and 1 point");
    let names: Vec<&str> = all.seats.iter().skip(start.seats.len()).map(|seat| seat.name.as_str()).collect();
    let second = format!("Seat {} (North)", start.seats.len() + 2);
    assert_eq!(names, ["Anna (North)", second.as_str()]);
    assert_eq!(all.points.last().map(|point| point.says.as_str()), Some("North: We meet again"));
    // Another form of what came in comes beside it.
    let mut later = edited(&start, &edits("Plan B"));
    let new = later.packages.iter_mut().find(|package| package.id.as_str() == "plan-b");
    new.expect("the new one").about = "Now with a reason".to_owned();
    let (all, _) = bring_in(&all, &copy("North", later)).expect("the same scenario");
    assert_eq!(all.package(&"north-plan-b-2".into()).expect("the package").name, "Plan B (North 2)");
}

#[test]
fn what_names_something_that_is_not_here_stays_out_and_is_told() {
    let start = read(FIRST_STEPS);
    let mut theirs = start.clone();
    let mut element = theirs.elements.iter().find(|element| !element.frame).expect("an element").clone();
    element.id = "balloon".into();
    element.name = "Balloon".to_owned();
    theirs.elements.push(element);
    let new = theirs.elements.len() - 1;
    let phase = theirs.phases[0].id.clone();
    let balloon = theirs.elements[new].id.clone();
    let theirs = edited(
        &theirs,
        &[
            Edit::NewPackage("Up".to_owned()),
            Edit::AddCard { element: balloon.clone(), phase },
            Edit::Room(RoomEdit::AddSeat("Anna".to_owned())),
        ],
    );
    let seat = theirs.seats.last().expect("a seat").id.clone();
    let level = guarantee_board::scenario::Feasibility::Likely;
    let theirs = edited(&theirs, &[Edit::Room(RoomEdit::JudgeCard(seat, balloon, Some(level)))]);
    let group = copy("North", theirs);
    let (all, brought) = bring_in(&start, &group).expect("they share elements");
    assert_eq!(check(&all), vec![]);
    assert_eq!(all.packages, start.packages);
    assert!(
        matches!(&brought.left_out[0], LeftOut::Package(name, why) if name == "Up (North)" && why.contains("balloon"))
    );
    assert_eq!(brought.left_out[1], LeftOut::Votes("Anna (North)".to_owned(), 1));
    assert_eq!(differences(&start, &group.scenario), ["1 element is new: Balloon"]);
    let told = brought.told(&start, &group);
    assert_eq!(
        told[..3],
        [
            "Differs in what stays as it is here; packages are assessed by what is here:",
            "  1 element is new: Balloon",
            "New: 1 seat",
        ]
    );
}

#[test]
fn another_scenario_and_a_group_without_a_name_are_refused() {
    let start = read(FIRST_STEPS);
    assert!(matches!(bring_in(&start, &copy("North", read(SMALL))), Err(Refused::Another { .. })));
    assert_eq!(bring_in(&start, &copy(" \u{200b}\n", start.clone())), Err(Refused::NoName));
    let blank = read(BLANK);
    let (same, brought) = bring_in(&blank, &copy("North", blank.clone())).expect("the same");
    assert_eq!(same, blank);
    assert!(Brought::is_empty(&brought));
}
