//! What each seat has voted, as a table.

use thiserror::Error;

use super::table::{Line, Row, Table};
use crate::assess::{changed_about, changed_on};
use crate::scenario::{Card, Package, RuleId, Scenario, Seat, VoiceId};
use crate::wording::{self, name};

/// The votes are shown to nobody yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the votes are hidden; they can be written once they are revealed")]
pub struct Hidden;

/// What each seat has voted: a row for each card as it stood and for each position that some seat judged, a column for each
/// seat, and one more where votes were changed after they had been revealed. `names`: who sits there is told, where that
/// is known.
///
/// # Errors
/// If the votes are not revealed.
pub fn votes(scenario: &Scenario, names: bool) -> Result<Table, Hidden> {
    if !scenario.votes_revealed {
        return Err(Hidden);
    }
    let seats = &scenario.seats;
    let column =
        |seat: &VoiceId| if names { name::seat(scenario, seat) } else { name::voice(scenario, seat) }.into_owned();
    let changed = seats.iter().any(|seat| seat.revealed.is_some());
    // What it was that is changed: "Seat 3 (was Ready)".
    let was = |seat: &VoiceId, said: Option<&str>| format!("{} (was {})", column(seat), said.unwrap_or("blank"));
    let level = |seat: &Seat, card: &Card| {
        scenario.vote_on(seat, card).map_or_else(String::new, |level| wording::feasibility(level).to_owned())
    };
    let cards = judged(scenario).into_iter().map(|card| {
        let cells = seats.iter().map(|seat| level(seat, card)).collect();
        let other = changed_on(scenario, card).filter_map(|id| scenario.seat(id));
        let other = other.map(|seat| was(&seat.id, scenario.revealed_vote_on(seat, card).map(wording::feasibility)));
        row(line(scenario, card), cells, changed.then(|| other.collect()))
    });
    let hold = |seat: &Seat, rule: &RuleId| {
        seat.positions.get(rule).map_or_else(String::new, |hold| wording::hold(*hold).to_owned())
    };
    let positions = scenario.positions.iter().filter(|rule| seats.iter().any(|seat| is_judged(seat, &rule.id)));
    let positions = positions.map(|rule| {
        let title = format!("{}: {}", name::party(scenario, &rule.actor), rule.title);
        let other = changed_about(scenario, &rule.id).filter_map(|id| scenario.seat(id)).map(|seat| {
            let said = seat.revealed.as_ref().and_then(|revealed| revealed.positions.get(&rule.id));
            was(&seat.id, said.map(|hold| wording::hold(*hold)))
        });
        let cells = seats.iter().map(|seat| hold(seat, &rule.id)).collect();
        row(title, cells, changed.then(|| other.collect()))
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
        columns: seats.iter().map(|seat| column(&seat.id)).chain(changed.then(|| CHANGED.to_owned())).collect(),
        lines,
    })
}

/// Every card as some seat judges it, or did when its votes were revealed, in the order of the scenario.
pub(super) fn judged(scenario: &Scenario) -> Vec<&Card> {
    let mut judged: Vec<&Card> = Vec::new();
    let earlier = scenario.seats.iter().filter_map(|seat| seat.revealed.as_ref()).flat_map(|revealed| &revealed.cards);
    for vote in scenario.seats.iter().flat_map(|seat| &seat.cards).chain(earlier) {
        if !judged.iter().any(|known| scenario.stand_alike(known, &vote.card)) {
            judged.push(&vote.card);
        }
    }
    let order = |card: &Card| scenario.elements.iter().position(|element| element.id == card.element);
    judged.sort_by_key(|card| order(card));
    judged
}

/// The column of what was changed.
const CHANGED: &str = "Changed after the reveal";

/// Whether a seat judges a position, or did when its votes were revealed.
fn is_judged(seat: &Seat, rule: &RuleId) -> bool {
    let before = seat.revealed.as_ref().is_some_and(|revealed| revealed.positions.contains_key(rule));
    before || seat.positions.contains_key(rule)
}

/// A row, marked where the seats that say something do not agree; `changed`: the cell of what was changed.
fn row(label: String, mut cells: Vec<String>, changed: Option<Vec<String>>) -> Line {
    let mut said = cells.iter().filter(|cell| !cell.is_empty());
    let first = said.next();
    let differs = said.any(|cell| Some(cell) != first);
    cells.extend(changed.map(|changed| changed.join("; ")));
    Line::Row(Row { label, cells, differs })
}

/// A card as it stood when it was judged.
fn line(scenario: &Scenario, card: &Card) -> String {
    let mut package = Package::new("judged".into(), String::new());
    package.cards.push(card.clone());
    let like = wording::card_line(scenario, &package, &card.element);
    format!("{} ({like})", name::element(scenario, &card.element))
}
