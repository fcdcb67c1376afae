//! Tables as CSV and as pictures.

use guarantee_board::assess::{Model, Reading, stances};
use guarantee_board::fonts::Fallback;
use guarantee_board::report::matrix::matrix;
use guarantee_board::report::picture;
use guarantee_board::report::table::{Line, Row, Table};
use guarantee_board::tables::Separator;
use guarantee_board::wording;

use super::HOSTILE;
use super::drawn::{assert_in_place, groups, squeezed, texts};
use crate::samples::shipped;

/// Values that are awkward in one way or another.
const VALUES: [&str; 18] = [
    "plain",
    "",
    "with, comma",
    "with \"quotes\"",
    "\"",
    "two\nlines",
    "two\r\nlines",
    "Україна; ≠ –",
    " leading space",
    "=1+1",
    "=HYPERLINK(\"https://example.org\",\"a\")",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "'quoted",
];

fn row(label: &str, cells: &[&str], differs: bool) -> Line {
    Line::Row(Row { label: label.to_owned(), cells: cells.iter().map(|cell| (*cell).to_owned()).collect(), differs })
}

fn table(columns: &[&str], lines: Vec<Line>) -> Table {
    let columns = columns.iter().map(|column| (*column).to_owned()).collect();
    Table { title: "A title".to_owned(), label: "Label".to_owned(), columns, lines }
}

fn read(csv: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    let records = reader.records().map(|record| record.expect("every line has as many fields"));
    records.map(|record| record.iter().map(str::to_owned).collect()).collect()
}

/// What a value becomes: the same, or the same after an apostrophe.
fn guarded(value: &str) -> String {
    let formula = value.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if formula { format!("'{value}") } else { value.to_owned() }
}

#[test]
fn what_is_written_as_csv_is_read_again() {
    let lines = VALUES.iter().map(|value| row(value, &[value, "x"], *value == "+1")).collect();
    let read = read(&table(&["=One", "Two"], lines).csv(Separator::Comma));
    assert_eq!(read[0], ["Label", "'=One", "Two", "Difference"]);
    let expected = VALUES.map(|value| {
        vec![guarded(value), guarded(value), "x".to_owned(), if value == "+1" { "differs" } else { "" }.to_owned()]
    });
    assert_eq!(read[1..], expected);
}

#[test]
fn sections_stand_on_each_line_and_every_line_is_as_long() {
    let lines = vec![
        Line::Section("A".into()),
        row("one", &["1"], false),
        Line::Section("B".into()),
        row("two", &["1", "2", "3"], false),
    ];
    let csv = table(&["x", "y"], lines).csv(Separator::Comma);
    assert_eq!(csv, "Section,Label,x,y\r\nA,one,1,\r\nB,two,1,2\r\n");
}

#[test]
fn the_matrix_has_every_stance() {
    let scenario = shipped();
    let model = Model::new(&scenario).unwrap();
    let package = scenario.current_package().unwrap();
    let reading = Reading { date: scenario.as_of, voice: None };
    let table = matrix(&scenario, &model, package, &reading);
    assert_eq!(table.columns, scenario.actors.iter().map(|actor| actor.name.clone()).collect::<Vec<_>>());
    let known = stances(&model, package, &reading);
    let read = read(&table.csv(Separator::Comma));
    assert_eq!(read.len(), 1 + known.elements.len());
    let mut partly = 0;
    for line in &read[1..] {
        let element = scenario.elements.iter().find(|element| element.name == line[1] && !element.frame).unwrap();
        let category = scenario.categories.iter().find(|category| category.id == element.category).unwrap();
        assert_eq!(line[0], category.name);
        for (actor, cell) in scenario.actors.iter().zip(&line[2..]) {
            let stance = known.of(&element.id, &(&actor.id).into()).unwrap();
            assert_eq!(
                cell.split(';').next().unwrap(),
                wording::stance(stance.kind),
                "{} on {}",
                actor.name,
                element.name
            );
            assert_eq!(cell.ends_with("red line in some cases"), stance.partly_red());
            partly += usize::from(stance.partly_red());
        }
    }
    assert!(partly > 0, "both are tried");
    assert_in_place(&picture::table(&table, "matrix", &Fallback::default()), "matrix");
}

/// A comparison as it might be, of so many packages.
pub fn comparison(packages: usize) -> Table {
    let long = "a verdict that takes a good many more words than there is room for on a single line of a table";
    let columns: Vec<String> =
        (0..packages).map(|place| format!("Package {place} with a name of some length")).collect();
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let alike = vec!["same"; packages];
    let mut different = alike.clone();
    different[packages - 1] = long;
    let lines = vec![
        Line::Section("Verdict".to_owned()),
        row("Alike", &alike, false),
        row("A label that is so long that it has to wrap somewhere", &different, true),
        Line::Section(HOSTILE.to_owned()),
        row(HOSTILE, &vec!["Luftverteidigungsbereitschaftsabkommensverhandlung"; packages], true),
        row("", &[], false),
    ];
    table(&columns, lines)
}

#[test]
fn a_table_is_drawn_in_full_and_what_differs_is_marked() {
    for packages in 2..=5 {
        let table = comparison(packages);
        let picture = picture::table(&table, "table", &Fallback::default());
        assert_in_place(&picture, &format!("{packages} packages"));
        let lines = groups(&picture, "line");
        let (heads, rows) = lines.split_first().unwrap();
        assert_eq!(rows.len(), 4);
        for (line, (_, says)) in table.lines.iter().filter(|line| matches!(line, Line::Row(_))).zip(rows) {
            let Line::Row(row) = line else { continue };
            for text in std::iter::once(&row.label).chain(&row.cells) {
                assert!(says.contains(&squeezed(text)), "{text} is missing in {says}");
            }
        }
        assert!(table.columns.iter().all(|column| heads.1.contains(&squeezed(column))));
        let all: String = texts(&picture).iter().map(|text| squeezed(&text.says)).collect();
        assert!(all.contains(&squeezed(HOSTILE)) && all.contains("Atitle"));
        // The sign: in the legend, and once in each line that differs and in no other.
        let document = roxmltree::Document::parse(&picture.svg).unwrap();
        let signs = |node: roxmltree::Node<'_, '_>| {
            node.descendants()
                .filter(|node| node.attribute("d") == Some("M4.5 9H19.5M4.5 15.5H19.5M16 4 8 20.5"))
                .count()
        };
        let marked = document.descendants().filter(|node| node.attribute("class") == Some("line")).map(signs);
        assert_eq!(marked.collect::<Vec<_>>(), [0, 0, 1, 1, 0]);
        assert_eq!(signs(document.root()), 3);
        let strong = texts(&picture).into_iter().find(|text| text.says == "same").unwrap();
        assert!(strong.within.iter().any(|(class, _)| class == "line"));
    }
}
