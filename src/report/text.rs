//! The report of `check` for people: plain text, understandable without colour.

use jiff::civil::Date;

use super::FileReport;
use super::page::Page;
use crate::assess::{ActorStanding, Assessment, CardAssessment, Finding, Reading, Severity, Verdict};
use crate::scenario::{ClaimId, Degree, Package, Scenario};
use crate::wording::{self, name};

/// What was found in one file.
pub fn file(report: &FileReport<'_>) -> String {
    let FileReport { file, scenario, reading, packages } = report;
    let mut page = Page::default();
    page.line(0, &scenario.title);
    page.line(0, &format!("{file} · {}", heard(scenario, reading)));
    for (package, assessment) in packages {
        page.gap();
        Section { scenario, date: reading.date, package, assessment, page: &mut page }.write();
    }
    page.text
}

/// "as of 22 Aug 2025 · everyone is heard".
pub(super) fn heard(scenario: &Scenario, reading: &Reading) -> String {
    let heard = match &reading.voice {
        None => "everyone is heard".to_owned(),
        Some(voice) => format!("only {} and what is on the record are heard", name::voice(scenario, voice)),
    };
    format!("as of {} · {heard}", wording::date(reading.date))
}

/// What was found for one package, and the page it is written on.
struct Section<'a> {
    scenario: &'a Scenario,
    date: Date,
    package: &'a Package,
    assessment: &'a Assessment,
    page: &'a mut Page,
}

impl Section<'_> {
    fn write(&mut self) {
        self.page.title(&format!("{} ({})", self.package.name, self.package.id));
        self.page.line(0, &format!("Verdict: {}", wording::verdict(self.assessment.verdict)));
        self.page.line(0, &wording::verdict_line(self.scenario, self.assessment));
        // What nothing stands against is told with its weakest link.
        if self.assessment.verdict != Verdict::Workable
            && let Some(link) = wording::weakest_link(self.scenario, self.assessment)
        {
            self.page.line(0, &wording::sentence(&link));
        }
        self.findings();
        self.cards();
        self.assumptions();
        self.protection();
        self.money_and_means();
        self.actors();
    }

    fn findings(&mut self) {
        self.page.heading("Findings");
        if self.assessment.findings.is_empty() {
            self.page.line(1, "none");
        }
        for finding in &self.assessment.findings {
            self.page.line(1, &finding_line(self.scenario, finding));
            self.page.line(2, &wording::finding_reason(self.scenario, self.package, self.assessment, finding));
            if let Some(unsaid) = wording::unsaid(finding) {
                self.page.line(2, unsaid);
            }
            for claim in &finding.claims {
                self.claim("Says", claim);
            }
            for claim in &finding.counter_claims {
                self.claim("But", claim);
            }
        }
    }

    /// `Says: Timothy Ash, Chatham House · 22 Aug 2025 · strong · analysis — Too few aircraft. [c2]`
    fn claim(&mut self, lead: &str, id: &ClaimId) {
        if let Some(claim) = self.scenario.claim(id) {
            let line = wording::claim_line_as_of(self.scenario, claim, self.date);
            self.page.line(2, &format!("{lead}: {line} — {} [{id}]", claim.says));
        }
    }

    fn cards(&mut self) {
        if !self.assessment.cards.is_empty() {
            self.page.heading("Cards");
        }
        for card in &self.assessment.cards {
            self.card(card);
        }
    }

    fn card(&mut self, card: &CardAssessment) {
        let level = wording::level(card.level, card.certainty);
        self.page.line(1, &format!("{level} — {}", name::element(self.scenario, &card.element)));
        self.page.line(2, &wording::card_line(self.scenario, self.package, &card.element));
        for reason in wording::deciding_caps(self.scenario, card) {
            self.page.line(2, &reason);
        }
        if let Some(spread) = &card.spread {
            self.page.line(2, &format!("Voices: {}", wording::spread(self.scenario, spread)));
        }
        if let Some(unknown) = wording::unknown_providers(self.scenario, card) {
            self.page.line(2, &unknown);
        }
    }

    fn assumptions(&mut self) {
        let frame: Vec<_> = self.scenario.elements.iter().filter(|element| element.frame).collect();
        if !frame.is_empty() {
            self.page.heading("Assumptions");
        }
        for element in frame {
            let chosen = wording::card_line(self.scenario, self.package, &element.id);
            self.page.line(1, &format!("{}: {chosen}", element.name));
        }
    }

    fn protection(&mut self) {
        if !self.assessment.protection.is_empty() {
            self.page.heading(&format!("Protection, from 0 to {}", Degree::MAX.0));
        }
        for protection in &self.assessment.protection {
            let by = wording::list(protection.practice_by.iter().map(|id| name::element(self.scenario, id)));
            let by = if by.is_empty() { by } else { format!(" ({by})") };
            let function = name::function(self.scenario, &protection.function);
            let (paper, practice) = (protection.on_paper.0, protection.in_practice.0);
            self.page.line(1, &format!("{function}: {paper} on paper, {practice} in practice{by}"));
        }
    }

    fn money_and_means(&mut self) {
        self.page.heading("Money and means");
        self.page.line(1, &wording::money(self.scenario, self.assessment));
        for means in &self.assessment.means {
            self.page.line(1, &wording::means(self.scenario, means));
        }
    }

    /// The actors with something against the package one by one, the others in one line each way.
    fn actors(&mut self) {
        let actors = &self.assessment.actors;
        if !actors.is_empty() {
            self.page.heading("Actors");
        }
        for standing in actors.iter().filter(|standing| !content(standing)) {
            let actor = name::party(self.scenario, &standing.actor);
            self.page.line(1, &format!("{actor}: {}", wording::actor_line(self.scenario, standing)));
        }
        let (known, silent): (Vec<_>, Vec<_>) =
            actors.iter().filter(|standing| content(standing)).partition(|standing| standing.positions > 0);
        for (heading, actors) in [("No known objection", known), ("No position found", silent)] {
            let names = wording::list(actors.iter().map(|standing| name::party(self.scenario, &standing.actor)));
            if !names.is_empty() {
                self.page.line(1, &format!("{heading}: {names}"));
            }
        }
    }
}

/// Whether nothing is known that an actor has against the package, and nothing of what it provides is uncertain.
fn content(standing: &ActorStanding) -> bool {
    let ActorStanding { actor: _, crossed, unmet, reluctant, provides: _, unknown, positions: _ } = standing;
    crossed.is_empty() && unmet.is_empty() && reluctant.is_empty() && unknown.is_empty()
}

/// `Red line crossed (non-negotiable; blocks the package) — Russia: no Western troops in Ukraine [r01]`
fn finding_line(scenario: &Scenario, finding: &Finding) -> String {
    let severity = match finding.severity {
        Severity::Blocks | Severity::Strains => Some(wording::severity(finding.severity)),
        Severity::Notes => None,
    };
    let weight = wording::facts(finding.firmness.map(wording::firmness).into_iter().chain(severity));
    let weight = if weight.is_empty() { weight } else { format!(" ({weight})") };
    let rule = finding.rule.as_ref().map(|rule| format!(" [{rule}]")).unwrap_or_default();
    let (outcome, heading) = (wording::finding_outcome(finding.kind), wording::finding_heading(scenario, finding));
    format!("{outcome}{weight} — {heading}{rule}")
}
