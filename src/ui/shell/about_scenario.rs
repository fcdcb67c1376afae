//! What is to be said about the open scenario, a page a subject; so that whoever reads the board can see whether it is
//! fair.

use egui::{Align, Grid, Label, Layout, ScrollArea, Ui, vec2};

use super::dialog::{Ask, buttons_ui, default_ui};
use super::pages::{page_ui, tabs_ui};
use crate::report::about::about;
use crate::report::document::{Block, Document, Inline, Item, Section};
use crate::report::markdown::markdown;
use crate::report::table::{Line, Table};
use crate::scenario::Scenario;
use crate::ui::command::{Action, Now};
use crate::ui::theme::{Type, space};
use crate::ui::widgets::muted_ui;

/// How wide the first column of a table is at least, in points; the narrowest of the others.
const LABELS: f32 = 132.0;
const CELLS: f32 = 72.0;

/// What is to be said about a scenario, as it stood when that was asked.
#[derive(Clone, Debug, PartialEq)]
pub struct AboutScenario {
    title: String,
    sections: Vec<Section>,
    page: usize,
}

impl AboutScenario {
    /// The first page of it.
    pub fn new(scenario: &Scenario) -> Self {
        Self { title: scenario.title.clone(), sections: about(scenario), page: 0 }
    }

    /// All of it as text, for the clipboard.
    fn text(&self) -> String {
        let (title, sections) = (self.title.clone(), self.sections.clone());
        markdown(&Document { title, sections, ..Document::default() })
    }
}

impl Ask for AboutScenario {
    fn kind(&self) -> &'static str {
        "about scenario"
    }

    fn width(&self) -> f32 {
        860.0
    }

    fn ui(&mut self, ui: &mut Ui, _: &Now<'_>, out: &mut Vec<Action>) {
        let tabs: Vec<(usize, &str)> =
            self.sections.iter().enumerate().map(|(place, section)| (place, section.title.as_str())).collect();
        if let Some(page) = tabs_ui(ui, &tabs, self.page) {
            self.page = page;
        }
        ui.add_space(space::XS);
        ui.add(Label::new(Type::Heading.text(&self.title)).wrap());
        ui.add_space(space::S);
        if let Some(section) = self.sections.get(self.page) {
            page_ui(ui, &format!("about scenario {}", section.title), |ui| {
                section.blocks.iter().for_each(|block| block_ui(ui, block));
            });
        }
        ui.add_space(space::S);
        buttons_ui(ui, |ui| {
            if default_ui(ui, "Close").clicked() {
                out.push(Action::Dismiss);
            }
            if ui.button("Copy all of it").clicked() {
                out.push(Action::Copy(self.text()));
            }
        });
    }
}

fn block_ui(ui: &mut Ui, block: &Block) {
    match block {
        Block::Heading(text) => {
            ui.add(Label::new(Type::Strong.text(text)).wrap());
        }
        Block::Paragraph(pieces) => {
            ui.add(Label::new(Type::Body.text(plain(pieces))).wrap());
        }
        Block::Items(items) => items.iter().for_each(|item| item_ui(ui, item, 0)),
        Block::Table(table) => table_ui(ui, table),
        // A scenario has none to show of itself.
        Block::Figure(_) => {}
    }
    ui.add_space(space::M);
}

fn plain(pieces: &[Inline]) -> String {
    let text = |piece: &Inline| match piece {
        Inline::Text(text) | Inline::Strong(text) => text.clone(),
        Inline::Source(place) => format!("[{}]", place + 1),
        Inline::Break => "\n".to_owned(),
    };
    pieces.iter().map(text).collect()
}

/// An entry behind a dash, with its own entries further in.
fn item_ui(ui: &mut Ui, item: &Item, depth: u8) {
    ui.horizontal_top(|ui| {
        ui.add_space(f32::from(depth) * space::L);
        ui.label(Type::Body.text("–"));
        ui.add(Label::new(Type::Body.text(plain(&item.text))).wrap());
    });
    item.items.iter().for_each(|item| item_ui(ui, item, depth + 1));
}

/// A table, which scrolls sideways where it is wider than the page.
fn table_ui(ui: &mut Ui, table: &Table) {
    ScrollArea::horizontal().id_salt(&table.label).auto_shrink([false, true]).show(ui, |ui| {
        Grid::new(&table.label).striped(true).spacing(vec2(space::L, space::S)).show(ui, |ui| {
            ui.scope(|ui| {
                ui.set_min_width(LABELS);
                muted_ui(ui, &table.label);
            });
            table.columns.iter().for_each(|column| {
                cell_ui(ui, |ui| {
                    muted_ui(ui, column);
                });
            });
            ui.end_row();
            for line in &table.lines {
                match line {
                    Line::Section(title) => {
                        ui.label(Type::Strong.text(title));
                    }
                    Line::Row(row) => {
                        ui.label(Type::Strong.text(&row.label));
                        table.cells(row).for_each(|text| {
                            cell_ui(ui, |ui| {
                                ui.label(Type::Body.text(text));
                            });
                        });
                    }
                }
                ui.end_row();
            }
        });
    });
}

/// A value, at the right end of its column.
fn cell_ui(ui: &mut Ui, add_contents: impl FnOnce(&mut Ui)) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_width(CELLS);
        add_contents(ui);
    });
}
