//! Typing: of texts nothing follows, and what is kept while they are typed is what would be worked out anew.

use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{Item, ItemKey, ItemKind};
use guarantee_board::workshop::author::Aspect;
use guarantee_board::workshop::{AuthorEdit, Edit, Workshop};

use super::support::{bytes, read};
use crate::samples::SHIPPED;

/// The thing with another name, and the same with a text that no file may hold.
fn renamed(item: &Item) -> (Item, Item) {
    let with = |text: &str| {
        let mut item = item.clone();
        let name = match &mut item {
            Item::Source(one) => &mut one.title,
            Item::Voice(one) => &mut one.name,
            Item::Claim(one) => &mut one.says,
            Item::Group(one) => &mut one.name,
            Item::Actor(one) => &mut one.name,
            Item::Phase(one) => &mut one.name,
            Item::Function(one) => &mut one.name,
            Item::Resource(one) => &mut one.name,
            Item::Category(one) => &mut one.name,
            Item::Element(one) => &mut one.name,
            Item::Condition(one) => &mut one.title,
            Item::Position(one) => &mut one.title,
            Item::Limit(one) => &mut one.title,
            Item::Contradiction(one) => &mut one.title,
            Item::Caution(one) => &mut one.title,
            Item::Package(one) => &mut one.name,
        };
        name.push_str(text);
        item
    };
    (with(" too"), with("\u{202e}"))
}

fn put(item: &Item) -> Edit {
    Edit::Author(AuthorEdit::Put { item: Box::new(item.clone()), part: Aspect::Name, typing: Some("Name".to_owned()) })
}

#[test]
fn of_texts_nothing_follows_and_wrong_ones_are_refused() {
    let mut workshop = Workshop::open(read(SHIPPED)).expect("resolved");
    let start = bytes(workshop.scenario());
    let mut steps = 0;
    for kind in ItemKind::ALL {
        let keys: Vec<ItemKey> = workshop.scenario().ids(*kind).into_iter().map(|id| ItemKey::new(*kind, id)).collect();
        for key in keys {
            let item = workshop.scenario().item(&key).expect("the thing");
            let (renamed, wrong) = renamed(&item);
            assert!(item.same_but_for_texts(&renamed));
            let before = workshop.scenario().clone();
            let refused = workshop.apply(&put(&wrong)).expect_err("a character that hides").to_string();
            assert!(refused.contains("U+202E"), "{key:?}: {refused}");
            assert!(*workshop.scenario() == before, "{key:?}");
            workshop.apply(&put(&renamed)).unwrap_or_else(|why| panic!("{key:?}: {why}"));
            steps += 1;
        }
        assert_eq!(check(workshop.scenario()), [], "{kind:?}");
        let anew = Workshop::open(workshop.scenario().clone()).expect("resolved");
        assert_eq!(workshop.assessment(), anew.assessment(), "{kind:?}");
        // Another package each time: all of them would take long.
        let packages = &workshop.scenario().packages;
        let package = packages.get(steps % packages.len()).expect("a package");
        assert_eq!(workshop.board().assess(package), anew.board().assess(package), "{kind:?}");
    }
    for _ in 0..steps {
        assert!(workshop.undo());
    }
    assert_eq!(bytes(workshop.scenario()), start);
}

#[test]
fn what_decides_something_is_no_text() {
    let scenario = read(SHIPPED);
    let element = scenario.elements.iter().find(|element| !element.providers.is_empty()).expect("an element");
    let mut other = element.clone();
    other.providers.pop();
    assert!(!Item::from(element.clone()).same_but_for_texts(&Item::from(other)));
    let position = scenario.positions.first().expect("a position");
    let mut other = position.clone();
    other.until = Some(scenario.as_of);
    assert!(!Item::from(position.clone()).same_but_for_texts(&Item::from(other)));
    let claim = scenario.claims.first().expect("a claim");
    let mut other = claim.clone();
    other.voice = None;
    other.sources.clear();
    assert!(!Item::from(claim.clone()).same_but_for_texts(&Item::from(other)));
}
