//! What is to be said about a scenario itself: what it is, how it is sourced, what is its authors' judgement, and what
//! stands in it of each party. The window shows it, and the minutes end with it.

use super::document::{Block, Item, Section, lines};
use super::table::{Line, Row, Table};
use crate::review::{Grounds, Held, PartyGrounds, grounds};
use crate::scenario::{Basis, Scenario};
use crate::wording::{self, name};

/// How many of its sections the minutes have: the others are long, and for authors.
const IN_MINUTES: usize = 3;

/// All there is to say about a scenario, a section a subject.
pub fn about(scenario: &Scenario) -> Vec<Section> {
    let grounds = grounds(scenario);
    let section = |title: &str, blocks| Section { title: title.to_owned(), own_page: false, blocks };
    vec![
        section("What it is", what(scenario)),
        section("What it rests on", rests(&grounds)),
        section("Side by side", side_by_side(scenario, &grounds)),
        section("From one source", one_source(scenario, &grounds)),
        section("Nothing said", unheard(scenario, &grounds)),
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

fn side_by_side(scenario: &Scenario, grounds: &Grounds) -> Vec<Block> {
    if grounds.parties.is_empty() {
        return vec![paragraph("Nobody holds anything.")];
    }
    let held = |held: Held| match held {
        Held { all: 0, .. } => "–".to_owned(),
        Held { all, absolute: 0 } => all.to_string(),
        Held { all, absolute } => format!("{all} ({absolute})"),
    };
    let line = |of: &PartyGrounds| {
        let cells = vec![
            held(of.red_lines),
            held(of.floors),
            cell(of.willingness),
            format!("{} of {}", of.on_record, of.positions()),
            cell(of.countered),
            cell(of.sources),
            cell(of.one_source.len()),
        ];
        Line::Row(Row { label: name::party(scenario, &of.party).to_owned(), cells, differs: false })
    };
    let columns =
        ["Red lines", "Floors", "Willingness", "On the record", "Claims against", "Sources", "From one source"];
    let table = Table {
        title: String::new(),
        label: "Whose".to_owned(),
        columns: columns.map(str::to_owned).into(),
        lines: grounds.parties.iter().map(line).collect(),
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

fn one_source(scenario: &Scenario, grounds: &Grounds) -> Vec<Block> {
    let parties = grounds.parties.iter().filter(|of| !of.one_source.is_empty());
    let items: Vec<Item> = parties
        .map(|of| {
            let items = of.one_source.iter().map(|id| name::rule(scenario, id).into_owned().into()).collect();
            Item { items, ..name::party(scenario, &of.party).into() }
        })
        .collect();
    if items.is_empty() {
        return vec![paragraph("Every position rests on two sources or more.")];
    }
    vec![paragraph("If the one source falls, these positions have nothing left to rest on."), Block::Items(items)]
}

fn unheard(scenario: &Scenario, grounds: &Grounds) -> Vec<Block> {
    if grounds.unheard.is_empty() {
        return vec![paragraph("Of everyone who may provide something it is said whether he would.")];
    }
    let item = |(element, silent): &(_, Vec<_>)| {
        let silent = silent.iter().map(|actor| name::actor(scenario, actor).to_owned());
        format!("{}: {}", name::element(scenario, element), wording::list(silent)).into()
    };
    vec![
        paragraph(
            "Of these it is not said whether they would provide what they may. That is not consent: it is unknown, \
             and counts as the group decides.",
        ),
        Block::Items(grounds.unheard.iter().map(item).collect()),
    ]
}

/// A number in a table; nothing is a dash.
fn cell(number: usize) -> String {
    if number == 0 { "–".to_owned() } else { number.to_string() }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(lines(text))
}
