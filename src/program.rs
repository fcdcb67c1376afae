//! What the program itself is: its name and version, its icon, and what it is made of.

use std::env::consts::{ARCH, OS};

/// Its name on the command line, in folders and in packages.
pub const NAME: &str = env!("CARGO_PKG_NAME");

/// Its version.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The commit it was built from. Only `.ci/package` says it: a build by hand may hold changes that no commit knows.
pub const COMMIT: Option<&str> = option_env!("GUARANTEE_BOARD_COMMIT");

/// Its icon, as SVG.
pub const ICON: &str = include_str!("desktop/icons/guarantee-board.svg");

/// The texts of the two licences between which whoever passes it on may choose, with their names.
pub const LICENCES: [(&str, &str); 2] =
    [("MIT", include_str!("../LICENSE-MIT")), ("Apache 2.0", include_str!("../LICENSE-APACHE"))];

/// Its version as people pass it on: with the commit, where that is known.
pub fn version() -> String {
    COMMIT.map_or_else(|| VERSION.to_owned(), |commit| format!("{VERSION} ({commit})"))
}

/// The kind of system it was built for.
pub fn system() -> String {
    format!("{OS} {ARCH}")
}

/// A library in the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crate {
    /// Its name.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
    /// Its licence, as an SPDX expression.
    pub licence: &'static str,
}

/// The libraries in the program as it is built for Linux, by name. A test holds the list against Cargo's own.
pub fn crates() -> impl Iterator<Item = Crate> {
    let lines = include_str!("desktop/crates.txt").lines();
    lines.filter_map(|line| {
        let (name, rest) = line.split_once(' ')?;
        let (version, licence) = rest.split_once(' ')?;
        Some(Crate { name, version, licence })
    })
}
