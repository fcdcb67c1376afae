//! A real window and its twin: the same program in the same size without a display, to which the same is done. The twin
//! knows where things are; what the real window writes to its files must be what the twin holds.

use std::path::Path;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, pos2};
use egui_kittest::HarnessBuilder;
use guarantee_board::storage::read_file;

use crate::common::app::Window;
use crate::common::hands::Hands;
use crate::program::{Desktop, Program, wait_for};

/// How many pixels there are for each point along a side, where the mouse is used: whatever is drawn takes a fourth of the
/// time then, and lies where it always does.
pub const HALF: f32 = 0.5;
/// The same where the keyboard alone is used, for which nothing has to be met.
pub const QUARTER: f32 = 0.25;

/// The real window and its twin.
pub struct Pair {
    /// How many pixels there are for each point along a side.
    scale: f32,
    /// The real window.
    pub program: Program,
    /// The same without a display.
    pub twin: Window,
}

impl Pair {
    /// Opens a file in both, in a window of this size in points, with so many pixels for each along a side. `name` is for
    /// the pictures.
    pub fn open(name: &'static str, path: &Path, size: (u32, u32), scale: f32) -> Self {
        let builder = HarnessBuilder::default().with_size([size.0 as f32, size.1 as f32]).with_pixels_per_point(scale);
        let twin = Window::hinting(builder, Some(path.to_owned()));
        let size = ((size.0 as f32 * scale) as u32, (size.1 as f32 * scale) as u32);
        Self::of(twin, Desktop { size, scale, ..Desktop::default() }, name, path)
    }

    /// Opens a file in the real window, on a desktop of the test's choice, beside a twin that is there already.
    pub fn of(twin: Window, desktop: Desktop<'_>, name: &'static str, path: &Path) -> Self {
        let program = Program::on(desktop, name, Some(path));
        let file = path.file_name().expect("a file").to_string_lossy().into_owned();
        wait_for("the file's name in the title", || program.title().contains(&file).then_some(()));
        Self { scale: desktop.scale, program, twin }
    }

    /// Where a place, in points, is on the display.
    pub fn pixel(&self, place: Pos2) -> (u32, u32) {
        ((place.x * self.scale) as u32, (place.y * self.scale) as u32)
    }

    /// Clicks at a place in both, and waits for what it changes in the picture.
    pub fn click_at(&mut self, place: Pos2) {
        self.program.click(self.pixel(place));
        self.twin.click_at(place);
    }

    /// Clicks what has this role and a name that begins like this.
    #[track_caller]
    pub fn click(&mut self, role: Role, start: &str) {
        let rect = self.twin.begins(role, start).rect();
        assert!(rect.bottom() < self.twin.rect().bottom() - 30.0, "“{start}” {rect:?} is not in sight");
        self.click_at(pos2(rect.left() + rect.width().min(60.0) / 2.0, rect.center().y));
    }

    /// Waits until the real window's file holds what the twin's document is.
    pub fn saved(&self, path: &Path) {
        wait_for("the file of the twin's document", || {
            read_file(path).is_ok_and(|loaded| loaded.scenario == *self.twin.scenario()).then_some(())
        });
    }
}

/// Both work at once: the twin follows while the real window still draws.
impl Hands for Pair {
    fn window(&mut self) -> &mut Window {
        &mut self.twin
    }

    fn click_at(&mut self, place: Pos2) {
        self.program.turn_button(self.pixel(place), 1, 1);
        Hands::click_at(&mut self.twin, place);
        self.program.rests();
    }

    fn type_text(&mut self, text: &str) {
        self.program.screen.type_text(text);
        Hands::type_text(&mut self.twin, text);
        self.program.rests();
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        let held = [(modifiers.command, "ctrl+"), (modifiers.shift, "shift+")];
        let held: String = held.into_iter().filter_map(|(held, name)| held.then_some(name)).collect();
        let name = match key {
            Key::Enter => "Return",
            Key::Space => " ",
            other => other.name(),
        };
        self.program.screen.press(&format!("{held}{name}"));
        Hands::press(&mut self.twin, modifiers, key);
        self.program.rests();
    }

    fn wheel(&mut self, at: Pos2, steps: i32) {
        self.program.turn_button(self.pixel(at), if steps > 0 { 5 } else { 4 }, steps.unsigned_abs());
        Hands::wheel(&mut self.twin, at, steps);
        self.program.rests();
    }
}
