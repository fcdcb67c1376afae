//! Ready sentences: each writes the condition that one would write by hand, and is read back from it and from no other.

use std::sync::OnceLock;

use guarantee_board::scenario::{
    Blank, Condition, CostKind, Degree, Feasibility, Measure, Offer, PartyId, Pattern, Position, Purpose, Quantity,
    Scenario, Sentence, SentenceKind, Thing,
};
use proptest::prelude::*;

use super::support::{SHIPPED, read};

/// Every kind of sentence, and its condition as one writes it by hand.
const BY_HAND: [(SentenceKind, &str); 16] = [
    (SentenceKind::There, r#"Card(elements: ["force"])"#),
    (SentenceKind::Missing, r#"Not(Named("hard"))"#),
    (SentenceKind::All, r#"All([Card(elements: ["force"]), Named("hard")])"#),
    (SentenceKind::Any, r#"Any([Card(tags: ["soldiers"], by: ["west"]), Card(elements: ["aid"])])"#),
    (SentenceKind::AtLeast, r#"AtLeast(2, [Card(elements: ["force"]), Card(elements: ["aid"]), Named("hard")])"#),
    (SentenceKind::Without, r#"All([Card(elements: ["force"]), Not(Card(elements: ["treaty"]))])"#),
    (
        SentenceKind::TooEarly,
        r#"All([Card(elements: ["force"]), Not(Before((elements: ["treaty"]), (elements: ["force"])))])"#,
    ),
    (SentenceKind::Before, r#"Before((elements: ["treaty"]), (elements: ["force"]))"#),
    (
        SentenceKind::Signed,
        r#"All([Card(elements: ["treaty"], by: ["east"]), Card(elements: ["treaty"], by: ["west"])])"#,
    ),
    (
        SentenceKind::Unsigned,
        r#"All([
            Card(elements: ["treaty"]),
            Not(All([Card(elements: ["treaty"], by: ["east"]), Card(elements: ["treaty"], by: ["west"])])),
        ])"#,
    ),
    (SentenceKind::UsedOver, r#"Uses(resource: "soldiers", over: 30)"#),
    (SentenceKind::SpentOver, r#"Costs(what: PerYear, over: 5, of: (by: ["south"]))"#),
    (SentenceKind::Reached, r#"Reaches("respond", 2)"#),
    (SentenceKind::UsedWithin, r#"Not(Uses(resource: "soldiers", over: 12.5, of: (elements: ["force"])))"#),
    (SentenceKind::SpentWithin, r#"Not(Costs(what: FirstYear, over: 0))"#),
    (SentenceKind::NotReached, r#"Not(Reaches("respond", 3))"#),
];

/// The shipped scenario, read once.
fn shipped() -> &'static Scenario {
    static SCENARIO: OnceLock<Scenario> = OnceLock::new();
    SCENARIO.get_or_init(|| read(SHIPPED))
}

fn by_hand(text: &str) -> Condition {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES);
    options.from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn card(element: &str) -> Pattern {
    Pattern { elements: vec![element.into()], ..Pattern::default() }
}

fn parties(names: &[&str]) -> Vec<PartyId> {
    names.iter().map(|name| PartyId::from(*name)).collect()
}

/// What one chooses in the blanks of each, so that it says the same.
fn chosen(kind: SentenceKind) -> Sentence {
    use SentenceKind as K;
    let thing = |element| Thing::Card(card(element));
    let hard = || Thing::Named("hard".into());
    let used =
        |amount, of| Measure::Used { resource: "soldiers".into(), amount: Quantity::from_thousandths(amount), of };
    let spent = |what, amount, of| Measure::Spent { what, amount: Quantity::from_thousandths(amount), of };
    let reached = |degree| Measure::Reached { function: "respond".into(), degree: Degree(degree) };
    let soldiers = Pattern { tags: vec!["soldiers".into()], by: parties(&["west"]), ..Pattern::default() };
    match kind {
        K::There => Sentence::There(thing("force")),
        K::Missing => Sentence::Missing(hard()),
        K::All => Sentence::All(vec![thing("force"), hard()]),
        K::Any => Sentence::Any(vec![Thing::Card(soldiers), thing("aid")]),
        K::AtLeast => Sentence::AtLeast(2, vec![thing("force"), thing("aid"), hard()]),
        K::Without => Sentence::Without(thing("force"), thing("treaty")),
        K::TooEarly => Sentence::TooEarly { first: card("treaty"), then: card("force") },
        K::Before => Sentence::Before(card("treaty"), card("force")),
        K::Signed => Sentence::Signed(card("treaty"), parties(&["east", "west"])),
        K::Unsigned => Sentence::Unsigned(card("treaty"), parties(&["east", "west"])),
        K::UsedOver => Sentence::Over(used(30_000, Pattern::default())),
        K::SpentOver => {
            Sentence::Over(spent(CostKind::PerYear, 5_000, Pattern { by: parties(&["south"]), ..Pattern::default() }))
        }
        K::Reached => Sentence::Over(reached(2)),
        K::UsedWithin => Sentence::Within(used(12_500, card("force"))),
        K::SpentWithin => Sentence::Within(spent(CostKind::FirstYear, 0, Pattern::default())),
        K::NotReached => Sentence::Within(reached(3)),
    }
}

#[test]
fn each_sentence_writes_what_one_writes_by_hand_and_is_read_from_it() {
    assert_eq!(BY_HAND.map(|(kind, _)| kind), SentenceKind::ALL);
    for (kind, text) in BY_HAND {
        let (sentence, condition) = (chosen(kind), by_hand(text));
        assert_eq!(sentence.kind(), kind);
        assert_eq!(sentence.condition(), condition, "{text}");
        assert_eq!(Sentence::of(&condition), Some(sentence), "{text}");
    }
}

#[test]
fn what_only_looks_like_a_sentence_is_none() {
    for text in [
        "All([])",
        "Any([])",
        r#"Not(Not(Card(elements: ["force"])))"#,
        // Not the same card comes first and is there.
        r#"All([Card(elements: ["aid"]), Not(Before((elements: ["treaty"]), (elements: ["force"])))])"#,
        // Another thing is signed than is there.
        r#"All([Card(elements: ["aid"]), Not(All([Card(elements: ["treaty"], by: ["east"])]))])"#,
        r#"All([Named("hard"), Not(Before((elements: ["treaty"]), (elements: ["force"])))])"#,
        r#"All([Not(Card(elements: ["treaty"])), Card(elements: ["force"])])"#,
        r#"All([Card(elements: ["force"]), Not(Card(elements: ["treaty"])), Named("hard")])"#,
        r#"Any([Card(elements: ["force"]), Not(Named("hard"))])"#,
        r#"Not(Before((elements: ["treaty"]), (elements: ["force"])))"#,
        r#"Any([All([Named("hard"), Named("soft")])])"#,
    ] {
        assert_eq!(Sentence::of(&by_hand(text)), None, "{text}");
    }
}

#[test]
fn most_conditions_of_the_shipped_scenario_are_sentences() {
    let scenario = read(SHIPPED);
    let conditions: Vec<&Condition> = scenario
        .positions
        .iter()
        .flat_map(|position| [&position.crossed_when, &position.met_when, &position.binds_when])
        .chain(scenario.limits.iter().map(|limit| &limit.when))
        .flatten()
        .chain(scenario.conditions.iter().map(|named| &named.holds_when))
        .collect();
    let said = conditions.iter().filter(|condition| Sentence::of(condition).is_some()).count();
    assert!(said * 4 >= conditions.len() * 3, "{said} of {}", conditions.len());
}

fn word(stem: &'static str) -> impl Strategy<Value = String> {
    (0..3_u8).prop_map(move |number| format!("{stem}{number}"))
}

fn some(stem: &'static str, most: usize) -> impl Strategy<Value = Vec<String>> {
    prop::collection::btree_set(word(stem), 0..=most).prop_map(|words| words.into_iter().collect())
}

fn ids<I: for<'a> From<&'a str>>(words: &[String]) -> Vec<I> {
    words.iter().map(|word| I::from(word)).collect()
}

fn patterns() -> impl Strategy<Value = Pattern> {
    let with = prop::collection::btree_map(word("s"), some("o", 2), 0..2);
    (some("e", 2), some("t", 1), some("ph", 1), some("a", 2), some("a", 1), with).prop_map(
        |(elements, tags, phase, by, only_by, with)| Pattern {
            elements: ids(&elements),
            tags: ids(&tags),
            phase: ids(&phase),
            by: ids(&by),
            only_by: ids(&only_by),
            with: with.iter().map(|(setting, options)| (setting.as_str().into(), ids(options))).collect(),
        },
    )
}

fn things() -> impl Strategy<Value = Thing> {
    prop_oneof![patterns().prop_map(Thing::Card), word("c").prop_map(|id| Thing::Named(id.as_str().into()))]
}

fn measures() -> impl Strategy<Value = Measure> {
    let amount = (0..100_000_u64).prop_map(Quantity::from_thousandths);
    let kinds = prop::sample::select(CostKind::ALL.to_vec());
    prop_oneof![
        (word("r"), amount.clone(), patterns()).prop_map(|(resource, amount, of)| Measure::Used {
            resource: resource.as_str().into(),
            amount,
            of
        }),
        (kinds, amount, patterns()).prop_map(|(what, amount, of)| Measure::Spent { what, amount, of }),
        (word("f"), 0..5_u8).prop_map(|(function, degree)| Measure::Reached {
            function: function.as_str().into(),
            degree: Degree(degree)
        }),
    ]
}

/// Sentences of all kinds, each of them whole.
fn sentences() -> impl Strategy<Value = Sentence> {
    let several = || prop::collection::vec(things(), 1..4);
    let signed = || {
        let what = patterns().prop_map(|pattern| Pattern { by: Vec::new(), ..pattern });
        (what, some("a", 3).prop_filter("somebody", |parties| !parties.is_empty()))
            .prop_map(|(what, by)| (what, ids::<PartyId>(&by)))
    };
    prop_oneof![
        things().prop_map(Sentence::There),
        things().prop_map(Sentence::Missing),
        several().prop_map(Sentence::All),
        several().prop_map(Sentence::Any),
        (several(), any::<prop::sample::Index>())
            .prop_map(|(things, least)| Sentence::AtLeast(least.index(things.len()) as u32 + 1, things)),
        (things(), things()).prop_map(|(thing, without)| Sentence::Without(thing, without)),
        (patterns(), patterns()).prop_map(|(first, then)| Sentence::TooEarly { first, then }),
        (patterns(), patterns()).prop_map(|(first, then)| Sentence::Before(first, then)),
        signed().prop_map(|(what, by)| Sentence::Signed(what, by)),
        signed().prop_map(|(what, by)| Sentence::Unsigned(what, by)),
        measures().prop_map(Sentence::Over),
        measures().prop_map(Sentence::Within),
    ]
}

/// Conditions of every shape, many of them nearly those of sentences.
fn conditions() -> impl Strategy<Value = Condition> {
    let written = sentences().prop_map(|sentence| sentence.condition());
    let leaf = prop_oneof![Just(Condition::Any(Vec::new())), Just(Condition::All(Vec::new())), written];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let parts = || prop::collection::vec(inner.clone(), 0..4);
        prop_oneof![
            inner.clone().prop_map(|part| Condition::Not(Box::new(part))),
            parts().prop_map(Condition::All),
            parts().prop_map(Condition::Any),
            (0..4_u32, parts()).prop_map(|(least, parts)| Condition::AtLeast(least, parts)),
            (inner.clone(), inner.clone())
                .prop_map(|(one, other)| Condition::All(vec![one, Condition::Not(Box::new(other))])),
        ]
    })
}

/// One of the things that several sentences of one kind can say alike: what each of several provides.
fn signs_all(sentence: &Sentence) -> bool {
    let Sentence::All(things) = sentence else { return false };
    let own = |thing: &Thing| match thing {
        Thing::Card(pattern) if pattern.by.len() == 1 => {
            Some((Pattern { by: Vec::new(), ..pattern.clone() }, pattern.by[0].clone()))
        }
        _ => None,
    };
    let all: Option<Vec<_>> = things.iter().map(own).collect();
    all.is_some_and(|all| {
        let distinct: std::collections::BTreeSet<_> = all.iter().map(|(_, party)| party.to_string()).collect();
        all.iter().all(|(what, _)| *what == all[0].0) && distinct.len() == all.len()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn a_sentence_is_read_back_from_what_it_writes(sentence in sentences()) {
        prop_assert!(sentence.kind() != SentenceKind::AtLeast || sentence.is_whole());
        let back = Sentence::of(&sentence.condition());
        if signs_all(&sentence) {
            // That several provide one thing is said in one way only.
            prop_assert_eq!(back.as_ref().map(Sentence::kind), Some(SentenceKind::Signed));
            prop_assert_eq!(back.map(|back| back.condition()), Some(sentence.condition()));
        } else {
            prop_assert_eq!(back, Some(sentence));
        }
    }

    #[test]
    fn no_sentence_is_read_from_what_it_would_not_write(condition in conditions()) {
        if let Some(sentence) = Sentence::of(&condition) {
            prop_assert_eq!(sentence.condition(), condition);
        }
    }

    #[test]
    fn an_offer_is_read_back_and_changes_nothing_else(
        elements in some("e", 3),
        only_if in sentences(),
        level in prop::sample::select(Feasibility::ALL.to_vec()),
        otherwise in prop::option::of(prop::sample::select(Feasibility::ALL.to_vec())),
        of in 0..4_usize,
    ) {
        prop_assume!(!signs_all(&only_if));
        let offer = Offer { elements: ids(&elements), level, only_if, otherwise };
        let offers: Vec<&Position> = shipped().positions.iter().filter(|position| position.provides.is_some()).collect();
        let before = offers[of % offers.len()];
        let mut position = before.clone();
        offer.put_into(&mut position);
        prop_assert_eq!(Offer::of(&position), Some(offer));
        let mut again = position.clone();
        Offer::of(&position).expect("an offer").put_into(&mut again);
        prop_assert_eq!(&again, &position);
        position.provides.clone_from(&before.provides);
        position.binds_when.clone_from(&before.binds_when);
        prop_assert_eq!(&position, before);
    }

    #[test]
    fn what_is_taken_over_from_one_sentence_to_another_stays_said(sentence in sentences(), other in 0..16_usize) {
        let begun = SentenceKind::ALL[other].begun(shipped()).expect("the shipped scenario has all of it");
        let things = sentence.things();
        let mut next = begun.about(things.clone());
        for blank in next.blanks() {
            if let Blank::Thing(thing) = blank {
                prop_assert!(*thing == Thing::unsaid() || things.contains(thing));
            }
        }
    }
}

#[test]
fn a_sentence_begins_with_blanks_and_counts_only_when_they_are_filled() {
    let scenario = read(SHIPPED);
    for purpose in [Purpose::RedLine, Purpose::Floor, Purpose::While { reaching: true }] {
        for kind in SentenceKind::offered(purpose) {
            let begun = kind.begun(&scenario).expect("the shipped scenario has all of it");
            assert_eq!(begun.kind(), *kind);
            assert_eq!(begun.is_whole(), !begun.clone().blanks().iter().any(Blank::is_open));
        }
    }
    let mut empty = read(SHIPPED);
    (empty.resources, empty.functions) = (Vec::new(), Vec::new());
    empty.phases.truncate(1);
    let missing: Vec<SentenceKind> =
        SentenceKind::ALL.into_iter().filter(|kind| kind.begun(&empty).is_none()).collect();
    use SentenceKind as K;
    assert_eq!(missing, [K::TooEarly, K::Before, K::UsedOver, K::Reached, K::UsedWithin, K::NotReached]);
}
