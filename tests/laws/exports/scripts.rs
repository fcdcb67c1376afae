//! Pictures of names in letters that the shipped fonts lack. The fonts of the computer play no part here: those that are
//! needed are put into a folder.

use std::collections::BTreeSet;
use std::path::Path;

use guarantee_board::assess::{Model, Reading, assess};
use guarantee_board::fonts::{Fallback, Font};
use guarantee_board::report::picture::{Picture, png, sheet, undrawn, with_fonts};
use guarantee_board::scenario::Scenario;
use guarantee_board::storage::SystemFonts;
use guarantee_board::wording::places_of;

use super::drawn::{assert_in_place_in, squeezed, texts_in};
use super::{rename, small};

/// Of a font that comes with the window: it has Georgian and Armenian letters, and neither Chinese nor Devanagari.
const GEORGIAN: &str = "საქართველო";
const ARMENIAN: &str = "Հայաստան";
const CHINESE: &str = "和平";

/// A folder with a font that comes with the window, and with files that are no fonts.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let fonts = egui::FontDefinitions::default();
    let hack = fonts.font_data["Hack"].bytes();
    std::fs::create_dir(folder.path().join("below")).unwrap();
    std::fs::write(folder.path().join("below/hack.ttf"), hack).unwrap();
    std::fs::write(folder.path().join("empty.ttf"), []).unwrap();
    std::fs::write(folder.path().join("text.otf"), "no font at all").unwrap();
    std::fs::write(folder.path().join("half.ttf"), &hack[..hack.len() / 2]).unwrap();
    let mut broken = hack.to_vec();
    broken.iter_mut().skip(300).step_by(7).for_each(|byte| *byte = !*byte);
    std::fs::write(folder.path().join("a broken one.ttf"), broken).unwrap();
    folder
}

fn letters(text: &str) -> BTreeSet<char> {
    text.chars().collect()
}

fn named(name: &str) -> Scenario {
    let mut scenario = small();
    rename(&mut scenario, |old| format!("{name} {old}"));
    scenario
}

fn drawn(scenario: &Scenario, folder: &Path) -> (Picture, Fallback) {
    let package = &scenario.packages[0];
    let reading = Reading { date: scenario.as_of, voice: None };
    let assessment = assess(&Model::new(scenario).unwrap(), package, &reading);
    let draw = |fonts: &Fallback| sheet(scenario, package, &assessment, &reading, fonts);
    with_fonts(draw, |letters| SystemFonts::in_folder(folder).find(letters))
}

#[test]
fn latin_greek_and_cyrillic_look_for_no_font() {
    let scenario = named("Ελλάδα Ґалаґан Łódź über");
    let package = &scenario.packages[0];
    let reading = Reading { date: scenario.as_of, voice: None };
    let assessment = assess(&Model::new(&scenario).unwrap(), package, &reading);
    let never = |letters: &BTreeSet<char>| -> Fallback { panic!("{letters:?} are looked for") };
    let (picture, _) = with_fonts(|fonts| sheet(&scenario, package, &assessment, &reading, fonts), never);
    assert!(picture.missing.is_empty());
}

#[test]
fn letters_are_drawn_in_a_font_that_has_them() {
    let folder = folder();
    for name in [GEORGIAN, ARMENIAN] {
        let scenario = named(name);
        let (picture, fonts) = drawn(&scenario, folder.path());
        assert_eq!(picture.missing, []);
        assert_eq!(undrawn(&picture, &fonts), None);
        assert_in_place_in(&picture, &fonts, name);
        let says: String = texts_in(&picture, &fonts).iter().map(|text| squeezed(&text.says)).collect();
        assert!(says.contains(name), "the text stays text");
        assert!(picture.svg.contains("&#39;Hack&#39;"), "by the name of its font");
        // No line with such letters is torn to a width.
        let torn = picture.svg.lines().filter(|line| line.contains("textLength") && line.contains("<tspan"));
        assert_eq!(torn.count(), 0);
        // In pixels they look otherwise than without the font.
        let bytes = png(&picture, &fonts).unwrap();
        assert_eq!(bytes, png(&picture, &fonts).unwrap(), "the same bytes");
        assert!(bytes != png(&picture, &Fallback::default()).unwrap(), "{name} is drawn");
    }
}

#[test]
fn what_no_font_has_is_told_with_its_place() {
    let folder = folder();
    let scenario = named(CHINESE);
    let (picture, fonts) = drawn(&scenario, folder.path());
    assert_eq!(picture.missing_letters, letters(CHINESE));
    let told = undrawn(&picture, &fonts).unwrap();
    for expected in ["和 (U+548C)", "平 (U+5E73)", scenario.packages[0].name.as_str()] {
        assert!(told.contains(expected), "{expected} is missing in {told}");
    }
    assert!(picture.missing.iter().all(|missing| missing.text.contains(CHINESE)), "{:?}", picture.missing);
}

#[test]
fn what_no_font_has_is_told_with_its_places_in_the_words_of_the_board() {
    let mut scenario = named(CHINESE);
    let places = |scenario: &Scenario, text: &str| places_of(scenario, &letters(text));
    let all = places(&scenario, "和");
    assert!(all.contains(&"the title".to_owned()), "{all:?}");
    let actor = format!("the actor “{}” (ukraine)", scenario.actor(&"ukraine".into()).unwrap().name);
    assert!(all.contains(&actor), "{all:?}");
    assert!(places(&scenario, "界").is_empty());
    // Whatever text it is, in whatever there is.
    scenario.elements[0].about.push('界');
    scenario.money.push('界');
    let element = format!("the element “{}”", scenario.elements[0].name);
    assert_eq!(places(&scenario, "界"), ["the unit of costs".to_owned(), element]);
}

#[test]
fn accents_that_stand_by_themselves_join_their_letters() {
    let mut scenario = small();
    scenario.packages[0].name = "Cafe\u{301} u\u{308}ber".to_owned();
    let (picture, fonts) = drawn(&scenario, &std::env::temp_dir().join("no such folder"));
    assert_eq!(picture.missing, []);
    assert_in_place_in(&picture, &fonts, "accents");
    scenario.packages[0].name = "Café über".to_owned();
    let (plain, _) = drawn(&scenario, &std::env::temp_dir().join("no such folder"));
    let pixels = |picture: &Picture| png(picture, &Fallback::default()).unwrap();
    let share = pixels(&picture).iter().zip(pixels(&plain).iter()).filter(|(one, other)| one == other).count();
    assert!(share > 0, "both are drawn");
    assert!((picture.width - plain.width).abs() < 1.0);
}

#[test]
fn the_search_is_the_same_every_time_and_survives_broken_files() {
    let folder = folder();
    let wanted = letters("საՀ和");
    let families = |fallback: &Fallback| fallback.fonts().iter().map(|f| f.family().to_owned()).collect::<Vec<_>>();
    let found = SystemFonts::in_folder(folder.path()).find(&wanted);
    assert_eq!(families(&found), ["Hack"]);
    assert_eq!(found.missing(), &letters("和"));
    assert!(!found.is_cut());
    let mut again = SystemFonts::in_folder(folder.path());
    // Whatever was looked for before.
    again.find(&letters("和"));
    assert_eq!(families(&again.find(&wanted)), families(&found));
    assert!(SystemFonts::in_folder(&folder.path().join("none")).find(&wanted).fonts().is_empty());
    for bytes in [Vec::new(), b"no font".to_vec(), vec![0; 10_000]] {
        assert!(Font::new("none".to_owned(), std::sync::Arc::new(bytes), 0).is_none());
    }
}

#[test]
fn no_more_fonts_are_taken_than_the_bound_allows() {
    use guarantee_board::storage::fonts::LARGEST_FILE;
    let folder = tempfile::tempdir().unwrap();
    let fonts = egui::FontDefinitions::default();
    let path = folder.path().join("large.ttf");
    std::fs::write(&path, fonts.font_data["Hack"].bytes()).unwrap();
    let wanted = letters(GEORGIAN);
    let grow = |size: u64| {
        std::fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(size).unwrap();
        SystemFonts::in_folder(folder.path()).find(&wanted)
    };
    for size in [LARGEST_FILE - 1, LARGEST_FILE] {
        let found = grow(size);
        assert!(found.missing().is_empty() && !found.is_cut(), "{size}");
    }
    let found = grow(LARGEST_FILE + 1);
    assert_eq!((found.missing(), found.is_cut()), (&wanted, true));
    assert!(found.fonts().is_empty());
}
