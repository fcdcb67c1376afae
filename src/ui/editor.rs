//! What the window shows of the editor: which page, and what is typed and not yet part of the scenario.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::library::Library;
use crate::scenario::{
    CategoryId, Claim, ClaimId, Condition, Firmness, Item, ItemKey, ItemKind, Offer, PackageId, PartyId, Provision,
    Scenario, Sentence, Source, SourceId,
};
use crate::tables::{Import, TableKind};
use crate::workshop::Version;
use crate::workshop::author::{Aspect, Consequences, Copying, Head, Name, Stand, Told, new_claim};

/// A page of the editor.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Page {
    /// All that a scenario holds, by kind.
    #[default]
    Contents,
    /// Title, dates and what it is about.
    Head,
    /// The things of one kind.
    List(ItemKind),
    /// One thing.
    Item(ItemKey),
    /// A position that is being told, with who says so.
    NewPosition,
    /// Positions that are about to be copied to others.
    Copy,
    /// Another scenario, of which things can be taken over.
    Library,
}

impl Page {
    /// The page one step nearer to the contents.
    pub fn up(&self) -> Self {
        match self {
            Self::Contents | Self::Head | Self::List(_) | Self::Library => Self::Contents,
            Self::NewPosition | Self::Copy => Self::List(ItemKind::Position),
            Self::Item(key) => Self::List(key.kind),
        }
    }
}

/// A thing as it was typed, which cannot be taken over as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The thing.
    pub item: Item,
    /// What of it was changed last.
    pub part: Aspect,
    /// The text into which that was typed, if it was.
    pub typing: Option<String>,
    /// Why it cannot be taken over.
    pub why: String,
}

/// A claim that is being told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewClaim {
    /// What is said, by whom, when, how strongly, on what basis; its id comes with the adding.
    pub claim: Claim,
    /// Where it can be read; `None`: in a source that is told here too.
    pub source: Option<SourceId>,
    /// That source; without a title there is none.
    pub new_source: Source,
}

impl NewClaim {
    /// One of which nothing is told yet, as of a day.
    pub fn new(scenario: &Scenario) -> Self {
        let claim = new_claim(scenario, "", "", String::new());
        let new_source = Source::new("".into(), String::new());
        Self { claim, source: None, new_source }
    }

    /// Whether it says all that a claim must say: by whom, what, and where it can be read.
    pub fn is_whole(&self) -> bool {
        let told = |text: &str| !text.trim().is_empty();
        let sourced = self.source.is_some() || told(&self.new_source.title);
        told(&self.claim.speaker) && told(&self.claim.says) && sourced
    }

    /// Whether nothing of it is told yet.
    pub fn is_empty(&self) -> bool {
        let texts = [&self.claim.speaker, &self.claim.says, &self.new_source.title];
        self.source.is_none() && texts.into_iter().all(|text| text.trim().is_empty())
    }

    /// What there is to add.
    pub fn told(&self) -> Told {
        let mut claim = self.claim.clone();
        claim.sources.extend(self.source.clone());
        Told { claim, source: self.source.is_none().then(|| self.new_source.clone()) }
    }
}

/// A position that is being told.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewPosition {
    /// Whose it is.
    pub actor: Option<PartyId>,
    /// What it is.
    pub stand: Option<Stand>,
    /// What it says.
    pub title: String,
    /// How firmly it is held.
    pub firmness: Option<Firmness>,
    /// When it is crossed or met.
    pub condition: Option<Condition>,
    /// What would be provided, and by whom it was said.
    pub provision: Option<(PartyId, Provision)>,
    /// Claims that are there already and speak for it.
    pub cited: Vec<ClaimId>,
    /// Who says so.
    pub claim: Option<NewClaim>,
    /// Who says otherwise.
    pub counter: Option<NewClaim>,
}

impl NewPosition {
    /// Whether nothing is typed in it yet; what was only chosen is chosen again with a click.
    pub fn is_empty(&self) -> bool {
        let empty = |claim: &Option<NewClaim>| claim.as_ref().is_none_or(NewClaim::is_empty);
        let asks = self.condition.is_some() || !self.cited.is_empty();
        self.title.trim().is_empty() && !asks && empty(&self.claim) && empty(&self.counter)
    }

    /// The next one to be told: most likely of the same actor, and of the same sort.
    pub fn next(&self) -> Self {
        Self { actor: self.actor.clone(), stand: self.stand, ..Self::default() }
    }
}

/// Rows that were copied from a spreadsheet.
#[derive(Clone, Debug, Default)]
pub struct Pasted {
    /// The rows as they were pasted.
    pub text: String,
    /// What they are, where the list could be of several kinds.
    pub kind: Option<TableKind>,
    /// What would come of them, in which state of the document.
    pub import: Option<(Version, TableKind, String, Result<Import, String>)>,
}

/// The scenarios that come with the program, as what things can be taken over from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// The shipped scenario.
    Shipped,
    /// The small example.
    FirstSteps,
}

/// Which side of a rule a claim stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Side {
    /// It speaks for it.
    For,
    /// It speaks against it.
    Against,
}

/// What is true of a condition that is edited.
#[derive(Clone, Debug, Default)]
pub struct Truths {
    /// Of which board it is true.
    pub about: Option<Version>,
    /// The condition.
    pub condition: Option<Condition>,
    /// Whether it and each of its parts holds now, the whole one first, each followed by its parts. Empty: not known.
    pub now: Vec<bool>,
    /// The packages in which it holds.
    pub packages: Vec<PackageId>,
}

/// A ready sentence of which not all is chosen yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begun {
    /// The page on which it stands.
    pub page: Page,
    /// The part of the thing whose condition it is to write.
    pub part: Aspect,
    /// The sentence.
    pub sentence: Sentence,
}

/// The blank of a sentence that gets the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The part of the thing whose sentence it is.
    pub part: Aspect,
    /// Which blank of it.
    pub blank: usize,
    /// In how many frames yet: the menu that was closed gives the keyboard back to its own button first.
    frames: u8,
}

impl Turn {
    /// The turn of a blank.
    pub fn to(part: Aspect, blank: usize) -> Self {
        Self { part, blank, frames: 1 }
    }

    /// A frame later; none, once the blank has the keyboard for good.
    pub fn next(self) -> Option<Self> {
        self.frames.checked_sub(1).map(|frames| Self { frames, ..self })
    }
}

/// A thing about to be deleted.
#[derive(Clone, Debug)]
pub struct Deleting {
    /// The thing.
    pub key: ItemKey,
    /// What that would do, or why it cannot be.
    pub found: Result<Consequences, String>,
    /// It has been in view: it comes there by itself no more than once.
    pub shown: bool,
}

/// What the window shows of the editor.
#[derive(Clone, Debug, Default)]
pub struct Editor {
    /// It stands beside the board.
    pub open: bool,
    /// The page it shows.
    pub page: Page,
    /// The things from whose pages one came to this one, the first of them first.
    pub trail: Vec<ItemKey>,
    /// The names of things about to be added, by kind, each on a line of its own.
    pub names: BTreeMap<ItemKind, String>,
    /// The category that new elements go into.
    pub category: Option<CategoryId>,
    /// What a list is searched for.
    pub filter: String,
    /// All things of a long list are shown.
    pub all: bool,
    /// What was typed and cannot be taken over as it is.
    pub drafts: BTreeMap<ItemKey, Draft>,
    /// Title, dates or description as they were typed, if they cannot be taken over: what was typed last, and why not.
    pub head: Option<(Head, Aspect, String)>,
    /// A name in the file that is being typed, and why it will not do.
    pub word: Option<(Name, String, Option<String>)>,
    /// The thing about to be deleted, and what that would do.
    pub deleting: Option<Deleting>,
    /// What speaks of a thing in a state of the document.
    pub users: Option<(Version, ItemKey, Consequences)>,
    /// A claim that is being told for the rule that is edited.
    pub claim: Option<(ItemKey, Side, NewClaim)>,
    /// A position that is being told.
    pub position: NewPosition,
    /// Another scenario, of which things can be taken over.
    pub library: Option<Library>,
    /// Rows that were pasted from a spreadsheet, by the list into which they are to go.
    pub pasted: BTreeMap<ItemKind, Pasted>,
    /// What is true of the conditions of the thing that is edited.
    pub truths: BTreeMap<Aspect, Truths>,
    /// A ready sentence of which not all is chosen yet.
    pub begun: Option<Begun>,
    /// An offer of which not all is chosen yet, and the page on which it stands.
    pub offering: Option<(Page, Offer)>,
    /// The blank that gets the keyboard.
    pub turn: Option<Turn>,
    /// Positions about to be copied.
    pub copying: Copying,
    /// The condition that this is to be found out about.
    pub asked: Option<Condition>,
    /// Where the keyboard is to go.
    pub focus: Focus,
    /// Where it goes in this frame.
    pub focusing: Focus,
    /// For how many frames something else has kept it.
    pub waited: u8,
    /// It is in the editor.
    pub keyboard: bool,
    /// The thing of a list on whose line it is.
    pub row: Option<ItemKey>,
}

/// Where on a page of the editor the keyboard goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// It stays where it is.
    #[default]
    Stays,
    /// To the first field.
    First,
    /// To the line of a kind among the contents.
    Kind(ItemKind),
    /// To the line of a thing in its list.
    Row(ItemKey),
    /// To the claim that is being told.
    Claim,
    /// To where a claim can be cited.
    Cite(Side),
    /// To the answers to the question whether a thing is to be deleted.
    Answer,
}

impl Editor {
    /// Opens it, or closes it; what was typed stays.
    pub fn toggle(&mut self) {
        self.open = !self.open;
        self.focus = if self.open { Focus::First } else { Focus::Stays };
    }

    /// Goes to another page. From one thing to the next, the way back is kept.
    pub fn go(&mut self, page: Page) {
        if page != self.page {
            match (std::mem::replace(&mut self.page, page), &self.page) {
                (Page::Item(from), Page::Item(_)) => self.trail.push(from),
                _ => self.trail.clear(),
            }
            (self.deleting, self.asked) = (None, None);
            self.word.take_if(|(name, typed, _)| name.word() == typed);
            self.filter.clear();
            self.all = false;
            self.truths.clear();
            self.focus = Focus::First;
        }
    }

    /// Goes back to the thing from which one came, or up.
    pub fn back(&mut self) {
        let mut trail = std::mem::take(&mut self.trail);
        let to = trail.pop().map_or_else(|| self.page.up(), Page::Item);
        let focus = match (&self.page, &to) {
            (Page::Item(key), Page::List(_)) => Focus::Row(key.clone()),
            (Page::List(kind), Page::Contents) => Focus::Kind(*kind),
            _ => Focus::First,
        };
        self.go(to);
        (self.trail, self.focus) = (trail, focus);
    }

    /// Goes to another thing of the same list, from which the way back is the same.
    pub fn turn_to(&mut self, key: ItemKey) {
        let trail = std::mem::take(&mut self.trail);
        self.go(Page::Item(key));
        self.trail = trail;
    }

    /// A thing has another name in the file: what is shown and typed of it is that of the same thing.
    pub fn renamed(&mut self, from: &ItemKey, to: &ItemKey) {
        if let Some(mut draft) = self.drafts.remove(from) {
            draft.item = draft.item.with_id(&to.id);
            self.drafts.insert(to.clone(), draft);
        }
        self.trail.iter_mut().filter(|known| *known == from).for_each(|known| known.clone_from(to));
        let begun = self.begun.as_mut().map(|begun| &mut begun.page);
        let offering = self.offering.as_mut().map(|(page, _)| page);
        for page in std::iter::once(&mut self.page).chain(begun).chain(offering) {
            if matches!(page, Page::Item(known) if known == from) {
                *page = Page::Item(to.clone());
            }
        }
    }

    /// One step back, as Escape takes it; whether there was one to take.
    pub fn step_back(&mut self) -> bool {
        if self.deleting.take().is_some() || self.word.take().is_some() {
            self.focus = Focus::First;
        } else if self.page != Page::Contents {
            self.back();
        } else {
            return false;
        }
        true
    }

    /// What is to be duplicated or deleted where the keyboard is: the thing on whose line or page it is.
    pub fn at(&self) -> Option<&ItemKey> {
        match &self.page {
            Page::Item(key) => Some(key),
            _ => self.row.as_ref().filter(|_| self.keyboard),
        }
    }
}
