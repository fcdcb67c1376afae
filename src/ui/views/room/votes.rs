//! What the room has voted, beside what the sources say: middle, spread, and those who see it otherwise.

use egui::{Label, Ui};

use super::asked;
use crate::assess::{CardAssessment, CardTally, Reading, assess, hold_tally, median, seats_saying};
use crate::scenario::{Card, Feasibility, Hold, RuleId, Scenario, VoiceId};
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::state::{Subject, View};
use crate::ui::theme::{FeasibilityBar, Type, space, tokens};
use crate::ui::widgets::{edged_frame_ui, muted_ui, quiet_link_ui, section_ui};
use crate::wording;

/// Draws the votes, if they are revealed.
pub fn votes_ui(ui: &mut Ui, scene: &Scene, view: &View, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    if scenario.seats.is_empty() {
        return;
    }
    section_ui(ui, "What the room says of this package");
    if !scenario.votes_revealed {
        muted_ui(ui, "Nothing is shown until the votes are revealed; until then they count for nothing either");
        return;
    }
    muted_ui(
        ui,
        "The sourced level stays what it is. One seat can be heard alone under Voices, beside what is on the record.",
    );
    // With one voice heard, its own votes would stand for what the sources say.
    let everyone = scene.package().filter(|_| scene.reading().voice.is_some()).map(|package| {
        let reading = Reading { voice: None, ..scene.reading().clone() };
        assess(scene.model(), package, &reading)
    });
    let sourced = &everyone.as_ref().unwrap_or(scene.assessment()).cards;
    let cards = scene.package().map(|package| package.cards.as_slice()).unwrap_or_default();
    let mut silent = Vec::new();
    for card in cards {
        let assessed = sourced.iter().find(|known| known.element == card.element);
        match (CardTally::of(scenario, card), assessed) {
            (Some(tally), Some(assessed)) => card_ui(ui, scenario, card, assessed, &tally, view, out),
            _ => silent.push(wording::name::element(scenario, &card.element)),
        }
    }
    if !silent.is_empty() {
        muted_ui(ui, format!("Nobody has judged {} as it stands", wording::list(silent)));
    }
    for rule in asked(scene) {
        position_ui(ui, scenario, &rule, view, out);
    }
}

/// A seat, by its name only where the facilitator alone looks.
fn seat_name(scenario: &Scenario, seat: &VoiceId, view: &View) -> String {
    let name = if view.presenting { wording::name::voice(scenario, seat) } else { wording::name::seat(scenario, seat) };
    name.into_owned()
}

fn card_ui(
    ui: &mut Ui,
    scenario: &Scenario,
    card: &Card,
    assessed: &CardAssessment,
    tally: &CardTally,
    view: &View,
    out: &mut Vec<Action>,
) {
    let levels = tally.levels();
    let Some(middle) = median(&levels) else { return };
    edged_frame_ui(ui, tokens(ui).control_border, false, |ui| {
        let name = wording::name::element(scenario, &card.element);
        if quiet_link_ui(ui, Type::Title.text(name).color(tokens(ui).text), name).clicked() {
            out.push(Action::Open(Subject::Card(card.element.clone())));
        }
        let sourced = FeasibilityBar::new(assessed.level).certainty(assessed.certainty);
        level_ui(ui, "Sources", sourced, &wording::level(assessed.level, assessed.certainty));
        let (lowest, highest) = (levels.first().copied(), levels.last().copied());
        let bar = FeasibilityBar::new(middle.0);
        let bar = lowest.zip(highest).map_or(bar, |(low, high)| bar.spread(low, high));
        level_ui(ui, "Room", bar, &wording::card_tally(&levels, middle));
        muted_ui(ui, wording::levels(&levels));
        let outliers: Vec<String> =
            tally.outliers().map(|(seat, level)| outlier(scenario, seat, *level, view)).collect();
        if !outliers.is_empty() {
            muted_ui(ui, format!("Sees it otherwise: {}", outliers.join(", ")));
        }
    });
    ui.add_space(space::XS);
}

fn outlier(scenario: &Scenario, seat: &VoiceId, level: Feasibility, view: &View) -> String {
    format!("{} ({})", seat_name(scenario, seat, view), wording::feasibility(level))
}

/// A level with whose it is before it.
fn level_ui(ui: &mut Ui, whose: &str, bar: FeasibilityBar, text: &str) {
    /// How wide the word before the bar is, in points.
    const WHOSE: f32 = 58.0;
    ui.horizontal_wrapped(|ui| {
        let (rect, _) = ui.allocate_exact_size(egui::vec2(WHOSE, 18.0), egui::Sense::hover());
        let mut label = ui.new_child(egui::UiBuilder::new().max_rect(rect));
        label.add(Label::new(Type::Small.text(whose).color(tokens(ui).text_muted)).selectable(false));
        ui.add(bar);
        ui.add(Label::new(Type::SmallStrong.text(text).color(tokens(ui).text)).wrap());
    });
}

fn position_ui(ui: &mut Ui, scenario: &Scenario, rule: &RuleId, view: &View, out: &mut Vec<Action>) {
    let Some(tally) = hold_tally(scenario, rule) else { return };
    edged_frame_ui(ui, tokens(ui).control_border, false, |ui| {
        let heading = wording::rule_heading(scenario, rule);
        if quiet_link_ui(ui, Type::Title.text(heading.as_str()).color(tokens(ui).text), &heading).clicked() {
            out.push(Action::Open(Subject::Rule(rule.clone())));
        }
        ui.add(Label::new(Type::SmallStrong.text(wording::hold_tally(tally)).color(tokens(ui).text)).wrap());
        let seats: Vec<String> =
            seats_saying(scenario, rule, Hold::GivesWay).map(|seat| seat_name(scenario, seat, view)).collect();
        if !seats.is_empty() {
            muted_ui(ui, format!("Would give way, according to {}", wording::list(&seats)));
        }
    });
    ui.add_space(space::XS);
}
