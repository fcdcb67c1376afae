//! What is to be said about a scenario itself: what it is, how it is sourced, what is its authors' judgement, and what
//! stands in it of each party. The window shows it, and the minutes end with it.

use super::document::{Block, Item, Section, lines};
use super::table::{Line, Row, Table};
use crate::review::{Coverage, Covered, Grounds, Measure, coverage, grounds};
use crate::scenario::{Basis, ItemKey, Scenario};
use crate::wording::{self, name};

/// How many of its sections the minutes have: the others are long, and for authors.
const IN_MINUTES: usize = 3;

/// All there is to say about a scenario, a section a subject.
pub fn about(scenario: &Scenario) -> Vec<Section> {
    let (grounds, coverage) = (grounds(scenario), coverage(scenario));
    let section = |title: &str, blocks| Section { title: title.to_owned(), own_page: false, blocks };
    vec![
        section("What it is", what(scenario)),
        section("What it rests on", rests(&grounds)),
        section("Side by side", side_by_side(scenario, &coverage)),
        section("From one source", one_source(scenario, &coverage)),
        section("Nothing said", unheard(scenario, &coverage)),
    ]
}

/// The part of it that minutes end with, as one section.
pub(super) fn in_minutes(scenario: &Scenario) -> Section {
    let parts = about(scenario).into_iter().take(IN_MINUTES);
    let blocks = parts.flat_map(|part| std::iter::once(Block::Heading(part.title)).chain(part.blocks)).collect();
    Section { title: "About the scenario".to_owned(), own_page: true, blocks }
}

fn what(scenario: &Scenario) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !scenario.about.trim().is_empty() {
        blocks.push(Block::Paragraph(lines(scenario.about.trim())));
    }
    let also: Vec<String> = scenario.also_as_of.iter().map(|day| wording::date(*day)).collect();
    let also = if also.is_empty() { String::new() } else { format!("; prepared for {} too", wording::list(also)) };
    let frame = scenario.elements.iter().filter(|element| element.frame).count();
    let count = wording::count;
    let items = [
        format!("As of {}{also}", wording::date(scenario.as_of)),
        format!(
            "{}, {} and {}",
            count(scenario.actors.len(), "actor", "actors"),
            count(scenario.elements.len() - frame, "element", "elements"),
            count(frame, "assumption about the world", "assumptions about the world"),
        ),
        format!(
            "{}, {}, {} and {}",
            count(scenario.positions.len(), "position", "positions"),
            count(scenario.limits.len(), "limit", "limits"),
            count(scenario.contradictions.len(), "contradiction", "contradictions"),
            count(scenario.cautions.len(), "caution", "cautions"),
        ),
        format!(
            "{} in {}, {} that can be heard alone",
            count(scenario.claims.len(), "claim", "claims"),
            count(scenario.sources.len(), "source", "sources"),
            count(scenario.voices.len(), "voice", "voices"),
        ),
        format!("Costs in {}", scenario.money),
    ];
    blocks.push(Block::Items(items.map(Item::from).into()));
    blocks
}

fn rests(grounds: &Grounds) -> Vec<Block> {
    let Grounds { claims, sources, levels, gifts, figures, .. } = grounds;
    let columns = [claims, levels, gifts, figures];
    let of = |column: &[(Basis, usize)], basis| column.iter().find(|(known, _)| *known == basis).map_or(0, |(_, n)| *n);
    let all = |column: &[(Basis, usize)]| column.iter().map(|(_, count)| count).sum::<usize>();
    let row = |label: String, cells: Vec<String>| Line::Row(Row { label, cells, differs: false });
    let rows = Basis::ALL.into_iter().filter(|basis| columns.iter().any(|column| of(column, *basis) > 0));
    let rows = rows.map(|basis| {
        let cells = columns.iter().map(|column| cell(of(column, basis))).collect();
        row(wording::sentence(wording::basis(basis)), cells)
    });
    let sum = row("All".to_owned(), columns.iter().map(|column| cell(all(column))).collect());
    let table = Table {
        title: String::new(),
        label: "Rests on".to_owned(),
        columns: ["Claims", "Levels", "Protection", "Costs and means"].map(str::to_owned).into(),
        lines: rows.chain([sum]).collect(),
    };
    let judged = of(levels, Basis::Judgement);
    let standing = |(standing, count): &(_, usize)| format!("{count} {}", wording::standing(*standing));
    let mut blocks = vec![
        paragraph(
            "Official statements, treaty texts and documented facts are on the record: they count whoever is heard. \
             What analysts and the press say is theirs. A judgement is the authors’ own, where no source gives a \
             level: it is shown as such, and is never anybody else’s word.",
        ),
        Block::Table(table),
        paragraph(&judgement(judged, all(levels))),
    ];
    if !sources.is_empty() {
        let count = sources.iter().map(|(_, count)| count).sum();
        let count = wording::count(count, "source", "sources");
        blocks.push(paragraph(&format!("{count}: {}.", wording::list(sources.iter().map(standing)))));
    }
    blocks
}

/// How much of what decides is the authors' own.
fn judgement(judged: usize, all: usize) -> String {
    let all = wording::count(all, "level", "levels");
    match judged {
        0 => format!("Of {all} of feasibility none is the authors’ judgement."),
        1 => format!("Of {all} of feasibility 1 is the authors’ judgement."),
        _ => format!("Of {all} of feasibility {judged} are the authors’ judgement."),
    }
}

fn side_by_side(scenario: &Scenario, coverage: &Coverage) -> Vec<Block> {
    let parties: Vec<&Covered> = coverage.parties.iter().filter(|of| of.positions() > 0).collect();
    if parties.is_empty() {
        return vec![paragraph("Nobody holds anything.")];
    }
    let held = |of: &Covered, kind| match (of.count(kind), of.both(kind, Measure::Absolute)) {
        (0, _) => "–".to_owned(),
        (all, 0) => all.to_string(),
        (all, absolute) => format!("{all} ({absolute})"),
    };
    let line = |of: &&Covered| {
        let cells = vec![
            held(of, Measure::RedLines),
            held(of, Measure::Floors),
            cell(of.count(Measure::Willingness)),
            format!("{} of {}", of.count(Measure::OnRecord), of.positions()),
            cell(of.count(Measure::Countered)),
            cell(of.count(Measure::Sources)),
            cell(of.count(Measure::OneSource)),
        ];
        Line::Row(Row { label: name::item(scenario, &of.about), cells, differs: false })
    };
    let columns = [
        Measure::RedLines,
        Measure::Floors,
        Measure::Willingness,
        Measure::OnRecord,
        Measure::Countered,
        Measure::Sources,
        Measure::OneSource,
    ];
    let table = Table {
        title: String::new(),
        label: "Whose".to_owned(),
        columns: columns.map(|measure| wording::measured(measure).to_owned()).into(),
        lines: parties.iter().map(line).collect(),
    };
    let absolute = wording::firmness(crate::scenario::Firmness::Absolute);
    vec![
        paragraph(&format!(
            "How many positions stand here of each, on whatever day; in brackets, how many of them are {absolute}. \
             Claims against: beside how many of them a claim says otherwise."
        )),
        Block::Table(table),
    ]
}

/// An entry, with what it counts as its own entries.
fn counted(scenario: &Scenario, of: &Covered, measure: Measure) -> Item {
    let title = |key: &ItemKey| scenario.item(key).map(|item| item.name().to_owned().into());
    Item { items: of.of(measure).iter().filter_map(title).collect(), ..name::item(scenario, &of.about).into() }
}

fn one_source(scenario: &Scenario, coverage: &Coverage) -> Vec<Block> {
    let parties = coverage.parties.iter().filter(|of| of.count(Measure::OneSource) > 0);
    let items: Vec<Item> = parties.map(|of| counted(scenario, of, Measure::OneSource)).collect();
    if items.is_empty() {
        return vec![paragraph("Every position rests on two sources or more.")];
    }
    vec![paragraph("If the one source falls, these positions have nothing left to rest on."), Block::Items(items)]
}

fn unheard(scenario: &Scenario, coverage: &Coverage) -> Vec<Block> {
    let silent = coverage.elements.iter().filter(|of| of.count(Measure::Silent) > 0);
    let item = |of: &Covered| {
        let names = of.of(Measure::Silent).iter().map(|actor| name::item(scenario, actor));
        format!("{}: {}", name::item(scenario, &of.about), wording::list(names)).into()
    };
    let items: Vec<Item> = silent.map(item).collect();
    if items.is_empty() {
        return vec![paragraph("Of everyone who may provide something it is said whether he would.")];
    }
    vec![
        paragraph(
            "Of these it is not said whether they would provide what they may. That is not consent: it is unknown, \
             and counts as the group decides.",
        ),
        Block::Items(items),
    ]
}

/// A number in a table; nothing is a dash.
fn cell(number: usize) -> String {
    if number == 0 { "–".to_owned() } else { number.to_string() }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(lines(text))
}
