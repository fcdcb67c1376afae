//! Positions copied to other actors and groups: which, to whom, and which of their claims come along.

use egui::Ui;

use super::form::{Form, group_ui, small_button_ui};
use super::pick::{Entry, add_ui, entries, several_ui};
use crate::scenario::{ItemKey, ItemKind, PartyId, Position, RuleId, Scenario};
use crate::ui::command::{Action, Authoring};
use crate::ui::editor::{Editor, Page};
use crate::ui::theme::{Icon, Tone, Type, space};
use crate::ui::widgets::{muted_ui, primary_ui, tick_ui, toned_ui};
use crate::wording;
use crate::workshop::AuthorEdit;
use crate::workshop::author::{Copying, NotCopied, asks_for_holder, cited, copies};

/// How many of what is not copied are told; the others are counted.
const TOLD: usize = 8;

/// The way from a position to its copies.
pub fn begin_ui(ui: &mut Ui, position: &Position, editor: &mut Editor) {
    ui.add_space(space::S);
    if small_button_ui(ui, "Copy it to others…", "Copy this position to others").clicked() {
        begin(editor, vec![position.id.clone()]);
    }
}

/// The way from the list of positions to copies of several.
pub fn several_begin_ui(ui: &mut Ui, editor: &mut Editor) {
    if small_button_ui(ui, "Copy several to others…", "Copy several positions to others").clicked() {
        begin(editor, Vec::new());
    }
}

fn begin(editor: &mut Editor, positions: Vec<RuleId>) {
    editor.copying = Copying { positions, follow: true, ..Copying::default() };
    editor.go(Page::Copy);
}

/// Draws the page.
pub fn copy_ui(ui: &mut Ui, form: &Form<'_>, editor: &mut Editor, out: &mut Vec<Action>) {
    let scenario = form.scenario;
    let copying = &mut editor.copying;
    // What has gone meanwhile is copied to nobody.
    copying.positions.retain(|rule| scenario.positions.iter().any(|position| position.id == *rule));
    copying.to.retain(|party| scenario.has_party(party));
    positions_ui(ui, scenario, copying);
    group_ui(ui, "To whom");
    several_ui(ui, "To whom", "", &entries(form, &[ItemKind::Actor, ItemKind::Group]), &mut copying.to);
    claims_ui(ui, scenario, copying);
    let about = |position: &&Position| copying.positions.contains(&position.id) && asks_for_holder(position);
    if scenario.positions.iter().any(|position| about(&position)) {
        ui.add_space(space::S);
        let text = "Where a condition asks for the holder as a provider, ask for the other one";
        if tick_ui(ui, copying.follow, text).clicked() {
            copying.follow = !copying.follow;
        }
    }
    ui.add_space(space::M);
    let (made, left) = copies(scenario, copying);
    let text = match made.len() {
        0 => "Add the copies".to_owned(),
        count => format!("Add {}", wording::count(count, "copy", "copies")),
    };
    if primary_ui(ui, &text, !made.is_empty()).clicked() {
        out.push(Action::Author(Authoring::Do(AuthorEdit::Copy(copying.clone()))));
        let page = match made.as_slice() {
            [only] => Page::Item(ItemKey::new(ItemKind::Position, &only.id)),
            _ => Page::List(ItemKind::Position),
        };
        editor.go(page);
    }
    left_ui(ui, scenario, &left);
}

/// Which positions are copied.
fn positions_ui(ui: &mut Ui, scenario: &Scenario, copying: &mut Copying) {
    group_ui(ui, "Which positions");
    let named =
        |position: &Position| format!("{}: {}", wording::name::party(scenario, &position.actor), position.title);
    let names: Vec<(&str, String)> =
        scenario.positions.iter().map(|position| (position.id.as_str(), named(position))).collect();
    let known: Vec<Entry<'_>> = names.iter().map(|(id, name)| (*id, name.as_str())).collect();
    several_ui(ui, "Which positions", "", &known, &mut copying.positions);
    let holders = scenario.actors.iter().map(|actor| (actor.id.as_str(), actor.name.as_str()));
    let groups = scenario.groups.iter().map(|group| (group.id.as_str(), group.name.as_str()));
    let holds = |(id, _): &(&str, &str)| scenario.positions.iter().any(|position| position.actor.as_str() == *id);
    let holders: Vec<Entry<'_>> = holders.chain(groups).filter(holds).collect();
    if let Some(holder) = add_ui(ui, "All of one actor", "Add all positions of", &holders) {
        let holder = PartyId::from(holder.as_str());
        for position in scenario.positions.iter().filter(|position| position.actor == holder) {
            if !copying.positions.contains(&position.id) {
                copying.positions.push(position.id.clone());
            }
        }
    }
}

/// Which claims come along. None does by itself: what was said of one is not said of another.
fn claims_ui(ui: &mut Ui, scenario: &Scenario, copying: &mut Copying) {
    let known = cited(scenario, &copying.positions);
    copying.claims.retain(|claim| known.contains(claim));
    if known.is_empty() {
        return;
    }
    group_ui(ui, "Which claims come along");
    muted_ui(
        ui,
        "Tick those that speak of the others too. A copy without claims rests on nobody’s word until one is cited",
    );
    for claim in &known {
        let Some(said) = scenario.claim(claim) else { continue };
        let ticked = copying.claims.contains(claim);
        let text = format!("{} – {}", wording::claim_line(scenario, said), said.says);
        if tick_ui(ui, ticked, &text).clicked() {
            copying.claims.retain(|known| known != claim);
            if !ticked {
                copying.claims.push(claim.clone());
            }
        }
    }
}

/// What is not copied, and why.
fn left_ui(ui: &mut Ui, scenario: &Scenario, left: &[(RuleId, PartyId, NotCopied)]) {
    for (rule, party, why) in left.iter().take(TOLD) {
        let title = scenario.rule(rule).map_or(rule.as_str(), |rule| rule.title());
        let party = wording::name::party(scenario, party);
        let text = match why {
            NotCopied::There => format!("{party} holds “{title}” already"),
            NotCopied::NoProvider => format!("{party} may provide nothing of what “{title}” offers"),
        };
        toned_ui(ui, Tone::Warn, Icon::Triangle, Type::Small.text(text));
    }
    let more = left.len().saturating_sub(TOLD);
    if more > 0 {
        muted_ui(ui, format!("and {}", wording::count(more, "more", "more")));
    }
}
