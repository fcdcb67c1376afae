//! What the package gives, costs and uses, card by card.

use egui::Ui;

use super::items::{Item, card_item_ui, claims_ui, heading_ui, item_ui, paragraph_ui, rule_item_ui, section_of_ui};
use crate::assess::CardAssessment;
use crate::scenario::{
    Capacity, ClaimId, Condition, Cost, Degree, Element, FunctionId, PositionKind, Quantity, ResourceId, RuleId,
    Scenario, Use, chosen,
};
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::state::Subject;
use crate::ui::theme::{Icon, Tone};
use crate::ui::widgets::muted_ui;
use crate::wording;

/// Draws what the package gives of a function, and by which cards.
pub fn function_ui(ui: &mut Ui, scene: &Scene, id: &FunctionId, out: &mut Vec<Action>) {
    let (scenario, assessment) = (scene.scenario(), scene.assessment());
    let name = wording::name::function(scenario, id);
    heading_ui(ui, Tone::Accent, Icon::Dot, name, "What the package gives");
    if let Some(function) = scenario.functions.iter().find(|function| function.id == *id) {
        muted_ui(ui, &function.about);
    }
    if let Some(protection) = assessment.protection.iter().find(|protection| protection.function == *id) {
        paragraph_ui(ui, wording::sentence(&wording::protection(protection.on_paper, protection.in_practice)));
        muted_ui(ui, "The highest gift counts; in practice a promise is worth no more than the chance that it arrives");
    }
    let degree = |card: &CardAssessment| card.gives.iter().find(|(known, _)| known == id).map(|(_, degree)| *degree);
    let mut givers: Vec<(Degree, &CardAssessment)> =
        assessment.cards.iter().filter_map(|card| Some((degree(card)?, card))).collect();
    givers.sort_by_key(|(degree, card)| std::cmp::Reverse((*degree.min(&Degree(card.level.number())), *degree)));
    if givers.is_empty() {
        muted_ui(ui, "No card on the board gives any of it");
    }
    section_of_ui(ui, "The cards that give it", &givers, |ui, (degree, card)| {
        card_item_ui(ui, scene, card, &wording::gift(*degree, card), out);
    });
    let floors: Vec<RuleId> = scenario
        .positions
        .iter()
        .filter(|position| match position.kind() {
            Some(PositionKind::RedLine(when) | PositionKind::Floor(when)) => asks_for(scenario, when, id, 0),
            Some(PositionKind::Willingness(_)) | None => false,
        })
        .map(|position| position.id.clone())
        .collect();
    section_of_ui(ui, "Positions that ask for it", &floors, |ui, rule| rule_item_ui(ui, scene, rule, "", out));
}

/// Whether a condition asks what the package reaches of a function, itself or through named ones.
fn asks_for(scenario: &Scenario, condition: &Condition, function: &FunctionId, depth: usize) -> bool {
    // A checked scenario has no circles; this only bounds what a broken one could do.
    if depth > crate::scenario::MAX_NESTING * 4 {
        return false;
    }
    let inner = |part: &Condition| asks_for(scenario, part, function, depth + 1);
    match condition {
        Condition::Card(_) | Condition::Uses { .. } | Condition::Costs { .. } | Condition::Before(..) => false,
        Condition::Named(id) => {
            scenario.conditions.iter().filter(|named| named.id == *id).any(|named| inner(&named.holds_when))
        }
        Condition::Not(part) => inner(part),
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => parts.iter().any(inner),
        Condition::Reaches(asked, _) => asked == function,
    }
}

/// The heading of what was said later than the board date, and supports nothing on it.
pub const SAID_LATER: &str = "Said later than the board date: it does not count";

/// What an element's card costs and uses as it stands.
pub struct Contents<'a> {
    /// The costs of the element and its options.
    pub costs: Vec<&'a Cost>,
    /// What they use.
    pub uses: Vec<&'a Use>,
}

/// Whether what cites these claims was known by the board date: it cites none, or one was made by then.
pub fn was_known(scene: &Scene, claims: &[ClaimId]) -> bool {
    let day = scene.reading().date;
    let mut cited = claims.iter().filter_map(|id| scene.scenario().claim(id)).peekable();
    cited.peek().is_none() || cited.any(|claim| claim.date <= day)
}

/// What the element's card on the board costs and uses; `None` if there is none. What was said later than the board date
/// is no part of it.
pub fn contents<'a>(scene: &'a Scene, element: &'a Element) -> Option<Contents<'a>> {
    let Contents { mut costs, mut uses } = told(scene, element)?;
    costs.retain(|cost| was_known(scene, &cost.claims));
    uses.retain(|used| was_known(scene, &used.claims));
    Some(Contents { costs, uses })
}

/// What was said later of what it costs and uses.
pub fn said_later<'a>(scene: &'a Scene, element: &'a Element) -> Option<Contents<'a>> {
    let Contents { mut costs, mut uses } = told(scene, element)?;
    costs.retain(|cost| !was_known(scene, &cost.claims));
    uses.retain(|used| !was_known(scene, &used.claims));
    Some(Contents { costs, uses })
}

/// What is told of what the element's card on the board costs and uses, whenever that was.
fn told<'a>(scene: &'a Scene, element: &'a Element) -> Option<Contents<'a>> {
    let card = scene.package()?.card(&element.id)?;
    let options = element.settings.iter().filter_map(|setting| {
        let option = chosen(&card.with, element, &setting.id)?;
        setting.option(option)
    });
    let options: Vec<_> = options.collect();
    let costs = element.cost.iter().chain(options.iter().filter_map(|option| option.cost.as_ref())).collect();
    let uses = element.uses.iter().chain(options.iter().flat_map(|option| &option.uses)).collect();
    Some(Contents { costs, uses })
}

/// Draws what the package costs, card by card.
pub fn money_ui(ui: &mut Ui, scene: &Scene, out: &mut Vec<Action>) {
    let (scenario, assessment) = (scene.scenario(), scene.assessment());
    let total = wording::sentence(&wording::money(scenario, assessment));
    heading_ui(ui, Tone::Accent, Icon::Dot, &total, "What the package costs");
    muted_ui(ui, "Costs are ranges from sources; they are added up end by end");
    let priced = |card: &&CardAssessment| {
        let element = scenario.element(&card.element);
        element.and_then(|element| contents(scene, element)).is_some_and(|contents| !contents.costs.is_empty())
    };
    let (with, without): (Vec<&CardAssessment>, Vec<_>) = assessment.cards.iter().partition(priced);
    section_of_ui(ui, "Cards with a figure", &with, |ui, card| {
        let element = scenario.element(&card.element);
        let contents = element.and_then(|element| contents(scene, element));
        let costs: Vec<&Cost> = contents.map(|contents| contents.costs).unwrap_or_default();
        let lines: Vec<String> = costs
            .iter()
            .map(|cost| format!("{} ({})", wording::cost(scenario, cost), wording::basis(cost.basis)))
            .collect();
        card_item_ui(ui, scene, card, &lines.join(" · "), out);
        let claims: Vec<ClaimId> = costs.iter().flat_map(|cost| cost.claims.clone()).collect();
        claims_ui(ui, scenario, &claims, scene.reading().date, "Who says so", out);
    });
    section_of_ui(ui, "Cards for which no source gives a figure", &without, |ui, card| {
        card_item_ui(ui, scene, card, "", out);
    });
}

/// Draws what the package uses of a resource, and who has how much.
pub fn resource_ui(ui: &mut Ui, scene: &Scene, id: &ResourceId, out: &mut Vec<Action>) {
    let (scenario, assessment) = (scene.scenario(), scene.assessment());
    let name = wording::name::resource(scenario, id);
    let unit = wording::name::unit(scenario, id);
    heading_ui(ui, Tone::Accent, Icon::Dot, name, "What the package uses");
    if let Some(means) = assessment.means.iter().find(|means| means.resource == *id) {
        paragraph_ui(ui, wording::means(scenario, means));
    } else {
        muted_ui(ui, "No card on the board uses it");
    }
    for shortage in assessment.findings.iter().filter_map(|finding| finding.shortage.as_ref()) {
        if shortage.resource == *id {
            paragraph_ui(ui, wording::shortage(scenario, shortage));
        }
    }
    let used = |card: &CardAssessment| -> Option<Quantity> {
        let uses = contents(scene, scenario.element(&card.element)?)?.uses;
        let amounts = uses.iter().filter(|used| used.resource == *id).map(|used| used.amount);
        amounts.reduce(Quantity::saturating_add)
    };
    let cards: Vec<_> = assessment.cards.iter().filter_map(|card| Some((card, used(card)?))).collect();
    section_of_ui(ui, "The cards that use it", &cards, |ui, (card, amount)| {
        card_item_ui(ui, scene, card, &format!("{amount} {unit}"), out);
    });
    let capacities = scenario.resources.iter().filter(|known| known.id == *id).flat_map(|known| &known.capacities);
    let (known, later): (Vec<_>, Vec<_>) = capacities.partition(|capacity| was_known(scene, &capacity.claims));
    let mut capacity_ui = |ui: &mut Ui, capacity: &&Capacity| {
        let actor = wording::name::actor(scenario, &capacity.actor);
        let title = format!("{actor}: {} {unit}", capacity.amount);
        let detail = format!("Basis: {}", wording::basis(capacity.basis));
        match capacity.claims.first() {
            Some(claim) => {
                let item = Item { mark: (Tone::Neutral, Icon::Quote), title: &title, detail: &detail };
                item_ui(ui, &item, Subject::Claim(claim.clone()), out);
            }
            None => paragraph_ui(ui, format!("{title} · {detail}")),
        }
    };
    section_of_ui(ui, "Who has how much", &known, &mut capacity_ui);
    section_of_ui(ui, SAID_LATER, &later, &mut capacity_ui);
}
