//! Texts in quotes: what their escapes stand for, and how a text is written.

use std::borrow::Cow;
use std::fmt::Write as _;

/// How many bytes stand before the quote that closes a text.
pub fn closing_quote(body: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let found = from + body.get(from..)?.find(['"', '\\'])?;
        if body.get(found..)?.starts_with('"') {
            return Some(found);
        }
        // Past the backslash and whatever follows it.
        from = found + 1 + body.get(found + 1..)?.chars().next()?.len_utf8();
    }
}

/// A fault in a text: how many bytes into it, and what is wrong.
pub struct BadEscape {
    /// Where the backslash stands, in bytes from the start of the given stretch.
    pub at: usize,
    /// The escape as it is written.
    pub written: String,
}

/// The same text with line ends of one kind: a text over several lines means the same in a file from Windows.
pub fn with_line_ends(text: &str) -> Cow<'_, str> {
    if text.contains("\r\n") { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) }
}

/// Replaces the escapes in what stands between the quotes, and line ends as `with_line_ends` does.
pub fn unescape(inner: &str) -> Result<Cow<'_, str>, BadEscape> {
    let Some(first) = inner.find('\\') else { return Ok(with_line_ends(inner)) };
    let (plain, rest) = inner.split_at(first);
    let mut out = with_line_ends(plain).into_owned();
    let mut rest = rest;
    while let Some(at) = rest.find('\\') {
        let (plain, escape) = rest.split_at(at);
        out.push_str(&with_line_ends(plain));
        let (character, length) = read_escape(escape)
            .ok_or_else(|| BadEscape { at: inner.len() - escape.len(), written: escape.chars().take(2).collect() })?;
        out.push(character);
        rest = escape.get(length..).unwrap_or_default();
    }
    out.push_str(&with_line_ends(rest));
    Ok(Cow::Owned(out))
}

/// Reads one escape at the start of the text: what it stands for, and its length in bytes.
fn read_escape(escape: &str) -> Option<(char, usize)> {
    let simple = |character| Some((character, 2));
    match escape.as_bytes().get(1)? {
        b'n' => simple('\n'),
        b'r' => simple('\r'),
        b't' => simple('\t'),
        b'0' => simple('\0'),
        b'\\' => simple('\\'),
        b'"' => simple('"'),
        b'\'' => simple('\''),
        b'x' => read_bytes(escape),
        b'u' => {
            let digits = escape.get(2..)?.strip_prefix('{')?.split_once('}')?.0;
            let short = (1..=6).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
            let character = short.then(|| u32::from_str_radix(digits, 16).ok())?.and_then(char::from_u32)?;
            Some((character, digits.len() + 4))
        }
        _ => None,
    }
}

/// Reads up to four `\x` escapes that together are one character in UTF-8.
fn read_bytes(escape: &str) -> Option<(char, usize)> {
    let mut bytes = Vec::with_capacity(4);
    for _ in 0..4 {
        let from = bytes.len() * 4;
        let digits = escape.get(from..)?.strip_prefix("\\x")?.get(..2)?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        if let Some(character) = std::str::from_utf8(&bytes).ok().and_then(|text| text.chars().next()) {
            return Some((character, bytes.len() * 4));
        }
    }
    None
}

/// Writes a text in quotes. Everything stands for itself, except what would end the text, break the line or hide.
pub fn write_quoted(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if crate::scenario::check::is_hidden(character) => {
                // Writing to a string does not fail.
                let _written = write!(out, "\\u{{{:x}}}", u32::from(character));
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}
