//! The tables of all that holds of each package, transcribed from the paper that the content was made from.

use std::collections::BTreeMap;

use super::*;

const DAY_TABLES: [(&str, &str); 2] =
    [(AUGUST, include_str!("tables/2025-08-22.txt")), (JANUARY, include_str!("tables/2026-01-31.txt"))];
const VOICES: &str = include_str!("tables/voices.txt");
const UNKNOWN: &str = include_str!("tables/unknown.txt");

/// The rows of a table, each as its cells.
fn rows(table: &'static str) -> Vec<Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split(" | ").map(str::trim).collect()).collect()
}

/// The level of a card as the tables mark it.
fn mark(card: &CardAssessment) -> String {
    let level = match card.level {
        Feasibility::Ready => "R",
        Feasibility::Likely => "L",
        Feasibility::Contested => "C",
        Feasibility::Unlikely => "U",
        Feasibility::RuledOut => "X",
    };
    let known = card.deciding().any(|cap| cap.by != CapSource::Unknown);
    let doubt = if !rests_on_unknown(card) {
        ""
    } else if known {
        "*"
    } else {
        "?"
    };
    format!("{level}{doubt}")
}

fn marked(card: &CardAssessment) -> String {
    format!("{} {}", short(card.element.as_str()), mark(card))
}

fn verdict(assessment: &Assessment) -> &'static str {
    match assessment.verdict {
        Verdict::Empty => "Empty",
        Verdict::Blocked => "Blocked",
        Verdict::Strained => "Strained",
        Verdict::Workable => "Workable",
    }
}

fn weakest(assessment: &Assessment) -> &'static str {
    match assessment.feasibility {
        Some(Feasibility::Ready) => "Ready",
        Some(Feasibility::Likely) => "Likely",
        Some(Feasibility::Contested) => "Contested",
        Some(Feasibility::Unlikely) => "Unlikely",
        Some(Feasibility::RuledOut) => "Ruled out",
        None => "none",
    }
}

/// What fires, as pairs of a group and a rule: `("RU", "r01!")`, `("L", "hu1")`.
fn groups(assessment: &Assessment) -> BTreeSet<(String, String)> {
    assessment.findings.iter().filter_map(group).collect()
}

fn group(finding: &Finding) -> Option<(String, String)> {
    let rule = short(finding.rule.as_ref()?.as_str());
    let firmness = match finding.firmness {
        Some(Firmness::Absolute) => "!",
        Some(Firmness::Disputed) => "?",
        Some(Firmness::Firm) | None => "",
    };
    let group = match finding.kind {
        FindingKind::RedLine | FindingKind::Floor => match finding.holder.as_ref()?.as_str() {
            "ukraine" => "UA",
            "russia" => "RU",
            "united-states" => "US",
            "poland" => "PL",
            other => other,
        },
        FindingKind::Limit => "L",
        FindingKind::Caution => "C",
        FindingKind::Contradiction => "X",
        FindingKind::Overcommitted | FindingKind::RuledOut => return None,
    };
    Some((group.to_owned(), format!("{rule}{firmness}")))
}

fn groups_of_cell(cell: &str) -> BTreeSet<(String, String)> {
    cell.split(" · ")
        .flat_map(|part| {
            let (group, rules) = part.split_once(' ').expect("a group and its rules");
            rules.split_whitespace().map(move |rule| (group.to_owned(), rule.to_owned()))
        })
        .collect()
}

fn protection(assessment: &Assessment) -> String {
    let of = |function: &str| {
        let found = assessment.protection.iter().find(|p| p.function.as_str() == function).expect("a function");
        format!("{}/{}", found.on_paper.0, found.in_practice.0)
    };
    ["deny", "respond", "detect", "sustain", "bind"].map(of).join(" ")
}

/// Whether an amount in thousandths is the one in a cell, which gives as many decimals as it has.
fn is_amount(thousandths: u64, cell: &str) -> bool {
    let decimals = cell.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let unit = 10_u64.pow(3 - u32::try_from(decimals).unwrap());
    let digits: u64 = cell.replace('.', "").parse().unwrap();
    (thousandths + unit / 2) / unit == digits
}

fn is_range(range: guarantee_board::scenario::Range, cell: &str) -> bool {
    let (low, high) = cell.split_once('–').unwrap_or((cell, cell));
    is_amount(range.low.thousandths(), low) && is_amount(range.high.thousandths(), high)
}

#[test]
fn every_shipped_package_is_in_every_table() {
    let shipped: Vec<&str> = UKRAINE.packages.iter().map(|package| short(package.id.as_str())).collect();
    for table in [DAY_TABLES[0].1, DAY_TABLES[1].1, VOICES] {
        let mut listed: Vec<&str> = rows(table).iter().map(|row| row[0]).collect();
        let mut here = shipped.clone();
        listed.sort_unstable();
        here.sort_unstable();
        assert_eq!(listed, here);
    }
}

#[test]
fn verdicts_and_weakest_levels_are_those_of_the_tables() {
    for (day, table) in DAY_TABLES {
        for row in rows(table) {
            let assessment = read(&package(row[0]), day, None);
            assert_eq!((verdict(&assessment), weakest(&assessment)), (row[1], row[2]), "{} on {day}", row[0]);
        }
    }
}

#[test]
fn the_level_of_each_card_is_that_of_the_tables() {
    for (day, table) in DAY_TABLES {
        for row in rows(table) {
            let assessment = read(&package(row[0]), day, None);
            let cards: Vec<String> = assessment.cards.iter().map(marked).collect();
            assert_eq!(cards.join(", "), row[3], "{} on {day}", row[0]);
        }
    }
}

#[test]
fn exactly_the_rules_of_the_tables_fire() {
    for (day, table) in DAY_TABLES {
        for row in rows(table) {
            let assessment = read(&package(row[0]), day, None);
            assert_eq!(groups(&assessment), groups_of_cell(row[4]), "{} on {day}", row[0]);
        }
    }
}

#[test]
fn protection_is_that_of_the_tables() {
    for (day, table) in DAY_TABLES {
        for row in rows(table) {
            assert_eq!(protection(&read(&package(row[0]), day, None)), row[5], "{} on {day}", row[0]);
        }
    }
}

#[test]
fn costs_in_august_are_those_of_the_table() {
    for row in rows(DAY_TABLES[0].1) {
        let assessment = read_shipped(row[0]);
        let money = &assessment.money;
        assert!(is_range(money.per_year, row[6]), "{} costs {:?} a year, not {}", row[0], money.per_year, row[6]);
        assert!(is_range(money.once, row[7]), "{} costs {:?} once, not {}", row[0], money.once, row[7]);
        assert_eq!(format!("{} of {}", money.unpriced, assessment.cards.len()), row[8], "{}", row[0]);
    }
}

#[test]
fn violations_by_holder_are_those_that_the_paper_counts() {
    let counts = [(AUGUST, [134, 58, 7, 1]), (JANUARY, [137, 77, 8, 1])];
    for (day, expected) in counts {
        let read: Vec<Assessment> = UKRAINE.packages.iter().map(|package| read(package, day, None)).collect();
        let of = |actor: &str| read.iter().map(|assessment| violated(assessment, actor).len()).sum::<usize>();
        assert_eq!(["russia", "ukraine", "united-states", "poland"].map(of), expected, "{day}");
    }
}

/// The part of a cell of the voices that is about a day.
fn of_day(cell: &'static str, day: &str) -> &'static str {
    match cell.split_once("; Jan: ") {
        Some((_, january)) if day == JANUARY => january,
        Some((august, _)) => august,
        None => cell,
    }
}

fn levels_of_cell(cell: &str) -> BTreeSet<String> {
    if ["silent", "the same"].contains(&cell) { BTreeSet::new() } else { cell.split(", ").map(str::to_owned).collect() }
}

#[test]
fn each_analyst_alone_gives_the_levels_of_the_table_and_is_silent_on_all_else() {
    for day in DAYS {
        for row in rows(VOICES) {
            let everyone = read(&package(row[0]), day, None);
            for (voice, cell) in ["kim", "malling", "ash", "hess"].into_iter().zip(&row[1..]) {
                let alone = read(&package(row[0]), day, Some(voice));
                let speaks = |card: &&CardAssessment| {
                    card.spread.as_ref().is_some_and(|spread| spread.voices.iter().any(|(id, _)| id.as_str() == voice))
                };
                let spoken = everyone.cards.iter().filter(speaks).map(|card| card.element.as_str());
                let levels: BTreeSet<String> = spoken.map(|id| marked(super::card(&alone, id))).collect();
                assert_eq!(levels, levels_of_cell(of_day(cell, day)), "{voice} on {} on {day}", row[0]);
            }
        }
    }
}

#[test]
fn on_the_record_alone_exactly_the_levels_of_the_table_differ() {
    for day in DAYS {
        for row in rows(VOICES) {
            let (everyone, record) =
                (read(&package(row[0]), day, None), read(&package(row[0]), day, Some("on-the-record")));
            let pairs = everyone.cards.iter().zip(&record.cards);
            let differing = pairs.filter(|(all, alone)| mark(all) != mark(alone)).map(|(_, alone)| marked(alone));
            assert_eq!(differing.collect::<BTreeSet<_>>(), levels_of_cell(of_day(row[5], day)), "{} on {day}", row[0]);
        }
    }
}

/// Packages in which the unknown decides a card alone, beside something as low, and not at all.
type Weight = [BTreeSet<String>; 3];

fn weights_of_cell(cell: &str) -> Weight {
    let packages = |part: &str| part.split_whitespace().filter(|id| *id != "–").map(str::to_owned).collect();
    let parts: Vec<&str> = cell.split(" / ").collect();
    if cell == "-" { Weight::default() } else { [packages(parts[0]), packages(parts[1]), packages(parts[2])] }
}

#[test]
fn what_is_unknown_and_how_much_it_weighs_is_that_of_the_table() {
    for (place, day) in DAYS.into_iter().enumerate() {
        let mut here: BTreeMap<(String, BTreeSet<String>), Weight> = BTreeMap::new();
        for package in &UKRAINE.packages {
            for card in &read(package, day, None).cards {
                if !card.caps.iter().any(|cap| cap.by == CapSource::Unknown) {
                    continue;
                }
                let kind = match (rests_on_unknown(card), mark(card).ends_with('?')) {
                    (true, true) => 0,
                    (true, false) => 1,
                    (false, _) => 2,
                };
                let missing = card.unknown.iter().map(|actor| actor.as_str().to_owned()).collect();
                let key = (short(card.element.as_str()).to_owned(), missing);
                here.entry(key).or_default()[kind].insert(short(package.id.as_str()).to_owned());
            }
        }
        let mut listed = BTreeMap::new();
        for row in rows(UNKNOWN) {
            let nobody = row[1] == "the card";
            let missing = row[1].split(' ').filter(|_| !nobody).map(str::to_owned).collect();
            let element = row[0].split(' ').next().unwrap_or_default().to_owned();
            let weight = weights_of_cell(row[2 + place]);
            if weight != Weight::default() {
                listed.insert((element, missing), weight);
            }
        }
        assert_eq!(here, listed, "{day}");
    }
}
