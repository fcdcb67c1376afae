//! The help: a guide of one page, what the words mean, and the sheet of keys.

use egui::style::ScrollAnimation;
use egui::{Align, Button, Key, Label, Layout, Modifiers, Role, ScrollArea, Ui, WidgetInfo, vec2};

use super::modals::{Answer, buttons_ui};
use super::words::WORDS;
use crate::ui::command::{Action, Command, Menu, beside, with_keys};
use crate::ui::theme::{Type, space};
use crate::ui::widgets::{primary_ui, section_ui};

/// A page of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpPage {
    /// The board on one page.
    Guide,
    /// What the words mean.
    Words,
    /// All keys.
    Keys,
}

impl HelpPage {
    /// All pages.
    const ALL: [Self; 3] = [Self::Guide, Self::Words, Self::Keys];

    /// Its heading.
    fn text(self) -> &'static str {
        match self {
            Self::Guide => "The board on one page",
            Self::Words => "What the words mean",
            Self::Keys => "All keys",
        }
    }

    /// Its name on the tab.
    fn tab(self) -> &'static str {
        match self {
            Self::Guide => "Guide",
            Self::Words => "Words",
            Self::Keys => "Keys",
        }
    }
}

/// The guide: what one does, and what one then sees. Each `{}` stands for the keys of one of the commands after the text.
const GUIDE: [(&str, &str, &[Command]); 11] = [
    (
        "What it is for",
        "A group puts guarantee elements together and sees how feasible the package is, whose red lines it crosses, \
         why, and who says so. Nothing is predicted or recommended, and no refusal is averaged away.",
        &[],
    ),
    (
        "Put a package together",
        "Click an element in the list at the left, or drag it to a phase. It becomes a card. Drag cards between \
         phases; drag one off the board to remove it. Or just type an element's name and press Enter.",
        &[],
    ),
    (
        "Change a card where it lies",
        "Each chip on a card opens a choice: who provides it, and one option for each setting. The padlock settles \
         something, so that it is not changed unawares.",
        &[],
    ),
    (
        "Read the verdict",
        "Blocked: it cannot be had, or crosses what someone calls non-negotiable. Strained: it can be had only against \
         strong objections. Workable: nothing known stands against it. Beside it stands what just changed.",
        &[],
    ),
    (
        "Ask why",
        "Every word and figure opens: the verdict, a finding, a card, a level, a claim, down to its source with date, \
         speaker and basis. Escape goes one step back.",
        &[],
    ),
    (
        "See who stands where",
        "Click an actor to see what concerns it. The matrix shows how each actor stands to each element; the actor \
         view shows all its positions. That no position was found is not consent.",
        &[],
    ),
    (
        "Hear one voice, or another day",
        "Under Voices, one analyst can be heard alone, together with what is on the record. The board date decides \
         which positions are in force.",
        &[],
    ),
    (
        "Make it yours",
        "{} opens all that the scenario says, in forms beside the board: actors, elements, red lines as sentences, claims \
         with their sources. What cannot be taken over says why, and everything can be undone.",
        &[Command::EditScenario],
    ),
    (
        "Share the screen",
        "{} opens a second window for the shared screen, without menus, notes and names; {} freezes it. {} makes this \
         window fit to be shared. Everything can be undone with {}, and anything can be found by its name with {}.",
        &[Command::Audience, Command::FreezeAudience, Command::Present, Command::Undo, Command::CommandPalette],
    ),
    (
        "Hear the room",
        "Under View, Room, each participant gets a seat and votes in private. When the votes are revealed, the middle and \
         the spread stand beside what the sources say, and a seat can be heard alone under Voices.",
        &[],
    ),
    (
        "Keep what was decided",
        "Closing a round keeps the package with its verdict. Rounds and packages can be compared, and the minutes, which \
         write themselves, can be exported. Notes are yours alone.",
        &[],
    ),
];

/// How wide the help must be for words and keys to stand beside what they mean, in points.
const WIDE: f32 = 520.0;
/// How wide the words or keys then are, in points.
const HEADS: f32 = 168.0;
/// How far an arrow key goes, and how far a page, as a share of what is shown.
const LINE: f32 = 40.0;
const PAGE: f32 = 0.9;

/// Draws a page of the help, with tabs for the others.
pub(super) fn help_ui(ui: &mut Ui, page: HelpPage, out: &mut Vec<Action>) {
    tabs_ui(ui, page, out);
    ui.add_space(space::XS);
    ui.label(Type::Heading.text(page.text()));
    ui.add_space(space::S);
    let height = (ui.ctx().content_rect().height() - 200.0).clamp(100.0, 640.0);
    let area = ScrollArea::vertical().id_salt(page.tab()).max_height(height).min_scrolled_height(height);
    area.auto_shrink([false, false]).show(ui, |ui| {
        // No animation: keys that are held down would outrun it.
        ui.scroll_with_delta_animation(vec2(0.0, -scrolled(ui, height)), ScrollAnimation::none());
        // The bar must not lie on the text.
        ui.set_max_width(ui.available_width() - space::M);
        match page {
            HelpPage::Guide => {
                let os = ui.ctx().os();
                let lines = GUIDE.map(|(head, text, commands)| (head, with_keys(text, commands, os)));
                lines_ui(ui, lines.iter().map(|(head, text)| (*head, text.as_str())));
            }
            HelpPage::Words => {
                for (heading, words) in WORDS {
                    section_ui(ui, heading);
                    ui.add_space(space::XS);
                    lines_ui(ui, words.iter().copied());
                }
            }
            HelpPage::Keys => keys_ui(ui),
        }
    });
    ui.add_space(space::S);
    buttons_ui(ui, |ui| {
        if primary_ui(ui, "Close", true).clicked() {
            out.push(Action::DismissModal);
        }
    });
}

/// The tabs; the arrow keys go from one to the next.
fn tabs_ui(ui: &mut Ui, page: HelpPage, out: &mut Vec<Action>) {
    let count = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    let (left, right) = (count(Key::ArrowLeft), count(Key::ArrowRight));
    let here = HelpPage::ALL.iter().position(|other| *other == page).unwrap_or_default();
    let to = (here + right).saturating_sub(left).min(HelpPage::ALL.len() - 1);
    ui.horizontal_wrapped(|ui| {
        for (index, other) in HelpPage::ALL.into_iter().enumerate() {
            let tab = ui.add(Button::selectable(other == page, Type::Body.text(other.tab())));
            tab.widget_info(|| WidgetInfo::selected(Role::Tab, true, other == page, other.tab()));
            if (tab.clicked() || (left + right > 0 && index == to)) && other != page {
                out.push(Action::Answer(Answer::Page(other)));
            }
        }
    });
}

/// How far down the keys go that were pressed in this frame, in points.
fn scrolled(ui: &Ui, height: f32) -> f32 {
    let count = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key)) as f32;
    let lines = count(Key::ArrowDown) - count(Key::ArrowUp);
    let pages = count(Key::PageDown) - count(Key::PageUp);
    let ends = count(Key::End) - count(Key::Home);
    lines * LINE + pages * PAGE * height + ends * 1e5
}

fn keys_ui(ui: &mut Ui) {
    let os = ui.ctx().os();
    for menu in Menu::ALL {
        let lines = menu.sheet(os);
        section_ui(ui, menu.text());
        ui.add_space(space::XS);
        lines_ui(ui, lines.iter().map(|(keys, what)| (keys.as_str(), what.as_str())));
    }
    section_ui(ui, "Everywhere");
    ui.add_space(space::XS);
    lines_ui(ui, beside(os).iter().map(|(keys, what)| (keys.as_str(), *what)));
}

/// Words or keys with what they mean: beside them where there is room, else below.
fn lines_ui<'a>(ui: &mut Ui, lines: impl IntoIterator<Item = (&'a str, &'a str)>) {
    let wide = ui.available_width() >= WIDE;
    let head_ui = |ui: &mut Ui, head: &str| ui.add(Label::new(Type::Strong.text(head)).wrap());
    let text_ui = |ui: &mut Ui, text: &str| ui.add(Label::new(Type::Body.text(text)).wrap());
    for (head, text) in lines {
        if wide {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().interact_size.y = 0.0;
                ui.allocate_ui_with_layout(vec2(HEADS, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(HEADS);
                    head_ui(ui, head)
                });
                ui.add_space(space::S);
                text_ui(ui, text);
            });
        } else {
            head_ui(ui, head);
            text_ui(ui, text);
        }
        ui.add_space(space::S);
    }
    ui.add_space(space::S);
}

#[cfg(test)]
mod tests {
    use egui::os::OperatingSystem;

    use super::*;

    #[test]
    fn the_guide_names_the_keys_of_the_system() {
        for (head, text, commands) in GUIDE {
            assert_eq!(text.matches("{}").count(), commands.len(), "{head}");
            assert!(commands.iter().all(|command| !command.key(OperatingSystem::Nix).is_empty()), "{head}");
        }
        let told = |os| GUIDE.map(|(_, text, commands)| with_keys(text, commands, os)).join("\n");
        let (elsewhere, mac) = (told(OperatingSystem::Windows), told(OperatingSystem::Mac));
        assert!(
            elsewhere.contains("undone with Ctrl+Z, ") && elsewhere.contains("by its name with Ctrl+K."),
            "{elsewhere}"
        );
        assert!(mac.contains("undone with Cmd+Z, ") && !mac.contains("Ctrl"), "{mac}");
    }
}
