//! What the command palette finds: every command, and everything that has a name.

use super::{Action, Command, Now};
use crate::scenario::Scenario;
use crate::ui::state::{Centre, Subject};
use crate::ui::theme::Icon;
use crate::workshop::Edit;

/// One thing that can be done by its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The name.
    pub text: String,
    /// What kind of thing it is, or the menu it stands in.
    pub kind: &'static str,
    /// The icon before it.
    pub icon: Option<Icon>,
    /// The command, if it is one of the table.
    pub command: Option<Command>,
    /// What choosing it does; if nothing now, why.
    pub action: Result<Action, &'static str>,
}

/// How many entries are shown at most.
pub const MOST: usize = 60;

/// The entries in which every word searched for occurs, the best first: those that begin with the search, then those
/// with a word that does, then the others; each in the order of the table and the scenario.
pub fn found(now: &Now<'_>, search: &str) -> Vec<Entry> {
    let search = search.trim().to_lowercase();
    let rank = |entry: &Entry| {
        let text = entry.text.to_lowercase();
        let all = format!("{text} {}", entry.kind.to_lowercase());
        let named = search.split_whitespace().all(|word| all.contains(word));
        named.then(|| {
            if text.starts_with(&search) {
                0
            } else if text.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(&search)) {
                1
            } else {
                2
            }
        })
    };
    let mut ranked: Vec<(i32, Entry)> =
        entries(now).into_iter().filter_map(|entry| Some((rank(&entry)?, entry))).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, entry)| entry).take(MOST).collect()
}

/// Everything that can be done by its name.
fn entries(now: &Now<'_>) -> Vec<Entry> {
    let commands = Command::ALL.iter().filter(|command| **command != Command::CommandPalette).map(|command| {
        let spec = command.spec();
        Entry {
            text: command.text(now),
            kind: spec.menu.text(),
            icon: spec.icon,
            command: Some(*command),
            action: command.enabled(now).map(|()| Action::Do(*command)),
        }
    });
    commands.chain(named(now)).collect()
}

/// Everything of the scenario that has a name.
fn named(now: &Now<'_>) -> Vec<Entry> {
    let scenario = now.workshop.scenario();
    let entry =
        |text: String, kind, icon, action| Entry { text, kind, icon: Some(icon), command: None, action: Ok(action) };
    let elements = elements(now);
    let packages = scenario.packages.iter().map(|package| {
        let action = Action::ShowPackage(package.id.clone());
        entry(format!("Show {}", package.name), "Package", Icon::File, action)
    });
    let actors = scenario.actors.iter().map(|actor| {
        let action = Action::Show(Centre::Actor(actor.id.clone()));
        entry(actor.name.clone(), "Actor", Icon::Person, action)
    });
    let rules = scenario.rules().map(|rule| {
        let action = Action::Open(Subject::Rule(rule.id().clone()));
        entry(rule.title().to_owned(), kind_of_rule(scenario, rule.id().as_str()), Icon::Quote, action)
    });
    elements.into_iter().chain(packages).chain(actors).chain(rules).collect()
}

fn elements(now: &Now<'_>) -> Vec<Entry> {
    let Some(package) = now.workshop.package() else { return Vec::new() };
    let scenario = now.workshop.scenario();
    let Some(phase) = now.view.opening_phase(scenario, package) else { return Vec::new() };
    let entry = |element: &crate::scenario::Element| {
        let id = element.id.clone();
        let (verb, icon, action) = if package.card(&id).is_some() {
            ("Go to", Icon::ArrowRight, Action::FocusCard(id))
        } else {
            ("Add", Icon::Plus, Action::Edit(Edit::AddCard { element: id, phase: phase.clone() }))
        };
        let text = format!("{verb} {}", element.name);
        Entry { text, kind: "Element", icon: Some(icon), command: None, action: Ok(action) }
    };
    scenario.elements.iter().filter(|element| !element.frame).map(entry).collect()
}

fn kind_of_rule(scenario: &Scenario, id: &str) -> &'static str {
    if scenario.positions.iter().any(|position| position.id.as_str() == id) {
        "Position"
    } else if scenario.limits.iter().any(|limit| limit.id.as_str() == id) {
        "Limit"
    } else if scenario.contradictions.iter().any(|contradiction| contradiction.id.as_str() == id) {
        "Contradiction"
    } else {
        "Caution"
    }
}
