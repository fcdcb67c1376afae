//! From the verdict down to a source and back: every word and figure opens what it rests on.

use egui::accesskit::Role;
use egui::{Key, Modifiers, OutputCommand};
use guarantee_board::assess::{CapSource, Severity};
use guarantee_board::wording;

use crate::banner::painted;
use crate::common::app::Window;

#[test]
fn from_the_verdict_down_to_the_source_and_back_with_one_key() {
    let mut window = Window::shipped();
    window.click("Verdict: Blocked");
    window.expect("What blocks the package");
    window.click("Russia: no guarantees made without Russia");
    window.expect("It follows from this");
    window.expect("Who says otherwise");
    window.click_begin("Security arranged without Russia");
    window.expect("Sergei Lavrov");
    window.expect("Said on 20 Aug 2025");
    window.expect("Basis: official statement");
    window.click_begin("TRT World; TASS; Cyprus Mail");
    window.expect("What is said in it");
    for page in ["Basis: official statement", "It follows from this", "What blocks the package", "Findings: 17"] {
        window.key(Key::Escape);
        window.expect(page);
    }
}

#[test]
fn from_the_feasibility_to_the_weakest_link_to_the_limit_that_holds_it_down() {
    let mut window = Window::shipped();
    // The size of the force and the pay of the army are limits.
    let assessment = window.workshop().assessment();
    let weakest = assessment.cards.iter().filter(|card| assessment.weakest.contains(&card.element));
    let held = weakest.flat_map(|card| card.deciding().map(move |cap| (card, cap)));
    let limit = held.filter_map(|(card, cap)| match &cap.by {
        CapSource::Limit(rule) => Some((card.element.clone(), rule.clone(), cap.level)),
        _ => None,
    });
    let (element, rule, level) = limit.last().expect("a limit holds a weakest link down");
    let scenario = window.scenario();
    let card = wording::name::element(scenario, &element).to_owned();
    let limit = wording::rule_heading(scenario, &rule);
    window.keys(Modifiers::COMMAND, Key::E);
    window.click(&format!("Feasibility: {}", wording::feasibility(level)));
    window.expect("The weakest links");
    window.click(&card);
    window.expect("What gives it this level, the lowest first");
    // Among the caps, and again among the findings about the card further down.
    let place = window.begins(Role::Button, &limit).rect().center();
    window.click_at(place);
    window.expect("Who says so");
    window.expect(&format!("At most {}", wording::feasibility(level)));
}

#[test]
fn protection_leads_to_the_cards_that_give_it_on_paper_and_in_practice() {
    let mut window = Window::shipped();
    let name = window.begins(Role::Link, "Deny an attack:");
    let name = crate::common::app::name_of(&name);
    window.click_on(Role::Link, &name);
    window.expect("The cards that give it");
    window.expect("on paper");
    window.click("Ukraine’s own forces");
    window.expect("What it gives");
}

#[test]
fn the_way_can_be_left_at_every_step() {
    let mut window = Window::shipped();
    window.click("Verdict: Blocked");
    window.click("Russia: no guarantees made without Russia");
    window.click_begin("Security arranged without Russia");
    window.click("Back to Verdict");
    window.expect("What blocks the package");
    window.click("Back to Findings");
    window.expect("Findings: 17");
}

#[test]
fn what_came_is_marked_and_what_went_is_told_where_changes_are() {
    let mut window = Window::shipped();
    window.choose("Location of European reassurance force", "neighbouring NATO state");
    window.expect("cleared (Russia: no Western soldiers in Ukraine");
    let change = window.workshop().board().last_change().and_then(|last| last.change.clone()).expect("it followed");
    for new in &change.new {
        let heading = wording::finding_heading(window.scenario(), new);
        assert!(
            painted(&mut window).contains(&format!("New  {heading}")) || new.severity == Severity::Notes,
            "{heading} is marked as new"
        );
    }
    window.click_on(Role::Link, "Just now: Set Location of European reassurance force to neighbouring NATO state");
    window.expect("What has changed");
    window.expect("The latest change first");
    window.expect("Cleared");
    window.find(Role::Button, "Russia: no Western soldiers in Ukraine");
}

#[test]
fn a_finding_that_goes_while_it_is_open_says_so() {
    let mut window = Window::shipped();
    window.click_on(Role::Link, "Russia: no Western soldiers in Ukraine");
    window.choose("Location of European reassurance force", "neighbouring NATO state");
    window.expect("This finding is not there any more");
    window.keys(Modifiers::COMMAND, Key::Z);
    window.expect("It follows from this");
}

#[test]
fn a_link_is_shown_in_full_and_opens_only_when_it_is_pressed() {
    let mut window = Window::shipped();
    let source = window.scenario().sources.iter().find(|source| source.link.starts_with("https://"));
    let Some(source) = source.cloned() else { return };
    let claim = window.scenario().claims.iter().find(|claim| claim.sources.contains(&source.id)).cloned();
    let claim = claim.expect("something is said in it");
    let rule =
        window.scenario().rules().find(|rule| rule.claims().contains(&claim.id)).map(|rule| rule.title().to_owned());
    window.keys(Modifiers::COMMAND, Key::K);
    window.type_text(&rule.expect("something rests on it"));
    window.key(Key::Enter);
    window.click(&claim.says);
    window.click_begin(&source.title);
    window.expect(&source.link);
    let opens = |window: &mut Window| {
        let commands = &window.harness().output().platform_output.commands;
        commands.iter().any(|command| matches!(command, OutputCommand::OpenUrl(_)))
    };
    assert!(!opens(&mut window));
}

#[test]
fn by_keyboard_alone_a_card_is_explained_and_the_keyboard_comes_back() {
    let mut window = Window::shipped();
    window.click("US enablers for Europeans (on the board)");
    window.key(Key::Enter);
    window.expect("What gives it this level, the lowest first");
    window.key(Key::Escape);
    assert_eq!(window.focused().as_deref(), Some("Card US enablers for Europeans: Contested?"));
}
