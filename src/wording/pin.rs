//! What is settled, and what would be accepted, in words.

use super::chosen::setting_of;
use super::name;
use crate::scenario::{Firmness, Pin, Scenario};

/// What a pin settles: "location of European reassurance force: rear cities".
pub fn pin(scenario: &Scenario, pin: &Pin) -> String {
    let element = name::element(scenario, pin.element());
    match pin {
        Pin::Card(_) => element.to_owned(),
        Pin::Absent(_) => format!("{element} off the board"),
        Pin::Phase(_, phase) => format!("{element}: {}", name::phase(scenario, phase)),
        Pin::Option(id, setting, option) => {
            let what = setting_of(&name::setting(scenario, id, setting).to_lowercase(), element);
            format!("{what}: {}", name::option(scenario, id, setting, option))
        }
        Pin::Provider(_, actor) => format!("{element}: provided by {}", name::actor(scenario, actor)),
    }
}

/// Which positions must be respected.
pub fn binding(firmness: Firmness) -> &'static str {
    match firmness {
        Firmness::Absolute => "absolute positions",
        Firmness::Firm => "absolute and firm positions",
        Firmness::Contested => "all positions",
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn a_pin_says_what_is_settled() {
        let scenario = sample::scenario();
        let words = |what: Pin| pin(&scenario, &what);
        assert_eq!(words(Pin::Card("force".into())), "European reassurance force");
        assert_eq!(words(Pin::Absent("force".into())), "European reassurance force off the board");
        assert_eq!(
            words(Pin::Option("force".into(), "size".into(), "large".into())),
            "size of European reassurance force: 25–30k"
        );
        assert_eq!(
            words(Pin::Provider("force".into(), "uk".into())),
            "European reassurance force: provided by United Kingdom"
        );
    }
}
