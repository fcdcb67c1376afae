//! Entries of menus, which do commands.

use egui::{Atom, Button, Role, Ui, Vec2, WidgetInfo};

use super::command::{Action, Command, Mark, Now};
use super::widgets::icon_atom;

/// How large an icon in a menu is, in points.
const ICON: f32 = 14.0;

/// Menu entries for some commands; one that cannot be done now says why.
pub fn entries_ui(ui: &mut Ui, now: &Now<'_>, commands: &[Command], out: &mut Vec<Action>) {
    for command in commands {
        let spec = command.spec();
        let mark = command.mark(now);
        let icon = mark.map_or(spec.icon, Mark::icon);
        let icon = icon.map_or_else(|| Atom::paint(Vec2::splat(ICON), |_, _| ()), |icon| icon_atom(icon, ICON));
        let text = command.text(now);
        let mut button = Button::new((icon, text.as_str()));
        let keys = command.key(ui.ctx().os());
        if !keys.is_empty() {
            button = button.shortcut_text(keys.as_str());
        }
        let enabled = command.enabled(now);
        let response = ui.add_enabled(enabled.is_ok(), button);
        if let Some(mark) = mark {
            // The keys are part of the name, as they are of every entry that has some.
            let name = if keys.is_empty() { text.clone() } else { format!("{text} {keys}") };
            let role = if matches!(mark, Mark::Choice(_)) { Role::RadioButton } else { Role::CheckBox };
            response.widget_info(|| WidgetInfo::selected(role, enabled.is_ok(), mark.on(), name.as_str()));
        }
        let response = response.on_hover_text(spec.tooltip);
        if response.on_disabled_hover_text(enabled.err().unwrap_or_default()).clicked() {
            out.push(Action::Do(*command));
            ui.close();
        }
    }
}
