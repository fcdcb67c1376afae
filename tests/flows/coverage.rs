//! The page of what holds the scenario together: each figure opens what it counts.

use egui::accesskit::Role;
use guarantee_board::review::{Measure, coverage};

use crate::common::app::Window;

#[test]
fn each_figure_opens_what_it_counts() {
    let mut window = Window::shipped();
    window.menu("View", "What holds this together");
    window.expect("By actor");
    let all = coverage(window.scenario());
    let row = all.parties.iter().find(|row| row.count(Measure::RedLines) > 0).expect("somebody has a red line");
    let name = window.scenario().item(&row.about).expect("it is there").name().to_owned();
    let figure = format!("{name}, Red lines: {}", row.count(Measure::RedLines));
    window.click(&figure);
    let first = window.scenario().item(&row.of(Measure::RedLines)[0]).expect("it is there").name().to_owned();
    window.click_begin(&format!("{name}: {first}"));
    assert!(window.has(Role::Button, "Close the editor"), "its form is open");
    window.expect("In: Positions");
}

#[test]
fn the_review_leads_there_and_back() {
    let mut window = Window::shipped();
    window.menu("View", "Review of the scenario");
    window.click("What holds this together");
    window.expect("By element");
    window.click_on(Role::Link, "Review of the scenario");
    window.expect("What may have been overlooked");
}
