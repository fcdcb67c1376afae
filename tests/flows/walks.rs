//! Files, rounds, previews and crashes at random, among edits: no work is lost, and what is on the screen is about the
//! board that is there.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Pos2, ViewportCommand};
use guarantee_board::storage::{read_file, save};
use guarantee_board::ui::dialogs::Reply;
use guarantee_board::ui::scene::Kind;
use guarantee_board::workshop::Snapshot;
use tempfile::TempDir;

use crate::common::app::{Held, Look, Window};
use crate::common::dice::Dice;
use crate::random::{act, seeds};
use crate::samples::NEIGHBOURS;

/// How many actions one walk takes.
const WALK: usize = 500;

/// Of so many walks one comes back to the shipped scenario, where the program starts without a file; all others to the file
/// that was open.
const SHIPPED_ONE_IN: u64 = 5;

/// What happens in every so many actions at least once, as was seen in walks and not as it was tried.
const HAPPENS: [(&str, usize); 11] = [
    ("new", 250),
    ("opened", 100),
    ("saved", 750),
    ("saved as", 2500),
    ("came back", 100),
    ("dropped", 100),
    ("changed outside", 100),
    ("killed and restored", 750),
    ("a round closed", 750),
    ("a preview", 1500),
    ("reloaded", 1500),
];

/// What takes the place of a document with changes because the user said so.
const GIVEN_UP: [&str; 4] = ["Do not save", "Discard changes and reload", "Reload", "Leave it"];

/// A workshop with two files and a place for journals.
struct Walk {
    folder: TempDir,
    window: Window,
    /// The search of that window, which answers late.
    search: Held,
    /// A window that is never used, to stand in while the program starts once more.
    idle: Option<Window>,
    dice: Dice,
    done: Vec<String>,
    /// The program starts without a file when it comes back.
    shipped: bool,
    /// How often what happened.
    happened: BTreeMap<&'static str, usize>,
}

impl Walk {
    fn new(seed: u64) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["a.ron", "b.ron"] {
            fs::write(folder.path().join(name), NEIGHBOURS).expect("an example");
        }
        let (window, search) = start(folder.path(), Some(&folder.path().join("a.ron")));
        Self {
            folder,
            window,
            search,
            idle: Some(Window::sized([320.0, 240.0])),
            dice: Dice(seed),
            done: Vec::new(),
            shipped: seed.is_multiple_of(SHIPPED_ONE_IN),
            happened: BTreeMap::new(),
        }
    }

    fn file(&mut self) -> PathBuf {
        self.folder.path().join(["a.ron", "b.ron"][self.dice.below(2)])
    }

    /// Does something; whether the user has given up what was changed.
    fn step(&mut self) -> bool {
        // The search says what it has found now and then, of a board that may be another by then.
        if self.dice.below(4) == 0 {
            self.search.release_together(&mut self.window);
        }
        let look = self.window.look();
        if look.has(Role::TextInput, "Path") {
            self.type_path();
            return false;
        }
        let offered: Vec<&'static str> = [
            "Save",
            "Do not save",
            "Cancel",
            "Keep what is open",
            "Discard changes and reload",
            "Reload",
            "Save as…",
            "Replace the file",
            "Replace",
            "Leave it",
            "Back to it",
            "Close",
            "Give it up",
            "Decide later",
            "Close round",
        ]
        .into_iter()
        .filter(|name| look.has(Role::Button, name))
        .collect();
        if !offered.is_empty() && self.dice.below(3) > 0 {
            let name = offered[self.dice.below(offered.len())];
            self.note(format!("click {name}"));
            let place = place(&look, |known| known == name).expect("it is there");
            self.window.click_at(place);
            return GIVEN_UP.contains(&name);
        }
        match self.dice.below(24) {
            0 => self.keys(Modifiers::COMMAND, Key::N),
            1 | 2 => self.keys(Modifiers::COMMAND, Key::S),
            3 => self.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S),
            4 => self.keys(Modifiers::COMMAND, Key::O),
            5 => self.keys(Modifiers::COMMAND, Key::R),
            6 => self.keys(Modifiers::COMMAND, Key::G),
            7 => self.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::PageUp),
            8 => self.keys(Modifiers::NONE, Key::F5),
            9 | 10 => {
                let reply = match self.dice.below(3) {
                    0 => Reply::Cancelled,
                    _ => Reply::Picked(self.file()),
                };
                self.note(format!("answer {reply:?}"));
                self.window.answer(reply);
            }
            11 => {
                let path = self.file();
                self.note(format!("drop {path:?}"));
                self.window.drop_file(&path);
                self.happens("dropped");
            }
            12 => {
                let path = self.file();
                self.note(format!("outside {path:?}"));
                let mut scenario = read_file(&path).expect("a whole file").scenario;
                scenario.title = format!("{}.", scenario.title.chars().take(40).collect::<String>());
                save(&path, &scenario).expect("a colleague saves");
                self.window.events([Event::WindowFocused(false)]);
                self.window.events([Event::WindowFocused(true)]);
                self.window.settle();
                self.happens("changed outside");
            }
            13 => return self.close(),
            14 => self.crash(),
            15 => {
                // Only of ways that are known is there a preview.
                self.search.release_together(&mut self.window);
                let look = self.window.look();
                let mut buttons = look.of(Role::Button).filter(|thing| !thing.disabled);
                if let Some(preview) = buttons.find(|thing| thing.name().starts_with("Preview way ")) {
                    self.note(preview.name().to_owned());
                    self.window.click(preview.name());
                }
            }
            _ => {
                let mut before = look.of(Role::Button).map(|thing| thing.name().to_owned()).collect();
                let pressed = act(&mut self.window, &look, &mut self.dice, &mut before);
                let given_up = pressed.as_ref().is_some_and(|name| GIVEN_UP.contains(&name.as_str()));
                self.note(pressed.unwrap_or_else(|| "a key".to_owned()));
                return given_up;
            }
        }
        false
    }

    /// Types a path whole, for half of one would be a file elsewhere.
    fn type_path(&mut self) {
        let path = self.file();
        self.note(format!("type {path:?}"));
        if self.dice.below(4) == 0 {
            return self.window.key(Key::Escape);
        }
        self.window.click_on(Role::TextInput, "Path");
        self.window.keys(Modifiers::COMMAND, Key::A);
        self.window.type_text(path.to_str().expect("a path in UTF-8"));
        self.window.key(Key::Enter);
    }

    fn keys(&mut self, modifiers: Modifiers, key: Key) {
        self.note(format!("{modifiers:?} {key:?}"));
        self.window.keys(modifiers, key);
    }

    /// What was done last.
    fn last(&self) -> &[String] {
        self.done.get(self.done.len().saturating_sub(12)..).unwrap_or_default()
    }

    fn note(&mut self, what: String) {
        self.done.push(what);
    }

    /// Tries to close the window, and comes back where it closes.
    fn close(&mut self) -> bool {
        self.note("close".to_owned());
        let before = self.window.scenario().clone();
        let dirty = self.window.workshop().dirty();
        let asked = self.window.says("Save the changes") || self.window.says("Leave what is only half");
        self.window.forget();
        if self.window.closes() && !asked {
            assert!(!dirty || self.in_a_file(&before), "it closed with changes: {:?}", self.last());
            self.come_back();
            return true;
        }
        false
    }

    /// The window is closed, and the program starts again.
    fn come_back(&mut self) {
        self.window.exit();
        let path = if self.shipped { None } else { Some(self.file()) };
        self.start_anew(path.as_deref());
        self.happens("came back");
    }

    /// The program that runs is gone, with its hold on its journal, and starts once more.
    fn start_anew(&mut self, path: Option<&Path>) {
        let idle = self.idle.take().expect("it stands in for a moment only");
        drop(std::mem::replace(&mut self.window, idle));
        let (window, search) = start(self.folder.path(), path);
        self.idle = Some(std::mem::replace(&mut self.window, window));
        self.search = search;
    }

    fn happens(&mut self, what: &'static str) {
        *self.happened.entry(what).or_default() += 1;
    }

    /// Notes what an action has brought about, by how the window stood before it.
    fn count(&mut self, before: &Stood) {
        let now = Stood::of(&self.window);
        let last = self.done.last().map_or("", String::as_str).to_owned();
        if last.starts_with("crash") || last.starts_with("close") {
            return;
        }
        let same = now.board.scenario() == before.board.scenario();
        if before.dirty && !now.dirty && now.path.is_some() && same {
            self.happens("saved");
            if now.path != before.path {
                self.happens("saved as");
            }
        }
        let replaced = !same && !now.steps;
        if replaced && now.path.is_none() && before.path.is_some() {
            self.happens("new");
        }
        if replaced && now.path.is_some() && now.path != before.path {
            self.happens("opened");
        }
        if replaced && now.path.is_some() && now.path == before.path {
            self.happens("reloaded");
        }
        if now.rounds > before.rounds && !replaced {
            self.happens("a round closed");
        }
        if now.preview && !before.preview {
            self.happens("a preview");
        }
    }

    /// The program ends without being asked, a while after the last change, and what was there is offered and restored.
    fn crash(&mut self) {
        self.note("crash".to_owned());
        self.window.wait(2.0);
        let (bytes, dirty) = (self.window.bytes(), self.window.workshop().dirty());
        let path = self.window.file_path().map(Path::to_owned);
        self.start_anew(path.as_deref());
        if dirty {
            let all = self.window.all(Role::Button, |name| name.starts_with("Restore "));
            let place = all.first().unwrap_or_else(|| panic!("nothing is offered: {:?}", self.last())).rect().center();
            drop(all);
            self.window.click_at(place);
            assert_eq!(self.window.bytes(), bytes, "what was restored: {:?}", self.last());
            self.happens("killed and restored");
        } else if self.window.says("Unsaved work was found") {
            self.window.click("Decide later");
        }
    }

    fn in_a_file(&self, scenario: &guarantee_board::scenario::Scenario) -> bool {
        let mut wanted = scenario.clone();
        ["a.ron", "b.ron"].iter().any(|name| {
            let there = read_file(&self.folder.path().join(name)).expect("a whole file").scenario;
            wanted.current.clone_from(&there.current);
            there == wanted
        })
    }

    fn check_screen(&self) {
        let (screen, workshop) = (self.window.screen(), self.window.workshop());
        let document = &screen.document;
        assert!(Arc::ptr_eq(document.board(), workshop.board()), "another document: {:?}", self.last());
        for scene in [Some(document), screen.instead.as_ref()].into_iter().flatten() {
            let answered = scene.answered();
            assert!(answered.is_none_or(|of| of == scene.meaning()), "of another board: {:?}", self.last());
            match &scene.kind {
                Kind::Live => {}
                Kind::Preview => assert!(!scene.editable),
                Kind::Round(id) => {
                    let round = workshop.scenario().round(id).expect("a round that is there");
                    assert_eq!(scene.package(), Some(&round.package), "{:?}", self.last());
                    assert!(!scene.editable);
                }
            }
        }
    }
}

/// How the window stood before an action.
struct Stood {
    board: Arc<Snapshot>,
    path: Option<PathBuf>,
    dirty: bool,
    steps: bool,
    rounds: usize,
    preview: bool,
}

impl Stood {
    fn of(window: &Window) -> Self {
        let workshop = window.workshop();
        Self {
            board: Arc::clone(workshop.board()),
            path: window.file_path().map(Path::to_owned),
            dirty: workshop.dirty(),
            steps: workshop.undo_label().is_some() || workshop.redo_label().is_some(),
            rounds: workshop.scenario().rounds.len(),
            preview: window.screen().instead.as_ref().is_some_and(|scene| scene.kind == Kind::Preview),
        }
    }
}

/// Where the first button is whose name is wanted.
fn place(look: &Look, wanted: impl Fn(&str) -> bool) -> Option<Pos2> {
    look.of(Role::Button).find(|thing| wanted(thing.name())).map(|thing| thing.rect.center())
}

fn start(folder: &Path, path: Option<&Path>) -> (Window, Held) {
    let (mut window, search) = Window::keeping_thinking_held(&folder.join("kept"), path, [1280.0, 720.0]);
    window.patience = 12;
    (window, search)
}

/// Walks at random; how often what happened.
fn walk(seed: u64) -> BTreeMap<&'static str, usize> {
    let mut walk = Walk::new(seed);
    for _ in 0..WALK {
        let stood = Stood::of(&walk.window);
        let given_up = walk.step();
        let workshop = walk.window.workshop();
        // A document without a history is another one than one with it.
        let replaced = stood.steps && workshop.undo_label().is_none() && workshop.redo_label().is_none();
        if replaced && stood.dirty && !given_up && walk.window.scenario() != stood.board.scenario() {
            assert!(walk.in_a_file(stood.board.scenario()), "seed {seed}: changes are gone: {:?}", walk.last());
        }
        walk.check_screen();
        walk.count(&stood);
        if walk.window.was_told(&ViewportCommand::Close) {
            walk.come_back();
        }
    }
    walk.happened
}

/// A half of all walks, in which everything happens.
fn walks(part: usize) {
    let seeds = seeds(7, WALK, part, 2);
    let mut happened: BTreeMap<&'static str, usize> = BTreeMap::new();
    for seed in &seeds {
        for (what, times) in walk(*seed) {
            *happened.entry(what).or_default() += times;
        }
    }
    let actions = seeds.len() * WALK;
    for (what, every) in HAPPENS {
        let times = happened.get(what).copied().unwrap_or_default();
        assert!(times >= actions / every, "“{what}” happened {times} times in {actions} actions: {happened:?}");
    }
}

#[test]
fn whatever_is_done_with_files_no_work_is_lost() {
    walks(0);
}

#[test]
fn whatever_is_done_with_files_no_work_is_lost_by_other_walks() {
    walks(1);
}
