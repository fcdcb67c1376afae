//! What one frame costs the processor: doing what was asked, laying out the screen, and turning it into triangles.
//! What draws the triangles is not part of it.
//!
//! `cargo bench --bench frame`

use std::path::Path;

use divan::{Bencher, black_box};
use eframe::App as _;
use egui::{Context, Event, Key, Modifiers, Pos2, RawInput, Rect, pos2, vec2};
use guarantee_board::scenario::Scenario;
use guarantee_board::storage::{self, Journals};
use guarantee_board::ui::{App, Keeping, Runner, Services, beside_the_window};
use tempfile::TempDir;

#[path = "../common/board_strategy.rs"]
mod board_strategy;
#[path = "../common/busy.rs"]
mod busy;

fn main() {
    divan::main();
}

/// A window without a display.
struct Window {
    ctx: Context,
    app: App,
    frame: eframe::Frame,
    time: f64,
    /// What it is in words, where that is asked for.
    tree: Option<egui::accesskit::TreeUpdate>,
    /// Where its file is, and what it keeps of unsaved work.
    _folder: TempDir,
}

impl Window {
    fn on(scenario: Option<&Scenario>) -> Self {
        Self::thinking(scenario, None)
    }

    fn thinking(scenario: Option<&Scenario>, thinker: Option<Runner>) -> Self {
        Self::started(scenario, |_| Services {
            runner: Box::new(|job| job()),
            keeping: Keeping::default(),
            thinker,
            ..Services::default()
        })
    }

    /// As the program runs: reading, saving and keeping unsaved work on a thread of their own.
    fn saving(scenario: &Scenario) -> Self {
        Self::started(Some(scenario), |folder| Services {
            keeping: Keeping { journals: Some(Journals::in_folder(folder.join("kept"))), ..Keeping::default() },
            thinker: None,
            ..Services::default()
        })
    }

    fn started(scenario: Option<&Scenario>, services: impl FnOnce(&Path) -> Services) -> Self {
        let ctx = Context::default();
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = scenario.map(|scenario| {
            let path = folder.path().join("bench.ron");
            storage::save(&path, scenario).expect("the scenario can be saved");
            path
        });
        let app = App::new(&ctx, None, services(folder.path()), path).expect("the program starts");
        let mut window =
            Self { ctx, app, frame: eframe::Frame::_new_kittest(), time: 0.0, tree: None, _folder: folder };
        for _ in 0..5 {
            window.frame(Vec::new());
        }
        for _ in 0..600 {
            // Read on a thread, it arrives some frames later.
            if scenario.is_none_or(|scenario| window.app.workshop().scenario() == scenario) {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
            window.frame(Vec::new());
        }
        if let Some(scenario) = scenario {
            assert_eq!(window.app.workshop().scenario(), scenario, "the made-up scenario is open");
        }
        window
    }

    /// Presses Tab until something has the keyboard whose name begins like this.
    fn tab_to(&mut self, start: &str) {
        for _ in 0..200 {
            let modifiers = Modifiers::NONE;
            let tab = Event::Key { key: Key::Tab, physical_key: None, pressed: true, repeat: false, modifiers };
            self.frame(vec![tab]);
            let focused = self.tree.as_ref().and_then(|tree| {
                let node = tree.nodes.iter().find(|(id, _)| *id == tree.focus);
                node.and_then(|(_, node)| node.label()).map(str::to_owned)
            });
            if focused.is_some_and(|name| name.starts_with(start)) {
                return;
            }
        }
        panic!("nothing is called “{start}…”");
    }

    /// One frame; how many meshes it is drawn with.
    fn frame(&mut self, events: Vec<Event>) -> usize {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1920.0, 1080.0))),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let Self { ctx, app, frame, .. } = self;
        let mut output = ctx.run_ui(input, |ui| {
            app.logic(&ui.ctx().clone(), frame);
            app.ui(ui, frame);
        });
        self.tree = output.platform_output.accesskit_update.take();
        let shapes = std::mem::take(&mut output.shapes);
        let meshes = ctx.tessellate(shapes, output.pixels_per_point).len();
        output.drop_without_applying_deltas();
        meshes
    }
}

/// The scenarios whose frames are measured.
const SCENARIOS: [&str; 2] = ["shipped", "200 cards and 500 findings"];

fn open(name: &str) -> Window {
    match name {
        "shipped" => Window::on(None),
        "200 cards and 500 findings" => Window::on(Some(&busy::scenario(200, 500))),
        name => panic!("no scenario is called {name}"),
    }
}

/// The window as it stands.
#[divan::bench(args = SCENARIOS)]
fn at_rest(bencher: Bencher<'_, '_>, name: &str) {
    let mut window = open(name);
    bencher.bench_local(|| black_box(window.frame(Vec::new())));
}

/// Five packages side by side, all of their rows shown, while the pointer moves over them.
#[divan::bench(sample_count = 600, sample_size = 1)]
fn comparing_five(bencher: Bencher<'_, '_>) {
    let mut window = Window::on(None);
    let press = |modifiers, key| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    window.ctx.enable_accesskit();
    window.frame(vec![press(Modifiers::COMMAND, Key::Num5)]);
    for name in ["“Israel model”", "European sky shield now", "NATO membership"] {
        window.tab_to("Add a package or a round to the comparison");
        window.frame(vec![press(Modifiers::NONE, Key::Enter)]);
        window.tab_to(name);
        window.frame(vec![press(Modifiers::NONE, Key::Enter)]);
        window.frame(Vec::new());
    }
    window.tab_to("Show ");
    window.frame(vec![press(Modifiers::NONE, Key::Space)]);
    window.ctx.disable_accesskit();
    window.frame(Vec::new());
    let mut step = 0_u16;
    bencher.bench_local(|| {
        step = (step + 7) % 900;
        black_box(window.frame(vec![Event::PointerMoved(pos2(500.0 + f32::from(step), 300.0 + f32::from(step / 2)))]))
    });
}

/// The pointer moves over the board with every frame.
#[divan::bench(args = SCENARIOS)]
fn pointing(bencher: Bencher<'_, '_>, name: &str) {
    let mut window = open(name);
    let mut step = 0_u16;
    bencher.bench_local(|| {
        step = (step + 7) % 900;
        black_box(window.frame(vec![Event::PointerMoved(pos2(500.0 + f32::from(step), 300.0 + f32::from(step / 2)))]))
    });
}

/// The pointer moves, letters are typed, and every half a second a change is undone or done again; while the search over
/// all packages runs beside the window, begun anew with each change.
#[divan::bench(args = SCENARIOS, sample_count = 600, sample_size = 1)]
fn working_with_the_search(bencher: Bencher<'_, '_>, name: &str) {
    working(bencher, name, Some(beside_the_window()));
}

/// The same without the search.
#[divan::bench(args = SCENARIOS, sample_count = 600, sample_size = 1)]
fn working_without_the_search(bencher: Bencher<'_, '_>, name: &str) {
    working(bencher, name, None);
}

fn working(bencher: Bencher<'_, '_>, name: &str, thinker: Option<Runner>) {
    let mut window = match name {
        "shipped" => Window::thinking(None, thinker),
        _ => Window::thinking(Some(&busy::scenario(200, 500)), thinker),
    };
    let press = |modifiers, key| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    // Something that can be undone.
    window.frame(vec![press(Modifiers::COMMAND, Key::D)]);
    let mut step = 0_u16;
    bencher.bench_local(|| {
        step = (step + 1) % 900;
        let mut events = vec![Event::PointerMoved(pos2(500.0 + f32::from(step), 300.0 + f32::from(step / 2)))];
        match step % 60 {
            0 => events.push(press(Modifiers::COMMAND, Key::Z)),
            30 => events.push(press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z)),
            45 => events.push(Event::Text("a".to_owned())),
            _ => {}
        }
        black_box(window.frame(events))
    });
}

/// A scenario with ten times as many elements as the shipped one, all of them on the board, is edited every third of a second, kept in the journal, and saved
/// after each edit; the slowest frame against that of the next benchmark is what saving costs.
#[divan::bench(sample_count = 600, sample_size = 1)]
fn saving_ten_times_as_much(bencher: Bencher<'_, '_>) {
    editing(bencher, true);
}

/// The same without saving.
#[divan::bench(sample_count = 600, sample_size = 1)]
fn editing_ten_times_as_much(bencher: Bencher<'_, '_>) {
    editing(bencher, false);
}

fn editing(bencher: Bencher<'_, '_>, save: bool) {
    let mut window = Window::saving(&busy::scenario(280, 1000));
    let press =
        |key| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::COMMAND };
    window.frame(vec![press(Key::D)]);
    let mut step = 0_u16;
    bencher.bench_local(|| {
        step += 1;
        let events = match step % 40 {
            0 => vec![press(Key::Z)],
            20 => vec![press(Key::Y)],
            5 | 25 if save => vec![press(Key::S)],
            _ => Vec::new(),
        };
        black_box(window.frame(events))
    });
}

/// The scenarios in whose editor letters are typed: the shipped one, and one with ten times as many elements and rules.
const EDITED: [&str; 2] = ["shipped", "280 cards and 1,000 findings"];

/// A letter is typed into the title of a position with every tenth frame, in the editor beside the board.
#[divan::bench(args = EDITED, sample_count = 600, sample_size = 1)]
fn typing_in_the_editor(bencher: Bencher<'_, '_>, name: &str) {
    let mut window = in_the_editor(name);
    let mut step = 0_u16;
    bencher.bench_local(|| {
        step += 1;
        let typed = step.is_multiple_of(10);
        black_box(window.frame(if typed { vec![Event::Text("a".to_owned())] } else { Vec::new() }))
    });
}

/// Only the frames in which a letter is typed.
#[divan::bench(args = EDITED, sample_count = 60, sample_size = 1)]
fn a_letter_in_the_editor(bencher: Bencher<'_, '_>, name: &str) {
    let mut window = in_the_editor(name);
    bencher.bench_local(|| {
        // The letter is typed in one frame and taken over in the next.
        window.frame(vec![Event::Text("a".to_owned())]);
        black_box(window.frame(Vec::new()))
    });
}

/// A change of which everything else follows: a position moves down in the list, so that all is checked, compiled and
/// assessed anew.
#[divan::bench(args = EDITED, sample_count = 30, sample_size = 1)]
fn a_change_in_the_editor(bencher: Bencher<'_, '_>, name: &str) {
    let mut window = at_the_positions(name);
    window.tab_to("Move ");
    window.ctx.disable_accesskit();
    window.frame(Vec::new());
    bencher.bench_local(|| {
        let before = window.app.workshop().board().version();
        window.frame(vec![press(Key::Space)]);
        black_box(window.frame(Vec::new()));
        assert_ne!(window.app.workshop().board().version(), before, "it has moved");
    });
}

fn press(key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
}

/// A window with the list of positions in the editor, told in words.
fn at_the_positions(name: &str) -> Window {
    let mut window = match name {
        "shipped" => Window::on(None),
        _ => Window::on(Some(&busy::scenario(280, 1000))),
    };
    window.ctx.enable_accesskit();
    window.frame(vec![press(Key::F4)]);
    window.tab_to("Positions (");
    window.frame(vec![press(Key::Enter)]);
    window.frame(Vec::new());
    window.tab_to("Find among the positions");
    window
}

/// A window with the form of the first position open and the keyboard in its title.
fn in_the_editor(name: &str) -> Window {
    let mut window = at_the_positions(name);
    window.frame(vec![press(Key::Tab)]);
    window.frame(vec![press(Key::Enter)]);
    window.frame(Vec::new());
    window.tab_to("What it says");
    window.ctx.disable_accesskit();
    window.frame(Vec::new());
    window
}
