//! Open and dead ends, wherever something can be chosen: what no acceptable package has says so, and why.

use egui::{Label, Response, Ui};

use crate::scenario::{ElementId, Scenario};
use crate::search::{Choice, Openness};
use crate::ui::scene::Scene;
use crate::ui::theme::{Icon, Tone, Type};
use crate::ui::thinking::Answers;
use crate::ui::widgets::{muted_ui, toned_ui};
use crate::wording;

/// The end that a choice leads to, if it is a dead one. What was known before the latest change stays until more is:
/// most changes of a board leave its dead ends as they are.
pub fn dead_end<'a>(answers: &'a Answers, choice: &Choice) -> Option<&'a Openness> {
    let ends = answers.ends.as_ref()?;
    // Where nothing is acceptable at all, no single choice is to blame.
    let any = ends.choices.iter().any(|(_, openness)| *openness == Openness::Open);
    ends.of(choice).filter(|openness| any && matches!(openness, Openness::Dead(_)))
}

/// Why a choice is a dead end.
fn why(scenario: &Scenario, openness: &Openness) -> String {
    match openness {
        Openness::Dead(Some(reason)) => wording::reason(scenario, reason),
        Openness::Dead(None) | Openness::Open | Openness::Unknown => {
            "No package that the group could accept has it".to_owned()
        }
    }
}

/// The name of a choice in a menu, with what it leads to.
pub fn named(answers: &Answers, choice: &Choice, name: &str) -> String {
    if dead_end(answers, choice).is_some() { format!("{name} – dead end") } else { name.to_owned() }
}

/// Says under the pointer why a choice is a dead end.
pub fn tip(response: Response, scenario: &Scenario, answers: &Answers, choice: &Choice) -> Response {
    match dead_end(answers, choice) {
        Some(openness) => response.on_hover_text(why(scenario, openness)),
        None => response,
    }
}

/// The same, in a tip that says more.
pub fn dead_end_ui(ui: &mut Ui, scenario: &Scenario, answers: &Answers, choice: &Choice) {
    if let Some(openness) = dead_end(answers, choice) {
        toned_ui(ui, Tone::Warn, Icon::Cross, Type::Small.text(format!("Dead end. {}", why(scenario, openness))));
    }
}

/// How many dead ends are named.
const NAMED: usize = 3;

/// How much is left of what could be laid: elements first, the exact number of packages one click away.
pub fn left_ui(ui: &mut Ui, scene: &Scene) {
    let (scenario, answers) = (scene.scenario(), scene.answers());
    let cards = answers.ends.iter().flat_map(|ends| &ends.choices);
    let cards: Vec<(&ElementId, &Openness)> = cards
        .filter_map(|(choice, openness)| match choice {
            Choice::Card(element) => Some((element, openness)),
            Choice::Phase(..) | Choice::Option(..) | Choice::Provider(..) => None,
        })
        .collect();
    let open = cards.iter().filter(|(_, openness)| **openness == Openness::Open).count();
    if !cards.is_empty() {
        let all = wording::count(cards.len(), "element", "elements");
        let are = wording::plural(open, "is", "are");
        ui.add(Label::new(Type::Body.text(format!("{open} of {all} {are} still possible"))).wrap());
    }
    let dead = || cards.iter().filter(|(_, openness)| matches!(openness, Openness::Dead(_)));
    if open > 0 {
        for (element, openness) in dead().take(NAMED) {
            let name = wording::name::element(scenario, element);
            toned_ui(ui, Tone::Bad, Icon::Cross, Type::Small.text(format!("{name}. {}", why(scenario, openness))));
        }
        let rest = dead().count().saturating_sub(NAMED);
        if rest > 0 {
            muted_ui(ui, format!("and {rest} more, marked in the palette"));
        }
    }
    if let Some(count) = &answers.count {
        ui.collapsing(Type::Small.text("The exact count"), |ui| {
            muted_ui(ui, wording::count_line(count));
            muted_ui(ui, wording::number(&count.total.to_string()));
        });
    }
}

/// How many of the acceptable packages have a card of the element.
pub fn share_ui(ui: &mut Ui, answers: &Answers, element: &ElementId) {
    let Some(count) = answers.count.as_ref().filter(|count| count.exact) else { return };
    let Some(share) = count.share(&Choice::Card(element.clone())) else { return };
    muted_ui(ui, wording::share(share));
}
