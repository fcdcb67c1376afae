//! How stances are told.

use guarantee_board::assess::{Bearing, Extent, Ground, HeldPosition, PositionState, Silence, Stance, StanceKind};
use guarantee_board::scenario::Feasibility;
use guarantee_board::wording::{grounds, position_kind, position_state, positions_line, rule_span, stance_line};

use super::sample;

fn russia(kind: StanceKind, bearings: &[Bearing]) -> Stance {
    let ground = |bearing: &Bearing| Ground { rule: "r01".into(), bearing: *bearing };
    let grounds = bearings.iter().map(ground).collect();
    Stance { element: "force".into(), actor: "russia".into(), kind, grounds, complete: true }
}

#[test]
fn a_stance_says_who_what_and_how() {
    let scenario = sample::scenario();
    let line = |kind, bearings: &[Bearing]| stance_line(&scenario, &russia(kind, bearings));
    let some = Bearing::Crossed(Extent::Sometimes);
    assert_eq!(
        line(StanceKind::RedLine, &[Bearing::Crossed(Extent::Always)]),
        "Russia on European reassurance force: red line"
    );
    assert_eq!(
        line(StanceKind::Conditional, &[some]),
        "Russia on European reassurance force: conditional, crosses a red line in some cases"
    );
    assert_eq!(line(StanceKind::Unknown, &[]), "Russia on European reassurance force: unknown");
    let unfinished = Stance { complete: false, ..russia(StanceKind::RedLine, &[]) };
    assert_eq!(
        stance_line(&scenario, &unfinished),
        "Russia on European reassurance force: red line, not all was looked at"
    );
}

#[test]
fn grounds_name_positions_and_what_they_say() {
    let scenario = sample::scenario();
    let told = |bearings: &[Bearing]| grounds(&scenario, &russia(StanceKind::Conditional, bearings));
    assert_eq!(
        told(&[Bearing::Crossed(Extent::InCompany), Bearing::Provides(Feasibility::Unlikely)]),
        [
            "No Western troops in Ukraine: crossed by it only together with other cards",
            "No Western troops in Ukraine: unlikely to provide it",
        ]
    );
    let unknown = grounds(&scenario, &russia(StanceKind::Unknown, &[]));
    assert_eq!(unknown, ["The actor could provide it, and no position of it was found; that is not consent"]);
}

#[test]
fn a_silent_position_says_why() {
    let scenario = sample::scenario();
    let mut position = scenario.positions[0].clone();
    position.from = Some(jiff::civil::date(2025, 12, 14));
    let state = |silence| position_state(&scenario, &position, &PositionState::Silent(silence));
    assert_eq!(state(Silence::NotYet), "Not yet in force on the board date: it begins on 14 Dec 2025");
    assert_eq!(state(Silence::SwitchedOff), "Switched off by the group");
    assert_eq!(rule_span(&position).as_deref(), Some("since 14 Dec 2025"));
}

#[test]
fn an_actor_is_summed_up_in_a_line() {
    let scenario = sample::scenario();
    let held = |state| HeldPosition { rule: "r01".into(), actor: "russia".into(), state };
    let line = |positions: &[HeldPosition]| positions_line(&scenario, &"russia".into(), positions);
    assert_eq!(line(&[]), "No position of Russia was found; that is not consent");
    assert_eq!(
        line(&[held(PositionState::Crossed), held(PositionState::Unasked), held(PositionState::Unbound)]),
        "3 positions: 1 touched · 1 untouched · 1 silent"
    );
    assert_eq!(position_kind(&scenario.positions[0]), "Red line · non-negotiable");
    assert_eq!(position_kind(&scenario.positions[1]), "Willingness · ruled out");
}
