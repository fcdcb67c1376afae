//! Text reaches a contrast of 4.5:1 and graphics 3:1, on every surface they are used on, in both themes.
use egui::accesskit::Role;
use egui::{Color32, Key, Modifiers, Rect, Shape};
use guarantee_board::scenario::Feasibility;
use guarantee_board::ui::theme::{DISABLED, Tokens, Tone};

use crate::common::app::Window;

/// WCAG 2.2, "contrast ratio": 1 (none) to 21 (black on white).
fn contrast(left: Color32, right: Color32) -> f64 {
    let (left, right) = (luminance(left), luminance(right));
    (left.max(right) + 0.05) / (left.min(right) + 0.05)
}

/// WCAG 2.2, "relative luminance".
fn luminance(color: Color32) -> f64 {
    assert!(color.is_opaque(), "contrast is defined for opaque colours, not {color:?}");
    let linear = |channel: u8| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
}

/// Every pair with less contrast than `least`, in words.
fn too_faint(least: f64, pairs: Vec<(String, Color32, Color32)>) -> Vec<String> {
    let ratio = |(name, above, below): (String, Color32, Color32)| (name, contrast(above, below));
    let faint = pairs.into_iter().map(ratio).filter(|&(_, ratio)| ratio < least);
    faint.map(|(name, ratio)| format!("{name}: {ratio:.2}")).collect()
}

/// The surfaces that text and graphics of any kind stand on.
fn surfaces(tokens: &Tokens) -> [(&'static str, Color32); 6] {
    [
        ("window", tokens.window),
        ("panel", tokens.panel),
        ("ground", tokens.ground),
        ("card", tokens.card),
        ("card_hover", tokens.card_hover),
        ("chip", tokens.chip),
    ]
}

fn text_pairs(tokens: &Tokens) -> Vec<(String, Color32, Color32)> {
    let softs = Tone::ALL.map(|tone| ("soft", tokens.tone(tone).soft));
    let more = [("cell", tokens.cell), ("cell_hover", tokens.cell_hover), ("selection", tokens.selection)];
    let mut pairs = vec![
        ("on_accent on accent".to_owned(), tokens.on_accent, tokens.accent),
        ("on_accent on accent_hover".to_owned(), tokens.on_accent, tokens.accent_hover),
        ("focus on selection".to_owned(), tokens.focus, tokens.selection),
    ];
    for (name, below) in surfaces(tokens).into_iter().chain(softs).chain(more) {
        pairs.push((format!("text on {name}"), tokens.text, below));
        pairs.push((format!("text_muted on {name}"), tokens.text_muted, below));
    }
    for (name, below) in surfaces(tokens) {
        pairs.push((format!("accent on {name}"), tokens.accent, below));
    }
    for tone in Tone::ALL {
        let colors = tokens.tone(tone);
        for (name, below) in surfaces(tokens).into_iter().chain([("its soft", colors.soft), ("cell", tokens.cell)]) {
            pairs.push((format!("strong {tone:?} on {name}"), colors.strong, below));
        }
    }
    pairs
}

/// Text of what cannot be used now, as it is painted: it says what it is, and why it cannot be used.
fn disabled_pairs(tokens: &Tokens) -> Vec<(String, Color32, Color32)> {
    let faded = |below: Color32| {
        let mix =
            |text: u8, below: u8| (f32::from(text) * DISABLED + f32::from(below) * (1.0 - DISABLED)).round() as u8;
        let (text, [r, g, b, _]) = (tokens.text, below.to_array());
        Color32::from_rgb(mix(text.r(), r), mix(text.g(), g), mix(text.b(), b))
    };
    surfaces(tokens).map(|(name, below)| (format!("disabled text on {name}"), faded(below), below)).to_vec()
}

fn graphic_pairs(tokens: &Tokens) -> Vec<(String, Color32, Color32)> {
    let mut pairs = Vec::new();
    for (name, below) in surfaces(tokens).into_iter().chain([("cell", tokens.cell)]) {
        for (edge, above) in [
            ("control_border", tokens.control_border),
            ("card_border_hover", tokens.card_border_hover),
            ("card_border_selected", tokens.card_border_selected),
            ("focus", tokens.focus),
        ] {
            pairs.push((format!("{edge} on {name}"), above, below));
        }
    }
    for tone in Tone::ALL {
        let colors = tokens.tone(tone);
        for (name, below) in surfaces(tokens).into_iter().chain([("its soft", colors.soft)]) {
            pairs.push((format!("line {tone:?} on {name}"), colors.line, below));
        }
    }
    for level in Feasibility::ALL {
        for (name, below) in surfaces(tokens).into_iter().chain([("off", tokens.off)]) {
            pairs.push((format!("level {level:?} on {name}"), tokens.level(level), below));
        }
    }
    pairs
}

#[test]
fn text_has_a_contrast_of_four_and_a_half_in_the_light_theme() {
    assert_eq!(too_faint(4.5, text_pairs(Tokens::light())), [""; 0]);
}

#[test]
fn text_has_a_contrast_of_four_and_a_half_in_the_dark_theme() {
    assert_eq!(too_faint(4.5, text_pairs(Tokens::dark())), [""; 0]);
}

#[test]
fn what_cannot_be_used_can_be_read() {
    for tokens in [Tokens::light(), Tokens::dark()] {
        assert_eq!(too_faint(4.5, disabled_pairs(tokens)), [""; 0]);
    }
    let mut window = Window::shipped();
    window.keys(Modifiers::COMMAND, Key::R);
    assert!(is_accented(&mut window, "Close round"), "what can be pressed stands out");
    window.click_on(Role::TextInput, "Name");
    window.keys(Modifiers::COMMAND, Key::A);
    window.key(Key::Delete);
    assert!(window.is_disabled("Close round"));
    assert!(!is_accented(&mut window, "Close round"), "faded text on a faded ground of accent cannot be read");
}

/// Whether a button has a ground of accent, faded or not.
fn is_accented(window: &mut Window, name: &str) -> bool {
    fn fills(shape: &Shape, place: Rect, colors: [Color32; 2]) -> bool {
        match shape {
            Shape::Vec(parts) => parts.iter().any(|part| fills(part, place, colors)),
            Shape::Rect(rect) => colors.contains(&rect.fill) && rect.rect.contains_rect(place.shrink(2.0)),
            _ => false,
        }
    }
    let place = window.find(Role::Button, name).rect();
    let accent = Tokens::of(window.ctx().theme()).accent;
    let colors = [accent, accent.gamma_multiply(DISABLED)];
    window.harness().output().shapes.iter().any(|shape| fills(&shape.shape, place, colors))
}

#[test]
fn graphics_have_a_contrast_of_three_in_the_light_theme() {
    assert_eq!(too_faint(3.0, graphic_pairs(Tokens::light())), [""; 0]);
}

#[test]
fn graphics_have_a_contrast_of_three_in_the_dark_theme() {
    assert_eq!(too_faint(3.0, graphic_pairs(Tokens::dark())), [""; 0]);
}

#[test]
fn contrast_is_one_for_a_colour_on_itself_and_twenty_one_for_black_on_white() {
    assert!((contrast(Color32::GRAY, Color32::GRAY) - 1.0).abs() < 1e-9);
    assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 1e-9);
}

/// The colour as a screen without colours shows it.
fn grey(color: Color32) -> Color32 {
    // Of equal luminance: the linear channel taken back to what is stored.
    let linear = luminance(color);
    let share = if linear <= 0.003_130_8 { linear * 12.92 } else { 1.055 * linear.powf(1.0 / 2.4) - 0.055 };
    Color32::from_gray((share * 255.0).round() as u8)
}

#[test]
fn in_grey_text_and_graphics_keep_their_contrast() {
    for tokens in [Tokens::light(), Tokens::dark()] {
        let greyed = |pairs: Vec<(String, Color32, Color32)>| {
            pairs.into_iter().map(|(name, above, below)| (name, grey(above), grey(below))).collect()
        };
        // Rounding to one of 256 greys moves a ratio by less than a hundredth part.
        assert_eq!(too_faint(4.45, greyed(text_pairs(tokens))), [""; 0]);
        assert_eq!(too_faint(2.97, greyed(graphic_pairs(tokens))), [""; 0]);
    }
}
