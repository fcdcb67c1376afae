//! An invented scenario that was written by hand, to be written once more in the editor.

use guarantee_board::scenario::{ItemKind, Scenario};
use guarantee_board::storage::{read_text, write_text};

use super::app::Window;

/// The blank scenario in a window of a usual size.
pub fn blank() -> Window {
    let mut window = Window::sized([1440.0, 900.0]);
    window.keys(egui::Modifiers::COMMAND, egui::Key::N);
    window
}

/// Fails unless a scenario says the same as the one that was written by hand, whatever its things are called in the file
/// and in whatever order they stand.
#[track_caller]
pub fn assert_same(made: &Scenario) {
    let mut hand = read_text(include_str!("trial.ron")).expect("a sound scenario").scenario;
    // It is in an earlier format, of which the group takes what was taken then.
    hand.acceptable = made.acceptable.clone();
    let (made, hand) = (plain(made), plain(&hand));
    let (made, hand): (Vec<&str>, Vec<&str>) = (made.lines().collect(), hand.lines().collect());
    let only = |these: &[&str], those: &[&str]| -> Vec<String> {
        these.iter().filter(|line| !those.contains(line)).map(|line| (*line).to_owned()).collect()
    };
    assert_eq!(made, hand, "only made: {:#?}\nonly by hand: {:#?}", only(&made, &hand), only(&hand, &made));
}

/// The scenario as text, with its lists in the order of the names, and every id in it in words.
fn plain(scenario: &Scenario) -> String {
    let mut scenario = scenario.clone();
    scenario.sources.sort_by(|one, other| one.title.cmp(&other.title));
    scenario.claims.sort_by(|one, other| one.says.cmp(&other.says));
    scenario.elements.sort_by(|one, other| one.name.cmp(&other.name));
    scenario.positions.sort_by(|one, other| one.title.cmp(&other.title));
    let mut text = write_text(&scenario).expect("it can be written");
    for kind in ItemKind::ALL {
        for (id, name) in scenario.named(*kind) {
            text = text.replace(&format!("\"{id}\""), &format!("\"{}: {name}\"", kind.noun()));
        }
    }
    for element in &scenario.elements {
        for setting in &element.settings {
            for option in &setting.options {
                text = text.replace(&format!("\"{}\"", option.id), &format!("\"option: {}\"", option.name));
            }
            text = text.replace(&format!("\"{}\"", setting.id), &format!("\"setting: {}\"", setting.name));
        }
    }
    text
}
