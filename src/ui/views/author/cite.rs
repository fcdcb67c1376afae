//! Who says so and who says otherwise: claims that are cited, and new ones, told where they are needed.

use egui::{Frame, Margin, Stroke, Ui};

use super::evidence::{standing_ui, told_ui};
use super::form::{Form, entered_line_ui, group_ui, is_done, label_ui, small_button_ui};
use super::pick::{Entry, about, add_of_ui, entries, one_of_ui};
use super::rule::Around;
use crate::scenario::{Claim, ClaimId, ItemKey, ItemKind};
use crate::ui::command::{Action, Authoring};
use crate::ui::editor::{Focus, NewClaim, Page, Side};
use crate::ui::theme::{Icon, Tone, Type, space, tokens};
use crate::ui::widgets::chip::keyboard_here;
use crate::ui::widgets::{icon_button_ui, muted_ui, primary_ui, quiet_link_ui, toned_ui};
use crate::wording;
use crate::workshop::author::Aspect;

/// What a claim must say.
pub const WHOLE: &str = "A claim needs who said it, what, and where it can be read";

/// The claims that a thing cites.
pub struct Cites<'c> {
    /// The thing.
    pub key: &'c ItemKey,
    /// What speaks for it.
    pub claims: &'c mut Vec<ClaimId>,
    /// What speaks against it, if anything can.
    pub counter_claims: Option<&'c mut Vec<ClaimId>>,
}

/// Draws who says so and who says otherwise.
pub fn cites_ui(ui: &mut Ui, form: &mut Form<'_>, around: &mut Around<'_, '_>, cites: Cites<'_>) {
    group_ui(ui, "Who says so");
    if cites.claims.is_empty() {
        toned_ui(ui, Tone::Warn, Icon::Triangle, Type::Small.text("Nobody is named yet; the board marks it"));
    }
    side_ui(ui, form, around, cites.key, Side::For, cites.claims);
    if let Some(counter_claims) = cites.counter_claims {
        group_ui(ui, "Who says otherwise");
        side_ui(ui, form, around, cites.key, Side::Against, counter_claims);
    }
}

fn side_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    around: &mut Around<'_, '_>,
    key: &ItemKey,
    side: Side,
    claims: &mut Vec<ClaimId>,
) {
    let mut gone = None;
    for (place, id) in claims.iter().enumerate() {
        if let Some(claim) = form.scenario.claim(id)
            && cited_ui(ui, form, claim, around.out)
        {
            gone = Some(place);
        }
    }
    if let Some(place) = gone {
        claims.remove(place);
        form.touch(Aspect::Claims);
    }
    let for_it = side == Side::For;
    let telling = around.editor.claim.as_ref().is_some_and(|(of, on, _)| of == key && *on == side);
    if telling {
        new_claim_ui(ui, form, around, key, side);
        return;
    }
    if around.editor.focusing == Focus::Cite(side) {
        keyboard_here(ui.ctx());
    }
    ui.horizontal_wrapped(|ui| {
        if cite_ui(ui, form, if for_it { "Cite a claim for it" } else { "Cite a claim against it" }, claims) {
            form.touch(Aspect::Claims);
        }
        let name = if for_it { "Tell a new claim for it" } else { "Tell a new claim against it" };
        if small_button_ui(ui, "Tell a new claim", name).clicked() {
            around.editor.claim = Some((key.clone(), side, NewClaim::new(form.scenario)));
            around.editor.focus = Focus::Claim;
        }
    });
}

/// Claims that are there already, of which some can be cited.
pub fn known_claim_ui(ui: &mut Ui, form: &Form<'_>, name: &str, cited: &mut Vec<ClaimId>) {
    let mut gone = None;
    for (place, id) in cited.iter().enumerate() {
        let Some(claim) = form.scenario.claim(id) else { continue };
        ui.horizontal_top(|ui| {
            if icon_button_ui(ui, Icon::Close, &format!("No longer cite “{}”", claim.says)).clicked() {
                gone = Some(place);
            }
            muted_ui(ui, format!("{} {}", claim.says, wording::claim_line(form.scenario, claim)));
        });
    }
    if let Some(place) = gone {
        cited.remove(place);
    }
    cite_ui(ui, form, name, cited);
}

/// The menu of claims that can be cited besides; whether one was.
fn cite_ui(ui: &mut Ui, form: &Form<'_>, name: &str, cited: &mut Vec<ClaimId>) -> bool {
    let mut left: Vec<Entry<'_>> = entries(form, &[ItemKind::Claim]);
    left.retain(|(id, _)| !cited.iter().any(|claim| claim.as_str() == *id));
    if left.is_empty() {
        return false;
    }
    let picked = add_of_ui(ui, form.scenario, ItemKind::Claim, ("Cite a claim", name), &left);
    cited.extend(picked.iter().map(|picked| ClaimId::from(picked.as_str())));
    picked.is_some()
}

/// A claim that is cited, which opens its form; whether it is to go.
fn cited_ui(ui: &mut Ui, form: &Form<'_>, claim: &Claim, out: &mut Vec<Action>) -> bool {
    let mut gone = false;
    ui.horizontal_top(|ui| {
        gone = icon_button_ui(ui, Icon::Close, &format!("No longer cite “{}”", claim.says)).clicked();
        ui.vertical(|ui| {
            let text = Type::Body.text(&claim.says).color(tokens(ui).text);
            if quiet_link_ui(ui, text, &claim.says).on_hover_text("Edit this claim").clicked() {
                let key = ItemKey::new(ItemKind::Claim, &claim.id);
                out.push(Action::Author(Authoring::Show(Page::Item(key))));
            }
            muted_ui(ui, wording::claim_line(form.scenario, claim));
        });
    });
    gone
}

/// A claim that is being told.
fn new_claim_ui(ui: &mut Ui, form: &Form<'_>, around: &mut Around<'_, '_>, key: &ItemKey, side: Side) {
    let Some((.., told)) = around.editor.claim.as_mut() else { return };
    let mut leave = false;
    let whole = told.is_whole();
    boxed_ui(ui, |ui| {
        if around.editor.focusing == Focus::Claim {
            keyboard_here(ui.ctx());
        }
        ui.push_id(("new claim", side), |ui| claim_fields_ui(ui, form, "", told));
        ui.horizontal(|ui| {
            if primary_ui(ui, "Add the claim", told.is_whole()).clicked()
                || (whole && around.editor.keyboard && is_done(ui))
            {
                around.out.push(Action::Author(Authoring::Cite(key.clone(), side, Box::new(told.clone()))));
            }
            leave = ui.button("Leave it").accessible_name("Leave the new claim").clicked();
        });
        if !told.is_whole() {
            muted_ui(ui, WHOLE);
        }
    });
    if leave {
        around.editor.claim = None;
        around.editor.focus = Focus::Cite(side);
    }
}

/// A box around what is being told.
pub fn boxed_ui(ui: &mut Ui, add_contents: impl FnOnce(&mut Ui)) {
    let tokens = tokens(ui);
    let frame = Frame::new()
        .fill(tokens.card)
        .stroke(Stroke::new(1.0, tokens.card_border))
        .corner_radius(space::RADIUS)
        .inner_margin(Margin::same(8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        add_contents(ui);
    });
}

/// Who said what, when, on what basis, how strongly, and where it can be read. `aside` tells its controls from those of
/// another claim.
pub fn claim_fields_ui(ui: &mut Ui, form: &Form<'_>, aside: &str, told: &mut NewClaim) {
    let named = |label: &str| format!("{label}{aside}");
    let mut inner = Form::new(form.scenario, None);
    told_ui(ui, &mut inner, aside, &mut told.claim);
    label_ui(ui, "Where it can be read");
    let mut sources = entries(form, &[ItemKind::Source]);
    sources.insert(0, ("", "a new source"));
    let mut source = told.source.clone().unwrap_or_else(|| "".into());
    let said = |word: &str| about(form.scenario, &ItemKey::new(ItemKind::Source, word));
    if one_of_ui(ui, &named("Source"), &sources, &said, &mut source) {
        told.source = Some(source).filter(|source| !source.as_str().is_empty());
    }
    if told.source.is_some() {
        return;
    }
    let new = &mut told.new_source;
    label_ui(ui, "Title of the source, with the publisher");
    entered_line_ui(ui, &named("Title of the source"), "Interview, a newspaper", &mut new.title);
    label_ui(ui, "Published");
    entered_line_ui(ui, &named("Source published"), "20 Aug 2025", &mut new.published);
    label_ui(ui, "Link");
    entered_line_ui(ui, &named("Link of the source"), "https://…", &mut new.link);
    standing_ui(ui, &mut inner, &named("How near to the origin"), new);
}
