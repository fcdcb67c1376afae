//! That no rule is dead: each fires for a shipped package, or on a board made for it.

use super::*;

/// Boards made for rules that fire in no shipped package: the rule, the day, the board.
const MADE: [(&str, &str, &str); 26] = [
    ("r34a", AUGUST, "order after-concessions; e14 now france"),
    ("r21a", AUGUST, "e06 now ukraine [600k]"),
    ("r21c", AUGUST, "e06 now ukraine [limited]"),
    ("r23a", AUGUST, "e11 ceasefire china"),
    ("ua9b", AUGUST, "e16 settlement ukraine [bid-dropped]"),
    ("ua7b", JANUARY, "e16 settlement ukraine [bid-dropped]"),
    ("ua10", AUGUST, "e23 settlement eu [early-relief]"),
    ("ua11", JANUARY, "e08 ceasefire [40-km]"),
    ("ua12", AUGUST, "e31 settlement eu [released]"),
    ("r08c", AUGUST, "e02 ceasefire france"),
    ("r29", AUGUST, "e26 now france [foreign-plants]"),
    ("r30d", AUGUST, "e32 now united-kingdom [free]"),
    ("ru9", AUGUST, "e11 ceasefire neutral [buffer-force]"),
    ("r17b", AUGUST, "e10 ceasefire italy [10k western]"),
    ("r17c", AUGUST, "e10 ceasefire romania [10k western]"),
    ("r17d", JANUARY, "e10 ceasefire japan [10k western]"),
    ("x1", AUGUST, "e18 settlement france; e16 settlement ukraine [deferred]"),
    ("x2", AUGUST, "e02 now france [with-us]"),
    ("x4", AUGUST, "e21 ceasefire united-states"),
    ("x5", AUGUST, "e07 ceasefire united-states [remote 700]"),
    ("x6", AUGUST, "e07 ceasefire osce [unarmed]"),
    ("r13c", AUGUST, "e20 ceasefire united-states"),
    ("r25b", AUGUST, "e09 ceasefire [triggers]"),
    ("r31b", AUGUST, "e23 settlement eu [early-relief]"),
    ("r34b", JANUARY, "order guarantee-first; e14 now france"),
    ("tr1b", AUGUST, "e12 now turkiye"),
];

#[test]
fn each_board_made_for_a_rule_makes_it_fire() {
    for (rule, day, words) in MADE {
        assert!(fired(words, day).contains(rule), "{rule} on {words}");
    }
}

#[test]
fn every_rule_but_a_willingness_or_a_limit_fires_on_some_board() {
    let mut fired: BTreeSet<String> = MADE.iter().map(|(rule, ..)| (*rule).to_owned()).collect();
    for (package, day) in UKRAINE.packages.iter().flat_map(|package| DAYS.map(|day| (package, day))) {
        fired.extend(rules_fired(&read(package, day, None)).into_iter().map(|id| short(id).to_owned()));
    }
    let willing =
        |position: &&guarantee_board::scenario::Position| matches!(position.kind(), Some(PositionKind::Willingness(_)));
    let lines = UKRAINE.positions.iter().filter(|position| !willing(position)).map(|position| &position.id);
    let others = UKRAINE.contradictions.iter().map(|rule| &rule.id).chain(UKRAINE.cautions.iter().map(|rule| &rule.id));
    let dead: Vec<&str> = lines.chain(others).map(|id| id.as_str()).filter(|id| !fired.contains(short(id))).collect();
    assert!(dead.is_empty(), "never fire: {dead:?}");
}

#[test]
fn every_willingness_decides_or_bounds_a_card_somewhere() {
    let mut counted: BTreeSet<String> = BTreeSet::new();
    // Some held between the two days only.
    let days = [AUGUST, "2025-10-01", JANUARY];
    for (element, day) in UKRAINE.elements.iter().flat_map(|element| days.map(|day| (element, day))) {
        for (phase, choices) in PHASES.iter().flat_map(|phase| choices(element).into_iter().map(move |c| (phase, c))) {
            let mut board = board("consent given");
            board.cards.push(Card { with: choices, ..default_card(element, phase) });
            for card in read(&board, day, None).cards {
                counted.extend(card.caps.iter().filter_map(|cap| rule_of(&cap.by)).map(str::to_owned));
            }
        }
    }
    let willing = UKRAINE.positions.iter().filter(|p| p.provides.is_some()).map(|position| position.id.as_str());
    let idle: Vec<&str> = willing.filter(|id| !counted.contains(*id)).collect();
    assert!(idle.is_empty(), "never count: {idle:?}");
}
