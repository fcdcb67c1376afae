//! The monitors of the desktop, and on which of them the audience window opens.

use eframe::Frame;
use egui::{Pos2, Rect, Vec2, pos2, vec2};

use super::prefs::AudiencePrefs;

/// The audience window's first size, in points at normal zoom.
pub const FIRST_SIZE: Vec2 = vec2(1280.0, 720.0);
/// How much of a smaller monitor it takes up, where it does not fill it.
const SHARE: f32 = 0.8;

/// A monitor.
#[derive(Clone, Debug, PartialEq)]
pub struct Monitor {
    /// What the system calls it.
    pub name: String,
    /// Where it lies on the desktop, in pixels.
    pub rect: Rect,
    /// How many pixels a point has on it, at normal zoom.
    pub scale: f32,
    /// The facilitator's window is on it.
    pub here: bool,
}

impl Monitor {
    /// Where it lies, in points of its own at normal zoom.
    fn points(&self) -> Rect {
        self.rect / self.scale
    }

    /// What it is called in a menu, by its place in the list counted from 0: "2: HDMI-1, 1920 × 1080".
    pub fn text(&self, place: usize) -> String {
        let Self { name, rect, here, .. } = self;
        let here = if *here { ", with this window" } else { "" };
        format!("{}: {name}, {} × {}{here}", place + 1, rect.width().round(), rect.height().round())
    }
}

/// All monitors, in the order of the system; none where it does not tell, as without a desktop.
pub fn monitors(frame: &Frame) -> Vec<Monitor> {
    let Some(window) = frame.winit_window() else { return Vec::new() };
    let current = window.current_monitor();
    let monitor = |(place, handle)| {
        // Its type belongs to a crate that is not ours, so it is named nowhere.
        let here = Some(&handle) == current.as_ref();
        let (corner, size) = (handle.position(), handle.size());
        let corner = pos2(corner.x as f32, corner.y as f32);
        let name = handle.name().filter(|name| !name.is_empty());
        Monitor {
            name: name.unwrap_or_else(|| format!("Monitor {}", place + 1_usize)),
            rect: Rect::from_min_size(corner, vec2(size.width as f32, size.height as f32)),
            scale: (handle.scale_factor() as f32).max(0.1),
            here,
        }
    };
    window.available_monitors().enumerate().map(monitor).collect()
}

/// How the audience window opens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Opening {
    /// The monitor that it fills, by its place in the list.
    pub fills: Option<usize>,
    /// Where it stands where it fills none, in points of its monitor at normal zoom; `None`: wherever the desktop puts it.
    pub corner: Option<Pos2>,
    /// The size of its inside then, in the same.
    pub size: Vec2,
    /// It is on another monitor than the facilitator's window, and covers nothing of it.
    pub elsewhere: bool,
}

/// How the audience window opens: on the monitor that it was on, else on one that the facilitator's window is not on. It
/// fills that monitor unless it did not the last time, and never the one with the facilitator's window.
pub fn opening(monitors: &[Monitor], kept: &AudiencePrefs) -> Opening {
    let named = kept.monitor.as_ref().and_then(|name| monitors.iter().position(|monitor| monitor.name == *name));
    let other = || monitors.iter().position(|monitor| !monitor.here);
    let place = named.or_else(other);
    let target = place.and_then(|place| monitors.get(place));
    let elsewhere = target.is_some_and(|target| !target.here);
    let fills = place.filter(|_| elsewhere && kept.full.unwrap_or(true));
    let rect = match (target, kept.place) {
        (Some(target), kept) => Some(kept.and_then(|place| on(target, place)).unwrap_or_else(|| middle(target))),
        // A place on a monitor that is gone would be out of sight.
        (None, kept) => kept.and_then(|place| monitors.iter().find_map(|monitor| on(monitor, place))),
    };
    let size = rect.map_or(FIRST_SIZE, |rect| rect.size());
    Opening { fills, corner: rect.map(|rect| rect.min), size, elsewhere }
}

/// A place that was kept, in points of a monitor at normal zoom, if most of it lies on that monitor.
fn on(monitor: &Monitor, [left, top, width, height]: [f32; 4]) -> Option<Rect> {
    let rect = Rect::from_min_size(pos2(left, top) / monitor.scale, vec2(width, height));
    let shared = monitor.points().intersect(rect);
    let seen = rect.is_finite() && shared.is_positive() && shared.area() > rect.area() / 2.0;
    seen.then_some(rect)
}

/// The middle of a monitor, in points of its own at normal zoom.
pub fn middle(monitor: &Monitor) -> Rect {
    let all = monitor.points();
    Rect::from_center_size(all.center(), FIRST_SIZE.min(all.size() * SHARE))
}

/// The name of the monitor on which most of a place lies, in pixels.
pub fn name_at(monitors: &[Monitor], rect: Rect) -> Option<&str> {
    let share = |monitor: &&Monitor| monitor.rect.intersect(rect).area().max(0.0);
    let meets = monitors.iter().filter(|monitor| monitor.rect.intersects(rect));
    meets.max_by(|one, other| share(one).total_cmp(&share(other))).map(|monitor| monitor.name.as_str())
}
