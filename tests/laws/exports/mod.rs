//! What leaves: pages, pictures and tables, each checked with something that the program does not use to make them.

mod board;
mod document;
mod drawn;
mod face;
mod page;
mod palette;
mod scripts;
mod sheet;
mod table;

use std::path::Path;

use guarantee_board::assess::{Model, Reading, assess};
use guarantee_board::report::picture::{self, Picture};
use guarantee_board::scenario::{Package, Scenario};

use crate::samples::{SMALL, read};

/// Text that would end or begin what it stands in, if it were taken for markup.
pub const HOSTILE: &str = "</title></style></svg>--><script>alert(1)</script><img src=x onerror='a'>\"&<![CDATA[";

/// A file of the project.
pub fn project(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A scenario that uses every part of the format.
pub fn small() -> Scenario {
    read(SMALL)
}

/// Draws the board of a package as the scenario reads it.
pub fn board_of(scenario: &Scenario, package: &Package) -> Picture {
    let model = Model::new(scenario).expect("a checked scenario");
    let reading = Reading { date: scenario.as_of, voice: None };
    picture::board(scenario, package, &assess(&model, package, &reading), &reading, "board")
}

/// Changes every name that a board shows.
pub fn rename(scenario: &mut Scenario, name: impl Fn(&str) -> String) {
    let all = |text: &mut String| *text = name(text);
    all(&mut scenario.title);
    scenario.actors.iter_mut().for_each(|actor| all(&mut actor.name));
    scenario.phases.iter_mut().for_each(|phase| all(&mut phase.name));
    scenario.categories.iter_mut().for_each(|category| all(&mut category.name));
    scenario.positions.iter_mut().for_each(|position| all(&mut position.title));
    scenario.voices.iter_mut().for_each(|voice| all(&mut voice.name));
    scenario.sources.iter_mut().for_each(|source| all(&mut source.title));
    scenario.claims.iter_mut().for_each(|claim| all(&mut claim.says));
    for element in &mut scenario.elements {
        all(&mut element.name);
        for setting in &mut element.settings {
            all(&mut setting.name);
            setting.options.iter_mut().for_each(|option| all(&mut option.name));
        }
    }
    let rounds = scenario.rounds.iter_mut().map(|round| {
        round.name = name(&round.name);
        round.note = name(&round.note);
        &mut round.package
    });
    rounds.chain(&mut scenario.packages).for_each(|package| package.name = name(&package.name));
}
