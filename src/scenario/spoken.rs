//! Which elements things speak of.

use super::{Condition, Element, Item, Pattern, Scenario};

impl Pattern {
    /// Whether it singles out the element: it asks for some elements, by id, tag or setting, and this can be one of
    /// them.
    pub fn speaks_of(&self, element: &Element) -> bool {
        let asks = !(self.elements.is_empty() && self.tags.is_empty() && self.with.is_empty());
        asks && (self.elements.is_empty() || self.elements.contains(&element.id))
            && element.can_carry(&self.tags)
            && self.with.keys().all(|setting| element.setting(setting).is_some())
    }
}

impl Condition {
    /// The patterns that it asks for itself, without those of the conditions within it.
    fn patterns(&self) -> Vec<&Pattern> {
        match self {
            Self::Card(pattern) | Self::Uses { of: pattern, .. } | Self::Costs { of: pattern, .. } => vec![pattern],
            Self::Before(first, then) => vec![first, then],
            Self::Named(_) | Self::All(_) | Self::Any(_) | Self::Not(_) | Self::AtLeast(..) | Self::Reaches(..) => {
                Vec::new()
            }
        }
    }
}

impl Item {
    /// The conditions of the thing, without those within them.
    pub fn conditions(&self) -> Vec<&Condition> {
        let all = match self {
            Self::Condition(named) => vec![Some(&named.holds_when)],
            Self::Position(rule) => {
                vec![rule.crossed_when.as_ref(), rule.met_when.as_ref(), rule.binds_when.as_ref()]
            }
            Self::Limit(rule) => vec![rule.when.as_ref(), rule.binds_when.as_ref()],
            Self::Contradiction(rule) => vec![Some(&rule.when), rule.binds_when.as_ref()],
            Self::Caution(rule) => vec![Some(&rule.when), rule.binds_when.as_ref()],
            Self::Source(_)
            | Self::Voice(_)
            | Self::Claim(_)
            | Self::Group(_)
            | Self::Actor(_)
            | Self::Phase(_)
            | Self::Function(_)
            | Self::Resource(_)
            | Self::Category(_)
            | Self::Element(_)
            | Self::Package(_) => Vec::new(),
        };
        all.into_iter().flatten().collect()
    }
}

impl Scenario {
    /// The elements that a rule or a named condition speaks of, by itself or through a named condition, in the order of
    /// the scenario.
    pub fn spoken_of<'s>(&'s self, item: &Item) -> Vec<&'s Element> {
        let conditions = item.conditions();
        let within = conditions.into_iter().flat_map(|condition| self.conditions_within(condition));
        let mut patterns: Vec<&Pattern> = within.into_iter().flat_map(Condition::patterns).collect();
        if let Item::Limit(limit) = item {
            patterns.push(&limit.on);
        }
        let offered = match item {
            Item::Position(position) => position.provides.as_ref().map_or(&[][..], |offer| &offer.elements),
            _ => &[],
        };
        let spoken = |element: &&Element| {
            offered.contains(&element.id) || patterns.iter().any(|pattern| pattern.speaks_of(element))
        };
        self.elements.iter().filter(spoken).collect()
    }
}
