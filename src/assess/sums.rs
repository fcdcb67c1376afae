//! What a package gives and costs (semantics, sections 5 and 6).

use super::assessment::{Money, Protection};
use super::board::Board;
use super::levels::{CardLevels, practice};
use super::model::Model;
use crate::scenario::Degree;

/// The protection profile, one entry for each function.
pub(crate) fn protection(model: &Model, board: &Board, levels: &[CardLevels]) -> Vec<Protection> {
    model
        .functions
        .entries()
        .map(|(function, id)| {
            let cards = board.cards().iter().zip(levels);
            let paper =
                cards.clone().map(|(card, _)| (card, model.elements[card.element].gives(&card.options, function)));
            let real = cards.map(|(card, levels)| (card, practice(model, card, levels, function)));
            let name = |card: &super::board::Placed| model.elements[card.element].id.clone();
            let (on_paper, paper_by) = highest(paper.map(|(card, degree)| (name(card), degree)));
            let (in_practice, practice_by) = highest(real.map(|(card, degree)| (name(card), degree)));
            Protection { function: id.clone(), on_paper, in_practice, paper_by, practice_by }
        })
        .collect()
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
pub(crate) fn money(model: &Model, board: &Board) -> Money {
    let mut money = Money::default();
    for card in board.cards() {
        let mut priced = false;
        for cost in model.elements[card.element].contents(&card.options).filter_map(|content| content.cost) {
            priced = true;
            money.per_year = money.per_year.saturating_add(cost.per_year);
            money.once = money.once.saturating_add(cost.once);
        }
        money.unpriced += usize::from(!priced);
    }
    money
}
