//! Authoring: changes to what a scenario says, rather than to what is on its board.
//!
//! Whatever is done here leaves a scenario without flaws: an edit that would not is refused, and says why. So whoever
//! edits may be interrupted, save and assess at any moment.

mod aspect;
mod copy;
mod duplicate;
mod fresh;
mod grid;
mod label;
mod mend;
mod money;
mod rename;
mod take;
mod text;

use jiff::civil::Date;

pub use aspect::Aspect;
pub use copy::{Copying, NotCopied, asks_for_holder, cited, copies};
pub use duplicate::duplicate;
pub use fresh::{
    Stand, Told, asked, claim_with_source, free_id, fresh, never, new_claim, option, position, provision_of, set_stand,
    setting, several,
};
pub use grid::{Given, Giver, GridEdit, Offer, gifts, offer, offered_by_group};
pub use label::{AuthorLabel, NamedItem};
pub use mend::Consequences;
pub use rename::Name;
pub use take::{Fate, Plan, ShortGroup, Step, Taking, Way, Why, plan, rules_about};

use super::edit::Rejected;
use crate::scenario::check::{self, Flaw, check};
use crate::scenario::{Item, ItemKey, ItemKind, Scenario};

/// What a scenario is called and when it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The name shown.
    pub title: String,
    /// What it is about and how to read it.
    pub about: String,
    /// The day as of which it is read unless another is chosen.
    pub as_of: Date,
    /// The unit of all costs.
    pub money: String,
    /// Other days worth reading it as of.
    pub also_as_of: Vec<Date>,
}

impl Head {
    /// As it stands.
    pub fn of(scenario: &Scenario) -> Self {
        let Scenario { title, about, as_of, money, also_as_of, .. } = scenario;
        Self {
            title: title.clone(),
            about: about.clone(),
            as_of: *as_of,
            money: money.clone(),
            also_as_of: also_as_of.clone(),
        }
    }
}

/// One change to what a scenario says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuthorEdit {
    /// Another title, text or date.
    SetHead {
        /// All of it, as it is to be.
        head: Box<Head>,
        /// What of it is changed.
        part: Aspect,
    },
    /// Things at the end of their lists, one after the other.
    Add(Vec<Item>),
    /// A copy of a thing right after it.
    Duplicate {
        /// The thing.
        of: ItemKey,
        /// Its copy.
        copy: Box<Item>,
    },
    /// A thing in the place of the one of its kind and id. Options and providers that it no longer has are gone from
    /// the cards too.
    Put {
        /// The thing as it is to be.
        item: Box<Item>,
        /// What of it is changed.
        part: Aspect,
        /// The text into which letters were typed, which are one step with those typed into it before; `None`: nothing
        /// was typed.
        typing: Option<String>,
    },
    /// A thing at another place of its list, counted from 0 without it.
    Move(ItemKey, usize),
    /// Another name in the file, followed wherever it is referred to.
    Rename(Name, String),
    /// Away with a thing, and with what cannot be without it.
    Delete(ItemKey),
    /// What is chosen of another scenario, with all that it needs.
    Take(Box<Taking>),
    /// Things from a table, each in the place of the one of its kind and id, or else at the end of its list.
    Import(Vec<Item>),
    /// Cells of the grid.
    Set(GridEdit),
    /// Positions copied to other actors and groups, at the end of their list.
    Copy(Copying),
    /// A new claim at the end of its list, with its source if that is new, and the thing that cites it from now on.
    Cite {
        /// The claim, and its source before it.
        added: Vec<Item>,
        /// The thing as it is to be.
        item: Box<Item>,
    },
}

impl AuthorEdit {
    /// Does the edit. On an error the scenario may be anything.
    pub(super) fn apply(&self, scenario: &mut Scenario) -> Result<(), Rejected> {
        if let Self::Put { item, .. } = self
            && self.changes_texts_only(scenario)
        {
            return text::put_texts(scenario, item);
        }
        self.change(scenario)?;
        sound(scenario)
    }

    /// Does the edit, sound or not, if it changes anything.
    fn change(&self, scenario: &mut Scenario) -> Result<(), Rejected> {
        match self {
            Self::SetHead { head, .. } => {
                let Head { title, about, as_of, money, also_as_of } = &**head;
                changes(Head::of(scenario) != **head)?;
                (scenario.title, scenario.about, scenario.money) = (title.clone(), about.clone(), money.clone());
                (scenario.as_of, scenario.also_as_of) = (*as_of, also_as_of.clone());
            }
            Self::Add(items) => add(scenario, items)?,
            Self::Duplicate { of, copy } => {
                let place = scenario.place(of).ok_or_else(|| unknown(of))?;
                scenario.insert_item(place + 1, (**copy).clone());
            }
            Self::Put { item, .. } => put(scenario, item)?,
            Self::Move(key, to) => {
                let (from, item) = scenario.take_item(key).ok_or_else(|| unknown(key))?;
                let last = scenario.ids(key.kind).len();
                scenario.insert_item(*to, item);
                changes(from != *to.min(&last))?;
            }
            Self::Rename(name, word) => rename::rename(scenario, name, word)?,
            Self::Delete(key) => {
                mend::remove(scenario, key).ok_or_else(|| unknown(key))?;
            }
            Self::Take(taking) => take::take(scenario, taking)?,
            Self::Import(items) => import(scenario, items)?,
            Self::Set(edit) => edit.apply(scenario)?,
            Self::Copy(copying) => copy::apply(scenario, copying)?,
            Self::Cite { added, item } => {
                add(scenario, added)?;
                put(scenario, item)?;
            }
        }
        Ok(())
    }

    /// Whether it changes texts at most, of which nothing follows.
    pub(super) fn changes_texts_only(&self, scenario: &Scenario) -> bool {
        match self {
            Self::Put { item, .. } => scenario.item(&item.key()).is_some_and(|before| before.same_but_for_texts(item)),
            _ => false,
        }
    }

    /// Whether it is nobody's business but the facilitator's.
    pub(super) fn quiet(&self) -> bool {
        matches!(self, Self::Put { part: Aspect::Note, .. })
    }

    /// Whether this and the edit before it are one step, as letters typed into the same text are.
    pub(super) fn extends(&self, last: &Self) -> bool {
        match (self, last) {
            (
                Self::Put { item, part, typing: Some(text) },
                Self::Put { item: before, part: part_before, typing: Some(text_before) },
            ) => text == text_before && part == part_before && item.key() == before.key(),
            (Self::SetHead { part, .. }, Self::SetHead { part: before, .. }) => {
                part == before && matches!(part, Aspect::Title | Aspect::Description | Aspect::Money)
            }
            _ => false,
        }
    }
}

/// Adds things at the end of their lists.
fn add(scenario: &mut Scenario, items: &[Item]) -> Result<(), Rejected> {
    changes(!items.is_empty())?;
    for item in items {
        let end = scenario.ids(item.kind()).len();
        scenario.insert_item(end, item.clone());
    }
    Ok(())
}

/// Puts things in their places, and adds those that have none.
fn import(scenario: &mut Scenario, items: &[Item]) -> Result<(), Rejected> {
    let before = scenario.clone();
    for item in items {
        match scenario.item(&item.key()) {
            Some(known) if known == *item => {}
            Some(_) => put(scenario, item)?,
            None => add(scenario, std::slice::from_ref(item))?,
        }
    }
    changes(*scenario != before)
}

/// Refuses an edit after which all is as it was.
fn changes(any: bool) -> Result<(), Rejected> {
    if any { Ok(()) } else { Err(Rejected::NoChange) }
}

fn unknown(key: &ItemKey) -> Rejected {
    Rejected::unknown(key.kind.noun(), &key.id)
}

/// Puts a thing in the place of the one of its id; what it no longer offers is taken out wherever it was chosen.
fn put(scenario: &mut Scenario, item: &Item) -> Result<(), Rejected> {
    let item = settled(item.clone());
    let before = scenario.put_item(item.clone()).map_err(|item| unknown(&item.key()))?;
    changes(before != item)?;
    if let (Item::Element(was), Item::Element(is)) = (&before, &item)
        && !before.same_but_for_texts(&item)
    {
        mend::respell(scenario, was, is);
        let put = scenario.clone();
        mend::mend(scenario);
        // What it names itself is not for mending to take out; without that, its flaws are told.
        if scenario.item(&item.key()).as_ref() != Some(&item) {
            *scenario = put;
        }
    }
    Ok(())
}

/// The thing with the first option as the default of each setting whose default is gone.
fn settled(mut item: Item) -> Item {
    if let Item::Element(element) = &mut item {
        for setting in element.settings.iter_mut().filter(|setting| setting.option(&setting.default).is_none()) {
            if let Some(first) = setting.options.first() {
                setting.default = first.id.clone();
            }
        }
    }
    item
}

/// Refuses a scenario with flaws.
fn sound(scenario: &Scenario) -> Result<(), Rejected> {
    let flaws = check(scenario);
    flaws.first().map_or(Ok(()), |flaw| Err(rejected(scenario, flaw)))
}

/// Why a scenario with this flaw is refused.
fn rejected(scenario: &Scenario, flaw: &Flaw) -> Rejected {
    if let [check::Step::Field("rounds"), check::Step::Named(place, _), ..] = flaw.path.0.as_slice()
        && let Some(round) = scenario.rounds.get(*place)
    {
        return Rejected::InRound(round.name.clone());
    }
    let help = flaw.help.as_ref().map_or_else(String::new, |help| format!(" ({help})"));
    Rejected::Flawed { path: flaw.path.clone(), message: format!("{}{help}", flaw.message) }
}

/// What deleting a thing would do to the rest, beside itself.
///
/// # Errors
/// If it cannot be deleted.
pub fn consequences(scenario: &Scenario, key: &ItemKey) -> Result<Consequences, Rejected> {
    let mut after = scenario.clone();
    AuthorEdit::Delete(key.clone()).apply(&mut after)?;
    Ok(Consequences::between(scenario, &after, &|known| known == key))
}

/// What speaks of a thing, whether or not it can be deleted.
pub fn users(scenario: &Scenario, key: &ItemKey) -> Consequences {
    let mut after = scenario.clone();
    mend::remove(&mut after, key);
    Consequences::between(scenario, &after, &|known| known == key)
}

/// What a kind must have before there can be one of it: claims a source, elements a category, positions an actor.
pub fn missing(scenario: &Scenario, kind: ItemKind) -> Option<ItemKind> {
    match kind {
        ItemKind::Claim if scenario.sources.is_empty() => Some(ItemKind::Source),
        ItemKind::Element if scenario.categories.is_empty() => Some(ItemKind::Category),
        ItemKind::Position if scenario.actors.is_empty() => Some(ItemKind::Actor),
        _ => None,
    }
}
