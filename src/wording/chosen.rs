//! What is chosen of an element's setting, in words.

use super::card::Details;
use super::name;
use crate::scenario::{ElementId, Package, Scenario, SettingId};

/// The setting of an element by its name; `None` for an assumption about the world that has but one: it says what is
/// chosen by itself.
pub fn setting_name<'a>(scenario: &'a Scenario, element: &ElementId, setting: &'a SettingId) -> Option<&'a str> {
    let alone = scenario.element(element).is_some_and(|element| element.frame && element.settings.len() < 2);
    (!alone).then(|| name::setting(scenario, element, setting))
}

/// The setting of an element: "Scale of European reassurance force"; "Russian consent", not "Consent of Russian consent".
pub fn setting_of(scenario: &Scenario, element: &ElementId, setting: &SettingId) -> String {
    named_setting(setting_name(scenario, element, setting), name::element(scenario, element))
}

/// The same by their names.
pub(super) fn named_setting(setting: Option<&str>, element: &str) -> String {
    setting.map_or_else(|| element.to_owned(), |setting| format!("{setting} of {element}"))
}

/// What a package takes for granted about the world, each with what is assumed: "Russian consent: not sought".
pub fn assumptions(scenario: &Scenario, package: &Package) -> Vec<String> {
    let told = |id| {
        let Details { options, .. } = Details::of(scenario, package, id);
        let name = |setting| setting_name(scenario, id, setting).unwrap_or_else(|| name::element(scenario, id));
        options.into_iter().map(|(setting, option)| format!("{}: {option}", name(setting))).collect::<Vec<_>>()
    };
    scenario.elements.iter().filter(|element| element.frame).flat_map(|element| told(&element.id)).collect()
}
