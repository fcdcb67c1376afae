//! How money and means are told.

use guarantee_board::assess::{Assessment, Means, Money, Verdict};
use guarantee_board::scenario::{Feasibility, Quantity, Range, Scenario};
use guarantee_board::wording::{amount, means, money};

use super::sample;

fn bn(low: u64, high: u64) -> Range {
    Range { low: Quantity::from_thousandths(low * 1000), high: Quantity::from_thousandths(high * 1000) }
}

/// Three cards that cost so much.
fn costing(money: Money) -> Assessment {
    let cards = ["force", "shield", "enablers"].map(|id| sample::card(id, Feasibility::Ready)).into();
    Assessment { money, ..sample::assessment(Verdict::Workable, cards, vec![]) }
}

#[test]
fn money_is_told_by_year_and_once() {
    let words = |per_year, once, unpriced| money(&sample::scenario(), &costing(Money { per_year, once, unpriced }));
    assert_eq!(words(bn(30, 60), bn(0, 0), 0), "USD 30–60 bn a year");
    assert_eq!(words(bn(0, 0), bn(90, 90), 0), "USD 90 bn once");
    assert_eq!(words(bn(0, 5), bn(90, 90), 2), "USD 0–5 bn a year and USD 90 bn once; 2 cards without a figure");
}

#[test]
fn nothing_priced_is_no_figure_rather_than_nothing() {
    let scenario = sample::scenario();
    let words = |unpriced| money(&scenario, &costing(Money { unpriced, ..Money::default() }));
    assert_eq!(words(3), "no source gives a figure");
    assert_eq!(money(&scenario, &sample::assessment(Verdict::Empty, vec![], vec![])), "no source gives a figure");
    // A source that says that it costs nothing has given one.
    assert_eq!(words(2), "USD 0 bn; 2 cards without a figure");
    assert_eq!(words(0), "USD 0 bn");
}

#[test]
fn the_unit_of_money_is_the_scenarios() {
    let told = |unit: &str| amount(&Scenario { money: unit.to_owned(), ..sample::scenario() }, "3–5");
    assert_eq!(
        ["EUR bn", "bn EUR", "billion euros", "€"].map(told),
        ["EUR 3–5 bn", "3–5 bn EUR", "3–5 billion euros", "3–5 €"]
    );
}

#[test]
fn means_say_whose_capacity_is_not_checked() {
    let need = Quantity::from_thousandths(25_000);
    let known = Means { resource: "troops".into(), need, unchecked: vec![], unprovided: vec![] };
    assert_eq!(means(&sample::scenario(), &known), "Troops: 25 thousand troops");
    let unprovided = Means { unprovided: vec!["shield".into()], ..known.clone() };
    assert_eq!(
        means(&sample::scenario(), &unprovided),
        "Troops: 25 thousand troops; European sky shield without providers, not checked"
    );
    let unknown = Means { unchecked: vec!["france".into()], ..known };
    assert_eq!(
        means(&sample::scenario(), &unknown),
        "Troops: 25 thousand troops; capacity of France not known, not checked"
    );
}
