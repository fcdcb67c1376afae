//! Which commands show a state: those that switch something on and off, and those that choose one of several.

use egui::ThemePreference;

use super::all::Command;
use super::now::Now;
use crate::ui::state::Centre;
use crate::ui::theme::Icon;

/// The state of a command that has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// One of several choices that exclude one another: whether it is the one.
    Choice(bool),
    /// Something that is on or off.
    Switch(bool),
}

impl Mark {
    /// Whether it is chosen, or on.
    pub fn on(self) -> bool {
        match self {
            Self::Choice(on) | Self::Switch(on) => on,
        }
    }

    /// What stands before the name; a switch that is off has nothing.
    pub fn icon(self) -> Option<Icon> {
        match self {
            Self::Choice(true) => Some(Icon::Chosen),
            Self::Choice(false) => Some(Icon::Circle),
            Self::Switch(true) => Some(Icon::Check),
            Self::Switch(false) => None,
        }
    }
}

impl Command {
    /// Its state as things stand, if it is one that has a state.
    pub fn mark(self, now: &Now<'_>) -> Option<Mark> {
        let view = now.view;
        let theme = |theme| Some(Mark::Choice(view.theme == theme));
        match self {
            Self::ShowBoard => Some(Mark::Choice(view.centre == Centre::Board)),
            Self::ShowMatrix => Some(Mark::Choice(view.centre == Centre::Matrix)),
            Self::ShowGrid => Some(Mark::Choice(view.centre == Centre::Grid)),
            Self::ShowRounds => Some(Mark::Choice(matches!(view.centre, Centre::Rounds | Centre::Round(_)))),
            Self::ShowComparison => Some(Mark::Choice(view.centre == Centre::Comparison)),
            Self::ShowRoom => Some(Mark::Choice(matches!(view.centre, Centre::Room | Centre::Ballot(_)))),
            Self::Audience => Some(Mark::Switch(view.audience.open)),
            Self::FreezeAudience => Some(Mark::Switch(view.audience.frozen)),
            Self::WholeBoard => Some(Mark::Switch(view.audience.whole)),
            Self::SharePreview => Some(Mark::Switch(view.preview.as_ref().is_some_and(|preview| preview.shared))),
            Self::DiscussCard => Some(Mark::Switch(now.discusses_selected())),
            Self::ShowActor => Some(Mark::Choice(matches!(view.centre, Centre::Actor(_)))),
            Self::LightTheme => theme(ThemePreference::Light),
            Self::DarkTheme => theme(ThemePreference::Dark),
            Self::SystemTheme => theme(ThemePreference::System),
            Self::Present => Some(Mark::Switch(view.presenting)),
            Self::EditScenario => Some(Mark::Switch(view.editor.open)),
            Self::ReduceMotion => Some(Mark::Switch(view.still)),
            _ => None,
        }
    }
}
