//! Walks at random: whatever is done in whatever order, the document stays sound, and nothing is lost.

use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{Element, Feasibility, Gift, Item, ItemKey, ItemKind, Pattern, Scenario};
use guarantee_board::workshop::author::{
    Aspect, AuthorEdit, Head, Name, Stand, Taking, Way, consequences, duplicate, fresh, never, option, plan, set_stand,
    setting, several, users,
};
use guarantee_board::workshop::{Edit, History, Workshop};
use jiff::civil::date;
use proptest::prelude::*;

use super::support::{FIRST_STEPS, ROUNDS, bytes, keys, names, open, read, shown};
use crate::edits::{self, Numbers, numbers};
use crate::scenario_strategy::scenarios;

/// Words, some of which are none.
const WORDS: [&str; 10] = ["new", "e0", "a0", "ph0", "k0", "seat-0", "", "two words", "Слово", "x/y"];

fn put(item: impl Into<Item>, typed: bool) -> AuthorEdit {
    AuthorEdit::Put { item: Box::new(item.into()), part: Aspect::Name, typing: typed.then(|| "text".to_owned()) }
}

/// An edit of the author made of numbers; some name things that are not there, or would not be sound.
fn author_edit(scenario: &Scenario, (kind, a, b, c): Numbers) -> Option<AuthorEdit> {
    let all = keys(scenario);
    let key = all[a % all.len()].clone();
    let word = WORDS[b % WORDS.len()];
    Some(match kind % 10 {
        0 => AuthorEdit::Add(vec![fresh(scenario, ItemKind::ALL[a % ItemKind::ALL.len()], word).ok()?]),
        1 => put(retold(scenario, &key, word, c)?, c % 2 == 0),
        2 | 3 => put(reshaped(scenario, (a, b, c))?, false),
        4 => AuthorEdit::Move(key, b % 5),
        5 => {
            let names = names(scenario);
            AuthorEdit::Rename(names[a % names.len()].clone(), word.to_owned())
        }
        6 if c % 2 == 0 => AuthorEdit::Delete(key),
        6 => AuthorEdit::Delete(ItemKey::new(key.kind, word)),
        7 if b % 2 == 0 => AuthorEdit::Duplicate { of: key.clone(), copy: Box::new(duplicate(scenario, &key)?) },
        7 => AuthorEdit::Add(several(scenario, key.kind, &[word, "Two", "Two", "Three"].map(str::to_owned)).ok()?),
        8 => {
            let from = read([FIRST_STEPS, ROUNDS][c % 2]);
            let theirs = keys(&from);
            let chosen = [a, b, c].map(|number| theirs[number % theirs.len()].clone()).to_vec();
            AuthorEdit::Take(Box::new(taken(scenario, Taking::new(from, chosen), (a, b, c))))
        }
        _ => {
            let mut head = Head::of(scenario);
            match c % 5 {
                0 => head.title = word.to_owned(),
                1 => head.about = word.to_owned(),
                2 => head.money = word.to_owned(),
                3 => head.as_of = date(2025, 1 + (b % 12) as i8, 1),
                _ => head.also_as_of.push(date(2025, 1 + (b % 12) as i8, 1)),
            }
            AuthorEdit::SetHead { head: Box::new(head), part: Aspect::Title }
        }
    })
}

/// A taking of which something is decided for what it names, and for what is here.
fn taken(scenario: &Scenario, mut taking: Taking, (a, b, c): (usize, usize, usize)) -> Taking {
    let plan = plan(scenario, &taking);
    let all: Vec<_> = plan.along().into_iter().chain(plan.behind.into_iter().map(|(key, _)| key)).collect();
    for number in [a / 3, b / 3, c / 3] {
        let Some(key) = all.get(number % all.len().max(1)) else { break };
        let ids = scenario.ids(key.kind);
        let here = ids.get(a % ids.len().max(1)).map_or_else(String::new, ToString::to_string);
        let way = [Way::Beside, Way::Out, Way::Is(here.clone()), Way::Instead(here)][number % 4].clone();
        taking.ways.insert(key.clone(), way);
    }
    let groups = taking.from.groups.iter().filter(|_| c % 3 == 0);
    taking.joined = groups.map(|group| ItemKey::new(ItemKind::Group, &group.id)).collect();
    taking
}

/// A thing of which something else is said.
fn retold(scenario: &Scenario, key: &ItemKey, word: &str, how: usize) -> Option<Item> {
    let mut item = scenario.item(key)?;
    match &mut item {
        Item::Claim(claim) => match how % 3 {
            0 => word.clone_into(&mut claim.says),
            1 => claim.voice = Some(word.into()),
            _ => drop(claim.sources.pop()),
        },
        Item::Actor(actor) if how.is_multiple_of(2) => actor.groups.push(word.into()),
        Item::Actor(actor) => word.clone_into(&mut actor.name),
        Item::Condition(named) => named.holds_when = never(),
        Item::Position(position) => {
            set_stand(scenario, position, Stand::ALL[how % 3]).ok()?;
        }
        Item::Limit(limit) => limit.on = Pattern { tags: vec![word.into()], ..Pattern::default() },
        Item::Package(package) if how.is_multiple_of(2) => package.variant_of = Some(word.into()),
        Item::Package(package) => package.cards.reverse(),
        Item::Resource(resource) => word.clone_into(&mut resource.unit),
        Item::Caution(rule) => word.clone_into(&mut rule.note),
        Item::Contradiction(rule) => word.clone_into(&mut rule.title),
        other => *other = other.clone().with_id(word),
    }
    Some(item)
}

/// An element that offers other things.
fn reshaped(scenario: &Scenario, (a, b, c): (usize, usize, usize)) -> Option<Element> {
    let mut element = scenario.elements.get(a % scenario.elements.len().max(1))?.clone();
    let place = b % element.settings.len().max(1);
    match (c % 10, element.settings.get_mut(place)) {
        (0, _) => element.frame = !element.frame,
        (1, _) => element.providers.retain(|_| b % 2 == 0),
        (2, _) => element.providers.extend(scenario.actors.get(b % 3).map(|actor| actor.id.clone())),
        (3, _) => {
            let made = setting(&element, "Scale", "Small").ok()?;
            element.settings.push(made);
        }
        (4, Some(found)) => {
            let another = option(found, "Another").ok()?;
            found.options.push(another);
        }
        (5, Some(found)) => drop(found.options.remove(b % found.options.len())),
        (6, Some(found)) => found.default = found.options[a % found.options.len()].id.clone(),
        (7, Some(_)) => drop(element.settings.remove(place)),
        (8, _) => element.tags = vec![WORDS[b % WORDS.len()].into()],
        (_, _) => {
            element.category = WORDS[b % WORDS.len()].into();
            element.gives.extend(element.gives.first().cloned().map(|gift| Gift { function: "f0".into(), ..gift }));
        }
    }
    Some(element)
}

/// How many kinds of step there are.
pub const KINDS: u8 = 20;

/// One step of a walk; whether anything happened.
pub fn step(workshop: &mut Workshop, numbers: Numbers) -> bool {
    let scenario = workshop.scenario().clone();
    let (kind, a, b, c) = numbers;
    match kind {
        0..12 => {
            let Some(edit) = author_edit(&scenario, numbers) else { return false };
            let edit = Edit::Author(edit);
            let (before, foretold) = (shown(&scenario), workshop.board().preview(&edit));
            let done = workshop.apply(&edit);
            match &done {
                Ok(()) => assert_eq!(foretold.as_ref(), Ok(workshop.assessment()), "{edit:?}"),
                Err(_) => assert_eq!(shown(workshop.scenario()), before, "{edit:?}"),
            }
            done.is_ok()
        }
        12 => workshop.undo(),
        13 => workshop.redo(),
        14 => {
            let all = keys(&scenario);
            let key = &all[a % all.len()];
            // What is asked changes nothing, and never fails.
            consequences(&scenario, key).ok();
            !users(&scenario, key).is_empty()
        }
        _ => {
            let complete = !scenario.elements.is_empty()
                && !scenario.actors.is_empty()
                && !scenario.positions.is_empty()
                && scenario
                    .elements
                    .iter()
                    .all(|element| element.settings.iter().all(|setting| !setting.options.is_empty()));
            complete
                && workshop
                    .apply(&edits::edit(&scenario, (kind.wrapping_mul(7).wrapping_add(a as u8), a, b, c)))
                    .is_ok()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_can_be_undone_and_done_again(scenario in scenarios(), numbers in numbers()) {
        let mut workshop = open(&scenario);
        let start = bytes(&scenario);
        for numbers in numbers {
            step(&mut workshop, numbers);
            prop_assert_eq!(check(workshop.scenario()), vec![]);
        }
        while workshop.redo() {}
        let (end, said) = (bytes(workshop.scenario()), workshop.assessment().clone());
        let anew = open(workshop.scenario()).assessment().clone();
        prop_assert_eq!(&said, &anew);
        let kept = History::read(&workshop.history().write(), workshop.scenario());
        let mut recovered = Workshop::recover(workshop.scenario().clone(), kept, 1, None).expect("a sound scenario");
        prop_assert_eq!(recovered.undo_label(), workshop.undo_label());
        while workshop.undo() {
            prop_assert!(recovered.undo());
        }
        prop_assert_eq!(bytes(workshop.scenario()), &*start);
        prop_assert_eq!(bytes(recovered.scenario()), &*start);
        prop_assert!(!workshop.dirty());
        while workshop.redo() {}
        prop_assert_eq!(bytes(workshop.scenario()), end);
        prop_assert_eq!(workshop.assessment(), &said);
    }
}

#[test]
fn a_walk_does_all_there_is() {
    // So that the law above is not about edits that are all refused.
    let mut done = [0; KINDS as usize];
    let mut workshop = open(&read(ROUNDS));
    for number in 0..600_usize {
        let kind = (number % done.len()) as u8;
        let (a, b, c) = (number * 7 + number / 20, number * 13 + number / 20, number * 3 + number / 20);
        done[usize::from(kind)] += usize::from(step(&mut workshop, (kind, a, b, c)));
        workshop.undo();
        assert_eq!(check(workshop.scenario()), vec![]);
        let level = Feasibility::ALL[number % 5];
        workshop.apply(&Edit::SetAtLeast(level)).ok();
    }
    assert!(done.iter().enumerate().all(|(kind, done)| *done > 0 || kind == 13), "{done:?}");
    let name = Name::Tag("troops".into());
    assert!(names(workshop.scenario()).contains(&name));
}
