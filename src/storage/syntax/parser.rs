//! Builds the tree of a text, whatever the text, and says what is wrong with its notation.

mod brackets;
mod faults;

use std::collections::BTreeMap;

use super::habits::Habit;
use super::lexer::{Lexer, MAX_TRIVIA};
use super::token::{Bracket, Token, TokenKind};
use super::tree::{Entry, Fault, Field, Name, Node, NodeId, Parsed, Span, Value};

/// How deep values may nest. A scenario with conditions at their limit needs about 40 levels; the stack of a thread
/// bears many times this.
const MAX_DEPTH: usize = 64;

/// How many values a file may hold, and how many of them one list: this bounds the memory that reading takes.
const MAX_NODES: NodeId = 500_000;
const MAX_ITEMS: usize = 20_000;

/// After so many faults the rest of the text is not looked at.
const MAX_FAULTS: usize = 100;

/// Builds the tree of a text. Time and memory are linear in its length.
pub fn parse(text: &str) -> Parsed<'_> {
    let mut parser = Parser {
        lexer: Lexer::new(text),
        ahead: Vec::with_capacity(2),
        last: Span::new(0, 0),
        open: Vec::new(),
        next_id: 0,
        faults: Vec::new(),
        habits: BTreeMap::new(),
        unmatched: Vec::new(),
        torn_at: None,
        ended: None,
        torn: false,
        given_up: false,
    };
    let root = parser.document();
    parser.collect_lexer_faults();
    let torn = parser.torn || parser.given_up;
    let trivia = std::mem::take(&mut parser.lexer.trivia);
    let loose = parser.loose();
    Parsed { text, root, torn, trivia, faults: parser.told(&loose), loose }
}

struct Parser<'t> {
    lexer: Lexer<'t>,
    /// Words read but not taken; the next one comes last.
    ahead: Vec<Token<'t>>,
    /// Where the word taken last stands.
    last: Span,
    /// The brackets that are open, with the place of each.
    open: Vec<(Bracket, Span)>,
    next_id: NodeId,
    faults: Vec<Fault>,
    /// The fault of each habit, by its place among the faults, and how often the habit comes.
    habits: BTreeMap<Habit, (usize, usize)>,
    /// Brackets without another, and what stands behind the end.
    unmatched: Vec<Fault>,
    /// Where something begins that has no end.
    torn_at: Option<u32>,
    /// Where the last word stands, if the text ends too early.
    ended: Option<u32>,
    torn: bool,
    given_up: bool,
}

impl<'t> Parser<'t> {
    fn fetch(&mut self) -> Token<'t> {
        let token = self.lexer.next_token();
        if !self.lexer.faults.is_empty() {
            self.collect_lexer_faults();
        }
        if self.lexer.trivia.len() > MAX_TRIVIA {
            self.give_up(token.span, format!("more than {MAX_TRIVIA} comments"), "take some out");
        }
        token
    }

    /// The next word, not taken.
    fn peek(&mut self) -> &TokenKind<'t> {
        if self.given_up {
            return &TokenKind::End;
        }
        if self.ahead.is_empty() {
            let token = self.fetch();
            self.ahead.push(token);
        }
        self.ahead.last().map_or(&TokenKind::End, |token| &token.kind)
    }

    fn peek_span(&mut self) -> Span {
        self.peek();
        self.ahead.last().map_or(self.last, |token| token.span)
    }

    /// The word after the next.
    fn peek_second(&mut self) -> &TokenKind<'t> {
        self.peek();
        if self.ahead.len() == 1 {
            let token = self.fetch();
            self.ahead.insert(0, token);
        }
        self.ahead.first().map_or(&TokenKind::End, |token| &token.kind)
    }

    fn take(&mut self) -> Token<'t> {
        self.peek();
        let token = match self.ahead.pop() {
            Some(token) if !self.given_up => token,
            _ => Token { kind: TokenKind::End, span: self.last.after() },
        };
        self.last = token.span;
        token
    }

    fn node(&mut self, span: Span, value: Value<'t>) -> Node<'t> {
        let id = self.next_id;
        self.next_id += 1;
        if self.next_id >= MAX_NODES {
            self.give_up(span, format!("more than {MAX_NODES} values"), "split the file");
        }
        Node { id, span, value }
    }

    fn document(&mut self) -> Option<Node<'t>> {
        while matches!(self.peek(), TokenKind::Attribute) {
            self.take();
        }
        if matches!(self.peek(), TokenKind::End) {
            return None;
        }
        let root = self.value();
        while let TokenKind::Comma = self.peek() {
            self.take();
        }
        if !matches!(self.peek(), TokenKind::End) {
            let span = self.peek_span();
            let help = "a file holds one value; is a bracket closed too early?";
            self.unmatched(span, "more text after the end", Some(help.to_owned()));
        }
        Some(root)
    }

    /// Reads one value. Something that is none is reported and becomes a hole; closing brackets are left alone.
    fn value(&mut self) -> Node<'t> {
        let span = self.peek_span();
        match self.peek() {
            TokenKind::Open(bracket) => {
                let bracket = *bracket;
                self.bracketed(bracket, None)
            }
            TokenKind::Word(_) => self.word_or_named(),
            TokenKind::Number(number) => {
                let number = Value::Number(number);
                self.scalar(number)
            }
            TokenKind::Text(text) => {
                let text = Value::Text(text.clone());
                self.scalar(text)
            }
            TokenKind::Foreign => self.scalar(Value::Foreign),
            TokenKind::Bad => self.scalar(Value::Hole),
            TokenKind::Comma | TokenKind::Close(_) | TokenKind::End => {
                let after = self.last.after();
                if !self.given_up {
                    self.fault(after, "a value is missing here", None);
                }
                self.node(after, Value::Hole)
            }
            TokenKind::Colon | TokenKind::Attribute => {
                self.loose_fault(span, "expected a value");
                self.scalar(Value::Hole)
            }
        }
    }

    fn scalar(&mut self, value: Value<'t>) -> Node<'t> {
        let span = self.take().span;
        self.node(span, value)
    }

    fn word_or_named(&mut self) -> Node<'t> {
        let token = self.take();
        let TokenKind::Word(word) = token.kind else { return self.node(token.span, Value::Hole) };
        match (word, self.peek()) {
            ("true", _) => self.node(token.span, Value::Bool(true)),
            ("false", _) => self.node(token.span, Value::Bool(false)),
            (_, TokenKind::Open(Bracket::Round)) => {
                self.bracketed(Bracket::Round, Some(Name { word, span: token.span }))
            }
            _ => self.node(token.span, Value::Word(word)),
        }
    }

    /// Reads from an opening bracket to its closing one.
    fn bracketed(&mut self, bracket: Bracket, name: Option<Name<'t>>) -> Node<'t> {
        let opening = self.take().span;
        let start = name.map_or(opening, |name| name.span).start as usize;
        if self.open.len() >= MAX_DEPTH {
            self.fault(opening, format!("nested more than {MAX_DEPTH} levels deep"), None);
            self.skip_group();
            let end = self.last.end as usize;
            return self.node(Span::new(start, end), Value::Hole);
        }
        self.open.push((bracket, opening));
        let value = match bracket {
            Bracket::Square => self.square(opening),
            Bracket::Curly => Value::Map(self.entries()),
            Bracket::Round => self.round(name),
        };
        self.close(bracket, opening);
        self.open.pop();
        let end = self.last.end as usize;
        self.node(Span::new(start, end), value)
    }

    /// Reads what stands in round brackets: fields or values, or, behind a name, one value and then fields.
    fn round(&mut self, name: Option<Name<'t>>) -> Value<'t> {
        if self.fields_ahead() {
            return Value::Struct(name, self.fields(Bracket::Round, Vec::new()));
        }
        let mut items = Vec::new();
        while self.more(Bracket::Round) {
            let headed = name.is_some() && items.len() == 1 && matches!(self.peek(), TokenKind::Word(_));
            let headed = headed && matches!(self.peek_second(), TokenKind::Colon);
            if let Some(head) = if headed { items.pop() } else { None } {
                return Value::Struct(name, self.fields(Bracket::Round, vec![Field::head(head)]));
            }
            items.push(self.value());
            self.count(items.len());
            self.comma();
        }
        Value::Tuple(name, items)
    }

    /// Whether what stands in round brackets are fields. A word that could be a field's name and has something else
    /// than a colon behind it counts as one, so that the colon can be missed by name.
    fn fields_ahead(&mut self) -> bool {
        match self.peek() {
            TokenKind::Word(_) => {}
            TokenKind::Text(_) => return matches!(self.peek_second(), TokenKind::Colon),
            _ => return false,
        }
        match self.peek_second() {
            TokenKind::Colon
            | TokenKind::Number(_)
            | TokenKind::Text(_)
            | TokenKind::Foreign
            | TokenKind::Word(_)
            | TokenKind::Bad
            | TokenKind::Open(Bracket::Square | Bracket::Curly) => true,
            TokenKind::Open(Bracket::Round)
            | TokenKind::Close(_)
            | TokenKind::Comma
            | TokenKind::Attribute
            | TokenKind::End => false,
        }
    }

    /// Reads what stands in square brackets: the items of a list, or fields that do not belong there.
    fn square(&mut self, opening: Span) -> Value<'t> {
        let field = matches!(self.peek(), TokenKind::Word(_)) && matches!(self.peek_second(), TokenKind::Colon);
        if !field {
            return Value::List(self.items(Bracket::Square));
        }
        let fields = self.fields(Bracket::Square, Vec::new());
        if matches!(self.peek(), TokenKind::Close(Bracket::Square)) {
            let help = "fields stand in parentheses: `(name: value, …)`";
            self.lexer.habit(Habit::FieldsInBrackets, opening, "fields in brackets", help);
        }
        Value::Struct(None, fields)
    }

    fn items(&mut self, bracket: Bracket) -> Vec<Node<'t>> {
        let mut items = Vec::new();
        while self.more(bracket) {
            // A field is none of a list: the list has been closed, if not in writing.
            if matches!(self.peek(), TokenKind::Word(_)) && matches!(self.peek_second(), TokenKind::Colon) {
                break;
            }
            items.push(self.value());
            self.count(items.len());
            self.comma();
        }
        items
    }

    fn entries(&mut self) -> Vec<Entry<'t>> {
        let mut entries = Vec::new();
        while self.more(Bracket::Curly) {
            let key = self.value();
            self.colon("key");
            let value = self.value();
            entries.push(Entry { key, value });
            self.count(entries.len());
            self.comma();
        }
        entries
    }

    /// Reads fields behind those that there are.
    fn fields(&mut self, bracket: Bracket, mut fields: Vec<Field<'t>>) -> Vec<Field<'t>> {
        while self.more(bracket) {
            if self.item_follows() {
                break;
            }
            let named = matches!(self.peek(), TokenKind::Word(_));
            let quoted = matches!(self.peek(), TokenKind::Text(_)) && matches!(self.peek_second(), TokenKind::Colon);
            if !named && !quoted {
                if self.decimal_comma(&mut fields) || self.nonsense() {
                    continue;
                }
                let span = self.peek_span();
                self.loose_fault(span, "a field name is missing before this value");
                self.torn = true;
                self.value();
                self.comma();
                continue;
            }
            let token = self.take();
            let word = match token.kind {
                TokenKind::Word(word) => word,
                _ => {
                    let help = "write the name of a field without quotes";
                    self.lexer.habit(Habit::QuotedNames, token.span, "a field name in quotes", help);
                    token.span.of(self.lexer.text()).trim_matches('"')
                }
            };
            self.one_name(token.span);
            self.colon("field name");
            let value = self.value();
            let value = self.one_word(value);
            fields.push(Field { name: Name { word, span: token.span }, value });
            self.count(fields.len());
            if !self.item_follows() {
                self.comma();
            }
        }
        fields
    }

    fn colon(&mut self, after: &str) {
        if matches!(self.peek(), TokenKind::Colon) {
            self.take();
        } else if !self.given_up {
            let place = self.last.after();
            self.fault(place, format!("a colon is missing after this {after}"), None);
        }
    }

    /// Takes the comma after a value; reports if there is none and the group goes on.
    fn comma(&mut self) {
        match self.peek() {
            TokenKind::Comma => {
                self.take();
            }
            // What has no meaning has been reported.
            TokenKind::Close(_) | TokenKind::End | TokenKind::Bad => {}
            TokenKind::Colon => {
                let span = self.peek_span();
                self.loose_fault(span, "a colon has no place here");
                self.take();
                // Whatever was meant to be joined by it.
                if !matches!(self.peek(), TokenKind::Comma | TokenKind::Close(_) | TokenKind::End) {
                    self.value();
                }
                if matches!(self.peek(), TokenKind::Comma) {
                    self.take();
                }
            }
            _ => {
                let behind_comma = self.last.of(self.lexer.text()) == ",";
                if !behind_comma && !self.quote_inside() && !self.unit() && !self.conjunction() {
                    self.fault(self.last.after(), "a comma is missing after this", None);
                }
            }
        }
    }
}
