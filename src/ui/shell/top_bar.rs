//! The menu bar, with the package on the board and undo and redo beside it.

use egui::{Align, Label, Layout, MenuBar, Ui};

use crate::scenario::{Package, Scenario};
use crate::ui::command::{Action, Command, Menu, Now};
use crate::ui::menu::entries_ui;
use crate::ui::prefs::Prefs;
use crate::ui::theme::{Icon, Type, space, tokens};
use crate::ui::widgets::{choice_ui, menu_chip_ui, muted_ui, section_ui, shortened, untipped_button_ui};

/// What is kept for the chip of the package beside its text, and for the label before it, in points.
const BEFORE_CHIP: f32 = 110.0;
/// How wide a window must be for the program's name to stand in it once more, in points.
const WITH_NAME: f32 = 900.0;
/// How wide a window must be for the word before the package, in points.
const WITH_LABEL: f32 = 700.0;

/// The buttons at the right end, from there.
const TOOLS: [Command; 4] = [Command::Present, Command::CommandPalette, Command::Redo, Command::Undo];

/// Draws the menu bar.
pub fn top_bar_ui(ui: &mut Ui, now: &Now<'_>, prefs: &Prefs, out: &mut Vec<Action>) {
    let width = ui.available_width();
    MenuBar::new().ui(ui, |ui| {
        if width >= WITH_NAME {
            ui.add(Label::new(Type::Title.text("Guarantee Board")).selectable(false).extend());
            ui.add_space(space::S);
        }
        for menu in Menu::ALL {
            ui.menu_button(menu.text(), |ui| menu_ui(ui, now, menu, prefs, out));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            for command in TOOLS {
                tool_ui(ui, now, command, out);
            }
            package_chip_ui(ui, now, out);
            if width >= WITH_LABEL {
                let label = Type::Small.text("Package").color(tokens(ui).text_muted);
                ui.add(Label::new(label).selectable(false).extend());
            }
        });
    });
}

/// A button with a command's icon; its tip says what it does and by which keys, or why it cannot.
fn tool_ui(ui: &mut Ui, now: &Now<'_>, command: Command, out: &mut Vec<Action>) {
    let spec = command.spec();
    let enabled = command.enabled(now);
    let text = command.text(now);
    let keys = match command.key(ui.ctx().os()) {
        none if none.is_empty() => none,
        keys => format!(" ({keys})"),
    };
    let quiet = |ui: &mut Ui| untipped_button_ui(ui, spec.icon.unwrap_or(Icon::Dot), &text);
    let response = ui.add_enabled_ui(enabled.is_ok(), quiet).inner;
    let tip = command.step(now).unwrap_or_else(|| spec.tooltip.to_owned());
    let response = response.on_hover_text(format!("{tip}{keys}"));
    if response.on_disabled_hover_text(enabled.err().unwrap_or_default()).clicked() {
        out.push(Action::Do(command));
    }
}

fn menu_ui(ui: &mut Ui, now: &Now<'_>, menu: Menu, prefs: &Prefs, out: &mut Vec<Action>) {
    for (index, group) in menu.groups().iter().enumerate() {
        if index > 0 {
            ui.separator();
        }
        entries_ui(ui, now, group, out);
        if menu == Menu::File && index == 0 {
            ui.menu_button("Open recent", |ui| recent_ui(ui, prefs, out));
        }
    }
}

fn recent_ui(ui: &mut Ui, prefs: &Prefs, out: &mut Vec<Action>) {
    if prefs.recent.is_empty() {
        muted_ui(ui, "No file was opened or saved yet");
    }
    for path in &prefs.recent {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        if ui.button(name).on_hover_text(path.display().to_string()).clicked() {
            out.push(Action::OpenRecent(path.clone()));
            ui.close();
        }
    }
}

/// The package on the board; opens a list of all, variants below what they vary.
fn package_chip_ui(ui: &mut Ui, now: &Now<'_>, out: &mut Vec<Action>) {
    let scenario = now.board.scenario();
    let name = now.board.package().map_or("", |package| &package.name);
    let text = shortened(ui, name, ui.available_width() - BEFORE_CHIP);
    menu_chip_ui(ui, text, &format!("Package on the board: {name}"), |ui| {
        section_ui(ui, "Packages");
        for package in in_families(scenario) {
            ui.horizontal(|ui| {
                if package.variant_of.is_some() {
                    ui.add_space(space::L);
                }
                let response = choice_ui(ui, package.id == scenario.current, &package.name);
                if response.clicked() {
                    out.push(Action::ShowPackage(package.id.clone()));
                    ui.close();
                }
                if !package.about.is_empty() {
                    response.on_hover_text(&package.about);
                }
            });
        }
        ui.separator();
        for group in Menu::Package.groups() {
            entries_ui(ui, now, &group, out);
        }
    });
}

/// The packages in the order of the file, each followed by its variants.
pub fn in_families(scenario: &Scenario) -> Vec<&Package> {
    let known = |package: &Package| package.variant_of.as_ref().is_some_and(|of| scenario.package(of).is_some());
    let heads = scenario.packages.iter().filter(|package| !known(package));
    let mut ordered: Vec<&Package> = Vec::with_capacity(scenario.packages.len());
    for head in heads {
        ordered.push(head);
        let mut next = ordered.len() - 1;
        // Variants of variants follow too; each package varies at most one, so the walk ends.
        while let Some(of) = ordered.get(next).copied() {
            ordered.extend(scenario.packages.iter().filter(|package| package.variant_of.as_ref() == Some(&of.id)));
            next += 1;
        }
    }
    // Packages that vary one another in a ring have no head.
    let missing: Vec<_> =
        scenario.packages.iter().filter(|package| !ordered.iter().any(|known| known.id == package.id)).collect();
    ordered.extend(missing);
    ordered
}
