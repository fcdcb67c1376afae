//! What people write who come from a word processor, a spreadsheet or another notation. Each habit has one fault that says
//! what to write instead; what was meant is read as far as it is plain, so that nothing else follows from it.

use super::lexer::{Lexer, is_blank};
use super::token::{FaultKind, LexFault, TokenKind};
use super::tree::Span;

/// A habit of writing that is told once for a whole text, with how often it comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Habit {
    /// “Text” in quotes that are not straight.
    CurlyQuotes,
    /// 'Text' in single quotes.
    SingleQuotes,
    /// Blanks that are none to this notation.
    OddBlanks,
    /// `# …`, `-- …` or `<!-- … -->` for a comment.
    OtherComments,
    /// `<<<<<<<`, as git leaves it.
    MergeMarks,
    /// A day without quotes.
    BareDays,
    /// `1,5`
    DecimalCommas,
    /// `1'300`
    Thousands,
    /// `1.5 bn`
    Units,
    /// `$12`, `~12`
    MarkedNumbers,
    /// `12-15`
    Ranges,
    /// `name = value`
    Equals,
    /// `a; b`
    Semicolons,
    /// `"name": value`
    QuotedNames,
    /// `[name: value]`
    FieldsInBrackets,
    /// `a and b`
    Conjunctions,
}

/// What to write instead of a mark that has no meaning.
pub(super) fn help_for(mark: char) -> Option<&'static str> {
    match mark {
        '&' | '|' | '!' => Some("conditions stand in `All([…, …])`, `Any([…, …])` or `Not(…)`"),
        '`' => Some("text stands in straight double quotes: \"…\""),
        _ => None,
    }
}

/// How many bytes at the beginning are digits, with a point among them.
fn digits(rest: &str) -> usize {
    rest.find(|next: char| !next.is_ascii_digit() && next != '.').unwrap_or(rest.len())
}

/// Whether a text in these quotes is closed by this one.
fn closes(opening: char, mark: char) -> bool {
    match opening {
        '«' => mark == '»',
        '»' => mark == '«',
        '‘' | '’' => mark == '’' || mark == '‘',
        _ => matches!(mark, '“' | '”' | '"'),
    }
}

/// What may stand behind a value.
fn ends(next: Option<char>) -> bool {
    next.is_none_or(|next| is_blank(next) || ",:;)]}/".contains(next))
}

/// Blanks that look like the plain one, or like nothing at all.
pub(super) fn is_odd_blank(character: char) -> bool {
    matches!(
        character,
        '\u{A0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200D}' | '\u{202F}' | '\u{205F}' | '\u{2060}' | '\u{3000}' | '\u{FEFF}'
    )
}

/// How many bytes at the beginning are a day such as `2025-08-20` or `20.8.2025`, with the time behind it if there is one.
fn day(rest: &str) -> Option<usize> {
    let length = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-./:".contains(c))).unwrap_or(rest.len());
    let text = rest.get(..length)?.trim_end_matches([':', '.', '/']);
    let date = text.split(['T', 't']).next()?;
    let mark = ['-', '.', '/'].into_iter().find(|mark| date.contains(*mark))?;
    let parts: Vec<&str> = date.split(mark).collect();
    let digits = |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|digit| digit.is_ascii_digit());
    let years = parts.iter().filter(|part| part.len() == 4).count();
    (parts.len() == 3 && parts.iter().all(digits) && years == 1).then_some(text.len())
}

impl<'t> Lexer<'t> {
    /// Reports a habit.
    pub(super) fn habit(&mut self, habit: Habit, span: Span, message: impl Into<String>, help: impl Into<String>) {
        let (message, help) = (message.into(), Some(help.into()));
        self.faults.push(LexFault { span, message, help, kind: FaultKind::Habit(habit) });
    }

    /// A text in quotes that are not straight, read as far as its line goes.
    pub(super) fn curly(&mut self, start: usize, opening: char) -> TokenKind<'t> {
        let body = self.text().get(start + opening.len_utf8()..).unwrap_or_default();
        let line = body.lines().next().unwrap_or_default();
        let closing = line.char_indices().find(|(at, mark)| {
            let behind = line.get(at + mark.len_utf8()..).and_then(|rest| rest.chars().next());
            closes(opening, *mark) && ends(behind)
        });
        let (text, length) = match closing {
            Some((at, mark)) => (line.get(..at), at + mark.len_utf8()),
            None => {
                let text = line.trim_end_matches(|last| is_blank(last) || last == ',');
                (Some(text), text.len())
            }
        };
        self.go_to(start + opening.len_utf8() + length);
        let help = "write straight ones: \"…\"; word processors make them curly while one types";
        self.habit(Habit::CurlyQuotes, Span::new(start, self.at()), "text in quotes that are not straight", help);
        TokenKind::Text(text.unwrap_or_default().into())
    }

    /// `'a'`: a single character. Texts in single quotes are a likely slip.
    pub(super) fn character(&mut self) -> TokenKind<'t> {
        let start = self.at();
        let body = self.text().get(start + 1..).unwrap_or_default();
        let line = body.find('\n').map_or(body, |end| body.get(..end).unwrap_or_default());
        let closing = if line.starts_with("\\'") {
            line.get(2..).and_then(|l| l.find('\'')).map(|at| at + 2)
        } else {
            line.find('\'')
        };
        match closing {
            Some(end) if line.get(..end).is_some_and(|inner| inner.starts_with('\\') || inner.chars().count() == 1) => {
                self.go_to(start + 1 + end + 1);
                TokenKind::Foreign
            }
            _ => {
                self.go_to(start + 1 + closing.map_or(line.trim_end_matches([',', '\r', ' ']).len(), |end| end + 1));
                let help = "text stands in double quotes: \"…\"";
                self.habit(Habit::SingleQuotes, Span::new(start, self.at()), "text in single quotes", help);
                let inner = body.get(..self.at() - start - 1).unwrap_or_default();
                TokenKind::Text(inner.trim_end_matches('\'').into())
            }
        }
    }

    /// Passes over a comment as other notations have it, if there is one here.
    pub(super) fn other_comment(&mut self, rest: &str) -> bool {
        let mark = ["--", "#", "<!--"].into_iter().find(|mark| rest.starts_with(mark) && !rest.starts_with("#!"));
        let Some(mark) = mark else { return self.merge_mark(rest) };
        let start = self.at();
        let end = if mark == "<!--" { rest.find("-->").map(|end| end + "-->".len()) } else { None };
        self.go_to(start + end.or_else(|| rest.find('\n')).unwrap_or(rest.len()));
        let help = "a comment begins with `//`";
        let message = format!("`{mark}` begins no comment here");
        self.habit(Habit::OtherComments, Span::new(start, start + mark.len()), message, help);
        true
    }

    /// Passes over a line that git has left, if there is one here: two versions of what follows stand one after the other.
    fn merge_mark(&mut self, rest: &str) -> bool {
        let mark = ["<<<<<<<", "=======", ">>>>>>>"].into_iter().find(|mark| rest.starts_with(mark));
        let Some(mark) = mark else { return false };
        let start = self.at();
        self.go_to(start + rest.find('\n').unwrap_or(rest.len()));
        let help = "keep one of the two versions, and take the lines with `<<<<<<<`, `=======` and `>>>>>>>` out";
        let span = Span::new(start, start + mark.len());
        self.habit(Habit::MergeMarks, span, "git has left two versions here", help);
        true
    }

    /// Whether the mark before this is one that people put before numbers; if so, the number is passed over.
    pub(super) fn marked_number(&mut self, start: usize) -> bool {
        let text = self.text();
        let mark = text.get(start..self.at()).unwrap_or_default();
        let rest = text.get(self.at()..).unwrap_or_default();
        let length = digits(rest);
        if !["$", "€", "£", "₴", "₽", "~", "≈", "<", ">"].contains(&mark) || length == 0 {
            return false;
        }
        self.go_to(self.at() + length);
        let help = format!("write `{}` alone", rest.get(..length).unwrap_or_default());
        let message = format!("`{mark}` before a number");
        self.habit(Habit::MarkedNumbers, Span::new(start, self.at()), message, help);
        true
    }

    /// Whether the number that ends here is the first of two with a dash between them; if so, the other is passed over.
    pub(super) fn range(&mut self, start: usize) -> bool {
        let rest = self.text().get(self.at()..).unwrap_or_default();
        let other = ["-", "–", "—"].into_iter().find_map(|dash| rest.strip_prefix(dash)).map(digits);
        let Some(length) = other.filter(|length| *length > 0) else { return false };
        let dash = rest.chars().next().map_or(0, char::len_utf8);
        self.go_to(self.at() + dash + length);
        let help = "write one number; where a range may stand, it is `(low: 1, high: 2)`";
        self.habit(Habit::Ranges, Span::new(start, self.at()), "a range where one number stands", help);
        true
    }

    /// Passes over blanks that are none to this notation.
    pub(super) fn odd_blanks(&mut self, rest: &str) -> bool {
        let length: usize = rest.chars().take_while(|next| is_odd_blank(*next)).map(char::len_utf8).sum();
        if length == 0 {
            return false;
        }
        let start = self.at();
        self.go_to(start + length);
        let help = "put a plain space there, or nothing; word processors and web pages bring others along";
        self.habit(Habit::OddBlanks, Span::new(start, self.at()), "a no-break space, or a blank of another kind", help);
        true
    }

    /// A day without quotes, if there is one here.
    pub(super) fn bare_day(&mut self, rest: &'t str) -> Option<TokenKind<'t>> {
        let length = day(rest)?;
        let start = self.at();
        self.go_to(start + length);
        let text = rest.get(..length).unwrap_or_default();
        let ours = text.get(4..5) == Some("-") && !text.contains(['T', ':']);
        let help =
            if ours { format!("write \"{text}\"") } else { "write it in quotes, year first: \"2025-08-20\"".into() };
        self.habit(Habit::BareDays, Span::new(start, self.at()), "a date without quotes", help);
        Some(if ours { TokenKind::Text(text.into()) } else { TokenKind::Bad })
    }

    /// A number with marks between its thousands; `digits`: those before the first mark.
    pub(super) fn thousands(&mut self, start: usize, digits: &str) -> Option<TokenKind<'t>> {
        let mut plain = digits.to_owned();
        let mut rest = self.text().get(self.at()..).unwrap_or_default();
        let end = |rest: &str| self.text().len() - rest.len();
        // A plain space may be a comma that is missing, but not before three digits alone.
        let parts =
            |mark: &char| matches!(mark, '\'' | '’') || is_odd_blank(*mark) || (*mark == ' ' && digits.len() <= 3);
        while let Some(mark) = rest.chars().next().filter(parts) {
            let group = rest.get(mark.len_utf8()..).unwrap_or_default();
            let digits = group.len() - group.trim_start_matches(|next: char| next.is_ascii_digit()).len();
            if digits != 3 {
                break;
            }
            plain.push_str(group.get(..digits).unwrap_or_default());
            rest = group.get(digits..).unwrap_or_default();
        }
        if plain.len() == digits.len() {
            return None;
        }
        let end = end(rest);
        self.go_to(end);
        let message = "a number with marks between its thousands";
        self.habit(Habit::Thousands, Span::new(start, end), message, format!("write `{plain}`"));
        Some(TokenKind::Bad)
    }

    /// What follows from a quote inside a text, which closes it: passes over the rest of the text, up to the last quote of
    /// its line. `end`: where the text was closed.
    pub(super) fn quote_inside(&mut self, end: usize) {
        let rest = self.text().get(end..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        let length = line.rfind('"').map_or(line.trim_end_matches([',', ' ']).len(), |at| at + 1);
        self.go_to(end + length);
    }
}
