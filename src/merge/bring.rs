//! Bringing in what a group has made of its own copy of the scenario.
//!
//! What comes is added under the group's name, after what is there. Ids and names are made from the group's name alone, so
//! that several groups can come in any order, and what came before is known again.

use std::sync::Arc;

use thiserror::Error;

use super::brought::{Brought, LeftOut};
use crate::scenario::check::{Flaw, MAX_ID, MAX_TEXT, Path, Step, check};
use crate::scenario::{ItemKind, Package, PackageId, Point, Round, Scenario, Seat, VoiceId, made_id, one_line};
use crate::wording::{self, name};

/// Another copy of the scenario, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupCopy {
    /// The group's name, under which everything comes in.
    pub group: String,
    /// What the group has made of the scenario.
    pub scenario: Arc<Scenario>,
}

/// Why nothing can come in.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refused {
    /// The group has no name.
    #[error("A group needs a name")]
    NoName,
    /// None of the elements is the same.
    #[error("“{theirs}” is another scenario than “{ours}”: they have no element in common")]
    Another {
        /// The title of the scenario here.
        ours: String,
        /// The title of the other one.
        theirs: String,
    },
    /// A list would be too long.
    #[error("{0}")]
    TooMuch(String),
}

/// The longest name of a group, in characters; the rest is left out.
const MAX_GROUP: usize = 40;
/// The longest name that is made from a group's name and another one.
const MAX_NAME: usize = 80;

/// The scenario with what the group has made, and what that is.
///
/// # Errors
/// If the group has no name, or the copy is of another scenario.
pub fn bring_in(scenario: &Scenario, copy: &GroupCopy) -> Result<(Scenario, Brought), Refused> {
    if is_another(scenario, &copy.scenario) {
        let title = |scenario: &Scenario| scenario.title.clone();
        return Err(Refused::Another { ours: title(scenario), theirs: title(&copy.scenario) });
    }
    let group: String = one_line(&copy.group).chars().take(MAX_GROUP).collect();
    let group = group.trim();
    if group.is_empty() {
        return Err(Refused::NoName);
    }
    let slug: String = made_id(group, "group", |_| false).chars().take(MAX_GROUP).collect();
    let mut arrival = Arrival {
        here: scenario.clone(),
        from: Scenario::clone(&copy.scenario),
        group,
        slug: slug.trim_end_matches('-').to_owned(),
        brought: Brought::default(),
    };
    // Seats first, which rounds may name, and packages before rounds, which name theirs.
    arrival.seats();
    arrival.packages();
    arrival.rounds();
    arrival.points();
    arrival.leave_out(scenario)?;
    let Arrival { here, mut brought, .. } = arrival;
    let new = |all: usize, before: usize| all.saturating_sub(before);
    brought.packages = here.packages.iter().skip(scenario.packages.len()).map(|one| one.id.clone()).collect();
    brought.rounds = here.rounds.iter().skip(scenario.rounds.len()).map(|one| one.id.clone()).collect();
    brought.seats = here.seats.iter().skip(scenario.seats.len()).map(|one| one.id.clone()).collect();
    brought.voted = here.seats.iter().skip(scenario.seats.len()).filter(|seat| seat.has_voted()).count();
    brought.points = new(here.points.len(), scenario.points.len());
    Ok((here, brought))
}

/// Whether another scenario looks like a copy of this one: they have an element in common.
pub fn is_copy(scenario: &Scenario, other: &Scenario) -> bool {
    scenario.elements.iter().any(|element| other.element(&element.id).is_some())
}

/// Whether two scenarios have nothing to do with each other.
fn is_another(one: &Scenario, other: &Scenario) -> bool {
    !one.elements.is_empty() && !other.elements.is_empty() && !is_copy(one, other)
}

struct Arrival<'g> {
    here: Scenario,
    from: Scenario,
    group: &'g str,
    /// What ids begin with.
    slug: String,
    brought: Brought,
}

/// What stands under an id.
enum Found {
    Nothing,
    TheSame,
    SomethingElse,
}

/// Where something comes.
struct Place {
    id: String,
    name: String,
    /// It is there already.
    known: bool,
}

impl Arrival<'_> {
    /// Where a thing of this id and name comes: where it is already, or else under the group's name. Something of the
    /// group that has another form by now is numbered.
    fn place(&self, id: &str, name: &str, look: impl Fn(&str, &str) -> Found) -> Place {
        let stem: String = format!("{}-{id}", self.slug).chars().take(MAX_ID - "-9999".len()).collect();
        let numbered = (2..).map(|number: usize| (format!("{stem}-{number}"), self.named(name, Some(number))));
        let own = std::iter::once((stem.clone(), self.named(name, None))).chain(numbered);
        if matches!(look(id, name), Found::TheSame) {
            return Place { id: id.to_owned(), name: name.to_owned(), known: true };
        }
        for (id, name) in own {
            match look(&id, &name) {
                Found::TheSame => return Place { id, name, known: true },
                Found::Nothing => return Place { id, name, known: false },
                Found::SomethingElse => {}
            }
        }
        // Never reached: there are more numbers than things.
        Place { id: stem, name: name.to_owned(), known: true }
    }

    /// A name with the group's behind it.
    fn named(&self, name: &str, number: Option<usize>) -> String {
        let group = match number {
            Some(number) => format!(" ({} {number})", self.group),
            None => format!(" ({})", self.group),
        };
        let room = MAX_NAME.saturating_sub(group.chars().count());
        let name: String = name.chars().take(room).collect();
        format!("{}{group}", name.trim_end())
    }

    fn seats(&mut self) {
        // What the group keeps hidden must not be seen here.
        let hide = self.here.votes_revealed && !self.from.votes_revealed;
        let mut ids: Vec<(VoiceId, VoiceId)> = Vec::new();
        for (number, seat) in self.from.seats.clone().into_iter().enumerate() {
            let comes = if hide { Seat::new(seat.id.clone(), seat.name.clone()) } else { seat.clone() };
            let look = |id: &str, name: &str| match self.here.seat(&id.into()) {
                None if self.here.is_taken(ItemKind::Voice, id) => Found::SomethingElse,
                None => Found::Nothing,
                Some(known) => {
                    let under = |seat: &Seat| Seat { id: id.into(), name: name.to_owned(), ..seat.clone() };
                    same(*known == under(&seat) || *known == under(&comes))
                }
            };
            let place = if self.here.seats.contains(&seat) {
                Place { id: seat.id.to_string(), name: seat.name.clone(), known: true }
            } else if seat.name.is_empty() {
                // One without a name is known by its place.
                self.place(seat.id.as_str(), &name::seat_at(number), look)
            } else {
                self.place(seat.id.as_str(), &seat.name, look)
            };
            let id = VoiceId::from(place.id.as_str());
            ids.push((seat.id.clone(), id.clone()));
            self.brought.known += usize::from(place.known);
            if !place.known {
                if comes != seat && !self.brought.left_out.contains(&LeftOut::HiddenVotes) {
                    self.brought.left_out.push(LeftOut::HiddenVotes);
                }
                self.here.seats.push(Seat { id, name: place.name, ..comes });
            }
        }
        for heard in self.from.rounds.iter_mut().filter_map(|round| round.voice.as_mut()) {
            if let Some((_, id)) = ids.iter().find(|(was, _)| was == heard) {
                *heard = id.clone();
            }
        }
    }

    fn packages(&mut self) {
        let mut ids: Vec<(PackageId, PackageId)> = Vec::new();
        let before = self.here.packages.len();
        for package in self.from.packages.clone() {
            let look = |id: &str, name: &str| match self.here.package(&id.into()) {
                None => Found::Nothing,
                Some(known) => {
                    let (id, name) = (known.id.clone(), name.to_owned());
                    // Which package it varies is looked at later: that may be another one here.
                    same(*known == Package { id, name, variant_of: known.variant_of.clone(), ..package.clone() })
                }
            };
            let place = self.place(package.id.as_str(), &package.name, look);
            let id = PackageId::from(place.id.as_str());
            ids.push((package.id.clone(), id.clone()));
            self.brought.known += usize::from(place.known);
            if !place.known {
                self.here.packages.push(Package { id, name: place.name, ..package });
            }
        }
        let follow = |id: &PackageId| ids.iter().find(|(was, _)| was == id).map(|(_, is)| is.clone());
        for package in self.here.packages.iter_mut().skip(before) {
            package.variant_of = package.variant_of.as_ref().and_then(follow);
        }
        // The package that a round comes from may be gone, and must not become one that is here.
        let slug = &self.slug;
        let gone = |id: &PackageId| {
            let id: String = format!("{slug}-{id}").chars().take(MAX_ID).collect();
            PackageId::new(id)
        };
        for round in &mut self.from.rounds {
            let Package { id, variant_of, .. } = &mut round.package;
            *id = follow(id).unwrap_or_else(|| gone(id));
            if let Some(origin) = variant_of {
                *origin = follow(origin).unwrap_or_else(|| gone(origin));
            }
        }
    }

    fn rounds(&mut self) {
        for round in self.from.rounds.clone() {
            let look = |id: &str, name: &str| match self.here.round(&id.into()) {
                None => Found::Nothing,
                Some(known) => {
                    let (id, name) = (known.id.clone(), name.to_owned());
                    let Package { id: of, variant_of, .. } = known.package.clone();
                    let package = Package { id: of, variant_of, ..round.package.clone() };
                    same(*known == Round { id, name, package, ..round.clone() })
                }
            };
            let place = self.place(round.id.as_str(), &round.name, look);
            self.brought.known += usize::from(place.known);
            if !place.known {
                self.here.rounds.push(Round { id: place.id.as_str().into(), name: place.name, ..round });
            }
        }
    }

    fn points(&mut self) {
        for point in std::mem::take(&mut self.from.points) {
            let says: String = format!("{}: {}", self.group, point.says).chars().take(MAX_TEXT).collect();
            let own = Point { says, ..point.clone() };
            let known = [&point, &own].into_iter().any(|point| self.here.points.contains(point));
            self.brought.known += usize::from(known);
            if !known && !point.says.trim().is_empty() {
                self.here.points.push(own);
            }
        }
    }

    /// Takes out again what would not be sound here: what names an element, an option, an actor or a rule that is not here.
    fn leave_out(&mut self, before: &Scenario) -> Result<(), Refused> {
        loop {
            let flaws = check(&self.here);
            let Some(first) = flaws.first() else { return Ok(()) };
            let mut gone = Gone::default();
            flaws.iter().for_each(|flaw| gone.note(flaw, before));
            if gone.is_empty() {
                return Err(Refused::TooMuch(wording::sentence(&first.message)));
            }
            self.take_out(&gone);
        }
    }

    fn take_out(&mut self, gone: &Gone) {
        for (place, why) in gone.packages.iter().rev() {
            let package = self.here.packages.remove(*place);
            self.brought.left_out.push(LeftOut::Package(package.name, why.clone()));
            for other in &mut self.here.packages {
                other.variant_of.take_if(|origin| *origin == package.id);
            }
        }
        for (place, why) in gone.rounds.iter().rev() {
            let round = self.here.rounds.remove(*place);
            self.brought.left_out.push(LeftOut::Round(round.name, why.clone()));
        }
        let mut seats: Vec<usize> = gone.votes.iter().map(|(seat, _)| *seat).collect();
        seats.dedup();
        for place in seats {
            let Some(seat) = self.here.seats.get_mut(place) else { continue };
            let votes = || gone.votes.iter().filter(|(seat, _)| *seat == place).map(|(_, vote)| vote);
            if votes().any(|vote| *vote == Vote::Earlier) {
                seat.revealed = None;
            }
            let all = seat.cards.len() + seat.positions.len();
            let mut number = 0..;
            seat.cards.retain(|_| number.next().is_none_or(|at| votes().all(|vote| *vote != Vote::Card(at))));
            seat.positions.retain(|rule, _| votes().all(|vote| *vote != Vote::Position(rule.to_string())));
            let lost = all - seat.cards.len() - seat.positions.len();
            if lost > 0 {
                self.brought.left_out.push(LeftOut::Votes(seat.name.clone(), lost));
            }
        }
    }
}

fn same(same: bool) -> Found {
    if same { Found::TheSame } else { Found::SomethingElse }
}

/// A vote by its place.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Vote {
    Card(usize),
    Position(String),
    /// One of those that it had cast before it changed them: what was changed is then no longer told.
    Earlier,
}

/// What has to go, each by its place, in order.
#[derive(Default)]
struct Gone {
    packages: Vec<(usize, String)>,
    rounds: Vec<(usize, String)>,
    votes: Vec<(usize, Vote)>,
}

impl Gone {
    fn is_empty(&self) -> bool {
        self.packages.is_empty() && self.rounds.is_empty() && self.votes.is_empty()
    }

    /// Notes what has a flaw, if it has come in.
    fn note(&mut self, flaw: &Flaw, before: &Scenario) {
        let Flaw { path: Path(steps), message, help, .. } = flaw;
        let why = match help {
            Some(help) => format!("{message} ({help})"),
            None => message.clone(),
        };
        let once = |list: &mut Vec<(usize, String)>, place: usize| {
            if list.last().is_none_or(|(last, _)| *last != place) {
                list.push((place, why.clone()));
            }
        };
        match steps.as_slice() {
            [Step::Field("packages"), Step::Named(place, _), ..] if *place >= before.packages.len() => {
                once(&mut self.packages, *place);
            }
            [Step::Field("rounds"), Step::Named(place, _), ..] if *place >= before.rounds.len() => {
                once(&mut self.rounds, *place);
            }
            [Step::Field("seats"), Step::Named(seat, _), Step::Field("cards"), Step::Item(place), ..]
                if *seat >= before.seats.len() =>
            {
                self.votes.push((*seat, Vote::Card(*place)));
            }
            [Step::Field("seats"), Step::Named(seat, _), Step::Field("revealed"), ..]
                if *seat >= before.seats.len() =>
            {
                self.votes.push((*seat, Vote::Earlier));
            }
            [
                Step::Field("seats"),
                Step::Named(seat, _),
                Step::Field("positions"),
                Step::Key(rule) | Step::KeyItself(rule),
                ..,
            ] if *seat >= before.seats.len() => self.votes.push((*seat, Vote::Position(rule.clone()))),
            _ => {}
        }
    }
}
