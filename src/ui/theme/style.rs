//! Hands the theme to egui: fonts, text styles, spacing and the look of its widgets.
use egui::style::{ScrollStyle, Selection, TextCursorStyle, WidgetVisuals, Widgets};
use egui::{Color32, Context, CornerRadius, Margin, Shadow, Stroke, Style, Theme, Visuals, vec2};

use super::{Tokens, Tone, space, typography};

/// How long it takes to fade or slide, in seconds.
pub const ANIMATION: f32 = 0.12;

/// How long the pointer rests before a tip appears, in seconds.
const TIP: f32 = 0.6;

/// How much of its colour remains of what cannot be used now: it can still be read, since it says why.
pub const DISABLED: f32 = 0.65;

/// Sets up fonts, both themes and spacing. Call once, before the first frame.
pub fn install(ctx: &Context) {
    ctx.set_fonts(typography::fonts());
    // Zooming is a command of the program, which remembers it.
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    for theme in [Theme::Light, Theme::Dark] {
        ctx.style_mut_of(theme, |style| {
            style.visuals = visuals(theme);
            style.text_styles.extend(typography::text_styles());
            style.animation_time = ANIMATION;
            style.interaction.tooltip_delay = TIP;
            spacing(style);
        });
    }
}

fn spacing(style: &mut Style) {
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(space::S, space::XS);
    spacing.button_padding = vec2(10.0, space::XS);
    spacing.interact_size = vec2(space::ROW, space::ROW);
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 10.0;
    spacing.icon_spacing = 6.0;
    spacing.indent = space::L;
    spacing.menu_margin = Margin::same(6);
    spacing.menu_spacing = 2.0;
    spacing.window_margin = Margin::same(16);
    spacing.combo_width = 120.0;
    spacing.tooltip_width = 320.0;
    spacing.scroll = ScrollStyle {
        bar_width: 8.0,
        floating_width: 6.0,
        floating_allocated_width: 8.0,
        bar_inner_margin: 2.0,
        bar_outer_margin: 1.0,
        foreground_color: true,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        dormant_handle_opacity: 0.25,
        active_handle_opacity: 0.4,
        interact_handle_opacity: 0.6,
        ..ScrollStyle::thin()
    };
}

fn visuals(theme: Theme) -> Visuals {
    let tokens = Tokens::of(theme);
    let shadow = |depth: u8| Shadow { offset: [0, 2], blur: depth, spread: 0, color: tokens.shadow };
    Visuals {
        override_text_color: None,
        weak_text_color: Some(tokens.text_muted),
        widgets: widgets(tokens),
        selection: Selection { bg_fill: tokens.selection, stroke: Stroke::new(1.5, tokens.focus) },
        hyperlink_color: tokens.accent,
        faint_bg_color: tokens.ground,
        extreme_bg_color: tokens.card,
        text_edit_bg_color: Some(tokens.card),
        code_bg_color: tokens.chip,
        warn_fg_color: tokens.tone(Tone::Warn).strong,
        error_fg_color: tokens.tone(Tone::Bad).strong,
        window_corner_radius: CornerRadius::same(space::RADIUS_LARGE),
        window_shadow: shadow(20),
        window_fill: tokens.window,
        window_stroke: Stroke::new(1.0, tokens.card_border),
        menu_corner_radius: CornerRadius::same(space::RADIUS_LARGE),
        popup_shadow: shadow(12),
        panel_fill: tokens.panel,
        text_cursor: TextCursorStyle {
            stroke: Stroke::new(1.5, tokens.text),
            // A blinking cursor would draw a frame twice a second for nothing.
            blink: false,
            ..TextCursorStyle::default()
        },
        disabled_alpha: DISABLED,
        indent_has_left_vline: false,
        slider_trailing_fill: true,
        ..theme.default_visuals()
    }
}

/// The states of a widget differ in ground and edge; their text keeps its full contrast in all of them.
fn widgets(tokens: &Tokens) -> Widgets {
    let state = |ground: Color32, edge: Color32| WidgetVisuals {
        bg_fill: ground,
        weak_bg_fill: ground,
        bg_stroke: Stroke::new(1.0, edge),
        corner_radius: CornerRadius::same(space::RADIUS),
        fg_stroke: Stroke::new(1.5, tokens.text),
        expansion: 0.0,
    };
    let text = Stroke::new(1.0, tokens.text);
    Widgets {
        noninteractive: WidgetVisuals { fg_stroke: text, ..state(tokens.panel, tokens.divider) },
        // The ground of a slider's rail and of a box to tick.
        inactive: WidgetVisuals { bg_fill: tokens.off, ..state(tokens.card, tokens.control_border) },
        hovered: state(tokens.card_hover, tokens.accent),
        // Also what has the keyboard; the ring around it is drawn by the application, around whatever it is.
        active: state(tokens.selection, tokens.focus),
        open: state(tokens.card_hover, tokens.control_border),
    }
}
