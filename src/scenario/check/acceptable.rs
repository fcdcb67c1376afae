//! Checks of what the group would accept.

use super::Checker;
use super::names::Kind;
use super::words::quoted;
use super::{Path, Step};
use crate::scenario::{ElementId, Pin};

impl<'s> Checker<'s> {
    /// Checks what is settled, and which frame elements are released.
    pub(super) fn acceptable(&mut self) {
        let acceptable = &self.scenario.acceptable;
        self.field("acceptable", |c| {
            c.field("pins", |c| {
                c.count(acceptable.pins.len());
                for (index, pin) in acceptable.pins.iter().enumerate() {
                    let before = acceptable.pins.iter().take(index);
                    c.within(Step::Item(index), |c| c.pin(pin, before));
                }
            });
            c.field("agreed", |c| {
                c.items(&acceptable.agreed, |c, agreement| {
                    c.field("by", |c| c.title(&agreement.by));
                    if !acceptable.pinned(&agreement.pin) {
                        let pins = Path(vec![Step::Field("acceptable"), Step::Field("pins")]);
                        c.field("pin", |c| c.flaw_with("this is not pinned", None, vec![pins]));
                    }
                    if acceptable.agreement(&agreement.pin) != Some(agreement) {
                        c.flaw("who agreed to this pin is said already");
                    }
                });
            });
            c.refers_all("released", Kind::Element, &acceptable.released, ElementId::as_str);
            c.field("released", |c| {
                c.each(&acceptable.released, |c, id| {
                    if let Some((number, element)) = c.element(id.as_str())
                        && !element.frame
                    {
                        let message =
                            format!("{} is no frame element; only those can be released", quoted(id.as_str()));
                        c.flaw_with(message, None, vec![of_element(number, "frame")]);
                    }
                });
            });
        });
    }

    fn pin(&mut self, pin: &'s Pin, before: impl Iterator<Item = &'s Pin>) {
        for other in before {
            if other == pin {
                self.flaw("this is pinned already");
            } else if pin.excludes(other) {
                self.flaw("no package can honour this pin and an earlier one of the same element");
            }
        }
        let id = pin.element().as_str();
        let Some((number, element)) = self.element(id) else { return self.refers(Kind::Element, id) };
        if element.frame {
            let message = format!("{} is a frame element; its options are pinned unless it is released", quoted(id));
            return self.flaw_with(message, None, vec![of_element(number, "frame")]);
        }
        match pin {
            Pin::Card(_) | Pin::Absent(_) => {}
            Pin::Phase(_, phase) => self.refers(Kind::Phase, phase.as_str()),
            Pin::Provider(_, actor) => {
                self.refers(Kind::Actor, actor.as_str());
                if self.names.has(Kind::Actor, actor.as_str()) && !element.providers.contains(actor) {
                    let subject = format!("{} is not", quoted(actor.as_str()));
                    self.not_a_provider(element, &subject, vec![of_element(number, "providers")]);
                }
            }
            Pin::Option(_, setting, option) => {
                let settings = of_element(number, "settings");
                match element.settings.iter().enumerate().find(|(_, known)| known.id == *setting) {
                    None => {
                        let ids: Vec<&str> = element.settings.iter().map(|known| known.id.as_str()).collect();
                        self.unknown("setting", setting.as_str(), &ids, vec![settings]);
                    }
                    Some((index, known)) if known.option(option).is_none() => {
                        let ids: Vec<&str> = known.options.iter().map(|option| option.id.as_str()).collect();
                        let rests_on = vec![settings.join(Step::Item(index)).join(Step::Field("options"))];
                        self.unknown("option", option.as_str(), &ids, rests_on);
                    }
                    Some(_) => {}
                }
            }
        }
    }
}

/// A field of an element.
pub(super) fn of_element(number: usize, field: &'static str) -> Path {
    Path(vec![Step::Field("elements"), Step::Item(number), Step::Field(field)])
}
