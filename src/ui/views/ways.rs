//! What could be: the nearest acceptable packages, why there is none, who would have to move, and how much is left.

use egui::{Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::ends;
use super::explain::items::{Item, item_ui, paragraph_ui, section_of_ui};
use super::tones;
use crate::scenario::Scenario;
use crate::search::{Accepting, Conflict, Moving, Way};
use crate::ui::command::Action;
use crate::ui::preview::Compared;
use crate::ui::scene::{Kind, Scene};
use crate::ui::state::{Listed, Preview, Subject, View};
use crate::ui::theme::{Icon, Tone, Type, icons, space, tokens};
use crate::ui::widgets::line::{Line, press_ui, tip};
use crate::ui::widgets::scroll::scrolled_ui;
use crate::ui::widgets::{marked_ui, muted_ui, section_ui, toned_ui};
use crate::wording;

/// How high a way is in the list, in points.
const ROW: f32 = 78.0;
/// In how many lines its edits are told at most.
const LINES: usize = 3;

/// How far the board is from what could be accepted, in a few words.
pub struct Summary {
    mark: (Tone, Icon),
    title: String,
    detail: String,
}

impl Summary {
    /// Of what is known of a board; nothing where nothing is asked.
    pub fn of(scene: &Scene) -> Option<Self> {
        let answers = scene.answers();
        let edits = |way: &Way| told(scene, way).join(" · ");
        let summary = |mark, title: &str, detail: String| Self { mark, title: title.to_owned(), detail };
        Some(match &answers.ways {
            None if !scene.thinking => return None,
            None => summary((Tone::Neutral, Icon::Circle), "Ways forward", "Being worked out …".to_owned()),
            Some(found) if found.acceptable => {
                let better = found.ways.first().map(|way| format!("Better {}", edits(way)));
                let title = "The group could accept this package";
                summary((Tone::Good, Icon::Check), title, better.unwrap_or_default())
            }
            Some(found) => match found.ways.first() {
                Some(way) => {
                    let changes = wording::count(way.steps.len(), "change", "changes");
                    let title = format!("Nearest way forward: {changes}");
                    summary((Tone::Accent, Icon::ArrowRight), &title, wording::sentence(&edits(way)))
                }
                None if found.complete => {
                    let title = "There is no package the group could accept";
                    summary((Tone::Warn, Icon::Triangle), title, "Why, and who would have to move".to_owned())
                }
                None => {
                    let detail = "None was found in the time there was".to_owned();
                    summary((Tone::Neutral, Icon::Dash), "Ways forward", detail)
                }
            },
        })
    }

    /// Draws it at the foot of the findings; it opens the ways forward.
    pub fn ui(&self, ui: &mut Ui, rect: Rect, view: &mut View) {
        let response = press_ui(ui, rect, "nearest", Role::Button, &self.title);
        ui.accesskit_node_builder(response.id, |node| node.set_description(self.detail.as_str()));
        let tokens = tokens(ui);
        let (tone, icon) = self.mark;
        let colors = tokens.tone(tone);
        ui.painter().rect_filled(rect, 0.0, if response.hovered() { tokens.card_hover } else { colors.soft });
        ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, tokens.divider));
        let first = Rect::from_min_size(rect.min + vec2(space::M, 6.0), vec2(rect.width() - 2.0 * space::M, 20.0));
        let mark = Rect::from_center_size(pos2(first.left() + 7.0, first.center().y), vec2(14.0, 14.0));
        icons::paint(ui.painter(), icon, mark, colors.strong);
        let title = Line::new(ui, &self.title, Type::SmallStrong.font(), colors.strong, first.width() - 40.0);
        title.paint(ui, first.with_min_x(first.left() + 21.0));
        let open = Rect::from_center_size(pos2(first.right() - 5.0, first.center().y), vec2(10.0, 10.0));
        icons::paint(ui.painter(), Icon::ChevronRight, open, colors.strong);
        let text = Rect::from_min_max(pos2(first.left(), first.bottom() + 2.0), rect.max - vec2(space::M, 4.0));
        let lines = wrapped(ui, &self.detail, Type::Small, text.width(), LINES);
        let elided = lines.elided;
        ui.painter().galley(text.min, lines, tokens.text);
        if elided {
            tip(&response, rect, &self.detail);
        }
        if response.clicked() {
            view.panels.listed = Listed::Ways;
        }
    }
}

/// A text in at most so many lines.
fn wrapped(ui: &Ui, text: &str, step: Type, width: f32, lines: usize) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::simple(text.to_owned(), step.font(), tokens(ui).text, width);
    job.wrap.max_rows = lines;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// What a way would change, edit by edit.
fn told(scene: &Scene, way: &Way) -> Vec<String> {
    let package = scene.package();
    package.map(|package| wording::edits_brief(scene.scenario(), package, &way.package)).unwrap_or_default()
}

/// The letter by which a way is called.
pub fn letter(place: usize) -> char {
    u8::try_from(place).ok().and_then(|place| b'A'.checked_add(place)).map_or('?', char::from)
}

/// Draws the list, and below it all else that is known of what could be. `shown`: the board in the middle.
pub fn ways_ui(ui: &mut Ui, scene: &Scene, shown: &Scene, view: &mut View, out: &mut Vec<Action>) {
    scrolled_ui(ui, ScrollArea::vertical().auto_shrink(false).id_salt("ways"), |ui| {
        egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 8)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            list_ui(ui, scene, view, out);
            if shown.kind == Kind::Preview {
                changes_ui(ui, scene, shown, view);
            }
            rest_ui(ui, scene, view, out);
        });
    });
}

fn list_ui(ui: &mut Ui, scene: &Scene, view: &mut View, out: &mut Vec<Action>) {
    section_ui(ui, "Ways forward");
    if scene.thinking {
        muted_ui(ui, "Being worked out …");
    }
    let Some(found) = &scene.answers().ways else { return };
    if found.acceptable {
        let better = if found.ways.is_empty() { "" } else { "; these would improve it" };
        paragraph_ui(ui, format!("The group could accept this package as it stands{better}"));
    }
    let edits: Vec<Vec<String>> = found.ways.iter().map(|way| told(scene, way)).collect();
    let common: Vec<String> = match edits.split_first() {
        Some((first, others)) if !others.is_empty() => {
            first.iter().filter(|edit| others.iter().all(|other| other.contains(edit))).cloned().collect()
        }
        _ => Vec::new(),
    };
    if !common.is_empty() {
        let all = match edits.len() {
            2 => "In both".to_owned(),
            3 => "In all three".to_owned(),
            count => format!("In all {count}"),
        };
        muted_ui(ui, format!("{all}: {}", common.join(" · ")));
    }
    for (place, (way, edits)) in found.ways.iter().zip(&edits).enumerate() {
        let others: Vec<&str> = edits.iter().filter(|edit| !common.contains(edit)).map(String::as_str).collect();
        let text = if others.is_empty() { "Nothing else".to_owned() } else { wording::sentence(&others.join(" · ")) };
        way_ui(ui, scene, (way, Some(place)), &text, view, out);
    }
    if !found.complete {
        muted_ui(ui, "There was no time to compare them all: others may be as near, and better");
    }
    if !found.mismatches.is_empty() {
        let text = "Search and assessment do not agree on a package, which is not shown. Please report this fault of the \
                    program, with the scenario file";
        toned_ui(ui, Tone::Bad, Icon::Triangle, Type::Small.text(text));
    }
}

/// A way by itself, with all its edits.
pub fn lone_way_ui(ui: &mut Ui, scene: &Scene, way: &Way, view: &mut View, out: &mut Vec<Action>) {
    let text = wording::sentence(&told(scene, way).join(" · "));
    let text = if text.is_empty() { "As it stands".to_owned() } else { text };
    way_ui(ui, scene, (way, None), &text, view, out);
}

/// A way: its edits, and what would come of them. A click, or Enter on it, shows it in the place of the board; Enter
/// once more puts it there.
fn way_ui(
    ui: &mut Ui,
    scene: &Scene,
    (way, place): (&Way, Option<usize>),
    text: &str,
    view: &mut View,
    out: &mut Vec<Action>,
) {
    let tokens = tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let shown = view.preview.as_ref().is_some_and(|preview| preview.package == way.package);
    let can = scene.editable && !way.steps.is_empty();
    let name =
        place.map_or_else(|| format!("Preview: {text}"), |place| format!("Preview way {}: {text}", letter(place)));
    let response = if can {
        press_ui(ui, rect, ("way", place, text), Role::Button, &name)
    } else {
        let response = ui.interact(rect, ui.scope_id().with(("way", place, text)), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(Role::Label, true, text));
        response
    };
    let fill = if shown {
        tokens.tone(Tone::Accent).soft
    } else if can && response.hovered() {
        tokens.card_hover
    } else {
        tokens.card
    };
    let edge = if shown { Stroke::new(2.0, tokens.accent) } else { Stroke::new(1.0, tokens.card_border) };
    ui.painter().rect(rect, space::RADIUS, fill, edge, StrokeKind::Inside);
    let mut inner = rect.shrink2(vec2(space::M, 4.0));
    if let Some(place) = place {
        let letter =
            Line::new(ui, &letter(place).to_string(), Type::Title.font(), tokens.tone(Tone::Accent).strong, 20.0);
        letter.paint(ui, inner.with_max_y(inner.bottom()));
        inner.min.x += 24.0;
    }
    inner.max.x -= 18.0;
    if can {
        let mark = Rect::from_center_size(pos2(rect.right() - 16.0, rect.center().y), vec2(10.0, 10.0));
        icons::paint(ui.painter(), Icon::ChevronRight, mark, tokens.text_muted);
    }
    let lines = wrapped(ui, text, Type::SmallStrong, inner.width(), LINES);
    let outcome = outcome(scene, way);
    let (tone, icon) = tones::verdict(way.assessment.verdict);
    let top = inner.top() + (inner.height() - lines.size().y - 18.0).max(0.0) / 2.0;
    if lines.elided {
        tip(&response, rect, text);
    }
    let below = top + lines.size().y;
    ui.painter().galley(pos2(inner.left(), top), lines, tokens.text);
    let mark = Rect::from_center_size(pos2(inner.left() + 6.0, below + 9.0), vec2(12.0, 12.0));
    icons::paint(ui.painter(), icon, mark, tokens.tone(tone).strong);
    let meta = Line::new(ui, &outcome, Type::Small.font(), tokens.text_muted, inner.width() - 20.0);
    meta.paint(ui, Rect::from_min_size(pos2(inner.left() + 18.0, below), vec2(inner.width() - 20.0, 18.0)));
    if response.hovered()
        && let Some(package) = scene.package()
    {
        view.marked.extend(touched(package, &way.package));
    }
    if can && response.clicked() {
        let entered = ui.input(|input| input.key_pressed(egui::Key::Enter));
        if shown && entered {
            out.push(Action::Adopt);
        } else {
            let preview = Preview { of: scene.meaning(), package: way.package.clone(), way: place, shared: false };
            view.preview = (!shown).then_some(preview);
        }
    }
}

/// The cards that a way changes or takes away.
fn touched<'a>(
    before: &'a crate::scenario::Package,
    after: &'a crate::scenario::Package,
) -> impl Iterator<Item = crate::scenario::ElementId> + 'a {
    let same = |card: &crate::scenario::Card| {
        after
            .card(&card.element)
            .is_some_and(|other| (&other.phase, &other.by, &other.with) == (&card.phase, &card.by, &card.with))
    };
    before.cards.iter().filter(move |card| !same(card)).map(|card| card.element.clone())
}

/// What a way comes to: "Strained · protection 11 → 9", and how many changes it takes.
fn outcome(scene: &Scene, way: &Way) -> String {
    let (before, after) = (scene.assessment().protection_in_practice(), way.assessment.protection_in_practice());
    let protection =
        if before == after { format!("protection {after}") } else { format!("protection {before} → {after}") };
    let changes = match way.steps.len() {
        0 => String::new(),
        steps => wording::count(steps, "change", "changes"),
    };
    wording::remarks([wording::verdict(way.assessment.verdict), &protection, &changes])
}

/// What the package that is looked at would change: what is gone, what is new, what it gives less or more of.
fn changes_ui(ui: &mut Ui, scene: &Scene, shown: &Scene, view: &View) {
    let scenario = scene.scenario();
    let change = Compared::of(scene, shown).change;
    let which = view.preview.as_ref().and_then(|preview| preview.way);
    ui.add_space(space::S);
    section_ui(
        ui,
        &which.map_or_else(|| "What it changes".to_owned(), |way| format!("What way {} changes", letter(way))),
    );
    for finding in &change.cleared {
        let text = format!("Gone: {}", wording::finding_heading(scenario, finding));
        marked_ui(ui, Tone::Good, Icon::Check, Type::Small.text(text).color(tokens(ui).text));
    }
    for finding in &change.new {
        let (tone, icon) = tones::finding(finding);
        let text = format!("New: {}", wording::finding_heading(scenario, finding));
        marked_ui(ui, tone, icon, Type::Small.text(text).color(tokens(ui).text));
    }
    for one in &change.protection {
        let (before, after) = (one.in_practice.before, one.in_practice.after);
        let name = wording::name::function(scenario, &one.function);
        if before != after {
            let (more, icon) = if after > before { ("More", Icon::Plus) } else { ("Less", Icon::Minus) };
            let text = format!("{more}: {name} {} → {}", before.0, after.0);
            marked_ui(ui, Tone::Neutral, icon, Type::Small.text(text).color(tokens(ui).text));
        }
    }
    let (before, after) = (wording::money(scenario, scene.assessment()), wording::money(scenario, shown.assessment()));
    if before != after {
        muted_ui(ui, format!("Cost: {before} → {after}"));
    }
}

/// All else that is known of what could be.
fn rest_ui(ui: &mut Ui, scene: &Scene, view: &mut View, out: &mut Vec<Action>) {
    let acceptable = &scene.scenario().acceptable;
    let (binding, level) = (wording::binding(acceptable.binding), wording::feasibility(acceptable.at_least));
    let unknown = wording::feasibility(acceptable.unknown);
    let answers = scene.answers();
    if let Some(conflict) = &answers.conflict {
        conflict_ui(ui, scene, conflict, view, out);
    }
    if answers.ends.is_some() || answers.count.is_some() {
        section_of_ui(ui, "How much is left", &[()], |ui, ()| ends::left_ui(ui, scene));
    }
    if let Some(accepting) = &answers.accepting {
        accepting_ui(ui, scene.scenario(), accepting);
    }
    section_of_ui(ui, "More", &[()], |ui, ()| {
        let detail = "Feasibility, violations, protection and cost against one another";
        let item = Item { mark: (Tone::Neutral, Icon::Dot), title: "Packages that none beats", detail };
        item_ui(ui, &item, Subject::Frontier, out);
        let detail = "What would be different without one source, or one disputed position";
        let item = Item { mark: (Tone::Neutral, Icon::Quote), title: "If a source falls", detail };
        item_ui(ui, &item, Subject::Hinges, out);
    });
    muted_ui(
        ui,
        format!(
            "Looked for are packages that respect {binding}, with every card at least {level}; what is unknown counts as {unknown}"
        ),
    );
}

/// Why nothing is acceptable, and who would have to move.
fn conflict_ui(ui: &mut Ui, scene: &Scene, conflict: &Conflict, view: &mut View, out: &mut Vec<Action>) {
    let scenario = scene.scenario();
    section_of_ui(ui, "Why no package is acceptable", conflict.reason.as_slice(), |ui, reason| {
        paragraph_ui(ui, wording::reason(scenario, reason));
    });
    match &conflict.moving {
        Moving::Nothing => {}
        Moving::Unknown => {
            muted_ui(ui, "Who would have to move could not be worked out in the time there was");
        }
        Moving::NotPositions(reason) => {
            section_of_ui(ui, "Who would have to move", &[()], |ui, ()| {
                paragraph_ui(ui, "No actor’s moving would help: pins, assumptions and facts exclude every package");
            });
            section_of_ui(ui, "What excludes them", reason.as_slice(), |ui, reason| {
                paragraph_ui(ui, wording::reason(scenario, reason));
            });
        }
        Moving::Positions(movers) => {
            section_of_ui(ui, "Who would have to move: one of these", &conflict.then, |ui, (positions, then)| {
                paragraph_ui(ui, wording::movers(scenario, positions));
                if let Some(way) = then {
                    muted_ui(ui, "Then this would become possible:");
                    lone_way_ui(ui, scene, way, view, out);
                }
            });
            if !movers.complete {
                muted_ui(ui, "There may be others");
            }
        }
    }
}

/// What each actor would have to accept for the package as it stands.
fn accepting_ui(ui: &mut Ui, scenario: &Scenario, accepting: &Accepting) {
    let sets = accepting.positions.sets.iter().filter(|set| !set.is_empty());
    let sets: Vec<Vec<String>> = sets.map(|set| wording::movers_by_actor(scenario, set)).collect();
    let title = "Who would have to give way for the package as it stands";
    let title = if sets.len() > 1 { format!("{title}: one of these") } else { title.to_owned() };
    section_of_ui(ui, &title, &sets, |ui, actors| {
        for actor in actors {
            paragraph_ui(ui, actor);
        }
    });
    if let Some(besides) = wording::besides(scenario, accepting) {
        muted_ui(ui, besides);
    }
}
