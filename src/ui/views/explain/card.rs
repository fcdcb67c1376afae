//! What a card's level rests on, and what the card gives, costs and uses.

use egui::Ui;
use jiff::civil::Date;

use super::items::{
    Item, claims_ui, finding_item_ui, heading_ui, item_ui, level_meaning_ui, paragraph_ui, rule_item_ui, section_of_ui,
};
use super::profile;
use crate::assess::{Cap, CapSource, CardAssessment, Silence};
use crate::scenario::{Basis, Card, ClaimId, Element, ElementId, Position, Rating, chosen};
use crate::ui::command::Action;
use crate::ui::scene::Scene;
use crate::ui::state::Subject;
use crate::ui::theme::{FeasibilityBar, Icon, Tone, Type};
use crate::ui::widgets::{muted_ui, section_ui, toned_ui};
use crate::wording;

/// Draws a card of the package on the board.
pub fn card_ui(ui: &mut Ui, scene: &Scene, id: &ElementId, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    let Some(element) = scenario.element(id) else { return };
    let assessed = scene.assessment().cards.iter().find(|card| card.element == *id);
    let (Some(card), Some(package)) = (assessed, scene.package()) else {
        heading_ui(ui, Tone::Neutral, Icon::File, &element.name, "Not on the board");
        paragraph_ui(ui, &element.about);
        return;
    };
    heading_ui(ui, Tone::Neutral, Icon::File, &element.name, &wording::card_line(scenario, package, id));
    muted_ui(ui, &element.about);
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.add(FeasibilityBar::new(card.level).certainty(card.certainty));
        ui.label(Type::Strong.text(wording::level(card.level, card.certainty)));
    });
    level_meaning_ui(ui, card.level, card.certainty);
    caps_ui(ui, scene, element, card, out);
    later_ui(ui, scene, element, out);
    voices_ui(ui, scene, card);
    gifts_ui(ui, scene, card, out);
    means_ui(ui, scene, element, out);
    let findings: Vec<_> = scene.assessment().findings.iter().filter(|finding| finding.elements.contains(id)).collect();
    section_of_ui(ui, "Findings about it", &findings, |ui, finding| finding_item_ui(ui, scene, finding, out));
}

/// Everything that gives it a level, the lowest first.
fn caps_ui(ui: &mut Ui, scene: &Scene, element: &Element, card: &CardAssessment, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    let day = scene.reading().date;
    if card.caps.is_empty() {
        muted_ui(ui, "Nothing that is known speaks against it");
    }
    section_of_ui(ui, "What gives it this level, the lowest first", &card.caps, |ui, cap| {
        let text = wording::cap(scenario, card, cap);
        match &cap.by {
            CapSource::Willingness { rule, .. } | CapSource::Otherwise { rule, .. } | CapSource::Limit(rule) => {
                rule_item_ui(ui, scene, rule, &text, out);
            }
            CapSource::Element | CapSource::Option(..) | CapSource::NobodyProvides | CapSource::Unknown => {
                paragraph_ui(ui, text);
                rating_claims_ui(ui, scene, element, cap, day, out);
            }
        }
    });
}

/// What was said of its level later than the board date, by sources and by its providers.
fn later_ui(ui: &mut Ui, scene: &Scene, element: &Element, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    let Some(card) = scene.package().and_then(|package| package.card(&element.id)) else { return };
    let options = element.settings.iter().filter_map(|setting| {
        let option = chosen(&card.with, element, &setting.id)?;
        setting.option(option)
    });
    let ratings = element.feasibility.iter().chain(options.filter_map(|option| option.feasibility.as_ref()));
    let later: Vec<&Rating> = ratings.filter(|rating| !profile::was_known(scene, &rating.claims)).collect();
    section_of_ui(ui, profile::SAID_LATER, &later, |ui, rating| {
        paragraph_ui(ui, wording::feasibility(rating.level));
        claims_ui(ui, scenario, &rating.claims, scene.reading().date, "Who says so", out);
    });
    let offers: Vec<&Position> = scenario.positions.iter().filter(|offer| is_later(scene, card, offer)).collect();
    section_of_ui(ui, "What its providers said later than the board date", &offers, |ui, offer| {
        rule_item_ui(ui, scene, &offer.id, &wording::position_kind(offer), out);
    });
}

/// Whether it is a willingness of a provider of the card, of which all was said after the board date.
fn is_later(scene: &Scene, card: &Card, position: &Position) -> bool {
    let about = position.provides.as_ref().is_some_and(|provision| provision.elements.contains(&card.element));
    let of_provider = || scene.scenario().members(&position.actor).any(|actor| card.by.contains(&actor.id));
    about && of_provider() && scene.silence(&position.id) == Some(Silence::SaidLater)
}

/// The claims that a rating of the element or of an option rests on.
fn rating_claims_ui(ui: &mut Ui, scene: &Scene, element: &Element, cap: &Cap, day: Date, out: &mut Vec<Action>) {
    let rating = match &cap.by {
        CapSource::Element => element.feasibility.as_ref(),
        CapSource::Option(setting, option) => {
            let option = element.setting(setting).and_then(|setting| setting.option(option));
            option.and_then(|option| option.feasibility.as_ref())
        }
        CapSource::NobodyProvides
        | CapSource::Willingness { .. }
        | CapSource::Otherwise { .. }
        | CapSource::Limit(_)
        | CapSource::Unknown => None,
    };
    if let Some(rating) = rating {
        muted_ui(ui, format!("Basis: {}", wording::basis(rating.basis)));
        // A judgement of the authors says so already.
        if rating.claims.is_empty() && rating.basis != Basis::Judgement {
            toned_ui(ui, Tone::Warn, Icon::Person, Type::Small.text(wording::UNSAID));
        }
        let claims: &[ClaimId] = &rating.claims;
        claims_ui(ui, scene.scenario(), claims, day, "Who says so", out);
    }
}

/// What single voices give it, and whose position is not known.
fn voices_ui(ui: &mut Ui, scene: &Scene, card: &CardAssessment) {
    let scenario = scene.scenario();
    if let Some(spread) = &card.spread {
        section_of_ui(ui, "Single voices", &spread.voices, |ui, (voice, level)| {
            ui.horizontal(|ui| {
                ui.add(FeasibilityBar::new(*level));
                let voice = wording::name::voice(scenario, voice);
                ui.label(Type::Body.text(format!("{voice}: {}", wording::feasibility(*level))));
            });
        });
    }
    if let Some(unknown) = wording::unknown_providers(scenario, card) {
        ui.add_space(4.0);
        muted_ui(ui, format!("{unknown}. That is not consent"));
    }
}

fn gifts_ui(ui: &mut Ui, scene: &Scene, card: &CardAssessment, out: &mut Vec<Action>) {
    section_of_ui(ui, "What it gives", &card.gives, |ui, (function, degree)| {
        let title = wording::name::function(scene.scenario(), function);
        let detail = wording::gift(*degree, card);
        let item = Item { mark: (Tone::Good, Icon::Plus), title, detail: &detail };
        item_ui(ui, &item, Subject::Function(function.clone()), out);
    });
}

/// What it costs and uses, as it stands, and apart from it what was said of that later.
fn means_ui(ui: &mut Ui, scene: &Scene, element: &Element, out: &mut Vec<Action>) {
    contents_ui(ui, scene, "What it costs and uses", profile::contents(scene, element), out);
    contents_ui(ui, scene, profile::SAID_LATER, profile::said_later(scene, element), out);
}

fn contents_ui(
    ui: &mut Ui,
    scene: &Scene,
    heading: &str,
    contents: Option<profile::Contents<'_>>,
    out: &mut Vec<Action>,
) {
    let scenario = scene.scenario();
    let Some(contents) = contents.filter(|known| !known.costs.is_empty() || !known.uses.is_empty()) else { return };
    section_ui(ui, heading);
    for cost in contents.costs {
        let title = wording::cost(scenario, cost);
        let detail = format!("Basis: {}", wording::basis(cost.basis));
        let item = Item { mark: (Tone::Neutral, Icon::Dot), title: &title, detail: &detail };
        item_ui(ui, &item, Subject::Money, out);
    }
    for used in contents.uses {
        let (name, unit) =
            (wording::name::resource(scenario, &used.resource), wording::name::unit(scenario, &used.resource));
        let title = format!("{name}: {} {unit}", used.amount);
        let detail = format!("Basis: {}", wording::basis(used.basis));
        let item = Item { mark: (Tone::Neutral, Icon::Dot), title: &title, detail: &detail };
        item_ui(ui, &item, Subject::Resource(used.resource.clone()), out);
    }
}
