//! A willingness in one sentence: what would be provided, how readily, only if what, and how readily otherwise.

use egui::Ui;

use super::blank::{Piece, Told, blanks_ui, pieces};
use super::form::{Form, choose_ui, small_button_ui};
use super::pick::{entries, several_ui};
use super::sentence::{kinds_ui, said_ui, words_ui};
use crate::scenario::{Feasibility, ItemKind, Offer, Position, Purpose, Sentence, SentenceKind};
use crate::ui::editor::{Begun, Editor, Turn};
use crate::ui::widgets::muted_ui;
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
    let begun = editor.begun.take_if(|begun| begun.page == editor.page && begun.part == PART);
    let drafted = begun.as_ref().map(|begun| begun.sentence.clone());
    let Some(before) = offered(position, drafted.clone()) else {
        let unbound =
            position.provides.as_ref().is_some_and(|own| own.with.is_empty()) && position.binds_when.is_none();
        if unbound
            && small_button_ui(ui, &wording::offer_brief(), "Say it as an offer under a condition").clicked()
            && let Some(sentence) = SentenceKind::There.begun(form.scenario)
        {
            begin(editor, sentence);
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
        let turn = (Some(&offer.only_if) != drafted.as_ref()).then(|| Turn::to(PART, 0));
        editor.turn = turn.or(editor.turn);
        editor.begun = Some(Begun { page: editor.page.clone(), part: PART, sentence: offer.only_if });
        return false;
    }
    offer.only_if = offer.only_if.settled();
    let changed = offer != before || drafted.is_some();
    if changed {
        offer.put_into(position);
    }
    changed
}

/// The offer that the position is; with a condition that is being chosen.
fn offered(position: &Position, drafted: Option<Sentence>) -> Option<Offer> {
    let Some(only_if) = drafted else { return Offer::of(position) };
    let provision = position.provides.as_ref().filter(|provision| provision.with.is_empty())?;
    let otherwise = provision.otherwise.or(position.binds_when.is_none().then_some(Feasibility::Unlikely));
    Some(Offer { elements: provision.elements.clone(), level: provision.level, only_if, otherwise })
}

fn begin(editor: &mut Editor, sentence: Sentence) {
    editor.turn = Some(Turn::to(PART, 0));
    editor.begun = Some(Begun { page: editor.page.clone(), part: PART, sentence });
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
