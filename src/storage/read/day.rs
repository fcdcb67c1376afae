//! Days and times as a file writes them: in one form only, which says nothing that would be passed over. A day with a time
//! behind it, or a time with a zone, would be read as something less than it says.

/// Whether each character is what the form has there; `0` stands for any digit.
fn has_form(text: &str, form: &str) -> bool {
    let fits = |(given, wanted): (u8, u8)| if wanted == b'0' { given.is_ascii_digit() } else { given == wanted };
    text.len() == form.len() && text.bytes().zip(form.bytes()).all(fits)
}

/// Whether a text is written like "2025-08-20".
pub fn is_day(text: &str) -> bool {
    has_form(text, "0000-00-00")
}

/// Whether a text is written like "2025-08-20T14:30:00"; seconds may be left out or have a fraction.
pub fn is_moment(text: &str) -> bool {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    match fraction {
        None => has_form(whole, "0000-00-00T00:00:00") || has_form(whole, "0000-00-00T00:00"),
        Some(digits) => {
            let sound = (1..=9).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
            sound && has_form(whole, "0000-00-00T00:00:00")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_stands_behind_a_day_or_a_time() {
        assert!(is_day("2025-08-20"));
        for text in ["20250820", "2025-8-20", "2025-08-20T10:00:00", "2025-08-20[UTC]", "2025-08-20 ", "+2025-08-20"] {
            assert!(!is_day(text), "{text}");
        }
        assert!(["2025-08-20T14:30", "2025-08-20T14:30:00", "2025-08-20T14:30:00.25"].into_iter().all(is_moment));
        for text in
            ["2025-08-20", "2025-08-20 14:30", "2025-08-20T14:30:00Z", "2025-08-20T14:30:00+02:00", "T14:30:00."]
        {
            assert!(!is_moment(text), "{text}");
        }
    }
}
