//! A display as a person has it: the windows on it, what they show, and mouse and keyboard, over the X protocol.

use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicU32, Ordering};

use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    AtomEnum, BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, ChangeWindowAttributesAux, ClientMessageEvent,
    ConfigureWindowAux, ConnectionExt as _, EventMask, ImageFormat, InputFocus, KEY_PRESS_EVENT, KEY_RELEASE_EVENT,
    MOTION_NOTIFY_EVENT, MapState,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::{DefaultStream, RustConnection};
use x11rb::wrapper::ConnectionExt as _;
use x11rb::{CURRENT_TIME, NONE};

use crate::keyboard::Keyboard;
use crate::picture::Picture;

/// A window, as the display calls it.
pub type WindowId = x11rb::protocol::xproto::Window;

/// What is expected of a display that the test has started itself.
const ANSWERS: &str = "the display answers";

x11rb::atom_manager! {
    /// What windows are told and asked by name.
    Names: NamesCookie {
        UTF8_STRING,
        WM_PROTOCOLS,
        _NET_WM_NAME,
        _NET_WM_PID,
        _NET_WM_PING,
        _NET_SUPPORTING_WM_CHECK,
    }
}

/// A connection to a display.
pub struct Screen {
    connection: RustConnection,
    root: WindowId,
    keyboard: Keyboard,
    names: Names,
    pings: AtomicU32,
}

impl Screen {
    /// Connects to the display of this number on this machine, with nothing of the user's own: no authority is needed.
    pub fn connect(number: u32) -> Self {
        let stream = UnixStream::connect(format!("/tmp/.X11-unix/X{number}")).expect("the socket of the display");
        let (stream, _) = DefaultStream::from_unix_stream(stream).expect(ANSWERS);
        let connection = RustConnection::connect_to_stream(stream, 0).expect("the display lets us in");
        let root = connection.setup().roots.first().expect("a screen").root;
        // The answers to pings go to the root window, as if to a window manager.
        let listen = ChangeWindowAttributesAux::new().event_mask(EventMask::SUBSTRUCTURE_NOTIFY);
        connection.change_window_attributes(root, &listen).expect(ANSWERS);
        let keyboard = Keyboard::of(&connection);
        let names = Names::new(&connection).expect(ANSWERS).reply().expect(ANSWERS);
        Self { connection, root, keyboard, names, pings: AtomicU32::new(0) }
    }

    /// Waits until the display has done what it was asked to.
    fn sync(&self) {
        self.connection.sync().expect(ANSWERS);
    }

    /// The windows that are seen, the lowest first, with their titles.
    pub fn windows(&self) -> Vec<(WindowId, String)> {
        let titled = |window: WindowId| Some((window, self.title(window)?));
        // What has no title may be the frame that a window manager puts around a window.
        let framed = |window| self.seen_in(window).into_iter().filter_map(titled);
        let all = self.seen_in(self.root).into_iter();
        all.flat_map(|window| titled(window).map_or_else(|| framed(window).collect(), |known| vec![known])).collect()
    }

    /// The windows in another that are seen, the lowest first.
    fn seen_in(&self, window: WindowId) -> Vec<WindowId> {
        // A window may be gone before it is asked about.
        let Ok(tree) = self.connection.query_tree(window).expect(ANSWERS).reply() else { return Vec::new() };
        let seen = |window: &WindowId| {
            let attributes = self.connection.get_window_attributes(*window).expect(ANSWERS).reply();
            attributes.is_ok_and(|attributes| attributes.map_state == MapState::VIEWABLE)
        };
        tree.children.into_iter().filter(seen).collect()
    }

    /// Whether there is a window manager.
    pub fn is_managed(&self) -> bool {
        let name = self.names._NET_SUPPORTING_WM_CHECK;
        let manager = self.connection.get_property(false, self.root, name, AtomEnum::WINDOW, 0, 1).expect(ANSWERS);
        manager.reply().is_ok_and(|manager| manager.value_len > 0)
    }

    /// Where the top left of a window's inside is on the screen, in pixels.
    pub fn corner(&self, window: WindowId) -> Option<(i16, i16)> {
        let place = self.connection.translate_coordinates(window, self.root, 0, 0).expect(ANSWERS).reply().ok()?;
        Some((place.dst_x, place.dst_y))
    }

    /// The window that has the keyboard.
    pub fn focused(&self) -> WindowId {
        self.connection.get_input_focus().expect(ANSWERS).reply().expect(ANSWERS).focus
    }

    /// A window's title, if it has one.
    pub fn title(&self, window: WindowId) -> Option<String> {
        let Names { _NET_WM_NAME: name, UTF8_STRING: text, .. } = self.names;
        let title =
            self.connection.get_property(false, window, name, text, 0, u32::MAX).expect(ANSWERS).reply().ok()?;
        if title.value.is_empty() { None } else { Some(String::from_utf8_lossy(&title.value).into_owned()) }
    }

    /// The process that a window belongs to, if it says so.
    pub fn process(&self, window: WindowId) -> Option<u32> {
        let name = self.names._NET_WM_PID;
        let process =
            self.connection.get_property(false, window, name, AtomEnum::CARDINAL, 0, 1).expect(ANSWERS).reply();
        process.ok()?.value32()?.next()
    }

    /// Gives a window its place at the top left of the screen, and its size, in pixels.
    pub fn place(&self, window: WindowId, size: (u32, u32)) {
        let place = ConfigureWindowAux::new().x(0).y(0).width(size.0).height(size.1);
        self.connection.configure_window(window, &place).expect(ANSWERS);
        self.sync();
    }

    /// A window's size, in pixels, while it is there.
    pub fn size(&self, window: WindowId) -> Option<(u32, u32)> {
        let geometry = self.connection.get_geometry(window).expect(ANSWERS).reply().ok()?;
        Some((geometry.width.into(), geometry.height.into()))
    }

    /// Gives the keyboard to a window, as a window manager would; whether it has it.
    pub fn focus(&self, window: WindowId) -> bool {
        let asked = self.connection.set_input_focus(InputFocus::PARENT, window, CURRENT_TIME).expect(ANSWERS).check();
        asked.is_ok() && self.focused() == window
    }

    /// What a window shows at this moment, with whatever lies over it; nothing if it is not seen as a whole.
    pub fn picture(&self, window: WindowId) -> Option<Picture> {
        let (width, height) = self.size(window)?;
        let sides = (u16::try_from(width).ok()?, u16::try_from(height).ok()?);
        let image = self.connection.get_image(ImageFormat::Z_PIXMAP, window, 0, 0, sides.0, sides.1, u32::MAX);
        Some(Picture::new((width, height), image.expect(ANSWERS).reply().ok()?.data))
    }

    /// What the whole screen shows, if it can still be asked.
    pub fn whole(&self) -> Option<Picture> {
        self.picture(self.root)
    }

    /// Asks a window to answer once it has taken up all that was done to it so far. What it answers with.
    pub fn ping(&self, window: WindowId) -> u32 {
        let number = self.pings.fetch_add(1, Ordering::Relaxed) + 1;
        // Also asked last of all: what mouse and keyboard do comes to the window before this.
        self.sync();
        let data = [self.names._NET_WM_PING, number, window, 0, 0];
        let ping = ClientMessageEvent::new(32, window, self.names.WM_PROTOCOLS, data);
        self.connection.send_event(false, window, EventMask::NO_EVENT, ping).expect(ANSWERS);
        self.sync();
        number
    }

    /// Whether the answer to a ping has come.
    pub fn answered(&self, number: u32) -> bool {
        while let Some(event) = self.connection.poll_for_event().expect(ANSWERS) {
            if let Event::ClientMessage(message) = event
                && message.type_ == self.names.WM_PROTOCOLS
                && message.data.as_data32().starts_with(&[self.names._NET_WM_PING, number])
            {
                return true;
            }
        }
        false
    }

    fn fake(&self, kind: u8, detail: u8, place: (i16, i16)) {
        self.connection.xtest_fake_input(kind, detail, CURRENT_TIME, NONE, place.0, place.1, 0).expect(ANSWERS);
    }

    /// Moves the pointer to a place on the screen, in pixels.
    pub fn point(&self, (x, y): (u32, u32)) {
        let at = |side: u32| i16::try_from(side).expect("a place on the screen");
        self.fake(MOTION_NOTIFY_EVENT, 0, (at(x), at(y)));
        self.sync();
    }

    /// Presses a button of the mouse, and holds it.
    pub fn hold_button(&self, button: u8) {
        self.fake(BUTTON_PRESS_EVENT, button, (0, 0));
        self.sync();
    }

    /// Lets a button of the mouse go.
    pub fn release_button(&self, button: u8) {
        self.fake(BUTTON_RELEASE_EVENT, button, (0, 0));
        self.sync();
    }

    /// Presses keys together, such as `ctrl+f`, and lets them go.
    pub fn press(&self, keys: &str) {
        let codes: Vec<u8> = keys.split('+').map(|key| self.keyboard.named(key)).collect();
        codes.iter().for_each(|code| self.fake(KEY_PRESS_EVENT, *code, (0, 0)));
        codes.iter().rev().for_each(|code| self.fake(KEY_RELEASE_EVENT, *code, (0, 0)));
        self.sync();
    }

    /// Holds a key while something is done.
    pub fn holding(&self, key: &str, act: impl FnOnce()) {
        let code = self.keyboard.named(key);
        self.fake(KEY_PRESS_EVENT, code, (0, 0));
        act();
        self.fake(KEY_RELEASE_EVENT, code, (0, 0));
        self.sync();
    }

    /// Types a text.
    pub fn type_text(&self, text: &str) {
        for letter in text.chars() {
            let (code, shift) = self.keyboard.letter(letter);
            let codes = if shift { vec![self.keyboard.named("shift"), code] } else { vec![code] };
            codes.iter().for_each(|code| self.fake(KEY_PRESS_EVENT, *code, (0, 0)));
            codes.iter().rev().for_each(|code| self.fake(KEY_RELEASE_EVENT, *code, (0, 0)));
        }
        self.sync();
    }
}
