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
    let within = conditions(item).into_iter().flat_map(|condition| scenario.conditions_within(condition));
    within.into_iter().any(|condition| matches!(condition, Condition::Costs { .. }))
}

/// The conditions of a thing, without those within them.
fn conditions(item: &Item) -> Vec<&Condition> {
    let all = match item {
        Item::Condition(named) => vec![Some(&named.holds_when)],
        Item::Position(rule) => vec![rule.crossed_when.as_ref(), rule.met_when.as_ref(), rule.binds_when.as_ref()],
        Item::Limit(rule) => vec![rule.when.as_ref(), rule.binds_when.as_ref()],
        Item::Contradiction(rule) => vec![Some(&rule.when), rule.binds_when.as_ref()],
        Item::Caution(rule) => vec![Some(&rule.when), rule.binds_when.as_ref()],
        Item::Source(_)
        | Item::Voice(_)
        | Item::Claim(_)
        | Item::Group(_)
        | Item::Actor(_)
        | Item::Phase(_)
        | Item::Function(_)
        | Item::Resource(_)
        | Item::Category(_)
        | Item::Element(_)
        | Item::Package(_) => Vec::new(),
    };
    all.into_iter().flatten().collect()
}
