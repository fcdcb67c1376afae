//! Ids: the words by which the parts of a scenario refer to one another.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Declares id types: a word, cheap to clone, written as a plain string.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Makes the id from its word; whether the word is allowed is for [`check`](super::check) to say.
            pub fn new(word: impl Into<Arc<str>>) -> Self {
                Self(word.into())
            }

            /// The word itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:?}", &*self.0)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                Self::new(word)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer).map(Self::new)
            }
        }
    )+};
}

impl From<&ActorId> for PartyId {
    fn from(actor: &ActorId) -> Self {
        Self(Arc::clone(&actor.0))
    }
}

impl From<&GroupId> for PartyId {
    fn from(group: &GroupId) -> Self {
        Self(Arc::clone(&group.0))
    }
}

// A party is that actor or that group: they share one set of names.
impl PartialEq<ActorId> for PartyId {
    fn eq(&self, actor: &ActorId) -> bool {
        self.0 == actor.0
    }
}

impl PartialEq<GroupId> for PartyId {
    fn eq(&self, group: &GroupId) -> bool {
        self.0 == group.0
    }
}

ids! {
    /// Names a [`Source`](super::Source).
    SourceId,
    /// Names a [`Claim`](super::Claim).
    ClaimId,
    /// Names a [`Voice`](super::Voice).
    VoiceId,
    /// Names an [`Actor`](super::Actor).
    ActorId,
    /// Names a [`Group`](super::Group) of actors. Actors and groups share one set of names.
    GroupId,
    /// Names an actor or a group, where either will do.
    PartyId,
    /// Names a [`Phase`](super::Phase).
    PhaseId,
    /// Names a [`Function`](super::Function) of protection.
    FunctionId,
    /// Names a [`Category`](super::Category) of elements.
    CategoryId,
    /// Names a [`Resource`](super::Resource).
    ResourceId,
    /// Names an [`Element`](super::Element).
    ElementId,
    /// Names a [`Setting`](super::Setting); unique within its element.
    SettingId,
    /// Names a [`SettingOption`](super::SettingOption); unique within its setting.
    OptionId,
    /// A word that elements and options carry and patterns ask for.
    Tag,
    /// Names a [`Position`](super::Position), [`Limit`](super::Limit),
    /// [`Contradiction`](super::Contradiction) or [`Caution`](super::Caution): the four share one set of names.
    RuleId,
    /// Names a [`NamedCondition`](super::NamedCondition).
    ConditionId,
    /// Names a [`Package`](super::Package).
    PackageId,
    /// Names a [`Round`](super::Round).
    RoundId,
}
