//! All that a scenario holds, by kind, in the order in which one would write it.

use egui::{Atom, Button, Ui};

use crate::scenario::ItemKind;
use crate::ui::command::{Action, Command};
use crate::ui::editor::{Focus, Page};
use crate::ui::scene::Scene;
use crate::ui::state::{Subject, View};
use crate::ui::theme::{Icon, Tone, Type, icons, space, tokens};
use crate::ui::widgets::chip::keyboard_here;
use crate::ui::widgets::{muted_ui, section_ui, toned_ui};
use crate::wording;

/// The kinds in groups, each with what it is for.
const GROUPS: [(&str, &[(ItemKind, &str)]); 4] = [
    (
        "The parties and the board",
        &[
            (ItemKind::Actor, "who holds positions"),
            (ItemKind::Group, "actors spoken of together"),
            (ItemKind::Phase, "the columns of the board"),
            (ItemKind::Category, "the rows of the board"),
            (ItemKind::Function, "what guarantees are for"),
            (ItemKind::Resource, "what cards use up"),
        ],
    ),
    (
        "What can be put together",
        &[(ItemKind::Element, "kinds of guarantee"), (ItemKind::Package, "ways to combine them")],
    ),
    (
        "What is held and what binds",
        &[
            (ItemKind::Position, "what actors hold"),
            (ItemKind::Limit, "what caps feasibility"),
            (ItemKind::Contradiction, "what cannot coexist"),
            (ItemKind::Caution, "what is worth a remark"),
            (ItemKind::Condition, "shared by rules"),
        ],
    ),
    (
        "Who says so",
        &[
            (ItemKind::Claim, "who said what, and when"),
            (ItemKind::Source, "where it can be read"),
            (ItemKind::Voice, "who can be heard alone"),
        ],
    ),
];

/// Draws the contents.
pub fn contents_ui(ui: &mut Ui, scene: &Scene, view: &mut View, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    muted_ui(
        ui,
        if scenario.elements.is_empty() {
            "Begin with the actors and the elements; then say who holds what about them"
        } else {
            "Whatever is changed here is seen on the board at once, and can be undone"
        },
    );
    if view.editor.focusing == Focus::First {
        keyboard_here(ui.ctx());
    }
    if row_ui(ui, "Title, dates and money", &scenario.title).clicked() {
        view.editor.go(Page::Head);
    }
    for (heading, kinds) in GROUPS {
        ui.add_space(space::S);
        section_ui(ui, heading);
        for (kind, about) in kinds {
            let count = scenario.ids(*kind).len();
            if view.editor.focusing == Focus::Kind(*kind) {
                keyboard_here(ui.ctx());
            }
            let name = format!("{} ({count})", wording::sentence(kind.plural()));
            if row_ui(ui, &name, about).clicked() {
                view.editor.go(Page::List(*kind));
            }
        }
    }
    ui.add_space(space::M);
    ui.separator();
    if row_ui(ui, "Offers and gifts in a grid", "Who would provide what; what gives what").clicked() {
        out.push(Action::Do(Command::ShowGrid));
    }
    if row_ui(ui, "Take from another scenario", "Elements and positions, with all that they need").clicked() {
        view.editor.go(Page::Library);
    }
    // At the end, so that what comes to be known moves nothing under the pointer.
    match scene.answers().review.as_deref() {
        Some([]) => {
            toned_ui(ui, Tone::Good, Icon::Check, Type::Small.text("All that is written is used and can be"));
        }
        Some(remarks) => {
            let text = format!("{} may have been overlooked", wording::count(remarks.len(), "thing", "things"));
            if row_ui(ui, &text, "Opens the review").clicked() {
                out.push(Action::Open(Subject::Review));
            }
        }
        None if scene.thinking => {
            muted_ui(ui, "What may have been overlooked is being worked out …");
        }
        None => {}
    }
}

/// A line that opens a page, with what it is about after its name: so all pages are seen at once.
fn row_ui(ui: &mut Ui, name: &str, about: &str) -> egui::Response {
    told_row_ui(ui, name, "   ", about, false)
}

/// A line that opens a page, with what it is about below its name; `marked`: there is something to be looked at.
pub fn marked_row_ui(ui: &mut Ui, name: &str, about: &str, marked: bool) -> egui::Response {
    told_row_ui(ui, name, "\n", about, marked)
}

fn told_row_ui(ui: &mut Ui, name: &str, between: &str, about: &str, marked: bool) -> egui::Response {
    let tokens = tokens(ui);
    let mut text = egui::text::LayoutJob::default();
    let format = |font, color| egui::text::TextFormat::simple(font, color);
    text.append(name, 0.0, format(Type::Body.font(), tokens.text));
    if !about.is_empty() {
        text.append(&format!("{between}{about}"), 0.0, format(Type::Small.font(), tokens.text_muted));
    }
    let width = ui.available_width();
    let warn = tokens.tone(Tone::Warn).strong;
    let mark = Atom::paint(egui::vec2(12.0, 12.0), move |ui, args| {
        let (icon, color) =
            if marked { (Icon::Triangle, warn) } else { (Icon::ChevronRight, args.fallback_text_color) };
        icons::paint(ui.painter(), icon, args.rect, color);
    });
    let button =
        Button::new(text).right_text(mark).wrap().frame_when_inactive(false).min_size(egui::vec2(width, space::ROW));
    ui.add(button).accessible_name(name)
}
