//! What a package names in vain: a second card of an element, a card of a frame element, or of none that there is.

use guarantee_board::scenario::*;
use guarantee_board::search::{Budget, Question, Search, count};
use proptest::prelude::*;

use super::truth::{asked, with_question};

proptest! {
    #[test]
    fn what_is_named_in_vain_changes_no_answer(case in asked(), turned: bool) {
        with_question(&case, |question, _| {
            let mut odd = case.package.clone();
            odd.cards.extend(case.package.cards.iter().cloned().map(|card| Card { note: "again".to_owned(), ..card }));
            let vain = case.scenario.elements.iter().filter(|element| element.frame).map(|element| element.id.clone());
            for element in vain.chain(["nothing".into()]) {
                let (by, with) = (Vec::new(), Choices::new());
                let card = Card { element, phase: "p0".into(), by, with, note: String::new() };
                odd.cards.insert(if turned { 0 } else { odd.cards.len() }, card);
            }
            let answers = |package: &Package| {
                let question = Question { package, ..question };
                let mut search = Search::new(question);
                let ways = search.ways(7, &mut Budget::unlimited());
                (ways, search.accepting(&mut Budget::unlimited()), count(&question, &mut Budget::unlimited()))
            };
            assert_eq!(answers(&odd), answers(&case.package));
        });
    }
}
