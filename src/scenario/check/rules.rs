//! Checks of positions, limits, contradictions and cautions.

use super::acceptable::of_element;
use super::conditions::Place;
use super::names::Kind;
use super::words::quoted;
use super::{Checker, Path, Step};
use crate::scenario::{ElementId, Limit, PartyId, Position, Provision, Rule, RuleId};

impl<'s> Checker<'s> {
    /// Checks the rules of all kinds, and which are switched off.
    pub(super) fn rules(&mut self) {
        let scenario = self.scenario;
        self.namespace(Kind::Rule);
        self.named(
            "positions",
            &scenario.positions,
            |r| r.id.as_str(),
            |c, position| {
                let place = if position.provides.is_some() { Place::Willingness } else { Place::Elsewhere };
                c.rule(position, &position.refs, place);
                c.position(position);
            },
        );
        self.named(
            "limits",
            &scenario.limits,
            |r| r.id.as_str(),
            |c, limit| {
                c.rule(limit, &limit.refs, Place::Limit);
                c.limit(limit);
            },
        );
        self.named(
            "contradictions",
            &scenario.contradictions,
            |r| r.id.as_str(),
            |c, contradiction| {
                c.rule(contradiction, &contradiction.refs, Place::Elsewhere);
                c.field("when", |c| c.condition(&contradiction.when, Place::Elsewhere));
            },
        );
        self.named(
            "cautions",
            &scenario.cautions,
            |r| r.id.as_str(),
            |c, caution| {
                c.rule(caution, &caution.refs, Place::Elsewhere);
                c.field("when", |c| c.condition(&caution.when, Place::Elsewhere));
            },
        );
        self.refers_all("switched_off", Kind::Rule, &scenario.switched_off, RuleId::as_str);
    }

    /// Checks what rules of all kinds have in common.
    fn rule(&mut self, rule: &'s dyn Rule, refs: &'s [String], place: Place) {
        self.field("title", |c| c.title(rule.title()));
        if let Some(condition) = rule.binds_when() {
            self.field("binds_when", |c| c.condition(condition, place));
        }
        if let (Some(from), Some(until)) = (rule.from(), rule.until())
            && from > until
        {
            let rests_on = vec![self.path.join(Step::Field("from"))];
            self.field("until", |c| {
                c.flaw_with(format!("it ends on {until}, before it begins on {from}"), None, rests_on);
            });
        }
        self.claims("claims", rule.claims());
        self.claims("counter_claims", rule.counter_claims());
        let both = |claim| rule.claims().contains(claim);
        self.field("counter_claims", |c| {
            c.each(rule.counter_claims(), |c, claim| {
                if both(claim) {
                    c.flaw(format!("{} cannot speak both for and against it", quoted(claim.as_str())));
                }
            });
        });
        self.field("refs", |c| {
            c.distinct(refs, String::as_str);
            c.each(refs, |c, mark| c.title(mark));
        });
        self.note(rule.note());
    }

    fn position(&mut self, position: &'s Position) {
        self.field("actor", |c| c.refers(Kind::Party, position.actor.as_str()));
        let asks = [
            ("crossed_when", position.crossed_when.is_some()),
            ("met_when", position.met_when.is_some()),
            ("provides", position.provides.is_some()),
        ];
        let given: Vec<&str> = asks.iter().filter(|(_, given)| *given).map(|(field, _)| *field).collect();
        let help = "a position has exactly one of `crossed_when` (a red line), `met_when` (a floor) and `provides`";
        match given.as_slice() {
            [] => self.flaw_with("this position asks nothing", Some(help.to_owned()), Vec::new()),
            [_] => {}
            several => {
                let message = format!("this position has both `{}`", several.join("` and `"));
                self.flaw_with(message, Some(help.to_owned()), Vec::new());
            }
        }
        if position.firmness.is_none() && position.provides.is_none() && !given.is_empty() {
            let help = "add `firmness: Absolute`, `Firm` or `Disputed`".to_owned();
            self.flaw_with("a red line or floor must say how firmly it is held", Some(help), Vec::new());
        }
        if let Some(condition) = &position.crossed_when {
            self.field("crossed_when", |c| c.condition(condition, Place::Elsewhere));
        }
        if let Some(condition) = &position.met_when {
            self.field("met_when", |c| c.condition(condition, Place::Elsewhere));
        }
        if let Some(provision) = &position.provides {
            self.field("provides", |c| c.provision(position, provision));
        }
    }

    fn provision(&mut self, position: &'s Position, provision: &'s Provision) {
        if provision.elements.is_empty() {
            self.field("elements", |c| c.flaw("no element is named"));
        }
        self.refers_all("elements", Kind::Element, &provision.elements, ElementId::as_str);
        let holder = &position.actor;
        if self.names.has(Kind::Party, holder.as_str()) {
            self.field("elements", |c| c.each(&provision.elements, |c, id| c.may_provide(holder, id)));
        }
        self.field("with", |c| c.with(&provision.elements, &[], &provision.with));
        if provision.otherwise.is_some() && position.binds_when.is_none() {
            let help = "it is the level while `binds_when` does not hold: add that, or leave this out".to_owned();
            self.field("otherwise", |c| c.flaw_with("there is no `binds_when` here", Some(help), Vec::new()));
        }
    }

    /// Checks that a holder, or some member of a group, is among the providers of an element.
    fn may_provide(&mut self, holder: &'s PartyId, id: &ElementId) {
        let scenario = self.scenario;
        let Some((number, element)) = self.element(id.as_str()) else { return };
        if scenario.members(holder).any(|actor| element.providers.contains(&actor.id)) {
            return;
        }
        let mut rests_on = vec![of_element(number, "providers")];
        let subject = if scenario.actor_of(holder).is_some() {
            format!("{} is not", quoted(holder.as_str()))
        } else {
            let actors = Path(vec![Step::Field("actors")]);
            let groups = |number| actors.join(Step::Item(number)).join(Step::Field("groups"));
            rests_on.extend((0..scenario.actors.len()).map(groups));
            rests_on.push(actors.clone());
            format!("no member of {} is", quoted(holder.as_str()))
        };
        self.not_a_provider(element, &subject, rests_on);
    }

    fn limit(&mut self, limit: &'s Limit) {
        self.field("on", |c| c.pattern(&limit.on));
        if let Some(condition) = &limit.when {
            self.field("when", |c| c.condition(condition, Place::Limit));
        }
    }
}
