//! What the room says of a card as it stands, once its votes are revealed.

use egui::{Rect, Role, Stroke, StrokeKind, Ui, pos2, vec2};

use super::Card;
use super::slots::Slots;
use crate::assess::{Accord, CardTally};
use crate::ui::command::Action;
use crate::ui::scene::Kind;
use crate::ui::theme::{Tone, Type, icons, space, tokens};
use crate::ui::views::tones;
use crate::ui::widgets::line::{Line, hover_ground, press_ui};
use crate::wording;

/// How wide it is, and where the line is short, in points.
const WIDTH: (f32, f32) = (108.0, 68.0);
/// What is a short line, in points.
const SHORT: f32 = 250.0;

/// What the room says of a card, if that may be seen. What is shown of a round is about the round.
pub fn accord(card: &Card<'_>) -> Option<Accord> {
    let scenario = card.scene.scenario();
    let seen = scenario.votes_revealed && !matches!(card.scene.kind, Kind::Round(_));
    seen.then(|| CardTally::of(scenario, card.entry.card)).flatten().map(|tally| tally.accord())
}

/// Takes room for it from the right end of the last line.
pub fn make_room(slots: &mut Slots) -> Option<Rect> {
    let line = slots.told.iter_mut().flatten().last()?;
    let width = if line.width() < SHORT { WIDTH.1 } else { WIDTH.0 };
    let place = line.with_min_x(line.right() - width);
    line.max.x = place.left() - space::S;
    Some(place)
}

/// Draws it; it opens the votes at this card.
pub fn badge_ui(ui: &mut Ui, card: &Card<'_>, place: Rect, accord: Accord, out: &mut Vec<Action>) {
    let colors = tokens(ui);
    let name = &card.entry.element.name;
    let whole = wording::room_accord(accord);
    let rect = Rect::from_center_size(place.center(), vec2(place.width(), place.height().min(20.0)));
    let response = press_ui(ui, rect, "room", Role::Button, &format!("{whole}: {name}"));
    let (tone, icon) = tones::accord(accord);
    let color = if tone == Tone::Neutral { colors.text_muted } else { colors.tone(tone).strong };
    let edge = Stroke::new(1.0, colors.card_border);
    ui.painter().rect(rect, space::RADIUS, colors.chip, edge, StrokeKind::Inside);
    hover_ground(ui, &response, rect.shrink(1.0));
    let mark = Rect::from_center_size(pos2(rect.left() + 12.0, rect.center().y), vec2(12.0, 12.0));
    icons::paint(ui.painter(), icon, mark, color);
    let room = rect.with_min_x(mark.right() + 4.0).with_max_x(rect.right() - 4.0);
    let text = if place.width() < WIDTH.0 { wording::within(wording::accord(accord)) } else { whole.to_owned() };
    Line::new(ui, &text, Type::Small.font(), colors.text, room.width()).paint(ui, room);
    card.tip(ui, &response, &format!("{whole} on it: see how it voted"));
    if response.clicked() {
        out.push(Action::ShowVotes(card.entry.element.id.clone()));
    }
}
