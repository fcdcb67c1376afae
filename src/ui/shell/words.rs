//! What the words on the screen mean.

/// A word, or a few that go together, with what it means.
type Word = (&'static str, &'static str);

/// All words, by what they are about.
pub const WORDS: [(&str, &[Word]); 5] = [
    ("What a group puts together", PUT_TOGETHER),
    ("What stands against it", AGAINST),
    ("What comes of it", OUTCOME),
    ("What it rests on", GROUNDS),
    ("What the group settles", SETTLED),
];

const PUT_TOGETHER: &[Word] = &[
    (
        "Scenario",
        "Everything one workshop works on, in one file: actors, elements, positions, rules, sources, packages.",
    ),
    ("Element", "A kind of guarantee, such as a sky shield, an arms purchase, a monitoring mission or a pledge."),
    (
        "Card",
        "An element placed on the board, with a phase in which it starts, its providers, and one option for each \
         setting.",
    ),
    ("Setting, option", "A choice to be made about an element, such as its scale, and what can be chosen for it."),
    ("Phase", "When a card starts."),
    ("Provider", "An actor who supplies a card, out of those the element allows."),
    ("Assumption", "Something about the world that the package takes for granted. It is not a choice of the group."),
    ("Package", "What is on the board: the cards, and the assumptions under which they are read."),
];

const AGAINST: &[Word] = &[
    ("Actor", "A party with positions."),
    (
        "Group",
        "Actors spoken of together. A red line or floor of a group is the group's own; its willingness is that of each \
         member who has none of its own.",
    ),
    ("Position", "What an actor is reported to hold: a red line, a floor or a willingness."),
    ("Red line", "A position: this must not happen. A red line is never averaged away by something good elsewhere."),
    ("Floor", "A position: this must happen."),
    (
        "Willingness",
        "A position: how ready an actor is to provide something. Where no position was found, that is shown as \
         unknown and never counts as consent, or as readiness.",
    ),
    (
        "Firmness",
        "How firmly a position is held: Absolute (non-negotiable), Firm (stated strongly), Disputed (sources \
         disagree).",
    ),
    (
        "Limit",
        "A rule that caps how feasible some cards are while a condition holds: a missing enabler, a sequence, a \
         capacity, a procedure.",
    ),
    ("Contradiction", "Cards or options that cannot coexist as a matter of logic."),
    ("Caution", "A remark worth showing while a condition holds. It decides nothing."),
];

const OUTCOME: &[Word] = &[
    (
        "Verdict",
        "Empty: no cards. Blocked: a contradiction, a non-negotiable position violated, a card ruled out, or more of \
         something needed than there is. Strained: a firm or disputed position violated, or feasibility Unlikely. \
         Workable: otherwise.",
    ),
    ("Finding", "One thing the board reports about a package, with its cause and its sources."),
    (
        "Feasibility",
        "How far something can be had: Ruled out, Unlikely, Contested, Likely, Ready. A card has the lowest level \
         that its own rating, its options, its providers and the limits leave; a package has that of its weakest card.",
    ),
    (
        "Unknown",
        "A level that rests on something unknown is shown as such, with a hollow bar: “Ready?” is what a source gives \
         while a provider has not been heard, “Contested (unknown)” what the group gives to the unknown.",
    ),
    ("Weakest link", "The cards that have the package's lowest feasibility, and what sets it."),
    ("Spread", "The levels that single voices give a card, so that disagreement is seen and not averaged."),
    (
        "Function",
        "What guarantees are for, such as to deny an attack or to respond to one. What a card gives of it goes from \
         0 to 4.",
    ),
    (
        "On paper, in practice",
        "What the cards promise, and what that is worth: a promise counts no more than the chance that it arrives.",
    ),
    (
        "Means, over-committed",
        "What cards use of a resource, such as troops. It is over-committed when their providers do not have as much.",
    ),
    (
        "Impossible, refused, unlikely",
        "Three things that are never mixed: what cannot be, what an actor will not have, and what may well not arrive.",
    ),
];

const GROUNDS: &[Word] = &[
    ("Claim", "One sourced statement: who said it, where, when, how strongly, and on what basis."),
    ("Counter-claim", "A claim that speaks against a rule. It is shown beside those that speak for it."),
    ("Source", "Where a claim can be read: a document, an article, an interview."),
    ("Voice", "A person or group who can be heard alone, together with what is on the record."),
    (
        "Seat, vote",
        "A participant, and what it judges: how feasible a card is as it stands, and whether a position would hold. Votes \
         count for nothing until they are revealed; then a seat can be heard alone like a voice.",
    ),
    ("On the record", "An actor's own official statement, a treaty, a documented fact. It is always heard."),
    (
        "Board date",
        "The day as of which the board is read. Positions are dated; the date decides which of them are in force.",
    ),
];

const SETTLED: &[Word] = &[
    (
        "Pin",
        "Something that is settled: that a card is on the board or stays off it, its phase, one of its options or \
         providers. What is pinned is not changed unawares.",
    ),
    ("Binding", "Which positions must be respected: non-negotiable ones, firm ones too, or all."),
    ("At least", "The lowest feasibility that the group will take."),
    (
        "The unknown counts as",
        "The level of a card while the position of a provider is not known and no source gives the card one.",
    ),
    (
        "Acceptable",
        "What the group would take: every pin honoured, every position of binding firmness respected, nothing \
         impossible, and at least the feasibility it has set.",
    ),
];
