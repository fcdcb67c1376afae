//! What is chosen of an element's setting, in words.

use super::name;
use crate::scenario::{ElementId, Scenario, SettingId};

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

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::setting_of;

    #[test]
    fn an_assumption_with_one_setting_is_not_named_twice() {
        let scenario = sample::scenario();
        let named = |element: &str, setting: &str| setting_of(&scenario, &element.into(), &setting.into());
        assert_eq!(named("force", "size"), "Size of European reassurance force");
        assert_eq!(named("consent", "consent"), "Russian consent");
    }
}
