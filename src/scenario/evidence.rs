//! Who says what: sources, claims and voices.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ClaimId, SourceId, Strength, VoiceId, is_default};

/// Where something can be read: an article, a treaty, an agency report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its name in this file.
    pub id: SourceId,
    /// What it is called, with its publisher.
    pub title: String,
    /// When it was published or last stated, as the source gives it ("20 Aug 2025", "2025–26").
    #[serde(default, skip_serializing_if = "is_default")]
    pub published: String,
    /// How near to the origin it is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub standing: Standing,
    /// Where it can be opened; `http` or `https`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub link: String,
    /// Remarks.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
}

impl Source {
    /// One at first hand of which only the title is known.
    pub fn new(id: SourceId, title: String) -> Self {
        let (published, link, note) = (String::new(), String::new(), String::new());
        Self { id, title, published, standing: Standing::FirstHand, link, note }
    }
}

/// How near a source is to the origin of what it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Standing {
    /// The document itself, or a wire or first-line outlet.
    #[default]
    FirstHand,
    /// A report about a report, a translation, an aggregator.
    SecondHand,
    /// Arithmetic from other sources.
    Calculated,
}

impl Standing {
    /// All of them, nearest first.
    pub const ALL: [Self; 3] = [Self::FirstHand, Self::SecondHand, Self::Calculated];
}

/// One sourced statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Its name in this file.
    pub id: ClaimId,
    /// Who said it, in words ("Foreign ministry of Russia", "Experts, unnamed").
    pub speaker: String,
    /// The voice it belongs to, if the speaker is one of the scenario's voices.
    #[serde(default, skip_serializing_if = "is_default")]
    pub voice: Option<VoiceId>,
    /// When it was said; when it was published, if nothing better is known.
    pub date: Date,
    /// What was said, in the scenario's own words.
    pub says: String,
    /// How strongly it is worded.
    pub strength: Strength,
    /// What it rests on.
    pub basis: Basis,
    /// Where it can be read.
    pub sources: Vec<SourceId>,
    /// Remarks, such as who disagrees.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
}

impl Claim {
    /// Whether the claim is on the record: an actor's own official statement, a treaty text, a documented fact.
    pub fn on_record(&self) -> bool {
        self.basis.on_record()
    }
}

/// What a claim, a level or a figure rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Basis {
    /// An actor's own official statement. On the record.
    Official,
    /// The text of a treaty or of another signed or published paper. On the record.
    Treaty,
    /// A documented fact. On the record.
    Documented,
    /// A named analyst's view.
    Analysis,
    /// Reported by the press, without a name one could ask.
    Reported,
    /// Arithmetic from other claims.
    Calculation,
    /// A judgement of the scenario's authors, where no source gives one.
    Judgement,
}

impl Basis {
    /// All of them, in the order of the file format's description.
    pub const ALL: [Self; 7] = [
        Self::Official,
        Self::Treaty,
        Self::Documented,
        Self::Analysis,
        Self::Reported,
        Self::Calculation,
        Self::Judgement,
    ];

    /// Whether something that rests on this is on the record.
    pub fn on_record(self) -> bool {
        match self {
            Self::Official | Self::Treaty | Self::Documented => true,
            Self::Analysis | Self::Reported | Self::Calculation | Self::Judgement => false,
        }
    }
}

/// A person or group whose claims and judgements can be heard alone.
///
/// Whoever is heard alone, what is on the record is heard too; a voice without claims of its own hears only that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Voice {
    /// Its name in this file.
    pub id: VoiceId,
    /// The name shown.
    pub name: String,
    /// Where the person or group speaks from ("Chatham House, associate fellow").
    #[serde(default, skip_serializing_if = "is_default")]
    pub affiliation: String,
    /// Remarks.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
}
