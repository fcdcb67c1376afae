//! How conditions are told.

use guarantee_board::wording::condition;

use super::sample;

fn words(source: &str) -> String {
    condition(&sample::scenario(), &ron::from_str(source).unwrap())
}

#[test]
fn a_card_is_told_with_all_that_is_asked_of_it() {
    assert_eq!(
        words(r#"Card((tags: ["ground-troops"], with: {"place": ["rear"]}, by: ["france"]))"#),
        "the board has a card marked “ground troops” with Location “rear cities and ports” by France"
    );
    assert_eq!(words(r#"Card((elements: ["enablers"]))"#), "the board has US enablers");
    assert_eq!(words("Card(())"), "the board has a card");
    assert_eq!(words(r#"Card((elements: ["force", "observers"]))"#), "the board has a card in Troops");
}

#[test]
fn an_assumption_is_told_by_its_option() {
    let given = r#"Card((elements: ["consent"], with: {"consent": ["given"]}))"#;
    assert_eq!(words(given), "Russian consent is “given”");
    assert_eq!(words(&format!("Not({given})")), "Russian consent is not “given”");
}

#[test]
fn cards_share_their_verb() {
    let cards = r#"[Card((elements: ["enablers"])), Card((elements: ["shield"]))]"#;
    assert_eq!(words(&format!("All({cards})")), "the board has US enablers and European sky shield");
    assert_eq!(words(&format!("Any({cards})")), "the board has US enablers or European sky shield");
    assert_eq!(words(&format!("Not(Any({cards}))")), "the board has neither US enablers nor European sky shield");
    assert_eq!(
        words(&format!("Not(All({cards}))")),
        "not all of these hold: the board has US enablers; the board has European sky shield"
    );
}

#[test]
fn named_conditions_and_what_is_reached_have_their_own_clauses() {
    assert_eq!(words(r#"Named("troops-in")"#), "the package has troops inside");
    assert_eq!(words(r#"Not(Named("troops-in"))"#), "the package does not have troops inside");
    assert_eq!(words(r#"Reaches("deny", 3)"#), "“Deny an attack” reaches 3 of 4 in practice");
    assert_eq!(words(r#"Not(Reaches("deny", 3))"#), "“Deny an attack” stays below 3 of 4 in practice");
}

#[test]
fn what_cards_use_and_cost_is_compared_with_an_amount() {
    assert_eq!(
        words(r#"Uses(resource: "troops", over: 12.5)"#),
        "the use of “Troops” is more than 12.5 thousand troops"
    );
    let hard = r#"of: (tags: ["hard"], by: ["poland"])"#;
    assert_eq!(
        words(&format!(r#"Not(Uses(resource: "troops", over: 10, {hard}))"#)),
        "the use of “Troops” by cards marked “hard” by Poland is at most 10 thousand troops"
    );
    assert_eq!(
        words(r#"Costs(what: PerYear, over: 2, of: (elements: ["force", "shield"]))"#),
        "the cost of European reassurance force and European sky shield is more than USD 2 bn a year"
    );
    assert_eq!(words("Not(Costs(what: FirstYear, over: 50))"), "the cost is at most USD 50 bn in the first year");
}

#[test]
fn what_comes_before_what_is_told_by_phases() {
    let before = r#"Before((elements: ["force"]), (tags: ["hard"]))"#;
    assert_eq!(words(before), "the board has European reassurance force in an earlier phase than a card marked “hard”");
    assert_eq!(
        words(&format!("Not({before})")),
        "the board has no European reassurance force in an earlier phase than a card marked “hard”"
    );
}

#[test]
fn so_many_of_several_are_listed() {
    let parts = r#"[Named("troops-in"), Reaches("bind", 2)]"#;
    let listed = "the package has troops inside; “Bind” reaches 2 of 4 in practice";
    assert_eq!(words(&format!("AtLeast(1, {parts})")), format!("at least 1 of these holds: {listed}"));
    assert_eq!(words(&format!("Not(AtLeast(2, {parts}))")), format!("fewer than 2 of these hold: {listed}"));
}

#[test]
fn parts_within_parts_read_in_one_way_only() {
    let any = r#"Any([Card((elements: ["enablers"])), Card((elements: ["shield"]))])"#;
    assert_eq!(
        words(&format!(r#"All([Named("troops-in"), {any}])"#)),
        "the package has troops inside and either the board has US enablers or European sky shield"
    );
    let all = r#"All([Named("troops-in"), Reaches("bind", 2)])"#;
    assert_eq!(
        words(&format!("Any([{all}, {any}])")),
        "both the package has troops inside and “Bind” reaches 2 of 4 in practice or either the board has US \
         enablers or European sky shield"
    );
    assert_eq!(
        words(&format!(r#"Any([Named("troops-in"), All([Named("troops-in"), {any}])])"#)),
        "the package has troops inside or (the package has troops inside and either the board has US enablers or \
         European sky shield)"
    );
}

#[test]
fn what_is_empty_or_single_needs_no_joint() {
    assert_eq!(words("All([])"), "whatever is on the board");
    assert_eq!(words("Any([])"), "never");
    assert_eq!(words(r#"All([Not(Not(Named("troops-in")))])"#), "the package has troops inside");
}
