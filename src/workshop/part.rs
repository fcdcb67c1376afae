//! In what two states of a document differ.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::scenario::{
    Acceptable, Actor, Category, Caution, Claim, Contradiction, Element, Function, Group, Limit, NamedCondition,
    Package, PackageId, Phase, Point, Position, Resource, Round, RuleId, Scenario, Seat, Source, Voice,
};

/// Declares the part of a document that a step replaces, from the fields of the scenario: of lists the run of items
/// that differ, of all else the whole.
macro_rules! parts {
    (lists { $($list:ident: $item:ty,)+ } values { $($value:ident: $type:ty,)+ }) => {
        /// The part of a document in which two of its states differ.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default)]
        pub(super) struct Part {
            $(#[serde(skip_serializing_if = "Run::is_default")] $list: Run<$item>,)+
            $(#[serde(skip_serializing_if = "Option::is_none")] $value: Option<$type>,)+
        }

        /// What stands in one state and what in the other, where they differ.
        pub(super) fn difference(before: &Scenario, after: &Scenario) -> (Part, Part) {
            // Whoever adds a field to scenarios is told here that it can be undone too.
            let Scenario { $($list: _,)+ $($value: _,)+ format: _ } = before;
            let (mut old, mut new) = (Part::default(), Part::default());
            $((old.$list, new.$list) = Run::between(&before.$list, &after.$list);)+
            $(if before.$value != after.$value {
                old.$value = Some(before.$value.clone());
                new.$value = Some(after.$value.clone());
            })+
            // Undo goes back to the package that was changed, whichever is on the board by then.
            (old.current, new.current) = (Some(before.current.clone()), Some(after.current.clone()));
            (old, new)
        }

        /// Puts one part in the place of another.
        pub(super) fn replace(scenario: &mut Scenario, old: &Part, new: &Part) {
            $(old.$list.replace_by(&new.$list, &mut scenario.$list);)+
            $(if let Some(value) = &new.$value {
                scenario.$value = value.clone();
            })+
        }
    };
}

parts! {
    lists {
        also_as_of: Date,
        sources: Source,
        voices: Voice,
        claims: Claim,
        groups: Group,
        actors: Actor,
        phases: Phase,
        functions: Function,
        resources: Resource,
        categories: Category,
        elements: Element,
        conditions: NamedCondition,
        positions: Position,
        limits: Limit,
        contradictions: Contradiction,
        cautions: Caution,
        packages: Package,
        points: Point,
        seats: Seat,
        rounds: Round,
    }
    values {
        title: String,
        about: String,
        as_of: Date,
        switched_off: Vec<RuleId>,
        acceptable: Acceptable,
        current: PackageId,
        votes_revealed: bool,
    }
}

/// Whether two states differ in something that is worth saving: which package is on the board is not.
pub(super) fn differ(before: &Scenario, after: &Scenario) -> bool {
    let (old, new) = difference(before, after);
    let current = |part: Part| Part { current: None, ..part };
    current(old) != Part::default() || current(new) != Part::default()
}

/// Whether two states differ in what is compiled: all but packages, rounds, points, what would be accepted, and votes
/// that are not revealed.
pub(super) fn compiled_differ(before: &Scenario, after: &Scenario) -> bool {
    let heard = before.votes_revealed || after.votes_revealed;
    let compiled = |part: Part| Part {
        packages: Run::default(),
        rounds: Run::default(),
        points: Run::default(),
        seats: if heard { part.seats.clone() } else { Run::default() },
        votes_revealed: part.votes_revealed,
        acceptable: None,
        current: None,
        ..part
    };
    let (old, new) = difference(before, after);
    compiled(old) != Part::default() || compiled(new) != Part::default()
}

/// The items of a list in which two states differ, from where on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Run<T> {
    start: usize,
    items: Vec<T>,
}

impl<T> Default for Run<T> {
    fn default() -> Self {
        Self { start: 0, items: Vec::new() }
    }
}

impl<T> Run<T> {
    fn is_default(&self) -> bool {
        self.start == 0 && self.items.is_empty()
    }
}

impl<T: Clone + PartialEq> Run<T> {
    /// What differs, in the one list and in the other.
    fn between(old: &[T], new: &[T]) -> (Self, Self) {
        let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        if start == old.len() && start == new.len() {
            return (Self::default(), Self::default());
        }
        let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
        let tail = tail.min(old.len() - start).min(new.len() - start);
        let run = |list: &[T]| Self { start, items: list.get(start..list.len() - tail).unwrap_or_default().to_vec() };
        (run(old), run(new))
    }

    /// Puts another run in its place.
    fn replace_by(&self, other: &Self, list: &mut Vec<T>) {
        let end = (self.start + self.items.len()).min(list.len());
        list.splice(self.start.min(end)..end, other.items.iter().cloned());
    }
}
