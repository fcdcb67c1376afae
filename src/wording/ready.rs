//! Ready sentences in words, with a numbered place for each blank.

use super::pattern;
use crate::scenario::{Pattern, Purpose, Scenario, SentenceKind, Thing};

/// The sentence, with `{0}`, `{1}` … where its blanks are, in whatever order.
pub fn ready_sentence(kind: SentenceKind, purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::RedLine => red_line(kind),
        Purpose::Floor => floor(kind),
        Purpose::While { .. } => while_so(kind),
    }
}

/// The sentence in brief, with dots where its blanks are: "… only in return for …".
pub fn ready_brief(kind: SentenceKind, purpose: Purpose) -> String {
    dotted(ready_sentence(kind, purpose))
}

/// The same of an offer under a condition.
pub fn offer_brief() -> String {
    dotted(offer_sentence())
}

fn dotted(sentence: &str) -> String {
    let mut brief = String::new();
    for (place, piece) in sentence.split('{').enumerate() {
        let words = if place == 0 { piece } else { piece.split_once('}').map_or(piece, |(_, words)| words) };
        brief.push_str(if place == 0 { "" } else { "…" });
        brief.push_str(words);
    }
    brief
}

/// An offer under a condition: what is offered, how readily, if what, and how readily otherwise.
pub fn offer_sentence() -> &'static str {
    "Would provide {0}: {1}, but only if {2}; otherwise {3}"
}

fn red_line(kind: SentenceKind) -> &'static str {
    use SentenceKind as K;
    match kind {
        K::There => "Never {0}",
        K::Missing => "Never without {0}",
        K::All => "Never all of these at once: {0}",
        K::Any => "None of these: {0}",
        K::AtLeast => "No more than {0} of these: {1}",
        K::Without => "{0} only in return for {1}",
        K::TooEarly => "{0} only after {1}",
        K::Before => "Never {0} before {1}",
        K::Signed => "Never {0} by all of these together: {1}",
        K::Unsigned => "{0} only if it is provided by all of these: {1}",
        K::UsedOver => "No more than {1} of {0} in total, used by {2}",
        K::SpentOver => "It must cost no more than {1} {0} in total, counting {2}",
        K::Reached => "{0} must stay below {1}",
        K::UsedWithin => "More than {1} of {0} in total, used by {2}",
        K::SpentWithin => "It must cost more than {1} {0} in total, counting {2}",
        K::NotReached => "{0} must reach {1}",
    }
}

fn floor(kind: SentenceKind) -> &'static str {
    use SentenceKind as K;
    match kind {
        K::There => "There must be {0}",
        K::Missing => "There must be no {0}",
        K::All => "There must be all of these: {0}",
        K::Any => "There must be at least one of these: {0}",
        K::AtLeast => "There must be at least {0} of these: {1}",
        K::Without => "There must be {0}, but not {1}",
        K::TooEarly => "There must be {0}, but not after {1}",
        K::Before => "There must be {0}, and later {1}",
        K::Signed => "{0} needs all of these to provide it: {1}",
        K::Unsigned => "There must be {0}, but not by all of these: {1}",
        K::UsedOver => "More than {1} of {0} in total, used by {2}",
        K::SpentOver => "It must cost more than {1} {0} in total, counting {2}",
        K::Reached => "{0} must reach {1}",
        K::UsedWithin => "No more than {1} of {0} in total, used by {2}",
        K::SpentWithin => "It must cost no more than {1} {0} in total, counting {2}",
        K::NotReached => "{0} must stay below {1}",
    }
}

fn while_so(kind: SentenceKind) -> &'static str {
    use SentenceKind as K;
    match kind {
        K::There => "There is {0}",
        K::Missing => "There is no {0}",
        K::All => "There are all of these: {0}",
        K::Any => "There is at least one of these: {0}",
        K::AtLeast => "There are at least {0} of these: {1}",
        K::Without => "There is {0}, but not {1}",
        K::TooEarly => "There is {0}, but not after {1}",
        K::Before => "{0} starts before {1}",
        K::Signed => "All of these provide {0}: {1}",
        K::Unsigned => "There is {0}, but not by all of these: {1}",
        K::UsedOver => "More than {1} of {0} is used by {2}",
        K::SpentOver => "The cost is more than {1} {0}, counting {2}",
        K::Reached => "{0} reaches {1}",
        K::UsedWithin => "No more than {1} of {0} is used by {2}",
        K::SpentWithin => "The cost is no more than {1} {0}, counting {2}",
        K::NotReached => "{0} stays below {1}",
    }
}

/// What a sentence speaks of, in a few words, providers aside: "US enablers", "card marked “hard”".
pub fn thing(scenario: &Scenario, thing: &Thing) -> String {
    match thing {
        Thing::Card(asked) => pattern::pattern(scenario, &Pattern { by: Vec::new(), ..asked.clone() }),
        Thing::Named(id) => scenario.condition(id).map_or(id.as_str(), |named| &named.title).to_owned(),
    }
}
