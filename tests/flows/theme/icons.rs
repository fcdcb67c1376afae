//! State never rests on colour alone, so shapes must differ.
use egui::{Pos2, Rect, Theme, Vec2};
use guarantee_board::ui::theme::{Icon, icons, tokens};

use crate::common::drawn;

#[test]
fn every_icon_looks_different_from_every_other() {
    let drawing = |icon: Icon| {
        let mut harness = drawn((16.0, 16.0), Theme::Light).build_ui(move |ui| {
            let color = tokens(ui).text;
            icons::paint(&ui.ctx().debug_painter(), icon, Rect::from_min_size(Pos2::ZERO, Vec2::splat(16.0)), color);
        });
        harness.render().expect("a picture").into_raw()
    };
    let drawings: Vec<Vec<u8>> = Icon::ALL.into_iter().map(drawing).collect();
    for (index, left) in drawings.iter().enumerate() {
        for (other, right) in drawings.iter().enumerate().skip(index + 1) {
            let differing = left.chunks(4).zip(right.chunks(4)).filter(|(a, b)| a != b).count();
            assert!(differing >= 8, "{:?} and {:?} share a shape", Icon::ALL[index], Icon::ALL[other]);
        }
    }
}
