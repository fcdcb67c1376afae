//! Every place of a scenario that refers to something by id, in one walk: what is renamed is followed there, and what is
//! gone is taken out there.

use indexmap::IndexMap;

use super::{
    Acceptable, ActorId, Capacity, Card, CardVote, CategoryId, Choices, ClaimId, Condition, ConditionId, Cost, Element,
    ElementId, FunctionId, Gift, GroupId, Hold, OptionId, Package, PackageId, PartyId, Pattern, PhaseId, Pin, Position,
    Provision, Rating, ResourceId, Round, RuleId, Scenario, Seat, SettingId, SourceId, Tag, Use, VoiceId,
};

/// A reference, which may be changed in place.
#[derive(Debug)]
pub enum Mention<'m> {
    /// To a source.
    Source(&'m mut SourceId),
    /// To a voice or a seat.
    Voice(&'m mut VoiceId),
    /// To a claim.
    Claim(&'m mut ClaimId),
    /// To a group.
    Group(&'m mut GroupId),
    /// To an actor.
    Actor(&'m mut ActorId),
    /// To an actor who provides a card of the element.
    Provider(&'m ElementId, &'m mut ActorId),
    /// To an actor or a group.
    Party(&'m mut PartyId),
    /// To a phase.
    Phase(&'m mut PhaseId),
    /// To a function.
    Function(&'m mut FunctionId),
    /// To a resource.
    Resource(&'m mut ResourceId),
    /// To a category.
    Category(&'m mut CategoryId),
    /// To an element of whatever kind.
    Element(&'m mut ElementId),
    /// To an element that a party would provide.
    Offered(&'m PartyId, &'m mut ElementId),
    /// To an element that a card can be of.
    Card(&'m mut ElementId),
    /// To an element of the frame.
    Frame(&'m mut ElementId),
    /// To a named condition.
    Condition(&'m mut ConditionId),
    /// To a rule.
    Rule(&'m mut RuleId),
    /// To a package.
    Package(&'m mut PackageId),
    /// To a tag that a pattern asks for.
    Tag(&'m mut Tag),
    /// To an option chosen for an element, or to its default.
    Choice(&'m ElementId, &'m mut SettingId, &'m mut OptionId),
    /// To an option that a pattern asks for, of these elements (any, if none is named) that carry these tags.
    Asked(&'m [ElementId], &'m [Tag], &'m mut SettingId, &'m mut OptionId),
}

/// Looks at a reference, which it may change; whether it is to stay.
///
/// Where one does not stay, it is taken out of its list; what cannot be without it goes with it: a card without its
/// element, an element without its category, a position without its holder, a vote without all of the card that it
/// judged. A pattern that loses all it may match in one part matches nothing, so that what can never be crossed, met or
/// hold goes too.
pub type Mentions<'a> = &'a mut dyn FnMut(Mention<'_>) -> bool;

impl Scenario {
    /// Walks through all references.
    pub fn mentions(&mut self, look: Mentions<'_>) {
        self.living_mentions(look);
        self.rounds.iter_mut().for_each(|one| round(one, look));
    }

    /// The same without those of rounds, which keep what was.
    pub fn living_mentions(&mut self, look: Mentions<'_>) {
        for one in &mut self.claims {
            one.voice.take_if(|voice| !look(Mention::Voice(voice)));
            one.sources.retain_mut(|id| look(Mention::Source(id)));
        }
        for actor in &mut self.actors {
            actor.groups.retain_mut(|id| look(Mention::Group(id)));
        }
        for resource in &mut self.resources {
            resource.capacities.retain_mut(|Capacity { actor, claims: cited, .. }| {
                claims(cited, look);
                look(Mention::Actor(actor))
            });
        }
        self.elements.retain_mut(|one| element(one, look));
        for named in &mut self.conditions {
            if let Some(always) = condition(&mut named.holds_when, look) {
                named.holds_when = constant(always);
            }
        }
        self.rule_mentions(look);
        acceptable(&mut self.acceptable, look);
        for one in &mut self.packages {
            one.variant_of.take_if(|id| !look(Mention::Package(id)));
            board(&mut one.frame, &mut one.cards, look);
        }
        // Without packages there is nothing to be on the board.
        if let Some(first) = self.packages.first()
            && !look(Mention::Package(&mut self.current))
        {
            self.current = first.id.clone();
        }
        self.seats.iter_mut().for_each(|one| seat(one, look));
    }

    fn rule_mentions(&mut self, look: Mentions<'_>) {
        self.positions.retain_mut(|rule| {
            let stays = position(rule, look);
            claims(&mut rule.claims, look);
            claims(&mut rule.counter_claims, look);
            let binds = binds(&mut rule.binds_when, look);
            let says = rule.provides.as_mut().map(|offer| settle(offer, &mut rule.binds_when, binds));
            says.unwrap_or(binds) && stays
        });
        self.limits.retain_mut(|rule| {
            claims(&mut rule.claims, look);
            claims(&mut rule.counter_claims, look);
            let matches = pattern(&mut rule.on, look);
            let holds = binds(&mut rule.when, look);
            binds(&mut rule.binds_when, look) && matches && holds
        });
        self.contradictions.retain_mut(|rule| {
            claims(&mut rule.claims, look);
            claims(&mut rule.counter_claims, look);
            let stays = condition(&mut rule.when, look).is_none();
            binds(&mut rule.binds_when, look) && stays
        });
        self.cautions.retain_mut(|rule| {
            claims(&mut rule.claims, look);
            claims(&mut rule.counter_claims, look);
            let stays = condition(&mut rule.when, look).is_none();
            binds(&mut rule.binds_when, look) && stays
        });
        self.switched_off.retain_mut(|id| look(Mention::Rule(id)));
    }
}

/// The condition that always holds, or never.
fn constant(always: bool) -> Condition {
    if always { Condition::All(Vec::new()) } else { Condition::Any(Vec::new()) }
}

fn claims(cited: &mut Vec<ClaimId>, look: Mentions<'_>) {
    cited.retain_mut(|id| look(Mention::Claim(id)));
}

/// Walks through a map, keys included; an entry stays if `keep` says so.
fn rekey<K, V>(map: &mut IndexMap<K, V>, mut keep: impl FnMut(&mut K, &mut V) -> bool)
where
    K: std::hash::Hash + Eq,
{
    let entries = std::mem::take(map).into_iter();
    *map = entries.filter_map(|(mut key, mut value)| keep(&mut key, &mut value).then_some((key, value))).collect();
}

/// Walks through a list of which one part must match; whether it still can.
fn one_of<T>(list: &mut Vec<T>, look: impl FnMut(&mut T) -> bool) -> bool {
    let asked = !list.is_empty();
    list.retain_mut(look);
    !(asked && list.is_empty())
}

fn with(
    elements: &[ElementId],
    tags: &[Tag],
    with: &mut IndexMap<SettingId, Vec<OptionId>>,
    look: Mentions<'_>,
) -> bool {
    let mut all = true;
    rekey(with, |setting, options| {
        let was = setting.clone();
        options.retain_mut(|option| {
            // Each option brings its setting along, whose new name is the same each time.
            let mut named = was.clone();
            let stays = look(Mention::Asked(elements, tags, &mut named, option));
            *setting = named;
            stays
        });
        all &= !options.is_empty();
        true
    });
    all
}

/// Walks through a pattern; whether it can still match something.
fn pattern(pattern: &mut Pattern, look: Mentions<'_>) -> bool {
    let elements = one_of(&mut pattern.elements, |id| look(Mention::Element(id)));
    // Each tag is looked at, whatever became of those before it.
    let lost = pattern.tags.iter_mut().filter_map(|tag| (!look(Mention::Tag(tag))).then_some(())).count();
    let phases = one_of(&mut pattern.phase, |id| look(Mention::Phase(id)));
    let by = one_of(&mut pattern.by, |id| look(Mention::Party(id)));
    let only_by = one_of(&mut pattern.only_by, |id| look(Mention::Party(id)));
    let with = with(&pattern.elements, &pattern.tags, &mut pattern.with, look);
    elements && lost == 0 && phases && by && only_by && with
}

/// Walks through a condition. If what was taken out leaves it always so, or never, it says which.
fn condition(place: &mut Condition, look: Mentions<'_>) -> Option<bool> {
    match place {
        Condition::Card(asked) => (!pattern(asked, look)).then_some(false),
        Condition::Named(id) => (!look(Mention::Condition(id))).then_some(false),
        // Nothing gives a function that is gone.
        Condition::Reaches(function, degree) => (!look(Mention::Function(function))).then_some(degree.0 == 0),
        // Nothing is used of a resource that is gone, nor by cards that there cannot be.
        Condition::Uses { resource, over: _, of } => {
            (!(look(Mention::Resource(resource)) & pattern(of, look))).then_some(false)
        }
        Condition::Costs { what: _, over: _, of } => (!pattern(of, look)).then_some(false),
        Condition::Before(first, then) => (!(pattern(first, look) & pattern(then, look))).then_some(false),
        Condition::Not(part) => condition(part, look).map(|always| !always),
        Condition::All(parts) => {
            let (always, never) = constants(parts, look);
            if never > 0 { Some(false) } else { (always > 0 && parts.is_empty()).then_some(true) }
        }
        Condition::Any(parts) => {
            let (always, never) = constants(parts, look);
            if always > 0 { Some(true) } else { (never > 0 && parts.is_empty()).then_some(false) }
        }
        Condition::AtLeast(least, parts) => {
            let (always, never) = constants(parts, look);
            if always + never == 0 {
                return None;
            }
            *least = least.saturating_sub(always);
            if *least == 0 { Some(true) } else { (*least as usize > parts.len()).then_some(false) }
        }
    }
}

/// Takes the parts out that are always so, or never; how many of each there were.
fn constants(parts: &mut Vec<Condition>, look: Mentions<'_>) -> (u32, u32) {
    let (mut always, mut never) = (0, 0);
    parts.retain_mut(|part| match condition(part, look) {
        None => true,
        Some(true) => {
            always += 1;
            false
        }
        Some(false) => {
            never += 1;
            false
        }
    });
    (always, never)
}

/// Walks through a condition under which something binds; whether it can still bind. What always holds is left out.
fn binds(place: &mut Option<Condition>, look: Mentions<'_>) -> bool {
    match place.as_mut().and_then(|asked| condition(asked, look)) {
        None => true,
        Some(true) => {
            *place = None;
            true
        }
        Some(false) => false,
    }
}

/// Makes a willingness one without a condition, if its condition is met in any case by now, or in none; whether it still
/// says something.
fn settle(offer: &mut Provision, binds_when: &mut Option<Condition>, binds: bool) -> bool {
    match (binds, offer.otherwise) {
        (true, _) if binds_when.is_some() => true,
        (true, _) => {
            offer.otherwise = None;
            true
        }
        (false, Some(level)) => {
            (offer.level, offer.otherwise, *binds_when) = (level, None, None);
            true
        }
        (false, None) => false,
    }
}

/// Walks through what a position asks; whether it can stay.
fn position(position: &mut Position, look: Mentions<'_>) -> bool {
    let mut stays = look(Mention::Party(&mut position.actor));
    for asked in [&mut position.crossed_when, &mut position.met_when].into_iter().flatten() {
        stays &= condition(asked, look).is_none();
    }
    if let Some(Provision { elements, with: options, .. }) = &mut position.provides {
        let holder = &position.actor;
        stays &= one_of(elements, |id| look(Mention::Offered(holder, id)));
        stays &= with(elements, &[], options, look);
    }
    stays
}

fn rating(rating: &mut Option<Rating>, look: Mentions<'_>) {
    rating.iter_mut().for_each(|rating| claims(&mut rating.claims, look));
}

/// Walks through what something gives, costs and uses.
fn means(gives: &mut Vec<Gift>, cost: &mut Option<Cost>, uses: &mut Vec<Use>, look: Mentions<'_>) {
    gives.retain_mut(|gift| {
        claims(&mut gift.claims, look);
        look(Mention::Function(&mut gift.function))
    });
    cost.iter_mut().for_each(|cost| claims(&mut cost.claims, look));
    uses.retain_mut(|used| {
        claims(&mut used.claims, look);
        look(Mention::Resource(&mut used.resource))
    });
}

/// Walks through an element; whether it can stay.
fn element(element: &mut Element, look: Mentions<'_>) -> bool {
    let stays = look(Mention::Category(&mut element.category));
    element.providers.retain_mut(|id| look(Mention::Actor(id)));
    rating(&mut element.feasibility, look);
    means(&mut element.gives, &mut element.cost, &mut element.uses, look);
    element.settings.retain_mut(|setting| {
        for option in &mut setting.options {
            rating(&mut option.feasibility, look);
            means(&mut option.gives, &mut option.cost, &mut option.uses, look);
        }
        let mut of = setting.id.clone();
        look(Mention::Choice(&element.id, &mut of, &mut setting.default))
    });
    claims(&mut element.claims, look);
    stays
}

fn choices(of: &ElementId, choices: &mut Choices, look: Mentions<'_>) {
    rekey(choices, |setting, option| look(Mention::Choice(of, setting, option)));
}

/// Walks through a card; whether it can stay.
fn card(card: &mut Card, look: Mentions<'_>) -> bool {
    let of = card.element.clone();
    let stays = look(Mention::Card(&mut card.element)) & look(Mention::Phase(&mut card.phase));
    card.by.retain_mut(|id| look(Mention::Provider(&of, id)));
    choices(&of, &mut card.with, look);
    stays
}

fn board(frame: &mut IndexMap<ElementId, Choices>, cards: &mut Vec<Card>, look: Mentions<'_>) {
    rekey(frame, |id, chosen| {
        let chose = !chosen.is_empty();
        choices(&id.clone(), chosen, look);
        // One that chose nothing before is none of the walk's business.
        look(Mention::Frame(id)) && !(chose && chosen.is_empty())
    });
    cards.retain_mut(|one| card(one, look));
}

/// Walks through a pin; whether it can stay.
fn pin(pin: &mut Pin, look: Mentions<'_>) -> bool {
    match pin {
        Pin::Card(id) | Pin::Absent(id) => look(Mention::Card(id)),
        Pin::Phase(id, phase) => look(Mention::Card(id)) & look(Mention::Phase(phase)),
        Pin::Option(id, setting, option) => {
            let of = id.clone();
            look(Mention::Card(id)) & look(Mention::Choice(&of, setting, option))
        }
        Pin::Provider(id, actor) => {
            let of = id.clone();
            look(Mention::Card(id)) & look(Mention::Provider(&of, actor))
        }
    }
}

fn acceptable(acceptable: &mut Acceptable, look: Mentions<'_>) {
    acceptable.pins.retain_mut(|one| pin(one, look));
    acceptable.agreed.retain_mut(|agreed| pin(&mut agreed.pin, look));
    acceptable.released.retain_mut(|id| look(Mention::Frame(id)));
}

fn seat(seat: &mut Seat, look: Mentions<'_>) {
    votes(&mut seat.cards, &mut seat.positions, look);
    if let Some(revealed) = &mut seat.revealed {
        votes(&mut revealed.cards, &mut revealed.positions, look);
    }
}

fn votes(cards: &mut Vec<CardVote>, positions: &mut IndexMap<RuleId, Hold>, look: Mentions<'_>) {
    cards.retain_mut(|vote| {
        let parts = |card: &Card| card.by.len() + card.with.len();
        let judged = parts(&vote.card);
        // A vote is about the card as it stood, and says nothing of one that stands otherwise.
        card(&mut vote.card, look) && parts(&vote.card) == judged
    });
    rekey(positions, |id, _| look(Mention::Rule(id)));
}

fn round(round: &mut Round, look: Mentions<'_>) {
    round.voice.take_if(|voice| !look(Mention::Voice(voice)));
    round.switched_off.retain_mut(|id| look(Mention::Rule(id)));
    round.violated.retain_mut(|id| look(Mention::Rule(id)));
    let Package { id, variant_of, frame, cards, .. } = &mut round.package;
    // The package that a round comes from may be gone; it is named all the same.
    look(Mention::Package(id));
    if let Some(origin) = variant_of {
        look(Mention::Package(origin));
    }
    board(frame, cards, look);
    for way in &mut round.ways {
        board(&mut way.frame, &mut way.cards, look);
    }
    rekey(&mut round.votes.cards, |id, _| look(Mention::Card(id)));
    rekey(&mut round.votes.positions, |id, _| look(Mention::Rule(id)));
    rekey(&mut round.votes.changed_cards, |id, _| look(Mention::Card(id)));
    rekey(&mut round.votes.changed_positions, |id, _| look(Mention::Rule(id)));
}
