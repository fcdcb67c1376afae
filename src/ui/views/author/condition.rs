//! The condition builder: a sentence above, and below it the parts it is made of, each with what can be chosen there.

use egui::{Frame, Id, Label, Margin, Stroke, Ui};

use super::beginning::{start_ui, turn_ui};
use super::form::{Form, written_ui};
use super::pattern::{counted_ui, pattern_ui};
use super::pick::{add_button, entries, one_ui};
use crate::scenario::{Condition, CostKind, Degree, ItemKind};
use crate::ui::theme::{Icon, Tone, Type, icon_ui, space, tokens};
use crate::ui::widgets::chip::{self, Then};
use crate::ui::widgets::offers::choose_ui;
use crate::ui::widgets::{icon_button_ui, muted_ui};
use crate::wording;
use crate::workshop::author::never;

/// What decides how a condition is drawn.
pub struct Builder<'b> {
    /// Which of the condition and its parts hold now, the whole one first, each followed by its parts; none if it is
    /// not known.
    pub truth: &'b [bool],
    /// It may ask what the package reaches.
    pub reaching: bool,
    /// What its parts are called: "part", or another word where a form has two conditions.
    pub part: &'static str,
    /// The part that is drawn next, as a place in `truth`.
    next: usize,
    /// Where what comes next is added: the keyboard comes back to it.
    at: Id,
    changed: bool,
}

impl<'b> Builder<'b> {
    /// A builder of one condition, whose parts are called so.
    pub fn new(truth: &'b [bool], reaching: bool, part: &'static str) -> Self {
        Self { truth, reaching, part, next: 0, at: Id::NULL, changed: false }
    }

    /// Draws the condition; whether it is another by now. `of` names it: "is crossed when".
    pub fn ui(mut self, ui: &mut Ui, form: &Form<'_>, of: &str, condition: &mut Condition) -> bool {
        self.at = ui.make_persistent_id(("condition", of));
        if *condition == never() || *condition == Condition::All(Vec::new()) {
            // Nothing is said yet.
            let button = add_button("Choose what must be so");
            if let Some(first) = start_ui(ui, form, (self.at, Then::Button), button, of, self.reaching) {
                *condition = first;
                self.changed = true;
            }
            return self.changed;
        }
        if self.node_ui(ui, form, of, condition) {
            *condition = never();
            self.changed = true;
        }
        self.join_ui(ui, form, of, condition);
        self.changed
    }

    /// The buttons that put another condition beside one that has no parts yet.
    fn join_ui(&mut self, ui: &mut Ui, form: &Form<'_>, of: &str, condition: &mut Condition) {
        if let Condition::All(_) | Condition::Any(_) | Condition::AtLeast(..) = condition {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            let at = self.at;
            let (and, or) = (format!("{of}, and …"), format!("{of}, or …"));
            let and = start_ui(ui, form, (at, Then::Button), add_button("and …"), &and, self.reaching);
            // It goes on at the end of the parts, where that of the other does.
            let or = start_ui(ui, form, (at.with("or"), Then::To(at)), add_button("or …"), &or, self.reaching);
            let whole = condition.clone();
            if let Some(other) = and {
                (*condition, self.changed) = (Condition::All(vec![whole, other]), true);
            } else if let Some(other) = or {
                (*condition, self.changed) = (Condition::Any(vec![whole, other]), true);
            }
        });
    }

    /// Draws one condition with its parts; whether it is to go.
    fn node_ui(&mut self, ui: &mut Ui, form: &Form<'_>, of: &str, condition: &mut Condition) -> bool {
        let number = self.next;
        self.next += 1;
        let mut gone = false;
        let tokens = tokens(ui);
        let frame = Frame::new()
            .fill(tokens.card)
            .stroke(Stroke::new(1.0, tokens.card_border))
            .corner_radius(space::RADIUS)
            .inner_margin(Margin { left: 8, right: 6, top: 6, bottom: 6 });
        frame.show(ui, |ui| {
            ui.push_id(("part", number), |ui| {
                ui.set_width(ui.available_width());
                gone = self.head_ui(ui, form, of, number, condition);
                self.body_ui(ui, form, number, condition);
            });
        });
        gone
    }

    /// What a part is called.
    fn named(&self, number: usize) -> String {
        format!("{} {number}", self.part)
    }

    /// The kind of a condition, whether it holds now, and the way to take it out.
    fn head_ui(&mut self, ui: &mut Ui, form: &Form<'_>, of: &str, number: usize, condition: &mut Condition) -> bool {
        let mut gone = false;
        ui.horizontal(|ui| {
            let name = if number == 0 { of.to_owned() } else { wording::sentence(&self.named(number)) };
            let reaching = self.reaching;
            let text = kind(condition);
            let chip = chip::chip_ui(ui, text, &format!("{name}: {text}"));
            let turned = turn_ui(&chip, chip.id.with("menu"), form, condition, reaching);
            if let Some(turned) = turned {
                *condition = turned;
                self.changed = true;
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                gone = icon_button_ui(ui, Icon::Close, &format!("Take out: {name}")).clicked();
                if let Some(holds) = self.truth.get(number) {
                    truth_ui(ui, *holds);
                }
            });
        });
        gone
    }

    fn body_ui(&mut self, ui: &mut Ui, form: &Form<'_>, number: usize, condition: &mut Condition) {
        let named = self.named(number);
        match condition {
            Condition::Card(pattern) => {
                self.changed |= pattern_ui(ui, form, &named, pattern);
            }
            Condition::Named(id) => {
                let known = entries(form, &[ItemKind::Condition]);
                self.changed |= one_ui(ui, &format!("Named condition of {named}"), &known, id);
            }
            Condition::Reaches(function, degree) => {
                ui.horizontal_wrapped(|ui| {
                    let functions = entries(form, &[ItemKind::Function]);
                    self.changed |= one_ui(ui, &format!("Function of {named}"), &functions, function);
                    let degrees: Vec<Degree> = (0..=Degree::MAX.0).map(Degree).collect();
                    let name = format!("Degree of {named}");
                    if let Some(chosen) = choose_ui(ui, &name, &degrees, wording::degree, *degree) {
                        *degree = chosen;
                        self.changed = true;
                    }
                    muted_ui(ui, "in practice, or more");
                });
            }
            Condition::Uses { resource, over, of } => {
                ui.horizontal_wrapped(|ui| {
                    let resources = entries(form, &[ItemKind::Resource]);
                    self.changed |= one_ui(ui, &format!("Resource of {named}"), &resources, resource);
                    muted_ui(ui, "more than");
                    self.changed |= written_ui(ui, "used", &format!("Amount of {named}"), 60.0, over);
                    muted_ui(ui, wording::name::unit(form.scenario, resource));
                });
                self.changed |= counted_ui(ui, form, &named, of);
            }
            Condition::Costs { what, over, of } => {
                ui.horizontal_wrapped(|ui| {
                    muted_ui(ui, "more than");
                    self.changed |= written_ui(ui, "spent", &format!("Amount of {named}"), 60.0, over);
                    muted_ui(ui, &form.scenario.money);
                    let name = format!("Which costs of {named}");
                    if let Some(chosen) =
                        choose_ui(ui, &name, &CostKind::ALL, |kind| wording::cost_kind(kind).to_owned(), *what)
                    {
                        *what = chosen;
                        self.changed = true;
                    }
                });
                muted_ui(ui, "The low ends of what they cost; a card without a figure adds nothing");
                self.changed |= counted_ui(ui, form, &named, of);
            }
            Condition::Before(first, then) => {
                let (one, other) = (format!("the earlier card of {named}"), format!("the later card of {named}"));
                ui.push_id("first", |ui| self.changed |= pattern_ui(ui, form, &one, first));
                muted_ui(ui, "starts in an earlier phase than");
                ui.push_id("then", |ui| self.changed |= pattern_ui(ui, form, &other, then));
            }
            Condition::Not(part) => {
                if self.node_ui(ui, form, "", part) {
                    *condition = never();
                    self.changed = true;
                }
            }
            Condition::All(parts) | Condition::Any(parts) => self.parts_ui(ui, form, number, parts),
            Condition::AtLeast(least, parts) => {
                let most = u32::try_from(parts.len()).unwrap_or(u32::MAX).max(1);
                let counts: Vec<u32> = (1..=most.min(100)).collect();
                ui.horizontal(|ui| {
                    muted_ui(ui, "At least");
                    let name = format!("How many of {named}");
                    if let Some(chosen) = choose_ui(ui, &name, &counts, |count| count.to_string(), *least) {
                        *least = chosen;
                        self.changed = true;
                    }
                });
                self.parts_ui(ui, form, number, parts);
                *least = (*least).min(u32::try_from(parts.len()).unwrap_or(u32::MAX)).max(1);
                if parts.is_empty() {
                    *condition = never();
                }
            }
        }
    }

    fn parts_ui(&mut self, ui: &mut Ui, form: &Form<'_>, number: usize, parts: &mut Vec<Condition>) {
        let mut gone = None;
        for (place, part) in parts.iter_mut().enumerate() {
            if self.node_ui(ui, form, "", part) {
                gone = Some(place);
            }
        }
        if let Some(place) = gone {
            parts.remove(place);
            self.changed = true;
        }
        let (at, name) = (if number == 0 { self.at } else { self.at.with(number) }, self.named(number));
        let button = add_button("Add a part");
        if let Some(part) = start_ui(ui, form, (at, Then::Button), button, &format!("Add to {name}"), self.reaching) {
            parts.push(part);
            self.changed = true;
        }
    }
}

/// Whether a part holds on the board now.
fn truth_ui(ui: &mut Ui, holds: bool) {
    let (tone, icon, text) =
        if holds { (Tone::Accent, Icon::Check, "so now") } else { (Tone::Neutral, Icon::Dash, "not now") };
    let color = tokens(ui).tone(tone).strong;
    ui.add(Label::new(Type::Small.text(text).color(color)).selectable(false));
    icon_ui(ui, icon, 11.0, color);
}

/// What a condition is, as the beginning of a sentence.
fn kind(condition: &Condition) -> &'static str {
    match condition {
        Condition::Card(_) => "the board has a card",
        Condition::Named(_) => "the package has",
        Condition::All(_) => "all of these are so",
        Condition::Any(_) => "any of these is so",
        Condition::Not(_) => "this is not so",
        Condition::AtLeast(..) => "so many of these are so",
        Condition::Reaches(..) => "protection reaches",
        Condition::Uses { .. } => "cards use together",
        Condition::Costs { .. } => "cards cost together",
        Condition::Before(..) => "a card starts before another",
    }
}
