//! Answers about all packages in words: what excludes something, who would have to move, how much is left.

use super::{name, phrase, plural, term};
use crate::scenario::{ElementId, Quantity, RuleId, Scenario};
use crate::search::{Accepting, Choice, Count, Demand, Fallen, Hinge, Hinges, Reason, Way};

/// What an acceptable package must respect: "Russia: no Western troops in Ukraine", "your pin on European sky shield".
pub fn demand(scenario: &Scenario, demand: &Demand) -> String {
    match demand {
        Demand::Position(id) => super::rule_heading(scenario, id),
        Demand::Pin(pin) => format!("your pin on {}", super::pin(scenario, pin)),
        Demand::Assumption(id) => format!("the assumption “{}”", name::element(scenario, id)),
        Demand::Contradiction(id) | Demand::Limit(id) => name::rule(scenario, id).into_owned(),
        Demand::Element(id) => {
            let level = scenario.element(id).and_then(|element| element.feasibility.as_ref());
            let level = level.map_or("not feasible enough", |rating| term::feasibility(rating.level));
            format!("{} is {level} by itself", name::element(scenario, id))
        }
        Demand::Option(id, setting, option) => {
            let what = super::setting_of(scenario, id, setting);
            let known = scenario.element(id).and_then(|element| element.setting(setting)?.option(option));
            let level = known.and_then(|option| option.feasibility.as_ref());
            let level = level.map_or("not feasible enough", |rating| term::feasibility(rating.level));
            format!("{what} is {level} with “{}”", name::option(scenario, id, setting, option))
        }
        Demand::Known(id) => format!("no position is known that would carry {}", name::element(scenario, id)),
        Demand::Provider(id) => format!("somebody must provide {}", name::element(scenario, id)),
        Demand::SomeCard => "there must be a card".to_owned(),
        Demand::Capacity(id) => format!("there is not enough of {}", name::resource(scenario, id)),
    }
}

/// Why something cannot be: "Excluded by Russia: no Western troops in Ukraine – and your pin on European sky shield".
/// What somebody could give way on comes first; where that alone says nothing, the facts.
pub fn reason(scenario: &Scenario, reason: &Reason) -> String {
    let (own, others): (Vec<&Demand>, Vec<&Demand>) =
        reason.movable.iter().partition(|demand| !matches!(demand, Demand::Position(_)));
    let told = |demands: &[&Demand]| phrase::list(demands.iter().map(|entry| demand(scenario, entry)));
    // That nobody is known to provide it says also that somebody must.
    let known = |id: &ElementId| reason.facts.contains(&Demand::Known(id.clone()));
    let facts = reason.facts.iter().filter(|entry| !matches!(entry, Demand::Provider(id) if known(id)));
    let facts: Vec<&Demand> = facts.collect();
    let low = facts.iter().all(|fact| is_low(fact));
    let facts = told(&facts);
    // Where others exclude it too, giving way on these would not do.
    let excluded = if reason.only { "Excluded by" } else { "Excluded, for example, by" };
    let mut text = match (others.is_empty(), own.is_empty()) {
        (false, false) => format!("{excluded} {} – and {}", told(&others), told(&own)),
        (false, true) => format!("{excluded} {}", told(&others)),
        (true, false) => format!("{excluded} {}", told(&own)),
        (true, true) if facts.is_empty() => "Excluded by the elements themselves".to_owned(),
        (true, true) if low => return format!("Below what the group takes: {facts}"),
        (true, true) => return format!("Cannot be: {facts}"),
    };
    if !facts.is_empty() {
        text.push_str(&format!(", given that {facts}"));
    }
    text
}

/// Whether the group could take it, if it took less.
fn is_low(demand: &Demand) -> bool {
    match demand {
        Demand::Limit(_) | Demand::Element(_) | Demand::Option(..) | Demand::Known(_) => true,
        Demand::Position(_) | Demand::Pin(_) | Demand::Assumption(_) | Demand::Contradiction(_) => false,
        Demand::Provider(_) | Demand::SomeCard | Demand::Capacity(_) => false,
    }
}

/// Who would have to give way on what: "Russia on “No Western troops in Ukraine”, Poland on “Poland sends nobody”".
pub fn movers(scenario: &Scenario, positions: &[RuleId]) -> String {
    phrase::list(movers_by_actor(scenario, positions))
}

/// The same, actor by actor.
pub fn movers_by_actor(scenario: &Scenario, positions: &[RuleId]) -> Vec<String> {
    let mut told: Vec<(String, Vec<String>)> = Vec::new();
    for id in positions {
        let position = scenario.position(id);
        let actor = position.map_or(id.as_str(), |position| name::party(scenario, &position.actor)).to_owned();
        let title = phrase::quoted(&name::rule(scenario, id));
        match told.iter_mut().find(|(known, _)| *known == actor) {
            Some((_, titles)) => titles.push(title),
            None => told.push((actor, vec![title])),
        }
    }
    told.into_iter().map(|(actor, titles)| format!("{actor} on {}", phrase::list(titles))).collect()
}

/// What would have to be accepted for a package as it stands besides positions: "Whoever gives way, it does not honour
/// your pin on European sky shield". `None` if nothing would.
pub fn besides(scenario: &Scenario, accepting: &Accepting) -> Option<String> {
    let told = phrase::list(accepting.besides.iter().map(|entry| demand(scenario, entry)));
    (!accepting.besides.is_empty()).then(|| format!("Whoever gives way, against it stands: {told}"))
}

/// What a way forward is ordered by: "Likely · 2 other positions violated · from USD 3 bn in the first year".
pub fn measure(scenario: &Scenario, way: &Way) -> String {
    let Way { measure, assessment, .. } = way;
    let mut parts = vec![term::level(measure.feasibility, assessment.certainty)];
    if measure.violations > 0 {
        parts.push(plural::count(measure.violations, "other position violated", "other positions violated"));
    }
    if measure.cost > 0 {
        let cost = Quantity::from_thousandths(measure.cost);
        parts.push(format!("from {} in the first year", super::money::amount(scenario, &cost.to_string())));
    }
    phrase::remarks(parts)
}

/// A number in full, in groups of three: "12,345,678".
pub fn number(digits: &str) -> String {
    let length = digits.len();
    let mut text = String::with_capacity(length + length / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (length - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// How many packages are acceptable: "Exactly 12,345", "About 3 × 10²¹", "At least 12,345".
pub fn count_line(count: &Count) -> String {
    let digits = count.total.to_string();
    let short = if digits.len() <= 7 { number(&digits) } else { power(&digits) };
    match (count.exact, digits.as_str()) {
        (true, "0") => "No package is acceptable".to_owned(),
        (true, _) if digits.len() <= 7 => {
            let total = usize::try_from(&count.total).unwrap_or(usize::MAX);
            let (one, other) = ("package is acceptable", "packages are acceptable");
            format!("Exactly {short} {}", plural::plural(total, one, other))
        }
        (true, _) => format!("About {short} packages are acceptable"),
        (false, "0") => "How many packages are acceptable could not be counted in time".to_owned(),
        (false, _) => format!("At least {short} packages are acceptable"),
    }
}

/// A long number as a power of ten: "3 × 10²¹". Rounded down, so that "at least" stays true.
fn power(digits: &str) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let exponent = digits.len().saturating_sub(1).to_string();
    let raised = exponent.bytes().filter_map(|byte| RAISED.get(usize::from(byte.wrapping_sub(b'0'))));
    let leading: String = digits.chars().take(1).collect();
    format!("{leading} × 10{}", raised.collect::<String>())
}

/// How many of the acceptable packages have something: "1 in 40 of the acceptable packages has it".
pub fn share(part: f64) -> String {
    if part <= 0.0 {
        "None of the acceptable packages has it".to_owned()
    } else if part >= 1.0 {
        "All acceptable packages have it".to_owned()
    } else if part >= 0.95 {
        "Nearly all acceptable packages have it".to_owned()
    } else if part > 0.5 {
        format!("{} in 10 of the acceptable packages have it", (part * 10.0).round().max(6.0))
    } else {
        let one_in = (1.0 / part).round();
        let one_in = if one_in < 1e6 { number(&format!("{one_in:.0}")) } else { power(&format!("{one_in:.0}")) };
        format!("1 in {one_in} of the acceptable packages has it")
    }
}

/// A choice in words: "European reassurance force by France".
pub fn choice(scenario: &Scenario, choice: &Choice) -> String {
    let element = name::element(scenario, choice.element());
    match choice {
        Choice::Card(_) => element.to_owned(),
        Choice::Phase(_, phase) => format!("{element}: {}", name::phase(scenario, phase)),
        Choice::Option(id, setting, option) => {
            let what = super::setting_of(scenario, id, setting);
            format!("{what}: {}", name::option(scenario, id, setting, option))
        }
        Choice::Provider(_, actor) => format!("{element} by {}", name::actor(scenario, actor)),
    }
}

/// What would be different if something were taken away: "the verdict would be Strained instead of Blocked".
pub fn hinge_differences(hinges: &Hinges, hinge: &Hinge) -> Vec<String> {
    let mut differences = Vec::new();
    if hinge.verdict != hinges.verdict {
        let (before, after) = (term::verdict(hinges.verdict), term::verdict(hinge.verdict));
        differences.push(format!("the verdict would be {after} instead of {before}"));
    }
    if hinges.opens_otherwise(hinge) {
        let text = match hinge.open {
            Some(true) => "some package would be acceptable",
            Some(false) => "no package would be acceptable",
            None => "whether any package would be acceptable could not be worked out in time",
        };
        differences.push(text.to_owned());
    }
    differences
}

/// What is taken away: "Russia: no Western troops in Ukraine", "Interview, a newspaper".
pub fn fallen(scenario: &Scenario, fallen: &Fallen) -> String {
    match fallen {
        Fallen::Position(id) => super::rule_heading(scenario, id),
        Fallen::Source(id) => scenario.source(id).map_or_else(|| id.to_string(), |source| source.title.clone()),
    }
}
