//! A made-up scenario with as many cards and findings as one likes, all on one board.
#![allow(dead_code, reason = "shared by several programs, each of which needs some of it")]

use guarantee_board::scenario::*;

use super::board_strategy::{Common, actor, blank, claim, element, option, package, red_line};

/// Cards with settings and providers over four phases and eight categories, and red lines that they cross.
pub fn scenario(cards: usize, findings: usize) -> Scenario {
    let mut scenario = blank();
    let names = ["Now", "At ceasefire", "At settlement", "After ratification"];
    let id = |kind: &str, number: usize| format!("{kind}{number}");
    scenario.phases = names
        .iter()
        .enumerate()
        .map(|(number, name)| Phase {
            id: id("p", number).as_str().into(),
            name: (*name).to_owned(),
            about: String::new(),
        })
        .collect();
    scenario.categories = (0..8)
        .map(|number| Category { id: id("cat", number).as_str().into(), name: format!("Category {number}") })
        .collect();
    scenario.sources = vec![Source {
        id: "source".into(),
        title: "A source".to_owned(),
        published: "1 Aug 2025".to_owned(),
        standing: Standing::FirstHand,
        link: String::new(),
        note: String::new(),
    }];
    let said =
        |number: usize| Claim { sources: vec!["source".into()], ..claim(&id("c", number), None, Basis::Official) };
    scenario.claims = (0..20).map(said).collect();
    for number in 0..12 {
        let mut made = actor(&id("a", number), &[]);
        made.name = format!("Actor number {number}");
        scenario.actors.push(made);
    }
    for number in 0..cards {
        let mut made = element(&id("e", number));
        made.name = format!("Element number {number} with a name of some length");
        made.category = id("cat", number % 8).as_str().into();
        made.providers = (0..4).map(|step| id("a", (number + step) % 12).as_str().into()).collect();
        for setting in 0..2 {
            let options = ["small", "large"].into_iter().map(option).collect();
            let name = format!("Setting {setting}");
            made.settings.push(Setting {
                id: id("s", setting).as_str().into(),
                name,
                default: "small".into(),
                options,
            });
        }
        scenario.elements.push(made);
    }
    for number in 0..findings {
        let pattern = Pattern { elements: vec![id("e", number % cards).as_str().into()], ..Pattern::default() };
        let claims = (0..3).map(|step| id("c", (number + step) % 20).as_str().into()).collect();
        let common = Common { claims, ..Common::default() };
        let (rule, holder) = (id("r", number), id("a", number % 12));
        let mut made = red_line(&rule, &holder, Firmness::Firm, Condition::Card(pattern), common);
        made.title = format!("No element like number {number}, wherever it is");
        scenario.positions.push(made);
    }
    let laid = scenario.elements.iter().enumerate().map(|(number, element)| Card {
        element: element.id.clone(),
        phase: id("p", number % 4).as_str().into(),
        by: element.providers.iter().take(2).cloned().collect(),
        with: Choices::new(),
        note: String::new(),
    });
    scenario.packages = vec![package(laid.collect())];
    scenario
}
