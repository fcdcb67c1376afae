//! What is exported in a real browser: as they are seen, and as they are printed.
//!
//! The browser has the fonts that are shipped and no others, so that the picture is nearly the same everywhere; what is
//! left are the differences between its versions, for which there is some room.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use guarantee_board::report::minutes::{Telling, html};
use guarantee_board::scenario::{Argument, Scenario};
use guarantee_board::storage::read_file;
use guarantee_board::workshop::{Closing, Edit, Workshop};
use image::RgbImage;
use image::imageops::{FilterType, resize};
use jiff::civil::DateTime;
use tempfile::TempDir;

use crate::environment::{isolated, tool};

/// How large the window is, in pixels: the first round is in sight as a whole.
const WINDOW: (u32, u32) = (1100, 2000);
/// Pictures are compared in squares of so many pixels.
const SQUARE: u32 = 10;
/// How far a square may be off in a channel, of 255: letters that moved by a pixel or two stay below.
const OFF: u8 = 20;
/// How many squares of a thousand may be off by more.
const SHARE: usize = 10;

/// A file of the project.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The scenario that is shipped.
pub fn shipped() -> Scenario {
    read_file(&project("scenarios/ukraine-2025.ron")).expect("the shipped scenario").scenario
}

/// The shipped scenario after two rounds.
fn after_two_rounds() -> Scenario {
    let mut workshop = Workshop::open(shipped()).expect("a checked scenario");
    let close = |workshop: &mut Workshop, name: &str, note: &str, who: &str, says: &str, closed: DateTime| {
        let arguments = vec![Argument { who: who.to_owned(), says: says.to_owned() }];
        let note = note.to_owned();
        let closing = Closing { name: name.to_owned(), note, arguments, ways: Vec::new(), closed };
        workshop.close_round(&closing).expect("a round");
    };
    let at = |hour| DateTime::constant(2025, 9, 10, hour, 30, 0, 0);
    close(
        &mut workshop,
        "First round",
        "Cannot stand: Moscow bars it, and nobody would force it.",
        "Group 2",
        "A promise to fight is worth more than the force.",
        at(11),
    );
    let (element, setting, option) = ("e10-reassurance-force".into(), "location".into(), "neighbouring".into());
    workshop.apply(&Edit::SetOption { element, setting, option }).expect("the force goes next door");
    close(
        &mut workshop,
        "Second round",
        "To be costed until the afternoon.",
        "Group 1",
        "Next door it deters less, but it can be there.",
        at(14),
    );
    workshop.scenario().clone()
}

/// A folder in which a browser works that has nothing of the user's own.
pub struct Browser(TempDir);

impl Browser {
    /// With the fonts that are shipped, and no others.
    pub fn new() -> Self {
        let browser = Self(tempfile::tempdir().expect("a folder for the test"));
        let fonts = project("src/ui/fonts");
        let cache = browser.path("cache");
        let config = format!(
            "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>{}</dir><cachedir>{}</cachedir></fontconfig>",
            fonts.display(),
            cache.display()
        );
        fs::write(browser.path("fonts.conf"), config).expect("a file for the test");
        browser
    }

    /// A file in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// A browser that is not opened on one page but driven through its standard input and output: the two pipes that it
    /// would have beside them.
    pub fn driven(&self) -> Command {
        let mut command = isolated(tool("sh", "starts the browser with two pipes"), self.0.path());
        command.env("FONTCONFIG_FILE", self.path("fonts.conf"));
        command.args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1"]);
        command.arg(tool("chromium", "opens what is exported")).args(self.arguments()).arg("--remote-debugging-pipe");
        command
    }

    /// What it is started with: nothing of the user's, the network or the machine decides how a page looks.
    fn arguments(&self) -> Vec<String> {
        let fixed = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--no-first-run",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-extensions",
            "--disable-sync",
            "--disable-lcd-text",
            "--font-render-hinting=none",
            "--force-device-scale-factor=1",
            "--blink-settings=preferredColorScheme=1",
        ];
        let profile = format!("--user-data-dir={}", self.path("profile").display());
        fixed.map(str::to_owned).into_iter().chain([profile]).collect()
    }

    /// Opens a page, and writes what comes of it to a file.
    fn open(&self, page: &str, what: &str, output: &Path) {
        let file = self.path("page.html");
        fs::write(&file, page).expect("a file for the test");
        let mut command = isolated(tool("chromium", "opens what is exported"), self.0.path());
        command.env("FONTCONFIG_FILE", self.path("fonts.conf")).args(self.arguments());
        command.arg(format!("--window-size={},{}", WINDOW.0, WINDOW.1));
        command.arg("--no-pdf-header-footer").arg(format!("--{what}={}", output.display()));
        command.arg(format!("file://{}", file.display()));
        let ran = command.output().expect("chromium can be started");
        assert!(output.exists(), "chromium wrote nothing: {}", String::from_utf8_lossy(&ran.stderr));
    }

    fn seen(&self, page: &str) -> RgbImage {
        let output = self.path("seen.png");
        self.open(page, "screenshot", &output);
        let seen = image::open(&output).expect("a picture").to_rgb8();
        fs::remove_file(output).expect("the picture goes");
        seen
    }
}

/// How many squares of a thousand differ.
fn difference(one: &RgbImage, other: &RgbImage) -> usize {
    assert_eq!(one.dimensions(), other.dimensions(), "as large as the window");
    let (width, height) = (one.width() / SQUARE, one.height() / SQUARE);
    let [one, other] = [one, other].map(|picture| resize(picture, width, height, FilterType::Triangle));
    let far = |one: &[u8; 3], other: &[u8; 3]| one.iter().zip(other).any(|(one, other)| one.abs_diff(*other) > OFF);
    let off = one.pixels().zip(other.pixels()).filter(|(one, other)| far(&one.0, &other.0)).count();
    (off * 1000).div_ceil((width * height) as usize)
}

/// Fails unless a page looks in the browser as it does in the picture of this name; gives that. `UPDATE_SNAPSHOTS=1`
/// writes it anew.
pub fn looks_as_kept(browser: &Browser, page: &str, name: &str) -> RgbImage {
    let seen = browser.seen(page);
    let path = project(&format!("tests/pictures/{name}.png"));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        seen.save(&path).expect("the picture is kept");
    }
    let kept = image::open(&path).expect("the kept picture").to_rgb8();
    let off = difference(&seen, &kept);
    println!("{off} of 1000 squares look otherwise");
    if off > SHARE {
        let new = path.with_extension("new.png");
        seen.save(&new).expect("the new picture");
        panic!("{off} of 1000 squares of the page look otherwise; see {}", new.display());
    }
    kept
}

#[test]
fn the_minutes_look_as_they_did() {
    let page = html(&after_two_rounds(), Telling { names: true, notes: false });
    let browser = Browser::new();
    let kept = looks_as_kept(&browser, &page, "minutes");
    // The same eyes see a page without style, without pictures, or without anything.
    let (before, style) = page.split_once("<style>").expect("a style");
    let unstyled = format!("{before}{}", style.split_once("</style>").expect("its end").1);
    let unpictured = page.replace("<svg ", "<svg visibility=\"hidden\" ");
    for (name, page) in [("no style", unstyled.as_str()), ("no pictures", &unpictured), ("nothing", "<!DOCTYPE html>")]
    {
        let off = difference(&browser.seen(page), &kept);
        println!("{name}: {off} of 1000 squares look otherwise");
        assert!(off > 4 * SHARE, "{name}: only {off} of 1000 squares look otherwise");
    }
}

/// How many pages it has when it is printed.
pub fn pages(browser: &Browser, page: &str) -> usize {
    let output = browser.path("printed.pdf");
    browser.open(page, "print-to-pdf", &output);
    let printed = fs::read(&output).expect("a file of pages");
    assert!(printed.starts_with(b"%PDF-"));
    let text = String::from_utf8_lossy(&printed);
    text.matches("/Type /Page\n").count() + text.matches("/Type /Page ").count()
}

#[test]
fn the_minutes_can_be_printed() {
    let scenario = after_two_rounds();
    let pages = pages(&Browser::new(), &html(&scenario, Telling::default()));
    // A page for the overview, and each round begins one of its own.
    assert!((scenario.rounds.len() + 1..=12).contains(&pages), "{pages} pages");
}
