//! Positions copied to other actors and groups.

use super::super::edit::Rejected;
use super::changes;
use super::mend::offers;
use crate::scenario::{
    Basis, ClaimId, Condition, Element, ItemKind, OptionId, PartyId, Pattern, Position, Provision, Rule as _, RuleId,
    Scenario, SettingId, made_id,
};
use indexmap::IndexMap;

/// Positions to be copied, and to whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copying {
    /// The positions.
    pub positions: Vec<RuleId>,
    /// The actors and groups that get them.
    pub to: Vec<PartyId>,
    /// The claims that come along: those that speak of the others too. What was said of one is not said of another.
    pub claims: Vec<ClaimId>,
    /// Where a condition asks for the one who holds the position as a provider, that of the copy asks for the other one.
    pub follow: bool,
}

/// Why a position is not copied to someone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotCopied {
    /// It is the other one’s already, or the very same is.
    There,
    /// The other one may provide none of what it offers.
    NoProvider,
}

/// The copies, and what is not copied to whom.
pub fn copies(scenario: &Scenario, copying: &Copying) -> (Vec<Position>, Vec<(RuleId, PartyId, NotCopied)>) {
    let (mut made, mut left): (Vec<Position>, Vec<_>) = (Vec::new(), Vec::new());
    for position in copying.positions.iter().filter_map(|rule| scenario.position(rule)) {
        for party in copying.to.iter().filter(|party| scenario.has_party(party)) {
            match copy(scenario, copying, position, party) {
                Ok(mut copy) => {
                    // What is cheap to compare comes first: few have the same holder and title.
                    let same = |known: &Position| {
                        known.actor == copy.actor
                            && known.title == copy.title
                            && Position { id: copy.id.clone(), ..known.clone() } == copy
                    };
                    if scenario.positions.iter().chain(&made).any(same) {
                        left.push((position.id.clone(), party.clone(), NotCopied::There));
                        continue;
                    }
                    let taken = |id: &str| {
                        scenario.is_taken(ItemKind::Position, id) || made.iter().any(|one| one.id.as_str() == id)
                    };
                    copy.id = made_id(&copy.title, ItemKind::Position.noun(), taken).as_str().into();
                    made.push(copy);
                }
                Err(why) => left.push((position.id.clone(), party.clone(), why)),
            }
        }
    }
    (made, left)
}

/// The position as the other one’s, with the id that it had.
fn copy(scenario: &Scenario, copying: &Copying, of: &Position, party: &PartyId) -> Result<Position, NotCopied> {
    if of.actor == *party {
        return Err(NotCopied::There);
    }
    // Marks and notes say where it was read whose it was.
    let mut copy = Position { actor: party.clone(), refs: Vec::new(), note: String::new(), ..of.clone() };
    for claims in [&mut copy.claims, &mut copy.counter_claims] {
        claims.retain(|claim| copying.claims.contains(claim));
    }
    if let Some(provision) = &mut copy.provides {
        let Provision { elements, with, .. } = provision;
        elements.retain(|id| scenario.element(id).is_some_and(|element| may_provide(scenario, party, element, with)));
        if elements.is_empty() {
            return Err(NotCopied::NoProvider);
        }
        // What the elements that are left do not offer cannot be asked for.
        let left: Vec<&Element> = elements.iter().filter_map(|id| scenario.element(id)).collect();
        for (setting, options) in with {
            options.retain(|option| left.iter().any(|element| offers(element, setting, option)));
        }
        if copy.claims.is_empty() {
            provision.basis = Basis::Judgement;
        }
    }
    if copying.follow {
        let asked = [&mut copy.crossed_when, &mut copy.met_when, &mut copy.binds_when];
        let patterns = asked.into_iter().flatten().flat_map(Condition::patterns_mut);
        patterns.for_each(|pattern| pattern.follow(&of.actor, party));
    }
    Ok(copy)
}

/// Whether the party, or a member of it, may provide the element with options like these.
fn may_provide(
    scenario: &Scenario,
    party: &PartyId,
    element: &Element,
    with: &IndexMap<SettingId, Vec<OptionId>>,
) -> bool {
    let offered = |(setting, options): (&SettingId, &Vec<OptionId>)| {
        options.iter().any(|option| offers(element, setting, option))
    };
    scenario.members(party).any(|member| element.providers.contains(&member.id)) && with.iter().all(offered)
}

impl Pattern {
    /// Asks for one party in the place of another.
    fn follow(&mut self, from: &PartyId, to: &PartyId) {
        for parties in [&mut self.by, &mut self.only_by] {
            if parties.contains(to) {
                parties.retain(|party| party != from);
            }
            parties.iter_mut().filter(|party| *party == from).for_each(|party| party.clone_from(to));
        }
    }
}

/// Whether a condition of the position asks for its holder as a provider.
pub fn asks_for_holder(position: &Position) -> bool {
    let asked = [&position.crossed_when, &position.met_when, &position.binds_when];
    let mut asked: Vec<Condition> = asked.into_iter().flatten().cloned().collect();
    let mut patterns = asked.iter_mut().flat_map(Condition::patterns_mut);
    patterns.any(|pattern| pattern.by.contains(&position.actor) || pattern.only_by.contains(&position.actor))
}

/// The claims that the positions cite, for and against, each once.
pub fn cited(scenario: &Scenario, positions: &[RuleId]) -> Vec<ClaimId> {
    let mut cited: Vec<ClaimId> = Vec::new();
    for position in scenario.positions.iter().filter(|position| positions.contains(&position.id)) {
        for claim in position.claims().iter().chain(position.counter_claims()) {
            if !cited.contains(claim) {
                cited.push(claim.clone());
            }
        }
    }
    cited
}

/// Adds the copies at the end of the list.
pub(super) fn apply(scenario: &mut Scenario, copying: &Copying) -> Result<(), Rejected> {
    let (copies, _) = copies(scenario, copying);
    changes(!copies.is_empty())?;
    scenario.positions.extend(copies);
    Ok(())
}
