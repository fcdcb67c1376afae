//! Compiles a scenario: resolves every reference once.

use std::collections::HashSet;

use super::compile_condition::{Conditions, options};
use super::index::{ActorIx, FunctionIx, Index, OptionIx, ResourceIx, RuleIx, Set, SettingIx, Table};
use super::model::{
    Body, CompiledCapacity, CompiledCost, CompiledElement, CompiledOption, CompiledRating, CompiledResource,
    CompiledRule, CompiledSetting, CompiledUse, Content, Lookup, Model, Unresolved, Willing,
};
use super::names::{Names, Place, heard_alone};
use super::votes::{VoteRule, supports, vote_rules};
use crate::scenario::{
    Cost, Degree, Element, Gift, Limit, Position, PositionKind, Provision, Rating, Rule, RuleId, Scenario, Seat,
    Setting, Tag, Use,
};

/// Compiles a scenario.
pub(crate) fn compile(scenario: &Scenario) -> Result<Model, Unresolved> {
    let votes = vote_rules(scenario);
    let names = Names::new(scenario)?;
    let mut elements = Table::default();
    for element in &scenario.elements {
        elements.push(compile_element(&names, scenario, element)?);
    }
    let conditions = Conditions::new(&names, scenario, elements)?;
    let seats: &[Seat] = if scenario.votes_revealed { &scenario.seats } else { &[] };
    let mut compiler =
        Compiler { names, conditions, rules: Table::default(), off: scenario.switched_off.iter().collect(), seats };
    compiler.positions(&scenario.positions)?;
    compiler.limits(scenario)?;
    for rule in &scenario.contradictions {
        let when = compiler.conditions.condition(&compiler.names, &rule.when, &place_of("contradictions", &rule.id))?;
        compiler.rule("contradictions", rule, Body::Contradiction { when })?;
    }
    for rule in &scenario.cautions {
        let when = compiler.conditions.condition(&compiler.names, &rule.when, &place_of("cautions", &rule.id))?;
        compiler.rule("cautions", rule, Body::Caution { when })?;
    }
    compiler.votes(&votes)?;
    let resources = resources(&compiler.names, scenario)?;
    let Compiler { conditions, rules, .. } = compiler;
    let elements = conditions.elements;
    let mut lookup = Lookup::default();
    for (index, element) in elements.entries() {
        lookup.elements.entry(element.id.clone()).or_insert(index);
    }
    for (number, actor) in scenario.actors.iter().enumerate() {
        lookup.actors.entry(actor.id.clone()).or_insert(Index::new(number));
    }
    for (number, phase) in scenario.phases.iter().enumerate() {
        lookup.phases.entry(phase.id.clone()).or_insert(Index::new(number));
    }
    for (index, rule) in rules.entries() {
        lookup.rules.entry(rule.id.clone()).or_insert(index);
    }
    Ok(Model {
        actors: scenario.actors.iter().map(|actor| actor.id.clone()).collect(),
        phases: scenario.phases.iter().map(|phase| phase.id.clone()).collect(),
        functions: scenario.functions.iter().map(|function| function.id.clone()).collect(),
        voices: heard_alone(scenario).cloned().collect(),
        sourced: scenario.voices.len(),
        resources,
        elements,
        patterns: conditions.patterns,
        nodes: conditions.nodes,
        reaching: conditions.reaching,
        rules,
        lookup,
    })
}

/// Says where a rule stands.
fn place_of<'a>(list: &'a str, id: &'a RuleId) -> impl Fn() -> String + 'a {
    move || format!("{list} / {id}")
}

/// What rules are compiled with.
struct Compiler<'a> {
    names: Names<'a>,
    conditions: Conditions<'a>,
    rules: Table<RuleIx, CompiledRule>,
    off: HashSet<&'a RuleId>,
    /// The seats that can be heard.
    seats: &'a [Seat],
}

impl<'a> Compiler<'a> {
    fn positions(&mut self, positions: &'a [Position]) -> Result<(), Unresolved> {
        for position in positions {
            let place = place_of("positions", &position.id);
            let actor = self.names.actor(position.actor.as_str(), &place)?;
            let firmness = position.firmness;
            let body = match position.kind() {
                Some(PositionKind::RedLine(condition)) => {
                    let crossed = self.conditions.condition(&self.names, condition, &place)?;
                    Body::RedLine { actor, firmness, crossed }
                }
                Some(PositionKind::Floor(condition)) => {
                    let met = self.conditions.condition(&self.names, condition, &place)?;
                    Body::Floor { actor, firmness, met }
                }
                Some(PositionKind::Willingness(_)) => Body::Willingness { actor },
                None => return Err(Unresolved::Position(place())),
            };
            let rule = self.rule("positions", position, body)?;
            if let Some(PositionKind::Willingness(provision)) = position.kind() {
                self.refuse_reaching(rule, &place)?;
                self.willingness(rule, actor, provision, &place)?;
            }
        }
        Ok(())
    }

    /// Notes a willingness at each element it speaks of.
    fn willingness(
        &mut self,
        rule: RuleIx,
        actor: ActorIx,
        provision: &Provision,
        place: Place<'_>,
    ) -> Result<(), Unresolved> {
        self.conditions.check_settings(&provision.with, place)?;
        for id in &provision.elements {
            let index = self.names.element(id, place)?;
            let element = &mut self.conditions.elements[index];
            let Some(with) = options(&element.settings, &provision.with) else { continue };
            if element.willing.iter().all(|willing| willing.rule != rule) {
                element.willing.push(Willing { rule, actor, level: provision.level, with });
            }
        }
        Ok(())
    }

    fn limits(&mut self, scenario: &'a Scenario) -> Result<(), Unresolved> {
        scenario.limits.iter().try_for_each(|limit| self.limit("limits", limit).map(|_| ()))
    }

    /// Adds a limit, and notes it at each element that it can cap.
    fn limit(&mut self, list: &str, limit: &'a Limit) -> Result<RuleIx, Unresolved> {
        let place = place_of(list, &limit.id);
        let on = self.conditions.pattern(&self.names, &limit.on, &place)?;
        let when = match &limit.when {
            Some(condition) => Some(self.conditions.condition(&self.names, condition, &place)?),
            None => None,
        };
        let rule = self.rule(list, limit, Body::Limit { on, when, cap: limit.cap })?;
        self.refuse_reaching(rule, &place)?;
        let Conditions { patterns, elements, .. } = &mut self.conditions;
        for candidate in &patterns[on].candidates {
            let element = &mut elements[candidate.element];
            if !element.frame {
                element.limits.push(rule);
            }
        }
        Ok(rule)
    }

    /// Adds the votes on cards that can be heard, as limits of their own.
    fn votes(&mut self, votes: &'a [VoteRule]) -> Result<(), Unresolved> {
        for VoteRule { seat, limit } in votes {
            let seat = self.names.voice(seat, &|| format!("seats / {seat}"))?;
            let rule = self.limit("seats", limit)?;
            let rule = &mut self.rules[rule];
            rule.voices.insert(seat);
            rule.vote = true;
        }
        Ok(())
    }

    /// Refuses a limit or willingness that asks what the package reaches: that would go round in a circle.
    fn refuse_reaching(&self, rule: RuleIx, place: Place<'_>) -> Result<(), Unresolved> {
        let rule = &self.rules[rule];
        let when = match rule.body {
            Body::Limit { when, .. } => when,
            Body::RedLine { .. } | Body::Floor { .. } | Body::Willingness { .. } => None,
            Body::Contradiction { .. } | Body::Caution { .. } => None,
        };
        let reaching = |node: &Option<_>| node.is_some_and(|node| self.conditions.reaching[node]);
        if reaching(&when) || reaching(&rule.binds_when) { Err(Unresolved::Reaches(place())) } else { Ok(()) }
    }

    /// Adds a rule with what all kinds of rule share.
    fn rule(&mut self, list: &str, rule: &'a impl Rule, body: Body) -> Result<RuleIx, Unresolved> {
        let place = place_of(list, rule.id());
        let binds_when = match rule.binds_when() {
            Some(condition) => Some(self.conditions.condition(&self.names, condition, &place)?),
            None => None,
        };
        let (mut voices, on_record) = self.names.voices(rule.claims(), &place)?;
        for seat in self.seats.iter().filter(|seat| supports(seat, rule.id())) {
            voices.insert(self.names.voice(&seat.id, &place)?);
        }
        self.names.counter_claims(rule, &place)?;
        Ok(self.rules.push(CompiledRule {
            id: rule.id().clone(),
            from: rule.from(),
            until: rule.until(),
            switched_off: self.off.contains(rule.id()),
            binds_when,
            voices,
            on_record,
            vote: false,
            claims: rule.claims().to_vec(),
            counter_claims: rule.counter_claims().to_vec(),
            body,
        }))
    }
}

fn compile_element(names: &Names<'_>, scenario: &Scenario, element: &Element) -> Result<CompiledElement, Unresolved> {
    let place = || format!("elements / {}", element.id);
    let mut providers = Set::default();
    for actor in &element.providers {
        providers.insert(names.actor(actor.as_str(), &place)?);
    }
    let Element { tags, feasibility, gives, cost, uses, .. } = element;
    let content = content(names, scenario, (tags, feasibility.as_ref(), gives, cost.as_ref(), uses), &place)?;
    let mut settings: Table<SettingIx, CompiledSetting> = Table::default();
    for setting in &element.settings {
        settings.push(compile_setting(names, scenario, element, setting)?);
    }
    Ok(CompiledElement {
        id: element.id.clone(),
        frame: element.frame,
        providers,
        content,
        settings,
        willing: Vec::new(),
        limits: Vec::new(),
    })
}

fn compile_setting(
    names: &Names<'_>,
    scenario: &Scenario,
    element: &Element,
    setting: &Setting,
) -> Result<CompiledSetting, Unresolved> {
    let place = || format!("elements / {} / settings / {}", element.id, setting.id);
    let mut options: Table<OptionIx, CompiledOption> = Table::default();
    for option in &setting.options {
        let parts = (&option.tags, option.feasibility.as_ref(), &option.gives, option.cost.as_ref(), &option.uses);
        let content = content(names, scenario, (parts.0, parts.1, parts.2, parts.3, parts.4), &place)?;
        options.push(CompiledOption { id: option.id.clone(), content });
    }
    let default = options.entries().find(|(_, option)| option.id == setting.default).map(|(index, _)| index);
    let default = default.ok_or_else(|| Unresolved::Unknown {
        kind: "option",
        name: setting.default.to_string(),
        place: place(),
    })?;
    Ok(CompiledSetting { id: setting.id.clone(), default, options })
}

/// The parts that elements and options have alike: tags, feasibility, gives, cost, uses.
type Parts<'a> = (&'a [Tag], Option<&'a Rating>, &'a [Gift], Option<&'a Cost>, &'a [Use]);

fn content(
    names: &Names<'_>,
    scenario: &Scenario,
    (tags, rating, gifts, cost, uses): Parts<'_>,
    place: Place<'_>,
) -> Result<Content, Unresolved> {
    let rating = match rating {
        Some(rating) => {
            let (voices, _) = names.voices(&rating.claims, place)?;
            Some(CompiledRating { level: rating.level, voices, claims: rating.claims.clone() })
        }
        None => None,
    };
    let mut gives: Table<FunctionIx, Degree> = scenario.functions.iter().map(|_| Degree::default()).collect();
    for gift in gifts {
        let function = names.function(gift.function.as_str(), place)?;
        gives[function] = gives[function].max(gift.degree);
    }
    let mut compiled_uses = Vec::with_capacity(uses.len());
    for taken in uses {
        names.voices(&taken.claims, place)?;
        let resource = names.resource(taken.resource.as_str(), place)?;
        compiled_uses.push(CompiledUse { resource, amount: taken.amount, claims: taken.claims.clone() });
    }
    Ok(Content {
        tags: tags.iter().filter_map(|tag| names.tag(tag)).collect(),
        rating,
        gives,
        cost: cost.map(|cost| CompiledCost { per_year: cost.per_year, once: cost.once }),
        uses: compiled_uses,
    })
}

fn resources(names: &Names<'_>, scenario: &Scenario) -> Result<Table<ResourceIx, CompiledResource>, Unresolved> {
    let mut resources = Table::default();
    for resource in &scenario.resources {
        let place = || format!("resources / {}", resource.id);
        let mut capacity: Table<_, _> = scenario.actors.iter().map(|_| None).collect();
        for given in &resource.capacities {
            names.voices(&given.claims, &place)?;
            let entry: &mut Option<_> = &mut capacity[names.actor(given.actor.as_str(), &place)?];
            entry.get_or_insert(CompiledCapacity { amount: given.amount, claims: given.claims.clone() });
        }
        resources.push(CompiledResource { id: resource.id.clone(), capacity });
    }
    Ok(resources)
}
