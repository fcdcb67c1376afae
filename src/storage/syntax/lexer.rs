//! Cuts a text into its words.

use super::habits::{Habit, help_for};
use super::token::{Bracket, FaultKind, LexFault, Token, TokenKind};
use super::tree::{Span, Trivia, TriviaKind};

/// How many comments and attributes are kept: this bounds the memory that reading takes.
pub const MAX_TRIVIA: usize = 500_000;

/// Cuts a text into its words, in time linear in its length whatever it holds.
pub struct Lexer<'t> {
    text: &'t str,
    at: usize,
    /// No quote closes anything from here on: found out once, so that it need not be found out again and again.
    quotes_run_out: bool,
    /// The comments and attributes so far, at most one more than [`MAX_TRIVIA`].
    pub trivia: Vec<Trivia>,
    /// What was wrong so far.
    pub faults: Vec<LexFault>,
}

/// Blanks as RON has them.
pub fn is_blank(character: char) -> bool {
    matches!(
        character,
        ' ' | '\t' | '\n' | '\r' | '\x0B' | '\x0C' | '\u{85}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}'
    )
}

/// Whether a word may go on with it.
fn is_word_part(character: char) -> bool {
    character == '_' || character.is_alphanumeric()
}

/// How long the word at the beginning is. A hyphen inside it makes a word that nothing is called, rather than three.
fn word_length(rest: &str) -> usize {
    let mut letters = rest.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let inside = letter == '-' && letters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !is_word_part(letter) && !inside {
            return at;
        }
    }
    rest.len()
}

impl<'t> Lexer<'t> {
    /// Starts at the beginning of the text.
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0, quotes_run_out: false, trivia: Vec::new(), faults: Vec::new() }
    }

    /// The whole text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// How far it has come, in bytes.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Goes on from there.
    pub(super) fn go_to(&mut self, at: usize) {
        self.at = at;
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn report(&mut self, kind: FaultKind, span: Span, message: impl Into<String>, help: Option<&str>) {
        self.faults.push(LexFault { span, message: message.into(), help: help.map(str::to_owned), kind });
    }

    fn fault(&mut self, span: Span, message: impl Into<String>, help: Option<&str>) {
        self.report(FaultKind::Plain, span, message, help);
    }

    /// Reports that something does not end.
    fn endless(&mut self, span: Span, message: impl Into<String>, help: Option<&str>) {
        self.report(FaultKind::Torn, span, message, help);
    }

    /// The next word; `End` again and again once the text is over.
    pub fn next_token(&mut self) -> Token<'t> {
        self.skip_blanks();
        let start = self.at;
        let rest = self.rest();
        let kind = match rest.chars().next() {
            None => TokenKind::End,
            Some('"') => self.quoted(),
            Some('\'') => self.character(),
            Some('#') if rest.starts_with("#!") => self.attribute(),
            Some(first) if first.is_ascii_digit() => self.number(),
            Some('+' | '-' | '.') => self.number(),
            Some(first) if is_word_part(first) => self.word(),
            Some(first) => {
                self.at += first.len_utf8();
                self.mark(start, first)
            }
        };
        Token { kind, span: Span::new(start, self.at) }
    }

    fn mark(&mut self, start: usize, mark: char) -> TokenKind<'t> {
        match mark {
            '(' => TokenKind::Open(Bracket::Round),
            '[' => TokenKind::Open(Bracket::Square),
            '{' => TokenKind::Open(Bracket::Curly),
            ')' => TokenKind::Close(Bracket::Round),
            ']' => TokenKind::Close(Bracket::Square),
            '}' => TokenKind::Close(Bracket::Curly),
            ',' => TokenKind::Comma,
            ':' => TokenKind::Colon,
            '=' => {
                let help = "a field and its value are joined by a colon";
                self.habit(Habit::Equals, Span::new(start, self.at), "`=` has no meaning here", help);
                TokenKind::Colon
            }
            ';' => {
                let help = "values are separated by commas";
                self.habit(Habit::Semicolons, Span::new(start, self.at), "`;` has no meaning here", help);
                TokenKind::Comma
            }
            '“' | '”' | '„' | '«' | '»' | '‘' | '’' => self.curly(start, mark),
            _ if self.marked_number(start) => TokenKind::Bad,
            _ => {
                // A run of the same nonsense is one fault.
                let run = self.rest().chars().take_while(|next| *next == mark).map(char::len_utf8).sum::<usize>();
                self.at += run;
                let shown = if mark.is_control() { format!("U+{:04X}", u32::from(mark)) } else { mark.to_string() };
                let message = format!("`{shown}` has no meaning here");
                self.report(FaultKind::Loose, Span::new(start, self.at), message, help_for(mark));
                TokenKind::Bad
            }
        }
    }

    fn skip_blanks(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start_matches(is_blank);
            self.at += rest.len() - trimmed.len();
            let start = self.at;
            let kind = if trimmed.starts_with("//") {
                self.at += trimmed.find('\n').unwrap_or(trimmed.len());
                TriviaKind::LineComment
            } else if trimmed.starts_with("/*") {
                self.block_comment(trimmed);
                TriviaKind::BlockComment
            } else if self.odd_blanks(trimmed) || self.other_comment(trimmed) {
                continue;
            } else {
                return;
            };
            self.keep(kind, start);
        }
    }

    /// Keeps what stands from the offset up to here.
    fn keep(&mut self, kind: TriviaKind, start: usize) {
        if self.trivia.len() <= MAX_TRIVIA {
            self.trivia.push(Trivia { kind, span: Span::new(start, self.at) });
        }
    }

    /// Skips a comment in `/* */`, which may hold others.
    fn block_comment(&mut self, rest: &str) {
        let start = self.at;
        let mut depth = 0_usize;
        let mut from = 0;
        while let Some(found) = rest.get(from..).and_then(|rest| rest.find(['/', '*'])) {
            let here = from + found;
            let mark = rest.get(here..here + 2);
            from = here + if matches!(mark, Some("/*" | "*/")) { 2 } else { 1 };
            match mark {
                Some("/*") => depth += 1,
                Some("*/") => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                self.at += from;
                return;
            }
        }
        self.at = self.text.len();
        self.endless(Span::new(start, start + 2), "this comment has no end", Some("close it with `*/`"));
    }

    /// A text in plain quotes. Where its closing quote is missing, it ends with its line, so that one forgotten quote
    /// does not turn all later text inside out.
    fn quoted(&mut self) -> TokenKind<'t> {
        let start = self.at;
        let body = self.text.get(start + 1..).unwrap_or_default();
        let end = if self.quotes_run_out { None } else { super::text::closing_quote(body) };
        if end.is_none() {
            self.quotes_run_out = true;
        }
        // A text over several lines that something touches from behind has met the opening quote of the next one.
        let sound = end.filter(|end| {
            let inner = body.get(..*end).unwrap_or_default();
            let next = body.get(end + 1..).and_then(|rest| rest.chars().next());
            !inner.contains('\n') || next.is_none_or(|next| is_blank(next) || ",:)]}/".contains(next))
        });
        let Some(end) = sound else {
            let line = body.find('\n').map_or(body, |end| body.get(..end).unwrap_or_default());
            let line = line.trim_end_matches(|last| is_blank(last) || last == ',');
            self.at = start + 1 + line.len();
            self.endless(Span::new(start, self.at), "this text has no closing quote", None);
            return TokenKind::Bad;
        };
        self.at = start + 1 + end + 1;
        match super::text::unescape(body.get(..end).unwrap_or_default()) {
            Ok(text) => TokenKind::Text(text),
            Err(bad) => {
                let at = start + 1 + bad.at;
                let message = format!("`{}` is no escape that text may hold", bad.written.escape_debug());
                let help = "write `\\\\` for a backslash; `\\n`, `\\\"` and `\\u{…}` are escapes";
                self.fault(Span::new(at, at + bad.written.len()), message, Some(help));
                TokenKind::Bad
            }
        }
    }

    /// `#![enable(…)]`, which other tools may have put at the top; what it asks for is always on here.
    fn attribute(&mut self) -> TokenKind<'t> {
        let start = self.at;
        let rest = self.rest();
        let line = rest.find('\n').map_or(rest, |end| rest.get(..end).unwrap_or_default());
        match line.find(']') {
            Some(end) => {
                self.at += end + 1;
                self.keep(TriviaKind::Attribute, start);
            }
            None => {
                self.at += line.len();
                self.endless(Span::new(start, self.at), "this attribute has no closing `]`", None);
            }
        }
        TokenKind::Attribute
    }

    fn number(&mut self) -> TokenKind<'t> {
        let rest = self.rest();
        if let Some(day) = self.bare_day(rest) {
            return day;
        }
        let mut previous = ' ';
        let length = rest
            .find(|next: char| {
                let sign = matches!(next, '+' | '-') && (previous == ' ' || matches!(previous, 'e' | 'E'));
                let goes_on = sign || next == '.' || is_word_part(next);
                previous = next;
                !goes_on
            })
            .unwrap_or(rest.len());
        let start = self.at;
        self.at += length;
        let number = rest.get(..length).unwrap_or_default();
        if self.rest().starts_with('%') {
            self.at += 1;
            let help = format!("write `{number}` alone: an amount is no share of another");
            self.habit(Habit::Units, Span::new(start, self.at), "a number with its unit", help);
            return TokenKind::Bad;
        }
        if number.bytes().all(|byte| byte.is_ascii_digit())
            && let Some(number) = self.thousands(start, number)
        {
            return number;
        }
        if self.range(start) {
            return TokenKind::Bad;
        }
        if number.contains(|c: char| c.is_ascii_digit()) || matches!(number, "-inf" | "+inf" | "-NaN" | "+NaN") {
            return TokenKind::Number(number);
        }
        self.report(FaultKind::Loose, Span::new(start, self.at), format!("`{number}` is no number"), None);
        TokenKind::Bad
    }

    fn word(&mut self) -> TokenKind<'t> {
        let rest = self.rest();
        let length = word_length(rest);
        let word = rest.get(..length).unwrap_or_default();
        let after = rest.get(length..).unwrap_or_default();
        match word {
            "r" if after.starts_with(['"', '#']) => self.raw(1),
            "br" if after.starts_with(['"', '#']) => self.bytes(self.at + 2, true),
            "b" if after.starts_with(['"', '\'']) => self.bytes(self.at + 1, false),
            "inf" | "NaN" => {
                self.at += length;
                TokenKind::Number(word)
            }
            _ => {
                self.at += length;
                TokenKind::Word(word)
            }
        }
    }

    /// `r"…"`, `r#"…"#` and so on, after a prefix of the given length; a raw identifier `r#name` is its name.
    fn raw(&mut self, prefix: usize) -> TokenKind<'t> {
        let start = self.at;
        let rest = self.text.get(start + prefix..).unwrap_or_default();
        let hashes = rest.len() - rest.trim_start_matches('#').len();
        let Some(body) = rest.get(hashes..).and_then(|rest| rest.strip_prefix('"')) else {
            self.at += prefix + hashes;
            let word = rest.get(hashes..).unwrap_or_default();
            let word = word.get(..word.find(|next| !is_word_part(next)).unwrap_or(word.len())).unwrap_or_default();
            if hashes == 1 && !word.is_empty() {
                self.at += word.len();
                return TokenKind::Word(word);
            }
            self.fault(Span::new(start, self.at), "`r#` begins no text here", None);
            return TokenKind::Bad;
        };
        let fence = format!("\"{}", "#".repeat(hashes));
        match body.find(&fence) {
            Some(end) => {
                self.at += prefix + hashes + 1 + end + fence.len();
                TokenKind::Text(super::text::with_line_ends(body.get(..end).unwrap_or_default()))
            }
            None => {
                self.at = self.text.len();
                let message = format!("this text has no end: `{fence}` is missing");
                self.endless(Span::new(start, start + prefix + hashes + 1), message, None);
                TokenKind::Bad
            }
        }
    }

    /// A string of bytes or a byte, whose quote stands at the offset: read past it, whatever it holds.
    fn bytes(&mut self, quote: usize, raw: bool) -> TokenKind<'t> {
        let faults = self.faults.len();
        self.at = quote;
        if raw {
            self.raw(0);
        } else if self.rest().starts_with('\'') {
            self.character();
        } else {
            self.quoted();
        }
        if self.faults.len() > faults { TokenKind::Bad } else { TokenKind::Foreign }
    }
}
