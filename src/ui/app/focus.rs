//! What has the keyboard: always in sight, always with a ring around it.

use egui::accesskit::{Action, ActionRequest, TreeId};
use egui::{Context, Event, Id, Rect, Response, Stroke, StrokeKind};

use crate::ui::theme::{Tokens, space};

/// How wide the ring is, in points.
const RING: f32 = 2.0;

/// Follows the keyboard from one thing to the next.
#[derive(Debug, Default)]
pub(super) struct Follow {
    /// What had the keyboard in the last frame.
    last: Option<Id>,
    /// What is to be scrolled into sight in the next frame.
    reveal: Option<Id>,
}

impl Follow {
    /// Asks whatever scrolls to bring what has the keyboard into sight, as a screen reader would.
    pub(super) fn ask(&mut self, ctx: &Context) {
        if let Some(id) = self.reveal.take() {
            let request = ActionRequest {
                action: Action::ScrollIntoView,
                target_tree: TreeId::ROOT,
                target_node: id.accesskit_id(),
                data: None,
            };
            ctx.input_mut(|input| input.events.push(Event::AccessKitActionRequest(request)));
        }
    }

    /// Looks at what has the keyboard after everything was drawn, and draws the ring around it, or around `whole` if it
    /// is but a part of that.
    pub(super) fn look(&mut self, ctx: &Context, whole: Option<Rect>) {
        let now = ctx.memory(|memory| memory.focused());
        let moved = now != self.last;
        self.last = now;
        let Some(response) = now.and_then(|id| ctx.read_response(id)) else { return };
        ring(ctx, &response, whole.unwrap_or(response.rect));
        // What was clicked is in sight, and must not move away from under the pointer.
        let clicked = ctx.input(|input| input.pointer.any_down() || input.pointer.any_released());
        let seen = response.interact_rect.expand(1.0).contains_rect(response.rect);
        if moved && !clicked && !seen {
            self.reveal = now;
            ctx.request_repaint();
        }
    }
}

/// A ring around what can be seen of something.
fn ring(ctx: &Context, response: &Response, rect: Rect) {
    let seen = if rect == response.rect { response.interact_rect } else { rect };
    // What stands at the edge of its panel still gets all of its ring.
    let painter = ctx.layer_painter(response.layer_id).with_clip_rect(seen.expand(2.0 * RING));
    painter.rect_stroke(rect, space::RADIUS, Stroke::new(RING, Tokens::of(ctx.theme()).focus), StrokeKind::Outside);
}
