//! Checks of sources, voices, claims, parties and the scenario's own scales.

use super::names::Kind;
use super::words::quoted;
use super::{Checker, Path, Step};
use crate::scenario::{ClaimId, PartyId};

impl<'s> Checker<'s> {
    /// Checks the ids of the things that some fields list, which share one set of names.
    pub(super) fn namespace(&mut self, kind: Kind) {
        let scenario = self.scenario;
        let places = kind.fields().iter().flat_map(|field| {
            let ids = super::names::ids_of(scenario, field);
            ids.into_iter().enumerate().map(move |(index, id)| {
                let item = Step::Named(index, id.to_owned());
                (Path(vec![Step::Field(field), item, Step::Field("id")]), id)
            })
        });
        let places: Vec<_> = places.collect();
        self.ids(kind.noun(), places.into_iter());
    }

    /// Checks claims that something cites.
    pub(super) fn claims(&mut self, field: &'static str, claims: &'s [ClaimId]) {
        self.refers_all(field, Kind::Claim, claims, ClaimId::as_str);
    }

    /// Checks parties that something names.
    pub(super) fn named_parties(&mut self, field: &'static str, parties: &'s [PartyId]) {
        self.refers_all(field, Kind::Party, parties, PartyId::as_str);
    }

    /// Checks sources, voices and claims.
    pub(super) fn evidence(&mut self) {
        let scenario = self.scenario;
        self.namespace(Kind::Source);
        self.named(
            "sources",
            &scenario.sources,
            |s| s.id.as_str(),
            |c, source| {
                c.field("title", |c| c.title(&source.title));
                c.field("published", |c| c.line(&source.published));
                c.field("link", |c| c.link(&source.link));
                c.note(&source.note);
            },
        );
        self.namespace(Kind::Voice);
        self.named(
            "voices",
            &scenario.voices,
            |v| v.id.as_str(),
            |c, voice| {
                c.field("name", |c| c.title(&voice.name));
                c.field("affiliation", |c| c.line(&voice.affiliation));
                c.note(&voice.note);
            },
        );
        self.namespace(Kind::Claim);
        self.named(
            "claims",
            &scenario.claims,
            |claim| claim.id.as_str(),
            |c, claim| {
                c.field("speaker", |c| c.title(&claim.speaker));
                if let Some(voice) = &claim.voice {
                    c.field("voice", |c| {
                        c.refers(Kind::Voice, voice.as_str());
                        // Whether a seat can be heard depends on the votes; whose a claim is does not.
                        if scenario.voice(voice).is_none() && scenario.seat(voice).is_some() {
                            let help = "a claim is that of one of the `voices`; a seat votes".to_owned();
                            c.flaw_with(format!("{} is a seat", quoted(voice.as_str())), Some(help), Vec::new());
                        }
                    });
                }
                c.field("says", |c| {
                    if claim.says.trim().is_empty() {
                        c.flaw("this is empty");
                    }
                    c.prose(&claim.says);
                });
                if claim.sources.is_empty() {
                    c.field("sources", |c| c.flaw("a claim needs at least one source"));
                }
                c.refers_all("sources", Kind::Source, &claim.sources, |id| id.as_str());
                c.note(&claim.note);
            },
        );
    }

    /// Checks groups and actors.
    pub(super) fn parties(&mut self) {
        let scenario = self.scenario;
        self.namespace(Kind::Party);
        self.named("groups", &scenario.groups, |g| g.id.as_str(), |c, group| c.field("name", |c| c.title(&group.name)));
        self.named(
            "actors",
            &scenario.actors,
            |a| a.id.as_str(),
            |c, actor| {
                c.field("name", |c| c.title(&actor.name));
                c.field("short", |c| c.line(&actor.short));
                c.refers_all("groups", Kind::Group, &actor.groups, |id| id.as_str());
                c.note(&actor.note);
            },
        );
    }

    /// Checks phases, functions, resources and categories.
    pub(super) fn scales(&mut self) {
        let scenario = self.scenario;
        self.namespace(Kind::Phase);
        if scenario.phases.is_empty() {
            self.field("phases", |c| c.flaw("a scenario needs at least one phase"));
        }
        self.named(
            "phases",
            &scenario.phases,
            |p| p.id.as_str(),
            |c, phase| {
                c.field("name", |c| c.title(&phase.name));
                c.field("about", |c| c.prose(&phase.about));
            },
        );
        self.namespace(Kind::Function);
        self.named(
            "functions",
            &scenario.functions,
            |f| f.id.as_str(),
            |c, function| {
                c.field("name", |c| c.title(&function.name));
                c.field("about", |c| c.prose(&function.about));
            },
        );
        self.namespace(Kind::Resource);
        self.named(
            "resources",
            &scenario.resources,
            |r| r.id.as_str(),
            |c, resource| {
                c.field("name", |c| c.title(&resource.name));
                c.field("unit", |c| c.title(&resource.unit));
                c.field("capacities", |c| {
                    let mut seen = std::collections::HashSet::new();
                    c.items(&resource.capacities, |c, capacity| {
                        c.field("actor", |c| {
                            c.refers(Kind::Actor, capacity.actor.as_str());
                            if !seen.insert(&capacity.actor) {
                                c.flaw(format!("`{}` has another capacity in this list", capacity.actor));
                            }
                        });
                        c.field("amount", |c| c.amount(capacity.amount));
                        c.claims("claims", &capacity.claims);
                    });
                });
            },
        );
        self.namespace(Kind::Category);
        self.named(
            "categories",
            &scenario.categories,
            |k| k.id.as_str(),
            |c, category| {
                c.field("name", |c| c.title(&category.name));
            },
        );
    }
}
