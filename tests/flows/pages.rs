//! The editor's pages keep the laws of the rest of the screen: every control has a name of its own and is inside the
//! panel, no text lies on another or is cut off, Tab goes everywhere, and at rest nothing is drawn.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, Rect, pos2, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{AccessKitNode, By, NodeT as _, Queryable as _};
use guarantee_board::scenario::{ItemKey, ItemKind, Position, Scenario};

use crate::access::{CONTROLS, focusable, id_of, look_at_focus, stutters};
use crate::common::app::{Window, name_of};
use crate::common::hands::Hands as _;
use crate::overlap::{cuts, overlaps};
use crate::sweep::sharing_ground;

/// High enough for the longest form: whatever a page holds is seen at once.
const HIGH: f32 = 12_000.0;

/// Sizes and zooms in which the editor is wide, and in which it is as narrow as it gets by itself: that is so in windows
/// of 1280 points and less.
const SIZES: [([f32; 2], f32); 2] = [([1920.0, HIGH], 1.0), ([1200.0, 1.5 * HIGH], 1.5)];

/// A window in which the editor goes from page to page.
struct Tour {
    window: Window,
    /// Where in `SIZES` the window is.
    size: usize,
    problems: Vec<String>,
}

impl Tour {
    /// The shipped scenario with the editor open at its contents.
    fn new() -> Self {
        let mut window = Window::sized(SIZES[0].0);
        window.key(Key::F4);
        Self { window, size: 0, problems: Vec::new() }
    }

    fn contents(&mut self) {
        while self.window.has(Role::Button, "Back to the list") {
            self.window.click("Back to the list");
        }
    }

    fn list(&mut self, kind: ItemKind) {
        self.contents();
        let plural = kind.plural();
        self.window.click_begin(&format!("{}{} (", plural[..1].to_uppercase(), &plural[1..]));
    }

    /// The form of a thing of the list that is open.
    fn form(&mut self, key: &ItemKey) {
        let item = self.window.scenario().item(key).expect("it is there");
        let search = format!("Find among the {}", key.kind.plural());
        if self.window.has(Role::TextInput, &search) {
            self.window.fill(&search, &key.id);
        }
        let name = item.name().to_owned();
        let row = |node: &Node<'_>| name_of(node).starts_with(&name) || name_of(node).contains(&format!(": {name}"));
        let row = controls(&mut self.window).into_iter().find(row).expect("it is in the list").rect().center();
        self.window.click_at(row);
        assert!(self.window.has(Role::Link, &format!("Rename {}", key.id)), "{key:?} is not open");
    }

    /// Looks at the page that is open, in every size; the window keeps the last of them.
    fn look(&mut self, page: &str) {
        let mut found = names(&mut self.window);
        for turn in 0..SIZES.len() {
            if turn > 0 {
                self.size = (self.size + 1) % SIZES.len();
                let ([width, height], zoom) = SIZES[self.size];
                self.window.ctx().set_zoom_factor(zoom);
                self.window.harness().set_size(vec2(width, height) / zoom);
                self.window.settle();
            }
            found.extend(layout(&mut self.window));
        }
        if self.window.repaint_delay() != Duration::MAX {
            self.window.wait(1.0);
            let delay = self.window.repaint_delay();
            found.extend((delay != Duration::MAX).then(|| format!("it draws itself again after {delay:?}")));
        }
        self.problems.extend(found.into_iter().map(|problem| format!("{page}: {problem}")));
    }

    fn end(self) {
        assert!(self.problems.is_empty(), "{:#?}", self.problems);
    }
}

/// The thing of a kind about which there is most to say, in this respect.
fn most(scenario: &Scenario, kind: ItemKind, much: impl Fn(&ItemKey) -> usize) -> Option<ItemKey> {
    scenario.ids(kind).into_iter().map(|id| ItemKey::new(kind, id)).max_by_key(|key| much(key))
}

/// The thing of a kind of which most is written.
fn longest(scenario: &Scenario, kind: ItemKind) -> Option<ItemKey> {
    most(scenario, kind, |key| format!("{:?}", scenario.item(key)).len())
}

/// The position that holds a part of its own at greatest length.
fn position(scenario: &Scenario, part: impl Fn(&Position) -> Option<String>) -> ItemKey {
    let length =
        |key: &ItemKey| scenario.position(&key.id.as_str().into()).and_then(&part).map_or(0, |text| text.len());
    most(scenario, ItemKind::Position, length).expect("there are positions")
}

/// Where the editor lies: above the line of what the package gives.
fn panel(window: &Window) -> Rect {
    let close = window.find(Role::Button, "Close the editor").rect();
    let border = window.begins(Role::Splitter, "Width of the editor").rect();
    let foot = window.begins(Role::Link, "Deny an attack:").rect();
    Rect::from_min_max(pos2(0.0, close.top() - 1.0), pos2(border.center().x, foot.top()))
}

/// The controls of the editor.
fn controls(window: &mut Window) -> Vec<Node<'_>> {
    let panel = panel(window);
    let used = |node: &AccessKitNode<'_>| !node.is_hidden() && CONTROLS.contains(&node.role());
    let foot = panel.bottom();
    let inside = |node: &Node<'_>| {
        let rect = node.rect();
        // What is scrolled runs on below the line at the foot, which no other row is as high as.
        rect.center().x < panel.right() && rect.center().y > panel.top() && (rect.top() - foot).abs() > 0.1
    };
    window.harness().query_all(By::new().predicate(used)).filter(inside).collect()
}

/// Names that are none, that are not the only ones of their kind, or that stutter.
fn names(window: &mut Window) -> Vec<String> {
    let mut problems = Vec::new();
    let mut known = BTreeSet::new();
    let used = |node: &AccessKitNode<'_>| !node.is_hidden() && CONTROLS.contains(&node.role());
    for node in window.harness().query_all(By::new().predicate(used)) {
        let (role, name) = (node.accesskit_node().role(), name_of(&node));
        if role != Role::Link && stutters(&name) {
            problems.push(format!("“{name}” stutters"));
        }
        if name.trim().is_empty() || !known.insert((format!("{role:?}"), name.clone())) {
            problems.push(format!("a {role:?} “{name}” once more"));
        }
    }
    problems
}

/// Controls that lie on one another or reach out of the editor, and texts that do.
fn layout(window: &mut Window) -> Vec<String> {
    let room = panel(window).expand(1.0);
    let placed: Vec<(String, Rect)> = controls(window).iter().map(|node| (name_of(node), node.rect())).collect();
    let out = placed.iter().filter(|(_, rect)| rect.left() < room.left() || rect.right() > room.right());
    let mut problems: Vec<String> = out.map(|(name, rect)| format!("“{name}” {rect:?} leaves {room:?}")).collect();
    let places: Vec<Rect> = placed.iter().map(|(_, rect)| *rect).collect();
    for (one, other) in sharing_ground(&places) {
        let ((name, rect), (other_name, other)) = (&placed[one], &placed[other]);
        let shared = rect.intersect(*other);
        if shared.width().min(shared.height()) > 1.0 {
            problems.push(format!("“{name}” {rect:?} lies on “{other_name}” {other:?}"));
        }
    }
    problems.extend(overlaps(window));
    problems.extend(cuts(window, room));
    problems
}

#[test]
fn lists_and_the_pages_around_them_keep_the_laws_of_the_screen() {
    let mut tour = Tour::new();
    tour.look("the contents");
    tour.window.click("Title, dates and money");
    tour.look("the head");
    for kind in ItemKind::ALL {
        tour.list(*kind);
        tour.look(&format!("the list of {}", kind.plural()));
    }
    tour.contents();
    tour.window.click("Take from another scenario");
    tour.window.click("Take from Ukraine 2025");
    tour.window.click("Choose everything");
    tour.look("the library");
    tour.window.click_on(Role::RadioButton, "What will come");
    tour.look("what would come from it");
    tour.list(ItemKind::Position);
    tour.window.click("Add a position…");
    tour.window.click("Add a counter-voice");
    tour.look("a new position");
    tour.end();
}

#[test]
fn forms_of_everything_keep_the_laws_of_the_screen() {
    let mut tour = Tour::new();
    for kind in ItemKind::ALL {
        tour.list(*kind);
        let Some(key) = longest(tour.window.scenario(), *kind) else { continue };
        tour.form(&key);
        // The settings are open; of their options these are unfolded, with what they change.
        for folded in tour.window.names(Role::DisclosureTriangle).into_iter().filter(|name| !name.contains(':')).take(3)
        {
            tour.window.click_on(Role::DisclosureTriangle, &folded);
            let start = format!("What “{folded}” changes: ");
            let changes: Vec<String> = tour
                .window
                .names(Role::DisclosureTriangle)
                .into_iter()
                .filter(|name| name.starts_with(&start))
                .collect();
            changes.iter().for_each(|changes| tour.window.click_on(Role::DisclosureTriangle, changes));
        }
        tour.look(&format!("{} {}", kind.noun(), key.id));
    }
    tour.end();
}

#[test]
fn rules_with_all_that_they_can_hold_keep_the_laws_of_the_screen() {
    let mut tour = Tour::new();
    let scenario = tour.window.scenario().clone();
    let keys = [
        position(&scenario, |position| position.crossed_when.as_ref().map(|condition| format!("{condition:?}"))),
        position(&scenario, |position| position.met_when.as_ref().map(|condition| format!("{condition:?}"))),
        position(&scenario, |position| position.provides.as_ref().map(|provision| format!("{provision:?}"))),
    ];
    for key in &keys {
        tour.list(key.kind);
        tour.form(key);
        if tour.window.has(Role::Button, "Binds only when") {
            tour.window.pick("Binds only when", "all of several are so …");
            tour.window.pick("Add to binding part 0", "something is not so …");
        }
        tour.window.click("Tell a new claim against it");
        tour.window.click_on(Role::Link, &format!("Rename {}", key.id));
        tour.look(&key.id);
    }
    tour.list(ItemKind::Actor);
    tour.form(&ItemKey::new(ItemKind::Actor, "ukraine"));
    tour.window.fill("Name", " ");
    tour.window.click("Delete this actor");
    tour.look("an actor that is refused and about to be deleted");
    tour.end();
}

/// Goes round the editor with Tab: what is not reached, and what is not seen when it is.
fn walk(window: &mut Window) -> Vec<String> {
    let mut wanted: BTreeMap<u64, String> = BTreeMap::new();
    for node in focusable(window) {
        wanted.insert(id_of(&node), name_of(&node));
    }
    let border = panel(window).right();
    let inside: BTreeSet<u64> = controls(window).iter().map(id_of).collect();
    wanted.retain(|id, _| inside.contains(id));
    assert!(wanted.len() > 4, "only {wanted:?} can have the keyboard left of {border}");
    let first = if window.has(Role::Button, "Back to the list") { "Back to the list" } else { "Close the editor" };
    window.find(Role::Button, first).focus();
    window.settle();
    let mut problems = BTreeSet::new();
    let mut reached = BTreeSet::new();
    while let Some((id, problem)) = look_at_focus(window)
        && wanted.contains_key(&id)
        && reached.insert(id)
    {
        problems.extend(problem);
        window.key(Key::Tab);
    }
    let missed = wanted.iter().filter(|(id, _)| !reached.contains(id));
    problems.extend(missed.map(|(_, name)| format!("Tab does not reach “{name}”")));
    problems.into_iter().collect()
}

#[test]
fn tab_goes_through_the_editor_and_brings_everything_into_sight() {
    let mut window = Window::sized([1280.0, 720.0]);
    window.key(Key::F4);
    let mut tour = Tour { window, size: 0, problems: Vec::new() };
    let mut problems = BTreeMap::new();
    problems.insert("the contents", walk(&mut tour.window));
    tour.list(ItemKind::Phase);
    problems.insert("a list", walk(&mut tour.window));
    tour.list(ItemKind::Element);
    let key = longest(tour.window.scenario(), ItemKind::Element).expect("there are elements");
    tour.form(&key);
    problems.insert("an element", walk(&mut tour.window));
    tour.contents();
    tour.window.click("Take from another scenario");
    tour.window.click("Take from The small example");
    problems.insert("the library", walk(&mut tour.window));
    tour.list(ItemKind::Position);
    tour.window.click("Add a position…");
    problems.insert("a new position", walk(&mut tour.window));
    tour.window.harness().set_size(vec2(800.0, 500.0));
    tour.window.settle();
    tour.list(ItemKind::Position);
    let scenario = tour.window.scenario().clone();
    let key = position(&scenario, |position| position.crossed_when.as_ref().map(|condition| format!("{condition:?}")));
    tour.form(&key);
    problems.insert("a red line in the smallest window", walk(&mut tour.window));
    problems.retain(|_, found| !found.is_empty());
    assert!(problems.is_empty(), "{problems:#?}");
}
