//! What the README shows is so.

use std::path::Path;

use guarantee_board::assess::{FindingKind, Model, Reading, Verdict, assess};
use guarantee_board::scenario::{Feasibility, Scenario};
use guarantee_board::storage;
use guarantee_board::ui::command::keys_table;
use guarantee_board::workshop::{Edit, Workshop};

use crate::samples;

const README: &str = include_str!("../../README.md");

/// The first block of code in this language.
fn block(language: &str, beginning: &str) -> &'static str {
    let fence = format!("```{language}\n{beginning}");
    let start = README.find(&fence).unwrap_or_else(|| panic!("no block of {language} that begins with {beginning}"));
    let text = &README[start + fence.len() - beginning.len()..];
    &text[..text.find("```").expect("the end of the block")]
}

/// The scenario by which the file format is explained.
fn example() -> &'static str {
    block("ron", "(")
}

fn verdict(scenario: &Scenario, package: &str) -> Verdict {
    let model = Model::new(scenario).expect("a checked scenario");
    let package = scenario.packages.iter().find(|known| known.id.as_str() == package).expect("the package");
    assess(&model, package, &Reading { date: scenario.as_of, voice: None }).verdict
}

#[test]
fn the_example_of_the_format_can_be_read_and_has_the_verdicts_it_says() {
    let loaded = storage::read_text(example()).unwrap_or_else(|problems| panic!("{}", problems.in_file("README")));
    assert_eq!(verdict(&loaded.scenario, "first-draft"), Verdict::Blocked);
    assert_eq!(verdict(&loaded.scenario, "second-draft"), Verdict::Workable);
}

#[test]
fn the_example_of_a_problem_is_what_the_program_says() {
    let broken = example().replacen("\"tolmark\",\n", "\"tolmrk\",\n", 1);
    let problems = storage::read_text(&broken).expect_err("a problem");
    let said = block("console", "$ guarantee-board check neighbours.ron\n");
    let (_, said) = said.split_once('\n').expect("what the program says");
    assert_eq!(problems.in_file("neighbours.ron").to_string(), said);
}

#[test]
fn the_first_five_minutes_go_as_told() {
    let mut workshop = Workshop::open(samples::shipped()).expect("a checked scenario");
    let crossed = |workshop: &Workshop| {
        let findings = &workshop.assessment().findings;
        findings.iter().filter(|finding| finding.kind == FindingKind::RedLine).count()
    };
    assert_eq!((workshop.assessment().verdict, crossed(&workshop)), (Verdict::Blocked, 2));

    let (element, setting, option) = ("e10-reassurance-force".into(), "location".into(), "neighbouring".into());
    workshop.apply(&Edit::SetOption { element, setting, option }).expect("the force goes next door");
    assert_eq!((workshop.assessment().verdict, crossed(&workshop)), (Verdict::Strained, 1));
    assert_eq!(workshop.assessment().feasibility, Some(Feasibility::Unlikely));
    assert!(workshop.undo());
    assert_eq!(workshop.assessment().verdict, Verdict::Blocked);

    workshop.show_package(&"s04-sky-shield".into());
    for (voice, level) in [("malling", Feasibility::Ready), ("ash", Feasibility::Unlikely)] {
        workshop.read_as(Reading { voice: Some(voice.into()), ..workshop.reading().clone() });
        let cards = &workshop.assessment().cards;
        let shield = cards.iter().find(|card| card.element.as_str().contains("sky-shield")).expect("its card");
        assert_eq!(shield.level, level, "as {voice} sees it");
    }
}

#[test]
fn the_table_of_keys_is_the_programs_own() {
    let keys =
        README.split("### Keys\n\n").nth(1).and_then(|rest| rest.split("\n\n").next()).expect("the table of keys");
    assert_eq!(format!("{keys}\n"), keys_table(), "the table of keys in the README is to be this:\n{}", keys_table());
}

#[test]
fn every_path_in_the_readme_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let links = README.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let code = README.split('`').skip(1).step_by(2).filter(|code| {
        let path = code.chars().all(|c| c.is_alphanumeric() || "/-_.".contains(c));
        path && ["src/", "tests/", "scenarios/"].iter().any(|folder| code.starts_with(folder))
    });
    let links = links.filter(|link| !link.starts_with("http") && !link.starts_with('#'));
    let missing: Vec<_> = links.chain(code).filter(|path| !root.join(path).exists()).collect();
    assert_eq!(missing, [] as [&str; 0]);
}

#[test]
fn every_link_within_the_readme_leads_to_one_heading() {
    let headings = README.lines().filter(|line| line.starts_with('#')).map(|line| {
        let title = line.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
        title.chars().filter(|c| c.is_alphanumeric() || "-_".contains(*c)).collect::<String>()
    });
    let headings: Vec<_> = headings.collect();
    let links = README.split("](#").skip(1).filter_map(|rest| rest.split(')').next());
    let count = |link: &&str| headings.iter().filter(|heading| heading == link).count();
    assert_eq!(links.filter(|link| count(link) != 1).collect::<Vec<_>>(), [] as [&str; 0]);
}

#[test]
fn the_example_of_a_search_is_what_the_program_says() {
    let said = block("console", "$ guarantee-board search ");
    let (command, said) = said.split_once('\n').expect("what the program says");
    let arguments = command.split_whitespace().skip(2);
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_guarantee-board"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program starts");
    assert_eq!(String::from_utf8_lossy(&output.stdout), said);
}
