//! What each seat has voted, as a table.

use thiserror::Error;

use super::table::{Line, Row, Table};
use crate::scenario::{Card, Package, RuleId, Scenario, Seat};
use crate::wording::{self, name};

/// The votes are shown to nobody yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the votes are hidden; they can be written once they are revealed")]
pub struct Hidden;

/// What each seat has voted: a row for each card as it stood and for each position that some seat judged, a column for each
/// seat. `names`: who sits there is told, where that is known.
///
/// # Errors
/// If the votes are not revealed.
pub fn votes(scenario: &Scenario, names: bool) -> Result<Table, Hidden> {
    if !scenario.votes_revealed {
        return Err(Hidden);
    }
    let seats = &scenario.seats;
    let column = |seat: &Seat| {
        let seat = &seat.id;
        if names { name::seat(scenario, seat) } else { name::voice(scenario, seat) }.into_owned()
    };
    let level = |seat: &Seat, card: &Card| {
        scenario.vote_on(seat, card).map_or_else(String::new, |level| wording::feasibility(level).to_owned())
    };
    let cards = judged(scenario).into_iter().map(|card| {
        let cells = seats.iter().map(|seat| level(seat, card)).collect();
        row(line(scenario, card), cells)
    });
    let hold = |seat: &Seat, rule: &RuleId| {
        seat.positions.get(rule).map_or_else(String::new, |hold| wording::hold(*hold).to_owned())
    };
    let positions =
        scenario.positions.iter().filter(|rule| seats.iter().any(|seat| seat.positions.contains_key(&rule.id)));
    let positions = positions.map(|rule| {
        let title = format!("{}: {}", name::party(scenario, &rule.actor), rule.title);
        row(title, seats.iter().map(|seat| hold(seat, &rule.id)).collect())
    });
    let section = |title: &str, rows: Vec<Line>| {
        let head = (!rows.is_empty()).then(|| Line::Section(title.to_owned()));
        head.into_iter().chain(rows).collect::<Vec<_>>()
    };
    let mut lines = section("How feasible", cards.collect());
    lines.extend(section("Would it really hold", positions.collect()));
    Ok(Table {
        title: "Votes".to_owned(),
        label: "Judged".to_owned(),
        columns: seats.iter().map(column).collect(),
        lines,
    })
}

/// Every card as some seat has judged it, in the order of the scenario.
pub(super) fn judged(scenario: &Scenario) -> Vec<&Card> {
    let mut judged: Vec<&Card> = Vec::new();
    for vote in scenario.seats.iter().flat_map(|seat| &seat.cards) {
        if !judged.iter().any(|known| scenario.stand_alike(known, &vote.card)) {
            judged.push(&vote.card);
        }
    }
    let order = |card: &Card| scenario.elements.iter().position(|element| element.id == card.element);
    judged.sort_by_key(|card| order(card));
    judged
}

/// A row, marked where the seats that say something do not agree.
fn row(label: String, cells: Vec<String>) -> Line {
    let mut said = cells.iter().filter(|cell| !cell.is_empty());
    let first = said.next();
    let differs = said.any(|cell| Some(cell) != first);
    Line::Row(Row { label, cells, differs })
}

/// A card as it stood when it was judged.
fn line(scenario: &Scenario, card: &Card) -> String {
    let mut package = Package::new("judged".into(), String::new());
    package.cards.push(card.clone());
    let like = wording::card_line(scenario, &package, &card.element);
    format!("{} ({like})", name::element(scenario, &card.element))
}
