//! What elements and their options say of themselves: the one walk through all of it.

use crate::scenario::{ClaimId, Cost, Element, Gift, Rating, Use};

/// What an element or one of its options says of itself.
pub(super) struct Said<'a> {
    pub(super) rating: Option<&'a Rating>,
    pub(super) gives: &'a [Gift],
    pub(super) cost: Option<&'a Cost>,
    pub(super) uses: &'a [Use],
}

/// What an element says of itself, then what each of its options does.
pub(super) fn said(element: &Element) -> impl Iterator<Item = Said<'_>> {
    let Element { feasibility, gives, cost, uses, settings, .. } = element;
    let own = Said { rating: feasibility.as_ref(), gives, cost: cost.as_ref(), uses };
    let options = settings.iter().flat_map(|setting| &setting.options).map(|option| Said {
        rating: option.feasibility.as_ref(),
        gives: &option.gives,
        cost: option.cost.as_ref(),
        uses: &option.uses,
    });
    std::iter::once(own).chain(options)
}

/// The claims that an element cites, for itself and for what it and its options say; some more than once.
pub(super) fn cited(element: &Element) -> impl Iterator<Item = &ClaimId> {
    let said = said(element).flat_map(|said| {
        let rating = said.rating.into_iter().flat_map(|rating| &rating.claims);
        let gives = said.gives.iter().flat_map(|gift| &gift.claims);
        let cost = said.cost.into_iter().flat_map(|cost| &cost.claims);
        let uses = said.uses.iter().flat_map(|used| &used.claims);
        rating.chain(gives).chain(cost).chain(uses)
    });
    element.claims.iter().chain(said)
}
