//! How feasible each card is (semantics, section 4), for those heard and for each voice alone.

use super::assessment::{Cap, CapSource, CardAssessment, Certainty, Spread};
use super::read::Read;
use crate::logic::board::Placed;
use crate::logic::evidence::{Hearing, Readings};
use crate::logic::index::{ActorIx, FunctionIx, OptionIx, SettingIx, VoiceIx};
use crate::logic::model::{CapBy, CompiledCap, CompiledElement, Model};
use crate::scenario::{Degree, Feasibility};

/// How feasible a card is as it stands.
pub(crate) struct CardLevel {
    pub(crate) level: Feasibility,
    pub(crate) certainty: Certainty,
    /// Its providers whose position on it is not known, in the card's order.
    pub(crate) unheard: Vec<ActorIx>,
}

/// The levels of every card, in board order.
pub(crate) fn levels(read: &Read<'_>) -> Vec<CardLevel> {
    read.board.cards().iter().map(|card| CardLevel::of(read, card)).collect()
}

/// What caps a card, in the order of the semantics: its own level, options, providers in the card's order, limits.
pub(crate) fn caps<'a>(read: &'a Read<'_>, card: &'a Placed) -> Vec<&'a CompiledCap> {
    let element = &read.model.elements[card.element];
    let mut caps: Vec<&CompiledCap> = element.caps.iter().filter(|cap| read.values.holds(cap.when)).collect();
    let place = |actor: ActorIx| card.named.iter().position(|named| *named == actor).unwrap_or_default();
    caps.sort_by_key(|cap| match cap.by {
        CapBy::Element | CapBy::Option(..) => (0, 0),
        CapBy::NobodyProvides => (1, 0),
        CapBy::Willingness(_, actor) | CapBy::Otherwise(_, actor) => (2, place(actor)),
        CapBy::Limit(_) => (3, 0),
    });
    caps
}

impl CardLevel {
    fn of(read: &Read<'_>, card: &Placed) -> Self {
        let element = &read.model.elements[card.element];
        let known = || element.caps.iter().filter(|cap| read.values.holds(cap.when));
        let lowest = known().map(|cap| cap.level).min();
        let unknown = read.values.holds(element.unknown).then_some(read.model.unknown);
        let level = lowest.into_iter().chain(unknown).min().unwrap_or(Feasibility::Ready);
        let unheard = card.named.iter().copied().filter(|actor| {
            element.unheard.iter().any(|(known, unheard)| known == actor && read.values.holds(*unheard))
        });
        let unheard: Vec<ActorIx> = unheard.collect();
        // Without the unknown, what a source gives stands for those who have not been heard.
        let rated = known().filter(|cap| read.is_sourced(cap)).map(|cap| cap.level).min();
        let certainty = if unknown.is_some_and(|unknown| lowest.is_none_or(|lowest| unknown < lowest)) {
            Certainty::Unknown
        } else if !unheard.is_empty() && rated == Some(level) {
            Certainty::UpperBound
        } else {
            Certainty::Known
        };
        Self { level, certainty, unheard }
    }

    /// What the screen is told of the card.
    pub(crate) fn assessment(&self, read: &Read<'_>, card: &Placed, spread: Option<Spread>) -> CardAssessment {
        let model = read.model;
        let element = &model.elements[card.element];
        let mut caps: Vec<Cap> = caps(read, card).into_iter().map(|cap| told(model, element, cap)).collect();
        if read.values.holds(element.unknown) {
            caps.push(Cap { level: model.unknown, by: CapSource::Unknown });
        }
        caps.sort_by_key(|cap| cap.level);
        let gives = |function| (model.functions[function].clone(), gift(read, card, function));
        CardAssessment {
            element: element.id.clone(),
            level: self.level,
            certainty: self.certainty,
            caps,
            spread,
            unknown: self.unheard.iter().map(|actor| model.actors[*actor].clone()).collect(),
            gives: model
                .functions
                .entries()
                .map(|(function, _)| gives(function))
                .filter(|(_, degree)| *degree > Degree::default())
                .collect(),
        }
    }
}

/// What single voices give each card, in board order, with everyone heard; nothing with one voice heard.
pub(crate) fn spreads(read: &Read<'_>) -> Vec<Option<Spread>> {
    let mut spreads: Vec<Option<Spread>> = read.board.cards().iter().map(|_| None).collect();
    if read.hearing() != Hearing::Everyone {
        return spreads;
    }
    let voices: Vec<VoiceIx> = read.model.voices.entries().take(read.model.sourced).map(|(voice, _)| voice).collect();
    for (part, voices) in voices.chunks(Readings::VOICES).enumerate() {
        // The first are among the readings that were evaluated at once.
        let values = if part == 0 { None } else { Some(read.with_voices(voices)) };
        let values = values.as_ref().unwrap_or(&read.values);
        for (card, spread) in read.board.cards().iter().zip(&mut spreads) {
            let element = &read.model.elements[card.element];
            for (number, voice) in voices.iter().enumerate() {
                let holds = |formula| values.of(formula).holds >> (number + 1) & 1 == 1;
                let own = element.caps.iter().filter(|cap| holds(cap.when));
                let speaks = own.clone().any(|cap| read.is_said_by(cap, *voice));
                if speaks {
                    let unknown = holds(element.unknown).then_some(read.model.unknown);
                    let level = own.map(|cap| cap.level).chain(unknown).min().unwrap_or(Feasibility::Ready);
                    let spread = spread.get_or_insert_with(|| Spread { voices: Vec::new() });
                    spread.voices.push((read.model.voices[*voice].clone(), level));
                }
            }
        }
    }
    spreads
}

fn told(model: &Model, element: &CompiledElement, cap: &CompiledCap) -> Cap {
    let option = |setting: SettingIx, option: OptionIx| {
        let setting = &element.settings[setting];
        CapSource::Option(setting.id.clone(), setting.options[option].id.clone())
    };
    let by = match cap.by {
        CapBy::Element => CapSource::Element,
        CapBy::Option(setting, chosen) => option(setting, chosen),
        CapBy::NobodyProvides => CapSource::NobodyProvides,
        CapBy::Willingness(rule, actor) => {
            CapSource::Willingness { rule: model.rules[rule].id.clone(), actor: model.actors[actor].clone() }
        }
        CapBy::Otherwise(rule, actor) => {
            CapSource::Otherwise { rule: model.rules[rule].id.clone(), actor: model.actors[actor].clone() }
        }
        CapBy::Limit(rule) => CapSource::Limit(model.rules[rule].id.clone()),
    };
    Cap { level: cap.level, by }
}

/// What a card gives on paper.
pub(crate) fn gift(read: &Read<'_>, card: &Placed, function: FunctionIx) -> Degree {
    let gifts = read.model.elements[card.element].gives.iter();
    let given = gifts.filter(|gift| gift.function == function && read.values.holds(gift.when));
    given.map(|gift| gift.degree).max().unwrap_or_default()
}
