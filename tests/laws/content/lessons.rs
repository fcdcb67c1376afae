//! What a workshop can find with the shipped scenario: what each side would sign and the other not, and who would have
//! to move.

use guarantee_board::scenario::Pin;
use guarantee_board::search::{Budget, Moving, Question, Search, conflict};

use super::*;

type Sets = BTreeSet<BTreeSet<String>>;

/// The smallest sets of positions whose giving way opens the space, with firm positions binding.
fn movers(package: &Package, day: &str, pins: Vec<Pin>) -> Sets {
    let mut firm = UKRAINE.clone();
    firm.acceptable.binding = Firmness::Firm;
    firm.acceptable.pins = pins;
    let model = Model::new(&firm).unwrap();
    let reading = reading(day, None);
    let question =
        Question { scenario: &firm, model: &model, package, reading: &reading, acceptable: &firm.acceptable };
    let Moving::Positions(movers) = conflict(&question, 20_000_000, &mut Budget::unlimited()).moving else {
        panic!("something is acceptable");
    };
    assert!(movers.complete);
    movers.sets.iter().map(|set| set.iter().map(|id| short(id.as_str()).to_owned()).collect()).collect()
}

fn sets(words: &[&str]) -> Sets {
    words.iter().map(|set| set.split_whitespace().map(str::to_owned).collect()).collect()
}

/// Who would have to accept a package as it stands.
fn accepting(package: &str) -> BTreeSet<String> {
    let package = super::package(package);
    let reading = reading(AUGUST, None);
    let acceptable = &UKRAINE.acceptable;
    let question = Question { scenario: &UKRAINE, model: &MODEL, package: &package, reading: &reading, acceptable };
    let found = Search::new(question).accepting(&mut Budget::unlimited()).expect("something stands in the way");
    assert!(found.positions.complete);
    found.positions.sets.iter().flatten().map(|id| short(id.as_str()).to_owned()).collect()
}

/// That American air support is left out.
fn without_air_support() -> Vec<Pin> {
    vec![Pin::Absent("e19-us-air-support".into())]
}

#[test]
fn without_consent_one_would_have_to_move_in_august_and_two_in_january() {
    let force = package("s05");
    for pins in [vec![], without_air_support()] {
        assert_eq!(movers(&force, AUGUST, pins), sets(&["r19a", "r05"]));
    }
    let january = ["r05 ru12", "ua3b r05", "r19a r05", "r19a r19b", "r19a r30b", "r30b r30d"];
    assert_eq!(movers(&force, JANUARY, without_air_support()), sets(&january));
}

/// The rules know no air support that lacks America: with Polish and Romanian bases alone, which no American condition
/// holds back, one is enough in January too. Where America must be among those who give it, two are needed, one of them
/// its own willingness.
#[test]
fn in_january_one_is_enough_if_bases_without_america_count_as_its_air_support() {
    let force = package("s05");
    assert_eq!(movers(&force, JANUARY, vec![]), sets(&["r05"]));
    let american = vec![Pin::Provider("e19-us-air-support".into(), "united-states".into())];
    assert_eq!(movers(&force, JANUARY, american), sets(&["r05 ru12", "ua3b r05", "r19a r05", "r05 us3"]));
    let bases = read(&board("e19 now romania [air-cover]; e14 now united-states [ratified]"), JANUARY, None);
    assert_eq!((violations(&bases), bases.feasibility), (set("r05"), Some(Feasibility::Contested)));
}

#[test]
fn the_army_is_the_knot_even_with_consent() {
    let army = vec![Pin::Card("e06-ukraine-forces".into())];
    let pairs = ["r21a r21c", "r21a r30c", "r21b r21c", "r21b r30c", "r30a r21c", "r30a r30c"];
    assert_eq!(movers(&board("consent given; e06 ceasefire ukraine"), AUGUST, army), sets(&pairs));
}

#[test]
fn a_settlement_needs_moscow_on_the_army_and_one_more() {
    for day in DAYS {
        let settlement = vec![Pin::Phase("e13-declaration".into(), "settlement".into())];
        let found = movers(&board("consent given; e13 settlement russia ukraine"), day, settlement);
        assert_eq!(found, sets(&["r30a ua8", "r30a ua9a", "r30a ru8"]), "{day}");
    }
}

#[test]
fn for_each_sides_paper_those_who_would_have_to_accept_it_are_found() {
    let moscow = accepting("s15");
    assert!(set("r21b r22 ua8").iter().all(|id| moscow.contains(*id)), "{moscow:?}");
    assert_eq!(accepting("s16"), set("r01").into_iter().map(str::to_owned).collect());
}

#[test]
fn what_is_left_of_the_two_deals_of_january_is_named() {
    let at_800k = read(&package("s21"), JANUARY, None);
    assert_eq!(violations(&at_800k), set("r30a r30c ru8 r03"));
    let (draft, points) = (read(&package("s18"), JANUARY, None), read(&package("s17"), JANUARY, None));
    assert_eq!((violated(&draft, "ukraine").len(), violated(&draft, "russia").len()), (4, 3));
    assert_eq!((violated(&points, "ukraine").len(), violated(&points, "russia").len()), (0, 6));
}
