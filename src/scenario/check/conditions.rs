//! Checks of conditions: what they refer to, how deep they nest, and that they end.

use std::collections::{BTreeMap, HashMap, HashSet};

use indexmap::IndexMap;

use super::names::Kind;
use super::words::quoted;
use super::{Checker, MAX_EXPANDED, MAX_EXPANDED_NESTING, Path, Step};
use crate::scenario::{Condition, ElementId, MAX_NESTING, OptionId, Pattern, PhaseId, Scenario, SettingId, Tag};

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
                c.within(Step::Item(0), |c| c.pattern(first));
                c.within(Step::Item(1), |c| c.pattern(then));
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

    /// Checks a pattern.
    pub(super) fn pattern(&mut self, pattern: &'s Pattern) {
        self.refers_all("elements", Kind::Element, &pattern.elements, ElementId::as_str);
        self.field("tags", |c| {
            c.distinct(&pattern.tags, Tag::as_str);
            c.each(&pattern.tags, |c, tag| c.known_tag(tag.as_str()));
        });
        self.refers_all("phase", Kind::Phase, &pattern.phase, PhaseId::as_str);
        self.named_parties("by", &pattern.by);
        self.named_parties("only_by", &pattern.only_by);
        self.field("with", |c| c.with(&pattern.elements, &pattern.tags, &pattern.with));
    }

    fn known_tag(&mut self, tag: &str) {
        if self.names.tags.contains_key(tag) {
            return;
        }
        let known: Vec<&str> = self.names.tags.keys().copied().collect();
        let mut rests_on = vec![Path(vec![Step::Field("elements")])];
        for (number, element) in self.scenario.elements.iter().enumerate() {
            let place = Path(vec![Step::Field("elements"), Step::Item(number)]);
            rests_on.push(place.join(Step::Field("tags")));
            let settings = place.join(Step::Field("settings"));
            rests_on.push(settings.clone());
            for (number, setting) in element.settings.iter().enumerate() {
                let options = settings.join(Step::Item(number)).join(Step::Field("options"));
                rests_on.push(options.clone());
                rests_on
                    .extend((0..setting.options.len()).map(|n| options.join(Step::Item(n)).join(Step::Field("tags"))));
            }
        }
        self.unknown("tag", tag, &known, rests_on);
    }

    /// Checks options asked for by setting: among the elements meant, one has the setting with the option.
    pub(super) fn with(
        &mut self,
        elements: &'s [ElementId],
        tags: &'s [Tag],
        with: &'s IndexMap<SettingId, Vec<OptionId>>,
    ) {
        self.count(with.len());
        for (setting, options) in with {
            let meant = self.elements_meant(elements, tags, setting.as_str());
            let Meant { having, settings, rests_on } = meant;
            if having.is_empty() {
                let known: Vec<&str> = settings;
                let elements_fail = elements.iter().any(|id| self.element(id.as_str()).is_none());
                if !elements_fail {
                    self.within(Step::KeyItself(setting.to_string()), |c| {
                        if known.contains(&setting.as_str()) {
                            let message = format!(
                                "no element with the setting {} carries all of these tags",
                                quoted(setting.as_str())
                            );
                            let help = "nothing can match: leave a tag out, or give it to the element".to_owned();
                            c.flaw_with(message, Some(help), rests_on);
                        } else {
                            c.unknown("setting", setting.as_str(), &known, rests_on);
                        }
                    });
                }
                continue;
            }
            self.within(Step::Key(setting.to_string()), |c| {
                if options.is_empty() {
                    c.flaw("no option is named, so nothing can match");
                }
                c.distinct(options, OptionId::as_str);
                let known: Vec<&str> =
                    having.iter().flat_map(|setting| setting.options.iter().map(|o| o.id.as_str())).collect();
                c.each(options, |c, option| {
                    if !known.contains(&option.as_str()) {
                        c.unknown("option", option.as_str(), &known, rests_on.clone());
                    }
                });
            });
        }
    }

    /// The elements that a pattern's ids and tags mean, as far as they bear on one setting.
    fn elements_meant(&self, ids: &[ElementId], tags: &[Tag], setting: &str) -> Meant<'s> {
        let scenario = self.scenario;
        let numbers: Vec<usize> = if ids.is_empty() {
            self.names.with_setting.get(setting).cloned().unwrap_or_default()
        } else {
            ids.iter().filter_map(|id| self.names.number("elements", id.as_str())).collect()
        };
        let mut meant =
            Meant { having: Vec::new(), settings: Vec::new(), rests_on: vec![Path(vec![Step::Field("elements")])] };
        for number in numbers {
            let Some(element) = scenario.elements.get(number) else { continue };
            let settings = Path(vec![Step::Field("elements"), Step::Item(number), Step::Field("settings")]);
            meant.rests_on.push(settings.clone());
            meant.settings.extend(element.settings.iter().map(|setting| setting.id.as_str()));
            let carries = element.can_carry(tags);
            for (index, found) in element.settings.iter().enumerate() {
                if carries && found.id.as_str() == setting {
                    meant.rests_on.push(settings.join(Step::Item(index)).join(Step::Field("options")));
                    meant.having.push(found);
                }
            }
        }
        if ids.is_empty() {
            meant.settings = self.names.with_setting.keys().copied().collect();
        }
        meant
    }
}

/// The elements that a pattern means, as far as they bear on one setting.
struct Meant<'s> {
    /// Their settings of that id.
    having: Vec<&'s crate::scenario::Setting>,
    /// The ids of all their settings.
    settings: Vec<&'s str>,
    /// The lists that were looked through.
    rests_on: Vec<Path>,
}
