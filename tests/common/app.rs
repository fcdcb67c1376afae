//! The real program, driven as a person would: things are found by what they are called, then clicked or typed into.
//!
//! Everything kittest checks by itself stays on: a character without a glyph, an input without a name and a screen
//! that does not come to rest each fail the test.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use eframe::{Frame, Storage};
use egui::accessibility::is_input;
use egui::accesskit::Role;
use egui::{Context, Event, Key, Modifiers, OutputCommand, PointerButton, Pos2, Rect, ViewportCommand, ViewportId};
use egui_kittest::kittest::{AccessKitNode, By, NodeT as _, Queryable as _};
use egui_kittest::{Harness, HarnessBuilder, Node};
use guarantee_board::scenario::{Card, Package, Scenario};
use guarantee_board::storage::{self, Faults, Journals};
use guarantee_board::ui::dialogs::{Dialogs, Reply, Request};
use guarantee_board::ui::scene::Screen;
use guarantee_board::ui::{App, Clock, Job, Keeping, Runner, Scripts, Services};
use guarantee_board::workshop::Workshop;

/// The screen of a workshop room.
pub const FULL_HD: [f32; 2] = [1920.0, 1080.0];

/// How many frames an action may take to come to rest; kittest's own patience.
const PATIENCE: usize = 4;

/// What a test answers in the user's place when the program asks for a file.
#[derive(Default)]
pub struct Script {
    replies: VecDeque<Reply>,
    asked: Vec<Request>,
    open: bool,
}

/// File dialogs that answer from a script, and stay open while it is empty.
struct Scripted(Rc<RefCell<Script>>);

impl Dialogs for Scripted {
    fn show(&mut self, request: &Request, _frame: &Frame, ctx: &Context) {
        let mut script = self.0.borrow_mut();
        script.asked.push(request.clone());
        script.open = true;
        ctx.request_repaint();
    }

    fn poll(&mut self) -> Option<Reply> {
        let mut script = self.0.borrow_mut();
        let reply = if script.open { script.replies.pop_front() } else { None };
        script.open &= reply.is_none();
        reply
    }

    fn give_up(&mut self) {
        self.0.borrow_mut().open = false;
    }
}

/// Jobs that wait until a test lets them go.
#[derive(Default)]
pub struct Held(Rc<RefCell<Vec<Job>>>);

impl Held {
    /// How many jobs wait.
    pub fn waiting(&self) -> usize {
        self.0.borrow().len()
    }

    /// Runs the job that has waited longest; the window takes up what came of it.
    pub fn release_one(&self, window: &mut Window) {
        let job = self.0.borrow_mut().remove(0);
        job();
        window.settle();
    }

    /// Runs all jobs that wait, of which the window hears only then.
    pub fn release_together(&self, window: &mut Window) {
        let jobs = std::mem::take(&mut *self.0.borrow_mut());
        jobs.into_iter().for_each(|job| job());
        window.settle();
    }

    /// Runs all jobs that wait.
    pub fn release(&self, window: &mut Window) {
        while self.waiting() > 0 {
            self.release_one(window);
        }
    }
}

/// What the program remembers between sessions, kept in memory.
#[derive(Clone, Default)]
pub struct Memory(Rc<RefCell<BTreeMap<String, String>>>);

impl Memory {
    /// Of someone who has seen the hints of the first minute, and has changed nothing else.
    pub fn without_hints() -> Self {
        let mut memory = Self::default();
        memory.set_string("guarantee-board", "(hints_seen:[Palette,Card,Verdict])".to_owned());
        memory
    }
}

impl Storage for Memory {
    fn get_string(&self, key: &str) -> Option<String> {
        self.0.borrow().get(key).cloned()
    }

    fn set_string(&mut self, key: &str, value: String) {
        self.0.borrow_mut().insert(key.to_owned(), value);
    }

    fn remove_string(&mut self, key: &str) {
        self.0.borrow_mut().remove(key);
    }

    fn flush(&mut self) {}
}

/// The program's window.
pub struct Window {
    harness: Harness<'static, App>,
    script: Rc<RefCell<Script>>,
    /// What the window was told to do, in order.
    commands: Vec<ViewportCommand>,
    copied: Option<String>,
    /// How many frames an action may take to come to rest.
    pub patience: usize,
}

impl Window {
    /// The program as it starts, in a window of this size.
    pub fn sized(size: [f32; 2]) -> Self {
        Self::start(HarnessBuilder::default().with_size(size), None)
    }

    /// The program as it starts.
    pub fn shipped() -> Self {
        Self::sized(FULL_HD)
    }

    /// The program started on a file.
    pub fn on(path: &Path) -> Self {
        Self::start(HarnessBuilder::default().with_size(FULL_HD), Some(path.to_owned()))
    }

    /// The program with an open scenario of the test's own making.
    pub fn with(scenario: &Scenario, size: [f32; 2]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("made.ron");
        storage::save(&path, scenario).expect("the scenario can be saved");
        let window = Self::start(HarnessBuilder::default().with_size(size), Some(path));
        assert_eq!(window.scenario(), scenario, "the scenario that the test made was not opened");
        window
    }

    /// The program started on a file that was read already, whose later reading and saving wait until they are let go.
    pub fn held(path: &Path) -> (Self, Held) {
        let held = Held::default();
        let queue = Rc::clone(&held.0);
        let runner = Box::new(move |job| queue.borrow_mut().push(job));
        let mut window = Self::run(HarnessBuilder::default().with_size(FULL_HD), Some(path.to_owned()), runner);
        held.release(&mut window);
        (window, held)
    }

    /// The program as it starts, which keeps unsaved work in a folder; whatever it does beside the window waits.
    pub fn held_keeping(folder: &Path) -> (Self, Held) {
        let held = Held::default();
        let queue = Rc::clone(&held.0);
        let runner = Box::new(move |job| queue.borrow_mut().push(job));
        let keeping = Keeping { journals: Some(Journals::in_folder(folder.to_owned())), ..Keeping::default() };
        let builder = HarnessBuilder::default().with_size(FULL_HD);
        (Self::run_keeping(builder, None, runner, keeping, Memory::without_hints(), None), held)
    }

    /// Ends the program as its window's closing does.
    pub fn exit(&mut self) {
        eframe::App::on_exit(self.harness.state_mut(), None);
    }

    /// The program as it starts, on a file if one is given, which keeps unsaved work in a folder, and beside it the report
    /// of a fault.
    pub fn keeping(folder: &Path, path: Option<&Path>) -> Self {
        Self::keeping_by(folder, path, Box::new(|job| job()))
    }

    /// The same; what it does beside the window this runs.
    pub fn keeping_by(folder: &Path, path: Option<&Path>, runner: Runner) -> Self {
        let faults = Faults::in_file(folder.with_extension("fault"));
        let settings = Some(folder.with_file_name("settings.ron"));
        let keeping =
            Keeping { journals: Some(Journals::in_folder(folder.to_owned())), faults: Some(faults), settings };
        let builder = HarnessBuilder::default().with_size(FULL_HD);
        Self::run_keeping(builder, path.map(Path::to_owned), runner, keeping, Memory::without_hints(), None)
    }

    /// The same in a window of this size, with the search over all packages, which answers at once.
    pub fn keeping_thinking(folder: &Path, path: Option<&Path>, size: [f32; 2]) -> Self {
        let (runner, thinker): (Runner, Runner) = (Box::new(|job| job()), Box::new(|job| job()));
        let keeping = Keeping { journals: Some(Journals::in_folder(folder.to_owned())), ..Keeping::default() };
        let builder = HarnessBuilder::default().with_size(size);
        Self::run_keeping(builder, path.map(Path::to_owned), runner, keeping, Memory::without_hints(), Some(thinker))
    }

    /// The same; the search waits until it is let go.
    pub fn keeping_thinking_held(folder: &Path, path: Option<&Path>, size: [f32; 2]) -> (Self, Held) {
        let held = Held::default();
        let queue = Rc::clone(&held.0);
        let (runner, thinker): (Runner, Runner) =
            (Box::new(|job| job()), Box::new(move |job| queue.borrow_mut().push(job)));
        let keeping = Keeping { journals: Some(Journals::in_folder(folder.to_owned())), ..Keeping::default() };
        let builder = HarnessBuilder::default().with_size(size);
        let memory = Memory::without_hints();
        (Self::run_keeping(builder, path.map(Path::to_owned), runner, keeping, memory, Some(thinker)), held)
    }

    /// The program as someone sees it who has not seen it before.
    pub fn hinting(builder: HarnessBuilder<App>, path: Option<PathBuf>) -> Self {
        Self::run_keeping(builder, path, Box::new(|job| job()), Keeping::default(), Memory::default(), None)
    }

    /// The same on a file, with the search over all packages, which answers at once.
    pub fn hinting_thinking(builder: HarnessBuilder<App>, path: &Path) -> Self {
        let (runner, thinker): (Runner, Runner) = (Box::new(|job| job()), Box::new(|job| job()));
        Self::run_keeping(builder, Some(path.to_owned()), runner, Keeping::default(), Memory::default(), Some(thinker))
    }

    /// The program, built as the harness says, which remembers this of sessions before; nothing at its first start.
    pub fn remembering(builder: HarnessBuilder<App>, memory: &Memory) -> Self {
        Self::run_keeping(builder, None, Box::new(|job| job()), Keeping::default(), memory.clone(), None)
    }

    /// The very first start of the program, in a window of this size, with the search over all packages, which answers
    /// at once.
    pub fn first_start(size: [f32; 2]) -> Self {
        let (runner, thinker): (Runner, Runner) = (Box::new(|job| job()), Box::new(|job| job()));
        let builder = HarnessBuilder::default().with_size(size);
        Self::run_keeping(builder, None, runner, Keeping::default(), Memory::default(), Some(thinker))
    }

    /// The program on a scenario of the test's own making, with the search over all packages, which answers at once.
    pub fn thinking(scenario: &Scenario, builder: HarnessBuilder<App>) -> Self {
        Self::thinking_by(scenario, builder, Box::new(|job| job()))
    }

    /// The same; the search waits until it is let go.
    pub fn thinking_held(scenario: &Scenario) -> (Self, Held) {
        let held = Held::default();
        let queue = Rc::clone(&held.0);
        let thinker = Box::new(move |job| queue.borrow_mut().push(job));
        (Self::thinking_by(scenario, HarnessBuilder::default().with_size(FULL_HD), thinker), held)
    }

    /// The program on a file, with the search over all packages, which answers at once.
    pub fn thinking_on(path: &Path, builder: HarnessBuilder<App>) -> Self {
        Self::thinking_so(path.to_owned(), builder, Box::new(|job| job()))
    }

    fn thinking_by(scenario: &Scenario, builder: HarnessBuilder<App>, thinker: Runner) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("made.ron");
        storage::save(&path, scenario).expect("the scenario can be saved");
        Self::thinking_so(path, builder, thinker)
    }

    fn thinking_so(path: PathBuf, builder: HarnessBuilder<App>, thinker: Runner) -> Self {
        let runner: Runner = Box::new(|job| job());
        Self::run_keeping(builder, Some(path), runner, Keeping::default(), Memory::without_hints(), Some(thinker))
    }

    /// Remembers for the next session, as happens now and then and at the end.
    pub fn remember(&mut self, memory: &Memory) {
        eframe::App::save(self.harness.state_mut(), &mut memory.clone());
    }

    /// The program, built as the harness says.
    pub fn start(builder: HarnessBuilder<App>, path: Option<PathBuf>) -> Self {
        Self::run(builder, path, Box::new(|job| job()))
    }

    fn run(builder: HarnessBuilder<App>, path: Option<PathBuf>, runner: Runner) -> Self {
        Self::run_keeping(builder, path, runner, Keeping::default(), Memory::without_hints(), None)
    }

    /// The program with an open scenario of the test's own making, which finds letters that it lacks by these means; what
    /// no font has is drawn as a box.
    pub fn in_scripts(scenario: &Scenario, scripts: Scripts) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("made.ron");
        storage::save(&path, scenario).expect("the scenario can be saved");
        let builder = HarnessBuilder::default().with_size(FULL_HD).allow_missing_glyphs();
        let (runner, keeping): (Runner, _) = (Box::new(|job| job()), Keeping::default());
        Self::run_so(builder, Some(path), runner, keeping, Memory::without_hints(), None, scripts)
    }

    fn run_keeping(
        builder: HarnessBuilder<App>,
        path: Option<PathBuf>,
        runner: Runner,
        keeping: Keeping,
        memory: Memory,
        thinker: Option<Runner>,
    ) -> Self {
        Self::run_so(builder, path, runner, keeping, memory, thinker, Scripts::off())
    }

    fn run_so(
        builder: HarnessBuilder<App>,
        path: Option<PathBuf>,
        runner: Runner,
        keeping: Keeping,
        memory: Memory,
        thinker: Option<Runner>,
        scripts: Scripts,
    ) -> Self {
        let script = Rc::new(RefCell::new(Script::default()));
        let dialogs = Box::new(Scripted(Rc::clone(&script)));
        let harness = builder.build_eframe(|cc| {
            let services = Services { dialogs, runner, keeping, thinker, scripts, clock: clock() };
            App::new(&cc.egui_ctx, Some(&memory), services, path).expect("the program starts")
        });
        let mut window = Self { harness, script, commands: Vec::new(), copied: None, patience: PATIENCE };
        window.settle();
        window
    }

    /// The harness beneath.
    pub fn harness(&mut self) -> &mut Harness<'static, App> {
        &mut self.harness
    }

    /// Lets the program have a second window, as desktops do, and opens it.
    pub fn open_audience(&mut self) -> Audience {
        let builder = Harness::builder().with_size(FULL_HD);
        self.open_audience_on(builder.with_context_setup(guarantee_board::ui::theme::install))
    }

    /// The same, built as the harness says.
    pub fn open_audience_on(&mut self, builder: HarnessBuilder<()>) -> Audience {
        self.ctx().set_embed_viewports(false);
        self.key(Key::F6);
        self.audience(builder)
    }

    /// The second window, as it is now and as it will be: it is drawn when it is asked what it shows.
    pub fn audience(&self, builder: HarnessBuilder<()>) -> Audience {
        let stage = self.harness.state().stage();
        let harness = builder.build_ui(move |ui| stage.ui(ui));
        Audience { harness }
    }

    /// Whether the window has asked for a second one.
    pub fn shows_audience(&self) -> bool {
        self.harness.output().viewport_output.len() > 1
    }

    /// What egui knows of this window.
    pub fn ctx(&self) -> &Context {
        &self.harness.ctx
    }

    // What the program holds.

    /// The open document.
    pub fn workshop(&self) -> &Workshop {
        self.harness.state().workshop()
    }

    /// What is on the screen.
    pub fn screen(&self) -> &Screen {
        self.harness.state().screen()
    }

    /// The open scenario.
    pub fn scenario(&self) -> &Scenario {
        self.workshop().scenario()
    }

    /// The package on the board.
    pub fn package(&self) -> &Package {
        self.workshop().package().expect("a package is on the board")
    }

    /// The card of an element, if it is on the board.
    pub fn card(&self, element: &str) -> Option<&Card> {
        self.package().cards.iter().find(|card| card.element.as_str() == element)
    }

    /// The file that is open.
    pub fn file_path(&self) -> Option<&Path> {
        self.harness.state().file().path.as_deref()
    }

    /// The open scenario as it would stand in a file.
    pub fn bytes(&self) -> String {
        storage::write_text(self.scenario()).expect("the scenario can be written")
    }

    // What the program did to the world.

    /// The title that the window was last given, since the program started or `forget` was called.
    pub fn title(&self) -> Option<&str> {
        self.commands.iter().rev().find_map(|command| match command {
            ViewportCommand::Title(title) => Some(title.as_str()),
            _ => None,
        })
    }

    /// Whether the window was told to do this.
    pub fn was_told(&self, command: &ViewportCommand) -> bool {
        self.commands.contains(command)
    }

    /// Forgets what the window was told so far.
    pub fn forget(&mut self) {
        self.commands.clear();
        self.copied = None;
    }

    /// What was put on the clipboard.
    pub fn copied(&self) -> Option<&str> {
        self.copied.as_deref()
    }

    /// What the user was asked for by file dialogs.
    pub fn asked(&self) -> Vec<Request> {
        self.script.borrow().asked.clone()
    }

    // What the program shows.

    /// The one thing with this role and name.
    #[track_caller]
    pub fn find(&self, role: Role, name: &str) -> Node<'_> {
        let wanted = name.to_owned();
        let found = self.all(role, move |label| label == wanted);
        assert_eq!(found.len(), 1, "{role:?} “{name}” should be there once; there are {:?}", self.names(role));
        found[0]
    }

    /// The first thing with this role whose name begins like this.
    #[track_caller]
    pub fn begins(&self, role: Role, start: &str) -> Node<'_> {
        let wanted = start.to_owned();
        let found = self.all(role, move |label| label.starts_with(&wanted));
        *found.first().unwrap_or_else(|| panic!("no {role:?} “{start}…”; there are {:?}", self.names(role)))
    }

    /// Everything with this role whose name is wanted.
    pub fn all(&self, role: Role, wanted: impl Fn(&str) -> bool + 'static) -> Vec<Node<'_>> {
        let root = self.harness.root();
        let matches = move |node: &AccessKitNode<'_>| {
            node.role() == role
                && !node.is_hidden()
                && node.label().or_else(|| node.value()).is_some_and(|label| wanted(&label))
        };
        self.nodes().into_iter().filter(matches).map(|node| root.new_related(node)).collect()
    }

    /// All that stands in the accessibility tree, in its order.
    fn nodes(&self) -> Vec<AccessKitNode<'_>> {
        let mut nodes = Vec::new();
        below(self.harness.root().accesskit_node(), &mut nodes);
        nodes
    }

    /// All that is there at this moment, from one look at the tree: for what asks many things of each moment.
    pub fn look(&self) -> Look {
        let root = self.harness.root();
        let shown = self.shown();
        let thing = |node: AccessKitNode<'_>| Thing {
            role: node.role(),
            label: node.label(),
            value: node.value(),
            // The window itself stands nowhere in it.
            rect: node.bounding_box().map_or(Rect::NOTHING, |_| root.new_related(node).rect()),
            shown: shown.get(&node.locate().0.0).copied().filter(|seen| seen.is_positive()),
            focused: node.is_focused(),
            disabled: node.is_disabled(),
        };
        Look { things: self.nodes().into_iter().filter(|node| !node.is_hidden()).map(thing).collect() }
    }

    /// What is seen of each thing, by its number in the tree.
    fn shown(&self) -> HashMap<u64, Rect> {
        self.ctx().viewport(|viewport| {
            let widgets = viewport.prev_pass.widgets.layers();
            widgets.flat_map(|(_, widgets)| widgets).map(|widget| (widget.id.value(), widget.interact_rect)).collect()
        })
    }

    /// The names of everything with this role.
    pub fn names(&self, role: Role) -> Vec<String> {
        self.all(role, |_| true).iter().map(name_of).collect()
    }

    /// Everything with one of these roles, each by its name with where it is and what is seen of it, as far as any is:
    /// contents that are scrolled run on beyond their panel.
    pub fn seen(&self, roles: &[Role]) -> Vec<(String, Rect, Rect)> {
        self.look().seen(roles)
    }

    /// Whether something with this role and name is there.
    pub fn has(&self, role: Role, name: &str) -> bool {
        self.names(role).iter().any(|known| known == name)
    }

    /// Whether the button with this name cannot be pressed now.
    #[track_caller]
    pub fn is_disabled(&self, name: &str) -> bool {
        is_disabled(&self.find(Role::Button, name))
    }

    /// Whether some text on the screen contains this.
    pub fn says(&self, text: &str) -> bool {
        self.nodes().iter().any(|node| contains(node, text))
    }

    /// Fails unless some text on the screen contains this.
    #[track_caller]
    pub fn expect(&self, text: &str) {
        assert!(self.says(text), "“{text}” is not on the screen; labels: {:#?}", self.names(Role::Label));
    }

    /// Fails unless the second line of something that can be pressed contains this.
    #[track_caller]
    pub fn expect_detail(&self, text: &str) {
        let details: Vec<String> =
            self.nodes().into_iter().filter(|node| !node.is_hidden()).filter_map(|node| node.description()).collect();
        assert!(details.iter().any(|detail| detail.contains(text)), "no detail is “{text}”: {details:#?}");
    }

    /// Fails if some text on the screen contains this.
    #[track_caller]
    pub fn expect_not(&self, text: &str) {
        assert!(!self.says(text), "“{text}” is on the screen");
    }

    /// The name of what has the keyboard.
    pub fn focused(&self) -> Option<String> {
        let focused = self.nodes().into_iter().rfind(|node| node.is_focused());
        focused.map(|node| name_of(&self.harness.root().new_related(node)))
    }

    // What a person does.

    /// Clicks the button with this name.
    #[track_caller]
    pub fn click(&mut self, name: &str) {
        self.click_on(Role::Button, name);
    }

    /// Clicks what has this role and name, after scrolling to it.
    #[track_caller]
    pub fn click_on(&mut self, role: Role, name: &str) {
        let node = self.find(role, name);
        assert!(!is_disabled(&node), "“{name}” cannot be clicked now");
        node.scroll_to_me();
        self.settle();
        let center = self.find(role, name).rect().center();
        self.click_at(center);
    }

    /// Clicks the button whose name begins like this, as menu entries do before their shortcut.
    #[track_caller]
    pub fn click_begin(&mut self, start: &str) {
        let name = name_of(&self.begins(Role::Button, start));
        self.click(&name);
    }

    /// Chooses an entry of a menu of the menu bar.
    #[track_caller]
    pub fn menu(&mut self, menu: &str, entry: &str) {
        // In a low window all menus are in one.
        if !self.has(Role::Button, menu) {
            self.click("Menu");
        }
        self.click(menu);
        let roles = [Role::Button, Role::RadioButton, Role::CheckBox];
        let start = entry.to_owned();
        let found = roles.into_iter().find_map(|role| {
            let start = start.clone();
            let nodes = self.all(role, move |name| name.starts_with(&start));
            nodes.first().map(|node| (role, name_of(node)))
        });
        let (role, name) = found.unwrap_or_else(|| panic!("the menu {menu} has no “{entry}”"));
        self.click_on(role, &name);
    }

    /// Does with a card what an entry of its menu says, after scrolling to it: a card out of sight has no menu.
    #[track_caller]
    pub fn of_card(&mut self, card: &str, entry: &str) {
        self.see_card(card);
        self.click(&format!("More for {card}"));
        let start = entry.to_owned();
        let roles = [Role::Button, Role::RadioButton];
        let found = roles.into_iter().find_map(|role| {
            let start = start.clone();
            let nodes = self.all(role, move |name| name.starts_with(&start));
            nodes.first().map(|node| (role, name_of(node)))
        });
        let (role, name) = found.unwrap_or_else(|| panic!("the menu of {card} has no “{entry}”"));
        self.click_on(role, &name);
    }

    /// Says what the unknown is to count as.
    #[track_caller]
    pub fn counts(&mut self, level: &str) {
        self.choose("Lowest level we accept:", &format!("The unknown counts as {level}"));
        self.key(Key::Escape);
    }

    /// Brings a card into sight.
    #[track_caller]
    pub fn see_card(&mut self, card: &str) {
        self.begins(Role::Button, &format!("Card {card}: ")).scroll_to_me();
        self.settle();
    }

    /// Opens the palette, where it is folded.
    pub fn open_palette(&mut self) {
        if !self.has(Role::TextInput, "Find an element") {
            self.keys(Modifiers::COMMAND, Key::F);
        }
    }

    /// Where a phase begins: its name at the head of the board, or its strip if it is folded.
    #[track_caller]
    pub fn phase(&self, name: &str) -> Rect {
        let (fold, unfold) = (format!("Fold the phase {name}"), format!("Unfold the phase {name}"));
        let found = self.all(Role::Button, move |known| known == fold || known.starts_with(&unfold));
        found.first().unwrap_or_else(|| panic!("no phase {name}")).rect()
    }

    /// Opens the chip whose name begins like this, and chooses one of the options in its menu.
    #[track_caller]
    pub fn choose(&mut self, chip: &str, option: &str) {
        self.click_begin(chip);
        self.click_on(Role::RadioButton, option);
    }

    /// Clicks at a place.
    pub fn click_at(&mut self, place: Pos2) {
        self.events([Event::PointerMoved(place), button(place, true)]);
        self.events([button(place, false)]);
        self.settle();
    }

    /// Drags from one place to another, with a stop on the way.
    pub fn drag(&mut self, from: Pos2, to: Pos2) {
        self.drag_and_move_on(from, to, to);
    }

    /// The same; in the frame in which the button is let go, the pointer is somewhere else already.
    pub fn drag_and_move_on(&mut self, from: Pos2, to: Pos2, then: Pos2) {
        self.events([Event::PointerMoved(from), button(from, true)]);
        for share in [0.2, 0.5, 1.0, 1.0] {
            self.events([Event::PointerMoved(from + (to - from) * share)]);
        }
        self.events([button(to, false), Event::PointerMoved(then)]);
        self.settle();
    }

    /// Takes hold of what lies at a place and pulls it to another, without letting go.
    pub fn pull(&mut self, from: Pos2, to: Pos2) {
        self.events([Event::PointerMoved(from), button(from, true)]);
        for share in [0.2, 0.5, 1.0, 1.0] {
            self.events([Event::PointerMoved(from + (to - from) * share)]);
        }
        self.settle();
    }

    /// Moves the pointer, with whatever it holds.
    pub fn point_at(&mut self, place: Pos2) {
        self.events([Event::PointerMoved(place)]);
        self.settle();
    }

    /// Lets go of what is held.
    pub fn let_go(&mut self, place: Pos2) {
        self.events([button(place, false)]);
        self.settle();
    }

    /// Presses a key.
    pub fn key(&mut self, key: Key) {
        self.keys(Modifiers::NONE, key);
    }

    /// Presses a key with others held.
    pub fn keys(&mut self, modifiers: Modifiers, key: Key) {
        let press = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        let (hold, let_go) = (Event::ModifiersChanged(modifiers), Event::ModifiersChanged(Modifiers::NONE));
        self.events([hold, press(true), press(false), let_go]);
        self.settle();
    }

    /// Types text where the keyboard is.
    pub fn type_text(&mut self, text: &str) {
        self.events([Event::Text(text.to_owned())]);
        self.settle();
    }

    /// Presses Tab until what begins like this has the keyboard.
    #[track_caller]
    pub fn tab_to(&mut self, start: &str) {
        for _ in 0..400 {
            if self.focused().is_some_and(|name| name.starts_with(start)) {
                return;
            }
            self.key(Key::Tab);
        }
        panic!("“{start}…” cannot be reached with Tab");
    }

    /// Drops a file on the window.
    pub fn drop_file(&mut self, path: &Path) {
        self.drop_files(&[path]);
    }

    /// Drops several files together.
    pub fn drop_files(&mut self, paths: &[&Path]) {
        for path in paths {
            self.harness.input_mut().dropped_files.push(Arc::new(Dropped((*path).to_owned())));
        }
        self.settle();
    }

    /// Asks the window to close, as its close button does.
    pub fn close(&mut self) {
        let root = self.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default();
        root.events.push(egui::ViewportEvent::Close);
        self.settle();
    }

    /// Whether the window would close if it were asked to now. Asks it.
    pub fn closes(&mut self) -> bool {
        self.forget();
        self.close();
        !self.was_told(&ViewportCommand::CancelClose)
    }

    /// Answers the next file dialog, or the one that is open.
    pub fn answer(&mut self, reply: Reply) {
        self.script.borrow_mut().replies.push_back(reply);
        self.harness.ctx.request_repaint();
        self.settle();
    }

    /// Draws frames until nothing changes any more, and checks that this happens and that everything has a name.
    #[track_caller]
    pub fn settle(&mut self) {
        for _ in 0..=self.patience {
            self.frame();
            if self.repaint_delay() != Duration::ZERO {
                return self.check_names();
            }
        }
        let causes = self.ctx().repaint_causes();
        panic!("the window still draws itself after {} frames: {causes:?}", self.patience);
    }

    /// Fails if something that a person can act on has no name. Looked for here as kittest does, whose own way through the
    /// tree costs much of the time of all tests; what to say is left to kittest.
    #[track_caller]
    fn check_names(&self) {
        let has = |text: Option<&str>| text.is_some_and(|text| !text.trim().is_empty());
        let unnamed = |node: &AccessKitNode<'_>| {
            is_input(node.role())
                && !node.is_hidden()
                && !node.data().is_read_only()
                && !has(node.label().as_deref())
                && !has(node.data().placeholder())
        };
        if self.nodes().iter().any(unnamed) {
            self.harness.check_accessibility();
        }
    }

    /// Lets so many seconds pass. The clock jumps from one moment at which the window wants to be drawn to the next, as a
    /// desktop's does; while it draws itself all the time, four times a second.
    pub fn wait(&mut self, seconds: f32) {
        const FRAME: f64 = 0.25;
        let mut now = self.ctx().input(|input| input.time);
        let end = now + f64::from(seconds);
        while now < end {
            now = (now + self.repaint_delay().as_secs_f64().clamp(FRAME, f64::MAX)).min(end);
            self.harness.input_mut().time = Some(now);
            self.frame();
        }
        // From here on the clock goes on by itself.
        self.harness.input_mut().time = None;
        self.settle();
    }

    /// After how long the window would draw itself again with nothing happening.
    pub fn repaint_delay(&self) -> Duration {
        self.harness.output().viewport_output[&ViewportId::ROOT].repaint_delay
    }

    /// The window's inside.
    pub fn rect(&self) -> Rect {
        self.harness.ctx.content_rect()
    }

    /// A frame in which all this happens.
    pub fn events(&mut self, events: impl IntoIterator<Item = Event>) {
        self.harness.input_mut().events.extend(events);
        self.frame();
    }

    /// A frame at this time, in seconds, in which these keys are pressed.
    pub fn frame_at(&mut self, time: f64, keys: &[(Modifiers, Key)]) {
        self.harness.input_mut().time = Some(time);
        for (modifiers, key) in keys.iter().copied() {
            let press = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
            self.harness.input_mut().events.extend([press(true), press(false)]);
        }
        self.frame();
    }

    fn frame(&mut self) {
        self.harness.step();
        let output = self.harness.output();
        self.commands.extend(output.viewport_output[&ViewportId::ROOT].commands.iter().cloned());
        for command in &output.platform_output.commands {
            if let OutputCommand::CopyText(text) = command {
                self.copied = Some(text.clone());
            }
        }
    }
}

/// The second window, which shows to the room what the facilitator lets it see.
pub struct Audience {
    harness: Harness<'static>,
}

impl Audience {
    /// Draws it until nothing changes any more.
    pub fn look(&mut self) -> &mut Self {
        self.harness.run();
        self
    }

    /// Whether some text in it contains this.
    pub fn says(&self, text: &str) -> bool {
        self.harness.query_all(By::new().predicate(|_| true)).any(|node| contains(&node.accesskit_node(), text))
    }

    /// All that stands in its accessibility tree, seen or not, a line each.
    pub fn texts(&self) -> String {
        let mut texts = String::new();
        for node in self.harness.query_all(By::new().predicate(|_| true)) {
            let node = node.accesskit_node();
            for text in [node.label(), node.value(), node.description()].into_iter().flatten() {
                texts.push_str(&text);
                texts.push('\n');
            }
        }
        texts
    }

    /// Fails unless some text in it contains this.
    #[track_caller]
    pub fn expect(&mut self, text: &str) {
        self.look();
        assert!(self.says(text), "“{text}” is not in the audience window");
    }

    /// Fails if some text in it contains this.
    #[track_caller]
    pub fn expect_not(&mut self, text: &str) {
        self.look();
        assert!(!self.says(text), "“{text}” is in the audience window");
    }

    /// After how long it would draw itself again with nothing happening.
    pub fn repaint_delay(&self) -> Duration {
        self.harness.output().viewport_output[&ViewportId::ROOT].repaint_delay
    }

    /// The names of everything with this role.
    pub fn names(&self, role: Role) -> Vec<String> {
        let all = self.harness.query_all(By::new().role(role).predicate(|node| !node.is_hidden()));
        all.map(|node| name_of(&node)).collect()
    }

    /// The harness beneath.
    pub fn harness(&mut self) -> &mut Harness<'static> {
        &mut self.harness
    }
}

/// A clock that goes on by twelve minutes whenever somebody looks.
fn clock() -> Clock {
    let mut now = jiff::civil::date(2025, 8, 28).at(14, 0, 0, 0);
    Box::new(move || {
        now += jiff::SignedDuration::from_mins(12);
        now
    })
}

/// What a person would call it.
pub fn name_of(node: &Node<'_>) -> String {
    let node = node.accesskit_node();
    node.label().or_else(|| node.value()).unwrap_or_default()
}

/// The main button of the mouse, pressed or let go.
fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

/// Whether it cannot be used now.
pub fn is_disabled(node: &Node<'_>) -> bool {
    node.accesskit_node().is_disabled()
}

/// All below a node of the tree, in its order. Kittest's own iterator asks every ancestor of a node for the next one.
fn below<'tree>(node: AccessKitNode<'tree>, found: &mut Vec<AccessKitNode<'tree>>) {
    for child in node.children() {
        found.push(child);
        below(child, found);
    }
}

/// What stands in the window at one moment, as far as it is not hidden.
pub struct Look {
    /// All of it, in the order of the tree.
    pub things: Vec<Thing>,
}

/// One thing in the window.
pub struct Thing {
    pub role: Role,
    pub label: Option<String>,
    pub value: Option<String>,
    pub rect: Rect,
    /// What is seen of it, if anything is.
    pub shown: Option<Rect>,
    pub focused: bool,
    pub disabled: bool,
}

impl Thing {
    /// What a person would call it.
    pub fn name(&self) -> &str {
        self.label.as_deref().or(self.value.as_deref()).unwrap_or_default()
    }
}

impl Look {
    /// Everything with this role that has a name.
    pub fn of(&self, role: Role) -> impl Iterator<Item = &Thing> {
        self.things.iter().filter(move |thing| thing.role == role && (thing.label.is_some() || thing.value.is_some()))
    }

    /// Whether something with this role and name is there.
    pub fn has(&self, role: Role, name: &str) -> bool {
        self.of(role).any(|thing| thing.name() == name)
    }

    /// Whether some text on the screen contains this.
    pub fn says(&self, text: &str) -> bool {
        let has = |words: &Option<String>| words.as_ref().is_some_and(|words| plain(words).contains(text));
        self.things.iter().any(|thing| has(&thing.label) || has(&thing.value))
    }

    /// Everything with one of these roles, each by its name with where it is and what is seen of it, as far as any is.
    pub fn seen(&self, roles: &[Role]) -> Vec<(String, Rect, Rect)> {
        let all = roles.iter().flat_map(|role| self.of(*role));
        all.filter_map(|thing| Some((thing.name().to_owned(), thing.rect, thing.shown?))).collect()
    }
}

/// Words without places where a line must not break: that is no matter here.
fn plain(words: &str) -> Cow<'_, str> {
    if words.contains('\u{a0}') { Cow::Owned(words.replace('\u{a0}', " ")) } else { Cow::Borrowed(words) }
}

fn contains(node: &AccessKitNode<'_>, text: &str) -> bool {
    let has = |words: Option<String>| words.is_some_and(|words| plain(&words).contains(text));
    !node.is_hidden() && (has(node.label()) || has(node.value()))
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}
