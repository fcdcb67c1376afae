//! Votes as dots: one for each, or one and how many, as many as fit.

use egui::{Align2, Color32, Rect, Stroke, Ui, pos2, vec2};

use crate::ui::theme::{Type, tokens};

/// How large dots are, and how far apart, in points: the first that fit are taken.
const SIZES: [(f32, f32, usize); 2] = [(13.0, 4.0, 5), (11.0, 3.0, 8)];
/// How large one with initials is, and how far apart, in points.
const NAMED: (f32, f32) = (23.0, 3.0);

/// How votes are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Filled in this colour.
    Filled(Color32),
    /// As rings.
    Ring(Color32),
}

/// Paints so many dots into a place, so much larger than usual.
pub fn dots(ui: &Ui, place: Rect, (count, scale): (usize, f32), look: Look) {
    let all = |size: f32, gap: f32| count as f32 * (size + gap) - gap;
    let sizes = SIZES.map(|(size, gap, most)| (size * scale, gap * scale, most));
    match sizes.into_iter().find(|(size, gap, most)| count <= *most && all(*size, *gap) <= place.width()) {
        Some((size, gap, _)) => {
            for number in 0..count {
                dot(ui, place.left() + size / 2.0 + number as f32 * (size + gap), place, size, look);
            }
        }
        None if count > 0 => {
            dot(ui, place.left() + 6.5, place, 13.0, look);
            let text = format!("× {count}");
            let corner = pos2(place.left() + 19.0, place.center().y);
            ui.painter().text(corner, Align2::LEFT_CENTER, text, Type::SmallStrong.font(), tokens(ui).text);
        }
        None => {}
    }
}

fn dot(ui: &Ui, x: f32, place: Rect, size: f32, look: Look) {
    let center = pos2(x, place.center().y);
    match look {
        Look::Filled(color) => ui.painter().circle_filled(center, size / 2.0, color),
        Look::Ring(color) => ui.painter().circle_stroke(center, size / 2.0 - 1.2, Stroke::new(2.2, color)),
    };
}

/// Paints dots with who they are in them; those that do not fit are counted behind.
pub fn named(ui: &Ui, place: Rect, initials: &[String], look: Look) {
    let (size, gap) = NAMED;
    let fit = |width: f32| ((width + gap) / (size + gap)).floor().max(0.0) as usize;
    let all = fit(place.width());
    let shown = if initials.len() <= all { initials.len() } else { fit(place.width() - 22.0) };
    let (Look::Filled(color) | Look::Ring(color)) = look;
    let mut x = place.left();
    for text in initials.iter().take(shown) {
        let rect = Rect::from_center_size(pos2(x + size / 2.0, place.center().y), vec2(size, size));
        ui.painter().circle(rect.center(), size / 2.0 - 1.0, tokens(ui).card, Stroke::new(2.0, color));
        let font = egui::FontId::new(10.5, crate::ui::theme::typography::semibold());
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, text, font, tokens(ui).text);
        x += size + gap;
    }
    if let Some(more) = initials.len().checked_sub(shown).filter(|more| *more > 0) {
        let corner = pos2(x, place.center().y);
        let text = format!("+{more}");
        ui.painter().text(corner, Align2::LEFT_CENTER, text, Type::SmallStrong.font(), tokens(ui).text);
    }
}

/// What stands for somebody in a dot: the first letters of two words, or the number of the seat.
pub fn initials(name: &str, place: usize) -> String {
    let letters: String = name
        .split_whitespace()
        .filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric()))
        .take(2)
        .collect();
    if letters.is_empty() { (place + 1).to_string() } else { letters.to_uppercase() }
}
