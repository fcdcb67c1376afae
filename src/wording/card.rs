//! Cards in words: what is chosen, why the level is what it is, and who sees it otherwise.

use super::{finding, name, phrase, plural, term};
use crate::assess::{Assessment, Cap, CapSource, CardAssessment, Certainty, Entry, FindingKind, Spread};
use crate::scenario::{ActorId, Degree, ElementId, Feasibility, Package, RuleId, Scenario, SettingId, chosen};

/// The names of what is chosen on a card or frame element.
pub(super) struct Details<'a> {
    /// The chosen option of each setting.
    pub options: Vec<(&'a SettingId, &'a str)>,
    /// The providers.
    pub by: Vec<&'a str>,
    /// The phase; frame elements have none.
    pub phase: Option<&'a str>,
}

impl<'a> Details<'a> {
    /// What the package has chosen for this element.
    pub fn of(scenario: &'a Scenario, package: &'a Package, id: &ElementId) -> Self {
        let card = package.card(id);
        let choices = card.map(|card| &card.with).or_else(|| package.frame.get(id));
        let option = |setting: &'a crate::scenario::Setting| {
            let element = scenario.element(id)?;
            let option = choices.and_then(|choices| chosen(choices, element, &setting.id)).unwrap_or(&setting.default);
            Some((&setting.id, setting.option(option).map_or(option.as_str(), |option| &option.name)))
        };
        Self {
            options: scenario
                .element(id)
                .into_iter()
                .flat_map(|element| &element.settings)
                .filter_map(option)
                .collect(),
            by: card.into_iter().flat_map(|card| &card.by).map(|id| name::actor(scenario, id)).collect(),
            phase: card.map(|card| name::phase(scenario, &card.phase)),
        }
    }
}

/// What is chosen on a card: "25–30k, rear cities and ports · by United Kingdom and France · At ceasefire".
pub fn card_line(scenario: &Scenario, package: &Package, element: &ElementId) -> String {
    let phase = Details::of(scenario, package, element).phase.unwrap_or_default();
    phrase::remarks([&*card_choices(scenario, package, element), phase])
}

/// The same without the phase, where that is said beside it.
pub fn card_choices(scenario: &Scenario, package: &Package, element: &ElementId) -> String {
    let Details { options, by, .. } = Details::of(scenario, package, element);
    let options = options.into_iter().map(|(_, name)| name).collect::<Vec<_>>().join(", ");
    let by = if by.is_empty() { String::new() } else { format!("by {}", phrase::list(by)) };
    phrase::remarks([options, by])
}

/// The same part by part: each option, who provides it, and the phase.
pub fn card_parts(scenario: &Scenario, package: &Package, element: &ElementId) -> Vec<String> {
    let Details { options, by, phase } = Details::of(scenario, package, element);
    let by = (!by.is_empty()).then(|| format!("by {}", phrase::list(by)));
    let options = options.into_iter().map(|(_, name)| name.to_owned());
    options.chain(by).chain(phase.map(str::to_owned)).collect()
}

/// One reason why a card is not more feasible: "Limit: Air cover needs US enablers, capped at Unlikely".
pub fn cap(scenario: &Scenario, card: &CardAssessment, cap: &Cap) -> String {
    let level = term::feasibility(cap.level);
    match &cap.by {
        CapSource::Element => format!("By itself: {level}"),
        CapSource::Option(setting, option) => {
            let option = phrase::quoted(name::option(scenario, &card.element, setting, option));
            format!("{} {option}: {level}", name::setting(scenario, &card.element, setting))
        }
        CapSource::NobodyProvides => format!("Nobody provides it: {level}"),
        CapSource::Willingness { rule, actor } => {
            format!("{} {}: {level}", provider(scenario, rule, actor), willingness(cap.level, "it"))
        }
        CapSource::Otherwise { rule, actor } => {
            let otherwise = willingness(cap.level, "it");
            format!("{} {otherwise} while its condition is not met: {level}", provider(scenario, rule, actor))
        }
        CapSource::Unknown => {
            let missing = unknown_providers(scenario, card);
            let missing = missing.unwrap_or_else(|| UNSOURCED.to_owned());
            format!("{missing}; counts as {level}")
        }
        CapSource::Limit(rule) => format!("Limit: {}, capped at {level}", name::rule(scenario, rule)),
    }
}

/// A provider of whom a willingness speaks: "United Kingdom", or "United Kingdom (as one of Western states)" where it is a
/// group's.
fn provider(scenario: &Scenario, rule: &RuleId, actor: &ActorId) -> String {
    let name = name::actor(scenario, actor);
    let group = scenario.position(rule).and_then(|position| scenario.group_of(&position.actor));
    group.map_or_else(|| name.to_owned(), |group| format!("{name} (as one of {})", group.name))
}

/// How ready a provider is to provide something, as a predicate: "is likely to provide US enablers".
pub(super) fn willingness(level: Feasibility, what: &str) -> String {
    match level {
        Feasibility::RuledOut => format!("will not provide {what}"),
        Feasibility::Unlikely => format!("is unlikely to provide {what}"),
        Feasibility::Contested => format!("may or may not provide {what}"),
        Feasibility::Likely => format!("is likely to provide {what}"),
        Feasibility::Ready => format!("is ready to provide {what}"),
    }
}

/// What a card gives of a function: "3 on paper, 2 in practice: it is Contested"; "3" where it arrives in full.
pub fn gift(gift: Degree, card: &CardAssessment) -> String {
    let worth = gift.min(Degree(card.level.number()));
    let level = term::level(card.level, card.certainty);
    if worth == gift {
        format!("Worth {} on paper and in practice, since it is {level}", gift.0)
    } else {
        format!("Worth {} on paper, {} in practice, since it is {level}", gift.0, worth.0)
    }
}

/// What a function of protection has: "2 of 4 in practice, 3 on paper".
pub fn protection(on_paper: Degree, in_practice: Degree) -> String {
    if on_paper == in_practice {
        format!("{} on paper and in practice", term::degree(in_practice))
    } else {
        format!("{} in practice, {} on paper", term::degree(in_practice), on_paper.0)
    }
}

/// Why a card has its level: the caps that attain it, in words; "Nothing speaks against it" where there is none.
pub fn deciding_caps(scenario: &Scenario, card: &CardAssessment) -> Vec<String> {
    let caps: Vec<String> = card.deciding().map(|deciding| cap(scenario, card, deciding)).collect();
    if caps.is_empty() { vec!["Nothing known speaks against it".to_owned()] } else { caps }
}

/// The worst finding about a card, and how many more there are: "Russia: no Western troops in Ukraine · 2 more".
pub fn worst(scenario: &Scenario, package: &Package, assessment: &Assessment, entry: &Entry<'_>) -> Option<String> {
    let text = worst_heading(scenario, package, assessment, entry)?;
    Some(match entry.findings.saturating_sub(1) {
        0 => text,
        more => format!("{text} · {more} more"),
    })
}

/// The worst finding about a card.
pub fn worst_heading(
    scenario: &Scenario,
    package: &Package,
    assessment: &Assessment,
    entry: &Entry<'_>,
) -> Option<String> {
    let worst = entry.worst?;
    Some(match worst.kind {
        // The card's own name would say nothing on the card.
        FindingKind::RuledOut => finding::finding_reason(scenario, package, assessment, worst),
        _ => finding::finding_heading(scenario, worst),
    })
}

/// What single voices say of a card, in the order of the scenario: "Malling: Ready · Timothy Ash: Unlikely".
pub fn spread(scenario: &Scenario, spread: &Spread) -> String {
    let voices = spread.voices.iter();
    phrase::remarks(
        voices.map(|(voice, level)| format!("{}: {}", name::voice(scenario, voice), term::feasibility(*level))),
    )
}

/// The providers whose position on a card is not known: "No position found: France and Poland"; `None` for none.
pub fn unknown_providers(scenario: &Scenario, card: &CardAssessment) -> Option<String> {
    let unknown = phrase::list(card.unknown.iter().map(|id| name::actor(scenario, id)));
    (!unknown.is_empty()).then(|| format!("No position found: {unknown}"))
}

/// What a level that rests on something unknown lacks, in a few words: "No position found: US"; of more than three
/// providers the first two are named. `None` for a level that something known gives.
pub fn doubt(scenario: &Scenario, card: &CardAssessment) -> Option<String> {
    /// How many providers are named where there are not more.
    const NAMED: usize = 3;
    if card.certainty == Certainty::Known {
        return None;
    }
    let short = |id| scenario.actor(id).map_or(id.as_str(), |actor| actor.short_name());
    let names: Vec<&str> = card.unknown.iter().map(short).collect();
    if names.is_empty() {
        return Some(UNSOURCED.to_owned());
    }
    let most = if names.len() > NAMED { NAMED - 1 } else { NAMED };
    Some(format!("No position found: {}", plural::some(&names, most)))
}

/// The same with what it means for the level: "No position found: US · at most Likely" where a
/// source gives one as an upper bound.
pub fn doubt_line(scenario: &Scenario, card: &CardAssessment) -> Option<String> {
    let most = (card.certainty == Certainty::UpperBound).then(|| format!("at most {}", term::feasibility(card.level)));
    doubt(scenario, card).map(|doubt| phrase::remarks([Some(doubt), most].into_iter().flatten()))
}

/// The same as briefly as it can be said: "No position found: US +4".
pub fn doubt_brief(scenario: &Scenario, card: &CardAssessment) -> Option<String> {
    if card.certainty == Certainty::Known {
        return None;
    }
    let Some((first, rest)) = card.unknown.split_first() else { return Some("No source on it".to_owned()) };
    let name = scenario.actor(first).map_or(first.as_str(), |actor| actor.short_name());
    let more = if rest.is_empty() { String::new() } else { format!(" +{}", rest.len()) };
    Some(format!("No position found: {name}{more}"))
}

/// What is said of a card of which nothing is known.
const UNSOURCED: &str = "No source says how feasible it is";
