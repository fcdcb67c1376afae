//! An offer under a condition: a willingness that holds only if something is so, and what holds otherwise.

use serde::{Deserialize, Serialize};

use super::Sentence;
use crate::scenario::{ElementId, Feasibility, Position};

/// "Would provide these so readily, but only if …; otherwise so."
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// What is offered.
    pub elements: Vec<ElementId>,
    /// How ready the holder is, if.
    pub level: Feasibility,
    /// If what.
    pub only_if: Sentence,
    /// How ready it is otherwise; nothing is said, if none.
    pub otherwise: Option<Feasibility>,
}

impl Offer {
    /// The offer that a position is, if that is all that it asks and says: of one that is bound to options, none.
    pub fn of(position: &Position) -> Option<Self> {
        let provision = position.provides.as_ref().filter(|provision| provision.with.is_empty())?;
        let only_if = Sentence::of(position.binds_when.as_ref()?)?;
        let (elements, level, otherwise) = (provision.elements.clone(), provision.level, provision.otherwise);
        Some(Self { elements, level, only_if, otherwise })
    }

    /// Writes it into a willingness; what the level rests on, and who says so, stay as they are. Of another position
    /// nothing is changed.
    pub fn put_into(&self, position: &mut Position) {
        let Some(provision) = &mut position.provides else { return };
        provision.elements.clone_from(&self.elements);
        provision.with.clear();
        (provision.level, provision.otherwise) = (self.level, self.otherwise);
        position.binds_when = Some(self.only_if.condition());
    }
}
