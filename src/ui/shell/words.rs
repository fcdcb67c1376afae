//! What the words on the screen mean.

use egui::{Label, ScrollArea, Ui};

use super::modals::{buttons_ui, primary_ui};
use crate::ui::command::Action;
use crate::ui::theme::{Type, space, tokens};

/// Each word with its meaning.
pub const WORDS: [(&str, &str); 22] = [
    ("Package", "What is on the board: the cards, and the assumptions under which they are read."),
    ("Element", "A kind of guarantee, such as a sky shield, an arms purchase, a monitoring mission or a pledge."),
    (
        "Card",
        "An element placed on the board, with a phase in which it starts, its providers, and one option for each setting.",
    ),
    ("Phase", "When a card starts."),
    ("Provider", "An actor who supplies a card, out of those the element allows."),
    ("Assumption", "Something about the world that the package takes for granted. It is not a choice of the group."),
    ("Actor", "A party with positions."),
    ("Red line", "A position: this must not happen. A red line is never averaged away by something good elsewhere."),
    ("Floor", "A position: this must happen."),
    (
        "Willingness",
        "A position: how ready an actor is to provide something. Where no position was found, that is shown as unknown and never counts as consent.",
    ),
    (
        "Firmness",
        "How firmly a position is held: Absolute (non-negotiable), Firm (stated strongly), Contested (sources disagree).",
    ),
    (
        "Limit",
        "A rule that caps how feasible some cards are while a condition holds: a missing enabler, a sequence, a capacity, a procedure.",
    ),
    ("Contradiction", "Cards or options that cannot coexist as a matter of logic."),
    ("Caution", "A remark worth showing. It decides nothing."),
    (
        "Feasibility",
        "How far something can be had: Ruled out, Unlikely, Contested, Likely, Ready. A card has the lowest level that its own rating, its options, its providers and the limits leave; a package has that of its weakest card.",
    ),
    ("Weakest link", "The cards that have the package's lowest feasibility."),
    ("Spread", "The levels that single voices give a card, so that disagreement is seen and not averaged."),
    (
        "On paper, in practice",
        "What the cards promise, and what that is worth: a promise counts no more than the chance that it arrives.",
    ),
    ("Claim", "One sourced statement: who said it, when, how strongly, and on what basis."),
    ("Voice", "A person or group who can be heard alone, together with what is on the record."),
    (
        "Board date",
        "The day as of which the board is read. Positions are dated; the date decides which of them are in force.",
    ),
    (
        "Verdict",
        "Empty: no cards. Blocked: a contradiction, an absolute position violated, a card ruled out, or more needed than there is. Strained: a firm or contested position violated, or feasibility Unlikely. Workable: otherwise.",
    ),
];

/// Draws the list of words.
pub fn words_ui(ui: &mut Ui, out: &mut Vec<Action>) {
    ui.label(Type::Heading.text("What the words mean"));
    ui.add_space(space::S);
    let height = (ui.ctx().content_rect().height() - 200.0).clamp(120.0, 560.0);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        for (word, meaning) in WORDS {
            ui.add(Label::new(Type::Strong.text(word)).wrap());
            ui.add(Label::new(Type::Body.text(meaning).color(tokens(ui).text_muted)).wrap());
            ui.add_space(space::S);
        }
    });
    ui.add_space(space::S);
    buttons_ui(ui, |ui| {
        if primary_ui(ui, "Close", true).clicked() {
            out.push(Action::DismissModal);
        }
    });
}
