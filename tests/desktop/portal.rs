//! A session bus of the test's own, with a desktop portal on it that answers as the test says.

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use pollster::block_on;
use tempfile::TempDir;
use zbus::message::Header;
use zbus::names::OwnedUniqueName;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};
use zbus::{Connection, connection, fdo, interface};

use crate::environment::{isolated, tool};

/// How long the portal waits to be asked.
const PATIENCE: Duration = Duration::from_secs(60);

/// A bus that starts nothing by itself, whatever services the machine has.
const CONFIGURATION: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
    "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
    <type>session</type>
    <listen>unix:dir=FOLDER</listen>
    <auth>EXTERNAL</auth>
    <policy context="default">
        <allow send_destination="*"/>
        <allow receive_sender="*"/>
        <allow own="*"/>
    </policy>
</busconfig>
"#;

/// A desktop portal on a bus of its own. Both end with this value.
pub struct Portal {
    daemon: Child,
    address: String,
    asked: Receiver<Asked>,
    _connection: Connection,
    _folder: TempDir,
}

impl Portal {
    /// Starts the bus and the portal.
    pub fn start() -> Self {
        let folder = TempDir::new().expect("a folder for the bus");
        let configuration = folder.path().join("bus.conf");
        let text = CONFIGURATION.replace("FOLDER", &folder.path().display().to_string());
        fs::write(&configuration, text).expect("the configuration of the bus");
        let bus = tool("dbus-daemon", "is the session bus of a desktop with a portal");
        let mut command = isolated(bus, folder.path());
        command.arg("--config-file").arg(&configuration).args(["--nofork", "--nopidfile", "--print-address=1"]);
        let mut daemon = command.stdout(Stdio::piped()).spawn().expect("dbus-daemon can be started");
        let mut address = String::new();
        let output = daemon.stdout.take().expect("the output is piped");
        BufReader::new(output).read_line(&mut address).expect("the address of the bus");
        let address = address.trim().to_owned();
        let (sender, asked) = channel();
        let connection = block_on(serve(&address, sender)).expect("a portal on the bus");
        Self { daemon, address, asked, _connection: connection, _folder: folder }
    }

    /// Where programs find the bus.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// What the portal is asked next.
    pub fn asked(&self) -> Asked {
        self.asked.recv_timeout(PATIENCE).expect("the portal is asked for a file")
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        self.daemon.kill().ok();
        self.daemon.wait().ok();
    }
}

async fn serve(address: &str, sender: Sender<Asked>) -> zbus::Result<Connection> {
    connection::Builder::address(address)?
        .serve_at("/org/freedesktop/portal/desktop", FileChooser { sender })?
        .name("org.freedesktop.portal.Desktop")?
        .build()
        .await
}

/// One file dialog that a program has asked for.
pub struct Asked {
    /// `open` or `save`.
    pub what: &'static str,
    /// The title of the dialog.
    pub title: String,
    /// The name that is offered for a new file.
    pub name: Option<String>,
    /// The folder in which it begins.
    pub folder: Option<PathBuf>,
    program: OwnedUniqueName,
    request: OwnedObjectPath,
    connection: Connection,
}

impl Asked {
    /// The user chooses a file.
    pub fn choose(self, path: &Path) {
        let address = format!("file://{}", path.display());
        self.answer(0, HashMap::from([("uris", Value::from(vec![address]))]));
    }

    /// The user cancels.
    pub fn cancel(self) {
        self.answer(1, HashMap::new());
    }

    fn answer(self, code: u32, results: HashMap<&str, Value<'_>>) {
        let program = Some(self.program.as_ref());
        let answer = (code, results);
        let sent =
            self.connection.emit_signal(program, &self.request, "org.freedesktop.portal.Request", "Response", &answer);
        block_on(sent).expect("the portal answers");
    }
}

/// The part of the portal that shows file dialogs.
struct FileChooser {
    sender: Sender<Asked>,
}

#[interface(name = "org.freedesktop.portal.FileChooser")]
impl FileChooser {
    fn open_file(
        &self,
        _parent_window: &str,
        title: &str,
        options: HashMap<String, OwnedValue>,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] connection: &Connection,
    ) -> fdo::Result<OwnedObjectPath> {
        self.ask("open", title, &options, &header, connection)
    }

    fn save_file(
        &self,
        _parent_window: &str,
        title: &str,
        options: HashMap<String, OwnedValue>,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] connection: &Connection,
    ) -> fdo::Result<OwnedObjectPath> {
        self.ask("save", title, &options, &header, connection)
    }
}

impl FileChooser {
    fn ask(
        &self,
        what: &'static str,
        title: &str,
        options: &HashMap<String, OwnedValue>,
        header: &Header<'_>,
        connection: &Connection,
    ) -> fdo::Result<OwnedObjectPath> {
        let failed = |why: &str| fdo::Error::InvalidArgs(why.to_owned());
        let text = |name: &str| options.get(name).and_then(|value| <&str>::try_from(value).ok()).map(str::to_owned);
        let token = text("handle_token").ok_or_else(|| failed("no token"))?;
        let program = header.sender().ok_or_else(|| failed("no sender"))?;
        let caller = program.as_str().trim_start_matches(':').replace('.', "_");
        let request = format!("/org/freedesktop/portal/desktop/request/{caller}/{token}");
        let request = OwnedObjectPath::try_from(request).map_err(|error| failed(&error.to_string()))?;
        // Paths come as bytes that end with a zero.
        let folder = options.get("current_folder").and_then(|value| Vec::<u8>::try_from(value.clone()).ok());
        let folder = folder.map(|bytes| String::from_utf8_lossy(&bytes).trim_end_matches('\0').into());
        let asked = Asked {
            what,
            title: title.to_owned(),
            name: text("current_name"),
            folder,
            program: program.to_owned().into(),
            request: request.clone(),
            connection: connection.clone(),
        };
        self.sender.send(asked).map_err(|_| failed("the test is over"))?;
        Ok(request)
    }
}
