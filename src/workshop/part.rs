//! In what two states of a document differ.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::scenario::{
    Acceptable, Actor, Category, Caution, Claim, Contradiction, Element, Function, Group, Limit, NamedCondition,
    Package, PackageId, Phase, Point, Position, Resource, Round, RuleId, Scenario, Seat, Source, Voice,
};

/// Declares the part of a document that a step replaces, from the fields of the scenario: of lists the run of items
/// that differ, of all else the whole. Apart stand what is compiled, from which all else follows, and what says only
/// which package is shown.
macro_rules! parts {
    (
        compiled lists { $($list:ident: $item:ty,)+ } values { $($value:ident: $type:ty,)+ }
        other lists { $($free_list:ident: $free_item:ty,)+ } values { $($free_value:ident: $free_type:ty,)+ }
        shown $shown:ident: $shown_type:ty
    ) => {
        /// The part of a document in which two of its states differ.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default)]
        pub(super) struct Part {
            $(#[serde(skip_serializing_if = "Run::is_default")] $list: Run<$item>,)+
            $(#[serde(skip_serializing_if = "Option::is_none")] $value: Option<$type>,)+
            $(#[serde(skip_serializing_if = "Run::is_default")] $free_list: Run<$free_item>,)+
            $(#[serde(skip_serializing_if = "Option::is_none")] $free_value: Option<$free_type>,)+
            #[serde(skip_serializing_if = "Option::is_none")]
            $shown: Option<$shown_type>,
        }

        /// What stands in one state and what in the other, where they differ.
        pub(super) fn difference(before: &Scenario, after: &Scenario) -> (Part, Part) {
            // Whoever adds a field to scenarios is told here that it can be undone too.
            let Scenario { $($list: _,)+ $($value: _,)+ $($free_list: _,)+ $($free_value: _,)+ $shown, format: _ } = before;
            let (mut old, mut new) = (Part::default(), Part::default());
            $((old.$list, new.$list) = Run::between(&before.$list, &after.$list);)+
            $((old.$free_list, new.$free_list) = Run::between(&before.$free_list, &after.$free_list);)+
            $(if before.$value != after.$value {
                (old.$value, new.$value) = (Some(before.$value.clone()), Some(after.$value.clone()));
            })+
            $(if before.$free_value != after.$free_value {
                (old.$free_value, new.$free_value) = (Some(before.$free_value.clone()), Some(after.$free_value.clone()));
            })+
            // Undo goes back to the package that was changed, whichever is on the board by then.
            (old.$shown, new.$shown) = (Some($shown.clone()), Some(after.$shown.clone()));
            (old, new)
        }

        /// Puts one part in the place of another.
        pub(super) fn replace(scenario: &mut Scenario, old: &Part, new: &Part) {
            $(old.$list.replace_by(&new.$list, &mut scenario.$list);)+
            $(old.$free_list.replace_by(&new.$free_list, &mut scenario.$free_list);)+
            $(if let Some(value) = &new.$value {
                scenario.$value = value.clone();
            })+
            $(if let Some(value) = &new.$free_value {
                scenario.$free_value = value.clone();
            })+
            if let Some(value) = &new.$shown {
                scenario.$shown = value.clone();
            }
        }

        /// Whether two states are alike in all that is worth saving: what is only shown is not.
        pub(super) fn alike(before: &Scenario, after: &Scenario) -> bool {
            $(before.$free_list == after.$free_list)&&+
                && $(before.$free_value == after.$free_value)&&+
                && $(before.$list == after.$list)&&+
                && $(before.$value == after.$value)&&+
        }

        /// Whether two states are alike in what is compiled; votes are while they are revealed, and
        /// the level of the unknown is.
        pub(super) fn compiled_alike(before: &Scenario, after: &Scenario) -> bool {
            let heard = before.votes_revealed || after.votes_revealed;
            (!heard || before.seats == after.seats)
                && before.acceptable.unknown == after.acceptable.unknown
                && $(before.$list == after.$list)&&+
                && $(before.$value == after.$value)&&+
        }

        impl Part {
            /// Whether something is in it that is compiled, where the votes are revealed or not.
            fn has_compiled(&self, revealed: bool) -> bool {
                $(!self.$list.is_default())||+ || $(self.$value.is_some())||+ || (revealed && !self.seats.is_default())
            }
        }
    };
}

parts! {
    compiled lists {
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
    }
    values {
        title: String,
        about: String,
        as_of: Date,
        money: String,
        switched_off: Vec<RuleId>,
        votes_revealed: bool,
    }
    other lists {
        packages: Package,
        points: Point,
        seats: Seat,
        rounds: Round,
    }
    values {
        acceptable: Acceptable,
    }
    shown current: PackageId
}

/// Whether a step from one part to the other changes what is compiled. Of what is acceptable, that is the level of the
/// unknown alone.
pub(super) fn compiles(old: &Part, new: &Part, revealed: bool) -> bool {
    let unknown = |part: &Part| part.acceptable.as_ref().map(|acceptable| acceptable.unknown);
    old.has_compiled(revealed) || new.has_compiled(revealed) || unknown(old) != unknown(new)
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
