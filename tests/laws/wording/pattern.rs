//! How patterns of cards are told.

use guarantee_board::wording::no_card;

use super::sample;

fn words(source: &str) -> String {
    no_card(&sample::scenario(), &ron::from_str(source).unwrap())
}

#[test]
fn a_missing_element_is_named() {
    assert_eq!(words(r#"(elements: ["enablers"])"#), "the board has no US enablers");
}

#[test]
fn several_elements_are_alternatives() {
    assert_eq!(
        words(r#"(elements: ["enablers", "force"])"#),
        "the board has no US enablers or European reassurance force"
    );
}

#[test]
fn a_whole_category_is_named_as_such() {
    assert_eq!(words(r#"(elements: ["force", "observers"])"#), "the board has no card in Troops");
}

#[test]
fn every_part_of_a_pattern_is_said() {
    let asked = r#"(elements: ["force"], tags: ["hard-element"], phase: ["now", "ceasefire"], by: ["western"],
        only_by: ["poland", "france"], with: {"place": ["rear", "near"]})"#;
    assert_eq!(
        words(asked),
        "the board has no European reassurance force marked “hard element” with Location “rear cities and \
         ports” or “near the line” starting at “Now” or “At ceasefire” by Western states by Poland or France alone"
    );
}

#[test]
fn tags_stand_for_any_card() {
    assert_eq!(words(r#"(tags: ["hard"])"#), "the board has no card marked “hard”");
}

#[test]
fn a_frame_element_lacks_only_an_option() {
    assert_eq!(words(r#"(elements: ["consent"], with: {"consent": ["given"]})"#), "Russian consent is not “given”");
}

#[test]
fn the_empty_pattern_means_any_card() {
    assert_eq!(words("()"), "the board has no cards at all");
}

#[test]
fn unknown_names_are_shown_as_they_are() {
    assert_eq!(
        words(r#"(elements: ["nowhere"], with: {"size": ["big"]})"#),
        "the board has no nowhere with size “big”"
    );
}
