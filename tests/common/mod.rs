//! What several test programs share.
#![allow(dead_code, reason = "each test program uses its part")]

pub mod app;
pub mod authoring;
pub mod by_keys;
pub mod dice;
pub mod hands;
pub mod samples;
pub mod scenario_strategy;
pub mod soft;
pub mod trial;

use egui::{Theme, Vec2};
use egui_kittest::{Harness, HarnessBuilder, SnapshotOptions};

/// Whether all is built as `cargo test` builds it, hardly optimised.
pub fn is_debug_build() -> bool {
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_guarantee-board")).parent();
    folder.and_then(|folder| folder.file_name()).is_some_and(|name| name == "debug")
}

/// A harness to be that draws on the processor, in the colours and fonts of the program.
pub fn drawn<State>(size: impl Into<Vec2>, theme: Theme) -> HarnessBuilder<State> {
    HarnessBuilder::default()
        .with_size(size)
        .with_theme(theme)
        .with_render_cursor(false)
        .with_context_setup(guarantee_board::ui::theme::install)
        .renderer(soft::Soft::default())
}

/// Compares what `harness` shows with `tests/pictures/{name}.png`. A missing picture is a failure; with
/// `UPDATE_SNAPSHOTS=1` it is written, and one that differs is replaced.
#[track_caller]
pub fn picture<State>(harness: &mut Harness<'_, State>, name: &str) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pictures");
    // Our renderer gives the same bytes everywhere; the rest is room for a platform's sine and cosine.
    let options = SnapshotOptions::new().output_path(folder).threshold(0.2).max_failed_pixels(0);
    if let Err(error) = harness.try_snapshot_options(name, &options) {
        panic!("{error}");
    }
}
