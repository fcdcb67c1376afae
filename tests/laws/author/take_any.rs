//! Taking anything over into anything, and what it means there.

use std::collections::BTreeSet;

use guarantee_board::assess::Reading;
use guarantee_board::scenario::{Category, FunctionId, Item, ItemKey, ItemKind, Phase, Scenario};
use guarantee_board::workshop::author::{Aspect, AuthorEdit, Name};
use proptest::prelude::*;

use super::arrival::{all_has_arrived, arrived, retain, take};
use super::support::{BLANK, author, keys, must, of_kinds, open, read, sound, truth};
use crate::board_strategy::{Size, cases};
use crate::every_board::every_board;
use crate::scenario_strategy::scenarios;

/// The scenario with names that tell its parties and scales apart, as people would name them.
fn well_named(mut scenario: Scenario) -> Scenario {
    macro_rules! name {
        ($($list:ident),+) => {
            $(for item in &mut scenario.$list {
                item.name = format!("{} {}", item.name, item.id);
            })+
        };
    }
    name!(voices, groups, actors, phases, functions, resources, categories);
    macro_rules! title {
        ($($list:ident . $field:ident),+) => {
            $(for item in &mut scenario.$list {
                item.$field = format!("{} {}", item.$field, item.id);
            })+
        };
    }
    title!(sources.title, claims.says, elements.name, conditions.title, packages.name);
    title!(positions.title, limits.title, contradictions.title, cautions.title);
    scenario
}

/// The scenario after some edits: ids that changed places, things that are gone or called otherwise.
fn changed_since(scenario: &Scenario, changes: &[(usize, usize, u8)]) -> Scenario {
    let mut workshop = open(scenario);
    for (which, other, change) in changes {
        let all = keys(workshop.scenario());
        let key = &all[which % all.len()];
        match change % 3 {
            0 => drop(author(&mut workshop, AuthorEdit::Delete(key.clone()))),
            1 => {
                let alike: Vec<_> = all.iter().filter(|known| known.kind == key.kind).collect();
                let other = alike[other % alike.len()];
                if key != other {
                    let rename =
                        |key: &ItemKey, word: &str| AuthorEdit::Rename(Name::Item(key.clone()), word.to_owned());
                    must(&mut workshop, rename(key, "between"));
                    must(&mut workshop, rename(other, &key.id));
                    must(&mut workshop, rename(&ItemKey::new(key.kind, "between"), &other.id));
                }
            }
            _ => {
                if let Some(Item::Element(mut element)) = workshop.scenario().item(key) {
                    element.about.push('x');
                    let put =
                        AuthorEdit::Put { item: Box::new((*element).into()), part: Aspect::Description, typing: None };
                    must(&mut workshop, put);
                }
            }
        }
    }
    workshop.scenario().clone()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn anything_can_be_taken_into_what_it_once_was(
        scenario in scenarios(),
        changes in prop::collection::vec((0..1000_usize, 0..1000_usize, any::<u8>()), 0..12),
        picks in prop::collection::vec(0..1000_usize, 0..6),
    ) {
        let from = well_named(scenario);
        let target = changed_since(&from, &changes);
        let all = keys(&from);
        let chosen: BTreeSet<_> = picks.iter().map(|pick| all[pick % all.len()].clone()).collect();
        all_has_arrived(&target, &from, &chosen.into_iter().collect::<Vec<_>>());
        let taken = take(&target, &from, &all);
        let (_, cut) = arrived(&target, &from, &taken);
        prop_assert_eq!(cut, vec![]);
    }

    #[test]
    fn anything_can_be_taken_into_anything(
        target in scenarios(),
        from in scenarios(),
        picks in prop::collection::vec(0..1000_usize, 1..6),
    ) {
        let (target, mut from) = (target, well_named(from));
        // What is priced in another money is refused: see `what_is_priced_in_another_money_is_not_taken`.
        from.money.clone_from(&target.money);
        let all = keys(&from);
        let chosen: BTreeSet<_> = picks.iter().map(|pick| all[pick % all.len()].clone()).collect();
        all_has_arrived(&target, &from, &chosen.into_iter().collect::<Vec<_>>());
        let taken = take(&target, &from, &all);
        prop_assert_eq!(arrived(&target, &from, &taken).1, vec![]);
    }

    #[test]
    fn what_is_taken_means_what_it_meant_on_every_board(
        case in cases(Size::TINY),
        picks in prop::collection::vec(0..1000_usize, 1..5),
    ) {
        let mut from = sound(&case);
        from.switched_off.clear();
        from.seats.clear();
        for category in &mut from.categories {
            *category = Category { name: "Theirs".to_owned(), ..category.clone() };
        }
        for phase in &mut from.phases {
            *phase = Phase { name: phase.id.to_string(), ..phase.clone() };
        }
        let mut target = read(BLANK);
        // What the unknown counts as is the group's, and does not come along.
        target.acceptable.unknown = from.acceptable.unknown;
        let all = of_kinds(&from, &[
            ItemKind::Element, ItemKind::Position, ItemKind::Limit, ItemKind::Contradiction, ItemKind::Caution,
        ]);
        let chosen: BTreeSet<_> = picks.iter().map(|pick| all[pick % all.len()].clone()).collect();
        let taken = all_has_arrived(&target, &from, &chosen.into_iter().collect::<Vec<_>>());
        prop_assert!(taken.added.iter().all(|key| taken.along.contains(key)), "no id is another there");
        // The scenario that it came from, with nothing else in it, what is spoken of left as it is.
        let mut less = from.clone();
        retain(&mut less, |key| taken.along.contains(key) || key.kind == ItemKind::Phase);
        let functions: Vec<FunctionId> = less.functions.iter().map(|function| function.id.clone()).collect();
        let voice = case.reading.voice.clone().filter(|voice| less.voice(voice).is_some());
        let reading = Reading { voice, ..case.reading };
        let boards = every_board(&taken.after).unwrap_or_default();
        let known = |board: &&guarantee_board::scenario::Package| {
            board.cards.iter().all(|card| less.phases.iter().any(|phase| phase.id == card.phase))
        };
        let step = boards.len() / 200 + 1;
        for board in boards.iter().step_by(step).filter(known) {
            prop_assert_eq!(
                truth(&taken.after, board, &reading, &functions),
                truth(&less, board, &reading, &functions),
                "{:?}",
                board
            );
        }
    }
}
