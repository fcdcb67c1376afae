//! What actors hold and what binds: positions, limits, contradictions, cautions.

use indexmap::IndexMap;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    Basis, ClaimId, Condition, ElementId, Feasibility, Firmness, OptionId, PartyId, Pattern, RuleId, SettingId,
    is_default,
};

/// Declares the kinds of rule: the fields of their own, and those that all share.
macro_rules! rules {
    ($($(#[$doc:meta])* struct $name:ident { $($(#[$fdoc:meta])* $field:ident: $type:ty,)* })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// Its name in this file; rules of all kinds share one set of names.
            pub id: RuleId,
            /// What it says, in a few words.
            pub title: String,
            $($(#[$fdoc])* pub $field: $type,)*
            /// In force only while this holds; always if left out.
            #[serde(default, skip_serializing_if = "is_default")]
            pub binds_when: Option<Condition>,
            /// In force from this day on.
            #[serde(default, skip_serializing_if = "is_default")]
            pub from: Option<Date>,
            /// In force up to and including this day.
            #[serde(default, skip_serializing_if = "is_default")]
            pub until: Option<Date>,
            /// The claims it rests on.
            #[serde(default, skip_serializing_if = "is_default")]
            pub claims: Vec<ClaimId>,
            /// The claims that speak against it.
            #[serde(default, skip_serializing_if = "is_default")]
            pub counter_claims: Vec<ClaimId>,
            /// Row numbers or other marks of the paper it comes from.
            #[serde(default, skip_serializing_if = "is_default")]
            pub refs: Vec<String>,
            /// Remarks.
            #[serde(default, skip_serializing_if = "is_default")]
            pub note: String,
        }

        impl $name {
            /// One that always binds and rests on nothing yet.
            pub fn new(id: RuleId, title: String, $($field: $type),*) -> Self {
                let (binds_when, from, until) = (None, None, None);
                let (claims, counter_claims, refs, note) = (Vec::new(), Vec::new(), Vec::new(), String::new());
                Self { id, title, $($field,)* binds_when, from, until, claims, counter_claims, refs, note }
            }
        }

        impl Rule for $name {
            fn id(&self) -> &RuleId { &self.id }
            fn title(&self) -> &str { &self.title }
            fn binds_when(&self) -> Option<&Condition> { self.binds_when.as_ref() }
            fn from(&self) -> Option<Date> { self.from }
            fn until(&self) -> Option<Date> { self.until }
            fn claims(&self) -> &[ClaimId] { &self.claims }
            fn counter_claims(&self) -> &[ClaimId] { &self.counter_claims }
            fn note(&self) -> &str { &self.note }
        }
    )+};
}

/// What positions, limits, contradictions and cautions have in common.
pub trait Rule {
    /// Its name in the file.
    fn id(&self) -> &RuleId;
    /// What it says, in a few words.
    fn title(&self) -> &str;
    /// In force only while this holds.
    fn binds_when(&self) -> Option<&Condition>;
    /// In force from this day on.
    fn from(&self) -> Option<Date>;
    /// In force up to and including this day.
    fn until(&self) -> Option<Date>;
    /// The claims it rests on.
    fn claims(&self) -> &[ClaimId];
    /// The claims that speak against it.
    fn counter_claims(&self) -> &[ClaimId];
    /// Remarks.
    fn note(&self) -> &str;

    /// Whether the day lies in its `from`…`until`.
    fn dated(&self, day: Date) -> bool {
        self.from().is_none_or(|from| from <= day) && self.until().is_none_or(|until| day <= until)
    }
}

rules! {
    /// What an actor is reported to hold. Exactly one of `crossed_when` (a red line), `met_when` (a floor) and
    /// `provides` (a willingness) is given.
    ///
    /// [`Position::kind`] says which.
    struct Position {
        /// Whose it is: an actor's, or a group's. A red line or floor of a group is the group's own; a willingness of a
        /// group is that of each member who has none of its own in force for the element.
        actor: PartyId,
        /// How firmly it is held; a red line and a floor must say.
        #[serde(default, skip_serializing_if = "is_default")]
        firmness: Option<Firmness>,
        /// A red line: this must not happen.
        #[serde(default, skip_serializing_if = "is_default")]
        crossed_when: Option<Condition>,
        /// A floor: this must happen.
        #[serde(default, skip_serializing_if = "is_default")]
        met_when: Option<Condition>,
        /// A willingness: how ready the actor is to provide something.
        #[serde(default, skip_serializing_if = "is_default")]
        provides: Option<Provision>,
    }

    /// A rule that caps how feasible some cards are while a condition holds: a missing enabler, a sequence,
    /// a capacity, a procedure.
    struct Limit {
        /// The cards it caps.
        on: Pattern,
        /// It caps them while this holds; always if left out. May not ask what the package reaches.
        #[serde(default, skip_serializing_if = "is_default")]
        when: Option<Condition>,
        /// The highest level that the cards then have.
        cap: Feasibility,
        /// What the level rests on.
        basis: Basis,
    }

    /// Cards or options that cannot coexist as a matter of logic.
    struct Contradiction {
        /// It is there while this holds.
        when: Condition,
    }

    /// A remark worth showing while a condition holds; it decides nothing.
    struct Caution {
        /// It is shown while this holds.
        when: Condition,
    }
}

/// What an actor is ready to provide, and how ready it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provision {
    /// The elements spoken of.
    pub elements: Vec<ElementId>,
    /// Only with these options, for each setting named.
    #[serde(default, skip_serializing_if = "is_default")]
    pub with: IndexMap<SettingId, Vec<OptionId>>,
    /// How ready the holder is.
    pub level: Feasibility,
    /// How ready it is while `binds_when` does not hold; that is unknown if left out. What a group says of its members
    /// counts beside it, and the lowest is taken.
    #[serde(default, skip_serializing_if = "is_default")]
    pub otherwise: Option<Feasibility>,
    /// What the level rests on.
    pub basis: Basis,
}

/// What a position is, with what it asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PositionKind<'a> {
    /// This must not happen.
    RedLine(&'a Condition),
    /// This must happen.
    Floor(&'a Condition),
    /// This is what the actor would provide.
    Willingness(&'a Provision),
}

impl Position {
    /// What the position is; `None` if it gives none of the three or more than one, which a checked scenario never has.
    pub fn kind(&self) -> Option<PositionKind<'_>> {
        match (&self.crossed_when, &self.met_when, &self.provides) {
            (Some(condition), None, None) => Some(PositionKind::RedLine(condition)),
            (None, Some(condition), None) => Some(PositionKind::Floor(condition)),
            (None, None, Some(provision)) => Some(PositionKind::Willingness(provision)),
            _ => None,
        }
    }
}
