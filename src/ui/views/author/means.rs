//! What an element or an option is worth, costs and uses, in forms.

use egui::Ui;

use super::evidence::{basis_ui, note_on_ui};
use super::form::{Form, label_ui, small_button_ui, written_ui};
use super::pick::{add_ui, entries, several_ui};
use crate::scenario::{
    Basis, ClaimId, Cost, Degree, Element, Feasibility, Gift, ItemKind, Quantity, Range, Rating, SettingOption, Use,
};
use crate::ui::widgets::offers::choose_ui;
use crate::wording;
use crate::workshop::author::Aspect;

/// What an element or option gives, costs and uses.
pub struct Means<'a> {
    gives: &'a mut Vec<Gift>,
    cost: &'a mut Option<Cost>,
    uses: &'a mut Vec<Use>,
}

/// That of an element, whatever its options.
pub fn of_element(element: &mut Element) -> Means<'_> {
    Means { gives: &mut element.gives, cost: &mut element.cost, uses: &mut element.uses }
}

/// That of an option.
pub fn of_option(option: &mut SettingOption) -> Means<'_> {
    Means { gives: &mut option.gives, cost: &mut option.cost, uses: &mut option.uses }
}

/// What an option gives, costs and uses, and how feasible it is by itself, in a few words.
pub fn summary(option: &SettingOption) -> String {
    let counted = |count, one, several| (count > 0).then(|| wording::count(count, one, several));
    let parts = [
        option.feasibility.as_ref().map(|rating| wording::feasibility(rating.level).to_owned()),
        counted(option.gives.len(), "gift", "gifts"),
        option.cost.as_ref().map(|_| "a cost".to_owned()),
        counted(option.uses.len(), "use", "uses"),
    ];
    let told: Vec<String> = parts.into_iter().flatten().collect();
    if told.is_empty() { "nothing".to_owned() } else { told.join(", ") }
}

/// Claims that a figure rests on, and on what basis.
fn grounds_ui(ui: &mut Ui, form: &mut Form<'_>, of: &str, basis: &mut Basis, claims: &mut Vec<ClaimId>) {
    basis_ui(ui, form, &format!("Basis of {of}"), basis);
    let known = entries(form, &[ItemKind::Claim]);
    if several_ui(ui, &format!("claims about {of}"), "", &known, claims) {
        form.touch(Aspect::Claims);
    }
}

/// How feasible something is by itself: a level with its grounds, or nothing said.
pub fn rating_ui(ui: &mut Ui, form: &mut Form<'_>, of: &str, rating: &mut Option<Rating>) {
    label_ui(ui, "Feasibility by itself");
    let label = format!("Feasibility of {of} by itself");
    let levels: Vec<Option<Feasibility>> =
        std::iter::once(None).chain(Feasibility::ALL.into_iter().rev().map(Some)).collect();
    let text = |level: Option<Feasibility>| {
        level.map_or_else(
            || "Not rated: the positions of its providers count".to_owned(),
            |level| wording::feasibility(level).to_owned(),
        )
    };
    let level = rating.as_ref().map(|rating| rating.level);
    if let Some(chosen) = choose_ui(ui, &label, &levels, text, level) {
        match (chosen, rating.as_mut()) {
            (None, _) => *rating = None,
            (Some(level), Some(rating)) => rating.level = level,
            (Some(level), None) => {
                *rating = Some(Rating { level, basis: Basis::Judgement, claims: Vec::new(), note: String::new() });
            }
        }
        form.touch(Aspect::Feasibility);
    }
    if let Some(rating) = rating {
        ui.push_id("rating", |ui| {
            grounds_ui(ui, form, &format!("the level of {of}"), &mut rating.basis, &mut rating.claims);
            note_on_ui(ui, form, &format!("Your note on the level of {of}"), &mut rating.note);
        });
    }
}

/// What something gives, and, unless it belongs to the frame, what it costs and uses.
pub fn means_ui(ui: &mut Ui, form: &mut Form<'_>, frame: bool, of: &str, means: Means<'_>) {
    let Means { gives, cost, uses } = means;
    ui.push_id(("gives", of), |ui| gives_ui(ui, form, of, gives));
    if !frame {
        ui.push_id(("cost", of), |ui| cost_ui(ui, form, of, cost));
        ui.push_id(("uses", of), |ui| uses_ui(ui, form, of, uses));
    }
}

fn gives_ui(ui: &mut Ui, form: &mut Form<'_>, of: &str, gives: &mut Vec<Gift>) {
    label_ui(ui, "What it gives");
    let functions = entries(form, &[ItemKind::Function]);
    let mut gone = None;
    for (place, gift) in gives.iter_mut().enumerate() {
        let name = wording::name::function(form.scenario, &gift.function).to_owned();
        ui.push_id(place, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.label(name.as_str());
                let degrees: Vec<Degree> = (0..=Degree::MAX.0).map(Degree).collect();
                if let Some(degree) = choose_ui(ui, &format!("{name} by {of}"), &degrees, wording::degree, gift.degree)
                {
                    gift.degree = degree;
                    form.touch(Aspect::Gifts);
                }
                if small_button_ui(ui, "Remove", &format!("Remove {name} from {of}")).clicked() {
                    gone = Some(place);
                }
            });
            grounds_ui(ui, form, &format!("{name} by {of}"), &mut gift.basis, &mut gift.claims);
        });
    }
    if let Some(place) = gone {
        gives.remove(place);
        form.touch(Aspect::Gifts);
    }
    let given = |id: &str| gives.iter().any(|gift| gift.function.as_str() == id);
    let left: Vec<_> = functions.into_iter().filter(|(id, _)| !given(id)).collect();
    if let Some(function) = add_ui(ui, "Add a function", &format!("Add what {of} gives"), &left) {
        let function = function.as_str().into();
        gives.push(Gift { function, degree: Degree(2), basis: Basis::Judgement, claims: Vec::new() });
        form.touch(Aspect::Gifts);
    }
}

fn cost_ui(ui: &mut Ui, form: &mut Form<'_>, of: &str, cost: &mut Option<Cost>) {
    label_ui(ui, &format!("What it costs, in {}", form.scenario.money));
    let Some(known) = cost else {
        if small_button_ui(ui, "Add a cost", &format!("Add the cost of {of}")).clicked() {
            let nothing = Range::default();
            *cost = Some(Cost { per_year: nothing, once: nothing, basis: Basis::Judgement, claims: Vec::new() });
            form.touch(Aspect::Cost);
        }
        return;
    };
    for (what, range) in [("a year", &mut known.per_year), ("once", &mut known.once)] {
        ui.horizontal_wrapped(|ui| {
            let ends = ["Low", "High"].map(|end| format!("{end} end, {what}: cost of {of}"));
            let [low, high] = &ends;
            if written_ui(ui, (what, "low"), low, 60.0, &mut range.low) {
                // Whoever types the low end first is not told off for the high end.
                range.high = range.high.max(range.low);
                form.typed(Aspect::Cost, low);
            }
            ui.label("to");
            if written_ui(ui, (what, "high"), high, 60.0, &mut range.high) {
                form.typed(Aspect::Cost, high);
            }
            ui.label(what);
        });
    }
    grounds_ui(ui, form, &format!("the cost of {of}"), &mut known.basis, &mut known.claims);
    if small_button_ui(ui, "Remove the cost", &format!("Remove the cost of {of}")).clicked() {
        *cost = None;
        form.touch(Aspect::Cost);
    }
}

fn uses_ui(ui: &mut Ui, form: &mut Form<'_>, of: &str, uses: &mut Vec<Use>) {
    let resources = entries(form, &[ItemKind::Resource]);
    if resources.is_empty() {
        return;
    }
    label_ui(ui, "What it uses up");
    let mut gone = None;
    for (place, used) in uses.iter_mut().enumerate() {
        let name = wording::name::resource(form.scenario, &used.resource).to_owned();
        let unit = wording::name::unit(form.scenario, &used.resource).to_owned();
        ui.push_id(place, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.label(name.as_str());
                let amount = format!("{name} used by {of}");
                if written_ui(ui, "amount", &amount, 60.0, &mut used.amount) {
                    form.typed(Aspect::Uses, &amount);
                }
                ui.label(unit);
                if small_button_ui(ui, "Remove", &format!("Remove {name} from the uses of {of}")).clicked() {
                    gone = Some(place);
                }
            });
            grounds_ui(ui, form, &format!("{name} used by {of}"), &mut used.basis, &mut used.claims);
        });
    }
    if let Some(place) = gone {
        uses.remove(place);
        form.touch(Aspect::Uses);
    }
    let used = |id: &str| uses.iter().any(|used| used.resource.as_str() == id);
    let left: Vec<_> = resources.into_iter().filter(|(id, _)| !used(id)).collect();
    if !left.is_empty()
        && let Some(resource) = add_ui(ui, "Add a resource", &format!("Add what {of} uses"), &left)
    {
        let resource = resource.as_str().into();
        uses.push(Use { resource, amount: Quantity::ZERO, basis: Basis::Judgement, claims: Vec::new() });
        form.touch(Aspect::Uses);
    }
}
