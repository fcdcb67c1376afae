//! A meeting by mouse: half an hour's work of a facilitator in the real window, on a laptop with a projector beside it.

use std::path::PathBuf;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, Theme};
use guarantee_board::scenario::{Feasibility, Pin, Scenario};
use guarantee_board::storage::{read_file, save};
use tempfile::TempDir;

use crate::common::app::{Audience, Window};
use crate::common::dice::Dice;
use crate::common::drawn;
use crate::common::hands::Hands;
use crate::pair::Pair;
use crate::picture::Picture;
use crate::program::{Desktop, wait_for};
use crate::screen::WindowId;

use Sees::{Another, Clock, TheSame};

/// The laptop, in pixels, which are points here.
const LAPTOP: (u32, u32) = (1280, 720);
/// The projector.
const PROJECTOR: (u32, u32) = (1024, 768);
/// How often the pointer moves between two things that are done.
const MOVES: usize = 4;
/// By how much a colour may be another where two renderers draw the same, of 255; and at how many pixels it may be more,
/// on edges of letters, of the 800,000 that there are.
const SHADE: u8 = 8;
const SPECKS: usize = 200;
/// What is typed that is not for the room.
const SECRETS: [&str; 1] = [NOTE];
/// What is written of a round.
const NOTE: &str = "Who pays stays open.";

/// What the keys of a menu entry begin with.
const KEYS: [&str; 3] = [" Ctrl+", " Shift+", " F"];

/// What the room sees, with its twin.
struct Room {
    window: WindowId,
    twin: Audience,
    last: Picture,
}

/// A meeting under way.
struct Meeting {
    pair: Pair,
    /// The file of the real window, and a folder of the twin's own.
    file: PathBuf,
    _folder: TempDir,
    room: Option<Room>,
    /// What was saved last.
    saved: Scenario,
    dice: Dice,
    /// The room sees nothing of what is done now.
    private: bool,
}

impl Meeting {
    /// The shipped scenario in both windows.
    fn open() -> Self {
        let folder = TempDir::new().expect("a folder to work in");
        let [file, other] = ["meeting.ron", "twin.ron"].map(|name| folder.path().join(name));
        let shipped = crate::common::samples::shipped();
        save(&file, &shipped).expect("a file to work on");
        save(&other, &shipped).expect("a file of the twin's");
        let size = [LAPTOP.0 as f32, LAPTOP.1 as f32];
        let twin = Window::hinting_thinking(egui_kittest::HarnessBuilder::default().with_size(size), &other);
        twin.ctx().set_embed_viewports(false);
        let desktop = Desktop { size: LAPTOP, second: Some(PROJECTOR), ..Desktop::default() };
        let pair = Pair::of(twin, desktop, "meeting", &file);
        Self { pair, file, _folder: folder, room: None, saved: shipped, dice: Dice(7), private: false }
    }

    /// Chooses an entry of a menu of the menu bar.
    #[track_caller]
    fn menu(&mut self, menu: &str, entry: &str) {
        self.click(Role::Button, menu);
        let names: Vec<_> = [Role::Button, Role::CheckBox, Role::RadioButton]
            .into_iter()
            .flat_map(|role| self.pair.twin.names(role).into_iter().map(move |name| (role, name)))
            .collect();
        let entry = entry.to_owned();
        let is = |name: &str| {
            name == entry || name.strip_prefix(&entry).is_some_and(|keys| KEYS.iter().any(|key| keys.starts_with(key)))
        };
        let found: Vec<_> = names.iter().filter(|(_, name)| is(name)).collect();
        let [(role, name)] = found[..] else { panic!("“{entry}” should be in {menu} once; there are {names:?}") };
        self.click(*role, name);
    }

    /// Moves the pointer about on the laptop, as hands do that point at something or reach for a cup; nothing is pressed.
    fn wander(&mut self) {
        for _ in 0..MOVES {
            let [x, y] = [LAPTOP.0, LAPTOP.1].map(|side| self.dice.below(side as usize) as u32);
            self.pair.program.screen.point((x, y));
        }
        self.pair.program.rests();
    }

    /// Opens the audience window, which goes to the projector and leaves the keyboard where it is.
    fn open_audience(&mut self) {
        self.menu("Workshop", "Audience window");
        let program = &self.pair.program;
        let window = wait_for("the audience window", || program.find("audience"));
        let corner = (LAPTOP.0 as i16, 0);
        wait_for("the audience window on the projector", || {
            let screen = &program.screen;
            (screen.size(window)? == PROJECTOR && screen.corner(window)? == corner).then_some(())
        });
        program.rests();
        assert_ne!(program.screen.focused(), window, "the facilitator goes on typing where they were");
        let last = program.screen.picture(window).expect("seen");
        let size = [PROJECTOR.0 as f32, PROJECTOR.1 as f32];
        let twin = self.pair.twin.audience(drawn(size, Theme::Dark));
        self.room = Some(Room { window, twin, last });
        self.look("the window as it opens");
    }

    /// What the room sees now.
    fn seen(&self, room: &Room) -> Picture {
        self.pair.program.screen.picture(room.window).expect("an audience window that is seen")
    }

    /// Fails unless the room sees what the twin's room sees.
    #[track_caller]
    fn look(&mut self, what: &str) {
        let Some(mut room) = self.room.take() else { return };
        room.last = self.seen(&room);
        let twin = room.twin.look().harness().render().expect("a picture of the twin's room");
        let colors = room.last.to_rgb();
        let other = |(one, other): (&image::Rgb<u8>, &image::Rgba<u8>)| {
            one.0.iter().zip(other.0).any(|(one, other)| one.abs_diff(other) > SHADE)
        };
        let others = colors.pixels().zip(twin.pixels()).filter(|pair| other(*pair)).count();
        if others > SPECKS {
            self.pair.program.keep(&room.last, "room");
            panic!("{what}: the room sees something else than it should: {others} pixels differ");
        }
        let said = room.twin.texts();
        for secret in SECRETS {
            assert!(!said.contains(secret), "{what}: the room reads “{secret}”");
        }
        self.room = Some(room);
    }
}

impl Hands for Meeting {
    fn window(&mut self) -> &mut Window {
        &mut self.pair.twin
    }

    #[track_caller]
    fn click_at(&mut self, place: Pos2) {
        Hands::click_at(&mut self.pair, place);
        if let (true, Some(room)) = (self.private, &self.room)
            && self.pair.program.screen.picture(room.window).as_ref() != Some(&room.last)
        {
            let now = self.seen(room);
            self.pair.program.keep(&room.last, "before");
            self.pair.program.keep(&now, "private");
            panic!("the room sees something of what is not for it");
        }
    }

    fn type_text(&mut self, text: &str) {
        Hands::type_text(&mut self.pair, text);
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        Hands::press(&mut self.pair, modifiers, key);
    }

    fn wheel(&mut self, at: Pos2, steps: i32) {
        Hands::wheel(&mut self.pair, at, steps);
    }
}

/// What the room sees after a step.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Sees {
    /// The very same as before, and at every click on the way.
    TheSame,
    /// Something else.
    Another,
    /// Something else, in which a clock runs, which is not the twin's.
    Clock,
}

impl Meeting {
    /// A step of the meeting, with what the room sees of it.
    #[track_caller]
    fn step(&mut self, what: &str, sees: Sees, act: impl FnOnce(&mut Self)) {
        self.wander();
        self.private = sees == Sees::TheSame;
        act(self);
        self.private = false;
        self.wander();
        if let Some(room) = &self.room {
            let now = self.seen(room);
            let same = now == room.last;
            assert_eq!(same, sees == Sees::TheSame, "{what}: whether the room sees the same as before");
            match sees {
                Sees::Another => self.look(what),
                Sees::Clock => self.room.iter_mut().for_each(|room| room.last = now.clone()),
                Sees::TheSame => {}
            }
        }
        self.save();
    }

    /// Saves through the menu what has changed; the file is what the twin's document is.
    #[track_caller]
    fn save(&mut self) {
        if *self.pair.twin.scenario() == self.saved {
            return;
        }
        self.menu("File", "Save");
        self.saved = self.pair.twin.scenario().clone();
        self.pair.program.rests();
        let real = read_file(&self.file).expect("a file that can be read").scenario;
        assert!(plain(&real) == plain(&self.saved), "the file");
    }

    /// Takes back the last change with the button above the board.
    fn undo(&mut self) {
        self.click_such(Role::Button, "Undo", |name| name.starts_with("Undo: ") && !name.contains("Ctrl+"));
    }

    /// Does again what was taken back.
    fn redo(&mut self) {
        self.click_such(Role::Button, "Redo", |name| name.starts_with("Redo: ") && !name.contains("Ctrl+"));
    }

    /// Opens the menu of a chip, chooses an option, and closes what stays open.
    fn pick_option(&mut self, chip: &str, role: Role, option: &str) {
        self.click_begin(Role::Button, chip);
        self.click(role, option);
        self.close_menu();
    }

    /// Clicks where nothing is while a menu is open.
    fn close_menu(&mut self) {
        if egui::Popup::is_any_open(self.pair.twin.ctx()) {
            let place = self.pair.twin.rect().center_bottom() - egui::vec2(0.0, 6.0);
            self.click_at(place);
        }
    }
}

/// A scenario without what the clock on the wall says.
fn plain(scenario: &Scenario) -> Scenario {
    let mut scenario = scenario.clone();
    scenario.rounds.iter_mut().for_each(|round| round.closed = jiff::civil::DateTime::default());
    scenario
}

/// What the room talks about most.
const FORCE: &str = "European reassurance force";

/// Packages, cards, providers and options, undone and done again.
fn packages_and_cards(meeting: &mut Meeting) {
    meeting.step("package", Another, |m| {
        m.pick_option("Package on the board:", Role::RadioButton, "European sky shield now");
    });
    meeting.step("package back", Another, |m| {
        m.pick_option("Package on the board:", Role::RadioButton, "Reassurance force with US backstop");
    });
    meeting.step("palette", TheSame, |m| m.click(Role::Button, "Add elements"));
    meeting.step("search", TheSame, |m| {
        m.click(Role::TextInput, "Find an element");
        m.type_text("buffer");
    });
    meeting.step("add buffer zone", Another, |m| m.click(Role::Button, "Add Buffer zone"));
    meeting.step("undo", Another, Meeting::undo);
    meeting.step("redo", Another, Meeting::redo);
    meeting.step("provider", Another, |m| m.pick_option("Providers of Ceasefire monitoring", Role::CheckBox, "OSCE"));
    meeting.step("option", Another, |m| {
        m.pick_option("Location of European reassurance force", Role::RadioButton, "neighbouring NATO state");
    });
}

/// A way forward is looked at, left, shown to the room, adopted and taken back.
fn ways_forward(meeting: &mut Meeting) {
    meeting.step("verdict", TheSame, |m| m.click_begin(Role::Button, "Verdict: "));
    meeting.step("ways", TheSame, |m| m.menu("View", "Ways forward"));
    meeting.step("preview", TheSame, |m| m.click_begin(Role::Button, "Preview way A: "));
    meeting.step("leave", TheSame, |m| m.click(Role::Button, "Back to the board"));
    meeting.step("preview again", TheSame, |m| m.click_begin(Role::Button, "Preview way A: "));
    meeting.step("share", Another, |m| m.menu("Workshop", "Show this preview to the audience"));
    meeting.step("adopt", Another, |m| m.click(Role::Button, "Put it on the board"));
    meeting.step("undo adopt", Another, Meeting::undo);
}

/// Something is settled, one voice is heard, and work goes on behind a frozen window.
fn settled_heard_and_frozen(meeting: &mut Meeting) {
    meeting.step("pin", TheSame, |m| {
        m.click(Role::Button, "More for European reassurance force");
        m.click(Role::Button, "Pin card Ctrl+L");
    });
    meeting.step("voice", Another, |m| {
        m.pick_option(
            "Listening to:",
            Role::RadioButton,
            "Timothy Ash, Chatham House, associate fellow, Russia and Eurasia",
        );
    });
    meeting.step("everyone", Another, |m| m.menu("View", "All filters off"));
    meeting.step("freeze", TheSame, |m| m.click(Role::Button, "Audience live"));
    meeting.step("edit while frozen", TheSame, |m| {
        m.click(Role::Button, "More for Ceasefire monitoring");
        m.click_begin(Role::Button, "Remove card");
    });
    meeting.step("unfreeze", Another, |m| m.click(Role::Button, "Audience frozen"));
}

/// Actors, positions and packages side by side.
fn views(meeting: &mut Meeting) {
    meeting.step("strip", Another, |m| m.click_begin(Role::Button, "Russia: "));
    meeting.step("actors", Another, |m| m.menu("View", "Actors"));
    meeting.step("next actor", Another, |m| m.click_begin(Role::Button, "Next actor: "));
    meeting.step("board", Another, |m| m.menu("View", "Board"));
    meeting.step("positions", Another, |m| m.menu("View", "Positions"));
    meeting.step("compare", Another, |m| m.menu("View", "Compare"));
    meeting.step("add to compare", Another, |m| {
        m.click(Role::Button, "Add a package or a round to the comparison");
        m.click(Role::Button, "European sky shield now");
    });
}

/// Two seats vote, and nobody sees what before it is revealed.
fn votes(meeting: &mut Meeting) {
    meeting.step("votes", Another, |m| m.menu("View", "Votes"));
    meeting.step("seats", TheSame, |m| {
        m.click(Role::Button, "Add a seat");
        m.click(Role::Button, "Add a seat");
    });
    meeting.step("cast", TheSame, |m| m.menu("Workshop", "Cast votes…"));
    for seat in [1, 2] {
        meeting.step("ballot", TheSame, |m| {
            m.click(Role::Button, &format!("Vote as Seat {seat}"));
            m.click(Role::RadioButton, &format!("{FORCE}: {}", ["Unlikely", "Likely"][seat - 1]));
            m.click(Role::Button, "Done, pass it on");
        });
    }
    meeting.step("reveal", Another, |m| m.click(Role::Button, "Reveal the votes"));
    meeting.step("board", Another, |m| m.menu("View", "Board"));
}

/// The clock of a round, its end, and a look into the editor.
fn round(meeting: &mut Meeting) {
    meeting.step("timer", Clock, |m| {
        m.menu("Workshop", "Start a timer…");
        m.click(Role::Button, "5 minutes");
        m.click(Role::Button, "Start");
    });
    meeting.step("timer gone", Another, |m| m.menu("Workshop", "Away with the timer"));
    meeting.step("round dialog", TheSame, |m| {
        m.menu("Workshop", "Close round…");
        m.click(Role::MultilineTextInput, "Note");
        m.type_text(NOTE);
        m.click(Role::Button, "Close round");
    });
    meeting.step("editor", TheSame, |m| m.menu("Edit", "Edit the scenario"));
    meeting.step("editor closed", TheSame, |m| m.click(Role::Button, "Close the editor"));
}

#[test]
fn a_meeting_by_mouse_with_a_projector_shows_the_room_what_it_should_and_leaves_the_document_that_it_should() {
    let mut meeting = Meeting::open();
    meeting.step("hints", TheSame, |m| m.click(Role::Button, "Hide hints"));
    meeting.open_audience();
    packages_and_cards(&mut meeting);
    ways_forward(&mut meeting);
    settled_heard_and_frozen(&mut meeting);
    views(&mut meeting);
    votes(&mut meeting);
    round(&mut meeting);
    let made = read_file(&meeting.file).expect("a file that can be read").scenario;
    assert!(plain(&made) == plain(meeting.pair.twin.scenario()), "what is in the file at the end");
    let named = |name: &str| made.elements.iter().find(|element| element.name == name).expect("an element").id.clone();
    let package = made.current_package().expect("a package on the board");
    assert!(package.card(&named("Buffer zone")).is_some() && package.card(&named("Ceasefire monitoring")).is_none());
    assert!(made.acceptable.pinned(&Pin::Card(named(FORCE))), "what was settled");
    let card = package.card(&named(FORCE)).expect("the force");
    let votes = made.seats.iter().map(|seat| made.vote_on(seat, card));
    assert_eq!(votes.collect::<Vec<_>>(), [Some(Feasibility::Unlikely), Some(Feasibility::Likely)]);
    let notes = made.rounds.iter().map(|round| round.note.as_str());
    assert_eq!(notes.collect::<Vec<_>>(), [NOTE], "the round that was closed");
}
