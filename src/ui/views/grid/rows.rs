//! What stands in the grid: its rows, its columns, and what each cell says.

use crate::scenario::{ActorId, Degree, Feasibility, FunctionId, ItemKey, ItemKind, RuleId, Scenario};
use crate::ui::grid_view::Sheet;
use crate::ui::state::View;
use crate::wording;
use crate::workshop::author::{Given, Giver, GridEdit, Offer, gifts, offer, offered_by_group};

/// The grid of a scenario.
pub struct Table<'s> {
    /// What it is about.
    pub sheet: Sheet,
    /// Its rows.
    pub rows: Vec<Row<'s>>,
    /// Its columns.
    pub columns: Vec<Column<'s>>,
    scenario: &'s Scenario,
}

/// A row: an element, or an option of the one above it.
pub struct Row<'s> {
    /// Which.
    pub giver: Giver,
    /// Its name; of an option with its setting.
    pub name: String,
    /// The element it belongs to.
    pub element: &'s str,
    /// Whether it begins a category, and which.
    pub category: Option<&'s str>,
}

impl Row<'_> {
    /// The name by which it is known anywhere.
    pub fn full(&self) -> String {
        if self.giver.option.is_some() { format!("{}, {}", self.element, self.name) } else { self.name.clone() }
    }
}

/// A column.
pub struct Column<'s> {
    /// Its head.
    pub short: &'s str,
    /// The name in full.
    pub name: &'s str,
    id: &'s str,
}

/// What a cell can be set to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// Of an actor and an element.
    Offer(Given),
    /// Of an element or option and a function.
    Gift(Option<Degree>),
}

impl Value {
    /// The word for it.
    pub fn word(self) -> String {
        match self {
            Self::Offer(Given::Nothing) | Self::Gift(None) => "nothing".to_owned(),
            Self::Offer(Given::Provider) => "may provide".to_owned(),
            Self::Offer(Given::Level(level)) => wording::feasibility(level).to_owned(),
            Self::Gift(Some(degree)) => wording::degree(degree),
        }
    }
}

/// What a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// What it is set to.
    Set(Value),
    /// A group of the actor says how ready its members are.
    ByGroup(Feasibility),
    /// Groups of the actor say more of their members than a cell can; the first of the positions.
    ToldByGroup(ItemKey),
    /// More than a cell can say.
    Told {
        /// By how many positions.
        count: usize,
        /// The first of them.
        first: ItemKey,
        /// The level that it gives while it is in force, if it is the only one.
        level: Option<Feasibility>,
    },
}

impl Cell {
    /// What is heard of it.
    pub fn word(&self) -> String {
        match self {
            Self::Set(value) => value.word(),
            Self::ByGroup(level) => format!("{}, as a group says", wording::feasibility(*level)),
            Self::ToldByGroup(_) => "what a group says, which opens in the editor".to_owned(),
            Self::Told { level: Some(level), .. } => {
                format!("{}, and more that opens in the editor", wording::feasibility(*level))
            }
            Self::Told { count, .. } => format!("{count} positions, which open in the editor"),
        }
    }
}

impl<'s> Table<'s> {
    /// The grid as it stands.
    pub fn new(scenario: &'s Scenario, sheet: Sheet) -> Self {
        let columns = match sheet {
            Sheet::Offers => {
                let actor = |actor: &'s crate::scenario::Actor| Column {
                    short: actor.short_name(),
                    name: &actor.name,
                    id: actor.id.as_str(),
                };
                scenario.actors.iter().map(actor).collect()
            }
            Sheet::Gifts => {
                let function = |function: &'s crate::scenario::Function| Column {
                    short: &function.name,
                    name: &function.name,
                    id: function.id.as_str(),
                };
                scenario.functions.iter().map(function).collect()
            }
        };
        Self { sheet, rows: rows(scenario, sheet), columns, scenario }
    }

    /// What a cell says.
    pub fn cell(&self, row: &Row<'_>, column: &Column<'_>) -> Cell {
        let element = &row.giver.element;
        match self.sheet {
            Sheet::Offers => {
                let actor = ActorId::from(column.id);
                match offer(self.scenario, element, &actor) {
                    Offer::Plain(Given::Provider) => match offered_by_group(self.scenario, element, &actor) {
                        Some(Offer::Plain(Given::Level(level))) => Cell::ByGroup(level),
                        Some(Offer::Told(rules)) => self.told_by_group(&rules),
                        Some(Offer::Plain(_)) | None => Cell::Set(Value::Offer(Given::Provider)),
                    },
                    Offer::Plain(given) => Cell::Set(Value::Offer(given)),
                    Offer::Told(rules) => self.told(&rules),
                }
            }
            Sheet::Gifts => {
                let gift = gifts(self.scenario, &row.giver).iter().find(|gift| gift.function.as_str() == column.id);
                Cell::Set(Value::Gift(gift.map(|gift| gift.degree)))
            }
        }
    }

    /// That positions say more than a cell can.
    fn told(&self, rules: &[RuleId]) -> Cell {
        let Some(first) = rules.first() else { return Cell::Set(Value::Offer(Given::Nothing)) };
        let said = self.scenario.position(first);
        let only = rules.len() == 1;
        let level = said.and_then(|said| said.provides.as_ref()).map(|said| said.level).filter(|_| only);
        Cell::Told { count: rules.len(), first: ItemKey::new(ItemKind::Position, first), level }
    }

    /// That positions of groups say more than a cell can.
    fn told_by_group(&self, rules: &[RuleId]) -> Cell {
        let first = rules.first().map(|first| ItemKey::new(ItemKind::Position, first));
        first.map_or(Cell::Set(Value::Offer(Given::Provider)), Cell::ToldByGroup)
    }

    /// The thing to which a cell leads: the position that says it, or the element.
    pub fn leads_to(&self, (row, column): (usize, usize)) -> Option<ItemKey> {
        let (row, column) = (self.rows.get(row)?, self.columns.get(column)?);
        let element = ItemKey::new(ItemKind::Element, &row.giver.element);
        Some(match self.cell(row, column) {
            Cell::Told { first, .. } | Cell::ToldByGroup(first) => first,
            Cell::Set(Value::Offer(Given::Level(_))) => {
                let own = self.scenario.positions.iter().find(|position| {
                    position.actor.as_str() == column.id
                        && position.provides.as_ref().is_some_and(|own| own.elements.contains(&row.giver.element))
                });
                own.map_or(element, |own| ItemKey::new(ItemKind::Position, &own.id))
            }
            Cell::Set(_) | Cell::ByGroup(_) => element,
        })
    }

    /// What a cell is about.
    pub fn name_of(&self, (row, column): (usize, usize)) -> Option<String> {
        Some(format!("{}, {}", self.rows.get(row)?.full(), self.columns.get(column)?.name))
    }

    /// The name of a column.
    pub fn column_of(&self, column: usize) -> &'s str {
        self.columns.get(column).map_or("", |column| column.name)
    }

    /// The rows that are set together with the one that has the keyboard.
    pub fn together(&self, view: &View) -> Vec<&Row<'s>> {
        let Some(here) = self.rows.get(view.grid.at.0) else { return Vec::new() };
        if !view.grid.ticked.contains(&here.giver) {
            return vec![here];
        }
        self.rows.iter().filter(|row| view.grid.ticked.contains(&row.giver)).collect()
    }

    /// How many of the cells that are set together stay as they are, because more is said there than a level.
    pub fn staying(&self, view: &View) -> usize {
        let Some(column) = self.columns.get(view.grid.at.1) else { return 0 };
        let told = |row: &&&Row<'_>| matches!(self.cell(row, column), Cell::Told { .. });
        self.together(view).iter().filter(told).count()
    }

    /// The edit that sets them.
    pub fn edit(&self, view: &View, value: Value) -> Option<GridEdit> {
        let column = self.columns.get(view.grid.at.1)?;
        let rows = self.together(view);
        Some(match value {
            Value::Offer(to) => {
                let cells = rows.iter().map(|row| (row.giver.element.clone(), ActorId::from(column.id))).collect();
                GridEdit::Offers { cells, to }
            }
            Value::Gift(to) => {
                let cells = rows.iter().map(|row| (row.giver.clone(), FunctionId::from(column.id))).collect();
                GridEdit::Gifts { cells, to }
            }
        })
    }
}

/// The elements by category, in the order of the board; below each its options, where these give something of their own.
fn rows(scenario: &Scenario, sheet: Sheet) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for category in &scenario.categories {
        let own = scenario.elements.iter().filter(|element| element.category == category.id && !element.frame);
        for (place, element) in own.enumerate() {
            let giver = Giver { element: element.id.clone(), option: None };
            let category = (place == 0).then_some(category.name.as_str());
            rows.push(Row { giver, name: element.name.clone(), element: &element.name, category });
            if sheet == Sheet::Offers {
                continue;
            }
            for setting in &element.settings {
                for option in &setting.options {
                    let option_of = Some((setting.id.clone(), option.id.clone()));
                    let giver = Giver { element: element.id.clone(), option: option_of };
                    let name = format!("{}: {}", setting.name, option.name);
                    rows.push(Row { giver, name, element: &element.name, category: None });
                }
            }
        }
    }
    rows
}
