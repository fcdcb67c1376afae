//! Names in the file: typed freely, taken with Enter, followed wherever they are referred to.

use egui::{Label, TextEdit, Ui};

use super::form::{Form, refusal_ui, small_button_ui};
use crate::ui::command::{Action, Authoring};
use crate::ui::editor::Editor;
use crate::ui::theme::{Type, tokens};
use crate::ui::widgets::was_entered;
use crate::workshop::author::Name;

/// Draws a name in the file, with a field to change it.
pub fn word_ui(ui: &mut Ui, _form: &Form<'_>, name: &Name, editor: &mut Editor, out: &mut Vec<Action>) {
    let typing = editor.word.as_ref().filter(|(typed, ..)| typed == name);
    let Some((_, text, why)) = typing.cloned() else {
        ui.horizontal_wrapped(|ui| {
            let text = format!("Name in the file: {}", name.word());
            ui.add(Label::new(Type::Small.text(text).color(tokens(ui).text_muted)).wrap());
            let link = ui.link(Type::Small.text("Change")).accessible_name(format!("Rename {}", name.word()));
            if link.on_hover_text("Whatever refers to it follows").clicked() {
                editor.word = Some((name.clone(), name.word().to_owned(), None));
            }
        });
        return;
    };
    let mut text = text;
    let field = TextEdit::singleline(&mut text).desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name(format!("Name in the file of {}", name.word()));
    let entered = was_entered(ui, &response);
    if response.changed() {
        editor.word = Some((name.clone(), text.clone(), None));
    } else if let Some(why) = &why {
        refusal_ui(ui, why);
    }
    let mut taken = entered;
    ui.horizontal(|ui| {
        taken |= ui.button(Type::Small.text("Rename")).clicked();
        if small_button_ui(ui, "Leave it", "Leave the name as it is").clicked() {
            editor.word = None;
        }
    });
    if taken {
        out.push(Action::Author(Authoring::Rename(name.clone(), text)));
    }
}
