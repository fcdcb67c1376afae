//! The name that somebody may have meant.

/// How many names are listed where none is near.
const LISTED: usize = 8;

/// How alike a name must be to be suggested: 1 is the same, 0 has nothing in common.
const ALIKE: f64 = 0.6;

/// The known name nearest to the given one, if any is near: alike by the share of letters that need not be changed,
/// or one a beginning or end of the other. Of several equally near, the first.
pub fn nearest<'n>(wanted: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let known = known.into_iter().filter(|name| can_be_told(name));
    let wanted: String = wanted.chars().take(super::MAX_ID + 1).collect::<String>().to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for name in known {
        // The share of common letters cannot exceed the ratio of the lengths.
        let (short, long) = (wanted.len().min(name.len()), wanted.len().max(name.len()));
        let part = short >= 3
            && (name.starts_with(wanted.as_str()) || wanted.starts_with(name) || name.ends_with(wanted.as_str()));
        if !part && (short as f64) < ALIKE * long as f64 {
            continue;
        }
        let alike = strsim::normalized_damerau_levenshtein(&wanted, &name.to_lowercase());
        let alike = if part { alike.max(ALIKE) } else { alike };
        if alike >= ALIKE && best.is_none_or(|(least, _)| alike > least) {
            best = Some((alike, name));
        }
    }
    best.map(|(_, name)| name)
}

/// Whether a name is short enough to stand in a sentence. A longer one is told where it is given.
fn can_be_told(name: &str) -> bool {
    name.len() <= super::MAX_ID * 4 && name.chars().count() <= super::MAX_ID
}

/// What to say where a name is unknown: the nearest one as a question, or else all of them if they are few.
pub fn suggestion<'n>(wanted: &str, known: impl IntoIterator<Item = &'n str>) -> Option<String> {
    let known: Vec<&str> = known.into_iter().filter(|name| can_be_told(name)).collect();
    let parts: Vec<&str> = wanted.split([',', ';']).map(str::trim).collect();
    if parts.len() > 1 && parts.iter().all(|part| known.contains(part)) {
        return Some(format!("write each by itself: \"{}\"", parts.join("\", \"")));
    }
    if let Some(name) = nearest(wanted, known.iter().copied()) {
        return Some(format!("did you mean `{name}`?"));
    }
    match known.len() {
        0 => None,
        1..=LISTED => {
            let list: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
            Some(format!("known: {}", list.join(", ")))
        }
        _ => None,
    }
}
