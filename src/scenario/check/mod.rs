//! What is wrong with a scenario: everything that its types alone cannot rule out.
//!
//! A scenario without flaws is what [`assess`](crate::assess) may rely on: every reference leads somewhere, every
//! condition ends, every number is in range. The check is pure and deterministic; its time grows with the scenario's
//! size, not with what conditions expand to.

mod acceptable;
mod conditions;
mod elements;
mod evidence;
mod names;
mod nearest;
mod packages;
mod path;
mod patterns;
mod room;
mod rounds;
mod rules;
mod words;

use super::Scenario;
use conditions::Expansion;
use names::Names;

pub use nearest::{nearest, suggestion};
pub use path::{Path, Step};
pub use words::is_hidden;

/// The longest id, in characters.
pub const MAX_ID: usize = 80;

/// The longest text, in characters.
pub const MAX_TEXT: usize = 20_000;

/// The longest list, in items.
pub const MAX_ITEMS: usize = 10_000;

/// How many conditions a condition may amount to once every named one in it is written out.
pub const MAX_EXPANDED: u64 = 10_000;

/// How deep a condition may nest once every named one in it is written out.
pub const MAX_EXPANDED_NESTING: usize = 64;

/// After so many flaws the check stops looking.
pub const MAX_FLAWS: usize = 200;

/// Something wrong with a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Where.
    pub path: Path,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: Option<String>,
    /// Other places that the flaw follows from, such as the list in which a name was looked up. Whoever knows one of
    /// them to be incomplete must not believe the flaw.
    pub rests_on: Vec<Path>,
    /// The other place that it is about, such as that of the first of two things of one name.
    pub beside: Option<Path>,
}

/// Says everything that is wrong with a scenario, in the order of the file; at most [`MAX_FLAWS`].
pub fn check(scenario: &Scenario) -> Vec<Flaw> {
    let names = Names::of(scenario);
    let expansion = Expansion::of(scenario);
    let mut checker = Checker { scenario, names, expansion, path: Path::default(), flaws: Vec::new() };
    checker.scenario();
    checker.flaws
}

/// Walks through a scenario and notes what is wrong.
struct Checker<'s> {
    scenario: &'s Scenario,
    names: Names<'s>,
    expansion: Expansion<'s>,
    /// Where the walk is.
    path: Path,
    flaws: Vec<Flaw>,
}

impl<'s> Checker<'s> {
    /// Looks at something one step further.
    fn within(&mut self, step: Step, look: impl FnOnce(&mut Self)) {
        self.path.0.push(step);
        look(self);
        self.path.0.pop();
    }

    /// Looks at a field.
    fn field(&mut self, name: &'static str, look: impl FnOnce(&mut Self)) {
        self.within(Step::Field(name), look);
    }

    /// Looks at the items of a list without ids, each at its own place.
    fn items<T>(&mut self, items: &'s [T], mut look: impl FnMut(&mut Self, &'s T)) {
        self.count(items.len());
        for (index, item) in items.iter().enumerate() {
            self.within(Step::Item(index), |c| look(c, item));
        }
    }

    /// Looks at the items of a list field that have ids, each at its own place.
    fn named<T>(
        &mut self,
        field: &'static str,
        items: &'s [T],
        id: impl Fn(&T) -> &str,
        mut look: impl FnMut(&mut Self, &'s T),
    ) {
        self.field(field, |c| {
            c.count(items.len());
            for (index, item) in items.iter().enumerate() {
                c.within(Step::Named(index, id(item).to_owned()), |c| look(c, item));
            }
        });
    }

    fn flaw(&mut self, message: impl Into<String>) {
        self.flaw_with(message, None, Vec::new());
    }

    fn flaw_with(&mut self, message: impl Into<String>, help: Option<String>, rests_on: Vec<Path>) {
        if self.flaws.len() < MAX_FLAWS {
            let (path, message) = (self.path.clone(), message.into());
            self.flaws.push(Flaw { path, message, help, rests_on, beside: None });
        }
    }

    /// A flaw here that is about another place too.
    fn flaw_beside(&mut self, message: impl Into<String>, other: Path) {
        if self.flaws.len() < MAX_FLAWS {
            let (path, message) = (self.path.clone(), message.into());
            self.flaws.push(Flaw { path, message, help: None, rests_on: Vec::new(), beside: Some(other) });
        }
    }

    fn count(&mut self, items: usize) {
        if items > MAX_ITEMS {
            self.flaw(format!("{items} items; a list may have {MAX_ITEMS}"));
        }
    }

    fn scenario(&mut self) {
        let scenario = self.scenario;
        self.field("title", |c| c.title(&scenario.title));
        self.field("about", |c| c.prose(&scenario.about));
        self.field("money", |c| c.title(&scenario.money));
        self.field("also_as_of", |c| c.distinct(&scenario.also_as_of, |date| date.to_string()));
        self.evidence();
        self.parties();
        self.scales();
        self.elements();
        self.conditions();
        self.rules();
        self.acceptable();
        self.packages();
        self.room();
        self.rounds();
    }
}
