//! The sentences that an author fills in.

use guarantee_board::scenario::{Purpose, SentenceKind};
use guarantee_board::wording::{ready_brief, ready_sentence};

use super::sample;

const PURPOSES: [Purpose; 3] = [Purpose::RedLine, Purpose::Floor, Purpose::While { reaching: true }];

#[test]
fn every_sentence_has_a_place_for_each_of_its_blanks() {
    let mut scenario = sample::scenario();
    let resource = ("r".into(), "Troops".to_owned(), "thousand".to_owned(), Vec::new());
    let (id, name, unit, capacities) = resource;
    scenario.resources.push(guarantee_board::scenario::Resource { id, name, unit, capacities });
    for purpose in PURPOSES {
        for kind in SentenceKind::ALL {
            let mut begun = kind.begun(&scenario).unwrap();
            let text = ready_sentence(kind, purpose);
            for place in 0..4 {
                let count = text.matches(&format!("{{{place}}}")).count();
                assert_eq!(count, usize::from(place < begun.blanks().len()), "{text}");
            }
        }
    }
}

#[test]
fn no_two_sentences_of_one_purpose_are_worded_alike() {
    for purpose in PURPOSES {
        for (place, kind) in SentenceKind::ALL.iter().enumerate() {
            let others = SentenceKind::ALL.iter().skip(place + 1);
            let brief = ready_brief(*kind, purpose);
            assert!(others.clone().all(|other| ready_brief(*other, purpose) != brief), "{brief}");
        }
    }
    assert_eq!(ready_brief(SentenceKind::Without, Purpose::RedLine), "… only in return for …");
}
