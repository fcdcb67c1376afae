//! Days and times as a file writes them: in one form only, which says nothing that would be passed over. A day with a time
//! behind it, or a time with a zone, would be read as something less than it says.

use jiff::civil::{Date, DateTime};

/// Whether each character is what the form has there; `0` stands for any digit.
fn has_form(text: &str, form: &str) -> bool {
    let fits = |(given, wanted): (u8, u8)| if wanted == b'0' { given.is_ascii_digit() } else { given == wanted };
    text.len() == form.len() && text.bytes().zip(form.bytes()).all(fits)
}

/// Whether a text is written like "2025-08-20".
fn is_day(text: &str) -> bool {
    has_form(text, "0000-00-00")
}

/// Whether a text is written like "2025-08-20T14:30:00"; seconds may be left out or have a fraction.
fn is_moment(text: &str) -> bool {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    match fraction {
        None => has_form(whole, "0000-00-00T00:00:00") || has_form(whole, "0000-00-00T00:00"),
        Some(digits) => {
            let sound = (1..=9).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
            sound && has_form(whole, "0000-00-00T00:00:00")
        }
    }
}

/// What is wrong with a text that should be a day: inside, what to write instead, as far as that is plain; `None`
/// outside: nothing.
pub fn fault_of_day(text: &str) -> Option<Option<String>> {
    let sound = is_day(text) && text.parse::<Date>().is_ok();
    (!sound).then(|| impossible(text).or_else(|| in_our_form(text).map(|day| format!("write \"{day}\""))))
}

/// The same for a day with a time.
pub fn fault_of_moment(text: &str) -> Option<Option<String>> {
    let sound = is_moment(text) && text.parse::<DateTime>().is_ok();
    (!sound).then(|| text.get(..10).and_then(impossible))
}

/// Why there is no such day, where a text is written as one.
fn impossible(text: &str) -> Option<String> {
    let (year, month, day) = parts(text, '-').filter(|_| is_day(text))?;
    let Ok(first) = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1) else {
        return Some(format!("months go from 1 to 12, not to {month}"));
    };
    let days = first.days_in_month();
    let month = MONTHS.get(usize::try_from(month).ok()?.checked_sub(1)?)?;
    (i64::from(days) < i64::from(day) || day == 0).then(|| format!("{month} {year} has {days} days"))
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The day that a text in another form means, where it can mean but one.
fn in_our_form(text: &str) -> Option<Date> {
    let day = text.split(['T', ' ']).next()?;
    let date = |year: u32, month: u32, day: u32| {
        Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    };
    if day.len() == 8 && day.bytes().all(|digit| digit.is_ascii_digit()) {
        return date(day.get(..4)?.parse().ok()?, day.get(4..6)?.parse().ok()?, day.get(6..)?.parse().ok()?);
    }
    if let Some((first, second, third)) = parts(day, '.') {
        return date(third, second, first);
    }
    if let Some((first, second, third)) = parts(day, '-') {
        return date(first, second, third);
    }
    let (first, second, year) = parts(day, '/')?;
    // Some write the month first: a day that could be one is in doubt.
    match (first > 12, second > 12) {
        (true, _) => date(year, second, first),
        (false, true) => date(year, first, second),
        (false, false) => (first == second).then(|| date(year, first, first)).flatten(),
    }
}

/// The three numbers of a day.
fn parts(text: &str, mark: char) -> Option<(u32, u32, u32)> {
    let mut numbers = text.split(mark).map(|part| part.parse::<u32>().ok());
    let all = (numbers.next()??, numbers.next()??, numbers.next()??);
    numbers.next().is_none().then_some(all)
}
