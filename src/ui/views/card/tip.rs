//! The tips of a card stand beside it, where they cover no other card if there is such a place.

use egui::{Rect, RectAlign, Response, Ui, Vec2, pos2, vec2};

use super::Card;
use crate::ui::theme::space;
use crate::ui::widgets::line::{text_tip_size, text_tip_ui, tip_at};

/// How large a tip is taken to be that is more than a text, in points.
const LARGE: Vec2 = vec2(320.0, 170.0);

impl Card<'_> {
    /// A text beside the card.
    pub fn tip(&self, ui: &Ui, response: &Response, text: &str) {
        if response.hovered() {
            let (anchor, align) = self.beside(ui, text_tip_size(ui, text));
            tip_at(response, anchor, align, |ui| text_tip_ui(ui, text));
        }
    }

    /// The same for a tip that is more than a text.
    pub fn tip_ui(&self, ui: &Ui, response: &Response, add_contents: impl FnOnce(&mut Ui)) {
        if response.hovered() {
            let (anchor, align) = self.beside(ui, LARGE);
            tip_at(response, anchor, align, add_contents);
        }
    }

    /// Beside what a tip of this size stands, and where: below the card, above it or at its side, else beside all cards; and
    /// below where all of that covers something.
    fn beside(&self, ui: &Ui, size: Vec2) -> (Rect, RectAlign) {
        let window = ui.ctx().content_rect();
        let all = self.cards.iter().fold(self.rect, |all, card| all.union(*card));
        let row = Rect::from_min_max(pos2(all.left(), self.rect.top()), pos2(all.right(), self.rect.bottom()));
        let ways = [
            (self.rect, RectAlign::BOTTOM_START),
            (self.rect, RectAlign::TOP_START),
            (self.rect, RectAlign::RIGHT_START),
            (self.rect, RectAlign::LEFT_START),
            (row, RectAlign::RIGHT_START),
            (row, RectAlign::LEFT_START),
        ];
        let is_free = |(anchor, align): &(Rect, RectAlign)| {
            let place = align.align_rect(anchor, size, space::S);
            window.contains_rect(place) && !self.cards.iter().any(|card| card.intersects(place))
        };
        ways.into_iter().find(is_free).unwrap_or((self.rect, RectAlign::BOTTOM_START))
    }
}
