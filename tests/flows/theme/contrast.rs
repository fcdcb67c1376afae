//! Text reaches a contrast of 4.5:1 and graphics 3:1, on every surface they are used on, in both themes.
use egui::Color32;
use guarantee_board::scenario::Feasibility;
use guarantee_board::ui::theme::{Tokens, Tone};

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
