//! That the whole paper is there, under its own numbers.

use super::*;

/// The rows of positions, by actor: how many each has.
const ROWS: [(&str, u32); 21] = [
    ("UA", 16),
    ("RU", 13),
    ("US", 15),
    ("UK", 4),
    ("FR", 4),
    ("DE", 3),
    ("NB", 2),
    ("PL", 2),
    ("IT", 2),
    ("RO", 2),
    ("OC", 1),
    ("JP", 1),
    ("AU", 1),
    ("TR", 2),
    ("CN", 1),
    ("EU", 4),
    ("NA", 2),
    ("UN", 1),
    ("OS", 1),
    ("CO", 2),
    ("GS", 1),
];

/// Claims that were split, each speaker and day into one of its own.
const SPLIT: &str = "F06b F14b F15b F15c F16b F16c F17b F25b F33b F34b F34c F38b F39b F40b F42b F42c F43b F43c F45b F47b \
                     F48b F48c F49b F58b F65b F66b F70b F72b F72c";

#[test]
fn every_claim_and_fact_is_there() {
    let here: BTreeSet<&str> = UKRAINE.claims.iter().map(|claim| claim.id.as_str()).collect();
    let claims = (1..=70).map(|n| format!("C{n:02}"));
    // The collection has no F55; F09b rests on figures from memory and is not shipped as a claim.
    let facts = (1..=128).filter(|n| *n != 55).map(|n| format!("F{n:02}"));
    let expected: BTreeSet<String> = claims.chain(facts).chain(SPLIT.split_whitespace().map(str::to_owned)).collect();
    assert_eq!(here, expected.iter().map(String::as_str).collect());
}

#[test]
fn every_element_is_there_under_its_number() {
    let here: BTreeSet<&str> = UKRAINE.elements.iter().map(|element| short(element.id.as_str())).collect();
    // The phase of a card is what number 27 was.
    let expected: Vec<String> = (1..=32).filter(|n| *n != 27).map(|n| format!("e{n:02}")).collect();
    assert_eq!(here, expected.iter().map(String::as_str).collect());
    assert_eq!(here.len(), UKRAINE.elements.len());
}

#[test]
fn every_position_row_is_cited_by_some_rule() {
    let cited: BTreeSet<&str> = ids_and_refs().into_iter().flat_map(|(_, refs)| refs).map(String::as_str).collect();
    let rows = ROWS.iter().flat_map(|(actor, count)| (1..=*count).map(move |n| format!("{actor}{n}")));
    let missing: Vec<String> = rows.filter(|row| !cited.contains(row.as_str())).collect();
    assert!(missing.is_empty(), "no rule for {missing:?}");
}

#[test]
fn every_numbered_rule_is_there_and_cited_by_its_entries() {
    let numbers: BTreeSet<u32> = UKRAINE.rules().filter_map(|rule| number(rule.id().as_str())).collect();
    assert_eq!(numbers, (1..=39).collect());
    for (id, refs) in ids_and_refs().into_iter().filter(|(id, _)| number(id).is_some()) {
        let cited: Vec<u32> = refs.iter().filter_map(|mark| mark.strip_prefix('R')?.parse().ok()).collect();
        assert!(cited.is_empty() || cited.contains(&number(id).unwrap()), "{id}: {refs:?}");
    }
}

#[test]
fn every_rule_rests_on_a_claim_and_every_disputed_position_names_a_counter_claim() {
    for rule in UKRAINE.rules() {
        assert!(!rule.claims().is_empty(), "{}", rule.id());
    }
    for position in UKRAINE.positions.iter().filter(|p| p.firmness == Some(Firmness::Disputed)) {
        assert!(!position.counter_claims.is_empty(), "{}", position.id);
    }
}

#[test]
fn every_shipped_file_is_canonical_but_for_its_opening_comment() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "ron") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let Ok(loaded) = storage::read_text(&text) else { panic!("{} cannot be read", path.display()) };
        let mut said = text.as_str();
        while let Some((line, rest)) = said.split_once('\n')
            && line.starts_with("//")
        {
            said = rest;
        }
        let written = storage::write_text(&loaded.scenario).unwrap();
        assert!(written == said, "{} would be written differently", path.display());
        seen += 1;
    }
    assert_eq!(seen, 3);
}

/// The number of the rule that an id comes from: 9 for `r09-…` and `r09a-…`.
fn number(id: &str) -> Option<u32> {
    id.strip_prefix('r')?.get(..2)?.parse().ok()
}

fn ids_and_refs() -> Vec<(&'static str, &'static [String])> {
    let positions = UKRAINE.positions.iter().map(|rule| (rule.id.as_str(), rule.refs.as_slice()));
    let limits = UKRAINE.limits.iter().map(|rule| (rule.id.as_str(), rule.refs.as_slice()));
    let contradictions = UKRAINE.contradictions.iter().map(|rule| (rule.id.as_str(), rule.refs.as_slice()));
    let cautions = UKRAINE.cautions.iter().map(|rule| (rule.id.as_str(), rule.refs.as_slice()));
    positions.chain(limits).chain(contradictions).chain(cautions).collect()
}
