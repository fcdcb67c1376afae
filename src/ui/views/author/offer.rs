//! A willingness in one sentence: what would be provided, how readily, only if what, and how readily otherwise.

use egui::Ui;

use super::blank::{Piece, Told, blanks_ui, pieces};
use super::form::{Form, small_button_ui};
use super::pick::{entries, several_ui};
use super::sentence::{kinds_ui, said_ui, words_ui};
use crate::scenario::{Feasibility, ItemKind, Offer, Position, Purpose, SentenceKind};
use crate::ui::editor::{Editor, Turn};
use crate::ui::widgets::muted_ui;
use crate::ui::widgets::offers::choose_ui;
use crate::wording;
use crate::workshop::author::Aspect;

/// What the condition of an offer is named by.
const ONLY_IF: &str = "Only if";
/// Of what the condition is a part.
const PART: Aspect = Aspect::Otherwise;
/// A willingness decides what the package reaches, and so may not ask it.
const PURPOSE: Purpose = Purpose::While { reaching: false };

/// Draws the sentence of a willingness, or the way to one; whether the position is another by now.
pub fn offer_ui(ui: &mut Ui, form: &Form<'_>, editor: &mut Editor, position: &mut Position) -> bool {
    let page = editor.page.clone();
    let drafted = editor.offering.take_if(|(of, _)| *of == page).map(|(_, offer)| offer);
    let Some(before) = drafted.clone().or_else(|| Offer::of(position)) else {
        if position.binds_when.is_none()
            && let Some(provision) = position.provides.as_ref().filter(|provision| provision.with.is_empty())
            && small_button_ui(ui, &wording::offer_brief(), "Say it as an offer under a condition").clicked()
            && let Some(only_if) = SentenceKind::There.begun(form.scenario)
        {
            let otherwise = provision.otherwise.or(Some(Feasibility::Unlikely));
            let offer = Offer { elements: provision.elements.clone(), level: provision.level, only_if, otherwise };
            editor.turn = Some(Turn::to(PART, 0));
            editor.offering = Some((page, offer));
        }
        return false;
    };
    let mut offer = before.clone();
    words_ui(ui, |ui| words(ui, form, editor, drafted.is_some(), &mut offer));
    if let Some(kind) = kinds_ui(ui, form, ONLY_IF, PURPOSE, true) {
        let things = offer.only_if.things();
        if let Some(sentence) = kind.begun(form.scenario).map(|sentence| sentence.about(things)) {
            offer.only_if = sentence;
        }
    }
    let left = drafted.is_some() && small_button_ui(ui, "Leave it", "Leave the offer").clicked();
    if left {
        return false;
    }
    if drafted.is_none() {
        if offer == before {
            return false;
        }
        offer.only_if = offer.only_if.settled();
    }
    if !offer.only_if.is_whole() || offer.elements.is_empty() {
        muted_ui(ui, "It counts once all is chosen");
        if drafted.is_none_or(|drafted| drafted.only_if != offer.only_if) {
            editor.turn = Some(Turn::to(PART, 0));
        }
        editor.offering = Some((page, offer));
        return false;
    }
    offer.only_if = offer.only_if.settled();
    let changed = offer != before || drafted.is_some();
    if changed {
        offer.put_into(position);
    }
    changed
}

/// The words of the offer, with its blanks.
fn words(ui: &mut Ui, form: &Form<'_>, editor: &mut Editor, drafted: bool, offer: &mut Offer) {
    let level = |level: Feasibility| wording::feasibility(level).to_owned();
    for piece in pieces(wording::offer_sentence()) {
        match piece {
            Piece::Words(words) => said_ui(ui, words),
            Piece::Blank(0) => {
                ui.push_id("offered", |ui| {
                    several_ui(ui, "what is offered", "and", &entries(form, &[ItemKind::Element]), &mut offer.elements);
                });
            }
            Piece::Blank(1) => {
                let name = "How readily, if so";
                offer.level = choose_ui(ui, name, &Feasibility::ALL, level, offer.level).unwrap_or(offer.level);
            }
            Piece::Blank(2) => {
                let text = wording::within(wording::ready_sentence(offer.only_if.kind(), PURPOSE));
                let of = Told { part: PART, of: ONLY_IF, purpose: PURPOSE, drafted };
                blanks_ui(ui, form, &mut editor.turn, &of, &text, &mut offer.only_if);
            }
            Piece::Blank(_) => {
                let all: Vec<Option<Feasibility>> =
                    Feasibility::ALL.into_iter().map(Some).chain(std::iter::once(None)).collect();
                let text = |said: Option<Feasibility>| said.map_or_else(|| "not said".to_owned(), level);
                let name = "How readily otherwise";
                offer.otherwise = choose_ui(ui, name, &all, text, offer.otherwise).unwrap_or(offer.otherwise);
            }
        }
    }
}
