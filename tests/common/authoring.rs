//! A scenario made in the editor by mouse and keyboard alone, from the blank one. `authored.ron` is the same by hand.

use egui::accesskit::Role;
use egui::{Key, Modifiers};

use super::hands::Hands;

/// Makes the scenario. The window shows the blank one, with the editor open at its contents.
pub fn build(hands: &mut impl Hands) {
    hands.click(Role::Button, "Title, dates and money");
    hands.fill("Title", "An island divided");
    actors(hands);
    elements(hands);
    positions(hands);
    limits(hands);
    hands.click(Role::Button, "Close the editor");
    board(hands);
}

/// Goes to the list of a kind, from wherever one is.
fn list(hands: &mut impl Hands, kind: &str) {
    while hands.window().has(Role::Button, "Back to the list") {
        hands.click(Role::Button, "Back to the list");
    }
    hands.click_begin(Role::Button, &format!("{kind} ("));
}

fn actors(hands: &mut impl Hands) {
    for name in ["Arvenia", "Tolmark", "Meridian League", "Island Council"] {
        list(hands, "Actors");
        hands.enter("Name of a new actor", name);
    }
}

fn element(hands: &mut impl Hands, name: &str, category: &str) {
    list(hands, "Elements");
    hands.fill("Name of a new element", name);
    hands.click(Role::Button, "Add the element");
    hands.click_begin(Role::Button, "Category: ");
    hands.click(Role::Button, category);
}

fn elements(hands: &mut impl Hands) {
    const PROVIDERS: &str = "Add to Who may provide it";
    element(hands, "Guest battalion", "Troops");
    hands.pick(PROVIDERS, "Meridian League");
    hands.enter("New tag of the element", "soldiers");
    hands.choose("Feasibility of the element by itself: ", "Likely");
    hands.pick("Add what the element gives", "Deny an attack");
    hands.choose("Deny an attack by the element: ", "3 of 4");
    hands.fill("New setting", "Location");
    hands.enter("Options of the new setting", "inland, at the border");
    hands.click(Role::DisclosureTriangle, "at the border");
    hands.enter("New tag of option 2 of setting 1", "provoking");
    element(hands, "Border monitors", "Monitoring");
    hands.pick(PROVIDERS, "Island Council");
    hands.pick("Add what the element gives", "Detect");
    element(hands, "Sky watch", "Weapons and defence");
    hands.pick(PROVIDERS, "Meridian League");
    element(hands, "Arms credit", "Money and sanctions");
    hands.pick(PROVIDERS, "Meridian League");
    element(hands, "Pledge of help", "Commitments");
    element(hands, "Trade pact", "Money and sanctions");
    element(hands, "Mine clearing", "Troops");
    element(hands, "Consent of Tolmark", "Assumptions");
    hands.click(Role::CheckBox, "Always on the board: an assumption about the world");
    hands.fill("New setting", "Consent");
    hands.enter("Options of the new setting", "open, given");
}

/// A position, up to what it asks.
fn position(hands: &mut impl Hands, whose: &str, kind: &str, says: &str, firm: &str) {
    list(hands, "Positions");
    hands.click(Role::Button, "Add a position…");
    told(hands, whose, kind, says, firm);
    hands.click(Role::Button, "Add the position");
}

fn told(hands: &mut impl Hands, whose: &str, kind: &str, says: &str, firm: &str) {
    hands.click_begin(Role::Button, "Whose: ");
    hands.click(Role::Button, whose);
    if kind != "Red line" {
        hands.choose("What it is: ", kind);
    }
    hands.fill("What it says", says);
    if firm != "Firm" {
        hands.choose("How firm: ", firm);
    }
}

/// Begins a condition with a card of one element.
fn card_of(hands: &mut impl Hands, heading: &str, part: &str, element: &str) {
    hands.pick(heading, "the board has a card …");
    hands.pick(&format!("Ask {part} for an element"), element);
}

fn positions(hands: &mut impl Hands) {
    const CROSSED: &str = "Is crossed when";
    const MET: &str = "Is met when";
    list(hands, "Positions");
    hands.click(Role::Button, "Add a position…");
    told(hands, "Tolmark", "Red line", "No foreign soldiers", "Non-negotiable");
    hands.fill("Said by", "Government of Tolmark");
    hands.fill("What is said", "No foreign soldier will set foot here.");
    hands.fill("When (YYYY-MM-DD)", "2026-01-12");
    hands.fill("Title of the source", "Harbour Courier");
    hands.fill("Source published", "12 Jan 2026");
    hands.click(Role::Button, "Add the position");
    hands.pick(CROSSED, "the board has a card …");
    hands.pick("Ask part 0 for a tag", "soldiers");
    hands.pick("Ask part 0 for a provider", "Meridian League");

    position(hands, "Tolmark", "Red line", "Nothing at the border", "Firm");
    hands.pick(CROSSED, "the board has a card …");
    hands.pick("Ask part 0 for an option", "Location: at the border");

    position(hands, "Tolmark", "Red line", "No arms on credit", "Firm");
    card_of(hands, CROSSED, "part 0", "Arms credit");

    position(hands, "Tolmark", "Red line", "No pledge without consent", "Firm");
    hands.pick(CROSSED, "all of several are so …");
    hands.pick("Ask part 1 for an element", "Pledge of help");
    hands.pick("Add to part 0", "something is not so …");
    hands.pick("Ask part 3 for an element", "Consent of Tolmark");
    hands.pick("Ask part 3 for an option", "Consent: given");

    position(hands, "Island Council", "Red line", "No league before a ceasefire", "Firm");
    hands.pick(CROSSED, "the board has a card …");
    hands.pick("Ask part 0 for a phase", "Now");
    hands.pick("Ask part 0 for a provider", "Meridian League");

    position(hands, "Island Council", "Red line", "Not soldiers and credit at once", "Disputed");
    hands.pick(CROSSED, "any of several is so …");
    hands.pick("Ask part 1 for a tag", "soldiers");
    hands.pick("Add to part 0", "the board has a card …");
    hands.pick("Ask part 2 for an element", "Arms credit");
    hands.click_begin(Role::Button, "Is crossed when: ");
    hands.click(Role::Button, "so many of these are so");
    hands.choose("How many of part 0: ", "2");

    position(hands, "Arvenia", "Floor", "Something that denies", "Firm");
    hands.pick(MET, "protection reaches …");

    position(hands, "Arvenia", "Floor", "Eyes or a pledge", "Non-negotiable");
    hands.pick(MET, "any of several is so …");
    hands.pick("Ask part 1 for an element", "Border monitors");
    hands.pick("Add to part 0", "the board has a card …");
    hands.pick("Ask part 2 for an element", "Pledge of help");

    position(hands, "Meridian League", "Floor", "Trade goes on", "Firm");
    card_of(hands, MET, "part 0", "Trade pact");
}

fn limits(hands: &mut impl Hands) {
    list(hands, "Limits");
    hands.fill("Name of a new limit", "Monitors need consent");
    hands.click(Role::Button, "Add the limit");
    hands.choose("The cards are then at most: ", "Unlikely");
    hands.pick("Ask the limit for an element", "Border monitors");
    hands.pick("While", "something is not so …");
    hands.pick("Ask part 1 for an element", "Consent of Tolmark");
    hands.pick("Ask part 1 for an option", "Consent: given");

    list(hands, "Limits");
    hands.fill("Name of a new limit", "The league is slow");
    hands.click(Role::Button, "Add the limit");
    hands.choose("The cards are then at most: ", "Contested");
    hands.pick("Ask the limit for a phase", "Now");
    hands.pick("Ask the limit for a provider", "Meridian League");
    hands.click(Role::Button, "While: always");
}

/// Lays the cards of the package.
fn board(hands: &mut impl Hands) {
    hands.click_begin(Role::Button, "Unfold the phase At a ceasefire");
    add(hands, "Guest battalion");
    // Where a card has no room for it, it stands among the others.
    let location = |name: &str| name.starts_with("Location of Guest battalion");
    let narrow = hands.window().all(Role::Button, location).is_empty();
    hands.click_begin(Role::Button, if narrow { "1 more of Guest battalion" } else { "Location of Guest battalion" });
    hands.click(Role::RadioButton, "at the border");
    hands.press(Modifiers::NONE, Key::Escape);
    add(hands, "Border monitors");
    hands.click_begin(Role::Button, "Unfold the phase Now");
    add(hands, "Pledge of help");
}

/// Lays a card from the palette, which is folded where the window is narrow.
fn add(hands: &mut impl Hands, element: &str) {
    if hands.window().has(Role::Button, "Add elements") {
        hands.click(Role::Button, "Add elements");
    }
    hands.click_begin(Role::Button, &format!("Add {element}"));
}
