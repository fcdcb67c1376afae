//! How it is told what is chosen, and what is settled.

use guarantee_board::scenario::Pin;
use guarantee_board::wording::{assumptions, pin, setting_of};

use super::sample;

#[test]
fn an_assumption_with_one_setting_is_not_named_twice() {
    let scenario = sample::scenario();
    let named = |element: &str, setting: &str| setting_of(&scenario, &element.into(), &setting.into());
    assert_eq!(named("force", "size"), "Size of European reassurance force");
    assert_eq!(named("consent", "consent"), "Russian consent");
    assert_eq!(assumptions(&scenario, &scenario.packages[0]), ["Russian consent: not sought"]);
}

#[test]
fn a_pin_says_what_is_settled() {
    let scenario = sample::scenario();
    let words = |what: Pin| pin(&scenario, &what);
    assert_eq!(words(Pin::Card("force".into())), "European reassurance force");
    assert_eq!(words(Pin::Absent("force".into())), "European reassurance force off the board");
    assert_eq!(
        words(Pin::Option("force".into(), "size".into(), "large".into())),
        "Size of European reassurance force: 25–30k"
    );
    assert_eq!(
        words(Pin::Provider("force".into(), "uk".into())),
        "European reassurance force: provided by United Kingdom"
    );
}
