//! Boards as sheets: all that is known of a package, in one picture of bounded size.

use std::collections::BTreeMap;

use guarantee_board::assess::{Assessment, Model, Reading, assess, explain};
use guarantee_board::fonts::Fallback;
use guarantee_board::report::picture::{LARGEST, Picture, sheet};
use guarantee_board::scenario::{
    Card, Caution, ClaimId, Condition, Element, ElementId, Package, Pin, RuleId, Scenario,
};
use guarantee_board::wording;

use super::board::boards;
use super::drawn::{assert_apart, assert_in_place, groups, says as said, squeezed};
use super::{project, small};
use crate::samples::shipped;

fn usual(scenario: &Scenario) -> Reading {
    Reading { date: scenario.as_of, voice: None }
}

fn assessed(scenario: &Scenario, package: &Package, reading: &Reading) -> Assessment {
    let model = Model::new(scenario).expect("a checked scenario");
    let mut assessment = assess(&model, package, reading);
    explain(&model, package, reading, &mut assessment, 10_000);
    assessment
}

fn drawn(scenario: &Scenario, package: &Package, reading: &Reading) -> Picture {
    sheet(scenario, package, &assessed(scenario, package, reading), reading, &Fallback::default())
}

/// What a sheet says that it leaves out.
const SHORT: &str = "Thissheethasnoroomfor";

/// How many padlocks are drawn.
fn padlocks(picture: &Picture) -> usize {
    picture.svg.matches("M7.5 11V7.8A4.5 4.5 0 0 1 16.5 7.8V11").count()
}

#[test]
fn a_sheet_is_landscape_and_nothing_on_it_overlaps() {
    for (name, scenario, package) in boards() {
        let picture = drawn(&scenario, &package, &usual(&scenario));
        assert!(picture.width >= picture.height * 1.33, "{name}: {} by {}", picture.width, picture.height);
        assert!(picture.width <= LARGEST.0 && picture.height <= LARGEST.1, "{name}");
        assert_in_place(&picture, &name);
        assert_eq!(assert_apart(&picture, "card", &name), package.cards.len(), "{name}");
        for class in ["cell", "chip", "finding"] {
            assert_apart(&picture, class, &name);
        }
        let (findings, cells) = (groups(&picture, "finding"), groups(&picture, "cell"));
        for (finding, says) in &findings {
            assert!(!cells.iter().any(|(cell, _)| cell.meets(finding)), "{name}: {says} lies on the board");
        }
    }
}

#[test]
fn a_sheet_says_every_finding_with_who_says_so() {
    let mut seen = 0;
    for (name, scenario, package) in boards() {
        let reading = usual(&scenario);
        let picture = drawn(&scenario, &package, &reading);
        let assessment = assessed(&scenario, &package, &reading);
        let says = said(&picture);
        // Names of twice the length may be too much for one sheet; then it says so.
        let (reasons, speakers) = (!says.contains(SHORT), !says.contains("whosaysso"));
        assert!(reasons || name != package.name, "{name}: there is room");
        let listed = groups(&picture, "finding");
        assert_eq!(listed.len(), assessment.findings.len(), "{name}");
        for finding in &assessment.findings {
            let heading = squeezed(&wording::finding_heading(&scenario, finding));
            let after = |says: &String| says.split_once('.').is_some_and(|(_, rest)| rest.starts_with(&heading));
            let says = listed.iter().find(|(_, says)| after(says));
            let (_, says) = says.unwrap_or_else(|| panic!("{name}: {heading} is missing"));
            for claim in finding.claims.iter().chain(&finding.counter_claims).filter(|_| speakers) {
                let claim = scenario.claim(claim).unwrap();
                assert!(says.contains(&squeezed(&claim.speaker)), "{name}: {} is missing in {says}", claim.speaker);
                assert!(says.contains(&squeezed(&wording::date(claim.date))), "{name}: {} in {says}", claim.date);
                seen += 1;
            }
            let reason = wording::finding_reason(&scenario, &package, &assessment, finding);
            assert!(!reasons || says.contains(&squeezed(&reason)), "{name}: {reason} is missing in {says}");
        }
    }
    assert!(seen > 100, "claims are there");
}

#[test]
fn cards_refer_to_findings_by_their_numbers() {
    let scenario = shipped();
    for package in &scenario.packages {
        let picture = drawn(&scenario, package, &usual(&scenario));
        let assessment = assessed(&scenario, package, &usual(&scenario));
        let listed: BTreeMap<usize, String> = groups(&picture, "finding")
            .into_iter()
            .map(|(_, says)| {
                let (number, rest) = says.split_once('.').expect("a number");
                (number.parse().expect("a number"), rest.to_owned())
            })
            .collect();
        assert_eq!(listed.keys().copied().collect::<Vec<_>>(), (1..=assessment.findings.len()).collect::<Vec<_>>());
        let cards = groups(&picture, "card");
        for card in &package.cards {
            let name = &scenario.element(&card.element).unwrap().name;
            let (_, says) = cards.iter().find(|(_, says)| says.starts_with(&squeezed(name))).unwrap();
            let about: Vec<_> = assessment.findings.iter().filter(|f| f.elements.contains(&card.element)).collect();
            let Some((_, others)) = says.split_once("seealso") else { continue };
            let others = others.split("Nopositionfound").next().unwrap().replace("and", ",");
            let others: Vec<usize> = others.split(',').map(|number| number.parse().unwrap()).collect();
            assert_eq!(others.len() + 1, about.len(), "{name}: {says}");
            for number in others {
                let heading = |finding: &&guarantee_board::assess::Finding| {
                    listed[&number].starts_with(&squeezed(&wording::finding_heading(&scenario, finding)))
                };
                assert!(about.iter().any(heading), "{name}: {number} is about it");
            }
        }
    }
}

#[test]
fn what_is_settled_has_a_padlock_and_stands_in_words() {
    let mut scenario = small();
    scenario.acceptable.pins.clear();
    scenario.acceptable.released = scenario.elements.iter().filter(|e| e.frame).map(|e| e.id.clone()).collect();
    let package = scenario.packages.iter().max_by_key(|package| package.cards.len()).unwrap().clone();
    let bare = padlocks(&drawn(&scenario, &package, &usual(&scenario)));
    assert_eq!(bare, 0);
    let card = &package.cards[0];
    let element = scenario.element(&card.element).unwrap().clone();
    scenario.acceptable.pins.push(Pin::Card(card.element.clone()));
    let settled = drawn(&scenario, &package, &usual(&scenario));
    // On the card, and in front of the list of all that is settled.
    assert_eq!(padlocks(&settled), 2);
    assert!(said(&settled).contains(&squeezed(&format!("Settled: {}", element.name))));
    if let Some(provider) = card.by.first() {
        scenario.acceptable.pins.push(Pin::Provider(card.element.clone(), provider.clone()));
        let settled = drawn(&scenario, &package, &usual(&scenario));
        assert_eq!(padlocks(&settled), 3, "the providers have one too");
    }
    // What is kept off the board has no card.
    let mut package = package;
    let absent = package.cards.pop().expect("a card").element;
    scenario.acceptable.pins = vec![Pin::Absent(absent)];
    let settled = drawn(&scenario, &package, &usual(&scenario));
    assert_eq!(padlocks(&settled), 1);
    assert!(said(&settled).contains("offtheboard"));
}

#[test]
fn a_sheet_says_what_was_asked_of_the_package_and_how_it_was_read() {
    let mut scenario = shipped();
    let package = scenario.current_package().unwrap().clone();
    scenario.switched_off.push(scenario.positions[0].id.clone());
    let off = wording::name::rule(&scenario, &scenario.positions[0].id).into_owned();
    let says = said(&drawn(&scenario, &package, &usual(&scenario)));
    for expected in [
        package.name.as_str(),
        scenario.title.as_str(),
        &wording::date(scenario.as_of),
        "everyone is heard",
        &format!("Red lines we keep {}", wording::red_lines_kept(scenario.acceptable.binding)),
        &format!("Lowest level we accept {}", wording::feasibility(scenario.acceptable.at_least)),
        &format!("The unknown counts as {}", wording::feasibility(scenario.acceptable.unknown)),
        &format!("Switched off by the group: {off}"),
        "Gives, 0–4:",
        "Costs:",
    ] {
        assert!(says.contains(&squeezed(expected)), "{expected} is missing");
    }
    let voice = scenario.voices[0].clone();
    let alone = Reading { date: jiff::civil::date(2026, 1, 31), voice: Some(voice.id) };
    let says = said(&drawn(&scenario, &package, &alone));
    assert!(says.contains(&squeezed(&format!("only {} and what is on the record are heard", voice.name))));
    assert!(says.contains("31Jan2026"));
}

/// A scenario with so many cautions more that hold and say the same, and so many cards more like the first.
fn grown(cautions: usize, cards: usize) -> (Scenario, Package) {
    let mut scenario = small();
    let mut package = scenario.packages[0].clone();
    let caution = scenario.cautions.first().expect("a caution").clone();
    for place in 0..cautions {
        let title = format!("Something to bear in mind for reason number {place} of many");
        let id = RuleId::from(format!("grown-{place}").as_str());
        let claims: Vec<ClaimId> = scenario.claims.iter().take(2).map(|claim| claim.id.clone()).collect();
        let always = Condition::All(Vec::new());
        scenario.cautions.push(Caution { id, title, claims, when: always, binds_when: None, ..caution.clone() });
    }
    let pattern = package.cards.first().expect("a card").clone();
    let element = scenario.element(&pattern.element).expect("its element").clone();
    for place in 0..cards {
        let id = ElementId::from(format!("grown-{place}").as_str());
        let name = format!("{} of a kind, the copy {place}", element.name);
        scenario.elements.push(Element { id: id.clone(), name, ..element.clone() });
        package.cards.push(Card { element: id, ..pattern.clone() });
    }
    scenario.packages[0] = package.clone();
    (scenario, package)
}

/// Whether a sheet tells everything; that it says so exactly then, and that it counts what it leaves out.
fn is_whole(cautions: usize, cards: usize) -> bool {
    let (scenario, package) = grown(cautions, cards);
    let picture = drawn(&scenario, &package, &usual(&scenario));
    let name = format!("{cautions} cautions, {cards} cards");
    assert!(picture.width <= LARGEST.0 && picture.height <= LARGEST.1, "{name}: {} {}", picture.width, picture.height);
    assert!(picture.width >= picture.height * 1.33, "{name}");
    let says = said(&picture);
    let assessment = assessed(&scenario, &package, &usual(&scenario));
    let (drawn_cards, listed) = (groups(&picture, "card"), groups(&picture, "finding"));
    let whole = drawn_cards.len() == package.cards.len()
        && listed.len() == assessment.findings.len()
        && package.cards.iter().all(|card| card.by.is_empty() || says.contains("by"))
        && listed.iter().zip(1..).all(|((_, says), number)| says.starts_with(&format!("{number}.")))
        && assessment
            .findings
            .iter()
            .flat_map(|finding| &finding.claims)
            .all(|claim| says.contains(&squeezed(&scenario.claim(claim).unwrap().speaker)))
        && !groups(&picture, "chip").is_empty()
        && assessment.findings.iter().all(|finding| {
            says.contains(&squeezed(&wording::finding_reason(&scenario, &package, &assessment, finding)))
        });
    assert_eq!(says.contains(SHORT), !whole, "{name}: it says whether something is left out");
    let left = assessment.findings.len() - listed.len();
    if left > 0 {
        let left = wording::count(left, "finding", "findings");
        let told = squeezed(&format!("{left} of {}", assessment.findings.len()));
        assert!(says.contains(&told), "{name}: {told} is missing");
    }
    let left = package.cards.len() - drawn_cards.len();
    if left > 0 {
        assert!(says.contains(&squeezed(&wording::count(left, "card", "cards"))), "{name}: {left} cards are missing");
    }
    whole
}

#[test]
fn a_sheet_is_bounded_and_says_what_it_leaves_out() {
    assert!(is_whole(0, 0) && is_whole(60, 0) && is_whole(0, 40));
    assert!(!is_whole(400, 0) && !is_whole(1500, 0) && !is_whole(0, 900) && !is_whole(300, 280));
    // Just where it begins to leave something out.
    let (mut whole, mut short) = (60, 400);
    while whole + 1 < short {
        let middle = usize::midpoint(whole, short);
        if is_whole(middle, 0) {
            whole = middle;
        } else {
            short = middle;
        }
    }
    assert!(is_whole(whole, 0) && !is_whole(whole + 1, 0));
    for (cautions, cards) in [(whole + 1, 0), (40, 120)] {
        let (scenario, package) = grown(cautions, cards);
        assert_in_place(&drawn(&scenario, &package, &usual(&scenario)), &format!("{cautions} and {cards}"));
    }
}

/// `UPDATE_SNAPSHOTS=1` draws the kept picture anew.
#[test]
fn the_sheet_looks_as_it_was_left() {
    let mut scenario = shipped();
    let package = scenario.current_package().unwrap().clone();
    let card = &package.cards[0];
    scenario.acceptable.pins = vec![Pin::Card(card.element.clone())];
    let picture = drawn(&scenario, &package, &usual(&scenario));
    let kept = project("tests/pictures/sheet.svg");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&kept, &picture.svg).unwrap();
    }
    let kept = std::fs::read_to_string(kept).unwrap_or_default();
    assert!(kept == picture.svg, "UPDATE_SNAPSHOTS=1 draws tests/pictures/sheet.svg anew");
}
