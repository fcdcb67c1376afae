//! What a group has made of its copy of the open scenario, to be brought in.

use egui::{Label, Ui};

use super::form::{label_ui, line_ui};
use crate::merge::{GroupCopy, bring_in};
use crate::ui::command::Action;
use crate::ui::editor::Library;
use crate::ui::scene::Scene;
use crate::ui::theme::{Type, space};
use crate::ui::widgets::{muted_ui, primary_ui, section_ui};
use crate::workshop::Edit;

/// Draws what would come in, if the library is a copy of the open scenario.
pub fn bring_ui(ui: &mut Ui, scene: &Scene, library: &mut Library, out: &mut Vec<Action>) {
    let version = scene.version();
    if library.brought.as_ref().is_none_or(|(known, group, ..)| *known != version || *group != library.group) {
        let copy = GroupCopy { group: library.group.clone(), scenario: library.from.clone() };
        let (came, lines) = match bring_in(scene.scenario(), &copy) {
            Ok((_, brought)) => {
                let lines = brought.told(scene.scenario(), &copy);
                (Ok(brought), lines)
            }
            Err(refused) => (Err(refused), Vec::new()),
        };
        library.brought = Some((version, library.group.clone(), came, lines));
    }
    let Some((.., came, lines)) = &library.brought else { return };
    // Without a name it is a copy all the same.
    if matches!(came, Err(crate::merge::Refused::Another { .. })) {
        return;
    }
    section_ui(ui, "A copy of this scenario");
    muted_ui(ui, "Its packages, rounds, seats with their votes, and points can come in beside those that are here");
    let label = label_ui(ui, "Group");
    line_ui(ui, "Name of the group", "North", &mut library.group).labelled_by(label.id);
    for line in lines {
        ui.add(Label::new(Type::Small.text(line)).wrap());
    }
    let anything = came.as_ref().is_ok_and(|brought| !brought.is_empty());
    if let Err(refused) = came {
        muted_ui(ui, refused.to_string());
    }
    if primary_ui(ui, "Bring in", anything).clicked() {
        let copy = GroupCopy { group: library.group.clone(), scenario: library.from.clone() };
        out.push(Action::Edit(Edit::BringIn(vec![copy])));
    }
    ui.add_space(space::M);
}
