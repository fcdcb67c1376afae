//! The minutes: what the rounds of a workshop ended with and why, as a document that can be sent round.
//!
//! What stands in the rounds is told, what the scenario says of it, and the points of the group. Names of people and the
//! facilitator's remarks stay where they are unless they are asked for.

use std::collections::BTreeSet;

use super::about;
use super::document::{Block, Document, Figure, Inline, Item, Reference, Section, lines};
use super::html;
use super::markdown::markdown;
use super::picture;
use super::table::{Line, Row, Table};
use crate::assess::{Assessment, Finding, FindingKind, Model, Reading, assess, median, tallies};
use crate::scenario::{
    Argument, Claim, ClaimId, ElementId, Firmness, Package, Pin, PointKind, Round, RuleId, Scenario, Seat, SourceId,
    Tallies, WayKept,
};
use crate::wording::{self, name};

/// What the minutes tell beyond what was decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Telling {
    /// Who argued what and who sits where, by name; who agreed to a pin.
    pub names: bool,
    /// The facilitator's notes on packages and cards.
    pub notes: bool,
}

/// Writes the minutes of a scenario as Markdown: the same bytes for the same scenario.
pub fn minutes(scenario: &Scenario, telling: Telling) -> String {
    markdown(&Minutes::of(scenario, telling, false))
}

/// Writes the minutes of a scenario as one HTML file that needs no other, with a picture of the board of each round:
/// the same bytes for the same scenario.
pub fn html(scenario: &Scenario, telling: Telling) -> String {
    html::html(&Minutes::of(scenario, telling, true))
}

/// What the minutes say of votes that were cast since the last round was closed, as a sentence; `None`, if there are none.
pub fn late_votes(scenario: &Scenario) -> Option<String> {
    let last = scenario.rounds.last();
    if !scenario.votes_revealed {
        let cast = scenario.seats.iter().any(Seat::has_voted);
        return cast.then(|| "The votes are not revealed; only those that rounds have kept are told".to_owned());
    }
    let votes = votes_since(scenario, last)?;
    let any = [votes.cards.len(), votes.positions.len(), votes.changed_cards.len(), votes.changed_positions.len()];
    any.iter().any(|count| *count > 0).then(|| {
        let since = last.map_or_else(String::new, |last| format!(" since {} was closed", wording::quoted(&last.name)));
        format!("The votes cast{since} are told too, counted")
    })
}

/// What the room has voted on the package on the board, as far as the last round does not tell it already; `None`, if the
/// votes are not revealed.
fn votes_since(scenario: &Scenario, last: Option<&Round>) -> Option<Tallies> {
    let package = scenario.current_package().filter(|_| scenario.votes_revealed)?;
    let mut votes = tallies(scenario, package);
    if let Some(last) = last {
        let alike = |element: &ElementId| {
            let cards = package.card(element).zip(last.package.card(element));
            cards.is_some_and(|(now, then)| scenario.stand_alike(now, then))
        };
        votes.cards.retain(|element, levels| last.votes.cards.get(element) != Some(levels) || !alike(element));
        votes.positions.retain(|rule, tally| last.votes.positions.get(rule) != Some(tally));
        let told = &last.votes;
        votes.changed_cards.retain(|card, count| told.changed_cards.get(card) != Some(count) || !alike(card));
        votes.changed_positions.retain(|rule, count| told.changed_positions.get(rule) != Some(count));
    }
    Some(votes)
}

/// The board of a round as it stood, assessed as it was read then, by what the scenario says now.
struct Assessed {
    scenario: Scenario,
    reading: Reading,
    assessment: Assessment,
}

impl Assessed {
    fn of(scenario: &Scenario, round: &Round) -> Option<Self> {
        let mut scenario = scenario.clone();
        scenario.switched_off.clone_from(&round.switched_off);
        scenario.acceptable.unknown = round.unknown;
        let reading = Reading { date: round.as_of, voice: round.voice.clone() };
        let assessment = assess(&Model::new(&scenario).ok()?, &round.package, &reading);
        Some(Self { scenario, reading, assessment })
    }

    /// Whether the scenario still says of the package what the round has kept.
    fn is_as_it_was(&self, round: &Round) -> bool {
        let violates = |finding: &&Finding| matches!(finding.kind, FindingKind::RedLine | FindingKind::Floor);
        let violated = self.assessment.findings.iter().filter(violates).filter_map(|finding| finding.rule.as_ref());
        let violated: BTreeSet<&RuleId> = violated.collect();
        (round.verdict, round.feasibility) == (self.assessment.verdict, self.assessment.feasibility)
            && violated == round.violated.iter().collect()
    }

    /// Why the verdict is what it is.
    fn verdict(&self) -> Block {
        paragraph(format!("{}.", wording::verdict_line(&self.scenario, &self.assessment)))
    }

    /// The board as a picture. Where the verdict is another by now, since the scenario was changed after the round, it
    /// says so.
    fn board(&self, place: usize, round: &Round) -> Block {
        let Self { scenario, reading, assessment } = self;
        let id = format!("board-{}", place + 1);
        let picture = picture::board(scenario, &round.package, assessment, reading, &id);
        let caption = if round.verdict == assessment.verdict {
            String::new()
        } else {
            let (then, now) = (wording::verdict(round.verdict), wording::verdict(assessment.verdict));
            format!(
                "The scenario was changed since the round was closed: the verdict was {then}, and is {now} by what it says now."
            )
        };
        Block::Figure(Box::new(Figure { picture, caption }))
    }
}

/// The minutes as they are made, and the sources named in them so far.
struct Minutes<'a> {
    scenario: &'a Scenario,
    telling: Telling,
    /// Whether the boards are drawn.
    pictures: bool,
    sources: Vec<&'a SourceId>,
}

impl<'a> Minutes<'a> {
    fn of(scenario: &'a Scenario, telling: Telling, pictures: bool) -> Document {
        let mut minutes = Self { scenario, telling, pictures, sources: Vec::new() };
        let mut before: Option<&Round> = None;
        let mut sections = Vec::new();
        for (place, round) in scenario.rounds.iter().enumerate() {
            sections.push(minutes.round(place, round, before));
            before = Some(round);
        }
        sections.extend(minutes.votes_since(before));
        // Whoever was not in the room can see what the board had to go by.
        sections.extend(before.map(|_| about::in_minutes(scenario)));
        Document {
            title: format!("Minutes: {}", scenario.title),
            opening: minutes.opening(),
            sections,
            sources: minutes.references(),
        }
    }

    fn opening(&self) -> Vec<Block> {
        let mut blocks = self.days();
        blocks.extend(list("In the room", self.people()));
        for (kind, heading) in [
            (PointKind::Assumption, "What was taken for granted"),
            (PointKind::Decision, "What was decided"),
            (PointKind::OpenQuestion, "What stayed open"),
        ] {
            let points =
                self.scenario.points.iter().filter(|point| point.kind == kind && !point.says.trim().is_empty());
            blocks.extend(list(heading, points.map(|point| point.says.clone().into()).collect()));
        }
        blocks.extend(list("What is settled", self.settled()));
        blocks
    }

    /// Who sits in the room; without names, how many.
    fn people(&self) -> Vec<Item> {
        let seats = &self.scenario.seats;
        if self.telling.names {
            return seats.iter().map(|seat| name::seat(self.scenario, &seat.id).into_owned().into()).collect();
        }
        let count = (!seats.is_empty()).then(|| wording::count(seats.len(), "seat", "seats").into());
        count.into_iter().collect()
    }

    /// What is pinned, with who has agreed and when.
    fn settled(&self) -> Vec<Item> {
        let acceptable = &self.scenario.acceptable;
        let agreed = |pin: &Pin| {
            let agreement = acceptable.agreement(pin)?;
            let by = if self.telling.names { format!(" by {}", agreement.by) } else { String::new() };
            Some(format!(", agreed{by} on {}", wording::moment(agreement.at)))
        };
        let line = |pin: &Pin| {
            let what = wording::sentence(&wording::pin(self.scenario, pin));
            format!("{what}{}", agreed(pin).unwrap_or_default()).into()
        };
        acceptable.pins.iter().map(line).collect()
    }

    /// When rounds were closed, and all of them in a table.
    fn days(&self) -> Vec<Block> {
        let rounds = &self.scenario.rounds;
        // The earliest and the latest, which a clock that was set back may have put anywhere.
        let days = || rounds.iter().map(|round| round.closed.date());
        let (Some(first), Some(last)) = (days().min(), days().max()) else {
            return vec![paragraph("No round was closed.".to_owned())];
        };
        let days = wording::days(first, last);
        let count = wording::count(rounds.len(), "round was closed", "rounds were closed");
        vec![paragraph(format!("{days}. {}.", wording::sentence(&count))), self.overview()]
    }

    /// All rounds in a table.
    fn overview(&self) -> Block {
        let line = |round: &Round| {
            let cells = vec![
                wording::closed(round),
                round.package.name.clone(),
                wording::verdict(round.verdict).to_owned(),
                round.feasibility.map_or("–", wording::feasibility).to_owned(),
            ];
            Line::Row(Row { label: round.name.clone(), cells, differs: false })
        };
        Block::Table(Table {
            title: String::new(),
            label: "Round".to_owned(),
            columns: ["Closed", "Package", "Verdict", "Weakest card"].map(str::to_owned).into(),
            lines: self.scenario.rounds.iter().map(line).collect(),
        })
    }

    fn round(&mut self, place: usize, round: &'a Round, before: Option<&Round>) -> Section {
        let mut blocks = vec![paragraph(wording::round_line(self.scenario, round))];
        let assessed = Assessed::of(self.scenario, round);
        blocks.extend(assessed.as_ref().filter(|assessed| assessed.is_as_it_was(round)).map(Assessed::verdict));
        if !round.note.is_empty() {
            blocks.push(Block::Paragraph(lines(&round.note)));
        }
        if self.pictures {
            blocks.extend(assessed.map(|assessed| assessed.board(place, round)));
        }
        let argued = round.arguments.iter().map(|argument| self.argument(argument).into());
        blocks.extend(list("What was argued", argued.collect()));
        blocks.extend(list("The package", self.cards(&round.package)));
        blocks.extend(list("Assumptions", self.frame(&round.package)));
        let violated = round.violated.iter().map(|rule| self.violated(rule)).collect();
        blocks.extend(list("Red lines crossed and floors unmet", violated));
        let off = round.switched_off.iter().map(|rule| wording::rule_heading(self.scenario, rule).into());
        blocks.extend(list("Rules switched off", off.collect()));
        blocks.extend(list("What the room voted", self.votes(&round.votes)));
        blocks.extend(list("Ways forward considered", self.ways(round)));
        if self.telling.notes {
            blocks.extend(list("The facilitator’s notes", self.notes(&round.package)));
        }
        if let Some(before) = before {
            let edits = wording::edits(self.scenario, &before.package, &round.package);
            let edits = if edits.is_empty() { vec!["nothing on the board".to_owned()] } else { edits };
            let edits = edits.into_iter().map(Item::from).collect();
            blocks.extend(list(&format!("Changed since {}", before.name), edits));
        }
        Section { title: wording::round_title(round), own_page: true, blocks }
    }

    /// What was voted on the package on the board and is not told of the last round, if it is revealed.
    fn votes_since(&self, last: Option<&Round>) -> Option<Section> {
        let votes = votes_since(self.scenario, last)?;
        let blocks = list("What the room voted on the package on the board", self.votes(&votes));
        let title = last.map_or("Votes".to_owned(), |last| format!("Votes since {}", last.name));
        (!blocks.is_empty()).then_some(Section { title, own_page: false, blocks })
    }

    /// Votes, counted; nobody is named.
    fn votes(&self, votes: &Tallies) -> Vec<Item> {
        let cards = votes.cards.iter().filter_map(|(element, levels)| {
            let tally = wording::card_tally(levels, median(levels)?);
            let said = format!("{}: {tally} ({})", name::element(self.scenario, element), wording::levels(levels));
            Some(said)
        });
        let positions = votes.positions.iter().map(|(rule, tally)| {
            format!("{}: {}", wording::rule_heading(self.scenario, rule), wording::hold_tally(*tally))
        });
        let changed = |what: &str, count: u32| format!("{what}: {}", wording::changed_votes(count as usize));
        let changed_cards = votes.changed_cards.iter();
        let changed_cards = changed_cards.map(|(card, count)| changed(name::element(self.scenario, card), *count));
        let changed_positions = votes.changed_positions.iter();
        let changed_positions =
            changed_positions.map(|(rule, count)| changed(&wording::rule_heading(self.scenario, rule), *count));
        cards.chain(positions).chain(changed_cards).chain(changed_positions).map(Item::from).collect()
    }

    /// The ways forward that the board named, each with what it changes.
    fn ways(&self, round: &Round) -> Vec<Item> {
        let way = |way: &WayKept| {
            let edits = wording::edits(self.scenario, &round.package, &way.from(&round.package));
            format!("{}, then {}", wording::facts(edits), wording::feasibility(way.feasibility)).into()
        };
        round.ways.iter().map(way).collect()
    }

    /// The remarks on a package and on its cards.
    fn notes(&self, package: &Package) -> Vec<Item> {
        let whole = (!package.note.is_empty()).then(|| package.note.clone().into());
        let cards = package.cards.iter().filter(|card| !card.note.is_empty());
        let cards = cards.map(|card| format!("{}: {}", name::element(self.scenario, &card.element), card.note).into());
        whole.into_iter().chain(cards).collect()
    }

    fn argument(&self, argument: &Argument) -> String {
        let nameless = Argument { who: String::new(), says: argument.says.clone() };
        wording::argument(if self.telling.names { argument } else { &nameless })
    }

    /// Cards with when they start, by whom and how.
    fn cards(&self, package: &Package) -> Vec<Item> {
        let card = |element| {
            let line = wording::card_line(self.scenario, package, element);
            let name = name::element(self.scenario, element);
            if line.is_empty() { name.into() } else { format!("{name}: {line}").into() }
        };
        package.cards.iter().map(|placed| card(&placed.element)).collect()
    }

    fn frame(&self, package: &Package) -> Vec<Item> {
        let frame = self.scenario.elements.iter().filter(|element| element.frame);
        let chosen = |id| wording::card_line(self.scenario, package, id);
        frame.map(|element| format!("{}: {}", element.name, chosen(&element.id)).into()).collect()
    }

    /// A position with its firmness, and who says so where.
    fn violated(&mut self, rule: &RuleId) -> Item {
        let scenario = self.scenario;
        let position = scenario.position(rule);
        let firmness: Option<Firmness> = position.and_then(|position| position.firmness);
        let mut text = vec![Inline::Strong(wording::rule_heading(scenario, rule))];
        text.extend(firmness.map(|firmness| Inline::Text(format!(" ({})", wording::firmness(firmness)))));
        let claims = position.map(|position| position.claims.as_slice()).unwrap_or_default();
        Item { text, items: claims.iter().filter_map(|claim| self.claim(claim)).collect() }
    }

    /// "Sergei Lavrov, Russia · 20 Aug 2025 · strong · official statement: …", with the numbers of its sources.
    fn claim(&mut self, id: &ClaimId) -> Option<Item> {
        let claim: &'a Claim = self.scenario.claim(id)?;
        let mut text = vec![Inline::Text(format!("{}: {}", wording::claim_line(self.scenario, claim), claim.says))];
        for source in &claim.sources {
            text.push(Inline::Text(" ".to_owned()));
            text.push(Inline::Source(self.place(source)));
        }
        Some(Item { text, items: Vec::new() })
    }

    /// The place at which a source is listed, from 0.
    fn place(&mut self, source: &'a SourceId) -> usize {
        self.sources.iter().position(|known| *known == source).unwrap_or_else(|| {
            self.sources.push(source);
            self.sources.len() - 1
        })
    }

    fn references(&self) -> Vec<Reference> {
        let reference = |id: &&SourceId| match self.scenario.source(id) {
            Some(source) => Reference { text: wording::source_line(source), link: source.link.clone() },
            None => Reference { text: id.to_string(), link: String::new() },
        };
        self.sources.iter().map(reference).collect()
    }
}

fn paragraph(text: String) -> Block {
    Block::Paragraph(vec![Inline::Text(text)])
}

/// A list under a heading; nothing, where there is nothing in it.
fn list(heading: &str, items: Vec<Item>) -> Vec<Block> {
    if items.is_empty() { Vec::new() } else { vec![Block::Heading(heading.to_owned()), Block::Items(items)] }
}
