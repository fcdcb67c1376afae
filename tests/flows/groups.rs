//! Groups that hold positions: a red line of a group in the strip, the matrix and on its page; and its willingness, which
//! is that of each member who has none of its own.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use guarantee_board::scenario::{Feasibility, Scenario};

use crate::common::app::{FULL_HD, Window};
use crate::overlap::overlaps;
use crate::samples::{NEIGHBOURS, read};

const GROUPS: &str = r#"
    groups: [(id: "coast", name: "Coastal states"), (id: "lenders", name: "Lending states"), (id: "south", name: "South")],
    actors: ["#;

const POSITIONS: &str = r#"
    positions: [
        (
            id: "no-monitors",
            title: "No foreign monitors",
            actor: "coast",
            firmness: Firm,
            crossed_when: Card(elements: ["monitors"]),
            claims: ["border"],
        ),
        (
            id: "lend-monitors",
            title: "Would lend monitors",
            actor: "lenders",
            provides: (elements: ["monitors"], level: Likely, basis: Official),
            claims: ["offer"],
        ),"#;

/// The small example with groups: Tolmark and Arvenia do not want monitors, and the League belongs to those who would
/// lend them, as does Orrin, whom nobody asks.
fn grouped() -> Scenario {
    let text = NEIGHBOURS
        .replacen("\n    actors: [", GROUPS, 1)
        .replacen("\n    positions: [", POSITIONS, 1)
        .replacen(r#"name: "Arvenia")"#, r#"name: "Arvenia", groups: ["coast"])"#, 1)
        .replacen(r#"name: "Tolmark")"#, r#"name: "Tolmark", groups: ["coast", "south"])"#, 1)
        .replacen(
            r#"short: "League")"#,
            r#"short: "League", groups: ["lenders"]), (id: "orrin", name: "Orrin", groups: ["lenders"])"#,
            1,
        );
    read(&text)
}

fn matrix(scenario: &Scenario) -> Window {
    let mut window = Window::with(scenario, FULL_HD);
    window.keys(Modifiers::COMMAND, Key::Num2);
    window
}

#[test]
fn a_groups_red_line_stands_in_the_strip_and_leads_to_its_page() {
    let mut window = Window::with(&grouped(), FULL_HD);
    let red_line = "Coastal states: no foreign monitors";
    assert!(window.has(Role::Link, red_line) && window.has(Role::Link, "Tolmark: no foreign soldiers at the border"));
    // It is the group's own, and none of its members'.
    window.find(Role::Button, "Tolmark: 1 red line");
    window.click("Coastal states: 1 red line");
    window.expect("A group: 2 members");
    window.find(Role::Label, "Red lines crossed: 1");
    window.click("Coastal states: 1 red line");
    window.of_card("Border monitors", "Remove card");
    assert!(!window.has(Role::Link, red_line));
    window.keys(Modifiers::COMMAND, Key::H);
    window.expect("Cleared");
    window.find(Role::Button, red_line);
}

#[test]
fn a_group_that_holds_something_has_a_column_and_a_page() {
    let mut window = matrix(&grouped());
    window.find(Role::Button, "Coastal states on Border monitors: red line");
    window.find(Role::Button, "Tolmark on Border monitors: no position found");
    assert!(!window.has(Role::Button, "All positions of South"), "it holds nothing");
    assert_eq!(overlaps(&mut window), [""; 0]);
    window.click("All positions of Coastal states");
    window.expect("A group: 2 members");
    window.find(Role::Label, "Red lines crossed: 1");
    window.find(Role::Link, "What it rests on: No foreign monitors");
    window.find(Role::Label, "Its members, with their own words");
    assert_eq!(overlaps(&mut window), [""; 0]);
    window.click("Tolmark");
    window.find(Role::Link, "What it rests on: No foreign soldiers at the border");
    window.expect_not("No foreign monitors");
    // The way back from a member leads to groups that hold something.
    assert!(!window.has(Role::Link, "Positions of South"));
    window.click_on(Role::Link, "Positions of Coastal states");
    window.find(Role::Label, "Red lines crossed: 1");
}

#[test]
fn next_and_previous_go_on_to_groups() {
    let mut window = matrix(&grouped());
    window.click("All positions of Orrin");
    window.click("Next group: Coastal states");
    window.click("Next group: Lending states");
    window.click("Next actor: Arvenia");
    window.click("Previous group: Lending states");
    window.expect("A group: 2 members");
}

/// What stands on the page of the League of what its group says for it.
const FOR_THE_LEAGUE: &str = "What its groups say for it, where no willingness of its own is in force";

#[test]
fn a_groups_willingness_stands_on_its_members_pages() {
    let mut window = matrix(&grouped());
    window.find(Role::Button, "Meridian League on Border monitors: willing");
    window.click("All positions of Meridian League");
    window.find(Role::Label, FOR_THE_LEAGUE);
    window.begins(Role::Button, "Lending states: Would lend monitors");
    window.expect_detail("Willingness · likely · Carries Border monitors");
    assert_eq!(overlaps(&mut window), [""; 0]);
    window.click_begin("Lending states: Would lend monitors");
    window.expect("Secretary of the Meridian League");
    // Nobody asks Orrin.
    window.keys(Modifiers::COMMAND, Key::Num2);
    window.click("All positions of Orrin");
    window.expect_detail("Willingness · likely · No card on the board asks for it");
    window.keys(Modifiers::COMMAND, Key::Num1);
    window.click("Why Border monitors is Contested");
    window.expect_detail("Meridian League (as one of Lending states) is likely to provide it: Likely");
}

#[test]
fn a_member_that_speaks_for_itself_is_not_spoken_for() {
    let mut scenario = grouped();
    let mut own = scenario.positions.iter().find(|one| one.id.as_str() == "lend-monitors").expect("it").clone();
    own.id = "not-us".into();
    own.title = "Has no monitors to send".to_owned();
    own.actor = "meridian-league".into();
    own.provides.as_mut().expect("a willingness").level = Feasibility::Unlikely;
    scenario.positions.push(own);
    let mut window = matrix(&scenario);
    window.find(Role::Button, "Meridian League on Border monitors: refuses");
    window.click("All positions of Meridian League");
    window.find(Role::Label, "Provides with reluctance: 1");
    window.expect_detail("Willingness · likely · It speaks for itself on Border monitors");
    window.click_on(Role::Link, "Positions of Lending states");
    window.expect_detail("speaks for itself on Border monitors");
    window.keys(Modifiers::COMMAND, Key::Num1);
    window.find(Role::Button, "Card Border monitors: Unlikely");
}
