//! How long it takes from starting the program to its first frame on the screen, compared with an empty window (one
//! that paints its ground and nothing else, so that the drawing itself has been set up too) of the
//! same size on the same display: a virtual one, drawn on by the processor.
//!
//! `cargo bench --bench start`; Linux with Xvfb.
//!
//! The program starts itself again, once as an empty window and once as the board, and stops the time until that has
//! painted its first frame. The two take turns, so that whatever else the machine does slows both.

#[path = "../common/display.rs"]
#[allow(dead_code, reason = "the tests use all of it")]
mod display;
#[path = "../common/environment.rs"]
mod environment;

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;
use std::time::{Duration, Instant};

use eframe::{CreationContext, Frame, NativeOptions};
use egui::{CentralPanel, Context, Ui, ViewportBuilder};
use guarantee_board::ui::{App, Services};
use tempfile::TempDir;

use display::Display;

/// How often each window is started.
const ROUNDS: usize = 15;
/// What the program is told to show when it starts itself again.
const SHOW: &str = "GUARANTEE_BOARD_BENCH_SHOW";
/// What it says once it has been painted.
const PAINTED: &str = "painted";
/// The board's first size, in points.
const SIZE: [f32; 2] = [1440.0, 900.0];

#[derive(Clone, Copy, Debug)]
enum Window {
    Empty,
    Board,
}

impl Window {
    const ALL: [Self; 2] = [Self::Empty, Self::Board];

    fn name(self) -> &'static str {
        match self {
            Self::Empty => "an empty window",
            Self::Board => "the board",
        }
    }
}

fn main() -> eframe::Result {
    let asked = std::env::var(SHOW).ok();
    match Window::ALL.into_iter().find(|window| asked.as_deref() == Some(window.name())) {
        Some(window) => show(window),
        None => {
            compare();
            Ok(())
        }
    }
}

fn compare() {
    let display = Display::start(1440, 900);
    let mut times = Window::ALL.map(|_| Vec::with_capacity(ROUNDS));
    // The first start of each finds nothing in the disk's cache and does not count.
    for round in 0..=ROUNDS {
        for (window, times) in Window::ALL.into_iter().zip(&mut times) {
            let time = start(&display, window);
            if round > 0 {
                times.push(time);
            }
        }
    }
    println!("From start to the first frame, {ROUNDS} starts each:");
    let medians = times.map(|mut times| {
        times.sort();
        let at = |index: usize| times.get(index).map_or(0.0, |time| time.as_secs_f64() * 1000.0);
        (at(ROUNDS / 2), at(0), at(ROUNDS - 1))
    });
    for (window, (median, least, most)) in Window::ALL.into_iter().zip(&medians) {
        println!("  {:<16} {median:>6.0} ms (median; {least:.0} to {most:.0} ms)", window.name());
    }
    let [(empty, ..), (board, ..)] = medians;
    println!("  the board takes {:.2} times as long as an empty window", board / empty);
}

/// Starts a window with fresh preferences, waits for its first frame, and ends it.
fn start(display: &Display, window: Window) -> Duration {
    let home = TempDir::new().expect("a folder for the program");
    let this = std::env::current_exe().expect("the path of this program");
    let mut command = display.command(&this, home.path());
    command.env(SHOW, window.name()).stdout(Stdio::piped());
    let begun = Instant::now();
    let mut process = command.spawn().expect("the program starts");
    let output = process.stdout.take().expect("the output is piped");
    let said = BufReader::new(output).lines().next().and_then(Result::ok);
    let time = begun.elapsed();
    process.kill().ok();
    process.wait().ok();
    assert_eq!(said.as_deref(), Some(PAINTED), "{} shows its first frame", window.name());
    time
}

fn show(window: Window) -> eframe::Result {
    let options =
        NativeOptions { viewport: ViewportBuilder::default().with_inner_size(SIZE), ..NativeOptions::default() };
    eframe::run_native("guarantee-board", options, Box::new(move |cc| Ok(Box::new(Timed::new(window, cc)?))))
}

/// A window that says when its first frame has been painted.
struct Timed {
    board: Option<App>,
}

impl Timed {
    fn new(window: Window, cc: &CreationContext<'_>) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        let board = match window {
            Window::Empty => None,
            Window::Board => Some(App::new(&cc.egui_ctx, cc.storage, Services::default(), None)?),
        };
        Ok(Self { board })
    }
}

impl eframe::App for Timed {
    fn logic(&mut self, ctx: &Context, frame: &mut Frame) {
        // A frame is on the screen before the next one begins.
        if ctx.cumulative_frame_nr() == 1 {
            let mut out = std::io::stdout();
            writeln!(out, "{PAINTED}").and_then(|()| out.flush()).ok();
        }
        if let Some(board) = &mut self.board {
            board.logic(ctx, frame);
        }
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut Frame) {
        match &mut self.board {
            Some(board) => board.ui(ui, frame),
            None => {
                CentralPanel::default().show(ui, |_ui| {});
            }
        }
        ui.request_repaint();
    }
}
