//! The bar at the bottom: what the package gives, what the program has just done or could not do, and which file is open.

use std::path::{Path, PathBuf};

use egui::{Align, Context, Id, Label, Layout, Order, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use super::gives::gives_ui;
use crate::ui::command::{Action, Command, Now};
use crate::ui::document::OpenFile;
use crate::ui::scene::Scene;
use crate::ui::theme::{Icon, Tone, Type, icon_ui, space, tokens};
use crate::ui::views::clock_end_ui;
use crate::ui::widgets::icon_button_ui;
use crate::ui::widgets::line::{Line, hover_ground, press_ui, tip};

/// What the program has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// Whether something went wrong.
    pub error: bool,
    /// Whether it names a folder, which is nobody's business on a shared screen.
    pub private: bool,
    /// The file that is offered with it.
    pub file: Option<PathBuf>,
}

impl Notice {
    /// Something that was done.
    pub fn info(text: impl Into<String>) -> Self {
        Self { text: text.into(), error: false, private: false, file: None }
    }

    /// Something that was done in a folder that is named.
    pub fn place(text: impl Into<String>) -> Self {
        Self { private: true, ..Self::info(text) }
    }

    /// The file that was open last is offered.
    pub fn last_open(path: &Path) -> Self {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        Self { file: Some(path.to_owned()), ..Self::info(format!("Last time you worked on {name}")) }
    }

    /// Something that went wrong.
    pub fn error(text: impl Into<String>) -> Self {
        Self { text: text.into(), error: true, private: false, file: None }
    }
}

/// Draws the bar at the bottom: what the package gives, costs and uses, or in its place what the program has to say; and at
/// the right end which file is open. `before`: the board as it stands, while another package is looked at.
pub fn status_ui(
    ui: &mut Ui,
    now: &Now<'_>,
    (shown, before): (&Scene, Option<&Scene>),
    (file, state): (&OpenFile, &str),
    notice: Option<&Notice>,
    out: &mut Vec<Action>,
) {
    let rect = ui.max_rect().shrink2(vec2(space::M, 0.0));
    let tokens = tokens(ui);
    let width = (rect.width() * 0.22).min(230.0);
    let mut right = rect.with_min_x(rect.right() - width);
    if now.view.presenting {
        let text = Command::Present.text(now);
        let place = right.with_min_x(right.right() - 130.0).shrink2(vec2(0.0, 2.0));
        let response = press_ui(ui, place, "present", Role::Button, &text);
        hover_ground(ui, &response, place);
        let line = Line::new(ui, &text, Type::Small.font(), tokens.text, place.width());
        line.paint(ui, place.with_min_x(place.right() - line.width() - 6.0));
        if response.clicked() {
            out.push(Action::Do(Command::Present));
        }
        right = place;
    } else {
        file_ui(ui, right, file, state);
    }
    let left = rect.with_max_x(right.left() - space::M);
    let time = ui.input(|input| input.time);
    if let Some(clock) = now.view.clock.as_ref().filter(|clock| clock.tells(time)) {
        clock_end_ui(ui, left, clock, out);
    } else if let Some(notice) = notice.filter(|notice| !(notice.private && now.view.presenting)) {
        notice_ui(ui, left, notice, out);
    } else {
        gives_ui(ui, left, shown, before, out);
    }
}

/// Which file is open, and whether it is saved.
fn file_ui(ui: &mut Ui, rect: Rect, file: &OpenFile, state: &str) {
    let text = format!("{} · {state}", file.name());
    let color = tokens(ui).text_muted;
    let line = Line::new(ui, &text, Type::Small.font(), color, rect.width());
    let place = rect.with_min_x(rect.right() - line.width());
    let response = ui.interact(place, ui.scope_id().with("file"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text.as_str()));
    line.paint(ui, place);
    let path = file.path.as_ref();
    let path = path.map_or_else(|| "Not a file yet: Save as… makes one".to_owned(), |path| path.display().to_string());
    tip(&response, place, &path);
}

/// What the program has to say.
fn notice_ui(ui: &mut Ui, rect: Rect, notice: &Notice, out: &mut Vec<Action>) {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
    let ui = &mut child;
    ui.spacing_mut().interact_size.y = rect.height() - 2.0;
    ui.spacing_mut().button_padding.y = 0.0;
    let (tone, icon) = if notice.error { (Tone::Bad, Icon::Cross) } else { (Tone::Neutral, Icon::Info) };
    let color = tokens(ui).tone(tone).strong;
    if notice.error && icon_button_ui(ui, Icon::Close, "Away with this message").clicked() {
        out.push(Action::DismissNotice);
    }
    icon_ui(ui, icon, 12.0, color);
    if let Some(path) = &notice.file
        && ui.button(Type::Small.text("Open it")).clicked()
    {
        out.push(Action::OpenRecent(path.clone()));
    }
    ui.add(Label::new(Type::Small.text(&notice.text).color(color)).truncate());
}

/// While a file is held over the window: what letting it go would do.
pub fn drop_hint_ui(ctx: &Context) {
    let held = ctx.input(|input| input.raw.hovered_files.len());
    if held == 0 {
        return;
    }
    let text = if held == 1 { "Let go to open this file, or to bring it in" } else { "Let go to bring in these files" };
    egui::Area::new(Id::unique("drop hint"))
        .order(Order::Foreground)
        .anchor(egui::Align2::CENTER_CENTER, egui::Vec2::ZERO)
        .show(ctx, |ui| {
            egui::Frame::popup(ui.style()).inner_margin(24).show(ui, |ui| {
                ui.label(Type::Heading.text(text));
            });
        });
}
