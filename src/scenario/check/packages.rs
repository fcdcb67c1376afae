//! Checks of packages and their cards.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::names::Kind;
use super::words::quoted;
use super::{Checker, Path, Step};
use crate::scenario::{ActorId, Card, Choices, Element, ElementId, Package};

impl<'s> Checker<'s> {
    /// Checks all packages, and which is current.
    pub(super) fn packages(&mut self) {
        let scenario = self.scenario;
        self.namespace(Kind::Package);
        if scenario.packages.is_empty() {
            self.field("packages", |c| c.flaw("a scenario needs at least one package"));
        } else {
            self.named("packages", &scenario.packages, |p| p.id.as_str(), |c, package| c.package(package));
            self.field("current", |c| c.refers(Kind::Package, scenario.current.as_str()));
        }
    }

    fn package(&mut self, package: &'s Package) {
        self.field("name", |c| c.title(&package.name));
        self.origin(package);
        self.contents(package);
    }

    fn origin(&mut self, package: &Package) {
        if let Some(origin) = &package.variant_of {
            self.field("variant_of", |c| {
                if *origin == package.id {
                    c.flaw("a package cannot be a variant of itself");
                } else {
                    c.refers(Kind::Package, origin.as_str());
                }
            });
        }
    }

    /// Checks what a package says and holds, wherever it stands.
    pub(super) fn contents(&mut self, package: &'s Package) {
        self.field("about", |c| c.prose(&package.about));
        self.note(&package.note);
        self.board(&package.frame, &package.cards);
    }

    /// Checks what stands on a board: the frame's options, and the cards.
    pub(super) fn board(&mut self, frame: &'s IndexMap<ElementId, Choices>, cards: &'s [Card]) {
        self.field("frame", |c| {
            c.count(frame.len());
            for (element, choices) in frame {
                c.frame_entry(element.as_str(), choices);
            }
        });
        self.field("cards", |c| {
            c.count(cards.len());
            let mut seen = HashSet::new();
            for (index, card) in cards.iter().enumerate() {
                let again = !seen.insert(&card.element);
                c.within(Step::Named(index, card.element.to_string()), |c| c.card(card, again));
            }
        });
    }

    fn frame_entry(&mut self, id: &str, choices: &'s Choices) {
        let Some((number, element)) = self.element(id) else {
            self.within(Step::KeyItself(id.to_owned()), |c| c.refers(Kind::Element, id));
            return;
        };
        if !element.frame {
            let rests_on = vec![frame_mark(number)];
            let message = format!("{} is no frame element", quoted(id));
            let help = "put it among the `cards`".to_owned();
            self.within(Step::KeyItself(id.to_owned()), |c| c.flaw_with(message, Some(help), rests_on));
        }
        self.within(Step::Key(id.to_owned()), |c| c.choices(number, element, choices));
    }

    /// Checks a card; `again` if the board has another one of its element.
    pub(super) fn card(&mut self, card: &'s Card, again: bool) {
        let id = card.element.as_str();
        self.field("element", |c| {
            c.refers(Kind::Element, id);
            if again {
                c.flaw(format!("there is another card of {} in this package", quoted(id)));
            }
        });
        self.field("phase", |c| c.refers(Kind::Phase, card.phase.as_str()));
        self.note(&card.note);
        self.refers_all("by", Kind::Actor, &card.by, ActorId::as_str);
        let Some((number, element)) = self.element(id) else { return };
        if element.frame {
            let help = "choose its options under `frame`".to_owned();
            let message = format!("{} is a frame element, which is always on the board", quoted(id));
            self.field("element", |c| c.flaw_with(message, Some(help), vec![frame_mark(number)]));
        }
        let rests_on = vec![Path(vec![Step::Field("elements"), Step::Item(number), Step::Field("providers")])];
        self.field("by", |c| {
            c.each(&card.by, |c, actor| {
                if c.names.has(Kind::Actor, actor.as_str()) && !element.providers.contains(actor) {
                    c.not_a_provider(element, &format!("{} is not", quoted(actor.as_str())), rests_on.clone());
                }
            });
        });
        self.field("with", |c| c.choices(number, element, &card.with));
    }

    /// Notes that somebody who should be is no provider of an element; `subject` says who is not, or that none of them is.
    pub(super) fn not_a_provider(&mut self, element: &Element, subject: &str, rests_on: Vec<Path>) {
        // Of a list with a name that leads nowhere it is told already; nobody knows who was meant there.
        if element.providers.iter().any(|id| !self.names.has(Kind::Actor, id.as_str())) {
            return;
        }
        let allowed: Vec<String> = element.providers.iter().take(20).map(|id| quoted(id.as_str())).collect();
        let help = match allowed.as_slice() {
            [] => "nobody has to provide it".to_owned(),
            allowed => format!("its providers are {}", allowed.join(", ")),
        };
        let message = format!("{subject} among the providers of {}", quoted(element.id.as_str()));
        self.flaw_with(message, Some(help), rests_on);
    }

    /// Checks the options chosen for an element.
    fn choices(&mut self, number: usize, element: &'s Element, choices: &'s Choices) {
        self.count(choices.len());
        let settings = Path(vec![Step::Field("elements"), Step::Item(number), Step::Field("settings")]);
        for (setting, option) in choices {
            let found = element.settings.iter().enumerate().find(|(_, known)| known.id == *setting);
            let Some((index, known)) = found else {
                let ids: Vec<&str> = element.settings.iter().map(|setting| setting.id.as_str()).collect();
                let rests_on = vec![settings.clone()];
                self.within(Step::KeyItself(setting.to_string()), |c| {
                    c.unknown("setting", setting.as_str(), &ids, rests_on);
                });
                continue;
            };
            if known.option(option).is_none() {
                let ids: Vec<&str> = known.options.iter().map(|option| option.id.as_str()).collect();
                let rests_on = vec![settings.join(Step::Item(index)).join(Step::Field("options"))];
                self.within(Step::Key(setting.to_string()), |c| c.unknown("option", option.as_str(), &ids, rests_on));
            }
        }
    }
}

/// The place that says whether an element is part of the frame.
fn frame_mark(number: usize) -> Path {
    Path(vec![Step::Field("elements"), Step::Item(number), Step::Field("frame")])
}
