//! Brackets: where a group goes on, and how it ends, in writing or not.

use super::{Bracket, Parser, Span, TokenKind};

impl Parser<'_> {
    /// Whether another value of the group follows. Stray commas and closing brackets that close nothing are reported
    /// and passed over.
    pub(super) fn more(&mut self, bracket: Bracket) -> bool {
        loop {
            let span = self.peek_span();
            match self.peek() {
                TokenKind::End => return false,
                TokenKind::Comma => {
                    self.fault(span, "a comma too many", None);
                    self.take();
                }
                TokenKind::Close(closing) => {
                    let closing = *closing;
                    if closing == bracket || self.is_open(closing) || self.closes_instead(bracket) {
                        return false;
                    }
                    self.unmatched(span, format!("`{}` closes nothing", closing.closing()), None);
                    self.take();
                }
                _ => return true,
            }
        }
    }

    /// Whether the closing bracket that comes next, to which none is open, stands where this group should be closed.
    fn closes_instead(&mut self, bracket: Bracket) -> bool {
        self.open.len() > 1 && !matches!(self.peek_second(), TokenKind::Close(next) if *next == bracket)
    }

    /// Whether a bracket that this one closes is open.
    fn is_open(&self, closing: Bracket) -> bool {
        self.open.iter().any(|(open, _)| *open == closing)
    }

    /// Takes the closing bracket of a group, or reports that it is missing.
    pub(super) fn close(&mut self, bracket: Bracket, opening: Span) {
        if matches!(self.peek(), TokenKind::Close(closing) if *closing == bracket) {
            self.take();
            return;
        }
        if self.given_up {
            return;
        }
        if matches!(self.peek(), TokenKind::End) {
            self.ended = Some(self.last.start);
        }
        if let TokenKind::Close(closing) = *self.peek()
            && !self.is_open(closing)
        {
            self.take();
            let message = format!("this `{}` is closed by `{}`", bracket.opening(), closing.closing());
            let help = format!("close it with `{}`, or open it with `{}`", bracket.closing(), closing.opening());
            return self.unmatched(opening, message, Some(help));
        }
        let found = match self.peek() {
            TokenKind::Open(another) => format!("another `{}` comes first", another.opening()),
            TokenKind::Close(closing) => format!("`{}` comes first", closing.closing()),
            TokenKind::Word(word) => format!("the field `{word}` comes first"),
            _ => "the file ends; is it whole?".to_owned(),
        };
        let help = format!("it is closed by `{}`, but {found}", bracket.closing());
        self.unmatched(opening, format!("this `{}` is never closed", bracket.opening()), Some(help));
    }

    /// Passes over everything up to the bracket that closes the one just taken.
    pub(super) fn skip_group(&mut self) {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.peek() {
                TokenKind::End => return,
                TokenKind::Open(_) => depth += 1,
                TokenKind::Close(_) => depth -= 1,
                _ => {}
            }
            self.take();
        }
    }
}
