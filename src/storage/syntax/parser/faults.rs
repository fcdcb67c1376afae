//! What is noted of faults while a text is parsed, slips that only what stands around them gives away, and what is told
//! in the end.

use super::{Fault, Field, MAX_FAULTS, MAX_ITEMS, Parser, Span, TokenKind, Value};
use crate::storage::syntax::habits::Habit;

impl<'t> Parser<'t> {
    pub(super) fn collect_lexer_faults(&mut self) {
        for fault in self.lexer.faults.drain(..) {
            self.torn |= fault.torn;
            if fault.torn && self.torn_at.is_none() {
                self.torn_at = Some(fault.span.start);
            }
            let next = self.faults.len();
            if let Some(habit) = fault.habit {
                let (_, times) = self.habits.entry(habit).or_insert((next, 0));
                *times += 1;
                if *times > 1 {
                    continue;
                }
            }
            self.faults.push(Fault { span: fault.span, message: fault.message, help: fault.help });
        }
        if self.faults.len() >= MAX_FAULTS {
            self.given_up = true;
        }
    }

    /// Notes that brackets do not match. Only the first such fault is told: the others follow from it.
    pub(super) fn unmatched(&mut self, span: Span, message: impl Into<String>, help: Option<String>) {
        self.torn = true;
        self.unmatched.push(Fault { span, message: message.into(), help });
    }

    pub(super) fn fault(&mut self, span: Span, message: impl Into<String>, help: Option<String>) {
        self.faults.push(Fault { span, message: message.into(), help });
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

    /// What is wrong, without what only follows from something else that is.
    pub(super) fn told(mut self) -> Vec<Fault> {
        for (place, times) in self.habits.values().filter(|(_, times)| *times > 1) {
            if let Some(fault) = self.faults.get_mut(*place) {
                let more = times - 1;
                let places = if more == 1 { "one more place".to_owned() } else { format!("{more} more places") };
                fault.message = format!("{}, here and in {places}", fault.message);
            }
        }
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
}
