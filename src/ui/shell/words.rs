//! What the words on the screen mean.

use egui::Ui;

use super::help::paragraphs_ui;

/// Each word with its meaning.
pub const WORDS: [(&str, &str); 27] = [
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
        "Pin",
        "Something that is settled: that a card is on the board or stays off it, its phase, one of its options or \
         providers. What is pinned is not changed unawares.",
    ),
    (
        "Acceptable",
        "What the group would take: every pin honoured, every position of binding firmness respected, at least the \
         feasibility it has set.",
    ),
    ("Binding", "Which positions must be respected: absolute ones, firm ones too, or all."),
    (
        "Function",
        "What guarantees are for, such as to deny an attack or to respond to one. What a card gives of it goes from 0 to 4.",
    ),
    ("Means", "What cards use of a resource, such as troops, out of what their providers have."),
    (
        "Verdict",
        "Empty: no cards. Blocked: a contradiction, an absolute position violated, a card ruled out, or more needed than there is. Strained: a firm or contested position violated, or feasibility Unlikely. Workable: otherwise.",
    ),
];

/// Draws the list of words.
pub(super) fn words_ui(ui: &mut Ui) {
    paragraphs_ui(ui, &WORDS);
}
