//! Checks of elements, their settings and options.

use super::names::Kind;
use super::{Checker, Path, Step};
use crate::scenario::{
    ActorId, Cost, Degree, Element, Gift, Quantity, Range, Rating, Setting, SettingOption, Tag, Use,
};

impl<'s> Checker<'s> {
    /// Checks all elements.
    pub(super) fn elements(&mut self) {
        let scenario = self.scenario;
        self.namespace(Kind::Element);
        if scenario.categories.is_empty() && !scenario.elements.is_empty() {
            self.field("categories", |c| c.flaw("elements need at least one category"));
        }
        self.named("elements", &scenario.elements, |e| e.id.as_str(), |c, element| c.one_element(element));
    }

    fn one_element(&mut self, element: &'s Element) {
        self.field("name", |c| c.title(&element.name));
        if !self.scenario.categories.is_empty() {
            self.field("category", |c| c.refers(Kind::Category, element.category.as_str()));
        }
        if element.frame {
            self.frame_element(element);
        }
        self.field("about", |c| c.prose(&element.about));
        self.tags(&element.tags);
        self.refers_all("providers", Kind::Actor, &element.providers, ActorId::as_str);
        self.rating(element.feasibility.as_ref());
        self.means(&element.gives, element.cost.as_ref(), &element.uses);
        let settings = self.path.join(Step::Field("settings"));
        let ids = element.settings.iter().enumerate().map(|(index, setting)| {
            let id = setting.id.as_str();
            (settings.join(Step::Named(index, id.to_owned())).join(Step::Field("id")), id)
        });
        self.ids("setting of this element", ids);
        self.named("settings", &element.settings, |s| s.id.as_str(), |c, setting| c.setting(setting));
        self.claims("claims", &element.claims);
        self.note(&element.note);
    }

    /// A frame element is an assumption about the world: nobody supplies it, it costs nothing and uses nothing up.
    fn frame_element(&mut self, element: &'s Element) {
        let options = || element.settings.iter().flat_map(|setting| &setting.options);
        let supplied = [
            ("providers", !element.providers.is_empty()),
            ("cost", element.cost.is_some() || options().any(|option| option.cost.is_some())),
            ("uses", !element.uses.is_empty() || options().any(|option| !option.uses.is_empty())),
        ];
        for (field, given) in supplied {
            if given {
                let rests_on = vec![self.path.join(Step::Field("frame"))];
                let help = "a frame element is an assumption about the world, which nobody supplies".to_owned();
                self.field(field, |c| c.flaw_with(format!("a frame element has no {field}"), Some(help), rests_on));
            }
        }
    }

    fn setting(&mut self, setting: &'s Setting) {
        self.field("name", |c| c.title(&setting.name));
        let options = self.path.join(Step::Field("options"));
        if setting.options.is_empty() {
            self.field("options", |c| c.flaw("a setting needs at least one option"));
        } else if setting.option(&setting.default).is_none() {
            let known: Vec<&str> = setting.options.iter().map(|option| option.id.as_str()).collect();
            let rests_on = vec![options.clone()];
            self.field("default", |c| c.unknown("option", setting.default.as_str(), &known, rests_on));
        }
        let ids = setting.options.iter().enumerate().map(|(index, option)| {
            let id = option.id.as_str();
            (options.join(Step::Named(index, id.to_owned())).join(Step::Field("id")), id)
        });
        self.ids("option of this setting", ids);
        self.named("options", &setting.options, |o| o.id.as_str(), |c, option| c.option(option));
    }

    fn option(&mut self, option: &'s SettingOption) {
        self.field("name", |c| c.title(&option.name));
        self.tags(&option.tags);
        self.rating(option.feasibility.as_ref());
        self.means(&option.gives, option.cost.as_ref(), &option.uses);
        self.note(&option.note);
    }

    fn tags(&mut self, tags: &'s [Tag]) {
        self.field("tags", |c| {
            c.distinct(tags, Tag::as_str);
            c.each(tags, |c, tag| c.word(tag.as_str()));
        });
    }

    fn rating(&mut self, rating: Option<&'s Rating>) {
        if let Some(rating) = rating {
            self.field("feasibility", |c| {
                c.claims("claims", &rating.claims);
                c.note(&rating.note);
            });
        }
    }

    /// Checks what something gives, costs and uses.
    fn means(&mut self, gives: &'s [Gift], cost: Option<&'s Cost>, uses: &'s [Use]) {
        self.field("gives", |c| {
            c.once_each(gives, "function", |gift| gift.function.as_str());
            c.items(gives, |c, gift| {
                c.field("function", |c| c.refers(Kind::Function, gift.function.as_str()));
                c.field("degree", |c| c.degree(gift.degree));
                c.claims("claims", &gift.claims);
            });
        });
        if let Some(cost) = cost {
            self.field("cost", |c| {
                c.field("per_year", |c| c.range(cost.per_year));
                c.field("once", |c| c.range(cost.once));
                c.claims("claims", &cost.claims);
            });
        }
        self.field("uses", |c| {
            c.once_each(uses, "resource", |used| used.resource.as_str());
            c.items(uses, |c, used| {
                c.field("resource", |c| c.refers(Kind::Resource, used.resource.as_str()));
                c.field("amount", |c| c.amount(used.amount));
                c.claims("claims", &used.claims);
            });
        });
    }

    /// Checks that no two items speak of the same thing.
    fn once_each<T>(&mut self, items: &'s [T], field: &'static str, word: impl Fn(&'s T) -> &'s str) {
        let mut seen = std::collections::HashSet::new();
        self.each(items, |c, item| {
            let word = word(item);
            if !seen.insert(word) {
                c.field(field, |c| c.flaw(format!("{} is listed twice", super::words::quoted(word))));
            }
        });
    }

    /// Checks a degree of protection.
    pub(super) fn degree(&mut self, degree: Degree) {
        if degree > Degree::MAX {
            self.flaw(format!("a degree is a whole number from 0 to {}, not {}", Degree::MAX.0, degree.0));
        }
    }

    /// Checks an amount.
    pub(super) fn amount(&mut self, amount: Quantity) {
        if amount > Quantity::MAX {
            self.flaw(format!("an amount is at most {}, not {amount}", Quantity::MAX));
        }
    }

    fn range(&mut self, range: Range) {
        let low: Path = self.path.join(Step::Field("low"));
        self.field("low", |c| c.amount(range.low));
        self.field("high", |c| {
            c.amount(range.high);
            if range.low > range.high {
                let message = format!("the high end, {}, is below the low end, {}", range.high, range.low);
                c.flaw_with(message, None, vec![low]);
            }
        });
    }
}
