//! The report of `check` for people: plain text, understandable without colour.

use super::FileReport;
use crate::assess::{Assessment, CardAssessment, Finding, Reading, Severity};
use crate::scenario::{ClaimId, Degree, Package, Scenario};
use crate::wording;

/// The longest line, in characters. A longer word stands alone on its line.
pub const WIDTH: usize = 100;

/// What was found in one file.
pub fn file(report: &FileReport<'_>) -> String {
    let mut page = Page::default();
    page.line(0, &report.scenario.title);
    page.line(0, &format!("{} · {}", report.file, reading(report.scenario, report.reading)));
    for (package, assessment) in &report.packages {
        page.gap();
        package_section(&mut page, report.scenario, package, assessment);
    }
    page.text
}

/// "as of 22 Aug 2025 · everyone is heard".
fn reading(scenario: &Scenario, reading: &Reading) -> String {
    let heard = match &reading.voice {
        None => "everyone is heard".to_owned(),
        Some(voice) => format!("only {} and what is on the record are heard", wording::name::voice(scenario, voice)),
    };
    format!("as of {} · {heard}", wording::date(reading.date))
}

fn package_section(page: &mut Page, scenario: &Scenario, package: &Package, assessment: &Assessment) {
    let title = format!("{} ({})", package.name, package.id);
    page.line(0, &title);
    page.line(0, &"=".repeat(title.chars().count().min(WIDTH)));
    page.line(0, &format!("Verdict: {}", wording::verdict(assessment.verdict)));
    page.line(0, &wording::verdict_sentence(scenario, assessment));

    page.heading("Findings");
    if assessment.findings.is_empty() {
        page.line(1, "none");
    }
    for finding in &assessment.findings {
        finding_section(page, scenario, package, assessment, finding);
    }
    if !assessment.cards.is_empty() {
        page.heading("Cards");
    }
    for card in &assessment.cards {
        card_section(page, scenario, package, card);
    }
    frame_section(page, scenario, package);
    protection_section(page, scenario, assessment);
    page.heading("Money and means");
    page.line(1, &wording::money(&assessment.money));
    for means in &assessment.means {
        page.line(1, &wording::means(scenario, means));
    }
    actor_section(page, scenario, assessment);
}

fn finding_section(
    page: &mut Page,
    scenario: &Scenario,
    package: &Package,
    assessment: &Assessment,
    finding: &Finding,
) {
    let kind = wording::finding_outcome(finding.kind);
    let firmness = finding.firmness.map(wording::firmness);
    let severity = match finding.severity {
        Severity::Blocks | Severity::Strains => Some(wording::severity(finding.severity)),
        Severity::Notes => None,
    };
    let weight = firmness.into_iter().chain(severity).collect::<Vec<_>>().join("; ");
    let weight = if weight.is_empty() { weight } else { format!(" ({weight})") };
    let rule = finding.rule.as_ref().map(|rule| format!(" [{rule}]"));
    let heading = wording::finding_heading(scenario, finding);
    page.line(1, &format!("{kind}{weight} — {heading}{}", rule.unwrap_or_default()));
    page.line(2, &wording::finding_reason(scenario, package, assessment, finding));
    for claim in &finding.claims {
        claim_line(page, scenario, "Says", claim);
    }
    for claim in &finding.counter_claims {
        claim_line(page, scenario, "But", claim);
    }
}

/// "Says Timothy Ash, Chatham House · 22 Aug 2025 · strong · analysis: Too few aircraft. [c2]".
fn claim_line(page: &mut Page, scenario: &Scenario, lead: &str, id: &ClaimId) {
    if let Some(claim) = scenario.claim(id) {
        page.line(2, &format!("{lead}: {} — {} [{id}]", wording::claim_line(scenario, claim), claim.says));
    }
}

fn card_section(page: &mut Page, scenario: &Scenario, package: &Package, card: &CardAssessment) {
    let level = wording::feasibility(card.level);
    page.line(1, &format!("{level} — {}", wording::name::element(scenario, &card.element)));
    page.line(2, &wording::card_line(scenario, package, &card.element));
    for reason in wording::deciding_caps(scenario, card) {
        page.line(2, &reason);
    }
    if let Some(spread) = &card.spread {
        page.line(2, &format!("Voices: {}", wording::spread(scenario, spread)));
    }
    if let Some(unknown) = wording::unknown_providers(scenario, card) {
        page.line(2, &unknown);
    }
}

fn frame_section(page: &mut Page, scenario: &Scenario, package: &Package) {
    let frame: Vec<_> = scenario.elements.iter().filter(|element| element.frame).collect();
    if frame.is_empty() {
        return;
    }
    page.heading("Assumptions");
    for element in frame {
        page.line(1, &format!("{}: {}", element.name, wording::card_line(scenario, package, &element.id)));
    }
}

fn protection_section(page: &mut Page, scenario: &Scenario, assessment: &Assessment) {
    if assessment.protection.is_empty() {
        return;
    }
    page.heading(&format!("Protection, from 0 to {}", Degree::MAX.0));
    for protection in &assessment.protection {
        let by = wording::list(protection.practice_by.iter().map(|id| wording::name::element(scenario, id)));
        let by = if by.is_empty() { by } else { format!(" ({by})") };
        let function = wording::name::function(scenario, &protection.function);
        page.line(
            1,
            &format!("{function}: {} on paper, {} in practice{by}", protection.on_paper.0, protection.in_practice.0),
        );
    }
}

/// The actors that have something to say or to give; the silent ones in one line.
fn actor_section(page: &mut Page, scenario: &Scenario, assessment: &Assessment) {
    if assessment.actors.is_empty() {
        return;
    }
    page.heading("Actors");
    let (known, silent): (Vec<_>, Vec<_>) =
        assessment.actors.iter().partition(|standing| standing.positions > 0 || !standing.provides.is_empty());
    for standing in known {
        let name = wording::name::actor(scenario, &standing.actor);
        page.line(1, &format!("{name}: {}", wording::actor_line(scenario, standing)));
    }
    let silent = wording::list(silent.iter().map(|standing| wording::name::actor(scenario, &standing.actor)));
    if !silent.is_empty() {
        page.line(1, &format!("No position found: {silent}"));
    }
}

/// Text in lines of at most [`WIDTH`] characters.
#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    /// An empty line, then a heading.
    fn heading(&mut self, title: &str) {
        self.gap();
        self.line(0, title);
    }

    fn gap(&mut self) {
        self.text.push('\n');
    }

    /// A paragraph, indented by steps of two spaces, and by two more from its second line on. White space, line
    /// breaks included, becomes single spaces; an empty paragraph leaves nothing.
    fn line(&mut self, steps: usize, paragraph: &str) {
        let mut column = 0;
        for word in paragraph.split_whitespace() {
            let length = word.chars().count();
            if column == 0 {
                column = steps * 2;
                self.text.extend(std::iter::repeat_n(' ', column));
            } else if column + 1 + length > WIDTH {
                column = steps * 2 + 2;
                self.text.push('\n');
                self.text.extend(std::iter::repeat_n(' ', column));
            } else {
                column += 1;
                self.text.push(' ');
            }
            self.text.push_str(word);
            column += length;
        }
        if column > 0 {
            self.text.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(steps: usize, paragraph: &str) -> String {
        let mut page = Page::default();
        page.line(steps, paragraph);
        page.text
    }

    #[test]
    fn paragraphs_are_wrapped_and_hang_by_two() {
        let text = page(1, &"word ".repeat(50));
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH), "{text}");
        assert!(text.lines().enumerate().all(|(index, line)| line.starts_with(if index == 0 {
            "  w"
        } else {
            "    w"
        })));
        assert_eq!(text.split_whitespace().count(), 50);
    }

    #[test]
    fn a_line_may_be_filled_to_its_last_column() {
        let text = page(0, &format!("{} {}", "a".repeat(49), "b".repeat(50)));
        assert_eq!(text.lines().count(), 1);
        let text = page(0, &format!("{} {}", "a".repeat(50), "b".repeat(50)));
        assert_eq!(text.lines().count(), 2);
    }

    #[test]
    fn a_word_longer_than_the_page_is_kept_whole() {
        let word = "x".repeat(WIDTH + 20);
        assert_eq!(page(0, &format!("a {word} b")), format!("a\n  {word}\n  b\n"));
    }

    #[test]
    fn nothing_is_printed_for_an_empty_paragraph() {
        assert_eq!(page(2, " \n "), "");
    }
}
