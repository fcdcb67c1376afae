//! Mouse and keyboard: what a person does to a window, whether it is drawn by a harness alone or by the real program too.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelUnit, Pos2, Rect, TouchPhase, pos2, vec2};
use egui_kittest::Node;

use super::app::Window;

/// By how many points one step of the wheel moves a page.
const STEP: f32 = 40.0;

/// Mouse and keyboard.
pub trait Hands: Sized {
    /// The window in which one sees where things are.
    fn window(&mut self) -> &mut Window;
    /// Clicks at a place.
    fn click_at(&mut self, place: Pos2);
    /// Types text where the keyboard is.
    fn type_text(&mut self, text: &str);
    /// Presses a key with others held.
    fn press(&mut self, modifiers: Modifiers, key: Key);
    /// Turns the wheel at a place, down by so many steps, or up.
    fn wheel(&mut self, at: Pos2, steps: i32);

    /// Clicks what has this role and name, after turning the wheel over the editor until it is in sight.
    #[track_caller]
    fn click(&mut self, role: Role, name: &str) {
        let wanted = name.to_owned();
        self.click_such(role, name, move |label| label == wanted);
    }

    /// The same for what has a name that begins like this.
    #[track_caller]
    fn click_begin(&mut self, role: Role, start: &str) {
        let wanted = start.to_owned();
        self.click_such(role, start, move |label| label.starts_with(&wanted));
    }

    /// The same for what has a name such as this.
    #[track_caller]
    fn click_such(&mut self, role: Role, what: &str, wanted: impl Fn(&str) -> bool + Clone + 'static) {
        let rect = self.bring_into_sight(role, what, wanted);
        self.click_at(pos2(rect.left() + rect.width().min(60.0) / 2.0, rect.center().y));
    }

    /// Turns the wheel over the editor until something is in sight; where it is then.
    #[track_caller]
    fn bring_into_sight(&mut self, role: Role, what: &str, wanted: impl Fn(&str) -> bool + Clone + 'static) -> Rect {
        for _ in 0..20 {
            let window = self.window();
            let found: Vec<Rect> = window.all(role, wanted.clone()).iter().map(Node::rect).collect();
            let [rect] = found[..] else {
                panic!("{role:?} “{what}” should be there once; there are {found:?} among {:?}", window.names(role));
            };
            let Some(panel) = editor(window) else { return rect };
            // Beside the editor and in its head all is in sight.
            let beside = rect.left() > panel.right() || ["Back to the list", "Close the editor"].contains(&what);
            if beside || (panel.top() <= rect.top() && rect.bottom() <= panel.bottom()) {
                return rect;
            }
            let steps = ((rect.center().y - panel.center().y) / STEP).round() as i32;
            self.wheel(panel.center(), if steps == 0 { 1 } else { steps });
        }
        panic!("“{what}” does not come into sight");
    }

    /// Puts text in place of what stands in a field.
    #[track_caller]
    fn fill(&mut self, field: &str, text: &str) {
        let lines = self.window().has(Role::MultilineTextInput, field);
        self.click(if lines { Role::MultilineTextInput } else { Role::TextInput }, field);
        self.press(Modifiers::COMMAND, Key::A);
        self.type_text(text);
    }

    /// Puts text into a field and presses Enter.
    #[track_caller]
    fn enter(&mut self, field: &str, text: &str) {
        self.fill(field, text);
        self.press(Modifiers::NONE, Key::Enter);
    }

    /// Opens the menu of a button and takes the entry of this name.
    #[track_caller]
    fn pick(&mut self, button: &str, entry: &str) {
        self.click(Role::Button, button);
        self.click(Role::Button, entry);
    }

    /// The same for a chip whose name begins like this.
    #[track_caller]
    fn pick_begin(&mut self, chip: &str, entry: &str) {
        self.click_begin(Role::Button, chip);
        self.click(Role::Button, entry);
    }

    /// Opens the menu of the chip whose name begins like this and chooses the option that begins like that.
    #[track_caller]
    fn choose(&mut self, chip: &str, option: &str) {
        self.click_begin(Role::Button, chip);
        self.click_begin(Role::RadioButton, option);
    }
}

/// Where the editor's page lies, if it is open.
fn editor(window: &Window) -> Option<Rect> {
    let close = window.all(Role::Button, |name| name == "Close the editor");
    let close = close.first()?.rect();
    // On the page of one thing there is a second line with the way back.
    let list = window.all(Role::Link, |name| name.starts_with("Go to "));
    let second = list.first().map(Node::rect).filter(|rect| rect.top() < close.bottom() + 20.0);
    let top = second.map_or(close.bottom(), |rect| rect.bottom());
    Some(Rect::from_min_max(pos2(8.0, top + 4.0), pos2(close.right(), window.rect().bottom() - 48.0)))
}

impl Hands for Window {
    fn window(&mut self) -> &mut Window {
        self
    }

    fn click_at(&mut self, place: Pos2) {
        Window::click_at(self, place);
    }

    fn type_text(&mut self, text: &str) {
        Window::type_text(self, text);
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.keys(modifiers, key);
    }

    fn wheel(&mut self, at: Pos2, steps: i32) {
        let delta = vec2(0.0, -steps as f32);
        let (unit, phase, modifiers) = (MouseWheelUnit::Line, TouchPhase::Move, Modifiers::NONE);
        let source = egui::MouseWheelSource::Wheel;
        self.events([Event::PointerMoved(at), Event::MouseWheel { unit, delta, phase, modifiers, source }]);
        // The page glides to where it was sent.
        self.wait(1.0);
    }
}
