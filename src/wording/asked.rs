//! What a rule asks about cards, so that a cause tells no more of a card than that.

use crate::scenario::{Condition, Element, ElementId, Pattern, PositionKind, RuleId, Scenario, SettingId};

/// What a rule asks about cards.
pub(super) struct Asked<'a> {
    /// The patterns in its conditions, those of named conditions included.
    patterns: Vec<&'a Pattern>,
    /// It asks what cards give, which may depend on each of their options.
    gifts: bool,
    /// It asks what cards use or cost, which may depend on each of their options.
    means: bool,
    /// It asks in which order cards start.
    order: bool,
    /// There is no rule: all of a card may matter.
    everything: bool,
}

impl<'a> Asked<'a> {
    /// What the rule asks; everything, where there is none.
    pub fn by(scenario: &'a Scenario, rule: Option<&RuleId>) -> Self {
        let mut asked = Self { patterns: vec![], gifts: false, means: false, order: false, everything: rule.is_none() };
        for condition in rule.into_iter().flat_map(|rule| conditions(scenario, rule)) {
            asked.add(scenario, condition, &mut vec![]);
        }
        let limits = scenario.limits.iter().filter(|limit| Some(&limit.id) == rule);
        asked.patterns.extend(limits.map(|limit| &limit.on));
        asked
    }

    /// Adds what a condition asks; `seen` holds the named conditions already followed.
    fn add(&mut self, scenario: &'a Scenario, condition: &'a Condition, seen: &mut Vec<&'a str>) {
        match condition {
            Condition::Card(pattern) => self.patterns.push(pattern),
            Condition::Named(id) if seen.contains(&id.as_str()) => {}
            Condition::Named(id) => {
                seen.push(id.as_str());
                for named in scenario.conditions.iter().filter(|named| named.id == *id) {
                    self.add(scenario, &named.holds_when, seen);
                }
            }
            Condition::Not(inner) => self.add(scenario, inner, seen),
            Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => {
                for part in parts {
                    self.add(scenario, part, seen);
                }
            }
            Condition::Reaches(..) => self.gifts = true,
            Condition::Uses { of, .. } | Condition::Costs { of, .. } => {
                self.patterns.push(of);
                self.means = true;
            }
            Condition::Before(first, then) => {
                self.patterns.extend([first, then]);
                self.order = true;
            }
        }
    }

    /// The patterns that may be about this element.
    fn about(&self, element: &ElementId) -> impl Iterator<Item = &Pattern> {
        self.patterns.iter().copied().filter(|asked| asked.elements.is_empty() || asked.elements.contains(element))
    }

    /// Whether the element's providers are asked about.
    pub fn providers(&self, element: &ElementId) -> bool {
        self.everything || self.about(element).any(|asked| !asked.by.is_empty() || !asked.only_by.is_empty())
    }

    /// Whether the element's phase is asked about.
    pub fn phase(&self, element: &ElementId) -> bool {
        let mut about = self.about(element);
        self.everything || about.any(|asked| self.order || !asked.phase.is_empty())
    }

    /// Whether this setting is asked about, by its name or by a tag that one of its options carries.
    pub fn setting(&self, element: &Element, setting: &SettingId) -> bool {
        let tagged = |asked: &Pattern| {
            let mut options = element.setting(setting).into_iter().flat_map(|found| &found.options);
            options.any(|option| option.tags.iter().any(|tag| asked.tags.contains(tag)))
        };
        let mut about = self.about(&element.id);
        self.everything
            || self.gifts
            || about.any(|asked| self.means || asked.with.contains_key(setting) || tagged(asked))
    }
}

/// The conditions of a rule of whatever kind.
fn conditions<'a>(scenario: &'a Scenario, rule: &RuleId) -> Vec<&'a Condition> {
    let own = scenario.rule(rule).and_then(|rule| rule.binds_when());
    let position = scenario.position(rule).and_then(|position| position.kind());
    let asked = position.and_then(|kind| match kind {
        PositionKind::RedLine(condition) | PositionKind::Floor(condition) => Some(condition),
        PositionKind::Willingness(_) => None,
    });
    let limit = scenario.limits.iter().find(|limit| limit.id == *rule).and_then(|limit| limit.when.as_ref());
    let contradiction = scenario.contradictions.iter().find(|entry| entry.id == *rule).map(|entry| &entry.when);
    let caution = scenario.cautions.iter().find(|entry| entry.id == *rule).map(|entry| &entry.when);
    [own, asked, limit, contradiction, caution].into_iter().flatten().collect()
}
