//! Days and times as files write them.

use guarantee_board::storage::read_text;

use crate::samples::SMALL;

/// What is said of a file where this is written instead of a value: nothing, or what is wrong and what would help.
fn told(old: &str, new: &str) -> Option<(String, String)> {
    assert_eq!(SMALL.matches(old).count(), 1, "{old}");
    let mut problems = read_text(&SMALL.replace(old, new)).err()?.list;
    assert_eq!(problems.len(), 1, "{new}: {problems:?}");
    problems.pop().map(|problem| (problem.message, problem.help.unwrap_or_default()))
}

fn of_day(text: &str) -> Option<String> {
    let (message, help) = told("as_of: \"2025-08-28\"", &format!("as_of: \"{text}\""))?;
    assert_eq!(message, format!("expected a date such as \"2025-08-20\", found the text \"{text}\""));
    Some(help)
}

fn of_moment(text: &str) -> Option<String> {
    let (message, help) = told("closed: \"2025-08-28T14:05:00\"", &format!("closed: \"{text}\""))?;
    let wanted = "a day and time such as \"2025-08-20T14:30:00\"";
    assert_eq!(message, format!("expected {wanted}, found the text \"{text}\""));
    Some(help)
}

#[test]
fn nothing_stands_behind_a_day_or_a_time() {
    assert_eq!(of_day("2025-08-20"), None);
    for text in ["20250820", "2025-8-20", "2025-08-20T10:00:00", "2025-08-20[UTC]", "2025-08-20 ", "+2025-08-20"] {
        assert!(of_day(text).is_some(), "{text}");
    }
    for text in ["2025-08-20T14:30", "2025-08-20T14:30:00", "2025-08-20T14:30:00.25"] {
        assert_eq!(of_moment(text), None, "{text}");
    }
    for text in ["2025-08-20", "2025-08-20 14:30", "2025-08-20T14:30:00Z", "2025-08-20T14:30:00+02:00", "T14:30:00."] {
        assert!(of_moment(text).is_some(), "{text}");
    }
}

#[test]
fn what_to_write_instead_is_said_where_it_is_plain() {
    let help = |text| of_day(text).expect("a fault");
    assert_eq!(of_day("2024-02-29"), None);
    assert_eq!(help("2025-02-29"), "February 2025 has 28 days");
    assert_eq!(help("2025-09-31"), "September 2025 has 30 days");
    assert_eq!(help("2025-09-00"), "September 2025 has 30 days");
    assert_eq!(help("2025-13-01"), "months go from 1 to 12, not to 13");
    for (text, day) in [
        ("20250822", "2025-08-22"),
        ("22.8.2025", "2025-08-22"),
        ("2025-8-22", "2025-08-22"),
        ("22/08/2025", "2025-08-22"),
        ("8/22/2025", "2025-08-22"),
        ("2025-08-22T10:00", "2025-08-22"),
    ] {
        assert_eq!(help(text), format!("write \"{day}\""));
    }
    for in_doubt in ["5/1/2030", "22 August 2025", "2025-08", "", "31.02.2025"] {
        assert_eq!(help(in_doubt), "", "{in_doubt}");
    }
}
