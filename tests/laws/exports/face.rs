//! Text in pictures: lines, signs, numbers.

use guarantee_board::fonts::{Fallback, Shipped};
use guarantee_board::report::picture::face::{Faces, Setting, Type};
use guarantee_board::report::picture::{counted, number};

const SET: Type = Type::regular(14.0);

#[test]
fn no_line_is_too_wide_and_nothing_is_lost() {
    let none = Fallback::default();
    let faces = Faces::new(&none);
    let long = "Überraschungs-Luftverteidigungsbereitschaftsabkommen und донаукраїнськеповідомлення a/b";
    for width in [30.0, 60.0, 120.0, 400.0] {
        for indent in [0.0, 25.0] {
            let lines = faces.wrap(long, SET, width, indent);
            for (place, line) in lines.iter().enumerate() {
                let room = if place == 0 { width - indent } else { width };
                assert!(faces.width(line, SET) <= room + 0.01, "{line} in {room}");
            }
            let squeezed = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(squeezed(&lines.concat()), squeezed(long));
        }
    }
}

#[test]
fn words_stay_whole_where_they_can() {
    let none = Fallback::default();
    let faces = Faces::new(&none);
    let width = faces.width("European sky", SET);
    assert_eq!(faces.wrap("European  sky shield", SET, width, 0.0), ["European sky", "shield"]);
    assert_eq!(faces.wrap("European sky", SET, width, width), ["", "European sky"]);
    assert_eq!(faces.wrap("", SET, width, 0.0), [""]);
}

#[test]
fn the_fonts_have_the_signs_that_are_drawn() {
    let (regular, strong) = (Shipped::regular().expect("the font"), Shipped::strong().expect("the font"));
    for letter in "≠–—→·“”’…ЇїҐґĄą€".chars() {
        assert!(regular.has(letter) && strong.has(letter), "{letter}");
    }
    assert!(!regular.has('漢'));
}

#[test]
fn a_line_says_what_no_font_has() {
    let none = Fallback::default();
    let line = Faces::new(&none).line("No 漢字 here", SET);
    let runs: Vec<(Setting, &str)> = line.runs.iter().map(|(setting, run)| (setting.clone(), run.as_str())).collect();
    assert_eq!(runs, [(Setting::Shipped, "No "), (Setting::Missing, "漢字"), (Setting::Shipped, " here")]);
}

#[test]
fn numbers_are_short() {
    for (value, expected) in
        [(0.0, "0"), (-0.001, "0"), (12.0, "12"), (12.5, "12.5"), (0.666_67, "0.67"), (100.0, "100")]
    {
        assert_eq!(number(value), expected);
    }
}

#[test]
fn a_long_list_is_counted() {
    let names = |number: usize| (0..number).map(|place| place.to_string()).collect::<Vec<_>>();
    assert_eq!(counted(&names(2)), "0; 1");
    assert!(counted(&names(13)).ends_with("11; and 1 more"));
}
