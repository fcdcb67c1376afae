//! Decodes a tree into the scenario types, through serde.

use serde::Deserialize;
use serde::de::{self, DeserializeSeed, Expected, IntoDeserializer, Visitor};

use super::day;
use super::groups::{Entries, Fields, Items, Variant};
use super::session::{Failure, Session};
use super::words::{self, found, noun, shortened};
use crate::scenario::Scenario;
use crate::scenario::check::suggestion;
use crate::storage::syntax::{Field, Name, Node, Value};

/// What stands in for a text that cannot be read: a date, so that it will do for dates too.
const PLACEHOLDER: &str = "2000-01-01";

/// Decodes the tree. The scenario has placeholders for whatever the session has noted; `None` if that was too much.
pub fn decode(root: &Node<'_>, session: &Session) -> Option<Scenario> {
    loop {
        session.begin();
        let learned = session.learned();
        match Scenario::deserialize(Spot::new(session, root)) {
            Ok(scenario) => return Some(scenario),
            Err(_) if session.learned() > learned && session.may_go_on() => {}
            Err(_) => return None,
        }
    }
}

/// A value about to be decoded.
#[derive(Clone, Copy)]
pub struct Spot<'a, 't> {
    /// What has been found so far.
    pub session: &'a Session,
    /// The value; `None` for one that is not there.
    pub node: Option<&'a Node<'t>>,
    /// It is what a variant holds, so that the name before it has been read.
    pub named: bool,
}

/// A list or tuple, struct or map with the node it belongs to.
type Given<'a, 't, T> = (&'a Node<'t>, &'a [T]);

impl<'a, 't> Spot<'a, 't> {
    /// A value that is there.
    pub fn new(session: &'a Session, node: &'a Node<'t>) -> Self {
        Self { session, node: Some(node), named: false }
    }

    /// A value that is not there.
    pub fn hole(session: &'a Session) -> Self {
        Self { session, node: None, named: false }
    }

    /// The node, unless it is a hole.
    fn sound(&self) -> Option<&'a Node<'t>> {
        self.node.filter(|node| !self.session.is_hole(node))
    }

    /// The node, if there is one whose value is of the kind asked for; otherwise notes what should be there.
    fn expect<T>(&self, what: &str, kind: impl FnOnce(&'a Value<'t>) -> Option<T>) -> Option<(&'a Node<'t>, T)> {
        let node = self.sound()?;
        if let Some(value) = kind(&node.value) {
            return Some((node, value));
        }
        self.session.mismatch(node, format!("expected {what}, found {}", found(node)), words::instead(what, node));
        None
    }

    /// A text; notes if there is none.
    fn text(&self) -> Option<(&'a Node<'t>, &'a str)> {
        let node = self.sound()?;
        if let Value::Text(text) = &node.value {
            return Some((node, text));
        }
        let help = match &node.value {
            Value::Word("None" | "null" | "nil" | "NULL") => Some("leave the field out".to_owned()),
            Value::Word(word) => Some(format!("put it in quotes: \"{}\"", shortened(word))),
            Value::Number(number) => Some(format!("put it in quotes: \"{}\"", shortened(number))),
            _ => None,
        };
        self.session.mismatch(node, format!("expected text in quotes, found {}", found(node)), help);
        None
    }

    /// A whole number in the range; notes if there is none.
    fn whole<T: TryFrom<i128>>(&self) -> Option<T> {
        let node = self.sound()?;
        let number = match &node.value {
            Value::Number(raw) if self.misleads(node, raw) => return None,
            Value::Number(raw) => whole_number(raw),
            _ => None,
        };
        let Some(number) = number else {
            self.session.mismatch(node, format!("expected a whole number, found {}", found(node)), None);
            return None;
        };
        let narrow = T::try_from(number).ok();
        if narrow.is_none() {
            let why = if number < 0 { "below 0" } else { "too large" };
            self.session.mismatch(node, format!("the number {} is {why}", shortened(&number.to_string())), None);
        }
        narrow
    }

    /// Notes a number that says something else to some readers than to others.
    fn misleads(&self, node: &Node<'t>, raw: &str) -> bool {
        let misleading = words::misleading(raw);
        if let Some((message, help)) = &misleading {
            self.session.mismatch(node, message.clone(), Some(help.clone()));
        }
        misleading.is_some()
    }

    /// The fields of a struct; notes if it is none.
    fn fields(&self, name: &'static str) -> Option<Given<'a, 't, Field<'t>>> {
        let node = self.sound()?;
        let (given, fields): (&Option<Name<'_>>, &[Field<'_>]) = match &node.value {
            Value::Struct(given, fields) => (given, fields),
            Value::Tuple(given, items) if items.is_empty() => (given, &[]),
            _ => {
                let help = "its fields stand in parentheses: `(name: value, …)`".to_owned();
                let message = format!("expected {}, found {}", noun(name), found(node));
                self.session.mismatch(node, message, Some(help));
                return None;
            }
        };
        if let Some(given) = given.filter(|given| !self.named && given.word != name) {
            let message = format!("expected {}, found `{}(…)`", noun(name), shortened(given.word));
            self.session.note(given.span, message, Some("leave the name before the parenthesis out".to_owned()));
        }
        Some((node, fields))
    }
}

/// What a visitor wants, in its own words.
fn wanted<'de>(visitor: &impl Visitor<'de>) -> String {
    (visitor as &dyn Expected).to_string()
}

/// A number without a fraction, in any of the ways that RON has of writing one.
fn whole_number(raw: &str) -> Option<i128> {
    let plain = raw.replace('_', "");
    let (negative, digits) = match plain.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, plain.strip_prefix('+').unwrap_or(&plain)),
    };
    let radix = [("0x", 16), ("0b", 2), ("0o", 8)]
        .into_iter()
        .find_map(|(prefix, radix)| Some((digits.strip_prefix(prefix)?, radix)));
    let (digits, radix) = radix.unwrap_or((digits, 10));
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(radix)) {
        return None;
    }
    // Whatever is too long for the type is too large for any field.
    let number = i128::from_str_radix(digits, radix).unwrap_or(i128::MAX);
    Some(if negative { number.checked_neg().unwrap_or(i128::MIN) } else { number })
}

/// A number with or without a fraction; not `NaN`, not infinite, and not more exact than can be kept.
fn number_with_fraction(raw: &str) -> Option<f64> {
    let plain = raw.replace('_', "");
    let plainly = plain.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '+' | '-' | 'e' | 'E'));
    let number: f64 = plain.parse().ok().filter(|number: &f64| plainly && number.is_finite())?;
    (digits(&plain)? == digits(&format!("{number:e}"))?).then_some(number)
}

/// The digits of a number without zeros around them, and of which power of ten the last one is a multiple.
fn digits(number: &str) -> Option<(String, i64)> {
    let (mantissa, power) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let power = power.parse::<i64>().ok()?.checked_sub(i64::try_from(fraction.len()).ok()?)?;
    let all: String = [whole, fraction].concat().chars().filter(char::is_ascii_digit).collect();
    let kept = all.trim_end_matches('0');
    let zeros = i64::try_from(all.len() - kept.len()).ok()?;
    let kept = kept.trim_start_matches('0').to_owned();
    let power = if kept.is_empty() { 0 } else { power.checked_add(zeros)? };
    Some((kept, power))
}

macro_rules! whole_numbers {
    ($($deserialize:ident $visit:ident,)+) => {$(
        fn $deserialize<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
            visitor.$visit(self.whole().unwrap_or_default())
        }
    )+};
}

impl<'de> de::Deserializer<'de> for Spot<'_, '_> {
    type Error = Failure;

    whole_numbers! {
        deserialize_u8 visit_u8,
        deserialize_u16 visit_u16,
        deserialize_u32 visit_u32,
        deserialize_u64 visit_u64,
        deserialize_i8 visit_i8,
        deserialize_i16 visit_i16,
        deserialize_i32 visit_i32,
        deserialize_i64 visit_i64,
    }

    /// Only numbers are told by what they are; nothing else in a scenario may be one thing or another.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        let number = |value: &Value<'_>| matches!(value, Value::Number(_)).then_some(());
        let Some((node, ())) = self.expect(&wanted(&visitor), number) else { return visitor.visit_u64(0) };
        let Value::Number(raw) = node.value else { return visitor.visit_u64(0) };
        if self.misleads(node, raw) {
            return visitor.visit_u64(0);
        }
        let want = wanted(&visitor);
        let result = match whole_number(raw) {
            Some(number) => match (u64::try_from(number), i64::try_from(number)) {
                (Ok(number), _) => visitor.visit_u64(number),
                (_, Ok(number)) => visitor.visit_i64(number),
                _ => Err(Failure::Expected(want)),
            },
            None => match number_with_fraction(raw) {
                Some(number) => visitor.visit_f64(number),
                None => Err(Failure::Expected(want)),
            },
        };
        self.session.settle(node, result, || shortened(raw))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        let truth = |value: &Value<'_>| if let Value::Bool(truth) = value { Some(*truth) } else { None };
        visitor.visit_bool(self.expect("`true` or `false`", truth).is_some_and(|(_, truth)| truth))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_str(self.text().map_or(PLACEHOLDER, |(_, text)| text))
    }

    /// Types that are written as text but are not any text; of these we have only days and times.
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        let Some((node, text)) = self.text() else { return visitor.visit_str(PLACEHOLDER) };
        let (want, fault) = if wanted(&visitor).contains("datetime") {
            ("a day and time such as \"2025-08-20T14:30:00\"", day::fault_of_moment(text))
        } else {
            ("a date such as \"2025-08-20\"", day::fault_of_day(text))
        };
        let Some(help) = fault else { return visitor.visit_str(text) };
        self.session.mismatch(node, format!("expected {want}, found {}", found(node)), help);
        visitor.visit_str(PLACEHOLDER)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        match self.node.map(|node| (node, &node.value)) {
            Some((_, Value::Word("None"))) => visitor.visit_none(),
            Some((node, _)) => {
                self.session.note_optional(node);
                visitor.visit_some(Self { node: Some(node.unwrap_some()), ..self })
            }
            None => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        let list = |value: &'_ Value<'_>| matches!(value, Value::List(_)).then_some(());
        let Some((node, ())) = self.expect("a list in brackets", list) else {
            return visitor.visit_seq(Items::new(self.session, &[]));
        };
        let Value::List(items) = &node.value else { return visitor.visit_seq(Items::new(self.session, &[])) };
        let result = visitor.visit_seq(Items::new(self.session, items));
        self.session.settle(node, result, || found(node))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        let map = |value: &'_ Value<'_>| matches!(value, Value::Map(_)).then_some(());
        let Some((node, ())) = self.expect("a map in braces, `{key: value}`", map) else {
            return visitor.visit_map(Entries::new(self.session, &[]));
        };
        let Value::Map(entries) = &node.value else { return visitor.visit_map(Entries::new(self.session, &[])) };
        let result = visitor.visit_map(Entries::new(self.session, entries));
        self.session.settle(node, result, || found(node))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        self.group(name, known, None, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        visitor.visit_enum(self.variant(name, variants))
    }

    /// Names of fields and variants are handed out by their groups, never decoded from a node.
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        self.deserialize_string(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct
    }
}

impl<'a, 't> Spot<'a, 't> {
    /// Decodes fields; `head` is the one whose name may be left out before the others.
    pub fn group<'de, V: Visitor<'de>>(
        self,
        name: &'static str,
        known: &'static [&'static str],
        head: Option<&'static str>,
        visitor: V,
    ) -> Result<V::Value, Failure> {
        let Some((node, given)) = self.fields(name) else {
            return visitor.visit_map(Fields::holes(self.session, name, known));
        };
        match visitor.visit_map(Fields::new(self.session, name, known, head, (node, given))) {
            Err(Failure::Missing(field)) => {
                self.session.learn_required(name, field);
                Err(Failure::Noted)
            }
            result => self.session.settle(node, result, || found(node)),
        }
    }

    /// Which of the variants it is; the first, with nothing in it, where that cannot be told.
    fn variant(self, name: &'static str, variants: &'static [&'static str]) -> Variant<'a, 't> {
        let unknown =
            Variant { session: self.session, word: variants.first().copied().unwrap_or_default(), node: None };
        let Some(node) = self.sound() else { return unknown };
        if self.named {
            // These are the parentheses of the variant around it, `Not(tags: […])`: looked at again, they would be that.
            let help = "in its parentheses stands a value of its own: `Not(Card(…))`".to_owned();
            self.session.mismatch(node, format!("expected {}, found fields", noun(name)), Some(help));
            return unknown;
        }
        let word = match &node.value {
            Value::Word(word) => *word,
            Value::Tuple(Some(name), _) | Value::Struct(Some(name), _) => name.word,
            Value::Text(text) if variants.contains(&text.as_ref()) => {
                let help = format!("write it without quotes: `{text}`");
                self.session.mismatch(node, format!("expected {}, found {}", noun(name), found(node)), Some(help));
                return unknown;
            }
            _ => {
                let message = format!("expected {}, found {}", noun(name), found(node));
                let help = words::condition_in(name, node).or_else(|| suggestion("", variants.iter().copied()));
                self.session.mismatch(node, message, help);
                return unknown;
            }
        };
        let found = variants.iter().find(|variant| **variant == word);
        match found.or_else(|| self.session.renamed(name, word, node, variants)) {
            Some(variant) => Variant { session: self.session, word: variant, node: Some(node) },
            None => {
                let what = if name == "Condition" { "kind of condition" } else { words::bare_noun(name) };
                let help = words::now_called(name, word).map(|now| format!("the word is `{now}` now"));
                let help = help.or_else(|| words::joined(name, word));
                let help = help.or_else(|| suggestion(word, variants.iter().copied()));
                self.session.mismatch(node, format!("unknown {what} `{}`", shortened(word)), help);
                unknown
            }
        }
    }
}

impl<'de> de::EnumAccess<'de> for Variant<'_, '_> {
    type Error = Failure;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Failure> {
        let word: de::value::StrDeserializer<'_, Failure> = self.word.into_deserializer();
        Ok((seed.deserialize(word)?, self))
    }
}
