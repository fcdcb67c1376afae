//! The scales of the board: feasibility in words, degrees of protection, firmness, and exact quantities.

use std::fmt;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How feasible a card or a package is, from 0 (ruled out) to 4 (ready).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Feasibility {
    /// 0: cannot be had.
    RuledOut,
    /// 1: hardly to be had.
    Unlikely,
    /// 2: those who know disagree.
    Contested,
    /// 3: to be expected.
    Likely,
    /// 4: can be had at once.
    Ready,
}

impl Feasibility {
    /// All levels, lowest first.
    pub const ALL: [Self; 5] = [Self::RuledOut, Self::Unlikely, Self::Contested, Self::Likely, Self::Ready];

    /// The level as a number from 0 to 4.
    pub fn number(self) -> u8 {
        self as u8
    }
}

/// How strongly something serves a function of protection: 0 (not at all) to 4 (fully).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Degree(pub u8);

impl Degree {
    /// The highest degree there is.
    pub const MAX: Self = Self(4);
}

/// How firmly a position is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Firmness {
    /// Stated as non-negotiable.
    Absolute,
    /// Stated strongly.
    Firm,
    /// Sources disagree; a counter-claim is shown beside it.
    Disputed,
}

/// How strongly a claim is worded. It grades the wording, not whether the claim is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Strength {
    /// Without any reservation.
    Absolute,
    /// Firmly.
    Strong,
    /// Only if something else holds.
    Conditional,
    /// As a possibility.
    Uncertain,
}

/// A non-negative amount with three decimals, exact: billions of money, thousand troops, aircraft, batteries.
///
/// Written as a whole number where it is one, otherwise with a decimal point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity(u64);

impl Quantity {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest amount a file may hold: a million.
    pub const MAX: Self = Self(1_000_000_000);

    /// Makes a quantity from thousandths of its unit.
    pub const fn from_thousandths(thousandths: u64) -> Self {
        Self(thousandths)
    }

    /// The amount in thousandths of its unit.
    pub const fn thousandths(self) -> u64 {
        self.0
    }

    /// Adds; stops at the largest number there is rather than wrapping round.
    pub const fn saturating_add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 1000, self.0 % 1000);
        if rest == 0 {
            write!(f, "{whole}")
        } else {
            write!(f, "{}", format!("{whole}.{rest:03}").trim_end_matches('0'))
        }
    }
}

/// A text is no quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a number from 0 to 1000000 with at most three decimals")]
pub struct NoQuantity;

impl std::str::FromStr for Quantity {
    type Err = NoQuantity;

    /// Reads what [`Display`](fmt::Display) writes: digits, and up to three behind a point.
    fn from_str(text: &str) -> Result<Self, NoQuantity> {
        let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 7 || rest.len() > 3 || !digits(whole) || !digits(rest) {
            return Err(NoQuantity);
        }
        let number = |text: &str| text.parse::<u64>().map_err(|_| NoQuantity);
        let thousandths = number(whole)? * 1000 + number(&format!("{rest:0<3}"))?;
        Some(Self(thousandths)).filter(|quantity| *quantity <= Self::MAX).ok_or(NoQuantity)
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_multiple_of(1000) {
            serializer.serialize_u64(self.0 / 1000)
        } else {
            // Exact enough: three decimals below a million survive the way through a double and back.
            serializer.serialize_f64(self.0 as f64 / 1000.0)
        }
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct QuantityVisitor;

        impl Visitor<'_> for QuantityVisitor {
            type Value = Quantity;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number from 0 to 1000000 with at most three decimals")
            }

            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Quantity, E> {
                value
                    .checked_mul(1000)
                    .map(Quantity)
                    .filter(|quantity| *quantity <= Quantity::MAX)
                    .ok_or_else(|| E::invalid_value(de::Unexpected::Unsigned(value), &self))
            }

            fn visit_i64<E: de::Error>(self, value: i64) -> Result<Quantity, E> {
                u64::try_from(value)
                    .map_err(|_negative| E::invalid_value(de::Unexpected::Signed(value), &self))
                    .and_then(|value| self.visit_u64(value))
            }

            fn visit_f64<E: de::Error>(self, value: f64) -> Result<Quantity, E> {
                let thousandths = (value * 1000.0).round();
                // The number that is nearest to so many thousandths, and no other.
                let exact = (thousandths / 1000.0).total_cmp(&value).is_eq();
                if value.is_finite() && exact && (0.0..=Quantity::MAX.0 as f64).contains(&thousandths) {
                    Ok(Quantity(thousandths as u64))
                } else {
                    Err(E::invalid_value(de::Unexpected::Float(value), &self))
                }
            }
        }

        deserializer.deserialize_any(QuantityVisitor)
    }
}

/// A range of amounts, both ends included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// The least it may be.
    pub low: Quantity,
    /// The most it may be; at least `low`.
    pub high: Quantity,
}

impl Range {
    /// Adds two ranges end by end.
    pub const fn saturating_add(self, other: Self) -> Self {
        Self { low: self.low.saturating_add(other.low), high: self.high.saturating_add(other.high) }
    }
}

/// What the board says of a package as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Verdict {
    /// There are no cards.
    Empty,
    /// Nothing stands against it.
    Workable,
    /// A firm or disputed position is violated, or its feasibility is Unlikely.
    Strained,
    /// A contradiction, a non-negotiable position violated, a card ruled out, or a resource over-committed.
    Blocked,
}
