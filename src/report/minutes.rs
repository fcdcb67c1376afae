//! The minutes: what the rounds of a workshop ended with and why, as Markdown that can be sent round.
//!
//! Only what stands in the rounds is told, and what the scenario says of it; remarks on cards and positions are the
//! facilitator's and stay where they are.

use crate::scenario::{Argument, Claim, ClaimId, Firmness, Package, Round, RuleId, Scenario, SourceId};
use crate::wording::{self, name};

/// What the minutes tell beyond what was decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Telling {
    /// Who argued what, by name.
    pub names: bool,
}

/// Writes the minutes of a scenario: the same bytes for the same scenario.
pub fn minutes(scenario: &Scenario, telling: Telling) -> String {
    let mut page = Markdown { scenario, telling, text: String::new(), sources: Vec::new() };
    page.write();
    page.text
}

/// A page of Markdown, and the sources named on it so far.
struct Markdown<'a> {
    scenario: &'a Scenario,
    telling: Telling,
    text: String,
    sources: Vec<&'a SourceId>,
}

impl<'a> Markdown<'a> {
    fn write(&mut self) {
        self.line(&format!("# Minutes: {}", plain(&self.scenario.title)));
        let rounds = &self.scenario.rounds;
        match (rounds.first(), rounds.last()) {
            (Some(first), Some(last)) => {
                let (from, to) = (wording::date(first.closed.date()), wording::date(last.closed.date()));
                let days = if from == to { from } else { format!("{from} to {to}") };
                let count = wording::count(rounds.len(), "round was closed", "rounds were closed");
                self.paragraph(&format!("{days}. {}.", wording::sentence(&count)));
            }
            _ => self.paragraph("No round was closed."),
        }
        self.overview();
        let mut before: Option<&Round> = None;
        for round in rounds {
            self.round(round, before);
            before = Some(round);
        }
        self.list_of_sources();
    }

    /// All rounds in a table.
    fn overview(&mut self) {
        if self.scenario.rounds.is_empty() {
            return;
        }
        self.text.push('\n');
        self.line("| Round | Closed | Package | Verdict | Weakest card |");
        self.line("| --- | --- | --- | --- | --- |");
        for round in &self.scenario.rounds {
            let weakest = round.feasibility.map_or("–", wording::feasibility);
            self.line(&format!(
                "| {} | {} | {} | {} | {weakest} |",
                plain(&round.name),
                wording::closed(round),
                plain(&round.package.name),
                wording::verdict(round.verdict)
            ));
        }
    }

    fn round(&mut self, round: &'a Round, before: Option<&Round>) {
        self.heading(2, &format!("{} · {}", round.name, wording::verdict(round.verdict)));
        self.paragraph(&plain(&wording::round_line(self.scenario, round)));
        if !round.note.is_empty() {
            self.paragraph(&round.note.lines().map(plain).collect::<Vec<_>>().join("  \n"));
        }
        self.items("What was argued", round.arguments.iter().map(|argument| self.argument(argument)).collect());
        self.items("The package", self.cards(&round.package));
        self.items("Assumptions", self.frame(&round.package));
        let violated: Vec<String> = round.violated.iter().map(|rule| self.violated(rule)).collect();
        self.items("Red lines crossed and floors unmet", violated);
        let off = round.switched_off.iter().map(|rule| plain(&wording::rule_heading(self.scenario, rule)));
        self.items("Rules switched off", off.collect());
        if let Some(before) = before {
            let edits = wording::edits(self.scenario, &before.package, &round.package);
            let edits = if edits.is_empty() { vec!["nothing on the board".to_owned()] } else { edits };
            self.items(&format!("Changed since {}", before.name), edits.iter().map(|edit| plain(edit)).collect());
        }
    }

    fn argument(&self, argument: &Argument) -> String {
        let nameless = Argument { who: String::new(), says: argument.says.clone() };
        let told = wording::argument(if self.telling.names { argument } else { &nameless });
        plain(&told.replace('\n', " "))
    }

    /// Cards with when they start, by whom and how.
    fn cards(&self, package: &Package) -> Vec<String> {
        let card = |element| {
            let line = wording::card_line(self.scenario, package, element);
            let name = plain(name::element(self.scenario, element));
            if line.is_empty() { name } else { format!("{name}: {}", plain(&line)) }
        };
        package.cards.iter().map(|placed| card(&placed.element)).collect()
    }

    fn frame(&self, package: &Package) -> Vec<String> {
        let frame = self.scenario.elements.iter().filter(|element| element.frame);
        let chosen = |id| wording::card_line(self.scenario, package, id);
        frame.map(|element| plain(&format!("{}: {}", element.name, chosen(&element.id)))).collect()
    }

    /// A position with its firmness, and who says so where.
    fn violated(&mut self, rule: &RuleId) -> String {
        let scenario = self.scenario;
        let position = scenario.position(rule);
        let firmness: Option<Firmness> = position.and_then(|position| position.firmness);
        let firmness = firmness.map_or_else(String::new, |firmness| format!(" ({})", wording::firmness(firmness)));
        let claims = position.map(|position| position.claims.as_slice()).unwrap_or_default();
        let said: Vec<String> = claims.iter().filter_map(|claim| self.claim(claim)).collect();
        let mut text = format!("**{}**{firmness}", plain(&wording::rule_heading(scenario, rule)));
        for claim in said {
            text.push_str("\n  - ");
            text.push_str(&claim);
        }
        text
    }

    /// "Sergei Lavrov, Russia · 20 Aug 2025 · strong · official statement: …", with the numbers of its sources.
    fn claim(&mut self, id: &ClaimId) -> Option<String> {
        let claim: &'a Claim = self.scenario.claim(id)?;
        let places: Vec<String> = claim.sources.iter().map(|source| format!("[{}]", self.number(source))).collect();
        let line = plain(&wording::claim_line(self.scenario, claim));
        Some(format!("{line}: {} {}", plain(&claim.says), places.join(" ")).trim_end().to_owned())
    }

    /// The number under which a source is listed.
    fn number(&mut self, source: &'a SourceId) -> usize {
        let known = self.sources.iter().position(|known| *known == source);
        known.unwrap_or_else(|| {
            self.sources.push(source);
            self.sources.len() - 1
        }) + 1
    }

    fn list_of_sources(&mut self) {
        if self.sources.is_empty() {
            return;
        }
        self.heading(2, "Sources");
        self.text.push('\n');
        for (place, id) in std::mem::take(&mut self.sources).into_iter().enumerate() {
            let Some(source) = self.scenario.source(id) else { continue };
            let link = if source.link.is_empty() { String::new() } else { format!(" <{}>", address(&source.link)) };
            self.line(&format!("{}. {}{link}", place + 1, plain(&wording::source_line(source))));
        }
    }

    fn heading(&mut self, level: usize, text: &str) {
        self.text.push('\n');
        self.line(&format!("{} {}", "#".repeat(level), plain(text)));
    }

    fn items(&mut self, heading: &str, items: Vec<String>) {
        if items.is_empty() {
            return;
        }
        self.heading(3, heading);
        self.text.push('\n');
        for item in items {
            self.line(&format!("- {item}"));
        }
    }

    fn paragraph(&mut self, text: &str) {
        self.text.push('\n');
        self.line(text);
    }

    fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }
}

/// Text in which nothing is taken for Markdown or HTML.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '&' | '~') {
            plain.push('\\');
        }
        plain.push(letter);
    }
    // At the beginning of a line these would begin a list.
    let digits = plain.bytes().take_while(u8::is_ascii_digit).count();
    if plain.starts_with(['-', '+']) {
        plain.insert(0, '\\');
    } else if digits > 0 && plain.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')'])) {
        plain.insert(digits, '\\');
    }
    plain
}

/// An address that stays within its brackets.
fn address(link: &str) -> String {
    link.replace('<', "%3C").replace('>', "%3E")
}
