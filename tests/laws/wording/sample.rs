//! A small scenario to be told of.

use guarantee_board::assess::{Assessment, CardAssessment, Certainty, Finding, FindingKind, Money, Severity, Verdict};
use guarantee_board::scenario::{Feasibility, Scenario};

const SOURCE: &str = r#"(
    format: 4,
    title: "Sample",
    as_of: "2025-08-22",
    sources: [
        (id: "f1", title: "Interview, a newspaper", published: "20 Aug 2025", link: "https://example.org/a"),
        (id: "f2", title: "Digest", standing: SecondHand),
    ],
    voices: [
        (id: "ash", name: "Timothy Ash", affiliation: "Chatham House, associate fellow"),
        (id: "malling", name: "Malling"),
    ],
    claims: [
        (id: "c1", speaker: "Foreign ministry of Russia", date: "2025-08-20", says: "No Western troops.",
            strength: Absolute, basis: Official, sources: ["f1"]),
        (id: "c2", speaker: "Timothy Ash", voice: Some("ash"), date: "2025-08-22", says: "Too few aircraft.",
            strength: Strong, basis: Analysis, sources: ["f2"]),
    ],
    groups: [(id: "western", name: "Western states")],
    actors: [
        (id: "russia", name: "Russia"),
        (id: "uk", name: "United Kingdom", short: "UK", groups: ["western"]),
        (id: "france", name: "France", groups: ["western"]),
        (id: "poland", name: "Poland", groups: ["western"]),
    ],
    phases: [(id: "now", name: "Now"), (id: "ceasefire", name: "At ceasefire")],
    functions: [(id: "deny", name: "Deny an attack"), (id: "bind", name: "Bind")],
    resources: [(id: "troops", name: "Troops", unit: "thousand troops")],
    categories: [(id: "air", name: "Air defence"), (id: "ground", name: "Troops"), (id: "frame", name: "Frame")],
    elements: [
        (id: "shield", name: "European sky shield", category: "air"),
        (id: "enablers", name: "US enablers", category: "air"),
        (id: "force", name: "European reassurance force", category: "ground", providers: ["uk", "france", "poland"],
            settings: [
                (id: "size", name: "Size", default: "small", options: [
                    (id: "small", name: "10k"), (id: "large", name: "25–30k", tags: ["hard"]),
                ]),
                (id: "place", name: "Location", default: "rear", options: [
                    (id: "rear", name: "rear cities and ports"), (id: "near", name: "near the line"),
                ]),
            ]),
        (id: "observers", name: "Neutral observers", category: "ground"),
        (id: "consent", name: "Russian consent", category: "frame", frame: true,
            settings: [(id: "consent", name: "Consent", default: "none", options: [
                (id: "none", name: "not sought"), (id: "given", name: "given"),
            ])]),
    ],
    conditions: [
        (id: "troops-in", title: "troops inside", holds_when: Card((elements: ["force"], with: {"place": ["rear"]}))),
    ],
    positions: [
        (id: "r01", title: "No Western troops in Ukraine", actor: "russia", firmness: Some(Absolute),
            crossed_when: Some(All([Named("troops-in"), Card((by: ["western"]))])), claims: ["c1"],
            counter_claims: ["c2"]),
        (id: "r02", title: "Poland sends nobody", actor: "poland",
            provides: Some((elements: ["force"], level: RuledOut, basis: Official)), claims: ["c1"]),
    ],
    limits: [
        (id: "r03", title: "Air cover needs US enablers", on: (elements: ["shield"]),
            when: Some(Not(Card((elements: ["enablers"])))), cap: Unlikely, basis: Analysis),
    ],
    cautions: [
        (id: "r04", title: "Size decides", when: Card((tags: ["hard"], phase: ["ceasefire"]))),
    ],
    packages: [
        (id: "first", name: "First", cards: [
            (element: "force", phase: "ceasefire", by: ["uk", "france"], with: {"size": "large"}),
            (element: "shield", phase: "now"),
        ]),
    ],
    current: "first",
)"#;

/// The sample.
pub fn scenario() -> Scenario {
    let options = ron::Options::default();
    options.from_str(SOURCE).expect("the sample is well formed")
}

/// A finding of this kind from the rule, with nothing else in it.
pub fn finding(kind: FindingKind, rule: Option<&str>) -> Finding {
    Finding {
        kind,
        rule: rule.map(Into::into),
        holder: None,
        firmness: None,
        severity: Severity::Notes,
        elements: vec![],
        cause: None,
        claims: vec![],
        counter_claims: vec![],
        card: None,
        cap: None,
        shortage: None,
        missing: vec![],
        unpriced: vec![],
    }
}

/// A card at this level, for no reason given.
pub fn card(element: &str, level: Feasibility) -> CardAssessment {
    CardAssessment {
        element: element.into(),
        level,
        certainty: Certainty::Known,
        caps: vec![],
        spread: None,
        unknown: vec![],
        gives: vec![],
    }
}

/// An assessment of these cards and findings.
pub fn assessment(verdict: Verdict, cards: Vec<CardAssessment>, findings: Vec<Finding>) -> Assessment {
    let feasibility = cards.iter().map(|card| card.level).min();
    let weakest =
        cards.iter().filter(|card| Some(card.level) == feasibility).map(|card| card.element.clone()).collect();
    Assessment {
        verdict,
        feasibility,
        certainty: Certainty::Known,
        weakest,
        cards,
        findings,
        actors: vec![],
        protection: vec![],
        money: Money::default(),
        means: vec![],
    }
}
