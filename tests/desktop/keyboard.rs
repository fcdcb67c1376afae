//! The keys of a display's keyboard, by what stands on them.

use std::collections::BTreeMap;

use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

/// The keys that have a name instead of a letter, with what the protocol calls them (`keysymdef.h`).
const NAMED: [(&str, u32); 11] = [
    ("ctrl", 0xffe3),
    ("shift", 0xffe1),
    ("Return", 0xff0d),
    ("Escape", 0xff1b),
    ("Tab", 0xff09),
    ("Delete", 0xffff),
    ("Up", 0xff52),
    ("Down", 0xff54),
    ("F4", 0xffc1),
    ("F6", 0xffc3),
    ("F11", 0xffc8),
];

/// Where each symbol lies: the key, and whether Shift is held for it.
pub struct Keyboard(BTreeMap<u32, (u8, bool)>);

impl Keyboard {
    /// The keyboard of a display.
    pub fn of(connection: &RustConnection) -> Self {
        let (least, most) = (connection.setup().min_keycode, connection.setup().max_keycode);
        let mapping = connection.get_keyboard_mapping(least, most - least + 1).expect("the display answers");
        let mapping = mapping.reply().expect("the keys of the display");
        let mut keys = BTreeMap::new();
        let codes = (least..=most).zip(mapping.keysyms.chunks(mapping.keysyms_per_keycode.into()));
        for (code, symbols) in codes {
            for (symbol, shift) in symbols.iter().zip([false, true]) {
                keys.entry(*symbol).or_insert((code, shift));
            }
        }
        Self(keys)
    }

    /// A key by its name, or by the one letter that stands on it.
    pub fn named(&self, name: &str) -> u8 {
        let symbol = NAMED.iter().find(|(known, _)| *known == name).map(|(_, symbol)| *symbol);
        let letter = || if name.chars().count() == 1 { name.chars().next().map(u32::from) } else { None };
        let key = symbol.or_else(letter).and_then(|symbol| self.0.get(&symbol));
        key.unwrap_or_else(|| panic!("there is no key {name:?}")).0
    }

    /// The key of a letter, and whether Shift is held for it.
    pub fn letter(&self, letter: char) -> (u8, bool) {
        // Up to here a symbol's number is the letter's.
        let known = if letter <= 'ÿ' { self.0.get(&u32::from(letter)) } else { None };
        *known.unwrap_or_else(|| panic!("{letter:?} is not on the keyboard of the display"))
    }
}
