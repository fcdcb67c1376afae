//! Who stands how to what: elements by actors, as a table.

use super::table::{Line, Row, Table};
use crate::assess::{Model, Reading, StanceKind, stances};
use crate::scenario::{Package, Scenario};
use crate::wording::{self, name};

/// How every actor stands to every element, with the assumptions as the package has them: a section for each category,
/// a row for each element, a column for each actor.
pub fn matrix(scenario: &Scenario, model: &Model, package: &Package, reading: &Reading) -> Table {
    let stances = stances(model, package, reading);
    let mut lines = Vec::new();
    for category in &scenario.categories {
        let mut rows = Vec::new();
        for id in &stances.elements {
            if scenario.element(id).is_none_or(|element| element.category != category.id) {
                continue;
            }
            let cells = stances.actors.iter().map(|actor| {
                stances.of(id, actor).map_or_else(String::new, |stance| word(stance.kind, stance.partly_red()))
            });
            let label = name::element(scenario, id).to_owned();
            rows.push(Line::Row(Row { label, cells: cells.collect(), differs: false }));
        }
        if !rows.is_empty() {
            lines.push(Line::Section(category.name.clone()));
            lines.append(&mut rows);
        }
    }
    Table {
        title: format!("Positions, {}", super::text::heard(scenario, reading)),
        label: "Element".to_owned(),
        columns: stances.actors.iter().map(|actor| name::party(scenario, actor).to_owned()).collect(),
        lines,
    }
}

/// "Conditional; red line in some cases".
fn word(kind: StanceKind, partly_red: bool) -> String {
    let word = wording::stance(kind);
    if partly_red { format!("{word}; {}", wording::within(wording::PARTLY_RED)) } else { word.to_owned() }
}
