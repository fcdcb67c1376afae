//! Findings in words: headings, reasons, and how an actor stands.

use super::cause::{NOT_SHORTEST, cause};
use super::{name, phrase, plural, term};
use crate::assess::{ActorStanding, Assessment, Fact, Finding, FindingKind, Missing, Shortage};
use crate::scenario::{Package, Scenario};

/// What stands where the findings of a package would, if there are none.
pub fn no_findings(package_is_empty: bool) -> &'static str {
    if package_is_empty {
        "Findings appear here as soon as there are cards on the board"
    } else {
        "Nothing that is known stands against this package. That no position was found does not mean that everyone agrees"
    }
}

/// What a finding says, without its holder: the title of its rule, or what it is about where it has none.
pub fn finding_title(scenario: &Scenario, finding: &Finding) -> String {
    if let Some(rule) = &finding.rule {
        return name::rule(scenario, rule).into_owned();
    }
    match &finding.shortage {
        Some(shortage) => phrase::sentence(name::resource(scenario, &shortage.resource)),
        None => finding.card.as_ref().map_or_else(String::new, |id| name::element(scenario, id).to_owned()),
    }
}

/// What a finding says, with its holder: "Russia: no Western troops in Ukraine".
pub fn finding_heading(scenario: &Scenario, finding: &Finding) -> String {
    let title = finding_title(scenario, finding);
    match &finding.holder {
        Some(holder) => format!("{}: {}", name::party(scenario, holder), phrase::after_colon(&title)),
        None => title,
    }
}

/// What is known of a finding in one short line: "Firm red line · 7 claims · 1 against".
pub fn finding_brief(scenario: &Scenario, finding: &Finding) -> String {
    let [said, against] = backing(scenario, finding);
    phrase::remarks([finding_held(finding), said, against])
}

/// What kind of finding it is and how firmly it is held: "Firm red line"; empty for limits and cautions.
pub fn finding_held(finding: &Finding) -> String {
    match (finding.kind, finding.firmness.map(term::firmness)) {
        (FindingKind::RedLine, Some(firmness)) => phrase::sentence(&format!("{firmness} red line")),
        (FindingKind::Floor, Some(firmness)) => phrase::sentence(&format!("{firmness} floor, unmet")),
        (FindingKind::Limit | FindingKind::Caution, _) => String::new(),
        (kind, _) => term::finding_outcome(kind).to_owned(),
    }
}

/// The same without what kind of finding it is: "Non-negotiable · 7 claims · 1 against".
pub fn finding_grounds(scenario: &Scenario, finding: &Finding) -> String {
    let [said, against] = backing(scenario, finding);
    let firmness = finding.firmness.map(|firmness| phrase::sentence(term::firmness(firmness)));
    phrase::remarks([firmness.unwrap_or_default(), said, against])
}

/// How many claims speak for a finding, and how many against it; empty where there are none.
fn backing(scenario: &Scenario, finding: &Finding) -> [String; 2] {
    let claims = finding.claims.len();
    let said = match (scenario.sole_source(&finding.claims), unsaid(finding)) {
        (Some(_), _) => "one source".to_owned(),
        (None, Some(unsaid)) => unsaid.to_owned(),
        (None, None) if claims == 0 => String::new(),
        (None, None) => plural::count(claims, "claim", "claims"),
    };
    let against = finding.counter_claims.len();
    let against = if against == 0 { String::new() } else { format!("{against} against") };
    [said, against]
}

/// Why a finding holds, in one line: its cause; for an over-committed resource what does not fit; for a card that is
/// ruled out what rules it out; for a limit also the level it sets.
pub fn finding_reason(scenario: &Scenario, package: &Package, assessment: &Assessment, finding: &Finding) -> String {
    if let Some(short) = &finding.shortage {
        return shortage(scenario, short);
    }
    match finding.kind {
        FindingKind::RuledOut => {
            let cards = assessment.cards.iter().filter(|card| finding.card.as_ref() == Some(&card.element));
            phrase::facts(cards.flat_map(|card| super::deciding_caps(scenario, card)))
        }
        FindingKind::Limit
        | FindingKind::Contradiction
        | FindingKind::RedLine
        | FindingKind::Floor
        | FindingKind::Overcommitted
        | FindingKind::Caution => {
            let cause = phrase::facts(reasons(scenario, package, finding));
            match finding.cap {
                Some(level) if cause.is_empty() => format!("At most {}", term::feasibility(level)),
                Some(level) => format!("At most {}: {cause}", term::feasibility(level)),
                None => phrase::sentence(&cause),
            }
        }
    }
}

/// Why a finding holds, each reason a message by itself: the protection that is missing, then its cause, then the cards
/// of whose costs it asks and nobody gives a figure for.
fn reasons(scenario: &Scenario, package: &Package, finding: &Finding) -> Vec<String> {
    let mut told: Vec<String> = finding.missing.iter().map(|lack| missing(scenario, lack)).collect();
    if told.is_empty() {
        told.extend(cause(scenario, package, finding));
    } else if let Some(cause) = &finding.cause {
        // What is missing says all about protection: neither the cards that give some of it nor that no other gives
        // more.
        let absent = cause.facts.iter().filter(|fact| matches!(fact, Fact::NoCard(_)));
        told.extend(absent.map(|fact| super::fact(scenario, package, finding, fact)));
        told.extend((!cause.shortest).then(|| NOT_SHORTEST.to_owned()));
    }
    told.extend(unpriced(scenario, finding));
    told
}

/// Protection that is asked for and not there: "nothing gives “Respond” 2; European pledge gives 1".
pub fn missing(scenario: &Scenario, missing: &Missing) -> String {
    let Missing { function, wanted, given, by } = missing;
    let function = phrase::quoted(name::function(scenario, function));
    let lack = format!("nothing gives {function} {}", wanted.0);
    let names = phrase::list(by.iter().map(|id| name::element(scenario, id)));
    if names.is_empty() {
        return lack;
    }
    format!("{lack}; {names} {} {}", plural::plural(by.len(), "gives", "give"), given.0)
}

/// The cards of whose costs a finding asks and nobody gives a figure for; `None` where there is none.
pub fn unpriced(scenario: &Scenario, finding: &Finding) -> Option<String> {
    let names = phrase::list(finding.unpriced.iter().map(|id| name::element(scenario, id)));
    (!names.is_empty()).then(|| format!("no source gives a figure for {names}"))
}

/// What does not fit: "European reassurance force needs 35 thousand troops, its providers (France) have 22".
pub fn shortage(scenario: &Scenario, shortage: &Shortage) -> String {
    let cards = phrase::list(shortage.cards.iter().map(|id| name::element(scenario, id)));
    let providers = phrase::list(shortage.providers.iter().map(|id| name::actor(scenario, id)));
    let unit = name::unit(scenario, &shortage.resource);
    let need = format!("{} {unit}", shortage.need);
    let need = need.trim_end();
    let have = shortage.capacity;
    if shortage.providers.is_empty() {
        let one = format!("{cards} needs {need}; nobody provides it");
        let other = format!("{cards} need {need} together; nobody provides them");
        return plural::plural(shortage.cards.len(), one, other);
    }
    let one = format!("{cards} needs {need}; its providers ({providers}) have {have} together");
    let other = format!("{cards} need {need} together; their providers ({providers}) have {have}");
    plural::plural(shortage.cards.len(), one, other)
}

/// How an actor stands to the package: "1 red line crossed · 1 floor unmet · reluctant to provide European sky
/// shield"; says so where nothing is known of it.
pub fn actor_line(scenario: &Scenario, standing: &ActorStanding) -> String {
    let ActorStanding { actor: _, crossed, unmet, reluctant, provides: _, unknown, positions } = standing;
    let named = |cards: &[crate::scenario::ElementId]| phrase::list(cards.iter().map(|id| name::element(scenario, id)));
    let mut parts = vec![];
    if !crossed.is_empty() {
        parts.push(format!("{} crossed", plural::count(crossed.len(), "red line", "red lines")));
    }
    if !unmet.is_empty() {
        parts.push(format!("{} unmet", plural::count(unmet.len(), "floor", "floors")));
    }
    if !reluctant.is_empty() {
        parts.push(format!("reluctant to provide {}", named(reluctant)));
    }
    if !unknown.is_empty() {
        parts.push(format!("no position found on {}", named(unknown)));
    }
    match (parts.is_empty(), positions) {
        (false, _) => phrase::remarks(parts),
        (true, 0) => "no position found".to_owned(),
        (true, _) => "no known objection".to_owned(),
    }
}

/// The same in as few words as say it, for a place of fixed size: "2 red lines · 1 floor".
pub fn actor_brief(standing: &ActorStanding) -> String {
    let ActorStanding { actor: _, crossed, unmet, reluctant, provides: _, unknown, positions } = standing;
    let objections = [(crossed, "red line", "red lines"), (unmet, "floor", "floors")];
    let objections = objections.into_iter().filter(|(rules, ..)| !rules.is_empty());
    let objections = phrase::remarks(objections.map(|(rules, one, many)| plural::count(rules.len(), one, many)));
    let cards = |cards: &[crate::scenario::ElementId]| plural::count(cards.len(), "card", "cards");
    if !objections.is_empty() {
        objections
    } else if !reluctant.is_empty() {
        format!("reluctant on {}", cards(reluctant))
    } else if !unknown.is_empty() {
        format!("unknown on {}", cards(unknown))
    } else if *positions == 0 {
        "no position found".to_owned()
    } else {
        "no known objection".to_owned()
    }
}

/// That nobody is named who says so, where somebody should be: a caution may be a remark of the scenario's own.
pub fn unsaid(finding: &Finding) -> Option<&'static str> {
    let asked = finding.rule.is_some() && finding.kind != FindingKind::Caution;
    (asked && finding.claims.is_empty()).then_some(UNSAID)
}

/// What is said of a rule for which nobody is named.
pub const UNSAID: &str = "Nobody is named who says so";
