//! The clock of a round: how much time is left, by seconds since the program started.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// How the end of a round is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Signal {
    /// The clock itself says so.
    Mark,
    /// A strip across the screen says so.
    #[default]
    Strip,
    /// The strip, and the system is asked to point at the window.
    Attention,
}

impl Signal {
    /// All of them, the quietest first.
    pub const ALL: [Self; 3] = [Self::Mark, Self::Strip, Self::Attention];

    /// What it is called.
    pub fn text(self) -> &'static str {
        match self {
            Self::Mark => "Only the clock says so",
            Self::Strip => "A strip across the screen",
            Self::Attention => "The strip, and the system points at the window",
        }
    }
}

/// How it stands with a round's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockState {
    /// There is more than a minute left.
    Runs,
    /// There is a minute left at most.
    LastMinute,
    /// It stands still.
    Paused,
    /// The time is up.
    Over,
}

/// The clock of a round.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RoundClock {
    /// How many seconds were left when it was started or paused last; below zero, by how much the round ran over.
    left: f64,
    /// When it was started last; `None` while it is paused.
    since: Option<f64>,
    /// How its end is told.
    pub signal: Signal,
    /// Its end was seen, and need not be told any longer.
    pub seen: bool,
}

impl RoundClock {
    /// A clock with so many minutes to go, which starts now.
    pub fn start(minutes: u32, signal: Signal, now: f64) -> Self {
        Self { left: f64::from(minutes) * 60.0, since: Some(now), signal, seen: false }
    }

    /// A clock with so many seconds to go, which stands still.
    pub fn paused(left: f64, signal: Signal) -> Self {
        Self { left, since: None, signal, seen: false }
    }

    /// How many seconds are left; below zero, by how much the round runs over.
    pub fn left(&self, now: f64) -> f64 {
        self.left - self.since.map_or(0.0, |since| now - since)
    }

    /// Whether it stands still.
    pub fn is_paused(&self) -> bool {
        self.since.is_none()
    }

    /// Stops it, or lets it go on.
    pub fn pause(&mut self, now: f64) {
        self.left = self.left(now);
        self.since = if self.is_paused() { Some(now) } else { None };
    }

    /// Gives the round so many minutes more, from now on if its time is up already.
    pub fn add(&mut self, minutes: u32, now: f64) {
        let left = self.left(now).max(0.0) + f64::from(minutes) * 60.0;
        *self = Self { left, since: self.since.map(|_| now), signal: self.signal, seen: false };
    }

    /// Whether the time is up.
    pub fn is_over(&self, now: f64) -> bool {
        self.seconds(now) <= 0
    }

    /// Whether the end is to be told across the screen.
    pub fn tells(&self, now: f64) -> bool {
        self.is_over(now) && !self.seen && self.signal != Signal::Mark
    }

    /// In words and figures: "12:05", "12:05, paused", "Time is up", "Time is up, 1:30 over".
    pub fn text(&self, now: f64) -> String {
        let seconds = self.seconds(now);
        let figure = format!("{}:{:02}", seconds.abs() / 60, seconds.abs() % 60);
        let text = match seconds {
            1.. => figure,
            0 => "Time is up".to_owned(),
            _ => format!("Time is up, {figure} over"),
        };
        if self.is_paused() { format!("{text}, paused") } else { text }
    }

    /// In figures alone, for a place of fixed size: "12:05", "+1:30" where the round runs over.
    pub fn figure(&self, now: f64) -> String {
        let seconds = self.seconds(now);
        let sign = if seconds < 0 { "+" } else { "" };
        format!("{sign}{}:{:02}", seconds.abs() / 60, seconds.abs() % 60)
    }

    /// What is to be said beside the figures.
    pub fn state(&self, now: f64) -> ClockState {
        match self.seconds(now) {
            ..=0 => ClockState::Over,
            _ if self.is_paused() => ClockState::Paused,
            1..=60 => ClockState::LastMinute,
            _ => ClockState::Runs,
        }
    }

    /// Whole seconds left, as shown: a second that has begun counts.
    fn seconds(&self, now: f64) -> i64 {
        self.left(now).ceil() as i64
    }

    /// After how long it reads differently; `None` while it is paused.
    pub fn changes_in(&self, now: f64) -> Option<Duration> {
        self.since?;
        let left = self.left(now);
        // A hair more than to the next whole second, lest it be shown just before.
        let rest = left - (left.ceil() - 1.0) + 0.005;
        Some(Duration::from_secs_f64(rest.clamp(0.01, 1.01)))
    }
}
