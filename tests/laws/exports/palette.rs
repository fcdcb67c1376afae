//! The colours of what leaves are those of the window.

use egui::Color32;
use guarantee_board::report::picture::palette::{self, Colour, Palette, ToneColours};
use guarantee_board::scenario::Feasibility;
use guarantee_board::ui::theme::{Tokens, Tone, ToneColors};

fn hex(color: Color32) -> String {
    format!("#{:02x}{:02x}{:02x}", color.r(), color.g(), color.b())
}

fn same(palette: &Palette, tokens: &Tokens) {
    let Palette { ground, cell, card, card_border, chip, text, text_muted, accent, divider, off, .. } = palette;
    let pairs: [(Colour, Color32); 10] = [
        (ground, tokens.ground),
        (cell, tokens.cell),
        (card, tokens.card),
        (card_border, tokens.card_border),
        (chip, tokens.chip),
        (text, tokens.text),
        (text_muted, tokens.text_muted),
        (accent, tokens.accent),
        (divider, tokens.divider),
        (off, tokens.off),
    ];
    for (ours, theirs) in pairs {
        assert_eq!(ours, hex(theirs));
    }
    let Palette { bad, warn, good, neutral, emphasis, levels, .. } = palette;
    let tones =
        [(bad, Tone::Bad), (warn, Tone::Warn), (good, Tone::Good), (neutral, Tone::Neutral), (emphasis, Tone::Accent)];
    for (ToneColours { strong, soft, line }, tone) in tones {
        let ToneColors { strong: theirs, soft: ground, line: edge } = tokens.tone(tone);
        assert_eq!([*strong, *soft, *line], [hex(theirs), hex(ground), hex(edge)], "{tone:?}");
    }
    for (colour, level) in levels.iter().zip(Feasibility::ALL) {
        assert_eq!(*colour, hex(tokens.level(level)), "{level:?}");
    }
}

#[test]
fn the_colours_are_those_of_the_window() {
    same(&palette::LIGHT, Tokens::light());
    same(&palette::DARK, Tokens::dark());
}
