//! Marks of quotation that take in the rows below.

use guarantee_board::tables::{Unreadable, read};

/// The line of the first mark that nothing ends, in a text with this between its cells.
fn open_quote(text: &str, separator: char) -> Option<usize> {
    match read(format!("sep={separator}\n{text}").as_bytes(), None) {
        // The line that names the separator is counted.
        Err(Unreadable::OpenQuote { line }) => Some(line - 1),
        Ok(_) | Err(Unreadable::Empty) => None,
        Err(other) => panic!("{text}: {other}"),
    }
}

#[test]
fn a_mark_that_takes_in_the_rows_below_is_found_and_no_other() {
    let sound = [
        "",
        "a,b\n",
        "\"a\",\"b\"\n",
        "\"a \"\"b\"\"\",c\n",
        "\"two\nlines\",c\nd,e\n",
        "a \"b\" c,d\ne,\"f\"\n",
        "5\" gun,6\" gun\n",
        "\"a\" and b,c\nd,e\n",
        "\"\",\"\"\"\"\n",
    ];
    for text in sound {
        assert_eq!(open_quote(text, ','), None, "{text}");
    }
    let open = [
        ("\"a,b\nc,d\n", 1),
        ("a,b\nc,\"d\ne,f\n", 2),
        ("a,b\n\"c,d\ne,\"f\"\n", 2),
        ("\"two\nlines\",b\n\"c,d\ne,f\n", 3),
    ];
    for (text, line) in open {
        assert_eq!(open_quote(text, ','), Some(line), "{text}");
    }
    assert_eq!(open_quote("a;\"b\nc;d\n", ';'), Some(1));
}
