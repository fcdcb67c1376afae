//! What is said, and whether it counts in a reading (semantics, section 3).

use jiff::civil::Date;

use super::Reading;
use super::formula::{Known, Leaf, Values};
use super::index::{EvidenceIx, Set, Table, VoiceIx};
use super::model::Model;

/// Something that rests on claims: a rule, a level, a gift, a figure.
#[derive(Clone, Debug, Default)]
pub(crate) struct Evidence {
    pub(crate) from: Option<Date>,
    pub(crate) until: Option<Date>,
    pub(crate) switched_off: bool,
    /// When the first of its claims was made; `None`: it cites none.
    pub(crate) said: Option<Date>,
    /// When the first of them that is on the record was.
    pub(crate) recorded: Option<Date>,
    /// The voices that one of its claims belongs to, with the day of the first.
    pub(crate) voices: Vec<(VoiceIx, Date)>,
    /// The seats that say that it holds.
    pub(crate) seats: Set<VoiceIx>,
    pub(crate) kind: EvidenceKind,
}

/// To whom something is heard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum EvidenceKind {
    /// A rule or level: to everyone; to a voice alone, if it is the voice's or on the record.
    #[default]
    Said,
    /// A level that is the judgement of the scenario's authors: to everyone.
    Judgement,
    /// A gift, use, cost or capacity: the same whoever is heard.
    Figure,
    /// A seat's vote: to that seat alone.
    Vote(VoiceIx),
}

/// Why a rule is not in force, whatever is on the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// The group has switched it off.
    SwitchedOff,
    /// It begins after the board date.
    NotYet,
    /// It ended before the board date.
    NoLonger,
    /// All that it rests on was said after the board date.
    SaidLater,
    /// None of its claims is heard.
    NotHeard,
}

/// Who is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hearing {
    Everyone,
    /// One voice and the record; `None`: a voice that the scenario does not have, hence the record alone.
    One(Option<VoiceIx>),
}

impl Evidence {
    /// Why it does not count as of this day, with these heard; `None`: it does.
    pub(crate) fn silence(&self, date: Date, hearing: Hearing) -> Option<Silence> {
        if self.switched_off {
            Some(Silence::SwitchedOff)
        } else if self.from.is_some_and(|from| date < from) {
            Some(Silence::NotYet)
        } else if self.until.is_some_and(|until| until < date) {
            Some(Silence::NoLonger)
        } else if self.said.is_some_and(|said| date < said) {
            Some(Silence::SaidLater)
        } else if !self.heard(date, hearing) {
            Some(Silence::NotHeard)
        } else {
            None
        }
    }

    fn heard(&self, date: Date, hearing: Hearing) -> bool {
        let Hearing::One(voice) = hearing else { return !matches!(self.kind, EvidenceKind::Vote(_)) };
        let supported = voice.is_some_and(|voice| self.seats.contains(voice));
        match self.kind {
            EvidenceKind::Figure => true,
            EvidenceKind::Vote(seat) => voice == Some(seat),
            EvidenceKind::Judgement => supported,
            EvidenceKind::Said => {
                supported
                    || self.recorded.is_some_and(|said| said <= date)
                    || voice.is_some_and(|voice| self.is_said_by(voice, date))
            }
        }
    }

    /// Whether one of its claims, made by then, is this voice's. The authors' judgement is nobody's.
    pub(crate) fn is_said_by(&self, voice: VoiceIx, date: Date) -> bool {
        self.kind == EvidenceKind::Said && self.voices.iter().any(|(known, said)| *known == voice && *said <= date)
    }
}

/// Several readings at once, a bit each: the one that is asked for, then one for each of some voices heard alone.
#[derive(Clone)]
pub(crate) struct Readings {
    /// In which of them each piece of evidence counts.
    evidence: Table<EvidenceIx, u64>,
}

impl Readings {
    /// How many voices can be heard beside the reading itself.
    pub(crate) const VOICES: usize = 63;

    /// The reading, and as many voices heard alone on the same day; at most [`Self::VOICES`].
    pub(crate) fn new(model: &Model, reading: &Reading, voices: &[VoiceIx]) -> Self {
        let alone = voices.iter().take(Self::VOICES).map(|voice| Hearing::One(Some(*voice)));
        let hearings: Vec<Hearing> = std::iter::once(model.hearing(reading)).chain(alone).collect();
        let counts = |evidence: &Evidence| {
            let bits = hearings.iter().enumerate();
            bits.filter(|(_, hearing)| evidence.silence(reading.date, **hearing).is_none())
                .fold(0, |bits, (bit, _)| bits | 1 << bit)
        };
        Self { evidence: model.evidence.iter().map(counts).collect() }
    }

    /// Whether the evidence counts in the reading itself.
    pub(crate) fn counts(&self, evidence: EvidenceIx) -> bool {
        self.evidence[evidence] & 1 == 1
    }

    /// What is known of a leaf that no package decides.
    pub(crate) fn said(&self, model: &Model, leaf: Leaf) -> Option<Known> {
        match leaf {
            Leaf::Choice(_) => None,
            Leaf::Evidence(evidence) => Some(Known::where_(self.evidence[evidence])),
            Leaf::Unknown(level) => Some(Known::always(model.unknown >= level)),
        }
    }

    /// The values of all formulas where this is chosen.
    pub(crate) fn values(&self, model: &Model, chosen: &Set<super::index::ChoiceIx>) -> Values {
        model.formulas.values(|leaf| match leaf {
            Leaf::Choice(choice) => Known::always(chosen.contains(choice)),
            Leaf::Evidence(_) | Leaf::Unknown(_) => self.said(model, leaf).unwrap_or(Known::OPEN),
        })
    }
}
