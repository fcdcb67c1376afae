//! What nobody has said.

use super::*;

#[test]
fn nothing_unknown_is_better_than_contested() {
    let voices = UKRAINE.voices.iter().map(|voice| Some(voice.id.as_str())).chain([None]);
    for (voice, day) in voices.flat_map(|voice| DAYS.map(|day| (voice, day))) {
        for package in &UKRAINE.packages {
            for card in read(package, day, voice).cards {
                let unknown = card.caps.iter().any(|cap| cap.by == CapSource::Unknown);
                assert!(!unknown || card.level <= Feasibility::Contested, "{} in {}", card.element, package.id);
            }
        }
    }
}

#[test]
fn no_verdict_rests_on_the_unknown_but_one_that_it_would_strain() {
    for unknown in [Feasibility::Ready, Feasibility::Likely, Feasibility::Unlikely, Feasibility::RuledOut] {
        let mut scenario = UKRAINE.clone();
        scenario.acceptable.unknown = unknown;
        let model = Model::new(&scenario).unwrap();
        for (package, day) in UKRAINE.packages.iter().flat_map(|package| DAYS.map(|day| (package, day))) {
            let (had, has) = (read(package, day, None), assess(&model, package, &reading(day, None)));
            let resting = had.cards.iter().any(|card| card.caps.iter().any(|cap| cap.by == CapSource::Unknown));
            let expected = match unknown {
                Feasibility::RuledOut if resting => Verdict::Blocked,
                Feasibility::Unlikely if short(package.id.as_str()) == "s20" && day == AUGUST => Verdict::Strained,
                _ => had.verdict,
            };
            assert_eq!(has.verdict, expected, "{} on {day} with {unknown:?}", package.id);
        }
    }
}

#[test]
fn a_group_speaks_for_those_who_have_no_word_of_their_own() {
    let by_rule = |words: &str, element: &str, actor: &str, day: &str| -> BTreeSet<String> {
        let assessment = read(&board(words), day, None);
        let rules = card(&assessment, element).caps.iter().filter_map(|cap| match &cap.by {
            CapSource::Willingness { rule, actor: who } if who.as_str() == actor => {
                Some(short(rule.as_str()).to_owned())
            }
            _ => None,
        });
        rules.collect()
    };
    let rules = |words: &str| -> BTreeSet<String> { set(words).into_iter().map(str::to_owned).collect() };
    let coalition =
        UKRAINE.actors.iter().filter(|actor| actor.groups.iter().any(|group| group.as_str() == "coalition"));
    for actor in coalition.map(|actor| actor.id.as_str()) {
        let own = if actor == "italy" { "it2a" } else { "co2b" };
        assert_eq!(by_rule(&format!("e15 ceasefire {actor}"), "e15", actor, JANUARY), rules(own), "{actor}");
    }
    assert_eq!(by_rule("e15 ceasefire italy [as-necessary]", "e15", "italy", JANUARY), rules("it2e"));
    for (actor, rule) in [("united-kingdom", "gs1"), ("united-states", "gs1"), ("japan", "gs1"), ("eu", "eu3b")] {
        assert_eq!(by_rule(&format!("e31 now {actor}"), "e31", actor, JANUARY), rules(rule), "{actor}");
    }
}
