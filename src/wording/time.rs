//! Spans of time in words.

use super::plural::count;

/// How long ago something was, both in seconds since 1970: "just now", "5 minutes ago", "2 days ago". What a clock that
/// was set back since says has no span that could be told.
pub fn ago(then: u64, now: u64) -> String {
    let Some(seconds) = now.checked_sub(then) else { return "before the clock was set back".to_owned() };
    let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400);
    let told = |number: u64, one: &str, many: &str| {
        format!("{} ago", count(usize::try_from(number).unwrap_or(usize::MAX), one, many))
    };
    if minutes == 0 {
        "just now".to_owned()
    } else if hours == 0 {
        told(minutes, "minute", "minutes")
    } else if days == 0 {
        told(hours, "hour", "hours")
    } else {
        told(days, "day", "days")
    }
}
