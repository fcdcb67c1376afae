//! The report of `search` for people: plain text, understandable without colour.

use super::answers::SearchReport;
use super::page::Page;
use crate::scenario::Scenario;
use crate::search::{Accepting, Conflict, Ends, Frontier, Hinges, Moving, Openness, Way, Ways};
use crate::wording;

/// What was found.
pub fn answers(report: &SearchReport<'_>) -> String {
    let mut page = Page::default();
    let scenario = report.scenario;
    page.line(0, &scenario.title);
    page.line(0, &format!("{} · {}", report.file, super::text::heard(scenario, report.reading)));
    page.gap();
    page.title(&format!("{} ({})", report.package.name, report.package.id));
    page.line(0, &format!("Verdict: {}", wording::verdict(report.assessment.verdict)));
    let acceptable = &scenario.acceptable;
    let (binding, level) = (wording::binding(acceptable.binding), wording::feasibility(acceptable.at_least));
    page.line(0, &format!("Acceptable: {binding} are respected, and every card is at least {level}"));
    page.line(1, &format!("what is unknown counts as {}", wording::feasibility(acceptable.unknown)));
    for pin in &acceptable.pins {
        page.line(1, &format!("pinned: {}", wording::pin(scenario, pin)));
    }
    page.line(
        0,
        match report.any {
            Some(true) => "Some package is acceptable",
            Some(false) => "No package is acceptable",
            None => "Whether any package is acceptable did not come to be known in time",
        },
    );
    let mut writer = Writer { report, page };
    writer.sections();
    writer.page.text
}

struct Writer<'a> {
    report: &'a SearchReport<'a>,
    page: Page,
}

impl Writer<'_> {
    fn scenario(&self) -> &Scenario {
        self.report.scenario
    }

    fn sections(&mut self) {
        let report = self.report;
        if let Some(ways) = &report.ways {
            self.ways(ways);
        }
        if let Some(conflict) = &report.conflict {
            self.conflict(conflict);
        }
        if let Some(accepting) = &report.accepting {
            self.accepting(accepting.as_ref());
        }
        if let Some(count) = &report.count {
            self.page.heading("How much is left");
            self.page.line(1, &wording::count_line(count));
            self.page.line(1, &format!("in full: {}", wording::number(&count.total.to_string())));
        }
        if let Some(ends) = &report.ends {
            self.ends(ends);
        }
        if let Some(frontier) = &report.frontier {
            self.frontier(frontier);
        }
        if let Some(hinges) = &report.hinges {
            self.hinges(hinges);
        }
    }

    fn ways(&mut self, ways: &Ways) {
        self.page.heading("Ways forward");
        if ways.acceptable {
            self.page.line(1, "The package is acceptable as it stands");
        }
        if ways.ways.is_empty() {
            let none = match (ways.complete, ways.acceptable) {
                (true, true) => "nothing improves it",
                (true, false) => "none",
                (false, _) => "none was found in time",
            };
            self.page.line(1, none);
        }
        for way in &ways.ways {
            self.way(way);
        }
        if !ways.complete && !ways.ways.is_empty() {
            self.page.line(1, "There was no time to compare them all: others may be as near, and better");
        }
        self.mismatches(ways.mismatches.len());
    }

    fn way(&mut self, way: &Way) {
        let steps = wording::edits(self.scenario(), self.report.package, &way.package);
        let distance = wording::count(way.steps.len(), "edit", "edits");
        let verdict = wording::verdict(way.assessment.verdict);
        self.page.line(1, &format!("{distance}: {verdict} · {}", wording::measure(self.scenario(), way)));
        for step in steps {
            self.page.line(2, &step);
        }
    }

    fn mismatches(&mut self, count: usize) {
        if count > 0 {
            let text =
                "Search and assessment do not agree on a package, which is a fault of the program: please report it";
            self.page.line(1, text);
        }
    }

    fn conflict(&mut self, conflict: &Conflict) {
        let scenario = self.report.scenario;
        if let Some(reason) = &conflict.reason {
            self.page.heading("Why none is acceptable");
            self.page.line(1, &wording::reason(scenario, reason));
        }
        self.page.heading("Who would have to move");
        match &conflict.moving {
            Moving::Nothing => self.page.line(1, "nobody"),
            Moving::Unknown => self.page.line(1, "did not come to be known in time"),
            Moving::NotPositions(reason) => {
                self.page.line(1, "No actor’s moving would help");
                if let Some(reason) = reason {
                    self.page.line(1, &wording::reason(scenario, reason));
                }
            }
            Moving::Positions(movers) => {
                for (positions, then) in &conflict.then {
                    self.page.line(1, &wording::movers(scenario, positions));
                    if let Some(way) = then {
                        self.way(way);
                    }
                }
                if !movers.complete {
                    self.page.line(1, "There may be others");
                }
            }
        }
    }

    fn accepting(&mut self, accepting: Option<&Accepting>) {
        self.page.heading("Who would have to give way for the package as it stands");
        let Some(accepting) = accepting else {
            self.page.line(1, "did not come to be known in time");
            return;
        };
        let scenario = self.report.scenario;
        for (place, set) in accepting.positions.sets.iter().enumerate() {
            if place > 0 {
                self.page.line(1, "or");
            }
            for actor in wording::movers_by_actor(scenario, set) {
                self.page.line(1, &actor);
            }
            if set.is_empty() {
                self.page.line(1, "nobody has to give way");
            }
        }
        if !accepting.positions.complete {
            self.page.line(1, "There may be others");
        }
        if let Some(besides) = wording::besides(scenario, accepting) {
            self.page.line(1, &besides);
        }
    }

    fn ends(&mut self, ends: &Ends) {
        self.page.heading("Dead ends");
        let mut none = true;
        for (choice, openness) in &ends.choices {
            let Openness::Dead(reason) = openness else { continue };
            none = false;
            self.page.line(1, &wording::choice(self.report.scenario, choice));
            if let Some(reason) = reason {
                self.page.line(2, &wording::reason(self.report.scenario, reason));
            }
        }
        if none {
            self.page.line(1, "none");
        }
        if !ends.complete() {
            self.page.line(1, "There was no time for all of them");
        }
    }

    fn frontier(&mut self, frontier: &Frontier) {
        self.page.heading("Packages that none beats");
        if frontier.points.is_empty() {
            self.page.line(1, "none");
        }
        for point in &frontier.points {
            self.page.line(1, &format!("Protection {}", point.protection));
            self.way(&point.way);
        }
        if !frontier.complete {
            self.page.line(1, "There was no time for all of them");
        }
        self.mismatches(frontier.mismatches.len());
    }

    fn hinges(&mut self, hinges: &Hinges) {
        self.page.heading("What hangs on one source or one disputed position");
        let mut none = true;
        for hinge in hinges.decisive() {
            none = false;
            self.page.line(1, &format!("Without “{}”", wording::fallen(self.report.scenario, &hinge.fallen)));
            for difference in wording::hinge_differences(hinges, hinge) {
                self.page.line(2, &difference);
            }
        }
        if none {
            self.page.line(1, "nothing");
        }
        if !hinges.complete {
            self.page.line(1, "There was no time for all of them");
        }
    }
}
