//! What the command palette finds: every command, and everything that has a name.

use super::{Action, Command, Now};
use crate::scenario::{Element, Rule, Scenario};
use crate::ui::party::Party;
use crate::ui::state::{Centre, Subject};
use crate::ui::theme::Icon;
use crate::wording;
use crate::workshop::Edit;

/// One thing that can be done by its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What is shown: "Add sky shield".
    pub text: String,
    /// The name in it of what it is about: "sky shield".
    pub name: String,
    /// What it is about, in a line.
    pub about: String,
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
pub const MOST: usize = 80;

/// The entries in which every word searched for occurs, the best first; see `rank`. Of equal ones those that can be
/// done now come first, then the order of the table and the scenario counts.
pub fn found(now: &Now<'_>, search: &str) -> Vec<Entry> {
    let search = search.trim().to_lowercase();
    let all = entries(now).into_iter();
    let mut ranked: Vec<_> = all.filter_map(|entry| Some((rank(&entry, &search)?, entry))).collect();
    ranked.sort_by_key(|(rank, entry)| (*rank, !search.is_empty() && entry.action.is_err()));
    ranked.into_iter().map(|(_, entry)| entry).take(MOST).collect()
}

/// How well an entry answers a search in lower case, 0 being best: its name is the search, begins with it, has words that
/// begin with all words searched for, has them anywhere, or only what it is about has them. `None` if it does not.
fn rank(entry: &Entry, search: &str) -> Option<u8> {
    let text = entry.text.to_lowercase();
    let wanted = || search.split_whitespace();
    let starts = |word: &str| text.split(|c: char| !c.is_alphanumeric()).any(|part| part.starts_with(word));
    // Who types a name means what it names, not the word for what would be done with it.
    let name = entry.name.to_lowercase();
    if name == search {
        Some(0)
    } else if text.starts_with(search) || name.starts_with(search) {
        // The titles of rules are sentences: how they begin says little.
        Some(1 + u8::from(matches!(entry.action, Ok(Action::Open(_)))))
    } else if wanted().all(starts) {
        Some(2)
    } else if wanted().all(|word| text.contains(word)) {
        Some(3)
    } else {
        let all = format!("{text} {} {}", entry.about.to_lowercase(), entry.kind.to_lowercase());
        wanted().all(|word| all.contains(word)).then_some(4)
    }
}

/// Everything that can be done by its name.
fn entries(now: &Now<'_>) -> Vec<Entry> {
    let commands = Command::ALL.iter().filter(|command| **command != Command::CommandPalette).map(|command| {
        let spec = command.spec();
        Entry {
            text: command.text(now),
            name: spec.text.to_owned(),
            about: spec.tooltip.to_owned(),
            kind: spec.menu.text(),
            icon: command.mark(now).map_or(spec.icon, super::Mark::icon),
            command: Some(*command),
            action: command.enabled(now).map(|()| Action::Do(*command)),
        }
    });
    commands.chain(named(now)).collect()
}

/// Everything of the scenario that has a name.
fn named(now: &Now<'_>) -> Vec<Entry> {
    let scenario = now.board.scenario();
    let packages = scenario.packages.iter().map(|package| {
        let action = Action::ShowPackage(package.id.clone());
        entry("Show", &package.name, &package.about, "Package", Icon::File, action)
    });
    let parties = Party::all(scenario).into_iter().map(|party| {
        let kind = if party.group { "Group" } else { "Actor" };
        let action = Action::Show(Centre::Actor(party.id));
        entry("Show", party.name, "Shows all its positions", kind, Icon::Person, action)
    });
    elements(now).into_iter().chain(packages).chain(parties).chain(rules(scenario)).collect()
}

/// All positions, limits, contradictions and cautions.
fn rules(scenario: &Scenario) -> impl Iterator<Item = Entry> {
    let opening = |rule: &dyn Rule, about: &str, kind| {
        let action = Action::Open(Subject::Rule(rule.id().clone()));
        entry("", rule.title(), about, kind, Icon::Quote, action)
    };
    let positions = scenario.positions.iter().map(move |position| {
        let holder = wording::name::party(scenario, &position.actor);
        opening(position, holder, "Position")
    });
    let limits = scenario.limits.iter().map(move |limit| opening(limit, "", "Limit"));
    let contradictions = scenario.contradictions.iter().map(move |one| opening(one, "", "Contradiction"));
    let cautions = scenario.cautions.iter().map(move |caution| opening(caution, "", "Caution"));
    positions.chain(limits).chain(contradictions).chain(cautions)
}

/// An entry for something of the scenario, and what would be done with it.
fn entry(verb: &str, name: &str, about: &str, kind: &'static str, icon: Icon, action: Action) -> Entry {
    let text = if verb.is_empty() { name.to_owned() } else { format!("{verb} {name}") };
    Entry {
        text,
        name: name.to_owned(),
        about: about.to_owned(),
        kind,
        icon: Some(icon),
        command: None,
        action: Ok(action),
    }
}

/// Every element that can be laid: to be added, or to be gone to where it lies.
fn elements(now: &Now<'_>) -> Vec<Entry> {
    let Some(package) = now.board.package() else { return Vec::new() };
    let scenario = now.board.scenario();
    let Some(phase) = now.view.opening_phase(scenario, package) else { return Vec::new() };
    let one = |element: &Element| {
        let id = element.id.clone();
        let (verb, icon, action) = if package.card(&id).is_some() {
            ("Go to", Icon::ArrowRight, Action::FocusCard(id))
        } else {
            ("Add", Icon::Plus, Action::Edit(Edit::AddCard { element: id, phase: phase.clone() }))
        };
        entry(verb, &element.name, &element.about, "Element", icon, action)
    };
    scenario.elements.iter().filter(|element| !element.frame).map(one).collect()
}
