//! Claims under a finding: who said what, when, and where it can be read.

use egui::{Label, Ui};
use jiff::civil::Date;

use crate::scenario::{ClaimId, Scenario};
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::muted_ui;
use crate::wording;

/// Speakers and dates of some claims, in a line each, at most so many lines.
pub fn speakers_ui(ui: &mut Ui, scenario: &Scenario, claims: &[ClaimId], day: Date, most: usize) {
    let claims = claims.iter().filter_map(|id| scenario.claim(id));
    let lines: Vec<String> = claims.map(|claim| wording::claim_line_as_of(scenario, claim, day)).collect();
    let mut told: Vec<&str> = Vec::new();
    for line in &lines {
        if !told.contains(&line.as_str()) {
            told.push(line);
        }
    }
    for line in told.into_iter().take(most) {
        let count = lines.iter().filter(|other| *other == line).count();
        muted_ui(ui, if count > 1 { format!("{line} · {count} claims") } else { line.to_owned() });
    }
}

/// Claims in full: what is said, by whom, and the sources.
pub fn claims_ui(ui: &mut Ui, scenario: &Scenario, claims: &[ClaimId], day: Date) {
    for claim in claims.iter().filter_map(|id| scenario.claim(id)) {
        ui.add_space(space::XS);
        ui.add(Label::new(Type::Small.text(format!("{} [{}]", claim.says, claim.id)).color(tokens(ui).text)).wrap());
        muted_ui(ui, wording::claim_line_as_of(scenario, claim, day));
        for source in claim.sources.iter().filter_map(|id| scenario.source(id)) {
            muted_ui(ui, format!("Source: {}", wording::source_line(source)));
        }
    }
}
