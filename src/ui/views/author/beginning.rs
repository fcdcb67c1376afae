//! What a condition can begin with, and what one can become: a card at once, or a sentence to be filled in.

use egui::{Button, Id, Response, Ui};

use super::asked::of_element;
use super::form::Form;
use super::pick::entries;
use crate::scenario::{Condition, CostKind, Degree, ItemKind, Pattern, Quantity};
use crate::ui::widgets::chip::Then;
use crate::ui::widgets::offers::{Offer, offers_menu_ui};

/// What a menu offers, each with what comes of it.
type Offers<'a> = Vec<(Offer<'a>, Condition)>;

/// The menu for what a condition begins with, and where the keyboard goes then.
pub fn start_ui(
    ui: &mut Ui,
    form: &Form<'_>,
    (id, then): (Id, Then),
    button: Button<'_>,
    name: &str,
    reaching: bool,
) -> Option<Condition> {
    let response = ui.add(button).accessible_name(name);
    menu_ui(&response, id, then, || {
        let card = || Condition::Card(Pattern::default());
        let several = [
            ("all of several are so …", Condition::All(vec![card()])),
            ("any of several is so …", Condition::Any(vec![card()])),
            ("something is not so …", Condition::Not(Box::new(card()))),
        ];
        let several = several.map(|(name, condition)| (Offer::new(name), condition));
        let mut offers = leaves(form, reaching);
        offers.splice(1..1, several);
        offers.extend(cards(form));
        offers
    })
}

/// The menu that makes a condition one of another kind; what it holds goes on where it can.
pub fn turn_ui(chip: &Response, id: Id, form: &Form<'_>, condition: &Condition, reaching: bool) -> Option<Condition> {
    let turned = menu_ui(chip, id, Then::Button, || {
        let mut offers = turns(condition);
        let in_its_place =
            |(offer, to): (Offer<'static>, Condition)| (Offer { about: "in its place".to_owned(), ..offer }, to);
        offers.extend(leaves(form, reaching).into_iter().map(in_its_place));
        offers
    });
    turned.filter(|turned| turned != condition)
}

fn menu_ui<'a>(button: &Response, id: Id, then: Then, offers: impl FnOnce() -> Offers<'a>) -> Option<Condition> {
    let mut conditions = Vec::new();
    let chosen = offers_menu_ui(button, id, then, || {
        let (shown, meant) = offers().into_iter().unzip();
        conditions = meant;
        shown
    })?;
    conditions.get(chosen).cloned()
}

/// What a condition can become with what it holds.
fn turns(condition: &Condition) -> Offers<'static> {
    let parts = match condition {
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => parts.clone(),
        Condition::Not(part) => vec![(**part).clone()],
        Condition::Card(_)
        | Condition::Named(_)
        | Condition::Reaches(..)
        | Condition::Uses { .. }
        | Condition::Costs { .. }
        | Condition::Before(..) => vec![condition.clone()],
    };
    let only = match parts.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    };
    let negated = Box::new(only.clone().unwrap_or_else(|| condition.clone()));
    let mut turns = vec![
        (Offer::new("all of these are so"), Condition::All(parts.clone())),
        (Offer::new("any of these is so"), Condition::Any(parts.clone())),
        (Offer::new("so many of these are so"), Condition::AtLeast(1, parts)),
        (Offer::new("this is not so"), Condition::Not(negated)),
    ];
    turns.extend(only.filter(|only| only != condition).map(|only| (Offer::new("its only part alone"), only)));
    turns
}

/// Conditions without parts: about cards, a named one, about what is reached, used or spent, and about which cards come
/// first.
fn leaves(form: &Form<'_>, reaching: bool) -> Offers<'static> {
    let (over, of) = (Quantity::ZERO, Pattern::default());
    let mut leaves = vec![(Offer::new("the board has a card …"), Condition::Card(of.clone()))];
    if let Some(function) = form.scenario.functions.first().filter(|_| reaching) {
        leaves.push((Offer::new("protection reaches …"), Condition::Reaches(function.id.clone(), Degree(2))));
    }
    if let Some(resource) = form.scenario.resources.first() {
        let uses = Condition::Uses { resource: resource.id.clone(), over, of: of.clone() };
        leaves.push((Offer::new("cards use together more than …"), uses));
    }
    let costs = Condition::Costs { what: CostKind::PerYear, over, of: of.clone() };
    leaves.push((Offer::new("cards cost together more than …"), costs));
    if form.scenario.phases.len() > 1 {
        leaves.push((Offer::new("a card starts before another …"), Condition::Before(of.clone(), of)));
    }
    for (id, name) in entries(form, &[ItemKind::Condition]) {
        leaves.push((Offer::new(format!("the package has {name}")), Condition::Named(id.into())));
    }
    leaves
}

/// A card of each element, and of each option that one can have; and, for whoever searches for it, that there is none.
fn cards<'a>(form: &Form<'a>) -> Offers<'a> {
    let with = form.scenario.elements.iter().flat_map(|element| of_element(form.scenario, element));
    let (mut cards, mut without) = (Vec::new(), Vec::new());
    for (name, pattern) in with {
        let card = Condition::Card(pattern);
        let no = Offer { searched_only: true, ..Offer::new(format!("no {name}")) };
        without.push((no, Condition::Not(Box::new(card.clone()))));
        cards.push((Offer::new(name), card));
    }
    cards.extend(without);
    cards
}
