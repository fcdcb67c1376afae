//! What a program finds around it when a test starts it: nothing of the user's own, and the same on every machine.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// How what the tests need is installed.
pub const INSTALL: &str = "`.ci/setup test` installs what the tests need";

/// What is passed on of the user's environment: where programs and libraries are, which differs by machine.
const PASSED_ON: [&str; 2] = ["PATH", "LD_LIBRARY_PATH"];

/// A command without display, session bus, language, time zone and settings of the user's; `home` is where it keeps its
/// files. It draws in software, on two processors.
pub fn isolated(program: impl AsRef<OsStr>, home: &Path) -> Command {
    let mut command = Command::new(program);
    command.env_clear().stdin(Stdio::null());
    for name in PASSED_ON {
        if let Some(value) = env::var_os(name) {
            command.env(name, value);
        }
    }
    for name in ["HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"] {
        command.env(name, home);
    }
    command.env("XDG_RUNTIME_DIR", home).env("TZ", "UTC").env("LC_ALL", "C.UTF-8");
    // Where no address is given, one is looked for, or a bus is started.
    for name in ["DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"] {
        command.env(name, format!("unix:path={}", home.join("no-bus").display()));
    }
    command.env("LIBGL_ALWAYS_SOFTWARE", "1").env("LP_NUM_THREADS", "2");
    command
}

/// Where a tool of the tests is; the test fails, saying how to install it, if it is missing.
pub fn tool(name: &str, what_for: &str) -> PathBuf {
    let folders = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&folders).map(|folder| folder.join(name)).find(|path| path.is_file());
    found.unwrap_or_else(|| panic!("{name} is missing, which {what_for}; {INSTALL}"))
}
