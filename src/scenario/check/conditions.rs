//! Checks of conditions: what they refer to, how deep they nest, and that they end.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::names::Kind;
use super::words::quoted;
use super::{Checker, MAX_EXPANDED, MAX_EXPANDED_NESTING, Path, Step};
use crate::scenario::{Condition, MAX_NESTING, Scenario};

/// What a condition amounts to once every named one in it is written out.
#[derive(Clone, Copy, Debug, Default)]
struct Extent {
    /// How many conditions there are.
    size: u64,
    /// How deep they nest.
    depth: usize,
    /// Whether one asks what the package reaches.
    reaches: bool,
}

impl Extent {
    fn endless(self) -> bool {
        self.size > MAX_EXPANDED || self.depth > MAX_EXPANDED_NESTING
    }

    /// One level around others.
    fn around(parts: impl Iterator<Item = Self>) -> Self {
        let within = parts.fold(Self::default(), |sum, part| Self {
            size: sum.size.saturating_add(part.size),
            depth: sum.depth.max(part.depth),
            reaches: sum.reaches || part.reaches,
        });
        Self { size: within.size.saturating_add(1), depth: within.depth.saturating_add(1), ..within }
    }
}

/// The extents of the named conditions, and those that refer to themselves.
#[derive(Default)]
pub(super) struct Expansion<'s> {
    extents: HashMap<&'s str, Extent>,
    /// Chains of names, each of which refers to the next and the last to the first.
    circles: Vec<Vec<&'s str>>,
}

impl<'s> Expansion<'s> {
    /// Works from the conditions that name no others upwards; what is left over goes round in circles.
    pub(super) fn of(scenario: &'s Scenario) -> Self {
        let mut bodies: BTreeMap<&str, &Condition> = BTreeMap::new();
        for named in &scenario.conditions {
            bodies.entry(named.id.as_str()).or_insert(&named.holds_when);
        }
        let mut names_in: HashMap<&str, Vec<&str>> = HashMap::new();
        let mut used_by: HashMap<&str, Vec<&str>> = HashMap::new();
        let mut ready = Vec::new();
        for (id, body) in &bodies {
            let mut found = Vec::new();
            collect_names(body, &mut found);
            found.retain(|name| bodies.contains_key(name));
            found.sort_unstable();
            found.dedup();
            found.iter().for_each(|name| used_by.entry(name).or_default().push(id));
            if found.is_empty() {
                ready.push(*id);
            }
            names_in.insert(id, found);
        }
        let mut waiting: HashMap<&str, usize> = names_in.iter().map(|(id, names)| (*id, names.len())).collect();
        let mut expansion = Self::default();
        while let Some(id) = ready.pop() {
            let extent = bodies.get(id).map_or_else(Extent::default, |body| expansion.extent(body));
            expansion.extents.insert(id, extent);
            for user in used_by.get(id).into_iter().flatten() {
                if let Some(left) = waiting.get_mut(user) {
                    *left = left.saturating_sub(1);
                    if *left == 0 {
                        ready.push(user);
                    }
                }
            }
        }
        let order = scenario.conditions.iter().map(|named| named.id.as_str());
        expansion.find_circles(order, &names_in);
        expansion
    }

    /// Follows the names that have no extent until one comes again.
    fn find_circles(&mut self, order: impl Iterator<Item = &'s str>, names_in: &HashMap<&'s str, Vec<&'s str>>) {
        let mut seen = HashSet::new();
        for start in order {
            let mut walk: Vec<&str> = Vec::new();
            let mut at = start;
            while !self.extents.contains_key(at) && seen.insert(at) {
                walk.push(at);
                let next = names_in.get(at).into_iter().flatten().find(|name| !self.extents.contains_key(*name));
                let Some(next) = next else {
                    walk.clear();
                    break;
                };
                at = next;
            }
            if let Some(from) = walk.iter().position(|name| *name == at) {
                self.circles.push(walk.split_off(from));
            }
        }
    }

    /// What a condition amounts to; an unknown or circular name counts as a single condition.
    fn extent(&self, condition: &Condition) -> Extent {
        match condition {
            Condition::Card(_) | Condition::Uses { .. } | Condition::Costs { .. } | Condition::Before(..) => {
                Extent::around(std::iter::empty())
            }
            Condition::Named(name) => Extent::around(self.extents.get(name.as_str()).copied().into_iter()),
            Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => {
                Extent::around(parts.iter().map(|part| self.extent(part)))
            }
            Condition::Not(part) => Extent::around(std::iter::once(self.extent(part))),
            Condition::Reaches(..) => Extent { reaches: true, ..Extent::around(std::iter::empty()) },
        }
    }
}

/// All names in a condition.
fn collect_names<'s>(condition: &'s Condition, names: &mut Vec<&'s str>) {
    match condition {
        Condition::Card(_)
        | Condition::Reaches(..)
        | Condition::Uses { .. }
        | Condition::Costs { .. }
        | Condition::Before(..) => {}
        Condition::Named(name) => names.push(name.as_str()),
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => {
            parts.iter().for_each(|part| collect_names(part, names));
        }
        Condition::Not(part) => collect_names(part, names),
    }
}

/// Where a condition stands, which decides what it may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In a limit, which decides what the package reaches and so may not ask it.
    Limit,
    /// In a willingness, which decides it as well.
    Willingness,
    /// Anywhere else.
    Elsewhere,
}

impl Place {
    /// What stands here, if it decides what the package reaches.
    fn deciding(self) -> Option<&'static str> {
        match self {
            Self::Limit => Some("a limit"),
            Self::Willingness => Some("a willingness"),
            Self::Elsewhere => None,
        }
    }
}

impl<'s> Checker<'s> {
    /// Checks the named conditions.
    pub(super) fn conditions(&mut self) {
        let scenario = self.scenario;
        self.namespace(Kind::Condition);
        let circles = std::mem::take(&mut self.expansion.circles);
        self.named(
            "conditions",
            &scenario.conditions,
            |n| n.id.as_str(),
            |c, named| {
                c.field("title", |c| c.title(&named.title));
                c.field("holds_when", |c| {
                    let id = named.id.as_str();
                    if let Some(circle) = circles.iter().find(|circle| circle.first() == Some(&id)) {
                        let chain: Vec<&str> = circle.iter().copied().chain([id]).collect();
                        let help = match circle.len() {
                            1 => None,
                            _ => Some(format!("the chain is {}", chain.join(" → "))),
                        };
                        c.flaw_with(format!("the condition {} refers to itself", quoted(id)), help, Vec::new());
                    }
                    c.condition(&named.holds_when, Place::Elsewhere);
                });
            },
        );
    }

    /// Checks a condition.
    pub(super) fn condition(&mut self, condition: &'s Condition, place: Place) {
        let mut names = Vec::new();
        collect_names(condition, &mut names);
        let fault_is_elsewhere = names.iter().any(|name| self.expansion.extents.get(name).is_some_and(|e| e.endless()));
        let extent = self.expansion.extent(condition);
        if extent.endless() && !fault_is_elsewhere {
            let help = format!(
                "written out, it may have {MAX_EXPANDED} conditions, {MAX_EXPANDED_NESTING} deep; it has {}, {} deep",
                extent.size, extent.depth
            );
            self.flaw_with("with its named conditions written out this is too large", Some(help), Vec::new());
        }
        self.level(condition, place, 1);
    }

    /// Checks one level of a condition and those below.
    fn level(&mut self, condition: &'s Condition, place: Place, depth: usize) {
        if depth > MAX_NESTING {
            let help = "give a part of it a name of its own under `conditions`".to_owned();
            self.flaw_with(format!("the condition nests more than {MAX_NESTING} levels deep"), Some(help), Vec::new());
            return;
        }
        match condition {
            Condition::Card(pattern) => self.within(Step::Variant("Card"), |c| c.pattern(pattern)),
            Condition::Named(name) => self.within(Step::Variant("Named"), |c| {
                c.refers(Kind::Condition, name.as_str());
                let reaches = c.expansion.extents.get(name.as_str()).is_some_and(|extent| extent.reaches);
                if let Some(what) = place.deciding()
                    && reaches
                {
                    let name = quoted(name.as_str());
                    c.reaching(format!("{name} asks what the package reaches, which {what} may not"));
                }
            }),
            Condition::All(parts) => self.within(Step::Variant("All"), |c| c.parts(parts, place, depth)),
            Condition::Any(parts) => self.within(Step::Variant("Any"), |c| c.parts(parts, place, depth)),
            Condition::Not(part) => self.within(Step::Variant("Not"), |c| c.level(part, place, depth + 1)),
            Condition::AtLeast(least, parts) => self.within(Step::Variant("AtLeast"), |c| {
                c.within(Step::Item(0), |c| {
                    if *least == 0 || *least as usize > parts.len() {
                        let count = parts.len();
                        let rests_on = vec![
                            Path(c.path.0.split_last().map_or_else(Vec::new, |(_, up)| up.to_vec()))
                                .join(Step::Item(1)),
                        ];
                        c.flaw_with(format!("{least} of {count}: expected a number from 1 to {count}"), None, rests_on);
                    }
                });
                c.within(Step::Item(1), |c| c.parts(parts, place, depth));
            }),
            Condition::Reaches(function, degree) => self.within(Step::Variant("Reaches"), |c| {
                if let Some(what) = place.deciding() {
                    c.reaching(format!("{what} may not ask what the package reaches"));
                }
                c.within(Step::Item(0), |c| c.refers(Kind::Function, function.as_str()));
                c.within(Step::Item(1), |c| c.degree(*degree));
            }),
            Condition::Uses { resource, over, of } => self.within(Step::Variant("Uses"), |c| {
                c.field("resource", |c| c.refers(Kind::Resource, resource.as_str()));
                c.field("over", |c| c.amount(*over));
                c.field("of", |c| c.pattern(of));
            }),
            Condition::Costs { what: _, over, of } => self.within(Step::Variant("Costs"), |c| {
                c.field("over", |c| c.amount(*over));
                c.field("of", |c| c.pattern(of));
            }),
            Condition::Before(first, then) => self.within(Step::Variant("Before"), |c| {
                for (place, pattern) in [first, then].into_iter().enumerate() {
                    c.within(Step::Item(place), |c| {
                        c.pattern(pattern);
                    });
                }
            }),
        }
    }

    fn parts(&mut self, parts: &'s [Condition], place: Place, depth: usize) {
        self.items(parts, |c, part| c.level(part, place, depth + 1));
    }

    fn reaching(&mut self, message: String) {
        let help =
            "limits and willingness decide what it reaches: such a question would go round in a circle".to_owned();
        self.flaw_with(message, Some(help), Vec::new());
    }
}
