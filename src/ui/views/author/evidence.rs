//! Forms of sources, voices and claims.

use egui::Ui;

use super::form::Form;
use crate::scenario::{Basis, Claim, ItemKind, Source, Standing, Strength, Voice};
use crate::wording;
use crate::workshop::author::Aspect;

/// The hint of a facilitator's note.
const FOR_YOU: &str = "For your eyes: it leaves with no export unless you say so";

/// Draws the form of a source.
pub fn source_ui(ui: &mut Ui, form: &mut Form<'_>, source: &mut Source) {
    form.line(
        ui,
        Aspect::Title,
        "Title, with the publisher",
        "Interview with the foreign minister, a newspaper",
        &mut source.title,
    );
    form.line(ui, Aspect::Date, "Published", "20 Aug 2025", &mut source.published);
    standing_ui(ui, form, "How near to the origin", source);
    form.line(ui, Aspect::Link, "Link", "https://…", &mut source.link);
    note_ui(ui, form, &mut source.note);
}

/// How near a source is to the origin.
pub fn standing_ui(ui: &mut Ui, form: &mut Form<'_>, label: &str, source: &mut Source) {
    let all = [Standing::FirstHand, Standing::SecondHand, Standing::Calculated];
    let text = |standing| wording::sentence(wording::standing(standing));
    form.choice(ui, Aspect::Standing, label, &all, text, &mut source.standing);
}

/// Draws the form of a voice.
pub fn voice_ui(ui: &mut Ui, form: &mut Form<'_>, voice: &mut Voice) {
    form.line(ui, Aspect::Name, "Name", "", &mut voice.name);
    form.line(ui, Aspect::Affiliation, "Speaks from", "Chatham House, associate fellow", &mut voice.affiliation);
    note_ui(ui, form, &mut voice.note);
}

/// Draws the form of a claim.
pub fn claim_ui(ui: &mut Ui, form: &mut Form<'_>, claim: &mut Claim) {
    told_ui(ui, form, "", claim);
    form.maybe_one(ui, Aspect::Voice, "Voice it belongs to", ItemKind::Voice, &mut claim.voice);
    form.several(ui, Aspect::Sources, "Where it can be read", &[ItemKind::Source], &mut claim.sources);
    note_ui(ui, form, &mut claim.note);
}

/// Who said what, when, how strongly, and on what basis. `aside` tells its controls from those of another claim.
pub fn told_ui(ui: &mut Ui, form: &mut Form<'_>, aside: &str, claim: &mut Claim) {
    let named = |label: &str| format!("{label}{aside}");
    form.line(ui, Aspect::Speaker, &named("Said by"), "Foreign ministry of Russia", &mut claim.speaker);
    form.prose(
        ui,
        Aspect::Words,
        &named("What is said"),
        "In your own words rather than the source’s",
        &mut claim.says,
    );
    form.written(ui, Aspect::Date, &named("When (YYYY-MM-DD)"), &mut claim.date);
    basis_ui(ui, form, &named("On what basis"), &mut claim.basis);
    let all = [Strength::Absolute, Strength::Strong, Strength::Conditional, Strength::Uncertain];
    let text = |strength| wording::sentence(wording::strength(strength));
    form.choice(ui, Aspect::Strength, &named("How strongly worded"), &all, text, &mut claim.strength);
}

/// What something rests on.
pub fn basis_ui(ui: &mut Ui, form: &mut Form<'_>, label: &str, basis: &mut Basis) {
    let text = |basis: Basis| {
        let record = if basis.on_record() { " (on the record)" } else { "" };
        format!("{}{record}", wording::sentence(wording::basis(basis)))
    };
    form.choice(ui, Aspect::Basis, label, &Basis::ALL, text, basis);
}

/// The facilitator's remarks.
pub fn note_ui(ui: &mut Ui, form: &mut Form<'_>, note: &mut String) {
    note_on_ui(ui, form, "Your note", note);
}

/// The same where there are several.
pub fn note_on_ui(ui: &mut Ui, form: &mut Form<'_>, label: &str, note: &mut String) {
    form.prose(ui, Aspect::Note, label, FOR_YOU, note);
}
