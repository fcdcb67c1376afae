//! Checksums by which a ballot knows what it is about.

use crate::scenario::{Choices, Element, Package, RuleId, Scenario, chosen};

/// CRC-32 of some bytes, as everywhere (ISO 3309).
pub fn crc(bytes: impl IntoIterator<Item = u8>) -> u32 {
    let mut crc = !0_u32;
    for byte in bytes {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

/// The checksum of words, each of which ends where it ends.
fn print<'w>(words: impl IntoIterator<Item = &'w str>) -> u32 {
    crc(words.into_iter().flat_map(|word| word.bytes().chain([0])))
}

/// The scenario: its title.
pub(super) fn scenario(scenario: &Scenario) -> u32 {
    print([scenario.title.trim()])
}

/// Positions, in this order.
pub(super) fn positions<'r>(positions: impl IntoIterator<Item = &'r RuleId>) -> u32 {
    print(positions.into_iter().map(RuleId::as_str))
}

/// A package as it stands: its cards, whatever the order in which they were laid, and the assumptions. Names and remarks are
/// no part of it.
pub(super) fn package(scenario: &Scenario, package: &Package) -> u32 {
    let mut words: Vec<&str> = Vec::new();
    for card in cards(package) {
        words.extend(["card", card.element.as_str(), card.phase.as_str(), "by"]);
        let mut by: Vec<&str> = card.by.iter().map(|actor| actor.as_str()).collect();
        by.sort_unstable();
        by.dedup();
        words.extend(by);
        words.push("with");
        words.extend(scenario.element(&card.element).into_iter().flat_map(|element| options(element, &card.with)));
    }
    let none = Choices::new();
    let mut frame: Vec<&Element> = scenario.elements.iter().filter(|element| element.frame).collect();
    frame.sort_by_key(|element| &element.id);
    for element in frame {
        words.extend(["frame", element.id.as_str()]);
        words.extend(options(element, package.frame.get(&element.id).unwrap_or(&none)));
    }
    print(words)
}

/// The cards in the order of a ballot.
pub(super) fn cards(package: &Package) -> Vec<&crate::scenario::Card> {
    let mut cards: Vec<_> = package.cards.iter().collect();
    cards.sort_by_key(|card| &card.element);
    cards
}

/// Each setting with the option that holds.
fn options<'a>(element: &'a Element, choices: &'a Choices) -> impl Iterator<Item = &'a str> {
    let chosen = |setting| chosen(choices, element, setting).map_or("", |option| option.as_str());
    element.settings.iter().flat_map(move |setting| [setting.id.as_str(), chosen(&setting.id)])
}
