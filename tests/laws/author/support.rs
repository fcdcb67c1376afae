//! What the laws have in common.

use std::env;

use guarantee_board::assess::{Assessment, Model, Reading, assess};
use guarantee_board::scenario::check::{Step, check};
use guarantee_board::scenario::{FunctionId, Item, ItemKey, ItemKind, Package, Scenario, Source, Standing};
use guarantee_board::storage::write_text;
use guarantee_board::workshop::author::{AuthorEdit, Name};
use guarantee_board::workshop::{Edit, Rejected, Workshop};

use crate::board_strategy::Case;
use crate::naive::Naive;

pub use crate::samples::{BLANK, FIRST_STEPS, SHIPPED, read};

/// A small scenario with rounds, seats, votes and pins.
pub const ROUNDS: &str = include_str!("../../formats/4.ron");

pub fn open(scenario: &Scenario) -> Workshop {
    Workshop::open(scenario.clone()).expect("a checked scenario opens")
}

/// How far apart those are, of many alike, with which something is tried: with all of them if `EVERYTHING` is set.
pub fn one_of(many: usize) -> usize {
    if env::var_os("EVERYTHING").is_some() { 1 } else { many }
}

/// What a file would hold.
pub fn bytes(scenario: &Scenario) -> String {
    write_text(scenario).expect("a checked scenario can be written")
}

/// All of it with the order of everything, which the comparison of maps would not see; quicker than [`bytes`].
pub fn shown(scenario: &Scenario) -> String {
    format!("{scenario:?}")
}

/// Does an edit of the author.
pub fn author(workshop: &mut Workshop, edit: AuthorEdit) -> Result<(), Rejected> {
    workshop.apply(&Edit::Author(edit))
}

/// Does one that must be possible.
#[track_caller]
pub fn must(workshop: &mut Workshop, edit: AuthorEdit) {
    let told = edit.clone();
    if let Err(rejected) = author(workshop, edit) {
        panic!("{rejected}: {rejected:?} of {told:?}");
    }
}

/// The edit is refused with words, and nothing has changed.
#[track_caller]
pub fn refused(workshop: &mut Workshop, edit: AuthorEdit) -> Rejected {
    let (before, label) = (shown(workshop.scenario()), workshop.undo_label());
    let told = edit.clone();
    let Err(rejected) = author(workshop, edit) else { panic!("not refused: {told:?}") };
    assert!(!rejected.to_string().is_empty());
    assert_eq!(shown(workshop.scenario()), before, "{told:?}");
    assert_eq!(workshop.undo_label(), label);
    rejected
}

/// All that a scenario lists by id.
pub fn keys(scenario: &Scenario) -> Vec<ItemKey> {
    let of = |kind: &ItemKind| {
        let kind = *kind;
        scenario.ids(kind).into_iter().map(move |id| ItemKey::new(kind, id)).collect::<Vec<_>>()
    };
    ItemKind::ALL.iter().flat_map(of).collect()
}

/// Those of some kinds.
pub fn of_kinds(scenario: &Scenario, kinds: &[ItemKind]) -> Vec<ItemKey> {
    keys(scenario).into_iter().filter(|key| kinds.contains(&key.kind)).collect()
}

/// Everything that has a name, once each.
pub fn names(scenario: &Scenario) -> Vec<Name> {
    let mut names: Vec<Name> = keys(scenario).into_iter().map(Name::Item).collect();
    let mut add = |name: Name| {
        if !names.contains(&name) {
            names.push(name);
        }
    };
    for element in &scenario.elements {
        element.tags.iter().for_each(|tag| add(Name::Tag(tag.clone())));
        for setting in &element.settings {
            add(Name::Setting(setting.id.clone()));
            for option in &setting.options {
                add(Name::Option(setting.id.clone(), option.id.clone()));
                option.tags.iter().for_each(|tag| add(Name::Tag(tag.clone())));
            }
        }
    }
    names
}

/// The scenario's days, with everyone and with each voice heard.
pub fn readings(scenario: &Scenario) -> Vec<Reading> {
    let days = std::iter::once(scenario.as_of).chain(scenario.also_as_of.iter().copied());
    let seats = scenario.seats.iter().map(|seat| seat.id.clone()).filter(|_| scenario.votes_revealed);
    let voices: Vec<_> = scenario.voices.iter().map(|voice| voice.id.clone()).chain(seats).collect();
    let heard = |date| {
        let alone = voices.iter().map(move |voice| Reading { date, voice: Some(voice.clone()) });
        std::iter::once(Reading { date, voice: None }).chain(alone)
    };
    days.flat_map(heard).collect()
}

/// The packages, and those that rounds keep.
pub fn boards(scenario: &Scenario) -> Vec<Package> {
    let kept = scenario.rounds.iter().map(|round| &round.package);
    scenario.packages.iter().chain(kept).cloned().collect()
}

/// What the scenario says of each of these packages, read in each of these ways.
pub fn assessments(scenario: &Scenario, boards: &[Package], readings: &[Reading]) -> Vec<Assessment> {
    let model = Model::new(scenario).expect("a sound scenario");
    boards.iter().flat_map(|board| readings.iter().map(|reading| assess(&model, board, reading))).collect()
}

/// What the scenario says of all its packages, read in all ways.
pub fn all_assessments(scenario: &Scenario) -> Vec<Assessment> {
    assessments(scenario, &boards(scenario), &readings(scenario))
}

/// The case with a source for its claims, and without whatever has flaws.
pub fn sound(case: &Case) -> Scenario {
    let mut scenario = case.scenario.clone();
    let (title, standing) = ("A source".to_owned(), Standing::FirstHand);
    let (published, link, note) = (String::new(), String::new(), String::new());
    scenario.sources.push(Source { id: "s".into(), title, published, standing, link, note });
    scenario.claims.iter_mut().for_each(|claim| claim.sources = vec!["s".into()]);
    for element in scenario.elements.iter_mut().filter(|element| element.frame) {
        (element.cost, element.uses) = (None, Vec::new());
        for option in element.settings.iter_mut().flat_map(|setting| &mut setting.options) {
            (option.cost, option.uses) = (None, Vec::new());
        }
    }
    scenario.packages = vec![case.package.clone()];
    while let Some(flaw) = check(&scenario).into_iter().next() {
        let (Some(Step::Field(field)), Some(Step::Named(place, _) | Step::Item(place))) =
            (flaw.path.0.first(), flaw.path.0.get(1))
        else {
            panic!("{flaw:?}")
        };
        match *field {
            "conditions" => drop(scenario.conditions.remove(*place)),
            "positions" => drop(scenario.positions.remove(*place)),
            "limits" => drop(scenario.limits.remove(*place)),
            "contradictions" => drop(scenario.contradictions.remove(*place)),
            "cautions" => drop(scenario.cautions.remove(*place)),
            "switched_off" => drop(scenario.switched_off.remove(*place)),
            "seats" => scenario.seats.clear(),
            _ => panic!("{flaw:?}"),
        }
    }
    scenario
}

/// What a plain reading of the semantics says of a board, as far as these functions go.
pub fn truth(scenario: &Scenario, package: &Package, reading: &Reading, functions: &[FunctionId]) -> String {
    let naive = Naive { scenario, package, reading };
    let levels: Vec<_> = package.cards.iter().map(|card| (&card.element, naive.level(card))).collect();
    let reached: Vec<_> = functions.iter().map(|id| (id, naive.on_paper(id), naive.in_practice(id))).collect();
    format!("{} {levels:?} {reached:?} {:?} {:?}", naive.verdict(), naive.fired(), naive.money())
}

/// The thing of this kind and id.
#[track_caller]
pub fn item(scenario: &Scenario, kind: ItemKind, id: &str) -> Item {
    scenario.item(&ItemKey::new(kind, id)).unwrap_or_else(|| panic!("no {} {id}", kind.noun()))
}

/// The thing of the scenario, changed.
macro_rules! changed {
    ($scenario:expr, $kind:ident, $id:expr, $change:expr) => {{
        let guarantee_board::scenario::Item::$kind(mut item) =
            $crate::author::support::item($scenario, guarantee_board::scenario::ItemKind::$kind, $id)
        else {
            unreachable!("of this kind")
        };
        #[allow(clippy::redundant_closure_call, reason = "so that the change reads like one")]
        ($change)(&mut *item);
        guarantee_board::scenario::Item::$kind(item)
    }};
}
pub(crate) use changed;
