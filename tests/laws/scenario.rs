//! Where a flaw of a scenario is, and what may have been meant.

use guarantee_board::scenario::check::{Path, Step, nearest, suggestion};

#[test]
fn paths_read_from_the_outside_in() {
    let path = Path(vec![
        Step::Field("positions"),
        Step::Named(3, "x".to_owned()),
        Step::Field("crossed_when"),
        Step::Variant("All"),
        Step::Item(1),
        Step::Variant("Card"),
        Step::Field("with"),
        Step::Key("location".to_owned()),
    ]);
    assert_eq!(path.to_string(), "positions / x / crossed_when / All / 1 / Card / with / location");
}

#[test]
fn slips_are_recognised_and_strangers_are_not() {
    let known = ["russia", "ukraine", "us", "e10-reassurance-force"];
    for (wanted, meant) in [
        ("russa", Some("russia")),
        ("Russia", Some("russia")),
        ("urkaine", Some("ukraine")),
        ("e10-reasurance-force", Some("e10-reassurance-force")),
        ("reassurance-force", Some("e10-reassurance-force")),
        ("e10", Some("e10-reassurance-force")),
        ("china", None),
        ("", None),
    ] {
        assert_eq!(nearest(wanted, known), meant, "{wanted}");
    }
}

#[test]
fn a_few_names_are_listed_where_none_is_near() {
    assert_eq!(suggestion("x", ["one", "two"]).as_deref(), Some("known: `one`, `two`"));
    assert_eq!(suggestion("x", []), None);
    let endless = "western".repeat(20_000);
    assert_eq!(suggestion("western", [endless.as_str()]), None);
    assert_eq!(suggestion("x", ["a1"; 9]), None);
}
