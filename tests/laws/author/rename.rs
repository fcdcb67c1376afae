//! Renaming: a name is followed wherever it is referred to, and nothing else is touched.

use std::collections::HashMap;

use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{ItemKey, ItemKind, Scenario};
use guarantee_board::workshop::Rejected;
use guarantee_board::workshop::author::{AuthorEdit, Name};
use proptest::prelude::*;

use super::support::{
    FIRST_STEPS, ROUNDS, SHIPPED, all_assessments, author, bytes, must, names, one_of, open, read, refused, shown,
};
use crate::scenario_strategy::scenarios;

/// The same with another word.
fn called(name: &Name, word: &str) -> Name {
    match name {
        Name::Item(key) => Name::Item(ItemKey::new(key.kind, word)),
        Name::Setting(_) => Name::Setting(word.into()),
        Name::Option(setting, _) => Name::Option(setting.clone(), word.into()),
        Name::Tag(_) => Name::Tag(word.into()),
    }
}

/// The text with every quoted word of the dictionary replaced by what it stands for.
fn translated(text: &str, dictionary: &HashMap<String, String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("\"zq-renamed") {
        let (before, found) = rest.split_at(at + 1);
        out.push_str(before);
        let end = found.find('"').expect("a closing quote");
        let (word, after) = found.split_at(end);
        out.push_str(dictionary.get(word).map_or(word, String::as_str));
        rest = after;
    }
    out + rest
}

/// Gives everything a word that occurs nowhere else, one after the other. What then stands there, and what follows, is
/// the same but for the words. One of `every` back again, and the same holds; all of them, and the file is the same. Where
/// names are many, one of `many` is enough.
fn everything_can_be_renamed(scenario: &Scenario, many: usize, every: usize) {
    let mut workshop = open(scenario);
    let (text, said) = (shown(scenario), format!("{:?}", all_assessments(scenario)));
    assert!(!text.contains("zq-renamed"), "the new words are new");
    let mut dictionary = HashMap::new();
    let mut done: Vec<(Name, String)> = Vec::new();
    for (number, name) in names(scenario).into_iter().enumerate().step_by(many) {
        let word = format!("zq-renamed-{number}");
        // The setting of an option may have been renamed before it.
        let renamed = |setting: &str| done.iter().find(|(known, _)| *known == Name::Setting(setting.into()));
        let name = match &name {
            Name::Option(setting, option) => match renamed(setting.as_str()) {
                Some((_, setting)) => Name::Option(setting.as_str().into(), option.clone()),
                None => name,
            },
            Name::Item(_) | Name::Setting(_) | Name::Tag(_) => name,
        };
        must(&mut workshop, AuthorEdit::Rename(name.clone(), word.clone()));
        dictionary.insert(word.clone(), name.word().to_owned());
        done.push((name, word));
    }
    let renamed = workshop.scenario().clone();
    assert_eq!(check(&renamed), vec![]);
    assert_eq!(translated(&shown(&renamed), &dictionary), text);
    assert_eq!(translated(&format!("{:?}", all_assessments(&renamed)), &dictionary), said);
    for (name, word) in done.iter().rev().step_by(every) {
        must(&mut workshop, AuthorEdit::Rename(called(name, word), name.word().to_owned()));
        dictionary.remove(word);
    }
    assert_eq!(translated(&shown(workshop.scenario()), &dictionary), text);
    if (many, every) == (1, 1) {
        assert_eq!(bytes(workshop.scenario()), bytes(scenario));
        assert_eq!(workshop.assessment(), open(scenario).assessment());
    }
}

#[test]
fn everything_in_the_shipped_scenario_can_be_renamed_and_back() {
    everything_can_be_renamed(&read(SHIPPED), one_of(5), 4);
}

#[test]
fn everything_in_small_scenarios_can_be_renamed_and_back_rounds_seats_votes_and_pins_too() {
    everything_can_be_renamed(&read(FIRST_STEPS), 1, 1);
    everything_can_be_renamed(&read(ROUNDS), 1, 1);
}

#[test]
fn a_rename_changes_its_own_word_and_no_other() {
    // Every word is there for one thing only, so that a plain replacement in the text says what must come out.
    let mut workshop = open(&read(ROUNDS));
    let mut words: HashMap<String, String> = HashMap::new();
    for (number, name) in names(workshop.scenario()).into_iter().enumerate() {
        // The setting of an option has been renamed before it.
        let elements = workshop.scenario().elements.iter();
        let mut settings = elements.flat_map(|element| &element.settings).map(|setting| &setting.id);
        let name = match &name {
            Name::Option(setting, option) if settings.all(|known| known != setting) => {
                Name::Option(words[setting.as_str()].as_str().into(), option.clone())
            }
            _ => name,
        };
        let word = format!("zz{number}z");
        words.insert(name.word().to_owned(), word.clone());
        must(&mut workshop, AuthorEdit::Rename(name, word));
    }
    for name in names(workshop.scenario()) {
        let before = shown(workshop.scenario());
        must(&mut workshop, AuthorEdit::Rename(name.clone(), "another".to_owned()));
        let expected = before.replace(&format!("{:?}", name.word()), "\"another\"");
        assert_ne!(before, expected, "{name:?}");
        assert_eq!(shown(workshop.scenario()), expected, "{name:?}");
        assert!(workshop.undo());
        assert_eq!(shown(workshop.scenario()), before, "{name:?}");
    }
}

#[test]
fn a_taken_word_is_refused() {
    for text in [FIRST_STEPS, ROUNDS] {
        let scenario = read(text);
        let mut workshop = open(&scenario);
        let all = names(&scenario);
        for name in &all {
            let same = |other: &Name| match (name, other) {
                (Name::Item(one), Name::Item(two)) => one.kind.namesakes().contains(&two.kind),
                (Name::Option(one, _), Name::Option(two, _)) => one == two,
                (Name::Setting(_), Name::Setting(_)) | (Name::Tag(_), Name::Tag(_)) => true,
                _ => false,
            };
            for other in all.iter().filter(|other| *other != name && same(other)) {
                let rejected = refused(&mut workshop, AuthorEdit::Rename(name.clone(), other.word().to_owned()));
                assert!(matches!(rejected, Rejected::Taken { .. }), "{name:?} to {other:?}: {rejected:?}");
            }
        }
    }
    let mut workshop = open(&read(ROUNDS));
    let voice = Name::Item(ItemKey::new(ItemKind::Voice, "ash"));
    let rejected = refused(&mut workshop, AuthorEdit::Rename(voice, "seat-1".to_owned()));
    assert!(matches!(rejected, Rejected::Taken { .. }), "seats share the names of voices: {rejected:?}");
}

#[test]
fn what_is_no_word_is_refused() {
    let scenario = read(ROUNDS);
    let mut workshop = open(&scenario);
    for name in names(&scenario) {
        for word in ["", " ", "two words", "a/b", "über\u{301}", "\"", "\n", "🙂", &"x".repeat(81)] {
            let rejected = refused(&mut workshop, AuthorEdit::Rename(name.clone(), word.to_owned()));
            assert!(matches!(rejected, Rejected::Flawed { .. }), "{name:?} to {word:?}: {rejected:?}");
        }
        let rejected = refused(&mut workshop, AuthorEdit::Rename(name.clone(), name.word().to_owned()));
        assert_eq!(rejected, Rejected::NoChange);
        let rejected = refused(&mut workshop, AuthorEdit::Rename(called(&name, "nothing"), "another".to_owned()));
        assert!(matches!(rejected, Rejected::Unknown { .. }), "{rejected:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn everything_in_any_scenario_can_be_renamed_and_back(scenario in scenarios()) {
        everything_can_be_renamed(&scenario, 1, 1);
    }

    #[test]
    fn any_word_is_taken_or_refused(scenario in scenarios(), which in 0..1000_usize, word in any::<String>()) {
        let mut workshop = open(&scenario);
        let all = names(&scenario);
        let before = shown(&scenario);
        match author(&mut workshop, AuthorEdit::Rename(all[which % all.len()].clone(), word)) {
            Ok(()) => prop_assert_eq!(check(workshop.scenario()), vec![]),
            Err(_) => prop_assert_eq!(shown(workshop.scenario()), before),
        }
    }
}
