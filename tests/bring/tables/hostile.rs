//! Files that are made to fill the memory, or to be read as something they are not.

use std::io::{Cursor, Write as _};

use guarantee_board::tables::{MAX_BYTES, Unreadable, read};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A packed file with these parts.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(content).expect("it is written");
    }
    zip.finish().expect("a file").into_inner()
}

const TYPES: &[u8] =
    br#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
const BOOK: &[u8] = br#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"#;
const ROOT: &[u8] = br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const RELATIONS: &[u8] = br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

/// A workbook with these cells.
fn workbook(before: &str, rows: &str) -> Vec<u8> {
    let sheet = format!(
        r#"<?xml version="1.0"?>{before}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    );
    packed(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

/// An ODS file with these rows.
fn open_document(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="A">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", br#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#),
    ])
}

#[test]
fn a_sheet_that_is_far_too_large_is_refused_before_it_fills_the_memory() {
    let far =
        workbook("", r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#);
    assert_eq!(read(&far, None), Err(Unreadable::TooManyRows));
    let wide = workbook("", r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#);
    assert_eq!(read(&wide, None), Err(Unreadable::TooManyColumns));
    let rows: String = (1..=100_000).map(|row| format!("<row r=\"{row}\"><c><v>1</v></c></row>")).collect();
    assert_eq!(read(&workbook("", &rows), None), Err(Unreadable::TooManyRows));
    let cell = r#"<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>"#;
    let many = format!(r#"<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>"#);
    assert_eq!(read(&open_document(&many), None), Err(Unreadable::TooManyRows));
    let wide = cell.replace("<table:table-cell ", "<table:table-cell table:number-columns-repeated=\"16384\" ");
    assert_eq!(
        read(&open_document(&format!("<table:table-row>{wide}</table:table-row>")), None),
        Err(Unreadable::TooManyColumns)
    );
    let after = format!(
        r#"<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row><table:table-row>{cell}</table:table-row>"#
    );
    assert_eq!(read(&open_document(&after), None), Err(Unreadable::TooManyRows));
    // Emptiness up to the end of the sheet is how these programs write small tables.
    let end = format!(
        r#"<table:table-row>{cell}<table:table-cell table:number-columns-repeated="16383"/></table:table-row><table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#
    );
    assert_eq!(read(&open_document(&end), None).expect("a table").rows.len(), 1);
}

#[test]
fn what_unpacks_to_far_more_than_a_table_is_refused() {
    let zeros = vec![b' '; 101_000_000];
    let bomb = packed(&[("xl/workbook.xml", BOOK), ("xl/sharedStrings.xml", &zeros)]);
    assert!(bomb.len() < 2_000_000, "it is packed tightly");
    assert_eq!(read(&bomb, None), Err(Unreadable::Bomb));
}

#[test]
fn a_text_of_a_million_rows_or_columns_is_refused() {
    assert_eq!(read("a\n".repeat(1_000_000).as_bytes(), None), Err(Unreadable::TooManyRows));
    assert_eq!(read(",".repeat(1_000_000).as_bytes(), None), Err(Unreadable::TooManyColumns));
    assert_eq!(read(format!("a{}b", "\n".repeat(1_000_000)).as_bytes(), None), Err(Unreadable::TooManyRows));
    assert_eq!(read(&vec![b'a'; MAX_BYTES + 1], None), Err(Unreadable::TooLarge));
}

#[test]
fn entities_of_ones_own_are_not_expanded() {
    let laughs = r#"<!DOCTYPE lol [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>"#;
    let cell = |text: &str| format!(r#"<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>"#);
    for text in ["&b;", "&x;"] {
        if let Ok(grid) = read(&workbook(laughs, &cell(text)), None) {
            let shown = grid.rows[0][0].shown();
            assert!(!shown.contains("aaaa") && !shown.contains("root:"), "{shown}");
        }
    }
}

#[test]
fn old_and_protected_spreadsheets_are_told_apart() {
    let old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0];
    assert_eq!(read(&old, None), Err(Unreadable::OldKind));
    let picture = packed(&[("picture.png", b"not a table")]);
    assert!(matches!(read(&picture, None), Err(Unreadable::Broken(_))));
    assert_eq!(read(b"", None), Err(Unreadable::Empty));
    let book = workbook("", r#"<row r="1"><c r="A1"><v>1</v></c></row>"#);
    let problem = read(&book, Some("B")).expect_err("there is no such sheet");
    assert_eq!(problem.to_string(), "there is no sheet “B”; the sheets are A");
}
