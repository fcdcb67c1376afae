//! What a package gives and costs (semantics, sections 5 and 6).

use super::assessment::{Money, Protection};
use super::levels::{CardLevel, gift};
use super::read::Read;
use crate::logic::board::Placed;
use crate::scenario::Degree;

/// The protection profile, one entry for each function.
pub(crate) fn protection(read: &Read<'_>, levels: &[CardLevel]) -> Vec<Protection> {
    let name = |card: &Placed| read.model.elements[card.element].id.clone();
    let of_function = |(function, id): (_, &crate::scenario::FunctionId)| {
        let cards = read.board.cards().iter().zip(levels);
        let given = cards.map(|(card, level)| (card, gift(read, card, function), Degree(level.level.number())));
        let (on_paper, paper_by) = highest(given.clone().map(|(card, gift, _)| (name(card), gift)));
        let (in_practice, practice_by) = highest(given.map(|(card, gift, level)| (name(card), gift.min(level))));
        Protection { function: id.clone(), on_paper, in_practice, paper_by, practice_by }
    };
    read.model.functions.entries().map(of_function).collect()
}

/// The highest degree, and what gives it; nothing gives 0.
fn highest<T>(given: impl Iterator<Item = (T, Degree)>) -> (Degree, Vec<T>) {
    let (mut most, mut by) = (Degree::default(), Vec::new());
    for (what, degree) in given.filter(|(_, degree)| *degree > Degree::default()) {
        if degree > most {
            most = degree;
            by.clear();
        }
        if degree == most {
            by.push(what);
        }
    }
    (most, by)
}

/// What the cards cost together.
pub(crate) fn money(read: &Read<'_>) -> Money {
    let mut money = Money::default();
    for card in read.board.cards() {
        let mut priced = false;
        let costs = read.model.elements[card.element].costs.iter();
        for cost in costs.filter(|cost| read.values.holds(cost.when)) {
            priced = true;
            money.per_year = money.per_year.saturating_add(cost.per_year);
            money.once = money.once.saturating_add(cost.once);
        }
        money.unpriced += usize::from(!priced);
    }
    money
}
