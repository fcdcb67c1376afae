//! Texts in quotes.

use guarantee_board::storage::{unescape, write_quoted};

#[test]
fn what_is_written_reads_back() {
    for text in ["", "plain", "\"\\\n\r\t\0", "Є й е\u{301} #", "\u{202e}\u{7f}\u{feff}", "a\\u{41}"] {
        let mut written = String::new();
        write_quoted(text, &mut written);
        let inner = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap();
        assert_eq!(unescape(inner).ok().as_deref(), Some(text));
    }
}

#[test]
fn escapes_stand_for_what_ron_says() {
    assert_eq!(unescape(r"\x41\u{404}\xd0\x84").ok().as_deref(), Some("AЄЄ"));
}

#[test]
fn lines_end_alike_but_escapes_stay_what_they_are() {
    assert_eq!(unescape("one\r\ntwo").ok().as_deref(), Some("one\ntwo"));
    assert_eq!(unescape("one\r\n\\ttwo\r\n\\r\\n\r\n").ok().as_deref(), Some("one\n\ttwo\n\r\n\n"));
}

#[test]
fn unknown_escapes_are_located() {
    for (text, at) in [("ab\\q", 2), ("\\", 0), ("x\\u{110000}", 1), ("\\xff\\xff", 0), ("\\u{}", 0), ("é\\xé", 2)] {
        assert_eq!(unescape(text).err().map(|bad| bad.at), Some(at), "{text}");
    }
}
