//! What menus offer of an element, in the words that the board has for it.

use crate::scenario::{Element, Pattern, Scenario};
use crate::wording;

/// A card of an element, and one with each of its options. What is always on the board is asked for an option only.
pub fn of_element(scenario: &Scenario, element: &Element) -> Vec<(String, Pattern)> {
    let any = Pattern { elements: vec![element.id.clone()], ..Pattern::default() };
    let mut asked = if element.frame { Vec::new() } else { vec![any.clone()] };
    for setting in &element.settings {
        asked.extend(setting.options.iter().map(|option| {
            let with = [(setting.id.clone(), vec![option.id.clone()])].into_iter().collect();
            Pattern { with, ..any.clone() }
        }));
    }
    asked.into_iter().map(|pattern| (wording::pattern(scenario, &pattern), pattern)).collect()
}
