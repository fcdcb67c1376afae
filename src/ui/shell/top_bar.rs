//! The bar at the top: menus, the clock of the round, the package on the board, and the tools at its right end. Each has a
//! place of its own that no text moves.

use egui::{Align, Layout, MenuBar, Rect, Role, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use super::tabs::tabs_ui;
use crate::scenario::{Package, Scenario};
use crate::ui::command::{Action, Command, Menu, Now};
use crate::ui::layout::{Measures, TABS, Width};
use crate::ui::menu::entries_ui;
use crate::ui::prefs::Prefs;
use crate::ui::theme::{Icon, Tone, Type, icons, space, tokens};
use crate::ui::views::clock_ui;
use crate::ui::widgets::chip::menu_ui as popup_ui;
use crate::ui::widgets::line::{Line, hover_ground, press_ui, tip};
use crate::ui::widgets::{choice_ui, muted_ui, section_ui, untipped_button_ui};

/// The tools, from left to right.
const TOOLS: [Command; 3] = [Command::Undo, Command::Redo, Command::CommandPalette];
/// What is set of the audience window in a menu of its own.
const FOR_AUDIENCE: [Command; 3] = [Command::AudienceLarger, Command::AudienceSmaller, Command::WholeBoard];
/// How wide a tool is, in points.
const TOOL: f32 = 26.0;

/// Draws the bar; gives where the menus stand.
pub fn top_bar_ui(ui: &mut Ui, now: &Now<'_>, prefs: &Prefs, out: &mut Vec<Action>) -> Rect {
    let rect = ui.max_rect();
    let measures = Measures::now(ui);
    let part = |ui: &mut Ui, rect: Rect, layout: Layout| {
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
        child.spacing_mut().interact_size.y = rect.height() - 4.0;
        child
    };
    let audience = if measures.width >= Width::Medium { 136.0 } else { TOOL };
    let tools = TOOLS.len() as f32 * TOOL;
    let package = measures.pick(206.0_f32, 268.0, 300.0).min(rect.width() * measures.pick(0.2, 0.26, 0.26));
    let mut right = rect.right() - 8.0;
    let mut slot = |width: f32| {
        let place = Rect::from_min_max(pos2(right - width, rect.top()), pos2(right, rect.bottom()));
        right -= width + 6.0;
        place
    };
    let (audience, tools, package, clock) = (slot(audience), slot(tools), slot(package), slot(clock_width(measures)));
    let menus = rect.with_max_x(clock.left()).with_min_x(rect.left() + 6.0);
    let mut left = part(ui, menus, Layout::left_to_right(Align::Center));
    let menus = menus_ui(&mut left, now, prefs, out);
    if measures.is_low() {
        let width = measures.tab(rect.width()).min((clock.left() - menus.right() - 8.0) / TABS as f32);
        let room = clock.left() - menus.right() - 8.0;
        let tabs = Rect::from_min_size(
            pos2(menus.right() + 8.0, rect.top()),
            vec2(room.min(width * TABS as f32), rect.height()),
        );
        tabs_ui(ui, tabs, width, now, out);
    }
    if let Some(now_clock) = &now.view.clock {
        clock_ui(ui, clock, now_clock, out);
    }
    package_ui(ui, now, package.shrink2(vec2(0.0, 2.0)), out);
    let mut child = part(ui, tools, Layout::left_to_right(Align::Center));
    child.spacing_mut().item_spacing.x = TOOL - 22.0;
    for command in TOOLS {
        tool_ui(&mut child, now, command, out);
    }
    audience_ui(ui, now, audience, out);
    menus
}

/// How wide the place of the clock is.
fn clock_width(measures: Measures) -> f32 {
    measures.pick(84.0, 100.0, 110.0)
}

/// The menus; in a low window one with all of them. Gives where they stand.
fn menus_ui(ui: &mut Ui, now: &Now<'_>, prefs: &Prefs, out: &mut Vec<Action>) -> Rect {
    let low = Measures::now(ui).is_low();
    MenuBar::new()
        .ui(ui, |ui| {
            ui.spacing_mut().button_padding = vec2(7.0, 2.0);
            let mut stand = Rect::NOTHING;
            if low {
                let menus = ui.menu_button("Menu", |ui| {
                    for menu in Menu::ALL {
                        ui.menu_button(menu.text(), |ui| menu_ui(ui, now, menu, prefs, out));
                    }
                });
                stand = menus.response.rect;
            } else {
                for menu in Menu::ALL {
                    let button = ui.menu_button(menu.text(), |ui| menu_ui(ui, now, menu, prefs, out));
                    stand = stand.union(button.response.rect);
                }
            }
            stand
        })
        .inner
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
    let what = command.step(now).unwrap_or_else(|| spec.tooltip.to_owned());
    let response = response.on_hover_text(format!("{what}{keys}"));
    if response.on_disabled_hover_text(enabled.err().unwrap_or_default()).clicked() {
        out.push(Action::Do(command));
    }
}

/// How wide the word for what the second window does is at least.
const LIVE: f32 = 52.0;

/// The second window: a click opens it, or brings it to the front. What it does stands behind it: a click there freezes it,
/// or lets it follow again; frozen, all of it is amber.
fn audience_ui(ui: &mut Ui, now: &Now<'_>, rect: Rect, out: &mut Vec<Action>) {
    let audience = now.view.audience;
    let tokens = tokens(ui);
    let colors = tokens.tone(Tone::Warn);
    let place = rect.shrink2(vec2(0.0, 3.0));
    let in_words = place.width() > 60.0;
    let (left, right) = if in_words && audience.open {
        place.split_left_right_at_x(place.right() - LIVE)
    } else {
        (place, Rect::NOTHING)
    };
    let word = match (audience.open, audience.frozen) {
        (false, _) => "closed",
        (true, false) => "live",
        (true, true) => "frozen",
    };
    if audience.open && audience.frozen {
        ui.painter().rect(place, space::RADIUS, colors.soft, Stroke::new(1.5, colors.line), StrokeKind::Inside);
    }
    let (ink, muted) = if audience.open && audience.frozen {
        (colors.strong, colors.strong)
    } else {
        (tokens.text, tokens.text_muted)
    };
    let command = if audience.open { Command::RaiseAudience } else { Command::Audience };
    let mut button = |ui: &mut Ui, place: Rect, command: Command, name: &str| {
        let response = press_ui(ui, place, ("audience", command.spec().text), Role::Button, name);
        hover_ground(ui, &response, place.shrink(1.5));
        tip(&response, rect, &format!("{} ({})", command.spec().tooltip, command.key(ui.ctx().os())));
        if response.clicked() {
            out.push(Action::Do(command));
        }
    };
    let name = if right.is_positive() { "Audience window".to_owned() } else { format!("Audience {word}") };
    button(ui, left, command, &name);
    let mark = Rect::from_center_size(pos2(left.left() + 13.0, left.center().y), vec2(14.0, 14.0));
    icons::paint(ui.painter(), Icon::Screen, mark, ink);
    if !in_words {
        return;
    }
    let text = left.with_min_x(left.left() + 26.0);
    let end = Line::new(ui, "Audience", Type::Small.font(), ink, text.width()).paint(ui, text).right();
    let behind = if right.is_positive() {
        button(ui, right, Command::FreezeAudience, &format!("Audience {word}"));
        right.with_min_x(right.left() + 4.0)
    } else {
        left.with_min_x(end + 6.0)
    };
    Line::new(ui, word, Type::Small.font(), muted, 60.0).paint(ui, behind);
}

fn menu_ui(ui: &mut Ui, now: &Now<'_>, menu: Menu, prefs: &Prefs, out: &mut Vec<Action>) {
    for (index, group) in menu.groups().iter().enumerate() {
        if index > 0 {
            ui.separator();
        }
        let (audience, others): (Vec<Command>, Vec<Command>) =
            group.iter().partition(|command| FOR_AUDIENCE.contains(command));
        entries_ui(ui, now, &others, out);
        if !audience.is_empty() {
            ui.menu_button("Audience", |ui| {
                entries_ui(ui, now, &audience, out);
                ui.separator();
                monitors_ui(ui, now, prefs, out);
            });
        }
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

/// The monitors that the audience window can be on.
fn monitors_ui(ui: &mut Ui, now: &Now<'_>, prefs: &Prefs, out: &mut Vec<Action>) {
    let monitors = &now.view.monitors;
    section_ui(ui, "Show the audience window on");
    if monitors.is_empty() {
        muted_ui(ui, "The desktop does not tell which monitors there are");
    }
    for (place, monitor) in monitors.iter().enumerate() {
        let chosen = prefs.audience.monitor.as_ref() == Some(&monitor.name);
        if choice_ui(ui, chosen, &monitor.text(place)).clicked() {
            out.push(Action::ShowAudienceOn(monitor.name.clone()));
            ui.close();
        }
    }
}

/// The package on the board; opens a list of all, variants below what they vary.
fn package_ui(ui: &mut Ui, now: &Now<'_>, rect: Rect, out: &mut Vec<Action>) {
    let scenario = now.board.scenario();
    let name = now.board.package().map_or("", |package| &package.name);
    let response = press_ui(ui, rect, "package", Role::Button, &format!("Package on the board: {name}"));
    let tokens = tokens(ui);
    let fill = if response.hovered() { tokens.card_hover } else { tokens.chip };
    ui.painter().rect(rect, space::RADIUS, fill, Stroke::new(1.0, tokens.card_border), StrokeKind::Inside);
    let text = rect.shrink2(vec2(space::S, 0.0)).with_max_x(rect.right() - 22.0);
    let line = Line::new(ui, name, Type::SmallStrong.font(), tokens.text, text.width());
    line.paint(ui, text);
    let open = Rect::from_center_size(pos2(rect.right() - 13.0, rect.center().y), vec2(9.0, 9.0));
    icons::paint(ui.painter(), Icon::ChevronDown, open, tokens.text_muted);
    if line.is_cut() {
        tip(&response, rect, name);
    }
    popup_ui(&response, ui.scope_id().with("packages"), |ui| {
        section_ui(ui, "Packages");
        for package in in_families(scenario) {
            let indent = if package.variant_of.is_some() { space::L } else { 0.0 };
            let row = |ui: &mut Ui| choice_ui(ui, package.id == scenario.current, &package.name);
            let response = ui.scope(|ui| {
                let mut inner = ui.new_child(
                    UiBuilder::new().max_rect(ui.available_rect_before_wrap().with_min_x(ui.cursor().left() + indent)),
                );
                let response = row(&mut inner);
                ui.advance_cursor_after_rect(inner.min_rect());
                response
            });
            let response = response.inner;
            if response.clicked() {
                out.push(Action::ShowPackage(package.id.clone()));
                ui.close();
            }
            if !package.about.is_empty() {
                response.on_hover_text(&package.about);
            }
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
