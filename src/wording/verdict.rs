//! The verdict in words, in parts, so that a screen can emphasise each.

use super::{name, phrase, plural, term};
use crate::assess::{Assessment, Certainty, FindingKind, Severity, Verdict};
use crate::scenario::{Feasibility, Firmness, Scenario};

/// One part of the verdict sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it tells of.
    pub about: About,
    /// The words.
    pub text: String,
}

/// What a part of the verdict sentence tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// How many findings of a kind there are.
    Findings(FindingKind),
    /// That no card is on the board.
    EmptyBoard,
    /// That no known position is violated.
    NoViolation,
    /// The cards that decide the feasibility, and the level.
    WeakestLink,
}

/// Why the verdict is what it is: how much is violated, most severe first, then the weakest link.
pub fn verdict_parts(scenario: &Scenario, assessment: &Assessment) -> Vec<Part> {
    let mut parts = vec![];
    match assessment.verdict {
        Verdict::Empty => parts.push(Part { about: About::EmptyBoard, text: "no cards on the board".to_owned() }),
        Verdict::Workable | Verdict::Strained | Verdict::Blocked => {}
    }
    // Ruled-out cards are the weakest link, and limits and cautions violate nothing.
    let kinds = [
        (FindingKind::Contradiction, "contradiction", "contradictions", ""),
        (FindingKind::RedLine, "red line", "red lines", " crossed"),
        (FindingKind::Floor, "floor", "floors", " unmet"),
        (FindingKind::Overcommitted, "resource", "resources", " over-committed"),
    ];
    for (kind, one, many, outcome) in kinds {
        let number = assessment.findings.iter().filter(|finding| finding.kind == kind).count();
        if number > 0 {
            let text = format!("{}{outcome}", plural::count(number, one, many));
            parts.push(Part { about: About::Findings(kind), text });
        }
    }
    if parts.is_empty() {
        parts.push(Part { about: About::NoViolation, text: "no known red line crossed or floor unmet".to_owned() });
    }
    parts.extend(weakest_link(scenario, assessment).map(|text| Part { about: About::WeakestLink, text }));
    parts
}

/// The parts of the verdict sentence in one line: "2 red lines crossed · 1 floor unmet · weakest: European sky
/// shield, at Unlikely".
pub fn verdict_sentence(scenario: &Scenario, assessment: &Assessment) -> String {
    phrase::remarks(verdict_parts(scenario, assessment).into_iter().map(|part| part.text))
}

/// Which verdict it is and why, in this package's own words: "Blocked: 1 non-negotiable red line (Russia: no Western troops
/// in Ukraine) · 1 firm red line · 1 floor unmet".
pub fn verdict_line(scenario: &Scenario, assessment: &Assessment) -> String {
    format!("{}: {}", term::verdict(assessment.verdict), verdict_reason(scenario, assessment))
}

/// The same without the verdict, for where that stands by itself.
pub fn verdict_reason(scenario: &Scenario, assessment: &Assessment) -> String {
    let told = verdict_reasons(scenario, assessment).into_iter();
    let told = told.map(|reason| if reason.named.is_empty() { reason.count } else { reason.to_string() });
    phrase::remarks(told.chain(doing_well(scenario, assessment)))
}

/// One part of why the verdict is what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// How many there are of what: "1 non-negotiable red line".
    pub count: String,
    /// Which they are; empty where they do not decide the verdict.
    pub named: String,
}

impl std::fmt::Display for Counted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({})", self.count, self.named)
    }
}

/// Why the verdict is what it is, what decides it first and by name.
pub fn verdict_reasons(scenario: &Scenario, assessment: &Assessment) -> Vec<Counted> {
    let told = |severity, named| counts(scenario, assessment, severity, named);
    let strains = |named| [told(Severity::Strains, named), doubtful(scenario, assessment, named)].concat();
    let alone = |count: &str| vec![Counted { count: count.to_owned(), named: String::new() }];
    match assessment.verdict {
        Verdict::Empty => [alone("no cards on the board"), told(Severity::Blocks, false), strains(false)].concat(),
        Verdict::Blocked => [told(Severity::Blocks, true), strains(false)].concat(),
        Verdict::Strained => strains(true),
        Verdict::Workable => alone("no known red line crossed or floor unmet"),
    }
}

/// Against a package that nothing is known to stand against, its weakest link.
fn doing_well(scenario: &Scenario, assessment: &Assessment) -> Option<String> {
    weakest_link(scenario, assessment).filter(|_| assessment.verdict == Verdict::Workable)
}

/// How many findings of each kind have this severity, most severe first: "1 firm red line"; `named` with what they are.
fn counts(scenario: &Scenario, assessment: &Assessment, severity: Severity, named: bool) -> Vec<Counted> {
    let mut groups: Vec<(Noun, Vec<String>)> = Vec::new();
    for finding in assessment.findings.iter().filter(|finding| finding.severity == severity) {
        let noun = noun(finding.kind, finding.firmness);
        let heading = super::finding_heading(scenario, finding);
        match groups.iter_mut().find(|(known, _)| *known == noun) {
            Some((_, headings)) => headings.push(heading),
            None => groups.push((noun, vec![heading])),
        }
    }
    let text = |(Noun { one, many, outcome }, headings): (Noun, Vec<String>)| {
        let count = format!("{}{outcome}", plural::count(headings.len(), one, many));
        Counted { count, named: if named { some(&headings) } else { String::new() } }
    };
    groups.into_iter().map(text).collect()
}

/// What findings are called that are counted together.
#[derive(PartialEq, Eq)]
struct Noun {
    one: &'static str,
    many: &'static str,
    outcome: &'static str,
}

fn noun(kind: FindingKind, firmness: Option<Firmness>) -> Noun {
    let (one, many, outcome) = match (kind, firmness) {
        (FindingKind::Contradiction, _) => ("contradiction", "contradictions", ""),
        (FindingKind::RedLine, Some(Firmness::Absolute)) => ("non-negotiable red line", "non-negotiable red lines", ""),
        (FindingKind::RedLine, Some(Firmness::Firm)) => ("firm red line", "firm red lines", ""),
        (FindingKind::RedLine, Some(Firmness::Disputed)) => ("disputed red line", "disputed red lines", ""),
        (FindingKind::RedLine, None) => ("red line", "red lines", ""),
        (FindingKind::Floor, Some(Firmness::Absolute)) => ("non-negotiable floor", "non-negotiable floors", " unmet"),
        (FindingKind::Floor, Some(Firmness::Firm | Firmness::Disputed) | None) => ("floor", "floors", " unmet"),
        (FindingKind::Overcommitted, _) => ("resource", "resources", " over-committed"),
        (FindingKind::RuledOut, _) => ("card", "cards", " ruled out"),
        (FindingKind::Limit, _) => ("limit", "limits", ""),
        (FindingKind::Caution, _) => ("caution", "cautions", ""),
    };
    Noun { one, many, outcome }
}

/// That the package is Unlikely, which strains it: "1 card Unlikely (European sky shield)".
fn doubtful(scenario: &Scenario, assessment: &Assessment, named: bool) -> Vec<Counted> {
    let unlikely = assessment.feasibility == Some(Feasibility::Unlikely);
    let names: Vec<&str> = assessment.weakest.iter().map(|id| name::element(scenario, id)).collect();
    let text = || {
        let count = plural::count(names.len(), "card", "cards");
        let word = term::feasibility(Feasibility::Unlikely);
        let count = match assessment.certainty {
            Certainty::Known => format!("{count} {word}"),
            Certainty::UpperBound => format!("{count} {word} at best"),
            Certainty::Unknown => format!("{count} unknown, which counts as {word}"),
        };
        Counted { count, named: if named { some(&names) } else { String::new() } }
    };
    unlikely.then(text).into_iter().collect()
}

/// How many things are named where there are several.
const NAMED: usize = 3;

/// The names of a few; of more than so many, the first and how many more there are.
fn some<T: AsRef<str>>(names: &[T]) -> String {
    plural::some(names, if names.len() > NAMED { NAMED - 1 } else { NAMED })
}

/// The cards that decide the feasibility: "weakest: European sky shield, at Unlikely"; of more than three, two are named.
/// `None` on an empty board.
pub fn weakest_link(scenario: &Scenario, assessment: &Assessment) -> Option<String> {
    let feasibility = assessment.feasibility?;
    let level = term::level(feasibility, assessment.certainty);
    let weakest: Vec<&str> = assessment.weakest.iter().map(|id| name::element(scenario, id)).collect();
    let all = weakest.len() == assessment.cards.len();
    if all && (weakest.len() > 1 || feasibility == Feasibility::Ready) {
        return Some(format!("every card is {level}"));
    }
    Some(format!("weakest: {}, at {level}", some(&weakest)))
}
