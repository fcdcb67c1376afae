//! Files, rounds, previews and crashes at random, among edits: no work is lost, and what is on the screen is about the
//! board that is there.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, ViewportCommand};
use guarantee_board::storage::{read_file, save};
use guarantee_board::ui::dialogs::Reply;
use guarantee_board::ui::scene::Kind;
use tempfile::TempDir;

use crate::common::app::Window;
use crate::common::dice::Dice;
use crate::random::act;
use crate::samples::NEIGHBOURS;

/// How many actions one walk takes.
const WALK: usize = 500;

/// What takes the place of a document with changes because the user said so.
const GIVEN_UP: [&str; 4] = ["Do not save", "Discard changes and reload", "Reload", "Leave it"];

/// A workshop with two files and a place for journals.
struct Walk {
    folder: TempDir,
    window: Window,
    dice: Dice,
    done: Vec<String>,
}

impl Walk {
    fn new(seed: u64) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["a.ron", "b.ron"] {
            fs::write(folder.path().join(name), NEIGHBOURS).expect("an example");
        }
        let window = start(folder.path(), Some(&folder.path().join("a.ron")));
        Self { folder, window, dice: Dice(seed), done: Vec::new() }
    }

    fn file(&mut self) -> PathBuf {
        self.folder.path().join(["a.ron", "b.ron"][self.dice.below(2)])
    }

    /// Does something; whether the user has given up what was changed.
    fn step(&mut self) -> bool {
        if self.window.has(Role::TextInput, "Path") {
            self.type_path();
            return false;
        }
        let asks = self.window.names(Role::Button);
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
        ]
        .into_iter()
        .filter(|name| asks.iter().any(|known| known == name))
        .collect();
        if !offered.is_empty() && self.dice.below(3) > 0 {
            let name = offered[self.dice.below(offered.len())];
            self.note(format!("click {name}"));
            if self.window.has(Role::Button, name) {
                let given_up = GIVEN_UP.contains(&name);
                let all = self.window.all(Role::Button, move |known| known == name);
                let place = all.first().expect("it is there").rect().center();
                drop(all);
                self.window.click_at(place);
                return given_up;
            }
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
            }
            13 => return self.close(),
            14 => self.crash(),
            15 => {
                let preview = self.window.names(Role::Button).into_iter().find(|name| name.starts_with("Preview way "));
                if let Some(preview) = preview {
                    self.note(preview.clone());
                    self.window.click_begin(&preview);
                }
            }
            _ => {
                let before = self.window.names(Role::Button);
                act(&mut self.window, &mut self.dice, &mut before.into_iter().collect());
                self.note("something".to_owned());
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
            self.window.exit();
            self.start_anew(None);
            return true;
        }
        false
    }

    /// The program that runs is gone, and starts once more.
    fn start_anew(&mut self, path: Option<&Path>) {
        drop(std::mem::replace(&mut self.window, Window::sized([320.0, 240.0])));
        self.window = start(self.folder.path(), path);
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

fn start(folder: &Path, path: Option<&Path>) -> Window {
    let mut window = Window::keeping_thinking(&folder.join("kept"), path, [1280.0, 720.0]);
    window.patience = 12;
    window
}

fn walk(seed: u64) {
    let mut walk = Walk::new(seed);
    for _ in 0..WALK {
        let before = walk.window.scenario().clone();
        let (dirty, steps) = {
            let workshop = walk.window.workshop();
            (workshop.dirty(), workshop.undo_label().is_some() || workshop.redo_label().is_some())
        };
        let given_up = walk.step();
        let workshop = walk.window.workshop();
        // A document without a history is another one than one with it.
        let replaced = steps && workshop.undo_label().is_none() && workshop.redo_label().is_none();
        if replaced && dirty && !given_up && *walk.window.scenario() != before {
            assert!(walk.in_a_file(&before), "seed {seed}: changes are gone: {:?}", walk.last());
        }
        walk.check_screen();
        if walk.window.was_told(&ViewportCommand::Close) {
            walk.window.exit();
            walk.start_anew(None);
        }
    }
}

/// Half of all walks, which begin with these seeds. `ACTIONS=1000000` says how many actions there are in all.
fn walks(first: u64) {
    let actions: usize = std::env::var("ACTIONS").map_or(1000, |number| number.parse().expect("ACTIONS is a number"));
    (first..first + actions.div_ceil(WALK) as u64).step_by(2).for_each(walk);
}

#[test]
fn whatever_is_done_with_files_no_work_is_lost() {
    walks(7);
}

#[test]
fn whatever_is_done_with_files_no_work_is_lost_by_other_walks() {
    walks(8);
}
