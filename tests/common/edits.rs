//! Edits of the board and the room, at random.

use guarantee_board::assess::can_hold;
use guarantee_board::ballot::SeatVotes;
use guarantee_board::scenario::{Argument, ElementId, Feasibility, Firmness, Hold, Pin, PointKind, Scenario, VoiceId};
use guarantee_board::workshop::{Edit, NoteOn, RoomEdit, RoundEdit};
use proptest::prelude::*;

/// An edit made of numbers, so that it fits any scenario; some name things that are not there.
pub fn edit(scenario: &Scenario, (kind, a, b, c): (u8, usize, usize, usize)) -> Edit {
    let element = &scenario.elements[a % scenario.elements.len()];
    let id = element.id.clone();
    let phase = scenario.phases[b % scenario.phases.len()].id.clone();
    let actor = &scenario.actors[b % scenario.actors.len()].id;
    match kind % 20 {
        0 | 1 => Edit::AddCard { element: id, phase },
        2 => Edit::RemoveCard(id),
        3 => Edit::MoveCard { element: id, phase },
        4 => {
            let provider = element.providers.get(b % element.providers.len().max(1)).unwrap_or(actor);
            Edit::SetProvider { element: id, actor: provider.clone(), provides: c % 2 == 0 }
        }
        5 | 6 => match element.settings.get(b % element.settings.len().max(1)) {
            Some(setting) => Edit::SetOption {
                element: id,
                setting: setting.id.clone(),
                option: setting.options[c % setting.options.len()].id.clone(),
            },
            None => Edit::SetOption { element: id, setting: "none".into(), option: "none".into() },
        },
        7 => Edit::SwitchRule {
            rule: scenario.rules().nth(a % scenario.rules().count()).expect("in range").id().clone(),
            on: c % 2 == 0,
        },
        8 => Edit::NewPackage(["Another way", "", "Ще один пакет", "a/b \\ c"][a % 4].to_owned()),
        9 if c % 2 == 0 => Edit::DuplicatePackage,
        9 => Edit::Adopt(Box::new(scenario.packages[a % scenario.packages.len()].clone())),
        10 => Edit::RenamePackage(["Renamed", "  ", "Renamed again"][a % 3].to_owned()),
        11 | 12 => {
            let setting = element.settings.get(b % element.settings.len().max(1));
            let pin = match (c % 5, setting, element.providers.get(b % element.providers.len().max(1))) {
                (0, Some(setting), _) => {
                    Pin::Option(id, setting.id.clone(), setting.options[c % setting.options.len()].id.clone())
                }
                (1, _, Some(actor)) => Pin::Provider(id, actor.clone()),
                (2, ..) => Pin::Phase(id, phase),
                (3, ..) => Pin::Absent(id),
                _ => Pin::Card(id),
            };
            if a % 3 == 0 { Edit::Unpin(pin) } else { Edit::Pin(pin) }
        }
        13 => Edit::Release { element: id, released: c % 2 == 0 },
        14 => match a % 3 {
            0 => Edit::SetBinding([Firmness::Absolute, Firmness::Firm, Firmness::Disputed][c % 3]),
            1 => Edit::SetAtLeast(Feasibility::ALL[c % 5]),
            _ => Edit::SetUnknown(Feasibility::ALL[c % 5]),
        },
        15 if c % 3 == 0 => Edit::ClearBoard,
        15 => Edit::DeletePackage,
        16 => {
            let rule = scenario.rules().nth(b % scenario.rules().count()).expect("in range").id().clone();
            let round = scenario.rounds.get(b % scenario.rounds.len().max(1)).map(|round| round.id.clone());
            let round = NoteOn::Round(round.unwrap_or_else(|| "round-9".into()));
            let on = [NoteOn::Board, NoteOn::Card(id), NoteOn::Rule(rule), round][a % 4].clone();
            Edit::Note { on, text: ["", "Ask first", "Питання\nна потім"][c % 3].to_owned() }
        }
        17 => {
            let pin = scenario.acceptable.pins.get(a % scenario.acceptable.pins.len().max(1));
            let pin = pin.cloned().unwrap_or(Pin::Card(id));
            let at = jiff::civil::date(2025, 8, 28).at(14, (c % 60) as i8, 0, 0);
            Edit::Agree { pin, by: ["", "All", "Anna"][b % 3].to_owned(), at }
        }
        18 if !scenario.rounds.is_empty() => {
            let round = scenario.rounds[a % scenario.rounds.len()].id.clone();
            Edit::Round { round, edit: round_edit((b, c)) }
        }
        _ => Edit::Room(room_edit(scenario, id, (a, b, c))),
    }
}

/// A correction of a closed round.
fn round_edit((b, c): (usize, usize)) -> RoundEdit {
    let argument = Argument {
        who: ["", " ", "Anna"][c % 3].to_owned(),
        says: ["", "First\nthis", "Спершу\tце"][b % 3].to_owned(),
    };
    match c % 5 {
        0 => RoundEdit::Name(["", "First round", "a\nb"][b % 3].to_owned()),
        1 => RoundEdit::AddArgument(argument),
        2 | 3 => RoundEdit::SetArgument(b % 4, argument),
        _ => RoundEdit::RemoveArgument(b % 4),
    }
}

/// Something that is done about the room.
fn room_edit(scenario: &Scenario, element: ElementId, (a, b, c): (usize, usize, usize)) -> RoomEdit {
    let seat = scenario.seats.get(b % scenario.seats.len().max(1)).map(|seat| seat.id.clone());
    let seat = seat.unwrap_or_else(|| "seat-9".into());
    let place = b % scenario.points.len().max(1);
    match a % 11 {
        0 | 1 => RoomEdit::AddSeat(["", "Anna"][c % 2].to_owned()),
        2 => RoomEdit::NameSeat(seat, ["", "Boris", "Бо\tрис", " "][c % 4].to_owned()),
        3 => RoomEdit::RemoveSeat(seat),
        4 | 5 => RoomEdit::JudgeCard(seat, element, Feasibility::ALL.get(c % 6).copied()),
        6 => {
            let rule = scenario.positions[c % scenario.positions.len()].id.clone();
            RoomEdit::JudgePosition(seat, rule, Hold::ALL.get(b % 4).copied())
        }
        7 if c % 3 == 0 => RoomEdit::ClearVotes,
        7 => RoomEdit::Reveal(c % 2 == 0),
        8 => RoomEdit::AddPoint(PointKind::ALL[c % 3]),
        9 if c % 2 == 0 => RoomEdit::SetPoint(place, ["", "Who pays?", "хто\nплатить", "\n "][c / 2 % 4].to_owned()),
        9 => RoomEdit::SetPointKind(place, PointKind::ALL[c % 3]),
        _ if c % 2 == 0 => RoomEdit::CastBallots(vec![cast(scenario, seat, c)]),
        _ => RoomEdit::RemovePoint(place),
    }
}

/// What a seat answers to everything that can be asked, from elsewhere.
fn cast(scenario: &Scenario, seat: VoiceId, c: usize) -> SeatVotes {
    let cards = scenario.current_package().map(|package| package.cards.clone()).unwrap_or_default();
    let rules = scenario.positions.iter().map(|position| position.id.clone());
    let rules = rules.filter(|rule| can_hold(scenario, rule));
    SeatVotes {
        seat,
        cards: cards.into_iter().zip(c..).map(|(card, c)| (card, Feasibility::ALL.get(c % 6).copied())).collect(),
        positions: rules.zip(c..).map(|(rule, c)| (rule, Hold::ALL.get(c % 4).copied())).collect(),
    }
}

/// What an edit is made of.
pub type Numbers = (u8, usize, usize, usize);

/// What several are made of.
pub fn numbers() -> impl Strategy<Value = Vec<Numbers>> {
    prop::collection::vec((0..20u8, 0..1000usize, 0..1000usize, 0..1000usize), 1..60)
}
