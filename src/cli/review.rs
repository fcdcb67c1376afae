//! `review`: what whoever writes a scenario may have overlooked, and what holds it together.

use std::fmt::Write as _;

use serde::Serialize;

use super::args::ReviewArgs;
use super::{Outcome, error, load};
use crate::assess::Model;
use crate::report::coverage;
use crate::report::document::Document;
use crate::report::markdown::markdown;
use crate::review::review as remarks_on;
use crate::scenario::Scenario;
use crate::search::Budget;
use crate::wording;

/// How many steps the questions about all packages may take together.
const STEPS: u64 = 200_000_000;

/// One remark, for programs.
#[derive(Serialize)]
struct RemarkJson {
    /// Where in the scenario it is about something.
    path: String,
    /// What was noticed.
    remark: String,
}

pub(super) fn review(arguments: &ReviewArgs) -> Outcome {
    let scenario = match load::load(&arguments.file) {
        Ok(scenario) => scenario,
        Err(unreadable) => return Outcome::failed(unreadable.text),
    };
    if arguments.coverage {
        return coverage_of(&scenario, arguments.json);
    }
    let model = match Model::new(&scenario) {
        Ok(model) => model,
        Err(unresolved) => return Outcome::failed(error(&format!("{unresolved}: {}", arguments.file.display()))),
    };
    let remarks = remarks_on(&scenario, &model, &mut Budget::of(STEPS));
    let remarks: Vec<RemarkJson> = remarks
        .iter()
        .map(|remark| RemarkJson {
            path: remark.place(&scenario).to_string(),
            remark: wording::remark(&scenario, remark),
        })
        .collect();
    if arguments.json {
        return json(&remarks);
    }
    let mut text = String::new();
    for RemarkJson { path, remark } in &remarks {
        // Writing to a text does not fail.
        writeln!(text, "{path}: {remark}").ok();
    }
    let count = wording::count(remarks.len(), "remark", "remarks");
    writeln!(text, "{}: {count}; none of them need be wrong", arguments.file.display()).ok();
    Outcome::done(text)
}

fn json(value: &impl Serialize) -> Outcome {
    match serde_json::to_string_pretty(value) {
        Ok(json) => Outcome::done(json + "\n"),
        Err(problem) => Outcome::failed(error(&format!("cannot write the review as JSON: {problem}"))),
    }
}

/// What holds the scenario together.
fn coverage_of(scenario: &Scenario, as_json: bool) -> Outcome {
    if as_json {
        return json(&coverage::CoverageJson::of(scenario));
    }
    let (title, sections) = (scenario.title.clone(), coverage::sections(scenario));
    Outcome::done(markdown(&Document { title, sections, ..Document::default() }))
}
