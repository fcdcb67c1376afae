//! How feasible each card is (semantics, section 4), for those heard and for each voice alone.

use super::assessment::{Cap, CapSource, CardAssessment, Spread};
use super::board::{Board, Placed};
use super::index::{ActorIx, FunctionIx, Index, OptionIx, RuleIx, SettingIx, Table, VoiceIx};
use super::model::{Body, CompiledElement, Hearing, Model};
use super::truth::{Open, Truth};
use crate::scenario::{Degree, Feasibility};

/// What can cap a card as it stands, heard or not.
pub(crate) struct CardLevels {
    /// In the order of the semantics: own level, options, providers, limits.
    bounds: Vec<Bound>,
    /// The lowest level among the bounds heard.
    pub(crate) level: Feasibility,
}

/// One thing that says how feasible a card is at most.
#[derive(Clone, Copy)]
pub(crate) struct Bound {
    pub(crate) level: Feasibility,
    pub(crate) by: BoundSource,
}

/// What bounds a card.
#[derive(Clone, Copy)]
pub(crate) enum BoundSource {
    Element,
    Option(SettingIx, OptionIx),
    NobodyProvides,
    Willingness(RuleIx, ActorIx),
    Limit(RuleIx),
}

impl BoundSource {
    /// The rule it comes from, if it comes from one.
    pub(crate) fn rule(self) -> Option<RuleIx> {
        match self {
            Self::Element | Self::Option(..) | Self::NobodyProvides => None,
            Self::Willingness(rule, _) | Self::Limit(rule) => Some(rule),
        }
    }

    /// Whether it is heard: ratings of elements and options always are.
    fn heard(self, model: &Model, hearing: Hearing) -> bool {
        self.rule().is_none_or(|rule| model.rules[rule].heard(hearing))
    }

    /// Whether one of its claims is this voice's.
    fn said_by(self, model: &Model, element: &CompiledElement, voice: VoiceIx) -> bool {
        let rating = match self {
            Self::Element => element.content.rating.as_ref(),
            Self::Option(setting, option) => element.settings[setting].options[option].content.rating.as_ref(),
            Self::NobodyProvides => None,
            Self::Willingness(rule, _) | Self::Limit(rule) => return model.rules[rule].voices.contains(voice),
        };
        rating.is_some_and(|rating| rating.voices.contains(voice))
    }
}

/// The bounds of every card, in board order.
pub(crate) fn levels(model: &Model, board: &Board, truth: &Truth, open: &Open) -> Vec<CardLevels> {
    board.cards().iter().map(|card| CardLevels::of(model, card, truth, open)).collect()
}

impl CardLevels {
    fn of(model: &Model, card: &Placed, truth: &Truth, open: &Open) -> Self {
        let element = &model.elements[card.element];
        let mut bounds = own_bounds(element, &card.options);
        if card.by.is_empty() && !element.providers.is_empty() {
            bounds.push(Bound { level: Feasibility::RuledOut, by: BoundSource::NobodyProvides });
        }
        let speaks = |rule: RuleIx| open.dated[rule] && truth.binds(model.rules[rule].binds_when);
        for actor in &card.named {
            for willing in element.willing.iter().filter(|willing| willing.actor == *actor) {
                if speaks(willing.rule) && willing.speaks_of(&card.options) {
                    let by = BoundSource::Willingness(willing.rule, *actor);
                    bounds.push(Bound { level: willing.level, by });
                }
            }
        }
        for rule in &element.limits {
            if let Body::Limit { on, when, cap } = model.rules[*rule].body
                && speaks(*rule)
                && truth.binds(when)
                && model.patterns[on].matches(model, card)
            {
                bounds.push(Bound { level: cap, by: BoundSource::Limit(*rule) });
            }
        }
        let mut levels = Self { bounds, level: Feasibility::Ready };
        levels.level = levels.lowest(model, open.hearing);
        levels
    }

    fn lowest(&self, model: &Model, hearing: Hearing) -> Feasibility {
        self.heard(model, hearing).map(|bound| bound.level).min().unwrap_or(Feasibility::Ready)
    }

    /// The bounds heard, in the order of the semantics.
    pub(crate) fn heard(&self, model: &Model, hearing: Hearing) -> impl Iterator<Item = Bound> {
        self.bounds.iter().copied().filter(move |bound| bound.by.heard(model, hearing))
    }

    /// What single voices give the card; `None` if no voice speaks of it.
    fn spread(&self, model: &Model, element: &CompiledElement) -> Option<Spread> {
        let mut voices = Vec::new();
        for (voice, id) in model.voices.entries().take(model.sourced) {
            // What is a voice's own is heard when it is heard alone.
            if self.bounds.iter().any(|bound| bound.by.said_by(model, element, voice)) {
                voices.push((id.clone(), self.lowest(model, Hearing::One(Some(voice)))));
            }
        }
        (!voices.is_empty()).then_some(Spread { voices })
    }

    /// What the screen is told of the card.
    pub(crate) fn assessment(&self, model: &Model, card: &Placed, hearing: Hearing) -> CardAssessment {
        let element = &model.elements[card.element];
        let heard: Vec<Bound> = self.heard(model, hearing).collect();
        let known = |actor: &ActorIx| {
            heard.iter().any(|bound| matches!(bound.by, BoundSource::Willingness(_, who) if who == *actor))
        };
        let unknown = card.named.iter().filter(|actor| !known(actor));
        let mut caps: Vec<Cap> = heard.iter().map(|bound| bound.cap(model, element)).collect();
        caps.sort_by_key(|cap| cap.level);
        CardAssessment {
            element: element.id.clone(),
            level: self.level,
            certainty: super::Certainty::Known,
            caps,
            spread: match hearing {
                Hearing::Everyone => self.spread(model, element),
                Hearing::One(_) => None,
            },
            unknown: unknown.map(|actor| model.actors[*actor].clone()).collect(),
            gives: model
                .functions
                .entries()
                .map(|(function, id)| (id.clone(), element.gives(&card.options, function)))
                .filter(|(_, degree)| *degree > Degree::default())
                .collect(),
        }
    }
}

/// The levels of the element and of the options chosen.
fn own_bounds(element: &CompiledElement, options: &[OptionIx]) -> Vec<Bound> {
    let sources = std::iter::once(BoundSource::Element).chain(
        options.iter().enumerate().map(|(setting, option)| BoundSource::Option(SettingIx::new(setting), *option)),
    );
    let rated = element.contents(options).zip(sources);
    rated.filter_map(|(content, by)| content.rating.as_ref().map(|rating| Bound { level: rating.level, by })).collect()
}

impl Bound {
    fn cap(self, model: &Model, element: &CompiledElement) -> Cap {
        let by = match self.by {
            BoundSource::Element => CapSource::Element,
            BoundSource::Option(setting, option) => {
                let setting = &element.settings[setting];
                CapSource::Option(setting.id.clone(), setting.options[option].id.clone())
            }
            BoundSource::NobodyProvides => CapSource::NobodyProvides,
            BoundSource::Willingness(rule, actor) => {
                CapSource::Willingness { rule: model.rules[rule].id.clone(), actor: model.actors[actor].clone() }
            }
            BoundSource::Limit(rule) => CapSource::Limit(model.rules[rule].id.clone()),
        };
        Cap { level: self.level, by }
    }
}

/// What the package gives in practice, by function.
pub(crate) fn in_practice(model: &Model, board: &Board, levels: &[CardLevels]) -> Table<FunctionIx, Degree> {
    let lesser = |function, card: &Placed, levels: &CardLevels| practice(model, card, levels, function);
    model
        .functions
        .entries()
        .map(|(function, _)| {
            let cards = board.cards().iter().zip(levels);
            cards.map(|(card, levels)| lesser(function, card, levels)).max().unwrap_or_default()
        })
        .collect()
}

/// The lesser of what a card gives and how feasible it is.
pub(crate) fn practice(model: &Model, card: &Placed, levels: &CardLevels, function: FunctionIx) -> Degree {
    model.elements[card.element].gives(&card.options, function).min(Degree(levels.level.number()))
}
