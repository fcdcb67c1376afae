//! Terms and their meanings.

use std::collections::BTreeSet;

use guarantee_board::assess::Certainty;
use guarantee_board::scenario::{Basis, Degree, Feasibility};
use guarantee_board::wording::{basis, basis_meaning, degree, feasibility, feasibility_meaning, level};

#[test]
fn no_two_levels_or_bases_share_a_word() {
    let levels: BTreeSet<_> = Feasibility::ALL.into_iter().map(feasibility).collect();
    let bases: BTreeSet<_> = Basis::ALL.into_iter().map(basis).collect();
    assert_eq!((levels.len(), bases.len()), (Feasibility::ALL.len(), Basis::ALL.len()));
}

#[test]
fn a_level_that_rests_on_the_unknown_says_so() {
    let words = |certainty| level(Feasibility::Contested, certainty);
    assert_eq!(
        [Certainty::Known, Certainty::UpperBound, Certainty::Unknown].map(words),
        ["Contested", "Contested?", "Contested (unknown)"]
    );
}

#[test]
fn degrees_name_their_scale() {
    assert_eq!(degree(Degree(3)), "3 of 4");
}

#[test]
fn bases_on_the_record_say_so_and_no_others() {
    for basis in Basis::ALL {
        assert_eq!(basis_meaning(basis).contains("on the record"), basis.on_record(), "{basis:?}");
    }
}

#[test]
fn no_meaning_is_told_twice_or_ends_with_a_stop() {
    let meanings: Vec<&str> = Feasibility::ALL
        .into_iter()
        .map(feasibility_meaning)
        .chain(Basis::ALL.into_iter().map(basis_meaning))
        .collect();
    for (index, meaning) in meanings.iter().enumerate() {
        assert!(!meaning.ends_with('.') && !meanings[..index].contains(meaning), "{meaning}");
    }
}
