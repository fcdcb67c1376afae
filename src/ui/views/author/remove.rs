//! What speaks of a thing, and taking it away with what cannot be without it.

use egui::{Align, Ui};

use super::form::{group_ui, small_button_ui};
use crate::scenario::{ItemKey, Scenario, Seat};
use crate::ui::command::{Action, Authoring, Command};
use crate::ui::editor::{Deleting, Editor, Focus, Page};
use crate::ui::scene::Scene;
use crate::ui::theme::{Icon, Tone, Type, space, tokens};
use crate::ui::widgets::chip::keyboard_here;
use crate::ui::widgets::{muted_ui, quiet_link_ui, toned_ui};
use crate::wording;
use crate::workshop::author::{Consequences, users};

/// How many of each are listed.
const LISTED: usize = 30;

/// Draws what speaks of a thing, and the way to take it away.
pub fn remove_ui(ui: &mut Ui, scene: &Scene, key: &ItemKey, editor: &mut Editor, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    group_ui(ui, "Where it is used");
    if editor.deleting.as_ref().is_some_and(|deleting| deleting.key == *key) {
        // Whatever speaks of it stands in there.
        return deleting_ui(ui, scenario, key, editor, out);
    }
    let version = scene.meaning();
    // Out of sight it need not follow each change: to work it out takes as long as deleting.
    let seen = ui.is_rect_visible(egui::Rect::from_min_size(ui.cursor().min, egui::Vec2::splat(1.0)));
    if editor.users.as_ref().is_none_or(|(known, of, _)| of != key || (seen && *known != version)) {
        editor.users = Some((version, key.clone(), users(scenario, key)));
    }
    if let Some((.., users)) = &editor.users {
        let used: Vec<&ItemKey> = users.changed.iter().chain(&users.gone).collect();
        if used.is_empty() {
            muted_ui(ui, "Nothing speaks of it");
        }
        list_ui(ui, scenario, &used, out);
    }
    ui.add_space(space::S);
    let name = format!("Delete this {}", key.kind.noun());
    ui.horizontal_wrapped(|ui| {
        let copy = format!("Duplicate this {}", key.kind.noun());
        let keys = Command::Duplicate.key(ui.ctx().os());
        if small_button_ui(ui, &copy, &copy).on_hover_text(keys).clicked() {
            out.push(Action::Author(Authoring::Duplicate(key.clone())));
        }
        if small_button_ui(ui, &name, &name).clicked() {
            out.push(Action::Author(Authoring::AskToDelete(key.clone())));
        }
    });
}

/// What taking it away would do, and whether that is to be done.
fn deleting_ui(ui: &mut Ui, scenario: &Scenario, key: &ItemKey, editor: &mut Editor, out: &mut Vec<Action>) {
    let Some(Deleting { found, shown, .. }) = editor.deleting.clone() else { return };
    match &found {
        Err(why) => {
            toned_ui(ui, Tone::Bad, Icon::Cross, Type::Small.text(format!("It cannot be deleted: {why}")));
        }
        Ok(found) => plan_ui(ui, scenario, found, out),
    }
    ui.add_space(space::S);
    let (mut keep, mut delete) = (false, false);
    if editor.focusing == Focus::Answer {
        keyboard_here(ui.ctx());
    }
    let answer_ui = |ui: &mut Ui| {
        // First, where the button was that asked for this: pressed twice, it does no harm.
        keep = small_button_ui(ui, "Keep it", "Keep it").clicked();
        delete = found.is_ok() && small_button_ui(ui, "Delete it all the same", "Delete it all the same").clicked();
    };
    let answer = ui.horizontal_wrapped(answer_ui).response;
    if found.is_ok() {
        muted_ui(ui, "It can be undone");
    }
    if delete {
        out.push(Action::Author(Authoring::Delete(key.clone())));
    }
    if keep {
        editor.deleting = None;
        editor.focus = Focus::First;
    } else if !shown {
        answer.scroll_to_me(Some(Align::BOTTOM));
        editor.deleting.iter_mut().for_each(|deleting| deleting.shown = true);
    }
}

/// What deleting would do to the rest.
fn plan_ui(ui: &mut Ui, scenario: &Scenario, found: &Consequences, out: &mut Vec<Action>) {
    if !found.gone.is_empty() {
        toned_ui(ui, Tone::Warn, Icon::Triangle, Type::Small.text("These cannot be without it, and go too:"));
        list_ui(ui, scenario, &found.gone.iter().collect::<Vec<_>>(), out);
    }
    if !found.changed.is_empty() {
        toned_ui(ui, Tone::Neutral, Icon::Info, Type::Small.text("These speak of it, and lose that:"));
        list_ui(ui, scenario, &found.changed.iter().collect::<Vec<_>>(), out);
    }
    // How many votes there are is nobody's business before they are revealed.
    let votes = if scenario.votes_revealed { found.votes } else { 0 };
    if !scenario.votes_revealed && scenario.seats.iter().any(Seat::has_voted) {
        muted_ui(ui, "What was voted on it goes too");
    }
    for (count, one, several) in [(found.pins, "pin", "pins"), (votes, "vote", "votes")] {
        if count > 0 {
            muted_ui(ui, format!("{} about it go too", wording::count(count, one, several)));
        }
    }
}

/// Things, each of which opens its form.
fn list_ui(ui: &mut Ui, scenario: &Scenario, keys: &[&ItemKey], out: &mut Vec<Action>) {
    for key in keys.iter().take(LISTED) {
        let text = format!("{}: {}", wording::sentence(key.kind.noun()), wording::name::item(scenario, key));
        let shown = Type::Small.text(&text).color(tokens(ui).text);
        if quiet_link_ui(ui, shown, &text).clicked() {
            out.push(Action::Author(Authoring::Show(Page::Item((*key).clone()))));
        }
    }
    if keys.len() > LISTED {
        muted_ui(ui, format!("and {} more", keys.len() - LISTED));
    }
}
