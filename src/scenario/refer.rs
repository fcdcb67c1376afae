//! References by the kind of what they are to.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::{ItemKey, ItemKind, Mention, Scenario};

impl Mention<'_> {
    /// Gives a reference to a thing another word, if there is one for its kind and id; of kinds that share one set of names
    /// it asks for one.
    pub fn refer(self, other: &dyn Fn(ItemKind, &str) -> Option<String>) {
        macro_rules! refer {
            ($id:expr, $kind:ident) => {
                if let Some(word) = other(ItemKind::$kind, $id.as_str()) {
                    *$id = word.as_str().into();
                }
            };
        }
        match self {
            Self::Source(id) => refer!(id, Source),
            Self::Voice(id) => refer!(id, Voice),
            Self::Claim(id) => refer!(id, Claim),
            Self::Group(id) => refer!(id, Group),
            Self::Actor(id) | Self::Provider(_, id) => refer!(id, Actor),
            Self::Party(id) => refer!(id, Actor),
            Self::Phase(id) => refer!(id, Phase),
            Self::Function(id) => refer!(id, Function),
            Self::Resource(id) => refer!(id, Resource),
            Self::Category(id) => refer!(id, Category),
            Self::Element(id) | Self::Offered(_, id) | Self::Card(id) | Self::Frame(id) => refer!(id, Element),
            Self::Condition(id) => refer!(id, Condition),
            Self::Rule(id) => refer!(id, Position),
            Self::Package(id) => refer!(id, Package),
            Self::Tag(_) | Self::Choice(..) | Self::Asked(..) => {}
        }
    }
}

impl Scenario {
    /// What is referred to, each by its kind and id; of kinds that share one set of names by one of them. Without what
    /// rounds refer to, `living` says.
    pub fn referred(&self, living: bool) -> BTreeSet<ItemKey> {
        let found = RefCell::new(BTreeSet::new());
        let look = &mut |mention: Mention<'_>| {
            mention.refer(&|kind, id| {
                found.borrow_mut().insert(ItemKey::new(kind, id));
                None
            });
            true
        };
        let mut walked = self.clone();
        if living {
            walked.living_mentions(look);
        } else {
            walked.mentions(look);
        }
        found.into_inner()
    }
}
