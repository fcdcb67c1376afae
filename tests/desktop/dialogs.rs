//! Which file dialogs a desktop has.

use std::fs::create_dir;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use crate::environment::tool;
use crate::portal::Portal;

/// Which file dialogs the desktop has on which the program runs.
#[derive(Clone, Copy)]
pub enum Dialogs<'a> {
    /// None: the program asks for a path in its own window.
    Own,
    /// Those of `zenity`.
    Zenity,
    /// Those of a desktop portal.
    Portal(&'a Portal),
}

impl Dialogs<'_> {
    /// Lets a command find these dialogs, and no others. `home` is where the program keeps its files.
    pub fn give_to(self, command: &mut Command, home: &Path) {
        let programs = home.join("programs");
        create_dir(&programs).expect("a folder for programs");
        match self {
            Self::Own => {}
            Self::Zenity => {
                let zenity = tool("zenity", "shows file dialogs where there is no desktop portal");
                symlink(zenity, programs.join("zenity")).expect("a link to zenity");
                let tie = tool("setpriv", "ends a dialog with the program that shows it");
                symlink(tie, programs.join("setpriv")).expect("a link to setpriv");
            }
            Self::Portal(portal) => {
                command.env("DBUS_SESSION_BUS_ADDRESS", portal.address());
            }
        }
        command.env("PATH", programs);
    }
}
