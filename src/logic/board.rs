//! A package in index form: what is on the board.

use super::index::{ActorIx, ChoiceIx, ElementIx, OptionIx, PhaseIx, Set, Table};
use super::model::{CompiledElement, Model};
use crate::scenario::{Card, Choices, Package};

/// What is on the board: the cards in the order of the package, then the frame in the order of the scenario.
/// This is the *board order*.
///
/// What the scenario does not have is left out: cards of unknown elements, further cards of the same element, cards
/// of frame elements, providers the element does not allow, unknown settings and options (the default holds), an
/// unknown phase (the card then has none).
pub(crate) struct Board {
    /// Cards, then frame.
    pub(crate) all: Vec<Placed>,
    /// How many of them are cards.
    cards: usize,
    /// Where each element stands in `all`.
    places: Table<ElementIx, Option<u32>>,
    /// All that is chosen.
    pub(crate) chosen: Set<ChoiceIx>,
}

/// A card or frame element on the board.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    pub(crate) element: ElementIx,
    /// `None` for the frame.
    pub(crate) phase: Option<PhaseIx>,
    /// Its providers in the order in which the card names them, each once.
    pub(crate) named: Vec<ActorIx>,
    /// One option for each setting.
    pub(crate) options: Vec<OptionIx>,
}

impl Board {
    /// Lays out a package.
    pub(crate) fn new(model: &Model, package: &Package) -> Self {
        let mut board =
            Self { all: Vec::new(), cards: 0, places: Table::alike(&model.elements, None), chosen: Set::default() };
        for card in &package.cards {
            let Some(index) = model.lookup.elements.get(&card.element) else { continue };
            let element = &model.elements[*index];
            if !element.frame && board.places[*index].is_none() {
                board.place(element, Placed::card(model, *index, card));
            }
        }
        board.cards = board.all.len();
        for (index, element) in model.elements.entries().filter(|(_, element)| element.frame) {
            let options = options(element, package.frame.get(&element.id));
            board.place(element, Placed { element: index, phase: None, named: Vec::new(), options });
        }
        board
    }

    fn place(&mut self, element: &CompiledElement, placed: Placed) {
        self.chosen.extend(&placed.choices(element).collect());
        self.places[placed.element] = Some(self.all.len() as u32);
        self.all.push(placed);
    }

    /// The cards, in board order.
    pub(crate) fn cards(&self) -> &[Placed] {
        self.all.get(..self.cards).unwrap_or_default()
    }

    /// Where the element stands in board order, if it is on the board.
    pub(crate) fn place_of(&self, element: ElementIx) -> Option<usize> {
        self.places[element].map(|place| place as usize)
    }

    /// The card or frame element, if it is on the board.
    pub(crate) fn placed(&self, element: ElementIx) -> Option<&Placed> {
        self.all.get(self.place_of(element)?)
    }
}

impl Placed {
    fn card(model: &Model, index: ElementIx, card: &Card) -> Self {
        let element = &model.elements[index];
        let mut named = Vec::with_capacity(card.by.len());
        for id in &card.by {
            if let Some(actor) = model.lookup.actors.get(id).copied()
                && element.provider(actor).is_some()
                && !named.contains(&actor)
            {
                named.push(actor);
            }
        }
        let phase = model.lookup.phases.get(&card.phase).copied();
        Self { element: index, phase, named, options: options(element, Some(&card.with)) }
    }

    /// All that is chosen of the element.
    pub(crate) fn choices<'a>(&'a self, element: &'a CompiledElement) -> impl Iterator<Item = ChoiceIx> + 'a {
        let phase = self.phase.and_then(|phase| element.phases.get(phase)).copied();
        let options = element
            .settings
            .iter()
            .zip(&self.options)
            .filter_map(|(setting, option)| setting.options.get(*option).map(|option| option.choice));
        let providers = self.named.iter().filter_map(|actor| element.provider(*actor));
        element.laid.into_iter().chain(phase).chain(options).chain(providers)
    }
}

/// One option for each setting: the one chosen, or the default.
fn options(element: &CompiledElement, choices: Option<&Choices>) -> Vec<OptionIx> {
    let Some(choices) = choices.filter(|choices| !choices.is_empty()) else { return element.defaults() };
    let option = |setting: &super::model::CompiledSetting| {
        let chosen = choices.get(&setting.id)?;
        setting.options.entries().find(|(_, option)| option.id == *chosen).map(|(index, _)| index)
    };
    element.settings.iter().map(|setting| option(setting).unwrap_or(setting.default)).collect()
}
