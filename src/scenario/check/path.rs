//! Places inside a scenario.

use std::fmt;

/// A place inside a scenario: the steps that lead from the scenario to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path(pub Vec<Step>);

/// One step from a value to one within it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// To a field.
    Field(&'static str),
    /// To what a variant of an enum holds: `All`, `Card`.
    Variant(&'static str),
    /// To an item of a list, by its number from 0.
    Item(usize),
    /// To an item of a list that has an id, by its number from 0 and its id, which is how it is shown.
    Named(usize, String),
    /// To the value of a map's key.
    Key(String),
    /// To a map's key itself.
    KeyItself(String),
}

impl Path {
    /// The place one step further.
    pub fn join(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }
}

impl From<Vec<Step>> for Path {
    fn from(steps: Vec<Step>) -> Self {
        Self(steps)
    }
}

/// How many characters of an id or key are shown.
const SHOWN: usize = 80;

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(name) | Self::Variant(name) => f.write_str(name),
            Self::Item(index) => write!(f, "{index}"),
            Self::Named(_, name) | Self::Key(name) | Self::KeyItself(name) => {
                let shown = |c: char| if super::is_hidden(c) { '\u{fffd}' } else { c };
                name.chars().take(SHOWN).map(shown).try_for_each(|c| fmt::Write::write_char(f, c))
            }
        }
    }
}

/// The steps with slashes between them: `positions / r01-western-troops / crossed_when`.
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(" / ")?;
            }
            write!(f, "{step}")?;
        }
        Ok(())
    }
}
