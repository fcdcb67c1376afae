//! Ballots by file: the page that leaves, and what comes back.

use egui::{Label, ScrollArea, Ui};

use super::outcomes::outcomes_ui;
use super::{WIDEST, head_ui};
use crate::files::{ExportKind, Exporting, Intake};
use crate::report::ballot::NoPage;
use crate::scenario::{Scenario, Seat};
use crate::ui::command::{Action, TakeIn};
use crate::ui::intake::{BallotBox, Whose};
use crate::ui::scene::Scene;
use crate::ui::state::{Centre, View};
use crate::ui::theme::{Icon, Tone, Type, space, tokens};
use crate::ui::widgets::offers::choose_ui;
use crate::ui::widgets::scroll::scrolled_ui;
use crate::ui::widgets::{muted_ui, section_ui, toned_ui};
use crate::wording::{self, name};

/// Draws the page; `focus`: the keyboard goes to where one goes on.
pub fn ballots_ui(ui: &mut Ui, scene: &Scene, view: &mut View, focus: bool, out: &mut Vec<Action>) {
    view.incoming.ballots.look(scene.board());
    head_ui(
        ui,
        "Ballots by file",
        "For those who do not sit at this laptop: one page that needs no network, by mail or in a chat. What comes back \
         is a short text, from a computer or a phone.",
    );
    ui.add_space(space::S);
    scrolled_ui(ui, ScrollArea::vertical().auto_shrink(false), |ui| {
        ui.set_max_width(WIDEST.min(ui.available_width()));
        page_ui(ui, scene, &mut view.incoming.ballots, focus, out);
        ui.add_space(space::M);
        back_ui(ui, scene, &mut view.incoming.ballots, focus, out);
        ui.add_space(space::M);
        seats_ui(ui, scene.scenario(), view);
        ui.add_space(space::L);
    });
}

/// What leaves.
fn page_ui(ui: &mut Ui, scene: &Scene, ballots: &mut BallotBox, focus: bool, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    section_ui(ui, "1 Send the page out");
    let package = scene.package().map(|package| wording::quoted(&package.name)).unwrap_or_default();
    match ballots.asks() {
        Some(Ok(asks)) => {
            let cards = wording::count(asks.cards, "card", "cards");
            let positions = wording::count(asks.positions, "position", "positions");
            let asked = [
                (asks.cards, format!("how feasible {cards} would be")),
                (asks.positions, format!("whether {positions} that it violates would really hold")),
            ];
            let asked = wording::list(asked.into_iter().filter(|(count, _)| *count > 0).map(|(_, asked)| asked));
            let text = format!(
                "It asks about the package on the board, {package}: {asked}. If the package changes, write it anew."
            );
            ui.add(Label::new(Type::Body.text(text).color(tokens(ui).text)).wrap());
        }
        Some(Err(why)) => {
            toned_ui(ui, Tone::Warn, Icon::Triangle, Type::Small.text(wording::sentence(&why.to_string())));
            if *why == NoPage::NoSeats {
                let seats = ui.button("Go to the seats");
                if focus {
                    seats.request_focus();
                }
                if seats.clicked() {
                    out.push(Action::Show(Centre::Room));
                }
            }
            return;
        }
        None => return,
    }
    ui.horizontal_wrapped(|ui| {
        muted_ui(ui, "For:");
        let everyone = [Whose::ByNumber, Whose::ByName];
        let each = (0..scenario.seats.len()).map(Whose::One);
        let all: Vec<Whose> = everyone.into_iter().chain(each).collect();
        if let Some(chosen) =
            choose_ui(ui, "For whom the page is", &all, |whose| whose_text(scenario, whose), ballots.whose)
        {
            ballots.whose = chosen;
        }
        let write = ui.button("Write the page…");
        if focus && ballots.papers.is_empty() {
            write.request_focus();
        }
        if write.clicked() {
            let (names, seat) = match ballots.whose {
                Whose::ByNumber => (false, None),
                Whose::ByName => (true, None),
                Whose::One(place) => (false, Some(place)),
            };
            out.push(Action::Export(Exporting { names, seat, ..Exporting::of(ExportKind::BallotPage) }));
        }
    });
}

fn whose_text(scenario: &Scenario, whose: Whose) -> String {
    match whose {
        Whose::ByNumber => "everyone, who choose their seat by number".to_owned(),
        Whose::ByName => "everyone, who choose their seat by name".to_owned(),
        Whose::One(place) => match scenario.seats.get(place) {
            Some(seat) => format!("{} alone", name::seat(scenario, &seat.id)),
            None => "a seat that is gone".to_owned(),
        },
    }
}

/// What came back.
fn back_ui(ui: &mut Ui, scene: &Scene, ballots: &mut BallotBox, focus: bool, out: &mut Vec<Action>) {
    section_ui(ui, "2 Take in what comes back");
    muted_ui(
        ui,
        "Any number of texts at once, with whatever stands around them: paste them, or let files go over the window",
    );
    ui.horizontal_wrapped(|ui| {
        let paste = ui.button("Paste").on_hover_text("What is on the clipboard; the keys for pasting do the same");
        if focus && !ballots.papers.is_empty() && ballots.counting().next().is_none() {
            paste.request_focus();
        }
        if paste.clicked() {
            out.push(Action::TakeIn(TakeIn::Paste));
        }
        if ui.button("Open files…").clicked() {
            out.push(Action::TakeIn(TakeIn::Choose(Intake::Ballots)));
        }
    });
    outcomes_ui(ui, scene.scenario(), ballots, focus, out);
}

/// Who has voted so far, and no more.
fn seats_ui(ui: &mut Ui, scenario: &Scenario, view: &View) {
    if scenario.seats.is_empty() {
        return;
    }
    let voted = |seat: &&Seat| view.room.is_closed(seat);
    let count = scenario.seats.iter().filter(voted).count();
    section_ui(ui, &format!("Voted: {count} of {}", scenario.seats.len()));
    for (place, seat) in scenario.seats.iter().enumerate() {
        let (tone, icon, text) = if view.room.is_closed(seat) {
            (Tone::Good, Icon::Check, "voted")
        } else {
            (Tone::Neutral, Icon::Circle, "not yet")
        };
        toned_ui(ui, tone, icon, Type::Small.text(format!("{}: {text}", name::seat_at(place))));
    }
}
