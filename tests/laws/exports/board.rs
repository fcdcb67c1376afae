//! Boards as pictures.

use guarantee_board::assess::{Certainty, Model, Reading, assess};
use guarantee_board::fonts::Fallback;
use guarantee_board::report::picture::{Picture, png};
use guarantee_board::scenario::{Package, Scenario, chosen};
use guarantee_board::wording;

use super::drawn::{assert_apart, assert_in_place, groups, squeezed, texts};
use super::{HOSTILE, board_of, rename, small};
use crate::samples::shipped;

/// Every board that is looked at here: all that are shipped, an empty one, and some with names that are too long.
pub fn boards() -> Vec<(String, Scenario, Package)> {
    let mut boards = Vec::new();
    let (shipped, small) = (shipped(), small());
    for scenario in [&shipped, &small] {
        for package in &scenario.packages {
            boards.push((package.name.clone(), scenario.clone(), package.clone()));
        }
    }
    boards.push(("empty".to_owned(), shipped.clone(), Package::new("empty".into(), "Empty".to_owned())));
    let largest = shipped.packages.iter().max_by_key(|package| package.cards.len()).expect("a package").id.clone();
    let suffixes = [
        " in a much longer wording than anybody would want",
        "-Luftverteidigungsbereitschaftsabkommen",
        " – довгий опис українською мовою",
    ];
    for suffix in suffixes {
        let mut long = shipped.clone();
        rename(&mut long, |name| format!("{name}{suffix}"));
        let package = long.package(&largest).expect("the package").clone();
        boards.push((suffix.to_owned(), long, package));
    }
    // A card in every phase.
    let mut spread = shipped.clone();
    let package = spread.packages.iter_mut().find(|package| package.id == largest).expect("the package");
    for (place, card) in package.cards.iter_mut().enumerate() {
        card.phase = spread.phases[place % spread.phases.len()].id.clone();
    }
    let package = package.clone();
    boards.push(("every phase".to_owned(), spread, package));
    boards
}

#[test]
fn nothing_overlaps_or_leaves_its_box() {
    for (name, scenario, package) in boards() {
        let picture = board_of(&scenario, &package);
        assert_in_place(&picture, &name);
        assert_eq!(assert_apart(&picture, "card", &name), package.cards.len(), "{name}");
        assert_apart(&picture, "cell", &name);
        assert_apart(&picture, "chip", &name);
        let cells = groups(&picture, "cell");
        for (card, says) in groups(&picture, "card") {
            assert_eq!(
                cells.iter().filter(|(cell, _)| cell.holds(&card)).count(),
                1,
                "{name}: {says} lies in one cell"
            );
        }
        // The names of rows and columns have no box: they must not reach into a cell, and be beside their own.
        for text in texts(&picture).iter().filter(|text| text.within.iter().all(|(class, _)| class == "row")) {
            assert!(!cells.iter().any(|(cell, _)| cell.meets(&text.ink)), "{name}: {text:?} reaches into a cell");
        }
    }
}

#[test]
fn a_board_says_all_that_is_on_it() {
    for (name, scenario, package) in boards() {
        let picture = board_of(&scenario, &package);
        let model = Model::new(&scenario).unwrap();
        let assessment = assess(&model, &package, &Reading { date: scenario.as_of, voice: None });
        let cards = groups(&picture, "card");
        for card in &package.cards {
            let element = scenario.element(&card.element).unwrap();
            let assessed = assessment.cards.iter().find(|known| known.element == card.element).unwrap();
            let doubt = if assessed.certainty == Certainty::Unknown { "?" } else { "" };
            let level = wording::level(assessed.level, assessed.certainty);
            let begins = squeezed(&element.name) + doubt + &squeezed(&level);
            let says = cards.iter().find(|(_, says)| says.starts_with(&begins));
            let (_, says) = says.unwrap_or_else(|| panic!("{name}: no card begins with {begins}: {cards:?}"));
            let providers = card.by.iter().map(|id| scenario.actor(id).unwrap().name.clone());
            let options = element
                .settings
                .iter()
                .map(|setting| setting.option(chosen(&card.with, element, &setting.id).unwrap()).unwrap().name.clone());
            for expected in providers.chain(options) {
                assert!(says.contains(&squeezed(&expected)), "{name}: {expected} is missing on {says}");
            }
            for finding in assessment.findings.iter().filter(|finding| finding.elements.contains(&card.element)) {
                let severity = finding.severity;
                let about = || assessment.findings.iter().filter(|other| other.elements.contains(&card.element));
                let first = about().find(|other| other.severity == severity).map(|found| found.key());
                let worst = about().all(|other| other.severity >= severity) && first == Some(finding.key());
                if worst && severity != guarantee_board::assess::Severity::Notes && finding.rule.is_some() {
                    let heading = squeezed(&wording::finding_heading(&scenario, finding));
                    assert!(says.contains(&heading), "{name}: {heading} is missing on {says}");
                }
            }
        }
        let all: String = texts(&picture).iter().map(|text| squeezed(&text.says)).collect();
        let sentence = wording::sentence(&wording::verdict_reason(&scenario, &assessment));
        let frame = scenario.elements.iter().filter(|element| element.frame);
        let frame =
            frame.map(|element| format!("{}{}", element.name, wording::card_line(&scenario, &package, &element.id)));
        let words = [package.name.clone(), wording::verdict(assessment.verdict).to_owned(), sentence];
        let rows = scenario.categories.iter().filter(|category| {
            scenario.elements.iter().any(|element| element.category == category.id && !element.frame)
        });
        let names = rows.map(|row| row.name.clone()).chain(scenario.phases.iter().map(|phase| phase.name.clone()));
        for expected in frame.chain(words).chain(names) {
            assert!(all.contains(&squeezed(&expected)), "{name}: {expected} is missing");
        }
    }
}

/// The part of a picture between two marks.
fn between<'a>(picture: &'a Picture, begin: &str, end: &str) -> &'a str {
    picture.svg.split_once(begin).and_then(|(_, rest)| rest.split_once(end)).map(|(found, _)| found).unwrap_or_default()
}

#[test]
fn a_board_can_be_heard() {
    let scenario = shipped();
    let picture = board_of(&scenario, scenario.current_package().unwrap());
    assert!(picture.svg.starts_with("<svg ") && picture.svg.contains(" role=\"img\""));
    let document = roxmltree::Document::parse(&picture.svg).unwrap();
    let root = document.root_element();
    for (attribute, tag) in [("aria-labelledby", "title"), ("aria-describedby", "desc")] {
        let id = root.attribute(attribute).unwrap();
        let told = root.children().find(|node| node.attribute("id") == Some(id)).unwrap();
        assert!(told.has_tag_name(tag) && told.text().unwrap().len() > 10, "{tag}");
    }
    let description = between(&picture, "<desc", "</desc>");
    for card in &scenario.current_package().unwrap().cards {
        assert!(description.contains(&scenario.element(&card.element).unwrap().name));
    }
}

#[test]
fn rows_without_cards_are_one_line_high() {
    let scenario = shipped();
    let picture = board_of(&scenario, &Package::new("empty".into(), "Empty".to_owned()));
    let heights = groups(&picture, "cell").into_iter().map(|(cell, _)| cell.bottom - cell.top);
    assert!(
        heights.clone().count() > 8 && heights.clone().all(|height| height < 50.0),
        "{:?}",
        heights.collect::<Vec<_>>()
    );
    assert!(texts(&picture).iter().any(|text| text.says == "No cards on the board"));
}

#[test]
fn names_are_never_taken_for_markup() {
    let mut scenario = small();
    rename(&mut scenario, |name| format!("{HOSTILE}{name}"));
    let picture = board_of(&scenario, &scenario.packages[1]);
    assert_in_place(&picture, "hostile");
    let document = roxmltree::Document::parse(&picture.svg).unwrap();
    let known = ["svg", "title", "desc", "g", "rect", "path", "circle", "text"];
    let strange = document.descendants().filter(|node| node.is_element() && !known.contains(&node.tag_name().name()));
    assert_eq!(strange.map(|node| node.tag_name().name().to_owned()).collect::<Vec<_>>(), [] as [String; 0]);
    let (_, card) = &groups(&picture, "card")[0];
    assert!(card.contains("<script>alert(1)</script>"), "the name is told as it is: {card}");
}

#[test]
fn control_characters_leave_a_picture_that_can_be_read() {
    let mut scenario = small();
    scenario.packages[0].name = "a\u{0}\u{8}\u{ffff}\u{1b}\u{85}b\n\u{202e}c".to_owned();
    let picture = board_of(&scenario, &scenario.packages[0]);
    assert_in_place(&picture, "control characters");
    assert!(!picture.svg.contains(['\u{0}', '\u{1b}', '\u{ffff}', '\u{202e}']));
}

#[test]
fn pixels_are_twice_as_many_as_points() {
    let scenario = small();
    for package in &scenario.packages {
        let picture = board_of(&scenario, package);
        let bytes = png(&picture, &Fallback::default()).unwrap();
        assert_eq!(bytes, png(&picture, &Fallback::default()).unwrap(), "the same bytes");
        let pixels = image::load_from_memory_with_format(&bytes, image::ImageFormat::Png).unwrap().to_rgb8();
        let twice = [picture.width * 2.0, picture.height * 2.0].map(|side| side.round() as u32);
        assert_eq!([pixels.width(), pixels.height()], twice);
        // Letters are there: the name of the package is dark on light, where it stands.
        let name = texts(&picture).into_iter().find(|text| package.name.starts_with(&text.says)).unwrap().ink;
        let dark = |x: u32, y: u32| pixels.get_pixel(x, y).0.iter().all(|channel| *channel < 90);
        let [left, top, right, bottom] = [name.left, name.top, name.right, name.bottom].map(|side| (side * 2.0) as u32);
        let inside = (left..right).flat_map(|x| (top..bottom).map(move |y| (x, y)));
        let share = inside.clone().filter(|(x, y)| dark(*x, *y)).count() as f32 / inside.count() as f32;
        assert!((0.1..0.6).contains(&share), "{share} of the name is dark");
    }
}

#[test]
fn the_same_board_gives_the_same_bytes() {
    let scenario = shipped();
    for package in &scenario.packages {
        assert_eq!(board_of(&scenario, package), board_of(&scenario, package));
    }
}
