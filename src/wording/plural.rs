//! Plurals: which form of a message goes with a number.

/// The forms that languages have for what is counted, as CLDR names them. English has two: "1 card", "2 cards".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// As in "1 card".
    One,
    /// For a few, as Polish and Ukrainian have it; never in English.
    Few,
    /// For many, as Polish and Arabic have it; never in English.
    Many,
    /// As in "2 cards", and in "no cards".
    Other,
}

impl Plural {
    /// The form that goes with a number.
    pub fn of(number: usize) -> Self {
        if number == 1 { Self::One } else { Self::Other }
    }
}

/// The form of a message that goes with a number.
pub fn plural<T>(number: usize, one: T, other: T) -> T {
    match Plural::of(number) {
        Plural::One => one,
        Plural::Few | Plural::Many | Plural::Other => other,
    }
}

/// A counted noun: "1 red line", "2 red lines", "no red lines".
pub fn count(number: usize, one: &str, other: &str) -> String {
    let noun = plural(number, one, other);
    if number == 0 { format!("no {noun}") } else { format!("{number} {noun}") }
}

/// The first of several names, and how many more there are: "a, b and 3 more".
pub fn some<T: AsRef<str>>(names: &[T], most: usize) -> String {
    let rest = names.len().checked_sub(most).filter(|rest| *rest > 0).map(|rest| format!("{rest} more"));
    super::phrase::list(names.iter().take(most).map(|name| name.as_ref().to_owned()).chain(rest))
}
