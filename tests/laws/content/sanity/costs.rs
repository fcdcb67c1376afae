//! What has a figure, and since when.

use super::*;

fn without_any_figure(day: &str) -> usize {
    let all = UKRAINE.packages.iter().map(|package| read(package, day, None));
    all.filter(|assessment| assessment.money.unpriced == assessment.cards.len()).count()
}

#[test]
fn few_packages_have_no_figure_at_all() {
    assert_eq!(without_any_figure(AUGUST), 8);
    assert!(without_any_figure(JANUARY) <= 3, "{}", without_any_figure(JANUARY));
}

#[test]
fn the_army_has_no_price_before_its_minister_named_one() {
    let unpriced = |day: &str| read(&board("e06 now ukraine"), day, None).money.unpriced;
    assert_eq!((unpriced("2025-09-14"), unpriced("2025-09-15")), (1, 0));
}
