//! The verdict in words, in parts, so that a screen can emphasise each.

use super::{name, phrase, plural, term};
use crate::assess::{Assessment, FindingKind, Verdict};
use crate::scenario::{Feasibility, Scenario};

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

/// The parts of the verdict sentence in one line: "2 red lines crossed · 1 floor unmet · weakest link: European sky
/// shield — Unlikely".
pub fn verdict_sentence(scenario: &Scenario, assessment: &Assessment) -> String {
    phrase::remarks(verdict_parts(scenario, assessment).into_iter().map(|part| part.text))
}

/// The cards that decide the feasibility: "weakest link: European sky shield — Unlikely"; of more than three, two are
/// named. `None` on an empty board.
pub fn weakest_link(scenario: &Scenario, assessment: &Assessment) -> Option<String> {
    const NAMED: usize = 3;
    let feasibility = assessment.feasibility?;
    let level = term::feasibility(feasibility);
    let weakest: Vec<&str> = assessment.weakest.iter().map(|id| name::element(scenario, id)).collect();
    let all = weakest.len() == assessment.cards.len();
    if all && (weakest.len() > 1 || feasibility == Feasibility::Ready) {
        return Some(format!("every card is {level}"));
    }
    let named = plural::some(&weakest, if weakest.len() > NAMED { NAMED - 1 } else { NAMED });
    Some(format!("{}: {named} — {level}", plural::plural(weakest.len(), "weakest link", "weakest links")))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn violations_are_counted_and_the_weakest_link_is_named() {
        let cards = vec![sample::card("force", Feasibility::Likely), sample::card("shield", Feasibility::Unlikely)];
        let findings = [FindingKind::RedLine, FindingKind::RedLine, FindingKind::Floor, FindingKind::Caution];
        let findings = findings.into_iter().map(|kind| sample::finding(kind, None)).collect();
        let assessment = sample::assessment(Verdict::Blocked, cards, findings);
        assert_eq!(
            verdict_sentence(&sample::scenario(), &assessment),
            "2 red lines crossed · 1 floor unmet · weakest link: European sky shield — Unlikely"
        );
    }

    #[test]
    fn a_package_that_violates_nothing_says_so() {
        let cards = vec![sample::card("force", Feasibility::Likely)];
        let assessment = sample::assessment(Verdict::Workable, cards, vec![]);
        assert_eq!(
            verdict_sentence(&sample::scenario(), &assessment),
            "no known red line crossed or floor unmet · weakest link: European reassurance force — Likely"
        );
    }

    #[test]
    fn an_empty_board_says_so_and_has_no_weakest_link() {
        let assessment = sample::assessment(Verdict::Empty, vec![], vec![sample::finding(FindingKind::Floor, None)]);
        assert_eq!(verdict_sentence(&sample::scenario(), &assessment), "no cards on the board · 1 floor unmet");
    }

    #[test]
    fn several_weakest_links_are_named_and_of_many_the_first_two() {
        let level = Feasibility::Contested;
        let words = |weak: &[&str]| {
            let strong = sample::card("strong", Feasibility::Ready);
            let cards = weak.iter().map(|id| sample::card(id, level)).chain([strong]).collect();
            weakest_link(&sample::scenario(), &sample::assessment(Verdict::Workable, cards, vec![]))
        };
        assert_eq!(
            words(&["force", "shield"]).as_deref(),
            Some("weakest links: European reassurance force and European sky shield — Contested")
        );
        assert_eq!(words(&["a", "b", "c", "d"]).as_deref(), Some("weakest links: a, b and 2 more — Contested"));
    }

    #[test]
    fn where_all_cards_are_alike_none_is_singled_out() {
        let cards = vec![sample::card("force", Feasibility::Ready), sample::card("shield", Feasibility::Ready)];
        let assessment = sample::assessment(Verdict::Workable, cards, vec![]);
        assert_eq!(weakest_link(&sample::scenario(), &assessment).as_deref(), Some("every card is Ready"));
        let one = sample::assessment(Verdict::Workable, vec![sample::card("force", Feasibility::Ready)], vec![]);
        assert_eq!(weakest_link(&sample::scenario(), &one).as_deref(), Some("every card is Ready"));
    }
}
