//! Money: amounts of one unit are not to be taken for amounts of another.

use crate::scenario::{Condition, Element, Item, Scenario};

/// Whether a thing speaks of amounts of money.
pub(super) fn has_amounts(scenario: &Scenario, item: &Item) -> bool {
    let priced = |element: &Element| {
        let mut options = element.settings.iter().flat_map(|setting| &setting.options);
        element.cost.is_some() || options.any(|option| option.cost.is_some())
    };
    if let Item::Element(element) = item {
        return priced(element);
    }
    let within = item.conditions().into_iter().flat_map(|condition| scenario.conditions_within(condition));
    within.into_iter().any(|condition| matches!(condition, Condition::Costs { .. }))
}
