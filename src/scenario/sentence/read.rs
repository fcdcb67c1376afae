//! Reading sentences back from their conditions.

use super::{Measure, Sentence, Thing};
use crate::scenario::{Condition, PartyId, Pattern};

impl Sentence {
    /// The sentence that writes exactly this condition; none, if none does.
    ///
    /// That several provide one thing is read as [`Sentence::Signed`], though [`Sentence::All`] of what each provides would
    /// write the same.
    pub fn of(condition: &Condition) -> Option<Self> {
        Self::like(condition).filter(|sentence| sentence.condition() == *condition)
    }

    /// The only sentence that could write it.
    fn like(condition: &Condition) -> Option<Self> {
        Some(match condition {
            Condition::Card(_) | Condition::Named(_) => Self::There(thing(condition)?),
            Condition::Uses { .. } | Condition::Costs { .. } | Condition::Reaches(..) => {
                Self::Over(measure(condition)?)
            }
            Condition::Before(first, then) => Self::Before(first.clone(), then.clone()),
            Condition::Not(part) => match measure(part) {
                Some(measure) => Self::Within(measure),
                None => Self::Missing(thing(part)?),
            },
            Condition::Any(parts) => Self::Any(things(parts)?),
            Condition::AtLeast(least, parts) => Self::AtLeast(*least, things(parts)?),
            Condition::All(parts) => match parts.as_slice() {
                [Condition::Card(what), Condition::Not(part)] => except(what, part)?,
                [named, Condition::Not(part)] => Self::Without(thing(named)?, thing(part)?),
                parts => match signatories(parts) {
                    Some((what, by)) => Self::Signed(what, by),
                    None => Self::All(things(parts)?),
                },
            },
        })
    }
}

/// A card that is there, and something about it that is not so.
fn except(what: &Pattern, part: &Condition) -> Option<Sentence> {
    Some(match part {
        Condition::Before(first, _) => Sentence::TooEarly { first: first.clone(), then: what.clone() },
        Condition::All(parts) => Sentence::Unsigned(what.clone(), signatories(parts)?.1),
        part => Sentence::Without(Thing::Card(what.clone()), thing(part)?),
    })
}

fn thing(condition: &Condition) -> Option<Thing> {
    match condition {
        Condition::Card(pattern) => Some(Thing::Card(pattern.clone())),
        Condition::Named(id) => Some(Thing::Named(id.clone())),
        Condition::All(_)
        | Condition::Any(_)
        | Condition::Not(_)
        | Condition::AtLeast(..)
        | Condition::Reaches(..)
        | Condition::Uses { .. }
        | Condition::Costs { .. }
        | Condition::Before(..) => None,
    }
}

/// Things, at least one.
fn things(parts: &[Condition]) -> Option<Vec<Thing>> {
    if parts.is_empty() { None } else { parts.iter().map(thing).collect() }
}

fn measure(condition: &Condition) -> Option<Measure> {
    match condition {
        Condition::Uses { resource, over, of } => {
            Some(Measure::Used { resource: resource.clone(), amount: *over, of: of.clone() })
        }
        Condition::Costs { what, over, of } => Some(Measure::Spent { what: *what, amount: *over, of: of.clone() }),
        Condition::Reaches(function, degree) => Some(Measure::Reached { function: function.clone(), degree: *degree }),
        Condition::Card(_)
        | Condition::Named(_)
        | Condition::All(_)
        | Condition::Any(_)
        | Condition::Not(_)
        | Condition::AtLeast(..)
        | Condition::Before(..) => None,
    }
}

/// One thing that each of several provides, if that is what the parts say.
fn signatories(parts: &[Condition]) -> Option<(Pattern, Vec<PartyId>)> {
    let mut signed: Option<(Pattern, Vec<PartyId>)> = None;
    for part in parts {
        let Condition::Card(asked) = part else { return None };
        let [party] = asked.by.as_slice() else { return None };
        let what = Pattern { by: Vec::new(), ..asked.clone() };
        match &mut signed {
            None => signed = Some((what, vec![party.clone()])),
            Some((known, parties)) if *known == what && !parties.contains(party) => parties.push(party.clone()),
            Some(_) => return None,
        }
    }
    signed
}
