//! Comparison: what two to five packages have in common, and where they differ.

use super::table::{self, Line, Table};
use crate::assess::{Assessment, Certainty, FindingKey, FindingKind};
use crate::scenario::{ElementId, Feasibility, Firmness, Package, PartyId, ResourceId, RuleId, Scenario, Verdict};
use crate::wording::{self, name};

/// How many packages are compared at most: more columns cannot be read on a shared screen.
pub const MOST: usize = 5;

/// One package to be compared.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// What it is called: the name of a package or of a round.
    pub name: &'a str,
    /// The package.
    pub package: &'a Package,
    /// What follows for it.
    pub assessment: &'a Assessment,
}

/// Packages side by side: a column each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// What stands in each column.
    pub columns: Vec<Column>,
    /// The rows, in sections.
    pub sections: Vec<Section>,
}

impl Comparison {
    /// The same as a table that can leave.
    pub fn table(&self) -> Table {
        let row = |row: &Row| {
            let cells = row.cells.iter().map(Cell::text).collect();
            Line::Row(table::Row { label: row.label.clone(), cells, differs: !row.is_equal() })
        };
        let section = |section: &Section| {
            let heading = Line::Section(section.title.to_owned());
            std::iter::once(heading).chain(section.rows.iter().map(row)).collect::<Vec<_>>()
        };
        Table {
            title: "Comparison".to_owned(),
            label: String::new(),
            columns: self.columns.iter().map(|column| column.name.clone()).collect(),
            lines: self.sections.iter().flat_map(section).collect(),
        }
    }
}

/// One package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The name of the package or of the round.
    pub name: String,
    /// The verdict on it.
    pub verdict: Verdict,
    /// The lowest feasibility of its cards; none of a package without cards.
    pub feasibility: Option<Feasibility>,
    /// Whether that rests on something unknown.
    pub certainty: Certainty,
}

/// Rows of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What they are about: "Red lines".
    pub title: &'static str,
    /// The rows; never none.
    pub rows: Vec<Row>,
}

/// One thing about all packages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What is compared: the name of an element, a red line, a function.
    pub label: String,
    /// What each package has of it, one cell a column.
    pub cells: Vec<Cell>,
}

impl Row {
    /// Whether all packages have the same of it.
    pub fn is_equal(&self) -> bool {
        self.cells.windows(2).all(|pair| pair.first() == pair.get(1))
    }
}

/// What one package has of something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// In words, part by part; a dash where there is nothing to say.
    pub parts: Vec<String>,
    /// What it amounts to, if that can be seen at a glance.
    pub mark: Option<Mark>,
}

impl Cell {
    fn new(text: impl Into<String>, mark: Option<Mark>) -> Self {
        Self { parts: vec![text.into()], mark }
    }

    /// All of it in words.
    pub fn text(&self) -> String {
        wording::remarks(&self.parts)
    }
}

/// What a cell amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A verdict.
    Verdict(Verdict),
    /// How feasible a card or a package is, and whether that rests on something unknown.
    Level(Feasibility, Certainty),
    /// A position of this firmness is violated.
    Violated(Firmness),
    /// It is honoured, or not touched.
    Honoured,
}

/// What is said where a package has nothing of something.
const NOTHING: &str = "–";

/// Compares packages of one scenario, in the order given.
pub fn compare(scenario: &Scenario, compared: &[Compared<'_>]) -> Comparison {
    let table = Comparing { scenario, compared };
    let sections = [
        ("Elements", table.elements()),
        ("Assumptions", table.assumptions()),
        ("Verdict", table.verdict()),
        ("Red lines", table.positions(FindingKind::RedLine)),
        ("Floors", table.positions(FindingKind::Floor)),
        ("Other findings", table.others()),
        ("Protection in practice", table.protection()),
        ("Money and means", table.money()),
        ("Actors", table.actors()),
    ];
    let sections = sections.into_iter().map(|(title, rows)| Section { title, rows });
    Comparison {
        columns: compared.iter().map(column).collect(),
        sections: sections.filter(|section| !section.rows.is_empty()).collect(),
    }
}

fn column(one: &Compared<'_>) -> Column {
    let Assessment { verdict, feasibility, certainty, .. } = one.assessment;
    Column { name: one.name.to_owned(), verdict: *verdict, feasibility: *feasibility, certainty: *certainty }
}

/// The packages, and what they are compared by.
struct Comparing<'a> {
    scenario: &'a Scenario,
    compared: &'a [Compared<'a>],
}

impl<'a> Comparing<'a> {
    fn row(&self, label: impl Into<String>, cell: impl Fn(&Compared<'a>) -> Cell) -> Row {
        Row { label: label.into(), cells: self.compared.iter().map(cell).collect() }
    }

    /// A row for each element that is on one of the boards, in the order of the scenario.
    fn elements(&self) -> Vec<Row> {
        let on_a_board = |id: &ElementId| self.compared.iter().any(|one| one.package.card(id).is_some());
        let elements = self.scenario.elements.iter().filter(|element| !element.frame && on_a_board(&element.id));
        let card = |one: &Compared<'a>, id: &ElementId| {
            let assessed = one.assessment.cards.iter().find(|card| card.element == *id);
            let Some(card) = assessed else { return plain(nothing()) };
            let level = wording::level(card.level, card.certainty);
            let parts = std::iter::once(level).chain(wording::card_parts(self.scenario, one.package, id)).collect();
            Cell { parts, mark: Some(Mark::Level(card.level, card.certainty)) }
        };
        elements.map(|element| self.row(&element.name, |one| card(one, &element.id))).collect()
    }

    fn assumptions(&self) -> Vec<Row> {
        let frame = self.scenario.elements.iter().filter(|element| element.frame && !element.settings.is_empty());
        let chosen = |one: &Compared<'a>, id| plain(wording::card_line(self.scenario, one.package, id));
        frame.map(|element| self.row(&element.name, |one| chosen(one, &element.id))).collect()
    }

    fn verdict(&self) -> Vec<Row> {
        let verdict = |one: &Compared<'a>| {
            let verdict = one.assessment.verdict;
            Cell::new(wording::verdict(verdict), Some(Mark::Verdict(verdict)))
        };
        let feasibility = |one: &Compared<'a>| {
            let Assessment { feasibility, certainty, .. } = one.assessment;
            let text = feasibility.map_or_else(nothing, |level| wording::level(level, *certainty));
            Cell::new(text, feasibility.map(|level| Mark::Level(level, *certainty)))
        };
        let weakest = |one: &Compared<'a>| {
            let names = one.assessment.weakest.iter().map(|id| name::element(self.scenario, id));
            plain(wording::list(names))
        };
        vec![self.row("Verdict", verdict), self.row("Feasibility", feasibility), self.row("Weakest link", weakest)]
    }

    /// A row for each position of the kind that one of the packages violates, in the order of the scenario.
    fn positions(&self, kind: FindingKind) -> Vec<Row> {
        let violates = |one: &Compared<'a>, id: &RuleId| {
            one.assessment.findings.iter().any(|finding| finding.kind == kind && finding.rule.as_ref() == Some(id))
        };
        let violated = self
            .scenario
            .positions
            .iter()
            .filter(|position| self.compared.iter().any(|one| violates(one, &position.id)));
        let cell = |one: &Compared<'a>, id: &RuleId, firmness: Option<Firmness>| {
            if violates(one, id) {
                Cell::new(wording::finding_outcome(kind), firmness.map(Mark::Violated))
            } else {
                let word = if kind == FindingKind::Floor { "met, or not in force" } else { "not crossed" };
                Cell::new(word, Some(Mark::Honoured))
            }
        };
        violated
            .map(|position| {
                let firmness = position
                    .firmness
                    .map_or_else(String::new, |firmness| format!(" ({})", wording::firmness(firmness)));
                let label = format!("{}{firmness}", wording::rule_heading(self.scenario, &position.id));
                self.row(label, |one| cell(one, &position.id, position.firmness))
            })
            .collect()
    }

    /// A row for each contradiction, shortage, ruled-out card and limit that one of the packages has.
    fn others(&self) -> Vec<Row> {
        let of_kind = |kind| !matches!(kind, FindingKind::RedLine | FindingKind::Floor | FindingKind::Caution);
        let mut rows: Vec<(FindingKey, String)> = Vec::new();
        for finding in self.compared.iter().flat_map(|one| &one.assessment.findings) {
            let key = finding.key();
            if of_kind(finding.kind) && !rows.iter().any(|(known, _)| *known == key) {
                let heading = wording::finding_heading(self.scenario, finding);
                rows.push((key, format!("{}: {heading}", wording::finding_kind(finding.kind))));
            }
        }
        rows.sort();
        let has =
            |one: &Compared<'a>, key: &FindingKey| one.assessment.findings.iter().any(|finding| finding.key() == *key);
        rows.iter()
            .map(|(key, label)| self.row(label, |one| plain(if has(one, key) { "yes".to_owned() } else { nothing() })))
            .collect()
    }

    fn protection(&self) -> Vec<Row> {
        let given = |one: &Compared<'a>, place: usize| {
            let given = one.assessment.protection.get(place);
            plain(given.map_or_else(nothing, |given| wording::protection(given.on_paper, given.in_practice)))
        };
        let functions = self.scenario.functions.iter().enumerate();
        functions.map(|(place, function)| self.row(&function.name, |one| given(one, place))).collect()
    }

    fn money(&self) -> Vec<Row> {
        let cost = self.row("Money", |one| plain(wording::money(self.scenario, one.assessment)));
        let used = |one: &Compared<'a>, id: &ResourceId| {
            let means = one.assessment.means.iter().find(|means| means.resource == *id);
            means.map(|means| format!("{} {}", means.need, name::unit(self.scenario, id)))
        };
        let resources = self
            .scenario
            .resources
            .iter()
            .filter(|resource| self.compared.iter().any(|one| used(one, &resource.id).is_some()));
        let rows = resources
            .map(|resource| self.row(&resource.name, |one| plain(used(one, &resource.id).unwrap_or_else(nothing))));
        std::iter::once(cost).chain(rows).collect()
    }

    /// A row for each actor, and each group that holds positions, that one of the packages concerns.
    fn actors(&self) -> Vec<Row> {
        let standing = |one: &Compared<'a>, party: &PartyId| {
            let standing = one.assessment.actors.iter().find(|standing| standing.actor == *party)?;
            standing.is_touched().then(|| wording::actor_line(self.scenario, standing))
        };
        let actors = self.scenario.actors.iter().map(|actor| PartyId::from(&actor.id));
        let parties = actors.chain(self.scenario.groups.iter().map(|group| PartyId::from(&group.id)));
        let touched = parties.filter(|party| self.compared.iter().any(|one| standing(one, party).is_some()));
        let cell = |one: &Compared<'a>, party: &PartyId| plain(standing(one, party).unwrap_or_else(nothing));
        touched.map(|party| self.row(name::party(self.scenario, &party), |one| cell(one, &party))).collect()
    }
}

fn plain(text: String) -> Cell {
    Cell::new(if text.is_empty() { nothing() } else { text }, None)
}

fn nothing() -> String {
    NOTHING.to_owned()
}
