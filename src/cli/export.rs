//! `export`: what a file holds, in another form.

use std::path::Path;

use clap::{ValueEnum as _, error::ErrorKind};

use super::args::{CommandLine, ExportArgs, Form};
use super::deliver::hand_over;
use super::{Outcome, check, error, load};
use crate::assess::{self, Model, Reading, assess};
use crate::fonts::Fallback;
use crate::report::CAUSE_STEPS;
use crate::report::comparison::{Compared, MOST, compare};
use crate::report::document::{Block, Document};
use crate::report::markdown::markdown;
use crate::report::matrix::matrix;
use crate::report::minutes::{self, Telling};
use crate::report::picture::{self, Picture, png};
use crate::report::table::Table;
use crate::report::votes::votes;
use crate::scenario::{Package, PackageId, Scenario};
use crate::storage::{SystemFonts, write_json};
use crate::tables::{self, Grid, MARK, Separator, TableKind};
use crate::wording;

pub(super) fn export(arguments: &ExportArgs) -> Outcome {
    let what = match What::of(arguments) {
        Ok(what) => what,
        Err(outcome) => return outcome,
    };
    if matches!(what, What::Comparison) && !(2..=MOST).contains(&arguments.compare.len()) {
        let message = format!("name two to {MOST} packages to compare, with commas between them");
        return Outcome::wrong_usage(usage(ErrorKind::WrongNumberOfValues, &message));
    }
    let form = match form(what, arguments) {
        Ok(form) => form,
        Err(message) => return Outcome::wrong_usage(usage(ErrorKind::InvalidValue, &message)),
    };
    let scenario = match load::load(&arguments.file) {
        Ok(scenario) => scenario,
        Err(unreadable) => return Outcome::failed(unreadable.text),
    };
    if let Some(unknown) = unknown_package(&scenario, arguments) {
        return Outcome::wrong_usage(error(&unknown));
    }
    match made(what, form, &scenario, arguments) {
        Ok(Made { bytes, warning }) => {
            let mut outcome = hand_over(bytes, &arguments.file, arguments.output.as_deref(), "export");
            outcome.errors.extend(warning.map(|warning| format!("warning: {warning}\n")));
            outcome
        }
        Err(problem) => Outcome::failed(error(&problem)),
    }
}

/// What is exported.
#[derive(Clone, Copy)]
enum What {
    Json,
    Minutes,
    Matrix,
    Board,
    Comparison,
    List,
    Votes,
}

impl What {
    fn of(arguments: &ExportArgs) -> Result<Self, Outcome> {
        let ExportArgs { json, minutes, matrix, board, compare, table, votes, .. } = arguments;
        match (json, minutes, matrix, board) {
            (true, ..) => Ok(Self::Json),
            (_, true, ..) => Ok(Self::Minutes),
            (.., true, _) => Ok(Self::Matrix),
            (.., true) => Ok(Self::Board),
            _ if !compare.is_empty() => Ok(Self::Comparison),
            _ if table.is_some() => Ok(Self::List),
            _ if *votes => Ok(Self::Votes),
            _ => Err(Outcome::wrong_usage(nothing_named())),
        }
    }

    /// The forms it can have, the usual one first; JSON has none but its own.
    fn forms(self) -> &'static [Form] {
        match self {
            Self::Json => &[],
            Self::Minutes => &[Form::Md, Form::Html],
            Self::Matrix | Self::List | Self::Votes => &[Form::Csv, Form::Xlsx, Form::Md],
            Self::Board => &[Form::Png, Form::Svg],
            Self::Comparison => &[Form::Csv, Form::Xlsx, Form::Md, Form::Png, Form::Svg],
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Json => "scenario",
            Self::Minutes => "minutes",
            Self::Matrix => "matrix",
            Self::Board => "board",
            Self::Comparison => "comparison",
            Self::List => "table",
            Self::Votes => "votes",
        }
    }
}

/// The form asked for, or the one that the name of the file says, or the usual one; `None` for JSON.
fn form(what: What, arguments: &ExportArgs) -> Result<Option<Form>, String> {
    let forms = what.forms();
    let separates = |form: Option<Form>| match (arguments.separator, form) {
        (Some(_), form) if form != Some(Form::Csv) => {
            let into = form.map_or("json".to_owned(), word);
            Err(format!("--separator is for tables as csv, and {into} has no such thing: leave it out"))
        }
        _ => Ok(form),
    };
    if forms.is_empty() {
        return separates(None);
    }
    let ending = arguments.output.as_deref().and_then(Path::extension).and_then(|ending| ending.to_str());
    let named = ending.and_then(|ending| Form::from_str(ending, true).ok());
    let Some(form) = arguments.format.or(named).or(forms.first().copied()) else { return Ok(None) };
    if !forms.contains(&form) {
        let known: Vec<String> = forms.iter().map(|form| word(*form)).collect();
        return Err(format!(
            "the {} cannot be written as {}; the forms it can have are {}",
            what.name(),
            word(form),
            known.join(", ")
        ));
    }
    let binary =
        [(Form::Png, "a PNG picture"), (Form::Xlsx, "a workbook")].into_iter().find(|(known, _)| *known == form);
    if let (Some((_, what)), None) = (binary, &arguments.output) {
        return Err(format!(
            "{what} is no text that can be printed: name a file with --output FILE, or say --output - to write it to \
             standard output all the same"
        ));
    }
    separates(Some(form))
}

fn word(form: Form) -> String {
    form.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
}

fn unknown_package(scenario: &Scenario, arguments: &ExportArgs) -> Option<String> {
    let known = scenario.packages.iter().map(|package| package.id.as_str());
    let named = arguments.package.iter().chain(&arguments.compare);
    let unknown = named.filter_map(|id| check::unknown("package", id, known.clone())).next()?;
    Some(format!("{}: {unknown}", arguments.file.display()))
}

/// What is exported, as it leaves, and what is to be said of it.
struct Made {
    bytes: Vec<u8>,
    warning: Option<String>,
}

/// Makes what is exported.
fn made(what: What, form: Option<Form>, scenario: &Scenario, arguments: &ExportArgs) -> Result<Made, String> {
    match (what, form) {
        (What::Board, Some(form)) => board(scenario, form, arguments),
        (What::Comparison, Some(form)) => comparison(scenario, form, arguments),
        _ => Ok(Made { bytes: written(what, form, scenario, arguments)?, warning: None }),
    }
}

/// Makes what is no picture.
fn written(what: What, form: Option<Form>, scenario: &Scenario, arguments: &ExportArgs) -> Result<Vec<u8>, String> {
    let Some(form) = form else {
        let json = write_json(scenario).map_err(|problem| format!("cannot write the scenario as JSON: {problem}"))?;
        return Ok(json.into_bytes());
    };
    match what {
        What::Json | What::Minutes | What::Board | What::Comparison => {
            let telling = Telling { names: arguments.names, notes: arguments.notes };
            Ok(if form == Form::Html { minutes::html(scenario, telling) } else { minutes::minutes(scenario, telling) }
                .into_bytes())
        }
        What::Matrix => {
            let (model, package) = shown(scenario, arguments)?;
            table(matrix(scenario, &model, package, &reading(scenario)), "Matrix", form, arguments)
        }
        What::Votes => {
            let votes = votes(scenario, arguments.names).map_err(|hidden| hidden.to_string())?;
            table(votes, "Votes", form, arguments)
        }
        What::List => {
            let Some(kind) = arguments.table.map(TableKind::from) else { return Ok(Vec::new()) };
            let list = if arguments.empty { tables::template(kind) } else { tables::export(kind, scenario) };
            let title = wording::sentence(kind.word());
            if form == Form::Md {
                Ok(page(Table::of(title, &list)).into_bytes())
            } else {
                grid(&list, &title, form, arguments)
            }
        }
    }
}

/// The board of a package as a sheet.
fn board(scenario: &Scenario, form: Form, arguments: &ExportArgs) -> Result<Made, String> {
    let (model, package) = shown(scenario, arguments)?;
    let reading = reading(scenario);
    let mut assessment = assess(&model, package, &reading);
    assess::explain(&model, package, &reading, &mut assessment, CAUSE_STEPS);
    picture(|fonts| picture::sheet(scenario, package, &assessment, &reading, fonts), form)
}

/// Packages side by side.
fn comparison(scenario: &Scenario, form: Form, arguments: &ExportArgs) -> Result<Made, String> {
    let packages = arguments.compare.iter().filter_map(|id| scenario.package(&PackageId::from(id.as_str())));
    let packages: Vec<&Package> = packages.collect();
    let (model, _) = shown(scenario, arguments)?;
    let reading = reading(scenario);
    let assessed: Vec<_> = packages.iter().map(|package| assess(&model, package, &reading)).collect();
    let columns = packages.iter().zip(&assessed);
    let columns: Vec<_> =
        columns.map(|(package, assessment)| Compared { name: &package.name, package, assessment }).collect();
    let compared = compare(scenario, &columns).table();
    match form {
        Form::Svg | Form::Png => picture(|fonts| picture::table(&compared, "comparison", fonts), form),
        Form::Csv | Form::Xlsx | Form::Md | Form::Html => {
            Ok(Made { bytes: table(compared, "Comparison", form, arguments)?, warning: None })
        }
    }
}

/// A table as text, as a workbook or on a page.
fn table(table: Table, name: &str, form: Form, arguments: &ExportArgs) -> Result<Vec<u8>, String> {
    if form == Form::Md { Ok(page(table).into_bytes()) } else { grid(&table.grid(), name, form, arguments) }
}

/// Rows of cells as text or as a workbook.
fn grid(grid: &Grid, name: &str, form: Form, arguments: &ExportArgs) -> Result<Vec<u8>, String> {
    if form == Form::Xlsx {
        return tables::xlsx(grid, name).map_err(|problem| format!("the workbook cannot be written: {problem}"));
    }
    let separator = arguments.separator.map(Separator::from).unwrap_or_default();
    // What is printed is for other programs; the mark is for files.
    let mark = if arguments.output.as_deref().is_some_and(|output| output != Path::new("-")) { MARK } else { "" };
    Ok(format!("{mark}{}", tables::csv(grid, separator)).into_bytes())
}

/// The package asked for, or the current one, and what it is assessed by.
fn shown<'a>(scenario: &'a Scenario, arguments: &ExportArgs) -> Result<(Model, &'a Package), String> {
    let model = Model::new(scenario).map_err(|unresolved| format!("{unresolved}: {}", arguments.file.display()))?;
    let package = match &arguments.package {
        Some(id) => scenario.package(&PackageId::from(id.as_str())),
        None => scenario.current_package(),
    };
    Ok((model, package.ok_or_else(|| format!("there is no package: {}", arguments.file.display()))?))
}

fn reading(scenario: &Scenario) -> Reading {
    Reading { date: scenario.as_of, voice: None }
}

/// A page with a table on it.
fn page(table: Table) -> String {
    let title = table.title.clone();
    let opening = vec![Block::Table(Table { title: String::new(), ..table })];
    markdown(&Document { title, opening, ..Document::default() })
}

/// A picture, drawn again with fonts of the computer if it has letters that the shipped ones lack; with a warning, if those
/// lack some too.
fn picture(draw: impl Fn(&Fallback) -> Picture, form: Form) -> Result<Made, String> {
    let (picture, fonts) = picture::with_fonts(draw, |letters| SystemFonts::default().find(letters));
    let bytes = if form == Form::Png {
        png(&picture, &fonts).map_err(|problem| problem.to_string())?
    } else {
        picture.svg.clone().into_bytes()
    };
    Ok(Made { bytes, warning: picture::undrawn(&picture, &fonts) })
}

/// What can be exported, as a usage error of the `export` command.
fn nothing_named() -> String {
    usage(
        ErrorKind::MissingRequiredArgument,
        "say what to export:\n  --json     the scenario itself as JSON\n  --minutes  the minutes of its rounds\n  \
         --matrix   how every actor stands to every element\n  --board    the board of a package, with its verdict\n  \
         --compare  two to five packages side by side\n  --votes    what each seat has voted\n  --table    a list of \
         the scenario as a table",
    )
}

/// A usage error of the `export` command.
fn usage(kind: ErrorKind, message: &str) -> String {
    CommandLine::usage("export", kind, message)
}
