//! The manual pages and the completions of shells say what the command line is.

use std::collections::BTreeSet;

use clap::Command;
use clap_complete::{Shell, generate};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, italic, roman};
use guarantee_board::cli;

use super::entries::release_date;
use super::{files, kept};

/// The program's command line, with all that clap adds to it; the version without a commit.
fn command() -> Command {
    let mut command = cli::command().version(env!("CARGO_PKG_VERSION"));
    command.build();
    command
}

#[test]
fn there_is_a_manual_page_for_the_program_and_each_command() {
    let command = command();
    let commands: Vec<&Command> = command.get_subcommands().filter(|one| one.get_name() != "help").collect();
    let names: Vec<String> = commands.iter().map(|one| name(one)).collect();
    assert!(names.len() >= 5, "the commands must be found: {names:?}");
    kept(&format!("man/{}.1", name(&command)), &page(&command, FILES, &names));
    for one in commands {
        kept(&format!("man/{}.1", name(one)), &page(one, &[], &[name(&command)]));
    }
    let pages: BTreeSet<String> = names.iter().chain([&name(&command)]).map(|name| format!("{name}.1")).collect();
    assert_eq!(files("man"), pages, "no page of something that there is not");
}

#[test]
fn the_completions_are_current() {
    let shells = [
        (Shell::Bash, "guarantee-board.bash"),
        (Shell::Zsh, "_guarantee-board"),
        (Shell::Fish, "guarantee-board.fish"),
    ];
    for (shell, file) in shells {
        let mut script = Vec::new();
        generate(shell, &mut cli::command(), "guarantee-board", &mut script);
        kept(&format!("completions/{file}"), &String::from_utf8(script).expect("text"));
    }
    assert_eq!(files("completions"), shells.iter().map(|(_, file)| (*file).to_owned()).collect());
}

/// What the program keeps where, for the manual.
const FILES: &[(&str, &str)] = &[
    ("~/.local/share/guarantee-board/app.ron", "Settings: theme, size, recent files, and the place of the window."),
    (
        "~/.local/share/guarantee-board/recovery",
        "Changes that are not saved yet. What a program that was killed has left is offered at the next start.",
    ),
    (
        "~/.local/share/guarantee-board/fault-report.txt",
        "Where in the program a fault happened, and nothing of the scenario. The next start shows and deletes it.",
    ),
    ("/usr/share/doc/guarantee-board", "Examples, and the licences of all that is in the program."),
];

/// The name under which its page is found, such as `guarantee-board-check`.
fn name(command: &Command) -> String {
    command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned()
}

/// The page of a command: what clap tells of it, then what stands below its help, files, and other pages.
fn page(command: &Command, keeps: &[(&str, &str)], others: &[String]) -> String {
    let title = name(command).to_uppercase();
    let source = format!("guarantee-board {}", env!("CARGO_PKG_VERSION"));
    let man = Man::new(command.clone()).title(title).date(release_date()).source(source).manual("Guarantee Board");
    let mut page = Vec::new();
    man.render_title(&mut page).expect("room");
    man.render_name_section(&mut page).expect("room");
    man.render_synopsis_section(&mut page).expect("room");
    man.render_description_section(&mut page).expect("room");
    man.render_options_section(&mut page).expect("room");
    if command.has_subcommands() {
        man.render_subcommands_section(&mut page).expect("room");
    }
    let mut rest = Roff::new();
    notes(&mut rest, &command.get_after_help().map(ToString::to_string).unwrap_or_default());
    if !keeps.is_empty() {
        rest.control("SH", ["FILES"]);
    }
    for (file, what) in keeps {
        rest.control("TP", []).text([italic(*file)]).text([roman(*what)]);
    }
    rest.control("SH", ["SEE ALSO"]);
    for (index, other) in others.iter().enumerate() {
        let end = if index + 1 < others.len() { "(1)," } else { "(1)" };
        rest.control("BR", [other.as_str(), end]);
    }
    rest.to_writer(&mut page).expect("room");
    String::from_utf8(page).expect("text")
}

/// What stands below the help, in sections of their own. Lines that are indented keep their form.
fn notes(roff: &mut Roff, text: &str) {
    for block in text.split("\n\n").filter(|block| !block.is_empty()) {
        let (heading, block) = if let Some(examples) = block.strip_prefix("Examples:\n") {
            ("EXAMPLES", examples)
        } else if let Some(status) = block.strip_prefix("Exit status: ") {
            ("EXIT STATUS", status)
        } else {
            ("NOTES", block)
        };
        roff.control("SH", [heading]);
        let mut example = false;
        for line in block.lines() {
            if line.starts_with("  ") != example {
                example = !example;
                roff.control(if example { "EX" } else { "EE" }, []);
            }
            match line.trim().split_once("  ") {
                Some((command, what)) if example => {
                    roff.text([bold(command)]).text([roman(format!("    {}", what.trim()))]);
                }
                _ => {
                    roff.text([roman(line.trim())]);
                }
            }
        }
        if example {
            roff.control("EE", []);
        }
    }
}
