//! Claims under a finding: who said what, when, and where it can be read.

use egui::{Label, Ui};
use jiff::civil::Date;

use crate::scenario::{ClaimId, Scenario};
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::muted_ui;
use crate::wording;

/// Speakers and dates of some claims, in a line each; the first few, unless all are wanted.
pub fn speakers_ui(ui: &mut Ui, scenario: &Scenario, claims: &[ClaimId], day: Date, most: usize) {
    for claim in claims.iter().take(most).filter_map(|id| scenario.claim(id)) {
        muted_ui(ui, wording::claim_line_as_of(scenario, claim, day));
    }
}

/// Claims in full: what is said, by whom, and the sources.
pub fn claims_ui(ui: &mut Ui, scenario: &Scenario, claims: &[ClaimId], day: Date) {
    for claim in claims.iter().filter_map(|id| scenario.claim(id)) {
        ui.add_space(space::XS);
        ui.add(Label::new(Type::Small.text(format!("{} {}", claim.id, claim.says)).color(tokens(ui).text)).wrap());
        muted_ui(ui, wording::claim_line_as_of(scenario, claim, day));
        for source in claim.sources.iter().filter_map(|id| scenario.source(id)) {
            muted_ui(ui, format!("Source {}: {}", source.id, wording::source_line(source)));
        }
        if !claim.note.is_empty() {
            muted_ui(ui, format!("Note: {}", claim.note));
        }
    }
}
