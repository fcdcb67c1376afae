//! The form of a package: what the board does not show of it.

use egui::Ui;

use super::evidence::note_ui;
use super::form::Form;
use crate::scenario::{ItemKind, Package};
use crate::ui::widgets::muted_ui;
use crate::wording;
use crate::workshop::author::Aspect;

/// Draws the form.
pub fn package_ui(ui: &mut Ui, form: &mut Form<'_>, package: &mut Package) {
    form.line(ui, Aspect::Name, "Name", "", &mut package.name);
    form.prose(ui, Aspect::Description, "What it stands for", "", &mut package.about);
    form.maybe_one(ui, Aspect::Origin, "Variant of", ItemKind::Package, &mut package.variant_of);
    let cards = wording::count(package.cards.len(), "card", "cards");
    muted_ui(ui, format!("{cards}: lay and change them on the board"));
    note_ui(ui, form, &mut package.note);
}
