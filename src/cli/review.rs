//! `review`: what whoever writes a scenario may have overlooked.

use std::fmt::Write as _;

use serde::Serialize;

use super::args::ReviewArgs;
use super::{Outcome, error, load};
use crate::assess::Model;
use crate::review::review as remarks_on;
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
        return match serde_json::to_string_pretty(&remarks) {
            Ok(json) => Outcome::done(json + "\n"),
            Err(problem) => Outcome::failed(error(&format!("cannot write the remarks as JSON: {problem}"))),
        };
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
