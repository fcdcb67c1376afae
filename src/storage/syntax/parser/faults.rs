//! What is noted of faults while a text is parsed, slips that only what stands around them gives away, and what is told
//! in the end.

use super::{Bracket, Fault, Field, MAX_FAULTS, MAX_ITEMS, Node, Parser, Span, TokenKind, Value};
use crate::storage::syntax::habits::Habit;
use crate::storage::syntax::token::{FaultKind, LexFault};

impl<'t> Parser<'t> {
    pub(super) fn collect_lexer_faults(&mut self) {
        for fault in self.lexer.faults.drain(..) {
            if fault.kind == FaultKind::Torn {
                self.torn = true;
                self.torn_at.get_or_insert(fault.span.start);
            }
            let next = self.faults.len();
            if let FaultKind::Habit(habit) = fault.kind {
                let (_, times) = self.habits.entry(habit).or_insert((next, 0));
                *times += 1;
                if *times > 1 {
                    continue;
                }
            }
            let LexFault { span, message, help, kind } = fault;
            self.faults.push(Fault { span, message, help, loose: kind == FaultKind::Loose });
        }
        if self.faults.len() >= MAX_FAULTS {
            self.given_up = true;
        }
    }

    /// Notes that brackets do not match. Only the first such fault is told: the others follow from it.
    pub(super) fn unmatched(&mut self, span: Span, message: impl Into<String>, help: Option<String>) {
        self.torn = true;
        self.unmatched.push(Fault { span, message: message.into(), help, loose: false });
    }

    pub(super) fn fault(&mut self, span: Span, message: impl Into<String>, help: Option<String>) {
        self.note(Fault { span, message: message.into(), help, loose: false });
    }

    /// Reports something after which the rest of the line may mean anything.
    pub(super) fn loose_fault(&mut self, span: Span, message: &str) {
        self.note(Fault { span, message: message.to_owned(), help: None, loose: true });
    }

    fn note(&mut self, fault: Fault) {
        self.faults.push(fault);
        if self.faults.len() >= MAX_FAULTS {
            self.given_up = true;
        }
    }

    /// Reads no further: a file that large would take too much memory.
    pub(super) fn give_up(&mut self, span: Span, message: String, help: &str) {
        if !self.given_up {
            self.fault(span, message, Some(help.to_owned()));
            self.given_up = true;
        }
    }

    /// Gives up where a list, map or struct holds too much.
    pub(super) fn count(&mut self, items: usize) {
        if items > MAX_ITEMS {
            self.give_up(self.last, format!("more than {MAX_ITEMS} items in one list"), "split the list");
        }
    }

    /// From each thing that leaves the rest of its line without a meaning to the end of that line.
    pub(super) fn loose(&self) -> Vec<Span> {
        let text = self.lexer.text();
        let to_end = |fault: &Fault| {
            let start = fault.span.start as usize;
            let rest = text.get(start..).unwrap_or_default();
            Span::new(start, start + rest.find('\n').unwrap_or(rest.len()))
        };
        self.faults.iter().filter(|fault| fault.loose).map(to_end).collect()
    }

    /// What is wrong, without what only follows from something else that is.
    pub(super) fn told(mut self, loose: &[Span]) -> Vec<Fault> {
        // The first of its line, and what stands before it.
        let follows = |fault: &Fault| {
            let start = fault.span.start;
            loose.iter().any(|span| span.contains(start as usize) && !(fault.loose && span.start == start))
        };
        for (place, times) in self.habits.values().filter(|(_, times)| *times > 1) {
            if let Some(fault) = self.faults.get_mut(*place) {
                let more = times - 1;
                let places = if more == 1 { "one more place".to_owned() } else { format!("{more} more places") };
                fault.message = format!("{}, here and in {places}", fault.message);
            }
        }
        self.faults.retain(|fault| !follows(fault));
        match self.torn_at {
            // What stands behind may belong to it, and brackets may stand in it.
            Some(torn) => self.faults.retain(|fault| fault.span.start <= torn),
            None => {
                // The last word is half of something.
                self.faults.retain(|fault| self.ended.is_none_or(|ended| fault.span.start < ended));
                self.faults.extend(self.unmatched.into_iter().next());
            }
        }
        self.faults
    }

    /// Whether what was taken for a value and a comma is a number with a comma in it; if so, the rest of it is taken.
    pub(super) fn decimal_comma(&mut self, fields: &mut [Field<'t>]) -> bool {
        let next = self.peek_span();
        let text = self.lexer.text();
        let TokenKind::Number(rest) = self.peek() else { return false };
        let rest = (*rest).to_owned();
        let Some(field) = fields.last_mut() else { return false };
        let Value::Number(first) = field.value.value else { return false };
        let between = text.get(field.value.span.end as usize..next.start as usize);
        let plain = [first, rest.as_str()].into_iter().all(|digits| digits.bytes().all(|digit| digit.is_ascii_digit()));
        if between != Some(",") || !plain {
            return false;
        }
        let point = format!("write `{first}.{}` with a point", rest.trim_end_matches('0'));
        let help = if rest.len() == 3 {
            format!("write `{first}{rest}` without a mark; if it is a fraction, {point}")
        } else {
            point
        };
        let span = Span::new(field.value.span.start as usize, next.end as usize);
        self.lexer.habit(Habit::DecimalCommas, span, "a comma inside a number", help);
        field.value.value = Value::Hole;
        self.take();
        self.comma();
        true
    }

    /// Whether the text that was taken last was closed by a quote inside it, for something touches it; if so, the rest of
    /// it is passed over.
    pub(super) fn quote_inside(&mut self) -> bool {
        let (last, next) = (self.last, self.peek_span());
        if !last.of(self.lexer.text()).ends_with('"') || next.start != last.end {
            return false;
        }
        let quote = Span::new(last.end as usize - 1, last.end as usize);
        self.fault(quote, "this quote ends the text", Some("write `\\\"` for a quote inside a text".to_owned()));
        self.ahead.clear();
        self.lexer.quote_inside(last.end as usize);
        if matches!(self.peek(), TokenKind::Comma) {
            self.take();
        }
        true
    }

    /// Whether a word stands behind the number that was taken last, as units do; if so, it is passed over.
    pub(super) fn unit(&mut self) -> bool {
        let number = self.last;
        let counted = number.of(self.lexer.text());
        let numeric = counted.starts_with(|first: char| first.is_ascii_digit());
        let ends = |kind: &TokenKind<'_>| matches!(kind, TokenKind::Comma | TokenKind::Close(_) | TokenKind::End);
        if !numeric || !matches!(self.peek(), TokenKind::Word(_)) || !ends(self.peek_second()) {
            return false;
        }
        let word = self.take().span;
        let help = format!("write `{counted}` alone: what it is counted in is said where the resource or the money is");
        let span = Span { start: number.start, end: word.end };
        self.lexer.habit(Habit::Units, span, "a number with its unit", help);
        if matches!(self.peek(), TokenKind::Comma) {
            self.take();
        }
        true
    }

    /// Whether a word joins what was taken last to what follows, as in a sentence. If so it counts as a comma in a list;
    /// elsewhere what follows is passed over.
    pub(super) fn conjunction(&mut self) -> bool {
        let TokenKind::Word(word @ ("and" | "or" | "AND" | "OR")) = *self.peek() else { return false };
        if matches!(self.peek_second(), TokenKind::Colon) {
            return false;
        }
        let span = self.take().span;
        let help = "values are separated by commas; conditions stand in `All([…, …])` or `Any([…, …])`";
        self.lexer.habit(Habit::Conjunctions, span, format!("`{word}` joins nothing here"), help);
        if !matches!(self.open.last(), Some((Bracket::Square, _))) {
            self.value();
            if matches!(self.peek(), TokenKind::Comma) {
                self.take();
            }
        }
        true
    }

    /// Passes over something without a meaning, which has been reported, where a field should be.
    pub(super) fn nonsense(&mut self) -> bool {
        let nonsense = matches!(self.peek(), TokenKind::Bad);
        if nonsense {
            self.take();
            self.comma();
        }
        nonsense
    }

    /// Passes over the second word of the name of a field that has a blank in it.
    pub(super) fn one_name(&mut self, first: Span) {
        if matches!(self.peek(), TokenKind::Word(_)) && matches!(self.peek_second(), TokenKind::Colon) {
            let span = Span { start: first.start, end: self.take().span.end };
            let name = span.of(self.lexer.text()).to_owned();
            let help = format!("write it with `_`: `{}`", name.replace(' ', "_"));
            self.fault(span, format!("`{name}` is not one word"), Some(help));
        }
    }

    /// The value, unless a second word follows where one is expected: then what was meant is passed over.
    pub(super) fn one_word(&mut self, value: Node<'t>) -> Node<'t> {
        let Value::Word(first) = value.value else { return value };
        let TokenKind::Word(second) = *self.peek() else { return value };
        if matches!(second, "and" | "or" | "AND" | "OR") || matches!(self.peek_second(), TokenKind::Colon) {
            return value;
        }
        let end = self.value().span.end;
        let help = if first.eq_ignore_ascii_case("not") {
            "write `Not(…)` around the condition".to_owned()
        } else {
            format!("write it without a blank: `{first}{second}`")
        };
        let span = Span { start: value.span.start, end };
        self.fault(span, format!("`{first} {second}` is not one word"), Some(help));
        Node { value: Value::Hole, ..value }
    }

    /// Whether the next item of the list around these fields follows, for their bracket was not closed.
    pub(super) fn item_follows(&mut self) -> bool {
        let in_list = matches!(self.open.as_slice(), [.., (Bracket::Square, _), (Bracket::Round, _)]);
        in_list && matches!(self.peek(), TokenKind::Open(Bracket::Round))
    }
}
