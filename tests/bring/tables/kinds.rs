//! Every kind of table: what leaves changes nothing when it comes in again, and what is written in a table comes in.

use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{Basis, Condition, Feasibility, ItemKind, Scenario};
use guarantee_board::tables::{
    Cell, Fate, Grid, Mapping, Separator, TableKind, csv, export, read, sheets, template, xlsx,
};

use super::{fates, grid, imported, told};
use crate::samples::{BLANK, FIRST_STEPS, SHIPPED, SMALL, read as scenario};

/// The ways in which a table can travel.
fn travelled(table: &Grid) -> Vec<Grid> {
    let wide = |bytes: [u8; 2], unit: fn(u16) -> [u8; 2], text: &str| {
        bytes.into_iter().chain(text.encode_utf16().flat_map(unit)).collect::<Vec<u8>>()
    };
    let commas = csv(table, Separator::Comma);
    let semicolons = csv(table, Separator::Semicolon);
    let files = [
        commas.clone().into_bytes(),
        format!("\u{feff}{semicolons}").into_bytes(),
        wide([0xff, 0xfe], u16::to_le_bytes, &commas),
        wide([0xfe, 0xff], u16::to_be_bytes, &semicolons),
        xlsx(table, "A table / of: things?").expect("it can be written"),
    ];
    files.iter().map(|file| read(file, None).expect("it can be read")).collect()
}

#[test]
fn a_table_that_left_changes_nothing_when_it_comes_in_again() {
    for text in [BLANK, FIRST_STEPS, SMALL, SHIPPED] {
        let scenario = scenario(text);
        for kind in TableKind::ALL {
            let table = export(kind, &scenario);
            for (way, table) in travelled(&table).iter().enumerate() {
                let import = imported(&scenario, kind, table);
                assert_eq!(told(&import), [] as [&str; 0], "{kind:?} {way}");
                assert_eq!(import.items, [], "{kind:?} {way}");
                assert!(import.rows.iter().all(|row| row.fate == Fate::Same), "{kind:?} {way}");
                assert_eq!(import.rows.len(), export(kind, &scenario).rows.len() - 1);
            }
        }
    }
}

#[test]
fn a_table_is_known_as_what_it_is_by_its_headings() {
    for kind in TableKind::ALL {
        for table in [template(kind), export(kind, &scenario(SMALL))] {
            let (known, mapping) = Mapping::recognised(&table).expect("its headings are known");
            assert_eq!(known, kind);
            assert_eq!(mapping, Mapping::guess(kind, &table).expect("they are known"));
        }
    }
    let titled = grid("My list\n\nParty;Member of\nArvenia;West\n");
    let (kind, mapping) = Mapping::recognised(&titled).expect("an actor is a party");
    assert_eq!((kind, mapping.headings), (TableKind::Actors, 2));
    assert_eq!(Mapping::recognised(&grid("A;B\n1;2\n")), None);
}

#[test]
fn the_sheets_of_a_file_are_told() {
    let table = template(TableKind::Sources);
    let book = xlsx(&table, "Sources of 2026").expect("it can be written");
    assert_eq!(sheets(&book), Ok(vec!["Sources of 2026".to_owned()]));
    assert_eq!(read(&book, Some("Sources of 2026")).map(|grid| grid.rows.len()), Ok(3));
    assert_eq!(sheets(csv(&table, Separator::Comma).as_bytes()), Ok(Vec::new()));
    assert!(sheets(b"PK\x03\x04 and no more").is_err());
}

#[test]
fn a_table_builds_up_what_another_scenario_has() {
    // Sources, claims and the like of the shipped scenario, carried into one that has the rest of it.
    let shipped = scenario(SHIPPED);
    let mut bare = shipped.clone();
    for source in &mut bare.sources {
        (source.published, source.link, source.note) = (String::new(), String::new(), String::new());
    }
    for claim in &mut bare.claims {
        (claim.speaker, claim.says, claim.note) = ("Somebody".to_owned(), "Something".to_owned(), String::new());
    }
    for element in &mut bare.elements {
        (element.about, element.note) = (String::new(), String::new());
        element.cost = None;
    }
    for position in &mut bare.positions {
        (position.title, position.note) = ("Nothing".to_owned(), String::new());
    }
    for resource in &mut bare.resources {
        resource.capacities.clear();
    }
    assert_eq!(check(&bare), vec![]);
    let built = TableKind::ALL.iter().fold(bare, |built, kind| {
        let import = imported(&built, *kind, &export(*kind, &shipped));
        assert_eq!(told(&import), [] as [&str; 0], "{kind:?}");
        import.into_scenario(&built)
    });
    assert_eq!(built, shipped);
}

#[test]
fn every_template_is_known_by_its_headings_and_brings_nothing() {
    let scenario = scenario(FIRST_STEPS);
    for kind in TableKind::ALL {
        for table in travelled(&template(kind)) {
            let import = imported(&scenario, kind, &table);
            assert_eq!((import.rows.len(), import.items.len(), import.problems.len()), (0, 0, 0), "{kind:?}");
        }
        for column in kind.columns() {
            assert!(!column.means.is_empty(), "{kind:?} {}", column.heading);
        }
    }
}

/// Tables as somebody would write them, one kind after the other, each on what came before.
#[test]
fn what_is_written_in_tables_makes_a_scenario() {
    let mut board = scenario(BLANK);
    let category = board.categories[0].name.clone();
    let mut take = |kind: TableKind, text: &str| {
        let import = imported(&board, kind, &grid(text));
        assert_eq!(told(&import), [] as [&str; 0], "{kind:?}");
        board = import.into_scenario(&board);
        assert_eq!(check(&board), vec![]);
        fates(&import)
    };
    let new = |count: usize| vec![Fate::New; count];
    assert_eq!(
        take(
            TableKind::Sources,
            "Our sources\n\nURL;Title;Standing\nhttps://example.org/a;Harbour Courier;second hand\n;Gazette;\n"
        ),
        new(2)
    );
    assert_eq!(take(TableKind::Actors, "Actor\tShort\nArvenia\tARV\nTolmark\t\n"), new(2));
    assert_eq!(
        take(
            TableKind::Claims,
            "Claim,Said by,When,Source\n\"No soldiers, ever\",Government of Tolmark,12.01.2026,Gazette; harbour courier\n"
        ),
        new(1)
    );
    let elements = format!(
        "Name;Category;Providers;Level;Tags\nSky watch;{category};ARV;Likely;air; eyes\nPledge;{};;;\n",
        category.to_lowercase()
    );
    assert_eq!(take(TableKind::Elements, &elements.replace("air; eyes", "\"air; eyes\"")), new(2));
    assert_eq!(
        take(
            TableKind::Positions,
            "Party;Type;Title;How firm;Element\nTolmark;Red line;No eyes in the sky;absolute;Sky watch\nArvenia;floor;Something;;\n"
        ),
        new(2)
    );
    assert_eq!(take(TableKind::Willingness, "Holder;Elements;Level\narvenia;Sky watch;3\n"), new(1));
    assert_eq!(
        take(TableKind::Costs, "Element;Per year low;Per year high\nSky watch;0,4;1.250,5\n"),
        vec![Fate::Changed]
    );
    let element = board.elements.iter().find(|element| element.name == "Sky watch").expect("it came in");
    assert_eq!(element.providers, ["arvenia".into()]);
    assert_eq!(element.tags, ["air".into(), "eyes".into()]);
    let cost = element.cost.as_ref().expect("a cost");
    assert_eq!(
        (cost.per_year.low.to_string(), cost.per_year.high.to_string()),
        ("0.4".to_owned(), "1250.5".to_owned())
    );
    let claim = &board.claims[0];
    assert_eq!((claim.date.to_string().as_str(), claim.sources.len(), claim.basis), ("2026-01-12", 2, Basis::Reported));
    let line = &board.positions[0];
    assert!(matches!(&line.crossed_when, Some(Condition::Card(asked)) if asked.elements == [element.id.clone()]));
    let ready = board.positions[2].provides.as_ref().expect("a willingness");
    assert_eq!((board.positions[2].title.as_str(), ready.level), ("Arvenia: Sky watch", Feasibility::Likely));
}

#[test]
fn an_empty_cell_leaves_things_as_they_are() {
    let scenario = scenario(FIRST_STEPS);
    let source = &scenario.sources[0];
    let text = format!("Id;Title;Link;Note\n{};;;Seen again\n", source.id);
    let import = imported(&scenario, TableKind::Sources, &grid(&text));
    assert_eq!(fates(&import), [Fate::Changed]);
    let after = import.into_scenario(&scenario);
    let mut expected = scenario.clone();
    expected.sources[0].note = "Seen again".to_owned();
    assert_eq!(after, expected);
}

#[test]
fn what_is_unsound_is_refused_and_the_rest_comes_in() {
    let scenario: Scenario = scenario(FIRST_STEPS);
    let text = "Title;Link;Published\n\
                One;https://example.org/1;1 May\n\
                Two;not a link;\n\
                ;https://example.org/3;\n\
                Four;https://example.org/4;\n\
                Four;https://example.org/5;\n\
                One;https://example.org/1;\n";
    let import = imported(&scenario, TableKind::Sources, &grid(text));
    assert_eq!(fates(&import), [Fate::New, Fate::Refused, Fate::Refused, Fate::Refused, Fate::Refused, Fate::Same]);
    assert_eq!(import.told(), "1 new, 1 already there, 4 refused");
    let told = told(&import);
    assert!(told[0].starts_with("B3, Link: This is no link to the web"), "{told:?}");
    assert_eq!(told[1], "A4, Title: this is empty, and a new row needs it");
    assert_eq!(told[2], "row 5: rows 5 and 6 are about the same source, and do not agree");
    assert_eq!(told[3], "row 6: rows 5 and 6 are about the same source, and do not agree");
    assert_eq!(check(&import.into_scenario(&scenario)), vec![]);
    assert_eq!(import.items.len(), 1);
}

#[test]
fn of_rows_that_do_not_agree_none_comes_in_wherever_they_stand() {
    let scenario: Scenario = scenario(FIRST_STEPS);
    // The first could not be new, and is about what the last makes.
    let text = "Id;Title;Link;Published\nnew;;https://example.org/1;\nnew;One;https://example.org/2;2026-05-01\n";
    let import = imported(&scenario, TableKind::Sources, &grid(text));
    assert_eq!(fates(&import), [Fate::Refused, Fate::Refused]);
    assert!(told(&import).iter().all(|line| line.contains("about the same source, and do not agree")
        || line == "B2, Title: this is empty, and a new row needs it"));
    // Where it agrees, it comes in, above or below.
    for text in [
        "Id;Title;Link\nnew;;https://example.org/1\nnew;One;\n",
        "Id;Title;Link\nnew;One;\nnew;;https://example.org/1\n",
    ] {
        let import = imported(&scenario, TableKind::Sources, &grid(text));
        assert_eq!((import.items.len(), told(&import)), (1, vec![]), "{text}");
        assert!(imported(&import.into_scenario(&scenario), TableKind::Sources, &grid(text)).items.is_empty());
    }
    // So many rows are named at each, and that there are others.
    for (count, named) in [(4, "2, 3, 4 and 5"), (5, "2, 3, 4, 5 and 6"), (6, "2, 3, 4, 5, 6 and others")] {
        let rows: String = (0..count).map(|row| format!("One;https://example.org/{row}\n")).collect();
        let import = imported(&scenario, TableKind::Sources, &grid(&format!("Title;Link\n{rows}")));
        let why = format!("rows {named} are about the same source, and do not agree");
        assert!(import.problems.len() == count && import.problems.iter().all(|problem| problem.message == why));
    }
}

#[test]
fn several_rows_about_one_thing_come_in_as_long_as_each_is_about_another_part_of_it() {
    let scenario: Scenario = scenario(SHIPPED);
    let resource = scenario.resources.iter().find(|resource| resource.capacities.len() > 1).expect("a shared one");
    let of = |place: usize| resource.capacities[place].actor.as_str();
    let table = |rows: &[(&str, u32)]| {
        let rows: String = rows.iter().map(|(actor, much)| format!("{actor};{};{much}\n", resource.id)).collect();
        imported(&scenario, TableKind::Capacities, &grid(&format!("Actor;Resource;Amount\n{rows}")))
    };
    let both = table(&[(of(0), 7001), (of(1), 7002)]);
    assert_eq!(fates(&both), [Fate::Changed, Fate::Changed]);
    let torn = table(&[(of(0), 7001), (of(1), 7002), (of(0), 7003)]);
    assert_eq!(fates(&torn), [Fate::Refused, Fate::Changed, Fate::Refused]);
    assert_eq!(torn.problems[0].message, "rows 2 and 4 are about the same resource, and do not agree");
}

#[test]
fn names_that_are_not_known_are_told_with_the_nearest() {
    let scenario = scenario(FIRST_STEPS);
    let text =
        "Holder;Kind;Title;Elements;From\nTolmrk;red lime;A;Guest batallion;31.02.2026\nTolmark;floor;B;;13/14/2026\n";
    let import = imported(&scenario, TableKind::Positions, &grid(text));
    let told = told(&import);
    assert!(
        told[0].starts_with("A2, Holder: there is no actor or group “Tolmrk”; did you mean `Tolmark`?"),
        "{told:?}"
    );
    assert!(told.contains(&"B2, Kind: “red lime” is neither a red line nor a floor".to_owned()), "{told:?}");
    assert!(told.contains(&"E3, From: “13/14/2026” is no day; write it as 2026-01-31".to_owned()), "{told:?}");
    assert!(!told.iter().any(|line| line.contains("this is empty")), "what is wrong is not missing: {told:?}");
    assert_eq!(fates(&import), [Fate::Refused, Fate::Refused]);
}

#[test]
fn conditions_that_ask_for_more_are_left_to_the_editor() {
    let scenario = scenario(SHIPPED);
    let complex = scenario.positions.iter().find(|position| {
        position.crossed_when.as_ref().is_some_and(|condition| !matches!(condition, Condition::Card(_)))
    });
    let complex = complex.expect("a position that asks for more");
    let element = &scenario.elements.iter().find(|element| !element.frame).expect("an element").id;
    let text = format!("Id;Elements\n{};{element}\n", complex.id);
    let text = text.replace("Id;", "Id;Holder;").replacen(&format!("{};", complex.id), &format!("{};;", complex.id), 1);
    let import = imported(&scenario, TableKind::Positions, &grid(&text));
    assert_eq!(told(&import), ["C2, Elements: it asks for more than elements here; change that in the editor"]);
    let key = guarantee_board::scenario::ItemKey::new(ItemKind::Position, &complex.id);
    assert_eq!(import.into_scenario(&scenario).item(&key), scenario.item(&key));
}

#[test]
fn a_workbook_keeps_days_as_days_and_numbers_as_numbers() {
    let scenario = scenario(SHIPPED);
    let claims = export(TableKind::Claims, &scenario);
    let back = read(&xlsx(&claims, "Claims").expect("it can be written"), Some("Claims")).expect("it can be read");
    assert!(matches!(back.rows[1][3], Cell::Date(_)), "{:?}", back.rows[1]);
    let costs = export(TableKind::Costs, &scenario);
    let back = read(&xlsx(&costs, "Costs").expect("it can be written"), None).expect("it can be read");
    assert!(matches!(back.rows[1][2], Cell::Number(_)), "{:?}", back.rows[1]);
    assert_eq!(xlsx(&costs, "Costs").expect("written"), xlsx(&costs, "Costs").expect("written again"));
}
