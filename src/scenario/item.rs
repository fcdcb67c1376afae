//! The things that a scenario lists by id, told apart by kind, so that one of them can be named, found, put and taken
//! away whatever it is.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    Actor, Category, Caution, Claim, Contradiction, Element, Function, Group, Limit, NamedCondition, Package, Phase,
    Position, Resource, Scenario, Source, Voice,
};

/// Names one thing that a scenario lists: what kind it is, and its id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemKey {
    /// What it is.
    pub kind: ItemKind,
    /// Its name in the file.
    pub id: String,
}

impl ItemKey {
    /// The key of the thing of this kind and id.
    pub fn new(kind: ItemKind, id: impl ToString) -> Self {
        Self { kind, id: id.to_string() }
    }
}

/// As its kind and its id, where unsaved work is kept; no scenario holds one.
impl Serialize for ItemKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.kind, &self.id).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for ItemKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <(ItemKind, String)>::deserialize(deserializer).map(|(kind, id)| Self { kind, id })
    }
}

/// Declares the kinds, and for each its type, its list and what it is called.
macro_rules! items {
    ($($(#[$doc:meta])* $kind:ident: $type:ty, $list:ident by $name:ident, $article:literal $noun:literal, $many:literal;)+) => {
        /// The kinds of thing that a scenario lists by id.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum ItemKind { $($(#[$doc])* $kind,)+ }

        /// One thing that a scenario lists by id.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Item { $($(#[$doc])* $kind(Box<$type>),)+ }

        impl ItemKind {
            /// All of them, in the order of the file.
            pub const ALL: &[Self] = &[$(Self::$kind,)+];

            /// What one is called: "element".
            pub fn noun(self) -> &'static str {
                match self { $(Self::$kind => $noun,)+ }
            }

            /// What one is called, with its article: "an element".
            pub fn one(self) -> &'static str {
                match self { $(Self::$kind => concat!($article, " ", $noun),)+ }
            }

            /// What several are called: "elements".
            pub fn plural(self) -> &'static str {
                match self { $(Self::$kind => $many,)+ }
            }

            /// The field of the file that lists them.
            pub fn field(self) -> &'static str {
                match self { $(Self::$kind => stringify!($list),)+ }
            }
        }

        impl Item {
            /// What it is.
            pub fn kind(&self) -> ItemKind {
                match self { $(Self::$kind(_) => ItemKind::$kind,)+ }
            }

            /// Its name in the file.
            pub fn id(&self) -> &str {
                match self { $(Self::$kind(item) => item.id.as_str(),)+ }
            }

            /// The name or title by which it is shown; of a claim, what it says.
            pub fn name(&self) -> &str {
                match self { $(Self::$kind(item) => &item.$name,)+ }
            }

            /// The same under another name or title; of a claim, with other words.
            pub fn with_name(mut self, name: &str) -> Self {
                match &mut self { $(Self::$kind(item) => name.clone_into(&mut item.$name),)+ }
                self
            }

            /// The same under another name in the file.
            pub fn with_id(mut self, id: &str) -> Self {
                match &mut self { $(Self::$kind(item) => item.id = id.into(),)+ }
                self
            }
        }

        impl Scenario {
            /// The ids of all things of a kind, in the order of the file.
            pub fn ids(&self, kind: ItemKind) -> Vec<&str> {
                match kind { $(ItemKind::$kind => self.$list.iter().map(|item| item.id.as_str()).collect(),)+ }
            }

            /// The ids of all things of a kind with the names by which they are shown, in the order of the file.
            pub fn named(&self, kind: ItemKind) -> Vec<(&str, &str)> {
                match kind {
                    $(ItemKind::$kind => {
                        self.$list.iter().map(|item| (item.id.as_str(), item.$name.as_str())).collect()
                    })+
                }
            }

            /// Whether another scenario lists the very same things of a kind.
            pub fn lists_same(&self, other: &Self, kind: ItemKind) -> bool {
                match kind { $(ItemKind::$kind => self.$list == other.$list,)+ }
            }

            /// The thing of this name, copied.
            pub fn item(&self, key: &ItemKey) -> Option<Item> {
                match key.kind {
                    $(ItemKind::$kind => {
                        let found = self.$list.iter().find(|item| item.id.as_str() == key.id)?;
                        Some(Item::$kind(Box::new(found.clone())))
                    })+
                }
            }

            /// Puts a thing in the place of the one of its kind and id; gives that back, or the thing if there is none.
            pub(crate) fn put_item(&mut self, item: Item) -> Result<Item, Item> {
                match item {
                    $(Item::$kind(item) => match self.$list.iter_mut().find(|known| known.id == item.id) {
                        Some(place) => Ok(Item::$kind(Box::new(std::mem::replace(place, *item)))),
                        None => Err(Item::$kind(item)),
                    },)+
                }
            }

            /// Adds a thing at a place of its list; at the end, if that is beyond it.
            pub(crate) fn insert_item(&mut self, place: usize, item: Item) {
                match item {
                    $(Item::$kind(item) => self.$list.insert(place.min(self.$list.len()), *item),)+
                }
            }

            /// Takes a thing out; where it stood, and the thing.
            pub(crate) fn take_item(&mut self, key: &ItemKey) -> Option<(usize, Item)> {
                match key.kind {
                    $(ItemKind::$kind => {
                        let place = self.$list.iter().position(|item| item.id.as_str() == key.id)?;
                        Some((place, Item::$kind(Box::new(self.$list.remove(place)))))
                    })+
                }
            }
        }

        $(impl From<$type> for Item {
            fn from(item: $type) -> Self {
                Self::$kind(Box::new(item))
            }
        })+
    };
}

items! {
    /// Where something can be read.
    Source: Source, sources by title, "a" "source", "sources";
    /// Who can be heard alone.
    Voice: Voice, voices by name, "a" "voice", "voices";
    /// One sourced statement.
    Claim: Claim, claims by says, "a" "claim", "claims";
    /// A group of actors.
    Group: Group, groups by name, "a" "group", "groups";
    /// A party with positions.
    Actor: Actor, actors by name, "an" "actor", "actors";
    /// When cards can start.
    Phase: Phase, phases by name, "a" "phase", "phases";
    /// What guarantees are for.
    Function: Function, functions by name, "a" "function", "functions";
    /// What cards use up.
    Resource: Resource, resources by name, "a" "resource", "resources";
    /// A family of elements.
    Category: Category, categories by name, "a" "category", "categories";
    /// A kind of guarantee.
    Element: Element, elements by name, "an" "element", "elements";
    /// A reusable condition.
    Condition: NamedCondition, conditions by title, "a" "named condition", "named conditions";
    /// What an actor holds.
    Position: Position, positions by title, "a" "position", "positions";
    /// What caps feasibility.
    Limit: Limit, limits by title, "a" "limit", "limits";
    /// What cannot coexist.
    Contradiction: Contradiction, contradictions by title, "a" "contradiction", "contradictions";
    /// What is worth a remark.
    Caution: Caution, cautions by title, "a" "caution", "cautions";
    /// What has been put together.
    Package: Package, packages by name, "a" "package", "packages";
}

impl ItemKind {
    /// The kinds that share one set of names with it, itself included.
    pub fn namesakes(self) -> &'static [Self] {
        match self {
            Self::Group | Self::Actor => &[Self::Group, Self::Actor],
            Self::Position | Self::Limit | Self::Contradiction | Self::Caution => {
                &[Self::Position, Self::Limit, Self::Contradiction, Self::Caution]
            }
            Self::Source => &[Self::Source],
            Self::Voice => &[Self::Voice],
            Self::Claim => &[Self::Claim],
            Self::Phase => &[Self::Phase],
            Self::Function => &[Self::Function],
            Self::Resource => &[Self::Resource],
            Self::Category => &[Self::Category],
            Self::Element => &[Self::Element],
            Self::Condition => &[Self::Condition],
            Self::Package => &[Self::Package],
        }
    }
}

impl Item {
    /// Its name in the scenario.
    pub fn key(&self) -> ItemKey {
        ItemKey::new(self.kind(), self.id())
    }
}

impl Scenario {
    /// Whether a thing of this kind, or one that shares its set of names, has this id.
    pub fn is_taken(&self, kind: ItemKind, id: &str) -> bool {
        let listed = kind.namesakes().iter().any(|kind| self.ids(*kind).contains(&id));
        listed || (kind == ItemKind::Voice && self.seats.iter().any(|seat| seat.id.as_str() == id))
    }

    /// The rule of this id, of whatever kind.
    pub fn rule_key(&self, id: &str) -> Option<ItemKey> {
        let kinds = ItemKind::Position.namesakes().iter();
        kinds.map(|kind| ItemKey::new(*kind, id)).find(|key| self.place(key).is_some())
    }

    /// Where a thing stands in its list.
    pub fn place(&self, key: &ItemKey) -> Option<usize> {
        self.ids(key.kind).iter().position(|id| *id == key.id)
    }
}
