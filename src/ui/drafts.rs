//! What is typed and part of nothing yet. It survives the dialog or page in which it is typed, and a crash.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::editor::{Begun, Draft, Editor, NewClaim, NewPosition, Page, Side};
use super::intake::{BallotBox, Paper};
use super::room_view::Told;
use super::round_clock::Signal;
use crate::scenario::{Argument, Item, ItemKey, ItemKind, Offer};
use crate::workshop::author::{Aspect, Name};

/// A round about to be closed, as typed so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundDraft {
    /// Its name.
    pub name: String,
    /// What was decided, and what stayed open.
    pub note: String,
    /// Who argued what.
    pub arguments: Vec<Argument>,
}

impl RoundDraft {
    /// Of which only the name is known.
    pub fn named(name: String) -> Self {
        Self { name, note: String::new(), arguments: vec![Argument::default()] }
    }

    /// Whether nothing is told in it.
    pub fn is_empty(&self) -> bool {
        let said = |text: &str| !text.trim().is_empty();
        !said(&self.note) && !self.arguments.iter().any(|argument| said(&argument.who) || said(&argument.says))
    }
}

/// A timer, as it stood when it was kept.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Timer {
    /// How many seconds were left; below zero, by how much the round ran over.
    pub left: f64,
    /// How its end is told.
    pub signal: Signal,
}

/// Everything of that sort, as it is kept for the case of a crash.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Drafts {
    /// A round about to be closed.
    pub round: Option<RoundDraft>,
    /// A position that is being told.
    pub position: NewPosition,
    /// A claim that is being told, for or against a rule of this kind and id.
    pub claim: Option<(ItemKind, String, Side, NewClaim)>,
    /// Things of the scenario as they were typed, which cannot be taken over as they are.
    pub items: Vec<Item>,
    /// A ready sentence of which not all is chosen yet.
    pub sentence: Option<Begun>,
    /// An offer under a condition of which not all is chosen yet, and the page on which it stands.
    pub offer: Option<(Page, Offer)>,
    /// Another name in the file that is being typed.
    pub word: Option<(Name, String)>,
    /// Ballots that came back and were not taken in.
    pub ballots: Arc<Vec<Paper>>,
    /// The timer of the round.
    pub timer: Option<Timer>,
    /// What the room was promised or told of its ballots.
    pub told: Told,
}

impl Drafts {
    /// What is typed in the editor, and for a round about to be closed; what the room was told, and the ballots that came
    /// back.
    pub fn of(round: Option<&RoundDraft>, editor: &Editor, told: &Told, ballots: &BallotBox) -> Self {
        Self {
            told: told.clone(),
            round: round.cloned(),
            position: editor.position.clone(),
            claim: editor
                .claim
                .clone()
                .filter(|(.., claim)| !claim.is_empty())
                .map(|(rule, side, claim)| (rule.kind, rule.id, side, claim)),
            items: editor.drafts.values().map(|draft| draft.item.clone()).collect(),
            sentence: editor.begun.clone().filter(|begun| begun.sentence.is_told()),
            offer: editor.offering.clone(),
            word: editor
                .word
                .clone()
                .map(|(name, typed, _)| (name, typed))
                .filter(|(name, typed)| name.word() != typed),
            ballots: Arc::clone(&ballots.papers),
            timer: None,
        }
    }

    /// Puts it back where it was typed or told; what was typed for a round about to be closed.
    pub fn put_into(self, editor: &mut Editor, room: &mut Told, returned: &mut BallotBox) -> Option<RoundDraft> {
        let Self { round, position, claim, items, sentence, offer, word, ballots, timer: _, told } = self;
        *room = told;
        *returned = BallotBox::of(ballots);
        editor.position = position;
        editor.claim = claim.map(|(kind, id, side, claim)| (ItemKey::new(kind, id), side, claim));
        (editor.begun, editor.offering) = (sentence, offer);
        editor.word = word.map(|(name, typed)| (name, typed, None));
        let why = "It was typed in a session before, and not taken over then";
        let draft =
            |item: Item| (item.key(), Draft { item, part: Aspect::Description, typing: None, why: why.to_owned() });
        editor.drafts = items.into_iter().map(draft).collect();
        round
    }

    /// Whether there is nothing of which anything would be lost; a timer is nothing that was typed, nor what was told.
    pub fn is_empty(&self) -> bool {
        self.names().is_empty()
    }

    /// What there is, in words.
    pub fn names(&self) -> Vec<&'static str> {
        let there = [
            (self.round.is_some(), "a round about to be closed"),
            (!self.position.is_empty(), "a new position"),
            (self.claim.is_some(), "a new claim"),
            (self.sentence.is_some(), "a sentence of which not all is chosen"),
            (self.offer.is_some(), "an offer of which not all is chosen"),
            (self.word.is_some(), "another name in the file"),
            (!self.items.is_empty(), "what the editor could not take over as it was typed"),
            (!self.ballots.is_empty(), "ballots that were not taken in"),
        ];
        there.into_iter().filter(|(there, _)| *there).map(|(_, name)| name).collect()
    }
}
