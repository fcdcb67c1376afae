//! The whole flow of a meeting by mouse in the real window.

use egui::accesskit::Role;
use egui::pos2;
use guarantee_board::storage::save;
use tempfile::TempDir;

use crate::common::app::Window;
use crate::pair::{HALF, Pair};
use crate::program::{SIZE, wait_for};

impl Pair {
    /// Clicks an entry of a menu.
    #[track_caller]
    fn menu(&mut self, menu: &str, entry: &str) {
        self.click(Role::Button, menu);
        self.click(Role::Button, entry);
    }

    /// Finds an element with the palette's search and clicks it.
    #[track_caller]
    fn add(&mut self, search: &str, name: &str) {
        if !self.twin.has(Role::TextInput, "Find an element") {
            self.click(Role::Button, "Add elements");
        }
        self.click(Role::TextInput, "Find an element");
        self.program.type_text(search);
        self.twin.type_text(search);
        self.click(Role::Button, &format!("Add {name}"));
        if self.twin.has(Role::Button, "Clear the search") {
            self.click(Role::Button, "Clear the search");
        }
    }

    /// Drags a card to a phase.
    #[track_caller]
    fn drag(&mut self, card: &str, phase: &str) {
        let from = self.twin.begins(Role::Button, &format!("Card {card}")).rect().center();
        let column = self.twin.phase(phase);
        let to = pos2(column.center().x, from.y + 10.0);
        self.program.drag(self.pixel(from), self.pixel(to));
        self.twin.drag(from, to);
    }
}

#[test]
fn a_meeting_by_mouse_leaves_the_document_that_it_should() {
    let folder = TempDir::new().expect("a folder to work in");
    let (meeting, elsewhere) = (folder.path().join("meeting.ron"), folder.path().join("elsewhere.ron"));
    let shipped = Window::shipped();
    save(&meeting, shipped.scenario()).expect("a file to work on");
    let mut pair = Pair::open("flow", &meeting, SIZE, HALF);
    pair.click(Role::Button, "Hide hints");

    pair.click(Role::Button, "Providers of Ceasefire monitoring");
    pair.click(Role::CheckBox, "OSCE");
    pair.click_at(pos2(720.0, 90.0));
    pair.drag("Ceasefire monitoring", "After ratification");
    pair.click(Role::Button, "Size of Ukraine’s own forces");
    let other = pair.twin.names(Role::RadioButton).into_iter().find(|name| !name.contains("800k"));
    pair.click(Role::RadioButton, &other.expect("another size"));

    pair.add("buffer", "Buffer zone");
    pair.add("sanctions", "Sanctions on Russia");
    pair.add("accession", "EU accession");

    // A red line down to its source, and back.
    pair.click(Role::Button, "Verdict: ");
    pair.click(Role::Button, "Russia: no guarantees made without Russia");
    pair.click(Role::Button, "Security arranged without Russia");
    pair.click(Role::Button, "TRT World; TASS; Cyprus Mail");
    for _ in 0..4 {
        pair.click(Role::Button, "Back");
    }

    pair.program.press("ctrl+s");
    pair.saved(&meeting);
    for _ in 0..6 {
        pair.menu("Edit", "Undo");
    }
    assert_eq!(pair.twin.scenario(), shipped.scenario(), "all is undone");
    pair.program.press("ctrl+shift+s");
    pair.program.type_text(&elsewhere.display().to_string());
    pair.program.press("Return");
    pair.saved(&elsewhere);

    // What was saved in the middle is opened again.
    let title = |name: &'static str| {
        let program = &pair.program;
        wait_for("the file in the title", || program.title().starts_with(name).then_some(()));
    };
    title("elsewhere.ron");
    pair.program.press("ctrl+o");
    pair.program.type_text(&meeting.display().to_string());
    pair.program.press("Return");
    title("meeting.ron");
}
