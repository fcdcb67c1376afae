//! What is said, by whom, when and where.

use super::super::kind::{BASIS, Column, ID, NOTE};
use super::super::row::{Row, set, set_text};
use super::super::{Cell, value};
use super::{text, texts};
use crate::scenario::{Basis, Claim, Item, ItemKind, Scenario, Strength};
use crate::wording;

pub(in super::super) static COLUMNS: [Column; 9] = [
    ID,
    Column::needed("Says", &["claim", "statement", "quote", "what"], "what is said", "No battalion will be tolerated"),
    Column::needed("Speaker", &["said by", "who", "author"], "who said it", "Government of Tolmark"),
    Column::needed("Date", &["when", "said on", "day"], "when, as 2026-01-31", "2026-01-31"),
    Column::optional(
        "Strength",
        &["wording"],
        "absolute, strong, conditional or uncertain; strong if left out",
        "strong",
    ),
    BASIS,
    Column::needed("Sources", &["source", "where"], "where it stands, by title or id, with semicolons between", ""),
    Column::optional("Voice", &[], "the voice that it is of, by name or id", ""),
    NOTE,
];

pub(in super::super) fn read(row: &mut Row<'_>) -> Option<Item> {
    let says = row.prose("Says");
    let existing = row.existing(ItemKind::Claim, "Says");
    let (speaker, date) = (row.line("Speaker"), row.read("Date", value::day));
    let sources = row.references("Sources", &[ItemKind::Source]);
    let sources = sources.map(|keys| keys.iter().map(|key| key.id.as_str().into()).collect::<Vec<_>>());
    let mut claim = match existing {
        Some(Item::Claim(claim)) => *claim,
        _ => {
            let given = [("Says", says.is_some()), ("Speaker", speaker.is_some()), ("Date", date.is_some())];
            let given = given.into_iter().chain([("Sources", sources.is_some())]);
            given.filter(|(_, there)| !there).for_each(|(heading, _)| row.missing(heading));
            let (says, speaker, date, sources) = (says.clone()?, speaker.clone()?, date?, sources.clone()?);
            let id = row.new_id(ItemKind::Claim, &format!("{speaker} {says}"));
            let (strength, basis, note) = (Strength::Strong, Basis::Reported, String::new());
            Claim { id: id.as_str().into(), speaker, voice: None, date, says, strength, basis, sources, note }
        }
    };
    set_text(&mut claim.says, says);
    set_text(&mut claim.speaker, speaker);
    set(&mut claim.date, date);
    set(&mut claim.sources, sources);
    set(&mut claim.strength, row.read("Strength", value::strength));
    set(&mut claim.basis, row.read("Basis", value::basis));
    if let Some(voice) = row.reference("Voice", &[ItemKind::Voice]) {
        claim.voice = Some(voice.id.as_str().into());
    }
    set_text(&mut claim.note, row.prose("Note"));
    Some(claim.into())
}

pub(in super::super) fn write(scenario: &Scenario) -> Vec<Vec<Cell>> {
    let row = |claim: &Claim| {
        let Claim { id, speaker, voice, date, says, strength, basis, sources, note } = claim;
        let (strength, basis) = (wording::strength(*strength), wording::basis(*basis));
        let voice = voice.as_ref().map_or(Cell::Empty, |voice| text(voice.as_str()));
        let (id, says, speaker, sources) = (text(id.as_str()), text(says), text(speaker), texts(sources));
        vec![id, says, speaker, Cell::Date(*date), text(strength), text(basis), sources, voice, text(note)]
    };
    scenario.claims.iter().map(row).collect()
}
