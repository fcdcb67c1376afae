//! The menu bar, with the package on the board and undo and redo beside it.

use egui::{Align, Button, Label, Layout, MenuBar, Ui};

use crate::scenario::{Package, Scenario};
use crate::ui::command::{Action, Command};
use crate::ui::prefs::Prefs;
use crate::ui::theme::{Icon, Type, space, tokens};
use crate::ui::widgets::{choice_ui, icon_button_ui, menu_chip_ui, muted_ui, section_ui, shortened};
use crate::workshop::Workshop;

/// What is kept for the chip of the package beside its text, and for the label before it, in points.
const BEFORE_CHIP: f32 = 110.0;

/// Draws the menu bar.
pub fn top_bar_ui(ui: &mut Ui, workshop: &Workshop, prefs: &Prefs, out: &mut Vec<Action>) {
    MenuBar::new().ui(ui, |ui| {
        ui.add(Label::new(Type::Title.text("Guarantee Board")).selectable(false).extend());
        ui.add_space(space::S);
        ui.menu_button("File", |ui| file_menu_ui(ui, workshop, prefs, out));
        ui.menu_button("Edit", |ui| {
            entries_ui(ui, workshop, &[Command::Undo, Command::Redo], out);
            ui.separator();
            entries_ui(ui, workshop, &[Command::ClearBoard, Command::FindElement], out);
        });
        ui.menu_button("Package", |ui| {
            let commands =
                [Command::NewPackage, Command::DuplicatePackage, Command::RenamePackage, Command::DeletePackage];
            entries_ui(ui, workshop, &commands, out);
        });
        ui.menu_button("View", |ui| {
            entries_ui(ui, workshop, &[Command::LightTheme, Command::DarkTheme, Command::SystemTheme], out);
            ui.separator();
            entries_ui(ui, workshop, &[Command::ZoomIn, Command::ZoomOut, Command::ZoomReset], out);
        });
        ui.menu_button("Help", |ui| entries_ui(ui, workshop, &[Command::Words], out));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            for (command, icon) in [(Command::Redo, Icon::Redo), (Command::Undo, Icon::Undo)] {
                ui.add_enabled_ui(command.enabled(workshop).is_ok(), |ui| {
                    if icon_button_ui(ui, icon, &command.text(workshop)).clicked() {
                        out.push(Action::Do(command));
                    }
                });
            }
            package_chip_ui(ui, workshop, out);
            ui.add(Label::new(Type::Small.text("Package").color(tokens(ui).text_muted)).selectable(false).extend());
        });
    });
}

fn file_menu_ui(ui: &mut Ui, workshop: &Workshop, prefs: &Prefs, out: &mut Vec<Action>) {
    entries_ui(ui, workshop, &[Command::New, Command::Open], out);
    ui.menu_button("Open recent", |ui| {
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
    });
    entries_ui(ui, workshop, &[Command::OpenShipped, Command::OpenFirstSteps], out);
    ui.separator();
    entries_ui(ui, workshop, &[Command::Save, Command::SaveAs], out);
    ui.separator();
    entries_ui(ui, workshop, &[Command::Quit], out);
}

/// Menu entries for some commands; one that cannot be done now says why.
fn entries_ui(ui: &mut Ui, workshop: &Workshop, commands: &[Command], out: &mut Vec<Action>) {
    for command in commands {
        let spec = command.spec();
        let mut button = Button::new(command.text(workshop));
        if let Some(shortcut) = spec.shortcut {
            button = button.shortcut_text(ui.ctx().format_shortcut(&shortcut));
        }
        let enabled = command.enabled(workshop);
        let response = ui.add_enabled(enabled.is_ok(), button).on_hover_text(spec.tooltip);
        let response = response.on_disabled_hover_text(enabled.err().unwrap_or_default());
        if response.clicked() {
            out.push(Action::Do(*command));
            ui.close();
        }
    }
}

/// The package on the board; opens a list of all, variants below what they vary.
fn package_chip_ui(ui: &mut Ui, workshop: &Workshop, out: &mut Vec<Action>) {
    let scenario = workshop.scenario();
    let name = workshop.package().map_or("", |package| &package.name);
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
        let commands = [Command::NewPackage, Command::DuplicatePackage, Command::RenamePackage, Command::DeletePackage];
        entries_ui(ui, workshop, &commands, out);
    });
}

/// The packages in the order of the file, each followed by its variants.
fn in_families(scenario: &Scenario) -> Vec<&Package> {
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
