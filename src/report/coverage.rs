//! What holds a scenario together, as tables: what is said of each actor and element, and on how much it rests.

use indexmap::IndexMap;
use serde::Serialize;

use super::document::{Block, Section, lines};
use super::table::{Line, Row, Table};
use crate::review::{Coverage, Covered, Measure, Thin, coverage, thinnest_first};
use crate::scenario::{ItemKey, Scenario};
use crate::wording::{self, name};

/// What the page is about.
pub const MEANING: &str = "Of whom and of what something is said, by how many, and on how much it rests; whatever the \
                           day. Where little is said, or only one side has its say, that is marked and comes first.";

/// The tables of actors and of elements.
pub fn sections(scenario: &Scenario) -> Vec<Section> {
    let Coverage { parties, elements } = coverage(scenario);
    let section = |title: &str, blocks| Section { title: title.to_owned(), own_page: false, blocks };
    vec![
        section("By actor", vec![Block::Paragraph(lines(MEANING)), table(scenario, &parties, &Measure::OF_PARTIES)]),
        section("By element", vec![table(scenario, &elements, &Measure::OF_ELEMENTS)]),
    ]
}

fn table(scenario: &Scenario, rows: &[Covered], measures: &[Measure]) -> Block {
    let line = |row: &Covered| {
        let thin = row.thin.map_or_else(String::new, |thin| wording::thin(thin, row.about.kind).to_owned());
        let counts = measures.iter().map(|measure| row.count(*measure));
        let counts = counts.map(|count| if count == 0 { "–".to_owned() } else { count.to_string() });
        let cells = std::iter::once(thin).chain(counts).collect();
        Line::Row(Row { label: name::item(scenario, &row.about), cells, differs: false })
    };
    let columns = measures.iter().map(|measure| wording::measured(*measure).to_owned());
    Block::Table(Table {
        title: String::new(),
        label: "Of".to_owned(),
        columns: std::iter::once("Thin".to_owned()).chain(columns).collect(),
        lines: thinnest_first(rows).into_iter().map(line).collect(),
    })
}

/// The same for programs.
#[derive(Serialize)]
pub struct CoverageJson {
    actors: Vec<CoveredJson>,
    elements: Vec<CoveredJson>,
}

/// What is said of one actor, group or element: the ids of what is counted, by what is counted.
#[derive(Serialize)]
struct CoveredJson {
    id: String,
    name: String,
    thin: Option<&'static str>,
    #[serde(flatten)]
    counted: IndexMap<&'static str, Vec<String>>,
}

impl CoverageJson {
    /// Of a scenario, thin ones first.
    pub fn of(scenario: &Scenario) -> Self {
        let Coverage { parties, elements } = coverage(scenario);
        let all = |rows: &[Covered], measures: &[Measure]| {
            let row = |row: &Covered| CoveredJson {
                id: row.about.id.clone(),
                name: name::item(scenario, &row.about),
                thin: row.thin.map(thin),
                counted: measures.iter().map(|one| (measure(*one), ids(row.of(*one)))).collect(),
            };
            thinnest_first(rows).into_iter().map(row).collect()
        };
        Self { actors: all(&parties, &Measure::OF_PARTIES), elements: all(&elements, &Measure::OF_ELEMENTS) }
    }
}

fn ids(keys: &[ItemKey]) -> Vec<String> {
    keys.iter().map(|key| key.id.clone()).collect()
}

fn thin(thin: Thin) -> &'static str {
    match thin {
        Thin::Nothing => "nothing_said",
        Thin::NoClaim => "no_claim",
        Thin::OneSource => "one_source",
        Thin::NoHolder => "no_holder",
        Thin::OneSided => "one_sided",
    }
}

fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::RedLines => "red_lines",
        Measure::Floors => "floors",
        Measure::Willingness => "willingness",
        Measure::Rules => "rules",
        Measure::Absolute => "absolute",
        Measure::Firm => "firm",
        Measure::Disputed => "disputed",
        Measure::Holders => "held_by",
        Measure::Claims => "claims",
        Measure::OnRecord => "on_record",
        Measure::Sources => "sources",
        Measure::OneSource => "from_one_source",
        Measure::Countered => "claims_against",
        Measure::Unsaid => "no_claim",
        Measure::Silent => "nothing_said_of",
    }
}
