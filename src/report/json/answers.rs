//! The JSON document of `search --json`. Its shape is documented in `scenarios/command-line.md` and versioned like that of
//! `check`.

use serde_json::{Value, json};

use super::{FORMAT, key};
use crate::report::answers::SearchReport;
use crate::scenario::{Card, Package, Pin, Quantity, RuleId};
use crate::search::{
    Accepting, Choice, Conflict, Count, Demand, Ends, Fallen, Frontier, Hinges, Moving, Openness, Reason, Step, Way,
    Ways,
};

/// The whole document: pretty-printed, with a final newline. What was not asked for is left out.
///
/// # Errors
/// Passes on what the JSON writer reports, which for these types is nothing.
pub fn document(report: &SearchReport<'_>) -> serde_json::Result<String> {
    let acceptable = &report.scenario.acceptable;
    let mut document = json!({
        "format": FORMAT,
        "program": concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION")),
        "file": report.file,
        "title": report.scenario.title,
        "date": report.reading.date.to_string(),
        "voice": report.reading.voice,
        "package": report.package.id,
        "binding": key::firmness(acceptable.binding),
        "at_least": acceptable.at_least.number(),
        "unknown_counts_as": acceptable.unknown.number(),
        "money": report.scenario.money,
        "pins": acceptable.pins.iter().map(pin).collect::<Vec<_>>(),
        "any_acceptable": report.any,
    });
    let answers = [
        ("ways", report.ways.as_ref().map(ways)),
        ("ends", report.ends.as_ref().map(ends)),
        ("count", report.count.as_ref().map(count)),
        ("conflict", report.conflict.as_ref().map(conflict)),
        ("accepting", report.accepting.as_ref().map(|answer| answer.as_ref().map_or(Value::Null, accepting))),
        ("frontier", report.frontier.as_ref().map(frontier)),
        ("sources", report.hinges.as_ref().map(hinges)),
    ];
    if let Value::Object(object) = &mut document {
        object.extend(answers.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
    }
    let mut text = serde_json::to_string_pretty(&document)?;
    text.push('\n');
    Ok(text)
}

/// Serializes what serde can write by itself.
fn of(value: &impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}

fn ways(ways: &Ways) -> Value {
    json!({
        "acceptable": ways.acceptable,
        "complete": ways.complete,
        "ways": ways.ways.iter().map(way).collect::<Vec<_>>(),
        "mismatches": ways.mismatches.len(),
    })
}

fn way(way: &Way) -> Value {
    json!({
        "distance": way.steps.len(),
        "steps": way.steps.iter().map(step).collect::<Vec<_>>(),
        "verdict": key::verdict(way.assessment.verdict),
        "worth": worth(way),
        "package": package(&way.package),
    })
}

fn worth(way: &Way) -> Value {
    json!({
        "feasibility": way.measure.feasibility.number(),
        "certainty": key::certainty(way.assessment.certainty),
        "violations": way.measure.violations,
        "cost": Quantity::from_thousandths(way.measure.cost),
    })
}

fn package(package: &Package) -> Value {
    let card =
        |card: &Card| json!({"element": card.element, "phase": card.phase, "by": card.by, "with": of(&card.with)});
    json!({"frame": of(&package.frame), "cards": package.cards.iter().map(card).collect::<Vec<_>>()})
}

fn step(step: &Step) -> Value {
    match step {
        Step::Add(element) => json!({"add": element}),
        Step::Remove(element) => json!({"remove": element}),
        Step::Move(element, phase) => json!({"move": element, "to": phase}),
        Step::Choose(element, setting, option) => json!({"choose": element, "setting": setting, "option": option}),
        Step::Join(element, actor) => json!({"join": element, "provider": actor}),
        Step::Leave(element, actor) => json!({"leave": element, "provider": actor}),
        Step::Assume(element, setting, option) => json!({"assume": element, "setting": setting, "option": option}),
    }
}

fn choice(choice: &Choice) -> Value {
    match choice {
        Choice::Card(element) => json!({"element": element}),
        Choice::Phase(element, phase) => json!({"element": element, "phase": phase}),
        Choice::Option(element, setting, option) => json!({"element": element, "setting": setting, "option": option}),
        Choice::Provider(element, actor) => json!({"element": element, "provider": actor}),
    }
}

fn ends(ends: &Ends) -> Value {
    let entry = |(known, openness): &(Choice, Openness)| {
        let mut value = choice(known);
        let (state, why) = match openness {
            Openness::Open => ("open", None),
            Openness::Dead(why) => ("dead", why.as_ref().map(reason)),
            Openness::Unknown => ("unknown", None),
        };
        if let Value::Object(object) = &mut value {
            object.insert("end".to_owned(), state.into());
            object.extend(why.map(|why| ("why".to_owned(), why)));
        }
        value
    };
    json!({"complete": ends.complete(), "choices": ends.choices.iter().map(entry).collect::<Vec<_>>()})
}

fn reason(reason: &Reason) -> Value {
    json!({
        "movable": reason.movable.iter().map(demand).collect::<Vec<_>>(),
        "facts": reason.facts.iter().map(demand).collect::<Vec<_>>(),
        "only": reason.only,
        "complete": reason.complete,
    })
}

fn demand(demand: &Demand) -> Value {
    match demand {
        Demand::Position(rule) => json!({"position": rule}),
        Demand::Pin(pinned) => json!({"pin": pin(pinned)}),
        Demand::Assumption(element) => json!({"assumption": element}),
        Demand::Contradiction(rule) => json!({"contradiction": rule}),
        Demand::Limit(rule) => json!({"limit": rule}),
        Demand::Element(element) => json!({"element": element}),
        Demand::Option(element, setting, option) => json!({"element": element, "setting": setting, "option": option}),
        Demand::Known(element) => json!({"known": element}),
        Demand::Provider(element) => json!({"provider": element}),
        Demand::SomeCard => json!({"some_card": true}),
        Demand::Capacity(resource) => json!({"resource": resource}),
    }
}

/// A pin, as `--pin` takes it.
fn pin(pin: &Pin) -> String {
    match pin {
        Pin::Card(element) => format!("card:{element}"),
        Pin::Absent(element) => format!("absent:{element}"),
        Pin::Phase(element, phase) => format!("phase:{element}:{phase}"),
        Pin::Option(element, setting, option) => format!("option:{element}:{setting}:{option}"),
        Pin::Provider(element, actor) => format!("provider:{element}:{actor}"),
    }
}

fn count(count: &Count) -> Value {
    let part = |(known, containing): &(Choice, num_bigint::BigUint)| {
        let mut value = choice(known);
        if let Value::Object(object) = &mut value {
            object.insert("packages".to_owned(), containing.to_string().into());
        }
        value
    };
    json!({
        "exact": count.exact,
        "packages": count.total.to_string(),
        "containing": count.containing.iter().map(part).collect::<Vec<_>>(),
    })
}

fn conflict(conflict: &Conflict) -> Value {
    let then: Vec<Value> = conflict
        .then
        .iter()
        .map(|(positions, nearest)| json!({"positions": positions, "then": nearest.as_ref().map(way)}))
        .collect();
    let (moving, complete) = match &conflict.moving {
        Moving::Nothing => ("nothing", true),
        Moving::Positions(movers) => ("positions", movers.complete),
        Moving::NotPositions(_) => ("not_positions", true),
        Moving::Unknown => ("unknown", false),
    };
    json!({
        "reason": conflict.reason.as_ref().map(reason),
        "moving": moving,
        "complete": complete,
        "sets": then,
    })
}

fn accepting(accepting: &Accepting) -> Value {
    json!({
        "sets": accepting.positions.sets,
        "complete": accepting.positions.complete,
        "besides": accepting.besides.iter().map(demand).collect::<Vec<_>>(),
    })
}

fn frontier(frontier: &Frontier) -> Value {
    let points = frontier.points.iter().map(|point| {
        let mut value = way(&point.way);
        if let Value::Object(object) = &mut value {
            object.insert("protection".to_owned(), point.protection.into());
        }
        value
    });
    json!({
        "complete": frontier.complete,
        "points": points.collect::<Vec<_>>(),
        "mismatches": frontier.mismatches.len(),
    })
}

fn hinges(hinges: &Hinges) -> Value {
    let fell = |fallen: &Fallen| match fallen {
        Fallen::Position(rule) => json!({"position": rule}),
        Fallen::Source(source) => json!({"source": source}),
    };
    let each = hinges.hinges.iter().map(|hinge| {
        let rules: &[RuleId] = &hinge.rules;
        json!({
            "without": fell(&hinge.fallen),
            "rules": rules,
            "verdict": key::verdict(hinge.verdict),
            "any_acceptable": hinge.open,
        })
    });
    json!({
        "complete": hinges.complete,
        "verdict": key::verdict(hinges.verdict),
        "any_acceptable": hinges.open,
        "each": each.collect::<Vec<_>>(),
    })
}
