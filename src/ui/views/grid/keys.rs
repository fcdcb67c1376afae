//! What the keyboard says to the grid.

use egui::{Event, EventFilter, Key, Modifiers, Response, Ui};

use super::rows::{Table, Value};
use crate::scenario::{Degree, Feasibility};
use crate::ui::grid_view::Sheet;
use crate::ui::state::View;
use crate::workshop::author::Given;

/// What a key said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// The cell, and those ticked with it, are set to this.
    Set(Value),
    /// To another cell; `tick`: the rows on the way are ticked.
    Go {
        /// So many columns to the right.
        right: isize,
        /// So many rows down.
        down: isize,
        /// Whether both rows are ticked.
        tick: bool,
    },
    /// The row is ticked, or is no longer.
    Tick,
    /// All rows are ticked.
    TickAll,
    /// What the cell leads to.
    Open,
}

/// How many rows a page has.
const PAGE: isize = 10;
/// The keys of levels and degrees.
const DIGITS: [Key; 5] = [Key::Num0, Key::Num1, Key::Num2, Key::Num3, Key::Num4];

/// What was said to the cell that has the keyboard.
pub fn said(ui: &Ui, response: &Response, sheet: Sheet, provides: bool) -> Option<Said> {
    if !response.has_focus() {
        return None;
    }
    let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let said = key_said(&pressed, sheet, provides);
    // Its letters and digits are meant for it alone.
    ui.input_mut(|input| input.events.retain(|event| !matches!(event, Event::Text(_))));
    said
}

fn key_said(pressed: &dyn Fn(Modifiers, Key) -> bool, sheet: Sheet, provides: bool) -> Option<Said> {
    const PLAIN: Modifiers = Modifiers::NONE;
    let go = |right, down, tick| Some(Said::Go { right, down, tick });
    for (place, key) in DIGITS.into_iter().enumerate() {
        if pressed(PLAIN, key) {
            return match sheet {
                Sheet::Offers => Feasibility::ALL.get(place).map(|level| Said::Set(Value::Offer(Given::Level(*level)))),
                Sheet::Gifts => u8::try_from(place).ok().map(|degree| Said::Set(Value::Gift(Some(Degree(degree))))),
            };
        }
    }
    let nothing = match sheet {
        Sheet::Offers => Value::Offer(Given::Nothing),
        Sheet::Gifts => Value::Gift(None),
    };
    if pressed(PLAIN, Key::Delete) || pressed(PLAIN, Key::Backspace) || pressed(PLAIN, Key::N) {
        return Some(Said::Set(nothing));
    }
    if sheet == Sheet::Offers && pressed(PLAIN, Key::P) {
        return Some(Said::Set(Value::Offer(Given::Provider)));
    }
    if sheet == Sheet::Offers && pressed(PLAIN, Key::Space) {
        return Some(Said::Set(if provides { nothing } else { Value::Offer(Given::Provider) }));
    }
    if pressed(Modifiers::COMMAND, Key::A) {
        return Some(Said::TickAll);
    }
    if pressed(PLAIN, Key::X) {
        return Some(Said::Tick);
    }
    if pressed(PLAIN, Key::Enter) {
        return Some(Said::Open);
    }
    // With Shift first: a plain key is pressed with Shift too.
    for (modifiers, tick) in [(Modifiers::SHIFT, true), (PLAIN, false)] {
        if pressed(modifiers, Key::ArrowUp) {
            return go(0, -1, tick);
        }
        if pressed(modifiers, Key::ArrowDown) {
            return go(0, 1, tick);
        }
    }
    let moves = [
        (Key::ArrowLeft, (-1, 0)),
        (Key::ArrowRight, (1, 0)),
        (Key::PageUp, (0, -PAGE)),
        (Key::PageDown, (0, PAGE)),
        (Key::Home, (isize::MIN, 0)),
        (Key::End, (isize::MAX, 0)),
    ];
    let (_, (right, down)) = moves.into_iter().find(|(key, _)| pressed(PLAIN, *key))?;
    go(right, down, false)
}

/// Ticks a row, or unticks it.
pub fn tick(table: &Table<'_>, view: &mut View, row: usize) {
    if let Some(row) = table.rows.get(row)
        && !view.grid.ticked.remove(&row.giver)
    {
        view.grid.ticked.insert(row.giver.clone());
    }
}

/// Goes to another cell, as far as there is one.
pub fn go(table: &Table<'_>, view: &mut View, (right, down): (isize, isize), tick: bool) {
    let (row, column) = view.grid.at;
    let to = |from: usize, by: isize, count: usize| from.saturating_add_signed(by).min(count.saturating_sub(1));
    let next = (to(row, down, table.rows.len()), to(column, right, table.columns.len()));
    if tick {
        let (first, last) = (row.min(next.0), row.max(next.0));
        let between = table.rows.iter().skip(first).take(last - first + 1);
        view.grid.ticked.extend(between.map(|row| row.giver.clone()));
    }
    (view.grid.at, view.grid.enter) = (next, true);
}
