//! What the editor asks for: each change is tried at once, and what cannot be taken over stays with its reason.

use std::sync::Arc;

use super::App;
use crate::scenario::{CategoryId, ClaimId, Item, ItemKey, ItemKind, Scenario};
use crate::ui::command::Authoring;
use crate::ui::document::{FIRST_STEPS, Opening, SHIPPED};
use crate::ui::editor::{Deleting, Draft, Focus, NewClaim, NewPosition, Page, Shelf, Side};
use crate::ui::library::Library;
use crate::ui::shell::Notice;
use crate::workshop::author::{self, Aspect, Head, Name};
use crate::workshop::{AuthorEdit, Edit, Rejected};

impl App {
    /// Does what the editor asks for.
    pub(super) fn author(&mut self, asked: Authoring) {
        match asked {
            Authoring::Show(page) => {
                self.view.editor.open = true;
                self.view.editor.go(page);
            }
            Authoring::Head(head, part) => self.set_head(*head, part),
            Authoring::Add { kind, names, category, open } => {
                self.add_items((kind, category), &names, open);
            }
            Authoring::Put { item, part, typing } => self.put_item(*item, part, typing),
            Authoring::Rename(name, word) => self.rename(name, word),
            Authoring::Delete(key) => self.delete(key),
            Authoring::AskToDelete(key) => self.ask_to_delete(key),
            Authoring::Duplicate(key) => self.duplicate(key),
            Authoring::Cite(key, side, claim) => self.cite(&key, side, *claim),
            Authoring::Position { told, open } => self.add_position(*told, open),
            Authoring::TakeFrom(shelf) => self.take_from_shelf(shelf),
            Authoring::Take(taking) => {
                if self.try_author(AuthorEdit::Take(taking)) {
                    self.view.editor.library.iter_mut().for_each(Library::reset);
                }
            }
            Authoring::Do(edit) => {
                self.try_author(edit);
            }
        }
    }

    /// Does something with what the editor is at.
    pub(super) fn with_item(&mut self, asked: impl FnOnce(ItemKey) -> Authoring) {
        if let Some(key) = self.view.editor.at().cloned() {
            self.author(asked(key));
        }
    }

    /// Does an edit; says why, if it cannot be done.
    fn try_author(&mut self, edit: AuthorEdit) -> bool {
        match self.workshop.apply(&Edit::Author(edit)) {
            Ok(()) => {
                self.settled();
                self.leave_what_is_gone();
                true
            }
            Err(rejected) => {
                self.say(Notice::info(rejected.to_string()));
                false
            }
        }
    }

    /// Adds things; their names stay in their field if there can be none of one of them.
    fn add_items(&mut self, (kind, category): (ItemKind, Option<CategoryId>), names: &[String], open: bool) {
        let added = match author::several(self.workshop.scenario(), kind, names) {
            Ok(mut items) => {
                for item in &mut items {
                    if let (Item::Element(element), Some(category)) = (item, &category) {
                        element.category.clone_from(category);
                    }
                }
                let last = items.last().map(Item::key);
                self.try_author(AuthorEdit::Add(items)).then_some(last).flatten()
            }
            Err(rejected) => {
                self.say(Notice::info(rejected.to_string()));
                None
            }
        };
        let editor = &mut self.view.editor;
        match added {
            Some(key) if open => editor.go(Page::Item(key)),
            Some(_) => editor.focus = Focus::First,
            None => {
                editor.names.insert(kind, names.join("\n"));
                editor.focus = Focus::First;
            }
        }
    }

    /// Takes a thing away; the keyboard goes to the one that is in its place then.
    fn delete(&mut self, key: ItemKey) {
        let kind = key.kind;
        let place = self.workshop.scenario().place(&key);
        if self.try_author(AuthorEdit::Delete(key)) {
            self.view.editor.go(Page::List(kind));
            let ids = self.workshop.scenario().ids(kind);
            let next = place.and_then(|place| ids.get(place).or(ids.last()));
            self.view.editor.focus = next.map_or(Focus::First, |id| Focus::Row(ItemKey::new(kind, id)));
        }
    }

    /// Takes a thing away of which nothing speaks; of another, its page asks.
    fn ask_to_delete(&mut self, key: ItemKey) {
        match author::consequences(self.workshop.scenario(), &key) {
            Ok(found) if found.is_empty() => self.delete(key),
            found => {
                let found = found.map_err(|why| why.to_string());
                self.view.editor.go(Page::Item(key.clone()));
                self.view.editor.deleting = Some(Deleting { key, found, shown: false });
                self.view.editor.focus = Focus::Answer;
            }
        }
    }

    /// Adds a copy of a thing right after it, and opens it.
    fn duplicate(&mut self, key: ItemKey) {
        let Some(copy) = author::duplicate(self.workshop.scenario(), &key) else { return };
        let made = copy.key();
        if self.try_author(AuthorEdit::Duplicate { of: key, copy: Box::new(copy) }) {
            self.view.editor.open = true;
            self.view.editor.turn_to(made);
        }
    }

    /// Takes a thing over as it was typed, or keeps it as a draft.
    fn put_item(&mut self, item: Item, part: Aspect, typing: Option<String>) {
        let key = item.key();
        let edit = AuthorEdit::Put { item: Box::new(item.clone()), part, typing: typing.clone() };
        match self.workshop.apply(&Edit::Author(edit)) {
            Ok(()) => {
                self.view.editor.drafts.remove(&key);
                self.settled();
            }
            Err(Rejected::NoChange) => {
                self.view.editor.drafts.remove(&key);
            }
            Err(rejected) => {
                let why = rejected.to_string();
                self.view.editor.drafts.insert(key, Draft { item, part, typing, why });
            }
        }
    }

    /// The same for title, dates and description.
    fn set_head(&mut self, head: Head, part: Aspect) {
        let edit = AuthorEdit::SetHead { head: Box::new(head.clone()), part };
        self.view.editor.head = match self.workshop.apply(&Edit::Author(edit)) {
            Ok(()) => {
                self.settled();
                None
            }
            Err(Rejected::NoChange) => None,
            Err(rejected) => Some((head, part, rejected.to_string())),
        };
    }

    fn rename(&mut self, name: Name, word: String) {
        let edit = AuthorEdit::Rename(name.clone(), word.trim().to_owned());
        match self.workshop.apply(&Edit::Author(edit)) {
            Ok(()) => {
                self.settled();
                self.view.editor.word = None;
                if let Name::Item(key) = name {
                    let renamed = ItemKey::new(key.kind, word.trim());
                    self.view.editor.renamed(&key, &renamed);
                }
            }
            Err(Rejected::NoChange) => self.view.editor.word = None,
            Err(rejected) => self.view.editor.word = Some((name, word, Some(rejected.to_string()))),
        }
    }

    /// Adds a claim, with its source if that is new, and cites it for or against a rule.
    fn cite(&mut self, key: &ItemKey, side: Side, told: NewClaim) {
        let Some(mut item) = self.workshop.scenario().item(key) else { return };
        let (added, id) = match author::claim_with_source(self.workshop.scenario(), &told.told(), &[]) {
            Ok(told) => told,
            Err(rejected) => return self.say(Notice::info(rejected.to_string())),
        };
        let Some(cited) = cited(&mut item, side) else { return };
        cited.push(id.as_str().into());
        if self.try_author(AuthorEdit::Cite { added, item: Box::new(item) }) {
            self.view.editor.claim = None;
            self.view.editor.focus = Focus::Cite(side);
        }
    }

    /// Adds a position with who says so.
    fn add_position(&mut self, told: NewPosition, open: bool) {
        let next = told.next();
        let (Some(actor), Some(stand)) = (told.actor, told.stand) else { return };
        let scenario = self.workshop.scenario();
        let position = author::position(scenario, &actor, stand, &told.title).and_then(|mut position| {
            if position.provides.is_none() {
                position.firmness = told.firmness.or(position.firmness);
            }
            for asked in [&mut position.crossed_when, &mut position.met_when].into_iter().flatten() {
                if let Some(condition) = &told.condition {
                    asked.clone_from(condition);
                }
            }
            if let (Some(provides), Some((_, provision))) = (&mut position.provides, told.provision) {
                *provides = provision;
            }
            position.claims = told.cited;
            let mut added = Vec::new();
            for (claim, cited) in [(told.claim, &mut position.claims), (told.counter, &mut position.counter_claims)] {
                if let Some(claim) = claim {
                    let (items, id) = author::claim_with_source(scenario, &claim.told(), &added)?;
                    added.extend(items);
                    cited.push(id.as_str().into());
                }
            }
            added.push(position.into());
            Ok(added)
        });
        match position {
            Ok(added) => {
                let key = added.last().map(Item::key);
                if self.try_author(AuthorEdit::Add(added))
                    && let Some(key) = key
                {
                    self.view.editor.position = next;
                    // Half a sentence was about the one before.
                    self.view.editor.begun.take_if(|begun| begun.page == Page::NewPosition);
                    self.view.editor.offering.take_if(|(page, _)| *page == Page::NewPosition);
                    if open {
                        self.view.editor.go(Page::Item(key));
                    } else {
                        self.view.editor.focus = Focus::First;
                        self.say(Notice::info("The position was added; here is the next one"));
                    }
                }
            }
            Err(rejected) => self.say(Notice::info(rejected.to_string())),
        }
    }

    fn take_from_shelf(&mut self, shelf: Shelf) {
        let embedded = match shelf {
            Shelf::Shipped => SHIPPED,
            Shelf::FirstSteps => FIRST_STEPS,
        };
        match embedded.read() {
            Ok(Opening { workshop, file, .. }) => {
                self.show_library(file.name(), Arc::clone(workshop.board().shared_scenario()));
            }
            Err(error) => self.say(Notice::error(error.to_string())),
        }
    }

    /// A scenario was read of which things are to be taken over.
    pub(super) fn show_library(&mut self, name: String, from: Arc<Scenario>) {
        self.view.editor.library = Some(Library::new(name, from));
        self.view.editor.open = true;
        self.view.editor.go(Page::Library);
        self.view.editor.focus = Focus::First;
    }
}

/// The claims that a rule cites on one side.
fn cited(item: &mut Item, side: Side) -> Option<&mut Vec<ClaimId>> {
    let (claims, counter) = match item {
        Item::Position(rule) => (&mut rule.claims, &mut rule.counter_claims),
        Item::Limit(rule) => (&mut rule.claims, &mut rule.counter_claims),
        Item::Contradiction(rule) => (&mut rule.claims, &mut rule.counter_claims),
        Item::Caution(rule) => (&mut rule.claims, &mut rule.counter_claims),
        Item::Element(element) => return (side == Side::For).then_some(&mut element.claims),
        _ => return None,
    };
    Some(if side == Side::For { claims } else { counter })
}
