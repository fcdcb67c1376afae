//! The screen as it looks: the pictures of the documentation, drawn by the program itself and kept as they are.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --test flows pictures` draws them anew after a change to the look.

use std::path::Path;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Theme};

use crate::common::app::{FULL_HD, Window};
use crate::common::{drawn, picture};

const SMALL: [f32; 2] = [1280.0, 720.0];

/// The program, drawn on the processor.
fn window(size: [f32; 2], theme: Theme) -> Window {
    Window::start(drawn(size, theme), None)
}

/// The same, with the search over all packages.
fn thinking(size: [f32; 2], theme: Theme) -> Window {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/ukraine-2025.ron");
    Window::thinking_on(&shipped, drawn(size, theme))
}

#[test]
fn board_light() {
    picture(thinking(FULL_HD, Theme::Light).harness(), "board-light");
}

#[test]
fn ways_forward() {
    let mut window = thinking(FULL_HD, Theme::Light);
    window.keys(Modifiers::COMMAND, Key::G);
    window.click_begin("Preview way A: ");
    window.harness().remove_cursor();
    picture(window.harness(), "ways");
}

#[test]
fn frontier() {
    let mut window = thinking(SMALL, Theme::Dark);
    window.keys(Modifiers::COMMAND, Key::G);
    window.click_begin("Packages that none beats");
    window.harness().remove_cursor();
    window.settle();
    picture(window.harness(), "frontier");
}

#[test]
fn board_dark() {
    picture(window(FULL_HD, Theme::Dark).harness(), "board-dark");
}

#[test]
fn board_1280_light() {
    picture(window(SMALL, Theme::Light).harness(), "board-1280-light");
}

#[test]
fn empty_board() {
    let mut window = window(SMALL, Theme::Light);
    window.menu("Edit", "Clear board");
    window.harness().remove_cursor();
    window.settle();
    picture(window.harness(), "empty-board");
}

#[test]
fn dragging() {
    let mut window = window(FULL_HD, Theme::Light);
    let from = window.find(Role::Button, "Add NATO membership").rect().center();
    let column = window.phase("After ratification");
    window.pull(from, column.center_top() + egui::vec2(-10.0, 420.0));
    picture(window.harness(), "dragging");
}

#[test]
fn matrix() {
    let mut window = window(FULL_HD, Theme::Light);
    window.keys(Modifiers::COMMAND, Key::Num2);
    picture(window.harness(), "matrix");
}

#[test]
fn actor() {
    let mut window = window(FULL_HD, Theme::Light);
    window.keys(Modifiers::COMMAND, Key::Num2);
    window.click("All positions of Russia");
    window.harness().remove_cursor();
    window.settle();
    picture(window.harness(), "actor");
}

#[test]
fn error_report() {
    // Tests run in the project's folder; the path is on the picture, so it must be the same everywhere.
    let path = Path::new("tests/pictures/broken.ron").to_owned();
    let mut window = Window::start(drawn(SMALL, Theme::Light), Some(path));
    picture(window.harness(), "error-report");
}

/// Two rounds of the workshop in the article.
fn after_two_rounds(size: [f32; 2], theme: Theme) -> Window {
    let mut window = window(size, theme);
    let close = |note: &str, who: &str, says: &str, window: &mut Window| {
        window.keys(Modifiers::COMMAND, Key::R);
        window.click_on(Role::MultilineTextInput, "Note");
        window.type_text(note);
        window.click_on(Role::TextInput, "Who argued, 1");
        window.type_text(who);
        window.click_on(Role::MultilineTextInput, "What was argued, 1");
        window.type_text(says);
        window.click_on(Role::Button, "Close round");
    };
    close(
        "Cannot stand: Moscow bars it, and nobody would force it.",
        "Group 2",
        "A promise to fight is worth more than the force.",
        &mut window,
    );
    window.choose("Location of European reassurance force:", "neighbouring NATO state");
    window.open_palette();
    window.click("Add European sky shield");
    close(
        "To be costed until the afternoon.",
        "Group 1",
        "Next door it deters less, but it can be there.",
        &mut window,
    );
    window
}

#[test]
fn rounds() {
    let mut window = after_two_rounds(FULL_HD, Theme::Light);
    window.keys(Modifiers::COMMAND, Key::Num4);
    still(&mut window);
    picture(window.harness(), "rounds");
}

#[test]
fn a_round() {
    let mut window = after_two_rounds(SMALL, Theme::Dark);
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::PageUp);
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::PageUp);
    still(&mut window);
    picture(window.harness(), "round");
}

#[test]
fn closing_a_round() {
    let mut window = window(SMALL, Theme::Light);
    window.keys(Modifiers::COMMAND, Key::R);
    still(&mut window);
    picture(window.harness(), "closing-a-round");
}

#[test]
fn comparison() {
    let mut window = after_two_rounds(FULL_HD, Theme::Light);
    window.keys(Modifiers::COMMAND, Key::Num5);
    window.click("Add a package or a round to the comparison");
    window.click_on(Role::Button, "Reassurance force next door");
    still(&mut window);
    picture(window.harness(), "comparison");
}

/// Four seats, three of which have voted in private; the votes are revealed.
fn after_a_vote(size: [f32; 2], theme: Theme) -> Window {
    let mut window = window(size, theme);
    window.keys(Modifiers::COMMAND, Key::Num6);
    window.click("Add an open question");
    window.click_on(Role::TextInput, "Point 1");
    window.type_text("Who pays for the enablers?");
    for _ in 0..4 {
        window.click("Add a seat");
    }
    window.click("Cast votes in private…");
    let votes = [("Seat 1", "Unlikely", "Holds"), ("Seat 2", "Contested", "Gives way"), ("Seat 3", "Ready", "Holds")];
    for (seat, level, hold) in votes {
        window.click(&format!("Vote as {seat}"));
        window.click_on(Role::RadioButton, &format!("European reassurance force: {level}"));
        window.click_on(Role::RadioButton, "US enablers for Europeans: Contested");
        window.click_on(Role::RadioButton, &format!("Russia: no Western soldiers in Ukraine: {hold}"));
        window.click("Done, pass it on");
    }
    window
}

#[test]
fn room() {
    let mut window = after_a_vote(FULL_HD, Theme::Light);
    window.click("Reveal the votes");
    still(&mut window);
    picture(window.harness(), "room");
}

#[test]
fn ballot() {
    let mut window = after_a_vote(SMALL, Theme::Dark);
    window.click("Reopen the ballot of Seat 2");
    still(&mut window);
    picture(window.harness(), "ballot");
}

#[test]
fn audience() {
    let mut window = window(FULL_HD, Theme::Light);
    let mut audience = window.open_audience_on(drawn(FULL_HD, Theme::Light));
    window.menu("Workshop", "Start a timer");
    window.click_on(Role::Button, "Start");
    window.menu("Workshop", "Pause the timer");
    audience.look();
    picture(audience.harness(), "audience");
}

#[test]
fn audience_with_a_card_under_discussion() {
    let mut window = after_a_vote(SMALL, Theme::Light);
    window.click("Reveal the votes");
    window.keys(Modifiers::COMMAND, Key::Num1);
    window.click_begin("Card European reassurance force");
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    let mut audience = window.open_audience_on(drawn(SMALL, Theme::Light));
    audience.look();
    picture(audience.harness(), "audience-discussed");
    still(&mut window);
    picture(window.harness(), "board-discussed");
}

#[test]
fn exporting() {
    let mut window = window(SMALL, Theme::Light);
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    still(&mut window);
    picture(window.harness(), "exporting");
}

/// The pointer away, and everything at rest.
fn still(window: &mut Window) {
    window.harness().remove_cursor();
    window.settle();
}

#[test]
fn presenter() {
    let mut window = window(FULL_HD, Theme::Light);
    window.key(Key::F5);
    picture(window.harness(), "presenter");
}

#[test]
fn editor() {
    let mut window = thinking(FULL_HD, Theme::Light);
    window.key(Key::F4);
    window.click_begin("Positions (");
    window.click_on(Role::TextInput, "Find among the positions");
    window.type_text("foreign bases");
    window.click("No foreign bases, plants or depots in Ukraine");
    still(&mut window);
    picture(window.harness(), "editor");
}

#[test]
fn editor_of_an_element() {
    let mut window = window(SMALL, Theme::Dark);
    window.key(Key::F4);
    window.click_begin("Elements (");
    window.click("Ceasefire monitoring");
    still(&mut window);
    picture(window.harness(), "editor-element");
}

#[test]
fn explain_verdict() {
    let mut window = window(SMALL, Theme::Light);
    window.keys(Modifiers::COMMAND, Key::E);
    picture(window.harness(), "explain-verdict");
}

#[test]
fn explain_claim() {
    let mut window = window(SMALL, Theme::Dark);
    window.click_on(Role::Link, "Russia: no guarantees made without Russia");
    window.click_begin("Security arranged without Russia");
    still(&mut window);
    picture(window.harness(), "explain-claim");
}

#[test]
fn help() {
    let mut window = window(SMALL, Theme::Light);
    window.key(Key::F1);
    picture(window.harness(), "help");
}

#[test]
fn about() {
    let mut window = window(SMALL, Theme::Dark);
    window.menu("Help", "About");
    // The page that neither another version, nor another system, nor other libraries change.
    window.click_on(Role::Tab, "Typefaces");
    still(&mut window);
    picture(window.harness(), "about");
}

#[test]
fn finder() {
    let mut window = window(SMALL, Theme::Light);
    window.keys(Modifiers::COMMAND, Key::K);
    window.type_text("card");
    picture(window.harness(), "finder");
}

#[test]
fn hints() {
    let mut window = Window::hinting(drawn(SMALL, Theme::Light), None);
    picture(window.harness(), "hints");
}

#[test]
fn zoom_200() {
    let mut window = Window::start(drawn([960.0, 540.0], Theme::Light).with_pixels_per_point(2.0), None);
    picture(window.harness(), "zoom-200");
}

/// How much the screen is made smaller before it is compressed, as a weak video stream does.
const SHRUNK: u32 = 3;
/// The quality of the compressed copy, of 100.
const QUALITY: u8 = 20;

#[test]
fn compressed() {
    let mut window = window(FULL_HD, Theme::Light);
    window.key(Key::F5);
    let scale = FULL_HD[1] / window.rect().height();
    let verdict = window.begins(Role::Button, "Verdict: Blocked").rect() * (scale / SHRUNK as f32);
    let screen = window.harness().render().expect("the screen is drawn");
    let screen = image::DynamicImage::ImageRgba8(screen).to_rgb8();
    let (width, height) = (screen.width() / SHRUNK, screen.height() / SHRUNK);
    let small = image::imageops::resize(&screen, width, height, image::imageops::FilterType::Triangle);
    let mut bytes = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(&small).expect("it is packed");
    let seen = image::load_from_memory(&bytes).expect("it can be unpacked").to_luma8();
    // Dark letters on a light banner: the rows of pixels in which something dark stands are the word's height.
    let inside = |x: u32, y: u32| verdict.contains(egui::pos2(x as f32, y as f32));
    let luma = |x: u32, y: u32| f64::from(seen.get_pixel(x, y).0[0]) / 255.0;
    let linear = |value: f64| if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
    let pixels: Vec<(u32, u32)> =
        (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).filter(|(x, y)| inside(*x, *y)).collect();
    let mut lights: Vec<f64> = pixels.iter().map(|(x, y)| linear(luma(*x, *y))).collect();
    lights.sort_by(f64::total_cmp);
    let (dark, light) = (lights[lights.len() / 20], lights[lights.len() * 9 / 10]);
    let contrast = (light + 0.05) / (dark + 0.05);
    let middle = f64::midpoint(dark, light);
    let rows: std::collections::BTreeSet<u32> =
        pixels.iter().filter(|(x, y)| linear(luma(*x, *y)) < middle).map(|(_, y)| *y).collect();
    println!("compressed to {} bytes: the verdict is {} pixels high, contrast {contrast:.1}", bytes.len(), rows.len());
    assert!(rows.len() >= 11, "the verdict is only {} pixels high", rows.len());
    assert!(contrast >= 3.0, "the verdict's contrast is only {contrast:.2}");
}
