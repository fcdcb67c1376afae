//! Checks of patterns: what they refer to, and that something can match.

use indexmap::IndexMap;

use super::names::Kind;
use super::words::quoted;
use super::{Checker, Path, Step};
use crate::scenario::{ElementId, OptionId, Pattern, PhaseId, SettingId, Tag};

impl<'s> Checker<'s> {
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
