//! Names in letters that the shipped fonts lack, in the window. The fonts of the computer play no part: the font that has
//! such letters is made for the test.

use std::cell::RefCell;
use std::rc::Rc;

use egui::FontId;
use guarantee_board::scenario::Scenario;
use guarantee_board::storage::SystemFonts;
use guarantee_board::ui::{Job, Scripts};
use skrifa::{FontRef, MetadataProvider as _};

use crate::common::app::Window;
use crate::samples::shipped;

const HEBREW: &str = "אחרי";
const CHINESE: &str = "和平";

/// A font that draws Latin letters for Hebrew ones: another font whose table of letters is replaced.
fn hebrew() -> Vec<u8> {
    let mut bytes = egui::FontDefinitions::default().font_data["Hack"].bytes().to_vec();
    let glyph = FontRef::new(&bytes).unwrap().charmap().map('A').unwrap().to_u32();
    let number = |bytes: &[u8], at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    let entries = usize::from(u16::from_be_bytes([bytes[4], bytes[5]]));
    let entry = (0..entries).map(|place| 12 + 16 * place).find(|at| &bytes[*at..at + 4] == b"cmap").unwrap();
    let at = number(&bytes, entry + 8) as usize;
    let mut table = Vec::new();
    // One subtable of format 12, for all of Unicode, with one group of letters.
    for short in [0_u16, 1, 3, 10] {
        table.extend(short.to_be_bytes());
    }
    table.extend(12_u32.to_be_bytes());
    table.extend(12_u16.to_be_bytes());
    table.extend(0_u16.to_be_bytes());
    for long in [28, 0, 1, 0x5d0, 0x5ea, glyph] {
        table.extend(u32::to_be_bytes(long));
    }
    bytes[at..at + table.len()].copy_from_slice(&table);
    bytes
}

fn fonts() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("hebrew.ttf"), hebrew()).unwrap();
    folder
}

/// The shipped scenario with a name that has these letters.
fn named(name: &str) -> Scenario {
    let mut scenario = shipped();
    scenario.phases[1].name = name.to_owned();
    scenario
}

/// Searches that wait until the test lets them go.
fn held(folder: &std::path::Path) -> (Scripts, Rc<RefCell<Vec<Job>>>) {
    let jobs = Rc::new(RefCell::new(Vec::new()));
    let queue = Rc::clone(&jobs);
    let runner = Box::new(move |job| queue.borrow_mut().push(job));
    (Scripts::among(SystemFonts::in_folder(folder), runner), jobs)
}

fn has(window: &Window, letter: char) -> bool {
    window.ctx().fonts_mut(|fonts| fonts.has_glyph(&FontId::proportional(14.0), letter))
}

#[test]
fn letters_are_looked_for_when_a_text_needs_them() {
    let folder = fonts();
    let (scripts, jobs) = held(folder.path());
    let mut window = Window::in_scripts(&named(HEBREW), scripts);
    // The window is drawn and rests meanwhile; there is one search, for all letters.
    assert!(!has(&window, 'א'));
    assert_eq!(jobs.borrow().len(), 1);
    let job = jobs.borrow_mut().pop().unwrap();
    job();
    window.settle();
    assert!(HEBREW.chars().all(|letter| has(&window, letter)));
    assert!(jobs.borrow().is_empty(), "nothing more is looked for");
    window.expect(HEBREW);
}

#[test]
fn nothing_is_looked_for_where_the_shipped_fonts_have_all() {
    let folder = fonts();
    let (scripts, jobs) = held(folder.path());
    let window = Window::in_scripts(&named("Після угоди · Μετά · Łódź"), scripts);
    assert!(jobs.borrow().is_empty());
    drop(window);
}

#[test]
fn what_no_font_has_is_told_with_its_place() {
    let folder = fonts();
    let scripts = Scripts::among(SystemFonts::in_folder(folder.path()), Box::new(|job| job()));
    let mut window = Window::in_scripts(&named(&format!("{HEBREW} {CHINESE}")), scripts);
    assert!(has(&window, 'א') && !has(&window, '和'));
    let phase = window.scenario().phases[1].clone();
    window.expect("No font on this computer has");
    window.expect("U+548C");
    window.expect(&format!("the phase “{}” ({})", phase.name, phase.id));
    // It stands in the review for as long as it is so.
    window.menu("View", "Review of the scenario");
    window.expect("boxes stand for them in");
}

#[test]
fn exporting_says_what_is_drawn_as_boxes() {
    use egui::accesskit::Role;
    use egui::{Key, Modifiers};
    use guarantee_board::ui::dialogs::Reply;
    let folder = fonts();
    let scripts = Scripts::among(SystemFonts::in_folder(folder.path()), Box::new(|job| job()));
    let mut window = Window::in_scripts(&named(CHINESE), scripts);
    for (kind, name) in [("As a picture (PNG)", "board.png"), ("As a picture that can be enlarged (SVG)", "board.svg")]
    {
        window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
        window.click_on(Role::RadioButton, kind);
        window.click_on(Role::Button, "Export…");
        let path = folder.path().join(name);
        window.answer(Reply::Picked(path.clone()));
        window.expect("Exported");
        window.expect("和 (U+548C)");
        assert!(std::fs::metadata(path).unwrap().len() > 1000);
    }
}
