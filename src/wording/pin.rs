//! What is settled, and what would be accepted, in words.

use serde::{Deserialize, Serialize};

use super::chosen::{named_setting, setting_name};
use super::name;
use crate::scenario::{Firmness, Pin, Scenario};

/// What a pin settles, by the names of what it is about, so that it can be told when they are gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedPin {
    card: String,
    settled: Settled,
}

/// What of a card is settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Settled {
    Card,
    Absent,
    Phase(String),
    Option { setting: Option<String>, option: String },
    Provider(String),
}

impl NamedPin {
    /// The pin with the names of the scenario.
    pub fn of(scenario: &Scenario, pin: &Pin) -> Self {
        let settled = match pin {
            Pin::Card(_) => Settled::Card,
            Pin::Absent(_) => Settled::Absent,
            Pin::Phase(_, phase) => Settled::Phase(name::phase(scenario, phase).to_owned()),
            Pin::Option(id, setting, option) => Settled::Option {
                setting: setting_name(scenario, id, setting).map(str::to_owned),
                option: name::option(scenario, id, setting, option).to_owned(),
            },
            Pin::Provider(_, actor) => Settled::Provider(name::actor(scenario, actor).to_owned()),
        };
        Self { card: name::element(scenario, pin.element()).to_owned(), settled }
    }

    /// What it settles: "Location of European reassurance force: rear cities".
    pub fn text(&self) -> String {
        let Self { card, settled } = self;
        match settled {
            Settled::Card => card.clone(),
            Settled::Absent => format!("{card} off the board"),
            Settled::Phase(phase) => format!("{card}: {phase}"),
            Settled::Option { setting, option } => format!("{}: {option}", named_setting(setting.as_deref(), card)),
            Settled::Provider(actor) => format!("{card}: provided by {actor}"),
        }
    }
}

/// What a pin settles: "Location of European reassurance force: rear cities".
pub fn pin(scenario: &Scenario, pin: &Pin) -> String {
    NamedPin::of(scenario, pin).text()
}

/// Which positions must be respected.
pub fn binding(firmness: Firmness) -> &'static str {
    match firmness {
        Firmness::Absolute => "non-negotiable positions",
        Firmness::Firm => "non-negotiable and firm positions",
        Firmness::Disputed => "all positions",
    }
}

/// The same of red lines, in the fewest words: "Red lines we keep: non-negotiable ones".
pub fn red_lines_kept(firmness: Firmness) -> &'static str {
    match firmness {
        Firmness::Absolute => "non-negotiable ones",
        Firmness::Firm => "firm ones too",
        Firmness::Disputed => "all of them",
    }
}
