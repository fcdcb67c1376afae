//! What of a thing an edit changes.

use serde::{Deserialize, Serialize};

/// Declares the aspects, each with the word for it.
macro_rules! aspects {
    ($($aspect:ident: $word:literal,)+) => {
        /// What of a thing an edit changes: a field of it, or several that are one to whoever edits.
        #[expect(missing_docs, reason = "each is the field of its name")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Aspect { $($aspect,)+ }

        impl Aspect {
            /// The word for it, within a sentence: "short name".
            pub fn word(self) -> &'static str {
                match self { $(Self::$aspect => $word,)+ }
            }
        }
    };
}

aspects! {
    Actor: "actor",
    Affiliation: "affiliation",
    Basis: "basis",
    Binding: "binding",
    Cap: "cap",
    Capacities: "capacities",
    Cards: "cards",
    Category: "category",
    Claims: "claims",
    Condition: "condition",
    Cost: "cost",
    Crossing: "crossing",
    Date: "date",
    Dates: "dates",
    Description: "description",
    Elements: "elements",
    Feasibility: "feasibility",
    Firmness: "firmness",
    Gifts: "gifts",
    Groups: "groups",
    Kind: "kind",
    Level: "level",
    Link: "link",
    Marks: "marks",
    Meeting: "meeting",
    Money: "unit of costs",
    Name: "name",
    Note: "note",
    Option: "option",
    Options: "options",
    Origin: "origin",
    OtherDays: "other days",
    Otherwise: "level otherwise",
    Place: "place",
    Providers: "providers",
    Setting: "setting",
    Settings: "settings",
    ShortName: "short name",
    Sources: "sources",
    Speaker: "speaker",
    Standing: "standing",
    Strength: "strength",
    Tags: "tags",
    Title: "title",
    Unit: "unit",
    Uses: "uses",
    Voice: "voice",
    Words: "words",
}
