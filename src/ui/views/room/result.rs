//! What the room has voted, beside what the sources say: a row for each card and each position, the biggest disagreement
//! first, in an order that stays until the next reveal.

use egui::{Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::columns::{Columns, outline, row_ui};
use super::dots::{Look, dots, initials, named};
use super::row_heights;
use crate::assess::{
    Accord, Assessment, CardAssessment, CardTally, Reading, assess, by_disagreement, changed_about, changed_on,
    hold_accord, hold_tally, median, positions_by_disagreement, seats_saying,
};
use crate::ballot::asked_positions;
use crate::scenario::{Card, Feasibility, Hold, RuleId, Scenario, Seat, VoiceId};
use crate::ui::command::Action;
use crate::ui::layout::Measures;
use crate::ui::scene::Scene;
use crate::ui::state::{Subject, View};
use crate::ui::theme::typography::semibold;
use crate::ui::theme::{FeasibilityBar, Icon, Tone, Type, icons, space, tokens};
use crate::ui::views::tones;
use crate::ui::widgets::line::{Line, fitting, hover_ground, line_ui, press_ui, tip};
use crate::ui::widgets::scroll::scrolled_ui;
use crate::wording;

/// How high the row of the levels' names is, in points.
const HEAD: f32 = 38.0;

/// The result.
struct Result<'a> {
    scene: &'a Scene,
    measures: Measures,
    columns: Columns,
    names: bool,
}

/// Draws the result.
pub fn result_ui(ui: &mut Ui, scene: &Scene, view: &mut View, out: &mut Vec<Action>) {
    let measures = Measures::now(ui);
    let columns = Columns::of(ui.max_rect().width());
    let result = Result { scene, measures, columns, names: view.room.names };
    // With one voice heard, its own votes would stand for what the sources say.
    let everyone = scene.package().filter(|_| scene.reading().voice.is_some()).map(|package| {
        let reading = Reading { voice: None, ..scene.reading().clone() };
        assess(scene.model(), package, &reading)
    });
    let sources = everyone.as_ref().unwrap_or(scene.assessment());
    let whole = ui.max_rect();
    let (head, rest) = whole.split_top_bottom_at_y(whole.top() + HEAD);
    result.head_ui(ui, head);
    let mut page = ui.new_child(egui::UiBuilder::new().id_salt("result").max_rect(rest));
    scrolled_ui(&mut page, ScrollArea::vertical().auto_shrink(false), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        result.cards_ui(ui, sources, view, out);
        result.positions_ui(ui, out);
        ui.add_space(space::L);
    });
}

impl Result<'_> {
    fn scenario(&self) -> &Scenario {
        self.scene.scenario()
    }

    /// How large words of second rank are, in points.
    fn small(&self) -> f32 {
        self.measures.pick(12.5, 12.5, 14.0)
    }

    /// The names of the columns.
    fn head_ui(&self, ui: &mut Ui, rect: Rect) {
        let colors = tokens(ui);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colors.divider));
        let place = self.columns.name(rect).shrink2(vec2(0.0, 6.0));
        let title = "How feasible?";
        let line = Line::new(ui, title, Type::Strong.font(), colors.text, place.width());
        let at = line_ui(ui, place.with_max_x(place.left() + line.width()), title, Type::Strong.font(), colors.text);
        let rest = place.with_min_x(at.rect.right() + space::S);
        line_ui(ui, rest, "biggest gap first", Type::Small.font(), colors.text_muted);
        let place = |level: Feasibility| self.columns.levels(rect, level.number(), 1).shrink2(vec2(4.0, 6.0));
        // All have a bar before them, or none.
        let beside = Feasibility::ALL.into_iter().all(|level| {
            let word = wording::feasibility(level);
            let text = Line::new(ui, word, Type::SmallStrong.font(), colors.text, f32::INFINITY);
            FeasibilityBar::new(level).size().x + 6.0 + text.width() <= place(level).width()
        });
        for level in Feasibility::ALL {
            let (place, bar, word) = (place(level), FeasibilityBar::new(level), wording::feasibility(level));
            if beside {
                bar.paint(ui.painter(), pos2(place.left() + 2.0, place.center().y - 4.5), colors);
            }
            let left = if beside { place.left() + bar.size().x + 8.0 } else { place.left() + 4.0 };
            line_ui(ui, place.with_min_x(left), word, Type::SmallStrong.font(), colors.text);
        }
        if self.columns.rest > 0.0 {
            self.legend_ui(ui, self.columns.rest(rect).shrink2(vec2(0.0, 6.0)));
        }
    }

    /// What the outline and the bar say.
    fn legend_ui(&self, ui: &mut Ui, place: Rect) {
        let colors = tokens(ui);
        let mark = Rect::from_center_size(pos2(place.left() + 10.0, place.center().y), vec2(19.0, 13.0));
        ui.painter().rect_stroke(mark, 4.0, Stroke::new(2.0, colors.text), StrokeKind::Inside);
        let text = Line::new(ui, "sources", Type::Small.font(), colors.text_muted, f32::INFINITY).width();
        let sources = Rect::from_min_max(
            pos2(mark.right() + 6.0, place.top()),
            pos2(mark.right() + 6.0 + text + 1.0, place.bottom()),
        );
        line_ui(ui, sources, "sources", Type::Small.font(), colors.text_muted);
        let bar = Rect::from_center_size(pos2(sources.right() + 20.0, place.center().y), vec2(20.0, 4.0));
        ui.painter().rect_filled(bar, 2.0, colors.text);
        let median = Rect::from_min_max(pos2(bar.right() + 6.0, place.top()), place.max);
        line_ui(ui, median, "median", Type::Small.font(), colors.text_muted);
    }

    fn cards_ui(&self, ui: &mut Ui, sources: &Assessment, view: &mut View, out: &mut Vec<Action>) {
        let Some(package) = self.scene.package() else { return };
        let (height, _) = row_heights(self.measures);
        for card in by_disagreement(self.scenario(), package) {
            let (rect, mut row) = row_ui(ui, &card.element, vec2(ui.available_width(), height));
            let asked = view.room.at.as_ref() == Some(&card.element);
            let sourced = sources.cards.iter().find(|known| known.element == card.element);
            let link = self.card_ui(&mut row, rect, (card, sourced), asked, out);
            if asked && view.room.enter_row() {
                link.request_focus();
                ui.scroll_to_rect(rect, None);
            }
        }
    }

    /// A row of a card; gives what opens it.
    fn card_ui(
        &self,
        ui: &mut Ui,
        rect: Rect,
        (card, sourced): (&Card, Option<&CardAssessment>),
        asked: bool,
        out: &mut Vec<Action>,
    ) -> egui::Response {
        let scenario = self.scenario();
        if asked {
            ui.painter().rect_filled(rect.shrink2(vec2(4.0, 1.0)), 4.0, tokens(ui).tone(Tone::Accent).soft);
        }
        let name = wording::name::element(scenario, &card.element);
        let changed: Vec<&VoiceId> = changed_on(scenario, card).collect();
        let tally = CardTally::of(scenario, card);
        let levels = tally.as_ref().map(CardTally::levels).unwrap_or_default();
        let link = self.name_ui(ui, rect, name, &changed);
        if link.clicked() {
            out.push(Action::Open(Subject::Card(card.element.clone())));
        }
        let (Some(tally), Some(middle)) = (tally, median(&levels)) else {
            let place = self.columns.levels(rect, 0, 5).shrink2(vec2(8.0, 6.0));
            let text = "Nobody has judged it as it stands";
            line_ui(ui, place, text, Type::Small.font(), tokens(ui).text_muted);
            return link;
        };
        self.accord_ui(ui, rect, tally.accord());
        let range = wording::level_range(&levels);
        let beside = sourced.map(|sourced| wording::beside_sources(middle, sourced.level, sourced.certainty));
        let beside = beside.unwrap_or_default();
        self.levels_ui(ui, rect, &tally, sourced);
        let bar = self.columns.levels(rect, middle.0.number(), middle.1.number() - middle.0.number() + 1);
        let bar = Rect::from_min_max(
            pos2(bar.left() + 10.0, rect.bottom() - 6.0),
            pos2(bar.right() - 10.0, rect.bottom() - 2.5),
        );
        ui.painter().rect_filled(bar, 2.0, tokens(ui).text);
        let split = tally.accord() == Accord::Split;
        let said = Feasibility::ALL.into_iter().filter(|level| tally.saying(*level).next().is_some());
        let said = said.map(|level| self.told(wording::feasibility(level), tally.saying(level)));
        let counted = said.collect::<Vec<_>>().join(", ");
        let whole = wording::remarks([&range, &beside, &counted]);
        self.rest_ui(ui, rect, (&range, split), (&beside, &format!("Median {}", wording::median(middle))));
        self.tell(ui, rect, &format!("{name}: {} · {whole}", wording::accord(tally.accord())));
        link
    }

    /// An answer with how many seats give it, or which, where that may be told.
    fn told<'s>(&self, answer: &str, seats: impl Iterator<Item = &'s VoiceId>) -> String {
        let seats: Vec<&VoiceId> = seats.collect();
        if self.names {
            let names = seats.iter().map(|seat| wording::name::seat(self.scenario(), seat));
            format!("{answer}: {}", wording::list(names.collect::<Vec<_>>()))
        } else {
            format!("{answer} {}", seats.len())
        }
    }

    /// What a screen reader hears of a row, and what stands in its tip.
    fn tell(&self, ui: &Ui, rect: Rect, text: &str) {
        let place = self.columns.levels(rect, 0, 5).union(self.columns.accord(rect));
        let response = ui.interact(place, ui.scope_id().with(("row", text)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
        if self.names || self.columns.rest <= 0.0 {
            tip(&response, rect, text);
        }
    }

    /// The name of what was judged, and below it what was changed; gives what opens it.
    fn name_ui(&self, ui: &mut Ui, rect: Rect, name: &str, changed: &[&VoiceId]) -> egui::Response {
        let colors = tokens(ui);
        let mut place = self.columns.name(rect);
        let below = Rect::from_min_max(pos2(place.left(), place.center().y + 2.0), place.max - vec2(0.0, 3.0));
        if !changed.is_empty() {
            place = Rect::from_min_max(place.min + vec2(0.0, 3.0), pos2(place.right(), place.center().y + 2.0));
            let warn = colors.tone(Tone::Warn).strong;
            let mark = Rect::from_center_size(pos2(below.left() + 6.0, below.center().y), vec2(11.0, 11.0));
            icons::paint(ui.painter(), Icon::Triangle, mark, warn);
            let mut text = wording::changed_votes(changed.len());
            if self.names {
                let names = changed.iter().map(|seat| wording::name::seat(self.scenario(), seat));
                text = format!("{text}: {}", wording::list(names.collect::<Vec<_>>()));
            }
            let room = below.with_min_x(mark.right() + 5.0);
            line_ui(ui, room, &text, Type::Small.font(), warn);
        }
        let font = egui::FontId::new(self.measures.pick(13.5, 14.0, 15.5), semibold());
        let line = Line::new(ui, name, font, colors.text, place.width());
        let pressed = place.with_max_x(place.left() + line.width());
        let response = press_ui(ui, pressed.shrink2(vec2(0.0, 1.0)), ("judged", name), Role::Link, name);
        hover_ground(ui, &response, pressed.expand2(vec2(4.0, -4.0)));
        line.paint(ui, place);
        if line.is_cut() {
            tip(&response, rect, name);
        }
        response
    }

    /// How far the room is of one mind, in a sign and a word.
    fn accord_ui(&self, ui: &Ui, rect: Rect, accord: Accord) {
        let colors = tokens(ui);
        let place = self.columns.accord(rect);
        let mark = Rect::from_center_size(pos2(place.left() + 7.0, place.center().y), vec2(14.0, 14.0));
        let (tone, icon) = tones::accord(accord);
        let color = if tone == Tone::Neutral { colors.text_muted } else { colors.tone(tone).strong };
        icons::paint(ui.painter(), icon, mark, color);
        let text = place.with_min_x(mark.right() + 7.0);
        Line::new(ui, wording::accord(accord), Type::Strong.font(), color, text.width()).paint(ui, text);
    }

    /// The votes on each level, and an outline around the one that the sources say.
    fn levels_ui(&self, ui: &Ui, rect: Rect, tally: &CardTally, sourced: Option<&CardAssessment>) {
        let colors = tokens(ui);
        let levels = tally.levels();
        let (first, last) = (levels.first(), levels.last());
        for level in Feasibility::ALL {
            let cell = self.columns.levels(rect, level.number(), 1);
            let cell = cell.with_min_y(rect.top() + 4.0).with_max_y(rect.bottom() - 8.0);
            let within = first.is_some_and(|first| *first <= level) && last.is_some_and(|last| level <= *last);
            let source = sourced.filter(|sourced| sourced.level == level);
            if within || source.is_some() {
                ui.painter().rect_filled(cell, f32::from(space::RADIUS), colors.card);
            }
            if let Some(source) = source {
                outline(ui, cell, source.certainty != crate::assess::Certainty::Known);
            }
            self.votes(ui, cell.shrink2(vec2(8.0, 0.0)), tally.saying(level), Look::Filled(colors.level(level)));
        }
    }

    /// Dots for seats, or with their initials.
    fn votes<'s>(&self, ui: &Ui, place: Rect, seats: impl Iterator<Item = &'s VoiceId>, look: Look) {
        if !self.names {
            return dots(ui, place, (seats.count(), self.measures.pick(1.0, 1.0, 1.25)), look);
        }
        let scenario = self.scenario();
        let who = |id: &VoiceId| {
            let name = scenario.seat(id).map_or("", |seat| &seat.name);
            initials(name, scenario.seat_place(id).unwrap_or_default())
        };
        named(ui, place, &seats.map(who).collect::<Vec<_>>(), look);
    }

    /// From where to where, and the middle beside the sources.
    fn rest_ui(&self, ui: &Ui, rect: Rect, (range, strong): (&str, bool), (beside, brief): (&str, &str)) {
        if self.columns.rest <= 0.0 {
            return;
        }
        let colors = tokens(ui);
        let place = self.columns.rest(rect);
        let (upper, lower) = place.shrink2(vec2(0.0, place.height() * 0.08)).split_top_bottom_at_fraction(0.5);
        let size = self.small();
        let face = if strong { semibold() } else { egui::FontFamily::Proportional };
        Line::new(ui, range, egui::FontId::new(size, face), colors.text, upper.width()).paint(ui, upper);
        // Levels are never cut: what the sources say is outlined, too.
        let font = egui::FontId::proportional(size);
        let shown = fitting(ui, &[beside, brief], &font, lower.width());
        Line::new(ui, shown, font, colors.text_muted, lower.width()).paint(ui, lower);
        let response = ui.interact(place, ui.scope_id().with("range"), Sense::hover());
        if shown != beside {
            tip(&response, rect, &wording::remarks([range, beside]));
        }
    }

    fn positions_ui(&self, ui: &mut Ui, out: &mut Vec<Action>) {
        let scenario = self.scenario();
        let seats: Vec<&Seat> = scenario.seats.iter().collect();
        let mut judged = asked_positions(scenario, self.scene.assessment(), &seats);
        judged.retain(|rule| hold_tally(scenario, rule).is_some() || changed_about(scenario, rule).next().is_some());
        let rules = positions_by_disagreement(scenario, judged);
        if rules.is_empty() {
            return;
        }
        let (rect, mut row) = row_ui(ui, "positions", vec2(ui.available_width(), HEAD));
        let colors = tokens(ui);
        let heads = [
            (self.columns.name(rect), "Would the position hold?", Type::Strong),
            (self.columns.levels(rect, 0, 2), "Would hold", Type::SmallStrong),
            (self.columns.levels(rect, 2, 2), "Would give way", Type::SmallStrong),
            (self.columns.levels(rect, 4, 1), "No view", Type::Small),
        ];
        for (column, (place, text, style)) in heads.into_iter().enumerate() {
            let inset = if column == 0 { 0.0 } else { 8.0 };
            line_ui(&mut row, place.shrink2(vec2(inset, 6.0)), text, style.font(), colors.text);
        }
        for rule in &rules {
            self.position_ui(ui, rule, out);
        }
    }

    fn position_ui(&self, ui: &mut Ui, rule: &RuleId, out: &mut Vec<Action>) {
        let scenario = self.scenario();
        let colors = tokens(ui);
        let (rect, mut row) = row_ui(ui, rule, vec2(ui.available_width(), row_heights(self.measures).1));
        let ui = &mut row;
        let heading = wording::rule_heading(scenario, rule);
        let changed: Vec<&VoiceId> = changed_about(scenario, rule).collect();
        if self.name_ui(ui, rect, &heading, &changed).clicked() {
            out.push(Action::Open(Subject::Rule(rule.clone())));
        }
        let tally = hold_tally(scenario, rule).unwrap_or_default();
        if let Some(accord) = hold_accord(tally) {
            self.accord_ui(ui, rect, accord);
        }
        let all = scenario.seats.len();
        let looks = [(Hold::Holds, 0, Look::Filled(colors.text)), (Hold::GivesWay, 2, Look::Ring(colors.text))];
        for (hold, from, look) in looks {
            let cell = self.columns.levels(rect, from, 2).shrink2(vec2(0.0, 4.0));
            ui.painter().rect_filled(cell, f32::from(space::RADIUS), colors.card);
            self.votes(ui, cell.shrink2(vec2(8.0, 0.0)), seats_saying(scenario, rule, hold), look);
        }
        let none = all.saturating_sub((tally.holds + tally.gives_way) as usize);
        if none > 0 {
            let place = self.columns.levels(rect, 4, 1).shrink2(vec2(8.0, 0.0));
            Line::new(ui, &none.to_string(), Type::Small.font(), colors.text_muted, place.width()).paint(ui, place);
        }
        let counted = format!("{} of {all}: it would hold", tally.holds);
        if self.columns.rest > 0.0 {
            let place = self.columns.rest(rect);
            let kind = scenario.position(rule).and_then(|position| position.firmness).map_or("", wording::firmness);
            let (whole, font) = (wording::remarks([counted.as_str(), kind]), egui::FontId::proportional(self.small()));
            let shown = fitting(ui, &[&whole, &counted], &font, place.width());
            Line::new(ui, shown, font, colors.text, place.width()).paint(ui, place);
        }
        let told = |hold: Hold, word: &str| self.told(word, seats_saying(scenario, rule, hold));
        let accord = hold_accord(tally).map_or("", wording::accord);
        let facts = wording::remarks([
            accord.to_owned(),
            counted,
            told(Hold::Holds, "would hold"),
            told(Hold::GivesWay, "would give way"),
            format!("no view {none}"),
        ]);
        self.tell(ui, rect, &format!("{heading}: {facts}"));
    }
}
