//! Every board that a tiny scenario allows.

use guarantee_board::scenario::*;

use super::board_strategy::package;

/// More boards than this and a case is too large to look at all of them.
const MOST_BOARDS: usize = 3000;

/// Every board that the scenario allows; `None` if there are too many.
pub fn every_board(scenario: &Scenario) -> Option<Vec<Package>> {
    let mut boards = vec![package(Vec::new())];
    for element in &scenario.elements {
        let mut choices = vec![Choices::new()];
        for setting in &element.settings {
            let with = |choice: &Choices| {
                let choice = choice.clone();
                setting.options.iter().map(move |option| {
                    let mut choice = choice.clone();
                    choice.insert(setting.id.clone(), option.id.clone());
                    choice
                })
            };
            choices = choices.iter().flat_map(with).collect();
        }
        let mut next = Vec::new();
        for board in &boards {
            if element.frame {
                for choice in &choices {
                    let mut board = board.clone();
                    board.frame.insert(element.id.clone(), choice.clone());
                    next.push(board);
                }
                continue;
            }
            next.push(board.clone());
            for phase in &scenario.phases {
                for subset in 0..1_usize << element.providers.len() {
                    let providers = element.providers.iter().enumerate();
                    let by: Vec<_> =
                        providers.filter(|(bit, _)| subset >> bit & 1 == 1).map(|(_, actor)| actor.clone()).collect();
                    for with in &choices {
                        let (element, phase) = (element.id.clone(), phase.id.clone());
                        let card = Card { element, phase, by: by.clone(), with: with.clone(), note: String::new() };
                        let mut board = board.clone();
                        board.cards.push(card);
                        next.push(board);
                    }
                }
            }
            if next.len() > MOST_BOARDS {
                return None;
            }
        }
        boards = next;
    }
    Some(boards)
}
