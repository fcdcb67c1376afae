//! Words of the window: the guide, the glossary, and names and texts cut to be drawn.

use std::borrow::Cow;

use egui::os::OperatingSystem;
use guarantee_board::ui::command::with_keys;
use guarantee_board::ui::inside::{GUIDE, WORDS, host, initials, visual};

#[test]
fn no_word_is_explained_twice_and_each_ends_with_a_stop() {
    let words: Vec<(&str, &str)> = WORDS.iter().flat_map(|(_, words)| words.iter().copied()).collect();
    for (index, (word, meaning)) in words.iter().enumerate() {
        assert!(meaning.ends_with('.'), "{word}");
        assert!(words.iter().skip(index + 1).all(|(other, _)| other != word), "{word}");
    }
}

#[test]
fn the_guide_names_the_keys_of_the_system() {
    for (head, text, commands) in GUIDE {
        assert_eq!(text.matches("{}").count(), commands.len(), "{head}");
        assert!(commands.iter().all(|command| !command.key(OperatingSystem::Nix).is_empty()), "{head}");
    }
    let told = |os| GUIDE.map(|(_, text, commands)| with_keys(text, commands, os)).join("\n");
    let (elsewhere, mac) = (told(OperatingSystem::Windows), told(OperatingSystem::Mac));
    assert!(
        elsewhere.contains("undone with Ctrl+Z, ") && elsewhere.contains("by its name with Ctrl+K."),
        "{elsewhere}"
    );
    assert!(mac.contains("undone with Cmd+Z, ") && !mac.contains("Ctrl"), "{mac}");
}

#[test]
fn somebody_is_known_by_two_letters_or_a_number() {
    assert_eq!(initials("Anna Lee", 0), "AL");
    assert_eq!(initials("  chloé de la (Tour)", 0), "CD");
    assert_eq!(initials("Бо", 0), "Б");
    assert_eq!([initials("", 3), initials("–", 11)], ["4", "12"]);
}

#[test]
fn only_web_addresses_have_a_host_and_it_is_the_one_that_is_gone_to() {
    assert_eq!(host("https://www.example.org/a?b#c"), Some("www.example.org"));
    assert_eq!(host("HTTP://example.org"), Some("example.org"));
    assert_eq!(host("https://trusted.example@evil.example/x"), Some("evil.example"));
    assert_eq!(host("https://evil.example\\@trusted.example"), Some("evil.example"));
    assert_eq!(host("file:///etc/passwd"), None);
    assert_eq!(host("javascript:alert(1)"), None);
    assert_eq!(host("https://"), None);
}

#[test]
fn words_stand_from_right_to_left_and_keep_their_letters() {
    assert_eq!(visual("אחרי ההסכם"), "ההסכם אחרי");
    assert_eq!(visual("وقف إطلاق النار"), "النار إطلاق وقف");
}

#[test]
fn what_runs_from_left_to_right_stays() {
    for text in ["", "Board", "Україна · France", "和平", "a (b) c"] {
        assert!(matches!(visual(text), Cow::Borrowed(same) if same == text));
    }
}

#[test]
fn words_of_both_kinds_stand_by_the_first_one() {
    assert_eq!(visual("Card אחרי ההסכם: Likely"), "Card ההסכם אחרי: Likely");
    assert_eq!(visual("אחרי NATO ההסכם"), "ההסכם NATO אחרי");
}

#[test]
fn numbers_keep_their_digits_and_brackets_their_side() {
    assert_eq!(visual("אחרי 25 ימים"), "ימים 25 אחרי");
    assert_eq!(visual("אחרי (ימים)"), "(ימים) אחרי");
}
