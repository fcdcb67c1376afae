//! One package in one reading, with the value of every formula.

use std::cell::OnceCell;

use crate::logic::Reading;
use crate::logic::board::Board;
use crate::logic::evidence::{EvidenceKind, Hearing, Readings};
use crate::logic::formula::{Known, Values};
use crate::logic::index::{FormulaIx, VoiceIx};
use crate::logic::model::{CapBy, CompiledCap, Model};
use crate::scenario::Package;

/// A package, read.
pub(crate) struct Read<'a> {
    pub(crate) model: &'a Model,
    pub(crate) reading: &'a Reading,
    pub(crate) board: Board,
    pub(crate) readings: Readings,
    pub(crate) values: Values,
    /// The values where nothing is known of the board.
    decided: OnceCell<Values>,
}

impl<'a> Read<'a> {
    /// Reads a package; with everyone heard, in the ears of the first voices alone too.
    pub(crate) fn new(model: &'a Model, package: &Package, reading: &'a Reading) -> Self {
        let board = Board::new(model, package);
        let voices: Vec<VoiceIx> = match reading.voice {
            None => model.voices.entries().take(model.sourced).map(|(voice, _)| voice).collect(),
            Some(_) => Vec::new(),
        };
        let readings = Readings::new(model, reading, &voices);
        let values = readings.values(model, &board.chosen);
        Self { model, reading, board, readings, values, decided: OnceCell::new() }
    }

    /// The values where these voices are heard alone beside the reading.
    pub(crate) fn with_voices(&self, voices: &[VoiceIx]) -> Values {
        Readings::new(self.model, self.reading, voices).values(self.model, &self.board.chosen)
    }

    /// Whether the reading alone decides a formula, whatever is on the board.
    pub(crate) fn is_decided(&self, formula: FormulaIx) -> bool {
        let values = self.decided.get_or_init(|| {
            self.model.formulas.values(|leaf| self.readings.said(self.model, leaf).unwrap_or(Known::OPEN))
        });
        let known = values.of(formula);
        (known.holds | known.fails) & 1 == 1
    }

    pub(crate) fn hearing(&self) -> Hearing {
        self.model.hearing(self.reading)
    }

    /// Whether a source gives the level of the element or of an option: it is not the authors' judgement.
    pub(crate) fn is_sourced(&self, cap: &CompiledCap) -> bool {
        let rating = matches!(cap.by, CapBy::Element | CapBy::Option(..));
        rating && cap.evidence.is_some_and(|evidence| self.model.evidence[evidence].kind != EvidenceKind::Judgement)
    }

    /// Whether one of the claims that a cap rests on is this voice's.
    pub(crate) fn is_said_by(&self, cap: &CompiledCap, voice: VoiceIx) -> bool {
        cap.evidence.is_some_and(|evidence| self.model.evidence[evidence].is_said_by(voice, self.reading.date))
    }
}
